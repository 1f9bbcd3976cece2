//! Amounts of time as people write them: `10 days`, `2 working days`, `30 minutes`, `PT2H`.

use std::fmt;
use std::str::FromStr;

use chrono::TimeDelta;

/// The largest number that an amount may have.
const MOST: u32 = 999_999;

/// An amount of time in one of three sorts that never mix.
///
/// Text: a whole number up to 999,999 and a unit (`seconds`, `minutes`, `hours`, `days`, `weeks`, `working days`,
/// `months`, `years`, each in the singular too), or the ISO 8601 forms `PT…H…M…S`, `P…D`, `P…W`, `P…M`, `P…Y`, `P…Y…M`.
/// Weeks are seven days, years are twelve months. Capitals count. `Display` gives text that parses back to the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Amount {
    /// Real time, in whole seconds.
    Time(TimeDelta),
    /// Days by the local date.
    Days(Days),
    /// Calendar months.
    Months(u32),
}

/// A number of days by the local date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Days {
    /// Every day counts.
    Calendar(u32),
    /// Working days count.
    Working(u32),
}

/// Text that is no amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountError {
    text: String,
    days: bool,
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let samples = if self.days {
            "`10 days` or `2 working days`"
        } else {
            "`30 minutes`, `10 days`, `2 working days` or `PT2H`"
        };
        write!(f, "`{}` is no amount of {}; write {samples}", self.text, if self.days { "days" } else { "time" })
    }
}

impl std::error::Error for AmountError {}

impl Days {
    /// How many.
    pub fn number(self) -> u32 {
        match self {
            Self::Calendar(number) | Self::Working(number) => number,
        }
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        let parsed = if text.starts_with('P') {
            Iso::read(text).and_then(Iso::amount)
        } else {
            text.split_once(' ').and_then(|(number, unit)| words(whole(number)?, unit))
        };
        parsed.ok_or_else(|| AmountError { text: text.to_owned(), days: false })
    }
}

impl FromStr for Days {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        match text.parse() {
            Ok(Amount::Days(days)) => Ok(days),
            _ => Err(AmountError { text: text.to_owned(), days: true }),
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Time(time) => {
                let seconds = time.num_seconds();
                let units = [(3600, "hour"), (60, "minute"), (1, "second")];
                match units.into_iter().find(|(unit, _)| seconds % unit == 0 && seconds / unit <= i64::from(MOST)) {
                    Some((unit, name)) => counted(f, seconds / unit, name),
                    None => write!(f, "PT{}H{}M{}S", seconds / 3600, seconds / 60 % 60, seconds % 60),
                }
            }
            Self::Days(days) => days.fmt(f),
            Self::Months(months) => counted(f, i64::from(months), "month"),
        }
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Calendar(number) => counted(f, i64::from(number), "day"),
            Self::Working(number) => counted(f, i64::from(number), "working day"),
        }
    }
}

fn counted(f: &mut fmt::Formatter<'_>, number: i64, unit: &str) -> fmt::Result {
    write!(f, "{number} {unit}{}", if number == 1 { "" } else { "s" })
}

