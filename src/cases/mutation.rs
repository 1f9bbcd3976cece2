//! Mutants tried: whether some case fails once a policy is changed.
//!
//! A change within a rule can alter the outcome of that rule alone, so that rule alone is compiled and judged again, on the
//! documents that it may meet; what a case runs on is made once for all mutants.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::Verdict;
use super::compare::{Found, is_as_expected};
use super::mutants::{Change, Edit, Mutant, Original, mutants};
use super::run::{findings, languages, subject};
use super::suite::{RunCase, Suite};
use crate::check::Judgements;
use crate::finding::Judgement;
use crate::language::{Language, Reader};
use crate::policy::{Claims, Policies, Values, judge, load_part, met};
use crate::standing::standing;

/// The mutants of the policies that some tests are about.
#[derive(Debug, Clone)]
pub struct Mutation {
    /// Each with what became of it, in the order of the policies and their files.
    pub mutants: Vec<TriedMutant>,
}

/// A mutant that has been tried.
#[derive(Debug, Clone)]
pub struct TriedMutant {
    /// The mutant.
    pub mutant: Mutant,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a mutant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Some case fails.
    Caught,
    /// No case fails.
    Missed,
    /// It is no policy, so that nobody can write it.
    Invalid,
}

impl Mutation {
    /// The number of mutants with this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.mutants.iter().filter(|tried| tried.fate == fate).count()
    }

    /// The share of the mutants that are caught, of those that are policies, in hundredths of a percent, rounded down. All
    /// where there is none.
    pub fn score(&self) -> usize {
        let (caught, missed) = (self.count(Fate::Caught), self.count(Fate::Missed));
        (caught * 10_000).checked_div(caught + missed).unwrap_or(10_000)
    }
}

/// A mutant that is being tried.
struct Trial {
    mutant: Mutant,
    /// Which of the policies it is one of.
    policy: usize,
    caught: AtomicBool,
    /// It compiled, where a document was to be judged by it.
    valid: AtomicBool,
    invalid: AtomicBool,
    /// The mutant as it is compiled for each setting of parameters.
    compiled: Vec<OnceLock<Option<Policies>>>,
}

/// Tries every mutant of the policies that a suite tests, but for those of some sorts. A rule that does not come out as
/// expected as it is proves nothing in that case.
pub fn mutate(suite: &Suite, except: &[Change]) -> Mutation {
    // Cases that set the same parameters share what is compiled.
    let mut first_of: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, case) in suite.cases.iter().enumerate() {
        first_of.entry(&case.parameters).or_insert(index);
    }
    let settings: Vec<(&str, usize)> = first_of.into_iter().collect();
    let mut originals: BTreeMap<&str, Original> = BTreeMap::new();
    let mut trials = Vec::new();
    for case in &suite.cases {
        let Some(pack) = case.pack().filter(|pack| !originals.contains_key(pack.id.as_str())) else { continue };
        let (original, mut mutants) = mutants(pack);
        mutants.retain(|mutant| !except.contains(&mutant.change));
        trials.extend(mutants.into_iter().map(|mutant| Trial {
            mutant,
            policy: originals.len(),
            caught: AtomicBool::new(false),
            valid: AtomicBool::new(false),
            invalid: AtomicBool::new(false),
            compiled: settings.iter().map(|_| OnceLock::new()).collect(),
        }));
        originals.insert(&pack.id, original);
    }
    trials.sort_by(|a, b| (&a.mutant.policy, a.policy).cmp(&(&b.mutant.policy, b.policy)));
    let tried = Tried { suite, settings, originals, trials };
    suite.cases.par_iter().for_each(|case| tried.by(case));
    let fate = |trial: &Trial| match (trial.caught.load(Ordering::Relaxed), trial.invalid.load(Ordering::Relaxed)) {
        (true, _) => Fate::Caught,
        (false, true) if !trial.valid.load(Ordering::Relaxed) => Fate::Invalid,
        (false, _) => Fate::Missed,
    };
    let mutants = tried.trials.iter().map(|trial| TriedMutant { mutant: trial.mutant.clone(), fate: fate(trial) });
    Mutation { mutants: mutants.collect() }
}

struct Tried<'s> {
    suite: &'s Suite,
    /// The settings of parameters, each with the first case that has it.
    settings: Vec<(&'s str, usize)>,
    originals: BTreeMap<&'s str, Original>,
    trials: Vec<Trial>,
}

