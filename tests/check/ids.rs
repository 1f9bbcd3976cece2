//! Documents of the repository's own kinds have the id that `documents` says where to find.

use super::project::Project;

/// Two documents whose ids stand where `id` says.
fn project(id: &str, first: &str, second: &str) -> Project {
    Project::new()
        .with("vedtak.yaml", format!("documents: [{{paths: ['d/*'], kind: Kep, schema: s.json{id}}}]\n"))
        .with("s.json", r#"{"properties": {"number": {}, "other": {"type": "string"}}}"#)
        .with("d/a.yaml", first)
        .with("d/b.yaml", second)
}

#[test]
fn a_document_without_the_id_that_its_kind_has_is_found() {
    let none = |place: &str| vec![format!("{place} duplicate-id")];
    let cases = [
        ("another spelling", ", id: kep_number", "kep-number: 1\n", "kep_number: 2\n", none("d/a.yaml:1:1")),
        ("a list", ", id: number", "x: 1\nnumber: [1]\n", "number: 2\n", none("d/a.yaml:2:9")),
        ("a mapping", ", id: number", "number: {a: 1}\n", "number: 2\n", none("d/a.yaml:1:9")),
        ("null", ", id: number", "number: null\n", "number: 2\n", none("d/a.yaml:1:9")),
        ("nothing", ", id: number", "number:\n", "number: 2\n", none("d/a.yaml:1:8")),
        ("an empty text", ", id: number", "number: ''\n", "number: 2\n", none("d/a.yaml:1:9")),
        ("of two keys", ", id: meta.number", "meta: {nummer: 1}\n", "meta: {number: 2}\n", none("d/a.yaml:1:1")),
        ("of a key that is no mapping", ", id: meta.number", "meta: 1\n", "meta: {number: 2}\n", none("d/a.yaml:1:1")),
        ("the usual key, written", ", id: id", "a: 1\n", "id: 2\n", none("d/a.yaml:1:1")),
        ("one number in two ways", ", id: number", "number: 1\n", "number: 1.0\n", none("d/b.yaml:1:9")),
        ("a longer one", ", id: number", "number: 100\n", "number: 100.00\n", none("d/b.yaml:1:9")),
        ("a number and a text", ", id: number", "number: 1\n", "number: '1.0'\n", vec![]),
        ("texts", ", id: number", "number: '1'\n", "number: '1.0'\n", vec![]),
        ("large numbers", ", id: number", "number: 9007199254740993\n", "number: 9007199254740992\n", vec![]),
        ("zero", ", id: number", "number: 0\n", "number: 2\n", vec![]),
        // Where nothing is said of ids, a file without one is called by its path.
        ("nothing said", "", "number: 1\n", "number: 1\n", vec![]),
    ];
    for (name, id, first, second, expected) in cases {
        let project = project(id, first, second);
        assert_eq!(project.findings(&[]), expected, "{name}");
        let report = project.report(&[]);
        for finding in report["findings"].as_array().unwrap() {
            assert_eq!(finding["severity"], "error", "{name}");
        }
    }
    let report = project(", id: kep_number", "kep-number: 1\n", "kep_number: 2\n").report(&[]);
    let finding = &report["findings"][0];
    assert_eq!(
        finding["message"],
        "the id (`kep_number`) is missing; without it nothing tells the document from others"
    );
    assert_eq!(finding["help"], "write `kep_number`, or correct `id` of the entry in `vedtak.yaml`");
    let report = project(", id: number", "number: [1]\n", "number: 2\n").report(&[]);
    assert_eq!(report["findings"][0]["message"], "the id (`number`) must be a text or a number, and not empty");
}

/// What the schema asks for is told by the schema alone.
#[test]
fn an_id_that_the_schema_requires_is_told_once() {
    let project = project(", id: number", "x: 1\n", "number: 2\n")
        .with("s.json", r#"{"properties": {"number": {}}, "required": ["number"]}"#);
    assert_eq!(project.findings(&[]), ["d/a.yaml:1:1 schema"]);
}
