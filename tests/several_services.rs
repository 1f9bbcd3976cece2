//! A document of several services owes each of them what a policy asks for.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::Project;
use serde_json::Value;

/// Two services under one policy, each with an owner and a manager of its own; one under none; one that `applies` leaves out.
const REGISTRY: &str = "\
{kind: Party, id: nhn, title: NHN, type: provider}
---
{kind: Party, id: vest, title: Vest, type: region}
---
{kind: Person, id: kari, title: Kari Nordmann, party: nhn, roles: [{role: manager, for: {service: a}, from: 2020-01-01, to: null}]}
---
{kind: Person, id: ola, title: Ola Nordmann, party: nhn, roles: [{role: manager, for: {service: b}, from: 2020-01-01, to: null}]}
---
{kind: Service, id: a, title: A, owner: nhn, timezone: Europe/Oslo, policies: [p]}
---
{kind: Service, id: b, title: B, owner: vest, timezone: Europe/Helsinki, policies: [p]}
---
{kind: Service, id: free, title: Free, owner: nhn, timezone: Europe/Oslo, policies: []}
---
{kind: Service, id: out, title: Out, owner: vest, timezone: Europe/Oslo, policies: [p]}
";

const POLICY: &str = "\
kind: Policy
id: p
title: P
calendar: \"NO\"
applies: {where: 'service.id != \"out\"'}
rules:
  P-1:
    title: The manager of each service approves
    kinds: [ChangeRequest]
    check: {let: {own: 'service.id'}, approval: {role: manager, for: {service: $own}, before: plan.production.start}}
  P-2:
    title: The owner of each service is told
    kinds: [ChangeRequest]
    check: {assert: 'doc.?notices.orValue([]).exists(n, service.?owner.orValue(\"\") in n.?to.orValue([]))', message: {nb: '{{ owner }} er ikke varslet', sv: '{{ owner }} är inte varskodd', en: '{{ owner }} was not told'}, let: {owner: 'service.?owner.orValue(\"\")'}}
  P-3:
    title: There is a rollback
    kinds: [ChangeRequest]
    check: {require: [rollback]}
  P-4:
    title: Begins in the evening
    kinds: [ChangeRequest]
    check: {assert: 'doc.?plan.?production.?start.orValue(now).getHours(\"Europe/Oslo\") >= 17'}
";

/// What is found and pending of a change of these services, as `rule: text`.
fn said(services: &str, more: &str) -> Vec<String> {
    let change = format!(
        "{{kind: ChangeRequest, id: CHG-1, title: A change, service: {services}, status: approved, initiator: nhn, environments: [production], plan: {{production: {{start: 2026-12-08T17:30, end: 2026-12-08T20:00}}}}{more}}}"
    );
    let report = Project::new()
        .with("vedtak.yaml", "language: en\npolicies: [p.yaml]\n")
        .with("p.yaml", POLICY)
        .with("registry.yaml", REGISTRY)
        .with("change.yaml", change)
        .report(&["--now", "2026-12-01T12:00:00+01:00"]);
    let texts = |list: &str, key: &str| {
        let all = report[list].as_array().unwrap_or_else(|| panic!("{report}"));
        let own = all.iter().filter(|one| one["rule"].as_str().unwrap().starts_with("P-"));
        let text = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
        own.map(|one| format!("{}: {}", text(one, "rule"), text(one, key))).collect::<Vec<_>>()
    };
    let mut all = [texts("findings", "message"), texts("pending", "missing")].concat();
    all.sort();
    all
}

const ROLLBACK: &str = ", rollback: {procedure: Back to the image of before., maxDuration: PT1H}";
const ALL_TOLD: &str = ", notices: [{from: nhn, to: [nhn, vest], at: 2026-11-20T10:00:00+01:00, stage: production}]";

#[test]
fn each_service_is_owed_what_the_policy_asks_for_whatever_their_order() {
    for services in ["[a, b]", "[b, a]", "[free, a, out, b]"] {
        let found = said(services, ROLLBACK);
        let told: Vec<&str> = found.iter().map(String::as_str).filter(|one| one.starts_with("P-2")).collect();
        assert_eq!(told, ["P-2: `nhn` was not told", "P-2: `vest` was not told"], "{services}");
        let approvals: Vec<&String> = found.iter().filter(|one| one.starts_with("P-1")).collect();
        assert_eq!(approvals.len(), 2, "{services}: {found:?}");
        assert!(
            approvals.iter().any(|one| one.contains("Kari"))
                || approvals.iter().any(|one| one.contains("`a`") || one.contains(" A")),
            "{found:?}"
        );
    }
    // One manager of both is not enough, whichever it is; both are.
    let approved = |by: &str, service: &str| {
        format!(
            "{{role: manager, for: {{service: {service}}}, by: {by}, at: 2026-11-25T10:00:00+01:00, decision: approved}}"
        )
    };
    let with = |approvals: &[String]| format!("{ROLLBACK}{ALL_TOLD}, approvals: [{}]", approvals.join(", "));
    for one in [approved("kari", "a"), approved("ola", "b")] {
        for services in ["[a, b]", "[b, a]"] {
            let found = said(services, &with(std::slice::from_ref(&one)));
            assert_eq!(found.iter().filter(|one| one.starts_with("P-1")).count(), 1, "{services}: {found:?}");
        }
    }
    assert_eq!(said("[a, b]", &with(&[approved("kari", "a"), approved("ola", "b")])), [""; 0]);
}

