//! Lines of YAML to write, and where they belong.

use std::ops::Range;

use chrono::FixedOffset;

use super::DocumentName;
use crate::language::{Fact, Reader, Saying};

/// Lines of YAML to write. `…` stands for what only the writer knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Block<T = String> {
    /// The document they belong in, where that is another than the finding is about.
    pub document: Option<DocumentName>,
    /// The place in that document.
    pub place: BlockPlace,
    /// The lines.
    pub text: T,
    /// Whether they are to be written only where the other way that the help names is not what happened.
    pub is_alternative: bool,
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
    /// The YAML comments that are written behind its placeholders.
    pub notes: Vec<Note>,
}

/// The YAML comment that explains the placeholder of one key: its values, the kind of id, an example.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The line of the whole text that has the key, from 0.
    pub line: usize,
    /// The key.
    pub key: String,
    /// The text of the comment.
    pub says: Saying,
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
            notes: Vec::new(),
        }
    }

    /// The lines to write, of the lines that the policy gives, with what is said of their placeholders.
    pub fn lines(&self, given: &str, reader: &Reader) -> String {
        let first = self.range.start.saturating_add(self.known);
        let is_left_out = |number: usize| self.left_out.iter().any(|range| range.contains(&number));
        let numbered = given.trim_end().lines().enumerate().take(self.range.end).skip(first);
        let mut lines: Vec<(usize, &str)> = numbered.filter(|(number, _)| !is_left_out(*number)).collect();
        if let Some(known) = &self.in_braces {
            let number = first.saturating_sub(1);
            let line = given.lines().nth(number).unwrap_or("");
            let is_known = |entry: &&str| known.iter().any(|key| key_of(entry) == Some(key));
            lines = entries_in_braces(line).filter(|entry| !is_known(entry)).map(|entry| (number, entry)).collect();
        }
        let indentation = |line: &str| line.len() - line.trim_start().len();
        let filled = lines.iter().map(|(_, line)| *line).filter(|line| !line.trim_end().is_empty());
        let least = filled.map(indentation).min().unwrap_or(0);
        let has_one_item = self.in_brackets && lines.len() == 1;
        let lines: Vec<String> = lines
            .into_iter()
            .map(|(number, line)| {
                let written = line.trim_end().get(least..).unwrap_or("");
                let written = written.strip_prefix("- ").filter(|_| has_one_item).unwrap_or(written);
                format!("{written}{}", self.comment(number, line, reader))
            })
            .collect();
        match self.offset {
            Some(offset) => lines.join("\n").replace("ss+hh:mm", &format!("ss{offset}")),
            None => lines.join("\n"),
        }
    }

    /// What is said of the placeholders of a line. Where the line has other keys too, with the key that each is of.
    fn comment(&self, number: usize, line: &str, reader: &Reader) -> String {
        let keys = line.matches(": ").count();
        let notes = self.notes.iter().filter(|note| note.line == number && line.contains(&format!("{}: ", note.key)));
        let told = notes.map(|note| {
            let says = note.says.say(reader).replace('`', "").replace(char::is_control, " ");
            if keys > 1 { format!("{}: {says}", note.key) } else { says }
        });
        let mut told: Vec<String> = told.collect();
        told.dedup();
        if told.is_empty() { String::new() } else { format!("  # {}", told.join("; ")) }
    }
}

/// The key of an entry.
fn key_of(entry: &str) -> Option<&str> {
    entry.split_once(':').map(|(key, _)| key)
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
    use crate::language::Language;

    const READER: Reader = Reader::new(Language::En, chrono::NaiveDate::MIN);

    #[test]
    fn placeholders_have_their_notes() {
        let note = |line, key: &str, says: &str| Note { line, key: key.to_owned(), says: Saying::verbatim(says) };
        let given = "owner: …\nnotices:\n  - {to: […], at: …, from: nhn}";
        let text = BlockText {
            notes: vec![note(0, "owner", "a person"), note(2, "to", "parties"), note(2, "at", "a time")],
            ..BlockText::whole(Saying::verbatim(""))
        };
        assert_eq!(
            text.lines(given, &READER),
            "owner: …  # a person\nnotices:\n  - {to: […], at: …, from: nhn}  # to: parties; at: a time"
        );
        // What a schema says ends no comment.
        let broken = BlockText { notes: vec![note(0, "owner", "a\nkind: Order")], ..text.clone() };
        assert_eq!(broken.lines("owner: …", &READER), "owner: …  # a kind: Order");
        let below = BlockText { known: 3, in_braces: Some(vec!["at".to_owned()]), ..text };
        assert_eq!(below.lines(given, &READER), "to: […]  # parties\nfrom: nhn");
    }

    #[test]
    fn what_is_there_already_is_not_written_again() {
        let given = "plan:\n  participants:\n    - {party: softpro}\n    - {party: nhn}\n";
        let lines = |known, in_brackets, given: &str| {
            BlockText { known, in_brackets, ..BlockText::whole(Saying::verbatim("")) }.lines(given, &READER)
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
            BlockText { known: 2, in_braces: Some(known), ..BlockText::whole(Saying::verbatim("")) }
                .lines(given, &READER)
        };
        assert_eq!(lines(&["start"]), "to: [x, y]\nby: {p: q, r: s}\nend: c");
        assert_eq!(lines(&["to", "by", "end"]), "start: 'a, b'");
    }

    #[test]
    fn lines_of_keys_that_are_there_are_left_out() {
        let given = "billing:\n  estimate: …\n  terms: …\n  agreedBy:\n    - …\n";
        let text = BlockText { known: 1, ..BlockText::whole(Saying::verbatim("")) };
        let without =
            |left_out: Range<usize>| BlockText { left_out: vec![left_out], ..text.clone() }.lines(given, &READER);
        assert_eq!(without(1..2), "terms: …\nagreedBy:\n  - …");
        assert_eq!(without(2..9), "estimate: …");
    }
}
