//! The whole answer of a run.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::change::Revisions;
use super::{DocumentName, Fingerprint, Judgement, Open, Severity, Share, Status};
use crate::language::Saying;
use crate::source::{FileId, Span};

/// When the verdict was given, and how that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// The moment that rules took for the present.
    pub at: DateTime<FixedOffset>,
    /// Where it came from.
    pub source: ClockSource,
}

/// Where the clock came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClockSource {
    /// `--now`.
    Given,
    /// The machine's clock.
    System,
    /// When a commit came to its line, as its committer claims.
    Commit,
}

/// How much of the project the findings are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportScope {
    /// The whole project.
    All,
    /// The paths that were named on the command line.
    Paths,
}

/// Something that was not evaluated, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Skipped<T = String> {
    /// A file, a rule, or whatever else was left out.
    pub what: T,
    /// Why.
    pub why: T,
    /// How many of them the entry stands for.
    pub count: usize,
    /// The kind of thing that was left out.
    #[serde(skip)]
    pub of: SkippedThing,
}

/// The kind of a thing that was not evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SkippedThing {
    /// A file or folder of its own: one that the command line names, that cannot be read, or that the configuration takes
    /// out; `what` is its path from the root.
    Path,
    /// Files that hold no document of a known kind, counted by folder.
    OtherFiles,
    /// A rule.
    Rule,
    /// What a rule takes on the document's word, since only the history in Git can prove it.
    Proof,
}

/// Something that a project sets otherwise than the rule or the policy does, or that widens or narrows what is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The folder of the project, relative to the root; empty for the root.
    pub folder: String,
    /// What it sets.
    pub what: Setting,
    /// Where it sets it: in its configuration, or in a service.
    pub place: Option<(FileId, Span)>,
}

/// What a project sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Setting {
    /// Files that `exclude` leaves out, as it is written.
    Exclude(String),
    /// A folder that is judged by a configuration of its own.
    Project(String),
    /// Documents of a kind of ours that are judged as another.
    Remapped {
        /// The kind that they name themselves.
        kind: String,
        /// The kind that the configuration gives them.
        mapped: String,
    },
    /// A kind of the project's own that no schema describes.
    Schemaless(String),
    /// That `format` is not asserted in the project's own schemas.
    FormatsIgnored,
    /// That waivers were not counted, which the command line asked for.
    WaiversIgnored,
    /// A service with policies of the project, or with none.
    Policies {
        /// The service's id.
        service: String,
        /// The policies that it lists.
        policies: Vec<String>,
    },
    /// The severity of a rule; `None` where it is off.
    Severity {
        /// The rule's id.
        rule: String,
        /// The severity in force.
        severity: Option<Severity>,
    },
    /// A place where what looks like the number of a person may stand.
    AllowedNumber {
        /// The file, relative to the configuration's folder.
        path: String,
        /// The JSON Pointer to the value; empty for the file's comments and its name.
        pointer: String,
        /// Why it may stand there.
        reason: String,
    },
    /// A parameter of a policy.
    Parameter {
        /// The policy's id.
        policy: String,
        /// The parameter's name.
        name: String,
        /// The value that it is given, as it is written.
        value: String,
        /// The policy's own.
        own: String,
        /// The day from which it holds, where that is still to come; until then the policy's own is in force.
        from: Option<chrono::NaiveDate>,
    },
}

/// What only the history in Git can prove; without it a rule believes the document, or leaves that part out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unproven {
    /// Who wrote it.
    Authorship,
    /// When it was announced.
    Announcement,
    /// When a field was changed.
    Change,
    /// Who approved it.
    Approval,
}

/// How often a rule relied on something that only the history in Git can prove.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnprovenRule {
    /// The rule's id.
    pub rule: String,
    /// What could not be proven.
    pub what: Unproven,
    /// On how many documents.
    pub count: usize,
}

/// The figures of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary<T = String> {
    /// Documents that are judged.
    pub documents: usize,
    /// Those of them that a change neither touches nor can alter the verdict of, so that they stand as the target has them and were
    /// not judged again.
    pub unaffected: usize,
    /// Rules in force.
    pub rules: usize,
    /// Pairs of a rule and a document that were evaluated.
    pub evaluated: usize,
    /// All that was not evaluated.
    pub skipped: Vec<Skipped<T>>,
    /// What projects set otherwise.
    pub overrides: Vec<Override>,
    /// What rests on the documents' own word, in the order of rules.
    pub unproven: Vec<UnprovenRule>,
}

impl<T> Summary<T> {
    /// How many documents were judged by every rule.
    pub fn judged(&self) -> usize {
        self.documents.saturating_sub(self.unaffected)
    }
}

/// A policy in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyName {
    /// Its id.
    pub id: String,
    /// `sha256:` and the digest of its text.
    pub digest: String,
}

/// A judgement with what it counts for.
#[derive(Debug, Clone)]
pub struct Counted {
    /// The judgement.
    pub judgement: Judgement,
    /// How much it weighs.
    pub severity: Severity,
    /// Whether it counts.
    pub status: Status,
    /// Stays the same when lines move.
    pub fingerprint: Fingerprint,
}

