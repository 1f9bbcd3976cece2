//! `vedtak when`: the earliest start worked out by hand, and held against what `check` says of every earlier day.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::Project;
use serde_json::Value;

/// The freeze of this calendar is from 20 December to 2 January, both days included.
const POLICY: &str = "\
kind: Policy
id: own
title: Own
calendar: helseplattformen
rules:
  OWN-1:
    title: Announced ten days before
    kinds: [ChangeRequest]
    check: {notice: {before: plan.production.start, from: announcedAt, atLeast: 10 days}}
  OWN-2:
    title: Not at Christmas
    kinds: [ChangeRequest]
    check: {window: {path: plan.production, outside: [christmas]}}
  OWN-3:
    title: One at a time
    kinds: [ChangeRequest]
    check: {overlap: {interval: plan.production, with: {kinds: [ChangeRequest], interval: plan.production}}}
  OWN-4:
    title: A way back
    kinds: [ChangeRequest]
    check: {require: [rollback.procedure]}
  OWN-5:
    title: Approved
    kinds: [ChangeRequest]
    check: {approval: {by: {id: kari.nordmann}, scope: [production], before: plan.production.start}}
  OWN-6:
    title: Tested first
    kinds: [ChangeRequest]
    check: {sequence: [plan.test.end, plan.production.start]}
";

const REGISTRY: &str = "\
{kind: Party, id: nhn, title: Norsk Helsenett SF, type: provider}
---
{kind: Person, id: kari.nordmann, title: Kari Nordmann, party: nhn}
---
{kind: Service, id: medusa, title: Medusa, owner: nhn, policies: [own], timezone: Europe/Oslo}
";

const CHANGE: &str = "\
kind: ChangeRequest
id: CHG-1
title: Upgrade
service: medusa
status: approved
environments: [test, production]
initiator: nhn
requester: kari.nordmann
purpose: upgrade
plan:
  production: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}
announcedAt: 2026-12-01T09:00:00+01:00
rollback: {procedure: Restore the snapshot.}
approvals:
  - {role: owner, by: kari.nordmann, at: 2026-11-30T12:00:00+01:00, scope: [production], decision: approved}
";

/// A change of 8 December, announced on 1 December, with some texts of it replaced, and other files.
fn change(replaced: &[(&str, &str)], others: &[(&str, &str)]) -> Project {
    let mut change = CHANGE.to_owned();
    for (old, new) in replaced {
        assert!(change.contains(old), "{old}");
        change = change.replace(old, new);
    }
    let project = Project::of([
        ("vedtak.yaml", "version: 1\nlanguage: en\ntimezone: Europe/Oslo\n"),
        ("policies/own.yaml", POLICY),
        ("registry/all.yaml", REGISTRY),
        ("changes/1.yaml", &change),
    ]);
    for (path, text) in others {
        project.write(path, text);
    }
    project
}

/// The exit status, and the answer for machines.
fn when(project: &Project, now: &str, arguments: &[&str]) -> (i32, Value) {
    let answer = project.run(&[&["when", "CHG-1", "--now", now, "--format", "json"], arguments].concat());
    assert!(answer.status < 2, "{}", answer.err);
    (answer.status, serde_json::from_str(&answer.out).unwrap())
}

/// The rules of a list, each with its earliest start where it has one.
fn rules(list: &Value) -> Vec<String> {
    let rule = |one: &Value| {
        let of = |key: &str| one[key].as_str().map(str::to_owned);
        let at = of("earliest").map(|at| format!(" {at}")).unwrap_or_default();
        format!("{}{at}", of("rule").unwrap_or_default())
    };
    list.as_array().unwrap().iter().map(rule).collect()
}

const NOON: &str = "2026-12-01T12:00:00+01:00";

/// 1 December plus ten days is 11 December; the time of day stays as it is planned.
#[test]
fn a_notice_sets_the_first_day() {
    let (status, told) = when(&change(&[], &[]), NOON, &[]);
    let stage = &told["stages"][0];
    assert_eq!(status, 0, "{told:#}");
    assert_eq!(stage["stage"], "production");
    assert_eq!(stage["compliant"], false);
    assert_eq!(stage["earliest"], "2026-12-11T00:00:00+01:00");
    assert_eq!(stage["slot"]["start"], "2026-12-11T18:00:00+01:00");
    assert_eq!(stage["slot"]["end"], "2026-12-11T20:00:00+01:00");
    assert_eq!(rules(&stage["rules"]), ["OWN-1 2026-12-11T00:00:00+01:00"]);
    assert_eq!(rules(&told["also"]), [""; 0]);
}

