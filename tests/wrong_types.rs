//! A value of another type than a path asks for: no check passes it, whatever it asks, and the words say what stands there.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::Project;
use serde_json::Value;

const CONFIG: &str = "timezone: Europe/Oslo\ndocuments: [{paths: ['work/**'], kind: Change, schema: s.json}]\n";

/// Takes any field; `to` names other documents.
const SCHEMA: &str = r#"{"type": "object", "properties": {"to": {"anyOf": [{"type": "array", "items": {"x-ref": "Change"}}, true]}}, "additionalProperties": {}}"#;

/// Checks that take a path through `l`, a list, or `m`, a mapping of mappings; each passes where both are absent or empty.
const CHECKS: [&str; 24] = [
    "{each: 'l[]', require: [it.r]}",
    "{each: 'm.*', require: [it.r]}",
    "{each: 'l[]', oneOf: {path: it.r, values: [a]}}",
    "{each: 'l[]', assert: 'has(it.r)'}",
    "{forbid: ['l[].x']}",
    "{forbid: ['m.*.x']}",
    "{forbid: ['l[]', 'm.*']}",
    "{oneOf: {path: 'l[].r', values: [a]}}",
    "{oneOf: {path: 'm.*.r', values: [a]}}",
    "{oneOf: {path: 'l[].r', values: [a]}, missing: pass}",
    "{unique: 'l[].r'}",
    "{unique: 'm.*.r'}",
    "{reference: {path: 'l[].r', kind: Change}}",
    "{reference: {path: 'm.*.r', kind: Change}}",
    "{sequence: ['l[].t', 'm.*.t']}",
    "{sequence: [{earliest: 'l[].t'}, {latest: 'm.*.t', where: 'has(it.t)'}]}",
    "{sequence: {values: 'l[].r', order: [a, b]}}",
    "{obligation: {after: 'l[].t', within: 5 days, check: {require: [review]}}}",
    "{obligation: {after: 'm.*.t', within: 5 days, check: {require: [review]}}}",
    "{deadline: {from: 'l[].t', to: 'm.*.t', within: 5 days}, missing: pass}",
    "{notice: {before: 'm.*.t', atLeast: 10 days, from: 'l[].t'}, missing: pass}",
    "{window: {path: 'm.*.plan', outside: [closed]}, missing: pass}",
    "{gaps: {path: 'l[].t', atMost: 60 minutes}, missing: pass}",
    "{overlap: {interval: 'm.*.plan', with: {kinds: [Change], interval: 'm.*.plan'}}, missing: pass}",
];

/// A project with one rule for each check, and these documents.
fn project(checks: &[&str], documents: &str) -> Project {
    let rule = |(number, check): (usize, &&str)| format!("  OWN-{number}: {{title: One, check: {check}}}\n");
    let rules: String = checks.iter().enumerate().map(rule).collect::<Vec<_>>().concat();
    let policy = format!("kind: Policy\nid: own\ntitle: Own\ncalendar: own\nkinds: [Change]\nrules:\n{rules}");
    Project::of([("vedtak.yaml", CONFIG), ("s.json", SCHEMA), ("work/a.yaml", documents)])
        .with("policies/own.yaml", policy)
        .with(
            "policies/calendars/own.yaml",
            "kind: Calendar\nid: own\ntitle: Own\nbasedOn: \"NO\"\nwindows: {closed: [{dates: [01-02], hours: 10:00-11:00}]}\n",
        )
}

/// The findings of our rules, each as `rule document message`.
fn told(project: &Project, language: &str) -> Vec<[String; 3]> {
    let answer = project.run(&["check", "--lang", language, "--format", "json", "--now", "2026-11-26T12:00:00+01:00"]);
    assert!(answer.status < 2, "{}", answer.err);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let found = answer.json()["findings"].as_array().unwrap().clone();
    let own = found.iter().filter(|finding| text(&finding["rule"]).starts_with("OWN-"));
    own.map(|one| [text(&one["rule"]), text(&one["document"]["id"]), text(&one["message"])]).collect()
}

/// The numbers of the checks that a document with these fields does not pass, and what is said of it.
fn caught(fields: &str) -> (Vec<usize>, Vec<String>) {
    let found = told(&project(&CHECKS, &format!("kind: Change\nid: CHG-1\n{fields}\n")), "en");
    let numbers = found.iter().map(|[rule, ..]| rule[4..].parse().unwrap()).collect();
    (numbers, found.into_iter().map(|[.., message]| message).collect())
}

