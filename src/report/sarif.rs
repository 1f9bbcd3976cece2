//! SARIF 2.1.0 as GitHub code scanning reads it: it refuses what lacks a field, and a result without a place refuses the
//! whole upload.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::View;
use super::rank::{Ranked, worst_first};
use super::sink::{Text, Url, cut, json, plain};
use super::words;
use crate::finding::{Finding, Report, Severity, Status};
use crate::language::Fact;
use crate::language::messages::report as say;
use crate::rules::Rule as BuiltIn;
use crate::source::Sources;

/// GitHub refuses a run with more results.
const MOST_RESULTS: usize = 25_000;

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
    invocations: [Invocation; 1],
    results: Vec<Entry>,
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
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
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

pub(super) fn write(report: &Report, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let pending = words::pending_notes(report, sources, view);
    let ranked = worst_first(report, &pending, sources);
    let kept = &ranked[..ranked.len().min(MOST_RESULTS)];
    let mut of_rules: BTreeMap<&str, &Finding> = BTreeMap::new();
    for ranked in kept {
        of_rules.entry(&ranked.finding.rule).or_insert(ranked.finding);
    }
    let index: BTreeMap<&str, usize> = of_rules.keys().enumerate().map(|(at, id)| (*id, at)).collect();
    let mut notifications = Vec::new();
    if ranked.len() > kept.len() {
        let text = words::say_number(say::MORE, ranked.len() - kept.len(), view);
        notifications.push(Notification { level: "warning", message: Message { text } });
    }
    let driver = Driver {
        name: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        information_uri: env!("CARGO_PKG_REPOSITORY"),
        rules: of_rules.values().map(|finding| rule(finding, view)).collect(),
    };
    let run = Run {
        tool: Tool { driver },
        automation_details: AutomationDetails { id: category(report) },
        column_kind: "unicodeCodePoints",
        invocations: [Invocation { execution_successful: true, tool_execution_notifications: notifications }],
        results: kept.iter().map(|ranked| entry(ranked, &index, view)).collect(),
    };
    json(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] }, out)
}

/// What GitHub keeps results apart by: all up to the last slash.
fn category(report: &Report) -> String {
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

fn rule(finding: &Finding, view: &View) -> Rule {
    let text = |text: &str| Message { text: cut(&plain(text), MOST_CHARACTERS).into_owned() };
    let called = || words::say_fact(say::RULE_OF_POLICY, "rule", Fact::code(finding.rule.as_str()), view);
    let page = BuiltIn::find(&finding.rule).map(|rule| rule.page);
    let short = match (&finding.clause, page) {
        (Some(clause), _) => clause.clone(),
        (None, Some(page)) => what_it_does(page),
        (None, None) => called(),
    };
    let help = page
        .map_or_else(|| words::say_fact(say::EXPLAINED, "rule", Fact::Text(finding.rule.clone()), view), str::to_owned);
    Rule {
        id: plain(&finding.rule).into_owned(),
        short_description: text(&short),
        full_description: text(&short),
        help: Message { text: help },
        default_configuration: Configuration { level: finding.severity.as_str() },
    }
}

/// The first sentence of a rule's page after its heading.
fn what_it_does(page: &str) -> String {
    let text = page.split("**What it does.**").nth(1).unwrap_or(page).trim_start();
    let sentence = text.split("\n\n").next().unwrap_or(text).replace('\n', " ");
    sentence.split_inclusive(". ").next().unwrap_or(&sentence).trim().to_owned()
}

fn entry(ranked: &Ranked, index: &BTreeMap<&str, usize>, view: &View) -> Entry {
    let finding = ranked.finding;
    let mut text = unlinked(&finding.message);
    let labelled = |label, more: &String| format!("{}: {more}", words::say(label, view));
    let mut lines: Vec<String> = finding.help.iter().map(|help| labelled(say::HELP, help)).collect();
    lines.extend(finding.example.iter().flat_map(|example| words::example_lines(example, view)));
    lines.extend(finding.clause.iter().map(|clause| labelled(say::RULE, clause)));
    for line in lines {
        text = format!("{text}\n{}", unlinked(&line));
    }
    let suppressed = matches!(finding.status, Status::Waived | Status::Answered);
    let justification = words::status(finding, view).filter(|_| suppressed);
    Entry {
        rule_id: plain(&finding.rule).into_owned(),
        rule_index: index.get(finding.rule.as_str()).copied().unwrap_or_default(),
        level: match ranked.weight {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        message: Message { text },
        locations: [Location {
            physical_location: PhysicalLocation {
                artifact_location: ArtifactLocation { uri: Text::<Url>::of(&ranked.path(view)).as_str().to_owned() },
                region: Region {
                    start_line: ranked.start.line,
                    start_column: ranked.start.column,
                    end_line: ranked.end.line,
                    end_column: ranked.end.column,
                },
            },
        }],
        partial_fingerprints: Fingerprints {
            primary_location_line_hash: format!("{}:1", finding.fingerprint.as_str()),
        },
        suppressions: justification
            .map(|justification| Suppression { kind: "external", status: "accepted", justification })
            .into_iter()
            .collect(),
    }
}

/// Text in which nothing reads as a link: SARIF takes `[words](target)` for one.
fn unlinked(text: &str) -> String {
    let text = plain(text);
    if !text.contains("](") {
        return text.into_owned();
    }
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}
