//! From the lines of a name to what is open in an interval.

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use super::interval::{Interval, IntervalSet};
use super::line::{FreezeLine, Line};
use super::working::{Calendar, Eves};
use super::zone::DAY;
use super::{FIRST_YEAR, LAST_YEAR, TimeError};

/// The lines of one name, with what it takes to read them.
#[derive(Clone, Debug)]
pub(super) struct Part<'c> {
    pub(super) calendar: &'c Calendar,
    pub(super) eves: Eves,
    pub(super) lines: Lines<'c>,
}

/// Lines, and how they come together.
#[derive(Clone, Debug)]
pub(super) enum Lines<'c> {
    /// Round the clock.
    Always,
    /// The last line that a day meets.
    Last(&'c [Line]),
    /// All lines that a day meets.
    Every(&'c [Line]),
    /// Days, or hours of them; all lines add up.
    Frozen(Vec<&'c FreezeLine>),
}

impl Part<'_> {
    /// What of an interval within the supported years is open.
    pub(super) fn open(&self, within: &Interval) -> IntervalSet {
        let dates = || {
            let zone = self.calendar.zone;
            // Hours of the day before may end within it.
            let (first, last) = (zone.date(within.start()) - DAY, zone.date(within.end()));
            first.iter_days().take_while(move |date| *date <= last)
        };
        match &self.lines {
            Lines::Always => IntervalSet::from(*within),
            Lines::Frozen(lines) => {
                let on = |date| lines.iter().filter_map(move |line| line.on(date, self.calendar.zone));
                dates().flat_map(on).collect::<IntervalSet>().clipped(within)
            }
            Lines::Last(lines) => self.sum(lines, dates(), within, |lines, date| {
                let facts = self.calendar.facts(date, self.eves);
                lines.iter().rposition(|line| line.meets(facts)).into_iter().collect()
            }),
            Lines::Every(lines) => self.sum(lines, dates(), within, |lines, date| {
                let facts = self.calendar.facts(date, self.eves);
                (0..lines.len()).filter(|&index| lines[index].meets(facts)).collect()
            }),
        }
    }

    /// What lines have on the dates for which they are chosen, less their exceptions.
    fn sum(
        &self,
        lines: &[Line],
        dates: impl Iterator<Item = NaiveDate>,
        within: &Interval,
        choose: impl Fn(&[Line], NaiveDate) -> Vec<usize>,
    ) -> IntervalSet {
        let mut of_lines: Vec<Vec<Interval>> = vec![Vec::new(); lines.len()];
        for date in dates {
            for index in choose(lines, date) {
                of_lines[index].extend(lines[index].hours.and_then(|hours| hours.on(date, self.calendar.zone)));
            }
        }
        let less = |(line, intervals): (&Line, Vec<Interval>)| {
            let open = intervals.into_iter().collect::<IntervalSet>().clipped(within);
            match &line.except {
                Some(name) => open.minus(&self.of_hours(name).open(within)),
                None => open,
            }
        };
        let sets: Vec<IntervalSet> = lines.iter().zip(of_lines).map(less).collect();
        sets.iter().flatten().copied().collect()
    }

    /// A set of hours that an exception names; that it exists and leads in no circle is seen to when compiling.
    fn of_hours(&self, name: &str) -> Self {
        let lines = match self.calendar.hours.get(name) {
            Some(lines) => Lines::Last(lines),
            None => Lines::Always,
        };
        Part { lines, ..*self }
    }

    /// That an interval lies within the supported years.
    pub(super) fn check(&self, within: &Interval) -> Result<(), TimeError> {
        let first = self.calendar.zone.date(within.start()).year();
        if first < FIRST_YEAR {
            return Err(TimeError::OutOfRange { year: first });
        }
        if within.end() > self.end_of_years() {
            return Err(TimeError::OutOfRange { year: self.calendar.zone.date(within.end()).year() });
        }
        Ok(())
    }

    /// The first instant after the supported years.
    pub(super) fn end_of_years(&self) -> DateTime<Utc> {
        NaiveDate::from_ymd_opt(LAST_YEAR + 1, 1, 1)
            .map_or(DateTime::<Utc>::MAX_UTC, |date| self.calendar.zone.start_of_day(date))
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::super::testing::{calendar, on_call, open, ordinary, shipped, span};
    use super::*;

    #[test]
    fn ordinary_and_on_call_hours_of_april_2026() {
        let april = span("2026-04-01T00:00", "2026-05-01T00:00");
        assert_eq!(ordinary().length(&april), Ok(TimeDelta::hours(185)));
        assert_eq!(on_call().length(&april), Ok(TimeDelta::hours(535)));
        assert_eq!(ordinary().and(on_call()).length(&april), Ok(TimeDelta::hours(720)));
    }

    #[test]
    fn a_short_day_is_short_and_the_rest_on_call() {
        assert_eq!(
            open(&ordinary(), "2026-04-01T00:00", "2026-04-07T08:00"),
            ["2026-04-01T07:00 2026-04-01T12:00", "2026-04-07T07:00 2026-04-07T08:00"]
        );
        assert_eq!(
            open(&on_call(), "2026-04-01T00:00", "2026-04-02T00:00"),
            ["2026-04-01T00:00 2026-04-01T07:00", "2026-04-01T12:00 2026-04-02T00:00"]
        );
        // 24 December 2028 is a Sunday: no short day, no day at all.
        assert_eq!(ordinary().length(&span("2028-12-23T00:00", "2028-12-27T00:00")), Ok(TimeDelta::zero()));
    }

    #[test]
    fn eves_are_open_if_they_are_working_days() {
        let eve = span("2026-06-19T00:00", "2026-06-20T00:00");
        let office = |eves| shipped("inera").hours("office", eves).unwrap().length(&eve);
        assert_eq!((office(Eves::Free), office(Eves::Working)), (Ok(TimeDelta::zero()), Ok(TimeDelta::hours(9))));
    }

    #[test]
    fn clock_changes_count_in_real_time() {
        let calendar = calendar("hours: {night: [{days: all, hours: 22:00-06:00}]}");
        let night = calendar.hours("night", Eves::Free).unwrap();
        assert_eq!(night.length(&span("2026-03-28T12:00", "2026-03-29T12:00")), Ok(TimeDelta::hours(7)));
        assert_eq!(night.length(&span("2026-10-24T12:00", "2026-10-25T12:00")), Ok(TimeDelta::hours(9)));
        assert_eq!(night.length(&span("2026-10-26T12:00", "2026-10-27T12:00")), Ok(TimeDelta::hours(8)));
        let always = shipped("SE").hours("always", Eves::Free).unwrap();
        assert_eq!(always.length(&span("2026-10-01T00:00", "2026-11-01T00:00")), Ok(TimeDelta::minutes(44_700)));
    }

    #[test]
    fn an_interval_may_begin_in_a_night() {
        let calendar = calendar("hours: {night: [{days: [friday], hours: 22:00-06:00}]}");
        let night = calendar.hours("night", Eves::Free).unwrap();
        let after_midnight = ["2026-11-28T01:00 2026-11-28T06:00"];
        assert_eq!(open(&night, "2026-11-28T01:00", "2026-11-28T12:00"), after_midnight);
        assert_eq!(open(&night, "2026-11-29T01:00", "2026-11-29T12:00"), [""; 0]);
    }

    #[test]
    fn the_last_matching_line_wins_and_a_night_goes_on() {
        let calendar = calendar(
            "hours: {service: [{days: [monday, tuesday], hours: 22:00-06:00}, {days: [tuesday], nth: 1, hours: closed}, {days: working, dates: 09-09..09-10, hours: 08:00-09:00}]}",
        );
        let service = calendar.hours("service", Eves::Free).unwrap();
        // Tuesday 1 September 2026 is closed, but the night from Monday goes on into it.
        assert_eq!(
            open(&service, "2026-08-31T00:00", "2026-09-11T00:00"),
            [
                "2026-08-31T22:00 2026-09-01T06:00",
                "2026-09-07T22:00 2026-09-08T06:00",
                "2026-09-08T22:00 2026-09-09T06:00",
                "2026-09-09T08:00 2026-09-09T09:00",
                "2026-09-10T08:00 2026-09-10T09:00"
            ]
        );
    }

    #[test]
    fn an_exception_cuts_hours_and_may_have_its_own() {
        let calendar = calendar(
            "hours: {lunch: [{days: all, hours: 11:30-12:00}], office: [{days: working, hours: 08:00-16:00, except: lunch}], rest: [{except: office}]}",
        );
        let hours = |name| calendar.hours(name, Eves::Free).unwrap();
        assert_eq!(
            open(&hours("office"), "2026-11-24T00:00", "2026-11-25T00:00"),
            ["2026-11-24T08:00 2026-11-24T11:30", "2026-11-24T12:00 2026-11-24T16:00"]
        );
        assert_eq!(
            hours("rest").length(&span("2026-11-24T00:00", "2026-11-25T00:00")),
            Ok(TimeDelta::minutes(16 * 60 + 30))
        );
    }
}
