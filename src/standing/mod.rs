//! What each judgement counts for: its severity, its status, its place in the order and its fingerprint, decided here
//! and nowhere else.

mod answers;
mod existing;
mod impact;
mod join;
mod overrides;
mod titles;
mod waivers;
mod way;
mod weight;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, TimeDelta};

use crate::check::{Judgements, Rules, check};
use crate::finding::{
    Clock, Counted, Due, Errors, Fingerprint, Fingerprints, Judgement, PENDING_WAY, PolicyName, Report, ReportScope,
    Ruling, Severity, Skipped, SkippedThing, Summary, UnprovenRule,
};
use crate::language::messages::report as say;
use crate::language::{Fact, Facts, Saying, Text};
use crate::policy;
use crate::rules::{expiring as expiring_judgement, flips, unusable};
use crate::workspace::Review;

pub use impact::{Impact, impact};
pub use waivers::may_be_waived;
pub use weight::{Standing, weigh};

/// Loads the rules of the trusted side and holds what is judged against them, in every project by its own: the whole
/// answer of a gate, from files to a report.
///
/// # Errors
/// A policy, calendar or configuration of the trusted side that cannot be used.
pub fn gate(review: &Review) -> Result<Report, Errors> {
    Ok(report_of(review, &rules_of_all(review)?))
}

/// The rules of a review, and of every project below it in their order.
#[derive(Debug)]
pub struct AllRules {
    own: Rules,
    below: Vec<Rules>,
}

impl AllRules {
    /// Each project with its rules: the root, then those below.
    pub fn by_project<'a>(&'a self, review: &'a Review) -> impl Iterator<Item = (&'a Review, &'a Rules)> {
        std::iter::once((review, &self.own)).chain(review.projects.iter().zip(&self.below))
    }
}

/// The first half of [`gate`]: the rules of the trusted side.
///
/// # Errors
/// As [`gate`].
pub fn rules_of_all(review: &Review) -> Result<AllRules, Errors> {
    let rules_of = |review: &Review| Rules::of(&review.target, policy::load_for(review)?);
    let mut own = rules_of(review)?;
    let mut below = Vec::with_capacity(review.projects.len());
    let mut errors = Vec::new();
    for project in &review.projects {
        match rules_of(project) {
            Ok(rules) => below.push(rules),
            Err(more) => errors.extend(more.0),
        }
    }
    if !errors.is_empty() {
        return Err(Errors(errors));
    }
    for (project, rules) in review.projects.iter().zip(&below) {
        own.know_roles_of(project, rules);
    }
    Ok(AllRules { own, below })
}

/// The second half of [`gate`]: what is judged, held against the rules.
pub fn report_of(review: &Review, rules: &AllRules) -> Report {
    let mut ids = rules.own.ids();
    let of = |review: &Review, own: &Rules| {
        let mut report = standing(review, own, check(review, own));
        if let Some(before) = review.before.as_deref() {
            existing::mark(review, &standing(before, own, check(before, own)), &mut report);
        }
        report
    };
    let mut report = of(review, &rules.own);
    let of_change = [proposed(review, &report), expiring(review, &rules.own, &report)].concat();
    add(review, &mut report, of_change);
    for (project, own) in review.projects.iter().zip(&rules.below) {
        ids.extend(own.ids());
        report = join::join(report, of(project, own));
    }
    report.summary.rules = ids.len();
    report
}

/// What a change makes of the rules themselves: that they could not be used, or whose verdict they turn round.
fn proposed(review: &Review, report: &Report) -> Vec<Judgement> {
    let Some(proposed) = review.proposed.as_deref() else { return Vec::new() };
    let rules = match proposed.as_ref().map(|proposed| (proposed, rules_of_all(proposed))) {
        Ok((proposed, Ok(rules))) => (proposed, rules),
        Ok((_, Err(errors))) => return unusable(review, &errors),
        Err(errors) => return unusable(review, errors),
    };
    let (proposed, rules) = rules;
    // Those of the projects below are their own matter.
    let after = standing(proposed, &rules.own, check(proposed, &rules.own));
    // A report of some paths says nothing of the documents elsewhere.
    let is_told = |one: &Impact| {
        let judged = review.merge.find(&one.document.kind, &one.document.id);
        one.is_flip() && judged.is_some_and(|document| review.in_focus(document.file))
    };
    let (comply, fail): (Vec<Impact>, Vec<Impact>) =
        impact(report, &after).into_iter().filter(is_told).partition(|one| one.after.is_empty());
    let names = |impacts: Vec<Impact>| impacts.into_iter().map(|one| one.document).collect::<Vec<_>>();
    let (comply, fail) = (names(comply), names(fail));
    let is_none = comply.is_empty() && fail.is_empty();
    if is_none { Vec::new() } else { flips(review, &comply, &fail).into_iter().collect() }
}

