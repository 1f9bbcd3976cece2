//! The repository that a project lies in, as facts. Read from its database alone: no hook, filter or command of the
//! repository runs.

use std::collections::BTreeSet;
use std::path::Path;

use git2::{Repository, RepositoryOpenFlags};

/// What Git says of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Folder {
    /// It lies in no repository.
    Nowhere,
    /// It lies in a work tree; the paths below it that Git tracks, relative to it, with `/` between the parts. Names
    /// that are not UTF-8 are left out: such files are told by the walk.
    WorkTree(BTreeSet<String>),
    /// It is a repository without a work tree, or lies in the database of one.
    Database,
    /// The repository cannot be read, for the reason given in Git's words.
    Unreadable(String),
}

/// Where a folder lies.
pub fn place(folder: &Path) -> Folder {
    let ceilings: [&Path; 0] = [];
    let repository = match Repository::open_ext(folder, RepositoryOpenFlags::empty(), ceilings) {
        Ok(repository) => repository,
        Err(error) if error.code() == git2::ErrorCode::NotFound => return Folder::Nowhere,
        Err(error) => return Folder::Unreadable(error.message().to_owned()),
    };
    let Some(top) = repository.workdir().and_then(|top| top.canonicalize().ok()) else { return Folder::Database };
    let in_database =
        folder.starts_with(&top) && repository.path().canonicalize().is_ok_and(|database| folder.starts_with(database));
    let Some(prefix) = folder.strip_prefix(&top).ok().filter(|_| !in_database) else { return Folder::Database };
    let prefix: String = prefix.iter().fold(String::new(), |path, part| path + &part.to_string_lossy() + "/");
    match repository.index() {
        Ok(index) => {
            let below = |entry: git2::IndexEntry| {
                let path = String::from_utf8(entry.path).ok()?;
                path.strip_prefix(&prefix).map(str::to_owned)
            };
            Folder::WorkTree(index.iter().filter_map(below).collect())
        }
        Err(error) => Folder::Unreadable(error.message().to_owned()),
    }
}
