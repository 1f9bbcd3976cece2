//! `expires-soon`: what time alone breaks before a change is merged.

use chrono::{DateTime, FixedOffset};

use super::rule::{Look, Rule};
use crate::finding::{Errors, Judgement, RuleInfo, Severity};
use crate::language::messages::rules as title;
use crate::language::messages::trust as say;
use crate::language::{Fact, Facts, Saying};
use crate::source::Span;
use crate::workspace::Review;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("expires-soon", Severity::Warning, title::EXPIRES_SOON, page!("expires_soon.md")),
    // It looks at verdicts of another moment, once there are any.
    look: Look::All(|_, _| {}),
};

/// That the rules of a later moment cannot be used: nothing is known of it.
pub fn unloadable(review: &Review, errors: &Errors, until: DateTime<FixedOffset>) -> Vec<Judgement> {
    let Some(file) = review.configuration() else { return Vec::new() };
    let told = errors.0.iter().map(|error| {
        let facts = Facts::new().with("reason", Fact::text(&error.message)).with("until", Fact::Time(until.into()));
        let machine = facts.to_json();
        let own = Judgement::new(RULE.reference(), file, Span::at(0), Saying::new(say::RULES_EXPIRE, facts));
        Judgement { facts: machine, ..own }
    });
    told.collect()
}

/// Whether a judgement tells what time alone breaks.
pub fn is_expiring(judgement: &Judgement) -> bool {
    judgement.rule.id == RULE.info.id
}

/// What is broken at a later moment, told now.
pub fn expiring(later: &Judgement, until: DateTime<FixedOffset>) -> Judgement {
    let inner = Saying::of(later.says.message.clone(), later.says.facts.clone());
    let facts = Facts::new().with("rule", Fact::code(later.rule.id.as_ref())).with("until", Fact::Time(until.into()));
    let machine = facts.to_json();
    let facts = facts.with("says", Fact::said(inner));
    let says = Saying::new(say::EXPIRES, facts).help(say::EXPIRES_HELP);
    let own = Judgement::new(RULE.reference(), later.primary.file, later.primary.span, says);
    let (document, judged) = (later.document.clone(), later.judged.clone());
    Judgement { facts: machine, document, judged, pointer: later.pointer.clone(), ..own }
}