impl Tried<'_> {
    /// Tries the mutants that are not caught yet on the document of a case.
    fn by(&self, case: &RunCase) {
        let review = &case.review;
        let (Some(pack), Some(document)) = (case.pack(), subject(review)) else { return };
        let Some(kind) = document.kind.as_ref() else { return };
        let meets = |id: &&str| {
            case.is_tested(id) && pack.rule(id).is_some_and(|rule| rule.is_judged() && rule.kinds.contains(kind))
        };
        let rules: BTreeSet<&str> = pack.rules.iter().map(|rule| rule.id.as_ref()).filter(meets).collect();
        let policies = case.rules.policies();
        let claims = Claims::of(review);
        let documents = policies.documents(review, &claims);
        let values = Values::of(&documents);
        let world = policies.world(review, &claims, &documents, &values);
        let judged = judge(&world, policies, document, &|_| false).judgements;
        let met_as_it_is: BTreeSet<&str> =
            met(&world, policies, document).into_iter().map(|rule| rule.id.as_ref()).collect();
        let rules: BTreeSet<&str> = rules
            .into_iter()
            .filter(|id| case.expects(id, of_rule(judged.clone(), id), met_as_it_is.contains(id)))
            .collect();
        let Ok(setting) = self.settings.binary_search_by(|(known, _)| (*known).cmp(&case.parameters)) else { return };
        for trial in &self.trials {
            if trial.mutant.policy != pack.id || trial.caught.load(Ordering::Relaxed) {
                continue;
            }
            let affected: Vec<&str> =
                trial.mutant.rules.iter().map(String::as_str).filter(|id| rules.contains(id)).collect();
            if affected.is_empty() {
                continue;
            }
            if trial.mutant.edit == Edit::DropRule {
                if affected.iter().any(|id| !case.expects(id, Vec::new(), false)) {
                    trial.caught.store(true, Ordering::Relaxed);
                }
                continue;
            }
            let Some(policies) = self.compiled(trial, setting) else {
                trial.invalid.store(true, Ordering::Relaxed);
                continue;
            };
            trial.valid.store(true, Ordering::Relaxed);
            let judged = judge(&world, policies, document, &|_| false).judgements;
            let met = met(&world, policies, document);
            let is_met = |id: &str| met.iter().any(|rule| rule.id == id);
            if affected.iter().any(|id| !case.expects(id, of_rule(judged.clone(), id), is_met(id))) {
                trial.caught.store(true, Ordering::Relaxed);
            }
        }
    }

    /// A mutant under some parameters; `None` where it is no policy.
    fn compiled<'t>(&'t self, trial: &'t Trial, setting: usize) -> Option<&'t Policies> {
        let compile = || {
            let case = &self.suite.cases[self.settings[setting].1];
            let written = self.originals.get(trial.mutant.policy.as_str())?.with(&trial.mutant)?;
            let pack = load_part(&written, &case.review.target, case.rules.policies()).ok()?;
            Some(Policies { packs: vec![pack], ..Policies::default() })
        };
        trial.compiled[setting].get_or_init(compile).as_ref()
    }
}

fn of_rule(mut judgements: Vec<Judgement>, rule: &str) -> Vec<Judgement> {
    judgements.retain(|judgement| judgement.rule.id == rule);
    judgements
}

impl RunCase {
    /// Whether a rule came out as this case expects of it.
    fn expects(&self, rule: &str, judgements: Vec<Judgement>, is_met: bool) -> bool {
        let written = self.written();
        let expected = written.expect.get(rule);
        if judgements.is_empty() && expected.is_none() {
            return true;
        }
        let mut found: BTreeMap<Language, Vec<Found>> = BTreeMap::new();
        if !judgements.is_empty() {
            let judged = Judgements { all: judgements, ..Judgements::default() };
            let report = standing(&self.review, &self.rules, judged);
            for language in languages(&self.test, expected.into_iter()) {
                let reader = Reader::new(language, self.review.today());
                let mut here = findings(&self.review, &report, &self.rules, &[rule], &reader);
                here.retain(|found| found.rule == rule);
                found.insert(language, here);
            }
        }
        let own = found.get(&self.test.language).map_or(&[][..], Vec::as_slice);
        let worst = own.iter().map(|found| found.verdict).max().unwrap_or(Verdict::Pass);
        is_as_expected(rule, &written.expect, &found, self.test.language, is_met.then_some(&worst))
    }
}
