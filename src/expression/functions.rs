//! The functions that expressions can call: one table, from which calls are checked and names are proposed.

use chrono::NaiveDate;

use super::types::Type;
use crate::language::messages::expression as say;
use crate::language::{Fact, Label, Language, Phrase, Reader};

/// What a call does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    AddWorkingDays,
    Announced,
    CharAt,
    Contains,
    Distinct,
    Earliest,
    EndsWith,
    Filled,
    First,
    Flatten,
    HasRole,
    HasValue,
    InForce,
    IndexOf,
    IsWorkingDay,
    Join,
    Last,
    LastIndexOf,
    Latest,
    LowerAscii,
    Month,
    None,
    NonZero,
    Of,
    Or,
    OrValue,
    PartOfDuration(Unit),
    PartOfTime(Unit),
    PeriodEnd,
    PeriodStart,
    Quarter,
    Replace,
    Reverse,
    Size,
    Slice,
    Sort,
    Split,
    StartsWith,
    Substring,
    Sum,
    Same,
    Skeleton,
    ToBoolean,
    ToDecimal,
    ToDuration,
    ToInteger,
    ToText,
    ToTime,
    Trim,
    UpperAscii,
    ValidOrganisationNumber,
    Value,
    WorkingDays,
    Year,
}

/// A part of a time or of a duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Year,
    Month,
    DayOfYear,
    DayOfMonth,
    Date,
    DayOfWeek,
    Hours,
    Minutes,
    Seconds,
    Milliseconds,
}

/// What an argument may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Want {
    Any,
    Integer,
    Text,
    TextOrInteger,
    Time,
    TimeOrText,
    Duration,
    DurationOrText,
    Scalar,
    List,
    Texts,
    Times,
    Map,
    TextOrMap,
    Sized,
    Optional,
}

/// What a call answers with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Give {
    Any,
    Boolean,
    Integer,
    Decimal,
    Text,
    Texts,
    Time,
    Duration,
    /// The type of the first argument.
    First,
    /// The type of the list's items.
    Element,
    /// An optional value of the type of the list's items.
    MaybeElement,
    /// What the optional value holds.
    Held,
    /// That, or the other argument.
    HeldOr,
    /// The first or the second.
    Either,
    /// The first argument, that may be absent.
    Maybe,
    /// A list without the lists in it.
    Flat,
}

/// A function: the value before the point, where there is one, is its first argument.
#[derive(Debug)]
pub(super) struct Signature {
    pub(super) name: &'static str,
    pub(super) method: bool,
    pub(super) takes: &'static [Want],
    /// How many arguments are needed.
    pub(super) least: usize,
    pub(super) gives: Give,
    pub(super) function: Function,
}

const fn global(name: &'static str, takes: &'static [Want], gives: Give, function: Function) -> Signature {
    Signature { name, method: false, takes, least: takes.len(), gives, function }
}

const fn method(name: &'static str, takes: &'static [Want], gives: Give, function: Function) -> Signature {
    Signature { name, method: true, takes, least: takes.len(), gives, function }
}

/// The same, its last argument optional.
const fn optional(mut signature: Signature) -> Signature {
    signature.least -= 1;
    signature
}

const fn of_time(name: &'static str, unit: Unit) -> Signature {
    method(name, &[Want::Time, Want::Text], Give::Integer, Function::PartOfTime(unit))
}

const fn of_duration(name: &'static str, unit: Unit) -> Signature {
    method(name, &[Want::Duration], Give::Integer, Function::PartOfDuration(unit))
}

