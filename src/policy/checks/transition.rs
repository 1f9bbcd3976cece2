//! `transition`: a field moves from value to value as listed, and a new document starts in one of some values.

use serde_json::Value;

use super::words::shown;
use crate::kind::{GivenValue, is_same_text, is_same_value, text_of};
use crate::language::messages::{names as words, policy as say, policy_file};
use crate::language::{Fact, Facts};
use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{Argument, CheckKind, Compiled, Compiler, Names};
use crate::policy::facts::field_at;
use crate::policy::located::Located;
use crate::policy::outcome::{Outcome, Undecided};
use crate::policy::parameter::{ParameterType, ParameterValue};
use crate::policy::path::Path;
use crate::policy::point::Point;
use crate::policy::reason::other_form;
use crate::policy::slot::texts;
use crate::source::Span;
use crate::yaml::Node;

pub(super) const CHECK: CheckKind = CheckKind {
    name: "transition",
    about: "from the version on the target branch the field moves as listed, and a new document starts as listed",
    compile,
};

/// How a field may move.
#[derive(Debug)]
struct Transition {
    field: Path,
    /// What the field may be in a new document; anything where nothing is listed.
    initial: Option<Vec<Placed>>,
    /// What it may become, by what it was. From a value that is not listed it moves no more.
    allowed: Vec<(GivenValue, Vec<Placed>)>,
}

fn compile<'k>(node: Node<'k>, _: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Compiled> {
    // It compares documents, not elements of their lists.
    let names = Names { it: None, it_type: None, other: Vec::new(), item: false, ..names.clone() };
    let written = node.get("field")?;
    let field = Path::compile(written.text(), written.span(), &names, compiler)?;
    if field.is_many() {
        let says = policy_file::ONE_FIELD.with("path", Fact::code(written.text()));
        compiler.problem(written.span(), says, Some(words::EXAMPLE_HELP.with("example", Fact::code("field: status"))));
        return None;
    }
    let known = field.listed(&names, compiler);
    let hold = |value: &GivenValue, span: Span, compiler: &mut Compiler<'k>| {
        let Some(known) = &known else { return true };
        let text = value.text();
        let is_known = known.iter().any(|known| is_same_text(known, &text));
        if !is_known {
            compiler.unknown(span, words::VALUE, &text, known.iter().map(String::as_str));
        }
        is_known
    };
    let mut right = true;
    let initial = match node.get("initial") {
        None => None,
        Some(initial) => {
            let values = values(initial, compiler)?;
            for (value, span) in &values {
                right &= hold(value, *span, compiler);
            }
            Some(values)
        }
    };
    let mut allowed: Vec<(GivenValue, Vec<Placed>)> = Vec::new();
    for ((from, span), to) in moves(node.get("allowed")?, compiler)? {
        right &= hold(&from, span, compiler);
        for (value, span) in &to {
            right &= hold(value, *span, compiler);
        }
        allowed.push((from, to));
    }
    compiler.reads.base = true;
    right.then(|| {
        Compiled::new(Transition { field, initial, allowed }, &["from", "to", "changed", "allowed", "initial"])
    })
}

/// A value with its place.
type Placed = (GivenValue, Span);

/// A value, or several, each of them perhaps a parameter with one or a list of them.
fn values<'k>(node: Node<'k>, compiler: &mut Compiler<'k>) -> Option<Vec<Placed>> {
    let mut values = Vec::new();
    for value in texts(node) {
        match compiler.argument(value, &[ParameterType::Text, ParameterType::Enum, ParameterType::List])? {
            Argument::Written(value) => values.push((GivenValue::Untyped(value.text().to_owned()), value.span())),
            Argument::Parameter(parameter) => match parameter.value {
                ParameterValue::Text(text) => values.push((GivenValue::Untyped(text), value.span())),
                ParameterValue::List(texts) => {
                    values.extend(texts.into_iter().map(|text| (GivenValue::Untyped(text), value.span())));
                }
                _ => {}
            },
        }
    }
    Some(values)
}

/// `allowed`: what each value may become, or a table that says so.
fn moves<'k>(node: Node<'k>, compiler: &mut Compiler<'k>) -> Option<Vec<(Placed, Vec<Placed>)>> {
    if node.is_mapping() {
        let mut moves = Vec::new();
        for entry in node.entries() {
            let (from, to) = (values(entry.key.node(), compiler)?, values(entry.value, compiler)?);
            moves.extend(from.into_iter().map(|from| (from, to.clone())));
        }
        return Some(moves);
    }
    let span = node.span();
    let table = match compiler.argument(node, &[ParameterType::Table])? {
        Argument::Parameter(parameter) => match parameter.value {
            ParameterValue::Table(Value::Object(table)) => Some(table),
            _ => None,
        },
        Argument::Written(_) => None,
    };
    let Some(table) = table else {
        let example = Fact::code("allowed: {draft: [open], open: [closed]}");
        compiler.problem(span, policy_file::NO_MOVES, Some(words::EXAMPLE_HELP.with("example", example)));
        return None;
    };
    let text = |value: &Value| (GivenValue::Untyped(text_of(value)), span);
    let to = |value: &Value| match value {
        Value::Array(values) => values.iter().map(text).collect(),
        value => vec![text(value)],
    };
    Some(table.iter().map(|(from, value)| ((GivenValue::Untyped(from.clone()), span), to(value))).collect())
}

