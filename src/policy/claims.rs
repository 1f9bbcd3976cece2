//! Claims of what has happened (`x-happened` in the schemas), held against the clock: what a document says has happened
//! at a time that lies ahead has not happened, and rules do not see it. Nor do they see what a postponed document planned for
//! a time that has come, or what was planned for after work was stopped.

use std::sync::OnceLock;

use chrono::{DateTime, TimeDelta, Utc};

use super::by_side::BySide;
use crate::calendar::{Moment, MomentError, TimeError, Zone};
use crate::expression::Why;
use crate::kind::{STOPPED, Schema, is_stopped};
use crate::language::Fact;
use crate::language::messages::policy as say;
use crate::registry::zone_of;
use crate::workspace::{Document, KindOf, Review};
use crate::yaml::{Node, Pointer, Step, Tree};

/// How far clocks may differ before a time is ahead of the clock.
const TOLERANCE: TimeDelta = TimeDelta::minutes(5);

/// The field whose entries rules are told of also where they lie ahead: `approval` says so of each.
const APPROVALS: &str = "approvals";

/// The status of what is put off: what it planned for a time that has come is no longer planned. A time that lies ahead is
/// its new one.
pub(super) const POSTPONED: &str = "postponed";

/// Which claims of the documents lie ahead of the clock.
#[derive(Debug)]
pub struct Claims {
    /// Found when somebody first asks for the document.
    ahead: BySide<OnceLock<Option<Box<Ahead>>>>,
}

/// What rules do not see of a document.
#[derive(Debug)]
struct Ahead {
    /// Its claims that lie ahead of the clock.
    claims: Vec<Claim>,
    /// Its claims of which that cannot be told.
    unclear: Vec<Unclear>,
    /// The document's tree without what they do not see.
    tree: Tree,
}

/// A claim that lies ahead of the clock.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The way to it.
    pub pointer: Pointer,
    /// The time that it gives.
    pub moment: Moment,
    /// The zone of the document's local times.
    pub zone: Zone,
    /// What rules do not see of it, by its position in the tree.
    hidden: Option<u32>,
}

/// A claim of which nobody can tell whether it lies ahead of the clock.
#[derive(Debug, Clone)]
pub struct Unclear {
    /// The way to it.
    pub pointer: Pointer,
    reason: Reason,
    zone: Zone,
}

/// Why nobody can tell.
#[derive(Debug, Clone)]
enum Reason {
    /// It is no time.
    NoTime(MomentError),
    /// It is a list or a mapping.
    OtherForm,
    /// Clocks skip or repeat it.
    NoAnswer(Moment, TimeError),
}

impl Unclear {
    /// Why nobody can tell; `field` is what is said of the place.
    pub fn why(&self, field: Fact) -> Why {
        match &self.reason {
            Reason::NoTime(error) => Why::no_moment(error, field),
            Reason::OtherForm => Why::new(&say::OTHER_FORM).with("field", field),
            Reason::NoAnswer(moment, error) => Why::no_answer(error, field, moment, self.zone),
        }
    }
}

impl Claims {
    /// Holds claims against the clock. Local times whose zone nothing says are taken as UTC.
    pub fn of(review: &Review) -> Self {
        Self { ahead: BySide::of(review, |_| OnceLock::new()) }
    }

    /// The root node of a document as rules see it: as [`Review::judged`] says, without what has not happened.
    pub fn judged<'w>(&'w self, review: &'w Review, document: &'w Document) -> Option<Node<'w>> {
        let node = review.judged(document)?;
        match self.ahead(review, document) {
            None => Some(node),
            Some(ahead) => ahead.tree.node(review.root(document)?),
        }
    }

    /// The claims of a document that lie ahead of the clock.
    pub fn of_document<'c>(&'c self, review: &Review, document: &Document) -> &'c [Claim] {
        self.ahead(review, document).map_or(&[], |ahead| &ahead.claims)
    }

    /// The same for every document that is judged and has one, in their order.
    pub fn iter<'c>(&'c self, review: &'c Review) -> impl Iterator<Item = (&'c Document, &'c Claim)> {
        judged(review)
            .flat_map(move |document| self.of_document(review, document).iter().map(move |claim| (document, claim)))
    }

    /// The claims of which nobody can tell whether they lie ahead, with those documents that are judged, in their order.
    pub fn unclear<'c>(&'c self, review: &'c Review) -> impl Iterator<Item = (&'c Document, &'c Unclear)> {
        judged(review).flat_map(move |document| {
            let unclear = self.ahead(review, document).map_or(&[][..], |ahead| &ahead.unclear);
            unclear.iter().map(move |claim| (document, claim))
        })
    }

    fn ahead(&self, review: &Review, document: &Document) -> Option<&Ahead> {
        let ahead = self.ahead.at(review.position_of(document)?)?;
        ahead.get_or_init(|| Ahead::of(review, document).map(Box::new)).as_deref()
    }
}

/// The documents that are judged: of a change those that it affects.
fn judged(review: &Review) -> impl Iterator<Item = &Document> {
    review.documents().iter().filter(|document| review.is_affected(document))
}

/// What becomes of the plans of a document that is put off or called off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    /// It is put off before it had begun: what it planned is not planned any more, unless it lies ahead.
    PutOff,
    /// It was stopped after it had begun, and is put off: the same of what would have come after that.
    StoppedForNow,
    /// The same, called off: nothing more of it falls due.
    CalledOff,
}

