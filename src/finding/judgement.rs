//! What a rule holds of a document, before it is decided what that counts for and in which language it is said.

use chrono::{DateTime, FixedOffset};

use super::{DocumentName, Fix, RuleRef, Severity};
use crate::language::Saying;
use crate::source::{FileId, Span};

/// What a rule holds of a document.
#[derive(Debug, Clone)]
pub struct Judgement {
    /// The rule.
    pub rule: RuleRef,
    /// What it came to.
    pub ruling: Ruling,
    /// How much it weighs of itself.
    pub weight: Weight,
    /// The document it is about; none where a file holds no readable one.
    pub document: Option<DocumentName>,
    /// The value at fault as a JSON pointer (RFC 6901) into the document.
    pub pointer: String,
    /// The place at fault.
    pub primary: Mark,
    /// Other places that explain it.
    pub labels: Vec<Mark>,
    /// What is said.
    pub says: Saying,
    /// What the rule computed, in the machine's form.
    pub facts: serde_json::Map<String, serde_json::Value>,
    /// Changes that would mend it.
    pub fixes: Vec<Fix<Saying>>,
    /// Whether no edit can repair it any more, so that a record of the breach may answer it.
    pub beyond_repair: bool,
    /// The judgement of another rule that it speaks of; its message is the fact `missing`.
    pub about: Option<Box<Judgement>>,
}

/// A place in a file with words to put there.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The file.
    pub file: FileId,
    /// The place in it.
    pub span: Span,
    /// At most 60 characters in every language; `None` where the place alone is shown.
    pub text: Option<Saying>,
}

/// What a rule came to on a document where it does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ruling {
    /// It is broken.
    Broken,
    /// It could not be decided; that is never a pass.
    Undecided,
    /// It can still be met.
    Open(Open),
}

/// What can still be met: by whom, and until when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Open {
    /// Whether it takes a person.
    pub by_person: bool,
    /// The ids of those who may give it.
    pub who_may: Vec<String>,
    /// Before when it must be given.
    pub before: Option<DateTime<FixedOffset>>,
}

/// How much a judgement weighs of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// As its rule does.
    OfRule,
    /// As its rule does, but never more than this.
    AtMost(Severity),
    /// This, as long as the configuration says nothing of the rule.
    Unconfigured(Severity),
    /// This, whatever the configuration says.
    Always(Severity),
}

impl Judgement {
    /// A rule that is broken at a place.
    pub fn new(rule: RuleRef, file: FileId, span: Span, says: Saying) -> Self {
        Self {
            rule,
            ruling: Ruling::Broken,
            weight: Weight::OfRule,
            document: None,
            pointer: String::new(),
            primary: Mark { file, span, text: None },
            labels: Vec::new(),
            says,
            facts: serde_json::Map::new(),
            fixes: Vec::new(),
            beyond_repair: false,
            about: None,
        }
    }

    /// What can still be met, if that is what it came to.
    pub fn open(&self) -> Option<&Open> {
        match &self.ruling {
            Ruling::Open(open) => Some(open),
            Ruling::Broken | Ruling::Undecided => None,
        }
    }
}
