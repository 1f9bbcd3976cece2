//! Which findings a waiver in force takes out of the verdict, and why another that names them does not.

use super::weight::severity;
use crate::finding::{
    Counted, Due, Fingerprint, Judgement, Mark, Ruling, Skipped, SkippedThing, Status, Unproven, UnprovenRule,
};
use crate::language::messages::waivers as say;
use crate::language::{Fact, Facts, Phrase, Saying, Text};
use crate::policy::{ApprovedWaiver, Grant, Lapse, end_of_work};
use crate::rules::{outlived, waiver_rule};
use crate::workspace::Review;

/// Marks the findings that a waiver in force is of, and moves what is pending and waived among them. What could not be
/// decided is never waived. Why a waiver that names a finding does not count is told with the finding.
///
/// Answers with a judgement for each waiver that has ended and whose rule is still broken.
pub(super) fn waive(
    review: &Review,
    grants: &[Grant],
    findings: &mut Vec<Counted>,
    pending: &mut Vec<Due>,
) -> Vec<Judgement> {
    if grants.is_empty() {
        return Vec::new();
    }
    let now = review.clock.at.to_utc();
    let mut outlived_by: Vec<(&Grant, Lapse)> = Vec::new();
    for found in findings.iter_mut().filter(|found| found.status == Status::Active && may_be_waived(&found.judgement)) {
        let work = found.judgement.subject().and_then(|name| end_of_work(review, review.find(&name.kind, &name.id)?));
        let named: Vec<&Grant> = of(grants, &found.judgement).collect();
        let tried = named.iter().map(|grant| (*grant, grant.waives(found.judgement.broken, work, now)));
        let (live, lapsed): (Vec<_>, Vec<_>) = tried.partition(|(_, worth)| worth.is_ok());
        // Why another does not count is nobody's matter where one does.
        if let Some((grant, Ok(in_force))) = live.into_iter().next() {
            found.status = Status::Waived;
            mark_waived(&mut found.judgement, grant, in_force, now < in_force.end.until);
            continue;
        }
        for (grant, lapse) in lapsed.into_iter().filter_map(|(grant, worth)| Some((grant, worth.err()?))) {
            found.judgement.labels.push(label(grant, &lapse));
            let is_known = outlived_by.iter().any(|(other, _)| {
                (&other.waiver, &other.rule, &other.written) == (&grant.waiver, &grant.rule, &grant.written)
            });
            if matches!(lapse, Lapse::Expired(_) | Lapse::Changed | Lapse::ApprovedLate) && !is_known {
                outlived_by.push((grant, lapse));
            }
        }
    }
    let (waived, open): (Vec<Due>, Vec<Due>) = std::mem::take(pending).into_iter().partition(|due| {
        may_be_waived(&due.judgement) && of(grants, &due.judgement).any(|grant| grant.waives(None, None, now).is_ok())
    });
    *pending = open;
    for Due { mut judgement, .. } in waived {
        let grant = of(grants, &judgement).find_map(|grant| Some((grant, grant.waives(None, None, now).ok()?)));
        let Some((grant, in_force)) = grant.map(|(grant, in_force)| (grant.clone(), in_force.clone())) else {
            continue;
        };
        mark_waived(&mut judgement, &grant, &in_force, true);
        let severity = severity(review, &judgement).unwrap_or(judgement.rule.severity);
        judgement.ruling = Ruling::Broken;
        findings.push(Counted { judgement, severity, status: Status::Waived, fingerprint: Fingerprint::default() });
    }
    outlived_by.into_iter().map(|(grant, lapse)| outlived(grant, &lapse)).collect()
}

/// The waivers that name the rule and the document of a judgement, or of the judgement that it speaks of.
fn of<'g>(grants: &'g [Grant], judgement: &Judgement) -> impl Iterator<Item = &'g Grant> {
    let about = judgement.about.as_deref().unwrap_or(judgement);
    let (rule, document) = (about.rule.id.clone(), about.subject().cloned());
    grants.iter().filter(move |grant| document.as_ref().is_some_and(|document| grant.is_of(&rule, document)))
}

