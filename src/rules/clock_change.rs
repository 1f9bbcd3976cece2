//! `clock-change`: a local time exists, and once only.

use chrono::{DateTime, Utc};

use super::rule::{Look, Rule};
use crate::calendar::{Moment, TimeError, Zone};
use crate::finding::{Hides, Judgement, RuleInfo, Severity};
use crate::kind::Schema;
use crate::language::messages::policy as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Saying};
use crate::registry::zone_of;
use crate::workspace::{Document, Review};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("clock-change", Severity::Error, title::CLOCK_CHANGE, page!("clock_change.md"))
        .hides(Hides::Value),
    look: Look::Each(check),
};

fn check(review: &Review, document: &Document, judgements: &mut Vec<Judgement>) {
    let (Some(node), Some(kind)) = (review.node(document), review.kind(document)) else { return };
    let places = kind.places();
    if places.times.is_empty() {
        return;
    }
    let Some(zone) = zone_of(review, document) else { return };
    places.times.each(node, &mut |(), value, trail| {
        let Ok(moment @ Moment::Local { .. }) = Moment::of_any_year(value.text()) else { return };
        let (fact, help, example, second) = match moment.start(zone) {
            Err(TimeError::Skipped { local, change }) => {
                let shown = zone.put_forward(local, change).format("%Y-%m-%dT%H:%M").to_string();
                (say::CLOCK_SKIPS, say::CLOCK_SKIPS_HELP, shown, None)
            }
            Err(TimeError::Ambiguous { first, second, .. }) => {
                (say::CLOCK_REPEATS, say::CLOCK_REPEATS_HELP, offset(zone, first), Some(offset(zone, second)))
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
        let mut facts = Facts::new()
            .with("field", Fact::Field { path: crate::kind::shown_path(&pointer), label })
            .with("value", Fact::code(value.text()))
            .with("example", Fact::code(example));
        let mut machine = facts.to_json();
        facts.insert("second", second.map_or_else(|| Fact::text(""), Fact::code));
        machine.remove("field");
        let says = Saying::new(fact, facts).help(help);
        let mut judgement = RULE.judgement(document, value.span(), says);
        judgement.pointer = pointer.to_string();
        judgement.facts = machine;
        judgements.push(judgement);
    });
}

fn offset(zone: Zone, at: DateTime<Utc>) -> String {
    at.with_timezone(&zone.offset(at)).format("%Y-%m-%dT%H:%M%:z").to_string()
}
