//! Which documents have to be judged so that what is said of a share of them is what would be said of it among all.

use std::collections::{BTreeSet, HashSet};

use super::{Document, Review};
use crate::finding::DocumentName;
use crate::kind::plain_form;
use crate::yaml::Node;

/// The field of a record of a breach that lists what it answers, each with its `rule` and its `document` or `period`.
pub const ANSWERS: &str = "deviates";

/// What documents of other shares may have a say in findings of this one.
pub struct Related<'r> {
    /// The kinds whose documents may answer a breach.
    pub records: &'r BTreeSet<&'r str>,
    /// The kinds whose documents have figures of many documents, so that what is found of them may be shown at any.
    pub of_many: &'r BTreeSet<&'r str>,
    /// The documents that the waivers of the share name.
    pub waived: &'r BTreeSet<&'r DocumentName>,
}

impl Review {
    /// The positions of the documents that have to be judged; none where all are. They are:
    ///
    /// - those of the share;
    /// - those without a name: what is found of one may be told of whatever it leads to;
    /// - those that a waiver of the share names: once it has ended, it is told whether its rule is still broken there;
    /// - where records answer breaches, all of them and the documents that they name: a record with an error answers
    ///   nothing, and one that answers nothing is told; and whatever may be shown at one of these when it is judged itself,
    ///   which is what names one of them, directly or through others, and what has figures of many documents.
    pub fn asked_in_share(&self, related: &Related<'_>) -> Option<HashSet<usize>> {
        self.share?;
        let of_kinds = |document: &Document, kinds: &BTreeSet<&str>| {
            document.kind.as_deref().is_some_and(|kind| kinds.contains(kind))
        };
        let mut answers = BTreeSet::new();
        for document in self.documents().iter().filter(|document| of_kinds(document, related.records)) {
            let entries = self.node(document).and_then(|record| record.get(ANSWERS)).into_iter().flat_map(Node::items);
            let named: Vec<String> =
                entries.map(|entry| entry.get("document").map_or("", Node::text).to_owned()).collect();
            if !named.is_empty() {
                answers.extend(document.name.iter().map(|name| name.id.clone()));
                answers.extend(named);
            }
        }
        let is_needed = |document: &Document| {
            let Some(name) = &document.name else { return true };
            let shown_there = !answers.is_empty() && of_kinds(document, related.of_many);
            self.in_share(document) || related.waived.contains(name) || shown_there
        };
        let documents = || self.documents().iter().enumerate();
        let mut asked: HashSet<usize> =
            documents().filter(|(_, document)| is_needed(document)).map(|(at, _)| at).collect();
        let mut others: Vec<_> = documents().collect();
        let mut reached = answers;
        while !reached.is_empty() {
            let (more, rest): (Vec<_>, Vec<_>) =
                others.into_iter().partition(|(_, document)| self.reaches(document, &reached));
            if more.is_empty() {
                break;
            }
            asked.extend(more.iter().map(|(at, _)| *at));
            reached.extend(more.iter().filter_map(|(_, document)| Some(document.name.as_ref()?.id.clone())));
            others = rest;
        }
        Some(asked)
    }

    /// Whether a record may answer a breach in a document with one of these ids, or any figure of a period.
    pub fn may_answer(&self, record: &Document, broken: &BTreeSet<String>) -> bool {
        let entries = self.node(record).and_then(|record| record.get(ANSWERS)).into_iter().flat_map(Node::items);
        let of = |entry: Node<'_>| entry.get("document").is_some_and(|named| broken.contains(named.text()));
        !broken.is_empty() && entries.into_iter().any(|entry| of(entry) || entry.get("period").is_some())
    }

    /// Whether a document is one of these ids, or a value of it is.
    fn reaches(&self, document: &Document, ids: &BTreeSet<String>) -> bool {
        let root = || self.tree(document)?.node(self.root(document)?);
        document.name.as_ref().is_some_and(|name| ids.contains(&name.id)) || root().is_some_and(|root| names(root, ids))
    }
}

fn names(node: Node<'_>, ids: &BTreeSet<String>) -> bool {
    if node.scalar().is_some() {
        return ids.contains(node.text()) || plain_form(node).is_some_and(|number| ids.contains(&number));
    }
    node.items().any(|item| names(item, ids)) || node.entries().any(|entry| names(entry.value, ids))
}
