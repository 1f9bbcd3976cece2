//! Since when the target has had a document as it announces itself now, and since when some of its values.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::case::Case;
use super::lives::{Life, Since};
use super::located::Located;
use super::path::Path;
use super::world::World;
use crate::calendar::{Moment, Zone};
use crate::expression::Seen;
use crate::finding::Unproven;
use crate::kind::{Schema, to_json};
use crate::workspace::{Document, History, KindOf, ToldHistory};
use crate::yaml::{Node, Pointer, Step};

/// The fields in which an announcement says what it is of.
const SUBJECT: [&str; 3] = ["service", "environments", "class"];

/// The start that a notice is given of.
#[derive(Debug, Clone)]
pub(super) struct Announced {
    /// When it is.
    pub(super) moment: Moment,
    /// Whether it has been made: it is no plan.
    pub(super) is_made: bool,
}

/// Finds the start that a notice is given of.
type FindStart<'f> = &'f dyn for<'w> Fn(&Case<'w>) -> Option<Announced>;

/// Since when the target has announced what a document announces now: versions with the same service, environments, class
/// and values at `announces`, that are neither drafts nor void, and whose start lies no later. What is not announced there
/// yet is announced by the clock; none where nobody can tell.
pub(super) fn announced(case: &Case<'_>, start: FindStart<'_>, announces: &[Path]) -> Option<DateTime<Utc>> {
    if let Some(told) = told(case) {
        return told.announced.or_else(|| {
            case.rest_on(Unproven::Announcement);
            None
        });
    }
    let now = Announcement::of(case, start, announces);
    let since = case.since(&|version| now.is_made_by(&Announcement::of(version, start, announces), case.zone));
    if since == Since::Unproven {
        case.rest_on(Unproven::Announcement);
    }
    since.moment(case.now())
}

/// When the target last saw values at some paths change; none where they never did since it has the document, or where
/// nobody can tell. What the target does not have yet changes by the clock.
pub(super) fn changed(case: &Case<'_>, paths: &[Path]) -> Option<DateTime<Utc>> {
    if let Some(told) = told(case) {
        let is_asked = |known: &str| paths.iter().any(|path| path.text == known);
        return told.changed.iter().filter(|(path, _)| is_asked(path)).map(|(_, at)| *at).max();
    }
    let values = |case: &Case<'_>| paths.iter().map(|path| values_at(path, case)).collect::<Vec<_>>();
    let written = case.as_written();
    let now = values(&written);
    match written.since_as_written(&|version| values(version) == now) {
        Since::NotYet if case.is_new_to_target() => None,
        Since::NotYet => Some(case.now()),
        Since::Changed(at) => Some(at),
        Since::Introduced(_) => None,
        Since::Unproven => {
            case.rest_on(Unproven::Change);
            None
        }
    }
}

/// Since when the target has had a claim of a document, wherever in its list it stands.
pub fn since_claimed<'w>(world: &'w World<'w>, document: &Document, claim: &Pointer, text: &str) -> Since {
    let way = keys(claim);
    let review = world.review;
    world.lives.since(review, document, &mut |life| {
        let kind = review.kind(&life.version.document);
        let Some((node, kind)) = life.version.node().zip(kind) else { return false };
        let mut is_there = false;
        kind.places().claims.each(node, &mut |(), value, trail| {
            is_there |= value.text() == text && keys(&trail.pointer()) == way;
        });
        is_there
    })
}

/// The keys on the way to a value.
fn keys(pointer: &Pointer) -> Vec<String> {
    let key = |step: &Step| match step {
        Step::Key(key) => Some(key.clone()),
        Step::Index(_) => None,
    };
    pointer.0.iter().filter_map(key).collect()
}

