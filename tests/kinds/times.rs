//! A pattern beside each format of times, so that any validator refuses a time it cannot be.

use regex::Regex;
use serde_json::{Value, json};

use crate::schemas::Schemas;
use crate::{none, with};

/// For each format what everyone accepts, and what no pattern lets past.
const FORMATS: [(&str, &[&str], &[&str]); 4] = [
    ("vedtak-timezone", &["Europe/Oslo", "UTC", "America/Argentina/Ushuaia", "Etc/GMT+1"], &["", "Europe/", "+01:00"]),
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

/// Times that neither happened nor are planned: from when or to when something holds, and what tests of policies make up.
const BOUNDS: &[(&str, &str, &str)] = &[
    ("*", "from", "the first day or moment that something holds"),
    ("*", "to", "the last day or moment that something holds"),
    ("order", "validUntil", "the last day that an offer stands"),
    ("order", "fixedPriceFrom", "the first day of a price"),
    ("person", "compromisedSince", "from when signatures do not count"),
    ("policy-test", "announced", "a fixture"),
    ("policy-test", "clock", "what a test takes for now"),
    ("service", "measuredFrom", "the first day of measurements"),
    ("waiver", "expires", "the last day of a waiver: moving it takes a new approval"),
];

/// Every field with a time says whether it happened, or is planned, or is known to be neither.
fn claims(schemas: &Schemas, bounds: &[(&str, &str, &str)]) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut met = Vec::new();
    for (at, spot) in schemas.spots() {
        let marked = |name: &str| schemas.keyword(spot, name).is_some();
        let (happened, planned) = (marked("x-happened"), marked("x-planned"));
        let format = schemas.keyword(spot, "format").and_then(Value::as_str).unwrap_or("");
        let is_time = format.starts_with("vedtak-") && format != "vedtak-timezone";
        for name in ["x-happened", "x-planned"] {
            if spot.value.get(name).is_some_and(|value| value != &json!(true)) {
                complaints.push(format!("{at}: {name} is not true"));
            }
        }
        if (happened || planned) && !is_time {
            complaints.push(format!("{at}: a claim that is no time"));
        }
        let Some((_, field)) = at.rsplit_once("/properties/").filter(|(_, field)| is_time && !field.contains('/'))
        else {
            continue;
        };
        let bound = bounds.iter().position(|(file, name, _)| ["*", spot.file].contains(file) && *name == field);
        met.extend(bound);
        match (happened, planned, bound) {
            (true, false, None) | (false, true, None) => {}
            (false, false, Some(_)) if field != "at" && !field.ends_with("At") => {}
            (false, false, _) => complaints.push(format!("{at}: neither x-happened nor x-planned")),
            _ => complaints.push(format!("{at}: both of x-happened, x-planned and a bound")),
        }
        let ahead = field == "expectedAt";
        if planned && (field == "at" || field.ends_with("At")) && !ahead {
            complaints.push(format!("{at}: x-planned, by its name a record"));
        }
    }
    let lost = bounds.iter().enumerate().filter(|(index, _)| !met.contains(index));
    complaints.extend(lost.map(|(_, (file, field, _))| format!("{file}.{field}: no such bound")));
    complaints
}

#[test]
fn every_time_happened_is_planned_or_is_a_bound() {
    let told = |field: &str, mark: Value, bounds: &[(&str, &str, &str)]| {
        let mut property = json!({"format": "vedtak-time"});
        property.as_object_mut().unwrap().extend(mark.as_object().unwrap().clone());
        claims(&crate::planted(&json!({field: property}), &json!({})), bounds)
    };
    let happened = || json!({"x-happened": true});
    assert_eq!(told("doneAt", happened(), &[]), Vec::<String>::new());
    assert_eq!(told("start", json!({"x-planned": true}), &[]), Vec::<String>::new());
    assert_eq!(told("from", json!({}), &[("*", "from", "a bound")]), Vec::<String>::new());
    for field in ["doneAt", "at", "start"] {
        let neither = format!("thing#/properties/{field}: neither x-happened nor x-planned");
        assert_eq!(told(field, json!({}), &[]), [neither]);
    }
    let record = [("thing", "doneAt", "a bound")];
    assert_eq!(told("doneAt", json!({}), &record), ["thing#/properties/doneAt: neither x-happened nor x-planned"]);
    let both = "thing#/properties/doneAt: both of x-happened, x-planned and a bound";
    assert_eq!(told("doneAt", happened(), &record), [both]);
    let planned = ["thing#/properties/doneAt: x-planned, by its name a record"];
    assert_eq!(told("doneAt", json!({"x-planned": true}), &[]), planned);
    assert_eq!(told("doneAt", json!({"x-happened": "yes"}), &[]), ["thing#/properties/doneAt: x-happened is not true"]);
    let no_time = claims(&with(&json!({"x-happened": true})), &[]);
    assert_eq!(no_time, ["thing#/properties/x: a claim that is no time"]);
    assert_eq!(claims(&crate::planted(&json!({}), &json!({})), &record), ["thing.doneAt: no such bound"]);
    none(&claims(&Schemas::ours(), BOUNDS));
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
