//! The signature: made by `ssh-keygen`, which knows agents, passphrases and security keys, and verified before it counts.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::super::ssh::by_ssh_keygen;
use crate::approval::{KeyRing, NAMESPACE, Payload, SignatureProof, Signatures, Uncounted};
use crate::calendar::Zone;
use crate::finding::{Error, set_up};
use crate::language::messages::{approvals as say_signed, approve as say};
use crate::language::{Fact, Reader};
use crate::policy::why_uncounted;
use crate::registry::Registry;
use crate::workspace::{Document, Review};
use crate::yaml::{Format, Limits, parse_as};

/// The signature over an entry of a document.
///
/// # Errors
/// Where none is made, or it would not count.
pub(super) fn signed(
    project: &Review,
    document: &Document,
    entry: &Map<String, Value>,
    key: &Path,
    zone: Zone,
    reader: &Reader,
) -> Result<String, Error> {
    let Some(repository) = project.config().repository() else {
        let help = say_signed::NO_REPOSITORY_HELP.into();
        return Err(set_up("approve", &say_signed::NO_REPOSITORY.into(), Some(&help), reader));
    };
    let registry = Registry::of(project);
    let ring = KeyRing::of(project, &registry);
    let refuse = |uncounted: Uncounted| {
        let why = Fact::said(why_uncounted("", &uncounted, Fact::text(""), zone, &registry));
        set_up("approve", &say::WOULD_NOT_COUNT.with("why", why), None, reader)
    };
    let faulty = |fault| refuse(Uncounted::Signature(fault));
    let (kind, id) = document.name.as_ref().map_or(("", ""), |name| (name.kind.as_str(), name.id.as_str()));
    let tree = tree(entry);
    let node = tree.roots().first().and_then(|root| tree.node(root));
    let made = node.map(|node| Payload::of(node, kind, id, repository));
    let payload = match made {
        Some(Ok(payload)) => payload,
        Some(Err(why)) => return Err(faulty(crate::approval::SignatureFault::NoPayload(why))),
        None => return Err(set_up("approve", &say::NOT_SIGNED.into(), None, reader)),
    };
    let signature = by_ssh_keygen(key, NAMESPACE, payload.as_str().as_bytes(), "approve", reader)?;
    let mut whole = entry.clone();
    whole.insert("signature".to_owned(), json!(signature));
    let tree = self::tree(&whole);
    let signatures = Signatures { review: project, registry: &registry, ring: &ring, zone };
    let node = tree.roots().first().and_then(|root| tree.node(root));
    let proof = node.map(|node| signatures.proof(document, node, project.clock.at.to_utc()));
    match proof {
        Some(Ok(SignatureProof::Signed)) => Ok(signature),
        Some(Ok(SignatureProof::Faulty(fault))) => Err(faulty(fault)),
        Some(Err(why)) => Err(Error::set_up("approve", why.message(reader))),
        _ => Err(set_up("approve", &say::NOT_SIGNED.into(), None, reader)),
    }
}

/// An entry as it is read.
fn tree(entry: &Map<String, Value>) -> crate::yaml::Tree {
    parse_as(Format::Json, &Value::Object(entry.clone()).to_string().into(), &Limits::default())
}
