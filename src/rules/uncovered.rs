//! `uncovered`: some policy governs every document of work.

use super::{Look, Rule};
use crate::finding::{Judgement, RuleInfo, Severity};
use crate::kind::{Schema, name};
use crate::language::messages::policy as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Saying};
use crate::registry::named_services;
use crate::workspace::{Document, Review};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("uncovered", Severity::Warning, title::UNCOVERED, include_str!("uncovered.md")),
    look: Look::Governed(check),
};

fn check(review: &Review, document: &Document, governed: bool, judgements: &mut Vec<Judgement>) {
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
    let facts = Facts::new().with("id", Fact::code(first.text()));
    let machine = facts.to_json();
    let says = Saying::new(say::UNCOVERED, facts).help(say::UNCOVERED_HELP);
    let mut judgement = RULE.judgement(document, first.span(), says);
    judgement.pointer = format!("/{field}");
    judgement.facts = machine;
    judgements.push(judgement);
}
