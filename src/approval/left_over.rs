//! What of a document changes and no approval is of, where approvals are of parts.

use std::collections::BTreeSet;

use super::content::Content;
use super::content_path::ContentPaths;
use crate::yaml::{Node, Pointer};

/// What of a document its approvals are of: those that count, and those that are still asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ApprovedParts {
    /// Whether some rule asks for an approval of no more than a part.
    pub is_asked: bool,
    /// Whether one is of the whole document.
    is_whole: bool,
    parts: Vec<ContentPaths>,
}

/// The fields that are no content by themselves: what the document is called.
const NAME: [&str; 2] = ["kind", "id"];

impl ApprovedParts {
    /// Adds what an approval is of; `None` for the whole.
    pub fn add(&mut self, part: Option<&ContentPaths>) {
        match part {
            None => self.is_whole = true,
            Some(part) if self.parts.contains(part) => {}
            Some(part) => self.parts.push(part.clone()),
        }
    }

    /// Adds what others are of.
    pub fn extend(&mut self, other: &Self) {
        self.is_asked |= other.is_asked;
        self.is_whole |= other.is_whole;
        other.parts.iter().for_each(|part| self.add(Some(part)));
    }

    /// Where a document differs from what it was, without that any approval is of it; `excluded` is no content. A list is told as
    /// a whole. None where every approval is of the whole, and where a number has several spellings, so that nothing is approved.
    pub fn left_over(&self, was: Option<Node<'_>>, is: Node<'_>, excluded: &ContentPaths) -> Vec<Pointer> {
        let content = |node| {
            let mut content = Content::of(node).ok()?;
            [excluded].into_iter().chain(&self.parts).for_each(|paths| content.exclude(paths));
            Some(content)
        };
        let mut left = Vec::new();
        if self.is_asked
            && !self.is_whole
            && let (Ok(was), Some(is)) = (was.map(|was| content(was).ok_or(())).transpose(), content(is))
        {
            let empty = Content::Mapping(Vec::new());
            self.differences(was.as_ref().unwrap_or(&empty), &is, &Pointer::default(), &mut left);
        }
        left
    }

    /// The differences of two mappings, each told by the deepest mapping that both have. A mapping that is there on one side only is
    /// told by its keys where a part of it is approved.
    fn differences(&self, was: &Content<'_>, is: &Content<'_>, at: &Pointer, left: &mut Vec<Pointer>) {
        let keys: BTreeSet<&str> = was.keys().chain(is.keys()).collect();
        for key in keys {
            let (before, after) = (was.get(key), is.get(key));
            let place = at.key(key);
            if before == after || at.0.is_empty() && NAME.contains(&key) {
                continue;
            }
            let empty = Content::Mapping(Vec::new());
            let inner = match (before, after) {
                (Some(before @ Content::Mapping(_)), Some(after @ Content::Mapping(_))) => Some((before, after)),
                (Some(only @ Content::Mapping(_)), None) if self.goes_into(&place) => Some((only, &empty)),
                (None, Some(only @ Content::Mapping(_))) if self.goes_into(&place) => Some((&empty, only)),
                _ => None,
            };
            match inner {
                Some((before, after)) => self.differences(before, after, &place, left),
                None => left.push(place),
            }
        }
    }

    /// Whether a part of what stands at a place is approved.
    fn goes_into(&self, place: &Pointer) -> bool {
        self.parts.iter().any(|part| part.goes_into(place))
    }
}
