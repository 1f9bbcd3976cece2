//! What checks ask that compare a document with the version before it, and expressions, in words.

use serde_json::Value;

use super::condition::Conditions;
use crate::kind::text_of;
use crate::language::messages::explain as say;
use crate::language::{Fact, Facts};
use crate::policy::ParameterValue;
use crate::yaml::Node;

/// What a part of a rule asks, line by line: which values follow one another, what a new document starts with, what must not
/// change, what must be so. Nothing of other checks, whose titles and messages say it.
pub(super) fn asked(part: Node<'_>, conditions: &Conditions<'_>, lines: &mut Vec<String>) {
    // What is asked under a condition of its own, or as one of several ways, is not asked of every document.
    if part.get("when").is_some() {
        return;
    }
    part.get("all").into_iter().flat_map(Node::items).for_each(|inner| asked(inner, conditions, lines));
    if let Some(transition) = part.get("transition") {
        lines.extend(moves(transition, conditions).unwrap_or_default());
    }
    if let Some(immutable) = part.get("immutable") {
        lines.extend(fixed(immutable, conditions));
    }
    let words = |assert: Node<'_>| conditions.told(assert.get("that").unwrap_or(assert).text());
    lines.extend(part.get("assert").and_then(words).into_iter().flatten());
    if let Some(then) = part.get("then") {
        asked(then, conditions, lines);
    }
}

fn moves(node: Node<'_>, conditions: &Conditions<'_>) -> Option<Vec<String>> {
    let path = node.get("field")?.text();
    let field = conditions.named(path);
    let line = |phrase: crate::language::Phrase, facts: Facts| {
        phrase.render(conditions.reader, &facts.with("field", field.clone()))
    };
    let shown = |values: &[String]| Fact::Or(values.iter().map(|value| conditions.value_of(path, value)).collect());
    let mut lines = Vec::new();
    if let Some(initial) = node.get("initial") {
        lines.push(line(say::STARTS, Facts::new().with("initial", shown(&values(initial, conditions)))));
    }
    for (from, to) in allowed(node.get("allowed")?, conditions) {
        let facts = Facts::new().with("from", shown(&from));
        lines.push(if to.is_empty() {
            line(say::MOVES_NOWHERE, facts)
        } else {
            line(say::MOVES, facts.with("to", shown(&to)))
        });
    }
    lines.push(line(say::MOVES_NOT, Facts::new()));
    Some(lines)
}

/// What each value may become.
fn allowed(node: Node<'_>, conditions: &Conditions<'_>) -> Vec<(Vec<String>, Vec<String>)> {
    if node.is_mapping() {
        let pair =
            |entry: crate::yaml::Entry<'_>| (values(entry.key.node(), conditions), values(entry.value, conditions));
        return node.entries().map(pair).collect();
    }
    let table = node.text().strip_prefix('$').and_then(|name| conditions.pack.parameters.get(name));
    let Some(ParameterValue::Table(Value::Object(table))) = table.map(|parameter| &parameter.value) else {
        return Vec::new();
    };
    let to = |value: &Value| match value {
        Value::Array(values) => values.iter().map(text_of).collect(),
        value => vec![text_of(value)],
    };
    table.iter().map(|(from, value)| (vec![from.clone()], to(value))).collect()
}

fn fixed(node: Node<'_>, conditions: &Conditions<'_>) -> Option<String> {
    let fields = texts(node.get("paths")?).into_iter().map(|path| conditions.named(&path)).collect();
    let facts = Facts::new().with("fields", Fact::List(fields));
    let Some(once) = node.get("once") else { return Some(say::FIXED.render(conditions.reader, &facts)) };
    let once = conditions.told(&once.text().replace("base.", "doc."));
    Some(match once {
        Some(once) => {
            let once = once.into_iter().reduce(|first, second| {
                let facts = Facts::new().with("first", Fact::Text(first)).with("second", Fact::Text(second));
                say::BOTH.render(conditions.reader, &facts)
            });
            let facts = facts.with("once", Fact::Text(once.unwrap_or_default()));
            say::FIXED_ONCE.render(conditions.reader, &facts)
        }
        None => say::FIXED_ONCE_WORDLESS.render(conditions.reader, &facts),
    })
}

/// One text, or several.
fn texts(node: Node<'_>) -> Vec<String> {
    let items = node.items().map(|item| item.text().to_owned());
    if node.is_sequence() { items.collect() } else { vec![node.text().to_owned()] }
}

/// The same with the values of parameters in the place of their names.
fn values(node: Node<'_>, conditions: &Conditions<'_>) -> Vec<String> {
    let value = |text: String| match text.strip_prefix('$').and_then(|name| conditions.pack.parameters.get(name)) {
        Some(parameter) => match &parameter.value {
            ParameterValue::List(values) => values.clone(),
            ParameterValue::Text(value) => vec![value.clone()],
            _ => vec![text],
        },
        None => vec![text],
    };
    texts(node).into_iter().flat_map(value).collect()
}
