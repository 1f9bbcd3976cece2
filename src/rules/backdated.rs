//! `backdated`: what a document says has happened has happened.

use super::{Look, Rule};
use crate::finding::{Judgement, Lowering, RuleInfo, Severity};
use crate::language::messages::documents as say;
use crate::language::messages::rules as title;
use crate::language::{Facts, Saying};
use crate::policy::{Policies, World, field_of, moment_fact};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("backdated", Severity::Error, title::BACKDATED, include_str!("backdated.md"))
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
        let says = Saying::new(say::BACKDATED, facts).help(say::BACKDATED_HELP);
        let mut judgement = RULE.judgement(document, place.span, says);
        judgement.pointer = claim.pointer.to_string();
        judgement.facts = machine;
        judgements.push(judgement);
    }
}
