//! When Git first saw an entry: the only time of it that its writer does not choose.

use chrono::{DateTime, TimeDelta, Utc};

use crate::calendar::Moment;
use crate::kind::is_same_value;
use crate::source::PastGap;
use crate::workspace::{Before, Document, Past, PastVersion, Review};
use crate::yaml::Node;

/// The longest time that an approval's `at` may lie ahead of the clock and still count: clocks differ.
pub const SKEW: TimeDelta = TimeDelta::minutes(5);

/// Since when the target has had an entry of a document as it is now, without a break; the clock where it does not have it
/// yet, or where no history is read. What was brought along from elsewhere was there when it says that it was given.
pub fn seen(review: &Review, document: &Document, entry: Node<'_>) -> DateTime<Utc> {
    let has_it = |version: &PastVersion| {
        let list = version.node().and_then(|node| node.get("approvals"));
        list.into_iter().flat_map(Node::items).any(|other| is_same_value(other, entry))
    };
    let given = entry.get("at").and_then(|at| at.text().parse::<Moment>().ok()?.instant());
    seen_so(review, document, &has_it, given.map(|given| given.to_utc()))
}

/// Since when something has held of a document on the target, without a break; the clock where it does not hold there yet, or
/// where no history is read. What was brought along from elsewhere was so from `given` on, where that is told.
pub(super) fn seen_so(
    review: &Review,
    document: &Document,
    holds: &dyn Fn(&PastVersion) -> bool,
    given: Option<DateTime<Utc>>,
) -> DateTime<Utc> {
    let now = review.clock.at.to_utc();
    let Some(past) = review.past() else { return now };
    match since(past, review, document, holds, given) {
        Ok(since) => since.unwrap_or(now),
        Err(gap) => {
            past.note(&gap);
            now
        }
    }
}

fn since(
    past: &Past,
    review: &Review,
    document: &Document,
    has_it: &dyn Fn(&PastVersion) -> bool,
    given: Option<DateTime<Utc>>,
) -> Result<Option<DateTime<Utc>>, PastGap> {
    let Some(mut version) = past.at_target(review, document)?.filter(|version| has_it(version)) else {
        return Ok(None);
    };
    loop {
        let since = past.since(&version)?;
        match past.before(review, &version)? {
            Before::Version(older) if has_it(&older) => version = *older,
            Before::Version(_) | Before::Nothing => return Ok(Some(since)),
            Before::Import => return Ok(Some(given.map_or(since, |given| given.min(since)))),
        }
    }
}
