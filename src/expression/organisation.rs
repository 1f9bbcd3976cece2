//! Organisation numbers.

/// Whether a number is well-formed in its country: `NO` or `SE`; `None` for a country whose numbers are not known here.
/// Spaces, and the hyphen of a Swedish number, do not count.
pub fn valid_organisation_number(number: &str, country: &str) -> Option<bool> {
    let separators: &[char] = if country == "SE" { &[' ', '\u{a0}', '-'] } else { &[' ', '\u{a0}'] };
    let digits: Option<Vec<u32>> =
        number.chars().filter(|character| !separators.contains(character)).map(|digit| digit.to_digit(10)).collect();
    match country {
        "NO" => Some(digits.is_some_and(|digits| norwegian(&digits))),
        "SE" => Some(digits.is_some_and(|digits| swedish(&digits))),
        _ => None,
    }
}

/// The digits that an organisation number is told by, however it is written: with spaces, hyphens or full stops, a
/// Norwegian one with `NO` before and `MVA` behind it, a Swedish one with its century (`16`) or as a number for VAT
/// (`SE` and `01`). `None` for what has the form of neither country's; control digits do not count.
pub fn organisation_digits(number: &str) -> Option<String> {
    let is_between = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2013}' | '.');
    let written: String = number.chars().filter(|c| !is_between(*c)).flat_map(char::to_uppercase).collect();
    let vat = written.strip_prefix("SE").and_then(|rest| rest.strip_suffix("01")).filter(|rest| rest.len() == 10);
    let norwegian = || {
        let rest = written.strip_prefix("NO").unwrap_or(&written);
        let rest = rest.strip_suffix("MVA").unwrap_or(rest);
        (rest.len() == 9 && rest.starts_with(['8', '9'])).then_some(rest)
    };
    let swedish = || {
        let rest = written.strip_prefix("SE").unwrap_or(&written);
        let rest = rest.strip_prefix("16").filter(|rest| rest.len() == 10).unwrap_or(rest);
        (rest.len() == 10 && rest.as_bytes()[2] >= b'2').then_some(rest)
    };
    let digits = vat.or_else(norwegian).or_else(swedish)?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.to_owned())
}

/// Nine digits, the last the control digit modulo 11 with the weights 3 2 7 6 5 4 3 2; a remainder of 1 has none
/// (Brønnøysundregistrene, "Organisasjonsnummeret": <https://www.brreg.no/om-oss/registrene-vare/om-enhetsregisteret/organisasjonsnummeret/>).
/// Numbers begin with 8 or 9.
fn norwegian(digits: &[u32]) -> bool {
    const WEIGHTS: [u32; 8] = [3, 2, 7, 6, 5, 4, 3, 2];
    let [8 | 9, .., control] = digits else { return false };
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    digits.len() == 9 && (11 - sum % 11) % 11 == *control
}

/// Ten digits, the third at least 2, the last the control digit by Luhn's formula (ISO/IEC 7812-1, annex B), as
/// Swedish law on identity designations of organisations has it (lagen 1974:174, Skatteverket SKV 709).
fn swedish(digits: &[u32]) -> bool {
    let doubled = |(at, digit): (usize, &u32)| {
        let double = digit * 2;
        if at % 2 == 1 {
            *digit
        } else if double > 9 {
            double - 9
        } else {
            double
        }
    };
    digits.len() == 10 && digits[2] >= 2 && digits.iter().enumerate().map(doubled).sum::<u32>() % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::{organisation_digits, valid_organisation_number as valid};

    #[test]
    fn a_number_is_known_however_it_is_written() {
        for (written, digits) in [
            ("994598759", Some("994598759")),
            ("994 598 759", Some("994598759")),
            ("994\u{a0}598\u{a0}759", Some("994598759")),
            ("994.598.759", Some("994598759")),
            ("NO 994 598 759 MVA", Some("994598759")),
            ("no994598759mva", Some("994598759")),
            ("994598759MVA", Some("994598759")),
            ("5565594230", Some("5565594230")),
            ("556559-4230", Some("5565594230")),
            ("16 556559-4230", Some("5565594230")),
            ("165565594230", Some("5565594230")),
            ("SE556559423001", Some("5565594230")),
            ("SE 5565594230", Some("5565594230")),
            ("2026-11-20", None),
            ("123456789", None),
            ("99459875", None),
            ("811218-9876", None),
            ("ORG-994598759", None),
            ("99459875æ", None),
            ("", None),
        ] {
            assert_eq!(organisation_digits(written).as_deref(), digits, "{written}");
        }
    }

    #[test]
    fn norwegian_numbers_have_a_control_digit_modulo_11() {
        for number in ["994598759", "983 658 725", "883658752", "983658776", "991324968", "922307814"] {
            assert_eq!(valid(number, "NO"), Some(true), "{number}");
        }
        for number in ["994598750", "99459875", "9945987590", "994-598-759", "", "abc", "123456785"] {
            assert_eq!(valid(number, "NO"), Some(false), "{number}");
        }
    }

    #[test]
    fn swedish_numbers_have_one_by_luhn() {
        assert_eq!(valid("556559-4230", "SE"), Some(true));
        assert_eq!(valid("5565594230", "SE"), Some(true));
        assert_eq!(valid("556559-4231", "SE"), Some(false));
        assert_eq!(valid("811218-9876", "SE"), Some(false), "a person's number");
        assert_eq!(valid("556559-4230", "DK"), None);
    }
}
