//! Which files a configuration is for: those of its folder, without those of the projects below it.

use std::sync::Arc;

use super::{Config, FILE_NAME, Level, own_policies};
use crate::source::Globs;
use crate::yaml::{Limits, parse};

impl Config {
    /// The default configuration of a folder.
    pub(super) fn of_folder(folder: &str) -> Self {
        Self { folder: folder.to_owned(), policies: own_policies(folder), ..Self::default() }
    }

    /// The same for the project in its folder, below a root that lists it. `inner` are the folders of the projects below.
    #[must_use]
    pub fn below(self, root: &Arc<Config>, inner: Vec<String>) -> Self {
        Self { inner, root: Some(Arc::clone(root)), ..self }
    }

    /// Whether a file is one of this project's, by its path from the root: of those that list it, the deepest owns it.
    pub fn owns(&self, path: &str) -> bool {
        let is_below =
            |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        (self.folder.is_empty() || is_below(&self.folder)) && !self.inner.iter().any(|folder| is_below(folder))
    }

    /// Whether a file is left out, by its path from the root; what the root leaves out, its projects leave out as well.
    pub fn excludes(&self, path: &str) -> bool {
        self.exclude.matches(path) || self.root.as_ref().is_some_and(|root| root.excludes(path))
    }

    /// Whether what looks like the number of a person may stand at a pointer of a file, by the file's path from the root.
    pub fn allows_number(&self, path: &str, pointer: &str) -> bool {
        self.allowed_numbers.iter().any(|allowed| allowed.is_at(pointer) && self.path(&allowed.path) == path)
    }

    /// The patterns of the files that it names to be judged, or to judge by.
    pub fn naming(&self) -> impl Iterator<Item = &Globs> {
        let registry = self.registry.iter().map(|files| &files.globs);
        self.documents.iter().map(|entry| &entry.paths).chain([&self.policies]).chain(registry)
    }

    /// Whether it names a file to be judged, or to judge by, and does not leave it out.
    pub fn names(&self, path: &str) -> bool {
        self.naming().any(|globs| globs.matches(path)) && !self.excludes(path)
    }

    /// Whether an entry of `documents` takes a file back with `!`.
    pub fn takes_back(&self, path: &str) -> bool {
        self.documents.iter().any(|entry| entry.paths.takes_back(path))
    }

    /// The path from the root of a file that is named relative to this configuration.
    pub fn path(&self, relative: &str) -> String {
        if self.folder.is_empty() { relative.to_owned() } else { format!("{}/{relative}", self.folder) }
    }

    /// Whether this configuration stands at a path.
    pub fn is_at(&self, path: &str) -> bool {
        self.path(FILE_NAME) == path
    }

    /// The least that the root lets a rule weigh here, where it says so.
    pub fn least(&self, rule: &str) -> Option<Level> {
        self.root.as_ref()?.severity.get(rule).map(|(level, _)| *level)
    }
}

/// The folders that a configuration lists as projects, however broken the rest of the file is.
pub fn projects_of(text: &Arc<str>) -> Globs {
    globs_of(text, "projects")
}

/// The patterns under `exclude` in the text of a vedtak.yaml, read even where the rest of the file has errors.
pub fn excluded_by(text: &Arc<str>) -> Globs {
    globs_of(text, "exclude")
}

fn globs_of(text: &Arc<str>, key: &str) -> Globs {
    let tree = parse(text, &Limits::default());
    let list = tree.roots().first().and_then(|root| tree.node(root)).and_then(|root| root.get(key));
    let listed: Vec<&str> = list.into_iter().flat_map(|list| list.items()).filter_map(|item| item.as_str()).collect();
    Globs::new(&listed).unwrap_or_else(|_| Globs::none())
}
