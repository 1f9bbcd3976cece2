//! `oneOf`: a value is one of those that are allowed.

use serde_json::Value;

use super::words::{shown, value_fact};
use crate::finding::Fix;
use crate::kind::{GivenValue, is_same_text, nearest, text_of};
use crate::language::messages::{names as words, policy as say};
use crate::language::{Fact, Facts, Saying};
use crate::policy::argument::{Missing, TextArgument};
use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{CheckKind, Compiled, Compiler, Names};
use crate::policy::edit::replacing;
use crate::policy::located::Located;
use crate::policy::outcome::Outcome;
use crate::policy::parameter::ParameterType;
use crate::policy::path::Path;
use crate::policy::point::Point;
use crate::source::Span;
use crate::yaml::{Node, ScalarKind};

pub(super) const CHECK: CheckKind = CheckKind { name: "oneOf", about: "the value, or each, is one of them", compile };

#[derive(Debug)]
struct OneOf {
    path: Path,
    values: Vec<Allowed>,
}

/// What is allowed.
#[derive(Debug)]
enum Allowed {
    /// A value that is written in the check, and where.
    Written(GivenValue, Span),
    /// What a parameter, a `let` or a path gives, perhaps several at once.
    Argument(TextArgument),
}

impl Allowed {
    fn find(&self, case: &Case<'_>) -> Vec<GivenValue> {
        match self {
            Self::Written(value, _) => vec![value.clone()],
            Self::Argument(argument) => argument.find(case).into_iter().map(GivenValue::Untyped).collect(),
        }
    }

    fn missing(&self, case: &Case<'_>) -> Option<Missing<'_>> {
        match self {
            Self::Written(..) => None,
            Self::Argument(argument) => argument.missing(case),
        }
    }
}

fn compile<'k>(node: Node<'k>, _: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Compiled> {
    let Some(written) = node.get("path") else {
        compiler.without(node.span(), "oneOf", &["path"], "oneOf: {path: channel, values: [e-mail, telephone]}");
        return None;
    };
    let path = Path::compile(written.text(), written.span(), names, compiler)?;
    let Some(values) = node.get("values") else {
        compiler.without(node.span(), "oneOf", &["values"], "values: [e-mail, telephone]");
        return None;
    };
    let values = if values.is_sequence() {
        list(&path, values, names, compiler)?
    } else {
        vec![Allowed::Argument(TextArgument::word(values, names, compiler)?)]
    };
    Some(Compiled::new(OneOf { path, values }, &["nearest", "values", "missing"]))
}

/// The values of a list, each as it is written or `$x`; one that the schemas say the field never has is noted.
fn list<'k>(path: &Path, values: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Vec<Allowed>> {
    let known = path.listed(names, compiler);
    let wanted = [ParameterType::Text, ParameterType::Role, ParameterType::Enum, ParameterType::List];
    // All that are wrong are noted, not the first alone.
    let mut list = Some(Vec::new());
    for value in values.items() {
        let text = value.text();
        let is_unknown = |known: &&Vec<String>| !known.iter().any(|known| is_same_text(known, text));
        let argument = if value.as_str().is_some_and(|text| text.starts_with('$')) {
            TextArgument::of_types(value, &wanted, names, compiler).map(Allowed::Argument)
        } else if let Some(known) = known.as_ref().filter(is_unknown) {
            compiler.unknown(value.span(), words::VALUE, text, known.iter().map(String::as_str));
            None
        } else {
            Some(Allowed::Written(GivenValue::written(value), value.span()))
        };
        list = list.zip(argument).map(|(mut list, argument)| {
            list.push(argument);
            list
        });
    }
    list
}

impl Check for OneOf {
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        let found = self.path.find(case);
        if found.is_empty() {
            return Vec::new();
        }
        if let Some(missing) = self.values.iter().find_map(|value| value.missing(case)) {
            return vec![missing.outcome(case)];
        }
        let values: Vec<GivenValue> = self.values.iter().flat_map(|value| value.find(case)).collect();
        let is_allowed = |at: &Located<'_>| values.iter().any(|value| value.is(at.node));
        let each = found.into_iter().flat_map(Located::into_items);
        each.filter(|at| !is_allowed(at)).map(|at| outcome(&at, &values, case)).collect()
    }

    fn points_inside(&self) -> Vec<Point> {
        self.written().map(|(_, span)| Point::Row(span, 0)).collect()
    }

    fn reach_inside(&self, case: &Case<'_>, tell: &mut dyn FnMut(Point, bool)) {
        for at in self.path.find(case).into_iter().flat_map(Located::into_items) {
            let own = self.written().filter(|(value, _)| value.is(at.node));
            own.for_each(|(_, span)| tell(Point::Row(span, 0), true));
        }
    }

    fn absent(&self, case: &Case<'_>) -> Option<Outcome> {
        self.path.find(case).is_empty().then(|| self.path.lacking(case))
    }
}

impl OneOf {
    /// The values that are written in the check, with their places.
    fn written(&self) -> impl Iterator<Item = (&GivenValue, Span)> {
        self.values.iter().filter_map(|value| match value {
            Allowed::Written(value, span) => Some((value, *span)),
            Allowed::Argument(_) => None,
        })
    }
}

fn outcome(at: &Located<'_>, given: &[GivenValue], case: &Case<'_>) -> Outcome {
    let values: Vec<String> = given.iter().map(GivenValue::text).collect();
    let nearest = meant(at.node.text(), &values).filter(|_| at.node.scalar().is_some());
    let allowed = values.iter().map(|value| value_fact(case, at, value));
    let mut facts = Facts::new().with("values", Fact::Or(allowed.collect()));
    facts.insert("nearest", nearest.map_or_else(|| Fact::text(""), Fact::code));
    facts.insert("all", Fact::all(&values));
    facts.insert("value", Fact::code(shown(at.node, values.iter().map(String::as_str))));
    let mut outcome = Outcome::fail(at, facts);
    outcome.says = Some((say::NOT_ONE_OF, say::NOT_ONE_OF_HELP));
    outcome.fixes.extend(nearest.and_then(|nearest| {
        let edit = replacing(at, &written(nearest, given, at.node), case)?;
        let title = Saying::new(words::WRITE_HELP, Facts::new().with("name", Fact::code(nearest)));
        Some(Fix { title, safe: false, edits: vec![edit] })
    }));
    outcome
}

/// The value that was meant, where one alone is nearest.
fn meant<'v>(text: &str, values: &'v [String]) -> Option<&'v str> {
    let first = nearest(text, values.iter().map(String::as_str))?;
    let last = nearest(text, values.iter().rev().map(String::as_str))?;
    (first == last).then_some(first)
}

/// What to write for a value that is allowed: as the policy has it, else of the sort of what stands there.
fn written(text: &str, given: &[GivenValue], other: Node<'_>) -> Value {
    let typed = given.iter().find_map(|value| match value {
        GivenValue::Typed(value) if text_of(value) == text => Some(value.clone()),
        _ => None,
    });
    typed.unwrap_or_else(|| like(text, other))
}

/// A text as a value of the sort of another: a number in the place of a number.
fn like(text: &str, other: Node<'_>) -> Value {
    let same_sort = match other.scalar() {
        Some(ScalarKind::Int | ScalarKind::Float) => text.parse().ok().map(Value::Number),
        Some(ScalarKind::Bool(_)) => text.parse().ok().map(Value::Bool),
        _ => None,
    };
    same_sort.unwrap_or_else(|| text.into())
}