/// A judgement that something can still be met; it never gates.
#[derive(Debug, Clone)]
pub struct Due {
    /// The judgement.
    pub judgement: Judgement,
    /// By whom, and until when.
    pub open: Open,
    /// Stays the same when lines move, and differs from that of any finding.
    pub fingerprint: Fingerprint,
}

/// A document that meets all that is asked of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// The document.
    pub document: DocumentName,
    /// Its file.
    pub file: FileId,
    /// The document's place in it.
    pub span: Span,
    /// The ids of those who approved by the document's own word.
    pub approved_by: Vec<String>,
}

/// The titles of the documents, and the names of the people, that a report mentions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Titles {
    /// The titles of documents.
    pub documents: BTreeMap<DocumentName, String>,
    /// The names of people, by their ids.
    pub people: BTreeMap<String, String>,
}

/// That a report is of a share of the documents alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partial {
    /// The share.
    pub share: Share,
    /// How many documents there are in all shares.
    pub documents: usize,
    /// `sha256:` and the digest of all files that were read, with their paths.
    pub files: String,
    /// The documents of the share of which nothing is found in it; another share may have a finding that is shown there.
    pub met: Vec<Met>,
}

/// The whole answer, in no language yet and in an order that depends on nothing but the input.
#[derive(Debug, Clone)]
pub struct Report {
    /// The clock of the verdict.
    pub clock: Clock,
    /// What it covers.
    pub scope: ReportScope,
    /// The share of the documents that it is of; none where it is of all.
    pub partial: Option<Partial>,
    /// The versions of the repository that were compared; none where the project was judged as it lies, by its own rules.
    pub revisions: Option<Revisions>,
    /// The policies in force.
    pub policies: Vec<PolicyName>,
    /// By path, position and rule.
    pub findings: Vec<Counted>,
    /// In the same order.
    pub pending: Vec<Due>,
    /// The first instant at which the clock alone would change the verdict, as far as what is pending shows.
    pub valid_until: Option<DateTime<FixedOffset>>,
    /// The documents that meet all that is asked of them and of which nothing is pending.
    pub met: Vec<Met>,
    /// The titles of the documents and people that the report names.
    pub titles: Titles,
    /// The figures.
    pub summary: Summary<Saying>,
}

/// What a verdict is made of: how much each finding weighs, and whether it counts.
#[derive(Debug, Clone, Default)]
pub struct Tally(Vec<(Severity, Status)>);

impl Report {
    /// What the verdict is made of.
    pub fn tally(&self) -> Tally {
        self.findings.iter().map(|counted| (counted.severity, counted.status)).collect()
    }
}

impl FromIterator<(Severity, Status)> for Tally {
    fn from_iter<I: IntoIterator<Item = (Severity, Status)>>(findings: I) -> Self {
        Self(findings.into_iter().collect())
    }
}

impl Tally {
    /// Whether something counts at or above a severity, or could not be decided.
    pub fn fails(&self, bar: Severity) -> bool {
        self.0.iter().any(|(severity, status)| status.gates() && (*severity >= bar || *status == Status::Undecided))
    }

    /// How many findings of a severity count.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|(own, status)| status.gates() && *own == severity).count()
    }

    /// How many findings have a status.
    pub fn count_status(&self, status: Status) -> usize {
        self.0.iter().filter(|(_, own)| *own == status).count()
    }
}

impl<T> Default for Summary<T> {
    fn default() -> Self {
        Self {
            documents: 0,
            unaffected: 0,
            rules: 0,
            evaluated: 0,
            skipped: Vec::new(),
            overrides: Vec::new(),
            unproven: Vec::new(),
        }
    }
}

impl fmt::Display for Override {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.folder.is_empty() {
            write!(f, "{}: ", self.folder)?;
        }
        match &self.what {
            Setting::Exclude(glob) => write!(f, "exclude: {glob}"),
            Setting::Project(folder) => write!(f, "projects: {folder}"),
            Setting::Remapped { kind, mapped } => write!(f, "documents: {kind} as {mapped}"),
            Setting::Schemaless(kind) => write!(f, "documents: {kind} without a schema"),
            Setting::FormatsIgnored => f.write_str("formats: ignore"),
            Setting::WaiversIgnored => f.write_str("--no-waivers"),
            Setting::Policies { service, policies } => {
                write!(f, "Service {service}: policies [{}]", policies.join(", "))
            }
            Setting::Severity { rule, severity } => write!(f, "{rule}: {}", severity.map_or("off", Severity::as_str)),
            Setting::AllowedNumber { path, pointer, reason } => {
                let place = if pointer.is_empty() { "" } else { " " };
                write!(f, "personalNumbers: {path}{place}{pointer} ({reason})")
            }
            Setting::Parameter { policy, name, value, own, from: None } => {
                write!(f, "{policy}.{name}: {value} ({own})")
            }
            Setting::Parameter { policy, name, value, own, from: Some(from) } => {
                write!(f, "{policy}.{name}: {value} from {from} ({own})")
            }
        }
    }
}
