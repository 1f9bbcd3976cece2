//! The mark of vedtak that a name which is none was meant as (`xHappened` for `x-happened`).

use serde_json::Value;

use super::nearest::near;

/// What a mark takes.
#[derive(Clone, Copy)]
enum Takes {
    /// The name of a kind.
    Kind,
    /// `true` or `false`.
    Truth,
    /// Phases by status.
    Phases,
    /// Parts of a policy.
    Parts,
    /// A mapping.
    Mapping,
}

/// The marks that switch something on, without their `x-`.
const MARKS: [(&str, &str, Takes); 8] = [
    ("x-ref", "ref", Takes::Kind),
    ("x-happened", "happened", Takes::Truth),
    ("x-planned", "planned", Takes::Truth),
    ("x-belongs", "belongs", Takes::Truth),
    ("x-approved", "approved", Takes::Truth),
    ("x-phase", "phase", Takes::Phases),
    ("x-implies", "implies", Takes::Parts),
    ("x-kind", "kind", Takes::Mapping),
];

/// The phases that statuses are mapped to.
pub const PHASES: [&str; 5] = ["draft", "open", "decided", "closed", "void"];

/// The mark that a keyword which is none was meant as: a name near that of a mark, with a value that the mark takes.
/// Other tools have keywords of their own, and other values for them.
pub fn meant(name: &str, value: &Value) -> Option<&'static str> {
    let letters: String = name.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
    let is_marked = name.starts_with(['x', 'X']);
    // `ref` alone is `$ref`, and what is `kind` alone is another tool's.
    let words = if is_marked { &MARKS[..] } else { &MARKS[1..7] };
    let written = if is_marked { &letters[1..] } else { letters.as_str() };
    let is_it = |mark: &&(&str, &str, Takes)| {
        let (known, word, takes) = **mark;
        let is_near = match word.len() {
            // Of so few letters, one aside is another word: `x-rev`, `x-rel`.
            0..4 => ["ref", "refs", "rfe", "erf", "reff", "reference", "references"].contains(&written),
            4..8 => near(word, written, 1),
            _ => near(word, written, 2),
        };
        let is_said = if is_marked { is_near } else { word == written };
        known != name && is_said && takes.fits(value)
    };
    words.iter().find(is_it).map(|(known, ..)| *known)
}

impl Takes {
    /// Whether a value is one that people write for it.
    fn fits(self, value: &Value) -> bool {
        let is_word = |value: &Value| {
            value.as_str().is_some_and(|text| !text.is_empty() && text.chars().all(char::is_alphanumeric))
        };
        match self {
            Takes::Kind => match value {
                Value::Array(kinds) => !kinds.is_empty() && kinds.iter().all(is_word),
                value => is_word(value),
            },
            Takes::Truth => match value {
                Value::Bool(_) => true,
                Value::String(text) => ["true", "false", "yes", "no"].contains(&text.to_lowercase().as_str()),
                _ => false,
            },
            Takes::Phases => value.as_object().is_some_and(|map| {
                map.values().any(|phase| phase.as_str().is_some_and(|phase| PHASES.contains(&phase)))
            }),
            Takes::Parts => match value {
                Value::Array(parts) => parts.iter().any(Value::is_object),
                value => value.is_object(),
            },
            Takes::Mapping => value.is_object(),
        }
    }
}
