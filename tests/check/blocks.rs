//! Lines to write: what the document has already is left out, and where the rest belongs is said.

use serde_json::{Value, json};

use super::project::Project;

const SCHEMA: &str = r#"{
    "type": "object",
    "properties": {
        "plan": {"type": "object", "title": "plan", "properties": {
            "from": {"type": ["string", "null"]},
            "people": {"type": "array", "title": "people", "items": {"type": "object", "properties": {
                "name": {"type": "string"}, "mail": {"type": "string"}
            }}}
        }},
        "note": {"type": ["string", "null"]}
    }
}"#;

/// The blocks of the first finding of a rule with `check` and the lines `example`, over `document`.
fn blocks(check: &str, example: &str, document: &str) -> Value {
    let example = serde_json::to_string(example).unwrap();
    let policy = format!(
        "kind: Policy\nid: own\ntitle: Own\nrules:\n  OWN-1:\n    title: Own\n    kinds: [Thing]\n    severity: error\n    check: {check}\n    message: lacking\n    example: {example}\n"
    );
    let project = Project::of_schema(SCHEMA)
        .with(
            "vedtak.yaml",
            "policies: [own.yaml]\ndocuments:\n  - {paths: ['d/*.yaml'], kind: Thing, schema: s.json}\n",
        )
        .with("own.yaml", policy)
        .with("d/a.yaml", document);
    let report = project.check(&["--format", "json"]).json();
    let finding = report["findings"].as_array().unwrap().iter().find(|finding| finding["rule"] == "OWN-1").unwrap();
    assert_eq!(finding["example"], finding["blocks"][0]["text"], "{finding}");
    finding["blocks"].clone()
}

#[test]
fn what_is_there_is_left_out_and_the_rest_is_placed() {
    let people = "plan:\n  people:\n    - {name: …}";
    let both = "plan:\n  people:\n    - {name: …}\nnote: …";
    let at = |under: &str, text: &str| json!({"document": null, "under": under, "text": text});
    let fails = "{assert: 'false'}";
    for (example, document, expected) in [
        // Nothing of it is there: all of it, at the top.
        (people, "note: x\n", json!([at("", people)])),
        // A mapping, or a list, that is there.
        (people, "plan: {x: 1}\n", json!([at("/plan", "people:\n  - {name: …}")])),
        (people, "plan:\n  people:\n    - {name: a}\n", json!([at("/plan/people", "- {name: …}")])),
        (people, "plan: {people: [{name: a}]}\n", json!([at("/plan/people", "{name: …}")])),
        // What is empty, or of another form, is written anew.
        (people, "plan: {people: []}\n", json!([at("/plan", "people:\n  - {name: …}")])),
        (people, "plan: later\n", json!([at("", people)])),
        (people, "plan: null\n", json!([at("", people)])),
        // Several keys stay together where all of them are missing; each has its place where one is not.
        (both, "x: 1\n", json!([at("", both)])),
        (both, "plan: {x: 1}\n", json!([at("/plan", "people:\n  - {name: …}"), at("", "note: …")])),
        (both, "note: x\n", json!([at("", people)])),
        (both, "note: null\n", json!([at("", both)])),
        // A policy that gives no mapping is shown as it is.
        ("- {name: …}", "note: x\n", json!([at("", "- {name: …}")])),
        ("some words", "note: x\n", json!([at("", "some words")])),
    ] {
        assert_eq!(blocks(fails, example, document), expected, "{example:?} over {document:?}");
    }
}

/// `billing.estimate` is there, and only the terms are missing: pasted beside it, a second `estimate` would be one too many.
#[test]
fn keys_that_are_there_are_left_out_beside_those_that_are_missing() {
    let lines = "plan:\n  from: …\n  to: …\n  by: […]";
    let braces = "plan:\n  prod: {from: …, to: …, by: […]}";
    let at = |under: &str, text: &str| json!([{"document": null, "under": under, "text": text}]);
    let fails = "{assert: 'false'}";
    for (check, example, document, expected) in [
        (fails, lines, "plan: {from: vest}\n", at("/plan", "to: …\nby: […]")),
        (fails, lines, "plan: {from: vest, by: [nord]}\n", at("/plan", "to: …")),
        (fails, lines, "plan: {from: vest, by: []}\n", at("/plan", "to: …\nby: […]")),
        (fails, lines, "plan: {from: null, to: TBD, by: [nord]}\n", at("/plan", "from: …\nto: …")),
        // Where all of it is there, all of it is shown; and the value at fault always is.
        (fails, lines, "plan: {from: vest, to: midt, by: [nord]}\n", at("/plan", "from: …\nto: …\nby: […]")),
        ("{assert: 'false', at: plan.from}", lines, "plan: {from: vest, to: midt}\n", at("/plan", "from: …\nby: […]")),
        // A mapping in braces is one line of what is given.
        (fails, braces, "plan: {prod: {from: vest}}\n", at("/plan/prod", "to: …\nby: […]")),
        (fails, braces, "plan:\n  prod:\n    to: midt\n    by: [nord]\n", at("/plan/prod", "from: …")),
        (fails, braces, "plan: {prod: {}}\n", at("/plan", "prod: {from: …, to: …, by: […]}")),
        (fails, braces, "plan: {x: 1}\n", at("/plan", "prod: {from: …, to: …, by: […]}")),
        // A list that the rule asks something of is not known to have it.
        (fails, "plan:\n  from: …\n  by: [nhn]", "plan: {from: vest, by: [nord]}\n", at("/plan", "by: [nhn]")),
    ] {
        let document = format!("{document}note: x\n");
        assert_eq!(blocks(check, example, &document), expected, "{example:?} over {document:?}");
    }
}

#[test]
fn lines_for_an_item_belong_in_it() {
    let check = "{each: 'plan.people[]', when: '!has(it.mail)', require: [it.mail]}";
    let document = "plan:\n  people:\n    - {name: a, mail: b}\n    - name: c\n";
    let expected = json!([{"document": null, "under": "/plan/people/1", "text": "mail: …"}]);
    assert_eq!(blocks(check, "it:\n  mail: …", document), expected);
}
