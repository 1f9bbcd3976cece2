//! `uncovered`: some policy governs every document of work.

use super::rule::{Look, Rule};
use crate::finding::{Judgement, Lowering, RuleInfo, Severity, Weight};
use crate::kind::{Schema, name};
use crate::language::messages::policy as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Saying};
use crate::policy::{Absent, Judged, World, absent};
use crate::registry::named_services;
use crate::workspace::{Document, Review};
use crate::yaml::Node;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("uncovered", Severity::Warning, title::UNCOVERED, page!("uncovered.md"))
        .lowering(Lowering::RefusedInPart),
    look: Look::Governed(check),
};

fn check<'w>(world: &'w World<'w>, document: &'w Document, judged: &Judged, judgements: &mut Vec<Judgement>) {
    let review = world.review;
    let Some(kind) = review.kind(document) else { return };
    if kind.name == name::SERVICE && !kind.mapped {
        judgements.extend(review.node(document).into_iter().flat_map(|node| listed(review, document, node)));
        return;
    }
    let shape = kind.schema.as_deref().and_then(Schema::shape);
    let work = shape
        .and_then(|shape| shape.keyword("x-kind"))
        .and_then(|kind| kind.get("work"))
        .and_then(serde_json::Value::as_bool);
    if judged.governed || kind.mapped || work != Some(true) {
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

/// The policies that a service lists and that are not in force: its documents are not judged by what its owner believes
/// they are.
fn listed(review: &Review, document: &Document, node: Node<'_>) -> Vec<Judgement> {
    let Some(policies) = node.get("policies").filter(|policies| policies.is_sequence()) else { return Vec::new() };
    let judged = |(index, policy): (usize, Node<'_>)| {
        let id = policy.scalar().map(|_| policy.text())?;
        let mut facts = Facts::new().with("policy", Fact::code(id));
        let help = match absent(review, id)? {
            Absent::NotTaken => {
                facts.insert("entry", Fact::code(format!("builtin:{id}")));
                say::LISTED_HELP_TAKE
            }
            Absent::InFile(path) => {
                facts.insert("entry", Fact::code(path));
                say::LISTED_HELP_TAKE
            }
            Absent::Ended(last) => {
                facts.insert("date", Fact::Date(last));
                say::LISTED_HELP_ENDED
            }
            Absent::Unknown(Some(near)) => {
                facts.insert("nearest", Fact::code(near));
                say::LISTED_HELP_NEAREST
            }
            Absent::Unknown(None) => say::LISTED_HELP,
        };
        let machine = facts.to_json();
        let mut judgement = RULE.judgement(document, policy.span(), Saying::new(say::LISTED, facts).help(help));
        judgement.weight = Weight::Always(Severity::Error);
        judgement.pointer = format!("/policies/{index}");
        judgement.facts = machine;
        Some(judgement)
    };
    policies.items().enumerate().filter_map(judged).collect()
}
