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
    use super::valid_organisation_number as valid;

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
