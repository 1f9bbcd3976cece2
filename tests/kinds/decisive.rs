//! Fields that decide which rules meet a document cannot be left out to get past them.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::schemas::Schemas;
use crate::{none, planted};

/// What holds of a field that a document is silent on.
#[derive(Clone, Copy)]
enum Silent {
    /// The schema refuses the document.
    Refused,
    /// Rules see this word, the one that more rules meet.
    Word(&'static str),
    /// The same, a truth value.
    Truth(bool),
    /// The same, a number.
    Number(u64),
}

use Silent::{Number, Refused, Truth, Word};

/// Every field at the top of a document that rules turn on.
const DECISIVE: &[(&str, &str, Silent)] = &[
    ("Agreement", "type", Refused),
    ("Body", "function", Refused),
    ("CatalogueEntry", "status", Refused),
    ("CatalogueEntry", "service", Refused),
    ("CatalogueEntry", "sensitiveData", Truth(true)),
    ("CatalogueEntry", "clientApplication", Truth(false)),
    ("ChangeModel", "environments", Refused),
    ("ChangeModel", "purposes", Refused),
    ("ChangeModel", "databases", Truth(false)),
    ("ChangeModel", "risk", Word("high")),
    ("ChangeRequest", "status", Refused),
    ("ChangeRequest", "service", Refused),
    ("ChangeRequest", "initiator", Refused),
    ("ChangeRequest", "purpose", Refused),
    ("ChangeRequest", "environments", Refused),
    ("ChangeRequest", "class", Word("normal")),
    ("ChangeRequest", "size", Word("major")),
    ("ChangeRequest", "affectsOperation", Truth(true)),
    ("ChangeRequest", "system", Word("service")),
    ("ChangeRequest", "affectsIntegration", Truth(true)),
    ("ChangeRequest", "crossService", Truth(true)),
    ("Deviation", "status", Refused),
    ("Deviation", "service", Refused),
    ("Deviation", "claimsCompensation", Truth(false)),
    ("Escalation", "status", Refused),
    ("Escalation", "service", Refused),
    ("Incident", "status", Refused),
    ("Incident", "service", Refused),
    ("Incident", "initiator", Refused),
    ("Incident", "source", Word("customer")),
    ("Incident", "audience", Word("staff")),
    ("Incident", "area", Word("service")),
    ("Incident", "priority", Number(1)),
    ("Incident", "needsChange", Truth(true)),
    ("Maintenance", "status", Refused),
    ("Maintenance", "service", Refused),
    ("Maintenance", "initiator", Refused),
    ("Maintenance", "environments", Refused),
    ("Maintenance", "affectsOperation", Truth(true)),
    ("Meeting", "status", Refused),
    ("Meeting", "service", Refused),
    ("Meeting", "level", Refused),
    ("Order", "status", Refused),
    ("Order", "service", Refused),
    ("Order", "type", Refused),
    ("Order", "initiator", Refused),
    ("Order", "environments", Refused),
    ("Order", "affectsOperation", Truth(true)),
    ("Order", "scale", Word("larger")),
    ("Order", "releaseType", Word("main")),
    ("Person", "gate", Truth(false)),
    ("Person", "service", Truth(false)),
    ("Party", "type", Refused),
    ("Roadmap", "status", Refused),
    ("Roadmap", "service", Refused),
    ("Problem", "status", Refused),
    ("Problem", "service", Refused),
    ("Problem", "initiator", Refused),
    ("Problem", "class", Refused),
    ("Problem", "area", Word("service")),
    ("Problem", "solvedInProduction", Truth(true)),
    ("Release", "status", Refused),
    ("Release", "service", Refused),
    ("Release", "initiator", Refused),
    ("Release", "environments", Refused),
    ("Release", "affectsOperation", Truth(true)),
    ("ReleaseNote", "status", Refused),
    ("ReleaseNote", "service", Refused),
    ("Service", "policies", Refused),
    ("Service", "sensitiveData", Truth(true)),
    ("ServiceReport", "status", Refused),
    ("ServiceReport", "service", Refused),
    ("SupplierAccess", "status", Refused),
    ("SupplierAccess", "service", Refused),
    ("SupplierAccess", "initiator", Refused),
    ("SupplierAccess", "environments", Refused),
    ("SupplierAccess", "affectsOperation", Truth(true)),
    // The reserved slot binds unless more is asked for.
    ("SupplierAccess", "extended", Truth(false)),
    ("SupplierAccess", "scale", Word("larger")),
    ("SupportReport", "status", Refused),
    ("SupportReport", "service", Refused),
];

/// Names that rules turn on wherever they occur.
const ALWAYS: [&str; 10] = [
    "affectsOperation",
    "class",
    "environments",
    "extended",
    "initiator",
    "purpose",
    "scale",
    "size",
    "status",
    "type",
];

/// Fields with such a name that are something else.
const OTHERWISE: [(&str, &str); 2] = [
    // The environments that there are; which of them a piece of work touches, the work says.
    ("Service", "environments"),
    // Left out, it is all of them.
    ("Lockdown", "environments"),
];

fn decisive(schemas: &Schemas, listed: &[(&str, &str, Silent)]) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut met = BTreeSet::new();
    for (kind, field, spot) in schemas.fields() {
        let default = schemas.keyword(spot, "default");
        let Some((.., silent)) = listed.iter().find(|(of, name, _)| (*of, *name) == (kind, field)) else {
            let otherwise = OTHERWISE.contains(&(kind, field));
            if (default.is_some() || ALWAYS.contains(&field)) && !otherwise {
                complaints.push(format!("{kind}.{field}: not listed"));
            }
            continue;
        };
        met.insert((kind, field));
        let expected = match *silent {
            Refused => None,
            Word(word) => Some(json!(word)),
            Truth(truth) => Some(json!(truth)),
            Number(number) => Some(json!(number)),
        };
        if default != expected.as_ref() {
            complaints.push(format!("{kind}.{field}: the default is {}", default.unwrap_or(&Value::Null)));
        }
        let schema = schemas.kinds().find(|(name, ..)| *name == kind).map_or(&Value::Null, |(.., schema)| schema);
        let required = schema["required"].as_array().is_some_and(|names| names.iter().any(|name| name == field));
        if required != expected.is_none() {
            complaints.push(format!("{kind}.{field}: required is {required}"));
        }
    }
    let lost = listed.iter().filter(|(kind, field, _)| !met.contains(&(*kind, *field)));
    complaints.extend(lost.map(|(kind, field, _)| format!("{kind}.{field}: no such field")));
    complaints
}

