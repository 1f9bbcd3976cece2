//! The repository that a project lies in, as files and facts. Versions are read from its database alone: no hook, filter,
//! attribute or command of the repository runs.

mod commits;
mod fault;
mod files;
mod folder;
mod history;
mod merge;
mod objects;
mod revision;
mod steps;
mod versions;
mod work;

pub use commits::Commits;
pub use fault::{GitFault, Limit};
pub use files::VersionFiles;
pub use folder::{Folder, Obstacle, Sparse, place};
pub use history::{Coming, Line, LineOptions};
pub use steps::{TargetStep, target_steps};
pub use versions::{Base, Head, TargetTip, Versions};
