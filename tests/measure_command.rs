//! `vedtak measure`: every figure with its arithmetic, worked out by hand; its formats in three languages; what it refuses.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "measure_command/changes.rs"]
mod changes;
#[path = "measure_command/oracle.rs"]
mod oracle;
mod project;

use project::{Answer, Project};
use serde_json::{Value, json};

const CONFIG: &str = "\
documents:
  - {paths: ['outages/**'], kind: Outage, schema: s.json}
  - {paths: ['work/**'], kind: Work, schema: s.json}
  - {paths: ['reports/**'], kind: Report, schema: s.json}
";

const SCHEMA: &str = r#"{"type": "object", "properties": {"service": {"type": "string", "x-ref": "Service"}}, "additionalProperties": {}}"#;

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
        "id: INC-0101\ntitle: Pålogging\nfrom: 2026-10-06T08:10+02:00\nworkaround: 2026-10-06T10:40+02:00\nto: 2026-10-07T09:00+02:00",
    ),
    ("outages/0102.yaml", "id: INC-0102\npriority: 2\nfrom: 2026-10-06T09:30+02:00\nto: 2026-10-06T11:15+02:00"),
    ("outages/0103.yaml", "id: INC-0103\npriority: 3\nfrom: 2026-10-08T12:00+02:00\nto: 2026-10-08T15:00+02:00"),
    ("work/0007.yaml", "id: MNT-0007\nfrom: 2026-10-14T22:00+02:00\nto: 2026-10-14T23:00+02:00"),
    ("outages/0104.yaml", "id: INC-0104\nfrom: 2026-10-14T22:20+02:00\nto: 2026-10-14T23:35+02:00"),
    ("outages/0105.yaml", "id: INC-0105\npriority: 2\nfrom: 2026-10-25T01:50+02:00\nto: 2026-10-25T02:10+01:00"),
    ("outages/0106.yaml", "id: INC-0106\nfrom: 2026-10-31T23:55+01:00"),
];

const NOVEMBER: &str = "2026-11-02T09:00:00+01:00";

/// A policy with one rule for each measure, on the service.
fn policy(rules: &[(&str, &str)]) -> String {
    let mut text = "kind: Policy\nid: own\ntitle: Own\ncalendar: \"NO\"\nrules:\n".to_owned();
    for (id, measure) in rules {
        let inner = measure.trim_end().replace('\n', "\n        ");
        let rule = format!(
            "  {id}:\n    title: {{nb: Nivå, sv: Nivå, en: Level}}\n    kinds: [Service]\n    answeredBy: Deviation\n    check:\n      measure:\n        {inner}\n"
        );
        text.push_str(&rule);
    }
    text
}

/// A project whose service `med` is measured so, with what else lies in it: path and fields. Documents without a service
/// are given it.
fn project(rules: &[(&str, &str)], documents: &[(&str, &str)]) -> Project {
    let service = "kind: Party\nid: nhn\ntitle: Norsk Helsenett SF\ntype: provider\n---\nkind: Service\nid: med\ntitle: Med\nowner: nhn\npolicies: [own]\ntimezone: Europe/Oslo\nmeasuredFrom: 2020-01-01\n";
    let project = Project::of([
        ("vedtak.yaml", CONFIG),
        ("s.json", SCHEMA),
        ("policies/own.yaml", policy(rules).as_str()),
        ("registry/med.yaml", service),
    ]);
    for (path, fields) in documents {
        let service = if fields.contains("service:") { "" } else { "\nservice: med" };
        project.write(path, format!("{fields}{service}\n"));
    }
    project
}

fn measure(project: &Project, arguments: &[&str]) -> Answer {
    project.run(&[&["measure", "--now", NOVEMBER], arguments].concat())
}

fn machine(project: &Project, arguments: &[&str]) -> Value {
    let answer = measure(project, &[&["--format", "json"], arguments].concat());
    assert!(answer.status < 2, "{}", answer.err);
    answer.json()
}

