//! Schemas of every draft mean what their draft says.

use super::project::Project;

const DRAFT4: &str = "http://json-schema.org/draft-04/schema#";
const DRAFT6: &str = "http://json-schema.org/draft-06/schema#";
const DRAFT7: &str = "http://json-schema.org/draft-07/schema#";
const DRAFT2019: &str = "https://json-schema.org/draft/2019-09/schema";
const DRAFT2020: &str = "https://json-schema.org/draft/2020-12/schema";

/// Whether a document is as a schema of a draft says; `schema` are its keywords.
fn takes(draft: &str, schema: &str, document: &str) -> bool {
    let schema = format!("{{\"$schema\": \"{draft}\", {schema}}}");
    let project = Project::of_schema(&schema).with("d/a.yaml", document);
    let answer = project.check(&[]);
    assert!(matches!(answer.status, 0 | 1), "{schema}: {answer:?}");
    answer.status == 0
}

#[test]
fn bounds_that_are_excluded() {
    let old = r#""properties": {"a": {"minimum": 5, "exclusiveMinimum": true}}"#;
    let new = r#""properties": {"a": {"exclusiveMinimum": 5}}"#;
    assert!(!takes(DRAFT4, old, "a: 5\n"));
    assert!(takes(DRAFT4, old, "a: 6\n"));
    for draft in [DRAFT6, DRAFT7, DRAFT2019, DRAFT2020] {
        assert!(!takes(draft, new, "a: 5\n"));
        assert!(takes(draft, new, "a: 5.5\n"));
    }
}

