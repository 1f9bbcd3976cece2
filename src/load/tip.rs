//! A project as the branch has it that changes are merged into, whatever lies in the work tree.

use super::change::{line_options, told};
use super::project::{disk, path_below, project};
use super::{Loaded, Options, load_files, projects};
use crate::finding::Errors;
use crate::git::{Base, GitFault, Line, TargetTip};

/// A project at the tip of its target.
#[derive(Debug)]
pub struct LoadedTip {
    /// Its files, by its own configuration.
    pub loaded: Loaded,
    /// The history of the target; none where the configuration wants none.
    pub line: Option<Line>,
    /// The branch, as the configuration of the work tree names it.
    pub branch: String,
    /// The hash of the commit.
    pub commit: String,
}

/// The project that `options.folder` lies in, at the tip of the branch that `git.target` names: the remote's where there is
/// one. None where nothing is named or the folder lies in no repository: the work tree is all that there is.
///
/// # Errors
/// A configuration or schema that cannot be used, a branch that cannot be had, content that was not fetched.
pub fn load_tip(options: &Options) -> Result<Option<LoadedTip>, Errors> {
    let mut reader = options.reader;
    let (root, _) = project(options)?;
    let files = disk(&root, &reader)?;
    let Some(branch) = projects::configuration(&files, &mut reader, options.language_given)?.git.target else {
        return Ok(None);
    };
    let faulty = |fault: GitFault| Errors::from(told(&fault, &reader));
    let tip = match TargetTip::of(&root, &Base::Branch(branch.clone())) {
        Ok(tip) => tip,
        Err(Ok(fault)) => return Err(faulty(fault)),
        // What is no repository has no branch.
        Err(Err(_)) => return Ok(None),
    };
    let below = path_below(&root, &tip.top());
    let within = if below.is_empty() { below } else { below + "/" };
    let files = tip.files(&within);
    let loaded = load_files(&files, reader, options.language_given)?;
    if let Some(path) = files.missing().into_iter().next() {
        return Err(faulty(GitFault::Missing(path)));
    }
    let line = (!loaded.config.git.is_off).then(|| tip.line(line_options(&loaded.config, &within)));
    Ok(Some(LoadedTip { loaded, line, branch, commit: tip.commit() }))
}
