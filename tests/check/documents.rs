//! Which files are in scope, what kind their documents are, and what they are called.

use serde_json::Value;

use super::project::Project;

const SCHEMA: &str = r#"{"required": ["title"]}"#;

fn skipped(report: &Value) -> Vec<(String, u64)> {
    let entries = report["summary"]["skipped"].as_array().unwrap().iter();
    entries.map(|entry| (entry["what"].as_str().unwrap().to_owned(), entry["count"].as_u64().unwrap())).collect()
}

#[test]
fn of_two_entries_that_name_a_file_the_last_wins() {
    let config = "documents:
  - {paths: ['**/*.yaml'], kind: Wide, schema: wide.json}
  - {paths: ['special/*.yaml', '!special/not.yaml'], kind: Narrow, schema: narrow.json}
";
    let project = Project::new()
        .with("vedtak.yaml", config)
        .with("wide.json", r#"{"required": ["wide"]}"#)
        .with("narrow.json", r#"{"required": ["narrow"]}"#)
        .with("a.yaml", "wide: 1\n")
        .with("special/b.yaml", "narrow: 1\n")
        .with("special/not.yaml", "wide: 1\n");
    let report = project.report(&[]);
    assert_eq!(report["findings"], Value::Array(Vec::new()));
    assert_eq!(report["summary"]["documents"], 3);
}

#[test]
fn excluded_files_are_left_out_whatever_names_them() {
    let config =
        "documents: [{paths: ['**/*.yaml'], kind: Thing, schema: s.json}]\nexclude: ['**/drafts/**', /top.yaml]\n";
    let project = Project::new()
        .with("vedtak.yaml", config)
        .with("s.json", SCHEMA)
        .with("x/drafts/a.yaml", "[\n")
        .with("top.yaml", "[\n")
        .with("x/top.yaml", "title: x\n");
    assert_eq!(project.report(&[])["summary"]["documents"], 1);
    assert_eq!(project.check(&[]).status, 0);
}

#[test]
fn in_files_that_nothing_names_only_our_kinds_are_looked_at() {
    let project = Project::new()
        .with("a.yaml", "kind: Party\n")
        .with("b.yaml", "kind: Prty\nid: x\n")
        .with("c.yml", "kind: Deployment\napiVersion: apps/v1\n")
        .with("d.json", "{\"kind\": \"ChangeReqest\"}")
        .with("e.yaml", "a: [\n")
        .with("f.yaml", "kind: ChangeRequest\ntitle: [\n")
        .with("g.txt", "kind: Party\n")
        .with("h.yaml", "- kind: Party\n")
        .with("i.yaml", "");
    let findings = project.findings(&[]);
    let rules = |path: &str| -> Vec<&str> {
        findings
            .iter()
            .filter(|finding| finding.starts_with(path))
            .filter_map(|finding| finding.split(' ').nth(1))
            .collect()
    };
    assert!(rules("a.yaml").contains(&"schema"), "{findings:?}");
    assert_eq!(rules("b.yaml"), ["unknown-kind"]);
    assert_eq!(rules("d.json"), ["unknown-kind"]);
    assert_eq!(rules("f.yaml"), ["syntax"]);
    for path in ["c.yml", "e.yaml", "g.txt", "h.yaml", "i.yaml"] {
        assert!(rules(path).is_empty(), "{path}: {findings:?}");
    }
    // c, h and i, and e, which cannot be read; a text file is no document for anybody.
    assert_eq!(skipped(&project.report(&[])), [("e.yaml".to_owned(), 1), ("./".to_owned(), 3)]);
}

#[test]
fn a_document_that_lost_its_kind_does_not_leave_the_gate() {
    let project = Project::new()
        .with("gone.yaml", "id: CHG-1\nservice: medusa\nstatus: approved\n")
        .with("null.yaml", "kind:\nid: CHG-2\nservice: medusa\nstatus: approved\n")
        .with("compose.yaml", "services: {web: {image: x}}\n")
        .with("other.yaml", "id: x\nservice: web\n");
    let findings = project.findings(&[]);
    for path in ["gone.yaml", "null.yaml"] {
        let told = findings.iter().any(|finding| finding.starts_with(path) && finding.contains("unknown-kind"));
        assert!(told, "{path}: {findings:?}");
    }
    assert!(
        !findings.iter().any(|finding| finding.starts_with("compose") || finding.starts_with("other")),
        "{findings:?}"
    );
}

#[test]
fn what_belongs_to_kubernetes_is_left_alone() {
    let service = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n";
    let project = Project::new()
        .with("service.yaml", service)
        .with("policy.yaml", "apiVersion: x/v1\nkind: Policy\n")
        .with("both.yaml", format!("{service}---\nkind: Party\nid: nhn\n"));
    let findings = project.findings(&[]);
    assert!(findings.iter().all(|finding| finding.starts_with("both.yaml:6:")), "{findings:?}");
    // With a field that ours alone have it is meant for us.
    for field in ["id: web", "title: Web", "service: web"] {
        let ours = Project::new()
            .with("a.yaml", format!("apiVersion: v1\nkind: Service\n{field}\n"))
            .with("b.yaml", "kind: Party\nid: nhn\ntitle: NHN\ntype: provider\n");
        assert!(ours.findings(&[]).iter().any(|finding| finding.starts_with("a.yaml")), "{field}");
    }
}

#[test]
fn in_named_files_everything_is_in_scope() {
    let project = Project::new()
        .with("vedtak.yaml", "documents: [{paths: ['n/*']}]\n")
        .with("n/a.yaml", "title: no kind\n")
        .with("n/b.yaml", "kind: Deployment\napiVersion: v1\n")
        .with("n/c.txt", "just text\n")
        .with("n/d.yaml", "")
        .with("n/e.yaml", "---\nkind: [a]\n");
    assert_eq!(
        project.findings(&[]),
        [
            "n/a.yaml:1:1 unknown-kind",
            "n/b.yaml:1:7 unknown-kind",
            "n/c.txt:1:1 syntax",
            "n/d.yaml:1:1 syntax",
            "n/e.yaml:2:7 unknown-kind",
        ]
    );
}

#[test]
fn a_mapped_kind_counts_whatever_a_kind_key_says() {
    let project = Project::new()
        .with("vedtak.yaml", "documents: [{paths: ['d/'], kind: Thing, schema: s.json}]\n")
        .with("s.json", SCHEMA)
        .with("d/a.yaml", "kind: Party\n")
        .with("d/b.yaml", "kind: Party\ntitle: x\n");
    assert_eq!(project.findings(&[]), ["d/a.yaml:1:1 schema"]);
    assert_eq!(project.report(&[])["findings"][0]["document"]["kind"], "Thing");
}

#[test]
fn a_mapped_kind_may_do_without_a_schema() {
    let project = Project::new()
        .with("vedtak.yaml", "documents: [{paths: ['d/'], kind: Thing}]\n")
        .with("d/a.yaml", "anything: goes\n");
    assert_eq!(project.check(&[]).status, 0);
}

#[test]
fn our_own_kinds_keep_their_schema() {
    for more in ["schema: s.json", "id: name"] {
        let project = Project::new()
            .with("vedtak.yaml", format!("documents: [{{paths: ['d/'], kind: Party, {more}}}]\n"))
            .with("s.json", SCHEMA);
        let answer = project.check(&[]);
        assert_eq!(answer.status, 2);
        assert!(
            answer.err.contains("error[config]: the kind `Party` is vedtak's own and has its schema"),
            "{answer:?}"
        );
        assert!(answer.err.contains("[vedtak.yaml:1:35]"), "{answer:?}");
    }
}

#[test]
fn a_kind_has_one_schema() {
    let config = |second: &str| {
        format!(
            "documents:\n  - {{paths: [a], kind: T, schema: ./s.json}}\n  - {{paths: [b], kind: T, schema: {second}}}\n"
        )
    };
    let with = |second: &str| {
        Project::new()
            .with("vedtak.yaml", config(second))
            .with("s.json", SCHEMA)
            .with("t.json", SCHEMA)
            .check(&["--allow-empty"])
    };
    let answer = with("t.json");
    assert_eq!(answer.status, 2);
    assert!(answer.err.contains("the kind `T` has two schemas; it must have one only"), "{answer:?}");
    // The same file by another spelling is no second schema.
    assert_eq!(with("x/..//s.json").status, 0);
}

/// The ids of the documents, told by the findings of a schema that nothing satisfies.
fn ids(id: &str, files: &[(&str, &str)]) -> Vec<String> {
    let config = format!("documents: [{{paths: ['d/'], kind: Thing, schema: s.json, id: {id}}}]\n");
    let project = Project::new().with("vedtak.yaml", config).with("s.json", r#"{"required": ["zz"]}"#);
    let project = files.iter().fold(project, |project, (path, text)| project.with(path, text));
    let report = project.report(&[]);
    let schema = report["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == "schema");
    schema.map(|finding| finding["document"]["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn an_id_stands_where_the_configuration_says() {
    let files = [
        ("d/a.yaml", "number: 0042\nmeta: {id: A}\n"),
        ("d/b.yaml", "number: 1.10\nmeta: {id: true}\n"),
        ("d/c.yaml", "number: [1]\nmeta: {id: ~}\n---\nnumber:\nmeta: text\n"),
    ];
    assert_eq!(ids("number", &files), ["0042", "1.10", "d/c.yaml", "d/c.yaml#2"]);
    assert_eq!(ids("meta.id", &files), ["A", "true", "d/c.yaml", "d/c.yaml#2"]);
    assert_eq!(ids("nowhere.at.all", &files), ["d/a.yaml", "d/b.yaml", "d/c.yaml", "d/c.yaml#2"]);
}

#[test]
fn an_id_names_one_document_of_its_kind() {
    let project = Project::new()
        .with("vedtak.yaml", "documents:\n  - {paths: [a/], kind: A}\n  - {paths: [b/], kind: B}\n")
        .with("a/1.yaml", "id: X\n---\nid: x\n---\nid: X\n")
        .with("a/2.yaml", "id: \"X\"\n")
        .with("b/1.yaml", "id: X\n");
    // Other people's ids differ by case, and another kind's are another matter.
    let expected = [
        "a/1.yaml:5:5 duplicate-id",
        "a/2.yaml:1:5 duplicate-id",
        // Neither kind has a schema or a rule.
        "vedtak.yaml:2:25 unmatched",
        "vedtak.yaml:3:25 unmatched",
    ];
    assert_eq!(project.findings(&[]), expected);
    let report = project.report(&[]);
    let label = &report["findings"][1]["labels"][0];
    assert_eq!((&label["path"], &label["start"]["line"]), (&"a/1.yaml".into(), &1.into()));
}

#[test]
fn ids_of_our_kinds_are_the_same_in_any_case() {
    let party = |id: &str| format!("kind: Party\nid: {id}\nname: Norsk Helsenett\n");
    let project = Project::new().with("a.yaml", party("nhn")).with("b.yaml", party("NHN"));
    assert!(project.findings(&[]).contains(&"b.yaml:2:5 duplicate-id".to_owned()));
}

/// The places of the findings, as line, column and rule.
fn places(project: &Project) -> Vec<String> {
    let report = project.report(&[]);
    let findings = report["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| {
            let (start, rule) = (&finding["start"], finding["rule"].as_str().unwrap());
            format!("{}:{} {rule}", start["line"], start["column"])
        })
        .collect()
}

#[test]
fn what_ends_before_it_starts_is_found_at_its_end() {
    let meeting = |window: &str| {
        let text = format!(
            "kind: Meeting\nid: M-1\ntitle: Council\nservice: medusa\nstatus: planned\nlevel: council\nwindow: {window}\n"
        );
        let service = "kind: Service\nid: medusa\ntitle: Medusa\nowner: nhn\nprovider: nhn\npolicies: []\ntimezone: Europe/Oslo\n---\nkind: Party\nid: nhn\ntitle: NHN\ntype: provider\n";
        let project = Project::new().with("m.yaml", &text).with("s.yaml", service);
        places(&project).into_iter().filter(|place| place.ends_with("reversed-interval")).collect::<Vec<_>>()
    };
    let found = ["7:40 reversed-interval"];
    assert_eq!(meeting("{start: 2026-12-09T18:00, end: 2026-12-09T17:59}"), found);
    assert_eq!(meeting("{start: 2026-12-09T18:00, end: 2026-12-08T20:00}"), found);
    // In Oslo it is one hour more than in UTC: 18:00+01:00 is 17:00Z.
    assert_eq!(meeting("{start: 2026-12-09T18:00, end: 2026-12-09T16:59Z}"), found);
    assert_eq!(meeting("{start: 2026-12-09T18:00, end: 2026-12-09T17:00Z}"), Vec::<String>::new());
    // An end that is a day includes it; of two days the later ends the longer time.
    assert_eq!(meeting("{start: 2026-12-09T18:00, end: 2026-12-09}"), Vec::<String>::new());
    assert_eq!(meeting("{start: 2026-12-09, end: 2026-12-09}"), Vec::<String>::new());
    assert_eq!(meeting("{start: 2026-12-10, end: 2026-12-09}"), ["7:34 reversed-interval"]);
    // In whatever year.
    for (start, end) in [
        ("3026-12-10", "3026-12-09"),
        ("1969-12-10", "1969-12-09"),
        ("3026-12-10", "2026-12-09"),
        ("2026-12-10", "1026-12-09"),
        ("9999-12-31", "0001-01-01"),
    ] {
        let window = format!("{{start: {start}, end: {end}}}");
        assert_eq!(meeting(&window), ["7:34 reversed-interval"], "{window}");
        let window = format!("{{start: {end}, end: {start}}}");
        assert_eq!(meeting(&window), Vec::<String>::new(), "{window}");
    }
    assert_eq!(meeting("{start: 3026-12-09T18:00, end: 3026-12-09T17:59}"), found);
}

#[test]
fn rules_look_under_patterns_of_keys_and_first_items() {
    let schema = r##"{
      "$defs": {
        "time": {"type": "string", "format": "vedtak-time"},
        "slot": {"properties": {"start": {"$ref": "#/$defs/time"}, "end": {"$ref": "#/$defs/time"}, "by": {"x-ref": "Party"}}}
      },
      "properties": {
        "slots": {"patternProperties": {"^s[0-9]+$": {"$ref": "#/$defs/slot"}}},
        "steps": {"prefixItems": [{"type": "string"}, {"$ref": "#/$defs/slot"}]}
      }
    }"##;
    let slot = "{start: 2026-12-08T18:00, end: 2026-12-08T17:00, by: nobody}";
    let project = Project::of_schema(schema).with(
        "d/a.yaml",
        format!("id: a\nslots:\n  s1: {slot}\n  other: {slot}\nsteps:\n  - first\n  - {slot}\n  - {slot}\n"),
    );
    let found = project.findings(&[]);
    let expected = [
        "d/a.yaml:3:38 reversed-interval",
        "d/a.yaml:3:60 unknown-reference",
        "d/a.yaml:7:36 reversed-interval",
        "d/a.yaml:7:58 unknown-reference",
    ];
    assert_eq!(found, expected);
}

#[test]
fn lists_and_scalars_are_judged_by_a_schema_that_speaks_of_them() {
    let list = r#"{"type": "array", "items": {"required": ["name"]}, "minItems": 1}"#;
    let number = r#"{"type": "integer"}"#;
    let fields = r#"{"required": ["name"]}"#;
    let parts = r##"{"$ref": "#/$defs/l", "$defs": {"l": {"anyOf": [{"items": {"type": "integer"}}]}}}"##;
    for (schema, document, findings) in [
        (list, "- {name: a}\n", &[][..]),
        (list, "- {name: a}\n- {nam: b}\n", &["d/a.yaml:2:4 schema"]),
        (list, "[]\n", &["d/a.yaml:1:1 schema"]),
        (list, "name: a\n", &["d/a.yaml:1:1 schema"]),
        (list, "text\n", &["d/a.yaml:1:1 schema"]),
        (number, "12\n", &[]),
        (number, "--- 12\n--- x\n", &["d/a.yaml:2:5 schema"]),
        (parts, "[1, x]\n", &["d/a.yaml:1:5 schema"]),
        // What a schema of fields says of a list is nothing, and an empty file is never as it should be.
        (fields, "- a\n", &["d/a.yaml:1:1 syntax"]),
        (fields, "text\n", &["d/a.yaml:1:1 syntax"]),
        (list, "", &["d/a.yaml:1:1 syntax"]),
        (list, "# nothing\n", &["d/a.yaml:1:1 syntax"]),
    ] {
        let found = Project::of_schema(schema).with("d/a.yaml", document).findings(&[]);
        assert_eq!(found, findings, "{schema}: {document}");
    }
    // Our own kinds are mappings.
    let ours = Project::new().with("vedtak.yaml", "documents: [{paths: [d], kind: Party}]\n").with("d/a.yaml", "- a\n");
    assert_eq!(ours.findings(&[]), ["d/a.yaml:1:1 syntax"]);
}

#[test]
fn a_list_does_not_escape_the_policies_of_its_kind() {
    let policy = |check: &str| {
        format!(
            "kind: Policy\nid: p\ntitle: P\ncalendar: \"NO\"\nrules:\n  A-1:\n    title: T\n    kinds: [Thing]\n    check: \
             {check}\n    severity: error\n    ours: a rule of this project\n"
        )
    };
    let list = r#"{"type": "array", "properties": {"name": {"type": "string"}}}"#;
    let asks = policy("{require: [name]}");
    let project = Project::of_schema(list).with("policies/p.yaml", asks).with("d/a.yaml", "- {name: a}\n");
    assert_ne!(project.check(&[]).status, 0);
}

#[test]
fn a_document_without_content_is_judged_where_its_schema_says_that_it_may_be_null() {
    for (schema, document, findings) in [
        (r#"{"minProperties": 1, "type": ["object", "null"]}"#, "# nothing yet\n", &[][..]),
        (r#"{"minProperties": 1, "type": ["object", "null"]}"#, "", &[]),
        (r#"{"minProperties": 1, "type": ["object", "null"]}"#, "~\n", &[]),
        (r##"{"$ref": "#/$defs/a", "$defs": {"a": {"type": "null"}}}"##, "null\n", &[]),
        (r#"{"minProperties": 1, "type": "object"}"#, "# nothing yet\n", &["d/a.yaml:1:1 syntax"]),
        (r#"{"minProperties": 1, "type": "object"}"#, "~\n", &["d/a.yaml:1:1 syntax"]),
        // What only does not speak of it does not allow it.
        (r#"{"minProperties": 1}"#, "", &["d/a.yaml:1:1 syntax"]),
        (r#"{"required": ["a"], "type": ["object", "null"]}"#, "b: 1\n", &["d/a.yaml:1:1 schema"]),
    ] {
        let project = Project::of_schema(schema).with("d/a.yaml", document);
        assert_eq!(project.findings(&[]), findings, "{schema} {document:?}");
    }
}

/// A time zone that does not exist would be passed over, and local times be read in another.
#[test]
fn a_time_zone_that_does_not_exist_is_told_with_the_nearest() {
    let party = "{kind: Party, id: nhn, title: NHN, type: provider}\n---\n";
    for (zone, help) in [
        ("Europe/Oslo", None),
        ("Europe/Stockholm", None),
        ("Europe/Olso", Some("write `Europe/Oslo`")),
        ("europe/oslo", Some("write `Europe/Oslo`")),
        ("Europa/Stockholm", Some("write `Europe/Stockholm`")),
        ("Nowhere/Atall", Some("write for example `Europe/Oslo`")),
    ] {
        let service = format!("kind: Service\nid: m\ntitle: M\nowner: nhn\npolicies: []\ntimezone: {zone}\n");
        let project = Project::new().with("registry.yaml", format!("{party}{service}"));
        let found: Vec<String> = project.findings(&[]).into_iter().filter(|one| one.ends_with(" schema")).collect();
        let expected: &[&str] = if help.is_some() { &["registry.yaml:8:11 schema"] } else { &[] };
        assert_eq!(found, expected, "{zone}");
        let out = project.check(&["--format", "json"]).out;
        assert!(help.is_none_or(|help| out.contains(help)), "{zone}: {out}");
        let config = Project::new().with("vedtak.yaml", format!("timezone: {zone}\n")).check(&["--allow-empty"]);
        assert_eq!(config.status, if help.is_some() { 2 } else { 0 }, "{zone}: {config:?}");
        let help = help.filter(|help| !help.contains("for example"));
        assert!(help.is_none_or(|help| config.err.contains(help)), "{zone}: {config:?}");
    }
}
