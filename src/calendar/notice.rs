//! Notice: whether something was announced so many days or working days before it begins.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::amount::Days;
use super::moment::{Moment, Precision};
use super::working::{Calendar, Eves, in_range};
use super::zone::{DAY, Zone};
use super::{LAST_YEAR, TimeError};

/// How the days of a notice count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Count {
    /// By local dates: given on the 1st, 3 days allow the 4th. Working days count backward: two before a Thursday is Tuesday.
    #[default]
    Calendar,
    /// The same, and not before the time of day at which it was given.
    SameClock,
    /// So many whole days lie between the day of the notice and the day of what it announces.
    Clear,
}

/// What is required of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoticeTerms {
    /// The least number of days or working days.
    pub at_least: Days,
    /// How they count.
    pub count: Count,
    /// Whether eves are working days.
    pub eves: Eves,
}

/// Whether a notice is long enough, and the start that it allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Whether the notice is long enough.
    pub held: bool,
    /// The notice given, in the unit of `required`; below zero where it was given afterwards.
    pub actual: i64,
    /// The notice required.
    pub required: Days,
    /// The earliest start that this notice allows: a date, or for the same clock a time in the calendar's zone.
    pub earliest: Moment,
}

impl Calendar {
    /// Judges a notice given at `announced` of what begins at `before`. Local times are of `zone`, the document's; days
    /// are those of the calendar's zone. Notice of no days holds unless it was given after `before`.
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`] where a date or the earliest start lies outside 1970 to 2199; [`TimeError::Skipped`] and
    /// [`TimeError::Ambiguous`] as for [`Moment::start`], but only where the two zones differ.
    pub fn notice(
        &self,
        announced: &Moment,
        before: &Moment,
        terms: &NoticeTerms,
        zone: Zone,
    ) -> Result<Notice, TimeError> {
        let (given, start) = (self.local(announced, zone)?, self.local(before, zone)?);
        let (from, to) = (in_range(given.date())?, in_range(start.date())?);
        let same_clock = terms.count == Count::SameClock && !announced.is_date() && !before.is_date();
        let too_early = same_clock && start.time() < given.time();
        let days = |from: NaiveDate, to: NaiveDate| match terms.at_least {
            Days::Calendar(_) => Ok((to - from).num_days()),
            Days::Working(_) => self.working_days_between(from, to, terms.eves),
        };
        let first_counts = match terms.at_least {
            Days::Calendar(_) => true,
            Days::Working(_) => self.is_working_day(from, terms.eves)?,
        };
        let actual = match terms.count {
            Count::Clear if from < to => days(from + DAY, to)?,
            Count::SameClock if from < to => days(from, to)? - i64::from(too_early && first_counts),
            Count::Calendar | Count::Clear | Count::SameClock => days(from, to)?,
        };
        let in_order = from < to || from == to && !too_early;
        let held = in_order && actual >= i64::from(terms.at_least.number());
        let earliest = self.earliest(from, terms)?;
        // A notice on a free day counts from the next working day on, whatever the time of day.
        let clock = if first_counts || terms.at_least.number() == 0 { given.time() } else { NaiveTime::MIN };
        let earliest = match *announced {
            Moment::Local { precision, .. } | Moment::Instant { precision, .. } if same_clock => {
                self.moment(earliest.and_time(clock), precision)
            }
            _ => Moment::Date(earliest),
        };
        Ok(Notice { held, actual, required: terms.at_least, earliest })
    }

    /// The first date that a notice given on a date allows.
    fn earliest(&self, from: NaiveDate, terms: &NoticeTerms) -> Result<NaiveDate, TimeError> {
        let clear = i64::from(terms.count == Count::Clear);
        match terms.at_least {
            Days::Calendar(0) | Days::Working(0) => Ok(from),
            Days::Calendar(number) => days_after(from, i64::from(number) + clear),
            Days::Working(number) => {
                // The day after the n-th working day from the notice on, with or without its own day.
                let own = clear == 0 && self.is_working_day(from, terms.eves)?;
                let number = i32::try_from(number - u32::from(own)).unwrap_or(i32::MAX);
                days_after(self.add_working_days(from, number, terms.eves)?, 1)
            }
        }
    }

    /// A moment on the clocks of the calendar's zone; a date keeps its date.
    pub(super) fn local(&self, moment: &Moment, zone: Zone) -> Result<NaiveDateTime, TimeError> {
        match *moment {
            Moment::Date(date) => Ok(date.into()),
            Moment::Local { at, .. } if zone == self.zone() => Ok(at),
            Moment::Local { .. } | Moment::Instant { .. } => Ok(self.zone().local(moment.start(zone)?)),
        }
    }

    fn moment(&self, local: NaiveDateTime, precision: Precision) -> Moment {
        let instant = self.zone().resolve(local).as_start();
        Moment::Instant { at: instant.with_timezone(&self.zone().offset(instant)), precision }
    }
}

/// The date so many days after another.
///
/// # Errors
/// [`TimeError::OutOfRange`] where that is outside 1970 to 2199.
pub(super) fn days_after(date: NaiveDate, days: i64) -> Result<NaiveDate, TimeError> {
    let after = TimeDelta::try_days(days).and_then(|days| date.checked_add_signed(days));
    in_range(after.ok_or(TimeError::OutOfRange { year: LAST_YEAR + 1 })?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::shipped;
    use super::*;

    fn terms(at_least: &str, count: Count) -> NoticeTerms {
        NoticeTerms { at_least: at_least.parse().unwrap(), count, eves: Eves::Free }
    }

    fn notice(calendar: &str, announced: &str, before: &str, at_least: &str, count: Count) -> (bool, i64, String) {
        let calendar = shipped(calendar);
        let notice = calendar
            .notice(&announced.parse().unwrap(), &before.parse().unwrap(), &terms(at_least, count), calendar.zone())
            .unwrap();
        (notice.held, notice.actual, notice.earliest.to_string())
    }

    fn held(held: bool, actual: i64, earliest: &str) -> (bool, i64, String) {
        (held, actual, earliest.to_owned())
    }

    #[test]
    fn calendar_days_go_by_local_dates() {
        use Count::Calendar;
        assert_eq!(notice("medusa", "2026-12-01", "2026-12-04", "3 days", Calendar), held(true, 3, "2026-12-04"));
        assert_eq!(
            notice("medusa", "2026-12-01T23:59", "2026-12-04T00:00", "3 days", Calendar),
            held(true, 3, "2026-12-04")
        );
        assert_eq!(
            notice("medusa", "2026-12-02T00:00", "2026-12-04T23:59", "3 days", Calendar),
            held(false, 2, "2026-12-05")
        );
        assert_eq!(
            notice("medusa", "2026-11-26T23:30:00Z", "2026-12-06T18:00", "10 days", Calendar),
            held(false, 9, "2026-12-07")
        );
        assert_eq!(
            notice("medusa", "2026-11-26T22:30:00Z", "2026-12-06T18:00", "10 days", Calendar),
            held(true, 10, "2026-12-06")
        );
        assert_eq!(notice("medusa", "2026-12-28", "2027-01-07", "10 days", Calendar), held(true, 10, "2027-01-07"));
        assert_eq!(notice("medusa", "2026-12-04", "2026-12-02", "3 days", Calendar), held(false, -2, "2026-12-07"));
        assert_eq!(
            notice("medusa", "2026-12-04T12:00", "2026-12-04T09:00", "0 days", Calendar),
            held(true, 0, "2026-12-04")
        );
    }

    #[test]
    fn working_days_go_backward_from_the_slot() {
        use Count::Calendar;
        // The slot of Thursday 26 November 2026.
        assert_eq!(
            notice("medusa", "2026-11-24T23:59", "2026-11-26T09:00", "2 working days", Calendar),
            held(true, 2, "2026-11-26")
        );
        assert_eq!(
            notice("medusa", "2026-11-25T00:00", "2026-11-26T09:00", "2 working days", Calendar),
            held(false, 1, "2026-11-27")
        );
        // After Easter 2026: Tuesday 7 April for two, Monday 30 March for five.
        assert_eq!(
            notice("medusa", "2026-04-07", "2026-04-09", "2 working days", Calendar),
            held(true, 2, "2026-04-09")
        );
        assert_eq!(
            notice("medusa", "2026-04-08", "2026-04-09", "2 working days", Calendar),
            held(false, 1, "2026-04-10")
        );
        assert_eq!(
            notice("medusa", "2026-03-30", "2026-04-09", "5 working days", Calendar),
            held(true, 5, "2026-04-09")
        );
        assert_eq!(
            notice("medusa", "2026-03-31", "2026-04-09", "5 working days", Calendar),
            held(false, 4, "2026-04-10")
        );
        // Over the year's end, where Norway and Sweden differ.
        assert_eq!(notice("NO", "2026-12-30", "2027-01-07", "5 working days", Calendar), held(true, 5, "2027-01-07"));
        assert_eq!(notice("SE", "2026-12-28", "2027-01-07", "5 working days", Calendar), held(true, 5, "2027-01-06"));
        assert_eq!(notice("SE", "2026-12-29", "2027-01-07", "5 working days", Calendar), held(false, 4, "2027-01-08"));
        assert_eq!(
            notice("medusa", "2026-11-21", "2026-11-23", "1 working day", Calendar),
            held(false, 0, "2026-11-24")
        );
        assert_eq!(
            notice("medusa", "2026-11-20", "2026-11-23", "1 working day", Calendar),
            held(true, 1, "2026-11-21")
        );
        assert_eq!(
            notice("medusa", "2026-11-22", "2026-11-21", "0 working days", Calendar),
            held(false, 0, "2026-11-22")
        );
    }

    #[test]
    fn the_same_clock_is_the_time_of_day() {
        use Count::SameClock;
        assert_eq!(
            notice("medusa", "2026-12-01T14:10", "2026-12-04T14:10", "3 days", SameClock),
            held(true, 3, "2026-12-04T14:10+01:00")
        );
        assert_eq!(
            notice("medusa", "2026-12-01T14:10", "2026-12-04T14:09", "3 days", SameClock),
            held(false, 2, "2026-12-04T14:10+01:00")
        );
        assert_eq!(
            notice("medusa", "2026-12-01T14:10:30", "2026-12-04T14:10", "3 days", SameClock),
            held(false, 2, "2026-12-04T14:10:30+01:00")
        );
        assert_eq!(
            notice("medusa", "2026-12-01T14:10", "2026-12-04T14:10:30", "3 days", SameClock),
            held(true, 3, "2026-12-04T14:10+01:00")
        );
        assert_eq!(
            notice("medusa", "2026-12-01T14:10", "2026-12-04", "3 days", SameClock),
            held(true, 3, "2026-12-04")
        );
        // 71 real hours over the night in which clocks are put forward, 73 over the one in which they are put back.
        assert_eq!(
            notice("medusa", "2026-03-26T12:00", "2026-03-29T12:00", "3 days", SameClock),
            held(true, 3, "2026-03-29T12:00+02:00")
        );
        assert_eq!(
            notice("medusa", "2026-10-22T12:00", "2026-10-25T11:59", "3 days", SameClock),
            held(false, 2, "2026-10-25T12:00+01:00")
        );
        // The same clock does not exist: the change. It exists twice: the first.
        assert_eq!(
            notice("medusa", "2026-03-26T02:30", "2026-04-01T12:00", "3 days", SameClock),
            held(true, 6, "2026-03-29T03:00+02:00")
        );
        assert_eq!(
            notice("medusa", "2026-10-22T02:30", "2026-10-30T12:00", "3 days", SameClock),
            held(true, 8, "2026-10-25T02:30+02:00")
        );
        assert_eq!(
            notice("medusa", "2026-11-24T09:00", "2026-11-26T09:00", "2 working days", SameClock),
            held(true, 2, "2026-11-26T09:00+01:00")
        );
        assert_eq!(
            notice("medusa", "2026-11-24T09:01", "2026-11-26T09:00", "2 working days", SameClock),
            held(false, 1, "2026-11-26T09:01+01:00")
        );
        assert_eq!(
            notice("medusa", "2026-11-21T15:00", "2026-11-24T09:00", "1 working day", SameClock),
            held(true, 1, "2026-11-24T00:00+01:00")
        );
        assert_eq!(
            notice("medusa", "2026-12-04T12:00", "2026-12-04T09:00", "0 days", SameClock),
            held(false, 0, "2026-12-04T12:00+01:00")
        );
    }

    #[test]
    fn clear_days_lie_in_between() {
        use Count::Clear;
        assert_eq!(notice("medusa", "2026-12-01", "2026-12-04", "3 days", Clear), held(false, 2, "2026-12-05"));
        assert_eq!(notice("medusa", "2026-12-01", "2026-12-05", "3 days", Clear), held(true, 3, "2026-12-05"));
        assert_eq!(notice("medusa", "2026-11-24", "2026-11-26", "2 working days", Clear), held(false, 1, "2026-11-27"));
        assert_eq!(notice("medusa", "2026-11-23", "2026-11-26", "2 working days", Clear), held(true, 2, "2026-11-26"));
        assert_eq!(notice("medusa", "2026-12-01", "2026-12-01", "0 days", Clear), held(true, 0, "2026-12-01"));
    }

    #[test]
    fn a_local_time_is_of_the_documents_zone() {
        // 23:30 in Helsinki is 22:30 in Oslo; 00:30 there is still the day before.
        let helsinki = Zone::named("Europe/Helsinki").unwrap();
        let given = |announced: &str| {
            let notice = shipped("medusa").notice(
                &announced.parse().unwrap(),
                &"2026-12-04".parse().unwrap(),
                &terms("3 days", Count::Calendar),
                helsinki,
            );
            notice.map(|notice| notice.held)
        };
        assert_eq!(given("2026-12-02T00:30"), Ok(true));
        assert_eq!(given("2026-12-02T01:30"), Ok(false));
        assert!(matches!(given("2026-03-29T03:30"), Err(TimeError::Skipped { .. })));
    }

    #[test]
    fn an_answer_beyond_the_years_is_an_error() {
        let judged = shipped("NO").notice(
            &"2199-12-30".parse().unwrap(),
            &"2199-12-31".parse().unwrap(),
            &terms("999999 days", Count::Calendar),
            Zone::UTC,
        );
        assert_eq!(judged, Err(TimeError::OutOfRange { year: 4937 }));
    }

    proptest! {
        #[test]
        fn the_earliest_start_is_the_earliest(day in 0i64..20_000, minute in 0i64..1440, number in 0u32..40, working in any::<bool>(), count in 0..3usize) {
            let calendar = shipped("SE");
            let at = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + TimeDelta::days(day);
            let announced = Moment::Local { at: at.and_time(NaiveTime::MIN) + TimeDelta::minutes(minute), precision: Precision::Minute };
            let count = [Count::Calendar, Count::SameClock, Count::Clear][count];
            let terms = NoticeTerms { at_least: if working { Days::Working(number) } else { Days::Calendar(number) }, count, eves: Eves::Free };
            let judge = |before: Moment| calendar.notice(&announced, &before, &terms, calendar.zone()).unwrap();
            let earliest = judge(announced).earliest;
            let just_before = match earliest {
                Moment::Instant { at, precision } => Moment::Instant { at: at - TimeDelta::minutes(1), precision },
                other => Moment::Date(other.date(calendar.zone()) - DAY),
            };
            prop_assert!(judge(earliest).held);
            prop_assert!(!judge(just_before).held, "{just_before} before {earliest}");
        }
    }
}
