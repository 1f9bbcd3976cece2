//! `collision`: work that is planned for the same time as other work that it cannot be done beside.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::rule::{Look, Rule, label};
use crate::calendar::{Interval, Moment, Zone};
use crate::finding::{DocumentName, Judgement, RuleInfo, Severity};
use crate::kind::{Schema, name};
use crate::language::messages::collision as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Saying};
use crate::policy::{Policies, Stage, Timeline, World, is_postponed, moment_fact, person_of, stages};
use crate::registry::{services_of, zone_of};
use crate::source::Span;
use crate::workspace::Document;
use crate::yaml::{Node, Pointer, Step};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("collision", Severity::Warning, title::COLLISION, page!("collision.md")),
    look: Look::InForce(check),
};

/// The stage of a plan that counts: tests go on side by side.
const PRODUCTION: &str = "production";

/// The stages of supplier access, the first that is there.
const ACCESS: [&str; 2] = ["window", "slot"];

/// How many others are told of one time at most.
const MOST_TOLD: usize = 3;

/// A document of work that is planned and not over.
struct Work<'w> {
    document: &'w Document,
    name: &'w DocumentName,
    zone: Zone,
    /// The ids of its services.
    services: Vec<&'w str>,
    stages: Vec<Stage<'w>>,
    /// When somebody is at work.
    jobs: Vec<Job<'w>>,
    /// The documents that it names, by kind and id.
    names: BTreeSet<(String, String)>,
}

/// A time at which a person is at work.
struct Job<'w> {
    person: &'w str,
    /// Where the person stands.
    pointer: Pointer,
    span: Span,
    at: Moment,
    when: Interval,
}

/// A place in a timeline: the position of the work, and that of its stage or job.
type At = (usize, usize);

fn check<'w>(world: &'w World<'w>, _: &'w Policies, judgements: &mut Vec<Judgement>) {
    let works: Vec<Work<'w>> = world.review.documents().iter().filter_map(|one| work(world, one)).collect();
    let mut namers: BTreeMap<(&str, &str), BTreeSet<usize>> = BTreeMap::new();
    for (at, work) in works.iter().enumerate() {
        for (kind, id) in &work.names {
            namers.entry((kind, id)).or_default().insert(at);
        }
    }
    // Work that one document brings together, or of which one names the other, is one piece of work.
    let is_one = |one: usize, other: usize| {
        let namers = |at: usize| namers.get(&(works[at].name.kind.as_str(), works[at].name.id.as_str()));
        let (of_one, of_other) = (namers(one), namers(other));
        let shared = of_one.zip(of_other).is_some_and(|(one, other)| !one.is_disjoint(other));
        one == other
            || shared
            || of_one.is_some_and(|by| by.contains(&other))
            || of_other.is_some_and(|by| by.contains(&one))
    };
    of_persons(world, &works, &is_one, judgements);
    of_services(world, &works, &is_one, judgements);
}

/// Persons who are at work in two places at once.
fn of_persons<'w>(
    world: &World<'w>,
    works: &[Work<'w>],
    is_one: &dyn Fn(usize, usize) -> bool,
    judgements: &mut Vec<Judgement>,
) {
    let mut jobs: HashMap<&str, Vec<(At, Option<Interval>)>> = HashMap::new();
    for (at, work) in works.iter().enumerate() {
        for (position, job) in work.jobs.iter().enumerate() {
            jobs.entry(job.person).or_default().push(((at, position), Some(job.when)));
        }
    }
    jobs.retain(|_, jobs| jobs.len() > 1);
    let timelines: HashMap<&str, Timeline<At>> =
        jobs.into_iter().map(|(person, jobs)| (person, jobs.into_iter().collect())).collect();
    for (at, work) in works.iter().enumerate() {
        for job in &work.jobs {
            let Some(timeline) = timelines.get(job.person) else { continue };
            let others = met(timeline, &job.when, &|other| is_one(at, other));
            let Some((first, theirs)) = others.first() else { continue };
            let their = &works[*first].jobs[*theirs];
            let later = if their.when.start() > job.when.start() {
                (their.at, works[*first].zone)
            } else {
                (job.at, work.zone)
            };
            let facts = facts(works, &others, later).with("person", person_of(&world.registry, job.person));
            let says = Saying::new(say::PERSON, facts.clone()).help(say::PERSON_HELP);
            let shown = others.iter().map(|(at, job)| (&works[*at], works[*at].jobs[*job].span));
            judgements.push(judgement(work, (job.span, &job.pointer), &facts, says, shown));
        }
    }
}

