//! `measure`: figures that were worked out by hand, an oracle that counts minute by minute, and mistakes at their places.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "measure/mistakes.rs"]
mod mistakes;
mod project;

use std::fmt::Write as _;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Europe::Oslo;
use project::Project;
use serde_json::Value;

const CONFIG: &str = "\
documents:
  - {paths: ['outages/**'], kind: Outage, schema: s.json}
  - {paths: ['work/**'], kind: Work, schema: s.json}
  - {paths: ['reports/**'], kind: Report, schema: s.json}
";

const SCHEMA: &str = r#"{"type": "object", "properties": {"service": {"type": "string", "x-ref": "Service"}}, "additionalProperties": {}}"#;

const REGISTRY: &str = "\
kind: Party
id: nhn
title: Norsk Helsenett SF
type: provider
---
kind: Person
id: ola.nordmann
title: Ola Nordmann
party: nhn
";

const AVAILABILITY: &str = "\
figure: availability
of: {kind: Outage, where: 'other.?priority.orValue(1) <= 2', from: from, to: [workaround, to]}
except: {kind: Work, from: from, to: to}
period: month
periods: 1
atLeast: 99.44 %
";

/// The worked example: October 2026, priorities 1 and 2, with a planned hour.
const OCTOBER: [(&str, &str); 7] = [
    (
        "outages/0101.yaml",
        "id: INC-0101\nfrom: 2026-10-06T08:10+02:00\nworkaround: 2026-10-06T10:40+02:00\nto: 2026-10-07T09:00+02:00",
    ),
    ("outages/0102.yaml", "id: INC-0102\npriority: 2\nfrom: 2026-10-06T09:30+02:00\nto: 2026-10-06T11:15+02:00"),
    ("outages/0103.yaml", "id: INC-0103\npriority: 3\nfrom: 2026-10-08T12:00+02:00\nto: 2026-10-08T15:00+02:00"),
    ("work/0007.yaml", "id: MNT-0007\nfrom: 2026-10-14T22:00+02:00\nto: 2026-10-14T23:00+02:00"),
    ("outages/0104.yaml", "id: INC-0104\nfrom: 2026-10-14T22:20+02:00\nto: 2026-10-14T23:35+02:00"),
    ("outages/0105.yaml", "id: INC-0105\npriority: 2\nfrom: 2026-10-25T01:50+02:00\nto: 2026-10-25T02:10+01:00"),
    ("outages/0106.yaml", "id: INC-0106\nfrom: 2026-10-31T23:55+01:00"),
];

const NOVEMBER: &str = "2026-11-02T09:00:00+01:00";

/// A project whose service `med` is measured so, with what else lies in it: path and fields. Documents without a service
/// are given it.
fn project(measure: &str, documents: &[(&str, &str)]) -> Project {
    let inner = measure.trim_end().replace('\n', "\n        ");
    let policy = format!(
        "kind: Policy\nid: own\ntitle: Own\ncalendar: \"NO\"\nrules:\n  LEVEL:\n    title: Level\n    kinds: [Service]\n    answeredBy: Deviation\n    check:\n      measure:\n        {inner}\n"
    );
    let service = "kind: Service\nid: med\ntitle: Med\nowner: nhn\npolicies: [own]\ntimezone: Europe/Oslo\nmeasuredFrom: 2020-01-01\n";
    let project = Project::of([
        ("vedtak.yaml", CONFIG),
        ("s.json", SCHEMA),
        ("policies/own.yaml", policy.as_str()),
        ("registry/parties.yaml", REGISTRY),
        ("registry/med.yaml", service),
    ]);
    for (path, fields) in documents {
        let service = if fields.contains("service:") { "" } else { "\nservice: med" };
        project.write(path, format!("{fields}{service}\n"));
    }
    project
}

/// What the rule finds and awaits, the newest period first as it is told.
fn found(project: &Project, now: &str) -> (Vec<Value>, Vec<Value>) {
    let answer = project.check(&["--format", "json", "--now", now]);
    assert!(answer.status < 2, "{}{}", answer.err, answer.out);
    let report = answer.json();
    let of = |list: &str| -> Vec<Value> {
        let all = report[list].as_array().unwrap().iter();
        all.filter(|one| one["rule"] == "LEVEL").cloned().collect()
    };
    (of("findings"), of("pending"))
}

