//! A set-up that is wrong: a diagnostic at its place, exit status 2, never a panic.

use super::project::{Answer, Project};

/// Runs in a project with this schema, and other files.
fn with(schema: &str, more: &[(&str, &str)]) -> Answer {
    let project = Project::of_schema(schema).with("d/a.yaml", "a: 1\n");
    more.iter().fold(project, |project, (path, text)| project.with(path, text)).check(&[])
}

#[track_caller]
fn refused(answer: &Answer, message: &str, place: &str) {
    assert_eq!(answer.status, 2, "{answer:?}");
    assert_eq!(answer.out, "", "{answer:?}");
    assert!(answer.err.contains(message), "{message}: {}", answer.err);
    assert!(answer.err.contains(&format!("╭─[{place}]")), "{place}: {}", answer.err);
    assert!(!answer.err.contains("panicked"), "{answer:?}");
}

#[test]
fn a_configuration_that_is_wrong_is_told_at_its_place() {
    let cases = [
        ("documents: [\n", "`[` is opened here and not closed", "vedtak.yaml:1:12"),
        ("version: 2\n", "(`version`) has the value `2`; it must be `1`", "vedtak.yaml:1:10"),
        ("- a\n", "", "vedtak.yaml:1:1"),
        ("langauge: nb\n", "the nearest is language (`language`)", "vedtak.yaml:1:1"),
        ("language: de\n", "`nb`, `sv` or `en`", "vedtak.yaml:1:11"),
        ("language: nb\nlanguage: sv\n", "the key `language` stands twice", "vedtak.yaml:2:1"),
        ("timezone: Oslo\n", "the time zone `Oslo` is not known", "vedtak.yaml:1:11"),
        ("documents: [{paths: ['{']}]\n", "the glob `{` cannot be read", "vedtak.yaml:1:22"),
        ("documents: [{paths: ['']}]\n", "", "vedtak.yaml:1:22"),
        ("documents: [{paths: [x], kind: T, schema: no.json}]\n", "`no.json` does not exist", "vedtak.yaml:1:43"),
        ("documents: [{paths: [x], schema: s.json}]\n", "is missing; required in", "vedtak.yaml:1:13"),
        ("documents: [{paths: [x], kind: T, schema: .}]\n", "", "vedtak.yaml:1:43"),
        ("exclude: x\n", "it must be a list", "vedtak.yaml:1:10"),
    ];
    for (config, message, place) in cases {
        let answer = Project::new().with("vedtak.yaml", config).check(&[]);
        refused(&answer, message, place);
    }
}

#[test]
fn a_configuration_that_is_not_text_is_refused() {
    let answer = Project::new().with("vedtak.yaml", b"language: \xff\n").check(&[]);
    assert_eq!(answer.status, 2);
    assert!(answer.err.contains("`vedtak.yaml` is not UTF-8"), "{answer:?}");
}

