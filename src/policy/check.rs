//! What every check of policies does.

use std::collections::BTreeSet;

use super::case::Case;
use super::measured::{Asking, Measured};
use super::outcome::Outcome;
use super::point::Point;
use super::trace::TracedExpression;
use crate::finding::Unproven;

/// A check, ready to judge documents.
pub trait Check: Send + Sync + std::fmt::Debug {
    /// The outcomes that keep it from holding; none where it holds.
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome>;

    /// The outcome where what it judges is missing, whatever [`Check::judge`] makes of that.
    fn absent(&self, _: &Case<'_>) -> Option<Outcome> {
        None
    }

    /// Whether it is about the field that the part's `at` names.
    fn is_about_place(&self) -> bool {
        false
    }

    /// Whether all that it asks is that something is there, so that what it finds is always what is missing.
    fn asks_for_presence(&self) -> bool {
        false
    }

    /// The value of each part of its expression for a document, where it is one.
    fn trace(&self, _: &Case<'_>, _depth: usize) -> Option<TracedExpression> {
        None
    }

    /// What it measures, with all that its figures were computed from, or what is in the way; `None` of any other check.
    fn measured<'w>(&self, _: &Case<'w>, _: &Asking) -> Option<Result<Measured<'w>, Vec<Outcome>>> {
        None
    }

    /// Whether it measures something, so that [`Check::measured`] answers.
    fn is_measure(&self) -> bool {
        false
    }

    /// Whether it asks that something is announced in time.
    fn is_notice(&self) -> bool {
        false
    }

    /// Whether it is the figure of many documents, so that what it finds may be shown at any of them.
    fn is_of_many(&self) -> bool {
        false
    }

    /// What tests should come to in it: sides of its expression, its rows, a part inside it that is judged by itself.
    fn points_inside(&self) -> Vec<Point> {
        Vec::new()
    }

    /// Tells which of them a document reaches, each with whether it is true, holds, or is there.
    fn reach_inside(&self, _: &Case<'_>, _tell: &mut dyn FnMut(Point, bool)) {}

    /// What it relies on that only the history in Git can prove.
    fn rests_on(&self) -> BTreeSet<Unproven> {
        BTreeSet::new()
    }
}
