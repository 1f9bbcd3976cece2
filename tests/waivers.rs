//! Waivers played through: written, live, used, moved, of a changed document, ended, orphaned; in the gate, the report and
//! the tests of policies.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::{Answer, Project};
use serde_json::Value;

const VEDTAK: &str = "language: en\n";

const OTHERS: &str = "\
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
roles: [{role: gatekeeper, from: 2020-01-01, to: null}, {role: other, from: 2020-01-01, to: null}]
---
kind: Person
id: anna
title: Anna Svensson
party: nhn
roles: [{role: other, from: 2020-01-01, to: null}]
";

/// The service and its provider, and the others that the tests need.
fn registry() -> String {
    format!("{}{OTHERS}", project::SERVICE)
}

/// `P-ROLLBACK` can be mended at any time; `P-NOTICE` cannot once the work has begun.
const POLICY: &str = "\
kind: Policy
id: p
title: P
calendar: \"NO\"
owner: {role: gatekeeper}
waivers: {atMost: 60 days}
rules:
  P-ROLLBACK:
    title: A rollback plan
    kinds: [ChangeRequest]
    check: {require: [rollback]}
  P-NOTICE:
    title: Ten days' notice
    kinds: [ChangeRequest]
    check: {notice: {before: plan.production.start, atLeast: 10 days, from: announcedAt}}
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
announcedAt: 2026-12-01T10:00:00+01:00
";

/// `{rules}`, `{documents}`, `{expires}` and `{approvals}` are put in.
const WAIVER: &str = "\
kind: Waiver
id: WAI-1
title: Shorter notice
service: medusa
requester: ola
rules: [{rules}]
documents:
{documents}reason: It is urgent.
expires: {expires}
approvals:
{approvals}";

const BEFORE: &str = "2026-12-02T12:00:00+01:00";
const APPROVED: &str = "  - {role: gatekeeper, by: kari, at: 2026-12-01T12:00:00+01:00, decision: approved}\n";

/// A waiver and what it stands in.
struct Play {
    policy: String,
    change: String,
    rules: &'static str,
    /// The entry of the document; that which `vedtak digest` prints where there is none.
    documents: Option<String>,
    expires: &'static str,
    approvals: String,
    registry: String,
}

impl Default for Play {
    fn default() -> Self {
        Self {
            policy: POLICY.to_owned(),
            change: CHANGE.to_owned(),
            rules: "P-ROLLBACK, P-NOTICE",
            documents: None,
            expires: "2026-12-31",
            approvals: APPROVED.to_owned(),
            registry: registry(),
        }
    }
}

impl Play {
    fn bare(&self) -> Project {
        Project::new()
            .with("vedtak.yaml", VEDTAK)
            .with("registry.yaml", &self.registry)
            .with("change.yaml", &self.change)
            .with("policies/p.yaml", &self.policy)
    }

    /// The waiver's text, of the change as it stands.
    fn waiver(&self) -> String {
        let printed = || {
            let rules = self.rules.split(", ").flat_map(|rule| ["--waives", rule]);
            let answer = self.bare().run(&["digest", "CHG-1"].into_iter().chain(rules).collect::<Vec<_>>());
            assert_eq!(answer.status, 0, "{answer:?}");
            format!("  {}", answer.out)
        };
        let documents = self.documents.clone().unwrap_or_else(printed);
        let approvals = if self.approvals.is_empty() { "  []\n" } else { &self.approvals };
        WAIVER
            .replace("{rules}", self.rules)
            .replace("{documents}", &documents)
            .replace("{expires}", self.expires)
            .replace("{approvals}", approvals)
    }

    fn project(&self) -> Project {
        self.bare().with("waiver.yaml", self.waiver())
    }

    fn report(&self, now: &str) -> Value {
        self.project().report(&["--now", now])
    }

    /// Each finding as its rule and status, and what is pending.
    fn findings(&self, now: &str) -> Vec<String> {
        told(&self.report(now))
    }
}

