//! `vedtak comment` itself, against a server on this machine: what it posts, what it says, and how it ends.

use serde_json::json;
use vedtak::forge::{ForgeResponse, Method};

use crate::fake::{ELSEWHERE, Forge, OTHER, TOKEN, added, answer};
use crate::project::{Answer, SERVICE, answer as run, policy_of};
use crate::repository::Repository;
use crate::server::Server;

const CONFIG: &str = "version: 1\nlanguage: en\npolicies: ['policies/*.yaml']\nregistry: ['registry/*.yaml']\n";
pub const CHANGE: &str = "\
kind: ChangeRequest
id: CHG-1
title: Upgrade @nhn/all <img src=x> ::error::x
service: medusa
status: draft
initiator: nhn
requester: kari
purpose: upgrade
class: normal
size: minor
environments: [test]
affectsOperation: false
";
const KARI: &str = "kind: Person\nid: kari\ntitle: Kari Nordmann\nparty: nhn\nroles: []\n";
/// Later than any commit that a test makes.
pub const NOW: &str = "2126-11-26T12:00:00+01:00";

/// A repository with a change on a branch, which lacks its plan to roll back.
pub fn repository() -> Repository {
    let repository = Repository::of([
        ("vedtak.yaml", CONFIG.to_owned()),
        ("policies/p.yaml", policy_of("ChangeRequest", "{require: [rollback.procedure]}")),
        ("registry/all.yaml", format!("{SERVICE}{KARI}")),
    ]);
    repository.branch("order");
    repository.commit_files("a change", &[("changes/a.yaml", CHANGE)]);
    repository
}

/// The forge whose pull request is at the head of a repository.
pub fn forge(repository: &Repository) -> Forge {
    Forge { head: repository.git(&["rev-parse", "HEAD"]), ..Forge::default() }
}

/// The gate, which leaves its report outside the repository.
pub fn check(repository: &Repository, arguments: &[&str]) -> (Answer, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let output = format!("comment={}", folder.path().join("comment.json").display());
    let answer = repository
        .check(&[&["--base", "main", "--head", "HEAD", "--now", NOW, "--output", &output], arguments].concat());
    (answer, folder)
}

/// `vedtak comment` in a run for pull request 7 of a forge, with these variables beside.
fn comment(repository: &Repository, server: &Server, arguments: &[&str], set: &[(&str, &str)]) -> Answer {
    let mut command = repository.project.command();
    command.args(["comment", "--lang", "en"]).args(arguments);
    command.env("GITHUB_ACTIONS", "true").env("GITHUB_REPOSITORY", "nhn/drift").env("GITHUB_REF", "refs/pull/7/merge");
    command.env("GITHUB_SERVER_URL", &server.url).env("GITHUB_API_URL", &server.url).env("GITHUB_TOKEN", TOKEN);
    let answer = run(command.envs(set.iter().copied()));
    assert!(!answer.out.contains(TOKEN) && !answer.err.contains(TOKEN), "{answer:?}");
    answer
}

/// The same with a report in a folder.
fn comment_of(repository: &Repository, server: &Server, folder: &tempfile::TempDir, more: &[&str]) -> Answer {
    let report = folder.path().join("comment.json");
    comment(repository, server, &[&["--report", report.to_str().unwrap()], more].concat(), &[])
}

#[test]
fn the_comment_is_what_the_check_says_and_is_kept_up_to_date() {
    let repository = repository();
    let server = Server::start(forge(&repository));
    let (checked, folder) = check(&repository, &[]);
    assert_eq!(checked.status, 1, "{checked:?}");
    let answer = comment_of(&repository, &server, &folder, &[]);
    assert_eq!((answer.status, answer.out.as_str()), (0, "the comment on pull request `7` is posted\n"), "{answer:?}");
    let answer = comment_of(&repository, &server, &folder, &[]);
    assert_eq!((answer.status, answer.out.as_str()), (0, "the comment on pull request `7` is as it was\n"));
    let head = repository.git(&["rev-parse", "HEAD"]);
    let mut command = repository.project.command();
    command.args(["check", "--base", "main", "--head", "HEAD", "--now", NOW, "--format", "markdown"]);
    command.env("GITHUB_ACTIONS", "true").env("GITHUB_REPOSITORY", "nhn/drift").env("GITHUB_SHA", &head);
    let expected = run(command.env("GITHUB_SERVER_URL", &server.url)).out;
    let url = server.url.clone();
    let forge = server.stop();
    assert_eq!(forge.bodies(), [(1, format!("<!-- vedtak comment  -->\n{expected}"))]);
    assert!(
        expected.contains(&format!("({url}/nhn/drift/blob/{head}/changes/a.yaml#L")),
        "links are whole: {expected}"
    );
    assert!(expected.contains("`@nhn/all <img src=x> ::error::x`"), "{expected}");
    // Repaired, it says so.
    repository.commit_files(
        "repaired",
        &[("changes/a.yaml", &format!("{CHANGE}rollback: {{procedure: Restore, maxDuration: PT1H}}\n"))],
    );
    let server = Server::start(Forge { head: repository.git(&["rev-parse", "HEAD"]), ..forge });
    let (checked, folder) = check(&repository, &[]);
    assert_eq!(checked.status, 0, "{checked:?}");
    let answer = comment_of(&repository, &server, &folder, &[]);
    assert_eq!(answer.out, "the comment on pull request `7` is updated\n", "{answer:?}");
    let bodies = server.stop().bodies();
    assert_eq!(bodies.len(), 1);
    assert!(bodies[0].1.contains("### ✅ `vedtak`: compliant"), "{bodies:?}");
}

