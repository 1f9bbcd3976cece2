//! Merge keys (`<<`, of YAML 1.1) and what aliases and keys stand for.

use std::collections::HashSet;

use super::lookup::Member;
use super::tree::{BORROWED, Style, Tree, What};
use crate::source::Span;

impl Tree {
    /// The node itself, or what it is an alias of.
    pub(super) fn target(&self, id: u32) -> u32 {
        let raw = &self.nodes[id as usize];
        if raw.what == What::Alias { self.anchors[raw.data as usize].node } else { id }
    }

    /// The text of a scalar, or of the scalar that an alias stands for; a plain one's is its source text.
    pub(super) fn key_text(&self, id: u32) -> &str {
        let raw = &self.nodes[self.target(id) as usize];
        match raw.what {
            What::Scalar(_) if raw.data != BORROWED => &self.texts[raw.data as usize],
            What::Scalar(_) if matches!(raw.style, Style::SingleQuoted | Style::DoubleQuoted) => self
                .slice(Span { start: raw.span.start + 1, end: raw.span.end.saturating_sub(1).max(raw.span.start + 1) }),
            What::Scalar(_) => self.slice(raw.span),
            _ => "",
        }
    }

    /// Whether the text of a scalar is `text`. Looking up a field is most of what rules do, and most keys differ in
    /// length, so that is held against the span first.
    pub(super) fn is_text(&self, id: u32, text: &str) -> bool {
        let raw = &self.nodes[id as usize];
        if raw.style == Style::Plain && raw.data == BORROWED && matches!(raw.what, What::Scalar(_)) {
            raw.span.len() == text.len() && self.text.as_bytes().get(raw.span.range()) == Some(text.as_bytes())
        } else {
            self.key_text(id) == text
        }
    }

    fn is_merge_key(&self, id: u32) -> bool {
        let raw = &self.nodes[id as usize];
        raw.merge && matches!(raw.what, What::Scalar(_))
    }

    /// Keys and values of a mapping as they are written, `<<` among them.
    pub(super) fn written(&self, mapping: u32) -> impl Iterator<Item = (u32, u32)> + '_ {
        let mut at = mapping + 1;
        let end = self.nodes[mapping as usize].next;
        std::iter::from_fn(move || {
            if at >= end {
                return None;
            }
            let key = at;
            let value = self.nodes[key as usize].next;
            at = self.nodes[value as usize].next;
            Some((key, value))
        })
    }

    /// The place of a value of `<<` in a mapping.
    pub(super) fn merge_value(&self, mapping: u32) -> Option<Span> {
        let (_, value) = self.written(mapping).find(|&(key, _)| self.is_merge_key(key))?;
        Some(self.nodes[value as usize].span)
    }

    /// Follows the merge keys of a closed mapping and says how many entries they brought; `None` where one does not lead
    /// to mappings.
    ///
    /// The mapping's own keys win over merged ones, and of several merged mappings the first wins, as
    /// yaml.org/type/merge.html says.
    pub(super) fn merge(&mut self, mapping: u32) -> Option<usize> {
        let (members, brought) = self.merged_members(mapping)?;
        let raw = &mut self.nodes[mapping as usize];
        raw.merge = true;
        raw.data = u32::try_from(self.merged.len()).unwrap_or(u32::MAX);
        self.merged.push(members.into_boxed_slice());
        Some(brought)
    }

    fn merged_members(&self, mapping: u32) -> Option<(Vec<Member>, usize)> {
        let mut members: Vec<Member> = Vec::new();
        let mut sources: Vec<(u32, u32)> = Vec::new();
        for (key, value) in self.written(mapping) {
            if !self.is_merge_key(key) {
                members.push(Member { key, value, via: None });
                continue;
            }
            let target = self.target(value);
            match self.nodes[target as usize].what {
                What::Mapping => sources.push((value, target)),
                What::Sequence => sources.extend(self.children(target).map(|item| (item, self.target(item)))),
                _ => return None,
            }
        }
        if sources.iter().any(|&(_, source)| self.nodes[source as usize].what != What::Mapping) {
            return None;
        }
        let own = members.len();
        let mut have: HashSet<&str> = members.iter().map(|member| self.key_text(member.key)).collect();
        for (via, source) in sources {
            for member in self.members(source) {
                if have.insert(self.key_text(member.key)) {
                    members.push(Member { via: Some(via), ..member });
                }
            }
        }
        let brought = members.len() - own;
        Some((members, brought))
    }

    /// How many entries a mapping has after merging.
    pub(super) fn entries(&self, mapping: u32) -> usize {
        let raw = &self.nodes[mapping as usize];
        if raw.merge { self.merged[raw.data as usize].len() } else { raw.data as usize / 2 }
    }

    /// The entries of a mapping after merging, in order.
    pub(super) fn members(&self, mapping: u32) -> Members<'_> {
        let raw = &self.nodes[mapping as usize];
        if raw.merge {
            Members::Merged(self.merged[raw.data as usize].iter())
        } else {
            Members::Written { tree: self, at: mapping + 1, end: raw.next }
        }
    }

    /// The items of a sequence.
    pub(super) fn children(&self, sequence: u32) -> impl Iterator<Item = u32> + Clone + '_ {
        let raw = &self.nodes[sequence as usize];
        let end = raw.next;
        let first = (sequence + 1 < end).then_some(sequence + 1);
        std::iter::successors(first, move |&id| Some(self.nodes[id as usize].next).filter(|&next| next < end))
    }
}

/// The entries of a mapping.
#[derive(Clone)]
pub(super) enum Members<'t> {
    /// As they are written.
    Written { tree: &'t Tree, at: u32, end: u32 },
    /// With those that merge keys brought.
    Merged(std::slice::Iter<'t, Member>),
}

impl Iterator for Members<'_> {
    type Item = Member;

    fn next(&mut self) -> Option<Member> {
        match self {
            Members::Merged(members) => members.next().copied(),
            Members::Written { tree, at, end } => {
                if *at >= *end {
                    return None;
                }
                let key = *at;
                let value = tree.nodes[key as usize].next;
                *at = tree.nodes[value as usize].next;
                Some(Member { key, value, via: None })
            }
        }
    }
}
