//! `when`: the earliest start of a stage that complies, and what sets it.
//!
//! Nothing is judged here a second time: the stage is moved in memory, and the same rules judge the document as it would
//! be, start after start, until nothing stands that depends on the start. So `when` and `check` cannot disagree.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};

use super::may::Hindrance;
use super::moved::{Movable, MovedWith};
use super::stage::{Target, is_governed, status, times};
use crate::calendar::{Resolved, Zone};
use crate::check::{Rules, check_one};
use crate::finding::{Clock, Counted, DocumentName, Errors, Judgement, Report, Severity, Tally, Title};
use crate::language::messages::plan as say;
use crate::language::{Fact, Facts, Phrase, Reader, Sentence};
use crate::registry::zone_of;
use crate::report::{tell_finding, tell_pending};
use crate::standing::{AllRules, report_of, rules_of_all, standing};
use crate::workspace::Review;

/// How many days ahead of the clock a start is looked for.
const HORIZON: u64 = 400;

/// How many days after the earliest start one is looked for at the planned time of day.
const AT_ITS_HOUR: u64 = 31;

/// The days after today on which it is tried what a move can mend, the farthest first: all of a month, for what holds on
/// certain days of it, and some far ones.
const TRIED: [u64; 4] = [61, 122, 183, 365];
const TRIED_MONTH: u64 = 35;

/// How many days to the start that a rule names are tried one by one all the same, so that it is seen when the others
/// yield.
const WALKED: i64 = 40;

/// The facts in which rules say from when on they hold: the first start in time, the next outside a freeze or inside a
/// window, the end of what it collides with.
const PROPOSED: [&str; 3] = ["earliest", "next", "after"];

/// When the stages of a document may start.
#[derive(Debug)]
pub struct Schedule {
    /// The document.
    pub document: DocumentName,
    /// Of a draft, the status that it is judged with.
    pub opened: Option<String>,
    /// Its stages, in the order of the document.
    pub stages: Vec<StageTimes>,
    /// What stands against the document however its stages are moved.
    pub also: Vec<Hindrance>,
}

/// When a stage may start.
#[derive(Debug)]
pub struct StageTimes {
    /// The key under `plan`; none of a document with one window.
    pub stage: Option<String>,
    /// When it is planned, where that can be read.
    pub planned: Option<StageSlot>,
    /// Whether it complies as it is planned.
    pub is_compliant: bool,
    /// Why no other time can be told.
    pub hindrances: Vec<Hindrance>,
    /// The earliest start from now on that complies; none of what has begun and complies, and where there is none.
    pub earliest: Option<Earliest>,
    /// The rules that stand against an earlier start, in the order in which they yield; the last one sets it.
    pub bounds: Vec<StartBound>,
    /// The last day that was looked at.
    pub until: NaiveDate,
}

/// The earliest start.
#[derive(Debug)]
pub struct Earliest {
    /// The first instant.
    pub start: DateTime<FixedOffset>,
    /// The same as it is told: a day, or a day and a time.
    pub told: Fact,
    /// The first stretch of the planned length: at the planned time of day where that complies within a month.
    pub slot: StageSlot,
    /// What is still to come before the stage starts in it.
    pub pending: Vec<Hindrance>,
}

/// From when to when.
#[derive(Debug, Clone)]
pub struct StageSlot {
    /// The first instant.
    pub start: DateTime<FixedOffset>,
    /// The first instant after it.
    pub end: DateTime<FixedOffset>,
    /// The same as it is told.
    pub told: Fact,
}

/// A rule that stands against earlier starts.
#[derive(Debug)]
pub struct StartBound {
    /// The rule.
    pub rule: String,
    /// The first start that it lets pass; none where it lets none pass.
    pub earliest: Option<(DateTime<FixedOffset>, Fact)>,
    /// Why.
    pub why: String,
}

/// A finding, whatever the start is: its rule and its place.
type Key = (String, String);

impl StageTimes {
    /// Whether there is an answer: a start, or that what is planned complies.
    pub fn is_answered(&self) -> bool {
        self.is_compliant || self.earliest.is_some()
    }
}

impl Schedule {
    /// Whether there is an answer for every stage.
    pub fn is_answered(&self) -> bool {
        self.stages.iter().all(StageTimes::is_answered)
    }
}

