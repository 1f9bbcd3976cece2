//! What tools of YAML 1.1 read a plain scalar as, where YAML 1.2 reads something else.
//!
//! The types of 1.1 are those of yaml.org/type (`bool`, `int`, `float`, `null`, `merge`, `value`); of a float it is what
//! `PyYAML` reads, since the page's own expression takes `1.2.3` and has no underscore after the point. Dates are left
//! out: text in 1.2, and nobody takes them for anything else.

use super::scalar::{ScalarKind, classify};

/// What YAML 1.1 reads.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ambiguity {
    /// `yes`, `no`, `on`, `off`, `y`, `n` in their spellings.
    Bool(bool),
    /// `010` (8), `0b11`, `1_000`, `-0x1F`, `17:00` (base 60); `None` for a number that 64 bits do not hold.
    Int(Option<i64>),
    /// `1_000.5`, `1:30.5` (base 60).
    Float(f64),
    /// `1e3`, `08`, `0o10`, `+.5`, which are numbers in YAML 1.2.
    Text,
    /// `=`, which stands for the default of a mapping.
    DefaultValue,
    /// `<<`, also where it is no key.
    MergeKey,
}

/// What a plain scalar is for tools that read YAML 1.1, where YAML 1.2 reads something else.
pub fn ambiguity(text: &str) -> Option<Ambiguity> {
    match text {
        "y" | "Y" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => return Some(Ambiguity::Bool(true)),
        "n" | "N" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => return Some(Ambiguity::Bool(false)),
        "=" => return Some(Ambiguity::DefaultValue),
        "<<" => return Some(Ambiguity::MergeKey),
        _ => {}
    }
    // Most values are words.
    if !matches!(text.as_bytes().first()?, b'0'..=b'9' | b'+' | b'-' | b'.') {
        return None;
    }
    let kind = classify(text);
    let is_number = matches!(kind, ScalarKind::Int | ScalarKind::Float);
    match integer(text).or_else(|| float(text)) {
        None if is_number && !is_special(text) => Some(Ambiguity::Text),
        None => None,
        // Octal and decimal are one up to seven, and the other forms that are numbers in both say the same.
        Some(Ambiguity::Int(Some(-7..=7))) if is_number => None,
        Some(reading) if is_number && !is_octal(text) => {
            debug_assert!(!text.contains(['_', ':']), "{reading:?}");
            None
        }
        some => some,
    }
}

/// The integers of YAML 1.1.
fn integer(text: &str) -> Option<Ambiguity> {
    let (negative, unsigned) = sign(text);
    let first = *unsigned.as_bytes().first()?;
    let of = |digits: &str, radix: u32| {
        let digits: String = digits.chars().filter(|c| *c != '_').collect();
        let value = i64::from_str_radix(&digits, radix).ok().filter(|_| !digits.starts_with(['+', '-']));
        Ambiguity::Int(value.map(|value| if negative { -value } else { value }))
    };
    let all = |digits: &str, valid: fn(u8) -> bool| {
        !digits.is_empty() && digits.bytes().all(|byte| valid(byte) || byte == b'_')
    };
    if let Some(digits) = unsigned.strip_prefix("0b") {
        return all(digits, |byte| matches!(byte, b'0' | b'1')).then(|| of(digits, 2));
    }
    if let Some(digits) = unsigned.strip_prefix("0x") {
        return all(digits, |byte| byte.is_ascii_hexdigit()).then(|| of(digits, 16));
    }
    if unsigned.len() > 1 && first == b'0' {
        return all(unsigned, |byte| (b'0'..=b'7').contains(&byte)).then(|| of(unsigned, 8));
    }
    if !first.is_ascii_digit() {
        return None;
    }
    if all(unsigned, |byte| byte.is_ascii_digit()) {
        return Some(of(unsigned, 10));
    }
    let parts = sexagesimal(unsigned)?;
    let value = parts.iter().try_fold(0_i64, |sum, part| {
        let part: i64 = part.replace('_', "").parse().ok()?;
        sum.checked_mul(60)?.checked_add(part)
    });
    Some(Ambiguity::Int(value.map(|value| if negative { -value } else { value })))
}

/// The floats of YAML 1.1, as `PyYAML` has them.
fn float(text: &str) -> Option<Ambiguity> {
    let (negative, unsigned) = sign(text);
    let (whole, rest) = unsigned.split_once('.')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    let signed = |value: f64| Ambiguity::Float(if negative { -value } else { value });
    if whole.contains(':') {
        let parts = sexagesimal(whole).filter(|_| digits(rest))?;
        let number = |part: &str| part.replace('_', "").parse::<f64>().ok();
        let value = parts.iter().try_fold(0.0, |sum, part| Some(sum * 60.0 + number(part)?))?;
        let fraction = if rest.replace('_', "").is_empty() { 0.0 } else { number(&format!("0.{rest}"))? };
        return Some(signed(value + fraction));
    }
    let (fraction, exponent) = rest.find(['e', 'E']).map_or((rest, None), |at| (&rest[..at], Some(&rest[at + 1..])));
    let has_exponent = exponent.is_none_or(|exponent| {
        let digits = exponent.strip_prefix(['+', '-']).unwrap_or("");
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    let starts = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let has_whole = starts(whole) && digits(whole);
    let has_fraction = whole.is_empty() && starts(fraction) && !text.starts_with(['+', '-']);
    if !has_exponent || !digits(fraction) || !(has_whole || has_fraction) {
        return None;
    }
    unsigned.replace('_', "").parse().ok().map(signed)
}

/// The parts of a number of base 60: `[0-9][0-9_]*(:[0-5]?[0-9])+`.
fn sexagesimal(text: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = text.split(':').collect();
    let (first, others) = parts.split_first()?;
    let leads = first.starts_with(|c: char| c.is_ascii_digit());
    let head = leads && first.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    let tail = |part: &&str| match part.as_bytes() {
        [one] => one.is_ascii_digit(),
        [ten, one] => (b'0'..=b'5').contains(ten) && one.is_ascii_digit(),
        _ => false,
    };
    (head && !others.is_empty() && others.iter().all(tail)).then_some(parts)
}

fn sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(unsigned) => (true, unsigned),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// Whether a number of YAML 1.2 is octal in YAML 1.1.
fn is_octal(text: &str) -> bool {
    let (_, unsigned) = sign(text);
    unsigned.len() > 1 && unsigned.starts_with('0') && unsigned.bytes().all(|byte| (b'0'..=b'7').contains(&byte))
}

/// Infinite or not a number, alike in both.
fn is_special(text: &str) -> bool {
    let (_, unsigned) = sign(text);
    matches!(unsigned, ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN")
}
