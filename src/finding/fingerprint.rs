//! A name for a finding that survives the moving of lines.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::DocumentName;
use crate::language::personal_number::masked;

/// Stands in the fingerprint of something pending where that of a finding has the way to its value; such a way is empty
/// or begins with a slash, so that the two never meet.
pub const PENDING_WAY: &str = "pending";

/// 32 hexadecimal digits: the first half of SHA-256 over rule, kind, id, pointer and an ordinal.
///
/// Nothing of the document's content goes in but its id and the names on the way to the value, so no secret can be
/// guessed from it; numbers of people in either go in masked. A finding without a document takes its file's path for the id. In a project below the root its folder
/// comes first, so that two projects may have documents of the same kind and id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Fingerprint {
    digits: String,
    seed: FingerprintSeed,
}

/// What a fingerprint is made of, but for the ordinal that tells it from others with all else the same. It holds no number of
/// a person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FingerprintSeed {
    folder: String,
    rule: String,
    kind: String,
    id: String,
    way: String,
}

impl FingerprintSeed {
    /// The fingerprint with an ordinal.
    pub fn fingerprint(&self, ordinal: usize) -> Fingerprint {
        let mut hasher = Sha256::new();
        if !self.folder.is_empty() {
            hasher.update(self.folder.as_bytes());
            hasher.update([0]);
        }
        for part in [&self.rule, &self.kind, &self.id, &self.way, &ordinal.to_string()] {
            hasher.update(part.as_bytes());
            hasher.update([0]);
        }
        let digest = hasher.finalize();
        let digits = digest.iter().take(16).flat_map(|byte| [byte >> 4, byte & 15]).map(hexadecimal).collect();
        Fingerprint { digits, seed: self.clone() }
    }
}

impl Fingerprint {
    /// The fingerprint of a finding. `folder` is that of the project, empty for the root; `path` is that of its file, `way` the way to the value at fault without the
    /// positions of list items; `ordinal` counts from 0 the findings that have all else the same.
    pub fn of(
        folder: &str,
        rule: &str,
        document: Option<&DocumentName>,
        path: &str,
        way: &str,
        ordinal: usize,
    ) -> Self {
        let (kind, id) = match document {
            Some(document) => (document.kind.as_str(), document.id.as_str()),
            None => ("", path),
        };
        // Eleven digits are found in seconds by who tries them all.
        let (folder, id, way) = (masked(folder), masked(id), masked(way));
        let (rule, kind) = (rule.to_owned(), kind.to_owned());
        let seed =
            FingerprintSeed { folder: folder.into_owned(), rule, kind, id: id.into_owned(), way: way.into_owned() };
        seed.fingerprint(ordinal)
    }

    /// What it is made of.
    pub fn seed(&self) -> &FingerprintSeed {
        &self.seed
    }

    /// The hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.digits
    }
}

/// Gives out fingerprints, none of them twice.
#[derive(Debug, Default)]
pub struct Fingerprints {
    seen: HashMap<Fingerprint, usize>,
}

impl Fingerprints {
    /// The first fingerprint that has not been given out, of those that `of` makes of the ordinals 0, 1, 2 and so on.
    pub fn next(&mut self, of: impl Fn(usize) -> Fingerprint) -> Fingerprint {
        let first = of(0);
        let ordinal = self.seen.entry(first.clone()).and_modify(|count| *count += 1).or_insert(0);
        if *ordinal == 0 { first } else { of(*ordinal) }
    }
}

fn hexadecimal(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).unwrap_or('0')
}
