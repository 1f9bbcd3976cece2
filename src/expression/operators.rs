//! Which values operators are for, and which comparisons can never be true.

use std::collections::BTreeSet;

use super::check::Checker;
use super::choice::Choice;
use super::problem::{ProblemKind, Unconverted};
use super::signature::is_ordered;
use super::syntax::{Operator, Syntax, What};
use super::types::Type;
use crate::kind::nearest;
use crate::source::Span;

type Side<'a> = (&'a Syntax, &'a Type);

impl Checker<'_> {
    /// The type of an operation.
    pub(super) fn operation(&mut self, whole: Span, operator: Operator, left: Side<'_>, right: Side<'_>) -> Type {
        match operator {
            Operator::Equal | Operator::Unequal => {
                self.equality(whole, left, right);
                Type::Boolean
            }
            Operator::Less | Operator::AtMost | Operator::More | Operator::AtLeast => {
                self.order(whole, operator, left, right);
                Type::Boolean
            }
            Operator::In => {
                self.membership(whole, left, right);
                Type::Boolean
            }
            _ => self.arithmetic(whole, operator, left, right),
        }
    }

    /// Two values that are compared: of types that can be equal, and words of the same list.
    pub(super) fn equality(&mut self, whole: Span, left: Side<'_>, right: Side<'_>) {
        let ((left_part, left), (right_part, right)) = (left, right);
        // the items of an empty list equal whatever there are none of
        if left.is_nothing() || right.is_nothing() {
            return;
        }
        if !comparable(left, right) {
            let kind = unlike(left, right)
                .unwrap_or_else(|| ProblemKind::NeverEqual { left: left.label().into(), right: right.label().into() });
            return self.problem(whole, kind);
        }
        if let (Type::List(left), Type::List(right)) = (left, right) {
            return self.equality(whole, (left_part, left), (right_part, right));
        }
        for (listed, part) in [(left, right_part), (right, left_part)] {
            if let Type::Level(values) = listed {
                self.levels(part, values);
            }
        }
        let (Some(left), Some(right)) = (vocabulary(left), vocabulary(right)) else { return };
        match (left.written, right.written) {
            (true, false) => self.words(left_part, &left, &right),
            (false, true) => self.words(right_part, &right, &left),
            _ if left.values.is_disjoint(&right.values) => {
                let (left, right) = (Type::Choice(left).label().into(), Type::Choice(right).label().into());
                self.problem(whole, ProblemKind::NeverEqual { left, right });
            }
            _ => {}
        }
    }

    /// Words that are written, each of which has to be one that a schema lists.
    pub(super) fn words(&mut self, part: &Syntax, written: &Choice, listed: &Choice) {
        for value in written.values.difference(&listed.values) {
            let nearest = nearest(value, listed.values.iter().map(AsRef::as_ref)).map(str::to_owned);
            let span = place_of(part, value).unwrap_or(part.span);
            let (value, values) = (value.to_string(), listed.list());
            self.problem(span, ProblemKind::UnknownValue { value, values, nearest });
        }
    }

    /// Whole numbers that are written, each of which has to be one that a schema lists.
    fn levels(&mut self, part: &Syntax, listed: &BTreeSet<i64>) {
        match &part.what {
            What::Integer(number) if !listed.contains(number) => {
                let (value, values) = (number.to_string(), listed.iter().map(ToString::to_string).collect());
                self.problem(part.span, ProblemKind::UnknownValue { value, values, nearest: None });
            }
            What::List(items) => items.iter().for_each(|item| self.levels(&item.value, listed)),
            _ => {}
        }
    }

    fn order(&mut self, whole: Span, operator: Operator, left: Side<'_>, right: Side<'_>) {
        let pairs = pairs(left.1, right.1);
        if !is_ordered(left.1, right.1) || pairs.is_empty() {
            let kind = unlike(left.1, right.1).unwrap_or_else(|| operands(operator, left.1, right.1));
            self.problem(whole, kind);
        }
    }

    fn membership(&mut self, whole: Span, left: Side<'_>, right: Side<'_>) {
        for container in right.1.alternatives() {
            match container {
                Type::Any => {}
                Type::List(of) if of.is_nothing() => {}
                Type::List(of) => self.equality(whole, left, (right.0, of)),
                Type::Map(_) | Type::Record(_) if comparable(left.1, &Type::Text) => {
                    if let (Type::Record(_), What::Text(name)) = (container, &left.0.what) {
                        let field = super::syntax::Name { text: name.clone(), span: left.0.span };
                        self.field(whole, right.0, container, &field, super::check::Asked::Has);
                    }
                }
                _ => return self.problem(whole, operands(Operator::In, left.1, right.1)),
            }
        }
    }

    fn arithmetic(&mut self, whole: Span, operator: Operator, left: Side<'_>, right: Side<'_>) -> Type {
        let pairs = pairs(left.1, right.1);
        let results: Option<Vec<Type>> = pairs.iter().map(|(a, b)| result(operator, a, b)).collect();
        match results {
            Some(results) if !results.is_empty() => results.iter().fold(Type::nothing(), |all, ty| all.join(ty)),
            _ => {
                self.problem(whole, operands(operator, left.1, right.1));
                Type::Any
            }
        }
    }
}

