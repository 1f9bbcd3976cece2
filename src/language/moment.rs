//! Times of day: moments, stretches of time, hours.

use std::fmt::Write;

use chrono::{DateTime, Days, FixedOffset, NaiveTime, Timelike};

use super::date::{write_date, write_short_date};
use super::{Language, Reader};

/// An instant with the local date and time at which a policy's zone saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZonedTime {
    /// The instant, with the offset that held in the zone to be shown.
    pub at: DateTime<FixedOffset>,
    /// What has to be said about the zone.
    pub note: ZoneNote,
}

impl From<DateTime<FixedOffset>> for ZonedTime {
    fn from(at: DateTime<FixedOffset>) -> Self {
        Self { at, note: ZoneNote::None }
    }
}

/// What has to be said about the zone of a time of day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ZoneNote {
    /// Nothing: it is the policy's own, and the hour comes once.
    #[default]
    None,
    /// The hour comes twice that night; this is the first, in summer time.
    Summer,
    /// The hour comes twice that night; this is the second, in standard time.
    Standard,
    /// It is the document's zone, which isn't the policy's: its name.
    Named(String),
}

/// Writes a day and its time of day: `torsdag 26. november kl. 14.10`.
pub(super) fn write(moment: &ZonedTime, reader: Reader, out: &mut String) {
    write_date(moment.at.date_naive(), reader, out);
    write_clock_after_date(reader.language, out);
    write_clock(moment.at.time(), reader.language, out);
    write_zone(&moment.note, reader.language, out);
}

/// Writes a stretch of time: within one day as `torsdag 26. november kl. 18.00–20.00`, else with
/// both days. An end at midnight is 24.00 of the day before.
pub(super) fn write_span(from: &ZonedTime, to: &ZonedTime, reader: Reader, out: &mut String) {
    let language = reader.language;
    let (first, last) = (from.at.date_naive(), to.at.date_naive());
    let midnight = to.at.time() == NaiveTime::MIN && first.checked_add_days(Days::new(1)) == Some(last);
    if (first == last || midnight) && from.note == to.note {
        write_date(first, reader, out);
        write_clock_after_date(language, out);
        write_clock(from.at.time(), language, out);
        write_through(language, out);
        if midnight {
            write_midnight(language, out);
        } else {
            write_clock(to.at.time(), language, out);
        }
        write_zone(&from.note, language, out);
    } else {
        write(from, reader, out);
        out.push_str(match language {
            Language::Nb => " til ",
            Language::Sv => " till ",
            Language::En => " to ",
        });
        write(to, reader, out);
    }
}

/// Writes hours of any day: `kl. 18.00–20.00`; an end at midnight is 24.00.
pub(super) fn write_hours(from: NaiveTime, to: NaiveTime, language: Language, out: &mut String) {
    if language != Language::En {
        out.push_str("kl. ");
    }
    write_clock(from, language, out);
    write_through(language, out);
    if to == NaiveTime::MIN { write_midnight(language, out) } else { write_clock(to, language, out) }
}

/// Writes a day and time of day as tables do.
pub(super) fn write_short(moment: &ZonedTime, language: Language, out: &mut String) {
    write_short_date(moment.at.date_naive(), language, out);
    out.push(' ');
    write_clock(moment.at.time(), language, out);
    write_zone(&moment.note, language, out);
}

fn write_clock_after_date(language: Language, out: &mut String) {
    out.push_str(if language == Language::En { ", " } else { " kl. " });
}

/// Minutes always, seconds never.
fn write_clock(time: NaiveTime, language: Language, out: &mut String) {
    let point = if language == Language::En { ':' } else { '.' };
    // writing to a String cannot fail
    let _ = write!(out, "{:02}{point}{:02}", time.hour(), time.minute());
}

fn write_midnight(language: Language, out: &mut String) {
    out.push_str(if language == Language::En { "24:00" } else { "24.00" });
}

fn write_through(language: Language, out: &mut String) {
    out.push_str(if language == Language::En { " to " } else { "–" });
}

