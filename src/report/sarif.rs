//! SARIF 2.1.0 as GitHub code scanning reads it: it refuses what lacks a field, and a result without a place refuses the
//! whole upload.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::finding::Annotation;
use super::json::policies_from;
use super::rank::{Ranked, worst_first};
use super::sink::{Text, Url, cut, json, plain};
use super::words;
use super::{Told, View};
use crate::finding::{Fix, RuleInfo, Severity, Status};
use crate::language::Fact;
use crate::language::messages::report as say;
use crate::source::{FileId, Sources, Span};

/// The most results of a run that GitHub takes.
const MOST_RESULTS: usize = 25_000;

/// The most places of a result that GitHub shows.
const MOST_RELATED: usize = 100;

/// GitHub's limit for descriptions.
const MOST_CHARACTERS: usize = 1_024;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    automation_details: AutomationDetails,
    column_kind: &'static str,
    properties: RunProperties,
    invocations: [Invocation; 1],
    results: Vec<Entry>,
}

/// What the standard has no place for.
#[derive(Serialize)]
struct RunProperties {
    /// Whose rules the verdict goes by.
    policies: &'static str,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    information_uri: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: String,
    short_description: Message,
    full_description: Message,
    help: Message,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct AutomationDetails {
    id: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Message,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    rule_id: String,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Change>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    description: Message,
    artifact_changes: Vec<ArtifactChange>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: ArtifactLocation,
    replacements: Vec<Replacement>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Message,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fingerprints {
    primary_location_line_hash: String,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

pub(super) fn write(report: &Told, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let pending = words::pending_notes(report, view);
    let ranked = worst_first(report, &pending, sources);
    let kept = &ranked[..ranked.len().min(MOST_RESULTS)];
    let of_rules: BTreeMap<&str, &RuleInfo> =
        kept.iter().map(|ranked| (ranked.finding.rule.id.as_ref(), &*ranked.finding.rule)).collect();
    let index: BTreeMap<&str, usize> = of_rules.keys().enumerate().map(|(at, id)| (*id, at)).collect();
    let mut notifications = Vec::new();
    if ranked.len() > kept.len() {
        let text = words::say_number(say::MORE, ranked.len() - kept.len(), view);
        notifications.push(Notification { level: "warning", message: Message { text } });
    }
    // What was left out, and what a project sets otherwise, is no result.
    let skipped = report.summary.skipped.iter().map(|skipped| words::skipped(skipped, view));
    let remarks = skipped.chain(words::overrides(report, view)).chain([words::basis(report, view)]);
    notifications
        .extend(remarks.map(|text| Notification { level: "note", message: Message { text: unlinked(&text) } }));
    let driver = Driver {
        name: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        information_uri: env!("CARGO_PKG_REPOSITORY"),
        rules: of_rules.values().map(|info| rule(info, view)).collect(),
    };
    let run = Run {
        tool: Tool { driver },
        automation_details: AutomationDetails { id: category(report) },
        column_kind: "unicodeCodePoints",
        properties: RunProperties { policies: policies_from(report) },
        invocations: [Invocation { execution_successful: true, tool_execution_notifications: notifications }],
        results: kept.iter().map(|ranked| entry(ranked, &index, sources, view)).collect(),
    };
    json(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] }, out)
}

/// What GitHub keeps results apart by: all up to the last slash.
fn category(report: &Told) -> String {
    let policies: Vec<String> = report
        .policies
        .iter()
        .map(|policy| {
            policy.id.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect()
        })
        .collect();
    let policies = if policies.is_empty() { "builtin".to_owned() } else { policies.join("+") };
    format!("vedtak/{policies}/")
}

/// The description of a rule, the same whatever was found.
fn rule(info: &RuleInfo, view: &View) -> Rule {
    let text = |text: &str| Message { text: cut(&plain(text), MOST_CHARACTERS).into_owned() };
    let title = info.title.of(view.reader.language);
    let full =
        info.source.as_ref().map(|source| source.say(&view.reader)).or_else(|| info.what_it_does(view.reader.language));
    let explained = || words::say_fact(say::EXPLAINED, "rule", Fact::text(info.id.as_ref()), view);
    Rule {
        id: plain(&info.id).into_owned(),
        short_description: text(title),
        full_description: text(full.as_deref().unwrap_or(title)),
        help: Message {
            text: info.page.as_ref().map_or_else(explained, |page| page.of(view.reader.language).to_owned()),
        },
        help_uri: info.address(),
        default_configuration: Configuration { level: info.severity.as_str() },
    }
}

fn entry(ranked: &Ranked, index: &BTreeMap<&str, usize>, sources: &Sources, view: &View) -> Entry {
    let finding = ranked.finding;
    let mut text = unlinked(&finding.message);
    let labelled = |label, more: &String| format!("{}: {more}", words::say(label, view));
    let mut lines: Vec<String> = finding.help.iter().map(|help| labelled(say::HELP, help)).collect();
    lines.extend(words::block_lines(&finding.blocks, view));
    lines.extend(finding.clause.iter().map(|clause| labelled(say::RULE, clause)));
    for line in lines {
        text = format!("{text}\n{}", unlinked(&line));
    }
    let suppressed = matches!(finding.status, Status::Waived | Status::Answered);
    let justification = words::status(finding, view).filter(|_| suppressed);
    Entry {
        rule_id: plain(&finding.rule.id).into_owned(),
        rule_index: index.get(finding.rule.id.as_ref()).copied().unwrap_or_default(),
        level: match ranked.weight {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        message: Message { text },
        locations: [Location {
            physical_location: place(finding.primary.file, finding.primary.span, sources, view),
            message: None,
        }],
        related_locations: finding
            .labels
            .iter()
            .take(MOST_RELATED)
            .map(|label| related(label, sources, view))
            .collect(),
        fixes: finding.fixes.iter().map(|fix| change(fix, sources, view)).collect(),
        partial_fingerprints: Fingerprints {
            primary_location_line_hash: format!("{}:1", finding.fingerprint.as_str()),
        },
        suppressions: justification
            .map(|justification| Suppression { kind: "external", status: "accepted", justification })
            .into_iter()
            .collect(),
    }
}

/// Another place that explains a result.
fn related(label: &Annotation, sources: &Sources, view: &View) -> Location {
    let message = (!label.text.is_empty()).then(|| Message { text: unlinked(&label.text) });
    Location { physical_location: place(label.file, label.span, sources, view), message }
}

fn change(fix: &Fix, sources: &Sources, view: &View) -> Change {
    let mut files: BTreeMap<FileId, Vec<Replacement>> = BTreeMap::new();
    for edit in &fix.edits {
        let inserted_content = Message { text: edit.text.clone() };
        let deleted_region = region(edit.file, edit.span, sources);
        files.entry(edit.file).or_default().push(Replacement { deleted_region, inserted_content });
    }
    let changes = files
        .into_iter()
        .map(|(file, replacements)| ArtifactChange { artifact_location: artifact(file, sources, view), replacements });
    Change { description: Message { text: unlinked(&fix.title) }, artifact_changes: changes.collect() }
}

fn place(file: FileId, span: Span, sources: &Sources, view: &View) -> PhysicalLocation {
    PhysicalLocation { artifact_location: artifact(file, sources, view), region: region(file, span, sources) }
}

fn artifact(file: FileId, sources: &Sources, view: &View) -> ArtifactLocation {
    let path = format!("{}{}", view.within, sources.file(file).path);
    ArtifactLocation { uri: Text::<Url>::of(&path).as_str().to_owned() }
}

fn region(file: FileId, span: Span, sources: &Sources) -> Region {
    let (start, end) = sources.file(file).place(span);
    Region { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column }
}

/// Text in which nothing reads as a link: SARIF takes `[words](target)` for one.
fn unlinked(text: &str) -> String {
    let text = plain(text);
    if !text.contains("](") {
        return text.into_owned();
    }
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}
