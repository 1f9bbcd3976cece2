//! The contract for machines, described by `schemas/report.schema.json`.

use std::borrow::Cow;
use std::io::{self, Write};

use chrono::{DateTime, FixedOffset, SecondsFormat};
use serde::{Deserialize, Serialize};

use super::carried::{Carried, KeySide};
use super::finding::{Annotation, Finding, Pending};
use super::sink::json;
use super::{Told, View};
use crate::finding::{
    Block, BlockPlace, ClockSource, DocumentName, Fingerprint, FingerprintSeed, Fix, Partial, PolicyName, ReportScope,
    Severity, Share, Skipped, SkippedThing, Status, Tally, UnprovenRule, content_digest,
};
use crate::source::{FileId, LineColumn, Sources, Span};

/// The version of the contract: raised when something is taken away or changes its meaning.
pub const VERSION: u32 = 2;

/// The contract's own JSON Schema.
pub const SCHEMA: &str = include_str!("../../schemas/report.schema.json");

/// A report as it is written, and as that of a share of the documents is read again.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Document<'r> {
    pub(super) version: u32,
    pub(super) tool: Tool<'r>,
    pub(super) clock: Clock,
    pub(super) scope: ReportScope,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) shard: Option<Shard<'r>>,
    pub(super) policies_from: Cow<'r, str>,
    pub(super) base: Option<Cow<'r, str>>,
    pub(super) head: Option<Cow<'r, str>>,
    pub(super) merge: Option<Cow<'r, str>>,
    pub(super) policies: Cow<'r, [PolicyName]>,
    pub(super) findings: Vec<Item<'r>>,
    pub(super) pending: Vec<Due<'r>>,
    pub(super) valid_until: Option<String>,
    pub(super) summary: Totals<'r>,
}

#[derive(Serialize, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(super) struct Tool<'r> {
    pub(super) name: Cow<'r, str>,
    pub(super) version: Cow<'r, str>,
}

#[derive(Serialize, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(super) struct Clock {
    pub(super) at: String,
    pub(super) source: ClockSource,
}

/// Which share of the documents a report is of, with what it takes to put the shares together.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Shard<'r> {
    pub(super) index: u32,
    pub(super) of: u32,
    /// How many documents there are in all shares.
    pub(super) documents: usize,
    /// The digest of all files that were read, which is the same in all shares.
    pub(super) files: Cow<'r, str>,
    pub(super) language: Cow<'r, str>,
    /// How many entries at the end of `summary.skipped` are of this share alone.
    pub(super) own_skipped: usize,
    /// Of each finding in its order.
    pub(super) findings: Vec<Key<'r>>,
    /// Of all that is pending in its order.
    pub(super) pending: Vec<Key<'r>>,
    /// What it takes to show the shares in other formats.
    pub(super) told: Carried,
}

/// Where a finding stands among those of all shares, and what its fingerprint is made of.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Key<'r> {
    pub(super) side: KeySide,
    pub(super) file: usize,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) pointer: Cow<'r, str>,
    pub(super) subject: Option<Cow<'r, DocumentName>>,
    pub(super) seed: Cow<'r, FingerprintSeed>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Item<'r> {
    pub(super) rule: Cow<'r, str>,
    pub(super) severity: Severity,
    pub(super) status: Status,
    pub(super) message: Cow<'r, str>,
    pub(super) help: Option<Cow<'r, str>>,
    example: Option<Cow<'r, str>>,
    pub(super) blocks: Vec<Lines<'r>>,
    pub(super) document: Option<Cow<'r, DocumentName>>,
    pub(super) path: Cow<'r, str>,
    pub(super) pointer: Cow<'r, str>,
    start: LineColumn,
    end: LineColumn,
    pub(super) labels: Vec<Place<'r>>,
    pub(super) clause: Option<Cow<'r, str>>,
    pub(super) facts: Cow<'r, serde_json::Map<String, serde_json::Value>>,
    pub(super) fixes: Vec<Change<'r>>,
    pub(super) fingerprint: Cow<'r, str>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Due<'r> {
    pub(super) rule: Cow<'r, str>,
    pub(super) document: Option<Cow<'r, DocumentName>>,
    pub(super) path: Cow<'r, str>,
    start: LineColumn,
    pub(super) missing: Cow<'r, str>,
    example: Option<Cow<'r, str>>,
    pub(super) blocks: Vec<Lines<'r>>,
    pub(super) who_may: Cow<'r, [String]>,
    pub(super) command: Option<Cow<'r, str>>,
    pub(super) before: Option<String>,
}

/// Lines to write: in a document of their own, else under the value at a pointer of the document.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lines<'r> {
    pub(super) document: Option<Cow<'r, DocumentName>>,
    pub(super) under: Option<String>,
    pub(super) text: Cow<'r, str>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place<'r> {
    pub(super) path: Cow<'r, str>,
    start: LineColumn,
    end: LineColumn,
    pub(super) text: Cow<'r, str>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Change<'r> {
    pub(super) title: Cow<'r, str>,
    pub(super) safe: bool,
    pub(super) edits: Vec<Place<'r>>,
}

#[derive(Serialize, Deserialize, Clone, PartialEq)]
#[serde(deny_unknown_fields)]
pub(super) struct Skip<'r> {
    pub(super) what: Cow<'r, str>,
    pub(super) why: Cow<'r, str>,
    pub(super) count: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Totals<'r> {
    pub(super) documents: usize,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) unaffected: usize,
    pub(super) rules: usize,
    pub(super) evaluated: usize,
    pub(super) skipped: Vec<Skip<'r>>,
    pub(super) overrides: Vec<String>,
    errors: usize,
    warnings: usize,
    notes: usize,
    waived: usize,
    existing: usize,
    answered: usize,
    undecided: usize,
    pub(super) unproven: Vec<UnprovenRule>,
}

