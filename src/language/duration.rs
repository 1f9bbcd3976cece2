//! Lengths of time: days, working days, hours and minutes.

use super::{Decimal, Language, Noun};

impl Noun {
    /// Days of the calendar.
    pub const DAY: Self = Self { nb: ["dag", "dager"], sv: ["dag", "dagar"], en: ["day", "days"] };
    /// Monday to Friday, no public holidays.
    pub const WORKING_DAY: Self =
        Self { nb: ["virkedag", "virkedager"], sv: ["arbetsdag", "arbetsdagar"], en: ["working day", "working days"] };
    /// Sixty minutes.
    pub const HOUR: Self = Self { nb: ["time", "timer"], sv: ["timme", "timmar"], en: ["hour", "hours"] };
    /// Sixty seconds.
    pub const MINUTE: Self = Self { nb: ["minutt", "minutter"], sv: ["minut", "minuter"], en: ["minute", "minutes"] };
    /// Seconds.
    pub const SECOND: Self = Self { nb: ["sekund", "sekunder"], sv: ["sekund", "sekunder"], en: ["second", "seconds"] };
}

/// Writes a number of days, whichever way it points; none is the same day.
pub(super) fn write_days(n: i64, of: Noun, language: Language, out: &mut String) {
    if n == 0 {
        out.push_str(match language {
            Language::Nb => "samme dag",
            Language::Sv => "samma dag",
            Language::En => "the same day",
        });
    } else {
        write_amount(n.unsigned_abs(), of, language, out);
    }
}

/// Writes a figure and its noun.
pub(super) fn write_amount(n: u64, of: Noun, language: Language, out: &mut String) {
    Decimal::from(n).write(language, out);
    out.push(' ');
    out.push_str(of.form_of(language, n));
}

/// Writes a duration in seconds, exactly, whichever way it points: `1 time og 25 minutter`.
///
/// Days are named from 48 hours on, so that a limit of 24 hours stays one of hours.
pub(super) fn write(seconds: i64, language: Language, out: &mut String) {
    let parts = parts(seconds);
    let last = parts.len().saturating_sub(1);
    for (at, (n, of)) in parts.into_iter().enumerate() {
        if at > 0 {
            out.push_str(match language {
                Language::En => " ",
                Language::Nb if at == last => " og ",
                Language::Sv if at == last => " och ",
                Language::Nb | Language::Sv => ", ",
            });
        }
        write_amount(n, of, language, out);
    }
}

/// Writes a duration as tables do, the same in every language: `1 h 25 min`.
pub(super) fn write_short(seconds: i64, language: Language, out: &mut String) {
    for (at, (n, of)) in parts(seconds).into_iter().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        Decimal::from(n).write(language, out);
        out.push_str(match of {
            Noun::DAY => " d",
            Noun::HOUR => " h",
            Noun::MINUTE => " min",
            _ => " s",
        });
    }
}

/// The machine form, in ISO 8601 with hours, minutes and seconds: `PT1H25M`.
///
/// There are no days in it: those of a duration are 24 hours each, those of a calendar are not.
pub(super) fn iso(seconds: i64) -> String {
    let sign = if seconds < 0 { "-" } else { "" };
    let total = seconds.unsigned_abs();
    let mut text = format!("{sign}PT");
    for (n, unit) in [(total / 3600, 'H'), (total / 60 % 60, 'M'), (total % 60, 'S')] {
        if n > 0 {
            text.push_str(&n.to_string());
            text.push(unit);
        }
    }
    if total == 0 {
        text.push_str("0S");
    }
    text
}

