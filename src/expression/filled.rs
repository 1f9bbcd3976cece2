//! Whether a field says something.

use super::value::{List, Map, Value};

/// What people write in the place of an answer, folded. `none`, `ingen` and `inga` are answers.
pub static PLACEHOLDERS: &[&str] = &[
    "tbd",
    "tba",
    "tbc",
    "todo",
    "fixme",
    "xxx",
    "na",
    "notapplicable",
    "tobedecided",
    "tobedetermined",
    "tobeannounced",
    "kommer",
    "kommersenere",
    "kommersenare",
    "fyllesut",
    "fyllsi",
    "ikkeavklart",
    "ejklart",
    "placeholder",
];

/// A text without white space, invisible characters and punctuation, its letters small: `T.B.D.` and `t b d` are one.
pub fn fold(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a text says something: at least two letters or digits that are no placeholder.
pub fn says_something(text: &str, placeholders: &[&str]) -> bool {
    // an answer longer than every placeholder needs no folding to the end
    let longest = placeholders.iter().map(|placeholder| placeholder.chars().count()).max().unwrap_or(0).max(2);
    let letters = text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase);
    let folded: String = letters.take(longest + 1).collect();
    folded.chars().count() >= 2 && !placeholders.contains(&folded.as_str())
}

/// Whether a value says something: not null or absent, no text that says nothing, no empty mapping, no list of such.
pub fn is_filled(value: &Value<'_>, placeholders: &[&str]) -> bool {
    match value {
        Value::Null | Value::Optional(None) => false,
        Value::Optional(Some(value)) => is_filled(value, placeholders),
        Value::Text(text) => says_something(text.as_str(), placeholders),
        Value::List(List::Written(seen)) => {
            // a time that cannot be read is said, if badly: its own finding tells
            seen.items().any(|item| item.map_or(true, |item| is_filled(&item, placeholders)))
        }
        Value::List(List::Made(items)) => items.iter().any(|item| is_filled(item, placeholders)),
        Value::List(List::Borrowed(items)) => items.iter().any(|item| is_filled(item, placeholders)),
        Value::Map(Map::Written(seen)) => seen.len() > 0,
        Value::Map(Map::Made(entries)) => !entries.is_empty(),
        Value::Boolean(_) | Value::Integer(_) | Value::Decimal(_) | Value::Time(_) | Value::Duration(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_say_nothing_however_they_are_written() {
        for text in [
            "",
            " ",
            "-",
            "…",
            "...",
            "?",
            "\u{200b}",
            "T.B.D.",
            "tbd",
            " To\u{200b}Do ",
            "N/A",
            "n.a.",
            "Kommer…",
            "x",
            "7",
        ] {
            assert!(!says_something(text, PLACEHOLDERS), "{text:?}");
        }
    }

    #[test]
    fn answers_say_something() {
        for text in
            ["none", "ingen", "inga", "No", "OK", "12", "Kommer 8. desember", "Å nei", "TBD by the council on Friday"]
        {
            assert!(says_something(text, PLACEHOLDERS), "{text:?}");
        }
    }

    #[test]
    fn lists_and_mappings_say_what_is_in_them() {
        let list =
            |texts: &[&'static str]| Value::list(texts.iter().map(|text| Value::from(*text)).collect::<Vec<_>>());
        assert!(is_filled(&list(&["TBD", "helse-vest"]), PLACEHOLDERS));
        assert!(!is_filled(&list(&["TBD", "…"]), PLACEHOLDERS));
        assert!(!is_filled(&list(&[]), PLACEHOLDERS));
        assert!(is_filled(&Value::Boolean(false), PLACEHOLDERS));
        assert!(!is_filled(&Value::Null, PLACEHOLDERS));
    }
}
