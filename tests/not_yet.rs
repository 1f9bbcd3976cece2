//! What has not come yet: `not` of what is pending, an event that lies ahead, plain days among moments, an author whom nobody
//! knows yet.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::Project;
use serde_json::Value;

const CONFIG: &str = "timezone: Europe/Oslo\ndocuments: [{paths: ['work/**'], kind: Change, schema: s.json}]\n";

const NOW: &str = "2026-11-26T12:00:00+01:00";

fn project(check: &str, fields: &str) -> Project {
    let policy = format!(
        "kind: Policy\nid: own\ntitle: Own\ncalendar: \"NO\"\nkinds: [Change]\nrules:\n  OWN-1: {{title: One, check: {check}}}\n"
    );
    Project::of([
        ("vedtak.yaml", CONFIG),
        ("s.json", r#"{"type": "object", "additionalProperties": {}}"#),
        ("policies/own.yaml", &policy),
        ("work/a.yaml", &format!("kind: Change\nid: CHG-1\n{fields}\n")),
    ])
}

/// The findings and what is pending: the words of each, with by when, at a time.
fn told_at(now: &str, language: &str, check: &str, fields: &str) -> [Vec<String>; 2] {
    let project = project(check, fields);
    let answer = project.run(&["check", "--lang", language, "--format", "json", "--now", now]);
    assert!(answer.status < 2, "{}", answer.err);
    let report = answer.json();
    ["findings", "pending"].map(|list| {
        let all = report[list].as_array().unwrap().iter().filter(|one| one["rule"] == "OWN-1");
        let text = |one: &Value, name: &str| one[name].as_str().unwrap_or_default().to_owned();
        all.map(|one| text(one, if list == "findings" { "message" } else { "missing" })).collect()
    })
}

fn told(check: &str, fields: &str) -> [Vec<String>; 2] {
    told_at(NOW, "en", check, fields)
}

/// How many findings there are, and how much is pending.
fn count(check: &str, fields: &str) -> (usize, usize) {
    let [found, pending] = told(check, fields);
    (found.len(), pending.len())
}

#[test]
fn not_of_what_is_pending_is_pending_and_judged_when_it_falls_due() {
    let check = "{not: {deadline: {from: a, to: b, within: 30 minutes}}}";
    let began = "a: 2026-11-26T11:50:00+01:00";
    let says = |now: &str, language: &str, fields: &str| told_at(now, language, check, fields);
    let late = "2026-11-26T12:21:00+01:00";
    for (language, word) in [
        ("nb", "ennå ikke avgjort: One; det avgjøres senest torsdag 26. november kl. 12.20"),
        ("sv", "ännu inte avgjort: One; det avgörs senast torsdag 26 november kl. 12.20"),
        ("en", "not decided yet: One; it is decided by Thursday 26 November, 12:20"),
    ] {
        assert_eq!(says(NOW, language, began), [vec![], vec![word.to_owned()]]);
    }
    // It did not come in time: that is what is asked.
    assert_eq!(says(late, "en", began), [vec![""; 0], vec![""; 0]]);
    // It did: that is what must not be.
    for now in [NOW, late] {
        assert_eq!(says(now, "en", &format!("{began}\nb: 2026-11-26T11:55:00+01:00"))[0].len(), 1, "{now}");
    }
    // Twice `not` is pending too; and of several things one that fails decides.
    assert_eq!(count("{not: {not: {deadline: {from: a, to: b, within: 30 minutes}}}}", began), (0, 1));
    let both = "{not: {all: [{deadline: {from: a, to: b, within: 30 minutes}}, {require: [c]}]}}";
    assert_eq!(count(both, began), (0, 0), "`c` is missing, so that not both hold");
    assert_eq!(count(both, &format!("{began}\nc: there")), (0, 1));
    // What is missing, and pending by the policy's word.
    assert_eq!(count("{not: {require: [c], due: d}}", "d: 2027-01-01"), (0, 1));
    assert_eq!(count("{not: {require: [c], due: d}}", "d: 2026-01-01"), (0, 0));
    assert_eq!(count("{any: [{not: {require: [c], due: d}}, {require: [e]}]}", "d: 2027-01-01"), (0, 1));
}

#[test]
fn an_event_that_lies_ahead_has_not_happened() {
    let check =
        |missing: &str| format!("{{obligation: {{after: c, within: 5 days, check: {{require: [review]}}}}{missing}}}");
    let ahead = "c: 2027-01-01";
    assert_eq!(
        told(&check(", missing: fail"), ahead)[0],
        ["`c` is Friday 1 January 2027 and has not happened yet; it must have happened"]
    );
    assert_eq!(count(&check(", missing: fail"), "title: None"), (1, 0));
    assert_eq!(count(&check(", missing: fail"), "c: 2027-01-01\nreview: Done"), (1, 0), "whatever is there");
    assert_eq!(count(&check(", missing: pass"), ahead), (0, 0));
    assert_eq!(count(&check(", missing: pending"), ahead), (0, 1));
    assert_eq!(count(&check(""), ahead), (0, 1));
    assert_eq!(count(&check(", missing: fail"), "c: 2026-11-25"), (0, 1), "it has happened, and is not due");
    assert_eq!(count(&check(", missing: fail"), "c: 2026-11-01"), (1, 0));
    assert_eq!(count(&check(", missing: fail"), "c: 2026-11-01\nreview: Done"), (0, 0));
}

/// Each time is held against the latest of all before it; a day between two moments of it hides neither.
#[test]
fn a_day_hides_no_moment() {
    let fails = |slots: &str, times: &[&str]| {
        let fields: Vec<String> = "abcd".chars().zip(times).map(|(name, time)| format!("{name}: {time}")).collect();
        let check = if slots.is_empty() { "sequence: [a, b, c, d]" } else { slots };
        count(&format!("{{{check}}}"), &fields.join("\n")).0
    };
    for (times, expected) in [
        (&["2026-11-05T18:00", "2026-11-05", "2026-11-05T08:00"][..], 1),
        (&["2026-11-05T08:00", "2026-11-05", "2026-11-05T18:00"], 0),
        (&["2026-11-05T18:00", "~", "2026-11-05T08:00"], 1),
        (&["2026-11-05T18:00", "2026-11-05", "2026-11-05", "2026-11-05T17:59"], 1),
        (&["2026-11-05", "2026-11-05T18:00", "2026-11-05", "2026-11-05T18:00"], 0),
        (&["2026-11-07", "2026-11-05", "2026-11-06"], 2),
        (&["2026-11-06T12:00", "2026-11-06T10:00", "2026-11-06T11:00"], 2),
        (&["2026-11-06", "2026-11-05T23:59"], 1),
        (&["2026-11-06", "2026-11-06T00:00"], 0),
    ] {
        assert_eq!(fails("", times), expected, "{times:?}");
    }
    let strict = "sequence: {of: [a, b, c], strict: true}";
    assert_eq!(
        fails(strict, &["2026-11-05T08:00", "2026-11-05", "2026-11-05T18:00"]),
        2,
        "a day is not after its moments"
    );
    assert_eq!(fails(strict, &["2026-11-04", "2026-11-05", "2026-11-06"]), 0);
    // Told with the latest of those that had to come before.
    assert_eq!(
        told("{sequence: [a, b, c]}", "a: 2026-11-05T18:00\nb: 2026-11-05\nc: 2026-11-05T08:00")[0],
        ["`c` is Thursday 5 November, 08:00; `a`, Thursday 5 November, 18:00, had to come before it"]
    );
}

/// What is told where an approver must not be the author, and nobody knows who that is: in every format.
#[test]
fn an_author_who_is_not_known_is_told_in_every_format() {
    let registry = "\
kind: Party
id: nhn
title: Norsk Helsenett SF
type: provider
---
kind: Service
id: mail
title: Mail
owner: nhn
provider: nhn
policies: [own]
timezone: Europe/Oslo
sensitiveData: false
environments: []
---
kind: Person
id: kari.nordmann
title: Kari Nordmann
party: nhn
roles: [{role: change-manager, for: {service: mail}, from: 2025-01-01, to: null}]
";
    let check =
        "{approval: {role: change-manager, for: {service: {id: mail}}, before: plan.start, distinctFrom: [author]}}";
    let fields = "plan: {start: 2026-12-08T18:00}\napprovals: [{by: kari.nordmann, role: change-manager, for: {service: mail}, decision: approved, at: 2026-11-25T10:00:00+01:00}]";
    let config = CONFIG.replace("s.json}]", "s.json}, {paths: ['registry/**']}]");
    let project = project(check, fields).with("registry/r.yaml", registry).with("vedtak.yaml", config);
    let words = ["at ingen godkjenner", "att ingen godkänner", "that nobody approves what they wrote"];
    for format in
        ["pretty", "concise", "json", "sarif", "junit", "github", "gitlab", "azure", "markdown", "html", "rdjson"]
    {
        for (language, word) in ["nb", "sv", "en"].into_iter().zip(words) {
            let answer = project.run(&["check", "--lang", language, "--format", format, "--now", NOW]);
            assert_eq!(answer.status, 0, "{format}: {} {}", answer.out, answer.err);
            assert!(format!("{}{}", answer.out, answer.err).contains(word), "{format} {language}: {answer:?}");
        }
    }
    let report = project.report(&["--now", NOW]);
    assert_eq!(report["summary"]["unproven"][0]["what"], "authorship");
}
