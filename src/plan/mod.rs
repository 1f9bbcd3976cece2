//! When work may be carried out: whether a stage of a document may be carried out now, and when it may be at the earliest.

mod may;
mod moved;
mod stage;
mod when;

pub use may::{Clearance, Hindrance, clearance};
pub use moved::opened;
pub use stage::{Target, is_governed, target, targets};
pub use when::{Earliest, Schedule, StageSlot, StageTimes, StartBound, when};
