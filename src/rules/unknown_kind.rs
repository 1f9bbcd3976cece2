//! `unknown-kind`: a document has a kind that is known.

use super::{Look, Rule};
use crate::finding::{Finding, Severity, Words};
use crate::kind::nearest;
use crate::language::messages::documents as say;
use crate::language::{Fact, Facts};
use crate::workspace::{Document, Review, kind_called};

pub(super) const RULE: Rule = Rule {
    id: "unknown-kind",
    severity: Severity::Error,
    integrity: true,
    page: include_str!("unknown_kind.md"),
    look: Look::Each(check),
};

fn check(review: &Review, document: &Document, findings: &mut Vec<Finding>) {
    let Some(node) = review.node(document) else { return };
    let reader = &review.reader;
    let Some(kind) = &document.kind else {
        let words = Words {
            message: say::NO_KIND.render(reader, &Facts::new()),
            help: Some(say::UNKNOWN_KIND_HELP_LIST.render(reader, &Facts::new())),
            ..Words::default()
        };
        let place = node.get("kind").map_or(node.span(), |kind| kind.span());
        findings.push(RULE.finding(document, place, words));
        return;
    };
    if review.kinds().contains_key(kind) {
        return;
    }
    let mut facts = Facts::new().with("kind", Fact::code(kind.as_str()));
    let near = nearest(kind, review.kinds().keys().map(String::as_str));
    let help = match near.or_else(|| kind_called(kind)) {
        Some(name) => {
            facts.insert("nearest", Fact::code(name));
            say::UNKNOWN_KIND_HELP
        }
        None => say::UNKNOWN_KIND_HELP_LIST,
    };
    let words = Words {
        message: say::UNKNOWN_KIND.render(reader, &facts),
        help: Some(help.render(reader, &facts)),
        facts: facts.to_json(),
        ..Words::default()
    };
    let place = node.get("kind").map_or(node.span(), |kind| kind.span());
    let mut finding = RULE.finding(document, place, words);
    "/kind".clone_into(&mut finding.pointer);
    findings.push(finding);
}
