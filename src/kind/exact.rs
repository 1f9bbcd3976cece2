//! Numbers by what is written, of any size and with any fraction: a double would round them onto one another.

use std::cmp::Ordering;

use num_bigint::BigUint;

/// A number. However it is written, equal numbers are equal.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Exact {
    /// `.inf` or `-.inf`: beyond all others.
    Infinite {
        /// Whether it is below them.
        negative: bool,
    },
    /// `digits` times ten to the power of `exponent`.
    Finite {
        /// Whether it is below zero.
        negative: bool,
        /// The digits (0 to 9), without zeros at either end; none for zero.
        digits: Vec<u8>,
        /// The power of ten; 0 for zero.
        exponent: i64,
    },
    /// `.nan`: within no bounds, and equal to itself only.
    NotANumber,
}

/// Exponents beyond this, either way, count as this.
const MOST_EXPONENT: i64 = 1 << 60;

/// More hexadecimal or octal digits than these take too long to turn into decimal ones: the number counts as infinite.
const MOST_RADIX_DIGITS: usize = 10_000;

/// The number of decimal digits that one step of the long division takes.
const CHUNK: usize = 18;

impl Exact {
    /// Reads a number as YAML or JSON writes it.
    pub(super) fn read(text: &str) -> Self {
        for (prefix, radix) in [("0o", 8), ("0x", 16)] {
            if let Some(digits) = text.strip_prefix(prefix) {
                return Self::of_radix(digits, radix);
            }
        }
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        match unsigned {
            ".inf" | ".Inf" | ".INF" => return Self::Infinite { negative },
            ".nan" | ".NaN" | ".NAN" => return Self::NotANumber,
            _ => {}
        }
        let (mantissa, power) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, ""));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = whole.bytes().chain(fraction.bytes()).map(|byte| byte.wrapping_sub(b'0')).collect();
        let decimals = i64::try_from(fraction.len()).unwrap_or(MOST_EXPONENT);
        Self::of_digits(negative, digits, exponent(power).saturating_sub(decimals))
    }

    fn of_radix(digits: &str, radix: u32) -> Self {
        let digits = digits.trim_start_matches('0');
        if digits.len() > MOST_RADIX_DIGITS {
            return Self::Infinite { negative: false };
        }
        let number = BigUint::parse_bytes(digits.as_bytes(), radix).unwrap_or_default();
        Self::of_digits(false, number.to_radix_be(10), 0)
    }

    fn of_digits(negative: bool, mut digits: Vec<u8>, exponent: i64) -> Self {
        let zeros = digits.iter().rev().take_while(|digit| **digit == 0).count();
        digits.truncate(digits.len() - zeros);
        digits.drain(..digits.iter().take_while(|digit| **digit == 0).count());
        if digits.is_empty() {
            return Self::Finite { negative: false, digits, exponent: 0 };
        }
        let zeros = i64::try_from(zeros).unwrap_or(MOST_EXPONENT);
        Self::Finite { negative, digits, exponent: exponent.saturating_add(zeros) }
    }

    /// Whether it has no fraction.
    pub(super) fn is_whole(&self) -> bool {
        matches!(self, Self::Finite { exponent, .. } if *exponent >= 0)
    }

    /// Whether it is a whole number of times another.
    pub(super) fn is_multiple_of(&self, other: &Self) -> bool {
        let (Self::Finite { digits, exponent, .. }, Self::Finite { digits: divisor, exponent: least, .. }) =
            (self, other)
        else {
            return false;
        };
        if digits.is_empty() || divisor.is_empty() {
            return digits.is_empty() && !divisor.is_empty();
        }
        // What does not end in a zero is no multiple of what does.
        let Ok(power) = u64::try_from(exponent.saturating_sub(*least)) else { return false };
        let Some(divisor) = BigUint::from_radix_be(divisor, 10) else { return false };
        let rest = digits.chunks(CHUNK).fold(BigUint::ZERO, |rest, chunk| {
            let (scale, value) =
                chunk.iter().fold((1_u64, 0_u64), |(scale, value), digit| (scale * 10, value * 10 + u64::from(*digit)));
            (rest * scale + value) % &divisor
        });
        (rest * BigUint::from(10_u8).modpow(&power.into(), &divisor) % divisor) == BigUint::ZERO
    }

    /// Its digits with all zeros that belong to them; `None` with a fraction, or with more than `most` digits.
    pub(super) fn written_out(&self, most: usize) -> Option<String> {
        let Self::Finite { negative, digits, exponent } = self else { return None };
        let zeros = usize::try_from(*exponent).ok().filter(|zeros| digits.len().saturating_add(*zeros) <= most)?;
        let mut text = String::from(if *negative { "-" } else { "" });
        text.extend(digits.iter().map(|digit| char::from(b'0' + digit)));
        text.extend(std::iter::repeat_n('0', zeros.max(usize::from(digits.is_empty()))));
        Some(text)
    }

    /// -1, 0 or 1 for what is below, at or above zero.
    fn sign(&self) -> i8 {
        match self {
            Self::Infinite { negative: true } | Self::Finite { negative: true, .. } => -1,
            Self::Finite { digits, .. } if digits.is_empty() => 0,
            _ => 1,
        }
    }

    /// Orders two numbers on the same side of zero by how far from it they are.
    fn cmp_magnitude(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Finite { digits, exponent, .. }, Self::Finite { digits: others, exponent: other, .. }) => {
                let first = |digits: &[u8], exponent: i64| {
                    exponent.saturating_add(i64::try_from(digits.len()).unwrap_or(MOST_EXPONENT))
                };
                first(digits, *exponent).cmp(&first(others, *other)).then_with(|| digits.cmp(others))
            }
            (Self::Finite { .. }, _) => Ordering::Less,
            (_, Self::Finite { .. }) => Ordering::Greater,
            _ => Ordering::Equal,
        }
    }
}

