//! `overlap` across documents: by the clocks of each document's own service, and never lost where a time cannot be read.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::Project;

const REGISTRY: &str = r"
{kind: Service, id: oslo, title: Oslo, owner: nhn, provider: nhn, policies: [p], timezone: Europe/Oslo}
---
{kind: Service, id: tokyo, title: Tokyo, owner: nhn, provider: nhn, policies: [p], timezone: Asia/Tokyo}
---
{kind: Party, id: nhn, title: NHN, type: provider}
---
{kind: Person, id: kari, title: Kari Nordmann, party: nhn}
";

const POLICY: &str = r#"
kind: Policy
id: p
title: Overlaps
calendar: "NO"
rules:
  P-1:
    title: No copying into a test
    kinds: [ChangeRequest]
    check: {overlap: {interval: plan.copy, with: {kinds: [ChangeRequest], interval: plan.test}, where: 'other.status != "rejected"'}}
    when: 'doc.?plan.?copy.hasValue()'
"#;

fn project(changes: &[(&str, &str, &str)]) -> Project {
    let project = Project::of([
        ("registry.yaml", REGISTRY),
        ("policies/p.yaml", POLICY),
        ("vedtak.yaml", "policies: [policies/]\n"),
    ]);
    for (id, service, plan) in changes {
        let text = format!(
            "kind: ChangeRequest\nid: {id}\ntitle: {id}\nservice: {service}\nstatus: proposed\ninitiator: nhn\nrequester: kari\n\
             purpose: upgrade\nenvironments: [test]\nplan: {plan}\n"
        );
        project.write(&format!("changes/{id}.yaml"), text);
    }
    project
}

/// The findings of the rule: its status and the document that it is about.
fn found(project: &Project, path: Option<&str>) -> Vec<String> {
    let arguments: Vec<&str> =
        ["--format", "json", "--now", "2026-11-26T12:00:00+01:00"].into_iter().chain(path).collect();
    let answer = project.check(&arguments);
    let report = answer.json();
    let of_rule = |finding: &&serde_json::Value| finding["rule"] == "P-1";
    let told: Vec<String> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(of_rule)
        .map(|finding| {
            format!("{} {}", finding["status"].as_str().unwrap(), finding["document"]["id"].as_str().unwrap())
        })
        .collect();
    assert_eq!(answer.status, i32::from(!report["findings"].as_array().unwrap().is_empty()));
    told
}

#[test]
fn each_document_has_the_clocks_of_its_own_service() {
    // 18:00 to 20:00 in Tokyo is 10:00 to 12:00 in Oslo in winter.
    let copy = ("A", "oslo", "{copy: {start: 2026-12-08T10:00, end: 2026-12-08T12:00}}");
    let during = ("B", "tokyo", "{test: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}}");
    let after = ("B", "tokyo", "{test: {start: 2026-12-08T20:00, end: 2026-12-08T22:00}}");
    assert_eq!(found(&project(&[copy, during]), None), ["active A"]);
    assert_eq!(found(&project(&[copy, after]), None), Vec::<String>::new());
}

#[test]
fn what_cannot_be_compared_with_is_told_at_the_document_that_is_judged() {
    let copy = ("A", "oslo", "{copy: {start: 2026-12-08T10:00, end: 2026-12-08T12:00}}");
    let reversed = ("B", "oslo", "{test: {start: 2026-12-08T11:00, end: 2026-12-08T09:00}}");
    let unreadable = ("C", "oslo", "{test: {start: soon}}");
    let folder = project(&[copy, reversed, unreadable]);
    // One finding for all of them, and also where findings are shown for this file alone.
    assert_eq!(found(&folder, None), ["undecided A"]);
    assert_eq!(found(&folder, Some("changes/A.yaml")), ["undecided A"]);
    assert_eq!(found(&folder, Some("registry.yaml")), Vec::<String>::new());
}

