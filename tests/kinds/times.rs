//! A pattern beside each format of times, so that any validator refuses a time it cannot be.

use regex::Regex;
use serde_json::{Value, json};

use crate::schemas::Schemas;
use crate::{none, with};

/// For each format what everyone accepts, and what no pattern lets past.
const FORMATS: [(&str, &[&str], &[&str]); 3] = [
    ("vedtak-date", &["2026-12-08", "2028-02-29"], &["2026-13-08", "2026-12-8", "2026-12-08T18:00", "08.12.2026"]),
    (
        "vedtak-instant",
        &["2026-11-24T10:00:00+01:00", "2026-11-24T10:00:00Z", "2026-11-24T10:00:00.25+01:00"],
        &[
            "2026-11-24",
            "2026-11-24T10:00:00",
            "2026-11-24 10:00:00Z",
            "2026-11-24T24:00:00Z",
            "2026-11-24T10:00:00+0100",
        ],
    ),
    (
        "vedtak-time",
        &[
            "2026-12-08",
            "2026-12-08T18:00",
            "2026-12-08T18:00:30",
            "2026-12-08T18:00:30.5",
            "2026-12-08T18:00+01:00",
            "2026-12-08T18:00:00Z",
            "2026-12-08T18:00:00.5Z",
        ],
        &[
            "2026-12-32",
            "2026-12-08T25:00",
            "2026-12-08T18:00.5",
            "2026-12-08Z",
            "2026-12-08T18",
            "2026-12-08 18:00",
            "18:00",
        ],
    ),
];

fn patterns(schemas: &Schemas) -> Vec<String> {
    let mut complaints = Vec::new();
    for (at, spot) in schemas.spots() {
        let Some(format) = spot.value.get("format").and_then(Value::as_str) else { continue };
        let Some((_, good, bad)) = FORMATS.iter().find(|(name, ..)| *name == format) else {
            if format.starts_with("vedtak-") {
                complaints.push(format!("{at}: no such format as {format}"));
            }
            continue;
        };
        let Some(pattern) = spot.value.get("pattern").and_then(Value::as_str) else {
            complaints.push(format!("{at}: {format} without a pattern"));
            continue;
        };
        let pattern = Regex::new(pattern).unwrap();
        let refused = good.iter().filter(|text| !pattern.is_match(text));
        complaints.extend(refused.map(|text| format!("{at}: the pattern refuses {text}")));
        let accepted = bad.iter().filter(|text| pattern.is_match(text));
        complaints.extend(accepted.map(|text| format!("{at}: the pattern accepts {text}")));
    }
    complaints
}

/// Moments that happened are moments: a record of when something was done fixes it whatever the zone.
fn records(schemas: &Schemas) -> Vec<String> {
    let records = schemas
        .fields()
        .filter(|(kind, field, _)| field.ends_with("At") && (*kind, *field) != ("Agreement", "agreedAt"));
    let vague = records.filter(|(.., spot)| schemas.keyword(*spot, "format") != Some(&json!("vedtak-instant")));
    vague.map(|(kind, field, _)| format!("{kind}.{field}: no moment")).collect()
}

#[test]
fn formats_of_times_have_patterns() {
    let told = |format: &str, pattern: Value| {
        let mut property = json!({"format": format});
        if !pattern.is_null() {
            property["pattern"] = pattern;
        }
        patterns(&with(&json!({"items": property})))
    };
    let at = |what: &str| vec![format!("thing#/properties/x/items: {what}")];
    assert_eq!(told("vedtak-date", Value::Null), at("vedtak-date without a pattern"));
    assert_eq!(told("vedtak-tme", Value::Null), at("no such format as vedtak-tme"));
    assert_eq!(told("email", Value::Null), Vec::<String>::new());
    assert_eq!(told("vedtak-date", json!("^2026-(0[1-9]|1[0-2])-[0-3][0-9]$")), at("the pattern refuses 2028-02-29"));
    assert_eq!(told("vedtak-date", json!("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")), at("the pattern accepts 2026-13-08"));
    none(&patterns(&Schemas::ours()));
}

#[test]
fn records_are_moments() {
    let field = |format: &str| crate::planted(&json!({"doneAt": {"format": format}, "plan": {}}), &json!({}));
    assert_eq!(records(&field("vedtak-instant")), Vec::<String>::new());
    assert_eq!(records(&field("vedtak-time")), ["Thing.doneAt: no moment"]);
    none(&records(&Schemas::ours()));
}
