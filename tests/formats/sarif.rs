//! SARIF against its schema, and against what GitHub code scanning refuses.

use serde_json::{Value, json};

use super::reports::{cases, large, many};

fn schema() -> jsonschema::Validator {
    let text = include_str!("../data/sarif-2.1.0.schema.json");
    let schema: Value = serde_json::from_str(text).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

/// What GitHub's own rules (GH1001 to GH1006) and its documentation require.
fn refused(log: &Value) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut need = |holds: bool, what: &str| {
        if !holds {
            complaints.push(what.to_owned());
        }
    };
    let filled = |value: &Value| value.as_str().is_some_and(|text| !text.is_empty());
    need(filled(&log["$schema"]), "$schema");
    need(log["version"] == "2.1.0", "version");
    let runs = log["runs"].as_array().cloned().unwrap_or_default();
    need((1..=20).contains(&runs.len()), "GH1004: runs");
    for run in &runs {
        let driver = &run["tool"]["driver"];
        need(filled(&driver["name"]), "tool.driver.name");
        need(
            run["automationDetails"]["id"].as_str().is_some_and(|id| id.ends_with('/')),
            "automationDetails.id ends with a slash",
        );
        need(run["columnKind"] == "unicodeCodePoints", "columnKind");
        let rules = driver["rules"].as_array().cloned().unwrap_or_default();
        need(rules.len() <= 25_000, "GH1004: rules");
        for rule in &rules {
            need(filled(&rule["id"]), "rule.id");
            for description in ["shortDescription", "fullDescription"] {
                let text = &rule[description]["text"];
                need(filled(text) && text.as_str().unwrap().chars().count() <= 1_024, description);
            }
            need(filled(&rule["help"]["text"]), "rule.help.text");
            need(rule["properties"]["security-severity"].is_null(), "security-severity");
        }
        let results = run["results"].as_array().cloned().unwrap_or_default();
        need(results.len() <= 25_000, "GH1004: results");
        for result in &results {
            need(filled(&result["message"]["text"]), "result.message.text");
            need(filled(&result["partialFingerprints"]["primaryLocationLineHash"]), "primaryLocationLineHash");
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
            need(rules.get(index).is_some_and(|rule| rule["id"] == result["ruleId"]), "ruleIndex");
            let locations = result["locations"].as_array().cloned().unwrap_or_default();
            need((1..=1_000).contains(&locations.len()), "GH1001, GH1004: locations");
            need(result["codeFlows"].is_null(), "GH1002: thread flows");
            for location in &locations {
                let place = &location["physicalLocation"];
                let uri = place["artifactLocation"]["uri"].as_str().unwrap_or_default();
                need(!uri.is_empty(), "GH1001: uri");
                // A relative URI needs neither a base nor a checkout path (GH1006).
                need(
                    !uri.starts_with(['/', '.']) && !uri.contains([':', '\\', ' ', '#', '?']) && uri.is_ascii(),
                    "GH1005: a relative URI",
                );
                for number in ["startLine", "startColumn", "endLine", "endColumn"] {
                    need(place["region"][number].as_u64().is_some_and(|number| number > 0), "GH1003: region");
                }
            }
        }
    }
    complaints
}

#[test]
fn the_schema_refuses_what_is_wrong() {
    let schema = schema();
    let good: Value = serde_json::from_str(&cases()[1].write("sarif")).unwrap();
    assert!(schema.is_valid(&good));
    let plant = |pointer: &str, value: Value| {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).unwrap() = value;
        assert!(!schema.is_valid(&bad), "{pointer}");
    };
    plant("/version", json!("2.0.0"));
    plant("/runs/0/results/0/level", json!("fatal"));
    plant("/runs/0/results/0/message", json!({}));
    plant("/runs/0/results/0/locations/0/physicalLocation/region/startLine", json!(0));
    plant("/$schema", json!("no uri"));
    plant("/runs/0/columnKind", json!("bytes"));
}

