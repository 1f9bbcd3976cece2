//! What becomes of a project once a change is merged: what time alone breaks until then, and what other rules do in the projects
//! below.

use crate::project::policy_of;
use crate::repository::Repository;

const CONFIG: &str = "version: 1\npolicies: ['policies/*.yaml']\n";

/// Things whose parts each last until a time.
const THINGS: &str = "{paths: ['things/*.yaml'], kind: Thing}";

fn config() -> String {
    format!("{CONFIG}documents: [{THINGS}]\n")
}

fn lasting() -> String {
    policy_of("Thing", "{each: 'parts[]', assert: 'timestamp(it.until) > now', at: it.until}")
}

fn thing(id: &str, untils: &[&str]) -> String {
    let parts: Vec<String> = untils.iter().map(|until| format!("{{until: {until}}}")).collect();
    format!("id: {id}\nparts: [{}]\n", parts.join(", "))
}

/// The clock of these checks, and times on either side of the day after it.
const NOW: &str = "2026-12-01T12:00:00Z";
const PAST: &str = "2026-11-30T12:00:00Z";
const SOON: &str = "2026-12-02T11:00:00Z";
const LATER: &str = "2026-12-02T13:00:00Z";

fn at_now(repository: &Repository) -> Vec<(String, String)> {
    let report = repository.project.report(&["--base", "main", "--now", NOW]);
    let findings = report["findings"].as_array().unwrap().iter();
    let told = findings.map(|one| {
        let text = |key: &str| one[key].as_str().unwrap_or_default().to_owned();
        (format!("{} {} {}", text("path"), text("rule"), text("status")), text("pointer"))
    });
    told.collect()
}

fn pair(told: &str, pointer: &str) -> (String, String) {
    (told.to_owned(), pointer.to_owned())
}

/// Each breach to come is told, also beside another of the same rule, and on a document whose breach is there already.
#[test]
fn every_breach_to_come_is_told() {
    let repository = Repository::of([("vedtak.yaml", config()), ("policies/p.yaml", lasting())]);
    repository.branch("change");
    repository.commit_files("one", &[("things/a.yaml", &thing("a", &[PAST, SOON, LATER]))]);
    let broken = pair("things/a.yaml P-1 active", "/parts/0/until");
    let soon = pair("things/a.yaml expires-soon active", "/parts/1/until");
    let mut found = at_now(&repository);
    found.sort();
    assert_eq!(found, [broken, soon]);
}

/// Where changes are merged later than a day after their check, what lies farther ahead is told.
#[test]
fn a_later_merge_sees_farther_ahead() {
    let at = |git: &str| {
        let config = format!("{}{git}", config());
        let repository = Repository::of([("vedtak.yaml", config), ("policies/p.yaml", lasting())]);
        repository.branch("change");
        repository.commit_files("one", &[("things/a.yaml", &thing("a", &[LATER]))]);
        at_now(&repository).len()
    };
    assert_eq!(at(""), 0);
    assert_eq!(at("git: {mergeWithin: 25 hours}\n"), 1, "to the very moment");
    assert_eq!(at("git: {mergeWithin: 1 hour}\n"), 0);
    assert_eq!(at("git: {mergeWithin: 2 days}\n"), 1);
}

/// What time breaks on the target as well is not told of the change.
#[test]
fn what_breaks_anyhow_is_not_told() {
    let old = thing("old", &[SOON]);
    let repository =
        Repository::of([("vedtak.yaml", config()), ("policies/p.yaml", lasting()), ("things/old.yaml", old)]);
    repository.branch("change");
    repository.commit_files("another", &[("things/new.yaml", &thing("new", &[LATER]))]);
    assert_eq!(at_now(&repository), []);
    repository.commit_files("the same, touched", &[("things/old.yaml", &thing("old", &[SOON, LATER]))]);
    assert_eq!(at_now(&repository), [pair("things/old.yaml expires-soon active", "/parts/0/until")]);
}

/// A project below is told of the same.
#[test]
fn projects_below_are_told_as_well() {
    let repository = Repository::of([
        ("vedtak.yaml", "version: 1\nprojects: ['services/*']\n".to_owned()),
        ("services/a/vedtak.yaml", config()),
        ("services/a/policies/p.yaml", lasting()),
        ("services/a/things/old.yaml", thing("old", &[LATER])),
    ]);
    repository.branch("change");
    repository.commit_files("one", &[("services/a/things/new.yaml", &thing("new", &[SOON]))]);
    assert_eq!(at_now(&repository), [pair("services/a/things/new.yaml expires-soon active", "/parts/0/until")]);
    let never =
        policy_of("Thing", "{each: 'parts[]', assert: 'timestamp(it.until) > timestamp(\"2030-01-01T00:00:00Z\")'}");
    repository.commit_files("other rules", &[("services/a/policies/p.yaml", &never)]);
    let report = repository.project.report(&["--base", "main", "--now", NOW]);
    let findings = report["findings"].as_array().unwrap();
    let flips = findings.iter().find(|one| one["severity"] == "note").unwrap_or_else(|| panic!("{findings:#?}"));
    assert_eq!(flips["facts"], serde_json::json!({"comply": [], "fail": ["new", "old"]}));
    assert!(flips["path"].as_str().unwrap().starts_with("services/a/"), "{flips}");
}
