//! Code spans: values of documents, ids, paths and commands, set apart from the words around.

use super::personal_number::masked_beginning;

/// The most characters of a value that a message shows.
const MOST_CHARACTERS: usize = 160;

/// How a value without a character is shown.
const EMPTY: &str = "\"\"";

/// The value between backticks, as [`Fact::Code`](super::Fact::Code) is told in any language.
#[must_use]
pub fn span(value: &str) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

/// Writes `value` between backticks, without the numbers of people, in a fence longer than any run of backticks inside, so that
/// nothing in it can end the span. What cannot be seen is spelled out, so that it stays one line.
pub(super) fn write(value: &str, out: &mut String) {
    let shown = if value.is_empty() { EMPTY.to_owned() } else { visible(&masked_beginning(value, MOST_CHARACTERS)) };
    let fence = "`".repeat(longest_run(&shown) + 1);
    let pad = if needs_padding(&shown) { " " } else { "" };
    out.push_str(&fence);
    out.push_str(pad);
    out.push_str(&shown);
    out.push_str(pad);
    out.push_str(&fence);
}

/// Writes `value` between backticks, or without them.
pub(super) fn write_or_bare(value: &str, bare: bool, out: &mut String) {
    if bare {
        out.push_str(&visible(&masked_beginning(value, MOST_CHARACTERS)));
    } else {
        write(value, out);
    }
}

/// The value on one line, control characters and direction marks as `\u{…}`, cut where it is long.
pub(super) fn visible(value: &str) -> String {
    let mut shown = String::with_capacity(value.len().min(MOST_CHARACTERS));
    for (count, character) in value.chars().enumerate() {
        if count == MOST_CHARACTERS {
            shown.push('…');
            break;
        }
        match character {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            _ if is_hidden(character) => shown.extend(character.escape_unicode()),
            _ => shown.push(character),
        }
    }
    shown
}

fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn longest_run(text: &str) -> usize {
    text.split(|character| character != '`').map(str::len).max().unwrap_or(0)
}

/// A backtick at either end would join the fence, and of spaces at both ends Markdown takes one away.
fn needs_padding(text: &str) -> bool {
    let spaced = text.starts_with(' ') && text.ends_with(' ') && !text.trim().is_empty();
    text.starts_with('`') || text.ends_with('`') || spaced
}

#[cfg(test)]
mod tests {
    fn span(value: &str) -> String {
        let mut out = String::new();
        super::write(value, &mut out);
        out
    }

    #[test]
    fn a_value_stands_in_backticks() {
        assert_eq!(span("CHG-2026-0007"), "`CHG-2026-0007`");
        assert_eq!(span("vedtak approve CHG-1 --role owner"), "`vedtak approve CHG-1 --role owner`");
        assert_eq!(span(""), "`\"\"`");
        assert_eq!(span(" a "), "`  a  `");
    }

    #[test]
    fn the_fence_is_longer_than_any_run_inside() {
        assert_eq!(span("a`b"), "``a`b``");
        assert_eq!(span("a``b`c"), "```a``b`c```");
        assert_eq!(span("`a`"), "`` `a` ``");
        assert_eq!(span("```"), "```` ``` ````");
    }

    #[test]
    fn what_cannot_be_seen_is_spelled_out() {
        assert_eq!(span("a\nb\tc\rd"), "`a\\nb\\tc\\rd`");
        assert_eq!(span("\u{1b}[31m"), "`\\u{1b}[31m`");
        assert_eq!(span("a\u{202e}b\u{200b}"), "`a\\u{202e}b\\u{200b}`");
        assert_eq!(span("Bodø Åre 東京"), "`Bodø Åre 東京`");
    }

    #[test]
    fn a_long_value_is_cut_at_a_character() {
        let shown = span(&"å".repeat(1_000_000));
        assert_eq!(shown.chars().count(), super::MOST_CHARACTERS + 3);
        assert!(shown.ends_with("å…`"));
    }
}