fn findings(measure: &str, documents: &[(&str, &str)], now: &str) -> Vec<Value> {
    found(&project(measure, documents), now).0
}

fn of_period<'f>(findings: &'f [Value], period: &str) -> &'f Value {
    let of = |finding: &&Value| finding["facts"]["period"] == period;
    findings.iter().find(of).unwrap_or_else(|| panic!("{period}: {findings:#?}"))
}

/// T = 31 x 1440 + 60 = 44,700 minutes. 0101 and 0102 together 08:10-11:15 = 185; 0103 has priority 3; 0104 after the
/// planned hour 23:00-23:35 = 35; 0105 from 23:50 to 01:10 UTC = 80; 0106 5. 185 + 35 + 80 + 5 = 305, and
/// (44,700 - 305) / 44,700 = 99.3176 %. By local times it would be 245 of 44,640: 99.451 %, and pass.
/// November: 30 x 1440 = 43,200 minutes, of which 241.92 may be lost; 0106 has taken 33 hours = 1,980.
#[test]
fn the_worked_example_of_a_month() {
    let found = findings(AVAILABILITY, &OCTOBER, NOVEMBER);
    assert_eq!(found.len(), 2, "{found:#?}");
    let october = of_period(&found, "2026-10");
    let facts = &october["facts"];
    assert_eq!(facts["total"], 44_700);
    assert_eq!(facts["loss"], 305);
    assert_eq!(facts["dayLoss"], 185);
    assert_eq!(october["message"], "availability in October 2026 was 99.317%; the agreement requires at least 99.44%");
    let help = october["help"].as_str().unwrap();
    assert!(
        help.ends_with("down for 305 minutes, the agreement allows 250, most on Tuesday 6 October (185)"),
        "{help}"
    );
    // At the largest loss of its own: 0101, 150 minutes. 0102 is next with 105, then 80, 35 and 5.
    assert_eq!(october["path"], "outages/0101.yaml");
    assert_eq!(october["start"]["line"], 2);
    let labels: Vec<&str> =
        october["labels"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap()).collect();
    assert_eq!(labels, ["105 minutes", "80 minutes", "35 minutes", "5 minutes so far"], "{october:#}");
    let november = of_period(&found, "2026-11");
    assert_eq!(november["facts"]["loss"], 1_980);
    // (43,200 - 1,980) / 43,200 = 95.4166 %.
    assert_eq!(
        november["message"],
        "availability in November 2026 can reach 95.416% at most; the agreement requires at least 99.44%"
    );
}

#[test]
fn the_worked_example_in_norwegian_and_swedish() {
    let project = project(AVAILABILITY, &OCTOBER);
    for (language, says, down) in [
        (
            "nb",
            "tilgjengeligheten i oktober 2026 var 99,317 %; avtalen krever minst 99,44 %",
            "nede i 305 minutter, avtalen tillater 250, mest tirsdag 6. oktober (185)",
        ),
        (
            "sv",
            "tillgängligheten i oktober 2026 var 99,317 %; avtalet kräver minst 99,44 %",
            "nere i 305 minuter, avtalet tillåter 250, mest tisdag 6 oktober (185)",
        ),
    ] {
        let answer = project.run(&["check", "--lang", language, "--format", "json", "--now", NOVEMBER]);
        assert!(answer.out.contains(says) && answer.out.contains(down), "{}", answer.out);
    }
}

/// The twelve months to October 2026 have 365 x 1440 = 525,600 minutes, since the changes of the clock cancel; 525.6 may be
/// lost at 99.9 %. 526 leave 99.89992 %, which is shown as 99.89.
#[test]
fn twelve_months_end_with_the_last_complete_one() {
    let measure = AVAILABILITY.replace("period: month\nperiods: 1", "period: 12 months").replace("99.44", "99.9");
    let from = "id: a\nfrom: 2026-03-02T00:00+01:00\nto: 2026-03-02T";
    let holds = findings(&measure, &[("outages/a.yaml", &format!("{from}08:45+01:00"))], NOVEMBER);
    assert!(holds.is_empty(), "{holds:#?}");
    let fails = findings(&measure, &[("outages/a.yaml", &format!("{from}08:46+01:00"))], NOVEMBER);
    // The twelve months to November have as many minutes, and cannot be saved either.
    assert_eq!(fails.len(), 2, "{fails:#?}");
    let year = of_period(&fails, "2025-11/2026-10");
    assert_eq!((&year["facts"]["total"], &year["facts"]["loss"]), (&Value::from(525_600), &Value::from(526)));
    assert_eq!(
        year["message"],
        "availability in November 2025 to October 2026 was 99.89%; the agreement requires at least 99.9%"
    );
}

