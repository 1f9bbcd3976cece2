//! `oneOf` and `table`: what is allowed, what a table has, and what mends a value; bounds of `measure` that are no lengths.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::Project;
use serde_json::Value;

const CONFIG: &str = "documents: [{paths: ['work/**'], kind: Change, schema: s.json}]\n";

const PARAMETERS: &str = "\
parameters:
  channels: {type: list, value: [e-mail, telephone], stricter: subset, about: Channels}
  owners: {type: table, value: {test: softpro, production: nhn}, stricter: fixed, about: Owners}
  extra: {type: text, value: post, stricter: fixed, about: One channel more}
  limit: {type: duration, value: 2 days, stricter: fixed, about: Limit}
";

/// A project whose rule has this check, with a document of these fields.
fn project(check: &str, fields: &str) -> Project {
    let policy = format!(
        "kind: Policy\nid: own\ntitle: Own\n{PARAMETERS}rules:\n  OWN-1:\n    title: One\n    kinds: [Change]\n    check: {check}\n"
    );
    Project::of([
        ("vedtak.yaml", CONFIG),
        ("s.json", r#"{"type": "object", "additionalProperties": {}}"#),
        ("policies/own.yaml", policy.as_str()),
        ("work/a.yaml", document(fields).as_str()),
    ])
}

fn document(fields: &str) -> String {
    format!("kind: Change\nid: CHG-1\n{fields}\n")
}

/// The findings of a rule with this check over a document with these fields, and the document.
fn findings(check: &str, fields: &str) -> (Vec<Value>, String) {
    let answer = project(check, fields).check(&["--format", "json", "--now", "2026-11-26T12:00:00+01:00"]);
    assert!(answer.status < 2, "{}", answer.err);
    let document = document(fields);
    let found = answer.json()["findings"].as_array().unwrap().clone();
    (found.into_iter().filter(|finding| finding["rule"] == "OWN-1").collect(), document)
}

fn messages(check: &str, fields: &str) -> Vec<String> {
    findings(check, fields).0.iter().map(|finding| finding["message"].as_str().unwrap().to_owned()).collect()
}

/// The document after the first fix of its first finding, and whether that is safe.
fn mended(check: &str, fields: &str) -> (String, bool) {
    let (found, mut document) = findings(check, fields);
    let fix = &found[0]["fixes"][0];
    let edit = &fix["edits"][0];
    let offset = |end: &str| {
        let number = |name: &str| usize::try_from(edit[end][name].as_u64().unwrap()).unwrap();
        let lines = document.split_inclusive('\n').take(number("line") - 1).map(str::len).sum::<usize>();
        lines + number("column") - 1
    };
    let (start, end) = (offset("start"), offset("end"));
    document.replace_range(start..end, edit["text"].as_str().unwrap());
    (document, fix["safe"].as_bool().unwrap())
}

#[test]
fn a_value_is_one_of_those_that_are_allowed() {
    let check = "{oneOf: {path: channel, values: [e-mail, telephone]}}";
    assert_eq!(messages(check, "channel: e-mail"), [""; 0]);
    assert_eq!(messages(check, "title: None"), [""; 0]);
    assert_eq!(messages(check, "channel: ~"), [""; 0]);
    assert_eq!(messages(check, "channel: fax"), ["`channel` has the value `fax`; it must be `e-mail` or `telephone`"]);
    assert_eq!(messages(check, "channel: E-mail").len(), 1, "capitals count");
    assert_eq!(messages(check, "channel: {is: e-mail}").len(), 1, "a mapping is no value");
    // Each item of a list, and each of several values.
    assert_eq!(messages(check, "channel: [e-mail, fax, telex]").len(), 2);
    assert_eq!(messages("{oneOf: {path: 'to[].by', values: $channels}}", "to: [{by: e-mail}, {by: fax}]").len(), 1);
    assert_eq!(messages("{oneOf: {path: count, values: [1, 2]}}", "count: 3").len(), 1);
    assert_eq!(messages("{oneOf: {path: count, values: [1, 2]}}", "count: 2"), [""; 0]);
    assert_eq!(
        messages(
            "{let: {allowed: 'doc.?list.orValue([])'}, oneOf: {path: channel, values: $allowed}}",
            "list: [a, b]\nchannel: b"
        ),
        [""; 0]
    );
    assert_eq!(
        messages(
            "{let: {allowed: 'doc.?list.orValue([])'}, oneOf: {path: channel, values: $allowed}}",
            "list: [a, b]\nchannel: c"
        )
        .len(),
        1
    );
    assert_eq!(messages("{oneOf: {path: channel, values: [e-mail]}, missing: fail}", "title: None").len(), 1);
}

/// `$x` is a value wherever one may stand, in a list too.
#[test]
fn a_parameter_in_a_list_stands_for_its_value() {
    for (check, values, others) in [
        ("oneOf: {path: channel, values: [fax, $extra]}", &["fax", "post"][..], &["$extra", "e-mail"][..]),
        ("oneOf: {path: channel, values: [$channels, fax]}", &["e-mail", "telephone", "fax"], &["$channels", "post"]),
        ("oneOf: {path: channel, values: [$channels, '$extra']}", &["e-mail", "post"], &["fax"]),
        (
            "let: {own: 'doc.?list.orValue([])'}, oneOf: {path: channel, values: [fax, $own]}",
            &["fax", "a", "b"],
            &["$own", "c"],
        ),
        ("each: $channels, oneOf: {path: channel, values: [e-mail, $extra]}", &["e-mail", "post"], &["fax"]),
        ("each: 'list[]', oneOf: {path: it, values: [a, b, $extra]}", &["x"], &[]),
    ] {
        let found = |value: &&&str| messages(&format!("{{{check}}}"), &format!("list: [a, b]\nchannel: {value}"));
        assert!(values.iter().all(|value| found(&value).is_empty()), "{check}");
        assert!(others.iter().all(|value| !found(&value).is_empty()), "{check}");
    }
    let table = "table: {value: channel, keys: [by], rows: {a: $extra, $extra: fax}}";
    for (fields, passes) in [
        ("by: a\nchannel: post", true),
        ("by: a\nchannel: $extra", false),
        ("by: post\nchannel: fax", true),
        ("by: $extra\nchannel: fax", false),
    ] {
        assert_eq!(messages(&format!("{{{table}}}"), fields).is_empty(), passes, "{fields}");
    }
    for (list, part) in [("[fax, $extar]", "`extra`"), ("[fax, $owners]", "table")] {
        let answer =
            project(&format!("{{oneOf: {{path: channel, values: {list}}}}}"), "").check(&["--format", "concise"]);
        assert_eq!(answer.status, 2, "{list}");
        assert!(answer.err.contains(part) && answer.err.contains("policies/own.yaml:13:"), "{list}: {}", answer.err);
    }
}

#[test]
fn the_value_that_was_meant_is_proposed_and_never_taken() {
    let check = "{oneOf: {path: channel, values: [e-mail, telephone]}}";
    let (mended, safe) = mended(check, "channel: email  # sent by us");
    assert!(!safe && mended.ends_with("channel: e-mail  # sent by us\n"), "{mended}");
    assert_eq!(messages(check, "channel: e-mail  # sent by us"), [""; 0]);
    assert_eq!(findings(check, "channel: fax").0[0]["fixes"].as_array().map_or(0, Vec::len), 0);
    // Two that are equally near: neither was clearly meant.
    assert_eq!(findings("{oneOf: {path: size, values: [big, bag]}}", "size: bog").0[0]["fixes"], serde_json::json!([]));
    // A text that YAML would read as something else is quoted.
    let (mended, _) = self::mended("{oneOf: {path: answer, values: ['10', 'yes']}}", "answer: yess");
    assert!(mended.ends_with("answer: \"yes\"\n"), "{mended}");
}

const TABLE: &str =
    "{table: {value: priority, keys: [category, impact], rows: {A: {high: 1, low: 2}, B: {high: 2, low: 3}}}}";

#[test]
fn a_value_is_the_tables() {
    // Every cell, as the table has it.
    for (category, impact, priority) in [("A", "high", 1), ("A", "low", 2), ("B", "high", 2), ("B", "low", 3)] {
        for written in 1..=3 {
            let fields = format!("category: {category}\nimpact: {impact}\npriority: {written}");
            assert_eq!(messages(TABLE, &fields).is_empty(), written == priority, "{fields}");
        }
    }
    assert_eq!(
        messages(TABLE, "category: A\nimpact: low\npriority: 3"),
        ["`priority` has the value `3`; `category` `A` and `impact` `low` gives `2`"]
    );
    // A number by what it is; a text is never one.
    assert_eq!(messages(TABLE, "category: A\nimpact: low\npriority: 2.0"), [""; 0]);
    assert_eq!(messages(TABLE, "category: A\nimpact: low\npriority: '2'").len(), 1);
    assert_eq!(messages(TABLE, "category: A\nimpact: low\npriority: [2]").len(), 1);
    // Numbers are compared exactly, however they are written: as doubles, the last two are one.
    for (cell, same, others) in [
        ("1", &["1", "1.0", "1e0", "01"][..], &["10", "true", "2", "'1'", "'1.0'"][..]),
        ("0.1", &["0.1", "1e-1", "0.10"], &["0.10000000000000000001"]),
        ("9007199254740993", &["9007199254740993", "9007199254740993.0"], &["9007199254740992"]),
    ] {
        let check = format!("{{table: {{value: priority, keys: [impact], rows: {{high: {cell}}}}}}}");
        let found = |value: &&&str| messages(&check, &format!("impact: high\npriority: {value}"));
        assert!(same.iter().all(|value| found(&value).is_empty()), "{cell}");
        assert!(others.iter().all(|value| found(&value).len() == 1), "{cell}");
        // The same of a key.
        let check = format!("{{table: {{value: priority, keys: [impact], rows: {{{cell}: 1}}}}}}");
        let found = |value: &&&str| messages(&check, &format!("impact: {value}\npriority: 1"));
        assert!(same.iter().all(|value| found(&value).is_empty()), "{cell}");
        // A key is a text as well as what it reads as.
        let mut others_of_key = others.iter().filter(|value| **value != format!("'{cell}'"));
        assert!(others_of_key.all(|value| found(&value).len() == 1), "{cell}");
        // And of one of several values.
        let check = format!("{{oneOf: {{path: priority, values: [7, {cell}]}}}}");
        let found = |value: &&&str| messages(&check, &format!("priority: {value}"));
        assert!(same.iter().all(|value| found(&value).is_empty()), "{cell}");
        assert!(others.iter().all(|value| found(&value).len() == 1), "{cell}");
    }
    // What has no row is no pass.
    assert_eq!(
        messages(TABLE, "category: C\nimpact: low\npriority: 2"),
        ["`category` has the value `C`, which the rule's table does not have"]
    );
    assert_eq!(messages(TABLE, "category: A\nimpact: {low: 1}\npriority: 2").len(), 1);
    for fields in ["impact: low\npriority: 2", "category: A\npriority: 2", "category: A\nimpact: low"] {
        let found = messages(TABLE, fields);
        assert!(found.len() == 1 && found[0].starts_with("cannot be judged"), "{fields}: {found:?}");
    }
    let by_parameter = "{each: 'steps[]', table: {value: it.party, keys: [it.step], rows: $owners}}";
    assert_eq!(
        messages(by_parameter, "steps: [{step: test, party: softpro}, {step: production, party: nhn}]"),
        [""; 0]
    );
    assert_eq!(messages(by_parameter, "steps: [{step: test, party: nhn}, {step: production, party: nhn}]").len(), 1);
}

#[test]
fn the_tables_value_is_a_safe_fix() {
    let (mended, safe) = mended(TABLE, "category: A\nimpact: low\npriority: 3  # asked for");
    assert!(safe && mended.ends_with("priority: 2  # asked for\n"), "{mended}");
}

/// Rules and documents of each finding of a rule with this check over several documents.
fn of_many(check: &str, documents: &[&str]) -> Vec<String> {
    let policy = format!(
        "kind: Policy\nid: own\ntitle: Own\nrules:\n  OWN-1:\n    title: One\n    kinds: [Change]\n    check: {check}\n"
    );
    let project = Project::of([
        ("vedtak.yaml", CONFIG),
        ("s.json", r#"{"type": "object", "additionalProperties": {}}"#),
        ("policies/own.yaml", policy.as_str()),
        ("work/a.yaml", documents.join("---\n").as_str()),
    ]);
    let answer = project.check(&["--format", "json", "--now", "2026-11-26T12:00:00+01:00"]);
    assert!(answer.status < 2, "{}", answer.err);
    let findings = answer.json()["findings"].as_array().unwrap().clone();
    let of_rule = findings.iter().filter(|finding| finding["rule"] == "OWN-1");
    of_rule.map(|finding| finding["document"]["id"].as_str().unwrap().to_owned()).collect()
}

/// A whole number is one value however it is written, as the ids of documents are.
#[test]
fn numbers_are_unique_by_their_value() {
    let documents = [
        "{id: a, n: 7}\n",
        "{id: b, n: 7.0}\n",
        "{id: c, n: 07}\n",
        "{id: d, n: 8}\n",
        "{id: e, n: '007'}\n",
        "{id: f, n: 7e0}\n",
    ];
    assert_eq!(of_many("{unique: n}", &documents), ["a", "b", "c", "f"]);
}

/// A path to a list refers to each item of it.
#[test]
fn a_list_refers_to_each_of_its_items() {
    let documents = ["{id: a, links: [b, c]}\n", "{id: b, links: c}\n", "{id: c}\n", "{id: d, links: [b, nobody]}\n"];
    let check = "{when: 'has(doc.links)', reference: {path: links, kind: Change}}";
    assert_eq!(of_many(check, &documents), ["d"]);
}

/// `m.*` leads to every field of a mapping, also where the schema names none of them.
#[test]
fn each_field_of_a_mapping_is_meant_by_a_star() {
    let schema = |fields: &str| format!("{{\"properties\": {{\"id\": {{\"type\": \"string\"}}, \"m\": {fields}}}}}");
    for fields in [
        "{\"type\": \"object\", \"additionalProperties\": {\"type\": \"string\"}}",
        "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}, \"additionalProperties\": {\"type\": \"string\"}}",
        "{\"type\": \"object\"}",
    ] {
        let policy = "kind: Policy\nid: own\ntitle: Own\nrules:\n  OWN-1:\n    title: One\n    kinds: [Change]\n    check: {each: 'm.*', assert: 'filled(it)'}\n";
        let project = Project::of([
            ("vedtak.yaml", CONFIG),
            ("s.json", schema(fields).as_str()),
            ("policies/own.yaml", policy),
            ("work/a.yaml", "{id: a, m: {a: yes it is, b: TBD}}\n---\n{id: b, m: {a: said}}\n"),
        ]);
        let found = project.findings(&[]);
        assert_eq!(found.iter().filter(|found| found.contains("OWN-1")).count(), 1, "{fields}: {found:?}");
    }
}

/// A bound of an amount must be of one length: a day or a month has none.
#[test]
fn a_bound_of_days_is_refused_as_such() {
    let refused = |figure: &str, bound: &str| {
        let check = format!("{{measure: {{{figure}, period: month, atMost: {bound}}}}}");
        let project = project(&check, "");
        let policy = std::fs::read_to_string(project.path().join("policies/own.yaml")).unwrap();
        project.write(
            "policies/own.yaml",
            policy.replace("[Change]", "[Service]").replace("rules:", "calendar: \"NO\"\nrules:"),
        );
        let answer = project.check(&["--format", "concise"]);
        assert_eq!(answer.status, 2, "{check}: {}", answer.out);
        answer.err
    };
    for figure in [
        "figure: sum, of: {kind: Change, from: from, to: to}",
        "figure: percentile, p: 95, of: {kind: Change, from: from, to: to}",
        "figure: percentile, p: 95, of: {kind: Change, at: at}, value: other.size",
    ] {
        for bound in ["2 days", "2 working days", "1 month", "$limit"] {
            let error = refused(figure, bound);
            let says = "the bound is in days or months; it must be in hours, minutes or seconds";
            assert!(error.contains(says) && error.contains("`60 minutes`"), "{figure}, {bound}: {error}");
        }
        for (bound, part) in [("-5 hours", "`-5 hours`"), ("60 minuts", "`60 minuts`"), ("$limti", "`limti`")] {
            let error = refused(figure, bound);
            assert!(error.contains(part) && !error.contains("in days or months"), "{figure}, {bound}: {error}");
        }
    }
}
