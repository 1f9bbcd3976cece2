//! The only step that reads: which project, its configuration, its schemas, its files.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::finding::Errors;
use crate::language::{Language, Reader};
use crate::source::{EntryKind, FileEntry, Files, Globs, Side, SourceFile, Sources, WithFile};
use crate::yaml::{Format, Limits};

mod beginning;
mod called;
#[cfg(feature = "git")]
mod change;
mod encoding;
#[cfg(feature = "git")]
mod history;
mod named;
mod part;
mod project;
mod projects;
mod scan;
mod schemas;
#[cfg(feature = "git")]
mod tip;

pub(crate) use called::{OURS_ALONE, is_nearly_ours, kind_called};
#[cfg(feature = "git")]
pub use change::{Asked, LoadedChange, Merged, load_change, steps_of_target};
#[cfg(feature = "git")]
pub use history::{gap_error, history_of};
pub use named::Unmatched;
pub use part::{load_part, own_schemas, reader_at};
pub use project::{Options, reader_of_errors};
pub(crate) use scan::{is_plainly_foreign, looks_like_ours, may_hold_a_kind, names_ours_otherwise};
pub use schemas::Schemas;
#[cfg(feature = "git")]
pub use tip::{LoadedTip, load_tip};

use beginning::{MOST_BYTES, begins_as_ours, begins_with_something};
use project::{disk, project};
use projects::{Configured, configured};

/// A project as it was read.
#[derive(Debug)]
pub struct Loaded {
    /// Which side of a review it is.
    pub side: Side,
    /// Its configuration.
    pub config: Arc<Config>,
    /// The reader of the answer.
    pub reader: Reader,
    /// The files that may hold documents, and those that could not be read, in the order of their paths.
    pub sources: Sources,
    /// For each file: which entry of `documents` names it, and why it was not read.
    pub files: Arc<Vec<Read>>,
    /// The schemas of the configuration.
    pub schemas: Arc<Schemas>,
    /// The paths that findings are shown for, relative to the root; none for all.
    pub focus: Option<Vec<String>>,
    /// The files that patterns of the configuration name and that are left out: not tracked by Git, and ignored.
    pub passed_over: Vec<String>,
    /// What the configuration says of files that has no effect.
    pub unmatched: Vec<Unmatched>,
    /// The projects below that its configuration lists: the same files, each with a configuration of its own.
    pub projects: Vec<Loaded>,
}

/// How a file was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The last entry of `documents` that names it.
    pub entry: Option<usize>,
    /// Why its text is not there.
    pub unread: Option<Unread>,
    /// Whether `exclude` takes it out.
    pub excluded: bool,
    /// Whether it must be told as a finding where it was not read, though no entry names it: nothing tells whether it holds
    /// documents of ours, or it is a project that the root lists.
    pub is_owed: bool,
}

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// It is a link.
    Link,
    /// It is a link to a folder.
    LinkedFolder,
    /// It is a repository of its own.
    Repository,
    /// It is a pipe, socket or device.
    Special,
    /// Its name is not UTF-8.
    Name,
    /// It begins as a document of ours, and its name is that of no YAML or JSON file.
    Ending,
    /// It is written in UTF-16 or UTF-32, called so; its text is there.
    Encoded(&'static str),
    /// It is larger than the limit; the text up to there is there.
    TooLarge {
        /// The limit in bytes.
        most: usize,
        /// Whether it looks like a document of ours, wherever its kind stands; so does what is too large to be searched.
        is_ours: bool,
    },
    /// It is not UTF-8 from this byte on; the text before it is there.
    NotUtf8(usize),
    /// It could not be read, for this reason of the system.
    Error(String),
}

/// Reads a project of the disk.
///
/// # Errors
/// A path that does not exist, paths of two projects, a configuration or schema that cannot be used.
pub fn load(options: &Options) -> Result<Loaded, Errors> {
    let (root, focus) = project(options)?;
    load_disk(&disk(&root, &options.reader)?, focus, options)
}

