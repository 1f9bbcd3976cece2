//! A node of a tree, as the rest of vedtak sees it: aliases and merge keys are followed, places stay exact.

use std::str::FromStr;

use super::lookup::{LARGE, Member};
use super::merge::Members;
use super::scalar::ScalarKind;
use super::tree::{Root, Style, Tree, What};
use crate::source::Span;

/// A value in a [`Tree`]. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree,
    /// As it is written: perhaps an alias.
    id: u32,
}

/// The key of an entry.
#[derive(Clone, Copy)]
pub struct Key<'t> {
    tree: &'t Tree,
    id: u32,
}

/// An entry of a mapping.
#[derive(Clone, Copy)]
pub struct Entry<'t> {
    /// The key.
    pub key: Key<'t>,
    /// The value.
    pub value: Node<'t>,
    /// The value of the merge key that brought the entry.
    pub via: Option<Span>,
}

impl Tree {
    /// The root node of a document of this tree; `None` where it could not be read.
    pub fn node(&self, root: &Root) -> Option<Node<'_>> {
        root.node.map(|id| Node::new(self, id))
    }
}

impl<'t> Node<'t> {
    pub(super) fn new(tree: &'t Tree, id: u32) -> Self {
        Self { tree, id }
    }

    /// The tree that it is in.
    pub fn tree(self) -> &'t Tree {
        self.tree
    }

    /// What tells it from every other node of its tree; an alias and what it stands for are one.
    pub fn identity(self) -> u32 {
        self.tree.target(self.id)
    }

    /// What tells its place in the tree from every other: an alias has one of its own.
    pub fn position(self) -> u32 {
        self.id
    }

    /// Where it is written; for an alias, where the alias stands.
    pub fn span(self) -> Span {
        self.tree.nodes[self.id as usize].span
    }

    /// For an alias, where what it stands for is written.
    pub fn definition(self) -> Option<Span> {
        let target = self.tree.target(self.id);
        (target != self.id).then(|| self.tree.nodes[target as usize].span)
    }

    /// The place of its tag, such as `!!str`.
    pub fn tag(self) -> Option<Span> {
        let target = self.tree.target(self.id);
        let tags = &self.tree.tags;
        tags.binary_search_by_key(&target, |(node, _)| *node).ok().map(|index| tags[index].1)
    }

    /// The name of its anchor, by which aliases can stand for it: the `a` of `&a`.
    pub fn anchor(self) -> Option<Span> {
        let target = self.tree.target(self.id);
        let anchors = &self.tree.anchors;
        anchors.binary_search_by_key(&target, |anchor| anchor.node).ok().map(|index| anchors[index].name)
    }

    /// How it is written.
    pub fn style(self) -> Style {
        self.raw().style
    }

    /// What kind of scalar it is; `None` for a collection.
    pub fn scalar(self) -> Option<ScalarKind> {
        match self.raw().what {
            What::Scalar(kind) => Some(kind),
            _ => None,
        }
    }

    /// Whether it is a mapping.
    pub fn is_mapping(self) -> bool {
        self.raw().what == What::Mapping
    }

    /// Whether it is a sequence.
    pub fn is_sequence(self) -> bool {
        self.raw().what == What::Sequence
    }

    /// Whether it is null.
    pub fn is_null(self) -> bool {
        self.scalar() == Some(ScalarKind::Null)
    }

    /// The text of a scalar of any kind: after escapes and folding, as written for a number; empty for a collection.
    pub fn text(self) -> &'t str {
        self.tree.key_text(self.id)
    }

    /// The text of a string; `None` for anything else.
    pub fn as_str(self) -> Option<&'t str> {
        (self.scalar() == Some(ScalarKind::String)).then(|| self.text())
    }

    /// A boolean; `None` for anything else.
    pub fn as_bool(self) -> Option<bool> {
        match self.scalar() {
            Some(ScalarKind::Bool(value)) => Some(value),
            _ => None,
        }
    }

    /// An integer that fits 64 bits; `None` for anything else.
    pub fn as_i64(self) -> Option<i64> {
        (self.scalar() == Some(ScalarKind::Int)).then(|| integer(self.text())).flatten()
    }

    /// An integer that fits 64 bits without a sign; `None` for anything else.
    pub fn as_u64(self) -> Option<u64> {
        (self.scalar() == Some(ScalarKind::Int)).then(|| integer(self.text())).flatten()
    }

    /// A number as a double; infinite and not-a-number ones too. `None` for what is no number.
    pub fn as_f64(self) -> Option<f64> {
        match self.scalar() {
            Some(ScalarKind::Int) => Some(integer_as_f64(self.text())),
            Some(ScalarKind::Float) => Some(float(self.text())),
            _ => None,
        }
    }

    /// How many items or entries it has; 0 for a scalar.
    pub fn len(self) -> usize {
        match self.raw().what {
            What::Sequence => self.raw().data as usize,
            What::Mapping => self.tree.entries(self.identity()),
            _ => 0,
        }
    }

    /// Whether it has no items or entries.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The items of a sequence; none for anything else.
    pub fn items(self) -> impl Iterator<Item = Node<'t>> + Clone + 't {
        let tree = self.tree;
        let target = tree.target(self.id);
        self.is_sequence().then(|| tree.children(target)).into_iter().flatten().map(move |id| Node { tree, id })
    }

    /// The item of a sequence at a position, from 0.
    pub fn item(self, index: usize) -> Option<Node<'t>> {
        if index < LARGE {
            return self.items().nth(index);
        }
        self.tree.item_of_large(self.identity(), index).map(|id| Node { tree: self.tree, id })
    }

    /// The entries of a mapping, those that merge keys bring last; none for anything else.
    pub fn entries(self) -> Entries<'t> {
        Entries { tree: self.tree, members: self.members() }
    }

    fn members(self) -> Members<'t> {
        if self.is_mapping() {
            self.tree.members(self.tree.target(self.id))
        } else {
            Members::Written { tree: self.tree, at: 0, end: 0 }
        }
    }

    /// The value of the first entry with this key.
    pub fn get(self, key: &str) -> Option<Node<'t>> {
        self.entry(key).map(|entry| entry.value)
    }

    /// The first entry with this key.
    pub fn entry(self, key: &str) -> Option<Entry<'t>> {
        let member = if self.len() < LARGE {
            self.members().find(|member| self.tree.is_text(member.key, key))
        } else {
            self.tree.entry_of_large(self.identity(), key)
        };
        member.map(|member| Entry::new(self.tree, member))
    }

    fn raw(self) -> &'t super::tree::Raw {
        &self.tree.nodes[self.tree.target(self.id) as usize]
    }
}

