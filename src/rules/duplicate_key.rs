//! `duplicate-key`: a mapping has each key once.

use super::{Look, Rule, label};
use crate::finding::{Finding, Severity};
use crate::workspace::{Document, Review};
use crate::yaml::FaultKind;

pub(super) const RULE: Rule = Rule {
    id: "duplicate-key",
    severity: Severity::Error,
    integrity: true,
    page: include_str!("duplicate_key.md"),
    look: Look::Each(check),
};

fn check(review: &Review, document: &Document, findings: &mut Vec<Finding>) {
    let Some(tree) = review.tree(document) else { return };
    for fault in tree.faults().iter().filter(|fault| fault.document == document.position) {
        if matches!(fault.kind, FaultKind::DuplicateKey(_)) {
            let words = fault.words(tree, &review.reader);
            let other = fault.other.map(|span| label(document, span, &words.other));
            let mut finding = RULE.finding(document, fault.span, words);
            finding.labels.extend(other);
            findings.push(finding);
        }
    }
}