/// The figures of the first measure that has some of a period.
fn of_period<'v>(told: &'v Value, period: &str) -> &'v Value {
    let periods = told["measures"].as_array().unwrap().iter().flat_map(|one| one["periods"].as_array().unwrap());
    periods.into_iter().find(|one| one["period"] == period).unwrap_or_else(|| panic!("{period}: {told:#}"))
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one["document"]["id"].as_str().unwrap()).collect()
}

/// T = 31 x 1440 + 60 = 44,700 minutes, of which 0.56 % = 250.32 may be lost. 0101 takes 08:10 to 10:40 = 150, 0102 09:30 to
/// 11:15 = 105, of which 70 at once. 0103 has priority 3. 0104 takes 75, of which 40 are of the planned hour and 35 count. 0105
/// takes 23:50 to 01:10 UTC = 80; 0106 five minutes of October. 150 + 105 + 35 + 80 + 5 = 375 one by one, 305 in all:
/// 305 - 250.32 = 54.68 too many.
#[test]
fn the_worked_example_shows_all_its_figures() {
    let project = project(&[("LEVEL", AVAILABILITY)], &OCTOBER);
    let told = machine(&project, &["--period", "2026-10"]);
    assert_eq!((&told["held"], &told["period"]), (&json!(false), &json!("2026-10")));
    let october = of_period(&told, "2026-10");
    assert_eq!(october["verdict"], "broken");
    assert_eq!(october["figure"]["percent"], "99.317");
    assert_eq!(october["from"], "2026-10-01T00:00:00+02:00");
    assert_eq!(october["to"], "2026-11-01T00:00:00+01:00");
    let minutes = |name: &str| october[name].as_i64().unwrap() / 60;
    assert_eq!([minutes("totalSeconds"), minutes("lostSeconds"), minutes("overlapSeconds")], [44_700, 305, 70]);
    // 250.32 and 54.68 minutes.
    assert_eq!(october["allowedSeconds"], "15019.2000");
    assert_eq!(october["margin"], json!({"beyond": true, "seconds": "3280.8000"}));
    assert_eq!(ids(&october["counted"]), ["INC-0101", "INC-0102", "INC-0105", "INC-0104", "INC-0106"]);
    let adds = |one: &Value| one["adds"]["seconds"].as_str().unwrap().parse::<i64>().unwrap() / 60;
    let counted = october["counted"].as_array().unwrap();
    assert_eq!(counted.iter().map(adds).collect::<Vec<_>>(), [150, 105, 80, 35, 5]);
    assert_eq!(counted[3]["exceptedSeconds"], 40 * 60);
    // From its start to the first of its ends; one without an end is not over.
    assert_eq!(counted[0]["to"], "2026-10-06T10:40:00+02:00");
    assert_eq!(counted[4]["to"], Value::Null);
    assert_eq!((ids(&october["excepted"]), &october["excepted"][0]["seconds"]), (vec!["MNT-0007"], &json!(40 * 60)));
    assert_eq!(ids(&october["notCounted"]), ["INC-0103"]);
    assert_eq!(october["notCounted"][0]["why"], "condition");
    assert_eq!(october["notCounted"][0]["false"], "other.?priority.orValue(1) <= 2");
    // The same as `check` finds.
    let found = project.report(&["--now", NOVEMBER]);
    let found = found["findings"].as_array().unwrap().iter().find(|one| one["facts"]["period"] == "2026-10").unwrap();
    assert_eq!((&found["facts"]["loss"], &found["facts"]["total"]), (&json!(305), &json!(44_700)));
}

