//! Where files come from: a folder of the disk, or texts in memory. Nothing else reads a project.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::glob::Globs;
use super::walk::{EntryKind, FileEntry, Walked, look_at, passed_over, walk};

/// The files of one version of a project. Paths are relative to its root, with `/` between the parts.
pub trait Files: Sync {
    /// The folder that the paths are relative to, as people are told; empty where there is none.
    fn root(&self) -> &Path;

    /// Everything but folders, in the order of the paths; of what is not tracked and ignored only the files that `spelt`
    /// names.
    fn entries(&self, spelt: &[String]) -> Vec<FileEntry>;

    /// The files that some globs name and that are left out of [`Self::entries`]: not tracked, and ignored. What lies in an
    /// ignored folder is among them where a glob spells that folder.
    fn passed_over(&self, globs: &[&Globs]) -> Vec<String> {
        let _ = globs;
        Vec::new()
    }

    /// What stands at a path; a folder on the way to it that is a link makes it one. The error of what is not there has
    /// the kind [`io::ErrorKind::NotFound`].
    ///
    /// # Errors
    /// What keeps it from being looked at.
    fn look_at(&self, path: &str) -> io::Result<EntryKind>;

    /// The bytes of an ordinary file, at most one more than `most`.
    ///
    /// # Errors
    /// What keeps it from being read.
    fn read(&self, path: &str, most: usize) -> io::Result<Vec<u8>>;
}

/// Files that a folder does not hold, and that stand elsewhere all the same.
pub trait Elsewhere: Sync + std::fmt::Debug {
    /// Their paths, with what stands there.
    fn paths(&self) -> &BTreeMap<String, EntryKind>;

    /// The bytes of one of them, at most one more than `most`.
    ///
    /// # Errors
    /// What keeps it from being read.
    fn read(&self, path: &str, most: usize) -> io::Result<Vec<u8>>;
}

/// A folder of the disk.
#[derive(Debug)]
pub struct Disk {
    root: PathBuf,
    /// The only folder whose files are listed, relative to the root; empty for all.
    part: String,
    /// The paths below the root that Git tracks; none where there is no repository.
    tracked: Option<BTreeSet<String>>,
    /// What Git tracks and has left out of the folder.
    elsewhere: Option<Box<dyn Elsewhere>>,
    /// What a walk of the folder finds.
    walked: OnceLock<Walked>,
}

impl Disk {
    /// The folder at `root`. `tracked` are the paths below it that Git tracks; without a repository every file counts.
    pub fn new(root: impl Into<PathBuf>, tracked: Option<BTreeSet<String>>) -> Self {
        Self { root: root.into(), part: String::new(), tracked, elsewhere: None, walked: OnceLock::new() }
    }

    /// The same, with files that stand elsewhere.
    #[must_use]
    pub fn with_elsewhere(self, elsewhere: Box<dyn Elsewhere>) -> Self {
        Self { elsewhere: Some(elsewhere), ..self }
    }

    /// Where a file stands that is not in the folder.
    fn elsewhere(&self, path: &str) -> Option<(&dyn Elsewhere, &EntryKind)> {
        let elsewhere = self.elsewhere.as_deref()?;
        Some((elsewhere, elsewhere.paths().get(path)?))
    }

    /// The same, of which only the files in one folder are listed: `part`, relative to the root.
    #[must_use]
    pub fn below(self, part: &str) -> Self {
        Self { part: part.to_owned(), walked: OnceLock::new(), ..self }
    }

    /// What lies in the folder, looked at once.
    fn walked(&self) -> &Walked {
        self.walked.get_or_init(|| walk(&self.root, &self.part, self.tracked.as_ref()))
    }
}

impl Files for Disk {
    fn root(&self) -> &Path {
        &self.root
    }

