//! When something is owed: pending before, failing after, at the moment that the clause or the calendar gives.

use super::project::Project;

const REGISTRY: &str = "kind: Service\nid: crm\ntitle: CRM\nowner: vest\nprovider: drift\npolicies: [own]\ntimezone: Europe/Oslo\n\
    sensitiveData: false\nenvironments: []\n---\nkind: Party\nid: vest\ntitle: Vest\ntype: region\n---\nkind: Party\nid: drift\n\
    title: Drift\ntype: provider\n---\nkind: Person\nid: kari\ntitle: Kari Nordmann\nparty: vest\nroles: []\n";

/// A change with a status, plan and claims under one check.
fn project(check: &str, document: &str) -> Project {
    let policy = format!(
        "kind: Policy\nid: own\ntitle: Own\ncalendar: \"NO\"\nrules:\n  OWN-1:\n    title: A rule\n    kinds: [ChangeRequest]\n    check: {check}\n"
    );
    let status = if document.contains("status:") { "" } else { "status: proposed\n" };
    let change = format!(
        "kind: ChangeRequest\nid: CHG-1\ntitle: Disk\nservice: crm\n{status}initiator: drift\nrequester: kari\npurpose: correction\n\
         class: normal\nsize: minor\nenvironments: [production]\naffectsOperation: false\n{document}\n"
    );
    Project::new()
        .with("vedtak.yaml", "policies: [policies/own.yaml]\n")
        .with("policies/own.yaml", policy)
        .with("registry/all.yaml", REGISTRY)
        .with("changes/c.yaml", change)
}

/// What becomes of the rule: `pending <until>`, `fails` or `holds`.
fn stands(project: &Project, now: &str) -> String {
    let report = project.report(&["--now", now]);
    let of_rule = |list: &str| {
        let all = report[list].as_array().unwrap().iter();
        all.filter(|one| one["rule"] == "OWN-1").cloned().collect::<Vec<_>>()
    };
    let (findings, pending) = (of_rule("findings"), of_rule("pending"));
    assert!(findings.len() + pending.len() <= 1, "{report:#}");
    if let Some(pending) = pending.first() {
        return format!("pending {}", pending["before"].as_str().unwrap_or("open"))
            .trim_end_matches(" open")
            .to_owned();
    }
    if findings.is_empty() { "holds".to_owned() } else { "fails".to_owned() }
}

#[track_caller]
fn told(project: &Project, cases: &[(&str, &str)]) {
    for (now, expected) in cases {
        assert_eq!(stands(project, now), *expected, "{now}");
    }
}

#[test]
fn a_part_is_pending_until_its_moment() {
    let check = "{require: [contacts], due: plan.production.start}";
    told(
        &project(check, "plan: {production: {start: 2026-06-25T18:00, end: 2026-06-25T20:00}}"),
        &[("2026-06-25T17:59:59+02:00", "pending 2026-06-25T18:00:00+02:00"), ("2026-06-25T18:00:00+02:00", "fails")],
    );
    // A date is over at its end.
    told(
        &project(check, "plan: {production: {start: 2026-06-25, end: 2026-06-26}}"),
        &[("2026-06-25T23:59:59+02:00", "pending 2026-06-26T00:00:00+02:00"), ("2026-06-26T00:00:00+02:00", "fails")],
    );
    // Where nothing says when, the status decides.
    for (status, expected) in
        [("draft", "pending"), ("proposed", "pending"), ("approved", "fails"), ("completed", "fails")]
    {
        told(&project(check, &format!("status: {status}")), &[("2026-06-01T12:00:00+02:00", expected)]);
    }
    // What is there is not asked for again.
    told(
        &project(
            check,
            "contacts: [{person: kari}]\nplan: {production: {start: 2026-06-25T18:00, end: 2026-06-25T20:00}}",
        ),
        &[("2026-06-25T17:00:00+02:00", "holds"), ("2026-06-26T17:00:00+02:00", "holds")],
    );
}

