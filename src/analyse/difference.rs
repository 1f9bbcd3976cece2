//! Where another version of a policy is stricter or looser.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::bench::{Answer, Bench, Question};
use super::domain::Domain;
use super::insight::{Analysis, Insight, OpenQuestion, Proof, Witness};
use super::spot::Asked;
use super::survey::{Survey, cells, inputs};
use crate::expression::{Beyond, Reliance};
use crate::finding::{Errors, Severity};
use crate::policy::{Point, Policies};

/// Asks the rules of two versions about the documents that they tell apart: `old` is what `new` is compared with.
///
/// # Errors
/// As [`Bench::ask`].
pub(super) fn differences(
    (old, old_packs): (&[Asked<'_>], &Policies),
    new: &[Asked<'_>],
    bench: &Bench<'_>,
    analysis: &mut Analysis,
) -> Result<(), Errors> {
    let find = |all: &'_ [Asked<'_>], id: &str| all.iter().position(|asked| asked.rule.id == id);
    let mut ids: Vec<&str> = new.iter().map(|asked| asked.rule.id.as_ref()).collect();
    ids.extend(old.iter().map(|asked| asked.rule.id.as_ref()).filter(|id| find(new, id).is_none()));
    for id in ids {
        let (before, after) = (find(old, id).map(|at| &old[at]), find(new, id).map(|at| &new[at]));
        if let (Some(before), Some(after)) = (before, after)
            && before.written == after.written
        {
            continue;
        }
        compare(id, before, after, old_packs, bench, analysis)?;
    }
    Ok(())
}

/// What is known of the documents for which two versions come out differently.
#[derive(Default)]
struct Side {
    example: Option<Witness>,
    inputs: Vec<super::insight::Inputs>,
}

fn compare(
    id: &str,
    before: Option<&Asked<'_>>,
    after: Option<&Asked<'_>>,
    old_packs: &Policies,
    bench: &Bench<'_>,
    analysis: &mut Analysis,
) -> Result<(), Errors> {
    let Some(shown) = after.or(before) else { return Ok(()) };
    let mut reliance = Reliance::default();
    let mut kinds: BTreeSet<&str> = BTreeSet::new();
    for asked in [before, after].into_iter().flatten() {
        reliance.add(&asked.whole());
        kinds.extend(asked.rule.kinds.iter().map(String::as_str));
    }
    let rules = [id];
    let mut why: BTreeSet<Beyond> = BTreeSet::new();
    let (mut stricter, mut looser) = (Side::default(), Side::default());
    for kind in kinds {
        let domain = Domain::of(&reliance, kind, bench.filler());
        why.extend(domain.beyond.iter().cloned());
        let question = |packs| Question { packs, rules: &rules, with_parts: false, with_form: true };
        let questions = [question(old_packs), question(bench.policies)];
        let survey = match Survey::of(domain.clone(), bench, &questions)? {
            Some(survey) => survey,
            None => {
                why.insert(Beyond::Size);
                let Some(survey) = Survey::sample(domain, bench, &questions)? else { continue };
                survey
            }
        };
        analysis.documents += survey.cases.len();
        for (side, fails_after) in [(&mut stricter, true), (&mut looser, false)] {
            let is_so = |answers: &[Answer]| fails(&answers[1]) == fails_after && fails(&answers[0]) != fails_after;
            let example = survey.smallest(bench, |_, answers| is_so(answers));
            let Some(example) = example else { continue };
            side.example.get_or_insert(example);
            let so = survey.cases.iter().filter(|(_, answers)| answers[0].is_well_formed && is_so(answers));
            let so = so.map(|(choice, _)| choice.iter().copied().enumerate().collect::<BTreeMap<_, _>>()).collect();
            side.inputs.extend(cells(&survey.domain, so).iter().map(|cell| inputs(&survey.domain, cell)));
        }
    }
    let is_complete = why.is_empty();
    let place = (Arc::clone(&shown.pack.file), shown.rule.span);
    let policy = shown.pack.id.clone();
    for (side, is_stricter) in [(stricter, true), (looser, false)] {
        let Some(example) = side.example else { continue };
        let only = is_complete.then_some(side.inputs);
        analysis.insights.push(Insight {
            claim: if is_stricter { Proof::Stricter(only) } else { Proof::Looser(only) },
            severity: Severity::Note,
            policy: policy.clone(),
            rules: vec![id.to_owned()],
            place: place.clone(),
            other: None,
            example: Some(example),
        });
    }
    if is_complete {
        analysis.decide();
    } else {
        analysis.leave(OpenQuestion { policy, rules: vec![id.to_owned()], place, why });
    }
    Ok(())
}

/// Whether the only rule that was asked fails.
fn fails(answer: &Answer) -> bool {
    answer.points.iter().any(|(point, holds)| matches!(point, Point::Rule(_)) && !holds)
}
