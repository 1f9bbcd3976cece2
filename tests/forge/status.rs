//! `check --status`: only the process that judged says how a commit stands, and only of the whole verdict of the gate.

use serde_json::json;
use vedtak::forge::Method;

use crate::fake::{ELSEWHERE, Forge, TOKEN, answer};
use crate::program::{CHANGE, NOW, forge, repository};
use crate::project::{Answer, answer as run};
use crate::repository::Repository;
use crate::server::Server;

/// The gate in a run for pull request 7, whose `main` is the target.
fn check(repository: &Repository, server: &Server, arguments: &[&str]) -> Answer {
    let mut command = repository.project.command();
    let base: &[&str] = if arguments.contains(&"--base") { &[] } else { &["--base", "main"] };
    command.args(["check", "--lang", "en", "--head", "HEAD"]).args(base).args(arguments);
    command.env("GITHUB_ACTIONS", "true").env("GITHUB_REPOSITORY", "nhn/drift").env("GITHUB_REF", "refs/pull/7/merge");
    command.env("GITHUB_SERVER_URL", &server.url).env("GITHUB_API_URL", &server.url).env("GITHUB_TOKEN", TOKEN);
    let answer = run(command.env("GITHUB_RUN_ID", "42"));
    assert!(!answer.out.contains(TOKEN) && !answer.err.contains(TOKEN), "{answer:?}");
    answer
}

#[test]
fn the_head_is_said_to_stand_as_it_was_judged() {
    let repository = repository();
    for (text, status, state) in [
        (CHANGE.to_owned(), 1, "failure"),
        (format!("{CHANGE}rollback: {{procedure: Restore, maxDuration: PT1H}}\n"), 0, "success"),
    ] {
        repository.commit_files("a change", &[("changes/a.yaml", &text)]);
        let server = Server::start(forge(&repository));
        let answer = check(&repository, &server, &["--status"]);
        assert_eq!(answer.status, status, "{answer:?}");
        let url = server.url.clone();
        let statuses = server.stop().statuses.into_inner();
        let [(commit, said)] = &statuses[..] else { panic!("{statuses:?}") };
        assert_eq!(*commit, repository.git(&["rev-parse", "HEAD"]));
        assert_eq!((&said["state"], &said["context"]), (&json!(state), &json!("vedtak / main")));
        assert_eq!(said["target_url"], format!("{url}/nhn/drift/actions/runs/42"));
        assert!(said["description"].as_str().unwrap().len() <= 140, "{said}");
    }
    let server = Server::start(forge(&repository));
    assert_eq!(check(&repository, &server, &[]).status, 0);
    assert_eq!(server.stop().log.into_inner(), [""; 0], "without the option nobody is asked");
}

#[test]
fn a_check_without_a_verdict_leaves_no_success_from_before() {
    let repository = repository();
    repository.switch("main");
    repository.commit_files("broken", &[("vedtak.yaml", "polices: []\n")]);
    let server = Server::start(forge(&repository));
    assert_eq!(check(&repository, &server, &["--status"]).status, 2);
    let statuses = server.stop().statuses.into_inner();
    assert_eq!((statuses.len(), &statuses[0].1["state"]), (1, &json!("failure")));
}

#[test]
fn no_status_is_set_of_anything_else() {
    let repository = repository();
    for arguments in [
        &["--status", "--now", NOW][..],
        &["--status", "--no-waivers"],
        &["--status", "changes/a.yaml"],
        &["--status", "--shard", "1/1"],
    ] {
        let server = Server::start(forge(&repository));
        let answer = check(&repository, &server, arguments);
        assert_eq!(answer.status, 2, "{arguments:?} {answer:?}");
        assert_eq!(server.stop().writes(), [""; 0], "{arguments:?}");
    }
    // The pull request has gone on, or goes into another branch.
    let server = Server::start(Forge { head: ELSEWHERE.to_owned(), ..Forge::default() });
    let answer = check(&repository, &server, &["--status"]);
    assert_eq!(answer.status, 2, "{answer:?}");
    assert_eq!(server.stop().writes(), [""; 0]);
    repository.git(&["branch", "lenient", "main"]);
    let server = Server::start(forge(&repository));
    let answer = check(&repository, &server, &["--status", "--base", "lenient"]);
    assert_eq!(answer.status, 2, "{answer:?}");
    assert_eq!(server.stop().writes(), [""; 0]);
}

#[test]
fn a_status_that_cannot_be_set_is_an_error() {
    let repository = repository();
    repository.commit_files(
        "a change",
        &[("changes/a.yaml", &format!("{CHANGE}rollback: {{procedure: Restore, maxDuration: PT1H}}\n"))],
    );
    for (given, status) in [(403, 3), (401, 2), (422, 3)] {
        let forge = forge(&repository);
        let head = repository.git(&["rev-parse", "HEAD"]);
        forge.fault((Method::Post, Box::leak(head.into_boxed_str())), 9, answer(given, &json!({})));
        let server = Server::start(forge);
        let answer = check(&repository, &server, &["--status"]);
        assert_eq!(answer.status, status, "{answer:?}");
        server.stop();
    }
}