/// Since when the target has announced a document, or an element of it, as it is planned now; none where nobody can tell.
/// Where no history tells, its own `announcedAt` stands, unproven.
pub(super) fn announced_of(case: &Case<'_>, what: Seen<'_>) -> Option<DateTime<Utc>> {
    let root = what.document.node();
    let own = (case.node.position() == root.position() && case.kind.name == what.document.form().kind())
        .then(|| case.clone());
    let other = || {
        let document = case.world.review.find(what.document.form().kind(), root.get("id")?.text())?;
        case_of(case, &case.world.located(document)?, what.document.zone())
    };
    let mut of = own.or_else(other)?;
    let top = of.top();
    of.it = (what.node.position() != root.position()).then(|| element(top, what.node)).flatten();
    let own_word = || Some(Moment::of_rfc3339(of.node.get("announcedAt")?.text()).ok()?.instant()?.to_utc());
    announced(&of, &earliest_plan, &[]).or_else(own_word)
}

/// The case of another document, which notes in the same place what only history would tell.
fn case_of<'w>(case: &Case<'w>, other: &Located<'w>, zone: Zone) -> Option<Case<'w>> {
    let kind = case.world.review.kind(other.document)?;
    let of = (case.calendar, case.parameters);
    let unproven = Arc::clone(&case.unproven);
    Some(Case { unproven, ..Case::new(case.world, of, other.document, (other.root, kind), None, zone) })
}

/// Whether the target had another document, neither draft nor void, before it had this one so. What it does not have yet
/// comes by the clock; where nobody can tell it did, and that is noted.
pub(super) fn is_earlier<'w>(other: &Located<'w>, case: &Case<'w>) -> bool {
    let there = case_of(case, other, case.zone).and_then(|other| put_forward(&other));
    match there.zip(put_forward(case)) {
        Some((other, own)) => other < own,
        None => {
            case.rest_on(Unproven::Announcement);
            true
        }
    }
}

/// Since when the target has had a document that is neither a draft nor void; none where nobody can tell.
fn put_forward(case: &Case<'_>) -> Option<DateTime<Utc>> {
    if let Some(own) = told(case) {
        return own.announced;
    }
    if let History::Told(told) = &case.world.review.history {
        let id = case.document.name.as_ref().map_or("", |name| name.id.as_str());
        return told.others.iter().find(|(other, _)| other == id).map(|(_, at)| *at);
    }
    case.since(&|version| !matches!(version.phase(), Some("draft" | "void"))).moment(case.now())
}

/// The place of a node in a document.
fn element<'w>(at: Located<'w>, node: Node<'_>) -> Option<Located<'w>> {
    if at.node.position() == node.position() {
        return Some(at);
    }
    let entries = at.node.entries().map(|entry| at.clone().into_entry(entry));
    let items = at.node.items().enumerate().map(|(index, item)| at.to_item(index, item));
    entries.chain(items).find_map(|part| element(part, node))
}

fn values_at(path: &Path, case: &Case<'_>) -> Vec<Value> {
    path.find(case).iter().map(|at| to_json(at.node)).collect()
}

/// What a test says that the history tells of a document.
fn told<'w>(case: &Case<'w>) -> Option<&'w ToldHistory> {
    let review = case.world.review;
    match &review.history {
        History::Told(told) => Some(told.as_ref()).filter(|told| told.path == review.file(case.document.file).path),
        History::Known(_) | History::Unknown => None,
    }
}

/// The earliest planned time in a document, or in the part of it that is at hand.
pub(super) fn earliest_plan(case: &Case<'_>) -> Option<Announced> {
    let within = case.it.as_ref().map(|it| it.pointer());
    let mut earliest: Option<(DateTime<Utc>, Moment)> = None;
    case.kind.places().plans.each(case.node, &mut |(), value, trail| {
        let is_within = within.as_ref().is_none_or(|within| trail.pointer().0.starts_with(&within.0));
        let Some(moment) = Moment::of_any_year(value.text()).ok().filter(|_| is_within) else { return };
        let Ok(start) = moment.start(case.zone) else { return };
        if earliest.as_ref().is_none_or(|(first, _)| start < *first) {
            earliest = Some((start, moment));
        }
    });
    earliest.map(|(_, moment)| Announced { moment, is_made: false })
}

/// What a version of a document announces.
struct Announcement {
    is_open: bool,
    subject: [Value; 3],
    values: Vec<Vec<Value>>,
    start: Option<Announced>,
}

