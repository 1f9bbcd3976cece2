//! The figures of documents: what each measure of the rules in force comes to, whether it holds or not.

use super::case::Case;
use super::judge::{Applicability, applicability, governed, judgement, new_case, services, zone};
use super::measured::{Asking, Measured};
use super::outcome::Outcome;
use super::pack::{Pack, Policies, PolicyRule};
use super::world::World;
use crate::finding::Judgement;
use crate::workspace::Document;

/// A measure of a rule on a document.
pub struct MeasureOf<'m, 'w> {
    /// The policy of the rule.
    pub pack: &'w Pack,
    /// The rule.
    pub rule: &'w PolicyRule,
    /// The document, at the element that it is about.
    pub case: &'m Case<'w>,
    /// Whether the rule may hold though it is broken: it stands inside `any` or `not`.
    pub is_alternative: bool,
    /// What it comes to; where it cannot be computed, why.
    pub came: Result<Measured<'w>, Vec<Judgement>>,
}

/// Tells what every measure of the rules in force that meet a document comes to, computed as [`judge`] does; `is_off` tells
/// which rules are not to be asked.
pub fn measure<'w>(
    world: &'w World<'w>,
    policies: &'w Policies,
    document: &'w Document,
    is_off: &dyn Fn(&PolicyRule) -> bool,
    asking: &Asking,
    tell: &mut dyn FnMut(MeasureOf<'_, 'w>),
) {
    let (Some(node), Some(kind)) = (world.judged(document), world.review.kind(document)) else { return };
    let measures = |rule: &PolicyRule| rule.is_measure() && rule.kinds.contains(&kind.name);
    if !policies.packs.iter().flat_map(|pack| &pack.rules).any(measures) {
        return;
    }
    let services = services(world, document);
    for pack in policies.packs.iter().filter(|pack| pack.rules.iter().any(measures)) {
        let mut unclear = Vec::new();
        let cases = governed(world, pack, document, node, kind, &services, &mut unclear);
        if cases.is_empty() && !unclear.is_empty() {
            // Where nobody can tell whether the policy governs the document, nobody can tell its figures.
            let case = new_case(world, pack, document, (node, kind), None, zone(world, pack, services.first()));
            for rule in pack.rules.iter().filter(|rule| measures(rule)) {
                tell(MeasureOf { pack, rule, case: &case, is_alternative: false, came: Err(unclear.clone()) });
            }
        }
        for rule in pack.rules.iter().filter(|rule| measures(rule)) {
            for case in &cases {
                let Applicability::Judges(check) = applicability(case, rule, is_off) else { continue };
                check.part.measure(case, asking, &mut |case, came, is_alternative| {
                    let words = |outcomes: Vec<Outcome>| {
                        outcomes.into_iter().map(|outcome| judgement(case, rule, outcome)).collect::<Vec<_>>()
                    };
                    tell(MeasureOf { pack, rule, case, is_alternative, came: came.map_err(words) });
                });
            }
        }
    }
}
