//! The stages that a document of work plans.

use chrono::{DateTime, Utc};

use crate::calendar::{Moment, Zone};
use crate::kind::Shape;
use crate::workspace::KindOf;
use crate::yaml::{Node, Pointer, Step};

/// A planned stage of work.
pub struct Stage<'w> {
    /// Its name, where it has one.
    pub name: Option<String>,
    /// The way to its start.
    pub pointer: Pointer,
    /// Its start as it is written.
    pub start: Node<'w>,
    /// Its start, read.
    pub at: Moment,
    /// The first instant of it.
    pub begins: DateTime<Utc>,
    /// The first instant after it; that of its start, where no end is planned.
    pub ends: DateTime<Utc>,
    /// Whether it starts and ends at a time of day; of whole days it is not known when somebody is at work.
    pub is_timed: bool,
}

/// The stages that a document plans, in the order of their starts.
pub fn stages<'w>(root: Node<'w>, kind: &KindOf, shape: Shape<'_>, zone: Zone) -> Vec<Stage<'w>> {
    let moment = |node: Node<'w>| node.text().parse::<Moment>().ok();
    let mut found: Vec<Stage<'w>> = Vec::new();
    kind.places().intervals.each(root, &mut |(), value, trail| {
        let within = trail.pointer();
        let pointer = within.clone().key("start");
        let planned = shape.descend(&pointer).and_then(|field| field.keyword("x-planned"));
        let Some(start) = value.get("start").filter(|_| planned.and_then(serde_json::Value::as_bool) == Some(true))
        else {
            return;
        };
        let Some(at) = moment(start) else { return };
        let last = value.get("end").and_then(moment).unwrap_or(at);
        let (Ok(begins), Ok(ends)) = (at.start(zone), last.end(zone)) else { return };
        let is_timed = !at.is_date() && !last.is_date();
        let name = match within.0.last() {
            Some(Step::Key(key)) => Some(key.clone()),
            _ => None,
        };
        found.push(Stage { name, pointer, start, at, begins, ends, is_timed });
    });
    found.sort_by_key(|stage| stage.begins);
    found
}

/// Whether work is put off (`status: postponed`): what it plans is not planned any more.
pub fn is_postponed(root: Node<'_>) -> bool {
    root.get("status").is_some_and(|status| status.text() == "postponed")
}
