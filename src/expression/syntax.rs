//! The syntax of an expression, every part with its place.

use crate::source::Span;

/// A part of an expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Syntax {
    pub(super) span: Span,
    pub(super) what: What,
    /// How many parts lie inside one another in it, itself counted.
    pub(super) height: u16,
}

/// A field's or function's name where it is written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Name {
    pub(super) text: Box<str>,
    pub(super) span: Span,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    Null,
    Boolean(bool),
    Integer(i64),
    Decimal(f64),
    Text(Box<str>),
    Name(Box<str>),
    /// `of.field`, or `of.?field`.
    Select {
        of: Box<Syntax>,
        field: Name,
        optional: bool,
    },
    /// `of[at]`, or `of[?at]`.
    Index {
        of: Box<Syntax>,
        at: Box<Syntax>,
        optional: bool,
    },
    /// `name(…)`, or `of.name(…)`.
    Call {
        of: Option<Box<Syntax>>,
        name: Name,
        arguments: Vec<Syntax>,
    },
    List(Vec<Item>),
    Map(Vec<Entry>),
    Not(Box<Syntax>),
    Negate(Box<Syntax>),
    And(Vec<Syntax>),
    Or(Vec<Syntax>),
    Binary {
        operator: Operator,
        left: Box<Syntax>,
        right: Box<Syntax>,
    },
    If {
        condition: Box<Syntax>,
        then: Box<Syntax>,
        otherwise: Box<Syntax>,
    },
}

/// An element of a list; an optional one, `?x`, is left out where `x` holds nothing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    pub(super) value: Syntax,
    pub(super) optional: bool,
}

/// An entry of a mapping; an optional one, `?k: x`, is left out where `x` holds nothing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) key: Syntax,
    pub(super) value: Syntax,
    pub(super) optional: bool,
}

/// An operator between two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
    In,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

impl Operator {
    /// As it is written, and how tightly it binds; `||` binds with 1, `&&` with 2.
    pub(super) const ALL: [(Self, &'static str, u8); 12] = [
        (Self::Equal, "==", 3),
        (Self::Unequal, "!=", 3),
        (Self::Less, "<", 3),
        (Self::AtMost, "<=", 3),
        (Self::More, ">", 3),
        (Self::AtLeast, ">=", 3),
        (Self::In, "in", 3),
        (Self::Add, "+", 4),
        (Self::Subtract, "-", 4),
        (Self::Multiply, "*", 5),
        (Self::Divide, "/", 5),
        (Self::Remainder, "%", 5),
    ];

    /// As it is written.
    pub(super) fn text(self) -> &'static str {
        Self::ALL.iter().find(|(operator, ..)| *operator == self).map_or("", |(_, text, _)| text)
    }
}

impl Syntax {
    /// The parts right inside it.
    pub(super) fn parts(&self) -> Vec<&Syntax> {
        match &self.what {
            What::Null | What::Boolean(_) | What::Integer(_) | What::Decimal(_) | What::Text(_) | What::Name(_) => {
                vec![]
            }
            What::Select { of, .. } => vec![of],
            What::Index { of, at, .. } => vec![of, at],
            What::Call { of, arguments, .. } => of.as_deref().into_iter().chain(arguments).collect(),
            What::List(items) => items.iter().map(|item| &item.value).collect(),
            What::Map(entries) => entries.iter().flat_map(|entry| [&entry.key, &entry.value]).collect(),
            What::Not(part) | What::Negate(part) => vec![part],
            What::And(parts) | What::Or(parts) => parts.iter().collect(),
            What::Binary { left, right, .. } => vec![left, right],
            What::If { condition, then, otherwise } => vec![condition, then, otherwise],
        }
    }
}
