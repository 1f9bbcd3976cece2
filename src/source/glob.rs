//! Globs as `.gitignore` writes them, matched against project paths.

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// A list of globs in the syntax of `.gitignore`: `**` crosses folders, a pattern with a `/` inside or at its start is
/// anchored at the root, a pattern without one matches in every folder, a trailing `/` names a folder and all in it,
/// and `!` takes back what an earlier one took.
#[derive(Debug)]
pub struct Globs {
    matcher: Gitignore,
    /// The folder that the globs are relative to, with a slash at its end; empty for the root.
    base: String,
    /// The globs that name something, without a leading slash, and whether they had one.
    naming: Vec<(String, bool)>,
}

/// A glob that cannot be read.
#[derive(Debug)]
pub struct GlobError {
    /// Which glob of the list, from 0.
    pub index: usize,
    /// What the reader of globs says of it, in English; none where the glob is empty, and so matches nothing.
    pub reason: Option<String>,
}

impl Globs {
    /// Reads a list of globs.
    ///
    /// # Errors
    /// The first glob that is not one, with its position in the list.
    pub fn new<S: AsRef<str>>(globs: &[S]) -> Result<Self, GlobError> {
        Self::below("", globs)
    }

    /// Reads a list of globs that are relative to a folder; nothing outside it matches.
    ///
    /// # Errors
    /// The first glob that is not one, with its position in the list.
    pub fn below<S: AsRef<str>>(folder: &str, globs: &[S]) -> Result<Self, GlobError> {
        let fault = |index: usize, error: &ignore::Error| GlobError { index, reason: Some(error.to_string()) };
        let mut builder = GitignoreBuilder::new("");
        for (index, glob) in globs.iter().enumerate() {
            let glob = glob.as_ref();
            if glob.trim().is_empty() {
                return Err(GlobError { index, reason: None });
            }
            builder.add_line(None, glob.strip_prefix("./").unwrap_or(glob)).map_err(|error| fault(index, &error))?;
        }
        let matcher = builder.build().map_err(|error| fault(globs.len().saturating_sub(1), &error))?;
        let naming = globs.iter().map(AsRef::as_ref).filter(|glob| !glob.starts_with('!'));
        let naming = naming.map(|glob| glob.trim_start_matches("./")).map(|glob| match glob.strip_prefix('/') {
            Some(rest) => (rest.to_owned(), true),
            None => (glob.to_owned(), false),
        });
        let naming = naming.collect();
        let base = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        Ok(Self { matcher, base, naming })
    }

    /// No globs; nothing matches.
    pub fn none() -> Self {
        Self { matcher: Gitignore::empty(), base: String::new(), naming: Vec::new() }
    }

    /// Whether there are none, so that nothing can match.
    pub fn is_empty(&self) -> bool {
        self.naming.is_empty()
    }

    /// Whether a file's project path matches, by itself or because a folder above it does.
    pub fn matches(&self, path: &str) -> bool {
        let Some(path) = path.strip_prefix(&self.base) else { return false };
        !self.matcher.is_empty() && self.matcher.matched_path_or_any_parents(path, false).is_ignore()
    }

    /// Whether a folder itself matches, and not only one above it.
    pub fn matches_folder(&self, folder: &str) -> bool {
        let Some(folder) = folder.strip_prefix(&self.base) else { return false };
        self.matcher.matched(folder, true).is_ignore()
    }

    /// Whether a glob has a folder in its text, before its first sign: itself, one above it or one below it.
    pub fn spells(&self, folder: &str) -> bool {
        let Some(folder) = folder.strip_prefix(&self.base) else { return false };
        let folder: Vec<&str> = folder.split('/').collect();
        self.naming.iter().any(|(glob, is_anchored)| {
            let parts: Vec<&str> = glob.split('/').filter(|part| !part.is_empty()).collect();
            let fixed = parts.iter().take_while(|part| !part.contains(['*', '?', '[', '{'])).count();
            // A name alone is that of a folder anywhere.
            if parts.len() == 1 && !is_anchored {
                return fixed == 1 && folder.contains(&parts[0]);
            }
            let both = fixed.min(folder.len());
            both > 0 && parts[..both] == folder[..both]
        })
    }