/// Every function but those that are checked by themselves: comprehensions, `has`, `filled`, `matches`, `docs`,
/// `lookup`, `person`, `party`.
pub(super) static FUNCTIONS: &[Signature] = &[
    // of policies
    global("addWorkingDays", &[Want::Time, Want::Integer], Give::Time, Function::AddWorkingDays),
    global("announced", &[Want::Map], Give::Time, Function::Announced),
    global("earliest", &[Want::Times], Give::Time, Function::Earliest),
    optional(global("hasRole", &[Want::Text, Want::Text, Want::TextOrMap], Give::Boolean, Function::HasRole)),
    global("inForce", &[Want::Map, Want::Time], Give::Boolean, Function::InForce),
    global("isWorkingDay", &[Want::Time], Give::Boolean, Function::IsWorkingDay),
    global("latest", &[Want::Times], Give::Time, Function::Latest),
    global("month", &[Want::Time], Give::Text, Function::Month),
    global("periodEnd", &[Want::Text], Give::Time, Function::PeriodEnd),
    global("periodStart", &[Want::Text], Give::Time, Function::PeriodStart),
    global("quarter", &[Want::Time], Give::Text, Function::Quarter),
    global("skeleton", &[Want::Text], Give::Text, Function::Skeleton),
    global(
        "validOrganisationNumber",
        &[Want::TextOrInteger, Want::Text],
        Give::Boolean,
        Function::ValidOrganisationNumber,
    ),
    global("workingDays", &[Want::Time, Want::Time], Give::Integer, Function::WorkingDays),
    global("year", &[Want::Time], Give::Text, Function::Year),
    // of CEL's standard library
    global("bool", &[Want::Scalar], Give::Boolean, Function::ToBoolean),
    global("double", &[Want::Scalar], Give::Decimal, Function::ToDecimal),
    global("duration", &[Want::DurationOrText], Give::Duration, Function::ToDuration),
    global("dyn", &[Want::Any], Give::Any, Function::Same),
    global("int", &[Want::Scalar], Give::Integer, Function::ToInteger),
    global("size", &[Want::Sized], Give::Integer, Function::Size),
    global("string", &[Want::Scalar], Give::Text, Function::ToText),
    global("timestamp", &[Want::TimeOrText], Give::Time, Function::ToTime),
    method("contains", &[Want::Text, Want::Text], Give::Boolean, Function::Contains),
    method("endsWith", &[Want::Text, Want::Text], Give::Boolean, Function::EndsWith),
    method("size", &[Want::Sized], Give::Integer, Function::Size),
    method("startsWith", &[Want::Text, Want::Text], Give::Boolean, Function::StartsWith),
    of_time("getDate", Unit::Date),
    of_time("getDayOfMonth", Unit::DayOfMonth),
    of_time("getDayOfWeek", Unit::DayOfWeek),
    of_time("getDayOfYear", Unit::DayOfYear),
    of_time("getFullYear", Unit::Year),
    of_time("getHours", Unit::Hours),
    of_time("getMilliseconds", Unit::Milliseconds),
    of_time("getMinutes", Unit::Minutes),
    of_time("getMonth", Unit::Month),
    of_time("getSeconds", Unit::Seconds),
    of_duration("getHours", Unit::Hours),
    of_duration("getMilliseconds", Unit::Milliseconds),
    of_duration("getMinutes", Unit::Minutes),
    of_duration("getSeconds", Unit::Seconds),
    // of its optional values
    method("hasValue", &[Want::Optional], Give::Boolean, Function::HasValue),
    method("or", &[Want::Optional, Want::Optional], Give::Either, Function::Or),
    method("orValue", &[Want::Optional, Want::Any], Give::HeldOr, Function::OrValue),
    method("value", &[Want::Optional], Give::Held, Function::Value),
    // of its extension for texts
    method("charAt", &[Want::Text, Want::Integer], Give::Text, Function::CharAt),
    optional(method("indexOf", &[Want::Text, Want::Text, Want::Integer], Give::Integer, Function::IndexOf)),
    optional(method("join", &[Want::Texts, Want::Text], Give::Text, Function::Join)),
    optional(method("lastIndexOf", &[Want::Text, Want::Text, Want::Integer], Give::Integer, Function::LastIndexOf)),
    method("lowerAscii", &[Want::Text], Give::Text, Function::LowerAscii),
    optional(method("replace", &[Want::Text, Want::Text, Want::Text, Want::Integer], Give::Text, Function::Replace)),
    method("reverse", &[Want::Text], Give::Text, Function::Reverse),
    optional(method("split", &[Want::Text, Want::Text, Want::Integer], Give::Texts, Function::Split)),
    optional(method("substring", &[Want::Text, Want::Integer, Want::Integer], Give::Text, Function::Substring)),
    method("trim", &[Want::Text], Give::Text, Function::Trim),
    method("upperAscii", &[Want::Text], Give::Text, Function::UpperAscii),
    // of its extension for lists
    method("distinct", &[Want::List], Give::First, Function::Distinct),
    method("first", &[Want::List], Give::MaybeElement, Function::First),
    optional(method("flatten", &[Want::List, Want::Integer], Give::Flat, Function::Flatten)),
    method("last", &[Want::List], Give::MaybeElement, Function::Last),
    method("reverse", &[Want::List], Give::First, Function::Reverse),
    method("slice", &[Want::List, Want::Integer, Want::Integer], Give::First, Function::Slice),
    method("sort", &[Want::List], Give::First, Function::Sort),
    method("sum", &[Want::List], Give::Element, Function::Sum),
];

/// The functions that are checked by themselves.
pub(super) const OTHERS: [&str; 7] = ["docs", "filled", "has", "lookup", "matches", "party", "person"];

