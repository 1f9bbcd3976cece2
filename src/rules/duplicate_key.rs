//! `duplicate-key`: a mapping has each key once.

use super::rule::{Look, Rule, label};
use crate::finding::{Hides, Judgement, Lowering, RuleInfo, Severity};
use crate::language::messages::rules as title;
use crate::workspace::{Document, Review};
use crate::yaml::FaultKind;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("duplicate-key", Severity::Error, title::DUPLICATE_KEY, page!("duplicate_key.md"))
        .lowering(Lowering::Refused)
        .hides(Hides::Value),
    look: Look::Each(check),
};

fn check(review: &Review, document: &Document, judgements: &mut Vec<Judgement>) {
    let Some(tree) = review.tree(document) else { return };
    for fault in tree.faults().iter().filter(|fault| fault.document == document.position) {
        if matches!(fault.kind, FaultKind::DuplicateKey(_)) {
            let says = fault.saying(tree);
            let machine = says.facts.to_json();
            let mut judgement = RULE.judgement(document, fault.span, says);
            judgement.facts = machine;
            judgement.labels.extend(fault.other.map(|span| label(document, span, fault.other_saying())));
            judgements.push(judgement);
        }
    }
}
