//! A share of the documents, where several machines judge one project between them.

use sha2::{Digest, Sha256};

use super::{DocumentName, Judgement};

/// Which of several equal shares of the documents is judged.
///
/// Each document, and each finding, belongs to exactly one share: a document by its kind and id, or where it has none by the
/// path of its file. That depends neither on the machine nor on what else there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Which it is, from 1.
    pub index: u32,
    /// How many there are.
    pub of: u32,
}

impl Share {
    /// Whether it is the share that what belongs to no document alone is of: what is said of a change, and what is counted
    /// once for all documents.
    pub fn is_first(self) -> bool {
        self.index == 1
    }

    /// Whether a document belongs to it, which is called so, or lies in a file of this path.
    pub fn has(self, name: Option<&DocumentName>, path: &str) -> bool {
        let mut hasher = Sha256::new();
        match name {
            Some(name) => {
                for part in [&name.kind, &name.id] {
                    hasher.update(part.as_bytes());
                    hasher.update([0]);
                }
            }
            None => hasher.update(path.as_bytes()),
        }
        let first = hasher.finalize().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte));
        first % u64::from(self.of.max(1)) + 1 == u64::from(self.index)
    }

    /// Whether a judgement belongs to it, which is shown in a file of this path: that of the document that was judged, so that
    /// all that is said of one document is in one share, wherever it is shown.
    pub fn has_judgement(self, judgement: &Judgement, path: &str) -> bool {
        if judgement.rule.is_of_changes { self.is_first() } else { self.has(judgement.subject(), path) }
    }
}