#[test]
fn a_set_up_that_is_wrong_is_told_too() {
    let repository = repository();
    repository.switch("main");
    repository.commit_files("broken", &[("vedtak.yaml", &format!("{CONFIG}polices: []\n"))]);
    repository.branch("other");
    repository.commit("a change");
    let server = Server::start(forge(&repository));
    let (checked, folder) = check(&repository, &[]);
    assert_eq!(checked.status, 2, "{checked:?}");
    let answer = comment_of(&repository, &server, &folder, &[]);
    assert_eq!(answer.status, 0, "{answer:?}");
    // A check that left nothing at all.
    let answer = comment(&repository, &server, &["--report", "nowhere.json"], &[("GITHUB_RUN_ID", "42")]);
    assert_eq!(answer.status, 0, "{answer:?}");
    let url = server.url.clone();
    let forge = server.stop();
    let told = &forge.bodies()[0].1;
    assert!(told.contains("### ⛔ `vedtak`: ") && told.contains("no report"), "{told}");
    assert!(told.contains(&format!("<{url}/nhn/drift/actions/runs/42>")), "{told}");
    assert_eq!(forge.writes().len(), 2, "{:?}", forge.writes());
}

#[test]
fn the_errors_of_a_check_are_in_its_comment() {
    let repository = repository();
    repository.switch("main");
    repository.commit_files("broken", &[("vedtak.yaml", &format!("{CONFIG}polices: []\n"))]);
    let server = Server::start(forge(&repository));
    let (_, folder) = check(&repository, &[]);
    comment_of(&repository, &server, &folder, &[]);
    let told = server.stop().bodies().remove(0).1;
    assert!(
        told.contains("### ⛔ `vedtak`: ") && told.contains("`polices`") && told.contains("vedtak.yaml#L5"),
        "{told}"
    );
}

#[test]
fn a_report_of_another_head_is_not_posted() {
    let repository = repository();
    let (_, folder) = check(&repository, &[]);
    let server = Server::start(Forge { head: ELSEWHERE.to_owned(), ..Forge::default() });
    let answer = comment_of(&repository, &server, &folder, &[]);
    assert_eq!((answer.status, answer.out.as_str()), (0, ""), "{answer:?}");
    assert!(answer.err.contains("the comment was not posted: the report is of"), "{answer:?}");
    assert_eq!(server.stop().writes(), [""; 0]);
    // By the number of the commit that tries out the merge it is found to be of it.
    let report = std::fs::read_to_string(folder.path().join("comment.json")).unwrap();
    let head = repository.git(&["rev-parse", "HEAD"]);
    for (judged, is_posted) in [(crate::fake::MERGE, true), ("4444444444444444444444444444444444444444", false)] {
        std::fs::write(folder.path().join("comment.json"), report.replace(&head, judged)).unwrap();
        let server = Server::start(Forge::default());
        let answer = comment_of(&repository, &server, &folder, &[]);
        assert_eq!(answer.status, 0, "{answer:?}");
        assert_eq!(server.stop().bodies().len(), usize::from(is_posted), "{judged}: {answer:?}");
    }
}

#[test]
fn what_cannot_be_posted_changes_no_verdict() {
    let repository = repository();
    let (_, folder) = check(&repository, &[]);
    let report = folder.path().join("comment.json");
    let report = report.to_str().unwrap();
    let summary = folder.path().join("summary.md");
    let create = (Method::Post, "/issues/7/comments");
    let refused = |status: u16| answer(status, &json!({ "message": format!("no, ##[error]x {TOKEN}") }));
    let answers: [ForgeResponse; 3] = [refused(403), refused(422), refused(502)];
    for (at, given) in answers.into_iter().enumerate() {
        let forge = forge(&repository);
        forge.fault(create, 9, given);
        let server = Server::start(forge);
        let set = [("GITHUB_STEP_SUMMARY", summary.to_str().unwrap())];
        let answer = comment(&repository, &server, &["--report", report], &set);
        assert_eq!((answer.status, answer.out.as_str()), (0, ""), "{answer:?}");
        assert!(answer.err.contains("the comment was not posted: "), "{answer:?}");
        assert_eq!(answer.err.contains("forks"), at == 0, "{answer:?}");
        assert!(!answer.err.contains("##["), "{answer:?}");
        let told = std::fs::read_to_string(&summary).unwrap();
        assert!(told.contains("### ❌ `vedtak`: "), "{told}");
        std::fs::remove_file(&summary).unwrap();
        assert_eq!(server.stop().bodies(), []);
    }
}

