//! A schema without its words: what a validator needs, read in a third of the time.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::keywords::Holds;

/// Formats that our own validator asserts itself, each with a pattern that all it accepts fits. Beside the format the
/// pattern is for other validators, and costs more to compile than everything else of its schema.
pub(super) const OWN_FORMATS: [(&str, &str); 4] = [
    (
        "duration",
        r"^P([0-9]{1,6}W|[0-9]{1,6}D(T([0-9]{1,6}H([0-9]{1,6}M)?([0-9]{1,6}S)?|[0-9]{1,6}M([0-9]{1,6}S)?|[0-9]{1,6}S))?|T([0-9]{1,6}H([0-9]{1,6}M)?([0-9]{1,6}S)?|[0-9]{1,6}M([0-9]{1,6}S)?|[0-9]{1,6}S))$",
    ),
    ("vedtak-date", r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
    (
        "vedtak-instant",
        r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$",
    ),
    (
        "vedtak-time",
        r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?)?$",
    ),
];

/// Keywords that are for people only.
const WORDS: [&str; 7] = ["title", "description", "examples", "x-title", "x-description", "x-values", "x-help"];

/// Reads one of our own schemas from JSON and leaves out the keywords that are for people, and patterns that only say
/// again what a format says. What holds data (`const`, `enum`,
/// `default`) stays whole, and so do fields that are named like these keywords.
pub(super) fn bare(text: &str) -> Result<Value, serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Holds::Schema.deserialize(&mut reader)?;
    reader.end()?;
    Ok(value)
}

impl<'de> DeserializeSeed<'de> for Holds {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Holds {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            // serde_json gives a number, so that it stays as it is written, as a map of this one key.
            if key == "$serde_json::private::Number" {
                let written: String = entries.next_value()?;
                return Ok(Value::Number(written.parse().map_err(A::Error::custom)?));
            }
            if matches!(self, Holds::Schema) && WORDS.contains(&key.as_str()) {
                entries.next_value::<IgnoredAny>()?;
            } else {
                // What a keyword of ours holds is said to people in part, and is not for validators.
                let below = if key.starts_with("x-") { Holds::Data } else { self.below(&key) };
                let value = entries.next_value_seed(below)?;
                map.insert(key, value);
            }
        }
        let text = |key: &str| map.get(key).and_then(Value::as_str);
        let is_own = text("format").zip(text("pattern")).is_some_and(|pair| OWN_FORMATS.contains(&pair));
        if matches!(self, Holds::Schema) && is_own {
            map.shift_remove("pattern");
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_words_are_left_out() {
        let schema = json!({
            "title": "x", "x-title": {"nb": "x"}, "description": "x", "x-description": {"nb": "x"}, "examples": [1], "x-kind": {"work": true},
            "properties": {"title": {"title": "t", "enum": [{"title": "v"}], "default": {"title": "d"}}, "examples": false},
            "allOf": [{"title": "y", "maximum": 1.5, "minimum": -1}],
            "x-implies": [{"forbid": {"title": "z"}, "examples": [1]}],
            "const": {"title": null}
        });
        let expected = json!({
            "x-kind": {"work": true},
            "properties": {"title": {"enum": [{"title": "v"}], "default": {"title": "d"}}, "examples": false},
            "allOf": [{"maximum": 1.5, "minimum": -1}],
            "x-implies": [{"forbid": {"title": "z"}, "examples": [1]}],
            "const": {"title": null}
        });
        assert_eq!(bare(&schema.to_string()).unwrap(), expected);
        assert!(bare("{} x").is_err());
    }
}
