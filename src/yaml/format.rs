//! Which language a file is written in.

use std::path::Path;
use std::sync::Arc;

use super::build::{parse, parse_json};
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
        let extension = Path::new(path).extension();
        if extension.is_some_and(|extension| extension.eq_ignore_ascii_case("json")) { Self::Json } else { Self::Yaml }
    }
}

/// Reads a file in the language that its path says. Total, as [`parse`] is.
pub fn parse_file(file: &SourceFile, limits: &Limits) -> Tree {
    parse_as(Format::of(&file.path), &file.text, limits)
}

/// Reads a text in a language. Total, as [`parse`] is.
pub fn parse_as(format: Format, text: &Arc<str>, limits: &Limits) -> Tree {
    match format {
        Format::Yaml => parse(text, limits),
        Format::Json => parse_json(text, limits),
    }
}
