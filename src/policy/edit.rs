//! Edits of documents that fixes propose: a value in the place of another, or a field more. There is none where it would
//! change anything else in the file, or where somebody's reader would take the new value for another.

use std::fmt::Write;

use serde_json::Value;

use super::case::Case;
use super::located::Located;
use crate::finding::Edit;
use crate::kind::in_yaml;
use crate::source::Span;
use crate::yaml::{Format, Style, ambiguity};

/// After how many fields a new one is written: after those that name the document, where they are there.
const FIELDS_BEFORE: usize = 2;

/// The edit that writes a value in the place of a scalar.
pub(super) fn replacing(at: &Located<'_>, value: &Value, case: &Case<'_>) -> Option<Edit> {
    let node = at.node;
    let is_simple = node.scalar().is_some() && node.style() != Style::BlockScalar && node.tag().is_none();
    if !is_simple || !is_alone(at) {
        return None;
    }
    let mut text = written(value, format(at, case))?;
    let span = node.span();
    if span.start == span.end {
        // There is nothing behind the colon but perhaps blanks.
        let key = at.place().key?;
        let between = node.tree().text().get(key.end as usize..span.start as usize)?;
        let (_, blanks) = between.rsplit_once(':').filter(|(before, _)| before.trim().is_empty())?;
        if !blanks.chars().all(|c| c == ' ') {
            return None;
        }
        if blanks.is_empty() {
            text.insert(0, ' ');
        }
    }
    Some(Edit { file: at.document.file, span, text })
}

/// The edit that adds a field to a mapping that lacks it.
pub(super) fn adding(parent: &Located<'_>, key: &str, value: &Value, case: &Case<'_>) -> Option<Edit> {
    let node = parent.node;
    if !node.is_mapping() || !is_alone(parent) {
        return None;
    }
    let format = format(parent, case);
    let (key, value) = (written(&key.into(), format)?, written(value, format)?);
    // What a merge key brings is written elsewhere.
    let own: Vec<_> = node.entries().filter(|entry| entry.via.is_none()).take(FIELDS_BEFORE + 1).collect();
    let start = own.last()?.key.span().start as usize;
    let (before, after) = node.tree().text().split_at_checked(start)?;
    let text = if node.style() == Style::Flow {
        // A mapping without braces is an item of a list, which a comma would end; a key may have a `?` or an anchor before it.
        let has_braces = node.tree().text().get(node.span().range())?.starts_with('{');
        if !has_braces || !before.trim_end().ends_with(['{', ',']) {
            return None;
        }
        format!("{key}: {value}, ")
    } else {
        let line = before.rsplit('\n').next()?;
        if !line.chars().all(|c| c == ' ' || c == '-') {
            return None;
        }
        let is_crlf = after.split_once('\n').is_some_and(|(line, _)| line.ends_with('\r'));
        format!("{key}: {value}{}{}", if is_crlf { "\r\n" } else { "\n" }, " ".repeat(line.len()))
    };
    Some(Edit { file: parent.document.file, span: Span::new(start, start), text })
}

fn format(at: &Located<'_>, case: &Case<'_>) -> Format {
    Format::of(&case.world.review.file(at.document.file).path)
}

/// Whether what is written at a place is the value of this place alone.
fn is_alone(at: &Located<'_>) -> bool {
    // Of a key that is there twice, the way leads to the first.
    at.pointer().own(at.root).is_some_and(|node| node.position() == at.node.position())
}

/// A scalar as a file has it on a line, so that every reader of its format, of YAML 1.1 too, takes it for this value; `None`
/// where there is no such way, and for lists and mappings.
fn written(value: &Value, format: Format) -> Option<String> {
    let is_yaml = format == Format::Yaml;
    match value {
        Value::Null | Value::Bool(_) => Some(value.to_string()),
        Value::Number(number) => Some(number.to_string()).filter(|number| !is_yaml || ambiguity(number).is_none()),
        Value::String(text) => {
            // What begins with a digit is a date or a number to some.
            let is_word = is_yaml && text.starts_with(char::is_alphabetic);
            let plain = is_word.then(|| in_yaml(value)).filter(|plain| plain == text);
            Some(plain.unwrap_or_else(|| quoted(text)))
        }
        Value::Array(_) | Value::Object(_) => None,
    }
}

