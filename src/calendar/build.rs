//! From a calendar document to a calendar, or to all that is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use super::day::{Dates, Day, weekday};
use super::line::{DaysOf, FreezeLine, Hours, Line, Place, Weekdays};
use super::problem::{CalendarProblem, NameKind, UnknownName, What};
use super::spec::{CalendarSpec, FreezeSpec, HolidaySpec, LineSpec, Nth, OneOrMany, WordOrList};
use super::working::{Calendar, Free, Holiday};
use super::zone::Zone;

/// The name of the hours round the clock that every calendar has.
pub(super) const ALWAYS: &str = "always";

impl Calendar {
    /// Compiles a document over the calendar that its `basedOn` names. That name is not looked at: see
    /// [`compile_all`](super::compile_all), which finds the bases in a set of documents.
    ///
    /// # Errors
    /// Every mistake in the document with its place, never only the first.
    pub fn compile(spec: &CalendarSpec, base: Option<&Self>) -> Result<Self, Vec<CalendarProblem>> {
        let mut problems = Problems::default();
        let zone = match &spec.timezone {
            Some(name) => problems.keep("/timezone", Zone::named(name)),
            None => base.map(|base| base.zone),
        };
        let workweek = match &spec.workweek {
            Some(days) => Some(problems.weekdays("/workweek", days)),
            None => base.map(|base| base.workweek),
        };
        for (key, missing) in [("timezone", spec.timezone.is_none()), ("workweek", spec.workweek.is_none())] {
            if missing && base.is_none() {
                problems.add("", What::Required(key));
            }
        }
        if let Some(country) = spec
            .country
            .as_deref()
            .filter(|text| text.len() != 2 || !text.bytes().all(|byte| byte.is_ascii_uppercase()))
        {
            problems.add("/country", What::Country(country.to_owned()));
        }
        let holidays = problems.holidays(&spec.holidays, base.map_or(&[], |base| &base.holidays));
        let hours = problems.sets("hours", &spec.hours, base.map(|base| &base.hours));
        let windows = problems.sets("windows", &spec.windows, base.map(|base| &base.windows));
        let freezes = problems.freezes(&spec.freezes, base.map(|base| &base.freezes));
        problems.names(spec, &hours, &windows, &freezes);
        let (Some(zone), Some(workweek), []) = (zone, workweek, &problems.0[..]) else { return Err(problems.0) };
        let country = spec.country.clone().or_else(|| base.and_then(|base| base.country.clone()));
        let free = match base {
            Some(base) if spec.holidays.is_empty() => base.free.clone(),
            _ => Free::of(&holidays),
        };
        Ok(Self { zone, country, workweek, holidays, free, hours, windows, freezes })
    }
}

/// The problems found so far.
#[derive(Default)]
struct Problems(Vec<CalendarProblem>);

impl Problems {
    fn add(&mut self, pointer: &str, what: impl Into<What>) {
        self.0.push(CalendarProblem { pointer: pointer.to_owned(), what: what.into() });
    }

    fn keep<T>(&mut self, pointer: &str, result: Result<T, impl Into<What>>) -> Option<T> {
        result.map_err(|what| self.add(pointer, what)).ok()
    }

    fn weekdays(&mut self, pointer: &str, names: &[String]) -> Weekdays {
        let mut days = Weekdays::default();
        if names.is_empty() {
            self.add(pointer, What::NoDays);
        }
        for (index, name) in names.iter().enumerate() {
            let pointer = format!("{pointer}/{index}");
            if let Some(day) = self.keep(&pointer, weekday(name))
                && !days.insert(day)
            {
                self.add(&pointer, What::Repeated(name.clone()));
            }
        }
        days
    }

    fn holidays(&mut self, specs: &[HolidaySpec], base: &[Holiday]) -> Vec<Holiday> {
        let mut holidays = base.to_vec();
        for (index, spec) in specs.iter().enumerate() {
            let pointer = format!("/holidays/{index}");
            if specs[..index].iter().any(|earlier| earlier.id == spec.id) {
                self.add(&format!("{pointer}/id"), What::Repeated(spec.id.clone()));
            }
            if spec.from.zip(spec.to).is_some_and(|(from, to)| to < from) {
                self.add(
                    &format!("{pointer}/to"),
                    What::Backwards(format!("{}..{}", spec.from.unwrap_or_default(), spec.to.unwrap_or_default())),
                );
            }
            let Some(day) = self.keep(&format!("{pointer}/date"), Day::parse(&spec.date)) else { continue };
            let HolidaySpec { id, from, to, class, name, .. } = spec.clone();
            let holiday = Holiday { id, class, name, day, from, to };
            match holidays.iter_mut().find(|earlier| earlier.id == spec.id) {
                Some(earlier) => *earlier = holiday,
                None => holidays.push(holiday),
            }
        }
        holidays
    }

