//! What a `Calendar` may say: the schema and the reader know the same keys, and every calendar that vedtak brings is as
//! the schema says.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use vedtak::calendar::{CalendarSpec, Class, FreezeSpec, HolidaySpec, LineSpec};
use vedtak::kind::{Kind, own_library};

/// The keys of each mapping, with a value to try each.
fn calendar() -> Value {
    json!({
        "kind": "Calendar",
        "id": "x",
        "title": "x",
        "basedOn": "NO",
        "timezone": "Europe/Oslo",
        "country": "NO",
        "workweek": ["monday"],
        "holidays": [{"id": "x", "date": "01-01", "name": "x"}],
        "hours": {"ordinary": [{"days": "working", "hours": "07:00-17:00"}]},
        "windows": {"reserved": [{"days": ["thursday"], "hours": "09:00-11:00"}]},
        "freezes": {"winter": [{"dates": "12-20..01-02"}]},
    })
}

fn holiday() -> Value {
    json!({"id": "x", "date": "01-01", "from": 1947, "to": 2004, "class": "eve", "name": {"nb": "x"}})
}

fn line() -> Value {
    json!({"days": ["friday"], "nth": 2, "dates": ["12-24"], "hours": "07:00-12:00", "except": "ordinary", "holidays": true})
}

fn freeze() -> Value {
    json!({"dates": ["12-20..01-02"], "hours": "07:00-17:00", "reason": {"nb": "x"}, "except": ["urgent"]})
}

fn schema() -> &'static Value {
    own_library().find(&Kind::find("Calendar").unwrap().address()).unwrap()
}

/// What differs between the keys that the reader takes, those of the schema, and those tried here.
fn differences<T: DeserializeOwned>(tried: &Value, schema: &Value) -> Vec<String> {
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<BTreeSet<String>>();
    let (listed, described) = (keys(tried), keys(&schema["properties"]));
    let mut told = Vec::new();
    let differ = listed.symmetric_difference(&described);
    told.extend(
        differ.map(|key| format!("{key}: {}", if listed.contains(key) { "not in the schema" } else { "not tried" })),
    );
    if let Err(error) = serde_json::from_value::<T>(tried.clone()) {
        told.push(format!("the reader refuses what is tried: {error}"));
    }
    // The reader's own words for what it knows: it refuses every other key.
    let mut more = tried.clone();
    more["nonsense"] = Value::Null;
    let refusal = serde_json::from_value::<T>(more).err().map(|error| error.to_string()).unwrap_or_default();
    let known: BTreeSet<String> = refusal.split('`').skip(3).step_by(2).map(str::to_owned).collect();
    if !refusal.starts_with("unknown field `nonsense`") {
        told.push("the reader takes any key".to_owned());
    }
    told.extend(known.symmetric_difference(&described).map(|key| {
        let reads = known.contains(key);
        format!("{key}: {}", if reads { "read, not in the schema" } else { "in the schema, not read" })
    }));
    // Each key alone, with all that is required beside it.
    let required: BTreeSet<&str> =
        schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    for key in &listed {
        let some: Map<String, Value> =
            tried.as_object().unwrap().clone().into_iter().filter(|(name, _)| name != key).collect();
        let without = serde_json::from_value::<T>(Value::Object(some)).is_ok();
        if !without && !required.contains(key.as_str()) {
            told.push(format!("{key}: the reader needs it, the schema does not"));
        }
    }
    told
}

#[test]
fn differences_are_seen() {
    let schema = json!({
        "properties": {"dates": {}, "hours": {}, "reason": {}, "except": {}}, "required": ["dates"]
    });
    let told = |change: &dyn Fn(&mut Value, &mut Value)| {
        let (mut tried, mut schema) = (freeze(), schema.clone());
        change(&mut tried, &mut schema);
        differences::<FreezeSpec>(&tried, &schema)
    };
    assert_eq!(told(&|_, _| {}), Vec::<String>::new());
    let more = told(&|_, schema| schema["properties"]["why"] = json!({}));
    assert_eq!(more, ["why: not tried", "why: in the schema, not read"]);
    let fewer = told(&|_, schema| {
        schema["properties"].as_object_mut().unwrap().remove("reason");
    });
    assert_eq!(fewer, ["reason: not in the schema", "reason: read, not in the schema"]);
    let free = told(&|_, schema| schema["required"] = json!([]));
    assert_eq!(free, ["dates: the reader needs it, the schema does not"]);
    let bad = told(&|tried, _| tried["dates"] = json!(1));
    assert!(bad[0].starts_with("the reader refuses what is tried"), "{bad:?}");
    let any = differences::<Value>(&freeze(), &schema);
    assert_eq!(any[0], "the reader takes any key");
}

#[test]
fn schema_and_reader_know_the_same_keys() {
    let at = |pointer: &str| schema().pointer(pointer).unwrap();
    assert_eq!(differences::<CalendarSpec>(&calendar(), schema()), Vec::<String>::new());
    assert_eq!(differences::<HolidaySpec>(&holiday(), at("/properties/holidays/items")), Vec::<String>::new());
    assert_eq!(differences::<LineSpec>(&line(), at("/$defs/openLine")), Vec::<String>::new());
    assert_eq!(differences::<LineSpec>(&line(), at("/$defs/windowLine")), Vec::<String>::new());
    assert_eq!(differences::<FreezeSpec>(&freeze(), at("/$defs/freezeLine")), Vec::<String>::new());
}

#[test]
fn schema_and_reader_know_the_same_classes() {
    let classes = schema().pointer("/properties/holidays/items/properties/class").unwrap();
    let read: Vec<Class> = serde_json::from_value(classes["enum"].clone()).unwrap();
    assert_eq!(read, [Class::Public, Class::Eve]);
    assert_eq!(serde_json::from_value::<Class>(classes["default"].clone()).unwrap(), Class::default());
    assert!(serde_json::from_value::<Class>(json!("half")).is_err());
}

/// What the schema says against a calendar.
fn breaches(calendar: &Value) -> Vec<String> {
    let options = jsonschema::options().with_retriever(own_library().as_ref().clone());
    let validator = options.build(schema()).unwrap();
    validator.iter_errors(calendar).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn every_shipped_calendar_is_as_the_schema_says() {
    let mut bad = calendar();
    bad["hours"]["ordinary"][0]["hours"] = json!("7-17");
    bad["holiday"] = json!([]);
    assert_eq!(breaches(&calendar()), Vec::<String>::new());
    assert_eq!(breaches(&bad).len(), 2);
    let mut ids = BTreeSet::new();
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/policies/calendars")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "yaml") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let calendar: Value = serde_yaml::from_str(&text).unwrap();
        assert_eq!(breaches(&calendar), Vec::<String>::new(), "{}", path.display());
        assert_eq!(path.file_stem().unwrap().to_str(), calendar["id"].as_str(), "{}", path.display());
        ids.insert(calendar["id"].as_str().unwrap().to_owned());
    }
    let shipped: BTreeSet<String> = vedtak::calendar::shipped_texts().map(|(id, _)| id.to_owned()).collect();
    assert_eq!(ids, shipped);
}
