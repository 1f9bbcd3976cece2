//! The clock: the one reader of dates and times, and the one order of them. Checks, expressions and schemas use it alike.
//!
//! Two times compare by their instants; a time without seconds is the first second of its minute. Only where one of two is
//! a plain date do they compare as dates: a date is its whole local day.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, SubsecRound, Utc};

use super::zone::{DAY, Resolved, Zone};
use super::{FIRST_YEAR, Interval, LAST_YEAR, TimeError};

/// A date or a time in a document, in one of three forms: `2026-12-08`, local `2026-12-08T18:00`, or with an offset
/// `2026-12-08T18:00:00+01:00` (also `Z`). Seconds may be left out, or have a fraction of 1 to 9 digits. Years 1970 to 2199.
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
        /// How precisely it is written.
        precision: Precision,
    },
    /// A time with its offset from UTC.
    Instant {
        /// The time as written.
        at: DateTime<FixedOffset>,
        /// How precisely it is written.
        precision: Precision,
    },
}

/// How precisely a time of day was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Hours and minutes.
    Minute,
    /// Seconds too.
    Second,
    /// Fractions of a second too.
    Fraction,
}

/// A moment on the line of time: what a [`Moment`] is in a zone.
#[derive(Clone, Copy, Debug)]
pub enum Time {
    /// A single instant.
    Instant(DateTime<Utc>),
    /// A whole local day.
    Day {
        /// The day.
        date: NaiveDate,
        /// Its first instant.
        start: DateTime<Utc>,
        /// The first instant of the next day.
        end: DateTime<Utc>,
    },
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

    /// Reads a moment of any year from 0 to 9999: what a schema takes for a time, and what expressions compare.
    ///
    /// # Errors
    /// [`MomentError::Malformed`] and [`MomentError::NoSuchTime`].
    pub fn of_any_year(text: &str) -> Result<Self, MomentError> {
        let form = form(text).ok_or_else(|| MomentError::Malformed(text.to_owned()))?;
        let missing = || MomentError::NoSuchTime(text.to_owned());
        let date = NaiveDate::from_ymd_opt(form.year, form.month, form.day).ok_or_else(missing)?;
        let Some(clock) = form.clock else { return Ok(Self::Date(date)) };
        let time = NaiveTime::from_hms_nano_opt(clock.hour, clock.minute, clock.second, clock.nanosecond);
        let (at, precision) = (date.and_time(time.ok_or_else(missing)?), clock.precision);
        let Some(minutes) = clock.offset else { return Ok(Self::Local { at, precision }) };
        // No clock on earth is further ahead of UTC or behind it.
        let offset = Some(minutes * 60)
            .filter(|seconds| seconds.abs() <= 14 * 3600)
            .and_then(FixedOffset::east_opt)
            .ok_or_else(missing)?;
        let at = at.and_local_timezone(offset).single().ok_or_else(missing)?;
        Ok(Self::Instant { at, precision })
    }

    /// Reads the same, and every other text that the format `date-time` of JSON Schema takes: with small letters, the
    /// sixtieth second of a leap second, more digits of a second, offsets of up to 24 hours.
    ///
    /// # Errors
    /// As [`of_any_year`](Self::of_any_year).
    pub fn of_rfc3339(text: &str) -> Result<Self, MomentError> {
        Self::of_any_year(text).or_else(|error| match DateTime::parse_from_rfc3339(text) {
            Ok(at) => Ok(Self::Instant { at, precision: Precision::Fraction }),
            Err(_) => Err(error),
        })
    }

    /// Whether it is a date rather than a time.
    pub fn is_date(&self) -> bool {
        matches!(self, Self::Date(_))
    }

    /// The instant as written, where it has its offset from UTC.
    pub fn instant(&self) -> Option<DateTime<FixedOffset>> {
        match *self {
            Self::Instant { at, .. } => Some(at),
            Self::Date(_) | Self::Local { .. } => None,
        }
    }

