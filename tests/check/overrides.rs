//! What a project sets otherwise is in every format that has a place for it.

use super::project::Project;

const PARTIES: &str = "{kind: Party, id: nhn, title: Norsk Helsenett SF, type: provider}";

fn service(policies: &str) -> String {
    format!("kind: Service\nid: crm\ntitle: CRM\nowner: nhn\npolicies: {policies}\n---\n{PARTIES}\n")
}

/// A path and a text.
type File = (&'static str, String);

/// What is set, in which files, and how the report puts it.
fn table() -> Vec<(&'static str, Vec<File>, &'static str)> {
    let own = "kind: Policy\nid: own\ntitle: Own\nrules: {OWN-1: {title: Stated, stated: x}}\n";
    vec![
        ("a severity", vec![("vedtak.yaml", "severity: {ambiguous-scalar: note}\n".into())], "ambiguous-scalar: note"),
        (
            "a rule that is off",
            vec![("vedtak.yaml", "severity: {clock-change: \"off\"}\n".into())],
            "clock-change: off",
        ),
        (
            "a parameter",
            vec![("vedtak.yaml", "parameters: {medusa: {noticeNhn: 14 days}}\n".into())],
            "medusa.noticeNhn: 14 days (10 days)",
        ),
        ("exclude", vec![("vedtak.yaml", "exclude: [\"drafts/\"]\n".into())], "exclude: drafts/"),
        (
            "a kind",
            vec![
                ("vedtak.yaml", "documents: [{paths: [\"notes/\"], kind: Note}]\n".into()),
                ("notes/a.yaml", "kind: Order\nid: A\n".into()),
            ],
            "documents: Order as Note",
        ),
        (
            "a project below",
            vec![("vedtak.yaml", "projects: [below]\n".into()), ("below/vedtak.yaml", String::new())],
            "projects: below",
        ),
        (
            "what a project below sets",
            vec![
                ("vedtak.yaml", "projects: [below]\n".into()),
                ("below/vedtak.yaml", "severity: {clock-change: \"off\"}\n".into()),
            ],
            "below: clock-change: off",
        ),
        ("a service without policies", vec![("registry/crm.yaml", service("[]"))], "Service crm: policies []"),
        (
            "a service with a policy of the project",
            vec![("registry/crm.yaml", service("[own]")), ("policies/own.yaml", own.into())],
            "Service crm: policies [own]",
        ),
    ]
}

#[test]
fn every_override_is_in_every_format() {
    // The formats of GitLab and of reviewdog have findings only.
    let with_place = ["pretty", "concise", "json", "sarif", "junit", "github", "azure", "markdown", "html"];
    for (what, files, expected) in table() {
        let project = Project::new().with("registry/parties.yaml", PARTIES.replace("nhn", "other"));
        let project = files.iter().fold(project, |project, (path, text)| project.with(path, text));
        for format in with_place {
            let answer = project.check(&["--format", format]);
            assert_ne!(answer.status, 2, "{what}, {format}: {answer:?}");
            let all = format!("{}{}", answer.out, answer.err).replace(['\\', '`'], "");
            assert!(all.contains(expected), "{what}, {format}: {all}");
        }
        let overrides = project.report(&[])["summary"]["overrides"].clone();
        assert!(overrides.as_array().unwrap().iter().any(|own| own == expected), "{what}: {overrides}");
    }
}

#[test]
fn what_is_as_it_is_shipped_is_no_override() {
    let project = Project::new()
        .with("vedtak.yaml", "language: en\npolicies: [\"builtin:*\"]\ntimezone: Europe/Oslo\n")
        .with("registry/crm.yaml", service("[medusa]"));
    assert_eq!(project.report(&[])["summary"]["overrides"].as_array().unwrap().len(), 0);
}

#[test]
fn formats_that_are_ignored_are_told_in_every_format() {
    let ignore = "formats: ignore\ndocuments: [{paths: ['d/*'], kind: Thing, schema: s.json}]\n";
    let schema = r#"{"properties": {"at": {"type": "string", "format": "date"}}}"#;
    let of = |root: &str, below: &str| {
        Project::new()
            .with("vedtak.yaml", format!("projects: [below]\n{root}"))
            .with("below/vedtak.yaml", below)
            .with("s.json", schema)
            .with("below/s.json", schema)
            .with("d/a.yaml", "at: never\n")
            .with("below/d/a.yaml", "at: never\n")
    };
    for (project, told) in
        [(of(ignore, ""), "\"formats: ignore\""), (of("formats: assert\n", ignore), "\"below: formats: ignore\"")]
    {
        let overrides = project.report(&[])["summary"]["overrides"].to_string();
        assert!(overrides.contains(told), "{overrides}");
        for format in ["pretty", "concise", "json", "sarif", "junit", "github", "azure", "markdown", "html"] {
            let answer = project.check(&["--format", format]);
            let all = format!("{}{}", answer.out, answer.err);
            assert!(all.contains("formats: ignore"), "{format}: {all}");
        }
    }
    let assert = of("formats: assert\n", "formats: assert\n").report(&[])["summary"]["overrides"].to_string();
    assert!(!assert.contains("formats"), "{assert}");
}
