//! Freezes: the days, or the hours of days, in which changes stop.

use chrono::{DateTime, TimeDelta, Utc};

use super::TimeError;
use super::interval::Interval;
use super::line::FreezeLine;
use super::part::{Lines, Part};
use super::problem::{NameKind, UnknownName};
use super::spec::SpecText;
use super::times::Times;
use super::working::{Calendar, Eves};

/// A freeze that an interval runs into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreezeHit<'c> {
    /// The name of the freeze in the calendar.
    pub name: &'c str,
    /// Why, if the calendar says.
    pub reason: Option<&'c SpecText>,
    /// The classes of documents that it does not stop.
    pub except: &'c [String],
    /// The first frozen instant of the interval.
    pub from: DateTime<Utc>,
    /// The first instant after it that no freeze covers; none within ten years where nothing ends it.
    pub until: Option<DateTime<Utc>>,
}

impl Calendar {
    /// A freeze, without those of its lines that except one of `classes`.
    ///
    /// # Errors
    /// [`UnknownName`] with the nearest name.
    pub fn freeze(&self, name: &str, classes: &[&str]) -> Result<Times<'_>, UnknownName> {
        let lines =
            self.freezes.get(name).ok_or_else(|| UnknownName::among(NameKind::Freeze, name, self.freeze_names()))?;
        Ok(self.frozen(lines.iter().filter(|line| line.stops(classes)).collect()))
    }

    /// The first freeze that an interval runs into, of those named or of all in the calendar, without the lines that
    /// except one of `classes`. A name that no freeze has is passed over: [`freeze`](Self::freeze) finds it.
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`] outside 1970 to 2199.
    pub fn freeze_at(
        &self,
        interval: &Interval,
        names: Option<&[&str]>,
        classes: &[&str],
    ) -> Result<Option<FreezeHit<'_>>, TimeError> {
        let wanted = |name: &str| names.is_none_or(|names| names.contains(&name));
        let lines = || {
            let sets = self.freezes.iter().filter(|(name, _)| wanted(name));
            sets.flat_map(|(name, lines)| lines.iter().map(move |line| (name, line)))
                .filter(|(_, line)| line.stops(classes))
        };
        let mut earliest: Option<(DateTime<Utc>, &String, &FreezeLine)> = None;
        for (name, line) in lines() {
            let from = self.frozen(vec![line]).first_in(interval)?;
            if let Some(from) = from.filter(|from| earliest.is_none_or(|(first, ..)| *from < first)) {
                earliest = Some((from, name, line));
            }
        }
        let Some((from, name, line)) = earliest else { return Ok(None) };
        let until = self.frozen(lines().map(|(_, line)| line).collect()).next_outside(from, TimeDelta::zero())?;
        Ok(Some(FreezeHit { name, reason: line.reason.as_ref(), except: &line.except, from, until }))
    }

    fn frozen<'c>(&'c self, lines: Vec<&'c FreezeLine>) -> Times<'c> {
        Times(vec![Part { calendar: self, eves: Eves::Free, lines: Lines::Frozen(lines) }])
    }
}

impl FreezeLine {
    fn stops(&self, classes: &[&str]) -> bool {
        !self.except.iter().any(|class| classes.contains(&class.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{at, calendar, local, shipped, span};
    use super::*;

    #[test]
    fn a_freeze_over_the_years_end() {
        let calendar = shipped("helseplattformen");
        let hit =
            calendar.freeze_at(&span("2026-12-19T22:00", "2026-12-20T02:00"), None, &["normal"]).unwrap().unwrap();
        assert_eq!(
            (hit.name, local(hit.from).as_str(), hit.until.map(local).as_deref()),
            ("christmas", "2026-12-20T00:00", Some("2027-01-03T00:00"))
        );
        assert_eq!(
            (hit.reason.map(|reason| reason.in_language("nb")), hit.except),
            (Some("Jul"), &["urgent".to_owned()][..])
        );
        assert_eq!(
            calendar
                .freeze_at(&span("2027-01-02T23:00", "2027-01-02T23:30"), None, &["normal"])
                .unwrap()
                .map(|hit| hit.name),
            Some("christmas")
        );
        assert_eq!(calendar.freeze_at(&span("2027-01-03T00:00", "2027-01-03T01:00"), None, &["normal"]), Ok(None));
        assert_eq!(calendar.freeze_at(&span("2026-12-24T00:00", "2026-12-24T01:00"), None, &["urgent"]), Ok(None));
        let freeze = calendar.freeze("christmas", &[]).unwrap();
        assert_eq!(
            freeze.next_outside(at("2026-12-19T22:00"), TimeDelta::hours(4)).unwrap().map(local).as_deref(),
            Some("2027-01-03T00:00")
        );
    }

    #[test]
    fn freezes_that_touch_are_left_together() {
        let calendar = calendar(
            "freezes: {b: [{dates: 2026-05-01..2026-05-03, except: [urgent]}], a: [{dates: 2026-05-04}], c: [{dates: easter-3..easter+1}]}",
        );
        let hit = calendar.freeze_at(&span("2026-05-02T00:00", "2026-05-05T00:00"), None, &[]).unwrap().unwrap();
        assert_eq!((hit.name, hit.until.map(local).as_deref()), ("b", Some("2026-05-05T00:00")));
        let hit =
            calendar.freeze_at(&span("2026-05-02T00:00", "2026-05-05T00:00"), None, &["urgent"]).unwrap().unwrap();
        assert_eq!((hit.name, local(hit.from).as_str()), ("a", "2026-05-04T00:00"));
        assert_eq!(
            calendar.freeze_at(&Interval::at(at("2026-04-06T23:59")), None, &[]).unwrap().map(|hit| hit.name),
            Some("c")
        );
        let named = calendar.freeze_at(&span("2026-05-02T00:00", "2026-05-05T00:00"), Some(&["a", "c"]), &[]).unwrap();
        assert_eq!(named.map(|hit| hit.name), Some("a"));
        assert_eq!(calendar.freeze_at(&Interval::at(at("2026-04-07T00:00")), None, &[]), Ok(None));
    }

    #[test]
    fn a_freeze_by_the_hour_goes_on_into_the_next_day() {
        let calendar = calendar("freezes: {night: [{dates: 2026-10-24..2026-10-25, hours: 22:00-06:00}]}");
        let hit = |start, end| calendar.freeze_at(&span(start, end), None, &[]).unwrap();
        let morning = hit("2026-10-25T05:00", "2026-10-25T07:00").unwrap();
        assert_eq!(
            (local(morning.from).as_str(), morning.until.map(local).as_deref()),
            ("2026-10-25T05:00", Some("2026-10-25T06:00"))
        );
        assert_eq!(hit("2026-10-25T06:00", "2026-10-25T22:00"), None);
        assert_eq!(hit("2026-10-26T06:00", "2026-10-27T22:00"), None);
        assert_eq!(hit("2026-10-24T00:00", "2026-10-24T22:00"), None);
        // Nine hours: the clocks go back in that night.
        let night = calendar.freeze("night", &[]).unwrap();
        assert_eq!(night.length(&span("2026-10-24T12:00", "2026-10-25T12:00")), Ok(TimeDelta::hours(9)));
    }
}
