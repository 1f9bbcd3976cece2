//! Lists what lies under a folder, following no link.

use std::path::Path;

use ignore::WalkBuilder;

/// Something found under the root.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Relative to the root, with `/` between the parts; characters that are not UTF-8 are replaced.
    pub path: String,
    /// What it is.
    pub kind: EntryKind,
}

/// What an [`Entry`] is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// An ordinary file of so many bytes.
    File(u64),
    /// A symbolic link, to whatever it leads; links are never followed.
    Link,
    /// A folder; never listed.
    Folder,
    /// A pipe, socket or device; these are never opened.
    Special,
    /// Something with a name that is not UTF-8.
    Unnameable,
    /// It could not be looked at, with the system's words.
    Unreadable(String),
}

impl EntryKind {
    /// What the metadata of something say it is; a link is not followed.
    pub(super) fn of(metadata: &std::fs::Metadata) -> Self {
        let file_type = metadata.file_type();
        if file_type.is_symlink() {
            Self::Link
        } else if file_type.is_dir() {
            Self::Folder
        } else if file_type.is_file() {
            Self::File(metadata.len())
        } else {
            Self::Special
        }
    }
}

/// Everything under the folder `part` of `root` but folders, in the order of the paths; `part` is empty for all of it.
///
/// Hidden files and folders are left out, and what the repository's own `.gitignore` files leave out. No ignore file
/// outside `root` is consulted, so that two machines see the same files.
pub fn walk(root: &Path, part: &str) -> Vec<Entry> {
    let top = root.join(part);
    if !top.is_dir() {
        return Vec::new();
    }
    let walker = WalkBuilder::new(top)
        .follow_links(false)
        .parents(false)
        .git_global(false)
        .git_exclude(false)
        .ignore(false)
        .require_git(false)
        .build();
    let mut entries: Vec<Entry> = walker
        .filter_map(|entry| match entry {
            Ok(entry) => of(root, &entry),
            Err(error) => Some(Entry { path: path_of(root, &error), kind: EntryKind::Unreadable(error.to_string()) }),
        })
        .collect();
    entries.sort();
    entries
}

fn of(root: &Path, entry: &ignore::DirEntry) -> Option<Entry> {
    let relative = entry.path().strip_prefix(root).ok()?;
    if relative.as_os_str().is_empty() {
        return None;
    }
    if entry.file_type()?.is_dir() {
        return None;
    }
    let Some(path) = project_path(relative) else {
        return Some(Entry { path: relative.to_string_lossy().into_owned(), kind: EntryKind::Unnameable });
    };
    let kind = match entry.metadata() {
        Ok(metadata) => EntryKind::of(&metadata),
        Err(error) => EntryKind::Unreadable(error.to_string()),
    };
    Some(Entry { path, kind })
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
            project_path(relative).unwrap_or_else(|| relative.to_string_lossy().into_owned())
        }
        ignore::Error::WithDepth { err, .. } => path_of(root, err),
        _ => String::from("."),
    }
}
