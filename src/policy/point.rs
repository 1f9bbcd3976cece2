//! What tests should come to in a rule.

use crate::source::Span;

/// Something in a rule that tests should come to in two ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Point {
    /// The rule, which holds and fails.
    Rule(Span),
    /// A part, which holds and fails.
    Part(Span),
    /// A `when`, which is true and false.
    When(Span),
}

impl Point {
    /// Where it stands in the file of the policy.
    pub fn span(self) -> Span {
        let (Self::Rule(span) | Self::Part(span) | Self::When(span)) = self;
        span
    }
}
