//! Syntax to code: names resolved, fields looked up in the schemas of every kind in reach, types compared.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::choice::Choice;
use super::code::{Code, Op};
use super::environment::Environment;
use super::form::PHASE;
use super::problem::{ExpressionProblem, ProblemKind};
use super::syntax::{Name, Operator, Syntax, What};
use super::types::{Layout, Record, Type, step};
use super::value::{TextValue, Value};
use crate::kind::nearest;
use crate::language::Label;
use crate::language::messages::expression as say;
use crate::source::Span;

/// Checks an expression part by part; what is wrong is collected, and goes on as of any type.
pub(super) struct Checker<'e> {
    pub(super) environment: &'e Environment,
    pub(super) source: &'e str,
    pub(super) problems: Vec<ExpressionProblem>,
    /// The variables of the comprehensions around the part, the innermost last.
    pub(super) locals: Vec<(Box<str>, Type)>,
    /// Paths that are known to be there, and not null, where the part stands.
    pub(super) facts: Vec<String>,
    pub(super) comprehensions: usize,
    pub(super) names: BTreeSet<Box<str>>,
}

/// How a field is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// `of.field`
    Plain,
    /// `of.?field`
    Maybe,
    /// `has(of.field)`
    Has,
}

impl<'e> Checker<'e> {
    pub(super) fn new(environment: &'e Environment, source: &'e str) -> Self {
        let (problems, locals, facts) = (Vec::new(), Vec::new(), environment.known());
        Self { environment, source, problems, locals, facts, comprehensions: 0, names: BTreeSet::new() }
    }

    pub(super) fn problem(&mut self, span: Span, kind: ProblemKind) {
        self.problems.push(ExpressionProblem { span, kind });
    }

    /// A part's code and type.
    pub(super) fn part(&mut self, syntax: &Syntax) -> (Code, Type) {
        let (what, ty) = match &syntax.what {
            What::Null => (Op::Null, Type::Null),
            What::Boolean(value) => (Op::Boolean(*value), Type::Boolean),
            What::Integer(value) => (Op::Integer(*value), Type::Integer),
            What::Decimal(value) => (Op::Decimal(*value), Type::Decimal),
            What::Text(text) => (Op::Text(text.clone()), Type::Choice(Choice::written(text))),
            What::Name(name) => self.name(syntax.span, name),
            What::Select { of, field, optional } => {
                let asked = if *optional { Asked::Maybe } else { Asked::Plain };
                self.select(syntax, of, field, asked)
            }
            What::Index { of, at, optional } => self.index(syntax, of, at, *optional),
            What::Call { of, name, arguments } => self.call(syntax, of.as_deref(), name, arguments),
            What::List(items) => self.list(items),
            What::Map(entries) => self.map(entries),
            What::Not(part) => (Op::Not(Box::new(self.boolean(part))), Type::Boolean),
            What::Negate(part) => self.negate(part),
            What::And(parts) => (Op::And(self.chain(parts, true)), Type::Boolean),
            What::Or(parts) => (Op::Or(self.chain(parts, false)), Type::Boolean),
            What::Binary { operator, left, right } => self.binary(syntax, *operator, left, right),
            What::If { condition, then, otherwise } => self.choose(condition, then, otherwise),
        };
        (Code { span: syntax.span, what }, ty)
    }

    /// A part that has to be true or false.
    pub(super) fn boolean(&mut self, syntax: &Syntax) -> Code {
        let (code, ty) = self.part(syntax);
        if !ty.alternatives().iter().all(|ty| matches!(ty, Type::Boolean | Type::Any)) || ty.is_nothing() {
            self.problem(
                syntax.span,
                ProblemKind::Expected {
                    expected: Type::Boolean.label().into(),
                    found: ty.label().into(),
                    function: None,
                },
            );
        }
        code
    }

    fn name(&mut self, span: Span, name: &str) -> (Op, Type) {
        if let Some(slot) = self.local(name) {
            return (Op::Local(slot), self.locals[slot].1.clone());
        }
        if let Some(ty) = self.environment.find(name) {
            self.names.insert(name.into());
            return (Op::Name(name.into()), self.known_not_null(name, ty));
        }
        if name == "now" {
            self.names.insert(name.into());
            return (Op::Now, Type::Time);
        }
        let nearest = self.meant(name);
        self.problem(span, ProblemKind::UnknownName { name: name.to_owned(), nearest });
        (Op::Null, Type::Any)
    }