/// Ten days after 10 December is 20 December, when the freeze begins; it ends with 2 January.
#[test]
fn a_freeze_sets_the_first_day_after_it() {
    let project = change(&[("announcedAt: 2026-12-01", "announcedAt: 2026-12-10")], &[]);
    let (status, told) = when(&project, "2026-12-10T12:00:00+01:00", &[]);
    let stage = &told["stages"][0];
    assert_eq!((status, &stage["earliest"]), (0, &Value::from("2027-01-03T00:00:00+01:00")), "{told:#}");
    let expected = ["OWN-2 2027-01-03T00:00:00+01:00", "OWN-1 2026-12-20T00:00:00+01:00"];
    assert_eq!(rules(&stage["rules"]), expected);
    // A day earlier it is still before the freeze, and two hours fit in.
    let project = change(&[("announcedAt: 2026-12-01", "announcedAt: 2026-12-09")], &[]);
    let (_, told) = when(&project, "2026-12-09T12:00:00+01:00", &[]);
    assert_eq!(told["stages"][0]["slot"]["start"], "2026-12-19T18:00:00+01:00", "{told:#}");
}

/// The other change is over at 19.00 on the first day; at the planned time of day the next is the day after.
#[test]
fn a_collision_sets_the_minute_after_it() {
    let other = CHANGE.replace("CHG-1", "CHG-2").replace("2026-12-08T18:00", "2026-12-10T23:00");
    let other = other.replace("2026-12-08T20:00", "2026-12-11T19:00");
    let (_, told) = when(&change(&[], &[("changes/2.yaml", &other)]), NOON, &[]);
    let stage = &told["stages"][0];
    assert_eq!(stage["earliest"], "2026-12-11T19:00:00+01:00", "{told:#}");
    assert_eq!(stage["slot"]["start"], "2026-12-12T18:00:00+01:00");
    let expected = ["OWN-3 2026-12-11T19:00:00+01:00", "OWN-1 2026-12-11T00:00:00+01:00"];
    assert_eq!(rules(&stage["rules"]), expected);
}

/// The rule is one of the other change alone; a start that breaks it there is none either.
#[test]
fn what_a_move_breaks_in_another_document_counts() {
    let policy = POLICY.replace("    check: {overlap: {", "    when: 'doc.id == \"CHG-2\"'\n    check: {overlap: {");
    let other = CHANGE.replace("CHG-1", "CHG-2").replace("2026-12-08T18:00", "2026-12-11T00:00");
    let other = other.replace("2026-12-08T20:00", "2026-12-11T19:00");
    let (_, told) = when(&change(&[], &[("changes/2.yaml", &other), ("policies/own.yaml", &policy)]), NOON, &[]);
    let stage = &told["stages"][0];
    // From 18.00 until 20.00 it would still meet the other; at the planned time of day it is the day after.
    assert_eq!(stage["earliest"], "2026-12-12T00:00:00+01:00", "{told:#}");
    assert_eq!(stage["slot"]["start"], "2026-12-12T18:00:00+01:00");
    assert_eq!(rules(&stage["rules"])[0], "OWN-3 2026-12-12T00:00:00+01:00");
}

/// Days that a clock change is among are days; times keep their hours on the clock.
#[test]
fn a_clock_change_leaves_days_and_hours_as_they_are() {
    let test = "plan:\n  test: {start: 2026-10-20, end: 2026-10-21, owner: kari.nordmann}\n";
    let early = [("plan:\n", test), ("2026-12-01T09:00:00+01:00", "2026-10-16T09:00:00+02:00")];
    let (_, told) = when(&change(&early, &[]), "2026-10-25T00:00:00+02:00", &["--stage", "test"]);
    // It has begun and complies; in the night of the change it would be two days, of which one has 25 hours.
    assert_eq!(told["stages"][0]["compliant"], true, "{told:#}");
    let early = [("plan:\n", "plan:\n  test: {start: 2026-11-20, end: 2026-11-21, owner: kari.nordmann}\n"), early[1]];
    let (_, told) = when(&change(&early, &[]), "2026-10-25T00:00:00+02:00", &[]);
    let [test, production] = [0, 1].map(|position| &told["stages"][position]["slot"]);
    assert_eq!(
        (&test["start"], &test["end"]),
        (&Value::from("2026-10-25T00:00:00+02:00"), &Value::from("2026-10-27T00:00:00+01:00")),
        "{told:#}"
    );
    // After the test as it is planned.
    assert_eq!(production["start"], "2026-11-21T18:00:00+01:00", "{told:#}");
}

