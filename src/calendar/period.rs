//! Periods over which figures are measured: months, quarters, years, or several months.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, Months, NaiveDate, Utc};

use super::zone::{DAY, Zone};
use super::{FIRST_YEAR, Interval, LAST_YEAR, TimeError};

/// The most months that a period may have: ten years.
const MOST_MONTHS: u32 = 120;

/// How long a period is. Text: `month`, `quarter`, `year`, or `N months` with N from 1 to 120.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PeriodLength {
    /// A calendar month.
    Month,
    /// January to March, April to June and so on.
    Quarter,
    /// A calendar year.
    Year,
    /// So many calendar months; one such period ends with every month.
    Months(u32),
}

/// A period of whole local days: `start` belongs to it, `end` does not.
///
/// Text and `Display`: `2026-10`, `2026-Q4`, `2026`, or first and last month `2025-11..2026-10`. The years are 1970 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    start: NaiveDate,
    end: NaiveDate,
}

/// Text that is no period or no length of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodError {
    text: String,
    length: bool,
}

impl fmt::Display for PeriodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let samples = if self.length {
            "`month`, `quarter`, `year` or `12 months`"
        } else {
            "`2026-10`, `2026-Q4`, `2026` or `2025-11..2026-10`"
        };
        write!(f, "`{}` is no period; write {samples}", self.text)
    }
}

impl std::error::Error for PeriodError {}

impl PeriodLength {
    /// The number of months.
    pub fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
            Self::Months(months) => months,
        }
    }

    /// The period that a date lies in; of several months the one that ends with the date's month.
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`] where the period is not within 1970 to 2199.
    pub fn containing(self, date: NaiveDate) -> Result<Period, TimeError> {
        let before = match self {
            Self::Month => 0,
            Self::Quarter => date.month0() % 3,
            Self::Year => date.month0(),
            Self::Months(months) => months.saturating_sub(1),
        };
        Period::of(months_later(month_of(date), -i64::from(before))?, self.months())
    }

    /// The periods that end within another, newest first.
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`] where one of them is not within 1970 to 2199.
    pub fn ending_in(self, asked: Period) -> Result<Vec<Period>, TimeError> {
        let months = (1..=i64::from(asked.months())).map(|back| months_later(asked.end, -back));
        let mut ending = Vec::new();
        for month in months {
            let month = month?;
            let period = self.containing(month)?;
            if period.end == months_later(month, 1)? {
                ending.push(period);
            }
        }
        Ok(ending)
    }

    /// The last periods that are complete at an instant, newest first: local midnights of `zone` divide them. Periods of
    /// several months end with the last complete month, then with the month before it, and so on.
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`] where one of them is not within 1970 to 2199.
    pub fn complete(self, now: DateTime<Utc>, zone: Zone, number: u32) -> Result<Vec<Period>, TimeError> {
        let today = zone.date(now);
        let step = if let Self::Months(_) = self { 1 } else { i64::from(self.months()) };
        let running = self.containing(today)?;
        (1..=i64::from(number))
            .map(|back| Period::of(months_later(running.start, -back * step)?, self.months()))
            .collect()
    }
}

impl Period {
    /// The period of so many months, at least one, from the first day of the month of `start`.
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`] where it is not within 1970 to 2199.
    pub fn of(start: NaiveDate, months: u32) -> Result<Self, TimeError> {
        let start = month_of(start);
        let end = months_later(start, i64::from(months.max(1)))?;
        match (start.year(), (end - DAY).year()) {
            (first, _) if first < FIRST_YEAR => Err(TimeError::OutOfRange { year: first }),
            (_, last) if last > LAST_YEAR => Err(TimeError::OutOfRange { year: last }),
            _ => Ok(Self { start, end }),
        }
    }

    /// Its first day.
    pub fn start(&self) -> NaiveDate {
        self.start
    }

    /// The first day after it.
    pub fn end(&self) -> NaiveDate {
        self.end
    }

    /// Its last day, from which a time of grace is counted.
    pub fn last_day(&self) -> NaiveDate {
        self.end - DAY
    }

    /// From its first local midnight to that after it: October 2026 in Oslo is 44,700 minutes.
    pub fn interval(&self, zone: Zone) -> Interval {
        let start = zone.start_of_day(self.start);
        Interval::new(start, zone.start_of_day(self.end)).unwrap_or(Interval::at(start))
    }

    /// The number of its months.
    pub fn months(self) -> i32 {
        (self.end.year() - self.start.year()) * 12 + self.end.month().cast_signed() - self.start.month().cast_signed()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.start.year();
        match (self.months(), self.start.month0()) {
            (1, _) => write!(f, "{}", self.start.format("%Y-%m")),
            (3, month) if month % 3 == 0 => write!(f, "{year}-Q{}", month / 3 + 1),
            (12, 0) => write!(f, "{year}"),
            _ => write!(f, "{}..{}", self.start.format("%Y-%m"), self.last_day().format("%Y-%m")),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let period = match text.split_once("..") {
            Some((first, last)) => month(first).zip(month(last)).and_then(|(first, last)| {
                let months = Self { start: first, end: months_later(last, 1).ok()? }.months();
                u32::try_from(months)
                    .ok()
                    .filter(|months| (1..=MOST_MONTHS).contains(months))
                    .and_then(|months| Self::of(first, months).ok())
            }),
            None => match text.split_once('-') {
                None => month(&format!("{text}-01")).and_then(|start| Self::of(start, 12).ok()),
                Some((year, quarter @ ("Q1" | "Q2" | "Q3" | "Q4"))) => {
                    let quarter = quarter[1..].parse::<u32>().unwrap_or(1);
                    month(&format!("{year}-{:02}", quarter * 3 - 2)).and_then(|start| Self::of(start, 3).ok())
                }
                Some(_) => month(text).and_then(|start| Self::of(start, 1).ok()),
            },
        };
        period.ok_or_else(|| PeriodError { text: text.to_owned(), length: false })
    }
}

