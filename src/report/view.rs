//! What a format may know beside the report.

use crate::finding::Severity;
use crate::language::Reader;

/// What a reporter may know beside the report.
#[derive(Debug, Clone, Copy)]
pub struct View<'v> {
    /// Who reads it.
    pub reader: Reader,
    /// Whether colours may be used.
    pub color: bool,
    /// The project's folder as seen from the top of its repository, with a slash at its end; empty where they are one.
    /// Forges want paths from there.
    pub within: &'v str,
    /// The least severity that makes a run fail: below it all is well.
    pub bar: Severity,
    /// Whether findings that are waived are shown with their excerpts, rather than in a line or two.
    pub waived_in_full: bool,
    /// The address below which the forge shows the repository's files, with a slash at its end.
    pub files_at: Option<&'v str>,
}

impl View<'_> {
    /// A view for a reader, of a project that is a repository of its own.
    pub fn new(reader: Reader, color: bool) -> Self {
        Self { reader, color, within: "", bar: Severity::Error, waived_in_full: false, files_at: None }
    }
}
