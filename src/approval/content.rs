//! The content of a document as a digest sees it: values without their places, and the one way of writing them (RFC 8785).

use super::content_path::{ContentPath, ContentPaths, PathStep};
use crate::yaml::{Node, ScalarKind};

/// A value. Texts are those of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content<'t> {
    Null,
    Bool(bool),
    /// As it is written, which is as RFC 8785 writes it.
    Number(&'t str),
    Text(&'t str),
    List(Vec<Content<'t>>),
    /// No two keys are equal.
    Mapping(Vec<(&'t str, Content<'t>)>),
}

/// A number that the digest cannot hold, since other spellings of the same number would have the same digest.
#[derive(Debug)]
pub(super) struct Misspelt<'t> {
    pub(super) node: Node<'t>,
    /// The spelling that it can hold, where there is one.
    pub(super) spelling: Option<String>,
}

/// Whole numbers are below it, up or down: above it a double does not hold each.
const MOST: u64 = 1 << 53;

/// Below it RFC 8785 writes a fraction with an exponent.
const LEAST_FRACTION: f64 = 1e-6;

impl<'t> Content<'t> {
    /// The value of a node, aliases expanded.
    ///
    /// # Errors
    /// The first number that is not spelt as RFC 8785 does.
    pub(super) fn of(node: Node<'t>) -> Result<Self, Misspelt<'t>> {
        Ok(match node.scalar() {
            Some(ScalarKind::Null) => Self::Null,
            Some(ScalarKind::Bool(value)) => Self::Bool(value),
            Some(ScalarKind::String) => Self::Text(node.text()),
            Some(ScalarKind::Int | ScalarKind::Float) if is_canonical(node.text()) => Self::Number(node.text()),
            Some(ScalarKind::Int | ScalarKind::Float) => return Err(Misspelt { node, spelling: spelling(node) }),
            None if node.is_mapping() => {
                let entries = node.entries().map(|entry| Ok((entry.key.text(), Self::of(entry.value)?)));
                Self::Mapping(entries.collect::<Result<_, _>>()?)
            }
            None => Self::List(node.items().map(Self::of).collect::<Result<_, _>>()?),
        })
    }

    /// Takes away the key that each path ends in, and nothing else: items keep their number and order, a mapping that has
    /// nothing left stays, and a path that meets a value of another type takes nothing.
    pub(super) fn exclude(&mut self, paths: &ContentPaths) {
        paths.paths.iter().for_each(|ContentPath(steps)| self.take(steps));
    }

    fn take(&mut self, steps: &[PathStep]) {
        match (self, steps) {
            (Self::List(items), [PathStep::Items, rest @ ..]) => items.iter_mut().for_each(|item| item.take(rest)),
            (Self::Mapping(entries), [PathStep::Key(key)]) => entries.retain(|(name, _)| name != key),
            (Self::Mapping(entries), [PathStep::Key(key), rest @ ..]) => {
                entries.iter_mut().filter(|(name, _)| name == key).for_each(|(_, value)| value.take(rest));
            }
            _ => {}
        }
    }

    /// The keys of a mapping.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'t str> {
        let entries = if let Self::Mapping(entries) = self { entries.as_slice() } else { &[] };
        entries.iter().map(|(name, _)| *name)
    }

    /// The value of a key of a mapping.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Mapping(entries) = self else { return None };
        entries.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
    }

    /// What the paths reach, in the mappings that it lies in; a path that meets something other than a mapping keeps that
    /// whole. Where they reach nothing, null.
    pub(super) fn cover(self, paths: &ContentPaths) -> Self {
        let steps: Vec<&[PathStep]> = paths.paths.iter().map(|path| path.0.as_slice()).collect();
        self.keep(&steps).unwrap_or(Self::Null)
    }

    fn keep(self, paths: &[&[PathStep]]) -> Option<Self> {
        let Self::Mapping(entries) = self else { return Some(self) };
        if paths.iter().any(|path| path.is_empty()) {
            return Some(Self::Mapping(entries));
        }
        let kept = entries.into_iter().filter_map(|(name, value)| {
            let below = paths.iter().filter_map(|path| match path {
                [PathStep::Key(key), rest @ ..] if key == name => Some(rest),
                _ => None,
            });
            let below: Vec<&[PathStep]> = below.collect();
            if below.is_empty() { None } else { Some((name, value.keep(&below)?)) }
        });
        let kept: Vec<_> = kept.collect();
        (!kept.is_empty()).then_some(Self::Mapping(kept))
    }

    /// Adds the value as RFC 8785 writes it: no spaces, keys in the order of their UTF-16 code units.
    pub(super) fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(text) => out.push_str(text),
            Self::Text(text) => write_text(text, out),
            Self::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    item.write(out);
                }
                out.push(']');
            }
            Self::Mapping(entries) => {
                let mut sorted: Vec<_> = entries.iter().collect();
                sorted.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
                out.push('{');
                for (index, (key, value)) in sorted.into_iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    write_text(key, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

/// Adds a text in quotation marks, with the escapes of RFC 8785, section 3.2.2.2: only the quotation mark, the backslash and
/// the control characters below U+0020 are escaped.
fn write_text(text: &str, out: &mut String) {
    use std::fmt::Write as _;
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Whether a number is spelt as RFC 8785 spells it, and no other number is spelt so: a whole one below 2^53, or a fraction
/// without zeros at its end or an exponent.
fn is_canonical(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let is_plain = unsigned.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    match text.parse::<i64>() {
        Ok(whole) => is_plain && whole.unsigned_abs() < MOST && whole.to_string() == text,
        // The shortest digits that read back as the same double are those of RFC 8785; it has an exponent for small numbers.
        Err(_) => {
            let fraction = text.parse::<f64>().ok().filter(|_| is_plain && text.contains('.'));
            fraction.is_some_and(|number| number.abs() >= LEAST_FRACTION && number.to_string() == text)
        }
    }
}

/// How a number would have to be spelt, where that is possible without changing it.
fn spelling(node: Node<'_>) -> Option<String> {
    let text = match node.scalar()? {
        ScalarKind::Int => node.as_i64()?.to_string(),
        _ => {
            let number = node.as_f64()?;
            // Digits that a double does not hold would be lost.
            let digits = node.text().trim_start_matches(['+', '-']).split(['e', 'E']).next()?;
            if digits.trim_matches('0').len() > 16 {
                return None;
            }
            number.to_string()
        }
    };
    is_canonical(&text).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_have_one_spelling_are_taken() {
        for text in [
            "0",
            "-1",
            "42",
            "9007199254740991",
            "-9007199254740991",
            "0.1",
            "-0.5",
            "1.5",
            "0.000001",
            "123456.789",
            "4503599627370495.5",
            "0.30000000000000004",
        ] {
            assert!(is_canonical(text), "{text}");
        }
        for text in [
            "-0",
            "+2",
            "01",
            "02",
            "0x2",
            "0o7",
            "1.0",
            "1.10",
            "1.",
            ".5",
            "-.5",
            "1e3",
            "1E3",
            "2e0",
            "1e-7",
            "0.0000001",
            "-9223372036854775808",
            "9007199254740992",
            "9007199254740993",
            "-9007199254740992",
            "99999999999999999999",
            ".inf",
            "-.inf",
            ".nan",
            "0.0",
            "-0.0",
            "00.5",
            "0.1000000000000000055",
            "9007199254740993.5",
            "123456789012345678901234.5",
            "1.5e0",
        ] {
            assert!(!is_canonical(text), "{text}");
        }
    }

    #[test]
    fn texts_have_the_escapes_of_rfc_8785() {
        let mut out = String::new();
        write_text("\u{20ac}$\u{f}\nA'\u{42}\"\\/\u{8}\t\u{c}\r\u{7f}\u{2028}😂", &mut out);
        assert_eq!(out, "\"\u{20ac}$\\u000f\\nA'B\\\"\\\\/\\b\\t\\f\\r\u{7f}\u{2028}😂\"");
    }

    #[test]
    fn keys_stand_in_the_order_of_utf_16() {
        // The example of RFC 8785, section 3.2.3: the emoji is D83D DE02 there, before FB33, though its code point is higher.
        let keys = ["\u{20ac}", "\r", "\u{fb33}", "1", "\u{1f600}", "\u{80}", "\u{f6}"];
        let mut out = String::new();
        Content::Mapping(keys.iter().map(|key| (*key, Content::Null)).collect()).write(&mut out);
        let order = ["\\r", "1", "\u{80}", "\u{f6}", "\u{20ac}", "\u{1f600}", "\u{fb33}"];
        let expected: Vec<String> = order.iter().map(|key| format!("\"{key}\":null")).collect();
        assert_eq!(out, format!("{{{}}}", expected.join(",")));
    }
}
