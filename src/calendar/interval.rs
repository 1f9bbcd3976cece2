//! Half-open intervals of instants, and sets of them.

use chrono::{DateTime, TimeDelta, Utc};

/// A half-open interval of instants: `start` belongs to it, `end` does not. An empty one stands for the moment `start`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    start: DateTime<Utc>,
    end: DateTime<Utc>,
}

impl Interval {
    /// The interval, or none where `end` lies before `start`.
    pub fn new(start: DateTime<Utc>, end: DateTime<Utc>) -> Option<Self> {
        (start <= end).then_some(Self { start, end })
    }

    /// The empty interval at a moment.
    pub fn at(moment: DateTime<Utc>) -> Self {
        Self { start: moment, end: moment }
    }

    /// From a moment on, without an end.
    pub fn since(start: DateTime<Utc>) -> Self {
        Self { start, end: DateTime::<Utc>::MAX_UTC }
    }

    /// Up to a moment, without a start.
    pub fn before(end: DateTime<Utc>) -> Self {
        Self { start: DateTime::<Utc>::MIN_UTC, end }
    }

    /// Whether it has no end.
    pub fn is_endless(&self) -> bool {
        self.end == DateTime::<Utc>::MAX_UTC
    }

    /// Whether it has no start or no end.
    pub fn is_open(&self) -> bool {
        self.is_endless() || self.start == DateTime::<Utc>::MIN_UTC
    }

    /// Its first instant.
    pub fn start(&self) -> DateTime<Utc> {
        self.start
    }

    /// The first instant after it.
    pub fn end(&self) -> DateTime<Utc> {
        self.end
    }

    /// Its length in real time, never negative.
    pub fn length(&self) -> TimeDelta {
        self.end - self.start
    }

    /// Whether it has no length.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// What both have, or none.
    pub fn overlap(&self, other: &Self) -> Option<Self> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Self { start, end })
    }
}

/// A set of instants as intervals: in order, none empty, none touching the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IntervalSet(Vec<Interval>);

impl IntervalSet {
    /// The intervals in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Interval> {
        self.0.iter()
    }

    /// The earliest interval.
    pub fn first(&self) -> Option<&Interval> {
        self.0.first()
    }

    /// Whether it holds no instant.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The sum of all lengths in real time.
    pub fn length(&self) -> TimeDelta {
        self.0.iter().map(Interval::length).sum()
    }

    /// What is in either.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        self.0.iter().chain(&other.0).copied().collect()
    }

    /// What is in both.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut both = Vec::new();
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            both.extend(a.overlap(b));
            if a.end <= b.end {
                left.next();
            } else {
                right.next();
            }
        }
        Self(both)
    }

    /// What is in this one and not in the other.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        let mut rest = Vec::new();
        let mut cuts = other.0.iter().peekable();
        for whole in &self.0 {
            let mut start = whole.start;
            while let Some(cut) = cuts.peek() {
                if cut.start >= whole.end {
                    break;
                }
                if start < cut.start {
                    rest.push(Interval { start, end: cut.start });
                }
                start = start.max(cut.end);
                if cut.end > whole.end {
                    break; // it may cut the next one too
                }
                cuts.next();
            }
            if start < whole.end {
                rest.push(Interval { start, end: whole.end });
            }
        }
        Self(rest)
    }

    /// What lies in an interval.
    #[must_use]
    pub fn clipped(&self, to: &Interval) -> Self {
        Self(self.0.iter().filter_map(|interval| interval.overlap(to)).collect())
    }
}

impl FromIterator<Interval> for IntervalSet {
    fn from_iter<I: IntoIterator<Item = Interval>>(intervals: I) -> Self {
        let mut sorted: Vec<Interval> = intervals.into_iter().filter(|interval| !interval.is_empty()).collect();
        sorted.sort_by_key(|interval| interval.start);
        let mut joined: Vec<Interval> = Vec::with_capacity(sorted.len());
        for next in sorted {
            match joined.last_mut() {
                Some(last) if next.start <= last.end => last.end = last.end.max(next.end),
                _ => joined.push(next),
            }
        }
        Self(joined)
    }
}

impl From<Interval> for IntervalSet {
    fn from(interval: Interval) -> Self {
        std::iter::once(interval).collect()
    }
}

impl<'a> IntoIterator for &'a IntervalSet {
    type Item = &'a Interval;
    type IntoIter = std::slice::Iter<'a, Interval>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn interval(start: i64, end: i64) -> Interval {
        let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap();
        Interval::new(at(start), at(end)).unwrap()
    }

    fn set(parts: &[(i64, i64)]) -> IntervalSet {
        parts.iter().map(|&(start, end)| interval(start, end)).collect()
    }

    /// The same set as single seconds, the slow and certain way.
    fn seconds(set: &IntervalSet) -> Vec<i64> {
        set.iter().flat_map(|part| part.start().timestamp()..part.end().timestamp()).collect()
    }

    #[test]
    fn joins_what_touches_and_drops_what_is_empty() {
        assert_eq!(set(&[(5, 7), (1, 3), (3, 4), (9, 9)]), set(&[(1, 4), (5, 7)]));
        assert_eq!(set(&[(5, 7), (1, 4)]).length(), TimeDelta::seconds(5));
    }

    #[test]
    fn one_cut_may_cross_several_intervals() {
        assert_eq!(set(&[(0, 4), (6, 10)]).minus(&set(&[(2, 8)])), set(&[(0, 2), (8, 10)]));
    }

    #[test]
    fn an_end_before_the_start_is_refused() {
        assert_eq!(Interval::new(interval(2, 3).start(), interval(1, 3).start()), None);
    }

    fn any_set() -> impl Strategy<Value = IntervalSet> {
        prop::collection::vec((0i64..40, 0i64..8), 0..8)
            .prop_map(|parts| parts.into_iter().map(|(start, length)| interval(start, start + length)).collect())
    }

    proptest! {
        #[test]
        fn operations_agree_with_those_on_single_seconds(a in any_set(), b in any_set()) {
            let (left, right) = (seconds(&a), seconds(&b));
            let either: Vec<i64> = (0..50).filter(|s| left.contains(s) || right.contains(s)).collect();
            let both: Vec<i64> = (0..50).filter(|s| left.contains(s) && right.contains(s)).collect();
            let rest: Vec<i64> = (0..50).filter(|s| left.contains(s) && !right.contains(s)).collect();
            prop_assert_eq!(seconds(&a.union(&b)), either);
            prop_assert_eq!(seconds(&a.intersection(&b)), both);
            prop_assert_eq!(seconds(&a.minus(&b)), rest);
        }
    }
}
