//! When documents of a kind take place: made once for a run, so that a document meets only those it can overlap with.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};

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

/// Documents by the start of their interval; one that has several stands there once for each. What it takes to find those
/// that meet an interval grows with how many these are, and with the logarithm of all.
pub struct Timeline<D> {
    /// By start.
    timed: Vec<(Interval, D)>,
    /// When each ends, the earliest first.
    ends: Vec<DateTime<Utc>>,
    /// A binary tree in a list, its root at 1 and below each place `n` the places `2n` and `2n + 1`: the latest end of those
    /// below. The second half are the ends of `timed` in their order.
    latest: Vec<DateTime<Utc>>,
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
        let (mut timed, mut unclear) = (Vec::new(), Vec::new());
        for (document, when) in documents {
            match when {
                Some(when) => timed.push((when, document)),
                None => unclear.push(document),
            }
        }
        timed.sort_by_key(|(when, _): &(Interval, D)| when.start());
        let half = timed.len().next_power_of_two();
        let mut latest = vec![DateTime::<Utc>::MIN_UTC; 2 * half];
        for (place, (when, _)) in latest[half..].iter_mut().zip(&timed) {
            *place = when.end();
        }
        for at in (1..half).rev() {
            latest[at] = latest[2 * at].max(latest[2 * at + 1]);
        }
        let mut ends: Vec<DateTime<Utc>> = timed.iter().map(|(when, _)| when.end()).collect();
        ends.sort_unstable();
        Self { timed, ends, latest, unclear }
    }
}

impl<D> Timeline<D> {
    /// The documents whose interval begins before another ends and ends after that begins, each with its own, by their
    /// starts. They overlap, unless one of both is only an instant.
    pub fn meeting(&self, own: &Interval) -> impl Iterator<Item = (&Interval, &D)> {
        let (before, after) = (self.beginning_before(own.end()), own.start());
        let next = move |from: usize| self.ending_after(after, from).filter(|at| *at < before);
        std::iter::successors(next(0), move |at| next(at + 1)).map(|at| (&self.timed[at].0, &self.timed[at].1))
    }

    /// The number of those that [`meeting`](Self::meeting) gives.
    pub(super) fn count_meeting(&self, own: &Interval) -> usize {
        if own.is_empty() {
            return self.meeting(own).count();
        }
        // What has ended when it begins, has begun before it ends.
        let ended = self.ends.partition_point(|end| *end <= own.start());
        self.beginning_before(own.end()) - ended
    }

    /// How many begin before a moment: the first so many.
    fn beginning_before(&self, moment: DateTime<Utc>) -> usize {
        self.timed.partition_point(|(when, _)| when.start() < moment)
    }

    /// The first from a position on that ends after a moment.
    fn ending_after(&self, moment: DateTime<Utc>, from: usize) -> Option<usize> {
        let half = self.latest.len() / 2;
        if from >= self.timed.len() {
            return None;
        }
        let mut at = half + from;
        // Up, until something to the right ends late enough; a place that is the left one of two has its right beside it.
        while self.latest[at] <= moment {
            while at % 2 == 1 {
                at /= 2;
            }
            if at == 0 {
                return None;
            }
            at += 1;
        }
        // And down to the first that does.
        while at < half {
            at *= 2;
            if self.latest[at] <= moment {
                at += 1;
            }
        }
        Some(at - half)
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;

    /// From a minute on, for so many; without an end where that is beyond all others, without a start at the first.
    fn interval((start, length): (i64, i64)) -> Interval {
        let at = |minutes: i64| match minutes {
            ..=0 => DateTime::<Utc>::MIN_UTC,
            79.. => DateTime::<Utc>::MAX_UTC,
            _ => DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes),
        };
        Interval::new(at(start), at(start + length)).unwrap()
    }

    proptest! {
        #[test]
        fn whatever_overlaps_is_met(
            others in proptest::collection::vec((0..60i64, 0..30i64), 0..40),
            own in (0..60i64, 0..30i64),
        ) {
            let own = interval(own);
            let timeline: Timeline<usize> =
                others.iter().enumerate().map(|(at, when)| (at, Some(interval(*when)))).chain([(1_000, None)]).collect();
            let mut met: Vec<usize> = timeline.meeting(&own).map(|(_, at)| *at).collect();
            prop_assert_eq!(timeline.count_meeting(&own), met.len());
            prop_assert!(timeline.meeting(&own).is_sorted_by_key(|(when, _)| when.start()));
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
