//! What a change brings to its target, and what is not there to be read.

use serde_json::Value;

use crate::project::answer;
use crate::repository::{check_in, git_in};
use crate::story::{CONFIG, NOW, START, Story, change};

const JANUARY: &str = "2026-01-10T09:00:00Z";
const MARCH: &str = "2026-03-10T09:00:00Z";

/// The findings of a rule, each as severity and status.
fn of_rule(report: &Value, rule: &str) -> Vec<String> {
    let findings = report["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == rule);
    let text = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
    findings.map(|one| format!("{} {}", text(one, "severity"), text(one, "status"))).collect()
}

/// A plan of which somebody was informed on a day.
fn informed(at: &str) -> String {
    let participants = format!("[{{party: nhn, informedAt: {at}}}]");
    format!("plan: {{production: {{start: {START}, end: 2026-12-24T20:00}}, participants: {participants}}}\n")
}

#[test]
fn a_commit_of_the_future_is_not_brought_to_the_target() {
    for (at, expected) in [
        ("2026-11-29T12:04:00Z", &[][..]),
        ("2026-11-29T12:06:00Z", &["error active"]),
        ("2037-01-01T00:00:00Z", &["error active"]),
    ] {
        let story = Story::of("announced");
        story.repository.branch("change");
        story.one(at, &change("CHG-1", START, ""));
        story.one(MARCH, &change("CHG-1", START, "title: Other\n"));
        let report = story.report(&["--base", "main", "--head", "change"]);
        assert_eq!(of_rule(&report, "history"), expected, "{at}");
    }
}

#[test]
fn a_target_that_was_merged_into_the_change_is_not_moved_to_it() {
    for (git, expected) in [
        ("", "note active"),
        ("git: {merge: squash}\n", "note active"),
        ("git: {merge: merge}\n", "note active"),
        ("git: {merge: ff}\n", "error active"),
        ("git: {merge: rebase}\n", "error active"),
        ("git: {merge: any}\n", "error active"),
    ] {
        let story = Story::of("announced");
        story.files(JANUARY, &[("vedtak.yaml", Some(&format!("{CONFIG}{git}")))]);
        story.repository.branch("change");
        story.one(JANUARY, &change("CHG-1", START, ""));
        story.repository.switch("main");
        story.files(MARCH, &[("note.yaml", Some("a: 1\n"))]);
        story.repository.switch("change");
        story.at(MARCH, &["merge", "-q", "--no-ff", "-m", "merge", "main"]);
        let report = story.report(&["--base", "main", "--head", "change"]);
        assert_eq!(of_rule(&report, "history"), [expected], "{git}");
        // Its twins: a merge commit of the target, as a forge makes it, and a rebase.
        story.repository.switch("main");
        story.repository.branch("forge");
        story.at(MARCH, &["merge", "-q", "--no-ff", "-m", "merge", "change"]);
        let report = story.report(&["--base", "main", "--head", "forge"]);
        assert_eq!(of_rule(&report, "history"), [""; 0], "{git}: a merge commit");
        story.repository.switch("change");
        story.at(MARCH, &["rebase", "-q", "main"]);
        let report = story.report(&["--base", "main", "--head", "change"]);
        assert_eq!(of_rule(&report, "history"), [""; 0], "{git}: a rebase");
    }
}

/// Each fact of history ends with 2 in a clone that lacks it; what takes none does not.
#[test]
fn a_clone_that_lacks_history_says_so() {
    let claim = &informed("2026-01-05");
    for (from, more, takes_history) in [
        ("announced", "", true),
        ("{latest: [announcedAt, announced]}", "announcedAt: 2026-01-05T10:00:00+01:00\n", true),
        ("{changed: [title]}", "", true),
        ("announcedAt", "announcedAt: 2026-01-05T10:00:00+01:00\n", false),
        ("announcedAt", claim, true),
    ] {
        let story = Story::of(from);
        story.one(JANUARY, &change("CHG-1", START, more));
        story.files(MARCH, &[("note.yaml", Some("a: 1\n"))]);
        let folder = tempfile::tempdir().unwrap();
        let clone = folder.path().join("clone");
        let source = format!("file://{}", story.repository.path().display());
        let arguments = ["clone", "-q", "--depth", "1", &source, clone.to_str().unwrap()];
        assert!(git_in(folder.path(), &arguments).status.success());
        judge_all(&clone);
        let answer = check_in(&clone, &["--base", "origin/main", "--now", NOW]);
        assert_eq!(answer.status == 2, takes_history, "{from} {more}: {answer:?}");
        assert_eq!(answer.err.contains("fetch-depth: 0"), takes_history, "{from} {more}: {answer:?}");
        // The whole project is judged as it lies, and what is not known is said.
        let answer = check_in(&clone, &["--now", NOW, "--format", "json"]);
        assert!(answer.status < 2, "{from}: {answer:?}");
        let rests = answer.json()["summary"]["unproven"].as_array().unwrap().len();
        assert_eq!(rests > 0, takes_history && more != claim, "{from} {more}: {answer:?}");
    }
}

/// Writes a comment more in the registry, so that every document is judged.
fn judge_all(clone: &std::path::Path) {
    let path = clone.join("registry/all.yaml");
    let registry = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("# The registry.\n{registry}")).unwrap();
}