fn whole(text: &str) -> Option<u32> {
    let digits = (1..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

fn words(number: u32, unit: &str) -> Option<Amount> {
    let time = |seconds: i64| Some(Amount::Time(TimeDelta::seconds(i64::from(number) * seconds)));
    let times = |of: u32| Some(number * of).filter(|&product| product <= MOST);
    match unit {
        "second" | "seconds" => time(1),
        "minute" | "minutes" => time(60),
        "hour" | "hours" => time(3600),
        "day" | "days" => Some(Amount::Days(Days::Calendar(number))),
        "week" | "weeks" => times(7).map(|days| Amount::Days(Days::Calendar(days))),
        "working day" | "working days" => Some(Amount::Days(Days::Working(number))),
        "month" | "months" => Some(Amount::Months(number)),
        "year" | "years" => times(12).map(Amount::Months),
        _ => None,
    }
}

/// A length of time in ISO 8601, as schemas have it: whole weeks, or days, hours, minutes and seconds, each of at most
/// six digits; a day is 24 hours. `None` for anything else, months and years included: they have no one length.
pub fn duration(text: &str) -> Option<TimeDelta> {
    let seconds = match Iso::read(text)? {
        Iso { years: None, months: None, weeks: Some(weeks), days: None, seconds: None } => weeks * 604_800,
        Iso { years: None, months: None, weeks: None, days, seconds } => {
            days.unwrap_or(0) * 86_400 + seconds.unwrap_or(0)
        }
        _ => return None,
    };
    Some(TimeDelta::seconds(seconds))
}

/// The numbers of an ISO 8601 duration that are written. Its hours, minutes and seconds are one number of seconds.
struct Iso {
    years: Option<i64>,
    months: Option<i64>,
    weeks: Option<i64>,
    days: Option<i64>,
    seconds: Option<i64>,
}

impl Iso {
    fn read(text: &str) -> Option<Self> {
        let rest = text.strip_prefix('P')?;
        let (date, clock) = rest.split_once('T').map_or((rest, None), |(date, clock)| (date, Some(clock)));
        let [years, months, weeks, days] = parts(date, ['Y', 'M', 'W', 'D'])?;
        let seconds = match clock {
            None => None,
            Some("") => return None,
            Some(clock) => {
                let [hours, minutes, seconds] = parts(clock, ['H', 'M', 'S'])?;
                Some(hours.unwrap_or(0) * 3600 + minutes.unwrap_or(0) * 60 + seconds.unwrap_or(0))
            }
        };
        (!rest.is_empty()).then_some(Self { years, months, weeks, days, seconds })
    }

    /// What it is as an amount, which is of one sort.
    fn amount(self) -> Option<Amount> {
        let small = |number: i64| u32::try_from(number).ok().filter(|&number| number <= MOST);
        match self {
            Self { years: None, months: None, weeks: None, days: None, seconds: Some(seconds) } => {
                (seconds < (i64::from(MOST) + 1) * 3600).then_some(Amount::Time(TimeDelta::seconds(seconds)))
            }
            Self { years: None, months: None, weeks: None, days: Some(days), seconds: None } => {
                words(small(days)?, "days")
            }
            Self { years: None, months: None, weeks: Some(weeks), days: None, seconds: None } => {
                words(small(weeks)?, "weeks")
            }
            Self { years, months, weeks: None, days: None, seconds: None } => {
                Some(Amount::Months(small(years.unwrap_or(0) * 12 + months.unwrap_or(0))?))
            }
            _ => None,
        }
    }
}

/// The numbers before each of the letters, which come in order and may be left out.
fn parts<const N: usize>(text: &str, letters: [char; N]) -> Option<[Option<i64>; N]> {
    let (mut rest, mut numbers) = (text, [None; N]);
    for (letter, number) in letters.into_iter().zip(&mut numbers) {
        if let Some((digits, after)) = rest.split_once(letter) {
            *number = Some(i64::from(whole(digits)?));
            rest = after;
        }
    }
    rest.is_empty().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn amount(text: &str) -> Option<Amount> {
        text.parse().ok()
    }

    #[test]
    fn reads_words() {
        assert_eq!(amount("10 days"), Some(Amount::Days(Days::Calendar(10))));
        assert_eq!(amount("1 day"), Some(Amount::Days(Days::Calendar(1))));
        assert_eq!(amount("2 weeks"), Some(Amount::Days(Days::Calendar(14))));
        assert_eq!(amount("2 working days"), Some(Amount::Days(Days::Working(2))));
        assert_eq!(amount("30 minutes"), Some(Amount::Time(TimeDelta::minutes(30))));
        assert_eq!(amount("24 hours"), Some(Amount::Time(TimeDelta::hours(24))));
        assert_eq!(amount("12 months"), Some(Amount::Months(12)));
        assert_eq!(amount("1 year"), Some(Amount::Months(12)));
    }

    #[test]
    fn reads_iso_8601() {
        assert_eq!(amount("PT2H"), Some(Amount::Time(TimeDelta::hours(2))));
        assert_eq!(amount("PT1H30M"), Some(Amount::Time(TimeDelta::minutes(90))));
        assert_eq!(amount("PT45S"), Some(Amount::Time(TimeDelta::seconds(45))));
        assert_eq!(amount("P5D"), Some(Amount::Days(Days::Calendar(5))));
        assert_eq!(amount("P2W"), Some(Amount::Days(Days::Calendar(14))));
        assert_eq!(amount("P12M"), Some(Amount::Months(12)));
        assert_eq!(amount("P1Y6M"), Some(Amount::Months(18)));
    }

    #[test]
    fn a_duration_is_of_weeks_or_of_days_and_smaller_units() {
        let seconds = |text| duration(text).map(|duration| duration.num_seconds());
        for (text, expected) in [
            ("PT2H", 7_200),
            ("PT1H30M", 5_400),
            ("PT1H30S", 3_630),
            ("P5D", 432_000),
            ("P1DT2H30M", 95_400),
            ("P2W", 1_209_600),
            ("PT0S", 0),
        ] {
            assert_eq!(seconds(text), Some(expected), "{text}");
        }
        for text in [
            "",
            "P",
            "PT",
            "P1DT",
            "P1W1D",
            "P1W7D",
            "P7DT",
            "P1WT1H",
            "P1M",
            "P1Y",
            "PT1M1H",
            "PT1.5H",
            "P-1D",
            "1D",
            "PT1H ",
            "PT1000000S",
        ] {
            assert_eq!(seconds(text), None, "{text:?}");
        }
    }

    #[test]
    fn refuses_the_rest() {
        for text in [
            "",
            " ",
            "10",
            "days",
            "-1 days",
            "+1 days",
            "1.5 hours",
            "10  days",
            "10 days ",
            "ten days",
            "1000000 days",
            "10 Days",
            "P",
            "PT",
            "PT2",
            "P1DT2H",
            "PT2M1H",
            "PH",
            "PTH",
            "pt2h",
            "P-1D",
            "P1.5D",
            "PT2H3",
            "working days",
            "٣ days",
        ] {
            assert_eq!(amount(text), None, "{text:?}");
        }
        assert_eq!(
            "2 hours".parse::<Days>().unwrap_err().to_string(),
            "`2 hours` is no amount of days; write `10 days` or `2 working days`"
        );
    }

    proptest! {
        #[test]
        fn displayed_text_reads_back(number in 0u32..=MOST, unit in 0usize..7) {
            let units = ["seconds", "minutes", "hours", "days", "working days", "months", "weeks"];
            let number = if unit == 6 { number / 7 } else { number };
            let amount = words(number, units[unit]).unwrap();
            prop_assert_eq!(amount.to_string().parse(), Ok(amount));
        }
    }
}
