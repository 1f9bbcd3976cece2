//! `vedtak may`: go or no-go, worked out by hand for each hour that matters, and held against `check`.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;
mod repository;

use project::Project;
use repository::Repository;
use serde_json::Value;

const POLICY: &str = "\
kind: Policy
id: own
title: Own
calendar: \"NO\"
rules:
  OWN-1:
    title: Approved before production
    kinds: [ChangeRequest]
    check: {approval: {by: {id: kari.nordmann}, scope: [production], before: plan.production.start}}
  OWN-2:
    title: A report within a day
    kinds: [ChangeRequest]
    check: {obligation: {after: plan.production.start, within: 1 day, check: {require: [result]}}}
  OWN-3:
    title: Announced
    kinds: [ChangeRequest]
    severity: warning
    check: {require: [announcedAt]}
";

const REGISTRY: &str = "\
{kind: Party, id: nhn, title: Norsk Helsenett SF, type: provider}
---
{kind: Person, id: kari.nordmann, title: Kari Nordmann, party: nhn}
---
{kind: Service, id: medusa, title: Medusa, owner: nhn, policies: [own], timezone: Europe/Oslo}
---
{kind: Service, id: alone, title: Alone, owner: nhn, policies: [], timezone: Europe/Oslo}
";

/// A change of 3 December, 09:00 to 11:00 in Oslo (08:00 to 10:00 in UTC), as it is where nothing else is said.
fn change(more: &str) -> Project {
    let mut change = "kind: ChangeRequest\nid: CHG-1\ntitle: Upgrade\nservice: medusa\nstatus: approved\nenvironments: [test, production]\ninitiator: nhn\n\
        requester: kari.nordmann\npurpose: upgrade\nplan:\n  test: {start: 2026-12-01, end: 2026-12-02, owner: kari.nordmann}\n  \
        production: {start: 2026-12-03T09:00, end: 2026-12-03T11:00}\n\
        approvals:\n  - {role: owner, by: kari.nordmann, at: 2026-11-30T12:00:00+01:00, scope: [production], decision: approved}\n"
        .to_owned();
    for line in more.lines() {
        let key = line.split(':').next().unwrap();
        let mut is_of_key = false;
        let kept: Vec<&str> = change
            .lines()
            .filter(|old| {
                is_of_key = old.starts_with(&format!("{key}:")) || is_of_key && old.starts_with(' ');
                !is_of_key
            })
            .collect();
        change = format!("{}\n{line}\n", kept.join("\n"));
    }
    Project::of([
        ("vedtak.yaml", "version: 1\nlanguage: en\ntimezone: Europe/Oslo\n"),
        ("policies/own.yaml", POLICY),
        ("registry/all.yaml", REGISTRY),
        ("changes/1.yaml", &change),
    ])
}

fn may(project: &Project, now: &str, arguments: &[&str]) -> (i32, Value) {
    let answer = project.run(&[&["may", "CHG-1", "--now", now, "--format", "json"], arguments].concat());
    assert!(answer.status < 2, "{}", answer.err);
    let told: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(answer.status == 0, told["verdict"] == "go", "{told:#}");
    (answer.status, told)
}

/// The messages of what stands against it, each after the rule that says so.
fn hindrances(told: &Value) -> Vec<String> {
    let all = told["hindrances"].as_array().unwrap().iter();
    all.map(|one| format!("{} {}", one["rule"].as_str().unwrap_or("-"), one["message"].as_str().unwrap())).collect()
}

const PRODUCTION: [&str; 2] = ["--stage", "production"];