    /// What it is in a zone, the document's.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub fn time(&self, zone: Zone) -> Result<Time, TimeError> {
        match *self {
            Self::Date(date) => Ok(Time::day(date, zone)),
            Self::Instant { .. } | Self::Local { .. } => self.start(zone).map(Time::Instant),
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
    /// As [`start`](Self::start), and [`TimeError::Backwards`] where the other comes first, as
    /// [`compare`](Self::compare) has it.
    pub fn until(&self, end: &Self, zone: Zone) -> Result<Interval, TimeError> {
        let interval = Interval::new(self.start(zone)?, end.end(zone)?).ok_or(TimeError::Backwards)?;
        // A day begins where the day before it ends, and yet does not come before it.
        if self.compare(end, zone)?.is_gt() { Err(TimeError::Backwards) } else { Ok(interval) }
    }

    /// Its date on the clocks of `zone`. A date and a local time have the date that is written.
    pub fn date(&self, zone: Zone) -> NaiveDate {
        match *self {
            Self::Date(date) => date,
            Self::Local { at, .. } => at.date(),
            Self::Instant { at, .. } => zone.date(at.to_utc()),
        }
    }

    /// Which of two moments is earlier, as [`Time::compare`] has it.
    ///
    /// # Errors
    /// As [`start`](Self::start), but only where both are times: for a date only the other's date is looked at.
    pub fn compare(&self, other: &Self, zone: Zone) -> Result<Ordering, TimeError> {
        match (self, other) {
            (Self::Date(date), Self::Local { at, .. }) => Ok(date.cmp(&at.date())),
            (Self::Local { at, .. }, Self::Date(date)) => Ok(at.date().cmp(date)),
            _ => Ok(self.time(zone)?.compare(&other.time(zone)?)),
        }
    }
}

impl Time {
    /// A local day of a zone.
    pub fn day(date: NaiveDate, zone: Zone) -> Self {
        let end = date.succ_opt().map_or(DateTime::<Utc>::MAX_UTC, |next| zone.start_of_day(next));
        Self::Day { date, start: zone.start_of_day(date), end }
    }

    /// The instant, or the first of the day.
    pub fn start(&self) -> DateTime<Utc> {
        match self {
            Self::Instant(at) => *at,
            Self::Day { start, .. } => *start,
        }
    }

    /// Which comes first. Instants by themselves, days by their dates; an instant within a day equals that day.
    pub fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Day { start, end, .. }, Self::Instant(at)) => within(*at, *start, *end).reverse(),
            (Self::Instant(at), Self::Day { start, end, .. }) => within(*at, *start, *end),
            (Self::Day { date, .. }, Self::Day { date: other, .. }) => date.cmp(other),
            (Self::Instant(at), Self::Instant(other)) => at.cmp(other),
        }
    }
}

/// Where an instant lies: before a day, in it, or after it.
fn within(at: DateTime<Utc>, start: DateTime<Utc>, end: DateTime<Utc>) -> Ordering {
    if at < start {
        Ordering::Less
    } else if at < end {
        Ordering::Equal
    } else {
        Ordering::Greater
    }
}

impl PartialEq for Time {
    fn eq(&self, other: &Self) -> bool {
        self.compare(other).is_eq()
    }
}

impl FromStr for Moment {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Self, MomentError> {
        let moment = Self::of_any_year(text)?;
        let year = match moment {
            Self::Date(date) => date.year(),
            Self::Local { at, .. } => at.year(),
            Self::Instant { at, .. } => at.year(),
        };
        if (FIRST_YEAR..=LAST_YEAR).contains(&year) { Ok(moment) } else { Err(MomentError::OutOfRange(year)) }
    }
}

/// Writes the form that it was read from; `Z` for no offset.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clock = |at: NaiveDateTime, precision| {
            at.format(match precision {
                Precision::Minute => "%Y-%m-%dT%H:%M",
                Precision::Second => "%Y-%m-%dT%H:%M:%S",
                Precision::Fraction => "%Y-%m-%dT%H:%M:%S%.f",
            })
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
    clock: Option<Clock>,
}

