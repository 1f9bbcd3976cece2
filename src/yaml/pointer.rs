//! JSON pointers (RFC 6901) and the places they lead to.

use std::fmt;

use super::node::Node;
use crate::source::Span;

/// A way from a document's root to a value: keys and positions.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(pub Vec<Step>);

/// One step of a way to a value. Of `&str` it lives no longer than the tree and is cheap to make where nothing comes of
/// it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step<K = String> {
    /// Into a mapping.
    Key(K),
    /// Into a sequence, from 0.
    Index(usize),
}

/// Where a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The value, or the alias or merge key in this document that brings it.
    pub span: Span,
    /// For what an alias or a merge key brings: where it is defined.
    pub definition: Option<Span>,
    /// The key before the value, where it has one.
    pub key: Option<Span>,
}

impl Pointer {
    /// Reads the text form; a step of digits is an index where `root` has a sequence there, else a key.
    pub fn parse(text: &str, root: Node<'_>) -> Self {
        let mut steps = Vec::new();
        let mut node = Some(root);
        for part in text.split('/').skip(1) {
            let key = part.replace("~1", "/").replace("~0", "~");
            let sequence = node.filter(|node| node.is_sequence());
            let digits = key == "0" || key.starts_with(|first| matches!(first, '1'..='9'));
            let index = sequence.filter(|_| digits).and_then(|_| key.parse::<usize>().ok());
            node = match (sequence, index) {
                (Some(items), Some(index)) => items.item(index),
                _ => node.and_then(|node| node.get(&key)),
            };
            steps.push(index.map_or(Step::Key(key), Step::Index));
        }
        Self(steps)
    }

    /// The same with one more step.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Key(key.to_owned()));
        Self(steps)
    }

    /// The same with one more step.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Index(index));
        Self(steps)
    }

    /// As policies and people write it: `notices[].to`, positions left out.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.0 {
            match step {
                Step::Key(key) if path.is_empty() => path.push_str(key),
                Step::Key(key) => {
                    path.push('.');
                    path.push_str(key);
                }
                Step::Index(_) => path.push_str("[]"),
            }
        }
        path
    }

    /// The value it leads to.
    pub fn resolve<'t>(&self, root: Node<'t>) -> Option<Node<'t>> {
        self.0.iter().try_fold(root, |node, step| match step {
            Step::Key(key) => node.get(key),
            Step::Index(index) => node.item(*index),
        })
    }

    /// The value it leads to, where what is written there is the value of this place alone: it comes through no alias and
    /// no merge key, and neither it nor what it lies in has an anchor by which others could show it too.
    pub fn own<'t>(&self, root: Node<'t>) -> Option<Node<'t>> {
        let is_own = |node: &Node<'_>| node.definition().is_none() && node.anchor().is_none();
        self.0.iter().try_fold(Some(root).filter(is_own)?, |node, step| {
            let node = match step {
                Step::Key(key) => node.entry(key).filter(|entry| entry.via.is_none()).map(|entry| entry.value),
                Step::Index(index) => node.item(*index),
            };
            node.filter(is_own)
        })
    }

    /// Where the value it leads to is written; `None` where it leads to nothing.
    pub fn place(&self, root: Node<'_>) -> Option<Place> {
        let mut node = root;
        let mut crossed = root.definition().map(|_| root.span());
        let mut key = None;
        for step in &self.0 {
            key = None;
            node = match step {
                Step::Key(name) => {
                    let entry = node.entry(name)?;
                    crossed = crossed.or(entry.via);
                    key = Some(entry.key.span());
                    entry.value
                }
                Step::Index(index) => node.item(*index)?,
            };
            crossed = crossed.or_else(|| node.definition().map(|_| node.span()));
        }
        Some(match crossed {
            Some(span) => Place { span, definition: Some(node.definition().unwrap_or(node.span())), key: None },
            None => Place { span: node.span(), definition: None, key },
        })
    }
}

impl From<&[Step<&str>]> for Pointer {
    fn from(steps: &[Step<&str>]) -> Self {
        let owned = |step: &Step<&str>| match *step {
            Step::Key(name) => Step::Key(name.to_owned()),
            Step::Index(index) => Step::Index(index),
        };
        Self(steps.iter().map(owned).collect())
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|step| match step {
            Step::Key(key) => write!(f, "/{}", key.replace('~', "~0").replace('/', "~1")),
            Step::Index(index) => write!(f, "/{index}"),
        })
    }
}
