//! Exact decimal numbers, and how each language writes them.

use std::cmp::Ordering;
use std::fmt::Write;

use super::Language;

/// An exact decimal number: `units` of `10^-decimals`; 99.44 is 9944 units of two decimals.
///
/// Trailing zeros are kept, since 99.90 says more than 99.9; equality is of the written form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Decimal {
    units: i128,
    decimals: u8,
}

impl Decimal {
    /// The most decimals that a number keeps.
    pub const MOST_DECIMALS: u8 = 18;

    /// `units` of `10^-decimals`; more than [`Self::MOST_DECIMALS`] decimals are cut off.
    #[must_use]
    pub const fn new(units: i128, decimals: u8) -> Self {
        let (mut units, mut decimals) = (units, decimals);
        while decimals > Self::MOST_DECIMALS {
            units /= 10;
            decimals -= 1;
        }
        Self { units, decimals }
    }

    /// Reads a number as documents write it: an optional sign, digits, a point, digits.
    ///
    /// `None` for anything else: exponents, infinities, a bare point, more than 36 digits, a fraction with more than
    /// [`Self::MOST_DECIMALS`] decimals of which the last is not zero.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = match digits.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (digits, ""),
        };
        // What is cut off must be nothing.
        let most = usize::from(Self::MOST_DECIMALS);
        let fraction = if fraction.len() > most { fraction.trim_end_matches('0') } else { fraction };
        if fraction.len() > most {
            return None;
        }
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || whole.len() + fraction.len() > 36 {
            return None;
        }
        let units: i128 = format!("{whole}{fraction}").parse().ok()?;
        let decimals = u8::try_from(fraction.len()).ok()?;
        Some(Self::new(if negative { -units } else { units }, decimals))
    }

    /// Which of two numbers is less, by what they are: 99.9 is neither less nor more than 99.90.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Ordering {
        // Both parts of a number at once could be more than the integer holds, with as many decimals as there may be.
        let parts = |number: &Self| {
            let one = 10_i128.pow(u32::from(number.decimals));
            let fraction = number.units.rem_euclid(one) * 10_i128.pow(u32::from(Self::MOST_DECIMALS - number.decimals));
            (number.units.div_euclid(one), fraction)
        };
        parts(self).cmp(&parts(other))
    }

    /// The shortest decimal that reads back as `number`; `None` for infinities, NaN and what has
    /// more than 36 digits.
    #[must_use]
    pub fn from_f64(number: f64) -> Option<Self> {
        Self::parse(&number.to_string())
    }

    /// The number without its point: 9944 of 99.44.
    #[must_use]
    pub const fn units(&self) -> i128 {
        self.units
    }

    /// How many decimals it is written with.
    #[must_use]
    pub const fn decimals(&self) -> u8 {
        self.decimals
    }

    /// Whether it is nothing.
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        self.units == 0
    }

    /// Whether its value is exactly one.
    #[must_use]
    pub fn is_one(&self) -> bool {
        self.units == 10_i128.pow(u32::from(self.decimals))
    }

    /// The number with a point and without grouping: the machine form.
    #[must_use]
    pub fn plain(&self) -> String {
        let sign = if self.units < 0 { "-" } else { "" };
        let (whole, fraction) = self.digits();
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }

    /// Writes the number for people: comma in bokmål and Swedish, point in English, groups of
    /// three from 10 000. A minus sign is the word, which the three languages share.
    pub(super) fn write(&self, language: Language, out: &mut String) {
        let (group, point) = match language {
            Language::Nb | Language::Sv => (' ', ','),
            Language::En => (',', '.'),
        };
        if self.units < 0 {
            out.push_str("minus ");
        }
        let (whole, fraction) = self.digits();
        for (at, digit) in whole.char_indices() {
            if at > 0 && whole.len() > 4 && (whole.len() - at) % 3 == 0 {
                out.push(group);
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push(point);
            out.push_str(&fraction);
        }
    }

    /// The digits before and after the point, without the sign.
    fn digits(&self) -> (String, String) {
        let decimals = usize::from(self.decimals);
        let mut whole = String::new();
        // writing to a String cannot fail
        let _ = write!(whole, "{:0width$}", self.units.unsigned_abs(), width = decimals + 1);
        let fraction = whole.split_off(whole.len() - decimals);
        (whole, fraction)
    }
}

