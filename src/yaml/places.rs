//! Places that the parser leaves out or draws too wide: where an empty value stands, where a list begins, where a block
//! scalar begins and ends, where a document ends.

use crate::source::Span;

/// What YAML counts as a line break (YAML 1.2.2, production 26).
pub(super) const BREAKS: [char; 2] = ['\n', '\r'];
/// What YAML counts as a blank (YAML 1.2.2, production 33). Other white space is text.
pub(super) const BLANKS: [char; 2] = [' ', '\t'];

/// Where the value of `key:` stands that has none, in a mapping that starts at `mapping`: after the colon, if that is
/// the next token.
pub(super) fn after_colon(text: &str, at: usize, mapping: usize, flow: bool) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let colon = at + rest.len() - rest.trim_start_matches(BLANKS).len();
    if is_colon(text, colon, mapping, flow) { colon + 1 } else { at }
}

/// Whether the colon of an entry of a mapping stands at a byte. That of `:key` is text, and one that starts a line
/// further left than the mapping is of another.
pub(super) fn is_colon(text: &str, at: usize, mapping: usize, flow: bool) -> bool {
    let Some(after) = text.get(at..).and_then(|rest| rest.strip_prefix(':')) else { return false };
    if flow {
        return after.is_empty() || after.starts_with([' ', '\t', '\n', '\r', ',', '[', ']', '{', '}']);
    }
    let before = before(text, at);
    let own = !before.trim_start_matches(BLANKS).is_empty() || before.len() == self::before(text, mapping).len();
    own && (after.is_empty() || after.starts_with([' ', '\t', '\n', '\r']))
}

/// What stands before a byte in its line.
fn before(text: &str, at: usize) -> &str {
    text[line_start(text, at)..at].trim_start_matches('\u{feff}')
}

/// The `|` or `>` of a block scalar whose content starts at `content`: the first one after `cursor`, the end of the
/// token before.
pub(super) fn block_scalar_start(text: &str, cursor: usize, content: usize) -> usize {
    seek(text, cursor, content, |bytes, at| matches!(bytes[at], b'|' | b'>'))
}

/// The first dash of a list that is the value of a mapping's key: the first one after `cursor`, the end of the token
/// before. The parser says `item`, where the first item starts, if the dash stands right below the key.
pub(super) fn dash(text: &str, cursor: usize, item: usize) -> usize {
    seek(text, cursor, item, |bytes, at| bytes[at] == b'-' && bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace))
}

/// Whether a line starts at a byte that ends a document: `---` or `...`.
pub(super) fn starts_document(text: &str, at: usize) -> bool {
    let marker = text.get(at..).and_then(|rest| rest.strip_prefix("---").or(rest.strip_prefix("...")));
    line_start(text, at) == at
        && marker.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']))
}

/// After the last token between the end of the token before and `to`: the place of an empty value, for which the parser
/// may give that of the next token.
pub(super) fn last_token_end(text: &str, cursor: usize, to: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = cursor.min(to);
    let mut last = at;
    while at < to {
        let next = step(bytes, at, to);
        if !bytes[at].is_ascii_whitespace() && !starts_comment(bytes, at) {
            last = next;
        }
        at = next;
    }
    last
}

/// Looks between two tokens for an indicator.
fn seek(text: &str, from: usize, to: usize, found: impl Fn(&[u8], usize) -> bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < to {
        if found(bytes, at) {
            return at;
        }
        at = step(bytes, at, to);
    }
    to
}

/// Past a whole comment, anchor or tag, or one byte of anything else.
fn step(bytes: &[u8], at: usize, to: usize) -> usize {
    let run = |end: fn(&u8) -> bool| at + bytes[at..to].iter().position(end).unwrap_or(to - at).max(1);
    match bytes[at] {
        _ if starts_comment(bytes, at) => run(|byte| matches!(byte, b'\n' | b'\r')),
        b'&' | b'!' => run(u8::is_ascii_whitespace),
        _ => at + 1,
    }
}

fn starts_comment(bytes: &[u8], at: usize) -> bool {
    bytes[at] == b'#' && (at == 0 || bytes[at - 1].is_ascii_whitespace())
}

/// Where a block scalar with this value ends: before the line breaks and blank lines at its end, unless its header
/// keeps them (`+`).
pub(super) fn block_scalar_end(text: &str, start: usize, end: usize, value: &str) -> usize {
    let scalar = text.get(start..end).unwrap_or("");
    let header = scalar.bytes().skip(1).take_while(|byte| matches!(byte, b'+' | b'-' | b'0'..=b'9')).count() + 1;
    // The indentation of what follows is no part of it.
    let last_line = scalar.rfind(BREAKS).map_or(scalar.len(), |line| line + 1);
    let followed = text.get(end..).is_some_and(|rest| !rest.is_empty() && !rest.starts_with(BREAKS));
    let outside = followed && scalar[last_line..].chars().all(|c| BLANKS.contains(&c));
    let inside = if outside { &scalar[..last_line] } else { scalar };
    let content = value.trim_end_matches('\n');
    let kept = if scalar.get(..header).is_some_and(|header| header.contains('+')) {
        inside.len()
    } else if content.is_empty() {
        header.min(scalar.len())
    } else if content.ends_with(BLANKS) {
        inside.trim_end_matches(BREAKS).len()
    } else {
        inside.trim_end_matches([' ', '\t', '\n', '\r']).len()
    };
    start + kept
}

/// A comment between the lines of a plain scalar, which the parser passes over if a tab stands before it.
pub(super) fn comment_inside(text: &str, scalar: Span) -> Option<usize> {
    let lines = text.get(scalar.range())?.split_inclusive(BREAKS);
    let mut at = scalar.start as usize;
    lines.into_iter().find_map(|line| {
        let blanks = line.len() - line.trim_start_matches(BLANKS).len();
        let comment = line[blanks..].starts_with('#').then_some(at + blanks);
        at += line.len();
        comment
    })
}

/// The start of the line that holds a byte.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind(BREAKS).map_or(0, |line| line + 1)
}

/// After the line that holds a byte, its line break included.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let line = rest.find(BREAKS).unwrap_or(rest.len());
    let line_break = if rest[line..].starts_with("\r\n") { 2 } else { 1 };
    (at + line + line_break).min(text.len())
}

/// After the last line of `...` between the line of `from` and `to`, if there is one.
pub(super) fn after_end_marker(text: &str, from: usize, to: usize) -> Option<usize> {
    let mut at = line_start(text, from);
    let mut end = None;
    while at < to {
        let next = line_end(text, at);
        if text[at..].trim_start_matches('\u{feff}').starts_with("...") {
            end = Some(next.min(to));
        }
        at = next;
    }
    end
}
