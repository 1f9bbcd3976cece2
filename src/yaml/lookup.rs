//! What is remembered of large collections, so that ways into them take no longer the more entries or items they have.

use std::collections::HashMap;
use std::sync::OnceLock;

/// From how many entries or items on a collection is worth a lookup of its own: fewer are sooner read through.
pub(super) const LARGE: usize = 32;

/// The large collections of a tree, looked through when one of them is first asked for something.
#[derive(Debug, Clone, Default)]
pub(super) struct Lookup(pub(super) OnceLock<Large>);

/// What lies in the large collections of a tree.
#[derive(Debug, Clone, Default)]
pub(super) struct Large {
    /// The items of each list, by the list.
    pub(super) lists: HashMap<u32, Box<[u32]>>,
    /// The entries of each mapping in the order of the keys' texts, by the mapping.
    pub(super) mappings: HashMap<u32, Box<[Member]>>,
}

/// An entry of a mapping after its merge keys have been followed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Member {
    pub(super) key: u32,
    pub(super) value: u32,
    /// The value of the `<<` that brought it.
    pub(super) via: Option<u32>,
}
