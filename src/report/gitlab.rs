//! GitLab's code quality report. GitLab stops reading at the first entry that lacks something, so each has everything.

use std::io::{self, Write};

use serde::Serialize;

use super::View;
use super::rank::worst_first;
use super::sink::{json, plain};
use crate::finding::{Report, Severity, Status};
use crate::source::Sources;

#[derive(Serialize)]
struct Issue<'r> {
    description: String,
    check_name: &'r str,
    fingerprint: &'r str,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

pub(super) fn write(report: &Report, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let ranked = worst_first(report, sources);
    let issues: Vec<Issue> = ranked
        .iter()
        .map(|ranked| Issue {
            description: plain(&ranked.finding.message).into_owned(),
            check_name: &ranked.finding.rule,
            fingerprint: ranked.finding.fingerprint.as_str(),
            severity: match (ranked.weight, ranked.finding.status) {
                (_, Status::Undecided) => "critical",
                (Severity::Error, _) => "major",
                (Severity::Warning, _) => "minor",
                (Severity::Note, _) => "info",
            },
            location: Location {
                path: ranked.path(view),
                lines: Lines { begin: ranked.start.line, end: ranked.end.line },
            },
        })
        .collect();
    json(&issues, out)
}