#[test]
fn an_error_with_a_place_prints_its_help() {
    let answer = Project::new().with("vedtak.yaml", "timezone: Oslo\n").check(&[]);
    insta::assert_snapshot!(answer.err, @r"
    error[config]: the time zone `Oslo` is not known
       ╭─[vedtak.yaml:1:11]
     1 │ timezone: Oslo
       ·           ────
       ╰────
      help: write a name of the IANA time zone database, such as `Europe/Oslo`
    ");
}

#[test]
fn a_schema_that_is_not_yaml_is_told_at_its_place() {
    refused(&with("{\"type\": \"object\"", &[]), "`{` is opened here and not closed", "s.json:1:1");
    refused(&with("{\"type\": 1, \"type\": 2}", &[]), "the key `type` stands twice", "s.json:1:13");
    refused(&with("", &[]), "the file ends before the document does", "s.json:1:1");
    refused(&with("[{}]", &[]), "the file has no schema", "s.json:1:1");
    refused(&with("{}\n---\n{}\n", &[]), "the document ends before `---`", "s.json:2:1");
}

#[test]
fn a_keyword_that_is_wrong_is_told_at_its_place() {
    let schema = "{\n  \"properties\": {\n    \"a\": {\"type\": \"intger\", \"minimum\": \"x\"}\n  }\n}\n";
    let answer = with(schema, &[]);
    refused(&answer, "`properties.a.type` has the value `intger`; it must be", "s.json:3:19");
    refused(&answer, "`properties.a.minimum` is text; it must be a number", "s.json:3:40");
    assert!(answer.err.contains("\n  help: write `integer`\n"), "{}", answer.err);
    let draft4 = r#"{"$schema": "http://json-schema.org/draft-04/schema#", "required": []}"#;
    refused(&with(draft4, &[]), "`required` has no content; there must be at least 1 item", "s.json:1:68");
    let draft7 = r#"{"$schema": "http://json-schema.org/draft-07/schema#", "required": true}"#;
    refused(&with(draft7, &[]), "`required`", "s.json:1:68");
}

#[test]
fn a_keyword_that_is_wrong_in_a_file_referred_to_is_told_there() {
    let schema = r#"{"properties": {"a": {"$ref": "more/o.json#/$defs/q"}}}"#;
    let answer = with(schema, &[("more/o.json", "{\"$defs\": {\n  \"q\": {\"type\": \"sting\"}}}\n")]);
    refused(&answer, "`$defs.q.type` has the value `sting`", "more/o.json:2:17");
}

#[test]
fn nothing_is_fetched() {
    for reference in [
        "http://127.0.0.1:9/x.json",
        "https://example.com/x.json#/a",
        "file:///etc/passwd",
        "//host/x.json",
        "/etc/passwd",
        "ftp://x/y",
        "data:application/json,{}",
    ] {
        let answer = with(&format!("{{\"not\": {{\"$ref\": \"{reference}\"}}}}"), &[]);
        refused(&answer, "leads out of the project; nothing is fetched", "s.json:1:18");
        assert!(answer.err.contains(reference), "{answer:?}");
        assert!(answer.err.contains("\n  help: put the schema into the project and refer to the file\n"));
    }
}

#[test]
fn references_stay_in_the_project() {
    for reference in ["../x.json", "a/../../x.json", "./.././x.json#/a", "%2e%2e/x.json"] {
        let answer = with(&format!("{{\"$ref\": \"{reference}\"}}"), &[]);
        refused(&answer, "lies outside the project; only files of the project are read", "s.json:1:10");
    }
    for path in ["../s.json", "/etc/passwd", "a/../../s.json"] {
        let config = format!("documents: [{{paths: [x], kind: T, schema: {path}}}]\n");
        let answer = Project::new().with("vedtak.yaml", config).check(&[]);
        refused(&answer, "lies outside the project", "vedtak.yaml:1:43");
    }
}

#[cfg(unix)]
#[test]
fn links_to_schemas_are_not_followed() {
    let outside = Project::new().with("x.json", "{}");
    let project = Project::of_schema(r#"{"$ref": "in.json"}"#);
    std::os::unix::fs::symlink(outside.path().join("x.json"), project.path().join("in.json")).unwrap();
    refused(&project.check(&[]), "`in.json` is a symbolic link or lies behind one", "s.json:1:10");
    let project = Project::new().with("vedtak.yaml", "documents: [{paths: [x], kind: T, schema: l/x.json}]\n");
    std::os::unix::fs::symlink(outside.path(), project.path().join("l")).unwrap();
    refused(&project.check(&[]), "`l/x.json` is a symbolic link or lies behind one", "vedtak.yaml:1:43");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let project = Project::new().with("vedtak.yaml", "documents: [{paths: [x], kind: T, schema: pipe}]\n");
    let made = std::process::Command::new("mkfifo").arg(project.path().join("pipe")).status().unwrap();
    assert!(made.success());
    refused(&project.check(&[]), "`pipe` could not be read: it is not an ordinary file", "vedtak.yaml:1:43");
}

#[test]
fn references_to_nothing_are_told_at_their_place() {
    for reference in ["#/$defs/none", "#none", "#/properties/a/0", "o.json#/$defs/none", "o.json#none"] {
        let schema = format!("{{\n  \"properties\": {{\"a\": {{\"$ref\": \"{reference}\"}}}}\n}}\n");
        let answer = with(&schema, &[("o.json", "{}")]);
        refused(&answer, &format!("`{reference}` refers to what is not in the schema"), "s.json:2:32");
    }
    refused(&with(r#"{"$ref": "none.json"}"#, &[]), "`none.json` does not exist", "s.json:1:10");
    // Only the one that is broken, though another file has the same fragment.
    let other = r##"{"$defs": {"q": {"type": "integer"}, "p": {"$ref": "#/$defs/q"}}}"##;
    let schema = r##"{"allOf": [{"$ref": "o.json#/$defs/p"}, {"$ref": "#/$defs/q"}]}"##;
    let answer = with(schema, &[("o.json", other)]);
    refused(&answer, "`#/$defs/q` refers to what is not in the schema", "s.json:1:50");
    assert!(!answer.err.contains("[o.json"), "{answer:?}");
}

#[test]
fn an_unknown_draft_is_told_at_its_place() {
    for draft in ["https://example.com/meta", "#", "meta.json", "http://json-schema.org/draft-03/schema#", "draft-07"] {
        let answer = with(&format!("{{\"$schema\": \"{draft}\"}}"), &[("meta.json", "{}")]);
        refused(&answer, "is not a known draft of JSON Schema", "s.json:1:13");
    }
    assert_eq!(with(r#"{"$schema": 7}"#, &[]).status, 2);
}

#[test]
fn a_pattern_that_cannot_be_read_is_told_at_its_place() {
    refused(
        &with(r#"{"properties": {"a": {"pattern": "(a"}}}"#, &[]),
        "the pattern `(a` is not a regular",
        "s.json:1:34",
    );
    refused(&with(r#"{"patternProperties": {"[b": {}}}"#, &[]), "the pattern `[b` is not a regular", "s.json:1:24");
    let schema = r#"{"$ref": "o.json"}"#;
    refused(&with(schema, &[("o.json", r#"{"pattern": "*"}"#)]), "the pattern `*` is not a regular", "o.json:1:13");
}

#[test]
fn a_schema_that_goes_in_circles_is_refused() {
    refused(&with(r##"{"$ref": "#"}"##, &[]), "`#` leads back to itself", "s.json:1:10");
    refused(&with(r##"{"anyOf": [{"type": "null"}, {"$ref": "#"}]}"##, &[]), "leads back to itself", "s.json:1:39");
    refused(
        &with(r#"{"$ref": "o.json"}"#, &[("o.json", r#"{"not": {"$ref": "s.json"}}"#)]),
        "back to itself",
        "o.json:1:18",
    );
    let names = r##"{"propertyNames": {"$ref": "#/$defs/a"},
      "$defs": {"a": {"allOf": [{"$ref": "#b"}]}, "b": {"$anchor": "b", "if": {"$ref": "#/$defs/a"}}}}"##;
    refused(&with(names, &[]), "leads back to itself", "s.json:2:42");
}

#[test]
fn a_schema_that_goes_deeper_with_its_document_is_fine() {
    let tree = r##"{"properties": {"a": {"$ref": "#"}, "b": {"items": {"$ref": "#"}}, "leaf": {"type": "integer"}}}"##;
    let deep = "a: {b: [{leaf: 1}, {a: {leaf: x}}]}\n";
    let project = Project::of_schema(tree).with("d/a.yaml", deep);
    assert_eq!(project.findings(&[]), ["d/a.yaml:1:31 schema"]);
}

#[test]
fn every_fault_is_told_at_once() {
    let schema = r#"{"type": "objct", "properties": {"a": {"required": "x"}}, "minLength": -1}"#;
    let answer = with(schema, &[]);
    assert_eq!(answer.err.matches("error[schema]").count(), 3, "{}", answer.err);
}
