//! How changes went, counted by hand.

use serde_json::{Value, json};

use super::project::Project;

const POLICY: &str = "\
kind: Policy
id: own
title: Own
calendar: \"NO\"
rules:
  NOTICE:
    title: Announced ten days before
    kinds: [ChangeRequest]
    when: 'doc.class != \"urgent\"'
    check: {notice: {before: plan.production.start, from: announcedAt, atLeast: 10 days}}
";

const REGISTRY: &str = "\
kind: Party
id: nhn
title: NHN
type: provider
---
kind: Person
id: kari.nordmann
title: Kari Nordmann
party: nhn
---
kind: Service
id: med
title: Med
owner: nhn
policies: [own]
timezone: Europe/Oslo
measuredFrom: 2026-01-01
---
kind: ChangeModel
id: CM-1
title: Sertifikat
services: [med]
body: board
purposes: [certificate-renewal]
environments: [production]
procedure: [Bytt]
from: 2026-01-01
to: 2026-12-31
---
kind: ChangeModel
id: CM-2
title: Gammel
services: [med]
body: board
purposes: [certificate-renewal]
environments: [production]
procedure: [Bytt]
from: 2025-01-01
to: 2025-12-31
";

/// A change that starts on 20 of a month, with what else it says.
fn change(id: &str, month: &str, rest: &str) -> (String, String) {
    let text = format!(
        "kind: ChangeRequest\nid: {id}\ntitle: Change\nservice: med\ninitiator: nhn\nrequester: kari.nordmann\npurpose: certificate-renewal\nenvironments: [production]\nplan: {{production: {{start: {month}-20T18:00, end: {month}-20T20:00}}}}\n{rest}\n"
    );
    (format!("changes/{id}.yaml"), text)
}

/// CHG-1 as planned, announced twenty days before; CHG-2 rolled back, announced two days before, with an incident; CHG-3 urgent
/// and failed; CHG-4 closed and says nothing of how it ended; CHG-5 of December, not made, whose notice may still be given; CHG-6 a
/// draft; CHG-7 and CHG-8 by models; REL-1 with a deviation. The incident of CHG-3 was a false alarm.
fn project() -> Project {
    let made = |month: &str| format!("implementedAt: {month}-20T19:00:00+02:00");
    let (october, september) = (made("2026-10"), made("2026-09"));
    let early = "announcedAt: 2026-09-30T10:00:00+02:00";
    let late = "announcedAt: 2026-10-18T10:00:00+02:00";
    let files = [
        change("CHG-1", "2026-10", &format!("status: completed\n{october}\n{early}\nresult: {{outcome: as-planned}}")),
        change("CHG-2", "2026-10", &format!("status: completed\n{october}\n{late}\nresult: {{outcome: rolled-back}}")),
        change("CHG-3", "2026-10", &format!("status: completed\nclass: urgent\n{october}\nresult: {{outcome: failed}}")),
        change("CHG-4", "2026-09", &format!("status: closed\n{september}\nannouncedAt: 2026-09-01T10:00:00+02:00")),
        change("CHG-5", "2026-12", "status: approved"),
        change("CHG-6", "2026-10", "status: draft"),
        change(
            "CHG-7",
            "2026-10",
            &format!("status: completed\nclass: standard\nchangeModel: CM-1\n{october}\n{early}\nresult: {{outcome: as-planned}}"),
        ),
        change(
            "CHG-8",
            "2026-10",
            &format!("status: completed\nclass: standard\nchangeModel: CM-2\n{october}\n{late}\nresult: {{outcome: failed}}"),
        ),
        (
            "releases/1.yaml".to_owned(),
            "kind: Release\nid: REL-1\ntitle: Release\nservice: med\nstatus: deployed\ninitiator: nhn\nenvironments: [production]\ndeployedAt: 2026-10-21T19:00:00+02:00\nresult: {outcome: with-deviation}\n".to_owned(),
        ),
        ("incidents/1.yaml".to_owned(), incident("INC-1", "resolved", "CHG-2")),
        ("incidents/2.yaml".to_owned(), incident("INC-2", "false-alarm", "CHG-3")),
    ];
    let project =
        Project::of([("vedtak.yaml", "version: 1\n"), ("policies/own.yaml", POLICY), ("registry/all.yaml", REGISTRY)]);
    for (path, text) in &files {
        project.write(path, text);
    }
    project
}

fn incident(id: &str, status: &str, change: &str) -> String {
    format!(
        "kind: Incident\nid: {id}\ntitle: Incident\nservice: med\nstatus: {status}\ninitiator: nhn\ncausedBy: [{change}]\n"
    )
}

fn changes(project: &Project, arguments: &[&str]) -> Vec<Value> {
    let now = ["measure", "--now", "2026-11-02T09:00:00+01:00", "--format", "json"];
    let answer = project.run(&[&now[..], arguments].concat());
    assert_eq!(answer.status, 0, "{}{}", answer.err, answer.out);
    answer.json()["changes"].as_array().unwrap().clone()
}

