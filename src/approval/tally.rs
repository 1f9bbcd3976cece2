//! Which decisions count for a demand, and what becomes of the others.

use chrono::{DateTime, Utc};

use super::binding::Binding;
use super::content_path::ContentPaths;
use super::decision::Decision;
use super::evidence::{EvidenceDemand, Reached};
use super::proof::SignatureProof;
use super::seen::SKEW;
use crate::calendar::Zone;
use crate::expression::Why;
use crate::registry::{Area, AskedRole, Holding, NotHeld, Registry};

/// A demand for approval: by whom, of what, by how many and before when.
#[derive(Debug)]
pub struct Demand<'a> {
    /// The role in which it must be decided, or the person who must.
    pub role: &'a AskedRole,
    /// The scope that each approval must cover; `None` where no scope is asked for.
    pub scope: Option<&'a str>,
    /// Words in the scope of a rejection that mean something else than what is asked for.
    pub elsewhere: &'a [String],
    /// The number of different persons who must approve; at least 1.
    pub count: usize,
    /// The instant by which it must be given, itself included; `None` without a deadline.
    pub deadline: Option<DateTime<Utc>>,
    /// The ids of those whose approval does not count.
    pub excluded: &'a [String],
    /// The documents whose version each approval must name, as `Kind/id`.
    pub with: &'a [String],
    /// What each approval must cover at least, where it is less than the whole document.
    pub covers: Option<&'a ContentPaths>,
    /// What each approval must be proven by.
    pub evidence: &'a EvidenceDemand,
    /// Whether a person may approve in several roles of a document.
    pub roles_may_coincide: bool,
    /// The clock of the run.
    pub now: DateTime<Utc>,
    /// The zone of the days in the registry.
    pub zone: Zone,
}

/// The result of counting the decisions that fit a demand.
#[derive(Debug, Default)]
pub struct DecisionTally<'d, 'w> {
    /// The ids of the persons whose approvals count; each person once.
    pub approved: Vec<&'w str>,
    /// The approvals that count, also several by one person.
    pub counted: Vec<&'d Decision<'w>>,
    /// The ids of the persons whose rejection stands: they have not approved since.
    pub rejected: Vec<&'w str>,
    /// The first approval that was given once the work had started.
    pub late: Option<&'d Decision<'w>>,
    /// The first approval that the clock has not come to.
    pub ahead: Option<&'d Decision<'w>>,
    /// The first approval with conditions that its person has not lifted: without them approved nothing since.
    pub conditional: Option<&'d Decision<'w>>,
    /// The first approval that is bound by a field which cannot be verified, with that field: nobody knows what it is of.
    pub unverified: Option<(&'d Decision<'w>, &'static str)>,
    /// Approvals of other content, or of other versions of what they name.
    pub of_other_content: Vec<&'d Decision<'w>>,
    /// Approvals that cover less of the document than is asked for.
    pub of_too_little: Vec<&'d Decision<'w>>,
    /// Approvals that are proven by less than is asked for.
    pub unproven: Vec<&'d Decision<'w>>,
    /// Approvals by persons who must not give them.
    pub excluded: Vec<&'d Decision<'w>>,
    /// Approvals by persons who approved in another role before.
    pub in_another_role: Vec<&'d Decision<'w>>,
    /// Approvals that do not name the versions of the documents that they depend on.
    pub unbound: Vec<&'d Decision<'w>>,
    /// Approvals that the same person took back.
    pub withdrawn: Vec<&'d Decision<'w>>,
    /// Approvals by persons who did not hold the role, and why not.
    pub not_held: Vec<(&'d Decision<'w>, NotHeld)>,
}

/// The effect of a decision that is about the demand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Effect {
    Approval,
    Rejection,
    /// A rejection by someone who no longer holds the role.
    Withdrawal,
    /// An approval with conditions: it blocks nobody, and takes back what the person approved without them before.
    Conditional,
    /// A signed approval of other content: it is the person's last word, and approves nothing that is here.
    OfOtherContent,
}

