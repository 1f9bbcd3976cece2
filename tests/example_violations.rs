//! The examples with planted violations: what is planted there is found, at its line and column, and nothing else; and it
//! is said so in the three languages.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

/// A Thursday.
const NOW: &str = "2026-11-26T12:00:00+01:00";

/// Each example, with how many violations there are in it at least, of how many rules, and a later clock by which all of it
/// is there, too. What is counted by the month moves on with the clock: soon after, the same months count.
const EXAMPLES: [(&str, usize, usize, &str); 5] = [
    ("fagapplikasjoner-violations", 20, 14, "2027-09-01T12:00:00+02:00"),
    ("helseplattformen-violations", 40, 34, "2026-11-30T12:00:00+01:00"),
    ("inera-violations", 60, 34, "2027-09-01T12:00:00+02:00"),
    ("interregional-violations", 30, 20, "2027-09-01T12:00:00+02:00"),
    ("medusa-violations", 25, 20, "2027-09-01T12:00:00+02:00"),
];

fn folder(example: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example)
}

fn output(example: &str, arguments: &[&str]) -> (i32, String) {
    let mut run = Command::cargo_bin("vedtak").unwrap();
    let run = run.arg("check").args(arguments).current_dir(folder(example)).output().unwrap();
    (run.status.code().unwrap(), String::from_utf8(run.stdout).unwrap())
}

/// File, line, column and rule of every planted violation.
fn planted(example: &str) -> Vec<(String, u64, u64, String)> {
    let text = fs::read_to_string(folder(example).join("expected.tsv")).unwrap();
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

fn found(example: &str, now: &str) -> Vec<(String, u64, u64, String)> {
    let (status, text) = output(example, &["--format", "json", "--now", now]);
    assert_eq!(status, 1, "{example}");
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
    for (example, least, rules, later) in EXAMPLES {
        let planted = planted(example);
        let broken: BTreeSet<&str> = planted.iter().map(|(.., rule)| rule.as_str()).collect();
        assert!(planted.len() >= least && broken.len() >= rules, "{example}: {} over {}", planted.len(), broken.len());
        assert_eq!(found(example, NOW), planted, "{example}");
        assert_eq!(found(example, later), planted, "{example}");
    }
}

#[test]
fn it_is_told_in_three_languages() {
    for (example, ..) in EXAMPLES {
        for language in ["nb", "sv", "en"] {
            let arguments = ["--format", "pretty", "--color", "never", "--lang", language, "--now", NOW];
            let name = format!("{example}-{language}").replace("medusa-violations", "violations");
            insta::assert_snapshot!(name, output(example, &arguments).1);
        }
    }
}
