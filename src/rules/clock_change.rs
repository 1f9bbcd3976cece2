//! `clock-change`: a local time exists, and once only.

use chrono::{DateTime, Utc};

use super::{Look, Rule};
use crate::calendar::{Moment, TimeError, Zone};
use crate::finding::{Finding, Severity, Words};
use crate::kind::Schema;
use crate::language::messages::policy as say;
use crate::language::{Fact, Facts};
use crate::registry::zone_of;
use crate::workspace::{Document, Review};
use crate::yaml::{Node, Pointer};

pub(super) const RULE: Rule = Rule {
    id: "clock-change",
    severity: Severity::Error,
    integrity: false,
    page: include_str!("clock_change.md"),
    look: Look::Each(check),
};

fn check(review: &Review, document: &Document, findings: &mut Vec<Finding>) {
    let (Some(node), Some(kind)) = (review.node(document), review.kind(document)) else { return };
    let places = kind.places();
    if places.times.is_empty() {
        return;
    }
    let Some(zone) = zone_of(review, document) else { return };
    places.times.each(node, &mut |(), value, trail| {
        let Ok(moment @ Moment::Local { .. }) = value.text().parse::<Moment>() else { return };
        let (fact, help, example) = match moment.start(zone) {
            Err(TimeError::Skipped { change, .. }) => (say::CLOCK_SKIPS, say::CLOCK_SKIPS_HELP, local(zone, change)),
            Err(TimeError::Ambiguous { first, .. }) => {
                (say::CLOCK_REPEATS, say::CLOCK_REPEATS_HELP, offset(zone, first))
            }
            _ => return,
        };
        let pointer = trail.pointer();
        let label = kind
            .schema
            .as_deref()
            .and_then(Schema::shape)
            .and_then(|shape| shape.descend(&pointer))
            .and_then(|shape| shape.label());
        let facts = Facts::new()
            .with("field", Fact::Field { path: crate::kind::shown_path(&pointer), label })
            .with("value", Fact::code(value.text()))
            .with("example", Fact::code(example));
        findings.push(finding(review, document, value, &pointer, fact, help, &facts));
    });
}

fn finding(
    review: &Review,
    document: &Document,
    value: Node<'_>,
    pointer: &Pointer,
    fact: crate::language::Phrase,
    help: crate::language::Phrase,
    facts: &Facts,
) -> Finding {
    let reader = &review.reader;
    let mut machine = facts.to_json();
    machine.remove("field");
    let words = Words {
        message: fact.render(reader, facts),
        help: Some(help.render(reader, facts)),
        facts: machine,
        ..Words::default()
    };
    let mut finding = RULE.finding(document, value.span(), words);
    finding.pointer = pointer.to_string();
    finding
}

fn local(zone: Zone, at: DateTime<Utc>) -> String {
    zone.local(at).format("%Y-%m-%dT%H:%M").to_string()
}

fn offset(zone: Zone, at: DateTime<Utc>) -> String {
    at.with_timezone(&zone.offset(at)).format("%Y-%m-%dT%H:%M%:z").to_string()
}
