//! What vedtak answers with: findings, the fixes they propose, and the report that holds them.
//!
//! A rule gives [`Judgement`]s; what each counts for makes a [`Report`] of them; in a reader's words they are [`Finding`]s
//! and [`Pending`]s, of which every output format is a view.

mod error;
mod fingerprint;
mod judgement;
mod report;
mod rule;

pub use error::{Error, Errors, Fault, set_up};
pub use fingerprint::{Fingerprint, Fingerprints, PENDING_WAY};
pub use judgement::{Judgement, Mark, Open, Ruling, Weight};
pub use report::{
    Clock, ClockSource, Counted, Due, Override, PolicyName, Report, Rested, Scope, Setting, Skipped, Summary, Tally,
    Unproven,
};
pub use rule::{Hides, Lowering, RuleInfo, RuleRef, Title};

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use crate::source::{FileId, Span};

/// How much a finding weighs. The order is by weight: a note is less than a warning, a warning less than an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing; never gates.
    Note,
    /// Ought to be mended; gates only with `--fail-on warning`.
    Warning,
    /// Must be mended.
    Error,
}

impl Severity {
    /// The word of contracts: `error`, `warning` or `note`.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// Whether a finding counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It stands and counts.
    Active,
    /// The rule could not be decided; that is never a pass.
    Undecided,
    /// It stood on the target branch already; shown, does not gate.
    Existing,
    /// Someone with the mandate has waived the rule for this document.
    Waived,
    /// A record of the breach answers it.
    Answered,
}

impl Status {
    /// Whether it counts towards the exit status: waived, existing and answered ones do not.
    pub fn gates(self) -> bool {
        matches!(self, Self::Active | Self::Undecided)
    }
}

/// A place in a file with words to put there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label<T = String> {
    /// The file.
    pub file: FileId,
    /// The place in it.
    pub span: Span,
    /// At most 60 characters, in the reader's language; may be empty.
    pub text: T,
}

/// One replacement of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The file.
    pub file: FileId,
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// A change of the documents that makes a finding go away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix<T = String> {
    /// What it does, in the reader's language, imperative.
    pub title: T,
    /// Whether it leaves the meaning of the document as it is.
    pub safe: bool,
    /// The replacements; they do not overlap.
    pub edits: Vec<Edit>,
}

/// The document that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct DocumentName {
    /// Its kind.
    pub kind: String,
    /// Its id.
    pub id: String,
}

/// One thing that is not as it must be, as a reader is told of it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub rule: RuleRef,
    /// How much it weighs.
    pub severity: Severity,
    /// Whether it counts.
    pub status: Status,
    /// The fact and the requirement, in the reader's language.
    pub message: String,
    /// What to do, in the reader's language.
    pub help: Option<String>,
    /// What to write, as YAML; `…` stands for what only the writer knows.
    pub example: Option<String>,
    /// The document it is about; none where a file holds no readable one.
    pub document: Option<DocumentName>,
    /// The value at fault as a JSON pointer (RFC 6901) into the document.
    pub pointer: String,
    /// The place at fault.
    pub primary: Label,
    /// Other places that explain it.
    pub labels: Vec<Label>,
    /// What the rule computed, in the machine's form, the same in every language.
    pub facts: serde_json::Map<String, serde_json::Value>,
    /// The clause of the agreement that the rule comes from.
    pub clause: Option<String>,
    /// Changes that would make it go away.
    pub fixes: Vec<Fix>,
    /// Stays the same when lines move.
    pub fingerprint: Fingerprint,
}

/// Something that can still be met and is not yet due, as a reader is told of it; it never gates.
#[derive(Debug, Clone)]
pub struct Pending {
    /// The rule.
    pub rule: RuleRef,
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
    /// The ids of those who may give it.
    pub who_may: Vec<String>,
    /// Before when it must be given.
    pub before: Option<DateTime<FixedOffset>>,
    /// Stays the same when lines move, and differs from that of any finding.
    pub fingerprint: Fingerprint,
}

impl Finding {
    /// An active finding at a place, with nothing else said yet.
    pub fn new(rule: RuleRef, severity: Severity, file: FileId, span: Span, message: String) -> Self {
        Self {
            rule,
            severity,
            status: Status::Active,
            message,
            help: None,
            example: None,
            document: None,
            pointer: String::new(),
            primary: Label { file, span, text: String::new() },
            labels: Vec::new(),
            facts: serde_json::Map::new(),
            clause: None,
            fixes: Vec::new(),
            fingerprint: Fingerprint::default(),
        }
    }

    /// Whether it counts towards the exit status: waived, existing and answered ones do not.
    pub fn gates(&self) -> bool {
        self.status.gates()
    }
}
