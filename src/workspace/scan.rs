//! Whether a text that could not be read as YAML looks as if it held a document of ours. When in doubt it does: a
//! change request must not leave the gate by being broken.

mod json;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::kind::{KINDS, near};
use crate::language::Language;
use crate::yaml::Node;

/// Whether a kind's name is ours, within two letters of ours, ours in another case or with other marks between its words,
/// or nearly what people call ours.
pub(super) fn is_nearly_ours(kind: &str) -> bool {
    KINDS.iter().any(|known| known.name == kind)
        || KINDS.iter().any(|known| near(kind, known.name, 2))
        || kind_called(kind).is_some()
}

/// The kind of ours that a name stands for that people call it by: its name or its label in any language, one or many,
/// whatever the case, the marks between the words and the accents, and a letter or two aside where it is long.
pub(crate) fn kind_called(name: &str) -> Option<&'static str> {
    let folded = folded(name);
    let most = match folded.len() {
        0..6 => 0,
        6..8 => 1,
        8..64 => 2,
        _ => return None,
    };
    let called = || LABELS.iter().find(|(label, _)| label.len() >= 6 && near(&folded, label, most));
    let exactly = one_of(&folded).find_map(|one| LABELS.get(one.as_str()));
    exactly.or_else(|| called().map(|(_, kind)| kind)).copied()
}

/// What our kinds are called: their names and their labels in every language, folded.
static LABELS: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let mut labels = BTreeMap::new();
    for kind in KINDS {
        let label = kind.schema().shape().and_then(|shape| shape.label());
        let words = label.iter().flat_map(|label| Language::ALL.map(|language| folded(label.of(language))));
        labels.extend(words.filter(|word| !word.is_empty()).map(|word| (word, kind.name)));
    }
    labels.extend(KINDS.iter().map(|kind| (folded(kind.name), kind.name)));
    labels
});

/// The letters and digits of a name in lower case, without accents, however these are written.
fn folded(name: &str) -> String {
    let plain = |letter: char| match letter {
        'å' | 'ä' | 'á' | 'à' | 'â' => 'a',
        'ö' | 'ø' | 'ó' | 'ò' | 'ô' => 'o',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'ü' | 'ú' => 'u',
        other => other,
    };
    name.chars().flat_map(char::to_lowercase).map(plain).filter(|letter| letter.is_alphanumeric()).collect()
}

/// A folded name as it is and, where it may be that of many, as that of one.
fn one_of(name: &str) -> impl Iterator<Item = String> {
    let ends = [("ies", "y"), ("s", ""), ("er", ""), ("ar", ""), ("or", ""), ("r", ""), ("en", ""), ("n", "")];
    let shorter = ends.into_iter().filter_map(|(end, one)| Some(format!("{}{one}", name.strip_suffix(end)?)));
    std::iter::once(name.to_owned()).chain(shorter)
}

/// Whether a text may hold the key `kind`, or the fields that tell a document that lost it: as it is written, in another
/// case, or with escapes that may hide it.
pub(super) fn may_hold_a_kind(text: &str) -> bool {
    let is_key = |four: &[u8]| four.eq_ignore_ascii_case(b"kind");
    text.contains("service") || hides_letters(text) || text.as_bytes().windows(4).any(is_key)
}

/// Whether a text has an escape that may stand for a letter, or may join two lines.
fn hides_letters(text: &str) -> bool {
    text.match_indices('\\').any(|(at, _)| matches!(text.as_bytes().get(at + 1), Some(b'x' | b'u' | b'U' | b'\n' | b'\r')))
}

/// Whether a mapping names a kind of ours with another key than `kind`: in another case, or with blanks around it.
pub(super) fn names_ours_otherwise(node: Node<'_>) -> bool {
    node.entries().any(|entry| {
        let is_key = entry.key.text().trim_matches(is_around).eq_ignore_ascii_case("kind");
        is_key && entry.value.scalar().is_some() && is_ours(entry.value.text())
    })
}

/// Whether a name is that of a kind of ours, but for its case and the marks in it.
fn is_ours(kind: &str) -> bool {
    let written = folded(kind);
    KINDS.iter().any(|known| folded(known.name) == written)
}

/// Whether `kind:` or `"kind":` with such a name stands somewhere in a text; in JSON, as far as it is whole, among the keys
/// of the root alone: reports tell of our documents without being any.
pub(super) fn looks_like_ours(text: &str) -> bool {
    if let Some(kinds) = json::kinds_at_root(text) {
        return kinds.iter().any(|kind| is_nearly_ours(&unescaped(kind)));
    }
    let text = unescaped(text);
    text.match_indices("kind").any(|(at, word)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].trim_start_matches(is_around);
        let starts = before.is_none_or(|c| is_around(c) || matches!(c, '\n' | '\r' | '{' | ',' | '['));
        // After `? kind` the value stands in the next line.
        let value = after.strip_prefix(':').or_else(|| after.trim_start_matches(['\n', '\r']).strip_prefix(':'));
        starts && value.is_some_and(|value| value_names_ours(value))
    })
}

/// Whether what follows the colon of `kind` is the name of a kind of ours, or an alias, of which nobody can tell.
fn value_names_ours(value: &str) -> bool {
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
    is_nearly_ours(name)
}

/// A text with the letters in the place of their escapes, and with the lines joined that a backslash joins.
fn unescaped(text: &str) -> Cow<'_, str> {
    if !hides_letters(text) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let digits = match after.as_bytes().first() {
            Some(b'x') => 2,
            Some(b'u') => 4,
            Some(b'U') => 8,
            _ => 0,
        };
        let number = after.get(1..=digits).filter(|_| digits > 0);
        let letter = number.and_then(|number| u32::from_str_radix(number, 16).ok()).and_then(char::from_u32);
        rest = match (letter, after.chars().next()) {
            (Some(letter), _) => {
                plain.push(letter);
                &after[1 + digits..]
            }
            (None, Some('\n' | '\r')) => after.trim_start_matches(['\n', '\r', ' ', '\t']),
            (None, Some(other)) => {
                plain.push('\\');
                plain.push(other);
                &after[other.len_utf8()..]
            }
            (None, None) => after,
        };
    }
    plain.push_str(rest);
    Cow::Owned(plain)
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
    fn our_kinds_are_known_by_whatever_people_call_them() {
        for (written, kind) in [
            ("change-request", "ChangeRequest"),
            ("change_request", "ChangeRequest"),
            ("CHANGE_REQUEST", "ChangeRequest"),
            ("change.request", "ChangeRequest"),
            ("change-reqest", "ChangeRequest"),
            ("ChangeRequests", "ChangeRequest"),
            ("supplier-access", "SupplierAccess"),
            ("policy-test", "PolicyTest"),
            ("policies", "Policy"),
            ("Tja\u{308}nst", "Service"),
            ("tjanst", "Service"),
            ("Tjenester", "Service"),
            ("tjenesten", "Service"),
            ("Leverandortilgang", "SupplierAccess"),
            ("leverantörsåtkomst", "SupplierAccess"),
            ("endringsforesporsler", "ChangeRequest"),
            ("Bestillinger", "Order"),
            ("Møter", "Meeting"),
            ("Parter", "Party"),
        ] {
            assert_eq!(kind_called(written), Some(kind), "{written}");
            assert!(is_nearly_ours(written), "{written}");
        }
        for foreign in ["Deployment", "List", "Role", "ConfigMap", "NetworkPolicy", "Ingress", "Job", "Note", "", "-"] {
            assert!(!is_nearly_ours(foreign), "{foreign}: {:?}", kind_called(foreign));
        }
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
