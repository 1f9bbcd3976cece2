//! Reviews as evidence: `vedtak evidence` asks the forge, `check --evidence` believes the file only of the pull request that it
//! judges, and the registry says whose account it is.

use std::path::Path;

use serde_json::{Value, json};
use vedtak::forge::Method;

use crate::fake::{ELSEWHERE, Forge, OTHER, TOKEN, answer};
use crate::program::forge;
use crate::project::{Answer, SERVICE, answer as run, policy_of};
use crate::repository::Repository;
use crate::server::Server;

const CONFIG: &str = "version: 1\nlanguage: en\nrepository: nhn/drift\n";

/// The accounts of Kari, of Anna, who has two roles, and of nobody in the registry. Ola, whose account is `OTHER`, opened it.
const KARI: u64 = 9;
const ANNA: u64 = 10;
const STRANGER: u64 = 99;

fn person(id: &str, account: u64, roles: &[&str]) -> String {
    let roles: Vec<String> = roles.iter().map(|role| format!("{{role: {role}, from: 2020-01-01, to: null}}")).collect();
    format!(
        "---\nkind: Person\nid: {id}\ntitle: {id}\nparty: nhn\naccounts: [{{forge: 127.0.0.1, id: {account}}}]\nroles: [{}]\n",
        roles.join(", ")
    )
}

fn change(title: &str) -> String {
    format!(
        "kind: ChangeRequest\nid: CHG-1\ntitle: {title}\nservice: medusa\nstatus: approved\ninitiator: nhn\n\
         requester: ola\npurpose: upgrade\nenvironments: [test]\n"
    )
}

/// A change by Ola, of which a rule asks for an approval.
fn repository(check: &str) -> Repository {
    let registry = [
        SERVICE.trim_end_matches("---\n").to_owned(),
        person("kari", KARI, &["gatekeeper"]),
        person("ola", OTHER, &["gatekeeper"]),
        person("anna", ANNA, &["gatekeeper", "data-controller"]),
    ];
    let policy = policy_of("ChangeRequest", check);
    let files = [("vedtak.yaml", CONFIG), ("policies/p.yaml", &policy), ("registry.yaml", &registry.concat())];
    let repository = Repository::of(files);
    repository.branch("change");
    repository.commit_files("a change", &[("change.yaml", &change("Upgrade"))]);
    repository
}

const REVIEWED: &str = "{approval: {role: gatekeeper, evidence: [reviewed]}}";

fn head(repository: &Repository) -> String {
    repository.git(&["rev-parse", "HEAD"])
}

/// A review of a commit, some seconds ago; `more` replaces fields.
#[expect(clippy::needless_pass_by_value, reason = "it is written where it is used")]
fn review(account: u64, state: &str, commit: &str, more: Value) -> Value {
    let at = (chrono::Utc::now() - chrono::TimeDelta::seconds(30)).format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let user = json!({ "id": account, "login": format!("u{account}"), "type": "User" });
    let mut review =
        json!({ "id": 0, "user": user, "state": state, "commit_id": commit, "submitted_at": at, "body": "" });
    more.as_object().unwrap().iter().for_each(|(name, value)| review[name] = value.clone());
    review
}

/// A forge with these reviews.
fn reviewed(repository: &Repository, reviews: Vec<Value>) -> Forge {
    let forge = forge(repository);
    let numbered = reviews.into_iter().enumerate().map(|(at, mut review)| {
        review["id"] = json!(at + 1);
        review
    });
    forge.reviews.borrow_mut().extend(numbered);
    forge
}

fn vedtak(repository: &Repository, url: &str, arguments: &[&str]) -> Answer {
    let mut command = repository.project.command();
    command.args(arguments).args(["--lang", "en"]);
    command.env("GITHUB_ACTIONS", "true").env("GITHUB_REPOSITORY", "nhn/drift").env("GITHUB_REF", "refs/pull/7/merge");
    command.env("GITHUB_SERVER_URL", url).env("GITHUB_API_URL", url).env("GITHUB_TOKEN", TOKEN);
    let answer = run(&mut command);
    assert!(!answer.out.contains(TOKEN) && !answer.err.contains(TOKEN), "{answer:?}");
    answer
}

fn fetch(repository: &Repository, url: &str, file: &Path) -> Answer {
    vedtak(repository, url, &["evidence", file.to_str().unwrap()])
}

fn check(repository: &Repository, url: &str, file: &Path, more: &[&str]) -> Answer {
    let base: &[&str] = if more.contains(&"--base") { &[] } else { &["--base", "main"] };
    let arguments = ["check", "--head", "HEAD", "--format", "json", "--evidence", file.to_str().unwrap()];
    vedtak(repository, url, &[&arguments[..], base, more].concat())
}

/// What the rule says of the change where the forge has these reviews.
fn told(repository: &Repository, reviews: Vec<Value>) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("reviews.json");
    let server = Server::start(reviewed(repository, reviews));
    let fetched = fetch(repository, &server.url, &file);
    assert_eq!(fetched.status, 0, "{fetched:?}");
    let report = check(repository, &server.url, &file, &[]).json();
    server.stop();
    let findings = report["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == "P-1");
    findings.map(|one| format!("{}: {}", one["status"].as_str().unwrap(), one["message"].as_str().unwrap())).collect()
}

