//! One equality of values, whatever compares them: numbers by what they are, exactly; `true`, `True` and `TRUE` one truth
//! value (YAML 1.2.2, chapter 10.3.2); text is never a number or a truth value.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::{Project, review};
use vedtak::standing::gate;

const CONFIG: &str = "timezone: Europe/Oslo\ndocuments: [{paths: ['work/**'], kind: Change, schema: s.json}]\n";

/// Pairs of values as documents write them, and whether they are equal.
const PAIRS: [(&str, &str, bool); 31] = [
    ("1.5", "1.50", true),
    ("1.5", "15e-1", true),
    ("1.5", "+1.5", true),
    (".5", "0.5", true),
    ("1", "1.0", true),
    ("1", "+1", true),
    ("1", "01", true),
    ("31", "0x1F", true),
    ("100", "1e2", true),
    ("-0", "0", true),
    ("true", "True", true),
    ("true", "TRUE", true),
    ("False", "FALSE", true),
    ("a", "'a'", true),
    ("a", "\"\\x61\"", true),
    ("1", "'1'", false),
    ("1.5", "'1.5'", false),
    ("1.0", "'1'", false),
    ("true", "'true'", false),
    ("True", "'True'", false),
    ("'TRUE'", "'true'", false),
    ("1", "true", false),
    ("0", "false", false),
    ("true", "false", false),
    ("1.5", "1.51", false),
    ("1", "-1", false),
    ("0.1", "0.10000000000000000001", false),
    ("4", "4.00000000000000000001", false),
    ("9007199254740992", "9007199254740993", false),
    ("9007199254740992.0", "9007199254740993", false),
    ("a", "A", false),
];