    /// Whether `!` takes a file back, or a folder above it.
    pub fn takes_back(&self, path: &str) -> bool {
        let Some(path) = path.strip_prefix(&self.base) else { return false };
        !self.matcher.is_empty() && self.matcher.matched_path_or_any_parents(path, false).is_whitelist()
    }

    /// Whether a file somewhere below a folder might match, as far as the parts of the globs tell that have no sign in
    /// them.
    pub fn may_match_below(&self, folder: &str) -> bool {
        let is_plain = |part: &&str| !part.contains(['*', '?', '[', '{']);
        let Some(folder) = folder.strip_prefix(&self.base) else { return false };
        let folder: Vec<&str> = folder.split('/').collect();
        self.naming.iter().any(|(glob, is_anchored)| {
            let parts: Vec<&str> = glob.split('/').filter(|part| !part.is_empty()).collect();
            let fixed: Vec<&str> = parts.iter().copied().take_while(is_plain).collect();
            // A name alone is that of the folder itself, wherever it is; a pattern alone stands for files anywhere.
            if parts.len() == 1 && !is_anchored {
                return fixed.is_empty() || folder.last() == fixed.last();
            }
            let both = fixed.len().min(folder.len());
            fixed[..both] == folder[..both]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(glob: &str, path: &str) -> bool {
        Globs::new(&[glob]).unwrap().matches(path)
    }

    #[test]
    fn globs_mean_what_gitignore_says() {
        assert!(matches("keps/**/kep.yaml", "keps/sig/1-a/kep.yaml"));
        assert!(matches("keps/**/kep.yaml", "keps/kep.yaml"));
        assert!(!matches("keps/**/kep.yaml", "other/keps/kep.yaml"));
        assert!(matches("*.yaml", "deep/down/a.yaml"));
        assert!(matches("/a.yaml", "a.yaml"));
        assert!(!matches("/a.yaml", "deep/a.yaml"));
        assert!(matches("**/drafts/**", "x/drafts/y/z.yaml"));
        assert!(matches("drafts/", "x/drafts/z.yaml"));
        assert!(matches("./changes/*.yaml", "changes/a.yaml"));
        assert!(matches("**/*.{yaml,yml,json}", "a/b.yml"));
    }

    #[test]
    fn globs_of_a_folder_match_nothing_outside_it() {
        let globs = Globs::below("services/a", &["/x.yaml", "docs/"]).unwrap();
        let matching = ["services/a/x.yaml", "services/a/docs/y.yaml", "services/a/deep/docs/y.yaml"];
        assert!(matching.iter().all(|path| globs.matches(path)));
        for path in ["x.yaml", "services/x.yaml", "services/ab/x.yaml", "docs/y.yaml", "services/a/deep/x.yaml"] {
            assert!(!globs.matches(path), "{path}");
        }
    }

    #[test]
    fn a_folder_matches_by_itself() {
        let table: &[(&str, &[&str], &[&str])] = &[
            ("services/*", &["services/a", "services/b"], &["services", "services/a/b", "x/services/a"]),
            ("services/a", &["services/a"], &["services/ab", "services/a/b"]),
            ("services/a/", &["services/a"], &["services"]),
            ("a", &["a", "services/a"], &["services/ab", "a/b"]),
            ("/a", &["a"], &["services/a"]),
            ("**", &["a", "a/b"], &[]),
        ];
        for (glob, matching, others) in table {
            let globs = Globs::new(&[glob]).unwrap();
            assert!(matching.iter().all(|folder| globs.matches_folder(folder)), "{glob}");
            assert!(!others.iter().any(|folder| globs.matches_folder(folder)), "{glob}");
        }
    }

    #[test]
    fn an_unreadable_glob_says_which() {
        assert_eq!(Globs::new(&["ok/*", "a{b"]).unwrap_err().index, 1);
    }
}
