//! Whether a file begins as a document of ours, though its name is no YAML or JSON file's.

use super::called::is_ours;
use crate::expression::{PLACEHOLDERS, says_something as says};

/// How many bytes of such a file are looked at.
pub(super) const MOST_BYTES: usize = 4096;

/// Whether the beginning of a file is that of a document of ours: text whose first line that says something is a key, with
/// the keys `kind`, of a kind of ours, and `id` at the start of lines; in JSON, of keys wherever they stand.
pub(super) fn begins_as_ours(bytes: &[u8]) -> bool {
    if bytes.contains(&0) {
        return false;
    }
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.trim_start_matches('\u{feff}').lines().filter(|line| says_something(line)).peekable();
    let Some(first) = lines.peek() else { return false };
    if first.starts_with(['{', '[']) {
        let value = |key: &str| {
            let after = text.split_once(&format!("\"{key}\""))?.1.trim_start().strip_prefix(':')?;
            after.trim_start().strip_prefix('"')?.split('"').next()
        };
        return value("kind").is_some_and(is_ours) && value("id").is_some();
    }
    if key_of(first).is_none() {
        return false;
    }
    let mut is_fenced = false;
    let (mut has_kind, mut has_id) = (false, false);
    for line in lines {
        is_fenced ^= line.starts_with("```") || line.starts_with("~~~");
        match key_of(line).filter(|_| !is_fenced) {
            Some(("kind", value)) => has_kind |= is_ours(value),
            Some(("id", _)) => has_id = true,
            _ => {}
        }
    }
    has_kind && has_id
}

/// Whether the beginning of a file says something: text beside its headings that is no placeholder, or what is no text.
pub(super) fn begins_with_something(bytes: &[u8]) -> bool {
    if bytes.contains(&0) || bytes.len() >= MOST_BYTES {
        return true;
    }
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
    says(&lines.join(" "), PLACEHOLDERS)
}

/// Whether a line is more than blank, a comment or the mark between documents.
fn says_something(line: &str) -> bool {
    let line = line.trim();
    !(line.is_empty() || line == "---" || line.starts_with('#') || line.starts_with("//"))
}

/// The key at the start of a line, with its value as far as that is one word.
fn key_of(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let key = key.trim_end().trim_matches(['"', '\'']);
    let is_word =
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    let ends = value.is_empty() || value.starts_with(char::is_whitespace);
    let value = value.split_whitespace().next().unwrap_or("").trim_matches(['"', '\'']);
    (is_word && ends).then_some((key, value))
}
