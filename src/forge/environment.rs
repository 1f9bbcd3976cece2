//! What the environment of a run says of the pull request that it is for.

use serde_json::Value;

use super::client::text_at;
use super::service::{ForgeKind, ForgePlace, Which};

/// What a run says of itself; what it does not say is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RunContext {
    /// The forge.
    pub forge: Option<ForgeKind>,
    /// The address that people see.
    pub server: Option<String>,
    /// The address of the interface, where the run says one.
    pub api: Option<String>,
    /// The repository.
    pub repository: Option<String>,
    /// The pull request.
    pub which: Option<Which>,
    /// Whether what would be merged lies in a fork, whose runs are given no token that may write.
    pub is_fork: bool,
    /// The address of the run's own page.
    pub page: Option<String>,
}

/// Reads the variables that CI systems set; `event` is the file that `GITHUB_EVENT_PATH` names, as JSON.
pub fn run_context(variable: &dyn Fn(&str) -> Option<String>, event: &Value) -> RunContext {
    let set = |name: &str| variable(name).filter(|value| !value.trim().is_empty());
    let is_set = |name: &str| set(name).is_some_and(|value| !value.eq_ignore_ascii_case("false"));
    if is_set("GITHUB_ACTIONS") || is_set("GITEA_ACTIONS") || is_set("FORGEJO_ACTIONS") {
        actions(&set, event)
    } else if is_set("GITLAB_CI") {
        gitlab(&set)
    } else if is_set("TF_BUILD") {
        azure(&set)
    } else {
        RunContext::default()
    }
}

/// GitHub Actions, and those of Gitea and Forgejo, which name their variables the same.
fn actions(set: &dyn Fn(&str) -> Option<String>, event: &Value) -> RunContext {
    let api = set("GITHUB_API_URL").as_deref().map(without_slash);
    let is_gitea = api.as_ref().is_some_and(|api| api.ends_with("/api/v1"))
        || set("GITEA_ACTIONS").or_else(|| set("FORGEJO_ACTIONS")).is_some();
    let server = set("GITHUB_SERVER_URL").as_deref().map(without_slash);
    let repository = set("GITHUB_REPOSITORY");
    let of_reference = set("GITHUB_REF").and_then(|name| {
        let (number, _) = name.strip_prefix("refs/pull/")?.split_once('/')?;
        number.parse().ok()
    });
    let number = event.pointer("/pull_request/number").and_then(Value::as_u64).or(of_reference);
    let run = event.get("workflow_run").filter(|run| text_at(run, "/event").as_deref() == Some("pull_request"));
    let of_run = || {
        let run = run?;
        Some(Which::Head {
            owner: text_at(run, "/head_repository/owner/login")?,
            branch: text_at(run, "/head_branch")?,
            sha: text_at(run, "/head_sha")?,
        })
    };
    let named = |side: &str| text_at(event, &format!("/pull_request/{side}/repo/full_name"));
    let is_fork = event.get("pull_request").is_some() && named("head") != named("base");
    let page = server.as_ref().zip(repository.as_ref()).zip(set("GITHUB_RUN_ID"));
    RunContext {
        forge: Some(if is_gitea { ForgeKind::Gitea } else { ForgeKind::Github }),
        page: page.map(|((server, repository), run)| format!("{server}/{repository}/actions/runs/{run}")),
        server,
        api,
        repository,
        which: number.map(Which::Number).or_else(of_run),
        is_fork,
    }
}

fn gitlab(set: &dyn Fn(&str) -> Option<String>) -> RunContext {
    let of_fork = set("CI_MERGE_REQUEST_SOURCE_PROJECT_ID");
    RunContext {
        forge: Some(ForgeKind::Gitlab),
        server: set("CI_SERVER_URL").as_deref().map(without_slash),
        api: set("CI_API_V4_URL").as_deref().map(without_slash),
        repository: set("CI_MERGE_REQUEST_PROJECT_PATH").or_else(|| set("CI_PROJECT_PATH")),
        which: set("CI_MERGE_REQUEST_IID").and_then(|number| number.parse().ok()).map(Which::Number),
        is_fork: of_fork.is_some() && of_fork != set("CI_MERGE_REQUEST_PROJECT_ID"),
        page: set("CI_PIPELINE_URL"),
    }
}

fn azure(set: &dyn Fn(&str) -> Option<String>) -> RunContext {
    let server = set("SYSTEM_COLLECTIONURI").as_deref().map(without_slash);
    let project = set("SYSTEM_TEAMPROJECT");
    // A repository at GitHub is built there too, and has its pull requests at home.
    let is_own = set("BUILD_REPOSITORY_PROVIDER").is_none_or(|provider| provider == "TfsGit");
    let page = server.as_ref().zip(project.as_ref()).zip(set("BUILD_BUILDID"));
    RunContext {
        forge: is_own.then_some(ForgeKind::Azure),
        page: page.map(|((server, project), build)| format!("{server}/{project}/_build/results?buildId={build}")),
        api: None,
        repository: project.zip(set("BUILD_REPOSITORY_NAME")).map(|(project, name)| format!("{project}/{name}")),
        server,
        which: set("SYSTEM_PULLREQUEST_PULLREQUESTID").and_then(|number| number.parse().ok()).map(Which::Number),
        is_fork: set("SYSTEM_PULLREQUEST_ISFORK").is_some_and(|value| value.eq_ignore_ascii_case("true")),
    }
}