#[test]
fn every_format_in_every_language() {
    let project = project(&[("LEVEL", AVAILABILITY)], &OCTOBER);
    for lang in ["nb", "sv", "en"] {
        let answer = measure(&project, &["--lang", lang]);
        assert_eq!((answer.status, answer.err.as_str()), (1, ""));
        assert!(answer.out.lines().all(|line| line.chars().count() <= 100), "{}", answer.out);
        insta::assert_snapshot!(format!("text_{lang}"), answer.out);
        let page = measure(&project, &["--lang", lang, "--format", "html"]).out;
        assert!(!page.contains("<script") && !page.contains("src=") && !page.contains("href="), "{page}");
        let (_, body) = page.split_once("</head>").unwrap();
        insta::assert_snapshot!(format!("html_{lang}"), body.replace(env!("CARGO_PKG_VERSION"), "VERSION"));
        let mut told = machine(&project, &["--lang", lang]);
        told["tool"]["version"] = "VERSION".into();
        if lang == "en" {
            insta::assert_snapshot!("json", serde_json::to_string_pretty(&told).unwrap());
        }
    }
}

#[test]
fn json_is_as_its_contract_says() {
    let contract: Value = serde_json::from_str(include_str!("../schemas/measures.schema.json")).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&contract).unwrap();
    let held = |told: &Value| {
        let errors: Vec<String> =
            validator.iter_errors(told).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        // The contract would notice.
        let mut other = told.clone();
        other["measures"] = Value::Null;
        assert!(!validator.is_valid(&other));
    };
    held(&machine(&project(&[("LEVEL", AVAILABILITY)], &OCTOBER), &[]));
    let backwards = ("outages/b.yaml", "id: B\nfrom: 2026-10-02T10:00+02:00\nto: 2026-10-02T09:00+02:00");
    held(&machine(&project(&[("LEVEL", AVAILABILITY)], &[backwards]), &[]));
    for example in ["helseplattformen", "helseplattformen-violations", "inera", "medusa", "interregional"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example);
        let arguments = ["measure", "--now", "2026-12-20T09:00:00+01:00", "--format", "json"];
        held(&project::answer(project::vedtak(&folder).args(arguments)).json());
    }
}

/// A figure that holds is told with its arithmetic, too: of 44,700 minutes 25 are lost, so 225.32 are left.
#[test]
fn what_holds_is_told_as_fully() {
    let one = ("outages/a.yaml", "id: A\nfrom: 2026-10-17T14:02+02:00\nto: 2026-10-17T14:27+02:00");
    let project = project(&[("LEVEL", AVAILABILITY)], &[one]);
    let answer = measure(&project, &["--lang", "en"]);
    assert_eq!(answer.status, 0);
    for text in [
        "service levels: all that is measured is as required",
        "October 2026    99.944%  225.32 min left  met",
        "25 minutes of 44,700 minutes, 250.32 minutes allowed; 225.32 min left",
        "A         Sat 17 Oct 2026 14:02  Sat 17 Oct 2026 14:27  25 min",
    ] {
        assert!(answer.out.contains(text), "{text}: {}", answer.out);
    }
    let told = machine(&project, &[]);
    assert_eq!(told["held"], true);
    // November is not over: 30 x 1440 minutes, of which 241.92 may be lost.
    let november = of_period(&told, "2026-11");
    assert_eq!((&november["verdict"], &november["allowedSeconds"]), (&json!("running"), &json!("14515.2000")));
}

/// One whose end is before its start: nobody can tell how long it was, so nothing is held.
#[test]
fn what_cannot_be_computed_says_why_and_is_never_held() {
    let backwards = ("outages/b.yaml", "id: B\nfrom: 2026-10-02T10:00+02:00\nto: 2026-10-02T09:00+02:00");
    let project = project(&[("LEVEL", AVAILABILITY)], &[backwards]);
    let told = machine(&project, &["--lang", "en"]);
    assert_eq!((&told["held"], &told["measures"][0]["verdict"]), (&json!(false), &json!("undecided")));
    assert_eq!(told["measures"][0]["periods"], json!([]));
    let obstacle = &told["measures"][0]["obstacles"][0];
    assert!(obstacle["message"].as_str().unwrap().starts_with("cannot be judged: in `B`"), "{obstacle:#}");
    assert_eq!(obstacle["place"]["path"], "outages/b.yaml");
    let answer = measure(&project, &["--lang", "en"]);
    assert_eq!(answer.status, 1);
    assert!(answer.out.contains("service levels: 1 cannot be computed"), "{}", answer.out);
    // So it is where the start of measuring is missing.
    let registry = std::fs::read_to_string(project.path().join("registry/med.yaml")).unwrap();
    project.write("registry/med.yaml", registry.replace("measuredFrom: 2020-01-01\n", ""));
    assert_eq!(machine(&project, &[])["measures"][0]["verdict"], "undecided");
}