/// The same with one file more, which is not on the disk yet; its path is relative to the root.
///
/// # Errors
/// As [`load`].
pub fn load_with(options: &Options, path: &str, text: &str) -> Result<Loaded, Errors> {
    let (root, focus) = project(options)?;
    let files = disk(&root, &options.reader)?;
    let files = WithFile { files, path: path.to_owned(), bytes: text.as_bytes().to_vec() };
    load_disk(&files, focus, options)
}

fn load_disk(files: &dyn Files, focus: Option<Vec<String>>, options: &Options) -> Result<Loaded, Errors> {
    let mut reader = options.reader;
    let configured = configured(files, &mut reader, options.language_given)?;
    let mut loaded = read_side(files, Side::Merge, &configured, reader, focus.as_deref().unwrap_or(&[]))?;
    for project in &mut loaded.projects {
        project.focus.clone_from(&focus);
    }
    Ok(Loaded { focus, ..loaded })
}

/// Reads a project that is judged by itself, wherever its files come from. The reader's language gives way to the
/// configuration's where `language_given` is false.
///
/// # Errors
/// A configuration or schema that cannot be used.
pub fn load_files(files: &dyn Files, mut reader: Reader, language_given: bool) -> Result<Loaded, Errors> {
    let configured = configured(files, &mut reader, language_given)?;
    read_side(files, Side::Merge, &configured, reader, &[])
}

/// Reads a project as if this were its configuration, and the only one.
///
/// # Errors
/// A schema that cannot be used.
pub fn load_as(files: &dyn Files, config: Config, reader: Reader) -> Result<Loaded, Errors> {
    let schemas = Arc::new(schemas::of(&config, files, &reader)?);
    read_side(files, Side::Merge, &[Configured { config: Arc::new(config), schemas }], reader, &[])
}

/// Reads the two sides of a review as if this were the target's configuration, and the only one.
///
/// # Errors
/// A schema that cannot be used.
pub fn load_sides_as(
    target: &dyn Files,
    merge: &dyn Files,
    config: Config,
    reader: Reader,
) -> Result<[Loaded; 2], Errors> {
    let schemas = Arc::new(schemas::of(&config, target, &reader)?);
    let configured = [Configured { config: Arc::new(config), schemas }];
    let side = |files, side| read_side(files, side, &configured, reader, &[]);
    Ok([side(target, Side::Target)?, side(merge, Side::Merge)?])
}

/// Reads the two sides of a review: the target's files, then those that are judged. The configuration, the projects and
/// the schemas of both are the target's.
///
/// # Errors
/// A configuration or schema of the target that cannot be used.
pub fn load_sides(
    target: &dyn Files,
    merge: &dyn Files,
    mut reader: Reader,
    language_given: bool,
) -> Result<[Loaded; 2], Errors> {
    let configured = configured(target, &mut reader, language_given)?;
    let side = |files, side| read_side(files, side, &configured, reader, &[]);
    Ok([side(target, Side::Target)?, side(merge, Side::Merge)?])
}

