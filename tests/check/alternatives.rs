//! What is told of documents under schemas with alternatives: the true fault, and nothing that follows from it.

use serde_json::Value;

use super::project::Project;

fn told(schema: &str, document: &str, language: &str) -> Vec<String> {
    let project = Project::of_schema(schema).with("d/a.yaml", document);
    let output = project.command().args(["check", "--format", "json", "--lang", language]).output().unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap().iter();
    findings
        .filter(|finding| finding["rule"] == "schema")
        .map(|finding| finding["message"].as_str().map(str::to_owned).unwrap())
        .collect()
}

/// What is told of a document in English.
fn english(schema: &str, document: &str) -> Vec<String> {
    told(schema, document, "en")
}

#[test]
fn what_a_failing_alternative_describes_is_not_unknown() {
    const ALL: &str = r#"{"allOf": [{"properties": {"a": {"type": "integer"}}}], "unevaluatedProperties": false}"#;
    const ANY: &str = r#"{"anyOf": [{"properties": {"k": {"const": "a"}, "x": {}}, "required": ["k", "x"]},
        {"properties": {"k": {"const": "b"}, "z": {}}, "required": ["k", "z"]}], "unevaluatedProperties": false}"#;
    const ONE: &str = r#"{"oneOf": [{"properties": {"k": {"const": "a"}, "x": {"type": "integer"}}, "required": ["k"]},
        {"properties": {"k": {"const": "b"}, "z": {}}, "required": ["k"]}], "unevaluatedProperties": false}"#;
    const IF: &str = r#"{"properties": {"k": {}}, "if": {"properties": {"k": {"const": "a"}}},
        "then": {"properties": {"x": {"type": "integer"}}}, "else": {"properties": {"z": {}}}, "unevaluatedProperties": false}"#;
    const ITEMS: &str = r#"{"properties": {"l": {"allOf": [{"prefixItems": [{"type": "integer"}, {"type": "string"}]}],
        "unevaluatedItems": false}}}"#;
    let whole = |field: &str| format!("`{field}` is text; it must be a whole number");
    for (schema, document, expected) in [
        (ALL, "a: x\n", vec![whole("a")]),
        (ALL, "a: x\nb: 1\n", vec![whole("a"), "`Thing` has no field `b`".to_owned()]),
        (ALL, "b: 1\n", vec!["`Thing` has no field `b`; the nearest is `a`".to_owned()]),
        (ANY, "k: a\nz: 1\n", vec!["`x` is missing; required in `Thing`".to_owned()]),
        (ONE, "k: a\nx: t\n", vec![whole("x")]),
        (IF, "k: a\nx: t\n", vec![whole("x")]),
        // Nothing else is wrong: what the other alternative describes is out of place here.
        (IF, "k: a\nz: 1\n", vec!["`Thing` has no field `z`; the nearest is `x`".to_owned()]),
        (ITEMS, "l: [x, t]\n", vec!["item 1 (`l`) is text; it must be a whole number".to_owned()]),
        (ITEMS, "l: [1, t, u]\n", vec!["`l` has 1 item too many; the schema allows no more".to_owned()]),
    ] {
        assert_eq!(english(schema, document), expected, "{schema}\n{document}");
    }
}

