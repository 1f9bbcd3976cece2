//! Values of documents with their places.

use crate::source::Span;
use crate::workspace::Document;
use crate::yaml::{Entry, Node, PatternStep, Place, Pointer, Step};

/// A value with its place.
#[derive(Debug, Clone)]
pub struct Located<'w> {
    /// The document it is in.
    pub document: &'w Document,
    /// The document's root.
    pub root: Node<'w>,
    /// The value.
    pub node: Node<'w>,
    /// The steps to it from the root.
    pub way: Vec<Step<&'w str>>,
    /// The key that `.*` led to, which conditions see as `key`.
    pub key: Option<&'w str>,
}

impl<'w> Located<'w> {
    /// The value of an entry.
    pub(super) fn into_entry(mut self, entry: Entry<'w>) -> Self {
        self.way.push(Step::Key(entry.key.text()));
        Self { node: entry.value, ..self }
    }

    /// Adds the values that a step leads to from this one.
    pub(super) fn follow(self, step: &PatternStep, found: &mut Vec<Self>) {
        if let PatternStep::Key(name) = step {
            found.extend(self.node.entry(name).map(|entry| self.into_entry(entry)));
            return;
        }
        step.each(self.node, &mut |part| {
            let mut way = Vec::with_capacity(self.way.len() + 1);
            way.extend_from_slice(&self.way);
            way.push(part.step());
            found.push(Self { node: part.node(), way, ..self });
        });
    }

    /// Sets `key` to the last key on the way to it.
    pub(super) fn name(&mut self) {
        if let Some(Step::Key(key)) = self.way.last() {
            self.key = Some(key);
        }
    }

    /// The items of a list, else the value itself.
    pub(super) fn into_items(self) -> Vec<Self> {
        if !self.node.is_sequence() {
            return vec![self];
        }
        self.node.items().enumerate().map(|(index, item)| self.to_item(index, item)).collect()
    }

    pub(super) fn to_item(&self, index: usize, node: Node<'w>) -> Self {
        let mut item = self.clone();
        item.way.push(Step::Index(index));
        Self { node, ..item }
    }

    /// The way to it from the root with the positions in lists, from 0: `notices[0].to`.
    pub(super) fn way_with_indexes(&self) -> String {
        let steps = self.way.iter().enumerate().map(|(number, step)| match step {
            Step::Index(index) => format!("[{index}]"),
            Step::Key(key) if number == 0 => (*key).to_owned(),
            Step::Key(key) => format!(".{key}"),
        });
        steps.collect()
    }

    /// Where it is written.
    pub fn place(&self) -> Place {
        let whole = Place { span: self.node.span(), definition: None, key: None };
        self.pointer().place(self.root).unwrap_or(whole)
    }

    /// The steps to it as a pointer.
    pub fn pointer(&self) -> Pointer {
        Pointer::from(self.way.as_slice())
    }

    /// The span to show.
    pub fn span(&self) -> Span {
        self.place().span
    }
}
