//! What the report of a share carries beside what every report has, so that all shares together can be shown in any format:
//! where things stand with the lines around them, what policies call their rules, what is complete in this share.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Told, View};
use crate::finding::{Block, BlockPlace, DocumentName, Met, RuleRef, Setting, Severity, SkippedThing};
use crate::language::personal_number::masked;
use crate::language::{Fact, Label};
use crate::source::{FileId, Side, Sources, Span};

/// The side of a file, in the order of reports.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub(super) enum KeySide {
    Merge,
    Target,
}

impl KeySide {
    pub(super) fn of(side: Side) -> Self {
        match side {
            Side::Merge => Self::Merge,
            Side::Target => Self::Target,
        }
    }
}

#[derive(Serialize, Deserialize, Default)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Carried {
    pub(super) within: String,
    pub(super) whole_head: Option<String>,
    pub(super) files: Vec<CarriedFile>,
    pub(super) rules: Vec<CarriedRule>,
    pub(super) findings: Vec<CarriedFinding>,
    pub(super) pending: Vec<CarriedPending>,
    pub(super) met: Vec<CarriedMet>,
    pub(super) documents: Vec<(DocumentName, String)>,
    pub(super) people: BTreeMap<String, String>,
    pub(super) skipped: Vec<SkippedThing>,
    pub(super) overrides: Vec<CarriedOverride>,
}

/// The lines of a file that are shown, by their numbers from 1, each with its line break.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CarriedFile {
    pub(super) side: KeySide,
    pub(super) path: String,
    pub(super) lines: BTreeMap<u32, String>,
}

/// A place: the position of its file in the list, then line (from 1) and byte (from 0) of its start and of its end.
#[derive(Serialize, Deserialize, Clone, Copy)]
#[serde(deny_unknown_fields)]
pub(super) struct CarriedPlace {
    pub(super) file: usize,
    pub(super) start: (u32, u32),
    pub(super) end: (u32, u32),
}

