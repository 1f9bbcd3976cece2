//! Numbers are compared as they are written: of any size, with any fraction, and beyond all others.

use super::project::Project;

const DRAFT4: &str = "http://json-schema.org/draft-04/schema#";

/// Whether a schema takes `a: <value>`, with `keywords` for `a`.
fn takes(keywords: &str, value: &str) -> bool {
    takes_file(keywords, "d/a.yaml", &format!("a: {value}\n"))
}

/// Whether a schema takes a file, with `keywords` for its `a`.
fn takes_file(keywords: &str, path: &str, text: &str) -> bool {
    let schema = format!(r#"{{"properties": {{"a": {{{keywords}}}}}}}"#);
    let config = "documents:\n  - {paths: ['d/*'], kind: Thing, schema: s.json}\n";
    let project = Project::new().with("vedtak.yaml", config).with("s.json", schema).with(path, text);
    let answer = project.check(&[]);
    assert!(matches!(answer.status, 0 | 1), "{keywords}: {answer:?}");
    answer.status == 0
}

#[test]
fn what_no_double_holds_is_a_number() {
    for (keywords, value, taken) in [
        (r#""type": "string""#, ".inf", false),
        (r#""type": "string""#, "-.inf", false),
        (r#""type": "string""#, ".NaN", false),
        (r#""type": "string""#, "1e999", false),
        (r#""type": "string""#, "\".inf\"", true),
        (r#""type": ["string", "null"]"#, ".inf", false),
        (r#""type": "number""#, ".inf", true),
        (r#""type": "number""#, ".nan", true),
        (r#""type": "number""#, "1e999", true),
        (r#""type": "integer""#, ".inf", false),
        (r#""type": "integer""#, ".nan", false),
        (r#""type": "integer""#, "1e999", true),
        (r#""type": "integer""#, "1e-999", false),
        (r#""maximum": 5"#, "1e999", false),
        (r#""maximum": 5"#, ".inf", false),
        (r#""maximum": 5"#, ".nan", false),
        (r#""maximum": 5"#, "-.inf", true),
        (r#""maximum": 5"#, "-1e999", true),
        (r#""minimum": 5, "maximum": 6"#, "1e999", false),
        (r#""minimum": 5"#, ".inf", true),
        (r#""minimum": 5"#, ".nan", false),
        (r#""exclusiveMinimum": 5"#, "-.inf", false),
        (r#""exclusiveMaximum": 1e999"#, "1e999", false),
        (r#""maximum": 1e999"#, "1e999", true),
        (r#""maximum": 1e999"#, "1e1000", false),
        (r#""multipleOf": 2"#, ".inf", false),
        (r#""multipleOf": 0.5"#, ".inf", false),
        (r#""multipleOf": 2"#, ".nan", false),
        (r#""pattern": "^x""#, ".inf", true),
        (r#""maxLength": 2"#, ".inf", true),
        (r#""enum": [".inf"]"#, ".inf", false),
        (r#""enum": [".inf"]"#, "\".inf\"", true),
        (r#""const": [".nan"]"#, "[.nan]", false),
        (r#""not": {"type": "number"}"#, ".inf", false),
        (r#""uniqueItems": true"#, "[.inf, .inf]", false),
        (r#""uniqueItems": true"#, "[.inf, \".inf\", -.inf, 1e999]", true),
    ] {
        assert_eq!(takes(keywords, value), taken, "{keywords} {value}");
    }
    assert!(!takes_file(r#""type": "string""#, "d/a.json", r#"{"a": 1e999}"#));
    let order = Project::of([("o.yaml", "kind: Order\nid: o\ntitle: .nan\n")]);
    assert!(order.check(&[]).out.contains("title"), "{:?}", order.check(&[]));
}

#[test]
fn numbers_are_compared_exactly() {
    for (keywords, value, taken) in [
        (r#""maximum": 100000000000000000000"#, "100000000000000000001", false),
        (r#""maximum": 100000000000000000001"#, "100000000000000000001", true),
        (r#""maximum": 18446744073709551615"#, "18446744073709551616", false),
        (r#""maximum": 9007199254740992.5"#, "9007199254740993", false),
        (r#""minimum": 18446744073709551615"#, "18446744073709551614.5", false),
        (r#""minimum": -100000000000000000000"#, "-100000000000000000001", false),
        (r#""exclusiveMaximum": 972783798187987123879878123.18878137"#, "972783798187987123879878123.188781371", false),
        (
            r#""exclusiveMinimum": -972783798187987123879878123.18878137"#,
            "-972783798187987123879878123.188781371",
            false,
        ),
        (r#""maximum": 0.1"#, "0.10000000000000000000001", false),
        (r#""maximum": 0.1"#, "0.1", true),
        (r#""maximum": 18446744073709551615"#, "0x10000000000000000", false),
        (r#""minimum": 18446744073709551617"#, "0x10000000000000000", false),
        (r#""const": 18446744073709551616"#, "18446744073709551617", false),
        (r#""const": 18446744073709551616"#, "18446744073709551616", true),
        (r#""const": 18446744073709551616"#, "18446744073709551616.0", true),
        (r#""const": {"b": [18446744073709551616]}"#, "{b: [18446744073709551617]}", false),
        (r#""enum": [9007199254740993]"#, "9007199254740992.0", false),
        (r#""enum": [0.1]"#, "0.10000000000000000000001", false),
        (r#""enum": [1, 1.5]"#, "1.50", true),
        (r#""enum": [100]"#, "1e2", true),
        (r#""multipleOf": 10"#, "100000000000000000001", false),
        (r#""multipleOf": 10"#, "100000000000000000000", true),
        (r#""multipleOf": 0.01"#, "4.35", true),
        (r#""multipleOf": 0.01"#, "100000000000000000000.001", false),
        (r#""multipleOf": 18446744073709551616"#, "18446744073709551617", false),
        (r#""multipleOf": 18446744073709551616"#, "36893488147419103232", true),
        (r#""type": "integer""#, "100000000000000000000.5", false),
        (r#""type": "integer""#, "100000000000000000000.0", true),
        (r#""uniqueItems": true"#, "[100000000000000000000, 100000000000000000001]", true),
        (r#""uniqueItems": true"#, "[0.1, 0.10000000000000000000001]", true),
        (r#""uniqueItems": true"#, "[1, 1.0]", false),
        (r#""uniqueItems": true"#, "[{a: 1, b: [2]}, {b: [2.0], a: 1e0}]", false),
        (r#""maxLength": 100000000000000000000"#, "x", true),
        (r#""contains": {"const": 18446744073709551616}"#, "[18446744073709551617]", false),
        (r#""items": {"maximum": 100000000000000000000}"#, "[100000000000000000001]", false),
        (r#""anyOf": [{"maximum": 100000000000000000000}]"#, "100000000000000000001", false),
    ] {
        assert_eq!(takes(keywords, value), taken, "{keywords} {value}");
        if !value.contains("0x") {
            let json = value.replace("{b:", "{\"b\":").replace("{a:", "{\"a\":").replace(" b:", " \"b\":");
            let json = json.replace(" a:", " \"a\":").replace('x', "\"x\"");
            assert_eq!(takes_file(keywords, "d/a.json", &format!("{{\"a\": {json}}}")), taken, "{keywords} {json}");
        }
    }
    // Twenty numbers and more are told apart as few are.
    let many: Vec<String> = (0..40).map(|last| format!("1000000000000000000{last:02}")).collect();
    assert!(takes(r#""uniqueItems": true"#, &format!("[{}]", many.join(", "))));
}

#[test]
fn draft_4_asks_for_whole_numbers_by_how_they_are_written() {
    let takes = |keywords: &str, value: &str| {
        let schema = format!(r#"{{"$schema": "{DRAFT4}", "properties": {{"a": {{{keywords}}}}}}}"#);
        let answer = Project::of_schema(&schema).with("d/a.yaml", format!("a: {value}\n")).check(&[]);
        assert!(matches!(answer.status, 0 | 1), "{answer:?}");
        answer.status == 0
    };
    let long = "9".repeat(53);
    for (keywords, value, taken) in [
        (r#""type": "integer""#, long.as_str(), true),
        (r#""type": ["integer", "null"]"#, long.as_str(), true),
        (r#""type": "integer""#, "18446744073709551616", true),
        (r#""type": "integer""#, "0x10000000000000000", true),
        (r#""type": "integer""#, "1.0", false),
        (r#""type": "integer""#, "1e2", false),
        (r#""maximum": 100000000000000000000, "exclusiveMaximum": true"#, "100000000000000000000", false),
        (r#""maximum": 100000000000000000000, "exclusiveMaximum": true"#, "99999999999999999999", true),
        (r#""maximum": 100000000000000000000, "exclusiveMaximum": false"#, "100000000000000000000", true),
        (r#""minimum": 5, "exclusiveMinimum": true"#, "5.0", false),
    ] {
        assert_eq!(takes(keywords, value), taken, "{keywords} {value}");
    }
}

#[test]
fn numbers_are_told_as_they_are_written() {
    for (keywords, value, told) in [
        (
            r#""type": "string""#,
            ".inf",
            [
                "`a` er et tall; det må være tekst",
                "`a` är ett tal; det ska vara text",
                "`a` is a number; it must be text",
            ],
        ),
        (
            r#""type": "integer""#,
            ".inf",
            [
                "`a` er `.inf`; det må være et heltall",
                "`a` är `.inf`; det ska vara ett heltal",
                "`a` is `.inf`; it must be a whole number",
            ],
        ),
        (
            r#""maximum": 100000000000000000000"#,
            "100000000000000000001",
            [
                "`a` er `100000000000000000001`; det må være høyst 100 000 000 000 000 000 000",
                "`a` är `100000000000000000001`; det ska vara högst 100 000 000 000 000 000 000",
                "`a` is `100000000000000000001`; it must be at most 100,000,000,000,000,000,000",
            ],
        ),
        (
            r#""exclusiveMinimum": 2.5"#,
            "2.50",
            [
                "`a` er `2.50`; det må være mer enn 2,5",
                "`a` är `2.50`; det ska vara mer än 2,5",
                "`a` is `2.50`; it must be more than 2.5",
            ],
        ),
        (
            r#""multipleOf": 10"#,
            ".nan",
            [
                "`a` er `.nan`; det må være et multiplum av 10",
                "`a` är `.nan`; det ska vara en multipel av 10",
                "`a` is `.nan`; it must be a multiple of 10",
            ],
        ),
    ] {
        let schema = format!(r#"{{"properties": {{"a": {{{keywords}}}}}}}"#);
        let project = Project::of_schema(&schema).with("d/a.yaml", format!("a: {value}\n"));
        for (language, told) in ["nb", "sv", "en"].into_iter().zip(told) {
            let answer = project.run(&["check", "--lang", language, "--format", "json"]).json();
            assert_eq!(answer["findings"][0]["message"], told, "{keywords} {value}");
        }
    }
}

/// Of a key that stands twice the first counts, in every keyword.
#[test]
fn the_first_of_two_equal_keys_counts() {
    let whole = |keywords: &str, text: &str| {
        let findings = Project::of_schema(&format!("{{{keywords}}}")).with("d/a.yaml", text).findings(&[]);
        findings.iter().filter(|finding| finding.ends_with(" schema")).count()
    };
    for (keywords, text, faults) in [
        (r#""additionalProperties": {"type": "integer"}"#, "a: 1\na: x\n", 0),
        (r#""additionalProperties": {"type": "integer"}"#, "a: x\na: 1\n", 1),
        (r#""patternProperties": {"^a": {"type": "integer"}}"#, "a: 1\na: x\n", 0),
        (r#""properties": {"b": {}}, "additionalProperties": {"type": "integer"}"#, "b: 1\na: 1\na: x\n", 0),
        (r#""properties": {"a": {"const": 1}}, "additionalProperties": false"#, "a: 1\na: 2\n", 0),
        (r#""properties": {"a": {"const": 1}}, "unevaluatedProperties": {"type": "integer"}"#, "a: 1\nb: 1\nb: x\n", 0),
        (r#""maxProperties": 1"#, "a: 1\na: 2\n", 0),
        (r#""minProperties": 2"#, "a: 1\na: 2\n", 1),
        (r#""const": {"a": 1}"#, "a: 1\na: 2\n", 0),
        (r#""const": {"a": 2}"#, "a: 1\na: 2\n", 1),
        (r#""enum": [{"a": 1}, 2]"#, "a: 1\na: 2\n", 0),
        (r#""additionalProperties": false"#, "a: 1\na: 2\n", 1),
        (r#""propertyNames": {"maxLength": 1}"#, "aa: 1\naa: 2\n", 1),
    ] {
        assert_eq!(whole(keywords, text), faults, "{keywords} {text}");
        // The same in a mapping that is large enough to have a lookup of its own.
        if keywords.starts_with("\"additionalProperties\": {") {
            let more = (0..40).map(|key| format!("k{key}: 1")).collect::<Vec<_>>().join("\n") + "\n";
            assert_eq!(whole(keywords, &format!("{text}{more}")), faults, "{keywords}");
        }
    }
    let same = |text: &str| whole(r#""properties": {"l": {"uniqueItems": true}}"#, text);
    assert_eq!(same("l: [{a: 1, a: 2}, {a: 1}]\n"), 1);
    assert_eq!(same("l: [{a: 1, a: 2}, {a: 2}]\n"), 0);
    let person = Project::of([("p.yaml", "kind: Person\nkind: Foo\nid: p\nname: Kari Nordmann\n")]);
    let told = person.check(&[]).out;
    assert!(!told.contains("`Foo`") && !told.contains("write `Person`"), "{told}");
}

/// Values that differ by their quotation marks only, and values without a character, are told apart.
#[test]
fn what_is_asked_is_not_told_as_what_is_there() {
    for (keywords, value, told, help) in [
        (
            r#""const": 1"#,
            "\"1\"",
            "`a` has the value `\"1\"`; it must be `1`",
            "write the value without quotation marks: `1`",
        ),
        (
            r#""enum": [1, 2]"#,
            "'1'",
            "`a` has the value `\"1\"`; it must be `1` or `2`",
            "write the value without quotation marks: `1`",
        ),
        (
            r#""const": true"#,
            "\"true\"",
            "`a` has the value `\"true\"`; it must be `true`",
            "write the value without quotation marks: `true`",
        ),
        (r#""const": "1""#, "1", "`a` has the value `1`; it must be `\"1\"`", "write `\"1\"`"),
        (
            r#""enum": ["true", "false"]"#,
            "true",
            "`a` has the value `true`; it must be `\"true\"` or `false`",
            "write `\"true\"`",
        ),
        (r#""enum": ["null"]"#, "null", "`a` has the value `null`; it must be `\"null\"`", "write `\"null\"`"),
        (
            r#""enum": [null]"#,
            "\"null\"",
            "`a` has the value `\"null\"`; it must be `null`",
            "write the value without quotation marks: `null`",
        ),
        (r#""type": "boolean""#, "\"true\"", "`a` is `\"true\"`; it must be `true`/`false`", "write `true`"),
        (r#""enum": ["x"]"#, "\"\"", "`a` has the value `\"\"`; it must be `x`", "write `x`"),
        (r#""enum": ["x"]"#, "", "`a` has the value `null`; it must be `x`", "write `x`"),
        (r#""pattern": "^x""#, "\"\"", "`a` has the value `\"\"`; it must match the pattern `^x`", ""),
    ] {
        let schema = format!(r#"{{"properties": {{"a": {{{keywords}}}}}}}"#);
        let project = Project::of_schema(&schema).with("d/a.yaml", format!("a: {value}\n"));
        let finding = &project.report(&[])["findings"][0];
        assert_eq!(finding["message"], told, "{keywords} {value}");
        assert_eq!(finding["help"].as_str().unwrap_or(""), help, "{keywords} {value}");
    }
    let closed = Project::of_schema(r#"{"properties": {"bcd": {}}, "additionalProperties": false}"#);
    let key = closed.with("d/a.yaml", "\"\": 1\n").report(&[]);
    assert_eq!(key["findings"][0]["message"], "`Thing` has no field `\"\"`");
    let draft = Project::of_schema(r#"{"$schema": ""}"#).with("d/a.yaml", "a: 1\n").check(&[]);
    assert!(draft.err.contains("`\"\"` is not a known draft"), "{}", draft.err);
}
