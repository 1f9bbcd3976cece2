//! How changes and releases went: of each service, and of each change model that standard changes follow.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr as _;

use chrono::{DateTime, NaiveDate, Utc};

use super::wanted::Wanted;
use crate::calendar::{Moment, Period, Zone};
use crate::check::Rules;
use crate::finding::Ruling;
use crate::kind::name;
use crate::language::personal_number::masked;
use crate::policy::{Claims, Located, PolicyRule, Values, World, judge, met};
use crate::registry::{services_of, zone_of};
use crate::standing::AllRules;
use crate::workspace::Review;

/// The fields that say when a change was made, or else is planned to be; the first that is there counts.
const TIMES: [&[&str]; 6] = [
    &["implementedAt"],
    &["deployedAt"],
    &["completedAt"],
    &["stoppedAt"],
    &["startedAt"],
    &["plan", "production", "start"],
];

/// How changes and releases went.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct ChangeShares {
    /// The service.
    pub service: String,
    /// What it is called.
    pub service_title: Option<String>,
    /// The change model that they follow; none where it is about all of the service.
    pub model: Option<FollowedModel>,
    /// How many there are that are neither drafts nor called off.
    pub all: u64,
    /// How many of them were made.
    pub made: u64,
    /// How many of those ended as planned.
    pub as_planned: u64,
    /// How many ended with a deviation.
    pub with_deviation: u64,
    /// How many were rolled back.
    pub rolled_back: u64,
    /// How many failed.
    pub failed: u64,
    /// How many were made, and do not say how they ended.
    pub untold: u64,
    /// How many of those that were made caused an incident, as incidents say.
    pub caused: u64,
    /// How many of all are urgent, and of how many it is said: releases have no class.
    pub urgent: (u64, u64),
    /// How many were announced in time, of those of which a rule in force asks it and that are past that time.
    pub announced: (u64, u64),
}

/// A change model.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct FollowedModel {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Option<String>,
    /// Its last day, where it has one: until then it must be reviewed, or is withdrawn.
    pub to: Option<NaiveDate>,
    /// Whether it is in force on the day of the clock.
    pub is_in_force: bool,
}

/// How the changes of each service went, then those of each of its change models; of a period those that were made in it, or
/// are planned to be. Nothing of services without changes.
pub fn change_shares(review: &Review, rules: &AllRules, wanted: &Wanted) -> Vec<ChangeShares> {
    let mut all = Vec::new();
    for (project, own) in rules.by_project(review) {
        all.extend(of_project(project, own, wanted));
    }
    all.sort_by(|a, b| a.service.cmp(&b.service));
    all
}

fn of_project(review: &Review, rules: &Rules, wanted: &Wanted) -> Vec<ChangeShares> {
    let policies = rules.policies();
    let claims = Claims::of(review);
    let documents = policies.documents(review, &claims);
    let values = Values::of(&documents);
    let world = policies.world(review, &claims, &documents, &values);
    let caused = causes(&world);
    let mut found: BTreeMap<(String, Option<String>), ChangeShares> = BTreeMap::new();
    for change in [name::CHANGE_REQUEST, name::RELEASE].into_iter().flat_map(|kind| world.of_kind(kind)) {
        let Some(kind) = review.kind(change.document).filter(|_| review.in_focus(change.document.file)) else {
            continue;
        };
        let phase = kind.phase(change.root);
        let zone = zone_of(review, change.document).unwrap_or(Zone::UTC);
        if matches!(phase, Some("draft" | "void")) || !is_of(wanted.period, &change, zone) {
            continue;
        }
        let one = one(&world, rules, &change, phase, &caused);
        let model = change.root.get("changeModel").filter(|_| text(&change, "class") == Some("standard"));
        for service in services_of(review, change.document) {
            let Some(id) = service.name.as_ref().map(|name| masked(&name.id).into_owned()) else { continue };
            if wanted.service.as_ref().is_some_and(|wanted| *wanted != id) {
                continue;
            }
            let title = world.located(service).and_then(|service| title(&service));
            let mut note = |model: Option<FollowedModel>| {
                let key = (id.clone(), model.as_ref().map(|model| model.id.clone()));
                let of = found.entry(key).or_insert_with(|| ChangeShares {
                    service: id.clone(),
                    service_title: title.clone(),
                    model,
                    ..ChangeShares::default()
                });
                of.add(&one);
            };
            note(None);
            if let Some(model) = model {
                note(Some(followed(&world, model.text())));
            }
        }
    }
    found.into_values().collect()
}

impl ChangeShares {
    fn add(&mut self, one: &Self) {
        self.all += one.all;
        self.made += one.made;
        self.as_planned += one.as_planned;
        self.with_deviation += one.with_deviation;
        self.rolled_back += one.rolled_back;
        self.failed += one.failed;
        self.untold += one.untold;
        self.caused += one.caused;
        self.urgent = (self.urgent.0 + one.urgent.0, self.urgent.1 + one.urgent.1);
        self.announced = (self.announced.0 + one.announced.0, self.announced.1 + one.announced.1);
    }
}

