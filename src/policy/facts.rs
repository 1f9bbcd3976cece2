//! Values as facts of messages.

use chrono::{DateTime, Utc};

use super::case::Case;
use crate::calendar::{Interval, Moment, Zone};
use crate::kind::Schema;
use crate::language::Fact;
use crate::yaml::{Pointer, Step};

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

impl Case<'_> {
    /// A field of the document by its label and path.
    pub(super) fn field_fact(&self, path: &str) -> Fact {
        let steps = path.split('.').flat_map(|part| {
            let (name, each) = part.strip_suffix("[]").map_or((part, false), |name| (name, true));
            let key = (!name.is_empty()).then(|| Step::Key(name.to_owned()));
            key.into_iter().chain(each.then_some(Step::Index(0)))
        });
        let pointer = Pointer(steps.collect());
        let label = self
            .kind
            .schema
            .as_deref()
            .and_then(Schema::shape)
            .and_then(|shape| shape.descend(&pointer))
            .and_then(|shape| shape.label());
        Fact::Field { path: path.to_owned(), label }
    }
}
