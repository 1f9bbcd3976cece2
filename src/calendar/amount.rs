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
        let parsed = match text.strip_prefix('P') {
            Some(rest) => iso(rest),
            None => text.split_once(' ').and_then(|(number, unit)| words(whole(number)?, unit)),
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

/// What stands after the `P` of an ISO 8601 duration.
fn iso(text: &str) -> Option<Amount> {
    if let Some(clock) = text.strip_prefix('T') {
        let [hours, minutes, seconds] = parts(clock, ['H', 'M', 'S'])?;
        let seconds = hours * 3600 + minutes * 60 + seconds;
        return (seconds < (i64::from(MOST) + 1) * 3600).then_some(Amount::Time(TimeDelta::seconds(seconds)));
    }
    let small = |number: i64| u32::try_from(number).ok().filter(|&number| number <= MOST);
    if let Some([days]) = parts(text, ['D']) {
        return words(small(days)?, "days");
    }
    if let Some([weeks]) = parts(text, ['W']) {
        return words(small(weeks)?, "weeks");
    }
    let [years, months] = parts(text, ['Y', 'M'])?;
    Some(Amount::Months(small(years * 12 + months)?))
}

/// The numbers before each of the letters, which come in order and may be left out, but not all of them.
fn parts<const N: usize>(text: &str, letters: [char; N]) -> Option<[i64; N]> {
    let (mut rest, mut numbers) = (text, [0; N]);
    for (letter, number) in letters.into_iter().zip(&mut numbers) {
        if let Some((digits, after)) = rest.split_once(letter) {
            *number = i64::from(whole(digits)?);
            rest = after;
        }
    }
    (rest.is_empty() && !text.is_empty()).then_some(numbers)
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
