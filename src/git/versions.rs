//! Two versions of a repository: the tip of the target, and what the target would be after a merge.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use git2::{Commit, IndexEntryExtendedFlag, ObjectType, Oid, Repository};

use super::fault::{GitFault, Limit};
use super::files::VersionFiles;
use super::folder::{Folder, open};
use super::history::{Coming, Line, LineOptions, coming};
use super::merge::{Content, Item, Tree, merge, name_of, tree_of};
use super::objects::Objects;
use super::revision::{branch, commit, head, is_by_hash};
use crate::finding::{ChangedFile, Revisions, content_digest};
use crate::source::{Disk, EntryKind, Files as _};

/// What the target is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Base {
    /// A revision, as people write it: see `docs/pull-requests.md`.
    Revision(String),
    /// A commit by its whole hash that no person chose: the one that a merge queue builds on, or a step of a line.
    Commit(String),
    /// A branch of the remote, by its name there.
    Branch(String),
}

/// What would be merged into the target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Head {
    /// A revision.
    Revision(String),
    /// What the index holds, on top of `HEAD`.
    Index,
    /// What the work tree holds, on top of `HEAD`.
    WorkTree,
}

/// The target of a repository, before it is known what would be merged into it.
pub struct TargetTip {
    repository: Repository,
    objects: Objects,
    commit: Oid,
    tree: Arc<Tree>,
}

/// Both versions.
#[derive(Debug)]
pub struct Versions {
    /// The folder that is the repository's work tree, or its database where it has none.
    top: PathBuf,
    objects: Objects,
    target: Arc<Tree>,
    merge: Arc<Tree>,
    /// The folder of the work tree that files of the merge are read from, with its path from the top.
    disk: Option<(String, Disk)>,
    /// Their names.
    pub revisions: Revisions,
    /// What the merge would bring to the target.
    pub coming: Coming,
}

/// How many files may differ.
const MOST_CHANGED: usize = 20_000;

/// How many bytes the files that differ may have, on both sides together.
const MOST_BYTES: usize = 256 << 20;

impl TargetTip {
    /// The target of the repository that a folder lies in.
    ///
    /// # Errors
    /// No repository that can be read: `Err(Err(place))`; else why its target cannot be had.
    pub fn of(folder: &Path, base: &Base) -> Result<Self, Result<GitFault, Folder>> {
        let repository = open(folder).map_err(Err)?;
        let read = || {
            let objects = Objects::of(&repository)?;
            let commit = match base {
                Base::Revision(name) | Base::Commit(name) => commit(&repository, name)?,
                Base::Branch(name) => branch(&repository, name)?,
            };
            let tree = Arc::new(objects.with(|database| tree_of(database, commit.tree_id()))?);
            Ok((objects, commit.id(), tree))
        };
        let (objects, commit, tree) = read().map_err(Ok)?;
        Ok(Self { repository, objects, commit, tree })
    }

    /// The folder that paths of the repository start from: its work tree, or its database where it has none.
    pub fn top(&self) -> PathBuf {
        let top = self.repository.workdir().unwrap_or_else(|| self.repository.path());
        top.canonicalize().unwrap_or_else(|_| top.to_owned())
    }

    /// Whether the repository has a work tree.
    pub fn has_work_tree(&self) -> bool {
        self.repository.workdir().is_some()
    }

    /// The files of the target below a folder, given by its path with a slash at its end.
    pub fn files(&self, within: &str) -> VersionFiles {
        VersionFiles::new(self.top().join(within), within, Arc::clone(&self.tree), self.objects.clone(), None)
    }

    /// The hash of its commit.
    pub fn commit(&self) -> String {
        self.commit.to_string()
    }

    /// The line that it is the tip of.
    pub fn line(&self, options: LineOptions) -> Line {
        Line::new(self.objects.clone(), self.commit, self.repository.is_shallow(), options)
    }

    /// Fails where a revision that says by a hash which commit is the target names one that the branch of changes has never
    /// been at: it is not among the first parents of its tip.
    ///
    /// # Errors
    /// It is so; the branch, or a part of its history, cannot be had.
    pub fn was_tip_of(&self, given: &str, target: &str) -> Result<(), GitFault> {
        if !is_by_hash(given) {
            return Ok(());
        }
        let mut at = branch(&self.repository, target)?;
        while at.id() != self.commit {
            let Some(before) = at.parent_ids().next() else {
                let (name, target) = (given.to_owned(), target.to_owned());
                let is_shallow = self.repository.is_shallow();
                return Err(if is_shallow { GitFault::Shallow } else { GitFault::NotOnLine { name, target } });
            };
            let found = self.repository.find_commit(before);
            at = found.map_err(
                |error| if self.repository.is_shallow() { GitFault::Shallow } else { GitFault::from(error) },
            )?;
        }
        Ok(())
    }