/// Eight are neither drafts nor called off (REL-1 among them), seven are made. Of six changes with a notice to give, CHG-5 still
/// waits and CHG-3 is urgent; CHG-1, CHG-4 and CHG-7 were in time, CHG-2 and CHG-8 were not.
#[test]
fn outcomes_urgency_and_notice_are_counted() {
    let found = changes(&project(), &[]);
    let all = &found[0];
    assert_eq!((&all["service"], &all["model"]), (&json!("med"), &Value::Null));
    assert_eq!((&all["all"], &all["made"]), (&json!(8), &json!(7)));
    let outcomes =
        ["asPlanned", "withDeviation", "rolledBack", "failed", "untold"].map(|name| all[name].as_u64().unwrap());
    assert_eq!(outcomes, [2, 1, 1, 2, 1]);
    assert_eq!(all["causedIncident"], 1);
    assert_eq!(all["urgent"], json!({"number": 1, "of": 7}));
    assert_eq!(all["announcedInTime"], json!({"number": 3, "of": 5}));
}

#[test]
fn a_model_has_its_own_shares_and_says_whether_it_is_in_force() {
    let found = changes(&project(), &[]);
    assert_eq!(found.len(), 3);
    let model = &found[1]["model"];
    assert_eq!(model, &json!({"id": "CM-1", "title": "Sertifikat", "to": "2026-12-31", "inForce": true}));
    assert_eq!((&found[1]["made"], &found[1]["asPlanned"]), (&json!(1), &json!(1)));
    assert_eq!((&found[2]["model"]["id"], &found[2]["model"]["inForce"]), (&json!("CM-2"), &json!(false)));
    assert_eq!((&found[2]["failed"], &found[2]["asPlanned"]), (&json!(1), &json!(0)));
    let text = project().run(&["measure", "--now", "2026-11-02T09:00:00+01:00", "--lang", "en"]).out;
    for line in [
        "as planned                           2 of 7  28.5%",
        "without an outcome (result.outcome)  1 of 7  14.2%",
        "by change model CM-1 Sertifikat",
        "the model is in force through Thursday 31 December; it must be reviewed before then",
        "the model is not in force; a change by it is no longer a standard change",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
}

/// In September CHG-4 alone; in December CHG-5, which is planned. Of a rule that is asked for nothing is told of changes.
#[test]
fn of_a_period_those_are_counted_that_are_of_it() {
    let project = project();
    let september = changes(&project, &["--period", "2026-09"]);
    assert_eq!((&september[0]["all"], &september[0]["untold"]), (&json!(1), &json!(1)));
    let december = changes(&project, &["--period", "2026-12"]);
    assert_eq!((&december[0]["all"], &december[0]["made"]), (&json!(1), &json!(0)));
    assert_eq!(changes(&project, &["--period", "2026-Q3"]).len(), 1);
}

/// A rule of a project's own holds a model to its bar: of three changes by it one failed, and 66.6 % is less than 95 %. The
/// model is then withdrawn by its last day.
#[test]
fn a_rule_of_ones_own_holds_a_model_to_its_bar() {
    let rule = "\
\x20 MODEL:
    title: A change model succeeds
    kinds: [ChangeModel]
    when: 'inForce(doc, now)'
    answeredBy: Deviation
    check:
      measure:
        figure: share
        of:
          kind: ChangeRequest
          where: 'other.?changeModel.orValue(\"\") == id && other.?result.?outcome.hasValue()'
          at: implementedAt
        part: 'other.?result.?outcome.orValue(\"\") in [\"as-planned\", \"with-deviation\"]'
        period: 12 months
        atLeast: 95 %
";
    let project = project().with("policies/own.yaml", format!("{POLICY}{rule}"));
    for (id, outcome) in [("CHG-10", "as-planned"), ("CHG-11", "failed")] {
        let rest = format!(
            "status: completed\nclass: standard\nchangeModel: CM-1\nimplementedAt: 2026-10-20T19:00:00+02:00\nresult: {{outcome: {outcome}}}"
        );
        let (path, text) = change(id, "2026-10", &rest);
        project.write(&path, text);
    }
    let answer = project.run(&["measure", "--now", "2026-11-02T09:00:00+01:00", "--rule", "MODEL", "--format", "json"]);
    assert_eq!(answer.status, 1, "{}", answer.err);
    let told = answer.json();
    let [one] = told["measures"].as_array().unwrap().as_slice() else { panic!("{told:#}") };
    assert_eq!(one["subject"]["document"]["id"], "CM-1");
    let period = &one["periods"][0];
    assert_eq!((&period["verdict"], &period["figure"]["percent"]), (&json!("broken"), &json!("66.6")));
    // What is withdrawn is not measured any more, and no later change is a standard one.
    let registry = REGISTRY.replacen("to: 2026-12-31", "to: 2026-11-01", 1);
    project.write("registry/all.yaml", registry);
    let answer = project.run(&["measure", "--now", "2026-11-02T09:00:00+01:00", "--rule", "MODEL", "--lang", "en"]);
    assert_eq!(answer.status, 2, "{}", answer.out);
}
