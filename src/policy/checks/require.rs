//! `require`: each path is present and says something.

use super::filled::is_filled;
use crate::expression::fold;
use crate::finding::Mark;
use crate::kind::Shape;
use crate::language::messages::{names as words, policy as say, policy_file};
use crate::language::{Fact, Facts, Label, Language};
use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{Argument, CheckKind, Compiled, Compiler, Names};
use crate::policy::located::Located;
use crate::policy::outcome::Outcome;
use crate::policy::parameter::{ParameterType, ParameterValue};
use crate::policy::path::Path;
use crate::policy::slot::texts;
use crate::yaml::Node;

pub(super) const CHECK: CheckKind =
    CheckKind { name: "require", about: "each path is present and says something", compile };

#[derive(Debug)]
struct Require {
    paths: Vec<Path>,
    /// The mapping from path to reason that stands in for a value.
    unless: Option<Path>,
    placeholders: Placeholders,
}

/// What stands there and says nothing.
#[derive(Debug)]
enum Placeholders {
    /// What people write in the place of an answer: the list of `expression`.
    Known,
    /// Nothing: whatever stands there is an answer.
    Allowed,
    /// What the policy lists besides, folded.
    Also(Vec<String>),
}

fn compile<'k>(node: Node<'k>, _: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Compiled> {
    let list = node.get("paths").unwrap_or(node);
    let paths =
        texts(list).map(|path| Path::compile(path.text(), path.span(), names, compiler)).collect::<Option<_>>()?;
    let unless = match node.get("unless") {
        None => None,
        Some(unless) => Some(Path::compile(unless.text(), unless.span(), names, compiler)?),
    };
    let placeholders = match node.get("placeholders") {
        None => Placeholders::Known,
        Some(allow) if allow.text() == "allow" => Placeholders::Allowed,
        Some(list) => Placeholders::Also(also(list, compiler)?),
    };
    Some(Compiled::new(Require { paths, unless, placeholders }, &["missing", "are", "written"]))
}

/// Texts that say nothing in a policy: those of a parameter.
fn also<'k>(node: Node<'k>, compiler: &mut Compiler<'k>) -> Option<Vec<String>> {
    match compiler.argument(node, &[ParameterType::List])? {
        Argument::Parameter(parameter) => match parameter.value {
            ParameterValue::List(texts) => Some(texts.iter().map(|text| fold(text)).collect()),
            _ => None,
        },
        Argument::Written(node) => {
            let help = words::EXAMPLE_HELP.with("example", Fact::code("placeholders: allow"));
            compiler.problem(node.span(), policy_file::PLACEHOLDERS.with("value", Fact::code(node.text())), Some(help));
            None
        }
    }
}

impl Check for Require {
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        let mut missing: Vec<(&Path, Located<'_>)> = Vec::new();
        for path in &self.paths {
            if self.excused(path, case) {
                continue;
            }
            if let Some(at) = path.unfilled(case, &|at| self.is_answered(case, at)).filter(|_| !path.is_put_off(case)) {
                missing.push((path, at));
            }
        }
        let Some((_, first)) = missing.first() else { return Vec::new() };
        let fields: Vec<Fact> = missing.iter().map(|(path, _)| path.fact(case)).collect();
        let verb = if fields.len() == 1 && !fields.iter().any(is_plural) { "is" } else { "are" };
        let facts = Facts::new().with("are", Fact::Label(Label::new("er", "är", verb)));
        // Of what stands there and says nothing it is not said that it is missing.
        let says_only = |path: &Path| {
            let mut found = path.find(case);
            let at = found.pop().filter(|_| found.is_empty())?;
            let texts = written_texts(at.node).filter(|_| !self.is_answered(case, &at))?;
            Some((at, texts))
        };
        let place = missing.first().and_then(|(path, _)| says_only(path)).map_or_else(|| first.clone(), |(at, _)| at);
        let mut outcome = Outcome::fail(&place, facts.with("missing", Fact::List(fields)));
        let written = missing.iter().find_map(|(path, _)| says_only(path)).map(|(_, texts)| texts);
        let says = match (&written, missing.len()) {
            (Some(_), 1) => say::PLACEHOLDER,
            (Some(_), _) => say::NOT_ANSWERED_SEVERAL,
            (None, 1) => say::NOT_FILLED,
            (None, _) => say::NOT_FILLED_SEVERAL,
        };
        outcome.says = Some((says, say::NOT_FILLED_HELP));
        if let Some(written) = written {
            let mut texts = written.into_iter().map(Fact::code).collect::<Vec<_>>();
            let one = (texts.len() == 1).then(|| texts.remove(0));
            outcome.facts.insert("written", one.unwrap_or(Fact::List(texts)));
        }
        for (_, at) in &missing[1..] {
            if at.span() != first.span() {
                outcome.labels.push(Mark { file: at.document.file, span: at.span(), text: None });
            }
        }
        vec![outcome]
    }

