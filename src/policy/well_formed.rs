//! The root of a policy or a calendar, held against the schema of its kind; files of policies that cannot be read.

use std::sync::Arc;

use crate::finding::Error;
use crate::kind::{Kind, Telling, kind_fact, own_library};
use crate::language::Reader;
use crate::source::{Side, SourceFile};
use crate::workspace::Workspace;
use crate::yaml::{Fault, Limits, Node, Tree, parse_file};

/// The root of a policy or calendar, held against the schema of its kind. `position` is that of its document in the file.
pub(super) fn well_formed_root<'t>(
    tree: &'t Tree,
    file: &Arc<SourceFile>,
    position: usize,
    kind: &str,
    reader: &Reader,
    errors: &mut Vec<Error>,
) -> Option<Node<'t>> {
    let before = errors.len();
    for fault in tree.faults().iter().filter(|fault| fault.document == position) {
        errors.push(told(tree, file, fault, reader));
    }
    let root = tree.roots().get(position).and_then(|root| tree.node(root))?;
    let schema = Kind::find(kind)?.schema();
    match schema.breaches(root) {
        Err(fault) => errors.push(Error::machine("policy", fault.reason)),
        Ok(breaches) => {
            let shape = schema.shape();
            let label = shape.and_then(|shape| shape.label());
            let telling = Telling::new(root, shape, kind_fact(kind, label), own_library(), Some(kind));
            for breach in breaches {
                let words = telling.words(&breach, reader);
                let span = breach.span(telling.document).unwrap_or(root.span());
                let error = Error::set_up("policy", words.message).at(file, span, "");
                errors.push(words.help.into_iter().fold(error, Error::help));
            }
        }
    }
    (errors.len() == before).then_some(root)
}

/// An error for each fault of a file that may hold policies and of which a document cannot be read: nobody can tell which
/// rules it has. Tests of policies are read by `vedtak test`.
pub(super) fn unreadable(workspace: &Workspace) -> Vec<Error> {
    let config = &workspace.config;
    let all = [Side::Merge, Side::Target].into_iter().flat_map(|side| workspace.sources.iter(side));
    let may_hold = |path: &str| config.owns(path) && config.is_policy_file(path) && !path.contains(".test.");
    let mut errors = Vec::new();
    for (id, file) in all.filter(|(_, file)| may_hold(&file.path)) {
        if workspace.files.get(id.index()).is_none_or(|read| read.excluded || read.unread.is_some()) {
            continue;
        }
        let known = workspace.trees.get(id.index()).and_then(Clone::clone);
        let tree = known.unwrap_or_else(|| Arc::new(parse_file(file, &Limits::default())));
        let is_lost = |document: usize| tree.roots().get(document).is_none_or(|root| tree.node(root).is_none());
        for fault in tree.faults().iter().filter(|fault| is_lost(fault.document)) {
            errors.push(told(&tree, file, fault, &workspace.reader));
        }
    }
    errors
}

/// A fault as an error at its place.
fn told(tree: &Tree, file: &Arc<SourceFile>, fault: &Fault, reader: &Reader) -> Error {
    let words = fault.words(tree, reader);
    let error = Error::set_up("policy", words.message).at(file, fault.span, "");
    words.help.into_iter().fold(error, Error::help)
}