    /// What was meant by a name that there is not: a field of the document, a literal as others write it, a name that is
    /// near.
    fn meant(&self, name: &str) -> Option<String> {
        let field = |of: &&str| self.environment.find(of).is_some_and(|ty| ty.names(name));
        if let Some(of) = ["doc", "it"].iter().find(|of| field(of)) {
            return Some(format!("{of}.{name}"));
        }
        let literal = match name {
            "True" | "TRUE" | "yes" => Some("true"),
            "False" | "FALSE" | "no" => Some("false"),
            "None" | "NULL" | "Null" | "nil" => Some("null"),
            _ => None,
        };
        let locals = self.locals.iter().map(|(name, _)| name.as_ref());
        // every name of one letter is near to every other
        let names = self.environment.names().chain(locals).filter(|_| name.len() > 1);
        literal.or_else(|| nearest(name, names)).map(str::to_owned)
    }

    pub(super) fn local(&self, name: &str) -> Option<usize> {
        self.locals.iter().rposition(|(local, _)| local.as_ref() == name)
    }

    /// Whether a part is a name that the environment has as never null.
    fn is_never_null(&self, part: &Syntax) -> bool {
        matches!(&part.what, What::Name(name) if self.local(name).is_none() && self.environment.is_never_null(name))
    }

    fn known_not_null(&self, path: &str, ty: &Type) -> Type {
        if self.facts.iter().any(|fact| fact == path) { ty.without_null() } else { ty.clone() }
    }

    /// `a && b && …`: what holds where `a` is true is known in `b`; of `||`, where it is false.
    fn chain(&mut self, parts: &[Syntax], outcome: bool) -> Box<[Code]> {
        let before = self.facts.len();
        let mut codes = Vec::with_capacity(parts.len());
        for part in parts {
            codes.push(self.boolean(part));
            self.suppose(part, outcome);
        }
        self.facts.truncate(before);
        codes.into()
    }

    fn choose(&mut self, condition: &Syntax, then: &Syntax, otherwise: &Syntax) -> (Op, Type) {
        let before = self.facts.len();
        let condition_code = self.boolean(condition);
        self.suppose(condition, true);
        let (then, if_true) = self.part(then);
        self.facts.truncate(before);
        self.suppose(condition, false);
        let (otherwise, if_false) = self.part(otherwise);
        self.facts.truncate(before);
        let ty = if_true.join(&if_false);
        (Op::If(Box::new(condition_code), Box::new(then), Box::new(otherwise)), ty)
    }

    fn negate(&mut self, part: &Syntax) -> (Op, Type) {
        let (code, mut ty) = self.part(part);
        if !ty.alternatives().iter().all(|ty| matches!(ty, Type::Integer | Type::Level(_) | Type::Decimal | Type::Any))
        {
            let (expected, found) = (say::A_NUMBER.label().into(), ty.label().into());
            self.problem(part.span, ProblemKind::Expected { expected, found, function: None });
            ty = Type::Any;
        }
        if let Type::Level(_) = ty {
            ty = Type::Integer;
        }
        (Op::Negate(Box::new(code)), ty)
    }

    /// A field of a part.
    pub(super) fn select(&mut self, whole: &Syntax, of: &Syntax, field: &Name, asked: Asked) -> (Op, Type) {
        let (code, ty) = self.part(of);
        let ty = self.field(whole.span, of, &ty, field, asked);
        let (code, name) = (Box::new(code), field.text.clone());
        match asked {
            Asked::Plain => (Op::Field(code, name), ty),
            Asked::Maybe => (Op::MaybeField(code, name), ty.optional()),
            Asked::Has => (Op::Has(code, name), Type::Boolean),
        }
    }

