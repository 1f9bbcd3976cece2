//! A true record of a breach that no edit can repair answers it, and nothing less does.

use super::project::Project;

const REGISTRY: &str = "kind: Service\nid: crm\ntitle: CRM\nowner: vest\nprovider: drift\npolicies: [own]\ntimezone: Europe/Oslo\n\
    sensitiveData: false\nenvironments: []\n---\nkind: Service\nid: erp\ntitle: ERP\nowner: vest\nprovider: drift\npolicies: [own]\n\
    sensitiveData: false\nenvironments: []\n---\nkind: Party\nid: vest\ntitle: Vest\ntype: region\n---\nkind: Party\nid: drift\n\
    title: Drift\ntype: provider\n---\nkind: Person\nid: kari\ntitle: Kari Nordmann\nparty: vest\nroles: []\n";

const POLICY: &str = "kind: Policy\nid: own\ntitle: Own\ncalendar: \"NO\"\nrules:\n  OWN-1:\n    title: Announced in time\n    \
    kinds: [ChangeRequest]\n    answeredBy: Deviation\n    check: {notice: {before: plan.production.start, from: announcedAt, \
    atLeast: 10 days}}\n  OWN-2:\n    title: A plan\n    kinds: [ChangeRequest]\n    check: {require: [plan.production.start]}\n";

/// Announced three days before 25 June.
const CHANGE: &str = "kind: ChangeRequest\nid: CHG-1\ntitle: Disk\nservice: crm\nstatus: proposed\ninitiator: drift\nrequester: kari\n\
    purpose: correction\nclass: normal\nsize: minor\nenvironments: [production]\naffectsOperation: false\n\
    announcedAt: 2026-06-22T09:00:00+02:00\nplan: {production: {start: 2026-06-25T18:00, end: 2026-06-25T20:00}}\n";

const DEVIATION: &str = "kind: Deviation\nid: DEV-1\ntitle: Sent varsel\nservice: crm\nstatus: open\n\
    deviates: [{rule: OWN-1, document: CHG-1}]\ncause: Glippet i ferien.\n\
    reportedBy: kari\nreportedAt: 2026-06-25T18:00:00+02:00\ncorrection: {action: Egen sjekkliste, owner: kari, due: 2026-07-20}\n";

const AFTER: &str = "2026-06-26T12:00:00+02:00";

/// A change and a record under the policy.
fn project(change: &str, deviation: &str) -> Project {
    Project::new()
        .with("vedtak.yaml", "policies: [policies/own.yaml]\n")
        .with("policies/own.yaml", POLICY)
        .with("registry/all.yaml", REGISTRY)
        .with("changes/c.yaml", change)
        .with("deviations/d.yaml", deviation)
}