impl Totals<'_> {
    /// How many findings weigh what and count for what.
    fn counts(&mut self) -> [&mut usize; 7] {
        [
            &mut self.errors,
            &mut self.warnings,
            &mut self.notes,
            &mut self.waived,
            &mut self.existing,
            &mut self.answered,
            &mut self.undecided,
        ]
    }

    /// Counts the findings.
    pub(super) fn count(&mut self, tally: &Tally) {
        for (count, counted) in self.counts().into_iter().zip(counts(tally)) {
            *count = counted;
        }
    }

    /// Whether it has the counts of the findings.
    pub(super) fn is_of(&mut self, tally: &Tally) -> bool {
        self.counts().into_iter().zip(counts(tally)).all(|(count, counted)| *count == counted)
    }
}

fn counts(tally: &Tally) -> [usize; 7] {
    let severities = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| tally.count(severity));
    let [errors, warnings, notes] = severities;
    let statuses = [Status::Waived, Status::Existing, Status::Answered, Status::Undecided];
    let [waived, existing, answered, undecided] = statuses.map(|status| tally.count_status(status));
    [errors, warnings, notes, waived, existing, answered, undecided]
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

pub(super) fn write(report: &Told, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let shard = report.partial.as_ref().map(|partial| shard(partial, report, sources, view));
    json(&document(report, sources, shard), out)
}

/// The same as the only share of all documents, so that it carries what other formats show.
pub(super) fn write_whole(report: &Told, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let alone = || Partial {
        share: Share { index: 1, of: 1 },
        documents: report.summary.documents,
        files: content_digest(&[]),
        met: report.met.clone(),
    };
    let partial = report.partial.clone().unwrap_or_else(alone);
    json(&document(report, sources, Some(shard(&partial, report, sources, view))), out)
}

fn document<'r>(report: &'r Told, sources: &'r Sources, shard: Option<Shard<'r>>) -> Document<'r> {
    let summary = &report.summary;
    let revisions = report.revisions.as_ref();
    let mut document = Document {
        version: VERSION,
        tool: tool(),
        clock: Clock { at: instant(report.clock.at), source: report.clock.source },
        scope: report.scope,
        shard,
        policies_from: policies_from(report).into(),
        base: revisions.map(|revisions| revisions.target.as_str().into()),
        head: revisions.and_then(|revisions| revisions.head.as_deref()).map(Cow::Borrowed),
        merge: revisions.map(|revisions| revisions.merge.as_str().into()),
        policies: report.policies.as_slice().into(),
        findings: report.findings.iter().map(|finding| item(finding, sources)).collect(),
        pending: report.pending.iter().map(|pending| due(pending, sources)).collect(),
        valid_until: report.valid_until.map(instant),
        summary: Totals {
            documents: summary.documents,
            unaffected: summary.unaffected,
            rules: summary.rules,
            evaluated: summary.evaluated,
            skipped: summary.skipped.iter().map(skip).collect(),
            overrides: summary.overrides.iter().map(ToString::to_string).collect(),
            errors: 0,
            warnings: 0,
            notes: 0,
            waived: 0,
            existing: 0,
            answered: 0,
            undecided: 0,
            unproven: summary.unproven.clone(),
        },
    };
    document.summary.count(&report.tally());
    document
}

/// This program.
pub(super) fn tool() -> Tool<'static> {
    Tool { name: env!("CARGO_PKG_NAME").into(), version: env!("CARGO_PKG_VERSION").into() }
}

