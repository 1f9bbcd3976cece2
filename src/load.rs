//! The only step that reads: which project, its configuration, its schemas, its files.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::{Config, FILE_NAME, language_of, read_config};
use crate::finding::{Error, Errors};
use crate::language::messages::config as say;
use crate::language::{Fact, Facts, Language, Reader};
use crate::source::{Entry, EntryKind, Side, SourceFile, Sources, walk};
use crate::yaml::Limits;

mod part;
mod schemas;

pub use part::{load_part, reader_at};
pub use schemas::Schemas;

/// What to load.
#[derive(Debug, Clone)]
pub struct Options {
    /// The paths that findings are shown for; none for the whole project.
    pub paths: Vec<PathBuf>,
    /// The folder that relative paths start from.
    pub folder: PathBuf,
    /// Who reads errors; its language gives way to the configuration's where `language_given` is false.
    pub reader: Reader,
    /// Whether the language was asked for on the command line.
    pub language_given: bool,
}

/// A project as it was read.
#[derive(Debug)]
pub struct Loaded {
    /// Which side of a review it is.
    pub side: Side,
    /// Its configuration.
    pub config: Config,
    /// Who reads the answer.
    pub reader: Reader,
    /// The files that may hold documents, and those that could not be read, in the order of their paths.
    pub sources: Sources,
    /// For each file: which entry of `documents` names it, and why it was not read.
    pub files: Vec<Read>,
    /// The schemas of the configuration.
    pub schemas: Schemas,
    /// The paths that findings are shown for, relative to the root; none for all.
    pub focus: Option<Vec<String>>,
}

/// How a file was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The last entry of `documents` that names it.
    pub entry: Option<usize>,
    /// Why its text is not there.
    pub unread: Option<Unread>,
}

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// It is a link.
    Link,
    /// It is a pipe, socket or device.
    Special,
    /// Its name is not UTF-8.
    Name,
    /// It is larger than the limit of so many bytes.
    TooLarge(usize),
    /// It is not UTF-8 from this byte on; the text before it is there.
    NotUtf8(usize),
    /// The system's reason.
    Error(String),
}

/// Who reads why a project could not be loaded: whoever its configuration says, however broken the rest of that is.
pub fn reader_of_errors(options: &Options) -> Reader {
    let root = project(options).map_or_else(|_| root_of(&options.folder), |(root, _)| root);
    let text = std::fs::read_to_string(root.join(FILE_NAME)).unwrap_or_default();
    let language = (!options.language_given).then(|| language_of(&text.into())).flatten();
    Reader { language: language.unwrap_or(options.reader.language), ..options.reader }
}

/// Reads a project.
///
/// # Errors
/// A path that does not exist, paths of two projects, a configuration or schema that cannot be used.
pub fn load(options: &Options) -> Result<Loaded, Errors> {
    let (root, focus) = project(options)?;
    let mut reader = options.reader;
    let config = configuration(&root, &mut reader, options.language_given)?;
    let schemas = schemas::of(&config, &root, &reader)?;
    let limits = Limits::default();
    let entries: Vec<(Entry, Option<usize>)> =
        walk(&root).into_iter().filter_map(|entry| select(&config, entry)).collect();
    let read: Vec<(Arc<SourceFile>, Read)> =
        entries.into_par_iter().map(|(entry, named)| read_entry(&root, entry, named, limits.bytes)).collect();
    let (sources, files): (Vec<Arc<SourceFile>>, Vec<Read>) = read.into_iter().unzip();
    // The walk is in the order of paths already, so both lists stay side by side.
    let sources = Sources::new(root, Side::Merge, sources);
    Ok(Loaded { side: Side::Merge, config, reader, sources, files, schemas, focus })
}

/// A project of texts that lie in memory, as tests of policies and editors have them: paths and texts, everything in
/// scope as [`load`] would have it.
pub fn in_memory(files: Vec<(String, String)>, config: Config, reader: Reader) -> Loaded {
    let mut files: Vec<Arc<SourceFile>> =
        files.into_iter().map(|(path, text)| Arc::new(SourceFile::new(path, text))).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let read = files.iter().map(|file| {
        let entry = config.documents.iter().rposition(|documents| documents.paths.matches(&file.path));
        Read { entry, unread: None }
    });
    let read = read.collect();
    let sources = Sources::new(PathBuf::new(), Side::Merge, files);
    Loaded { side: Side::Merge, config, reader, sources, files: read, schemas: Schemas::default(), focus: None }
}

