//! A name for a finding that survives the moving of lines.

use sha2::{Digest, Sha256};

use super::Finding;

/// 32 hexadecimal digits: the first half of SHA-256 over rule, kind, id, pointer and an ordinal.
///
/// Nothing of the document's content goes in but its id and the names on the way to the value, so no secret can be
/// guessed from it. A finding without a document takes its file's path for the id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint of a finding; `ordinal` counts from 0 the findings that have all else the same.
    pub fn of(finding: &Finding, path: &str, ordinal: usize) -> Self {
        let (kind, id) = match &finding.document {
            Some(document) => (document.kind.as_str(), document.id.as_str()),
            None => ("", path),
        };
        let mut hasher = Sha256::new();
        for part in [finding.rule.as_str(), kind, id, finding.pointer.as_str(), &ordinal.to_string()] {
            hasher.update(part.as_bytes());
            hasher.update([0]);
        }
        let digest = hasher.finalize();
        Self(digest.iter().take(16).flat_map(|byte| [byte >> 4, byte & 15]).map(hexadecimal).collect())
    }

    /// The hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn hexadecimal(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).unwrap_or('0')
}
