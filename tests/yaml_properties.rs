//! Properties of the tree that no list of examples would prove.

mod yaml_invariants;

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::Value as Json;
use serde_yaml::Value as Yaml;
use vedtak::yaml::{Fault, FaultKind, Limits, Node, ScalarKind, Style, Tree, parse, read};
use yaml_invariants::check;

fn tree(text: &str) -> Tree {
    parse(&Arc::from(text), &Limits::default())
}

/// What YAML is made of, to be thrown together.
const PIECES: [&str; 72] = [
    "- ",
    "-",
    "? ",
    "?",
    ": ",
    ":",
    ",",
    ", ",
    "[",
    "]",
    "{",
    "}",
    "\n",
    "\n",
    "\n",
    "\n  ",
    "\n    ",
    " ",
    "  ",
    "\t",
    "\r\n",
    "\r",
    "a",
    "b",
    "key: ",
    "k: v\n",
    "- x\n",
    "\n- ",
    "&x ",
    "&y ",
    "*x",
    "*y ",
    "!!str ",
    "!!int ",
    "!t ",
    "! ",
    "|",
    ">",
    "|+",
    "|-\n",
    ">2\n",
    "|1-",
    "\"",
    "'",
    "''",
    "\\",
    "\\n",
    "\\\n",
    "#",
    " #",
    " # c\n",
    "--- ",
    "---\n",
    "\n---\n",
    "...\n",
    "\n...\n",
    "%YAML 1.2\n",
    "%TAG ! x:\n",
    "<<: ",
    "<<: *x\n",
    "~",
    "null",
    "true",
    "1",
    "0x1f",
    "-1.5e3",
    ".inf",
    "é",
    "\u{1d11e}",
    "\u{feff}",
    "\u{85}",
    "\0",
];

/// Texts that are nearly YAML.
fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40).prop_map(|pieces| pieces.concat())
}

/// A document and the ways in which it may be written.
#[derive(Debug, Clone)]
enum Doc {
    Scalar(String),
    Flow(Vec<Doc>),
    List(Vec<Doc>),
    Map(Vec<(String, Doc)>),
}

fn scalar() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,6}( [a-z0-9][a-z0-9:/#.-]{0,4}[a-z]){0,3}",
        Just(String::new()),
        prop::sample::select(vec![
            "NO",
            "on",
            "17:00",
            "010",
            "0o17",
            "0x1F",
            "1_000",
            "~",
            "null",
            "Null",
            "true",
            "FALSE",
            "12",
            "-7",
            "+3",
            "1.5",
            "-.5e3",
            "1e3",
            ".inf",
            "-.INF",
            ".nan",
            "2026-11-21",
            "2026-11-21T07:00:00+01:00",
            "1.10",
            "9007199254740993",
            "9223372036854775808",
            "0",
        ])
        .prop_map(str::to_owned),
        "[a-zæøå \\\\/\"#:-]{0,12}".prop_map(|text| format!("{text:?}")),
        "[a-zæøå \"#:\\\\-]{0,12}".prop_map(|text| format!("'{text}'")),
    ]
}

fn doc() -> impl Strategy<Value = Doc> {
    scalar().prop_map(Doc::Scalar).prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Doc::Flow),
            prop::collection::vec(inner.clone(), 1..5).prop_map(Doc::List),
            prop::collection::btree_map("[a-z]{1,4}", inner, 1..5).prop_map(|map| Doc::Map(map.into_iter().collect())),
        ]
    })
}

impl Doc {
    fn write(&self, out: &mut String, indent: usize, flow: bool) {
        let line = |out: &mut String, lead: &str| {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            out.push_str(lead);
        };
        match self {
            Doc::Scalar(text) if text.is_empty() && flow => out.push_str("''"),
            Doc::Scalar(text) => out.push_str(text),
            Doc::Flow(items) => {
                out.push('[');
                for item in items {
                    item.write(out, 0, true);
                    out.push_str(", ");
                }
                out.push(']');
            }
            Doc::List(items) if flow => Doc::Flow(items.clone()).write(out, 0, true),
            Doc::Map(entries) if flow => {
                out.push('{');
                for (key, value) in entries {
                    out.push_str(key);
                    out.push_str(": ");
                    value.write(out, 0, true);
                    out.push_str(", ");
                }
                out.push('}');
            }
            Doc::List(items) => {
                for item in items {
                    line(out, "- ");
                    item.write(out, indent + 2, false);
                }
            }
            Doc::Map(entries) => {
                for (key, value) in entries {
                    line(out, key);
                    out.push_str(": ");
                    value.write(out, indent + 2, false);
                    if key.len() == 1 {
                        out.push_str("  # a comment");
                    }
                }
            }
        }
    }
}

