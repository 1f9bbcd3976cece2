//! `unknown-kind`: a document has a kind that is known.

use super::rule::{Look, Rule};
use crate::finding::{Hides, Judgement, Lowering, RuleInfo, Severity};
use crate::kind::nearest;
use crate::language::messages::documents as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Saying};
use crate::load::kind_called;
use crate::workspace::{Document, Review};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("unknown-kind", Severity::Error, title::UNKNOWN_KIND, include_str!("unknown_kind.md"))
        .lowering(Lowering::Refused)
        .hides(Hides::Value),
    look: Look::Each(check),
};

fn check(review: &Review, document: &Document, judgements: &mut Vec<Judgement>) {
    let Some(node) = review.node(document) else { return };
    let Some(kind) = &document.kind else {
        let says = Saying::plain(say::NO_KIND).help(say::UNKNOWN_KIND_HELP_LIST);
        let place = node.get("kind").map_or(node.span(), |kind| kind.span());
        judgements.push(RULE.judgement(document, place, says));
        return;
    };
    if review.kinds().contains_key(kind) {
        return;
    }
    let mut facts = Facts::new().with("kind", Fact::code(kind.as_str()));
    let near = nearest(kind, review.kinds().keys().map(String::as_str));
    let help = match near.or_else(|| kind_called(kind)) {
        Some(name) => {
            facts.insert("nearest", Fact::code(name));
            say::UNKNOWN_KIND_HELP
        }
        None => say::UNKNOWN_KIND_HELP_LIST,
    };
    let machine = facts.to_json();
    let says = Saying::new(say::UNKNOWN_KIND, facts).help(help);
    let place = node.get("kind").map_or(node.span(), |kind| kind.span());
    let mut judgement = RULE.judgement(document, place, says);
    "/kind".clone_into(&mut judgement.pointer);
    judgement.facts = machine;
    judgements.push(judgement);
}
