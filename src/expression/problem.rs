//! What is wrong with an expression, found when it is compiled.

use super::bounds::{MOST_BRACKETS, MOST_CHARACTERS, MOST_COMPREHENSIONS, MOST_HEIGHT, MOST_OPERATORS};
use crate::language::messages::{expression as say, names};
use crate::language::{Fact, Label, Noun, Phrase, Sentence};
use crate::source::Span;

/// A mistake in an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpressionProblem {
    /// Where, as bytes of the expression's source.
    pub span: Span,
    /// What.
    pub kind: ProblemKind,
}

/// What is wrong; [`ProblemKind::sentence`] says it, [`ProblemKind::help`] says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is named in what the sentence says of its variant")]
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
    Unexpected { found: Option<String>, expected: Box<Label> },
    /// An operator of another language; here it is another one.
    Elsewhere { found: String, here: &'static str },
    /// A field with a hyphen, which is read as a minus; `proposal` selects it.
    Hyphen { field: String, proposal: String },
    /// A word that the language keeps for itself.
    Reserved(String),
    /// A part of CEL that policies have no use for.
    Unsupported(Phrase),
    /// A name that nothing is bound to.
    UnknownName { name: String, nearest: Option<String> },
    /// A function that there is not.
    UnknownFunction { name: String, nearest: Option<String> },
    /// A function that values of this type do not have.
    UnknownMethod { name: String, of: Box<Label>, nearest: Option<String> },
    /// A kind that there is not.
    UnknownKind { name: String, nearest: Option<String> },
    /// A kind that is not written as a text.
    KindNotWritten(&'static str),
    /// A field that the schema of `of` does not have; `others` have it.
    UnknownField { field: String, of: String, others: Vec<String>, nearest: Option<String> },
    /// A field that `of` need not have; `proposal` reads it where it may be absent.
    Uncertain { path: String, of: Box<Label>, proposal: String },
    /// A value that may be null, such as `base` of a new document.
    MayBeNull { path: String },
    /// A field of something that has none.
    NotMapping { path: String, found: Box<Label> },
    /// `value()` of what may hold nothing.
    MayBeEmpty,
    /// A text that is not one of the values that the other side can have.
    UnknownValue { value: String, values: Vec<String>, nearest: Option<String> },
    /// A comparison of what is never equal.
    NeverEqual { left: Box<Label>, right: Box<Label> },
    /// A comparison with null of what is never null.
    NeverNull { found: Box<Label> },
    /// A time, a duration or a version compared with a text.
    ComparedAsText(Unconverted),
    /// An operator between values that it is not for.
    Operands { operator: &'static str, left: Box<Label>, right: Box<Label> },
    /// An operator, a condition or a body that needs `expected`, perhaps for a function.
    Expected { expected: Box<Label>, found: Box<Label>, function: Option<String> },
    /// A call with the wrong number of arguments.
    Arguments { function: String, least: usize, most: usize, found: usize },
    /// An argument of the wrong type, counted from 1.
    Argument { function: String, position: usize, expected: Box<Label>, found: Box<Label> },
    /// A part of a time, asked for without a time zone.
    NoZone { function: String },
    /// A time zone that there is not.
    UnknownZone { name: String, nearest: Option<String> },
    /// A place in a text for `format` that is none.
    NoClause(String),
    /// A text for `format` with more or fewer places than there are values.
    Miscounted { clauses: usize, values: usize },
    /// A glob that is none.
    BadGlob { glob: String },
    /// A glob that is not written as a text.
    GlobNotWritten,
    /// Two variables of a comprehension with one name.
    SameVariable { name: String },
    /// `has()` of something else than a field.
    NotField { function: &'static str },
    /// A comprehension whose variable is not a plain name.
    NotVariable { function: String },
    /// A literal that cannot be read as `expected`.
    NotReadable { text: String, expected: Phrase },
    /// A regular expression that is none, for the engine's reason, in English.
    BadPattern { reason: String },
    /// A regular expression that is not written as a text.
    PatternNotWritten,
}

/// What a text is not, that looks like it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unconverted {
    /// A time.
    Time,
    /// A length of time.
    Duration,
    /// A version.
    Version,
}

impl ProblemKind {
    /// What is wrong, and what is required.
    pub fn sentence(&self) -> Sentence {
        let code = |text: &str| Fact::code(text);
        let word = |label: &Label| Fact::Label(label.clone());
        match self {
            Self::TooLong => say::TOO_LONG.with("most", most(MOST_CHARACTERS)),
            Self::TooDeep => say::TOO_DEEP.with("most", most(MOST_BRACKETS)),
            Self::TooManyOperators => say::TOO_MANY_OPERATORS.with("most", most(MOST_OPERATORS)),
            Self::TooTall => say::TOO_TALL.with("most", most(usize::from(MOST_HEIGHT))),
            Self::TooManyComprehensions => say::TOO_MANY_COMPREHENSIONS.with("most", most(MOST_COMPREHENSIONS)),
            Self::UnknownCharacter(character) => {
                say::UNKNOWN_CHARACTER.with("character", Fact::code(character.escape_default().to_string()))
            }
            Self::UnclosedText => say::UNCLOSED_TEXT.into(),
            Self::NoEscape(escape) => say::NO_ESCAPE.with("escape", code(escape)),
            Self::NoNumber(text) => say::NO_NUMBER.with("number", code(text)),
            Self::Unopened(bracket) => say::UNOPENED.with("bracket", code(bracket)),
            Self::Unclosed(bracket) => say::UNCLOSED.with("bracket", code(bracket)),
            Self::Unexpected { found, expected } => match found {
                Some(found) => say::UNEXPECTED.with("found", code(found)),
                None => say::UNEXPECTED_END.into(),
            }
            .with("expected", word(expected)),
            Self::Elsewhere { found, .. } => say::ELSEWHERE.with("operator", code(found)),
            Self::Hyphen { field, .. } => say::HYPHEN.with("field", code(field)),
            Self::Reserved(text) => say::RESERVED.with("word", code(text)),
            Self::Unsupported(what) => say::UNSUPPORTED.with("what", word(&what.label())),
            Self::UnknownName { name, .. } => unknown(names::UNKNOWN_HERE, names::NAME, name),
            Self::UnknownFunction { name, .. } => unknown(names::UNKNOWN, names::FUNCTION, name),
            Self::UnknownMethod { name, of, .. } => say::NO_METHOD.with("of", word(of)).with("name", code(name)),
            Self::UnknownKind { name, .. } => unknown(names::UNKNOWN, names::KIND, name),
            Self::KindNotWritten(function) => say::KIND_NOT_WRITTEN.with("function", code(function)),
            Self::UnknownField { field, of, others, .. } => {
                say::NO_FIELD.with("of", code(of)).with("field", code(field)).with("others", Fact::all(others))
            }
            Self::Uncertain { path, of, .. } => say::UNCERTAIN.with("path", code(path)).with("of", word(of)),
            Self::MayBeNull { path } => say::MAY_BE_NULL.with("path", code(path)),
            Self::NotMapping { path, found } => say::NO_MAPPING.with("path", code(path)).with("found", word(found)),
            Self::MayBeEmpty => say::MAY_BE_EMPTY.into(),
            Self::UnknownValue { value, values, .. } => {
                say::UNKNOWN_VALUE.with("value", code(value)).with("values", Fact::all(values))
            }
            Self::NeverEqual { left, right } => say::NEVER_EQUAL.with("left", word(left)).with("right", word(right)),
            Self::NeverNull { found } => say::NEVER_NULL.with("found", word(found)),
            Self::ComparedAsText(Unconverted::Time) => say::TIME_AS_TEXT.into(),
            Self::ComparedAsText(Unconverted::Duration) => say::DURATION_AS_TEXT.into(),
            Self::ComparedAsText(Unconverted::Version) => say::VERSION_AS_TEXT.into(),
            Self::Operands { operator, left, right } => {
                say::OPERANDS.with("operator", code(operator)).with("left", word(left)).with("right", word(right))
            }
            Self::Expected { expected, found, function } => say::EXPECTED
                .with("found", word(found))
                .with("expected", word(expected))
                .with("function", code(function.as_deref().unwrap_or(""))),
            Self::Arguments { function, least, most, found } => {
                let of = Noun {
                    nb: ["argument", "argumenter"],
                    sv: ["argument", "argument"],
                    en: ["argument", "arguments"],
                };
                let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
                let least = if least == most { Fact::text("") } else { Fact::number(count(*least)) };
                say::ARGUMENTS
                    .with("function", code(function))
                    .with("least", least)
                    .with("most", Fact::Count { n: count(*most), of })
                    .with("found", Fact::number(count(*found)))
            }
            Self::Argument { function, position, expected, found } => say::ARGUMENT
                .with("position", most(*position))
                .with("function", code(function))
                .with("found", word(found))
                .with("expected", word(expected)),
            Self::NoZone { function } => say::NO_ZONE.with("function", code(function)),
            Self::UnknownZone { name, .. } => unknown(names::UNKNOWN, names::TIME_ZONE, name),
            Self::NoClause(clause) => say::NO_CLAUSE.with("clause", code(clause)),
            Self::Miscounted { clauses, values } => {
                say::MISCOUNTED.with("clauses", most(*clauses)).with("values", most(*values))
            }
            Self::BadGlob { glob } => say::BAD_GLOB.with("glob", code(glob)),
            Self::GlobNotWritten => say::GLOB_NOT_WRITTEN.into(),
            Self::SameVariable { name } => say::SAME_VARIABLE.with("name", code(name)),
            Self::NotField { function } => say::NOT_FIELD.with("function", code(function)),
            Self::NotVariable { function } => say::NOT_VARIABLE.with("function", code(function)),
            Self::NotReadable { text, expected } => {
                say::NOT_READABLE.with("text", code(text)).with("expected", word(&expected.label()))
            }
            Self::BadPattern { reason } => say::BAD_PATTERN.with("reason", code(reason)),
            Self::PatternNotWritten => say::PATTERN_NOT_WRITTEN.into(),
        }
    }

    /// The name or value that was probably meant.
    pub fn nearest(&self) -> Option<&str> {
        match self {
            Self::UnknownName { nearest, .. }
            | Self::UnknownFunction { nearest, .. }
            | Self::UnknownMethod { nearest, .. }
            | Self::UnknownKind { nearest, .. }
            | Self::UnknownField { nearest, .. }
            | Self::UnknownZone { nearest, .. }
            | Self::UnknownValue { nearest, .. } => nearest.as_deref(),
            _ => None,
        }
    }

    /// What to do.
    pub fn help(&self) -> Option<Sentence> {
        if let Some(nearest) = self.nearest() {
            return Some(names::WRITE_HELP.with("name", Fact::code(nearest)));
        }
        let example = |text: &str| names::EXAMPLE_HELP.with("example", Fact::code(text));
        Some(match self {
            Self::UnknownField { others, .. } if !others.is_empty() => {
                say::NO_FIELD_HELP.with("kinds", Fact::code(format!("kinds: [{}]", others.join(", "))))
            }
            Self::Uncertain { proposal, .. } => say::UNCERTAIN_HELP.with("proposal", Fact::code(proposal)),
            Self::MayBeNull { path } => say::MAY_BE_NULL_HELP.with("test", Fact::code(format!("{path} != null &&"))),
            Self::MayBeEmpty => say::MAY_BE_EMPTY_HELP.into(),
            Self::NeverNull { .. } => say::NEVER_NULL_HELP.into(),
            Self::ComparedAsText(Unconverted::Time) => say::TIME_AS_TEXT_HELP.into(),
            Self::ComparedAsText(Unconverted::Duration) => say::DURATION_AS_TEXT_HELP.into(),
            Self::ComparedAsText(Unconverted::Version) => say::VERSION_AS_TEXT_HELP.into(),
            Self::Elsewhere { here, .. } => names::WRITE_HELP.with("name", Fact::code(*here)),
            Self::Hyphen { proposal, .. } => names::WRITE_HELP.with("name", Fact::code(proposal)),
            Self::UnknownZone { .. } => example("\"Europe/Oslo\""),
            Self::NoClause(_) => say::NO_CLAUSE_HELP.into(),
            Self::BadGlob { .. } | Self::GlobNotWritten => example("\"changes/*\""),
            Self::NoZone { function } => {
                say::NO_ZONE_HELP.with("example", Fact::code(format!("{function}(\"Europe/Oslo\")")))
            }
            Self::TooLong | Self::TooDeep | Self::TooManyOperators | Self::TooTall | Self::TooManyComprehensions => {
                say::SPLIT_HELP.into()
            }
            Self::Operands { operator: "in", .. } => say::IN_HELP.into(),
            Self::Reserved(word) => say::RESERVED_HELP.with("field", Fact::code(format!(".{word}"))),
            Self::UnknownCharacter(_) => say::UNKNOWN_CHARACTER_HELP.into(),
            Self::UnclosedText => say::UNCLOSED_TEXT_HELP.into(),
            Self::NoEscape(_) => say::NO_ESCAPE_HELP.into(),
            Self::Unopened(_) => say::UNOPENED_HELP.into(),
            Self::KindNotWritten(_) => example("\"ChangeRequest\""),
            Self::NotVariable { function } => {
                say::NOT_VARIABLE_HELP.with("example", Fact::code(format!("{function}(each, …)")))
            }
            Self::PatternNotWritten => example("\"^CHG-[0-9]+$\""),
            _ => return None,
        })
    }
}

fn most(number: usize) -> Fact {
    Fact::number(u64::try_from(number).unwrap_or(u64::MAX))
}

fn unknown(says: Phrase, what: Phrase, name: &str) -> Sentence {
    says.with("what", Fact::Label(what.label())).with("name", Fact::code(name))
}
