//! What a part of an expression speaks of: where a reader has to look when it has no value.

use super::code::{Code, Op};
use super::compile::Expression;
use crate::source::Span;
use crate::yaml::PatternStep;

/// A name and the way from it: `doc.databases[].region` is the name `doc` with three steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The name that the surroundings bind.
    pub name: Box<str>,
    /// The way from there.
    pub way: Vec<PatternStep>,
}

impl Expression {
    /// What the part at `span` speaks of, in the order of the source; all of the expression where there is no such part.
    pub fn subjects(&self, span: Option<Span>) -> Vec<Subject> {
        let mut search = Search { span: span.unwrap_or(self.code.span), locals: Vec::new(), found: Vec::new() };
        search.walk(&self.code, false);
        search.found
    }
}

struct Search {
    span: Span,
    /// What the variables of the comprehensions around stand for.
    locals: Vec<Option<Subject>>,
    found: Vec<Subject>,
}

impl Search {
    fn walk(&mut self, code: &Code, inside: bool) {
        let inside = inside || code.span == self.span;
        if inside && let Some(subject) = self.subject(code) {
            if !self.found.contains(&subject) {
                self.found.push(subject);
            }
            return;
        }
        match &code.what {
            Op::Null
            | Op::Boolean(_)
            | Op::Integer(_)
            | Op::Decimal(_)
            | Op::Text(_)
            | Op::Constant(_)
            | Op::Constants(_)
            | Op::Now
            | Op::Name(_)
            | Op::Local(_)
            | Op::Documents(_)
            | Op::Folders(_) => {}
            Op::Field(part, _)
            | Op::MaybeField(part, _)
            | Op::Has(part, _)
            | Op::Not(part)
            | Op::Negate(part)
            | Op::Matches(part, _)
            | Op::Written(part, _)
            | Op::Find(_, part) => self.walk(part, inside),
            Op::Index(of, at) | Op::MaybeIndex(of, at) | Op::Binary(_, of, at) => {
                self.walk(of, inside);
                self.walk(at, inside);
            }
            Op::And(parts) | Op::Or(parts) | Op::Call(_, parts) => {
                parts.iter().for_each(|part| self.walk(part, inside));
            }
            Op::If(condition, then, otherwise) => {
                for part in [condition, then, otherwise] {
                    self.walk(part, inside);
                }
            }
            Op::List(items) => items.iter().for_each(|(item, _)| self.walk(item, inside)),
            Op::Map(entries) => entries.iter().for_each(|(key, value, _)| {
                self.walk(key, inside);
                self.walk(value, inside);
            }),
            Op::Loop { over, slot, two, test, body, .. } => {
                self.walk(over, inside);
                let each = self.subject(over).map(|subject| subject.then(PatternStep::Each));
                let locals = two.then_some(None).into_iter().chain([each]);
                self.below(*slot, locals, test.as_deref().into_iter().chain([body.as_ref()]), inside);
            }
            Op::Inside { of, slot, body, .. } => {
                self.walk(of, inside);
                let held = self.subject(of);
                self.below(*slot, [held], [body.as_ref()], inside);
            }
        }
    }

    fn below<'c>(
        &mut self,
        slot: usize,
        locals: impl IntoIterator<Item = Option<Subject>>,
        parts: impl IntoIterator<Item = &'c Code>,
        inside: bool,
    ) {
        self.locals.resize(slot, None);
        self.locals.extend(locals);
        for part in parts {
            self.walk(part, inside);
        }
        self.locals.truncate(slot);
    }

    /// What a part is the way to; `None` where it is computed.
    fn subject(&self, code: &Code) -> Option<Subject> {
        match &code.what {
            Op::Name(name) => Some(Subject { name: name.clone(), way: Vec::new() }),
            Op::Local(slot) => self.locals.get(*slot)?.clone(),
            Op::Field(of, name) | Op::MaybeField(of, name) | Op::Has(of, name) | Op::Written(of, name) => {
                Some(self.subject(of)?.then(PatternStep::Key(name.as_ref().into())))
            }
            Op::Index(of, at) | Op::MaybeIndex(of, at) => {
                let step = match &at.what {
                    Op::Text(key) => PatternStep::Key(key.as_ref().into()),
                    _ => PatternStep::Each,
                };
                Some(self.subject(of)?.then(step))
            }
            _ => None,
        }
    }
}

impl Subject {
    fn then(mut self, step: PatternStep) -> Self {
        self.way.push(step);
        self
    }
}
