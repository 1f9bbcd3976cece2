//! What a configuration names, held against what is there: a name that stands for nothing must not pass for one that does.

use crate::config::{Config, FILE_NAME, PathEntry};
use crate::finding::{Error, Errors};
use crate::kind::{Inert, near};
use crate::language::messages::config as say;
use crate::language::{Fact, Facts, Reader};
use crate::source::{EntryKind, FileEntry, Globs, Span};

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
    /// A folder in whose place a file lies.
    FileForFolder {
        /// As it is written.
        text: String,
        /// Where in `vedtak.yaml`.
        span: Span,
    },
    /// An entry of `documents` whose files later entries take, every one.
    Taken {
        /// Its first path, as it is written.
        text: String,
        /// Where in `vedtak.yaml`.
        span: Span,
    },
    /// A configuration below the root's, at this path.
    Nested(String),
    /// An entry of `projects` that names folders, none of which has a configuration of its own.
    NoConfiguration {
        /// As it is written.
        text: String,
        /// Where in `vedtak.yaml`.
        span: Span,
    },
    /// An entry of `projects`, of which only those of the root count.
    Projects(Span),
    /// Something in a schema that no value is held against.
    Inert {
        /// The path of the schema's file.
        path: String,
        /// The place in that file.
        span: Span,
        /// The keyword, and why it has no effect.
        inert: Inert,
    },
    /// A `$schema` that names no draft.
    NoDraft {
        /// The path of the schema's file.
        path: String,
        /// The place in that file.
        span: Span,
        /// As it is written.
        text: String,
        /// The draft that it is taken for.
        draft: &'static str,
    },
}

/// The patterns and folders that match nothing, and the configurations below the root's.
///
/// # Errors
/// A configuration under another name, and each file that is named and not there.
pub(super) fn unmatched(config: &Config, entries: &[FileEntry], reader: &Reader) -> Result<Vec<Unmatched>, Errors> {
    let own = || entries.iter().filter(|entry| config.owns(&entry.path));
    let mut errors: Vec<Error> = own().filter_map(|entry| other_name(&entry.path, config, reader)).collect();
    let mut unmatched = Vec::new();
    for named in &config.named {
        let is_folder = |entry: &FileEntry| matches!(entry.kind, EntryKind::LinkedFolder | EntryKind::Repository);
        let names = |entry: &FileEntry| {
            // A configuration is no document: a pattern that matches nothing else matches nothing.
            let counts = named.file().is_some() || folder_of_config(&entry.path).is_none();
            counts && named.globs.matches(&entry.path) || is_folder(entry) && named.globs.may_match_below(&entry.path)
        };
        if own().any(names) {
            continue;
        }
        let place = named
            .text
            .strip_suffix('/')
            .map(|folder| config.path(folder.trim_start_matches("./").trim_start_matches('/')));
        let is_file =
            |entry: &FileEntry| matches!(entry.kind, EntryKind::File(_)) && Some(&entry.path) == place.as_ref();
        if own().any(is_file) {
            unmatched.push(Unmatched::FileForFolder { text: named.text.clone(), span: named.span });
            continue;
        }
        let relative = own().filter_map(|entry| relative(&entry.path, config));
        let nearest = nearest(named, &relative.collect::<Vec<_>>());
        let (Some(file), Some(path)) = (&config.file, named.file()) else {
            unmatched.push(Unmatched::Pattern { text: named.text.clone(), span: named.span, nearest });
            continue;
        };
        let mut facts = Facts::new().with("path", Fact::code(path));
        facts.insert("nearest", nearest.map_or_else(|| Fact::text(""), Fact::code));
        let error = Error::set_up("config", say::NAMED_NOTHING.render(reader, &facts)).at(file, named.span, "");
        errors.push(error.help(say::NAMED_NOTHING_HELP.render(reader, &facts)));
    }
    unmatched.extend(taking_back(config));
    unmatched.extend(taken(config, &own().collect::<Vec<_>>()));
    unmatched.extend(projects(config, entries));
    let is_nested = |path: &str| folder_of_config(path).is_some() && !config.is_at(path);
    let nested = own().filter(|entry| is_nested(&entry.path) && !config.excludes(&entry.path));
    unmatched.extend(nested.map(|entry| Unmatched::Nested(entry.path.clone())));
    if errors.is_empty() { Ok(unmatched) } else { Err(Errors(errors)) }
}

