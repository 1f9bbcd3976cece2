//! The history of the target that a project lies on.

use std::path::Path;

use super::change::{line_options, told};
use crate::config::Config;
use crate::finding::{Error, Errors};
use crate::git::{GitFault, Line};
use crate::language::Reader;
use crate::source::{PastFiles, PastGap};

/// The history of a project that is judged as it lies: of its target branch where the configuration names one, else of what is
/// checked out. None where its folder is not that of a work tree, nothing is committed, or the configuration wants none.
///
/// # Errors
/// Objects that are replaced by others.
pub fn history_of(root: &Path, config: &Config, reader: &Reader) -> Result<Option<Box<dyn PastFiles>>, Errors> {
    if config.git.is_off {
        return Ok(None);
    }
    match Line::of_work_tree(root, config.git.target.as_deref(), line_options(config, "")) {
        Ok(line) => Ok(line.map(|line| Box::new(line) as Box<dyn PastFiles>)),
        Err(fault @ GitFault::Replaced) => Err(told(&fault, reader).into()),
        // A clone without the target, or with a part of it only, tells of no past: claims stand, and are told as such.
        Err(fault) => Ok(Some(Box::new(PastGap::Unreadable(format!("{fault:?}"))))),
    }
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
