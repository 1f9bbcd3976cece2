//! The test suite of yaml.org (github.com/yaml/yaml-test-suite, branch `data`), if the environment variable
//! `VEDTAK_YAML_SUITE` names a folder that holds it. docs/yaml.md sums the result up.

mod yaml_invariants;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;
use vedtak::yaml::{FaultKind, Node, ReadError, Tree, read};

/// How we and the suite differ on a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// The suite calls it an error; we read it.
    Accepted,
    /// The suite reads it; we call it an error.
    Refused,
    /// Both read it, and read another value.
    Value,
}

/// Ours: a path to a value goes by the text of keys, and a collection has none.
const COLLECTION: &str = "a list or mapping as a key is refused";
/// The parser's, as other readers do: what is in brackets may be indented less than YAML asks, as JSON files
/// that people wrote into YAML often are.
const LAX: &str = "a list in brackets may be indented less than its parent";

/// Every case on which we differ, and why.
const KNOWN: &[(&str, Verdict, &str)] = &[
    ("4FJ6", Verdict::Refused, COLLECTION),
    ("6BFJ", Verdict::Refused, COLLECTION),
    ("6PBE", Verdict::Refused, COLLECTION),
    ("9C9N", Verdict::Accepted, LAX),
    ("9MMW", Verdict::Refused, COLLECTION),
    ("KK5P", Verdict::Refused, COLLECTION),
    ("LX3P", Verdict::Refused, COLLECTION),
    ("M2N8/00", Verdict::Refused, COLLECTION),
    ("M2N8/01", Verdict::Refused, COLLECTION),
    ("M5DY", Verdict::Refused, COLLECTION),
    ("Q9WF", Verdict::Refused, COLLECTION),
    ("RZP5", Verdict::Refused, COLLECTION),
    ("SBG9", Verdict::Refused, COLLECTION),
    ("V9D5", Verdict::Refused, COLLECTION),
    ("X38W", Verdict::Refused, COLLECTION),
    ("XW4D", Verdict::Refused, COLLECTION),
];

#[test]
fn the_yaml_test_suite() {
    let Some(folder) = std::env::var_os("VEDTAK_YAML_SUITE") else {
        println!("skipped: VEDTAK_YAML_SUITE names no folder");
        return;
    };
    let folder = PathBuf::from(folder);
    let mut cases = Vec::new();
    find(&folder, &mut cases);
    cases.sort();
    assert!(cases.len() > 300, "only {} cases in {}", cases.len(), folder.display());
    let found: BTreeMap<String, Verdict> = cases
        .iter()
        .filter_map(|case| {
            let name = case
                .strip_prefix(&folder)
                .ok()?
                .iter()
                .map(|part| part.to_string_lossy())
                .collect::<Vec<_>>()
                .join("/");
            Some((name, judge(case)?))
        })
        .collect();
    let known: BTreeMap<String, Verdict> =
        KNOWN.iter().map(|(name, verdict, _)| ((*name).to_owned(), *verdict)).collect();
    println!("{} cases, {} read otherwise", cases.len(), found.len());
    assert_eq!(found, known);
}

/// Folders of cases. `name` and `tags` hold links to them.
fn find(folder: &Path, cases: &mut Vec<PathBuf>) {
    if folder.join("in.yaml").is_file() {
        cases.push(folder.to_owned());
        return;
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let listed = entry.file_name() == "name" || entry.file_name() == "tags";
        if entry.path().is_dir() && !listed {
            find(&entry.path(), cases);
        }
    }
}

fn judge(case: &Path) -> Option<Verdict> {
    let Ok(text) = fs::read_to_string(case.join("in.yaml")) else { panic!("{} cannot be read", case.display()) };
    let tree = yaml_invariants::check(&text);
    let refused = tree.faults().iter().any(|fault| !matches!(fault.kind, FaultKind::DuplicateKey(_)));
    match (case.join("error").exists(), refused) {
        (true, true) => None,
        (true, false) => Some(Verdict::Accepted),
        (false, true) => Some(Verdict::Refused),
        (false, false) => {
            let json = fs::read_to_string(case.join("in.json")).ok()?;
            (!same(&tree, &json)).then_some(Verdict::Value)
        }
    }
}

/// Whether the tree holds the documents that the text holds as JSON, one after another.
fn same(tree: &Tree, json: &str) -> bool {
    let expected: Result<Vec<Json>, _> = serde_json::Deserializer::from_str(json).into_iter().collect();
    let ours: Result<Vec<Json>, ReadError> =
        tree.roots().iter().filter_map(|root| tree.node(root)).map(|node: Node<'_>| read(node)).collect();
    match (ours, expected) {
        (Ok(ours), Ok(expected)) => {
            ours.len() == expected.len() && ours.iter().zip(&expected).all(|(a, b)| equal(a, b))
        }
        _ => false,
    }
}

/// JSON has one kind of number, and mappings no order.
fn equal(a: &Json, b: &Json) -> bool {
    match (a, b) {
        (Json::Number(a), Json::Number(b)) => a.as_f64() == b.as_f64(),
        (Json::Array(a), Json::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| equal(a, b)),
        (Json::Object(a), Json::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| equal(a, b)))
        }
        _ => a == b,
    }
}
