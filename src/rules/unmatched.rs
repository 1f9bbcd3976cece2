//! `unmatched`: what the configuration names is there and has an effect, so that nobody takes for governed what is not.

use super::rule::{Look, Rule};
use crate::config::FILE_NAME;
use crate::finding::{Judgement, Lowering, RuleInfo, Severity};
use crate::kind::name;
use crate::language::messages::documents as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Saying};
use crate::policy::{Pack, Policies, World, governs_something};
use crate::source::{FileId, Side, Span};
use crate::workspace::Review;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("unmatched", Severity::Warning, title::UNMATCHED, include_str!("unmatched.md"))
        .lowering(Lowering::Refused),
    look: Look::InForce(check),
};

fn check<'w>(world: &'w World<'w>, policies: &'w Policies, judgements: &mut Vec<Judgement>) {
    let review = world.review;
    let Some(file) = configuration(review) else { return };
    // What a pattern or `builtin:*` brings in may be there for later.
    let shipped = review.config().shipped.iter().filter(|(id, _)| id != "*");
    for (id, span) in shipped {
        let pack = policies.packs.iter().find(|pack| pack.id == *id);
        judgements.extend(ungoverning(world, pack, id).map(|says| judgement(file, *span, says)));
    }
    for entry in &review.config().policy_paths {
        let Some(path) = entry.file() else { continue };
        for pack in policies.packs.iter().filter(|pack| pack.is_in(path)) {
            judgements.extend(ungoverning(world, Some(pack), &pack.id).map(|says| judgement(file, entry.span, says)));
        }
    }
}

/// The message about a policy that governs nothing; `None` where it governs something.
fn ungoverning<'w>(world: &'w World<'w>, pack: Option<&'w Pack>, id: &str) -> Option<Saying> {
    if pack.is_some_and(|pack| governs_something(world, pack)) {
        return None;
    }
    let listed = pack.is_some_and(|pack| world.of_kind(name::SERVICE).any(|service| pack.is_listed_by(service.node)));
    let (message, help) = if listed {
        (say::APPLIES_NOWHERE, say::APPLIES_NOWHERE_HELP)
    } else {
        (say::LISTED_NOWHERE, say::LISTED_NOWHERE_HELP)
    };
    Some(Saying::new(message, Facts::new().with("policy", Fact::code(id))).help(help))
}

/// The configuration in force, where it is a file of the project.
fn configuration(review: &Review) -> Option<FileId> {
    let sides: &[Side] = if review.is_of_one_side() { &[Side::Merge] } else { &[Side::Target] };
    sides.iter().find_map(|side| review.sources.find(*side, FILE_NAME))
}

/// A finding in the configuration.
fn judgement(file: FileId, span: Span, says: Saying) -> Judgement {
    let facts = says.facts.to_json();
    Judgement { facts, ..Judgement::new(RULE.reference(), file, span, says) }
}
