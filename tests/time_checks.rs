//! `deadline`, `gaps`, `obligation` and the freezes of `window`: bounds that were worked out by hand, an oracle that counts
//! minute by minute, and what the clock alone does to a verdict.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Timelike, Utc, Weekday};
use chrono_tz::Europe::Oslo;
use project::Project;

/// A rule for each check, which meets the documents that name it in `rule`.
const RULES: [(&str, &str); 26] = [
    ("within", "deadline: {from: from, to: to, within: 30 minutes}"),
    ("less", "deadline: {from: from, to: to, lessThan: 30 minutes}"),
    ("ordinary", "deadline: {from: from, to: to, within: 2 hours, hours: ordinary}"),
    ("parameter", "deadline: {from: from, to: to, within: $begin, hours: $open}"),
    ("workingDay", "deadline: {from: from, to: to, within: 1 working day, hours: ordinary}"),
    ("month", "deadline: {from: from, to: to, within: 1 month}"),
    (
        "let",
        "let: {allowed: 'doc.?allowed.orValue(duration(\"30m\"))'}, deadline: {from: from, to: to, within: $allowed}",
    ),
    ("named", "let: {end: 'doc.?to.optMap(t, timestamp(t))'}, deadline: {from: from, to: $end, within: 30 minutes}"),
    ("open", "assert: 'isOpen(\"ordinary\", timestamp(doc.?from.orValue(\"\")))'"),
    ("rows", "assert: 'params.rows[?doc.?from.orValue(\"\")][?doc.?to.orValue(\"\")].orValue(0) == 2'"),
    ("several", "deadline: {from: from, to: 'messages[].at', within: 30 minutes}"),
    ("gaps", "gaps: {path: 'log[].at', atMost: 60 minutes, from: from, to: to}"),
    ("gapsOrdinary", "gaps: {path: 'log[].at', atMost: 2 hours, from: from, to: to, hours: ordinary}"),
    ("gapsAlone", "gaps: {path: 'log[].at', atMost: 60 minutes}"),
    ("obligation", "obligation: {after: from, within: 1 working day, check: {require: [review]}}"),
    (
        "obligationHour",
        "obligation: {after: from, within: 1 hour, check: {all: [{require: [review]}, {forbid: [doubt]}]}}",
    ),
    ("obligationApproval", "obligation: {after: from, within: 1 hour, check: {approval: {role: change-manager}}}"),
    (
        "obligationStage",
        "obligation: {after: from, within: 1 hour, check: {approval: {role: change-manager, before: to}}}",
    ),
    ("obligationInner", "obligation: {after: from, within: 1 hour, check: {require: [review], missing: pending}}"),
    ("dueApproval", "approval: {role: change-manager}, due: from"),
    ("latestOfPath", "notice: {before: to, from: {latest: 'log[].at'}, atLeast: 10 days}"),
    ("latestOfList", "notice: {before: to, from: {latest: [from, 'log[].at']}, atLeast: 10 days}"),
    ("earliestOfPath", "notice: {before: to, from: {earliest: 'log[].at'}, atLeast: 10 days}"),
    (
        "latestWhere",
        "notice: {before: to, from: {latest: 'log[].at', where: 'it.?k.orValue(\"\") == \"q\"'}, atLeast: 10 days}",
    ),
    ("notice", "notice: {before: to, from: from, atLeast: 10 days}"),
    ("freeze", "window: {path: plan, outside: [election, christmas], class: grade}"),
];

const CALENDAR: &str = "\
kind: Calendar
id: own
title: Own
basedOn: helseplattformen
freezes:
  election: [{dates: 2027-09-13, hours: 09:00-21:00, reason: {nb: Valg, en: Election}}]
  christmas: [{dates: 12-20..01-02, hours: 22:00-06:00, reason: Jul, except: [urgent]}]
";

const NOON: &str = "2026-11-26T12:00:00+01:00";