#[test]
fn it_is_go_within_its_window_and_nowhere_else() {
    let project = change("");
    for (now, go) in [
        ("2026-12-02T12:00:00Z", false),
        ("2026-12-03T07:59:59Z", false),
        ("2026-12-03T08:00:00Z", true),
        ("2026-12-03T10:59:59+01:00", true),
        ("2026-12-03T11:00:00+01:00", false),
        ("2026-12-04T09:30:00+01:00", false),
    ] {
        let (status, told) = may(&project, now, &PRODUCTION);
        assert_eq!(status == 0, go, "{now}: {told:#}");
        let next = if now < "2026-12-03T08" { Value::from("2026-12-03T09:00:00+01:00") } else { Value::Null };
        assert_eq!(told["next"], next, "{now}");
    }
    // The days of the test are whole local days.
    let test = |now| may(&project, now, &["--stage", "test"]).0;
    assert_eq!(
        ["2026-11-30T22:59:59Z", "2026-11-30T23:00:00Z", "2026-12-02T22:59:59Z", "2026-12-02T23:00:00Z"].map(test),
        [1, 0, 0, 1]
    );
}

#[test]
fn what_stands_against_it_is_told() {
    const DURING: &str = "2026-12-03T09:30:00+01:00";
    for (change_of, expected) in [
        ("approvals: []", "OWN-1"),
        ("status: draft", "draft"),
        ("status: cancelled", "cancelled"),
        ("status: postponed", "postponed"),
        ("status: completed", "completed"),
        ("service: alone", "no rule of a policy"),
        ("plan: {production: {start: 2026-12-03T09:00}}", "plan.production.end"),
        ("plan: {production: {end: 2026-12-03T11:00}}", "plan.production.start"),
        ("plan: {production: {start: soon, end: 2026-12-03T11:00}}", "`soon`"),
        ("title: {}", "schema"),
    ] {
        let (status, told) = may(&change(change_of), DURING, &PRODUCTION);
        assert_eq!(status, 1, "{change_of}: {told:#}");
        assert!(hindrances(&told).iter().any(|one| one.contains(expected)), "{change_of}: {told:#}");
    }
    // A warning stands against nothing, and what is due after the work does not either.
    assert_eq!(hindrances(&may(&change(""), DURING, &PRODUCTION).1), [""; 0]);
    // What is still to come before it is told with its moment.
    let (_, told) = may(&change("approvals: []"), "2026-12-02T12:00:00Z", &PRODUCTION);
    let pending = told["hindrances"].as_array().unwrap().iter().find(|one| one["rule"] == "OWN-1").unwrap();
    assert_eq!(pending["before"], "2026-12-03T09:00:00+01:00");
}

/// What lies in the work tree has been approved by nobody: neither a registry that makes somebody's approval count, nor a
/// policy that asks for less.
#[test]
fn where_a_target_is_named_its_tip_is_read() {
    const DURING: &str = "2026-12-03T09:30:00+01:00";
    const CONFIG: &str = "version: 1\nlanguage: en\ntimezone: Europe/Oslo\ngit: {target: main}\n";
    let project = change("approvals: []");
    project.write("vedtak.yaml", CONFIG);
    let repository = Repository { project };
    repository.git(&["init", "-q", "-b", "main"]);
    let tip = repository.commit("first");
    let lenient = POLICY.replace(
        "approval: {by: {id: kari.nordmann}, scope: [production], before: plan.production.start}",
        "require: [title]",
    );
    let asked = || may(&repository.project, DURING, &PRODUCTION);
    let is_no_go = |when: &str| {
        let (status, told) = asked();
        assert_eq!((&told["source"], &told["commit"]), (&"target".into(), &tip.as_str().into()), "{when}");
        assert!(status == 1 && hindrances(&told).iter().any(|one| one.starts_with("OWN-1 ")), "{when}: {told:#}");
    };
    is_no_go("nothing is changed");
    repository.project.write("policies/own.yaml", &lenient);
    is_no_go("the policy of the work tree asks for less");
    repository.branch("change");
    repository.commit("on a branch");
    is_no_go("a branch that is checked out asks for less");
    // A project in a folder of the repository, from a folder of it.
    let answer = project::answer(project::vedtak(&repository.path().join("changes")).args([
        "may",
        "CHG-1",
        "--stage",
        "production",
        "--now",
        DURING,
    ]));
    assert_eq!(answer.status, 1, "{answer:?}");
    assert!(answer.out.ends_with(&format!("read from `main`, commit `{}`\n", &tip[..12])), "{answer:?}");
    // The twin: once it is merged, the target says so.
    repository.switch("main");
    repository.git(&["merge", "-q", "change"]);
    repository.switch("change");
    repository.project.write("policies/own.yaml", POLICY);
    let (status, told) = asked();
    assert_eq!((status, told["source"].as_str()), (0, Some("target")), "{told:#}");
    // Where there is a remote, its branch is meant; one that was not fetched ends with 2.
    repository.git(&["remote", "add", "origin", "https://example.no/team.git"]);
    let answer = repository.project.run(&["may", "CHG-1", "--stage", "production", "--now", DURING]);
    assert!(answer.status == 2 && answer.err.contains("git fetch origin main"), "{answer:?}");
    repository.git(&["update-ref", "refs/remotes/origin/main", &tip]);
    is_no_go("the remote has the first commit");
    // Without a branch to read, the work tree is all that there is.
    repository.project.write("vedtak.yaml", CONFIG.replace("git: {target: main}\n", ""));
    let (_, told) = asked();
    assert_eq!((&told["source"], &told["commit"]), (&"work-tree".into(), &Value::Null));
}

