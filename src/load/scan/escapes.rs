//! Escapes of YAML and JSON in a text that is searched without being parsed.

use std::borrow::Cow;

/// Whether a text has an escape that may stand for a letter, or may join two lines.
pub(super) fn hides_letters(text: &str) -> bool {
    text.match_indices('\\')
        .any(|(at, _)| matches!(text.as_bytes().get(at + 1), Some(b'x' | b'u' | b'U' | b'\n' | b'\r')))
}

/// A text with the letters in the place of their escapes, and with the lines joined that a backslash joins.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
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
