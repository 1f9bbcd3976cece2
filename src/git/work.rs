//! Commits by themselves, whatever line they are on: who they say made them, who signed them, and what they changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use git2::{Commit, Oid, Repository};

use crate::source::{BlobName, CommitSignature, PastGap, WorkChange, WorkCommit};

/// How a line of a message begins that names somebody who wrote it too.
const CO_AUTHOR: &str = "co-authored-by:";

/// How the signature of a commit begins that SSH made.
const SSH: &str = "-----BEGIN SSH SIGNATURE-----";

/// The files that differ between two trees, each with its content in the older.
pub(super) type Changed = Vec<(Arc<str>, Option<BlobName>)>;

/// A commit with what it changed; `difference` compares the trees of two commits, none is the empty one.
pub(super) fn work_of(
    repository: &Repository,
    commit: &Commit<'_>,
    difference: &dyn Fn(Option<Oid>, Option<Oid>) -> Result<Changed, PastGap>,
) -> Result<WorkCommit, PastGap> {
    let tree = Some(commit.tree_id());
    let parents: Vec<Option<Oid>> = commit
        .parents()
        .map(|parent| Some(parent.tree_id()))
        .chain((commit.parent_count() == 0).then_some(None))
        .collect();
    // What a merge has from one of its parents is the work of that parent's commits.
    let mut changes: BTreeMap<Arc<str>, WorkChange> = BTreeMap::new();
    for (at, parent) in parents.iter().enumerate() {
        let is: BTreeMap<Arc<str>, Option<BlobName>> = difference(tree, *parent)?.into_iter().collect();
        for (path, was) in difference(*parent, tree)? {
            let is = is.get(&path).copied().flatten();
            let change = || WorkChange { path: path.to_string(), was: Vec::new(), is };
            let change = changes.entry(Arc::clone(&path)).or_insert_with(change);
            if change.was.len() == at {
                change.was.push(was);
            }
        }
    }
    Ok(WorkCommit {
        id: commit.id().to_string(),
        parents: commit.parent_count(),
        addresses: addresses(commit),
        signature: signature(repository, commit.id()),
        changes: changes.into_values().filter(|change| change.was.len() == parents.len()).collect(),
    })
}

/// The e-mail addresses of the author, the committer and whoever else wrote it as its message says, in that order.
fn addresses(commit: &Commit<'_>) -> Vec<String> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_lowercase();
    let mut addresses = vec![text(commit.author().email_bytes()), text(commit.committer().email_bytes())];
    let message = String::from_utf8_lossy(commit.message_raw_bytes()).to_lowercase();
    let named = message.lines().filter_map(|line| line.trim().strip_prefix(CO_AUTHOR));
    addresses.extend(named.filter_map(|named| {
        let (_, rest) = named.rsplit_once('<')?;
        Some(rest.split('>').next()?.trim().to_owned())
    }));
    addresses
}

/// The SSH signature of a commit, with the bytes that it is over.
fn signature(repository: &Repository, id: Oid) -> Option<CommitSignature> {
    let (armoured, signed) = repository.extract_signature(&id, None).ok()?;
    let armoured = String::from_utf8(armoured.to_vec()).ok()?;
    armoured.trim_start().starts_with(SSH).then(|| CommitSignature { armoured, signed: signed.to_vec() })
}

/// Whether a commit has one parent and an SSH signature.
pub(super) fn is_signed(repository: &Repository, commit: &Commit<'_>) -> bool {
    commit.parent_count() == 1
        && commit.header_field_bytes("gpgsig").is_ok_and(|field| field.starts_with(SSH.as_bytes()))
        && signature(repository, commit.id()).is_some()
}
