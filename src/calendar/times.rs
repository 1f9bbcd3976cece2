//! Named hours, windows and freezes as sets of instants.

use chrono::{DateTime, TimeDelta, Utc};

use super::build::ALWAYS;
use super::interval::{Interval, IntervalSet};
use super::part::{Lines, Part};
use super::problem::{NameKind, UnknownName};
use super::working::{Calendar, Eves};
use super::{LAST_YEAR, TimeError};

/// How far a search goes on without finding anything: ten years, so that 29 February is found across most centuries.
const HORIZON: TimeDelta = TimeDelta::days(3_660);

/// The times of a set of hours, a window or a freeze; or of several together. Questions are answered in real time.
///
/// Every question fails with [`TimeError::OutOfRange`] where it would have to look outside the years 1970 to 2199.
#[derive(Clone, Debug)]
pub struct Times<'c>(pub(super) Vec<Part<'c>>);

impl Calendar {
    /// The names of its sets of hours, without `always`.
    pub fn hours_names(&self) -> impl Iterator<Item = &str> {
        self.hours.keys().map(String::as_str)
    }

    /// The names of its windows.
    pub fn window_names(&self) -> impl Iterator<Item = &str> {
        self.windows.keys().map(String::as_str)
    }

    /// The names of its freezes.
    pub fn freeze_names(&self) -> impl Iterator<Item = &str> {
        self.freezes.keys().map(String::as_str)
    }

    /// A set of hours; `always` is round the clock.
    ///
    /// # Errors
    /// [`UnknownName`] with the nearest name.
    pub fn hours(&self, name: &str, eves: Eves) -> Result<Times<'_>, UnknownName> {
        let lines = match self.hours.get(name) {
            Some(lines) => Lines::Last(lines),
            None if name == ALWAYS => Lines::Always,
            None => return Err(UnknownName::among(NameKind::Hours, name, self.hours_names().chain([ALWAYS]))),
        };
        Ok(Times(vec![Part { calendar: self, eves, lines }]))
    }

    /// A window.
    ///
    /// # Errors
    /// [`UnknownName`] with the nearest name.
    pub fn window(&self, name: &str, eves: Eves) -> Result<Times<'_>, UnknownName> {
        let lines =
            self.windows.get(name).ok_or_else(|| UnknownName::among(NameKind::Window, name, self.window_names()))?;
        Ok(Times(vec![Part { calendar: self, eves, lines: Lines::Every(lines) }]))
    }
}

