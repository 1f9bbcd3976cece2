//! Which breaches a record of them answers: one that no edit can repair any more must not keep a true document out.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr as _;

use chrono::{DateTime, Utc};

use crate::calendar::{Moment, Period, Zone};
use crate::check::Rules;
use crate::finding::{Counted, DocumentName, Judgement, Mark, RuleInfo, Severity, Status};
use crate::kind::nearest;
use crate::language::messages::report as say;
use crate::language::{Fact, Facts, Phrase, Saying, Text};
use crate::registry::{services_of, zone_of};
use crate::rules::unbroken;
use crate::source::FileId;
use crate::workspace::{ANSWERS, Document, Review};
use crate::yaml::Node;

/// The field of a record that says when the breach was reported.
const REPORTED: &str = "reportedAt";

/// A record, with one of the entries in it that say what it answers.
struct Answer<'r> {
    document: &'r Document,
    record: Node<'r>,
    entry: Node<'r>,
    listed: Listed,
}

/// How an entry of a record lists a finding.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Listed {
    /// As it is known.
    Fits,
    /// By a document that does not exist, to which the one of the finding is the nearest.
    Misnamed,
    /// By its rule, and by a document where it is known by its period.
    ByDocument,
    /// By its rule, and by a period where it is known by its document.
    ByPeriod,
}

/// Why a record does not count for a finding: what the place says, and what is to be done.
#[derive(Clone, Copy)]
struct Objection {
    says: Phrase,
    help: Phrase,
}

impl Answer<'_> {
    /// Why it does not count for a finding. `None` where it counts.
    fn objection(&self, review: &Review, found: &Counted, is_faulty: &dyn Fn(&Document) -> bool) -> Option<Objection> {
        let Some(broken) = found.judgement.broken else {
            return Some(Objection { says: say::ANSWERS_MENDABLE, help: say::ANSWERS_MENDABLE_HELP });
        };
        let (says, help) = match self.listed {
            Listed::Fits => return self.objection_to_record(review, found, broken, is_faulty),
            Listed::Misnamed => (say::ANSWERS_MISNAMED, say::ANSWERS_MISNAMED_HELP),
            Listed::ByDocument => (say::ANSWERS_BY_DOCUMENT, say::ANSWERS_BY_DOCUMENT_HELP),
            Listed::ByPeriod => (say::ANSWERS_BY_PERIOD, say::ANSWERS_BY_PERIOD_HELP),
        };
        Some(Objection { says, help })
    }

    /// Why the record does not count for a finding that it lists as it should. `None` where it counts.
    fn objection_to_record(
        &self,
        review: &Review,
        found: &Counted,
        broken: DateTime<Utc>,
        is_faulty: &dyn Fn(&Document) -> bool,
    ) -> Option<Objection> {
        match review.kind(self.document).and_then(|kind| kind.phase(self.record)) {
            None | Some("draft") => return Some(Objection { says: say::ANSWERS_DRAFT, help: say::ANSWERS_DRAFT_HELP }),
            Some("void") => return Some(Objection { says: say::ANSWERS_VOID, help: say::ANSWERS_VOID_HELP }),
            Some(_) => {}
        }
        if self.document.misplaced.is_some() || is_faulty(self.document) {
            return Some(Objection { says: say::ANSWERS_FAULTY, help: say::ANSWERS_FAULTY_HELP });
        }
        if !is_of_service(review, self.document, found) {
            return Some(Objection { says: say::ANSWERS_ELSEWHERE, help: say::ANSWERS_ELSEWHERE_HELP });
        }
        let reported = self.record.get(REPORTED).and_then(|at| Moment::from_str(at.text()).ok());
        let zone = zone_of(review, self.document).unwrap_or(Zone::UTC);
        let Some(reported) = reported.and_then(|at| at.end(zone).ok()) else {
            return Some(Objection { says: say::ANSWERS_UNDATED, help: say::ANSWERS_UNDATED_HELP });
        };
        let beforehand = Objection { says: say::ANSWERS_BEFOREHAND, help: say::ANSWERS_BEFOREHAND_HELP };
        (reported < broken).then_some(beforehand)
    }

    fn name(&self) -> &str {
        self.document.name.as_ref().map_or("", |name| name.id.as_str())
    }

    fn label(&self, says: Phrase) -> Mark {
        Mark { file: self.document.file, span: self.entry.span(), text: Some(Saying::plain(says)) }
    }
}

