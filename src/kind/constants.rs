//! Numbers as constants, said so that the validator holds values against them exactly.

use serde_json::{Value, json};

use super::exact::Exact;
use super::keywords::Holds;

/// Writes each `const` that is a number as an `enum` of it: the library compares the one as doubles, and leaves the other
/// to us.
pub(super) fn with_exact_constants(mut schema: Value) -> Value {
    // Draft 4 does not know `const`.
    let draft = schema.get("$schema").and_then(Value::as_str).unwrap_or_default();
    if !draft.contains("/draft-04/") {
        rewrite(&mut schema, Holds::Schema);
    }
    schema
}

fn rewrite(value: &mut Value, holds: Holds) {
    match value {
        Value::Object(map) => {
            let number = map.get("const").and_then(Value::as_number).filter(|_| holds == Holds::Schema);
            if let Some(number) = number.cloned() {
                let exact = Exact::read(number.as_str());
                let is_it = |value: &Value| value.as_number().is_some_and(|one| Exact::read(one.as_str()) == exact);
                // What no value can be is left as it is.
                if map.get("enum").and_then(Value::as_array).is_none_or(|values| values.iter().any(is_it)) {
                    map.shift_remove("const");
                    map.insert("enum".to_owned(), json!([number]));
                }
            }
            for (key, value) in map {
                let below = holds.below(key);
                if below != Holds::Data {
                    rewrite(value, below);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rewrite(item, holds)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_constants_that_are_numbers_are_rewritten() {
        let data = json!({"const": 1});
        let schema = json!({
            "properties": {"const": {"const": 1}, "a": {"const": "x"}, "b": {"items": [{"const": 2, "enum": [1, 2.0]}]}},
            "enum": [data], "default": data, "anyOf": [{"const": 1, "enum": [3]}]
        });
        let expected = json!({
            "properties": {"const": {"enum": [1]}, "a": {"const": "x"}, "b": {"items": [{"enum": [2]}]}},
            "enum": [data], "default": data, "anyOf": [{"const": 1, "enum": [3]}]
        });
        assert_eq!(with_exact_constants(schema), expected);
        let old = json!({"$schema": "http://json-schema.org/draft-04/schema#", "const": 1});
        assert_eq!(with_exact_constants(old.clone()), old);
    }
}