/// A clone without old contents has what it needs for what did not change, and says so where it has not.
#[test]
fn a_partial_clone_says_what_is_missing() {
    let story = Story::of("announced");
    story.one(JANUARY, &change("CHG-1", START, ""));
    story.one(MARCH, &change("CHG-1", START, "title: Other\n"));
    story.repository.git(&["config", "uploadpack.allowFilter", "true"]);
    let folder = tempfile::tempdir().unwrap();
    let clone = folder.path().join("clone");
    let source = format!("file://{}", story.repository.path().display());
    let arguments = ["clone", "-q", "--filter=blob:none", &source, clone.to_str().unwrap()];
    assert!(git_in(folder.path(), &arguments).status.success());
    judge_all(&clone);
    let answer = check_in(&clone, &["--base", "origin/main", "--now", NOW]);
    assert_eq!(answer.status, 2, "{answer:?}");
    assert!(answer.err.contains("changes/one.yaml") && answer.err.contains("--filter"), "{answer:?}");
}

/// What is said to have happened long before Git saw it is told with when it did.
#[test]
fn what_was_written_late_says_when_git_saw_it() {
    let sent = |at: &str| change("CHG-1", START, &informed(at));
    for (at, written, expected) in [
        // 30 days are allowed from the end of the day: to 11 March at 23:00 UTC.
        ("2026-02-09", "2026-03-11T23:00:00Z", &[][..]),
        ("2026-02-09", "2026-03-11T23:00:01Z", &["warning active"]),
        ("2026-01-01", "2026-03-11T23:00:00Z", &["warning active"]),
    ] {
        let story = Story::of("announced");
        story.one(written, &sent(at));
        let report = story.report(&[]);
        assert_eq!(of_rule(&report, "backdated"), expected, "{at}");
        if !expected.is_empty() {
            let one = report["findings"].as_array().unwrap().iter().find(|one| one["rule"] == "backdated").unwrap();
            assert!(one["facts"]["seen"].as_str().unwrap().starts_with("2026-03-12T00:00:0"), "{one:#}");
        }
    }
    // What is not merged is seen now; what was imported is believed; what moves with its document stays as it was.
    let story = Story::with("announced", "", &[("changes/old.yaml", &sent("2025-01-01"))]);
    assert_eq!(of_rule(&story.report(&[]), "backdated"), [""; 0]);
    story.repository.branch("change");
    let new = change("CHG-2", START, &informed("2026-10-01"));
    story.files(MARCH, &[("changes/new.yaml", Some(&new))]);
    assert_eq!(of_rule(&story.report(&["--base", "main"]), "backdated"), ["warning active"]);
}

/// A verdict on a change into a branch with other rules is none on a change into the target.
#[test]
fn a_pull_request_goes_into_the_target_that_the_configuration_names() {
    let story = Story::of("announced");
    story.files(JANUARY, &[("vedtak.yaml", Some(&format!("{CONFIG}git: {{target: main}}\n")))]);
    story.repository.git(&["branch", "lenient"]);
    story.repository.branch("change");
    story.one(MARCH, &change("CHG-1", START, ""));
    for (branch, is_right) in [("main", true), ("lenient", false)] {
        let mut command = story.repository.project.command();
        command.args(["check", "--lang", "en", "--now", NOW]);
        let answer = answer(command.env("GITHUB_EVENT_NAME", "pull_request").env("GITHUB_BASE_REF", branch));
        assert_eq!(answer.status < 2, is_right, "{branch}: {answer:?}");
        assert_eq!(answer.err.contains("the change goes into `lenient`, but the target is `main`"), !is_right);
    }
}
