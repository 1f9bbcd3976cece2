//! A case as a check runs it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use serde_json::{Value, json};

use super::compare::{Found, compare};
use super::read::{Case, Test, Written};
use super::{CaseResult, Said, TestFiles, Verdict, line, place};
use crate::check::{Rules, check};
use crate::config::{Config, FILE_NAME, read_config};
use crate::finding::{Clock, ClockSource, Due, Errors, Report, Severity};
use crate::kind::{meant, name};
use crate::language::messages::cases as say;
use crate::language::{Fact, Language, Reader, Refusal, Sentence};
use crate::load::{load_as, load_sides_as};
use crate::policy::{self, Claims, PACKS, Pack, Values, met};
use crate::report::{tell_finding, tell_pending};
use crate::source::{Memory, SourceFile};
use crate::standing::standing;
use crate::workspace::{Document, KindOf, Review, Workspace, resolve};
use crate::yaml::{Limits, parse};

/// How the names end of the files that a case makes up beside that of its document.
const MADE_UP: &str = ".case.json";

/// Runs the cases of every `PolicyTest` document in a text. What keeps a test from running at all is one result of its
/// own that does not hold, and so is a text without a test.
pub fn run(text: &str, path: &str, sources: &TestFiles<'_>, reader: Reader) -> Vec<CaseResult> {
    let file = Arc::new(SourceFile::new(path, text));
    let review = match written(&file, reader) {
        Ok(review) => review,
        Err(errors) => return vec![broken(path, problems(&errors), reader)],
    };
    let tests = review.documents().iter().filter(|document| document.kind.as_deref() == Some(name::POLICY_TEST));
    let mut results = Vec::new();
    for document in tests {
        let Some(test) = review.node(document).and_then(Test::read) else { continue };
        let mut loaded = Loaded::default();
        for (written, span) in &test.cases {
            let mut result = CaseResult {
                title: written.title.clone(),
                place: place(&file, *span),
                policy: test.policy.clone(),
                example: written.example,
                rules: BTreeMap::new(),
                said: Vec::new(),
                problems: Vec::new(),
            };
            if let Err(problems) = judge(&test, written, sources, &mut loaded, reader, &mut result) {
                result.problems.extend(problems);
            }
            results.push(result);
        }
    }
    if results.is_empty() {
        results.push(broken(path, vec![Sentence::from(say::NO_TEST).render(&reader)], reader));
    }
    results
}

/// The test as a document that is held against its schema.
pub(super) fn written(file: &Arc<SourceFile>, reader: Reader) -> Result<Review, Errors> {
    let clock = Clock { at: DateTime::UNIX_EPOCH.fixed_offset(), source: ClockSource::Given };
    // Its own path may be that of a shipped text, which has no ending.
    let files = Memory::new([("test.yaml", file.text.as_bytes())]);
    let review = Review::of(resolve(load_as(&files, Config::default(), reader)?, clock)?);
    let rules = Rules::of(&review.target, policy::Policies::default())?;
    let report = standing(&review, &rules, check(&review, &rules));
    // Whom a case speaks of is in its own registry.
    let here = report.findings.iter().filter(|found| !found.judgement.rule.asks_for_others);
    let errors: Vec<_> = here
        .map(|found| {
            let finding = tell_finding(found, &reader);
            let told = crate::finding::Error::set_up("test", finding.message.clone());
            let error = told.at(file, finding.primary.span, "");
            finding.help.iter().cloned().fold(error, crate::finding::Error::help)
        })
        .collect();
    if errors.is_empty() { Ok(review) } else { Err(Errors(errors)) }
}

fn broken(path: &str, problems: Vec<String>, reader: Reader) -> CaseResult {
    CaseResult {
        title: Sentence::from(say::UNREADABLE).render(&reader),
        place: path.to_owned(),
        policy: String::new(),
        example: false,
        rules: BTreeMap::new(),
        said: Vec::new(),
        problems,
    }
}

/// Errors as lines with their places.
fn problems(errors: &Errors) -> Vec<String> {
    let line = |error: &crate::finding::Error| {
        let at = error.place.as_ref().map(|(file, span, _)| format!("{}: ", place(file, *span))).unwrap_or_default();
        let help = error.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
        format!("{at}{}{help}", error.message)
    };
    errors.0.iter().map(line).collect()
}

/// What cases share, so that it is made once.
#[derive(Default)]
struct Loaded {
    /// The rules in force, by what they depend on: the registry and the parameters.
    rules: BTreeMap<String, Rules>,
    /// The kinds with their schemas; no case has others.
    kinds: Option<Arc<BTreeMap<String, KindOf>>>,
}

