//! `window`: an interval lies inside one of the named windows, or outside all of them.

use chrono::{DateTime, Datelike, TimeDelta, Utc};

use crate::calendar::{Calendar, Eves, Interval, Moment, SpecText, TimeError, Times, UnknownName};
use crate::expression::Why;
use crate::language::messages::{policy as say, policy_file as say_file};
use crate::language::{Fact, Facts, Label};
use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{Argument, CheckKind, Compiled, Compiler, Names};
use crate::policy::facts::{field_at, holiday_fact, moment_fact, span_fact};
use crate::policy::located::Located;
use crate::policy::outcome::{Outcome, Repair, Undecided};
use crate::policy::parameter::{ParameterType, ParameterValue};
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
    /// The class of the document, which some freezes do not stop.
    class: Option<Path>,
}

/// The field that has the class of a document where the check names none.
const CLASS: &str = "class";

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
        for named in named(name, compiler)? {
            if let Err(error) = times(calendar, &named, &[]) {
                compiler.problem(name.span(), error.sentence(), error.help());
                return None;
            }
            wanted.push(named);
        }
    }
    let class = match node.get(CLASS) {
        None => None,
        Some(class) => Some(Path::compile(class.text(), class.span(), names, compiler)?),
    };
    let facts = &["window", "time", "next", "reason", "until", "holiday", "missing"];
    Some(Compiled::new(Window { path, names: wanted, inside, class }, facts))
}

/// The name of a window that is written, or those that a parameter has.
fn named<'k>(node: Node<'k>, compiler: &mut Compiler<'k>) -> Option<Vec<String>> {
    let wanted = [ParameterType::Text, ParameterType::Enum, ParameterType::Hours, ParameterType::List];
    match compiler.argument(node, &wanted)? {
        Argument::Written(node) => Some(vec![node.text().to_owned()]),
        Argument::Parameter(parameter) => match parameter.value {
            ParameterValue::Text(name) => Some(vec![name]),
            ParameterValue::List(names) => Some(names),
            _ => None,
        },
    }
}

/// The times of a window, a set of hours, or a freeze, of that without the lines that do not stop one of `classes`.
fn times<'c>(calendar: &'c Calendar, name: &str, classes: &[&str]) -> Result<Times<'c>, UnknownName> {
    let window = calendar.window(name, Eves::Free);
    let freeze = || calendar.freeze(name, classes);
    window.or_else(|error| freeze().or_else(|_| calendar.hours(name, Eves::Free)).map_err(|_| error))
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
    /// The class of the document.
    fn classes(&self, case: &Case<'_>) -> Vec<String> {
        let at = match &self.class {
            Some(path) => path.find(case),
            None => entry(&case.top(), CLASS).into_iter().collect(),
        };
        at.into_iter().filter(|at| at.node.scalar().is_some()).map(|at| at.node.text().to_owned()).collect()
    }

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
        let classes = self.classes(case);
        let classes: Vec<&str> = classes.iter().map(String::as_str).collect();
        let mut next: Option<DateTime<Utc>> = None;
        let mut all: Option<Times<'_>> = None;
        let mut hit: Option<(DateTime<Utc>, &str)> = None;
        for name in &self.names {
            let times = times(calendar, name, &classes);
            let times = times.map_err(|error| Undecided::at(at, Why::not_in_calendar(&error)))?;
            if self.inside {
                if times.contains(&interval).map_err(refuse)? {
                    return Ok(None);
                }
                let candidate = times.next_inside(interval.start(), length(&interval)).map_err(refuse)?;
                next = earlier(next, candidate);
                continue;
            }
            let first = times.first_in(&interval).map_err(refuse)?;
            if let Some(first) = first.filter(|first| hit.is_none_or(|(earliest, _)| *first < earliest)) {
                hit = Some((first, name));
            }
            all = Some(match all {
                Some(all) => all.and(times),
                None => times,
            });
        }
        if !self.inside && hit.is_none() {
            return Ok(None);
        }
        // What is moved out of one of them has to be outside the others too.
        if let Some(all) = all {
            next = all.next_outside(interval.start(), length(&interval)).map_err(refuse)?;
        }
        let freeze = match hit {
            Some((_, name)) => calendar.freeze_at(&interval, Some(&[name]), &classes).map_err(refuse)?,
            None => None,
        };
        let reason = freeze.as_ref().and_then(|freeze| freeze.reason).map(reason_fact);
        let until = freeze.as_ref().and_then(|freeze| freeze.until).map(Moment::from_instant);
        let named = hit.map_or_else(|| self.names.join(", "), |(_, name)| name.to_owned());
        let mut facts = Facts::new().with("window", Fact::code(named));
        facts.insert("reason", reason.unwrap_or_else(|| Fact::text("")));
        facts.insert("until", until.map_or_else(|| Fact::text(""), |until| moment_fact(&until, case.zone)));
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

/// Why a freeze is, in the three languages.
fn reason_fact(reason: &SpecText) -> Fact {
    let [nb, sv, en] = ["nb", "sv", "en"].map(|language| reason.in_language(language));
    Fact::Label(Label::new(nb, sv, en))
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