/// Counts the decisions of a document for a demand: by a person who holds the role when deciding, for the scope and
/// the area, by the deadline, by none of those who are excluded. Of decisions of a person that differ the last
/// counts, a standing rejection blocks, one person counts once and in one role.
///
/// # Errors
/// A time of the registry that cannot be read or reckoned with.
pub fn tally<'d, 'w>(
    decisions: &'d [Decision<'w>],
    demand: &Demand<'_>,
    registry: &Registry<'_>,
) -> Result<DecisionTally<'d, 'w>, Box<Why>> {
    let mut tally = DecisionTally::default();
    let mut effects: Vec<(&Decision<'_>, Effect)> = Vec::new();
    for decision in decisions.iter().filter(|decision| demand.fits(decision, registry)) {
        let mut holding = registry.holding(decision.by, demand.role, decision.at, demand.zone)?;
        // Who signs chooses the moment that is claimed; the role must be held too when Git saw the approval.
        if decision.approved && holding == Holding::Held && demand.evidence.takes_signatures() {
            holding = registry.holding(decision.by, demand.role, decision.seen, demand.zone)?;
        }
        let late = demand.deadline.is_some_and(|deadline| decision.at > deadline);
        match (decision.approved, holding) {
            (true, Holding::NotHeld(why)) => tally.not_held.push((decision, why)),
            (true, Holding::Held) if decision.at > demand.now + SKEW => tally.ahead = tally.ahead.or(Some(decision)),
            (true, Holding::Held) if late => tally.late = tally.late.or(Some(decision)),
            (true, Holding::Held) if !demand.unnamed(decision).is_empty() => tally.unbound.push(decision),
            (true, Holding::Held) => match (&decision.binding, decision.evidence()) {
                (Binding::Unverified(field), _) => {
                    tally.unverified = tally.unverified.or(Some((decision, field)));
                }
                (_, None) => {
                    tally.of_other_content.push(decision);
                    if decision.proof == SignatureProof::Signed && decision.is_free() {
                        effects.push((decision, Effect::OfOtherContent));
                    }
                }
                (Binding::BoundInPart(covering), _) if !demand.is_covered_by(covering) => {
                    tally.of_too_little.push(decision);
                }
                (_, Some(have)) if demand.evidence.reached_by(have) != Reached::Yes => tally.unproven.push(decision),
                _ if !decision.is_free() => effects.push((decision, Effect::Conditional)),
                _ => effects.push((decision, Effect::Approval)),
            },
            (false, Holding::Held) => effects.push((decision, Effect::Rejection)),
            // Who no longer holds the role blocks nobody, but takes back what was approved before.
            (false, Holding::NotHeld(_)) => effects.push((decision, Effect::Withdrawal)),
        }
    }
    for (decision, effect) in &effects {
        let takes_it_back = |(later, by): &&(&Decision<'_>, Effect)| {
            takes_back(later, *by == Effect::OfOtherContent, decision, demand.scope)
        };
        let mut taken_back = effects.iter().filter(takes_it_back);
        let is_taken_back = taken_back.clone().next().is_some();
        match effect {
            Effect::Approval if taken_back.any(|(_, by)| *by != Effect::OfOtherContent) => {
                tally.withdrawn.push(decision);
            }
            _ if is_taken_back => {}
            Effect::Rejection => tally.rejected.push(decision.by),
            Effect::Withdrawal | Effect::OfOtherContent => {}
            Effect::Conditional => tally.conditional = tally.conditional.or(Some(decision)),
            Effect::Approval if demand.excludes(decision.by) => tally.excluded.push(decision),
            Effect::Approval if !demand.roles_may_coincide && approves_in_another_role(decision, decisions) => {
                tally.in_another_role.push(decision);
            }
            Effect::Approval => {
                tally.counted.push(decision);
                if !tally.approved.contains(&decision.by) {
                    tally.approved.push(decision.by);
                }
            }
        }
    }
    Ok(tally)
}

/// The ids of those who may still give what is missing, in order.
///
/// # Errors
/// The same as for [`tally`].
pub fn who_may(
    decisions: &[Decision<'_>],
    demand: &Demand<'_>,
    tally: &DecisionTally<'_, '_>,
    registry: &Registry<'_>,
) -> Result<Vec<String>, Box<Why>> {
    let mut ids = registry.holders(demand.role, demand.now, demand.zone)?;
    if demand.evidence.takes_signatures() && !demand.evidence.takes_reviews_alone() {
        let mut with_key = Vec::new();
        for id in &ids {
            if let Some(person) = registry.person(id)
                && person.has_key_at(demand.now, demand.zone)?
            {
                with_key.push(id.clone());
            }
        }
        // Where none has a key, one of them needs one.
        if !with_key.is_empty() {
            ids = with_key;
        }
    }
    ids.retain(|id| {
        let is_in_another_role =
            || !demand.roles_may_coincide && has_approved_in_another_role(id, demand.role, decisions);
        !demand.excludes(id) && !tally.approved.contains(&id.as_str()) && !is_in_another_role()
    });
    Ok(ids)
}

impl Demand<'_> {
    /// Whether a decision is about what is asked for, by its own words. An approval without a scope covers nothing where
    /// one is asked for. A rejection is heard unless every word of its scope means something else: one that is spelt as no
    /// rule knows it still says no. What is written for one region, or names it in its scope, is of that alone.
    fn fits(&self, decision: &Decision<'_>, registry: &Registry<'_>) -> bool {
        let means_this = |word: &&str| !self.elsewhere.iter().any(|other| other == word);
        let rejects = !decision.approved && (decision.scope.is_empty() || decision.scope.iter().any(means_this));
        let is_elsewhere =
            |area: &Area| decision.is_elsewhere(area) || decision.approved && names_another(decision, area, registry);
        self.role.is_named(decision.role, decision.body, decision.by)
            && !self.role.areas.iter().any(is_elsewhere)
            && (rejects || decision.is_review() || self.scope.is_none_or(|scope| decision.scope.contains(&scope)))
    }

    /// The documents whose version a decision does not name, though it must.
    pub(super) fn unnamed(&self, decision: &Decision<'_>) -> Vec<String> {
        self.with.iter().filter(|name| !decision.with.contains(&name.as_str())).cloned().collect()
    }

    /// Whether paths cover all that is asked for.
    fn is_covered_by(&self, covering: &ContentPaths) -> bool {
        self.covers.is_some_and(|covers| covers.beyond(covering).is_empty())
    }

    fn excludes(&self, person: &str) -> bool {
        self.excluded.iter().any(|id| id == person)
    }
}

impl DecisionTally<'_, '_> {
    /// Whether enough persons approved and nobody's rejection stands.
    pub fn is_enough(&self, demand: &Demand<'_>) -> bool {
        self.approved.len() >= demand.count && self.rejected.is_empty()
    }
}

/// Whether the scope of a decision names regions, and not the one that is asked for.
fn names_another(decision: &Decision<'_>, area: &Area, registry: &Registry<'_>) -> bool {
    let Area::Region(asked) = area else { return false };
    let mut named = decision.scope.iter().filter(|word| registry.is_region(word)).peekable();
    named.peek().is_some() && named.all(|region| region != asked)
}

/// Whether the same person decided otherwise later; of two at once the rejection, or the one with conditions, counts.
/// Who approves once more does not take back the first approval. An approval lifts a rejection, or the conditions, of what
/// it covers; a rejection takes back whatever it touches, and so do conditions. A signed approval of other content takes
/// back the approval of this one.
fn takes_back(later: &Decision<'_>, is_of_other_content: bool, decision: &Decision<'_>, scope: Option<&str>) -> bool {
    let same = later.by == decision.by && later.body.zip(decision.body).is_none_or(|(a, b)| a == b);
    let covers = if scope.is_some() {
        // Both are of the scope that is asked for.
        true
    } else if later.is_free() {
        later.scope.is_empty() && decision.scope.is_empty()
            || !decision.scope.is_empty() && decision.scope.iter().all(|scope| later.scope.contains(scope))
    } else {
        later.scope.is_empty() || decision.scope.is_empty() || later.scope.iter().any(|s| decision.scope.contains(s))
    };
    let after = later.at > decision.at || (later.at == decision.at && !later.is_free());
    let otherwise =
        is_of_other_content || later.is_free() != decision.is_free() || !later.approved && decision.approved;
    same && otherwise && covers && after
}

/// Whether a person approved in another role than the one that is asked for.
fn has_approved_in_another_role(person: &str, asked: &AskedRole, all: &[Decision<'_>]) -> bool {
    let other = |decision: &Decision<'_>| asked.role.as_deref().is_some_and(|role| role != decision.role);
    all.iter().any(|decision| decision.by == person && decision.approved && other(decision))
}

/// Whether the person approved in another role of this document before.
fn approves_in_another_role(decision: &Decision<'_>, all: &[Decision<'_>]) -> bool {
    all.iter().any(|other| {
        let before = (other.at, other.index) < (decision.at, decision.index);
        other.by == decision.by && other.approved && other.role != decision.role && before
    })
}
