//! `obligation`: something is owed after an event.

use std::collections::BTreeSet;

use crate::finding::Unproven;
use crate::language::Facts;
use crate::language::messages::{policy as say, policy_file as say_file};
use crate::policy::allowance::Allowance;
use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{CheckKind, Compiled, Compiler, Names};
use crate::policy::facts::{field_at, moment_fact};
use crate::policy::message::Messages;
use crate::policy::outcome::{Outcome, Undecided};
use crate::policy::parameter::amount_fact;
use crate::policy::part::Part;
use crate::policy::point::Point;
use crate::policy::slot::{Found, Slot};
use crate::source::Span;
use crate::yaml::Node;

pub(super) const CHECK: CheckKind =
    CheckKind { name: "obligation", about: "owed after an event: pending until due, then judged", compile };

/// What an obligation looks like to those who left out a part of it.
const EXAMPLE: &str = "obligation: {after: completedAt, within: 5 working days, check: {require: [review]}}";

#[derive(Debug)]
struct Obligation {
    after: Slot,
    allowed: Allowance,
    part: Part,
}

fn compile<'k>(node: Node<'k>, _: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Compiled> {
    let argument = |name: &str, compiler: &mut Compiler<'k>| {
        let found = node.get(name);
        if found.is_none() {
            compiler.without(node.span(), "obligation", &[name], EXAMPLE);
        }
        found
    };
    let after = Slot::compile(argument("after", compiler)?, names, compiler)?;
    let within = argument("within", compiler)?;
    let allowed = Allowance::compile(node, ("within", within), names, compiler)?;
    let check = argument("check", compiler)?;
    if let Some(own) = words_inside(check) {
        compiler.problem(own, say_file::WORDS_INSIDE, Some(say_file::WORDS_INSIDE_HELP.into()));
        return None;
    }
    let part = Part::compile(check, names, None, &mut Messages::default(), compiler)?;
    Some(Compiled::new(Obligation { after, allowed, part }, &["due", "required", "missing"]))
}

impl Check for Obligation {
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        self.find(case).unwrap_or_else(|undecided| vec![undecided.into()])
    }

    fn absent(&self, case: &Case<'_>) -> Option<Outcome> {
        match self.after.find(case) {
            Ok(None) => Some(self.after.lacking(case)),
            // What lies ahead has not happened.
            Ok(Some(after)) if matches!(case.has_begun(&after), Ok(false)) => Some(ahead(&after, case)),
            _ => None,
        }
    }

    fn points_inside(&self) -> Vec<Point> {
        self.part.points_as_part()
    }

    fn reach_inside(&self, case: &Case<'_>, tell: &mut dyn FnMut(Point, bool)) {
        if matches!(self.after.find(case), Ok(Some(_))) {
            self.part.reach_as_part(case, tell);
        }
    }

    fn rests_on(&self) -> BTreeSet<Unproven> {
        &self.after.rests_on() | &self.part.rests_on()
    }
}

impl Obligation {
    fn find(&self, case: &Case<'_>) -> Result<Vec<Outcome>, Undecided> {
        // Nothing is owed after what has not happened.
        let Some(after) = self.after.find(case)? else { return Ok(Vec::new()) };
        let within = match self.allowed.within(case) {
            Ok(within) => within,
            Err(outcome) => return Ok(vec![*outcome]),
        };
        let mut outcomes = self.part.judge(case);
        if outcomes.is_empty() {
            return Ok(outcomes);
        }
        let owed = self.allowed.standing(&after, within, case)?.owed;
        for outcome in &mut outcomes {
            owed.weigh(outcome);
            outcome.owed = true;
            outcome.facts.insert("required", amount_fact(within));
        }
        Ok(outcomes)
    }
}

/// The outcome where the event lies ahead.
fn ahead(after: &Found<'_>, case: &Case<'_>) -> Outcome {
    let top = case.top();
    let at = after.at.as_ref().unwrap_or(&top);
    let facts = Facts::new().with("missing", field_at(case.world, at));
    let mut outcome = Outcome::missing(at, facts.with("time", moment_fact(&after.moment, case.zone)));
    outcome.instead = (Some(say::EVENT_AHEAD), None);
    outcome
}

/// The key of a message of a part, or of one inside it: what an obligation says is said around it.
fn words_inside(part: Node<'_>) -> Option<Span> {
    let own = ["message", "help", "lateHelp"].iter().find_map(|key| part.entry(key));
    let inner = || {
        let parts = ["all", "any"].into_iter().filter_map(|key| part.get(key)).flat_map(Node::items);
        let single = ["not", "then"].into_iter().filter_map(|key| part.get(key));
        parts.chain(single).find_map(words_inside)
    };
    own.map(|entry| entry.key.span()).or_else(inner)
}
