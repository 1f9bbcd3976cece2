//! Why versions of a repository cannot be compared.

/// Why two versions of a repository cannot be had from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GitFault {
    /// A name that no branch has.
    NoRevision {
        /// The name.
        name: String,
        /// The names that there are: of branches here and of remotes.
        branches: Vec<String>,
        /// Whether the clone lacks a part of the history, so that it may only not have been fetched.
        is_partial: bool,
    },
    /// A name that a branch and a tag have: whoever may write tags would choose the base.
    TagOfThatName {
        /// The name.
        name: String,
        /// The whole name of the branch that has it.
        branch: Option<String>,
    },
    /// The beginning of a hash, or an expression of another form than names with `^N` and `~N`.
    Expression(String),
    /// What a name stands for is no commit.
    NoCommit(String),
    /// A commit that was never the tip of the branch that changes are merged into.
    NotOnLine {
        /// The revision that names it.
        name: String,
        /// The branch.
        target: String,
    },
    /// A revision has no parent of that number.
    NoParent(String),
    /// The commit is not there, since the clone is shallow.
    Shallow,
    /// An object is not there, since the clone is partial; the path that needs it.
    Missing(String),
    /// Objects are replaced: Git would show another history than the database holds.
    Replaced,
    /// The two have no commit in common.
    NoBase,
    /// The two have several latest commits in common, so that the merge is not certain.
    ManyBases,
    /// The merge conflicts at this path.
    Conflict(String),
    /// The index has conflicts, at this path first.
    Unmerged(String),
    /// What would be merged is part of the target already.
    Nothing,
    /// There is no commit yet.
    Unborn,
    /// There is no work tree.
    Bare,
    /// More than so many entries, levels or bytes.
    TooLarge(Limit),
    /// What the reader of repositories says of it.
    Git(String),
}

/// A limit of a repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Entries of trees.
    Entries(usize),
    /// Folders within folders.
    Depth(usize),
    /// Files that differ.
    Changed(usize),
    /// Bytes of the files that differ.
    Bytes(usize),
}

impl From<git2::Error> for GitFault {
    fn from(error: git2::Error) -> Self {
        Self::Git(error.message().to_owned())
    }
}
