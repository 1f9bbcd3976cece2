//! What of a rule can never apply, never fail, never hold, never decide.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::bench::{Answer, Bench, Question};
use super::domain::Domain;
use super::insight::{Analysis, Insight, OpenQuestion, Proof};
use super::spot::{Asked, Role, Rows, Spot};
use super::survey::{Survey, comes_to};
use crate::expression::{Beyond, FieldWay, Reliance};
use crate::finding::{Errors, Severity};
use crate::policy::Point;
use crate::source::Span;

/// The most documents of which the parts of conditions are asked for beside them, which takes longest.
const MOST_WITH_PARTS: usize = 500;

/// What became of a spot over all documents.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a thing of its own that was seen or not")]
struct Came {
    /// It was true, and false, for some document.
    held: bool,
    failed: bool,
    /// For some document that comes to it nothing can be told.
    unknown: bool,
    /// Some document comes to it.
    reached: bool,
    /// Why these are not all documents.
    beyond: BTreeSet<Beyond>,
    /// It is a condition that can be true for some kind, for all that is known.
    may_hold: bool,
    /// The sides of `||` that decided once.
    deciding: BTreeSet<Span>,
    /// The rows of a table that were taken.
    taken: BTreeSet<usize>,
}

/// Asks all of a rule.
///
/// # Errors
/// As [`Bench::ask`].
pub(super) fn dead(asked: &Asked<'_>, bench: &Bench<'_>, analysis: &mut Analysis) -> Result<(), Errors> {
    let rules = [asked.rule.id.as_ref()];
    let of_parts = |with_parts| Question { packs: bench.policies, rules: &rules, with_parts, with_form: false };
    let has_sides = |spot: &Spot| spot.outlined.as_ref().is_some_and(|(_, outlined)| !outlined.sides.is_empty());
    let mut all: Vec<Came> = asked.spots.iter().map(|_| Came::default()).collect();
    let whole = asked.whole();
    let mut seen = Seen::default();
    for kind in &asked.rule.kinds {
        let question = of_parts(asked.spots.iter().any(has_sides));
        let together = Survey::sample(Domain::of(&whole, kind, bench.filler()), bench, &[question])?;
        analysis.documents += together.as_ref().map_or(0, |survey| survey.cases.len());
        seen.by_variables.clear();
        let mut never_here: BTreeSet<usize> = BTreeSet::new();
        for (at, spot) in asked.spots.iter().enumerate() {
            if !spot.kinds.contains(kind)
                || spot.role == Role::Other
                || spot.above.iter().any(|above| never_here.contains(above))
            {
                continue;
            }
            let own = Domain::of(&of(spot), kind, bench.filler());
            let mut came = Came { beyond: own.beyond.clone(), ..Came::default() };
            if let Some(survey) = &together {
                came.see(asked, spot, survey, bench);
            }
            let question = of_parts(has_sides(spot) && own.is_complete());
            if !came.is_settled(spot)
                && let Some(survey) = seen.survey(&own, true, bench, question, analysis)?
            {
                came.see(asked, spot, survey, bench);
            }
            let is_when = matches!(spot.role, Role::RuleWhen | Role::When);
            let is_excluded = is_when && !came.held && is_excluded(asked, spot, kind, bench, of_parts(true), analysis)?;
            if !is_excluded && !came.is_settled(spot) {
                match seen.survey(&own, false, bench, question, analysis)? {
                    Some(survey) => came.see(asked, spot, survey, bench),
                    None => {
                        came.beyond.insert(Beyond::Size);
                    }
                }
            }
            came.may_hold = !is_excluded && (came.held || !came.is_certain());
            if is_when && !came.may_hold {
                never_here.insert(at);
            }
            all[at].add(came);
        }
    }
    tell(asked, &all, analysis);
    Ok(())
}

/// What decides whether a document comes to a spot, and how it comes out.
fn of(spot: &Spot) -> Reliance {
    let mut reliance = spot.guards.clone();
    reliance.add(&spot.own);
    reliance
}

/// Whether a condition can be true for no document because of those of its parts that can be decided; only what is
/// decided for every kind counts, which the caller sees to.
fn is_excluded(
    asked: &Asked<'_>,
    spot: &Spot,
    kind: &str,
    bench: &Bench<'_>,
    question: Question<'_>,
    analysis: &mut Analysis,
) -> Result<bool, Errors> {
    let mut parts: Vec<(Span, Span)> = Vec::new();
    let mut reliance = Reliance::default();
    for one in spot.above.iter().map(|at| &asked.spots[*at]).chain([spot]) {
        let Some((_, outlined)) = &one.outlined else { continue };
        for (part, own) in &outlined.conjuncts {
            if Domain::of(own, kind, bench.filler()).is_complete() {
                parts.push((one.point.span(), *part));
                reliance.add(own);
            }
        }
    }
    let domain = Domain::of(&reliance, kind, bench.filler());
    if parts.is_empty() || !domain.is_complete() || domain.size() > MOST_WITH_PARTS {
        return Ok(false);
    }
    let Some(survey) = Survey::of(domain, bench, &[question])? else { return Ok(false) };
    analysis.documents += survey.cases.len();
    let is_false = |answer: &Answer| parts.iter().any(|part| answer.parts.get(part) == Some(&false));
    Ok(survey.cases.iter().all(|(_, answers)| is_false(&answers[0])))
}

