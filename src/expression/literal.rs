//! Times and durations as CEL writes them, and periods as policies do.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, TimeDelta, Utc};

use crate::calendar::Moment;

/// A time with its offset from UTC, in the years 1 to 9999.
pub(super) fn timestamp(text: &str) -> Option<DateTime<Utc>> {
    let at = Moment::of_any_year(text).ok()?.instant()?.to_utc();
    (1..=9999).contains(&at.year()).then_some(at)
}

/// Decimal numbers with units, `1h30m`, `-1.5s`: `h`, `m`, `s`, `ms`, `us`, `ns` (CEL specification, `duration`).
pub(super) fn duration(text: &str) -> Option<TimeDelta> {
    let (negative, mut rest) = match text.strip_prefix(['-', '+']) {
        Some(rest) => (text.starts_with('-'), rest),
        None => (false, text),
    };
    if rest == "0" {
        return Some(TimeDelta::zero());
    }
    let mut total: i128 = 0;
    let mut parts = 0;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
        let (number, tail) = rest.split_at(digits);
        let letters = tail.chars().take_while(|letter| letter.is_alphabetic()).map(char::len_utf8).sum();
        let (unit, tail) = tail.split_at(letters);
        let unit: i128 = match unit {
            "h" => 3_600_000_000_000,
            "m" => 60_000_000_000,
            "s" => 1_000_000_000,
            "ms" => 1_000_000,
            "us" | "µs" => 1000,
            "ns" => 1,
            _ => return None,
        };
        total = total.checked_add(nanoseconds(number, unit)?)?;
        parts += 1;
        rest = tail;
    }
    let total = i64::try_from(if negative { -total } else { total }).ok()?;
    (parts > 0).then(|| TimeDelta::nanoseconds(total))
}

fn nanoseconds(number: &str, unit: i128) -> Option<i128> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() && fraction.is_empty() || whole.len() > 18 || fraction.contains('.') {
        return None;
    }
    let whole: i128 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let digits = &fraction[..fraction.len().min(18)];
    let scale = 10_i128.pow(u32::try_from(digits.len()).ok()?);
    let part: i128 = if digits.is_empty() { 0 } else { digits.parse().ok()? };
    whole.checked_mul(unit)?.checked_add(part * unit / scale)
}

/// How far local time is ahead of UTC: `+02:00`, `-09:30`; no sign is `+`.
pub(super) fn offset(text: &str) -> Option<FixedOffset> {
    let (negative, digits) = match text.strip_prefix(['-', '+']) {
        Some(rest) => (text.starts_with('-'), rest),
        None => (false, text),
    };
    let (hours, minutes) = digits.split_once(':')?;
    let number = |text: &str, limit: i32| {
        let two = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        two.then(|| text.parse().ok()).flatten().filter(|number: &i32| *number < limit)
    };
    let seconds: i32 = number(hours, 24)? * 3600 + number(minutes, 60)? * 60;
    FixedOffset::east_opt(if negative { -seconds } else { seconds })
}

/// The first day of a year (`2026`), quarter (`2026-Q4`) or month (`2026-10`), and the first day after it.
pub(super) fn period(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (year, rest) = match text.split_once('-') {
        Some((year, rest)) => (year, Some(rest)),
        None => (text, None),
    };
    let year: i32 =
        (year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())).then(|| year.parse().ok())??;
    let (month, months) = match rest {
        None => (1, 12),
        Some(quarter) if quarter.starts_with('Q') => {
            let quarter: u32 =
                quarter[1..].parse().ok().filter(|number| (1..=4).contains(number) && quarter.len() == 2)?;
            (quarter * 3 - 2, 3)
        }
        Some(month) => (month.parse().ok().filter(|_| month.len() == 2 && !month.starts_with('+'))?, 1),
    };
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let next = month + months;
    let after =
        if next > 12 { NaiveDate::from_ymd_opt(year + 1, 1, 1) } else { NaiveDate::from_ymd_opt(year, next, 1) };
    Some((first, after?))
}

/// A duration as CEL writes it: seconds with their fraction, `5400s`.
pub(super) fn duration_text(duration: TimeDelta) -> String {
    let (seconds, nanoseconds) = (duration.num_seconds(), duration.subsec_nanos());
    let sign = if seconds < 0 || nanoseconds < 0 { "-" } else { "" };
    let fraction = format!("{:09}", nanoseconds.unsigned_abs());
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{fraction}s", seconds.unsigned_abs())
}
