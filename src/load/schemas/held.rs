//! Schema files as they were read.

use std::sync::Arc;

use crate::kind::References;
use crate::source::{SourceFile, Span};
use crate::yaml::{Node, Pointer, Tree};

/// A schema file as it was read.
pub(super) struct Held {
    pub(super) file: Arc<SourceFile>,
    pub(super) tree: Tree,
    pub(super) address: String,
    pub(super) references: References,
    /// The addresses of the drafts that it is read in where it has no `$schema`: those of the schemas that documents are
    /// held against and that lead to it.
    pub(super) drafts: Vec<&'static str>,
}

impl Held {
    pub(super) fn root(&self) -> Option<Node<'_>> {
        self.tree.roots().first().and_then(|root| self.tree.node(root))
    }

    /// The pointer's text as a way through the file.
    pub(super) fn pointer(&self, pointer: &str) -> Pointer {
        self.root().map(|root| Pointer::parse(pointer, root)).unwrap_or_default()
    }

    /// Where a value stands; the file's start where it does not.
    pub(super) fn span(&self, pointer: &str) -> Span {
        let place = self.root().and_then(|root| self.pointer(pointer).place(root));
        place.map_or(Span::at(0), |place| place.span)
    }

    /// A text as it is written.
    pub(super) fn text(&self, pointer: &str) -> &str {
        self.root().and_then(|root| self.pointer(pointer).resolve(root)).map_or("", Node::text)
    }
}
