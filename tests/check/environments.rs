//! Environments that documents name: each is one of the service's, and what they say of it agrees with what else they
//! say of where the work is done.

use serde_json::Value;

use super::project::Project;

const NOW: &str = "2026-11-26T12:00:00+01:00";

const REGISTRY: &str = "kind: Service\nid: crm\ntitle: CRM\nowner: vest\npolicies: []\ntimezone: Europe/Oslo\nenvironments:\n\
    \x20 - {name: crm-test, type: test}\n  - {name: crm-test2, type: test}\n  - {name: crm, type: production}\n---\n\
    kind: Service\nid: bare\ntitle: Bare\nowner: vest\npolicies: []\n---\n\
    kind: Party\nid: vest\ntitle: Vest\ntype: customer\n---\n\
    kind: Party\nid: softpro\ntitle: Softpro\ntype: supplier\n---\n\
    kind: Person\nid: kari.nordmann\ntitle: Kari Nordmann\nparty: vest\n";
const ORDER: &str = "kind: Order\nid: ORD-1\ntitle: Kopiering\nservice: crm\nstatus: sent\ntype: database-copy\ninitiator: vest\n\
    requester: kari.nordmann\nsentAt: 2026-11-10T09:00:00+01:00\nenvironments: [test]\naffectsOperation: false\n\
    databases: [{name: MTU, region: vest, operation: copy, source: production, target: test}]\n\
    plan:\n  test: {start: 2026-12-01, end: 2026-12-04}\n";
const CHANGE: &str = "kind: ChangeRequest\nid: CHG-1\ntitle: Disk\nservice: crm\nstatus: proposed\ninitiator: vest\n\
    requester: kari.nordmann\npurpose: correction\nsize: minor\nenvironments: [test, production]\naffectsOperation: true\n\
    plan:\n  test: {start: 2026-12-01, end: 2026-12-04}\n  production: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}\n";
const ACCESS: &str = "kind: SupplierAccess\nid: ACC-1\ntitle: Logger\nservice: crm\nstatus: planned\ninitiator: vest\n\
    requester: kari.nordmann\nsupplier: softpro\nenvironments: [test]\nwindow: {start: 2026-12-03T09:00, end: 2026-12-03T11:00}\n\
    changes: [CHG-1]\n";

/// Each contradiction as document and pointer, with its message and help.
fn told(documents: &[&str]) -> Vec<(String, String)> {
    let project = Project::new().with("r.yaml", REGISTRY).with("d.yaml", documents.join("---\n"));
    let report = project.report(&["--now", NOW]);
    let findings = report["findings"].as_array().unwrap();
    assert!(findings.iter().all(|finding| finding["rule"] != "schema"), "{documents:?}{report:#}");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let of_rule = findings.iter().filter(|finding| finding["rule"] == "contradiction");
    let place = |finding: &Value| format!("{}{}", text(&finding["document"]["id"]), text(&finding["pointer"]));
    let words = |finding: &Value| format!("{}; {}", text(&finding["message"]), text(&finding["help"]));
    of_rule.map(|finding| (place(finding), words(finding))).collect()
}

fn places(documents: &[&str]) -> Vec<String> {
    told(documents).into_iter().map(|(place, _)| place).collect()
}

#[test]
fn an_environment_is_one_of_the_service() {
    let order = |was: &str, is: &str| ORDER.replace(was, is);
    for target in ["test", "crm-test", "crm-test2"] {
        assert_eq!(places(&[&order("target: test", &format!("target: {target}"))]), [""; 0], "{target}");
        let plan = order("plan:\n  test: {", &format!("plan:\n  test: {{environment: {target}, "));
        assert_eq!(places(&[&plan]), [""; 0], "{target}");
    }
    let target = "ORD-1/databases/0/target";
    // Nobody's, another case, a type that the service has none of.
    for unknown in ["crm-tset", "CRM-test", "training"] {
        let found = told(&[&order("target: test", &format!("target: {unknown}"))]);
        assert_eq!(found[0].0, target, "{unknown}");
        assert!(found[0].1.contains("`crm-test`, `crm-test2` and `crm`"), "{found:?}");
        let plan = order("plan:\n  test: {", &format!("plan:\n  test: {{environment: {unknown}, "));
        assert_eq!(places(&[&plan])[0], "ORD-1/plan/test/environment", "{unknown}");
        let source = order("source: production", &format!("source: {unknown}"));
        assert_eq!(places(&[&source])[0], "ORD-1/databases/0/source", "{unknown}");
    }
    // A service that registers none has what every service may have.
    let bare = order("service: crm", "service: bare");
    assert_eq!(places(&[&bare]), [""; 0]);
    let found = told(&[&bare.replace("target: test", "target: crm-test")]);
    assert_eq!(found[0].0, target);
    assert!(found[0].1.contains("`test`"), "{found:?}");
    // Of a service that nobody registered nothing is known but that it is not there.
    let nobodys = order("service: crm", "service: crn").replace("target: test", "target: crm-test");
    assert_eq!(places(&[&nobodys]), [""; 0]);
    assert_eq!(places(&[&nobodys.replace("crm-test", "production")]), [target]);
    // Of several services each may have it.
    assert_eq!(
        places(&[&order("service: crm", "service: [bare, crm]").replace("target: test", "target: crm-test")]),
        [""; 0]
    );
}

