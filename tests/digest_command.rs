//! `vedtak digest` as its users run it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use std::fs;
use std::path::Path;

use project::{Answer, Project};
use serde_json::{Value, json};

const CHANGE: &str = "\
kind: ChangeRequest
id: CHG-1
title: Upgrade of Medusa to 7.2
service: medusa
status: proposed
log: [{at: 2026-11-17T09:00, text: Sent out}]
";

/// SHA-256 of `{"content":{"id":"K-1","kind":"Region","title":"Helse Vest"},"excluding":["approvals","contacts","status"],
/// "id":"K-1","kind":"Region","type":"vedtak-digest/1"}` without the line break, by `sha256sum`.
const REGION: &str = "kind: Region\nid: K-1\ntitle: Helse Vest\ncontacts: []\n";
const OF_REGION: &str = "sha256:b3e33d1e4d70adc24a3a23860a99a1ec739c81c22da4e265f22d7c6c37424ea6";

fn project(files: &[(&str, &str)]) -> Project {
    Project::of(files.iter().copied())
}

fn run(project: &Project, arguments: &[&str]) -> Answer {
    project.run(&[&["digest", "--lang", "en"], arguments].concat())
}

/// What is said of one file that is asked for by its path, on standard error.
fn refused(text: &str, language: &str) -> (i32, String) {
    let project = project(&[("changes/a.yaml", text)]);
    let answer = project.run(&["digest", "changes/a.yaml", "--lang", language]);
    assert_eq!(answer.out, "", "{answer:?}");
    (answer.status, answer.err)
}

#[test]
fn the_digest_stands_alone_and_its_bytes_can_be_hashed_by_others() {
    let project = project(&[("registry/k.yaml", REGION), ("changes/a.yaml", CHANGE)]);
    let answer = run(&project, &["K-1"]);
    assert_eq!((answer.status, answer.out.as_str(), answer.err.as_str()), (0, format!("{OF_REGION}\n").as_str(), ""));
    let bytes = run(&project, &["K-1", "--canonical"]).out;
    assert_eq!(
        bytes,
        r#"{"content":{"id":"K-1","kind":"Region","title":"Helse Vest"},"excluding":["approvals","contacts","status"],"id":"K-1","kind":"Region","type":"vedtak-digest/1"}"#
    );
    let same = run(&project, &["Region/K-1"]).out;
    assert_eq!((same, run(&project, &["registry/k.yaml"]).out), (answer.out.clone(), answer.out));
}

#[test]
fn several_documents_have_a_line_each() {
    let project = project(&[("registry/k.yaml", REGION), ("changes/a.yaml", CHANGE)]);
    let answer = run(&project, &["CHG-1", "K-1"]);
    let lines: Vec<&str> = answer.out.lines().collect();
    assert!(lines[0].ends_with("  ChangeRequest/CHG-1") && lines.len() == 2, "{answer:?}");
    assert_eq!((answer.status, lines[1]), (0, format!("{OF_REGION}  Region/K-1").as_str()));
    let canonical = run(&project, &["CHG-1", "K-1", "--canonical"]);
    assert_eq!((canonical.status, canonical.out.as_str()), (2, ""));
    assert!(canonical.err.contains("one document at a time; there are 2 here"), "{canonical:?}");
}

#[test]
fn what_a_schema_marks_is_left_out_and_the_rest_is_not() {
    let digest = |text: &str| run(&project(&[("a.yaml", text)]), &["CHG-1"]).out;
    let same = digest(CHANGE);
    assert!(same.starts_with("sha256:"), "{same}");
    assert_eq!(digest(&CHANGE.replace("Sent out", "Sent again")), same);
    assert_eq!(digest(&CHANGE.replace("proposed", "approved")), same);
    assert_ne!(digest(&CHANGE.replace("7.2", "7.3")), same);
    let json = run(&project(&[("a.yaml", CHANGE)]), &["CHG-1", "--format", "json", "--canonical"]).json();
    let document = &json["documents"][0];
    assert_eq!((&json["version"], &document["digest"]), (&json!(1), &json!(same.trim())));
    assert_eq!((&document["kind"], &document["path"]), (&json!("ChangeRequest"), &json!("a.yaml")));
    let bytes: Value = serde_json::from_str(document["canonical"].as_str().unwrap()).unwrap();
    assert_eq!((&bytes["excluding"], &bytes["content"]["log"]), (&document["excluding"], &Value::Null));
    assert!(document["excluding"].as_array().unwrap().contains(&json!("log")));
}