/// What each document comes to: `pass`, `fail`, `undecided` or `pending`, with what was said.
fn judged(documents: &[(String, String)], now: &str) -> BTreeMap<String, (String, String)> {
    let mut policy = "kind: Policy\nid: own\ntitle: Own\ncalendar: own\nparameters:\n  begin: {type: duration, value: 2 hours, stricter: down, about: Begin}\n  open: {type: hours, value: ordinary, stricter: fixed, about: Open}\n  rows: {type: table, value: {a: {b: 2, c: 3}}, about: Rows}\nrules:\n".to_owned();
    for (name, check) in RULES {
        let _ = write!(
            policy,
            "  {name}:\n    title: Rule {name}\n    kinds: [Change]\n    when: 'doc.?rule.orValue(\"\") == \"{name}\"'\n    check: {{{check}}}\n"
        );
    }
    let project = Project::of([
        ("vedtak.yaml", "documents: [{paths: ['work/**'], kind: Change, schema: s.json}]\n"),
        ("policies/own.yaml", policy.as_str()),
        ("s.json", r#"{"type": "object", "additionalProperties": {}}"#),
        ("policies/calendars/own.yaml", CALENDAR),
        (
            "registry/people.yaml",
            "{kind: Party, id: hv, title: Helse Vest, type: region}\n---\n{kind: Person, id: kari.nordmann, title: Kari Nordmann, party: hv, roles: [{role: change-manager, from: 2025-01-01, to: null}]}\n",
        ),
    ]);
    // A file each: of one file no more than a hundred documents are read.
    for (id, fields) in documents {
        project.write(&format!("work/{id}.yaml"), format!("kind: Change\nid: {id}\n{fields}\n"));
    }
    let answer = project.check(&["--format", "json", "--now", now]);
    assert!(answer.status < 2, "{}{}", answer.err, answer.out);
    let report = answer.json();
    let mut judged: BTreeMap<String, (String, String)> =
        documents.iter().map(|(id, _)| (id.clone(), ("pass".to_owned(), String::new()))).collect();
    for (list, says) in [("pending", "missing"), ("findings", "message")] {
        for one in report[list].as_array().unwrap() {
            let id = one["document"]["id"].as_str().unwrap_or_default().to_owned();
            let result = match list {
                "pending" => "pending",
                _ if one["status"] == "undecided" => "undecided",
                _ => "fail",
            };
            judged.insert(id, (result.to_owned(), format!("{} {}", one["rule"], one[says])));
        }
    }
    judged
}

#[track_caller]
fn come_to(cases: &[(&str, &str, &str)], now: &str) {
    let documents: Vec<(String, String)> = cases
        .iter()
        .enumerate()
        .map(|(number, (rule, fields, _))| (format!("c{number}"), format!("rule: {rule}\n{fields}")))
        .collect();
    let judged = judged(&documents, now);
    let mut wrong = Vec::new();
    for ((id, _), (rule, fields, expected)) in documents.iter().zip(cases) {
        let (result, says) = &judged[id];
        if result != expected {
            wrong.push(format!("{rule}: {fields:?} is {result}, not {expected}: {says}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The clock of these stands after all that happened.
#[test]
fn what_came_is_in_time_to_the_second() {
    come_to(
        &[
            ("within", "from: 2026-10-06T08:10:00+02:00\nto: 2026-10-06T08:40:00+02:00", "pass"),
            ("within", "from: 2026-10-06T08:10:00+02:00\nto: 2026-10-06T08:40:01+02:00", "fail"),
            ("less", "from: 2026-10-06T08:10:00+02:00\nto: 2026-10-06T08:39:59+02:00", "pass"),
            ("less", "from: 2026-10-06T08:10:00+02:00\nto: 2026-10-06T08:40:00+02:00", "fail"),
            // A `let` in the place of a time.
            ("named", "from: 2026-10-06T08:10:00+02:00\nto: 2026-10-06T08:40:00+02:00", "pass"),
            ("named", "from: 2026-10-06T08:10:00+02:00\nto: 2026-10-06T08:40:01+02:00", "fail"),
            ("named", "from: 2026-10-06T08:10:00+02:00", "fail"),
            ("named", "from: 2026-10-06T08:10:00+02:00\nto: soon", "undecided"),
            // Open from 07:00 and up to 17:00, on the short days up to 12:00.
            ("open", "from: 2026-10-06T07:00:00+02:00", "pass"),
            ("open", "from: 2026-10-06T06:59:59+02:00", "fail"),
            ("open", "from: 2026-10-06T16:59:59+02:00", "pass"),
            ("open", "from: 2026-10-06T17:00:00+02:00", "fail"),
            ("open", "from: 2026-04-01T11:59:59+02:00", "pass"),
            ("open", "from: 2026-04-01T12:00:00+02:00", "fail"),
            ("open", "from: 2026-10-10T09:00:00+02:00", "fail"),
            // The cells of a table.
            ("rows", "from: a\nto: b", "pass"),
            ("rows", "from: a\nto: c", "fail"),
            ("rows", "from: b\nto: b", "fail"),
            // The clocks go forward at 02:00 on 29 March 2026: 01:45 to 03:15 is half an hour.
            ("within", "from: 2026-03-29T01:45\nto: 2026-03-29T03:15", "pass"),
            ("within", "from: 2026-03-29T01:45\nto: 2026-03-29T03:16", "fail"),
            // They go back at 03:00 on 25 October 2026: 02:45 summer time to 02:15 winter time is half an hour.
            ("within", "from: 2026-10-25T02:45+02:00\nto: 2026-10-25T02:15+01:00", "pass"),
            ("within", "from: 2026-10-25T02:45+02:00\nto: 2026-10-25T02:16+01:00", "fail"),
            // Friday 15:00 to 17:00, and Monday from 07:00.
            ("ordinary", "from: 2026-10-30T15:00\nto: 2026-10-30T17:00", "pass"),
            ("ordinary", "from: 2026-10-30T15:00\nto: 2026-11-02T07:00", "pass"),
            ("ordinary", "from: 2026-10-30T15:00\nto: 2026-11-02T07:01", "fail"),
            // The Wednesday before Easter closes at 12:00; Maundy Thursday, Good Friday and Easter Monday are holidays.
            ("ordinary", "from: 2026-04-01T11:30\nto: 2026-04-07T08:30", "pass"),
            ("ordinary", "from: 2026-04-01T11:30\nto: 2026-04-07T08:31", "fail"),
            // Christmas Eve closes at 12:00; the 25th is a Friday.
            ("ordinary", "from: 2026-12-24T11:00\nto: 2026-12-28T08:00", "pass"),
            ("ordinary", "from: 2026-12-24T11:00\nto: 2026-12-28T08:01", "fail"),
            ("parameter", "from: 2026-12-24T11:00\nto: 2026-12-28T08:00", "pass"),
            ("parameter", "from: 2026-12-24T11:00\nto: 2026-12-28T08:01", "fail"),
            // A working day ends at 17:00, Christmas Eve at 12:00.
            ("workingDay", "from: 2026-10-31T10:00\nto: 2026-11-02T17:00", "pass"),
            ("workingDay", "from: 2026-10-31T10:00\nto: 2026-11-02T17:01", "fail"),
            ("workingDay", "from: 2026-12-23T09:00\nto: 2026-12-24T12:00", "pass"),
            ("workingDay", "from: 2026-12-23T09:00\nto: 2026-12-24T12:01", "fail"),
            // A month from the 31st ends with the last day of the next.
            ("month", "from: 2026-01-31\nto: 2026-02-28", "pass"),
            ("month", "from: 2026-01-31\nto: 2026-03-01", "fail"),
            ("month", "from: 2026-01-15T10:00\nto: 2026-02-15T23:59", "pass"),
            ("month", "from: 2026-01-15T10:00\nto: 2026-02-16T00:00", "fail"),
        ],
        "2027-03-01T12:00:00+01:00",
    );
}

#[test]
fn what_has_not_come_goes_by_the_clock() {
    come_to(
        &[
            ("within", "from: 2026-11-26T11:30:00+01:00", "pending"),
            ("within", "from: 2026-11-26T11:29:59+01:00", "fail"),
            ("less", "from: 2026-11-26T11:30:01+01:00", "pending"),
            ("less", "from: 2026-11-26T11:30:00+01:00", "fail"),
            ("ordinary", "from: 2026-11-26T10:00", "pending"),
            ("ordinary", "from: 2026-11-26T09:59", "fail"),
            ("workingDay", "from: 2026-11-25T09:00", "pending"),
            ("workingDay", "from: 2026-11-24T09:00", "fail"),
            // What it is counted from lies ahead.
            ("within", "from: 2026-11-27T11:30", "pending"),
            // Nothing to count from.
            ("within", "to: 2026-11-26T11:30", "fail"),
            // Of several, what came before does not count.
            (
                "several",
                "from: 2026-11-26T08:00\nmessages: [{at: 2026-11-26T07:00}, {at: 2026-11-26T08:31}, {at: 2026-11-26T08:30}]",
                "pass",
            ),
            ("several", "from: 2026-11-26T08:00\nmessages: [{at: 2026-11-26T07:00}, {at: 2026-11-26T08:31}]", "fail"),
            ("several", "from: 2026-11-26T11:40\nmessages: [{at: 2026-11-26T07:00}]", "pending"),
            // A length of time that the document has, or else the rule.
            ("let", "from: 2026-11-26T08:00\nto: 2026-11-26T08:30", "pass"),
            ("let", "from: 2026-11-26T08:00\nto: 2026-11-26T08:31", "fail"),
            ("let", "allowed: 1 hour\nfrom: 2026-11-26T08:00\nto: 2026-11-26T09:00", "pass"),
            ("let", "allowed: PT1H\nfrom: 2026-11-26T08:00\nto: 2026-11-26T09:01", "fail"),
            ("let", "allowed: a while\nfrom: 2026-11-26T08:00\nto: 2026-11-26T08:01", "undecided"),
            // Of one, it cannot have come before what it is counted from.
            ("within", "from: 2026-11-26T08:00\nto: 2026-11-26T07:59", "undecided"),
            ("within", "from: 2026-11-26T08:00\nto: soon", "undecided"),
            ("within", "from: 2026-03-29T02:30\nto: 2026-03-29T04:00", "undecided"),
        ],
        NOON,
    );
}

#[test]
fn a_log_leaves_no_longer_gap() {
    come_to(
        &[
            ("gaps", "from: 2026-11-26T08:00\nto: 2026-11-26T09:00\nlog: []", "pass"),
            ("gaps", "from: 2026-11-26T08:00\nto: 2026-11-26T09:01\nlog: []", "fail"),
            ("gaps", "from: 2026-11-26T08:00\nto: 2026-11-26T09:30\nlog: [{at: 2026-11-26T08:30}]", "pass"),
            ("gaps", "from: 2026-11-26T08:00\nto: 2026-11-26T09:30\nlog: [{at: 2026-11-26T08:29}]", "fail"),
            // The order in which they are written does not matter; what is outside does not count.
            (
                "gaps",
                "from: 2026-11-26T08:00\nto: 2026-11-26T10:00\nlog: [{at: 2026-11-26T09:30}, {at: 2026-11-26T07:00}, {at: 2026-11-26T08:45}, {at: 2026-11-26T11:00}]",
                "pass",
            ),
            (
                "gaps",
                "from: 2026-11-26T08:00\nto: 2026-11-26T10:00\nlog: [{at: 2026-11-26T07:00}, {at: 2026-11-26T11:00}]",
                "fail",
            ),
            // Over the night in which the clocks go forward, 01:30 to 03:30 is an hour.
            ("gaps", "from: 2026-03-29T01:30\nto: 2026-03-29T03:30\nlog: []", "pass"),
            ("gaps", "from: 2026-03-29T01:30\nto: 2026-03-29T03:31\nlog: []", "fail"),
            // An end that is not there is the clock.
            ("gaps", "from: 2026-11-26T10:30\nlog: [{at: 2026-11-26T11:00}]", "pending"),
            ("gaps", "from: 2026-11-26T10:30\nlog: [{at: 2026-11-26T10:59}]", "fail"),
            ("gaps", "from: 2026-11-26T11:30", "pending"),
            ("gaps", "log: [{at: 2026-11-26T11:30}]\nto: 2026-11-26T11:40", "fail"),
            ("gaps", "from: 2026-11-26T11:30\nlog: [{at: later}]", "undecided"),
            // Friday 16:00 to Monday 08:00 is two hours that count.
            ("gapsOrdinary", "from: 2026-11-20T16:00\nto: 2026-11-23T08:00", "pass"),
            ("gapsOrdinary", "from: 2026-11-20T16:00\nto: 2026-11-23T08:01", "fail"),
            // Without a start and an end it is judged from its first entry to its last.
            ("gapsAlone", "log: [{at: 2026-11-20T08:00}, {at: 2026-11-20T09:00}]", "pass"),
            ("gapsAlone", "log: [{at: 2026-11-20T08:00}, {at: 2026-11-20T09:01}]", "fail"),
            ("gapsAlone", "log: []", "fail"),
            // An end that lies ahead is the clock too: until then the next entry may still come.
            ("gaps", "from: 2026-11-26T11:30\nto: 2026-11-26T14:00\nlog: [{at: 2026-11-26T11:45}]", "pending"),
            ("gaps", "from: 2026-11-26T10:30\nto: 2026-11-26T14:00\nlog: [{at: 2026-11-26T10:45}]", "fail"),
            ("gaps", "from: 2026-11-26T11:30\nto: 2026-11-26T12:30\nlog: [{at: 2026-11-26T11:45}]", "pass"),
        ],
        NOON,
    );
}

#[test]
fn what_is_owed_after_an_event_is_pending_until_it_is_due() {
    come_to(
        &[
            ("obligation", "title: Nothing happened", "pass"),
            ("obligation", "from: 2026-11-25T10:00\nreview: It was the disk.", "pass"),
            // A working day after Wednesday goes through Thursday; after Tuesday, through Wednesday.
            ("obligation", "from: 2026-11-25T10:00", "pending"),
            ("obligation", "from: 2026-11-24T23:59", "fail"),
            ("obligation", "from: 2026-11-27T10:00", "pending"),
            ("obligationHour", "from: 2026-11-26T11:00:00+01:00", "pending"),
            ("obligationHour", "from: 2026-11-26T10:59:59+01:00", "fail"),
            ("obligationHour", "from: 2026-11-26T10:59:59+01:00\nreview: It was the disk.", "pass"),
            ("obligationHour", "from: 2026-11-26T10:59:59+01:00\nreview: It was the disk.\ndoubt: A little", "fail"),
            ("obligation", "from: yesterday", "undecided"),
            // What is pending by itself, of a document that is open, is owed all the same.
            ("obligationApproval", "from: 2026-11-26T11:00:00+01:00", "pending"),
            ("obligationApproval", "from: 2026-11-26T10:59:59+01:00", "fail"),
            ("obligationInner", "from: 2026-11-26T11:00:00+01:00", "pending"),
            ("obligationInner", "from: 2026-11-26T10:59:59+01:00", "fail"),
            ("dueApproval", "from: 2026-11-26T12:00:01+01:00", "pending"),
            ("dueApproval", "from: 2026-11-26T12:00:00+01:00", "fail"),
            // A moment of its own decides.
            ("obligationStage", "from: 2026-11-26T10:00:00+01:00\nto: 2026-11-26T13:00:00+01:00", "pending"),
            ("obligationStage", "from: 2026-11-26T10:00:00+01:00\nto: 2026-11-26T11:00:00+01:00", "fail"),
        ],
        NOON,
    );
}

/// Of a path to several times `latest` is the last of them, in whatever order they are written: 25 November is 6 days before
/// 1 December, the 1st is 30.
#[test]
fn the_latest_of_a_path_is_the_last_of_its_times() {
    let (late, early) = ("2026-11-25", "2026-11-01");
    let log = |first: &str, second: &str| {
        format!("to: 2026-12-01\nfrom: 2026-10-01\nlog: [{{at: {first}, k: q}}, {{at: {second}, k: q}}]")
    };
    let (one, other, past) = (log(late, early), log(early, late), log(early, early));
    come_to(
        &[
            ("latestOfPath", &one, "fail"),
            ("latestOfPath", &other, "fail"),
            ("latestOfPath", &past, "pass"),
            ("latestOfList", &one, "fail"),
            ("latestOfList", &other, "fail"),
            ("latestOfList", &past, "pass"),
            ("latestWhere", &one, "fail"),
            ("latestWhere", &other, "fail"),
            ("earliestOfPath", &one, "pass"),
            ("earliestOfPath", &other, "pass"),
        ],
        "2026-11-30T12:00:00+01:00",
    );
}

#[test]
fn a_freeze_is_by_the_hour_and_has_exceptions() {
    come_to(
        &[
            ("freeze", "plan: {start: 2027-09-13T08:00, end: 2027-09-13T09:00}", "pass"),
            ("freeze", "plan: {start: 2027-09-13T08:00, end: 2027-09-13T09:01}", "fail"),
            ("freeze", "plan: {start: 2027-09-13T20:59, end: 2027-09-13T22:00}", "fail"),
            ("freeze", "plan: {start: 2027-09-13T21:00, end: 2027-09-13T22:00}", "pass"),
            // The nights of the days from 20 December through 2 January, the last of which ends on the 3rd.
            ("freeze", "plan: {start: 2026-12-20T06:00, end: 2026-12-20T22:00}", "pass"),
            ("freeze", "plan: {start: 2026-12-20T21:00, end: 2026-12-20T22:01}", "fail"),
            ("freeze", "plan: {start: 2026-12-20T05:00, end: 2026-12-20T05:30}", "pass"),
            ("freeze", "plan: {start: 2027-01-03T05:59, end: 2027-01-03T07:00}", "fail"),
            ("freeze", "plan: {start: 2027-01-03T06:00, end: 2027-01-03T23:00}", "pass"),
            ("freeze", "grade: urgent\nplan: {start: 2026-12-20T21:00, end: 2026-12-20T22:01}", "pass"),
            ("freeze", "grade: normal\nplan: {start: 2026-12-20T21:00, end: 2026-12-20T22:01}", "fail"),
            ("freeze", "class: urgent\nplan: {start: 2026-12-20T21:00, end: 2026-12-20T22:01}", "fail"),
            ("freeze", "grade: urgent\nplan: {start: 2027-09-13T08:00, end: 2027-09-13T09:01}", "fail"),
        ],
        NOON,
    );
    let document = |plan: &str| vec![("c0".to_owned(), format!("rule: freeze\nplan: {plan}"))];
    let (_, says) = &judged(&document("{start: 2027-09-13T08:00, end: 2027-09-13T09:01}"), NOON)["c0"];
    assert!(says.contains("`election` (Election)"), "{says}");
}

/// Whether the service desk is open at a minute, written down from the agreement: 07:00 to 17:00 on working days, until
/// 12:00 on the Wednesday before Easter, Christmas Eve and New Year's Eve. Holidays of Norway, 2026 and 2027, by hand.
fn is_open(at: DateTime<Utc>) -> bool {
    const HOLIDAYS: [(i32, u32, u32); 20] = [
        (2026, 1, 1),
        (2026, 4, 2),
        (2026, 4, 3),
        (2026, 4, 6),
        (2026, 5, 1),
        (2026, 5, 14),
        (2026, 5, 17),
        (2026, 5, 25),
        (2026, 12, 25),
        (2026, 12, 26),
        (2027, 1, 1),
        (2027, 3, 25),
        (2027, 3, 26),
        (2027, 3, 29),
        (2027, 5, 1),
        (2027, 5, 6),
        (2027, 5, 17),
        (2027, 12, 25),
        (2027, 12, 26),
        (2026, 4, 5),
    ];
    const SHORT: [(i32, u32, u32); 6] =
        [(2026, 4, 1), (2026, 12, 24), (2026, 12, 31), (2027, 3, 24), (2027, 12, 24), (2027, 12, 31)];
    let local = at.with_timezone(&Oslo);
    let day = (local.year(), local.month(), local.day());
    let closes = if SHORT.contains(&day) { 12 } else { 17 };
    !matches!(local.weekday(), Weekday::Sat | Weekday::Sun)
        && !HOLIDAYS.contains(&day)
        && (7..closes).contains(&local.hour())
}

/// Numbers that look random and are the same on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: i64) -> i64 {
        // Marsaglia's xorshift.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from(self.0 % u64::try_from(bound).unwrap()).unwrap()
    }
}

#[test]
fn a_deadline_in_service_hours_is_what_counting_each_minute_gives() {
    let mut numbers = Numbers(0x2026_1126);
    let day =
        |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap().and_hms_opt(0, 0, 0).unwrap().and_utc();
    // Around Easter and both clock changes, Ascension, Christmas and New Year, and an ordinary week.
    let around = [
        day(2026, 3, 27),
        day(2026, 4, 1),
        day(2026, 5, 13),
        day(2026, 10, 23),
        day(2026, 12, 23),
        day(2026, 12, 30),
        day(2027, 3, 23),
        day(2026, 11, 9),
    ];
    let (mut documents, mut expected) = (Vec::new(), BTreeMap::new());
    for number in 0..240 {
        let base = around[usize::try_from(number).unwrap() % around.len()];
        let from = base + TimeDelta::minutes(numbers.below(4 * 1440));
        // Where the two hours end, give or take some minutes; or anywhere within five days.
        let mut end = from;
        let mut open = 0;
        while open < 120 {
            open += i64::from(is_open(end));
            end += TimeDelta::minutes(1);
        }
        let to = if number % 3 == 0 {
            from + TimeDelta::minutes(numbers.below(5 * 1440))
        } else {
            end + TimeDelta::minutes(numbers.below(5) - 2)
        };
        let to = to.max(from);
        let minutes = (to - from).num_minutes();
        let passed = (0..minutes).filter(|minute| is_open(from + TimeDelta::minutes(*minute))).count();
        let id = format!("c{number}");
        let text = |at: DateTime<Utc>| at.with_timezone(&Oslo).format("%Y-%m-%dT%H:%M%:z").to_string();
        documents.push((id.clone(), format!("rule: ordinary\nfrom: {}\nto: {}", text(from), text(to))));
        expected.insert(id, if passed <= 120 { "pass" } else { "fail" });
    }
    let found = judged(&documents, "2027-06-01T12:00:00+02:00");
    let wrong: Vec<String> = documents
        .iter()
        .filter(|(id, _)| found[id].0 != expected[id])
        .map(|(id, fields)| format!("{fields}: {:?}, not {}", found[id], expected[id]))
        .collect();
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), documents.len(), wrong.join("\n"));
    let failing = expected.values().filter(|result| **result == "fail").count();
    assert!((60..180).contains(&failing), "both come often: {failing} of {}", documents.len());
}

/// What is owed becomes overdue, and nothing that is overdue becomes owed again, however the clock goes on.
#[test]
fn the_clock_alone_only_makes_it_later() {
    let documents: Vec<(String, String)> = [
        ("notice", "to: 2026-12-08T18:00"),
        ("notice", "to: 2026-12-08"),
        ("notice", "to: 2026-11-03T18:00"),
        ("within", "from: 2026-11-26T11:40"),
        ("ordinary", "from: 2026-11-25T16:30"),
        ("workingDay", "from: 2026-11-20T10:00"),
        ("month", "from: 2026-11-05"),
        ("gaps", "from: 2026-11-26T11:40"),
        ("gapsOrdinary", "from: 2026-11-20T16:00"),
        ("obligation", "from: 2026-11-20T16:00"),
    ]
    .iter()
    .enumerate()
    .map(|(number, (rule, fields))| (format!("c{number}"), format!("rule: {rule}\n{fields}")))
    .collect();
    let mut before: BTreeMap<String, String> = BTreeMap::new();
    let start = DateTime::parse_from_rfc3339("2026-10-24T22:00:00+02:00").unwrap();
    for step in 0..46 {
        // A day and an hour and a bit at a time, over the night in which the clocks go back.
        let now = start + TimeDelta::minutes(step * (1440 + 61));
        for (id, (result, says)) in judged(&documents, &now.to_rfc3339()) {
            assert!(result == "pending" || result == "fail", "{id} at {now}: {result} {says}");
            let was = before.insert(id.clone(), result.clone());
            assert!(was.as_deref() != Some("fail") || result == "fail", "{id} at {now}: {was:?}, then {result} {says}");
        }
    }
    assert!(before.values().all(|result| result == "fail"), "{before:?}");
}

const INCIDENT: &str = "\
kind: Incident
id: INC-1
title: Innlogging
service: medusa
status: in-progress
initiator: nhn
category: C
impact: low
registeredAt: 2026-11-26T08:10:00+01:00
fixStartedAt: 2026-11-26T08:41:00+01:00
log:
  - {at: 2026-11-26T09:00, by: kari, text: Feilsøker}
  - {at: 2026-11-26T10:13, by: kari, text: Bytter node}
";

const REGISTRY: &str = "\
{kind: Service, id: medusa, title: Medusa, owner: nhn, provider: nhn, policies: [own], timezone: Europe/Oslo, sensitiveData: false, environments: []}
---
{kind: Party, id: nhn, title: Norsk Helsenett SF, type: provider}
---
{kind: Person, id: kari, title: Kari Nordmann, party: nhn}
";

/// The first finding of a rule with a check over the incident, in each language: message and help.
#[track_caller]
fn told(check: &str, expected: [(&str, &str); 3]) {
    for (language, (message, help)) in ["nb", "sv", "en"].into_iter().zip(expected) {
        let policy = format!(
            "kind: Policy\nid: own\ntitle: Own\ncalendar: helseplattformen\nrules:\n  OWN-1:\n    title: One\n    kinds: [Incident]\n    check: {check}\n"
        );
        let project = Project::of([
            ("vedtak.yaml", ""),
            ("registry/r.yaml", REGISTRY),
            ("policies/own.yaml", policy.as_str()),
            ("incidents/i.yaml", INCIDENT),
        ]);
        let answer = project.run(&["check", "--format", "json", "--now", NOON, "--lang", language]);
        let report = answer.json();
        let finding = report["findings"].as_array().unwrap().iter().find(|finding| finding["rule"] == "OWN-1");
        let finding = finding.unwrap_or_else(|| panic!("{report}"));
        assert_eq!((finding["message"].as_str(), finding["help"].as_str()), (Some(message), Some(help)), "{language}");
    }
}

#[test]
fn what_came_late_is_said_in_each_language() {
    told(
        "{deadline: {from: registeredAt, to: fixStartedAt, within: 30 minutes}}",
        [
            (
                "start på feilrettingen (`fixStartedAt`) er 31 minutter etter registreringstidspunkt; det skulle være høyst 30 minutter",
                "er det slik det var, la tidene stå",
            ),
            (
                "start för avhjälpandet (`fixStartedAt`) är 31 minuter efter tidpunkt för registrering; det ska vara högst 30 minuter",
                "om det var så, låt tiderna stå",
            ),
            (
                "start of fixing (`fixStartedAt`) is 31 minutes after time registered; it had to be at most 30 minutes",
                "if that is how it was, leave the times as they are",
            ),
        ],
    );
    told(
        "{deadline: {from: registeredAt, to: resolvedAt, lessThan: 2 hours, hours: ordinary}}",
        [
            (
                "tidspunkt for løsning (`resolvedAt`) mangler; fristen var torsdag 26. november kl. 10.10",
                "ble det gjort, skriv når; ellers gjør det nå, og skriv da når",
            ),
            (
                "tidpunkt för avhjälpande (`resolvedAt`) saknas; tidsfristen var torsdag 26 november kl. 10.10",
                "om det gjordes, skriv när; gör det annars nu, och skriv då när",
            ),
            (
                "time resolved (`resolvedAt`) is missing; it was due Thursday 26 November, 10:10",
                "if it was done, write when; else do it now, and write then when",
            ),
        ],
    );
}

#[test]
fn a_gap_is_said_in_each_language() {
    told(
        "{gaps: {path: 'log[].at', atMost: 60 minutes, from: fixStartedAt}}",
        [
            (
                "logg (`log`) har 1 time og 13 minutter uten noe nytt etter torsdag 26. november kl. 09.00; det skulle gå høyst 1 time",
                "ble noe gjort i mellomtiden, skriv det med tiden; ellers la loggen stå",
            ),
            (
                "logg (`log`) har 1 timme och 13 minuter utan något nytt efter torsdag 26 november kl. 09.00; det ska gå högst 1 timme",
                "om något gjordes däremellan, skriv det med tiden; låt annars loggen stå",
            ),
            (
                "log (`log`) has 1 hour 13 minutes without an entry after Thursday 26 November, 09:00; it had to be at most 1 hour",
                "if something was done in between, write it with its time; else leave the log as it is",
            ),
        ],
    );
}
