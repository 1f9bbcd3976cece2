//! Which language a file is written in.

use std::sync::Arc;

use super::build::{parse, parse_json, parse_unmarked};
use super::limits::Limits;
use super::tree::Tree;
use crate::source::SourceFile;

/// The language that a file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// YAML 1.2.
    Yaml,
    /// JSON as RFC 8259 has it, with none of the liberties of YAML.
    Json,
}

impl Format {
    /// The language of a file by the ending of its path: JSON for `.json`, else YAML.
    pub fn of(path: &str) -> Self {
        Self::by_ending(path).unwrap_or(Self::Yaml)
    }

    /// The language that the ending of a path names, in any case; a file may be called by its ending alone.
    pub fn by_ending(path: &str) -> Option<Self> {
        let lower = path.to_ascii_lowercase();
        let endings = [(".yaml", Self::Yaml), (".yml", Self::Yaml), (".json", Self::Json)];
        endings.into_iter().find(|(ending, _)| lower.ends_with(ending)).map(|(_, format)| format)
    }
}

/// Reads a file in the language that its path says. Total, as [`parse`] is.
pub fn parse_file(file: &SourceFile, limits: &Limits) -> Tree {
    match Format::of(&file.path) {
        Format::Yaml => parse_unmarked(&file.text, limits),
        Format::Json => parse_json(&file.text, limits),
    }
}

/// Reads a text in a language. Total, as [`parse`] is.
pub fn parse_as(format: Format, text: &Arc<str>, limits: &Limits) -> Tree {
    match format {
        Format::Yaml => parse(text, limits),
        Format::Json => parse_json(text, limits),
    }
}
