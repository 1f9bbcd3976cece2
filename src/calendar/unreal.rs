//! Days and times that are written as they should be and that there are not, such as 31 November.

use chrono::{Datelike, Months, NaiveDate};

use crate::language::messages::calendar as say;
use crate::language::{Fact, Facts, Saying, month_label};

/// Why a day or time that is written as `YYYY-MM-DD`, perhaps with `Thh:mm` or `Thh:mm:ss` behind it, is none, and what to
/// do; `None` for one that there is, and for a text of another form. A time that the clock skips is one that there is.
pub fn unreal(text: &str) -> Option<Saying> {
    let (date, time) = match text.split_once(['T', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let [year, month, day] = figures(date, '-')?;
    if date.len() != 10 {
        return None;
    }
    if !(1..=12).contains(&month) {
        return Some(Saying::plain(say::MONTHS_OF_YEAR));
    }
    let days = days_of(i32::try_from(year).ok()?, month)?;
    if !(1..=days).contains(&day) {
        let of_year = if month == 2 { Fact::text(format!(" {year}")) } else { Fact::text("") };
        let facts = Facts::new()
            .with("month", Fact::Label(month_label(month)))
            .with("year", of_year)
            .with("days", Fact::number(days));
        return Some(Saying::new(say::DAYS_OF_MONTH, facts));
    }
    let clock = time?.get(..5)?;
    let [hour, minute] = figures(clock, ':')?;
    match (hour, minute) {
        (24.., _) => Some(Saying::plain(say::HOURS_OF_DAY)),
        (_, 60..) => Some(Saying::plain(say::MINUTES_OF_HOUR)),
        _ => None,
    }
}

/// Numbers in figures with a sign between them.
fn figures<const N: usize>(text: &str, between: char) -> Option<[u32; N]> {
    let parts: Vec<&str> = text.split(between).collect();
    let is_figures = |part: &&str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    let numbers = parts.iter().filter(|part| is_figures(part)).filter_map(|part| part.parse().ok());
    numbers.collect::<Vec<u32>>().try_into().ok().filter(|_| parts.len() == N)
}

/// The number of days in a month (1 to 12); `None` for a month or year that the calendar lacks.
fn days_of(year: i32, month: u32) -> Option<u32> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some(first.checked_add_months(Months::new(1))?.pred_opt()?.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Language, Reader};

    #[test]
    fn what_there_is_not_is_told_with_what_there_is() {
        let told = |text: &str| {
            let reader = |language| Reader::new(language, NaiveDate::default());
            unreal(text).map(|says| Language::ALL.map(|language| says.say(&reader(language))))
        };
        for (text, nb) in [
            ("2026-11-31", "november har 30 dager; rett datoen"),
            ("2026-04-31T12:00", "april har 30 dager; rett datoen"),
            ("2026-02-29", "februar 2026 har 28 dager; rett datoen"),
            ("2024-02-30", "februar 2024 har 29 dager; rett datoen"),
            ("2026-12-32T18:00:00+01:00", "desember har 31 dager; rett datoen"),
            ("2026-12-00", "desember har 31 dager; rett datoen"),
            ("2026-13-01", "et år har månedene 01 til 12; rett datoen"),
            ("2026-00-10", "et år har månedene 01 til 12; rett datoen"),
            ("2026-12-08T25:00", "et døgn har timene 00 til 23; rett klokkeslettet"),
            ("2026-12-08T24:00", "et døgn har timene 00 til 23; rett klokkeslettet"),
            ("2026-12-08T18:60", "en time har minuttene 00 til 59; rett klokkeslettet"),
        ] {
            assert_eq!(told(text).unwrap()[0], nb, "{text}");
        }
        assert_eq!(
            told("2026-02-29").unwrap()[1..],
            ["februari 2026 har 28 dagar; rätta datumet", "February 2026 has 28 days; correct the date"]
        );
        for text in
            ["2026-11-30", "2024-02-29", "2026-12-08T23:59", "2026-03-29T02:30", "31. november", "", "2026-1-32"]
        {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
