//! `identity`: what tells a person from others stands under one person only.

use super::rule::{Look, Rule};
use crate::approval::{PersonMark, SharedMark};
use crate::finding::{Judgement, Lowering, RuleInfo, Severity};
use crate::language::messages::approvals as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Saying};
use crate::policy::{Policies, World, person_of};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("identity", Severity::Error, title::IDENTITY, page!("identity.md"))
        .lowering(Lowering::Refused)
        .judges_registry(),
    look: Look::InForce(check),
};

fn check<'w>(world: &'w World<'w>, _: &'w Policies, judgements: &mut Vec<Judgement>) {
    for shared in world.key_ring().shared() {
        for (position, (id, ..)) in shared.people.iter().enumerate() {
            let other = shared.people.iter().map(|(other, ..)| *other).find(|other| other != id);
            judgements.extend(other.map(|other| judgement(world, shared, position, other)));
        }
    }
}

/// A judgement at one of the places where a mark stands; it stands under `other`, too.
fn judgement(world: &World<'_>, shared: &SharedMark<'_>, position: usize, other: &str) -> Judgement {
    let (_, document, node, index) = shared.people[position];
    let mut facts = Facts::new().with("other", person_of(&world.registry, other));
    let (message, key) = match shared.mark {
        PersonMark::Key => (say::SHARED_KEY, "/ssh"),
        PersonMark::Email => (say::SHARED_EMAIL, ""),
        PersonMark::Account => (say::SHARED_ACCOUNT, "/id"),
    };
    if shared.mark != PersonMark::Key {
        facts.insert("value", Fact::code(node.text()));
    }
    let machine = facts.to_json();
    let judgement = RULE.judgement(document, node.span(), Saying::new(message, facts).help(say::SHARED_HELP));
    Judgement { pointer: format!("/{}/{index}{key}", shared.mark.list()), facts: machine, ..judgement }
}