/// The units that are not zero, largest first; nothing at all is zero minutes.
fn parts(seconds: i64) -> Vec<(u64, Noun)> {
    let total = seconds.unsigned_abs();
    let days = if total >= 48 * 3600 { total / 86_400 } else { 0 };
    let rest = total - days * 86_400;
    let mut parts =
        vec![(days, Noun::DAY), (rest / 3600, Noun::HOUR), (rest / 60 % 60, Noun::MINUTE), (rest % 60, Noun::SECOND)];
    parts.retain(|(n, _)| *n > 0);
    if parts.is_empty() {
        parts.push((0, Noun::MINUTE));
    }
    parts
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::language::{Fact, Reader};

    fn said(fact: &Fact) -> [String; 3] {
        Language::ALL.map(|language| fact.render(&Reader::new(language, NaiveDate::default())))
    }

    fn told_in_tables(seconds: i64) -> [String; 3] {
        Language::ALL.map(|language| Fact::Duration(seconds).cell(&Reader::new(language, NaiveDate::default())))
    }

    const H: i64 = 3600;
    const MIN: i64 = 60;

    #[test]
    fn hours_and_minutes_are_both_said() {
        let late = Fact::Duration(85 * MIN);
        assert_eq!(said(&late), ["1 time og 25 minutter", "1 timme och 25 minuter", "1 hour 25 minutes"]);
        assert_eq!(said(&Fact::Duration(H)), ["1 time", "1 timme", "1 hour"]);
        assert_eq!(said(&Fact::Duration(2 * H)), ["2 timer", "2 timmar", "2 hours"]);
        assert_eq!(said(&Fact::Duration(MIN)), ["1 minutt", "1 minut", "1 minute"]);
        assert_eq!(said(&Fact::Duration(59)), ["59 sekunder", "59 sekunder", "59 seconds"]);
        assert_eq!(said(&Fact::Duration(0)), ["0 minutter", "0 minuter", "0 minutes"]);
    }

    #[test]
    fn a_long_duration_is_exact_and_has_days() {
        assert_eq!(said(&Fact::Duration(24 * H)), ["24 timer", "24 timmar", "24 hours"]);
        assert_eq!(said(&Fact::Duration(240 * H)), ["10 dager", "10 dagar", "10 days"]);
        let exact = Fact::Duration(50 * H + 25 * MIN + 1);
        assert_eq!(
            said(&exact),
            [
                "2 dager, 2 timer, 25 minutter og 1 sekund",
                "2 dagar, 2 timmar, 25 minuter och 1 sekund",
                "2 days 2 hours 25 minutes 1 second",
            ]
        );
    }

    #[test]
    fn days_and_working_days_never_carry_a_minus_sign() {
        assert_eq!(said(&Fact::Days(10)), ["10 dager", "10 dagar", "10 days"]);
        assert_eq!(said(&Fact::Days(1)), ["1 dag", "1 dag", "1 day"]);
        assert_eq!(said(&Fact::Days(-2)), ["2 dager", "2 dagar", "2 days"]);
        assert_eq!(said(&Fact::Days(i64::MIN))[2], "9,223,372,036,854,775,808 days");
        assert_eq!(said(&Fact::WorkingDays(2)), ["2 virkedager", "2 arbetsdagar", "2 working days"]);
        assert_eq!(said(&Fact::WorkingDays(1)), ["1 virkedag", "1 arbetsdag", "1 working day"]);
        assert_eq!(said(&Fact::Duration(-H)), ["1 time", "1 timme", "1 hour"]);
    }

    #[test]
    fn no_days_at_all_is_the_same_day() {
        assert_eq!(said(&Fact::Days(0)), ["samme dag", "samma dag", "the same day"]);
        assert_eq!(said(&Fact::WorkingDays(0)), ["samme dag", "samma dag", "the same day"]);
    }

    #[test]
    fn amounts_of_0_1_2_and_1_5_take_their_plural() {
        let of = |amount: &str, of| Fact::Quantity { amount: Decimal::parse(amount).unwrap(), of };
        assert_eq!(said(&of("0", Noun::DAY)), ["0 dager", "0 dagar", "0 days"]);
        assert_eq!(said(&of("1", Noun::DAY)), ["1 dag", "1 dag", "1 day"]);
        assert_eq!(said(&of("2", Noun::DAY)), ["2 dager", "2 dagar", "2 days"]);
        assert_eq!(said(&of("1.5", Noun::HOUR)), ["1,5 timer", "1,5 timmar", "1.5 hours"]);
        assert_eq!(said(&of("305", Noun::MINUTE)), ["305 minutter", "305 minuter", "305 minutes"]);
    }

    #[test]
    fn tables_use_the_units_signs() {
        assert_eq!(told_in_tables(85 * MIN), ["1 h 25 min"; 3]);
        assert_eq!(told_in_tables(0), ["0 min"; 3]);
        assert_eq!(told_in_tables(49 * H), ["2 d 1 h"; 3]);
    }

    #[test]
    fn machines_read_iso_8601() {
        assert_eq!(iso(85 * MIN), "PT1H25M");
        assert_eq!(iso(240 * H), "PT240H");
        assert_eq!(iso(61), "PT1M1S");
        assert_eq!(iso(0), "PT0S");
        assert_eq!(iso(-H), "-PT1H");
    }
}
