//! Service levels: the figures of the rules in force with all that they were computed from, and how changes went.
//!
//! Nothing here computes a figure: [`crate::policy::measure`] tells what each measure comes to, as the verdict has it. What it
//! tells is kept, put into words and written as a page or for machines.

mod change_page;
mod changes;
mod levels;
mod machine;
mod margin;
mod page;
mod text;
mod wanted;

pub use changes::{ChangeShares, FollowedModel};
pub use levels::{
    Basis, Counting, FigureObstacle, FigureVerdict, MeasuredLevel, NotCounting, PeriodFigure, ServiceLevels,
    service_levels,
};
pub use machine::{SCHEMA as MEASURES_SCHEMA, machine};
pub use margin::{Distance, Margin};
pub use page::page;
pub use text::text;
pub use wanted::Wanted;
