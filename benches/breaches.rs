//! What documents with very much wrong cost, in three sizes each: the time must grow as the size does, and must stop
//! growing where a schema's alternatives hold alternatives.
//!
//! The shapes are mappings in mappings with two alternatives each, alternatives that refer to alternatives, a mapping of
//! unknown keys, a list of values of the wrong type, and many documents that are held against one another: two have the same
//! value and all others their own, and all take place at the same time. For each the time from the files to the written report is
//! measured; at the end stands how many times longer the next size, three times as large, takes.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run says so by panicking")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

use chrono::DateTime;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use serde_json::{Value, json};
use vedtak::finding::{Clock, ClockSource};
use vedtak::language::{Language, Reader};
use vedtak::load::load_sides;
use vedtak::report::{Reporter, View, tell};
use vedtak::source::Memory;
use vedtak::standing::gate;
use vedtak::workspace::Review;

/// How often each size is run for the growth.
const RUNS: u32 = 5;

/// A project of a size.
type Case = fn(usize) -> Memory;

/// Each shape with its name, its three sizes and what it is made by.
const SHAPES: [(&str, [usize; 3], Case); 6] = [
    ("recursive-alternatives", [6, 18, 54], |depth| one_document(recursive(depth))),
    ("chained-alternatives", [5, 15, 45], |levels| one_document(chained(levels))),
    ("unknown-keys", [2_000, 6_000, 18_000], |count| one_document(unknown_keys(count))),
    ("findings", [10_000, 30_000, 90_000], |count| one_document(findings(count))),
    ("unique-values", [500, 1_500, 4_500], |count| documents(count, "unique: number")),
    ("one-time", [500, 1_500, 4_500], |count| {
        documents(count, "overlap: {interval: plan, with: {kinds: [Sample], interval: plan}}")
    }),
];

fn recursive(depth: usize) -> (Value, String) {
    let one = |name: &str| json!({"type": "object", "properties": {"a": {"$ref": "#/$defs/n"}}, "required": [name]});
    let schema = json!({"$ref": "#/$defs/n", "$defs": {"n": {"anyOf": [one("x"), one("y")]}}});
    (schema, format!("{}{{}}{}", "{\"a\":".repeat(depth), "}".repeat(depth)))
}

fn chained(levels: usize) -> (Value, String) {
    let mut parts = json!({});
    for level in 0..levels {
        let next = format!("#/$defs/d{}", level + 1);
        let one = |name: &str| json!({"$ref": next.as_str(), "required": [name]});
        parts[format!("d{level}")] = json!({"anyOf": [one("x"), one("y")]});
    }
    parts[format!("d{levels}")] = json!({"type": "object", "required": ["z"]});
    (json!({"$ref": "#/$defs/d0", "$defs": parts}), "a: 1\n".to_owned())
}

fn unknown_keys(count: usize) -> (Value, String) {
    let known: serde_json::Map<String, Value> = (0..40).map(|field| (format!("field{field}"), json!({}))).collect();
    let mut text = String::new();
    for key in 0..count {
        let _ = writeln!(text, "unknown{key}: x");
    }
    (json!({"properties": known, "additionalProperties": false}), text)
}

fn findings(count: usize) -> (Value, String) {
    let items = vec!["x"; count].join(", ");
    (json!({"properties": {"a": {"items": {"type": "integer"}}}}), format!("a: [{items}]\n"))
}

/// All that `vedtak check` does with a document but the command line; how many bytes the report has.
fn run(files: &Memory) -> usize {
    let at = DateTime::UNIX_EPOCH.fixed_offset();
    let reader = Reader::new(Language::En, at.date_naive());
    let sides = load_sides(black_box(files), files, reader, true).expect("the project can be loaded");
    let clock = Clock { at, source: ClockSource::Given };
    let review = Review::between(sides, clock).expect("its kind is no other's");
    let report = tell(&gate(&review).expect("it has no policies"), &reader);
    assert!(!report.findings.is_empty(), "there is something wrong with every one of them");
    let mut written = Vec::new();
    let concise = Reporter::find("concise").expect("there is such a format");
    (concise.write)(&report, &review.sources, &View::new(reader, false), &mut written).expect("memory can be written");
    written.len()
}

/// A project of a schema and a document.
fn one_document((schema, text): (Value, String)) -> Memory {
    let config = "documents: [{paths: [a.yaml], kind: Sample, schema: s.json}]\n".to_owned();
    Memory::new([("vedtak.yaml", config), ("s.json", schema.to_string()), ("a.yaml", text)])
}

/// A project of so many documents, all at one time and the first two with one number, with a policy that holds each against
/// the others.
fn documents(count: usize, check: &str) -> Memory {
    let config = "policies: [p.yaml]\ndocuments: [{paths: [\"d/*.yaml\"], kind: Sample, schema: s.json}]\n".to_owned();
    let time = json!({"type": "string", "format": "vedtak-time"});
    let plan = json!({"type": "object", "properties": {"start": time, "end": time}});
    let schema = json!({"properties": {"number": {"type": "string"}, "plan": plan}});
    let rule = format!("{{title: One, kinds: [Sample], check: {{{check}}}}}");
    let policy = format!("kind: Policy\nid: p\ntitle: P\ncalendar: \"NO\"\nrules: {{P-1: {rule}}}\n");
    let text =
        |at: usize| format!("number: n{}\nplan: {{start: 2026-12-01T18:00, end: 2026-12-01T20:00}}\n", at.max(1));
    let set_up = [("vedtak.yaml", config), ("s.json", schema.to_string()), ("p.yaml", policy)];
    let set_up = set_up.map(|(path, text)| (path.to_owned(), text));
    Memory::new(set_up.into_iter().chain((0..count).map(|at| (format!("d/{at:05}.yaml"), text(at)))))
}

fn bench(criterion: &mut Criterion) {
    let mut growth = String::new();
    for (name, sizes, shape) in SHAPES {
        let mut group = criterion.benchmark_group(name);
        let mut times = Vec::new();
        for size in sizes {
            let files = shape(size);
            run(&files);
            let started = Instant::now();
            for _ in 0..RUNS {
                run(&files);
            }
            times.push(started.elapsed() / RUNS);
            group.throughput(Throughput::Elements(size as u64)).sample_size(10);
            group.bench_function(BenchmarkId::from_parameter(size), |bencher| bencher.iter(|| run(&files)));
        }
        group.finish();
        let ratios: Vec<String> =
            times.windows(2).map(|pair| format!("{:.1}", pair[1].as_secs_f64() / pair[0].as_secs_f64())).collect();
        let _ =
            writeln!(growth, "{name}: {sizes:?} take {times:.1?}, each {} times the one before", ratios.join(" and "));
    }
    print!("growth\n{growth}");
}

criterion_group!(benches, bench);
criterion_main!(benches);
