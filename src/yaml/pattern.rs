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

/// A way from the root. Patterns that end alike share what they have in common.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pattern(Option<Arc<Link>>);

#[derive(Debug, PartialEq, Eq)]
struct Link {
    step: PatternStep,
    rest: Pattern,
}

/// Patterns with a mark at the end of each, as one tree: what they have in common is walked once.
#[derive(Debug)]
pub struct PatternSet<M> {
    marks: Vec<M>,
    next: Vec<(PatternStep, PatternSet<M>)>,
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

impl Pattern {
    /// The same with one more step before it.
    #[must_use]
    pub fn after(&self, step: PatternStep) -> Self {
        Self(Some(Arc::new(Link { step, rest: self.clone() })))
    }

    /// Its steps, from the root.
    pub fn steps(&self) -> impl Iterator<Item = &PatternStep> {
        std::iter::successors(self.0.as_deref(), |link| link.rest.0.as_deref()).map(|link| &link.step)
    }

    /// The pattern of the mappings whose value of the key `name` this one leads to; `None` where it ends otherwise.
    pub fn before(&self, name: &str) -> Option<Self> {
        let link = self.0.as_deref()?;
        if link.rest.0.is_none() {
            return matches!(&link.step, PatternStep::Key(key) if key.as_ref() == name).then(Self::default);
        }
        link.rest.before(name).map(|pattern| pattern.after(link.step.clone()))
    }
}

impl<M> Default for PatternSet<M> {
    fn default() -> Self {
        Self { marks: Vec::new(), next: Vec::new() }
    }
}

impl<M> FromIterator<(Pattern, M)> for PatternSet<M> {
    fn from_iter<I: IntoIterator<Item = (Pattern, M)>>(patterns: I) -> Self {
        let mut all = Self::default();
        for (pattern, mark) in patterns {
            pattern.steps().fold(&mut all, Self::step).marks.push(mark);
        }
        all
    }
}

impl<M> PatternSet<M> {
    fn step(&mut self, step: &PatternStep) -> &mut Self {
        let at = self.next.iter().position(|(known, _)| known == step).unwrap_or_else(|| {
            self.next.push((step.clone(), Self::default()));
            self.next.len() - 1
        });
        &mut self.next[at].1
    }

    /// Whether there is no pattern at all.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty() && self.next.is_empty()
    }

    /// Tells the values of a document that the patterns lead to, nulls left out, with the mark and the way to each.
    pub fn each<'t>(&self, root: Node<'t>, tell: &mut dyn FnMut(&M, Node<'t>, &Trail<'_, 't>)) {
        self.walk(root, &Trail::Start, tell);
    }

    fn walk<'t>(&self, node: Node<'t>, trail: &Trail<'_, 't>, tell: &mut dyn FnMut(&M, Node<'t>, &Trail<'_, 't>)) {
        if !node.is_null() {
            self.marks.iter().for_each(|mark| tell(mark, node, trail));
        }
        for (step, rest) in &self.next {
            step.each(node, &mut |part| rest.walk(part.node(), &Trail::Step(trail, part.step()), tell));
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
