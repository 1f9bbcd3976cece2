//! People with keys, and approvals signed by them: what tests of signed approvals share.

#![allow(dead_code, reason = "each program of tests uses a part of it")]

use serde_json::{Value, json};
use ssh_key::private::Ed25519Keypair;
use ssh_key::{HashAlg, LineEnding, PrivateKey};
use vedtak::approval::{NAMESPACE, Payload};
use vedtak::yaml::{Format, Limits, parse_as};

/// The repository that the configuration of a test names.
pub const REPOSITORY: &str = "nhn/test";

/// A key made of a number, always the same.
pub fn key(seed: u8) -> PrivateKey {
    Ed25519Keypair::from_seed(&[seed; 32]).into()
}

/// Its public part as one line.
pub fn public(seed: u8) -> String {
    key(seed).public_key().to_openssh().unwrap()
}

/// An entry with the signature of a key.
pub fn signed(entry: &Value, (kind, id): (&str, &str), seed: u8) -> Value {
    signed_for(entry, (kind, id), REPOSITORY, seed, NAMESPACE)
}

/// The same for a repository and a namespace.
pub fn signed_for(entry: &Value, (kind, id): (&str, &str), repository: &str, seed: u8, namespace: &str) -> Value {
    let tree = parse_as(Format::Yaml, &entry.to_string().into(), &Limits::default());
    let node = tree.node(&tree.roots()[0]).unwrap();
    let payload = Payload::of(node, kind, id, repository).unwrap();
    let signature = key(seed).sign(namespace, HashAlg::Sha512, payload.as_str().as_bytes()).unwrap();
    let mut entry = entry.clone();
    entry["signature"] = json!(signature.to_pem(LineEnding::LF).unwrap());
    entry
}
