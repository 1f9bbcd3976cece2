//! The files of a version of a repository, below a folder.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::merge::{Content, Item, Tree};
use super::objects::Objects;
use crate::source::{Disk, EntryKind, FileEntry, Files};

/// The bits of a mode that say what an entry is.
const FILE_TYPE: u32 = 0o170_000;

/// The files of a version below one of its folders, read from the database.
#[derive(Debug)]
pub struct VersionFiles {
    root: PathBuf,
    /// The folder, with a slash at its end; empty for the whole repository.
    within: String,
    tree: Arc<Tree>,
    objects: Objects,
    /// The work tree's folder, for what stands there alone.
    disk: Option<Disk>,
    missing: Mutex<BTreeSet<String>>,
}

impl VersionFiles {
    pub(super) fn new(root: PathBuf, within: &str, tree: Arc<Tree>, objects: Objects, disk: Option<Disk>) -> Self {
        Self { root, within: within.to_owned(), tree, objects, disk, missing: Mutex::default() }
    }

    /// The paths of files that were asked for and that the database lacks, as a partial clone does.
    pub fn missing(&self) -> BTreeSet<String> {
        self.missing.lock().map(|missing| missing.clone()).unwrap_or_default()
    }

    /// What stands below the folder, by its path there.
    fn items(&self) -> impl Iterator<Item = (&str, &Item)> {
        let below = self.tree.range(self.within.clone()..);
        below.map_while(|(path, item)| Some((path.strip_prefix(&self.within)?, item)))
    }

    fn item(&self, path: &str) -> Option<&Item> {
        self.tree.get(&format!("{}{path}", self.within))
    }
}

fn kind(item: &Item) -> EntryKind {
    if let Content::None(kind) = &item.content {
        return kind.clone();
    }
    match item.mode & FILE_TYPE {
        0o120_000 => EntryKind::Link,
        0o160_000 => EntryKind::Repository,
        0o100_000 if item.unnameable => EntryKind::Unnameable,
        0o100_000 => EntryKind::File(0),
        _ => EntryKind::Special,
    }
}

impl Files for VersionFiles {
    fn root(&self) -> &Path {
        &self.root
    }

    fn entries(&self, _: &[String]) -> Vec<FileEntry> {
        self.items().map(|(path, item)| FileEntry { path: path.to_owned(), kind: kind(item) }).collect()
    }

    fn look_at(&self, path: &str) -> io::Result<EntryKind> {
        if let Some(item) = self.item(path) {
            return Ok(kind(item));
        }
        // A link on the way makes it one.
        let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        if let Some(item) = folders.into_iter().find_map(|folder| self.item(folder)) {
            return if matches!(kind(item), EntryKind::Link) { Ok(EntryKind::Link) } else { Err(not_found()) };
        }
        let below = format!("{path}/");
        let next = self.tree.range(format!("{}{below}", self.within)..).next();
        if next.is_some_and(|(other, _)| other.strip_prefix(&self.within).is_some_and(|rest| rest.starts_with(&below)))
        {
            Ok(EntryKind::Folder)
        } else {
            Err(not_found())
        }
    }

    fn read(&self, path: &str, most: usize) -> io::Result<Vec<u8>> {
        let item = self.item(path).filter(|item| matches!(kind(item), EntryKind::File(_))).ok_or_else(not_found)?;
        match &item.content {
            Content::Bytes(bytes) => Ok(bytes.get(..most.saturating_add(1)).unwrap_or(bytes).to_vec()),
            Content::None(_) => Err(not_found()),
            Content::Disk => self.disk.as_ref().ok_or_else(not_found)?.read(path, most),
            Content::Blob => self.objects.blob(item.id, most).inspect_err(|error| {
                if error.kind() == io::ErrorKind::NotFound
                    && let Ok(mut missing) = self.missing.lock()
                {
                    missing.insert(path.to_owned());
                }
            }),
        }
    }
}

fn not_found() -> io::Error {
    io::ErrorKind::NotFound.into()
}
