//! Keys that a mapping has twice.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::tree::Tree;
use crate::source::Span;

/// Up to so many keys, comparing each with each is quicker than hashing.
const FEW: usize = 12;

/// Pairs of positions in `keys`, a later key and the first with the same text.
pub(super) fn repeated(tree: &Tree, keys: &[(u32, Span)]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    if keys.len() <= FEW {
        for later in 1..keys.len() {
            let text = tree.key_text(keys[later].0);
            if let Some(earlier) = (0..later).find(|&earlier| tree.key_text(keys[earlier].0) == text) {
                pairs.push((later, earlier));
            }
        }
        return pairs;
    }
    let mut seen = HashMap::with_capacity(keys.len());
    for (position, (key, _)) in keys.iter().enumerate() {
        match seen.entry(tree.key_text(*key)) {
            Entry::Occupied(first) => pairs.push((position, *first.get())),
            Entry::Vacant(free) => {
                free.insert(position);
            }
        }
    }
    pairs
}
