//! `deadlock`: somebody is left who may give each approval that is still missing.

use super::{Look, Rule};
use crate::finding::{Finding, Pending, Severity, Words};
use crate::language::messages::policy as say;
use crate::language::{Fact, Facts};
use crate::workspace::{Document, Review};

pub(super) const RULE: Rule = Rule {
    id: "deadlock",
    severity: Severity::Error,
    integrity: false,
    page: include_str!("deadlock.md"),
    look: Look::Lacking(check),
};

fn check(review: &Review, document: &Document, lacking: &[Pending], findings: &mut Vec<Finding>) {
    for pending in lacking.iter().filter(|pending| pending.by_person && pending.who_may.is_empty()) {
        let reader = &review.reader;
        let facts = Facts::new()
            .with("rule", Fact::code(pending.rule.as_str()))
            .with("missing", Fact::text(pending.missing.as_str()));
        let mut machine = facts.to_json();
        machine.remove("missing");
        let words = Words {
            message: say::DEADLOCK.render(reader, &facts),
            help: Some(say::DEADLOCK_HELP.render(reader, &facts)),
            facts: machine,
            ..Words::default()
        };
        findings.push(RULE.finding(document, pending.span, words));
    }
}
