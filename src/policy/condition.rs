//! Expressions of policies, compiled for the names at hand and evaluated over a document.

use std::sync::Arc;

use super::case::{Case, Let};
use super::compile::{Compiler, Names};
use super::facts::field_of;
use super::figure::Quantity;
use super::host::Surroundings;
use super::outcome::{Outcome, OutcomeKind, Undecided};
use super::parameter::{Parameter, ParameterType};
use super::point::Point;
use super::reason::undecided;
use super::trace::{ExpressionRole, TracedExpression, TracedStep};
use crate::calendar::{Amount, Moment, Time, Zone};
use crate::expression::{Environment, Expression, Form, NoValue, Proven, Reason, Scope, Subject, Type, Value};
use crate::kind::name;
use crate::language::messages::measure as say;
use crate::language::{Decimal, Fact, Facts};
use crate::source::Span;
use crate::yaml::{Node, PatternStep, Pointer, Step};

/// An expression that is a number, a length of time, or true for one and false for none.
#[derive(Debug)]
pub struct Formula(Expression);

impl Formula {
    /// Reads a formula; mistakes are noted at their places.
    pub(super) fn compile<'k>(node: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Self> {
        let environment = environment(names, compiler);
        match Expression::compile(node.text(), &environment) {
            Ok(expression) if counts(expression.result_type()) => {
                note(&expression, compiler);
                Some(Self(expression))
            }
            Ok(_) => {
                compiler.problem(node.span(), say::COUNTS_NOTHING, Some(say::COUNTS_NOTHING_HELP.into()));
                None
            }
            Err(problems) => {
                tell(node, problems, compiler);
                None
            }
        }
    }

    /// As it is written.
    pub(super) fn source(&self) -> &str {
        self.0.source()
    }

    /// What it comes to for a document; none where that is no amount.
    ///
    /// # Errors
    /// What fails while it runs.
    pub(super) fn quantity(&self, case: &Case<'_>) -> Result<Option<Quantity>, Undecided> {
        with_scope(case, &self.0, |expression, scope| Ok(quantity(&expression.evaluate(scope)?)))
            .map_err(|failure| undecided(&failure, &self.0, case))
    }
}

/// Whether values of a type may be amounts.
fn counts(of: &Type) -> bool {
    match of {
        Type::Any | Type::Boolean | Type::Integer | Type::Level(_) | Type::Decimal | Type::Duration => true,
        Type::Optional(inner) => counts(inner),
        Type::Either(several) => several.iter().any(counts),
        _ => false,
    }
}

/// An expression that is true or false.
#[derive(Debug)]
pub struct Condition {
    /// Where it stands in the file of the policy.
    pub(super) span: Span,
    expression: Expression,
    /// The sides of its `&&` and `||`: where each stands in the expression, and in the file.
    sides: Vec<(Span, Span)>,
}

impl Condition {
    /// Reads a condition; mistakes are noted at their places.
    pub(super) fn compile<'k>(node: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Self> {
        let environment = environment(names, compiler);
        match Expression::compile_boolean(node.text(), &environment) {
            Ok(expression) => {
                note(&expression, compiler);
                let sides = expression.sides().into_iter().map(|side| (side, place(node, side))).collect();
                Some(Self { span: node.span(), expression, sides })
            }
            Err(problems) => {
                tell(node, problems, compiler);
                None
            }
        }
    }

    /// The sides of its `&&` and `||`, which tests should make true and false.
    pub(super) fn points(&self) -> impl Iterator<Item = Point> {
        self.sides.iter().map(|(side, place)| Point::Side(*place, *side))
    }

    /// Tells which of its sides a document reaches, each with whether it is true.
    pub(super) fn reach(&self, case: &Case<'_>, tell: &mut dyn FnMut(Point, bool)) {
        if self.sides.is_empty() {
            return;
        }
        let mut tell = |side: Span, holds: bool| {
            let place = self.sides.iter().find(|(known, _)| *known == side).map_or(self.span, |(_, place)| *place);
            tell(Point::Side(place, side), holds);
        };
        // Reaching fails for no reason of its own.
        let _ = with_scope(case, &self.expression, |expression, scope| {
            expression.reach_sides(scope, &mut tell);
            Ok(())
        });
    }

    /// What is known to be there in documents for which it is true.
    pub(super) fn proves(&self) -> &[Proven] {
        self.expression.proves()
    }

    /// Whether it is true for a document.
    ///
    /// # Errors
    /// What fails while it runs.
    pub fn holds(&self, case: &Case<'_>) -> Result<bool, Undecided> {
        with_scope(case, &self.expression, |expression, scope| expression.holds(scope))
            .map_err(|failure| undecided(&failure, &self.expression, case))
    }
}

