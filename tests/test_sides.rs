//! What tests of a policy never come to: sides of conditions, rows, values and moves; and the mutants without them, or with
//! the latest in place of the earliest.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::Project;
use serde_json::Value;

const SCHEMA: &str = r#"{"type": "object", "properties": {"kind": {"type": "string"}, "id": {"type": "string"}, "a": {"type": "string"},
  "b": {"type": "string"}, "c": {"type": "string"}, "s": {"type": "string", "format": "vedtak-time"}, "l": {"type": "array", "items":
  {"type": "object", "properties": {"t": {"type": "string", "format": "vedtak-time"}}}}},
  "required": ["kind", "id"], "additionalProperties": false}"#;

/// What the tests of a rule with this check never come to, and the mutants that no case notices: `lack place` and
/// `change: old`. A case is the fields of its document, those of the version on the target branch, and whether it fails.
fn lacking(check: &str, cases: &[(&str, &str, bool)]) -> [Vec<String>; 2] {
    let policy = format!(
        "kind: Policy\nid: own\ntitle: Own\ncalendar: \"NO\"\nkinds: [Change]\nrules:\n  OWN-1: {{title: {{nb: X, sv: X, en: X}}, check: {check}}}\n"
    );
    let document =
        |fields: &str| format!("{{kind: Change, id: m{}{fields}}}", if fields.is_empty() { "" } else { ", " });
    let case = |(number, (fields, base, fails)): (usize, &(&str, &str, bool))| {
        let base = if base.is_empty() { String::new() } else { format!(", base: {{document: {}}}", document(base)) };
        let expected = if *fails { "OWN-1: fail" } else { "" };
        format!("  - {{title: case {number}, document: {}{base}, expect: {{{expected}}}}}\n", document(fields))
    };
    let cases = cases.iter().enumerate().map(case).collect::<Vec<_>>().concat();
    let tests = format!(
        "kind: PolicyTest\nid: own\ntitle: Own\npolicy: own\nclock: 2026-11-26T12:00:00+01:00\ncases:\n{cases}"
    );
    let project = Project::of([
        ("vedtak.yaml", "timezone: Europe/Oslo\ndocuments: [{paths: ['work/**'], kind: Change, schema: s.json}]\n"),
        ("s.json", SCHEMA),
        ("policies/own.yaml", &policy),
        ("policies/own.test.yaml", &tests),
    ]);
    let answer = project.run(&["test", "--coverage", "--mutate", "--format", "json"]);
    assert!(answer.status < 2, "{}", answer.err);
    let report = answer.json();
    assert_eq!(report["summary"]["failed"], 0, "{check}: {}", answer.out);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let at = |place: &Value| {
        let place = text(place);
        let column: usize = place.rsplit(':').next().unwrap().parse().unwrap();
        policy.lines().nth(6).unwrap()[column - 1..].chars().take(8).collect::<String>()
    };
    let gaps = report["coverage"]["gaps"].as_array().unwrap().iter();
    let gaps = gaps.map(|gap| format!("{} {}", text(&gap["lack"]), at(&gap["place"]))).collect();
    let missed = report["mutation"]["missed"].as_array().unwrap().iter();
    [gaps, missed.map(|one| format!("{}: {}", text(&one["change"]), text(&one["old"]))).collect()]
}

fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn each_side_is_made_true_and_false() {
    let check = "{assert: 'has(doc.a) || has(doc.b)'}";
    let [gaps, missed] = lacking(check, &[("a: q", "", false), ("", "", true)]);
    assert_eq!(gaps, ["side-true has(doc."]);
    assert_eq!(missed, ["side: has(doc.b)"]);
    assert_eq!(lacking(check, &[("a: q", "", false), ("b: q", "", false), ("", "", true)]), [texts(&[]), texts(&[])]);

    let check = "{when: 'has(doc.a) && has(doc.b)', require: [c]}";
    let [gaps, missed] =
        lacking(check, &[("a: q, b: q", "", true), ("a: q, b: q, c: done", "", false), ("b: q", "", false)]);
    assert_eq!(gaps, ["side-false has(doc."]);
    assert_eq!(missed, ["side: has(doc.b)"]);
    let all = [("a: q, b: q", "", true), ("a: q, b: q, c: done", "", false), ("b: q", "", false), ("a: q", "", false)];
    assert_eq!(lacking(check, &all), [texts(&[]), texts(&[])]);

    // Sides within sides; what a side before it decides is not asked.
    let check = "{assert: 'has(doc.a) && (has(doc.b) || !has(doc.c))'}";
    let [gaps, _] = lacking(check, &[("c: q", "", true), ("a: q, b: q", "", false)]);
    assert_eq!(gaps, ["side-false (has(doc", "side-false has(doc.", "side !has(doc"]);
    let all = [("c: q", "", true), ("a: q, b: q, c: q", "", false), ("a: q", "", false), ("a: q, c: q", "", true)];
    assert_eq!(lacking(check, &all)[0], texts(&[]));
}

#[test]
fn each_value_row_and_move_is_that_of_a_document() {
    let check = "{oneOf: {path: a, values: [p, q, r]}}";
    let [gaps, missed] = lacking(check, &[("a: p", "", false), ("a: s", "", true)]);
    assert_eq!(gaps, ["row q, r]}}}", "row r]}}}"]);
    assert_eq!(missed, ["drop: q", "drop: r"]);
    let all = [("a: p", "", false), ("a: q", "", false), ("a: r", "", false), ("a: s", "", true)];
    assert_eq!(lacking(check, &all), [texts(&[]), texts(&[])]);

    let check = "{table: {value: b, keys: [a], rows: {p: '1', q: '2'}}}";
    let [gaps, _] = lacking(check, &[("a: p, b: '1'", "", false), ("a: p, b: '2'", "", true)]);
    assert_eq!(gaps.len(), 1, "{gaps:?}");
    let all = [("a: p, b: '1'", "", false), ("a: p, b: '2'", "", true), ("a: q, b: '2'", "", false)];
    assert_eq!(lacking(check, &all), [texts(&[]), texts(&[])]);

    let check = "{transition: {field: a, initial: draft, allowed: {draft: done, done: [draft, gone]}}}";
    let [gaps, missed] = lacking(check, &[("a: draft", "", false), ("a: gone", "", true)]);
    assert_eq!((gaps.len(), missed.len()), (3, 4), "{gaps:?} {missed:?}");
    let all = [
        ("a: draft", "", false),
        ("a: gone", "", true),
        ("a: done", "a: draft", false),
        ("a: draft", "a: done", false),
        ("a: gone", "a: done", false),
        ("a: gone", "a: draft", true),
    ];
    assert_eq!(lacking(check, &all), [texts(&[]), texts(&[])]);
}

/// With one time in the list nobody sees whether its latest or its earliest counts.
#[test]
fn the_latest_is_told_from_the_earliest() {
    let check = "{notice: {before: s, from: {latest: 'l[].t'}, atLeast: 10 days}}";
    let one = [("s: 2026-12-20, l: [{t: 2026-12-10}]", "", false), ("s: 2026-12-20, l: [{t: 2026-12-11}]", "", true)];
    assert_eq!(lacking(check, &one), [texts(&[]), texts(&["swap: latest"])]);
    let both = [one[0], one[1], ("s: 2026-12-20, l: [{t: 2026-12-01}, {t: 2026-12-11}]", "", true)];
    assert_eq!(lacking(check, &both), [texts(&[]), texts(&[])]);
}