/// How one change went.
fn one<'w>(
    world: &'w World<'w>,
    rules: &'w Rules,
    change: &Located<'w>,
    phase: Option<&str>,
    caused: &BTreeSet<String>,
) -> ChangeShares {
    let outcome = change.root.get("result").and_then(|result| result.get("outcome")).map(|outcome| outcome.text());
    let has = |field: &str| change.root.get(field).is_some_and(|value| !value.is_null());
    let happened = ["implementedAt", "deployedAt", "completedAt", "stoppedAt"].into_iter().any(has);
    let is_made = outcome.is_some() || happened || phase == Some("closed");
    let count = |is_so: bool| u64::from(is_so);
    let of = |wanted: &str| count(outcome == Some(wanted));
    let is_told = matches!(outcome, Some("as-planned" | "with-deviation" | "rolled-back" | "failed"));
    let has_class = change.document.kind.as_deref() == Some(name::CHANGE_REQUEST);
    let id = change.document.name.as_ref().map(|name| name.id.as_str()).unwrap_or_default();
    ChangeShares {
        all: 1,
        made: count(is_made),
        as_planned: of("as-planned"),
        with_deviation: of("with-deviation"),
        rolled_back: of("rolled-back"),
        failed: of("failed"),
        untold: count(is_made && !is_told),
        caused: count(is_made && caused.contains(id)),
        urgent: (count(text(change, "class") == Some("urgent")), count(has_class)),
        announced: announced(world, rules, change),
        ..ChangeShares::default()
    }
}

/// Whether a change was announced in time, as the rules in force judge it that ask for a notice: none that asks it, none that
/// still waits, and what cannot be decided is not in time.
fn announced<'w>(world: &'w World<'w>, rules: &'w Rules, change: &Located<'w>) -> (u64, u64) {
    let asks = |rule: &PolicyRule| rule.is_notice() && !rules.is_off(&rule.id);
    let asked = met(world, rules.policies(), change.document).into_iter().any(asks);
    if !asked {
        return (0, 0);
    }
    let judged = judge(world, rules.policies(), change.document, &|rule| !asks(rule));
    let fails = judged.judgements.iter().any(|one| !matches!(one.ruling, Ruling::Open(_)));
    let waits = !fails && !judged.judgements.is_empty();
    if waits { (0, 0) } else { (u64::from(!fails), 1) }
}

/// The ids of the changes that caused an incident, as incidents say that were no false alarm.
fn causes(world: &World<'_>) -> BTreeSet<String> {
    let incidents = world.of_kind(name::INCIDENT).filter(|incident| {
        let phase = world.review.kind(incident.document).and_then(|kind| kind.phase(incident.root));
        phase != Some("void")
    });
    let ids = incidents.flat_map(|incident| {
        let caused = incident.root.get("causedBy");
        caused.into_iter().flat_map(|caused| caused.items()).map(|id| id.text().to_owned()).collect::<Vec<_>>()
    });
    ids.collect()
}

/// The change model with an id, on the day of the clock.
fn followed(world: &World<'_>, id: &str) -> FollowedModel {
    let mut followed = FollowedModel { id: masked(id).into_owned(), ..FollowedModel::default() };
    if let Some(model) = world.find(name::CHANGE_MODEL, id) {
        let day = |field: &str| text(&model, field).and_then(|text| text.parse::<NaiveDate>().ok());
        let today = world.review.today();
        followed.title = title(&model);
        followed.to = day("to");
        followed.is_in_force =
            day("from").is_some_and(|from| from <= today) && followed.to.is_none_or(|to| today <= to);
    }
    followed
}

/// Whether a change is of a period; one without a time is of none.
fn is_of(period: Option<Period>, change: &Located<'_>, zone: Zone) -> bool {
    let Some(period) = period else { return true };
    let within = period.interval(zone);
    time(change, zone).is_some_and(|at| within.start() <= at && at < within.end())
}

/// When a change was made, or is planned to be.
fn time(change: &Located<'_>, zone: Zone) -> Option<DateTime<Utc>> {
    let node =
        |way: &[&str]| way.iter().try_fold(change.root, |node, key| node.get(key)).filter(|node| !node.is_null());
    let written = TIMES.into_iter().find_map(node)?;
    Moment::from_str(written.text()).ok()?.start(zone).ok()
}

fn text<'w>(of: &Located<'w>, field: &str) -> Option<&'w str> {
    of.root.get(field).map(crate::yaml::Node::text)
}

fn title(of: &Located<'_>) -> Option<String> {
    Some(masked(text(of, "title")?).into_owned())
}