    fn asks_for_presence(&self) -> bool {
        true
    }
}

impl Require {
    /// Whether a value says something: what its schema names is a whole answer, however short it is.
    fn is_answered(&self, case: &Case<'_>, at: &Located<'_>) -> bool {
        match &self.placeholders {
            Placeholders::Known => is_answer(case, at),
            Placeholders::Allowed => is_there(at.node),
            Placeholders::Also(more) => is_answer(case, at) && !says_only(at.node, more),
        }
    }
}

/// The texts that stand there, each once: of a scalar its own, of a list those of its items. `None` where nothing is
/// written, or something else than texts.
fn written_texts(node: Node<'_>) -> Option<Vec<&str>> {
    let items: Vec<Node<'_>> = if node.is_sequence() { node.items().collect() } else { vec![node] };
    let mut texts = Vec::new();
    for item in items {
        item.scalar().filter(|_| !item.is_null() && !item.text().trim().is_empty())?;
        if !texts.contains(&item.text()) {
            texts.push(item.text());
        }
    }
    (!texts.is_empty()).then_some(texts)
}

/// Whether something is written: no empty text, list or mapping.
fn is_there(node: Node<'_>) -> bool {
    match node.scalar() {
        Some(_) => !node.is_null() && !node.text().trim().is_empty(),
        None => node.items().any(is_there) || node.entries().any(|entry| is_there(entry.value)),
    }
}

/// Whether a value says nothing but what a list has, folded.
fn says_only(node: Node<'_>, placeholders: &[String]) -> bool {
    match node.scalar() {
        Some(_) => placeholders.contains(&fold(node.text())),
        None if node.is_sequence() => node.items().all(|item| says_only(item, placeholders)),
        None => false,
    }
}

fn is_answer(case: &Case<'_>, at: &Located<'_>) -> bool {
    let shape = || {
        let kind = case.world.review.kind(at.document)?;
        kind.schema.as_deref()?.shape()?.descend(&at.pointer())
    };
    is_filled(at.node) || shape().is_some_and(|shape| is_named(shape, at.node))
}

/// Whether `enum` or `const` of a schema names a text, or an item of a list.
fn is_named(shape: Shape<'_>, node: Node<'_>) -> bool {
    if node.is_sequence() {
        let mut items = node.items().enumerate();
        return items.any(|(index, item)| shape.item(index).is_some_and(|shape| is_named(shape, item)));
    }
    let Some(text) = node.as_str() else { return false };
    let [listed, only] = shape.keywords(["enum", "const"]);
    let is_it = |value: &serde_json::Value| value.as_str() == Some(text);
    only.is_some_and(is_it)
        || listed.and_then(serde_json::Value::as_array).is_some_and(|listed| listed.iter().any(is_it))
}

impl Require {
    /// Whether the document says why there is nothing.
    fn excused(&self, path: &Path, case: &Case<'_>) -> bool {
        let Some(unless) = &self.unless else { return false };
        let reasons = unless.find(case);
        let names = [path.shown(), path.shown().split('.').next().unwrap_or("").trim_end_matches("[]")];
        reasons.iter().any(|at| names.iter().any(|name| at.node.get(name).is_some_and(is_filled)))
    }
}

/// Whether the English name of a field stands for several things: `contact persons`.
fn is_plural(field: &Fact) -> bool {
    let Fact::Field { label: Some(label), .. } = field else { return false };
    let name = label.of(Language::En);
    name.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| name.ends_with(ending))
}
