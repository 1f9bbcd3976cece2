//! What the fixes of policies do to a file: each makes its finding go away, and changes no other value of the file.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::review;
use proptest::prelude::*;
use serde_json::Value;
use vedtak::finding::Report;
use vedtak::kind::to_json;
use vedtak::source::SourceFile;
use vedtak::standing::gate;
use vedtak::yaml::{Format, Limits, parse_file};

const CONFIG: &str = "documents: [{paths: ['work/*'], kind: Change, schema: s.json}]\n";

const SCHEMA: &str = r#"{"type": "object", "additionalProperties": {}, "properties": {"id": {"type": "string"}}}"#;

/// The rules of the policy.
const RULES: [&str; 4] = ["LISTED", "TABLED", "SET", "IN-PLAN"];

/// A policy of each way in which a fix is made; `wanted` is the value that it writes.
fn policy(wanted: &Value) -> String {
    let is_so = Value::from(format!("doc.?state.orValue(\"\") == {wanted}"));
    format!(
        "kind: Policy
id: own
title: Own
rules:
  LISTED:
    title: One of a list
    kinds: [Change]
    check: {{oneOf: {{path: 'all.*', values: [{wanted}]}}}}
  TABLED:
    title: As the table has it
    kinds: [Change]
    check: {{each: 'plan.*', table: {{value: it.value, keys: [it.key], rows: {{a: {wanted}}}}}}}
  SET:
    title: Set
    kinds: [Change]
    check: {{assert: {is_so}, at: state, fix: {{set: state, to: {wanted}}}}}
  IN-PLAN:
    title: In each item
    kinds: [Change]
    check: {{each: 'plan.*', require: [it.by], fix: {{set: it.by, to: {wanted}}}}}
"
    )
}

/// What is found in a file.
fn report(wanted: &Value, path: &str, text: &str) -> Report {
    let files = [
        ("vedtak.yaml", CONFIG.to_owned()),
        ("s.json", SCHEMA.to_owned()),
        ("policies/own.yaml", policy(wanted)),
        (path, text.to_owned()),
    ];
    gate(&review(&files, &files)).unwrap_or_else(|errors| panic!("{errors:?}\n{}", policy(wanted)))
}

/// All values of a file; `None` where it cannot be read.
fn values(path: &str, text: &str) -> Option<Vec<Value>> {
    let tree = parse_file(&SourceFile::new(path, text), &Limits::default());
    if !tree.faults().is_empty() {
        return None;
    }
    tree.roots().iter().map(|root| tree.node(root).map(to_json)).collect()
}

/// The pointers at which two values differ.
fn differences(way: &str, before: Option<&Value>, after: Option<&Value>, found: &mut Vec<(String, Option<Value>)>) {
    match (before, after) {
        (Some(Value::Object(a)), Some(Value::Object(b))) => {
            let keys: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            for key in keys {
                differences(&format!("{way}/{key}"), a.get(key), b.get(key), found);
            }
        }
        (Some(Value::Array(a)), Some(Value::Array(b))) => {
            for at in 0..a.len().max(b.len()) {
                differences(&format!("{way}/{at}"), a.get(at), b.get(at), found);
            }
        }
        (a, b) if a == b => {}
        (_, b) => found.push((way.to_owned(), b.cloned())),
    }
}

/// Applies each fix of the rules alone; how many there are.
fn mend(wanted: &Value, path: &str, text: &str) -> usize {
    let Some(before) = values(path, text) else { return 0 };
    let found = report(wanted, path, text);
    let mut mended = 0;
    for finding in found.findings.iter().filter(|finding| RULES.contains(&finding.judgement.rule.id.as_ref())) {
        let judgement = &finding.judgement;
        for fix in &judgement.fixes {
            mended += 1;
            let mut after = text.to_owned();
            for edit in &fix.edits {
                after.replace_range(edit.span.range(), &edit.text);
            }
            let told = format!("{} {}\n{text}\n---\n{after}", judgement.rule.id, judgement.pointer);
            // One value is another, the one that the rule wants, and the file is one that can be read.
            let values = values(path, &after).unwrap_or_else(|| panic!("not read: {told}"));
            assert!(
                Format::of(path) != Format::Json || serde_json::from_str::<Value>(&after).is_ok(),
                "no JSON: {told}"
            );
            let mut changed = Vec::new();
            differences("", Some(&Value::from(before.clone())), Some(&Value::from(values)), &mut changed);
            assert_eq!(changed.len(), 1, "{changed:?}: {told}");
            let text_of = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            assert_eq!(changed[0].1.as_ref().map(text_of), Some(text_of(wanted)), "{told}");
            let comments = |text: &str| text.matches("# kept").count();
            assert_eq!(comments(&after), comments(text), "{told}");
            // And the finding is gone.
            let now = report(wanted, path, &after);
            let is_same = |other: &vedtak::finding::Counted| {
                other.judgement.rule.id == judgement.rule.id
                    && other.judgement.document == judgement.document
                    && other.judgement.pointer == judgement.pointer
            };
            assert_eq!(now.findings.iter().filter(|other| is_same(other)).count(), 0, "still there: {told}");
        }
    }
    mended
}

