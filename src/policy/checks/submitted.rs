//! Who puts a document forward, and what proves it: a claim may keep somebody from approving, and lets nobody.

use chrono::{DateTime, Utc};

use super::approved::Approved;
use super::uncounted::why;
use super::words::person_fact;
use crate::language::messages::approvals as say;
use crate::language::{Fact, Facts, Phrase};
use crate::policy::case::Case;
use crate::policy::outcome::{Outcome, OutcomeKind, Repair, Shown};

/// The outcome where no signature proves who puts a document forward: its author, where that is asked for, and those
/// persons who ask for it by its own word.
pub(super) fn unproven(
    approved: &Approved<'_>,
    asks_for_author: bool,
    requesters: &[String],
    deadline: Option<DateTime<Utc>>,
    case: &Case<'_>,
) -> Option<Outcome> {
    let is_proven = |id: &str| approved.submitted.iter().any(|(by, fault)| fault.is_none() && *by == id);
    let (who, says): (Option<&String>, (Phrase, Phrase)) = match requesters.iter().find(|id| !is_proven(id)) {
        Some(requester) => (Some(requester), (say::UNPROVEN_REQUESTER, say::UNPROVEN_REQUESTER_HELP)),
        None if asks_for_author && !approved.submitted.iter().any(|(_, fault)| fault.is_none()) => {
            (None, (say::UNPROVEN_AUTHOR, say::UNPROVEN_AUTHOR_HELP))
        }
        None => return None,
    };
    let passed = deadline.is_some_and(|deadline| case.now() >= deadline);
    let can_still = !passed && (deadline.is_some() || case.is_open());
    let id = approved.document.document.name.as_ref().map_or("", |name| name.id.as_str());
    let facts = Facts::new()
        .with("who", who.map_or_else(|| Fact::text(""), |id| person_fact(case, id)))
        .with("command", Fact::code(format!("vedtak approve {id} --submit")));
    let facts = match approved.submitted.iter().rev().find(|(by, _)| who.is_none_or(|who| who == by)) {
        Some((by, Some(fault))) => {
            let because = why("", fault, Fact::text(""), case.zone, &case.world.registry);
            facts.with("by", person_fact(case, by)).with("why", Fact::said(because))
        }
        _ => facts,
    };
    let place = approved.list.as_ref().unwrap_or(&approved.document);
    let result = if can_still { OutcomeKind::Pending } else { OutcomeKind::Fail };
    let mut outcome = Outcome::new(result, Shown::of(place), facts);
    outcome.instead = (Some(says.0), Some(says.1));
    outcome.says = Some(says);
    outcome.repair = deadline.map(|deadline| Repair::of(deadline, passed));
    outcome.before = deadline;
    Some(outcome)
}
