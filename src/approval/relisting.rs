//! Another list of files in a document of a change of what is trusted, written so that layout and comments of the file stay.

use std::fmt::Write as _;
use std::ops::Range;

use serde_json::Value;

use crate::kind::{equals, in_yaml, is_same_value};
use crate::yaml::{Entry, Format, Limits, Node, Style, Tree, parse_as};

const LIST: &str = "changes";

/// The fields of an entry that hold the digests of a file: before the change, and after it.
const CONTENTS: [&str; 2] = ["from", "to"];

/// A range of bytes, and the text to write there.
type Replacement = (Range<usize>, String);

/// The text of a file whose document at a position lists these changes, each with `path`, `from` and `to`, and no other. What
/// is listed as it is stays as it is written. `None` where there is no way to write it that leaves everything else as it is read.
pub fn with_changes(path: &str, text: &str, position: usize, changes: &[Value]) -> Option<String> {
    let format = Format::of(path);
    let tree = parse_as(format, &text.into(), &Limits::default());
    let root = tree.node(tree.roots().get(position)?)?;
    let is_list = |value: Node<'_>| value.definition().is_none() && (value.is_sequence() || value.is_null());
    let list = root.entry(LIST).filter(|list| list.via.is_none() && is_list(list.value))?;
    let file = File { text, is_yaml: format == Format::Yaml };
    let ways = [file.item_by_item(list.value, changes), file.whole(list, changes)];
    let is_crlf = text.split_once('\n').is_some_and(|(line, _)| line.ends_with('\r'));
    let written = |mut edits: Vec<Replacement>| {
        edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut made = text.to_owned();
        for (range, with) in edits.into_iter().rev() {
            let with = if is_crlf { with.replace('\n', "\r\n") } else { with };
            made.replace_range(range, &with);
        }
        made
    };
    ways.into_iter().flatten().map(written).find(|made| {
        let read = parse_as(format, &made.as_str().into(), &Limits::default());
        is_the_same_but_for(&tree, &read, position, changes)
    })
}

/// A file as it is written.
struct File<'t> {
    text: &'t str,
    is_yaml: bool,
}

impl File<'_> {
    /// The items that differ, each by itself; `None` of a list that is not on lines of its own.
    fn item_by_item(&self, list: Node<'_>, changes: &[Value]) -> Option<Vec<Replacement>> {
        let items: Vec<Node<'_>> = list.items().collect();
        if !self.is_yaml || list.style() == Style::Flow {
            return None;
        }
        let end = self.line_after(items.last()?.span().end as usize);
        let mut left: Vec<&Value> = changes.iter().collect();
        let mut edits = Vec::new();
        for item in &items {
            let path = item.get("path").map_or("", Node::text);
            let Some(at) = left.iter().position(|change| change["path"] == path) else {
                let (start, before) = self.line_of(item.span().start as usize)?;
                if before.trim() != "-" {
                    return None;
                }
                edits.push((start..self.line_after(item.span().end as usize), String::new()));
                continue;
            };
            let change = left.remove(at);
            for key in CONTENTS {
                let node = item.get(key)?;
                if !equals(node, &change[key]) {
                    let range = node.span().range();
                    if range.is_empty() {
                        return None;
                    }
                    edits.push((range, content(&change[key])));
                }
            }
        }
        let (_, before) = self.line_of(items.first()?.span().start as usize)?;
        let indent = before.len() - before.trim_start().len();
        if !left.is_empty() {
            edits.push((end..end, self.broken(end, &block(&left, indent))));
        }
        Some(edits)
    }

    /// The list as a whole.
    fn whole(&self, list: Entry<'_>, changes: &[Value]) -> Option<Vec<Replacement>> {
        let all: Vec<&Value> = changes.iter().collect();
        let span = list.value.span();
        if !self.is_yaml || list.value.style() == Style::Flow && list.value.items().next().is_some() {
            return Some(vec![(span.range(), serde_json::to_string(changes).ok()?)]);
        }
        if let Some(first) = list.value.items().next() {
            let (start, before) = self.line_of(first.span().start as usize)?;
            let end = self.line_after(span.end as usize);
            return Some(vec![(start..end, block(&all, before.len() - before.trim_start().len()))]);
        }
        let key = list.key.span();
        let colon = key.end as usize + self.text.get(key.end as usize..)?.find(':')? + 1;
        let (_, indent) = self.line_of(key.start as usize)?;
        let lines = block(&all, indent.len() + 2);
        Some(vec![(colon..(span.end as usize).max(colon), format!("\n{}", lines.trim_end_matches('\n')))])
    }

    /// The start of the line that a byte is in, and its text up to there.
    fn line_of(&self, at: usize) -> Option<(usize, &str)> {
        let before = self.text.get(..at)?;
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        Some((start, &before[start..]))
    }

    /// The start of the line after a byte.
    fn line_after(&self, at: usize) -> usize {
        if self.text.get(..at).is_some_and(|before| before.ends_with('\n')) {
            return at;
        }
        self.text.get(at..).and_then(|rest| rest.find('\n')).map_or(self.text.len(), |rest| at + rest + 1)
    }

    /// Lines for a place, after the line break that is missing there.
    fn broken(&self, at: usize, lines: &str) -> String {
        let is_broken = self.text.get(..at).is_none_or(|before| before.is_empty() || before.ends_with('\n'));
        if is_broken { lines.to_owned() } else { format!("\n{lines}") }
    }
}

