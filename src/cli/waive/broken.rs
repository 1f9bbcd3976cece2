//! Whether a rule can be waived for a document: it is broken there now, or something that it asks for is still to come.

use crate::finding::{Clock, Counted, DocumentName, Due, Judgement, Report, Status};
use crate::language::messages::waive as say;
use crate::language::{Fact, Phrase, Sentence};
use crate::policy::{Grant, Lapse};
use crate::standing::may_be_waived;

/// What is said where it cannot, with help.
type Refused = (Sentence, Option<Sentence>);

/// Why a rule cannot be waived for a document; none where it can. `report` and `grants` are of the document as it stands.
pub(super) fn why_not(
    report: &Report,
    grants: &[Grant],
    rule: &str,
    name: &DocumentName,
    clock: Clock,
) -> Option<Refused> {
    let is_of = |one: &Judgement| one.rule.id == rule && one.subject() == Some(name);
    let found: Vec<&Counted> = report.findings.iter().filter(|found| is_of(&found.judgement)).collect();
    let due: Vec<&Due> = report.pending.iter().filter(|due| is_of(&due.judgement)).collect();
    let told = |phrase: Phrase| phrase.with("rule", Fact::code(rule)).with("id", Fact::code(&name.id));
    let now = clock.at.to_utc();
    let mut own = grants.iter().filter(|grant| grant.is_of(rule, name) && !grant.has_ended(now));
    let is_asked = |grant: &&Grant| matches!(grant.worth, Err(Lapse::Unapproved { .. } | Lapse::Unsubmitted(_)));
    if let Some(live) = own.clone().find(|grant| grant.worth.is_ok()) {
        let mut says = told(say::LIVE).with("by", Fact::code(&live.waiver.id));
        for fact in ["lastDay", "until", "zone"] {
            if let Some(known) = live.facts.get(fact) {
                says = says.with(fact, known.clone());
            }
        }
        return Some((says, Some(say::LIVE_HELP.into())));
    }
    if let Some(asked) = own.find(is_asked) {
        let says = told(say::ASKED).with("by", Fact::code(&asked.waiver.id));
        return Some((says, Some(say::ASKED_HELP.into())));
    }
    let active = || found.iter().filter(|found| found.status == Status::Active).map(|found| &found.judgement);
    let open = || active().chain(due.iter().map(|due| &due.judgement));
    if open().any(may_be_waived) {
        return None;
    }
    let has = |status: Status| found.iter().any(|found| found.status == status);
    Some(if has(Status::Undecided) {
        (told(say::UNDECIDED), Some(say::UNDECIDED_HELP.into()))
    } else if open().any(|one| one.period.is_some()) {
        (told(say::FIGURE), Some(say::FIGURE_HELP.into()))
    } else if open().next().is_some() {
        (told(say::REJECTED), Some(say::REJECTED_HELP.into()))
    } else if has(Status::Answered) {
        (told(say::ANSWERED), None)
    } else {
        (told(say::NOT_BROKEN), Some(say::NOT_BROKEN_HELP.with("id", Fact::code(&name.id))))
    })
}
