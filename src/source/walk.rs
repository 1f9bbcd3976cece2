//! Lists what lies under a folder, following no link.

use std::collections::BTreeSet;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use ignore::WalkBuilder;

use super::glob::Globs;

/// Something found under the root.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileEntry {
    /// Relative to the root, with `/` between the parts; characters that are not UTF-8 are replaced.
    pub path: String,
    /// Its kind: file, link, folder.
    pub kind: EntryKind,
}

/// What a [`FileEntry`] is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// An ordinary file of so many bytes.
    File(u64),
    /// A symbolic link, to whatever it leads; links are never followed.
    Link,
    /// A symbolic link to a folder.
    LinkedFolder,
    /// A folder that is a repository of its own: a submodule, or a clone inside another.
    Repository,
    /// A folder; never listed.
    Folder,
    /// A pipe, socket or device; these are never opened.
    Special,
    /// Something with a name that is not UTF-8.
    Unnameable,
    /// It could not be looked at, with the system's words.
    Unreadable(String),
}

/// What stands at a path of the disk; a link is not followed.
pub(super) fn kind_at(path: &Path) -> io::Result<EntryKind> {
    let metadata = path.symlink_metadata()?;
    Ok(kind(path, &metadata))
}

fn kind(path: &Path, metadata: &Metadata) -> EntryKind {
    let file_type = metadata.file_type();
    if file_type.is_symlink() {
        if path.is_dir() { EntryKind::LinkedFolder } else { EntryKind::Link }
    } else if file_type.is_dir() {
        EntryKind::Folder
    } else if file_type.is_file() {
        EntryKind::File(metadata.len())
    } else {
        EntryKind::Special
    }
}

/// What lies under a folder.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// Everything but folders, in the order of the paths.
    pub(super) entries: Vec<FileEntry>,
    /// The folders that were entered, itself among them, relative to the root.
    pub(super) folders: BTreeSet<String>,
}

/// Everything under the folder `part` of `root`; `part` is empty for all of it.
///
/// Hidden files and folders are like any other; `.git` alone is never entered, nor a repository inside this one. With
/// the paths that Git tracks, what the repository's `.gitignore` files name is left out unless it is tracked; without a
/// repository nothing is. No ignore file outside the repository is consulted, so that two machines see the same files.
pub(super) fn walk(root: &Path, part: &str, tracked: Option<&BTreeSet<String>>) -> Walked {
    let top = root.join(part);
    if !top.is_dir() {
        return Walked::default();
    }
    let inner: Mutex<Vec<PathBuf>> = Mutex::default();
    let found = std::sync::Arc::new(inner);
    let repositories = std::sync::Arc::clone(&found);
    let walker = WalkBuilder::new(top)
        .follow_links(false)
        .hidden(false)
        .parents(true)
        .git_ignore(tracked.is_some())
        .git_global(false)
        .git_exclude(false)
        .ignore(false)
        .require_git(true)
        .filter_entry(move |entry| {
            if entry.file_name() == ".git" {
                return false;
            }
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            let is_repository = entry.depth() > 0 && is_folder && entry.path().join(".git").symlink_metadata().is_ok();
            if is_repository && let Ok(mut repositories) = repositories.lock() {
                repositories.push(entry.path().to_owned());
            }
            !is_repository
        })
        .build();
    let mut folders = BTreeSet::new();
    let mut entries: Vec<FileEntry> = walker
        .filter_map(|entry| match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_dir()) => {
                folders.extend(project_path(entry.path().strip_prefix(root).ok()?));
                None
            }
            Ok(entry) => of(root, &entry),
            Err(error) => {
                let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                Some(FileEntry { path: path_of(root, &error), kind: EntryKind::Unreadable(reason) })
            }
        })
        .collect();
    if let Ok(repositories) = found.lock() {
        entries.extend(repositories.iter().map(|path| at(root, path, EntryKind::Repository)));
    }
    entries.sort();
    let below = |path: &&String| part.is_empty() || path.strip_prefix(part).is_some_and(|rest| rest.starts_with('/'));
    // What is tracked and ignored as well, as far as it is there.
    let missed: Vec<FileEntry> = tracked
        .into_iter()
        .flatten()
        .filter(below)
        .filter(|path| entries.binary_search_by(|entry| entry.path.cmp(path)).is_err())
        .filter_map(|path| Some(FileEntry { path: path.clone(), kind: look_at(root, path).ok()? }))
        // Of folders Git tracks only those of submodules, and this one is not checked out.
        .map(|entry| match entry.kind {
            EntryKind::Folder => FileEntry { kind: EntryKind::Repository, ..entry },
            _ => entry,
        })
        .collect();
    if !missed.is_empty() {
        entries.extend(missed);
        entries.sort();
    }
    Walked { entries, folders }
}

