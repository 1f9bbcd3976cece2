//! Whether a folder lies in a repository, and what Git tracks in it.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use git2::{IndexEntryExtendedFlag, Oid, Repository, RepositoryOpenFlags};

use crate::source::{Elsewhere, EntryKind};

/// The bits of a mode that say what an entry is.
const FILE_TYPE: u32 = 0o170_000;

/// A symbolic link, in these bits.
const LINK: u32 = 0o120_000;

/// A submodule, in these bits.
const SUBMODULE: u32 = 0o160_000;

/// What Git says of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Folder {
    /// It lies in no repository.
    Nowhere,
    /// It lies in a work tree; the paths below it that Git tracks, relative to it, with `/` between the parts. Names
    /// that are not UTF-8 are left out: such files are told by the walk.
    WorkTree {
        /// Those paths.
        tracked: BTreeSet<String>,
        /// Those among them that a sparse checkout leaves out of the work tree.
        sparse: Sparse,
    },
    /// It is a repository without a work tree, or lies in the database of one.
    Database,
    /// The repository cannot be read.
    Unreadable {
        /// Why, in Git's words.
        reason: String,
        /// The feature of the repository that this program cannot read, where it is a known one.
        obstacle: Option<Obstacle>,
    },
}

/// A feature of a repository that Git reads and this program does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// Its index stands for folders that a sparse checkout leaves out by one entry each.
    SparseIndex,
    /// Its index lies in two files.
    SplitIndex,
    /// Its index is damaged: empty, or no index at all.
    DamagedIndex,
    /// It has an object format, or an extension, that is not known: SHA-256, references in tables.
    Format,
    /// It belongs to another user.
    Owner,
    /// Its `.git` is no repository: an empty folder, one without its files, a link to nothing.
    Broken,
}

/// What a sparse checkout leaves out of a folder; it is read from the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sparse {
    folder: PathBuf,
    paths: BTreeMap<String, EntryKind>,
    blobs: BTreeMap<String, Oid>,
}

impl Sparse {
    /// Whether nothing is left out.
    pub fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }
}

impl Elsewhere for Sparse {
    fn paths(&self) -> &BTreeMap<String, EntryKind> {
        &self.paths
    }

    fn read(&self, path: &str, most: usize) -> io::Result<Vec<u8>> {
        let ceilings: [&Path; 0] = [];
        let id = self.blobs.get(path).ok_or(io::ErrorKind::NotFound)?;
        let repository = Repository::open_ext(&self.folder, RepositoryOpenFlags::empty(), ceilings);
        let repository = repository.map_err(io::Error::other)?;
        let blob = repository.find_blob(*id).map_err(io::Error::other)?;
        let bytes = blob.content();
        Ok(bytes.get(..most.saturating_add(1)).unwrap_or(bytes).to_vec())
    }
}

/// The repository that a folder lies in, as it must be: whole, known, and of this user.
///
/// # Errors
/// [`Folder::Nowhere`], or [`Folder::Unreadable`] with the reason.
pub(super) fn open(folder: &Path) -> Result<Repository, Folder> {
    let ceilings: [&Path; 0] = [];
    let repository = match Repository::open_ext(folder, RepositoryOpenFlags::empty(), ceilings) {
        Ok(repository) => repository,
        Err(error) if error.code() == git2::ErrorCode::NotFound && marked(folder).is_none() => {
            return Err(Folder::Nowhere);
        }
        Err(error) if error.code() == git2::ErrorCode::NotFound => return Err(broken(error.message())),
        Err(error) => return Err(unreadable(&error)),
    };
    // Git passes over a `.git` that is no repository, and takes the one above for that of the folder.
    match marked(folder).filter(|marked| !is_of(&repository, marked)) {
        Some(marked) => Err(broken(&format!("{} is not a repository", marked.join(".git").display()))),
        None => Ok(repository),
    }
}

/// Where a folder lies.
pub fn place(folder: &Path) -> Folder {
    let repository = match open(folder) {
        Ok(repository) => repository,
        Err(place) => return place,
    };
    let Some(top) = repository.workdir().and_then(|top| top.canonicalize().ok()) else { return Folder::Database };
    let in_database =
        folder.starts_with(&top) && repository.path().canonicalize().is_ok_and(|database| folder.starts_with(database));
    let Some(prefix) = folder.strip_prefix(&top).ok().filter(|_| !in_database) else { return Folder::Database };
    let prefix: String = prefix.iter().fold(String::new(), |path, part| path + &part.to_string_lossy() + "/");
    match repository.index() {
        Ok(index) => {
            let (mut tracked, mut blobs, mut paths) = (BTreeSet::new(), BTreeMap::new(), BTreeMap::new());
            let sparse = IndexEntryExtendedFlag::SKIP_WORKTREE;
            for entry in index.iter() {
                let flags = IndexEntryExtendedFlag::from_bits_truncate(entry.flags_extended);
                let Ok(path) = String::from_utf8(entry.path) else { continue };
                let Some(path) = path.strip_prefix(&prefix) else { continue };
                if flags.contains(sparse) {
                    let kind = match entry.mode & FILE_TYPE {
                        LINK => EntryKind::Link,
                        SUBMODULE => EntryKind::Repository,
                        _ => EntryKind::File(0),
                    };
                    if matches!(kind, EntryKind::File(_)) {
                        blobs.insert(path.to_owned(), entry.id);
                    }
                    paths.insert(path.to_owned(), kind);
                }
                tracked.insert(path.to_owned());
            }
            Folder::WorkTree { tracked, sparse: Sparse { folder: folder.to_owned(), paths, blobs } }
        }
        // Of an index that it cannot read the library says that it is not there.
        Err(error) if is_damaged(&repository.path().join("index"), &error) => {
            Folder::Unreadable { reason: "its index is damaged".to_owned(), obstacle: Some(Obstacle::DamagedIndex) }
        }
        Err(error) => unreadable(&error),
    }
}

/// Whether an index is there of which the library says that it is not: it says so of one that it cannot read.
fn is_damaged(index: &Path, error: &git2::Error) -> bool {
    error.message().contains("no longer exists") && index.symlink_metadata().is_ok()
}

/// The nearest folder at or above one that has a `.git`.
fn marked(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|above| above.join(".git").symlink_metadata().is_ok())
}

/// Whether a repository is that of the `.git` in a folder.
fn is_of(repository: &Repository, folder: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    let is_work_tree = repository.workdir().is_some_and(|top| real(top) == real(folder));
    is_work_tree || real(repository.path()) == real(&folder.join(".git"))
}

fn broken(reason: &str) -> Folder {
    Folder::Unreadable { reason: reason.to_owned(), obstacle: Some(Obstacle::Broken) }
}

fn unreadable(error: &git2::Error) -> Folder {
    let reason = error.message().to_owned();
    let says = |words: &str| reason.to_ascii_lowercase().contains(words);
    let obstacle = if error.code() == git2::ErrorCode::Owner {
        Some(Obstacle::Owner)
    } else if says("extension: 'sdir'") {
        Some(Obstacle::SparseIndex)
    } else if says("extension: 'link'") {
        Some(Obstacle::SplitIndex)
    } else if says("unknown object format") || says("unsupported extension name") {
        Some(Obstacle::Format)
    } else {
        None
    };
    Folder::Unreadable { reason, obstacle }
}
