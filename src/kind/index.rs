//! Ways through a document that take no longer the more keys or items its values have.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use crate::yaml::{Entry, Node, Place, Pointer, Step};

/// From how many entries or items on a value is worth an index: fewer are sooner read through.
const LARGE: usize = 32;
/// For how many unknown keys of a document the fields that may stand there are listed.
const MOST_LISTED: usize = 100;

/// A document whose large mappings and lists are indexed when one is first asked for.
pub struct Index<'t> {
    root: Node<'t>,
    /// The entries by key, by the mapping's identity.
    mappings: RefCell<HashMap<u32, HashMap<&'t str, Entry<'t>>>>,
    /// The items, by the list's identity.
    lists: RefCell<HashMap<u32, Vec<Node<'t>>>>,
    /// For how many more unknown keys the fields that may stand there are listed.
    listed: Cell<usize>,
}

impl<'t> Index<'t> {
    /// A document.
    pub fn new(root: Node<'t>) -> Self {
        Self { root, mappings: RefCell::default(), lists: RefCell::default(), listed: Cell::new(MOST_LISTED) }
    }

    /// Its root.
    pub fn root(&self) -> Node<'t> {
        self.root
    }

    /// Whether the fields that may stand there are listed for one more unknown key: the first hundred keys have shown them.
    pub(super) fn lists_fields(&self) -> bool {
        let left = self.listed.get();
        self.listed.set(left.saturating_sub(1));
        left > 0
    }

    /// The value that a pointer leads to.
    pub fn resolve(&self, pointer: &Pointer) -> Option<Node<'t>> {
        pointer.0.iter().try_fold(self.root, |node, step| match step {
            Step::Key(key) => self.entry(node, key).map(|entry| entry.value),
            Step::Index(index) => self.item(node, *index),
        })
    }

    /// Where the value that a pointer leads to is written, as [`Pointer::place`] has it.
    pub fn place(&self, pointer: &Pointer) -> Option<Place> {
        let mut node = self.root;
        let mut crossed = node.definition().map(|_| node.span());
        let mut key = None;
        for step in &pointer.0 {
            key = None;
            node = match step {
                Step::Key(name) => {
                    let entry = self.entry(node, name)?;
                    crossed = crossed.or(entry.via);
                    key = Some(entry.key.span());
                    entry.value
                }
                Step::Index(index) => self.item(node, *index)?,
            };
            crossed = crossed.or_else(|| node.definition().map(|_| node.span()));
        }
        Some(match crossed {
            Some(span) => Place { span, definition: Some(node.definition().unwrap_or(node.span())), key: None },
            None => Place { span: node.span(), definition: None, key },
        })
    }

    /// The first entry of a mapping with a key.
    pub(super) fn entry(&self, node: Node<'t>, key: &str) -> Option<Entry<'t>> {
        if node.len() < LARGE {
            return node.entry(key);
        }
        let mut mappings = self.mappings.borrow_mut();
        let entries = mappings.entry(node.identity()).or_insert_with(|| {
            let mut entries = HashMap::with_capacity(node.len());
            for entry in node.entries() {
                entries.entry(entry.key.text()).or_insert(entry);
            }
            entries
        });
        entries.get(key).copied()
    }

    fn item(&self, node: Node<'t>, index: usize) -> Option<Node<'t>> {
        if index < LARGE {
            return node.items().nth(index);
        }
        let mut lists = self.lists.borrow_mut();
        lists.entry(node.identity()).or_insert_with(|| node.items().collect()).get(index).copied()
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::yaml::{Limits, parse};

    #[test]
    fn large_mappings_lead_where_pointers_do() {
        let mut text = "base: &base {z: 1, k7: 2}\nlarge:\n  <<: *base\n".to_owned();
        for key in 0..40 {
            let _ = writeln!(text, "  k{key}: [{{a: {key}}}, *base]");
        }
        let items: Vec<String> = (0..40).map(|item| format!("{{a: {item}}}")).collect();
        let _ = writeln!(text, "list: [{}]", items.join(", "));
        let tree = parse(&text.as_str().into(), &Limits::default());
        let root = tree.node(&tree.roots()[0]).unwrap();
        let index = Index::new(root);
        for way in [
            "",
            "/large",
            "/large/k7",
            "/large/k39/0/a",
            "/large/z",
            "/large/k3/1/z",
            "/large/no",
            "/list/39/a",
            "/list/40",
        ] {
            let pointer = Pointer::parse(way, root);
            assert_eq!(index.place(&pointer), pointer.place(root), "{way}");
            let text = |node: Node<'_>| node.span();
            assert_eq!(index.resolve(&pointer).map(text), pointer.resolve(root).map(text), "{way}");
        }
    }
}
