//! Files that are JSON by their name are JSON of RFC 8259 and nothing else; `serde_json` is the judge.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod yaml_invariants;

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::Value as Json;
use vedtak::source::SourceFile;
use vedtak::yaml::{
    FaultKind, Format, JsonProblem as J, LimitKind, Limits, ScalarKind, Style, SyntaxProblem as P, Tree, parse_as,
    parse_file, read,
};

fn tree(text: &str) -> Tree {
    parse_as(Format::Json, &Arc::from(text), &Limits::default())
}

/// Faults that make a document unread.
fn refused(tree: &Tree) -> bool {
    tree.faults().iter().any(|fault| !matches!(fault.kind, FaultKind::DuplicateKey(_)))
}

/// Whether the reader and `serde_json` agree on a text, and read the same.
///
/// What is read into values of Rust has doubles where `serde_json` keeps what is written; of keys that stand twice we keep
/// the first and `serde_json` the last; `-0` is zero here and a double there.
fn agrees(text: &str) {
    let tree = tree(text);
    yaml_invariants::check(text);
    yaml_invariants::places(&tree);
    yaml_invariants::regions(&tree);
    let ours = !refused(&tree);
    let limited = tree.faults().iter().any(|fault| matches!(fault.kind, FaultKind::Limit { .. }));
    match serde_json::from_str::<Json>(text) {
        _ if limited => {}
        Err(error) if error.to_string().contains("recursion") => {}
        theirs => {
            assert_eq!(ours, theirs.is_ok(), "{text:?}: {:?}, {theirs:?}", tree.faults());
            if let Ok(theirs) = theirs.as_ref()
                && tree.faults().is_empty()
                && !text.contains("-0")
            {
                let ours: Json = read(tree.node(&tree.roots()[0]).unwrap()).unwrap();
                assert_eq!(ours, in_doubles(theirs), "{text:?}");
            }
        }
    }
}

/// The same with a double in the place of each number that is no integer of 64 bits; null where none can hold it.
fn in_doubles(value: &Json) -> Json {
    match value {
        Json::Number(number) if number.as_i64().is_none() && number.as_u64().is_none() => number.as_f64().into(),
        Json::Array(items) => items.iter().map(in_doubles).collect(),
        Json::Object(map) => map.iter().map(|(key, value)| (key.clone(), in_doubles(value))).collect(),
        other => other.clone(),
    }
}

#[test]
fn a_file_is_json_by_its_name() {
    for (path, format) in [
        ("a.json", Format::Json),
        ("d/a.JSON", Format::Json),
        ("a.yaml", Format::Yaml),
        ("a.json.yml", Format::Yaml),
        ("json", Format::Yaml),
        ("a.jsonc", Format::Yaml),
    ] {
        assert_eq!(Format::of(path), format, "{path}");
        let tree = parse_file(&SourceFile::new(path, "a: 1\n"), &Limits::default());
        assert_eq!(refused(&tree), format == Format::Json, "{path}");
    }
}

