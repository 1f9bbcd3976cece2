//! Examples, and defaults, are as their own field says.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::schemas::{Schemas, Sort, address};
use crate::{none, with};

/// Keywords that change nothing of what a value may be.
const WORDS: [&str; 10] =
    ["$ref", "title", "description", "examples", "default", "x-title", "x-values", "x-ref", "x-approved", "x-phase"];

/// Everything that describes a value, other than a whole document, has an example; every example and every default is
/// valid.
fn examples(schemas: &Schemas) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut places: Vec<String> = Vec::new();
    // One schema with a list for each place, and what is given for it: compiling is dear.
    let mut wanted: Vec<Value> = vec![json!(true)];
    let mut given: Vec<Value> = vec![Value::Null];
    for (at, spot) in
        schemas.spots().into_iter().filter(|(_, spot)| spot.sort != Sort::Demand && spot.value.is_object())
    {
        let of_it = schemas.keyword(spot, "examples").and_then(Value::as_array);
        if spot.sort == Sort::Described && !at.ends_with('#') && of_it.is_none_or(Vec::is_empty) {
            complaints.push(format!("{at}: no example"));
        }
        let own = |name: &str| spot.value.get(name);
        // Examples from where a reference leads are judged there, unless more is asked here.
        let here = own("examples").is_some()
            || !spot.value.as_object().unwrap().keys().all(|key| WORDS.contains(&key.as_str()));
        let mut values = of_it.filter(|_| here).cloned().unwrap_or_default();
        values.extend(own("default").cloned());
        if values.is_empty() {
            continue;
        }
        let (file, pointer) = at.split_once('#').unwrap();
        let pointer = vedtak::kind::encoded(pointer);
        wanted.push(json!({"items": {"$ref": format!("{}#{pointer}", address(file))}}));
        given.push(Value::Array(values));
        places.push(at);
    }
    let options = jsonschema::options()
        .with_retriever(schemas.library())
        .should_validate_formats(true)
        .should_ignore_unknown_formats(true);
    let validator = options.build(&json!({"prefixItems": wanted})).unwrap();
    let mut told = BTreeSet::new();
    let given = Value::Array(given);
    for error in validator.iter_errors(&given) {
        let path = error.instance_path().to_string();
        let place: usize = path.split('/').nth(1).unwrap().parse().unwrap();
        told.insert(format!("{}: {error}", places[place - 1]));
    }
    complaints.extend(told);
    complaints
}

#[test]
fn examples_and_defaults_are_valid() {
    let told = |property: Value| {
        let mut complaints = examples(&with(&property));
        complaints.retain(|complaint| complaint.contains("/x"));
        complaints
    };
    assert_eq!(told(json!({"type": "string", "examples": ["a"]})), Vec::<String>::new());
    assert_eq!(told(json!({"type": "string"})), ["thing#/properties/x: no example"]);
    assert_eq!(
        told(json!({"type": "string", "examples": ["a", 1]})),
        ["thing#/properties/x: 1 is not of type \"string\""]
    );
    let default = json!({"enum": ["a"], "examples": ["a"], "default": "b"});
    assert_eq!(told(default), ["thing#/properties/x: \"b\" is not one of \"a\""]);
    let inner = json!({"items": {"maxLength": 1, "examples": ["ab"]}, "examples": [["a"]]});
    assert_eq!(told(inner), ["thing#/properties/x/items: \"ab\" is longer than 1 character"]);
    let narrowed = json!({"$ref": "#/$defs/y", "maximum": 1});
    let properties = json!({"properties": {"x": narrowed}, "$defs": {"y": {"examples": [2]}}});
    let narrowed = examples(&Schemas::of([("Thing", "thing", properties)]));
    assert_eq!(narrowed, ["thing#/properties/x: 2 is greater than the maximum of 1"]);
    none(&examples(&Schemas::ours()));
}

/// Whoever writes a value that a pattern does not match is shown an example: a regular expression is for machines.
fn patterns(schemas: &Schemas) -> Vec<String> {
    let mut complaints = Vec::new();
    for (at, spot) in schemas.spots().into_iter().filter(|(_, spot)| spot.sort == Sort::Described) {
        let examples = schemas.keyword(spot, "examples").and_then(Value::as_array);
        let shown = examples.is_some_and(|examples| examples.iter().any(Value::is_string));
        if spot.value.get("pattern").is_some() && !shown {
            complaints.push(format!("{at}: a pattern without an example that is a text"));
        }
    }
    complaints
}

#[test]
fn patterns_have_an_example() {
    let told = |property: Value| patterns(&with(&property));
    assert_eq!(told(json!({"pattern": "^a$", "examples": ["a"]})), Vec::<String>::new());
    assert_eq!(
        told(json!({"pattern": "^a$", "examples": [1]})),
        ["thing#/properties/x: a pattern without an example that is a text"]
    );
    none(&patterns(&Schemas::ours()));
}
