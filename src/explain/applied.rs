//! What became of every rule on the documents of a file.

use std::collections::BTreeMap;

use super::condition::Conditions;
use super::rule::severity_word;
use super::rule_set::{FileLine, RuleSet, RuleWeight};
use super::text_page::TextPage;
use super::values::expressions;
use super::written::Written;
use crate::check::{check, trace};
use crate::finding::{Counted, Judgement, Report, Severity, Unproven};
use crate::kind::Schema;
use crate::language::messages::explain as say;
use crate::language::{Fact, Facts, Phrase};
use crate::policy::{Pack, PolicyRule, RuleOutcome, TracedExpression};
use crate::registry::named_services;
use crate::rules::RULES;
use crate::source::FileId;
use crate::standing::{standing, weigh};
use crate::workspace::{Document, Review};

/// What is said of one rule: a line, further lines below it.
type Said = (String, Vec<String>);

/// What became of the rules of one policy on one document.
#[derive(Default)]
struct Results {
    said: Vec<(String, Said)>,
    other_kinds: Vec<String>,
    not_judged: Vec<String>,
    is_governed: bool,
    /// The expressions of each rule, by its id, with the values of their parts; empty unless values were asked for.
    expressions: BTreeMap<String, Vec<TracedExpression>>,
}

/// Tells of each document in focus and each rule whether it applied, and why not, and what it came to. `path` is what
/// was asked for. `with_values` adds, for authors of policies, what each part of the expressions of a rule comes to.
pub fn applied(rule_set: &RuleSet, path: &str, with_values: bool, out: &mut TextPage) {
    let review = &rule_set.review;
    let reader = rule_set.reader();
    let report = standing(review, &rule_set.rules, check(review, &rule_set.rules));
    let mut traced: BTreeMap<(FileId, usize), BTreeMap<String, Results>> = BTreeMap::new();
    let written: BTreeMap<&str, Written> =
        rule_set.policies().packs.iter().map(|pack| (pack.id.as_str(), Written::of(pack))).collect();
    trace(review, &rule_set.rules, &mut |document, pack, rule, came, expressions| {
        let of_document = traced.entry((document.file, document.position)).or_default();
        let results = of_document.entry(pack.id.clone()).or_default();
        if with_values && !matches!(came, RuleOutcome::OtherKind | RuleOutcome::NotJudged | RuleOutcome::NotGoverned) {
            results.expressions.insert(rule.id.to_string(), expressions());
        }
        came_to(rule_set, &written, pack, rule, came, results);
    });
    let in_focus = |document: &&Document| review.in_focus(document.file);
    let mut is_first = true;
    for document in review.documents().iter().filter(in_focus) {
        if !is_first {
            out.gap();
        }
        is_first = false;
        out.line(0, &name_of(rule_set, document));
        out.heading(&say::BUILT_IN.render(reader, &Facts::new()));
        let (said, met) = of_builtin(rule_set, &report, document);
        rows(&said, &mut |_, _| {}, out);
        if review.node(document).is_none() {
            // What cannot be read meets nothing.
            out.prose(2, &say::NOTHING_ELSE.render(reader, &Facts::new()));
        } else if !met.is_empty() {
            let facts = Facts::new().with("rules", Fact::Text(met.join(", ")));
            out.prose(2, &say::ALL_MET.render(reader, &facts));
        }
        let of_packs = traced.remove(&(document.file, document.position)).unwrap_or_default();
        for (id, results) in of_packs {
            let Some(pack) = rule_set.policies().packs.iter().find(|pack| pack.id == id) else { continue };
            of_policy(rule_set, pack, document, &results, out);
        }
    }
    if is_first {
        let facts = Facts::new().with("path", Fact::code(path));
        out.line(0, &say::NO_DOCUMENTS.render(reader, &facts));
    }
}

