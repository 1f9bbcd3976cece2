//! The order of a report, and one report of several projects.

use std::cmp::Ordering;

use chrono::{DateTime, FixedOffset, Utc};

use crate::finding::{Judgement, Report, UnprovenRule};

/// The report of a root and the projects before with that of another project. Rules are counted by whoever knows which
/// they have in common.
pub(super) fn join(mut report: Report, more: Report) -> Report {
    report.findings.extend(more.findings);
    report.findings.sort_by(|a, b| order(&a.judgement, &b.judgement));
    report.pending.extend(more.pending);
    report.pending.sort_by(|a, b| order(&a.judgement, &b.judgement));
    for policy in more.policies {
        if !report.policies.contains(&policy) {
            report.policies.push(policy);
        }
    }
    report.policies.sort_by(|a, b| (&a.id, &a.digest).cmp(&(&b.id, &b.digest)));
    report.valid_until = report.valid_until.into_iter().chain(more.valid_until).min_by_key(instant);
    report.met.extend(more.met);
    report.met.sort_by_key(|met| (met.file, met.span));
    report.titles.documents.extend(more.titles.documents);
    report.titles.people.extend(more.titles.people);
    let summary = &mut report.summary;
    summary.documents += more.summary.documents;
    summary.unaffected += more.summary.unaffected;
    summary.evaluated += more.summary.evaluated;
    summary.skipped.extend(more.summary.skipped);
    summary.overrides.extend(more.summary.overrides);
    for UnprovenRule { rule, what, count } in more.summary.unproven {
        match summary.unproven.iter_mut().find(|rested| rested.rule == rule && rested.what == what) {
            Some(rested) => rested.count += count,
            None => summary.unproven.push(UnprovenRule { rule, what, count }),
        }
    }
    summary.unproven.sort_by(|a, b| (&a.rule, a.what).cmp(&(&b.rule, b.what)));
    report
}

/// The order of instants: of the same one on several clocks, the clock that is most behind comes first.
pub(super) fn instant(at: &DateTime<FixedOffset>) -> (DateTime<Utc>, i32) {
    (at.to_utc(), at.offset().local_minus_utc())
}

/// By path, position, rule, pointer, the document that was judged and what is said. So those of several shares are put in
/// order by what each of them says of itself: of what is alike but for the words, all is in one share.
pub(super) fn order(a: &Judgement, b: &Judgement) -> Ordering {
    let place = |judgement: &Judgement| (judgement.primary.file, judgement.primary.span);
    place(a)
        .cmp(&place(b))
        .then_with(|| a.rule.id.cmp(&b.rule.id))
        .then_with(|| a.pointer.cmp(&b.pointer))
        .then_with(|| a.subject().cmp(&b.subject()))
        // The same whoever reads: a language changes words alone.
        .then_with(|| a.says.in_english().cmp(&b.says.in_english()))
}
