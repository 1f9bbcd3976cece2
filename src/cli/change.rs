//! Which versions of a repository are compared: as the command line says, or as the CI system says of a pull request.

use clap::Args;

use crate::finding::{Error, set_up};
use crate::git::{Base, Head};
use crate::language::messages::git as say;
use crate::language::{Fact, Reader};

/// What a change is judged by, and what of it is judged.
#[derive(Debug, Args)]
pub(super) struct ChangeOptions {
    /// Judge a change by the rules of this revision: the tip of its target, such as origin/main
    #[arg(long, value_name = "REVISION")]
    base: Option<String>,
    /// What would be merged; without it HEAD under CI, else the work tree
    #[arg(long, value_name = "REVISION", requires = "base", conflicts_with = "staged")]
    head: Option<String>,
    /// Judge what the index holds; without --base by the rules of HEAD
    #[arg(long)]
    staged: bool,
}

impl ChangeOptions {
    /// The same, judged by the rules of HEAD where nothing else is asked for.
    pub(super) fn or_head(&self) -> Self {
        Self {
            base: self.base.clone().or_else(|| Some("HEAD".to_owned())),
            head: self.head.clone(),
            staged: self.staged,
        }
    }

    /// The versions to compare; none where the project is judged as it lies. `variable` gives what the environment holds.
    ///
    /// # Errors
    /// A run for a pull request whose event cannot be read.
    pub(super) fn versions(
        &self,
        variable: impl Fn(&str) -> Option<String>,
        reader: &Reader,
    ) -> Result<Option<(Base, Head)>, Error> {
        let is_ci = variable("CI").is_some_and(|value| !value.is_empty() && value != "false");
        let given = self.base.clone().map(Base::Revision);
        let head = match &self.head {
            Some(name) => Head::Revision(name.clone()),
            None if self.staged => Head::Index,
            None if is_ci || variable("TF_BUILD").is_some() => Head::Revision("HEAD".to_owned()),
            None => Head::WorkTree,
        };
        let base = match given {
            Some(base) => Some(base),
            None if self.staged => Some(Base::Revision("HEAD".to_owned())),
            None => target_of_run(variable, reader)?,
        };
        Ok(base.map(|base| match (&base, head) {
            // What is checked out for a pull request is a commit, whatever else lies in its folder.
            (Base::Branch(_), Head::WorkTree) => (base, Head::Revision("HEAD".to_owned())),
            (_, head) => (base, head),
        }))
    }
}

/// The target of the pull request that a run is for, as GitHub, Gitea, GitLab or Azure DevOps tell it: a branch, or for a
/// merge queue the commit that the queue builds on. Whatever names a commit of a pull request is passed over: it is as old
/// as the event.
fn target_of_run(variable: impl Fn(&str) -> Option<String>, reader: &Reader) -> Result<Option<Base>, Error> {
    let set = |name: &str| variable(name).filter(|value| !value.trim().is_empty());
    if set("GITHUB_EVENT_NAME").as_deref() == Some("merge_group") {
        let base = set("GITHUB_EVENT_PATH").and_then(|path| base_of_queue(&std::fs::read(path).ok()?));
        return match base {
            Some(base) => Ok(Some(Base::Revision(base))),
            None => {
                let facts = say::NO_EVENT.with("name", Fact::code("GITHUB_EVENT_PATH"));
                Err(set_up("revision", &facts, Some(&say::NO_EVENT_HELP.into()), reader))
            }
        };
    }
    let branch = set("GITHUB_BASE_REF")
        .or_else(|| set("CI_MERGE_REQUEST_TARGET_BRANCH_NAME"))
        .or_else(|| set("SYSTEM_PULLREQUEST_TARGETBRANCH"));
    let branch = branch.map(|name| name.strip_prefix("refs/heads/").map(str::to_owned).unwrap_or(name));
    let is_pull_request = set("GITHUB_EVENT_NAME").is_some_and(|event| event.starts_with("pull_request"))
        || set("CI_MERGE_REQUEST_IID").is_some()
        || set("SYSTEM_PULLREQUEST_PULLREQUESTID").is_some();
    match branch {
        Some(branch) => Ok(Some(Base::Branch(branch))),
        None if is_pull_request => {
            Err(set_up("revision", &say::NO_TARGET.into(), Some(&say::NO_TARGET_HELP.into()), reader))
        }
        None => Ok(None),
    }
}

/// The commit that a merge queue builds on, by the event of GitHub.
fn base_of_queue(event: &[u8]) -> Option<String> {
    let event: serde_json::Value = serde_json::from_slice(event).ok()?;
    event.pointer("/merge_group/base_sha")?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn of(set: &[(&str, &str)]) -> Result<Option<Base>, Error> {
        let reader = Reader::new(Language::En, chrono::NaiveDate::default());
        let variable = |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        target_of_run(variable, &reader)
    }

    #[test]
    fn the_target_is_the_branch_that_the_ci_system_names() {
        let branch = |name: &str| Some(Base::Branch(name.to_owned()));
        let github =
            [("GITHUB_EVENT_NAME", "pull_request"), ("GITHUB_BASE_REF", "main"), ("GITHUB_SHA", "0".repeat(40).leak())];
        let gitlab = [("CI_MERGE_REQUEST_IID", "7"), ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "release/1")];
        let azure = [("SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/main")];
        assert_eq!(of(&github).unwrap(), branch("main"));
        assert_eq!(of(&gitlab).unwrap(), branch("release/1"));
        assert_eq!(of(&azure).unwrap(), branch("main"));
        assert_eq!(of(&[("GITHUB_EVENT_NAME", "push"), ("GITHUB_BASE_REF", "")]).unwrap(), None);
        assert_eq!(of(&[]).unwrap(), None);
    }

    #[test]
    fn a_pull_request_without_a_target_is_an_error() {
        for set in [
            ("GITHUB_EVENT_NAME", "pull_request"),
            ("GITHUB_EVENT_NAME", "pull_request_target"),
            ("GITHUB_EVENT_NAME", "merge_group"),
            ("CI_MERGE_REQUEST_IID", "7"),
            ("SYSTEM_PULLREQUEST_PULLREQUESTID", "7"),
        ] {
            assert!(of(&[set]).is_err(), "{set:?}");
        }
    }

    #[test]
    fn a_merge_queue_builds_on_the_commit_of_its_event() {
        let event = br#"{"merge_group": {"base_sha": "abc", "head_sha": "def"}}"#;
        assert_eq!(base_of_queue(event).as_deref(), Some("abc"));
        assert_eq!(base_of_queue(b"{}"), None);
        assert_eq!(base_of_queue(b"no JSON"), None);
    }
}
