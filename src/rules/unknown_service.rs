//! `unknown-service`: a document's service is registered, so that a typing error does not lead it past its policies.

use super::{Look, Rule};
use crate::finding::{Finding, Severity, Words};
use crate::kind::{name, nearest};
use crate::language::messages::policy as say;
use crate::language::{Fact, Facts};
use crate::workspace::{Document, Review};

pub(super) const RULE: Rule = Rule {
    id: "unknown-service",
    severity: Severity::Error,
    integrity: false,
    page: include_str!("unknown_service.md"),
    look: Look::Each(check),
};

fn check(review: &Review, document: &Document, findings: &mut Vec<Finding>) {
    let (Some(node), Some(kind)) = (review.node(document), review.kind(document)) else { return };
    kind.places().references.each(node, &mut |to, value, trail| {
        if to != name::SERVICE || value.scalar().is_none() || review.find(name::SERVICE, value.text()).is_some() {
            return;
        }
        let mut facts = Facts::new().with("id", Fact::code(value.text()));
        let mut ids: Vec<&str> = review.ids(name::SERVICE).collect();
        ids.sort_unstable();
        let help = match nearest(value.text(), ids) {
            Some(near) => {
                facts.insert("nearest", Fact::code(near));
                say::UNKNOWN_SERVICE_HELP
            }
            None => say::UNKNOWN_SERVICE_HELP_ADD,
        };
        let reader = &review.reader;
        let words = Words {
            message: say::UNKNOWN_SERVICE.render(reader, &facts),
            help: Some(help.render(reader, &facts)),
            facts: facts.to_json(),
            ..Words::default()
        };
        let mut finding = RULE.finding(document, value.span(), words);
        finding.pointer = trail.pointer().to_string();
        findings.push(finding);
    });
}