fn judge(
    test: &Test,
    written: &Written,
    sources: &TestFiles<'_>,
    loaded: &mut Loaded,
    reader: Reader,
    result: &mut CaseResult,
) -> Result<(), Vec<String>> {
    let case = test.case(written, sources).map_err(|refusal| vec![line(&refusal, reader)])?;
    let mut workspace = workspace(test, &case, sources, reader).map_err(|errors| problems(&errors))?;
    let key = json!([case.registry, case.parameters]).to_string();
    workspace.kinds = Arc::clone(loaded.kinds.get_or_insert(workspace.kinds));
    let review = case.with_history(Review::of(workspace));
    let loaded_rules = rules(&review, &mut loaded.rules, key).map_err(|errors| problems(&errors))?;
    let compared =
        compared(test, &case, sources, (&review, loaded_rules), reader).map_err(|errors| problems(&errors))?;
    is_looked_at(&case, compared.as_ref().unwrap_or(&review)).map_err(|refusal| vec![line(&refusal, reader)])?;
    tell(test, written, (compared.as_ref().unwrap_or(&review), reader), loaded_rules, result)
}

/// The rules in force in the project of a case; they are the same for all cases with one key.
fn rules<'l>(review: &Review, loaded: &'l mut BTreeMap<String, Rules>, key: String) -> Result<&'l Rules, Errors> {
    match loaded.entry(key) {
        Entry::Occupied(entry) => Ok(entry.into_mut()),
        Entry::Vacant(entry) => {
            let policies = policy::load_for_all(&review.target)?;
            Ok(entry.insert(Rules::of(&review.target, policies)?))
        }
    }
}

/// The project that a case makes up, judged by what it says of the target branch: there the document is as `base` has it,
/// and where it says nothing of that, it is new. `None` where no rule compares, and for a new document of the registry,
/// which says nothing by itself: that one is judged as it stands.
pub(super) fn compared(
    test: &Test,
    case: &Case,
    sources: &TestFiles<'_>,
    (review, rules): (&Review, &Rules),
    reader: Reader,
) -> Result<Option<Review>, Errors> {
    if case.base.is_none() && rules.comparing().next().is_none() {
        return Ok(None);
    }
    let kinds = &review.target.kinds;
    let kind = case.document.get("kind").and_then(Value::as_str).unwrap_or_default();
    if case.base.is_none() && kinds.get(kind).is_some_and(KindOf::is_trusted) {
        return Ok(None);
    }
    let mut target = files(case, sources);
    target.remove(0);
    // Another document with the id of the tested one is a second one, and not what was there before.
    let others = case.others.iter().enumerate().filter(|(_, other)| sources.own.is_same(other, &case.document));
    let twins: Vec<String> = others.map(|(number, _)| format!("others/{number}{MADE_UP}")).collect();
    target.retain(|(path, _)| !twins.contains(path));
    target.extend(case.base.iter().map(|base| (case.path.clone(), sources.own.written(base).to_string())));
    let reader = Reader { language: reader.language, today: case.clock.date_naive() };
    let config = config(test, case, sources, &reader)?;
    let sides = load_sides_as(&Memory::new(target), &Memory::new(files(case, sources)), config, reader)?;
    let mut review = Review::between(sides, clock(case.clock))?;
    for side in [&mut review.target, &mut review.merge] {
        if let Some(side) = Arc::get_mut(side) {
            side.kinds = Arc::clone(kinds);
        }
    }
    Ok(Some(case.with_history(review)))
}

fn tell(
    test: &Test,
    written: &Written,
    (review, reader): (&Review, Reader),
    rules: &Rules,
    result: &mut CaseResult,
) -> Result<(), Vec<String>> {
    let Some(pack) = rules.policies().packs.iter().find(|pack| pack.id == test.policy) else {
        return Err(vec![say::NOT_IN_FORCE.with("policy", Fact::code(&test.policy)).render(&reader)]);
    };
    let mut known: Vec<&str> = pack.rules.iter().filter(|rule| rule.is_judged()).map(|rule| rule.id.as_ref()).collect();
    if let Some(unknown) = test.rules.iter().find(|id| !known.contains(&id.as_str())) {
        let says = say::NO_RULE.with("policy", Fact::code(&test.policy)).with("rule", Fact::code(unknown));
        return Err(vec![line(&Refusal { says, help: meant(unknown, &known) }, reader)]);
    }
    known.retain(|id| test.rules.is_empty() || test.rules.iter().any(|tested| tested == id));
    come_out(test, written, (review, reader), rules, pack, &known, result);
    Ok(())
}

