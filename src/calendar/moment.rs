//! Dates and times as documents write them, with the precision that they were written with.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, SubsecRound, TimeDelta, Timelike, Utc};

use super::zone::{DAY, Resolved, Zone};
use super::{FIRST_YEAR, Interval, LAST_YEAR, TimeError};

/// A date or a time in a document, in one of three forms: `2026-12-08`, local `2026-12-08T18:00`, or with an offset
/// `2026-12-08T18:00:00+01:00` (also `Z`). Seconds may be left out, fractions of them are refused. Years 1970 to 2199.
///
/// A date is its whole local day. A local time has to be resolved with a zone; one that a clock change skips or repeats
/// is an error there, never a guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moment {
    /// A date.
    Date(NaiveDate),
    /// A local time without its zone.
    Local {
        /// The time as written.
        at: NaiveDateTime,
        /// Minute or second.
        precision: Precision,
    },
    /// A time with its offset from UTC.
    Instant {
        /// The time as written.
        at: DateTime<FixedOffset>,
        /// Minute or second.
        precision: Precision,
    },
}

/// How precisely a moment was written; the coarser is the lesser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A date.
    Day,
    /// Hours and minutes.
    Minute,
    /// Seconds too.
    Second,
}

/// Text that is no moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MomentError {
    /// Not one of the three forms.
    Malformed(String),
    /// One of them, but no such day or time of day exists.
    NoSuchTime(String),
    /// A year outside 1970 to 2199.
    OutOfRange(i32),
}

impl fmt::Display for MomentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(text) => {
                write!(
                    f,
                    "`{text}` is no date or time; write `2026-12-08`, `2026-12-08T18:00` or `2026-12-08T18:00+01:00`"
                )
            }
            Self::NoSuchTime(text) => write!(f, "`{text}` does not exist"),
            Self::OutOfRange(year) => write!(f, "year {year} is outside {FIRST_YEAR} to {LAST_YEAR}"),
        }
    }
}

impl std::error::Error for MomentError {}

impl Moment {
    /// A moment from a clock or from Git, to the second.
    pub fn from_instant(at: DateTime<Utc>) -> Self {
        Self::Instant { at: at.trunc_subsecs(0).fixed_offset(), precision: Precision::Second }
    }

    /// How precisely it was written.
    pub fn precision(&self) -> Precision {
        match *self {
            Self::Date(_) => Precision::Day,
            Self::Local { precision, .. } | Self::Instant { precision, .. } => precision,
        }
    }

    /// Its first instant: of a date 00:00. `zone` is that of the document.
    ///
    /// # Errors
    /// [`TimeError::Skipped`] or [`TimeError::Ambiguous`] for a local time that a clock change skips or repeats.
    pub fn start(&self, zone: Zone) -> Result<DateTime<Utc>, TimeError> {
        match *self {
            Self::Date(date) => Ok(zone.start_of_day(date)),
            Self::Instant { at, .. } => Ok(at.to_utc()),
            Self::Local { at, .. } => match zone.resolve(at) {
                Resolved::Once(instant) => Ok(instant),
                Resolved::Skipped { change } => Err(TimeError::Skipped { local: at, change }),
                Resolved::Twice { first, second } => Err(TimeError::Ambiguous { local: at, first, second }),
            },
        }
    }

