//! `notice`: announced so many days or working days before.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate, TimeDelta};

use crate::calendar::{Amount, Calendar, Count, Days, Eves, Moment, NoticeTerms};
use crate::expression::Why;
use crate::finding::Unproven;
use crate::language::messages::policy as say;
use crate::language::{Fact, Facts, Saying};
use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{CheckKind, Compiled, Compiler, Names};
use crate::policy::due::Owed;
use crate::policy::facts::{field_at, holiday_fact, moment_fact};
use crate::policy::outcome::{Outcome, OutcomeKind, Repair, Shown, Undecided};
use crate::policy::parameter::amount_fact;
use crate::policy::path::Path;
use crate::policy::slot::{Found, Notified, Slot, count, days, no_answer, texts};
use crate::yaml::Node;

pub(super) const CHECK: CheckKind =
    CheckKind { name: "notice", about: "announced so many days or working days before", compile };

const FACTS: &[&str] =
    &["actual", "gap", "required", "announced", "start", "earliest", "latest", "missing", "stage", "begun", "holidays"];

/// How far back a day is looked for on which the announcement would have been in time.
const FARTHEST: usize = 366;

/// How long a window must still be open for a start in it to be proposed.
const SHORTEST: TimeDelta = TimeDelta::minutes(15);

/// What a notice looks like to those who left out a part of it.
const NOTICE_EXAMPLE: &str = "notice: {before: plan.production.start, from: announced, atLeast: 10 days}";

#[derive(Debug)]
struct Notice {
    before: Arc<Slot>,
    from: Slot,
    at_least: Days,
    count: Count,
    /// The window that the start has to be in; the earliest start that is proposed lies in it.
    window: Option<String>,
}

fn compile<'k>(node: Node<'k>, _: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Compiled> {
    let slot = |name: &str, compiler: &mut Compiler<'k>| match node.get(name) {
        Some(slot) => Slot::compile(slot, names, compiler),
        None => {
            compiler.without(node.span(), "notice", &[name], NOTICE_EXAMPLE);
            None
        }
    };
    let (before, mut from) = (Arc::new(slot("before", compiler)?), slot("from", compiler)?);
    let announces: Option<Vec<Path>> = match node.get("announces") {
        None => Some(Vec::new()),
        Some(paths) => texts(paths).map(|path| Path::compile(path.text(), path.span(), names, compiler)).collect(),
    };
    from.announce(&Arc::new(Notified { before: Arc::clone(&before), announces: announces? }));
    let Some(written) = node.get("atLeast") else {
        compiler.without(node.span(), "notice", &["atLeast"], "atLeast: 10 days");
        return None;
    };
    let at_least = days(written, compiler)?;
    let count = count(node, compiler)?;
    if !compiler.counting(written.span(), "atLeast") {
        return None;
    }
    let window = match (node.get("window"), compiler.calendar) {
        (Some(window), Some(calendar)) => {
            if let Err(error) = calendar.window(window.text(), Eves::Free) {
                compiler.problem(window.span(), error.sentence(), error.help());
                return None;
            }
            Some(window.text().to_owned())
        }
        _ => None,
    };
    Some(Compiled::new(Notice { before, from, at_least, count, window }, FACTS))
}

impl Check for Notice {
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        self.find(case).unwrap_or_else(|undecided| vec![undecided.into()])
    }

    fn is_notice(&self) -> bool {
        true
    }

    fn rests_on(&self) -> BTreeSet<Unproven> {
        &self.before.rests_on() | &self.from.rests_on()
    }
}

