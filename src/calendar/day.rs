//! Days and spans of days as calendars write them: `12-24`, `easter+1`, `saturday 06-20..06-26`, `12-20..01-02`.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

use super::easter::easter_sunday;
use super::problem::{NameKind, UnknownName, What};
use super::{FIRST_YEAR, LAST_YEAR};

/// How far a day may lie from Easter: within this it is always in the same year.
const EASTER_REACH: i32 = 80;

/// A day of some or all years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// Month and day in every year that has it.
    Yearly(MonthDay),
    /// Days after Easter Sunday.
    Easter(i32),
    /// One day of one year.
    Once(NaiveDate),
    /// The weekday in the seven days from the first to the last month and day.
    Weekday(Weekday, MonthDay, MonthDay),
}

/// A day or a span of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dates {
    One(Day),
    /// Over the year's end where the last comes before the first.
    Yearly(MonthDay, MonthDay),
    /// In days after Easter Sunday.
    Easter(i32, i32),
    Once(NaiveDate, NaiveDate),
}

/// Month and day.
pub(super) type MonthDay = (u32, u32);

impl Dates {
    /// Reads a day or a span.
    pub(super) fn parse(text: &str) -> Result<Self, What> {
        let (first, rest) = match text.split_once(' ') {
            Some((name, span)) => (Some(weekday(name)?), span),
            None => (None, text),
        };
        let malformed = || What::Day(text.to_owned());
        let Some((start, end)) = rest.split_once("..") else {
            let day = if first.is_none() { one(rest)? } else { None };
            return day.map(Self::One).ok_or_else(malformed);
        };
        match (one(start)?.ok_or_else(malformed)?, one(end)?.ok_or_else(malformed)?) {
            (Day::Yearly(start), Day::Yearly(end)) => match first {
                Some(name) if seven_days(start, end) => Ok(Self::One(Day::Weekday(name, start, end))),
                Some(_) => Err(What::NotSevenDays(text.to_owned())),
                None => Ok(Self::Yearly(start, end)),
            },
            _ if first.is_some() => Err(malformed()),
            (Day::Easter(start), Day::Easter(end)) if start <= end => Ok(Self::Easter(start, end)),
            (Day::Once(start), Day::Once(end)) if start <= end => Ok(Self::Once(start, end)),
            (Day::Easter(_), Day::Easter(_)) | (Day::Once(_), Day::Once(_)) => Err(What::Backwards(text.to_owned())),
            _ => Err(malformed()),
        }
    }

    /// Whether a date is among them.
    pub(super) fn contains(&self, date: NaiveDate) -> bool {
        match *self {
            Self::One(day) => day.is(date),
            Self::Yearly(start, end) => within(month_day(date), start, end),
            Self::Easter(start, end) => (i64::from(start)..=i64::from(end)).contains(&after_easter(date)),
            Self::Once(start, end) => (start..=end).contains(&date),
        }
    }
}

impl Day {
    /// Reads a day, but no span.
    pub(super) fn parse(text: &str) -> Result<Self, What> {
        match Dates::parse(text)? {
            Dates::One(day) => Ok(day),
            _ => Err(What::NotOneDay(text.to_owned())),
        }
    }

    /// Its dates in a year, in order: none, one, or over the year's end two.
    pub(super) fn in_year(self, year: i32) -> impl Iterator<Item = NaiveDate> {
        let (first, days) = match self {
            Self::Yearly((month, day)) => (NaiveDate::from_ymd_opt(year, month, day), 1),
            Self::Easter(days) => (easter_sunday(year).checked_add_signed(TimeDelta::days(i64::from(days))), 1),
            Self::Once(day) => (Some(day), 1),
            Self::Weekday(_, (month, day), _) => (NaiveDate::from_ymd_opt(year, month, day), 7),
        };
        // A week over the year's end began in the year before, too.
        let before = first.filter(|_| days > 1).and_then(|first| first.with_year(year - 1));
        let candidates = before.into_iter().chain(first).flat_map(move |first| first.iter_days().take(days));
        candidates.filter(move |&date| date.year() == year && self.is(date))
    }

