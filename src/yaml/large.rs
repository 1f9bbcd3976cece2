//! Ways into large collections, by what is remembered of them.

use super::lookup::{LARGE, Large, Member};
use super::tree::{Tree, What};

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