#[test]
fn what_is_wrong_with_the_call_is_an_error() {
    let repository = repository();
    let (_, folder) = check(&repository, &[]);
    let report = folder.path().join("comment.json");
    let report = report.to_str().unwrap();
    let server = Server::start(forge(&repository));
    let is_wrong = |arguments: &[&str], set: &[(&str, &str)], says: &str| {
        let answer = comment(&repository, &server, arguments, set);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{answer:?}");
        let words = answer.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(says), "{says}: {words}");
    };
    is_wrong(&["--report", report], &[("GITHUB_TOKEN", "other")], "gave status 401");
    is_wrong(&["--report", report], &[("GITHUB_TOKEN", "")], "no token in `GITHUB_TOKEN`, `GH_TOKEN`");
    is_wrong(&["--report", report, "--token-env", "NONE"], &[], "no token in `NONE`");
    is_wrong(&["--report", report, "--pull-request", "8"], &[], "gave status 404");
    is_wrong(&["--report", report], &[("GITHUB_REF", "refs/heads/main")], "for no pull request");
    is_wrong(&["--report", report], &[("GITHUB_ACTIONS", "false")], "nothing tells at which forge");
    is_wrong(&["--report", report, "--server", "http://example.com"], &[], "is no address that a token is sent to");
    is_wrong(&["--report", "vedtak.yaml"], &[], "is no report for a comment");
    let plain = folder.path().join("report.json");
    let output = format!("json={}", plain.display());
    check(&repository, &["--output", &output]);
    is_wrong(&["--report", plain.to_str().unwrap()], &[], "lacks part of what a comment shows");
    let whole = folder.path().join("whole.json");
    let output = format!("comment={}", whole.display());
    repository.check(&["--now", NOW, "--output", &output]);
    is_wrong(&["--report", whole.to_str().unwrap()], &[], "the report is of no change");
    assert_eq!(server.stop().writes(), [""; 0]);
}

#[test]
fn a_run_of_a_fork_without_a_token_is_nobodys_fault() {
    let repository = repository();
    let (_, folder) = check(&repository, &[]);
    let report = folder.path().join("comment.json");
    let event = folder.path().join("event.json");
    let repo = |name: &str| json!({ "repo": { "full_name": name } });
    let pull_request = json!({ "number": 7, "head": repo("ola/drift"), "base": repo("nhn/drift") });
    std::fs::write(&event, json!({ "pull_request": pull_request }).to_string()).unwrap();
    let server = Server::start(forge(&repository));
    let set = [("GITHUB_TOKEN", ""), ("GITHUB_EVENT_PATH", event.to_str().unwrap())];
    let answer = comment(&repository, &server, &["--report", report.to_str().unwrap()], &set);
    assert_eq!(answer.status, 0, "{answer:?}");
    assert!(answer.err.contains("the run is for a fork, and has no token"), "{answer:?}");
    assert_eq!(server.stop().writes(), [""; 0]);
}

#[test]
fn a_dry_run_prints_what_it_would_send() {
    let repository = repository();
    let (_, folder) = check(&repository, &[]);
    let server = Server::start(forge(&repository));
    let answer = comment_of(&repository, &server, &folder, &["--dry-run"]);
    assert_eq!(answer.status, 0, "{answer:?}");
    let lines: Vec<&str> = answer.out.lines().filter(|line| !line.starts_with([' ', '{', '}'])).collect();
    let url = |rest: &str| format!("{}/{rest}", server.url);
    let expected = [
        format!("GET {}", url("repos/nhn/drift/pulls/7")),
        format!("GET {}", url("user")),
        format!("GET {}", url("repos/nhn/drift/issues/7/comments?per_page=100&page=1")),
        format!("POST {}", url("repos/nhn/drift/issues/7/comments")),
    ];
    assert_eq!(lines, expected);
    assert!(answer.out.contains("\"body\": \"<!-- vedtak comment  -->\\n### ❌ `vedtak`: "), "{answer:?}");
    assert_eq!(server.stop().bodies(), []);
}

