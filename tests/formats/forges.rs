//! GitLab's code quality report, reviewdog's diagnostics, and annotations, against what their readers need.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use vedtak::finding::SkippedThing;

use super::reports::{cases, large, many};

/// What GitLab needs of each entry; it stops at the first that lacks something.
fn refused_by_gitlab(report: &Value) -> Vec<String> {
    let Some(entries) = report.as_array() else { return vec!["no list".to_owned()] };
    let mut complaints = Vec::new();
    let mut fingerprints = BTreeSet::new();
    for entry in entries {
        for field in ["description", "check_name", "fingerprint"] {
            if entry[field].as_str().is_none_or(str::is_empty) {
                complaints.push(field.to_owned());
            }
        }
        if !["info", "minor", "major", "critical", "blocker"].contains(&entry["severity"].as_str().unwrap_or_default())
        {
            complaints.push("severity".to_owned());
        }
        let path = entry["location"]["path"].as_str().unwrap_or_default();
        if path.is_empty() || path.starts_with("./") || path.starts_with('/') {
            complaints.push("path".to_owned());
        }
        if entry["location"]["lines"]["begin"].as_u64().is_none_or(|line| line == 0) {
            complaints.push("line".to_owned());
        }
        if !fingerprints.insert(entry["fingerprint"].to_string()) {
            complaints.push("a fingerprint twice".to_owned());
        }
    }
    complaints
}

/// What reviewdog's schema says, and that each diagnostic is complete.
fn refused_by_reviewdog(result: &Value) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut need = |holds: bool, what: &str| {
        if !holds {
            complaints.push(what.to_owned());
        }
    };
    need(result["source"]["name"].is_string() && result["source"]["url"].is_string(), "source");
    let range = |range: &Value| {
        let number = |end: &str, unit: &str| range[end][unit].as_u64().filter(|number| *number > 0);
        let place = |end: &str| Some((number(end, "line")?, number(end, "column")?));
        place("start").is_some() && place("start") <= place("end")
    };
    for diagnostic in result["diagnostics"].as_array().unwrap_or(&vec![json!(null)]) {
        need(diagnostic["message"].as_str().is_some_and(|text| !text.is_empty()), "message");
        need(diagnostic["location"]["path"].as_str().is_some_and(|text| !text.is_empty()), "path");
        need(range(&diagnostic["location"]["range"]), "range");
        need(["ERROR", "WARNING", "INFO"].contains(&diagnostic["severity"].as_str().unwrap_or_default()), "severity");
        need(diagnostic["code"]["value"].is_string(), "code");
        for suggestion in diagnostic["suggestions"].as_array().unwrap_or(&vec![]) {
            need(range(&suggestion["range"]) && suggestion["text"].is_string(), "suggestion");
        }
    }
    complaints
}

#[test]
fn the_rules_refuse_what_is_wrong() {
    let gitlab: Value = serde_json::from_str(&cases()[1].write("gitlab")).unwrap();
    assert_eq!(refused_by_gitlab(&gitlab), [] as [&str; 0]);
    for (pointer, value) in [
        ("/0/description", json!("")),
        ("/0/severity", json!("error")),
        ("/0/location/path", json!("./a.yaml")),
        ("/0/location/lines/begin", json!("1")),
        ("", json!({})),
        ("", json!([gitlab[0], gitlab[0]])),
    ] {
        let mut bad = gitlab.clone();
        *bad.pointer_mut(pointer).unwrap() = value;
        assert!(!refused_by_gitlab(&bad).is_empty(), "{pointer}");
    }
    let reviewdog: Value = serde_json::from_str(&many().write("rdjson")).unwrap();
    assert_eq!(refused_by_reviewdog(&reviewdog), [] as [&str; 0]);
    for (pointer, value) in [
        ("/diagnostics/0/severity", json!("FATAL")),
        ("/diagnostics/0/location/range/end/line", json!(0)),
        ("/diagnostics/0/message", json!(7)),
        ("/source", json!(null)),
        ("/diagnostics", json!({})),
    ] {
        let mut bad = reviewdog.clone();
        *bad.pointer_mut(pointer).unwrap() = value;
        assert!(!refused_by_reviewdog(&bad).is_empty(), "{pointer}");
    }
}

#[test]
fn every_case_is_accepted() {
    for case in cases() {
        let [gitlab, rdjson] = ["gitlab", "rdjson"].map(|format| serde_json::from_str(&case.write(format)).unwrap());
        assert_eq!(refused_by_gitlab(&gitlab), [] as [&str; 0], "{}", case.name);
        assert_eq!(refused_by_reviewdog(&rdjson), [] as [&str; 0], "{}", case.name);
        let left_out = case
            .report
            .summary
            .skipped
            .iter()
            .filter(|skipped| matches!(skipped.of, SkippedThing::Path | SkippedThing::OtherFiles))
            .count();
        let told = case.report.findings.len() + case.report.pending.len() + left_out;
        assert_eq!(gitlab.as_array().unwrap().len(), told, "{}", case.name);
    }
}

#[test]
fn columns_are_in_the_readers_unit() {
    let unicode = cases().into_iter().find(|case| case.name == "unicode").unwrap();
    // `tittel: é𝄞🫐 日本`: the place starts after two letters, one of 2 bytes and one of 4.
    let rdjson: Value = serde_json::from_str(&unicode.write("rdjson")).unwrap();
    assert_eq!(rdjson["diagnostics"][0]["location"]["range"]["start"]["column"], 9 + 2 + 4);
    let sarif: Value = serde_json::from_str(&unicode.write("sarif")).unwrap();
    let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["region"]["startColumn"], 9 + 1 + 1);
    assert_eq!(place["artifactLocation"]["uri"], "endringer/bl%C3%A5b%C3%A6r%20%F0%9F%AB%90.yaml");
}

#[test]
fn a_column_of_another_line_is_left_out() {
    let crlf = cases().into_iter().find(|case| case.name == "crlf").unwrap().write("github");
    let whole = crlf.lines().find(|line| line.contains("spans two lines")).unwrap();
    assert!(whole.contains("line=4,endLine=5,col=1,title="), "{whole}");
    assert!(crlf.contains("line=6,endLine=6,col=23,endColumn=39,"), "{crlf}");
}

#[test]
fn ten_of_a_kind_are_shown_and_the_last_counts_the_rest() {
    for (format, error) in [("github", "::error"), ("azure", "##vso[task.logissue type=error;")] {
        let exact = large(28).write(format);
        assert!(exact.lines().filter(|line| line.starts_with(error)).count() == 10, "{exact}");
        let written = large(30_000).write(format);
        let errors: Vec<&str> = written.lines().filter(|line| line.starts_with(error)).collect();
        assert_eq!(errors.len(), 10);
        assert!(errors[9].contains("and 9993 more"), "{}", errors[9]);
        assert!(written.starts_with(error), "worst first");
    }
}
