//! Which breaches a record of them answers: one that no edit can repair any more must not keep a true document out.

use std::collections::BTreeSet;
use std::str::FromStr as _;

use crate::calendar::{Moment, Zone};
use crate::finding::{Counted, DocumentName, Judgement, Mark, Severity, Status};
use crate::language::messages::report as say;
use crate::language::{Phrase, Saying};
use crate::registry::{services_of, zone_of};
use crate::source::FileId;
use crate::workspace::{Document, Review};
use crate::yaml::Node;

/// The field of a record that lists what it answers, each with its `rule` and its `document`.
const ANSWERS: &str = "deviates";

/// A record in force, with one of the entries in it that say what it answers.
struct Answer<'r> {
    document: &'r Document,
    record: Node<'r>,
    entry: Node<'r>,
}

impl Answer<'_> {
    /// Why it does not count for a finding: it was reported before the requirement was broken, or nobody can tell.
    /// `None` where it counts.
    fn objection(&self, review: &Review, found: &Counted) -> Option<Phrase> {
        let reported = self.record.get(REPORTED).and_then(|at| Moment::from_str(at.text()).ok());
        let zone = zone_of(review, self.document).unwrap_or(Zone::UTC);
        let Some(reported) = reported.and_then(|at| at.end(zone).ok()) else { return Some(say::ANSWERS_UNDATED) };
        let is_later = found.judgement.broken.is_some_and(|broken| reported >= broken);
        (!is_later).then_some(say::ANSWERS_BEFOREHAND)
    }

    fn label(&self, says: Phrase) -> Mark {
        Mark { file: self.document.file, span: self.entry.span(), text: Some(Saying::plain(says)) }
    }
}

/// The field of a record that says when the breach was reported.
const REPORTED: &str = "reportedAt";

/// Marks the findings that a record answers. It must be of the kind that the rule names, free of errors of its own, of a
/// service of the document, list the rule with the document, and be reported once the requirement was broken: what is
/// written beforehand excuses nothing, and is told beside the finding. `of_records` is what was found in records that are
/// not in focus.
pub(super) fn answer(review: &Review, findings: &mut [Counted], of_records: &[Counted]) {
    if !findings.iter().any(may_be_answered) {
        return;
    }
    let place = |judgement: &Judgement| (judgement.primary.file, judgement.document.clone());
    let is_error = |severity: Severity, status: Status| {
        status.gates() && (severity == Severity::Error || status == Status::Undecided)
    };
    let errors = findings.iter().chain(of_records).filter(|found| is_error(found.severity, found.status));
    let faulty: BTreeSet<(FileId, Option<DocumentName>)> = errors.map(|found| place(&found.judgement)).collect();
    let is_faulty = |document: &Document| {
        let of = |name: Option<DocumentName>| faulty.contains(&(document.file, name));
        of(document.name.clone()) || of(None)
    };
    for found in findings.iter_mut().filter(|found| may_be_answered(found)) {
        let answers = find(review, found, &is_faulty);
        let objections: Vec<_> = answers.iter().map(|answer| answer.objection(review, found)).collect();
        let counts = answers.iter().zip(&objections).find(|(_, objection)| objection.is_none());
        if let Some((answer, _)) = counts {
            let name = answer.document.name.as_ref().map_or("", |name| name.id.as_str());
            found.status = Status::Answered;
            found.judgement.facts.insert("answeredBy".to_owned(), name.into());
            found.judgement.labels.push(answer.label(say::ANSWERS));
        } else {
            let told = answers.iter().zip(objections).filter_map(|(answer, says)| Some(answer.label(says?)));
            found.judgement.labels.extend(told);
        }
    }
}

fn may_be_answered(found: &Counted) -> bool {
    found.status == Status::Active && found.judgement.broken.is_some() && found.judgement.rule.answered_by.is_some()
}

/// The records that list a finding.
fn find<'r>(review: &'r Review, found: &Counted, is_faulty: &dyn Fn(&Document) -> bool) -> Vec<Answer<'r>> {
    let (Some(kind), Some(name)) = (found.judgement.rule.answered_by.as_deref(), &found.judgement.document) else {
        return Vec::new();
    };
    let Some(judged) = review.find(&name.kind, &name.id) else { return Vec::new() };
    let services: Vec<*const Document> = services_of(review, judged).into_iter().map(std::ptr::from_ref).collect();
    let records = review.documents().iter().filter(|document| {
        document.kind.as_deref() == Some(kind) && document.misplaced.is_none() && !is_faulty(document)
    });
    records
        .filter(|record| services_of(review, record).into_iter().any(|one| services.contains(&std::ptr::from_ref(one))))
        .filter_map(|document| {
            let node = review.node(document).filter(|node| is_in_force(review, document, *node))?;
            let says = |entry: Node<'_>, key: &str, value: &str| entry.get(key).is_some_and(|one| one.text() == value);
            let entry = node.get(ANSWERS)?.items().find(|entry| {
                says(*entry, "rule", found.judgement.rule.id.as_ref()) && says(*entry, "document", &name.id)
            })?;
            Some(Answer { document, record: node, entry })
        })
        .collect()
}

/// Whether a record counts: it is neither a draft nor withdrawn.
fn is_in_force(review: &Review, document: &Document, node: Node<'_>) -> bool {
    let phase = review.kind(document).and_then(|kind| kind.phase(node));
    !matches!(phase, None | Some("draft" | "void"))
}
