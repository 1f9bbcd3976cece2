//! Whether somebody with the mandate has approved a document that changes what others have to meet.

use chrono::{DateTime, Utc};

use super::checks::{role_fact, why_uncounted};
use super::located::Located;
use super::owner::Owner;
use super::person::person_of;
use super::world::World;
use crate::approval::{
    Binding, Demand, EvidenceDemand, SignatureProof, Signatures, Submission, authors, decisions, opener, reviewed,
    seen, submissions, tally, uncounted, who_may,
};
use crate::calendar::Zone;
use crate::kind::is_same_value;
use crate::language::{Fact, Saying};
use crate::registry::{Area, AskedRole, Registry};
use crate::workspace::{Review, Waivers};
use crate::yaml::Node;

/// Who has to approve a document.
pub struct Mandate<'m> {
    /// The role.
    pub owner: &'m Owner,
    /// What the role must be held for.
    pub areas: Vec<Area>,
    /// What the approval must be of; one without a scope is of all.
    pub scope: Option<&'m str>,
    /// The ids of those whose approval does not count.
    pub excluded: &'m [String],
    /// The ids of those whose decisions are not heard at all, rejections neither: the document takes something away from them.
    pub unheard: &'m [String],
    /// Who must have put the document forward with a signature, so that nobody approves what is their own in another's name.
    pub submitter: Option<&'m str>,
    /// Whether decisions that are not proven are passed over, rejections too: where a rejection sets free what an approval stops.
    pub only_proven: bool,
    /// How many persons must have given it.
    pub count: usize,
    /// What it must be proven by.
    pub evidence: EvidenceDemand,
}

/// An approval by somebody with the mandate.
pub struct MandateGiven {
    /// When it was first given.
    pub since: DateTime<Utc>,
    /// The ids of those who gave it.
    pub by: Vec<String>,
    /// The places of the approvals that count in the list of the document, from 0.
    entries: Vec<usize>,
}

impl MandateGiven {
    /// Both together: given once the later is.
    pub(super) fn with(mut self, other: Self) -> Self {
        self.since = self.since.max(other.since);
        self.by.extend(other.by);
        self.by.sort_unstable();
        self.by.dedup();
        self.entries.extend(other.entries);
        self
    }

    /// Whether an approval that counts is none that the version of the document on the target branch has.
    pub(super) fn is_anew(&self, base: Node<'_>, root: Node<'_>) -> bool {
        let [old, new] =
            [base, root].map(|node| node.get("approvals").into_iter().flat_map(Node::items).collect::<Vec<_>>());
        let mut counted = self.entries.iter().filter_map(|at| new.get(*at));
        counted.any(|entry| !old.iter().any(|old| is_same_value(*old, *entry)))
    }
}

/// Why there is none.
pub enum NotGiven {
    /// The approvals or the registry have a time that cannot be read.
    Unreadable,
    /// These persons rejected it.
    Rejected(Vec<String>),
    /// Nothing proves that this person put the document forward.
    Unsubmitted(String),
    /// It is missing.
    Missing {
        /// How many have given it.
        given: usize,
        /// The ids of those who may give it.
        who_may: Vec<String>,
        /// The same as messages name them.
        people: Vec<Fact>,
        /// The person whose approval stands there and does not count, and what speaks against it.
        uncounted: Option<Box<(Fact, Saying)>>,
    },
}

impl<'m> Mandate<'m> {
    /// One person in a role, whose word is enough.
    pub fn of(owner: &'m Owner) -> Self {
        let evidence = EvidenceDemand::default();
        Self {
            owner,
            areas: Vec::new(),
            scope: None,
            excluded: &[],
            unheard: &[],
            submitter: None,
            only_proven: false,
            count: 1,
            evidence,
        }
    }