fn name_of(rule_set: &RuleSet, document: &Document) -> String {
    let review = &rule_set.review;
    let path = &review.file(document.file).path;
    let kind = review.kind(document).map(|kind| kind.fact().render(rule_set.reader()));
    match (kind, &document.name) {
        (Some(kind), Some(name)) => format!("{path}: {kind} {}", Fact::code(&name.id).render(rule_set.reader())),
        _ => {
            let number = u64::try_from(document.position + 1).unwrap_or(u64::MAX);
            let facts = Facts::new().with("number", Fact::number(number));
            format!("{path}: {}", say::NAMELESS.render(rule_set.reader(), &facts))
        }
    }
}

/// The rules, what is said of them beside their ids; `below` writes what stands below a rule.
fn rows(said: &[(String, Said)], below: &mut dyn FnMut(&str, &mut TextPage), out: &mut TextPage) {
    let width = said.iter().map(|(id, _)| id.chars().count()).max().unwrap_or(0);
    for (id, (line, more)) in said {
        let mark = format!("{id:<width$}  ");
        out.hanging(2, &mark, line);
        for line in more {
            out.hanging(2 + mark.chars().count(), "- ", line);
        }
        below(id, out);
    }
}

/// What the built-in rules that are off or find something say, and the ids of those that find nothing.
fn of_builtin(rule_set: &RuleSet, report: &Report, document: &Document) -> (Vec<(String, Said)>, Vec<&'static str>) {
    let (mut said, mut met) = (Vec::new(), Vec::new());
    for rule in RULES {
        let is_here = |counted: &&Counted| {
            counted.judgement.rule == rule.reference() && is_of(&rule_set.review, &counted.judgement, document)
        };
        let findings: Vec<&Counted> = report.findings.iter().filter(is_here).collect();
        match (rule_set.weight(&rule.info), findings.is_empty()) {
            (RuleWeight { severity: None, set_at: Some(place), .. }, true) => {
                said.push((rule.info.id.to_string(), off(rule_set, &place)));
            }
            (_, true) => met.push(rule.info.id.as_ref()),
            (_, false) => {
                let said_of = findings.iter().map(|counted| (counted.severity, &counted.judgement));
                said.push((rule.info.id.to_string(), told(rule_set, said_of)));
            }
        }
    }
    (said, met)
}

/// Whether a finding is about a document: it names it, or lies in its text.
fn is_of(review: &Review, finding: &Judgement, document: &Document) -> bool {
    if finding.primary.file != document.file {
        return false;
    }
    let at = finding.primary.span.start;
    match review.root(document) {
        Some(root) => root.region.start <= at && at < root.region.end.max(root.region.start + 1),
        None => true,
    }
}

fn off(rule_set: &RuleSet, place: &FileLine) -> Said {
    let facts = Facts::new().with("place", Fact::Text(place.to_string()));
    (say::OFF_AT.render(rule_set.reader(), &facts), Vec::new())
}

/// What findings say; that the rule holds where there are none.
fn told<'f>(rule_set: &RuleSet, findings: impl Iterator<Item = (Severity, &'f Judgement)>) -> Said {
    let none = Facts::new();
    let mut lines = findings.map(|(severity, judgement)| {
        let word = severity_word(severity).render(rule_set.reader(), &none);
        format!("{word}: {}", judgement.says.say(rule_set.reader()))
    });
    match lines.next() {
        None => (say::MET.render(rule_set.reader(), &none), Vec::new()),
        Some(first) => (first, lines.collect()),
    }
}

