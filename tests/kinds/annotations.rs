//! The words of fields and of their values.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::schemas::{Schemas, Sort, Spot};
use crate::{none, planted, with};

/// The most characters of a title: it stands in the middle of a sentence.
const MOST: usize = 40;

/// The kinds that references name and that are still to come.
const PLANNED: [&str; 0] = [];

/// Everything that describes a value has a title in three languages.
fn titles(schemas: &Schemas) -> Vec<String> {
    let mut complaints = Vec::new();
    for (at, spot) in
        schemas.spots().into_iter().filter(|(_, spot)| spot.sort == Sort::Described && spot.value.is_object())
    {
        let mut complain = |what: &str| complaints.push(format!("{at}: {what}"));
        let text = |name: &str| schemas.keyword(spot, name).and_then(Value::as_str).unwrap_or("");
        check_title("title", text("title"), &mut complain);
        let others = schemas.keyword(spot, "x-title").and_then(Value::as_object).cloned().unwrap_or_default();
        if others.keys().collect::<BTreeSet<_>>() != BTreeSet::from([&"nb".to_owned(), &"sv".to_owned()]) {
            complain("x-title is not in nb and sv");
        }
        for (language, title) in &others {
            check_title(&format!("x-title in {language}"), title.as_str().unwrap_or(""), &mut complain);
        }
        // What has a title of its own and is not merely referred to would else speak of something else.
        if spot.value.get("title").is_some() != spot.value.get("x-title").is_some() {
            complain("title and x-title do not stand together");
        }
    }
    complaints
}

/// Everything that describes a value says in each of three languages what it is.
fn descriptions(schemas: &Schemas) -> Vec<String> {
    let described = |spot: &Spot<'_>| spot.sort == Sort::Described && spot.value.is_object();
    let mut complaints = Vec::new();
    for (at, spot) in schemas.spots().into_iter().filter(|(_, spot)| described(spot)) {
        let mut complain = |what: &str| complaints.push(format!("{at}: {what}"));
        if spot.value.get("description").is_some() != spot.value.get("x-description").is_some() {
            complain("description and x-description do not stand together");
        }
        let english = schemas.keyword(spot, "description").and_then(Value::as_str).unwrap_or("");
        let others = schemas.keyword(spot, "x-description").and_then(Value::as_object).cloned().unwrap_or_default();
        let [norwegian, swedish] =
            ["nb", "sv"].map(|language| others.get(language).and_then(Value::as_str).unwrap_or(""));
        let texts = [("en", english), ("nb", norwegian), ("sv", swedish)];
        let unwritten: Vec<&str> =
            texts.iter().filter(|(_, text)| text.trim().is_empty()).map(|(language, _)| *language).collect();
        if !unwritten.is_empty() || others.len() != 2 {
            complain(&format!("no description in {}", unwritten.join(", ")));
            continue;
        }
        if english == norwegian || english == swedish || norwegian == swedish {
            complain("the same description in two languages");
        }
        for (language, text) in texts {
            if text.trim() != text || text.contains("  ") || !text.ends_with('.') {
                complain(&format!("description in {language} is not written as sentences"));
            }
            for word in foreign_words(language, text) {
                complain(&format!("description in {language} says {word}"));
            }
            if codes(text) != codes(english) {
                complain(&format!("description in {language} names other values than the English one"));
            }
        }
    }
    complaints
}

/// Words that the glossary has others for, or that mislead, and letters of the other language.
fn foreign_words<'t>(language: &str, text: &'t str) -> Vec<&'t str> {
    let barred: &[&str] = match language {
        "nb" => &[
            "må ikke",
            "ugyldig",
            "ulovlig",
            "databehandlingsansvarlig",
            "behandlingsansvarlig",
            "beredskap",
            "responstid",
            "unntak",
            "ä",
            "ö",
        ],
        "sv" => &[
            "måste inte",
            "ogiltig",
            "olaglig",
            "varsel",
            "varsla",
            "servicenivå",
            "helgfri",
            "vardag",
            "sjukvårdsregion",
            "undantag",
            "födelsenummer",
            "återgångsplan",
            "tillgänglighet till",
            "æ",
            "ø",
        ],
        _ => &["may not", "invalid", "illegal", "emergency", "working hours", "outage", "service window"],
    };
    // A name is written in its own language.
    let at = |word: &str| text.replace("Försäkringskassan", "F-rs-kringskassan").to_lowercase().find(word);
    barred.iter().filter(|word| at(word).is_some()).copied().collect()
}

