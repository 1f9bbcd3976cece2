//! All tests of a project, read and run as `vedtak test` runs them: what is wrong with a test itself is an error at its place,
//! and cases run in parallel.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use serde_json::json;

use super::read::{Case, Test, Written};
use super::run::{come_out, compared, is_looked_at, workspace, written};
use super::{CaseResult, OwnSetUp, TestFiles, VERDICTS, joined, place};
use crate::check::Rules;
use crate::config::FILE_NAME;
use crate::finding::{Error, Errors, set_up};
use crate::kind::{KINDS, meant, name, unknown};
use crate::language::messages::{cases as say, documents, names, testing};
use crate::language::{Fact, Reader, Refusal, Sentence};
use crate::policy::{self, Pack};
use crate::rules::RULES;
use crate::source::{SourceFile, Span};
use crate::workspace::{KindOf, Review};
use crate::yaml::{Limits, Node, parse_file};

/// What tests are read from.
#[derive(Clone, Copy)]
pub struct SuiteSources<'s> {
    /// The tests: path and text.
    pub tests: &'s [(String, String)],
    /// Policies and calendars that are not shipped: path and text.
    pub policies: &'s [(String, String)],
    /// Policies that take the place of shipped ones with their ids: the file, and which document of it.
    pub instead: &'s [(Arc<SourceFile>, usize)],
    /// The kinds of the project's own and its time zone, which cases are judged with.
    pub own: &'s OwnSetUp,
    /// The text of a file by its path from the project's root.
    pub file: &'s dyn Fn(&str) -> Option<String>,
}

/// Tests that have been run.
#[derive(Debug)]
pub struct Suite {
    pub(super) cases: Vec<RunCase>,
}

/// A case that has been run, with what it ran on.
#[derive(Debug)]
pub(super) struct RunCase {
    /// The test that it is in.
    pub test: Arc<Test>,
    /// Which case of the test.
    pub number: usize,
    /// What is judged.
    pub review: Review,
    /// The rules in force.
    pub rules: Arc<Rules>,
    /// The parameters that the case sets, as a text that tells them from those of others.
    pub parameters: String,
    /// What became of it.
    pub result: CaseResult,
}

/// A case that has been read.
struct ReadCase<'t> {
    test: &'t Arc<Test>,
    number: usize,
    file: &'t Arc<SourceFile>,
    span: Span,
    case: Case,
}

impl RunCase {
    /// The case as it is written.
    pub(super) fn written(&self) -> &Written {
        &self.test.cases[self.number].0
    }

    /// The policy that is tested.
    pub(super) fn pack(&self) -> Option<&Pack> {
        self.rules.policies().packs.iter().find(|pack| pack.id == self.test.policy)
    }

    /// Whether a rule is under test.
    pub(super) fn is_tested(&self, rule: &str) -> bool {
        self.test.rules.is_empty() || self.test.rules.iter().any(|tested| tested == rule)
    }
}

impl Suite {
    /// Reads and runs tests.
    ///
    /// # Errors
    /// Every mistake in a test, at its place: what its schema does not allow, a fixture, file or rule that does not exist; and
    /// every mistake in a policy that is tested.
    pub fn run(sources: &SuiteSources<'_>, reader: Reader) -> Result<Self, Errors> {
        let mut errors = Vec::new();
        let mut tests: Vec<(Arc<SourceFile>, Review)> = Vec::new();
        for (path, text) in sources.tests {
            let file = Arc::new(SourceFile::new(path.as_str(), text.as_str()));
            match written(&file, reader) {
                Ok(review) => tests.push((file, review)),
                Err(more) => {
                    let results = unknown_results(&file, &reader);
                    let is_told = |error: &Error| results.iter().any(|one| place_of(one) == place_of(error));
                    errors.extend(more.0.into_iter().filter(|error| !is_told(error)).chain(results.iter().cloned()));
                }
            }
        }
        let mut read = Vec::new();
        for (file, review) in &tests {
            let of_kind = |kind: &Option<String>| kind.as_deref() == Some(name::POLICY_TEST);
            let nodes = review.documents().iter().filter(|one| of_kind(&one.kind)).filter_map(|one| review.node(one));
            let mut nodes = nodes.peekable();
            let none = |at| set_up("test", &Sentence::from(say::NO_TEST), None, &reader).at(file, at, "");
            if nodes.peek().is_none() {
                errors.push(none(Span::at(0)));
            }
            for node in nodes {
                match Test::read(node) {
                    Some(test) => read.push((file, node, Arc::new(test))),
                    None => errors.push(none(node.span())),
                }
            }
        }
        let mut cases = Vec::new();
        for (file, node, test) in &read {
            errors.extend(unknown_fixtures(file, *node, &reader));
            let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let text = |path: &str| (sources.file)(&joined(folder, path));
            let files = TestFiles { policies: sources.policies, own: sources.own, folder, file: &text };
            for (number, (written, span)) in test.cases.iter().enumerate() {
                match test.case(written, &files).and_then(|case| of_known_kind(case, sources.own)) {
                    Ok(case) => cases.push(ReadCase { test, number, file, span: *span, case }),
                    Err(refusal) => errors.push(refused(&refusal, &reader).at(file, *span, "")),
                }
            }
        }
        once(errors)?;
        let cases = judge(&cases, sources, reader)?;
        let mut errors = Vec::new();
        for (file, node, test) in &read {
            let of_test = cases.iter().find(|case| Arc::ptr_eq(&case.test, test));
            if let Some(case) = of_test {
                errors.extend(unknown_rules(file, *node, case, &reader));
            }
        }
        once(errors)?;
        Ok(Self { cases })
    }

