//! The formats of our own schemas: dates and times as people write them in changes.

use jsonschema::{Retrieve, ValidationOptions};

use super::instance::Yaml;
use crate::calendar::{Moment, Zone, duration};

/// Every format that some draft or vedtak itself defines, with the position in [`DRAFTS`](super::drafts::DRAFTS) of the
/// first draft in which values are held against it.
pub(super) const FORMATS: [(&str, usize); 23] = [
    ("date", 0),
    ("date-time", 0),
    ("time", 0),
    ("duration", 3),
    ("email", 0),
    ("idn-email", 0),
    ("hostname", 0),
    ("idn-hostname", 2),
    ("ipv4", 0),
    ("ipv6", 0),
    ("uri", 0),
    ("uri-reference", 1),
    ("iri", 2),
    ("iri-reference", 2),
    ("uri-template", 1),
    ("json-pointer", 1),
    ("relative-json-pointer", 2),
    ("regex", 0),
    ("uuid", 3),
    ("vedtak-date", 0),
    ("vedtak-instant", 0),
    ("vedtak-time", 0),
    ("vedtak-timezone", 0),
];

/// The names of the formats that some draft or vedtak itself defines.
pub fn format_names() -> impl Iterator<Item = &'static str> + Clone {
    FORMATS.iter().map(|(name, _)| *name)
}

/// Adds `vedtak-date`, `vedtak-instant`, `vedtak-time` and `vedtak-timezone` to the formats that are asserted.
pub(super) fn with_moments<R>(options: ValidationOptions<'_, R, Yaml>) -> ValidationOptions<'_, R, Yaml>
where
    R: AsRef<dyn Retrieve>,
{
    options
        .with_format("vedtak-date", is_date)
        .with_format("vedtak-instant", is_instant)
        .with_format("vedtak-time", is_time)
        .with_format("vedtak-timezone", is_timezone)
}

/// Makes `duration` the lengths of time of our own schemas: those that mean the same whenever they begin.
pub(super) fn with_lengths<R>(options: ValidationOptions<'_, R, Yaml>) -> ValidationOptions<'_, R, Yaml>
where
    R: AsRef<dyn Retrieve>,
{
    options.with_format("duration", is_duration)
}

/// Whether a text is of one of these formats, or a length of time as our schemas have it.
pub(super) fn is_of(text: &str, format: &str) -> bool {
    match format {
        "vedtak-date" | "date" => is_date(text),
        "vedtak-instant" | "date-time" => is_instant(text),
        "vedtak-time" => is_time(text),
        "duration" => is_duration(text),
        "vedtak-timezone" => is_timezone(text),
        _ => false,
    }
}

/// `YYYY-MM-DD`, a day that exists.
fn is_date(text: &str) -> bool {
    matches!(Moment::of_any_year(text), Ok(Moment::Date(_)))
}

/// A time that exists, with its offset from UTC.
fn is_instant(text: &str) -> bool {
    matches!(Moment::of_any_year(text), Ok(Moment::Instant { .. }))
}

/// Any form of a moment.
fn is_time(text: &str) -> bool {
    Moment::of_any_year(text).is_ok()
}

/// A name of the IANA time zone database.
fn is_timezone(text: &str) -> bool {
    Zone::named(text).is_ok()
}

/// A length of time in ISO 8601.
fn is_duration(text: &str) -> bool {
    duration(text).is_some()
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
        assert!(is_time("2026-11-24T10:00"));
        assert!(is_time("2026-11-24T10:00:59.5"));
        assert!(is_instant("2026-11-24T10:00:59.5+01:00"));
        assert!(is_duration("P1DT2H30M") && is_duration("P2W") && !is_duration("PT") && !is_duration("P1Y"));
        assert!(!is_time("2026-11-24 10:00"));
    }

    #[test]
    fn only_time_zones_that_exist() {
        for name in ["Europe/Oslo", "Europe/Stockholm", "Arctic/Longyearbyen", "UTC", "America/Argentina/Ushuaia"] {
            assert!(is_timezone(name), "{name}");
        }
        for name in ["Europe/Olso", "europe/oslo", "Oslo", "Europa/Oslo", "", "+01:00"] {
            assert!(!is_timezone(name), "{name}");
        }
    }
}
