//! A new entry under `approvals` of a document, written so that layout and comments of the file stay.

use std::fmt::Write as _;
use std::ops::Range;

use serde_json::{Map, Value};

use crate::kind::{equals, in_yaml, is_same_value};
use crate::yaml::{Entry, Format, Limits, Node, Style, Tree, parse_as};

const LIST: &str = "approvals";

/// The text of a file with an entry more at the end of `approvals` of one of its documents. `None` where there is no way to
/// write it that leaves everything else as it is read.
pub fn with_entry(path: &str, text: &str, position: usize, entry: &Map<String, Value>) -> Option<String> {
    let format = Format::of(path);
    let tree = parse_as(format, &text.into(), &Limits::default());
    let root = tree.node(tree.roots().get(position)?)?;
    let file = File { text, is_yaml: format == Format::Yaml };
    let (place, inserted) = file.edit(root, entry)?;
    let (before, after) = (text.get(..place.start)?, text.get(place.end..)?);
    let is_crlf = text.split_once('\n').is_some_and(|(line, _)| line.ends_with('\r'));
    let inserted = if is_crlf { inserted.replace('\n', "\r\n") } else { inserted };
    let made = format!("{before}{inserted}{after}");
    let read = parse_as(format, &made.as_str().into(), &Limits::default());
    is_the_same_but_for(&tree, &read, position, entry).then_some(made)
}

/// A file as it is written.
struct File<'t> {
    text: &'t str,
    is_yaml: bool,
}

impl File<'_> {
    /// The range of bytes to replace, and the text to write there, so that the entry is added to the list of approvals; `None` where
    /// the list cannot be added to without touching something else.
    fn edit(&self, root: Node<'_>, entry: &Map<String, Value>) -> Option<(Range<usize>, String)> {
        let in_flow = serde_json::to_string(entry).ok()?;
        let is_flow = |node: Node<'_>| node.style() == Style::Flow || !self.is_yaml;
        let Some(list) = root.entry(LIST) else { return self.first(root, entry, &in_flow) };
        if list.via.is_some() || list.value.definition().is_some() {
            return None;
        }
        let Some(last) = list.value.items().last() else { return self.first_of_empty(root, list, entry, &in_flow) };
        let end_of_last = last.span().end as usize;
        if is_flow(list.value) {
            return Some((end_of_last..end_of_last, format!(", {in_flow}")));
        }
        let before = self.text.get(..list.value.items().next()?.span().start as usize)?;
        let dash = before.lines().rev().find(|line| line.trim_start().starts_with('-'))?;
        let (place, line_break) = self.line_after(end_of_last)?;
        Some((place..place, format!("{line_break}{}", block(entry, dash.len() - dash.trim_start().len()))))
    }

    /// The list with its first entry, at the end of a document that has none.
    fn first(&self, root: Node<'_>, entry: &Map<String, Value>, in_flow: &str) -> Option<(Range<usize>, String)> {
        let last = root.entries().filter(|entry| entry.via.is_none()).last()?;
        let end = last.value.span().end as usize;
        let indent = self.line_before(last.key.span().start as usize)?;
        if root.style() == Style::Flow || !self.is_yaml {
            let space = if indent.trim().is_empty() { format!("\n{indent}") } else { " ".to_owned() };
            return Some((end..end, format!(",{space}\"{LIST}\": [{in_flow}]")));
        }
        if !indent.trim().is_empty() {
            return None;
        }
        let (place, line_break) = self.line_after(end)?;
        Some((place..place, format!("{line_break}{indent}{LIST}:\n{}", block(entry, indent.len() + 2))))
    }

    /// The first entry of a list that is there and empty.
    fn first_of_empty(
        &self,
        root: Node<'_>,
        list: Entry<'_>,
        entry: &Map<String, Value>,
        in_flow: &str,
    ) -> Option<(Range<usize>, String)> {
        if !list.value.is_null() && !list.value.is_sequence() {
            return None;
        }
        let (key, end) = (list.key.span(), list.value.span().end as usize);
        let colon = key.end as usize + self.text.get(key.end as usize..)?.find(':')? + 1;
        let indent = self.line_before(key.start as usize)?;
        let is_alone = self.text.get(end..)?.lines().next().is_none_or(|line| line.trim().is_empty());
        let place = colon..end.max(colon);
        if root.style() == Style::Flow || !self.is_yaml || !is_alone || !indent.trim().is_empty() {
            return Some((place, format!(" [{in_flow}]")));
        }
        Some((place, format!("\n{}", block(entry, indent.len() + 2).trim_end_matches('\n'))))
    }

    /// The text between the start of a line and a byte of it.
    fn line_before(&self, at: usize) -> Option<&str> {
        self.text.get(..at)?.rsplit('\n').next()
    }

    /// The start of the line after a byte, and the line break that is missing there.
    fn line_after(&self, at: usize) -> Option<(usize, &'static str)> {
        if self.text.get(..at)?.ends_with('\n') {
            return Some((at, ""));
        }
        Some(match self.text.get(at..)?.find('\n') {
            Some(rest) => (at + rest + 1, ""),
            None => (self.text.len(), "\n"),
        })
    }
}

/// An entry as an item of a list, on lines of its own.
fn block(entry: &Map<String, Value>, indent: usize) -> String {
    let mut lines = String::new();
    let (outer, inner) = (" ".repeat(indent), " ".repeat(indent + 4));
    for (index, (key, value)) in entry.iter().enumerate() {
        let dash = if index == 0 { "- " } else { "  " };
        let written = match value.as_str().filter(|text| text.ends_with('\n') && !text.starts_with([' ', '\n'])) {
            Some(text) => text.lines().fold("|".to_owned(), |block, line| format!("{block}\n{inner}{line}")),
            None => in_yaml(value),
        };
        let _ = writeln!(lines, "{outer}{dash}{key}: {written}");
    }
    lines
}

