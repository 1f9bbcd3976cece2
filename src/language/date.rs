//! Days: their names, single days and days in a row.

use std::fmt::Write;

use chrono::{Datelike, NaiveDate};

use super::Label;
use super::{Language, Reader};

const WEEKDAYS: [[&str; 7]; 3] = [
    ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
];

const SHORT_WEEKDAYS: [[&str; 7]; 3] = [
    ["ma.", "ti.", "on.", "to.", "fr.", "lø.", "sø."],
    ["må", "ti", "on", "to", "fr", "lö", "sö"],
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
];

const MONTHS: [[&str; 12]; 3] = [
    [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ],
    [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

const fn row(language: Language) -> usize {
    match language {
        Language::Nb => 0,
        Language::Sv => 1,
        Language::En => 2,
    }
}

/// The name of a month, 1–12.
pub(super) fn month_name(language: Language, month: u32) -> &'static str {
    let index = (month.clamp(1, 12) - 1) as usize;
    MONTHS[row(language)][index]
}

/// The name of a month, from 1.
pub fn month_label(month: u32) -> Label {
    let [nb, sv, en] = Language::ALL.map(|language| month_name(language, month));
    Label::new(nb, sv, en)
}

/// Writes a single day, which always has its weekday: `torsdag 26. november`.
pub(super) fn write_date(date: NaiveDate, reader: Reader, out: &mut String) {
    let weekday = date.weekday().num_days_from_monday() as usize;
    out.push_str(WEEKDAYS[row(reader.language)][weekday]);
    out.push(' ');
    write_day_and_month(date, reader.language, out);
    if date.year() != reader.today.year() {
        write_year(date.year(), out);
    }
}

/// Writes days from the first through the last: `23.–27. november`.
pub(super) fn write_dates(from: NaiveDate, to: NaiveDate, reader: Reader, out: &mut String) {
    let language = reader.language;
    if from == to {
        return write_date(from, reader, out);
    }
    let same_year = from.year() == to.year();
    if same_year && from.month() == to.month() {
        out.push_str(&from.day().to_string());
        if language == Language::Nb {
            out.push('.');
        }
    } else {
        write_day_and_month(from, language, out);
    }
    if !same_year {
        write_year(from.year(), out);
    }
    out.push_str(if language == Language::En { " to " } else { "–" });
    write_day_and_month(to, language, out);
    if !same_year || to.year() != reader.today.year() {
        write_year(to.year(), out);
    }
}

/// Writes a day as tables do: `to. 26.11.2026`, `to 2026-11-26`, `Thu 26 Nov 2026`.
pub(super) fn write_short_date(date: NaiveDate, language: Language, out: &mut String) {
    let weekday = date.weekday().num_days_from_monday() as usize;
    out.push_str(SHORT_WEEKDAYS[row(language)][weekday]);
    let (year, month, day) = (date.year(), date.month(), date.day());
    // writing to a String cannot fail
    let _ = match language {
        Language::Nb => write!(out, " {day:02}.{month:02}.{year:04}"),
        Language::Sv => write!(out, " {year:04}-{month:02}-{day:02}"),
        Language::En => write!(out, " {day} {} {year}", &month_name(language, month)[..3]),
    };
}

fn write_day_and_month(date: NaiveDate, language: Language, out: &mut String) {
    out.push_str(&date.day().to_string());
    out.push_str(if language == Language::Nb { ". " } else { " " });
    out.push_str(month_name(language, date.month()));
}

/// Writes a year after what belongs to it.
pub(super) fn write_year(year: i32, out: &mut String) {
    out.push(' ');
    out.push_str(&year.to_string());
}

#[cfg(test)]
mod tests {
    use chrono::Locale;

    use super::*;
    use crate::language::Fact;

    const LOCALES: [Locale; 3] = [Locale::nb_NO, Locale::sv_SE, Locale::en_GB];

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn reader(language: Language) -> Reader {
        Reader::new(language, day(2026, 11, 20))
    }

    fn said(fact: &Fact) -> [String; 3] {
        Language::ALL.map(|language| fact.render(&reader(language)))
    }

    #[test]
    fn names_are_those_of_the_locales() {
        for (language, locale) in Language::ALL.into_iter().zip(LOCALES) {
            for month in 1..=12 {
                let name = day(2026, month, 1).format_localized("%B", locale).to_string();
                assert_eq!(month_name(language, month), name);
            }
            for date in day(2026, 11, 23).iter_days().take(7) {
                let weekday = date.weekday().num_days_from_monday() as usize;
                assert_eq!(WEEKDAYS[row(language)][weekday], date.format_localized("%A", locale).to_string());
                let short = SHORT_WEEKDAYS[row(language)][weekday].trim_end_matches('.');
                assert!(WEEKDAYS[row(language)][weekday].starts_with(short));
            }
        }
    }

    #[test]
    fn a_day_has_its_weekday() {
        let date = Fact::Date(day(2026, 11, 26));
        assert_eq!(said(&date), ["torsdag 26. november", "torsdag 26 november", "Thursday 26 November"]);
    }

    #[test]
    fn another_year_is_named() {
        assert_eq!(
            said(&Fact::Date(day(2027, 1, 3))),
            ["søndag 3. januar 2027", "söndag 3 januari 2027", "Sunday 3 January 2027"]
        );
    }

    #[test]
    fn days_in_a_row_share_their_month() {
        let dates = |from, to| said(&Fact::Dates { from, to });
        assert_eq!(
            dates(day(2026, 11, 23), day(2026, 11, 27)),
            ["23.–27. november", "23–27 november", "23 to 27 November"]
        );
        assert_eq!(
            dates(day(2026, 11, 28), day(2026, 12, 3)),
            ["28. november–3. desember", "28 november–3 december", "28 November to 3 December"]
        );
        assert_eq!(
            dates(day(2026, 12, 22), day(2027, 1, 2)),
            [
                "22. desember 2026–2. januar 2027",
                "22 december 2026–2 januari 2027",
                "22 December 2026 to 2 January 2027"
            ]
        );
        assert_eq!(
            dates(day(2027, 1, 4), day(2027, 1, 8)),
            ["4.–8. januar 2027", "4–8 januari 2027", "4 to 8 January 2027"]
        );
        assert_eq!(
            dates(day(2026, 11, 26), day(2026, 11, 26)),
            ["torsdag 26. november", "torsdag 26 november", "Thursday 26 November"]
        );
    }

    #[test]
    fn tables_write_days_in_figures() {
        let cell = |fact: Fact| Language::ALL.map(|language| fact.cell(&reader(language)));
        assert_eq!(cell(Fact::Date(day(2026, 11, 26))), ["to. 26.11.2026", "to 2026-11-26", "Thu 26 Nov 2026"]);
    }
}
