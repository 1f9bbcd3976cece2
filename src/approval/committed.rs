//! Whether an approval entered its document in a commit that its person signed.

use chrono::{DateTime, Utc};

use super::authors::{GIT_NAMESPACE, content};
use super::binding::marked;
use super::content_path::ContentPaths;
use super::digest::{Extent, Preimage};
use super::proof::{SignatureFault, SignatureProof, Signatures};
use super::seen::seen_so;
use super::ssh_signature::verify_for;
use crate::expression::Why;
use crate::kind::is_same_value;
use crate::source::WorkCommit;
use crate::workspace::{CommitsAsked, Document, DocumentEdit, PastVersion};
use crate::yaml::Node;

/// The list of the decisions of a document.
const APPROVALS: &str = "approvals";

impl<'r> Signatures<'_, 'r> {
    /// The ids of those who brought a document as it is, by a commit that they signed: whom else would it be of. In an honest
    /// repository that is one person.
    ///
    /// # Errors
    /// A time of the registry that cannot be read or reckoned with.
    pub fn introducers(&self, document: &Document) -> Result<Vec<&'r str>, Box<Why>> {
        let mut people = Vec::new();
        let Some((past, node)) = self.review.past().zip(self.review.node(document)) else { return Ok(people) };
        let edits = match past.edits(self.review, document, CommitsAsked::Signed) {
            Ok(edits) => edits,
            Err(gap) => {
                past.note(&gap);
                return Ok(people);
            }
        };
        let excluded = marked(self.review.kind(document).and_then(|kind| kind.schema.as_deref()));
        let Some(now) = content(node, &excluded) else { return Ok(people) };
        let is_as_now =
            |version: &PastVersion| version.node().and_then(|node| content(node, &excluded)).as_ref() == Some(&now);
        let brings =
            |edit: &&DocumentEdit<'_>| edit.was.is_empty() && matches!(edit.is.as_slice(), [is] if is_as_now(is));
        for edit in edits.iter().filter(brings) {
            let Some(signature) = &edit.commit.signature else { continue };
            let Ok(signer) = verify_for(GIT_NAMESPACE, &signature.armoured, &signature.signed) else { continue };
            let Some(by) = self.ring.owners(&signer.key).first().copied() else { continue };
            let seen = seen_so(self.review, document, &is_as_now, None);
            let Ok(keys) = self.keys(by, &signer.key) else { continue };
            let mut is_valid = !self.is_of_another(edit.commit, by) && !people.contains(&by);
            for key in keys {
                let is_verified = !key.must_verify_user || signer.verified_user == Some(true);
                is_valid &= is_verified && self.not_valid(key, seen, seen)?.is_none();
            }
            people.extend(is_valid.then_some(by));
        }
        Ok(people)
    }

    /// Whether a commit says that somebody else of the registry wrote it: what somebody rebased is not theirs, and their machine
    /// signs whatever it commits.
    fn is_of_another(&self, commit: &WorkCommit, by: &str) -> bool {
        let authors = commit.addresses.first().map_or(&[][..], |address| self.ring.of_address(address));
        !authors.is_empty() && !authors.contains(&by)
    }

    /// What the commit proves in which an entry of a document came in: one with one parent that adds exactly this entry and does
    /// nothing else, to the content that the entry is of. `None` where no history is read.
    ///
    /// # Errors
    /// A time of the registry that cannot be read or reckoned with.
    pub fn committed(
        &self,
        document: &Document,
        entry: Node<'_>,
        at: DateTime<Utc>,
    ) -> Result<Option<SignatureProof>, Box<Why>> {
        let Some(past) = self.review.past() else { return Ok(None) };
        let edits = match past.edits(self.review, document, CommitsAsked::Signed) {
            Ok(edits) => edits,
            Err(gap) => {
                past.note(&gap);
                return Ok(None);
            }
        };
        let mut faulty = None;
        for edit in edits.iter().filter(|edit| adds(edit, document, entry)) {
            match self.of_commit(edit.commit, document, entry, at)? {
                None => return Ok(Some(SignatureProof::Committed)),
                Some(fault) => faulty = faulty.or(Some(fault)),
            }
        }
        Ok(Some(faulty.map_or(SignatureProof::Unsigned, SignatureProof::Faulty)))
    }

    /// Why a signed commit proves nothing of an entry that it adds.
    fn of_commit(
        &self,
        commit: &WorkCommit,
        document: &Document,
        entry: Node<'_>,
        at: DateTime<Utc>,
    ) -> Result<Option<SignatureFault>, Box<Why>> {
        let by = entry.get("by").map_or("", Node::text);
        if self.is_of_another(commit, by) {
            let author = commit.addresses.first().and_then(|address| self.ring.of_address(address).first());
            return Ok(author.map(|author| SignatureFault::OfAnother((*author).to_owned())));
        }
        let Some(signature) = &commit.signature else { return Ok(Some(SignatureFault::UnknownKey)) };
        match verify_for(GIT_NAMESPACE, &signature.armoured, &signature.signed) {
            Err(bad) => Ok(Some(SignatureFault::Bad(bad))),
            Ok(signer) => self.by_key(by, &signer, document, entry, at),
        }
    }
}