    /// The type of a field of a value of type `ty`, written as `of`.
    pub(super) fn field(&mut self, whole: Span, of: &Syntax, ty: &Type, field: &Name, asked: Asked) -> Type {
        let path = self.path(of).map(|path| format!("{path}.{}", step(&field.text)));
        let known =
            asked != Asked::Plain || has_key(of, &field.text) || path.is_some_and(|path| self.facts.contains(&path));
        let mut found = Type::nothing();
        for ty in ty.alternatives() {
            let one = match ty {
                Type::Any => Type::Any,
                Type::Null if self.is_never_null(of) => continue,
                Type::Null if asked == Asked::Plain => {
                    self.problem(of.span, ProblemKind::MayBeNull { path: self.text(of.span) });
                    Type::Any
                }
                Type::Null => continue,
                Type::Optional(inner) => self.field(whole, of, inner, field, asked).optional(),
                Type::Map(inner) => {
                    if !known {
                        self.uncertain(whole, of, field, ty.label().into());
                    }
                    inner.as_ref().clone()
                }
                Type::Record(record) => self.field_of_record(whole, of, record, field, known),
                other => {
                    let kind = ProblemKind::NotMapping { path: self.text(of.span), found: other.label().into() };
                    self.problem(field.span, kind);
                    Type::Any
                }
            };
            found = found.join(&one);
        }
        found
    }

    fn field_of_record(&mut self, whole: Span, of: &Syntax, record: &Record, field: &Name, known: bool) -> Type {
        let known = known || record.present.contains(step(&field.text).as_ref());
        let mut found = Type::nothing();
        let mut uncertain = None;
        let mut missing: Option<&Layout> = None;
        let mut having = Vec::new();
        for layout in &record.layouts {
            let Some((ty, certain)) = layout.key(&field.text) else {
                missing = missing.or(Some(layout));
                continue;
            };
            having.push(layout.name());
            if !certain && !known {
                uncertain = uncertain.or(Some(layout.name()));
            }
            found = found.join(&ty);
        }
        if let Some(layout) = missing {
            let names = layout.names().into_iter().chain(layout.phases().map(|_| PHASE));
            let nearest = nearest(&field.text, names).map(str::to_owned);
            let others = if layout.is_whole() { having } else { Vec::new() };
            let (field_name, of) = (field.text.to_string(), layout.name());
            self.problem(field.span, ProblemKind::UnknownField { field: field_name, of, others, nearest });
            return Type::Any;
        }
        if let Some(name) = uncertain {
            self.uncertain(whole, of, field, Label::same(format!("`{name}`")).into());
        }
        narrowed(found, &record.present, &field.text)
    }

    fn uncertain(&mut self, whole: Span, of: &Syntax, field: &Name, name: Box<Label>) {
        let proposal = format!("{}.?{}.orValue(…)", self.text(of.span), field.text);
        self.problem(whole, ProblemKind::Uncertain { path: self.text(whole), of: name, proposal });
    }

    fn index(&mut self, whole: &Syntax, of: &Syntax, at: &Syntax, optional: bool) -> (Op, Type) {
        let (code, ty) = self.part(of);
        let (key, key_type) = self.part(at);
        let found = self.indexed(whole, of, &ty, (at, &key_type), optional);
        let (code, key) = (Box::new(code), Box::new(key));
        if optional { (Op::MaybeIndex(code, key), found.optional()) } else { (Op::Index(code, key), found) }
    }

    fn indexed(&mut self, whole: &Syntax, of: &Syntax, ty: &Type, key: (&Syntax, &Type), optional: bool) -> Type {
        let asked = if optional { Asked::Maybe } else { Asked::Plain };
        let (at, key_type) = key;
        let mut found = Type::nothing();
        for ty in ty.alternatives() {
            let one = match (ty, &at.what) {
                (Type::Optional(inner), _) => self.indexed(whole, of, inner, key, optional).optional(),
                (Type::Record(_) | Type::Map(_), What::Text(text)) => {
                    let field = Name { text: text.clone(), span: at.span };
                    self.field(whole.span, of, ty, &field, asked)
                }
                (Type::Record(_) | Type::Any, _) => Type::Any,
                (Type::Map(inner) | Type::List(inner), _) => {
                    let (list, want) = (
                        matches!(ty, Type::List(_)),
                        if matches!(ty, Type::List(_)) { Type::Integer } else { Type::Text },
                    );
                    let fits = match key_type {
                        Type::Any => true,
                        Type::Integer | Type::Level(_) => list,
                        Type::Text | Type::Choice(_) => !list,
                        _ => false,
                    };
                    if !fits {
                        let (expected, found) = (want.label().into(), key_type.label().into());
                        let kind = ProblemKind::Expected { expected, found, function: None };
                        self.problem(at.span, kind);
                    }
                    inner.as_ref().clone()
                }
                (Type::Null, _) if optional => continue,
                (other, _) => {
                    let kind = ProblemKind::NotMapping { path: self.text(of.span), found: other.label().into() };
                    self.problem(of.span, kind);
                    Type::Any
                }
            };
            found = found.join(&one);
        }
        found
    }

