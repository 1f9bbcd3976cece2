//! One clock: times that are written in any two forms have one order, whoever compares them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use project::Project;

const REGISTRY: &str = r"
{kind: Service, id: oslo, title: Oslo, owner: nhn, provider: nhn, policies: [p], timezone: Europe/Oslo}
---
{kind: Party, id: nhn, title: NHN, type: provider}
---
{kind: Person, id: kari, title: Kari Nordmann, party: nhn}
";

/// Each rule fails for some orders of `start` and `end`.
const POLICY: &str = r#"
kind: Policy
id: p
title: One clock
calendar: "NO"
rules:
  SEQUENCE: {title: a, kinds: [ChangeRequest], check: {sequence: [plan.test.start, plan.test.end]}}
  STRICT: {title: b, kinds: [ChangeRequest], check: {sequence: [plan.test.start, plan.test.end], strict: true}}
  LESS: {title: c, kinds: [ChangeRequest], check: {assert: 'doc.?plan.?test.?start.orValue(now) < doc.?plan.?test.?end.orValue(now)'}}
  EQUAL: {title: d, kinds: [ChangeRequest], check: {assert: 'doc.?plan.?test.?start.orValue(now) == doc.?plan.?test.?end.orValue(now)'}}
  NOTICE: {title: e, kinds: [ChangeRequest], check: {notice: {from: plan.test.start, before: plan.test.end, atLeast: 0 days, count: same-clock}}}
  WINDOW: {title: f, kinds: [ChangeRequest], check: {window: {path: plan.test, inside: [always]}}}
"#;

/// A time as it is written; its day in Oslo; and the milliseconds from 18:00 of 8 December 2026 there, none for a whole day.
const FORMS: &[(&str, u32, Option<i64>)] = &[
    ("2026-12-07", 7, None),
    ("2026-12-08", 8, None),
    ("2026-12-09", 9, None),
    ("2026-12-08T17:59", 8, Some(-60_000)),
    ("2026-12-08T18:00", 8, Some(0)),
    ("2026-12-08T18:00:00", 8, Some(0)),
    ("2026-12-08T18:00:30", 8, Some(30_000)),
    ("2026-12-08T18:00:30.5", 8, Some(30_500)),
    ("2026-12-08T17:00Z", 8, Some(0)),
    ("2026-12-08T17:00:30Z", 8, Some(30_000)),
    ("2026-12-08T17:00:30.250Z", 8, Some(30_250)),
    ("2026-12-08T18:00+01:00", 8, Some(0)),
    ("2026-12-08T20:00:30+03:00", 8, Some(30_000)),
    ("2026-12-08T20:00:30.500000+03:00", 8, Some(30_500)),
    ("2026-12-08T23:30Z", 9, Some(6 * 3_600_000 + 30 * 60_000)),
];

fn change(id: &str, start: &str, end: &str) -> String {
    format!(
        "---\nkind: ChangeRequest\nid: {id}\ntitle: {id}\nservice: oslo\nstatus: proposed\ninitiator: nhn\n\
         requester: kari\npurpose: upgrade\nenvironments: [test]\nplan: {{test: {{start: {start}, end: {end}}}}}\n"
    )
}

#[test]
fn two_times_in_any_forms_have_one_order() {
    let project = Project::of([
        ("vedtak.yaml", "policies: [policies/]\n"),
        ("registry.yaml", REGISTRY),
        ("policies/p.yaml", POLICY),
    ]);
    let mut expected: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (first, start) in FORMS.iter().enumerate() {
        let mut changes = String::new();
        for (second, end) in FORMS.iter().enumerate() {
            let id = format!("c-{first}-{second}");
            changes.push_str(&change(&id, start.0, end.0));
            let order = match (start.2, end.2) {
                (Some(a), Some(b)) => a.cmp(&b),
                _ => start.1.cmp(&end.1),
            };
            let rules: &[&str] = match order {
                Ordering::Less => &["EQUAL"],
                Ordering::Equal => &["STRICT", "LESS"],
                Ordering::Greater => &["SEQUENCE", "STRICT", "LESS", "EQUAL", "NOTICE", "WINDOW", "reversed-interval"],
            };
            expected.insert(id, rules.iter().copied().collect());
        }
        project.write(&format!("changes/{first}.yaml"), &changes);
    }
    let report = project.report(&["--now", "2026-11-20T09:00+01:00"]);
    let mut found: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for finding in report["findings"].as_array().unwrap() {
        let document = finding["document"]["id"].as_str().unwrap_or_default();
        found.entry(document.to_owned()).or_default().insert(finding["rule"].as_str().unwrap());
    }
    for (id, rules) in &expected {
        let pair = id.rsplit('-').take(2).map(|at| FORMS[at.parse::<usize>().unwrap()].0).collect::<Vec<_>>();
        assert_eq!(found.get(id), Some(rules), "from {} to {}", pair[1], pair[0]);
    }
    assert_eq!(found.len(), expected.len());
}

#[test]
fn the_clock_is_given_in_any_form_with_an_offset() {
    let project = Project::new().with("vedtak.yaml", "language: en\n");
    for now in
        ["2026-11-20T09:00+01:00", "2026-11-20T08:00Z", "2026-11-20T09:00:00.25+01:00", "2026-11-20T09:00:00+01:00"]
    {
        assert_eq!(project.check(&["--allow-empty", "--now", now]).status, 0, "{now}");
    }
    for now in ["2026-11-20", "2026-11-20T09:00", "2026-11-20T25:00Z", "2026-11-20 09:00Z", "9"] {
        assert_eq!(project.check(&["--allow-empty", "--now", now]).status, 2, "{now}");
    }
}

#[test]
fn working_days_are_counted_from_one_day_to_another() {
    let time = |day: &str| format!("timestamp(\"{day}T12:00:00+02:00\")");
    let mut rules = String::new();
    // Easter 2026: Thursday 2 to Monday 6 April are free.
    let cases = [
        ("2026-04-11", "2026-04-13", 1),
        ("2026-04-13", "2026-04-11", 0),
        ("2026-04-10", "2026-04-13", 1),
        ("2026-04-01", "2026-04-07", 1),
        ("2026-03-31", "2026-04-08", 3),
        ("2026-04-09", "2026-04-07", -2),
    ];
    for (at, (from, to, days)) in cases.iter().enumerate() {
        let (from, to) = (time(from), time(to));
        for (suffix, says) in [("HOLDS", *days), ("FAILS", days + 1)] {
            writeln!(
                rules,
                "  R{at}-{suffix}: {{title: r, kinds: [ChangeRequest], check: {{assert: 'workingDays({from}, {to}) == {says}'}}}}"
            )
            .unwrap();
        }
    }
    let project = Project::new()
        .with("vedtak.yaml", "policies: [policies/]\n")
        .with("registry.yaml", REGISTRY)
        .with("policies/p.yaml", format!("kind: Policy\nid: p\ntitle: P\ncalendar: \"NO\"\nrules:\n{rules}"))
        .with("change.yaml", change("c", "2026-12-08", "2026-12-09"));
    let report = project.report(&["--now", "2026-11-20T09:00+01:00"]);
    let mut found: Vec<&str> =
        report["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap()).collect();
    found.sort_unstable();
    let expected: Vec<String> = (0..cases.len()).map(|at| format!("R{at}-FAILS")).collect();
    assert_eq!(found, expected);
}