/// The numbers of a time of day.
struct Clock {
    hour: u32,
    minute: u32,
    second: u32,
    nanosecond: u32,
    precision: Precision,
    /// Minutes ahead of UTC.
    offset: Option<i32>,
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

fn time_of_day(text: &str) -> Option<Clock> {
    let (clock, offset) = match text.find(['Z', '+', '-']) {
        Some(at) => {
            let (clock, offset) = text.split_at(at);
            (clock, Some(minutes_ahead(offset)?))
        }
        None => (text, None),
    };
    if let Some([hour, minute]) = numbers(clock, ':', [2, 2]) {
        return Some(Clock { hour, minute, second: 0, nanosecond: 0, precision: Precision::Minute, offset });
    }
    let (whole, fraction) = match clock.split_once('.') {
        Some((whole, fraction)) => (whole, Some(nanoseconds(fraction)?)),
        None => (clock, None),
    };
    let [hour, minute, second] = numbers(whole, ':', [2, 2, 2])?;
    let precision = if fraction.is_some() { Precision::Fraction } else { Precision::Second };
    Some(Clock { hour, minute, second, nanosecond: fraction.unwrap_or(0), precision, offset })
}

/// A fraction of a second by its 1 to 9 digits.
fn nanoseconds(digits: &str) -> Option<u32> {
    let length = u32::try_from(digits.len()).ok().filter(|length| (1..=9).contains(length))?;
    let [number] = numbers(digits, ':', [digits.len()])?;
    Some(number * 10_u32.pow(9 - length))
}

fn minutes_ahead(text: &str) -> Option<i32> {
    if text == "Z" {
        return Some(0);
    }
    let (is_behind, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+')?),
    };
    let [hours, minutes] = numbers(digits, ':', [2, 2])?;
    let ahead = i32::try_from(hours * 60 + minutes).ok().filter(|_| minutes < 60)?;
    Some(if is_behind { -ahead } else { ahead })
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
    use chrono::TimeDelta;
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
    fn reads_what_the_format_date_time_takes() {
        for (text, instant) in [
            ("2026-12-08t18:00:05z", "2026-12-08T18:00:05Z"),
            ("2026-12-08T18:00:05z", "2026-12-08T18:00:05Z"),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
            ("2026-12-08T18:00:05.1234567891Z", "2026-12-08T18:00:05.123456789Z"),
            ("2026-12-08T18:00:05+23:59", "2026-12-07T18:01:05Z"),
            ("3026-12-08t18:00:05Z", "3026-12-08T18:00:05Z"),
        ] {
            let read = Moment::of_rfc3339(text).unwrap().start(Zone::UTC).unwrap();
            // The leap second lies between the second before it and the one after.
            assert!((utc(instant) - read).abs() < TimeDelta::seconds(1), "{text}: {read}");
        }
        for text in ["2026-12-08", "2026-12-08T18:00", "2026-12-08T18:00Z"] {
            assert_eq!(Moment::of_rfc3339(text), Moment::of_any_year(text));
        }
        assert!(Moment::of_rfc3339("yesterday").is_err() && Moment::of_rfc3339("2026-02-30T10:00:00z").is_err());
    }

    #[test]
    fn reads_the_three_forms_and_writes_them_back() {
        for text in [
            "2026-12-08",
            "2026-12-08T18:00",
            "2026-12-08T18:00:05",
            "2026-12-08T18:00:05.500",
            "2026-12-08T18:00+01:00",
            "2026-12-08T18:00:00-03:30",
            "2026-12-08T18:00:00.000000001-03:30",
            "2026-12-08T18:00Z",
        ] {
            assert_eq!(moment(text).to_string(), text);
        }
        assert_eq!(moment("2026-12-08T18:00:05.5").start(Zone::UTC), Ok(utc("2026-12-08T18:00:05.500Z")));
        assert_eq!(moment("2026-12-08T18:00:05.25Z").start(Zone::UTC), Ok(utc("2026-12-08T18:00:05.250Z")));
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
            "2026-12-08T18:00:00.",
            "2026-12-08T18:00.5",
            "2026-12-08T18:00:00,5",
            "2026-12-08T18:00:00.1234567890",
            "2026-12-08T18:00:00.5.5",
            "2026-12-08T18:00:00.-5",
            "2026-12-08T18:00+1",
            "2026-12-08T18:00+0100",
            "2026-12-08T18:00+01:60",
            "2026-12-08T18:00ZZ",
            "2026-12-08T18:00Z01:00",
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
        assert!(Moment::of_any_year("1969-12-31").is_ok() && Moment::of_any_year("1969-12-32").is_err());
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
    fn only_a_date_is_compared_as_a_date() {
        let compare = |a: &str, b: &str| moment(a).compare(&moment(b), oslo()).unwrap();
        assert_eq!(compare("2026-12-08", "2026-12-08T18:00"), Ordering::Equal);
        assert_eq!(compare("2026-12-08", "2026-12-08T23:30Z"), Ordering::Less);
        assert_eq!(compare("2026-12-08T18:00", "2026-12-08T18:00:59"), Ordering::Less);
        assert_eq!(compare("2026-12-08T18:00", "2026-12-08T18:00:00"), Ordering::Equal);
        assert_eq!(compare("2026-12-08T18:00:00", "2026-12-08T18:00:00.001"), Ordering::Less);
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
        assert_eq!(until("2026-11-24", "2026-11-23"), Err(TimeError::Backwards));
        assert_eq!(until("2026-11-24T00:00", "2026-11-23"), Err(TimeError::Backwards));
        assert_eq!(until("2026-11-23", "2026-11-23"), Ok(1440));
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
