//! Whether a change of what is trusted does nothing but take something away from persons: a key is revoked, a role ends. That
//! must wait for nobody, and least of all for whom it is about.

use std::collections::BTreeSet;

use crate::calendar::{Moment, Zone};
use crate::finding::ChangedFile;
use crate::kind::{is_same_value, name};
use crate::source::Side;
use crate::workspace::{Document, Review, Workspace};
use crate::yaml::Node;

/// Where the end of something stands.
const TO: &str = "to";

/// Where it stands that a key is revoked.
const REVOKED: &str = "revoked";

/// The ids of the persons from whom a change of these files takes something, where it does nothing else: none more is there,
/// nothing lasts longer, and no other document or file of what is trusted differs.
pub fn revoked(review: &Review, files: &[&ChangedFile]) -> Option<Vec<String>> {
    let within = &review.change.as_deref()?.within;
    let mut persons = BTreeSet::new();
    for file in files {
        let path = file.path.strip_prefix(within.as_str()).filter(|_| file.from.is_some() && file.to.is_some())?;
        let was = documents(review, &review.target, Side::Target, path)?;
        let is = documents(review, &review.merge, Side::Merge, path)?;
        if was.len() != is.len() {
            return None;
        }
        for (was, before) in was {
            let (_, after) = is.iter().find(|(is, _)| is.name == was.name)?;
            if is_same_value(before, *after) {
                continue;
            }
            let name = was.name.as_ref().filter(|name| name.kind == name::PERSON && is_less(before, *after))?;
            persons.insert(name.id.clone());
        }
    }
    (!persons.is_empty()).then(|| persons.into_iter().collect())
}

/// The documents of a file of the registry, each with its root; none where the file holds anything else, or something that cannot
/// be read.
fn documents<'r>(
    review: &'r Review,
    workspace: &'r Workspace,
    side: Side,
    path: &str,
) -> Option<Vec<(&'r Document, Node<'r>)>> {
    let file = review.sources.find(side, path)?;
    let own = workspace.documents.iter().filter(|document| document.file == file);
    let own = own.map(|document| {
        let name = document.name.as_ref().filter(|name| !workspace.is_repeated(&name.kind, &name.id))?;
        let is_registry = workspace.kinds.get(&name.kind)?.is_of_registry() && document.misplaced.is_none();
        let tree = workspace.tree(document).filter(|tree| is_registry && tree.faults().is_empty())?;
        let read = tree.roots().iter().filter_map(|root| tree.node(root)).filter(|node| !node.is_null()).count();
        Some((document, workspace.node(document)?, read))
    });
    let own: Vec<_> = own.collect::<Option<_>>()?;
    let is_all = !own.is_empty() && own.iter().all(|(_, _, read)| *read == own.len());
    is_all.then(|| own.into_iter().map(|(document, node, _)| (document, node)).collect())
}

/// Whether a person is left with less: the person, keys and roles end, or end earlier; keys are revoked, roles are gone.
fn is_less(was: Node<'_>, is: Node<'_>) -> bool {
    let same_but = |key: &str| !matches!(key, "keys" | "roles");
    let [before, after] = [was, is].map(|node| items(node, "keys"));
    let is_key = |(was, is): (&Node<'_>, &Node<'_>)| {
        ends_no_later(*was, *is, &|key| key != REVOKED) && is_revoked_or_same(*was, *is)
    };
    let keys = before.len() == after.len() && before.iter().zip(&after).all(is_key);
    let mut left = items(was, "roles").into_iter();
    let is_kept = |role: Node<'_>| left.any(|was| ends_no_later(was, role, &|_| true));
    ends_no_later(was, is, &same_but) && keys && items(is, "roles").into_iter().all(is_kept)
}

fn items<'t>(node: Node<'t>, key: &str) -> Vec<Node<'t>> {
    node.get(key).into_iter().flat_map(Node::items).collect()
}

/// Whether two mappings have the same under each key that is compared, and the second ends no later.
fn ends_no_later(was: Node<'_>, is: Node<'_>, is_compared: &dyn Fn(&str) -> bool) -> bool {
    if !was.is_mapping() || !is.is_mapping() {
        return is_same_value(was, is);
    }
    let keys: BTreeSet<&str> = [was, is].into_iter().flat_map(Node::entries).map(|entry| entry.key.text()).collect();
    let same = |key: &&str| match (was.get(key), is.get(key)) {
        (Some(was), Some(is)) => is_same_value(was, is),
        (None, None) => true,
        _ => false,
    };
    keys.iter().filter(|key| **key != TO && is_compared(key)).all(same) && is_no_later(was.get(TO), is.get(TO))
}

/// Whether an end is no later than another, and both can be compared without a time zone.
fn is_no_later(was: Option<Node<'_>>, is: Option<Node<'_>>) -> bool {
    let written = |node: Option<Node<'_>>| node.filter(|node| !node.is_null()).map(|node| node.text().to_owned());
    let (Some(was), is) = (written(was), written(is)) else { return true };
    let Some(is) = is else { return false };
    match (was.parse::<Moment>(), is.parse::<Moment>()) {
        (Ok(Moment::Date(was)), Ok(Moment::Date(is))) => is <= was,
        (Ok(was), Ok(is)) if was.instant().is_some() && is.instant().is_some() => {
            matches!((was.start(Zone::UTC), is.start(Zone::UTC)), (Ok(was), Ok(is)) if is <= was)
        }
        _ => was == is,
    }
}

/// Whether a key is revoked that was not, or is as it was.
fn is_revoked_or_same(was: Node<'_>, is: Node<'_>) -> bool {
    let [was, is] = [was, is].map(|node| node.get(REVOKED).filter(|revoked| !revoked.is_null()));
    match (was, is) {
        (None, _) => true,
        (Some(was), Some(is)) => is_same_value(was, is),
        (Some(_), None) => false,
    }
}
