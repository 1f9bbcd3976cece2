//! Whether a lockdown is in force, and which planned work it stops.

use chrono::{DateTime, Utc};

use super::located::Located;
use super::mandate::{Given, Mandate, NotGiven, person_of};
use super::owner::Owner;
use super::pack::Policies;
use super::world::World;
use crate::calendar::{Moment, Zone};
use crate::kind::{Schema, is_same_value, name};
use crate::language::{Fact, Saying};
use crate::registry::{Area, services_of, zone_of};
use crate::workspace::{Document, KindOf, Review};
use crate::yaml::{Node, Pointer, Step};

/// A lockdown: work on services is stopped for a time.
pub struct Lockdown<'w> {
    /// Its document.
    pub document: &'w Document,
    /// The document's root.
    pub root: Node<'w>,
    /// The first instant at which work is stopped.
    pub from: DateTime<Utc>,
    /// The first instant at which it no longer is. Of an end that is a day, all of the day counts.
    pub to: DateTime<Utc>,
    /// The zone of its local times.
    pub zone: Zone,
    services: Vec<&'w Document>,
}

/// A lockdown that is in force: somebody with the mandate approved it.
pub struct Stop {
    /// When it was first approved.
    pub since: DateTime<Utc>,
    /// Those who approved it, as messages name them.
    pub people: Vec<Fact>,
}

/// Why a lockdown stops nothing.
pub enum NoStop {
    /// Its document has faults, which are told elsewhere.
    Faulty,
    /// It ends before it begins.
    Reversed,
    /// No policy of its services says who may stop work.
    NobodyMay,
    /// It was shortened, and nobody approved that: its end, or its begin, was this.
    Moved(Moment),
    /// It was rejected.
    Rejected,
    /// It is not approved.
    Unapproved {
        /// The role that may, and of which body.
        owner: Owner,
        /// The ids of those who may.
        who_may: Vec<String>,
        /// The same as messages name them.
        people: Vec<Fact>,
        /// The person whose approval stands there and does not count, and why.
        uncounted: Option<(Fact, Saying)>,
    },
}

/// Planned work that lies in a lockdown.
pub struct StoppedWork<'w> {
    /// Its document.
    pub document: &'w Document,
    /// The way to the planned start, or to when it was begun.
    pub pointer: Pointer,
    /// The value there.
    pub value: Node<'w>,
    /// When it starts or was begun.
    pub at: Moment,
    /// How far the work is.
    pub progress: Progress,
}

/// How far work is that lies in a lockdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It is planned.
    Planned,
    /// It was under way before the lockdown began or was approved.
    InFlight,
    /// It was begun during the lockdown.
    Begun,
}

impl<'w> Lockdown<'w> {
    /// The lockdown that a document is; `None` where its times cannot be read.
    pub fn of(world: &World<'w>, at: &Located<'w>) -> Option<Self> {
        let zone = zone_of(world.review, at.document).unwrap_or(Zone::UTC);
        let moment = |key: &str| at.root.get(key)?.text().parse::<Moment>().ok();
        let (from, to) = (moment("from")?.start(zone).ok()?, moment("to")?.end(zone).ok()?);
        let services = services_of(world.review, at.document);
        Some(Self { document: at.document, root: at.root, from, to, zone, services })
    }

    /// Whether it is in force, or why not.
    ///
    /// # Errors
    /// Why it is not.
    pub fn stop(&self, world: &World<'w>, policies: &Policies) -> Result<Stop, NoStop> {
        let Some(at) = world.located(self.document).filter(|at| !is_faulty(world, at)) else {
            return Err(NoStop::Faulty);
        };
        if self.to <= self.from {
            return Err(NoStop::Reversed);
        }
        self.moved(world.review)?;
        let mut missing = NoStop::NobodyMay;
        for (owner, service) in self.stoppers(world.review, policies) {
            let areas = if owner.body.is_some() { Vec::new() } else { vec![Area::Service(service.to_owned())] };
            let mandate = Mandate { owner, areas, scope: None, excluded: &[] };
            match mandate.given(world, &at, self.zone) {
                Ok(Given { since, by }) => {
                    let people = by.iter().map(|id| person_of(&world.registry, id)).collect();
                    return Ok(Stop { since, people });
                }
                Err(NotGiven::Unreadable) => missing = NoStop::Faulty,
                Err(NotGiven::Rejected(_)) => return Err(NoStop::Rejected),
                Err(NotGiven::Missing { who_may, people, uncounted }) => {
                    missing = NoStop::Unapproved { owner: owner.clone(), who_may, people, uncounted };
                }
            }
        }
        Err(missing)
    }

