//! Which breaches a record of them answers: one that no edit can repair any more must not keep a true document out.

use std::collections::BTreeSet;

use crate::finding::{Counted, DocumentName, Judgement, Mark, Severity, Status};
use crate::language::Saying;
use crate::language::messages::report as say;
use crate::registry::services_of;
use crate::source::{FileId, Span};
use crate::workspace::{Document, Review};
use crate::yaml::Node;

/// The field of a record that lists what it answers, each with its `rule` and its `document`.
const ANSWERS: &str = "deviates";

/// A record in force, with one of the entries in it that say what it answers.
struct Answer<'r> {
    document: &'r Document,
    entry: Node<'r>,
}

/// Marks the findings that a record answers. It must be of the kind that the rule names, free of errors of its own, of a
/// service of the document, and list the rule with the document. `of_records` is what was found in records that are not
/// in focus.
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
        if let Some(answer) = find(review, found, &is_faulty) {
            let name = answer.document.name.as_ref().map_or("", |name| name.id.as_str());
            found.status = Status::Answered;
            found.judgement.facts.insert("answeredBy".to_owned(), name.into());
            found.judgement.labels.push(label(&answer, Saying::plain(say::ANSWERS)));
        }
    }
}

fn may_be_answered(found: &Counted) -> bool {
    found.status == Status::Active && found.judgement.beyond_repair && found.judgement.rule.answered_by.is_some()
}

fn find<'r>(review: &'r Review, found: &Counted, is_faulty: &dyn Fn(&Document) -> bool) -> Option<Answer<'r>> {
    let kind = found.judgement.rule.answered_by.as_deref()?;
    let name = found.judgement.document.as_ref()?;
    let judged = review.find(&name.kind, &name.id)?;
    let services: Vec<*const Document> = services_of(review, judged).into_iter().map(std::ptr::from_ref).collect();
    let records = review.documents().iter().filter(|document| {
        document.kind.as_deref() == Some(kind) && document.misplaced.is_none() && !is_faulty(document)
    });
    records
        .filter(|record| services_of(review, record).into_iter().any(|one| services.contains(&std::ptr::from_ref(one))))
        .find_map(|document| {
            let node = review.node(document).filter(|node| is_in_force(review, document, *node))?;
            let says = |entry: Node<'_>, key: &str, value: &str| entry.get(key).is_some_and(|one| one.text() == value);
            let entry = node.get(ANSWERS)?.items().find(|entry| {
                says(*entry, "rule", found.judgement.rule.id.as_ref()) && says(*entry, "document", &name.id)
            })?;
            Some(Answer { document, entry })
        })
}

/// Whether a record counts: it is neither a draft nor withdrawn.
fn is_in_force(review: &Review, document: &Document, node: Node<'_>) -> bool {
    let phase = review.kind(document).and_then(|kind| kind.phase(node));
    !matches!(phase, None | Some("draft" | "void"))
}

fn label(answer: &Answer<'_>, text: Saying) -> Mark {
    let span: Span = answer.entry.span();
    Mark { file: answer.document.file, span, text: Some(text) }
}
