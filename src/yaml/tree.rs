//! The tree: one arena for all documents of a file.
//!
//! Nodes lie in the order of the text. A collection is followed by its children (in a mapping: key, value, key,
//! value…), and each node knows where the next one beside it lies, so that a tree costs 20 bytes a node and walking it
//! touches memory in order. Scalars borrow their text from the file unless it is written with escapes or folded.

use std::sync::Arc;

use super::lookup::{Lookup, Member};
use super::scalar::ScalarKind;
use super::{Fault, Limits};
use crate::source::Span;

/// How a node is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// A scalar without quotation marks.
    Plain,
    /// A scalar in single quotation marks.
    SingleQuoted,
    /// A scalar in double quotation marks.
    DoubleQuoted,
    /// A block scalar: `|` or `>`.
    BlockScalar,
    /// A collection by indentation.
    Block,
    /// A collection in brackets.
    Flow,
}

/// A comment, from its `#` to before the end of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comment {
    /// The whole comment.
    pub span: Span,
}

/// One document of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Root {
    /// Where its text lies: from its start to before the next document's. The first starts with the file and each ends
    /// where the next starts, or after `...`, so that comments above a document's first key are in its region.
    pub region: Span,
    /// The root node; `None` where the document could not be read, and a [`Fault`] says why.
    pub(super) node: Option<u32>,
    /// Whether it uses what other readers may read otherwise (merge keys, tags, `%YAML` other than 1.2): such a
    /// document has no digest.
    pub unportable: bool,
}

/// A file as YAML: its documents, its comments, and what is wrong with it.
#[derive(Debug, Clone)]
pub struct Tree {
    pub(super) text: Arc<str>,
    pub(super) nodes: Vec<Raw>,
    pub(super) texts: Vec<Box<str>>,
    /// In the order of their nodes.
    pub(super) anchors: Vec<Anchor>,
    pub(super) merged: Vec<Box<[Member]>>,
    /// In the order of their nodes.
    pub(super) tags: Vec<(u32, Span)>,
    pub(super) roots: Vec<Root>,
    pub(super) comments: Vec<Comment>,
    pub(super) faults: Vec<Fault>,
    pub(super) limits: Limits,
    pub(super) lookup: Lookup,
}

/// A node as it lies in the arena.
#[derive(Debug, Clone, Copy)]
pub(super) struct Raw {
    pub(super) span: Span,
    /// The node after this one and all that is in it.
    pub(super) next: u32,
    /// Scalar: its text in `texts`, or [`BORROWED`]. Collection: how many children. Alias: its anchor in `anchors`.
    pub(super) data: u32,
    pub(super) what: What,
    pub(super) style: Style,
    /// Scalar: whether it is the key `<<`. Mapping: whether it has one; data is then an index of `merged`.
    pub(super) merge: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Scalar(ScalarKind),
    Sequence,
    Mapping,
    Alias,
}

/// The text of the scalar is that of its span, without quotation marks.
pub(super) const BORROWED: u32 = u32::MAX;

/// `&name` on a node.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor {
    /// The parser's number for it.
    pub(super) number: usize,
    pub(super) node: u32,
    pub(super) name: Span,
    /// What an alias of it costs in nodes; 0 while the node is open.
    pub(super) size: usize,
    /// How many collections lie inside one another in it, itself counted, aliases expanded.
    pub(super) height: usize,
}

impl Tree {
    /// The same tree with nulls in place of some nodes, given by their position. Places stay as they are, and what an alias
    /// stands for stays where only the alias is left out.
    #[must_use]
    pub fn without(&self, nodes: &[u32]) -> Self {
        let mut tree = Self { lookup: Lookup::default(), ..self.clone() };
        if let Ok(nothing) = u32::try_from(tree.texts.len()) {
            tree.texts.push("".into());
            for node in nodes {
                let raw = &mut tree.nodes[*node as usize];
                *raw = Raw { what: What::Scalar(ScalarKind::Null), data: nothing, merge: false, ..*raw };
            }
        }
        tree
    }

    /// The text that it is the tree of.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// All documents, also those that could not be read, in the order of the text.
    pub fn roots(&self) -> &[Root] {
        &self.roots
    }

    /// All comments, in the order of the text.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// What is wrong with the file, in the order in which it was met.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The limits that it was read with.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    pub(super) fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_node_costs_twenty_bytes() {
        assert_eq!(size_of::<super::Raw>(), 20);
    }
}
