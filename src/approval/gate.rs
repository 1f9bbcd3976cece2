//! Who signed a verdict: a person of the registry with `gate: true`, whose key may be used.

use chrono::{DateTime, Utc};

use super::proof::{SignatureFault, Signatures};
use super::ssh_signature::{PublicKey, VERDICT_NAMESPACE, verify_for};
use crate::calendar::Moment;
use crate::expression::Why;
use crate::registry::ValidityState;

/// A person of the registry whose key signed a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateSigner {
    /// The id of the person.
    pub person: String,
    /// The key that signed.
    pub key: PublicKey,
}

/// Why the signature of a verdict proves nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GateFault {
    /// The signature is none, or its key is nobody's or may not be used.
    Signature(SignatureFault),
    /// It is by a key of the person with this id, whose document is not as its schema says or not the only one.
    Unreliable(String),
    /// It is by a key of the person with this id, who may not sign verdicts.
    NoGate(String),
    /// The person with this id is there from then on.
    NotYet(String, Moment),
    /// The person with this id was there until then.
    Ended(String, Moment),
}

impl Signatures<'_, '_> {
    /// Who signed the bytes of a verdict. `at` is the moment at which the verdict says that it was given; `seen` is when somebody
    /// else had it, since whoever signs chooses the first.
    ///
    /// # Errors
    /// A time of the registry that cannot be read or reckoned with.
    pub fn gate_signer(
        &self,
        armoured: &str,
        bytes: &[u8],
        at: DateTime<Utc>,
        seen: DateTime<Utc>,
    ) -> Result<Result<GateSigner, GateFault>, Box<Why>> {
        let signer = match verify_for(VERDICT_NAMESPACE, armoured, bytes) {
            Ok(signer) => signer,
            Err(bad) => return Ok(Err(GateFault::Signature(SignatureFault::Bad(bad)))),
        };
        let has_verified = signer.verified_user == Some(true);
        let person = self.gate_of(&signer.key, has_verified, at, seen)?;
        Ok(person.map(|person| GateSigner { person, key: signer.key }))
    }

    /// The id of the person who may sign verdicts by a key at two moments. `has_verified` is whether a security key verified its
    /// user.
    ///
    /// # Errors
    /// As for [`gate_signer`](Self::gate_signer).
    pub fn gate_of(
        &self,
        key: &PublicKey,
        has_verified: bool,
        at: DateTime<Utc>,
        seen: DateTime<Utc>,
    ) -> Result<Result<String, GateFault>, Box<Why>> {
        let faulty = |fault| Ok(Err(GateFault::Signature(fault)));
        let Some(id) = self.ring.owners(key).first() else { return faulty(SignatureFault::UnknownKey) };
        let owned = || (*id).to_owned();
        let Some(person) = self.registry.person(id) else { return Ok(Err(GateFault::Unreliable(owned()))) };
        let keys = match self.keys(id, key) {
            Ok(keys) => keys,
            Err(fault) => return faulty(fault),
        };
        if !person.is_gate {
            return Ok(Err(GateFault::NoGate(owned())));
        }
        for moment in [at, seen] {
            match person.validity.standing(moment, self.zone)? {
                ValidityState::Holds => {}
                ValidityState::NotYet { from } => return Ok(Err(GateFault::NotYet(owned(), from))),
                ValidityState::Ended { to } => return Ok(Err(GateFault::Ended(owned(), to))),
            }
        }
        // A key that stands there twice counts for no more than each of its entries says.
        for held in keys {
            if held.must_verify_user && !has_verified {
                return faulty(SignatureFault::UserNotVerified);
            }
            if let Some(fault) = self.not_valid(held, at, seen)? {
                return faulty(fault);
            }
        }
        Ok(Ok(owned()))
    }
}
