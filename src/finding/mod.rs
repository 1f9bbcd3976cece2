//! What vedtak answers with, before anybody is told: judgements, the fixes they propose, and the report that holds them.
//!
//! A rule gives [`Judgement`]s; what each counts for makes a [`Report`] of them. The room `report` tells it in a reader's
//! words.

mod block;
mod change;
mod error;
mod fingerprint;
mod judgement;
mod report;
mod rule;
mod share;

pub use block::{Block, BlockPlace, BlockText, Note};
pub use change::{AccountReview, ChangedFile, RepositoryChange, RequestEvidence, Revisions, content_digest};
pub use error::{Error, ErrorKind, Errors, set_up};
pub use fingerprint::{Fingerprint, FingerprintSeed, Fingerprints, PENDING_WAY};
pub use judgement::{Judgement, Mark, Open, PeriodName, Ruling, Weight};
pub use report::{
    Clock, ClockSource, Counted, Due, Met, Override, Partial, PolicyName, Report, ReportScope, Setting, Skipped,
    SkippedThing, Summary, Tally, Titles, Unproven, UnprovenRule,
};
pub use rule::{Effective, Hides, Lowering, RuleInfo, RuleRef, Title};
pub use share::Share;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentName {
    /// Its kind.
    pub kind: String,
    /// Its id.
    pub id: String,
}