/// What is still to come is told as a condition; what no time mends is told with the document, and there is an answer.
#[test]
fn what_is_missing_is_no_date() {
    let without =
        [("rollback: {procedure: Restore the snapshot.}\n", ""), ("decision: approved", "decision: rejected")];
    let (status, told) = when(&change(&without, &[]), NOON, &[]);
    let stage = &told["stages"][0];
    assert_eq!((status, &stage["earliest"]), (0, &Value::from("2026-12-11T00:00:00+01:00")), "{told:#}");
    // Who has rejected has to decide otherwise, whenever it starts.
    assert_eq!(rules(&told["also"]), ["OWN-4", "OWN-5"]);
    let project = change(&[("  - {role: owner", "  - {role: nobody"), ("by: kari.nordmann", "by: ola.nordmann")], &[]);
    let project =
        project.with("registry/ola.yaml", "{kind: Person, id: ola.nordmann, title: Ola Nordmann, party: nhn}\n");
    let (status, told) = when(&project, NOON, &[]);
    let pending = &told["stages"][0]["pending"];
    assert_eq!((status, rules(pending)), (0, vec!["OWN-5".to_owned()]), "{told:#}");
    assert_eq!(pending[0]["before"], "2026-12-11T18:00:00+01:00");
}

/// A change of March is told from when on it could be done, and not only from when it is planned.
#[test]
fn what_is_planned_late_may_be_moved_earlier() {
    let later = [("2026-12-08T18:00", "2027-03-09T18:00"), ("2026-12-08T20:00", "2027-03-09T20:00")];
    let (status, told) = when(&change(&later, &[]), NOON, &[]);
    let stage = &told["stages"][0];
    assert_eq!((status, &stage["compliant"]), (0, &Value::Bool(true)), "{told:#}");
    assert_eq!(stage["planned"]["start"], "2027-03-09T18:00:00+01:00");
    assert_eq!(stage["earliest"], "2026-12-11T00:00:00+01:00");
    // Once it has begun, and complies, nothing is looked for.
    let (status, told) = when(&change(&later, &[]), "2027-03-09T18:00:00+01:00", &[]);
    assert_eq!((status, &told["stages"][0]["earliest"]), (0, &Value::Null), "{told:#}");
}

/// Every stage has its own answer: of production the test stands in the way, by days; the test is not moved with it.
#[test]
fn each_stage_is_moved_by_itself() {
    let test = ("plan:\n", "plan:\n  test: {start: 2026-12-14, end: 2026-12-15, owner: kari.nordmann}\n");
    let (status, told) = when(&change(&[test], &[]), NOON, &[]);
    let stages = told["stages"].as_array().unwrap();
    assert_eq!(stages.iter().map(|stage| stage["stage"].as_str().unwrap()).collect::<Vec<_>>(), ["test", "production"]);
    // No rule is about the test alone, and so production, which is to be after it, keeps it back: two days that are over
    // when production starts, from today on.
    assert_eq!(stages[0]["earliest"], "2026-12-01T00:00:00+01:00", "{told:#}");
    assert_eq!(stages[0]["slot"]["end"], "2026-12-03T00:00:00+01:00");
    assert_eq!(stages[1]["earliest"], "2026-12-15T00:00:00+01:00", "{told:#}");
    assert_eq!(status, 0);
    let (_, told) = when(&change(&[test], &[]), NOON, &["--stage", "production"]);
    assert_eq!(told["stages"].as_array().unwrap().len(), 1);
}

/// Two rules that are never met together: no start, and both are named.
#[test]
fn there_may_be_none() {
    let never = "\
kind: Policy
id: own
title: Own
calendar: \"NO\"
rules:
  OWN-1:
    title: On Mondays
    kinds: [ChangeRequest]
    check: {assert: 'doc.?plan.?production.?start.orValue(now).getDayOfWeek(\"Europe/Oslo\") == 1'}
  OWN-2:
    title: On Tuesdays
    kinds: [ChangeRequest]
    check: {assert: 'doc.?plan.?production.?start.orValue(now).getDayOfWeek(\"Europe/Oslo\") == 2'}
";
    let (status, told) = when(&change(&[], &[("policies/own.yaml", never)]), NOON, &[]);
    let stage = &told["stages"][0];
    assert_eq!(
        (status, &stage["earliest"], &stage["until"]),
        (1, &Value::Null, &Value::from("2028-01-05")),
        "{told:#}"
    );
    let mut named: Vec<&str> =
        stage["rules"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap()).collect();
    named.sort_unstable();
    assert_eq!(named, ["OWN-1", "OWN-2"]);
    // Without a time to move there is no answer either.
    let (status, told) = when(&change(&[(", end: 2026-12-08T20:00", "")], &[]), NOON, &[]);
    assert_eq!(status, 1, "{told:#}");
    assert!(
        told["stages"][0]["hindrances"][0]["message"].as_str().unwrap().contains("plan.production.end"),
        "{told:#}"
    );
}

