//! A change of class `standard` follows a change model: one that covers it, in force when the work is done, approved by
//! the chair of a body that decides on the service.

use super::project::Project;

const NOW: &str = "2026-11-26T12:00:00+01:00";

const REGISTRY: &str = "kind: Service\nid: crm\ntitle: CRM\nowner: vest\npolicies: []\ntimezone: Europe/Oslo\n---\n\
    kind: Service\nid: erp\ntitle: ERP\nowner: vest\npolicies: []\n---\n\
    kind: Party\nid: vest\ntitle: Vest\ntype: customer\n---\n\
    kind: Party\nid: softpro\ntitle: Softpro\ntype: supplier\n---\n\
    kind: Person\nid: eva.svensson\ntitle: Eva Svensson\nparty: softpro\n---\n\
    kind: Person\nid: kari.nordmann\ntitle: Kari Nordmann\nparty: vest\n---\n\
    kind: Person\nid: ola.nordmann\ntitle: Ola Nordmann\nparty: vest\n---\n\
    kind: Body\nid: board\ntitle: Board\nfunction: cab\nservices: [crm]\nmembers:\n\
    \x20 - {person: kari.nordmann, chair: true, from: 2026-01-01, to: 2026-12-31}\n\
    \x20 - {person: ola.nordmann, from: 2026-01-01}\n---\n\
    kind: Body\nid: club\ntitle: Club\nfunction: cab\nmembers: [{person: ola.nordmann, chair: true}]\n";
const MODEL: &str = "kind: ChangeModel\nid: CM-1\ntitle: Sertifikat\nservices: [crm]\nbody: board\npurposes: [certificate-renewal]\n\
    environments: [test, production]\nprocedure: [Bytt sertifikatet]\nfrom: 2026-02-01\nto: 2026-12-31\napprovals:\n\
    \x20 - {role: chair, of: board, by: kari.nordmann, at: 2026-01-20T10:00:00+01:00, decision: approved}\n";
const CHANGE: &str = "kind: ChangeRequest\nid: CHG-1\ntitle: Sertifikat\nservice: crm\nstatus: proposed\ninitiator: vest\n\
    requester: kari.nordmann\npurpose: certificate-renewal\nclass: standard\nchangeModel: CM-1\nenvironments: [production]\n\
    affectsOperation: false\nplan:\n  production: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}\n";

/// The place and the words of each contradiction.
fn told(model: &str, change: &str) -> Vec<(String, String)> {
    found("findings", model, change)
}

fn found(list: &str, model: &str, change: &str) -> Vec<(String, String)> {
    let registry = format!("{REGISTRY}---\n{model}");
    let report = Project::new().with("r.yaml", registry).with("c.yaml", change).report(&["--now", NOW]);
    let findings = report["findings"].as_array().unwrap();
    assert!(findings.iter().all(|finding| finding["rule"] != "schema"), "{model}{change}{report:#}");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let of_rule = report[list].as_array().unwrap().iter().filter(|finding| finding["rule"] == "contradiction");
    of_rule
        .map(|finding| {
            (text(&finding["pointer"]), text(&finding[if list == "pending" { "missing" } else { "message" }]))
        })
        .collect()
}

#[test]
fn a_standard_change_follows_a_model() {
    assert_eq!(told(MODEL, CHANGE), []);
    let unnamed = CHANGE.replace("changeModel: CM-1\n", "");
    let found = told(MODEL, &unnamed);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "/class");
    // What is not standard asks for none; nor does a draft, or what is called off.
    assert_eq!(told(MODEL, &unnamed.replace("standard", "normal")), []);
    for status in ["draft", "cancelled"] {
        assert_eq!(told(MODEL, &unnamed.replace("proposed", status)), [], "{status}");
    }
}

