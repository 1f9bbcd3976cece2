//! Lockdowns: what they stop, who may declare them, what was under way, and how they end.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::Project;
use serde_json::Value;

const OTHERS: &str = "\
kind: Service
id: other
title: Other
owner: nhn
provider: nhn
policies: [p]
timezone: Europe/Oslo
sensitiveData: false
environments: []
---
kind: Person
id: kari
title: Kari Nordmann
party: nhn
roles: [{role: gatekeeper, from: 2020-01-01, to: null}]
---
kind: Person
id: ola
title: Ola Nordmann
party: nhn
roles: [{role: other, from: 2020-01-01, to: null}]
";

/// The service and its provider, and the others that the tests need.
fn registry() -> String {
    format!("{}{OTHERS}", project::SERVICE)
}

const POLICY: &str = "\
kind: Policy
id: p
title: P
calendar: \"NO\"
lockdown: {role: gatekeeper}
rules:
  P-1:
    title: A title
    kinds: [ChangeRequest]
    check: {require: [title]}
";

const CHANGE: &str = "\
kind: ChangeRequest
id: CHG-1
title: Upgrade
service: medusa
status: approved
initiator: nhn
requester: ola
purpose: upgrade
environments: [production]
plan: {production: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}}
";

const LOCKDOWN: &str = "\
kind: Lockdown
id: LCK-1
title: The network is unstable
service: medusa
requester: ola
reason: Nobody knows why yet.
from: 2026-12-08T16:00:00+01:00
to: 2026-12-10
approvals:
  - {role: gatekeeper, by: kari, at: 2026-12-08T15:30:00+01:00, decision: approved}
";

const NOW: &str = "2026-12-08T15:45:00+01:00";
const NOTHING: [&str; 0] = [];

fn project(change: &str, lockdown: &str) -> Project {
    project_of(change, lockdown, &registry())
}

fn project_of(change: &str, lockdown: &str, registry: &str) -> Project {
    Project::new()
        .with("vedtak.yaml", "language: en\n")
        .with("registry.yaml", registry)
        .with("change.yaml", change)
        .with("lockdown.yaml", lockdown)
        .with("policies/p.yaml", POLICY)
}

/// What the rule says: severity and message of each finding, and what is pending.
fn said(change: &str, lockdown: &str, now: &str) -> Vec<String> {
    let report = project(change, lockdown).report(&["--now", now]);
    let text = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
    let own = |list: &str| {
        report[list].as_array().unwrap().iter().filter(|one| one["rule"] == "lockdown").cloned().collect::<Vec<_>>()
    };
    let findings =
        own("findings").into_iter().map(|one| format!("{}: {}", text(&one, "severity"), text(&one, "message")));
    let pending = own("pending").into_iter().map(|one| format!("pending: {}", text(&one, "missing")));
    findings.chain(pending).collect()
}

const PLANNED: &str = "error: start in production (`plan.production.start`), Tuesday 8 December, 18:00, is in the lockdown `LCK-1`; the work must wait until Friday 11 December";

#[test]
fn work_that_is_planned_in_it_is_stopped() {
    assert_eq!(said(CHANGE, LOCKDOWN, NOW), [PLANNED]);
    let answer = project(CHANGE, LOCKDOWN).check(&["--now", NOW]);
    assert_eq!(answer.status, 1, "{answer:?}");
    let may =
        project(CHANGE, LOCKDOWN).run(&["may", "CHG-1", "--stage", "production", "--now", "2026-12-08T18:30:00+01:00"]);
    assert_eq!(may.status, 1, "{may:?}");
    assert!(may.out.contains("LCK-1"), "{may:?}");
}

#[test]
fn it_holds_from_its_begin_to_its_end_and_no_longer() {
    let planned = |start: &str, end: &str| {
        said(
            &CHANGE.replace("start: 2026-12-08T18:00, end: 2026-12-08T20:00", &format!("start: {start}, end: {end}")),
            LOCKDOWN,
            NOW,
        )
        .len()
    };
    // Its end is a day, which is included whole.
    for (start, end, stopped) in [
        ("2026-12-08T14:00", "2026-12-08T16:00", 0),
        ("2026-12-08T14:00", "2026-12-08T16:01", 1),
        ("2026-12-10T23:59", "2026-12-11T01:00", 1),
        ("2026-12-11T00:00", "2026-12-11T01:00", 0),
        ("2026-12-07T14:00", "2026-12-12T16:00", 1),
        ("2026-12-10", "2026-12-10", 1),
        ("2026-12-11", "2026-12-11", 0),
    ] {
        assert_eq!(planned(start, end), stopped, "{start} to {end}");
    }
    let until = LOCKDOWN.replace("to: 2026-12-10", "to: 2026-12-08T18:00");
    assert_eq!(said(CHANGE, &until, NOW), NOTHING);
    // Once it is over, nothing is stopped any more.
    assert_eq!(said(CHANGE, LOCKDOWN, "2026-12-11T00:00:00+01:00"), NOTHING);
}

