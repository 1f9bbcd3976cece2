//! Texts of policies as mutants change them: comparisons, amounts and names in them, and how a change is shown.

use crate::source::Span;
use crate::yaml::Node;

/// How many characters of what is changed are shown.
const SHOWN: usize = 70;

/// Whether a text has a name as a word of its own.
pub(super) fn names(text: &str, name: &str) -> bool {
    let is_of_name = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name).any(|(at, _)| {
        !text[..at].ends_with(is_of_name)
            && !text[..at].ends_with('.')
            && !text[at + name.len()..].starts_with(is_of_name)
    })
}

/// The comparisons in an expression outside its texts: where, the operator, and the one beside it.
pub(super) fn comparisons(text: &str) -> Vec<(usize, &'static str, &'static str)> {
    let mut found = Vec::new();
    let mut quote = None;
    let mut skip = false;
    for (at, c) in text.char_indices() {
        if std::mem::take(&mut skip) {
            continue;
        }
        match (quote, c) {
            (Some(_), '\\') => skip = true,
            (Some(open), _) if open == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '<' | '>') => {
                let takes_in = text[at + 1..].starts_with('=');
                let (old, new) = match (c, takes_in) {
                    ('<', true) => ("<=", "<"),
                    ('<', false) => ("<", "<="),
                    (_, true) => (">=", ">"),
                    (_, false) => (">", ">="),
                };
                found.push((at, old, new));
            }
            _ => {}
        }
    }
    found
}

/// The amount or number that is one more or less in its last place.
pub(super) fn beside(text: &str, step: i64) -> Option<String> {
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let start = text[..end].rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
    let number = text[start..end].parse::<i64>().ok()?.checked_add(step).filter(|number| *number >= 0)?;
    // A fraction keeps its digits: 99.09 lies beside 99.10.
    let width = if text[..start].ends_with(['.', ',']) { end - start } else { 0 };
    Some(format!("{}{number:0width$}{}", &text[..start], &text[end..]))
}

/// The place of a part of a scalar in its file; the whole where quoting or folding moves things.
pub(super) fn within(node: Node<'_>, at: usize, length: usize) -> Span {
    let span = node.definition().unwrap_or(node.span());
    let written = node.tree().text().get(span.range()).unwrap_or_default();
    match written.find(node.text()) {
        Some(offset) => {
            let start = span.range().start + offset + at;
            Span::new(start, start + length)
        }
        None => span,
    }
}

/// A text on one line, cut short.
pub(super) fn cut(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN { line } else { line.chars().take(SHOWN).chain(['…']).collect() }
}

/// The end of a text, at most a third of what is shown.
pub(super) fn before(text: &str) -> String {
    let skipped = text.chars().count().saturating_sub(SHOWN / 3);
    text.chars().skip(skipped).collect()
}

/// The beginning of a text, at most a third of what is shown.
pub(super) fn after(text: &str) -> String {
    text.chars().take(SHOWN / 3).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparisons_stand_outside_of_texts() {
        let found = |text: &str| {
            comparisons(text).into_iter().map(|(at, old, new)| format!("{at}{old}{new}")).collect::<Vec<_>>()
        };
        assert_eq!(found("a <= b && c>d"), ["2<=<", "11>>="]);
        assert_eq!(found(r#""a < b" == x.y || 'it\'s > 3' >= z"#), ["30>=>"]);
    }

    #[test]
    fn an_amount_has_a_neighbour_on_each_side() {
        let both = |text: &str| [1, -1].map(|step| beside(text, step).unwrap_or_default());
        assert_eq!(both("10 days"), ["11 days", "9 days"]);
        assert_eq!(both("99.44 %"), ["99.45 %", "99.43 %"]);
        assert_eq!(both("PT2H30M"), ["PT2H31M", "PT2H29M"]);
        assert_eq!(both("0 days"), ["1 days", ""]);
        assert_eq!(both("99.09 %"), ["99.10 %", "99.08 %"]);
    }

    #[test]
    fn a_name_is_a_word() {
        assert!(names("a && late", "late"));
        assert!(!names("doc.late && later", "late"));
        assert!(names("$late", "late"));
    }
}
