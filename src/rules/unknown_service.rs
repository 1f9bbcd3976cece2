//! `unknown-service`: a document's service is registered, so that a typing error does not lead it past its policies.

use super::rule::{Look, Rule};
use crate::finding::{Hides, Judgement, RuleInfo, Severity};
use crate::kind::{name, nearest};
use crate::language::messages::policy as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Saying};
use crate::workspace::{Document, Review};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("unknown-service", Severity::Error, title::UNKNOWN_SERVICE, page!("unknown_service.md"))
        .hides(Hides::Value)
        .asks_for_others(),
    look: Look::Each(check),
};

fn check(review: &Review, document: &Document, judgements: &mut Vec<Judgement>) {
    let (Some(node), Some(kind)) = (review.node(document), review.kind(document)) else { return };
    kind.places().references.each(node, &mut |to, value, trail| {
        if to != name::SERVICE || value.scalar().is_none() || review.find(name::SERVICE, value.text()).is_some() {
            return;
        }
        let mut facts = Facts::new().with("id", Fact::code(value.text()));
        let mut ids: Vec<&str> = review.ids(name::SERVICE).collect();
        ids.sort_unstable();
        let known = Fact::any(ids.iter().copied().take(3));
        let help = match nearest(value.text(), ids) {
            Some(near) => {
                facts.insert("nearest", Fact::code(near));
                say::UNKNOWN_SERVICE_HELP
            }
            None => say::UNKNOWN_SERVICE_HELP_ADD,
        };
        let machine = facts.to_json();
        facts.insert("known", known);
        let says = Saying::new(say::UNKNOWN_SERVICE, facts).help(help);
        let mut judgement = RULE.judgement(document, value.span(), says);
        judgement.pointer = trail.pointer().to_string();
        judgement.facts = machine;
        judgements.push(judgement);
    });
}
