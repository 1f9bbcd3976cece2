//! Digits of any script, and what may stand between those of a number.

use std::ops::Range;

/// The most digits of a number of a person.
pub(super) const MOST_DIGITS: usize = 12;

/// The most characters between two groups of digits, and how many of them may be a sign.
const MOST_BETWEEN: usize = 4;

/// The zeros of Unicode's decimal digits (general category Nd, Unicode 14) beyond ASCII: the nine behind each are 1 to 9.
const ZEROS: [u32; 65] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
    0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
    0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0,
    0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16ac0,
    0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
];

/// Digits that follow one another, with nothing between them that is seen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    /// The byte of the first.
    pub(super) start: usize,
    /// The byte behind the last.
    pub(super) end: usize,
    /// How many there are.
    pub(super) count: usize,
    /// The first of them.
    pub(super) digits: [u8; MOST_DIGITS],
}

impl Run {
    /// The run that starts at a digit.
    pub(super) fn at(text: &str, start: usize) -> Self {
        let mut run = Self { start, end: start, count: 0, digits: [0; MOST_DIGITS] };
        for (at, c) in text[start..].char_indices() {
            match value(c) {
                Some(digit) => {
                    if let Some(place) = run.digits.get_mut(run.count) {
                        *place = digit;
                    }
                    run.count += 1;
                    run.end = start + at + c.len_utf8();
                }
                None if is_unseen(c) => {}
                None => break,
            }
        }
        run
    }

    /// The run that follows behind white space, a sign or a point; `None` where something else does.
    pub(super) fn behind(text: &str, end: usize) -> Option<Self> {
        let mut signs = 0;
        let mut seen = 0;
        for (at, c) in text[end..].char_indices() {
            if is(c) {
                return (seen > 0).then(|| Self::at(text, end + at));
            }
            if is_unseen(c) {
                continue;
            }
            seen += 1;
            signs += usize::from(is_sign(c));
            if seen > MOST_BETWEEN || signs > 1 || !is_space(c) && !is_sign(c) {
                return None;
            }
        }
        None
    }
}

/// Whether a character is a decimal digit of any script.
pub(super) fn is(c: char) -> bool {
    value(c).is_some()
}

/// The value of a decimal digit of any script.
fn value(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
    }
    let code = u32::from(c);
    let at = ZEROS.partition_point(|zero| *zero <= code).checked_sub(1)?;
    u8::try_from(code - ZEROS[at]).ok().filter(|digit| *digit < 10)
}

/// Where the next run of digits starts, from a place where none goes on.
pub(super) fn next(text: &str, from: usize) -> Option<usize> {
    // Most bytes are of ASCII and no digits.
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += bytes[at..].iter().position(|byte| byte.is_ascii_digit() || !byte.is_ascii())?;
        let c = text[at..].chars().next()?;
        if is(c) {
            return Some(at);
        }
        at += c.len_utf8();
    }
}

/// Whether what stands before digits leaves them to themselves: no letter or digit, and no `+`, which makes them a telephone
/// number with the country before it.
pub(super) fn stands_apart(before: &str) -> bool {
    !before.trim_end_matches(is_unseen).ends_with(|c: char| c.is_alphanumeric() || matches!(c, '+' | '\u{ff0b}'))
}

/// Whether what follows digits belongs to them.
pub(super) fn goes_on(after: &str) -> bool {
    after.trim_start_matches(is_unseen).starts_with(char::is_alphanumeric)
}

/// The digits in a range of a text, each with its bytes.
pub(super) fn within(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let start = range.start;
    let found = text[range].char_indices().filter(|(_, c)| is(*c));
    found.map(move |(at, c)| start + at..start + at + c.len_utf8())
}

/// What is shown in place of a character: a star that is as many bytes long.
pub(super) fn star(c: char) -> char {
    match c.len_utf8() {
        1 => '*',
        2 => '\u{66d}',
        3 => '\u{ff0a}',
        _ => '\u{1f7b6}',
    }
}

/// White space on a line.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A dash of any length, a minus or plus, or a point between parts of a date.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '-' | '+' | '.' | '\u{2010}'
            ..='\u{2015}' | '\u{2212}' | '\u{2043}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' | '\u{ff0b}'
    )
}

/// What has no width: soft hyphens, joiners and marks of direction.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table against that of another library; newer scripts than those of the table may be there.
    #[test]
    fn digits_are_those_of_unicode() {
        let digit = regex::Regex::new(r"^\d$").unwrap();
        let mut buffer = [0; 4];
        for c in (0..=0x1_ffff).filter_map(char::from_u32) {
            if is(c) {
                assert!(digit.is_match(c.encode_utf8(&mut buffer)), "{c:?}");
            } else if u32::from(c) < 0x1_0d40 {
                assert!(!digit.is_match(c.encode_utf8(&mut buffer)), "{c:?}");
            }
            assert_eq!(star(c).len_utf8(), c.len_utf8());
        }
        assert_eq!(
            [value('0'), value('9'), value('\u{ff15}'), value('\u{669}'), value('x')].map(|digit| digit.unwrap_or(99)),
            [0, 9, 5, 9, 99]
        );
    }
}