/// Work on a service beside work on one that it depends on.
fn of_services<'w>(
    world: &'w World<'w>,
    works: &[Work<'w>],
    is_one: &dyn Fn(usize, usize) -> bool,
    judgements: &mut Vec<Judgement>,
) {
    let needed = needed(world);
    let in_production = |stage: &Stage<'_>| stage.name.as_deref() == Some(PRODUCTION);
    let mut by_service: HashMap<&str, Vec<(At, Option<Interval>)>> = HashMap::new();
    for (at, work) in works.iter().enumerate() {
        for (position, stage) in work.stages.iter().enumerate().filter(|(_, stage)| in_production(stage)) {
            for service in &work.services {
                by_service.entry(service).or_default().push(((at, position), Interval::new(stage.begins, stage.ends)));
            }
        }
    }
    let timelines: BTreeMap<&str, Timeline<At>> =
        by_service.into_iter().map(|(service, stages)| (service, stages.into_iter().collect())).collect();
    let is_needed = |by: &str, service: &str| needed.get(by).is_some_and(|needed| needed.contains(service));
    for (at, work) in works.iter().enumerate() {
        for stage in work.stages.iter().filter(|stage| in_production(stage)) {
            let Some(own) = Interval::new(stage.begins, stage.ends) else { continue };
            for (service, timeline) in &timelines {
                let depending = work.services.iter().find_map(|own| {
                    let needs = is_needed(own, service).then_some((*own, *service));
                    needs.or_else(|| is_needed(service, own).then_some((*service, *own)))
                });
                let Some((dependent, needed)) = depending else { continue };
                let others = met(timeline, &own, &|other| is_one(at, other));
                let Some((first, theirs)) = others.first() else { continue };
                let their = &works[*first].stages[*theirs];
                let later =
                    if their.begins > stage.begins { (their.at, works[*first].zone) } else { (stage.at, work.zone) };
                let facts = facts(works, &others, later)
                    .with("dependent", Fact::code(dependent))
                    .with("needed", Fact::code(needed));
                let says = Saying::new(say::SERVICE, facts.clone()).help(say::SERVICE_HELP);
                let place = (stage.start.span(), &stage.pointer);
                let shown = others.iter().map(|(at, stage)| (&works[*at], works[*at].stages[*stage].start.span()));
                judgements.push(judgement(work, place, &facts, says, shown));
            }
        }
    }
}

/// The work that a document plans, where it is neither a draft nor over.
fn work<'w>(world: &'w World<'w>, document: &'w Document) -> Option<Work<'w>> {
    let review = world.review;
    let (name, kind) = (document.name.as_ref()?, review.kind(document)?);
    let shape = kind.schema.as_deref().and_then(Schema::shape)?;
    // Work is done in environments; a meeting is not.
    shape.property("environments").filter(|_| name.kind != name::LOCKDOWN)?;
    let root = world.located(document)?.root;
    if matches!(kind.phase(root), Some("draft" | "void" | "closed")) || is_postponed(root) {
        return None;
    }
    let zone = zone_of(review, document).unwrap_or(Zone::UTC);
    let now = review.clock.at.to_utc();
    let mut stages = stages(root, kind, shape, zone);
    stages.retain(|stage| stage.ends > now);
    if stages.is_empty() {
        return None;
    }
    let services = services_of(review, document);
    let services = services.into_iter().filter_map(|one| Some(one.name.as_ref()?.id.as_str())).collect();
    let mut names = BTreeSet::new();
    kind.places().references.each(root, &mut |to, value, _| {
        names.insert((to.clone(), value.text().to_owned()));
    });
    let jobs = jobs(root, &stages);
    Some(Work { document, name, zone, services, stages, jobs, names })
}