/// A text in quotation marks, as JSON and YAML both read it: what does not stay as it is in one of them, is escaped.
fn quoted(text: &str) -> String {
    let mut quoted = String::new();
    for c in Value::from(text).to_string().chars() {
        match c {
            '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            _ => quoted.push(c),
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::kind::equals;
    use crate::yaml::{Limits, parse};

    /// What each text is to readers of YAML: where one of them would take it for something else, it stands in quotation marks.
    #[test]
    fn a_value_is_written_so_that_every_reader_takes_it_for_the_same() {
        for (value, yaml) in [
            (json!("approved"), Some("approved")),
            (json!("in progress"), Some("in progress")),
            (json!("helse-vest"), Some("helse-vest")),
            (json!("Bodø"), Some("Bodø")),
            // Null, true and false in YAML 1.2.
            (json!("Null"), Some("\"Null\"")),
            (json!("null"), Some("\"null\"")),
            (json!("~"), Some("\"~\"")),
            (json!(""), Some("\"\"")),
            (json!("True"), Some("\"True\"")),
            (json!("false"), Some("\"false\"")),
            // The same in YAML 1.1.
            (json!("yes"), Some("\"yes\"")),
            (json!("NO"), Some("\"NO\"")),
            (json!("y"), Some("\"y\"")),
            (json!("Off"), Some("\"Off\"")),
            // Numbers in one or the other.
            (json!("1"), Some("\"1\"")),
            (json!("1_000"), Some("\"1_000\"")),
            (json!("0x1F"), Some("\"0x1F\"")),
            (json!("0o17"), Some("\"0o17\"")),
            (json!("017"), Some("\"017\"")),
            (json!("1e3"), Some("\"1e3\"")),
            (json!("12:30:45"), Some("\"12:30:45\"")),
            (json!(".inf"), Some("\".inf\"")),
            (json!("+1"), Some("\"+1\"")),
            // Dates in YAML 1.1.
            (json!("2026-12-08"), Some("\"2026-12-08\"")),
            (json!("2026-12-08T18:00"), Some("\"2026-12-08T18:00\"")),
            // Marks of YAML itself.
            (json!("- a"), Some("\"- a\"")),
            (json!("a: b"), Some("\"a: b\"")),
            (json!("a:"), Some("\"a:\"")),
            (json!("aT:"), Some("\"aT:\"")),
            (json!("a #b"), Some("\"a #b\"")),
            (json!("a, b"), Some("\"a, b\"")),
            (json!("[a]"), Some("\"[a]\"")),
            (json!("{a}"), Some("\"{a}\"")),
            (json!("*a"), Some("\"*a\"")),
            (json!("&a"), Some("\"&a\"")),
            (json!("!a"), Some("\"!a\"")),
            (json!("| a"), Some("\"| a\"")),
            (json!("%a"), Some("\"%a\"")),
            (json!("@a"), Some("\"@a\"")),
            (json!("<<"), Some("\"<<\"")),
            (json!("="), Some("\"=\"")),
            (json!("---"), Some("\"---\"")),
            (json!("a "), Some("\"a \"")),
            (json!(" a"), Some("\" a\"")),
            (json!("a\nb"), Some("\"a\\nb\"")),
            (json!("a\u{85}\u{2028}\u{7f}b"), Some("\"a\\u0085\\u2028\\u007fb\"")),
            (json!("\"'\\"), Some("\"\\\"'\\\\\"")),
            (json!(1), Some("1")),
            (json!(-1.5), Some("-1.5")),
            (json!(true), Some("true")),
            (json!(null), Some("null")),
            // A text to readers of YAML 1.1.
            (serde_json::from_str("1e999").unwrap(), None),
            (json!([1]), None),
            (json!({"a": 1}), None),
        ] {
            let written = written(&value, Format::Yaml);
            assert_eq!(written.as_deref(), yaml, "{value}");
            for line in written.iter().flat_map(|text| [format!("k: {text} # c\n"), format!("{{k: {text}, l: 1}}\n")]) {
                let tree = parse(&line.as_str().into(), &Limits::default());
                let read = tree.node(&tree.roots()[0]).and_then(|root| root.get("k"));
                assert!(read.is_some_and(|read| equals(read, &value)), "{line}");
            }
        }
    }

    #[test]
    fn a_value_of_json_is_json() {
        for value in [json!("approved"), json!("a\"b\u{85}"), json!("1_000"), json!(1.5), json!(false), json!(null)] {
            let written = written(&value, Format::Json).unwrap();
            assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), value);
        }
        assert_eq!(written(&json!(["a"]), Format::Json), None);
    }
}