/// The entry at a position.
fn item(node: Node<'_>, index: usize) -> Option<Node<'_>> {
    node.get(LIST)?.item(index)
}

/// Whether a file is read as before but for one entry more.
fn is_the_same_but_for(before: &Tree, after: &Tree, position: usize, entry: &Map<String, Value>) -> bool {
    let same = |(index, (old, new)): (usize, (Node<'_>, Node<'_>))| {
        if index != position {
            return is_same_value(old, new);
        }
        let others = |node: Node<'_>| node.entries().filter(|entry| entry.key.text() != LIST).count();
        let kept = |entry: Entry<'_>| new.get(entry.key.text()).is_some_and(|value| is_same_value(entry.value, value));
        let items = |node: Node<'_>| node.get(LIST).into_iter().flat_map(Node::items).count();
        let count = items(old);
        let same_items =
            (0..count).all(|index| item(old, index).zip(item(new, index)).is_some_and(|(a, b)| is_same_value(a, b)));
        let is_new = item(new, count).is_some_and(|node| equals(node, &Value::Object(entry.clone())));
        old.entries().filter(|entry| entry.key.text() != LIST).all(kept)
            && others(old) == others(new)
            && items(new) == count + 1
            && same_items
            && is_new
    };
    let nodes = |tree: &Tree| tree.roots().len();
    let pairs = before.roots().iter().zip(after.roots());
    let pairs = pairs.map(|(old, new)| (before.node(old), after.node(new)));
    after.faults().len() == before.faults().len()
        && nodes(before) == nodes(after)
        && pairs.enumerate().all(|(index, pair)| match pair {
            (Some(old), Some(new)) => same((index, (old, new))),
            (None, None) => true,
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn entry() -> Map<String, Value> {
        let signature = "-----BEGIN\nAAAA\n-----END\n";
        let entry =
            json!({"role": "chair", "at": "2026-11-20T10:00:00+01:00", "scope": ["test"], "signature": signature});
        entry.as_object().unwrap().clone()
    }

    /// The entry on lines of its own.
    fn lines(indent: &str) -> String {
        let lines = [
            "- role: chair",
            "  at: 2026-11-20T10:00:00+01:00",
            "  scope: [test]",
            "  signature: |",
            "    -----BEGIN",
            "    AAAA",
            "    -----END",
        ];
        lines.map(|line| format!("{indent}{line}\n")).concat()
    }

    #[test]
    fn an_entry_stands_after_the_others_and_the_rest_stays() {
        for (before, after) in [
            (
                "a: 1 # one\napprovals:\n  - {role: x} # two\n  # three\nb: 2\n",
                "a: 1 # one\napprovals:\n  - {role: x} # two\nNEW  # three\nb: 2\n",
            ),
            ("approvals:\n- role: x\n  by: y", "approvals:\n- role: x\n  by: y\nNEW0"),
            ("a: 1\n# end\n", "a: 1\napprovals:\nNEW# end\n"),
            ("a:\n  b: |\n    text\n", "a:\n  b: |\n    text\napprovals:\nNEW"),
            ("a: 1\n---\nb: 1\n", "a: 1\napprovals:\nNEW---\nb: 1\n"),
            ("approvals: []\nb: 1\n", "approvals:\nNEWb: 1\n"),
            ("approvals:\nb: 1\n", "approvals:\nNEWb: 1\n"),
            (
                "approvals:\n  - role: x\n    signature: |\n      AAAA\n\nb: 1\n",
                "approvals:\n  - role: x\n    signature: |\n      AAAA\nNEW\nb: 1\n",
            ),
        ] {
            let made = with_entry("a.yaml", before, 0, &entry()).unwrap_or_else(|| panic!("{before}"));
            assert_eq!(made, after.replace("NEW0", &lines("")).replace("NEW", &lines("  ")), "{before}");
        }
    }

    #[test]
    fn what_stands_on_one_line_stays_on_it() {
        let flow = serde_json::to_string(&entry()).unwrap();
        for (path, before, after) in [
            ("a.yaml", "approvals: [] # none\n", "approvals: [NEW] # none\n"),
            ("a.yaml", "approvals: [{role: x}]\n", "approvals: [{role: x}, NEW]\n"),
            ("a.yaml", "{a: 1}\n", "{a: 1, \"approvals\": [NEW]}\n"),
            ("a.json", "{\n  \"a\": 1\n}\n", "{\n  \"a\": 1,\n  \"approvals\": [NEW]\n}\n"),
            ("a.json", "{\"approvals\": [\n  {\"role\": \"x\"}\n]}", "{\"approvals\": [\n  {\"role\": \"x\"}, NEW\n]}"),
            ("a.json", "{\"approvals\": []}", "{\"approvals\": [NEW]}"),
        ] {
            let made = with_entry(path, before, 0, &entry()).unwrap_or_else(|| panic!("{before}"));
            assert_eq!(made, after.replace("NEW", &flow), "{before}");
        }
    }

    #[test]
    fn line_breaks_and_the_other_documents_stay() {
        let made = with_entry("a.yaml", "a: 1\r\n---\r\nb: 1\r\n", 1, &entry()).unwrap();
        assert_eq!(made, format!("a: 1\r\n---\r\nb: 1\r\napprovals:\r\n{}", lines("  ").replace('\n', "\r\n")));
    }

    #[test]
    fn where_there_is_no_way_nothing_is_written() {
        for text in ["a: &a []\napprovals: *a\n", "approvals: x\n", "- 1\n", "approvals: {}\n"] {
            assert_eq!(with_entry("a.yaml", text, 0, &entry()), None, "{text}");
        }
    }
}