    fn list(&mut self, items: &[super::syntax::Item]) -> (Op, Type) {
        let mut element = Type::nothing();
        let mut codes = Vec::with_capacity(items.len());
        for item in items {
            let (code, ty) = self.part(&item.value);
            let ty = if item.optional { self.held(item.value.span, &ty) } else { ty };
            element = element.join(&ty);
            codes.push((code, item.optional));
        }
        let constants: Option<Vec<Value<'static>>> = codes.iter().map(|(code, _)| constant(code)).collect();
        let op = match constants {
            Some(constants) => Op::Constants(constants.into()),
            None => Op::List(codes.into()),
        };
        (op, Type::list(element))
    }

    fn map(&mut self, entries: &[super::syntax::Entry]) -> (Op, Type) {
        let mut element = Type::nothing();
        let mut codes = Vec::with_capacity(entries.len());
        for entry in entries {
            let (key, key_type) = self.part(&entry.key);
            if !matches!(key_type, Type::Text | Type::Choice(_) | Type::Any) {
                let (expected, found) = (Type::Text.label().into(), key_type.label().into());
                let kind = ProblemKind::Expected { expected, found, function: None };
                self.problem(entry.key.span, kind);
            }
            let (value, ty) = self.part(&entry.value);
            let ty = if entry.optional { self.held(entry.value.span, &ty) } else { ty };
            element = element.join(&ty);
            codes.push((key, value, entry.optional));
        }
        (Op::Map(codes.into()), Type::Map(Arc::new(element)))
    }

    fn held(&mut self, span: Span, ty: &Type) -> Type {
        if !matches!(ty, Type::Optional(_) | Type::Any) {
            let (expected, found) = (say::MAYBE_VALUE.label().into(), ty.label().into());
            self.problem(span, ProblemKind::Expected { expected, found, function: None });
        }
        super::signature::held(ty)
    }

    fn binary(&mut self, whole: &Syntax, operator: Operator, left: &Syntax, right: &Syntax) -> (Op, Type) {
        if operator == Operator::Subtract && self.is_hyphenated(whole) {
            return (Op::Null, Type::Any);
        }
        let (left_code, left_type) = self.part(left);
        let (right_code, right_type) = self.part(right);
        let ty = self.operation(whole.span, operator, (left, &left_type), (right, &right_type));
        (Op::Binary(operator, Box::new(left_code), Box::new(right_code)), ty)
    }

    /// The source of a part, white space made single.
    pub(super) fn text(&self, span: Span) -> String {
        let text = self.source.get(span.range()).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Whether a part is a mapping that is written out, with this key.
fn has_key(part: &Syntax, key: &str) -> bool {
    let What::Map(entries) = &part.what else { return false };
    let is_it = |part: &Syntax| matches!(&part.what, What::Text(text) if text.as_ref() == key);
    entries.iter().any(|entry| !entry.optional && is_it(&entry.key))
}

/// A type whose values hold what `present` says of the field that they lie in.
fn narrowed(ty: Type, present: &BTreeSet<String>, field: &str) -> Type {
    let field = step(field);
    let inner = present.iter().filter_map(|path| path.strip_prefix(field.as_ref())?.strip_prefix('.'));
    let inner: BTreeSet<String> = inner.map(str::to_owned).collect();
    match ty {
        Type::Record(record) if !inner.is_empty() => Type::Record(Record { present: inner, ..record }),
        other => other,
    }
}

/// The value of a code that is a constant.
fn constant(code: &Code) -> Option<Value<'static>> {
    Some(match &code.what {
        Op::Boolean(value) => Value::Boolean(*value),
        Op::Integer(value) => Value::Integer(*value),
        Op::Decimal(value) => Value::Decimal(*value),
        Op::Text(text) => Value::Text(TextValue::Made(text.as_ref().into())),
        Op::Constant(value) => value.clone(),
        _ => return None,
    })
}