    /// The instant at which it ends: of a date 24:00, of a time the time itself.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub fn end(&self, zone: Zone) -> Result<DateTime<Utc>, TimeError> {
        match *self {
            Self::Date(date) => Ok(zone.start_of_day(date + DAY)),
            Self::Local { .. } | Self::Instant { .. } => self.start(zone),
        }
    }

    /// From its start to its end: a date is a whole day, a time an empty interval.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub fn whole(&self, zone: Zone) -> Result<Interval, TimeError> {
        let start = self.start(zone)?;
        Ok(Interval::new(start, self.end(zone)?).unwrap_or(Interval::at(start)))
    }

    /// From the start of this one to the end of another.
    ///
    /// # Errors
    /// As [`start`](Self::start), and [`TimeError::Backwards`] where that end lies before the start.
    pub fn until(&self, end: &Self, zone: Zone) -> Result<Interval, TimeError> {
        Interval::new(self.start(zone)?, end.end(zone)?).ok_or(TimeError::Backwards)
    }

    /// Its date on the clocks of `zone`. A date and a local time have the date that is written.
    pub fn date(&self, zone: Zone) -> NaiveDate {
        match *self {
            Self::Date(date) => date,
            Self::Local { at, .. } => at.date(),
            Self::Instant { at, .. } => zone.date(at.to_utc()),
        }
    }

    /// Which of two moments is earlier, at the coarser of their precisions.
    ///
    /// # Errors
    /// As [`start`](Self::start), but only where both are times: for a date only the other's date is looked at.
    pub fn compare(&self, other: &Self, zone: Zone) -> Result<Ordering, TimeError> {
        let precision = self.precision().min(other.precision());
        if precision == Precision::Day {
            return Ok(self.date(zone).cmp(&other.date(zone)));
        }
        Ok(precision.floor(self.start(zone)?, zone).cmp(&precision.floor(other.start(zone)?, zone)))
    }
}

impl Precision {
    /// The start of the local day, the minute or the second that an instant lies in.
    pub(super) fn floor(self, instant: DateTime<Utc>, zone: Zone) -> DateTime<Utc> {
        let below = TimeDelta::nanoseconds(i64::from(instant.nanosecond() % 1_000_000_000));
        match self {
            Self::Day => zone.start_of_day(zone.date(instant)),
            Self::Minute => instant - below - TimeDelta::seconds(i64::from(instant.second())),
            Self::Second => instant - below,
        }
    }
}

impl FromStr for Moment {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Self, MomentError> {
        let form = form(text).ok_or_else(|| MomentError::Malformed(text.to_owned()))?;
        if !(FIRST_YEAR..=LAST_YEAR).contains(&form.year) {
            return Err(MomentError::OutOfRange(form.year));
        }
        let missing = || MomentError::NoSuchTime(text.to_owned());
        let date = NaiveDate::from_ymd_opt(form.year, form.month, form.day).ok_or_else(missing)?;
        let Some((hour, minute, second, offset)) = form.clock else { return Ok(Self::Date(date)) };
        let at = date.and_hms_opt(hour, minute, second.unwrap_or(0)).ok_or_else(missing)?;
        let precision = if second.is_some() { Precision::Second } else { Precision::Minute };
        let Some(minutes) = offset else { return Ok(Self::Local { at, precision }) };
        // No clock on earth is further ahead of UTC or behind it.
        let offset = Some(minutes * 60)
            .filter(|seconds| seconds.abs() <= 14 * 3600)
            .and_then(FixedOffset::east_opt)
            .ok_or_else(missing)?;
        let at = at.and_local_timezone(offset).single().ok_or_else(missing)?;
        Ok(Self::Instant { at, precision })
    }
}

/// Writes the form that it was read from; `Z` for no offset.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clock = |at: NaiveDateTime, precision| {
            at.format(if precision == Precision::Second { "%Y-%m-%dT%H:%M:%S" } else { "%Y-%m-%dT%H:%M" })
        };
        match *self {
            Self::Date(date) => write!(f, "{date}"),
            Self::Local { at, precision } => write!(f, "{}", clock(at, precision)),
            Self::Instant { at, precision } if at.offset().local_minus_utc() == 0 => {
                write!(f, "{}Z", clock(at.naive_local(), precision))
            }
            Self::Instant { at, precision } => write!(f, "{}{}", clock(at.naive_local(), precision), at.offset()),
        }
    }
}

/// The numbers of a moment, not yet looked at.
struct Form {
    year: i32,
    month: u32,
    day: u32,
    /// Hour, minute, second, and minutes ahead of UTC.
    clock: Option<(u32, u32, Option<u32>, Option<i32>)>,
}

