//! `uncovered`: some policy governs every document of work.

use super::{Look, Rule};
use crate::finding::{Finding, Severity, Words};
use crate::kind::{Schema, name};
use crate::language::messages::policy as say;
use crate::language::{Fact, Facts};
use crate::registry::named_services;
use crate::workspace::{Document, Review};

pub(super) const RULE: Rule = Rule {
    id: "uncovered",
    severity: Severity::Warning,
    integrity: false,
    page: include_str!("uncovered.md"),
    look: Look::Governed(check),
};

fn check(review: &Review, document: &Document, governed: bool, findings: &mut Vec<Finding>) {
    let Some(kind) = review.kind(document) else { return };
    let shape = kind.schema.as_deref().and_then(Schema::shape);
    let work = shape
        .and_then(|shape| shape.keyword("x-kind"))
        .and_then(|kind| kind.get("work"))
        .and_then(serde_json::Value::as_bool);
    if governed || kind.mapped || work != Some(true) {
        return;
    }
    let Some((field, first)) = named_services(review, document).into_iter().next() else { return };
    // What is not registered is told by `unknown-service`.
    if review.find(name::SERVICE, first.text()).is_none() {
        return;
    }
    let reader = &review.reader;
    let facts = Facts::new().with("id", Fact::code(first.text()));
    let words = Words {
        message: say::UNCOVERED.render(reader, &facts),
        help: Some(say::UNCOVERED_HELP.render(reader, &facts)),
        facts: facts.to_json(),
        ..Words::default()
    };
    let mut finding = RULE.finding(document, first.span(), words);
    finding.pointer = format!("/{field}");
    findings.push(finding);
}