impl Rest {
    /// Whether a document is put off, or was stopped; by its status and `stoppedAt`.
    pub(super) fn of(kind: &KindOf, document: Node<'_>) -> Option<Self> {
        let status = document.get("status").is_some_and(|status| status.text() == POSTPONED);
        let is_postponed = status && kind.phase(document) == Some("open");
        match (is_postponed, is_stopped(document)) {
            (true, false) => Some(Self::PutOff),
            (true, true) => Some(Self::StoppedForNow),
            (false, true) => Some(Self::CalledOff),
            (false, false) => None,
        }
    }
}

/// The tree of an older version of a document without what rules do not see of it; none where they see all.
pub(super) fn without_unhappened(
    review: &Review,
    document: &Document,
    node: Node<'_>,
    tree: &Tree,
    zone: Zone,
) -> Option<Tree> {
    Ahead::of_version(review, review.kind(document)?, node, tree, &|| zone).map(|ahead| ahead.tree)
}

impl Ahead {
    fn of(review: &Review, document: &Document) -> Option<Self> {
        let (node, kind) = (review.node(document)?, review.kind(document)?);
        let zone = || zone_of(review, document).unwrap_or(Zone::UTC);
        Self::of_version(review, kind, node, review.tree(document)?, &zone)
    }

    fn of_version(
        review: &Review,
        kind: &KindOf,
        node: Node<'_>,
        tree: &Tree,
        zone_of: &dyn Fn() -> Zone,
    ) -> Option<Self> {
        let places = kind.places();
        let latest = review.clock.at.to_utc() + TOLERANCE;
        let mut zone = None;
        let (mut claims, mut unclear) = (Vec::new(), Vec::new());
        places.claims.each(node, &mut |(), value, trail| {
            if value.is_null() {
                return;
            }
            let zone = *zone.get_or_insert_with(zone_of);
            match ahead(value, latest, zone) {
                Ok(None) => {}
                Ok(Some(moment)) => {
                    let pointer = trail.pointer();
                    let hidden = hidden(kind.schema.as_deref(), node, value, &pointer);
                    claims.push(Claim { pointer, moment, zone, hidden });
                }
                Err(reason) => unclear.push(Unclear { pointer: trail.pointer(), reason, zone }),
            }
        });
        let mut nodes: Vec<u32> = claims.iter().filter_map(|claim| claim.hidden).collect();
        if let Some(rest) = Rest::of(kind, node) {
            let zone = zone.unwrap_or_else(zone_of);
            let start = |value: Node<'_>| Moment::of_any_year(value.text()).ok()?.start(zone).ok();
            let stopped = node.get(STOPPED).and_then(start).filter(|_| rest != Rest::PutOff);
            places.plans.each(node, &mut |(), value, trail| {
                let pointer = trail.pointer();
                let planned = match rest {
                    Rest::PutOff => starts(&pointer, node).next(),
                    Rest::StoppedForNow | Rest::CalledOff => starts(&pointer, node).last(),
                };
                let planned = planned.unwrap_or(value);
                let planned = start(planned);
                let was_done = stopped.zip(planned).is_some_and(|(stopped, planned)| planned <= stopped);
                let is_new =
                    rest != Rest::CalledOff && planned.is_some_and(|planned| planned > review.clock.at.to_utc());
                if !was_done && !is_new {
                    nodes.push(value.position());
                }
            });
        }
        if claims.is_empty() && unclear.is_empty() && nodes.is_empty() {
            return None;
        }
        Some(Self { tree: tree.without(&nodes), claims, unclear })
    }
}

/// The starts of what a place in a plan is part of, from the outermost.
fn starts<'a>(pointer: &'a Pointer, root: Node<'a>) -> impl Iterator<Item = Node<'a>> {
    (0..pointer.0.len()).filter_map(move |length| Pointer(pointer.0[..length].to_vec()).resolve(root)?.get("start"))
}

/// The time of a claim where it lies ahead, after `latest`.
fn ahead(value: Node<'_>, latest: DateTime<Utc>, zone: Zone) -> Result<Option<Moment>, Reason> {
    if value.scalar().is_none() {
        return Err(Reason::OtherForm);
    }
    let moment = Moment::of_rfc3339(value.text()).map_err(Reason::NoTime)?;
    // The earliest and the latest instant that it may be.
    let (first, last, error) = match moment.start(zone) {
        Ok(at) => (at, at, None),
        Err(error @ TimeError::Ambiguous { first, second, .. }) => (first, second, Some(error)),
        Err(error @ TimeError::Skipped { change, .. }) => {
            (change - TimeDelta::days(1), change + TimeDelta::days(1), Some(error))
        }
        Err(error) => return Err(Reason::NoAnswer(moment, error)),
    };
    match error {
        _ if first > latest => Ok(Some(moment)),
        Some(error) if last > latest => Err(Reason::NoAnswer(moment, error)),
        _ => Ok(None),
    }
}

/// What rules do not see of a claim: its value, or the entry of a list that is nothing without it.
fn hidden(schema: Option<&Schema>, root: Node<'_>, value: Node<'_>, pointer: &Pointer) -> Option<u32> {
    match pointer.0.as_slice() {
        [Step::Key(first), ..] if first == APPROVALS => None,
        [entry @ .., Step::Key(name)] if matches!(entry.last(), Some(Step::Index(_))) => {
            let entry = Pointer(entry.to_vec());
            let shape = schema.and_then(Schema::shape).and_then(|shape| shape.descend(&entry));
            let required = shape.is_some_and(|shape| shape.required_names().contains(&name.as_str()));
            Some(entry.resolve(root).filter(|_| required).unwrap_or(value).position())
        }
        _ => Some(value.position()),
    }
}
