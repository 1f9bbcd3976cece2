//! Which documents of a kind meet no rule.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::bench::{Answer, Bench, Question};
use super::domain::Domain;
use super::insight::{Analysis, Insight, OpenQuestion, Proof};
use super::spot::{Asked, Role, Spot};
use super::survey::{Cells, Survey, cells, inputs, merged};
use crate::expression::{Beyond, FieldWay, Reliance};
use crate::finding::{Errors, Severity};
use crate::source::Span;

/// The most combinations of inputs that are told apart.
const MOST_INPUTS: usize = 400;

/// The most documents that one rule is asked about for some inputs.
const MOST_AT_ONCE: usize = 1_000;

/// The most that are told of a kind.
const MOST_TOLD: usize = 20;

/// The values of some fields, by their positions in a domain.
type Cube = BTreeMap<usize, usize>;

/// A rule as far as it says which documents it meets.
struct Meeting<'a, 'p> {
    asked: &'a Asked<'p>,
    spot: &'a Spot,
    /// The fields that decide it.
    ways: Vec<FieldWay>,
    /// The parts of its condition that can be decided, where it cannot be as a whole.
    parts: Option<Vec<(Span, Span)>>,
}

/// Asks which documents of a kind meet none of the rules, drafts and what was called off aside.
///
/// # Errors
/// As [`Bench::ask`].
pub(super) fn uncovered(
    all: &[Asked<'_>],
    kind: &str,
    bench: &Bench<'_>,
    analysis: &mut Analysis,
) -> Result<(), Errors> {
    let of_kind: Vec<&Asked<'_>> = all.iter().filter(|asked| asked.rule.kinds.iter().any(|one| one == kind)).collect();
    let Some(first) = of_kind.first() else { return Ok(()) };
    let mut meetings = Vec::new();
    let mut merged_looks = Reliance::default();
    for asked in &of_kind {
        let Some(spot) = asked.spots.iter().find(|spot| spot.role == Role::RuleWhen) else {
            // A rule without a condition meets every document, unless it looks at the time to do so.
            let guards = asked.spots.first().map(|spot| spot.guards.beyond.clone()).unwrap_or_default();
            let is_met = guards.iter().all(|beyond| *beyond == Beyond::Entries);
            if is_met {
                analysis.decide();
            } else {
                let (policy, rules) = (asked.pack.id.clone(), vec![asked.rule.id.to_string()]);
                let place = (Arc::clone(&asked.pack.file), asked.rule.span);
                analysis.leave(OpenQuestion { policy, rules, place, why: guards });
            }
            return Ok(());
        };
        let mut reliance = spot.guards.clone();
        reliance.add(&spot.own);
        let mut parts = None;
        if !Domain::of(&reliance, kind, bench.filler()).is_complete() {
            let Some((place, outlined)) = &spot.outlined else { continue };
            reliance = Reliance::default();
            let mut decided = Vec::new();
            for (part, own) in &outlined.conjuncts {
                if Domain::of(own, kind, bench.filler()).is_complete() {
                    decided.push((*place, *part));
                    reliance.add(own);
                }
            }
            parts = Some(decided);
        }
        merged_looks.add(&reliance);
        meetings.push(Meeting { asked, spot, ways: reliance.fields.into_keys().collect(), parts });
    }
    meetings.sort_by_key(|meeting| (meeting.parts.is_some(), meeting.ways.len()));
    let domain = Domain::of(&merged_looks, kind, bench.filler());
    let mut cubes: BTreeSet<Cube> = BTreeSet::from([Cube::new()]);
    let mut why = BTreeSet::new();
    for meeting in &meetings {
        let mut left = BTreeSet::new();
        for cube in cubes {
            meeting.take(&cube, &domain, bench, &mut left, &mut why, analysis)?;
        }
        cubes = left;
        if cubes.len() > MOST_INPUTS {
            why.insert(Beyond::Size);
            cubes.clear();
        }
        if cubes.is_empty() {
            break;
        }
    }
    let place = (Arc::clone(&first.pack.file), first.rule.span);
    let policy = first.pack.id.clone();
    if why.is_empty() {
        analysis.decide();
    } else {
        analysis.leave(OpenQuestion { policy: policy.clone(), rules: vec![], place: place.clone(), why });
    }
    let mut all = cells(&domain, cubes);
    all.retain_mut(|cell| is_at_work(&domain, cell, bench));
    for cell in all.into_iter().take(MOST_TOLD) {
        let only = domain.only(&cell);
        let question = Question { packs: bench.policies, rules: &[], with_parts: false, with_form: true };
        let Some(survey) = Survey::of(only, bench, &[question])? else { continue };
        let Some(example) = survey.smallest(bench, |_, _| true) else { continue };
        analysis.insights.push(Insight {
            claim: Proof::MeetNoRule(kind.to_owned(), inputs(&domain, &cell)),
            severity: Severity::Warning,
            policy: policy.clone(),
            rules: Vec::new(),
            place: place.clone(),
            other: None,
            example: Some(example),
        });
    }
    Ok(())
}

/// Takes drafts and what was called off out of documents, as far as their status is told: rules have nothing to say of
/// them. Whether something is left.
fn is_at_work(domain: &Domain, cell: &mut Cells, bench: &Bench<'_>) -> bool {
    let Some(at) = domain.position(&vec!["status".to_owned()]) else { return true };
    let Some(values) = cell.get_mut(&at) else { return true };
    let shape = bench.filler().shape(&domain.kind).and_then(|shape| shape.property("status"));
    let phases = shape.and_then(|shape| shape.keyword("x-phase"));
    let is_at_rest = |value: &usize| {
        let status = domain.variables[at].values[*value].as_ref().and_then(|value| value.as_str());
        let phase = status.and_then(|status| phases?.get(status)?.as_str());
        matches!(phase, Some("draft" | "void"))
    };
    values.retain(|value| !is_at_rest(value));
    !values.is_empty()
}

impl Meeting<'_, '_> {
    /// What the rule leaves of some documents; `why` tells what may be left or not.
    fn take(
        &self,
        cube: &Cube,
        domain: &Domain,
        bench: &Bench<'_>,
        left: &mut BTreeSet<Cube>,
        why: &mut BTreeSet<Beyond>,
        analysis: &mut Analysis,
    ) -> Result<(), Errors> {
        let mut fields: Vec<usize> = self.ways.iter().filter_map(|way| domain.position(way)).collect();
        fields.extend(cube.keys().copied().filter(|at| !self.ways.contains(&domain.variables[*at].way)));
        fields.sort_unstable();
        let chosen = cube.iter().map(|(at, value)| (*at, BTreeSet::from([*value]))).collect();
        let part = domain.part(&fields, &chosen);
        if part.size() > MOST_AT_ONCE {
            why.insert(Beyond::Size);
            return Ok(());
        }
        let rules = [self.asked.rule.id.as_ref()];
        let question =
            Question { packs: bench.policies, rules: &rules, with_parts: self.parts.is_some(), with_form: false };
        let Some(survey) = Survey::of(part, bench, &[question])? else {
            why.insert(Beyond::Size);
            return Ok(());
        };
        analysis.documents += survey.cases.len();
        let mut not_met = BTreeSet::new();
        let mut is_mixed = false;
        for (choice, answers) in &survey.cases {
            match self.meets(&answers[0]) {
                Some(false) => {
                    let value = |(position, at): (&usize, &usize)| {
                        let value =
                            &survey.domain.variables[position_of(&survey.domain, domain, *position)].values[*at];
                        Some((*position, domain.variables[*position].values.iter().position(|known| known == value)?))
                    };
                    not_met.insert(fields.iter().zip(choice).filter_map(value).collect::<Cube>());
                }
                Some(true) => is_mixed = true,
                None => {
                    is_mixed = true;
                    why.insert(Beyond::Unanswered);
                }
            }
        }
        if is_mixed {
            left.extend(merged(domain, not_met));
        } else {
            left.insert(cube.clone());
        }
        Ok(())
    }

    /// Whether the rule meets a document; none where that cannot be told.
    fn meets(&self, answer: &Answer) -> Option<bool> {
        match &self.parts {
            None => answer.at(self.spot.point),
            Some(parts) => parts.iter().any(|part| answer.parts.get(part) == Some(&false)).then_some(false),
        }
    }
}

/// The position in a part of a domain of a field of the domain.
fn position_of(part: &Domain, domain: &Domain, at: usize) -> usize {
    part.position(&domain.variables[at].way).unwrap_or(0)
}
