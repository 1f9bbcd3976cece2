//! Deadlines: whether something came in time, by real time, by a calendar's hours, by days or by working days.

use chrono::{DateTime, Months, NaiveDate, TimeDelta, Utc};

use super::amount::{Amount, Days};
use super::interval::Interval;
use super::moment::{Moment, Precision};
use super::notice::days_after;
use super::times::Times;
use super::working::{Calendar, Eves, in_range};
use super::zone::Zone;
use super::{LAST_YEAR, TimeError};

/// What a deadline allows.
#[derive(Clone, Copy, Debug)]
pub struct DeadlineTerms<'t> {
    /// How long. Days end with the n-th local day after the start, working days with the n-th working day strictly
    /// after it, months with the same day of a later month or its last.
    pub within: Amount,
    /// Whether it has to be less than that, rather than at most.
    pub less: bool,
    /// The hours that count; round the clock without. For days and months: they end at closing time, if that day has one.
    pub hours: Option<&'t Times<'t>>,
    /// Whether eves are working days.
    pub eves: Eves,
}

/// Whether a deadline was met, and by how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// Whether it was met.
    pub held: bool,
    /// What had passed, in the unit of the terms.
    pub elapsed: Elapsed,
    /// The last moment that meets it; with `less` the first that does not. A date through its end. Of a time in hours
    /// that is at closing, what comes before the next opening is in time too.
    pub due: Moment,
}

/// Time that has passed, never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elapsed {
    /// Real time, of the hours that count.
    Time(TimeDelta),
    /// Days by local dates.
    Days(i64),
    /// Working days after the first day, through the last.
    WorkingDays(i64),
}

