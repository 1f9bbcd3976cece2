//! Schema files that a project brings: what in them would switch a rule off, or lead to another schema than was meant.

use super::project::{Answer, Project};

const CONFIG: &str = "documents:\n  - {paths: ['d/*.yaml'], kind: Thing, schema: s.json}\n";

/// What a project of a schema and further files says, with the languages' messages one after another.
pub fn said(schema: &str, more: &[(&str, &str)]) -> Answer {
    let project = Project::of_schema(schema).with("d/a.yaml", "a: open\nb: 2026-11-24\n");
    more.iter().fold(project, |project, (path, text)| project.with(path, text)).check(&[])
}

/// A claim of what has happened counts however the schema comes to describe it; where it describes nothing it is refused.
#[test]
fn marks_act_or_are_refused() {
    let at = r#"{"properties": {"at": {"x-happened": true}}}"#;
    let deep = |levels: usize| format!("{}{at}{}", r#"{"properties": {"a": "#.repeat(levels), "}}".repeat(levels));
    let claim = "at: 2099-01-01\n";
    let deeply = format!("{}{{at: 2099-01-01}}{}", "{a: ".repeat(20), "}".repeat(20));
    for (schema, text) in [
        (at.to_owned(), claim),
        (deep(20), deeply.as_str()),
        (format!(r#"{{"dependentSchemas": {{"at": {at}}}}}"#), claim),
        (r#"{"unevaluatedProperties": {"x-happened": true}}"#.to_owned(), claim),
        (format!(r#"{{"properties": {{"l": {{"contains": {at}}}}}}}"#), "l: [{at: 2099-01-01}]\n"),
        (format!(r#"{{"properties": {{"at": {{"type": "string"}}}}, "if": {{}}, "then": {at}}}"#), claim),
        (
            r##"{"$dynamicAnchor": "n", "properties": {"at": {"x-happened": true}, "in": {"$dynamicRef": "#n"}}}"##
                .to_owned(),
            "in: {in: {at: 2099-01-01}}\n",
        ),
    ] {
        let found = Project::of_schema(&schema).with("d/a.yaml", text).findings(&[]);
        assert!(found.iter().any(|one| one.ends_with("backdated")), "{schema}: {found:?}");
    }
    for schema in [
        format!(r#"{{"if": {at}}}"#),
        format!(r#"{{"not": {at}}}"#),
        r#"{"propertyNames": {"x-ref": "Person"}}"#.to_owned(),
        r#"{"contentSchema": {"x-ref": "Person"}}"#.to_owned(),
        r##"{"not": {"$ref": "#/$defs/a"}, "$defs": {"a": {"x-ref": "Person"}}}"##.to_owned(),
    ] {
        let place = schema.find("\"x-").unwrap() + 1;
        let answer = said(&schema, &[]);
        assert_eq!(answer.status, 2, "{schema}: {answer:?}");
        assert!(answer.err.contains("has no effect here"), "{schema}: {}", answer.err);
        assert!(answer.err.contains(&format!("s.json:1:{place}")), "{schema}: {}", answer.err);
    }
    // What no schema applies, and what describes a value elsewhere as well, is no fault.
    for schema in [
        r#"{"$defs": {"a": {"x-ref": "Person"}}, "parts": {"x-ref": "Person"}}"#,
        r##"{"not": {"$ref": "#/$defs/a"}, "properties": {"c": {"$ref": "#/$defs/a"}}, "$defs": {"a": {"x-ref": "Person"}}}"##,
    ] {
        assert!(said(schema, &[]).status < 2, "{schema}");
    }
}

#[test]
fn annotations_that_switch_nothing_on_are_refused() {
    for (schema, place, says) in [
        (r#""properties": {"a": {"x-ref": "Persn"}}"#, 32, "there is no kind `Persn`"),
        (r#""properties": {"a": {"x-ref": "person"}}"#, 32, "there is no kind `person`"),
        (r#""properties": {"a": {"x-ref": true}}"#, 32, "it must be text"),
        (r#""properties": {"a": {"items": {"x-ref": ["Person"]}}}"#, 42, "it must be text"),
        (r#""properties": {"a": {"x-happened": "true"}}"#, 37, "it must be `true`/`false`"),
        (r#""properties": {"a": {"x-happened": "yes"}}"#, 37, "it must be `true`/`false`"),
        (r#""properties": {"a": {"x-happened": 1}}"#, 37, "it must be `true`/`false`"),
        (r#""properties": {"a": {"x-planned": "no"}}"#, 36, "it must be `true`/`false`"),
        (r#""properties": {"a": {"x-belongs": null}}"#, 36, "it must be `true`/`false`"),
        (r#""properties": {"a": {"x-approved": "false"}}"#, 37, "it must be `true`/`false`"),
        (r#""properties": {"a": {"x-hapened": true}}"#, 23, "has no field `x-hapened`; the nearest is `x-happened`"),
        (r#""properties": {"a": {"x-plannd": true}}"#, 23, "the nearest is `x-planned`"),
        (r#""x-implies": {"require": ["a"]}"#, 15, "it must be a list"),
        (r#""x-implies": ["a"]"#, 16, "must be a mapping"),
        (r#""x-implie": [{"require": ["a"]}]"#, 2, "has no field `x-implie`"),
        (r#""properties": {"a": {"x-implies": [{"require": ["a"]}]}}"#, 36, "must not stand here"),
        (
            r#""properties": {"status": {"x-phase": {"a": "opne"}}}"#,
            45,
            "it must be `draft`, `open`, `decided` or 2 more",
        ),
        (r#""properties": {"status": {"x-phase": {"a": true}}}"#, 45, "it must be `draft`"),
        (r#""properties": {"status": {"x-phase": "open"}}"#, 39, "it must be a mapping"),
        (r#""properties": {"status": {"enum": ["a"], "x-phase": {"b": "open"}}}"#, 55, "the key `b`"),
        (r#""$defs": {"t": {"x-ref": "Persn"}}"#, 27, "there is no kind `Persn`"),
        (r#""anyOf": [{"properties": {"a": {"x-happened": "true"}}}]"#, 48, "`true`/`false`"),
        (r#""x-kind": true"#, 12, "it must be a mapping"),
        (r#""x-kind": {"work": "yes"}"#, 21, "`true`/`false`"),
    ] {
        let answer = said(&format!("{{{schema}}}"), &[]);
        assert_eq!(answer.status, 2, "{schema}: {answer:?}");
        assert!(answer.err.contains(says), "{schema}: {}", answer.err);
        assert!(answer.err.contains(&format!("s.json:1:{place}")), "{schema}: {}", answer.err);
    }
    for schema in [
        r#""properties": {"a": {"x-ref": "Person"}, "c": {"x-ref": "Thing"}, "d": {"x-ref": "Problem"}}"#,
        r#""properties": {"a": {"x-happened": false, "x-planned": false, "x-owner": "me", "x-order": 1}}"#,
        r#""properties": {"x-happened": {"type": "string"}, "x-ref": true}"#,
        r#""properties": {"a": {"default": {"x-ref": 1}, "enum": ["open", {"x-ref": 1}], "examples": [{"x-ref": 1}]}}"#,
        r#""properties": {"status": {"enum": ["a"], "x-phase": {"a": "open"}}}"#,
        r#""x-implies": [], "x-kind": {"work": true, "definite": {"en": "thing"}}, "x-values": {"x-ref": {"en": "x"}}"#,
    ] {
        assert!(said(&format!("{{{schema}}}"), &[]).status < 2, "{schema}");
    }
    // A file that another refers to is looked at as well.
    let answer = said(r#"{"$ref": "t.json"}"#, &[("t.json", r#"{"properties": {"a": {"x-ref": "Persn"}}}"#)]);
    assert_eq!(answer.status, 2);
    assert!(answer.err.contains("t.json:1:32"), "{}", answer.err);
    // One of YAML, and in the reader's language.
    let project = Project::new()
        .with("vedtak.yaml", CONFIG.replace("s.json", "s.yaml"))
        .with("s.yaml", "properties:\n  a:\n    x-happened: yes\n");
    let told = ["nb", "sv"].map(|language| project.run(&["check", "--lang", language]).err);
    assert!(told[0].contains("`properties.a.x-happened` er `yes`; det må være"), "{}", told[0]);
    assert!(told[1].contains("`properties.a.x-happened` är `yes`; det ska vara"), "{}", told[1]);
}

#[test]
fn a_kind_may_be_one_of_the_root() {
    let root = "projects: [below]\ndocuments:\n  - {paths: ['d/*.yaml'], kind: Thing, schema: s.json}\n";
    let below = "documents:\n  - {paths: ['d/*.yaml'], kind: Other, schema: s.json}\n";
    let project = Project::new()
        .with("vedtak.yaml", root)
        .with("s.json", "{}")
        .with("d/a.yaml", "a: 1\n")
        .with("below/vedtak.yaml", below)
        .with("below/s.json", r#"{"properties": {"a": {"x-ref": "Thing"}, "b": {"x-ref": "Other"}}}"#)
        .with("below/d/a.yaml", "c: 1\n");
    assert_eq!(project.check(&[]).status, 0, "{:?}", project.check(&[]));
}

#[test]
fn two_schemas_with_one_address_are_refused() {
    let of = |files: &[(&str, &str)], config: &str| {
        let project = Project::new().with("vedtak.yaml", config).with("d/a.yaml", "a: 1\n");
        files.iter().fold(project, |project, (path, text)| project.with(path, text)).check(&[])
    };
    let listed = format!("{CONFIG}schemas: [t.json, u.json]\n");
    let two = |first: &str, second: &str| {
        let files = [("s.json", "{}"), ("t.json", first), ("u.json", second)];
        of(&files, &listed)
    };
    let number = r#"{"$id": "http://x.example/t", "type": "number"}"#;
    for (first, second, place) in [
        (number, r#"{"$id": "http://x.example/t", "type": "string"}"#, "u.json:1:9"),
        (number, r#"{"$id": "http://x.example/t#"}"#, "u.json:1:9"),
        (number, r#"{"$defs": {"a": {"$id": "http://x.example/t"}}}"#, "u.json:1:25"),
        (number, r#"{"$id": "http://x.example/u", "$defs": {"a": {"$id": "t"}}}"#, "u.json:1:54"),
        (
            r#"{"$defs": {"a": {"$id": "http://x.example/t"}, "b": {"$id": "http://x.example/t", "type": "null"}}}"#,
            "{}",
            "t.json:1:61",
        ),
        (r#"{"$id": "u.json"}"#, r#"{"type": "number"}"#, "t.json:1:9"),
        (
            r#"{"$schema": "http://json-schema.org/draft-04/schema#", "id": "http://x.example/t"}"#,
            r#"{"$id": "http://x.example/t"}"#,
            "u.json:1:9",
        ),
    ] {
        let answer = two(first, second);
        assert_eq!(answer.status, 2, "{first} {second}: {answer:?}");
        assert!(answer.err.contains(place), "{first} {second}: {}", answer.err);
        assert!(answer.err.contains("is also the address of another schema"), "{}", answer.err);
    }
    for (first, second) in [
        // Copies of one schema mean the same.
        (number, number),
        (number, r#"{"$id": "http://x.example/T"}"#),
        (
            r##"{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"$id": "#a"}, "b": {"items": {"$id": "#a"}}}}"##,
            "{}",
        ),
        (r#"{"properties": {"$id": {"type": "string"}}}"#, r#"{"properties": {"$id": {"type": "number"}}}"#),
        (r#"{"id": "t"}"#, r#"{"id": "t", "type": "number"}"#),
        (r#"{"const": {"$id": "http://x.example/t"}}"#, number),
    ] {
        let answer = two(first, second);
        assert_eq!(answer.status, 0, "{first} {second}: {answer:?}");
    }
    // A schema that is named as another names itself is the file's.
    let files = [("s.json", r#"{"type": "string"}"#), ("t.json", r#"{"$id": "s.json"}"#)];
    assert_eq!(of(&files, &format!("{CONFIG}schemas: [t.json]\n")).status, 2);
}

#[test]
fn formats_are_asserted_or_known_to_be_others() {
    let takes = |draft: &str, format: &str, value: &str| {
        let schema = format!(r#"{{"$schema": "{draft}", "properties": {{"a": {{"format": "{format}"}}}}}}"#);
        let answer = Project::of_schema(&schema).with("d/a.yaml", format!("a: {value:?}\n")).check(&[]);
        assert!(matches!(answer.status, 0 | 1), "{format}: {answer:?}");
        answer.status == 0
    };
    for draft in [
        "http://json-schema.org/draft-07/schema#",
        "https://json-schema.org/draft/2019-09/schema",
        "https://json-schema.org/draft/2020-12/schema",
    ] {
        for (format, value, taken) in [
            ("idn-hostname", "not a host!! --", false),
            ("idn-hostname", "bodø.example", true),
            ("idn-hostname", "-a.example", false),
            ("idn-email", "not an address", false),
            ("idn-email", "kåre@bodø.example", true),
        ] {
            assert_eq!(takes(draft, format, value), taken, "{draft} {format} {value}");
        }
    }
    // What is near to a format is a mistake.
    let answer = |format: &str, config: &str| {
        let project = Project::new().with("vedtak.yaml", format!("{CONFIG}{config}")).with("d/a.yaml", "a: x\n");
        project.with("s.json", format!(r#"{{"properties": {{"a": {{"format": "{format}"}}}}}}"#)).check(&[])
    };
    for (format, meant) in [
        ("datetime", "date-time"),
        ("dateTime", "date-time"),
        ("date_time", "date-time"),
        ("Date", "date"),
        ("IPv4", "ipv4"),
        ("e-mail", "email"),
        ("emial", "email"),
        ("idn_hostname", "idn-hostname"),
        ("UUID", "uuid"),
        ("hostnme", "hostname"),
    ] {
        let answer = answer(format, "");
        assert_eq!(answer.status, 2, "{format}: {answer:?}");
        assert!(answer.err.contains("s.json:1:33"), "{}", answer.err);
        assert!(answer.err.contains(&format!("write `{meant}`")), "{}", answer.err);
    }
    // What is far from all is of another tool: it is told once, where it stands.
    for format in ["int32", "int64", "float", "double", "byte", "binary", "password", "url", "char", "isbn", "phone"] {
        let foreign = answer(format, "");
        assert_eq!(foreign.status, 0, "{format}");
        let told = format!("note[unmatched]: the format `{format}` is not in JSON Schema; no value is held");
        assert_eq!(foreign.out.matches(&told).count(), 1, "{}", foreign.out);
        assert!(!answer(format, "formats: ignore\n").out.contains("JSON Schema"), "{format}");
    }
    assert_eq!(answer("datetime", "formats: ignore\n").status, 0);
    assert!(!answer("uri", "").out.contains("unmatched"));
}

/// Schemas with parts that give themselves addresses: what refers, and the file that it refers to. Each asks that `a` is a
/// whole number.
const PARTS: [(&str, &str); 12] = [
    (
        S,
        r#"{"$id": "http://x.example/t.json", "$defs": {"i": {"$id": "int.json", "type": "integer"}}, "$ref": "int.json"}"#,
    ),
    (
        S,
        r##"{"$id": "http://x.example/t.json", "$defs": {"i": {"$id": "d/int.json", "$ref": "#/$defs/n", "$defs": {"n": {"type": "integer"}}}}, "$ref": "d/int.json"}"##,
    ),
    (
        S,
        r##"{"$id": "http://x.example/t.json", "$defs": {"i": {"$anchor": "int", "type": "integer"}}, "$ref": "#int"}"##,
    ),
    (S, r##"{"$defs": {"i": {"$anchor": "int", "type": "integer"}}, "$ref": "#int"}"##),
    (S, r#"{"$defs": {"i": {"$id": "int.json", "type": "integer"}}, "$ref": "int.json"}"#),
    (
        r#"{"properties": {"a": {"$ref": "t.json#int"}}}"#,
        r#"{"$id": "http://x.example/t.json", "$defs": {"i": {"$anchor": "int", "type": "integer"}}}"#,
    ),
    (
        r#"{"properties": {"a": {"$ref": "t.json#/$defs/i%20j"}}}"#,
        r##"{"$id": "http://x.example/t.json", "$defs": {"i j": {"$ref": "#/$defs/k"}, "k": {"type": "integer"}}}"##,
    ),
    (
        r##"{"$id": "http://y.example/s.json", "properties": {"a": {"$ref": "#/$defs/b"}}, "$defs": {"b": {"$ref": "t.json"}}}"##,
        r#"{"$id": "http://x.example/t.json", "$defs": {"i": {"$id": "int.json", "type": "integer"}}, "$ref": "int.json"}"#,
    ),
    (
        S,
        r#"{"$schema": "http://json-schema.org/draft-07/schema#", "$id": "http://x.example/t.json", "definitions": {"i": {"$id": "int.json", "type": "integer"}}, "allOf": [{"$ref": "int.json"}]}"#,
    ),
    (
        S,
        r#"{"$id": "http://x.example/a/t.json", "$defs": {"i": {"$id": "b/int.json", "$ref": "n.json"}, "n": {"$id": "b/n.json", "type": "integer"}}, "$ref": "b/int.json"}"#,
    ),
    (
        S,
        r#"{"$defs": {"i": {"$id": "b/int.json", "$ref": "n.json"}, "n": {"$id": "b/n.json", "type": "integer"}}, "$ref": "b/int.json"}"#,
    ),
    (
        S,
        r#"{"$defs": {"i": {"$id": "http://x.example/b/int.json", "$ref": "n.json"}, "n": {"$id": "http://x.example/b/n.json", "type": "integer"}}, "$ref": "http://x.example/b/int.json"}"#,
    ),
];

const S: &str = r#"{"properties": {"a": {"$ref": "t.json"}}}"#;

#[test]
fn references_find_parts_by_their_own_addresses() {
    let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    // A reference whose target depends on the way to it changes nothing for the others, wherever it stands.
    let dynamic = json(r##"{"$dynamicRef": "#node"}"##);
    let is_new = |part: &serde_json::Value| part.get("$schema").is_none();
    for (schema, part) in PARTS {
        let (schema, part) = (json(schema), json(part));
        let mut in_part = part.clone();
        in_part["$dynamicAnchor"] = "node".into();
        in_part["properties"]["tree"] = dynamic.clone();
        let mut in_schema = schema.clone();
        in_schema["$dynamicAnchor"] = "node".into();
        in_schema["properties"]["tree"] = dynamic.clone();
        let each = [(schema.clone(), part.clone()), (schema.clone(), in_part), (in_schema, part.clone())];
        for (schema, part) in each.into_iter().filter(|(_, with)| is_new(&part) || *with == part) {
            let (schema, part) = (schema.to_string(), part.to_string());
            let project = Project::of_schema(&schema).with("t.json", &part).with("d/a.yaml", "a: 1\n");
            assert_eq!(project.check(&[]).status, 0, "{schema} {part}: {:?}", project.check(&[]));
            project.write("d/a.yaml", "a: x\n");
            let answer = project.check(&[]);
            assert_eq!(answer.status, 1, "{schema} {part}: {answer:?}");
            assert!(answer.out.contains("must be a whole number"), "{}", answer.out);
        }
    }
    // What such a part marks is marked.
    let marked = r#"{"$id": "http://x.example/t.json", "$defs": {"i": {"$id": "int.json", "x-ref": "Party"}}, "$ref": "int.json"}"#;
    let anchored = r##"{"$defs": {"i": {"$anchor": "int", "x-ref": "Party"}}, "$ref": "#int"}"##;
    let with_dynamic = |part: &str| {
        format!("{}, {}", r##"{"$dynamicAnchor": "n", "properties": {"t": {"$dynamicRef": "#n"}}"##, &part[1..])
    };
    for part in [marked.to_owned(), anchored.to_owned(), with_dynamic(marked), with_dynamic(anchored)] {
        let project = Project::of_schema(S)
            .with("t.json", part)
            .with("d/a.yaml", "a: nobody\n")
            .with("p.yaml", "kind: Party\nid: somebody\ntitle: Somebody\nroles: [supplier]\n");
        let findings = project.findings(&[]);
        assert!(findings.contains(&"d/a.yaml:1:4 unknown-reference".to_owned()), "{findings:?}");
    }
}

#[test]
fn patterns_that_cannot_be_used_are_told_apart_from_those_that_are_none() {
    let of = |pattern: &str, document: &str| {
        let schema = serde_json::json!({"properties": {"a": {"pattern": pattern}}}).to_string();
        Project::of_schema(&schema).with("d/a.yaml", document).check(&[])
    };
    // Letters of any language, some hundred times.
    for pattern in [r"^\p{L}{1,300}$", r"^[\p{L}\p{N} ._-]{1,255}$"] {
        assert_eq!(of(pattern, "a: blåbærsyltetøy\n").status, 0, "{pattern}");
        assert_eq!(of(pattern, "a: '!'\n").status, 1, "{pattern}");
    }
    for (pattern, says, help) in [
        (r"^(?<q>[x]).*\k<q>$", "that vedtak cannot use", "refer to the group by its number"),
        (r"^(\p{L}{1,500}){1,500}$", "that vedtak cannot use", "repeat large character classes fewer times"),
        (r"^(x", "is not a regular expression", "look at the brackets"),
        (r"^x\Z", "is not a regular expression", "look at the brackets"),
    ] {
        let answer = of(pattern, "a: x\n");
        assert_eq!(answer.status, 2, "{pattern}");
        assert!(answer.err.contains(says) && answer.err.contains(help), "{pattern}: {}", answer.err);
        assert!(answer.err.contains("s.json:1:31"), "{pattern}: {}", answer.err);
    }
}

#[test]
fn a_mistake_in_what_fields_mean_for_each_other_stands_in_its_file() {
    for (schema, more, place) in [
        (r#"{"x-implies": [{"require": ["a"]}, {"requir": ["a"]}]}"#, "{}", "s.json:1:37"),
        (r#"{"properties": {"a": {}}, "x-implies": [{"assert": "doc.a == "}]}"#, "{}", "s.json:1:52"),
        (r#"{"x-implies": [{"when": "doc.a ==", "require": ["a"]}]}"#, "{}", "s.json:1:25"),
        (r#"{"x-implies": [{"all": [{"require": ["a"]}, {"any": [{"requir": ["a"]}]}]}]}"#, "{}", "s.json:1:55"),
        (r##"{"x-implies": [{"$ref": "#/x-parts/p"}], "x-parts": {"p": {"requir": ["a"]}}}"##, "{}", "s.json:1:60"),
        (r##"{"x-implies": [{"$ref": "#/x-parts/p", "requir": ["a"]}], "x-parts": {"p": {}}}"##, "{}", "s.json:1:40"),
        (
            r#"{"x-implies": [{"$ref": "t.json#/x-parts/p"}]}"#,
            r#"{"x-parts": {"p": {"requir": ["a"]}}}"#,
            "t.json:1:20",
        ),
        (
            r#"{"x-implies": [{"$ref": "t.json#/x-parts/p"}]}"#,
            r#"{"$id": "http://x.example/t.json", "x-parts": {"p": {"requir": ["a"]}}}"#,
            "t.json:1:54",
        ),
        (r##"{"x-implies": [{"$ref": "#/x-parts/none"}]}"##, "{}", "s.json:1:25"),
    ] {
        let answer = said(schema, &[("t.json", more)]);
        assert_eq!(answer.status, 2, "{schema}: {answer:?}");
        assert!(answer.err.contains(place), "{schema} {place}: {}", answer.err);
        assert!(!answer.err.contains("x-implies:"), "{schema}: {}", answer.err);
    }
    let project = Project::new()
        .with("vedtak.yaml", CONFIG.replace("s.json", "s.yaml"))
        .with("s.yaml", "x-implies:\n  - require: [a]\n  - requir:\n      - a\n");
    for language in ["nb", "sv", "en"] {
        let answer = project.run(&["check", "--lang", language]);
        assert!(answer.err.contains("s.yaml:3:5"), "{}", answer.err);
    }
}

/// Each finding as `path:line:column severity message`.
fn told(project: &Project) -> Vec<String> {
    let findings = project.report(&[])["findings"].as_array().unwrap().clone();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let place = |one: &serde_json::Value| format!("{}:{}", one["start"]["line"], one["start"]["column"]);
    findings
        .iter()
        .map(|one| {
            format!("{}:{} {} {}", text(&one["path"]), place(one), text(&one["severity"]), text(&one["message"]))
        })
        .collect()
}

#[test]
fn what_a_schema_says_and_nothing_is_held_against_is_told() {
    let of = |draft: &str, rest: &str| {
        let schema = format!("{{\"$schema\": \"{draft}\", \"minProperties\": 1,\n{rest}}}");
        told(&Project::of_schema(&schema).with("d/a.yaml", "a: x\n"))
    };
    let (seven, newest) = ("http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2020-12/schema");
    let no_format = "warning the format `uuid` is not in JSON Schema `draft-07`; no value is held against it";
    let uuids = r#""properties": {"a": {"type": "string", "format": "uuid"}, "b": {"format": "uuid"}}"#;
    assert_eq!(of(seven, uuids), [format!("s.json:2:50 {no_format}")], "once");
    assert_eq!(of(newest, r#""properties": {"b": {"format": "uuid"}}"#), [""; 0]);
    assert_eq!(
        of(seven, r#""properties": {"b": {"prefixItems": [{}]}}"#),
        ["s.json:2:22 warning `prefixItems` is not in JSON Schema `draft-07`; no value is held against it"]
    );
    assert_eq!(
        of(newest, r#""properties": {"b": {"additionalItems": false}}"#),
        ["s.json:2:22 warning `additionalItems` is not in JSON Schema `2020-12`; no value is held against it"]
    );
    let beside = r##""definitions": {"t": {}},
"properties": {"b": {"$ref": "#/definitions/t", "title": "B", "minimum": 5}}"##;
    assert_eq!(
        of(seven, beside),
        ["s.json:3:63 warning `minimum` has no effect here; in JSON Schema `draft-07` nothing beside `$ref` counts"]
    );
    assert_eq!(of(newest, beside), [""; 0]);
}

#[test]
fn a_schema_that_names_no_draft_is_told_which_one_it_is_read_as() {
    for (schema, draft) in [
        ("https://json-schema.org/schema", Some("2020-12")),
        ("http://json-schema.org/schema#", Some("2020-12")),
        ("http://www.json-schema.org/schema", Some("2020-12")),
        ("http://json-schema.org/hyper-schema#", Some("2019-09")),
        ("https://json-schema.org/draft/2020-12/schema", None),
        ("http://json-schema.org/draft-07/schema#", None),
        ("http://json-schema.org/draft-04/hyper-schema#", None),
    ] {
        let project = Project::of_schema(&format!("{{\"$schema\": \"{schema}\", \"minProperties\": 1}}"))
            .with("d/a.yaml", "a: x\n");
        let expected = draft.map(|draft| {
            format!("s.json:1:13 note `{schema}` names no draft of JSON Schema; the schema is read as `{draft}`")
        });
        assert_eq!(told(&project), expected.into_iter().collect::<Vec<_>>(), "{schema}");
    }
}

/// A schema of an unusual name is not among the files that are read; one below belongs to another project.
#[test]
fn what_a_schema_says_is_told_where_it_is_named_if_it_cannot_be_told_in_its_file() {
    let schema = r#"{"minProperties": 1, "properties": {"a": {"format": "int32"}}}"#;
    let config = "documents:\n  - {paths: ['d/*.yaml'], kind: Thing, schema: s.schema}\n";
    let project = Project::new().with("vedtak.yaml", config).with("s.schema", schema).with("d/a.yaml", "a: x\n");
    assert_eq!(project.findings(&[]), ["vedtak.yaml:2:48 unmatched"]);
    let below = Project::new()
        .with("vedtak.yaml", "projects: [below]\n")
        .with("below/vedtak.yaml", config.replace("s.schema", "../s.json"))
        .with("s.json", schema)
        .with("below/d/a.yaml", "a: x\n");
    assert_eq!(below.findings(&[]), ["below/vedtak.yaml:1:1 unmatched"]);
}

#[test]
fn a_schema_on_the_web_is_told_as_what_it_is() {
    for address in ["https://host.example/x.json", "http://host.example/x.json", "file:///x.json", "urn:x:y"] {
        let config = format!("documents:\n  - {{paths: ['d/*.yaml'], kind: Thing, schema: '{address}'}}\n");
        let answer = Project::new().with("vedtak.yaml", config).with("d/a.yaml", "a: x\n").check(&[]);
        assert_eq!(answer.status, 2, "{answer:?}");
        for part in [
            format!("`{address}` leads out of the project; nothing is fetched"),
            "vedtak.yaml:2:48".to_owned(),
            "put the schema into the project and refer to the file".to_owned(),
        ] {
            assert!(answer.err.contains(&part), "{part}: {}", answer.err);
        }
    }
    // A file may be called so all the same.
    let config = "documents:\n  - {paths: ['d/*.yaml'], kind: Thing, schema: 'a:b.json'}\n";
    let project = Project::new()
        .with("vedtak.yaml", config)
        .with("a:b.json", "{\"minProperties\": 1}")
        .with("d/a.yaml", "a: x\n");
    assert_eq!(project.findings(&[]), [""; 0]);
}

/// A tree that a stricter one makes stricter at every depth, as JSON Schema has it for `$dynamicRef`.
#[test]
fn a_dynamic_reference_goes_by_the_way_to_it() {
    let tree = |id: &str| {
        format!(
            r##"{{{id}"$dynamicAnchor": "node", "properties": {{"data": true, "children": {{"items": {{"$dynamicRef": "#node"}}}}}}}}"##
        )
    };
    let strict = |id: &str, target: &str, more: &str| {
        format!(r#"{{{id}"$dynamicAnchor": "node", "$ref": "{target}", "unevaluatedProperties": false{more}}}"#)
    };
    let (wide, narrow) = (r#""$id": "https://e.example/tree.json", "#, r#""$id": "https://e.example/strict.json", "#);
    let inside = format!(r#", "$defs": {{"t": {}}}"#, tree(r#""$id": "parts/tree.json", "#));
    for (schema, file) in [
        (strict("", "t.json", ""), tree("")),
        (strict("", "t.json", ""), tree(wide)),
        (strict(narrow, "t.json", ""), tree(wide)),
        (strict(narrow, "tree.json", ""), tree(wide)),
        (strict(narrow, "parts/tree.json", &inside), "{}".to_owned()),
        (strict("", "parts/tree.json", &inside), "{}".to_owned()),
    ] {
        let config = "documents:\n  - {paths: ['d/*.yaml'], kind: Thing, schema: s.json}\nschemas: [t.json]\n";
        let project = Project::new().with("vedtak.yaml", config).with("s.json", &schema).with("t.json", &file);
        for (document, status) in [
            ("children: [{data: 1, children: [{data: 2}]}]\n", 0),
            ("daat: 1\n", 1),
            ("children: [{daat: 1}]\n", 1),
            ("children: [{children: [{daat: 1}]}]\n", 1),
        ] {
            project.write("d/a.yaml", document);
            let answer = project.check(&[]);
            assert_eq!(answer.status, status, "{schema} {file} {document}: {answer:?}");
        }
    }
    // By itself the wide one takes what it does not know.
    let project = Project::of_schema(&tree(wide)).with("d/a.yaml", "children: [{daat: 1}]\n");
    assert_eq!(project.check(&[]).status, 0);
}

/// A number that JSON lacks is none that a schema can ask for: taken for text, it would let no such number pass.
#[test]
fn a_number_that_json_lacks_is_refused() {
    let hexadecimal = format!("0x{}", "f".repeat(20_000));
    let of = |schema: &str| {
        let config = "documents:\n  - {paths: ['d/*.yaml'], kind: Thing, schema: s.yaml}\n";
        Project::new().with("vedtak.yaml", config).with("s.yaml", schema).with("d/a.yaml", "a: 1\n").check(&[])
    };
    for number in [".inf", "-.inf", "+.Inf", ".INF", ".nan", ".NaN", hexadecimal.as_str()] {
        for (schema, column) in [
            ("{properties: {a: {enum: [1, N]}}}", 29),
            ("{properties: {a: {const: N}}}", 26),
            ("{properties: {a: {const: {b: [N]}}}}", 31),
            ("{properties: {a: {maximum: N}}}", 28),
            ("{properties: {a: {default: N}}}", 28),
        ] {
            let answer = of(&schema.replace('N', number));
            assert_eq!(answer.status, 2, "{schema}: {answer:?}");
            assert!(answer.err.contains(" is a number that JSON does not have"), "{schema}: {}", answer.err);
            assert!(answer.err.contains(&format!("s.yaml:1:{column}")), "{schema} {column}: {}", answer.err);
        }
        // In quotation marks it is text.
        let text = of(&format!("{{properties: {{a: {{enum: [1, '{number}']}}}}}}"));
        assert_eq!(text.status, 0, "{text:?}");
    }
    // Large is not endless.
    assert_eq!(of("{properties: {a: {enum: [1, 1e400]}}}").status, 0);
    assert_eq!(of("{properties: {a: {maximum: 1e400}}}").status, 0);
}

#[test]
fn a_misspelt_keyword_is_a_warning_at_its_place() {
    for (schema, place, help) in [
        (r#"{"minProperties":1, "propertis": {"a": {"type": "integer"}}}"#, 21, "write `properties`"),
        (r#"{"minProperties":1, "requird": ["b"]}"#, 21, "write `required`"),
        (r#"{"minProperties":1, "additionalproperties": false}"#, 21, "write `additionalProperties`"),
    ] {
        let project = Project::of_schema(schema).with("d/a.yaml", "a: x\n");
        assert_eq!(project.findings(&[]), [format!("s.json:1:{place} unmatched")], "{schema}");
        let finding = project.report(&[])["findings"][0].clone();
        assert_eq!((&finding["severity"], &finding["help"]), (&"warning".into(), &help.into()), "{schema}");
    }
}
