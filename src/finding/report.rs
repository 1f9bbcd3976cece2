//! The whole answer of a run.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::{Finding, Fingerprint, Severity, Status};
use crate::source::Sources;

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
        let mut seen: HashMap<Fingerprint, usize> = HashMap::new();
        for finding in &mut findings {
            let path = &sources.file(finding.primary.file).path;
            let first = Fingerprint::of(finding, path, 0);
            let ordinal = seen.entry(first.clone()).and_modify(|count| *count += 1).or_insert(0);
            finding.fingerprint = if *ordinal == 0 { first } else { Fingerprint::of(finding, path, *ordinal) };
        }
        Self { clock, scope, policies, findings, summary }
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
