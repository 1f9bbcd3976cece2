//! `deadlock`: somebody is left who may give each approval that is still missing.

use super::rule::{Look, Rule};
use crate::finding::{Judgement, Open, RuleInfo, Severity};
use crate::language::messages::policy as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Saying};
use crate::workspace::{Document, Review};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("deadlock", Severity::Error, title::DEADLOCK, page!("deadlock.md")),
    look: Look::Lacking(check),
};

fn check(_: &Review, document: &Document, open: &[&Judgement], judgements: &mut Vec<Judgement>) {
    let is_nobodys = |open: &Open| open.by_person && open.who_may.is_empty();
    for missing in open.iter().filter(|judgement| judgement.open().is_some_and(is_nobodys)) {
        let facts = Facts::new().with("rule", Fact::code(missing.rule.id.as_ref()));
        let machine = facts.to_json();
        let says = Saying::new(say::DEADLOCK, facts).help(say::DEADLOCK_HELP);
        let mut judgement = RULE.judgement(document, missing.primary.span, says);
        judgement.facts = machine;
        judgement.blocks.clone_from(&missing.blocks);
        judgement.about = Some(Box::new((*missing).clone()));
        judgements.push(judgement);
    }
}
