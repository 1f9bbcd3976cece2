//! What the measures of a part come to for a document: the figures that its verdict rests on.

use super::case::Case;
use super::check::Check;
use super::measured::{Asking, Measured};
use super::missing::Missing;
use super::outcome::{Outcome, OutcomeKind};
use super::part::{Act, Part};

/// What a measure came to, or what is in the way of it.
pub(super) type Came<'w> = Result<Measured<'w>, Vec<Outcome>>;

/// Who is told what a measure comes to, for a document at the element that it is about; and whether the rule may hold though it is
/// broken, since it stands inside `any` or `not`.
pub(super) type Tell<'t, 'w> = dyn FnMut(&Case<'w>, Came<'w>, bool) + 't;

impl Part {
    /// Whether it, or a part inside it, measures something.
    pub(super) fn is_measure(&self) -> bool {
        self.has_check(&|check| check.is_measure())
    }

    /// Whether it, or a part inside it, asks that something is announced in time.
    pub(super) fn is_notice(&self) -> bool {
        self.has_check(&|check| check.is_notice())
    }

    fn has_check(&self, is_wanted: &dyn Fn(&dyn Check) -> bool) -> bool {
        let inside = match &self.act {
            Act::All(parts) | Act::Any(parts) => parts.iter().any(|part| part.has_check(is_wanted)),
            Act::Not(part) => part.has_check(is_wanted),
            Act::Check(check) => is_wanted(check.as_ref()),
        };
        inside || self.then.as_ref().is_some_and(|then| then.has_check(is_wanted))
    }

    /// Tells of each measure of the part, and of those of the parts inside, that applies to a document.
    pub(super) fn measure<'w>(&self, case: &Case<'w>, asking: &Asking, tell: &mut Tell<'_, 'w>) {
        if self.kinds.as_ref().is_some_and(|kinds| !kinds.contains(&case.kind.name)) || !self.is_measure() {
            return;
        }
        match self.is_before(case) {
            Ok(false) => {}
            Ok(true) => return,
            Err(undecided) => return tell(case, Err(vec![undecided.into()]), false),
        }
        match self.narrowed.each.as_ref().map(|each| each.cases(case)) {
            None => self.measure_one(case, asking, tell),
            Some(Ok(cases)) => cases.iter().for_each(|case| self.measure_one(case, asking, tell)),
            Some(Err(undecided)) => tell(case, Err(vec![undecided.into()]), false),
        }
    }

    fn measure_one<'w>(&self, case: &Case<'w>, asking: &Asking, tell: &mut Tell<'_, 'w>) {
        let case = &case.with_lets(&self.narrowed.lets);
        match self.narrowed.when.as_ref().map_or(Ok(true), |when| when.holds(case)) {
            Ok(true) => {}
            Ok(false) => return,
            Err(undecided) => return tell(case, Err(vec![undecided.into()]), false),
        }
        match &self.act {
            Act::All(parts) => parts.iter().for_each(|part| part.measure(case, asking, tell)),
            Act::Any(parts) => {
                let mut tell = |case: &Case<'w>, came: Came<'w>, _: bool| tell(case, came, true);
                for part in parts {
                    part.measure(case, asking, &mut tell);
                }
            }
            Act::Not(part) => part.measure(case, asking, &mut |case, came, _| tell(case, came, true)),
            Act::Check(check) => {
                let came = match self.in_the_way(check.as_ref(), case) {
                    Some(outcome) => Some(Err(vec![outcome])),
                    None => check.measured(case, asking),
                };
                if let Some(came) = came.and_then(|came| self.allowed_for(came)) {
                    tell(case, came, false);
                }
            }
        }
        if let Some(then) = self.then.as_ref().filter(|then| then.is_measure() && self.judge_act(case).is_empty()) {
            then.measure(case, asking, tell);
        }
    }

    /// What the policy makes of something that is missing: nothing, where it lets that pass.
    fn allowed_for<'w>(&self, came: Came<'w>) -> Option<Came<'w>> {
        let mut outcomes = match came {
            Ok(measured) => return Some(Ok(measured)),
            Err(outcomes) => outcomes,
        };
        let is_missing = |outcome: &Outcome| outcome.result == OutcomeKind::Missing;
        match self.missing {
            Some(Missing::Pass) => outcomes.retain(|outcome| !is_missing(outcome)),
            Some(Missing::Pending) => {
                outcomes.iter_mut().filter(|outcome| is_missing(outcome)).for_each(|outcome| {
                    outcome.result = OutcomeKind::Pending;
                });
            }
            _ => {}
        }
        (!outcomes.is_empty()).then_some(Err(outcomes))
    }
}