impl Condition {
    /// The value of each of its parts for a document.
    pub(super) fn trace(&self, role: ExpressionRole, case: &Case<'_>, depth: usize) -> TracedExpression {
        TracedExpression { role, span: Some(self.span), depth, steps: steps(&self.expression, case) }
    }

    /// As it is written.
    pub(super) fn source(&self) -> &str {
        self.expression.source()
    }

    /// The first part of it that is false for a document, of those that must all be true, on one line; with the fields of the
    /// other document that it looks at.
    pub(super) fn first_false(&self, case: &Case<'_>) -> Option<(String, Vec<Pointer>)> {
        let span = with_scope(case, &self.expression, |expression, scope| Ok(expression.first_false(scope)));
        let span = span.ok().flatten()?;
        let part = self.expression.source().get(span.range())?;
        let of_other =
            self.expression.subjects(Some(span)).into_iter().filter(|subject| subject.name.as_ref() == "other");
        let fields = of_other.filter_map(|subject| fields(&subject)).collect();
        Some((part.split_whitespace().collect::<Vec<_>>().join(" "), fields))
    }

    /// Whether it speaks of a name, such as `doc`.
    pub(super) fn uses(&self, name: &str) -> bool {
        self.expression.uses(name)
    }

    /// The fields of the document that it looks at, each once.
    pub(super) fn reads(&self, case: &Case<'_>) -> Vec<Fact> {
        let path = |subject: Subject| fields(&subject).filter(|_| subject.name.as_ref() == "doc");
        let mut read: Vec<Pointer> = Vec::new();
        for pointer in self.expression.subjects(None).into_iter().filter_map(path) {
            if !read.contains(&pointer) {
                read.push(pointer);
            }
        }
        read.iter().map(|pointer| field_of(case.world, case.document, pointer)).collect()
    }

    /// What is missing, where it cannot be decided for lack of a field.
    pub(super) fn lacking(&self, case: &Case<'_>) -> Option<Outcome> {
        let failure = with_scope(case, &self.expression, |expression, scope| expression.holds(scope)).err()?;
        let mut reason = &failure.reason;
        while let Reason::Let { inner, .. } = reason {
            reason = &inner.reason;
        }
        let (Reason::NoField(_) | Reason::NoKey(_) | Reason::Nothing(_)) = reason else { return None };
        let Undecided { place, reason, .. } = undecided(&failure, &self.expression, case);
        let missing = reason.saying().facts.get("missing").cloned();
        let missing = missing.unwrap_or_else(|| Fact::code(place.path.as_str()));
        Some(Outcome::new(OutcomeKind::Missing, *place, Facts::new().with("missing", missing)))
    }
}

