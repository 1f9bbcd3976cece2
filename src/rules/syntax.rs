//! `syntax`: a document is YAML, and a mapping.

use super::{Look, Rule, label};
use crate::finding::{Finding, Severity, Words};
use crate::load::Unread;
use crate::source::Span;
use crate::workspace::{Document, Review, unread_words};
use crate::yaml::{Fault, FaultKind, SyntaxProblem};

pub(super) const RULE: Rule = Rule {
    id: "syntax",
    severity: Severity::Error,
    integrity: true,
    page: include_str!("syntax.md"),
    look: Look::Each(check),
};

fn check(review: &Review, document: &Document, findings: &mut Vec<Finding>) {
    let Some(tree) = review.tree(document) else {
        if let Some(Unread::NotUtf8(valid)) = review.unread(document) {
            let words = Words { message: unread_words(&Unread::NotUtf8(*valid), &review.reader), ..Words::default() };
            findings.push(RULE.finding(document, Span::at(*valid), words));
        }
        return;
    };
    let faults = tree.faults().iter().filter(|fault| fault.document == document.position);
    for fault in faults.filter(|fault| matches!(fault.kind, FaultKind::Syntax(_))) {
        let words = fault.words(tree, &review.reader);
        let other = fault.other.map(|span| label(document, span, &words.other));
        let mut finding = RULE.finding(document, fault.span, words);
        finding.labels.extend(other);
        findings.push(finding);
    }
    if let Some(node) =
        review.root(document).and_then(|root| tree.node(root)).filter(|_| review.judged(document).is_none())
    {
        findings.push(no_mapping(review, document, node.span()));
    } else if tree.roots().is_empty() {
        findings.push(no_mapping(review, document, Span::at(0)));
    }
}

fn no_mapping(review: &Review, document: &Document, span: Span) -> Finding {
    let kind = FaultKind::Syntax(SyntaxProblem::NoMapping);
    let fault = Fault { kind, span, other: None, document: document.position };
    let words = match review.tree(document) {
        Some(tree) => fault.words(tree, &review.reader),
        None => Words::default(),
    };
    RULE.finding(document, span, words)
}
