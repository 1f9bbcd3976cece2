//! What single commits did to documents: those that a change would bring to the target, and those that somebody signed.

use std::sync::Arc;

use super::past::{CommitsAsked, Edited, Past, PastVersion, lock};
use super::{Document, Review};
use crate::source::{BlobName, PastGap, Side, WorkCommit};

/// What a commit did to a document.
#[derive(Debug)]
pub struct DocumentEdit<'p> {
    /// The commit.
    pub commit: &'p WorkCommit,
    /// The document as its parents had it in the files that it changed, in no order.
    pub was: Vec<PastVersion>,
    /// The document as it has it in these files; several where it put it into several.
    pub is: Vec<PastVersion>,
}

impl Past {
    /// What commits did to a document.
    ///
    /// # Errors
    /// A commit, or a content that it changed, is not there.
    pub fn edits(
        &self,
        review: &Review,
        document: &Document,
        work: CommitsAsked,
    ) -> Result<Vec<DocumentEdit<'_>>, PastGap> {
        let commits = self.work(work)?;
        let Some(name) = document.name.as_ref().filter(|_| !commits.is_empty()) else { return Ok(Vec::new()) };
        let edited = self.edited(review, work)?;
        let positions = edited.get(name).map_or(&[][..], Vec::as_slice);
        let edit = |at: &usize| {
            let commit = &commits[*at];
            let (mut was, mut is) = (Vec::new(), Vec::new());
            for change in &commit.changes {
                let version = |content: Option<BlobName>| match content {
                    Some(content) => self.version(review, (&change.path, content), 0, name, document.file),
                    None => Ok(None),
                };
                for content in &change.was {
                    was.extend(version(*content)?);
                }
                is.extend(version(change.is)?);
            }
            Ok(DocumentEdit { commit, was, is })
        };
        positions.iter().map(edit).collect()
    }

    fn work(&self, work: CommitsAsked) -> Result<&[WorkCommit], PastGap> {
        match work {
            CommitsAsked::Coming => self.files.coming(),
            CommitsAsked::Signed => self.files.signed(),
        }
    }

    /// Which commits changed files in which documents stand, read once.
    fn edited(&self, review: &Review, work: CommitsAsked) -> Result<Arc<Edited>, PastGap> {
        let key = (work, review.config().folder.clone());
        if let Some(known) = lock(&self.edited).get(&key) {
            return Ok(Arc::clone(known));
        }
        let mut edited = Edited::new();
        if let Some((file, _)) = review.sources.iter(Side::Merge).next() {
            for (at, commit) in self.work(work)?.iter().enumerate() {
                for change in &commit.changes {
                    for content in change.was.iter().copied().chain([change.is]).flatten() {
                        let Some((documents, _)) = self.documents(review, &change.path, content, file)? else {
                            continue;
                        };
                        for name in documents.into_iter().filter_map(|document| document.name) {
                            let positions = edited.entry(name).or_default();
                            if positions.last() != Some(&at) {
                                positions.push(at);
                            }
                        }
                    }
                }
            }
        }
        let edited = Arc::new(edited);
        lock(&self.edited).insert(key, Arc::clone(&edited));
        Ok(edited)
    }
}
