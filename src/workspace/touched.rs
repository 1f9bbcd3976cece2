//! What a change touches, and which documents that can alter the verdict of.
//!
//! What a rule finds in a document rests on the document, on what is trusted, and on the other documents that the rule looks at. A
//! rule looks at those that the document names, at those that name it, and at all of some kinds (`PolicyRule::scans`). So where a
//! change touches nothing that is trusted, every other finding of a document that it does not touch is that of the target.

use std::collections::{BTreeSet, HashMap, HashSet};

use rayon::prelude::*;

use super::affected::Affected;
use super::{Document, KindOf, Review};
use crate::finding::DocumentName;
use crate::kind::plain_form;
use crate::yaml::Node;

/// What a change touches of the documents.
#[derive(Debug)]
pub struct Touched<'r> {
    /// The kinds of the documents that were added, changed, moved or deleted, as they stood and as they would be.
    pub kinds: BTreeSet<&'r str>,
    documents: Vec<&'r Document>,
}

impl Review {
    /// What a change touches; none where no versions are compared, or where it touches what is trusted, so that any verdict may be
    /// another. A document without a readable kind may be of any kind at all.
    pub fn touched(&self) -> Option<Touched<'_>> {
        let change = self.change.as_ref().filter(|_| self.proposed.is_none())?;
        let sides = [&self.merge, &self.target];
        let documents = sides.iter().flat_map(|side| side.documents.iter());
        let is_changed = |document: &&Document| change.of(&self.file(document.file).path).is_some();
        let documents: Vec<&Document> = documents.filter(is_changed).collect();
        let is_plain = |document: &&Document| {
            let is_trusted = self.kind(document).is_some_and(KindOf::is_trusted);
            let is_usual = |name: &DocumentName| name.id.starts_with(|first: char| first.is_alphanumeric());
            document.kind.is_some() && !is_trusted && document.name.as_ref().is_none_or(is_usual)
        };
        documents.iter().all(is_plain).then(|| Touched {
            kinds: documents.iter().filter_map(|document| document.kind.as_deref()).collect(),
            documents,
        })
    }

    /// The documents whose verdict a change can alter: what it touches; what names it, directly or through others; and what it names
    /// itself. `records` are the kinds whose documents answer breaches of others: what is said of one rests on what the other finds.
    /// Of the other documents those of `kinds` are judged whole too, and all by `rules`.
    pub fn affected(
        &self,
        touched: &Touched<'_>,
        records: &BTreeSet<&str>,
        kinds: &BTreeSet<&str>,
        rules: BTreeSet<String>,
    ) -> Affected {
        let changed: HashSet<*const Document> =
            touched.documents.iter().map(|document| &raw const **document).collect();
        let visible: Vec<&Document> = self.visible().map(|(document, _)| document).collect();
        let ids: HashSet<&str> =
            touched.documents.iter().chain(&visible).flat_map(|document| self.called(document)).collect();
        let documents: Vec<&Document> = touched
            .documents
            .iter()
            .copied()
            .chain(visible.into_iter().filter(|document| !changed.contains(&(&raw const **document))))
            .collect();
        let names: Vec<Vec<&str>> = documents.par_iter().map(|document| self.named_by(document, &ids)).collect();
        let mut naming: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, names) in names.iter().enumerate() {
            for name in names {
                naming.entry(name).or_default().push(at);
            }
        }
        let mut reached: HashSet<usize> = (0..touched.documents.len()).collect();
        let mut next: Vec<usize> = reached.iter().copied().collect();
        while let Some(at) = next.pop() {
            let by = self.called(documents[at]).filter_map(|id| naming.get(id));
            next.extend(by.flatten().copied().filter(|by| reached.insert(*by)));
        }
        let is_of =
            |at: usize, kinds: &BTreeSet<&str>| documents[at].kind.as_deref().is_some_and(|kind| kinds.contains(kind));
        // What they name; of those that only name what is touched, what the records among them name.
        let named = |at: &usize| *at < touched.documents.len() || is_of(*at, records);
        let mut asked: HashSet<&str> =
            reached.iter().filter(|at| named(at)).flat_map(|at| names[*at].iter().copied()).collect();
        asked.extend(reached.iter().flat_map(|at| self.called(documents[*at])));
        let by_id = |document: &Document| self.called(document).any(|id| asked.contains(id));
        let is_whole = |at: &usize| reached.contains(at) || by_id(documents[*at]) || is_of(*at, kinds);
        let whole: Vec<usize> = (0..documents.len()).filter(is_whole).collect();
        let path = |document: &Document| self.file(document.file).path.clone();
        Affected {
            names: whole.iter().filter_map(|at| documents[*at].name.clone()).collect(),
            paths: whole.iter().map(|at| documents[*at]).filter(|document| document.name.is_none()).map(path).collect(),
            rules,
        }
    }

    /// The ids of documents that a document holds, as a value, as a key, or in one of them after a slash (`Kind/id`).
    fn named_by<'i>(&self, document: &Document, ids: &HashSet<&'i str>) -> Vec<&'i str> {
        let mut found = Vec::new();
        if let Some(root) = self.written_root(document) {
            names(root, ids, &mut found);
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What others may call a document: its id, and its field `id` where another field is its id.
    fn called<'r>(&'r self, document: &'r Document) -> impl Iterator<Item = &'r str> {
        let name = document.name.as_ref().map(|name| name.id.as_str());
        let field = self.written_root(document).and_then(|root| root.get("id")).filter(|id| id.scalar().is_some());
        name.into_iter().chain(field.map(Node::text))
    }

    fn written_root(&self, document: &Document) -> Option<Node<'_>> {
        self.tree(document)?.node(self.root(document)?)
    }
}

fn names<'i>(node: Node<'_>, ids: &HashSet<&'i str>, found: &mut Vec<&'i str>) {
    if node.scalar().is_some() {
        text(node.text(), ids, found);
        if let Some(number) = plain_form(node) {
            text(&number, ids, found);
        }
        return;
    }
    node.items().for_each(|item| names(item, ids, found));
    for entry in node.entries() {
        text(entry.key.text(), ids, found);
        names(entry.value, ids, found);
    }
}

fn text<'i>(text: &str, ids: &HashSet<&'i str>, found: &mut Vec<&'i str>) {
    let last = text.split_once('/').map(|(_, id)| id);
    found.extend([Some(text), last].into_iter().flatten().filter_map(|text| ids.get(text)));
}
