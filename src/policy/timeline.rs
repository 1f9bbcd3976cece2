//! When documents of a kind take place: made once for a run, so that a document meets only those it can overlap with.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use super::located::Located;
use crate::calendar::{Interval, Zone};

/// A kind, the path of its interval, and the zone of local times.
type Key = (String, String, Zone);

/// An interval of a document.
pub(super) struct Placed<'w> {
    /// The document.
    pub(super) of: Located<'w>,
    /// The mapping with the interval.
    pub(super) at: Located<'w>,
}

/// Every timeline that was asked for.
#[derive(Default)]
pub struct Timelines<'w>(Mutex<HashMap<Key, Arc<Timeline<Placed<'w>>>>>);

/// Documents by the start of their interval; one that has several stands there once for each.
pub struct Timeline<D> {
    timed: Vec<(Interval, D)>,
    /// Those without a start or an end.
    open: Vec<(Interval, D)>,
    /// The length of the longest interval that has both.
    longest: TimeDelta,
    /// The documents whose interval cannot be read.
    pub(super) unclear: Vec<D>,
}

impl<'w> Timelines<'w> {
    /// The timeline of a key, made where it is first asked for.
    pub(super) fn of(&self, key: Key, make: impl FnOnce() -> Timeline<Placed<'w>>) -> Arc<Timeline<Placed<'w>>> {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(made.entry(key).or_insert_with(|| Arc::new(make())))
    }
}

impl<D> FromIterator<(D, Option<Interval>)> for Timeline<D> {
    fn from_iter<I: IntoIterator<Item = (D, Option<Interval>)>>(documents: I) -> Self {
        let mut timeline =
            Self { timed: Vec::new(), open: Vec::new(), longest: TimeDelta::zero(), unclear: Vec::new() };
        for (document, when) in documents {
            match when {
                Some(when) if when.is_open() => timeline.open.push((when, document)),
                Some(when) => {
                    timeline.longest = timeline.longest.max(when.length());
                    timeline.timed.push((when, document));
                }
                None => timeline.unclear.push(document),
            }
        }
        timeline.timed.sort_by_key(|(when, _)| when.start());
        timeline
    }
}

impl<D> Timeline<D> {
    /// The documents that may overlap with an interval, each with its own.
    pub(super) fn meeting(&self, own: &Interval) -> impl Iterator<Item = (&Interval, &D)> {
        let before = |moment: DateTime<Utc>| self.timed.partition_point(|(when, _)| when.start() < moment);
        let first = own.start().checked_sub_signed(self.longest).map_or(0, before);
        let timed = self.timed[first..before(own.end()).max(first)].iter().chain(&self.open);
        let own = *own;
        timed.filter(move |(when, _)| when.end() > own.start()).map(|(when, document)| (when, document))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn interval((start, length): (i64, i64)) -> Interval {
        let at = |minutes: i64| DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes);
        Interval::new(at(start), at(start + length)).unwrap()
    }

    proptest! {
        #[test]
        fn whatever_overlaps_is_met(
            others in proptest::collection::vec((0..60i64, 0..20i64), 0..40),
            own in (0..60i64, 0..20i64),
        ) {
            let own = interval(own);
            let timeline: Timeline<usize> =
                others.iter().enumerate().map(|(at, when)| (at, Some(interval(*when)))).chain([(1_000, None)]).collect();
            let mut met: Vec<usize> = timeline.meeting(&own).map(|(_, at)| *at).collect();
            met.sort_unstable();
            for (at, other) in others.iter().enumerate() {
                let overlaps = own.overlap(&interval(*other)).is_some_and(|both| !both.is_empty());
                prop_assert!(!overlaps || met.contains(&at));
            }
            prop_assert_eq!(&timeline.unclear, &[1_000]);
            // Two that only touch, or an instant, may be met too: the check looks at each.
            let touches = |other: &(i64, i64)| interval(*other).start() < own.end() && interval(*other).end() > own.start();
            let expected: Vec<usize> = (0..others.len()).filter(|at| touches(&others[*at])).collect();
            prop_assert_eq!(met, expected);
        }
    }
}
