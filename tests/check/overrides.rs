//! What a project sets otherwise, and what it leaves out, is in every format.

use super::project::Project;

/// Every format.
const FORMATS: [&str; 12] = [
    "pretty", "concise", "json", "sarif", "junit", "github", "gitlab", "azure", "markdown", "html", "comment", "rdjson",
];

const PARTIES: &str = "{kind: Party, id: nhn, title: Norsk Helsenett SF, type: provider}";

fn service(policies: &str) -> String {
    format!("kind: Service\nid: crm\ntitle: CRM\nowner: nhn\npolicies: {policies}\n---\n{PARTIES}\n")
}

/// A path and a text.
type File = (&'static str, String);

/// What is set, in which files, how the report for machines puts it, and how people are told.
fn table() -> Vec<(&'static str, Vec<File>, &'static str, &'static str)> {
    let own = "kind: Policy\nid: own\ntitle: Own\nrules: {OWN-1: {title: Stated, stated: x}}\n";
    vec![
        (
            "a severity",
            vec![("vedtak.yaml", "severity: {ambiguous-scalar: note}\n".into())],
            "ambiguous-scalar: note",
            "the rule ambiguous-scalar is set to note",
        ),
        (
            "a rule that is off",
            vec![("vedtak.yaml", "severity: {clock-change: \"off\"}\n".into())],
            "clock-change: off",
            "the rule clock-change is switched off",
        ),
        (
            "a parameter",
            vec![("vedtak.yaml", "parameters: {medusa: {noticeNhn: 14 days}}\n".into())],
            "medusa.noticeNhn: 14 days (10 days)",
            "the parameter noticeNhn of medusa is 14 days; the policy has 10 days",
        ),
        (
            "exclude",
            vec![("vedtak.yaml", "exclude: [\"drafts/\"]\n".into())],
            "exclude: drafts/",
            "drafts/ is left out of the check",
        ),
        (
            "a kind",
            vec![
                ("vedtak.yaml", "documents: [{paths: [\"notes/\"], kind: Note}]\n".into()),
                ("notes/a.yaml", "kind: Order\nid: A\n".into()),
            ],
            "documents: Order as Note",
            "documents of the kind Order are judged as Note",
        ),
        (
            "a project below",
            vec![("vedtak.yaml", "projects: [below]\n".into()), ("below/vedtak.yaml", String::new())],
            "projects: below",
            "the folder below is judged by a configuration of its own",
        ),
        (
            "what a project below sets",
            vec![
                ("vedtak.yaml", "projects: [below]\n".into()),
                ("below/vedtak.yaml", "severity: {clock-change: \"off\"}\n".into()),
            ],
            "below: clock-change: off",
            "in below: the rule clock-change is switched off",
        ),
        (
            "a service without policies",
            vec![("registry/crm.yaml", service("[]"))],
            "Service crm: policies []",
            "the service crm follows no policy",
        ),
        (
            "a service with a policy of the project",
            vec![("registry/crm.yaml", service("[own]")), ("policies/own.yaml", own.into())],
            "Service crm: policies [own]",
            "the service crm follows the policy own",
        ),
    ]
}

#[test]
fn every_override_is_in_every_format() {
    for (what, files, expected, sentence) in table() {
        let project = Project::new().with("registry/parties.yaml", PARTIES.replace("nhn", "other"));
        let project = files.iter().fold(project, |project, (path, text)| project.with(path, text));
        for format in FORMATS {
            let answer = project.check(&["--format", format]);
            assert_ne!(answer.status, 2, "{what}, {format}: {answer:?}");
            let all = format!("{}{}", answer.out, answer.err).replace(['\\', '`'], "");
            let all = all.replace("<code>", "").replace("</code>", "");
            let told = if ["json", "junit", "comment"].contains(&format) { expected } else { sentence };
            assert!(all.contains(told), "{what}, {format}: {all}");
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
        for format in FORMATS {
            let answer = project.check(&["--format", format]);
            let all = format!("{}{}", answer.out, answer.err);
            assert!(all.contains("formats: ignore"), "{format}: {all}");
        }
    }
    let assert = of("formats: assert\n", "formats: assert\n").report(&[])["summary"]["overrides"].to_string();
    assert!(!assert.contains("formats"), "{assert}");
}

/// What is left out, the files, the arguments, the path and why.
type Left = (&'static str, Vec<File>, &'static [&'static str], &'static str, &'static str);

/// A path that is not judged says why, in every format.
#[test]
fn what_is_left_out_is_in_every_format() {
    assert!(FORMATS.iter().eq(vedtak::report::REPORTERS.iter().map(|reporter| &reporter.name)));
    let party = PARTIES.to_owned();
    let broken = "kind: Order\nid: [\n".to_owned();
    let table: [Left; 8] = [
        (
            "excluded",
            vec![("vedtak.yaml", "exclude: [drafts/]\n".into()), ("drafts/a.yaml", party.clone())],
            &[],
            "drafts/a.yaml",
            "left out by exclude in vedtak.yaml",
        ),
        (
            "all of a path excluded",
            vec![("vedtak.yaml", "exclude: [drafts/]\n".into()), ("drafts/a.yaml", "title: x\n".into())],
            &["drafts"],
            "drafts",
            "all of it is left out by exclude in vedtak.yaml",
        ),
        (
            "of another kind",
            vec![
                ("vedtak.yaml", "documents: [{paths: [notes/], kind: Note}]\n".into()),
                ("notes/a.yaml", party.clone()),
            ],
            &[],
            "notes/a.yaml",
            "Party is judged as Note",
        ),
        (
            "no document",
            vec![("other/a.yaml", "title: x\n".into())],
            &["other"],
            "other",
            "no documents of a known kind",
        ),
        (
            "no document anywhere there",
            vec![("other/a.yaml", "title: x\n".into()), ("other/b.yaml", "title: x\n".into())],
            &[],
            "other",
            "no documents of a known kind",
        ),
        ("the configuration", vec![("vedtak.yaml", String::new())], &["vedtak.yaml"], "vedtak.yaml", "is no document"),
        ("nothing that is read", vec![("a.txt", "x".into())], &["a.txt"], "a.txt", "no YAML or JSON file is there"),
        ("unreadable", vec![("other/a.yaml", broken.replace("Order", "Thing"))], &[], "other/a.yaml", "cannot be read"),
    ];
    for (what, files, arguments, path, why) in table {
        let project = Project::new().with("vedtak.yaml", "").with("parties.yaml", PARTIES.replace("nhn", "other"));
        let project = files.iter().fold(project, |project, (path, text)| project.with(path, text));
        for format in FORMATS {
            let answer = project.check(&[arguments, &["--format", format]].concat());
            let all = format!("{}{}", answer.out, answer.err).replace(['\\', '`'], "");
            let all = all.replace("<code>", "").replace("</code>", "");
            assert!(all.contains(path) && all.contains(why), "{what}, {format}: {all}");
        }
    }
}

/// Where an override is set is where it is told, in the formats that need a place.
#[test]
fn an_override_is_told_where_it_is_set() {
    let config = "version: 1\nseverity:\n  clock-change: \"off\"\nexclude: [a/, b/]\nparameters:\n  medusa:\n    noticeNhn: 14 days\n";
    let project = Project::new()
        .with("vedtak.yaml", config)
        .with("registry/parties.yaml", PARTIES)
        .with("registry/crm.yaml", service("[]").split_once("---").unwrap().0);
    let expected = [
        ("own setting: the rule `clock-change` is switched off", "vedtak.yaml", 3),
        ("own setting: the parameter `noticeNhn` of `medusa` is `14 days`; the policy has `10 days`", "vedtak.yaml", 7),
        ("own setting: `a/` is left out of the check", "vedtak.yaml", 4),
        ("own setting: `b/` is left out of the check", "vedtak.yaml", 4),
        ("own setting: the service `crm` follows no policy", "registry/crm.yaml", 5),
    ];
    let gitlab = project.check(&["--format", "gitlab"]).json();
    let rdjson = project.check(&["--format", "rdjson"]).json();
    for (text, path, line) in expected {
        let is_told = |entry: &&serde_json::Value, key: &str| entry[key] == text;
        let entry = gitlab.as_array().unwrap().iter().find(|entry| is_told(entry, "description"));
        let entry = entry.unwrap_or_else(|| panic!("{text}: {gitlab}"));
        assert_eq!((&entry["check_name"], &entry["severity"]), (&"override".into(), &"info".into()), "{text}");
        assert_eq!(entry["location"]["path"], path, "{text}");
        assert_eq!(entry["location"]["lines"]["begin"], line, "{text}");
        let entry = rdjson["diagnostics"].as_array().unwrap().iter().find(|entry| is_told(entry, "message")).unwrap();
        assert_eq!((&entry["code"]["value"], &entry["severity"]), (&"override".into(), &"INFO".into()), "{text}");
        assert_eq!(entry["location"]["path"], path, "{text}");
        assert_eq!(entry["location"]["range"]["start"]["line"], line, "{text}");
    }
}
