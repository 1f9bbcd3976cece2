//! Why an expression has no value: what fails while it runs.

use std::fmt;

use super::bounds::{LONGEST_TEXT, MOST_PASSES, MOST_WORK};
use super::why::Why;
use crate::source::Span;

/// An expression that has no value for a document: a finding of its rule on it, never a pass.
#[derive(Debug, Clone, PartialEq)]
pub struct NoValue {
    /// The part that failed, as bytes of the expression's source.
    pub span: Span,
    /// Why.
    pub reason: Reason,
}

/// Why a part has no value. `Display` says it in English, as a lowercase phrase.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is named in what `Display` says of its variant")]
pub enum Reason {
    /// A field that the document lacks.
    NoField(String),
    /// A key that the mapping lacks.
    NoKey(String),
    /// A position outside a list or a text.
    NoIndex { index: i64, length: usize },
    /// `value()` of what holds nothing, or the latest of no times.
    Nothing(&'static str),
    /// A division by zero, or what is left of it.
    DivisionByZero,
    /// A number or time out of bounds.
    Overflow(&'static str),
    /// A value that cannot be read as another type.
    NotConverted { text: String, to: &'static str },
    /// Values of types that an operator or function is not for.
    Unlike { operation: &'static str, found: String },
    /// A key that is twice in a mapping.
    RepeatedKey(String),
    /// A text in the place of a time.
    NoTime(String),
    /// A text in the place of a duration.
    NoDuration(String),
    /// A number that 64 bits do not hold.
    TooLarge(String),
    /// A number with more digits than a double tells apart.
    Inexact(String),
    /// A number with a fraction where a whole one is asked for.
    NotWhole(String),
    /// A local time that a clock change skips.
    Skipped(String),
    /// A local time that a clock change repeats.
    Repeated(String),
    /// A time zone that there is not.
    NoZone(String),
    /// A place in a text for `format` that is none.
    NoClause(String),
    /// A period that is no year, quarter or month.
    NoPeriod(String),
    /// A document that is not registered.
    NoDocument { kind: String, id: String },
    /// Lists too long for how deep they are nested.
    TooManyPasses,
    /// More work than an expression may do.
    TooMuchWork,
    /// A text longer than an expression may make.
    TooLong,
    /// A name that the rule's surroundings do not give.
    Unbound(String),
    /// The value of a `let`.
    Let { name: String, inner: Box<NoValue> },
    /// What the calendar, the registry or the history says.
    Host(Box<Why>),
}

impl Reason {
    /// Whether the bounds of an evaluation are reached: nothing makes up for that.
    pub(super) fn is_limit(&self) -> bool {
        match self {
            Self::TooManyPasses | Self::TooMuchWork | Self::TooLong => true,
            Self::Let { inner, .. } => inner.reason.is_limit(),
            _ => false,
        }
    }

    #[expect(
        clippy::unnecessary_box_returns,
        reason = "a failure is rare and large, and results pass through every part"
    )]
    pub(super) fn at(self, span: Span) -> Box<NoValue> {
        Box::new(NoValue { span, reason: self })
    }
}

impl fmt::Display for NoValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reason.fmt(f)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoField(name) => write!(f, "there is no `{name}`"),
            Self::NoKey(key) => write!(f, "there is no key `{key}`"),
            Self::NoIndex { index, length } => write!(f, "there is no position {index} among {length}"),
            Self::Nothing(of) => write!(f, "`{of}` of nothing"),
            Self::DivisionByZero => f.write_str("a division by zero"),
            Self::Overflow(operation) => write!(f, "the result of `{operation}` is out of bounds"),
            Self::NotConverted { text, to } => write!(f, "`{text}` cannot be read as {to}"),
            Self::Unlike { operation, found } => write!(f, "`{operation}` is not for {found}"),
            Self::RepeatedKey(key) => write!(f, "the key `{key}` is there twice"),
            Self::NoTime(text) => write!(f, "`{text}` is no time"),
            Self::NoDuration(text) => write!(f, "`{text}` is no duration"),
            Self::NotWhole(text) => write!(f, "`{text}` is no whole number"),
            Self::TooLarge(text) => write!(f, "`{text}` is no number of 64 bits"),
            Self::Inexact(text) => write!(f, "`{text}` has more digits than a double tells apart"),
            Self::Skipped(text) => write!(f, "`{text}` does not exist: the clock skips it"),
            Self::Repeated(text) => write!(f, "`{text}` comes twice: write the offset"),
            Self::NoZone(name) => write!(f, "there is no time zone `{name}`"),
            Self::NoClause(clause) => write!(f, "`{clause}` is no place for a value"),
            Self::NoPeriod(text) => write!(f, "`{text}` is no year, quarter or month"),
            Self::NoDocument { kind, id } => write!(f, "there is no `{kind}` `{id}`"),
            Self::TooManyPasses => write!(f, "lists in lists take more than {MOST_PASSES} passes"),
            Self::TooMuchWork => write!(f, "the expression takes more than {MOST_WORK} steps"),
            Self::TooLong => write!(f, "a text becomes longer than {LONGEST_TEXT} bytes"),
            Self::Unbound(name) => write!(f, "`{name}` is not known here"),
            Self::Let { name, inner } => write!(f, "`{name}` has no value: {inner}"),
            Self::Host(why) => why.fmt(f),
        }
    }
}
