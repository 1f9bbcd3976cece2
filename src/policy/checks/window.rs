//! `window`: an interval lies inside one of the named windows, or outside all of them.

use chrono::{DateTime, Datelike, TimeDelta, Utc};

use crate::calendar::{Calendar, Eves, Interval, Moment, TimeError, Times, UnknownName};
use crate::expression::Why;
use crate::language::messages::{policy as say, policy_file as say_file};
use crate::language::{Fact, Facts};
use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{CheckKind, Compiled, Compiler, Names};
use crate::policy::facts::{field_at, holiday_fact, moment_fact, span_fact};
use crate::policy::located::Located;
use crate::policy::outcome::{Outcome, Repair, Undecided};
use crate::policy::path::Path;
use crate::policy::slot::{Found, moment_at, no_answer, texts};
use crate::yaml::Node;

pub(super) const CHECK: CheckKind = CheckKind {
    name: "window",
    about: "the interval lies inside one of the named windows, or outside all of them",
    compile,
};

#[derive(Debug)]
struct Window {
    path: Path,
    names: Vec<String>,
    inside: bool,
}

fn compile<'k>(node: Node<'k>, _: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Compiled> {
    let Some(written) = node.get("path") else {
        compiler.without(node.span(), "window", &["path"], "path: plan.production");
        return None;
    };
    let path = Path::compile(written.text(), written.span(), names, compiler)?;
    let (list, inside) = match (node.get("inside"), node.get("outside")) {
        (Some(list), None) => (list, true),
        (None, Some(list)) => (list, false),
        _ => {
            let says = say_file::EITHER.with("check", Fact::code("window"));
            let says = says.with("first", Fact::code("inside")).with("second", Fact::code("outside"));
            compiler.problem(node.span(), says, Some(say_file::EITHER_HELP.into()));
            return None;
        }
    };
    let Some(calendar) = compiler.calendar else {
        let says = say_file::NO_CALENDAR.with("key", Fact::code(if inside { "inside" } else { "outside" }));
        compiler.problem(list.span(), says, Some(say_file::NO_CALENDAR_HELP.into()));
        return None;
    };
    let mut wanted = Vec::new();
    for name in texts(list) {
        if let Err(error) = times(calendar, name.text()) {
            compiler.problem(name.span(), error.sentence(), error.help());
            return None;
        }
        wanted.push(name.text().to_owned());
    }
    Some(Compiled::new(Window { path, names: wanted, inside }, &["window", "time", "next", "holiday", "missing"]))
}

/// The times of a window, a freeze or a set of hours.
fn times<'c>(calendar: &'c Calendar, name: &str) -> Result<Times<'c>, UnknownName> {
    let window = calendar.window(name, Eves::Free);
    window.or_else(|error| calendar.freeze(name, &[]).or_else(|_| calendar.hours(name, Eves::Free)).map_err(|_| error))
}

impl Check for Window {
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        let found = self.path.find(case);
        if found.is_empty() {
            return vec![self.path.lacking(case)];
        }
        found.iter().filter_map(|at| self.one(at, case).unwrap_or_else(|undecided| Some(undecided.into()))).collect()
    }
}

impl Window {
    fn one<'w>(&self, at: &Located<'w>, case: &Case<'w>) -> Result<Option<Outcome>, Undecided> {
        let Some(calendar) = case.calendar else {
            return Err(Undecided::at(at, Why::new(&say::NO_CALENDAR)));
        };
        let refuse = |error: TimeError| Undecided::at(at, Why::no_reckoning(&error));
        let lacks = |name: &str| {
            let facts = Facts::new().with("missing", self.path.fact_of_key(name, case));
            Ok(Some(Outcome::missing(at, facts)))
        };
        let (start, end) = match ends(at, case)? {
            (None, _) => return lacks("start"),
            (_, None) => return lacks("end"),
            (Some(start), Some(end)) => (start, end),
        };
        let interval = interval(at, (&start, &end), case)?;
        let mut next: Option<DateTime<Utc>> = None;
        let mut hit = None;
        for name in &self.names {
            let times = times(calendar, name).map_err(|error| Undecided::at(at, Why::not_in_calendar(&error)))?;
            if self.inside {
                if times.contains(&interval).map_err(refuse)? {
                    return Ok(None);
                }
                let candidate = times.next_inside(interval.start(), length(&interval)).map_err(refuse)?;
                next = earlier(next, candidate);
            } else if times.first_in(&interval).map_err(refuse)?.is_some() {
                hit = Some(name.as_str());
                next = times.next_outside(interval.start(), length(&interval)).map_err(refuse)?;
                break;
            }
        }
        if !self.inside && hit.is_none() {
            return Ok(None);
        }
        let named = hit.map_or_else(|| self.names.join(", "), str::to_owned);
        let mut facts = Facts::new().with("window", Fact::code(named));
        facts.insert("time", span_fact((&start, &end), &interval, case.zone));
        let date = start.date(case.zone);
        let is_off = calendar.is_holiday(date, Eves::Free).map_err(refuse)?;
        let holidays = calendar.holidays(date.year()).map_err(refuse)?;
        let holiday = holidays.iter().find(|(day, _)| is_off && *day == date);
        facts.insert("holiday", holiday.map_or_else(|| Fact::text(""), |(_, holiday)| holiday_fact(holiday)));
        let moment = next.map(Moment::from_instant);
        facts.insert("next", moment.map_or_else(|| Fact::Text(String::new()), |next| moment_fact(&next, case.zone)));
        let start = at.node.entry("start").map(|entry| at.clone().into_entry(entry));
        facts.insert("interval", field_at(case.world, at));
        let mut outcome = Outcome::fail(start.as_ref().unwrap_or(at), facts);
        let begun = interval.start() <= case.now();
        outcome.work = case.work(start.as_ref());
        outcome.repair = Some(Repair::of(interval.start(), begun));
        let help = if begun { say::LEAVE_HELP } else { say::MOVE_HELP };
        outcome.says = Some((if self.inside { say::NOT_INSIDE } else { say::NOT_OUTSIDE }, help));
        Ok(Some(outcome))
    }
}

/// The `start` and the `end` of a mapping, as far as they are there.
pub(super) fn ends<'w>(at: &Located<'w>, case: &Case<'w>) -> Result<(Option<Moment>, Option<Moment>), Undecided> {
    let moment = |name: &str| entry(at, name).map(|located| moment_at(&located, case)).transpose();
    Ok((moment("start")?, moment("end")?))
}

/// The interval from a start to an end that a mapping has.
pub(super) fn interval<'w>(
    at: &Located<'w>,
    (start, end): (&Moment, &Moment),
    case: &Case<'w>,
) -> Result<Interval, Undecided> {
    start.until(end, case.zone).map_err(|error| {
        let of = |name: &str, moment: &Moment| Found { moment: *moment, at: entry(at, name) };
        if error == TimeError::Backwards {
            let why = Why::no_reckoning(&error)
                .with("start", moment_fact(start, case.zone))
                .with("end", moment_fact(end, case.zone));
            return Undecided::at(entry(at, "end").as_ref().unwrap_or(at), why);
        }
        let found = if start.start(case.zone).is_err() { of("start", start) } else { of("end", end) };
        no_answer(&found, case, &error)
    })
}

pub(super) fn entry<'w>(at: &Located<'w>, name: &str) -> Option<Located<'w>> {
    let entry = at.node.entry(name).filter(|entry| !entry.value.is_null())?;
    Some(at.clone().into_entry(entry))
}

fn length(interval: &Interval) -> TimeDelta {
    interval.length()
}

fn earlier(a: Option<DateTime<Utc>>, b: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}
