//! What plain scalars are, in YAML 1.2 and in YAML 1.1, held against the two specifications.
//!
//! `tests/data/plain-scalars.tsv` was written from the expressions of the specifications (yaml.org/type for 1.1, chapter
//! 10.3.2 of 1.2.2) and held against `PyYAML` and ruamel.yaml; docs/yaml.md says how far they agree. The environment
//! variable `VEDTAK_SCALARS` may name a longer file of the same form.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;

use vedtak::yaml::{Ambiguity, Limits, Node, ScalarKind, ambiguity, classify, parse};

fn float(value: f64) -> String {
    if value.is_nan() { String::from("float nan") } else { format!("float {value}") }
}

/// The reading of a row as we write it: floats in Rust's form.
fn reading(written: &str) -> String {
    match written.split_once(' ') {
        Some(("float", "inf")) => float(f64::INFINITY),
        Some(("float", "-inf")) => float(f64::NEG_INFINITY),
        Some(("float", "nan")) => float(f64::NAN),
        Some(("float", number)) => float(number.parse().unwrap()),
        Some(("int", number)) if number.parse::<i64>().is_err() => String::from("int ?"),
        _ => written.to_owned(),
    }
}

fn ours(text: &str) -> String {
    let file: Arc<str> = format!("- {text}\n").into();
    let tree = parse(&file, &Limits::default());
    let node = tree.roots().first().and_then(|root| tree.node(root)).and_then(|root| root.items().next());
    let integer = |node: Node<'_>| node.as_i64().map_or_else(|| String::from("int ?"), |value| format!("int {value}"));
    match (classify(text), node.filter(|node| node.text() == text)) {
        (ScalarKind::Null, _) => String::from("null"),
        (ScalarKind::Bool(value), _) => format!("bool {value}"),
        (ScalarKind::String, _) => String::from("str"),
        (ScalarKind::Int, Some(node)) => integer(node),
        (ScalarKind::Float, Some(node)) => float(node.as_f64().unwrap()),
        (kind, None) => panic!("{text:?} is {kind:?} and cannot be read"),
    }
}

/// What is said of YAML 1.1; none where it is said to read the same.
fn other(text: &str) -> Option<String> {
    ambiguity(text).map(|ambiguity| match ambiguity {
        Ambiguity::Bool(value) => format!("bool {value}"),
        Ambiguity::Int(Some(value)) => format!("int {value}"),
        Ambiguity::Int(None) => String::from("int ?"),
        Ambiguity::Float(value) => float(value),
        Ambiguity::Text => String::from("str"),
        Ambiguity::DefaultValue => String::from("value"),
        Ambiguity::MergeKey => String::from("merge"),
    })
}

#[test]
fn plain_scalars_are_what_the_specifications_say() {
    let sample = include_str!("data/plain-scalars.tsv").to_owned();
    let longer = std::env::var_os("VEDTAK_SCALARS").map(|path| std::fs::read_to_string(path).unwrap());
    let (mut rows, mut differing) = (0, 0);
    for row in sample.lines().chain(longer.iter().flat_map(|text| text.lines())).filter(|row| !row.starts_with("# ")) {
        let [text, old, new] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row:?}") };
        let differs = old != new;
        let (old, new) = (reading(old), reading(new));
        rows += 1;
        assert_eq!(ours(text), new, "{text:?} in YAML 1.2");
        let expected = differs.then_some(old);
        differing += usize::from(expected.is_some());
        assert_eq!(other(text), expected, "{text:?} in YAML 1.1");
    }
    println!("{rows} scalars, of which {differing} are read otherwise");
    assert!(rows > 400 && differing > 150);
}