/// When persons are at work by a document: who carries it out in production, and who supervises a supplier.
fn jobs<'w>(root: Node<'w>, stages: &[Stage<'w>]) -> Vec<Job<'w>> {
    let job = |stage: &Stage<'w>, pointer: Pointer, person: Node<'w>| {
        let when = Interval::new(stage.begins, stage.ends).filter(|_| stage.is_timed && person.scalar().is_some())?;
        Some(Job { person: person.text(), pointer, span: person.span(), at: stage.at, when })
    };
    let named = |name: &str| stages.iter().find(|stage| stage.name.as_deref() == Some(name));
    let at_top = |key: &str, stage: Option<&Stage<'w>>| job(stage?, Pointer::default().key(key), root.get(key)?);
    let mut jobs: Vec<Job<'w>> = at_top("implementer", named(PRODUCTION)).into_iter().collect();
    let turns: Vec<&Stage<'w>> = stages
        .iter()
        .filter(
            |stage| matches!(stage.pointer.0.as_slice(), [Step::Key(key), Step::Index(_), _] if key == "supervisors"),
        )
        .collect();
    if turns.is_empty() {
        jobs.extend(at_top("supervisor", ACCESS.into_iter().find_map(named)));
    }
    for turn in turns {
        let within = Pointer(turn.pointer.0[..2].to_vec());
        let person = within.key("person");
        jobs.extend(person.resolve(root).and_then(|node| job(turn, person, node)));
    }
    jobs
}

/// The ids of the services that each needs, through any number of others.
fn needed<'w>(world: &'w World<'w>) -> BTreeMap<&'w str, BTreeSet<&'w str>> {
    let services = world.of_kind(name::SERVICE);
    let direct: BTreeMap<&str, Vec<&str>> = services
        .filter_map(|at| {
            let ids = at.root.get("dependsOn").into_iter().flat_map(Node::items).map(Node::text);
            Some((at.document.name.as_ref()?.id.as_str(), ids.collect()))
        })
        .collect();
    let all = |first: &'w str| {
        let (mut found, mut open) = (BTreeSet::new(), vec![first]);
        while let Some(next) = open.pop() {
            let more = direct.get(next).into_iter().flatten().filter(|one| **one != first);
            open.extend(more.copied().filter(|one| found.insert(*one)).collect::<Vec<_>>());
        }
        found
    };
    direct.keys().map(|service| (*service, all(service))).collect()
}

/// The first of those that meet a time, by their starts, each work once.
fn met(timeline: &Timeline<At>, own: &Interval, is_one: &dyn Fn(usize) -> bool) -> Vec<At> {
    let mut seen = BTreeSet::new();
    let meeting = timeline.meeting(own).map(|(_, place)| *place);
    meeting.filter(|(other, _)| !is_one(*other) && seen.insert(*other)).take(MOST_TOLD).collect()
}

/// What is told of every collision: with what, and from when, which is the later of both starts.
fn facts(works: &[Work<'_>], others: &[At], (from, zone): (Moment, Zone)) -> Facts {
    let others = Fact::all(others.iter().map(|(at, _)| works[*at].name.id.as_str()));
    Facts::new().with("others", others).with("from", moment_fact(&from, zone))
}

fn judgement<'a, 'w: 'a>(
    work: &Work<'w>,
    (span, pointer): (Span, &Pointer),
    facts: &Facts,
    says: Saying,
    others: impl Iterator<Item = (&'a Work<'w>, Span)>,
) -> Judgement {
    let mut judgement = RULE.judgement(work.document, span, says);
    judgement.pointer = pointer.to_string();
    judgement.facts = facts.to_json();
    judgement.labels =
        others.map(|(other, span)| label(other.document, span, Saying::new(say::OTHER, Facts::new()))).collect();
    judgement
}