/// Where an edit would change other values too, or would be read as something else, none is offered.
#[test]
fn a_fix_changes_one_value_or_is_none() {
    let done = &Value::from("done");
    for (wanted, path, text, fixes) in [
        // A value as it stands.
        (done, "work/a.yaml", "id: a\nstate: done\nall: {a: dome}\n", 1),
        (done, "work/a.yaml", "id: a\nstate: done\nall:\n  a: dome # kept\n", 1),
        (done, "work/a.yaml", "id: a\nstate: done\nall: {a: 'dome', b: \"dome\"}\n", 2),
        (done, "work/a.yaml", "id: a\nstate: done\nall: {a: [done, dome]}\n", 1),
        // It comes through an alias, or an alias shows it elsewhere.
        (done, "work/a.yaml", "id: a\nstate: done\nother: &o dome\nall: {a: *o}\n", 0),
        (done, "work/a.yaml", "id: a\nstate: done\nall: {a: &o dome}\nother: *o\n", 0),
        (done, "work/a.yaml", "id: a\nstate: done\nall: &o {a: dome}\nother: *o\n", 0),
        (done, "work/a.yaml", "id: a\nstate: done\nother: &o {a: dome}\nall: *o\n", 0),
        (done, "work/a.yaml", "id: a\nstate: done\nother: &o {a: [dome]}\nall: {<<: *o}\n", 0),
        (done, "work/a.yaml", "id: a\nstate: done\nall: {<<: {a: dome}}\n", 0),
        (done, "work/a.yaml", "id: a\nstate: done\nother: &o {a: x}\nall: {<<: *o, b: dome}\n", 1),
        // A tag, or a text over several lines.
        (done, "work/a.yaml", "id: a\nstate: done\nall: {a: !!str dome}\n", 0),
        (done, "work/a.yaml", "id: a\nstate: done\nall:\n  a: |-\n    dome\n", 0),
        // JSON.
        (done, "work/a.json", "{\"id\": \"a\", \"state\": \"done\", \"all\": {\"a\": \"dome\"}}", 1),
        (&Value::from(10), "work/a.json", "{\"id\": \"a\", \"state\": 10, \"all\": {\"a\": 100}}", 1),
        // A field more.
        (done, "work/a.yaml", "id: a\ntitle: x\n", 1),
        (done, "work/a.yaml", "id: a\r\ntitle: x\r\nowner: y\r\n", 1),
        (done, "work/a.yaml", "{id: a, title: x}\n", 1),
        (done, "work/a.yaml", "? id\n: a\n? title\n: x\n", 0),
        (done, "work/a.yaml", "id: a\n&k title: x\n", 0),
        (done, "work/a.yaml", "id: a\nstate: # kept\n", 1),
        (done, "work/a.yaml", "id: a\nstate: &s # kept\n", 0),
        (done, "work/a.yaml", "id: a\nstate:\n  # kept\ntitle: x\n", 1),
        (done, "work/a.yaml", "id: a\nstate: ~ # kept\n", 1),
        (done, "work/a.yaml", "{id: a, state}\n", 0),
        (done, "work/a.yaml", "{id: a, \"state\":}\n", 1),
        (done, "work/a.json", "{\"id\": \"a\",\n  \"title\": \"x\",\n  \"owner\": \"y\"}\n", 1),
        // In an item.
        (done, "work/a.yaml", "id: a\nstate: done\nplan:\n  one:\n    key: b\n", 1),
        (done, "work/a.yaml", "id: a\nstate: done\nplan: {one: {key: b}}\n", 1),
        (done, "work/a.yaml", "id: a\nstate: done\nbase: &b {key: b}\nplan: {one: *b}\n", 0),
        (done, "work/a.yaml", "id: a\nstate: done\nbase: &b {key: b, owner: x}\nplan: {one: {<<: *b}}\n", 0),
        (done, "work/a.yaml", "id: a\nstate: done\nbase: &b {key: b, owner: x}\nplan: {one: {<<: *b, note: y}}\n", 1),
        (done, "work/a.yaml", "id: a\nstate: done\nbase: &b {by: ~}\nplan: {one: {<<: *b, key: b}}\n", 0),
        (done, "work/a.yaml", "id: a\nstate: done\nplan: {one: {by: done, key: a, value: x}}\n", 1),
        (done, "work/a.yaml", "id: a\nstate: done\nplan: {one: {by: done, key: a, value: [x]}}\n", 0),
    ] {
        assert_eq!(mend(wanted, path, text), fixes, "{text}");
    }
}