/// Every minute of a month, by the clocks of Oslo: 44,580 in March 2026, when an hour is skipped; 28 and 29 days in
/// February; a loss across the end of a month is of both; touching intervals are one.
#[test]
fn months_begin_at_local_midnight() {
    let measure = AVAILABILITY.replace("99.44", "100").replace("periods: 1", "periods: 3");
    let outage = |from: &str, to: &str| format!("id: a\nfrom: {from}\nto: {to}");
    for (now, from, to, expected) in [
        // 29 March: from 01:50 to 03:10 is 20 minutes.
        ("2026-04-15T12:00:00+02:00", "2026-03-29T01:50", "2026-03-29T03:10", &[("2026-03", 44_580, 20)][..]),
        // 25 October: the hour from 02 to 03 comes twice, 02:30 to 02:30 is an hour.
        ("2026-11-15T12:00:00+01:00", "2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00", &[("2026-10", 44_700, 60)]),
        // 31 October 22:00 to 1 November 00:30.
        (
            "2026-12-15T12:00:00+01:00",
            "2026-10-31T22:00",
            "2026-11-01T00:30",
            &[("2026-11", 43_200, 30), ("2026-10", 44_700, 120)],
        ),
        ("2028-03-15T12:00:00+01:00", "2028-02-29T23:00", "2028-03-01T00:00", &[("2028-02", 41_760, 60)]),
        ("2027-03-15T12:00:00+01:00", "2027-02-28T23:00", "2027-03-01T00:00", &[("2027-02", 40_320, 60)]),
        // New Year, with a whole day: a date ends with its day.
        ("2027-01-15T12:00:00+01:00", "2026-12-31", "2026-12-31", &[("2026-12", 44_640, 1_440)]),
    ] {
        let found = findings(&measure, &[("outages/a.yaml", &outage(from, to))], now);
        assert_eq!(found.len(), expected.len(), "{from}: {found:#?}");
        for (period, total, loss) in expected {
            let facts = &of_period(&found, period)["facts"];
            assert_eq!((&facts["total"], &facts["loss"]), (&Value::from(*total), &Value::from(*loss)), "{from}");
        }
    }
}

#[test]
fn what_the_period_is_cut_by() {
    let measure = AVAILABILITY.replace("99.44", "100");
    let outage = ("outages/a.yaml", "id: a\nfrom: 2026-10-20T10:00+02:00\nto: 2026-10-20T11:00+02:00");
    let from = |day: &str| {
        let project = project(&measure, &[outage]);
        let service = "kind: Service\nid: med\ntitle: Med\nowner: nhn\npolicies: [own]\ntimezone: Europe/Oslo\n";
        let day = if day.is_empty() { String::new() } else { format!("measuredFrom: {day}\n") };
        found(&project.with("registry/med.yaml", format!("{service}{day}")), NOVEMBER).0
    };
    // 15 to 31 October: 17 x 1440 + 60 = 24,540.
    let cut = from("2026-10-15");
    assert_eq!(
        (&cut[0]["facts"]["total"], &cut[0]["facts"]["partial"]),
        (&Value::from(24_540), &Value::from("partial"))
    );
    // What was before it does not count, nor is a period wholly before it judged.
    assert!(from("2026-10-21").is_empty());
    assert!(from("2026-11-01").is_empty());
    let absent = from("");
    assert_eq!(absent.len(), 1, "{absent:#?}");
    assert!(absent[0]["message"].as_str().unwrap().contains("start of measuring"), "{absent:#?}");
}

