//! Which fields are outside of what people approve.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::schemas::Schemas;
use crate::{none, with};

/// For each kind the top-level fields that record what happens around the approved content: messages, people to ask,
/// the log, the number in another system, how conditions are met, and the moments at which something was done. `Agreement.agreedAt` is not
/// among them: when an agreement was made is part of it.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("Agreement", &["contacts"]),
    ("Body", &["contacts"]),
    ("Calendar", &[]),
    ("ChangeModel", &["conditionsMet"]),
    (
        "ChangeRequest",
        &[
            "conditionsMet",
            "announcedAt",
            "notices",
            "steps",
            "contacts",
            "caseNumber",
            "startedAt",
            "stoppedAt",
            "implementedAt",
            "completedAt",
            "result",
            "feedback",
            "log",
        ],
    ),
    ("Deviation", &["conditionsMet", "reportedAt", "notices", "log"]),
    (
        "Incident",
        &[
            "caseNumber",
            "discoveredAt",
            "reportedAt",
            "registeredAt",
            "prioritisedAt",
            "fixStartedAt",
            "workaroundAt",
            "resolvedAt",
            "closedAt",
            "notices",
            "feedback",
            "contacts",
            "log",
        ],
    ),
    (
        "Maintenance",
        &[
            "conditionsMet",
            "announcedAt",
            "notices",
            "contacts",
            "caseNumber",
            "startedAt",
            "stoppedAt",
            "endedAt",
            "feedback",
            "log",
        ],
    ),
    ("Meeting", &["conditionsMet", "caseNumber", "notices", "log"]),
    (
        "Order",
        &[
            "conditionsMet",
            "sentAt",
            "caseNumber",
            "registeredAt",
            "contacts",
            "announcedAt",
            "notices",
            "startedAt",
            "stoppedAt",
            "completedAt",
            "feedback",
            "log",
        ],
    ),
    ("Party", &["contacts"]),
    ("Person", &[]),
    ("Policy", &[]),
    ("PolicyTest", &[]),
    ("Region", &["contacts"]),
    ("Service", &["contacts"]),
    (
        "SupplierAccess",
        &[
            "conditionsMet",
            "caseNumber",
            "contacts",
            "announcedAt",
            "notices",
            "startedAt",
            "stoppedAt",
            "endedAt",
            "feedback",
            "log",
        ],
    ),
    ("Waiver", &["conditionsMet", "notices", "log"]),
];

/// Exactly the fields listed are outside, and nothing below the top level claims to be.
fn outside(schemas: &Schemas, listed: &[(&str, &[&str])]) -> Vec<String> {
    let mut complaints = Vec::new();
    let listed: BTreeMap<&str, BTreeSet<&str>> =
        listed.iter().map(|(kind, fields)| (*kind, fields.iter().copied().collect())).collect();
    for (kind, ..) in schemas.kinds().filter(|(kind, ..)| !listed.contains_key(kind)) {
        complaints.push(format!("{kind}: not listed"));
    }
    let mut marked: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (kind, field, spot) in schemas.fields() {
        match schemas.keyword(spot, "x-approved") {
            None => {}
            Some(Value::Bool(false)) => {
                marked.insert((kind, field));
            }
            Some(other) => complaints.push(format!("{kind}.{field}: x-approved is {other}")),
        }
    }
    let expected: BTreeSet<(&str, &str)> =
        listed.iter().flat_map(|(kind, fields)| fields.iter().map(|field| (*kind, *field))).collect();
    for (kind, field) in marked.symmetric_difference(&expected) {
        let what = if marked.contains(&(*kind, *field)) { "is marked, not listed" } else { "is listed, not marked" };
        complaints.push(format!("{kind}.{field}: {what}"));
    }
    let files: BTreeSet<&str> = schemas.kinds().map(|(_, file, _)| file).collect();
    for (at, _) in schemas.spots().into_iter().filter(|(_, spot)| spot.value.get("x-approved").is_some()) {
        let (file, pointer) = at.split_once('#').unwrap();
        if !files.contains(file) || pointer.matches('/').count() != 2 || !pointer.starts_with("/properties/") {
            complaints.push(format!("{at}: x-approved below the top level"));
        }
    }
    complaints
}

#[test]
fn approved_content_is_all_but_the_records_beside_it() {
    let told = |property: Value, listed: &[(&str, &[&str])]| outside(&with(&property), listed);
    let marked = || json!({"x-approved": false});
    assert_eq!(told(marked(), &[("Thing", &["x"])]), Vec::<String>::new());
    assert_eq!(told(marked(), &[("Thing", &[])]), ["Thing.x: is marked, not listed"]);
    assert_eq!(told(json!({}), &[("Thing", &["x"])]), ["Thing.x: is listed, not marked"]);
    assert_eq!(told(json!({"x-approved": true}), &[("Thing", &[])]), ["Thing.x: x-approved is true"]);
    assert_eq!(told(json!({}), &[]), ["Thing: not listed"]);
    let deep = told(json!({"items": marked()}), &[("Thing", &[])]);
    assert_eq!(deep, ["thing#/properties/x/items: x-approved below the top level"]);
    none(&outside(&Schemas::ours(), OUTSIDE));
}
