//! `reversed-interval`: what has a start and an end ends no earlier than it starts.

use std::cmp::Ordering;

use super::{Look, Rule, label};
use crate::calendar::{Moment, Zone};
use crate::finding::{Finding, Severity, Words};
use crate::kind::Schema;
use crate::language::messages::policy as say;
use crate::language::{Fact, Facts};
use crate::policy::moment_fact;
use crate::registry::zone_of;
use crate::workspace::{Document, Review};
use crate::yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "reversed-interval",
    severity: Severity::Error,
    integrity: true,
    page: include_str!("reversed_interval.md"),
    look: Look::Each(check),
};

fn check(review: &Review, document: &Document, findings: &mut Vec<Finding>) {
    let (Some(node), Some(kind)) = (review.node(document), review.kind(document)) else { return };
    let intervals = &kind.places().intervals;
    if intervals.is_empty() {
        return;
    }
    // Without a zone of its own any will do to tell which comes first.
    let zone = zone_of(review, document).unwrap_or(Zone::UTC);
    let moment = |node: Option<Node<'_>>| node.and_then(|node| node.text().parse::<Moment>().ok());
    intervals.each(node, &mut |(), value, trail| {
        let (start, end) = (value.get("start"), value.get("end"));
        let (Some(first), Some(last)) = (moment(start), moment(end)) else { return };
        let (Ok(Ordering::Greater), Some(start), Some(end)) = (first.compare(&last, zone), start, end) else {
            return;
        };
        let mut pointer = trail.pointer();
        pointer = pointer.key("end");
        let shape = kind.schema.as_deref().and_then(Schema::shape);
        let field = shape.and_then(|shape| shape.descend(&pointer)).and_then(|shape| shape.label());
        let facts = Facts::new()
            .with("field", Fact::Field { path: crate::kind::shown_path(&pointer), label: field })
            .with("start", moment_fact(&first, zone))
            .with("end", moment_fact(&last, zone));
        let reader = &review.reader;
        let mut machine = facts.to_json();
        machine.remove("field");
        let words = Words {
            message: say::REVERSED.render(reader, &facts),
            help: Some(say::REVERSED_HELP.render(reader, &facts)),
            facts: machine,
            ..Words::default()
        };
        let mut finding = RULE.finding(document, end.span(), words);
        finding.pointer = pointer.to_string();
        finding.labels.push(label(document, start.span(), &say::STARTS_HERE.render(reader, &facts)));
        findings.push(finding);
    });
}