#[test]
fn what_cannot_be_reckoned_with_is_undecided() {
    let fine = ("outages/b.yaml", "id: b\nfrom: 2026-10-02T10:00+02:00\nto: 2026-10-02T11:00+02:00");
    for (fields, at, says) in [
        ("id: a\nfrom: 2026-10-02T10:00+02:00\nto: 2026-10-02T09:00+02:00", 3, "in `a`, `to`"),
        ("id: a\nto: 2026-10-02T09:00+02:00", 1, "`a` lacks `from`"),
        ("id: a\nfrom: soon", 2, "`soon`"),
        ("id: a\nfrom: 2026-03-29T02:30", 2, "02:30"),
        ("id: a\npriority: [", 1, "outages/a.yaml"),
    ] {
        let found = findings(AVAILABILITY, &[("outages/a.yaml", fields), fine], NOVEMBER);
        assert_eq!(found.len(), 1, "{fields}: {found:#?}");
        assert_eq!(found[0]["status"], "undecided", "{fields}: {found:#?}");
        assert!(found[0]["message"].as_str().unwrap().contains(says), "{fields}: {found:#?}");
        if says != "outages/a.yaml" {
            assert_eq!(
                (&found[0]["path"], &found[0]["start"]["line"]),
                (&"outages/a.yaml".into(), &at.into()),
                "{fields}"
            );
        }
    }
    // What `where` leaves out, or belongs to another service, is in nobody's way.
    for fields in ["id: a\npriority: 3\nfrom: soon", "id: a\nservice: other\nfrom: soon"] {
        let found = findings(AVAILABILITY, &[("outages/a.yaml", fields), fine], NOVEMBER);
        assert!(found.is_empty(), "{fields}: {found:#?}");
    }
}

/// A quarter says nothing of one of its months; a month is wholly within its quarter.
#[test]
fn a_document_of_a_longer_period_is_not_left_out_unsaid() {
    let count = |period: &str| {
        format!("figure: count\nof: {{kind: Report, in: month}}\nperiod: {period}\nperiods: 1\natMost: 0")
    };
    for (period, named, expected) in [
        ("month", "2026-Q4", Some("undecided")),
        ("month", "2026", Some("undecided")),
        ("quarter", "2026", Some("undecided")),
        ("month", "2026-10", Some("active")),
        ("quarter", "2026-08", Some("active")),
        ("month", "2026-Q3", None),
    ] {
        let report = format!("id: a\nmonth: {named}");
        let found = findings(&count(period), &[("reports/a.yaml", &report)], NOVEMBER);
        let statuses: Vec<_> = found.iter().map(|one| one["status"].as_str().unwrap()).collect();
        assert_eq!(statuses, expected.into_iter().collect::<Vec<_>>(), "{period} {named}: {found:#?}");
    }
}

/// Numbers of which no quotient can be told are no figure of nothing.
#[test]
fn amounts_that_are_too_large_are_undecided() {
    let measure = "figure: share\nof: {kind: Report, in: month}\npart: part\nwhole: whole\nperiod: month\nperiods: 1\natLeast: 70 %";
    let (whole, part) = ("9".repeat(36), format!("0.{}1", "0".repeat(5)));
    let report = format!("id: a\nmonth: 2026-10\npart: {part}\nwhole: {whole}");
    let found = findings(measure, &[("reports/a.yaml", &report)], NOVEMBER);
    assert_eq!((found.len(), &found[0]["status"]), (1, &"undecided".into()), "{found:#?}");
    assert!(findings(measure, &[("reports/a.yaml", "id: a\nmonth: 2026-10\npart: 0\nwhole: 0")], NOVEMBER).is_empty());
}

/// Measuring began on 15 October: one report of two may have been before it, three are too many all the same.
#[test]
fn of_a_part_of_a_period_no_whole_number_is_asked() {
    let measure = "figure: count\nof: {kind: Report, at: day}\nperiod: month\nperiods: 1\nequals: 2";
    let service = "kind: Service\nid: med\ntitle: Med\nowner: nhn\npolicies: [own]\ntimezone: Europe/Oslo\nmeasuredFrom: 2026-10-15\n";
    let reports = [
        ("reports/a.yaml", "id: a\nday: 2026-10-20"),
        ("reports/b.yaml", "id: b\nday: 2026-10-21"),
        ("reports/c.yaml", "id: c\nday: 2026-10-22"),
    ];
    for (number, expected) in [(1, 0), (2, 0), (3, 1)] {
        let project = project(measure, &reports[..number]).with("registry/med.yaml", service);
        assert_eq!(found(&project, NOVEMBER).0.len(), expected, "{number}");
    }
}

