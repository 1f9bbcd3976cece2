//! When documents of a kind take place: made once for a run, so that a document meets only those it can overlap with.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use super::case::Located;
use crate::calendar::{Interval, Zone};

/// Timelines by kind, path of the interval and zone of local times.
#[derive(Default)]
pub struct Timelines<'w>(Mutex<HashMap<(String, String, Zone), Arc<Timeline<'w>>>>);

/// Documents by the start of their interval.
pub struct Timeline<'w> {
    timed: Vec<(Interval, Located<'w>)>,
    /// The length of the longest.
    longest: TimeDelta,
    /// Those whose interval cannot be read.
    unclear: Vec<Located<'w>>,
}

impl<'w> Timelines<'w> {
    /// The timeline of a key, made where it is first asked for.
    pub(super) fn of(&self, key: (String, String, Zone), make: impl FnOnce() -> Timeline<'w>) -> Arc<Timeline<'w>> {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(made.entry(key).or_insert_with(|| Arc::new(make())))
    }
}

impl<'w> FromIterator<(Located<'w>, Option<Interval>)> for Timeline<'w> {
    fn from_iter<I: IntoIterator<Item = (Located<'w>, Option<Interval>)>>(documents: I) -> Self {
        let mut timeline = Self { timed: Vec::new(), longest: TimeDelta::zero(), unclear: Vec::new() };
        for (document, when) in documents {
            match when {
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

impl<'w> Timeline<'w> {
    /// The documents that may overlap with an interval: those that do, and those that nobody can tell of.
    pub(super) fn meeting(&self, own: &Interval) -> impl Iterator<Item = &Located<'w>> {
        let before = |moment: DateTime<Utc>| self.timed.partition_point(|(when, _)| when.start() < moment);
        let first = own.start().checked_sub_signed(self.longest).map_or(0, before);
        let timed = self.timed[first..before(own.end()).max(first)].iter();
        let own = *own;
        timed.filter(move |(when, _)| when.end() > own.start()).map(|(_, document)| document).chain(&self.unclear)
    }
}
