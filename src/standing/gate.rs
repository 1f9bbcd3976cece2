//! The whole answer of a gate: every project by its own rules, and what a change makes of them.

use std::collections::BTreeSet;

use super::affected::as_far_as_affected;
use super::afterwards::Afterwards;
use super::all_rules::{AllRules, rules_of_all};
use super::counting::{fingerprint, standing};
use super::weight::{Standing, weigh};
use super::{existing, join};
use crate::check::{Rules, check};
use crate::finding::{
    Counted, Errors, Fingerprint, Judgement, Met, Partial, Report, Share, Skipped, SkippedThing, content_digest,
};
use crate::language::Saying;
use crate::source::Side;
use crate::workspace::Review;

/// Loads the rules of the trusted side and holds what is judged against them, in every project by its own: the whole
/// answer of a gate, from files to a report.
///
/// # Errors
/// A policy, calendar or configuration of the trusted side that cannot be used.
pub fn gate(review: &Review) -> Result<Report, Errors> {
    Ok(report_of(review, &rules_of_all(review)?))
}

/// The second half of [`gate`]: what is judged, held against the rules.
pub fn report_of(review: &Review, rules: &AllRules) -> Report {
    let review = &as_far_as_affected(review, rules);
    let afterwards = review.change.is_some().then(|| Afterwards::of(review, rules));
    let of = |(project, own): (&Review, &Rules)| {
        let mut report = judged(project, own);
        let of_change =
            afterwards.as_ref().map_or_else(Vec::new, |afterwards| afterwards.tell((project, own), &report));
        add(project, &mut report, of_change);
        report
    };
    let mut report = of((review, &rules.own));
    for below in rules.by_project(review).skip(1) {
        report = join::join(report, of(below));
    }
    proofs_last(&mut report);
    if let Some(share) = review.share {
        // A part says of nothing that it is complete.
        let met = std::mem::take(&mut report.met);
        report.partial = Some(partial(review, share, met));
    }
    report.summary.rules = rules.by_project(review).flat_map(|(_, own)| own.ids()).collect::<BTreeSet<_>>().len();
    report
}

/// Puts what rules take on the documents' own word at the end of all that was not evaluated, each once, in the order of the
/// rules: that differs between the shares of the documents, and nothing else does.
fn proofs_last(report: &mut Report) {
    let is_proof = |skipped: &Skipped<Saying>| skipped.of == SkippedThing::Proof;
    let (mut proofs, mut skipped): (Vec<_>, Vec<_>) =
        std::mem::take(&mut report.summary.skipped).into_iter().partition(is_proof);
    proofs.sort_by_cached_key(|skipped| skipped.what.in_english());
    proofs.dedup_by(|a, b| a.what.in_english() == b.what.in_english());
    skipped.append(&mut proofs);
    report.summary.skipped = skipped;
}

/// Which share of the documents a report is of.
fn partial(review: &Review, share: Share, met: Vec<Met>) -> Partial {
    let projects = std::iter::once(review).chain(&review.projects);
    let in_focus =
        |project: &Review| project.documents().iter().filter(|document| project.in_focus(document.file)).count();
    let files = [Side::Merge, Side::Target].into_iter().flat_map(|side| review.sources.iter(side));
    let each = files.map(|(_, file)| content_digest(file.text.as_bytes()) + " " + &file.path + "\n");
    let each = each.collect::<String>();
    Partial { share, documents: projects.map(in_focus).sum(), files: content_digest(each.as_bytes()), met }
}

/// One project, held against its rules.
fn judged(review: &Review, rules: &Rules) -> Report {
    let mut report = standing(review, rules, check(review, rules));
    // Where nothing that the change leaves as it was is broken, nothing can have stood before.
    if let Some(before) = review.before.as_deref().filter(|_| existing::is_any_untouched(review, &report)) {
        existing::mark(review, &standing(before, rules, check(before, rules)), &mut report);
    }
    report
}

/// Puts further judgements into a report.
fn add(review: &Review, report: &mut Report, judgements: Vec<Judgement>) {
    if judgements.is_empty() {
        return;
    }
    for mut judgement in judgements
        .into_iter()
        .filter(|one| review.shares(one))
        .filter(|one| review.in_focus(one.primary.file) || one.rule.is_of_changes)
    {
        let Some(Standing { severity, status }) = weigh(review, &mut judgement) else { continue };
        report.findings.push(Counted { judgement, severity, status, fingerprint: Fingerprint::default() });
    }
    report.findings.sort_by(|a, b| join::order(&a.judgement, &b.judgement));
    fingerprint(review, &mut report.findings, &mut report.pending);
}