#[test]
fn what_is_absent_null_or_empty_passes() {
    for fields in ["title: None", "l: ~\nm: ~", "l: []\nm: {}", "m: {a: ~}"] {
        assert_eq!(caught(fields).0, [0; 0], "{fields}");
    }
}

/// No check but those over the other of the two passes.
#[test]
fn no_check_passes_a_value_of_another_type() {
    let of = |name: &str| {
        let about =
            |(_, check): &(usize, &&str)| check.contains(&format!("{name}[]")) || check.contains(&format!("{name}.*"));
        CHECKS.iter().enumerate().filter(about).map(|(number, _)| number).collect::<Vec<_>>()
    };
    for (name, value) in [
        ("l", "five"),
        ("l", "5"),
        ("l", "true"),
        ("l", "2020-01-01"),
        ("l", "{r: a, t: 2020-01-01}"),
        ("l", "{a: {r: a, t: 2020-01-01}}"),
        ("l", "[~]"),
        ("l", "[{r: a, t: 2026-11-26T11:59}, ~]"),
        ("m", "five"),
        ("m", "[{r: a, t: 2020-01-01}]"),
        ("m", "[]"),
    ] {
        let (mut numbers, messages) = caught(&format!("{name}: {value}"));
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers, of(name), "{name}: {value}");
        assert!(messages.iter().all(|said| said.starts_with("cannot be judged: ")), "{messages:#?}");
    }
    // Elements that are no mappings: of those checks that ask for a field of each.
    for (name, value) in [("l", "[five]"), ("l", "[[{r: a}]]"), ("m", "{a: five}"), ("m", "{a: [{r: a}]}")] {
        let (mut numbers, _) = caught(&format!("{name}: {value}"));
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers, of(name), "{name}: {value}");
    }
}

#[test]
fn the_words_say_what_stands_there_and_what_is_asked() {
    let said = |fields: &str, language: &str| {
        let found = told(
            &project(&["{forbid: ['l[].x', 'm.*.x']}"], &format!("kind: Change\nid: CHG-1\n{fields}\n")),
            language,
        );
        found.into_iter().map(|[.., message]| message).collect::<Vec<_>>()
    };
    for (fields, [nb, sv, en]) in [
        (
            "l: five",
            [
                "kan ikke vurderes: `l` er tekst, men regelen venter en liste",
                "kan inte bedömas: `l` är text, men regeln väntar sig en lista",
                "cannot be judged: `l` is text, but the rule expects a list",
            ],
        ),
        (
            "m: [{x: 1}]",
            [
                "kan ikke vurderes: `m` er en liste, men regelen venter en tilordning (`nøkkel: verdi`)",
                "kan inte bedömas: `m` är en lista, men regeln väntar sig en mappning (`nyckel: värde`)",
                "cannot be judged: `m` is a list, but the rule expects a mapping (`key: value`)",
            ],
        ),
        (
            "l: [{y: 1}, ~]",
            [
                "kan ikke vurderes: listen `l` har et tomt punkt",
                "kan inte bedömas: listan `l` har en tom punkt",
                "cannot be judged: the list `l` has an empty item",
            ],
        ),
    ] {
        assert_eq!([said(fields, "nb"), said(fields, "sv"), said(fields, "en")], [[nb], [sv], [en]], "{fields}");
    }
}

