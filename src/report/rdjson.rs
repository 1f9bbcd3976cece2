//! Reviewdog's diagnostics: columns count bytes of UTF-8, the end is exclusive.

use std::io::{self, Write};

use serde::Serialize;

use super::rank::{Ranked, worst_first};
use super::remark::{Remark, remarks};
use super::sink::{json, plain};
use super::words;
use super::{Told, View};
use crate::finding::Severity;
use crate::language::messages::report as say;
use crate::source::{SourceFile, Sources, Span};

#[derive(Serialize)]
struct Result<'r> {
    source: Source,
    diagnostics: Vec<Diagnostic<'r>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
    url: &'static str,
}

#[derive(Serialize)]
struct Diagnostic<'r> {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code<'r>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'r>>,
}

#[derive(Serialize)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Serialize)]
struct Code<'r> {
    value: &'r str,
}

#[derive(Serialize)]
struct Suggestion<'r> {
    range: Range,
    text: &'r str,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: u32,
    column: u32,
}

pub(super) fn write(report: &Told, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let pending = words::pending_notes(report, view);
    let ranked = worst_first(report, &pending, sources);
    let remarks = remarks(report, sources, view);
    let diagnostics = ranked.iter().map(|ranked| diagnostic(ranked, view));
    let result = Result {
        source: Source { name: env!("CARGO_PKG_NAME"), url: env!("CARGO_PKG_REPOSITORY") },
        diagnostics: diagnostics.chain(remarks.iter().map(|remark| of_remark(remark, sources))).collect(),
    };
    json(&result, out)
}

fn diagnostic<'r>(ranked: &Ranked<'r>, view: &View) -> Diagnostic<'r> {
    let finding = ranked.finding;
    let mut message = plain(&finding.message).into_owned();
    if let Some(help) = &finding.help {
        message = format!("{message}\n{}: {}", words::say(say::HELP, view), plain(help));
    }
    for line in words::block_lines(&finding.blocks, view) {
        message = format!("{message}\n{}", plain(&line));
    }
    Diagnostic {
        message,
        location: Location { path: ranked.path(view), range: range(ranked.file, finding.primary.span) },
        severity: match ranked.weight {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Note => "INFO",
        },
        code: Code { value: &finding.rule.id },
        suggestions: suggestions(ranked),
    }
}

/// A remark at its place; where it has none, at the start of its file.
fn of_remark<'r>(remark: &Remark, sources: &Sources) -> Diagnostic<'r> {
    let first = || Position { line: 1, column: 1 };
    let place = remark.place.map(|(file, span)| range(sources.file(file), span));
    Diagnostic {
        message: plain(&remark.text).into_owned(),
        location: Location {
            path: remark.path.clone(),
            range: place.unwrap_or_else(|| Range { start: first(), end: first() }),
        },
        severity: "INFO",
        code: Code { value: remark.code },
        suggestions: Vec::new(),
    }
}

/// The first fix, where it is safe and one replacement in this file; several would each be offered as the whole cure.
fn suggestions<'r>(ranked: &Ranked<'r>) -> Vec<Suggestion<'r>> {
    let Some(fix) = ranked.finding.fixes.first().filter(|fix| fix.safe) else { return Vec::new() };
    let [edit] = fix.edits.as_slice() else { return Vec::new() };
    if edit.file != ranked.finding.primary.file {
        return Vec::new();
    }
    vec![Suggestion { range: range(ranked.file, edit.span), text: &edit.text }]
}

fn range(file: &SourceFile, span: Span) -> Range {
    let place = |offset| {
        let place = file.lines().utf8(&file.text, offset);
        Position { line: place.line, column: place.column }
    };
    Range { start: place(span.start), end: place(span.end) }
}
