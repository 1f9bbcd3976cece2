//! Which files `--output` may write: none through a link, none that this run reads or the next would judge, none of
//! Git's own, and each only once. All of it is known before anything is written.

use std::collections::{BTreeSet, HashSet};
use std::fs::{self, Metadata};
use std::io;
use std::path::{Component, Path, PathBuf};

use super::repository::top;
use crate::config::FILE_NAME;
use crate::finding::{Error, Errors};
use crate::language::messages::config as say;
use crate::language::{Fact, Facts, Phrase, Reader};
use crate::source::Side;
use crate::workspace::Review;

/// Names that say what is read, wherever a file with one of them stands.
const READ_BY_NAME: &[&str] = &[FILE_NAME, "vedtak.yml", ".gitignore"];

/// Formats that are one JSON value without a kind of ours.
const JSON_FORMATS: &[&str] = &["json", "sarif", "gitlab", "rdjson", "comment", "verdict"];

/// A format, and where it goes.
#[derive(Debug)]
pub(super) struct Destination {
    /// The name of the format.
    pub(super) format: &'static str,
    /// The path as it was typed.
    pub(super) typed: PathBuf,
    /// What it leads to.
    pub(super) place: Place,
}

/// What a path leads to; every folder in it is real.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// An ordinary file, there already or not.
    File(PathBuf),
    /// A pipe or a device, or what this process has open, such as `/dev/stdout`.
    Stream(PathBuf),
}

/// Why a path is not written to.
#[derive(Debug, PartialEq, Eq)]
enum Refusal {
    /// A link stands at it or on the way to it.
    Link,
    /// It is a folder.
    Folder,
    /// A folder on the way to it is not there, or is none.
    NoFolder(PathBuf),
    /// It is, or lies in, the folder of Git.
    Git,
    /// This run reads the file.
    Input,
    /// A file of that name decides what is read.
    Name,
    /// The next run would judge the file.
    Judged,
}

