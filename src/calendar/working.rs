//! A calendar's holidays and working days.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::day::Day;
use super::line::{DayFacts, FreezeLine, Line, Weekdays};
use super::spec::{Class, SpecText};
use super::zone::{DAY, Zone};
use super::{FIRST_YEAR, LAST_YEAR, TimeError};

/// A compiled calendar: pure data, the same answers on every machine.
#[derive(Clone, Debug)]
pub struct Calendar {
    pub(super) zone: Zone,
    pub(super) country: Option<String>,
    pub(super) workweek: Weekdays,
    pub(super) holidays: Vec<Holiday>,
    pub(super) free: Free,
    pub(super) hours: BTreeMap<String, Vec<Line>>,
    pub(super) windows: BTreeMap<String, Vec<Line>>,
    pub(super) freezes: BTreeMap<String, Vec<FreezeLine>>,
}

/// Whether holidays of class `eve` are working days. Neither law nor agreements agree on it, so each question says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Eves {
    /// They are holidays like the others.
    #[default]
    Free,
    /// They are ordinary days.
    Working,
}

/// A holiday of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// Its id in the calendar.
    pub id: String,
    /// Public or eve.
    pub class: Class,
    /// Its name.
    pub name: SpecText,
    pub(super) day: Day,
    pub(super) from: Option<i32>,
    pub(super) to: Option<i32>,
}

/// The dates of all holidays in the supported years and the one before and after, in order and without doubles.
#[derive(Clone, Debug, Default)]
pub(super) struct Free {
    public: Vec<NaiveDate>,
    with_eves: Vec<NaiveDate>,
}

impl Calendar {
    /// Its time zone: local dates and hours are those of its clocks.
    pub fn zone(&self) -> Zone {
        self.zone
    }

    /// Its country, ISO 3166-1 alpha-2.
    pub fn country(&self) -> Option<&str> {
        self.country.as_deref()
    }

    /// The holidays of a year, of every class, in order of date; several may fall on one day.
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`] outside 1970 to 2199.
    pub fn holidays(&self, year: i32) -> Result<Vec<(NaiveDate, &Holiday)>, TimeError> {
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
            return Err(TimeError::OutOfRange { year });
        }
        let mut dates: Vec<_> =
            self.holidays.iter().flat_map(|holiday| holiday.in_year(year).map(move |date| (date, holiday))).collect();
        dates.sort_by_key(|&(date, _)| date);
        Ok(dates)
    }

    /// Whether a date is a holiday; a Sunday is one only if the calendar names it.
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`] outside 1970 to 2199.
    pub fn is_holiday(&self, date: NaiveDate, eves: Eves) -> Result<bool, TimeError> {
        Ok(self.facts(in_range(date)?, eves).holiday)
    }

    /// Whether a date is a day of the workweek and no holiday.
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`] outside 1970 to 2199.
    pub fn is_working_day(&self, date: NaiveDate, eves: Eves) -> Result<bool, TimeError> {
        Ok(self.facts(in_range(date)?, eves).working)
    }

    /// The number of working days of a year.
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`] outside 1970 to 2199.
    pub fn working_days(&self, year: i32, eves: Eves) -> Result<i64, TimeError> {
        let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).ok_or(TimeError::OutOfRange { year });
        let last = day(12, 31)?;
        let before = self.working_days_between(day(1, 1)?, last, eves)?;
        Ok(before + i64::from(self.is_working_day(last, eves)?))
    }

    /// The number of working days d with `from` <= d < `to`; negative where `to` lies before `from`.
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`] where either date is outside 1970 to 2199.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate, eves: Eves) -> Result<i64, TimeError> {
        let (from, to) = (in_range(from)?, in_range(to)?);
        Ok(if from <= to { self.count(from, to, eves) } else { -self.count(to, from, eves) })
    }

    /// The working days that one comes to from `from`, itself not counted, to `to`, itself counted: d with `from` < d <=
    /// `to`; where `to` lies before `from`, those with `to` <= d < `from`, as a negative number. It undoes
    /// [`add_working_days`](Self::add_working_days).
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`] where either date is outside 1970 to 2199.
    pub fn working_days_to(&self, from: NaiveDate, to: NaiveDate, eves: Eves) -> Result<i64, TimeError> {
        let (from, to) = (in_range(from)?, in_range(to)?);
        Ok(if from <= to { self.count(from + DAY, to + DAY, eves) } else { -self.count(to, from, eves) })
    }

    /// The n-th working day strictly after a date (`number` > 0) or strictly before it (< 0); the date itself for 0.
    ///
    /// # Errors
    /// [`TimeError::OutOfRange`] where the date or the answer is outside 1970 to 2199.
    pub fn add_working_days(&self, date: NaiveDate, number: i32, eves: Eves) -> Result<NaiveDate, TimeError> {
        let mut date = in_range(date)?;
        let mut left = number.unsigned_abs();
        while left > 0 {
            date = in_range(if number > 0 { date + DAY } else { date - DAY })?;
            left -= u32::from(self.facts(date, eves).working);
        }
        Ok(date)
    }

    /// What lines need to know of a date; for dates in the supported years and the one before and after.
    pub(super) fn facts(&self, date: NaiveDate, eves: Eves) -> DayFacts {
        let holiday = self.free.dates(eves).binary_search(&date).is_ok();
        DayFacts { date, holiday, working: !holiday && self.workweek.contains(date.weekday()) }
    }

    /// Working days in a half-open span: days of the workweek less the holidays among them.
    fn count(&self, from: NaiveDate, to: NaiveDate, eves: Eves) -> i64 {
        let in_workweek = |date: &NaiveDate| self.workweek.contains(date.weekday());
        let weeks = (to - from).num_days() / 7;
        let a_week = from.iter_days().take(7).filter(in_workweek).count();
        let rest = to.iter_days().rev().skip(1).take(usize::try_from((to - from).num_days() % 7).unwrap_or_default());
        let free = self.free.dates(eves);
        let among = &free[free.partition_point(|&date| date < from)..free.partition_point(|&date| date < to)];
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        weeks * number(a_week) + number(rest.filter(in_workweek).count())
            - number(among.iter().filter(|date| in_workweek(date)).count())
    }
}

