//! `overlap`: no other document's interval overlaps, unless there is consent.

use chrono::{DateTime, TimeDelta, Utc};

use super::window::{ends, entry};
use crate::calendar::{Interval, Moment, TimeError};
use crate::expression::Why;
use crate::language::messages::policy as say;
use crate::language::{Fact, Facts};
use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{CheckKind, Compiled, Compiler, Names};
use crate::policy::condition::Condition;
use crate::policy::facts::{field_at, field_of, moment_fact};
use crate::policy::located::Located;
use crate::policy::message::Messages;
use crate::policy::outcome::{Outcome, Repair, Shown, Undecided};
use crate::policy::part::Part;
use crate::policy::path::Path;
use crate::policy::point::Point;
use crate::policy::slot::{Found, Slot, no_answer};
use crate::policy::timeline::{Placed, Timeline};
use crate::registry::zone_of;
use crate::workspace::Document;
use crate::yaml::Node;

pub(super) const CHECK: CheckKind =
    CheckKind { name: "overlap", about: "no other document's interval overlaps, unless the check holds", compile };

/// How many others an interval is told to overlap with one by one; of all further ones together one is told.
const MOST_TOLD: usize = 10;

/// How many documents whose interval cannot be read are named.
const MOST_UNCLEAR: usize = 3;

#[derive(Debug)]
struct Overlap {
    interval: Path,
    /// When it really began: then it is judged as long as planned from there, where that is not within the plan.
    begun: Option<Slot>,
    kinds: Vec<String>,
    with: Path,
    condition: Option<Condition>,
    unless: Option<Part>,
}

fn compile<'k>(node: Node<'k>, _: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Compiled> {
    let written = node.get("interval")?;
    let own = Path::compile(written.text(), written.span(), names, compiler)?;
    let begun = match node.get("begun") {
        None => None,
        Some(begun) => Some(Slot::compile(begun, names, compiler)?),
    };
    let with = node.get("with")?;
    let kinds: Vec<String> = match with.get("kinds") {
        Some(kinds) => kinds.items().map(|kind| kind.text().to_owned()).collect(),
        None => names.kinds.clone(),
    };
    let inner = Names { other: kinds.clone(), ..names.clone() };
    let other = with.get("interval")?;
    let with = Path::compile(&format!("other.{}", other.text()), other.span(), &inner, compiler)?;
    let condition = match node.get("where") {
        None => None,
        Some(condition) => Some(Condition::compile(condition, &inner, compiler)?),
    };
    let unless = match node.get("unless") {
        None => None,
        Some(unless) => Some(Part::compile(unless, &inner, None, &mut Messages::default(), compiler)?),
    };
    let check = Overlap { interval: own, begun, kinds, with, condition, unless };
    Some(Compiled::new(check, &["other", "from", "to", "after", "owner", "ownerId", "open", "missing"]))
}

impl Check for Overlap {
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        let found = self.interval.find(case);
        if let Some(begun) = &self.begun {
            let begun = begun.find(case).and_then(|begun| began(begun, found.first(), case));
            return match begun {
                Ok(None) => Vec::new(),
                Ok(Some((at, own))) => self.against_all(&at, &own, case),
                Err(undecided) => vec![undecided.into()],
            };
        }
        if found.is_empty() {
            return vec![self.interval.lacking(case)];
        }
        found.iter().flat_map(|at| self.planned(at, case)).collect()
    }

    fn points_inside(&self) -> Vec<Point> {
        self.unless.iter().flat_map(Part::points_as_part).collect()
    }

    fn reach_inside(&self, case: &Case<'_>, tell: &mut dyn FnMut(Point, bool)) {
        let Some(unless) = &self.unless else { return };
        let found = self.interval.find(case);
        let own = found.iter().filter_map(|at| interval(at, case).ok().flatten());
        let overlapping = own.flat_map(|own| self.kinds.iter().flat_map(move |kind| self.meeting(own, kind, case)));
        overlapping.for_each(|case| unless.reach_as_part(&case, tell));
    }
}

