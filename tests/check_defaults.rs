//! What holds for every check of a policy: `missing`, names that have no value, kinds of one's own, paths in open schemas,
//! and what is said where the policy says nothing.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use std::fmt::Write as _;

use project::Project;
use serde_json::Value;

const SCHEMA: &str = r#"{
  "type": "object",
  "properties": {
    "id": {"type": "string"},
    "title": {"type": "string", "title": "title", "x-title": {"nb": "tittel", "sv": "titel"}},
    "owner": {"type": "string"},
    "start": {"type": "string", "format": "vedtak-time"},
    "end": {"type": "string", "format": "vedtak-time"},
    "related": {"type": "string"},
    "service": {},
    "services": {},
    "belongs": {"type": "object", "properties": {"to": {"type": "string"}}},
    "labels": {"type": "object", "additionalProperties": {"type": "string"}},
    "more": {"type": "object", "properties": {"a": {}}, "additionalProperties": true},
    "any": {"type": "object"}
  }
}"#;

const REGISTRY: &str = "kind: Service
id: medusa
title: Medusa
owner: nhn
policies: []
---
{kind: Party, id: nhn, title: Norsk Helsenett SF, type: provider}
";

fn project(part: &str, document: &str, schema: &str) -> Project {
    let policy = format!(
        "kind: Policy\nid: own\ntitle: Own\ncalendar: medusa\nrules:\n  OWN-1:\n    title: The rule\n    kinds: [Kep]\n    check: {part}\n"
    );
    Project::of([
        ("vedtak.yaml", "documents: [{paths: ['keps/'], kind: Kep, schema: kep.json}]\n"),
        ("policies/own.yaml", policy.as_str()),
        ("kep.json", schema),
        ("keps/1.yaml", document),
        ("registry/all.yaml", REGISTRY),
    ])
}

/// Exit status, the report where there is one, and what stands on standard error.
fn check(project: &Project, language: &str) -> (i32, Value, String) {
    let now = "2026-11-26T12:00:00+01:00";
    let answer = project.run(&["check", "--format", "json", "--now", now, "--lang", language]);
    (answer.status, serde_json::from_str(&answer.out).unwrap_or_default(), answer.err)
}

/// How the rule stands on the document: `pass`, `pending`, `fail` or `undecided`.
fn stands(part: &str, document: &str, schema: &str) -> String {
    stand(&project(part, document, schema))
}

fn stand(project: &Project) -> String {
    let (status, report, error) = check(project, "en");
    assert_ne!(status, 2, "{error}");
    let own = |list: &str| report[list].as_array().unwrap().iter().find(|one| one["rule"] == "OWN-1").cloned();
    match (own("findings"), own("pending")) {
        (Some(finding), _) if finding["status"] == "undecided" => "undecided".to_owned(),
        (Some(_), _) => "fail".to_owned(),
        (None, Some(_)) => "pending".to_owned(),
        (None, None) => "pass".to_owned(),
    }
}

#[test]
fn missing_works_on_every_check() {
    // The check, how it stands without its subject where it says nothing, and where it says fail, pending and pass.
    let cases: &[(&str, &str)] = &[
        ("require: [owner]", "fail"),
        ("window: {path: any, inside: reserved}", "fail"),
        ("notice: {before: start, atLeast: 3 days, from: end}", "fail"),
        ("reference: {path: related, kind: Party}", "pass"),
        ("unique: owner", "pass"),
        ("sequence: [start, end]", "pass"),
        ("assert: 'true', at: owner", "pass"),
        ("overlap: {interval: more, with: {kinds: [Kep], interval: more}}", "fail"),
        ("approval: {role: chair, of: {id: medusa-forvaltningsrad}, before: start}", "fail"),
    ];
    for (check, silent) in cases {
        assert_eq!(stands(&format!("{{{check}}}"), "title: a\n", SCHEMA), *silent, "{check}");
        for says in ["fail", "pending", "pass"] {
            let part = format!("{{{check}, missing: {says}}}");
            assert_eq!(stands(&part, "title: a\n", SCHEMA), says, "{check}: {says}");
        }
    }
    // What must not be there and must not be missing can never be.
    for (says, refused) in [("fail", true), ("pending", true), ("pass", false)] {
        let (status, ..) =
            check(&project(&format!("{{forbid: [owner], missing: {says}}}"), "title: a\n", SCHEMA), "en");
        assert_eq!(status == 2, refused, "{says}");
    }
}

