//! What `vedtak comment` reads: the report of a whole check in the form of that of a share, which holds all that other formats
//! show; or the errors that left nothing judged.

use std::io::{self, Write};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::json::{tool, write_whole};
use super::merge::{JoinedReport, merge};
use super::sink::json;
use super::{Told, View};
use crate::finding::{Error, ErrorKind, Errors};
use crate::language::messages::shards as say;
use crate::language::{Fact, Language, Sentence};
use crate::source::{SourceFile, Sources, Span};

/// What a comment is made of.
pub enum CommentReport {
    /// The report of a check.
    Judged(Box<JoinedReport>),
    /// The errors that left nothing judged, the language that they are told in, and the project's folder as seen from the top of
    /// its repository.
    Unjudged(Errors, Language, String),
}

/// The form of errors.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ErrorPage {
    tool: String,
    version: String,
    language: String,
    within: String,
    errors: Vec<ErrorEntry>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ErrorEntry {
    is_machine: bool,
    message: String,
    help: Option<String>,
    path: Option<String>,
    line: u32,
}

/// The most lines that a file with an error is taken to have, and the most errors: more than a comment has room for.
const MOST_LINES: u32 = 1 << 16;
const MOST_ERRORS: usize = 1_000;

pub(super) fn write(report: &Told, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    write_whole(report, sources, view, out)
}

pub(super) fn write_errors(errors: &Errors, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let entry = |error: &Error| {
        let place = error.place.as_ref();
        ErrorEntry {
            is_machine: error.fault == ErrorKind::Machine,
            message: error.message.clone(),
            help: error.help.clone(),
            path: place.map(|(file, ..)| file.path.clone()),
            line: place.map_or(1, |(file, span, _)| file.place(*span).0.line),
        }
    };
    let tool = tool();
    let page = ErrorPage {
        tool: tool.name.into_owned(),
        version: tool.version.into_owned(),
        language: view.reader.language.code().to_owned(),
        within: view.within.to_owned(),
        errors: errors.0.iter().map(entry).collect(),
    };
    json(&page, out)
}

/// Reads what [`Reporter`](super::Reporter) `comment` wrote. It may be what a stranger made of it: nothing in it is more than text.
///
/// # Errors
/// Why it is none.
pub fn read_comment(name: &str, bytes: Vec<u8>) -> Result<CommentReport, Sentence> {
    let none = |reason: String| say::NO_COMMENT.with("path", Fact::code(name)).with("reason", Fact::Text(reason));
    let value: serde_json::Value = serde_json::from_slice(&bytes).map_err(|error| none(error.to_string()))?;
    if value.get("errors").is_none() {
        let is_whole = value.get("shard").is_none_or(|shard| shard.get("of").is_some_and(|of| *of != 1));
        if is_whole {
            return Err(say::NO_COMMENT_PART.with("path", Fact::code(name)));
        }
        return merge(&[(name.to_owned(), bytes)]).map(|report| CommentReport::Judged(Box::new(report)));
    }
    let page: ErrorPage = serde_json::from_value(value).map_err(|error| none(error.to_string()))?;
    let own = tool();
    if page.tool != own.name || page.version != own.version {
        let says = say::OTHER_TOOL.with("path", Fact::code(name)).with("version", Fact::Text(page.version));
        return Err(says.with("own", Fact::text(own.version)));
    }
    let language = Language::parse(&page.language).unwrap_or_default();
    let errors = page.errors.into_iter().take(MOST_ERRORS).map(error).collect();
    Ok(CommentReport::Unjudged(Errors(errors), language, page.within))
}

/// An error with its place: the file is known by its path, and the place by its line.
fn error(entry: ErrorEntry) -> Error {
    let place = entry.path.map(|path| {
        let before = entry.line.clamp(1, MOST_LINES) - 1;
        let file = SourceFile::new(path, "\n".repeat(before as usize));
        (Arc::new(file), Span { start: before, end: before }, String::new())
    });
    let fault = if entry.is_machine { ErrorKind::Machine } else { ErrorKind::SetUp };
    Error { code: "comment", fault, message: entry.message, help: entry.help, place }
}
