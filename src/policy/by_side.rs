//! What is made of the documents of both sides of a review.

use crate::source::Side;
use crate::workspace::{Document, Review};

/// What is made of the documents of each side, in their order; of a target that is not what is judged only for those
/// that rules see there.
#[derive(Debug)]
pub struct BySide<T> {
    merge: Vec<T>,
    target: Vec<T>,
}

impl<T> BySide<T> {
    /// What `of_one` makes of each.
    pub(super) fn of<'w>(review: &'w Review, of_one: impl Fn(&'w Document) -> T) -> Self {
        let merge = review.merge.documents.iter().map(&of_one).collect();
        Self { merge, target: review.base_documents().iter().map(of_one).collect() }
    }

    /// What is made of the document at a position of a side.
    pub(super) fn at(&self, (side, position): (Side, usize)) -> Option<&T> {
        match side {
            Side::Merge => self.merge.get(position),
            Side::Target => self.target.get(position),
        }
    }
}
