//! `lockdown`: no work is planned or begun while it is stopped.

use super::rule::{Look, Rule, label};
use crate::calendar::Moment;
use crate::finding::{Judgement, Lowering, Mark, Open, RuleInfo, Ruling, Severity, Weight};
use crate::kind::name;
use crate::language::messages::lockdowns as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Saying};
use crate::policy::{
    Located, Lockdown, NoStop, Owner, Policies, Progress, Stop, StoppedWork, World, field_of, moment_fact,
};
use crate::workspace::Document;
use crate::yaml::Node;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("lockdown", Severity::Error, title::LOCKDOWN, page!("lockdown.md"))
        .lowering(Lowering::Refused),
    look: Look::InForce(check),
};

fn check<'w>(world: &'w World<'w>, policies: &'w Policies, judgements: &mut Vec<Judgement>) {
    let now = world.review.clock.at.to_utc();
    let trusted = world.of_kind(name::LOCKDOWN);
    // Of two sides, both count: a pull request may stop work, and may not set it going again.
    let own = world.review.documents().iter().filter(|document| document.kind.as_deref() == Some(name::LOCKDOWN));
    let proposed = own.filter_map(|document| world.located(document)).collect::<Vec<_>>();
    let only_trusted = trusted.filter(|at| proposed.iter().all(|own| !std::ptr::eq(own.document, at.document)));
    let all = only_trusted.map(|at| (at, false)).chain(proposed.iter().cloned().map(|at| {
        // What the root brings to a project below is told there.
        let is_own = world.review.config().owns(&world.review.file(at.document.file).path);
        (at, is_own)
    }));
    let mut told = Vec::new();
    for (at, is_judged) in all.collect::<Vec<_>>() {
        let lockdown = match Lockdown::of(world, &at) {
            Ok(lockdown) => lockdown,
            Err(key) => {
                judgements.extend(is_judged.then(|| no_time(&at, key)));
                continue;
            }
        };
        match lockdown.stop(world, policies) {
            Ok(stop) => {
                let (in_flight, others): (Vec<_>, Vec<_>) =
                    lockdown.work(world, &stop).into_iter().partition(|work| work.progress == Progress::InFlight);
                for work in others {
                    // The two versions of one lockdown stop the same work once.
                    let one = (lockdown.document.name.clone(), work.document.name.clone());
                    if !told.contains(&one) {
                        told.push(one);
                        judgements.push(stopped(world, &lockdown, &stop, &work));
                    }
                }
                if !in_flight.is_empty() && is_judged && now < lockdown.to {
                    judgements.push(under_way(&lockdown, &in_flight));
                }
            }
            // What it no longer stops is told also where it would have ended by now.
            Err(why)
                if is_judged && now < lockdown.to
                    || matches!(why, NoStop::Reversed | NoStop::Moved(_) | NoStop::Narrowed(_)) =>
            {
                judgements.extend(fault((world, policies), &lockdown, why));
            }
            Err(_) => {}
        }
    }
}

/// Work that is planned or was begun while it is stopped.
fn stopped(world: &World<'_>, lockdown: &Lockdown<'_>, stop: &Stop, work: &StoppedWork<'_>) -> Judgement {
    let id = |document: &Document| document.name.as_ref().map_or("", |name| name.id.as_str()).to_owned();
    let facts = Facts::new()
        .with("field", field_of(world, work.document, &work.pointer))
        .with("at", moment_fact(&work.at, lockdown.zone))
        .with("lockdown", Fact::code(id(lockdown.document)))
        .with("until", end_of(lockdown))
        .with("who", Fact::Or(stop.people.clone()));
    let mut machine = facts.to_json();
    machine.remove("field");
    let (message, help) = match work.progress {
        Progress::Begun => (say::BEGUN, say::BEGUN_HELP),
        Progress::Planned | Progress::InFlight => (say::PLANNED, say::PLANNED_HELP),
    };
    let says = Saying::new(message, facts).help(help);
    let mut judgement = RULE.judgement(work.document, work.value.span(), says);
    judgement.pointer = work.pointer.to_string();
    judgement.facts = machine;
    let here = lockdown.root.get("from").map(Node::span);
    judgement.labels.extend(here.map(|span| Mark {
        file: lockdown.document.file,
        span,
        text: Some(Saying::plain(say::HERE)),
    }));
    // What happened cannot be undone; once the stop is over it is told, and holds nothing up.
    if work.progress == Progress::Begun && world.review.clock.at.to_utc() >= lockdown.to {
        judgement.weight = Weight::Always(Severity::Warning);
    }
    judgement
}

/// The first day, or the moment, at which work may go on.
fn end_of(lockdown: &Lockdown<'_>) -> Fact {
    let written = lockdown.root.get("to").and_then(|to| to.text().parse::<Moment>().ok());
    match written {
        Some(to) if to.is_date() => Fact::Date(lockdown.zone.date(lockdown.to)),
        _ => moment_fact(&Moment::from_instant(lockdown.to), lockdown.zone),
    }
}