impl<'t> Entry<'t> {
    fn new(tree: &'t Tree, member: Member) -> Self {
        Self {
            key: Key { tree, id: member.key },
            value: Node { tree, id: member.value },
            via: member.via.map(|via| tree.nodes[via as usize].span),
        }
    }
}

impl std::fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Node({:?} at {:?})", self.tree.slice(self.span()), self.span())
    }
}

impl<'t> Key<'t> {
    /// The text of the key; of a plain one, its source text.
    pub fn text(self) -> &'t str {
        self.tree.key_text(self.id)
    }

    /// Where it is written.
    pub fn span(self) -> Span {
        self.tree.nodes[self.id as usize].span
    }

    /// The key as a value.
    pub fn node(self) -> Node<'t> {
        Node { tree: self.tree, id: self.id }
    }
}

/// The entries of a mapping.
#[derive(Clone)]
pub struct Entries<'t> {
    tree: &'t Tree,
    members: Members<'t>,
}

impl<'t> Iterator for Entries<'t> {
    type Item = Entry<'t>;

    fn next(&mut self) -> Option<Entry<'t>> {
        self.members.next().map(|member| Entry::new(self.tree, member))
    }
}

/// An integer of the core schema: decimal, `0o`, `0x`.
fn integer<T: FromStr + TryFrom<i128>>(text: &str) -> Option<T> {
    match radix(text) {
        Some((digits, radix)) => i128::from_str_radix(digits, radix).ok().and_then(|value| T::try_from(value).ok()),
        None => text.parse().ok(),
    }
}

fn radix(text: &str) -> Option<(&str, u32)> {
    let octal = text.strip_prefix("0o").map(|digits| (digits, 8));
    octal.or_else(|| text.strip_prefix("0x").map(|digits| (digits, 16)))
}

/// An integer of any length as the nearest double, or one of its two neighbours where it is octal or hexadecimal and
/// longer than a double can hold.
fn integer_as_f64(text: &str) -> f64 {
    match radix(text) {
        Some((digits, radix)) => {
            let digits = digits.chars().filter_map(|digit| digit.to_digit(radix));
            digits.fold(0.0, |value, digit| value * f64::from(radix) + f64::from(digit))
        }
        None => text.parse().unwrap_or(f64::NAN),
    }
}

fn float(text: &str) -> f64 {
    match text.trim_start_matches(['+', '-']) {
        ".inf" | ".Inf" | ".INF" if text.starts_with('-') => f64::NEG_INFINITY,
        ".inf" | ".Inf" | ".INF" => f64::INFINITY,
        _ => text.parse().unwrap_or(f64::NAN),
    }
}
