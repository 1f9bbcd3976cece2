//! The entries of lists that name files.

use crate::source::{Globs, Span};
use crate::yaml::Spanned;

/// An entry of a list of paths.
#[derive(Debug)]
pub struct PathEntry {
    /// As it is written.
    pub text: String,
    /// Where.
    pub span: Span,
    /// What it names, by itself.
    pub globs: Globs,
    /// The kinds of documents that its files must contain.
    pub holds: Holds,
}

/// The kinds of documents that the files of an entry of `documents`, `policies` or `registry` must contain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Whatever is in them.
    Anything,
    /// Policies, their tests and calendars.
    Policies,
    /// Documents of the registry.
    Registry,
}

impl PathEntry {
    pub(super) fn of(path: &Spanned<String>, folder: &str, holds: Holds) -> Option<Self> {
        let globs = Globs::below(folder, &[&path.value]).ok()?;
        Some(Self { text: path.value.clone(), span: path.span, globs, holds })
    }

    /// The file that it names, relative to the configuration's folder; `None` for a folder or a pattern. A file's name ends
    /// in `.yaml`, `.yml` or `.json`, and has none of the characters that mean something in patterns.
    pub fn file(&self) -> Option<&str> {
        let path = self.text.strip_prefix("./").unwrap_or(&self.text);
        let path = path.strip_prefix('/').unwrap_or(path);
        let ends = [".yaml", ".yml", ".json"].iter().any(|end| path.to_ascii_lowercase().ends_with(end));
        (ends && !path.contains(['*', '?', '[', ']', '{', '}', '!', '\\'])).then_some(path)
    }
}
