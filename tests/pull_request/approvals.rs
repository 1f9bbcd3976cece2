//! Signed approvals and what Git witnesses of them: a signature's own time is chosen by whoever signs.

use serde_json::{Value, json};

use crate::project::{SERVICE, policy_of};
use crate::repository::Repository;
use crate::signing::{public, signed};

const CONFIG: &str = "version: 1\nrepository: nhn/test\n";
fn policy() -> String {
    policy_of("ChangeRequest", "{approval: {role: gatekeeper, evidence: signed}}")
}
const CHANGE: (&str, &str) = ("ChangeRequest", "CHG-1");

/// Kari's key and role, which end where the test says.
fn registry(key: &str, role: &str) -> String {
    format!(
        "{SERVICE}kind: Person\nid: kari\ntitle: Kari Nordmann\nparty: nhn\nkeys: [{{ssh: {}, {key}}}]\n\
         roles: [{{role: gatekeeper, from: 2020-01-01, {role}}}]\n",
        public(1)
    )
}

fn change(title: &str, approvals: &[Value]) -> String {
    format!(
        "kind: ChangeRequest\nid: CHG-1\ntitle: {title}\nservice: medusa\nstatus: approved\ninitiator: nhn\n\
         requester: kari\npurpose: upgrade\nenvironments: [test]\napprovals: {}\n",
        json!(approvals)
    )
}

/// Kari's approval of the change with a title, given at a moment by her own word.
fn approval(title: &str, at: &str) -> Value {
    let files = [
        ("vedtak.yaml", CONFIG.to_owned()),
        ("change.yaml", change(title, &[])),
        ("registry.yaml", SERVICE.to_owned()),
    ];
    let told = crate::project::Project::of(files).run(&["digest", "CHG-1", "--format", "json"]).json();
    let told = &told["documents"][0];
    let entry = json!({
        "role": "gatekeeper", "by": "kari", "at": at, "decision": "approved",
        "digest": told["digest"], "excluding": told["excluding"],
    });
    signed(&entry, CHANGE, 1)
}

/// The first commit, without the change; each commit is of the hour that its message says.
fn repository(registry: &str) -> Repository {
    let repository = Repository::of_moment([("README.md", "Words.\n")], "2026-11-01T08:00:00+01:00");
    for (path, text) in [("vedtak.yaml", CONFIG), ("policies/p.yaml", &policy()), ("registry.yaml", registry)] {
        repository.project.write(path, text);
    }
    repository.commit_at("2026-11-01T09:00:00+01:00");
    repository
}

/// What the rule says of the change.
fn told(repository: &Repository, arguments: &[&str], now: &str) -> Vec<String> {
    let report = repository.project.report(&[&["--now", now], arguments].concat());
    let findings = report["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == "P-1");
    findings.map(|one| one["message"].as_str().unwrap().to_owned()).collect()
}

const NOW: &str = "2026-11-26T12:00:00+01:00";
const NOTHING: [&str; 0] = [];

/// A key that has ended signs with a time at which it had not; the approval that stood on the target in time still counts.
#[test]
fn a_key_that_has_ended_signs_nothing_more() {
    for (key, role) in [
        ("to: 2026-11-24", "to: null"),
        ("revoked: {at: 2026-11-24T00:00:00+01:00}", "to: null"),
        ("from: 2020-01-01", "to: 2026-11-24"),
    ] {
        let approval = approval("Upgrade", "2026-11-20T10:00:00+01:00");
        let in_time = repository(&registry("from: 2020-01-01", "to: null"));
        in_time.project.write("change.yaml", change("Upgrade", std::slice::from_ref(&approval)));
        in_time.commit_at("2026-11-20T11:00:00+01:00");
        in_time.project.write("registry.yaml", registry(key, role));
        in_time.commit_at("2026-11-24T11:00:00+01:00");
        assert_eq!(told(&in_time, &[], NOW), NOTHING, "{key}, {role}");

        let backdated = repository(&registry(key, role));
        backdated.branch("change");
        backdated.project.write("change.yaml", change("Upgrade", std::slice::from_ref(&approval)));
        // The committer's date is chosen as well.
        backdated.commit_at("2026-11-20T11:00:00+01:00");
        assert_eq!(told(&backdated, &["--base", "main"], NOW).len(), 1, "{key}, {role}");
    }
}

/// A squash, a rebase, another layout and a comment leave the digest as it is; a changed field does not.
#[test]
fn an_approval_survives_what_leaves_the_content() {
    let approval = approval("Upgrade", "2026-11-20T10:00:00+01:00");
    let text = change("Upgrade", &[approval]);
    let repository = repository(&registry("from: 2020-01-01", "to: null"));
    repository.branch("change");
    repository.project.write("change.yaml", &text);
    repository.commit_at("2026-11-20T11:00:00+01:00");
    let against = |repository: &Repository| told(repository, &["--base", "main"], NOW);
    assert_eq!(against(&repository), NOTHING);
    repository.project.write("change.yaml", text.replace("title: Upgrade\n", "title:   'Upgrade'   # as agreed\n"));
    repository.commit_at("2026-11-21T11:00:00+01:00");
    assert_eq!(against(&repository), NOTHING, "another layout");
    repository.git(&["reset", "-q", "--soft", "main"]);
    repository.commit_at("2026-11-22T11:00:00+01:00");
    assert_eq!(against(&repository), NOTHING, "a squash");
    repository.switch("main");
    repository.commit_files("moved on", &[("note.yaml", "a: 1\n")]);
    repository.switch("change");
    repository.git(&["rebase", "-q", "main"]);
    assert_eq!(against(&repository), NOTHING, "a rebase");
    repository.project.write("change.yaml", text.replace("title: Upgrade", "title: Something else"));
    let other = against(&repository);
    assert!(other[0].contains("other content"), "{other:?}");
    // Copied to another document.
    repository.project.write("change.yaml", text.replace("id: CHG-1", "id: CHG-2"));
    assert_eq!(against(&repository).len(), 1);
}
