//! The past of documents on the target: which versions of a document stood there, and since when. A document is followed by
//! its kind and id, wherever it stood.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chrono::{DateTime, Utc};

use super::Document;
use crate::finding::DocumentName;
use crate::source::{BlobName, PastFiles, PastGap, Touch};
use crate::yaml::{Limits, Node, Tree};

/// The past of a project on its target, up to a clock.
#[derive(Debug)]
pub struct Past {
    pub(super) files: Box<dyn PastFiles>,
    pub(super) clock: DateTime<Utc>,
    pub(super) imported: Option<String>,
    /// What the change would bring to the target.
    pub coming: Arrivals,
    texts: Mutex<HashMap<BlobName, Arc<Text>>>,
    pub(super) left: Mutex<HashMap<(usize, String), Arc<Names>>>,
    pub(super) strays: Mutex<HashMap<String, Arc<Names>>>,
    pub(super) start: OnceLock<Result<Option<usize>, PastGap>>,
    /// For each document the commits that changed a file in which it stood or stands, by the folder of the configuration.
    pub(super) edited: Mutex<HashMap<(CommitsAsked, String), Arc<Edited>>>,
    gap: Mutex<Option<PastGap>>,
}

/// Which commits are looked at by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CommitsAsked {
    /// Those that the change would bring to the target.
    Coming,
    /// Those with one parent and an SSH signature, also on the target.
    Signed,
}

/// What the history tells of the documents of one file, without a repository.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ToldHistory {
    /// The path of the file.
    pub path: String,
    /// Since when the target has announced what they announce; none where nobody can tell.
    pub announced: Option<DateTime<Utc>>,
    /// When the target last saw values change, by the paths of these; what is not there never did.
    pub changed: Vec<(String, DateTime<Utc>)>,
    /// Since when the target has had other documents as what they are now, by the ids of these.
    pub others: Vec<(String, DateTime<Utc>)>,
}

/// What a change would bring to its target.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrivals {
    /// The commits that the target does not have, by their hashes, each with the time that its committer claims.
    pub commits: Vec<(String, DateTime<Utc>)>,
    /// Whether it could push the target's commits off its line of first parents.
    pub displaces: bool,
}

/// Where documents stood, by their names; none where two had one name.
pub(super) type Names = HashMap<DocumentName, Option<(String, BlobName)>>;

/// For each document the positions of commits.
pub(super) type Edited = HashMap<DocumentName, Vec<usize>>;

/// A text that stood somewhere once.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) text: Option<Arc<str>>,
    pub(super) tree: OnceLock<Arc<Tree>>,
}

/// A version of a document on the target.
#[derive(Debug)]
pub struct PastVersion {
    /// The document. Its file is not one of the review's.
    pub document: Document,
    pub(super) tree: Arc<Tree>,
    pub(super) path: String,
    /// The newest commit that has it so.
    pub(super) newest: usize,
    pub(super) begun: OnceLock<Result<Touch, PastGap>>,
}

/// What comes before a version of a document.
#[derive(Debug)]
pub enum Before {
    /// Another version.
    Version(Box<PastVersion>),
    /// The document was not there.
    Nothing,
    /// What was brought along from elsewhere: the version stood there when the history of the project begins.
    Import,
}

impl Past {
    /// The past that these files have; no time in it lies after the clock. `imported` is the hash of the commit whose documents
    /// were brought along.
    pub fn new(files: Box<dyn PastFiles>, clock: DateTime<Utc>, imported: Option<String>, coming: Arrivals) -> Self {
        Self {
            files,
            clock,
            imported,
            coming,
            texts: Mutex::default(),
            left: Mutex::default(),
            strays: Mutex::default(),
            start: OnceLock::new(),
            edited: Mutex::default(),
            gap: Mutex::default(),
        }
    }

    /// Notes that an answer would have taken what is not there.
    pub fn note(&self, gap: &PastGap) {
        lock(&self.gap).get_or_insert_with(|| gap.clone());
    }

    /// What was not there that an answer would have taken, the first that was noted.
    pub fn gap(&self) -> Option<PastGap> {
        lock(&self.gap).clone()
    }

    /// A content as a text; parsed at most once.
    pub(super) fn text(&self, path: &str, content: BlobName) -> Result<Arc<Text>, PastGap> {
        if let Some(known) = lock(&self.texts).get(&content) {
            return Ok(Arc::clone(known));
        }
        let most = Limits::default().bytes;
        let bytes = self.files.read(path, content, most)?;
        let text = Some(bytes).filter(|bytes| bytes.len() <= most).and_then(|bytes| String::from_utf8(bytes).ok());
        let text = Arc::new(Text { text: text.map(Into::into), tree: OnceLock::new() });
        lock(&self.texts).insert(content, Arc::clone(&text));
        Ok(text)
    }
}

impl PastVersion {
    /// The tree of the file that it stood in.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The root node, where it is a mapping.
    pub fn node(&self) -> Option<Node<'_>> {
        self.tree.node(self.tree.roots().get(self.document.position)?).filter(|node| node.is_mapping())
    }
}

pub(super) fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
