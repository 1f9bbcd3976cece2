//! Comprehensions: what they go through, their variables, and what they make.

use std::sync::Arc;

use super::bounds::MOST_COMPREHENSIONS;
use super::check::Checker;
use super::choice::Choice;
use super::code::{Loop, Op};
use super::problem::ProblemKind;
use super::signature::{Want, held};
use super::syntax::{Name, Syntax, What};
use super::types::{Layout, Type};
use crate::language::messages::expression as say;

/// The types of what a comprehension goes through: of a list its positions and items, of a mapping its keys and values.
struct Range {
    keys: Type,
    values: Type,
    is_list: bool,
}

impl Checker<'_> {
    pub(super) fn comprehension(
        &mut self,
        whole: &Syntax,
        (how, two): (Loop, bool),
        over: &Syntax,
        name: &Name,
        arguments: &[Syntax],
    ) -> (Op, Type) {
        self.comprehensions += 1;
        if self.comprehensions == MOST_COMPREHENSIONS + 1 {
            self.problem(whole.span, ProblemKind::TooManyComprehensions);
        }
        let (over_code, over_type) = self.part(over);
        let Some(range) = range(&over_type) else {
            let (expected, found) = (say::LIST_OR_MAPPING.label().into(), over_type.label().into());
            let function = Some(name.text.to_string());
            return self.refuse(over.span, ProblemKind::Expected { expected, found, function });
        };
        if how == Loop::Values && range.is_list {
            let (expected, found) = (say::A_MAPPING.label().into(), over_type.label().into());
            let function = Some(name.text.to_string());
            return self.refuse(over.span, ProblemKind::Expected { expected, found, function });
        }
        let (variables, rest) = arguments.split_at(1 + usize::from(two));
        let [tests @ .., body] = rest else {
            return self.miscounted(name, Loop::arguments(&name.text), arguments.len());
        };
        let (slot, before) = (self.locals.len(), self.facts.len());
        // of one variable: the items of a list, the keys of a mapping
        let one = || if range.is_list { vec![range.values.clone()] } else { vec![range.keys.clone()] };
        let types = if two { vec![range.keys.clone(), range.values.clone()] } else { one() };
        for (variable, ty) in variables.iter().zip(&types) {
            let What::Name(variable_name) = &variable.what else {
                self.locals.truncate(slot);
                self.facts.truncate(before);
                return self.refuse(variable.span, ProblemKind::NotVariable { function: name.text.to_string() });
            };
            if self.locals[slot..].iter().any(|(local, _)| local == variable_name) {
                self.locals.truncate(slot);
                self.facts.truncate(before);
                return self.refuse(variable.span, ProblemKind::SameVariable { name: variable_name.to_string() });
            }
            self.locals.push((variable_name.clone(), ty.clone()));
            self.suppose_type(self.locals.len() - 1, ty);
        }
        let test = tests.first().map(|test| Box::new(self.boolean(test)));
        if let Some(test) = tests.first() {
            self.suppose(test, true);
        }
        let makes = matches!(how, Loop::Map | Loop::Values | Loop::Entries | Loop::Sort);
        let (body_code, body_type) = if makes { self.part(body) } else { (self.boolean(body), Type::Boolean) };
        let ty = match how {
            Loop::Map => Type::list(body_type),
            Loop::Values => Type::Map(Arc::new(body_type)),
            Loop::Entries => {
                if !Want::Map.accepts(&body_type) {
                    let (expected, found) = (say::A_MAPPING.label().into(), body_type.label().into());
                    let function = Some(name.text.to_string());
                    self.problem(body.span, ProblemKind::Expected { expected, found, function });
                }
                Type::Map(Arc::new(body_type.element().unwrap_or(Type::Any)))
            }
            Loop::Sort => {
                if !Want::Ordered.accepts(&Type::list(body_type.clone())) {
                    let (expected, found) = (say::A_SCALAR.label().into(), body_type.label().into());
                    let function = Some(name.text.to_string());
                    self.problem(body.span, ProblemKind::Expected { expected, found, function });
                }
                Type::list(types[0].clone())
            }
            Loop::Filter => Type::list(self.tested(slot, &types[0], body)),
            _ => Type::Boolean,
        };
        self.facts.truncate(before);
        self.locals.truncate(slot);
        (Op::Loop { how, over: Box::new(over_code), slot, two, test, body: Box::new(body_code) }, ty)
    }

    /// `x.optMap(v, …)`: what becomes of what may be absent.
    pub(super) fn inside(&mut self, of: &Syntax, name: &Name, variable: &Syntax, body: &Syntax) -> (Op, Type) {
        let (code, ty) = self.part(of);
        if !Want::Optional.accepts(&ty) {
            let (expected, function) = (Want::Optional.label().into(), Some(name.text.to_string()));
            return self.refuse(of.span, ProblemKind::Expected { expected, found: ty.label().into(), function });
        }
        let What::Name(variable_name) = &variable.what else {
            return self.refuse(variable.span, ProblemKind::NotVariable { function: name.text.to_string() });
        };
        let slot = self.locals.len();
        self.locals.push((variable_name.clone(), held(&ty)));
        let (body_code, body_type) = self.part(body);
        self.locals.pop();
        let flat = name.text.as_ref() == "optFlatMap";
        if flat && !Want::Optional.accepts(&body_type) {
            let (expected, found) = (Want::Optional.label().into(), body_type.label().into());
            self.problem(body.span, ProblemKind::Expected { expected, found, function: None });
        }
        (Op::Inside { of: Box::new(code), slot, body: Box::new(body_code), flat }, held(&body_type).optional())
    }
}

/// What values of a type are gone through as; `None` where some are neither lists nor mappings.
fn range(over: &Type) -> Option<Range> {
    let (mut keys, mut values) = (Type::nothing(), Type::nothing());
    let mut lists = 0;
    for ty in over.alternatives() {
        let key = match ty {
            Type::Any => Type::Any,
            Type::List(_) => {
                lists += 1;
                Type::Integer
            }
            Type::Map(_) => Type::Text,
            Type::Record(record) => {
                let names = record.layouts.iter().flat_map(Layout::names).map(Arc::from);
                let is_free = record.layouts.iter().any(|layout| layout.rest().is_some() || layout.is_open());
                if is_free { Type::Text } else { Type::Choice(Choice::of_schema(names)) }
            }
            _ => return None,
        };
        keys = keys.join(&key);
        values = values.join(&ty.element().unwrap_or(Type::Any));
    }
    let is_list = lists > 0 && lists == over.alternatives().len();
    if lists > 0 && !is_list {
        // what one variable stands for is an item or a key
        keys = keys.join(&values);
    }
    Some(Range { keys, values, is_list })
}