macro_rules! from_integers {
    ($($integer:ty),*) => {$(
        impl From<$integer> for Decimal {
            fn from(number: $integer) -> Self {
                Self::new(i128::from(number), 0)
            }
        }
    )*};
}
from_integers!(i32, u32, i64, u64);

#[cfg(test)]
mod tests {
    use super::*;

    fn said(number: Decimal) -> [String; 3] {
        Language::ALL.map(|language| {
            let mut out = String::new();
            number.write(language, &mut out);
            out
        })
    }

    #[test]
    fn numbers_have_an_exact_order() {
        let ascending = [
            "-100000000000000000000000000000000001",
            "-9007199254740993",
            "-9007199254740992",
            "-1.5",
            "-1.4999999999999999",
            "0",
            "0.1",
            "0.100000000000000001",
            "9007199254740992",
            "9007199254740993",
            "100000000000000000000000000000000000",
            "100000000000000000000000000000000001",
        ];
        for (at, a) in ascending.iter().enumerate() {
            for (to, b) in ascending.iter().enumerate() {
                let [a, b] = [a, b].map(|text| Decimal::parse(text).unwrap());
                assert_eq!(a.compare(&b), at.cmp(&to), "{a:?} {b:?}");
            }
        }
        let [a, b] = ["-99.9", "-99.900"].map(|text| Decimal::parse(text).unwrap());
        assert_eq!((a.compare(&b), a == b), (Ordering::Equal, false));
    }

    #[test]
    fn groups_of_three_begin_at_ten_thousand() {
        assert_eq!(said(Decimal::from(0)), ["0"; 3]);
        assert_eq!(said(Decimal::from(9_999)), ["9999"; 3]);
        assert_eq!(said(Decimal::from(10_000)), ["10 000", "10 000", "10,000"]);
        assert_eq!(said(Decimal::from(1_234_567)), ["1 234 567", "1 234 567", "1,234,567"]);
        assert_eq!(said(Decimal::new(4_470_025, 2)), ["44 700,25", "44 700,25", "44,700.25"]);
    }

    #[test]
    fn fractions_have_a_comma_but_in_english() {
        assert_eq!(said(Decimal::new(9944, 2)), ["99,44", "99,44", "99.44"]);
        assert_eq!(said(Decimal::new(9990, 2)), ["99,90", "99,90", "99.90"]);
        assert_eq!(said(Decimal::new(5, 3)), ["0,005", "0,005", "0.005"]);
        assert_eq!(said(Decimal::from(-5)), ["minus 5"; 3]);
    }

    #[test]
    fn numbers_are_read_exactly() {
        for text in ["0", "1", "-7", "99.44", "99.90", "-0.5", "18446744073709551615", "0.000000000000000001"] {
            assert_eq!(Decimal::parse(text).unwrap().plain(), text);
        }
        assert_eq!(Decimal::parse("+1.50"), Some(Decimal::new(150, 2)));
        assert_eq!(Decimal::new(i128::MAX, 255).plain(), "0.000000000000000000");
        assert_eq!(said(Decimal::new(i128::MIN, 0))[2], "minus 170,141,183,460,469,231,731,687,303,715,884,105,728");
        for text in ["", "-", ".", ".5", "5.", "1e3", "NaN", "inf", "1,5", "1 0", "--1", "+-1", "٣", "1.2.3"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
        assert_eq!(Decimal::parse(&"9".repeat(37)), None);
    }

    #[test]
    fn floating_numbers_become_their_shortest_decimal() {
        assert_eq!(Decimal::from_f64(99.44), Some(Decimal::new(9944, 2)));
        assert_eq!(Decimal::from_f64(1.0), Some(Decimal::from(1)));
        assert_eq!(Decimal::from_f64(f64::NAN), None);
        assert_eq!(Decimal::from_f64(f64::INFINITY), None);
        assert_eq!(Decimal::from_f64(f64::MAX), None);
    }

    #[test]
    fn one_is_one_whatever_its_decimals() {
        assert!(Decimal::from(1).is_one() && Decimal::new(10, 1).is_one());
        assert!(!Decimal::new(15, 1).is_one() && !Decimal::from(0).is_one() && !Decimal::from(-1).is_one());
    }
}
