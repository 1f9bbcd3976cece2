//! The steps of a target: each commit of its line of first parents, with the one that it was made on.

use std::path::Path;

use super::fault::GitFault;
use super::folder::{Folder, open};
use super::revision::{branch, commit};
use super::versions::Base;

/// A commit of the line, and what the target was before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetStep {
    /// Its hash.
    pub commit: String,
    /// That of its first parent; none for the very first commit.
    pub before: Option<String>,
    /// When it came to the line, in seconds since 1970: no earlier than what came before it, whatever its committer claims.
    pub at: i64,
    /// The first line of its message.
    pub title: String,
}

/// The steps of a target, the oldest first.
///
/// # Errors
/// No repository that can be read: `Err(Err(place))`; else why the line cannot be had, such as a shallow clone.
pub fn target_steps(folder: &Path, base: &Base) -> Result<Vec<TargetStep>, Result<GitFault, Folder>> {
    let repository = open(folder).map_err(Err)?;
    let read = || {
        let mut at = match base {
            Base::Revision(name) | Base::Commit(name) => commit(&repository, name)?,
            Base::Branch(name) => branch(&repository, name)?,
        };
        let mut steps = Vec::new();
        loop {
            let before = at.parent_ids().next();
            steps.push(TargetStep {
                commit: at.id().to_string(),
                before: before.map(|id| id.to_string()),
                at: at.committer().when().seconds(),
                title: String::from_utf8_lossy(at.summary_bytes().unwrap_or_default()).into_owned(),
            });
            let Some(before) = before else { break };
            at = repository
                .find_commit(before)
                .map_err(|error| if repository.is_shallow() { GitFault::Shallow } else { GitFault::from(error) })?;
        }
        if repository.is_shallow() {
            return Err(GitFault::Shallow);
        }
        steps.reverse();
        let mut latest = i64::MIN;
        for step in &mut steps {
            latest = latest.max(step.at);
            step.at = latest;
        }
        Ok(steps)
    };
    read().map_err(Ok)
}