fn came_to(
    rule_set: &RuleSet,
    written: &BTreeMap<&str, Written>,
    pack: &Pack,
    rule: &PolicyRule,
    came: RuleOutcome,
    results: &mut Results,
) {
    let reader = rule_set.reader();
    if !matches!(came, RuleOutcome::NotGoverned) {
        results.is_governed = true;
    }
    let words = match came {
        RuleOutcome::NotGoverned => return,
        RuleOutcome::OtherKind => return results.other_kinds.push(rule.id.to_string()),
        RuleOutcome::NotJudged => return results.not_judged.push(rule.id.to_string()),
        RuleOutcome::Off => match rule_set.weight(&rule.info).set_at {
            Some(place) => off(rule_set, &place),
            None => return,
        },
        RuleOutcome::Ended(last) => {
            (say::ENDED.render(reader, &Facts::new().with("date", Fact::Date(last))), Vec::new())
        }
        RuleOutcome::WithoutBase => (say::WITHOUT_BASE.render(reader, &Facts::new()), Vec::new()),
        RuleOutcome::PassedOver => {
            let reads = written.get(pack.id.as_str()).map(|written| written.reads(pack, rule)).unwrap_or_default();
            let shapes = rule
                .kinds
                .iter()
                .filter_map(|kind| rule_set.review.kinds().get(kind)?.schema.as_deref().and_then(Schema::shape));
            let conditions = Conditions { pack, shapes: shapes.collect(), reader, says: reads.when_says.as_ref() };
            let parts = conditions.words(reads.when.as_deref().unwrap_or_default());
            let phrase = if parts.len() == 1 { say::PASSED_OVER } else { say::NOT_ALL };
            (phrase.render(reader, &Facts::new()), parts)
        }
        RuleOutcome::Judged(mut judgements, unknown) => {
            let weighed = judgements.iter_mut().filter_map(|judgement| {
                let severity = weigh(&rule_set.review, judgement)?.severity;
                Some((severity, &*judgement))
            });
            let (open, found): (Vec<_>, Vec<_>) = weighed.partition(|(_, judgement)| judgement.open().is_some());
            let (line, mut more) = match open.first() {
                Some((_, first)) if found.is_empty() => {
                    let facts = Facts::new().with("missing", Fact::said(first.says.clone()));
                    (say::PENDING.render(reader, &facts), Vec::new())
                }
                _ => told(rule_set, found.into_iter()),
            };
            more.extend(unknown.into_iter().map(|what| unproven(what).render(reader, &Facts::new())));
            if let Some(from) = rule.effective.begins(reader.today) {
                more.push(say::EFFECTIVE.render(reader, &Facts::new().with("date", Fact::Date(from))));
            }
            (line, more)
        }
    };
    results.said.push((rule.id.to_string(), words));
}

/// That a part of a rule was not judged for want of history.
fn unproven(what: Unproven) -> Phrase {
    match what {
        Unproven::Authorship => say::AUTHORSHIP_UNKNOWN,
        Unproven::Announcement => say::ANNOUNCEMENT_UNKNOWN,
        Unproven::Change => say::CHANGE_UNKNOWN,
        Unproven::Approval => say::APPROVAL_UNKNOWN,
    }
}

fn of_policy(rule_set: &RuleSet, pack: &Pack, document: &Document, results: &Results, out: &mut TextPage) {
    let reader = rule_set.reader();
    out.heading(&format!("{} ({})", pack.title.of(reader.language), pack.file.path));
    if !results.is_governed {
        let service = named_services(&rule_set.review, document).into_iter();
        let service = Fact::List(service.map(|(_, id)| Fact::code(id.text())).collect());
        out.prose(2, &say::NOT_GOVERNED.render(reader, &Facts::new().with("service", service)));
        return;
    }
    let mut values = |id: &str, out: &mut TextPage| {
        expressions(&pack.file, results.expressions.get(id).map_or(&[], Vec::as_slice), reader, out);
    };
    rows(&results.said, &mut values, out);
    for (phrase, rules) in [(say::OTHER_KINDS, &results.other_kinds), (say::NOT_JUDGED, &results.not_judged)] {
        if !rules.is_empty() {
            let facts = Facts::new().with("rules", Fact::Text(rules.join(", ")));
            out.prose(2, &phrase.render(reader, &facts));
        }
    }
}
