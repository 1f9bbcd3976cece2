//! Which versions of a document the target has had: from its own as far back as is asked.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Utc};

use super::past::{Before, Names, Past, PastVersion, lock};
use super::resolve::{documents_of, is_config};
use super::{Document, Review};
use crate::config::FILE_NAME;
use crate::finding::DocumentName;
use crate::load::file_of_past;
use crate::source::{BlobName, FileId, PastGap, Side, SourceFile, Touch};
use crate::yaml::{Limits, Tree, parse_file};

/// The documents of a file, with its tree.
type Held = (Vec<Document>, Arc<Tree>);

impl Past {
    /// A document as the target has it; none where it does not, or has two of that name.
    ///
    /// # Errors
    /// The content of a file is not there.
    pub fn at_target(&self, review: &Review, document: &Document) -> Result<Option<PastVersion>, PastGap> {
        let Some(name) = document.name.as_ref().filter(|name| !review.is_repeated(&name.kind, &name.id)) else {
            return Ok(None);
        };
        if review.has_base() {
            let base = review.base(name).filter(|_| !review.base_is_repeated(name));
            let found = base.and_then(|base| Some((base, review.tree(base)?)));
            let version = found.map(|(base, tree)| PastVersion {
                document: base.clone(),
                tree: Arc::clone(tree),
                path: review.file(base.file).path.clone(),
                newest: 0,
                begun: OnceLock::new(),
            });
            return Ok(version);
        }
        let path = &review.file(document.file).path;
        let newest = self.files.newest()?;
        let there = newest.binary_search_by(|(other, _)| other.as_str().cmp(path)).ok();
        if let Some((path, content)) = there.map(|at| &newest[at])
            && let Some(version) = self.version(review, (path, *content), 0, name, document.file)?
        {
            return Ok(Some(version));
        }
        match self.strays(review)?.get(name) {
            Some(Some((path, content))) => self.version(review, (path, *content), 0, name, document.file),
            _ => Ok(None),
        }
    }

    /// What stood before a version.
    ///
    /// # Errors
    /// The past is not known so far back.
    pub fn before(&self, review: &Review, version: &PastVersion) -> Result<Before, PastGap> {
        let Touch { commit, was } = self.begun(version)?;
        if self.start(review)?.is_some_and(|start| commit >= start) {
            return Ok(Before::Import);
        }
        let Some(name) = &version.document.name else { return Ok(Before::Nothing) };
        let older = commit + 1;
        if let Some(content) = was
            && let Some(found) = self.version(review, (&version.path, content), older, name, version.document.file)?
        {
            return Ok(Before::Version(Box::new(found)));
        }
        // It came from a file that the same commit changed or deleted, or it was not there.
        let left = self.left(review, commit)?;
        let Some(Some((path, content))) = left.get(name) else { return Ok(Before::Nothing) };
        let found = self.version(review, (path, *content), older, name, version.document.file)?;
        Ok(found.map_or(Before::Nothing, |version| Before::Version(Box::new(version))))
    }

    /// Since when the target has had a version.
    ///
    /// # Errors
    /// The past is not known so far back.
    pub fn since(&self, version: &PastVersion) -> Result<DateTime<Utc>, PastGap> {
        let commit = self.begun(version)?.commit;
        let at = self.files.commits()?.get(commit).map_or(i64::MAX, |commit| commit.at);
        Ok(DateTime::from_timestamp(at, 0).map_or(self.clock, |at| at.min(self.clock)))
    }

    /// The commit that gave a version its content.
    fn begun(&self, version: &PastVersion) -> Result<Touch, PastGap> {
        let find = || {
            self.files.commits()?;
            let touch = self.files.touch(&version.path, version.newest)?;
            touch.ok_or_else(|| PastGap::Missing(version.path.clone()))
        };
        version.begun.get_or_init(find).clone()
    }

