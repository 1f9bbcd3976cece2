//! What the expressions of a rule come to on a document, part by part, for the author of the policy.

use super::case::Case;
use crate::expression::{NoValue, TracedPart};
use crate::language::Saying;
use crate::source::Span;

/// An expression of a rule on a document.
#[derive(Debug)]
pub struct TracedExpression {
    /// What it is there for.
    pub role: ExpressionRole,
    /// Where it stands in the file of the policy, where it is written there.
    pub span: Option<Span>,
    /// How deep the part of the rule lies that it belongs to: 0 is the rule.
    pub depth: usize,
    /// Its parts, the whole first.
    pub steps: Vec<TracedStep>,
}

/// What an expression is there for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpressionRole {
    /// It says when a rule or part applies: `when`.
    When,
    /// It must be true: `assert`.
    Assert,
    /// It gives a name to a value: `let`.
    Let(String),
    /// None: what follows deeper is about this element of `each`, by its path.
    Element(String),
}

/// A part of an expression.
#[derive(Debug)]
pub struct TracedStep {
    /// How deep it lies in the expression: 0 is the whole.
    pub depth: usize,
    /// The element of a list, from 0, that a comprehension is at.
    pub element: Option<usize>,
    /// Where it stands in the expression.
    pub place: Span,
    /// As it is written, on one line.
    pub code: String,
    /// Its value as CEL writes it, numbers of persons masked; or why it has none.
    pub value: Result<String, Saying>,
}

impl TracedStep {
    /// A part with its value; `why` tells why it has none.
    pub(super) fn of(
        part: &TracedPart<'_>,
        source: &str,
        case: &Case<'_>,
        why: impl FnOnce(&NoValue) -> Saying,
    ) -> Self {
        let code = source.get(part.span.range()).unwrap_or(source);
        Self {
            depth: part.depth,
            element: part.element,
            place: part.span,
            code: code.split_whitespace().collect::<Vec<_>>().join(" "),
            value: part.value.as_ref().map(|value| value.shown(case.zone)).map_err(why),
        }
    }
}