impl Destination {
    /// Where each format goes, in a run that is asked for findings of `paths`.
    ///
    /// # Errors
    /// Each path that must not be written to, and each that another format is written to.
    pub(super) fn all(
        outputs: &[(&'static str, PathBuf)],
        paths: &[PathBuf],
        review: &Review,
    ) -> Result<Vec<Self>, Errors> {
        if outputs.is_empty() {
            return Ok(Vec::new());
        }
        let reader = &review.merge.reader;
        let root = &review.sources.root;
        let here = std::env::current_dir().and_then(fs::canonicalize);
        let here = here.map_err(|error| {
            let facts = Facts::new().with("path", Fact::code(".")).with("reason", Fact::Text(error.to_string()));
            Error::machine("path", say::NO_FILE.render(reader, &facts))
        })?;
        let guarded = [Some(here.as_path()), Some(root.as_path()), top(root), top(&here)];
        let guarded: Vec<&Path> = guarded.into_iter().flatten().collect();
        let mut errors = Vec::new();
        let mut found: Vec<Self> = Vec::new();
        for (format, typed) in outputs {
            match place(typed, &here, &guarded) {
                Err(refusal) => errors.push(refusal.error(typed, reader)),
                Ok(place) => found.push(Self { format, typed: typed.clone(), place }),
            }
        }
        let there = found.iter().any(|destination| destination.place.identity().is_some());
        let inputs = if there { identities(review, paths) } else { HashSet::new() };
        for destination in &found {
            if let Some(refusal) = destination.harm(root, review, &inputs) {
                errors.push(refusal.error(&destination.typed, reader));
            }
        }
        for (at, second) in found.iter().enumerate() {
            if let Some(first) = found[..at].iter().find(|first| first.place.is_also(&second.place)) {
                errors.push(twice(first, second, reader));
            }
        }
        if errors.is_empty() { Ok(found) } else { Err(Errors(errors)) }
    }

    /// The same in a run that reads these files and no project.
    ///
    /// # Errors
    /// The same.
    pub(super) fn elsewhere(
        outputs: &[(&'static str, PathBuf)],
        inputs: &[PathBuf],
        reader: &Reader,
    ) -> Result<Vec<Self>, Errors> {
        let here = std::env::current_dir().and_then(fs::canonicalize);
        let here = here.map_err(|error| {
            let facts = Facts::new().with("path", Fact::code(".")).with("reason", Fact::Text(error.to_string()));
            Error::machine("path", say::NO_FILE.render(reader, &facts))
        })?;
        let guarded: Vec<&Path> = std::iter::once(here.as_path()).chain(top(&here)).collect();
        let read: HashSet<Identity> =
            inputs.iter().filter_map(|path| identity(path, &fs::metadata(path).ok()?)).collect();
        let mut errors = Vec::new();
        let mut found: Vec<Self> = Vec::new();
        for (format, typed) in outputs {
            match place(typed, &here, &guarded) {
                Err(refusal) => errors.push(refusal.error(typed, reader)),
                Ok(place) if place.identity().is_some_and(|identity| read.contains(&identity)) => {
                    errors.push(Refusal::Input.error(typed, reader));
                }
                Ok(Place::File(path)) if is_read_by_name(&path) => errors.push(Refusal::Name.error(typed, reader)),
                Ok(place) => found.push(Self { format, typed: typed.clone(), place }),
            }
        }
        for (at, second) in found.iter().enumerate() {
            if let Some(first) = found[..at].iter().find(|first| first.place.is_also(&second.place)) {
                errors.push(twice(first, second, reader));
            }
        }
        if errors.is_empty() { Ok(found) } else { Err(Errors(errors)) }
    }

    /// What writing would do to this run or the next.
    fn harm(&self, root: &Path, review: &Review, inputs: &HashSet<Identity>) -> Option<Refusal> {
        if self.place.identity().is_some_and(|identity| inputs.contains(&identity)) {
            return Some(Refusal::Input);
        }
        let Place::File(path) = &self.place else { return None };
        if is_read_by_name(path) {
            return Some(Refusal::Name);
        }
        let relative = path.strip_prefix(root).ok()?;
        let relative = relative.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        let config = review.config_of(&relative);
        if config.excludes(&relative) {
            return None;
        }
        let named = config.is_policy_file(&relative)
            || config.documents.iter().any(|documents| documents.paths.matches(&relative));
        let extension = path.extension().unwrap_or_default();
        let readable = ["yaml", "yml", "json"].iter().any(|known| extension.eq_ignore_ascii_case(known));
        (named || readable && !JSON_FORMATS.contains(&self.format)).then_some(Refusal::Judged)
    }
}

/// Whether a file of that name decides what is read.
fn is_read_by_name(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    READ_BY_NAME.iter().any(|known| name.eq_ignore_ascii_case(known))
}

impl Place {
    /// Whether nothing stands there yet.
    pub(super) fn is_new(&self) -> bool {
        matches!(self, Place::File(path) if fs::symlink_metadata(path).is_err())
    }

    /// Whether a project could read it as documents, by its name.
    pub(super) fn is_data(&self) -> bool {
        let (Self::File(path) | Self::Stream(path)) = self;
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        ["yaml", "yml", "json"].iter().any(|data| extension.eq_ignore_ascii_case(data))
    }

    /// Which file it is, if it is an ordinary one that is there.
    fn identity(&self) -> Option<Identity> {
        let (path, metadata) = match self {
            Place::File(path) => (path, fs::symlink_metadata(path)),
            Place::Stream(path) => (path, fs::metadata(path)),
        };
        metadata.ok().filter(Metadata::is_file).and_then(|metadata| identity(path, &metadata))
    }

    /// Whether two are one file, also where none is there yet and the system may take no notice of case.
    fn is_also(&self, other: &Self) -> bool {
        let (Place::File(one), Place::File(another)) = (self, other) else { return false };
        let lower = |path: &Path| path.to_string_lossy().to_lowercase();
        let identity = self.identity();
        lower(one) == lower(another) || identity.is_some() && identity == other.identity()
    }
}

impl Refusal {
    fn error(&self, typed: &Path, reader: &Reader) -> Error {
        let facts = Facts::new().with("path", code(typed));
        let (message, help): (Phrase, Phrase) = match self {
            Refusal::Link => (say::LINKED, say::OUTPUT_LINKED_HELP),
            Refusal::Folder => (say::OUTPUT_FOLDER, say::OUTPUT_FOLDER_HELP),
            Refusal::NoFolder(_) => (say::OUTPUT_NO_FOLDER, say::OUTPUT_NO_FOLDER_HELP),
            Refusal::Git => (say::OUTPUT_GIT, say::OUTPUT_ELSEWHERE_HELP),
            Refusal::Input => (say::OUTPUT_INPUT, say::OUTPUT_ELSEWHERE_HELP),
            Refusal::Name => (say::OUTPUT_NAME, say::OUTPUT_ELSEWHERE_HELP),
            Refusal::Judged => (say::OUTPUT_JUDGED, say::OUTPUT_JUDGED_HELP),
        };
        let facts = match self {
            Refusal::NoFolder(folder) => facts.with("folder", code(folder)),
            _ => facts,
        };
        Error::set_up("output", message.render(reader, &facts)).help(help.render(reader, &facts))
    }
}

fn twice(first: &Destination, second: &Destination, reader: &Reader) -> Error {
    let facts = Facts::new()
        .with("first", Fact::code(first.format))
        .with("second", Fact::code(second.format))
        .with("path", code(&second.typed));
    let error = Error::set_up("output", say::OUTPUT_TWICE.render(reader, &facts));
    error.help(say::OUTPUT_TWICE_HELP.render(reader, &facts))
}

fn code(path: &Path) -> Fact {
    Fact::code(path.display().to_string())
}

/// What a path leads to from the folder `here`. No link below one of the `guarded` folders is followed, nor one at the
/// end of the path. `here` and the guarded folders are real, not linked.
fn place(path: &Path, here: &Path, guarded: &[&Path]) -> Result<Place, Refusal> {
    let mut folder = here.to_owned();
    let mut parts = path.components().peekable();
    let mut name = None;
    while let Some(part) = parts.next() {
        match part {
            Component::Prefix(_) | Component::RootDir => folder.push(part.as_os_str()),
            Component::CurDir => {}
            Component::ParentDir => {
                folder.pop();
            }
            Component::Normal(part) if parts.peek().is_none() => name = Some(part),
            Component::Normal(part) => folder = enter(&folder, Path::new(part), guarded)?,
        }
    }
    let names_folder = path.as_os_str().as_encoded_bytes().last() == Some(&b'/');
    let name = name.filter(|_| !names_folder).ok_or(Refusal::Folder)?;
    let path = folder.join(name);
    if is_of_git(&path) {
        return Err(Refusal::Git);
    }
    let Ok(metadata) = fs::symlink_metadata(&path) else { return Ok(Place::File(path)) };
    if metadata.is_dir() {
        Err(Refusal::Folder)
    } else if metadata.is_symlink() && !is_of_system(&folder) {
        Err(Refusal::Link)
    } else if metadata.is_file() && !is_of_system(&folder) {
        Ok(Place::File(path))
    } else {
        Ok(Place::Stream(path))
    }
}

/// The folder called `name` in a folder, by its real path.
fn enter(folder: &Path, name: &Path, guarded: &[&Path]) -> Result<PathBuf, Refusal> {
    let path = folder.join(name);
    let linked = fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_symlink());
    if linked && !is_of_system(folder) && guarded.iter().any(|guarded| folder.starts_with(guarded)) {
        return Err(Refusal::Link);
    }
    match fs::canonicalize(&path) {
        Ok(real) if real.is_dir() => Ok(real),
        // What may not be looked at may still be written to, or the system says why not.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(path),
        _ => Err(Refusal::NoFolder(path)),
    }
}

/// Whether a real folder holds the system's names for what a process has open: nobody else puts links there.
fn is_of_system(folder: &Path) -> bool {
    folder == Path::new("/dev") || folder.starts_with("/proc") && folder.ends_with("fd")
}

/// Whether a path is Git's folder or lies in it, whatever its letters are on this system.
fn is_of_git(path: &Path) -> bool {
    let known = |path: &Path| fs::symlink_metadata(path).ok().and_then(|metadata| identity(path, &metadata));
    path.ancestors().any(|part| {
        let name = part.file_name().unwrap_or_default();
        let same =
            || part.parent().and_then(|above| known(&above.join(".git"))).is_some_and(|git| known(part) == Some(git));
        name.eq_ignore_ascii_case(".git") || name.eq_ignore_ascii_case("git~1") || same()
    })
}

/// What tells one file from another, whatever it is called.
#[cfg(unix)]
type Identity = (u64, u64);
#[cfg(not(unix))]
type Identity = PathBuf;

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere the system may not know")]
fn identity(_: &Path, metadata: &Metadata) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt as _;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity(path: &Path, _: &Metadata) -> Option<Identity> {
    fs::canonicalize(path).ok()
}

/// The files that this run reads: its configuration, its schemas, what holds documents or policies or should, and what
/// it is asked about.
fn identities(review: &Review, asked: &[PathBuf]) -> HashSet<Identity> {
    let sources = &review.sources;
    let projects = || review.projects.iter().chain([review]);
    let documents = projects().flat_map(|project| project.documents());
    let judged: BTreeSet<_> = documents.map(|document| document.file).collect();
    let read = sources.iter(Side::Merge).zip(review.merge.files.iter()).filter(|((id, file), read)| {
        let is_policy_file = || review.config_of(&file.path).is_policy_file(&file.path);
        !read.excluded && (judged.contains(id) || read.entry.is_some() || is_policy_file())
    });
    let read = read.map(|((_, file), _)| file.path.as_str());
    let paths = read
        .chain(projects().flat_map(|project| project.target.schemas.paths()))
        .chain([FILE_NAME])
        .map(|path| sources.root.join(path));
    let paths = paths.chain(asked.iter().cloned());
    paths.filter_map(|path| identity(&path, &fs::symlink_metadata(&path).ok()?)).collect()
}
