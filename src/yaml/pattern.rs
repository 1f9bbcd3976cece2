//! Patterns of pointers: ways from the root of a document to any number of values, such as `notices[].to`.

use std::fmt;
use std::sync::Arc;

use super::node::{Entry, Node};
use super::pointer::{Pointer, Step};

/// One step of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PatternStep {
    /// To the value of a key.
    Key(Arc<str>),
    /// To the item at a position, from 0.
    Index(usize),
    /// `[]`: to each item of a list, from a position on.
    Items {
        /// The position of the first.
        from: usize,
    },
    /// `.*`: to each value of a mapping.
    Values,
    /// To each value of a mapping whose key passes a test.
    Keys(KeyTest),
    /// To each item of a list or value of a mapping.
    Each,
}

/// A test of keys. Two are equal where they are one and the same.
#[derive(Clone)]
pub struct KeyTest(Arc<dyn Fn(&str) -> bool + Send + Sync>);

/// What a step of a pattern leads to: a child of a mapping or a list.
#[derive(Clone, Copy)]
pub enum Child<'t> {
    /// An entry of a mapping.
    Entry(Entry<'t>),
    /// An item of a list and its position.
    Item(usize, Node<'t>),
}

/// Ways with marks on them, as a graph: a way may lead back to where it has been, as definitions that hold themselves do.
#[derive(Debug)]
pub struct PatternSet<M> {
    /// The root is the first.
    spots: Vec<PatternSpot<M>>,
}

/// A place that ways lead to.
#[derive(Debug)]
pub struct PatternSpot<M> {
    /// What is told of the values there.
    pub marks: Vec<M>,
    /// The steps onward, each with the position of the spot that it leads to.
    pub next: Vec<(PatternStep, usize)>,
}

/// The way that has been gone in a document: a pointer that borrows, for walks of which most lead to nothing.
#[derive(Debug)]
pub enum Trail<'p, 't> {
    /// None yet.
    Start,
    /// One more step.
    Step(&'p Trail<'p, 't>, Step<&'t str>),
}

impl KeyTest {
    /// A test by a function.
    pub fn new(passes: impl Fn(&str) -> bool + Send + Sync + 'static) -> Self {
        Self(Arc::new(passes))
    }
}

impl fmt::Debug for KeyTest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyTest")
    }
}

impl PartialEq for KeyTest {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for KeyTest {}

impl<'t> Child<'t> {
    /// The value.
    pub fn node(&self) -> Node<'t> {
        match self {
            Self::Entry(entry) => entry.value,
            Self::Item(_, node) => *node,
        }
    }

    /// The step to it from its parent.
    pub fn step(&self) -> Step<&'t str> {
        match self {
            Self::Entry(entry) => Step::Key(entry.key.text()),
            Self::Item(index, _) => Step::Index(*index),
        }
    }
}

impl PatternStep {
    /// `[]`: to each item of a list.
    pub const ITEMS: Self = Self::Items { from: 0 };

    /// Tells what it leads to from a value, in the order of the document.
    pub fn each<'t>(&self, node: Node<'t>, tell: &mut dyn FnMut(Child<'t>)) {
        match self {
            Self::Key(name) => node.entry(name).into_iter().for_each(|entry| tell(Child::Entry(entry))),
            Self::Index(at) => node.item(*at).into_iter().for_each(|item| tell(Child::Item(*at, item))),
            Self::Items { from } => {
                node.items().enumerate().skip(*from).for_each(|(at, item)| tell(Child::Item(at, item)));
            }
            Self::Values => node.entries().for_each(|entry| tell(Child::Entry(entry))),
            Self::Keys(test) => {
                node.entries().filter(|entry| test.0(entry.key.text())).for_each(|entry| tell(Child::Entry(entry)));
            }
            Self::Each if node.is_sequence() => Self::ITEMS.each(node, tell),
            Self::Each => Self::Values.each(node, tell),
        }
    }

    /// Whether it can lead to more than one value.
    pub fn is_many(&self) -> bool {
        !matches!(self, Self::Key(_) | Self::Index(_))
    }
}

impl<M> Default for PatternSet<M> {
    fn default() -> Self {
        Self { spots: Vec::new() }
    }
}

impl<M> PatternSet<M> {
    /// The ways through these spots, from the first; those that lead to no mark are left out.
    pub fn new(mut spots: Vec<PatternSpot<M>>) -> Self {
        let mut leads: Vec<bool> = spots.iter().map(|spot| !spot.marks.is_empty()).collect();
        let mut from: Vec<Vec<usize>> = spots.iter().map(|_| Vec::new()).collect();
        for (at, spot) in spots.iter().enumerate() {
            for (_, to) in &spot.next {
                from[*to].push(at);
            }
        }
        let mut open: Vec<usize> = (0..spots.len()).filter(|at| leads[*at]).collect();
        while let Some(at) = open.pop() {
            for before in &from[at] {
                if !std::mem::replace(&mut leads[*before], true) {
                    open.push(*before);
                }
            }
        }
        for spot in &mut spots {
            spot.next.retain(|(_, to)| leads[*to]);
        }
        if leads.first() == Some(&true) { Self { spots } } else { Self::default() }
    }

    /// The spots, the root first; those that lead to no mark have no way to them.
    #[cfg(test)]
    pub(crate) fn spots(&self) -> &[PatternSpot<M>] {
        &self.spots
    }

    /// Whether no way leads to a mark.
    pub fn is_empty(&self) -> bool {
        self.spots.is_empty()
    }

    /// Tells the values of a document that the ways lead to, nulls left out, with the mark and the way to each.
    pub fn each<'t>(&self, root: Node<'t>, tell: &mut dyn FnMut(&M, Node<'t>, &Trail<'_, 't>)) {
        self.walk(0, root, &Trail::Start, tell);
    }

    fn walk<'t>(
        &self,
        at: usize,
        node: Node<'t>,
        trail: &Trail<'_, 't>,
        tell: &mut dyn FnMut(&M, Node<'t>, &Trail<'_, 't>),
    ) {
        let Some(spot) = self.spots.get(at) else { return };
        if !node.is_null() {
            spot.marks.iter().for_each(|mark| tell(mark, node, trail));
        }
        for (step, to) in &spot.next {
            step.each(node, &mut |part| self.walk(*to, part.node(), &Trail::Step(trail, part.step()), tell));
        }
    }
}

impl Trail<'_, '_> {
    /// The way as a pointer.
    pub fn pointer(&self) -> Pointer {
        let mut steps = Vec::new();
        let mut trail = self;
        while let Trail::Step(before, step) = trail {
            steps.push(match *step {
                Step::Key(key) => Step::Key(key.to_owned()),
                Step::Index(index) => Step::Index(index),
            });
            trail = before;
        }
        steps.reverse();
        Pointer(steps)
    }
}
