//! Where the registry stands: in files of its own, so that who writes a document of work cannot grant with it a role, a
//! policy or an agreement.

use std::collections::BTreeMap;

use super::{Document, KindOf};
use crate::config::Config;
use crate::source::{FileId, Sources};

/// Why a document of the registry confers nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misplaced {
    /// Its file holds a document of this other kind too.
    Beside(String),
    /// Its file is not one of those that the configuration names as the registry.
    Outside,
}

/// Marks the documents of the registry that do not stand where the registry stands.
pub(super) fn mark(documents: &mut [Document], kinds: &BTreeMap<String, KindOf>, config: &Config, sources: &Sources) {
    let kind = |document: &Document| kinds.get(document.kind.as_deref()?);
    let is_of_registry = |document: &Document| kind(document).is_some_and(KindOf::is_of_registry);
    // What is of no known kind is told as that.
    let mut others: BTreeMap<FileId, String> = BTreeMap::new();
    for document in documents.iter().filter(|document| !is_of_registry(document)) {
        if let Some(kind) = kind(document) {
            others.entry(document.file).or_insert_with(|| kind.name.clone());
        }
    }
    for document in documents.iter_mut().filter(|document| is_of_registry(document)) {
        let path = &sources.file(document.file).path;
        let outside = config.registry.as_ref().is_some_and(|registry| !registry.globs.matches(path));
        document.misplaced = match others.get(&document.file) {
            Some(other) => Some(Misplaced::Beside(other.clone())),
            None => outside.then_some(Misplaced::Outside),
        };
    }
}