fn form(text: &str) -> Option<Form> {
    let (date, clock) = match text.split_once('T') {
        Some((date, clock)) => (date, Some(clock)),
        None => (text, None),
    };
    let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
    let clock = match clock {
        None => None,
        Some(clock) => Some(time_of_day(clock)?),
    };
    Some(Form { year: i32::try_from(year).ok()?, month, day, clock })
}

fn time_of_day(text: &str) -> Option<(u32, u32, Option<u32>, Option<i32>)> {
    let (clock, offset) = match text.find(['Z', '+', '-']) {
        Some(at) => {
            let (clock, offset) = text.split_at(at);
            (clock, Some(minutes_ahead(offset)?))
        }
        None => (text, None),
    };
    if let Some([hour, minute]) = numbers(clock, ':', [2, 2]) {
        return Some((hour, minute, None, offset));
    }
    numbers(clock, ':', [2, 2, 2]).map(|[hour, minute, second]| (hour, minute, Some(second), offset))
}

fn minutes_ahead(text: &str) -> Option<i32> {
    if text == "Z" {
        return Some(0);
    }
    let (sign, digits) = text.split_at_checked(1)?;
    let [hours, minutes] = numbers(digits, ':', [2, 2])?;
    let ahead = i32::try_from(hours * 60 + minutes).ok().filter(|_| minutes < 60)?;
    Some(if sign == "-" { -ahead } else { ahead })
}