    /// Who may stop the work of its services, each with the service.
    fn stoppers<'p>(&self, review: &'p Review, policies: &'p Policies) -> Vec<(&'p Owner, &'w str)> {
        let mut found: Vec<(&Owner, &str)> = Vec::new();
        for service in &self.services {
            let Some((node, id)) = review.node(service).zip(service.name.as_ref().map(|name| name.id.as_str())) else {
                continue;
            };
            let packs = policies.packs.iter().filter(|pack| pack.is_listed_by(node));
            for owner in packs.filter_map(|pack| pack.stopper.as_ref()) {
                if !found.contains(&(owner, id)) {
                    found.push((owner, id));
                }
            }
        }
        found
    }

    /// Whether it is shorter than on the target branch, and nobody has approved it since.
    fn moved(&self, review: &Review) -> Result<(), NoStop> {
        let base = self.document.name.as_ref().and_then(|name| review.base(name));
        let Some(base) = base.and_then(|base| review.node(base)) else { return Ok(()) };
        let old: Vec<Node<'_>> = base.get("approvals").into_iter().flat_map(Node::items).collect();
        let is_new = |entry: &Node<'_>| !old.iter().any(|old| is_same_value(*old, *entry));
        let mut approvals = self.root.get("approvals").into_iter().flat_map(Node::items);
        let is_approval = |entry: &Node<'_>| entry.get("decision").is_some_and(|word| word.text() == "approved");
        if approvals.any(|entry| is_new(&entry) && is_approval(&entry)) {
            return Ok(());
        }
        let moment = |key: &str| base.get(key)?.text().parse::<Moment>().ok();
        match (moment("from"), moment("to")) {
            (_, Some(to)) if to.end(self.zone).is_ok_and(|old| self.to < old) => Err(NoStop::Moved(to)),
            (Some(from), _) if from.start(self.zone).is_ok_and(|old| self.from > old) => Err(NoStop::Moved(from)),
            _ => Ok(()),
        }
    }

    /// The work that lies in it, by what the documents say.
    pub fn work(&self, world: &World<'w>, stop: &Stop) -> Vec<StoppedWork<'w>> {
        let review = world.review;
        let documents = review.documents().iter();
        documents.filter_map(|document| self.work_of(world, document, review.kind(document)?, stop)).collect()
    }

    fn work_of(
        &self,
        world: &World<'w>,
        document: &'w Document,
        kind: &KindOf,
        stop: &Stop,
    ) -> Option<StoppedWork<'w>> {
        let shape = kind.schema.as_deref().and_then(Schema::shape)?;
        // Work is done in environments; a meeting is not.
        shape.property("environments").filter(|_| document.kind.as_deref() != Some(name::LOCKDOWN))?;
        let services = services_of(world.review, document);
        services.iter().find(|one| self.services.iter().any(|own| std::ptr::eq(*own, **one)))?;
        let root = world.judged(document)?;
        let class = root.get("class").map_or("normal", Node::text);
        let goes_on = self.root.get("except").into_iter().flat_map(Node::items).any(|one| one.text() == class);
        let phase = kind.phase(root);
        if goes_on || matches!(phase, Some("draft" | "void")) {
            return None;
        }
        let zone = zone_of(world.review, document).unwrap_or(Zone::UTC);
        let moment = |node: Node<'w>| node.text().parse::<Moment>().ok();
        let instant = |key: &str| root.get(key).and_then(moment).and_then(|at| at.start(zone).ok());
        if let Some(begun) = instant("startedAt") {
            let ended = ["stoppedAt", "endedAt", "implementedAt", "completedAt"].into_iter().find_map(instant);
            let is_over = ended.is_some_and(|ended| ended <= self.from);
            if begun >= self.to || is_over || !self.is_of_environment(root, None) {
                return None;
            }
            let progress = if begun < self.from.max(stop.since) { Progress::InFlight } else { Progress::Begun };
            // What was under way is listed while the lockdown lasts.
            if progress == Progress::InFlight && (phase == Some("closed") || ended.is_some()) {
                return None;
            }
            let value = root.get("startedAt")?;
            let at = moment(value)?;
            return Some(StoppedWork { document, pointer: Pointer::default().key("startedAt"), value, at, progress });
        }
        if phase == Some("closed") || world.review.clock.at.to_utc() >= self.to {
            return None;
        }
        let mut found: Option<StoppedWork<'w>> = None;
        kind.places().intervals.each(root, &mut |(), value, trail| {
            let pointer = trail.pointer();
            let start = pointer.clone().key("start");
            let planned = shape.descend(&start).and_then(|field| field.keyword("x-planned"));
            if planned.and_then(serde_json::Value::as_bool) != Some(true) || found.is_some() {
                return;
            }
            let (Some(first), last) = (value.get("start"), value.get("end").and_then(moment)) else { return };
            let Some(at) = moment(first) else { return };
            let ends = last.unwrap_or(at).end(zone);
            let (Ok(begins), Ok(ends)) = (at.start(zone), ends) else { return };
            let overlaps = begins < self.to && (ends > self.from || begins >= self.from);
            let stage = match pointer.0.last() {
                Some(Step::Key(key)) => Some(key.as_str()),
                _ => None,
            };
            if overlaps && self.is_of_environment(root, stage) {
                found = Some(StoppedWork { document, pointer: start, value: first, at, progress: Progress::Planned });
            }
        });
        found
    }

    /// Whether work is in an environment that is stopped; `stage` is the name of its stage, which may be that of one.
    fn is_of_environment(&self, work: Node<'_>, stage: Option<&str>) -> bool {
        let Some(stopped) = self.root.get("environments") else { return true };
        let is_stopped = |name: &str| stopped.items().any(|one| one.text() == name);
        let own: Vec<&str> = work.get("environments").into_iter().flat_map(Node::items).map(Node::text).collect();
        match stage.filter(|stage| own.contains(stage)) {
            Some(stage) => is_stopped(stage),
            // Nobody knows where it is done.
            None => own.is_empty() || own.into_iter().any(is_stopped),
        }
    }
}

/// Whether a document is not as its schema says, cannot be read, or is not the only one with its id.
pub(super) fn is_faulty(world: &World<'_>, at: &Located<'_>) -> bool {
    let review = world.review;
    let is_repeated =
        at.document.name.as_ref().is_none_or(|name| review.side_of(at.document).is_repeated(&name.kind, &name.id));
    let has_faults = review.root(at.document).zip(review.tree(at.document)).is_none_or(|(root, tree)| {
        let position = tree.roots().iter().position(|one| one == root);
        tree.faults().iter().any(|fault| Some(fault.document) == position)
    });
    is_repeated || has_faults || world.breaches(at).is_none_or(|breaches| !breaches.is_empty())
}