/// The entries of `documents` that begin with what takes back: before it there is nothing to take back from.
fn taking_back(config: &Config) -> impl Iterator<Item = Unmatched> {
    let first = config.documents.iter().map(|documents| &documents.first);
    first.filter(|first| first.value.starts_with('!')).map(|first| Unmatched::Pattern {
        text: first.value.clone(),
        span: first.span,
        nearest: None,
    })
}

/// The entries of `documents` that name files and are the last to name none of them.
fn taken(config: &Config, entries: &[&FileEntry]) -> Vec<Unmatched> {
    let is_file = |entry: &&&FileEntry| matches!(entry.kind, EntryKind::File(_)) && !config.excludes(&entry.path);
    let mut names: Vec<(bool, bool)> = vec![(false, false); config.documents.len()];
    for entry in entries.iter().filter(is_file) {
        let mut is_last = true;
        for (documents, (any, keeps)) in config.documents.iter().zip(&mut names).rev() {
            if documents.paths.matches(&entry.path) {
                (*any, *keeps) = (true, *keeps || is_last);
                is_last = false;
            }
        }
    }
    let taken = config.documents.iter().zip(names).filter(|(_, (any, keeps))| *any && !keeps);
    taken
        .map(|(documents, _)| Unmatched::Taken { text: documents.first.value.clone(), span: documents.first.span })
        .collect()
}

/// The entries of `projects` that lead to no configuration, and all of those that are not the root's.
fn projects(config: &Config, entries: &[FileEntry]) -> Vec<Unmatched> {
    let folders: Vec<&str> = entries.iter().filter_map(|entry| folder_of_config(&entry.path)).collect();
    let listed = config.project_paths.iter().filter(|entry| !entry.text.starts_with('!'));
    let unmatched = listed.filter_map(|entry| {
        if config.root.is_some() {
            return Some(Unmatched::Projects(entry.span));
        }
        let is_there = folders.iter().any(|folder| !folder.is_empty() && entry.globs.matches_folder(folder));
        let mut around =
            entries.iter().filter_map(|entry| entry.path.rsplit_once('/')).flat_map(|(folder, _)| above(folder));
        if !is_there && around.any(|folder| entry.globs.matches_folder(folder)) {
            return Some(Unmatched::NoConfiguration { text: entry.text.clone(), span: entry.span });
        }
        (!is_there).then(|| {
            let files: Vec<&str> = entries.iter().map(|entry| entry.path.as_str()).collect();
            let nearest = nearest(entry, &files).filter(|near| {
                let near = Globs::new(&[near]).unwrap_or_else(|_| Globs::none());
                folders.iter().any(|folder| near.matches_folder(folder))
            });
            Unmatched::Pattern { text: entry.text.clone(), span: entry.span, nearest }
        })
    });
    unmatched.collect()
}

/// The folder of a configuration, by its path: that of the root, which is empty, or one below.
pub(super) fn folder_of_config(path: &str) -> Option<&str> {
    match path.rsplit_once('/') {
        Some((folder, FILE_NAME)) => Some(folder),
        None if path == FILE_NAME => Some(""),
        _ => None,
    }
}

/// Whether a path lies below a folder.
pub(super) fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// A path from the root as a configuration writes it.
fn relative<'p>(path: &'p str, config: &Config) -> Option<&'p str> {
    if config.folder.is_empty() { Some(path) } else { path.strip_prefix(&config.folder)?.strip_prefix('/') }
}

/// A file where a configuration should be, and that was meant to be it: at the root, or in a folder that is listed as a
/// project.
fn other_name(path: &str, config: &Config, reader: &Reader) -> Option<Error> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let should_be = folder == config.folder || config.root.is_none() && config.projects.matches_folder(folder);
    let lower = name.to_ascii_lowercase();
    let meant = ["vedtak.yaml", "vedtak.yml", ".vedtak.yaml", ".vedtak.yml", "vedtak.json"].contains(&lower.as_str());
    (meant && should_be && name != FILE_NAME).then(|| {
        let facts = Facts::new().with("path", Fact::code(path));
        let error = Error::set_up("config", say::OTHER_NAME.render(reader, &facts));
        error.help(say::OTHER_NAME_HELP.render(reader, &facts))
    })
}

/// The path that was meant: the same in another case or with another ending, else the nearest.
fn nearest(named: &PathEntry, files: &[&str]) -> Option<String> {
    let written = named.text.trim_start_matches("./").trim_start_matches('/');
    match named.file() {
        Some(_) => {
            let stem = |path: &str| path.to_lowercase().rsplit_once('.').map(|(stem, _)| stem.to_owned());
            let paths = || files.iter().copied();
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
            let folders = files.iter().filter_map(|path| path.rsplit_once('/').map(|(folder, _)| folder));
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