fn shard<'r>(partial: &'r Partial, report: &'r Told, sources: &Sources, view: &View) -> Shard<'r> {
    let is_own = |skipped: &&Skipped| skipped.of == SkippedThing::Proof;
    let of_finding = |finding: &'r Finding| Key {
        pointer: (&finding.pointer).into(),
        subject: finding.subject.as_ref().map(Cow::Borrowed),
        ..key(finding.primary.file, finding.primary.span, &finding.fingerprint)
    };
    let of_pending = |pending: &'r Pending| Key {
        pointer: (&pending.pointer).into(),
        subject: pending.subject.as_ref().map(Cow::Borrowed),
        ..key(pending.file, pending.span, &pending.fingerprint)
    };
    Shard {
        index: partial.share.index,
        of: partial.share.of,
        documents: partial.documents,
        files: (&partial.files).into(),
        language: view.reader.language.code().into(),
        own_skipped: report.summary.skipped.iter().filter(is_own).count(),
        findings: report.findings.iter().map(of_finding).collect(),
        pending: report.pending.iter().map(of_pending).collect(),
        told: Carried::of(report, &partial.met, sources, view),
    }
}

fn key(file: FileId, span: Span, fingerprint: &Fingerprint) -> Key<'_> {
    let side = KeySide::of(file.side());
    let (pointer, subject) = (Cow::Borrowed(""), None);
    let seed = Cow::Borrowed(fingerprint.seed());
    Key { side, file: file.index(), start: span.start, end: span.end, pointer, subject, seed }
}

fn skip(skipped: &Skipped) -> Skip<'_> {
    Skip { what: (&skipped.what).into(), why: (&skipped.why).into(), count: skipped.count }
}

/// Whose rules a verdict goes by: `target`, or `work-tree`, which nobody has to have approved.
pub(super) fn policies_from(report: &Told) -> &'static str {
    if report.revisions.is_some() { "target" } else { "work-tree" }
}

fn item<'r>(finding: &'r Finding, sources: &'r Sources) -> Item<'r> {
    let (start, end) = sources.file(finding.primary.file).place(finding.primary.span);
    Item {
        rule: finding.rule.id.as_ref().into(),
        severity: finding.severity,
        status: finding.status,
        message: (&finding.message).into(),
        help: finding.help.as_deref().map(Cow::Borrowed),
        example: finding.blocks.first().map(|block| block.text.as_str().into()),
        blocks: finding.blocks.iter().map(lines).collect(),
        document: finding.document.as_ref().map(Cow::Borrowed),
        path: (&sources.file(finding.primary.file).path).into(),
        pointer: (&finding.pointer).into(),
        start,
        end,
        labels: finding.labels.iter().map(|label| place(label, sources)).collect(),
        clause: finding.clause.as_deref().map(Cow::Borrowed),
        facts: Cow::Borrowed(&finding.facts),
        fixes: finding.fixes.iter().map(|fix| change(fix, sources)).collect(),
        fingerprint: finding.fingerprint.as_str().into(),
    }
}

fn lines(block: &Block) -> Lines<'_> {
    let under = match &block.place {
        BlockPlace::Top => Some(String::new()),
        BlockPlace::Under { pointer, .. } => Some(pointer.clone()),
        BlockPlace::New => None,
    };
    Lines { document: block.document.as_ref().map(Cow::Borrowed), under, text: (&block.text).into() }
}

fn due<'r>(pending: &'r Pending, sources: &'r Sources) -> Due<'r> {
    let (path, start, _) = located(pending.file, pending.span, sources);
    Due {
        rule: pending.rule.id.as_ref().into(),
        document: pending.document.as_ref().map(Cow::Borrowed),
        path: path.into(),
        start,
        missing: (&pending.missing).into(),
        example: pending.blocks.first().map(|block| block.text.as_str().into()),
        blocks: pending.blocks.iter().map(lines).collect(),
        who_may: pending.who_may.as_slice().into(),
        command: pending.command.as_deref().map(Into::into),
        before: pending.before.map(instant),
    }
}

fn place<'r>(label: &'r Annotation, sources: &'r Sources) -> Place<'r> {
    let (path, start, end) = located(label.file, label.span, sources);
    Place { path: path.into(), start, end, text: (&label.text).into() }
}

fn change<'r>(fix: &'r Fix, sources: &'r Sources) -> Change<'r> {
    let edits = fix.edits.iter().map(|edit| {
        let (path, start, end) = located(edit.file, edit.span, sources);
        Place { path: path.into(), start, end, text: (&edit.text).into() }
    });
    Change { title: (&fix.title).into(), safe: fix.safe, edits: edits.collect() }
}

fn located(file: FileId, span: Span, sources: &Sources) -> (&str, LineColumn, LineColumn) {
    let file = sources.file(file);
    let (start, end) = file.place(span);
    (&file.path, start, end)
}

fn instant(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, false)
}
