//! `vedtak audit`: every merge of a target, judged by what was in force at its moment.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;
mod repository;

use repository::{Repository, check_in, git_in};
use serde_json::Value;

const CONFIG: &str = "version: 1\nlanguage: en\ndocuments: [{paths: ['t/*.yaml'], kind: Thing, schema: thing.json}]\n";
const STRICT: &str = "{\"type\": \"object\", \"required\": [\"id\", \"owner\"]}";
const LOOSE: &str = "{\"type\": \"object\", \"required\": [\"id\"]}";

/// What was merged: one that complies, one that does not, a looser schema, and the same as before under it.
fn repository() -> Repository {
    let first = [("vedtak.yaml", CONFIG), ("thing.json", STRICT)];
    let repository = Repository::of_moment(first, "2026-01-01T09:00:00+01:00");
    for (path, text, at) in [
        ("t/a.yaml", "id: a\nowner: x\n", "2026-02-01T09:00:00+01:00"),
        ("t/b.yaml", "id: b\n", "2026-03-01T09:00:00+01:00"),
        ("thing.json", LOOSE, "2026-04-01T09:00:00+02:00"),
        ("t/c.yaml", "id: c\n", "2026-05-01T09:00:00+02:00"),
        ("README.md", "Words.\n", "2026-06-01T09:00:00+02:00"),
    ] {
        repository.project.write(path, text);
        repository.commit_at(at);
    }
    repository
}

fn verdicts(answer: &Value) -> Vec<(String, String)> {
    let steps = answer["steps"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    steps.map(|step| (text(&step["at"])[..10].to_owned(), text(&step["verdict"]))).collect()
}

#[test]
fn each_merge_is_judged_by_what_was_in_force_before_it() {
    let repository = repository();
    let answer = repository.project.run(&["audit", "--format", "json"]);
    assert_eq!(answer.status, 1, "{answer:?}");
    let json = answer.json();
    let expected = [
        ("2026-02-01", "compliant"),
        ("2026-03-01", "not-compliant"),
        // Nobody is named to approve it: a warning.
        ("2026-04-01", "compliant"),
        ("2026-05-01", "compliant"),
        ("2026-06-01", "compliant"),
    ];
    let verdicts = verdicts(&json);
    let verdicts: Vec<(&str, &str)> = verdicts.iter().map(|(at, verdict)| (at.as_str(), verdict.as_str())).collect();
    assert_eq!(verdicts, expected);
    assert_eq!(json["steps"][1]["findings"][0]["rule"], "schema");
    let hashes = repository.git(&["log", "--first-parent", "--reverse", "--format=%H"]);
    let commits: Vec<&str> =
        json["steps"].as_array().unwrap().iter().map(|step| step["commit"].as_str().unwrap()).collect();
    assert_eq!(commits, hashes.lines().skip(1).collect::<Vec<_>>());
    let told = repository.project.run(&["audit"]).out;
    assert!(told.contains("2026-03-01"), "{told}");
    assert!(told.contains("5 merges judged; 1 did not comply"), "{told}");
}

#[test]
fn days_choose_what_is_judged() {
    let repository = repository();
    let of = |arguments: &[&str]| {
        let answer = repository.project.run(&[&["audit", "--format", "json"], arguments].concat());
        (answer.status, verdicts(&answer.json()).len())
    };
    assert_eq!(of(&["--since", "2026-03-02"]), (0, 3));
    assert_eq!(of(&["--until", "2026-03-01"]), (1, 2));
    assert_eq!(of(&["--since", "2026-03-01", "--until", "2026-03-01"]), (1, 1));
    assert_eq!(of(&["HEAD~4"]), (0, 1));
}

/// What an earlier run has judged is not judged again, and the answer is the same.
#[test]
fn a_run_goes_on_where_another_ended() {
    let repository = repository();
    let whole = repository.project.run(&["audit", "--format", "json"]).out;
    let file = repository.path().join(".git/audit.jsonl");
    let resume = ["audit", "--format", "json", "--resume", file.to_str().unwrap()];
    let first = repository.project.run(&[&resume[..], &["--until", "2026-03-31"]].concat());
    assert_eq!(verdicts(&first.json()).len(), 2);
    assert_eq!(repository.project.run(&resume).out, whole);
    assert_eq!(std::fs::read_to_string(&file).unwrap().lines().count(), 5);
    assert_eq!(repository.project.run(&resume).out, whole, "from what is kept alone");
    std::fs::write(&file, "no JSON\n").unwrap();
    let answer = repository.project.run(&resume);
    assert_eq!(answer.status, 2, "{answer:?}");
}

#[test]
fn a_shallow_clone_has_no_whole_line() {
    let repository = repository();
    let folder = tempfile::tempdir().unwrap();
    let clone = folder.path().join("clone");
    let from = format!("file://{}", repository.path().display());
    assert!(git_in(folder.path(), &["clone", "-q", "--depth", "3", &from, clone.to_str().unwrap()]).status.success());
    let answer = project::answer(project::vedtak(&clone).args(["audit", "--lang", "en"]));
    assert_eq!(answer.status, 2, "{answer:?}");
    assert!(answer.err.contains("the clone is shallow"), "{answer:?}");
    assert_eq!(check_in(&clone, &[]).status, 0, "the project as it lies");
}