impl Notice {
    fn find(&self, case: &Case<'_>) -> Result<Vec<Outcome>, Undecided> {
        let Some(before) = self.before.find(case)? else { return Ok(vec![self.before.lacking(case)]) };
        let terms = NoticeTerms { at_least: self.at_least, count: self.count, eves: Eves::Free };
        let Some(calendar) = case.calendar else {
            return Err(Undecided::at(&case.top(), Why::new(&say::NO_CALENDAR)));
        };
        let Some(announced) = self.from.find(case)? else {
            return Ok(vec![self.not_given(&before, &terms, calendar, case)?]);
        };
        let judged = calendar.notice(&announced.moment, &before.moment, &terms, case.zone).map_err(|error| {
            let at_fault = if announced.moment.start(case.zone).is_err() { &announced } else { &before };
            no_answer(at_fault, case, &error)
        })?;
        if judged.held {
            return Ok(Vec::new());
        }
        let earliest = self.in_window(judged.earliest, calendar, case);
        let mut facts = self.facts(&announced, &before, judged.actual, &earliest, case);
        let latest = Self::latest(&announced, &before, calendar, &terms, case);
        let begun = case.has_begun(&before)?;
        facts.insert("begun", Fact::text(if begun { "begun" } else { "" }));
        facts.insert("latest", latest.map_or_else(|| Fact::Text(String::new()), Fact::Date));
        let top = case.top();
        let mut outcome = Outcome::fail(before.at.as_ref().unwrap_or(&top), facts);
        let refuse = |error| no_answer(&before, case, &error);
        let last = calendar.last_notice(&before.moment, &terms, case.zone).map_err(refuse)?;
        outcome.repair = Some(Repair::of(last.end(case.zone).map_err(refuse)?, begun));
        outcome.work = case.work(before.at.as_ref());
        outcome.says = Some((say::SHORT_NOTICE, if begun { say::LEAVE_HELP } else { say::SHORT_NOTICE_HELP }));
        outcome.label = Some(Saying::new(say::STARTS_TOO_SOON, outcome.facts.clone()));
        if let Some(at) = &announced.at {
            outcome.labels.push(Shown::of(at).label(Saying::new(say::ANNOUNCED_HERE, outcome.facts.clone())));
        }
        Ok(vec![outcome])
    }

    /// A notice that has not been given: pending as long as it would be in time.
    fn not_given(
        &self,
        before: &Found<'_>,
        terms: &NoticeTerms,
        calendar: &Calendar,
        case: &Case<'_>,
    ) -> Result<Outcome, Undecided> {
        let refuse = |error| no_answer(before, case, &error);
        let last = calendar.last_notice(&before.moment, terms, case.zone).map_err(refuse)?;
        let owed = Owed::at(&Found { moment: last, at: before.at.clone() }, case)?;
        let mut outcome = self.from.lacking(case);
        let now = Moment::from_instant(case.now());
        let given_now = calendar.notice(&now, &before.moment, terms, case.zone).map_err(refuse)?;
        let earliest = self.in_window(given_now.earliest, calendar, case);
        let begun = case.has_begun(before)?;
        let stage = before.at.as_ref().map(|at| field_at(case.world, at));
        outcome.facts = outcome
            .facts
            .with("required", amount_fact(Amount::Days(self.at_least)))
            .with("start", moment_fact(&before.moment, case.zone))
            .with("earliest", moment_fact(&earliest, case.zone))
            .with("latest", moment_fact(&last, case.zone))
            .with("stage", stage.unwrap_or_else(|| Fact::text("")));
        let (says, help) = match owed {
            Owed::NotYet(_) => (say::NOTICE_DUE, say::NOTICE_DUE_HELP),
            Owed::Now(_) if begun => (say::NOTICE_MISSED, say::NOTICE_MISSED_HELP),
            Owed::Now(_) => (say::NOTICE_MISSED, say::NOTICE_MISSED_MOVE_HELP),
        };
        outcome.instead = (Some(says), Some(help));
        outcome.result = OutcomeKind::Fail;
        outcome.repair = Some(Repair::of(last.end(case.zone).map_err(refuse)?, begun));
        owed.weigh(&mut outcome);
        outcome.work = case.work(before.at.as_ref());
        Ok(outcome)
    }

