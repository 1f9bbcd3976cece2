//! The past of a project's files: what the commits of one line changed, the newest first.

/// The name of the content of a file: equal content, equal name.
pub type BlobName = [u8; 20];

/// A commit of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastCommit {
    /// Its hash.
    pub id: String,
    /// When it came to the line, in seconds since 1970: no earlier than what came before it, whatever it says itself.
    pub at: i64,
}

/// A commit by itself, on whatever line it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkCommit {
    /// Its hash.
    pub id: String,
    /// How many parents it has.
    pub parents: usize,
    /// The e-mail addresses, in lower case, of its author, its committer, and of whoever else wrote it as its message says.
    pub addresses: Vec<String>,
    /// Its SSH signature.
    pub signature: Option<CommitSignature>,
    /// The files in which it differs from each of its parents.
    pub changes: Vec<WorkChange>,
}

/// The SSH signature of a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitSignature {
    /// The signature, armoured.
    pub armoured: String,
    /// What it is over.
    pub signed: Vec<u8>,
}

/// What a commit did to a file, by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkChange {
    /// The path.
    pub path: String,
    /// The content in each parent, in one that is empty where it has none.
    pub was: Vec<Option<BlobName>>,
    /// The content in the commit.
    pub is: Option<BlobName>,
}

/// What a commit did to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touch {
    /// The commit, by its position on the line; 0 is the newest.
    pub commit: usize,
    /// The content before it; none where there was no file.
    pub was: Option<BlobName>,
}

/// Why the past is not known to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PastGap {
    /// The clone is shallow: its oldest commits lack their parents.
    Shallow,
    /// An object is not there, as in a partial clone; the path or commit that needs it.
    Missing(String),
    /// It cannot be read, in words of the reader of repositories.
    Unreadable(String),
}

/// A past of which nothing is known.
impl PastFiles for PastGap {
    fn commits(&self) -> Result<&[PastCommit], PastGap> {
        Err(self.clone())
    }

    fn newest(&self) -> Result<&[(String, BlobName)], PastGap> {
        Err(self.clone())
    }

    fn touch(&self, _: &str, _: usize) -> Result<Option<Touch>, PastGap> {
        Err(self.clone())
    }

    fn left(&self, _: usize) -> Result<Vec<(String, BlobName)>, PastGap> {
        Err(self.clone())
    }

    fn first_with(&self, _: &str) -> Result<Option<usize>, PastGap> {
        Err(self.clone())
    }

    fn read(&self, _: &str, _: BlobName, _: usize) -> Result<Vec<u8>, PastGap> {
        Err(self.clone())
    }

    fn name_of(&self, _: &[u8]) -> Option<BlobName> {
        None
    }

    fn coming(&self) -> Result<&[WorkCommit], PastGap> {
        Err(self.clone())
    }

    fn signed(&self) -> Result<&[WorkCommit], PastGap> {
        Err(self.clone())
    }
}

/// The past of a project's files along a line of commits. Paths are those of the project.
pub trait PastFiles: std::fmt::Debug + Send + Sync {
    /// The commits, from the newest to the very first.
    ///
    /// # Errors
    /// The first is not known.
    fn commits(&self) -> Result<&[PastCommit], PastGap>;

    /// The content of every file of the newest commit, in the order of paths.
    ///
    /// # Errors
    /// A folder that is not there.
    fn newest(&self) -> Result<&[(String, BlobName)], PastGap>;

    /// What first gave a file the content that it has at a commit: the commit at that position or the next older one that
    /// changed it; none where nothing ever stood there.
    ///
    /// # Errors
    /// The past is not known so far back.
    fn touch(&self, path: &str, commit: usize) -> Result<Option<Touch>, PastGap>;

    /// The files that a commit changed or deleted, as they were before it.
    ///
    /// # Errors
    /// As for [`Self::touch`].
    fn left(&self, commit: usize) -> Result<Vec<(String, BlobName)>, PastGap>;

    /// The oldest commit that has a file at a path.
    ///
    /// # Errors
    /// As for [`Self::touch`].
    fn first_with(&self, path: &str) -> Result<Option<usize>, PastGap>;

    /// The bytes of a content, at most one more than `most`; `path` is where it stood.
    ///
    /// # Errors
    /// It is not there.
    fn read(&self, path: &str, content: BlobName, most: usize) -> Result<Vec<u8>, PastGap>;

    /// The name of a content.
    fn name_of(&self, bytes: &[u8]) -> Option<BlobName>;

    /// The commits that a change would bring to the line, on any line.
    ///
    /// # Errors
    /// One of them, or what it changed, is not there.
    fn coming(&self) -> Result<&[WorkCommit], PastGap>;

    /// The commits with one parent and an SSH signature, on any line: those that are there and those that a change would bring.
    ///
    /// # Errors
    /// The history is not known to its end.
    fn signed(&self) -> Result<&[WorkCommit], PastGap>;
}
