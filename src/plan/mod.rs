//! When work may be carried out: whether a stage of a document may be carried out now.

mod may;

pub use may::{Clearance, Hindrance, Target, clearance, target};
