//! The history of the target that a project lies on.

use std::path::Path;

use super::change::{line_options, told};
use crate::config::Config;
use crate::finding::Error;
use crate::git::{GitFault, Line};
use crate::language::Reader;
use crate::source::PastGap;

/// The history of a project that is judged as it lies: of its target branch where the configuration names one that is there,
/// else of what is checked out. None where its folder is not that of a work tree, nothing is committed, or the configuration
/// wants none.
pub fn line_of(root: &Path, config: &Config) -> Option<Line> {
    let line = || Line::of_work_tree(root, config.git.target.as_deref(), line_options(config, "")).ok().flatten();
    if config.git.is_off { None } else { line() }
}

/// That an answer would have taken history that is not there, in words.
pub fn gap_error(gap: &PastGap, reader: &Reader) -> Error {
    let fault = match gap {
        PastGap::Shallow => GitFault::Shallow,
        PastGap::Missing(path) => GitFault::Missing(path.clone()),
        PastGap::Unreadable(reason) => GitFault::Git(reason.clone()),
    };
    told(&fault, reader)
}
