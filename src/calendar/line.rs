//! Compiled lines of hours, windows and freezes.

use chrono::{Datelike, NaiveDate, Weekday};

use super::day::Dates;
use super::interval::Interval;
use super::spec::SpecText;
use super::zone::{DAY, Zone};

/// A line of a set of hours or of a window.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) days: DaysOf,
    pub(super) nth: Option<Place>,
    /// Empty: any date.
    pub(super) dates: Vec<Dates>,
    /// None: closed.
    pub(super) hours: Option<Hours>,
    /// The set of hours that is left out.
    pub(super) except: Option<String>,
}

/// The days of the week that a line is for.
#[derive(Clone, Copy, Debug)]
pub(super) enum DaysOf {
    Working,
    All,
    Weekdays { on: Weekdays, holidays: bool },
}

/// Where in the month a weekday stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// From 1.
    Nth(u32),
    Last,
}

/// Some of the seven weekdays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Weekdays(u8);

/// Hours of a day, in minutes after its midnight; an end beyond 24 hours lies on the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hours {
    start: u32,
    end: u32,
}

/// A line of a freeze.
#[derive(Clone, Debug)]
pub(super) struct FreezeLine {
    pub(super) dates: Vec<Dates>,
    /// The hours of each of them; the whole day where nothing is said.
    pub(super) hours: Hours,
    pub(super) reason: Option<SpecText>,
    pub(super) except: Vec<String>,
}

/// What a line needs to know of a date.
#[derive(Clone, Copy, Debug)]
pub(super) struct DayFacts {
    pub(super) date: NaiveDate,
    pub(super) holiday: bool,
    pub(super) working: bool,
}

impl Line {
    /// Whether a day meets every key of the line.
    pub(super) fn meets(&self, day: DayFacts) -> bool {
        let of_week = match self.days {
            DaysOf::Working => day.working,
            DaysOf::All => true,
            DaysOf::Weekdays { on, holidays } => on.contains(day.date.weekday()) && (holidays || !day.holiday),
        };
        of_week
            && self.nth.is_none_or(|place| place.holds(day.date))
            && (self.dates.is_empty() || self.dates.iter().any(|dates| dates.contains(day.date)))
    }
}

impl FreezeLine {
    /// What of a date is frozen, with what of the next day its hours go on into.
    pub(super) fn on(&self, date: NaiveDate, zone: Zone) -> Option<Interval> {
        let is_frozen = self.dates.iter().any(|dates| dates.contains(date));
        is_frozen.then(|| self.hours.on(date, zone)).flatten()
    }
}

impl Place {
    fn holds(self, date: NaiveDate) -> bool {
        match self {
            Self::Nth(n) => (date.day() - 1) / 7 + 1 == n,
            Self::Last => date.day() + 7 > u32::from(date.num_days_in_month()),
        }
    }
}

impl Weekdays {
    /// Adds a weekday; false where it is there already.
    pub(super) fn insert(&mut self, weekday: Weekday) -> bool {
        let new = !self.contains(weekday);
        self.0 |= 1 << weekday.num_days_from_monday();
        new
    }

    pub(super) fn contains(self, weekday: Weekday) -> bool {
        self.0 & (1 << weekday.num_days_from_monday()) != 0
    }
}

impl Hours {
    pub(super) const WHOLE_DAY: Self = Self { start: 0, end: 24 * 60 };

    /// Reads `HH:MM-HH:MM`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (start, end) = text.split_once('-')?;
        let (start, end) = (minutes(start).filter(|&start| start < 24 * 60)?, minutes(end)?);
        Some(Self { start, end: if end <= start { end + 24 * 60 } else { end } })
    }

    /// The interval that they are on a date, by the clocks of a zone; none where a clock change leaves nothing of it.
    pub(super) fn on(self, date: NaiveDate, zone: Zone) -> Option<Interval> {
        let at = |minutes: u32| {
            let date = if minutes < 24 * 60 { date } else { date + DAY };
            // Always a time of day, so the default is never reached.
            zone.resolve(date.and_hms_opt(minutes / 60 % 24, minutes % 60, 0).unwrap_or_default())
        };
        // Midnight as an end is where the next day starts, so that days never overlap.
        let end = if self.end == 24 * 60 { at(self.end).as_start() } else { at(self.end).as_end() };
        Interval::new(at(self.start).as_start(), end).filter(|interval| !interval.is_empty())
    }
}

/// `HH:MM` from 00:00 to 24:00 in minutes.
fn minutes(text: &str) -> Option<u32> {
    let (hour, minute) = text.split_once(':')?;
    let two = |text: &str| {
        (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse::<u32>().ok()).flatten()
    };
    let (hour, minute) = (two(hour)?, two(minute)?);
    let total = hour * 60 + minute;
    (minute < 60 && total <= 24 * 60).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(text: &str, date: &str) -> Option<String> {
        let zone = Zone::named("Europe/Oslo").unwrap();
        let interval = Hours::parse(text).unwrap().on(date.parse().unwrap(), zone)?;
        Some(format!("{}/{}", interval.start().format("%dT%H:%MZ"), interval.end().format("%dT%H:%MZ")))
    }

    #[test]
    fn reads_hours() {
        assert_eq!(Hours::parse("07:00-17:00"), Some(Hours { start: 420, end: 1020 }));
        assert_eq!(Hours::parse("00:00-24:00"), Some(Hours::WHOLE_DAY));
        assert_eq!(Hours::parse("22:00-06:00"), Some(Hours { start: 1320, end: 1800 }));
        assert_eq!(Hours::parse("07:00-07:00"), Some(Hours { start: 420, end: 1860 }));
        for text in [
            "",
            "7:00-17:00",
            "07:00",
            "07:60-08:00",
            "24:00-08:00",
            "07:00-24:01",
            "07:00–17:00",
            "07:00 - 17:00",
            "+7:00-08:00",
        ] {
            assert_eq!(Hours::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn clock_changes_in_hours() {
        // 29 March 2026: 02:00 to 03:00 is skipped at 01:00 UTC. 25 October: 02:00 to 03:00 comes twice, 00:00 to 02:00 UTC.
        assert_eq!(hours("02:30-06:00", "2026-03-29").as_deref(), Some("29T01:00Z/29T04:00Z"));
        assert_eq!(hours("01:00-02:30", "2026-03-29").as_deref(), Some("29T00:00Z/29T01:00Z"));
        assert_eq!(hours("02:15-02:45", "2026-03-29"), None);
        assert_eq!(hours("02:30-06:00", "2026-10-25").as_deref(), Some("25T00:30Z/25T05:00Z"));
        assert_eq!(hours("01:00-02:30", "2026-10-25").as_deref(), Some("24T23:00Z/25T01:30Z"));
        assert_eq!(hours("22:00-02:30", "2026-10-24").as_deref(), Some("24T20:00Z/25T01:30Z"));
        assert_eq!(hours("00:00-24:00", "2026-10-25").as_deref(), Some("24T22:00Z/25T23:00Z"));
    }

    #[test]
    fn place_in_the_month() {
        let date = |day| NaiveDate::from_ymd_opt(2026, 9, day).unwrap();
        assert!(Place::Nth(1).holds(date(7)) && !Place::Nth(1).holds(date(8)));
        assert!(Place::Nth(2).holds(date(8)) && Place::Nth(2).holds(date(14)) && Place::Nth(5).holds(date(29)));
        assert!(Place::Last.holds(date(24)) && !Place::Last.holds(date(23)) && Place::Last.holds(date(30)));
    }
}
