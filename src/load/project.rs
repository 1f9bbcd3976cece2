//! Which project of the disk is meant, and who reads what is said of it.

use std::path::{Path, PathBuf};

use super::encoding;
use crate::config::{FILE_NAME, excluded_by, language_of, projects_of};
use crate::finding::{Error, Errors};
use crate::language::messages::config as say;
use crate::language::{Fact, Facts, Reader};
use crate::source::{Disk, Files};

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

/// The project's root and the paths in it that are asked for; none where they are the whole of it. In a project that a
/// root above lists, that root is loaded and the project's folder is asked for, so that a run there finds what a run of
/// the root finds.
pub(super) fn project(options: &Options) -> Result<(PathBuf, Option<Vec<String>>), Errors> {
    let reader = &options.reader;
    if options.paths.is_empty() {
        let own = root_of(&options.folder);
        let root = root_above(&own);
        let folder = path_below(&own, &root);
        return Ok((root, (!folder.is_empty()).then(|| vec![folder])));
    }
    // What a run of the current folder's root finds is what a run of a path below it finds.
    let here = Some(root_above(&root_of(&options.folder))).filter(|root| is_there(&root.join(FILE_NAME)));
    let mut found: Option<(PathBuf, &Path)> = None;
    let mut focus = Vec::new();
    for path in &options.paths {
        let facts = Facts::new().with("path", Fact::code(path.display().to_string()));
        let written = options.folder.join(path);
        let is_missing = |error: &std::io::Error| {
            // A file has nothing below it.
            matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory)
        };
        let there = written.canonicalize().or_else(|error| {
            let left_out = is_missing(&error).then(|| left_out(&written, reader)).flatten();
            left_out.ok_or(error)
        });
        let absolute = there.map_err(|error| {
            if is_missing(&error) {
                let error = Error::set_up("path", say::NO_PATH.render(reader, &facts));
                error.help(say::NO_PATH_HELP.render(reader, &facts))
            } else {
                let facts = facts.clone().with("reason", Fact::Text(error.to_string()));
                Error::machine("path", say::NO_FILE.render(reader, &facts))
            }
        })?;
        let folder = if absolute.is_dir() { absolute.as_path() } else { absolute.parent().unwrap_or(&absolute) };
        let root = here.clone().filter(|here| judges(here, folder)).unwrap_or_else(|| root_above(&root_of(folder)));
        if let Some((first, of)) = &found
            && *first != root
        {
            let facts = Facts::new()
                .with("first", Fact::code(of.display().to_string()))
                .with("second", Fact::code(path.display().to_string()));
            let error = Error::set_up("path", say::TWO_ROOTS.render(reader, &facts));
            return Err(error.help(say::TWO_ROOTS_HELP.render(reader, &facts)).into());
        }
        if absolute.iter().any(|part| part == ".git") {
            let error = Error::set_up("path", say::DATABASE.render(reader, &facts));
            return Err(error.help(say::DATABASE_HELP.render(reader, &facts)).into());
        }
        focus.push(path_below(&absolute, &root));
        found.get_or_insert((root, path));
    }
    let root = found.map_or_else(|| root_above(&root_of(&options.folder)), |(root, _)| root);
    // The whole root is not a part of it.
    let whole = focus.iter().any(String::is_empty);
    Ok((root, (!whole).then_some(focus)))
}

/// The absolute path of a file or folder that Git tracks and a sparse checkout leaves out; `None` where it is not so.
fn left_out(path: &Path, reader: &Reader) -> Option<PathBuf> {
    let (above, there) = path.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)))?;
    let rest = path.strip_prefix(above).ok()?;
    let is_plain = rest.components().all(|part| matches!(part, std::path::Component::Normal(_)));
    let absolute = there.join(rest);
    let root = root_above(&root_of(&there));
    let asked = path_below(&absolute, &root);
    let entries = disk(&root, reader).ok()?.entries(&[]);
    let is_asked = |path: &str| path.strip_prefix(&asked).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    (is_plain && there.is_dir() && !absolute.exists() && entries.iter().any(|entry| is_asked(&entry.path)))
        .then_some(absolute)
}

/// The nearest folder at or above that holds `vedtak.yaml`, but not above a Git root; else the Git root; else itself.
pub(super) fn root_of(folder: &Path) -> PathBuf {
    let start = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    // A link or a folder of that name, or a file that was meant to be it, is told as what it is.
    for above in start.ancestors() {
        let names = [FILE_NAME, "vedtak.yml", ".git"];
        if names.iter().any(|name| is_there(&above.join(name))) {
            return above.to_owned();
        }
    }
    start
}

/// Whether something stands at a path, be it a link that leads to nothing.
fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Whether a folder is that of a root or lies below it in the same repository, whatever configuration lies between: one
/// that the root does not list has no effect on it. What its `exclude` leaves out is another project.
fn judges(root: &Path, folder: &Path) -> bool {
    let excluded = || excluded_by(&read_text(&Disk::new(root, None), FILE_NAME).unwrap_or_default().into());
    let mut between = folder.ancestors().take_while(|above| *above != root);
    folder.starts_with(root)
        && between.clone().all(|above| !is_there(&above.join(".git")))
        && !between.any(|above| {
            let file = above.join(FILE_NAME);
            is_there(&file) && excluded().matches(&path_below(&file, root))
        })
}

