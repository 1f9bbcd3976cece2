//! What is said where none of several alternatives holds and the policy says nothing of it.

use super::outcome::{Outcome, OutcomeKind};
use crate::language::messages::policy as say;
use crate::language::{Fact, Phrase, Saying};

/// What `require` says of fields that are missing; of one that has something which says nothing it says other things.
const MISSING: [Phrase; 2] = [say::NOT_FILLED, say::NOT_FILLED_SEVERAL];

/// The outcomes of the alternative that got furthest, the one with the fewest failures, of those that do not hold. Where the
/// policy has no words for it, they tell of the other alternatives, too.
pub(super) fn nearest(alternatives: &[Vec<Outcome>]) -> Option<Vec<Outcome>> {
    let failures = |outcomes: &&Vec<Outcome>| outcomes.iter().filter(|outcome| outcome.gates()).count();
    let mut nearest = alternatives.iter().min_by_key(failures)?.clone();
    let told = nearest.iter_mut().find(|outcome| outcome.gates());
    if let Some(outcome) = told.filter(|outcome| outcome.message.is_none() && alternatives.len() > 1) {
        tell(outcome, alternatives);
    }
    Some(nearest)
}

/// Names every field that would do; of alternatives that ask for other things it says how many there are.
fn tell(outcome: &mut Outcome, alternatives: &[Vec<Outcome>]) {
    if let Some(fields) = alternatives.iter().map(|outcomes| missing(outcomes)).collect::<Option<Vec<Fact>>>() {
        outcome.facts.insert("missing", Fact::Or(fields));
        outcome.says = Some((say::NOT_FILLED_ANY, say::NOT_FILLED_HELP));
        return;
    }
    if outcome.result != OutcomeKind::Fail || outcome.instead.1.is_some() {
        return;
    }
    let advice = outcome.says.map(|(_, help)| Fact::said(Saying::new(help, outcome.facts.clone())));
    outcome.facts.insert("advice", advice.unwrap_or_else(|| Fact::text("")));
    outcome.facts.insert("ways", Fact::number(i64::try_from(alternatives.len()).unwrap_or(i64::MAX)));
    outcome.instead.1 = Some(say::ANY_HELP);
}

/// What an alternative lacks, where that is all that it asks for.
fn missing(outcomes: &[Outcome]) -> Option<Fact> {
    let [outcome] = outcomes else { return None };
    let (says, _) = outcome.says.filter(|_| outcome.result == OutcomeKind::Fail && outcome.instead.0.is_none())?;
    MISSING.contains(&says).then(|| outcome.facts.get("missing").cloned()).flatten()
}
