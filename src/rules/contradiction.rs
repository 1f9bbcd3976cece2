//! `contradiction`: what a document says of itself agrees with what else it says.

use super::{Look, Rule};
use crate::finding::{Judgement, Lowering, RuleInfo, Severity};
use crate::language::messages::rules as title;
use crate::policy::{Policies, World, contradictions};
use crate::workspace::Document;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("contradiction", Severity::Error, title::CONTRADICTION, page!("contradiction.md"))
        .lowering(Lowering::Refused),
    look: Look::InWorld(check),
};

fn check<'w>(world: &'w World<'w>, policies: &'w Policies, document: &'w Document, judgements: &mut Vec<Judgement>) {
    let found = contradictions(world, policies, document);
    judgements.extend(found.into_iter().map(|judgement| Judgement { rule: RULE.reference(), ..judgement }));
}
