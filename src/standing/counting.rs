//! What the judgements of one project count for, as a report.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::weight::{Standing, weigh};
use super::{answers, join, overrides, titles, waivers, way};
use crate::check::{Judgements, Rules};
use crate::finding::{
    Counted, Due, Fingerprint, Fingerprints, Judgement, PENDING_WAY, PolicyName, Report, ReportScope, Ruling, Skipped,
    SkippedThing, Summary, UnprovenRule,
};
use crate::language::messages::report as say;
use crate::language::{Fact, Facts, Saying, Text};
use crate::workspace::{Document, Review};

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
    // What was judged beside the share has had its say in it.
    findings.retain(|found| review.shares(&found.judgement));
    pending.retain(|due| review.shares(&due.judgement));
    findings.sort_by(|a, b| join::order(&a.judgement, &b.judgement));
    pending.sort_by(|a, b| join::order(&a.judgement, &b.judgement));
    fingerprint(review, &mut findings, &mut pending);
    let due = pending.iter().filter_map(|due| due.open.before).filter(|before| *before > review.clock.at);
    let valid_until = due.chain(waivers::ends(review, &judgements.grants, &findings)).min_by_key(join::instant);
    let policies =
        rules.policies().packs.iter().map(|pack| PolicyName { id: pack.id.clone(), digest: pack.digest.clone() });
    let met = titles::met(review, &findings, &pending);
    let mut skipped = skipped(review, rules, &judgements.rested);
    skipped.extend(waivers::only_stated(review, &findings));
    let mut unproven = unproven(judgements.rested);
    unproven.extend(waivers::unproven(review, &findings));
    unproven.sort_by(|a, b| (&a.rule, a.what).cmp(&(&b.rule, b.what)));
    let is_told = |document: &Document| review.in_focus(document.file) && review.in_share(document);
    let titles = titles::titles(review, &findings, &pending, &met);
    Report {
        clock: review.clock,
        scope: if review.merge.focus.is_some() { ReportScope::Paths } else { ReportScope::All },
        partial: None,
        revisions: review.change.as_ref().map(|change| change.revisions.clone()),
        policies: policies.collect(),
        findings,
        pending,
        valid_until,
        met,
        titles,
        summary: Summary {
            documents: review.documents().iter().filter(|document| is_told(document)).count(),
            unaffected: review.documents().iter().filter(|one| is_told(one) && !review.is_affected(one)).count(),
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
pub(super) fn fingerprint(review: &Review, findings: &mut [Counted], pending: &mut [Due]) {
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
