//! What became of every rule on the documents of a file.

use std::collections::BTreeMap;

use super::condition::Conditions;
use super::paper::Paper;
use super::rule::severity_word;
use super::shelf::{FileLine, RuleWeight, Shelf};
use super::written::Written;
use crate::check::{check, trace};
use crate::finding::{Counted, Judgement, Report, Severity, Unproven};
use crate::kind::Schema;
use crate::language::messages::explain as say;
use crate::language::{Fact, Facts, Phrase};
use crate::policy::{Came, Pack, PolicyRule};
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
}

/// Tells of each document in focus and each rule whether it applied, and why not, and what it came to. `path` is what
/// was asked for.
pub fn applied(shelf: &Shelf, path: &str, paper: &mut Paper) {
    let review = &shelf.review;
    let reader = shelf.reader();
    let report = standing(review, &shelf.rules, check(review, &shelf.rules));
    let mut traced: BTreeMap<(FileId, usize), BTreeMap<String, Results>> = BTreeMap::new();
    let written: BTreeMap<&str, Written> =
        shelf.policies().packs.iter().map(|pack| (pack.id.as_str(), Written::of(pack))).collect();
    trace(review, &shelf.rules, &mut |document, pack, rule, came| {
        let of_document = traced.entry((document.file, document.position)).or_default();
        let results = of_document.entry(pack.id.clone()).or_default();
        came_to(shelf, &written, pack, rule, came, results);
    });
    let in_focus = |document: &&Document| review.in_focus(document.file);
    let mut is_first = true;
    for document in review.documents().iter().filter(in_focus) {
        if !is_first {
            paper.gap();
        }
        is_first = false;
        paper.line(0, &name_of(shelf, document));
        paper.heading(&say::BUILT_IN.render(reader, &Facts::new()));
        let (said, met) = of_builtin(shelf, &report, document);
        rows(&said, paper);
        if review.node(document).is_none() {
            // What cannot be read meets nothing.
            paper.prose(2, &say::NOTHING_ELSE.render(reader, &Facts::new()));
        } else if !met.is_empty() {
            let facts = Facts::new().with("rules", Fact::Text(met.join(", ")));
            paper.prose(2, &say::ALL_MET.render(reader, &facts));
        }
        let of_packs = traced.remove(&(document.file, document.position)).unwrap_or_default();
        for (id, results) in of_packs {
            let Some(pack) = shelf.policies().packs.iter().find(|pack| pack.id == id) else { continue };
            of_policy(shelf, pack, document, &results, paper);
        }
    }
    if is_first {
        let facts = Facts::new().with("path", Fact::code(path));
        paper.line(0, &say::NO_DOCUMENTS.render(reader, &facts));
    }
}

fn name_of(shelf: &Shelf, document: &Document) -> String {
    let review = &shelf.review;
    let path = &review.file(document.file).path;
    let kind = review.kind(document).map(|kind| kind.fact().render(shelf.reader()));
    match (kind, &document.name) {
        (Some(kind), Some(name)) => format!("{path}: {kind} {}", Fact::code(&name.id).render(shelf.reader())),
        _ => {
            let number = u64::try_from(document.position + 1).unwrap_or(u64::MAX);
            let facts = Facts::new().with("number", Fact::number(number));
            format!("{path}: {}", say::NAMELESS.render(shelf.reader(), &facts))
        }
    }
}

/// The rules, what is said of them beside their ids.
fn rows(said: &[(String, Said)], paper: &mut Paper) {
    let width = said.iter().map(|(id, _)| id.chars().count()).max().unwrap_or(0);
    for (id, (line, more)) in said {
        let mark = format!("{id:<width$}  ");
        paper.hanging(2, &mark, line);
        for line in more {
            paper.hanging(2 + mark.chars().count(), "- ", line);
        }
    }
}

