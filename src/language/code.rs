//! Code spans of Markdown: values of documents, ids, paths and commands between backticks, so that they stand apart from
//! the words of a message.

use super::personal_number::masked_beginning;

/// The most characters of a value that a message shows.
const MOST_CHARACTERS: usize = 160;

/// What is shown for an empty text.
const EMPTY: &str = "\"\"";

/// The value as a code span: what [`Fact::Code`](super::Fact::Code) becomes, the same in every language.
#[must_use]
pub fn span(value: &str) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

/// Appends `value` to `out` as a code span. Numbers of people are masked, and characters that cannot be seen are written as
/// escapes, so that it stays on one line. It is put between more backticks than stand together anywhere in it: none of its
/// own can end the span.
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

/// Appends `value` to `out` as [`write`] does, or with the same content but without backticks where `bare` is true.
pub(super) fn write_or_bare(value: &str, bare: bool, out: &mut String) {
    if bare {
        out.push_str(&visible(&masked_beginning(value, MOST_CHARACTERS)));
    } else {
        write(value, out);
    }
}

/// The value on one line: line breaks and tabs as `\n`, `\r` and `\t`, other characters that cannot be seen as `\u{…}`. What is
/// longer than [`MOST_CHARACTERS`] ends with `…`.
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

/// Whether a character is not seen where it stands, or changes how others are shown: control characters, soft hyphens, spaces
/// without a width, marks of the direction of writing, tags.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The most backticks that stand together in a text.
fn longest_run(text: &str) -> usize {
    text.split(|character| character != '`').map(str::len).max().unwrap_or(0)
}

/// Whether a space has to stand between the backticks around a value and the value. A backtick at one of its ends would count
/// as one of those around it. Of a space at both ends, Markdown leaves out one at each; so one more is put there.
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
