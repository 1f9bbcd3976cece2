//! A document that has to be approved, with what is written under its `approvals` and what is known of that.

use super::words::person_fact;
use crate::approval::{
    Binding, Decision, EvidenceDemand, SignatureProof, Signatures, Submission, Uncounted, Unreadable, UnreadableTime,
    decisions, opener, reviewed, seen, submissions,
};
use crate::calendar::Moment;
use crate::expression::Why;
use crate::language::Fact;
use crate::language::messages::{approvals as say_signed, policy as say};
use crate::policy::case::Case;
use crate::policy::checks::filled::is_filled;
use crate::policy::facts::{field_at, field_of};
use crate::policy::located::Located;
use crate::policy::outcome::{Shown, Undecided};
use crate::policy::slot::no_moment;
use crate::yaml::Node;

/// The field that says how the conditions of approvals are met.
const CONDITIONS_MET: &str = "conditionsMet";

/// The most entries of a document whose signatures are verified.
const MOST: usize = 200;

/// A document that has to be approved.
pub(super) struct Approved<'w> {
    pub(super) document: Located<'w>,
    /// What stands under `approvals`.
    pub(super) list: Option<Located<'w>>,
    pub(super) decisions: Vec<Decision<'w>>,
    /// Who put it forward, each with why the signature proves nothing, if it does not; empty where signatures are not asked for.
    pub(super) submitted: Vec<(&'w str, Option<Uncounted>)>,
    /// Whether signed commits are asked for and there is no history that has them.
    pub(super) lacks_commits: bool,
}

impl<'w> Approved<'w> {
    /// Reads it; signatures are verified where they matter.
    ///
    /// # Errors
    /// A time of a decision or of the registry that cannot be used.
    pub(super) fn read(document: Located<'w>, evidence: &EvidenceDemand, case: &Case<'w>) -> Result<Self, Undecided> {
        let list = document.node.entry("approvals").map(|entry| document.clone().into_entry(entry));
        let mut decisions = match &list {
            None => Vec::new(),
            Some(list) => {
                let binding = |entry| Binding::of(case.world.review, document.document, entry);
                decisions(list.node, binding).map_err(|fault| undecided(list, &fault, case))?
            }
        };
        for decision in decisions.iter_mut().filter(|decision| decision.conditions.is_some()) {
            if conditions_are_met(document.node, decision.by) {
                decision.conditions = None;
            }
        }
        let (mut submitted, mut lacks_commits) = (Vec::new(), false);
        let world = case.world;
        if evidence.takes_signatures() {
            let people = opener(world.review, document.document, world.key_ring());
            submitted.extend(people.into_iter().map(|by| (by, None)));
        }
        if let Some(list) = list.as_ref().filter(|_| evidence.takes_signatures()) {
            let refuse = |why: Box<Why>| Undecided::at(list, *why);
            let signatures =
                Signatures { review: world.review, registry: &world.registry, ring: world.key_ring(), zone: case.zone };
            let entries: Vec<Node<'w>> = list.node.items().collect();
            if entries.len() > MOST {
                return Err(Undecided::at(list, Why::new(&say_signed::TOO_MANY)));
            }
            for decision in &mut decisions {
                let Some(entry) = entries.get(decision.index) else { continue };
                decision.seen = seen(world.review, document.document, *entry);
                decision.proof = signatures.proof(document.document, *entry, decision.at).map_err(refuse)?;
                if !evidence.takes_commits() || decision.proof == SignatureProof::Signed {
                    continue;
                }
                let committed = signatures.committed(document.document, *entry, decision.at).map_err(refuse)?;
                lacks_commits |= committed.is_none();
                // Of two that prove nothing, the signature of the entry says more.
                let is_better = |proof: &SignatureProof| {
                    *proof == SignatureProof::Committed || decision.proof == SignatureProof::Unsigned
                };
                if let Some(proof) = committed.filter(is_better) {
                    decision.proof = proof;
                }
            }
            let binding = |entry| Binding::of(world.review, document.document, entry);
            for Submission { index, by, binding, at } in submissions(list.node, binding) {
                let entry = entries.get(index).zip(at).filter(|_| binding == Binding::Bound);
                let proof = entry.map(|(entry, at)| signatures.proof(document.document, *entry, at)).transpose();
                let fault = match proof.map_err(refuse)? {
                    Some(SignatureProof::Signed | SignatureProof::Committed) => None,
                    Some(SignatureProof::Faulty(fault)) => Some(Uncounted::Signature(fault)),
                    Some(SignatureProof::Unsigned | SignatureProof::Unasked | SignatureProof::Reviewed) => {
                        Some(Uncounted::Unsigned)
                    }
                    None if binding == Binding::Stated => Some(Uncounted::NoDigest),
                    None => Some(Uncounted::OtherContent),
                };
                submitted.push((by, fault));
            }
        }
        let reviews = reviewed(world.review, document.document, &world.registry, world.key_ring(), case.zone);
        decisions.extend(reviews.map_err(|why| Undecided::at(&document, *why))?);
        Ok(Self { document, list, decisions, submitted, lacks_commits })
    }

