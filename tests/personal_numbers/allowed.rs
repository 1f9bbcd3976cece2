//! Places where what looks like the number of a person may stand.

use super::project::Project;

/// A sample of the Swedish Tax Agency.
const NUMBER: &str = "811228-9874";

const CONFIG: &str = "language: en\ndocuments:\n  - {paths: ['work/**'], kind: Change, schema: s.json}\n";

fn project(allowed: &str, text: &str) -> Project {
    let config = format!("{CONFIG}{allowed}");
    Project::of([("vedtak.yaml", config.as_str()), ("s.json", r#"{"required": ["kind"]}"#), ("work/a.yaml", text)])
}

fn allowing(pointer: &str) -> String {
    format!("personalNumbers:\n  - {{path: work/a.yaml,{pointer} reason: published for tests}}\n")
}

/// The rules that find something.
fn rules(project: &Project) -> Vec<String> {
    let report = project.report(&[]);
    let findings = report["findings"].as_array().unwrap().iter();
    findings.map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_is_allowed_by_its_place_is_no_finding() {
    let text = format!("kind: Change\nid: CHG-1\npeople: [{{number: {NUMBER}}}]\n");
    assert_eq!(rules(&project("", &text)), ["personal-number"]);
    let allowed = project(&allowing(" pointer: /people/0/number,"), &text);
    assert!(rules(&allowed).is_empty());
    assert_eq!(allowed.check(&[]).status, 0);
    // Another place, and a second number beside it, are findings; what is allowed in vain is told.
    assert_eq!(rules(&project(&allowing(" pointer: /people/1/number,"), &text)), ["unmatched", "personal-number"]);
    let second = format!("{text}owner: {NUMBER}\n");
    assert_eq!(rules(&project(&allowing(" pointer: /people/0/number,"), &second)), ["personal-number"]);
}

#[test]
fn without_a_pointer_comments_and_the_name_are_allowed() {
    let text = format!("# {NUMBER}\nkind: Change\nid: CHG-1\n");
    assert_eq!(rules(&project("", &text)), ["personal-number"]);
    assert!(rules(&project(&allowing(""), &text)).is_empty());
    let value = format!("kind: Change\nid: CHG-1\nowner: {NUMBER}\n");
    assert_eq!(rules(&project(&allowing(""), &value)), ["unmatched", "personal-number"]);
}

/// Every format for people, and JSON, names the place; none shows the number.
#[test]
fn an_allowed_place_is_told_as_an_override() {
    let text = format!("kind: Change\nid: CHG-1\nowner: {NUMBER}\n");
    let project = project(&allowing(" pointer: /owner,"), &text);
    for format in
        ["pretty", "concise", "json", "sarif", "junit", "github", "gitlab", "azure", "markdown", "html", "rdjson"]
    {
        let answer = project.check(&["--format", format]);
        let all = format!("{}{}", answer.out, answer.err);
        assert_eq!(answer.status, 0, "{all}");
        // What a program reads as findings alone has no place for settings.
        let tells =
            ["gitlab", "rdjson"].contains(&format) || all.contains("/owner") && all.contains("published for tests");
        assert!(tells && !all.contains(NUMBER), "{format}: {all}");
    }
    let overrides = project.report(&[])["summary"]["overrides"].clone();
    assert_eq!(overrides, serde_json::json!(["personalNumbers: work/a.yaml /owner (published for tests)"]));
    for (language, words) in [
        ("nb", "`/owner` i `work/a.yaml` kan ha det som ser ut som et fødselsnummer: published for tests"),
        ("sv", "`/owner` i `work/a.yaml` får ha det som ser ut som ett personnummer: published for tests"),
        ("en", "`/owner` in `work/a.yaml` may have what looks like a personal number: published for tests"),
    ] {
        let answer = project.run(&["check", "--format", "pretty", "--lang", language]);
        assert!(answer.out.contains(words), "{}", answer.out);
    }
}

/// The number of a person in `vedtak.yaml` itself is never allowed.
#[test]
fn the_configuration_is_looked_at() {
    for more in ["exclude: ['811228-9874']\n", "# 811228-9874\n", "exclude: [\"811228\\u20119874\"]\n"] {
        let found = project(more, "kind: Change\nid: CHG-1\n").findings(&[]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("vedtak.yaml:4:") && found[0].ends_with("personal-number"), "{found:?}");
    }
}
