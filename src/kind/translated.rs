//! A schema in one language, for editors: they show `title` and `description` and know nothing of our keywords.

use serde_json::{Map, Value};

use super::keywords::Holds;
use crate::language::Language;

/// The keywords that editors show, each with ours for the other languages.
const WORDS: [(&str, &str); 2] = [("title", "x-title"), ("description", "x-description")];

/// Puts the words of `x-title` and `x-description` in `language` in the places of `title` and `description`, in a schema
/// and in all schemas within it, and leaves out the two keywords. What is not translated stays in English.
pub fn translate(schema: &mut Value, language: Language) {
    walk(schema, Holds::Schema, language);
}

fn walk(value: &mut Value, holds: Holds, language: Language) {
    match value {
        Value::Object(map) => {
            if holds == Holds::Schema {
                words(map, language);
            }
            for (key, value) in map {
                let below = holds.below(key);
                // What our own keywords hold is no schema.
                if below != Holds::Data && !(holds == Holds::Schema && key.starts_with("x-")) {
                    walk(value, below, language);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| walk(item, holds, language)),
        _ => {}
    }
}

fn words(map: &mut Map<String, Value>, language: Language) {
    for (keyword, others) in WORDS {
        let Some(Value::Object(mut texts)) = map.shift_remove(others) else { continue };
        if let Some(text) = texts.remove(language.code()) {
            map.insert(keyword.to_owned(), text);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(schema: &Value, language: Language) -> Value {
        let mut schema = schema.clone();
        translate(&mut schema, language);
        schema
    }

    #[test]
    fn words_of_a_language_take_the_place_of_the_english_ones() {
        let schema = json!({
            "title": "order", "x-title": {"nb": "bestilling", "sv": "beställning"},
            "properties": {
                "title": {"title": "a", "x-title": {"nb": "b", "sv": "c"}, "description": "d", "x-description": {"nb": "e"}},
                "x-title": {"title": "p", "enum": [{"title": "v", "x-title": {"nb": "w"}}]}
            },
            "anyOf": [{"items": {"title": "i", "x-title": {"nb": "j", "sv": "k"}}}],
            "x-implies": [{"title": "m", "x-title": {"nb": "n"}}]
        });
        let expected = |words: [&str; 4]| {
            json!({
                "title": words[0],
                "properties": {
                    "title": {"title": words[1], "description": words[2]},
                    "x-title": {"title": "p", "enum": [{"title": "v", "x-title": {"nb": "w"}}]}
                },
                "anyOf": [{"items": {"title": words[3]}}],
                "x-implies": [{"title": "m", "x-title": {"nb": "n"}}]
            })
        };
        assert_eq!(told(&schema, Language::Nb), expected(["bestilling", "b", "e", "j"]));
        assert_eq!(told(&schema, Language::Sv), expected(["beställning", "c", "d", "k"]));
        assert_eq!(told(&schema, Language::En), expected(["order", "a", "d", "i"]));
    }
}