impl Overlap {
    fn planned<'w>(&self, at: &Located<'w>, case: &Case<'w>) -> Vec<Outcome> {
        match interval(at, case) {
            Ok(Some(own)) => self.against_all(at, &own, case),
            Ok(None) => {
                let start = self.interval.fact_of_key("start", case);
                vec![Outcome::missing(at, Facts::new().with("missing", start))]
            }
            Err(undecided) => vec![undecided.into()],
        }
    }

    fn against_all<'w>(&self, at: &Located<'w>, own: &Interval, case: &Case<'w>) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        for kind in &self.kinds {
            let key = (kind.clone(), self.with.shown().to_owned(), case.zone);
            let timeline = case.world.timelines.of(key, || self.timeline(kind, case));
            let is_other = |document: &Document| !std::ptr::eq(document, case.document);
            let (mut looked_at, mut told) = (0, 0);
            for (when, other) in timeline.meeting(own) {
                if !is_other(other.of.document) {
                    continue;
                }
                looked_at += 1;
                let inner = Case { other: Some(other.of.clone()), ..case.clone() };
                let one = self.one(at, (own, when), &other.at, &inner);
                let Some(mut outcome) = one.unwrap_or_else(|undecided| Some(undecided.into())) else { continue };
                told += 1;
                if told <= MOST_TOLD {
                    outcomes.push(outcome);
                    continue;
                }
                let mine = self.placed(&case.top(), kind, case).into_iter().filter_map(|(_, when)| when);
                let mine: Timeline<()> = mine.map(|when| ((), Some(when))).collect();
                let all = timeline.count_meeting(own).saturating_sub(mine.count_meeting(own));
                if let rest @ 1.. = all.saturating_sub(looked_at) {
                    let more = u64::try_from(rest).unwrap_or(u64::MAX).saturating_add(1);
                    outcome.facts.insert("more", Fact::number(more));
                    outcome.instead = (Some(say::OVERLAP_MORE), Some(say::OVERLAP_MORE_HELP));
                }
                outcomes.push(outcome);
                break;
            }
            outcomes.extend(self.unclear(
                at,
                timeline.unclear.iter().filter(|other| is_other(other.of.document)),
                case,
            ));
        }
        outcomes
    }

    /// The cases beside each document of a kind whose interval overlaps one of this document, where the condition holds.
    fn meeting<'w>(&self, own: Interval, kind: &str, case: &Case<'w>) -> Vec<Case<'w>> {
        let key = (kind.to_owned(), self.with.shown().to_owned(), case.zone);
        let timeline = case.world.timelines.of(key, || self.timeline(kind, case));
        let meeting = timeline.meeting(&own).filter(|(when, other)| {
            let overlaps = own.overlap(when).is_some_and(|both| !both.is_empty());
            overlaps && !std::ptr::eq(other.of.document, case.document)
        });
        let cases = meeting.map(|(_, other)| Case { other: Some(other.of.clone()), ..case.clone() });
        cases
            .filter(|case| self.condition.as_ref().is_none_or(|condition| matches!(condition.holds(case), Ok(true))))
            .collect()
    }

    /// When the documents of a kind have the intervals that are compared with.
    fn timeline<'w>(&self, kind: &str, case: &Case<'w>) -> Timeline<Placed<'w>> {
        case.world.of_kind(kind).flat_map(|other| self.placed(&other, kind, case)).collect()
    }

    /// The intervals of a document that others are compared with, by the clocks of its own service; none where it is of
    /// another kind than this.
    fn placed<'w>(&self, other: &Located<'w>, kind: &str, case: &Case<'w>) -> Vec<(Placed<'w>, Option<Interval>)> {
        if other.document.kind.as_deref() != Some(kind) {
            return Vec::new();
        }
        let zone = zone_of(case.world.review, other.document).unwrap_or(case.zone);
        let inner = Case { other: Some(other.clone()), zone, ..case.clone() };
        if self.with.wrong_type(&inner).is_some() {
            return vec![(Placed { at: self.with.nearest(&inner), of: other.clone() }, None)];
        }
        let theirs = self.with.find(&inner).into_iter();
        theirs
            .filter_map(|at| {
                let when = interval(&at, &inner).ok().filter(|_| at.node.is_mapping());
                when.is_none_or(|when| when.is_some()).then(|| (Placed { of: other.clone(), at }, when.flatten()))
            })
            .collect()
    }

    /// One outcome for all documents whose interval cannot be read, where they may concern this one.
    fn unclear<'w, 'o>(
        &self,
        at: &Located<'w>,
        others: impl Iterator<Item = &'o Placed<'w>>,
        case: &Case<'w>,
    ) -> Option<Outcome>
    where
        'w: 'o,
    {
        let concerns = |other: &&Placed<'w>| {
            let inner = Case { other: Some(other.of.clone()), ..case.clone() };
            self.condition.as_ref().is_none_or(|condition| condition.holds(&inner).unwrap_or(true))
        };
        // One more than are named says whether there are more.
        let mut others: Vec<&Placed<'w>> = others.filter(concerns).take(MOST_UNCLEAR + 1).collect();
        let has_more = others.len() > MOST_UNCLEAR;
        others.truncate(MOST_UNCLEAR);
        let first = others.first()?;
        let mut ids: Vec<&str> =
            others.iter().map(|other| other.of.document.name.as_ref().map_or("", |name| name.id.as_str())).collect();
        ids.dedup();
        let field = field_at(case.world, &first.at);
        let more = Fact::text(if has_more { "…" } else { "" });
        let why = Why::new(&say::OTHER_UNCLEAR).help(&say::OTHER_UNCLEAR_HELP).with("field", field).with("more", more);
        let mut outcome: Outcome =
            Undecided::at(at, why.with("others", Fact::List(ids.into_iter().map(Fact::code).collect()))).into();
        outcome.labels.push(Shown::of(&first.at).label(None));
        Some(outcome)
    }

    fn one<'w>(
        &self,
        at: &Located<'w>,
        (own, other): (&Interval, &Interval),
        theirs: &Located<'w>,
        case: &Case<'w>,
    ) -> Result<Option<Outcome>, Undecided> {
        let Some(both) = own.overlap(other).filter(|both| !both.is_empty()) else { return Ok(None) };
        if let Some(condition) = &self.condition
            && !condition.holds(case)?
        {
            return Ok(None);
        }
        if let Some(unless) = &self.unless
            && unless.holds(case)
        {
            return Ok(None);
        }
        let id = theirs.document.name.as_ref().map_or("", |name| name.id.as_str());
        let moment = |at| moment_fact(&Moment::from_instant(at), case.zone);
        let owner = theirs.node.get("owner").map(|owner| owner.text().to_owned()).unwrap_or_default();
        let name = case.world.registry.name_of_person(&owner).map(str::to_owned);
        let facts = Facts::new()
            .with("other", Fact::code(id))
            .with("from", if both.start() == DateTime::<Utc>::MIN_UTC { Fact::text("") } else { moment(both.start()) })
            .with("to", if both.is_endless() { Fact::text("") } else { moment(both.end()) })
            .with("open", open_ends([at, theirs], case)?)
            .with("owner", Fact::Text(name.unwrap_or_else(|| owner.clone())))
            .with("ownerId", Fact::Text(owner))
            .with("interval", field_at(case.world, at))
            .with("after", after(theirs, other, case)?);
        let start = at.node.entry("start").map(|entry| at.clone().into_entry(entry));
        let mut outcome = Outcome::fail(start.as_ref().unwrap_or(at), facts);
        outcome.says = Some((say::OVERLAP, say::OVERLAP_HELP));
        outcome.other.clone_from(&theirs.document.name);
        outcome.work = case.work(start.as_ref());
        outcome.repair = Some(Repair::of(own.start(), own.start() <= case.now()));
        outcome.labels.push(Shown::of(theirs).label(None));
        Ok(Some(outcome))
    }
}