/// Marks the findings that a record answers. It must be of the kind that the rule names, free of errors of its own, of a
/// service of the document, list the rule with the document, and be reported once the requirement was broken: what is
/// written beforehand excuses nothing. Why a record that lists a finding does not count is told with the finding.
/// `of_records` is what was found in records that are not in focus.
pub(super) fn answer(review: &Review, findings: &mut [Counted], of_records: &[Counted]) {
    if !findings.iter().any(may_be_answered) {
        return;
    }
    let faulty = faulty(findings, of_records);
    let is_faulty = |document: &Document| is_among(&faulty, document);
    for found in findings.iter_mut().filter(|found| may_be_answered(found)) {
        let answers = find(review, found);
        let objections: Vec<_> = answers.iter().map(|answer| answer.objection(review, found, &is_faulty)).collect();
        let counts = answers.iter().zip(&objections).find(|(_, objection)| objection.is_none());
        if let Some((answer, _)) = counts {
            found.status = Status::Answered;
            let judgement = &mut found.judgement;
            judgement.facts.insert("answeredBy".to_owned(), answer.name().into());
            judgement.labels.push(answer.label(say::ANSWERS));
            // Nothing is left to be done.
            judgement.says.help = None;
            judgement.blocks.clear();
            judgement.fixes.clear();
            continue;
        }
        let refused: Vec<_> = answers.iter().zip(objections).filter_map(|(one, why)| Some((one, why?))).collect();
        found.judgement.labels.extend(refused.iter().map(|(answer, why)| answer.label(why.says)));
        if let Some((answer, why)) = refused.first() {
            refuse(&mut found.judgement, answer, *why);
        }
    }
}

/// Says with a finding why the record that lists it does not count, and what to do about that. What can still be mended
/// is mended as the finding says.
fn refuse(judgement: &mut Judgement, answer: &Answer<'_>, why: Objection) {
    let name = judgement.document.as_ref().map_or("", |name| name.id.as_str());
    let period = judgement.period.as_ref().map_or("", |period| period.period.as_str());
    let mut facts = Facts::new()
        .with("record", Fact::code(answer.name()))
        .with("entry", Fact::code(format!("{{rule: {}, period: {period}}}", judgement.rule.id)))
        .with("document", Fact::code(format!("document: {name}")));
    if let Some(help) = judgement.says.help.take().filter(|_| judgement.broken.is_none()) {
        facts.insert("help", Fact::said(Saying::of(help, judgement.says.facts.clone())));
    } else {
        judgement.blocks.clear();
    }
    judgement.says.help = Some(Text::Message(Box::new(Saying::new(why.help, facts))));
}

/// The documents that have an error of their own, by file and name.
fn faulty(findings: &[Counted], of_records: &[Counted]) -> BTreeSet<(FileId, Option<DocumentName>)> {
    let is_error = |found: &&Counted| {
        found.status.gates() && (found.severity == Severity::Error || found.status == Status::Undecided)
    };
    let errors = findings.iter().chain(of_records).filter(is_error);
    errors.map(|found| (found.judgement.primary.file, found.judgement.document.clone())).collect()
}

fn is_among(faulty: &BTreeSet<(FileId, Option<DocumentName>)>, document: &Document) -> bool {
    let of = |name: Option<DocumentName>| faulty.contains(&(document.file, name));
    of(document.name.clone()) || of(None)
}

fn may_be_answered(found: &Counted) -> bool {
    found.status == Status::Active && found.judgement.rule.answered_by.is_some()
}

/// The records that list a finding, whether they count or not, and those that were meant to and mistype its document.
fn find<'r>(review: &'r Review, found: &Counted) -> Vec<Answer<'r>> {
    let (Some(kind), Some(name)) = (found.judgement.rule.answered_by.as_deref(), &found.judgement.document) else {
        return Vec::new();
    };
    let records = || review.documents().iter().filter(|document| document.kind.as_deref() == Some(kind));
    let ids = || review.documents().iter().filter_map(|document| Some(document.name.as_ref()?.id.as_str()));
    let is_meant = |id: &str| ids().all(|other| other != id) && nearest(id, ids()) == Some(name.id.as_str());
    let listed = |listed: Listed| {
        records().filter_map(move |document| {
            let record = review.node(document)?;
            let is_of = |entry: &Node<'_>| {
                let is_rule = entry.get("rule").is_some_and(|named| named.text() == found.judgement.rule.id.as_ref());
                let id = entry.get("document").map(Node::text);
                let is_it = match (listed, &found.judgement.period) {
                    (Listed::Fits, Some(period)) => is_of_period(*entry, &period.period),
                    (Listed::Fits, None) => id == Some(name.id.as_str()),
                    (Listed::Misnamed, None) => id.is_some_and(is_meant),
                    (Listed::ByDocument, Some(_)) => id.is_some(),
                    (Listed::ByPeriod, None) => id.is_none() && entry.get("period").is_some(),
                    (Listed::Misnamed | Listed::ByPeriod, Some(_)) | (Listed::ByDocument, None) => false,
                };
                is_rule && is_it
            };
            let entry = record.get(ANSWERS)?.items().find(is_of)?;
            Some(Answer { document, record, entry, listed })
        })
    };
    let ways = [Listed::Fits, Listed::Misnamed, Listed::ByDocument, Listed::ByPeriod];
    ways.into_iter().map(|way| listed(way).collect::<Vec<_>>()).find(|found| !found.is_empty()).unwrap_or_default()
}