impl Holiday {
    fn in_year(&self, year: i32) -> impl Iterator<Item = NaiveDate> {
        let holds = self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to);
        holds.then(|| self.day.in_year(year)).into_iter().flatten()
    }
}

impl Free {
    pub(super) fn of(holidays: &[Holiday]) -> Self {
        let dates = |eves: bool| {
            let wanted = holidays.iter().filter(|holiday| eves || holiday.class == Class::Public);
            let mut dates: Vec<_> = wanted
                .flat_map(|holiday| (FIRST_YEAR - 1..=LAST_YEAR + 1).flat_map(|year| holiday.in_year(year)))
                .collect();
            dates.sort_unstable();
            dates.dedup();
            dates
        };
        Self { public: dates(false), with_eves: dates(true) }
    }

    fn dates(&self, eves: Eves) -> &[NaiveDate] {
        match eves {
            Eves::Free => &self.with_eves,
            Eves::Working => &self.public,
        }
    }
}

/// The date, if it lies in the supported years.
pub(super) fn in_range(date: NaiveDate) -> Result<NaiveDate, TimeError> {
    let year = date.year();
    if (FIRST_YEAR..=LAST_YEAR).contains(&year) { Ok(date) } else { Err(TimeError::OutOfRange { year }) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::super::testing::shipped;
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Date and class of each line of a recorded list.
    fn recorded(list: &str) -> BTreeSet<(NaiveDate, Class)> {
        list.lines()
            .filter(|line| line.starts_with(|first: char| first.is_ascii_digit()))
            .map(|line| {
                let mut cells = line.splitn(3, ',');
                let day = date(cells.next().unwrap());
                (day, if cells.next() == Some("eve") { Class::Eve } else { Class::Public })
            })
            .collect()
    }

    fn ours(calendar: &Calendar) -> BTreeSet<(NaiveDate, Class)> {
        (1990..=2100)
            .flat_map(|year| calendar.holidays(year).unwrap())
            .map(|(day, holiday)| (day, holiday.class))
            .collect()
    }

    #[test]
    fn norwegian_holidays_agree_with_the_recorded_ones() {
        let recorded = recorded(include_str!("../../tests/data/holidays-NO.csv"));
        assert_eq!(recorded.len(), 1322);
        assert_eq!(ours(shipped("NO")), recorded);
        for year in 1990..=2100 {
            assert_eq!(shipped("NO").holidays(year).unwrap().len(), 12);
        }
    }

    #[test]
    fn swedish_holidays_and_eves_agree_with_the_recorded_ones() {
        let recorded = recorded(include_str!("../../tests/data/holidays-SE.csv"));
        assert_eq!(recorded.len(), 1772);
        assert_eq!(ours(shipped("SE")), recorded);
    }

    #[test]
    fn swedish_law_changed_in_2005() {
        let ids = |year| {
            shipped("SE")
                .holidays(year)
                .unwrap()
                .into_iter()
                .map(|(_, holiday)| holiday.id.as_str())
                .collect::<Vec<_>>()
        };
        assert!(ids(2004).contains(&"whit-monday") && !ids(2004).contains(&"national-day"));
        assert!(!ids(2005).contains(&"whit-monday") && ids(2005).contains(&"national-day"));
    }

    #[test]
    fn working_days_of_a_year() {
        // 2026 has 261 days from Monday to Friday. Norway: less 1 Jan, 2, 3 and 6 Apr, 1, 14 and 25 May, 25 Dec.
        assert_eq!(shipped("NO").working_days(2026, Eves::Free), Ok(253));
        // Sweden: less 1 and 6 Jan, 3 and 6 Apr, 1 and 14 May, 25 Dec; the eves fall on a Friday and two Thursdays.
        assert_eq!(shipped("SE").working_days(2026, Eves::Working), Ok(254));
        assert_eq!(shipped("SE").working_days(2026, Eves::Free), Ok(251));
        assert_eq!(shipped("NO").working_days(2199, Eves::Free).map(|days| days > 240), Ok(true));
    }

    #[test]
    fn the_nth_working_day() {
        let cases = [
            ("NO", "2026-11-26", -2, "2026-11-24"),
            ("NO", "2026-04-09", -2, "2026-04-07"),
            ("NO", "2026-04-09", -5, "2026-03-30"),
            ("NO", "2027-01-07", -5, "2026-12-30"),
            ("SE", "2027-01-07", -5, "2026-12-28"),
            ("NO", "2026-06-22", -2, "2026-06-18"),
            ("SE", "2026-06-22", -2, "2026-06-17"),
            ("NO", "2026-11-29", -2, "2026-11-26"),
            ("NO", "2026-12-18", 10, "2027-01-05"),
            ("NO", "2026-10-31", 10, "2026-11-13"),
            ("NO", "2026-03-31", 10, "2026-04-17"),
            ("NO", "2026-04-30", 10, "2026-05-18"),
            ("NO", "2026-12-31", 10, "2027-01-15"),
            ("NO", "2026-04-04", 0, "2026-04-04"),
        ];
        for (calendar, from, number, expected) in cases {
            assert_eq!(
                shipped(calendar).add_working_days(date(from), number, Eves::Free),
                Ok(date(expected)),
                "{calendar} {from} {number}"
            );
        }
        assert_eq!(shipped("SE").add_working_days(date("2027-01-07"), -5, Eves::Working), Ok(date("2026-12-29")));
    }

    #[test]
    fn eves_are_what_the_question_says() {
        let eve = date("2026-12-24");
        assert_eq!(shipped("SE").is_working_day(eve, Eves::Free), Ok(false));
        assert_eq!(shipped("SE").is_working_day(eve, Eves::Working), Ok(true));
        assert_eq!(shipped("SE").is_holiday(eve, Eves::Working), Ok(false));
        assert_eq!(shipped("NO").is_working_day(eve, Eves::Free), Ok(true));
    }

    #[test]
    fn other_years_are_an_error() {
        let calendar = shipped("NO");
        assert_eq!(calendar.holidays(1969).unwrap_err(), TimeError::OutOfRange { year: 1969 });
        assert_eq!(calendar.working_days(2200, Eves::Free), Err(TimeError::OutOfRange { year: 2200 }));
        assert_eq!(calendar.is_working_day(date("2200-01-01"), Eves::Free), Err(TimeError::OutOfRange { year: 2200 }));
        assert_eq!(
            calendar.add_working_days(date("2199-12-31"), 1, Eves::Free),
            Err(TimeError::OutOfRange { year: 2200 })
        );
        assert_eq!(
            calendar.add_working_days(date("1970-01-01"), -1, Eves::Free),
            Err(TimeError::OutOfRange { year: 1969 })
        );
        assert_eq!(
            calendar.add_working_days(date("2026-01-01"), i32::MAX, Eves::Free),
            Err(TimeError::OutOfRange { year: 2200 })
        );
    }

    /// Easter 2026 in Norway: free are Thursday 2 and Friday 3 April, the weekend, and Monday 6; Friday 10 is a working day.
    #[test]
    fn working_days_over_weekends_and_easter() {
        let calendar = shipped("NO");
        let to = |from: &str, to: &str| calendar.working_days_to(date(from), date(to), Eves::Free).unwrap();
        for (first, second, there, back) in [
            // Friday to the Monday after it: Monday; back: Friday.
            ("2026-04-10", "2026-04-13", 1, -1),
            // Saturday to Monday: Monday; back, none: Sunday and Saturday.
            ("2026-04-11", "2026-04-13", 1, 0),
            ("2026-04-11", "2026-04-12", 0, 0),
            // Friday to Sunday: none; back: Friday.
            ("2026-04-10", "2026-04-12", 0, -1),
            ("2026-04-12", "2026-04-12", 0, 0),
            ("2026-04-13", "2026-04-13", 0, 0),
            // Monday to Friday of a week: Tuesday to Friday; back: Thursday to Monday.
            ("2026-04-13", "2026-04-17", 4, -4),
            ("2026-04-13", "2026-04-20", 5, -5),
            // Over Easter: Wednesday 1 to Tuesday 7.
            ("2026-04-01", "2026-04-07", 1, -1),
            ("2026-03-31", "2026-04-07", 2, -2),
            ("2026-04-01", "2026-04-08", 2, -2),
            ("2026-04-02", "2026-04-06", 0, 0),
            ("2026-04-02", "2026-04-07", 1, 0),
            ("2026-04-01", "2026-04-06", 0, -1),
            // Two working days before Thursday 9 is Tuesday 7.
            ("2026-04-07", "2026-04-09", 2, -2),
        ] {
            assert_eq!((to(first, second), to(second, first)), (there, back), "{first} and {second}");
        }
        let add = |from: &str, number| calendar.add_working_days(date(from), number, Eves::Free).unwrap().to_string();
        for (from, number, expected) in [
            ("2026-04-09", -2, "2026-04-07"),
            ("2026-04-08", -2, "2026-04-01"),
            ("2026-04-04", -1, "2026-04-01"),
            ("2026-04-06", -1, "2026-04-01"),
            ("2026-04-02", 1, "2026-04-07"),
            ("2026-04-01", 1, "2026-04-07"),
            ("2026-04-11", 1, "2026-04-13"),
            ("2026-04-10", 1, "2026-04-13"),
            ("2026-04-11", 0, "2026-04-11"),
        ] {
            assert_eq!(add(from, number), expected, "{number} from {from}");
        }
    }

    fn any_date() -> impl Strategy<Value = NaiveDate> {
        (0i64..83_000).prop_map(|days| date("1970-01-02") + chrono::TimeDelta::days(days))
    }

    proptest! {
        #[test]
        fn adding_and_counting_are_inverse(from in any_date(), number in 1i32..600, norway in any::<bool>()) {
            let calendar = shipped(if norway { "NO" } else { "SE" });
            if let Ok(after) = calendar.add_working_days(from, number, Eves::Free) {
                prop_assert!(calendar.is_working_day(after, Eves::Free).unwrap());
                prop_assert_eq!(calendar.working_days_to(from, after, Eves::Free), Ok(i64::from(number)));
                prop_assert_eq!(calendar.working_days_between(from + DAY, after, Eves::Free), Ok(i64::from(number) - 1));
                prop_assert_eq!(calendar.working_days_between(after, from + DAY, Eves::Free), Ok(1 - i64::from(number)));
            }
            if let Ok(before) = calendar.add_working_days(from, -number, Eves::Free) {
                prop_assert_eq!(calendar.working_days_to(from, before, Eves::Free), Ok(-i64::from(number)));
                prop_assert_eq!(calendar.working_days_between(before, from, Eves::Free), Ok(i64::from(number)));
            }
        }

        #[test]
        fn counting_agrees_with_looking_at_each_day(from in any_date(), length in 0i64..2000) {
            let calendar = shipped("SE");
            let days = from.iter_days().take(usize::try_from(length).unwrap());
            let counted: Result<Vec<bool>, _> = days.map(|day| calendar.is_working_day(day, Eves::Free)).collect();
            let to = from + chrono::TimeDelta::days(length);
            if let (Ok(counted), Ok(between)) = (counted, calendar.working_days_between(from, to, Eves::Free)) {
                prop_assert_eq!(between, i64::try_from(counted.into_iter().filter(|working| *working).count()).unwrap());
            }
        }
    }
}