impl Calendar {
    /// When a deadline that starts at `from` is due. Local times are of `zone`, the document's; days are those of the
    /// calendar's zone. Time from a date on starts at its 00:00, and is due through the date on which it ends.
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`] outside 1970 to 2199; [`TimeError::NeverOpen`]; [`TimeError::Skipped`] and
    /// [`TimeError::Ambiguous`] as for [`Moment::start`].
    pub fn due(&self, from: &Moment, terms: &DeadlineTerms<'_>, zone: Zone) -> Result<Moment, TimeError> {
        let day = match terms.within {
            Amount::Time(time) => {
                let start = self.start(from, zone)?;
                in_range(self.zone().date(start))?;
                let due = match terms.hours {
                    Some(hours) => hours.add(start, time)?,
                    None => start + time,
                };
                let date = in_range(self.zone().date(due))?;
                return Ok(if from.is_date() { Moment::Date(date) } else { self.at(due) });
            }
            _ => self.last_day(in_range(self.local(from, zone)?.date())?, terms)?,
        };
        let Some(hours) = terms.hours else { return Ok(Moment::Date(day)) };
        let whole = Moment::Date(day).whole(self.zone())?;
        let closing = hours.open(&whole)?.iter().last().map(Interval::end);
        Ok(closing.filter(|closing| *closing < whole.end()).map_or(Moment::Date(day), |closing| self.at(closing)))
    }

    /// Judges whether `to` came in time after `from`. Where one of the two is a date, the date of `to` is compared with that on
    /// which it is due, and what has passed is told in days. For what has not come yet, give the clock: a deadline that holds
    /// is then still open.
    ///
    /// # Errors
    /// As [`due`](Self::due), and [`TimeError::Backwards`] where `to` lies before `from`.
    pub fn deadline(
        &self,
        from: &Moment,
        to: &Moment,
        terms: &DeadlineTerms<'_>,
        zone: Zone,
    ) -> Result<Deadline, TimeError> {
        let (start, end) = (self.start(from, zone)?, self.start(to, zone)?);
        let (first, last) = (in_range(self.local(from, zone)?.date())?, in_range(self.local(to, zone)?.date())?);
        let by_dates = from.is_date() || to.is_date();
        let end = if by_dates { self.zone().start_of_day(last) } else { end };
        if if by_dates { last < first } else { end < start } {
            return Err(TimeError::Backwards);
        }
        let due = self.due(from, terms, zone)?;
        if let (true, Amount::Time(_)) = (by_dates, terms.within) {
            let day = in_range(self.local(&due, self.zone())?.date())?;
            let held = last < day || last == day && !terms.less;
            return Ok(Deadline { held, elapsed: Elapsed::Days((last - first).num_days()), due });
        }
        let passed = Interval::new(start, end).unwrap_or(Interval::at(start));
        let (elapsed, in_time) = match terms.within {
            Amount::Time(time) => {
                let elapsed = match terms.hours {
                    Some(hours) => hours.length(&passed)?,
                    None => passed.length(),
                };
                (Elapsed::Time(elapsed), if terms.less { elapsed < time } else { elapsed <= time })
            }
            Amount::Days(Days::Working(_)) => {
                let elapsed = self.working_days_to(first, last, terms.eves)?;
                (Elapsed::WorkingDays(elapsed), self.by(&due, last, end, terms))
            }
            Amount::Days(Days::Calendar(_)) | Amount::Months(_) => {
                (Elapsed::Days((last - first).num_days()), self.by(&due, last, end, terms))
            }
        };
        Ok(Deadline { held: in_time, elapsed, due })
    }

    /// Whether what came on a date, at an instant, came by the due moment of a deadline in days.
    fn by(&self, due: &Moment, date: NaiveDate, instant: DateTime<Utc>, terms: &DeadlineTerms<'_>) -> bool {
        let (early, same) = match due {
            Moment::Date(due) => (date < *due, date == *due),
            Moment::Local { .. } | Moment::Instant { .. } => {
                due.start(self.zone()).map_or((false, false), |due| (instant < due, instant == due))
            }
        };
        early || same && !terms.less
    }

    /// The last day of an amount that is not of time.
    fn last_day(&self, from: NaiveDate, terms: &DeadlineTerms<'_>) -> Result<NaiveDate, TimeError> {
        let beyond = TimeError::OutOfRange { year: LAST_YEAR + 1 };
        match terms.within {
            Amount::Days(Days::Working(number)) => {
                self.add_working_days(from, i32::try_from(number).unwrap_or(i32::MAX), terms.eves)
            }
            Amount::Days(Days::Calendar(number)) => days_after(from, i64::from(number)),
            Amount::Months(number) => in_range(from.checked_add_months(Months::new(number)).ok_or(beyond)?),
            Amount::Time(_) => Ok(from),
        }
    }

    /// The first instant of a moment; of a date by the calendar's clocks.
    fn start(&self, moment: &Moment, zone: Zone) -> Result<DateTime<Utc>, TimeError> {
        moment.start(if moment.is_date() { self.zone() } else { zone })
    }

    /// An instant with the offset of the calendar's zone.
    fn at(&self, instant: DateTime<Utc>) -> Moment {
        Moment::Instant { at: instant.with_timezone(&self.zone().offset(instant)), precision: Precision::Second }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::shipped;
    use super::*;

    fn judge(
        calendar: &str,
        hours: Option<&str>,
        within: &str,
        less: bool,
        from: &str,
        to: &str,
    ) -> Result<(bool, Elapsed, String), TimeError> {
        let calendar = shipped(calendar);
        let hours = hours.map(|name| calendar.hours(name, Eves::Free).unwrap());
        let terms = DeadlineTerms { within: within.parse().unwrap(), less, hours: hours.as_ref(), eves: Eves::Free };
        let deadline = calendar.deadline(&from.parse().unwrap(), &to.parse().unwrap(), &terms, calendar.zone())?;
        Ok((deadline.held, deadline.elapsed, deadline.due.to_string()))
    }

    fn due(hours: Option<&str>, within: &str, from: &str) -> String {
        let calendar = shipped("helseplattformen");
        let hours = hours.map(|name| calendar.hours(name, Eves::Free).unwrap());
        let terms =
            DeadlineTerms { within: within.parse().unwrap(), less: false, hours: hours.as_ref(), eves: Eves::Free };
        calendar.due(&from.parse().unwrap(), &terms, calendar.zone()).unwrap().to_string()
    }

    fn minutes(minutes: i64) -> Elapsed {
        Elapsed::Time(TimeDelta::minutes(minutes))
    }

    #[test]
    fn time_runs_round_the_clock() {
        let judge =
            |less, to| judge("helseplattformen", None, "30 minutes", less, "2026-10-06T08:10+02:00", to).unwrap();
        let limit = "2026-10-06T08:40:00+02:00".to_owned();
        assert_eq!(judge(false, "2026-10-06T08:40+02:00"), (true, minutes(30), limit.clone()));
        assert_eq!(judge(true, "2026-10-06T08:40+02:00"), (false, minutes(30), limit.clone()));
        let (held, elapsed, due_then) = judge(false, "2026-10-06T08:40:01+02:00");
        assert_eq!((held, elapsed, &due_then), (false, Elapsed::Time(TimeDelta::seconds(1801)), &limit));
        assert_eq!(judge(false, "2026-10-06T08:41+02:00"), (false, minutes(31), limit));
        assert_eq!(due(None, "30 minutes", "2026-03-29T01:45"), "2026-03-29T03:15:00+02:00");
        assert_eq!(due(None, "30 minutes", "2026-10-25T01:45"), "2026-10-25T02:15:00+02:00");
        assert_eq!(due(None, "90 minutes", "2026-10-25T01:45"), "2026-10-25T02:15:00+01:00");
    }

    #[test]
    fn time_in_hours_stands_still_when_closed() {
        let judge = |to| judge("helseplattformen", Some("ordinary"), "2 hours", false, "2026-10-30T15:00", to).unwrap();
        let limit = "2026-10-30T17:00:00+01:00".to_owned();
        assert_eq!(judge("2026-11-02T06:50"), (true, minutes(120), limit.clone()));
        assert_eq!(judge("2026-11-02T07:01"), (false, minutes(121), limit.clone()));
        assert_eq!(judge("2026-10-30"), (true, Elapsed::Days(0), limit));
        assert_eq!(due(Some("ordinary"), "2 hours", "2026-04-01T11:30"), "2026-04-07T08:30:00+02:00");
    }

    #[test]
    fn working_days_go_through_their_end_or_closing_time() {
        let next_day = |from| due(Some("ordinary"), "1 working day", from);
        assert_eq!(next_day("2026-10-31T10:00"), "2026-11-02T17:00:00+01:00");
        assert_eq!(next_day("2026-04-01T13:00"), "2026-04-07T17:00:00+02:00");
        assert_eq!(next_day("2026-03-31T09:00"), "2026-04-01T12:00:00+02:00");
        assert_eq!(next_day("2026-12-23T09:00"), "2026-12-24T12:00:00+01:00");
        for (last_day, due_day) in [
            ("2026-10-31", "2026-11-13"),
            ("2026-09-30", "2026-10-14"),
            ("2026-03-31", "2026-04-17"),
            ("2026-04-30", "2026-05-18"),
            ("2026-12-31", "2027-01-15"),
        ] {
            assert_eq!(due(None, "10 working days", last_day), due_day, "{last_day}");
        }
        let judge = |less, to| judge("helseplattformen", None, "2 working days", less, "2026-10-30T23:00", to).unwrap();
        assert_eq!(judge(false, "2026-11-03T23:59"), (true, Elapsed::WorkingDays(2), "2026-11-03".into()));
        assert_eq!(judge(false, "2026-11-04"), (false, Elapsed::WorkingDays(3), "2026-11-03".into()));
        assert_eq!(judge(true, "2026-11-03"), (false, Elapsed::WorkingDays(2), "2026-11-03".into()));
        assert_eq!(judge(true, "2026-11-02"), (true, Elapsed::WorkingDays(1), "2026-11-03".into()));
        assert_eq!(judge(false, "2026-10-31"), (true, Elapsed::WorkingDays(0), "2026-11-03".into()));
    }

    #[test]
    fn working_days_pass_one_by_one() {
        let passed = |from, to| judge("helseplattformen", None, "9 working days", false, from, to).unwrap().1;
        assert_eq!(passed("2026-10-31", "2026-11-01"), Elapsed::WorkingDays(0));
        assert_eq!(passed("2026-10-31", "2026-11-02"), Elapsed::WorkingDays(1));
        assert_eq!(passed("2026-11-02", "2026-11-02"), Elapsed::WorkingDays(0));
        assert_eq!(passed("2026-11-02", "2026-11-07"), Elapsed::WorkingDays(4));
    }

    #[test]
    fn closing_time_ends_a_day() {
        let judge =
            |to| judge("helseplattformen", Some("ordinary"), "1 working day", false, "2026-10-31T10:00", to).unwrap().0;
        assert!(judge("2026-11-02T17:00") && !judge("2026-11-02T17:01") && judge("2026-11-02"));
        assert_eq!(due(Some("ordinary"), "1 day", "2026-10-30"), "2026-10-31");
        assert_eq!(due(Some("always"), "1 day", "2026-10-30"), "2026-10-31");
    }

    #[test]
    fn days_and_months_go_by_local_dates() {
        assert_eq!(
            judge("NO", None, "3 days", false, "2026-12-01T23:00", "2026-12-04T23:59"),
            Ok((true, Elapsed::Days(3), "2026-12-04".into()))
        );
        assert_eq!(
            judge("NO", None, "3 days", false, "2026-12-01T23:00", "2026-12-05"),
            Ok((false, Elapsed::Days(4), "2026-12-04".into()))
        );
        assert_eq!(due(None, "1 month", "2026-01-31"), "2026-02-28");
        assert_eq!(due(None, "P1Y", "2028-02-29"), "2029-02-28");
    }

    /// Where one of the two is a date they are compared as dates, whatever the unit: what is due at 00:20 on the 26th is in time
    /// on the 26th; what is due at 23:55 on the 25th is not. Less than that is a day before it.
    #[test]
    fn a_date_is_compared_as_one() {
        let judge = |hours, within, less, from, to| {
            let (held, elapsed, due) = judge("helseplattformen", hours, within, less, from, to).unwrap();
            (held, if let Elapsed::Days(days) = elapsed { days } else { -1 }, due)
        };
        let from = "2026-11-25T23:50";
        let due = |time: &str| format!("2026-11-{time}:00+01:00");
        assert_eq!(judge(None, "30 minutes", false, from, "2026-11-26"), (true, 1, due("26T00:20")));
        assert_eq!(judge(None, "30 minutes", true, from, "2026-11-26"), (false, 1, due("26T00:20")));
        assert_eq!(judge(None, "30 minutes", true, from, "2026-11-25"), (true, 0, due("26T00:20")));
        assert_eq!(judge(None, "5 minutes", false, from, "2026-11-26"), (false, 1, due("25T23:55")));
        assert_eq!(judge(None, "5 minutes", false, from, "2026-11-25"), (true, 0, due("25T23:55")));
        assert_eq!(judge(None, "48 hours", false, from, "2026-11-27"), (true, 2, due("27T23:50")));
        assert_eq!(judge(None, "48 hours", false, from, "2026-11-28"), (false, 3, due("27T23:50")));
        // From a date on: due through the date.
        assert_eq!(judge(None, "30 minutes", false, "2026-11-25", "2026-11-25T23:59"), (true, 0, "2026-11-25".into()));
        assert_eq!(judge(None, "30 minutes", false, "2026-11-25", "2026-11-26T00:01"), (false, 1, "2026-11-25".into()));
        assert_eq!(judge(None, "24 hours", false, "2026-11-25", "2026-11-26T23:59"), (true, 1, "2026-11-26".into()));
        // In hours that are over at 17:00 on Wednesday the 25th.
        let ordinary = Some("ordinary");
        assert_eq!(judge(ordinary, "1 hour", false, "2026-11-25T16:00", "2026-11-25"), (true, 0, due("25T17:00")));
        assert_eq!(judge(ordinary, "1 hour", false, "2026-11-25T16:00", "2026-11-26"), (false, 1, due("25T17:00")));
        assert_eq!(judge(ordinary, "2 hours", false, "2026-11-25T16:00", "2026-11-26"), (true, 1, due("26T08:00")));
        assert_eq!(judge(ordinary, "2 hours", false, "2026-11-25T16:00", "2026-11-27"), (false, 2, due("26T08:00")));
    }

    #[test]
    fn what_cannot_be_judged_is_an_error() {
        assert_eq!(judge("NO", None, "3 days", false, "2026-12-02", "2026-12-01"), Err(TimeError::Backwards));
        assert_eq!(
            judge("NO", None, "1 hour", false, "2026-12-02T10:00", "2026-12-02T09:59"),
            Err(TimeError::Backwards)
        );
        assert!(judge("NO", None, "1 hour", false, "2026-12-02T10:00", "2026-12-02").unwrap().0);
        assert!(matches!(
            judge("NO", None, "1 hour", false, "2026-03-29T02:30", "2026-03-29T04:00"),
            Err(TimeError::Skipped { .. })
        ));
        assert_eq!(
            judge("NO", None, "2000 months", false, "2100-01-01", "2100-01-02"),
            Err(TimeError::OutOfRange { year: 2266 })
        );
        assert_eq!(
            judge("NO", None, "999999 hours", false, "2199-01-01", "2199-01-02"),
            Err(TimeError::OutOfRange { year: 2313 })
        );
    }
}
