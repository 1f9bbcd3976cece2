//! What documents and people are called, for reports that name them.

use std::collections::BTreeSet;

use crate::finding::{Counted, DocumentName, Due, Met, Status, Titles};
use crate::kind::name;
use crate::language::personal_number::masked;
use crate::workspace::{Document, KindOf, Review};
use crate::yaml::Node;

/// The documents of the focus that meet all that is asked of them and of which nothing is pending, in the order of their
/// files. Those of the registry, drafts, what is void and kinds without a schema are left out: nothing was asked of them.
///
/// Of a share of the documents it is those of the share, of which another may have a finding.
pub(super) fn met(review: &Review, findings: &[Counted], pending: &[Due]) -> Vec<Met> {
    let is_told = |counted: &&Counted| counted.status.gates() || counted.status == Status::Answered;
    let judgements = findings.iter().filter(is_told).map(|counted| &counted.judgement);
    let told: BTreeSet<_> = judgements
        .chain(pending.iter().map(|due| &due.judgement))
        .filter_map(|judgement| judgement.document.as_ref())
        .collect();
    let documents = review.documents().iter();
    let documents =
        documents.filter(|one| review.in_focus(one.file) && review.in_share(one) && review.is_affected(one));
    let is_asked = |kind: &KindOf, document: &Document| {
        let phase = review.node(document).and_then(|node| kind.phase(node));
        kind.schema.is_some() && !kind.is_of_registry() && !matches!(phase, Some("draft" | "void"))
    };
    let work = documents.filter(|document| review.kind(document).is_some_and(|kind| is_asked(kind, document)));
    let met = work.filter_map(|document| {
        let name = document.name.clone().filter(|name| !told.contains(name))?;
        let node = review.node(document)?;
        Some(Met { document: name, file: document.file, span: node.span(), approved_by: approved_by(node) })
    });
    met.collect()
}

/// Who approved by the document's own word and did not reject it later in the list, each once.
fn approved_by(document: Node<'_>) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    for decision in document.get("approvals").into_iter().flat_map(Node::items) {
        let Some(by) = decision.get("by").map(Node::text) else { continue };
        people.retain(|person| person != by);
        if decision.get("decision").is_some_and(|said| said.text() == "approved") {
            people.push(by.to_owned());
        }
    }
    people
}

/// The titles of the documents and people that a report names.
pub(super) fn titles(review: &Review, findings: &[Counted], pending: &[Due], met: &[Met]) -> Titles {
    let title = |kind: &str, id: &str| {
        // Of several with one id nobody can tell which is meant.
        let document = review.find(kind, id).filter(|_| !review.is_repeated(kind, id))?;
        let title = review.node(document)?.get("title").filter(|title| title.scalar().is_some())?;
        Some(masked(title.text()).into_owned())
    };
    let of_findings = findings.iter().filter_map(|counted| counted.judgement.document.as_ref());
    let of_pending = pending.iter().filter_map(|due| due.judgement.document.as_ref());
    let documents: BTreeSet<&DocumentName> =
        of_findings.chain(of_pending).chain(met.iter().map(|met| &met.document)).collect();
    let who_may = pending.iter().flat_map(|due| &due.open.who_may);
    let people: BTreeSet<&String> = who_may.chain(met.iter().flat_map(|met| &met.approved_by)).collect();
    Titles {
        documents: documents
            .into_iter()
            .filter_map(|name| Some((name.clone(), title(&name.kind, &name.id)?)))
            .collect(),
        people: people.into_iter().filter_map(|id| Some((id.clone(), title(name::PERSON, id)?))).collect(),
    }
}