    fn is(self, date: NaiveDate) -> bool {
        match self {
            Self::Yearly(day) => month_day(date) == day,
            Self::Easter(days) => after_easter(date) == i64::from(days),
            Self::Once(day) => date == day,
            Self::Weekday(weekday, start, end) => date.weekday() == weekday && within(month_day(date), start, end),
        }
    }
}

/// The weekday of an English name in small letters.
pub(super) fn weekday(name: &str) -> Result<Weekday, What> {
    let found = WEEKDAYS.iter().find(|(known, _)| *known == name).map(|&(_, weekday)| weekday);
    found.ok_or_else(|| UnknownName::among(NameKind::Weekday, name, WEEKDAYS.iter().map(|&(known, _)| known)).into())
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];

/// One day without a weekday; none where it is malformed.
fn one(text: &str) -> Result<Option<Day>, What> {
    if let Some(distance) = text.strip_prefix("easter") {
        let (sign, digits) = match distance.strip_prefix('-') {
            Some(digits) => (-1, digits),
            None if distance.is_empty() => return Ok(Some(Day::Easter(0))),
            None => (1, distance.strip_prefix('+').unwrap_or_default()),
        };
        return match number(digits, 1..=3) {
            Some(days) if days > EASTER_REACH => Err(What::FarFromEaster(text.to_owned())),
            days => Ok(days.map(|days| Day::Easter(sign * days))),
        };
    }
    let parts: Vec<&str> = text.split('-').collect();
    match parts[..] {
        [month, day] => Ok(yearly(month, day).map(Day::Yearly)),
        [year, month, day] => {
            let (Some(year), Some((month, day))) = (number(year, 4..=4), yearly(month, day)) else { return Ok(None) };
            if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
                return Err(What::Year(year));
            }
            Ok(NaiveDate::from_ymd_opt(year, month, day).map(Day::Once))
        }
        _ => Ok(None),
    }
}

/// Month and day of two digits each, which exist in a leap year.
fn yearly(month: &str, day: &str) -> Option<MonthDay> {
    let two = |text| number(text, 2..=2).and_then(|number| u32::try_from(number).ok());
    let (month, day) = (two(month)?, two(day)?);
    NaiveDate::from_ymd_opt(2000, month, day).map(|_| (month, day))
}

fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<i32> {
    (digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

fn after_easter(date: NaiveDate) -> i64 {
    date.signed_duration_since(easter_sunday(date.year())).num_days()
}

fn month_day(date: NaiveDate) -> MonthDay {
    (date.month(), date.day())
}

fn within(day: MonthDay, start: MonthDay, end: MonthDay) -> bool {
    if start <= end { (start..=end).contains(&day) } else { day >= start || day <= end }
}

/// Whether a span has seven days both in leap years and in others.
fn seven_days(start: MonthDay, end: MonthDay) -> bool {
    let days = |year: i32| {
        let date = |(month, day), year| NaiveDate::from_ymd_opt(year, month, day);
        let (first, last) = (date(start, year)?, date(end, if start <= end { year } else { year + 1 })?);
        Some((last - first).num_days() + 1)
    };
    // A span from the end of February or over the year's end, in and beside a leap year.
    [1999, 2000, 2001].into_iter().all(|year| days(year) == Some(7))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn dates(text: &str) -> Dates {
        Dates::parse(text).unwrap()
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn in_year(text: &str, year: i32) -> Vec<String> {
        Day::parse(text).unwrap().in_year(year).map(|date| date.to_string()).collect()
    }

    #[test]
    fn reads_each_form() {
        assert_eq!(dates("12-24"), Dates::One(Day::Yearly((12, 24))));
        assert_eq!(dates("easter"), Dates::One(Day::Easter(0)));
        assert_eq!(dates("easter-4"), Dates::One(Day::Easter(-4)));
        assert_eq!(dates("easter+50"), Dates::One(Day::Easter(50)));
        assert_eq!(dates("2026-12-31"), Dates::One(Day::Once(date("2026-12-31"))));
        assert_eq!(dates("saturday 06-20..06-26"), Dates::One(Day::Weekday(Weekday::Sat, (6, 20), (6, 26))));
        assert_eq!(dates("12-20..01-02"), Dates::Yearly((12, 20), (1, 2)));
        assert_eq!(dates("easter-3..easter+1"), Dates::Easter(-3, 1));
        assert_eq!(dates("2027-02-05..2027-02-08"), Dates::Once(date("2027-02-05"), date("2027-02-08")));
    }

    #[test]
    fn refuses_what_is_malformed() {
        for text in [
            "",
            "13-01",
            "02-30",
            "1-1",
            "2026-1-1",
            "easter1",
            "easter+",
            "easter+x",
            "easterly",
            "01-01..easter",
            "saturday 06-20",
            "2026-02-29",
            "12-24 ",
            "a..b",
            "æ",
        ] {
            assert!(
                matches!(Dates::parse(text), Err(What::Day(_) | What::Unknown(_))),
                "{text:?}: {:?}",
                Dates::parse(text)
            );
        }
        assert_eq!(Dates::parse("easter+81"), Err(What::FarFromEaster("easter+81".into())));
        assert_eq!(Dates::parse("2200-01-01"), Err(What::Year(2200)));
        assert_eq!(Dates::parse("easter+1..easter-3"), Err(What::Backwards("easter+1..easter-3".into())));
    }

    #[test]
    fn a_weekday_needs_seven_days_in_every_year() {
        for text in [
            "saturday 06-20..06-25",
            "saturday 06-20..06-27",
            "sunday 02-25..03-02",
            "sunday 02-24..03-02",
            "sunday 02-29..03-06",
        ] {
            assert_eq!(Dates::parse(text), Err(What::NotSevenDays(text.into())), "{text}");
        }
        assert_eq!(in_year("sunday 12-29..01-04", 2026), ["2026-01-04"]);
        // 2023 began on a Sunday and ended on one: the second belongs to the week over the next new year.
        assert_eq!(in_year("sunday 12-29..01-04", 2023), ["2023-01-01", "2023-12-31"]);
    }

    #[test]
    fn spans_cross_the_year() {
        let span = dates("12-20..01-02");
        for (text, inside) in [
            ("2026-12-19", false),
            ("2026-12-20", true),
            ("2026-12-31", true),
            ("2027-01-02", true),
            ("2027-01-03", false),
        ] {
            assert_eq!(span.contains(date(text)), inside, "{text}");
        }
    }

    #[test]
    fn the_29th_of_february_is_no_other_day() {
        assert_eq!(in_year("02-29", 2026), [""; 0]);
        assert_eq!(in_year("02-29", 2028), ["2028-02-29"]);
    }

    #[test]
    fn easter_moves() {
        assert_eq!(in_year("easter-4", 2026), ["2026-04-01"]);
        assert!(dates("easter-3..easter+1").contains(date("2026-04-06")));
        assert!(!dates("easter-3..easter+1").contains(date("2026-04-07")));
    }

    #[test]
    fn a_span_is_no_day() {
        assert_eq!(Day::parse("12-20..01-02"), Err(What::NotOneDay("12-20..01-02".into())));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "(easter|sunday |friday )?[-+.0-9æ]{0,22}") {
            if let Ok(dates) = Dates::parse(&text) {
                prop_assert!(text == "easter" || text.ends_with(|last: char| last.is_ascii_digit()));
                dates.contains(date("2028-02-29"));
            }
        }

        #[test]
        fn days_in_a_year_are_those_that_look_like_it(year in 1970i32..2200, index in 0usize..6) {
            let text = ["02-29", "easter-80", "easter+80", "sunday 12-29..01-04", "saturday 06-20..06-26", "2028-02-29"][index];
            let all = NaiveDate::from_ymd_opt(year, 1, 1).unwrap().iter_days().take_while(|date| date.year() == year);
            let expected: Vec<String> = all.filter(|&day| dates(text).contains(day)).map(|date| date.to_string()).collect();
            prop_assert_eq!(in_year(text, year), expected);
        }
    }
}
