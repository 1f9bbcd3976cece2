//! Whether a text that could not be read as YAML looks as if it held a document of ours. When in doubt it does: a
//! change request must not leave the gate by being broken.

mod json;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::kind::{KINDS, near};
use crate::language::Language;

/// Whether a kind's name is ours, within two letters of ours, ours in another case, or what people call ours.
pub(super) fn is_nearly_ours(kind: &str) -> bool {
    KINDS.iter().any(|known| known.name == kind)
        || KINDS.iter().any(|known| near(kind, known.name, 2))
        || LABELS.contains_key(&kind.to_lowercase())
}

/// The kind of ours that a name in another case stands for, or a name that people call it by.
pub(crate) fn kind_called(name: &str) -> Option<&'static str> {
    LABELS.get(&name.to_lowercase()).copied()
}

/// What our kinds are called: their names and their labels in every language, in lower case.
static LABELS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut labels = HashMap::new();
    for kind in KINDS {
        let label = kind.schema().shape().and_then(|shape| shape.label());
        let words = label.iter().flat_map(|label| Language::ALL.map(|language| label.of(language).to_lowercase()));
        labels.extend(words.filter(|word| !word.is_empty()).map(|word| (word, kind.name)));
        labels.insert(kind.name.to_lowercase(), kind.name);
    }
    labels
});

/// Whether `kind:` or `"kind":` with such a name stands somewhere in a text; in JSON, as far as it is whole, among the keys
/// of the root alone: reports tell of our documents without being any.
pub(super) fn looks_like_ours(text: &str) -> bool {
    if let Some(kinds) = json::kinds_at_root(text) {
        return kinds.iter().any(|kind| is_nearly_ours(kind));
    }
    text.match_indices("kind").any(|(at, word)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].trim_start_matches(is_around);
        let starts = before.is_none_or(|c| is_around(c) || matches!(c, '\n' | '\r' | '{' | ',' | '['));
        starts
            && after.strip_prefix(':').is_some_and(|value| {
                let value = value.trim_start_matches(is_around);
                let name: &str =
                    value.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').next().unwrap_or("");
                is_nearly_ours(name)
            })
    })
}

/// What may stand around a word: blanks, controls and what cannot be seen, and quotation marks.
fn is_around(c: char) -> bool {
    let unseen = matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}');
    unseen
        || matches!(c, '"' | '\'' | '“' | '”' | '„' | '«' | '»' | '’')
        || ((c.is_whitespace() || c.is_control()) && !matches!(c, '\n' | '\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_document_of_ours_is_recognised() {
        assert!(looks_like_ours("kind: ChangeRequest\ntitle: [\n"));
        assert!(looks_like_ours("{\"id\": 1, \"kind\" : \"Order\", "));
        assert!(looks_like_ours("a: 1\n'kind': ChangeReqest # x"));
        assert!(looks_like_ours("kind:\u{a0}Order\n"));
        assert!(looks_like_ours("\u{200b}kind\u{202f}:\u{feff}“Order”\n"));
        assert!(looks_like_ours("id:x\nkind:Order\n"));
        assert!(!looks_like_ours("kind:\nOrder\n"));
        assert!(!looks_like_ours("kind: Deployment\n"));
        assert!(!looks_like_ours("mankind: Order\n"));
        assert!(!looks_like_ours("the kind of Order"));
    }

    #[test]
    fn of_json_the_keys_of_the_root_count() {
        let report = r#"{"findings": [{"document": {"kind": "Order", "id": "A"}, "text": "\"kind\": \"Order\""}]"#;
        for (text, is_ours) in [
            (format!("{report}}}"), false),
            // Cut at the limit: what was read is whole as far as it goes.
            (report.to_owned(), false),
            (format!("[{report}}}]"), false),
            (r#"{"plan": {"x": [1, true, null]}, "kind": "Order""#.to_owned(), true),
            (r#"{"kind" : "Ordre", "a": 1}"#.to_owned(), true),
            (r#"{"kind": "Deployment", "spec": {"kind": "Order"}}"#.to_owned(), false),
            (r#"{"a": {"kind": "Deployment"}, "kind": "changerequest"}"#.to_owned(), true),
            // What is not JSON is searched as a text: in doubt it is ours.
            (r#"{"a": {"kind": "Order"}, b: 1}"#.to_owned(), true),
            (r#"{"a": "x, "b": {"kind": "Order"}}"#.to_owned(), true),
            (r#"{"a": {]}, "b": {"kind": "Order"}}"#.to_owned(), true),
            (r#"{"a": {"kind": "Order"}} trailing"#.to_owned(), true),
            ("{a: {\"kind\": Order}}".to_owned(), true),
            (format!("{}\"kind\": \"Order\"", "{\"a\": ".repeat(100_000)), true),
        ] {
            assert_eq!(looks_like_ours(&text), is_ours, "{text}");
        }
    }
}
