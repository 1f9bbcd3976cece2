//! The whole answer of a run.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::{DocumentName, Finding, Fingerprint, Fingerprints, Severity, Status};
use crate::source::{FileId, Sources, Span};

/// When the verdict was given, and how that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// The moment that rules took for now.
    pub at: DateTime<FixedOffset>,
    /// Where it came from.
    pub source: ClockSource,
}

/// Where the clock came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClockSource {
    /// `--now`.
    Given,
    /// The machine's clock.
    System,
}

/// How much of the project the findings are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// The whole project.
    All,
    /// The paths that were named on the command line.
    Paths,
}

/// Something that was not evaluated, and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Skipped {
    /// A file, a rule, or whatever else was left out.
    pub what: String,
    /// Why, in the reader's language.
    pub why: String,
    /// How many of them the entry stands for.
    pub count: usize,
}

/// The figures of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Documents that were judged.
    pub documents: usize,
    /// Rules in force.
    pub rules: usize,
    /// Pairs of a rule and a document that were evaluated.
    pub evaluated: usize,
    /// All that was not evaluated.
    pub skipped: Vec<Skipped>,
    /// Lowered rules and changed parameters.
    pub overrides: Vec<String>,
    /// What rests on the documents' own word.
    pub unproven: Vec<String>,
}

/// Something that can still be met and is not yet due; it never gates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The rule's id.
    pub rule: String,
    /// The document.
    pub document: Option<DocumentName>,
    /// The file.
    pub file: FileId,
    /// The place in it.
    pub span: Span,
    /// What is missing, in the reader's language.
    pub missing: String,
    /// What to write once it is given, as YAML.
    pub example: Option<String>,
    /// Whether it takes a person.
    pub by_person: bool,
    /// The ids of those who may give it.
    pub who_may: Vec<String>,
    /// Before when it must be given.
    pub before: Option<DateTime<FixedOffset>>,
}

/// A policy in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PolicyName {
    /// Its id.
    pub id: String,
    /// `sha256:` and the digest of its text.
    pub digest: String,
}

/// The whole answer, in an order that depends on nothing but the input.
#[derive(Debug, Clone)]
pub struct Report {
    /// The clock of the verdict.
    pub clock: Clock,
    /// What it covers.
    pub scope: Scope,
    /// The policies in force.
    pub policies: Vec<PolicyName>,
    /// By path, position and rule.
    pub findings: Vec<Finding>,
    /// In the same order.
    pub pending: Vec<Pending>,
    /// The first instant at which the clock alone would change the verdict, as far as what is pending shows.
    pub valid_until: Option<DateTime<FixedOffset>>,
    /// The figures.
    pub summary: Summary,
}

impl Report {
    /// Puts findings in order (path, position, rule, pointer, message) and gives each its fingerprint.
    pub fn new(
        clock: Clock,
        scope: Scope,
        policies: Vec<PolicyName>,
        mut findings: Vec<Finding>,
        mut pending: Vec<Pending>,
        summary: Summary,
        sources: &Sources,
    ) -> Self {
        findings.sort_by(|a, b| {
            let key = |finding: &Finding| (finding.primary.file, finding.primary.span);
            key(a)
                .cmp(&key(b))
                .then_with(|| a.rule.cmp(&b.rule))
                .then_with(|| a.pointer.cmp(&b.pointer))
                .then_with(|| a.message.cmp(&b.message))
        });
        let mut fingerprints = Fingerprints::default();
        for finding in &mut findings {
            let path = &sources.file(finding.primary.file).path;
            finding.fingerprint = fingerprints.next(|ordinal| Fingerprint::of(finding, path, ordinal));
        }
        pending.sort_by(|a, b| (a.file, a.span, &a.rule, &a.missing).cmp(&(b.file, b.span, &b.rule, &b.missing)));
        let valid_until = pending.iter().filter_map(|pending| pending.before).filter(|before| *before > clock.at).min();
        Self { clock, scope, policies, findings, pending, valid_until, summary }
    }

    /// Whether something counts at or above a severity, or could not be decided.
    pub fn fails(&self, bar: Severity) -> bool {
        let counts = |finding: &Finding| finding.severity >= bar || finding.status == Status::Undecided;
        self.findings.iter().any(|finding| finding.gates() && counts(finding))
    }

    /// How many findings of a severity count.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.gates() && finding.severity == severity).count()
    }

    /// How many findings have a status.
    pub fn count_status(&self, status: Status) -> usize {
        self.findings.iter().filter(|finding| finding.status == status).count()
    }
}
