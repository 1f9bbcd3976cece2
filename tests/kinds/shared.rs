//! What kinds share has one definition.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::none;
use crate::schemas::{Schemas, Spot, target};

/// Why a field that several kinds have is not one definition.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Why {
    /// It is the same but for its words, which tell what it is to its kind.
    Words,
    /// It is another thing in each kind.
    Differs,
}

use Why::{Differs, Words};

const EXCEPTIONS: &[(&str, Why, &str)] = &[
    ("about", Differs, "of an escalation the document that it concerns, of a policy a text"),
    ("changes", Differs, "of work the changes that it is about, of a change of what is trusted the files"),
    ("class", Differs, "of a change how it is handled, of a problem how grave it is"),
    ("databases", Differs, "a service says which there are, work says what it does with them"),
    ("environments", Differs, "a service says which there are, work says which it touches"),
    ("from", Differs, "of a lockdown a time, of what is in office or in force a day or a moment"),
    ("impact", Differs, "of an incident and a problem, which agreements grade by other words"),
    ("incidents", Words, "what the incidents are to the work differs"),
    ("kind", Differs, "each kind has its own name"),
    ("orders", Words, "what the orders are to the work differs"),
    ("owner", Differs, "of a change a party, of a service one or more parties, of a policy those who maintain it"),
    ("parameters", Differs, "a policy declares them, a test sets them"),
    ("parties", Differs, "an agreement has two or more, a region any number"),
    ("reason", Words, "why a rule is set aside and why work stops are told in other words"),
    ("responsible", Differs, "of other kinds a party, of a service account the persons who can make it write"),
    ("rules", Differs, "a policy has them, a waiver names them"),
    ("scale", Words, "which work is larger depends on whose work it is"),
    ("service", Differs, "of a person whether it is a program, elsewhere the service that it is about"),
    ("services", Words, "what a body is to services is not what an agreement is"),
    ("source", Differs, "of an incident how it came to light, of a policy the text that it states"),
    ("status", Differs, "each kind has its own course"),
    ("steps", Differs, "of a change what is done, of an escalation the levels that were reached"),
    ("title", Differs, "of a calendar and a policy in several languages, of all else in one"),
    ("to", Differs, "of a lockdown a time, of what is in office or in force a day, a moment or none"),
    ("type", Differs, "each kind has its own sorts"),
];

fn shared(schemas: &Schemas, exceptions: &[(&str, Why, &str)]) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut by_name: BTreeMap<&str, Vec<(&str, Spot<'_>)>> = BTreeMap::new();
    for (kind, field, spot) in schemas.fields() {
        by_name.entry(field).or_default().push((kind, spot));
    }
    by_name.retain(|_, spots| spots.len() > 1);
    for (name, spots) in &by_name {
        let targets: BTreeSet<String> =
            spots.iter().map(|(kind, spot)| target(*spot).unwrap_or_else(|| (*kind).to_owned())).collect();
        let one = targets.len() == 1;
        match exceptions.iter().find(|(field, ..)| field == name) {
            None if !one => {
                let targets: Vec<String> = targets.into_iter().collect();
                complaints.push(format!("{name}: defined in {}", targets.join(", ")));
            }
            Some((_, Words, _)) if !one => {
                let bare: BTreeSet<String> =
                    spots.iter().map(|(_, spot)| without_words(spot.value).to_string()).collect();
                if bare.len() > 1 {
                    complaints.push(format!("{name}: differs in more than words"));
                }
            }
            Some(_) if one => complaints.push(format!("{name}: no exception any more")),
            _ => {}
        }
    }
    let unmet = exceptions.iter().filter(|(name, ..)| !by_name.contains_key(name));
    complaints.extend(unmet.map(|(name, ..)| format!("{name}: no exception any more")));
    complaints
}

/// A schema without what only people read.
fn without_words(schema: &Value) -> Value {
    match schema {
        Value::Object(map) => {
            let words = |key: &str| {
                matches!(key, "title" | "x-title" | "description" | "x-description" | "examples" | "x-values")
            };
            map.iter().filter(|(key, _)| !words(key)).map(|(key, value)| (key.clone(), without_words(value))).collect()
        }
        Value::Array(items) => items.iter().map(without_words).collect(),
        other => other.clone(),
    }
}

/// Every reference leads to a definition.
fn lost(schemas: &Schemas) -> Vec<String> {
    let spots = schemas.spots();
    let places: BTreeSet<&String> = spots.iter().map(|(at, _)| at).collect();
    let targets: BTreeSet<String> = spots.iter().filter_map(|(_, spot)| target(*spot)).collect();
    targets
        .iter()
        .filter(|target| !places.contains(target))
        .map(|target| format!("{target}: referred to, not there"))
        .collect()
}

#[test]
fn one_name_is_one_definition() {
    let told = |first: Value, second: Value, why: Option<Why>| {
        let exceptions: Vec<_> = why.map(|why| ("x", why, "")).into_iter().collect();
        let first = ("First", "first", json!({"properties": {"x": first}}));
        shared(&Schemas::of([first, ("Second", "second", json!({"properties": {"x": second}}))]), &exceptions)
    };
    let text = json!({"$ref": "common.schema.json#/$defs/text"});
    let named = json!({"$ref": "common.schema.json#/$defs/text", "title": "a"});
    assert_eq!(told(text.clone(), named.clone(), None), Vec::<String>::new());
    assert_eq!(told(text.clone(), json!({}), None), ["x: defined in Second, common#/$defs/text"]);
    assert_eq!(told(json!({}), json!({}), None), ["x: defined in First, Second"]);
    let (one, other) = (json!({"type": "string", "title": "a"}), json!({"type": "string", "title": "b"}));
    assert_eq!(told(one.clone(), other, Some(Words)), Vec::<String>::new());
    assert_eq!(told(one.clone(), json!({"type": "null"}), Some(Words)), ["x: differs in more than words"]);
    assert_eq!(told(one, json!({"type": "null"}), Some(Differs)), Vec::<String>::new());
    assert_eq!(told(text, named, Some(Differs)), ["x: no exception any more"]);
    assert_eq!(shared(&Schemas::default(), &[("x", Differs, "")]), ["x: no exception any more"]);
    none(&shared(&Schemas::ours(), EXCEPTIONS));
}

#[test]
fn references_lead_to_definitions() {
    let planted = crate::planted(&json!({"x": {"$ref": "common.schema.json#/$defs/a"}}), &json!({"a": {}}));
    assert_eq!(lost(&planted), Vec::<String>::new());
    let planted = Schemas::of([("Thing", "thing", json!({"properties": {"x": {"$ref": "#/$defs/a"}}}))]);
    assert_eq!(lost(&planted), ["thing#/$defs/a: referred to, not there"]);
    none(&lost(&Schemas::ours()));
}