const NOTHING: [&str; 0] = [];

#[test]
fn who_is_to_approve_is_told_how() {
    let repository = repository(REVIEWED);
    let help = |reviews: Vec<Value>| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("reviews.json");
        let server = Server::start(reviewed(&repository, reviews));
        fetch(&repository, &server.url, &file);
        let report = check(&repository, &server.url, &file, &[]).json();
        server.stop();
        let finding = report["findings"].as_array().unwrap().iter().find(|one| one["rule"] == "P-1").unwrap();
        finding["help"].as_str().unwrap().to_owned()
    };
    let missing = help(vec![]);
    assert!(
        missing.ends_with(": approve the pull request, with the line `/vedtak role gatekeeper` in the review"),
        "{missing}"
    );
    let rejected = help(vec![review(KARI, "CHANGES_REQUESTED", &head(&repository), json!({}))]);
    assert!(
        rejected.contains("if kari approves after all, that is done in a new review of the pull request"),
        "{rejected}"
    );
}

#[track_caller]
fn fails(told: &[String]) {
    assert!(told.len() == 1 && told[0].starts_with("active: "), "{told:?}");
}

#[test]
fn the_review_of_who_holds_the_role_counts() {
    let repository = repository(REVIEWED);
    let head = head(&repository);
    assert_eq!(told(&repository, vec![review(KARI, "APPROVED", &head, json!({}))]), NOTHING);
    // Without the file nobody knows.
    let report = repository.project.report(&["--base", "main", "--head", "HEAD"]);
    assert!(
        report["findings"].as_array().unwrap().iter().any(|one| one["rule"] == "P-1" && one["status"] == "undecided")
    );
    fails(&told(&repository, vec![]));
    fails(&told(&repository, vec![review(STRANGER, "APPROVED", &head, json!({}))]));
}

#[test]
fn the_last_word_of_a_reviewer_counts() {
    let repository = repository(REVIEWED);
    let head = head(&repository);
    let said = |state: &str| review(KARI, state, &head, json!({}));
    fails(&told(&repository, vec![said("APPROVED"), said("CHANGES_REQUESTED")]));
    assert_eq!(told(&repository, vec![said("CHANGES_REQUESTED"), said("APPROVED")]), NOTHING);
    assert_eq!(told(&repository, vec![said("APPROVED"), said("COMMENTED")]), NOTHING, "a remark decides nothing");
    fails(&told(&repository, vec![said("APPROVED"), said("DISMISSED")]));
    fails(&told(&repository, vec![said("PENDING")]));
}

#[test]
fn a_rejection_stands_against_the_approval_of_another() {
    let repository = repository(REVIEWED);
    let head = head(&repository);
    let named = json!({ "body": "/vedtak role gatekeeper" });
    let reviews = vec![review(KARI, "APPROVED", &head, json!({})), review(ANNA, "CHANGES_REQUESTED", &head, named)];
    fails(&told(&repository, reviews));
    // Also where it is of a commit from before, and by who may only read.
    let user = json!({ "user": { "id": ANNA, "login": "reader", "type": "User" } });
    let reviews = vec![review(KARI, "APPROVED", &head, json!({})), review(ANNA, "CHANGES_REQUESTED", ELSEWHERE, user)];
    fails(&told(&repository, reviews));
}

#[test]
fn what_is_no_review_by_a_person_with_a_say_does_not_count() {
    let repository = repository(REVIEWED);
    let head = head(&repository);
    let kari = |more: Value| told(&repository, vec![review(KARI, "APPROVED", &head, more)]);
    fails(&kari(json!({ "user": { "id": KARI, "login": "bot[bot]", "type": "Bot" } })));
    fails(&kari(json!({ "user": { "id": KARI, "login": "reader", "type": "User" } })));
    fails(&kari(json!({ "submitted_at": "2020-03-01T10:00:00Z" })));
    fails(&kari(json!({ "commit_id": null })));
    // Who opened it approves nothing of it.
    fails(&told(&repository, vec![review(OTHER, "APPROVED", &head, json!({}))]));
}

#[test]
fn a_review_counts_for_one_role() {
    let repository = repository(REVIEWED);
    let head = head(&repository);
    let anna = |body: &str| told(&repository, vec![review(ANNA, "APPROVED", &head, json!({ "body": body }))]);
    fails(&anna("fine"));
    fails(&anna("/vedtak role data-controller"));
    assert_eq!(anna("fine\r\n/vedtak role gatekeeper\r\n"), NOTHING);
    let kari = json!({ "body": "/vedtak role data-controller" });
    fails(&told(&repository, vec![review(KARI, "APPROVED", &head, kari)]));
}

