//! What each judgement counts for: its severity, its status, its place in the order and its fingerprint, decided here
//! and nowhere else.

mod affected;
mod afterwards;
mod all_rules;
mod answers;
mod counting;
mod existing;
mod gate;
mod impact;
mod join;
mod overrides;
mod titles;
mod waivers;
mod way;
mod weight;

pub use all_rules::{AllRules, rules_of_all};
pub use counting::standing;
pub use gate::{gate, report_of};
pub use impact::{Impact, impact};
pub use waivers::may_be_waived;
pub use weight::{Standing, weigh};