/// `None` where one of them is not a number.
impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        if *self == Self::NotANumber || *other == Self::NotANumber {
            return None;
        }
        let magnitude = || self.cmp_magnitude(other);
        Some(self.sign().cmp(&other.sign()).then_with(|| match self.sign() {
            -1 => magnitude().reverse(),
            _ => magnitude(),
        }))
    }
}

fn exponent(text: &str) -> i64 {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let value = digits.bytes().fold(0_i64, |value, digit| {
        value.saturating_mul(10).saturating_add(i64::from(digit.wrapping_sub(b'0'))).min(MOST_EXPONENT)
    });
    if negative { -value } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_are_equal_however_they_are_written() {
        for (a, b) in [
            ("1", "1.0"),
            ("+1", "1e0"),
            ("010", "10"),
            ("0x1F", "31"),
            ("0o17", "15.000"),
            ("1e3", "1000"),
            ("1E+3", "100000e-2"),
            (".5", "5e-1"),
            ("5.", "5"),
            ("-0", "0.0e7"),
            ("0xffffffffffffffffffff", "1208925819614629174706175"),
            ("1e999", "10e998"),
            (".inf", "+.INF"),
            (".nan", ".NaN"),
        ] {
            assert_eq!(Exact::read(a), Exact::read(b), "{a} {b}");
        }
        for (a, b) in [
            ("100000000000000000000", "100000000000000000001"),
            ("9007199254740993", "9007199254740992.0"),
            ("0.1", "0.10000000000000000001"),
            ("1e999", "1e1000"),
            (".inf", "1e999"),
            (".inf", "-.inf"),
            ("1", "-1"),
        ] {
            assert_ne!(Exact::read(a), Exact::read(b), "{a} {b}");
        }
    }

    #[test]
    fn numbers_have_an_order() {
        let ascending = [
            "-.inf",
            "-1e999",
            "-100000000000000000001",
            "-1e20",
            "-10",
            "-9",
            "-0.5",
            "-1e-999",
            "0",
            "1e-999",
            "0.1",
            "0.10000000000000000001",
            "0.5",
            "9",
            "10",
            "10.5",
            "18446744073709551615",
            "18446744073709551616",
            "18446744073709551616.5",
            "0x10000000000000001",
            "1e20",
            "100000000000000000001",
            "1e999",
            "1e1000",
            ".inf",
        ];
        for (at, a) in ascending.iter().enumerate() {
            for (to, b) in ascending.iter().enumerate() {
                assert_eq!(Exact::read(a).partial_cmp(&Exact::read(b)), Some(at.cmp(&to)), "{a} {b}");
            }
            assert_eq!(Exact::read(a).partial_cmp(&Exact::NotANumber), None);
        }
    }

    #[test]
    fn multiples_are_told_exactly() {
        for (number, of, is) in [
            ("100000000000000000000", "10", true),
            ("100000000000000000001", "10", false),
            ("0.3", "0.1", true),
            ("0.35", "0.1", false),
            ("1.1", "0.01", true),
            ("-6", "0.5", true),
            ("0", "7", true),
            ("7", "0", false),
            ("1e999", "8", true),
            ("1e999", "3", false),
            ("12e999", "3", true),
            ("10", "1e3", false),
            ("36893488147419103232", "18446744073709551616", true),
            ("36893488147419103233", "18446744073709551616", false),
            (".inf", "1", false),
            (".nan", "1", false),
        ] {
            assert_eq!(Exact::read(number).is_multiple_of(&Exact::read(of)), is, "{number} {of}");
        }
    }

    #[test]
    fn whole_numbers_are_written_out() {
        for (text, written) in [
            ("0", Some("0")),
            ("-1e3", Some("-1000")),
            ("0x10000000000000000", Some("18446744073709551616")),
            ("1.50", None),
            ("1e100", None),
            (".inf", None),
        ] {
            assert_eq!(Exact::read(text).written_out(50).as_deref(), written, "{text}");
        }
        assert!(Exact::read("1.0").is_whole() && Exact::read("1e999").is_whole() && Exact::read("0").is_whole());
        assert!(!Exact::read("1.5").is_whole() && !Exact::read("1e-1").is_whole() && !Exact::read(".inf").is_whole());
        assert!(!Exact::read("100000000000000000000.5").is_whole());
    }

    #[test]
    fn numbers_of_any_length_are_read_soon() {
        let began = std::time::Instant::now();
        let long = "7".repeat(1 << 20);
        let hexadecimal = format!("0x{}", "f".repeat(1 << 20));
        assert!(Exact::read(&long) < Exact::read(&hexadecimal));
        assert!(!Exact::read(&long).is_multiple_of(&Exact::read("2")));
        assert!(Exact::read("1e99999999999999999999") > Exact::read(&long));
        assert!(Exact::read("1e-99999999999999999999") > Exact::read("0"));
        assert!(Exact::read(&format!("1e{}", "9".repeat(1 << 20))).is_multiple_of(&Exact::read("2")));
        assert!(began.elapsed().as_secs() < 5, "{:?}", began.elapsed());
    }
}