impl Times<'_> {
    /// These times and others together.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// What of an interval is open.
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`].
    pub fn open(&self, within: &Interval) -> Result<IntervalSet, TimeError> {
        let mut open = IntervalSet::default();
        for part in &self.0 {
            part.check(within)?;
            open = if open.is_empty() { part.open(within) } else { open.union(&part.open(within)) };
        }
        Ok(open)
    }

    /// How long of an interval is open, in real time.
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`].
    pub fn length(&self, within: &Interval) -> Result<TimeDelta, TimeError> {
        Ok(self.open(within)?.length())
    }

    /// Whether all of an interval is open; of an empty one, whether its instant is.
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`].
    pub fn contains(&self, interval: &Interval) -> Result<bool, TimeError> {
        let interval = at_least_an_instant(interval);
        Ok(self.open(&interval)? == IntervalSet::from(interval))
    }

    /// The first open instant of an interval, or none. An empty interval has the one instant.
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`].
    pub fn first_in(&self, interval: &Interval) -> Result<Option<DateTime<Utc>>, TimeError> {
        Ok(self.open(&at_least_an_instant(interval))?.first().map(Interval::start))
    }

    /// The first instant at which a duration has been open since another: at closing time it is closing time.
    ///
    /// # Errors
    /// [`TimeError::NeverOpen`] where nothing opens for ten years, [`TimeError::OutOfRange`] after 2199.
    pub fn add(&self, from: DateTime<Utc>, duration: TimeDelta) -> Result<DateTime<Utc>, TimeError> {
        let mut left = duration;
        if left <= TimeDelta::zero() {
            return Ok(from);
        }
        let end = self.search(from, |_, open| {
            for interval in open {
                if left <= interval.length() {
                    return Step::Found(interval.start() + left);
                }
                left -= interval.length();
            }
            if open.is_empty() { Step::Nothing } else { Step::Something }
        })?;
        end.ok_or(TimeError::NeverOpen)
    }

    /// The first instant from `after` on at which an interval of a length can start and be open to its end.
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`]; none where there is no such instant within ten years.
    pub fn next_inside(&self, after: DateTime<Utc>, length: TimeDelta) -> Result<Option<DateTime<Utc>>, TimeError> {
        self.next(after, length, |_, open| open)
    }

    /// The first instant from `after` on at which an interval of a length can start and be closed to its end.
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`]; none where there is no such instant within ten years.
    pub fn next_outside(&self, after: DateTime<Utc>, length: TimeDelta) -> Result<Option<DateTime<Utc>>, TimeError> {
        self.next(after, length, |chunk, open| IntervalSet::from(chunk).minus(&open))
    }

    fn next(
        &self,
        after: DateTime<Utc>,
        length: TimeDelta,
        wanted: impl Fn(Interval, IntervalSet) -> IntervalSet,
    ) -> Result<Option<DateTime<Utc>>, TimeError> {
        // An interval that a chunk cuts goes on in the next.
        let mut run: Option<Interval> = None;
        self.search(after, |chunk, open| {
            for next in &wanted(chunk, open.clone()) {
                let start = run.filter(|run| run.end() == next.start()).map_or(next.start(), |run| run.start());
                run = Interval::new(start, next.end());
                if next.end() - start >= length {
                    return Step::Found(start);
                }
            }
            Step::Nothing
        })
    }

    /// Looks at what is open in one stretch of time after another, until something is found, nothing was for ten years,
    /// or the supported years end (an error then: an answer of "none" would be a guess).
    fn search(
        &self,
        from: DateTime<Utc>,
        mut visit: impl FnMut(Interval, &IntervalSet) -> Step,
    ) -> Result<Option<DateTime<Utc>>, TimeError> {
        let last = self.0.iter().map(Part::end_of_years).min().unwrap_or(DateTime::<Utc>::MAX_UTC);
        let out_of_range = TimeError::OutOfRange { year: LAST_YEAR + 1 };
        if from >= last {
            return Err(out_of_range);
        }
        let (mut start, mut days, mut give_up) = (from, 8, from + HORIZON);
        while start < give_up {
            if start >= last {
                return Err(out_of_range);
            }
            let chunk = Interval::new(start, (start + TimeDelta::days(days)).min(last)).unwrap_or(Interval::at(start));
            match visit(chunk, &self.open(&chunk)?) {
                Step::Found(instant) => return Ok(Some(instant)),
                Step::Something => give_up = chunk.end() + HORIZON,
                Step::Nothing => {}
            }
            (start, days) = (chunk.end(), (days * 2).min(366));
        }
        Ok(None)
    }
}

/// What a stretch of time gave to a search.
enum Step {
    Found(DateTime<Utc>),
    Something,
    Nothing,
}

