//! How much work a document may cost: schemas whose alternatives hold alternatives double it with every level.

use std::cell::{Cell, OnceCell};

use serde_json::Value;

use super::value::to_json;
use crate::yaml::{Fault, FaultKind, Node};

/// The steps that any document may cost, and those that each byte of it adds. A step is one look of a keyword at a value;
/// documents as people write them cost about one for each byte.
const ALWAYS: u64 = 200_000;
const EACH_BYTE: u64 = 100;

/// The steps that are left to judge a document.
///
/// Once none is left every value looks empty, so that the validator has nothing more to descend into and comes to an end
/// by itself. What it answers then means nothing: [`Budget::within`] throws it away.
pub(super) struct Budget {
    left: Cell<u64>,
    spent: Cell<bool>,
    all: u64,
    /// The identity of the document's root.
    root: u32,
    /// Whether a key stands twice in a mapping of its file.
    repeated_keys: bool,
    /// The document as JSON, once something asks for it.
    whole: OnceCell<Value>,
}

impl Budget {
    /// The budget of a document.
    pub(super) fn of(root: Node<'_>) -> Self {
        let bytes = u64::try_from(root.span().range().len()).unwrap_or(u64::MAX);
        let is_repeated = |fault: &Fault| matches!(fault.kind, FaultKind::DuplicateKey(_));
        Self {
            repeated_keys: root.tree().faults().iter().any(is_repeated),
            ..Self::new(bytes.saturating_mul(EACH_BYTE).saturating_add(ALWAYS), root.identity())
        }
    }

    fn new(all: u64, root: u32) -> Self {
        Self { left: Cell::new(all), spent: Cell::new(false), all, root, repeated_keys: false, whole: OnceCell::new() }
    }

    /// Takes so many steps; whether they were left.
    pub(super) fn take(&self, steps: u64) -> bool {
        match self.left.get().checked_sub(steps) {
            Some(left) if !self.spent.get() => {
                self.left.set(left);
                true
            }
            _ => {
                self.left.set(0);
                self.spent.set(true);
                false
            }
        }
    }

    /// What the work comes to; `None` where it took more steps than there are.
    pub(super) fn within<T>(&self, work: impl FnOnce() -> T) -> Option<T> {
        self.left.set(self.all);
        self.spent.set(false);
        let done = work();
        (!self.spent.get()).then_some(done)
    }

    /// Whether a node is the document's root.
    pub(super) fn is_of(&self, node: Node<'_>) -> bool {
        node.identity() == self.root
    }

    /// Whether mappings of the document may have a key twice.
    pub(super) fn has_repeated_keys(&self) -> bool {
        self.repeated_keys
    }

    /// The document as JSON, made once.
    pub(super) fn whole(&self, root: Node<'_>) -> &Value {
        self.whole.get_or_init(|| to_json(root))
    }

    /// How many steps the last work took.
    #[cfg(test)]
    pub(super) fn taken(&self) -> u64 {
        self.all - self.left.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_ends_where_its_steps_do() {
        let budget = Budget::new(10, 0);
        let work = |steps: u64| (0..steps).filter(|_| budget.take(1)).count();
        assert_eq!(budget.within(|| work(10)), Some(10));
        assert_eq!(budget.taken(), 10);
        assert_eq!(budget.within(|| work(11)), None);
        // A smaller wish is not granted once a larger one was refused.
        assert_eq!(budget.within(|| budget.take(11) || budget.take(1)), None);
        assert_eq!(budget.within(|| work(3)), Some(3));
        assert_eq!(budget.taken(), 3);
    }
}
