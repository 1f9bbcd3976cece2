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