#[test]
fn what_is_the_same_for_each_service_is_told_once() {
    let found = said("[a, b]", ALL_TOLD);
    assert_eq!(found.iter().filter(|one| one.starts_with("P-3")).count(), 1, "{found:?}");
}

#[test]
fn one_service_and_those_that_no_policy_governs_are_judged_as_before() {
    assert!(said("a", ROLLBACK).iter().all(|one| !one.contains("vest")));
    assert_eq!(said("[a, free]", ROLLBACK), said("a", ROLLBACK));
    assert_eq!(said("[a, out]", ROLLBACK), said("a", ROLLBACK));
    assert_eq!(said("[free, out]", ROLLBACK), [""; 0]);
}

#[test]
fn local_times_are_those_of_the_first_service() {
    let late =
        |services: &str| said(services, &format!("{ROLLBACK}{ALL_TOLD}")).iter().any(|one| one.starts_with("P-4"));
    // 17:30 in Oslo; 17:30 in Helsinki is 16:30 there.
    assert!(!late("a") && !late("[a, b]"));
    assert!(late("b") && late("[b, a]"));
}

/// What is said of an approval that is asked for of a list, as the rule has it.
fn of_list(approval: &str, approvals: &str) -> Vec<String> {
    let policy = format!(
        "kind: Policy\nid: p\ntitle: P\ncalendar: \"NO\"\nrules:\n  P-1:\n    title: Each approves\n    kinds: [Thing]\n    check: {{approval: {approval}}}\n"
    );
    let registry = "\
{kind: Party, id: nhn, title: NHN, type: provider}
---
{kind: Region, id: west, title: West}
---
{kind: Region, id: east, title: East}
---
{kind: Person, id: kari, title: Kari Nordmann, party: nhn, roles: [{role: manager, for: {region: west}, from: 2020-01-01, to: null}, {role: lead, from: 2020-01-01, to: null}]}
---
{kind: Person, id: ola, title: Ola Nordmann, party: nhn, roles: [{role: manager, for: {region: east}, from: 2020-01-01, to: null}]}
---
{kind: Service, id: a, title: A, owner: nhn, timezone: Europe/Oslo, policies: [p]}
";
    let schema = r#"{"properties": {"kind": {}, "id": {"type": "string"}, "service": {"x-ref": "Service"}, "regions": {"type": "array", "items": {"type": "string", "x-ref": "Region"}}, "people": {"type": "array", "items": {"type": "string", "x-ref": "Person"}}, "parties": {"type": "array", "items": {"type": "string", "x-ref": "Party"}}, "approvals": {"type": "array", "items": {"type": "object", "properties": {"by": {}, "at": {"format": "vedtak-time"}, "role": {}, "for": {}, "decision": {}}}}}}"#;
    let thing = format!(
        "{{kind: Thing, id: T-1, service: a, regions: [west, east], people: [kari, ola], parties: [nhn], approvals: [{approvals}]}}"
    );
    let config = "language: en\npolicies: [p.yaml]\ndocuments:\n  - {paths: [registry.yaml]}\n  - {paths: [thing.yaml], kind: Thing, schema: s.json}\n";
    let report = Project::new()
        .with("vedtak.yaml", config)
        .with("p.yaml", policy)
        .with("s.json", schema)
        .with("registry.yaml", registry)
        .with("thing.yaml", thing)
        .report(&["--now", "2026-12-01T12:00:00+01:00"]);
    ["findings", "pending"]
        .iter()
        .flat_map(|list| report[list].as_array().unwrap_or_else(|| panic!("{report}")).clone())
        .filter(|one| one["rule"] == "P-1")
        .map(|one| one["missing"].as_str().or(one["message"].as_str()).unwrap().to_owned())
        .collect()
}

#[test]
fn of_a_list_each_is_asked() {
    let entry = |by: &str, role: &str, area: &str| {
        format!("{{role: {role}, {area}by: {by}, at: 2026-11-25T10:00:00+01:00, decision: approved}}")
    };
    let (kari, ola) =
        (entry("kari", "manager", "for: {region: west}, "), entry("ola", "manager", "for: {region: east}, "));
    for asked in ["{role: manager, for: {region: 'regions[]'}}", "{by: 'people[]'}"] {
        assert_eq!(of_list(asked, "").len(), 2, "{asked}");
        assert_eq!(of_list(asked, &kari).len(), 1, "{asked}");
        assert_eq!(of_list(asked, &ola).len(), 1, "{asked}");
        assert_eq!(of_list(asked, &format!("{kari}, {ola}")), [""; 0], "{asked}");
    }
    // A list is the same as its items.
    for asked in ["{role: lead, eachOf: parties}", "{role: lead, eachOf: 'parties[]'}"] {
        let found = of_list(asked, "");
        assert_eq!(found.len(), 1, "{asked}");
        assert!(found[0].contains("NHN"), "{asked}: {found:?}");
    }
}
