//! Cases that show a rule to people: what it says of them, in the reader's words.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::read::{Test, Written};
use super::run::{compared, findings, verdicts, workspace, written};
use super::{TestFiles, Verdict};
use crate::check::{Rules, check};
use crate::finding::Judgement;
use crate::kind::name;
use crate::language::Reader;
use crate::policy;
use crate::report::Finding;
use crate::report::tell_finding;
use crate::source::SourceFile;
use crate::standing::standing;
use crate::workspace::Review;

/// A case that shows a rule.
#[derive(Debug, Clone)]
pub struct Example {
    /// What the case shows, as its author wrote it.
    pub title: String,
    /// The document.
    pub document: Value,
    /// How the rule came out.
    pub verdict: Verdict,
    /// What the rule says of it, in the reader's language.
    pub findings: Vec<Finding>,
}

/// The first case that shows a rule to hold, and the first that shows it to fail, among the cases marked as examples in
/// a text of tests. `parameters` are those that the reader's project sets; a case that comes out otherwise under them is
/// passed over, as is one that cannot be run, which running the tests tells of.
pub fn examples(
    text: &str,
    path: &str,
    sources: &TestFiles<'_>,
    rule: &str,
    parameters: &Map<String, Value>,
    reader: Reader,
) -> (Option<Example>, Option<Example>) {
    let file = Arc::new(SourceFile::new(path, text));
    let Ok(tests) = written(&file, reader) else { return (None, None) };
    let (mut passing, mut failing) = (None, None);
    for document in tests.documents().iter().filter(|document| document.kind.as_deref() == Some(name::POLICY_TEST)) {
        let Some(test) = tests.node(document).and_then(Test::read) else { continue };
        let shown = || test.cases.iter().map(|(written, _)| written).filter(|written| written.example);
        // A case that names the rule shows it better than one in which it happens to hold.
        let named = shown().filter(|written| written.expect.contains_key(rule));
        let others = shown().filter(|written| !written.expect.contains_key(rule));
        for written in named.chain(others) {
            let fails = written.expect.get(rule).is_some_and(|expected| expected.as_str() != Some("pass"));
            let place = if fails { &mut failing } else { &mut passing };
            if place.is_none() {
                let found = example(&test, written, sources, rule, parameters, reader);
                *place = found.filter(|found| (found.verdict == Verdict::Pass) != fails);
            }
        }
    }
    (passing, failing)
}

fn example(
    test: &Test,
    written: &Written,
    sources: &TestFiles<'_>,
    rule: &str,
    parameters: &Map<String, Value>,
    reader: Reader,
) -> Option<Example> {
    let mut case = test.case(written, sources).ok()?;
    for (name, value) in parameters {
        case.parameters.entry(name.clone()).or_insert_with(|| value.clone());
    }
    let review = Review::of(workspace(test, &case, sources, reader).ok()?);
    let reader = Reader::new(reader.language, review.today());
    let policies = policy::load_for(&review).ok()?;
    let rules = Rules::of(&review.target, policies).ok()?;
    let compared = compared(test, &case, sources, (&review, &rules), reader).ok()?;
    let review = compared.unwrap_or(review);
    let report = standing(&review, &rules, check(&review, &rules));
    let verdict = *verdicts(&review, &rules, &findings(&review, &report, &rules, &[rule], &reader)).get(rule)?;
    let name = |key: &str| case.document.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (kind, id) = (name("kind"), name("id"));
    let is_of = |found: &Judgement| {
        found.rule.id == rule && found.document.as_ref().is_some_and(|name| name.kind == kind && name.id == id)
    };
    let shown = report.findings.iter().filter(|counted| is_of(&counted.judgement));
    let findings = shown.map(|counted| tell_finding(counted, &reader)).collect();
    Some(Example { title: written.title.clone(), document: case.document, verdict, findings })
}