#[test]
fn a_copy_to_production_touches_production() {
    for (was, is, place) in [
        ("target: test", "target: production", "ORD-1/databases/0/target"),
        ("target: test", "target: crm", "ORD-1/databases/0/target"),
        ("environments: [test]", "environments: [production]", "ORD-1/databases/0/target"),
        // What is moved is no longer where it was.
        ("operation: copy", "operation: move", "ORD-1/databases/0/source"),
    ] {
        assert!(places(&[&ORDER.replace(was, is)]).contains(&place.to_owned()), "{is}");
    }
    let both = ORDER.replace("environments: [test]", "environments: [test, production]");
    assert_eq!(places(&[&both.replace("operation: copy", "operation: move")]), [""; 0]);
    assert_eq!(places(&[&both.replace("source: production, target: test", "source: test, target: crm")]), [""; 0]);
    // Copied onto itself.
    for same in
        ["source: production, target: production", "source: crm, target: crm", "source: crm, target: production"]
    {
        assert_eq!(
            places(&[&both.replace("source: production, target: test", same)]),
            ["ORD-1/databases/0/target"],
            "{same}"
        );
    }
    assert_eq!(
        places(&[&ORDER.replace("source: production, target: test", "source: crm-test, target: crm-test2")]),
        [""; 0]
    );
    // Of a type that has several, any may be meant.
    assert_eq!(
        places(&[&ORDER.replace("source: production, target: test", "source: test, target: crm-test2")]),
        [""; 0]
    );
}

#[test]
fn a_test_runs_in_a_test_environment() {
    let inside = |name: &str| CHANGE.replace("test: {start", &format!("test: {{environment: {name}, start"));
    assert_eq!(places(&[&inside("crm-test")]), [""; 0]);
    for production in ["crm", "production"] {
        assert_eq!(places(&[&inside(production)]), ["CHG-1/plan/test/environment"], "{production}");
    }
    let said = |name: &str| format!("{}test: {{environment: {name}}}\n", inside("crm-test"));
    assert_eq!(places(&[&said("crm-test")]), [""; 0]);
    assert_eq!(places(&[&said("test")]), [""; 0]);
    assert_eq!(places(&[&said("crm-test2")]), ["CHG-1/test/environment"]);
    assert_eq!(places(&[&said("elsewhere")])[0], "CHG-1/test/environment");
}

#[test]
fn an_access_to_test_touches_no_production() {
    // The test stage of a change that goes on to production.
    assert_eq!(places(&[CHANGE, ACCESS]), [""; 0]);
    let changed = |was: &str, is: &str| ACCESS.replace(was, is);
    let databases =
        |target: &str| format!("{ACCESS}databases: [{{name: MTU, region: vest, operation: copy, target: {target}}}]\n");
    assert_eq!(places(&[CHANGE, &databases("crm-test")]), [""; 0]);
    assert_eq!(places(&[CHANGE, &databases("crm")]), ["ACC-1/databases/0/target"]);
    // Outside the test period, or over its end: it is not the test that the supplier enters for.
    let at = ["ACC-1/changes/0"];
    assert_eq!(places(&[CHANGE, &changed("2026-12-03T", "2026-12-08T")]), at);
    assert_eq!(places(&[CHANGE, &changed("end: 2026-12-03T11:00", "end: 2026-12-05T11:00")]), at);
    // The last day of the period is a day of it.
    assert_eq!(places(&[CHANGE, &changed("2026-12-03T", "2026-12-04T")]), [""; 0]);
    // What really happened counts too.
    let real = format!("{ACCESS}startedAt: 2026-11-20T09:00:00+01:00\n");
    assert_eq!(places(&[CHANGE, &real]), at);
    // A change in production alone; one without a test period.
    let alone = CHANGE
        .replace("[test, production]", "[production]")
        .replace("  test: {start: 2026-12-01, end: 2026-12-04}\n", "");
    assert_eq!(places(&[&alone, ACCESS]), at);
    assert_eq!(places(&[&alone.replace("[production]", "[test, production]"), ACCESS]), at);
    // Whoever enters both, says so; what is called off is no work.
    assert_eq!(places(&[&alone, &changed("environments: [test]", "environments: [test, production]")]), [""; 0]);
    assert_eq!(places(&[&alone.replace("proposed", "cancelled"), ACCESS]), [""; 0]);
    // The same of an order.
    let orders = changed("changes: [CHG-1]", "orders: [ORD-1]");
    assert_eq!(places(&[ORDER, &orders]), [""; 0]);
    let production = ORDER
        .replace("environments: [test]", "environments: [production]")
        .replace("target: test", "target: crm")
        .replace("source: production", "source: test");
    let production = production.replace("plan:\n  test: {start: 2026-12-01, end: 2026-12-04}\n", "");
    assert_eq!(places(&[&production, &orders]), ["ACC-1/orders/0"]);
}