/// What stands in backticks.
fn codes(text: &str) -> BTreeSet<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

fn check_title(name: &str, title: &str, complain: &mut impl FnMut(&str)) {
    let length = title.chars().count();
    if title.trim() != title || title.is_empty() {
        complain(&format!("no {name}"));
    } else if length > MOST {
        complain(&format!("{name} of {length} characters"));
    }
}

/// Every value of an enumeration has a label in three languages, and nothing else has.
fn values(schemas: &Schemas) -> Vec<String> {
    let mut complaints = Vec::new();
    for (at, spot) in schemas.spots().into_iter().filter(|(_, spot)| spot.sort != Sort::Demand) {
        let words = spot.value.get("x-values").and_then(Value::as_object);
        if let Some(values) = spot.value.get("enum").and_then(Value::as_array) {
            let name = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let named: BTreeSet<String> = values.iter().map(name).collect();
            let labelled: BTreeSet<String> = words.into_iter().flat_map(|words| words.keys().cloned()).collect();
            for value in named.symmetric_difference(&labelled) {
                let what = if named.contains(value) { "no label" } else { "a label for no value" };
                complaints.push(format!("{at}: {what}: {value}"));
            }
        }
        for (value, label) in words.into_iter().flatten() {
            if !in_three(label) {
                complaints.push(format!("{at}: {value} is not labelled in nb, sv and en"));
            }
        }
    }
    complaints
}

fn in_three(label: &Value) -> bool {
    let full = |language: &str| label[language].as_str().is_some_and(|text| !text.trim().is_empty());
    label.as_object().is_some_and(|label| label.len() == 3) && ["nb", "sv", "en"].into_iter().all(full)
}

/// Every kind says what a sentence calls its documents.
fn names(schemas: &Schemas) -> Vec<String> {
    let named = |schema: &Value| in_three(&schema["x-kind"]["definite"]) && schema["x-kind"]["work"].is_boolean();
    schemas
        .kinds()
        .filter(|(.., schema)| !named(schema))
        .map(|(kind, ..)| format!("{kind}: x-kind is not whole"))
        .collect()
}

/// Every status has a phase.
fn phases(schemas: &Schemas) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut with_status = BTreeSet::new();
    for (kind, field, spot) in schemas.fields() {
        let phases = schemas.keyword(spot, "x-phase").and_then(Value::as_object);
        if field != "status" {
            complaints.extend(phases.map(|_| format!("{kind}.{field}: x-phase on what is no status")));
            continue;
        }
        with_status.insert(kind);
        let statuses = schemas.keyword(spot, "enum").and_then(Value::as_array).cloned().unwrap_or_default();
        let statuses: BTreeSet<&str> = statuses.iter().filter_map(Value::as_str).collect();
        let in_phases: BTreeSet<&str> =
            phases.into_iter().flat_map(|phases| phases.keys().map(String::as_str)).collect();
        if statuses.is_empty() {
            complaints.push(format!("{kind}.status: no statuses"));
        }
        for status in statuses.symmetric_difference(&in_phases) {
            complaints.push(format!("{kind}.status: {status} is not both a status and in x-phase"));
        }
        for (status, phase) in phases.into_iter().flatten() {
            if !["draft", "open", "decided", "closed", "void"].contains(&phase.as_str().unwrap_or("")) {
                complaints.push(format!("{kind}.status: {status} has the phase {phase}"));
            }
        }
    }
    for (kind, _, schema) in schemas.kinds() {
        // These are in force for as long as they say and their approvals hold.
        let expected =
            schema["x-kind"]["work"] == Value::Bool(true) && !["Waiver", "Lockdown", "TrustChange"].contains(&kind);
        if expected != with_status.contains(kind) {
            complaints.push(format!("{kind}: whether it has a status is not as for its like"));
        }
    }
    complaints
}

/// What a field brings to a service it names by its id, and only services bring anything.
fn belonging(schemas: &Schemas) -> Vec<String> {
    let mut complaints = Vec::new();
    for (at, spot) in schemas.spots().into_iter().filter(|(_, spot)| spot.value.get("x-belongs").is_some()) {
        let top = at.strip_prefix("service#/properties/").is_some_and(|field| !field.contains('/'));
        let names = schemas.keyword(spot, "x-ref").or_else(|| spot.value.get("items")?.get("x-ref"));
        if !top || names.is_none() || spot.value["x-belongs"] != Value::Bool(true) {
            complaints.push(format!("{at}: x-belongs on what is no reference of a service"));
        }
    }
    complaints
}

