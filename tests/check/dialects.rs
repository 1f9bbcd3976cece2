//! How schemas name their draft, find one another by address, and whether their formats are asked.

use super::project::Project;

/// Findings of a document under a schema with this `$schema`, those of the schema by their rule alone; none where the
/// schema is refused.
fn of_draft(draft: &str, keywords: &str, more: &[(&str, &str)]) -> Option<Vec<String>> {
    let schema = format!("{{\"$schema\": \"{draft}\", \"minProperties\": 1, {keywords}}}");
    let project = Project::of_schema(&schema).with("d/a.yaml", "a: [x]\n");
    let project = more.iter().fold(project, |project, (path, text)| project.with(path, text));
    let of_schema = |finding: String| if finding.starts_with("s.json:") { "unmatched".to_owned() } else { finding };
    (project.check(&[]).status < 2).then(|| project.findings(&[]).into_iter().map(of_schema).collect())
}

#[test]
fn every_spelling_of_a_draft_is_accepted() {
    // Lists of schemas for first items are written in one of two ways; a draft knows only its own.
    let old = r#""properties": {"a": {"items": [{"type": "integer"}]}}"#;
    let new = r#""properties": {"a": {"prefixItems": [{"type": "integer"}]}}"#;
    let found = Some(vec!["d/a.yaml:1:5 schema".to_owned()]);
    for draft in [
        "http://json-schema.org/draft-04/schema",
        "https://json-schema.org/draft-04/schema#",
        "http://json-schema.org/draft-05/schema#",
        "http://json-schema.org/draft-04/hyper-schema#",
        "https://json-schema.org/draft-06/schema",
        "http://json-schema.org/draft-07/schema#/",
        "https://json-schema.org/draft-07/schema/",
        "https://json-schema.org/draft/2019-09/hyper-schema",
    ] {
        assert_eq!(of_draft(draft, old, &[]), found, "{draft}");
        assert_eq!(
            of_draft(draft, new, &[]),
            Some(vec!["unmatched".to_owned()]),
            "{draft}: no value is held against it"
        );
    }
    for draft in ["http://json-schema.org/schema", "https://json-schema.org/schema#", "http://json-schema.org/schema#"]
    {
        let with_note = found.iter().flatten().cloned().chain(["unmatched".to_owned()]).collect();
        assert_eq!(of_draft(draft, new, &[]), Some(with_note), "{draft}");
    }
}

#[test]
fn a_project_has_dialects_of_its_own() {
    let meta = r#"{"$schema": "http://json-schema.org/draft-07/schema#", "$id": "https://e.example/meta",
        "properties": {"x-owner": {"type": "string"}}}"#;
    let second = r#"{"$schema": "meta.json"}"#;
    let files = [("meta.json", meta), ("second.json", second)];
    let old = r#""properties": {"a": {"items": [{"type": "integer"}]}}"#;
    let found = Some(vec!["d/a.yaml:1:5 schema".to_owned()]);
    assert_eq!(of_draft("meta.json", old, &files), found);
    assert_eq!(of_draft("second.json", old, &files), found);
    // What the dialect asks of schemas is asked.
    assert_eq!(of_draft("meta.json", r#""x-owner": 1"#, &files), None);
    // One that leads nowhere, or to itself, is none.
    assert_eq!(of_draft("meta.json", old, &[("meta.json", "{}")]), None);
    assert_eq!(of_draft("meta.json", old, &[("meta.json", r#"{"$schema": "meta.json"}"#)]), None);
    let by_address = Project::new()
        .with("vedtak.yaml", "documents: [{paths: [d], kind: T, schema: s.json}]\nschemas: [metas/*.json]\n")
        .with("metas/m.json", meta)
        .with("s.json", format!("{{\"$schema\": \"https://e.example/meta\", {old}}}"))
        .with("d/a.yaml", "a: [x]\n");
    assert_eq!(by_address.findings(&[]), ["d/a.yaml:1:5 schema"]);
}

#[test]
fn schemas_find_one_another_by_their_addresses() {
    for (id, reference) in [
        ("https://e.example/common", "https://e.example/common"),
        ("https://e.example/common#", "https://e.example/common#/definitions/n"),
        ("urn:example:common", "urn:example:common"),
        ("common", "common"),
        ("common.json", "common.json#/definitions/n"),
        ("/types/common", "/types/common"),
        ("../common", "common"),
    ] {
        let common = format!(r#"{{"$id": "{id}", "type": "integer", "definitions": {{"n": {{"type": "integer"}}}}}}"#);
        let project = Project::new()
            .with("vedtak.yaml", "documents: [{paths: [d], kind: T, schema: s.json}]\nschemas: ['types/**']\n")
            .with("types/deep/c.json", common.replace("../common", if id == "../common" { "../../common" } else { id }))
            .with("s.json", format!("{{\"properties\": {{\"a\": {{\"$ref\": \"{reference}\"}}}}}}"))
            .with("d/a.yaml", "a: x\n");
        assert_eq!(project.check(&[]).status, 1, "{id}: {:?}", project.check(&[]));
        assert_eq!(project.findings(&[]), ["d/a.yaml:1:4 schema"], "{id}");
    }
}

#[test]
fn further_schemas_are_told_of_as_others_are() {
    let config =
        |schemas: &str| format!("documents: [{{paths: [d], kind: T, schema: s.json}}]\nschemas: [{schemas}]\n");
    let project = |schemas: &str| {
        let files = Project::new().with("vedtak.yaml", config(schemas)).with("s.json", "{}").with("d/a.yaml", "a: 1\n");
        files.with("more/a.json", r#"{"type": "strin"}"#)
    };
    let broken = project("more/*.json").check(&[]);
    assert_eq!(broken.status, 2, "{broken:?}");
    assert!(broken.err.contains("more/a.json:1:"), "{broken:?}");
    assert_eq!(project("more/b.json").check(&[]).status, 2);
}

#[test]
fn formats_are_asked_unless_the_project_ignores_them() {
    for (format, good, bad) in [
        ("date", "2026-11-24", "2026-02-30"),
        ("date-time", "2026-11-24T10:00:00+01:00", "2026-11-24 10:00"),
        ("email", "kari@e.example", "kari"),
        ("uri", "https://e.example/a", "e example"),
        ("ipv4", "192.0.2.1", "192.0.2.256"),
        ("uuid", "2f0a8a04-6c1c-4d0e-8f0f-0d6a6f4b8a11", "2f0a"),
        ("duration", "P1Y", "1 year"),
        ("regex", "a+", "(a"),
        ("vedtak-date", "2026-11-24", "24.11.2026"),
    ] {
        let schema = format!("{{\"properties\": {{\"a\": {{\"format\": \"{format}\"}}}}}}");
        let config = "documents: [{paths: [d], kind: T, schema: s.json}]\n";
        let findings = |config: &str, value: &str| {
            let project = Project::new().with("vedtak.yaml", config).with("s.json", &schema);
            project.with("d/a.yaml", format!("a: {value:?}\n")).findings(&[])
        };
        assert_eq!(findings(config, good), Vec::<String>::new(), "{format}");
        assert_eq!(findings(config, bad).len(), usize::from(!bad.is_empty()), "{format}");
        let ignored = findings(&format!("{config}formats: ignore\n"), bad);
        assert_eq!(ignored, ["vedtak.yaml:1:43 unmatched"], "{format}: nothing else is asked");
        assert_eq!(
            findings(&format!("{config}formats: assert\n"), bad).len(),
            usize::from(!bad.is_empty()),
            "{format}"
        );
    }
}
