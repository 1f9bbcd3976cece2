//! Trees to JSON values, for what needs one: schemas themselves, and values quoted in contracts.

use serde_json::{Map, Number, Value};

use crate::yaml::{Node, ScalarKind};

/// The value of a node. Of a key that is there twice the first counts; `.inf` and `.nan`, which JSON lacks, become
/// strings.
pub fn to_json(node: Node<'_>) -> Value {
    match node.scalar() {
        None if node.is_mapping() => {
            let mut map = Map::with_capacity(node.len());
            for entry in node.entries() {
                let value = to_json(entry.value);
                map.entry(entry.key.text()).or_insert(value);
            }
            Value::Object(map)
        }
        None => Value::Array(node.items().map(to_json).collect()),
        Some(ScalarKind::Null) => Value::Null,
        Some(ScalarKind::Bool(value)) => Value::Bool(value),
        Some(ScalarKind::Int | ScalarKind::Float) => {
            number(node).map_or_else(|| Value::String(node.text().to_owned()), Value::Number)
        }
        Some(ScalarKind::String) => Value::String(node.text().to_owned()),
    }
}

/// A number as JSON has it; `None` for `.inf` and `.nan` and for what is no number.
pub(super) fn number(node: Node<'_>) -> Option<Number> {
    match node.scalar()? {
        ScalarKind::Int => match node.as_i64() {
            Some(value) => Some(value.into()),
            None => match node.text().parse::<u64>() {
                Ok(value) => Some(value.into()),
                Err(_) => node.as_f64().and_then(Number::from_f64),
            },
        },
        ScalarKind::Float => node.as_f64().and_then(Number::from_f64),
        _ => None,
    }
}
