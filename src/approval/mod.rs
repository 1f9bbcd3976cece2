//! Approvals: decisions as a document has them, which of them count, and what proves them.
//!
//! [`decisions`] reads what is written under `approvals`; [`tally`] says which of it counts for a demand, and what becomes
//! of the rest; [`Evidence`] says what a decision is proven by, and how much a policy asks for. [`Preimage`] is what a digest of
//! a document is made of, and [`Binding`] holds the digests that an approval names against the documents as they stand.
//! [`Payload`] is what a signature is over, and [`verify`] says who made one.

mod authors;
mod binding;
mod committed;
mod content;
mod content_path;
mod decision;
mod digest;
mod entry;
mod evidence;
mod gate;
mod identity;
mod insertion;
mod left_over;
mod payload;
mod proof;
mod relisting;
mod reviewed;
mod rsa;
mod seen;
mod ssh_signature;
mod tally;
mod uncounted;
mod wire;

pub use authors::authors;
pub use binding::{Binding, digest, excluded, marked, preimage};
pub use content_path::ContentPaths;
pub use decision::{Decision, Submission, Unreadable, UnreadableTime, decisions, submissions};
pub use digest::{Extent, NoDigest, NoDigestReason, Preimage};
pub use entry::{approval_entry, person_entry};
pub use evidence::{Evidence, EvidenceDemand, Reached};
pub use gate::{GateFault, GateSigner};
pub use identity::{KeyRing, PersonMark, SharedMark};
pub use insertion::with_entry;
pub use left_over::ApprovedParts;
pub use payload::{NoPayload, Payload};
pub use proof::{SignatureFault, SignatureProof, Signatures};
pub use relisting::with_changes;
pub use reviewed::{opener, reviewed};
pub use seen::{SKEW, seen};
pub use ssh_signature::{BadSignature, NAMESPACE, PublicKey, Signer, VERDICT_NAMESPACE, verify, verify_for};
pub use tally::{DecisionTally, Demand, tally, who_may};
pub use uncounted::{Uncounted, uncounted};
