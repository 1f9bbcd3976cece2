//! `examples/medusa-violations`: what is planted there is found, at its line and column, and nothing else; and it is said
//! so in the three languages.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

/// A Thursday; everything planted is there at any later clock, too.
const NOW: &str = "2026-11-26T12:00:00+01:00";
const LATER: &str = "2027-09-01T12:00:00+02:00";

fn output(arguments: &[&str]) -> (i32, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/medusa-violations");
    let run = Command::cargo_bin("vedtak").unwrap().arg("check").args(arguments).current_dir(folder).output().unwrap();
    (run.status.code().unwrap(), String::from_utf8(run.stdout).unwrap())
}

/// File, line, column and rule of every planted violation.
fn planted() -> Vec<(String, u64, u64, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/medusa-violations/expected.tsv");
    let text = fs::read_to_string(path).unwrap();
    let mut planted: Vec<_> = text
        .lines()
        .map(|line| {
            let parts: Vec<&str> = line.split('\t').collect();
            (parts[0].to_owned(), parts[1].parse().unwrap(), parts[2].parse().unwrap(), parts[3].to_owned())
        })
        .collect();
    planted.sort();
    planted
}

fn found(now: &str) -> Vec<(String, u64, u64, String)> {
    let (status, text) = output(&["--format", "json", "--now", now]);
    assert_eq!(status, 1);
    let report: Value = serde_json::from_str(&text).unwrap();
    let findings = report["findings"].as_array().unwrap().iter();
    let mut found: Vec<_> = findings
        .map(|finding| {
            let number = |name: &str| finding["start"][name].as_u64().unwrap();
            let word = |name: &str| finding[name].as_str().unwrap().to_owned();
            (word("path"), number("line"), number("column"), word("rule"))
        })
        .collect();
    found.sort();
    found
}

#[test]
fn exactly_what_is_planted_is_found() {
    let planted = planted();
    let clauses: BTreeSet<&str> = planted.iter().map(|(.., rule)| rule.as_str()).collect();
    assert!(planted.len() >= 25 && clauses.len() >= 20, "{} over {}", planted.len(), clauses.len());
    assert_eq!(found(NOW), planted);
    assert_eq!(found(LATER), planted);
}

#[test]
fn it_is_told_in_three_languages() {
    for language in ["nb", "sv", "en"] {
        let arguments = ["--format", "pretty", "--color", "never", "--lang", language, "--now", NOW];
        insta::assert_snapshot!(format!("violations-{language}"), output(&arguments).1);
    }
}