/// The files that some globs name and that were passed over, though they lie in a folder that was entered, or in one that
/// a glob spells: those that are ignored and not tracked.
pub(super) fn passed_over(root: &Path, walked: &Walked, globs: &[&Globs]) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Vec<String> = walked.folders.iter().cloned().collect();
    while let Some(folder) = open.pop() {
        let Ok(listed) = root.join(&folder).read_dir() else { continue };
        for entry in listed.filter_map(Result::ok) {
            let Some(name) = entry.file_name().to_str().map(str::to_owned) else { continue };
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                let is_own = entry.file_name() == ".git" || entry.path().join(".git").symlink_metadata().is_ok();
                let is_new = !is_own && !walked.folders.contains(&path);
                open.extend(Some(path).filter(|path| is_new && globs.iter().any(|globs| globs.spells(path))));
            } else if globs.iter().any(|globs| globs.matches(&path))
                && walked.entries.binary_search_by(|entry| entry.path.cmp(&path)).is_err()
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// What stands at a path below a root; a folder on the way to it that is a link makes it one.
pub(super) fn look_at(root: &Path, path: &str) -> io::Result<EntryKind> {
    let mut at = root.to_owned();
    let mut kind = EntryKind::Folder;
    for part in path.split('/').filter(|part| !matches!(*part, "" | ".")) {
        if part == ".." {
            return Err(io::ErrorKind::NotFound.into());
        }
        at.push(part);
        kind = kind_at(&at)?;
        if matches!(kind, EntryKind::Link | EntryKind::LinkedFolder) {
            return Ok(EntryKind::Link);
        }
    }
    Ok(kind)
}

fn of(root: &Path, entry: &ignore::DirEntry) -> Option<FileEntry> {
    if entry.depth() == 0 || entry.file_type()?.is_dir() {
        return None;
    }
    let kind = match entry.metadata() {
        Ok(metadata) => kind(entry.path(), &metadata),
        Err(error) => EntryKind::Unreadable(error.to_string()),
    };
    Some(at(root, entry.path(), kind))
}

fn at(root: &Path, path: &Path, kind: EntryKind) -> FileEntry {
    let relative = path.strip_prefix(root).unwrap_or(path);
    match project_path(relative) {
        Some(path) => FileEntry { path, kind },
        None => FileEntry { path: relative.to_string_lossy().into_owned(), kind: EntryKind::Unnameable },
    }
}

/// The path with `/` between its parts, if it is UTF-8.
fn project_path(relative: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = relative.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

fn path_of(root: &Path, error: &ignore::Error) -> String {
    match error {
        ignore::Error::WithPath { path, .. } => {
            let relative = path.strip_prefix(root).unwrap_or(path);
            let path = project_path(relative).unwrap_or_else(|| relative.to_string_lossy().into_owned());
            if path.is_empty() { String::from(".") } else { path }
        }
        ignore::Error::WithDepth { err, .. } => path_of(root, err),
        _ => String::from("."),
    }
}
