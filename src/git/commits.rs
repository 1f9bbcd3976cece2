//! What single commits hold: which they were made on, and files in them.

use std::path::Path;

use git2::{Oid, Repository};

use super::fault::GitFault;
use super::folder::open;
use super::objects::Objects;
use crate::finding::content_digest;

/// The commits of the repository that a folder lies in, by their whole hashes.
#[derive(Debug)]
pub struct Commits {
    objects: Objects,
}

impl Commits {
    /// Those of a folder's repository; none where there is none that can be read.
    pub fn of(folder: &Path) -> Option<Self> {
        Some(Self { objects: Objects::of(&open(folder).ok()?).ok()? })
    }

    /// The commits that a commit was made on; none where it is not in the clone.
    pub fn parents(&self, commit: &str) -> Option<Vec<String>> {
        self.ask(|database| {
            let commit = database.find_commit(Oid::from_str(commit)?)?;
            Ok(commit.parent_ids().map(|id| id.to_string()).collect())
        })
    }

    /// The digest of a file's bytes at a commit, as [`content_digest`] has it; none where it is not there, or not in the clone.
    pub fn digest(&self, commit: &str, path: &str) -> Option<String> {
        self.ask(|database| {
            let tree = database.find_commit(Oid::from_str(commit)?)?.tree()?;
            let blob = database.find_blob(tree.get_path(Path::new(path))?.id())?;
            Ok(content_digest(blob.content()))
        })
    }

    fn ask<T>(&self, ask: impl FnOnce(&Repository) -> Result<T, git2::Error>) -> Option<T> {
        self.objects.with(|database| ask(database).map_err(GitFault::from)).ok()
    }
}