/// The path of something below a root, with `/` between the parts; empty for the root itself.
pub(super) fn path_below(path: &Path, root: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(Path::new(""));
    relative.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The root that a project's root belongs to: the farthest above it in the same repository that lists it, or lists a
/// project that it lies in, and does not leave it out; itself where there is none.
fn root_above(own: &Path) -> PathBuf {
    let mut root = own;
    let mut at = own;
    while !is_there(&at.join(".git"))
        && let Some(above) = at.parent()
    {
        at = above;
        let Ok(text) = read_text(&Disk::new(at, None), FILE_NAME) else { continue };
        let text = text.into();
        let (listed, excluded) = (projects_of(&text), excluded_by(&text));
        let between = own.ancestors().take_while(|folder| *folder != at);
        let mut with_config = between.filter(|folder| is_there(&folder.join(FILE_NAME)));
        let is_project = |folder: &Path| {
            let file = path_below(&folder.join(FILE_NAME), at);
            listed.matches_folder(&path_below(folder, at)) && !excluded.matches(&file)
        };
        if !listed.is_empty() && with_config.any(is_project) {
            root = at;
        }
    }
    root.to_owned()
}

/// The project that a folder of a version lies in, and the root that it belongs to, as [`root_of`] and [`root_above`] have
/// it for the disk: folders relative to the top, which is the root where no configuration stands above.
#[cfg(feature = "git")]
pub(super) fn roots_within(files: &dyn Files, folder: &str) -> (String, String) {
    let parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let above = |count: usize| parts[..count].join("/");
    let config = |folder: &str| if folder.is_empty() { FILE_NAME.to_owned() } else { format!("{folder}/{FILE_NAME}") };
    let has_config = |count: &usize| files.look_at(&config(&above(*count))).is_ok();
    let Some(own) = (0..=parts.len()).rev().find(has_config) else { return (String::new(), String::new()) };
    let lists = |count: &usize| {
        let folder = above(*count);
        let Ok(text) = read_text(files, &config(&folder)) else { return false };
        let text = text.into();
        let (listed, excluded) = (projects_of(&text), excluded_by(&text));
        let is_project = |inner: usize| {
            let path = parts[*count..inner].join("/");
            listed.matches_folder(&path) && !excluded.matches(&config(&path))
        };
        !listed.is_empty() && (count + 1..=own).filter(has_config).any(is_project)
    };
    let root = (0..own).find(lists).unwrap_or(own);
    (above(own), above(root))
}

/// The files of a project of the disk.
///
/// # Errors
/// The root lies in no work tree of its repository, or the repository cannot be read.
#[cfg(not(feature = "git"))]
#[expect(clippy::unnecessary_wraps, reason = "with Git this can fail")]
pub(super) fn disk(root: &Path, _: &Reader) -> Result<Disk, Errors> {
    Ok(Disk::new(root, None))
}

/// The files of a project of the disk.
///
/// # Errors
/// The root lies in no work tree of its repository, or the repository cannot be read.
#[cfg(feature = "git")]
pub(super) fn disk(root: &Path, reader: &Reader) -> Result<Disk, Errors> {
    use crate::git::{Folder, place};

    match place(root) {
        Folder::Nowhere => Ok(Disk::new(root, None)),
        Folder::WorkTree { tracked, sparse } if sparse.is_empty() => Ok(Disk::new(root, Some(tracked))),
        Folder::WorkTree { tracked, sparse } => Ok(Disk::new(root, Some(tracked)).with_elsewhere(Box::new(sparse))),
        other => Err(no_work_tree(root, other, reader)),
    }
}

/// Why a folder lies in no work tree that can be read.
#[cfg(feature = "git")]
pub(super) fn no_work_tree(folder: &Path, place: crate::git::Folder, reader: &Reader) -> Errors {
    use crate::git::{Folder, Obstacle};
    use crate::language::Phrase;
    use crate::language::messages::git as say_git;

    let facts = Facts::new().with("path", Fact::code(folder.display().to_string()));
    let told = |facts: &Facts, says: Phrase, help: Option<Phrase>| {
        let error = Error::set_up("path", says.render(reader, facts));
        help.map(|help| help.render(reader, facts)).into_iter().fold(error, Error::help).into()
    };
    match place {
        Folder::Nowhere => told(&facts, say_git::NOWHERE, Some(say_git::NOWHERE_HELP)),
        Folder::Database | Folder::WorkTree { .. } => told(&facts, say::DATABASE, Some(say::DATABASE_HELP)),
        Folder::Unreadable { reason, obstacle } => {
            let help = obstacle.map(|obstacle| match obstacle {
                Obstacle::SparseIndex => say::SPARSE_INDEX_HELP,
                Obstacle::SplitIndex => say::SPLIT_INDEX_HELP,
                Obstacle::DamagedIndex => say::DAMAGED_INDEX_HELP,
                Obstacle::Format => say::REPOSITORY_FORMAT_HELP,
                Obstacle::Owner => say::OWNER_HELP,
                Obstacle::Broken => say::BROKEN_REPOSITORY_HELP,
            });
            told(&facts.with("reason", Fact::Text(reason)), say::REPOSITORY, help)
        }
    }
}

/// Who reads why a project could not be loaded: whoever its configuration says, however broken the rest of that is.
pub fn reader_of_errors(options: &Options) -> Reader {
    let root = project(options).map_or_else(|_| root_of(&options.folder), |(root, _)| root);
    let text = read_text(&Disk::new(root, None), FILE_NAME).unwrap_or_default();
    let language = (!options.language_given).then(|| language_of(&text.into())).flatten();
    Reader { language: language.unwrap_or(options.reader.language), ..options.reader }
}

/// The text of a file, however large; what is not UTF-8 is an error of the kind [`std::io::ErrorKind::InvalidData`].
pub(super) fn read_text(files: &dyn Files, path: &str) -> std::io::Result<String> {
    let bytes = files.read(path, usize::MAX)?;
    if encoding::decode(&bytes).is_some() {
        return Err(std::io::ErrorKind::InvalidData.into());
    }
    String::from_utf8(bytes).map_err(|error| std::io::Error::new(std::io::ErrorKind::InvalidData, error))
}
