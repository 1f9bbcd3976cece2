//! Which versions of a repository are compared: as the command line says, or as the CI system says of a pull request.

use clap::Args;

use crate::finding::{Error, set_up};
use crate::git::{Base, Head};
use crate::language::messages::git as say;
use crate::language::{Fact, Reader};
use crate::load::Asked;

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

    /// The change to read; none where the project is judged as it lies. `variable` gives what the environment holds.
    ///
    /// # Errors
    /// A run for a pull request that does not say into what it would be merged.
    pub(super) fn asked(
        &self,
        variable: impl Fn(&str) -> Option<String>,
        reader: &Reader,
    ) -> Result<Option<Asked>, Error> {
        let set = |name: &str| variable(name).filter(|value| !value.trim().is_empty());
        let is_ci = set("CI").is_some_and(|value| value != "false") || set("TF_BUILD").is_some();
        let request = Request::of_run(set);
        let into = request.as_ref().and_then(|request| request.into.clone());
        let base = match (&self.base, &request) {
            (Some(base), Some(Request { queued: Some(Ok(queued)), .. })) if base == queued => {
                Some(Base::Commit(base.clone()))
            }
            (Some(base), _) => Some(Base::Revision(base.clone())),
            (None, _) if self.staged => Some(Base::Revision("HEAD".to_owned())),
            (None, None) => None,
            (None, Some(request)) => Some(request.base(reader)?),
        };
        let head = match &self.head {
            Some(name) => Head::Revision(name.clone()),
            None if self.staged => Head::Index,
            // What is checked out for a pull request is a commit, whatever else lies in its folder.
            None if is_ci || request.is_some() => Head::Revision("HEAD".to_owned()),
            None => Head::WorkTree,
        };
        Ok(base.map(|base| Asked { base, head, is_request: request.is_some() && !self.staged, into }))
    }
}

/// How a CI system says that a run is for a pull request.
struct System {
    /// The variable that says so.
    says: &'static str,
    /// What it begins with then; elsewhere it is not `false`.
    with: &'static str,
    /// The variable that names the branch into which the pull request would be merged. None where nothing does.
    target: Option<&'static str>,
}

const fn system(says: &'static str, with: &'static str, target: &'static str) -> System {
    System { says, with, target: Some(target) }
}