/// How long after its check a change is merged at the latest.
const MERGE_WITHIN: TimeDelta = TimeDelta::hours(24);

/// What time alone breaks before a change is merged: judged once more as at the end of that time.
fn expiring(review: &Review, rules: &Rules, report: &Report) -> Vec<Judgement> {
    if review.change.is_none() {
        return Vec::new();
    }
    let until = review.clock.at + MERGE_WITHIN;
    let later = review.with_clock(Clock { at: until, ..review.clock });
    let changed = rules.change_by(until.date_naive());
    let then = changed.then(|| policy::load_for(&later).and_then(|policies| Rules::of(&later.target, policies)));
    // Rules that could not be loaded then are those of now.
    expired(&later, then.as_ref().and_then(|then| then.as_ref().ok()).unwrap_or(rules), report)
}

/// What is broken or undecided by a later review and not by a report.
fn expired(later: &Review, rules: &Rules, report: &Report) -> Vec<Judgement> {
    let gates = |found: &&Counted| found.status.gates() && found.severity == Severity::Error;
    let name = |judgement: &Judgement| judgement.judged.clone().or_else(|| judgement.document.clone());
    let at = |found: &Counted| (found.judgement.rule.id.to_string(), name(&found.judgement));
    let now: BTreeSet<_> = report.findings.iter().map(at).collect();
    let then = standing(later, rules, check(later, rules));
    let new = then.findings.iter().filter(gates).filter(|found| !now.contains(&at(found)));
    new.map(|found| expiring_judgement(&found.judgement, later.config().local(later.clock.at.to_utc()))).collect()
}

/// Puts further judgements into a report.
fn add(review: &Review, report: &mut Report, judgements: Vec<Judgement>) {
    if judgements.is_empty() {
        return;
    }
    for mut judgement in
        judgements.into_iter().filter(|one| review.in_focus(one.primary.file) || one.rule.is_of_changes)
    {
        let Some(Standing { severity, status }) = weigh(review, &mut judgement) else { continue };
        report.findings.push(Counted { judgement, severity, status, fingerprint: Fingerprint::default() });
    }
    report.findings.sort_by(|a, b| join::order(&a.judgement, &b.judgement));
    fingerprint(review, &mut report.findings, &mut report.pending);
}

/// Decides what judgements count for, and puts them in order: by path, position, rule, pointer and what is said.
pub fn standing(review: &Review, rules: &Rules, judgements: Judgements) -> Report {
    let mut findings = Vec::new();
    let mut pending = Vec::new();
    for mut judgement in judgements.all {
        let Some(Standing { severity, status }) = weigh(review, &mut judgement) else { continue };
        match judgement.ruling.clone() {
            Ruling::Open(open) => pending.push(Due { judgement, open, fingerprint: Fingerprint::default() }),
            Ruling::Broken | Ruling::Undecided => {
                if let Some(from) = judgement.rule.effective.begins(review.today()) {
                    judgement.says = not_yet(judgement.says, from);
                }
                findings.push(Counted { judgement, severity, status, fingerprint: Fingerprint::default() });
            }
        }
    }
    let of_records = judgements.of_records.into_iter().filter_map(|mut judgement| {
        let Standing { severity, status } = weigh(review, &mut judgement)?;
        let counted = Counted { judgement, severity, status, fingerprint: Fingerprint::default() };
        counted.judgement.open().is_none().then_some(counted)
    });
    let of_records: Vec<Counted> = of_records.collect();
    let ended = waivers::waive(review, &judgements.grants, &mut findings, &mut pending);
    answers::answer(review, &mut findings, &of_records);
    let idle = answers::idle(review, rules, &findings, &of_records);
    for mut judgement in ended.into_iter().chain(idle) {
        let Some(Standing { severity, status }) = weigh(review, &mut judgement) else { continue };
        findings.push(Counted { judgement, severity, status, fingerprint: Fingerprint::default() });
    }
    findings.sort_by(|a, b| join::order(&a.judgement, &b.judgement));
    pending.sort_by(|a, b| join::order(&a.judgement, &b.judgement));
    fingerprint(review, &mut findings, &mut pending);
    let due = pending.iter().filter_map(|due| due.open.before).filter(|before| *before > review.clock.at);
    let valid_until = due.chain(waivers::ends(review, &judgements.grants, &findings)).min();
    let policies =
        rules.policies().packs.iter().map(|pack| PolicyName { id: pack.id.clone(), digest: pack.digest.clone() });
    let met = titles::met(review, &findings, &pending);
    let mut skipped = skipped(review, rules, &judgements.rested);
    skipped.extend(waivers::only_stated(review, &findings));
    let mut unproven = unproven(judgements.rested);
    unproven.extend(waivers::unproven(review, &findings));
    unproven.sort_by(|a, b| (&a.rule, a.what).cmp(&(&b.rule, b.what)));
    let titles = titles::titles(review, &findings, &pending, &met);
    Report {
        clock: review.clock,
        scope: if review.merge.focus.is_some() { ReportScope::Paths } else { ReportScope::All },
        revisions: review.change.as_ref().map(|change| change.revisions.clone()),
        policies: policies.collect(),
        findings,
        pending,
        valid_until,
        met,
        titles,
        summary: Summary {
            documents: review.documents().iter().filter(|document| review.in_focus(document.file)).count(),
            rules: rules.ids().len(),
            evaluated: judgements.evaluated,
            skipped,
            overrides: overrides::of(review, rules.policies()),
            unproven,
        },
    }
}

