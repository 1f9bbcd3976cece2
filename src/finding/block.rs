//! Lines of YAML to write, and where they belong.

use std::ops::Range;

use chrono::FixedOffset;

use super::DocumentName;
use crate::language::{Fact, Saying};

/// Lines of YAML to write. `…` stands for what only the writer knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Block<T = String> {
    /// The document they belong in, where that is another than the finding is about.
    pub document: Option<DocumentName>,
    /// The place in that document.
    pub place: BlockPlace,
    /// The lines.
    pub text: T,
}

/// The place of lines to write.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockPlace {
    /// In the document, at its top. A key that is there already is written anew.
    Top,
    /// Under a mapping or a list that is there already: a key that it has is written anew, an item is added.
    Under {
        /// The JSON pointer (RFC 6901) to it.
        pointer: String,
        /// The field, with its label.
        field: Fact,
    },
    /// In a document of their own.
    New,
}

/// The text of lines to write, as a policy gives it from the top of the document, before anybody has chosen a language.
#[derive(Debug, Clone, PartialEq)]
pub struct BlockText {
    /// The whole text.
    pub says: Saying,
    /// The lines of it to take, by their numbers from 0.
    pub range: Range<usize>,
    /// The number of lines at their beginning that hold only keys which the document has already; they are left out.
    pub known: usize,
    /// Further lines that hold only keys which the document has already, by their numbers in the whole text.
    pub left_out: Vec<Range<usize>>,
    /// Of a mapping in braces on the last of the lines left out at the beginning: the keys that the document has already.
    /// The others are written a line each.
    pub in_braces: Option<Vec<String>>,
    /// The offset from UTC that stands for `+hh:mm` in it.
    pub offset: Option<FixedOffset>,
    /// Whether it is an item of a list in brackets, so that no dash goes before it.
    pub in_brackets: bool,
}

impl BlockText {
    /// All the lines, for a document of their own or for its top.
    pub fn whole(says: Saying) -> Self {
        Self {
            says,
            range: 0..usize::MAX,
            known: 0,
            left_out: Vec::new(),
            in_braces: None,
            offset: None,
            in_brackets: false,
        }
    }

    /// The lines to write, of the lines that the policy gives.
    pub fn lines(&self, given: &str) -> String {
        let first = self.range.start.saturating_add(self.known);
        let is_left_out = |number: usize| self.left_out.iter().any(|range| range.contains(&number));
        let numbered = given.trim_end().lines().enumerate().take(self.range.end).skip(first);
        let mut lines: Vec<&str> =
            numbered.filter(|(number, _)| !is_left_out(*number)).map(|(_, line)| line.trim_end()).collect();
        if let Some(known) = &self.in_braces {
            let line = given.lines().nth(first.saturating_sub(1)).unwrap_or("");
            lines = entries_in_braces(line)
                .filter(|entry| !known.iter().any(|key| entry.split_once(':').is_some_and(|(name, _)| name == key)))
                .collect();
        }
        let indentation = |line: &&&str| line.len() - line.trim_start().len();
        let least = lines.iter().filter(|line| !line.is_empty()).map(|line| indentation(&line)).min().unwrap_or(0);
        let lines: Vec<&str> = lines.into_iter().map(|line| line.get(least..).unwrap_or("")).collect();
        let text = match self.offset {
            Some(offset) => lines.join("\n").replace("ss+hh:mm", &format!("ss{offset}")),
            None => lines.join("\n"),
        };
        match text.strip_prefix("- ") {
            Some(item) if self.in_brackets && lines.len() == 1 => item.to_owned(),
            _ => text,
        }
    }
}

/// The entries of the mapping in braces that ends a line, each as it is written.
fn entries_in_braces(line: &str) -> impl Iterator<Item = &str> {
    let inner = line.split_once('{').map_or("", |(_, inner)| inner.trim_end().strip_suffix('}').unwrap_or(inner));
    let (mut depth, mut quote) = (0_usize, None);
    let is_between = move |c: char| {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            (None, ',') => return depth == 0,
            _ => {}
        }
        false
    };
    inner.split(is_between).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_already_is_not_written_again() {
        let given = "plan:\n  participants:\n    - {party: softpro}\n    - {party: nhn}\n";
        let lines = |known, in_brackets, given: &str| {
            BlockText { known, in_brackets, ..BlockText::whole(Saying::verbatim("")) }.lines(given)
        };
        assert_eq!(lines(0, false, given), given.trim_end());
        assert_eq!(lines(1, false, given), "participants:\n  - {party: softpro}\n  - {party: nhn}");
        assert_eq!(lines(2, false, given), "- {party: softpro}\n- {party: nhn}");
        assert_eq!(lines(1, false, "approvals:\n  - {a: b}"), "- {a: b}");
        assert_eq!(lines(1, true, "approvals:\n  - {a: b}"), "{a: b}");
        assert_eq!(lines(1, true, "approvals:\n- {a: b}"), "{a: b}");
        assert_eq!(lines(0, false, ""), "");
    }

    #[test]
    fn of_a_mapping_in_braces_the_other_entries_are_written_a_line_each() {
        let given = "plan:\n  production: {start: 'a, b', to: [x, y], by: {p: q, r: s}, end: c}";
        let lines = |known: &[&str]| {
            let known = known.iter().map(|key| (*key).to_owned()).collect();
            BlockText { known: 2, in_braces: Some(known), ..BlockText::whole(Saying::verbatim("")) }.lines(given)
        };
        assert_eq!(lines(&["start"]), "to: [x, y]\nby: {p: q, r: s}\nend: c");
        assert_eq!(lines(&["to", "by", "end"]), "start: 'a, b'");
    }

    #[test]
    fn lines_of_keys_that_are_there_are_left_out() {
        let given = "billing:\n  estimate: …\n  terms: …\n  agreedBy:\n    - …\n";
        let text = BlockText { known: 1, ..BlockText::whole(Saying::verbatim("")) };
        let without = |left_out: Range<usize>| BlockText { left_out: vec![left_out], ..text.clone() }.lines(given);
        assert_eq!(without(1..2), "terms: …\nagreedBy:\n  - …");
        assert_eq!(without(2..9), "estimate: …");
    }
}