#[test]
fn it_stops_the_services_environments_and_classes_that_it_names() {
    for (change, lockdown, stopped) in [
        (CHANGE.replace("service: medusa", "service: other"), LOCKDOWN.to_owned(), 0),
        (CHANGE.to_owned(), LOCKDOWN.replace("service: medusa", "service: [medusa, other]"), 1),
        (CHANGE.to_owned(), LOCKDOWN.replace("reason:", "environments: [test]\nreason:"), 0),
        (CHANGE.to_owned(), LOCKDOWN.replace("reason:", "environments: [production]\nreason:"), 1),
        (
            CHANGE.replace("purpose:", "class: urgent\npurpose:"),
            LOCKDOWN.replace("reason:", "except: [urgent]\nreason:"),
            0,
        ),
        (CHANGE.to_owned(), LOCKDOWN.replace("reason:", "except: [urgent]\nreason:"), 1),
        (CHANGE.replace("status: approved", "status: draft"), LOCKDOWN.to_owned(), 0),
        (CHANGE.replace("status: approved", "status: cancelled"), LOCKDOWN.to_owned(), 0),
    ] {
        assert_eq!(said(&change, &lockdown, NOW).len(), stopped, "{change}\n{lockdown}");
    }
}

#[test]
fn it_must_be_approved_by_who_may_stop_the_work() {
    let by = |entries: &str| {
        let lockdown = LOCKDOWN.split("approvals:").next().unwrap();
        said(CHANGE, &format!("{lockdown}approvals:{entries}"), NOW)
    };
    assert_eq!(by(" []\n"), ["pending: the lockdown lacks approval; the `gatekeeper` must approve it"]);
    let wrong = "error: the approval by Ola Nordmann does not count: the person does not hold the role; the `gatekeeper` must approve";
    let entry = "\n  - {role: gatekeeper, by: ola, at: 2026-12-08T15:30:00+01:00, decision: approved}\n";
    assert_eq!(by(entry), [wrong]);
    let rejected = "\n  - {role: gatekeeper, by: kari, at: 2026-12-08T15:30:00+01:00, decision: rejected}\n";
    assert_eq!(by(rejected), ["note: the lockdown was rejected; it stops nothing"]);
    let of_a_part = entry.replace("by: ola", "by: kari").replace("decision:", "scope: [test], decision:");
    assert!(by(&of_a_part).iter().all(|says| !says.contains("is in the lockdown")), "{:?}", by(&of_a_part));
    // Without a role of its own it is the owner's; without an owner nobody may.
    let project = project(CHANGE, LOCKDOWN);
    let of = |line: &str| {
        project.write("policies/p.yaml", POLICY.replace("lockdown: {role: gatekeeper}\n", line));
        let report = project.report(&["--now", NOW]);
        let findings = report["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == "lockdown");
        findings.map(|one| one["message"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(of("owner: {role: gatekeeper}\n").len(), 1);
    assert_eq!(of("owner: {role: other}\n"), NOTHING, "who is asked has not answered");
    let elsewhere = "lockdown: {role: gatekeeper}\napplies: {where: 'service.sensitiveData'}\n";
    assert!(of(elsewhere)[0].starts_with("no policy of the service says who may stop work"), "{:?}", of(elsewhere));
    assert_eq!(of(""), ["no policy of the service says who may stop work; the lockdown stops nothing"]);
}

#[test]
fn what_is_under_way_is_listed_and_what_begins_in_it_is_a_breach() {
    let during = "2026-12-08T18:30:00+01:00";
    let planned = CHANGE.replace("start: 2026-12-08T18:00", "start: 2026-12-08T15:30");
    let begun = |at: &str| format!("{planned}startedAt: {at}\n");
    let listed = ["note: under way when the lockdown began: `CHG-1`"];
    assert_eq!(said(&begun("2026-12-08T15:40:00+01:00"), LOCKDOWN, during), listed);
    // Before it was approved nobody could know.
    let late = LOCKDOWN.replace("at: 2026-12-08T15:30", "at: 2026-12-08T18:20");
    assert_eq!(said(&begun("2026-12-08T18:00:00+01:00"), &late, during), listed);
    let breach = |severity: &str| {
        [format!(
            "{severity}: the work was begun on Tuesday 8 December, 18:00, in the lockdown `LCK-1`; it had to wait until Friday 11 December"
        )]
    };
    assert_eq!(said(&begun("2026-12-08T18:00:00+01:00"), LOCKDOWN, during), breach("error"));
    // What happened cannot be undone: afterwards it is told, and holds nothing up.
    assert_eq!(said(&begun("2026-12-08T18:00:00+01:00"), LOCKDOWN, "2026-12-12T12:00:00+01:00"), breach("warning"));
    // Nor does it help to leave out when it was begun.
    let unsaid = format!("{planned}implementedAt: 2026-12-08T18:00:00+01:00\n");
    assert_eq!(said(&unsaid, LOCKDOWN, during), breach("error"));
    // What was done by then is no matter of the lockdown.
    let done = format!("{}implementedAt: 2026-12-08T15:00:00+01:00\n", begun("2026-12-08T14:00:00+01:00"));
    assert_eq!(said(&done, LOCKDOWN, during), NOTHING);
}

#[test]
fn a_stage_that_was_begun_frees_no_later_one() {
    let two = CHANGE.replace("plan: {production:", "plan: {test: {start: 2026-12-01, end: 2026-12-02}, production:")
        + "startedAt: 2026-12-01T09:00:00+01:00\n";
    assert_eq!(said(&two, LOCKDOWN, NOW), [PLANNED]);
    // One second before it begins is no better.
    let early = format!("{CHANGE}startedAt: 2026-12-08T15:59:59+01:00\n");
    assert_eq!(said(&early, LOCKDOWN, "2026-12-08T16:30:00+01:00"), [PLANNED]);
    // A test that begins while production is stopped is no breach.
    let test = CHANGE.replace("environments: [production]", "environments: [test, production]").replace(
        "plan: {production: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}}",
        "plan: {test: {start: 2026-12-08T17:00, end: 2026-12-08T19:00}, production: {start: 2026-12-15T18:00, end: 2026-12-15T20:00}}",
    ) + "startedAt: 2026-12-08T17:00:00+01:00\n";
    let production = LOCKDOWN.replace("reason:", "environments: [production]\nreason:");
    assert_eq!(said(&test, &production, "2026-12-08T17:30:00+01:00"), NOTHING);
    // What is put off plans nothing.
    assert_eq!(said(&CHANGE.replace("status: approved", "status: postponed"), LOCKDOWN, NOW), NOTHING);
}

#[test]
fn a_time_that_cannot_be_reckoned_with_is_an_error() {
    let says = said(CHANGE, &LOCKDOWN.replace("to: 2026-12-10", "to: 9999-12-31"), NOW);
    assert_eq!(says.len(), 1, "{says:?}");
    assert!(says[0].starts_with("error: `to` cannot be reckoned with"), "{says:?}");
    let project = project(CHANGE, &LOCKDOWN.replace("to: 2026-12-10", "to: 9999-12-31"));
    let may = project.run(&["may", "CHG-1", "--stage", "production", "--now", "2026-12-08T18:30:00+01:00"]);
    assert_eq!(may.status, 1, "{may:?}");
}

#[test]
fn every_service_has_its_own_who_may_stop_it_and_its_own_clock() {
    let both = LOCKDOWN.replace("service: medusa", "service: [medusa, other]");
    let other = CHANGE.replace("service: medusa", "service: other");
    assert_eq!(said(&other, &both, NOW).len(), 1);
    let limited = registry().replace("{role: gatekeeper, from", "{role: gatekeeper, for: {service: medusa}, from");
    let project = project(&other, &both).with("registry.yaml", limited);
    let says = project.report(&["--now", NOW])["findings"].to_string();
    assert!(!says.contains("is in the lockdown"), "{says}");
    // Of the last day of two services the whole counts, wherever that ends last.
    let far = registry().replacen("Europe/Oslo", "America/New_York", 1);
    let late = other
        .replace("start: 2026-12-08T18:00, end: 2026-12-08T20:00", "start: 2026-12-10T23:00, end: 2026-12-10T23:30");
    let project = project_of(&late, &both.replace("[medusa, other]", "[other, medusa]"), &far);
    assert!(project.report(&["--now", NOW])["findings"].to_string().contains("is in the lockdown"));
}

#[test]
fn a_lockdown_of_the_root_holds_in_the_projects_below() {
    let project = project("", LOCKDOWN)
        .with("vedtak.yaml", "language: en\nprojects: [sub]\n")
        .with("change.yaml", "# none\n")
        .with("sub/vedtak.yaml", "language: en\n")
        .with("sub/change.yaml", CHANGE);
    let report = project.report(&["--now", NOW]);
    assert!(report["findings"].to_string().contains("is in the lockdown"), "{report}");
}

#[test]
fn one_that_ends_before_it_begins_stops_nothing_and_one_with_other_faults_does() {
    let reversed = LOCKDOWN.replace("to: 2026-12-10", "to: 2026-12-07");
    assert_eq!(
        said(CHANGE, &reversed, NOW),
        [
            "error: the lockdown ends on Monday 7 December, before it starts on Tuesday 8 December, 16:00; its end must come after its start"
        ]
    );
    let report = project(CHANGE, &LOCKDOWN.replace("reason: Nobody knows why yet.\n", "")).report(&["--now", NOW]);
    let rules: Vec<&Value> = report["findings"].as_array().unwrap().iter().map(|one| &one["rule"]).collect();
    assert_eq!(rules, ["lockdown", "schema"], "it is approved, and stops work all the same");
}

#[test]
fn a_pull_request_may_stop_work_and_may_not_set_it_going_again() {
    let files = |lockdown: Option<&str>| {
        let mut texts = vec![
            ("vedtak.yaml", "language: en\n".to_owned()),
            ("registry.yaml", registry()),
            ("change.yaml", CHANGE.to_owned()),
            ("policies/p.yaml", POLICY.to_owned()),
        ];
        texts.extend(lockdown.map(|lockdown| ("lockdown.yaml", lockdown.to_owned())));
        texts
    };
    let given = LOCKDOWN.replace("at: 2026-12-08T15:30:00", "at: 2026-11-25T15:30:00");
    let findings = |target: Option<&str>, merge: Option<&str>| {
        let report = vedtak::standing::gate(&project::review(&files(target), &files(merge))).unwrap();
        let own = report.findings.iter().filter(|found| found.judgement.rule.id == "lockdown");
        own.map(|found| found.judgement.says.in_english()).collect::<Vec<_>>()
    };
    let stops = |says: &[String]| says.iter().any(|says| says.contains("is in the lockdown"));
    assert!(stops(&findings(None, Some(&given))), "from the pull request");
    assert!(stops(&findings(Some(&given), None)), "deleted by the pull request");
    assert_eq!(findings(Some(&given), Some(&given)).len(), 1);
    let shorter = given.replace("to: 2026-12-10", "to: 2026-12-08T17:00");
    let says = findings(Some(&given), Some(&shorter));
    assert!(stops(&says) && says.iter().any(|says| says.contains("was shortened from")), "{says:?}");
    // To have ended before now is no way out either.
    let ended = given
        .replace("to: 2026-12-10", "to: 2026-11-25T16:00")
        .replace("from: 2026-12-08T16:00", "from: 2026-11-25T15:00");
    let says = findings(Some(&given), Some(&ended));
    assert!(stops(&says) && says.iter().any(|says| says.contains("was shortened from")), "{says:?}");
    // An approval by somebody who may not stop work approves nothing of it.
    let typed =
        format!("{shorter}  - {{role: gatekeeper, by: ola, at: 2026-11-26T10:00:00+01:00, decision: approved}}\n");
    let says = findings(Some(&given), Some(&typed));
    assert!(stops(&says) && says.iter().any(|says| says.contains("was shortened from")), "{says:?}");
    for narrower in [format!("{given}except: [normal]\n"), format!("{given}environments: [test]\n")] {
        let says = findings(Some(&given), Some(&narrower));
        assert!(stops(&says) && says.iter().any(|says| says.contains("of something else than before")), "{says:?}");
    }
    let longer = given.replace("to: 2026-12-10", "to: 2026-12-20");
    assert_eq!(findings(Some(&given), Some(&longer)).len(), 1);
}

/// Where approvals are signed, help is the command that writes one; elsewhere it is whose word is missing.
#[test]
fn the_help_is_what_to_run_where_approvals_are_signed() {
    let by_another = LOCKDOWN.replace("by: kari", "by: ola");
    let told = |config: &str| {
        let project = project(CHANGE, &by_another).with("vedtak.yaml", config);
        project.run(&["check", "--lang", "en", "--format", "markdown", "--now", NOW]).out
    };
    assert!(told("language: en\n").contains("may be given by Kari Nordmann"));
    let signed = told("language: en\nrepository: nhn/test\n");
    assert!(signed.contains("ask Kari Nordmann (`kari`) to run `vedtak approve LCK-1 --role gatekeeper`"), "{signed}");
}
