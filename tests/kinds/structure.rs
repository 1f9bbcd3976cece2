//! Objects are closed, kinds name themselves.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::schemas::{Schemas, Sort};
use crate::{none, with};

/// An unknown key is a typo: what has properties has no others.
fn closed(schemas: &Schemas) -> Vec<String> {
    let open = |value: &Value| {
        value.get("properties").is_some() && value.get("additionalProperties") != Some(&Value::Bool(false))
    };
    let spots = schemas.spots().into_iter().filter(|(_, spot)| spot.sort != Sort::Demand && open(spot.value));
    spots.map(|(at, _)| format!("{at}: has properties and is open")).collect()
}

/// What is required, and what demands speak of, are properties.
fn required(schemas: &Schemas) -> Vec<String> {
    let mut complaints = Vec::new();
    for (at, spot) in schemas.spots().into_iter().filter(|(_, spot)| spot.sort != Sort::Demand) {
        let Some(properties) = spot.value.get("properties").and_then(Value::as_object) else { continue };
        let names =
            spot.value.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        let unknown = names.filter(|name| !properties.contains_key(*name));
        complaints.extend(unknown.map(|name| format!("{at}: {name} is required and no property")));
    }
    complaints
}

/// A document of a kind says that it is one, and what it is called.
fn heads(schemas: &Schemas) -> Vec<String> {
    let mut complaints = Vec::new();
    for (kind, _, schema) in schemas.kinds() {
        let required: BTreeSet<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let missing = ["kind", "id", "title"].into_iter().filter(|name| !required.contains(name));
        complaints.extend(missing.map(|name| format!("{kind}: {name} is not required")));
        if schema["properties"]["kind"]["const"] != kind {
            complaints.push(format!("{kind}: `kind` may be another"));
        }
        if schema["type"] != "object" {
            complaints.push(format!("{kind}: is no object"));
        }
    }
    complaints
}

#[test]
fn objects_are_closed() {
    assert_eq!(closed(&with(&json!({"if": {"properties": {}}}))), Vec::<String>::new());
    assert_eq!(closed(&with(&json!({"properties": {}}))), ["thing#/properties/x: has properties and is open"]);
    let free = json!({"anyOf": [{"properties": {}, "additionalProperties": {}}]});
    assert_eq!(closed(&with(&free)), ["thing#/properties/x/anyOf/0: has properties and is open"]);
    none(&closed(&Schemas::ours()));
}

#[test]
fn what_is_required_exists() {
    let planted = with(&json!({"properties": {"a": {}}, "required": ["a", "b"]}));
    assert_eq!(required(&planted), ["thing#/properties/x: b is required and no property"]);
    none(&required(&Schemas::ours()));
}

#[test]
fn kinds_name_themselves() {
    let schema = json!({"type": "array", "properties": {"kind": {"const": "Other"}}, "required": ["kind", "title"]});
    let told = heads(&Schemas::of([("Thing", "thing", schema)]));
    assert_eq!(told, ["Thing: id is not required", "Thing: `kind` may be another", "Thing: is no object"]);
    none(&heads(&Schemas::ours()));
}
