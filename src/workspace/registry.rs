//! Where the registry stands: in files of its own, so that who writes a document of work cannot grant with it a role, a
//! policy or an agreement.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Document, KindOf};
use crate::config::Config;
use crate::source::{FileId, Sources};
use crate::yaml::Tree;

/// Why a document of the registry confers nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misplaced {
    /// Its file holds a document of this other kind too; none where that document names no kind.
    Beside(Option<String>),
    /// Its file is not one of those that the configuration names as the registry.
    Outside,
}

/// Marks the documents of the registry that do not stand where the registry stands.
pub(super) fn mark(
    documents: &mut [Document],
    kinds: &BTreeMap<String, KindOf>,
    config: &Config,
    sources: &Sources,
    trees: &[Option<Arc<Tree>>],
) {
    let kind = |document: &Document| kinds.get(document.kind.as_deref()?);
    let is_of_registry = |document: &Document| kind(document).is_some_and(KindOf::is_of_registry);
    // What is in scope and of no known kind is told as that.
    let mut others: BTreeMap<FileId, Option<String>> = BTreeMap::new();
    for document in documents.iter().filter(|document| !is_of_registry(document)) {
        if let Some(kind) = kind(document) {
            others.entry(document.file).or_insert_with(|| Some(kind.name.clone()));
        }
    }
    let positions: BTreeSet<(FileId, usize)> =
        documents.iter().map(|document| (document.file, document.position)).collect();
    let files: BTreeSet<FileId> =
        documents.iter().filter(|document| is_of_registry(document)).map(|document| document.file).collect();
    for file in files {
        let Some(tree) = trees.get(file.index()).and_then(Option::as_ref) else { continue };
        let foreign = tree.roots().iter().enumerate().find_map(|(position, root)| {
            let node = tree.node(root).filter(|node| !node.is_null())?;
            (!positions.contains(&(file, position))).then_some(node)
        });
        if let Some(node) = foreign {
            let kind = node.get("kind").filter(|kind| kind.scalar().is_some() && !kind.is_null());
            others.entry(file).or_insert_with(|| kind.map(|kind| kind.text().to_owned()));
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
