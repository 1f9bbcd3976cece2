//! What is told of one mistake: one finding, in words that say what to write.

use super::project::Project;

/// The messages of a document's findings, each with its help.
fn told(schema: &str, document: &str) -> Vec<String> {
    let report = Project::of_schema(schema).with("d/a.yaml", document).report(&[]);
    let findings = report["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| {
            let help = finding["help"].as_str().map_or_else(String::new, |help| format!(" → {help}"));
            format!("{}{help}", finding["message"].as_str().unwrap())
        })
        .collect()
}

#[test]
fn one_mistake_is_one_finding() {
    let fields = r#"{"properties": {"title": {"type": "string"}, "count": {"type": "integer", "maximum": 3},
        "affects": {"type": "boolean"}}, "required": ["title"], "additionalProperties": false}"#;
    let misspelt = "`Thing` has no field `titel`; `title` is required → write `title` instead of `titel`";
    for (document, expected) in [
        ("titel: x\n", &[misspelt][..]),
        (
            "titel: x\ntitl: z\n",
            &[misspelt, "`Thing` has no field `titl`; the nearest is `title` → write `title`, or remove the field"],
        ),
        ("title: x\ncount: 1.5\n", &["`count` is `1.5`; it must be a whole number"]),
        ("title: x\naffects: no\n", &["`affects` is `no`; it must be `true`/`false` → write `false`"]),
        ("title: x\naffects: ja\n", &["`affects` is `ja`; it must be `true`/`false` → write `true`"]),
        ("title: x\naffects: perhaps\n", &["`affects` is text; it must be `true`/`false`"]),
    ] {
        assert_eq!(told(fields, document), expected, "{document}");
    }
}
