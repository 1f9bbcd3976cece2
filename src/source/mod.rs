//! What was read: files, their text, and places in them.
//!
//! A [`Span`] is a half-open range of bytes in one file. People and editors want lines and columns; [`LineIndex`]
//! converts, in Unicode scalar values, UTF-8 or UTF-16 units. Paths are relative to the project's root and always
//! written with `/`.

mod glob;
mod line_index;
mod span;
mod walk;

pub use glob::{GlobError, Globs};
pub use line_index::{LineColumn, LineIndex};
pub use span::Span;
pub use walk::{Entry, EntryKind, walk};

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// The number of a file in its [`Sources`]; files are numbered in the order of their paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

impl FileId {
    /// The position of the file in [`Sources::files`].
    pub fn index(self) -> usize {
        self.0 as usize
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
}

impl SourceFile {
    /// A file with this path and text; a byte order mark at the start of the text is dropped.
    pub fn new(path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        let text: Arc<str> = text.into();
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => Arc::from(rest),
            None => text,
        };
        Self { path: path.into(), text, lines: OnceLock::new() }
    }

    /// The index of line starts, made when it is first asked for.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
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

/// All files of a run, in the order of their paths.
#[derive(Debug, Default)]
pub struct Sources {
    /// The folder that all paths are relative to.
    pub root: PathBuf,
    files: Vec<SourceFile>,
}

impl Sources {
    /// Files under a root; they are put in the order of their paths, on which all output depends.
    pub fn new(root: PathBuf, mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { root, files }
    }

    /// All files, in the order of their paths.
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// Every file with its number.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// The file with this number.
    ///
    /// # Panics
    /// If the number comes from other sources than these.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.index()]
    }

    /// The number of the file with this path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let at = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        u32::try_from(at).ok().map(FileId)
    }
}