    /// Sets of hours or windows over those of the base.
    fn sets(
        &mut self,
        key: &str,
        specs: &BTreeMap<String, Vec<LineSpec>>,
        base: Option<&BTreeMap<String, Vec<Line>>>,
    ) -> BTreeMap<String, Vec<Line>> {
        let mut sets = base.cloned().unwrap_or_default();
        for (name, lines) in specs {
            let pointer = format!("/{key}/{}", escaped(name));
            let compile = |(index, line)| self.line(&format!("{pointer}/{index}"), line, key == "windows");
            let lines: Vec<Line> = lines.iter().enumerate().filter_map(compile).collect();
            sets.insert(name.clone(), lines);
        }
        sets
    }

    fn line(&mut self, pointer: &str, spec: &LineSpec, window: bool) -> Option<Line> {
        let before = self.0.len();
        let at = |key: &str| format!("{pointer}/{key}");
        let dates = spec.dates.as_ref().map(|dates| self.dates(&at("dates"), dates));
        let weekdays = matches!(spec.days, Some(WordOrList::List(_)));
        let days = match &spec.days {
            Some(WordOrList::List(names)) => {
                DaysOf::Weekdays { on: self.weekdays(&at("days"), names), holidays: spec.holidays == Some(true) }
            }
            Some(WordOrList::Word(word)) if word == "working" => DaysOf::Working,
            Some(WordOrList::Word(word)) if word == "all" => DaysOf::All,
            Some(WordOrList::Word(word)) => {
                let what = match weekday(word) {
                    Ok(_) => What::NoList(word.clone()),
                    Err(_) => UnknownName::among(NameKind::Days, word, ["working", "all"]).into(),
                };
                self.add(&at("days"), what);
                DaysOf::All
            }
            None if dates.is_some() => DaysOf::Working,
            None => {
                let alone = spec.except.is_some() && spec.hours.is_none();
                if !alone && spec.nth.is_none() && spec.holidays.is_none() {
                    self.add(pointer, What::NoDays);
                }
                DaysOf::All
            }
        };
        for (key, given) in [("nth", spec.nth.is_some()), ("holidays", spec.holidays.is_some())] {
            if given && !weekdays {
                self.add(&at(key), What::NeedsWeekdays(key));
            }
        }
        let nth = spec.nth.as_ref().and_then(|nth| self.keep(&at("nth"), place(nth)));
        let hours = match spec.hours.as_deref() {
            Some("closed") => {
                if window {
                    self.add(&at("hours"), What::ClosedWindow);
                }
                if spec.except.is_some() {
                    self.add(&at("except"), What::ClosedExcept);
                }
                None
            }
            Some(text) => self.keep(&at("hours"), Hours::parse(text).ok_or_else(|| What::Hours(text.to_owned()))),
            None if spec.except.is_some() => Some(Hours::WHOLE_DAY),
            None => {
                self.add(pointer, What::NoHours);
                None
            }
        };
        (self.0.len() == before).then(|| Line {
            days,
            nth,
            dates: dates.unwrap_or_default(),
            hours,
            except: spec.except.clone(),
        })
    }

    fn dates(&mut self, pointer: &str, spec: &OneOrMany) -> Vec<Dates> {
        match spec {
            OneOrMany::One(text) => self.keep(pointer, Dates::parse(text)).into_iter().collect(),
            OneOrMany::Many(texts) => {
                if texts.is_empty() {
                    self.add(pointer, What::NoDays);
                }
                texts
                    .iter()
                    .enumerate()
                    .filter_map(|(index, text)| self.keep(&format!("{pointer}/{index}"), Dates::parse(text)))
                    .collect()
            }
        }
    }

