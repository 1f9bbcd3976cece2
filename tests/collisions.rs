//! Work that is planned for the same time as other work that it cannot be done beside.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::Project;
use serde_json::Value;

/// Medusa needs the login, which needs the network; the archive needs nothing. Two services need each other.
const REGISTRY: &str = "\
{kind: Party, id: nhn, title: NHN, type: provider}
---
{kind: Person, id: kari, title: Kari Nordmann, party: nhn}
---
{kind: Person, id: ola, title: Ola Nordmann, party: nhn}
---
{kind: Service, id: medusa, title: Medusa, owner: nhn, timezone: Europe/Oslo, policies: [], dependsOn: [login]}
---
{kind: Service, id: login, title: Login, owner: nhn, timezone: Europe/Oslo, policies: [], dependsOn: [network]}
---
{kind: Service, id: network, title: Network, owner: nhn, timezone: Europe/Oslo, policies: []}
---
{kind: Service, id: archive, title: Archive, owner: nhn, timezone: Europe/Oslo, policies: []}
---
{kind: Service, id: east, title: East, owner: nhn, timezone: Europe/Oslo, policies: [], dependsOn: [west]}
---
{kind: Service, id: west, title: West, owner: nhn, timezone: Europe/Helsinki, policies: [], dependsOn: [east]}
";

const NOW: &str = "2026-12-01T12:00:00+01:00";

/// A change: its id, service, who carries it out, and its plan.
fn change(id: &str, service: &str, implementer: &str, plan: &str) -> String {
    format!(
        "{{kind: ChangeRequest, id: {id}, title: A change, service: {service}, status: approved, implementer: {implementer}, environments: [test, production], plan: {plan}}}"
    )
}

/// The findings of the rule, as `id place: message`.
fn said(documents: &[String]) -> Vec<String> {
    let project = Project::new()
        .with("vedtak.yaml", "language: en\npolicies: []\n")
        .with("registry.yaml", REGISTRY)
        .with("work.yaml", documents.join("\n---\n"));
    let report = project.report(&["--now", NOW]);
    let all = report["findings"].as_array().unwrap_or_else(|| panic!("{report}"));
    let own = all.iter().filter(|one| one["rule"] == "collision");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    own.map(|one| {
        assert_eq!(one["severity"], "warning");
        format!("{} {}: {}", text(&one["document"]["id"]), text(&one["pointer"]), text(&one["message"]))
    })
    .collect()
}

const EVENING: &str = "{production: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}}";
const LATER: &str = "{production: {start: 2026-12-08T19:00, end: 2026-12-08T21:00}}";
const AFTER: &str = "{production: {start: 2026-12-08T20:00, end: 2026-12-08T21:00}}";

#[test]
fn a_person_does_one_job_at_a_time() {
    let one = change("CHG-1", "medusa", "ola", EVENING);
    let wanted = [
        "CHG-1 /implementer: Ola Nordmann is also down for `CHG-2` from Tuesday 8 December, 19:00; one person does one job at a time",
        "CHG-2 /implementer: Ola Nordmann is also down for `CHG-1` from Tuesday 8 December, 19:00; one person does one job at a time",
    ];
    assert_eq!(said(&[one.clone(), change("CHG-2", "archive", "ola", LATER)]), wanted);
    // Another person, another time, a test, a whole day.
    for other in [
        change("CHG-2", "archive", "kari", LATER),
        change("CHG-2", "archive", "ola", AFTER),
        change(
            "CHG-2",
            "archive",
            "ola",
            "{test: {environment: t, start: 2026-12-08T19:00, end: 2026-12-08T21:00, owner: ola}}",
        ),
        change("CHG-2", "archive", "ola", "{production: {start: 2026-12-08, end: 2026-12-08}}"),
    ] {
        assert_eq!(said(&[one.clone(), other.clone()]), [""; 0], "{other}");
    }
    // Three at once: each is told of both others, once.
    let three = said(&[one, change("CHG-2", "archive", "ola", LATER), change("CHG-3", "archive", "ola", EVENING)]);
    assert_eq!(three.len(), 3);
    assert!(three[0].contains("down for `CHG-3`, `CHG-2` from Tuesday 8 December, 18:00"), "{three:?}");
}

