//! Characters that look like a space or like nothing, and that YAML and JSON read as letters.

/// Whether a character is one. U+3000 is as wide as a letter; the others are like a space or cannot be seen.
pub(super) fn is_invisible_space(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{3000}' | '\u{feff}'
    )
}

/// Where such a character stands in for a space in a plain scalar that starts at `start` in the text: at either end of
/// it, and after the colon or dash at the start of one of its lines. In the midst of text it is text.
pub(super) fn stand_in(text: &str, start: usize, end: usize) -> Option<usize> {
    let scalar = text.get(start..end)?;
    if scalar.is_ascii() {
        return None;
    }
    if scalar.starts_with(is_invisible_space) {
        return Some(start);
    }
    if let Some(last) = scalar.chars().next_back().filter(|&c| is_invisible_space(c)) {
        return Some(end - last.len_utf8());
    }
    lines_from(text, start, end).find_map(|(at, line)| in_line(line).map(|offset| at + offset))
}

/// Where such a character stands in for a space in the indentation of a line, or after the colon or dash at its start.
pub(super) fn in_line(line: &str) -> Option<usize> {
    let content = line.trim_start_matches([' ', '\t']);
    let mut at = line.len() - content.len();
    loop {
        let rest = &line[at..];
        if rest.starts_with(is_invisible_space) {
            return Some(at);
        }
        let Some(item) = rest.strip_prefix('-') else { break };
        if item.starts_with(is_invisible_space) {
            return Some(at + 1);
        }
        let blanks = item.len() - item.trim_start_matches(' ').len();
        if blanks == 0 {
            break;
        }
        at += 1 + blanks;
    }
    let rest = &line[at..];
    let key =
        rest.len() - rest.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/')).len();
    let after = &rest[key..];
    let colon = after.strip_prefix(':').filter(|value| key > 0 && value.starts_with(is_invisible_space));
    let before = after.trim_start_matches(is_invisible_space);
    match colon {
        Some(_) => Some(at + key + 1),
        None if key > 0 && before.len() < after.len() && before.starts_with(':') => Some(at + key),
        None => None,
    }
}

/// Whether nothing but indentation and the dashes of items stands before a place in its line.
pub(super) fn is_own_line(text: &str, at: usize) -> bool {
    let before = &text[super::places::line_start(text, at)..at];
    before.split(' ').all(|word| word.is_empty() || word == "-")
}

/// The lines of a scalar that are its own: the first only where nothing but dashes stands before the scalar in it.
fn lines_from(text: &str, start: usize, end: usize) -> impl Iterator<Item = (usize, &str)> {
    let own = is_own_line(text, start);
    let scalar = &text[start..end];
    let mut at = start;
    scalar
        .split_inclusive(['\n', '\r'])
        .map(move |line| {
            let from = at;
            at += line.len();
            (from, line)
        })
        .skip(usize::from(!own))
}