/// A project of documents and a policy whose rule has this check.
fn files(check: &str, documents: &str) -> Vec<(&'static str, String)> {
    let policy = format!(
        "kind: Policy\nid: own\ntitle: Own\ncalendar: \"NO\"\nkinds: [Change]\nrules:\n  OWN-1: {{title: One, check: {check}}}\n"
    );
    vec![
        ("vedtak.yaml", CONFIG.to_owned()),
        ("s.json", r#"{"type": "object", "additionalProperties": {}}"#.to_owned()),
        ("policies/own.yaml", policy),
        ("work/a.yaml", documents.to_owned()),
    ]
}

fn project(check: &str, documents: &str) -> Project {
    Project::of(files(check, documents))
}

/// The findings of a rule over documents, where the target branch has `base`.
fn found(rule: &str, check: &str, base: &str, documents: &str) -> usize {
    let report = gate(&review(&files(check, base), &files(check, documents))).unwrap();
    report.findings.iter().filter(|finding| finding.judgement.rule.id == rule).count()
}

/// Whether the rule passes all documents.
fn passes(check: &str, documents: &str) -> bool {
    found("OWN-1", check, "", documents) == 0
}

/// Whether a document that had these fields passes with others.
fn moves(check: &str, from: &str, to: &str) -> bool {
    let document = |fields: &str| format!("kind: Change\nid: CHG-1\n{fields}\n");
    found("OWN-1", check, &document(from), &document(to)) == 0
}

#[test]
fn every_check_compares_alike() {
    for (one, other, is_equal) in PAIRS {
        for (a, b) in [(one, other), (other, one)] {
            let document = |fields: &str| format!("kind: Change\nid: CHG-1\n{fields}\n");
            let two = format!("kind: Change\nid: CHG-1\nc: {a}\n---\nkind: Change\nid: CHG-2\nc: {b}\n");
            let listed =
                format!("kind: Change\nid: CHG-1\nl: [{{c: {a}}}]\n---\nkind: Change\nid: CHG-2\nl: [{{c: {b}}}]\n");
            let came = [
                ("unique", !passes("{unique: c}", &two)),
                ("unique of a list", !passes("{unique: 'l[].c'}", &listed)),
                ("oneOf", passes(&format!("{{oneOf: {{path: c, values: [x, {a}]}}}}"), &document(&format!("c: {b}")))),
                (
                    "oneOf of a list",
                    passes(&format!("{{oneOf: {{path: c, values: [x, {a}]}}}}"), &document(&format!("c: [x, {b}]"))),
                ),
                (
                    "table",
                    passes(
                        &format!("{{table: {{value: c, keys: [k], rows: {{x: {a}, y: z}}}}}}"),
                        &document(&format!("k: x\nc: {b}")),
                    ),
                ),
                ("immutable", moves("{immutable: {paths: [c]}}", &format!("c: {a}"), &format!("c: {b}"))),
                (
                    "transition, unmoved",
                    moves("{transition: {field: c, allowed: {x: z}}}", &format!("c: {a}"), &format!("c: {b}")),
                ),
            ];
            for (name, equal) in came {
                assert_eq!(equal, is_equal, "{name}: {a} {b}");
            }
            // A number that a double would round has no value in an expression: never a pass, in either direction.
            let exact = [a, b].iter().all(|text| !text.contains("0000000000001") && !text.ends_with("740992.0"));
            let fields = document(&format!("c: {a}\nd: {b}"));
            assert_eq!(passes("{assert: 'doc.?c == doc.?d'}", &fields), is_equal && exact, "== {a} {b}");
            assert_eq!(passes("{assert: 'doc.?c != doc.?d'}", &fields), !is_equal && exact, "!= {a} {b}");
        }
    }
}

/// What a parameter, a `let` or the key of a table gives is what the value in the document is.
#[test]
fn texts_of_unknown_type_are_taken_as_the_value_is() {
    let document = |fields: &str| format!("kind: Change\nid: CHG-1\n{fields}\n");
    let table = "{table: {value: c, keys: [k], rows: {true: a, false: b, 1.5: d, x: e}}}";
    for (key, value) in [("TRUE", "a"), ("False", "b"), ("1.50", "d"), ("'1.5'", "d"), ("x", "e")] {
        assert!(passes(table, &document(&format!("k: {key}\nc: {value}"))), "{key}");
        assert!(!passes(table, &document(&format!("k: {key}\nc: other"))), "{key}");
    }
    let listed = "{let: {allowed: '[\"1\", \"true\", \"a\"]'}, oneOf: {path: c, values: $allowed}}";
    for (value, is_one) in
        [("1", true), ("1.0", true), ("'1'", true), ("'1.0'", false), ("TRUE", true), ("a", true), ("A", false)]
    {
        assert_eq!(passes(listed, &document(&format!("c: {value}"))), is_one, "{value}");
        let moved = "{transition: {field: c, initial: ['1', 'true', a], allowed: {x: ['1', 'true', a]}}}";
        assert_eq!(moves(moved, "c: x", &format!("c: {value}")), is_one, "{value}");
        assert_eq!(moves(moved, "d: x", &format!("c: {value}")), is_one, "{value}");
    }
}

/// Ids are compared by their text, and numbers and truth values by what they are.
#[test]
fn an_id_is_one_however_it_is_written() {
    for (one, other, is_one) in [
        ("7", "7.0", true),
        ("7", "07", true),
        ("7.5", "7.50", true),
        ("0.001", "1e-3", true),
        ("true", "TRUE", true),
        ("7.5", "7.51", false),
        ("true", "false", false),
        ("a", "A", false),
    ] {
        let documents = format!("kind: Change\nid: {one}\nto: {other}\n---\nkind: Change\nid: {other}\n");
        let is_told = found("duplicate-id", "{forbid: [zz]}", "", &documents) > 0;
        assert_eq!(is_told, is_one, "{one} {other}");
        let documents = format!("kind: Change\nid: CHG-1\nto: {other}\n---\nkind: Change\nid: {one}\n");
        assert_eq!(passes("{reference: {path: to, kind: Change}}", &documents), is_one, "{one} {other}");
    }
}

#[test]
fn a_text_in_the_place_of_a_number_is_told_as_one() {
    let said = |check: &str, fields: &str| {
        let answer = project(check, &format!("kind: Change\nid: CHG-1\n{fields}\n")).check(&["--format", "json"]);
        let report = answer.json();
        let found = report["findings"].as_array().unwrap().iter().find(|finding| finding["rule"] == "OWN-1").cloned();
        let found = found.unwrap();
        (
            found["message"].as_str().unwrap().to_owned(),
            found["fixes"][0]["edits"][0]["text"].as_str().map(str::to_owned),
        )
    };
    let (message, fix) = said("{oneOf: {path: c, values: [true]}}", "c: 'true'");
    assert_eq!(message, "`c` has the value `\"true\"`; it must be `true`");
    assert_eq!(fix.as_deref(), Some("true"));
    let (message, fix) = said("{table: {value: c, keys: [k], rows: {x: 1}}}", "k: x\nc: '1'");
    assert_eq!(message, "`c` has the value `\"1\"`; `k` `x` gives `1`");
    assert_eq!(fix.as_deref(), Some("1"));
}

/// A part that is a text, and a sum that a double would round: 0.1 + 0.20000000000000000001 is more than 0.3.
#[test]
fn measures_are_exact() {
    let share = "{measure: {figure: share, part: a, whole: b, atLeast: 70 %}}";
    let of = |fields: &str| passes(share, &format!("kind: Change\nid: CHG-1\n{fields}\n"));
    assert!(of("a: 8\nb: 10") && of("a: 8.0\nb: 1e1") && of("a: 80 %\nb: 100 %"));
    assert!(!of("a: 6\nb: 10"));
    for fields in ["a: '8'\nb: 10", "a: 8\nb: '10'", "a: 'true'\nb: 1", "a: [8]\nb: 10", "a: .nan\nb: 10"] {
        assert!(!of(fields), "{fields}");
    }
    let sum = "{when: 'has(doc.measuredFrom)', measure: {figure: sum, of: {kind: Change, where: 'has(other.v)', at: t}, value: v, period: month, periods: 1, atMost: 0.3}}";
    for (value, holds) in [
        ("0.2", true),
        ("2e-1", true),
        ("0.200000000000000001", false),
        ("0.20000000000000000001", false),
        ("'0.2'", false),
    ] {
        let documents = format!(
            "kind: Change\nid: SRV-1\nmeasuredFrom: 2026-01-01\n---\nkind: Change\nid: A\nv: 0.1\nt: 2026-10-10\n---\nkind: Change\nid: B\nv: {value}\nt: 2026-10-10\n"
        );
        assert_eq!(passes(sum, &documents), holds, "{value}");
    }
}
