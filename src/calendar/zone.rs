//! Time zones: from instants to local time and back.

use chrono::offset::MappedLocalTime;
use chrono::{
    DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Timelike, Utc,
};
use chrono_tz::{TZ_VARIANTS, Tz};

use super::problem::{NameKind, UnknownName};

/// The first year for which the built-in time zone rules end; later ones repeat the rules of a year before it.
const RULES_END: i32 = 2100;

/// The version of the IANA time zone database that the program was built with, such as `2025b`.
pub const ZONES_VERSION: &str = chrono_tz::IANA_TZDB_VERSION;

/// A time zone of the IANA database, with the rules that this version of the program was built with.
///
/// From 2100 the rules of the last known years are applied to the same days of the week: summer time goes on as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Zone(Tz);

/// The instants that a local time stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// One instant, as nearly always.
    Once(DateTime<Utc>),
    /// None: the clock is put forward over it at the instant `change`.
    Skipped {
        /// The first instant with the new offset.
        change: DateTime<Utc>,
    },
    /// Two: the clock is put back and shows it again.
    Twice {
        /// Before the clock is put back.
        first: DateTime<Utc>,
        /// After it.
        second: DateTime<Utc>,
    },
}

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Self = Self(Tz::UTC);

    /// The zone of a name such as `Europe/Oslo`; capitals count.
    ///
    /// # Errors
    /// [`UnknownName`] with the nearest name, where the database has no such name.
    pub fn named(name: &str) -> Result<Self, UnknownName> {
        name.parse()
            .map(Self)
            .map_err(|_| UnknownName::among(NameKind::TimeZone, name, TZ_VARIANTS.iter().map(|zone| zone.name())))
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// How far its local time is ahead of UTC at an instant.
    pub fn offset(self, instant: DateTime<Utc>) -> FixedOffset {
        self.0.offset_from_utc_datetime(&with_known_rules(instant.naive_utc())).fix()
    }

    /// The local date and time at an instant.
    pub fn local(self, instant: DateTime<Utc>) -> NaiveDateTime {
        instant.naive_utc().checked_add_offset(self.offset(instant)).unwrap_or(instant.naive_utc())
    }

    /// What clocks show when a clock that was not put forward at `change` shows `skipped`: 03:30 for 02:30 where they go
    /// forward by an hour at 02:00.
    pub fn put_forward(self, skipped: NaiveDateTime, change: DateTime<Utc>) -> NaiveDateTime {
        let before = self.offset(change - TimeDelta::seconds(1));
        skipped.checked_sub_offset(before).map_or(skipped, |utc| self.local(utc.and_utc()))
    }

    /// The local date at an instant.
    pub fn date(self, instant: DateTime<Utc>) -> NaiveDate {
        self.local(instant).date()
    }

    /// The instants at which clocks show a local date and time.
    pub fn resolve(self, local: NaiveDateTime) -> Resolved {
        let seconds = local.and_utc().timestamp();
        let fraction = TimeDelta::nanoseconds(i64::from(local.nanosecond()));
        let minus =
            |offset: &<Tz as TimeZone>::Offset| instant(seconds - i64::from(offset.fix().local_minus_utc())) + fraction;
        match self.0.offset_from_local_datetime(&with_known_rules(local)) {
            MappedLocalTime::Single(offset) => Resolved::Once(minus(&offset)),
            MappedLocalTime::Ambiguous(first, second) => {
                Resolved::Twice { first: minus(&first), second: minus(&second) }
            }
            MappedLocalTime::None => Resolved::Skipped { change: self.change_over(seconds) },
        }
    }

    /// The first instant of a local day: its 00:00, the first if there are two, or the clock change that skips it.
    pub fn start_of_day(self, date: NaiveDate) -> DateTime<Utc> {
        self.resolve(date.and_time(NaiveTime::MIN)).as_start()
    }

    /// The first instant at which local time is at or past one that is skipped (all three in seconds since 1970).
    fn change_over(self, local: i64) -> DateTime<Utc> {
        // No offset is as large as 26 hours, and no zone puts its clock back within that time of putting it forward.
        let (mut before, mut after) = (local - 26 * 3600, local + 26 * 3600);
        while after - before > 1 {
            let middle = before + (after - before) / 2;
            if middle + i64::from(self.offset(instant(middle)).local_minus_utc()) >= local {
                after = middle;
            } else {
                before = middle;
            }
        }
        instant(after)
    }
}

impl Resolved {
    /// The instant that a start of calendar hours means: the change where it is skipped, the first where it is repeated.
    pub fn as_start(self) -> DateTime<Utc> {
        match self {
            Self::Once(instant) | Self::Skipped { change: instant } | Self::Twice { first: instant, .. } => instant,
        }
    }

    /// The instant that an end of calendar hours means: the change where it is skipped, the second where it is repeated.
    pub fn as_end(self) -> DateTime<Utc> {
        match self {
            Self::Once(instant) | Self::Skipped { change: instant } | Self::Twice { second: instant, .. } => instant,
        }
    }
}

