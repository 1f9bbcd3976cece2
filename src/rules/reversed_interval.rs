//! `reversed-interval`: what has a start and an end ends no earlier than it starts.

use std::cmp::Ordering;

use super::rule::{Look, Rule, label};
use crate::calendar::{Moment, Zone};
use crate::finding::{Hides, Judgement, Lowering, RuleInfo, Severity};
use crate::kind::Schema;
use crate::language::messages::policy as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Saying};
use crate::policy::moment_fact;
use crate::registry::zone_of;
use crate::workspace::{Document, Review};
use crate::yaml::Node;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in(
        "reversed-interval",
        Severity::Error,
        title::REVERSED_INTERVAL,
        page!("reversed_interval.md"),
    )
    .lowering(Lowering::Refused)
    .hides(Hides::Parent),
    look: Look::Each(check),
};

fn check(review: &Review, document: &Document, judgements: &mut Vec<Judgement>) {
    let (Some(node), Some(kind)) = (review.node(document), review.kind(document)) else { return };
    let intervals = &kind.places().intervals;
    if intervals.is_empty() {
        return;
    }
    // Without a zone of its own any will do to tell which comes first.
    let zone = zone_of(review, document).unwrap_or(Zone::UTC);
    let moment = |node: Option<Node<'_>>| node.and_then(|node| Moment::of_any_year(node.text()).ok());
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
        let mut machine = facts.to_json();
        machine.remove("field");
        let starts = label(document, start.span(), Saying::new(say::STARTS_HERE, facts.clone()));
        // Only what is still planned can move.
        let has_begun = first.start(zone).is_ok_and(|start| start <= review.clock.at.to_utc());
        let help = if has_begun { say::REVERSED_HELP_PAST } else { say::REVERSED_HELP };
        let says = Saying::new(say::REVERSED, facts).help(help);
        let mut judgement = RULE.judgement(document, end.span(), says);
        judgement.pointer = pointer.to_string();
        judgement.facts = machine;
        judgement.labels.push(starts);
        judgements.push(judgement);
    });
}