/// When the stages of a document may start. `whole` is the review that the document's project is in.
///
/// # Errors
/// A policy that cannot be used at the time of a stage, such as a parameter that changes until then.
pub fn when(
    targets: &[Target<'_>],
    rules: &AllRules,
    report: &Report,
    whole: &Review,
    reader: &Reader,
) -> Result<Schedule, Errors> {
    let first = targets.first().and_then(|Target { review, document, .. }| {
        let (_, own) = rules.by_project(whole).find(|(project, _)| std::ptr::eq(*project, *review))?;
        Some((*review, *document, document.name.clone()?, own))
    });
    let Some((review, document, name, own)) = first else {
        let document = DocumentName { kind: String::new(), id: String::new() };
        return Ok(Schedule { document, opened: None, stages: Vec::new(), also: Vec::new() });
    };
    let reader = Reader { language: reader.language, today: report.clock.at.date_naive() };
    let stands = gating(report, &name);
    let mut lasting: BTreeSet<Key> = stands.iter().map(|counted| key(counted)).collect();
    let mut stages = Vec::with_capacity(targets.len());
    for target in targets {
        let asked = Asked { target, name: &name, rules: own, all_rules: rules, whole, report, reader };
        let (times, stays) = asked.times()?;
        if let Some(stays) = stays {
            lasting = &lasting & &stays;
        }
        stages.push(times);
    }
    let says = |says: Sentence| Hindrance { rule: None, says: says.render(&reader), help: None, before: None };
    let of_status = status(review, document).map(says);
    let is_governed = targets.first().is_some_and(|target| is_governed(target, rules, whole));
    let ungoverned = (!is_governed).then(|| says(say::UNGOVERNED.into()));
    let lasting = stands.iter().filter(|counted| lasting.contains(&key(counted)));
    let of_files = report.findings.iter().filter(|counted| counted.judgement.document.is_none() && gates(counted));
    let found = lasting.copied().chain(of_files).map(|counted| hindrance(counted, &reader));
    let also = of_status.into_iter().chain(ungoverned).chain(found).collect();
    Ok(Schedule { document: name, opened: None, stages, also })
}

/// A stage that is asked about.
struct Asked<'a, 'w> {
    target: &'a Target<'w>,
    name: &'a DocumentName,
    rules: &'a Rules,
    all_rules: &'a AllRules,
    whole: &'a Review,
    report: &'a Report,
    reader: Reader,
}

impl Asked<'_, '_> {
    /// When the stage may start, and the findings that no move of it mends, where there are findings.
    fn times(&self) -> Result<(StageTimes, Option<BTreeSet<Key>>), Errors> {
        let zone = zone_of(self.target.review, self.target.document);
        let now = self.report.clock.at.to_utc();
        let mut hindrances = Vec::new();
        let mut hinder = |says: Sentence| {
            let says = says.render(&self.reader);
            hindrances.push(Hindrance { rule: None, says, help: None, before: None });
        };
        let (start, end) = times(self.target, zone, &mut hinder);
        let zone = zone.unwrap_or(Zone::UTC);
        let movable = start.zip(end).and_then(|_| Movable::of(self.target, zone, MovedWith::All));
        if start.is_some() && end.is_some() && movable.is_none() {
            hinder(say::SHARED.into());
        }
        let until = zone.date(now).checked_add_days(Days::new(HORIZON)).unwrap_or(NaiveDate::MAX);
        let mut answer = StageTimes {
            stage: self.target.stage.clone(),
            planned: None,
            is_compliant: false,
            hindrances,
            earliest: None,
            bounds: Vec::new(),
            until,
        };
        let ((Some(start), Some(end)), Some(movable)) = ((start, end), movable) else { return Ok((answer, None)) };
        answer.planned = Some(stretch(start, end, &movable, zone));
        let planned: BTreeSet<Key> = gating(self.report, self.name).into_iter().map(key).collect();
        let search = |movable| {
            let search = Search { asked: self, movable, zone, now, lasting: BTreeSet::new() };
            let lasting = search.lasting(planned.clone());
            Search { lasting, ..search }
        };
        let mut all = search(movable);
        answer.is_compliant = planned == all.lasting;
        if !answer.is_compliant || start > now {
            (answer.earliest, answer.bounds) = all.earliest()?;
            answer.is_compliant = planned == all.lasting;
        }
        // Work outside its slot may lie in it where the slot stands.
        let alone = || Movable::of(self.target, zone, MovedWith::Within);
        if !answer.is_answered()
            && self.target.stage.is_none()
            && let Some(movable) = alone()
        {
            let mut alone = search(movable);
            let found = alone.earliest()?;
            if found.0.is_some() {
                (answer.earliest, answer.bounds) = found;
                all = alone;
            }
        }
        Ok((answer, Some(all.lasting)))
    }
}

/// The search for a start.
struct Search<'s, 'a, 'w> {
    asked: &'s Asked<'a, 'w>,
    movable: Movable,
    zone: Zone,
    now: DateTime<Utc>,
    /// The findings of the document as it is planned that no move mends.
    lasting: BTreeSet<Key>,
}

