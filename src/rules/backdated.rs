//! `backdated`: what a document says has happened has happened.

use chrono::TimeDelta;

use super::{Look, Rule};
use crate::calendar::{Moment, Zone};
use crate::finding::{Judgement, Lowering, RuleInfo, Ruling, Severity, Weight};
use crate::language::messages::documents as say;
use crate::language::messages::rules as title;
use crate::language::{Facts, Saying};
use crate::policy::{Policies, World, cannot_be_judged, field_of, moment_fact, since_claimed};
use crate::registry::zone_of;
use crate::workspace::Document;
use crate::yaml::{Pointer, Step};

/// The claims of what happened outside Git.
const OUTSIDE: [&str; 5] = ["agreedAt", "heldAt", "informedAt", "judgedAt", "sentAt"];

/// How long after it happened something may be written.
const LATE: TimeDelta = TimeDelta::days(30);

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
        let help = match phase {
            _ if is_signed(world, document, &claim.pointer) => say::BACKDATED_HELP_SIGNED,
            Some("closed") => say::BACKDATED_HELP_DONE,
            _ => say::BACKDATED_HELP,
        };
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
    if world.review.past().is_some() {
        world.review.documents().iter().for_each(|document| written_late(world, document, judgements));
    }
}

/// What happened outside Git and was written long after: Git tells when it first saw that.
fn written_late<'w>(world: &'w World<'w>, document: &'w Document, judgements: &mut Vec<Judgement>) {
    let review = world.review;
    let (Some(node), Some(kind)) = (review.node(document), review.kind(document)) else { return };
    let now = review.clock.at.to_utc();
    kind.places().claims.each(node, &mut |(), value, trail| {
        let pointer = trail.pointer();
        let is_outside = matches!(pointer.0.last(), Some(Step::Key(key)) if OUTSIDE.contains(&key.as_str()));
        let Some(moment) = Moment::of_rfc3339(value.text()).ok().filter(|_| is_outside) else { return };
        let zone = zone_of(review, document).unwrap_or(Zone::UTC);
        let Some(end) = moment.end(zone).ok().filter(|end| now - *end > LATE) else { return };
        let since = since_claimed(world, document, &pointer, value.text());
        let Some(seen) = since.moment(now).filter(|seen| *seen - end > LATE) else { return };
        let Some(place) = pointer.place(node) else { return };
        let facts = Facts::new()
            .with("field", field_of(world, document, &pointer))
            .with("when", moment_fact(&moment, zone))
            .with("seen", moment_fact(&Moment::from_instant(seen), zone));
        let mut machine = facts.to_json();
        machine.remove("field");
        let says = Saying::new(say::WRITTEN_LATE, facts).help(say::WRITTEN_LATE_HELP);
        let mut judgement = RULE.judgement(document, place.span, says);
        judgement.weight = Weight::AtMost(Severity::Warning);
        judgement.pointer = pointer.to_string();
        judgement.facts = machine;
        judgements.push(judgement);
    });
}

/// Whether a claim stands in a signed entry under `approvals`.
fn is_signed(world: &World<'_>, document: &Document, claim: &Pointer) -> bool {
    let [Step::Key(list), Step::Index(at), ..] = claim.0.as_slice() else { return false };
    let entries = world.review.node(document).and_then(|root| root.get(list)).filter(|_| list == "approvals");
    entries.and_then(|entries| entries.item(*at)).is_some_and(|entry| entry.get("signature").is_some())
}
