//! When Git first saw an entry: the only time of it that its writer does not choose.

use chrono::{DateTime, TimeDelta, Utc};

use crate::workspace::{Document, Review};
use crate::yaml::Node;

/// The longest time that an approval's `at` may lie ahead of the clock and still count: clocks differ.
pub const SKEW: TimeDelta = TimeDelta::minutes(5);

/// When an entry of a document was first on the target branch as it is now. History is not read, so that this is the clock:
/// no entry counts as seen before.
pub fn seen(review: &Review, _document: &Document, _entry: Node<'_>) -> DateTime<Utc> {
    review.clock.at.to_utc()
}
