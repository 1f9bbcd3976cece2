//! When two values are equal, as JSON Schema has it: numbers by their value, mappings whatever the order of their keys.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

use serde_json::Value;

use super::exact::Exact;
use super::value::first_entries;
use crate::yaml::{Node, ScalarKind, classify};

/// Whether a node is equal to a value of a schema.
pub fn equals(node: Node<'_>, expected: &Value) -> bool {
    match expected {
        Value::Null => node.is_null(),
        Value::Bool(value) => node.as_bool() == Some(*value),
        Value::String(text) => node.as_str() == Some(text),
        Value::Number(number) => {
            let is_number = matches!(node.scalar(), Some(ScalarKind::Int | ScalarKind::Float));
            is_number && Exact::read(node.text()) == Exact::read(number.as_str())
        }
        Value::Array(items) => {
            node.is_sequence()
                && node.len() == items.len()
                && node.items().zip(items).all(|(item, expected)| equals(item, expected))
        }
        Value::Object(map) => {
            node.is_mapping()
                && node.entries().all(|entry| map.contains_key(entry.key.text()))
                && map.iter().all(|(key, expected)| node.get(key).is_some_and(|value| equals(value, expected)))
        }
    }
}

/// A whole number in the one form that all numbers equal to it have, `1` for `1.0`; `None` where it has more than 40
/// digits, or the node is another number or none.
pub fn whole_number(node: Node<'_>) -> Option<String> {
    if !matches!(node.scalar(), Some(ScalarKind::Int | ScalarKind::Float)) {
        return None;
    }
    let Exact::Finite { negative, digits, exponent } = Exact::read(node.text()) else { return None };
    let zeros = usize::try_from(exponent).ok().filter(|zeros| zeros + digits.len() <= 40)?;
    let written: String = digits.iter().map(|digit| char::from(b'0' + digit)).collect();
    let written = if written.is_empty() { "0".to_owned() } else { format!("{written}{}", "0".repeat(zeros)) };
    Some(if negative && !digits.is_empty() { format!("-{written}") } else { written })
}

/// Whether two texts are the same value: by what they say, or, where both are numbers, by what these are, so that `1.0` is
/// `1`.
pub fn is_same_text(a: &str, b: &str) -> bool {
    let is_number = |text: &str| matches!(classify(text), ScalarKind::Int | ScalarKind::Float);
    a == b || (is_number(a) && is_number(b) && Exact::read(a) == Exact::read(b))
}

/// Whether a scalar has the value that a text says: as [`is_same_text`] has it, but a text in quotation marks is no number.
pub fn says(node: Node<'_>, text: &str) -> bool {
    match node.scalar() {
        None => false,
        Some(ScalarKind::Int | ScalarKind::Float) => is_same_text(node.text(), text),
        Some(_) => node.text() == text,
    }
}

/// Whether two values are equal.
pub fn is_same_value(a: Node<'_>, b: Node<'_>) -> bool {
    form(a) == form(b)
}

/// Whether no two of the nodes are equal.
pub(super) fn all_differ<'t>(nodes: impl Iterator<Item = Node<'t>>) -> bool {
    let mut seen = HashSet::new();
    nodes.map(form).all(|form| seen.insert(form))
}

fn form(node: Node<'_>) -> String {
    let mut form = String::new();
    write_form(node, &mut form);
    form
}

/// Writes a value in the one form that all values equal to it have.
fn write_form(node: Node<'_>, out: &mut String) {
    let write_text = |text: &str, out: &mut String| {
        // writing to a String cannot fail
        let _ = write!(out, "s{}:{text}", text.len());
    };
    match node.scalar() {
        None if node.is_mapping() => {
            let entries: BTreeMap<&str, Node<'_>> =
                first_entries(node).map(|entry| (entry.key.text(), entry.value)).collect();
            out.push('{');
            for (key, value) in entries {
                write_text(key, out);
                write_form(value, out);
            }
            out.push('}');
        }
        None => {
            out.push('[');
            node.items().for_each(|item| write_form(item, out));
            out.push(']');
        }
        Some(ScalarKind::Null) => out.push('z'),
        Some(ScalarKind::Bool(value)) => out.push(if value { 't' } else { 'f' }),
        Some(ScalarKind::String) => write_text(node.text(), out),
        Some(ScalarKind::Int | ScalarKind::Float) => match Exact::read(node.text()) {
            Exact::Infinite { negative } => out.push_str(if negative { "n-i;" } else { "ni;" }),
            Exact::NotANumber => out.push_str("nn;"),
            Exact::Finite { negative, digits, exponent } => {
                out.push_str(if negative { "n-" } else { "n" });
                out.extend(digits.iter().map(|digit| char::from(b'0' + digit)));
                let _ = write!(out, "e{exponent};");
            }
        },
    }
}