    /// What became of each case, in the order in which they are written.
    pub fn results(&self) -> impl ExactSizeIterator<Item = &CaseResult> {
        self.cases.iter().map(|case| &case.result)
    }
}

/// A case whose document has a kind that somebody knows: no rule would ever meet another.
fn of_known_kind(case: Case, own: &OwnSetUp) -> Result<Case, Refusal> {
    let Some(kind) = case.document.get("kind").and_then(serde_json::Value::as_str) else {
        return Err(Refusal { says: documents::NO_KIND.into(), help: None });
    };
    let known: Vec<&str> = KINDS.iter().map(|kind| kind.name).chain(own.names()).collect();
    if known.contains(&kind) { Ok(case) } else { Err(unknown(names::KIND, kind, known)) }
}

/// Errors without those that say again what another says at the same place.
fn once(errors: Vec<Error>) -> Result<(), Errors> {
    let mut told = BTreeSet::new();
    let mut left = errors;
    left.retain(|error| {
        let place = error.place.as_ref().map(|(file, span, _)| (file.path.clone(), *span));
        told.insert((place, error.message.clone()))
    });
    if left.is_empty() { Ok(()) } else { Err(Errors(left)) }
}

fn refused(refusal: &Refusal, reader: &Reader) -> Error {
    set_up("test", &refusal.says, refusal.help.as_ref(), reader)
}

fn place_of(error: &Error) -> Option<Span> {
    error.place.as_ref().map(|(_, span, _)| *span)
}

/// The results that cases expect and that no rule has: the schema of tests says so too, but not which one is near.
fn unknown_results(file: &Arc<SourceFile>, reader: &Reader) -> Vec<Error> {
    let tree = parse_file(file, &Limits::default());
    let roots = tree.roots().iter().filter_map(|root| tree.node(root));
    let cases = roots.filter_map(|root| root.get("cases")).flat_map(Node::items);
    let expected = cases.filter_map(|case| case.get("expect")).flat_map(Node::entries).map(|entry| entry.value);
    let written = expected.flat_map(|value| {
        let one = Some(value).filter(|value| value.as_str().is_some());
        one.into_iter().chain(value.get("result")).chain(value.items().filter_map(|item| item.get("result")))
    });
    let known = || VERDICTS.iter().map(|(name, _)| *name);
    let unknown = written
        .filter(|value| known().all(|name| name != value.text()))
        .map(|value| refused(&unknown(testing::RESULT, value.text(), known()), reader).at(file, value.span(), ""));
    unknown.collect()
}

/// The fixtures that cases name and that the test does not have; a case that names one is told here, at the name.
fn unknown_fixtures(file: &Arc<SourceFile>, test: Node<'_>, reader: &Reader) -> Vec<Error> {
    let known: Vec<&str> =
        test.get("fixtures").into_iter().flat_map(Node::entries).map(|entry| entry.key.text()).collect();
    let cases = test.get("cases").into_iter().flat_map(Node::items);
    let versions = cases.flat_map(|case| {
        std::iter::once(case).chain(case.get("others").into_iter().flat_map(Node::items)).chain(case.get("base"))
    });
    let named = versions.filter_map(|version| version.get("fixture"));
    let missing = named.filter(|fixture| !known.contains(&fixture.text()));
    let told = missing.map(|fixture| {
        let refusal = unknown(names::FIXTURE, fixture.text(), known.iter().copied());
        refused(&refusal, reader).at(file, fixture.span(), "")
    });
    told.collect()
}

/// The rules that a test names and that neither the policy has nor vedtak itself.
fn unknown_rules(file: &Arc<SourceFile>, test: Node<'_>, case: &RunCase, reader: &Reader) -> Vec<Error> {
    let Some(pack) = case.pack() else {
        let says = say::NOT_IN_FORCE.with("policy", Fact::code(&case.test.policy));
        let at = test.get("policy").map_or(test.span(), Node::span);
        return vec![set_up("test", &says, None, reader).at(file, at, "")];
    };
    let known: Vec<&str> = pack.rules.iter().filter(|rule| rule.is_judged()).map(|rule| rule.id.as_ref()).collect();
    let told = |id: &str, at: Span, built_in: bool| {
        let says = say::NO_RULE.with("policy", Fact::code(&pack.id)).with("rule", Fact::code(id));
        let others = RULES.iter().map(|rule| rule.info.id.as_ref()).filter(|_| built_in);
        let names: Vec<&str> = known.iter().copied().chain(others).collect();
        (!names.contains(&id)).then(|| refused(&Refusal { says, help: meant(id, &names) }, reader).at(file, at, ""))
    };
    let tested = test.get("rules").into_iter().flat_map(Node::items);
    let tested = tested.filter_map(|rule| told(rule.text(), rule.span(), false));
    let cases = test.get("cases").into_iter().flat_map(Node::items);
    let expected = cases.filter_map(|case| case.get("expect")).flat_map(Node::entries);
    tested.chain(expected.filter_map(|entry| told(entry.key.text(), entry.key.span(), true))).collect()
}

