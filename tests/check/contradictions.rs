//! Documents that say two things of themselves: each is found where the two meet, and its honest twin is not.

use super::project::Project;

const NOW: &str = "2026-11-26T12:00:00+01:00";

const ORDER: &str = "kind: Order\nid: ORD-1\ntitle: Kopiering\nservice: crm\nstatus: sent\ntype: database-copy\ninitiator: vest\n\
    requester: kari.nordmann\nsentAt: 2026-11-10T09:00:00+01:00\nenvironments: [test, production]\naffectsOperation: true\n\
    databases: [{name: MTU, region: vest}]\nplan:\n  production: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}\n";
const CHANGE: &str = "kind: ChangeRequest\nid: CHG-1\ntitle: Disk\nservice: crm\nstatus: proposed\ninitiator: drift\n\
    requester: kari.nordmann\npurpose: correction\nsize: minor\nenvironments: [test, production]\naffectsOperation: true\n\
    plan:\n  production: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}\n";
const MAINTENANCE: &str = "kind: Maintenance\nid: MNT-1\ntitle: Patching\nservice: crm\nstatus: planned\ninitiator: drift\n\
    environments: [test, production]\naffectsOperation: true\nplan:\n  production: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}\n";
const ACCESS: &str = "kind: SupplierAccess\nid: ACC-1\ntitle: Logger\nservice: crm\nstatus: planned\ninitiator: drift\n\
    requester: kari.nordmann\nsupplier: softpro\nenvironments: [production]\nwindow: {start: 2026-12-10T09:00, end: 2026-12-10T11:00}\n";
const INCIDENT: &str = "kind: Incident\nid: INC-1\ntitle: Skriver\nservice: crm\nstatus: resolved\ninitiator: vest\n\
    discoveredAt: 2026-11-10T08:00:00+01:00\nreportedAt: 2026-11-10T09:00:00+01:00\nresolvedAt: 2026-11-11T09:00:00+01:00\n";
const MEETING: &str = "kind: Meeting\nid: MTG-1\ntitle: Råd\nservice: crm\nstatus: held\nlevel: council\n\
    window: {start: 2026-11-20T09:00, end: 2026-11-20T11:00}\ndecisions: [{item: 1, decision: approved}]\n";
const AGREEMENT: &str = "kind: Agreement\nid: AGR-1\ntitle: Drift\ntype: service\nparties: [vest, drift]\nfrom: 2020-01-01\nto: 2028-12-31\n";

