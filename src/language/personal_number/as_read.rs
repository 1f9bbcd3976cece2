//! The text of a file as a parser reads it, for what may be hidden in the way it is written.

use std::ops::Range;

/// A text with the escapes of YAML and JSON read and its lines joined, wherever in it they stand.
pub(super) struct AsRead {
    /// The text.
    pub(super) text: String,
    /// For each character: its byte, and the bytes that it is written with.
    places: Vec<(usize, Range<usize>)>,
}

impl AsRead {
    /// Reads a text.
    pub(super) fn of(text: &str) -> Self {
        let mut read = Self { text: String::with_capacity(text.len()), places: Vec::new() };
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let rest = &text[at..];
            let (meant, length) = match c {
                '\\' => escape(rest),
                '\n' | '\r' => (Some(' '), line_end(rest)),
                _ => (Some(c), c.len_utf8()),
            };
            if let Some(meant) = meant {
                read.places.push((read.text.len(), at..at + length));
                read.text.push(meant);
            }
            at += length;
        }
        read
    }

    /// The bytes that the character at a byte of the text is written with.
    pub(super) fn written(&self, at: usize) -> Option<Range<usize>> {
        let index = self.places.binary_search_by_key(&at, |(byte, _)| *byte).ok()?;
        self.places.get(index).map(|(_, range)| range.clone())
    }
}

/// How long the end of a line is, with the ends and white space that follow it.
fn line_end(rest: &str) -> usize {
    rest.len() - rest.trim_start_matches(['\n', '\r', ' ', '\t']).len()
}

/// What an escape stands for, and how long it is; nothing for one at the end of a line, which joins it to the next.
fn escape(rest: &str) -> (Option<char>, usize) {
    let Some(kind) = rest[1..].chars().next() else { return (Some('\\'), 1) };
    let code = |from: usize, digits: usize| {
        let digits = rest.get(from..from + digits).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        u32::from_str_radix(digits, 16).ok()
    };
    let number = |digits: usize| {
        let read = code(2, digits).and_then(char::from_u32).map(|c| (Some(c), 2 + digits));
        read.or_else(|| surrogates(code(2, 4)?, code(8, 4)?).filter(|_| rest[6..].starts_with("\\u")))
    };
    let read = match kind {
        'n' | 'r' | 'N' | 'L' | 'P' => Some((Some('\n'), 2)),
        't' => Some((Some('\t'), 2)),
        '_' => Some((Some('\u{a0}'), 2)),
        '0' | 'a' | 'b' | 'e' | 'f' | 'v' => Some((Some('\u{1}'), 2)),
        '\n' | '\r' => Some((None, 1 + line_end(&rest[1..]))),
        'x' => number(2),
        'u' => number(4),
        'U' => number(8),
        _ => None,
    };
    // What is no escape stands for itself.
    read.unwrap_or((Some(kind), 1 + kind.len_utf8()))
}

/// The character that two escapes of UTF-16 make together.
fn surrogates(high: u32, low: u32) -> Option<(Option<char>, usize)> {
    let units = [u16::try_from(high).ok()?, u16::try_from(low).ok()?];
    let c = char::decode_utf16(units).next()?.ok()?;
    (u32::from(c) > 0xffff).then_some((Some(c), 12))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_ends_of_lines_are_read() {
        for (written, meant) in [
            (r"a\n1\t2\x33\u0034\U00000035", "a\n1\t2345"),
            ("1\n   2", "1 2"),
            ("1\\\n   2", "12"),
            (r#"\"1\"\\2"#, "\"1\"\\2"),
            // Two escapes of UTF-16: mathematical bold zero.
            (r"\ud835\udfce1", "\u{1d7ce}1"),
            (r"\ud8351 \xzz \u12", "ud8351 xzz u12"),
            ("\\", "\\"),
            (r"\u12æ", "u12æ"),
        ] {
            assert_eq!(AsRead::of(written).text, meant, "{written}");
        }
        let read = AsRead::of(r"a\x31b");
        assert_eq!((read.written(1), read.written(2)), (Some(1..5), Some(5..6)));
    }
}