/// A file that cannot be read might be an incident: then nothing is said to be as required.
#[test]
fn what_cannot_be_read_might_have_counted() {
    let project = project(&[("LEVEL", AVAILABILITY)], &[]).with("incidents/x.yaml", "kind: Incident\nid: [\n");
    let told = machine(&project, &["--lang", "en"]);
    assert_eq!((&told["held"], &told["unread"][0]["path"]), (&json!(false), &json!("incidents/x.yaml")), "{told:#}");
    let answer = measure(&project, &["--lang", "en"]);
    assert_eq!(answer.status, 1);
    assert!(answer.out.starts_with("service levels: 1 document cannot be read\n"), "{}", answer.out);
    assert!(answer.out.contains("documents that cannot be read and might have counted"), "{}", answer.out);
}

/// A rule that may be met in two ways is met by one of them; the figure of the other is shown, and breaks nothing.
#[test]
fn a_figure_that_a_rule_does_without_breaks_nothing() {
    let project = project(&[("LEVEL", AVAILABILITY)], &OCTOBER);
    let policy = std::fs::read_to_string(project.path().join("policies/own.yaml")).unwrap();
    let (before, measure) = policy.split_once("      measure:\n").unwrap();
    let inner = measure.trim_end().replace("        ", "            ");
    project.write(
        "policies/own.yaml",
        format!("{before}      any:\n        - require: [title]\n        - measure:\n{inner}\n"),
    );
    let told = machine(&project, &["--period", "2026-10"]);
    assert_eq!((&told["held"], &told["measures"][0]["alternative"]), (&json!(true), &json!(true)), "{told:#}");
    assert_eq!(of_period(&told, "2026-10")["verdict"], "broken");
    let found = project.report(&["--now", NOVEMBER]);
    assert!(found["findings"].as_array().unwrap().iter().all(|one| one["rule"] != "LEVEL"), "{found:#}");
}

/// Measured from the 20th: of October 12 days with the longer night are 12 x 1440 + 60 = 17,340 minutes, of which 97.104 may be
/// lost. What was before the 20th is told, and does not count.
#[test]
fn what_was_before_measuring_began_is_told() {
    let project = project(&[("LEVEL", AVAILABILITY)], &OCTOBER);
    let registry = std::fs::read_to_string(project.path().join("registry/med.yaml")).unwrap();
    project.write("registry/med.yaml", registry.replace("measuredFrom: 2020-01-01", "measuredFrom: 2026-10-20"));
    let told = machine(&project, &[]);
    let october = of_period(&told, "2026-10");
    assert_eq!((&october["partial"], &october["totalSeconds"]), (&json!(true), &json!(17_340 * 60)));
    assert_eq!(october["allowedSeconds"], "5826.2400");
    assert_eq!(ids(&october["counted"]), ["INC-0105", "INC-0106"]);
    assert_eq!(ids(&october["notCounted"]), ["INC-0101", "INC-0102", "INC-0104", "INC-0103"]);
    assert_eq!(october["notCounted"][0]["why"], "before-measuring");
    assert_eq!(ids(&told["measures"][0]["beforeMeasuring"]), ["INC-0101", "INC-0102", "INC-0104"]);
}