#[test]
fn the_model_covers_the_change_and_is_in_force_and_approved() {
    let entry = "{role: chair, of: board, by: kari.nordmann, at: 2026-01-20T10:00:00+01:00, decision: approved}";
    for (was, is, word) in [
        // No such model; another service; another purpose; an environment that it leaves out.
        ("id: CM-1", "id: CM-2", "no change model for"),
        ("services: [crm]", "services: [erp]", "no change model for"),
        ("purposes: [certificate-renewal]", "purposes: [upgrade]", "no change model for"),
        ("environments: [test, production]", "environments: [test]", "no change model for"),
        // Over before the work, or on its first day; begun after it.
        ("to: 2026-12-31", "to: 2026-12-07", "not in force"),
        ("to: 2026-12-31", "to: 2026-12-08T19:00:00+01:00", "not in force"),
        ("from: 2026-02-01", "from: 2026-12-09", "not in force"),
        // A body that decides on nothing here.
        ("body: board", "body: club", "body that decides"),
        // A rejection, and one after the approval.
        (entry, &entry.replace("decision: approved", "decision: rejected"), "rejected by"),
        (
            entry,
            &format!("{entry}\n  - {}", entry.replace("01-20", "01-25").replace("approved", "rejected")),
            "rejected by",
        ),
    ] {
        let model = MODEL.replace(was, is);
        assert_ne!(model, MODEL, "{was}");
        let found = told(&model, CHANGE);
        assert!(found.iter().any(|(_, message)| message.contains(word)), "{model}{found:?}");
        assert!(found.iter().all(|(pointer, _)| pointer == "/changeModel"), "{model}{found:?}");
    }
    // A member's approval, one before the office, one that lies ahead, one of another body, none: until the work starts it
    // can be given, then it is too late.
    for entry_is in [
        entry.replace("kari", "ola"),
        entry.replace("2026-01-20", "2025-12-20"),
        entry.replace("2026-01-20", "2026-12-01"),
        entry.replace("of: board", "of: club"),
        entry.replace("approved", "submitted"),
    ] {
        let model = MODEL.replace(entry, &entry_is);
        assert_eq!(told(&model, CHANGE), [], "{model}");
        let says =
            |told: &str| told.contains("lacks") || told.contains("lies ahead") || told.contains("does not count");
        assert!(says(&found("pending", &model, CHANGE)[0].1), "{model}");
        let past = CHANGE.replace("2026-12-08", "2026-11-25");
        assert!(says(&told(&model, &past)[0].1), "{model}");
        // Without a timetable what is decided is decided by such a model.
        let plan = "plan:\n  production: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}\n";
        assert_eq!(told(&model, &CHANGE.replace(plan, "")), [], "{model}");
        assert!(says(&told(&model, &CHANGE.replace(plan, "").replace("proposed", "approved"))[0].1), "{model}");
    }
    for to in ["2026-12-08", "2026-12-08T20:00:00+01:00"] {
        // A day in `to` counts whole; of a moment the work may fill the last.
        let found = told(&MODEL.replace("2026-12-31", to), CHANGE);
        assert_eq!(found.is_empty(), to == "2026-12-08", "{to} {found:?}");
    }
    // For several services it takes a model for each, and a body that decides on each.
    let both = CHANGE.replace("service: crm", "service: [crm, erp]");
    assert!(told(MODEL, &both)[0].1.contains("no change model for"));
    assert!(told(&MODEL.replace("[crm]", "[crm, erp]"), &both)[0].1.contains("body that decides"));
}

#[test]
fn a_model_leaves_out_databases_unless_it_says_otherwise() {
    let change = format!("{CHANGE}databases: [{{name: MTU, region: vest}}]\n");
    assert!(told(MODEL, &change)[0].1.contains("these databases"));
    assert_eq!(told(&format!("{MODEL}databases: true\n"), &change), []);
}

#[test]
fn only_those_who_agreed_on_the_model_make_the_change() {
    let parties = |list: &str| MODEL.replace("services: [crm]\n", &format!("services: [crm]\nparties: {list}\n"));
    let with =
        |more: &str| CHANGE.replace("purpose: certificate-renewal\n", &format!("purpose: certificate-renewal\n{more}"));
    let implements = |text: &str| CHANGE.replace("plan:\n", &format!("plan:\n  participants: [{text}]\n"));
    // A model without parties leaves it open.
    assert_eq!(told(MODEL, &with("implementer: eva.svensson\n")), []);
    assert_eq!(told(&parties("[vest]"), &with("implementer: kari.nordmann\n")), []);
    assert_eq!(told(&parties("[vest]"), &implements("{party: softpro, role: informed}")), []);
    for (list, change) in [
        ("[softpro]", CHANGE.to_owned()),
        ("[vest]", with("implementer: eva.svensson\n")),
        ("[vest]", implements("{party: softpro, role: implementation}")),
        ("[vest]", implements("{party: vest, person: eva.svensson, role: implementation}")),
    ] {
        let found = told(&parties(list), &change);
        // A person of Softpro's who stands for another party is told of for that, too.
        let all = if change.contains("party: vest, person: eva") { 2 } else { 1 };
        assert!(
            found.len() == all && found[0].1.contains("is not among the parties of `CM-1`"),
            "{list} {change}{found:?}"
        );
    }
}

#[test]
fn a_change_keeps_to_the_risk_of_its_model() {
    for (allowed, judged, keeps) in [
        ("minimal", "minimal", true),
        ("minimal", "low", false),
        ("minimal", "high", false),
        ("low", "minimal", true),
        ("low", "low", true),
        ("low", "high", false),
        ("high", "high", true),
    ] {
        let found = told(&format!("{MODEL}risk: {allowed}\n"), &format!("{CHANGE}risk: {judged}\n"));
        assert_eq!(found.is_empty(), keeps, "{allowed} {judged}: {found:?}");
        assert!(found.iter().all(|(pointer, _)| pointer == "/risk"), "{found:?}");
    }
    assert_eq!(told(&format!("{MODEL}risk: low\n"), CHANGE), []);
}

#[test]
fn a_model_that_is_approved_when_the_work_has_begun_is_too_late() {
    let started = format!("{CHANGE}startedAt: 2026-11-20T09:00:00+01:00\n");
    assert_eq!(told(MODEL, &started), []);
    let late = MODEL.replace("2026-01-20T10", "2026-11-20T10");
    assert!(
        told(&late, &started)[0].1.contains("approved on Friday 20 November, 10:00"),
        "{:?}",
        told(&late, &started)
    );
    assert_eq!(told(&late, CHANGE), []);
    // What was started while no model was in force was not standard, whatever was planned.
    assert!(told(&MODEL.replace("2026-02-01", "2026-11-21"), &started)[0].1.contains("not in force"));
}