#[test]
fn what_json_has_not_is_told_at_its_place() {
    let cases: &[(&str, P, (usize, &str))] = &[
        ("// x\n{}", P::Json(J::Comment), (0, "// x")),
        ("{\"a\": 1 /* x\n */}", P::Json(J::Comment), (8, "/* x\n */")),
        ("{\"a\": 1} # x", P::Json(J::Comment), (9, "# x")),
        ("{\n# x\n\"a\": 1}", P::Json(J::Comment), (2, "# x")),
        ("{\"a\": 1,}", P::Json(J::TrailingComma), (7, ",")),
        ("[1, 2, ]", P::Json(J::TrailingComma), (5, ",")),
        ("[1,,2]", P::DoubleComma, (3, ",")),
        ("[,1]", P::DoubleComma, (1, ",")),
        ("{\"a\": 1,, }", P::DoubleComma, (8, ",")),
        ("{a: 1}", P::Json(J::UnquotedKey), (1, "a")),
        ("{1: 1}", P::Json(J::UnquotedKey), (1, "1")),
        ("{null: 1}", P::Json(J::UnquotedKey), (1, "null")),
        ("{'a': 1}", P::Json(J::SingleQuotes), (1, "'a'")),
        ("[two words, 1]", P::Json(J::Unquoted), (1, "two words")),
        ("[yes]", P::Json(J::Unquoted), (1, "yes")),
        ("[2026-11-21]", P::Json(J::Number), (1, "2026-11-21")),
        ("['a, 1]", P::Json(J::SingleQuotes), (1, "'a")),
        ("{“a”: 1}", P::Json(J::TypographicQuotes), (1, "“a”")),
        ("{\"a\": «b»}", P::Json(J::TypographicQuotes), (6, "«b»")),
        ("[NaN]", P::Json(J::Number), (1, "NaN")),
        ("[-Infinity]", P::Json(J::Number), (1, "-Infinity")),
        ("[.inf]", P::Json(J::Number), (1, ".inf")),
        ("[0x1F]", P::Json(J::Number), (1, "0x1F")),
        ("[01]", P::Json(J::Number), (1, "01")),
        ("[-01]", P::Json(J::Number), (1, "-01")),
        ("[+1]", P::Json(J::Number), (1, "+1")),
        ("[.5]", P::Json(J::Number), (1, ".5")),
        ("[1.]", P::Json(J::Number), (1, "1.")),
        ("[1e]", P::Json(J::Number), (1, "1e")),
        ("[1_000]", P::Json(J::Number), (1, "1_000")),
        ("[True]", P::Json(J::Literal), (1, "True")),
        ("[NULL]", P::Json(J::Literal), (1, "NULL")),
        ("[~]", P::Json(J::Unquoted), (1, "~")),
        ("{\"a\": !!str x}", P::Json(J::Yaml), (6, "!!str x")),
        ("{\"a\": &x 1}", P::Json(J::Yaml), (6, "&x 1")),
        ("[*x]", P::Json(J::Yaml), (1, "*x")),
        ("- a", P::Json(J::Yaml), (0, "- a")),
        ("---\n{}", P::Json(J::Yaml), (0, "---")),
        ("%YAML 1.2\n---\n{}", P::Json(J::Yaml), (0, "%YAML 1.2")),
        ("a: 1\n", P::Json(J::Unquoted), (0, "a: 1")),
        ("{}\n---\n{}", P::Json(J::SecondDocument), (3, "---")),
        ("{} {}", P::Json(J::SecondDocument), (3, "{}")),
        ("{},", P::Json(J::SecondDocument), (2, ",")),
        ("1 2", P::Json(J::SecondDocument), (2, "2")),
        ("{}]", P::StrayBracket, (2, "]")),
        ("]", P::StrayBracket, (0, "]")),
        ("[\"a\nb\"]", P::Json(J::LineBreak), (1, "\"")),
        ("{\"a\": \"b\n}", P::Json(J::LineBreak), (6, "\"")),
        ("[\"a\tb\"]", P::Json(J::Control('\t')), (3, "\t")),
        ("[\"a\0b\"]", P::Json(J::Control('\0')), (3, "\0")),
        ("[\0]", P::Control('\0'), (1, "\0")),
        ("[\"a", P::UnclosedQuote, (1, "\"")),
        ("{\"a\": \"x, \"b\": 1}", P::UnclosedQuote, (6, "\"")),
        ("[\"\\x41\"]", P::Json(J::Escape), (2, "\\x")),
        ("[\"\\'\"]", P::Json(J::Escape), (2, "\\'")),
        ("[\"\\u12\"]", P::Json(J::Escape), (2, "\\u12")),
        ("[\"\\u12é4\"]", P::Json(J::Escape), (2, "\\u12é4")),
        ("[\"a\\ud800\"]", P::Json(J::Surrogate), (3, "\\ud800")),
        ("[\"\\udc00\"]", P::Json(J::Surrogate), (2, "\\udc00")),
        ("[\"\\ud800\\u0041\"]", P::Json(J::Surrogate), (2, "\\ud800")),
        ("[1 2]", P::MissingComma, (3, "2")),
        ("{\"a\": 1 \"b\": 2}", P::MissingComma, (8, "\"")),
        ("{\"a\" 1}", P::KeyColon, (5, "1")),
        ("{\"a\"}", P::KeyColon, (4, "}")),
        ("{\"a\", \"b\": 1}", P::KeyColon, (4, ",")),
        ("{\"a\": }", P::Json(J::NoValue), (6, "}")),
        ("{\"a\": , \"b\": 1}", P::Json(J::NoValue), (6, ",")),
        ("{\"a\": 1: 2}", P::Colon, (7, ":")),
        ("{\"a\": [1, 2}", P::UnclosedBracket, (6, "[")),
        ("{\"a\": [1, 2", P::UnclosedBracket, (6, "[")),
        ("{\"a\": {\"b\": 1}", P::UnclosedBracket, (0, "{")),
        ("{\u{a0}\"a\": 1}", P::InvisibleSpace('\u{a0}'), (1, "\u{a0}")),
        ("[1,\u{feff}2]", P::InvisibleSpace('\u{feff}'), (3, "\u{feff}")),
        ("", P::UnexpectedEnd, (0, "")),
        (" \n", P::UnexpectedEnd, (2, "")),
        ("{\n<<<<<<< a\n\"a\": 1\n=======\n>>>>>>> b\n}", P::Conflict, (2, "<<<<<<< a")),
    ];
    for &(text, problem, place) in cases {
        let tree = tree(text);
        let [fault] = tree.faults() else { panic!("{text:?}: {:?}", tree.faults()) };
        let found = (fault.span.range().start, &text[fault.span.range()]);
        assert_eq!((&fault.kind, found), (&FaultKind::Syntax(problem), place), "{text:?}");
        assert!(serde_json::from_str::<Json>(text).is_err(), "{text:?}");
        assert_eq!(tree.roots().len(), 1, "{text:?}");
        agrees(text);
    }
}

