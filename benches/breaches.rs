//! What documents with very much wrong cost, in three sizes each: the time must grow as the size does, and must stop
//! growing where a schema's alternatives hold alternatives.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run says so by panicking")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::Arc;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use serde_json::{Value, json};
use vedtak::kind::{Formats, Library, Schema};
use vedtak::yaml::{Limits, parse};

/// A schema and a document of a size.
type Case = fn(usize) -> (Value, String);

/// Each shape with its name, its three sizes and what it is made by.
const SHAPES: [(&str, [usize; 3], Case); 4] = [
    ("recursive-alternatives", [6, 18, 54], recursive),
    ("chained-alternatives", [5, 15, 45], chained),
    ("unknown-keys", [2_000, 6_000, 18_000], unknown_keys),
    ("findings", [10_000, 30_000, 90_000], findings),
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

fn bench(criterion: &mut Criterion) {
    for (name, sizes, shape) in SHAPES {
        let mut group = criterion.benchmark_group(name);
        for size in sizes {
            let (schema, text) = shape(size);
            let mut library = Library::default();
            library.insert("https://e.example/s", schema);
            let schema = Schema::new("https://e.example/s", &Arc::new(library), Formats::Assert);
            let tree = parse(&text.as_str().into(), &Limits::default());
            let root = tree.node(&tree.roots()[0]).expect("the document can be read");
            let breaches = schema.breaches(root).expect("the schema can be used");
            assert!(!breaches.is_empty(), "there is something wrong with every one of them");
            group.throughput(Throughput::Elements(size as u64)).sample_size(10);
            group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
                bencher.iter(|| schema.breaches(black_box(root)));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, bench);
criterion_main!(benches);
