//! Findings and what is pending, as a reader is told of them.

use chrono::{DateTime, FixedOffset};

use crate::finding::{Block, DocumentName, Fingerprint, Fix, RuleRef, Severity, Status};
use crate::source::{FileId, Span};

/// A place in a file with words to put there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// The file.
    pub file: FileId,
    /// The place in it.
    pub span: Span,
    /// At most 60 characters, in the reader's language; may be empty.
    pub text: String,
}

/// One thing that is not as it must be, as a reader is told of it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub rule: RuleRef,
    /// How severe it is.
    pub severity: Severity,
    /// Whether it counts.
    pub status: Status,
    /// The fact and the requirement, in the reader's language.
    pub message: String,
    /// What to do, in the reader's language.
    pub help: Option<String>,
    /// Lines of YAML to write. Those for the document belong together; a new document is an alternative to them.
    pub blocks: Vec<Block>,
    /// The document it is about; none where a file holds no readable one.
    pub document: Option<DocumentName>,
    /// The document that was judged, wherever it is shown.
    pub subject: Option<DocumentName>,
    /// The value at fault as a JSON pointer (RFC 6901) into the document.
    pub pointer: String,
    /// The place at fault.
    pub primary: Annotation,
    /// Other places that explain it.
    pub labels: Vec<Annotation>,
    /// What the rule computed, in the machine's form, the same in every language.
    pub facts: serde_json::Map<String, serde_json::Value>,
    /// Whether no edit can repair it any more.
    pub is_past: bool,
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
    /// The document that was judged, wherever it is shown.
    pub subject: Option<DocumentName>,
    /// The value that is lacking as a JSON pointer into the document.
    pub pointer: String,
    /// The file.
    pub file: FileId,
    /// The place in it.
    pub span: Span,
    /// What is missing, in the reader's language.
    pub missing: String,
    /// What to write once it is given.
    pub blocks: Vec<Block>,
    /// The ids of those who may give it.
    pub who_may: Vec<String>,
    /// The command that gives it, where one does.
    pub command: Option<String>,
    /// The instant before which it must be given; `None` without a deadline.
    pub before: Option<DateTime<FixedOffset>>,
    /// Stays the same when lines move, and differs from that of any finding.
    pub fingerprint: Fingerprint,
}

impl Finding {
    /// An active finding at a place, with all other fields empty.
    pub fn new(rule: RuleRef, severity: Severity, file: FileId, span: Span, message: String) -> Self {
        Self {
            rule,
            severity,
            status: Status::Active,
            message,
            help: None,
            blocks: Vec::new(),
            document: None,
            subject: None,
            pointer: String::new(),
            primary: Annotation { file, span, text: String::new() },
            labels: Vec::new(),
            facts: serde_json::Map::new(),
            is_past: false,
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