fn told(report: &Value) -> Vec<String> {
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    let findings = report["findings"].as_array().unwrap().iter();
    let mut told: Vec<String> = findings
        .map(|finding| {
            let severity = text(finding, "severity");
            let severity = if severity == "error" { String::new() } else { format!(" ({severity})") };
            format!("{} {}{severity}", text(finding, "rule"), text(finding, "status"))
        })
        .collect();
    told.extend(report["pending"].as_array().unwrap().iter().map(|due| format!("{} pending", text(due, "rule"))));
    told.sort();
    told
}

/// The message and the help of the findings of `waiver`, one after the other.
fn of_waiver(report: &Value) -> Vec<String> {
    let all = report["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == "waiver");
    all.map(|finding| format!("{}\n{}", finding["message"].as_str().unwrap(), finding["help"].as_str().unwrap()))
        .collect()
}

const WAIVED: [&str; 2] = ["P-NOTICE waived", "P-ROLLBACK waived"];
const ACTIVE: [&str; 2] = ["P-NOTICE active", "P-ROLLBACK active"];

#[test]
fn a_waiver_in_force_takes_its_findings_out_of_the_verdict_and_shows_them() {
    let play = Play::default();
    let report = play.report(BEFORE);
    assert_eq!(told(&report), WAIVED);
    assert_eq!(report["summary"]["waived"], 2);
    assert_eq!(report["summary"]["errors"], 0);
    // Its last day is whole, in the zone of the service.
    assert_eq!(report["validUntil"], "2027-01-01T00:00:00+01:00");
    let finding = &report["findings"][0];
    assert_eq!(finding["facts"]["waivedBy"], "WAI-1");
    assert_eq!(finding["facts"]["waivedUntil"], "2027-01-01T00:00:00+01:00");
    let help = "the waiver `WAI-1` by Kari Nordmann holds through Thursday 31 December (Europe/Oslo)";
    assert_eq!(finding["help"], help);
    // That the approval is only stated is said.
    let unproven = report["summary"]["unproven"].as_array().unwrap();
    assert!(unproven.contains(&serde_json::json!({"rule": "waiver", "what": "approval", "count": 2})), "{unproven:?}");
    let answer = play.project().check(&["--now", BEFORE]);
    assert_eq!(answer.status, 0, "{answer:?}");
}

#[test]
fn people_see_what_is_waived_in_a_line_or_in_full_and_without_waivers_it_counts() {
    let project = Play::default().project();
    let pretty =
        |more: &[&str]| project.check(&[&["--now", BEFORE, "--format", "pretty", "--color", "never"], more].concat());
    let Answer { out, status, .. } = pretty(&[]);
    assert_eq!(status, 0, "{out}");
    assert!(out.contains("WAI-1") && !out.contains("announcedAt: 2026-12-01"), "{out}");
    let Answer { out, status, .. } = pretty(&["--show-waived"]);
    assert_eq!(status, 0, "{out}");
    assert!(out.contains("announcedAt: 2026-12-01") || out.contains("2026-12-08T18:00"), "{out}");
    for format in
        ["pretty", "concise", "json", "sarif", "junit", "markdown", "html", "gitlab", "github", "azure", "rdjson"]
    {
        let answer = project.check(&["--now", BEFORE, "--no-waivers", "--format", format]);
        assert_eq!(answer.status, 1, "{format}: {answer:?}");
        let told = format!("{}{}", answer.out, answer.err);
        assert!(told.contains("--no-waivers"), "{format}: it is not told that waivers did not count\n{told}");
    }
    let report = project.report(&["--now", BEFORE, "--no-waivers"]);
    assert_eq!(told(&report), ACTIVE);
    assert_eq!(report["summary"]["overrides"][0], "--no-waivers");
}

#[test]
fn a_waiver_that_nobody_has_approved_waives_nothing_and_is_pending() {
    let play = Play { approvals: String::new(), ..Play::default() };
    let report = play.report(BEFORE);
    assert_eq!(told(&report), ["P-NOTICE active", "P-ROLLBACK active", "waiver pending"]);
    let due = &report["pending"].as_array().unwrap().iter().find(|due| due["rule"] == "waiver").unwrap();
    // Who asks for it cannot approve it.
    assert_eq!(due["whoMay"], serde_json::json!(["kari"]));
    assert_eq!(due["before"], "2027-01-01T00:00:00+01:00");
}

#[test]
fn only_the_owner_of_the_rule_may_approve_and_not_who_asks() {
    let by = |entry: &str| Play { approvals: format!("  - {{{entry}}}\n"), ..Play::default() }.report(BEFORE);
    let at = "at: 2026-12-01T12:00:00+01:00";
    for (entry, why) in [
        (
            format!("role: gatekeeper, by: ola, {at}, decision: approved"),
            "whoever asks for it or wrote it cannot approve it",
        ),
        (format!("role: gatekeeper, by: anna, {at}, decision: approved"), "the person does not hold the role"),
        (format!("role: other, by: kari, {at}, decision: approved"), "it is written in the role `other`"),
        (
            format!("role: gatekeeper, by: kari, {at}, digest: \"sha256:{}\", decision: approved", "0".repeat(64)),
            "it is of other content than what is here now (`digest`)",
        ),
    ] {
        let report = by(&entry);
        assert!(told(&report).contains(&"P-NOTICE active".to_owned()), "{entry}: {:?}", told(&report));
        let says = of_waiver(&report).join("\n");
        assert!(says.contains(why), "{entry}: {says}");
    }
    // One that is dated ahead, or is of another rule, is as if it were not there.
    for entry in [
        "role: gatekeeper, by: kari, at: 2026-12-03T12:00:00+01:00, decision: approved".to_owned(),
        format!("role: gatekeeper, by: kari, {at}, scope: [P-OTHER], decision: approved"),
    ] {
        assert!(told(&by(&entry)).contains(&"P-NOTICE active".to_owned()), "{entry}");
    }
    let of_one = told(&by(&format!("role: gatekeeper, by: kari, {at}, scope: [P-NOTICE], decision: approved")));
    assert_eq!(of_one, ["P-NOTICE waived", "P-ROLLBACK active", "waiver pending"]);
}

#[test]
fn a_rejected_waiver_waives_nothing() {
    let approvals = format!(
        "{APPROVED}{}",
        APPROVED.replace("2026-12-01", "2026-12-02").replace("T12", "T11").replace("approved", "rejected")
    );
    let report = Play { approvals, ..Play::default() }.report(BEFORE);
    assert_eq!(told(&report), ["P-NOTICE active", "P-ROLLBACK active", "waiver active (note)"]);
    assert!(report.to_string().contains("the waiver was rejected"), "{report}");
}

#[test]
fn it_ends_at_the_instant_in_its_zone() {
    // A day is included whole where the service is; a local time and a moment are excluded.
    for (expires, last, first) in [
        ("2026-12-05", "2026-12-05T23:59:59+01:00", "2026-12-06T00:00:00+01:00"),
        ("2026-12-05T20:00", "2026-12-05T19:59:59+01:00", "2026-12-05T20:00:00+01:00"),
        ("2026-12-05T20:00:00Z", "2026-12-05T20:59:59+01:00", "2026-12-05T21:00:00+01:00"),
    ] {
        let play = Play { expires, ..Play::default() };
        assert_eq!(play.findings(last), WAIVED, "{expires} at {last}");
        let report = play.report(first);
        let expected = ["P-NOTICE active", "P-ROLLBACK active", "waiver active (warning)", "waiver active (warning)"];
        assert_eq!(told(&report), expected, "{expires} at {first}");
        assert_eq!(report["summary"]["waived"], 0);
        assert!(of_waiver(&report)[0].contains("(Europe/Oslo); the rule holds again"), "{report}");
    }
}

/// What is written once the work is done: none of it is approved content, and no rule here reads it.
const DONE: &str = "startedAt: 2026-12-08T18:01:00+01:00\nimplementedAt: 2026-12-08T19:30:00+01:00\n";

#[test]
fn what_happened_while_it_was_in_force_stays_waived() {
    // The work began on 8 December, under the waiver; the rollback plan can still be written.
    let after = "2027-02-01T12:00:00+01:00";
    let done = |play: Play, now: &str| {
        let project = play.project();
        project.write("change.yaml", format!("{CHANGE}{DONE}"));
        project.report(&["--now", now])
    };
    let report = done(Play::default(), after);
    assert_eq!(told(&report), ["P-NOTICE waived", "P-ROLLBACK active", "waiver active (warning)"]);
    let notice = report["findings"].as_array().unwrap().iter().find(|finding| finding["rule"] == "P-NOTICE").unwrap();
    let help =
        "the waiver `WAI-1` by Kari Nordmann covers what happened through Thursday 31 December 2026 (Europe/Oslo)";
    assert_eq!(notice["help"], help);
    // One that ended before the work was done covers nothing of it, though the notice had come too late before.
    let approvals = APPROVED.replace("2026-12-01", "2026-11-20");
    let of = |expires: &'static str| Play { expires, approvals: approvals.clone(), ..Play::default() };
    assert!(told(&done(of("2026-12-07"), after)).contains(&"P-NOTICE active".to_owned()));
    assert!(told(&done(of("2026-12-08"), after)).contains(&"P-NOTICE waived".to_owned()));
    // Nor does one whose document does not say that the work was done: it may still be.
    assert!(of("2026-12-08").findings(after).contains(&"P-NOTICE active".to_owned()));
}

#[test]
fn an_ended_waiver_that_nobody_needs_says_nothing() {
    let change = CHANGE.replace("2026-12-01T10", "2026-11-01T10")
        + "rollback: {procedure: Restore the snapshot, maxDuration: PT2H}\n";
    let play = Play { change, expires: "2026-12-03", ..Play::default() };
    assert_eq!(play.findings("2026-12-05T12:00:00+01:00"), Vec::<String>::new());
}

#[test]
fn a_document_that_changed_is_no_longer_covered() {
    let play = Play::default();
    let project = play.project();
    project.write("change.yaml", CHANGE.replace("start: 2026-12-08T18", "start: 2026-12-05T18"));
    let report = project.report(&["--now", BEFORE]);
    assert_eq!(
        told(&report),
        ["P-NOTICE active", "P-ROLLBACK active", "waiver active (warning)", "waiver active (warning)"]
    );
    assert!(report.to_string().contains("the waiver was of the document as it was"), "{report}");
    // What no approval covers and no waived rule reads may change; what one reads may not.
    project.write("change.yaml", format!("{CHANGE}caseNumber: S-1\n").replace("status: approved", "status: proposed"));
    assert_eq!(told(&project.report(&["--now", BEFORE])), WAIVED);
    project.write("change.yaml", CHANGE.replace("announcedAt: 2026-12-01", "announcedAt: 2026-12-02"));
    assert!(told(&project.report(&["--now", BEFORE])).contains(&"P-NOTICE active".to_owned()));
}

#[test]
fn what_a_rule_reads_cannot_be_left_out_of_the_digest() {
    let entry = |excluding: &str| {
        let digest = "0".repeat(64);
        Some(format!("  - {{id: CHG-1, digest: \"sha256:{digest}\", excluding: [{excluding}]}}\n"))
    };
    for excluding in ["announcedAt, approvals, status", "approvals, status, title"] {
        let report = Play { documents: entry(excluding), ..Play::default() }.report(BEFORE);
        assert!(told(&report).contains(&"P-NOTICE active".to_owned()), "{excluding}");
        assert!(of_waiver(&report).concat().contains("the digest leaves out"), "{excluding}: {report}");
    }
}

#[test]
fn what_it_names_must_be_there_and_owned() {
    let says = |play: Play| {
        let report = play.report(BEFORE);
        assert!(!told(&report).iter().any(|line| line.contains("waived")), "{:?}", told(&report));
        of_waiver(&report).join("\n")
    };
    let rules =
        |rules: &'static str| says(Play { rules, documents: Some("  - {id: CHG-1}\n".to_owned()), ..Play::default() });
    assert!(rules("P-NOTIC").contains("there is no rule `P-NOTIC`"));
    assert!(rules("P-NOTIC").contains("write `P-NOTICE` if that is meant"));
    assert!(rules("schema").contains("nobody can waive `schema`"), "{}", rules("schema"));
    let nobody = Play { policy: POLICY.replace("owner: {role: gatekeeper}\n", ""), ..Play::default() };
    assert!(says(nobody).contains("has no owner"));
    let documents = |entry: &str| says(Play { documents: Some(format!("  - {entry}\n")), ..Play::default() });
    assert!(documents("{id: CHG-11}").contains("no document has the id `CHG-11`"));
    assert!(documents("{id: CHG-1}").contains("stands without a digest"));
    assert!(documents("{kind: Order, id: CHG-1}").contains("no document has the id `CHG-1`"));
    assert!(documents("{id: \"CHG-*\"}").contains("is a pattern"));
}

#[test]
fn patterns_count_where_the_policy_allows_them_and_for_twenty_at_most() {
    let policy = POLICY.replace("{atMost: 60 days}", "{globs: true}");
    let play =
        Play { policy, documents: Some("  - {kind: ChangeRequest, id: \"CHG-*\"}\n".to_owned()), ..Play::default() };
    assert_eq!(play.findings(BEFORE), WAIVED);
    let many = |count: usize| {
        let changes: Vec<String> = (1..=count).map(|n| CHANGE.replace("CHG-1", &format!("CHG-{n}"))).collect();
        let report = Play {
            change: changes.join("---\n"),
            policy: play.policy.clone(),
            documents: play.documents.clone(),
            ..Play::default()
        }
        .report(BEFORE);
        (report["summary"]["waived"].clone(), of_waiver(&report).concat())
    };
    assert_eq!(many(20).0, 40);
    let (waived, says) = many(21);
    assert_eq!(waived, 0);
    assert!(says.contains("match 21 documents"), "{says}");
}

#[test]
fn one_that_lasts_too_long_does_not_count() {
    // Sixty days from 1 December end with 30 January.
    assert_eq!(Play { expires: "2027-01-30", ..Play::default() }.findings(BEFORE), WAIVED);
    let report = Play { expires: "2027-01-31", ..Play::default() }.report(BEFORE);
    assert_eq!(told(&report), ["P-NOTICE active", "P-ROLLBACK active", "waiver active"]);
    let says = of_waiver(&report).concat();
    assert!(says.contains("`p` allows 60 days, and it must end by Saturday 30 January 2027"), "{says}");
}

#[test]
fn what_is_pending_can_be_waived_and_what_is_undecided_cannot() {
    let policy =
        POLICY.replace("{require: [rollback]}", "{approval: {role: gatekeeper, before: plan.production.start}}");
    assert_eq!(Play { policy: policy.clone(), ..Play::default() }.findings(BEFORE), WAIVED);
    let bare = Play { policy, ..Play::default() };
    assert!(
        told(&bare.project().report(&["--now", BEFORE, "--no-waivers"])).contains(&"P-ROLLBACK pending".to_owned())
    );
    let policy = POLICY.replace("{require: [rollback]}", "{approval: {role: gatekeeper, evidence: [reviewed]}}");
    let undecided = Play { policy, ..Play::default() };
    assert_eq!(undecided.findings(BEFORE), ["P-NOTICE waived", "P-ROLLBACK undecided"]);
}

#[test]
fn a_waiver_with_faults_of_its_own_waives_nothing() {
    let play = Play::default();
    let project = play.project();
    for (from, to) in [
        ("reason: It is urgent.\n", ""),
        ("expires: 2026-12-31", "expires: never"),
        ("kind: Waiver", "kind: Waiver\nkind: Waiver"),
    ] {
        project.write("waiver.yaml", play.waiver().replace(from, to));
        let told = told(&project.report(&["--now", BEFORE]));
        assert!(told.contains(&"P-NOTICE active".to_owned()), "{to}: {told:?}");
    }
    project.write("waiver.yaml", format!("{}---\n{}", play.waiver(), play.waiver()));
    assert!(told(&project.report(&["--now", BEFORE])).contains(&"P-NOTICE active".to_owned()));
}

#[test]
fn tests_of_policies_see_waivers_as_the_gate_does() {
    let play = Play::default();
    let json = |text: &str| as_json(text);
    let project = play.project();
    let case = |clock: &str, expected: &str| {
        format!(
            "  - title: {clock}\n    clock: {clock}\n    document: {}\n    others: [{{document: {}}}]\n    expect: {{P-NOTICE: {expected}, P-ROLLBACK: {expected}}}\n",
            json(CHANGE),
            json(&play.waiver()),
        )
    };
    let registry: Vec<String> = registry().split("---").map(json).collect();
    let test = format!(
        "kind: PolicyTest\nid: t\ntitle: Waivers\npolicy: p\nclock: {BEFORE}\nregistry: [{}]\ncases:\n{}{}",
        registry.join(", "),
        case("2026-12-31T23:59:59+01:00", "waived"),
        case("2026-12-05T12:00:00+01:00", "waived"),
    );
    project.write("policies/p.test.yaml", test);
    let answer = project.run(&["test", "policies"]);
    assert_eq!(answer.status, 0, "{answer:?}");
}

/// A YAML text as JSON, which is YAML too.
fn as_json(text: &str) -> String {
    let tree = vedtak::yaml::parse(&std::sync::Arc::from(text), &vedtak::yaml::Limits::default());
    let root = tree.roots().iter().find_map(|root| tree.node(root)).unwrap();
    vedtak::yaml::read::<Value>(root).unwrap().to_string()
}

#[test]
fn an_end_that_a_pull_request_moves_needs_a_new_approval() {
    let play = Play::default();
    let files = |waiver: &str| {
        [
            ("vedtak.yaml", VEDTAK.to_owned()),
            ("registry.yaml", play.registry.clone()),
            ("change.yaml", play.change.clone()),
            ("policies/p.yaml", play.policy.clone()),
            ("waiver.yaml", waiver.to_owned()),
        ]
    };
    let written = play.waiver().replace("2026-12-01T12", "2026-11-25T12");
    let findings = |merge: &str| {
        let review = project::review(&files(&written), &files(merge));
        let report = vedtak::standing::gate(&review).unwrap();
        let of = report.findings.iter().map(|found| {
            let says = found.judgement.says.in_english();
            (found.judgement.rule.id.to_string(), found.status, says)
        });
        of.collect::<Vec<_>>()
    };
    let moved = |findings: &[(String, vedtak::finding::Status, String)]| {
        findings.iter().any(|(rule, _, says)| rule == "waiver" && says.contains("the end was moved from"))
    };
    assert!(findings(&written).iter().all(|(rule, ..)| rule != "waiver"));
    let later = written.replace("expires: 2026-12-31", "expires: 2027-01-10");
    assert!(moved(&findings(&later)), "{:?}", findings(&later));
    assert!(
        !moved(&findings(&written.replace("expires: 2026-12-31", "expires: 2026-12-10"))),
        "an earlier end needs none"
    );
    let anew = format!("{later}{}", APPROVED.replace("2026-12-01", "2026-11-26").replace("T12", "T11"));
    assert!(!moved(&findings(&anew)), "{:?}", findings(&anew));
    // The one of the target counts, whatever the pull request makes of it.
    let waived = |findings: &[(String, vedtak::finding::Status, String)]| {
        findings.iter().filter(|(_, status, _)| *status == vedtak::finding::Status::Waived).count()
    };
    assert_eq!(waived(&findings(&later)), 2);
    assert_eq!(waived(&findings(&written.replace("decision: approved", "decision: rejected"))), 2);
}

#[test]
fn an_end_or_an_approval_out_of_time_is_told_and_waives_nothing() {
    let far = Play { expires: "9999-12-31", ..Play::default() };
    let report = far.report(BEFORE);
    assert_eq!(told(&report), ["P-NOTICE active", "P-ROLLBACK active", "waiver active"]);
    assert!(of_waiver(&report).concat().contains("the end cannot be reckoned with"));
    // Approved when it had ended: it was never in force.
    let late = Play { expires: "2026-11-30", ..Play::default() };
    assert!(!late.findings(BEFORE).iter().any(|line| line.contains("waived")));
}

#[test]
fn a_waiver_is_of_the_document_that_the_rule_judges_wherever_it_is_shown() {
    // The rule is about the maintenance, and its finding is shown in the change that it names.
    let policy = "kind: Policy\nid: p\ntitle: P\ncalendar: \"NO\"\nowner: {role: gatekeeper}\nrules:\n  P-NOTICE:\n    title: Upgrades only\n    kinds: [Maintenance]\n    check: {oneOf: {path: 'changes[]->purpose', values: [other]}}\n";
    let maintenance = "---\nkind: Maintenance\nid: MNT-1\ntitle: Patching\nservice: medusa\nstatus: planned\ninitiator: nhn\nrequester: ola\nenvironments: [production]\nchanges: [CHG-1]\n";
    let of = |id: &str| {
        let play = Play {
            policy: policy.to_owned(),
            change: format!("{CHANGE}{maintenance}"),
            rules: "P-NOTICE",
            ..Play::default()
        };
        let answer = play.bare().run(&["digest", id, "--waives", "P-NOTICE"]);
        Play { documents: Some(format!("  {}", answer.out)), ..play }.findings(BEFORE)
    };
    let of_change = of("CHG-1");
    assert!(!of_change.iter().any(|line| line.contains("waived")), "{of_change:?}");
    assert!(of("MNT-1").contains(&"P-NOTICE waived".to_owned()), "{:?}", of("MNT-1"));
}

#[test]
fn what_was_rejected_and_who_is_not_known_are_not_waived_away() {
    let policy =
        POLICY.replace("{require: [rollback]}", "{approval: {role: gatekeeper, before: plan.production.start}}");
    let rejected = "approvals:\n  - {role: gatekeeper, by: kari, at: 2026-12-01T13:00:00+01:00, decision: rejected}\n";
    let play = Play { policy, change: format!("{CHANGE}{rejected}"), ..Play::default() };
    assert_eq!(play.findings(BEFORE), ["P-NOTICE waived", "P-ROLLBACK active"]);
    // Who asks for it must be known, or might be who approves it.
    let play = Play::default();
    let project = play.project();
    project.write("waiver.yaml", play.waiver().replace("requester: ola", "requester: nobody"));
    assert!(!told(&project.report(&["--now", BEFORE])).iter().any(|line| line.contains("waived")));
}

#[test]
fn a_role_is_held_for_each_service_of_the_work() {
    let two = registry()
        + "---\nkind: Service\nid: other\ntitle: Other\nowner: nhn\nprovider: nhn\npolicies: [p]\ntimezone: Europe/Oslo\nsensitiveData: false\nenvironments: []\n";
    let held = |roles: &str| {
        let registry = two.replacen("[{role: gatekeeper, from: 2020-01-01, to: null}]", roles, 1);
        let change = CHANGE.replace("service: medusa", "service: [medusa, other]");
        Play { change, registry, ..Play::default() }.findings(BEFORE)
    };
    let of = |service: &str| format!("{{role: gatekeeper, for: {{service: {service}}}, from: 2020-01-01, to: null}}");
    assert_eq!(held(&format!("[{}, {}]", of("medusa"), of("other"))), WAIVED);
    assert!(!held(&format!("[{}]", of("medusa"))).iter().any(|line| line.contains("waived")));
}