#[test]
fn what_a_stranger_made_of_the_report_stays_text() {
    let repository = repository();
    let (_, folder) = check(&repository, &[]);
    let path = folder.path().join("comment.json");
    let report: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    let hostile = "</details> @nhn/all ![x](https://evil.test) <!-- vedtak comment  --> ##[error]x 01010100050";
    let mut forged = report.clone();
    forged["findings"][0]["message"] = json!(hostile);
    forged["findings"][0]["help"] = json!(hostile);
    forged["shard"]["told"]["within"] = json!("a --> @nhn/all\n::error::x/");
    for document in forged["shard"]["told"]["documents"].as_array_mut().unwrap() {
        document[1] = json!(hostile);
    }
    std::fs::write(&path, forged.to_string()).unwrap();
    let server = Server::start(forge(&repository));
    let answer = comment_of(&repository, &server, &folder, &[]);
    assert_eq!(answer.status, 0, "{answer:?}");
    let body = server.stop().bodies().remove(0).1;
    let (marker, rest) = body.split_once('\n').unwrap();
    assert_eq!(marker, "<!-- vedtak comment a%20%2D%2D%3E%20%40nhn/all%0A%3A%3Aerror%3A%3Ax/ -->");
    // Outside code spans nothing of it is left.
    let outside: String = rest.split('`').step_by(2).collect();
    for live in ["@nhn", "![", "<!--", "</details> @", "##[", "::error"] {
        assert!(!outside.contains(live), "{live}: {rest}");
    }
    assert!(!body.contains("01010100050"), "no number of a person: {body}");
    // What does not fit together is no report.
    let mut forged = report;
    forged["findings"].as_array_mut().unwrap().clear();
    std::fs::write(&path, forged.to_string()).unwrap();
    let server = Server::start(forge(&repository));
    assert_eq!(comment_of(&repository, &server, &folder, &[]).status, 2);
    server.stop();
}

#[test]
fn a_comment_that_is_too_long_is_cut_between_findings() {
    let repository = repository();
    let change =
        |id: usize| CHANGE.replace("CHG-1\n", &format!("CHG-{id}\n")).replace("Upgrade", &"Upgrade ".repeat(20));
    for id in 2..300 {
        repository.project.write(&format!("changes/{id}.yaml"), change(id));
    }
    repository.commit("many");
    let server = Server::start(forge(&repository));
    let (_, folder) = check(&repository, &[]);
    assert_eq!(comment_of(&repository, &server, &folder, &[]).status, 0);
    let body = server.stop().bodies().remove(0).1;
    assert!((50_000..60_000).contains(&body.len()), "{}", body.len());
    assert!(body.trim_end().ends_with("**"), "it says how many are missing: {}", &body[body.len() - 200..]);
}

#[test]
fn lines_that_the_pull_request_shows_are_commented_on_once() {
    let repository = repository();
    let text = format!("{CHANGE}country: NO\n");
    repository.commit_files("more", &[("changes/a.yaml", &text)]);
    let forge = forge(&repository);
    let patch = added(&text);
    forge.files.borrow_mut().push(json!({ "filename": "changes/a.yaml", "patch": patch }));
    // The same text by somebody else is not ours.
    forge.comment(1, OTHER, "talk");
    let server = Server::start(forge);
    let (_, folder) = check(&repository, &[]);
    for _ in 0..2 {
        let answer = comment_of(&repository, &server, &folder, &["--review"]);
        assert_eq!(answer.status, 0, "{answer:?}");
    }
    let forge = server.stop();
    let inline = forge.inline.borrow().clone();
    assert!(!inline.is_empty());
    assert_eq!(forge.writes().iter().filter(|line| line.ends_with("/reviews")).count(), 1, "{:?}", forge.writes());
    let bodies: Vec<&str> = inline.iter().map(|comment| comment["body"].as_str().unwrap()).collect();
    let mended = bodies.iter().find(|body| body.contains("```suggestion\ncountry: \"NO\"\n```"));
    assert!(mended.is_some_and(|body| body.starts_with("<!-- vedtak line ")), "{bodies:#?}");
}

#[test]
fn lines_that_are_others_or_not_shown_are_left_to_the_summary() {
    let repository = repository();
    let forge = forge(&repository);
    let patch = "@@ -0,0 +1,2 @@\n+kind: ChangeRequest\n+id: CHG-2\n";
    forge.files.borrow_mut().push(json!({ "filename": "changes/b.yaml", "patch": patch }));
    forge.files.borrow_mut().push(json!({ "filename": "changes/a.yaml", "patch": "@@ -0,0 +1 @@\n+kind: Other\n" }));
    let server = Server::start(forge);
    let (_, folder) = check(&repository, &[]);
    let answer = comment_of(&repository, &server, &folder, &["--review"]);
    assert_eq!(answer.status, 0, "{answer:?}");
    let forge = server.stop();
    assert_eq!((forge.bodies().len(), forge.inline.borrow().len()), (1, 0));
}