#[test]
fn a_review_is_of_the_content_that_was_reviewed() {
    let repository = repository(REVIEWED);
    let before = head(&repository);
    let approved = || vec![review(KARI, "APPROVED", &before, json!({}))];
    repository.commit_files("something else", &[("notes.txt", "x")]);
    assert_eq!(told(&repository, approved()), NOTHING, "the record is as it was");
    repository.commit_files("another title", &[("change.yaml", &change("Downgrade"))]);
    fails(&told(&repository, approved()));
    repository.commit_files("back", &[("change.yaml", &change("Upgrade"))]);
    assert_eq!(told(&repository, approved()), NOTHING);
}

#[test]
fn who_opened_it_has_put_it_forward() {
    let repository =
        repository("{approval: {role: gatekeeper, evidence: [reviewed], distinctFrom: [author, requester]}}");
    let head = head(&repository);
    assert_eq!(told(&repository, vec![review(KARI, "APPROVED", &head, json!({}))]), NOTHING);
    fails(&told(&repository, vec![review(OTHER, "APPROVED", &head, json!({}))]));
}

#[test]
fn the_file_is_believed_of_its_own_pull_request_alone() {
    let repository = repository(REVIEWED);
    let head = head(&repository);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("reviews.json");
    let server = Server::start(reviewed(&repository, vec![review(KARI, "APPROVED", &head, json!({}))]));
    assert_eq!(fetch(&repository, &server.url, &file).status, 0);
    assert_eq!(check(&repository, &server.url, &file, &[]).status, 0);
    let written: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    let ago = |minutes: i64| (chrono::Utc::now() - chrono::TimeDelta::minutes(minutes)).to_rfc3339();
    for (field, value) in [
        ("forge", json!("gitea")),
        ("host", json!("github.com")),
        ("repository", json!("ola/drift")),
        ("pullRequest", json!(8)),
        ("target", json!("lenient")),
        ("head", json!(ELSEWHERE)),
        ("fetchedAt", json!(ago(16))),
        ("fetchedAt", json!(ago(-6))),
        ("fetchedAt", json!("today")),
        ("type", json!("vedtak-evidence/2")),
        ("more", json!(1)),
    ] {
        let mut forged = written.clone();
        forged[field] = value.clone();
        std::fs::write(&file, forged.to_string()).unwrap();
        let answer = check(&repository, &server.url, &file, &[]);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{field}: {value} {answer:?}");
    }
    std::fs::write(&file, written.to_string()).unwrap();
    let answer = check(&repository, &server.url, &file, &["--pull-request", "8"]);
    assert_eq!(answer.status, 2, "{answer:?}");
    // A commit that the forge made on the head is the head's; any other commit on it is another.
    repository.git(&["branch", "-f", "was", "main"]);
    repository.commit("one more");
    assert_eq!(check(&repository, &server.url, &file, &[]).status, 2);
    repository.git(&["checkout", "-q", "-B", "trial", "main"]);
    repository.git(&["merge", "-q", "--no-ff", "-m", "merge", &head]);
    assert_eq!(check(&repository, &server.url, &file, &[]).status, 0);
    // Where no change is judged it would not be heard.
    let alone = ["check", "--evidence", file.to_str().unwrap()];
    assert_eq!(run(repository.project.command().args(alone)).status, 2);
    // What a pull request could bring along, also by a link.
    let inside = repository.path().join("reviews.json");
    std::fs::copy(&file, &inside).unwrap();
    assert_eq!(check(&repository, &server.url, &inside, &[]).status, 2);
    #[cfg(unix)]
    {
        std::fs::remove_file(&file).unwrap();
        std::os::unix::fs::symlink(&inside, &file).unwrap();
        assert_eq!(check(&repository, &server.url, &file, &[]).status, 2);
    }
    assert_eq!(check(&repository, &server.url, &folder.path().join("none"), &[]).status, 2);
    server.stop();
}

#[test]
fn a_fetch_that_fails_leaves_no_file() {
    let repository = repository(REVIEWED);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("reviews.json");
    for (on, given, status) in [
        ((Method::Get, "/pulls/7/reviews"), 502, 3),
        ((Method::Get, "/pulls/7/reviews"), 403, 3),
        ((Method::Get, "/pulls/7"), 401, 2),
        ((Method::Get, "/permission"), 422, 3),
    ] {
        let head = head(&repository);
        let reviews = || vec![review(KARI, "APPROVED", &head, json!({}))];
        let server = Server::start(reviewed(&repository, reviews()));
        assert_eq!(fetch(&repository, &server.url, &file).status, 0);
        server.stop();
        let forge = reviewed(&repository, reviews());
        forge.fault(on, 9, answer(given, &json!({ "message": "no" })));
        let server = Server::start(forge);
        let answer = fetch(&repository, &server.url, &file);
        assert_eq!(answer.status, status, "{answer:?}");
        assert!(!file.exists(), "{given}");
        server.stop();
    }
    // What is no evidence is not deleted.
    std::fs::write(&file, "mine").unwrap();
    let server = Server::start(forge(&repository));
    assert_eq!(fetch(&repository, &server.url, &file).status, 2);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    assert_eq!(server.stop().log.into_inner(), [""; 0]);
}
