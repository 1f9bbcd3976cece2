//! The history that a run is judged by.

use std::sync::Arc;

use chrono::DateTime;

use crate::config::GitSettings;
use crate::finding::{Clock, Errors};
use crate::git::Coming;
use crate::language::Reader;
use crate::load::{gap_error, history_of};
use crate::source::PastFiles;
use crate::workspace::{Arrivals, Past, Review};

/// The last second of the year 9999, in seconds since 1970.
const LAST: i64 = 253_402_300_799;

/// The past of a project's files, up to the clock.
pub(super) fn past(files: Box<dyn PastFiles>, coming: Coming, git: &GitSettings, clock: Clock) -> Arc<Past> {
    // What a committer claims may lie beyond all calendars; it is then as far ahead, or behind, as can be told.
    let at =
        |(id, seconds): (String, i64)| (id, DateTime::from_timestamp(seconds.clamp(0, LAST), 0).unwrap_or_default());
    let commits = coming.commits.into_iter().map(at).collect();
    let coming = Arrivals { commits, displaces: coming.displaces };
    Arc::new(Past::new(files, clock.at.to_utc(), git.imported.clone(), coming))
}

/// A project that is judged as it lies, with the history of its repository where it is the root of one.
///
/// # Errors
/// A repository whose history is not what its commits say.
pub(super) fn with_history(review: Review, reader: &Reader) -> Result<Review, Errors> {
    // What is said of the repository stands in the root's configuration.
    let config = review.config().root.as_deref().unwrap_or_else(|| review.config());
    let Some(files) = history_of(&review.sources.root, config, reader)? else { return Ok(review) };
    let past = past(files, Coming::default(), &config.git, review.clock);
    Ok(review.with_past(&past))
}

/// That a change cannot be judged, since history that it takes is not there.
///
/// # Errors
/// It is so.
pub(super) fn complete(review: &Review, reader: &Reader) -> Result<(), Errors> {
    let gap = review.past().filter(|_| review.change.is_some()).and_then(Past::gap);
    gap.map_or(Ok(()), |gap| Err(gap_error(&gap, reader).into()))
}