/// A rule of a policy.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct CarriedRule {
    pub(super) id: String,
    pub(super) severity: Severity,
    pub(super) title: Label,
    /// The words of the agreement, in the reader's language.
    pub(super) source: Option<String>,
    pub(super) answered_by: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct CarriedFinding {
    pub(super) place: CarriedPlace,
    pub(super) text: String,
    pub(super) labels: Vec<CarriedPlace>,
    pub(super) edits: Vec<Vec<CarriedPlace>>,
    pub(super) blocks: Vec<CarriedBlock>,
    pub(super) is_past: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CarriedPending {
    pub(super) place: CarriedPlace,
    pub(super) blocks: Vec<CarriedBlock>,
}

/// Lines to write: what they stand under, as people are told it, and whether they are another way.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct CarriedBlock {
    pub(super) field: Option<CarriedField>,
    pub(super) is_alternative: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum CarriedField {
    Field { path: String, label: Option<Label> },
    Text(String),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct CarriedMet {
    pub(super) document: DocumentName,
    pub(super) place: CarriedPlace,
    pub(super) approved_by: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CarriedOverride {
    pub(super) folder: String,
    pub(super) what: Setting,
    pub(super) place: Option<CarriedPlace>,
}

impl Carried {
    /// What a share carries; `met` are its documents of which it finds nothing.
    pub(super) fn of(report: &Told, met: &[Met], sources: &Sources, view: &View) -> Self {
        let mut places = Places { sources, files: Vec::new(), known: BTreeMap::new() };
        let findings = report.findings.iter().map(|finding| CarriedFinding {
            place: places.of(finding.primary.file, finding.primary.span),
            text: finding.primary.text.clone(),
            labels: finding.labels.iter().map(|label| places.of(label.file, label.span)).collect(),
            edits: finding
                .fixes
                .iter()
                .map(|fix| fix.edits.iter().map(|edit| places.of(edit.file, edit.span)).collect())
                .collect(),
            blocks: finding.blocks.iter().map(|block| carried(block, view)).collect(),
            is_past: finding.is_past,
        });
        let findings = findings.collect();
        let pending = report.pending.iter().map(|pending| CarriedPending {
            place: places.of(pending.file, pending.span),
            blocks: pending.blocks.iter().map(|block| carried(block, view)).collect(),
        });
        let pending = pending.collect();
        let met = met.iter().map(|met| CarriedMet {
            document: met.document.clone(),
            place: places.of(met.file, met.span),
            approved_by: met.approved_by.clone(),
        });
        let met = met.collect();
        let overrides = report.summary.overrides.iter().map(|own| CarriedOverride {
            folder: own.folder.clone(),
            what: own.what.clone(),
            place: own.place.map(|(file, span)| places.of(file, span)),
        });
        let overrides = overrides.collect();
        Self {
            within: view.within.to_owned(),
            whole_head: report.revisions.as_ref().and_then(|revisions| revisions.whole_head.clone()),
            rules: rules(report, view),
            findings,
            pending,
            met,
            documents: report.titles.documents.iter().map(|(name, title)| (name.clone(), title.clone())).collect(),
            people: report.titles.people.clone(),
            skipped: report.summary.skipped.iter().map(|skipped| skipped.of).collect(),
            overrides,
            files: places.files,
        }
    }
}

/// The rules of policies that a report names, each once.
fn rules(report: &Told, view: &View) -> Vec<CarriedRule> {
    let named = report.findings.iter().map(|finding| &finding.rule);
    let named = named.chain(report.pending.iter().map(|pending| &pending.rule));
    let mut known = BTreeSet::new();
    let own = named.filter(|rule| rule.is_of_policy() && known.insert(rule.id.to_string()));
    let carried = |rule: &RuleRef| CarriedRule {
        id: rule.id.to_string(),
        severity: rule.severity,
        title: rule.title.label(),
        source: rule.source.as_ref().map(|source| source.say(&view.reader)),
        answered_by: rule.answered_by.as_deref().map(str::to_owned),
    };
    own.map(carried).collect()
}

fn carried(block: &Block, view: &View) -> CarriedBlock {
    let field = match &block.place {
        BlockPlace::Under { field: Fact::Field { path, label }, .. } => {
            Some(CarriedField::Field { path: path.clone(), label: label.clone() })
        }
        BlockPlace::Under { field, .. } => Some(CarriedField::Text(field.render(&view.reader))),
        BlockPlace::Top | BlockPlace::New => None,
    };
    CarriedBlock { field, is_alternative: block.is_alternative }
}

/// Places of a report, with the lines that are shown of each.
struct Places<'s> {
    sources: &'s Sources,
    files: Vec<CarriedFile>,
    known: BTreeMap<FileId, usize>,
}

impl Places<'_> {
    fn of(&mut self, id: FileId, span: Span) -> CarriedPlace {
        let source = self.sources.file(id);
        let at = *self.known.entry(id).or_insert_with(|| {
            let (side, path) = (KeySide::of(id.side()), source.path.clone());
            self.files.push(CarriedFile { side, path, lines: BTreeMap::new() });
            self.files.len() - 1
        });
        let (index, text) = (source.lines(), source.shown(masked));
        let place = |offset: u32| {
            let line = index.line(offset);
            (line, offset.saturating_sub(index.start(line).unwrap_or(0)))
        };
        let (start, end) = (place(span.start), place(span.end));
        // Excerpts show the line before the place and the one after it.
        let shown = (start.0.saturating_sub(1).max(1)..=start.0 + 1).chain([end.0]);
        if let Some(file) = self.files.get_mut(at) {
            for line in shown {
                let Some(from) = index.start(line) else { continue };
                let to = index.start(line + 1).map_or(text.len(), |next| next as usize);
                let line_text = || text.get(from as usize..to).unwrap_or("").to_owned();
                file.lines.entry(line).or_insert_with(line_text);
            }
        }
        CarriedPlace { file: at, start, end }
    }
}