fn file() -> impl Strategy<Value = String> {
    prop::collection::vec(doc(), 1..4).prop_map(|docs| {
        let mut text = String::new();
        for doc in docs {
            text.push_str("---");
            if let Doc::Scalar(_) | Doc::Flow(_) = doc {
                text.push(' ');
            }
            doc.write(&mut text, 0, false);
            text.push('\n');
        }
        text
    })
}

/// A file with a piece put in or some of it cut out.
fn mutated() -> impl Strategy<Value = String> {
    let changes =
        prop::collection::vec((any::<prop::sample::Index>(), 0..6_usize, prop::sample::select(&PIECES[..])), 1..4);
    (file(), changes).prop_map(|(mut text, changes)| {
        for (at, cut, piece) in changes {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let from = at.index(places.len());
            let to = (from + cut).min(places.len() - 1);
            text.replace_range(places[from]..places[to], piece);
        }
        text
    })
}

fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<u64>().prop_map(Json::from),
        any::<f64>().prop_filter("JSON has no other", |number| number.is_finite()).prop_map(Json::from),
        any::<String>().prop_map(Json::from),
        "[a-z\"\\\\/\u{8}\u{1f}\u{85}\u{a0}\u{2028}\u{feff}\u{10ffff}:#,-]{0,8}".prop_map(Json::from),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Json::from),
            prop::collection::hash_map(any::<String>(), inner, 0..6).prop_map(|map| map.into_iter().collect::<Json>()),
        ]
    })
}

/// JSON may hold any character from the space up in a string; the parser wants those that YAML calls not printable
/// (DEL, C1 controls but NEL, two noncharacters) as escapes there, too.
fn is_printable(text: &str) -> bool {
    !text.contains(|c| matches!(c, '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}'))
}

/// What a text says, without places.
fn meaning(tree: &Tree) -> (Vec<Option<String>>, Vec<FaultKind>, usize) {
    fn show(node: Node<'_>, out: &mut String) {
        out.extend([format!("{:?}{:?}{:?}(", node.style(), node.scalar(), node.text())]);
        for entry in node.entries() {
            show(entry.key.node(), out);
            show(entry.value, out);
        }
        node.items().for_each(|item| show(item, out));
        out.push(')');
    }
    let documents = tree.roots().iter().map(|root| {
        tree.node(root).map(|node| {
            let mut out = String::new();
            show(node, &mut out);
            out
        })
    });
    let faults = tree.faults().iter().map(|fault: &Fault| fault.kind.clone());
    (documents.collect(), faults.collect(), tree.comments().len())
}

/// Whether the oracle reads a document as we do; what differs, if not.
///
/// The oracle stands on a parser of YAML 1.1 and resolves scalars by rules of its own, so these are not compared:
/// digits with a leading zero (a string there, an integer in the core schema), `0b` and signed `0x` and `0o` (integers
/// there, strings in the core schema), keys that are no strings (values there, their source text here), and the end of a
/// block scalar at the end of a file without a line break (nothing there, a line break here).
fn differs(ours: Node<'_>, theirs: &Yaml) -> Option<String> {
    let differ = |what: &str| Some(format!("{what}: {ours:?} against {theirs:?}"));
    let text = ours.text();
    let digits = text.trim_start_matches(['+', '-']);
    let own_rules =
        (digits.len() > 1 && digits.starts_with('0') && !digits.contains(['.', 'e', 'E'])) || text.len() > 18;
    let cut = ours.style() == Style::BlockScalar && !ours.tree().text().ends_with('\n');
    match (ours.scalar(), theirs) {
        (Some(_), Yaml::String(string)) if string == text => None,
        (Some(_), Yaml::String(string)) if cut && text.strip_suffix('\n') == Some(string) => None,
        (Some(_), Yaml::Number(_)) if own_rules => None,
        (Some(ScalarKind::Null), Yaml::Null) => None,
        (Some(ScalarKind::Bool(value)), Yaml::Bool(their)) if value == *their => None,
        (Some(ScalarKind::Int | ScalarKind::Float), Yaml::Number(number)) => {
            let (a, b) = (ours.as_f64().unwrap_or(0.0), number.as_f64().unwrap_or(0.0));
            let same = a.partial_cmp(&b) == Some(std::cmp::Ordering::Equal) || (a.is_nan() && b.is_nan());
            if same { None } else { differ("number") }
        }
        (None, Yaml::Sequence(items)) if ours.is_sequence() && ours.len() == items.len() => {
            ours.items().zip(items).find_map(|(item, their)| differs(item, their))
        }
        (None, Yaml::Mapping(map)) if ours.is_mapping() && ours.len() == map.len() => {
            ours.entries().zip(map).find_map(|(entry, (key, value))| match key {
                Yaml::String(key) if key != entry.key.text() => differ("key"),
                _ => differs(entry.value, value),
            })
        }
        _ => differ("kind"),
    }
}

