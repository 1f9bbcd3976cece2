//! `schema`: a document is as the JSON Schema of its kind says.

use super::{Look, Rule, label};
use crate::finding::{Finding, Severity, Status, Words};
use crate::kind::{Expected, Index, Telling};
use crate::workspace::{Document, Review};

pub(super) const RULE: Rule = Rule {
    id: "schema",
    severity: Severity::Error,
    integrity: true,
    page: include_str!("schema.md"),
    look: Look::Each(check),
};

fn check(review: &Review, document: &Document, findings: &mut Vec<Finding>) {
    let (Some(node), Some(kind)) = (review.judged(document), review.kind(document)) else { return };
    let Some(schema) = &kind.schema else { return };
    let breaches = match schema.breaches(node) {
        Ok(breaches) if breaches.is_empty() => return,
        Ok(breaches) => breaches,
        // Schemas are compiled when they are loaded; should one fail here all the same, nothing is decided.
        Err(fault) => {
            let words = Words { message: fault.reason, ..Words::default() };
            let mut finding = RULE.finding(document, node.span(), words);
            finding.status = Status::Undecided;
            findings.push(finding);
            return;
        }
    };
    let telling = Telling {
        document: Index::new(node),
        shape: schema.shape(),
        kind: kind.fact(),
        library: &kind.library,
        reader: &review.reader,
        shown_by: kind.shown_by(),
    };
    for breach in breaches {
        let words = telling.words(&breach);
        let place = telling.document.place(&breach.pointer);
        let definition = place.and_then(|place| place.definition).map(|span| label(document, span, &words.other));
        let mut finding = RULE.finding(document, breach.span(&telling.document).unwrap_or(node.span()), words);
        finding.pointer = match &breach.expected {
            Expected::NotKey(key, _) | Expected::Misspelt(key, _) | Expected::OtherKey(key) => {
                breach.pointer.key(key).to_string()
            }
            _ => breach.pointer.to_string(),
        };
        if breach.is_undecided() {
            finding.status = Status::Undecided;
        }
        finding.labels.extend(definition);
        findings.push(finding);
    }
}
