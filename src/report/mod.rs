//! Output formats: views of one report, each with its own small structs. None decides the exit status.

mod azure;
mod carried;
mod comment;
mod concise;
#[cfg(feature = "terminal")]
mod excerpt;
mod finding;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod lines;
mod markdown;
mod merge;
mod page;
#[cfg(feature = "terminal")]
mod pretty;
mod rank;
mod rdjson;
mod rebuilt;
mod remark;
mod sarif;
mod sink;
mod told;
mod view;
mod words;

pub use comment::{CommentReport, read_comment};
pub use finding::{Annotation, Finding, Pending};
pub use json::{SCHEMA as JSON_SCHEMA, VERSION as JSON_VERSION};
pub use lines::{LineComment, line_comments};
pub use markdown::within as markdown_within;
pub use merge::{JoinedReport, merge};
pub use page::{Page, PagePart, PageRow, PageTable, Tone, write_page};
#[cfg(feature = "terminal")]
pub use pretty::{errors, remarks};
pub use sink::{json as write_json, plain, write_plain};
pub use told::{Told, tell, tell_finding, tell_pending};
pub use view::View;
pub use words::{basis, held, verdict};

use std::io::{self, Write};

use crate::finding::Errors;
use crate::source::Sources;

/// How a format tells the errors that left nothing judged.
pub type WriteErrors = fn(&Errors, &View, &mut dyn Write) -> io::Result<()>;

/// A format.
pub struct Reporter {
    /// As `--format` names it.
    pub name: &'static str,
    /// What it is for, in a line.
    pub about: &'static str,
    /// Writes a report.
    pub write: fn(&Told, &Sources, &View, &mut dyn Write) -> io::Result<()>,
    /// Writes the errors that left nothing judged, where the format is one that people are sent.
    pub write_errors: Option<WriteErrors>,
}

/// Every format, in the order in which help lists them.
pub static REPORTERS: &[Reporter] = &[
    #[cfg(feature = "terminal")]
    Reporter {
        name: "pretty",
        about: "for people at a terminal: the source around each finding",
        write: pretty::write,
        write_errors: None,
    },
    Reporter {
        name: "concise",
        about: "a line a finding: path:line:column: severity[rule] message",
        write: concise::write,
        write_errors: None,
    },
    Reporter {
        name: "json",
        about: "for machines; schemas/report.schema.json is its contract",
        write: json::write,
        write_errors: None,
    },
    Reporter { name: "sarif", about: "SARIF 2.1.0, for GitHub code scanning", write: sarif::write, write_errors: None },
    Reporter {
        name: "junit",
        about: "JUnit XML as Jenkins and GitLab read it: a case per rule and document",
        write: junit::write,
        write_errors: None,
    },
    Reporter { name: "github", about: "annotations of GitHub Actions", write: github::write, write_errors: None },
    Reporter { name: "gitlab", about: "GitLab's code quality report", write: gitlab::write, write_errors: None },
    Reporter { name: "azure", about: "issues of an Azure Pipelines log", write: azure::write, write_errors: None },
    Reporter {
        name: "markdown",
        about: "for a comment on a pull request, at most 60,000 bytes",
        write: markdown::write,
        write_errors: Some(markdown::write_errors),
    },
    Reporter {
        name: "html",
        about: "one page by itself, for reading, printing and sending",
        write: html::write,
        write_errors: Some(html::write_errors),
    },
    Reporter {
        name: "comment",
        about: "for `vedtak comment`: the JSON report with all that a comment shows",
        write: comment::write,
        write_errors: Some(comment::write_errors),
    },
    Reporter { name: "rdjson", about: "for reviewdog", write: rdjson::write, write_errors: None },
];

impl Reporter {
    /// The format with a name.
    pub fn find(name: &str) -> Option<&'static Reporter> {
        REPORTERS.iter().find(|reporter| reporter.name == name)
    }
}