/// What the built-in rules that are off or find something say, and the ids of those that find nothing.
fn of_builtin(shelf: &Shelf, report: &Report, document: &Document) -> (Vec<(String, Said)>, Vec<&'static str>) {
    let (mut said, mut met) = (Vec::new(), Vec::new());
    for rule in RULES {
        let is_here = |counted: &&Counted| {
            counted.judgement.rule == rule.reference() && is_of(&shelf.review, &counted.judgement, document)
        };
        let findings: Vec<&Counted> = report.findings.iter().filter(is_here).collect();
        match (shelf.weight(&rule.info), findings.is_empty()) {
            (RuleWeight { severity: None, set_at: Some(place), .. }, true) => {
                said.push((rule.info.id.to_string(), off(shelf, &place)));
            }
            (_, true) => met.push(rule.info.id.as_ref()),
            (_, false) => {
                let said_of = findings.iter().map(|counted| (counted.severity, &counted.judgement));
                said.push((rule.info.id.to_string(), told(shelf, said_of)));
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

fn off(shelf: &Shelf, place: &FileLine) -> Said {
    let facts = Facts::new().with("place", Fact::Text(place.to_string()));
    (say::OFF_AT.render(shelf.reader(), &facts), Vec::new())
}

/// What findings say; that the rule holds where there are none.
fn told<'f>(shelf: &Shelf, findings: impl Iterator<Item = (Severity, &'f Judgement)>) -> Said {
    let none = Facts::new();
    let mut lines = findings.map(|(severity, judgement)| {
        let word = severity_word(severity).render(shelf.reader(), &none);
        format!("{word}: {}", judgement.says.say(shelf.reader()))
    });
    match lines.next() {
        None => (say::MET.render(shelf.reader(), &none), Vec::new()),
        Some(first) => (first, lines.collect()),
    }
}

fn came_to(
    shelf: &Shelf,
    written: &BTreeMap<&str, Written>,
    pack: &Pack,
    rule: &PolicyRule,
    came: Came,
    results: &mut Results,
) {
    let reader = shelf.reader();
    if !matches!(came, Came::NotGoverned) {
        results.is_governed = true;
    }
    let words = match came {
        Came::NotGoverned => return,
        Came::OtherKind => return results.other_kinds.push(rule.id.to_string()),
        Came::NotJudged => return results.not_judged.push(rule.id.to_string()),
        Came::Off => match shelf.weight(&rule.info).set_at {
            Some(place) => off(shelf, &place),
            None => return,
        },
        Came::PassedOver => {
            let reads = written.get(pack.id.as_str()).map(|written| written.reads(pack, rule)).unwrap_or_default();
            let shapes = rule
                .kinds
                .iter()
                .filter_map(|kind| shelf.review.kinds().get(kind)?.schema.as_deref().and_then(Schema::shape));
            let conditions = Conditions { pack, shapes: shapes.collect(), reader };
            let parts = conditions.words(reads.when.as_deref().unwrap_or_default());
            let phrase = if parts.len() == 1 { say::PASSED_OVER } else { say::NOT_ALL };
            (phrase.render(reader, &Facts::new()), parts)
        }
        Came::Judged(mut judgements, unknown) => {
            let weighed = judgements.iter_mut().filter_map(|judgement| {
                let severity = weigh(&shelf.review, judgement)?.severity;
                Some((severity, &*judgement))
            });
            let (open, found): (Vec<_>, Vec<_>) = weighed.partition(|(_, judgement)| judgement.open().is_some());
            let (line, mut more) = match open.first() {
                Some((_, first)) if found.is_empty() => {
                    let facts = Facts::new().with("missing", Fact::said(first.says.clone()));
                    (say::PENDING.render(reader, &facts), Vec::new())
                }
                _ => told(shelf, found.into_iter()),
            };
            more.extend(unknown.into_iter().map(|what| unproven(what).render(reader, &Facts::new())));
            if let Some(from) = rule.effective.filter(|from| reader.today < *from) {
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
    }
}

fn of_policy(shelf: &Shelf, pack: &Pack, document: &Document, results: &Results, paper: &mut Paper) {
    let reader = shelf.reader();
    paper.heading(&format!("{} ({})", pack.title.of(reader.language), pack.file.path));
    if !results.is_governed {
        let service = named_services(&shelf.review, document).into_iter();
        let service = Fact::List(service.map(|(_, id)| Fact::code(id.text())).collect());
        paper.prose(2, &say::NOT_GOVERNED.render(reader, &Facts::new().with("service", service)));
        return;
    }
    rows(&results.said, paper);
    for (phrase, rules) in [(say::OTHER_KINDS, &results.other_kinds), (say::NOT_JUDGED, &results.not_judged)] {
        if !rules.is_empty() {
            let facts = Facts::new().with("rules", Fact::Text(rules.join(", ")));
            paper.prose(2, &phrase.render(reader, &facts));
        }
    }
}