    /// When it was given for a document, and by whom.
    ///
    /// # Errors
    /// Why it was not.
    pub fn given(&self, world: &World<'_>, at: &Located<'_>, zone: Zone) -> Result<MandateGiven, NotGiven> {
        let registry = &world.registry;
        let binding = |entry| Binding::of(world.review, at.document, entry);
        let list = at.root.get("approvals");
        let mut decisions = match list {
            None => Vec::new(),
            Some(list) => decisions(list, binding).map_err(|_| NotGiven::Unreadable)?,
        };
        let reviews = reviewed(world.review, at.document, registry, world.key_ring(), zone);
        decisions.extend(reviews.map_err(|_| NotGiven::Unreadable)?);
        decisions.retain(|decision| !self.unheard.iter().any(|id| id == decision.by));
        let mut excluded = [self.excluded, self.unheard].concat();
        let people = opener(world.review, at.document, world.key_ring());
        let mut is_proven = self.submitter.is_some_and(|submitter| people.contains(&submitter));
        if let Some(list) = list.filter(|_| self.evidence.takes_signatures()) {
            let signatures = Signatures { review: world.review, registry, ring: world.key_ring(), zone };
            let entries: Vec<Node<'_>> = list.items().collect();
            for decision in &mut decisions {
                let Some(entry) = entries.get(decision.index) else { continue };
                decision.seen = seen(world.review, at.document, *entry);
                let proof = signatures.proof(at.document, *entry, decision.at);
                decision.proof = proof.map_err(|_| NotGiven::Unreadable)?;
            }
            for Submission { index, by, binding, at: when } in submissions(list, binding) {
                excluded.push(by.to_owned());
                let entry = entries.get(index).zip(when).filter(|_| binding == Binding::Bound);
                let proof = entry.map(|(entry, when)| signatures.proof(at.document, *entry, when)).transpose();
                let is_signed = proof.map_err(|_| NotGiven::Unreadable)? == Some(SignatureProof::Signed);
                is_proven |= is_signed && self.submitter == Some(by);
            }
            if let Some(submitter) = self.submitter.filter(|_| !is_proven) {
                let people = signatures.introducers(at.document).map_err(|_| NotGiven::Unreadable)?;
                is_proven = people.contains(&submitter);
            }
            if self.only_proven {
                let is_proof =
                    |proof: &SignatureProof| matches!(proof, SignatureProof::Signed | SignatureProof::Reviewed);
                decisions.retain(|decision| is_proof(&decision.proof));
            }
        }
        if let Some(scope) = self.scope {
            decisions.iter_mut().filter(|decision| decision.scope.is_empty()).for_each(|one| one.scope.push(scope));
        }
        if self.submitter.is_some() {
            excluded.extend(authors(world.review, at.document, world.key_ring()));
        }
        excluded.extend(registry.responsible_for(&excluded));
        let role = AskedRole {
            role: Some(self.owner.role.clone()),
            body: self.owner.body.clone(),
            areas: self.areas.clone(),
            person: None,
        };
        let demand = Demand {
            covers: None,
            role: &role,
            scope: self.scope,
            elsewhere: &[],
            count: self.count,
            deadline: None,
            excluded: &excluded,
            with: &[],
            evidence: &self.evidence,
            roles_may_coincide: true,
            now: world.review.clock.at.to_utc(),
            zone,
        };
        let tally = tally(&decisions, &demand, registry).map_err(|_| NotGiven::Unreadable)?;
        if !tally.rejected.is_empty() {
            return Err(NotGiven::Rejected(tally.rejected.iter().map(|id| (*id).to_owned()).collect()));
        }
        let since = tally.counted.iter().map(|decision| decision.at).min();
        if let Some(since) = since.filter(|_| tally.is_enough(&demand)) {
            if let Some(submitter) = self.submitter.filter(|_| !is_proven) {
                return Err(NotGiven::Unsubmitted(submitter.to_owned()));
            }
            let by = tally.approved.iter().map(|id| (*id).to_owned()).collect();
            return Ok(MandateGiven { since, by, entries: tally.counted.iter().map(|one| one.index).collect() });
        }
        let given = tally.approved.len();
        let who_may = who_may(&decisions, &demand, &tally, registry).map_err(|_| NotGiven::Unreadable)?;
        let uncounted = uncounted(&decisions, &demand, &tally, registry).map_err(|_| NotGiven::Unreadable)?;
        let uncounted = uncounted.map(|(decision, why)| {
            let why = why_uncounted(decision.role, &why, self.area(registry), zone, registry);
            Box::new((person_of(registry, decision.by), why))
        });
        let people = who_may.iter().map(|id| person_of(registry, id)).collect();
        Err(NotGiven::Missing { given, who_may, people, uncounted })
    }
}

impl Mandate<'_> {
    /// What the role must be held for, as messages name it.
    fn area(&self, registry: &Registry<'_>) -> Fact {
        let areas = self.areas.iter().filter(|area| **area != Area::Everywhere).map(Area::id);
        let names = areas.map(|id| registry.name_of_area(id).map_or_else(|| Fact::code(id), Fact::text));
        if self.owner.body.is_some() { self.owner.area(registry) } else { Fact::List(names.collect()) }
    }
}

/// What the approval of a document must be proven by that sets a rule aside or stops work. Where the configuration names the
/// repository that signatures are of, nobody is believed on their word: else one change would bring such a document, and
/// another would use it.
pub(super) fn proof_asked(review: &Review) -> EvidenceDemand {
    match review.config().repository().filter(|_| review.waivers != Waivers::Unsigned) {
        Some(_) => EvidenceDemand::read(["signed", "reviewed"]),
        None => EvidenceDemand::default(),
    }
}

impl Owner {
    /// The command by which someone with the role approves a document.
    pub fn approval_command(&self, id: &str) -> Fact {
        let of = self.body.as_ref().map_or_else(String::new, |body| format!(" --of {body}"));
        Fact::code(format!("vedtak approve {id} --role {}{of}", self.role))
    }

    /// The role by its word in the schema of persons, with its name.
    pub fn name(&self, review: &Review) -> Fact {
        match role_fact(review, &self.role) {
            Fact::Label(label) => Fact::Value { value: self.role.clone(), label: Some(label) },
            other => other,
        }
    }

    /// The body whose role it is, by its title; empty where there is none.
    pub fn area(&self, registry: &Registry<'_>) -> Fact {
        let Some(id) = self.body.as_deref() else { return Fact::text("") };
        registry.name_of_area(id).map_or_else(|| Fact::code(id), Fact::text)
    }
}