    fn freezes(
        &mut self,
        specs: &BTreeMap<String, Vec<FreezeSpec>>,
        base: Option<&BTreeMap<String, Vec<FreezeLine>>>,
    ) -> BTreeMap<String, Vec<FreezeLine>> {
        let mut freezes = base.cloned().unwrap_or_default();
        for (name, lines) in specs {
            let compiled = lines.iter().enumerate().map(|(index, line)| {
                let at = |key: &str| format!("/freezes/{}/{index}/{key}", escaped(name));
                let dates = self.dates(&at("dates"), &line.dates);
                let read = |text: &str| Hours::parse(text).ok_or_else(|| What::Hours(text.to_owned()));
                let hours =
                    line.hours.as_deref().map_or(Some(Hours::WHOLE_DAY), |text| self.keep(&at("hours"), read(text)));
                let hours = hours.unwrap_or(Hours::WHOLE_DAY);
                FreezeLine { dates, hours, reason: line.reason.clone(), except: line.except.clone() }
            });
            freezes.insert(name.clone(), compiled.collect());
        }
        freezes
    }

    /// The rules on names, which need the names of the base too.
    fn names(
        &mut self,
        spec: &CalendarSpec,
        hours: &BTreeMap<String, Vec<Line>>,
        windows: &BTreeMap<String, Vec<Line>>,
        freezes: &BTreeMap<String, Vec<FreezeLine>>,
    ) {
        if spec.hours.contains_key(ALWAYS) {
            self.add(&format!("/hours/{ALWAYS}"), What::Reserved(ALWAYS.to_owned()));
        }
        for name in spec.freezes.keys().filter(|name| windows.contains_key(*name)) {
            self.add(&format!("/freezes/{}", escaped(name)), What::SameName(name.clone()));
        }
        for name in spec.windows.keys().filter(|name| freezes.contains_key(*name) && !spec.freezes.contains_key(*name))
        {
            self.add(&format!("/windows/{}", escaped(name)), What::SameName(name.clone()));
        }
        for (key, sets) in [("hours", &spec.hours), ("windows", &spec.windows)] {
            for (name, lines) in sets {
                for (index, except) in
                    lines.iter().enumerate().filter_map(|(index, line)| Some((index, line.except.as_ref()?)))
                {
                    let pointer = format!("/{key}/{}/{index}/except", escaped(name));
                    if except != ALWAYS && !hours.contains_key(except) {
                        self.add(
                            &pointer,
                            UnknownName::among(NameKind::Hours, except, hours.keys().map(String::as_str)),
                        );
                    } else if key == "hours"
                        && let Some(cycle) = cycle(name, except, hours)
                    {
                        self.add(&pointer, What::ExceptCycle(cycle));
                    }
                }
            }
        }
    }
}

fn place(nth: &Nth) -> Result<Place, What> {
    match nth {
        Nth::Number(number @ 1..=5) => {
            u32::try_from(*number).map(Place::Nth).map_err(|_| What::Nth(number.to_string()))
        }
        Nth::Word(word) if word == "last" => Ok(Place::Last),
        Nth::Number(number) => Err(What::Nth(number.to_string())),
        Nth::Word(word) => Err(What::Nth(word.clone())),
    }
}

/// The way from a set of hours over one of its exceptions back to itself, if there is one.
fn cycle<'a>(name: &'a str, except: &'a str, hours: &'a BTreeMap<String, Vec<Line>>) -> Option<Vec<String>> {
    let (mut path, mut seen) = (vec![name], BTreeSet::new());
    let found = except == name || leads_back(except, hours, &mut path, &mut seen);
    found.then(|| path.into_iter().map(str::to_owned).collect())
}

/// Whether the exceptions of a set of hours lead to the first of the path, which then holds the way.
fn leads_back<'a>(
    name: &'a str,
    hours: &'a BTreeMap<String, Vec<Line>>,
    path: &mut Vec<&'a str>,
    seen: &mut BTreeSet<&'a str>,
) -> bool {
    if !seen.insert(name) {
        return false;
    }
    path.push(name);
    let mut next = hours.get(name).into_iter().flatten().filter_map(|line| line.except.as_deref());
    let found = next.any(|next| next == path[0] || leads_back(next, hours, path, seen));
    if !found {
        path.pop();
    }
    found
}