#[test]
fn githubs_rules_refuse_what_is_wrong() {
    let good: Value = serde_json::from_str(&cases()[1].write("sarif")).unwrap();
    assert_eq!(refused(&good), [] as [&str; 0]);
    let place = "/runs/0/results/0/locations/0/physicalLocation";
    for (pointer, value, complaint) in [
        ("/runs/0/results/0/locations".to_owned(), json!([]), "GH1001"),
        (format!("{place}/artifactLocation/uri"), json!("file:///a"), "GH1005"),
        (format!("{place}/region"), json!({"startLine": 1}), "GH1003"),
        ("/runs/0/automationDetails/id".to_owned(), json!("vedtak/medusa"), "slash"),
        ("/runs/0/tool/driver/rules/0/help".to_owned(), json!({}), "help"),
        ("/runs/0/tool/driver/rules/0/shortDescription/text".to_owned(), json!("a".repeat(1_025)), "shortDescription"),
        ("/runs/0/results/0/partialFingerprints".to_owned(), json!({}), "primaryLocationLineHash"),
        ("/runs/0/results/0/ruleIndex".to_owned(), json!(7), "ruleIndex"),
        ("/runs/0/results".to_owned(), Value::Array(vec![good["runs"][0]["results"][0].clone(); 25_001]), "GH1004"),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(&pointer).unwrap() = value;
        assert!(refused(&bad).iter().any(|said| said.contains(complaint)), "{pointer}: {:?}", refused(&bad));
    }
}

#[test]
fn every_case_is_accepted() {
    let schema = schema();
    for case in cases() {
        let log: Value = serde_json::from_str(&case.write("sarif")).unwrap();
        let errors: Vec<String> =
            schema.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(errors, [] as [&str; 0], "{}", case.name);
        assert_eq!(refused(&log), [] as [&str; 0], "{}", case.name);
        let all = case.report.findings.len() + case.report.pending.len();
        assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), all);
    }
}

#[test]
fn too_many_results_are_cut_and_counted() {
    let log: Value = serde_json::from_str(&large(25_010).write("sarif")).unwrap();
    assert_eq!(refused(&log), [] as [&str; 0]);
    let text = log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].as_str().unwrap();
    assert!(text.contains("and 10 more"), "{text}");
    let levels: Vec<&str> =
        log["runs"][0]["results"].as_array().unwrap().iter().map(|result| result["level"].as_str().unwrap()).collect();
    assert!(
        levels.is_sorted_by_key(|level| ["error", "warning", "note"].iter().position(|known| known == level)),
        "worst first"
    );
}

#[test]
fn a_result_has_its_other_places_and_fixes_and_its_rule_speaks_for_itself() {
    let log: Value = serde_json::from_str(&many().write("sarif")).unwrap();
    let run = &log["runs"][0];
    let of =
        |list: &Value, key: &str, id: &str| list.as_array().unwrap().iter().find(|one| one[key] == id).unwrap().clone();
    let result = of(&run["results"], "ruleId", "ambiguous-scalar");
    let related = &result["relatedLocations"][0];
    assert_eq!(related["message"]["text"], "announced here");
    assert_eq!(related["physicalLocation"]["region"]["endColumn"], 5);
    let fix = &result["fixes"][0];
    assert_eq!(fix["description"]["text"], "quote it");
    let replacement = &fix["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "\"7.2\"");
    assert_eq!(replacement["deletedRegion"], result["locations"][0]["physicalLocation"]["region"]);
    let rules = &run["tool"]["driver"]["rules"];
    let uncovered = of(rules, "id", "uncovered");
    assert_eq!(uncovered["defaultConfiguration"]["level"], "warning", "the finding is a note");
    assert_eq!(uncovered["helpUri"], "https://github.com/vedtak/vedtak/blob/main/src/rules/uncovered.md");
    assert_eq!(of(rules, "id", "MED-20")["defaultConfiguration"]["level"], "error", "the finding is a warning");
    assert!(of(rules, "id", "MED-20")["helpUri"].is_null(), "policies have no page");
}