    /// Fails unless a commit would bring something to the target, as that of a pull request does.
    ///
    /// # Errors
    /// It is a part of the target; it cannot be had.
    pub fn lacks(&self, head: &str) -> Result<(), GitFault> {
        let head = commit(&self.repository, head)?.id();
        let is_there = head == self.commit || self.repository.graph_descendant_of(self.commit, head)?;
        if is_there { Err(GitFault::Nothing) } else { Ok(()) }
    }

    /// The target with what would be merged into it. `disk` is the folder of the work tree whose files would be, and
    /// `within` is its path from the top, with a slash at its end.
    ///
    /// # Errors
    /// Why the merge cannot be had.
    pub fn with(self, head: &Head, within: &str, disk: Option<Disk>) -> Result<Versions, GitFault> {
        let top = self.top();
        let at = match head {
            Head::Revision(name) => commit(&self.repository, name)?,
            Head::Index | Head::WorkTree => self::head(&self.repository)?,
        };
        let mut tree = self.objects.with(|database| tree_of(database, at.tree_id()))?;
        match head {
            Head::Revision(_) => {}
            Head::Index => tree = of_index(&self.repository)?,
            Head::WorkTree => of_disk(&mut tree, within, disk.as_ref().ok_or(GitFault::Bare)?)?,
        }
        let is_on_top = self.is_within(&at)?;
        let merged = if is_on_top { tree } else { self.merged(&at, &tree, disk.as_ref(), within)? };
        let merge = name_of(&merged)?.to_string();
        let head = matches!(head, Head::Revision(_)).then(|| at.id().to_string());
        let whole_head = head.clone().filter(|_| is_on_top);
        let coming = coming(&self.repository, self.commit, at.id())?;
        drop(at);
        Ok(Versions {
            top,
            revisions: Revisions { target: self.commit.to_string(), head, whole_head, merge },
            objects: self.objects,
            target: self.tree,
            merge: Arc::new(merged),
            disk: disk.map(|disk| (within.to_owned(), disk)),
            coming,
        })
    }

    /// Whether the target is part of what a commit was made from.
    fn is_within(&self, head: &Commit<'_>) -> Result<bool, GitFault> {
        if head.id() == self.commit || self.repository.graph_descendant_of(head.id(), self.commit)? {
            return Ok(true);
        }
        // In a shallow clone commits lack their parents, and so does what is made of them.
        if self.repository.is_shallow() { Err(GitFault::Shallow) } else { Ok(false) }
    }

    fn merged(&self, head: &Commit<'_>, tree: &Tree, disk: Option<&Disk>, within: &str) -> Result<Tree, GitFault> {
        let bases = match self.repository.merge_bases(self.commit, head.id()) {
            Ok(bases) => bases,
            Err(error) if error.code() == git2::ErrorCode::NotFound => return Err(GitFault::NoBase),
            Err(error) => return Err(error.into()),
        };
        let [base] = bases[..] else { return Err(GitFault::ManyBases) };
        let beginning = self.repository.find_commit(base)?.tree_id();
        let beginning = self.objects.with(|database| tree_of(database, beginning))?;
        let read = |path: &str, item: &Item| match (&item.content, disk) {
            (Content::Bytes(bytes), _) => Ok(bytes.to_vec()),
            (Content::Disk, Some(disk)) => {
                let path = path.strip_prefix(within).unwrap_or(path);
                disk.read(path, usize::MAX - 1).map_err(|error| GitFault::Git(error.to_string()))
            }
            _ => self.objects.blob(item.id, usize::MAX - 1).map_err(|_| GitFault::Missing(path.to_owned())),
        };
        merge(&beginning, &self.tree, tree, &read)
    }
}

impl Versions {
    /// The line of the target.
    pub fn line(&self, options: LineOptions) -> Line {
        let tip = Oid::from_str(&self.revisions.target).unwrap_or(Oid::ZERO_SHA1);
        Line::new(self.objects.clone(), tip, self.coming.is_shallow, options).with_arriving(&self.coming)
    }

    /// The files of the merge in the same folder as the work tree's, or in any where no work tree has a part in it.
    pub fn merge(&self, within: &str) -> VersionFiles {
        let disk = self.disk.as_ref().filter(|(folder, _)| folder == within);
        let disk = disk.map(|(_, disk)| Disk::new(disk.root(), None));
        VersionFiles::new(self.top.join(within), within, Arc::clone(&self.merge), self.objects.clone(), disk)
    }

