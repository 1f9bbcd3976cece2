//! A compiled expression: names resolved, constants read, every part with its place.

use regex::Regex;

use super::signature::Function;
use super::syntax::Operator;
use super::value::Value;
use crate::source::{Globs, Span};

/// A part of a compiled expression.
#[derive(Debug)]
pub(super) struct Code {
    pub(super) span: Span,
    pub(super) what: Op,
}

#[derive(Debug)]
pub(super) enum Op {
    Null,
    Boolean(bool),
    Integer(i64),
    Decimal(f64),
    Text(Box<str>),
    /// A time, a duration, or something else that a literal stands for.
    Constant(Value<'static>),
    /// A list of constants.
    Constants(Box<[Value<'static>]>),
    /// The clock.
    Now,
    /// A name that the surroundings bind.
    Name(Box<str>),
    /// A variable of a comprehension.
    Local(usize),
    Field(Box<Code>, Box<str>),
    MaybeField(Box<Code>, Box<str>),
    Has(Box<Code>, Box<str>),
    Index(Box<Code>, Box<Code>),
    MaybeIndex(Box<Code>, Box<Code>),
    Not(Box<Code>),
    Negate(Box<Code>),
    And(Box<[Code]>),
    Or(Box<[Code]>),
    Binary(Operator, Box<Code>, Box<Code>),
    If(Box<Code>, Box<Code>, Box<Code>),
    List(Box<[(Code, bool)]>),
    Map(Box<[(Code, Code, bool)]>),
    Loop {
        how: Loop,
        over: Box<Code>,
        /// The variable; of two, that of the position or key, before that of the value.
        slot: usize,
        two: bool,
        test: Option<Box<Code>>,
        body: Box<Code>,
    },
    /// `optMap`, or `optFlatMap`.
    Inside {
        of: Box<Code>,
        slot: usize,
        body: Box<Code>,
        flat: bool,
    },
    Call(Function, Box<[Code]>),
    Matches(Box<Code>, Box<Regex>),
    /// Whether a field is there in the file, and not by default.
    Written(Box<Code>, Box<str>),
    /// The folders that a glob names, with the glob as it is written.
    Folders(Box<(Box<str>, Globs)>),
    Find(Box<str>, Box<Code>),
    Documents(Box<str>),
}

/// What a comprehension asks or makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Loop {
    All,
    Exists,
    ExistsOne,
    Filter,
    /// `map`, and of two variables `transformList`.
    Map,
    /// `transformMap`: the same keys, other values.
    Values,
    /// `transformMapEntry`: other keys and values.
    Entries,
    /// `sortBy`: the same items, in the order of what is made of them.
    Sort,
}

impl Loop {
    /// The comprehension of a name with this many arguments, and whether it has two variables.
    pub(super) fn find(name: &str, arguments: usize) -> Option<(Self, bool)> {
        Some(match (name, arguments) {
            ("all", 2 | 3) => (Self::All, arguments == 3),
            ("exists", 2 | 3) => (Self::Exists, arguments == 3),
            ("exists_one" | "existsOne", 2 | 3) => (Self::ExistsOne, arguments == 3),
            ("filter", 2) => (Self::Filter, false),
            ("map", 2 | 3) => (Self::Map, false),
            ("sortBy", 2) => (Self::Sort, false),
            ("transformList", 3 | 4) => (Self::Map, true),
            ("transformMap", 3 | 4) => (Self::Values, true),
            ("transformMapEntry", 3 | 4) => (Self::Entries, true),
            _ => return None,
        })
    }

    /// How many arguments the comprehension of a name takes at least and at most.
    pub(super) fn arguments(name: &str) -> (usize, usize) {
        let taken = |count: &usize| Self::find(name, *count).is_some();
        let least = (2..=4).find(taken).unwrap_or(2);
        (least, (least..=4).rev().find(taken).unwrap_or(least))
    }

    /// The names of all comprehensions.
    pub(super) const NAMES: [&'static str; 10] = [
        "all",
        "exists",
        "exists_one",
        "existsOne",
        "filter",
        "map",
        "sortBy",
        "transformList",
        "transformMap",
        "transformMapEntry",
    ];
}