fn write_zone(note: &ZoneNote, language: Language, out: &mut String) {
    match (note, language) {
        (ZoneNote::None, _) => {}
        (ZoneNote::Summer, Language::Nb) => out.push_str(" sommertid"),
        (ZoneNote::Summer, Language::Sv) => out.push_str(" sommartid"),
        (ZoneNote::Summer, Language::En) => out.push_str(" summer time"),
        (ZoneNote::Standard, Language::Nb | Language::Sv) => out.push_str(" normaltid"),
        (ZoneNote::Standard, Language::En) => out.push_str(" standard time"),
        (ZoneNote::Named(name), _) => {
            out.push_str(" (");
            out.push_str(name);
            out.push(')');
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::language::Fact;

    fn at(text: &str) -> ZonedTime {
        DateTime::parse_from_rfc3339(text).unwrap().into()
    }

    fn reader(language: Language) -> Reader {
        Reader::new(language, NaiveDate::from_ymd_opt(2026, 11, 20).unwrap())
    }

    fn said(fact: &Fact) -> [String; 3] {
        Language::ALL.map(|language| fact.render(&reader(language)))
    }

    #[test]
    fn a_time_of_day_has_its_minutes() {
        assert_eq!(
            said(&Fact::Time(at("2025-12-08T18:00:00+01:00"))),
            ["mandag 8. desember 2025 kl. 18.00", "måndag 8 december 2025 kl. 18.00", "Monday 8 December 2025, 18:00"]
        );
        assert_eq!(
            said(&Fact::Time(at("2026-11-26T14:10:59+01:00"))),
            ["torsdag 26. november kl. 14.10", "torsdag 26 november kl. 14.10", "Thursday 26 November, 14:10"]
        );
        assert_eq!(
            said(&Fact::Time(at("2026-12-08T09:00:00+01:00"))),
            ["tirsdag 8. desember kl. 09.00", "tisdag 8 december kl. 09.00", "Tuesday 8 December, 09:00"]
        );
    }

    #[test]
    fn the_zone_is_named_where_the_hour_repeats_or_it_is_not_the_policys() {
        let noted = |note| said(&Fact::Time(ZonedTime { note, ..at("2026-10-25T02:30:00+02:00") }));
        assert_eq!(
            noted(ZoneNote::Summer),
            [
                "søndag 25. oktober kl. 02.30 sommertid",
                "söndag 25 oktober kl. 02.30 sommartid",
                "Sunday 25 October, 02:30 summer time",
            ]
        );
        assert_eq!(
            noted(ZoneNote::Standard),
            [
                "søndag 25. oktober kl. 02.30 normaltid",
                "söndag 25 oktober kl. 02.30 normaltid",
                "Sunday 25 October, 02:30 standard time",
            ]
        );
        assert_eq!(noted(ZoneNote::Named("UTC".into()))[0], "søndag 25. oktober kl. 02.30 (UTC)");
    }

    #[test]
    fn hours_in_a_row() {
        let hours = |from, to| {
            let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
            said(&Fact::Hours { from: hour(from), to: hour(to) })
        };
        assert_eq!(hours(18, 20), ["kl. 18.00–20.00", "kl. 18.00–20.00", "18:00 to 20:00"]);
        assert_eq!(hours(0, 0), ["kl. 00.00–24.00", "kl. 00.00–24.00", "00:00 to 24:00"]);
    }

    #[test]
    fn a_stretch_of_time_names_its_days() {
        let times = |from, to| said(&Fact::Times { from: at(from), to: at(to) });
        assert_eq!(
            times("2026-11-26T18:00:00+01:00", "2026-11-26T20:00:00+01:00"),
            [
                "torsdag 26. november kl. 18.00–20.00",
                "torsdag 26 november kl. 18.00–20.00",
                "Thursday 26 November, 18:00 to 20:00",
            ]
        );
        assert_eq!(
            times("2026-11-26T18:00:00+01:00", "2026-11-27T00:00:00+01:00")[1],
            "torsdag 26 november kl. 18.00–24.00"
        );
        assert_eq!(
            times("2026-11-26T22:00:00+01:00", "2026-11-27T02:00:00+01:00"),
            [
                "torsdag 26. november kl. 22.00 til fredag 27. november kl. 02.00",
                "torsdag 26 november kl. 22.00 till fredag 27 november kl. 02.00",
                "Thursday 26 November, 22:00 to Friday 27 November, 02:00",
            ]
        );
        let first = ZonedTime { note: ZoneNote::Summer, ..at("2026-10-25T02:30:00+02:00") };
        let second = ZonedTime { note: ZoneNote::Standard, ..at("2026-10-25T02:30:00+01:00") };
        assert_eq!(
            said(&Fact::Times { from: first, to: second })[0],
            "søndag 25. oktober kl. 02.30 sommertid til søndag 25. oktober kl. 02.30 normaltid"
        );
    }

    #[test]
    fn tables_write_times_in_figures() {
        let cell = |fact: Fact| Language::ALL.map(|language| fact.cell(&reader(language)));
        assert_eq!(
            cell(Fact::Time(at("2026-11-26T14:10:00+01:00"))),
            ["to. 26.11.2026 14.10", "to 2026-11-26 14.10", "Thu 26 Nov 2026 14:10"]
        );
    }
}