/// Judges the case, and tells what is not as expected.
pub(super) fn come_out(
    test: &Test,
    written: &Written,
    (review, reader): (&Review, Reader),
    rules: &Rules,
    pack: &Pack,
    known: &[&str],
    result: &mut CaseResult,
) {
    let mut found: BTreeMap<Language, Vec<Found>> = BTreeMap::new();
    let report = standing(review, rules, check(review, rules));
    for language in languages(test, written.expect.values()) {
        let reader = Reader::new(language, review.today());
        let mut here = findings(review, &report, rules, known, &reader);
        here.retain(|found| known.contains(&found.rule.as_str()) || pack.rule(&found.rule).is_none());
        let of_policy = here.iter().filter(|found| known.contains(&found.rule.as_str()));
        result.said.extend(of_policy.map(|found| Said {
            rule: found.rule.clone(),
            language,
            message: found.message.clone(),
            help: found.help.clone(),
        }));
        found.insert(language, here);
    }
    let own = found.get(&test.language).map_or(&[][..], Vec::as_slice);
    result.rules = verdicts(review, rules, own);
    result.rules.retain(|id, _| known.contains(&id.as_str()));
    result.problems = compare(&written.expect, &found, (test.language, reader), &result.rules, known);
}

/// The project that a case makes up.
///
/// # Errors
/// What is wrong with it, told to `reader`.
pub(super) fn workspace(
    test: &Test,
    case: &Case,
    sources: &TestFiles<'_>,
    reader: Reader,
) -> Result<Workspace, Errors> {
    let reader = Reader { language: reader.language, today: case.clock.date_naive() };
    let config = config(test, case, sources, &reader)?;
    resolve(load_as(&Memory::new(files(case, sources)), config, reader)?, clock(case.clock))
}

fn config(test: &Test, case: &Case, sources: &TestFiles<'_>, reader: &Reader) -> Result<Config, Errors> {
    let written = configuration(test, case, sources);
    read_config(&Arc::new(SourceFile::new(FILE_NAME, written)), reader)
}

/// The files of that project, the document of the case first.
pub(super) fn files(case: &Case, sources: &TestFiles<'_>) -> Vec<(String, String)> {
    let written = |(path, document): (String, &Value)| (path, sources.own.written(document).to_string());
    let mut files: Vec<(String, String)> = documents(case).into_iter().map(written).collect();
    files.extend_from_slice(&case.files);
    files.extend_from_slice(sources.policies);
    files.extend(sources.own.schemas());
    files
}

/// The documents of a case with the paths of their files, the one that it is about first.
fn documents(case: &Case) -> Vec<(String, &Value)> {
    let numbered = |(folder, number, document): (&str, usize, _)| (format!("{folder}/{number}{MADE_UP}"), document);
    let others = case.others.iter().enumerate().map(|(number, document)| ("others", number, document));
    let registry = case.registry.iter().enumerate().map(|(number, document)| ("registry", number, document));
    let mut documents = vec![(case.path.clone(), &case.document)];
    documents.extend(others.chain(registry).map(numbered));
    documents
}

fn clock(at: DateTime<FixedOffset>) -> Clock {
    Clock { at, source: ClockSource::Given }
}

/// The configuration of that project, as it is written.
pub(super) fn configuration(test: &Test, case: &Case, sources: &TestFiles<'_>) -> String {
    let own = sources.policies.iter().map(|(path, _)| format!("/{path}"));
    let given: Vec<String> = sources.policies.iter().flat_map(|(_, text)| ids(text)).collect();
    let shipped = PACKS.iter().map(|pack| pack.id).filter(|id| !given.iter().any(|given| given == id));
    let policies: Vec<String> = shipped.map(|id| format!("builtin:{id}")).chain(own).collect();
    let mut written = json!({"version": 1, "repository": "made/up", "policies": policies});
    if !case.parameters.is_empty() {
        written["parameters"] = json!({test.policy.as_str(): case.parameters});
    }
    sources.own.configure(&mut written, case, documents);
    written.to_string()
}

/// The ids of the documents in a text.
fn ids(text: &str) -> Vec<String> {
    let tree = parse(&text.into(), &Limits::default());
    let roots = tree.roots().iter().filter_map(|root| tree.node(root));
    roots.filter_map(|root| Some(root.get("id")?.text().to_owned())).collect()
}