/// Every reference names a kind.
fn references(schemas: &Schemas, planned: &[&str]) -> Vec<String> {
    let known: BTreeSet<&str> = schemas.kinds().map(|(kind, ..)| kind).chain(planned.iter().copied()).collect();
    let mut complaints: Vec<String> = schemas
        .kinds()
        .filter(|(kind, ..)| planned.contains(kind))
        .map(|(kind, ..)| format!("{kind}: no longer planned"))
        .collect();
    for (at, spot) in schemas.spots() {
        let Some(to) = spot.value.get("x-ref") else { continue };
        if !to.as_str().is_some_and(|to| known.contains(to)) {
            complaints.push(format!("{at}: x-ref to {to}"));
        }
    }
    complaints
}

#[test]
fn titles_in_three_languages() {
    let words = json!({"title": "a", "x-title": {"nb": "b", "sv": "c"}});
    let says = |schemas: &Schemas, what: &str| {
        let complaints = titles(schemas);
        assert!(complaints.iter().any(|complaint| complaint == what), "{what}: {complaints:?}");
    };
    let changed = |key: &str, value: Value| {
        let mut words = words.clone();
        words[key] = value;
        with(&words)
    };
    let fine = titles(&with(&words));
    assert!(!fine.iter().any(|complaint| complaint.starts_with("thing#/properties/x:")), "{fine:?}");
    says(&with(&json!({})), "thing#/properties/x: no title");
    says(&changed("title", json!("ø".repeat(41))), "thing#/properties/x: title of 41 characters");
    says(&changed("x-title", json!({"nb": "b"})), "thing#/properties/x: x-title is not in nb and sv");
    says(
        &changed("x-title", json!({"nb": "b", "sv": "c", "en": "d"})),
        "thing#/properties/x: x-title is not in nb and sv",
    );
    says(&changed("x-title", json!({"nb": "", "sv": "c"})), "thing#/properties/x: no x-title in nb");
    says(
        &with(&json!({"items": {"title": "a"}})),
        "thing#/properties/x/items: title and x-title do not stand together",
    );
    let referring = planted(&json!({"x": {"$ref": "common.schema.json#/$defs/y"}}), &json!({"y": words}));
    assert!(!titles(&referring).iter().any(|complaint| complaint.contains("/x:")));
    none(&titles(&Schemas::ours()));
}

#[test]
fn descriptions_in_three_languages() {
    let words = json!({"description": "One `a`.", "x-description": {"nb": "Én `a`.", "sv": "En `a`."}});
    let told = |key: &str, value: Value| {
        let mut words = words.clone();
        words[key] = value;
        let of_x = |complaint: String| complaint.strip_prefix("thing#/properties/x: ").map(str::to_owned);
        descriptions(&with(&words)).into_iter().filter_map(of_x).collect::<Vec<_>>()
    };
    let others = |nb: &str, sv: &str| told("x-description", json!({"nb": nb, "sv": sv}));
    assert_eq!(told("type", json!("string")), Vec::<String>::new());
    assert_eq!(told("description", json!(" ")), ["no description in en"]);
    assert_eq!(others("", "En `a`."), ["no description in nb"]);
    assert_eq!(told("x-description", json!({"nb": "Én `a`."})), ["no description in sv"]);
    assert_eq!(others("One `a`.", "En `a`."), ["the same description in two languages"]);
    assert_eq!(others("En `a`.", "En `a`."), ["the same description in two languages"]);
    assert_eq!(others("Én `b`.", "En `a`."), ["description in nb names other values than the English one"]);
    assert_eq!(others("Én `a`", "En `a`."), ["description in nb is not written as sentences"]);
    assert_eq!(others("Én `a`.", "Varsla `a`."), ["description in sv says varsla"]);
    assert_eq!(others("Én ägare `a`.", "En `a`."), ["description in nb says ä"]);
    let alone = descriptions(&with(&json!({"description": "One."})));
    assert!(alone.contains(&"thing#/properties/x: description and x-description do not stand together".to_owned()));
    let referring = planted(&json!({"x": {"$ref": "common.schema.json#/$defs/y"}}), &json!({"y": words}));
    assert!(!descriptions(&referring).iter().any(|complaint| complaint.contains("/x:")));
    none(&descriptions(&Schemas::ours()));
}

