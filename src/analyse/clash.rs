//! Two rules that both meet a document, and of which each can be met, but never both.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::bench::{Bench, Question};
use super::domain::{Choice, Domain};
use super::insight::{Analysis, Insight, OpenQuestion, Proof};
use super::spot::{Asked, Role, Spot};
use super::survey::{Survey, cells, comes_to, inputs};
use crate::expression::{Beyond, FieldWay, Reliance, Scrutiny};
use crate::finding::{Errors, Severity};

/// A check that has to hold for its rule to hold.
#[derive(Clone, Copy)]
struct Duty<'a, 'p> {
    asked: &'a Asked<'p>,
    spot: &'a Spot,
}

/// Asks every two checks that look at a field in common.
///
/// # Errors
/// As [`Bench::ask`].
pub(super) fn clashes(all: &[Asked<'_>], bench: &Bench<'_>, analysis: &mut Analysis) -> Result<(), Errors> {
    let mut duties: Vec<Duty<'_, '_>> = Vec::new();
    for asked in all {
        for spot in asked.spots.iter().filter(|spot| spot.role == Role::Duty) {
            let mut reliance = spot.guards.clone();
            reliance.add(&spot.own);
            let domains = spot.kinds.iter().map(|kind| Domain::of(&reliance, kind, bench.filler()));
            let why: BTreeSet<Beyond> = domains.flat_map(|domain| domain.beyond).collect();
            if why.is_empty() {
                duties.push(Duty { asked, spot });
            } else {
                // What it agrees with is not decided, whatever the others ask.
                let (policy, rules) = (asked.pack.id.clone(), vec![asked.rule.id.to_string()]);
                let place = (Arc::clone(&asked.pack.file), spot.point.span());
                analysis.leave(OpenQuestion { policy, rules, place, why });
            }
        }
    }
    let mut told: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (at, one) in duties.iter().enumerate() {
        for other in &duties[at + 1..] {
            // A part that stands in several places by an alias is one.
            let is_one = std::ptr::eq(one.asked, other.asked) && one.spot.point == other.spot.point;
            if is_one || !is_shared(*one, *other) {
                continue;
            }
            let names = (one.asked.rule.id.as_ref(), other.asked.rule.id.as_ref());
            if let Some(insight) = clash(*one, *other, bench, analysis)?
                && told.insert(names)
            {
                analysis.insights.push(insight);
            }
        }
    }
    Ok(())
}

/// Whether two checks look at a field, or at something inside it, that neither condition settles.
fn is_shared(one: Duty<'_, '_>, other: Duty<'_, '_>) -> bool {
    let free = |duty: Duty<'_, '_>| -> Vec<FieldWay> {
        let is_free = |way: &&FieldWay| {
            [one, other].iter().all(|duty| duty.spot.guards.fields.get(*way).is_none_or(|looks| is_presence(looks)))
        };
        duty.spot.own.fields.keys().filter(is_free).cloned().collect()
    };
    let (these, those) = (free(one), free(other));
    these.iter().any(|this| those.iter().any(|that| this.starts_with(that) || that.starts_with(this)))
}

/// Whether no more is asked of a field than whether it is there, so that its value may still be another.
fn is_presence(looks: &[Scrutiny]) -> bool {
    looks.iter().all(|look| *look == Scrutiny::Presence)
}

/// A field that conditions look at.
#[derive(Clone, Copy)]
struct Fixed {
    /// Its position in the domain.
    at: usize,
    /// Whether they ask no more than whether it is there.
    is_presence: bool,
}

/// Asks two checks about every document that they tell apart.
fn clash(
    one: Duty<'_, '_>,
    other: Duty<'_, '_>,
    bench: &Bench<'_>,
    analysis: &mut Analysis,
) -> Result<Option<Insight>, Errors> {
    let mut guards = one.spot.guards.clone();
    guards.add(&other.spot.guards);
    let mut reliance: Reliance = guards.clone();
    reliance.add(&one.spot.own);
    reliance.add(&other.spot.own);
    let place = |duty: Duty<'_, '_>| (Arc::clone(&duty.asked.pack.file), duty.spot.point.span());
    let mut rules: Vec<String> = [one, other].iter().map(|duty| duty.asked.rule.id.to_string()).collect();
    rules.dedup();
    let mut why: BTreeSet<Beyond> = BTreeSet::new();
    let mut found = None;
    for kind in one.spot.kinds.iter().filter(|kind| other.spot.kinds.contains(kind)) {
        let domain = Domain::of(&reliance, kind, bench.filler());
        if !domain.is_complete() {
            why.extend(domain.beyond.iter().cloned());
            continue;
        }
        let ids = [one.asked.rule.id.as_ref(), other.asked.rule.id.as_ref()];
        let question = Question { packs: bench.policies, rules: &ids, with_parts: false, with_form: false };
        let sample = Survey::sample(domain.clone(), bench, &[question])?;
        let Some(sample) = sample else {
            why.insert(Beyond::Size);
            continue;
        };
        analysis.documents += sample.cases.len();
        let fixed = |(way, looks): (&FieldWay, &Vec<Scrutiny>)| {
            Some(Fixed { at: domain.position(way)?, is_presence: is_presence(looks) })
        };
        let fixed: Vec<Fixed> = guards.fields.iter().filter_map(fixed).collect();
        if is_settled(one, other, &domain, &fixed, &sample) {
            continue;
        }
        let question = Question { with_form: true, ..question };
        let Some(survey) = Survey::of(domain, bench, &[question])? else {
            why.insert(Beyond::Size);
            continue;
        };
        analysis.documents += survey.cases.len();
        let where_never = never_both(one, other, &fixed, &survey);
        if where_never.is_empty() {
            continue;
        }
        let is_there = |choice: &Choice| where_never.contains(&given(&fixed, &survey.domain, choice));
        let example = survey.smallest(bench, |choice, answers| {
            let (a, b) = (answers[0].at(one.spot.point), answers[0].at(other.spot.point));
            is_there(choice) && a == Some(true) && b == Some(false)
        });
        let Some(example) = example else { continue };
        let all = cells(&survey.domain, where_never);
        let mut first = all.into_iter().next().unwrap_or_default();
        let is_told = |at: &usize, values: &mut BTreeSet<usize>| {
            let is_missing = values.iter().all(|value| survey.domain.variables[*at].values[*value].is_none());
            is_missing || fixed.iter().any(|fixed| fixed.at == *at && !fixed.is_presence)
        };
        first.retain(is_told);
        let first = inputs(&survey.domain, &first);
        found.get_or_insert(Insight {
            claim: Proof::NeverBoth(first),
            severity: Severity::Error,
            policy: one.asked.pack.id.clone(),
            rules: rules.clone(),
            place: place(one),
            other: Some(place(other)),
            example: Some(example),
        });
    }
    if found.is_some() || why.is_empty() {
        analysis.decide();
    } else {
        analysis.leave(OpenQuestion { policy: one.asked.pack.id.clone(), rules, place: place(one), why });
    }
    Ok(found)
}

/// The values of the fields that the conditions look at; of one that need only be there, the first.
fn given(fixed: &[Fixed], domain: &Domain, choice: &Choice) -> BTreeMap<usize, usize> {
    let value = |fixed: &Fixed| {
        let values = &domain.variables[fixed.at].values;
        let own = choice[fixed.at];
        let first = values.iter().position(Option::is_some).filter(|_| fixed.is_presence && values[own].is_some());
        (fixed.at, first.unwrap_or(own))
    };
    fixed.iter().map(value).collect()
}

/// Whether some documents show already that both can be met whatever the conditions look at, or that never both apply.
fn is_settled(one: Duty<'_, '_>, other: Duty<'_, '_>, domain: &Domain, fixed: &[Fixed], sample: &Survey) -> bool {
    let classes = |fixed: &Fixed| {
        let values = &domain.variables[fixed.at].values;
        if fixed.is_presence { values.iter().map(Option::is_some).collect::<BTreeSet<_>>().len() } else { values.len() }
    };
    let groups: usize = fixed.iter().map(classes).product();
    let met = sample.cases.iter().filter(|(_, answers)| {
        answers[0].at(one.spot.point) == Some(true) && answers[0].at(other.spot.point) == Some(true)
    });
    let met: BTreeSet<_> = met.map(|(choice, _)| given(fixed, domain, choice)).collect();
    let apart = sample.cases.iter().filter(|(_, answers)| {
        !(comes_to(one.spot, &one.asked.spots, &answers[0]) && comes_to(other.spot, &other.asked.spots, &answers[0]))
    });
    let apart: BTreeSet<_> = apart.map(|(choice, _)| given(fixed, domain, choice)).collect();
    met.union(&apart).count() == groups
}

/// The values of the fields that the conditions look at for which both checks apply and can be met, but not both.
fn never_both(
    one: Duty<'_, '_>,
    other: Duty<'_, '_>,
    fixed: &[Fixed],
    survey: &Survey,
) -> BTreeSet<BTreeMap<usize, usize>> {
    #[derive(Default)]
    struct Group {
        one: bool,
        other: bool,
        both: bool,
    }
    let mut groups: BTreeMap<BTreeMap<usize, usize>, Group> = BTreeMap::new();
    for (choice, answers) in &survey.cases {
        let answer = &answers[0];
        let group = groups.entry(given(fixed, &survey.domain, choice)).or_default();
        let apply = comes_to(one.spot, &one.asked.spots, answer) && comes_to(other.spot, &other.asked.spots, answer);
        match (answer.at(one.spot.point), answer.at(other.spot.point)) {
            (Some(a), Some(b)) if apply => {
                group.one |= a && answer.is_well_formed;
                group.other |= b && answer.is_well_formed;
                group.both |= a && b;
            }
            // Where one of them does not apply, or has no answer, nothing is claimed.
            _ => group.both = true,
        }
    }
    let never = groups.into_iter().filter(|(_, group)| group.one && group.other && !group.both);
    never.map(|(given, _)| given).collect()
}