impl FromStr for PeriodLength {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        match text {
            "month" => Ok(Self::Month),
            "quarter" => Ok(Self::Quarter),
            "year" => Ok(Self::Year),
            _ => match text.parse() {
                Ok(super::Amount::Months(months @ 1..=MOST_MONTHS)) => Ok(Self::Months(months)),
                _ => Err(PeriodError { text: text.to_owned(), length: true }),
            },
        }
    }
}

/// The first day of a month `YYYY-MM`.
fn month(text: &str) -> Option<NaiveDate> {
    let digits = text.len() == 7
        && text.bytes().enumerate().all(|(index, byte)| if index == 4 { byte == b'-' } else { byte.is_ascii_digit() });
    digits.then(|| format!("{text}-01").parse().ok()).flatten()
}

fn month_of(date: NaiveDate) -> NaiveDate {
    date.with_day(1).unwrap_or(date)
}

/// The first of a month so many months later.
fn months_later(first: NaiveDate, months: i64) -> Result<NaiveDate, TimeError> {
    let number = u32::try_from(months.unsigned_abs()).unwrap_or(u32::MAX);
    let later = if months < 0 {
        first.checked_sub_months(Months::new(number))
    } else {
        first.checked_add_months(Months::new(number))
    };
    later.ok_or(TimeError::OutOfRange { year: if months < 0 { FIRST_YEAR - 1 } else { LAST_YEAR + 1 } })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn oslo() -> Zone {
        Zone::named("Europe/Oslo").unwrap()
    }

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    fn complete(length: &str, now: &str, number: u32) -> Vec<String> {
        let length: PeriodLength = length.parse().unwrap();
        length.complete(now.parse().unwrap(), oslo(), number).unwrap().iter().map(Period::to_string).collect()
    }

    #[test]
    fn clock_changes_make_months_longer_and_shorter() {
        let minutes = |text| period(text).interval(oslo()).length().num_minutes();
        assert_eq!(minutes("2026-10"), 44_700);
        assert_eq!(minutes("2026-03"), 44_580);
        assert_eq!(minutes("2026-11"), 43_200);
        assert_eq!(minutes("2025-11..2026-10"), 525_600);
        assert_eq!(minutes("2026-Q1") + minutes("2026-Q2") + minutes("2026-Q3") + minutes("2026-Q4"), minutes("2026"));
        assert_eq!(period("2026-10").interval(oslo()).start().to_rfc3339(), "2026-09-30T22:00:00+00:00");
    }

    #[test]
    fn text_reads_back() {
        for text in ["2026-10", "2026-Q4", "2026", "2025-11..2026-10", "2025-12..2026-01", "1970-01", "2199"] {
            assert_eq!(period(text).to_string(), text);
        }
        assert_eq!(period("2026-10..2026-10").to_string(), "2026-10");
        assert_eq!(period("2026-02").last_day().to_string(), "2026-02-28");
        for text in [
            "",
            "26-10",
            "2026-13",
            "2026-Q5",
            "2026-Q",
            "2026-1",
            "1969-12",
            "2200",
            "2026-10..2026-09",
            "2010-01..2026-09",
            "2026-10-01",
            "abcd",
            "+026",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
        for text in ["0 months", "121 months", "12", "months", "10 days", "Month"] {
            assert!(text.parse::<PeriodLength>().is_err(), "{text}");
        }
    }

    #[test]
    fn complete_periods_come_newest_first() {
        let now = "2026-11-02T08:00:00Z";
        assert_eq!(complete("month", now, 3), ["2026-10", "2026-09", "2026-08"]);
        assert_eq!(complete("quarter", now, 2), ["2026-Q3", "2026-Q2"]);
        assert_eq!(complete("year", now, 2), ["2025", "2024"]);
        assert_eq!(complete("12 months", now, 2), ["2025-11..2026-10", "2025-10..2026-09"]);
        assert_eq!(complete("month", now, 0), [""; 0]);
    }

    #[test]
    fn the_local_midnight_completes_a_month() {
        assert_eq!(complete("month", "2026-10-31T22:59:59Z", 1), ["2026-09"]);
        assert_eq!(complete("month", "2026-10-31T23:00:00Z", 1), ["2026-10"]);
    }

    #[test]
    fn a_date_lies_in_its_period() {
        let containing = |length: PeriodLength| length.containing("2026-11-15".parse().unwrap()).unwrap().to_string();
        assert_eq!(containing(PeriodLength::Month), "2026-11");
        assert_eq!(containing(PeriodLength::Quarter), "2026-Q4");
        assert_eq!(containing(PeriodLength::Year), "2026");
        assert_eq!(containing(PeriodLength::Months(12)), "2025-12..2026-11");
    }

    #[test]
    fn other_years_are_an_error() {
        let out = |year| Err(TimeError::OutOfRange { year });
        assert_eq!(PeriodLength::Months(12).containing("1970-05-01".parse().unwrap()), out(1969));
        assert_eq!(PeriodLength::Month.containing("2200-01-01".parse().unwrap()), out(2200));
        assert_eq!(
            PeriodLength::Month.complete("1970-02-10T00:00:00Z".parse().unwrap(), oslo(), 2),
            Err(TimeError::OutOfRange { year: 1969 })
        );
        assert!(
            PeriodLength::Month.containing(NaiveDate::MAX).is_err()
                && PeriodLength::Month.containing(NaiveDate::MIN).is_err()
        );
    }
}
