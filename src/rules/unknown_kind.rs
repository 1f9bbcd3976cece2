//! `unknown-kind`: a document has a kind that is known.

use super::rule::{Look, Rule};
use crate::finding::{Hides, Judgement, Lowering, RuleInfo, Severity};
use crate::kind::{KINDS, Kind, nearest};
use crate::language::messages::documents as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Saying};
use crate::load::{OURS_ALONE, is_nearly_ours, kind_called};
use crate::workspace::{Document, KindOf, Review};
use crate::yaml::Node;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("unknown-kind", Severity::Error, title::UNKNOWN_KIND, page!("unknown_kind.md"))
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
    if let Some(known) = review.kinds().get(kind) {
        judgements.extend(confused(review, document, node, known));
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

/// What is said of a document outside the entries that map its kind, a kind of the project's own with nearly the name of
/// one of ours, where its fields are those of ours: the name is then rather a misspelling of ours.
fn confused(review: &Review, document: &Document, node: Node<'_>, known: &KindOf) -> Option<Judgement> {
    let is_mapped = review.entry(document).is_some_and(|entry| entry.kind.is_some());
    if !known.mapped || is_mapped || !is_nearly_ours(&known.name, true) {
        return None;
    }
    let written = node.get("kind")?;
    let meant = kind_called(&known.name).or_else(|| nearest(&known.name, KINDS.iter().map(|kind| kind.name)))?;
    let ours = Kind::find(meant)?.schema();
    let shapes = (ours.shape()?, known.schema.as_ref().and_then(|schema| schema.shape()));
    let keys = || node.entries().map(|entry| entry.key.text()).filter(|key| *key != "kind");
    let of_ours = keys().filter(|key| shapes.0.property(key).is_some()).count();
    let of_its_own = keys().filter(|key| shapes.1.is_some_and(|own| own.property(key).is_some())).count();
    if of_ours <= of_its_own || !keys().any(|key| OURS_ALONE.contains(&key)) {
        return None;
    }
    let facts = Facts::new().with("kind", Fact::code(known.name.as_str())).with("nearest", Fact::code(meant));
    let machine = facts.to_json();
    let says = Saying::new(say::CONFUSED_KIND, facts).help(say::CONFUSED_KIND_HELP);
    let mut judgement = RULE.judgement(document, written.span(), says);
    "/kind".clone_into(&mut judgement.pointer);
    judgement.facts = machine;
    Some(judgement)
}
