//! Approvals that stand in a document and do not count, and why.

use super::binding::Binding;
use super::decision::Decision;
use super::proof::{SignatureFault, SignatureProof};
use super::tally::{DecisionTally, Demand};
use crate::expression::Why;
use crate::registry::{Area, AskedRole, Holding, NotHeld, Registry};

/// Why an approval does not count for a demand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Uncounted {
    /// The person did not hold the role when deciding.
    NotHeld(NotHeld),
    /// The person must not approve this.
    Excluded,
    /// The person approved in another role of the document before.
    InAnotherRole,
    /// The person took it back.
    Withdrawn,
    /// The person holds the role, and wrote another.
    OtherRole,
    /// It is written for another region, service or party.
    OtherArea,
    /// It does not say what it is of.
    NoScope,
    /// It does not name the versions of these documents: `Kind/id`.
    Unbound(Vec<String>),
    /// It is of other content than the document has.
    OtherContent,
    /// It is of a part of the document, and these fields are asked for as well; of none where the whole is.
    TooLittle(Vec<String>),
    /// It names another version of this document: `Kind/id`.
    OtherVersion(String),
    /// It has no digest, which is asked for.
    NoDigest,
    /// It has no signature, which is asked for.
    Unsigned,
    /// Its signature proves nothing.
    Signature(SignatureFault),
}

/// The approval that is nearest to counting where none counts: one of what is asked for before one of something else
/// by somebody who holds the role.
///
/// # Errors
/// A time of the registry that cannot be read or reckoned with.
pub fn uncounted<'d, 'w>(
    decisions: &'d [Decision<'w>],
    demand: &Demand<'_>,
    tally: &DecisionTally<'d, 'w>,
    registry: &Registry<'_>,
) -> Result<Option<(&'d Decision<'w>, Uncounted)>, Box<Why>> {
    let first = |list: &[&'d Decision<'w>], why: Uncounted| list.first().map(|decision| (*decision, why));
    let not_held = || tally.not_held.first().map(|(decision, why)| (*decision, Uncounted::NotHeld(why.clone())));
    let of_this = first(&tally.withdrawn, Uncounted::Withdrawn)
        .or_else(|| first(&tally.excluded, Uncounted::Excluded))
        .or_else(|| first(&tally.in_another_role, Uncounted::InAnotherRole))
        .or_else(|| tally.unbound.first().map(|one| (*one, Uncounted::Unbound(demand.unnamed(one)))))
        .or_else(|| tally.of_too_little.first().map(|one| (*one, too_little(one, demand))))
        .or_else(|| tally.of_other_content.first().map(|one| (*one, of_other_content(one))))
        .or_else(|| tally.unproven.first().map(|one| (*one, unproven(one))))
        .or_else(not_held);
    if of_this.is_some() {
        return Ok(of_this);
    }
    for decision in decisions.iter().filter(|decision| decision.approved) {
        if registry.holding(decision.by, demand.role, decision.at, demand.zone)? != Holding::Held {
            continue;
        }
        let is_elsewhere = |area: &Area| decision.is_elsewhere(area);
        let is_of_scope = |scope: &str| decision.scope.contains(&scope);
        // One of another scope may be meant for that, and be what another demand asks for.
        let has_no_scope = demand.scope.is_some() && decision.scope.is_empty();
        if !demand.role.is_named(decision.role, decision.body, decision.by) {
            // Who holds the role that is written, too, meant that one.
            let written = AskedRole {
                role: Some(decision.role.to_owned()),
                body: decision.body.map(str::to_owned),
                ..AskedRole::default()
            };
            let is_held = registry.holding(decision.by, &written, decision.at, demand.zone)? == Holding::Held;
            if demand.scope.is_none_or(is_of_scope) && !is_held {
                return Ok(Some((decision, Uncounted::OtherRole)));
            }
        } else if has_no_scope {
            return Ok(Some((decision, Uncounted::NoScope)));
        } else if demand.role.areas.iter().any(is_elsewhere) && demand.scope.is_none_or(is_of_scope) {
            return Ok(Some((decision, Uncounted::OtherArea)));
        }
    }
    Ok(None)
}

fn too_little(decision: &Decision<'_>, demand: &Demand<'_>) -> Uncounted {
    let beyond = |covering| demand.covers.map(|covers| covers.beyond(covering)).unwrap_or_default();
    let covering = if let Binding::BoundInPart(covering) = &decision.binding { Some(covering) } else { None };
    Uncounted::TooLittle(covering.map(beyond).unwrap_or_default())
}

fn unproven(decision: &Decision<'_>) -> Uncounted {
    match &decision.proof {
        SignatureProof::Faulty(fault) => Uncounted::Signature(fault.clone()),
        SignatureProof::Unsigned | SignatureProof::Committed | SignatureProof::Reviewed => Uncounted::Unsigned,
        // One that is signed lacks the digest, or it would count.
        SignatureProof::Unasked | SignatureProof::Signed => Uncounted::NoDigest,
    }
}

fn of_other_content(decision: &Decision<'_>) -> Uncounted {
    match &decision.binding {
        Binding::OtherVersion(name) => Uncounted::OtherVersion(name.clone()),
        _ => Uncounted::OtherContent,
    }
}