#[test]
fn an_exception_without_an_end_excepts_nothing() {
    let outage = ("outages/a.yaml", "id: a\nfrom: 2026-10-02T10:00+02:00\nto: 2026-10-02T15:00+02:00");
    let with = |work: &str| findings(AVAILABILITY, &[outage, ("work/a.yaml", work)], NOVEMBER).len();
    assert_eq!(with("id: w\nfrom: 2026-10-02T10:00+02:00\nto: 2026-10-02T15:00+02:00"), 0);
    assert_eq!(with("id: w\nfrom: 2026-10-02T10:00+02:00"), 1);
}

/// A service that nothing is known of.
#[test]
fn without_documents_only_a_count_finds_what_is_missing() {
    for (measure, expected) in [
        (AVAILABILITY.to_owned(), 0),
        ("figure: sum\nof: {kind: Work, from: from, to: to}\nperiod: month\natMost: 60 minutes".to_owned(), 0),
        (
            "figure: share\nof: {kind: Report, in: month}\npart: part\nwhole: whole\nperiod: month\natLeast: 70 %"
                .to_owned(),
            0,
        ),
        (
            "figure: percentile\np: 95\nof: {kind: Outage, from: from, to: to}\nperiod: month\natMost: 1 hour"
                .to_owned(),
            0,
        ),
        ("figure: count\nof: {kind: Report, in: month}\nperiod: month\nperiods: 3\natLeast: 1".to_owned(), 3),
    ] {
        let found = findings(&measure, &[], NOVEMBER);
        assert_eq!(found.len(), expected, "{measure}: {found:#?}");
        assert!(found.iter().all(|one| one["path"] == "registry/med.yaml" && one["start"]["line"] == 7), "{found:#?}");
    }
}

/// October 2026 ends on a Saturday: the tenth working day after it is Friday 13 November.
#[test]
fn a_report_is_late_when_its_grace_is_over() {
    let measure =
        "figure: count\nof: {kind: Report, in: month}\nperiod: month\nperiods: 1\ngrace: 10 working days\natLeast: 1";
    let september = ("reports/a.yaml", "id: a\nmonth: 2026-09");
    let at = |now: &str, documents: &[(&str, &str)]| {
        let (findings, pending) = found(&project(measure, documents), now);
        (findings.len(), pending.len())
    };
    assert_eq!(at("2026-11-13T23:59:00+01:00", &[september]), (0, 1));
    assert_eq!(at("2026-11-14T00:00:00+01:00", &[september]), (1, 0));
    assert_eq!(at("2026-11-14T00:00:00+01:00", &[september, ("reports/b.yaml", "id: b\nmonth: 2026-10")]), (0, 0));
    // A month that measuring began in is not owed.
    let project = project(measure, &[]);
    let service = "kind: Service\nid: med\ntitle: Med\nowner: nhn\npolicies: [own]\nmeasuredFrom: 2026-10-02\n";
    assert!(found(&project.with("registry/med.yaml", service), "2026-11-20T12:00:00+01:00").0.is_empty());
}

/// Two windows of November, 45 and 30 minutes that overlap by 10: 65 are more than 60. They are planned, so that nothing is
/// broken yet; a window across midnight belongs to both months.
#[test]
fn planned_time_is_judged_before_it_comes() {
    let measure = "figure: sum\nof: {kind: Work, from: from, to: to}\nperiod: month\natMost: 60 minutes";
    let first = ("work/a.yaml", "id: a\nfrom: 2026-11-10T22:00+01:00\nto: 2026-11-10T22:45+01:00");
    let second = ("work/b.yaml", "id: b\nfrom: 2026-11-10T22:35+01:00\nto: 2026-11-10T23:05+01:00");
    let found = findings(measure, &[first, second], NOVEMBER);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!((&found[0]["facts"]["loss"], &found[0]["path"]), (&65.into(), &"work/a.yaml".into()));
    assert!(found[0]["help"].as_str().unwrap().contains("planned"), "{found:#?}");
    assert!(findings(measure, &[first], NOVEMBER).is_empty());
    let next = |to: &str| format!("id: c\nfrom: 2026-12-31T23:30+01:00\nto: 2027-01-01T{to}+01:00");
    assert!(findings(measure, &[("work/c.yaml", &next("01:00"))], NOVEMBER).is_empty());
    let january = findings(measure, &[("work/c.yaml", &next("01:01"))], NOVEMBER);
    assert_eq!((january.len(), &january[0]["facts"]["period"]), (1, &"2027-01".into()));
}

