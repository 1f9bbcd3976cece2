//! Versions, which compare number by number: `1.10` comes after `1.9`.

use std::cmp::Ordering;

/// A version: numbers between points, perhaps with a `v` before them; after a `-` what is before its release; after a
/// `+` what does not count. Missing numbers are 0. The order is that of Semantic Versioning 2.0.0, chapter 11.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Without zeros before them, and without zeros at the end; each as it is written, however long.
    numbers: Vec<Box<str>>,
    /// The parts of what is before the release; none for the release.
    before: Vec<Box<str>>,
}

impl Version {
    /// The version that a text says; `None` where it says none.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.strip_prefix(['v', 'V']).unwrap_or(text);
        let (text, build) = text.split_once('+').map_or((text, None), |(text, build)| (text, Some(build)));
        let (numbers, before) = text.split_once('-').map_or((text, None), |(numbers, before)| (numbers, Some(before)));
        let parts = |text: Option<&str>| -> Option<Vec<Box<str>>> {
            let is_part =
                |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            let parts = text.into_iter().flat_map(|text| text.split('.'));
            parts.map(|part| is_part(part).then(|| part.into())).collect()
        };
        parts(build)?;
        let number = |part: &str| {
            let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.trim_start_matches('0').into())
        };
        let mut numbers: Vec<Box<str>> = numbers.split('.').map(number).collect::<Option<_>>()?;
        while numbers.last().is_some_and(|last| last.is_empty()) {
            numbers.pop();
        }
        Some(Self { numbers, before: parts(before)? })
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let number = |number: &str| if number.is_empty() { "0".to_owned() } else { number.to_owned() };
        let numbers: Vec<String> = self.numbers.iter().map(|part| number(part)).collect();
        f.write_str(&if numbers.is_empty() { "0".to_owned() } else { numbers.join(".") })?;
        if self.before.is_empty() { Ok(()) } else { write!(f, "-{}", self.before.join(".")) }
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        let numbers = each(&self.numbers, &other.numbers, digits);
        // the release comes after all that is before it
        let release = || self.before.is_empty().cmp(&other.before.is_empty());
        numbers.then_with(release).then_with(|| each(&self.before, &other.before, identifiers))
    }
}

/// The order of two lists by their first difference; the shorter of two that begin alike comes first.
fn each(a: &[Box<str>], b: &[Box<str>], order: fn(&str, &str) -> Ordering) -> Ordering {
    let first = a.iter().zip(b).map(|(a, b)| order(a, b)).find(|order| order.is_ne());
    first.unwrap_or_else(|| a.len().cmp(&b.len()))
}

/// Numbers of any length, without zeros before them.
fn digits(a: &str, b: &str) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

/// Numbers come before words.
fn identifiers(a: &str, b: &str) -> Ordering {
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    match (is_number(a), is_number(b)) {
        (true, true) => digits(a.trim_start_matches('0'), b.trim_start_matches('0')),
        (a_number, b_number) => b_number.cmp(&a_number).then_with(|| a.cmp(b)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Version {
        Version::read(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn versions_are_in_the_order_of_their_numbers() {
        // the pre-releases are those of Semantic Versioning 2.0.0, chapter 11
        let ordered = [
            "0",
            "0.9.12",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.0.0.1",
            "1.2",
            "1.9.3",
            "1.10-rc-1",
            "v1.10",
            "2026.1",
            "99999999999999999999999",
        ];
        for (at, a) in ordered.iter().enumerate() {
            for (other, b) in ordered.iter().enumerate() {
                assert_eq!(read(a).cmp(&read(b)), at.cmp(&other), "{a} {b}");
            }
        }
    }

    #[test]
    fn what_does_not_count_makes_no_difference() {
        for (a, b) in [("1", "1.0.0"), ("v1.2", "1.02"), ("1.2+build.7", "1.2.0"), ("1-rc.01", "1.0-rc.1")] {
            assert_eq!(read(a).cmp(&read(b)), Ordering::Equal, "{a} {b}");
        }
    }

    #[test]
    fn what_is_no_version_is_not_read() {
        for text in ["", "v", "1.", ".1", "1..2", "1.x", "1 2", "1-", "1-a..b", "1+", "1+a b", "-1", "latest", "1.2 "] {
            assert_eq!(Version::read(text), None, "{text}");
        }
    }
}