#[test]
fn a_kind_of_the_projects_own_goes_by_its_schema_and_its_id() {
    let schema = r#"{"properties": {
        "seenAt": {"type": "string", "x-approved": false},
        "steps": {"items": {"properties": {"doneAt": {"type": "string", "x-happened": true, "x-approved": false}}}}
    }}"#;
    let config = "documents:\n  - {paths: ['keps/*'], kind: Kep, schema: kep.json, id: number}\n";
    let kep = "kind: Other\nnumber: 12\nseenAt: 2026-11-20\nsteps: [{what: a, doneAt: 2026-11-21}, {what: b}]\n";
    let project = project(&[
        ("vedtak.yaml", config),
        ("kep.json", schema),
        ("keps/a.yaml", kep),
        ("keps/b.json", r#"{"number": "13"}"#),
    ]);
    let bytes = |which: &str| run(&project, &[which, "--canonical"]).out;
    let excluding = r#""excluding":["approvals","seenAt","status","steps/[]/doneAt"]"#;
    assert_eq!(
        bytes("12"),
        format!(
            r#"{{"content":{{"kind":"Other","number":12,"steps":[{{"what":"a"}},{{"what":"b"}}]}},{excluding},"id":"12","kind":"Kep","type":"vedtak-digest/1"}}"#
        )
    );
    assert_eq!(
        bytes("Kep/13"),
        format!(r#"{{"content":{{"number":"13"}},{excluding},"id":"13","kind":"Kep","type":"vedtak-digest/1"}}"#)
    );
}

#[test]
fn an_id_that_nothing_or_too_much_has_ends_with_2() {
    let order = CHANGE.replace("ChangeRequest", "Order");
    let project = project(&[("a.yaml", CHANGE), ("b.yaml", &order), ("c.yaml", "a: 1\n"), ("k.yaml", REGION)]);
    for (arguments, told) in [
        (&["CGH-1"][..], "no document has the id `CGH-1`; the nearest is `CHG-1`"),
        (&["Region/K-2"], "no document has the id `Region/K-2`; the nearest is `Region/K-1`"),
        (&["changes/none.yaml"], "no document has the id `changes/none.yaml`"),
        (&["CHG-1"], "several documents have the id `CHG-1`; it must be clear which is meant"),
        (&["CHG-1"], "write one of these: `ChangeRequest/CHG-1`, `Order/CHG-1`"),
        (&["c.yaml"], "`c.yaml` has no documents that vedtak evaluates"),
    ] {
        let answer = run(&project, arguments);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{answer:?}");
        let err = answer.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(err.contains(told), "{told}: {err}");
    }
    assert_eq!(run(&project, &["Order/CHG-1"]).status, 0);
    assert_eq!(run(&project, &[]).status, 2);
}

#[test]
fn a_document_with_faults_has_no_digest_and_ends_with_1() {
    let with = |line: &str| format!("{CHANGE}{line}\n");
    for (text, told) in [
        (with("size: 1.10"), "the number `1.10` can be written in several ways"),
        (with("title: Twice"), "the key `title` stands twice"),
        (with("purpose: !!str x"), "tools differ in how they read tags"),
        (with("plan: {<<: {a: b}}"), "tools differ in how they read `<<`"),
        (format!("%YAML 1.1\n---\n{CHANGE}"), "it says that it is another YAML than 1.2"),
        (with("plan: ["), "it cannot be read as a whole"),
        (CHANGE.replace("id: CHG-1\n", ""), "it lacks its kind or id"),
    ] {
        let (status, err) = refused(&text, "en");
        assert!(status == 1 && err.contains("the document has no digest") && err.contains(told), "{status} {err}");
        assert!(err.contains("a.yaml:"), "{err}");
    }
    let (_, err) = refused(&with("size: 1.10"), "en");
    assert!(
        err.contains("a.yaml:7:7") && err.contains("write `\"1.10\"` if it is text, such as a version, else `1.1`"),
        "{err}"
    );
}

#[test]
fn why_there_is_no_digest_is_said_in_every_language() {
    let text = format!("{CHANGE}size: 1.10\n");
    for (language, told) in [
        ("nb", "dokumentet har ingen kontrollsum, for tallet `1.10` kan skrives på flere måter"),
        ("sv", "dokumentet har ingen kontrollsumma, eftersom talet `1.10` kan skrivas på flera sätt"),
    ] {
        let (status, err) = refused(&text, language);
        assert!(status == 1 && err.contains(told), "{err}");
    }
}

#[test]
fn others_are_printed_where_one_has_none() {
    let broken = format!("{CHANGE}size: 1.10\n");
    let twice = REGION.replace("K-1", "K-2");
    let project = project(&[("a.yaml", &broken), ("k.yaml", REGION), ("l.yaml", &twice), ("m.yaml", &twice)]);
    let answer = run(&project, &["CHG-1", "K-1", "K-2"]);
    assert_eq!((answer.status, answer.out), (1, format!("{OF_REGION}  Region/K-1\n")));
    assert!(answer.err.contains("`Region/K-2` is there twice and has no digest"), "{}", answer.err);
    let json = run(&project, &["CHG-1", "K-1", "K-2", "--format", "json"]);
    let (status, json) = (json.status, json.json());
    let told: Vec<_> =
        json["documents"].as_array().unwrap().iter().map(|one| (&one["digest"], &one["reason"])).collect();
    let (number, repeated, digest) = (json!("number"), json!("repeated"), json!(OF_REGION));
    assert_eq!((status, told), (1, vec![(&Value::Null, &number), (&digest, &Value::Null), (&Value::Null, &repeated)]));
}

#[test]
fn documents_of_projects_below_are_found() {
    let files = [("vedtak.yaml", "projects: [sub]\n"), ("sub/vedtak.yaml", "version: 1\n"), ("sub/k.yaml", REGION)];
    let project = project(&files);
    assert_eq!(run(&project, &["K-1"]).out, format!("{OF_REGION}\n"));
    assert_eq!(run(&project, &["sub/k.yaml"]).out, format!("{OF_REGION}\n"));
}

#[test]
fn the_page_tells_the_digest_that_any_tool_arrives_at() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/digest.md")).unwrap();
    let page = page.replace("\r\n", "\n");
    let block = |start: &str| page.split_once(start).unwrap().1.split_once("```").unwrap().0.to_owned();
    let document = block("```json regions/vest.json\n");
    let project = Project::new().with("regions/vest.json", &document);
    let bytes = run(&project, &["helse-vest", "--canonical"]).out;
    assert_eq!(block("```text\n").trim_end(), bytes);
    assert!(page.contains(run(&project, &["helse-vest"]).out.trim()));
}

#[test]
#[ignore = "needs python3"]
fn the_script_of_the_page_prints_the_digest() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/digest.md")).unwrap();
    let block = |start: &str| page.split_once(start).unwrap().1.split_once("```").unwrap().0.to_owned();
    let project = Project::new()
        .with("regions/vest.json", block("```json regions/vest.json\n"))
        .with("digest.py", block("```python\n"));
    let output = std::process::Command::new("python3").arg("digest.py").current_dir(project.path()).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), run(&project, &["helse-vest"]).out, "{:?}", output.stderr);
}
