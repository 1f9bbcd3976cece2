//! Who wrote a document, as the commits say that a change would bring to the target: a claim, which lets nobody approve and may
//! keep somebody from it.

use super::binding::marked;
use super::content::Content;
use super::content_path::ContentPaths;
use super::identity::KeyRing;
use super::reviewed::opener;
use super::ssh_signature::verify_for;
use crate::source::WorkCommit;
use crate::workspace::{CommitsAsked, Document, DocumentEdit, PastVersion, Review};
use crate::yaml::Node;

/// The namespace of the signatures that Git makes.
pub(super) const GIT_NAMESPACE: &str = "git";

/// The ids of the persons whom a commit names that changed the content of a document: as its author, its committer or one who
/// wrote it too, by their e-mail addresses, and whose key signed it. What is no approved content of the document makes nobody its
/// author, and neither does moving it, another layout, or what else stands in the file. Who opened the pull request is one too.
pub fn authors(review: &Review, document: &Document, ring: &KeyRing<'_>) -> Vec<String> {
    let mut people = committers(review, document, ring);
    people.extend(opener(review, document, ring).iter().map(|id| (*id).to_owned()));
    people.sort_unstable();
    people.dedup();
    people
}

fn committers(review: &Review, document: &Document, ring: &KeyRing<'_>) -> Vec<String> {
    let Some(past) = review.past() else { return Vec::new() };
    let edits = match past.edits(review, document, CommitsAsked::Coming) {
        Ok(edits) => edits,
        Err(gap) => {
            past.note(&gap);
            return Vec::new();
        }
    };
    let excluded = marked(review.kind(document).and_then(|kind| kind.schema.as_deref()));
    let changed = edits.iter().filter(|edit| changes_content(edit, &excluded));
    changed.flat_map(|edit| named(edit.commit, ring)).collect()
}

/// Whether a commit gave a document another content than its parents had, or took it away.
fn changes_content(edit: &DocumentEdit<'_>, excluded: &ContentPaths) -> bool {
    let content = |version: &PastVersion| content(version.node()?, excluded);
    let was: Vec<Option<String>> = edit.was.iter().map(content).collect();
    match edit.is.as_slice() {
        [] => !was.is_empty(),
        all => all.iter().map(content).any(|is| is.is_none() || !was.contains(&is)),
    }
}

/// The content of a document in its one spelling; none where a number has several, so that it is not known to be the same as another.
pub(super) fn content(node: Node<'_>, excluded: &ContentPaths) -> Option<String> {
    let mut content = Content::of(node).ok()?;
    content.exclude(excluded);
    let mut text = String::new();
    content.write(&mut text);
    Some(text)
}

fn named(commit: &WorkCommit, ring: &KeyRing<'_>) -> Vec<String> {
    let by_address = commit.addresses.iter().flat_map(|address| ring.of_address(address));
    let signer = commit.signature.as_ref().and_then(|signature| {
        let signer = verify_for(GIT_NAMESPACE, &signature.armoured, &signature.signed).ok()?;
        Some(ring.owners(&signer.key))
    });
    by_address.chain(signer.into_iter().flatten()).map(|id| (*id).to_owned()).collect()
}
