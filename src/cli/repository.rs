//! Where a project lies in its repository.

use std::fs;
use std::path::Path;

use crate::config::FILE_NAME;

/// The top of the repository that a folder lies in.
pub(super) fn top(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| fs::symlink_metadata(folder.join(".git")).is_ok())
}

/// The project's folder as seen from the top of its repository, with a slash at its end; empty where they are one.
pub(super) fn within(root: &Path) -> String {
    let Some(inner) = top(root).and_then(|top| root.strip_prefix(top).ok()) else {
        return String::new();
    };
    inner.components().fold(String::new(), |path, part| path + &part.as_os_str().to_string_lossy() + "/")
}

/// The same of the project that a folder lies in, where nothing of it could be read.
pub(super) fn within_of_project(folder: &Path) -> String {
    let is_root = |folder: &&Path| fs::symlink_metadata(folder.join(FILE_NAME)).is_ok();
    within(folder.ancestors().find(is_root).unwrap_or(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_those_of_the_repository() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("a/b")).unwrap();
        assert_eq!(within(&folder.path().join("a/b")), "");
        fs::create_dir(folder.path().join(".git")).unwrap();
        assert_eq!(within(&folder.path().join("a/b")), "a/b/");
        assert_eq!(within(folder.path()), "");
    }
}