/// Reads the files of a side, those of every project below the root as well. `focus` are paths that the command line
/// spells.
fn read_side(
    files: &dyn Files,
    side: Side,
    configured: &[Configured],
    reader: Reader,
    focus: &[String],
) -> Result<Loaded, Errors> {
    let limits = Limits::default();
    let spelt = configured.iter().flat_map(|Configured { config, .. }| {
        config.named.iter().filter_map(|entry| entry.file().map(|file| config.path(file)))
    });
    let entries = files.entries(&spelt.chain(focus.iter().cloned()).collect::<Vec<_>>());
    let mut unmatched = Vec::new();
    let mut errors = Vec::new();
    for Configured { config, schemas } in configured {
        match named::unmatched(config, &entries, &reader) {
            Ok(mut told) => {
                told.extend(schemas.without_effect.iter().cloned());
                unmatched.push(told);
            }
            Err(more) => errors.extend(more.0),
        }
    }
    if !errors.is_empty() {
        return Err(Errors(errors));
    }
    let globs: Vec<&Globs> = configured.iter().flat_map(|Configured { config, .. }| config.naming()).collect();
    let is_read = |path: &String| entries.binary_search_by(|entry| entry.path.cmp(path)).is_ok();
    let passed_over: Vec<String> = files.passed_over(&globs).into_iter().filter(|path| !is_read(path)).collect();
    let owner = |path: &str| configured.iter().find(|one| one.config.owns(path));
    let selected: Vec<Selected> =
        entries.into_iter().filter_map(|entry| select(&owner(&entry.path)?.config, entry)).collect();
    let entries: Vec<Entry> =
        selected.into_par_iter().filter_map(|selected| read_entry(files, selected, limits.bytes)).collect();
    let (mut sources, mut read, mut texts) = (Vec::new(), Vec::new(), BTreeSet::new());
    for entry in entries {
        match entry {
            // Entries come in the order of paths already, so both lists stay side by side.
            Entry::Source(file, how) => {
                sources.push(file);
                read.push(how);
            }
            Entry::Text(path) => {
                texts.insert(path);
            }
        }
    }
    let sources = Sources::new(files.root().to_owned(), side, sources).with_texts(texts);
    let read = Arc::new(read);
    let mut each = configured.iter().zip(unmatched).map(|(Configured { config, schemas }, unmatched)| Loaded {
        side,
        config: Arc::clone(config),
        reader,
        sources: sources.clone(),
        files: Arc::clone(&read),
        schemas: Arc::clone(schemas),
        focus: None,
        passed_over: passed_over.iter().filter(|path| config.owns(path) && config.names(path)).cloned().collect(),
        unmatched,
        projects: Vec::new(),
    });
    let root = each.next().ok_or_else(|| Errors(Vec::new()))?;
    Ok(Loaded { projects: each.collect(), ..root })
}

/// How many bytes of a file that is over the limit are searched for a kind of ours.
const MOST_SEARCHED: usize = 64 << 20;

/// Something that may hold documents.
struct Selected {
    entry: FileEntry,
    /// The last entry of `documents` that names it.
    named: Option<usize>,
    excluded: bool,
    is_owed: bool,
    /// Whether its name is one of those that no document has: it is only told, where it begins as one.
    is_otherwise_called: bool,
}

/// Whether an entry may hold documents, by its name or by how it begins, and which entry of `documents` names it.
fn select(config: &Config, entry: FileEntry) -> Option<Selected> {
    let excluded = config.excludes(&entry.path);
    let is_unknown = matches!(entry.kind, EntryKind::Unreadable(_) | EntryKind::Unnameable);
    let is_folder = matches!(entry.kind, EntryKind::LinkedFolder | EntryKind::Repository)
        || is_unknown && Format::by_ending(&entry.path).is_none();
    let is_project = is_folder && config.projects.matches_folder(&entry.path);
    let is_owed = matches!(entry.kind, EntryKind::Unreadable(_)) || is_unknown && !is_folder || is_project;
    let names = |globs: &Globs| globs.matches(&entry.path) || is_folder && globs.may_match_below(&entry.path);
    let named = config.documents.iter().rposition(|documents| names(&documents.paths));
    let readable = Format::by_ending(&entry.path).is_some();
    let is_otherwise_called = named.is_none() && !readable && !is_folder;
    if is_otherwise_called && !matches!(entry.kind, EntryKind::File(_)) {
        return None;
    }
    Some(Selected { entry, named, excluded, is_owed, is_otherwise_called })
}

/// A file as it was read.
enum Entry {
    /// What may hold documents.
    Source(Arc<SourceFile>, Read),
    /// The path of another file that says something, which documents may point at.
    Text(String),
}

