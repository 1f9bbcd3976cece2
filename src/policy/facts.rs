//! Values as facts of messages.

use chrono::{DateTime, Datelike as _, Utc};

use super::located::Located;
use super::world::World;
use crate::calendar::{Holiday, Interval, Moment, Period, Zone};
use crate::kind::Schema;
use crate::language::{Fact, Label, Period as ToldPeriod};
use crate::workspace::{Document, KindOf};
use crate::yaml::Pointer;

/// A time as a fact: a day, or a day and a time on the clocks of `zone`.
pub fn moment_fact(moment: &Moment, zone: Zone) -> Fact {
    match moment {
        Moment::Date(date) => Fact::Date(*date),
        _ => match moment.start(zone) {
            Ok(at) => Fact::Time(at.with_timezone(&zone.offset(at)).into()),
            Err(_) => Fact::code(moment.to_string()),
        },
    }
}

/// A period as a fact of messages.
pub fn period_fact(period: Period) -> Fact {
    let (start, last) = (period.start(), period.last_day());
    Fact::Period(match (period.months(), start.month0()) {
        (1, month) => ToldPeriod::Month { year: start.year(), month: month + 1 },
        (3, month) if month % 3 == 0 => ToldPeriod::Quarter { year: start.year(), quarter: month / 3 + 1 },
        (12, 0) => ToldPeriod::Year(start.year()),
        _ => ToldPeriod::Months { from: (start.year(), start.month()), to: (last.year(), last.month()) },
    })
}

/// A holiday by its name in the three languages.
pub(super) fn holiday_fact(holiday: &Holiday) -> Fact {
    let [nb, sv, en] = ["nb", "sv", "en"].map(|language| holiday.name.in_language(language));
    Fact::Label(Label::new(nb, sv, en))
}

/// A stretch of time as a fact: days, or times on the clocks of `zone`. `ends` is as it is written, `interval` what that
/// means.
pub(super) fn span_fact(ends: (&Moment, &Moment), interval: &Interval, zone: Zone) -> Fact {
    match ends {
        (Moment::Date(from), Moment::Date(to)) if from == to => Fact::Date(*from),
        (Moment::Date(from), Moment::Date(to)) => Fact::Dates { from: *from, to: *to },
        _ => {
            let at = |instant: DateTime<Utc>| instant.with_timezone(&zone.offset(instant));
            if interval.is_empty() {
                return Fact::Time(at(interval.start()).into());
            }
            Fact::Times { from: at(interval.start()).into(), to: at(interval.end()).into() }
        }
    }
}

/// A value by its label and path; a document itself by its kind.
pub(super) fn field_at(world: &World<'_>, at: &Located<'_>) -> Fact {
    field_of(world, at.document, &at.pointer())
}

/// What stands, or is missing, at a pointer of a document.
pub fn field_of(world: &World<'_>, document: &Document, pointer: &Pointer) -> Fact {
    let kind = world.review.kind(document);
    let shape = kind.and_then(|kind| kind.schema.as_deref()).and_then(Schema::shape);
    if pointer.0.is_empty() {
        return kind.map_or_else(|| Fact::code(document.kind.as_deref().unwrap_or_default()), KindOf::fact);
    }
    let label = shape.and_then(|shape| shape.descend(pointer)).and_then(|shape| shape.label());
    Fact::Field { path: crate::kind::shown_path(pointer), label }
}
