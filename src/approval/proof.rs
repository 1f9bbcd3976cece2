//! Whether the signature of an entry proves that its person made it.

use chrono::{DateTime, TimeDelta, Utc};

use super::identity::KeyRing;
use super::payload::{NoPayload, Payload};
use super::seen::{SKEW, seen};
use super::ssh_signature::{BadSignature, PublicKey, Signer, verify};
use crate::calendar::{Moment, Zone};
use crate::expression::Why;
use crate::registry::{HeldKey, Registry, ValidityState};
use crate::workspace::{Document, Review};
use crate::yaml::Node;

/// The result of verifying the signature of an entry under `approvals`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignatureProof {
    /// No rule asked for signatures, so that none was verified.
    Unasked,
    /// The entry has no signature.
    Unsigned,
    /// It is by a key of the person that was valid when it was made and when Git saw it.
    Signed,
    /// It entered the document in a commit that adds nothing else, signed by such a key.
    Committed,
    /// It is no entry but the person's own review at the forge.
    Reviewed,
    /// The signature does not count, for this reason.
    Faulty(SignatureFault),
}

/// Why the signature of an entry proves nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignatureFault {
    /// The configuration does not name the repository that signatures are of.
    NoRepository,
    /// What is signed cannot be made of the entry.
    NoPayload(NoPayload),
    /// It is none, or of something else.
    Bad(BadSignature),
    /// It is by a key of another person, with that id.
    OfAnother(String),
    /// It is by a key that the registry gives nobody.
    UnknownKey,
    /// The person cannot be told from another, with that id.
    Double(String),
    /// The key is valid from then on.
    KeyNotYet(Moment),
    /// The key was valid until then.
    KeyEnded(Moment),
    /// The key was revoked; what it signs proves nothing since then.
    KeyRevoked(Moment),
    /// The security key must verify its user, and did not.
    UserNotVerified,
    /// Git saw the entry longer than this after the moment that it claims.
    TooOld(TimeDelta),
    /// It claims a moment after that at which Git saw it.
    Ahead,
}

/// What signatures are held against.
#[derive(Clone, Copy)]
pub struct Signatures<'a, 'r> {
    /// What is judged.
    pub review: &'a Review,
    /// The persons.
    pub registry: &'a Registry<'r>,
    /// Their keys.
    pub ring: &'a KeyRing<'r>,
    /// The zone of the days in the registry.
    pub zone: Zone,
}

impl Signatures<'_, '_> {
    /// Verifies the signature of an entry of a document. `at` is the moment at which the entry says that it was made.
    ///
    /// # Errors
    /// A time of the registry that cannot be read or reckoned with.
    pub fn proof(&self, document: &Document, entry: Node<'_>, at: DateTime<Utc>) -> Result<SignatureProof, Box<Why>> {
        let Some(signature) = entry.get("signature").filter(|value| !value.is_null()) else {
            return Ok(SignatureProof::Unsigned);
        };
        let payload = match self.payload(document, entry) {
            Ok(payload) => payload,
            Err(fault) => return Ok(SignatureProof::Faulty(fault)),
        };
        let signer = match verify(signature.text(), payload.as_str().as_bytes()) {
            Ok(signer) => signer,
            Err(bad) => return Ok(SignatureProof::Faulty(SignatureFault::Bad(bad))),
        };
        let by = entry.get("by").map_or("", Node::text);
        let fault = self.by_key(by, &signer, document, entry, at)?;
        Ok(fault.map_or(SignatureProof::Signed, SignatureProof::Faulty))
    }

    /// Why a key that signed proves nothing of an entry of a person.
    pub(super) fn by_key(
        &self,
        by: &str,
        signer: &Signer,
        document: &Document,
        entry: Node<'_>,
        at: DateTime<Utc>,
    ) -> Result<Option<SignatureFault>, Box<Why>> {
        let keys = match self.keys(by, &signer.key) {
            Err(fault) => return Ok(Some(fault)),
            Ok(keys) => keys,
        };
        // A key that stands there twice counts for no more than each of its entries says.
        for key in keys {
            if key.must_verify_user && signer.verified_user != Some(true) {
                return Ok(Some(SignatureFault::UserNotVerified));
            }
            if let Some(fault) = self.out_of_time(key, at, seen(self.review, document, entry))? {
                return Ok(Some(fault));
            }
        }
        Ok(None)
    }

    fn payload(&self, document: &Document, entry: Node<'_>) -> Result<Payload, SignatureFault> {
        let repository = self.review.config().repository().ok_or(SignatureFault::NoRepository)?;
        let name = document.name.as_ref().ok_or(SignatureFault::NoPayload(NoPayload::Malformed))?;
        Payload::of(entry, &name.kind, &name.id, repository).map_err(SignatureFault::NoPayload)
    }

    /// The entries of the registry for a key of a person; at least one.
    pub(super) fn keys(&self, person: &str, key: &PublicKey) -> Result<Vec<&HeldKey<'_>>, SignatureFault> {
        let owners = self.ring.owners(key);
        let Some(other) = owners.first() else { return Err(SignatureFault::UnknownKey) };
        if !owners.contains(&person) {
            return Err(SignatureFault::OfAnother((*other).to_owned()));
        }
        if let Some(double) = self.ring.double_of(person) {
            return Err(SignatureFault::Double(double.to_owned()));
        }
        let all = self.registry.person(person).into_iter().flat_map(|person| &person.keys);
        let held: Vec<&HeldKey<'_>> = all.filter(|held| PublicKey::read(held.line).as_ref() == Some(key)).collect();
        if held.is_empty() { Err(SignatureFault::UnknownKey) } else { Ok(held) }
    }

    /// Why a key proves nothing of an entry, or the entry itself lies too far back or ahead.
    fn out_of_time(
        &self,
        key: &HeldKey<'_>,
        at: DateTime<Utc>,
        seen: DateTime<Utc>,
    ) -> Result<Option<SignatureFault>, Box<Why>> {
        if let Some(fault) = self.not_valid(key, at, seen)? {
            return Ok(Some(fault));
        }
        let age = self.review.config().git().approval_age();
        Ok(match () {
            () if at > seen + SKEW => Some(SignatureFault::Ahead),
            () if seen - at > age => Some(SignatureFault::TooOld(age)),
            () => None,
        })
    }

    /// Why a key proves nothing at the moment that is claimed, or at that at which it was seen: the first is chosen by whoever
    /// signs.
    pub(super) fn not_valid(
        &self,
        key: &HeldKey<'_>,
        at: DateTime<Utc>,
        seen: DateTime<Utc>,
    ) -> Result<Option<SignatureFault>, Box<Why>> {
        for moment in [at, seen] {
            match key.validity.standing(moment, self.zone)? {
                ValidityState::Holds => {}
                ValidityState::NotYet { from } => return Ok(Some(SignatureFault::KeyNotYet(from))),
                ValidityState::Ended { to } => return Ok(Some(SignatureFault::KeyEnded(to))),
            }
        }
        let revoked = key.revoked_since(self.zone)?.filter(|(_, instant)| seen >= *instant);
        Ok(revoked.map(|(since, _)| SignatureFault::KeyRevoked(since)))
    }
}
