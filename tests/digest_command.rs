//! `vedtak digest`: what it prints, by hand and by another implementation of SHA-256's input.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::Project;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

fn project(more: &str) -> Project {
    Project::of([
        ("vedtak.yaml", "version: 1\nlanguage: en\n"),
        ("changes/1.yaml", "kind: ChangeRequest\nid: CHG-1\ntitle: Oppgradering\nstatus: draft\n"),
        ("changes/2.yaml", more),
        ("registry/p.yaml", "{kind: Party, id: nhn, title: Norsk Helsenett SF, type: provider}\n"),
    ])
}

/// The example of docs/digest.md.
const BYTES: &str = r#"{"content":{"id":"CHG-1","kind":"ChangeRequest","title":"Oppgradering"},"excluding":["approvals","status"],"id":"CHG-1","kind":"ChangeRequest","type":"vedtak-digest/1"}"#;

fn sha256(text: &str) -> String {
    let hex: Vec<String> = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{}", hex.concat())
}

#[test]
fn it_is_of_the_bytes_that_are_shown() {
    let project = project("");
    let run = |arguments: &[&str]| {
        let answer = project.run(&[&["digest"], arguments].concat());
        assert_eq!((answer.status, answer.err.as_str()), (0, ""), "{arguments:?}");
        answer.out
    };
    assert_eq!(run(&["CHG-1", "--whole", "--canonical"]), BYTES);
    assert_eq!(run(&["CHG-1", "--whole"]), format!("{}  ChangeRequest/CHG-1\n", sha256(BYTES)));
    // What the kind's schema marks is left out as well, and named.
    let canonical = run(&["CHG-1", "--canonical"]);
    let told: Value = serde_json::from_str(&run(&["ChangeRequest/CHG-1", "nhn", "--format", "json"])).unwrap();
    assert_eq!(told["digests"][0]["digest"], sha256(&canonical));
    let parsed: Value = serde_json::from_str(&canonical).unwrap();
    assert_eq!(told["digests"][0]["excluding"], parsed["excluding"]);
    assert_eq!(told["digests"][1]["document"]["kind"], "Party");
    let page = include_str!("../docs/digest.md");
    assert!(page.contains(BYTES), "docs/digest.md shows other bytes");
}

#[test]
fn a_change_of_the_content_is_another_digest_and_one_of_the_status_is_not() {
    let project = project("");
    let of = |text: &str| {
        project.write("changes/1.yaml", text);
        project.run(&["digest", "CHG-1"]).out
    };
    let first = of("kind: ChangeRequest\nid: CHG-1\ntitle: Oppgradering\nstatus: draft\n");
    assert_eq!(of("# by hand\nid: CHG-1\nkind: ChangeRequest\nstatus: approved\ntitle: 'Oppgradering'\n"), first);
    assert_ne!(of("kind: ChangeRequest\nid: CHG-1\ntitle: Oppgradering.\nstatus: draft\n"), first);
}

#[test]
fn a_document_without_a_digest_is_told_at_its_place() {
    for (text, place) in [
        ("kind: ChangeRequest\nid: CHG-2\ntitle: 1.0\n", "changes/2.yaml:3:8"),
        ("kind: ChangeRequest\nid: CHG-2\ntitle: a\ntitle: b\n", "changes/2.yaml:4:1"),
        ("kind: ChangeRequest\nid: CHG-2\ntitle: !own a\n", "changes/2.yaml:3:8"),
        ("kind: ChangeRequest\nid: CHG-2\ncost: &c {a: b}\nmore: {<<: *c}\n", "changes/2.yaml:4:8"),
    ] {
        let answer = project(text).run(&["digest", "CHG-1", "CHG-2"]);
        assert_eq!((answer.status, answer.out.as_str()), (1, ""), "{text}: {}", answer.err);
        assert!(answer.err.contains(place) && answer.err.contains("no digest"), "{text}: {}", answer.err);
    }
    let answer = project("").run(&["digest", "CHG-9"]);
    assert!(answer.status == 2 && answer.err.contains("`CHG-1`"), "{}", answer.err);
    let answer = project("").run(&["digest", "CHG-1", "nhn", "--canonical"]);
    assert_eq!(answer.status, 2, "{}", answer.out);
}
