//! When two values are equal, as JSON Schema has it: numbers by their value, mappings whatever the order of their keys.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

use serde_json::Value;

use super::exact::Exact;
use super::value::{first_entries, text_of, to_json};
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

/// The most digits of a number that is written out.
const MOST_DIGITS: usize = 40;

/// A number or a truth value in the one form that all equal to it have: `1` for `1.0`, `1.5` for `15e-1`, `true` for `TRUE`.
/// `None` of any other value, and of a number that would take more than 40 digits.
pub fn plain_form(node: Node<'_>) -> Option<String> {
    match node.scalar()? {
        ScalarKind::Bool(value) => Some(value.to_string()),
        ScalarKind::Int | ScalarKind::Float => plain_number(&Exact::read(node.text())),
        ScalarKind::Null | ScalarKind::String => None,
    }
}

/// The same of a text as it would stand in a document without quotation marks.
pub fn plain_text(text: &str) -> Option<String> {
    match classify(text) {
        ScalarKind::Bool(value) => Some(value.to_string()),
        ScalarKind::Int | ScalarKind::Float => plain_number(&Exact::read(text)),
        ScalarKind::Null | ScalarKind::String => None,
    }
}

fn plain_number(number: &Exact) -> Option<String> {
    let Exact::Finite { negative, digits, exponent } = number else { return None };
    let written: String = digits.iter().map(|digit| char::from(b'0' + digit)).collect();
    let places =
        usize::try_from(exponent.unsigned_abs()).ok().filter(|places| places + written.len() <= MOST_DIGITS)?;
    let sign = if *negative { "-" } else { "" };
    if written.is_empty() {
        return Some("0".to_owned());
    }
    if *exponent >= 0 {
        return Some(format!("{sign}{written}{}", "0".repeat(places)));
    }
    let padded = format!("{written:0>width$}", width = places + 1);
    let (whole, fraction) = padded.split_at(padded.len() - places);
    Some(format!("{sign}{whole}.{fraction}"))
}

/// The double that a number is exactly as written, as the shortest decimal that reads back; `None` where a double would
/// round it to another.
pub fn exact_double(node: Node<'_>) -> Option<f64> {
    let double = node.as_f64()?;
    let is_exact = !double.is_finite() || Exact::read(&double.to_string()) == Exact::read(node.text());
    is_exact.then_some(double)
}

/// Whether two texts, each as it would stand in a document without quotation marks, are the same value: `1.0` is `1`, and
/// `TRUE` is `true`.
pub fn is_same_text(a: &str, b: &str) -> bool {
    match (classify(a), classify(b)) {
        (ScalarKind::Int | ScalarKind::Float, ScalarKind::Int | ScalarKind::Float) => Exact::read(a) == Exact::read(b),
        (ScalarKind::Bool(a), ScalarKind::Bool(b)) => a == b,
        _ => a == b,
    }
}

/// A value that a policy gives, to be compared with those of documents.
#[derive(Debug, Clone, PartialEq)]
pub enum GivenValue {
    /// As the policy writes it: text is text, a number a number.
    Typed(Value),
    /// A text of which nobody knows whether it was meant as text, a number or a truth value: of a parameter, a `let`, or
    /// a key. It is what the value in the document is.
    Untyped(String),
}

impl GivenValue {
    /// A scalar as it is written in a policy.
    pub fn written(node: Node<'_>) -> Self {
        Self::Typed(to_json(node))
    }

    /// Whether a value of a document is this one.
    pub fn is(&self, node: Node<'_>) -> bool {
        match self {
            Self::Typed(value) => equals(node, value),
            Self::Untyped(text) => match node.scalar() {
                None | Some(ScalarKind::Null) => false,
                Some(ScalarKind::String) => node.text() == text,
                Some(_) => is_same_text(node.text(), text),
            },
        }
    }

    /// As it is written on a line.
    pub fn text(&self) -> String {
        match self {
            Self::Typed(value) => text_of(value),
            Self::Untyped(text) => text.clone(),
        }
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

/// A value in the one form that all values equal to it have, and no others.
pub fn form(node: Node<'_>) -> String {
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