#[test]
fn what_takes_a_name_without_a_value_is_undecided() {
    let let_ = "let: {who: 'string(1 / int(doc.?title.orValue(\"0\")))', fine: '\"nhn\"'}";
    let cases: &[(&str, &str)] = &[
        ("reference: {value: $who, kind: Party}", "undecided"),
        ("reference: {value: $fine, kind: Party}", "pass"),
        ("assert: 'who == \"a\"'", "undecided"),
        ("not: {assert: 'who == \"a\"'}", "undecided"),
        ("any: [{reference: {value: $who, kind: Party}}, {assert: 'false'}]", "undecided"),
        ("require: [owner]", "pass"),
    ];
    for (check, expected) in cases {
        assert_eq!(stands(&format!("{{{let_}, {check}}}"), "title: '0'\nowner: nhn\n", SCHEMA), *expected, "{check}");
    }
}

/// Documents of a kind without a schema may have any fields: a condition reads what is there, and never passes by what is not.
#[test]
fn a_kind_without_a_schema_is_judged_as_it_is_written() {
    let document = "title: a\nparts: [{until: '2026-12-01T12:00:00Z', n: 3}]\n";
    let cases: &[(&str, &str)] = &[
        ("{assert: 'doc.title == \"a\"'}", "pass"),
        ("{assert: 'doc.title == \"b\"'}", "fail"),
        ("{assert: 'doc.titel == \"a\"'}", "undecided"),
        ("{assert: 'has(doc.titel)'}", "fail"),
        ("{assert: 'doc.parts.all(part, part.n < 5)'}", "pass"),
        ("{each: 'parts[]', assert: 'it.n > 3'}", "fail"),
        ("{each: 'parts[]', assert: 'it.m > 3'}", "undecided"),
        ("{each: 'parts[]', assert: 'timestamp(it.until) > now'}", "pass"),
        ("{require: [owner]}", "fail"),
    ];
    for (check, expected) in cases {
        let project = project(check, document, SCHEMA);
        project.write("vedtak.yaml", "documents: [{paths: ['keps/'], kind: Kep}]\n");
        assert_eq!(stand(&project), *expected, "{check}");
    }
}

