//! What a configuration names, held against what is there: a name that stands for nothing must not pass for one that does.

use crate::config::{Config, FILE_NAME, PathEntry};
use crate::finding::{Error, Errors};
use crate::kind::near;
use crate::language::messages::config as say;
use crate::language::{Fact, Facts, Reader};
use crate::source::{EntryKind, FileEntry, Span};

/// What a configuration says of files, or a configuration itself, that has no effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unmatched {
    /// A pattern or folder that matches no file.
    Pattern {
        /// As it is written.
        text: String,
        /// Where in `vedtak.yaml`.
        span: Span,
        /// The folder or file that was meant, perhaps.
        nearest: Option<String>,
    },
    /// A configuration below the root's, at this path.
    Nested(String),
}

/// The patterns and folders that match nothing, and the configurations below the root's.
///
/// # Errors
/// A configuration under another name, and each file that is named and not there.
pub(super) fn unmatched(config: &Config, entries: &[FileEntry], reader: &Reader) -> Result<Vec<Unmatched>, Errors> {
    let mut errors: Vec<Error> = entries.iter().filter_map(|entry| other_name(&entry.path, reader)).collect();
    let mut unmatched = Vec::new();
    for named in &config.named {
        let is_folder = |entry: &FileEntry| matches!(entry.kind, EntryKind::LinkedFolder | EntryKind::Repository);
        let names = |entry: &FileEntry| {
            named.globs.matches(&entry.path) || is_folder(entry) && named.globs.may_match_below(&entry.path)
        };
        if entries.iter().any(names) {
            continue;
        }
        let nearest = nearest(named, entries);
        let (Some(file), Some(path)) = (&config.file, named.file()) else {
            unmatched.push(Unmatched::Pattern { text: named.text.clone(), span: named.span, nearest });
            continue;
        };
        let mut facts = Facts::new().with("path", Fact::code(path));
        facts.insert("nearest", nearest.map_or_else(|| Fact::text(""), Fact::code));
        let error = Error::set_up("config", say::NAMED_NOTHING.render(reader, &facts)).at(file, named.span, "");
        errors.push(error.help(say::NAMED_NOTHING_HELP.render(reader, &facts)));
    }
    let is_nested = |path: &str| path.rsplit_once('/').is_some_and(|(_, name)| name == FILE_NAME);
    let nested = entries.iter().filter(|entry| is_nested(&entry.path) && !config.exclude.matches(&entry.path));
    unmatched.extend(nested.map(|entry| Unmatched::Nested(entry.path.clone())));
    if errors.is_empty() { Ok(unmatched) } else { Err(Errors(errors)) }
}

/// A file at the root that was meant to be the configuration.
fn other_name(path: &str, reader: &Reader) -> Option<Error> {
    let name = path.to_ascii_lowercase();
    let meant = ["vedtak.yaml", "vedtak.yml", ".vedtak.yaml", ".vedtak.yml", "vedtak.json"].contains(&name.as_str());
    (meant && path != FILE_NAME).then(|| {
        let facts = Facts::new().with("path", Fact::code(path));
        let error = Error::set_up("config", say::OTHER_NAME.render(reader, &facts));
        error.help(say::OTHER_NAME_HELP.render(reader, &facts))
    })
}

/// The path that was meant: the same in another case or with another ending, else the nearest.
fn nearest(named: &PathEntry, entries: &[FileEntry]) -> Option<String> {
    let written = named.text.trim_start_matches("./").trim_start_matches('/');
    match named.file() {
        Some(_) => {
            let stem = |path: &str| path.to_lowercase().rsplit_once('.').map(|(stem, _)| stem.to_owned());
            let paths = || entries.iter().map(|entry| entry.path.as_str());
            let same = paths().find(|path| stem(path) == stem(written));
            same.or_else(|| paths().find(|path| near(written, path, 2))).map(str::to_owned)
        }
        // Of a pattern what stands before its first sign is a folder.
        None => {
            let fixed: Vec<&str> = written.split('/').take_while(|part| !part.contains(['*', '?', '[', '{'])).collect();
            let folder = fixed.join("/");
            let folder = folder.trim_end_matches('/');
            if folder.is_empty() {
                return None;
            }
            let folders = entries.iter().filter_map(|entry| entry.path.rsplit_once('/').map(|(folder, _)| folder));
            let mut all: Vec<&str> = folders.flat_map(above).collect();
            all.sort_unstable();
            all.dedup();
            let same = all.iter().find(|other| other.to_lowercase() == folder.to_lowercase() && **other != folder);
            let found = same.or_else(|| all.iter().find(|other| **other != folder && near(folder, other, 2)));
            found.map(|found| format!("{found}{}", &written[folder.len()..]))
        }
    }
}

/// A folder and those above it.
fn above(folder: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(folder), |folder| folder.rsplit_once('/').map(|(above, _)| above))
}
