//! Thirty thousand findings: every format answers, keeps the limits of its reader, and says what it leaves out.

use std::time::{Duration, Instant};

use serde_json::Value;
use vedtak::language::Reader;
use vedtak::report::{REPORTERS, View, markdown_within};

use super::reports::large;

const COUNT: usize = 30_000;

#[test]
fn thirty_thousand_findings() {
    let case = large(COUNT);
    for reporter in REPORTERS.iter().filter(|reporter| reporter.name != "pretty") {
        let started = Instant::now();
        let output = case.write(reporter.name);
        let took = started.elapsed();
        assert!(took < Duration::from_mins(1), "{}: {took:?}", reporter.name);
        println!("{}: {took:?}, {} bytes", reporter.name, output.len());
        let lines = output.lines().count();
        match reporter.name {
            "concise" => assert_eq!(lines, COUNT),
            "json" | "comment" => {
                assert_eq!(
                    serde_json::from_str::<Value>(&output).unwrap()["findings"].as_array().unwrap().len(),
                    COUNT
                );
            }
            "gitlab" => assert_eq!(serde_json::from_str::<Value>(&output).unwrap().as_array().unwrap().len(), COUNT),
            "rdjson" => assert_eq!(
                serde_json::from_str::<Value>(&output).unwrap()["diagnostics"].as_array().unwrap().len(),
                COUNT
            ),
            "github" => assert_eq!(lines, 30),
            // Notes are lines of the log, and none is left out.
            "azure" => assert_eq!(lines, 20 + COUNT / 9 * 3),
            "markdown" => assert!(output.len() <= 60_000),
            "html" => assert!(output.contains("and 28,000 more") && output.len() < 4 << 20, "{}", output.len()),
            "sarif" => assert!(output.contains("and 5000 more") || output.contains("and 5,000 more")),
            "junit" => assert!(output.matches("<testcase").count() > COUNT / 10),
            other => panic!("{other} is not measured"),
        }
    }
}

#[test]
fn a_summary_fills_the_room_that_there_is() {
    let case = large(COUNT);
    let reader = Reader::new(vedtak::language::Language::En, case.report.clock.at.date_naive());
    for room in [1_000, 60_000, 1_032_192] {
        let mut out = Vec::new();
        markdown_within(room, &case.report, &case.sources, &View::new(reader, false), &mut out).unwrap();
        assert!(out.len() <= room, "{} of {room}", out.len());
        assert!(String::from_utf8(out).unwrap().lines().last().unwrap().contains(" more, not shown here"));
    }
}
