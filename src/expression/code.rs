//! A compiled expression: names resolved, constants read, every part with its place.

use regex::Regex;

use super::functions::Function;
use super::syntax::Operator;
use super::value::Value;
use crate::source::Span;

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
        slot: usize,
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
    Map,
}

impl Loop {
    /// The comprehension of a name with this many arguments.
    pub(super) fn find(name: &str, arguments: usize) -> Option<Self> {
        Some(match (name, arguments) {
            ("all", 2) => Self::All,
            ("exists", 2) => Self::Exists,
            ("exists_one" | "existsOne", 2) => Self::ExistsOne,
            ("filter", 2) => Self::Filter,
            ("map", 2 | 3) => Self::Map,
            _ => return None,
        })
    }

    /// The names of all comprehensions.
    pub(super) const NAMES: [&'static str; 6] = ["all", "exists", "exists_one", "existsOne", "filter", "map"];
}