/// The languages in which something is expected, the test's own first.
pub(super) fn languages<'v>(test: &Test, expect: impl Iterator<Item = &'v Value>) -> Vec<Language> {
    let mut languages = vec![test.language];
    let expectations = expect.flat_map(|expected| match expected {
        Value::Array(list) => list.iter().collect(),
        other => vec![other],
    });
    for message in expectations.filter_map(|expected| expected.get("message")?.as_object()) {
        languages.extend(message.keys().filter_map(|language| Language::parse(language)));
    }
    languages.sort();
    languages.dedup();
    languages
}

/// The document of the case.
pub(super) fn subject(review: &Review) -> Option<&Document> {
    let is_subject = |path: &str| !path.ends_with(MADE_UP) && !review.config().is_policy_file(path);
    review.documents().iter().find(|document| is_subject(&review.file(document.file).path))
}

/// Holds that the document of a case is one that a check looks at: where none does, nothing would ever be found.
pub(super) fn is_looked_at(case: &Case, review: &Review) -> Result<(), Refusal> {
    let refusal = || say::NOT_A_DOCUMENT.with("path", Fact::code(&case.path)).into();
    subject(review).map(|_| ()).ok_or_else(refusal)
}

/// What the policy's rules say of the document of the case, and what built-in rules say of anything.
pub(super) fn findings(review: &Review, report: &Report, rules: &Rules, known: &[&str], reader: &Reader) -> Vec<Found> {
    let subject = subject(review).and_then(|document| document.name.as_ref());
    let told = report.findings.iter().filter(|counted| {
        let found = &counted.judgement;
        let of_policy = known.contains(&found.rule.id.as_ref()) && found.document.is_some();
        // A rule may follow a reference and find something in a document that it does not meet itself.
        let met =
            |kind: &String| rules.policies().rule(&found.rule.id).is_none_or(|(_, rule)| rule.kinds.contains(kind));
        let elsewhere = subject.is_some_and(|subject| met(&subject.kind))
            && found.document.as_ref().is_some_and(|document| !met(&document.kind));
        // What a built-in rule says of another rule's judgement is that rule's matter.
        let of_other = found.about.as_ref().is_some_and(|about| !known.contains(&about.rule.id.as_ref()));
        // A policy that is a document of the case is judged, not in force.
        let listed = found.facts.get("policy").and_then(Value::as_str);
        let of_document = listed.is_some_and(|id| review.find(name::POLICY, id).is_some());
        let built_in = !found.rule.is_of_policy() && !of_other && !of_document;
        built_in || of_policy && (elsewhere || found.document.as_ref() == subject)
    });
    let found = told.map(|counted| {
        let finding = tell_finding(counted, reader);
        Found {
            rule: finding.rule.id.to_string(),
            verdict: finding.status.into(),
            severity: finding.severity,
            path: path(&finding.pointer),
            message: finding.message,
            help: finding.help,
        }
    });
    let is_of_subject = |due: &&Due| due.judgement.document.is_some() && due.judgement.document.as_ref() == subject;
    let pending = report.pending.iter().filter(is_of_subject).map(|due| {
        let pending = tell_pending(due, reader);
        Found {
            rule: pending.rule.id.to_string(),
            verdict: Verdict::Pending,
            severity: Severity::Note,
            path: ".".to_owned(),
            message: pending.missing,
            help: None,
        }
    });
    found.chain(pending.filter(|pending| known.contains(&pending.rule.as_str()))).collect()
}

/// A JSON pointer as people write a path; the document itself is `.`.
fn path(pointer: &str) -> String {
    let mut path = String::new();
    for step in pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~")) {
        if step.bytes().all(|byte| byte.is_ascii_digit()) {
            path.push('[');
            path.push_str(&step);
            path.push(']');
        } else {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(&step);
        }
    }
    if path.is_empty() { ".".to_owned() } else { path }
}

/// How each rule came out that the document meets.
pub(super) fn verdicts(review: &Review, rules: &Rules, found: &[Found]) -> BTreeMap<String, Verdict> {
    let claims = Claims::of(review);
    let written = rules.policies().documents(review, &claims);
    let values = Values::of(&written);
    let world = rules.policies().world(review, &claims, &written, &values);
    let met = subject(review).map(|document| met(&world, rules.policies(), document)).unwrap_or_default();
    let verdict = |id: &str| found.iter().filter(|found| found.rule == id).map(|found| found.verdict).max();
    met.iter().map(|rule| (rule.id.to_string(), verdict(&rule.id).unwrap_or(Verdict::Pass))).collect()
}