#[test]
fn each_item_is_judged_as_it_stands_beside_items_without_a_value() {
    let schema = SCHEMA.replace(r#""any": "#, r#""list": {"items": {"type": ["string", "null"]}}, "any": "#);
    let part = "{each: 'list[]', assert: 'it != \"x\"', at: it}";
    for (list, at) in [("[~, x, a]", &["/list/1"][..]), ("[x, ~, x]", &["/list/0", "/list/2"]), ("[~, a, ~, b]", &[])] {
        let (_, report, error) = check(&project(part, &format!("list: {list}\n"), &schema), "en");
        let own = report["findings"].as_array().unwrap().iter().filter(|found| found["rule"] == "OWN-1");
        let told: Vec<_> =
            own.map(|found| (found["pointer"].as_str().unwrap(), found["status"].as_str().unwrap())).collect();
        let expected: Vec<_> = at.iter().map(|pointer| (*pointer, "active")).collect();
        assert_eq!(told, expected, "{list}: {error}");
    }
}

#[test]
fn a_foreign_service_takes_no_document_out_of_the_policies() {
    let refers = SCHEMA.replace(r#""service": {}"#, r#""service": {"type": "string", "x-ref": "Service"}"#);
    let cases: &[(&str, &str, &str)] = &[
        ("none", "title: a\n", "fail"),
        ("unknown", "service: billing\n", "fail"),
        ("registered, under no policy", "service: medusa\n", "fail"),
        ("a list", "service: [medusa]\n", "fail"),
        ("a mapping", "service: {name: medusa}\n", "fail"),
        ("several", "services: [medusa, billing]\n", "fail"),
    ];
    for (name, document, expected) in cases {
        assert_eq!(stands("{require: [owner]}", document, SCHEMA), *expected, "{name}");
    }
    // Where the schema says that it names a service, the document is that service's.
    assert_eq!(stands("{require: [owner]}", "service: medusa\n", &refers), "pass");
    assert_eq!(stands("{require: [owner]}", "title: a\n", &refers), "fail");
}

#[test]
fn a_field_that_no_schema_knows_is_an_error_also_where_the_schema_is_open() {
    let cases: &[(&str, Option<&str>)] = &[
        ("titel", Some("title")),
        ("belongs.too", Some("to")),
        ("title", None),
        ("labels.anything", None),
        ("more.anything", None),
        ("any.thing", None),
    ];
    for (path, near) in cases {
        let (status, _, error) = check(&project(&format!("{{require: [{path}]}}"), "title: a\n", SCHEMA), "en");
        assert_eq!(status == 2, near.is_some(), "{path}: {error}");
        assert!(near.is_none_or(|near| error.contains(&format!("`{near}`"))), "{path}: {error}");
    }
}

#[test]
fn where_the_policy_says_nothing_the_field_and_its_value_are_told() {
    let folder = project("{assert: 'false', at: title}", "title: a\n", SCHEMA);
    let said = [
        ("nb", "tittel (`title`) har verdien `a`; ikke oppfylt: The rule"),
        ("sv", "titel (`title`) har värdet `a`; inte uppfyllt: The rule"),
        ("en", "title (`title`) has the value `a`; not met: The rule"),
    ];
    for (language, said) in said {
        let (_, report, _) = check(&folder, language);
        assert_eq!(report["findings"][0]["message"], said, "{report}");
    }
}

/// What each check says of itself, of a rule without a message, in every language: the message, and the help below it.
#[test]
fn every_check_names_the_field_and_its_value_where_the_policy_says_nothing() {
    const TITLED: &str = r#"{
      "type": "object",
      "properties": {
        "id": {"type": "string"},
        "title": {"type": "string", "title": "title", "x-title": {"nb": "tittel", "sv": "titel"}},
        "owner": {"type": "string", "title": "owner", "x-title": {"nb": "eier", "sv": "ägare"}},
        "told": {"type": "string", "format": "vedtak-time", "title": "announcement", "x-title": {"nb": "varsel", "sv": "avisering"}},
        "start": {"type": "string", "format": "vedtak-time", "title": "start", "x-title": {"nb": "start", "sv": "start"}},
        "end": {"type": "string", "format": "vedtak-time", "title": "end", "x-title": {"nb": "slutt", "sv": "slut"}},
        "plan": {"type": "object", "title": "plan", "x-title": {"nb": "plan", "sv": "plan"}, "properties": {
          "start": {"type": "string", "format": "vedtak-time", "title": "start of the plan", "x-title": {"nb": "planens start", "sv": "planens start"}},
          "end": {"type": "string", "format": "vedtak-time", "title": "end of the plan", "x-title": {"nb": "planens slutt", "sv": "planens slut"}}}},
        "labels": {"type": "object", "title": "labels", "x-title": {"nb": "merker", "sv": "etiketter"}, "additionalProperties": {"type": "string"}},
        "approvals": {"type": "array", "items": {"type": "object", "properties": {
          "role": {"type": "string"}, "by": {"type": "string", "x-ref": "Person"}, "at": {"type": "string", "format": "vedtak-instant"}, "decision": {"type": "string"}}}}
      }
    }"#;
    let written = "id: a\ntitle: Lys\nowner: TBD\ntold: 2026-12-07\nstart: 2026-12-09T18:00\nend: 2026-12-08T18:00\n\
        plan: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}\nlabels: {x: y}\n";
    let begun = written.replace("2026-12-0", "2026-11-0");
    let reserved = written.replace("2026-12-08T18:00, end: 2026-12-08T20", "2026-12-10T09:00, end: 2026-12-10T10");
    let cases: &[(&str, &str, &str)] = &[
        ("assert at a field", "{assert: 'false', at: title}", written),
        ("assert of a document", "{assert: 'doc.?start.orValue(null) == doc.?end.orValue(null)'}", written),
        ("assert of nothing in the document", "{assert: '1 == 2'}", written),
        ("forbid a value", "{forbid: [title]}", written),
        ("forbid a mapping", "{forbid: [labels]}", written),
        ("notice", "{notice: {before: start, atLeast: 10 days, from: told}}", written),
        ("notice of what has begun", "{notice: {before: start, atLeast: 10 days, from: told}}", &begun),
        ("notice without its subject", "{notice: {before: start, atLeast: 10 days, from: told}}", "title: a\n"),
        ("notice that is not given", "{notice: {before: start, atLeast: 10 days, from: told}}", "start: 2026-12-01\n"),
        ("overlap", "{overlap: {interval: plan, with: {kinds: [Kep], interval: plan}}}", written),
        ("reference to nothing", "{reference: {path: owner, kind: Party}}", written),
        (
            "reference to another",
            "{reference: {path: owner, kind: Party, where: 'other.type == \"supplier\"'}}",
            "owner: nhn\n",
        ),
        ("require a field", "{require: [owner]}", "title: a\n"),
        ("require several", "{require: [owner, plan.start]}", "title: a\n"),
        ("require where something stands", "{require: [owner]}", written),
        ("sequence", "{sequence: [start, end]}", written),
        ("sequence that is strict", "{sequence: [end, plan.start], strict: true}", written),
        ("unique", "{unique: title}", written),
        ("window inside", "{window: {path: plan, inside: reserved}}", written),
        ("window outside", "{window: {path: plan, outside: reserved}}", &reserved),
        ("window of what has begun", "{window: {path: plan, inside: reserved}}", &begun),
        ("window without its subject", "{window: {path: plan, inside: reserved}}", "title: a\n"),
        ("approval", "{approval: {role: chair, of: {id: medusa-forvaltningsrad}, before: plan.start}}", written),
    ];
    let mut said = String::new();
    for (name, part, document) in cases {
        let _ = writeln!(said, "{name}");
        let folder = project(part, document, TITLED);
        folder.write("keps/2.yaml", written.replace("id: a", "id: b").as_str());
        for language in ["nb", "sv", "en"] {
            let (status, report, error) = check(&folder, language);
            assert_ne!(status, 2, "{name}: {error}");
            let own = |list: &str| {
                let all = report[list].as_array().unwrap();
                all.iter().find(|one| one["rule"] == "OWN-1" && one["path"] == "keps/1.yaml").cloned()
            };
            let one = own("findings").or_else(|| own("pending")).unwrap_or_else(|| panic!("{name}: {report}"));
            let message = one["message"].as_str().or(one["missing"].as_str()).unwrap();
            assert!(message.chars().count() <= 160, "{message}");
            let _ = writeln!(said, "  {language} {message}");
            if let Some(help) = one["help"].as_str() {
                assert!(help.chars().count() <= 160, "{help}");
                let _ = writeln!(said, "     → {help}");
            }
        }
    }
    insta::with_settings!({omit_expression => true}, { insta::assert_snapshot!(said) });
}

/// An alternative is one of several ways: the default message names the fields of all of them, or says how many there are.
#[test]
fn of_alternatives_all_are_told() {
    let said = |part: &str, document: &str, language: &str| -> Vec<(String, String)> {
        let (status, report, error) = check(&project(part, document, SCHEMA), language);
        assert_ne!(status, 2, "{part}: {error}");
        let findings = report["findings"].as_array().unwrap().iter().filter(|found| found["rule"] == "OWN-1");
        let text = |found: &Value, key: &str| found[key].as_str().unwrap_or_default().to_owned();
        findings.map(|found| (text(found, "message"), text(found, "help"))).collect()
    };
    let one = |part: &str, language: &str| {
        let mut found = said(part, "id: one\n", language);
        assert_eq!(found.len(), 1, "{part}: {found:?}");
        found.remove(0)
    };
    let any = "{any: [{require: [title]}, {require: [owner]}]}";
    for (language, says) in [
        ("en", "title (`title`) or `owner` is missing; one of these must be filled in"),
        ("nb", "tittel (`title`) eller `owner` mangler; noe av dette må fylles ut"),
        ("sv", "titel (`title`) eller `owner` saknas; något av detta ska fyllas i"),
    ] {
        assert_eq!(one(any, language).0, says);
    }
    let (message, help) = one("{any: [{require: [title]}, {assert: 'doc.?id.orValue(\"\") == \"two\"'}]}", "en");
    assert!(message.starts_with("title (`title`) is missing"), "{message}");
    assert_eq!(help, "fill in title (`title`); one of 2 ways is enough");
    // What the policy says stands.
    let own = "{any: [{require: [title]}, {require: [owner]}], message: {en: say who owns it}}";
    assert_eq!(one(own, "en").0, "say who owns it");
    assert_eq!(one("{any: [{require: [title], message: {en: no title}}, {require: [owner]}]}", "en").0, "no title");
    assert!(one("{any: [{require: [title]}]}", "en").0.starts_with("title (`title`) is missing"));
    assert_eq!(said(any, "id: one\nowner: Kari\n", "en"), []);
    // What stands there and says nothing is not missing.
    let placeholder = said(any, "id: one\nowner: '?'\n", "en");
    assert!(placeholder[0].1.ends_with("; one of 2 ways is enough"), "{placeholder:?}");
}

/// A reference finds the document whose id is the same number, however both are written; a text in quotation marks is none.
#[test]
fn ids_that_are_numbers_are_found_by_their_value() {
    let schema = SCHEMA.replace("\"id\": {\"type\": \"string\"}", "\"id\": {}");
    let schema = schema.replace("\"related\": {\"type\": \"string\"}", "\"related\": {\"x-ref\": \"Kep\"}");
    // What the document says, the id of the other, and whether that is found.
    for (written, id, is_found) in [
        ("7", "7", true),
        ("7", "7.0", true),
        ("7.0", "7", true),
        ("0x7", "7.0", true),
        ("'7'", "7", true),
        ("'007'", "7", false),
        ("7", "'007'", false),
        ("7", "8", false),
        ("7.5", "7", false),
    ] {
        let part = "{reference: {path: related, kind: Kep}}";
        let project = project(part, &format!("id: one\nrelated: {written}\n"), &schema);
        let project = project.with("keps/2.yaml", format!("id: {id}\nrelated: one\n"));
        let (_, report, error) = check(&project, "en");
        let findings = report["findings"].as_array().unwrap_or_else(|| panic!("{error}")).iter();
        let rules: std::collections::BTreeSet<&str> = findings.map(|found| found["rule"].as_str().unwrap()).collect();
        assert_eq!(rules.contains("OWN-1"), !is_found, "{written} of {id}: {rules:?}");
        assert_eq!(rules.contains("unknown-reference"), !is_found, "{written} of {id}: {rules:?}");
    }
}
