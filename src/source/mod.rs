//! What was read: files, their text, and places in them.
//!
//! A [`Span`] is a half-open range of bytes in one file. People and editors want lines and columns; [`LineIndex`]
//! converts, in Unicode scalar values, UTF-8 or UTF-16 units. Paths are relative to the project's root and always
//! written with `/`.

mod files;
mod glob;
mod line_index;
mod past;
mod span;
mod walk;

pub use files::{Disk, Elsewhere, Files, Memory, WithFile};
pub use glob::{GlobError, Globs};
pub use line_index::{LineColumn, LineIndex};
pub use past::{BlobName, CommitSignature, PastCommit, PastFiles, PastGap, Touch, WorkChange, WorkCommit};
pub use span::Span;
pub use walk::{EntryKind, FileEntry};

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// Which version of the project a file is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// What is judged: the project as it would be.
    Merge,
    /// What is trusted: the project as it stands on the target branch.
    Target,
}

/// The number of a file of a run: one space for both sides, those of the judged side first, each side in the order of
/// its paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// The bit of a number that says that the file is the target's.
const OF_TARGET: u32 = 1 << 31;

impl FileId {
    fn new(side: Side, index: usize) -> Option<Self> {
        let index = u32::try_from(index).ok().filter(|index| index & OF_TARGET == 0)?;
        Some(Self(if side == Side::Target { index | OF_TARGET } else { index }))
    }

    /// The side that the file is of.
    pub fn side(self) -> Side {
        if self.0 & OF_TARGET == 0 { Side::Merge } else { Side::Target }
    }

    /// The position of the file among those of its side.
    pub fn index(self) -> usize {
        (self.0 & !OF_TARGET) as usize
    }
}

/// One file as it was read: valid UTF-8 without its byte order mark.
#[derive(Debug)]
pub struct SourceFile {
    /// Relative to the project's root, with `/` between the parts.
    pub path: String,
    /// The text, without a byte order mark at its start.
    pub text: Arc<str>,
    lines: OnceLock<LineIndex>,
    shown: OnceLock<Option<Box<str>>>,
}

impl SourceFile {
    /// A file with this path and text; a byte order mark at the start of the text is dropped.
    pub fn new(path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        let text: Arc<str> = text.into();
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => Arc::from(rest),
            None => text,
        };
        Self { path: path.into(), text, lines: OnceLock::new(), shown: OnceLock::new() }
    }

    /// The index of line starts, made when it is first asked for.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// The text as it is shown: what `mask` makes of it, which must be as long; made when it is first asked for.
    pub fn shown(&self, mask: impl FnOnce(&str) -> Cow<'_, str>) -> &str {
        let shown = self.shown.get_or_init(|| match mask(&self.text) {
            Cow::Borrowed(_) => None,
            Cow::Owned(masked) => Some(masked.into_boxed_str()),
        });
        shown.as_deref().unwrap_or(&self.text)
    }

    /// The text of a span, empty where the span does not lie in the file.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// Line and column of both ends of a span, counted from 1 in Unicode scalar values, the end exclusive.
    pub fn place(&self, span: Span) -> (LineColumn, LineColumn) {
        let lines = self.lines();
        (lines.scalar(&self.text, span.start), lines.scalar(&self.text, span.end))
    }
}

/// The files of a side, or of both.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The folder that all paths are relative to.
    pub root: PathBuf,
    merge: Arc<[Arc<SourceFile>]>,
    target: Arc<[Arc<SourceFile>]>,
    /// The paths of other files of the judged side that say something.
    texts: Arc<BTreeSet<String>>,
}

impl Sources {
    /// The files of one side under a root; they are put in the order of their paths, on which all output depends.
    pub fn new(root: PathBuf, side: Side, mut files: Vec<Arc<SourceFile>>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let (of_side, none) = (files.into(), Arc::default());
        match side {
            Side::Merge => Self { root, merge: of_side, target: none, texts: Arc::default() },
            Side::Target => Self { root, merge: none, target: of_side, texts: Arc::default() },
        }
    }

    /// The same files, with the paths of others that hold no documents and say something.
    #[must_use]
    pub fn with_texts(self, texts: BTreeSet<String>) -> Self {
        Self { texts: Arc::new(texts), ..self }
    }

    /// Whether a path is that of a file of the judged side in which something stands, be it documents or any text.
    pub fn has_text_at(&self, path: &str) -> bool {
        let is_written = |id| !self.file(id).text.trim().is_empty();
        self.texts.contains(path) || self.find(Side::Merge, path).is_some_and(is_written)
    }

    /// These files of the judged side with those that another has of the target.
    #[must_use]
    pub fn with_target(&self, other: &Self) -> Self {
        Self { target: Arc::clone(&other.target), ..self.clone() }
    }

    /// The same files, each under the path that `shown` makes of its own; in the same order, so that numbers stay.
    #[must_use]
    pub fn under_paths(&self, shown: impl Fn(&str) -> Option<String>) -> Self {
        let of = |files: &Arc<[Arc<SourceFile>]>| {
            let renamed = files.iter().map(|file| match shown(&file.path) {
                Some(path) => Arc::new(SourceFile::new(path, Arc::clone(&file.text))),
                None => Arc::clone(file),
            });
            renamed.collect()
        };
        let texts = Arc::clone(&self.texts);
        Self { root: self.root.clone(), merge: of(&self.merge), target: of(&self.target), texts }
    }

    /// The same files, one of them with another text.
    #[must_use]
    pub fn with_text(&self, id: FileId, text: String) -> Self {
        let mut files = self.of(id.side()).to_vec();
        if let Some(file) = files.get_mut(id.index()) {
            *file = Arc::new(SourceFile::new(file.path.clone(), text));
        }
        match id.side() {
            Side::Merge => Self { merge: files.into(), ..self.clone() },
            Side::Target => Self { target: files.into(), ..self.clone() },
        }
    }

    fn of(&self, side: Side) -> &[Arc<SourceFile>] {
        match side {
            Side::Merge => &self.merge,
            Side::Target => &self.target,
        }
    }

    /// Every file of a side with its number, in the order of their paths.
    pub fn iter(&self, side: Side) -> impl Iterator<Item = (FileId, &Arc<SourceFile>)> {
        let numbered = self.of(side).iter().enumerate();
        numbered.filter_map(move |(index, file)| FileId::new(side, index).map(|id| (id, file)))
    }

    /// The file with this number.
    ///
    /// # Panics
    /// If the number comes from other sources than these.
    pub fn file(&self, id: FileId) -> &Arc<SourceFile> {
        &self.of(id.side())[id.index()]
    }

    /// The number of the file of a side with this path.
    pub fn find(&self, side: Side, path: &str) -> Option<FileId> {
        let index = self.of(side).binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        FileId::new(side, index)
    }
}
