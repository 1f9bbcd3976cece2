//! A change of a repository: which versions are compared, and which files differ between them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};

/// What differs between the target of a repository and what it would be after a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepositoryChange {
    /// The names of both.
    pub revisions: Revisions,
    /// The files that differ, in the order of their paths.
    pub files: Vec<ChangedFile>,
    /// The folder of the project from the top of the repository, with a slash at its end; empty where they are one.
    pub within: String,
    /// What a forge says of the pull request that it is; none where that is not known.
    pub request: Option<RequestEvidence>,
}

/// What a forge says of a pull request, as far as it proves something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestEvidence {
    /// The host name of the forge.
    pub host: String,
    /// The account that opened it.
    pub opener: Option<String>,
    /// The last word of each reviewer.
    pub reviews: Vec<AccountReview>,
}

/// A reviewer's last decision on a pull request: approved, or changes asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountReview {
    /// The reviewer's account at the forge.
    pub account: String,
    /// Whether it approves; else it asks for changes.
    pub approved: bool,
    /// When it was given.
    pub at: DateTime<Utc>,
    /// The role that the reviewer decided in, where one is named.
    pub role: Option<String>,
    /// The files that differ and that are after the merge as they were in the commit that was reviewed, by their paths from the
    /// top of the repository.
    pub files: BTreeSet<String>,
}

impl RepositoryChange {
    /// The path of a file of the project from the top of the repository.
    pub fn from_top(&self, path: &str) -> String {
        format!("{}{path}", self.within)
    }

    /// How a file of the project differs; none where it does not.
    pub fn of(&self, path: &str) -> Option<&ChangedFile> {
        let path = self.from_top(path);
        self.files.binary_search_by(|file| file.path.cmp(&path)).ok().map(|at| &self.files[at])
    }
}

/// Two versions of a repository, by the hexadecimal names of their objects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revisions {
    /// The commit of the target, whose rules are in force.
    pub target: String,
    /// The commit that would be merged; none where it is no commit yet: the index, or the work tree.
    pub head: Option<String>,
    /// The head, where it is the target with the change on top, so that what is judged is the tree of that commit; none where the
    /// merge is another tree than the head's.
    pub whole_head: Option<String>,
    /// The tree that the target would be after the merge.
    pub merge: String,
}

/// A file that differs between two versions of a repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedFile {
    /// Its path from the top of the repository.
    pub path: String,
    /// What it is on the target, as [`content_digest`] has it; none where it is not there.
    pub from: Option<String>,
    /// What it would be after the merge; none where it would be gone.
    pub to: Option<String>,
}

/// The digest of a file's bytes: `sha256:` and 64 hexadecimal digits.
pub fn content_digest(bytes: &[u8]) -> String {
    let mut digest = String::from("sha256:");
    for byte in Sha256::digest(bytes) {
        // Writing to a text cannot fail.
        let _ = write!(digest, "{byte:02x}");
    }
    digest
}