/// Whether a waiver may be of a judgement. A figure is of many documents, which no digest binds; and what somebody with the
/// right to do so has rejected stays rejected.
pub fn may_be_waived(judgement: &Judgement) -> bool {
    let rejected = judgement.facts.get("rejectedBy");
    let is_rejected =
        rejected.is_some_and(|by| !by.is_null() && by.as_array().is_none_or(|by| !by.is_empty()) && by != "");
    judgement.period.is_none() && !is_rejected
}

fn mark_waived(judgement: &mut Judgement, grant: &Grant, in_force: &ApprovedWaiver, is_live: bool) {
    judgement.facts.insert("waivedBy".to_owned(), grant.waiver.id.as_str().into());
    let until = in_force.end.until.with_timezone(&in_force.end.zone.offset(in_force.end.until));
    judgement.facts.insert("waivedUntil".to_owned(), until.to_rfc3339().into());
    judgement.labels.push(mark(grant, Saying::plain(say::IN_FORCE)));
    let facts = grant.facts.clone().with("by", Fact::code(grant.waiver.id.as_str()));
    let facts = facts.with("who", Fact::List(in_force.people.clone()));
    let facts = if is_live { facts } else { facts.with("ended", Fact::text("ended")) };
    judgement.says.help = Some(Text::Message(Box::new(Saying::new(say::WAIVED, facts))));
    // Nothing is left to be done.
    judgement.blocks.clear();
    judgement.fixes.clear();
}

/// What the place of a waiver says that does not count.
fn label(grant: &Grant, lapse: &Lapse) -> Mark {
    let phrase: Phrase = match lapse {
        Lapse::Expired(_) => say::HAS_ENDED,
        Lapse::Changed => say::OF_OTHER_CONTENT,
        Lapse::Unapproved { .. } | Lapse::Moved(_) => say::NOT_APPROVED,
        Lapse::ApprovedLate => say::WAS_APPROVED_LATE,
        Lapse::Rejected(_) => say::IS_REJECTED,
        _ => say::NOT_IN_FORCE,
    };
    let end = grant.facts.get("end").cloned();
    let facts = end.map_or_else(Facts::new, |end| Facts::new().with("end", end));
    mark(grant, Saying::new(phrase, facts))
}

fn mark(grant: &Grant, text: Saying) -> Mark {
    Mark { file: grant.file, span: grant.document_place().1, text: Some(text) }
}

/// What the waivers rest on that only signatures can prove: on how many findings they were used.
pub(super) fn unproven(review: &Review, findings: &[Counted]) -> Option<UnprovenRule> {
    // Where the configuration names the repository that signatures are of, waivers must be signed.
    if review.config().repository().is_some() {
        return None;
    }
    let count = findings.iter().filter(|found| found.status == Status::Waived).count();
    (count > 0).then(|| UnprovenRule { rule: waiver_rule().to_owned(), what: Unproven::Approval, count })
}

/// That the approvals of the waivers that are used are only stated, for people; none where no waiver is used.
pub(super) fn only_stated(review: &Review, findings: &[Counted]) -> Option<Skipped<Saying>> {
    let rested = unproven(review, findings)?;
    let what = Saying::verbatim(rested.rule);
    Some(Skipped { what, why: Saying::plain(say::ONLY_STATED), count: 1, of: SkippedThing::Proof })
}

/// The first instant after the clock at which a waiver that is used ends.
pub(super) fn ends(
    review: &Review,
    grants: &[Grant],
    findings: &[Counted],
) -> Option<chrono::DateTime<chrono::FixedOffset>> {
    let now = review.clock.at.to_utc();
    let used = findings.iter().filter(|found| found.status == Status::Waived);
    let live =
        used.flat_map(|found| of(grants, &found.judgement)).filter_map(|grant| grant.waives(None, None, now).ok());
    let first = live.map(|in_force| in_force.end).min_by_key(|end| end.until)?;
    Some(first.until.with_timezone(&first.zone.offset(first.until)))
}
