//! By when something is owed: until then what is missing is pending, from then on it fails.

use chrono::{DateTime, Utc};

use super::case::Case;
use super::facts::moment_fact;
use super::outcome::{Doubt, Outcome, OutcomeKind, Repair, Undecided, Work};
use super::slot::{Found, Slot, no_answer};
use crate::language::messages::policy as say;

/// Whether something is owed yet.
#[derive(Debug, Clone)]
pub(super) enum Owed {
    /// It may still be given, until this moment where one is known.
    NotYet(Option<Due>),
    /// Its moment has passed; where none is known, the document is decided or closed.
    Now(Option<Due>),
}

/// The moment by which something is owed.
#[derive(Debug, Clone)]
pub(super) struct Due {
    /// The moment as instants go: a date is over at its end.
    pub(super) at: DateTime<Utc>,
    /// The same as a fact of messages.
    pub(super) told: crate::language::Fact,
    /// Whether what was to happen then was done.
    pub(super) work: Work,
}

impl Owed {
    /// Whether what a slot gives the time for is owed.
    ///
    /// # Errors
    /// A time that cannot be read, or that a clock change skips or repeats.
    pub(super) fn by(slot: &Slot, case: &Case<'_>) -> Result<Self, Undecided> {
        match slot.find(case)? {
            Some(found) => Self::at(&found, case),
            None if case.is_open() || case.rest().is_some() => Ok(Self::NotYet(None)),
            None => Ok(Self::Now(None)),
        }
    }

    /// Whether what is due at a time is owed.
    ///
    /// # Errors
    /// A time that a clock change skips or repeats.
    pub(super) fn at(found: &Found<'_>, case: &Case<'_>) -> Result<Self, Undecided> {
        let at = found.moment.end(case.zone).map_err(|error| no_answer(found, case, &error))?;
        let work = case.work(found.at.as_ref());
        let due = Due { at, told: moment_fact(&found.moment, case.zone), work };
        Ok(if case.now() < at { Self::NotYet(Some(due)) } else { Self::Now(Some(due)) })
    }

    /// Tells of what fails and has no moment of its own whether it has happened, so that no edit would mend it.
    pub(super) fn settle(&self, outcome: &mut Outcome) {
        if outcome.repair.is_some() || !matches!(outcome.result, OutcomeKind::Fail | OutcomeKind::Missing) {
            return;
        }
        let Self::Now(Some(due)) = self else {
            outcome.repair = Some(Repair::Possible);
            return;
        };
        outcome.repair = Some(Repair::Past(due.at));
        outcome.work = due.work;
        if outcome.doubt == Doubt::None {
            outcome.doubt = Doubt::Untrue;
        }
    }

    /// Makes what fails pending where it is not owed yet, and tells by when it is. What is pending without a moment of
    /// its own, such as an approval of a document that is open, has this one, and fails from then on.
    pub(super) fn weigh(&self, outcome: &mut Outcome) {
        if outcome.result == OutcomeKind::Pending && outcome.before.is_none() {
            outcome.result = OutcomeKind::Fail;
        }
        let (due, standing) = match self {
            Self::NotYet(due) => (due, OutcomeKind::Pending),
            Self::Now(due) => (due, OutcomeKind::Fail),
        };
        if matches!(outcome.result, OutcomeKind::Fail | OutcomeKind::Missing) {
            if standing == OutcomeKind::Pending {
                if outcome.result == OutcomeKind::Missing {
                    outcome.instead.0.get_or_insert(say::LACKING);
                }
                outcome.result = standing;
                outcome.before = due.as_ref().map(|due| due.at);
            }
            if let Some(due) = due {
                // What is written too late may have been done in time.
                outcome.doubt = Doubt::Unwritten;
                let fails = outcome.result != OutcomeKind::Pending;
                outcome.repair = outcome.repair.or(Some(Repair::of(due.at, fails)));
                outcome.work = due.work;
                outcome.facts.insert("due", due.told.clone());
            }
        }
    }
}