/// The statuses of the findings of the rule.
fn statuses(change: &str, deviation: &str, now: &str) -> Vec<String> {
    let project = project(change, deviation);
    let report = project.report(&["--now", now]);
    let findings = report["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == "OWN-1");
    findings.map(|finding| finding["status"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_record_answers_what_has_passed() {
    assert_eq!(statuses(CHANGE, DEVIATION, AFTER), ["answered"]);
    // As long as the start lies ahead it can be moved.
    assert_eq!(statuses(CHANGE, DEVIATION, "2026-06-25T17:59:59+02:00"), ["active"]);
    assert_eq!(statuses(CHANGE, DEVIATION, "2026-06-25T18:00:00+02:00"), ["answered"]);
    // One that was never announced as well.
    let silent = CHANGE.replace("announcedAt: 2026-06-22T09:00:00+02:00\n", "");
    assert_eq!(statuses(&silent, DEVIATION, "2026-06-25T17:00:00+02:00"), ["active"]);
    assert_eq!(statuses(&silent, DEVIATION, AFTER), ["answered"]);
}

/// A true but wrong act: it can be corrected until it has happened, and answered from then on.
#[test]
fn a_record_answers_a_wrong_act_once_it_has_happened() {
    let policy = |check: &str| {
        format!(
            "kind: Policy\nid: own\ntitle: Own\ncalendar: \"NO\"\nrules:\n  OWN-1:\n    title: By the provider\n    \
             kinds: [ChangeRequest]\n    answeredBy: Deviation\n    happens: plan.production.start\n    check: {check}\n"
        )
    };
    let standing_of = |check: &str, done: &str, now: &str| {
        let reported = DEVIATION.replace("2026-06-25T18:00:00+02:00", now);
        let project = Project::new()
            .with("vedtak.yaml", "policies: [policies/own.yaml]\n")
            .with("policies/own.yaml", policy(check))
            .with("registry/all.yaml", REGISTRY)
            .with("changes/c.yaml", format!("{CHANGE}{done}"))
            .with("deviations/d.yaml", reported);
        let found = |key: &str| {
            let report = project.report(&["--now", now]);
            let mut findings = report["findings"].as_array().unwrap().iter();
            findings.find(|one| one["rule"] == "OWN-1").unwrap()[key].as_str().unwrap_or_default().to_owned()
        };
        let status = found("status");
        // The help is that of a breach which no record lists yet.
        project.write("deviations/d.yaml", "");
        (status, found("help"))
    };
    let standing = |check: &str, now: &str| standing_of(check, "", now);
    let wrong = "{assert: 'doc.initiator == \"vest\"', at: initiator, message: wrong, help: correct it}";
    for check in [
        wrong.to_owned(),
        format!("{{all: [{wrong}]}}"),
        format!("{{require: [initiator], then: {wrong}}}"),
        format!("{{any: [{wrong}, {{forbid: [purpose]}}]}}"),
        "{forbid: [initiator], message: wrong, help: correct it}".to_owned(),
        "{reference: {path: initiator, kind: Party, where: 'other.type == \"region\"'}, message: wrong, help: correct it}".to_owned(),
        // A moment of its own goes before that of the rule, and a part's `happens` before its `due`.
        "{assert: 'doc.initiator == \"vest\"', at: initiator, message: wrong, help: correct it, happens: plan.production.start, due: announcedAt}".to_owned(),
    ] {
        let (status, help) = standing(&check, "2026-06-25T17:59:59+02:00");
        assert_eq!((status.as_str(), help.as_str()), ("active", "correct it"), "{check}");
        let (status, help) = standing(&check, "2026-06-25T18:00:00+02:00");
        assert_eq!(status, "answered", "{check}");
        assert!(help.contains("write a `Deviation` from `OWN-1` for `CHG-1`"), "{check}: {help}");
    }
    // Work that was planned may not have been done.
    assert_eq!(
        standing(wrong, AFTER).1,
        "if the work was not done, write `postponed` or `cancelled` in `status`; else write a `Deviation` from `OWN-1` for `CHG-1`"
    );
    assert_eq!(
        standing_of(wrong, "startedAt: 2026-06-25T18:00:00+02:00\n", AFTER).1,
        "if `initiator` is written wrongly, correct it; if it is true, leave it and write a `Deviation` from `OWN-1` for `CHG-1`"
    );
    // What falls due before the work answers for itself.
    let earlier = "{assert: 'doc.initiator == \"vest\"', at: initiator, due: announcedAt}";
    assert_eq!(standing(earlier, "2026-06-25T12:00:00+02:00").0, "answered");
}

/// What is written before the requirement is broken excuses nothing, and an action that is overdue is not forgotten.
#[test]
fn a_record_is_of_what_has_happened_and_of_what_is_done_about_it() {
    let reported = |at: &str| DEVIATION.replace("reportedAt: 2026-06-25T18:00:00+02:00\n", at);
    // The last day for the notice was Monday 15 June; from then on it is known, and answers once the work has begun.
    for (at, status) in [
        ("", "active"),
        ("reportedAt: 2026-05-01T12:00:00+02:00\n", "active"),
        ("reportedAt: 2026-06-15T23:59:59+02:00\n", "active"),
        ("reportedAt: 2026-06-16T00:00:00+02:00\n", "answered"),
        ("reportedAt: 2026-06-26T11:00:00+02:00\n", "answered"),
    ] {
        assert_eq!(statuses(CHANGE, &reported(at), AFTER), [status], "{at}");
    }
    let unsigned = DEVIATION.replace("reportedBy: kari\n", "");
    assert_eq!(statuses(CHANGE, &unsigned, AFTER), ["active"]);
    // The action is due on 20 July.
    for (now, status) in [("2026-07-20T23:59:59+02:00", "answered"), ("2026-07-21T00:00:00+02:00", "active")] {
        assert_eq!(statuses(CHANGE, DEVIATION, now), [status], "{now}");
    }
    let done = DEVIATION.replace("due: 2026-07-20", "due: 2026-07-20, doneAt: 2026-07-19");
    assert_eq!(statuses(CHANGE, &done, "2026-09-01T12:00:00+02:00"), ["answered"]);
    // Until then it is to come, with its day.
    let project = project(CHANGE, DEVIATION);
    let report = project.report(&["--now", AFTER]);
    let pending: Vec<&serde_json::Value> = report["pending"].as_array().unwrap().iter().collect();
    assert_eq!(pending.iter().filter(|one| one["path"] == "deviations/d.yaml").count(), 1, "{report:#}");
    // A record from before says beside the finding why it does not count.
    let project = project.with("deviations/d.yaml", reported("reportedAt: 2026-05-01T12:00:00+02:00\n"));
    let report = project.report(&["--now", AFTER]);
    let said = report["findings"][0]["labels"].as_array().unwrap().iter().filter_map(|label| label["text"].as_str());
    assert_eq!(
        said.filter(|said| said.contains("before")).collect::<Vec<_>>(),
        ["reported before the requirement was broken; a deviation answers only what has happened"]
    );
}

#[test]
fn only_a_record_in_force_of_that_rule_and_document_answers() {
    for (was, is) in [
        ("status: open", "status: draft"),
        ("status: open", "status: withdrawn"),
        ("rule: OWN-1", "rule: OWN-2"),
        ("document: CHG-1", "document: CHG-2"),
        ("document: CHG-1", "period: 2026-06"),
        ("service: crm", "service: erp"),
        // An error in the record itself: nobody by that name, a placeholder is no cause, what has not happened.
        ("owner: kari", "owner: ola"),
        ("cause: Glippet i ferien.\n", ""),
        ("status: open", "status: open\nreportedAt: 2027-01-01T12:00:00+01:00"),
        ("kind: Deviation", "kind: Devation"),
    ] {
        assert_eq!(statuses(CHANGE, &DEVIATION.replace(was, is), AFTER), ["active"], "{is}");
    }
    // What is corrected says when.
    for status in ["status: corrected", "status: closed"] {
        let corrected = DEVIATION.replace("status: open", status);
        assert_eq!(statuses(CHANGE, &corrected, AFTER), ["active"], "{status}");
        let done = corrected.replace("due: 2026-07-20", "due: 2026-07-20, doneAt: 2026-06-26");
        assert_eq!(statuses(CHANGE, &done, AFTER), ["answered"], "{status}");
    }
}

/// A run over one file says no more than the run over all: an error in the record counts though it is not shown.
#[test]
fn a_record_out_of_focus_is_held_to_the_same() {
    let status = |deviation: &str| project(CHANGE, deviation).check(&["--now", AFTER, "changes/c.yaml"]).status;
    assert_eq!(status(DEVIATION), 0);
    for (was, is) in [
        ("owner: kari", "owner: ola"),
        ("cause: Glippet i ferien.\n", ""),
        ("status: open", "status: corrected"),
        ("2026-06-25T18:00:00+02:00", "2027-01-01T12:00:00+01:00"),
    ] {
        assert_eq!(status(&DEVIATION.replace(was, is)), 1, "{is}");
    }
}

#[test]
fn the_record_is_shown_and_the_gate_is_open() {
    let project = project(CHANGE, DEVIATION);
    let answer = project.check(&["--now", AFTER, "--format", "pretty"]);
    assert_eq!(answer.status, 0, "{answer:?}");
    assert!(answer.out.contains("answered by deviation `DEV-1`"), "{}", answer.out);
    let report = project.report(&["--now", AFTER]);
    assert_eq!(report["findings"][0]["facts"]["answeredBy"], "DEV-1");
    assert_eq!(
        report["findings"][0]["labels"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["path"] == "deviations/d.yaml")
            .count(),
        1
    );
    assert_eq!(report["summary"]["answered"], 1);
    assert_eq!(report["summary"]["errors"], 0);
}

/// A record of a kind of the project's own says as well when it was reported.
#[test]
fn a_record_that_does_not_say_when_it_was_reported_says_so() {
    let schema = r#"{"properties": {"service": {"x-ref": "Service"}, "status": {"enum": ["open"], "x-phase": {"open": "open"}}}}"#;
    let record = "id: REC-1\nservice: crm\nstatus: open\ndeviates: [{rule: OWN-1, document: CHG-1}]\n";
    let project = Project::new()
        .with(
            "vedtak.yaml",
            "documents: [{paths: [records/*], kind: Record, schema: s.json}]\npolicies: [policies/own.yaml]\n",
        )
        .with("s.json", schema)
        .with("policies/own.yaml", POLICY.replace("answeredBy: Deviation", "answeredBy: Record"))
        .with("registry/all.yaml", REGISTRY)
        .with("changes/c.yaml", CHANGE);
    let undated = "does not count as an answer: `reportedAt` does not say when it was reported";
    for (more, status, said) in [
        ("", "active", undated),
        ("reportedAt: in June\n", "active", undated),
        ("reportedAt: 2026-06-25T18:00:00+02:00\n", "answered", "answers it"),
    ] {
        project.write("records/r.yaml", format!("{record}{more}"));
        let report = project.report(&["--now", AFTER]);
        let found = report["findings"].as_array().unwrap().iter().find(|one| one["rule"] == "OWN-1").unwrap();
        assert_eq!(found["status"], status, "{more}");
        let labels = found["labels"].as_array().unwrap().iter().filter(|one| one["path"] == "records/r.yaml");
        assert_eq!(labels.map(|one| one["text"].as_str().unwrap()).collect::<Vec<_>>(), [said], "{more}");
    }
}

/// The findings of `answers-nothing`: severity, pointer and message.
fn idle(change: &str, deviation: &str, now: &str) -> Vec<(String, String, String)> {
    let report = project(change, deviation).report(&["--now", now]);
    let findings = report["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == "answers-nothing");
    let told = |one: &serde_json::Value, key: &str| one[key].as_str().unwrap().to_owned();
    findings.map(|one| (told(one, "severity"), told(one, "pointer"), told(one, "message"))).collect()
}

#[test]
fn a_record_of_what_does_not_exist_or_is_not_broken_is_found() {
    let entry = |entry: &str| DEVIATION.replace("{rule: OWN-1, document: CHG-1}", entry);
    let rule = "/deviates/0/rule";
    for (is, severity, pointer, message) in [
        (
            "{rule: OWN-9, document: CHG-1}",
            "error",
            rule,
            "the deviation answers the rule `OWN-9`, which does not exist; the nearest is `OWN-1`",
        ),
        (
            "{rule: MED-99, document: CHG-1}",
            "error",
            rule,
            "the deviation answers the rule `MED-99`, which does not exist",
        ),
        (
            "{rule: OWN-1, document: CHG-2}",
            "error",
            "/deviates/0/document",
            "the deviation is of the document `CHG-2`, which does not exist; the nearest is `CHG-1`",
        ),
        (
            "{rule: OWN-1, document: ORD-77}",
            "error",
            "/deviates/0/document",
            "the deviation is of the document `ORD-77`, which does not exist",
        ),
        (
            "{rule: OWN-3, document: CHG-1}",
            "warning",
            rule,
            "`OWN-3` is not broken in `CHG-1`, and the deviation answers nothing there; `OWN-1` is",
        ),
        (
            "{rule: OWN-1, document: kari}",
            "warning",
            rule,
            "`OWN-1` is not broken in `kari`, and the deviation answers nothing there",
        ),
    ] {
        let third = format!(
            "{POLICY}  OWN-3:\n    title: By the provider\n    kinds: [ChangeRequest]\n    answeredBy: Deviation\n    check: {{require: [initiator]}}\n"
        );
        let project = project(CHANGE, &entry(is)).with("policies/own.yaml", third);
        let report = project.report(&["--now", AFTER]);
        let found: Vec<_> =
            report["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == "answers-nothing").collect();
        assert_eq!(found.len(), 1, "{is}: {report:#}");
        assert_eq!(
            (&found[0]["severity"], &found[0]["pointer"], &found[0]["message"]),
            (&severity.into(), &pointer.into(), &message.into())
        );
    }
    // Of a period, of a draft, withdrawn, and the honest record.
    for honest in [
        DEVIATION.to_owned(),
        entry("{rule: HPL-03b, period: 2026-06}"),
        entry("{rule: OWN-2, document: CHG-1}").replace("status: open", "status: draft"),
        entry("{rule: OWN-2, document: CHG-1}").replace("status: open", "status: withdrawn"),
    ] {
        assert_eq!(idle(CHANGE, &honest, AFTER), [], "{honest}");
    }
    // What is not shown was not judged.
    let of_nothing = project(CHANGE, &entry("{rule: OWN-2, document: CHG-1}"));
    let report = of_nothing.report(&["--now", AFTER, "deviations/d.yaml"]);
    assert_eq!(report["findings"].as_array().unwrap().len(), 0, "{report:#}");
    // Announced in time there is nothing to answer.
    let kept = CHANGE.replace("2026-06-22T09", "2026-06-02T09");
    assert_eq!(idle(&kept, DEVIATION, AFTER).len(), 1);
}

/// A record that lists a finding and does not answer it is not asked for again: what is wrong with it is said.
#[test]
fn why_a_record_does_not_count_is_said_with_the_finding() {
    for (was, is, label, help) in [
        (
            "status: open",
            "status: draft",
            "does not count as an answer: by `status` the deviation is a draft",
            "the deviation `DEV-1` is a draft and does not count as an answer; complete it, and write `open` in `status`",
        ),
        (
            "status: open",
            "status: withdrawn",
            "does not count as an answer: by `status` the deviation is withdrawn",
            "the deviation `DEV-1` is withdrawn and does not count as an answer; write a new one",
        ),
        (
            "service: crm",
            "service: erp",
            "does not count as an answer: the deviation is of another service",
            "the deviation `DEV-1` is of another service and does not count as an answer; correct `service` in the deviation",
        ),
        (
            "reportedBy: kari\n",
            "",
            "does not count as an answer until the errors in the deviation are mended",
            "the deviation `DEV-1` has errors of its own and does not count as an answer; mend them",
        ),
        (
            "2026-06-25T18",
            "2026-05-25T18",
            "reported before the requirement was broken; a deviation answers only what has happened",
            "the deviation `DEV-1` is from before the breach; report it once it has happened, and write that time in `reportedAt`",
        ),
        (
            "document: CHG-1",
            "period: 2026-06",
            "does not count as an answer: the requirement is of a document",
            "the deviation `DEV-1` names a period and does not count as an answer; write `document: CHG-1` in place of `period`",
        ),
    ] {
        let report = project(CHANGE, &DEVIATION.replace(was, is)).report(&["--now", AFTER]);
        let found = report["findings"].as_array().unwrap().iter().find(|one| one["rule"] == "OWN-1").unwrap();
        let labels = found["labels"].as_array().unwrap().iter().filter(|one| one["path"] == "deviations/d.yaml");
        assert_eq!(labels.map(|one| one["text"].as_str().unwrap()).collect::<Vec<_>>(), [label], "{is}");
        assert_eq!((&found["status"], &found["help"]), (&"active".into(), &help.into()), "{is}");
        assert_eq!(found["blocks"], serde_json::json!([]), "{is}");
    }
    // An id that is mistyped is corrected where it stands; another document's is none that was mistyped.
    let mistyped = DEVIATION.replace("document: CHG-1", "document: CHG-2");
    let found = project(CHANGE, &mistyped).report(&["--now", AFTER])["findings"].clone();
    let found = |rule: &str| found.as_array().unwrap().iter().find(|one| one["rule"] == rule).unwrap().clone();
    assert_eq!(found("answers-nothing")["pointer"], "/deviates/0/document");
    assert_eq!(
        (&found("OWN-1")["help"], &found("OWN-1")["blocks"]),
        (
            &"the deviation `DEV-1` names a document that does not exist and does not count as an answer; correct `document` in the deviation".into(),
            &serde_json::json!([])
        )
    );
    let of_another = DEVIATION.replace("document: CHG-1", "document: ORD-77");
    let report = project(CHANGE, &of_another).report(&["--now", AFTER]);
    let found = report["findings"].as_array().unwrap().iter().find(|one| one["rule"] == "OWN-1").unwrap();
    assert!(found["help"].as_str().unwrap().contains("write a `Deviation`"), "{found:#}");
    // An action that is overdue is an error of the record.
    let report = project(CHANGE, DEVIATION).report(&["--now", "2026-07-21T00:00:00+02:00"]);
    let found = report["findings"].as_array().unwrap().iter().find(|one| one["rule"] == "OWN-1").unwrap();
    assert_eq!(found["help"], "the deviation `DEV-1` has errors of its own and does not count as an answer; mend them");
    // What can still be mended is mended as the finding says.
    let report = project(CHANGE, DEVIATION).report(&["--now", "2026-06-25T12:00:00+02:00"]);
    let found = report["findings"].as_array().unwrap().iter().find(|one| one["rule"] == "OWN-1").unwrap();
    let help = found["help"].as_str().unwrap();
    assert!(help.ends_with("; the deviation `DEV-1` does not answer what can still be mended"), "{help}");
}

#[test]
fn what_is_answered_asks_for_nothing() {
    let project = project(CHANGE, DEVIATION);
    let report = project.report(&["--now", AFTER]);
    let found = report["findings"].as_array().unwrap().iter().find(|one| one["rule"] == "OWN-1").unwrap();
    assert_eq!(
        (&found["status"], &found["help"], &found["blocks"]),
        (&"answered".into(), &serde_json::Value::Null, &serde_json::json!([]))
    );
    for format in ["pretty", "markdown", "html", "github", "junit", "sarif", "rdjson", "azure", "gitlab", "concise"] {
        let answer = project.check(&["--now", AFTER, "--format", format]);
        assert!(!answer.out.contains("kind: Deviation"), "{format}: {}", answer.out);
        assert!(!answer.out.contains("write a `Deviation`"), "{format}: {}", answer.out);
    }
    let answer = project.check(&["--now", AFTER, "--format", "pretty"]);
    assert!(answer.out.starts_with("answered by deviation `DEV-1`[OWN-1]: "), "{}", answer.out);
}

/// The action of a record is owed by the end of its due date: a rule of its own, since nothing contradicts.
#[test]
fn the_action_of_a_record_is_pending_until_its_due_date() {
    let stands = |deviation: &str, now: &str| {
        let report = project(CHANGE, deviation).report(&["--now", now]);
        let of = |list: &str| {
            let all = report[list].as_array().unwrap().iter();
            let of_record = all.filter(|one| one["rule"] == "due-date" || one["rule"] == "contradiction");
            of_record.map(|one| format!("{} {list}", one["rule"].as_str().unwrap())).collect::<Vec<_>>()
        };
        [of("findings"), of("pending")].concat()
    };
    assert_eq!(stands(DEVIATION, "2026-07-20T23:59:59+02:00"), ["due-date pending"]);
    assert_eq!(stands(DEVIATION, "2026-07-21T00:00:00+02:00"), ["due-date findings"]);
    let done = DEVIATION.replace("due: 2026-07-20", "due: 2026-07-20, doneAt: 2026-07-19");
    assert_eq!(stands(&done, "2026-07-21T00:00:00+02:00"), [""; 0]);
    // What is not owed by a moment stays what it is.
    let corrected = DEVIATION.replace("status: open", "status: corrected");
    assert_eq!(stands(&corrected, "2026-07-01T00:00:00+02:00"), ["contradiction findings"]);

    for (now, language, expected) in [
        (
            AFTER,
            "nb",
            "fristen for tiltaket er mandag 20. juli; tidspunktet da tiltaket ble utført (`correction.doneAt`) mangler",
        ),
        (
            "2026-07-20T23:00:00+02:00",
            "en",
            "the action is due by Monday 20 July; the time at which the action was done (`correction.doneAt`) is missing",
        ),
        (
            "2026-07-21T00:00:00+02:00",
            "nb",
            "fristen for tiltaket var mandag 20. juli; tidspunktet da tiltaket ble utført (`correction.doneAt`) mangler",
        ),
        (
            "2026-07-21T00:00:00+02:00",
            "sv",
            "tidsfristen för åtgärden var måndag 20 juli; tidpunkten då åtgärden utfördes (`correction.doneAt`) saknas",
        ),
        (
            "2026-07-21T00:00:00+02:00",
            "en",
            "the action was due by Monday 20 July; the time at which the action was done (`correction.doneAt`) is missing",
        ),
    ] {
        let report =
            project(CHANGE, DEVIATION).run(&["check", "--format", "json", "--now", now, "--lang", language]).json();
        let told = |list: &str, key: &str| {
            let one = report[list].as_array().unwrap().iter().find(|one| one["rule"] == "due-date");
            one.map(|one| one[key].as_str().unwrap().to_owned())
        };
        assert_eq!(told("findings", "message").or_else(|| told("pending", "missing")).unwrap(), expected);
    }
}
