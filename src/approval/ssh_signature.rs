//! Signatures that `ssh-keygen -Y sign` makes (PROTOCOL.sshsig of OpenSSH), verified without it.

use std::fmt::Write as _;

use p521::ecdsa::signature::Verifier as _;
use sha2::{Digest as _, Sha256};
use ssh_key::public::{EcdsaPublicKey, KeyData};
use ssh_key::{Algorithm, HashAlg, Signature, SshSig};

use super::rsa::{RsaHash, RsaKey, SIZES};
use super::wire::{Wire, base64, unarmoured};

/// The namespace of approvals: a signature made for another use is none.
pub const NAMESPACE: &str = "vedtak-approval";

/// The namespace of verdicts.
pub const VERDICT_NAMESPACE: &str = "vedtak-verdict";

/// The most bytes that a signature may have, armoured.
const MOST: usize = 8192;

/// The flags of a security key: somebody touched it; and it verified who that was.
const TOUCHED: u8 = 0x01;
const VERIFIED: u8 = 0x04;

/// What certificates are called, after the type of their key.
const CERTIFICATE: &str = "-cert-v01@openssh.com";

/// A public key as SSH writes it: equal for the same key, whatever its comment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey(Vec<u8>);

/// Who signed, as far as the signature says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// The key that signed.
    pub key: PublicKey,
    /// Whether it is a security key that verified its user; `None` for any other key.
    pub verified_user: Option<bool>,
}

/// Why a signature proves nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadSignature {
    /// It is longer than 8 KiB, is not armoured, or is not of the form that SSH has.
    Malformed,
    /// It is by a certificate.
    Certificate,
    /// It is by an algorithm that is not accepted: `ssh-rsa` with SHA-1, `ssh-dss` or one that is not known.
    Algorithm(String),
    /// It is by an RSA key of so many bits.
    RsaSize(u64),
    /// It was made for another use.
    Namespace(String),
    /// It is by a security key that nobody touched.
    Untouched,
    /// It is of something else.
    OfSomethingElse,
}

impl PublicKey {
    /// A key as one line: type, base64 and a comment or none. `None` for what is no key of a person, as a certificate.
    pub fn read(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let (name, text) = (words.next()?, words.next()?);
        let bytes = base64(text)?;
        let key = ssh_key::PublicKey::from_bytes(&bytes).ok()?;
        let is_plain =
            key.algorithm().as_str() == name && !matches!(key.key_data(), KeyData::Dsa(_) | KeyData::Other(_));
        is_plain.then_some(Self(bytes))
    }

    /// What people know a key by: `SHA256:` and the base64 of its hash, as `ssh-keygen -l` prints it.
    pub fn fingerprint(&self) -> String {
        let key = ssh_key::PublicKey::from_bytes(&self.0);
        key.map_or_else(
            |_| {
                Sha256::digest(&self.0).iter().fold(String::new(), |mut text, byte| {
                    let _ = write!(text, "{byte:02x}");
                    text
                })
            },
            |key| key.fingerprint(HashAlg::Sha256).to_string(),
        )
    }
}

/// The parts of a signature, as they stand in it.
struct Envelope<'b> {
    key: &'b [u8],
    namespace: &'b str,
    hash: HashAlg,
    algorithm: &'b str,
    signature: &'b [u8],
    /// What a security key adds: its flags and the number of its signatures.
    trailer: &'b [u8],
}

impl<'b> Envelope<'b> {
    fn read(bytes: &'b [u8]) -> Option<Self> {
        let mut wire = Wire::of(bytes);
        if wire.take(6)? != b"SSHSIG" || wire.number()? != 1 {
            return None;
        }
        let key = wire.string()?;
        let namespace = wire.text()?;
        // Reserved for what is to come: what is not known may mean anything.
        if !wire.string()?.is_empty() {
            return None;
        }
        let hash = match wire.text()? {
            "sha256" => HashAlg::Sha256,
            "sha512" => HashAlg::Sha512,
            _ => return None,
        };
        let mut inner = Wire::of(wire.string()?);
        wire.end()?;
        let algorithm = inner.text()?;
        let signature = inner.string()?;
        let trailer = if algorithm.starts_with("sk-") { inner.take(5)? } else { &[] };
        inner.end()?;
        Some(Self { key, namespace, hash, algorithm, signature, trailer })
    }
}

/// The bytes of a number of the curve P-521.
const OF_P521: usize = 66;

