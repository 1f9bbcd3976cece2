//! What a check finds.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::located::Located;
use crate::expression::Why;
use crate::finding::{DocumentName, Fix, Mark, PeriodName, Severity};
use crate::language::messages::policy as say;
use crate::language::{Fact, Facts, Phrase, Saying};
use crate::source::{FileId, Span};
use crate::yaml::Style;

/// Something that keeps a check from holding.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Why the check does not hold.
    pub result: OutcomeKind,
    /// Where to show it.
    pub place: Shown,
    /// The facts that messages may tell.
    pub facts: Facts,
    /// Other places that explain it.
    pub labels: Vec<Mark>,
    /// The words to show at the place.
    pub label: Option<Saying>,
    /// Changes that would mend it.
    pub fixes: Vec<Fix<Saying>>,
    /// What to write, as YAML from the top of the document.
    pub example: Option<String>,
    /// The document that the check compares with or refers to, which lines to write may belong in.
    pub other: Option<DocumentName>,
    /// A document that is missing in the registry, as YAML.
    pub register: Option<String>,
    /// The message that the part it comes from gives; an index into the rule's messages.
    pub message: Option<usize>,
    /// The severity that the part it comes from gives.
    pub severity: Option<Severity>,
    /// What the check itself says where the policy says nothing: the fact and the help.
    pub says: Option<(Phrase, Phrase)>,
    /// What the check says, and advises, in place of the policy: it knows more of this case.
    pub instead: (Option<Phrase>, Option<Phrase>),
    /// Who may give what is missing, by id; `None` where it is nobody's to give.
    pub who_may: Option<Vec<String>>,
    /// What an edit might still mend of it though its moment has passed.
    pub doubt: Doubt,
    /// Whether an edit may mend it; `None` where it has no moment of its own.
    pub repair: Option<Repair>,
    /// Whether the work of that moment was done.
    pub work: Work,
    /// What the check says that can still be done where it is too late to do it in time.
    pub late: Option<Phrase>,
    /// The instant before which it must be given; `None` without a deadline.
    pub before: Option<DateTime<Utc>>,
    /// Whether the part that it comes from says by when it is owed (`due`).
    pub owed: bool,
    /// The parameters of the policy that it rests on.
    pub parameters: BTreeSet<String>,
    /// The period whose figure it is about, where it is about one.
    pub period: Option<PeriodName>,
}

/// Whether an edit may mend what fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repair {
    /// It may: nothing has happened yet.
    Possible,
    /// It may not: this is when the requirement was broken.
    Past(DateTime<Utc>),
}

/// Whether work was done, as far as its document tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// It was, or it is no work that can wait.
    Done,
    /// Its planned time has come, and nothing says that it was.
    PerhapsUndone,
    /// Its planned time lies ahead.
    Ahead,
}

impl Repair {
    /// Of what is broken at a moment, where it has happened by now.
    pub fn of(broken: DateTime<Utc>, has_happened: bool) -> Self {
        if has_happened { Self::Past(broken) } else { Self::Possible }
    }
}

/// Why a check does not hold.
#[derive(Debug, Clone, PartialEq)]
pub enum OutcomeKind {
    /// It fails.
    Fail,
    /// Its subject is missing, so it cannot be judged, and fails.
    Missing,
    /// It can still be met.
    Pending,
    /// It could not be decided, with the reason.
    Undecided(Box<Why>),
}

/// What an edit might still mend of a breach whose moment has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Nothing.
    None,
    /// What is missing may have been there in time, and only be unwritten.
    Unwritten,
    /// What is written may not be what happened.
    Untrue,
}

/// A place to show.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The document.
    pub document: Option<DocumentName>,
    /// The file.
    pub file: FileId,
    /// The place in it.
    pub span: Span,
    /// For what an alias brings: where it is written.
    pub definition: Option<Span>,
    /// The JSON pointer to the value.
    pub pointer: String,
    /// The path to the value as people write it.
    pub path: String,
}

/// Why something could not be decided.
#[derive(Debug, Clone)]
pub struct Undecided {
    /// Why.
    pub reason: Box<Why>,
    /// Where.
    pub place: Box<Shown>,
    /// The part of an expression that has no value, as it is written on one line.
    pub part: Option<Box<str>>,
}

impl Undecided {
    /// Undecided at a value.
    pub fn at(at: &Located<'_>, reason: Why) -> Self {
        Self { reason: Box::new(reason), place: Box::new(Shown::of(at)), part: None }
    }

    /// The same, with the part of an expression that has no value.
    #[must_use]
    pub fn of_part(mut self, part: impl Into<Box<str>>) -> Self {
        self.part = Some(part.into());
        self
    }
}

impl Shown {
    /// The place of a value; of a block of lines, its key: its first line is about something else as often as not.
    pub fn of(at: &Located<'_>) -> Self {
        let place = at.place();
        let key = place.key.filter(|_| at.node.scalar().is_none() && at.node.style() == Style::Block);
        let pointer = at.pointer();
        Self {
            document: at.document.name.clone(),
            file: at.document.file,
            span: key.unwrap_or(place.span),
            definition: place.definition,
            pointer: pointer.to_string(),
            path: crate::kind::shown_path(&pointer),
        }
    }

    /// The place with a label.
    pub fn label(&self, text: impl Into<Option<Saying>>) -> Mark {
        let text = text.into();
        Mark { file: self.file, span: self.span, text }
    }
}

impl Outcome {
    /// A failure at a value.
    pub fn fail(at: &Located<'_>, facts: Facts) -> Self {
        Self::new(OutcomeKind::Fail, Shown::of(at), facts)
    }

    /// A subject that is missing, shown where it should be.
    pub fn missing(at: &Located<'_>, facts: Facts) -> Self {
        Self::new(OutcomeKind::Missing, Shown::of(at), facts)
    }

    pub(super) fn new(result: OutcomeKind, place: Shown, facts: Facts) -> Self {
        Self {
            result,
            place,
            facts,
            labels: Vec::new(),
            label: None,
            fixes: Vec::new(),
            example: None,
            other: None,
            register: None,
            message: None,
            severity: None,
            says: None,
            instead: (None, None),
            who_may: None,
            doubt: Doubt::None,
            repair: None,
            work: Work::Done,
            late: None,
            before: None,
            owed: false,
            parameters: BTreeSet::new(),
            period: None,
        }
    }

    /// Makes what is missing pending: what is postponed has no time for it yet.
    pub fn put_off(&mut self) {
        if self.result == OutcomeKind::Missing {
            self.result = OutcomeKind::Pending;
            self.instead.0.get_or_insert(say::PUT_OFF);
        }
    }

    /// Whether it fails or could not be decided.
    pub fn gates(&self) -> bool {
        self.result != OutcomeKind::Pending
    }
}

impl From<Undecided> for Outcome {
    fn from(undecided: Undecided) -> Self {
        let Undecided { reason, place, part } = undecided;
        let facts = part.map(|part| Facts::new().with("part", Fact::Code(part.into()))).unwrap_or_default();
        let label = facts.get("part").map(|_| Saying::new(say::NOT_COMPUTED, facts.clone()));
        Self { label, ..Self::new(OutcomeKind::Undecided(reason), *place, facts) }
    }
}