    /// The files that differ, in the order of their paths from the top of the repository.
    ///
    /// # Errors
    /// More of them, or larger ones, than the limits; content that is not there.
    pub fn changed(&self) -> Result<Vec<ChangedFile>, GitFault> {
        let paths: BTreeSet<&String> = self.target.keys().chain(self.merge.keys()).collect();
        let differs = |path: &&String| match (self.target.get(*path), self.merge.get(*path)) {
            (Some(a), Some(b)) => (a.mode, a.id) != (b.mode, b.id),
            _ => true,
        };
        let paths: Vec<&String> = paths.into_iter().filter(differs).collect();
        if paths.len() > MOST_CHANGED {
            return Err(GitFault::TooLarge(Limit::Changed(MOST_CHANGED)));
        }
        let mut room = MOST_BYTES;
        let mut digest = |path: &String, tree: &Tree| -> Result<Option<String>, GitFault> {
            let Some(item) = tree.get(path) else { return Ok(None) };
            if item.mode >> 12 != 0o10 {
                // Where a link leads, or the commit of a submodule.
                return Ok(Some(format!("git:{}", item.id)));
            }
            let bytes = self.bytes(path, item, room)?;
            room = room.checked_sub(bytes.len()).ok_or(GitFault::TooLarge(Limit::Bytes(MOST_BYTES)))?;
            Ok(Some(content_digest(&bytes)))
        };
        let of = |path: &String| {
            let (from, to) = (digest(path, &self.target)?, digest(path, &self.merge)?);
            Ok(ChangedFile { path: path.clone(), from, to })
        };
        paths.into_iter().map(of).collect()
    }

    fn bytes(&self, path: &str, item: &Item, most: usize) -> Result<Vec<u8>, GitFault> {
        let missing = |_| GitFault::Missing(path.to_owned());
        match (&item.content, &self.disk) {
            (Content::Bytes(bytes), _) => Ok(bytes.to_vec()),
            (Content::Disk, Some((within, disk))) => {
                disk.read(path.strip_prefix(within.as_str()).unwrap_or(path), most).map_err(missing)
            }
            _ => self.objects.blob(item.id, most).map_err(missing),
        }
    }
}

/// What the index holds.
fn of_index(repository: &Repository) -> Result<Tree, GitFault> {
    let index = repository.index()?;
    let mut items = Tree::new();
    for entry in index.iter() {
        let name = String::from_utf8_lossy(&entry.path);
        let unnameable = matches!(name, std::borrow::Cow::Owned(_));
        let path = name.into_owned();
        if (entry.flags >> 12) & 3 != 0 {
            return Err(GitFault::Unmerged(path));
        }
        // What was only announced to the index would be part of no commit.
        let flags = IndexEntryExtendedFlag::from_bits_truncate(entry.flags_extended);
        if !flags.contains(IndexEntryExtendedFlag::INTENT_TO_ADD) {
            items.insert(path, Item { mode: entry.mode, id: entry.id, content: Content::Blob, unnameable });
        }
    }
    Ok(items)
}

/// Puts what a folder of the work tree holds in the place of what the tree has there.
fn of_disk(tree: &mut Tree, within: &str, disk: &Disk) -> Result<(), GitFault> {
    let (mut committed, elsewhere): (Tree, Tree) =
        std::mem::take(tree).into_iter().partition(|(path, _)| path.starts_with(within));
    *tree = elsewhere;
    for entry in disk.entries(&[]) {
        let path = format!("{within}{}", entry.path);
        let was = committed.remove(&path);
        let (mode, bytes, content) = match &entry.kind {
            EntryKind::File(_) => {
                let bytes = disk.read(&entry.path, usize::MAX - 1).map_err(|error| GitFault::Git(error.to_string()))?;
                (0o100_644, bytes, Content::Disk)
            }
            EntryKind::Link | EntryKind::LinkedFolder => (0o120_000, Vec::new(), Content::None(entry.kind.clone())),
            EntryKind::Repository => (0o160_000, Vec::new(), Content::None(entry.kind.clone())),
            _ => (0, Vec::new(), Content::None(entry.kind.clone())),
        };
        let id = Oid::hash_object(ObjectType::Blob, &bytes)?;
        let unnameable = matches!(entry.kind, EntryKind::Unnameable);
        // Whether a file may be run is not looked at. Where a link or a submodule leads is not either.
        let item = match was {
            Some(was) if was.mode >> 12 == mode >> 12 && (was.id == id || mode >> 12 != 0o10) => was,
            Some(was) if was.mode >> 12 == mode >> 12 => Item { mode: was.mode, id, content, unnameable },
            _ => Item { mode, id, content, unnameable },
        };
        tree.insert(path, item);
    }
    Ok(())
}