/// Whether a signature of the curve P-521 is that of a message; `None` where it is none.
fn is_of_p521(point: &[u8], message: &[u8], signature: &[u8]) -> Option<bool> {
    let mut wire = Wire::of(signature);
    let mut numbers = [0; 2 * OF_P521];
    for number in numbers.chunks_exact_mut(OF_P521) {
        let written = wire.string()?;
        let digits = written.strip_prefix(&[0]).unwrap_or(written);
        number.get_mut(OF_P521.checked_sub(digits.len())?..)?.copy_from_slice(digits);
    }
    wire.end()?;
    let key = p521::ecdsa::VerifyingKey::from_sec1_bytes(point).ok()?;
    let signature = p521::ecdsa::Signature::from_slice(&numbers).ok()?;
    Some(key.verify(message, &signature).is_ok())
}

/// Verifies the SSH signature of an approval (namespace `vedtak-approval`) and answers with the key that made it.
///
/// # Errors
/// As for [`verify_for`].
pub fn verify(armoured: &str, payload: &[u8]) -> Result<Signer, BadSignature> {
    verify_for(NAMESPACE, armoured, payload)
}

/// Verifies an SSH signature made for one use, named by its namespace, and answers with the key that made it.
///
/// # Errors
/// Why the signature proves nothing. Whose key it is, and whether it may be used, is not asked here.
pub fn verify_for(namespace: &str, armoured: &str, payload: &[u8]) -> Result<Signer, BadSignature> {
    if armoured.len() > MOST {
        return Err(BadSignature::Malformed);
    }
    let bytes = unarmoured(armoured, "SSH SIGNATURE").ok_or(BadSignature::Malformed)?;
    let envelope = Envelope::read(&bytes).ok_or(BadSignature::Malformed)?;
    let kind = Wire::of(envelope.key).text().ok_or(BadSignature::Malformed)?;
    if kind.ends_with(CERTIFICATE) {
        return Err(BadSignature::Certificate);
    }
    if envelope.namespace != namespace {
        return Err(BadSignature::Namespace(envelope.namespace.to_owned()));
    }
    let other = || BadSignature::Algorithm(envelope.algorithm.to_owned());
    let key = ssh_key::PublicKey::from_bytes(envelope.key).map_err(|_| BadSignature::Malformed)?;
    let signed = SshSig::signed_data(namespace, envelope.hash, payload).map_err(|_| BadSignature::Malformed)?;
    if let KeyData::Rsa(rsa) = key.key_data() {
        let hash = match envelope.algorithm {
            "rsa-sha2-256" => RsaHash::Sha256,
            "rsa-sha2-512" => RsaHash::Sha512,
            _ => return Err(other()),
        };
        let numbers = rsa.e.as_positive_bytes().zip(rsa.n.as_positive_bytes());
        let rsa = numbers.and_then(|(e, n)| RsaKey::new(e, n)).ok_or(BadSignature::Malformed)?;
        if !SIZES.contains(&rsa.bits()) {
            return Err(BadSignature::RsaSize(rsa.bits()));
        }
        if !rsa.verifies(&signed, hash, envelope.signature) {
            return Err(BadSignature::OfSomethingElse);
        }
    } else if let KeyData::Ecdsa(point @ EcdsaPublicKey::NistP521(_)) = key.key_data() {
        if envelope.algorithm != point.algorithm().as_str() {
            return Err(other());
        }
        if !is_of_p521(point.as_ref(), &signed, envelope.signature).ok_or(BadSignature::Malformed)? {
            return Err(BadSignature::OfSomethingElse);
        }
    } else {
        let algorithm = match key.key_data() {
            KeyData::Ed25519(_) => Algorithm::Ed25519,
            KeyData::Ecdsa(key) => Algorithm::Ecdsa { curve: key.curve() },
            KeyData::SkEd25519(_) => Algorithm::SkEd25519,
            KeyData::SkEcdsaSha2NistP256(_) => Algorithm::SkEcdsaSha2NistP256,
            _ => return Err(other()),
        };
        if algorithm.as_str() != envelope.algorithm {
            return Err(other());
        }
        let data = [envelope.signature, envelope.trailer].concat();
        let signature = Signature::new(algorithm, data).map_err(|_| BadSignature::Malformed)?;
        let whole = SshSig::new(key.key_data().clone(), namespace, envelope.hash, signature);
        let is_good = whole.and_then(|whole| key.verify(namespace, payload, &whole)).is_ok();
        if !is_good {
            return Err(BadSignature::OfSomethingElse);
        }
    }
    // The flags are part of what is signed.
    let verified_user = envelope.trailer.first().map(|flags| flags & VERIFIED != 0);
    if envelope.trailer.first().is_some_and(|flags| flags & TOUCHED == 0) {
        return Err(BadSignature::Untouched);
    }
    Ok(Signer { key: PublicKey(envelope.key.to_vec()), verified_user })
}