    fn entries(&self, spelt: &[String]) -> Vec<FileEntry> {
        let mut entries = self.walked().entries.clone();
        let missed = spelt.iter().filter(|path| entries.binary_search_by(|entry| entry.path.cmp(path)).is_err());
        let missed: BTreeSet<FileEntry> = missed
            .filter_map(|path| Some(FileEntry { path: path.clone(), kind: self.look_at(path).ok()? }))
            .filter(|entry| {
                !matches!(entry.kind, EntryKind::Folder) && !entry.path.split('/').any(|part| part == ".git")
            })
            .collect();
        let is_listed = |(path, _): &(&String, &EntryKind)| {
            let is_below = path.strip_prefix(&self.part).is_some_and(|rest| rest.starts_with('/'));
            self.part.is_empty() || is_below
        };
        let elsewhere = self.elsewhere.iter().flat_map(|elsewhere| elsewhere.paths()).filter(is_listed);
        let elsewhere = elsewhere.filter(|(path, _)| entries.binary_search_by(|entry| entry.path.cmp(path)).is_err());
        let elsewhere = elsewhere.map(|(path, kind)| FileEntry { path: path.clone(), kind: kind.clone() });
        let more: BTreeSet<FileEntry> = elsewhere.chain(missed).collect();
        if !more.is_empty() {
            entries.extend(more);
            entries.sort();
        }
        entries
    }

    fn passed_over(&self, globs: &[&Globs]) -> Vec<String> {
        if self.tracked.is_none() || globs.iter().all(|globs| globs.is_empty()) {
            return Vec::new();
        }
        passed_over(&self.root, self.walked(), globs)
    }

    fn look_at(&self, path: &str) -> io::Result<EntryKind> {
        look_at(&self.root, path).or_else(|error| self.elsewhere(path).map(|(_, kind)| kind.clone()).ok_or(error))
    }

    fn read(&self, path: &str, most: usize) -> io::Result<Vec<u8>> {
        let file = match (File::open(self.root.join(path)), self.elsewhere(path)) {
            (Ok(file), _) => file,
            (Err(error), Some((elsewhere, _))) if error.kind() == io::ErrorKind::NotFound => {
                return elsewhere.read(path, most);
            }
            (Err(error), _) => return Err(error),
        };
        let mut bytes = Vec::new();
        let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        file.take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// Files with one more, or with another content of one: what would be there once it was written.
#[derive(Debug)]
pub struct WithFile<F> {
    /// The others.
    pub files: F,
    /// Its path.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl<F: Files> Files for WithFile<F> {
    fn root(&self) -> &Path {
        self.files.root()
    }

    fn entries(&self, spelt: &[String]) -> Vec<FileEntry> {
        let kind = EntryKind::File(u64::try_from(self.bytes.len()).unwrap_or(u64::MAX));
        let mut entries = self.files.entries(spelt);
        entries.retain(|entry| entry.path != self.path);
        entries.push(FileEntry { path: self.path.clone(), kind });
        entries.sort();
        entries
    }

    fn passed_over(&self, globs: &[&Globs]) -> Vec<String> {
        self.files.passed_over(globs)
    }

    fn look_at(&self, path: &str) -> io::Result<EntryKind> {
        if path == self.path {
            return Ok(EntryKind::File(u64::try_from(self.bytes.len()).unwrap_or(u64::MAX)));
        }
        self.files.look_at(path)
    }

    fn read(&self, path: &str, most: usize) -> io::Result<Vec<u8>> {
        if path == self.path {
            return Ok(self.bytes.get(..most.saturating_add(1)).unwrap_or(&self.bytes).to_vec());
        }
        self.files.read(path, most)
    }
}

/// Texts that lie in memory, as tests of policies, editors and pages have them.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// Paths and contents; of two with one path the last counts.
    pub fn new<P: Into<String>, T: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, T)>) -> Self {
        Self { files: files.into_iter().map(|(path, text)| (path.into(), text.into())).collect() }
    }
}

impl Files for Memory {
    fn root(&self) -> &Path {
        Path::new("")
    }

    fn entries(&self, _: &[String]) -> Vec<FileEntry> {
        let size = |bytes: &Vec<u8>| u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let entry = |(path, bytes)| FileEntry { path: String::clone(path), kind: EntryKind::File(size(bytes)) };
        self.files.iter().map(entry).collect()
    }

    fn look_at(&self, path: &str) -> io::Result<EntryKind> {
        match self.files.get(path) {
            Some(bytes) => Ok(EntryKind::File(u64::try_from(bytes.len()).unwrap_or(u64::MAX))),
            None if self.files.keys().any(|file| file.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'))) => {
                Ok(EntryKind::Folder)
            }
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn read(&self, path: &str, most: usize) -> io::Result<Vec<u8>> {
        let bytes = self.files.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(bytes.get(..most.saturating_add(1)).unwrap_or(bytes).to_vec())
    }
}
