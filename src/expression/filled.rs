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
    "avklares",
    "avklaressenere",
    "settessenere",
    "bestemmessenere",
    "skrivessenere",
    "meldessenere",
    "meddelassenare",
    "bestämssenare",
    "ikkebestemt",
    "ejbestämt",
    "senere",
    "senare",
    "later",
    "fyllinn",
    "fylli",
    "fyllin",
    "fillin",
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

/// How a text looks, whatever it is written with: without case, white space and punctuation, letters of other scripts as
/// the Latin ones that they look like (the skeleton of UTS 39, Unicode Security Mechanisms).
pub fn skeleton(text: &str) -> String {
    fold(&unicode_security::skeleton(&text.to_lowercase()).collect::<String>())
}

/// Text that fills a page and says nothing.
const FILLER: &str = "loremipsum";

/// Whether a text says something: at least two letters or digits that are no placeholder, not one letter over and over.
pub fn says_something(text: &str, placeholders: &[&str]) -> bool {
    // an answer longer than every placeholder needs no folding to the end
    let longest =
        placeholders.iter().map(|placeholder| placeholder.chars().count()).max().unwrap_or(0).max(FILLER.len());
    let letters = text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase);
    let folded: String = letters.take(longest + 1).collect();
    let first = folded.chars().next().filter(|first| first.is_alphabetic());
    let only = first.is_some_and(|first| folded.chars().all(|character| character == first));
    let nothing = only || folded.starts_with(FILLER) || placeholders.contains(&folded.as_str());
    folded.chars().count() >= 2 && !nothing
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
        Value::Boolean(_)
        | Value::Integer(_)
        | Value::Decimal(_)
        | Value::Time(_)
        | Value::Duration(_)
        | Value::Version(_) => true,
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
            "xx",
            "XXXXX",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "avklares",
            "Settes senere",
            "fyll inn",
            "Fyll i!",
            "Lorem ipsum dolor sit amet",
        ] {
            assert!(!says_something(text, PLACEHOLDERS), "{text:?}");
        }
    }

    #[test]
    fn answers_say_something() {
        for text in [
            "none",
            "ingen",
            "11",
            "00",
            "inga",
            "No",
            "OK",
            "12",
            "Kommer 8. desember",
            "Å nei",
            "TBD by the council on Friday",
        ] {
            assert!(says_something(text, PLACEHOLDERS), "{text:?}");
        }
    }

    #[test]
    fn what_looks_the_same_has_one_skeleton() {
        let site = skeleton("support site");
        for text in [
            "Support  site",
            "support\u{a0}site",
            "support_site",
            "SUPPORT-SITE",
            "Supp\u{43e}rt sit\u{435}",
            "s\u{200b}upport.site",
        ] {
            assert_eq!(skeleton(text), site, "{text:?}");
        }
        for text in ["supportsida", "support", "kundesenter@nhn.no"] {
            assert_ne!(skeleton(text), site, "{text:?}");
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
