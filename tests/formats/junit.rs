//! `JUnit` files against the constraints of Jenkins (its schema junit-10), and against what it does with them.

use proptest::prelude::*;

use super::reports::{cases, hostile_text, many, of_texts};
use super::xml::{Element, parse};

/// Elements with their attributes (required, optional) and the elements that may stand in them.
type Shape = (&'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str]);

const SHAPES: &[Shape] = &[
    ("testsuites", &[], &["name", "time", "tests", "failures", "errors"], &["testsuite"]),
    (
        "testsuite",
        &["name", "tests", "failures", "errors"],
        &["group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"],
        &["testsuite", "properties", "testcase", "system-out", "system-err"],
    ),
    ("properties", &[], &[], &["property"]),
    ("property", &["name", "value"], &[], &[]),
    (
        "testcase",
        &["name"],
        &["time", "classname", "group"],
        &["skipped", "error", "failure", "system-out", "system-err"],
    ),
    ("failure", &[], &["type", "message"], &[]),
    ("error", &[], &["type", "message"], &[]),
    ("skipped", &[], &["type", "message"], &[]),
    ("system-out", &[], &[], &[]),
];

fn refused(text: &str) -> Vec<String> {
    let root = match parse(text) {
        Ok(root) => root,
        Err(error) => return vec![error],
    };
    let mut complaints = Vec::new();
    if root.name != "testsuites" {
        complaints.push("the root".to_owned());
    }
    shape(&root, &mut complaints);
    let (mut tests, mut failures, mut errors) = (0, 0, 0);
    for suite in &root.children {
        let cases = || suite.children.iter().filter(|child| child.name == "testcase");
        let ended = |how: &str| cases().filter(|case| case.children.iter().any(|end| end.name == how)).count();
        let counts = [cases().count(), ended("failure"), ended("error"), ended("skipped")];
        for (name, count) in ["tests", "failures", "errors", "skipped"].into_iter().zip(counts) {
            if suite.attribute(name) != Some(count.to_string().as_str()) {
                complaints.push(format!("{name} of a suite"));
            }
        }
        tests += counts[0];
        failures += counts[1];
        errors += counts[2];
    }
    for (name, count) in [("tests", tests), ("failures", failures), ("errors", errors)] {
        if root.attribute(name) != Some(count.to_string().as_str()) {
            complaints.push(format!("{name} of all"));
        }
    }
    if tests == 0 {
        complaints.push("no test at all, which Jenkins takes for a fault".to_owned());
    }
    complaints
}

fn shape(element: &Element, complaints: &mut Vec<String>) {
    let Some((name, required, optional, children)) = SHAPES.iter().find(|(name, ..)| *name == element.name) else {
        complaints.push(format!("element {}", element.name));
        return;
    };
    for attribute in *required {
        if element.attribute(attribute).is_none() {
            complaints.push(format!("{name} lacks {attribute}"));
        }
    }
    for (attribute, _) in &element.attributes {
        if !required.contains(&attribute.as_str()) && !optional.contains(&attribute.as_str()) {
            complaints.push(format!("{name} has {attribute}"));
        }
    }
    if !children.is_empty() && !element.text.trim().is_empty() {
        complaints.push(format!("{name} has text"));
    }
    for child in &element.children {
        if !children.contains(&child.name.as_str()) {
            complaints.push(format!("{} in {name}", child.name));
        }
        shape(child, complaints);
    }
}

#[test]
fn the_constraints_refuse_what_is_wrong() {
    let good = cases()[1].write("junit");
    assert_eq!(refused(&good), [] as [&str; 0]);
    for (from, to, complaint) in [
        ("</testcase>", "", "ends as"),
        ("classname=", "file=\"x\" classname=", "has file"),
        ("<failure type", "<oops type", "oops"),
        (" tests=\"1\"", "", "lacks tests"),
        (" failures=\"1\"", " failures=\"2\"", "failures"),
        ("announced", "&#27;announced", "entity"),
        ("announced", "\u{1}announced", "illegal"),
        ("announced", "<announced", "attribute"),
    ] {
        let bad = good.replace(from, to);
        assert!(refused(&bad).iter().any(|said| said.contains(complaint)), "{to}: {:?}", refused(&bad));
    }
    assert!(!refused("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"0\" failures=\"0\" errors=\"0\"></testsuites>").is_empty());
}

#[test]
fn every_case_is_accepted() {
    for case in cases() {
        let written = case.write("junit");
        assert_eq!(refused(&written), [] as [&str; 0], "{}: {written}", case.name);
    }
}

#[test]
fn each_way_to_end_has_its_element() {
    let root = parse(&many().write("junit")).unwrap();
    let ended = |rule: &str| {
        let cases: Vec<&Element> =
            root.children[0].children.iter().filter(|case| case.attribute("name") == Some(rule)).collect();
        assert_eq!(cases.len(), 1, "a case for each rule and document: {rule}");
        cases[0].children[0].name.clone()
    };
    let ends = [
        ("MED-12a", "failure"),
        ("MED-20", "error"),
        ("ambiguous-scalar", "system-out"),
        ("MED-03", "skipped"),
        ("MED-04", "skipped"),
    ];
    for (rule, end) in ends {
        assert_eq!(ended(rule), end, "{rule}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_accepted(texts in prop::collection::vec(hostile_text(), 1..4)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let written = of_texts("a.yaml", &texts).write("junit");
        prop_assert_eq!(refused(&written), [] as [&str; 0], "{}", written);
    }
}

#[test]
fn paths_are_those_of_the_repository() {
    let case = many();
    let reader = vedtak::language::Reader::new(vedtak::language::Language::En, case.report.clock.at.date_naive());
    let view = vedtak::report::View { within: "docs/project/", ..vedtak::report::View::new(reader, false) };
    let mut out = Vec::new();
    let reporter = vedtak::report::Reporter::find("junit").unwrap();
    (reporter.write)(&case.report, &case.sources, &view, &mut out).unwrap();
    let xml = String::from_utf8(out).unwrap();
    for name in ["file", "name"] {
        assert!(xml.contains(&format!(" {name}=\"docs/project/changes/CHG-2026-0007.yaml\"")), "{name}: {xml}");
        assert!(!xml.contains(&format!(" {name}=\"changes/")), "{name}: {xml}");
    }
}
