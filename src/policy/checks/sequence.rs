//! `sequence`: times that are present never go backwards, or named steps come in an order.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::steps;
use crate::calendar::TimeError;
use crate::finding::Unproven;
use crate::language::messages::{names as words, policy as said, policy_file as say};
use crate::language::{Fact, Facts};
use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{CheckKind, Compiled, Compiler, Names};
use crate::policy::facts::{field_at, moment_fact};
use crate::policy::outcome::{Outcome, Shown, Undecided};
use crate::policy::slot::{Found, Slot, no_answer};
use crate::yaml::Node;

pub(super) const CHECK: CheckKind =
    CheckKind { name: "sequence", about: "times never go backwards, or named steps come in the order", compile };

#[derive(Debug)]
struct Sequence {
    slots: Vec<Slot>,
    /// Whether equal times break it.
    strict: bool,
}

fn compile<'k>(node: Node<'k>, part: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Compiled> {
    if node.get("values").is_some() {
        return steps::compile(node, names, compiler);
    }
    let list = node.get("of").unwrap_or(node);
    if !list.is_sequence() || list.len() < 2 {
        let example = Fact::code("sequence: [plan.test.start, plan.production.start]");
        compiler.problem(node.span(), say::SHORT_SEQUENCE, Some(words::EXAMPLE_HELP.with("example", example)));
        return None;
    }
    let slots = list.items().map(|slot| Slot::compile(slot, names, compiler)).collect::<Option<_>>()?;
    let strict = part.get("strict").or_else(|| node.get("strict")).and_then(|strict| strict.as_bool()).unwrap_or(false);
    Some(Compiled::new(Sequence { slots, strict }, &["first", "second", "earlier"]))
}

impl Check for Sequence {
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        self.find(case).unwrap_or_else(|undecided| vec![undecided.into()])
    }

    fn rests_on(&self) -> BTreeSet<Unproven> {
        self.slots.iter().flat_map(Slot::rests_on).collect()
    }

    fn absent(&self, case: &Case<'_>) -> Option<Outcome> {
        let slot = self.slots.iter().find(|slot| matches!(slot.find(case), Ok(None)))?;
        slot.first_path().map(|path| path.lacking(case))
    }
}

impl Sequence {
    fn find(&self, case: &Case<'_>) -> Result<Vec<Outcome>, Undecided> {
        let mut outcomes = Vec::new();
        let mut before: Vec<Found<'_>> = Vec::new();
        for slot in &self.slots {
            let Some(next) = slot.find(case)? else { continue };
            if let Some(first) = self.latest_after(&before, &next, case)? {
                let mut outcome = outcome(first, &next, case);
                outcome.repair = Some(case.repair_until(&next)?);
                outcome.work = case.work(next.at.as_ref());
                outcomes.push(outcome);
            }
            before.extend(slot.find_bound(case)?);
        }
        Ok(outcomes)
    }

    /// Of the times that have to come before another the latest that does not. A day and a moment on it are equal, so that
    /// what comes after a day is held against the moments before that day, too.
    fn latest_after<'f, 'w>(
        &self,
        before: &'f [Found<'w>],
        next: &Found<'w>,
        case: &Case<'w>,
    ) -> Result<Option<&'f Found<'w>>, Undecided> {
        let mut latest: Option<(DateTime<Utc>, &Found<'w>)> = None;
        for first in before {
            let refuse = |error: TimeError| undecided(first, next, case, &error);
            let order = first.moment.compare(&next.moment, case.zone).map_err(refuse)?;
            if order == Ordering::Less || order == Ordering::Equal && !self.strict {
                continue;
            }
            let start = first.moment.start(case.zone).map_err(refuse)?;
            // Of two that are as late, the one that stands nearer in the list.
            if latest.is_none_or(|(at, _)| at <= start) {
                latest = Some((start, first));
            }
        }
        Ok(latest.map(|(_, first)| first))
    }
}

fn outcome(first: &Found<'_>, second: &Found<'_>, case: &Case<'_>) -> Outcome {
    let facts = Facts::new()
        .with("first", moment_fact(&first.moment, case.zone))
        .with("second", moment_fact(&second.moment, case.zone))
        .with("earlier", Fact::text(""));
    let top = case.top();
    let place = second.at.as_ref().or(first.at.as_ref()).unwrap_or(&top);
    let mut outcome = Outcome::fail(place, facts);
    if let (Some(first), Some(_)) = (&first.at, &second.at) {
        outcome.facts.insert("earlier", field_at(case.world, first));
        outcome.says = Some((said::OUT_OF_ORDER, said::OUT_OF_ORDER_HELP));
        outcome.labels.push(Shown::of(first).label(None));
    }
    outcome
}

fn undecided(first: &Found<'_>, second: &Found<'_>, case: &Case<'_>, error: &TimeError) -> Undecided {
    let at_fault = if first.moment.start(case.zone).is_err() { first } else { second };
    no_answer(at_fault, case, error)
}