/// What fails wherever the stage is moved to, and not where it is planned, is no reason to take the first start.
#[test]
fn what_only_a_move_breaks_counts() {
    let only = "\
kind: Policy
id: own
title: Own
calendar: \"NO\"
rules:
  OWN-1:
    title: On one day alone
    kinds: [ChangeRequest]
    check: {assert: 'doc.?plan.?production.?start.orValue(now) == timestamp(\"2026-12-08T17:00:00Z\")'}
";
    let (status, told) = when(&change(&[], &[("policies/own.yaml", only)]), NOON, &[]);
    let stage = &told["stages"][0];
    assert_eq!((status, &stage["compliant"]), (0, &Value::Bool(true)), "{told:#}");
    assert_eq!(stage["earliest"], "2026-12-08T18:00:00+01:00");
    assert_eq!(rules(&stage["rules"]), ["OWN-1 2026-12-08T18:00:00+01:00"]);
}

/// The text for people in the three languages.
#[test]
fn people_are_told_in_their_language() {
    let project = change(&[("announcedAt: 2026-12-01", "announcedAt: 2026-12-10")], &[]);
    for (language, expected) in [
        (
            "nb",
            [
                "den planlagte tiden (tirsdag 8. desember kl. 18.00–20.00) oppfyller ikke kravene",
                "tidligst søndag 3. januar 2027",
                "avgjøres av OWN-2",
                "også OWN-1, tidligst søndag 20. desember",
            ],
        ),
        (
            "sv",
            [
                "den planerade tiden (tisdag 8 december kl. 18.00–20.00) uppfyller inte kraven",
                "tidigast söndag 3 januari 2027",
                "avgörs av OWN-2",
                "även OWN-1, tidigast söndag 20 december",
            ],
        ),
        (
            "en",
            [
                "the planned time (Tuesday 8 December, 18:00 to 20:00) is not compliant",
                "at the earliest Sunday 3 January 2027",
                "set by OWN-2",
                "also OWN-1, Sunday 20 December at the earliest",
            ],
        ),
    ] {
        let answer = project.run(&["when", "CHG-1", "--now", "2026-12-10T12:00:00+01:00", "--lang", language]);
        assert_eq!(answer.status, 0, "{}", answer.err);
        for text in expected {
            assert!(answer.out.contains(text), "{text}: {}", answer.out);
        }
    }
}

/// The words for an id that is not there are those of `may`.
#[test]
fn an_id_or_a_stage_that_is_not_there_ends_with_2() {
    let project = change(&[], &[]);
    for (arguments, told) in [
        (&["CHG-2"][..], "no document has the id `CHG-2`; the nearest is `CHG-1`"),
        (&["CHG-1", "--stage", "prodction"], "`production`"),
    ] {
        let of = |command| project.run(&[&[command], arguments, &["--lang", "en"]].concat());
        let (when, may) = (of("when"), of("may"));
        assert_eq!((when.status, when.out.as_str()), (2, ""), "{}", when.out);
        let words = |text: &str| text.split_whitespace().skip(1).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&when.err), words(&may.err));
        assert!(when.err.contains(told), "{}", when.err);
    }
}

/// Rules pass over drafts: the draft is judged as what it is to become.
#[test]
fn a_draft_is_judged_as_what_comes_after_it() {
    let only_open =
        POLICY.replace("kinds: [ChangeRequest]\n", "kinds: [ChangeRequest]\n    when: 'doc.phase != \"draft\"'\n");
    let project = change(&[("status: approved", "status: draft")], &[("policies/own.yaml", &only_open)]);
    let (_, told) = when(&project, NOON, &[]);
    assert_eq!(told["judgedAs"], "proposed", "{told:#}");
    assert_eq!(told["stages"][0]["earliest"], "2026-12-11T00:00:00+01:00");
}

/// A parameter that is stricter from January on holds for a start in January.
#[test]
fn a_rule_that_changes_until_then_counts() {
    let policy = POLICY.replace(
        "rules:\n",
        "parameters:\n  notice: {type: days, value: 10 days, stricter: up, about: Notice}\nrules:\n",
    );
    let policy = policy.replace("atLeast: 10 days", "atLeast: $notice");
    let config = "version: 1\nlanguage: en\ntimezone: Europe/Oslo\nparameters:\n  own: {notice: {value: 30 days, from: 2027-01-01}}\n";
    let files = [("policies/own.yaml", policy.as_str()), ("vedtak.yaml", config)];
    let project = change(&[("announcedAt: 2026-12-01", "announcedAt: 2026-12-10")], &files);
    // Ten days after 10 December the freeze begins, and once it is over thirty days are asked for: 9 January.
    let (status, told) = when(&project, "2026-12-10T12:00:00+01:00", &[]);
    assert_eq!((status, &told["stages"][0]["earliest"]), (0, &Value::from("2027-01-09T00:00:00+01:00")), "{told:#}");
}
