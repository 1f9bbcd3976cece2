//! The sides of `&&` and `||`: what tests of an expression should make true and false, and what it would be without one.

use super::code::{Code, Loop, Op};
use super::compile::Expression;
use super::evaluate::Evaluation;
use super::parse::parse;
use super::scope::Scope;
use super::syntax::{Syntax, What};
use crate::source::Span;

/// A side of an `&&` or `||`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionSide {
    /// Where it stands, as bytes of the expression's source.
    pub span: Span,
    /// The expression without it.
    pub without: String,
}

/// The sides of the `&&` and `||` of an expression that tests should make true and false, as [`Expression::sides`] has them;
/// none where it is no expression.
pub fn sides(source: &str) -> Vec<ConditionSide> {
    let mut found = Vec::new();
    if let Ok(syntax) = parse(source) {
        find(&syntax, source, &mut found);
    }
    found
}

fn find(syntax: &Syntax, source: &str, found: &mut Vec<ConditionSide>) {
    if let What::And(parts) | What::Or(parts) = &syntax.what {
        let operator = if matches!(syntax.what, What::And(_)) { " && " } else { " || " };
        for number in 0..parts.len() {
            let rest = parts.iter().enumerate().filter(|(other, _)| *other != number);
            let rest: Vec<&str> = rest.filter_map(|(_, part)| source.get(part.span.range())).collect();
            let range = syntax.span.range();
            let (before, after) = (source.get(..range.start).unwrap_or(""), source.get(range.end..).unwrap_or(""));
            // What stands in parentheses stays in them, or a sign before it would take hold of a part alone.
            let is_enclosed = parts.first().is_some_and(|first| first.span.start > syntax.span.start)
                && source.get(range.clone()).is_some_and(|text| text.starts_with('('));
            let rest = rest.join(operator);
            let rest = if is_enclosed { format!("({rest})") } else { rest };
            let without = format!("{before}{rest}{after}");
            found.push(ConditionSide { span: parts[number].span, without });
        }
    }
    match &syntax.what {
        // What is asked of each element of a list comes out otherwise for each.
        What::Call { of: Some(of), name, arguments } if Loop::find(&name.text, arguments.len()).is_some() => {
            find(of, source, found);
        }
        What::Call { of: Some(of), name, .. } if matches!(&*name.text, "optMap" | "optFlatMap") => {
            find(of, source, found);
        }
        _ => syntax.parts().into_iter().for_each(|part| find(part, source, found)),
    }
}

impl Expression {
    /// Where each side of its `&&` and `||` stands, as bytes of its source. Those within a search through a list are left
    /// out: they come out otherwise for each element.
    pub fn sides(&self) -> Vec<Span> {
        let mut found = Vec::new();
        add(&self.code, &mut found);
        found
    }

    /// Tells what each side comes to. Those after one that decides the whole are not asked, nor are those in the branch of a
    /// choice that is not taken.
    pub fn reach_sides<'v>(&'v self, scope: &Scope<'_, 'v>, tell: &mut dyn FnMut(Span, bool)) {
        Reach { evaluation: Evaluation::new(scope, scope.len()), tell }.part(&self.code);
    }
}

fn add(code: &Code, found: &mut Vec<Span>) {
    if let Op::And(parts) | Op::Or(parts) = &code.what {
        found.extend(parts.iter().map(|part| part.span));
    }
    for part in inside(code) {
        add(part, found);
    }
}

struct Reach<'t, 's, 'v> {
    evaluation: Evaluation<'s, 'v>,
    tell: &'t mut dyn FnMut(Span, bool),
}

impl<'v> Reach<'_, '_, 'v> {
    fn part(&mut self, code: &'v Code) {
        match &code.what {
            Op::And(parts) => self.sides(parts, false),
            Op::Or(parts) => self.sides(parts, true),
            Op::If(condition, then, otherwise) => {
                self.part(condition);
                match self.holds(condition) {
                    Some(true) => self.part(then),
                    Some(false) => self.part(otherwise),
                    None => {}
                }
            }
            _ => inside(code).into_iter().for_each(|part| self.part(part)),
        }
    }

    /// The sides of an `&&`, which one that is false decides, or of an `||`, which one that is true decides.
    fn sides(&mut self, parts: &'v [Code], decides: bool) {
        for part in parts {
            self.part(part);
            let Some(holds) = self.holds(part) else { continue };
            (self.tell)(part.span, holds);
            if holds == decides {
                break;
            }
        }
    }

    /// Whether a condition is true; `None` where it has no value.
    fn holds(&mut self, code: &'v Code) -> Option<bool> {
        self.evaluation.work = 0;
        self.evaluation.boolean(code).ok()
    }
}

/// The parts right inside a part that have the same names in reach.
fn inside(code: &Code) -> Vec<&Code> {
    match &code.what {
        Op::Field(of, _)
        | Op::MaybeField(of, _)
        | Op::Has(of, _)
        | Op::Written(of, _)
        | Op::Not(of)
        | Op::Negate(of)
        | Op::Matches(of, _)
        | Op::Find(_, of)
        | Op::Loop { over: of, .. }
        | Op::Inside { of, .. } => vec![of],
        Op::Index(of, at) | Op::MaybeIndex(of, at) => vec![of, at],
        Op::Binary(_, left, right) => vec![left, right],
        Op::And(parts) | Op::Or(parts) | Op::Call(_, parts) => parts.iter().collect(),
        Op::If(condition, then, otherwise) => vec![condition, then, otherwise],
        Op::List(items) => items.iter().map(|(item, _)| item).collect(),
        Op::Map(entries) => entries.iter().flat_map(|(key, value, _)| [key, value]).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_without_one_of_its_sides() {
        let without = |source: &str| {
            sides(source)
                .into_iter()
                .map(|side| format!("{} | {}", &source[side.span.range()], side.without))
                .collect::<Vec<_>>()
        };
        assert_eq!(without("a == 1"), [""; 0]);
        assert_eq!(without("a || b"), ["a | b", "b | a"]);
        assert_eq!(
            without("!(a && \"x || y\" == c) && d"),
            [
                "!(a && \"x || y\" == c) | d",
                "d | !(a && \"x || y\" == c)",
                "a | !(\"x || y\" == c) && d",
                "\"x || y\" == c | !(a) && d"
            ]
        );
        assert_eq!(without("l.exists(n, n.a && n.b)"), [""; 0]);
        assert_eq!(without("a ||"), [""; 0]);
    }
}
