//! Patterns in our own schemas: `pattern`, each expression compiled once for all of them, when the first text meets it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jsonschema::json::Node as _;
use jsonschema::paths::Location;
use jsonschema::{Keyword, Retrieve, ValidationError, ValidationOptions};
use regex::Regex;

use super::instance::{Piece, Yaml};

/// The text before the pattern in an error of the keyword.
const WRITTEN: &str = "pattern ";

/// The pattern that an error of the keyword is about; `None` for one of another keyword.
pub(super) fn pattern_of(message: &str) -> Option<&str> {
    message.strip_prefix(WRITTEN)
}

/// Lets `pattern` be held by expressions that all our schemas share: the same few stand in most of them, and to compile
/// them costs a start more than the schemas do. Tests hold that each can be read.
pub(super) fn with_own_patterns<R>(options: ValidationOptions<'_, R, Yaml>) -> ValidationOptions<'_, R, Yaml>
where
    R: AsRef<dyn Retrieve>,
{
    options.with_keyword("pattern", |_, pattern, _: Location| {
        let written = pattern.as_str().ok_or_else(|| ValidationError::schema(format!("{pattern} is no text")))?;
        Ok(Box::new(Held(shared(written))))
    })
}

/// An expression, and its text.
struct Shared {
    written: String,
    compiled: OnceLock<Option<Regex>>,
}

fn shared(written: &str) -> Arc<Shared> {
    static KNOWN: OnceLock<Mutex<HashMap<String, Arc<Shared>>>> = OnceLock::new();
    let mut known = KNOWN.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    let new = || Arc::new(Shared { written: written.to_owned(), compiled: OnceLock::new() });
    Arc::clone(known.entry(written.to_owned()).or_insert_with(new))
}

/// The keyword in one schema.
struct Held(Arc<Shared>);

impl<'i> Keyword<'i, Yaml> for Held {
    fn validate(&self, piece: Piece<'i>) -> Result<(), ValidationError<'i>> {
        if self.is_valid(piece) {
            return Ok(());
        }
        Err(ValidationError::custom(format!("{WRITTEN}{}", self.0.written)))
    }

    fn is_valid(&self, piece: Piece<'i>) -> bool {
        let Some(text) = piece.as_string() else { return true };
        let compiled = self.0.compiled.get_or_init(|| Regex::new(&self.0.written).ok());
        compiled.as_ref().is_some_and(|regex| regex.is_match(&text))
    }
}