/// What is said of a rule that is not in force yet: the same, with its first day.
fn not_yet(says: Saying, from: NaiveDate) -> Saying {
    let inner = Saying::of(says.message, says.facts.clone());
    let facts = Facts::new().with("says", Fact::said(inner)).with("date", Fact::Date(from));
    let shorter = says.shorter.map(|shorter| Box::new(not_yet(*shorter, from)));
    Saying { message: Text::Message(Box::new(Saying::new(say::NOT_YET, facts))), shorter, ..says }
}

/// Gives each judgement its fingerprint, in the order of the report.
fn fingerprint(review: &Review, findings: &mut [Counted], pending: &mut [Due]) {
    let of = |judgement: &Judgement, way: &str, ordinal| {
        let path = &review.file(judgement.primary.file).path;
        // A figure is known by its period, whatever it is shown at.
        let document = judgement.period.as_ref().map_or(judgement.document.as_ref(), |period| period.of.as_ref());
        Fingerprint::of(&review.config().folder, &judgement.rule.id, document, path, way, ordinal)
    };
    let in_period = |judgement: &Judgement, way: String| match &judgement.period {
        Some(period) => format!("{way}{}", period.period),
        None => way,
    };
    let mut fingerprints = Fingerprints::default();
    for Counted { judgement, fingerprint, .. } in findings {
        let way = judgement.period.as_ref().map_or_else(|| way::of(review, judgement), |_| String::new());
        let way = in_period(judgement, way);
        *fingerprint = fingerprints.next(|ordinal| of(judgement, &way, ordinal));
    }
    for Due { judgement, fingerprint, .. } in pending {
        let way = in_period(judgement, PENDING_WAY.to_owned());
        *fingerprint = fingerprints.next(|ordinal| of(judgement, &way, ordinal));
    }
}

fn skipped(
    review: &Review,
    rules: &Rules,
    rested: &BTreeMap<(String, crate::finding::Unproven), usize>,
) -> Vec<Skipped<Saying>> {
    let skip =
        |rule: &str, why: Saying| Skipped { what: Saying::verbatim(rule), why, count: 1, of: SkippedThing::Rule };
    let off = |rule: &String| skip(rule, Saying::plain(say::RULE_OFF));
    let ended = |(rule, last): (&str, NaiveDate)| {
        let why = Saying::new(say::RULE_ENDED, Facts::new().with("date", Fact::Date(last)));
        skip(rule, why)
    };
    let without_base = rules.comparing().filter(|_| !review.has_base());
    let without_base = without_base.map(|rule| skip(rule, Saying::plain(say::RULE_WITHOUT_BASE)));
    // Where a time is not known it counts as absent; an author who is not known is nobody, and that is to be told.
    let authors = rested.keys().filter(|(_, what)| *what == crate::finding::Unproven::Authorship);
    let authors = authors
        .map(|(rule, _)| Skipped { of: SkippedThing::Proof, ..skip(rule, Saying::plain(say::AUTHOR_NOT_KNOWN)) });
    let of_rules = rules.off().iter().map(off).chain(rules.ended().map(ended)).chain(without_base).chain(authors);
    review.merge.skipped.iter().cloned().chain(of_rules).collect()
}

fn unproven(rested: BTreeMap<(String, crate::finding::Unproven), usize>) -> Vec<UnprovenRule> {
    rested.into_iter().map(|((rule, what), count)| UnprovenRule { rule, what, count }).collect()
}