impl ForgePlace {
    /// A repository, with the address of the interface that belongs to a server.
    pub fn new(forge: ForgeKind, server: &str, api: Option<&str>, repository: &str) -> Self {
        let server = without_slash(server);
        let default = || match forge {
            ForgeKind::Github if server == "https://github.com" => "https://api.github.com".to_owned(),
            ForgeKind::Github => format!("{server}/api/v3"),
            ForgeKind::Gitlab => format!("{server}/api/v4"),
            ForgeKind::Gitea => format!("{server}/api/v1"),
            ForgeKind::Azure => server.clone(),
        };
        let api = api.map_or_else(default, str::to_owned);
        Self { forge, api, server, repository: repository.trim_matches('/').to_owned() }
    }
}

fn without_slash(url: &str) -> String {
    url.trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn context(set: &[(&str, &str)], event: &Value) -> RunContext {
        let variable = |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        run_context(&variable, event)
    }

    const ACTIONS: [(&str, &str); 4] = [
        ("GITHUB_ACTIONS", "true"),
        ("GITHUB_SERVER_URL", "https://github.com"),
        ("GITHUB_REPOSITORY", "nhn/drift"),
        ("GITHUB_RUN_ID", "42"),
    ];

    #[test]
    fn github_says_which_pull_request_it_runs_for() {
        let repo = |name: &str| json!({ "repo": { "full_name": name } });
        let event = json!({ "pull_request": { "number": 7, "head": repo("nhn/drift"), "base": repo("nhn/drift") } });
        let found = context(&ACTIONS, &event);
        assert_eq!((found.forge, found.which), (Some(ForgeKind::Github), Some(Which::Number(7))));
        assert!(!found.is_fork);
        assert_eq!(found.page.as_deref(), Some("https://github.com/nhn/drift/actions/runs/42"));
        let event = json!({ "pull_request": { "number": 7, "head": repo("kari/drift"), "base": repo("nhn/drift") } });
        assert!(context(&ACTIONS, &event).is_fork);
        let by_reference = [&ACTIONS[..], &[("GITHUB_REF", "refs/pull/9/merge")]].concat();
        assert_eq!(context(&by_reference, &Value::Null).which, Some(Which::Number(9)));
        assert_eq!(context(&ACTIONS, &Value::Null).which, None, "a push is for none");
    }

    #[test]
    fn the_run_behind_another_is_told_the_head() {
        let run = |event: &str| {
            json!({ "workflow_run": { "event": event, "head_sha": "abc", "head_branch": "order",
                "head_repository": { "owner": { "login": "kari" } } } })
        };
        let head = Which::Head { owner: "kari".to_owned(), branch: "order".to_owned(), sha: "abc".to_owned() };
        assert_eq!(context(&ACTIONS, &run("pull_request")).which, Some(head));
        assert_eq!(context(&ACTIONS, &run("push")).which, None);
    }

    #[test]
    fn gitea_is_told_from_github_by_its_interface() {
        let set = [&ACTIONS[..], &[("GITHUB_API_URL", "https://git.example/api/v1")]].concat();
        assert_eq!(context(&set, &Value::Null).forge, Some(ForgeKind::Gitea));
    }

    #[test]
    fn gitlab_and_azure_say_it_in_variables() {
        let set = [
            ("GITLAB_CI", "true"),
            ("CI_SERVER_URL", "https://gitlab.com"),
            ("CI_MERGE_REQUEST_PROJECT_PATH", "nhn/drift/medusa"),
            ("CI_MERGE_REQUEST_IID", "3"),
            ("CI_MERGE_REQUEST_PROJECT_ID", "1"),
            ("CI_MERGE_REQUEST_SOURCE_PROJECT_ID", "2"),
        ];
        let found = context(&set, &Value::Null);
        assert_eq!((found.which, found.is_fork), (Some(Which::Number(3)), true));
        assert_eq!(found.repository.as_deref(), Some("nhn/drift/medusa"));
        let set = [
            ("TF_BUILD", "True"),
            ("SYSTEM_COLLECTIONURI", "https://dev.azure.com/nhn/"),
            ("SYSTEM_TEAMPROJECT", "Drift"),
            ("BUILD_REPOSITORY_NAME", "medusa"),
            ("SYSTEM_PULLREQUEST_PULLREQUESTID", "5"),
        ];
        let found = context(&set, &Value::Null);
        assert_eq!((found.forge, found.which), (Some(ForgeKind::Azure), Some(Which::Number(5))));
        assert_eq!(found.server.as_deref(), Some("https://dev.azure.com/nhn"));
        assert_eq!(found.repository.as_deref(), Some("Drift/medusa"));
        let at_github = [&set[..], &[("BUILD_REPOSITORY_PROVIDER", "GitHub")]].concat();
        assert_eq!(context(&at_github, &Value::Null).forge, None);
    }

    #[test]
    fn the_interface_belongs_to_the_server() {
        let api = |forge, server: &str| ForgePlace::new(forge, server, None, "a/b").api;
        assert_eq!(api(ForgeKind::Github, "https://github.com/"), "https://api.github.com");
        assert_eq!(api(ForgeKind::Github, "https://ghe.example"), "https://ghe.example/api/v3");
        assert_eq!(api(ForgeKind::Gitlab, "https://gitlab.com"), "https://gitlab.com/api/v4");
        assert_eq!(api(ForgeKind::Gitea, "https://git.example"), "https://git.example/api/v1");
        assert_eq!(api(ForgeKind::Azure, "https://dev.azure.com/nhn"), "https://dev.azure.com/nhn");
    }
}
