//! The list of all rules, for people and for machines.

use std::io::{self, Write};

use serde::Serialize;

use super::rule::severity_word;
use super::rule_set::{FileLine, RuleSet, RuleWeight};
use super::text_page::TextPage;
use crate::finding::Severity;
use crate::language::messages::explain as say;
use crate::language::{Fact, Facts, Phrase};
use crate::policy::{PACKS, Pack, PolicyRule, RuleBody, split_clause};
use crate::report::write_json;
use crate::rules::{RULES, Rule};

/// The version of the list in JSON: raised when something is taken away or changes its meaning.
const VERSION: u32 = 1;

/// What a rule does here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum State {
    /// It judges documents.
    InForce,
    /// The configuration has it off.
    Off,
    /// vedtak itself provides what the clause asks.
    Provided,
    /// It is only stated.
    Stated,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Whole<'s> {
    version: u32,
    project: bool,
    policies: Vec<Policy<'s>>,
    rules: Vec<Row<'s>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Policy<'s> {
    id: &'s str,
    title: &'s str,
    document: Option<&'s str>,
    path: &'s str,
    digest: &'s str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Row<'s> {
    id: &'s str,
    title: String,
    state: State,
    severity: Option<Severity>,
    own_severity: Option<Severity>,
    set_at: Option<FileLine>,
    policy: Option<&'s str>,
    clause: Option<&'s str>,
    covers: Option<&'s str>,
    kinds: &'s [String],
    effective_from: Option<String>,
}

/// The list in JSON, a line at its end.
///
/// # Errors
/// Writing fails.
pub fn list_json(rule_set: &RuleSet, out: &mut dyn Write) -> io::Result<()> {
    let all = rule_set.all_policies();
    let policies = all.iter().map(|(_, pack)| Policy {
        id: &pack.id,
        title: pack.title.of(rule_set.reader().language),
        document: pack.document.as_deref(),
        path: &pack.file.path,
        digest: &pack.digest,
    });
    let own = RULES.iter().map(|rule| of_builtin(rule_set, rule));
    let of_packs = all.iter().flat_map(|(own, pack)| pack.rules.iter().map(|rule| of_policy(own, pack, rule)));
    let whole = Whole {
        version: VERSION,
        project: rule_set.is_project,
        policies: policies.collect(),
        rules: own.chain(of_packs).collect(),
    };
    write_json(&whole, out)
}

/// The list for people.
pub fn list(rule_set: &RuleSet, out: &mut TextPage) {
    let reader = rule_set.reader();
    let none = Facts::new();
    if !rule_set.is_project {
        out.line(0, &say::NO_PROJECT.render(reader, &none));
    }
    out.heading(&say::BUILT_IN.render(reader, &none));
    let rows: Vec<Vec<String>> = RULES.iter().map(|rule| cells(rule_set, of_builtin(rule_set, rule))).collect();
    out.table(2, &rows);
    for (own, pack) in rule_set.all_policies() {
        out.heading(&format!("{} ({})", pack.title.of(reader.language), pack.file.path));
        if PACKS.iter().any(|shipped| shipped.path() == pack.file.path) {
            let entry = Fact::code(format!("{}@{}", pack.file.path, pack.digest));
            out.line(2, &say::PIN.render(reader, &Facts::new().with("entry", entry)));
        }
        let rows: Vec<Vec<String>> = pack.rules.iter().map(|rule| cells(own, of_policy(own, pack, rule))).collect();
        out.table(2, &rows);
    }
    out.gap();
    out.line(0, &say::RULES_HELP.render(reader, &none));
}

/// A row for people: id, how much it weighs, title, where in the agreement, what is not as the rule itself says.
fn cells(rule_set: &RuleSet, row: Row<'_>) -> Vec<String> {
    let reader = rule_set.reader();
    let say = |phrase: Phrase| phrase.render(reader, &Facts::new());
    let weight = match (row.state, row.severity) {
        (State::Provided | State::Stated, _) => "-".to_owned(),
        (_, Some(severity)) => say(severity_word(severity)),
        _ => say(say::MARK_OFF),
    };
    let mut notes = Vec::new();
    notes.extend(row.clause.map(|clause| split_clause(clause).0).or(row.covers).map(str::to_owned));
    match row.state {
        State::Provided => notes.push(say(say::MARK_PROVIDED)),
        State::Stated => notes.push(say(say::MARK_STATED)),
        State::InForce | State::Off => {}
    }
    if let Some(place) = row.set_at {
        notes.push(say::MARK_SET.render(reader, &Facts::new().with("place", Fact::Text(place.to_string()))));
    }
    if let Some(from) = row.effective_from.and_then(|from| from.parse().ok()).filter(|from| *from > reader.today) {
        notes
            .push(say::MARK_FROM.render(reader, &Facts::new().with("date", Fact::Text(Fact::Date(from).cell(reader)))));
    }
    vec![row.id.to_owned(), weight, row.title, notes.join(", ")]
}

fn of_builtin<'s>(rule_set: &'s RuleSet, rule: &'static Rule) -> Row<'s> {
    let RuleWeight { severity, own, set_at } = rule_set.weight(&rule.info);
    Row {
        id: &rule.info.id,
        title: rule.info.title.of(rule_set.reader().language).to_owned(),
        state: if severity.is_some() { State::InForce } else { State::Off },
        severity,
        own_severity: Some(own),
        set_at,
        policy: None,
        clause: None,
        covers: None,
        kinds: &[],
        effective_from: None,
    }
}

fn of_policy<'s>(rule_set: &'s RuleSet, pack: &'s Pack, rule: &'s PolicyRule) -> Row<'s> {
    let RuleWeight { severity, own, set_at } = rule_set.weight(&rule.info);
    let state = match (&rule.body, severity) {
        (RuleBody::Provided(_), _) => State::Provided,
        (RuleBody::Stated(_), _) => State::Stated,
        (RuleBody::Check(_), Some(_)) => State::InForce,
        (RuleBody::Check(_), None) => State::Off,
    };
    let judged = rule.is_judged();
    Row {
        id: &rule.id,
        title: rule.title.of(rule_set.reader().language).to_owned(),
        state,
        severity: severity.filter(|_| judged),
        own_severity: Some(own).filter(|_| judged),
        set_at: set_at.filter(|_| judged),
        policy: Some(&pack.id),
        clause: rule.clause.as_deref(),
        covers: rule.covers.as_deref(),
        kinds: &rule.kinds,
        effective_from: rule.effective.from.map(|from| from.to_string()),
    }
}