/// Telephone: 2,884 of 4,120 is 70 % exactly. Chat: 783 of 980 is 79.897 %, which is not shown as 79.9 or 80.
#[test]
fn shares_and_percentiles() {
    let share = |least: &str| {
        format!(
            "figure: share\nof: {{kind: Report, in: month}}\npart: part\nwhole: whole\nperiod: month\nperiods: 1\natLeast: {least}"
        )
    };
    let two = [
        ("reports/a.yaml", "id: a\nmonth: 2026-10\npart: 1884\nwhole: 3000"),
        ("reports/b.yaml", "id: b\nmonth: 2026-10\npart: 1000\nwhole: 1120"),
    ];
    assert!(findings(&share("70 %"), &two, NOVEMBER).is_empty());
    let chat =
        findings(&share("80 %"), &[("reports/a.yaml", "id: a\nmonth: 2026-10\npart: 783\nwhole: 980")], NOVEMBER);
    assert_eq!(chat[0]["message"], "`Report`: 79.8% in October 2026; the share had to be at least 80%", "{chat:#?}");
    // Of three documents one is as it should be: 33.3 %, and those that are not come first.
    let truth = "figure: share\nof: {kind: Outage, at: from}\npart: 'other.?ok.orValue(false) == true'\nperiod: month\nperiods: 1\natLeast: 50 %";
    let three = [
        ("outages/a.yaml", "id: a\nok: true\nfrom: 2026-10-01"),
        ("outages/b.yaml", "id: b\nfrom: 2026-10-02"),
        ("outages/c.yaml", "id: c\nfrom: 2026-10-03"),
    ];
    let found = findings(truth, &three, NOVEMBER);
    assert_eq!(
        (&found[0]["facts"]["figure"], &found[0]["path"]),
        (&33.3.into(), &"outages/b.yaml".into()),
        "{found:#?}"
    );
    // Nearest rank: of ten values the 95th percentile is the tenth, the 90th the ninth.
    let hours: Vec<(String, String)> = (1..=10)
        .map(|n| {
            (
                format!("outages/{n}.yaml"),
                format!("id: o{n}\nfrom: 2026-10-05T{n:02}:00\nto: 2026-10-05T{:02}:00", 2 * n),
            )
        })
        .collect();
    let hours: Vec<(&str, &str)> = hours.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let percentile = |p: u32, most: u32| {
        let measure = format!(
            "figure: percentile\np: {p}\nof: {{kind: Outage, from: from, to: to}}\nperiod: month\nperiods: 1\natMost: {most} hours"
        );
        findings(&measure, &hours, NOVEMBER).len()
    };
    assert_eq!([percentile(95, 10), percentile(95, 9), percentile(90, 9), percentile(90, 8)], [0, 1, 0, 1]);
}

#[test]
fn a_breach_of_a_period_is_answered_by_a_record_of_that_period() {
    let record = |deviates: &str| {
        format!(
            "kind: Deviation\nid: DEV-1\ntitle: Nede\nservice: med\nstatus: open\ndeviates: [{deviates}]\ncause: Feil\nreportedBy: ola.nordmann\nreportedAt: 2026-11-01T12:00:00+01:00\ncorrection: {{action: Byttet, owner: ola.nordmann, due: 2026-11-20}}\n"
        )
    };
    let status = |deviates: &str| {
        let all = &OCTOBER[..6];
        let project = project(AVAILABILITY, all).with("deviations/a.yaml", record(deviates));
        let found = found(&project, NOVEMBER).0;
        assert_eq!(found.len(), 1, "{found:#?}");
        found[0]["status"].as_str().unwrap().to_owned()
    };
    assert_eq!(status("{rule: LEVEL, period: 2026-10}"), "answered");
    assert_eq!(status("{rule: LEVEL, period: 2026-09}"), "active");
    assert_eq!(status("{rule: LEVEL, document: INC-0101}"), "active");
    // By the document at which it is shown, or any other, it is not known; that is said.
    let project =
        project(AVAILABILITY, &OCTOBER[..6]).with("deviations/a.yaml", record("{rule: LEVEL, document: INC-0101}"));
    let help = found(&project, NOVEMBER).0[0]["help"].as_str().unwrap().to_owned();
    assert!(
        help.ends_with("does not count as an answer; write `{rule: LEVEL, period: 2026-10}` under `deviates`"),
        "{help}"
    );
    let found = findings(AVAILABILITY, &OCTOBER[..6], NOVEMBER);
    let help = found[0]["help"].as_str().unwrap();
    assert!(help.starts_with("write a `Deviation` from `LEVEL` for `2026-10`; down for"), "{help}");
    assert!(found[0].to_string().contains("deviates: [{rule: LEVEL, period: 2026-10}]"), "{found:#?}");
}