/// What stood against a start, the last time that it did.
struct Stood {
    /// The title of the rule.
    title: Fact,
    /// The facts that the rule told.
    facts: Facts,
    /// From when on the rule itself said that it holds, else the next start that was tried.
    yields: Option<NaiveDateTime>,
}

impl Stood {
    fn of(judgement: &Judgement) -> Self {
        let title = match &judgement.rule.title {
            Title::Own(title) => Fact::Label(title.label()),
            Title::Written(title) => Fact::Label(title.clone()),
        };
        Self { title, facts: judgement.says.facts.clone(), yields: None }
    }
}

impl Search<'_, '_, '_> {
    /// The earliest start, with the rules that stand against earlier ones.
    fn earliest(&mut self) -> Result<(Option<Earliest>, Vec<StartBound>), Errors> {
        let mut stood: BTreeMap<String, Stood> = BTreeMap::new();
        let found = self.first(self.first_tried(), HORIZON, true, &mut stood)?;
        let bounds = self.bounds(stood);
        let Some(start) = found else { return Ok((None, bounds)) };
        // What does not stand there, a move does mend.
        let report = self.judged(start);
        let stands = report.iter().flat_map(|report| gating(report, self.asked.name)).map(key);
        self.lasting = &self.lasting & &stands.collect();
        let by_its_hour = if start.time() == self.movable.start().time() || self.movable.is_by_days() {
            None
        } else {
            self.first(start, AT_ITS_HOUR, false, &mut BTreeMap::new())?
        };
        let slot = by_its_hour.unwrap_or(start);
        let ends = (self.instant(start), self.instant(slot), self.movable.end(slot));
        let (Some(at), Some(from), Some(to)) = ends else { return Ok((None, bounds)) };
        let pending = self.judged(slot).map(|report| self.pending(&report, from)).unwrap_or_default();
        let earliest = Earliest {
            start: self.shown(at),
            told: self.told(start),
            slot: stretch(from, to, &self.movable, self.zone),
            pending,
        };
        Ok((Some(earliest), bounds))
    }

    /// The first start that complies, from one on and for so many days: the first of all, or the first at the planned time
    /// of day.
    fn first(
        &mut self,
        from: NaiveDateTime,
        days: u64,
        at_any_hour: bool,
        stood: &mut BTreeMap<String, Stood>,
    ) -> Result<Option<NaiveDateTime>, Errors> {
        let hour = self.movable.start().time();
        let mut next: BTreeSet<NaiveDateTime> = BTreeSet::from([from]);
        let mut open: Vec<String> = Vec::new();
        let last = from.date().checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX);
        while let Some(start) = next.pop_first() {
            if start.date() > last {
                break;
            }
            for rule in open.drain(..) {
                stood.entry(rule).and_modify(|stood| stood.yields = Some(start));
            }
            // The days and the hours that people plan by come after what a rule has proposed.
            let day = start.date();
            for day in [Some(day), day.succ_opt()].into_iter().flatten() {
                let hours = [at_any_hour.then_some(NaiveTime::MIN), Some(hour)];
                next.extend(hours.into_iter().flatten().map(|hour| day.and_time(hour)).filter(|at| *at > start));
            }
            if !at_any_hour && start.time() != hour {
                continue;
            }
            let Some(report) = self.judged(start) else { continue };
            let against = gating(&report, self.asked.name);
            let against: Vec<&Counted> = against.into_iter().filter(|one| !self.lasting.contains(&key(one))).collect();
            if against.is_empty() {
                let mut more = self.stands_elsewhere(start);
                if more.is_empty() {
                    more = self.stands_then(start, &report)?;
                }
                if more.is_empty() {
                    return Ok(Some(start));
                }
                for (rule, more) in more {
                    open.push(rule.clone());
                    stood.insert(rule, more);
                }
                continue;
            }
            for counted in &against {
                let rule = counted.judgement.rule.id.to_string();
                let yields = self.proposed(counted).filter(|at| *at > start);
                if yields.is_none() {
                    open.push(rule.clone());
                }
                stood.insert(rule, Stood { yields, ..Stood::of(&counted.judgement) });
            }
            if let Some(latest) = against.iter().filter_map(|counted| self.proposed(counted)).max() {
                next.extend(Some(latest).filter(|at| *at > start));
                // Before the start that a rule names itself, it holds for none: what is far off is not walked to.
                if (latest - start).num_days() > WALKED {
                    next.retain(|at| *at >= latest);
                }
            }
        }
        Ok(None)
    }

    /// The findings among these that no move mends.
    fn lasting(&self, mut lasting: BTreeSet<Key>) -> BTreeSet<Key> {
        let today = self.zone.date(self.now);
        let hour = self.movable.start().time();
        let start = |days: u64| Some(today.checked_add_days(Days::new(days))?.and_time(hour));
        let mut tried: Vec<NaiveDateTime> = (1..=TRIED_MONTH).chain(TRIED).filter_map(start).collect();
        let (first, last) = (tried.first().copied(), tried.last().copied());
        while let Some(start) = tried.pop().filter(|_| !lasting.is_empty()) {
            let Some(report) = self.judged(start) else { continue };
            let against = gating(&report, self.asked.name);
            let stands: BTreeSet<Key> = against.iter().map(|counted| key(counted)).collect();
            lasting = &lasting & &stands;
            // What a rule names itself is tried next.
            let named = against.iter().filter(|counted| lasting.contains(&key(counted)));
            let named = named.filter_map(|counted| self.proposed(counted)).filter(|at| *at > start);
            tried.extend(named.filter(|at| first <= Some(*at) && Some(*at) <= last));
        }
        lasting
    }

    /// What the move breaks in other documents, such as work that is then at the same time.
    fn stands_elsewhere(&self, start: NaiveDateTime) -> Vec<(String, Stood)> {
        let Some(edits) = self.movable.to(start) else { return Vec::new() };
        let moved = report_of(&self.asked.whole.edited(&edits), self.asked.all_rules);
        let name = |counted: &Counted| (counted.judgement.document.clone(), key(counted));
        let known: BTreeSet<_> = self.asked.report.findings.iter().filter(|one| gates(one)).map(name).collect();
        let is_other = |one: &&Counted| one.judgement.document.as_ref() != Some(self.asked.name);
        let new = moved.findings.iter().filter(|one| gates(one) && !known.contains(&name(one))).filter(is_other);
        new.map(|one| (one.judgement.rule.id.to_string(), Stood::of(&one.judgement))).collect()
    }

    /// What stands against the stage when it starts that did not before, for another reason than that something is still
    /// to come: a rule may come into force until then, or a role end.
    fn stands_then(&self, start: NaiveDateTime, before: &Report) -> Result<Vec<(String, Stood)>, Errors> {
        let (Some(edits), Some(at)) = (self.movable.to(start), self.instant(start)) else { return Ok(Vec::new()) };
        let clock = Clock { at: self.shown(at.max(self.now)), ..self.asked.report.clock };
        let moved = self.asked.whole.edited(&edits).with_clock(clock);
        let report = if self.asked.rules.change_by(clock.at.date_naive()) {
            report_of(&moved, &rules_of_all(&moved)?)
        } else {
            report_of(&moved, self.asked.all_rules)
        };
        let known = self.lasting.iter().map(|(rule, _)| rule.as_str());
        let pending = before.pending.iter().map(|due| due.judgement.rule.id.as_ref());
        let known: BTreeSet<&str> = known.chain(pending).collect();
        let against = gating(&report, self.asked.name).into_iter().map(|counted| &counted.judgement);
        let new = against.filter(|judgement| !known.contains(judgement.rule.id.as_ref()));
        Ok(new.map(|judgement| (judgement.rule.id.to_string(), Stood::of(judgement))).collect())
    }

    /// The report of the document with the stage moved to a start; `None` where it cannot be moved there.
    fn judged(&self, start: NaiveDateTime) -> Option<Report> {
        let moved = self.asked.target.review.edited(&self.movable.to(start)?);
        Some(standing(&moved, self.asked.rules, check_one(&moved, self.asked.rules, self.asked.name)))
    }

    /// The first start that is tried: the next full minute, so that what is due before it can still be given, or today where the stage is planned by days.
    fn first_tried(&self) -> NaiveDateTime {
        let now = self.zone.local(self.now);
        if self.movable.is_by_days() {
            now.date().and_time(NaiveTime::MIN)
        } else {
            full_minute(now + TimeDelta::nanoseconds(1))
        }
    }

    /// From when on a finding says that its rule holds.
    fn proposed(&self, counted: &Counted) -> Option<NaiveDateTime> {
        let facts = &counted.judgement.says.facts;
        PROPOSED.iter().find_map(|name| match facts.get(name)? {
            Fact::Date(date) => Some(date.and_time(NaiveTime::MIN)),
            Fact::Time(time) => Some(full_minute(self.zone.local(time.at.to_utc()))),
            _ => None,
        })
    }

    fn bounds(&self, stood: BTreeMap<String, Stood>) -> Vec<StartBound> {
        let mut stood: Vec<(String, Stood)> = stood.into_iter().collect();
        // Of two that yield together the one with something to tell sets it.
        stood.sort_by_key(|(_, stood)| (stood.yields.is_none(), stood.yields, why(&stood.facts) != say::WHY_RULE));
        let bound = |(rule, Stood { title, facts, yields }): (String, Stood)| StartBound {
            rule,
            earliest: yields.and_then(|at| Some((self.shown(self.instant(at)?), self.told(at)))),
            why: why(&facts).render(&self.asked.reader, &facts.with("title", title)),
        };
        stood.into_iter().map(bound).collect()
    }

    /// What is still to come before the stage starts.
    fn pending(&self, report: &Report, start: DateTime<Utc>) -> Vec<Hindrance> {
        let own = report.pending.iter().filter(|due| due.judgement.document.as_ref() == Some(self.asked.name));
        // What is planned by days may still be given on the first of them.
        let last = if self.movable.is_by_days() { start + TimeDelta::days(1) } else { start };
        let first = own.filter(|due| due.open.before.is_none_or(|before| before <= last));
        first
            .map(|due| {
                let pending = tell_pending(due, &self.asked.reader);
                let rule = Some(pending.rule.id.to_string());
                Hindrance { rule, says: pending.missing, help: None, before: pending.before }
            })
            .collect()
    }

    /// The instant of a start on the clocks of the zone; of a day its first.
    fn instant(&self, start: NaiveDateTime) -> Option<DateTime<Utc>> {
        match self.zone.resolve(start) {
            Resolved::Once(at) => Some(at),
            other => self.movable.is_by_days().then(|| other.as_start()),
        }
    }

    fn shown(&self, at: DateTime<Utc>) -> DateTime<FixedOffset> {
        at.with_timezone(&self.zone.offset(at))
    }

    /// A start as it is told: one at midnight is the day.
    fn told(&self, start: NaiveDateTime) -> Fact {
        match self.instant(start) {
            Some(at) if start.time() != NaiveTime::MIN => Fact::Time(self.shown(at).into()),
            _ => Fact::Date(start.date()),
        }
    }
}