/// What is asked for by when (`due`), a template, a reference, and values of other documents.
#[test]
fn paths_beside_the_check_are_held_too() {
    for (check, document) in [
        ("{require: [a], due: 'l[].d'}", "l: 2020-01-01"),
        ("{require: [a], happens: 'l[].d', due: d}", "l: 2020-01-01\nd: 2020-01-01"),
        ("{reference: {value: '{{ region }}-hf', kind: Change}}", "region: [a, b]"),
        ("{reference: {value: '{{ region }}-hf', kind: Change}}", "region: {a: b}"),
        ("{reference: {path: 'm[]', kind: Change, where: 'other.?status.orValue(\"\") == \"held\"'}}", "m: CHG-2"),
        ("{reference: {path: r, kind: Change, back: 'b[]'}}", "r: CHG-2"),
        ("{forbid: ['to[]->x.y']}", "to: [CHG-2]"),
        ("{forbid: ['to[]->x']}", "to: [{id: CHG-2}]"),
        ("{require: ['l[].r']}", "l: [~, {r: good}]"),
        ("{forbid: [plan.start]}", "plan: 2026-12-01"),
        ("{each: 'l[]', forbid: [it.a.b]}", "l: [{a: 5}]"),
        ("{oneOf: {path: c, values: $list}, let: {list: 'doc.?list.orValue([\"a\"])'}}", "c: a\nlist: 5"),
    ] {
        let other = "kind: Change\nid: CHG-2\nstatus: held\nb: CHG-1\nx: 5\n";
        let project = project(&[check], &format!("kind: Change\nid: CHG-1\n{document}\n---\n{other}"));
        let found = told(&project, "en");
        let own: Vec<&[String; 3]> = found.iter().filter(|[_, document, _]| document == "CHG-1").collect();
        assert!(!own.is_empty(), "{check} {document}");
    }
    // Of documents that are compared with, one that cannot be read keeps the others from passing.
    for check in [
        "{overlap: {interval: p, with: {kinds: [Change], interval: 'm.*.plan'}}, missing: pass}",
        "{overlap: {interval: p, with: {kinds: [Change], interval: q}}, missing: pass}",
        "{when: 'id == \"CHG-1\"', unique: 'c[].r'}",
    ] {
        let one = "kind: Change\nid: CHG-1\np: {start: 2026-12-01, end: 2026-12-02}\nc: [{r: a}]\n";
        let project = project(&[check], &format!("{one}---\nkind: Change\nid: CHG-2\nm: five\nq: five\nc: a\n"));
        assert!(told(&project, "en").iter().any(|[_, document, _]| document == "CHG-1"), "{check}");
    }
    // And of documents that a figure is computed from.
    let measure = "{when: 'has(doc.measuredFrom)', measure: {figure: count, of: {kind: Change, at: l.t}, period: month, periods: 1, atMost: 0}}";
    let project = project(
        &[measure],
        "kind: Change\nid: CHG-1\nmeasuredFrom: 2026-01-01\n---\nkind: Change\nid: CHG-2\nl: 2026-10-10\n",
    );
    assert_eq!(told(&project, "en").len(), 1);
}

/// Which rules a file of policies has that cannot be read nobody can tell; so it is no finding, and the others do not pass.
#[test]
fn a_policy_that_is_no_yaml_is_a_mistake_of_the_set_up() {
    for text in ["kind: Policy\n  id: [x\n foo: \"bar\n", "[1, 2", "kind: Policy\nid: a\n---\nkind: [Policy\n", "\"a"] {
        let answer = project(&["{forbid: [zz]}"], "kind: Change\nid: CHG-1\n")
            .with("policies/broken.yaml", text)
            .check(&["--format", "concise"]);
        assert_eq!(answer.status, 2, "{text:?}: {answer:?}");
        assert!(answer.err.contains("policies/broken.yaml:"), "{text:?}: {}", answer.err);
    }
    // Not so what is no policy: a text beside them, and what lies elsewhere.
    for (path, status) in [("policies/readme.txt", 0), ("notes/broken.yaml", 0)] {
        let answer = project(&["{forbid: [zz]}"], "kind: Change\nid: CHG-1\n").with(path, "[1, 2").check(&[]);
        assert_eq!(answer.status, status, "{path}: {}", answer.out);
    }
}

/// The fields of a mapping may be described by the pattern of their names alone.
#[test]
fn fields_by_pattern_are_looked_at_one_by_one() {
    let schema = r#"{"type": "object", "properties": {"x": {"type": "object", "additionalProperties": false,
      "patternProperties": {"^[a-z]+$": {"type": "object", "properties": {"r": {"type": "string"}}}}}}}"#;
    let found = |fields: &str| {
        let project = project(&["{each: 'x.*', require: [it.r]}"], &format!("kind: Change\nid: CHG-1\n{fields}\n"));
        told(&project.with("s.json", schema), "en").len()
    };
    assert_eq!((found("x: {a: {r: there}}"), found("x: {a: {r: there}, b: {}}"), found("x: {}")), (0, 1, 0));
}