/// A file as it is read; `None` where it is called otherwise than documents are, does not begin as one, and says nothing.
fn read_entry(files: &dyn Files, selected: Selected, most: usize) -> Option<Entry> {
    if !selected.is_otherwise_called {
        let (file, read) = read_selected(files, selected, most);
        return Some(Entry::Source(file, read));
    }
    let Selected { entry: FileEntry { path, .. }, named, excluded, is_owed, .. } = selected;
    let bytes = files.read(&path, MOST_BYTES).ok()?;
    if excluded || !begins_as_ours(&bytes) {
        return begins_with_something(&bytes).then_some(Entry::Text(path));
    }
    let unread = Some(Unread::Ending);
    Some(Entry::Source(
        Arc::new(SourceFile::new(path, String::new())),
        Read { entry: named, unread, excluded, is_owed },
    ))
}

fn read_selected(files: &dyn Files, selected: Selected, most: usize) -> (Arc<SourceFile>, Read) {
    let Selected { entry: FileEntry { path, kind }, named, excluded, is_owed, .. } = selected;
    let answer = |path: String, text: String, unread: Option<Unread>| {
        (Arc::new(SourceFile::new(path, text)), Read { entry: named, unread, excluded, is_owed })
    };
    let unread = match kind {
        EntryKind::Link => Some(Unread::Link),
        EntryKind::LinkedFolder => Some(Unread::LinkedFolder),
        EntryKind::Repository => Some(Unread::Repository),
        EntryKind::Special | EntryKind::Folder => Some(Unread::Special),
        EntryKind::Unnameable => Some(Unread::Name),
        EntryKind::Unreadable(reason) => Some(Unread::Error(reason)),
        EntryKind::File(_) => None,
    };
    if unread.is_some() {
        return answer(path, String::new(), unread);
    }
    let read = |most: usize| files.read(&path, most).map_err(|error| Unread::Error(error.to_string()));
    let bytes = match read(most) {
        Ok(bytes) => bytes,
        Err(unread) => return answer(path, String::new(), Some(unread)),
    };
    if bytes.len() > most {
        let (text, is_ours) = match read(MOST_SEARCHED) {
            Ok(whole) => (text_of(&bytes), whole.len() > MOST_SEARCHED || looks_like_ours(&text_of(&whole))),
            Err(unread) => return answer(path, text_of(&bytes), Some(unread)),
        };
        return answer(path, text, Some(Unread::TooLarge { most, is_ours }));
    }
    if let Some((encoding, text)) = encoding::decode(&bytes) {
        return answer(path, text, Some(Unread::Encoded(encoding)));
    }
    match String::from_utf8(bytes) {
        Ok(text) => answer(path, text, None),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            answer(path, String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(Unread::NotUtf8(valid)))
        }
    }
}

/// A file of another version, as it would be read under a configuration; none where that passes over it, or it cannot be
/// read.
pub(crate) fn file_of_past(config: &Config, path: &str) -> Option<Read> {
    let entry = FileEntry { path: path.to_owned(), kind: EntryKind::File(0) };
    let selected = select(config, entry).filter(|_| config.owns(path))?;
    let Selected { named, excluded, is_owed, is_otherwise_called, .. } = selected;
    (!excluded && !is_otherwise_called).then_some(Read { entry: named, unread: None, excluded, is_owed })
}

/// The text of bytes in any encoding, as far as there is one.
fn text_of(bytes: &[u8]) -> String {
    let text = encoding::decode(bytes).map(|(_, text)| text);
    text.unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
}

/// The language of errors before any configuration is read: `--lang`, else `LC_ALL`, `LC_MESSAGES` or `LANG`.
pub fn language_from(variables: impl Fn(&str) -> Option<String>) -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| variables(name).filter(|value| !value.is_empty()));
    set.and_then(|locale| Language::parse(&locale)).unwrap_or_default()
}
