//! Documents with very much wrong, and schemas whose alternatives hold alternatives: an answer all the same, and soon.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::project::Project;

/// The findings of a document, each as its status and message.
fn told(schema: &Value, document: impl AsRef<[u8]>) -> Vec<(String, String)> {
    let project = Project::of_schema(&schema.to_string()).with("d/a.yaml", document);
    assert_eq!(project.check(&[]).status, 1);
    let report = project.report(&[]);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let findings = report["findings"].as_array().unwrap().iter();
    findings.map(|finding| (text(&finding["status"]), text(&finding["message"]))).collect()
}

/// A schema of mappings in mappings, each of which lacks `x` or `y`.
fn nested() -> Value {
    let one = |name: &str| json!({"type": "object", "properties": {"a": {"$ref": "#/$defs/n"}}, "required": [name]});
    json!({"$ref": "#/$defs/n", "$defs": {"n": {"anyOf": [one("x"), one("y")]}}})
}

/// A schema of so many alternatives in alternatives, in the end of which stands `last`.
fn chained(levels: usize, last: &Value) -> Value {
    let mut parts = json!({});
    for level in 0..levels {
        let next = format!("#/$defs/d{}", level + 1);
        let one = |name: &str| json!({"$ref": next.as_str(), "required": [name]});
        parts[format!("d{level}")] = json!({"anyOf": [one("x"), one("y")]});
    }
    parts[format!("d{levels}")] = last.clone();
    json!({"$ref": "#/$defs/d0", "$defs": parts})
}

#[test]
fn alternatives_in_alternatives_have_an_end() {
    let lacking = json!({"type": "object", "required": ["z"]});
    let text = json!({"type": "string"});
    let mut scalar = chained(40, &text);
    scalar["properties"] = json!({"a": {"$ref": "#/$defs/d0"}});
    scalar.as_object_mut().unwrap().remove("$ref");
    let deep = |depth: usize| format!("{}{{}}{}", "{\"a\":".repeat(depth), "}".repeat(depth));
    let unfit = "the document does not fit the schema; which alternative is nearest takes too many steps to find";
    let unknown = "the document cannot be judged: the schema's alternatives take too many steps";
    for (schema, document, status, message) in [
        (nested(), deep(30), "active", unfit),
        (chained(20, &lacking), "a: 1\n".to_owned(), "active", unfit),
        (chained(40, &lacking), "a: 1\n".to_owned(), "active", unfit),
        (scalar, "a: 1\n".to_owned(), "undecided", unknown),
    ] {
        // Without an end this would take longer than anybody waits.
        assert_eq!(told(&schema, &document), [(status.to_owned(), message.to_owned())]);
    }
    // Few levels are told as ever.
    assert_eq!(told(&nested(), deep(3)).len(), 4);
    // What fits is found to, however deep.
    let fits = format!("{}{{x: 1}}{}", "{x: 1, a: ".repeat(30), "}".repeat(30));
    assert_eq!(Project::of_schema(&nested().to_string()).with("d/a.yaml", fits).check(&[]).status, 0);
}

#[test]
fn each_of_many_findings_is_told() {
    let mut keys = String::new();
    for key in 0..5_000 {
        let _ = writeln!(keys, "unknown{key}: x");
    }
    let closed = json!({"properties": {"known": {}, "other": {}}, "additionalProperties": false});
    let told_of_keys = told(&closed, &keys);
    assert_eq!(told_of_keys.len(), 5_000);
    let mut told_of_values = told(&json!({"additionalProperties": {"type": "integer"}}), &keys);
    assert_eq!(told_of_values.len(), 5_000);
    assert_eq!(told_of_values.pop().unwrap().1, "`unknown4999` is text; it must be a whole number");
    let items = format!("a: [{}]\n", vec!["x"; 20_000].join(", "));
    assert_eq!(told(&json!({"properties": {"a": {"items": {"type": "integer"}}}}), items).len(), 20_000);
}

#[test]
fn much_that_is_wrong_is_told_whole() {
    let fields: serde_json::Map<String, Value> = (0..60).map(|field| (format!("field{field}"), json!({}))).collect();
    let keys = |count: usize| {
        let mut text = String::new();
        for key in 0..count {
            let _ = writeln!(text, "unknown{key}: x");
        }
        text
    };
    let list = |item: &str, between: &str, count: usize| format!("a: [{}]\n", vec![item; count].join(between));
    let items = |schema: Value| json!({"properties": {"a": {"items": schema}}});
    let number = json!({"type": "integer"});
    let policy = "kind: Policy\nid: own\ntitle: t\nrules:\n  OWN-01:\n    title: t\n    kinds: [Thing]\n    check:\n      each: 'a[]'\n      assert: 'it != \"x\"'\n      at: it\n    message: 'no'\n";
    for (what, schema, rules, document) in [
        ("unknown keys", json!({"properties": fields, "additionalProperties": false}), None, keys(32_000)),
        ("values of keys", json!({"additionalProperties": number}), None, keys(32_000)),
        ("items on a line", items(number.clone()), None, list("x", ", ", 32_000)),
        ("mappings in a list", items(json!({"properties": {"b": number}})), None, list("{b: x}", ",\n  ", 32_000)),
        (
            "items that a rule of a policy refuses",
            items(json!({"type": "string"})),
            Some(policy),
            list("x", ", ", 32_000),
        ),
    ] {
        let project = Project::of_schema(&schema.to_string()).with("d/a.yaml", document);
        if let Some(rules) = rules {
            project.write("policies/own.yaml", rules);
        }
        let answer = project.check(&["--format", "concise"]);
        assert_eq!(answer.status, 1, "{what}: {}", answer.err);
        // What took the square of it would not come to an end while anybody waits.
        assert!(answer.out.lines().count() > 3_000, "{what}: {}", answer.out);
    }
}

#[test]
fn long_enumerations_are_held_whole_for_the_first_findings_only() {
    let values: Vec<String> = (0..250).map(|value| format!("value-number-{value}")).collect();
    let items = format!("a: [{}]\n", vec!["x"; 3_000].join(", "));
    let keys = (0..3_000).fold(String::from("a:\n"), |text, key| text + &format!("  k{key}: x\n"));
    for (schema, document) in [
        (json!({"properties": {"a": {"items": {"enum": values}}}}), items),
        (json!({"properties": {"a": {"propertyNames": {"enum": values}}}}), keys),
    ] {
        let answer = Project::of_schema(&schema.to_string()).with("d/a.yaml", document).check(&["--format", "json"]);
        let report = answer.json();
        let findings = report["findings"].as_array().unwrap();
        assert_eq!(findings.len(), 3_000);
        let held = |at: usize| findings[at]["facts"]["values"].as_array().unwrap().len();
        assert_eq!([held(0), held(99), held(100), held(2_999)], [250, 250, 3, 3]);
        let message = |at: usize| findings[at]["message"].as_str().unwrap().rsplit_once(';').unwrap().1.to_owned();
        assert!(message(0).ends_with("`value-number-2` or 247 more"), "{}", message(0));
        assert_eq!(message(0), message(2_999));
    }
}
