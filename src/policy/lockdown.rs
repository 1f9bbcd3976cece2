//! Whether a lockdown is in force, and which planned work it stops.

use chrono::{DateTime, Utc};

use super::judge::not_applying;
use super::located::Located;
use super::mandate::{Mandate, MandateGiven, NotGiven, proof_asked};
use super::owner::Owner;
use super::pack::Policies;
use super::person::person_of;
use super::stages::{Stage, is_postponed, stages};
use super::world::World;
use crate::calendar::{Moment, Zone};
use crate::kind::{Schema, name, to_json};
use crate::language::{Fact, Saying};
use crate::registry::{Area, services_of, zone_of};
use crate::workspace::{Document, KindOf, Review};
use crate::yaml::{Node, Pointer};

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
    /// The approvals or the registry have a time that cannot be read, which is told elsewhere.
    Unreadable,
    /// It ends before it starts.
    Reversed,
    /// No policy of its services says who may stop work.
    NobodyMay,
    /// It was shortened, and nobody approved that: its end, or its start, was this.
    Moved(Moment),
    /// This field says of less than it did, or of something else, and nobody approved that.
    Narrowed(&'static str),
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
        uncounted: Option<Box<(Fact, Saying)>>,
    },
}

/// Who may stop the work of a service, by the policies that govern it today.
fn stoppers<'w>(service: &Document, world: &'w World<'w>, policies: &'w Policies) -> Vec<&'w Owner> {
    let Some(node) = world.review.node(service) else { return Vec::new() };
    let today = world.review.today();
    let packs = policies.packs.iter().filter(|pack| {
        let effective = &pack.info.effective;
        pack.is_listed_by(node) && effective.begins(today).is_none() && effective.ended(today).is_none()
    });
    // One whose `applies` leaves the service out says nothing of it.
    let packs = packs.filter(|pack| not_applying(world, pack).all(|one| !std::ptr::eq(one.document, service)));
    packs.filter_map(|pack| pack.stopper.as_ref()).collect()
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
    /// The lockdown that a document is. Of services in several zones it holds from the first to the last of their clocks.
    ///
    /// # Errors
    /// The field whose time cannot be reckoned with.
    pub fn of(world: &World<'w>, at: &Located<'w>) -> Result<Self, &'static str> {
        let services = services_of(world.review, at.document);
        let zone = zone_of(world.review, at.document).unwrap_or(Zone::UTC);
        let mut zones: Vec<Zone> = services.iter().filter_map(|one| zone_of(world.review, one)).collect();
        zones.push(zone);
        let moment = |key: &str| at.root.get(key)?.text().parse::<Moment>().ok();
        let first = |from: Moment| {
            zones.iter().map(|zone| from.start(*zone)).collect::<Result<Vec<_>, _>>().ok()?.into_iter().min()
        };
        let last =
            |to: Moment| zones.iter().map(|zone| to.end(*zone)).collect::<Result<Vec<_>, _>>().ok()?.into_iter().max();
        let from = moment("from").and_then(first).ok_or("from")?;
        let to = moment("to").and_then(last).ok_or("to")?;
        Ok(Self { document: at.document, root: at.root, from, to, zone, services })
    }

    /// Whether it is in force, or why not. One whose document has other faults stops work all the same, where it is approved.
    ///
    /// # Errors
    /// Why it is not.
    pub fn stop(&self, world: &'w World<'w>, policies: &'w Policies) -> Result<Stop, NoStop> {
        if self.to <= self.from {
            return Err(NoStop::Reversed);
        }
        let given = self.given_for_all(world, policies);
        self.moved(world.review, given.as_ref().ok())?;
        let MandateGiven { since, by, .. } = given?;
        Ok(Stop { since, people: by.iter().map(|id| person_of(&world.registry, id)).collect() })
    }

    /// Whether those who may stop the work of its services approved it.
    fn given_for_all(&self, world: &'w World<'w>, policies: &'w Policies) -> Result<MandateGiven, NoStop> {
        let mut all: Option<MandateGiven> = None;
        for service in &self.services {
            let given = self.given(service, world, policies)?;
            all = Some(match all {
                None => given,
                Some(before) => before.with(given),
            });
        }
        all.ok_or(NoStop::NobodyMay)
    }

    /// Whether somebody who may stop the work of a service approved it.
    fn given(&self, service: &Document, world: &'w World<'w>, policies: &'w Policies) -> Result<MandateGiven, NoStop> {
        let at = world.located(self.document).ok_or(NoStop::Unreadable)?;
        let Some((named, own)) = service.name.as_ref().zip(self.document.name.as_ref()) else {
            return Err(NoStop::NobodyMay);
        };
        let mut missing = NoStop::NobodyMay;
        for owner in stoppers(service, world, policies) {
            let areas = if owner.body.is_some() { Vec::new() } else { vec![Area::Service(named.id.clone())] };
            let evidence = proof_asked(world.review);
            let only_proven = evidence.takes_signatures();
            let asked = Mandate { areas, scope: Some(&own.id), only_proven, evidence, ..Mandate::of(owner) };
            match asked.given(world, &at, self.zone) {
                Ok(given) => return Ok(given),
                Err(NotGiven::Unreadable | NotGiven::Unsubmitted(_)) => missing = NoStop::Unreadable,
                Err(NotGiven::Rejected(_)) => return Err(NoStop::Rejected),
                Err(NotGiven::Missing { who_may, people, uncounted, .. }) => {
                    missing = NoStop::Unapproved { owner: owner.clone(), who_may, people, uncounted };
                }
            }
        }
        Err(missing)
    }

    /// The first of those who may stop the work of its services, by their policies.
    pub fn owner(&self, world: &'w World<'w>, policies: &'w Policies) -> Option<&'w Owner> {
        self.services.iter().find_map(|service| stoppers(service, world, policies).into_iter().next())
    }

    /// Whether it stops less than on the target branch, which it still does there, and nobody has approved it since.
    fn moved(&self, review: &Review, given: Option<&MandateGiven>) -> Result<(), NoStop> {
        let base = self.document.name.as_ref().and_then(|name| review.base(name));
        let Some(base) = base.and_then(|base| review.node(base)) else { return Ok(()) };
        let moment = |key: &str| base.get(key)?.text().parse::<Moment>().ok();
        let has_ended =
            moment("to").is_some_and(|to| to.end(self.zone).is_ok_and(|end| end <= review.clock.at.to_utc()));
        if has_ended || given.is_some_and(|given| given.is_anew(base, self.root)) {
            return Ok(());
        }
        match (moment("from"), moment("to")) {
            (_, Some(to)) if to.end(self.zone).is_ok_and(|old| self.to < old) => Err(NoStop::Moved(to)),
            (Some(from), _) if from.start(self.zone).is_ok_and(|old| self.from > old) => Err(NoStop::Moved(from)),
            _ => {
                let changed = |key: &&str| base.get(key).map(to_json) != self.root.get(key).map(to_json);
                let narrowed = ["service", "environments", "except"].into_iter().find(changed);
                narrowed.map_or(Ok(()), |key| Err(NoStop::Narrowed(key)))
            }
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
        let instant = |node: Node<'w>| moment(node).and_then(|at| at.start(zone).ok());
        let stages = stages(root, kind, shape, zone);
        let ended =
            ["stoppedAt", "endedAt", "implementedAt", "completedAt"].into_iter().find_map(|key| root.entry(key));
        let begun = root.entry("startedAt").or(ended).and_then(|entry| Some((entry, instant(entry.value)?)));
        if let Some((entry, at)) = begun {
            // The stage that it was begun with: the last that was to start by then, else the first.
            let own = stages.iter().rev().find(|stage| stage.begins <= at).or(stages.first());
            let is_stopped = self.is_of_environment(root, own.and_then(|stage| stage.name.as_deref()));
            let since = self.from.max(stop.since);
            if is_stopped && (since..self.to).contains(&at) {
                let pointer = Pointer::default().key(entry.key.text());
                return Some(StoppedWork {
                    document,
                    pointer,
                    value: entry.value,
                    at: moment(entry.value)?,
                    progress: Progress::Begun,
                });
            }
        }
        if phase == Some("closed") || world.review.clock.at.to_utc() >= self.to {
            return None;
        }
        let planned = stages.iter().filter(|_| !is_postponed(root)).find(|stage| {
            let overlaps = stage.begins < self.to && (stage.ends > self.from || stage.begins >= self.from);
            // What was to begin before, and was begun, is under way; what was to begin later is not.
            let is_under_way =
                begun.is_some_and(|(_, at)| at < self.from.max(stop.since)) && stage.begins < self.from.max(stop.since);
            overlaps && !is_under_way && self.is_of_environment(root, stage.name.as_deref())
        });
        if let Some(stage) = planned {
            let (pointer, value) = (stage.pointer.clone(), stage.start);
            return Some(StoppedWork { document, pointer, value, at: stage.at, progress: Progress::Planned });
        }
        // What was under way and is not done.
        let (entry, _) = begun.filter(|(_, at)| *at < self.from.max(stop.since) && ended.is_none())?;
        let reaches = |stage: &Stage<'w>| stage.ends > self.from && stage.begins < self.to;
        stages.iter().find(|stage| reaches(stage) && self.is_of_environment(root, stage.name.as_deref()))?;
        let pointer = Pointer::default().key(entry.key.text());
        Some(StoppedWork {
            document,
            pointer,
            value: entry.value,
            at: moment(entry.value)?,
            progress: Progress::InFlight,
        })
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
