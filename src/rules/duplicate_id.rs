//! `duplicate-id`: an id names one document of its kind.

use std::collections::HashMap;

use super::{Look, Rule};
use crate::finding::{Finding, Label, Severity, Words};
use crate::language::messages::documents as say;
use crate::language::{Fact, Facts};
use crate::source::Span;
use crate::workspace::{Document, Review};

pub(super) const RULE: Rule = Rule {
    id: "duplicate-id",
    severity: Severity::Error,
    integrity: true,
    page: include_str!("duplicate_id.md"),
    look: Look::All(check),
};

fn check(review: &Review, findings: &mut Vec<Finding>) {
    let mut seen: HashMap<(&str, String), &Document> = HashMap::with_capacity(review.documents().len());
    for document in review.documents() {
        let Some(name) = &document.name else { continue };
        // Ours are told apart whatever their case, since file systems and people do not; other people's by their text.
        let mapped = review.kind(document).is_none_or(|kind| kind.mapped);
        let id = if mapped { name.id.clone() } else { name.id.to_ascii_lowercase() };
        let first = *seen.entry((name.kind.as_str(), id)).or_insert(document);
        if !std::ptr::eq(first, document) {
            findings.push(finding(review, document, first));
        }
    }
}

fn finding(review: &Review, document: &Document, first: &Document) -> Finding {
    let reader = &review.reader;
    let (kind, id) = document.name.as_ref().map_or(("", ""), |name| (name.kind.as_str(), name.id.as_str()));
    let kind = review.kinds().get(kind).map_or_else(|| Fact::code(kind), |kind| kind.fact());
    let facts = Facts::new()
        .with("kind", kind)
        .with("id", Fact::code(id))
        .with("other", Fact::code(review.file(first.file).path.as_str()));
    let words = Words {
        message: say::DUPLICATE_ID.render(reader, &facts),
        help: Some(say::DUPLICATE_ID_HELP.render(reader, &facts)),
        facts: facts.to_json(),
        ..Words::default()
    };
    let place = |document: &Document| {
        let whole = review.root(document).map_or(Span::at(0), |root| Span::at(root.region.start as usize));
        document.id_place.unwrap_or(whole)
    };
    let mut finding = RULE.finding(document, place(document), words);
    let text = say::FIRST_ID.render(reader, &facts);
    finding.labels.push(Label { file: first.file, span: place(first), text });
    finding
}
