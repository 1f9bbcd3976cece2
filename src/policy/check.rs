//! What every check of policies does.

use std::collections::BTreeSet;

use super::case::Case;
use super::outcome::Outcome;
use super::path::Path;
use crate::finding::Unproven;

/// A check, ready to judge documents.
pub trait Check: Send + Sync + std::fmt::Debug {
    /// The outcomes that keep it from holding; none where it holds.
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome>;

    /// The path of its subject, where that is missing and the check holds only because it is.
    fn absent(&self, _: &Case<'_>) -> Option<&Path> {
        None
    }

    /// Whether all that it asks is that something is there, so that what it finds is always what is missing.
    fn asks_for_presence(&self) -> bool {
        false
    }

    /// What it relies on that only the history in Git can prove.
    fn rests_on(&self) -> BTreeSet<Unproven> {
        BTreeSet::new()
    }
}