/// A name as a token of an RFC 6901 JSON pointer.
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{english, shipped};
    use super::*;

    fn compile(yaml: &str, base: Option<&Calendar>) -> Result<Calendar, Vec<(String, String)>> {
        let spec: CalendarSpec = serde_yaml::from_str(yaml).unwrap();
        Calendar::compile(&spec, base).map_err(|problems| {
            problems
                .into_iter()
                .map(|problem| (problem.pointer, english(&problem.what.sentence(), problem.what.help().as_ref())))
                .collect()
        })
    }

    /// The problems of a calendar based on NO.
    fn problems(yaml: &str) -> Vec<(String, String)> {
        compile(yaml, Some(shipped("NO"))).err().unwrap_or_default()
    }

    fn at(pointer: &str, what: &str) -> (String, String) {
        (pointer.to_owned(), what.to_owned())
    }

    #[test]
    fn without_a_base_zone_and_workweek_are_required() {
        assert_eq!(
            compile("id: x", None).unwrap_err(),
            [
                at(
                    "",
                    "`timezone` is missing; required in a calendar without `basedOn` → write `timezone`, or build on a calendar that has it, for example `basedOn: \"NO\"`"
                ),
                at(
                    "",
                    "`workweek` is missing; required in a calendar without `basedOn` → write `workweek`, or build on a calendar that has it, for example `basedOn: \"NO\"`"
                )
            ]
        );
        assert!(compile("{timezone: UTC, workweek: [monday]}", None).is_ok());
    }

    #[test]
    fn the_hours_of_a_freeze_are_hours() {
        let found = problems("freezes: {x: [{dates: 12-20, hours: 09:00-17:00}, {dates: 12-21, hours: 9-17}]}");
        assert_eq!(found.iter().map(|(pointer, _)| pointer.as_str()).collect::<Vec<_>>(), ["/freezes/x/1/hours"]);
    }

    #[test]
    fn every_problem_has_its_place() {
        let yaml = "
timezone: Europe/Olso
country: no
workweek: [monday, mon, monday]
holidays:
  - {id: a, date: 13-01, name: A}
  - {id: a, date: 12-20..12-22, from: 2005, to: 2004, name: A}
hours:
  a/b~c: [{days: working}, {days: workin, hours: 7-17}, {days: [], nth: 6, hours: closed, except: offise}]
  office: [{hours: 07:00-17:00}, {nth: 2, hours: 07:00-17:00}, {dates: [], hours: closed}, {dates: [easter+99], hours: closed, holidays: true}]
  always: []
windows: {christmas: [{days: all, hours: closed}]}
freezes: {christmas: [{dates: easter..easter-1}]}
";
        let sorted = |mut problems: Vec<(String, String)>| {
            problems.sort();
            problems
        };
        assert_eq!(
            sorted(problems(yaml)),
            sorted(vec![
                at("/timezone", "there is no time zone `Europe/Olso` → write `Europe/Oslo`"),
                at("/workweek/1", "there is no weekday `mon` → write `monday`"),
                at("/workweek/2", "`monday` stands twice; it must stand only once → remove one of them"),
                at("/country", "the country is `no`; it must be two capital letters → write for example `NO` or `SE`"),
                at(
                    "/holidays/0/date",
                    "`13-01` cannot be read as a day or a span of days → write for example `12-24`, `2026-12-24`, `easter+1`, `saturday 06-20..06-26` or `12-20..01-02`"
                ),
                at("/holidays/1/id", "`a` stands twice; it must stand only once → remove one of them"),
                at(
                    "/holidays/1/to",
                    "`2005..2004` has its end before its start; the end must come after → swap the start and the end"
                ),
                at(
                    "/holidays/1/date",
                    "`12-20..12-22` is a span of days; a public holiday must be one day → write one holiday for each day, for example with `date: 12-25`"
                ),
                at(
                    "/hours/a~1b~0c/0",
                    "`hours` is missing; required in every line → write for example `hours: 08:00-16:00`"
                ),
                at("/hours/a~1b~0c/1/days", "there is no choice of days `workin` → write `working`"),
                at(
                    "/hours/a~1b~0c/1/hours",
                    "`7-17` is not a time from and a time to; they must lie from 00:00 to 24:00 → write for example `08:00-16:00`"
                ),
                at(
                    "/hours/a~1b~0c/2/days",
                    "days are missing; `days` or `dates` must give at least one day → write for example `days: [monday]`"
                ),
                at(
                    "/hours/a~1b~0c/2/nth",
                    "the number in the month is `6`; it must be 1 to 5, or `last` → write for example `nth: last`"
                ),
                at(
                    "/hours/a~1b~0c/2/except",
                    "`closed` stands with `except`; only one of them can stand → remove `except`"
                ),
                at(
                    "/hours/office/0",
                    "days are missing; `days` or `dates` must give at least one day → write for example `days: [monday]`"
                ),
                at(
                    "/hours/office/1/nth",
                    "`nth` is for weekdays only; `days` must be a list of weekdays → write for example `days: [monday]`"
                ),
                at(
                    "/hours/office/2/dates",
                    "days are missing; `days` or `dates` must give at least one day → write for example `days: [monday]`"
                ),
                at(
                    "/hours/office/3/dates/0",
                    "`easter+99` is too far from Easter; it must be at most 80 days → write the day as a date, for example `12-24`"
                ),
                at(
                    "/hours/office/3/holidays",
                    "`holidays` is for weekdays only; `days` must be a list of weekdays → write for example `days: [monday]`"
                ),
                at(
                    "/windows/christmas/0/hours",
                    "a window must not have `closed`; its lines are added together → remove the line"
                ),
                at(
                    "/freezes/christmas/0/dates",
                    "`easter..easter-1` has its end before its start; the end must come after → swap the start and the end"
                ),
                at(
                    "/hours/always",
                    "`always` is the name of hours round the clock and must not be used for others → choose another name"
                ),
                at(
                    "/freezes/christmas",
                    "`christmas` is both a window and a change freeze; they must have names of their own → choose another name"
                ),
                at("/hours/a~1b~0c/2/except", "there is no set of hours `offise` → write `office`"),
            ])
        );
    }

    #[test]
    fn a_single_weekday_is_a_list_too() {
        let found = problems("windows: {slot: [{days: thursday, hours: 09:00-11:00}]}");
        assert_eq!(
            found,
            [at(
                "/windows/slot/0/days",
                "the weekday `thursday` stands alone; weekdays must stand in a list → write `[thursday]`"
            )]
        );
    }

    #[test]
    fn exceptions_must_not_go_in_a_circle() {
        let found = problems(
            "hours: {a: [{except: b}], b: [{except: c}, {except: d}], c: [{days: all, hours: 07:00-08:00}], d: [{except: b}]}",
        );
        assert_eq!(
            found,
            [
                at(
                    "/hours/b/1/except",
                    "`except` leads back to the same hours, by `b`, `d`; they must be others → remove `except` from one of them"
                ),
                at(
                    "/hours/d/0/except",
                    "`except` leads back to the same hours, by `d`, `b`; they must be others → remove `except` from one of them"
                )
            ]
        );
        assert_eq!(
            problems("hours: {a: [{except: a}]}"),
            [at(
                "/hours/a/0/except",
                "`except` leads back to the same hours, by `a`; they must be others → remove `except` from one of them"
            )]
        );
        let base = compile("{timezone: UTC, workweek: [monday], hours: {day: [{days: all, hours: 07:00-17:00}], night: [{except: day}]}}", None).unwrap();
        let found = compile("hours: {day: [{except: night}]}", Some(&base)).unwrap_err();
        assert_eq!(
            found,
            [at(
                "/hours/day/0/except",
                "`except` leads back to the same hours, by `day`, `night`; they must be others → remove `except` from one of them"
            )]
        );
    }

    #[test]
    fn a_base_is_extended_and_replaced_by_id_and_name() {
        let yaml = "
holidays: [{id: easter-eve, date: easter-1, class: eve, name: Easter Eve}, {id: labour-day, date: 05-01, to: 2025, name: Labour Day}]
hours: {office: [{days: working, hours: 08:00-16:00}]}";
        let base = compile(yaml, Some(shipped("NO"))).unwrap();
        assert_eq!(base.zone().name(), "Europe/Oslo");
        assert_eq!(base.country(), Some("NO"));
        assert_eq!(base.holidays(2025).unwrap().len(), 13);
        assert_eq!(base.holidays(2026).unwrap().len(), 12);
        let zone = compile("{timezone: Europe/Helsinki, country: FI, hours: {office: []}}", Some(&base)).unwrap();
        assert_eq!((zone.zone().name(), zone.country()), ("Europe/Helsinki", Some("FI")));
        assert!(zone.hours["office"].is_empty());
    }
}
