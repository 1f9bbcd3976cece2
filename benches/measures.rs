//! What the figures of service levels cost: a service with so many incidents, of which some overlap, and planned work, measured by the
//! month, by twelve months, in service hours and by percentile. The time and the memory must grow as the number does; at the end
//! stands how many times longer the next size takes.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run says so by panicking")]
#![expect(clippy::print_stdout, reason = "a benchmark says what it measured")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};
use vedtak::finding::{Clock, ClockSource};
use vedtak::language::{Language, Reader};
use vedtak::load::load_sides;
use vedtak::measure::{Wanted, machine, page, service_levels, text};
use vedtak::report::write_page;
use vedtak::source::Memory;
use vedtak::standing::{report_of, rules_of_all};
use vedtak::workspace::Review;

/// How many incidents there are.
const SIZES: [usize; 3] = [10_000, 30_000, 100_000];

const POLICY: &str = r"kind: Policy
id: own
title: Own
calendar: helseplattformen
rules:
  M-1:
    title: By the month
    kinds: [Service]
    check: {measure: &month {figure: availability, of: &of {kind: Outage, where: 'other.priority <= 2', from: from, to: to}, except: {kind: Work, from: from, to: to}, period: month, atLeast: 99.44 %}}
  M-2:
    title: By twelve months
    kinds: [Service]
    check: {measure: {figure: availability, of: *of, except: {kind: Work, from: from, to: to}, period: 12 months, atLeast: 99.9 %}}
  M-3:
    title: In service hours
    kinds: [Service]
    check: {measure: {figure: sum, of: *of, hours: ordinary, period: month, atMost: 100 hours}}
  M-4:
    title: By percentile
    kinds: [Service]
    check: {measure: {figure: percentile, p: 95, of: *of, period: month, atMost: 20 minutes}}
";

/// A service with so many incidents through the year before 2 November 2026, and a work for each hundred of them.
fn project(incidents: usize) -> Memory {
    let schema = |extra: &str| {
        format!(
            r#"{{"type": "object", "required": ["service", "from", "to"], "properties": {{"service": {{"type": "string", "x-ref": "Service"}}, "from": {{"type": "string", "format": "vedtak-instant"}}, "to": {{"type": "string", "format": "vedtak-instant"}}{extra}}}}}"#
        )
    };
    let config = "documents:\n  - {paths: ['o/**'], kind: Outage, schema: o.json}\n  - {paths: ['w/**'], kind: Work, schema: w.json}\n";
    let service = "kind: Party\nid: nhn\ntitle: NHN\ntype: provider\n---\nkind: Service\nid: med\ntitle: Med\nowner: nhn\npolicies: [own]\ntimezone: Europe/Oslo\nmeasuredFrom: 2020-01-01\n";
    let set_up = [
        ("vedtak.yaml", config.to_owned()),
        (
            "o.json",
            schema(r#", "priority": {"type": "integer"}"#).replace(r#""required": ["#, r#""required": ["priority", "#),
        ),
        ("w.json", schema("")),
        ("policies/own.yaml", POLICY.to_owned()),
        ("registry/med.yaml", service.to_owned()),
    ];
    let start = Utc.with_ymd_and_hms(2025, 11, 1, 0, 0, 0).single().expect("a date");
    let step = TimeDelta::days(365).num_seconds() / i64::try_from(incidents).expect("a number");
    let document = |at: usize, minutes: i64, extra: &str| {
        let from = start + TimeDelta::seconds(step * i64::try_from(at).expect("a number"));
        let to = from + TimeDelta::minutes(minutes);
        format!("service: med\nfrom: {}\nto: {}\n{extra}", from.to_rfc3339(), to.to_rfc3339())
    };
    let outages = (0..incidents).map(|at| {
        let minutes = 5 + i64::try_from(at % 17).expect("a number");
        (format!("o/{:03}/{at:06}.yaml", at / 1_000), document(at, minutes, &format!("priority: {}\n", 1 + at % 3)))
    });
    let works = (0..incidents / 100).map(|at| (format!("w/{at:05}.yaml"), document(at * 100, 60, "")));
    let set_up = set_up.into_iter().map(|(path, text)| (path.to_owned(), text));
    Memory::new(set_up.chain(outages).chain(works))
}

/// The most memory that this process has had, in MiB; none where the system does not tell.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1_024)
}

/// How long loading takes, then a check, the figures, and writing them in every format.
fn run(incidents: usize) -> [Duration; 4] {
    let files = project(incidents);
    let at = DateTime::parse_from_rfc3339("2026-11-02T09:00:00+01:00").expect("a moment");
    let reader = Reader::new(Language::En, at.date_naive());
    let started = Instant::now();
    let sides = load_sides(black_box(&files), &files, reader, true).expect("the project can be loaded");
    let review =
        Review::between(sides, Clock { at, source: ClockSource::Given }).expect("its kinds are no others'").alone();
    let rules = rules_of_all(&review).expect("its policy can be used");
    let loaded = started.elapsed();
    let started = Instant::now();
    black_box(report_of(&review, &rules));
    let checked = started.elapsed();
    let started = Instant::now();
    let levels = service_levels(&review, &rules, &Wanted::default());
    let measured = started.elapsed();
    assert!(
        levels.levels.len() == 4 && levels.levels.iter().all(|level| level.obstacles.is_empty()),
        "all is measured"
    );
    let started = Instant::now();
    let told = page(&levels, &reader);
    let mut html = Vec::new();
    write_page(&told, reader.language, &mut html).expect("memory can be written");
    black_box((text(&told), machine(&levels, &reader).to_string(), html));
    [loaded, checked, measured, started.elapsed()]
}

fn main() {
    let names = ["load", "check", "measure", "write"];
    let mut before: Option<[Duration; 4]> = None;
    for size in SIZES {
        let took = run(size);
        let mut line = format!("{size} incidents:");
        for (at, name) in names.iter().enumerate() {
            let _ = write!(line, " {name} {:.2} s", took[at].as_secs_f64());
            if let Some(before) = before {
                let _ = write!(line, " ({:.1} times)", took[at].as_secs_f64() / before[at].as_secs_f64());
            }
        }
        let memory = peak().map(|peak| format!(", {peak} MiB at most")).unwrap_or_default();
        println!("{line}{memory}");
        before = Some(took);
    }
}
