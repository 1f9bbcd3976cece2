//! What a rule finds in a document, before it is decided what that counts for and in which language it is said.

use chrono::{DateTime, FixedOffset, Utc};

use super::{Block, BlockText, DocumentName, Fix, RuleRef, Severity};
use crate::language::Saying;
use crate::source::{FileId, Span};

/// What a rule finds at one place of a document.
#[derive(Debug, Clone)]
pub struct Judgement {
    /// The rule.
    pub rule: RuleRef,
    /// Whether the rule is broken there, is undecided or can still be met.
    pub ruling: Ruling,
    /// How severe it is before the configuration is applied.
    pub weight: Weight,
    /// The document it is about; none where a file holds no readable one.
    pub document: Option<DocumentName>,
    /// The document that was judged, where it is another than the one that shows it.
    pub judged: Option<DocumentName>,
    /// The value at fault as a JSON pointer (RFC 6901) into the document.
    pub pointer: String,
    /// The place at fault.
    pub primary: Mark,
    /// Other places that explain it.
    pub labels: Vec<Mark>,
    /// The message and the help, with the facts that they tell.
    pub says: Saying,
    /// Lines of YAML to write. Those for the document belong together; a new document is an alternative to them.
    pub blocks: Vec<Block<BlockText>>,
    /// What the rule computed, in the machine's form.
    pub facts: serde_json::Map<String, serde_json::Value>,
    /// Changes that would mend it.
    pub fixes: Vec<Fix<Saying>>,
    /// When the requirement was broken, where no edit can repair it any more, so that a record of the breach may answer it.
    pub broken: Option<DateTime<Utc>>,
    /// The period whose figure it is about, where it is about one: by this, and not by what it is shown at, it is known again
    /// and answered.
    pub period: Option<PeriodName>,
    /// The judgement of another rule that it speaks of; its message is the fact `missing`.
    pub about: Option<Box<Judgement>>,
}

/// A period of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodName {
    /// The document whose figure it is, such as a service.
    pub of: Option<DocumentName>,
    /// The period, as documents write it: `2026-10`.
    pub period: String,
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

/// How a rule stands on a document where it does not hold.
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
    /// Whether it is a person's to give, as an approval is.
    pub by_person: bool,
    /// The ids of those who may give it.
    pub who_may: Vec<String>,
    /// The instant before which it must be given; `None` without a deadline.
    pub before: Option<DateTime<FixedOffset>>,
}

/// How severe a judgement is before the configuration is applied.
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
            judged: None,
            pointer: String::new(),
            primary: Mark { file, span, text: None },
            labels: Vec::new(),
            says,
            blocks: Vec::new(),
            facts: serde_json::Map::new(),
            fixes: Vec::new(),
            broken: None,
            period: None,
            about: None,
        }
    }

    /// The document that was judged, wherever it is shown; none where a file holds no readable one.
    pub fn subject(&self) -> Option<&DocumentName> {
        self.judged.as_ref().or(self.document.as_ref())
    }

    /// By whom and until when it can still be met; `None` of any other ruling.
    pub fn open(&self) -> Option<&Open> {
        match &self.ruling {
            Ruling::Open(open) => Some(open),
            Ruling::Broken | Ruling::Undecided => None,
        }
    }
}