fn judge(cases: &[ReadCase<'_>], sources: &SuiteSources<'_>, reader: Reader) -> Result<Vec<RunCase>, Errors> {
    let kinds: OnceLock<Arc<BTreeMap<String, KindOf>>> = OnceLock::new();
    let policies = sources.policies;
    let instead = sources.instead;
    // A mistake in the made-up configuration is one in the parameters of the case.
    let at_case = |read: &ReadCase<'_>, errors: Errors| -> Vec<Error> {
        let is_made_up = |error: &Error| error.place.as_ref().is_none_or(|(file, _, _)| file.path == FILE_NAME);
        let here = |error: Error| if is_made_up(&error) { error.at(read.file, read.span, "") } else { error };
        errors.0.into_iter().map(here).collect()
    };
    let reviews = cases.par_iter().map(|read| {
        let files = TestFiles { policies, own: sources.own, folder: "", file: &|_| None };
        let mut workspace = workspace(read.test, &read.case, &files, reader).map_err(|errors| at_case(read, errors))?;
        // No case has other kinds than the next.
        workspace.kinds = Arc::clone(kinds.get_or_init(|| Arc::clone(&workspace.kinds)));
        Ok(read.case.with_history(Review::of(workspace)))
    });
    let reviews = all(reviews.collect())?;
    // What is in force depends on the registry and the parameters alone.
    let mut distinct: BTreeMap<String, usize> = BTreeMap::new();
    let keys: Vec<String> =
        cases.iter().map(|read| json!([read.case.registry, read.case.parameters]).to_string()).collect();
    for (index, key) in keys.iter().enumerate() {
        distinct.entry(key.clone()).or_insert(index);
    }
    let distinct: Vec<(String, usize)> = distinct.into_iter().collect();
    let loaded = distinct.par_iter().map(|(key, index)| {
        let rules = load(&reviews[*index], instead).map_err(|errors| at_case(&cases[*index], errors))?;
        Ok((key.as_str(), Arc::new(rules)))
    });
    let rules: BTreeMap<&str, Arc<Rules>> = all(loaded.collect())?.into_iter().collect();
    let known = cases.par_iter().zip(reviews).zip(&keys);
    let known = known.filter_map(|((read, review), key)| Some((read, review, Arc::clone(rules.get(key.as_str())?))));
    let run = known.map(|(read, review, rules)| {
        let files = TestFiles { policies, own: sources.own, folder: "", file: &|_| None };
        let sides = compared(read.test, &read.case, &files, (&review, &rules), reader);
        let review = sides.map_err(|errors| at_case(read, errors))?.unwrap_or(review);
        if let Err(refusal) = is_looked_at(&read.case, &review) {
            return Err(vec![refused(&refusal, &reader).at(read.file, read.span, "")]);
        }
        let written = &read.test.cases[read.number].0;
        let result = CaseResult {
            title: written.title.clone(),
            place: place(read.file, read.span),
            policy: read.test.policy.clone(),
            example: written.example,
            rules: BTreeMap::new(),
            said: Vec::new(),
            problems: Vec::new(),
        };
        let parameters = json!(read.case.parameters).to_string();
        let test = Arc::clone(read.test);
        let mut case = RunCase { test, number: read.number, review, rules, parameters, result };
        let mut result = std::mem::take(&mut case.result);
        if let Some(pack) = case.pack() {
            let judged = pack.rules.iter().filter(|rule| rule.is_judged()).map(|rule| rule.id.as_ref());
            let known: Vec<&str> = judged.filter(|id| case.is_tested(id)).collect();
            come_out(&case.test, case.written(), (&case.review, reader), &case.rules, pack, &known, &mut result);
        }
        case.result = result;
        Ok(case)
    });
    all(run.collect())
}

/// All of them, or all that is wrong.
fn all<T>(results: Vec<Result<T, Vec<Error>>>) -> Result<Vec<T>, Errors> {
    let mut taken = Vec::with_capacity(results.len());
    let mut errors = Vec::new();
    for result in results {
        match result {
            Ok(one) => taken.push(one),
            Err(more) => errors.extend(more),
        }
    }
    once(errors).map(|()| taken)
}

/// The rules in force in a case.
fn load(review: &Review, instead: &[(Arc<SourceFile>, usize)]) -> Result<Rules, Errors> {
    let mut policies = policy::load_for_all(&review.target)?;
    for (file, position) in instead {
        let pack = policy::load_instead(file, *position, &review.target, &policies)?;
        if let Some(shipped) = policies.packs.iter_mut().find(|shipped| shipped.id == pack.id) {
            *shipped = pack;
        }
    }
    Rules::of(&review.target, policies)
}