/// A time of a lockdown that cannot be reckoned with.
fn no_time(at: &Located<'_>, key: &str) -> Judgement {
    let span = at.root.get(key).map_or(at.root.span(), Node::span);
    let facts = Facts::new().with("field", Fact::code(key));
    let machine = facts.to_json();
    let mut judgement = RULE.judgement(at.document, span, Saying::new(say::NO_TIME, facts).help(say::NO_TIME_HELP));
    judgement.pointer = format!("/{key}");
    judgement.facts = machine;
    judgement
}

/// What was under way when a lockdown began.
fn under_way(lockdown: &Lockdown<'_>, works: &[StoppedWork<'_>]) -> Judgement {
    let ids = works.iter().filter_map(|work| work.document.name.as_ref()).map(|name| Fact::code(name.id.as_str()));
    let facts = Facts::new().with("documents", Fact::List(ids.collect()));
    let machine = facts.to_json();
    let span = lockdown.root.get("from").map_or(lockdown.root.span(), Node::span);
    let says = Saying::new(say::IN_FLIGHT, facts).help(say::IN_FLIGHT_HELP);
    let mut judgement = RULE.judgement(lockdown.document, span, says);
    "/from".clone_into(&mut judgement.pointer);
    judgement.facts = machine;
    judgement.weight = Weight::Always(Severity::Note);
    let begun = works.iter().filter(|work| work.document.file == lockdown.document.file);
    judgement.labels.extend(begun.map(|work| label(work.document, work.value.span(), Saying::plain(say::HERE))));
    judgement
}

/// What is said of a lockdown that stops nothing; `None` of what is told elsewhere or is none.
fn fault<'w>(
    (world, policies): (&'w World<'w>, &'w Policies),
    lockdown: &Lockdown<'w>,
    why: NoStop,
) -> Option<Judgement> {
    let written = |key: &str| lockdown.root.get(key).and_then(|value| value.text().parse::<Moment>().ok());
    let time = |key: &str| written(key).map_or_else(|| Fact::text(""), |at| moment_fact(&at, lockdown.zone));
    let mut facts = Facts::new().with("from", time("from")).with("to", time("to"));
    let id = lockdown.document.name.as_ref().map_or("", |name| name.id.as_str());
    let add_command = |owner: &Owner, facts: &mut Facts| {
        // Elsewhere approvals are typed.
        if world.review.config().repository().is_some() {
            facts.insert("approve", owner.approval_command(id));
        }
    };
    if let (NoStop::Moved(_) | NoStop::Narrowed(_), Some(owner)) = (&why, lockdown.owner(world, policies)) {
        facts.insert("owner", owner.name(world.review));
        add_command(owner, &mut facts);
    }
    let is_record = matches!(why, NoStop::Rejected);
    let mut open = None;
    let (key, message, help) = match why {
        NoStop::Unreadable => return None,
        NoStop::Rejected => ("approvals", say::REJECTED, say::REJECTED_HELP),
        NoStop::Reversed => ("to", say::REVERSED, say::REVERSED_HELP),
        NoStop::NobodyMay => ("service", say::NOBODY_MAY, say::NOBODY_MAY_HELP),
        NoStop::Narrowed(key) => (key, say::NARROWED, say::NARROWED_HELP),
        NoStop::Moved(before) => {
            facts.insert("before", moment_fact(&before, lockdown.zone));
            ("to", say::MOVED, say::MOVED_HELP)
        }
        NoStop::Unapproved { owner, who_may, people, uncounted } => {
            facts.insert("owner", owner.name(world.review));
            facts.insert("area", owner.area(&world.registry));
            if !people.is_empty() {
                facts.insert("whoMay", Fact::Or(people));
                add_command(&owner, &mut facts);
            }
            let message = match uncounted {
                Some(uncounted) => {
                    let (who, why) = *uncounted;
                    facts.insert("who", who);
                    facts.insert("why", Fact::said(why));
                    say::UNCOUNTED
                }
                None => {
                    let before = lockdown.to.with_timezone(&lockdown.zone.offset(lockdown.to));
                    open = (!who_may.is_empty()).then_some(Open { by_person: true, who_may, before: Some(before) });
                    say::UNAPPROVED
                }
            };
            ("approvals", message, say::UNAPPROVED_HELP)
        }
    };
    let span = lockdown.root.get(key).map_or(lockdown.root.span(), Node::span);
    let machine = facts.to_json();
    let mut judgement = RULE.judgement(lockdown.document, span, Saying::new(message, facts).help(help));
    judgement.pointer = format!("/{key}");
    judgement.facts = machine;
    if is_record {
        judgement.weight = Weight::Always(Severity::Note);
    }
    judgement.ruling = open.map_or(Ruling::Broken, Ruling::Open);
    Some(judgement)
}
