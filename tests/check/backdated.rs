//! What documents say has happened, held against the clock.

use std::collections::BTreeSet;

use serde_yaml::Value;

use super::project::Project;

const NOW: &str = "2026-06-02T12:00:00+02:00";

/// An incident with one claim.
fn incident(claim: &str) -> Project {
    let text = format!(
        "kind: Incident\nid: INC-1\ntitle: Skriver\nservice: crm\nstatus: registered\npriority: 3\nreporter: kari.nordmann\n{claim}\n"
    );
    Project::new().with("i.yaml", text)
}

fn backdated(project: &Project, now: &str) -> Vec<String> {
    let report = project.report(&["--now", now]);
    let findings = report["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == "backdated");
    findings.map(|finding| finding["pointer"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_claim_is_ahead_after_five_minutes_and_a_date_after_its_day() {
    for (value, ahead) in [
        ("2026-06-02T12:00:00+02:00", false),
        ("2026-06-02T12:05:00+02:00", false),
        ("2026-06-02T12:05:01+02:00", true),
        ("2026-06-02T10:05:01Z", true),
        ("2026-06-02T10:04:59Z", false),
        ("2027-06-02T12:00:00+02:00", true),
        ("2025-06-02T12:00:00+02:00", false),
    ] {
        let found = backdated(&incident(&format!("reportedAt: {value}")), NOW);
        assert_eq!(found, if ahead { vec!["/reportedAt"] } else { vec![] }, "{value}");
    }
    // A plain date of today is not ahead, wherever its day has begun.
    for (now, ahead) in [
        ("2026-06-02T00:00:00+02:00", false),
        ("2026-06-01T23:59:00+02:00", false),
        ("2026-06-01T23:00:00+02:00", true),
    ] {
        let order = "kind: Order\nid: ORD-1\ntitle: Lagring\nservice: crm\nstatus: offered\ntype: other\ninitiator: vest\n\
                     requester: kari.nordmann\nenvironments: []\noffer: {by: drift, sentAt: 2026-06-02}\n";
        let config = "timezone: Europe/Oslo\n";
        let found = backdated(&Project::new().with("o.yaml", order).with("vedtak.yaml", config), now);
        assert_eq!(found, if ahead { vec!["/offer/sentAt"] } else { vec![] }, "{now}");
    }
}

/// How the claim `at` of a kind of one's own stands: the status of the run, and of its finding.
fn own(schema: &str, value: &str) -> (i32, Option<String>) {
    let schema = format!(r#"{{"properties": {{"at": {schema}}}}}"#);
    let project = Project::of_schema(&schema).with("d/a.yaml", format!("id: a\nat: {value}\n"));
    let project = project.with("vedtak.yaml", {
        "timezone: Europe/Oslo\ndocuments:\n  - {paths: ['d/*.yaml'], kind: Thing, schema: s.json}\n"
    });
    let report = project.report(&["--now", NOW]);
    let findings = report["findings"].as_array().unwrap();
    assert!(findings.len() < 2, "{value}: {findings:?}");
    let told = findings
        .first()
        .map(|finding| format!("{} {}", finding["rule"].as_str().unwrap(), finding["status"].as_str().unwrap()));
    (project.check(&["--now", NOW]).status, told)
}

#[test]
fn every_time_that_a_schema_takes_is_held_against_the_clock() {
    let instant = r#"{"type": "string", "format": "date-time", "x-happened": true}"#;
    let text = r#"{"type": ["string", "null", "array", "integer"], "x-happened": true}"#;
    let (ahead, undecided, schema) = ("backdated active", "backdated undecided", "schema active");
    for (format, value, found) in [
        (instant, "2200-01-01T00:00:00Z", Some(ahead)),
        (instant, "9999-12-31T23:59:59Z", Some(ahead)),
        (instant, "1969-12-31T23:59:59Z", None),
        (instant, "0001-01-01T00:00:00Z", None),
        (instant, "2027-01-01t10:00:00z", Some(ahead)),
        (instant, "2027-01-01T10:00:00z", Some(ahead)),
        (instant, "2026-06-02t10:04:59z", None),
        (instant, "2027-06-30T23:59:60Z", Some(ahead)),
        (instant, "2016-12-31T23:59:60Z", None),
        (instant, "2027-01-01T10:00:00.1234567890123Z", Some(ahead)),
        (instant, "2025-01-01T10:00:00.1234567890123Z", None),
        (instant, "2027-01-01T10:00:00+23:59", Some(ahead)),
        (instant, "yesterday", Some(schema)),
        (text, "yesterday", Some(undecided)),
        (text, "2026-06", Some(undecided)),
        (text, "2026", Some(undecided)),
        (text, "2027-02-30", Some(undecided)),
        (text, "[2027-01-01]", Some(undecided)),
        (text, "", None),
        (text, "3026-01-01", Some(ahead)),
        (text, "1026-01-01T10:00", None),
        // The clocks skip it; it lies ahead all the same.
        (text, "2027-03-28T02:30", Some(ahead)),
        (text, "2025-03-30T02:30", None),
    ] {
        let expected = (i32::from(found.is_some()), found.map(str::to_owned));
        assert_eq!(own(format, value), expected, "{value}");
    }
    // Which of the two times that clocks show is meant decides.
    let now = ["--now", "2026-10-25T02:30:00+02:00"];
    let schema = r#"{"properties": {"at": {"type": "string", "x-happened": true}}}"#;
    let project = Project::of_schema(schema).with("d/a.yaml", "id: a\nat: 2026-10-25T02:15\n");
    project.write(
        "vedtak.yaml",
        "timezone: Europe/Oslo\ndocuments:\n  - {paths: ['d/*.yaml'], kind: Thing, schema: s.json}\n",
    );
    assert_eq!(project.report(&now)["findings"][0]["status"], "undecided");
    // An order's log has a form for people.
    for (value, ahead) in [("3026-01-01T10:00", true), ("2199-12-31", true), ("1026-01-01", false)] {
        let found = backdated(&incident(&format!("log: [{{at: {value}, by: kari, text: x}}]")), NOW);
        assert_eq!(found, if ahead { vec!["/log/0/at"] } else { vec![] }, "{value}");
    }
}

/// Every field that ends in `At`, and every `at` beside one who did it, is a claim: none is left out, in any kind.
#[test]
fn every_claim_of_every_sample_is_held_against_the_clock() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/samples");
    let mut seen = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        if path.file_stem().is_some_and(|stem| stem.to_string_lossy().contains("policy")) {
            continue;
        }
        let mut expected = Vec::new();
        for document in serde_yaml::Deserializer::from_str(&text) {
            claims(&serde::Deserialize::deserialize(document).unwrap(), "", &mut expected);
        }
        let project = Project::new().with("s.yaml", &text);
        let mut found = backdated(&project, "1999-01-01T00:00:00Z");
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{}", path.display());
        assert_eq!(backdated(&project, "2190-01-01T00:00:00Z"), Vec::<String>::new(), "{}", path.display());
        seen.extend(found);
    }
    assert!(seen.len() > 20, "{seen:?}");
}

/// The pointers of the fields that are claims by their name.
fn claims(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Mapping(entries) => {
            for (key, value) in entries {
                let key = key.as_str().unwrap_or_default();
                let pointer = format!("{pointer}/{key}");
                if (key.ends_with("At") || key == "at") && key != "expectedAt" && value.is_string() {
                    found.push(pointer.clone());
                }
                claims(value, &pointer, found);
            }
        }
        Value::Sequence(items) => {
            items.iter().enumerate().for_each(|(at, item)| claims(item, &format!("{pointer}/{at}"), found));
        }
        _ => {}
    }
}
