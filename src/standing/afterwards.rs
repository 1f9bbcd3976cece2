//! What becomes of a project once a change is merged: by the rules that the change proposes, and by the end of the time within
//! which it is merged.

use std::collections::BTreeSet;

use super::all_rules::{AllRules, rules_of_all};
use super::counting::standing;
use super::existing;
use super::impact::{Impact, impact};
use crate::check::{Rules, check};
use crate::finding::{Clock, Counted, Errors, Judgement, Report, Severity};
use crate::rules::{expiring, flips, judges_set_up, locked_out, set_up_to_come, unloadable, unusable};
use crate::workspace::Review;

/// A change, as its projects will be judged.
pub(super) struct Afterwards<'r> {
    /// By the rules that it proposes, where it touches what is trusted.
    proposed: Option<Result<(&'r Review, AllRules), Errors>>,
    /// As it will be judged at the latest moment of its merge.
    later: Review,
    /// The rules of now.
    rules: &'r AllRules,
    /// The rules of that moment, where they may be others.
    rules_later: Option<Result<AllRules, Errors>>,
}

impl<'r> Afterwards<'r> {
    pub(super) fn of(review: &'r Review, rules: &'r AllRules) -> Self {
        let proposed = review.proposed.as_deref().map(|proposed| match proposed {
            Ok(proposed) => Ok((proposed, rules_of_all(proposed)?)),
            Err(errors) => Err(errors.clone()),
        });
        let until = review.clock.at + review.config().git().merge_within();
        let mut later = review.with_clock(Clock { at: until, ..review.clock });
        later.proposed.clone_from(&review.proposed);
        let is_other = rules.by_project(review).any(|(_, rules)| rules.change_by(until.date_naive()));
        let rules_later = is_other.then(|| rules_of_all(&later));
        Self { proposed, later, rules, rules_later }
    }

    /// What is to be told of a project, which has this report now.
    pub(super) fn tell(&self, (review, own): (&Review, &Rules), report: &Report) -> Vec<Judgement> {
        [self.of_proposal((review, own), report), self.of_time(review, report)].concat()
    }

    /// That the proposed rules could not be used, or whose verdict they turn round.
    fn of_proposal(&self, (review, own): (&Review, &Rules), report: &Report) -> Vec<Judgement> {
        let is_root = review.config().root.is_none();
        // What is said of all documents that turn is said once, of all of them, whatever share is judged.
        if review.share.is_some_and(|share| !share.is_first()) {
            return Vec::new();
        }
        let (proposed, rules) = match &self.proposed {
            Some(Ok((proposed, rules))) => (*proposed, rules),
            Some(Err(errors)) if is_root => return unusable(review, errors),
            _ => return Vec::new(),
        };
        let is_same = |(project, _): &(&Review, &Rules)| project.config().folder == review.config().folder;
        let Some((proposed, rules)) = rules.by_project(proposed).find(is_same) else { return Vec::new() };
        let after = standing(proposed, rules, check(proposed, rules));
        let mut told: Vec<Judgement> = of_set_up(review, report, proposed, &after);
        if is_root {
            told.extend(locked_out(review, proposed));
        }
        // A report of some paths says nothing of the documents elsewhere.
        let is_told = |one: &Impact| {
            let judged = review.merge.find(&one.document.kind, &one.document.id);
            one.is_flip() && judged.is_some_and(|document| review.in_focus(document.file))
        };
        let whole = review.share.map(|_| {
            let whole = review.clone().with_share(None);
            standing(&whole, own, check(&whole, own))
        });
        let (comply, fail): (Vec<Impact>, Vec<Impact>) = impact(whole.as_ref().unwrap_or(report), &after)
            .into_iter()
            .filter(is_told)
            .partition(|one| one.after.is_empty());
        let names = |impacts: Vec<Impact>| impacts.into_iter().map(|one| one.document).collect::<Vec<_>>();
        let (comply, fail) = (names(comply), names(fail));
        let is_none = comply.is_empty() && fail.is_empty();
        told.extend(flips(review, &comply, &fail).filter(|_| !is_none));
        told
    }

    /// What time alone breaks before the change is merged.
    fn of_time(&self, review: &Review, report: &Report) -> Vec<Judgement> {
        let until = self.later.config().local(self.later.clock.at.to_utc());
        let rules = match &self.rules_later {
            None => self.rules,
            Some(Ok(rules)) => rules,
            Some(Err(errors)) if review.config().root.is_none() => return unloadable(review, errors, until),
            Some(Err(_)) => return Vec::new(),
        };
        let is_same = |(project, _): &(&Review, &Rules)| project.config().folder == review.config().folder;
        let Some((later, rules)) = rules.by_project(&self.later).find(is_same) else { return Vec::new() };
        let gates = |found: &&Counted| found.status.gates() && found.severity == Severity::Error;
        let at = |found: &Counted| {
            let judgement = &found.judgement;
            let name = judgement.subject().cloned();
            let file = name.is_none().then_some(judgement.primary.file);
            (judgement.rule.id.to_string(), name, file, judgement.pointer.clone())
        };
        let now: BTreeSet<_> = report.findings.iter().filter(gates).map(at).collect();
        let mut then = standing(later, rules, check(later, rules));
        let is_new = |found: &&Counted| gates(found) && !now.contains(&at(found));
        if !then.findings.iter().any(|found| is_new(&found)) {
            return Vec::new();
        }
        // What time breaks on the target as well is not the change's.
        if let Some(before) = later.before.as_deref() {
            existing::mark(later, &standing(before, rules, check(before, rules)), &mut then);
        }
        then.findings.iter().filter(is_new).map(|found| expiring(&found.judgement, until)).collect()
    }
}

/// What would be found of the set-up itself once it is merged, and is not found now.
fn of_set_up(review: &Review, report: &Report, proposed: &Review, after: &Report) -> Vec<Judgement> {
    // One fault is told from another by what is said of it.
    let at = |found: &Counted| {
        let Judgement { rule, pointer, says, .. } = &found.judgement;
        let facts = serde_json::Value::from(says.facts.to_json());
        (rule.id.to_string(), pointer.clone(), format!("{:?} {facts}", says.message))
    };
    let now: BTreeSet<_> = report.findings.iter().map(at).collect();
    let is_new = |found: &&Counted| judges_set_up(&found.judgement.rule) && !now.contains(&at(found));
    let path = |judgement: &Judgement| proposed.file(judgement.primary.file).path.clone();
    let told = after.findings.iter().filter(is_new);
    told.filter_map(|found| set_up_to_come(review, &found.judgement, &path(&found.judgement), found.severity)).collect()
}