impl Let {
    /// Reads the names of a `let`; each sees those before it.
    pub(super) fn compile<'k>(
        node: Node<'k>,
        names: &mut Names<'k>,
        compiler: &mut Compiler<'k>,
    ) -> Option<Vec<Arc<Self>>> {
        let mut lets = Vec::new();
        for entry in node.entries() {
            let environment = environment(names, compiler);
            match Expression::compile(entry.value.text(), &environment) {
                Ok(expression) => {
                    note(&expression, compiler);
                    let name = entry.key.text().to_owned();
                    names.known.retain(|known| !known.is_of(&name));
                    names.lets.push((name.clone(), expression.result_type().clone()));
                    lets.push(Arc::new(Self { name, span: entry.value.span(), expression }));
                }
                Err(problems) => {
                    tell(entry.value, problems, compiler);
                    return None;
                }
            }
        }
        Some(lets)
    }

    /// The value as a fact of messages; an empty text where it has none.
    pub(super) fn fact(&self, case: &Case<'_>) -> Fact {
        let value =
            with_scope(case, &self.expression, |expression, scope| Ok(fact(&expression.evaluate(scope)?, case.zone)));
        value.unwrap_or_else(|_| Fact::Text(String::new()))
    }

    /// The value of each of its parts for a document.
    pub(super) fn trace(&self, case: &Case<'_>, depth: usize) -> TracedExpression {
        let role = ExpressionRole::Let(self.name.clone());
        TracedExpression { role, span: Some(self.span), depth, steps: steps(&self.expression, case) }
    }

    /// Whether it has a value.
    ///
    /// # Errors
    /// Why it has none.
    pub(super) fn value(&self, case: &Case<'_>) -> Result<(), Undecided> {
        with_scope(case, &self.expression, |expression, scope| expression.evaluate(scope).map(|_| ()))
            .map_err(|failure| undecided(&failure, &self.expression, case))
    }

    /// The value as an amount of time, as arguments of checks take it: a duration, or a text such as `4 hours`; none where
    /// it is no amount or has no value.
    pub(super) fn amount(&self, case: &Case<'_>) -> Option<Amount> {
        let value = with_scope(case, &self.expression, |expression, scope| Ok(amount(&expression.evaluate(scope)?)));
        value.ok().flatten()
    }

    /// The value as a time; none where it is absent or no time.
    ///
    /// # Errors
    /// Why it has no value.
    pub(super) fn moment(&self, case: &Case<'_>) -> Result<Option<Moment>, Undecided> {
        with_scope(case, &self.expression, |expression, scope| Ok(moment(&expression.evaluate(scope)?)))
            .map_err(|failure| undecided(&failure, &self.expression, case))
    }

    /// The value as a number or a length of time; none where it is neither or has no value.
    pub(super) fn quantity(&self, case: &Case<'_>) -> Option<Quantity> {
        let value = with_scope(case, &self.expression, |expression, scope| Ok(quantity(&expression.evaluate(scope)?)));
        value.ok().flatten()
    }

    /// The value as texts, as arguments of checks take it; none where it has no value.
    pub(super) fn texts(&self, case: &Case<'_>) -> Vec<String> {
        with_scope(case, &self.expression, |expression, scope| Ok(texts(&expression.evaluate(scope)?)))
            .unwrap_or_default()
    }
}

/// The way to what an expression speaks of, as far as it goes by keys; none where it does not.
fn fields(subject: &Subject) -> Option<Pointer> {
    let keys = subject.way.iter().map_while(|step| match step {
        PatternStep::Key(key) => Some(Step::Key(key.to_string())),
        _ => None,
    });
    Some(Pointer(keys.collect())).filter(|pointer| !pointer.0.is_empty())
}

fn steps(expression: &Expression, case: &Case<'_>) -> Vec<TracedStep> {
    let why = |failure: &NoValue| undecided(failure, expression, case).reason.saying().clone();
    let traced = with_scope(case, expression, |expression, scope| {
        let parts = expression.trace(scope).into_iter();
        Ok(parts.map(|part| TracedStep::of(&part, expression.source(), case, why)).collect())
    });
    traced.unwrap_or_default()
}

fn moment(value: &Value<'_>) -> Option<Moment> {
    match value {
        Value::Time(Time::Instant(at)) => Some(Moment::from_instant(*at)),
        Value::Time(Time::Day { date, .. }) => Some(Moment::Date(*date)),
        Value::Optional(Some(inner)) => moment(inner),
        _ => None,
    }
}

fn amount(value: &Value<'_>) -> Option<Amount> {
    match value {
        Value::Text(text) => text.as_str().parse().ok(),
        Value::Duration(time) => Some(Amount::Time(*time)),
        Value::Optional(Some(inner)) => amount(inner),
        _ => None,
    }
}

fn quantity(value: &Value<'_>) -> Option<Quantity> {
    match value {
        Value::Boolean(value) => Some(Quantity::Number(Decimal::from(u32::from(*value)))),
        Value::Integer(number) => Some(Quantity::Number(Decimal::from(*number))),
        Value::Decimal(number) => Decimal::from_f64(*number).map(Quantity::Number),
        Value::Duration(time) => Some(Quantity::Time(time.num_seconds())),
        Value::Optional(Some(inner)) => quantity(inner),
        _ => None,
    }
}

