//! What functions take and answer with.

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
    Format,
    HasRole,
    HasValue,
    InForce,
    IndexOf,
    IsOpen,
    IsThere,
    IsWorkingDay,
    Join,
    Last,
    LastIndexOf,
    Latest,
    LowerAscii,
    Max,
    Min,
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
    /// Of no numbers, it is nothing of this.
    Sum(Zero),
    Same,
    Skeleton,
    ToBoolean,
    ToDecimal,
    ToDuration,
    ToInteger,
    ToText,
    ToTime,
    ToVersion,
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

/// The sum of no values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zero {
    Integer,
    Decimal,
    Duration,
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
    /// Numbers or durations, all of one type.
    Numbers,
    /// Values of which one comes before the other.
    Ordered,
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
    Version,
    /// The type of the first argument.
    First,
    /// The type of the list's items.
    Element,
    /// The type of the list's items, but no level of a list.
    Sum,
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
    /// What it answers with, in a line.
    pub(super) about: &'static str,
    /// An expression that is true.
    pub(super) example: &'static str,
}

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
            (Self::Numbers, Type::List(of)) => Zero::of(of).is_some(),
            (Self::Ordered, Type::List(of)) => of.is_nothing() || is_ordered(of, of),
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
            Self::Numbers => any(&[say::NUMBERS]),
            Self::Ordered => any(&[say::ORDERED]),
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
            Self::Version => Type::Version,
            Self::First if matches!(first, Type::Choice(_)) => Type::Text,
            Self::First => first,
            Self::Element => first.element().unwrap_or(Type::Any),
            Self::Sum => match first.element().unwrap_or(Type::Any) {
                Type::Level(_) => Type::Integer,
                none if none.is_nothing() => Type::Integer,
                other => other,
            },
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

impl Zero {
    /// The sum of no values of a type; `None` where values of the type cannot be added up.
    pub(super) fn of(ty: &Type) -> Option<Self> {
        let all = |fits: fn(&Type) -> bool| ty.alternatives().iter().all(fits);
        if all(|ty| matches!(ty, Type::Integer | Type::Level(_) | Type::Any)) {
            return Some(Self::Integer);
        }
        if all(|ty| matches!(ty, Type::Decimal | Type::Any)) {
            return Some(Self::Decimal);
        }
        all(|ty| matches!(ty, Type::Duration | Type::Any)).then_some(Self::Duration)
    }
}

/// Whether of any two values of these types one comes before the other, or both are the same.
pub(super) fn is_ordered(left: &Type, right: &Type) -> bool {
    let number = |ty: &Type| matches!(ty, Type::Integer | Type::Level(_) | Type::Decimal);
    let text = |ty: &Type| matches!(ty, Type::Text | Type::Choice(_));
    let pair = |a: &Type, b: &Type| match (a, b) {
        (Type::Any, _)
        | (_, Type::Any)
        | (Type::Time, Type::Time)
        | (Type::Duration, Type::Duration)
        | (Type::Version, Type::Version)
        | (Type::Boolean, Type::Boolean) => true,
        (a, b) => number(a) && number(b) || text(a) && text(b),
    };
    left.alternatives().iter().all(|a| right.alternatives().iter().all(|b| pair(a, b)))
}

/// What an optional value holds.
pub(super) fn held(ty: &Type) -> Type {
    match ty {
        Type::Optional(of) => of.as_ref().clone(),
        Type::Either(some) => some.iter().map(held).fold(Type::nothing(), |all, ty| all.join(&ty)),
        other => other.clone(),
    }
}
