//! What a document uses that other readers of YAML may read otherwise.

use super::tree::{Raw, Root, Tree, What};
use crate::source::Span;

/// What other readers may read otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unportable {
    /// `%YAML` of another version than 1.2.
    Version,
    /// A tag, such as `!!str`.
    Tag,
    /// `<<`, which brings the entries of another mapping.
    MergeKey,
}

impl Tree {
    /// The first of these in a document that could be read, and its place; `None` where it has none.
    pub fn unportable(&self, root: &Root) -> Option<(Unportable, Span)> {
        if !root.unportable {
            return None;
        }
        let is_here = |span: Span| root.region.start <= span.start && span.end <= root.region.end;
        let tag = self.tags.iter().map(|(_, span)| *span).find(|span| is_here(*span));
        let is_merge_key = |raw: &&Raw| raw.merge && matches!(raw.what, What::Scalar(_)) && is_here(raw.span);
        let key = self.nodes.iter().find(is_merge_key).map(|raw| raw.span);
        let found = [tag.map(|span| (Unportable::Tag, span)), key.map(|span| (Unportable::MergeKey, span))];
        let first = found.into_iter().flatten().min_by_key(|(_, span)| span.start);
        let directive = || {
            let at = self.slice(root.region).find("%YAML")?;
            let line = self.slice(root.region)[at..].lines().next().map_or(0, str::len);
            let start = root.region.start as usize + at;
            Some((Unportable::Version, Span::new(start, start + line)))
        };
        first.or_else(directive).or(Some((Unportable::Tag, root.region)))
    }
}

#[cfg(test)]
mod tests {
    use super::Unportable::{self, MergeKey, Tag, Version};
    use crate::yaml::{Limits, parse};

    fn found(text: &str) -> Vec<Option<(Unportable, String)>> {
        let tree = parse(&text.into(), &Limits::default());
        assert!(tree.faults().is_empty(), "{text}");
        let told = |(what, span): (Unportable, crate::source::Span)| (what, text[span.range()].to_owned());
        tree.roots().iter().map(|root| tree.unportable(root).map(told)).collect()
    }

    #[test]
    fn the_first_of_each_document_is_found() {
        let one = |what, text: &str| vec![Some((what, text.to_owned()))];
        assert_eq!(found("a: &a {b: 1}\nc: *a\n"), [None]);
        assert_eq!(found("a: !!str 1\n"), one(Tag, "!!str"));
        assert_eq!(found("a: &a {b: 1}\nc: {<<: *a}\n"), one(MergeKey, "<<"));
        assert_eq!(found("# x\n%YAML 1.1\n---\na: 1\n"), one(Version, "%YAML 1.1"));
        let several = "a: !x 1\n---\nb: &b {c: 1}\nd:\n  <<: *b\n  e: !!int 1\n---\nf: 1\n";
        let expected = [Some((Tag, "!x".to_owned())), Some((MergeKey, "<<".to_owned())), None];
        assert_eq!(found(several), expected);
    }
}
