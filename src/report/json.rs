//! The contract for machines, described by `schemas/report.schema.json`.

use std::io::{self, Write};

use chrono::{DateTime, FixedOffset, SecondsFormat};
use serde::Serialize;

use super::finding::{Annotation, Finding, Pending};
use super::sink::json;
use super::{Told, View};
use crate::finding::{
    Block, BlockPlace, ClockSource, DocumentName, Fix, PolicyName, ReportScope, Severity, Skipped, Status, UnprovenRule,
};
use crate::source::{FileId, LineColumn, Sources, Span};

/// The version of the contract: raised when something is taken away or changes its meaning.
pub const VERSION: u32 = 2;

/// The contract's own JSON Schema.
pub const SCHEMA: &str = include_str!("../../schemas/report.schema.json");

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'r> {
    version: u32,
    tool: Tool,
    clock: Clock,
    scope: ReportScope,
    policies_from: &'static str,
    base: Option<&'r str>,
    head: Option<&'r str>,
    merge: Option<&'r str>,
    policies: &'r [PolicyName],
    findings: Vec<Item<'r>>,
    pending: Vec<Due<'r>>,
    valid_until: Option<String>,
    summary: Totals<'r>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Clock {
    at: String,
    source: ClockSource,
}

#[derive(Serialize)]
struct Item<'r> {
    rule: &'r str,
    severity: Severity,
    status: Status,
    message: &'r str,
    help: Option<&'r str>,
    example: Option<&'r str>,
    blocks: Vec<Lines<'r>>,
    document: Option<&'r DocumentName>,
    path: &'r str,
    pointer: &'r str,
    start: LineColumn,
    end: LineColumn,
    labels: Vec<Place<'r>>,
    clause: Option<&'r str>,
    facts: &'r serde_json::Map<String, serde_json::Value>,
    fixes: Vec<Change<'r>>,
    fingerprint: &'r str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Due<'r> {
    rule: &'r str,
    document: Option<&'r DocumentName>,
    path: &'r str,
    start: LineColumn,
    missing: &'r str,
    example: Option<&'r str>,
    blocks: Vec<Lines<'r>>,
    who_may: &'r [String],
    command: Option<&'r str>,
    before: Option<String>,
}

/// Lines to write: in a document of their own, else under the value at a pointer of the document.
#[derive(Serialize)]
struct Lines<'r> {
    document: Option<&'r DocumentName>,
    under: Option<String>,
    text: &'r str,
}

#[derive(Serialize)]
struct Place<'r> {
    path: &'r str,
    start: LineColumn,
    end: LineColumn,
    text: &'r str,
}

#[derive(Serialize)]
struct Change<'r> {
    title: &'r str,
    safe: bool,
    edits: Vec<Replacement<'r>>,
}

#[derive(Serialize)]
struct Replacement<'r> {
    path: &'r str,
    start: LineColumn,
    end: LineColumn,
    text: &'r str,
}

#[derive(Serialize)]
struct Totals<'r> {
    documents: usize,
    rules: usize,
    evaluated: usize,
    skipped: &'r [Skipped],
    overrides: Vec<String>,
    errors: usize,
    warnings: usize,
    notes: usize,
    waived: usize,
    existing: usize,
    answered: usize,
    undecided: usize,
    unproven: &'r [UnprovenRule],
}

pub(super) fn write(report: &Told, sources: &Sources, _: &View, out: &mut dyn Write) -> io::Result<()> {
    let summary = &report.summary;
    let revisions = report.revisions.as_ref();
    let document = Document {
        version: VERSION,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        clock: Clock { at: instant(report.clock.at), source: report.clock.source },
        scope: report.scope,
        policies_from: policies_from(report),
        base: revisions.map(|revisions| revisions.target.as_str()),
        head: revisions.and_then(|revisions| revisions.head.as_deref()),
        merge: revisions.map(|revisions| revisions.merge.as_str()),
        policies: &report.policies,
        findings: report.findings.iter().map(|finding| item(finding, sources)).collect(),
        pending: report.pending.iter().map(|pending| due(pending, sources)).collect(),
        valid_until: report.valid_until.map(instant),
        summary: Totals {
            documents: summary.documents,
            rules: summary.rules,
            evaluated: summary.evaluated,
            skipped: &summary.skipped,
            overrides: summary.overrides.iter().map(ToString::to_string).collect(),
            errors: report.tally().count(Severity::Error),
            warnings: report.tally().count(Severity::Warning),
            notes: report.tally().count(Severity::Note),
            waived: report.tally().count_status(Status::Waived),
            existing: report.tally().count_status(Status::Existing),
            answered: report.tally().count_status(Status::Answered),
            undecided: report.tally().count_status(Status::Undecided),
            unproven: &summary.unproven,
        },
    };
    json(&document, out)
}

/// Whose rules a verdict goes by: `target`, or `work-tree`, which nobody has to have approved.
pub(super) fn policies_from(report: &Told) -> &'static str {
    if report.revisions.is_some() { "target" } else { "work-tree" }
}

fn item<'r>(finding: &'r Finding, sources: &'r Sources) -> Item<'r> {
    let (start, end) = sources.file(finding.primary.file).place(finding.primary.span);
    Item {
        rule: &finding.rule.id,
        severity: finding.severity,
        status: finding.status,
        message: &finding.message,
        help: finding.help.as_deref(),
        example: finding.blocks.first().map(|block| block.text.as_str()),
        blocks: finding.blocks.iter().map(lines).collect(),
        document: finding.document.as_ref(),
        path: &sources.file(finding.primary.file).path,
        pointer: &finding.pointer,
        start,
        end,
        labels: finding.labels.iter().map(|label| place(label, sources)).collect(),
        clause: finding.clause.as_deref(),
        facts: &finding.facts,
        fixes: finding.fixes.iter().map(|fix| change(fix, sources)).collect(),
        fingerprint: finding.fingerprint.as_str(),
    }
}

fn lines(block: &Block) -> Lines<'_> {
    let under = match &block.place {
        BlockPlace::Top => Some(String::new()),
        BlockPlace::Under { pointer, .. } => Some(pointer.clone()),
        BlockPlace::New => None,
    };
    Lines { document: block.document.as_ref(), under, text: &block.text }
}

fn due<'r>(pending: &'r Pending, sources: &'r Sources) -> Due<'r> {
    let (path, start, _) = located(pending.file, pending.span, sources);
    Due {
        rule: &pending.rule.id,
        document: pending.document.as_ref(),
        path,
        start,
        missing: &pending.missing,
        example: pending.blocks.first().map(|block| block.text.as_str()),
        blocks: pending.blocks.iter().map(lines).collect(),
        who_may: &pending.who_may,
        command: pending.command.as_deref(),
        before: pending.before.map(instant),
    }
}

fn place<'r>(label: &'r Annotation, sources: &'r Sources) -> Place<'r> {
    let (path, start, end) = located(label.file, label.span, sources);
    Place { path, start, end, text: &label.text }
}

fn change<'r>(fix: &'r Fix, sources: &'r Sources) -> Change<'r> {
    let edits = fix.edits.iter().map(|edit| {
        let (path, start, end) = located(edit.file, edit.span, sources);
        Replacement { path, start, end, text: &edit.text }
    });
    Change { title: &fix.title, safe: fix.safe, edits: edits.collect() }
}

fn located(file: FileId, span: Span, sources: &Sources) -> (&str, LineColumn, LineColumn) {
    let file = sources.file(file);
    let (start, end) = file.place(span);
    (&file.path, start, end)
}

fn instant(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, false)
}
