//! Places that the parser leaves out or draws too wide: where an empty value stands, where a block scalar begins and
//! ends.

/// Where the value of `key:` stands that has none: after the colon, if there is one on the rest of the line.
pub(super) fn after_colon(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    if rest[blanks..].starts_with(':') { at + blanks + 1 } else { at }
}

/// The `|` or `>` of a block scalar whose content starts at `content`: the first one after `cursor`, the end of the
/// token before, past all that may stand between the two.
pub(super) fn block_scalar_start(text: &str, cursor: usize, content: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = cursor;
    while at < content {
        match bytes[at] {
            b'|' | b'>' => return at,
            b'#' if at == 0 || bytes[at - 1].is_ascii_whitespace() => at += line(bytes, at),
            b'&' | b'!' => at += bytes[at..content].iter().take_while(|byte| !byte.is_ascii_whitespace()).count(),
            _ => at += 1,
        }
    }
    content
}

/// Where a block scalar ends: before the line breaks at its end, unless its header keeps them (`+`).
pub(super) fn block_scalar_end(text: &str, start: usize, end: usize) -> usize {
    let scalar = text.get(start..end).unwrap_or("");
    let header = scalar.lines().next().unwrap_or("");
    let indicators = header.get(1..).unwrap_or("");
    if indicators.bytes().take_while(|byte| !byte.is_ascii_whitespace()).any(|byte| byte == b'+') {
        return end;
    }
    start + scalar.trim_end_matches(['\n', '\r']).len()
}

fn line(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().take_while(|&&byte| byte != b'\n').count().max(1)
}
