//! Ways from the root of a document to values, and many of them as one tree that is walked once.

use std::sync::Arc;

use crate::yaml::{Node, Pointer, Step};

/// A way from the root: fields, and every item of lists. Ways to the same definition share what they have in common.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Way(Option<Arc<Leg>>);

#[derive(Debug, PartialEq, Eq)]
struct Leg {
    turn: Turn,
    rest: Way,
}

/// One turn of a way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Turn {
    /// Into a field.
    Field(Arc<str>),
    /// To every item of a list.
    Items,
    /// To every field of a mapping whose keys authors choose.
    Fields,
}

impl Way {
    /// The same with one more turn before it.
    pub(super) fn after(&self, turn: Turn) -> Self {
        Self(Some(Arc::new(Leg { turn, rest: self.clone() })))
    }

    /// Its turns, from the root.
    pub(super) fn turns(&self) -> impl Iterator<Item = &Turn> {
        std::iter::successors(self.0.as_deref(), |leg| leg.rest.0.as_deref()).map(|leg| &leg.turn)
    }

    /// The way to the mapping whose field `name` this one leads to; `None` where it leads to something else.
    pub(super) fn before(&self, name: &str) -> Option<Self> {
        let leg = self.0.as_deref()?;
        if leg.rest.0.is_none() {
            return matches!(&leg.turn, Turn::Field(field) if field.as_ref() == name).then(Self::default);
        }
        leg.rest.before(name).map(|way| way.after(leg.turn.clone()))
    }
}

/// Ways with a mark at the end of each, as one tree: what they have in common is gone once.
#[derive(Debug)]
pub struct Ways<M> {
    marks: Vec<M>,
    fields: Vec<(Arc<str>, Ways<M>)>,
    items: Option<Box<Ways<M>>>,
    free: Option<Box<Ways<M>>>,
}

impl<M> Default for Ways<M> {
    fn default() -> Self {
        Self { marks: Vec::new(), fields: Vec::new(), items: None, free: None }
    }
}

impl<M> FromIterator<(Way, M)> for Ways<M> {
    fn from_iter<I: IntoIterator<Item = (Way, M)>>(ways: I) -> Self {
        let mut all = Self::default();
        for (way, mark) in ways {
            way.turns().fold(&mut all, |at, turn| at.turn(turn)).marks.push(mark);
        }
        all
    }
}

impl<M> Ways<M> {
    fn turn(&mut self, turn: &Turn) -> &mut Self {
        match turn {
            Turn::Items => self.items.get_or_insert_default(),
            Turn::Fields => self.free.get_or_insert_default(),
            Turn::Field(name) => {
                let at = self.fields.iter().position(|(field, _)| field == name).unwrap_or_else(|| {
                    self.fields.push((Arc::clone(name), Self::default()));
                    self.fields.len() - 1
                });
                &mut self.fields[at].1
            }
        }
    }

    /// Whether there is no way at all.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty() && self.fields.is_empty() && self.items.is_none() && self.free.is_none()
    }

    /// Tells the values of a document that the ways lead to, with the mark and the way to each.
    pub fn each<'t>(&self, root: Node<'t>, tell: &mut dyn FnMut(&M, Node<'t>, &Trail<'_, 't>)) {
        self.walk(root, &Trail::Start, tell);
    }

    fn walk<'t>(&self, node: Node<'t>, trail: &Trail<'_, 't>, tell: &mut dyn FnMut(&M, Node<'t>, &Trail<'_, 't>)) {
        if !node.is_null() {
            self.marks.iter().for_each(|mark| tell(mark, node, trail));
        }
        for (name, rest) in &self.fields {
            if let Some(entry) = node.entry(name) {
                rest.walk(entry.value, &Trail::Key(trail, entry.key.text()), tell);
            }
        }
        if let Some(rest) = &self.items {
            for (index, item) in node.items().enumerate() {
                rest.walk(item, &Trail::Index(trail, index), tell);
            }
        }
        if let Some(rest) = &self.free {
            for entry in node.entries() {
                rest.walk(entry.value, &Trail::Key(trail, entry.key.text()), tell);
            }
        }
    }
}

/// The way that has been gone in a document.
#[derive(Debug)]
pub enum Trail<'p, 't> {
    /// None yet.
    Start,
    /// Into a field.
    Key(&'p Trail<'p, 't>, &'t str),
    /// To an item, from 0.
    Index(&'p Trail<'p, 't>, usize),
}

impl Trail<'_, '_> {
    /// The way as a pointer.
    pub fn pointer(&self) -> Pointer {
        let mut steps = Vec::new();
        let mut trail = self;
        loop {
            trail = match trail {
                Trail::Start => break,
                Trail::Key(before, key) => {
                    steps.push(Step::Key((*key).to_owned()));
                    before
                }
                Trail::Index(before, index) => {
                    steps.push(Step::Index(*index));
                    before
                }
            };
        }
        steps.reverse();
        Pointer(steps)
    }
}
