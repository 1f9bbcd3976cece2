//! Which documents a change can alter the verdict of.

use std::collections::{BTreeSet, HashSet};

use crate::finding::DocumentName;

/// The documents whose verdict a change can alter.
#[derive(Debug, Clone, Default)]
pub struct Affected {
    /// Those that are judged by every rule: by their names, and without a name by their files.
    pub(super) names: HashSet<DocumentName>,
    pub(super) paths: HashSet<String>,
    /// The rules by which all others are judged, as they look through documents of the kinds that were changed.
    pub(super) rules: BTreeSet<String>,
}

impl Affected {
    /// Whether a document is judged by every rule, by its name, or without one by the path of its file.
    pub fn has(&self, name: Option<&DocumentName>, path: &str) -> bool {
        name.map_or_else(|| self.paths.contains(path), |name| self.names.contains(name))
    }

    /// Whether a document is judged by a rule though the change touches nothing that it names or that names it.
    pub fn by_rule(&self, rule: &str) -> bool {
        self.rules.contains(rule)
    }

    /// Whether there are such rules.
    pub fn has_rules(&self) -> bool {
        !self.rules.is_empty()
    }
}