#[test]
fn silence_is_refused_or_strict() {
    let told = |field: &str, property: &Value, required: &[&str], silent: Option<Silent>| {
        let schema = json!({"properties": {field: property}, "required": required});
        let listed: Vec<_> = silent.map(|silent| ("Thing", field, silent)).into_iter().collect();
        decisive(&Schemas::of([("Thing", "thing", schema)]), &listed)
    };
    assert_eq!(told("size", &json!({}), &["size"], Some(Refused)), Vec::<String>::new());
    assert_eq!(told("size", &json!({}), &[], Some(Refused)), ["Thing.size: required is false"]);
    let minor = json!({"default": "minor"});
    assert_eq!(told("size", &minor, &[], Some(Word("minor"))), Vec::<String>::new());
    assert_eq!(told("size", &minor, &[], Some(Word("major"))), ["Thing.size: the default is \"minor\""]);
    assert_eq!(told("size", &json!({}), &[], Some(Truth(true))), ["Thing.size: the default is null"]);
    assert_eq!(told("size", &json!({"default": 1}), &["size"], Some(Number(1))), ["Thing.size: required is true"]);
    assert_eq!(told("size", &json!({}), &["size"], None), ["Thing.size: not listed"]);
    assert_eq!(told("other", &minor, &[], None), ["Thing.other: not listed"]);
    let referring = planted(&json!({"size": {"$ref": "common.schema.json#/$defs/s"}}), &json!({"s": minor}));
    assert_eq!(decisive(&referring, &[("Thing", "size", Word("major"))]), ["Thing.size: the default is \"minor\""]);
    assert_eq!(
        decisive(&planted(&json!({}), &json!({})), &[("Thing", "size", Refused)]),
        ["Thing.size: no such field"]
    );
    none(&decisive(&Schemas::ours(), DECISIVE));
}
