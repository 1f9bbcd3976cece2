//! The root of a policy or a calendar, held against the schema of its kind.

use std::sync::Arc;

use crate::finding::Error;
use crate::kind::{Kind, Telling, kind_fact, own_library};
use crate::language::Reader;
use crate::source::SourceFile;
use crate::yaml::{Node, Tree};

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
        let words = fault.words(tree, reader);
        let error = Error::set_up("policy", words.message).at(file, fault.span, "");
        errors.push(words.help.into_iter().fold(error, Error::help));
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
