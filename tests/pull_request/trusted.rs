//! Nothing in a pull request weakens what judges it, and nothing that stood before is blamed on it.

use crate::project::{SERVICE, policy_of};
use crate::repository::Repository;

fn policy() -> String {
    policy_of("ChangeRequest", "{require: [rollback.procedure]}")
}

const KARI: &str = "\
kind: Person
id: kari
title: Kari Nordmann
party: nhn
roles: []
";

/// A change; `{id}` and `{more}` are put in.
const CHANGE: &str = "\
kind: ChangeRequest
id: {id}
title: Upgrade
service: medusa
status: draft
initiator: nhn
requester: kari
purpose: upgrade
class: normal
size: minor
environments: [test]
affectsOperation: false
{more}";

fn change(id: &str, more: &str) -> String {
    CHANGE.replace("{id}", id).replace("{more}", more)
}

const CONFIG: &str = "version: 1\npolicies: ['policies/*.yaml']\nregistry: ['registry/*.yaml']\n";

/// A project whose rule asks each change for a plan to roll back; one change is there and has none.
fn repository() -> Repository {
    Repository::of([
        ("vedtak.yaml", CONFIG.to_owned()),
        ("policies/p.yaml", policy()),
        ("registry/all.yaml", format!("{SERVICE}{KARI}")),
        ("changes/old.yaml", change("CHG-1", "")),
    ])
}

const NEW: &str = "changes/new.yaml P-1 active";

#[test]
fn what_stood_before_does_not_gate() {
    let repository = repository();
    repository.branch("change");
    // What nothing touches is the target's.
    assert_eq!(repository.against_main(), [""; 0]);
    assert_eq!(repository.check(&["--base", "main"]).status, 0);
    repository.commit_files("a fault of its own", &[("changes/new.yaml", &change("CHG-2", ""))]);
    assert_eq!(repository.against_main(), [NEW]);
    assert_eq!(repository.check(&["--base", "main"]).status, 1);
    // Whoever touches a document answers for it; moving it, or writing it another way, does not touch it.
    repository
        .commit_files("touched", &[("changes/old.yaml", &change("CHG-1", "log: []\n")), ("changes/new.yaml", "")]);
    assert_eq!(repository.against_main(), ["changes/old.yaml P-1 active"]);
    let other_way = change("CHG-1", "").replace("title: Upgrade", "# Said in another way.\ntitle: \"Upgrade\"");
    std::fs::remove_file(repository.path().join("changes/old.yaml")).unwrap();
    repository.commit_files("moved", &[("changes/moved.yaml", &other_way)]);
    assert_eq!(repository.against_main(), ["changes/moved.yaml P-1 existing"]);
}

#[test]
fn what_a_pull_request_changes_of_the_rules_does_not_judge_it() {
    let rules = |text: &str| policy().replace("require: [rollback.procedure]", text);
    for (what, path, text) in [
        ("the policy asks for less", "policies/p.yaml", rules("require: [title]")),
        ("the policy is gone", "policies/p.yaml", "kind: Calendar\nid: c\ntitle: C\nbase: \"NO\"\n".to_owned()),
        ("its severity is lowered", "vedtak.yaml", format!("{CONFIG}severity: {{P-1: \"off\"}}\n")),
        ("the folder is left out", "vedtak.yaml", format!("{CONFIG}exclude: [changes/]\n")),
        (
            "the service follows nothing",
            "registry/all.yaml",
            format!("{SERVICE}{KARI}").replace("policies: [p]", "policies: []"),
        ),
        (
            "the kind is mapped",
            "vedtak.yaml",
            format!("{CONFIG}documents: [{{paths: ['changes/*.yaml'], kind: Own}}]\n"),
        ),
        ("another root stands below", "changes/vedtak.yaml", "version: 1\npolicies: []\n".to_owned()),
    ] {
        let repository = repository();
        repository.branch("change");
        repository.commit_files("change", &[("changes/new.yaml", &change("CHG-2", "")), (path, &text)]);
        assert!(repository.against_main().contains(&NEW.to_owned()), "{what}: {:?}", repository.against_main());
    }
}

