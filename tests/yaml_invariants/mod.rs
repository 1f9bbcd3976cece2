//! What holds for the tree of any text whatever. The fuzz target checks the same.

use std::sync::Arc;

use vedtak::source::Span;
use vedtak::yaml::{Limits, Node, ScalarKind, Style, Tree, parse};

/// Reads a text with the usual limits and checks all that must hold.
pub fn check(text: &str) -> Tree {
    let shared: Arc<str> = text.into();
    let tree = parse(&shared, &Limits::default());
    places(&tree);
    regions(&tree);
    let mut walk = Walk { tree: &tree, nodes: 0 };
    for root in tree.roots() {
        if let Some(node) = tree.node(root) {
            assert!(root.region.contains(node.span()), "{node:?} outside of its region: {text:?}");
            walk.node(node, 0, false, false);
        }
    }
    assert!(walk.nodes <= tree.limits().nodes, "{} nodes: {text:?}", walk.nodes);
    tree
}

fn inside(tree: &Tree, span: Span, what: &str) {
    let text = tree.text();
    assert!(span.start <= span.end, "{what} {span:?}: {text:?}");
    assert!(text.get(span.range()).is_some(), "{what} {span:?} cuts a character or leaves the text: {text:?}");
}

pub fn places(tree: &Tree) {
    let text = tree.text();
    let mut before = 0;
    for comment in tree.comments() {
        inside(tree, comment.span, "comment");
        let slice = &text[comment.span.range()];
        assert!(slice.starts_with('#') && !slice.contains(['\n', '\r']), "comment {slice:?}: {text:?}");
        assert!(comment.span.start >= before, "comments out of order: {text:?}");
        before = comment.span.end;
    }
    for fault in tree.faults() {
        inside(tree, fault.span, "fault");
        fault.other.into_iter().for_each(|other| inside(tree, other, "other place of a fault"));
        let region = tree.roots()[fault.document].region;
        let near = region.start <= fault.span.start && fault.span.start <= region.end;
        assert!(near, "{fault:?} outside of its document {region:?}: {text:?}");
    }
}

/// Regions lie side by side and leave nothing out, and a document is readable or there is a fault that says why not.
pub fn regions(tree: &Tree) {
    let text = tree.text();
    let mut end = 0;
    for (number, root) in tree.roots().iter().enumerate() {
        inside(tree, root.region, "region");
        assert_eq!(root.region.start, end, "region {number}: {text:?}");
        end = root.region.end;
        let faulty = tree
            .faults()
            .iter()
            .any(|fault| fault.document == number && !matches!(fault.kind, vedtak::yaml::FaultKind::DuplicateKey(_)));
        assert_eq!(tree.node(root).is_none(), faulty, "document {number}: {:?}: {text:?}", tree.faults());
    }
    if !tree.roots().is_empty() {
        assert_eq!(end as usize, text.len(), "{text:?}");
    }
    assert!(tree.roots().len() <= tree.limits().documents + 1, "{text:?}");
}

struct Walk<'t> {
    tree: &'t Tree,
    nodes: usize,
}

impl<'t> Walk<'t> {
    /// `flow`: inside brackets.
    fn node(&mut self, node: Node<'t>, depth: usize, flow: bool, key: bool) {
        let text = self.tree.text();
        self.nodes += 1;
        inside(self.tree, node.span(), "node");
        let alias = node.definition().is_some();
        if alias {
            assert!(text[node.span().range()].starts_with('*'), "{node:?}: {text:?}");
        }
        if node.scalar().is_some() {
            assert_eq!(node.len(), 0);
            if !alias {
                self.alone(node, flow, key);
            }
            return;
        }
        assert!(depth < self.tree.limits().depth, "{node:?} is {depth} deep: {text:?}");
        let flow = node.style() == Style::Flow;
        self.start(node, alias);
        let mut end = node.span().start;
        for item in node.items() {
            end = if alias { 0 } else { self.child(node, item.span(), end) };
            self.node(item, depth + 1, flow, false);
        }
        for entry in node.entries() {
            let own = !alias && entry.via.is_none();
            // What a merge key brings is written as its value is, unless that has it from elsewhere.
            let via = entry.via.map(|via| &text[via.range()]);
            if via.is_some_and(|via| via.contains('*') || via.contains("<<")) {
                continue;
            }
            let flow = via.map_or(flow, |via| via.starts_with('{'));
            entry.via.into_iter().for_each(|via| inside(self.tree, via, "merge key's value"));
            assert!(entry.key.node().scalar().is_some(), "{node:?} has a collection for a key: {text:?}");
            if own {
                end = self.child(node, entry.key.span(), end);
                end = self.child(node, entry.value.span(), end);
            }
            self.node(entry.key.node(), depth + 1, flow, true);
            self.node(entry.value, depth + 1, flow, false);
        }
        assert_eq!(node.len(), node.items().count() + node.entries().count(), "{node:?}: {text:?}");
    }