/// As their documentation has it. What names a commit of a pull request is passed over: it is as old as the event.
const SYSTEMS: [System; 16] = [
    // GitHub, Gitea and Forgejo.
    system("GITHUB_EVENT_NAME", "pull_request", "GITHUB_BASE_REF"),
    system("CI_MERGE_REQUEST_IID", "", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME"),
    system("CI_EXTERNAL_PULL_REQUEST_IID", "", "CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME"),
    system("SYSTEM_PULLREQUEST_PULLREQUESTID", "", "SYSTEM_PULLREQUEST_TARGETBRANCH"),
    system("BITBUCKET_PR_ID", "", "BITBUCKET_PR_DESTINATION_BRANCH"),
    // Woodpecker.
    system("CI_PIPELINE_EVENT", "pull_request", "CI_COMMIT_TARGET_BRANCH"),
    system("DRONE_PULL_REQUEST", "", "DRONE_TARGET_BRANCH"),
    // Jenkins, projects with several branches.
    system("CHANGE_ID", "", "CHANGE_TARGET"),
    system("BUILDKITE_PULL_REQUEST", "", "BUILDKITE_PULL_REQUEST_BASE_BRANCH"),
    system("TRAVIS_PULL_REQUEST", "", "TRAVIS_BRANCH"),
    system("APPVEYOR_PULL_REQUEST_NUMBER", "", "APPVEYOR_REPO_BRANCH"),
    system("SEMAPHORE_GIT_REF_TYPE", "pull-request", "SEMAPHORE_GIT_BRANCH"),
    system("CODEBUILD_WEBHOOK_EVENT", "PULL_REQUEST", "CODEBUILD_WEBHOOK_BASE_REF"),
    system("BITRISE_PULL_REQUEST", "", "BITRISEIO_GIT_BRANCH_DEST"),
    system("CIRRUS_PR", "", "CIRRUS_BASE_BRANCH"),
    System { says: "CIRCLE_PULL_REQUEST", with: "", target: None },
];

/// A pull request that a run is for.
struct Request {
    /// The branch that it would be merged into.
    into: Option<String>,
    /// The commit that it would be merged into, where a merge queue says so; `Err` where its event cannot be read.
    queued: Option<Result<String, ()>>,
}

impl Request {
    /// The one that the CI system tells of; none where the run is for something else. `set` gives a variable that is not
    /// empty.
    fn of_run(set: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let short = |name: String| name.strip_prefix("refs/heads/").map(str::to_owned).unwrap_or(name);
        if set("GITHUB_EVENT_NAME").as_deref() == Some("merge_group") {
            let event = set("GITHUB_EVENT_PATH").and_then(|path| std::fs::read(path).ok()).unwrap_or_default();
            let (base, into) = base_of_queue(&event);
            return Some(Self { into: into.map(short), queued: Some(base.ok_or(())) });
        }
        let is_for =
            |system: &&System| set(system.says).is_some_and(|value| value != "false" && value.starts_with(system.with));
        let system = SYSTEMS.iter().find(is_for);
        // A branch that only pull requests have is enough.
        let target = match system {
            // In a run for a review GitHub names the branch in its event alone.
            Some(system) if system.says == "GITHUB_EVENT_NAME" => system.target.and_then(&set).or_else(|| {
                let event = std::fs::read(set("GITHUB_EVENT_PATH")?).ok()?;
                base_of_review(&event)
            }),
            Some(system) => system.target.and_then(&set),
            None => ["GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "SYSTEM_PULLREQUEST_TARGETBRANCH"]
                .into_iter()
                .find_map(&set),
        };
        (system.is_some() || target.is_some()).then(|| Self { into: target.map(short), queued: None })
    }

    /// The target: the branch as it is now, or what a merge queue builds on.
    fn base(&self, reader: &Reader) -> Result<Base, Error> {
        match (&self.queued, &self.into) {
            (Some(Ok(base)), _) => Ok(Base::Commit(base.clone())),
            (Some(Err(())), _) => {
                let facts = say::NO_EVENT.with("name", Fact::code("GITHUB_EVENT_PATH"));
                Err(set_up("revision", &facts, Some(&say::NO_EVENT_HELP.into()), reader))
            }
            (None, Some(branch)) => Ok(Base::Branch(branch.clone())),
            (None, None) => Err(set_up("revision", &say::NO_TARGET.into(), Some(&say::NO_TARGET_HELP.into()), reader)),
        }
    }
}

/// The commit that a merge queue builds on, and the branch that it is for, by the event of GitHub.
fn base_of_queue(event: &[u8]) -> (Option<String>, Option<String>) {
    let event: serde_json::Value = serde_json::from_slice(event).unwrap_or_default();
    let text = |at: &str| event.pointer(at)?.as_str().map(str::to_owned);
    (text("/merge_group/base_sha"), text("/merge_group/base_ref"))
}

/// The branch that a pull request would be merged into, by the event of GitHub.
fn base_of_review(event: &[u8]) -> Option<String> {
    let event: serde_json::Value = serde_json::from_slice(event).ok()?;
    event.pointer("/pull_request/base/ref")?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn of(set: &[(&str, &str)]) -> Result<Option<Base>, Error> {
        let reader = Reader::new(Language::En, chrono::NaiveDate::default());
        let variable = |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        Request::of_run(variable).map(|request| request.base(&reader)).transpose()
    }

    #[test]
    fn the_target_is_the_branch_that_the_ci_system_names() {
        let branch = |name: &str| Some(Base::Branch(name.to_owned()));
        for system in &SYSTEMS {
            let Some(target) = system.target else { continue };
            let value = if system.with.is_empty() { "7" } else { system.with };
            let found = of(&[(system.says, value), (target, "release/1")]).unwrap();
            assert_eq!(found, branch("release/1"), "{}", system.says);
        }
        let azure = [("SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/main")];
        assert_eq!(of(&azure).unwrap(), branch("main"), "a branch alone, by its whole name");
    }

    /// Woodpecker, Drone, Travis, `AppVeyor` and Semaphore name a branch in runs for a push as well.
    #[test]
    fn a_run_for_a_push_has_no_target() {
        for set in [
            vec![("GITHUB_EVENT_NAME", "push"), ("GITHUB_REF_NAME", "main")],
            vec![("CI_PIPELINE_EVENT", "push"), ("CI_COMMIT_TARGET_BRANCH", "main")],
            vec![("DRONE_BUILD_EVENT", "push"), ("DRONE_TARGET_BRANCH", "main")],
            vec![("TRAVIS_PULL_REQUEST", "false"), ("TRAVIS_BRANCH", "main")],
            vec![("BUILDKITE_PULL_REQUEST", "false")],
            vec![("SEMAPHORE_GIT_REF_TYPE", "branch"), ("SEMAPHORE_GIT_BRANCH", "main")],
            vec![("CODEBUILD_WEBHOOK_EVENT", "PUSH")],
            vec![],
        ] {
            assert_eq!(of(&set).unwrap(), None, "{set:?}");
        }
    }

    #[test]
    fn a_pull_request_without_a_target_is_an_error() {
        for system in &SYSTEMS {
            let value = if system.with.is_empty() { "7" } else { system.with };
            assert!(of(&[(system.says, value)]).is_err(), "{}", system.says);
        }
        assert!(of(&[("GITHUB_EVENT_NAME", "pull_request_target")]).is_err());
        assert!(of(&[("GITHUB_EVENT_NAME", "merge_group")]).is_err());
    }

    #[test]
    fn a_merge_queue_builds_on_the_commit_of_its_event() {
        let event = br#"{"merge_group": {"base_sha": "abc", "base_ref": "refs/heads/main", "head_sha": "def"}}"#;
        assert_eq!(base_of_queue(event), (Some("abc".to_owned()), Some("refs/heads/main".to_owned())));
        assert_eq!(base_of_queue(b"{}"), (None, None));
        assert_eq!(base_of_queue(b"no JSON"), (None, None));
    }

    #[test]
    fn a_run_for_a_review_finds_the_branch_in_its_event() {
        let folder = tempfile::tempdir().unwrap();
        let event = folder.path().join("event.json");
        std::fs::write(&event, r#"{"pull_request": {"base": {"ref": "main"}}}"#).unwrap();
        let set = [("GITHUB_EVENT_NAME", "pull_request_review"), ("GITHUB_EVENT_PATH", event.to_str().unwrap())];
        assert_eq!(of(&set).unwrap(), Some(Base::Branch("main".to_owned())));
        std::fs::write(&event, "{}").unwrap();
        assert!(of(&set).is_err());
    }
}