fn operands(operator: Operator, left: &Type, right: &Type) -> ProblemKind {
    ProblemKind::Operands { operator: operator.text(), left: left.label().into(), right: right.label().into() }
}

fn pairs<'t>(left: &'t Type, right: &'t Type) -> Vec<(&'t Type, &'t Type)> {
    left.alternatives().iter().flat_map(|a| right.alternatives().iter().map(move |b| (a, b))).collect()
}

fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::Text | Type::Choice(_))
}

fn is_number(ty: &Type) -> bool {
    matches!(ty, Type::Integer | Type::Level(_) | Type::Decimal)
}

/// Whether a value of one type can equal one of the other.
fn comparable(left: &Type, right: &Type) -> bool {
    let maps = |ty: &Type| matches!(ty, Type::Map(_) | Type::Record(_));
    pairs(left, right).into_iter().any(|(a, b)| match (a, b) {
        (Type::List(a), Type::List(b)) | (Type::Optional(a), Type::Optional(b)) => {
            a.is_nothing() || b.is_nothing() || comparable(a, b)
        }
        (Type::Any, _) | (_, Type::Any) => true,
        (a, b) => is_number(a) && is_number(b) || is_text(a) && is_text(b) || maps(a) && maps(b) || a == b,
    })
}

/// The mistakes in comparisons that have a remedy of their own.
fn unlike(left: &Type, right: &Type) -> Option<ProblemKind> {
    for (one, other) in [(left, right), (right, left)] {
        let text = other.alternatives().iter().all(is_text) && !other.is_nothing();
        for ty in one.alternatives() {
            match ty {
                Type::Time if text => return Some(ProblemKind::ComparedAsText(Unconverted::Time)),
                Type::Duration if text => return Some(ProblemKind::ComparedAsText(Unconverted::Duration)),
                Type::Version if text => return Some(ProblemKind::ComparedAsText(Unconverted::Version)),
                _ => {}
            }
        }
        if *one == Type::Null {
            return Some(ProblemKind::NeverNull { found: other.label().into() });
        }
    }
    None
}

/// The words that a value can be; `None` where it can be any text, or none.
fn vocabulary(ty: &Type) -> Option<Choice> {
    let mut all: Option<Choice> = None;
    for ty in ty.alternatives() {
        match (ty, &mut all) {
            (Type::Choice(choice), None) => all = Some(choice.clone()),
            (Type::Choice(choice), Some(all)) => {
                all.values.extend(choice.values.iter().cloned());
                all.written &= choice.written;
            }
            (Type::Text | Type::Any, _) => return None,
            _ => {}
        }
    }
    all
}

fn place_of(part: &Syntax, value: &str) -> Option<Span> {
    match &part.what {
        What::Text(text) if text.as_ref() == value => Some(part.span),
        What::List(items) => items.iter().find_map(|item| place_of(&item.value, value)),
        _ => None,
    }
}

fn result(operator: Operator, left: &Type, right: &Type) -> Option<Type> {
    use Operator::{Add, Divide, Multiply, Remainder, Subtract};
    Some(match (operator, left, right) {
        (_, Type::Any, _) | (_, _, Type::Any) => Type::Any,
        (_, Type::Level(_), other) => return result(operator, &Type::Integer, other),
        (_, other, Type::Level(_)) => return result(operator, other, &Type::Integer),
        (Add | Subtract | Multiply | Divide | Remainder, Type::Integer, Type::Integer) => Type::Integer,
        (Add | Subtract | Multiply | Divide, Type::Decimal, Type::Decimal) => Type::Decimal,
        (Add, a, b) if is_text(a) && is_text(b) => Type::Text,
        (Add, Type::List(a), Type::List(b)) => Type::list(a.join(b)),
        (Add | Subtract, Type::Time, Type::Duration) | (Add, Type::Duration, Type::Time) => Type::Time,
        (Subtract, Type::Time, Type::Time) | (Add | Subtract, Type::Duration, Type::Duration) => Type::Duration,
        _ => return None,
    })
}