    /// The last day on which an announcement that still lies ahead would be in time, if that day has not passed.
    fn latest(
        announced: &Found<'_>,
        before: &Found<'_>,
        calendar: &Calendar,
        terms: &NoticeTerms,
        case: &Case<'_>,
    ) -> Option<NaiveDate> {
        let now = case.world.review.clock.at.to_utc();
        if announced.moment.start(case.zone).ok()? <= now {
            return None;
        }
        let today = calendar.zone().date(now);
        let days = std::iter::successors(Some(announced.moment.date(case.zone)), NaiveDate::pred_opt);
        let in_time = |day: &NaiveDate| {
            let judged = calendar.notice(&Moment::Date(*day), &before.moment, terms, case.zone);
            judged.is_ok_and(|judged| judged.held)
        };
        days.take(FARTHEST).take_while(|day| *day >= today).find(in_time)
    }

    /// The first start from `earliest` on that lies in the window; that itself where there is none to be found.
    fn in_window(&self, earliest: Moment, calendar: &Calendar, case: &Case<'_>) -> Moment {
        let next = || {
            let times = calendar.window(self.window.as_deref()?, Eves::Free).ok()?;
            times.next_inside(earliest.start(case.zone).ok()?, SHORTEST).ok()?
        };
        next().map_or(earliest, Moment::from_instant)
    }

    fn facts(
        &self,
        announced: &Found<'_>,
        before: &Found<'_>,
        actual: i64,
        earliest: &Moment,
        case: &Case<'_>,
    ) -> Facts {
        let unit = |days: i64| match self.at_least {
            Days::Calendar(_) => Fact::Days(days),
            Days::Working(_) => Fact::WorkingDays(days),
        };
        let amount = Facts::new().with("days", unit(actual.abs())).with("one", unit(1));
        // No day counts between a Sunday and the Monday after it, and yet they are not the same day.
        let gap = match (actual, days_apart(announced, before, case)) {
            (0, Ordering::Equal) => say::SAME_DAY,
            (0, Ordering::Less) => say::LESS_BEFORE,
            (0, Ordering::Greater) => say::LESS_AFTER,
            (1.., _) => say::BEFORE_START,
            _ => say::AFTER_START,
        };
        Facts::new()
            .with("actual", unit(actual))
            .with("gap", Fact::said(Saying::new(gap, amount)))
            .with("required", amount_fact(Amount::Days(self.at_least)))
            .with("announced", moment_fact(&announced.moment, case.zone))
            .with("start", moment_fact(&before.moment, case.zone))
            .with("earliest", moment_fact(earliest, case.zone))
            .with("holidays", Fact::List(self.holidays(announced, before, case)))
    }

    /// The holidays on days of the week between the announcement and the start, which working days do not count.
    fn holidays(&self, announced: &Found<'_>, before: &Found<'_>, case: &Case<'_>) -> Vec<Fact> {
        let (Some(calendar), Days::Working(_)) = (case.calendar, self.at_least) else { return Vec::new() };
        let (Some(first), Some(last)) = (day(announced, case), day(before, case)) else { return Vec::new() };
        let years = (first.year()..=last.year()).filter_map(|year| calendar.holidays(year).ok());
        let is_missed = |date: NaiveDate| {
            first < date
                && date < last
                && date.weekday().number_from_monday() <= 5
                && calendar.is_holiday(date, Eves::Free) == Ok(true)
        };
        years.flatten().filter(|(date, _)| is_missed(*date)).map(|(_, holiday)| holiday_fact(holiday)).collect()
    }
}

/// Whether the day of the announcement comes before, on or after the day of the start.
fn days_apart(announced: &Found<'_>, before: &Found<'_>, case: &Case<'_>) -> Ordering {
    day(announced, case).cmp(&day(before, case))
}

/// The day of a time, by the calendar's clocks.
fn day(found: &Found<'_>, case: &Case<'_>) -> Option<NaiveDate> {
    let zone = case.calendar.map_or(case.zone, Calendar::zone);
    match &found.moment {
        Moment::Date(date) => Some(*date),
        moment => moment.start(case.zone).ok().map(|at| zone.date(at)),
    }
}
