//! `history`: what a change brings to the target keeps its history readable.

use chrono::TimeDelta;

use super::rule::{Look, Rule};
use crate::config::Merging;
use crate::finding::{Judgement, Lowering, RuleInfo, Severity, Weight};
use crate::language::messages::history as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Saying};
use crate::source::{FileId, Side, Span};
use crate::workspace::Review;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("history", Severity::Error, title::HISTORY, page!("history.md"))
        .lowering(Lowering::Refused)
        .of_changes(),
    look: Look::All(check),
};

/// How far clocks may differ before a commit is ahead of the clock.
const TOLERANCE: TimeDelta = TimeDelta::minutes(5);

/// How many characters of a hash are shown.
const SHOWN: usize = 12;

fn check(review: &Review, judgements: &mut Vec<Judgement>) {
    // It is a matter of the change and of its root: neither of the target by itself nor of a project below.
    let Some(past) = review.past().filter(|_| review.before.is_some() && review.config().root.is_none()) else {
        return;
    };
    let first = || review.sources.iter(Side::Merge).next().map(|(file, _)| file);
    let Some(file) = review.configuration().or_else(first) else { return };
    let latest = review.clock.at.to_utc() + TOLERANCE;
    for (commit, at) in past.coming.commits.iter().filter(|(_, at)| *at > latest) {
        let when = Fact::Time(review.config().local(*at).into());
        let facts = Facts::new().with("commit", Fact::code(commit.get(..SHOWN).unwrap_or(commit))).with("when", when);
        let machine = facts.to_json();
        let base = review.change.as_ref().map_or("", |change| change.revisions.target.as_str());
        let facts = facts.with("base", Fact::text(base.get(..SHOWN).unwrap_or(base)));
        let mut judgement = of(file, Saying::new(say::AHEAD, facts).help(say::AHEAD_HELP));
        judgement.facts = machine;
        judgements.push(judgement);
    }
    if past.coming.displaces {
        let mut judgement = of(file, Saying::plain(say::DISPLACES).help(say::DISPLACES_HELP));
        if !review.config().git.merging.is_some_and(Merging::may_move_the_branch) {
            judgement.weight = Weight::AtMost(Severity::Note);
        }
        judgements.push(judgement);
    }
}

fn of(file: FileId, says: Saying) -> Judgement {
    Judgement::new(RULE.reference(), file, Span::at(0), says)
}