    /// A collection starts with what makes it one and ends with its last child or its bracket.
    fn start(&self, node: Node<'_>, alias: bool) {
        if alias {
            return;
        }
        let text = self.tree.text();
        let slice = &text[node.span().range()];
        let pair = !slice.starts_with('{') && node.is_mapping();
        match (node.style(), node.is_mapping()) {
            (Style::Flow, false) => assert!(slice.starts_with('[') && slice.ends_with(']'), "{node:?}: {text:?}"),
            (Style::Flow, true) if !pair => assert!(slice.ends_with('}'), "{node:?}: {text:?}"),
            (Style::Block, false) => assert!(slice.starts_with('-'), "{node:?}: {text:?}"),
            _ => {}
        }
        if (node.style() == Style::Block || pair) && !slice.is_empty() {
            let last = node.items().last().or(node
                .entries()
                .filter(|entry| entry.via.is_none())
                .last()
                .map(|entry| entry.value));
            if let Some(last) = last.filter(|_| node.entries().all(|entry| entry.via.is_none())) {
                let merges = slice.contains("<<");
                assert!(merges || last.span().end == node.span().end, "{node:?} ends after {last:?}: {text:?}");
            }
        }
    }

    fn child(&self, parent: Node<'_>, span: Span, after: u32) -> u32 {
        let text = self.tree.text();
        assert!(parent.span().contains(span), "{span:?} outside of {parent:?}: {text:?}");
        assert!(span.start >= after, "{span:?} before its elder in {parent:?}: {text:?}");
        span.end
    }

    /// The text of a scalar, read on its own, gives the same.
    fn alone(&self, node: Node<'_>, flow: bool, key: bool) {
        let text = self.tree.text();
        let slice = &text[node.span().range()];
        let key = key && node.style() == Style::Plain;
        if slice == "<<" && node.tag().is_some() {
            return; // A merge key without its tag.
        }
        if slice.is_empty() {
            assert_eq!(node.text(), "", "{text:?}");
            return;
        }
        let file: Arc<str> = match node.style() {
            // `-` and `a:` are keys, though no values.
            Style::Plain if key && flow => format!("{{{slice}: 0}}"),
            Style::Plain if key && slice.contains(['\n', '\r']) => format!("? {slice}\n: 0"),
            Style::Plain if key => format!(" {slice}: 0"),
            Style::Plain if flow => format!("[{slice}]"),
            Style::BlockScalar => match block_scalar(slice, node.text(), &text[node.span().end as usize..]) {
                Some(file) => file,
                None => return,
            },
            _ => format!("--- {slice}"),
        }
        .into();
        let tree = parse(&file, &Limits::default());
        let root = tree.roots().first().and_then(|root| tree.node(root));
        let same = root.and_then(|root| match () {
            () if root.is_sequence() => root.items().next(),
            () if root.is_mapping() && key => root.entries().next().map(|entry| entry.key.node()),
            () if root.is_mapping() => root.entries().next().map(|entry| entry.value),
            () => Some(root),
        });
        let Some(same) = same else { panic!("{file:?} alone is nothing: {:?}: {text:?}", tree.faults()) };
        assert_eq!(same.text(), node.text(), "{file:?} alone: {text:?}");
        if node.tag().is_none() {
            assert_eq!(same.scalar(), node.scalar(), "{file:?} alone: {text:?}");
            assert!(node.style() == Style::Plain || node.scalar() == Some(ScalarKind::String));
        }
    }
}

/// A block scalar as the value of a key that is indented as its parent was.
fn block_scalar(slice: &str, value: &str, rest: &str) -> Option<String> {
    let line_break = if rest.is_empty() || slice.ends_with(['\n', '\r']) { "" } else { "\n" };
    let header = slice.split(['\n', '\r']).next().unwrap_or("");
    let indicators = &header[..header.bytes().take_while(|byte| b"|>+-0123456789".contains(byte)).count()];
    let Some(digit) = indicators.chars().find_map(|c| c.to_digit(10)) else {
        return Some(format!("--- {slice}{line_break}"));
    };
    // An indentation indicator counts from the parent, whose indentation the first line with text tells.
    let first = |text: &str, skip: usize| {
        let line = text.split(['\n', '\r']).skip(skip).find(|line| !line.trim_matches(' ').is_empty())?;
        Some(line.len() - line.trim_start_matches(' ').len())
    };
    let content = first(slice, 1)?.checked_sub(first(value, 0)?)?;
    let parent = content.checked_sub(digit as usize)?;
    if parent == 0 {
        return Some(format!("k: {slice}{line_break}"));
    }
    None
}
