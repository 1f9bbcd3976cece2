//! Values as they are written on a line of YAML.

use serde_json::Value;

use crate::yaml::{Node, ScalarKind, Style, ambiguity, classify};

/// The value in flow style, quoted only where it must be.
pub fn written(value: &Value) -> String {
    match value {
        Value::String(text) if is_plain(text) => text.clone(),
        Value::Array(items) => format!("[{}]", items.iter().map(written).collect::<Vec<_>>().join(", ")),
        Value::Object(entries) => {
            let key = |key: &str| if is_plain(key) { key.to_owned() } else { Value::from(key).to_string() };
            let entries = entries.iter().map(|(name, value)| format!("{}: {}", key(name), written(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

/// The field with the whole text, in quotation marks, of which a key is a part: in braces, an unquoted text ends at a
/// comma, and the rest of it is a key without a value. `None` where that is not what happened.
pub(super) fn parted_by_comma(mapping: Node<'_>, key: &str) -> Option<String> {
    if mapping.style() != Style::Flow {
        return None;
    }
    let entries: Vec<_> = mapping.entries().collect();
    let at = entries.iter().position(|entry| entry.key.text() == key)?;
    let is_rest = |value: Node<'_>| value.is_null() && value.text().is_empty();
    let first = (0..at).rev().find(|before| !is_rest(entries[*before].value)).filter(|_| is_rest(entries[at].value))?;
    let last = (at..entries.len()).take_while(|after| is_rest(entries[*after].value)).last()?;
    let is_plain = entries[first].value.scalar().is_some() && entries[first].value.style() == Style::Plain;
    let span = entries[first].value.span().start as usize..entries[last].key.span().end as usize;
    let text = mapping.tree().text().get(span).filter(|_| is_plain)?;
    Some(format!("{}: {}", entries[first].key.text(), Value::from(text)))
}

/// Whether a text stands for itself without quotation marks, also to readers of YAML 1.1.
fn is_plain(text: &str) -> bool {
    let starts = text.starts_with(|letter: char| letter.is_alphanumeric());
    let safe = |letter: char| letter.is_alphanumeric() || " ._-/@+".contains(letter);
    let word = !["no", "yes", "on", "off", "y", "n"].contains(&text.to_lowercase().as_str());
    // A time of a document: digits before and after each colon.
    let digit = |part: &str, last: bool| {
        let next = if last { part.chars().next_back() } else { part.chars().next() };
        next.is_some_and(|c| c.is_ascii_digit())
    };
    let parts: Vec<&str> = text.split(':').collect();
    let time = text.contains('T') && parts.windows(2).all(|pair| digit(pair[0], true) && digit(pair[1], false));
    starts
        && word
        && !text.ends_with(' ')
        && classify(text) == ScalarKind::String
        && ambiguity(text).is_none()
        && text.chars().all(|letter| safe(letter) || (time && letter == ':'))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::written;

    #[test]
    fn only_what_must_be_is_quoted() {
        for (value, text) in [
            (json!("data-controller"), "data-controller"),
            (json!({"region": "helse-vest"}), "{region: helse-vest}"),
            (json!(["test", "NO", "1.2", "a: b"]), "[test, \"NO\", \"1.2\", \"a: b\"]"),
            (json!("2026-12-08T18:00"), "2026-12-08T18:00"),
            (json!([1, true, null]), "[1, true, null]"),
            (json!("1_000"), "\"1_000\""),
            (json!("Time:"), "\"Time:\""),
            (json!({"no": 1, "a b": 2, "a: b": 3}), "{\"no\": 1, a b: 2, \"a: b\": 3}"),
        ] {
            assert_eq!(written(&value), text);
        }
    }
}