/// Exactly these numbers of digits, with a mark between.
fn numbers<const N: usize>(text: &str, mark: char, digits: [usize; N]) -> Option<[u32; N]> {
    let (mut parts, mut numbers) = (text.split(mark), [0; N]);
    for (number, digits) in numbers.iter_mut().zip(digits) {
        let part =
            parts.next().filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))?;
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use chrono::Datelike;
    use proptest::prelude::*;

    use super::*;

    fn oslo() -> Zone {
        Zone::named("Europe/Oslo").unwrap()
    }

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn reads_the_three_forms_and_writes_them_back() {
        for (text, precision) in [
            ("2026-12-08", Precision::Day),
            ("2026-12-08T18:00", Precision::Minute),
            ("2026-12-08T18:00:05", Precision::Second),
            ("2026-12-08T18:00+01:00", Precision::Minute),
            ("2026-12-08T18:00:00-03:30", Precision::Second),
            ("2026-12-08T18:00Z", Precision::Minute),
        ] {
            assert_eq!((moment(text).to_string().as_str(), moment(text).precision()), (text, precision));
        }
        assert_eq!(moment("2026-12-08T18:00+01:00").start(Zone::UTC), Ok(utc("2026-12-08T17:00:00Z")));
    }

    #[test]
    fn refuses_everything_else() {
        for text in [
            "",
            "2026",
            "2026-12",
            "26-12-08",
            "2026-12-8",
            "2026-12-08T",
            "2026-12-08T18",
            "2026-12-08 18:00",
            "2026-12-08t18:00",
            "2026-12-08T18:00z",
            "2026-12-08T18:00:00.5",
            "2026-12-08T18:00+1",
            "2026-12-08T18:00+0100",
            "2026-12-08T18:00+01:60",
            "2026-12-08T18:00ZZ",
            "2026-12-08Z",
            " 2026-12-08",
            "2026-12-08T18:00 +01:00",
            "+2026-12-08",
            "２026-12-08",
        ] {
            assert_eq!(text.parse::<Moment>(), Err(MomentError::Malformed(text.to_owned())), "{text:?}");
        }
        for text in [
            "2026-02-29",
            "2026-13-01",
            "2026-12-08T24:00",
            "2026-12-08T18:60",
            "2026-12-08T18:00:60",
            "2026-12-08T18:00+14:01",
        ] {
            assert_eq!(text.parse::<Moment>(), Err(MomentError::NoSuchTime(text.to_owned())), "{text:?}");
        }
        assert_eq!("1969-12-31".parse::<Moment>(), Err(MomentError::OutOfRange(1969)));
        assert_eq!("2200-01-01T00:00Z".parse::<Moment>(), Err(MomentError::OutOfRange(2200)));
    }

    #[test]
    fn a_date_is_its_whole_local_day() {
        let day = moment("2026-10-25").whole(oslo()).unwrap();
        assert_eq!((day.start(), day.length()), (utc("2026-10-24T22:00:00Z"), TimeDelta::hours(25)));
        assert_eq!(moment("2026-03-29").whole(oslo()).unwrap().length(), TimeDelta::hours(23));
        assert_eq!(moment("2199-12-31").end(oslo()), Ok(utc("2199-12-31T23:00:00Z")));
    }

    #[test]
    fn skipped_and_repeated_times_are_errors() {
        let local = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        assert_eq!(
            moment("2026-03-29T02:30").start(oslo()),
            Err(TimeError::Skipped { local: local("2026-03-29T02:30:00"), change: utc("2026-03-29T01:00:00Z") })
        );
        assert_eq!(
            moment("2026-10-25T02:30").start(oslo()),
            Err(TimeError::Ambiguous {
                local: local("2026-10-25T02:30:00"),
                first: utc("2026-10-25T00:30:00Z"),
                second: utc("2026-10-25T01:30:00Z")
            })
        );
        assert_eq!(moment("2026-10-25T02:30+01:00").start(oslo()), Ok(utc("2026-10-25T01:30:00Z")));
    }

    #[test]
    fn compares_at_the_coarser_precision() {
        let compare = |a: &str, b: &str| moment(a).compare(&moment(b), oslo()).unwrap();
        assert_eq!(compare("2026-12-08", "2026-12-08T18:00"), Ordering::Equal);
        assert_eq!(compare("2026-12-08", "2026-12-08T23:30Z"), Ordering::Less);
        assert_eq!(compare("2026-12-08T18:00", "2026-12-08T18:00:59"), Ordering::Equal);
        assert_eq!(compare("2026-12-08T18:00:58", "2026-12-08T18:00:59"), Ordering::Less);
        assert_eq!(compare("2026-12-08T18:00", "2026-12-08T18:00+02:00"), Ordering::Greater);
        assert_eq!(compare("2026-10-25T02:30", "2026-10-25"), Ordering::Equal);
        assert!(moment("2026-10-25T02:30").compare(&moment("2026-10-25T02:30"), oslo()).is_err());
    }

    #[test]
    fn an_interval_needs_its_end_after_its_start() {
        let until =
            |a: &str, b: &str| moment(a).until(&moment(b), oslo()).map(|interval| interval.length().num_minutes());
        assert_eq!(until("2026-11-23", "2026-11-27"), Ok(5 * 1440));
        assert_eq!(until("2026-10-25T01:30", "2026-10-25T03:30"), Ok(180));
        assert_eq!(until("2026-11-23T10:00", "2026-11-23"), Ok(840));
        assert_eq!(until("2026-11-23T10:00", "2026-11-23T09:59"), Err(TimeError::Backwards));
    }

    #[test]
    fn a_clock_is_cut_to_the_second() {
        assert_eq!(Moment::from_instant(utc("2026-12-08T18:00:05.999Z")).to_string(), "2026-12-08T18:00:05Z");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,30}") {
            let _ = text.parse::<Moment>();
        }

        #[test]
        fn written_text_reads_back(seconds in 0i64..7_000_000_000, minutes in -840i32..=840) {
            let offset = FixedOffset::east_opt(minutes * 60).unwrap();
            let at = DateTime::from_timestamp(seconds, 0).unwrap().with_timezone(&offset);
            prop_assume!(at.year() >= FIRST_YEAR);
            let moment = Moment::Instant { at, precision: Precision::Second };
            prop_assert_eq!(moment.to_string().parse(), Ok(moment));
        }
    }
}
