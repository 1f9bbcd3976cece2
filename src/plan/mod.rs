//! When work may be carried out: whether a stage of a document may be carried out now.

mod document;
mod may;

pub use document::document;
pub use may::{Clearance, Hindrance, Target, clearance, target};
