//! What is wrong with an expression, found when it is compiled.

use std::fmt;

use super::bounds::{MOST_BRACKETS, MOST_CHARACTERS, MOST_COMPREHENSIONS, MOST_HEIGHT, MOST_OPERATORS};
use crate::source::Span;

/// A mistake in an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where, as bytes of the expression's source.
    pub span: Span,
    /// What.
    pub kind: ProblemKind,
}

/// What is wrong. `Display` says it in English, as a lowercase phrase; [`ProblemKind::help`] says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is named in what `Display` says of its variant")]
pub enum ProblemKind {
    /// More characters than [`MOST_CHARACTERS`].
    TooLong,
    /// More brackets inside one another than [`MOST_BRACKETS`].
    TooDeep,
    /// More operators than [`MOST_OPERATORS`].
    TooManyOperators,
    /// More parts inside one another than [`MOST_HEIGHT`].
    TooTall,
    /// More comprehensions than [`MOST_COMPREHENSIONS`].
    TooManyComprehensions,
    /// A character that begins nothing.
    UnknownCharacter(char),
    /// A text or quoted name without its end.
    UnclosedText,
    /// An escape that there is not.
    NoEscape(String),
    /// Digits that are no number, or one too large.
    NoNumber(String),
    /// A closing bracket without its opening one.
    Unopened(&'static str),
    /// An opening bracket without its closing one, which is named.
    Unclosed(&'static str),
    /// Something else, or the end, where `expected` has to be.
    Unexpected { found: Option<String>, expected: &'static str },
    /// A word that the language keeps for itself.
    Reserved(String),
    /// A part of CEL that policies have no use for.
    Unsupported(&'static str),
    /// A name that nothing is bound to.
    UnknownName { name: String, nearest: Option<String> },
    /// A function that there is not.
    UnknownFunction { name: String, nearest: Option<String> },
    /// A function that values of this type do not have.
    UnknownMethod { name: String, of: String, nearest: Option<String> },
    /// A kind that there is not.
    UnknownKind { name: String, nearest: Option<String> },
    /// A kind that is not written as a text.
    KindNotWritten(&'static str),
    /// A field that the schema of `of` does not have; `others` have it.
    UnknownField { field: String, of: String, others: Vec<String>, nearest: Option<String> },
    /// A field that `of` need not have; `proposal` reads it where it may be absent.
    Uncertain { path: String, of: String, proposal: String },
    /// A value that may be null, such as `base` of a new document.
    MayBeNull { path: String },
    /// A field of something that has none.
    NotMapping { path: String, found: String },
    /// `value()` of what may hold nothing.
    MayBeEmpty,
    /// A text that is not one of the values that the other side can have.
    UnknownValue { value: String, values: Vec<String>, nearest: Option<String> },
    /// A comparison of what is never equal.
    NeverEqual { left: String, right: String },
    /// A comparison with null of what is never null.
    NeverNull { found: String },
    /// A time or a duration compared with a text.
    ComparedAsText { time: bool },
    /// An operator between values that it is not for.
    Operands { operator: &'static str, left: String, right: String },
    /// An operator, a condition or a body that needs `expected`.
    Expected { expected: String, found: String },
    /// A call with the wrong number of arguments.
    Arguments { function: String, least: usize, most: usize, found: usize },
    /// An argument of the wrong type, counted from 1.
    Argument { function: String, position: usize, expected: String, found: String },
    /// A part of a time, asked for without a time zone.
    NoZone { function: String },
    /// `has()` of something else than a field.
    NotField { function: &'static str },
    /// A comprehension whose variable is not a plain name.
    NotVariable { function: String },
    /// A literal that cannot be read as `expected`.
    NotReadable { text: String, expected: &'static str },
    /// A regular expression that is not written as a text, or is none.
    NotPattern { reason: String },
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(f, "the expression has more than {MOST_CHARACTERS} characters"),
            Self::TooDeep => write!(f, "more than {MOST_BRACKETS} brackets lie inside one another"),
            Self::TooManyOperators => write!(f, "the expression has more than {MOST_OPERATORS} operators"),
            Self::TooTall => write!(f, "more than {MOST_HEIGHT} parts lie inside one another"),
            Self::TooManyComprehensions => {
                write!(f, "the expression goes through lists more than {MOST_COMPREHENSIONS} times")
            }
            Self::UnknownCharacter(character) => write!(f, "`{}` has no meaning here", character.escape_default()),
            Self::UnclosedText => f.write_str("the text has no closing quotation mark"),
            Self::NoEscape(escape) => write!(f, "`{escape}` is no escape"),
            Self::NoNumber(text) => write!(f, "`{text}` is no number of 64 bits"),
            Self::Unopened(bracket) => write!(f, "`{bracket}` closes nothing"),
            Self::Unclosed(bracket) => write!(f, "this bracket is never closed by `{bracket}`"),
            Self::Unexpected { found: Some(found), expected } => write!(f, "`{found}` stands where {expected} has to"),
            Self::Unexpected { found: None, expected } => {
                write!(f, "the expression ends where {expected} has to follow")
            }
            Self::Reserved(word) => write!(f, "`{word}` is a reserved word of CEL"),
            Self::Unsupported(what) => write!(f, "{what} of CEL have no use in policies"),
            Self::UnknownName { name, .. } => write!(f, "there is no name `{name}` here"),
            Self::UnknownFunction { name, .. } => write!(f, "there is no function `{name}`"),
            Self::UnknownMethod { name, of, .. } => write!(f, "{of} has no function `{name}`"),
            Self::UnknownKind { name, .. } => write!(f, "there is no kind `{name}`"),
            Self::KindNotWritten(function) => write!(f, "the kind of `{function}` has to be written out"),
            Self::UnknownField { field, of, others, .. } if others.is_empty() => {
                write!(f, "`{of}` has no field `{field}`")
            }
            Self::UnknownField { field, of, others, .. } => {
                write!(f, "`{of}` has no field `{field}`, unlike `{}`", others.join("`, `"))
            }
            Self::Uncertain { path, of, .. } => write!(f, "`{path}` need not be there: `{of}` may lack it"),
            Self::MayBeNull { path } => write!(f, "`{path}` may be null"),
            Self::NotMapping { path, found } => write!(f, "`{path}` is {found}, which has no fields"),
            Self::MayBeEmpty => f.write_str("`value()` of what may hold nothing"),
            Self::UnknownValue { value, values, .. } => {
                write!(f, "`{value}` is none of the values here: `{}`", values.join("`, `"))
            }
            Self::NeverEqual { left, right } => write!(f, "{left} never equals {right}"),
            Self::NeverNull { found } => write!(f, "{found} is never null"),
            Self::ComparedAsText { time: true } => f.write_str("a time is compared as text"),
            Self::ComparedAsText { time: false } => f.write_str("a duration is compared as text"),
            Self::Operands { operator, left, right } => write!(f, "`{operator}` is not for {left} and {right}"),
            Self::Expected { expected, found } => write!(f, "this is {found}, and has to be {expected}"),
            Self::Arguments { function, least, most, found } if least == most => {
                write!(f, "`{function}` takes {}, not {found}", count(*least))
            }
            Self::Arguments { function, least, most, found } => {
                write!(f, "`{function}` takes {least} to {}, not {found}", count(*most))
            }
            Self::Argument { function, position, expected, found } => {
                write!(f, "argument {position} of `{function}` is {found}, and has to be {expected}")
            }
            Self::NoZone { function } => write!(f, "`{function}` of a time needs a time zone"),
            Self::NotField { function } => write!(f, "`{function}` asks for a field, such as `doc.title`"),
            Self::NotVariable { function } => write!(f, "the first argument of `{function}` has to be a new name"),
            Self::NotReadable { text, expected } => write!(f, "`{text}` is not {expected}"),
            Self::NotPattern { reason } => write!(f, "the regular expression cannot be used: {reason}"),
        }
    }
}

fn count(arguments: usize) -> String {
    match arguments {
        0 => "no arguments".to_owned(),
        1 => "1 argument".to_owned(),
        more => format!("{more} arguments"),
    }
}

impl ProblemKind {
    /// The name or value that was probably meant.
    pub fn nearest(&self) -> Option<&str> {
        match self {
            Self::UnknownName { nearest, .. }
            | Self::UnknownFunction { nearest, .. }
            | Self::UnknownMethod { nearest, .. }
            | Self::UnknownKind { nearest, .. }
            | Self::UnknownField { nearest, .. }
            | Self::UnknownValue { nearest, .. } => nearest.as_deref(),
            _ => None,
        }
    }

    /// What to do, in English: imperative, no full stop.
    pub fn help(&self) -> Option<String> {
        if let Some(nearest) = self.nearest() {
            return Some(format!("write `{nearest}` if that is meant"));
        }
        Some(match self {
            Self::UnknownField { others, .. } if !others.is_empty() => {
                format!("narrow the part to those that have it, with `kinds: [{}]`", others.join(", "))
            }
            Self::Uncertain { proposal, .. } => format!("write `{proposal}`, or ask `has(…) &&` before"),
            Self::MayBeNull { path } => format!("ask `{path} != null &&` before"),
            Self::MayBeEmpty => "write `.orValue(…)`, or ask `.hasValue() &&` before".to_owned(),
            Self::NeverNull { .. } => "ask `has(…)`: what is null in a document counts as absent".to_owned(),
            Self::ComparedAsText { time: true } => {
                "write the other side as `timestamp(\"2026-12-08T00:00:00Z\")`".to_owned()
            }
            Self::ComparedAsText { time: false } => "write the other side as `duration(\"2h\")`".to_owned(),
            Self::NoZone { function } => format!("name the zone: `{function}(\"Europe/Oslo\")`"),
            Self::TooLong | Self::TooDeep | Self::TooManyOperators | Self::TooTall | Self::TooManyComprehensions => {
                "name a part of it with `let`, or split the rule".to_owned()
            }
            Self::Operands { operator: "in", .. } => {
                "write `… in [x].flatten()` where `x` may be one or a list".to_owned()
            }
            Self::Reserved(word) => format!("write another name; as a field, `.{word}` is fine"),
            _ => return None,
        })
    }
}