#[test]
fn the_configuration_is_described_as_the_kinds_are() {
    let text = include_str!("../../schemas/vedtak.schema.json");
    let configuration = Schemas::of([("", "vedtak", serde_json::from_str(text).unwrap())]);
    // The elements of its lists are texts that the list describes.
    let of_field =
        |complaint: &String| !complaint.contains("/items: ") && !complaint.contains("/additionalProperties: ");
    let complaints = titles(&configuration).into_iter().chain(descriptions(&configuration));
    none(&complaints.filter(of_field).collect::<Vec<_>>());
}

#[test]
fn labels_of_values() {
    let label = json!({"nb": "a", "sv": "b", "en": "c"});
    let told = |property: Value| values(&with(&property));
    assert_eq!(told(json!({"enum": ["p", 1], "x-values": {"p": label, "1": label}})), Vec::<String>::new());
    assert_eq!(told(json!({"enum": ["p"]})), ["thing#/properties/x: no label: p"]);
    assert_eq!(told(json!({"enum": [], "x-values": {"q": label}})), ["thing#/properties/x: a label for no value: q"]);
    let short = json!({"pattern": "p", "x-values": {"p": {"nb": "a", "sv": "", "en": "c"}}});
    assert_eq!(told(short), ["thing#/properties/x: p is not labelled in nb, sv and en"]);
    none(&values(&Schemas::ours()));
}

#[test]
fn what_sentences_call_kinds() {
    assert_eq!(names(&with(&json!({}))), ["Thing: x-kind is not whole"]);
    none(&names(&Schemas::ours()));
}

#[test]
fn phases_of_statuses() {
    let phases_of = |properties: Value| {
        let mut thing = json!({"x-kind": {"work": true}});
        thing["properties"] = properties;
        phases(&Schemas::of([("Thing", "thing", thing)]))
    };
    let status = |phases: Value| phases_of(json!({"status": {"enum": ["p", "q"], "x-phase": phases}}));
    assert_eq!(status(json!({"p": "draft", "q": "void"})), Vec::<String>::new());
    assert_eq!(status(json!({"p": "draft"})), ["Thing.status: q is not both a status and in x-phase"]);
    assert_eq!(status(json!({"p": "draft", "q": "over"})), ["Thing.status: q has the phase \"over\""]);
    let other = phases_of(json!({"x": {"x-phase": {}}, "status": {}}));
    assert_eq!(other, ["Thing.x: x-phase on what is no status", "Thing.status: no statuses"]);
    assert_eq!(phases_of(json!({})), ["Thing: whether it has a status is not as for its like"]);
    none(&phases(&Schemas::ours()));
}

#[test]
fn what_belongs_to_a_service() {
    let service =
        |property: Value| belonging(&Schemas::of([("Service", "service", json!({"properties": {"x": property}}))]));
    assert_eq!(service(json!({"x-ref": "Party", "x-belongs": true})), Vec::<String>::new());
    assert_eq!(service(json!({"items": {"x-ref": "Party"}, "x-belongs": true})), Vec::<String>::new());
    let wrong = ["service#/properties/x: x-belongs on what is no reference of a service"];
    assert_eq!(service(json!({"x-belongs": true})), wrong);
    assert_eq!(service(json!({"x-ref": "Party", "x-belongs": false})), wrong);
    let elsewhere = belonging(&with(&json!({"x-ref": "Party", "x-belongs": true})));
    assert_eq!(elsewhere, ["thing#/properties/x: x-belongs on what is no reference of a service"]);
    none(&belonging(&Schemas::ours()));
}

#[test]
fn kinds_that_references_name() {
    let told = |property: Value| references(&with(&property), &["Later"]);
    assert_eq!(told(json!({"x-ref": "Thing"})), Vec::<String>::new());
    assert_eq!(told(json!({"items": {"x-ref": "Later"}})), Vec::<String>::new());
    assert_eq!(told(json!({"x-ref": "Servise"})), ["thing#/properties/x: x-ref to \"Servise\""]);
    let come = Schemas::of([("Later", "later", json!({}))]);
    assert_eq!(references(&come, &["Later"]), ["Later: no longer planned"]);
    none(&references(&Schemas::ours(), &PLANNED));
}
