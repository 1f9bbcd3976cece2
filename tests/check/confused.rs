//! Kinds of a project's own with nearly the name of one of ours.

use super::project::Project;

/// A kind of the project's own does not license a misspelling of ours: what has the fields of ours is told, unless the
/// entry that maps the kind names its file, or the kind's own schema describes these fields as well.
#[test]
fn a_document_with_the_fields_of_ours_is_told_outside_the_entry_of_its_kind() {
    let of = |kind: &str, schema: &str, document: &str, path: &str| {
        let config = format!("documents:\n  - {{paths: ['own/*'], kind: {kind}, schema: s.json}}\n");
        let project =
            Project::new().with("vedtak.yaml", config).with("s.json", schema).with("own/a.yaml", "lines: 1\n");
        let findings = project.with(path, format!("kind: {kind}\n{document}")).findings(&[]);
        findings.into_iter().filter(|finding| finding.ends_with("unknown-kind")).collect::<Vec<_>>()
    };
    let lines = r#"{"properties": {"lines": {"type": "integer"}}}"#;
    let fields = "id: O-1\ntitle: x\nservice: web\nstatus: draft\n";
    let own = "lines: 2\nid: O-1\n";
    let all = r#"{"properties": {"lines": {"type": "integer"}, "id": {}, "title": {}, "service": {}, "status": {}}}"#;
    for kind in ["Bestilling", "Ordre", "order", "Orders", "Bestallning", "Servise", "Endring", "ChangeRequests"] {
        assert_eq!(of(kind, lines, fields, "docs/b.yaml"), ["docs/b.yaml:1:7 unknown-kind"], "{kind}");
        assert_eq!(of(kind, "{\"minProperties\": 1}", fields, "b.yaml"), ["b.yaml:1:7 unknown-kind"], "{kind}");
        assert_eq!(of(kind, lines, fields, "own/b.yaml"), [""; 0], "{kind}");
        assert_eq!(of(kind, lines, own, "docs/b.yaml"), [""; 0], "{kind}");
        assert_eq!(of(kind, all, fields, "docs/b.yaml"), [""; 0], "{kind}");
    }
    for kind in ["Invoice", "Parcel"] {
        assert_eq!(of(kind, lines, fields, "docs/b.yaml"), [""; 0], "{kind}");
    }
}