/// Months, quarters and years that end within the period that is asked for; of twelve months those that end with its months.
#[test]
fn periods_are_those_that_end_in_the_one_that_is_asked_for() {
    let of = |period: &str| AVAILABILITY.replace("period: month\nperiods: 1", &format!("period: {period}"));
    let (quarter, year, twelve) = (of("quarter"), of("year"), of("12 months"));
    let rules = [("A-1", AVAILABILITY), ("A-2", &quarter), ("A-3", &year), ("A-4", &twelve)];
    let project = project(&rules, &[]);
    let periods = |asked: &str| -> Vec<String> {
        let answer =
            project.run(&["measure", "--now", "2026-11-02T09:00:00+01:00", "--period", asked, "--format", "json"]);
        let told = answer.json();
        let all = told["measures"].as_array().unwrap().iter().flat_map(|one| one["periods"].as_array().unwrap());
        all.map(|one| one["period"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(periods("2026-08"), ["2026-08", "2025-09..2026-08"]);
    assert_eq!(periods("2026-09"), ["2026-09", "2026-Q3", "2025-10..2026-09"]);
    assert_eq!(
        periods("2026-Q3"),
        ["2026-09", "2026-08", "2026-07", "2026-Q3", "2025-10..2026-09", "2025-09..2026-08", "2025-08..2026-07"]
    );
    assert_eq!(periods("2025-12"), ["2025-12", "2025-Q4", "2025", "2025"]);
    // Of this quarter October is over, November runs, December has not begun.
    assert_eq!(periods("2026-Q4")[..2], ["2026-11", "2026-10"]);
}

#[test]
fn a_service_and_a_rule_are_chosen_by_their_ids() {
    let project = project(&[("A-1", AVAILABILITY), ("A-2", AVAILABILITY)], &OCTOBER);
    let rules = |arguments: &[&str]| -> Vec<String> {
        let told = machine(&project, arguments);
        told["measures"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(rules(&["--rule", "A-2"]), ["A-2"]);
    assert_eq!(rules(&["--service", "med", "registry/med.yaml"]), ["A-1", "A-2"]);
    // A rule that is off measures nothing.
    project.write("vedtak.yaml", format!("{CONFIG}severity: {{A-1: \"off\"}}\n"));
    assert_eq!(rules(&[]), ["A-2"]);
}

#[test]
fn what_does_not_exist_is_refused_with_the_nearest_name() {
    let project = project(&[("LEVEL", AVAILABILITY), ("LEVER", AVAILABILITY)], &OCTOBER);
    let policy = std::fs::read_to_string(project.path().join("policies/own.yaml")).unwrap();
    let other = "  OTHER:\n    title: Other\n    kinds: [Service]\n    check: {require: [title]}\n";
    project.write("policies/own.yaml", policy + other);
    for (arguments, says) in [
        (["--service", "mad"], "error[measure]: there is no service `mad`\n  help: write `med`\n"),
        (["--rule", "LEVELS"], "error[measure]: there is no rule `LEVELS`\n  help: write `LEVEL`\n"),
        (
            ["--rule", "OTHER"],
            "error[measure]: the rule `OTHER` measures nothing\n  help: choose one of: `LEVEL`, `LEVER`\n",
        ),
        (
            ["--period", "2026-13"],
            "error[measure]: `2026-13` is no period\n  help: write for example `2026-10`, `2026-Q4` or `2026`\n",
        ),
        (
            ["--period", "2019-12"],
            "error[measure]: no rule measures anything in December 2019\n  help: choose a period that has begun, after `measuredFrom` of the service\n",
        ),
    ] {
        let answer = measure(&project, &[&arguments[..], &["--lang", "en"]].concat());
        assert_eq!((answer.status, answer.out.as_str(), answer.err.trim_end()), (2, "", says.trim_end()));
    }
    let empty = Project::of([("vedtak.yaml", "version: 1\n")]);
    let answer = measure(&empty, &["--lang", "en"]);
    assert_eq!(answer.status, 2);
    assert!(answer.err.contains("no rule in force here measures anything"), "{}", answer.err);
}

/// 20 December 2026 is after the grace of ten working days: in November there is no report. Of a share 2,883 of 4,120 are one too
/// few; the 95th percentile of ten is the tenth.
#[test]
fn counts_shares_and_percentiles_have_their_margin() {
    let count =
        "figure: count\nof: {kind: Report, in: month}\nperiod: month\nperiods: 1\ngrace: 10 working days\natLeast: 1";
    let share = "figure: share\nof: {kind: Report, in: month}\npart: part\nwhole: whole\nperiod: month\nperiods: 1\natLeast: 70 %";
    let percentile =
        "figure: percentile\np: 95\nof: {kind: Outage, from: from, to: to}\nperiod: month\nperiods: 1\natMost: 9 hours";
    let mut documents =
        vec![("reports/a.yaml".to_owned(), "id: a\nmonth: 2026-10\npart: 2883\nwhole: 4120".to_owned())];
    documents.extend((1..=10).map(|n| {
        (format!("outages/{n}.yaml"), format!("id: o{n}\nfrom: 2026-10-05T{n:02}:00\nto: 2026-10-05T{:02}:00", 2 * n))
    }));
    let documents: Vec<(&str, &str)> = documents.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let project = project(&[("C", count), ("S", share), ("P", percentile)], &documents);
    let of = |rule: &str| {
        let told = machine(&project, &["--rule", rule, "--period", "2026-10"]);
        let period = of_period(&told, "2026-10");
        json!([period["verdict"], period["figure"], period["margin"]])
    };
    assert_eq!(of("C"), json!(["held", {"number": "1"}, {"beyond": false, "number": "0"}]));
    assert_eq!(of("S"), json!(["broken", {"percent": "69.9"}, {"beyond": true, "number": "1"}]));
    assert_eq!(of("P"), json!(["broken", {"seconds": "36000"}, {"beyond": true, "seconds": "3600"}]));
    // On 10 November the grace of October is not over; without a report it still waits.
    let told = project.run(&["measure", "--now", "2026-12-10T12:00:00+01:00", "--rule", "C", "--format", "json"]);
    assert_eq!(told.status, 0);
    let told = told.json();
    let november = of_period(&told, "2026-11");
    assert_eq!(november["verdict"], "pending");
    // The tenth working day after 30 November is 14 December.
    assert_eq!(november["due"], "2026-12-15T00:00:00+01:00");
}

/// A figure that is broken stays broken; the page says that a record answers it.
#[test]
fn what_a_record_answers_is_still_broken() {
    let record = "kind: Deviation\nid: DEV-1\ntitle: Nede\nservice: med\nstatus: open\ndeviates: [{rule: LEVEL, period: 2026-10}]\ncause: Feil\nreportedBy: ola.nordmann\nreportedAt: 2026-11-01T12:00:00+01:00\ncorrection: {action: Byttet, owner: ola.nordmann, due: 2026-11-20}\n";
    let project = project(&[("LEVEL", AVAILABILITY)], &OCTOBER[..6])
        .with("deviations/1.yaml", record)
        .with("registry/ola.yaml", "kind: Person\nid: ola.nordmann\ntitle: Ola Nordmann\nparty: nhn\n");
    let told = machine(&project, &["--period", "2026-10"]);
    let october = of_period(&told, "2026-10");
    assert_eq!(
        (&october["verdict"], &october["status"]),
        (&json!("broken"), &json!("answered")),
        "{}",
        project.check(&["--now", NOVEMBER, "--format", "concise"]).out
    );
    let answer = measure(&project, &["--period", "2026-10", "--lang", "nb"]);
    assert_eq!(answer.status, 1);
    assert!(answer.out.contains("ikke oppfylt, besvart med avvik"), "{}", answer.out);
}