/// The surveys that have been made of one kind, by the variables of their domains.
#[derive(Default)]
struct Seen {
    by_variables: BTreeMap<String, Option<Survey>>,
}

impl Seen {
    fn survey(
        &mut self,
        domain: &Domain,
        is_sample: bool,
        bench: &Bench<'_>,
        question: Question<'_>,
        analysis: &mut Analysis,
    ) -> Result<Option<&Survey>, Errors> {
        let key = format!("{:?}{is_sample}{}", domain.variables, question.with_parts);
        if !self.by_variables.contains_key(&key) {
            let survey = if is_sample {
                Survey::sample(domain.clone(), bench, &[question])?
            } else {
                Survey::of(domain.clone(), bench, &[question])?
            };
            analysis.documents += survey.as_ref().map_or(0, |survey| survey.cases.len());
            self.by_variables.insert(key.clone(), survey);
        }
        Ok(self.by_variables.get(&key).and_then(Option::as_ref))
    }
}

impl Came {
    /// Whether nothing can be claimed any more, whatever becomes of further documents.
    fn is_settled(&self, spot: &Spot) -> bool {
        let is_live = match spot.role {
            Role::RuleWhen | Role::When | Role::Alternative => self.held,
            _ => self.failed,
        };
        let sides = spot.outlined.iter().flat_map(|(_, outlined)| outlined.sides.iter().flatten());
        let rows = spot.table.as_ref().map_or(0, |rows| rows.rows.len());
        is_live
            && (!self.beyond.is_empty()
                || sides.into_iter().all(|side| self.deciding.contains(side)) && self.taken.len() == rows)
    }

    fn add(&mut self, other: Self) {
        self.held |= other.held;
        self.failed |= other.failed;
        self.unknown |= other.unknown;
        self.reached |= other.reached;
        self.may_hold |= other.may_hold;
        self.beyond.extend(other.beyond);
        self.deciding.extend(other.deciding);
        self.taken.extend(other.taken);
    }

    fn see(&mut self, asked: &Asked<'_>, spot: &Spot, survey: &Survey, bench: &Bench<'_>) {
        for (choice, answers) in &survey.cases {
            let answer = &answers[0];
            if !comes_to(spot, &asked.spots, answer) {
                continue;
            }
            let (held, failed) =
                (answer.points.contains(&(spot.point, true)), answer.points.contains(&(spot.point, false)));
            self.reached |= held || failed;
            self.held |= held;
            self.failed |= failed;
            self.unknown |= !held && !failed;
            if let Some((place, outlined)) = &spot.outlined {
                for sides in &outlined.sides {
                    let value = |side: &Span| answer.parts.get(&(*place, *side)).copied();
                    for side in sides {
                        let mut others = sides.iter().filter(|other| *other != side);
                        // What cannot be told may decide.
                        if value(side) != Some(false) && others.all(|other| value(other) != Some(true)) {
                            self.deciding.insert(*side);
                        }
                    }
                }
            }
            if let Some(rows) = spot.table.as_ref().filter(|_| answer.reaches(spot.point)) {
                self.taken.extend(row(rows, survey, choice, bench));
            }
        }
    }

    /// Whether all documents that come to the spot are known.
    fn is_certain(&self) -> bool {
        self.beyond.is_empty() && !self.unknown
    }
}

/// The row that a document takes; a key that is not there has its schema's default.
fn row(rows: &Rows, survey: &Survey, choice: &[usize], bench: &Bench<'_>) -> Option<usize> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let key = |way: &FieldWay| {
        let at = survey.domain.position(way)?;
        let own = survey.domain.variables[at].values[choice[at]].as_ref();
        let shape = bench.filler().shape(&survey.domain.kind)?;
        let field = || way.iter().try_fold(shape, |inside, key| inside.property(key));
        own.or_else(|| field()?.keyword("default")).map(text)
    };
    let keys: Vec<String> = rows.keys.iter().map(key).collect::<Option<_>>()?;
    rows.rows.iter().position(|(row, _)| *row == keys)
}

