//! When the waiver ends: as it is asked for, else as late as the policies of its rules allow.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::calendar::{Amount, Calendar, DeadlineTerms, Eves, Moment, Zone};
use crate::language::messages::waive as say;
use crate::language::messages::waivers as say_waivers;
use crate::language::{Fact, Refusal, Sentence};
use crate::policy::{Pack, amount_fact, moment_fact};

/// The days of a waiver that nothing else sets an end to.
const DAYS: Days = Days::new(90);

/// The end of a waiver.
pub(super) struct Expiry {
    /// As the document has it.
    pub(super) written: String,
    /// The day that it is where the waiver is for.
    pub(super) local_now: NaiveDate,
    end: Moment,
    until: DateTime<Utc>,
}

impl Expiry {
    /// A message with the end as its facts: `lastDay` of a day, `until` of a moment, and `zone`.
    pub(super) fn told(&self, says: Sentence, zone: Zone) -> Sentence {
        let says = says.with("zone", Fact::text(zone.name()));
        if self.end.is_date() {
            return says.with("lastDay", moment_fact(&self.end, zone));
        }
        says.with("until", moment_fact(&Moment::from_instant(self.until), zone))
    }
}

/// The latest end that a policy allows a waiver that is approved now.
struct Latest<'p> {
    policy: &'p str,
    most: Amount,
    /// The last moment or day, in the zone of the policy's calendar.
    last: Moment,
    until: DateTime<Utc>,
}

/// The end of a waiver of rules of some policies, written now; `zone` is that of the waiver.
///
/// # Errors
/// An end that has passed, that cannot be reckoned with, or that is later than a policy allows.
pub(super) fn expiry(
    asked: Option<Moment>,
    packs: &[&Pack],
    calendars: &BTreeMap<String, Calendar>,
    now: DateTime<Utc>,
    zone: Zone,
) -> Result<Expiry, Refusal> {
    let no_end = || Refusal { says: say_waivers::NO_END.into(), help: Some(say::EXPIRES_HELP.into()) };
    let mut latest: Option<Latest<'_>> = None;
    for pack in packs {
        let calendar = pack.calendar.as_ref().and_then(|id| calendars.get(id));
        let (Some(most), Some(calendar)) = (pack.waivers.longest, calendar) else { continue };
        let terms = DeadlineTerms { within: most, less: false, hours: None, eves: Eves::Working };
        let last = calendar.due(&Moment::from_instant(now), &terms, zone).map_err(|_| no_end())?;
        let until = last.end(calendar.zone()).map_err(|_| no_end())?;
        if latest.as_ref().is_none_or(|known| until < known.until) {
            latest = Some(Latest { policy: &pack.id, most, last, until });
        }
    }
    let end = match (asked, &latest) {
        (Some(asked), _) => asked,
        (None, Some(latest)) => last_within(latest.until, now, zone),
        (None, None) => Moment::Date(zone.date(now).checked_add_days(DAYS).ok_or_else(no_end)?),
    };
    let until = end.end(zone).map_err(|_| no_end())?;
    if until <= now {
        let says = say::PAST.with("end", moment_fact(&end, zone));
        return Err(Refusal { says, help: Some(say::EXPIRES_HELP.into()) });
    }
    if let Some(latest) = latest.filter(|latest| until > latest.until) {
        let last = || moment_fact(&latest.last, zone);
        let says = say_waivers::TOO_LONG.with("end", moment_fact(&end, zone)).with("policy", Fact::code(latest.policy));
        let says = says.with("most", amount_fact(latest.most)).with("last", last());
        return Err(Refusal { says, help: Some(say::TOO_LONG_HELP.with("last", last())) });
    }
    Ok(Expiry { written: end.to_string(), local_now: zone.date(now), end, until })
}

/// The last day that ends by an instant; where none is left, that instant.
fn last_within(until: DateTime<Utc>, now: DateTime<Utc>, zone: Zone) -> Moment {
    let day = zone.date(until);
    let days = [Some(day), day.pred_opt()];
    let fits = |day: &NaiveDate| Moment::Date(*day).end(zone).is_ok_and(|end| end <= until && end > now);
    match days.into_iter().flatten().find(fits) {
        Some(day) => Moment::Date(day),
        None => {
            let at = until.with_timezone(&zone.offset(until));
            let written = at.format("%Y-%m-%dT%H:%M:%S%:z").to_string();
            written.parse().unwrap_or_else(|_| Moment::from_instant(until))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().to_utc()
    }

    /// Oslo is an hour ahead of UTC in winter; Helsinki two.
    #[test]
    fn the_last_day_ends_by_the_latest_end() {
        let midnight = at("2026-12-31T23:00:00Z");
        let now = at("2026-12-01T12:00:00Z");
        let last = |zone: &str| last_within(midnight, now, Zone::named(zone).unwrap()).to_string();
        assert_eq!(last("Europe/Oslo"), "2026-12-31");
        // The day there ends an hour before, and the next one an hour after.
        assert_eq!(last("Europe/Helsinki"), "2026-12-31");
        assert_eq!(last("UTC"), "2026-12-30");
    }

    #[test]
    fn where_no_day_is_left_it_is_a_moment() {
        let zone = Zone::named("Europe/Oslo").unwrap();
        let last = last_within(at("2026-12-01T15:30:00Z"), at("2026-12-01T12:00:00Z"), zone);
        assert_eq!(last.to_string(), "2026-12-01T16:30:00+01:00");
    }
}
