//! Marks of a schema that count at some fields only.

use super::schema_files::said;

/// What counts at some fields only is refused at others, however these come to be described.
#[test]
fn marks_that_count_elsewhere_are_refused() {
    let phase = r#""x-phase": {"a": "open"}"#;
    let (phases, belongs) = ("the phase is read from `status`", "it is for a field at the top of the document");
    let belonging = r#""x-belongs": true"#;
    for (schema, says) in [
        (format!(r#""properties": {{"state": {{{phase}}}}}"#), phases),
        (format!(r#""properties": {{"a": {{"properties": {{"status": {{{phase}}}}}}}}}"#), phases),
        (format!(r#""properties": {{"a": {{"items": {{{phase}}}}}}}"#), phases),
        (phase.to_owned(), phases),
        (format!(r##""properties": {{"state": {{"$ref": "#/$defs/s"}}}}, "$defs": {{"s": {{{phase}}}}}"##), phases),
        (format!(r#""properties": {{"status": {{"not": {{{phase}}}}}}}"#), phases),
        (format!(r#""properties": {{"a": {{{belonging}}}}}"#), belongs),
        (format!(r#""properties": {{"a": {{"properties": {{"b": {{"x-ref": "Order", {belonging}}}}}}}}}"#), belongs),
        (format!(r#""anyOf": [{{"properties": {{"a": {{{belonging}}}}}}}]"#), belongs),
    ] {
        let answer = said(&format!("{{{schema}}}"), &[]);
        assert_eq!(answer.status, 2, "{schema}: {answer:?}");
        assert!(answer.err.contains(says), "{schema}: {}", answer.err);
    }
    for schema in [
        format!(r#""properties": {{"status": {{{phase}}}}}"#),
        format!(r##""properties": {{"status": {{"$ref": "#/$defs/s"}}}}, "$defs": {{"s": {{{phase}}}}}"##),
        format!(r#""allOf": [{{"properties": {{"status": {{"anyOf": [{{}}, {{{phase}}}]}}}}}}]"#),
        format!(r#""$defs": {{"s": {{{phase}}}, "b": {{{belonging}}}}}"#),
        format!(r#""properties": {{"a": {{"x-ref": "Order", {belonging}}}}}"#),
        format!(r#""properties": {{"a": {{"items": {{"x-ref": "Order"}}, {belonging}}}}}"#),
        format!(
            r##""properties": {{"a": {{{belonging}, "$ref": "#/$defs/r"}}}}, "$defs": {{"r": {{"x-ref": "Order"}}}}"##
        ),
    ] {
        let answer = said(&format!("{{{schema}}}"), &[]);
        assert!(answer.status < 2, "{schema}: {answer:?}");
    }
}