/// The pointers of the contradictions of a document as of a moment.
fn contradictions(text: &str, now: &str) -> Vec<String> {
    let report = Project::new().with("d.yaml", text).report(&["--now", now]);
    let findings = report["findings"].as_array().unwrap();
    assert!(findings.iter().all(|finding| finding["rule"] != "schema"), "{text}{report:#}");
    let of_rule = findings.iter().filter(|finding| finding["rule"] == "contradiction");
    of_rule.map(|finding| finding["pointer"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_cannot_be_true_or_meant_is_found() {
    let plan = "plan:\n  production: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}\n";
    let past = "plan:\n  production: {start: 2026-11-20T18:00, end: 2026-11-20T20:00}\n";
    for work in [ORDER, CHANGE, MAINTENANCE] {
        let (draft, done) = match work {
            ORDER => ("status: draft", "status: done"),
            _ => ("status: draft", "status: completed"),
        };
        let status = work.lines().find(|line| line.starts_with("status:")).unwrap();
        let unsent = work.replace("sentAt: 2026-11-10T09:00:00+01:00\n", "");
        assert_eq!(contradictions(work, NOW), [""; 0], "{work}");
        let environments =
            |list: &str| work.replace("environments: [test, production]", &format!("environments: {list}"));
        assert_eq!(contradictions(&environments("[test]"), NOW), ["/environments"], "{work}");
        assert_eq!(contradictions(&environments("[production]"), NOW), [""; 0], "{work}");
        assert_eq!(contradictions(&environments("[]"), NOW), ["/environments"], "{work}");
        let idle = environments("[]").replace(plan, "");
        assert_eq!(contradictions(&format!("{idle}notRelevant: {{environments: Bare papirer}}\n"), NOW), [""; 0]);
        let test = work.replace(plan, &format!("{plan}  test: {{start: 2026-12-01}}\n"));
        assert_eq!(contradictions(&test, NOW), [""; 0]);
        assert_eq!(contradictions(&test.replace("[test, production]", "[production]"), NOW), ["/environments"]);
        for (downtime, found) in [("PT1H", true), ("unknown", true), ("none", false)] {
            let text = format!(
                "{}expectedDowntime: {downtime}\n",
                work.replace("affectsOperation: true", "affectsOperation: false")
            );
            assert_eq!(!contradictions(&text, NOW).is_empty(), found, "{text}");
            assert_eq!(contradictions(&format!("{work}expectedDowntime: {downtime}\n"), NOW), [""; 0]);
        }
        let without = unsent
            .replace("databases: [{name: MTU, region: vest}]\n", "")
            .replace("type: database-copy", "type: other");
        assert_eq!(contradictions(&format!("{without}databases: []\n"), NOW), ["/databases"], "{without}");
        assert_eq!(contradictions(&without, NOW), [""; 0]);
        assert_eq!(
            contradictions(&format!("{without}databases: []\nnotRelevant: {{databases: Bare nett}}\n"), NOW),
            [""; 0]
        );
        // Done before it was to begin; done after, with the time or without.
        let ended = if work == MAINTENANCE { "endedAt" } else { "completedAt" };
        let timed = format!("{done}\n{ended}: 2026-11-20T20:00:00+01:00");
        assert_eq!(contradictions(&work.replace(status, done), NOW), ["", "/status"], "{work}");
        assert_eq!(contradictions(&work.replace(status, done).replace(plan, past), NOW), [""], "{work}");
        assert_eq!(contradictions(&work.replace(status, &timed).replace(plan, past), NOW), [""; 0], "{work}");
        // A draft whose start has passed is worth a warning.
        assert_eq!(contradictions(&unsent.replace(status, draft), NOW), [""; 0], "{work}");
        assert_eq!(contradictions(&unsent.replace(status, draft).replace(plan, past), NOW), ["/plan/production/start"]);
        // Several windows: the first first, apart, and all of them before the work is done; downtime fits into them.
        let windows = |further: &str| work.replace("20:00}", &format!("20:00, further: [{further}]}}"));
        let second = "{start: 2026-12-10T18:00, end: 2026-12-10T20:00}";
        let third = "{start: 2026-12-11T18:00, end: 2026-12-11T19:00}";
        assert_eq!(contradictions(&windows(&format!("{second}, {third}")), NOW), [""; 0]);
        assert_eq!(contradictions(&windows(&format!("{third}, {second}")), NOW), [""; 0]);
        let at = "/plan/production/further/0/start";
        for wrong in [
            "{start: 2026-12-07T18:00, end: 2026-12-07T20:00}",
            "{start: 2026-12-08T19:00, end: 2026-12-08T21:00}",
            "{start: 2026-12-08T18:00, end: 2026-12-08T20:00}",
        ] {
            assert_eq!(contradictions(&windows(wrong), NOW), [at], "{wrong}");
        }
        assert_eq!(contradictions(&windows("{start: 2026-12-08T20:00, end: 2026-12-08T21:00}"), NOW), [""; 0]);
        let over = "{start: 2026-12-10T19:00, end: 2026-12-10T21:00}";
        let found = contradictions(&windows(&format!("{second}, {over}")), NOW);
        assert_eq!(found, ["/plan/production/further/1/start"]);
        let begun = windows(second).replace("2026-12-08", "2026-11-20");
        let begun = begun.replace(status, &timed);
        assert_eq!(contradictions(&begun, NOW), ["/status"], "{begun}");
        for (downtime, fits) in [("PT2H", true), ("PT2H1M", false), ("P1D", false), ("PT119M", true), ("unknown", true)]
        {
            let text = format!("{work}expectedDowntime: {downtime}\n");
            let found = contradictions(&text, NOW);
            assert_eq!(found.is_empty(), fits, "{text}{found:?}");
        }
        for (downtime, fits) in [("PT5H", true), ("PT5H1S", false)] {
            let text = format!("{}expectedDowntime: {downtime}\n", windows(&format!("{second}, {third}")));
            assert_eq!(contradictions(&text, NOW).is_empty(), fits, "{text}");
        }
        // Of days and weeks only the first day is counted.
        let long = work.replace("end: 2026-12-08T20:00", "end: 2026-12-09T18:00");
        assert_eq!(contradictions(&format!("{long}expectedDowntime: P1D\n"), NOW), [""; 0]);
        // Where only days are planned, nobody knows how long it lasts.
        let days = work.replace("2026-12-08T18:00", "2026-12-08").replace("2026-12-08T20:00", "2026-12-08");
        assert_eq!(contradictions(&format!("{days}expectedDowntime: P2D\n"), NOW), [""; 0]);
        let billed = format!("{work}billing: {{basis: base-price, items: [{{what: work, billing: separate}}]}}\n");
        assert_eq!(contradictions(&billed, NOW), ["/billing/basis"]);
        assert_eq!(contradictions(&billed.replace("separate", "included"), NOW), [""; 0]);
        assert_eq!(contradictions(&billed.replace("what: work", "what: licence"), NOW), [""; 0]);
    }
}

/// Whether customers need notice agrees with whether operation is affected, where production is touched.
#[test]
fn what_customers_must_be_told_affects_operation() {
    for work in [CHANGE, MAINTENANCE, ACCESS] {
        let unsaid = work.replace("affectsOperation: true\n", "");
        for (affects, needed, at) in [
            ("affectsOperation: true\n", "true", None),
            ("affectsOperation: true\n", "false", Some("/notification/needed")),
            // What does not say counts as affecting it.
            ("", "false", Some("/notification/needed")),
            ("affectsOperation: false\n", "false", None),
            ("affectsOperation: false\n", "true", Some("/affectsOperation")),
        ] {
            let text = format!("{unsaid}{affects}notification: {{needed: {needed}}}\n");
            assert_eq!(contradictions(&text, NOW), at.into_iter().collect::<Vec<_>>(), "{text}");
            let elsewhere = text.replace("[test, production]", "[test]").replace("[production]", "[test]");
            let plan = "plan:\n  production: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}\n";
            assert_eq!(contradictions(&elsewhere.replace(plan, ""), NOW), [""; 0], "{text}");
        }
    }
}

/// What has not been done has led to no incident.
#[test]
fn work_that_was_not_done_led_to_no_incident() {
    let led = format!("{MAINTENANCE}incident: INC-1\n");
    assert_eq!(contradictions(&led, NOW), [""; 0]);
    for status in ["draft", "cancelled", "rejected", "postponed"] {
        let text = led.replace("status: planned", &format!("status: {status}"));
        assert_eq!(contradictions(&text, NOW), ["/incident"], "{status}");
    }
    let begun = "startedAt: 2026-11-20T18:00:00+01:00\nstoppedAt: 2026-11-20T18:10:00+01:00\n";
    let stopped = format!("{}{begun}", led.replace("status: planned", "status: postponed"));
    assert_eq!(contradictions(&stopped, NOW), [""; 0]);
}

#[test]
fn what_happened_has_an_order_and_a_status() {
    let at = |hour: &str| format!("2026-11-2{hour}:00:00+01:00");
    for (work, first, second, status) in [
        (CHANGE, "startedAt", "completedAt", "status: proposed"),
        (MAINTENANCE, "startedAt", "endedAt", "status: planned"),
        (ACCESS, "startedAt", "endedAt", "status: planned"),
        (INCIDENT, "workaroundAt", "closedAt", "status: resolved"),
    ] {
        let text = |a: &str, b: &str| format!("{work}{first}: {}\n{second}: {}\n", at(a), at(b));
        assert_eq!(contradictions(&text("4T09", "4T10"), NOW), [""; 0]);
        assert_eq!(contradictions(&text("4T09", "4T09"), NOW), [""; 0]);
        assert_eq!(contradictions(&text("4T09", "4T08"), NOW), [format!("/{second}")], "{work}");
        if work == INCIDENT {
            continue;
        }
        for other in ["status: draft", "status: rejected", "status: cancelled", "status: postponed"] {
            let found = contradictions(&text("4T09", "4T10").replace(status, other), NOW);
            assert!(!found.is_empty(), "{other} {work}");
            assert_eq!(contradictions(&work.replace(status, other), NOW), [""; 0], "{other} {work}");
        }
    }
    let sent = |other: &str| ORDER.replace("status: sent", other);
    assert_eq!(contradictions(&sent("status: draft"), NOW), ["/sentAt"]);
    // An order that was sent can be cancelled.
    assert_eq!(contradictions(&sent("status: cancelled"), NOW), [""; 0]);
    let completed = "completedAt: 2026-11-09T09:00:00+01:00\n";
    // Before it was sent, and before the work was to start.
    assert_eq!(contradictions(&format!("{ORDER}{completed}"), NOW), ["/completedAt", "/completedAt"]);
    // In place before it was to start, and no start that says otherwise.
    let early = completed.replace("09T", "24T");
    assert_eq!(contradictions(&format!("{ORDER}{early}"), NOW), ["/completedAt"]);
    let started = "startedAt: 2026-11-23T09:00:00+01:00\n";
    assert_eq!(contradictions(&format!("{ORDER}{started}{early}"), NOW), [""; 0]);
    for (work, claim) in [(CHANGE, "implementedAt"), (CHANGE, "completedAt"), (MAINTENANCE, "endedAt")] {
        let text = format!("{work}{claim}: 2026-11-24T09:00:00+01:00\n");
        assert_eq!(contradictions(&text, NOW), [format!("/{claim}")]);
        assert_eq!(contradictions(&format!("{text}{started}"), NOW), [""; 0]);
    }
    // The first notice is no later than the announcement.
    let notices = "announcedAt: 2026-11-20T09:00:00+01:00\nnotices: [{from: drift, to: [vest], at: 2026-11-21}]\n";
    assert_eq!(contradictions(&format!("{CHANGE}{notices}"), NOW), ["/announcedAt"]);
    assert_eq!(contradictions(&format!("{CHANGE}{}", notices.replace("11-21", "11-20")), NOW), [""; 0]);
}

/// Work that began and was stopped may be called off or put off, when the document says so; what nobody did has no log.
#[test]
fn what_was_stopped_says_when() {
    let started = "startedAt: 2026-11-20T09:00:00+01:00\n";
    let stopped = "stoppedAt: 2026-11-20T11:00:00+01:00\n";
    let log = "log: [{at: 2026-11-20T10:00, text: Kopien er lagt inn.}]\n";
    for (work, status, done) in [
        (ORDER, "status: sent", "completedAt"),
        (CHANGE, "status: proposed", "implementedAt"),
        (MAINTENANCE, "status: planned", ""),
        (ACCESS, "status: planned", ""),
    ] {
        for other in ["cancelled", "postponed", "rejected"] {
            let with = |more: &str| format!("{}{more}", work.replace(status, &format!("status: {other}")));
            let found = |more: &str| contradictions(&with(more), NOW);
            assert_eq!(found(""), [""; 0], "{other} {work}");
            assert_eq!(found(&format!("{started}{stopped}")), [""; 0], "{other} {work}");
            assert_eq!(found(&format!("{started}{stopped}{log}")), [""; 0], "{other} {work}");
            // Not said when it stopped, or when it began; a log of what was never begun; in the wrong order.
            assert_eq!(found(started), ["/startedAt"], "{other} {work}");
            assert_eq!(found(stopped).len(), 1, "{other} {work}");
            assert_eq!(found(log), ["/log"], "{other} {work}");
            let early = stopped.replace("T11", "T08");
            assert_eq!(found(&format!("{started}{early}")), ["/stoppedAt"], "{other} {work}");
            if !done.is_empty() {
                let claim = format!("{done}: 2026-11-20T10:30:00+01:00\n");
                assert!(found(&format!("{started}{stopped}{claim}")).contains(&format!("/{done}")), "{other} {work}");
            }
        }
        // A status that says that it went on, and a draft of what was logged.
        assert_eq!(contradictions(&format!("{work}{started}{stopped}"), NOW), ["/status"], "{work}");
        assert_eq!(contradictions(&format!("{work}{started}{log}"), NOW), [""; 0], "{work}");
        let draft = work.replace(status, "status: draft").replace("sentAt: 2026-11-10T09:00:00+01:00\n", "");
        assert_eq!(contradictions(&format!("{draft}{log}"), NOW), ["/log"], "{work}");
    }
    for status in ["draft", "cancelled", "postponed"] {
        let text = CHANGE.replace("status: proposed", &format!("status: {status}"));
        let result = "result: {test: passed, testedAt: 2026-11-20}\n";
        assert_eq!(contradictions(&format!("{text}{result}"), NOW), ["/result"], "{status}");
    }
    // A plan that copies names the database that it copies.
    let copy = |operation: &str| {
        ORDER
            .replace("region: vest}]", &format!("region: vest{operation}}}]"))
            .replace("plan:\n", "plan:\n  copy: {start: 2026-12-01T20:00, end: 2026-12-01T22:00}\n")
    };
    assert_eq!(contradictions(&copy(""), NOW), ["/plan/copy"]);
    for operation in [", operation: copy", ", operation: move"] {
        assert_eq!(contradictions(&copy(operation), NOW), [""; 0]);
    }
}

/// What a postponed document plans is left out by its place, not by what an alias stands for.
#[test]
fn an_alias_of_a_plan_hides_no_claim() {
    let plan = "plan:\n  production: {start: &s 2026-11-20T18:00:00+01:00, end: 2026-12-08T20:00}\n";
    let aliased = "startedAt: &s 2026-11-20T18:00:00+01:00\nplan:\n  production: {start: *s, end: 2026-12-08T20:00}\n";
    let written = "plan:\n  production: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}\n";
    let with = |plan: &str| CHANGE.replace(written, plan).replace("status: proposed", "status: postponed");
    assert_eq!(contradictions(&with(aliased), NOW), ["/startedAt"]);
    assert_eq!(contradictions(&with(plan), NOW), [""; 0]);
}

#[test]
fn each_kind_has_its_own() {
    for (text, was, is, found) in [
        (ORDER, "databases: [{name: MTU, region: vest}]\n", "notRelevant: {databases: Ingen}\n", "/type"),
        (ACCESS, "environments: [production]", "environments: []", "/environments"),
        (
            ACCESS,
            "window:",
            "supervisors: [{person: ola.nordmann, start: 2026-12-10, end: 2026-12-10T11:00}]\nwindow:",
            "/supervisors/0/start",
        ),
        (
            ACCESS,
            "window:",
            "supervisors: [{person: ola.nordmann, start: 2026-12-10T09:00, end: 2026-12-10}]\nwindow:",
            "/supervisors/0/end",
        ),
        (
            ACCESS,
            "window:",
            "supervisor: siri.nordmann\nsupervisors: [{person: ola.nordmann, start: 2026-12-10T09:00, end: 2026-12-10T11:00}]\nwindow:",
            "/supervisor",
        ),
        (CHANGE, "size: minor", "size: minor\ntest: {acceptance: skipped}\nresult: {test: passed}", "/result/test"),
        (INCIDENT, "status: resolved", "status: in-progress", "/resolvedAt"),
        (INCIDENT, "discoveredAt: 2026-11-10T08", "discoveredAt: 2026-11-10T10", "/reportedAt"),
        (INCIDENT, "resolvedAt: 2026-11-11", "resolvedAt: 2026-11-09", "/resolvedAt"),
        (MEETING, "2026-11-20T09:00, end: 2026-11-20", "2026-11-27T09:00, end: 2026-11-27", "/status"),
        (MEETING, "status: held", "status: planned", "/decisions"),
        (MEETING, "status: held", "status: cancelled", "/decisions"),
        (AGREEMENT, "from: 2020-01-01", "from: 2029-01-01", "/to"),
    ] {
        assert_eq!(contradictions(text, NOW), [""; 0], "{text}");
        let changed = text.replace(was, is);
        assert_ne!(changed, text);
        let mut pointers = contradictions(&changed, NOW);
        pointers.dedup();
        assert_eq!(pointers, [found], "{changed}");
    }
}

/// A schema of the project's own says it in the same way; what it cannot say ends the run.
#[test]
fn schemas_of_ones_own_say_what_fields_mean() {
    let schema = |implies: &str| {
        format!(
            "{{\"properties\": {{\"from\": {{\"type\": \"integer\"}}, \"to\": {{\"type\": \"integer\"}}}}, \"required\": [\"from\", \"to\"], \
             \"x-implies\": [{implies}]}}"
        )
    };
    let good = r#"{"assert": "doc.from <= doc.to", "at": "to", "message": {"en": "{{ value }} is before the start"}}"#;
    let project =
        Project::of_schema(&schema(good)).with("d/a.yaml", "from: 1\nto: 2\n").with("d/b.yaml", "from: 3\nto: 2\n");
    let report = project.report(&["--now", NOW]);
    assert_eq!(project.findings(&["--now", NOW]), ["d/b.yaml:2:5 contradiction"]);
    assert_eq!(report["findings"][0]["message"], "`2` is before the start");
    for bad in [r#"{"assert": "doc.fro <= doc.to", "at": "to"}"#, r##"{"$ref": "#/nowhere"}"##, r#"{"at": "to"}"#] {
        let answer = Project::of_schema(&schema(bad)).with("d/a.yaml", "from: 1\nto: 2\n").check(&[]);
        assert_eq!(answer.status, 2, "{bad}: {answer:?}");
    }
}

/// Work that is done carries out nothing that was never decided, or was turned down.
#[test]
fn work_that_is_done_rests_on_what_stands() {
    let done_order = "kind: Order\nid: ORD-1\ntitle: Disk\nservice: crm\nstatus: STATUS\ntype: other\ninitiator: vest\n\
        requester: kari.nordmann\nenvironments: [test]\naffectsOperation: false\n";
    let of = |text: &str, cited: &str, status: &str, more: &str| {
        let report = Project::new()
            .with("d.yaml", text)
            .with("cited.yaml", format!("{}{more}", cited.replace("STATUS", status)))
            .report(&["--now", NOW]);
        let findings = report["findings"].as_array().unwrap().iter();
        let of_rule = findings.filter(|one| one["rule"] == "contradiction" && one["path"] == "d.yaml");
        of_rule.map(|one| one["message"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let change = CHANGE.replace("status: proposed", "status: STATUS");
    let maintenance = format!("{MAINTENANCE}changes: [CHG-1]\n");
    let access = format!("{ACCESS}changes: [CHG-1]\n");
    let ordered_access = format!("{ACCESS}orders: [ORD-1]\n");
    let ordered = CHANGE.replace("plan:\n", "orders: [ORD-1]\nplan:\n");
    for (text, was, done, cited, name) in [
        (&maintenance, "planned", "completed", change.as_str(), "CHG-1"),
        (&maintenance, "planned", "in-progress", change.as_str(), "CHG-1"),
        (&access, "planned", "done", change.as_str(), "CHG-1"),
        (&ordered_access, "planned", "done", done_order, "ORD-1"),
        (&ordered, "proposed", "completed", done_order, "ORD-1"),
    ] {
        let done = text.replace(&format!("status: {was}"), &format!("status: {done}"));
        let past = done.replace("2026-12-", "2026-11-").replace("2026-11-10T09:00:00", "2026-11-05T09:00:00");
        let time = if done.contains("kind: ChangeRequest") { "completedAt" } else { "endedAt" };
        let past = if past.contains("status: in-progress") {
            past
        } else {
            format!("{past}{time}: 2026-11-20T09:00:00+01:00\n")
        };
        for status in ["draft", "rejected", "cancelled", "postponed"] {
            let said = of(&past, cited, status, "");
            let expected = format!("the work is done by the status, yet `{name}` has the status `{status}`");
            assert_eq!(said, [expected], "{past}");
            // What is only planned may still be decided.
            let said = of(text, cited, status, "");
            assert_eq!(said, [""; 0], "{text} {status}");
        }
        assert_eq!(of(&past, cited, "in-progress", ""), [""; 0], "{past}");
        // It was begun and stopped.
        let stopped = "startedAt: 2026-11-08T18:00:00+01:00\nstoppedAt: 2026-11-08T19:00:00+01:00\n";
        assert_eq!(of(&past, cited, "cancelled", stopped), [""; 0], "{past}");
    }
}

/// What no meeting has decided yet is no decision, whoever ordered.
#[test]
fn a_decision_is_of_a_meeting_that_was_held() {
    let of = |work: &str, meeting: &str, now: &str| {
        let report = Project::new().with("d.yaml", work).with("m.yaml", meeting).report(&["--now", now]);
        let findings = report["findings"].as_array().unwrap().iter();
        let of_rule = findings.filter(|one| one["rule"] == "contradiction" && one["path"] == "d.yaml");
        of_rule.map(|one| one["pointer"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let undecided = MEETING.replace("decisions: [{item: 1, decision: approved}]\n", "");
    let planned = undecided.replace("status: held", "status: planned");
    for work in [ORDER, CHANGE] {
        let work = format!("{work}decision: {{meeting: MTG-1}}\n");
        for wrong in [
            planned.clone(),
            undecided.replace("status: held", "status: cancelled"),
            MEETING.replace("2026-11-20", "2026-12-20"),
        ] {
            assert_eq!(of(&work, &wrong, NOW), ["/decision/meeting"], "{wrong}");
        }
        assert_eq!(of(&work, MEETING, NOW), [""; 0]);
        // A draft may be for a meeting that is to come.
        let status = work.lines().find(|line| line.starts_with("status:")).unwrap();
        let draft = work.replace(status, "status: draft").replace("sentAt: 2026-11-10T09:00:00+01:00\n", "");
        assert_eq!(of(&draft, &planned, NOW), [""; 0]);
    }
}

/// What is done says when: no status alone says that work is over.
#[test]
fn what_is_done_says_when() {
    let past = |text: &str| {
        text.replace("2026-12-", "2026-11-").replace("2026-11-10T09:00:00+01:00", "2026-11-05T09:00:00+01:00")
    };
    let incident = INCIDENT.replace("resolvedAt: 2026-11-11T09:00:00+01:00\n", "");
    for (text, status, field) in [
        (past(ORDER), "status: done", "completedAt"),
        (past(CHANGE), "status: completed", "completedAt"),
        (past(CHANGE), "status: completed", "implementedAt"),
        (past(CHANGE), "status: closed", "completedAt"),
        (past(MAINTENANCE), "status: completed", "endedAt"),
        (past(ACCESS), "status: done", "endedAt"),
        (incident.clone(), "status: resolved", "resolvedAt"),
        (incident.clone(), "status: closed", "resolvedAt"),
        (format!("{incident}workaroundAt: 2026-11-11T09:00:00+01:00\n"), "status: closed", "closedAt"),
    ] {
        let was = text.lines().find(|line| line.starts_with("status:")).unwrap();
        let done = text.replace(was, status);
        assert_eq!(contradictions(&done, NOW), [""], "{done}");
        let timed = format!("{done}{field}: 2026-11-20T09:00:00+01:00\n");
        assert_eq!(contradictions(&timed, NOW), [""; 0], "{timed}");
        // Until it is done nothing is asked; a time that is still to come is no end of it.
        let open = if was == "status: resolved" { text.replace(was, "status: in-progress") } else { text.clone() };
        assert_eq!(contradictions(&open, NOW), [""; 0], "{open}");
        let ahead = format!("{done}{field}: 2026-12-20T09:00:00+01:00\n");
        let report = Project::new().with("d.yaml", ahead).report(&["--now", NOW]);
        let told = report["findings"].as_array().unwrap().iter().find(|one| one["rule"] == "backdated").unwrap();
        assert!(told["help"].as_str().unwrap().contains("correct `status`"), "{told:#}");
    }
}
