//! What tests should come to in a rule.

use crate::source::Span;

/// Something in a rule that tests should come to: a row in one way, all else in two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Point {
    /// The rule, which holds and fails.
    Rule(Span),
    /// A part, which holds and fails.
    Part(Span),
    /// A `when`, which is true and false.
    When(Span),
    /// A side of an `&&` or `||`, which is true and false: where it stands, and where in its expression.
    Side(Span, Span),
    /// A row of a table, a value or a move that is allowed, which is there or not: where it stands, and which of those there.
    Row(Span, usize),
}

impl Point {
    /// Where it stands in the file of the policy.
    pub fn span(self) -> Span {
        let (Self::Rule(span) | Self::Part(span) | Self::When(span) | Self::Side(span, _) | Self::Row(span, _)) = self;
        span
    }
}
