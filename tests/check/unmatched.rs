//! What the configuration names and what is not there, and a configuration that has no effect, are told.

use std::path::Path;

use git2::Repository;

use super::project::Project;

const GOOD: &str = "kind: Party\nid: x\ntitle: X\ntype: supplier\n";
const SCHEMA: &str = "{\"minProperties\": 1}";

/// A project with one document in `orders/`, one ignored by Git in `build/`, and an empty folder `empty/`.
fn project(config: &str) -> Project {
    let project = Project::new()
        .with("vedtak.yaml", config)
        .with("orders/a.yaml", GOOD)
        .with("orders/deep/b.yml", "kind: Party\nid: y\ntitle: Y\ntype: supplier\n")
        .with(".gitignore", "build/\n")
        .with("build/c.yaml", GOOD)
        .with("schemas/s.json", SCHEMA)
        .with("policies/readme.yaml", "# nothing yet\n");
    std::fs::create_dir(project.path().join("empty")).unwrap();
    let repository = Repository::init(project.path()).unwrap();
    let mut index = repository.index().unwrap();
    index.add_path(Path::new("orders/a.yaml")).unwrap();
    index.write().unwrap();
    project
}

/// The place, the message and the help of what is found to match nothing.
fn found(project: &Project) -> Vec<(String, String, String)> {
    let report = project.report(&[]);
    let findings = report["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == "unmatched");
    findings
        .map(|finding| {
            assert_eq!(finding["severity"], "warning", "{finding}");
            let text = |key: &str| finding[key].as_str().unwrap_or("").to_owned();
            let start = &finding["start"];
            let place = format!("{}:{}:{}", text("path"), start["line"], start["column"]);
            (place, text("message"), text("help"))
        })
        .collect()
}

const REMOVE: &str = "correct the path, or remove it";

#[test]
fn a_pattern_or_folder_that_matches_nothing_is_told_at_its_entry() {
    // The entry, and what is said of it: nothing where it matches.
    let table: &[(&str, Option<&str>)] = &[
        ("orders/", None),
        ("orders", None),
        ("./orders/", None),
        ("/orders/", None),
        ("orders/*.yaml", None),
        ("**/deep/", None),
        ("b.yml", None),
        ("**", None),
        ("**/*.yaml", None),
        ("Orders/", Some("write `orders/`")),
        ("ORDERS/*.yaml", Some("write `orders/*.yaml`")),
        ("order/", Some("write `orders/`")),
        ("./oders/**/*.yaml", Some("write `orders/**/*.yaml`")),
        ("orders/depp/", Some("write `orders/deep/`")),
        ("orders/*.json", Some(REMOVE)),
        ("nothing/", Some(REMOVE)),
        ("**/*.xml", Some(REMOVE)),
        ("empty/", Some(REMOVE)),
        // What Git ignores is there for those who spell it, and for no pattern.
        ("build/", Some(REMOVE)),
        ("build/*.yaml", Some(REMOVE)),
        ("build/c.yaml", None),
    ];
    for (entry, help) in table {
        let project = project(&format!("documents:\n  - paths: [\"{entry}\"]\n"));
        let expected: Vec<_> = help
            .iter()
            .map(|help| {
                let message = format!("`{entry}` matches no file of the project");
                ("vedtak.yaml:2:13".to_owned(), message, (*help).to_owned())
            })
            .collect();
        assert_eq!(found(&project), expected, "{entry}");
        assert!(help.is_none() || project.check(&[]).status == 0, "{entry}");
    }
}

/// Git checks a link out as a file where the system has none, or a copy loses it: what the folder held would not be judged.
#[test]
fn a_file_in_the_place_of_a_folder_is_an_error() {
    for entry in ["orders/a.yaml/", "./orders/a.yaml/", "linked/"] {
        let project = project(&format!("documents:\n  - paths: [\"{entry}\"]\n"));
        let project = project.with("linked", "orders");
        let answer = project.check(&["--format", "concise"]);
        let says = format!("error[unmatched] `{entry}` must be a folder, yet a file lies there");
        assert!(answer.status == 1 && answer.out.contains(&says), "{entry}: {answer:?}");
    }
    assert_eq!(project("documents:\n  - paths: [\"orders/\"]\n").check(&[]).status, 0, "the folder is there");
}

/// What leads out of the project or is written as on Windows is wrong, and not only without effect.
#[test]
fn a_path_that_can_name_nothing_is_an_error() {
    for entry in ["orders\\\\*.yaml", "../x", "../x/*.yaml", "orders/../../x/"] {
        let answer = project(&format!("documents:\n  - paths: [\"{entry}\"]\n")).check(&[]);
        assert!(answer.status == 2 && answer.err.contains("vedtak.yaml:2:13"), "{entry}: {answer:?}");
    }
}

#[test]
fn every_list_of_paths_is_held_against_what_is_there() {
    let table: &[(&str, &[&str])] = &[
        ("documents: [{paths: [\"orders/\", \"odrers/\"]}]", &["vedtak.yaml:1:33"]),
        ("documents: [{paths: [\"oders/\"], kind: Thing, schema: schemas/s.json}]", &["vedtak.yaml:1:22"]),
        // What takes back names nothing by itself.
        ("documents: [{paths: [\"orders/\", \"!orders/old/\"]}]", &[]),
        ("schemas: [\"schemas/*.json\"]", &[]),
        ("schemas: [\"schemas/*.yaml\"]", &["vedtak.yaml:1:11"]),
        ("policies: [\"builtin:*\", \"policies/**/*.yaml\"]", &[]),
        ("policies: [\"builtin:*\", \"policy/\"]", &["vedtak.yaml:1:25"]),
        ("registry: [\"orders/\"]", &[]),
        ("registry: [\"registry/\", \"orders/\"]", &["vedtak.yaml:1:12"]),
        // What need not be there is left out in advance.
        ("exclude: [\"**/drafts/**\", \"node_modules/\"]", &[]),
        // What nobody has written is not told.
        ("version: 1", &[]),
    ];
    for (config, expected) in table {
        let places: Vec<String> =
            found(&project(&format!("{config}\n"))).into_iter().map(|(place, ..)| place).collect();
        assert_eq!(places, *expected, "{config}");
    }
    assert_eq!(found(&Project::new().with("a.yaml", GOOD)), []);
}

/// A configuration is no document, so that a pattern that matches it alone matches nothing.
#[test]
fn the_configuration_does_not_match() {
    let project = Project::new().with("vedtak.yaml", "documents: [{paths: [\"*.yaml\"]}]\n").with("a.yml", GOOD);
    assert_eq!(found(&project).len(), 1);
}

#[test]
fn a_configuration_below_the_roots_is_told() {
    let nested = |config: &str, files: &[&str]| {
        let project = Project::new().with("vedtak.yaml", config).with("a.yaml", GOOD);
        files.iter().fold(project, |project, file| project.with(file, "exclude: ['**']\n"))
    };
    let table: &[(&str, &[&str], &[&str])] = &[
        ("", &["inner/vedtak.yaml"], &["inner/vedtak.yaml:1:1"]),
        ("", &["b/c/vedtak.yaml", "b/vedtak.yaml"], &["b/c/vedtak.yaml:1:1", "b/vedtak.yaml:1:1"]),
        ("", &[".hidden/vedtak.yaml"], &[".hidden/vedtak.yaml:1:1"]),
        ("exclude: [inner/]", &["inner/vedtak.yaml"], &[]),
        ("exclude: ['**/vedtak.yaml']", &["inner/vedtak.yaml"], &[]),
        ("", &["inner/vedtak.yaml.txt", "inner/other.yaml"], &[]),
    ];
    for (config, files, expected) in table {
        let told = found(&nested(config, files));
        let places: Vec<&str> = told.iter().map(|(place, ..)| place.as_str()).collect();
        assert_eq!(places, *expected, "{config} {files:?}");
        for (place, message, _) in &told {
            let path = place.split(':').next().unwrap();
            assert_eq!(*message, format!("`{path}` has no effect; the configuration is the one at the project's root"));
        }
    }
}

#[test]
fn a_document_does_not_leave_the_gate_as_a_nested_configuration() {
    for config in ["", "documents: [{paths: ['inner/']}]\n", "documents: [{paths: ['inner/'], kind: Thing}]\n"] {
        let project = Project::new()
            .with("vedtak.yaml", config)
            .with("inner/vedtak.yaml", "kind: Party\nid: y\n")
            .with("inner/b.yaml", GOOD);
        let findings = project.findings(&[]);
        assert!(findings.contains(&"inner/vedtak.yaml:1:1 unmatched".to_owned()), "{config}: {findings:?}");
        assert!(findings.contains(&"inner/vedtak.yaml:1:1 schema".to_owned()), "{config}: {findings:?}");
    }
}

/// Documents that nothing judges are told as that: in the settings of every format, and at the entry.
#[test]
fn a_kind_that_nothing_judges_is_told() {
    let rule = "kind: Policy\nid: p\ntitle: P\ncalendar: \"NO\"\nrules:\n  A-1:\n    title: T\n    kinds: [Kk]\n    check: \
                {require: [name]}\n    severity: error\n    ours: a rule of this project\n";
    let entry = "documents: [{paths: ['d/*'], kind: Kk}]\n";
    let other = &rule.replace("Kk", "Order").replace("[name]", "[title]");
    let schema = "documents: [{paths: ['d/*'], kind: Kk, schema: s.json}]\n";
    // The same kind in two entries has the one schema.
    let twice = "documents: [{paths: ['d/*'], kind: Kk, schema: s.json}, {paths: ['d/b*'], kind: Kk}]\n";
    let later = "documents:\n- {paths: ['d/*'], kind: Kk, schema: s.json}\n- {paths: ['d/a*'], kind: Ll}\n";
    for (config, policy, found, told) in [
        (entry, "", vec!["vedtak.yaml:1:36 unmatched"], "documents: Kk without a schema"),
        (
            entry,
            other,
            vec!["policies/p.yaml:2:5 unmatched", "vedtak.yaml:1:36 unmatched"],
            "documents: Kk without a schema",
        ),
        (entry, rule, vec!["d/a.yaml:1:1 A-1", "d/b.yaml:1:1 A-1"], "documents: Kk without a schema"),
        (schema, "", vec![], ""),
        (twice, "", vec![], ""),
        (later, "", vec!["vedtak.yaml:3:27 unmatched"], "documents: Ll without a schema"),
    ] {
        let mut project = Project::new()
            .with("vedtak.yaml", config)
            .with("s.json", "{\"properties\": {\"id\": {\"type\": \"string\"}}}")
            .with("d/a.yaml", "id: a\n")
            .with("d/b.yaml", "id: b\n");
        if !policy.is_empty() {
            project = project.with("policies/p.yaml", policy);
        }
        assert_eq!(project.findings(&[]), found, "{config}");
        for format in ["pretty", "concise", "json", "sarif", "junit", "github", "azure", "markdown", "html"] {
            let answer = project.check(&["--format", format]);
            let all = format!("{}{}", answer.out, answer.err);
            let sentence = if ["json", "junit"].contains(&format) { "without a schema" } else { "has no schema" };
            assert_eq!(all.contains(sentence), !told.is_empty(), "{config}, {format}: {all}");
        }
        let overrides = project.report(&[])["summary"]["overrides"].to_string();
        assert!(overrides.contains(told), "{overrides}");
    }
}

#[test]
fn an_entry_whose_files_later_ones_take_is_told() {
    let table = [
        ("{paths: ['d/*'], kind: A, schema: s.json}, {paths: ['d/**'], kind: B, schema: s.json}", true),
        ("{paths: ['d/a*', 'd/b*'], kind: A, schema: s.json}, {paths: ['d/'], kind: A, schema: s.json}", true),
        ("{paths: ['d/*'], kind: A, schema: s.json}, {paths: ['d/a*'], kind: B, schema: s.json}", false),
        (
            "{paths: ['d/*'], kind: A, schema: s.json}, {paths: ['d/b*'], kind: B, schema: s.json}, {paths: ['d/a*'], kind: C, schema: s.json}",
            true,
        ),
    ];
    for (entries, is_taken) in table {
        let project = Project::new()
            .with("vedtak.yaml", format!("documents: [{entries}]\n"))
            .with("s.json", SCHEMA)
            .with("d/a.yaml", "id: a\n")
            .with("d/b.yaml", "id: b\n");
        let report = project.report(&[]);
        let messages: Vec<&str> =
            report["findings"].as_array().unwrap().iter().map(|finding| finding["message"].as_str().unwrap()).collect();
        assert_eq!(messages.len(), usize::from(is_taken), "{entries}: {messages:?}");
        assert!(messages.iter().all(|message| message.contains("take every file")), "{messages:?}");
    }
}

/// A schema that asks nothing judges nobody, whatever it looks like; a rule that meets the kind does.
#[test]
fn a_schema_that_asks_for_nothing_is_told_where_it_is_named() {
    let told = "`s.json` asks for nothing; documents of the kind `Kk` are held against nothing";
    let rule = "kind: Policy\nid: p\ntitle: P\ncalendar: \"NO\"\nrules:\n  A-1:\n    title: T\n    kinds: [Kk]\n    check: \
                {require: [host]}\n    severity: error\n    ours: a rule of this project\n";
    for (schema, is_told) in [
        ("{}", true),
        ("true", true),
        (r#"{"title": "Ports", "description": "Ports"}"#, true),
        (r#"{"type": "object", "properties": {"port": {"tpye": "integer"}, "host": {"requird": true}}}"#, true),
        (r#"{"type": "object", "properties": {"port": {"type": "integer"}}}"#, false),
        (r#"{"properties": {"owner": {"x-ref": "Party"}}}"#, false),
    ] {
        let project = Project::of_schema(schema).with("d/a.yaml", "id: a\n");
        let config = "documents: [{paths: ['d/*'], kind: Kk, schema: s.json}]\n";
        let project = project.with("vedtak.yaml", config);
        let is_there = |project: &Project| {
            let found = found(project);
            let expected = ("vedtak.yaml:1:48", told);
            found.iter().any(|(place, message, _)| (place.as_str(), message.as_str()) == expected)
        };
        assert_eq!(is_there(&project), is_told, "{schema}");
        assert_eq!(project.check(&["--fail-on", "warning"]).status, i32::from(is_told), "{schema}");
        if schema.contains("host") {
            assert!(!is_there(&project.with("policies/p.yaml", rule)), "{schema}");
        }
    }
}

/// What takes back before anything is named names nothing.
#[test]
fn an_entry_that_only_takes_back_is_told() {
    for (paths, is_told) in [("'!orders/old/'", true), ("'!*.yaml', orders/", true), ("orders/, '!orders/old/'", false)]
    {
        let project = Project::new()
            .with("vedtak.yaml", format!("documents: [{{paths: [{paths}]}}]\n"))
            .with("orders/a.yaml", "kind: Party\nid: x\ntitle: X\ntype: supplier\n");
        let expected: &[&str] = if is_told { &["vedtak.yaml:1:22 unmatched"] } else { &[] };
        assert_eq!(project.findings(&[]), expected, "{paths}");
    }
}