/// A stretch of time as the stage has it: by days or by times.
fn stretch(start: DateTime<Utc>, end: DateTime<Utc>, movable: &Movable, zone: Zone) -> StageSlot {
    let shown = |at: DateTime<Utc>| at.with_timezone(&zone.offset(at));
    let (from, to) = (zone.date(start), zone.local(end));
    let told = if movable.is_by_days() && to.time() == NaiveTime::MIN {
        let to = to.date().pred_opt().unwrap_or(to.date());
        if from == to { Fact::Date(from) } else { Fact::Dates { from, to } }
    } else {
        Fact::Times { from: shown(start).into(), to: shown(end).into() }
    };
    StageSlot { start: shown(start), end: shown(end), told }
}

/// The first full minute at or after a time.
fn full_minute(at: NaiveDateTime) -> NaiveDateTime {
    let floor = at.with_second(0).and_then(|at| at.with_nanosecond(0)).unwrap_or(at);
    if floor < at { floor + TimeDelta::minutes(1) } else { floor }
}

/// Whether a finding gates a document.
fn gates(counted: &Counted) -> bool {
    let tally: Tally = [(counted.severity, counted.status)].into_iter().collect();
    tally.fails(Severity::Error)
}

/// The findings that gate a document.
fn gating<'r>(report: &'r Report, name: &DocumentName) -> Vec<&'r Counted> {
    let own = report.findings.iter().filter(|counted| counted.judgement.document.as_ref() == Some(name));
    own.filter(|counted| gates(counted)).collect()
}

fn key(counted: &Counted) -> Key {
    (counted.judgement.rule.id.to_string(), counted.judgement.pointer.clone())
}

fn hindrance(counted: &Counted, reader: &Reader) -> Hindrance {
    let finding = tell_finding(counted, reader);
    Hindrance { rule: Some(finding.rule.id.to_string()), says: finding.message, help: finding.help, before: None }
}

/// Why a rule stands against a start, by the facts that it tells.
fn why(facts: &Facts) -> Phrase {
    let has = |name: &str| facts.get(name).is_some_and(Fact::is_told);
    match () {
        () if has("announced") && has("required") => say::WHY_ANNOUNCED,
        () if has("required") => say::WHY_NOTICE,
        () if has("window") && has("reason") => say::WHY_FREEZE,
        () if has("window") => say::WHY_WINDOW,
        () if has("other") => say::WHY_OTHER,
        () => say::WHY_RULE,
    }
}