/// The project's root and the paths in it that are asked for.
fn project(options: &Options) -> Result<(PathBuf, Option<Vec<String>>), Errors> {
    let reader = &options.reader;
    if options.paths.is_empty() {
        return Ok((root_of(&options.folder), None));
    }
    let mut found: Option<(PathBuf, &Path)> = None;
    let mut focus = Vec::new();
    for path in &options.paths {
        let facts = Facts::new().with("path", Fact::code(path.display().to_string()));
        let absolute = options.folder.join(path).canonicalize().map_err(|error| {
            if error.kind() == std::io::ErrorKind::NotFound {
                Error::set_up("path", say::NO_PATH.render(reader, &facts))
            } else {
                let facts = facts.clone().with("reason", Fact::Text(error.to_string()));
                Error::machine("path", say::NO_FILE.render(reader, &facts))
            }
        })?;
        let folder = if absolute.is_dir() { absolute.as_path() } else { absolute.parent().unwrap_or(&absolute) };
        let root = root_of(folder);
        if let Some((first, of)) = &found
            && *first != root
        {
            let facts = Facts::new()
                .with("first", Fact::code(of.display().to_string()))
                .with("second", Fact::code(path.display().to_string()));
            let error = Error::set_up("path", say::TWO_ROOTS.render(reader, &facts));
            return Err(error.help(say::TWO_ROOTS_HELP.render(reader, &facts)).into());
        }
        let relative = absolute.strip_prefix(&root).unwrap_or(Path::new(""));
        focus.push(relative.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"));
        found.get_or_insert((root, path));
    }
    let root = found.map_or_else(|| root_of(&options.folder), |(root, _)| root);
    // The whole root is not a part of it.
    let whole = focus.iter().any(String::is_empty);
    Ok((root, (!whole).then_some(focus)))
}

/// The nearest folder at or above that holds `vedtak.yaml`, but not above a Git root; else the Git root; else itself.
fn root_of(folder: &Path) -> PathBuf {
    let start = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    for above in start.ancestors() {
        if above.join(FILE_NAME).is_file() {
            return above.to_owned();
        }
        if above.join(".git").exists() {
            return above.to_owned();
        }
    }
    start
}

fn configuration(root: &Path, reader: &mut Reader, language_given: bool) -> Result<Config, Errors> {
    let path = root.join(FILE_NAME);
    let facts = || Facts::new().with("path", Fact::code(FILE_NAME));
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Config::default()),
        Err(error) => {
            let facts = facts().with("reason", Fact::Text(error.to_string()));
            return Err(Error::machine("config", say::NO_FILE.render(reader, &facts)).into());
        }
    };
    let Ok(text) = String::from_utf8(bytes) else {
        return Err(Error::set_up("config", say::ENCODING.render(reader, &facts())).into());
    };
    let file = Arc::new(SourceFile::new(FILE_NAME, text));
    if !language_given && let Some(language) = language_of(&file.text) {
        reader.language = language;
    }
    read_config(&file, reader)
}

/// Whether an entry may hold documents, and which entry of `documents` names it.
fn select(config: &Config, entry: Entry) -> Option<(Entry, Option<usize>)> {
    if entry.path == FILE_NAME || config.exclude.matches(&entry.path) {
        return None;
    }
    let named = config.documents.iter().rposition(|documents| documents.paths.matches(&entry.path));
    let extension = Path::new(&entry.path).extension().and_then(|extension| extension.to_str()).unwrap_or("");
    let readable = ["yaml", "yml", "json"].iter().any(|known| extension.eq_ignore_ascii_case(known));
    (named.is_some() || readable).then_some((entry, named))
}

fn read_entry(root: &Path, entry: Entry, named: Option<usize>, most: usize) -> (Arc<SourceFile>, Read) {
    let unread = |text: String, unread: Unread, path: String| {
        (Arc::new(SourceFile::new(path, text)), Read { entry: named, unread: Some(unread) })
    };
    let Entry { path, kind } = entry;
    match kind {
        EntryKind::Link => return unread(String::new(), Unread::Link, path),
        EntryKind::Special => return unread(String::new(), Unread::Special, path),
        EntryKind::Unnameable => return unread(String::new(), Unread::Name, path),
        EntryKind::Unreadable(reason) => return unread(String::new(), Unread::Error(reason), path),
        EntryKind::File(_) => {}
    }
    let bytes = match bytes_of(&root.join(&path), most) {
        Ok(bytes) => bytes,
        Err(error) => return unread(String::new(), Unread::Error(error.to_string()), path),
    };
    if bytes.len() > most {
        return unread(String::from_utf8_lossy(&bytes).into_owned(), Unread::TooLarge(most), path);
    }
    match String::from_utf8(bytes) {
        Ok(text) => (Arc::new(SourceFile::new(path, text)), Read { entry: named, unread: None }),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            unread(String::from_utf8_lossy(error.as_bytes()).into_owned(), Unread::NotUtf8(valid), path)
        }
    }
}

/// The bytes of a file, at most one more than `most`.
fn bytes_of(path: &Path, most: usize) -> std::io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    file.by_ref().take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The language of errors before any configuration is read: `--lang`, else `LC_ALL`, `LC_MESSAGES` or `LANG`.
pub fn language_from(variables: impl Fn(&str) -> Option<String>) -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| variables(name).filter(|value| !value.is_empty()));
    set.and_then(|locale| Language::parse(&locale)).unwrap_or_default()
}
