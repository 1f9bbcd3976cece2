//! The object database of a repository, without the repository: nothing that its configuration or attributes say has an
//! effect on what is read.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use git2::{Odb, Oid, Repository};

use super::fault::GitFault;

/// An object database that threads share; each reads through a handle of its own.
#[derive(Clone)]
pub struct Objects {
    folder: PathBuf,
    idle: Arc<Mutex<Vec<Repository>>>,
}

impl std::fmt::Debug for Objects {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Objects").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl Objects {
    /// The database of a repository, with those that it borrows from.
    ///
    /// # Errors
    /// A database that cannot be opened; objects that are replaced by others, or grafts.
    pub(super) fn of(repository: &Repository) -> Result<Self, GitFault> {
        let common = repository.commondir();
        if has_replacements(repository)? || common.join("info").join("grafts").symlink_metadata().is_ok() {
            return Err(GitFault::Replaced);
        }
        let objects = Self { folder: common.join("objects"), idle: Arc::default() };
        objects.with(|_| Ok(()))?;
        Ok(objects)
    }

    /// Does something with a handle of the database.
    pub(super) fn with<T>(&self, act: impl FnOnce(&Repository) -> Result<T, GitFault>) -> Result<T, GitFault> {
        let idle = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        let handle = match idle {
            Some(handle) => handle,
            None => open(&self.folder)?,
        };
        let answer = act(&handle);
        if let Ok(mut idle) = self.idle.lock() {
            idle.push(handle);
        }
        answer
    }

    /// The bytes of a blob, at most one more than `most`.
    ///
    /// # Errors
    /// Of the kind [`io::ErrorKind::NotFound`] where the database lacks it.
    pub(super) fn blob(&self, id: Oid, most: usize) -> io::Result<Vec<u8>> {
        let read = |handle: &Repository| {
            Ok(handle.find_blob(id).map(|blob| {
                let bytes = blob.content();
                bytes.get(..most.saturating_add(1)).unwrap_or(bytes).to_vec()
            }))
        };
        match self.with(read) {
            Ok(Ok(bytes)) => Ok(bytes),
            Ok(Err(error)) if error.code() == git2::ErrorCode::NotFound => Err(io::ErrorKind::NotFound.into()),
            Ok(Err(error)) => Err(io::Error::other(error)),
            Err(fault) => Err(io::Error::other(format!("{fault:?}"))),
        }
    }
}

fn open(folder: &Path) -> Result<Repository, GitFault> {
    let odb = Odb::new()?;
    odb.add_disk_alternate(folder.to_str().ok_or_else(|| GitFault::Git(folder.display().to_string()))?)?;
    Ok(Repository::from_odb(odb)?)
}

fn has_replacements(repository: &Repository) -> Result<bool, GitFault> {
    Ok(repository.references_glob("refs/replace/*")?.next().is_some())
}
