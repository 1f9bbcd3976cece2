//! The value of every part of an expression, for those who write expressions.

use super::code::{Code, Op};
use super::compile::Expression;
use super::evaluate::{Evaluation, elements};
use super::scope::Scope;
use super::undecided::NoValue;
use super::value::Value;
use crate::source::Span;

/// The most parts that are told of one expression.
const MOST_PARTS: usize = 200;

/// The most elements of a list in which the parts of a comprehension are told.
const MOST_ELEMENTS: usize = 5;

/// A part of an expression with its value.
#[derive(Debug)]
pub struct TracedPart<'v> {
    /// The part, as bytes of the expression's source.
    pub span: Span,
    /// The number of parts that it is nested in; 0 for the whole expression.
    pub depth: usize,
    /// The element of a list, from 0, in which the parts of a comprehension have these values.
    pub element: Option<usize>,
    /// Its value, or why it has none.
    pub value: Result<Value<'v>, NoValue>,
}

impl Expression {
    /// Every part that is no literal with its value, each evaluated by itself and before the parts that it consists of:
    /// what decides an `&&` or `||` does not keep the other operands from being told. Of a comprehension the first
    /// elements are told, of `? :` the branch that is taken, and of very many parts the first.
    pub fn trace<'v>(&'v self, scope: &Scope<'_, 'v>) -> Vec<TracedPart<'v>> {
        let mut trace = Trace { evaluation: Evaluation::new(scope, scope.len()), parts: Vec::new(), element: None };
        trace.part(&self.code, 0);
        trace.parts
    }

    /// Where the first part stands that is false, of those that must all be true; none where it is true or has no value.
    pub fn first_false<'v>(&'v self, scope: &Scope<'_, 'v>) -> Option<Span> {
        let mut evaluation = Evaluation::new(scope, scope.len());
        let mut code = &self.code;
        loop {
            let parts: Vec<&'v Code> = match &code.what {
                Op::And(parts) => parts.iter().collect(),
                _ => vec![code],
            };
            let mut found = None;
            for part in parts {
                evaluation.work = 0;
                if matches!(evaluation.boolean(part), Ok(false)) {
                    found = Some(part);
                    break;
                }
            }
            let found = found?;
            if !matches!(found.what, Op::And(_)) {
                return Some(found.span);
            }
            code = found;
        }
    }
}

struct Trace<'s, 'v> {
    evaluation: Evaluation<'s, 'v>,
    parts: Vec<TracedPart<'v>>,
    element: Option<usize>,
}

impl<'v> Trace<'_, 'v> {
    /// Tells of a part and of those that it consists of.
    fn part(&mut self, code: &'v Code, depth: usize) {
        if is_literal(code) || self.parts.len() == MOST_PARTS {
            return;
        }
        self.evaluation.work = 0;
        let value = self.evaluation.value(code).map_err(|failure| *failure);
        self.parts.push(TracedPart { span: code.span, depth, element: self.element, value });
        let depth = depth + 1;
        match &code.what {
            Op::Field(of, _) | Op::MaybeField(of, _) | Op::Has(of, _) | Op::Written(of, _) if is_way(of) => {}
            Op::Field(of, _)
            | Op::MaybeField(of, _)
            | Op::Has(of, _)
            | Op::Written(of, _)
            | Op::Not(of)
            | Op::Negate(of)
            | Op::Matches(of, _)
            | Op::Find(_, of) => self.part(of, depth),
            Op::Index(of, at) | Op::MaybeIndex(of, at) => {
                if !is_way(of) {
                    self.part(of, depth);
                }
                self.part(at, depth);
            }
            Op::Binary(_, left, right) => {
                self.part(left, depth);
                self.part(right, depth);
            }
            Op::And(parts) | Op::Or(parts) | Op::Call(_, parts) => {
                parts.iter().for_each(|part| self.part(part, depth));
            }
            Op::If(condition, then, otherwise) => {
                self.part(condition, depth);
                self.evaluation.work = 0;
                match self.evaluation.boolean(condition) {
                    Ok(true) => self.part(then, depth),
                    Ok(false) => self.part(otherwise, depth),
                    Err(_) => {}
                }
            }
            Op::List(list) => list.iter().for_each(|(item, _)| self.part(item, depth)),
            Op::Map(entries) => entries.iter().for_each(|(key, value, _)| {
                self.part(key, depth);
                self.part(value, depth);
            }),
            Op::Loop { over, two, test, body, .. } => {
                self.part(over, depth);
                self.evaluation.work = 0;
                let Ok(range) = self.evaluation.value(over) else { return };
                let Ok((_, elements)) = elements(&range, *two) else { return };
                for (number, element) in elements.take(MOST_ELEMENTS).enumerate() {
                    let Ok((key, item)) = element else { continue };
                    let parts = test.as_deref().into_iter().chain([body.as_ref()]);
                    self.below(key.into_iter().chain([item]), Some(number), parts, depth);
                }
            }
            Op::Inside { of, body, .. } => {
                self.part(of, depth);
                self.evaluation.work = 0;
                if let Ok(Value::Optional(Some(held))) = self.evaluation.value(of) {
                    self.below([held.as_ref().clone()], self.element, [body.as_ref()], depth);
                }
            }
            _ => {}
        }
    }

    /// Tells of parts in which variables have values.
    fn below(
        &mut self,
        locals: impl IntoIterator<Item = Value<'v>>,
        element: Option<usize>,
        parts: impl IntoIterator<Item = &'v Code>,
        depth: usize,
    ) {
        let outer = std::mem::replace(&mut self.element, element);
        let before = self.evaluation.locals.len();
        self.evaluation.locals.extend(locals);
        parts.into_iter().for_each(|part| self.part(part, depth));
        self.evaluation.locals.truncate(before);
        self.element = outer;
    }
}

/// Whether a part says what it is.
fn is_literal(code: &Code) -> bool {
    match &code.what {
        Op::Null
        | Op::Boolean(_)
        | Op::Integer(_)
        | Op::Decimal(_)
        | Op::Text(_)
        | Op::Constant(_)
        | Op::Constants(_) => true,
        Op::List(list) => list.iter().all(|(item, _)| is_literal(item)),
        _ => false,
    }
}

/// Whether a part only leads to a place, so that what lies there is told and not what it lies in.
fn is_way(code: &Code) -> bool {
    match &code.what {
        Op::Name(_) | Op::Local(_) => true,
        Op::Field(of, _) | Op::MaybeField(of, _) => is_way(of),
        _ => false,
    }
}