/// Whether a commit adds an entry to a document as its parent had it, and does nothing else; and whether the entry is of the
/// content that the document has there.
fn adds(edit: &DocumentEdit<'_>, document: &Document, entry: Node<'_>) -> bool {
    let ([was], [is], [_]) = (edit.was.as_slice(), edit.is.as_slice(), edit.commit.changes.as_slice()) else {
        return false;
    };
    let (Some(before), Some(after)) = (was.node(), is.node()) else { return false };
    adds_entry(before, after, entry) && is_same_but(was, is) && is_of_content(is, document, entry)
}

/// Whether a list of decisions is another with one entry more, and all else in the document is as it was.
fn adds_entry(before: Node<'_>, after: Node<'_>, entry: Node<'_>) -> bool {
    let keys = |node: Node<'_>| node.entries().filter(|entry| entry.key.text() != APPROVALS).count();
    let is_kept = |one: crate::yaml::Entry<'_>| {
        one.key.text() == APPROVALS || after.get(one.key.text()).is_some_and(|value| is_same_value(one.value, value))
    };
    let [old, new] =
        [before, after].map(|node| node.get(APPROVALS).into_iter().flat_map(Node::items).collect::<Vec<_>>());
    let at = new.iter().zip(&old).take_while(|(new, old)| is_same_value(**new, **old)).count();
    let is_one_more = new.len() == old.len() + 1
        && new.get(at).is_some_and(|added| is_same_value(*added, entry))
        && new[at + 1..].iter().zip(&old[at..]).all(|(new, old)| is_same_value(*new, *old));
    is_one_more && keys(before) == keys(after) && before.entries().all(is_kept)
}

/// Whether the other documents of the file are as they were.
fn is_same_but(was: &PastVersion, is: &PastVersion) -> bool {
    let (old, new) = (was.tree(), is.tree());
    let is_same = |(at, (old_root, new_root))| {
        at == is.document.position
            || match (old.node(old_root), new.node(new_root)) {
                (Some(old), Some(new)) => is_same_value(old, new),
                (None, None) => true,
                _ => false,
            }
    };
    was.document.position == is.document.position
        && old.roots().len() == new.roots().len()
        && old.roots().iter().zip(new.roots()).enumerate().all(is_same)
}

/// Whether the digest of an entry is that of a version of its document.
fn is_of_content(version: &PastVersion, document: &Document, entry: Node<'_>) -> bool {
    let list = |key: &str| entry.get(key).filter(|list| !list.is_null());
    let (Some(digest), Some(name)) = (list("digest"), &document.name) else { return false };
    let excluding = match list("excluding") {
        None => Some(ContentPaths::left_out([])),
        Some(list) => ContentPaths::excluding(list.items().map(Node::text)),
    };
    let covering = list("covering").map(|list| ContentPaths::covering(list.items().map(Node::text)));
    let (Some(excluding), Some(covering)) = (excluding, covering.map_or(Some(None), |paths| paths.map(Some))) else {
        return false;
    };
    let Some(root) = version.tree().roots().get(version.document.position) else { return false };
    let extent = Extent { excluding: &excluding, covering: covering.as_ref() };
    Preimage::of(version.tree(), root, &name.kind, &name.id, extent).is_ok_and(|made| made.digest() == digest.text())
}
