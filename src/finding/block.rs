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
    /// The offset from UTC that stands for `+hh:mm` in it.
    pub offset: Option<FixedOffset>,
    /// Whether it is an item of a list in brackets, so that no dash goes before it.
    pub in_brackets: bool,
}

impl BlockText {
    /// All the lines, for a document of their own or for its top.
    pub fn whole(says: Saying) -> Self {
        Self { says, range: 0..usize::MAX, known: 0, offset: None, in_brackets: false }
    }

    /// The lines to write, of the lines that the policy gives.
    pub fn lines(&self, given: &str) -> String {
        let lines: Vec<&str> = given
            .trim_end()
            .lines()
            .take(self.range.end)
            .skip(self.range.start.saturating_add(self.known))
            .map(str::trim_end)
            .collect();
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
}
