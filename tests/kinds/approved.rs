//! Which fields are outside of what people approve.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use vedtak::kind::KINDS;

use crate::schemas::{Schemas, Sort};
use crate::{none, with};

/// For each kind the top-level fields that record what happens around the approved content: messages, people to ask,
/// the log, the number in another system, how conditions are met, decisions and what followed, and the moments at which something
/// was done.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("Agreement", &["agreedAt", "contacts"]),
    ("Body", &["contacts"]),
    ("Calendar", &[]),
    ("CatalogueEntry", &["contacts", "log"]),
    ("ChangeModel", &["conditionsMet"]),
    (
        "ChangeRequest",
        &[
            "conditionsMet",
            "decision",
            "regionalInput",
            "incidents",
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
    ("Escalation", &["outcome", "resolvedAt", "log"]),
    ("GovernanceModel", &[]),
    (
        "Incident",
        &[
            "caseNumber",
            "causedBy",
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
    ("Lockdown", &["notices", "log"]),
    ("TrustChange", &["log"]),
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
            "decision",
            "promise",
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
    (
        "Problem",
        &[
            "incidents",
            "caseNumber",
            "contacts",
            "registeredAt",
            "analysedAt",
            "proposedAt",
            "solvedAt",
            "closedAt",
            "feedback",
            "log",
        ],
    ),
    ("Region", &["contacts"]),
    (
        "Release",
        &[
            "announcedAt",
            "notices",
            "contacts",
            "caseNumber",
            "decision",
            "conditionsMet",
            "startedAt",
            "stoppedAt",
            "deployedAt",
            "result",
            "feedback",
            "log",
        ],
    ),
    ("ReleaseNote", &["publishedAt", "contacts"]),
    ("Roadmap", &["synchronised", "conditionsMet", "log"]),
    ("Service", &["contacts"]),
    ("ServiceReport", &["publishedAt", "log"]),
    (
        "SupplierAccess",
        &[
            "conditionsMet",
            "incidents",
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
    ("SupportReport", &["publishedAt", "log"]),
    ("Waiver", &["conditionsMet", "decision", "notices", "log"]),
];

/// Below the top of a document: every moment at which something was done, and nothing else. What stands in a field that is
/// outside itself is not listed.
const INSIDE: &[(&str, &[&str])] = &[
    ("Agreement", &["billing/agreedAt"]),
    ("CatalogueEntry", &["agreedLevel/agreedAt", "billing/agreedAt"]),
    (
        "ChangeRequest",
        &[
            "architecture/confirmedAt",
            "architecture/deviation/approvedAt",
            "basisForDecision/at",
            "billing/agreedAt",
            "notification/judgedAt",
            "plan/participants/[]/informedAt",
            "test/criteria/sharedAt",
        ],
    ),
    ("Deviation", &["correction/doneAt"]),
    ("Escalation", &["steps/[]/at"]),
    ("GovernanceModel", &["approval/at"]),
    (
        "Incident",
        &[
            "categoryChanges/[]/at",
            "handovers/[]/at",
            "impactChanges/[]/at",
            "incidentReport/publishedAt",
            "levels/[]/at",
            "operationsMessages/[]/at",
            "priorityChanges/[]/at",
            "statusChanges/[]/at",
            "statusChanges/[]/customerInformedAt",
            "troubleshooting/disputedAt",
            "troubleshooting/startedAt",
        ],
    ),
    (
        "Maintenance",
        &["billing/agreedAt", "notification/judgedAt", "operationsMessages/[]/at", "plan/participants/[]/informedAt"],
    ),
    ("Meeting", &["measures/[]/doneAt"]),
    ("Order", &["billing/agreedAt", "offer/sentAt", "plan/participants/[]/informedAt"]),
    ("Person", &["keys/[]/revoked/at"]),
    ("Policy", &["source/revisions/[]/date"]),
    ("Release", &["notification/judgedAt", "plan/participants/[]/informedAt", "test/criteria/sharedAt"]),
    ("SupplierAccess", &["billing/agreedAt", "notification/judgedAt"]),
    ("SupportReport", &["survey/madeAt"]),
];

/// Exactly the fields listed are outside; below the top level exactly what records that something happened is marked.
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
    for (at, spot) in schemas.spots() {
        let (file, pointer) = at.split_once('#').unwrap();
        let is_top = schemas.kinds().any(|(_, kind, _)| kind == file)
            && pointer.matches('/').count() == 2
            && pointer.starts_with("/properties/");
        let is_marked = spot.value.get("x-approved").is_some();
        let has_happened = spot.value.get("x-happened") == Some(&Value::Bool(true));
        if is_marked && !has_happened && !is_top {
            complaints.push(format!("{at}: x-approved below the top level, and no x-happened"));
        }
        if has_happened && schemas.keyword(spot, "x-approved") != Some(&Value::Bool(false)) {
            complaints.push(format!("{at}: x-happened without x-approved: false"));
        }
        let name = pointer.rsplit('/').next().unwrap_or_default();
        // `expectedAt` lies ahead; it stands in `feedback`, which is outside.
        let is_moment = spot.sort == Sort::Described && name.ends_with("At") && !["At", "expectedAt"].contains(&name);
        if is_moment && schemas.keyword(spot, "x-happened") != Some(&Value::Bool(true)) {
            complaints.push(format!("{at}: a moment at which something was done is not marked x-happened"));
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
    assert_eq!(deep, ["thing#/properties/x/items: x-approved below the top level, and no x-happened"]);
    let happened = |more: Value| {
        let mut at = json!({"x-happened": true});
        at.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        told(json!({"properties": {"at": at}}), &[("Thing", &[])])
    };
    assert_eq!(happened(marked()), Vec::<String>::new());
    assert_eq!(happened(json!({})), ["thing#/properties/x/properties/at: x-happened without x-approved: false"]);
    let unmarked = told(json!({"properties": {"doneAt": {}}}), &[("Thing", &[])]);
    let says = "thing#/properties/x/properties/doneAt: a moment at which something was done is not marked x-happened";
    assert_eq!(unmarked, [says]);
    none(&outside(&Schemas::ours(), OUTSIDE));
}

#[test]
fn moments_inside_the_content_are_outside_of_what_is_approved() {
    let listed: BTreeMap<&str, &[&str]> = INSIDE.iter().copied().collect();
    for kind in KINDS {
        let mut inside = kind.schema().not_approved();
        inside.retain(|path| path.contains('/') && !path.starts_with("approvals/"));
        inside.sort_unstable();
        assert_eq!(inside, *listed.get(kind.name).unwrap_or(&&[][..]), "{}", kind.name);
    }
}
