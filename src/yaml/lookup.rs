//! Ways into large collections that take no longer the more entries or items they have.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::tree::{Member, Tree, What};

/// From how many entries or items on a collection is worth a lookup of its own: fewer are sooner read through.
pub(super) const LARGE: usize = 32;

/// The large collections of a tree, looked through when one of them is first asked for something.
#[derive(Debug, Clone, Default)]
pub(super) struct Lookup(OnceLock<Large>);

#[derive(Debug, Clone, Default)]
struct Large {
    /// The items of each list, by the list.
    lists: HashMap<u32, Box<[u32]>>,
    /// The entries of each mapping in the order of the keys' texts, by the mapping.
    mappings: HashMap<u32, Box<[Member]>>,
}

impl Tree {
    /// The item at a position of a large list.
    pub(super) fn item_of_large(&self, list: u32, index: usize) -> Option<u32> {
        self.large().lists.get(&list)?.get(index).copied()
    }

    /// The first entry of a large mapping with a key.
    pub(super) fn entry_of_large(&self, mapping: u32, key: &str) -> Option<Member> {
        let members = self.large().mappings.get(&mapping)?;
        let first = members.partition_point(|member| self.key_text(member.key) < key);
        members.get(first).copied().filter(|member| self.is_text(member.key, key))
    }

    fn large(&self) -> &Large {
        self.lookup.0.get_or_init(|| {
            let mut large = Large::default();
            for (id, raw) in (0..).zip(&self.nodes) {
                match raw.what {
                    What::Sequence if raw.data as usize >= LARGE => {
                        large.lists.insert(id, self.children(id).collect());
                    }
                    What::Mapping if self.entries(id) >= LARGE => {
                        let mut members: Vec<Member> = self.members(id).collect();
                        // In a stable order, so that of equal keys the first stays the first.
                        members.sort_by(|a, b| self.key_text(a.key).cmp(self.key_text(b.key)));
                        large.mappings.insert(id, members.into());
                    }
                    _ => {}
                }
            }
            large
        })
    }
}
