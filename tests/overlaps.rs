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