#[test]
fn a_notice_is_owed_on_its_last_day() {
    let at = |start: &str| format!("plan: {{production: {{start: {start}, end: 2026-12-31T23:00}}}}");
    for (terms, start, last_second, moment) in [
        // Ten days before 25 June is the whole of 15 June.
        ("atLeast: 10 days", "2026-06-25T18:00", "2026-06-15T23:59:59+02:00", "2026-06-16T00:00:00+02:00"),
        ("atLeast: 3 days", "2026-06-25", "2026-06-22T23:59:59+02:00", "2026-06-23T00:00:00+02:00"),
        (
            "atLeast: 10 days, count: same-clock",
            "2026-06-25T18:00",
            "2026-06-15T17:59:59+02:00",
            "2026-06-15T18:00:00+02:00",
        ),
        (
            "atLeast: 10 days, count: clear",
            "2026-06-25T18:00",
            "2026-06-14T23:59:59+02:00",
            "2026-06-15T00:00:00+02:00",
        ),
        // Two working days before Thursday 9 April, after Easter Monday, is Tuesday 7 April.
        ("atLeast: 2 working days", "2026-04-09T09:00", "2026-04-07T23:59:59+02:00", "2026-04-08T00:00:00+02:00"),
        // The third is Wednesday 1 April: from Maundy Thursday to Easter Monday there is none.
        ("atLeast: 3 working days", "2026-04-09T09:00", "2026-04-01T23:59:59+02:00", "2026-04-02T00:00:00+02:00"),
    ] {
        let check = format!("{{notice: {{before: plan.production.start, from: announcedAt, {terms}}}}}");
        let project = project(&check, &at(start));
        told(&project, &[(last_second, &format!("pending {moment}"))]);
        told(&project, &[(moment, "fails")]);
    }
}

#[test]
fn a_claim_ahead_of_the_clock_is_not_given() {
    let check = "{notice: {before: plan.production.start, from: {latest: [announcedAt, announced]}, atLeast: 3 days}}";
    let project = project(
        check,
        "announcedAt: 2026-06-20T09:00:00+02:00\nplan: {production: {start: 2026-06-25T18:00, end: 2026-06-25T20:00}}",
    );
    told(
        &project,
        &[
            ("2026-06-10T12:00:00+02:00", "pending 2026-06-23T00:00:00+02:00"),
            ("2026-06-20T08:54:59+02:00", "pending 2026-06-23T00:00:00+02:00"),
            ("2026-06-20T08:55:00+02:00", "holds"),
            ("2026-07-20T08:55:00+02:00", "holds"),
        ],
    );
}

#[test]
fn what_stands_beside_a_notice_can_be_due_with_it() {
    let check = "{require: [contacts], due: {slot: plan.production.start, minus: 3 days}}";
    let plan = "plan: {production: {start: 2026-06-25T18:00, end: 2026-06-25T20:00}}";
    told(
        &project(check, plan),
        &[("2026-06-22T23:59:59+02:00", "pending 2026-06-23T00:00:00+02:00"), ("2026-06-23T00:00:00+02:00", "fails")],
    );
    let earliest = "{require: [contacts], due: {earliest: [announcedAt, plan.production.start]}}";
    told(
        &project(earliest, &format!("announcedAt: 2026-06-10T09:00:00+02:00\n{plan}")),
        &[
            // The announcement has not happened yet, so that the start is the earliest that is known.
            ("2026-06-09T09:00:00+02:00", "pending 2026-06-25T18:00:00+02:00"),
            ("2026-06-10T09:00:00+02:00", "fails"),
        ],
    );
}

#[test]
fn a_gate_before_the_work_fails_on_what_is_still_to_come() {
    let check = "{require: [contacts], due: plan.production.start}";
    let plan = "plan: {production: {start: 2026-06-25T18:00, end: 2026-06-25T20:00}}";
    let waiting = project(check, plan);
    let now = ["--now", "2026-06-20T12:00:00+02:00"];
    let ends = |project: &Project, more: &[&str]| {
        let answer = project.check(&[&now, more].concat());
        (
            answer.status,
            answer.err.lines().next_back().unwrap_or_default().split(';').next().unwrap_or_default().to_owned(),
        )
    };
    let so_far = "compliant so far, 1 pending, first due is Thursday 25 June, 18:00";
    assert_eq!(ends(&waiting, &[]), (0, so_far.to_owned()));
    assert_eq!(ends(&waiting, &["--fail-on", "note"]), (0, so_far.to_owned()));
    assert_eq!(ends(&waiting, &["--fail-on", "pending"]), (1, so_far.to_owned()));
    let whole = project(check, &format!("contacts: [{{person: kari, for: [handover]}}]\n{plan}"));
    assert_eq!(ends(&whole, &["--fail-on", "pending"]), (0, "compliant".to_owned()));
}