    /// The commit whose documents were brought along.
    fn start(&self, review: &Review) -> Result<Option<usize>, PastGap> {
        let root = || {
            review.config().root.as_ref().map_or_else(|| review.config().path(FILE_NAME), |root| root.path(FILE_NAME))
        };
        let find = || {
            let commits = self.files.commits()?;
            Ok(match &self.imported {
                Some(id) => commits.iter().position(|commit| commit.id == *id),
                // Without a configuration it is the very first.
                None => self.files.first_with(&root())?.or_else(|| commits.len().checked_sub(1)),
            })
        };
        self.start.get_or_init(find).clone()
    }

    /// The document of a name in a content of a file; none where it is not there, or there twice.
    pub(super) fn version(
        &self,
        review: &Review,
        (path, content): (&str, BlobName),
        newest: usize,
        name: &DocumentName,
        file: FileId,
    ) -> Result<Option<PastVersion>, PastGap> {
        let Some((documents, tree)) = self.documents(review, path, content, file)? else { return Ok(None) };
        let mut found = documents.into_iter().filter(|document| document.name.as_ref() == Some(name));
        let only = found.next().filter(|_| found.next().is_none());
        Ok(only.map(|document| PastVersion { document, tree, path: path.to_owned(), newest, begun: OnceLock::new() }))
    }

    /// The documents in a content of a file.
    pub(super) fn documents(
        &self,
        review: &Review,
        path: &str,
        content: BlobName,
        file: FileId,
    ) -> Result<Option<Held>, PastGap> {
        let config = review.config();
        let Some(read) = file_of_past(config, path).filter(|_| !config.is_at(path)) else { return Ok(None) };
        let text = self.text(path, content)?;
        let Some(source) = text.text.as_ref().map(|text| SourceFile::new(path, Arc::clone(text))) else {
            return Ok(None);
        };
        let entry = read.entry.filter(|_| !is_config(path)).and_then(|entry| config.documents.get(entry));
        let parse = || Arc::clone(text.tree.get_or_init(|| Arc::new(parse_file(&source, &Limits::default()))));
        let parsed = documents_of(file, &source, &read, entry, &parse);
        Ok(parsed.tree.map(|tree| (parsed.documents, tree)))
    }

    /// Where the documents stood that a commit changed, moved or deleted, before it.
    fn left(&self, review: &Review, commit: usize) -> Result<Arc<Names>, PastGap> {
        let key = (commit, review.config().folder.clone());
        if let Some(known) = lock(&self.left).get(&key) {
            return Ok(Arc::clone(known));
        }
        let names = Arc::new(self.names(review, self.files.left(commit)?)?);
        lock(&self.left).insert(key, Arc::clone(&names));
        Ok(names)
    }

    /// Where the target has the documents of files that are not as they are judged.
    fn strays(&self, review: &Review) -> Result<Arc<Names>, PastGap> {
        let key = review.config().folder.clone();
        if let Some(known) = lock(&self.strays).get(&key) {
            return Ok(Arc::clone(known));
        }
        let sources = review.sources.iter(Side::Merge);
        let same: HashMap<&str, BlobName> = sources
            .filter_map(|(_, file)| Some((file.path.as_str(), self.files.name_of(file.text.as_bytes())?)))
            .collect();
        let other = self.files.newest()?.iter().filter(|(path, content)| same.get(path.as_str()) != Some(content));
        let names = Arc::new(self.names(review, other.cloned().collect())?);
        lock(&self.strays).insert(key, Arc::clone(&names));
        Ok(names)
    }

    fn names(&self, review: &Review, files: Vec<(String, BlobName)>) -> Result<Names, PastGap> {
        let mut names = Names::new();
        let Some((file, _)) = review.sources.iter(Side::Merge).next() else { return Ok(names) };
        for (path, content) in files {
            let Some((documents, _)) = self.documents(review, &path, content, file)? else { continue };
            for name in documents.into_iter().filter_map(|document| document.name) {
                let place = (path.clone(), content);
                names.entry(name).and_modify(|place| *place = None).or_insert(Some(place));
            }
        }
        Ok(names)
    }
}
