//! `gaps`: a log leaves no longer gap.

use std::collections::BTreeSet;

use crate::calendar::Amount;
use crate::finding::Unproven;
use crate::language::messages::policy as say;
use crate::language::{Fact, Facts};
use crate::policy::allowance::{Allowance, elapsed_fact};
use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{CheckKind, Compiled, Compiler, Names};
use crate::policy::due::Owed;
use crate::policy::facts::{field_at, moment_fact};
use crate::policy::outcome::{Doubt, Outcome, Repair, Shown, Undecided};
use crate::policy::path::Path;
use crate::policy::slot::{Found, Slot, no_answer};
use crate::yaml::{Node, Step};

pub(super) const CHECK: CheckKind = CheckKind { name: "gaps", about: "a log leaves no longer gap", compile };

const FACTS: &[&str] = &["gap", "at", "due", "required", "until", "log", "hours", "missing"];

#[derive(Debug)]
struct Gaps {
    path: Path,
    entries: Slot,
    from: Option<Slot>,
    to: Option<Slot>,
    allowed: Allowance,
}

fn compile<'k>(node: Node<'k>, _: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Compiled> {
    let Some(written) = node.get("path") else {
        compiler.without(node.span(), "gaps", &["path"], "path: 'log[].at'");
        return None;
    };
    let path = Path::compile(written.text(), written.span(), names, compiler)?;
    let Some(most) = node.get("atMost") else {
        compiler.without(node.span(), "gaps", &["atMost"], "atMost: 60 minutes");
        return None;
    };
    let slot = |name: &str, compiler: &mut Compiler<'k>| match node.get(name) {
        Some(slot) => Slot::compile(slot, names, compiler).map(Some),
        None => Some(None),
    };
    let (from, to) = (slot("from", compiler)?, slot("to", compiler)?);
    let allowed = Allowance::compile(node, ("atMost", most), names, compiler)?;
    Some(Compiled::new(Gaps { entries: Slot::Path(path.clone()), path, from, to, allowed }, FACTS))
}

impl Check for Gaps {
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        match self.allowed.within(case) {
            Ok(most) => self.find(most, case).unwrap_or_else(|undecided| vec![undecided.into()]),
            Err(outcome) => vec![*outcome],
        }
    }

    fn rests_on(&self) -> BTreeSet<Unproven> {
        self.from.iter().chain(&self.to).flat_map(Slot::rests_on).collect()
    }
}

impl Gaps {
    fn find(&self, most: Amount, case: &Case<'_>) -> Result<Vec<Outcome>, Undecided> {
        let mut start = None;
        if let Some(from) = &self.from {
            start = from.find(case)?;
            if start.is_none() {
                return Ok(vec![from.lacking(case)]);
            }
        }
        let end = match &self.to {
            None => None,
            Some(to) => to.find(case)?,
        };
        let mut points = self.points(start, end.as_ref(), case)?;
        let Some(last) = points.last().cloned() else { return Ok(vec![self.path.lacking(case)]) };
        // An end that lies ahead, or that the document does not have yet, is the clock.
        let ahead = match &end {
            Some(end) => end.moment.start(case.zone).map_err(|error| no_answer(end, case, &error))? > case.now(),
            None => self.to.is_some(),
        };
        points.extend(end.clone().filter(|_| !ahead));
        let mut longest: Option<Outcome> = None;
        let mut length = None;
        for (before, after) in points.iter().zip(points.iter().skip(1)) {
            let judged = self.allowed.judge(before, after, most, case)?;
            let amount = amount(judged.elapsed);
            if judged.held || length.is_some_and(|longest| longest >= amount) {
                continue;
            }
            length = Some(amount);
            let facts = self.facts(before, most, case).with("until", moment_fact(&after.moment, case.zone));
            let facts = facts.with("gap", elapsed_fact(judged.elapsed));
            let facts = facts.with("due", moment_fact(&judged.due, case.zone));
            let top = case.top();
            let mut outcome = Outcome::fail(after.at.as_ref().unwrap_or(&top), facts);
            let due = judged.due.end(case.zone).map_err(|error| no_answer(before, case, &error))?;
            outcome.repair = Some(Repair::Past(due));
            outcome.doubt = Doubt::Unwritten;
            outcome.says = Some((say::LONG_GAP, say::LONG_GAP_HELP));
            outcome.labels.extend(before.at.as_ref().map(|at| Shown::of(at).label(None)));
            longest = Some(outcome);
        }
        let in_time = |end: &Found<'_>| self.allowed.judge(&last, end, most, case).map(|judged| judged.held);
        let open = match end.filter(|_| ahead).as_ref().map(in_time).transpose()? {
            Some(true) => None,
            _ if ahead => Some(self.open(&last, most, case)?),
            _ => None,
        };
        Ok(longest.into_iter().chain(open).collect())
    }

    /// The times of the log from the start to the end, in their order, after the start itself.
    fn points<'w>(
        &self,
        start: Option<Found<'w>>,
        end: Option<&Found<'w>>,
        case: &Case<'w>,
    ) -> Result<Vec<Found<'w>>, Undecided> {
        let at = |found: &Found<'w>| found.moment.start(case.zone).map_err(|error| no_answer(found, case, &error));
        let first = start.as_ref().map(&at).transpose()?;
        let last = end.map(&at).transpose()?;
        let mut entries = Vec::new();
        for found in self.entries.all(case)? {
            let when = at(&found)?;
            if first.is_none_or(|first| first <= when) && last.is_none_or(|last| when <= last) {
                entries.push((when, found));
            }
        }
        entries.sort_by_key(|(when, _)| *when);
        Ok(start.into_iter().chain(entries.into_iter().map(|(_, found)| found)).collect())
    }

    /// What the log lacks by the clock since its last entry: pending as long as that is not too long ago.
    fn open(&self, last: &Found<'_>, most: Amount, case: &Case<'_>) -> Result<Outcome, Undecided> {
        let standing = self.allowed.standing(last, most, case)?;
        let facts = self.facts(last, most, case).with("until", Fact::text(""));
        let facts = facts.with("gap", standing.elapsed).with("due", standing.due);
        let top = case.top();
        let mut outcome = Outcome::fail(last.at.as_ref().unwrap_or(&top), facts);
        outcome.instead = match standing.owed {
            Owed::NotYet(_) => (Some(say::NEXT_ENTRY), Some(say::NEXT_ENTRY_HELP)),
            Owed::Now(_) => (None, Some(say::OPEN_GAP_HELP)),
        };
        outcome.says = Some((say::LONG_GAP, say::OPEN_GAP_HELP));
        standing.owed.weigh(&mut outcome);
        Ok(outcome)
    }

    fn facts(&self, before: &Found<'_>, most: Amount, case: &Case<'_>) -> Facts {
        self.allowed.facts(most).with("at", moment_fact(&before.moment, case.zone)).with("log", self.log(case))
    }

    /// The list that the log is.
    fn log(&self, case: &Case<'_>) -> Fact {
        let mut at = self.path.find(case).into_iter().next().unwrap_or_else(|| self.path.nearest(case));
        if let Some(list) = at.way.iter().rposition(|step| matches!(step, Step::Index(_))) {
            at.way.truncate(list);
        }
        field_at(case.world, &at)
    }
}

/// The time that has passed, in seconds, to compare with another.
fn amount(elapsed: crate::calendar::Elapsed) -> i64 {
    use crate::calendar::Elapsed;
    match elapsed {
        Elapsed::Time(time) => time.num_seconds(),
        Elapsed::Days(days) | Elapsed::WorkingDays(days) => days.saturating_mul(24 * 3600),
    }
}