/// The interval; where it is empty, the shortest one that starts there.
fn at_least_an_instant(interval: &Interval) -> Interval {
    let next = interval.start().checked_add_signed(TimeDelta::nanoseconds(1)).filter(|_| interval.is_empty());
    next.and_then(|next| Interval::new(interval.start(), next)).unwrap_or(*interval)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::{at, calendar, local, on_call, open, ordinary, shipped, span};
    use super::*;

    #[test]
    fn open_time_ends_where_it_should() {
        for (from, hours, end) in [
            ("2026-04-01T11:30", 2, "2026-04-07T08:30"),
            ("2026-10-30T15:00", 2, "2026-10-30T17:00"),
            ("2026-10-31T10:00", 2, "2026-11-02T09:00"),
            ("2026-12-24T11:00", 2, "2026-12-28T08:00"),
            ("2026-12-31T11:30", 2, "2027-01-04T08:30"),
            ("2026-10-31T10:00", 0, "2026-10-31T10:00"),
            ("2026-10-26T07:00", 40, "2026-10-29T17:00"),
        ] {
            assert_eq!(ordinary().add(at(from), TimeDelta::hours(hours)).map(local).as_deref(), Ok(end), "{from}");
        }
        let always = shipped("NO").hours("always", Eves::Free).unwrap();
        assert_eq!(
            always.add(at("2026-03-29T01:45"), TimeDelta::minutes(30)).map(local).as_deref(),
            Ok("2026-03-29T03:15")
        );
        assert_eq!(
            always.add(at("2026-10-25T01:45"), TimeDelta::minutes(90)).map(local).as_deref(),
            Ok("2026-10-25T02:15")
        );
        let hours = shipped("inera").hours("office", Eves::Free).unwrap();
        // 24 office hours of nine a day: Friday, Monday and six on Tuesday.
        assert_eq!(
            hours.add(at("2026-11-06T08:00"), TimeDelta::hours(24)).map(local).as_deref(),
            Ok("2026-11-10T14:00")
        );
    }

    #[test]
    fn the_reserved_slot() {
        let reserved = |name| shipped("medusa").window(name, Eves::Free).unwrap();
        let slot = |name, start, end| reserved(name).contains(&span(start, end)).unwrap();
        assert!(slot("reserved", "2026-11-26T09:00", "2026-11-26T11:00"));
        assert!(!slot("reserved", "2026-11-26T09:00", "2026-11-26T11:01"));
        assert!(!slot("reserved", "2026-11-25T09:00", "2026-11-25T11:00"));
        // Maundy Thursday and Ascension Day: no slot, unless the other reading holds.
        assert!(!slot("reserved", "2026-04-02T09:00", "2026-04-02T10:00"));
        assert!(slot("reservedOnHolidays", "2026-04-02T09:00", "2026-04-02T10:00"));
        assert_eq!(
            reserved("reserved")
                .next_inside(at("2026-04-01T12:00"), TimeDelta::hours(2))
                .unwrap()
                .map(local)
                .as_deref(),
            Some("2026-04-09T09:00")
        );
        assert_eq!(
            reserved("reserved")
                .next_inside(at("2026-11-26T09:30"), TimeDelta::hours(1))
                .unwrap()
                .map(local)
                .as_deref(),
            Some("2026-11-26T09:30")
        );
        assert_eq!(
            reserved("reserved")
                .next_inside(at("2026-11-26T10:30"), TimeDelta::hours(1))
                .unwrap()
                .map(local)
                .as_deref(),
            Some("2026-12-03T09:00")
        );
        assert_eq!(reserved("reserved").next_inside(at("2026-11-26T10:30"), TimeDelta::hours(3)), Ok(None));
    }

    #[test]
    fn outside_daytime() {
        let daytime = shipped("medusa").window("daytime", Eves::Free).unwrap();
        assert_eq!(daytime.first_in(&span("2026-11-24T17:00", "2026-11-25T07:00")), Ok(None));
        assert_eq!(
            daytime.first_in(&span("2026-11-24T16:30", "2026-11-25T07:00")).unwrap().map(local).as_deref(),
            Some("2026-11-24T16:30")
        );
        assert_eq!(daytime.first_in(&Interval::at(at("2026-11-24T17:00"))), Ok(None));
        assert_eq!(daytime.first_in(&Interval::at(at("2026-11-24T07:00"))), Ok(Some(at("2026-11-24T07:00"))));
        assert_eq!(
            daytime.next_outside(at("2026-11-24T16:30"), TimeDelta::hours(2)).unwrap().map(local).as_deref(),
            Some("2026-11-24T17:00")
        );
        assert_eq!(
            daytime.next_outside(at("2026-11-27T12:00"), TimeDelta::hours(20)).unwrap().map(local).as_deref(),
            Some("2026-11-27T17:00")
        );
    }

    #[test]
    fn the_second_tuesday_and_a_window_over_midnight() {
        let maintenance = shipped("helseplattformen").window("maintenance", Eves::Free).unwrap();
        assert_eq!(
            maintenance.next_inside(at("2026-11-11T00:00"), TimeDelta::hours(1)).unwrap().map(local).as_deref(),
            Some("2026-12-08T22:00")
        );
        let calendar = calendar(
            "windows: {night: [{days: [saturday], hours: 22:00-00:00}, {days: [sunday], hours: 00:00-04:00}]}",
        );
        let night = calendar.window("night", Eves::Free).unwrap();
        assert_eq!(night.contains(&span("2026-11-28T23:00", "2026-11-29T01:00")), Ok(true));
        assert_eq!(open(&night, "2026-11-29T01:00", "2026-11-29T12:00"), ["2026-11-29T01:00 2026-11-29T04:00"]);
        // Over the clock change the six hours are seven.
        assert_eq!(
            night.next_inside(at("2026-10-20T00:00"), TimeDelta::hours(7)).unwrap().map(local).as_deref(),
            Some("2026-10-24T22:00")
        );
        assert_eq!(calendar.window("nigth", Eves::Free).unwrap_err().nearest.as_deref(), Some("night"));
    }

    #[test]
    fn what_never_opens_is_said() {
        let calendar = calendar("hours: {never: [], leap: [{dates: 02-29, days: all, hours: 00:00-24:00}]}");
        assert_eq!(
            calendar.hours("never", Eves::Free).unwrap().add(at("2026-01-01T00:00"), TimeDelta::hours(1)),
            Err(TimeError::NeverOpen)
        );
        let leap = calendar.hours("leap", Eves::Free).unwrap();
        assert_eq!(
            leap.add(at("2096-03-01T00:00"), TimeDelta::hours(25)).map(local).as_deref(),
            Ok("2108-02-29T01:00")
        );
        let always = calendar.hours("always", Eves::Free).unwrap();
        assert_eq!(always.next_outside(at("2026-01-01T00:00"), TimeDelta::zero()), Ok(None));
        assert_eq!(always.add(at("2199-12-31T23:00"), TimeDelta::hours(2)), Err(TimeError::OutOfRange { year: 2200 }));
        let early = Interval::new(at("1969-12-31T23:00"), at("1970-01-02T00:00")).unwrap();
        assert_eq!(always.open(&early), Err(TimeError::OutOfRange { year: 1969 }));
        for far in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
            assert!(always.add(far, TimeDelta::hours(1)).is_err() && always.contains(&Interval::at(far)).is_err());
        }
    }

    fn instant() -> impl Strategy<Value = DateTime<Utc>> {
        (1_700_000_000i64..2_000_000_000).prop_map(|seconds| DateTime::from_timestamp(seconds, 0).unwrap())
    }

    fn sets() -> impl Strategy<Value = Times<'static>> {
        (0..4usize).prop_map(|index| match index {
            0 => ordinary(),
            1 => on_call(),
            2 => shipped("inera").hours("office", Eves::Working).unwrap(),
            _ => shipped("medusa").window("daytime", Eves::Free).unwrap(),
        })
    }

    proptest! {
        #[test]
        fn open_time_is_additive(times in sets(), start in instant(), first in 0i64..4_000_000, second in 0i64..4_000_000) {
            let (middle, end) = (start + TimeDelta::seconds(first), start + TimeDelta::seconds(first + second));
            let length = |start, end| times.length(&Interval::new(start, end).unwrap()).unwrap();
            prop_assert_eq!(length(start, middle) + length(middle, end), length(start, end));
        }

        #[test]
        fn added_open_time_is_open(times in sets(), start in instant(), seconds in 0i64..3_000_000) {
            let duration = TimeDelta::seconds(seconds);
            let end = times.add(start, duration).unwrap();
            prop_assert_eq!(times.length(&Interval::new(start, end).unwrap()), Ok(duration));
            if seconds > 0 {
                let before = Interval::new(start, end - TimeDelta::seconds(1)).unwrap();
                prop_assert!(times.length(&before).unwrap() < duration);
            }
        }

        #[test]
        fn next_is_inside_or_outside(times in sets(), after in instant(), minutes in 1i64..300) {
            let length = TimeDelta::minutes(minutes);
            let start = times.next_inside(after, length).unwrap().unwrap();
            prop_assert!(start >= after && times.contains(&Interval::new(start, start + length).unwrap()).unwrap());
            let start = times.next_outside(after, length).unwrap().unwrap();
            prop_assert_eq!(times.first_in(&Interval::new(start, start + length).unwrap()), Ok(None));
        }
    }
}
