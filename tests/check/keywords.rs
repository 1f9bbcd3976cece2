//! Keywords and marks of a schema that are nearly one: told as a warning at their place, with what was meant.

use super::project::Project;

/// What is told of a schema of a project's own: places with messages and help. The schema asks for something whatever
/// else it says.
fn told(schema: &str) -> Vec<String> {
    let schema = format!("{{\"minProperties\": 1, {schema}}}");
    let report = Project::of_schema(&schema).with("d/a.yaml", "a: x\n").report(&[]);
    let findings = report["findings"].as_array().unwrap_or_else(|| panic!("{schema}: {report}"));
    let text = |finding: &serde_json::Value, key: &str| finding[key].as_str().unwrap().to_owned();
    let of = |finding| {
        assert_eq!((text(finding, "severity"), text(finding, "rule")), ("warning".into(), "unmatched".into()));
        format!("{}; {}", text(finding, "message"), text(finding, "help"))
    };
    findings.iter().map(of).collect()
}

#[test]
fn a_name_near_a_keyword_is_told_with_the_keyword() {
    for (written, meant) in [
        ("tpye", "type"),
        ("enums", "enum"),
        ("nott", "not"),
        ("item", "items"),
        ("additionalProperty", "additionalProperties"),
        ("patternProperty", "patternProperties"),
        ("dependency", "dependencies"),
        ("requiredProperties", "required"),
        ("maxValue", "maximum"),
        ("regexp", "pattern"),
        ("values", "enum"),
        ("any", "anyOf"),
    ] {
        let says =
            format!("the keyword `{written}` is not one of JSON Schema; no value is held against it; write `{meant}`");
        assert_eq!(told(&format!(r#""properties": {{"a": {{"{written}": "x"}}}}"#)), [says], "{written}");
    }
    for fine in [
        r#""properties": {"a": {"x-order": 1, "ui:widget": "x", "markdownDescription": "x", "xml": {"name": "x"}}}"#,
        r#""properties": {"a": {"order": 1, "options": ["x"], "label": "x", "note": "x", "externalDocs": {}}}"#,
        r#""discriminator": {"propertyName": "kind"}, "nullable": true, "deprecated": true, "defaultSnippets": []"#,
    ] {
        assert_eq!(told(fine), [""; 0], "{fine}");
    }
}

/// Marks of vedtak that are written nearly right, and with a value that such a mark takes: another tool's `x-phases` with
/// its own values is none of them.
#[test]
fn a_name_near_a_mark_is_told_with_the_mark() {
    for (written, meant) in [
        (r#""xref": "Person""#, "x-ref"),
        (r#""xRef": "Person""#, "x-ref"),
        (r#""x_ref": "Person""#, "x-ref"),
        (r#""X-Ref": "Person""#, "x-ref"),
        (r#""x-reference": "Person""#, "x-ref"),
        (r#""happened": true"#, "x-happened"),
        (r#""xHappened": true"#, "x-happened"),
        (r#""x_happened": true"#, "x-happened"),
        (r#""X-Happened": true"#, "x-happened"),
        (r#""x-happens": true"#, "x-happened"),
        (r#""planned": true"#, "x-planned"),
        (r#""xPlanned": true"#, "x-planned"),
        (r#""belongs": true"#, "x-belongs"),
        (r#""approved": true"#, "x-approved"),
        (r#""phase": {"a": "open", "b": "void"}"#, "x-phase"),
        (r#""implies": [{"require": ["a"]}]"#, "x-implies"),
    ] {
        let name = written.split('"').nth(1).unwrap();
        let says = format!("`{name}` has no effect; it is not a mark that vedtak knows; write `{meant}`");
        for schema in [written.to_owned(), format!(r#""properties": {{"a": {{{written}}}}}"#)] {
            assert_eq!(told(&schema), [says.as_str()], "{schema}");
        }
    }
    // Of a mark as it is written, a letter aside is refused.
    for (written, meant) in [
        (r#""x-refs": "Person""#, "x-ref"),
        (r#""x-refs": ["Person"]"#, "x-ref"),
        (r#""x-rfe": "Person""#, "x-ref"),
        (r#""x-kinds": {"work": true}"#, "x-kind"),
        (r#""x-happend": true"#, "x-happened"),
        (r#""x-hapened": "true""#, "x-happened"),
        (r#""x-plannd": true"#, "x-planned"),
        (r#""x-belong": true"#, "x-belongs"),
        (r#""x-approve": true"#, "x-approved"),
        (r#""x-approver": true"#, "x-approved"),
        (r#""x-phases": {"a": "open"}"#, "x-phase"),
        (r#""x-implie": [{"require": ["a"]}]"#, "x-implies"),
    ] {
        for schema in [written.to_owned(), format!(r#""properties": {{"a": {{{written}}}}}"#)] {
            let schema = format!("{{{schema}}}");
            let answer = Project::of_schema(&schema).with("d/a.yaml", "a: b\n").check(&[]);
            assert_eq!(answer.status, 2, "{schema}: {answer:?}");
            assert!(answer.err.contains(&format!("the nearest is `{meant}`")), "{schema}: {answer:?}");
        }
    }
    for foreign in [
        r#""x-phases": ["alpha", "beta"]"#,
        r#""x-phases": {"a": 1}"#,
        r#""x-phrase": {"en": "x"}"#,
        r#""phase": "beta""#,
        r#""x-belong": "team-a""#,
        r#""x-approver": "Kari Nordmann""#,
        r#""x-approver": {"team": "a"}"#,
        r#""x-refs": {"a": "b"}"#,
        r#""x-reference": "https://docs.example/a""#,
        r#""x-rel": "self", "x-rev": "a", "x-order": 1, "x-owner": "me", "x-enum-varnames": ["A"]"#,
        r#""x-nullable": true, "x-internal": true, "x-go-type": "Person", "x-deprecated": true, "x-example": "a""#,
        r#""happened": "yesterday", "planned": "2026", "approved": {"by": "x"}, "kind": {"a": 1}"#,
        r#""properties": {"a": {"properties": {"xref": {}, "happened": {}, "phase": {}}}}"#,
    ] {
        assert_eq!(told(foreign), [""; 0], "{foreign}");
    }
}

/// A reference that marks a list marks its items, also where nothing is said of these; that of a mapping is refused.
#[test]
fn a_reference_marks_the_items_of_a_list_and_no_mapping() {
    let of = |schema: &str, text: &str| {
        let schema = format!(r#"{{"properties": {{"a": {schema}}}}}"#);
        Project::of_schema(&schema).with("d/a.yaml", text).check(&[])
    };
    for schema in [
        r#"{"type": "array", "x-ref": "Service"}"#,
        r#"{"type": ["array", "null"], "x-ref": "Service"}"#,
        r#"{"type": "array", "items": {"type": "string"}, "x-ref": "Service"}"#,
        r#"{"type": "array", "items": true, "x-ref": "Service"}"#,
        r#"{"type": "array", "minItems": 1, "x-ref": "Service"}"#,
        r#"{"allOf": [{"type": "array"}], "x-ref": "Service"}"#,
    ] {
        let answer = of(schema, "a: [nowhere]\n");
        assert_eq!(answer.status, 1, "{schema}: {answer:?}");
        assert!(answer.out.contains("nowhere"), "{schema}: {answer:?}");
    }
    for schema in [
        r#"{"type": "object", "x-ref": "Person"}"#,
        r#"{"type": ["object", "null"], "x-ref": "Person"}"#,
        r#"{"type": "boolean", "x-ref": "Person"}"#,
        r#"{"items": {"type": "object", "x-ref": "Person"}}"#,
    ] {
        let answer = of(schema, "a: null\n");
        assert_eq!(answer.status, 2, "{schema}: {answer:?}");
        assert!(answer.err.contains("`x-ref` has no effect here"), "{schema}: {}", answer.err);
    }
    for schema in [
        r#"{"type": ["string", "object"], "x-ref": "Person"}"#,
        r#"{"type": "integer", "x-ref": "Person"}"#,
        r#"{"type": "string", "x-ref": "Person"}"#,
    ] {
        assert!(of(schema, "b: null\n").status < 2, "{schema}");
    }
}

/// A keyword that needs another beside it, or that is about values of another type than those that may stand there.
#[test]
fn a_keyword_without_effect_where_it_stands_is_told() {
    for (schema, name, why) in [
        (r#""then": {"required": ["b"]}"#, "then", "`if` is missing beside it; write `if` as well, or remove `then`"),
        (r#""else": {"required": ["b"]}"#, "else", "`if` is missing beside it; write `if` as well, or remove `else`"),
        (r#""if": {"required": ["b"]}"#, "if", "`then` is missing beside it; write `then` as well, or remove `if`"),
        (
            r#""minContains": 2"#,
            "minContains",
            "`contains` is missing beside it; write `contains` as well, or remove `minContains`",
        ),
        (
            r#""maxContains": 2"#,
            "maxContains",
            "`contains` is missing beside it; write `contains` as well, or remove `maxContains`",
        ),
    ] {
        assert_eq!(told(schema), [format!("`{name}` has no effect here; {why}")], "{schema}");
    }
    for (keywords, name, of) in [
        (r#""type": "object", "items": {"type": "string"}"#, "items", "`object`"),
        (r#""type": "object", "minItems": 1"#, "minItems", "`object`"),
        (r#""type": ["object", "null"], "uniqueItems": false"#, "uniqueItems", "`object`, `null`"),
        (r#""type": "array", "required": ["a"]"#, "required", "`array`"),
        (r#""type": "array", "properties": {"a": {"type": "string"}}"#, "properties", "`array`"),
        (r#""type": "string", "minimum": 1"#, "minimum", "`string`"),
        (r#""type": "string", "minItems": 1"#, "minItems", "`string`"),
        (r#""type": "integer", "pattern": "a""#, "pattern", "`integer`"),
        (r#""type": "boolean", "maxLength": 1"#, "maxLength", "`boolean`"),
    ] {
        let says = format!(
            "`{name}` has no effect here; it is not about values of the type {of}; remove `{name}`, or write another `type`"
        );
        assert_eq!(told(&format!(r#""properties": {{"b": {{{keywords}}}}}"#)), [says], "{keywords}");
    }
    for fine in [
        r#""if": {"required": ["b"]}, "then": {"required": ["c"]}"#,
        r#""if": {"required": ["b"]}, "else": {}"#,
        r#""if": {"properties": {"b": {"type": "string"}}}, "unevaluatedProperties": true"#,
        r#""contains": {}, "minContains": 0"#,
        r#""properties": {"b": {"type": ["object", "array"], "items": {"type": "string"}, "required": ["c"]}}"#,
        r#""properties": {"b": {"type": "integer", "minimum": 1}, "then": {}, "if": {}, "items": {"type": "string"}}"#,
        r#""properties": {"b": {"minItems": 1, "minimum": 1, "minLength": 1, "minProperties": 1}}"#,
        r#""properties": {"b": {"type": "array", "properties": {}, "required": [], "additionalProperties": true}}"#,
    ] {
        assert_eq!(told(fine), [""; 0], "{fine}");
    }
}
