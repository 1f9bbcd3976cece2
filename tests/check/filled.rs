//! What `require` takes for an answer.

use super::project::Project;

/// A value that the schema itself names is a whole answer, however short; free text is none.
#[test]
fn what_the_schema_names_is_no_placeholder() {
    let schema = r##"{"$defs": {"level": {"enum": ["A", "N/A", "x"]}}, "properties": {"grade": {"enum": ["A", "B"]},
        "level": {"$ref": "#/$defs/level"}, "mark": {"const": "x"}, "grades": {"type": "array", "items": {"enum": ["A", "B"]}},
        "parts": {"type": "array", "items": {"properties": {"grade": {"enum": ["A"]}}}}, "free": {"type": "string"},
        "frees": {"type": "array", "items": {"type": "string"}}}}"##;
    for (path, line, is_filled) in [
        ("grade", "grade: A", true),
        ("level", "level: N/A", true),
        ("level", "level: x", true),
        ("mark", "mark: x", true),
        ("grades", "grades: [A]", true),
        ("'grades[]'", "grades: [A, B]", true),
        ("'parts[].grade'", "parts: [{grade: A}]", true),
        ("free", "free: A", false),
        ("free", "free: N/A", false),
        ("frees", "frees: [A]", false),
        ("grade", "grade:", false),
        ("grades", "grades: []", false),
        // What the schema does not name is told by the schema.
        ("grade", "grade: x", false),
    ] {
        let policy = format!(
            "kind: Policy\nid: p\ntitle: P\nrules:\n  A-1:\n    title: T\n    kinds: [Thing]\n    check: {{require: [{path}]}}\n"
        );
        let project =
            Project::of_schema(schema).with("policies/p.yaml", policy).with("d/a.yaml", format!("id: a\n{line}\n"));
        let is_asked_for = project.findings(&[]).iter().any(|one| one.ends_with("A-1"));
        assert_eq!(is_asked_for, !is_filled, "{path} {line}: {:?}", project.findings(&[]));
    }
}