/// The twin of the attack: once it stands on the target, it is in force.
#[test]
fn rules_of_the_target_are_in_force() {
    let repository = repository();
    repository.commit_files("less", &[("policies/p.yaml", &policy().replace("rollback.procedure", "title"))]);
    repository.branch("change");
    repository.commit_files("change", &[("changes/new.yaml", &change("CHG-2", ""))]);
    assert_eq!(repository.against_main(), [""; 0]);
}

/// The role was taken away on the target after the branch began: by what the branch began from it would still be held.
#[test]
fn an_old_beginning_brings_no_old_rules() {
    let weak = policy().replace("rollback.procedure", "title");
    let repository = repository();
    repository.commit_files("weak", &[("policies/p.yaml", &weak)]);
    repository.branch("change");
    repository.commit_files("change", &[("changes/new.yaml", &change("CHG-2", ""))]);
    repository.switch("main");
    repository.commit_files("strong again", &[("policies/p.yaml", &policy())]);
    repository.switch("change");
    assert_eq!(repository.against_main(), [NEW]);
}

/// Documents of the registry are judged as they would stand together, whatever is trusted of them yet.
#[test]
fn a_registry_is_judged_by_itself() {
    let repository = repository();
    repository.branch("change");
    let more = "---\nkind: Party\nid: softpro\ntitle: Softpro\ntype: supplier\n---\nkind: Person\nid: ola\ntitle: Ola Nordmann\nparty: softpro\nroles: []\n";
    repository.commit_files("registry", &[("registry/more.yaml", more.trim_start_matches("---\n"))]);
    let found = || {
        let mut found = repository.against_main();
        found.retain(|one| !one.contains("policy-changed"));
        found
    };
    assert_eq!(found(), ["changes/old.yaml P-1 existing"], "a person of a party that is new as well");
    let lost = more.replace("party: softpro", "party: nobody");
    repository.commit_files("registry", &[("registry/more.yaml", lost.trim_start_matches("---\n"))]);
    assert_eq!(found(), ["changes/old.yaml P-1 existing", "registry/more.yaml unknown-reference active"]);
}

#[test]
fn what_is_staged_is_judged_and_no_more() {
    let repository = repository();
    repository.project.write("changes/new.yaml", change("CHG-2", ""));
    repository.project.write("changes/other.yaml", change("CHG-3", ""));
    repository.git(&["add", "changes/new.yaml"]);
    repository.git(&["add", "-N", "changes/other.yaml"]);
    assert_eq!(repository.findings(&["--staged"]), [NEW]);
    // What the file holds by now is not what is staged.
    repository
        .project
        .write("changes/new.yaml", change("CHG-2", "rollback: {procedure: Restore the snapshot, maxDuration: PT2H}\n"));
    assert_eq!(repository.findings(&["--staged"]), [NEW]);
    repository.git(&["add", "changes/new.yaml"]);
    assert_eq!(repository.findings(&["--staged"]), [""; 0]);
    let work_tree = repository.findings(&["--base", "HEAD"]);
    assert_eq!(work_tree, ["changes/other.yaml P-1 active"]);
}

/// An author sees what the proposed rules would say; no format takes that for the verdict of a gate.
#[test]
fn an_author_may_ask_what_the_proposed_rules_say() {
    let repository = repository();
    repository.branch("change");
    repository.project.write("policies/p.yaml", policy().replace("[rollback.procedure]", "[purpose]"));
    repository.commit_files("another", &[("changes/new.yaml", &change("CHG-2", ""))]);
    let own = ["--base", "main", "--policy-from", "worktree"];
    assert_eq!(repository.findings(&["--base", "main"])[0], NEW);
    assert_eq!(repository.findings(&own), [""; 0]);
    let report = repository.project.report(&own);
    assert_eq!((&report["policiesFrom"], &report["base"]), (&"work-tree".into(), &serde_json::Value::Null));
    for format in ["pretty", "concise", "markdown", "html", "sarif", "junit", "json"] {
        let answer = repository.check(&[&own[..], &["--format", format]].concat());
        assert_eq!(answer.status, 0, "{format}: {answer:?}");
        let says = ["work tree (untrusted)", "work-tree"];
        assert!(says.iter().any(|says| (answer.out.clone() + &answer.err).contains(says)), "{format}: {answer:?}");
    }
    // Where the change leaves the rules as they are, they say the same of it.
    repository.git(&["checkout", "-q", "main", "--", "policies"]);
    repository.commit("the rules as they were");
    assert_eq!(repository.findings(&own), ["changes/new.yaml P-1 active", "changes/old.yaml P-1 active"]);
    // Rules that could not be used end as such.
    repository.commit_files("broken", &[("policies/p.yaml", "kind: Policy\nid: p\nrules: 3\n")]);
    assert_eq!(repository.check(&own).status, 2);
}