/// When an interval is over: the day after its last day, or the time at which it ends; empty where it has no end.
fn after<'w>(at: &Located<'w>, interval: &Interval, case: &Case<'w>) -> Result<Fact, Undecided> {
    Ok(match ends(at, case)?.1 {
        None => Fact::text(""),
        Some(Moment::Date(last)) if last.succ_opt().is_some() => {
            last.succ_opt().map_or_else(|| Fact::text(""), Fact::Date)
        }
        Some(_) => moment_fact(&Moment::from_instant(interval.end()), case.zone),
    })
}

/// What really began, with its place: as long as planned, or a moment where that is not known. `None` where nothing has
/// begun, or where it began as planned.
fn began<'w>(
    begun: Option<Found<'w>>,
    planned: Option<&Located<'w>>,
    case: &Case<'w>,
) -> Result<Option<(Located<'w>, Interval)>, Undecided> {
    let Some(begun) = begun else { return Ok(None) };
    let start = begun.moment.start(case.zone).map_err(|error| no_answer(&begun, case, &error))?;
    let planned = match planned {
        None => None,
        Some(at) => interval(at, case)?,
    };
    let length = match planned {
        Some(planned) if planned.start() <= start && start < planned.end() => return Ok(None),
        Some(planned) if !planned.is_open() => planned.length(),
        _ => TimeDelta::seconds(1),
    };
    let own = start.checked_add_signed(length).and_then(|end| Interval::new(start, end));
    Ok(begun.at.zip(own))
}

/// The interval of a mapping: where one end is missing, open on that side. `None` where both are.
fn interval<'w>(at: &Located<'w>, case: &Case<'w>) -> Result<Option<Interval>, Undecided> {
    let edge = |name: &str, moment: Moment, instant: Result<_, TimeError>| {
        instant.map_err(|error| no_answer(&Found { moment, at: entry(at, name) }, case, &error))
    };
    Ok(match ends(at, case)? {
        (None, None) => None,
        (Some(start), Some(end)) => Some(super::window::interval(at, (&start, &end), case)?),
        (Some(start), None) => Some(Interval::since(edge("start", start, start.start(case.zone))?)),
        (None, Some(end)) => Some(Interval::before(edge("end", end, end.end(case.zone))?)),
    })
}

/// The ends that are missing of two intervals that overlap, as fields.
fn open_ends<'w>(intervals: [&Located<'w>; 2], case: &Case<'w>) -> Result<Fact, Undecided> {
    let mut fields = Vec::new();
    for at in intervals {
        let (start, end) = ends(at, case)?;
        for (name, _) in [("start", start), ("end", end)].into_iter().filter(|(_, moment)| moment.is_none()) {
            fields.push(field_of(case.world, at.document, &at.pointer().key(name)));
        }
    }
    Ok(Fact::List(fields))
}