fn tell(asked: &Asked<'_>, came: &[Came], analysis: &mut Analysis) {
    let file = &asked.pack.file;
    let insight = |claim, severity, span| Insight {
        claim,
        severity,
        policy: asked.pack.id.clone(),
        rules: vec![asked.rule.id.to_string()],
        place: (std::sync::Arc::clone(file), span),
        other: None,
        example: None,
    };
    // A part that stands in several places by an alias is one.
    let all_of = |spot: &Spot| -> Vec<usize> {
        (0..came.len())
            .filter(|at| asked.spots[*at].point == spot.point && asked.spots[*at].role == spot.role)
            .collect()
    };
    let mut never: BTreeSet<usize> = BTreeSet::new();
    let mut told: BTreeSet<Point> = BTreeSet::new();
    let duties = asked.spots.iter().filter(|spot| spot.role == Role::Duty).count();
    for (at, spot) in asked.spots.iter().enumerate() {
        if spot.above.iter().any(|above| never.contains(above)) {
            never.insert(at);
            continue;
        }
        let same = all_of(spot);
        let is_certain = same.iter().all(|at| came[*at].is_certain());
        let any = |of: fn(&Came) -> bool| same.iter().any(|at| of(&came[*at]));
        let may_hold = same.iter().any(|at| came[*at].may_hold);
        let (held, failed) = (any(|came| came.held), any(|came| came.failed));
        let is_asked = spot.role != Role::Other;
        if is_asked && told.insert(spot.point) {
            let is_decided = is_certain
                || match spot.role {
                    Role::RuleWhen | Role::When => held || !may_hold,
                    Role::Alternative => held,
                    _ => failed,
                };
            if is_decided {
                analysis.decide();
            } else {
                let mut why: BTreeSet<Beyond> = same.iter().flat_map(|at| came[*at].beyond.iter().cloned()).collect();
                if why.is_empty() {
                    why.insert(Beyond::Unanswered);
                }
                let (policy, rules) = (asked.pack.id.clone(), vec![asked.rule.id.to_string()]);
                analysis.leave(OpenQuestion {
                    policy,
                    rules,
                    place: (std::sync::Arc::clone(file), spot.point.span()),
                    why,
                });
            }
        } else if is_asked {
            continue;
        }
        let claim = match spot.role {
            Role::RuleWhen | Role::When if !may_hold => {
                never.insert(at);
                (!spot.is_set_by_parameters()).then_some(if spot.role == Role::RuleWhen {
                    Proof::RuleNeverApplies
                } else {
                    Proof::PartNeverApplies
                })
            }
            Role::Duty if is_certain && held && !failed && !spot.is_set_by_parameters() => {
                Some(if duties == 1 && asked.spots.iter().all(|spot| spot.role != Role::Other) {
                    Proof::RuleNeverFails
                } else {
                    Proof::PartNeverFails
                })
            }
            Role::Alternative if is_certain && failed && !held => Some(Proof::AlternativeNeverHolds),
            _ => None,
        };
        let is_told = claim.is_some();
        if let Some(claim) = claim {
            let is_error = matches!(claim, Proof::RuleNeverApplies | Proof::RuleNeverFails);
            let severity = if is_error { Severity::Error } else { Severity::Warning };
            analysis.insights.push(insight(claim, severity, spot.point.span()));
        }
        if !is_told && is_certain && any(|came| came.reached) {
            tell_inside(spot, &same, came, &insight, analysis);
        }
    }
}

/// Sides of `||` and rows of tables that never count.
fn tell_inside(
    spot: &Spot,
    same: &[usize],
    came: &[Came],
    insight: &dyn Fn(Proof, Severity, Span) -> Insight,
    analysis: &mut Analysis,
) {
    if let Some((_, outlined)) = &spot.outlined {
        // What a parameter decides is not for the policy to leave out.
        let names_parameter =
            |side: &Span| outlined.source.get(side.range()).is_some_and(|text| text.contains("params."));
        let is_fixed = |side: &Span| !outlined.constants.contains(side) && !names_parameter(side);
        let sides = outlined.sides.iter().filter(|sides| sides.iter().all(is_fixed));
        for side in sides.flatten() {
            if !same.iter().any(|at| came[*at].deciding.contains(side)) {
                let source = outlined.source.get(side.range()).unwrap_or(&outlined.source).to_owned();
                analysis.insights.push(insight(Proof::SideNeverDecides(source), Severity::Warning, spot.point.span()));
            }
        }
    }
    if let Some(rows) = &spot.table {
        for (at, (row, span)) in rows.rows.iter().enumerate() {
            if !same.iter().any(|spot| came[*spot].taken.contains(&at)) {
                analysis.insights.push(insight(Proof::RowNeverTaken(row.join(", ")), Severity::Warning, *span));
            }
        }
    }
}