/// An untouched document that the change makes worse.
#[test]
fn what_a_change_makes_worse_elsewhere_gates() {
    let policy = policy().replace("check: {require: [rollback.procedure]}", "check: {unique: title}");
    let repository = Repository::of([
        ("vedtak.yaml", CONFIG.to_owned()),
        ("policies/p.yaml", policy),
        ("registry/all.yaml", format!("{SERVICE}{KARI}")),
        ("changes/a.yaml", change("CHG-1", "")),
        ("changes/b.yaml", change("CHG-2", "")),
        ("changes/c.yaml", change("CHG-3", "").replace("title: Upgrade", "title: Another")),
    ]);
    repository.branch("change");
    let stood = ["changes/a.yaml P-1 existing", "changes/b.yaml P-1 existing"];
    assert_eq!(repository.against_main(), [""; 0]);
    repository.commit_files(
        "another with a title",
        &[("changes/d.yaml", &change("CHG-4", "").replace("title: Upgrade", "title: Another"))],
    );
    let found = repository.against_main();
    assert!(found.contains(&"changes/c.yaml P-1 active".to_owned()), "{found:?}");
    assert!(found.contains(&"changes/d.yaml P-1 active".to_owned()), "{found:?}");
    assert!(stood.iter().all(|one| found.contains(&(*one).to_owned())), "{found:?}");
}

/// What is owed before the change must be merged is told before it is owed.
#[test]
fn what_time_alone_breaks_before_the_merge_is_told() {
    let policy = policy().replace(
        "check: {require: [rollback.procedure]}",
        "check: {require: [rollback.procedure], due: plan.test.start}",
    );
    let planned = "plan: {test: {start: 2026-12-02T08:00, end: 2026-12-02T16:00, owner: kari}}\n";
    let text = change("CHG-1", planned).replace("status: draft", "status: proposed");
    let repository = Repository::of([
        ("vedtak.yaml", CONFIG.to_owned()),
        ("policies/p.yaml", policy),
        ("registry/all.yaml", format!("{SERVICE}{KARI}")),
    ]);
    repository.branch("change");
    repository.commit_files("change", &[("changes/new.yaml", &text)]);
    let at = |now: &str| {
        let mut found = repository.findings(&["--base", "main", "--now", now]);
        found.retain(|one| one.contains("P-1") || one.contains("expires-soon"));
        found
    };
    assert_eq!(at("2026-12-01T07:59:59+01:00"), [""; 0], "it is owed in more than a day");
    assert_eq!(at("2026-12-01T08:00:00+01:00"), ["changes/new.yaml expires-soon active"]);
    assert_eq!(at("2026-12-02T07:59:59+01:00"), ["changes/new.yaml expires-soon active"]);
    assert_eq!(at("2026-12-02T08:00:00+01:00"), ["changes/new.yaml P-1 active"]);
    let answer = repository.check(&["--base", "main", "--now", "2026-12-01T12:00:00+01:00"]);
    assert_eq!(answer.status, 0, "a warning: {answer:?}");
}

/// What rules find in the text of a file stood before only where the file is as it was.
#[test]
fn another_fault_in_the_place_of_one_that_stood_gates() {
    let file = |value: &str| format!("{}title: {value}\n", change("CHG-1", "rollback: {procedure: Restore it}\n"));
    let repository = Repository::of([
        ("vedtak.yaml", CONFIG.to_owned()),
        ("policies/p.yaml", policy()),
        ("registry/all.yaml", format!("{SERVICE}{KARI}")),
        ("changes/a.yaml", file("Twice")),
    ]);
    repository.branch("change");
    let duplicates = || {
        let mut found = repository.against_main();
        found.retain(|one| one.contains("duplicate-key"));
        found
    };
    assert_eq!(duplicates(), [""; 0]);
    repository.commit_files("another", &[("changes/a.yaml", &file("Another"))]);
    assert_eq!(duplicates(), ["changes/a.yaml duplicate-key active"]);
}