fn texts(value: &Value<'_>) -> Vec<String> {
    match value {
        Value::Text(text) => vec![text.as_str().to_owned()],
        Value::List(crate::expression::List::Made(items)) => items.iter().flat_map(texts).collect(),
        Value::List(crate::expression::List::Borrowed(items)) => items.iter().flat_map(texts).collect(),
        Value::List(crate::expression::List::Written(seen)) => {
            seen.node.items().map(|item| item.text().to_owned()).collect()
        }
        Value::Optional(Some(inner)) => texts(inner),
        _ => Vec::new(),
    }
}

/// Notes what an expression looks at beside the document.
fn note(expression: &Expression, compiler: &mut Compiler<'_>) {
    compiler.reads.base |= expression.uses("base");
    let of_parameters = |subject: &Subject| subject.name.as_ref() == "params";
    for subject in expression.subjects(None).into_iter().filter(of_parameters) {
        if let Some(PatternStep::Key(name)) = subject.way.first() {
            compiler.reads.parameters.insert(name.to_string());
        }
    }
}

/// Notes what is wrong with an expression, at its places.
fn tell(node: Node<'_>, problems: Vec<crate::expression::ExpressionProblem>, compiler: &mut Compiler<'_>) {
    for problem in problems {
        let span = place(node, problem.span);
        compiler.problem(span, problem.kind.sentence(), problem.kind.help());
    }
}

/// The place of a part of an expression in its file; the whole scalar where quoting or folding moves things.
fn place(node: Node<'_>, part: Span) -> Span {
    let written = node.tree().text().get(node.span().range()).unwrap_or("");
    match written.find(node.text()) {
        Some(offset) if !node.text().is_empty() => {
            let start = node.span().start as usize + offset;
            Span::new(start + part.start as usize, start + part.end as usize)
        }
        _ => node.span(),
    }
}

/// The names and types that an expression may use where these names are bound.
fn environment(names: &Names<'_>, compiler: &mut Compiler<'_>) -> Environment {
    let known = compiler.environments.iter().find(|(kinds, _)| *kinds == names.kinds);
    let of_kinds = if let Some((_, known)) = known {
        Arc::clone(known)
    } else {
        let made = Arc::new(environment_of(&names.kinds, compiler));
        compiler.environments.push((names.kinds.clone(), Arc::clone(&made)));
        made
    };
    let mut environment = Environment::within(of_kinds).knowing(&names.known);
    if let Some(it) = &names.it_type {
        environment = environment.with("it", it.clone()).with("key", Type::Text);
    }
    if !names.other.is_empty() {
        environment = environment.with("other", Type::documents(&forms(&names.other, compiler)));
    }
    if names.has_base {
        environment = environment.never_null("base");
    }
    names.lets.iter().fold(environment, |environment, (name, ty)| environment.with(name, ty.clone()))
}

fn forms(kinds: &[String], compiler: &Compiler<'_>) -> Vec<Arc<Form>> {
    kinds.iter().filter_map(|kind| compiler.forms.get(kind).cloned()).collect()
}

/// The names and types that every expression over documents of some kinds may use.
fn environment_of(kinds: &[String], compiler: &Compiler<'_>) -> Environment {
    let mut environment =
        Environment::new(compiler.forms.values().cloned().collect()).with_document(&forms(kinds, compiler));
    if let Some(service) = compiler.forms.get(name::SERVICE) {
        let service = Type::documents(std::slice::from_ref(service));
        // A policy governs documents of vedtak's kinds by the services that list it; those of the project's own kinds may
        // belong to none.
        let is_own = |kind: &String| compiler.kinds.get(kind).is_none_or(|kind| kind.mapped);
        let may_lack = kinds.is_empty() || kinds.iter().any(is_own);
        environment = environment.with("service", service.or_null());
        if !may_lack {
            environment = environment.never_null("service");
        }
    }
    let parameters = compiler.parameters.iter().map(|(name, parameter)| (name.as_str(), parameter_type(parameter)));
    let file = ["folder", "name", "path"].map(|field| (field, Type::Text));
    environment
        .with("params", Type::mapping("params", parameters))
        .with("id", Type::Text)
        .with("file", Type::mapping("file", file))
}