/// By rule, service and period, whatever adds most.
#[test]
fn a_figure_is_known_by_its_period() {
    let print = |documents: &[(&str, &str)]| findings(AVAILABILITY, documents, NOVEMBER)[0]["fingerprint"].clone();
    let more = ("outages/z.yaml", "id: z\nfrom: 2026-10-20T00:00+02:00\nto: 2026-10-20T12:00+02:00");
    assert_eq!(print(&OCTOBER[..6]), print(&[&OCTOBER[..6], &[more]].concat()));
    assert_ne!(print(&OCTOBER[..6]), print(&[("outages/z.yaml", "id: z\nfrom: 2026-11-01T00:00+01:00")]));
}

/// The minutes of October that some outage has and no work, counted one by one.
#[test]
fn losses_agree_with_an_oracle_that_counts_minutes() {
    let measure = AVAILABILITY.replace("99.44", "100");
    let mut seed = 7_u64;
    let mut next = |below: i64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(seed >> 33).unwrap() % below
    };
    let at =
        |day: u32| -> NaiveDateTime { NaiveDate::from_ymd_opt(2026, 10, day).unwrap().and_hms_opt(0, 0, 0).unwrap() };
    let midnight = |naive: NaiveDateTime| Oslo.from_local_datetime(&naive).unwrap().to_utc();
    let (start, end) = (midnight(at(1)), midnight(at(31) + TimeDelta::days(1)));
    for _ in 0..12 {
        // From two days before the month to two days after it, with the night of the 25th in the midst of them.
        let mut spans = |number: usize, longest: i64| -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
            let mut spans = Vec::new();
            for _ in 0..number {
                let from = if next(3) == 0 {
                    midnight(at(24)) + TimeDelta::minutes(1_300 + next(400))
                } else {
                    start + TimeDelta::minutes(next(50_000) - 2_880)
                };
                spans.push((from, from + TimeDelta::minutes(1 + next(longest))));
            }
            spans
        };
        let (outages, works) = (spans(9, 3_000), spans(4, 2_000));
        let mut documents = Vec::new();
        for (kind, spans) in [("outages", &outages), ("work", &works)] {
            for (number, (from, to)) in spans.iter().enumerate() {
                let local = |at: &DateTime<Utc>| -> DateTime<FixedOffset> { at.with_timezone(&Oslo).fixed_offset() };
                let mut text = String::new();
                write!(text, "id: {kind}-{number}\nfrom: {}\nto: {}", local(from).to_rfc3339(), local(to).to_rfc3339())
                    .unwrap();
                documents.push((format!("{kind}/{number}.yaml"), text));
            }
        }
        let has = |spans: &[(DateTime<Utc>, DateTime<Utc>)], at: DateTime<Utc>| {
            spans.iter().any(|(from, to)| *from <= at && at < *to)
        };
        let minutes = (0..(end - start).num_minutes()).map(|minute| start + TimeDelta::minutes(minute));
        let lost = minutes.filter(|at| has(&outages, *at) && !has(&works, *at)).count();
        let documents: Vec<(&str, &str)> =
            documents.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let found = findings(&measure, &documents, "2026-11-30T12:00:00+01:00");
        let loss = found
            .iter()
            .find(|one| one["facts"]["period"] == "2026-10")
            .map_or(0, |one| one["facts"]["loss"].as_u64().unwrap());
        assert_eq!(loss, lost as u64, "{documents:#?}");
    }
}

#[test]
fn a_period_takes_a_calendar() {
    let project = project(AVAILABILITY, &[]);
    let policy = std::fs::read_to_string(project.path().join("policies/own.yaml")).unwrap();
    let answer = project.with("policies/own.yaml", policy.replace("calendar: \"NO\"\n", "")).check(&[]);
    assert!(answer.status == 2 && answer.err.contains("`period` goes by a calendar"), "{}", answer.err);
}
