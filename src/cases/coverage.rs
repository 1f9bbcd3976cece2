//! Coverage: which rules, parts and conditions of the tested policies the cases exercise, and which texts lack a language.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::place;
use super::run::subject;
use super::suite::{RunCase, Suite};
use crate::language::Language;
use crate::policy::{Claims, Pack, Point, Values, reach};

/// How much of the tested policies is covered: exercised by at least one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The number of outcomes to be covered: two for each rule and part (it holds, it fails), two for each `when` and each side
    /// of an `&&` or `||` (true, false), one for each row of a table, value of `oneOf` and move of `transition`.
    pub points: usize,
    /// The number of these outcomes that at least one case produces.
    pub reached: usize,
    /// The outcomes that no case produces and the texts that lack a language, by policy and then by position in its file.
    pub gaps: Vec<Gap>,
}

/// One outcome that no case produces, or one text that lacks a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The id of the policy.
    pub policy: String,
    /// The id of the rule.
    pub rule: String,
    /// The place in the policy's file, as `path:line:column`.
    pub place: String,
    /// Which outcome or language is missing.
    pub lack: Lack,
}

/// The outcome that no case produces, or the languages that a text lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// The rule judges the document of no case.
    Rule,
    /// The rule never holds.
    RuleHolds,
    /// The rule never fails.
    RuleFails,
    /// The part judges the document of no case.
    Part,
    /// The part never holds.
    PartHolds,
    /// The part never fails.
    PartFails,
    /// The `when` is never asked.
    When,
    /// The `when` is never true.
    WhenTrue,
    /// The `when` is never false.
    WhenFalse,
    /// The side of an `&&` or `||` is never asked.
    Side,
    /// The side is never true where it is asked.
    SideTrue,
    /// The side is never false where it is asked.
    SideFalse,
    /// The row, the value or the move is never that of a document.
    Row,
    /// A message is not written in these languages.
    Languages(Vec<Language>),
}

impl Coverage {
    /// Whether nothing is lacking.
    pub fn is_full(&self) -> bool {
        self.gaps.is_empty()
    }
}

/// A rule's point and how it came out, with the policy and the rule.
type Reached = BTreeSet<(String, String, Point, bool)>;

/// Looks at all that the cases of a suite come to in the policies that they test.
pub fn coverage(suite: &Suite) -> Coverage {
    let reached = suite.cases.par_iter().fold(Reached::new, reached_by).reduce(Reached::new, |mut all, more| {
        all.extend(more);
        all
    });
    let mut packs: BTreeMap<&str, &Pack> = BTreeMap::new();
    for pack in suite.cases.iter().filter_map(RunCase::pack) {
        packs.entry(&pack.id).or_insert(pack);
    }
    let mut coverage = Coverage { points: 0, reached: 0, gaps: Vec::new() };
    for pack in packs.values() {
        for rule in pack.rules.iter().filter(|rule| rule.is_judged()) {
            let gap = |span, lack| Gap {
                policy: pack.id.clone(),
                rule: rule.id.to_string(),
                place: place(&pack.file, span),
                lack,
            };
            let mut points = rule.points();
            let mut seen = BTreeSet::new();
            // A part that stands in several places by an alias is one.
            points.retain(|point| seen.insert(*point));
            coverage.points +=
                points.iter().map(|point| if matches!(point, Point::Row(..)) { 1 } else { 2 }).sum::<usize>();
            for point in points {
                let is = |holds| reached.contains(&(pack.id.clone(), rule.id.to_string(), point, holds));
                let came = (is(true), is(false));
                coverage.reached += usize::from(came.0) + usize::from(came.1);
                let Some(lack) = lack(point, came) else { continue };
                let span = if matches!(point, Point::Rule(_)) { rule.span } else { point.span() };
                // Whether its parts are reached goes without saying where the rule is not.
                let is_first = lack == Lack::Rule;
                coverage.gaps.push(gap(span, lack));
                if is_first {
                    break;
                }
            }
            coverage.gaps.extend(rule.untold().into_iter().map(|(span, lacking)| gap(span, Lack::Languages(lacking))));
        }
    }
    coverage
}

fn lack(point: Point, came: (bool, bool)) -> Option<Lack> {
    let [neither, never_true, never_false] = match point {
        Point::Rule(_) => [Lack::Rule, Lack::RuleHolds, Lack::RuleFails],
        Point::Part(_) => [Lack::Part, Lack::PartHolds, Lack::PartFails],
        Point::When(_) => [Lack::When, Lack::WhenTrue, Lack::WhenFalse],
        Point::Side(..) => [Lack::Side, Lack::SideTrue, Lack::SideFalse],
        Point::Row(..) => return (!came.0).then_some(Lack::Row),
    };
    match came {
        (true, true) => None,
        (false, false) => Some(neither),
        (false, true) => Some(never_true),
        (true, false) => Some(never_false),
    }
}

fn reached_by(mut reached: Reached, case: &RunCase) -> Reached {
    let review = &case.review;
    let policies = case.rules.policies();
    let claims = Claims::of(review);
    let documents = policies.documents(review, &claims);
    let values = Values::of(&documents);
    let world = policies.world(review, &claims, &documents, &values);
    if let Some(document) = subject(review) {
        reach(&world, policies, document, &|_| false, &mut |pack, rule, point, holds| {
            if pack.id == case.test.policy && case.is_tested(&rule.id) {
                reached.insert((pack.id.clone(), rule.id.to_string(), point, holds));
            }
        });
    }
    reached
}