impl Want {
    /// Whether every value of a type will do.
    pub(super) fn accepts(self, ty: &Type) -> bool {
        !ty.is_nothing() && ty.alternatives().iter().all(|ty| self.accepts_one(ty))
    }

    fn accepts_one(self, ty: &Type) -> bool {
        let text = matches!(ty, Type::Text | Type::Choice(_));
        let map = matches!(ty, Type::Map(_) | Type::Record(_));
        match (self, ty) {
            (_, Type::Any)
            | (Self::Any, _)
            | (Self::Integer | Self::TextOrInteger | Self::Scalar, Type::Integer | Type::Level(_))
            | (Self::Time | Self::TimeOrText, Type::Time)
            | (Self::Duration | Self::DurationOrText, Type::Duration)
            | (Self::Scalar, Type::Boolean | Type::Decimal | Type::Time | Type::Duration)
            | (Self::List | Self::Sized, Type::List(_))
            | (Self::Optional, Type::Optional(_)) => true,
            (Self::Text | Self::TextOrInteger | Self::TimeOrText | Self::DurationOrText | Self::Scalar, _) => text,
            (Self::Sized | Self::TextOrMap, _) => text || map,
            (Self::Map, _) => map,
            (Self::Texts, Type::List(of)) => of.is_nothing() || Self::Text.accepts(of),
            (Self::Times, Type::List(of)) => of.is_nothing() || Self::Time.accepts(of),
            _ => false,
        }
    }

    /// What it is, for people.
    pub(super) fn label(self) -> Label {
        let any = |phrases: &[Phrase]| {
            let of = |language| {
                let words = phrases.iter().map(|phrase| Fact::text(phrase.of(language))).collect();
                Fact::Or(words).render(&Reader::new(language, NaiveDate::default()))
            };
            let [nb, sv, en] = Language::ALL.map(of);
            Label { nb, sv, en }
        };
        match self {
            Self::Any => any(&[say::A_VALUE]),
            Self::Integer => any(&[say::A_WHOLE_NUMBER]),
            Self::Text => any(&[say::A_TEXT]),
            Self::TextOrInteger => any(&[say::A_TEXT, say::A_WHOLE_NUMBER]),
            Self::Time => any(&[say::A_TIME]),
            Self::TimeOrText => any(&[say::A_TIME, say::A_TEXT]),
            Self::Duration => any(&[say::A_DURATION]),
            Self::DurationOrText => any(&[say::A_DURATION, say::A_TEXT]),
            Self::Scalar => say::A_SCALAR.label(),
            Self::List => any(&[say::A_LIST]),
            Self::Texts => any(&[say::TEXTS]),
            Self::Times => any(&[say::TIMES]),
            Self::Map => any(&[say::A_MAPPING]),
            Self::TextOrMap => any(&[say::A_TEXT, say::A_MAPPING]),
            Self::Sized => any(&[say::A_TEXT, say::A_LIST, say::A_MAPPING]),
            Self::Optional => say::MAYBE_VALUE.label(),
        }
    }
}

impl Give {
    /// The type of the answer to these arguments.
    pub(super) fn of(self, arguments: &[Type]) -> Type {
        let first = arguments.first().cloned().unwrap_or(Type::Any);
        let second = arguments.get(1).cloned().unwrap_or(Type::Any);
        match self {
            Self::Any => Type::Any,
            Self::Boolean => Type::Boolean,
            Self::Integer => Type::Integer,
            Self::Decimal => Type::Decimal,
            Self::Text => Type::Text,
            Self::Texts => Type::list(Type::Text),
            Self::Time => Type::Time,
            Self::Duration => Type::Duration,
            Self::First if matches!(first, Type::Choice(_)) => Type::Text,
            Self::First => first,
            Self::Element => first.element().unwrap_or(Type::Any),
            Self::MaybeElement => first.element().unwrap_or(Type::Any).optional(),
            Self::Held => held(&first),
            Self::HeldOr => held(&first).join(&second),
            Self::Either => first.join(&second),
            Self::Maybe => first.optional(),
            Self::Flat => {
                let inner = first.element().unwrap_or(Type::Any);
                let flat = inner.alternatives().iter().map(|ty| match ty {
                    Type::List(of) => of.as_ref().clone(),
                    other => other.clone(),
                });
                Type::list(flat.fold(Type::nothing(), |all, ty| all.join(&ty)))
            }
        }
    }
}

/// What an optional value holds.
pub(super) fn held(ty: &Type) -> Type {
    match ty {
        Type::Optional(of) => of.as_ref().clone(),
        Type::Either(some) => some.iter().map(held).fold(Type::nothing(), |all, ty| all.join(&ty)),
        other => other.clone(),
    }
}