fn parameter_type(parameter: &Parameter) -> Type {
    match parameter.kind {
        ParameterType::Days => Type::Integer,
        ParameterType::Duration => Type::Duration,
        ParameterType::Percentage | ParameterType::Number => Type::Decimal,
        ParameterType::Text | ParameterType::Role | ParameterType::Hours => Type::Text,
        ParameterType::Boolean => Type::Boolean,
        ParameterType::Enum => Type::choice(&parameter.values),
        ParameterType::List | ParameterType::Evidence => Type::list(Type::Text),
        ParameterType::Table => Type::Any,
    }
}

/// Evaluates with all names bound that the expression uses.
fn with_scope<T>(
    case: &Case<'_>,
    expression: &Expression,
    evaluate: impl for<'v> FnOnce(&'v Expression, &Scope<'_, 'v>) -> Result<T, NoValue>,
) -> Result<T, NoValue> {
    let [doc, service, base] = &case.seen;
    let asks = |name: &str| expression.uses(name) || case.lets.iter().any(|named| named.expression.uses(name));
    let other = case.other.as_ref().filter(|_| asks("other")).and_then(|at| case.seen(at));
    let element = case.it.as_ref().filter(|_| asks("it")).and_then(|at| case.seen(at));
    let host = Surroundings { case };
    let mut scope = Scope::new(&host);
    if let Some(doc) = doc {
        scope.bind("doc", Value::document(doc));
    }
    scope.bind("base", base.as_ref().map_or(Value::Null, Value::document));
    scope.bind("kind", Value::from(case.kind.name.as_str()));
    scope.bind("service", service.as_ref().map_or(Value::Null, Value::document));
    scope.bind("params", case.parameters.value.clone());
    if let Some(name) = &case.document.name {
        scope.bind("id", Value::from(name.id.as_str()));
    }
    if asks("file") {
        scope.bind("file", file(&case.world.review.file(case.document.file).path));
    }
    if let Some(other) = &other {
        scope.bind("other", Value::document(other));
    }
    if let (Some(it), Some(element), None) = (&case.it, &element, &case.item)
        && let Ok(Some(value)) = element.value_at(&it.way)
    {
        scope.bind("it", value);
    }
    if let Some(item) = &case.item {
        scope.bind("it", Value::text(item.as_ref()));
        scope.bind("key", Value::from(""));
    } else if let Some(it) = &case.it {
        scope.bind("key", Value::from(it.key.unwrap_or("")));
    }
    for named in &case.lets {
        scope.bind_let(&named.name, &named.expression);
    }
    evaluate(expression, &scope)
}

/// The file of a document: its path from the root of the project, its name and its folder.
fn file(path: &str) -> Value<'_> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    Value::record([("path", path), ("name", name), ("folder", folder)].map(|(key, text)| (key, Value::from(text))))
}

fn fact(value: &Value<'_>, zone: Zone) -> Fact {
    match value {
        Value::Boolean(value) => Fact::code(value.to_string()),
        Value::Integer(number) => Fact::number(*number),
        Value::Decimal(number) => {
            Decimal::from_f64(*number).map_or_else(|| Fact::code(number.to_string()), Fact::number)
        }
        Value::Text(text) => Fact::code(text.as_str()),
        Value::Version(version) => Fact::code(version.to_string()),
        Value::Duration(time) => Fact::Duration(time.num_seconds()),
        Value::Time(crate::calendar::Time::Day { date, .. }) => Fact::Date(*date),
        Value::Time(crate::calendar::Time::Instant(at)) => Fact::Time(at.with_timezone(&zone.offset(*at)).into()),
        Value::Optional(Some(inner)) => fact(inner, zone),
        // An empty list says nothing, so that `{% if name %}` tells it from one that does.
        Value::List(_) => match texts(value) {
            none if none.is_empty() => Fact::Text(String::new()),
            some => Fact::List(some.into_iter().map(Fact::Code).collect()),
        },
        _ => Fact::Text(String::new()),
    }
}
