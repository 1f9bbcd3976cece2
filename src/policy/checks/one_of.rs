//! `oneOf`: a value is one of those that are allowed.

use super::words::value_fact;
use crate::finding::{Edit, Fix};
use crate::kind::{Shape, in_yaml, nearest};
use crate::language::messages::{names as words, policy as say};
use crate::language::{Fact, Facts, Saying};
use crate::policy::argument::TextArgument;
use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{CheckKind, Compiled, Compiler, Names};
use crate::policy::located::Located;
use crate::policy::outcome::Outcome;
use crate::policy::path::Path;
use crate::yaml::{Node, ScalarKind};

pub(super) const CHECK: CheckKind = CheckKind { name: "oneOf", about: "the value, or each, is one of them", compile };

#[derive(Debug)]
struct OneOf {
    path: Path,
    values: TextArgument,
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
        if !are_known(&path, values, names, compiler) {
            return None;
        }
        TextArgument::Given(values.items().map(|value| value.text().to_owned()).collect())
    } else {
        TextArgument::word(values, names, compiler)?
    };
    Some(Compiled::new(OneOf { path, values }, &["nearest", "values", "missing"]))
}

/// Whether the schemas of the field know every value; one that a field never has is noted.
fn are_known<'k>(path: &Path, values: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> bool {
    let mut known = Vec::new();
    for (_, shape) in path.shapes(names, compiler) {
        let listed = |shape: Shape<'k>| shape.keyword("enum").and_then(serde_json::Value::as_array);
        let Some(listed) = shape.and_then(|shape| listed(shape).or_else(|| listed(shape.items()?))) else {
            return true;
        };
        known.extend(listed.iter().map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)));
    }
    let unknown = |value: &Node<'_>| !known.is_empty() && !known.iter().any(|known| known == value.text());
    let unknown: Vec<Node<'_>> = values.items().filter(unknown).collect();
    for value in &unknown {
        compiler.unknown(value.span(), words::VALUE, value.text(), known.iter().map(String::as_str));
    }
    unknown.is_empty()
}

impl Check for OneOf {
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        let found = self.path.find(case);
        if found.is_empty() {
            return Vec::new();
        }
        if let Some(missing) = self.values.missing(case) {
            return vec![missing.outcome(case)];
        }
        let values = self.values.find(case);
        let is_allowed =
            |at: &Located<'_>| at.node.scalar().is_some() && values.iter().any(|value| value == at.node.text());
        let each = found.into_iter().flat_map(Located::into_items);
        each.filter(|at| !is_allowed(at)).map(|at| outcome(&at, &values, case)).collect()
    }

    fn absent(&self, case: &Case<'_>) -> Option<Outcome> {
        self.path.find(case).is_empty().then(|| self.path.lacking(case))
    }
}

fn outcome(at: &Located<'_>, values: &[String], case: &Case<'_>) -> Outcome {
    let nearest = meant(at.node.text(), values).filter(|_| at.node.scalar().is_some());
    let allowed = values.iter().map(|value| value_fact(case, at, value));
    let mut facts = Facts::new().with("values", Fact::Or(allowed.collect()));
    facts.insert("nearest", nearest.map_or_else(|| Fact::text(""), Fact::code));
    facts.insert("all", Fact::all(values));
    facts.insert("value", Fact::code(at.node.text()));
    let mut outcome = Outcome::fail(at, facts);
    outcome.says = Some((say::NOT_ONE_OF, say::NOT_ONE_OF_HELP));
    outcome.fixes.extend(nearest.map(|nearest| Fix {
        title: Saying::new(words::WRITE_HELP, Facts::new().with("name", Fact::code(nearest))),
        safe: false,
        edits: vec![Edit { file: at.document.file, span: at.span(), text: written(nearest, at) }],
    }));
    outcome
}

/// The value that was meant, where one alone is nearest.
fn meant<'v>(text: &str, values: &'v [String]) -> Option<&'v str> {
    let first = nearest(text, values.iter().map(String::as_str))?;
    let last = nearest(text, values.iter().rev().map(String::as_str))?;
    (first == last).then_some(first)
}

/// A text as it is written in the place of a value: a number in the place of a number.
fn written(text: &str, at: &Located<'_>) -> String {
    if at.node.scalar() == Some(ScalarKind::String) { in_yaml(&text.into()) } else { text.to_owned() }
}
