//! Patterns of keys (`patternProperties`), each compiled once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jsonschema::Validator;
use serde_json::json;

use super::instance::{Piece, Yaml, pattern_options};

/// A pattern of `patternProperties`, read as the validator reads it. One that cannot be read matches nothing: its schema
/// is refused as a whole.
pub(super) struct KeyPattern(Option<Validator<Yaml>>);

/// The patterns that have been asked for: compiling one costs as much as thousands of looks at a key.
#[derive(Default)]
pub(super) struct KeyPatterns(Mutex<HashMap<String, Arc<KeyPattern>>>);

impl KeyPattern {
    fn new(pattern: &str) -> Self {
        // The meta-schema of draft 4 is the smallest to compile.
        let schema = json!({"$schema": "http://json-schema.org/draft-04/schema#", "pattern": pattern});
        Self(jsonschema::options_for::<Yaml>().with_pattern_options(pattern_options()).build(&schema).ok())
    }

    pub(super) fn matches(&self, key: &str) -> bool {
        self.0.as_ref().is_some_and(|validator| validator.is_valid(Piece::Name(key)))
    }
}

/// Whether a text is a regular expression of ECMAScript, whether or not the engine can use it.
pub fn is_regular_expression(text: &str) -> bool {
    let schema = json!({"$schema": "http://json-schema.org/draft-07/schema#", "format": "regex"});
    let judge = jsonschema::options().should_validate_formats(true).build(&schema);
    judge.is_ok_and(|judge| judge.is_valid(&json!(text)))
}

impl KeyPatterns {
    pub(super) fn compiled(&self, pattern: &str) -> Arc<KeyPattern> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(compiled) = known.get(pattern) {
            return Arc::clone(compiled);
        }
        let compiled = Arc::new(KeyPattern::new(pattern));
        known.insert(pattern.to_owned(), Arc::clone(&compiled));
        compiled
    }
}

impl Clone for KeyPatterns {
    fn clone(&self) -> Self {
        Self(Mutex::new(self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()))
    }
}

impl std::fmt::Debug for KeyPatterns {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeyPatterns").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_compiled_once() {
        let patterns = KeyPatterns::default();
        let first = patterns.compiled("^x-(?!y)");
        assert!(Arc::ptr_eq(&first, &patterns.compiled("^x-(?!y)")));
        assert!(!Arc::ptr_eq(&first, &patterns.compiled("^x")));
        assert!(Arc::ptr_eq(&first, &patterns.clone().compiled("^x-(?!y)")));
        assert!(first.matches("x-z") && !first.matches("x-y"));
        // One that cannot be read matches nothing.
        assert!(!patterns.compiled("(").matches("("));
    }

    #[test]
    fn what_ecmascript_reads_is_a_regular_expression() {
        for text in [r"^(?<q>x)\k<q>$", r"^\p{L}{1,9000}$", "(?!x)", ""] {
            assert!(is_regular_expression(text), "{text}");
        }
        for text in ["(", "[", r"\Z", "(?>x)", r"\k<q>"] {
            assert!(!is_regular_expression(text), "{text}");
        }
    }
}