    /// Adds those who brought the document as it is, by a commit that they signed: that puts it forward as an entry does.
    ///
    /// # Errors
    /// A time of the registry that cannot be used.
    pub(super) fn add_introducers(&mut self, case: &Case<'w>) -> Result<(), Undecided> {
        let world = case.world;
        let signatures =
            Signatures { review: world.review, registry: &world.registry, ring: world.key_ring(), zone: case.zone };
        let people = signatures.introducers(self.document.document);
        let people = people.map_err(|why| Undecided::at(&self.document, *why))?;
        self.submitted.extend(people.into_iter().map(|by| (by, None)));
        Ok(())
    }

    /// An approval that is bound by what nothing verifies may be of other content.
    pub(super) fn unverified(&self, decision: &Decision<'_>, key: &'static str, case: &Case<'_>) -> Undecided {
        let entry = self.list.as_ref().and_then(|list| item(list, decision.index));
        let entry = entry.unwrap_or_else(|| self.document.clone());
        let at = entry.node.entry(key).map_or_else(|| entry.clone(), |field| entry.clone().into_entry(field));
        let why = Why::new(&say::UNVERIFIED_APPROVAL).help(&say::UNVERIFIED_APPROVAL_HELP);
        let why = why.with("field", field_at(case.world, &at)).with("who", person_fact(case, decision.by));
        Undecided::at(&at, why)
    }

    pub(super) fn place(&self, decision: &Decision<'_>) -> Shown {
        let item = self.list.as_ref().and_then(|list| item(list, decision.index));
        Shown::of(item.as_ref().unwrap_or(&self.document))
    }
}

/// Whether a document says how the conditions that a person set are met.
fn conditions_are_met(document: Node<'_>, person: &str) -> bool {
    let mut met = document.get(CONDITIONS_MET).into_iter().flat_map(Node::items);
    let says_how = |entry: Node<'_>| entry.get("how").is_some_and(is_filled);
    met.any(|entry| entry.get("by").is_some_and(|by| by.text() == person) && says_how(entry))
}

/// The decision at a position in the list.
fn item<'w>(list: &Located<'w>, index: usize) -> Option<Located<'w>> {
    list.node.item(index).map(|node| list.to_item(index, node))
}

/// The time of a decision cannot be used.
fn undecided(list: &Located<'_>, fault: &Unreadable, case: &Case<'_>) -> Undecided {
    let at = item(list, fault.index).unwrap_or_else(|| list.clone());
    let written = at.node.entry("at").map_or_else(|| at.clone(), |entry| at.clone().into_entry(entry));
    match &fault.time {
        UnreadableTime::Missing => {
            let field = field_of(case.world, at.document, &at.pointer().key("at"));
            let why = Why::new(&say::LACKING).help(&say::LACKING_HELP);
            Undecided::at(&at, why.with("missing", field).with("key", Fact::code("at")))
        }
        UnreadableTime::Malformed(error) => no_moment(&written, error, case),
        UnreadableTime::WithoutOffset(local) => without_offset(&written, local, case),
    }
}

/// The time of a decision is an instant; what is to be written is told in the zone of the document.
fn without_offset(at: &Located<'_>, local: &Moment, case: &Case<'_>) -> Undecided {
    let field = field_at(case.world, at);
    let noon = match local {
        Moment::Date(date) => format!("{date}T12:00").parse().unwrap_or(*local),
        _ => *local,
    };
    let instant = match noon.start(case.zone) {
        Ok(instant) => instant,
        Err(error) => return Undecided::at(at, Why::no_answer(&error, field, &noon, case.zone)),
    };
    let example = instant.with_timezone(&case.zone.offset(instant)).format("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let why = Why::new(&say::NO_OFFSET).help(&say::NO_OFFSET_HELP);
    let value = Fact::code(at.node.text());
    Undecided::at(at, why.with("field", field).with("value", value).with("example", Fact::code(example)))
}
