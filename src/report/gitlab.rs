//! GitLab's code quality report. GitLab stops reading at the first entry that lacks something, so each has everything.

use std::io::{self, Write};

use serde::Serialize;

use super::finding::Finding;
use super::rank::worst_first;
use super::remark::remarks;
use super::sink::{json, plain};
use super::words;
use super::{Told, View};
use crate::finding::{Severity, Status};
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

pub(super) fn write(report: &Told, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let pending = pending_notes(report, view);
    let ranked = worst_first(report, &pending, sources);
    let mut issues: Vec<Issue> = ranked
        .iter()
        .map(|ranked| Issue {
            description: plain(&ranked.finding.message).into_owned(),
            check_name: &ranked.finding.rule.id,
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
    let remarks = remarks(report, sources, view);
    issues.extend(remarks.iter().map(|remark| {
        let lines = remark.place.map_or(Lines { begin: 1, end: 1 }, |(file, span)| {
            let (start, end) = sources.file(file).place(span);
            Lines { begin: start.line, end: end.line }
        });
        Issue {
            description: plain(&remark.text).into_owned(),
            check_name: remark.code,
            fingerprint: remark.fingerprint.as_str(),
            severity: "info",
            location: Location { path: remark.path.clone(), lines },
        }
    }));
    json(&issues, out)
}

/// What is pending, all in its message: there is no other room for who may give it, and until when.
fn pending_notes(report: &Told, view: &View) -> Vec<Finding> {
    let mut notes = words::pending_notes(report, view);
    for note in &mut notes {
        if let Some(help) = &note.help {
            note.message = format!("{} ({help})", note.message);
        }
    }
    notes
}