#[test]
fn each_form_belongs_to_its_drafts() {
    let answer = |draft: &str, schema: &str| {
        Project::of_schema(&format!("{{\"$schema\": \"{draft}\", {schema}}}")).check(&["--allow-empty"]).status
    };
    assert_eq!(answer(DRAFT4, r#""exclusiveMinimum": 5"#), 2);
    assert_eq!(answer(DRAFT6, r#""exclusiveMinimum": true"#), 2);
    assert_eq!(answer(DRAFT4, r#""required": []"#), 2);
    assert_eq!(answer(DRAFT7, r#""required": []"#), 0);
}

#[test]
fn keywords_beside_a_reference() {
    let schema = r##""definitions": {"t": {"type": "integer"}}, "properties": {"a": {"$ref": "#/definitions/t", "minimum": 5}}"##;
    for draft in [DRAFT4, DRAFT6, DRAFT7] {
        assert!(takes(draft, schema, "a: 1\n"), "{draft}");
        assert!(!takes(draft, schema, "a: x\n"), "{draft}");
    }
    for draft in [DRAFT2019, DRAFT2020] {
        assert!(!takes(draft, schema, "a: 1\n"), "{draft}");
        assert!(takes(draft, schema, "a: 7\n"), "{draft}");
    }
}

#[test]
fn items_one_by_one() {
    let old = r#""properties": {"a": {"items": [{"type": "integer"}], "additionalItems": false}}"#;
    let new = r#""properties": {"a": {"prefixItems": [{"type": "integer"}], "items": false}}"#;
    for (draft, schema) in [(DRAFT4, old), (DRAFT6, old), (DRAFT7, old), (DRAFT2019, old), (DRAFT2020, new)] {
        assert!(takes(draft, schema, "a: [1]\n"), "{draft}");
        assert!(!takes(draft, schema, "a: [x]\n"), "{draft}");
        assert!(!takes(draft, schema, "a: [1, 2]\n"), "{draft}");
    }
}

#[test]
fn what_nothing_has_looked_at() {
    let schema = r#""allOf": [{"properties": {"a": true}}], "properties": {"b": true}, "unevaluatedProperties": false"#;
    for draft in [DRAFT2019, DRAFT2020] {
        assert!(takes(draft, schema, "a: 1\nb: 2\n"), "{draft}");
        assert!(!takes(draft, schema, "a: 1\nc: 2\n"), "{draft}");
    }
    // The older drafts do not know the keyword.
    assert!(takes(DRAFT7, schema, "a: 1\nc: 2\n"));
}

#[test]
fn fields_that_ask_for_others() {
    let old = r#""dependencies": {"a": ["b"]}"#;
    let new = r#""dependentRequired": {"a": ["b"]}"#;
    for (draft, schema) in [(DRAFT4, old), (DRAFT7, old), (DRAFT2019, new), (DRAFT2020, new)] {
        assert!(!takes(draft, schema, "a: 1\n"), "{draft}");
        assert!(takes(draft, schema, "a: 1\nb: 1\n"), "{draft}");
        assert!(takes(draft, schema, "c: 1\n"), "{draft}");
    }
}

#[test]
fn const_and_contains_came_with_draft_6() {
    let schema = r#""properties": {"a": {"const": 1}, "b": {"contains": {"const": "x"}}}"#;
    assert!(takes(DRAFT4, schema, "a: 2\nb: [y]\n"));
    assert!(!takes(DRAFT6, schema, "a: 2\n"));
    assert!(!takes(DRAFT6, schema, "b: [y]\n"));
    assert!(takes(DRAFT6, schema, "a: 1.0\nb: [y, x]\n"));
    let counted = r#""properties": {"b": {"contains": {"const": "x"}, "minContains": 2}}"#;
    assert!(takes(DRAFT7, counted, "b: [x]\n"));
    assert!(!takes(DRAFT2019, counted, "b: [x]\n"));
}

#[test]
fn conditions_came_with_draft_7() {
    let schema = r#""if": {"properties": {"a": {"const": 1}}}, "then": {"required": ["b"]}"#;
    assert!(takes(DRAFT6, schema, "a: 1\n"));
    assert!(!takes(DRAFT7, schema, "a: 1\n"));
    assert!(takes(DRAFT7, schema, "a: 2\n"));
}

#[test]
fn a_schema_without_a_draft_is_of_2020_12() {
    let schema = r#"{"properties": {"a": {"prefixItems": [{"type": "integer"}]}}}"#;
    let project = Project::of_schema(schema).with("d/a.yaml", "a: [x]\n");
    assert_eq!(project.check(&[]).status, 1);
}

#[test]
fn a_whole_float_is_an_integer_but_in_draft_4() {
    let schema = r#""properties": {"a": {"type": "integer"}}"#;
    for draft in [DRAFT6, DRAFT7, DRAFT2019, DRAFT2020] {
        assert!(takes(draft, schema, "a: 1.0\n"), "{draft}");
    }
    assert!(!takes(DRAFT4, schema, "a: 1.0\n"));
    for other in ["a: 1.5\n", "a: .inf\n", "a: \"1\"\n"] {
        assert!(!takes(DRAFT2020, schema, other), "{other}");
    }
}

#[test]
fn references_may_have_any_letters() {
    let schema = r##""$defs": {"måned 1": {"type": "integer"}, "a/b~c%d": {"type": "integer"}},
        "properties": {"a": {"$ref": "#/$defs/måned 1"}, "b": {"$ref": "#/$defs/a~1b~0c%25d"}}"##;
    assert!(takes(DRAFT2020, schema, "a: 1\nb: 1\n"));
    assert!(!takes(DRAFT2020, schema, "a: x\n"));
    assert!(!takes(DRAFT2020, schema, "b: x\n"));
    let project = Project::of_schema(r#"{"properties": {"a": {"$ref": "felles/møte 1.yaml#/$defs/ø"}}}"#)
        .with("felles/møte 1.yaml", "$defs:\n  ø: {$ref: ../tall.json}\n")
        .with("tall.json", r#"{"type": "integer"}"#)
        .with("d/a.yaml", "a: x\n");
    assert_eq!(project.findings(&[]), ["d/a.yaml:1:4 schema"]);
}

#[test]
fn schemas_with_addresses_of_the_web_find_their_neighbours() {
    let main = r#"{"$id": "https://e.example/s/main.json", "properties": {"a": {"$ref": "common.json#/$defs/n"},
        "b": {"$ref": "https://e.example/s/common.json#/$defs/n"}, "c": {"$ref": "part.json"}},
        "$defs": {"p": {"$id": "part.json", "type": "integer"}}}"#;
    let common = r#"{"$id": "https://e.example/s/common.json", "$defs": {"n": {"type": "integer"}}}"#;
    let project = Project::of_schema(main).with("common.json", common).with("d/a.yaml", "a: x\nb: x\nc: x\n");
    assert_eq!(project.findings(&[]).len(), 3);
}

#[test]
fn dynamic_references_and_anchors() {
    let tree = r##""$id": "vedtak:///tree", "$dynamicAnchor": "node", "type": "object",
        "properties": {"data": true, "children": {"items": {"$dynamicRef": "#node"}}}, "additionalProperties": false"##;
    assert!(takes(DRAFT2020, tree, "children: [{data: 1, children: []}]\n"));
    assert!(!takes(DRAFT2020, tree, "children: [{daat: 1}]\n"));
    let anchor = r##""$defs": {"x": {"$anchor": "here", "type": "integer"}}, "properties": {"a": {"$ref": "#here"}}"##;
    assert!(!takes(DRAFT2019, anchor, "a: x\n"));
    let old = r##""definitions": {"x": {"id": "#here", "type": "integer"}}, "properties": {"a": {"$ref": "#here"}}"##;
    assert!(!takes(DRAFT4, old, "a: x\n"));
}

#[test]
fn patterns_with_lookahead_work() {
    let schema = r#""properties": {"a": {"pattern": "^(?!draft-)[a-z-]+$"}}"#;
    assert!(takes(DRAFT7, schema, "a: final-one\n"));
    assert!(!takes(DRAFT7, schema, "a: draft-one\n"));
}

#[test]
fn a_pattern_that_takes_too_long_is_undecided() {
    let schema = r#"{"properties": {"a": {"pattern": "^(?:a|a)+(?<!x)$"}}}"#;
    let project = Project::of_schema(schema).with("d/a.yaml", format!("a: {}b\n", "a".repeat(60)));
    let report = project.report(&[]);
    assert_eq!(report["findings"][0]["status"], "undecided", "{report:#}");
    assert_eq!(report["findings"][0]["pointer"], "/a");
    assert_eq!(report["summary"]["undecided"], 1);
    assert_eq!(project.check(&[]).status, 1);
}

#[test]
fn the_linear_engine_does_not_mind_nesting() {
    let schema = r#"{"properties": {"a": {"pattern": "^(a+)+$"}}}"#;
    let project = Project::of_schema(schema).with("d/a.yaml", format!("a: {}b\n", "a".repeat(100_000)));
    assert_eq!(project.findings(&[]), ["d/a.yaml:1:4 schema"]);
}

#[test]
fn large_and_odd_numbers_are_compared_by_value() {
    let schema = r#""properties": {"a": {"maximum": 18446744073709551615}, "b": {"multipleOf": 0.01}, "c": {"enum": [1, 2.50]}}"#;
    assert!(takes(DRAFT2020, schema, "a: 18446744073709551615\nb: 4.02\nc: 2.5\n"));
    assert!(!takes(DRAFT2020, schema, "a: 18446744073709551616000\n"));
    assert!(!takes(DRAFT2020, schema, "b: 4.021\n"));
    assert!(takes(DRAFT2020, schema, "c: 1.0\n"));
}

/// A file without `$schema` is read in the draft of the schema that leads to it: by the validator, when it is held against
/// its meta-schema, and when what has no effect is told.
#[test]
fn a_file_without_draft_is_read_in_that_of_the_schema_which_leads_to_it() {
    let told = |draft: &str, part: &str, document: &str| {
        let schema = format!(r#"{{"$schema": "{draft}", "allOf": [{{"$ref": "m/t.json"}}]}}"#);
        let between = r#"{"allOf": [{"$ref": "u.json#/definitions/u"}]}"#;
        let project = Project::of_schema(&schema)
            .with("m/t.json", between)
            .with("m/u.json", format!(r#"{{"definitions": {{"u": {{{part}}}}}}}"#))
            .with("d/a.yaml", document);
        let answer = project.check(&[]);
        let found = if answer.status == 2 { Vec::new() } else { project.findings(&[]) };
        (answer.status, found.iter().any(|one| one.starts_with("m/u.json")))
    };
    let dependent = r#""dependentRequired": {"a": ["b"]}"#;
    let list = r#""properties": {"a": {"items": [{"type": "integer"}]}}"#;
    let exclusive = r#""properties": {"a": {"minimum": 5, "exclusiveMinimum": true}}"#;
    for (draft, part, document, expected) in [
        (DRAFT4, dependent, "a: 1\n", (0, true)),
        (DRAFT7, dependent, "a: 1\n", (0, true)),
        (DRAFT2019, dependent, "a: 1\n", (1, false)),
        (DRAFT2020, dependent, "a: 1\n", (1, false)),
        (DRAFT7, list, "a: [1]\n", (0, false)),
        (DRAFT7, list, "a: [x]\n", (1, false)),
        (DRAFT2019, list, "a: [x]\n", (1, false)),
        (DRAFT2020, list, "a: [1]\n", (2, false)),
        (DRAFT4, exclusive, "a: 6\n", (0, false)),
        (DRAFT4, exclusive, "a: 5\n", (1, false)),
        (DRAFT7, exclusive, "a: 6\n", (2, false)),
    ] {
        assert_eq!(told(draft, part, document), expected, "{draft} {part} {document}");
    }
}