/// The rule and the document that an entry of a record names.
fn entry_of(entry: Node<'_>) -> Option<(&str, &str)> {
    Some((entry.get("rule")?.text(), entry.get("document")?.text()))
}

/// Whether an entry of a record names a period, however that is written.
fn is_of_period(entry: Node<'_>, period: &str) -> bool {
    let named = entry.get("period").and_then(|named| named.text().parse::<Period>().ok());
    named.is_some_and(|named| named.to_string() == period)
}

/// Whether a record belongs to a service of the document that a finding is about; of a figure, to that whose it is.
fn is_of_service(review: &Review, record: &Document, found: &Counted) -> bool {
    let subject =
        found.judgement.period.as_ref().map_or(found.judgement.document.as_ref(), |period| period.of.as_ref());
    let judged = subject.and_then(|name| review.find(&name.kind, &name.id));
    let Some(judged) = judged else { return false };
    let services = services_of(review, judged);
    services_of(review, record).into_iter().any(|one| services.iter().any(|other| std::ptr::eq(one, *other)))
}

/// The entries of records in force that answer nothing: their rule was judged in their document, and is not broken there.
/// Documents that are not in focus were not judged, and entries about them are left alone.
pub(super) fn idle(review: &Review, rules: &Rules, findings: &[Counted], of_records: &[Counted]) -> Vec<Judgement> {
    let packs = rules.policies().packs.iter().flat_map(|pack| &pack.rules);
    let judged: BTreeMap<&str, &RuleInfo> = packs
        .filter(|rule| rule.is_judged() && !rules.is_off(&rule.id))
        .filter(|rule| rule.effective.ended(review.today()).is_none())
        .map(|rule| (rule.id.as_ref(), &*rule.info))
        .collect();
    let faulty = faulty(findings, of_records);
    let mut idle = Vec::new();
    for document in review.documents().iter().filter(|one| review.in_focus(one.file) && review.is_affected(one)) {
        let kind = document.kind.as_deref();
        let phase = || review.kind(document).zip(review.node(document)).and_then(|(kind, node)| kind.phase(node));
        if !judged.values().any(|rule| rule.answered_by.as_deref() == kind && kind.is_some())
            || matches!(phase(), None | Some("draft" | "void"))
            || is_among(&faulty, document)
        {
            continue;
        }
        let entries = review.node(document).and_then(|record| record.get(ANSWERS));
        let entries: Vec<Node<'_>> =
            entries.into_iter().flat_map(|entries| entries.items().collect::<Vec<_>>()).collect();
        for (index, entry) in entries.iter().enumerate() {
            let Some((rule, id)) = entry_of(*entry) else { continue };
            let of_document = |found: &&Counted| found.judgement.document.as_ref().is_some_and(|name| name.id == id);
            let is_judged = |one: &Document| {
                let is_it = one.name.as_ref().is_some_and(|name| name.id == id);
                is_it && review.in_focus(one.file) && review.is_affected(one)
            };
            let is_found = findings.iter().filter(of_document).any(|found| found.judgement.rule.id == rule);
            if !judged.contains_key(rule) || is_found || !review.documents().iter().any(is_judged) {
                continue;
            }
            let is_listed = |found: &Counted| {
                entries.iter().any(|other| entry_of(*other) == Some((found.judgement.rule.id.as_ref(), id)))
            };
            let open = findings.iter().filter(of_document).filter(|found| {
                may_be_answered(found) && found.judgement.rule.answered_by.as_deref() == kind && !is_listed(found)
            });
            let open: BTreeSet<&str> = open.map(|found| found.judgement.rule.id.as_ref()).collect();
            let meant = nearest(rule, open.iter().copied()).or_else(|| open.first().copied());
            let place = entry.get("rule").map_or(entry.span(), |rule| rule.span());
            idle.push(unbroken(document, place, index, rule, id, meant));
        }
    }
    idle
}
