//! Signatures by RSA keys (RFC 8017, section 8.2.2; RFC 8332).

use num_bigint::BigUint;
use sha2::{Digest as _, Sha256, Sha512};

/// The sizes that a key may have, in bits.
pub(super) const SIZES: std::ops::RangeInclusive<u64> = 2048..=8192;

/// A hash with the bytes that RFC 8017, section 9.2, puts before it.
#[derive(Debug, Clone, Copy)]
pub(super) enum RsaHash {
    Sha256,
    Sha512,
}

impl RsaHash {
    fn of(self, message: &[u8]) -> Vec<u8> {
        let (name, hash): (u8, Vec<u8>) = match self {
            Self::Sha256 => (1, Sha256::digest(message).to_vec()),
            Self::Sha512 => (3, Sha512::digest(message).to_vec()),
        };
        let length = u8::try_from(hash.len()).unwrap_or(0);
        let before = [0x30, 17 + length, 0x30, 13, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, name, 5, 0, 4, length];
        [&before[..], &hash].concat()
    }
}

/// A public key, its exponent and modulus as big-endian numbers.
#[derive(Debug)]
pub(super) struct RsaKey {
    exponent: BigUint,
    modulus: BigUint,
}

impl RsaKey {
    /// A key of an exponent and a modulus; `None` for an exponent that no tool makes: even, 1, or of more than 32 bits.
    pub(super) fn new(exponent: &[u8], modulus: &[u8]) -> Option<Self> {
        let key = Self { exponent: BigUint::from_bytes_be(exponent), modulus: BigUint::from_bytes_be(modulus) };
        let is_usual = key.exponent.bit(0) && (2..=32).contains(&key.exponent.bits());
        (is_usual && key.modulus.bit(0)).then_some(key)
    }

    pub(super) fn bits(&self) -> u64 {
        self.modulus.bits()
    }

    /// Whether a signature is that of a message: what it decodes to is compared whole, never parsed.
    pub(super) fn verifies(&self, message: &[u8], hash: RsaHash, signature: &[u8]) -> bool {
        let Ok(size) = usize::try_from(self.bits().div_ceil(8)) else { return false };
        let number = BigUint::from_bytes_be(signature);
        let hashed = hash.of(message);
        if signature.len() > size || number >= self.modulus || size < hashed.len() + 11 {
            return false;
        }
        let padding = vec![0xff; size - hashed.len() - 3];
        let expected = [&[0, 1][..], &padding, &[0], &hashed].concat();
        number.modpow(&self.exponent, &self.modulus) == BigUint::from_bytes_be(&expected)
    }
}
