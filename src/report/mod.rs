//! Output formats: views of one report, each with its own small structs. None decides the exit status.

mod concise;
mod excerpt;
mod json;
mod plain;
mod pretty;

pub use json::{SCHEMA as JSON_SCHEMA, VERSION as JSON_VERSION};
pub use plain::plain;
pub use pretty::{errors, skipped};

use std::io::{self, Write};

use crate::finding::Report;
use crate::language::Reader;
use crate::source::Sources;

/// What a reporter may know beside the report.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// Who reads it.
    pub reader: Reader,
    /// Whether colours may be used.
    pub color: bool,
}

/// A format.
pub struct Reporter {
    /// As `--format` names it.
    pub name: &'static str,
    /// What it is for, in a line.
    pub about: &'static str,
    /// Writes a report.
    pub write: fn(&Report, &Sources, &View, &mut dyn Write) -> io::Result<()>,
}

/// Every format, in the order in which help lists them.
pub static REPORTERS: &[Reporter] = &[
    Reporter { name: "pretty", about: "for people at a terminal: the source around each finding", write: pretty::write },
    Reporter { name: "concise", about: "a line a finding: path:line:column: severity[rule] message", write: concise::write },
    Reporter { name: "json", about: "for machines; schemas/report.schema.json is its contract", write: json::write },
];

impl Reporter {
    /// The format with a name.
    pub fn find(name: &str) -> Option<&'static Reporter> {
        REPORTERS.iter().find(|reporter| reporter.name == name)
    }
}