impl Check for Transition {
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        self.find(case).unwrap_or_else(|undecided| vec![undecided.into()])
    }

    fn points_inside(&self) -> Vec<Point> {
        let moves = self.moves().map(|(_, number, span)| Point::Row(span, number));
        self.initial.iter().flatten().map(|(_, span)| Point::Row(*span, 0)).chain(moves).collect()
    }

    fn reach_inside(&self, case: &Case<'_>, tell: &mut dyn FnMut(Point, bool)) {
        let Some(to) = self.field.find(&case.as_written()).into_iter().next().map(|at| at.node) else { return };
        let from = case.base_as_written().and_then(|base| self.field.find(&base).into_iter().next());
        match from.map(|at| at.node) {
            None => {
                let starts = self.initial.iter().flatten().filter(|(value, _)| value.is(to));
                starts.for_each(|(_, span)| tell(Point::Row(*span, 0), true));
            }
            Some(from) => {
                let moves = self.moves().filter(|((was, is), ..)| was.is(from) && is.is(to));
                moves.for_each(|(_, number, span)| tell(Point::Row(span, number), true));
            }
        }
    }

    fn absent(&self, case: &Case<'_>) -> Option<Outcome> {
        self.field.find(&case.as_written()).is_empty().then(|| self.field.lacking(case))
    }
}

impl Transition {
    /// Each move that is allowed, with its number and where it is written.
    fn moves(&self) -> impl Iterator<Item = ((&GivenValue, &GivenValue), usize, Span)> {
        let moves = self.allowed.iter().flat_map(|(from, to)| to.iter().map(move |(to, span)| ((from, to), *span)));
        moves.enumerate().map(|(number, (pair, span))| (pair, number + 1, span))
    }

    fn find(&self, case: &Case<'_>) -> Result<Vec<Outcome>, Undecided> {
        let own = case.as_written();
        let to = self.value(&own, case)?;
        let from = match case.base_as_written() {
            None => None,
            Some(base) => self.value(&base, case)?,
        };
        let Some(from) = from else {
            return Ok(self.starts(to.as_ref(), case).into_iter().collect());
        };
        let was = from.node.text();
        let Some(to) = to else {
            let facts = Facts::new().with("from", Fact::code(was)).with("changed", self.field.fact(case));
            let mut outcome = Outcome::fail(&self.field.nearest(&own), facts.with("to", Fact::text("")));
            outcome.says = Some((say::TRANSITION_GONE, say::TRANSITION_BACK_HELP));
            return Ok(vec![outcome]);
        };
        let allowed: Vec<&GivenValue> = self
            .allowed
            .iter()
            .filter(|(value, _)| value.is(from.node))
            .flat_map(|(_, to)| to.iter().map(|(to, _)| to))
            .collect();
        if is_same_value(from.node, to.node) || allowed.iter().any(|value| value.is(to.node)) {
            return Ok(Vec::new());
        }
        let texts: Vec<String> = allowed.iter().map(|value| value.text()).collect();
        let others = || texts.iter().map(String::as_str).chain([was]);
        let facts = Facts::new()
            .with("from", Fact::code(was))
            .with("to", Fact::code(shown(to.node, others())))
            .with("changed", field_at(case.world, &to))
            .with("allowed", Fact::any(texts.iter().cloned()));
        let mut outcome = Outcome::fail(&to, facts);
        outcome.says = Some(if allowed.is_empty() {
            (say::TRANSITION_ENDED, say::TRANSITION_BACK_HELP)
        } else {
            (say::TRANSITION_OTHER, say::TRANSITION_HELP)
        });
        Ok(vec![outcome])
    }

    /// What keeps a document from starting as it does.
    fn starts(&self, to: Option<&Located<'_>>, case: &Case<'_>) -> Option<Outcome> {
        let initial = self.initial.as_ref()?;
        let Some(to) = to else { return Some(self.field.lacking(case)) };
        if initial.iter().any(|(value, _)| value.is(to.node)) {
            return None;
        }
        let texts: Vec<String> = initial.iter().map(|(value, _)| value.text()).collect();
        let facts = Facts::new()
            .with("from", Fact::text(""))
            .with("to", Fact::code(shown(to.node, texts.iter().map(String::as_str))))
            .with("changed", field_at(case.world, to))
            .with("initial", Fact::any(texts));
        let mut outcome = Outcome::fail(to, facts);
        outcome.says = Some((say::TRANSITION_START, say::TRANSITION_START_HELP));
        Some(outcome)
    }

    /// The field in one version of the document.
    fn value<'w>(&self, version: &Case<'w>, case: &Case<'_>) -> Result<Option<Located<'w>>, Undecided> {
        let found = self.field.walk(version).map_err(|undecided| Undecided::at(&case.top(), *undecided.reason))?;
        match found.into_iter().next() {
            Some(at) if at.node.scalar().is_none() => Err(other_form(&at, case)),
            at => Ok(at),
        }
    }
}