/// A file that cannot be read may hold what collides, or who may approve.
#[test]
fn what_cannot_be_read_elsewhere_stands_against_it() {
    let project = change("");
    project.write("changes/2.yaml", "kind: ChangeRequest\nid: [\n");
    let (status, told) = may(&project, "2026-12-03T09:30:00+01:00", &PRODUCTION);
    assert!(status == 1 && hindrances(&told).iter().any(|one| one.starts_with("syntax ")), "{told:#}");
}

/// Local times of nowhere are not taken for those of another place.
#[test]
fn a_time_without_a_zone_stands_against_it() {
    let project = change("");
    project.write("vedtak.yaml", "version: 1\nlanguage: en\n");
    project.write("registry/all.yaml", REGISTRY.replace(", timezone: Europe/Oslo", ""));
    let (status, told) = may(&project, "2026-12-03T09:30:00Z", &PRODUCTION);
    assert!(status == 1 && hindrances(&told).iter().any(|one| one.contains("no time zone")), "{told:#}");
}

#[test]
fn it_is_asked_of_one_document_and_one_of_its_stages() {
    let project = change("");
    let fault = |arguments: &[&str]| {
        let answer = project.run(&[&["may"], arguments].concat());
        assert_eq!(answer.status, 2, "{arguments:?}: {}", answer.out);
        assert_eq!(answer.out, "");
        answer.err
    };
    assert!(fault(&["CHG-2"]).contains("`CHG-1`"));
    assert!(fault(&["CHG-1"]).contains("`production`"));
    assert!(fault(&["CHG-1", "--stage", "prodction"]).contains("`production`"));
    assert!(fault(&["kari.nordmann", "--stage", "test"]).contains("--stage"));
    // A stage that the kind knows and the document does not plan.
    let (status, told) = may(&project, "2026-12-03T09:30:00+01:00", &["--stage", "copy"]);
    assert!(status == 1 && hindrances(&told).iter().any(|one| one.contains("plan.copy.start")), "{told:#}");
    // Two documents with one id are told apart by their kinds.
    project.write("people/p.yaml", "{kind: Party, id: CHG-1, title: Another, type: provider}\n");
    assert!(fault(&["CHG-1", "--stage", "test"]).contains("`ChangeRequest/CHG-1`"));
    let answer =
        project.run(&["may", "ChangeRequest/CHG-1", "--stage", "production", "--now", "2026-12-03T09:30:00+01:00"]);
    assert_eq!(answer.status, 0, "{}{}", answer.out, answer.err);
}