/// What is written, and what stands there: a value that is near it.
const TEXTS: [(&str, &str); 18] = [
    ("done", "dome"),
    ("in progress", "in progres"),
    ("Null", "Nul"),
    ("True", "Tru"),
    ("yes", "yess"),
    ("NO!", "NO"),
    ("1_000", "1_00"),
    ("0x1F", "0x1"),
    ("2026-12-08", "2026-12-0"),
    ("12:30:45", "12:30:4"),
    ("- item", "- iten"),
    ("a: b c", "a: b d"),
    ("text #1", "text #2"),
    ("[list]", "[lisp]"),
    ("it's \"so\"", "it's \"se\""),
    ("*star", "*stir"),
    ("ends:", "ends"),
    ("blå\u{2028}fjell", "blå fjell"),
];

/// A value of YAML in one of its forms.
fn form(text: &str, how: u8) -> String {
    let quoted = Value::from(text).to_string();
    match how {
        0 if text.chars().all(|c| c.is_alphabetic()) => text.to_owned(),
        1 => format!("'{}'", text.replace('\'', "''")),
        _ => quoted,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_fix_makes_its_finding_go_away_and_changes_nothing_else(
        (right, wrong) in prop::sample::select(&TEXTS[..]),
        forms in prop::collection::vec(0_u8..3, 6),
        shapes in prop::collection::vec(0_u8..8, 6),
        is_flow in any::<bool>(),
        is_json in any::<bool>(),
        is_crlf in any::<bool>(),
    ) {
        let value = |at: usize| form(wrong, forms[at]);
        // An entry with a value that is wrong, in one of the ways in which one can stand there.
        let one = |at: usize| match shapes[at] {
            0 => format!("a{at}: {} # kept", value(at)),
            1 => format!("a{at}: &n{at} {}\n  b{at}: *n{at}", value(at)),
            2 => format!("a{at}: *shown"),
            3 => format!("\"a{at}\":\n    {}", value(at)),
            4 => format!("a{at}: !!str {}", value(at)),
            5 => format!("a{at}: [{}, *shown, {}]", value(at), form(right, 2)),
            6 => format!("a{at}: [{}]\n  # kept\n  c{at}:\n    - {}", value(at), value(at)),
            _ => format!("a{at}: {}", value(at)),
        };
        let item = |at: usize| match shapes[at] {
            0 => format!("i{at}: {{key: a, value: {}}}", value(at)),
            1 => format!("i{at}: {{<<: *base, value: {}}}", value(at)),
            2 => format!("i{at}:\n    key: a # kept\n    value: {}", value(at)),
            3 => format!("i{at}:\n    <<: *base\n    by:"),
            4 => format!("i{at}: *base"),
            5 => format!("i{at}: &x{at}\n    key: a\n    value: {}\n  j{at}: *x{at}", value(at)),
            6 => format!("i{at}:\n    ? key\n    : a\n    value: {}", value(at)),
            _ => format!("i{at}: {{key: a, value: {}, by}}", value(at)),
        };
        let (path, text) = if is_json {
            let entries: Vec<String> = (0..3).map(|at| format!("\"a{at}\": {}", Value::from(wrong))).collect();
            let items: Vec<String> = (3..6).map(|at| format!("\"i{at}\": {{\"key\": \"a\", \"value\": {}}}", Value::from(wrong))).collect();
            let text = format!("{{\"id\": \"a\",\n \"all\": {{{}}},\n \"plan\": {{{}}}\n}}", entries.join(", "), items.join(",\n  "));
            ("work/a.json", text)
        } else if is_flow {
            let text = format!(
                "{{id: a, shown: &shown {}, all: {{a: {}, b: *shown, \"c\": [{}]}}, plan: {{i: {{key: a, value: {}}}, j: {{\"key\":a}}}}}}\n",
                value(0), value(1), value(2), value(3)
            );
            ("work/a.yaml", text)
        } else {
            let entries: Vec<String> = (0..3).map(one).collect();
            let items: Vec<String> = (3..6).map(item).collect();
            let text = format!(
                "id: a\nshown: &shown {}\nbase: &base {{key: a, value: {}}}\nall:\n  {}\nplan:\n  {}\n",
                value(0), value(1), entries.join("\n  "), items.join("\n  ")
            );
            ("work/a.yaml", if is_crlf { text.replace('\n', "\r\n") } else { text })
        };
        mend(&right.into(), path, &text);
    }
}

/// The documents of the property are ones to which there is a fix.
#[test]
fn the_values_of_the_property_are_mended() {
    for (right, wrong) in TEXTS {
        let text = format!(
            "{{\"id\": \"a\", \"state\": 1, \"all\": {{\"a\": {0}}}, \"plan\": {{\"i\": {{\"key\": \"a\", \"value\": {0}}}}}}}",
            Value::from(wrong)
        );
        assert_eq!(mend(&right.into(), "work/a.json", &text), 4, "{text}");
        assert_eq!(mend(&right.into(), "work/a.yaml", &text), 4, "{text}");
    }
}
