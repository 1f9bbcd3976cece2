//! `due-date`: what a document says is to be done by a moment is done by then.

use super::{Look, Rule};
use crate::finding::{Judgement, Lowering, RuleInfo, Severity};
use crate::language::messages::rules as title;
use crate::policy::{Policies, World, owed};
use crate::workspace::Document;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("due-date", Severity::Error, title::DUE_DATE, page!("due_date.md"))
        .lowering(Lowering::Refused),
    look: Look::InWorld(check),
};

fn check<'w>(world: &'w World<'w>, policies: &'w Policies, document: &'w Document, judgements: &mut Vec<Judgement>) {
    let found = owed(world, policies, document);
    judgements.extend(found.into_iter().map(|judgement| Judgement { rule: RULE.reference(), ..judgement }));
}
