//! One question put to every document of a domain.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::bench::{Answer, Bench, Question};
use super::domain::{Choice, Domain};
use super::insight::{Inputs, Witness, measure};
use super::spot::Spot;
use crate::finding::Errors;

/// The most documents that one question is put to where they stand for all.
const MOST_DOCUMENTS: usize = 6_000;

/// The most where they do not, so that only what is so for some document can be found.
const MOST_OF_SOME: usize = 300;

/// The documents of a domain with what became of them.
pub(super) struct Survey {
    /// The domain.
    pub domain: Domain,
    /// Each document's values, and its answers, one for each question.
    pub cases: Vec<(Choice, Vec<Answer>)>,
}

/// The most documents of a domain that a sample is taken from, and how many those are about.
const MOST_SAMPLED_FROM: usize = 50_000;
const SAMPLE: usize = 96;

impl Survey {
    /// Puts questions to every document of a domain; `None` where it has too many.
    ///
    /// # Errors
    /// As [`Bench::ask`].
    pub(super) fn of(domain: Domain, bench: &Bench<'_>, questions: &[Question<'_>]) -> Result<Option<Self>, Errors> {
        let most = if domain.is_complete() { MOST_DOCUMENTS } else { MOST_OF_SOME };
        if domain.size() > most {
            return Ok(None);
        }
        let choices = domain.choices();
        if !bench.takes(choices.len() * questions.len()) {
            return Ok(None);
        }
        Self::ask(domain, choices, bench, questions).map(Some)
    }

    /// Puts a question to some documents of a domain, taken from all over it: enough to find what is so for many.
    ///
    /// # Errors
    /// As [`Bench::ask`].
    pub(super) fn sample(
        domain: Domain,
        bench: &Bench<'_>,
        questions: &[Question<'_>],
    ) -> Result<Option<Self>, Errors> {
        let size = domain.size();
        if size > MOST_SAMPLED_FROM {
            return Ok(None);
        }
        let all = domain.choices();
        let step = (all.len() / SAMPLE).max(1) | 1;
        let some: Vec<Choice> = all.into_iter().step_by(step).collect();
        if !bench.takes(some.len() * questions.len()) {
            return Ok(None);
        }
        Self::ask(domain, some, bench, questions).map(Some)
    }

    fn ask(
        domain: Domain,
        choices: Vec<Choice>,
        bench: &Bench<'_>,
        questions: &[Question<'_>],
    ) -> Result<Self, Errors> {
        let documents: Vec<Value> = choices.iter().map(|choice| domain.document(choice)).collect();
        let mut answers: Vec<Vec<Answer>> = vec![Vec::new(); choices.len()];
        for question in questions {
            for (all, answer) in
                answers.iter_mut().zip(bench.ask(&domain.kind, &documents, &domain.needs, *question)?)
            {
                all.push(answer);
            }
        }
        Ok(Self { domain, cases: choices.into_iter().zip(answers).collect() })
    }

    /// The smallest well-formed document for which something is so.
    pub(super) fn smallest(&self, bench: &Bench<'_>, is_so: impl Fn(&Choice, &[Answer]) -> bool) -> Option<Witness> {
        let so = self.cases.iter().filter(|(choice, answers)| answers[0].is_well_formed && is_so(choice, answers));
        let smallest = so.map(|(choice, _)| (measure(&self.domain.document(choice)), choice)).min()?;
        Some(self.example(smallest.1, bench))
    }

    /// A document as an example.
    fn example(&self, choice: &Choice, bench: &Bench<'_>) -> Witness {
        Witness {
            kind: self.domain.kind.clone(),
            document: self.domain.document(choice),
            registry: bench.filler().registry(&self.domain.needs),
            inputs: inputs(&self.domain, &choice.iter().map(|value| BTreeSet::from([*value])).enumerate().collect()),
        }
    }
}

/// Documents told by which values some fields may have: positions of fields in a domain, and of their values.
pub(super) type Cells = BTreeMap<usize, BTreeSet<usize>>;

/// The values of fields by their paths, from positions in a domain.
pub(super) fn inputs(domain: &Domain, cells: &Cells) -> Inputs {
    let one = |(at, values): (&usize, &BTreeSet<usize>)| {
        let variable = &domain.variables[*at];
        (variable.way.join("."), values.iter().flat_map(|value| variable.stands[*value].clone()).collect())
    };
    cells.iter().map(one).collect()
}

/// Partial choices as few cells as can easily be found: two that differ in one field alone are one.
pub(super) fn cells(domain: &Domain, choices: BTreeSet<BTreeMap<usize, usize>>) -> Vec<Cells> {
    let one = |choice: BTreeMap<usize, usize>| -> Cells {
        choice.into_iter().map(|(at, value)| (at, BTreeSet::from([value]))).collect()
    };
    let mut all: Vec<Cells> = merged(domain, choices).into_iter().map(one).collect();
    for at in 0..domain.variables.len() {
        let count = domain.variables[at].values.len();
        let mut by_rest: Vec<(Cells, BTreeSet<usize>)> = Vec::new();
        let mut kept = Vec::new();
        for mut cell in all {
            let Some(values) = cell.remove(&at) else {
                kept.push(cell);
                continue;
            };
            match by_rest.iter_mut().find(|(rest, _)| *rest == cell) {
                Some((_, known)) => known.extend(values),
                None => by_rest.push((cell, values)),
            }
        }
        kept.extend(by_rest.into_iter().map(|(mut rest, values)| {
            if values.len() < count {
                rest.insert(at, values);
            }
            rest
        }));
        all = kept;
    }
    all.sort();
    all
}

/// Whether a document comes to a spot, as far as the `when`s above it say.
pub(super) fn comes_to(spot: &Spot, spots: &[Spot], answer: &Answer) -> bool {
    spot.above.iter().all(|above| answer.at(spots[*above].point) == Some(true))
}

/// Partial choices, as few as can easily be found, that together are these choices.
pub(super) fn merged(domain: &Domain, choices: BTreeSet<BTreeMap<usize, usize>>) -> Vec<BTreeMap<usize, usize>> {
    let mut all = choices;
    for at in 0..domain.variables.len() {
        let count = domain.variables[at].values.len();
        let mut by_rest: BTreeMap<BTreeMap<usize, usize>, BTreeSet<usize>> = BTreeMap::new();
        let mut kept = BTreeSet::new();
        for mut choice in all {
            match choice.remove(&at) {
                Some(value) => {
                    by_rest.entry(choice).or_default().insert(value);
                }
                None => {
                    kept.insert(choice);
                }
            }
        }
        for (rest, values) in by_rest {
            if values.len() == count {
                kept.insert(rest);
            } else {
                kept.extend(values.into_iter().map(|value| {
                    let mut choice = rest.clone();
                    choice.insert(at, value);
                    choice
                }));
            }
        }
        all = kept;
    }
    let is_within = |one: &BTreeMap<usize, usize>, other: &BTreeMap<usize, usize>| {
        one != other && other.iter().all(|(at, value)| one.get(at) == Some(value))
    };
    let kept = all.iter().filter(|one| !all.iter().any(|other| is_within(one, other)));
    kept.cloned().collect()
}
