//! `backdated`: what a document says has happened has happened.

use super::{Look, Rule};
use crate::finding::{Judgement, Lowering, RuleInfo, Ruling, Severity};
use crate::language::messages::documents as say;
use crate::language::messages::rules as title;
use crate::language::{Facts, Saying};
use crate::policy::{Policies, World, cannot_be_judged, field_of, moment_fact};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("backdated", Severity::Error, title::BACKDATED, page!("backdated.md"))
        .lowering(Lowering::Refused),
    look: Look::InForce(check),
};

fn check<'w>(world: &'w World<'w>, _: &'w Policies, judgements: &mut Vec<Judgement>) {
    for (document, claim) in world.claims.iter(world.review) {
        let place = world.review.node(document).and_then(|root| claim.pointer.place(root));
        let Some(place) = place else { continue };
        let facts = Facts::new()
            .with("field", field_of(world, document, &claim.pointer))
            .with("when", moment_fact(&claim.moment, claim.zone));
        let mut machine = facts.to_json();
        machine.remove("field");
        let phase =
            world.review.kind(document).zip(world.review.node(document)).and_then(|(kind, node)| kind.phase(node));
        let help = if phase == Some("closed") { say::BACKDATED_HELP_DONE } else { say::BACKDATED_HELP };
        let says = Saying::new(say::BACKDATED, facts).help(help);
        let mut judgement = RULE.judgement(document, place.span, says);
        judgement.pointer = claim.pointer.to_string();
        judgement.facts = machine;
        judgements.push(judgement);
    }
    for (document, claim) in world.claims.unclear(world.review) {
        let Some(root) = world.review.node(document) else { continue };
        let Some(place) = claim.pointer.place(root) else { continue };
        // What is no time is a matter of the schema where that says so.
        let is_told = world.located(document).is_some_and(|at| {
            world.breaches(&at).is_some_and(|breaches| breaches.iter().any(|breach| breach.pointer == claim.pointer))
        });
        if is_told {
            continue;
        }
        let why = claim.why(field_of(world, document, &claim.pointer));
        let mut judgement = RULE.judgement(document, place.span, cannot_be_judged(&why));
        judgement.ruling = Ruling::Undecided;
        judgement.pointer = claim.pointer.to_string();
        judgements.push(judgement);
    }
}