impl Announcement {
    fn of(case: &Case<'_>, start: FindStart<'_>, announces: &[Path]) -> Self {
        Self {
            is_open: !matches!(case.phase(), Some("draft" | "void")),
            subject: SUBJECT.map(|name| field(case.node, case.kind, name)),
            values: announces.iter().map(|path| values_at(path, case)).collect(),
            start: start(case),
        }
    }

    /// Whether another version announced this.
    fn is_made_by(&self, other: &Self, zone: Zone) -> bool {
        let is_in_time = match (&self.start, &other.start) {
            (None, _) => true,
            (Some(_), None) => false,
            // What was begun some hours before its plan was announced for that day.
            (Some(now), Some(then)) if now.is_made => then.moment.date(zone) <= now.moment.date(zone),
            (Some(now), Some(then)) => {
                let starts = then.moment.start(zone).ok().zip(now.moment.start(zone).ok());
                starts.is_some_and(|(then, now)| then <= now)
            }
        };
        other.is_open && is_in_time && self.subject == other.subject && self.values == other.values
    }
}

/// A field as it is meant: absent is what its schema says it then is, and the order of environments says nothing.
fn field(root: Node<'_>, kind: &KindOf, name: &str) -> Value {
    let shape = || kind.schema.as_deref().and_then(Schema::shape)?.property(name);
    let Some(value) = root.get(name).filter(|value| !value.is_null()) else {
        return shape().and_then(|shape| shape.keyword("default").cloned()).unwrap_or_default();
    };
    match to_json(value) {
        Value::Array(items) => {
            let items: BTreeSet<String> = items.iter().map(Value::to_string).collect();
            items.into_iter().map(Value::from).collect()
        }
        value => value,
    }
}

impl<'w> Case<'w> {
    /// Since when something has held of the document on the target, as rules see it.
    fn since(&self, holds: &dyn Fn(&Case<'w>) -> bool) -> Since {
        let review = self.world.review;
        self.world.lives.since(review, self.document, &mut |life| {
            life.seen(review, self.zone)
                .and_then(|node| self.at_version(life, node))
                .is_some_and(|version| holds(&version))
        })
    }

    /// The same, as it was written.
    fn since_as_written(&self, holds: &dyn Fn(&Case<'w>) -> bool) -> Since {
        self.world.lives.since(self.world.review, self.document, &mut |life| {
            life.version.node().and_then(|node| self.at_version(life, node)).is_some_and(|version| holds(&version))
        })
    }

    /// Whether the target has no document of this name.
    fn is_new_to_target(&self) -> bool {
        self.world.lives.since(self.world.review, self.document, &mut |_| true) == Since::NotYet
    }

    /// The same case at a version of the document; none where that lacks the element at hand.
    fn at_version(&self, life: &'w Life, node: Node<'w>) -> Option<Self> {
        let document = &life.version.document;
        let top = Located { document, root: node, node, way: Vec::new(), key: None };
        let it = match &self.it {
            Some(it) if std::ptr::eq(it.document, self.document) => Some(counterpart(it, top)?),
            other => other.clone(),
        };
        let seen = [self.world.seen(document, node, self.zone), self.seen[1], self.seen[2]];
        Some(Self { document, node, seen, it, ..self.clone() })
    }
}

/// What stands in another version in the place of a value: of items with an id the one with that id.
fn counterpart<'w>(it: &Located<'w>, top: Located<'w>) -> Option<Located<'w>> {
    let (mut at, mut here) = (top, it.root);
    for step in &it.way {
        match step {
            Step::Key(key) => {
                here = here.get(key)?;
                let entry = at.node.entry(key)?;
                at = at.into_entry(entry);
            }
            Step::Index(index) => {
                here = here.items().nth(*index)?;
                let id = here.get("id").map(|id| id.text().to_owned());
                let is_it = |(number, item): &(usize, Node<'_>)| match &id {
                    Some(id) => item.get("id").is_some_and(|other| other.text() == id),
                    None => number == index,
                };
                let (number, item) = at.node.items().enumerate().find(is_it)?;
                at = at.to_item(number, item);
            }
        }
    }
    at.key = it.key;
    Some(at)
}
