//! `deadline`: something comes in time after something else.

use std::collections::BTreeSet;

use crate::finding::Unproven;
use crate::language::messages::{policy as say, policy_file as say_file};
use crate::language::{Fact, Facts, Saying};
use crate::policy::allowance::{Allowance, Standing, elapsed_fact};
use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{CheckKind, Compiled, Compiler, Names};
use crate::policy::due::Owed;
use crate::policy::facts::{field_at, moment_fact};
use crate::policy::outcome::{Doubt, Outcome, OutcomeKind, Repair, Shown, Undecided};
use crate::policy::slot::{Slot, no_answer};
use crate::yaml::Node;

pub(super) const CHECK: CheckKind =
    CheckKind { name: "deadline", about: "comes in time, round the clock or in a calendar's hours", compile };

const FACTS: &[&str] = &["elapsed", "due", "required", "from", "to", "start", "hours", "less", "missing"];

/// What a deadline looks like to those who left out a part of it.
const EXAMPLE: &str = "deadline: {from: reportedAt, to: resolvedAt, within: 4 hours}";

#[derive(Debug)]
struct Deadline {
    from: Slot,
    to: Slot,
    allowed: Allowance,
}

fn compile<'k>(node: Node<'k>, _: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Compiled> {
    let slot = |name: &str, compiler: &mut Compiler<'k>| match node.get(name) {
        Some(slot) => Slot::compile(slot, names, compiler),
        None => {
            compiler.without(node.span(), "deadline", &[name], EXAMPLE);
            None
        }
    };
    let (from, to) = (slot("from", compiler)?, slot("to", compiler)?);
    let within = match (node.get("within"), node.get("lessThan")) {
        (Some(within), None) => ("within", within),
        (None, Some(less)) => ("lessThan", less),
        _ => {
            let says = say_file::EITHER.with("check", Fact::code("deadline"));
            let says = says.with("first", Fact::code("within")).with("second", Fact::code("lessThan"));
            compiler.problem(node.span(), says, Some(say_file::EITHER_HELP.into()));
            return None;
        }
    };
    let allowed = Allowance::compile(node, within, names, compiler)?;
    Some(Compiled::new(Deadline { from, to, allowed }, FACTS))
}

impl Check for Deadline {
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        self.find(case).unwrap_or_else(|undecided| vec![undecided.into()])
    }

    fn rests_on(&self) -> BTreeSet<Unproven> {
        &self.from.rests_on() | &self.to.rests_on()
    }
}

impl Deadline {
    fn find(&self, case: &Case<'_>) -> Result<Vec<Outcome>, Undecided> {
        let Some(from) = self.from.find(case)? else { return Ok(vec![self.from.lacking(case)]) };
        let within = match self.allowed.within(case) {
            Ok(within) => within,
            Err(outcome) => return Ok(vec![*outcome]),
        };
        let facts = self.allowed.facts(within).with("from", moment_fact(&from.moment, case.zone));
        let start = from.at.as_ref().map(|at| field_at(case.world, at));
        let facts = facts.with("start", start.unwrap_or_else(|| Fact::Label(say::SOME_TIME.label())));
        let Some(to) = self.to.find_from(&from, case)? else {
            return Ok(vec![self.not_yet(self.allowed.standing(&from, within, case)?, facts, case)]);
        };
        let judged = self.allowed.judge(&from, &to, within, case)?;
        if judged.held {
            return Ok(Vec::new());
        }
        let facts = facts
            .with("elapsed", elapsed_fact(judged.elapsed))
            .with("due", moment_fact(&judged.due, case.zone))
            .with("to", moment_fact(&to.moment, case.zone));
        let top = case.top();
        let mut outcome = Outcome::fail(to.at.as_ref().unwrap_or(&top), facts);
        let due = judged.due.end(case.zone).map_err(|error| no_answer(&from, case, &error))?;
        // What lies ahead may still be moved, as long as its last moment does too.
        let is_settled = case.has_begun(&to)? || due <= case.now();
        outcome.repair = Some(Repair::of(due, is_settled));
        outcome.doubt = if is_settled { Doubt::Untrue } else { Doubt::None };
        outcome.work = case.work(to.at.as_ref());
        outcome.says = Some((say::CAME_LATE, if is_settled { say::LEAVE_HELP } else { say::CAME_LATE_HELP }));
        outcome.label = Some(Saying::new(say::WAS_DUE, outcome.facts.clone()));
        if let Some(at) = &from.at {
            outcome.labels.push(Shown::of(at).label(Saying::new(say::ANNOUNCED_HERE, outcome.facts.clone())));
        }
        Ok(vec![outcome])
    }

    /// What has not come: pending as long as it would be in time.
    fn not_yet(&self, standing: Standing, facts: Facts, case: &Case<'_>) -> Outcome {
        let mut outcome = self.to.lacking(case);
        let missing = outcome.facts.get("missing").cloned().unwrap_or_else(|| Fact::text(""));
        let facts = facts.with("missing", missing).with("to", Fact::text(""));
        outcome.facts = facts.with("elapsed", standing.elapsed).with("due", standing.due);
        outcome.result = OutcomeKind::Fail;
        outcome.instead = match standing.owed {
            Owed::NotYet(_) => (Some(say::LACKING), Some(say::DUE_BY_HELP)),
            Owed::Now(_) => (Some(say::OVERDUE), Some(say::OVERDUE_HELP)),
        };
        standing.owed.weigh(&mut outcome);
        outcome
    }
}