/// The oracle's documents, if it accepts all of them.
fn oracle(text: &str) -> Option<Vec<Yaml>> {
    use serde::Deserialize;
    serde_yaml::Deserializer::from_str(text).map(|document| Yaml::deserialize(document).ok()).collect()
}

/// Where both accept a text, both read the same. Returns whether both did.
///
/// In YAML 1.1 a `?` or `:` before text in brackets is an indicator; in 1.2 it is text.
fn agrees(text: &str) -> bool {
    let indicator = text.match_indices(['?', ':']).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + 1..]);
        let starts = before.is_empty() || before.ends_with([' ', '\t', '\n', '\r', ',', '[', '{']);
        starts && !after.starts_with([' ', '\n', '\r', '\t'])
    });
    if indicator && text.contains(['[', '{']) {
        return true;
    }
    let tree = tree(text);
    if !tree.faults().is_empty() || tree.roots().iter().any(|root| root.unportable) {
        return false;
    }
    let Some(documents) = oracle(text) else { return false };
    let nodes: Vec<Node<'_>> = tree.roots().iter().filter_map(|root| tree.node(root)).collect();
    if nodes.is_empty() {
        // A file without a document is none here and a null there.
        return true;
    }
    if nodes.iter().any(|node| node.style() == Style::BlockScalar) {
        // The text of a block scalar that is a whole document need not be indented; the oracle says it must.
        return true;
    }
    assert_eq!(nodes.len(), documents.len(), "{text:?}");
    for (node, document) in nodes.into_iter().zip(&documents) {
        assert_eq!(differs(node, document), None, "{text:?}");
    }
    true
}

/// White space of Unicode that is no blank and no break in YAML is text wherever it stands, and no place cuts it.
#[test]
fn white_space_that_yaml_does_not_know() {
    let spaces = (0..=0x3000).filter_map(char::from_u32).filter(|c| c.is_whitespace() && !" \t\r\n".contains(*c));
    for space in spaces.chain(['\u{200b}', '\u{2060}', '\u{feff}']) {
        for frame in [
            "_ é:#",
            "_é:'",
            "é_:x",
            "é:_x",
            "é:x_\ny:z_",
            "_\né:x",
            "- _ é:#",
            "a:\n  _é:x\n  y_:z",
            "_é\nb: 1",
            "[_é:x",
            "'_é\nb: '",
        ] {
            check(&frame.replace('_', &space.to_string()));
            check(&frame.replace('_', &format!("{space} {space}é ")));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn any_text_is_answered(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_text_of_yaml_pieces_is_answered(text in soup()) {
        check(&text);
    }

    #[test]
    fn any_change_of_yaml_is_answered(text in mutated()) {
        check(&text);
    }

    #[test]
    fn yaml_is_read(text in file()) {
        let tree = check(&text);
        prop_assert!(tree.faults().is_empty(), "{:?}", tree.faults());
    }

    #[test]
    fn line_breaks_of_windows_change_nothing(text in prop_oneof![file(), mutated(), soup()]) {
        let text = text.replace('\r', "");
        let windows = text.replace('\n', "\r\n");
        check(&windows);
        prop_assert_eq!(meaning(&tree(&text)), meaning(&tree(&windows)), "{:?}", text);
    }

    #[test]
    fn json_is_read_as_json(value in json()) {
        for text in [serde_json::to_string(&value).unwrap(), serde_json::to_string_pretty(&value).unwrap()] {
            let tree = check(&text);
            prop_assume!(is_printable(&text));
            prop_assert!(tree.faults().is_empty(), "{:?}: {}", tree.faults(), text);
            let ours: Json = read(tree.node(&tree.roots()[0]).unwrap()).unwrap();
            prop_assert_eq!(&ours, &value, "{}", text);
        }
    }

    #[test]
    fn an_independent_reader_agrees(text in file()) {
        prop_assert!(agrees(&text) || oracle(&text).is_none(), "{:?}", text);
    }

    #[test]
    fn an_independent_reader_agrees_on_what_is_nearly_yaml(text in prop_oneof![mutated(), soup()]) {
        agrees(&text.replace(['\u{85}', '\u{feff}'], ""));
    }
}
