//! The formats of our own schemas: dates and times as people write them in changes.

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use jsonschema::{Retrieve, ValidationOptions};

use super::instance::Yaml;

/// Adds `vedtak-date`, `vedtak-instant` and `vedtak-time` to the formats that are asserted.
pub(super) fn with_own_formats<R>(options: ValidationOptions<'_, R, Yaml>) -> ValidationOptions<'_, R, Yaml>
where
    R: AsRef<dyn Retrieve>,
{
    options
        .with_format("vedtak-date", is_date)
        .with_format("vedtak-instant", is_instant)
        .with_format("vedtak-time", |text: &str| is_date(text) || is_instant(text) || is_local_time(text))
}

/// Whether a text is of one of these formats, or a length of time as our schemas have it.
pub(super) fn is_of(text: &str, format: &str) -> bool {
    match format {
        "vedtak-date" | "date" => is_date(text),
        "vedtak-instant" | "date-time" => is_instant(text),
        "vedtak-time" => is_date(text) || is_instant(text) || is_local_time(text),
        "duration" => text.len() > 2 && text.starts_with('P'),
        _ => false,
    }
}

/// `YYYY-MM-DD`, a day that exists.
fn is_date(text: &str) -> bool {
    text.len() == 10 && NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}

/// RFC 3339 with an offset; seconds may be left out.
fn is_instant(text: &str) -> bool {
    DateTime::parse_from_rfc3339(text).is_ok()
        || DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%:z").is_ok()
        || text.strip_suffix('Z').is_some_and(|local| local.len() == 16 && is_local_time(local))
}

/// `YYYY-MM-DDTHH:MM[:SS]` without an offset.
fn is_local_time(text: &str) -> bool {
    match text.len() {
        16 => NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").is_ok(),
        19 => NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").is_ok(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_and_times_that_exist() {
        assert!(is_date("2028-02-29"));
        assert!(!is_date("2026-02-29"));
        assert!(!is_date("2026-2-9"));
        assert!(is_instant("2026-11-24T10:00:00+01:00"));
        assert!(is_instant("2026-11-24T10:00+01:00"));
        assert!(is_instant("2026-11-24T10:00Z"));
        assert!(!is_instant("2026-11-24T10:00:00"));
        assert!(!is_instant("2026-11-24T25:00:00Z"));
        assert!(is_local_time("2026-11-24T10:00"));
        assert!(is_local_time("2026-11-24T10:00:59"));
        assert!(!is_local_time("2026-11-24 10:00"));
    }
}
