//! What is open where the parser stumbles: the quotation marks and brackets before a place, found by reading the text
//! once more, roughly, so that a finding stands where a writer would mend and not where the parser lost its way.

use super::places::{BLANKS, BREAKS, line_start, starts_document};

/// The brackets that are open at a place, and the last text in quotation marks that starts before it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Openings {
    /// The brackets, the outermost first.
    pub(super) brackets: Vec<usize>,
    /// The mark that opens the text and the one that closes it.
    pub(super) quoted: Option<(usize, Option<usize>)>,
}

/// What is open at `to`, reading from `from`, where a token starts and nothing is open.
pub(super) fn openings(text: &str, from: usize, to: usize) -> Openings {
    let mut found = Openings::default();
    let bytes = text.as_bytes();
    let mut at = from;
    while at < to {
        let starts = at == from || bytes[at - 1].is_ascii_whitespace();
        at = match bytes[at] {
            b'#' if starts => line_end(text, at),
            b'"' | b'\'' => {
                let close = closing_mark(text, at);
                found.quoted = Some((at, close));
                close.map_or(to, |close| close + 1)
            }
            b'[' | b'{' => {
                found.brackets.push(at);
                at + 1
            }
            b']' | b'}' => {
                found.brackets.pop();
                at + 1
            }
            b'&' | b'*' | b'!' => word_end(text, at),
            b'|' | b'>' if found.brackets.is_empty() => line_end(text, at),
            byte if byte.is_ascii_whitespace() || byte == b',' => at + 1,
            b'-' | b'?' | b':' if ends_token(text, at + 1, !found.brackets.is_empty()) => at + 1,
            _ => plain_end(text, at, !found.brackets.is_empty()),
        };
    }
    found
}

/// The mark that closes the text which a quotation mark opens; none before the document ends.
pub(super) fn closing_mark(text: &str, mark: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let quote = *bytes.get(mark)?;
    let mut at = mark + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 1,
            b'\'' if quote == b'\'' && bytes.get(at + 1) == Some(&b'\'') => at += 1,
            byte if byte == quote => return Some(at),
            b'\n' | b'\r' if starts_document(text, at + 1) => return None,
            _ => {}
        }
        at += 1;
    }
    None
}

/// Whether a quotation mark that closes a text looks as if it were to open one: a blank or a separator stands before it
/// and text right after it.
pub(super) fn opens(text: &str, mark: usize) -> bool {
    let before = text[..mark].chars().next_back();
    let after = text[mark + 1..].chars().next();
    before.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '[' | '{' | ':'))
        && after.is_some_and(char::is_alphanumeric)
}

/// The first line between two places, not the one of the first, that starts an entry or item of its own: `key: …` or
/// `- …`, indented no further than `column`. The place is that of its first token.
pub(super) fn next_entry(text: &str, from: usize, to: usize, column: usize) -> Option<usize> {
    let mut at = line_end(text, from);
    while at < to {
        let start = at + usize::from(text[at..].starts_with("\r\n")) + 1;
        if start > to || start >= text.len() {
            return None;
        }
        at = line_end(text, start);
        let line = &text[start..at];
        let content = line.trim_start_matches(BLANKS);
        if line.len() - content.len() <= column && is_entry(content) {
            return Some(start + line.len() - content.len());
        }
    }
    None
}

/// Whether the text of a line, without its indentation, is an entry or item: `key:`, `"key": …`, `- …`.
pub(super) fn is_entry(content: &str) -> bool {
    is_item(content) || key_length(content).is_some_and(|length| is_followed(&content[length + 1..]))
}

/// Whether the text of a line, without its indentation, is an item of a list.
pub(super) fn is_item(content: &str) -> bool {
    content.strip_prefix('-').is_some_and(is_followed)
}

fn is_followed(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r'])
}

/// The length of the word, perhaps in quotation marks, before the colon at the start of a line.
pub(super) fn key_length(content: &str) -> Option<usize> {
    let quoted = content.starts_with(['"', '\'']);
    let word = content.find(|c: char| {
        !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '$' | '<') || (quoted && matches!(c, '"' | '\'')))
    })?;
    (word > 0 && content[word..].starts_with(':')).then_some(word)
}

/// The column of the first key or text of the line that holds a place: past its indentation and the dashes of items.
pub(super) fn column(text: &str, at: usize) -> usize {
    let line = &text[line_start(text, at)..];
    line.len() - line.trim_start_matches([' ', '-']).len()
}

/// The indentation of the line that holds a place.
pub(super) fn indentation(text: &str, at: usize) -> usize {
    let line = &text[line_start(text, at)..];
    line.len() - line.trim_start_matches(BLANKS).len()
}

/// The start of the nearest line above the one that holds a place that is neither empty nor a comment.
pub(super) fn line_above(text: &str, at: usize) -> Option<usize> {
    let mut start = line_start(text, at);
    while start > 0 {
        let end = start - 1 - usize::from(text[..start].ends_with("\r\n"));
        start = line_start(text, end);
        let content = text[start..end].trim();
        if !content.is_empty() && !content.starts_with('#') {
            return Some(start);
        }
    }
    None
}

/// Before the line break that ends the line of a place.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    text[at..].find(BREAKS).map_or(text.len(), |line| at + line)
}

fn word_end(text: &str, at: usize) -> usize {
    text[at..].find([' ', '\t', '\n', '\r', ',', '[', ']', '{', '}']).map_or(text.len(), |end| at + end.max(1))
}

fn ends_token(text: &str, at: usize, flow: bool) -> bool {
    let after = text.as_bytes().get(at);
    after.is_none_or(|byte| {
        byte.is_ascii_whitespace() || (flow && matches!(byte, b',' | b'[' | b']' | b'{' | b'}' | b'"' | b'\''))
    })
}

/// The end of a plain scalar's part in its line.
fn plain_end(text: &str, at: usize, flow: bool) -> usize {
    let bytes = text.as_bytes();
    let mut end = at + 1;
    while end < bytes.len() {
        match bytes[end] {
            b'\n' | b'\r' => break,
            b':' if ends_token(text, end + 1, flow) => break,
            b'#' if bytes[end - 1].is_ascii_whitespace() => break,
            b',' | b'[' | b']' | b'{' | b'}' if flow => break,
            _ => end += 1,
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_is_found_past_what_only_looks_like_it() {
        let open = |text: &str| openings(text, 0, text.len());
        assert_eq!(open("a: don't [x\nb: [1, [2], {c: \"]\"").brackets, [15, 24]);
        assert_eq!(open("a: 'it''s'\nb: \"x\\\"y\n").quoted, Some((14, None)));
        assert_eq!(open("# it's\na: x # don't\nb: 'c' d").quoted, Some((23, Some(25))));
        assert_eq!(open("a: | # it's\n  x\nb: 1"), Openings::default());
    }

    #[test]
    fn lines_that_start_an_entry() {
        for line in ["a: 1", "a:", "\"a b\": 1", "- x", "-", "plan.start: x", "<<: *a"] {
            assert_eq!(is_entry(line), !line.contains("a b"), "{line}");
        }
        for line in ["a", "a:b", "two words: x", "http://x", "-x", "", "\"a\", b: 1"] {
            assert!(!is_entry(line), "{line}");
        }
    }
}
