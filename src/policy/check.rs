//! What every check of policies does.

use std::collections::BTreeSet;

use super::case::Case;
use super::outcome::Outcome;
use super::path::Path;
use crate::finding::Unproven;

/// A check, ready to judge documents.
pub trait Check: Send + Sync + std::fmt::Debug {
    /// What keeps it from holding; nothing where it holds.
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome>;

    /// The path of its subject, where it is not there and the check holds by that.
    fn absent(&self, _: &Case<'_>) -> Option<&Path> {
        None
    }

    /// Whether all that it asks is that something is there, so that what it finds is always what is missing.
    fn asks_for_presence(&self) -> bool {
        false
    }

    /// What of it only history would tell.
    fn rests_on(&self) -> BTreeSet<Unproven> {
        BTreeSet::new()
    }
}