#[test]
fn what_json_has_is_read() {
    for text in [
        "{}",
        " [ ] ",
        "\t{\t\"a\"\r\n:\n1}\n",
        "[0, -0, 1.5, -1E+2, 1e3, 1e-3, 0.0]",
        "[true, false, null, \"\"]",
        "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e6\\ud834\\udd1e\"]",
        "[\"\u{7f}\u{80}\u{85}\u{9f}\u{2028}\u{feff}\u{fffe}\u{ffff}\"]",
        "{\"<<\": 1, \"\": 2, \"---\": \"# x\", \"a\": \"!!int y\"}",
        "\"NO\"",
        "12",
        "[[[[[[]]]]]]",
        "{\"a\": {\"b\": [{\"c\": []}, {}]}}",
    ] {
        assert!(tree(text).faults().is_empty(), "{text:?}: {:?}", tree(text).faults());
        agrees(text);
    }
    let keys = tree("{\"a\": 1, \"\\u0061\": 2}");
    assert!(matches!(&keys.faults()[0].kind, FaultKind::DuplicateKey(key) if key == "a"));
    let root = keys.node(&keys.roots()[0]).unwrap();
    assert_eq!((root.style(), root.get("a").and_then(|node| node.scalar())), (Style::Flow, Some(ScalarKind::Int)));
    let deep = tree(&"[".repeat(100_000));
    assert!(matches!(deep.faults()[0].kind, FaultKind::Limit { kind: LimitKind::Depth, most: 64 }));
    assert!(tree(&format!("{}{}", "[".repeat(64), "]".repeat(64))).faults().is_empty());
    let wide = tree(&format!("[{}1]", "1,".repeat(100_000)));
    assert!(matches!(wide.faults()[0].kind, FaultKind::Limit { kind: LimitKind::Nodes, .. }));
}

const PIECES: [&str; 46] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\"a\"",
    "\"b\":",
    "\"a\": 1",
    "1",
    "-1",
    "0",
    "01",
    "1.5",
    "1.",
    ".5",
    "1e3",
    "1e",
    "E+2",
    "true",
    "false",
    "null",
    "True",
    "nul",
    " ",
    "\n",
    "\t",
    "\r",
    "\\",
    "\\n",
    "\\u00e6",
    "\\ud800",
    "\\udc00",
    "\\ud834\\udd1e",
    "\\x",
    "é",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{feff}",
    "\u{1}",
    "//",
    "#",
    "'",
    "-",
];

fn value() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<f64>().prop_filter("JSON has no other", |number| number.is_finite()).prop_map(Json::from),
        any::<String>().prop_map(Json::from),
    ];
    leaf.prop_recursive(5, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Json::from),
            prop::collection::hash_map("[a-zæ\\\\\"]{0,4}", inner, 0..5)
                .prop_map(|map| map.into_iter().collect::<Json>()),
        ]
    })
}

/// JSON with a piece put in or some of it cut out.
fn mutated() -> impl Strategy<Value = String> {
    let changes =
        prop::collection::vec((any::<prop::sample::Index>(), 0..4_usize, prop::sample::select(&PIECES[..])), 0..3);
    (value(), any::<bool>(), changes).prop_map(|(value, pretty, changes)| {
        let mut text = if pretty { format!("{value:#}") } else { value.to_string() };
        for (at, cut, piece) in changes {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let from = at.index(places.len());
            let to = (from + cut).min(places.len() - 1);
            text.replace_range(places[from]..places[to], piece);
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn an_independent_reader_agrees_on_json(text in mutated()) {
        agrees(&text);
    }

    #[test]
    fn an_independent_reader_agrees_on_what_is_nearly_json(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..12)
    ) {
        agrees(&pieces.concat());
    }

    #[test]
    fn an_independent_reader_agrees_on_numbers(text in "[-+.0-9eEx]{1,7}") {
        agrees(&text);
    }

    #[test]
    fn an_independent_reader_agrees_on_escapes(text in r#"(\\["\\/bfnrtuxU0]?[0-9a-fD8]{0,4}|\\ud[89abcdef][0-9a-f]{2}|a){0,5}"#) {
        agrees(&format!("\"{text}\""));
    }
}