/// The digest of a content, or `null`.
fn content(value: &Value) -> String {
    value.as_str().map_or_else(|| "null".to_owned(), str::to_owned)
}

/// Items of a list, on lines of their own.
fn block(changes: &[&Value], indent: usize) -> String {
    let indent = " ".repeat(indent);
    let mut lines = String::new();
    for change in changes {
        let _ = writeln!(lines, "{indent}- path: {}", in_yaml(&change["path"]));
        for key in CONTENTS {
            let _ = writeln!(lines, "{indent}  {key}: {}", content(&change[key]));
        }
    }
    lines
}

/// Whether a file is read as before but for the list, which has these items in any order.
fn is_the_same_but_for(before: &Tree, after: &Tree, position: usize, changes: &[Value]) -> bool {
    let same = |index: usize, old: Node<'_>, new: Node<'_>| {
        if index != position {
            return is_same_value(old, new);
        }
        let kept = |entry: Entry<'_>| new.get(entry.key.text()).is_some_and(|value| is_same_value(entry.value, value));
        let listed: Vec<Node<'_>> = new.get(LIST).into_iter().flat_map(Node::items).collect();
        let is_listed = |change: &Value| listed.iter().filter(|item| equals(**item, change)).count() == 1;
        old.entries().filter(|entry| entry.key.text() != LIST).all(kept)
            && old.entries().count() == new.entries().count()
            && listed.len() == changes.len()
            && changes.iter().all(is_listed)
    };
    let pairs = before.roots().iter().zip(after.roots()).map(|(old, new)| (before.node(old), after.node(new)));
    after.faults().len() == before.faults().len()
        && before.roots().len() == after.roots().len()
        && pairs.enumerate().all(|(index, pair)| match pair {
            (Some(old), Some(new)) => same(index, old, new),
            (None, None) => true,
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn changes() -> Vec<Value> {
        vec![
            json!({"path": "a.yaml", "from": "sha256:1", "to": "sha256:2"}),
            json!({"path": "b b.yaml", "from": null, "to": "sha256:3"}),
        ]
    }

    const WHOLE: &str = "  - path: a.yaml\n    from: sha256:1\n    to: sha256:2\n  - path: b b.yaml\n    from: null\n    to: sha256:3\n";

    #[test]
    fn what_is_listed_otherwise_is_written_and_the_rest_stays() {
        for (before, after) in [
            // Another content, and a file more.
            (
                "a: 1 # one\nchanges:\n  # the first\n  - path: a.yaml # here\n    from: \"sha256:1\"\n    to: sha256:9 # was\n# end\nb: 2\n",
                "a: 1 # one\nchanges:\n  # the first\n  - path: a.yaml # here\n    from: \"sha256:1\"\n    to: sha256:2 # was\n  - path: b b.yaml\n    from: null\n    to: sha256:3\n# end\nb: 2\n",
            ),
            // A file less.
            (
                "changes:\n- {path: x.yaml, from: null, to: null}\n- {path: b b.yaml, from: null, to: sha256:3} # new\n- {path: a.yaml, from: null, to: sha256:2}",
                "changes:\n- {path: b b.yaml, from: null, to: sha256:3} # new\n- {path: a.yaml, from: sha256:1, to: sha256:2}",
            ),
            // None of them.
            ("changes:\n  - path: x.yaml\n    from: null\n    to: null\nb: 2\n", &format!("changes:\n{WHOLE}b: 2\n")),
            ("changes:\n  - x\n  - path: a.yaml\nb: 2\n", &format!("changes:\n{WHOLE}b: 2\n")),
            ("changes: []\nb: 2\n", &format!("changes:\n{WHOLE}b: 2\n")),
            ("changes:\nb: 2\n---\nchanges: []\n", &format!("changes:\n{WHOLE}b: 2\n---\nchanges: []\n")),
            (
                "changes: [{path: a.yaml}] # one\n",
                "changes: [{\"path\":\"a.yaml\",\"from\":\"sha256:1\",\"to\":\"sha256:2\"},{\"path\":\"b b.yaml\",\"from\":null,\"to\":\"sha256:3\"}] # one\n",
            ),
        ] {
            let made = with_changes("a.yaml", before, 0, &changes()).unwrap_or_else(|| panic!("{before}"));
            assert_eq!(made, after, "{before}");
            assert_eq!(with_changes("a.yaml", &made, 0, &changes()).unwrap(), made, "once written it stays");
        }
    }

    #[test]
    fn line_breaks_stay_and_a_json_file_is_one() {
        let made = with_changes("a.yaml", "changes:\r\n- path: x\r\nb: 2\r\n", 0, &changes()).unwrap();
        assert_eq!(made.matches("\r\n").count(), made.matches('\n').count(), "{made:?}");
        let made = with_changes("a.json", "{\n  \"changes\": [],\n  \"b\": 2\n}\n", 0, &changes()).unwrap();
        assert!(made.starts_with("{\n  \"changes\": [{") && made.ends_with("],\n  \"b\": 2\n}\n"), "{made}");
    }

    #[test]
    fn where_there_is_no_way_nothing_is_written() {
        for text in ["a: &a []\nchanges: *a\n", "changes: x\n", "- 1\n", "a: 1\n"] {
            assert_eq!(with_changes("a.yaml", text, 0, &changes()), None, "{text}");
        }
    }
}