#[test]
fn what_stands_for_several_alternatives_is_named() {
    for (schema, document, keys) in [
        (r#"{"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}"#, "a: 1\nb: 2\n", ["a", "b"]),
        (r#"{"oneOf": [{"required": ["c", "a"]}, {"required": ["c", "b"]}]}"#, "a: 1\nb: 2\nc: 1\n", ["a", "b"]),
        (r#"{"propertyNames": {"enum": ["alpha", "beta"]}}"#, "alpah: 1\n", ["alpah", "alpha"]),
        (r#"{"properties": {"a": {"type": ["integer", "null"]}}}"#, "a: 1.5\n", ["a", "1.5"]),
    ] {
        for language in ["nb", "sv", "en"] {
            let told = told(schema, document, language);
            assert_eq!(told.len(), 1, "{told:?}");
            assert!(keys.iter().all(|key| told[0].contains(&format!("`{key}`"))), "{told:?}");
        }
    }
    for (schema, document, expected) in [
        (
            r#"{"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}"#,
            "a: 1\nb: 2\n",
            "`a` and `b` stand together; only one of them may be there",
        ),
        (
            r##"{"oneOf": [{"$ref": "#/$defs/a"}, {"required": ["b"]}], "$defs": {"a": {"required": ["a"]}}}"##,
            "a: 1\nb: 2\n",
            "`a` and `b` stand together; only one of them may be there",
        ),
        (
            r#"{"oneOf": [{"required": ["a", "b"]}, {"required": ["c"]}, {"required": ["d"], "properties": {"d": {"type": "integer"}}}]}"#,
            "a: 1\nb: 2\nc: 3\nd: x\n",
            "`a`, `b` and `c` stand together; the schema does not allow all of them at once",
        ),
        (
            r#"{"oneOf": [{"required": ["a"]}, {"required": ["a", "b"]}]}"#,
            "a: 1\nb: 2\n",
            "the document fits several of the schema's alternatives: 1 and 2; it must fit only one",
        ),
        (
            r#"{"oneOf": [{"title": "Round"}, {"title": "Square"}, {"type": "string"}]}"#,
            "a: 1\n",
            "the document fits several of the schema's alternatives: Round and Square; it must fit only one",
        ),
        (
            r#"{"properties": {"a": {"type": ["integer", "boolean", "array"]}}}"#,
            "a: x\n",
            "`a` is text; it must be a whole number, `true`/`false` or a list",
        ),
        (
            r#"{"properties": {"a": {"type": "integer", "maximum": 1}}}"#,
            "a: 1.5\n",
            "`a` is `1.5`; it must be a whole number",
        ),
    ] {
        assert_eq!(english(schema, document), [expected], "{schema}");
    }
    // Alternatives that something else tells apart.
    let schema = r#"{"oneOf": [{"properties": {"a": {}}}, {"properties": {"b": {}}}]}"#;
    assert_eq!(
        english(schema, "a: 1\n"),
        ["the document fits several of the schema's alternatives: 1 and 2; it must fit only one"]
    );
}

#[test]
fn a_key_whose_name_is_not_allowed_is_told_with_what_is_asked() {
    let of = |names: &str| format!(r#"{{"propertyNames": {names}, "$defs": {{"n": {{"maxLength": 3}}}}}}"#);
    for (names, key, asked) in [
        (r#"{"pattern": "^[a-z]+$"}"#, "Ab", Some("match the pattern `^[a-z]+$`")),
        (r#"{"minLength": 3}"#, "ab", Some("have at least 3 characters")),
        (r##"{"$ref": "#/$defs/n"}"##, "abcd", Some("have at most 3 characters")),
        (r#"{"enum": ["alpha", "beta"]}"#, "gamma", Some("be `alpha` or `beta`")),
        (r#"{"const": "alpha"}"#, "gamma", Some("be `alpha`")),
        (r#"{"format": "date"}"#, "gamma", Some("be a date")),
        (r#"{"anyOf": [{"const": "alpha"}, {"const": "beta"}]}"#, "gamma", Some("be `alpha` or `beta`")),
        // What one of several alternatives asks is not what is asked.
        (r#"{"anyOf": [{"const": "alpha"}, {"pattern": "^x-"}]}"#, "gamma", None),
        (r#"{"not": {"const": "gamma"}}"#, "gamma", None),
    ] {
        let expected = match asked {
            Some(asked) => format!("`Thing` has the key `{key}`; names of keys there must {asked}"),
            None => format!("the key `{key}` is not among those that may stand in `Thing`"),
        };
        assert_eq!(english(&of(names), &format!("{key}: 1\n")), [expected], "{names}");
    }
    assert_eq!(english(&of("false"), "a: 1\n"), ["the document has 1 field; there must be at most 0"]);
}

#[test]
fn a_key_that_is_missing_and_one_that_is_there_instead_are_one_finding() {
    let instead = |missing: &str, there: &str, owner: &str| {
        format!("`{missing}` is missing, but `{there}` is there; required in {owner}")
    };
    let open = r#"{"properties": {"title": {}, "owner": {}, "ends": {}}, "patternProperties": {"^x-": {}}, "required": ["title"]}"#;
    let missing = "`title` is missing; required in `Thing`".to_owned();
    for (schema, document, expected) in [
        (open, "tilte: a\nowner: b\n", vec![instead("title", "tilte", "`Thing`")]),
        (open, "Title: a\n", vec![instead("title", "Title", "`Thing`")]),
        // What the schema describes was meant, and what is far was not meant to be it.
        (&open.replace("\"owner\"", "\"titles\""), "titles: a\n", vec![missing.clone()]),
        (&open.replace("^x-", "^tit"), "titel: a\n", vec![missing.clone()]),
        (open, "subject: a\n", vec![missing]),
        (
            r#"{"if": {"required": ["urgent"]}, "then": {"required": ["urgency"]}}"#,
            "urgent: true\n",
            vec!["`urgency` is missing; required in `Thing`".to_owned()],
        ),
        (
            r#"{"dependentRequired": {"starts": ["start"]}}"#,
            "starts: 1\n",
            vec!["`start` is missing; required in `Thing`".to_owned()],
        ),
        (
            r#"{"required": ["start", "stort"]}"#,
            "strat: 1\n",
            vec![instead("start", "strat", "`Thing`"), "`stort` is missing; required in `Thing`".to_owned()],
        ),
        (
            r#"{"properties": {"plan": {"required": ["start"]}}}"#,
            "plan: {Start: 1}\n",
            vec![instead("plan.start", "Start", "`plan`")],
        ),
    ] {
        let mut told = english(schema, document);
        told.sort();
        assert_eq!(told, expected, "{schema}\n{document}");
    }
    let named =
        r#"{"properties": {"title": {"title": "title", "x-title": {"nb": "overskrift"}}}, "required": ["title"]}"#;
    assert_eq!(
        english(named, "Overskrift: a\n"),
        ["title (`title`) is missing, but `Overskrift` is there; required in `Thing`"]
    );
}

#[test]
fn verdicts_are_those_of_the_standard() {
    let schemas: Vec<Value> = [
        r#"{"allOf": [{"properties": {"a": {"type": "integer"}}}], "unevaluatedProperties": false}"#,
        r#"{"anyOf": [{"properties": {"a": {"type": "integer"}}, "required": ["a"]}, {"properties": {"b": {}}, "required": ["b"]}], "unevaluatedProperties": false}"#,
        r#"{"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}"#,
        r#"{"oneOf": [{"required": ["a", "c"]}, {"required": ["b"]}], "propertyNames": {"enum": ["a", "b", "c"]}}"#,
        r#"{"if": {"required": ["a"]}, "then": {"properties": {"b": {"type": "string"}}, "required": ["b"]}, "else": {"properties": {"c": {}}}, "unevaluatedProperties": false}"#,
        r#"{"propertyNames": {"pattern": "^[ab]$"}}"#,
        r#"{"propertyNames": {"maxLength": 1}, "unevaluatedProperties": {"type": ["string", "number"]}}"#,
        r#"{"properties": {"a": {"allOf": [{"prefixItems": [{"type": "integer"}]}], "unevaluatedItems": false}}}"#,
        r#"{"properties": {"a": {"anyOf": [{"prefixItems": [{"type": "integer"}]}, {"items": {"type": "string"}}], "unevaluatedItems": {"type": "boolean"}}}}"#,
        r#"{"properties": {"a": {"type": ["integer", "array"]}}, "additionalProperties": {"type": ["string", "null"]}}"#,
        r##"{"$ref": "#/$defs/x", "unevaluatedProperties": false, "$defs": {"x": {"properties": {"a": {}}, "dependentSchemas": {"a": {"properties": {"b": {}}}}}}}"##,
    ]
    .iter()
    .map(|schema| serde_json::from_str(schema).unwrap())
    .collect();
    let values = ["1", "1.5", "\"t\"", "null", "[1]", "[\"t\"]", "[1, true]", "[1, 2]", "{\"a\": 1}"];
    let mut documents = vec!["{}".to_owned()];
    for value in values {
        for keys in ["a", "b", "c", "dd"] {
            documents.push(format!("{{\"{keys}\": {value}}}"));
        }
        documents.push(format!("{{\"a\": {value}, \"b\": \"t\"}}"));
        documents.push(format!("{{\"a\": 1, \"b\": {value}, \"c\": null}}"));
    }
    for schema in schemas {
        let judge = jsonschema::validator_for(&schema).unwrap();
        let project = Project::of_schema(&schema.to_string());
        let project = documents
            .iter()
            .enumerate()
            .fold(project, |project, (number, document)| project.with(&format!("d/{number}.yaml"), document));
        let report = project.report(&[]);
        for (number, document) in documents.iter().enumerate() {
            let path = format!("d/{number}.yaml");
            let found = report["findings"].as_array().unwrap().iter();
            let ours =
                !found.into_iter().any(|finding| finding["path"] == path.as_str() && finding["rule"] == "schema");
            let value: Value = serde_json::from_str(document).unwrap();
            assert_eq!(ours, judge.is_valid(&value), "{schema}\n{document}");
        }
    }
}