/// An interval with one end missing is open on that side; one with neither says nothing of when.
#[test]
fn an_end_that_is_missing_does_not_lift_the_rule() {
    for (copy, test, overlaps) in [
        ("{start: 2026-11-19}", "{start: 2026-11-18, end: 2026-11-25}", true),
        ("{start: 2026-11-26}", "{start: 2026-11-18, end: 2026-11-25}", false),
        ("{end: 2026-11-19}", "{start: 2026-11-18, end: 2026-11-25}", true),
        ("{end: 2026-11-17}", "{start: 2026-11-18, end: 2026-11-25}", false),
        ("{start: 2026-11-19, end: 2026-11-20}", "{start: 2026-11-18}", true),
        ("{start: 2026-11-16, end: 2026-11-17}", "{start: 2026-11-18}", false),
        ("{start: 2026-11-19, end: 2026-11-20}", "{end: 2026-11-19}", true),
        ("{start: 2026-11-20, end: 2026-11-21}", "{end: 2026-11-19}", false),
        ("{start: 2026-11-19}", "{start: 2030-01-01}", true),
        ("{end: 2026-11-19}", "{end: 2020-01-01}", true),
    ] {
        let folder = project(&[
            ("CHG-1", "oslo", &format!("{{copy: {copy}}}")),
            ("CHG-2", "oslo", &format!("{{test: {test}}}")),
        ]);
        let expected = if overlaps { vec!["active CHG-1".to_owned()] } else { vec![] };
        assert_eq!(found(&folder, None), expected, "{copy} and {test}");
    }
}

/// Of a document that has several intervals, each is held against each.
#[test]
fn every_interval_of_every_document_is_compared() {
    let policy = POLICY
        .replace("interval: plan.copy", "interval: 'plan.production.further[]'")
        .replace("interval: plan.test}", "interval: 'plan.production.further[]'}")
        .replace("doc.?plan.?copy.hasValue()", "doc.?plan.?production.?further.hasValue()");
    let plan = |second: &str, third: &str| {
        format!(
            "{{production: {{start: 2026-12-01T18:00, end: 2026-12-01T20:00, further: [{{start: {second}T18:00, end: {second}T20:00}}, \
             {{start: {third}T18:00, end: {third}T20:00}}]}}}}"
        )
    };
    for (other, clash) in [(plan("2026-12-05", "2026-12-06"), false), (plan("2026-12-05", "2026-12-08"), true)] {
        let project = project(&[("A", "oslo", &plan("2026-12-07", "2026-12-08")), ("B", "oslo", &other)]);
        project.write("policies/p.yaml", &policy);
        let report = project.report(&["--now", "2026-11-26T12:00:00+01:00"]);
        let of_rule = |finding: &&serde_json::Value| finding["rule"] == "P-1";
        let pointers: Vec<&str> = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(of_rule)
            .map(|finding| finding["pointer"].as_str().unwrap())
            .collect();
        let at = "/plan/production/further/1/start";
        assert_eq!(pointers, if clash { vec![at, at] } else { Vec::new() }, "{other}");
    }
}

/// Where all collide, each is told of a few of the others, and of the rest in one finding.
#[test]
fn of_many_that_overlap_a_few_are_told_one_by_one() {
    let plan = "{copy: {start: 2026-12-08T10:00, end: 2026-12-08T12:00}, test: {start: 2026-12-08T10:00, end: 2026-12-08T12:00}}";
    for (number, each, more) in
        [(2, 1, None), (11, 10, None), (12, 11, None), (13, 11, Some("2 more")), (40, 11, Some("29 more"))]
    {
        let ids: Vec<String> = (0..number).map(|at| format!("CHG-{at:03}")).collect();
        let changes: Vec<(&str, &str, &str)> = ids.iter().map(|id| (id.as_str(), "oslo", plan)).collect();
        let report = project(&changes).report(&["--now", "2026-11-26T12:00:00+01:00"]);
        let findings = report["findings"].as_array().unwrap();
        let of = |id: &str| -> Vec<&str> {
            let of_id = findings.iter().filter(|one| one["rule"] == "P-1" && one["document"]["id"] == id);
            of_id.map(|one| one["message"].as_str().unwrap()).collect()
        };
        for id in &ids {
            let messages = of(id);
            assert_eq!(messages.len(), each, "{number} {id}: {messages:?}");
            let told = messages.iter().filter(|message| message.contains(" more documents")).count();
            assert_eq!(told, usize::from(more.is_some()), "{messages:?}");
            assert!(more.is_none_or(|more| messages.iter().any(|one| one.contains(more))), "{messages:?}");
        }
    }
}
