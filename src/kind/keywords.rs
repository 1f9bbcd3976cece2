//! A schema as text: which of its keywords hold schemas, and which hold data that only looks like one.

use serde_json::Value;

/// What stands at a place of a schema's text, in any draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// A schema, or a list of them.
    Schema,
    /// A mapping from names to schemas: its keys are no keywords.
    Named,
    /// Values of documents, whatever they look like.
    Data,
}

impl Holds {
    /// What stands under a key of this place.
    pub(super) fn below(self, key: &str) -> Self {
        match self {
            Holds::Data => Holds::Data,
            Holds::Named => Holds::Schema,
            Holds::Schema => match key {
                "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas" | "dependencies" => {
                    Holds::Named
                }
                "const" | "enum" | "default" | "examples" | "example" => Holds::Data,
                _ => Holds::Schema,
            },
        }
    }
}

/// Visits every keyword of a schema and of all schemas within it, with its value.
pub(super) fn each_keyword(schema: &mut Value, visit: &mut dyn FnMut(&str, &mut Value)) {
    walk(schema, Holds::Schema, visit);
}

fn walk(value: &mut Value, holds: Holds, visit: &mut dyn FnMut(&str, &mut Value)) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                if holds == Holds::Schema {
                    visit(key, value);
                }
                let below = holds.below(key);
                if below != Holds::Data {
                    walk(value, below, visit);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| walk(item, holds, visit)),
        _ => {}
    }
}