fn instant(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or(if seconds < 0 {
        DateTime::<Utc>::MIN_UTC
    } else {
        DateTime::<Utc>::MAX_UTC
    })
}

/// The same time in the latest year with known rules that has the same days of the week.
fn with_known_rules(at: NaiveDateTime) -> NaiveDateTime {
    let shape = |year| NaiveDate::from_ymd_opt(year, 1, 1).map(|day| (day.weekday(), day.leap_year()));
    if at.year() < RULES_END {
        return at;
    }
    // 28 years without a century hold each of the 14 shapes of a year.
    (RULES_END - 28..RULES_END)
        .rev()
        .find(|&year| shape(year) == shape(at.year()))
        .and_then(|year| at.with_year(year))
        .unwrap_or(at)
}

/// One day, for stepping through dates.
pub(super) const DAY: TimeDelta = TimeDelta::days(1);

#[cfg(test)]
mod tests {
    use super::*;

    fn oslo() -> Zone {
        Zone::named("Europe/Oslo").unwrap()
    }

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn skipped_time_names_the_change() {
        assert_eq!(
            oslo().resolve("2026-03-29T02:30:00".parse().unwrap()),
            Resolved::Skipped { change: utc("2026-03-29T01:00:00Z") }
        );
        assert_eq!(oslo().resolve("2026-03-29T03:00:00".parse().unwrap()), Resolved::Once(utc("2026-03-29T01:00:00Z")));
        assert_eq!(oslo().resolve("2026-03-29T01:59:59".parse().unwrap()), Resolved::Once(utc("2026-03-29T00:59:59Z")));
    }

    #[test]
    fn a_skipped_time_is_put_forward_by_what_the_clock_is() {
        let forward = |skipped: &str, change| oslo().put_forward(skipped.parse().unwrap(), utc(change)).to_string();
        assert_eq!(forward("2026-03-29T02:30:00", "2026-03-29T01:00:00Z"), "2026-03-29 03:30:00");
        assert_eq!(forward("2026-03-29T02:00:00", "2026-03-29T01:00:00Z"), "2026-03-29 03:00:00");
    }

    #[test]
    fn repeated_time_names_both_instants() {
        assert_eq!(
            oslo().resolve("2026-10-25T02:30:00".parse().unwrap()),
            Resolved::Twice { first: utc("2026-10-25T00:30:00Z"), second: utc("2026-10-25T01:30:00Z") }
        );
        assert_eq!(oslo().resolve("2026-10-25T03:00:00".parse().unwrap()), Resolved::Once(utc("2026-10-25T02:00:00Z")));
    }

    #[test]
    fn a_skipped_midnight_begins_its_day_at_the_change() {
        // Clocks in São Paulo went from 4 November 2018, 00:00 at once to 01:00.
        let zone = Zone::named("America/Sao_Paulo").unwrap();
        assert_eq!(zone.start_of_day("2018-11-04".parse().unwrap()), utc("2018-11-04T03:00:00Z"));
        // Samoa left out 30 December 2011: the day is empty.
        let zone = Zone::named("Pacific/Apia").unwrap();
        assert_eq!(zone.start_of_day("2011-12-30".parse().unwrap()), utc("2011-12-30T10:00:00Z"));
        assert_eq!(zone.start_of_day("2011-12-31".parse().unwrap()), utc("2011-12-30T10:00:00Z"));
    }

    #[test]
    fn summer_time_goes_on_after_the_known_rules() {
        // The last Sunday of March 2150 is the 29th, that of October the 25th.
        assert_eq!(
            oslo().resolve("2150-03-29T02:30:00".parse().unwrap()),
            Resolved::Skipped { change: utc("2150-03-29T01:00:00Z") }
        );
        assert_eq!(oslo().local(utc("2150-07-01T12:00:00Z")).to_string(), "2150-07-01 14:00:00");
        assert_eq!(oslo().local(utc("2150-12-01T12:00:00Z")).to_string(), "2150-12-01 13:00:00");
        assert_eq!(oslo().local(utc("2099-12-31T23:30:00Z")).to_string(), "2100-01-01 00:30:00");
        assert_eq!(oslo().start_of_day("2104-02-29".parse().unwrap()), utc("2104-02-28T23:00:00Z"));
    }

    #[test]
    fn an_unknown_name_is_answered_with_the_nearest() {
        assert_eq!(Zone::named("Europe/Olso").unwrap_err().nearest.as_deref(), Some("Europe/Oslo"));
        assert_eq!(Zone::named("Europe/Oslo").unwrap().name(), "Europe/Oslo");
    }

    #[test]
    fn the_ends_of_time_do_no_harm() {
        for local in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            oslo().resolve(local);
        }
        oslo().local(DateTime::<Utc>::MAX_UTC);
        oslo().local(DateTime::<Utc>::MIN_UTC);
    }
}
