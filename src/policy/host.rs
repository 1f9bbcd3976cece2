//! What expressions may ask of the world: the clock, calendars, other documents.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::announced::announced_of;
use super::case::Case;
use crate::calendar::{Eves, Interval, Time, Zone};
use crate::expression::{Host, Map, Seen, Value, Why};
use crate::language::Fact;
use crate::language::messages::policy as say;
use crate::registry::{Area, AskedRole, Holding};
use crate::source::Globs;

/// A case as expressions ask it.
pub(super) struct Surroundings<'c, 'w> {
    pub(super) case: &'c Case<'w>,
}

impl Surroundings<'_, '_> {
    fn date(&self, time: &Time) -> NaiveDate {
        match time {
            Time::Day { date, .. } => *date,
            Time::Instant(at) => self.case.zone.date(*at),
        }
    }

    fn calendar(&self) -> Result<&crate::calendar::Calendar, Box<Why>> {
        self.case.calendar.ok_or_else(|| Box::new(Why::new(&say::NO_CALENDAR)))
    }
}

impl Host for Surroundings<'_, '_> {
    fn now(&self) -> DateTime<Utc> {
        self.case.world.review.clock.at.to_utc()
    }

    fn zone(&self) -> Zone {
        self.case.zone
    }

    fn working_days(&self, from: &Time, to: &Time) -> Result<i64, Box<Why>> {
        let calendar = self.calendar()?;
        calendar
            .working_days_to(self.date(from), self.date(to), Eves::Free)
            .map_err(|error| Box::new(Why::no_reckoning(&error)))
    }

    fn add_working_days(&self, from: &Time, days: i64) -> Result<Time, Box<Why>> {
        let days = i32::try_from(days).map_err(|_| Box::new(Why::new(&say::OUT_OF_BOUNDS)))?;
        let date = self
            .calendar()?
            .add_working_days(self.date(from), days, Eves::Free)
            .map_err(|error| Box::new(Why::no_reckoning(&error)))?;
        Ok(Time::day(date, self.case.zone))
    }

    fn is_working_day(&self, day: &Time) -> Result<bool, Box<Why>> {
        self.calendar()?.is_working_day(self.date(day), Eves::Free).map_err(|error| Box::new(Why::no_reckoning(&error)))
    }

    fn is_there(&self, link: &str) -> bool {
        let is_address =
            ["https://", "http://"].iter().any(|scheme| link.len() > scheme.len() && link.starts_with(scheme));
        let review = self.case.world.review;
        let path = link.trim_start_matches("./");
        is_address || review.sources.has_text_at(path) || review.sources.has_text_at(&review.target.config.path(path))
    }

    fn is_open(&self, hours: &str, time: &Time) -> Result<bool, Box<Why>> {
        let times = self
            .calendar()?
            .hours(hours, Eves::Free)
            .map_err(|_| Box::new(Why::new(&say::NO_HOURS).with("name", Fact::code(hours))))?;
        let within = match time {
            Time::Day { start, end, .. } => Interval::new(*start, *end).unwrap_or(Interval::at(*start)),
            Time::Instant(at) => Interval::at(*at),
        };
        let first = times.first_in(&within).map_err(|error| Box::new(Why::no_reckoning(&error)))?;
        Ok(first.is_some())
    }

    fn announced(&self, what: Seen<'_>) -> Result<Time, Box<Why>> {
        announced_of(self.case, what).map(Time::Instant).ok_or_else(|| Box::new(Why::new(&say::NO_HISTORY)))
    }

    fn has_role(&self, person: &str, role: &str, scope: Option<&Value<'_>>) -> Result<bool, Box<Why>> {
        let asked = AskedRole { role: Some(role.to_owned()), areas: areas(scope)?, ..AskedRole::default() };
        let holding = self.case.world.registry.holding(person, &asked, self.now(), self.case.zone)?;
        Ok(holding == Holding::Held)
    }

    fn find<'v>(&'v self, kind: &str, id: &str) -> Option<Value<'v>> {
        self.case.world.value(kind, id)
    }

    fn folders(&self, glob: &str, globs: &Globs) -> Arc<[Value<'static>]> {
        self.case.world.folders(glob, globs)
    }

    fn documents<'v>(&'v self, kind: &str) -> &'v [Value<'v>] {
        self.case.world.values(kind)
    }
}

/// What a role is asked for: fields with their values, or one id that the role itself has to name.
fn areas(scope: Option<&Value<'_>>) -> Result<Vec<Area>, Box<Why>> {
    let none = || Box::new(Why::new(&say::NO_SCOPE));
    match scope {
        None => Ok(Vec::new()),
        Some(Value::Text(text)) => Ok(vec![Area::Named(text.as_str().to_owned())]),
        Some(Value::Map(Map::Made(entries))) => {
            let area = |field: &Value<'_>, id: &Value<'_>| {
                let of = match field.as_str()? {
                    "region" => Area::Region,
                    "service" => Area::Service,
                    "party" => Area::Party,
                    _ => return None,
                };
                id.as_str().map(|id| of(id.to_owned()))
            };
            entries.iter().map(|(field, id)| area(field, id).ok_or_else(none)).collect()
        }
        Some(_) => Err(none()),
    }
}
