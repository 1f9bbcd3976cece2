//! Whether a text that could not be read as YAML looks as if it held a document of ours. When in doubt it does: a
//! change request must not leave the gate by being broken.

mod escapes;
mod json;

use escapes::{hides_letters, unescaped};

use super::called::{OURS_ALONE, is_nearly_ours, is_ours};
use crate::yaml::{Limits, Node, SimpleDocument, simple_documents};

/// Whether a text may hold the key `kind`, or the fields that tell a document that lost it: as it is written, in another
/// case, or with escapes that may hide it.
pub(crate) fn may_hold_a_kind(text: &str) -> bool {
    let is_key = |four: &[u8]| four.eq_ignore_ascii_case(b"kind");
    text.contains("service") || hides_letters(text) || text.as_bytes().windows(4).any(is_key)
}

/// Whether a look at its lines shows that a YAML file holds no document of ours and that nothing is wrong with it. Such
/// files are most of what other tools keep in a repository, and are not read.
pub(crate) fn is_plainly_foreign(text: &str) -> bool {
    let is_foreign = |document: &SimpleDocument<'_>| {
        let has = |name: &str| document.keys.iter().any(|(key, _)| *key == name);
        let has_our_fields = OURS_ALONE.iter().any(|key| has(key));
        if has("apiVersion") && !has_our_fields {
            return true;
        }
        let is_kind = |(key, _): &&(&str, &str)| key.eq_ignore_ascii_case("kind");
        let mut kinds = document.keys.iter().filter(is_kind).map(|(_, value)| *value);
        let is_other = |kind: &str| {
            let is_word = !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_alphanumeric());
            is_word && !is_nearly_ours(kind, has_our_fields)
        };
        kinds.clone().all(is_other) && (kinds.next().is_some() || !["service", "status"].iter().all(|name| has(name)))
    };
    simple_documents(text, &Limits::default()).is_some_and(|documents| documents.iter().all(is_foreign))
}

/// Whether a mapping names a kind of ours with another key than `kind`: in another case, or with blanks around it.
pub(crate) fn names_ours_otherwise(node: Node<'_>) -> bool {
    node.entries().any(|entry| {
        let is_key = entry.key.text().trim_matches(is_around).eq_ignore_ascii_case("kind");
        is_key && (is_ours(entry.value.text()) || entry.value.items().any(|item| is_ours(item.text())))
    })
}

/// Whether `kind:` or `"kind":` with such a name stands somewhere in a text; in JSON, as far as it is whole, among the keys
/// of the root alone: reports tell of our documents without being any. An object of Kubernetes or a template of one is none.
pub(crate) fn looks_like_ours(text: &str) -> bool {
    let has_our_fields = OURS_ALONE.iter().any(|field| text.contains(field));
    if let Some(kinds) = json::kinds_at_root(text) {
        return kinds.iter().any(|kind| is_nearly_ours(&unescaped(kind), has_our_fields));
    }
    if is_object_of_kubernetes(text) {
        return false;
    }
    let text = unescaped(text);
    text.match_indices("kind").any(|(at, word)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].trim_start_matches(is_around);
        let starts = before.is_none_or(|c| is_around(c) || matches!(c, '\n' | '\r' | '{' | ',' | '['));
        // After `? kind` the value stands in the next line.
        let value = after.strip_prefix(':').or_else(|| after.trim_start_matches(['\n', '\r']).strip_prefix(':'));
        starts && value.is_some_and(|value| value_names_ours(value, has_our_fields))
    })
}

/// Whether what follows the colon of `kind` is the name of a kind of ours, or an alias, of which nobody can tell.
fn value_names_ours(value: &str, has_our_fields: bool) -> bool {
    let mut rest = value.trim_start_matches(is_around);
    // Tags, anchors, the head of a block, comments; and the next line, where that is indented.
    loop {
        let next = match rest.chars().next() {
            Some('!' | '&' | '|' | '>') => rest.trim_start_matches(|c: char| !c.is_whitespace()),
            Some('#') => rest.trim_start_matches(|c| !matches!(c, '\n' | '\r')),
            Some('\n' | '\r') => match rest.trim_start_matches(['\n', '\r']) {
                line if line.starts_with([' ', '\t']) => line,
                _ => return false,
            },
            Some('*') => return true,
            _ => break,
        };
        rest = next.trim_start_matches(is_around);
    }
    let name = rest.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').next().unwrap_or("");
    is_nearly_ours(name, has_our_fields)
}

/// Whether every key at the start of a line can be read, one is `apiVersion` and none is a field of ours alone. Lines of a
/// template say nothing.
fn is_object_of_kubernetes(text: &str) -> bool {
    let mut has_version = false;
    for line in text.split(['\n', '\r']) {
        if line.trim().is_empty() || line.starts_with([' ', '\t', '#', '-']) || line.starts_with("{{") {
            continue;
        }
        let Some((key, _)) = line.split_once(':') else { return false };
        let is_word = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_word || OURS_ALONE.iter().any(|field| key.eq_ignore_ascii_case(field)) {
            return false;
        }
        has_version |= key == "apiVersion";
    }
    has_version
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
        for hidden in [
            r#""k\x69nd": Person"#,
            r#""\u006bind": "Person""#,
            r#""\U0000006bind": Person"#,
            "\"ki\\\n  nd\": Person",
            r#"kind: "P\x65rson""#,
            "kind: !!int Person",
            "kind: !<tag:yaml.org,2002:str> Person",
            "kind: &a !!str Person",
            "kind: *a",
            "kind: >-\n  Person",
            "kind: |2\n  Person",
            "kind: # of whom\n  Person",
            "kind:\n\n    Person",
            "? kind\n: Person",
            "? \"k\\x69nd\"\r\n: Person",
        ] {
            assert!(looks_like_ours(&format!("x: [\n{hidden}\n")), "{hidden}");
        }
        assert!(looks_like_ours("{\"k\\u0069nd\": \"P\\u0065rson\", \"a\": 1}"));
        assert!(!looks_like_ours("x: [\nkind: \"\\x44eployment\"\n\"\\x6bin\": Person"));
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