#[test]
fn a_supervisor_does_nothing_else_meanwhile() {
    let access = |supervisors: &str| {
        format!(
            "{{kind: SupplierAccess, id: ACC-1, title: Access, service: archive, status: planned, environments: [production], {supervisors}, window: {{start: 2026-12-08T16:00, end: 2026-12-08T22:00}}}}"
        )
    };
    let own = change("CHG-1", "medusa", "ola", EVENING);
    let wanted = [
        "CHG-1 /implementer: Ola Nordmann is also down for `ACC-1` from Tuesday 8 December, 18:00; one person does one job at a time",
        "ACC-1 /supervisor: Ola Nordmann is also down for `CHG-1` from Tuesday 8 December, 18:00; one person does one job at a time",
    ];
    assert_eq!(said(&[own.clone(), access("supervisor: ola")]), wanted);
    // The turns say who supervises when.
    let turns = |second: &str| {
        access(&format!(
            "supervisors: [{{person: ola, start: 2026-12-08T16:00, end: 2026-12-08T18:00}}, {{person: {second}, start: 2026-12-08T18:00, end: 2026-12-08T22:00}}]"
        ))
    };
    assert_eq!(said(&[own.clone(), turns("kari")]), [""; 0]);
    let found = said(&[own, turns("ola")]);
    assert_eq!(found.len(), 2);
    assert!(found[1].starts_with("ACC-1 /supervisors/1/person: "), "{found:?}");
}

#[test]
fn a_service_rests_while_work_goes_on_in_one_that_it_needs() {
    let one = change("CHG-1", "medusa", "ola", EVENING);
    let wanted = |other: &str, needed: &str| {
        [
            format!(
                "CHG-1 /plan/production/start: `CHG-2` is planned then too, from Tuesday 8 December, 19:00, and `medusa` depends on `{needed}`; do one at a time"
            ),
            format!(
                "CHG-2 /plan/production/start: `CHG-1` is planned then too, from Tuesday 8 December, 19:00, and `{other}` depends on `{needed}`; do one at a time"
            ),
        ]
    };
    assert_eq!(said(&[one.clone(), change("CHG-2", "login", "kari", LATER)]), wanted("medusa", "login"));
    // Through another service.
    assert_eq!(said(&[one.clone(), change("CHG-2", "network", "kari", LATER)]), wanted("medusa", "network"));
    // A service that has nothing to do with it, the same service, a test, another time.
    for other in [
        change("CHG-2", "archive", "kari", LATER),
        change("CHG-2", "medusa", "kari", LATER),
        change(
            "CHG-2",
            "login",
            "kari",
            "{test: {environment: t, start: 2026-12-08T19:00, end: 2026-12-08T21:00, owner: ola}}",
        ),
        change("CHG-2", "login", "kari", AFTER),
    ] {
        assert_eq!(said(&[one.clone(), other.clone()]), [""; 0], "{other}");
    }
    // Two services that need each other, each with clocks of its own: 19:00 in Helsinki is 18:00 in Oslo.
    let both = [change("CHG-1", "east", "ola", EVENING), change("CHG-2", "west", "kari", LATER)];
    assert_eq!(said(&both).len(), 2);
    let apart = [change("CHG-1", "east", "ola", LATER), change("CHG-2", "west", "kari", LATER)];
    assert_eq!(said(&apart).len(), 2, "19:00 to 21:00 in Helsinki is 18:00 to 20:00 in Oslo");
    let after = [change("CHG-1", "east", "ola", AFTER), change("CHG-2", "west", "kari", LATER)];
    assert_eq!(said(&after), [""; 0]);
}

#[test]
fn what_is_one_piece_of_work_or_none_does_not_collide() {
    let two = [change("CHG-1", "medusa", "ola", EVENING), change("CHG-2", "login", "ola", EVENING)];
    assert_eq!(said(&two).len(), 4);
    let release = |changes: &str| {
        format!(
            "{{kind: Release, id: REL-1, title: A release, service: medusa, status: approved, implementer: ola, environments: [production], changes: {changes}, plan: {EVENING}}}"
        )
    };
    assert_eq!(said(&[two[0].clone(), two[1].clone(), release("[CHG-1, CHG-2]")]), [""; 0]);
    assert_eq!(said(&[two[0].clone(), release("[CHG-1]")]), [""; 0]);
    // A release that has only one of them stands beside the other.
    assert_eq!(said(&[two[1].clone(), release("[CHG-1]")]).len(), 4);
    for status in ["draft", "cancelled", "rejected", "completed", "postponed"] {
        let other = two[1].replace("status: approved", &format!("status: {status}"));
        assert_eq!(said(&[two[0].clone(), other]), [""; 0], "{status}");
    }
    // What is over cannot be moved.
    let over = |id: &str| change(id, "medusa", "ola", "{production: {start: 2026-11-08T18:00, end: 2026-11-08T20:00}}");
    assert_eq!(said(&[over("CHG-1"), over("CHG-2")]), [""; 0]);
    // What is under way is not over.
    let now = |id: &str| change(id, "medusa", "ola", "{production: {start: 2026-12-01T11:00, end: 2026-12-01T13:00}}");
    assert_eq!(said(&[now("CHG-1"), now("CHG-2")]).len(), 2);
}
