//! The two sides of a change: the tip of its target, which is trusted, and what the target would be after the merge.

use std::path::{Component, Path, PathBuf};

use super::project::{disk, no_work_tree, path_below, reader_of_errors, roots_within};
use super::projects::configured;
use super::{Loaded, Options, load_files, read_side};
use crate::config::Config;
use crate::finding::{Error, Errors, RepositoryChange};
use crate::git::{
    Base, Coming, GitFault, Head, Limit, Line, LineOptions, TargetStep, TargetTip, VersionFiles, target_steps,
};
use crate::kind::nearest;
use crate::language::messages::{config as say_config, git as say};
use crate::language::{Decimal, Fact, Facts, Phrase, Reader};
use crate::source::{Files as _, Side};

/// A change as it was read.
#[derive(Debug)]
pub struct LoadedChange {
    /// The target, what the target would be after the merge, and the target as what is judged.
    pub sides: [Loaded; 3],
    /// What differs.
    pub change: RepositoryChange,
    /// The history of the target.
    pub line: Line,
    /// What the merge would bring to the target.
    pub coming: Coming,
    /// What the target would be after the merge, not read by its own configuration yet.
    pub merged: Merged,
}

/// What a target would be after a merge.
#[derive(Debug)]
pub struct Merged {
    files: VersionFiles,
    reader: Reader,
}

impl Merged {
    /// Reads it by its own configuration.
    ///
    /// # Errors
    /// A configuration or schema of it that cannot be used.
    pub fn load(&self) -> Result<Loaded, Errors> {
        load_files(&self.files, self.reader, true)
    }
}

/// Which change is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The target.
    pub base: Base,
    /// What would be merged into it.
    pub head: Head,
    /// Whether it is that of a pull request, so that there must be a change.
    pub is_request: bool,
    /// The branch that a pull request says that it would be merged into.
    pub into: Option<String>,
}

/// Reads both sides of a change of the repository that `options.folder` lies in. Configuration and schemas of both are the
/// target's.
///
/// # Errors
/// A revision that cannot be had, a merge that is not certain, content that was not fetched; a configuration or schema of
/// the target that cannot be used.
pub fn load_change(options: &Options, asked: &Asked) -> Result<LoadedChange, Errors> {
    let Asked { base, head, is_request, into } = asked;
    // Until the target's configuration is read, that of the folder says who reads.
    let mut reader = reader_of_errors(options);
    let faulty = |fault: GitFault, reader: &Reader| Errors::from(told(&fault, reader));
    let folder = options.folder.canonicalize().unwrap_or_else(|_| options.folder.clone());
    let target = TargetTip::of(&folder, base).map_err(|error| match error {
        Ok(fault) => faulty(fault, &reader),
        Err(place) => no_work_tree(&folder, place, &reader),
    })?;
    let top = target.top();
    let here = if target.has_work_tree() { path_below(&folder, &top) } else { String::new() };
    if let (true, Head::Revision(head)) = (is_request, head) {
        target.lacks(head).map_err(|fault| faulty(fault, &reader))?;
    }
    let paths = paths_asked(options, &top, &here, &reader)?;
    let (own, root) = roots_within(&target.files(""), paths.first().map_or(here.as_str(), String::as_str));
    let within = if root.is_empty() { String::new() } else { format!("{root}/") };
    // A run in a project that a root lists shows what is found there.
    let paths = if paths.is_empty() && own != root { vec![own] } else { paths };
    let focus = focus(&paths, &root, &reader)?;
    let disk = match head {
        Head::WorkTree if target.has_work_tree() => Some(disk(&top.join(&root), &reader)?),
        _ => None,
    };
    let tip = target;
    let target = tip.files(&within);
    let configured = configured(&target, &mut reader, options.language_given)?;
    if let (Base::Revision(given), Some(root)) = (base, configured.first())
        && let Some(wanted) = &root.config.git.target
    {
        tip.was_tip_of(given, wanted).map_err(|fault| faulty(fault, &reader))?;
    }
    let versions = tip.with(head, &within, disk).map_err(|fault| faulty(fault, &reader))?;
    let merge = versions.merge(&within);
    if let (Some(name), Some(root)) = (into, configured.first())
        && let Some(wanted) = root.config.git.target.as_ref().filter(|wanted| *wanted != name)
    {
        let facts = Facts::new().with("name", Fact::code(name)).with("target", Fact::code(wanted));
        let error = Error::set_up("revision", say::OTHER_TARGET.render(&reader, &facts));
        return Err(error.help(say::OTHER_TARGET_HELP.render(&reader, &facts)).into());
    }
    let spelt = focus.as_deref().unwrap_or(&[]);
    let side = |files: &VersionFiles, side| read_side(files, side, &configured, reader, spelt);
    let is_there = |path: &String| [&target, &merge].iter().any(|files| files.look_at(path).is_ok());
    if let Some(at) = spelt.iter().position(|path| !is_there(path)) {
        return Err(absent(options.paths.get(at).map_or(Path::new(""), PathBuf::as_path), &reader));
    }
    let mut loaded = [side(&target, Side::Target)?, side(&merge, Side::Merge)?, side(&target, Side::Merge)?];
    if let Some(path) = target.missing().into_iter().chain(merge.missing()).next() {
        return Err(faulty(GitFault::Missing(path), &reader));
    }
    for side in &mut loaded {
        side.focus.clone_from(&focus);
        side.projects.iter_mut().for_each(|project| project.focus.clone_from(&focus));
    }
    let line = versions.line(line_options(&loaded[0].config, &within));
    let files = versions.changed().map_err(|fault| faulty(fault, &reader))?;
    let change = RepositoryChange { revisions: versions.revisions.clone(), files, within, request: None };
    Ok(LoadedChange {
        sides: loaded,
        change,
        line,
        coming: versions.coming.clone(),
        merged: Merged { files: merge, reader },
    })
}

/// The steps of a target of the repository that `options.folder` lies in, the oldest first.
///
/// # Errors
/// A repository, a revision or a history that cannot be had.
pub fn steps_of_target(options: &Options, base: &Base) -> Result<Vec<TargetStep>, Errors> {
    let reader = reader_of_errors(options);
    let folder = options.folder.canonicalize().unwrap_or_else(|_| options.folder.clone());
    target_steps(&folder, base).map_err(|error| match error {
        Ok(fault) => told(&fault, &reader).into(),
        Err(place) => no_work_tree(&folder, place, &reader),
    })
}

/// How the history of a project is read; `within` is its folder from the top of the repository.
pub(super) fn line_options(config: &Config, within: &str) -> LineOptions {
    LineOptions { within: within.to_owned(), distrusted: config.git.distrusted.clone() }
}

/// The paths of the command line from the top of the repository; `..` is followed by its spelling.
fn paths_asked(options: &Options, top: &Path, here: &str, reader: &Reader) -> Result<Vec<String>, Errors> {
    let of = |path: &PathBuf| {
        let outside = || {
            let facts = Facts::new().with("path", Fact::code(path.display().to_string()));
            let error = Error::set_up("path", say_config::OUTWARD.render(reader, &facts));
            Errors::from(error.help(say_config::OUTWARD_HELP.render(reader, &facts)))
        };
        let (mut parts, path) = if path.is_absolute() {
            (Vec::new(), path.strip_prefix(top).map_err(|_| outside())?)
        } else {
            (here.split('/').filter(|part| !part.is_empty()).collect(), path.as_path())
        };
        for part in path.components() {
            match part {
                Component::Normal(part) => parts.push(part.to_str().ok_or_else(outside)?),
                Component::ParentDir => parts.pop().map(|_| ()).ok_or_else(outside)?,
                Component::CurDir => {}
                Component::Prefix(_) | Component::RootDir => return Err(outside()),
            }
        }
        Ok(parts.join("/"))
    };
    options.paths.iter().map(of).collect()
}

/// The paths that findings are shown for, from the root's folder; none for the whole of it.
fn focus(paths: &[String], root: &str, reader: &Reader) -> Result<Option<Vec<String>>, Errors> {
    let below = |path: &str| match path.strip_prefix(root)? {
        rest if root.is_empty() || rest.is_empty() => Some(rest.to_owned()),
        rest => rest.strip_prefix('/').map(str::to_owned),
    };
    let mut focus = Vec::new();
    for path in paths {
        let Some(path) = below(path) else {
            let facts = Facts::new().with("first", Fact::code(&paths[0])).with("second", Fact::code(path));
            let error = Error::set_up("path", say_config::TWO_ROOTS.render(reader, &facts));
            return Err(error.help(say_config::TWO_ROOTS_HELP.render(reader, &facts)).into());
        };
        focus.push(path);
    }
    let is_whole = focus.is_empty() || focus.iter().any(String::is_empty);
    Ok((!is_whole).then_some(focus))
}

/// A path of the command line that neither side has.
fn absent(path: &Path, reader: &Reader) -> Errors {
    let facts = Facts::new().with("path", Fact::code(path.display().to_string()));
    let error = Error::set_up("path", say_config::NO_PATH.render(reader, &facts));
    error.help(say_config::NO_PATH_HELP.render(reader, &facts)).into()
}

/// Why two versions cannot be compared, in words.
pub(super) fn told(fault: &GitFault, reader: &Reader) -> Error {
    let none = Facts::new();
    let name = |name: &str| Facts::new().with("name", Fact::code(name));
    let path = |path: &str| Facts::new().with("path", Fact::code(path));
    let limit = |limit: usize| {
        Facts::new().with("limit", Fact::Number(Decimal::new(i128::try_from(limit).unwrap_or(i128::MAX), 0)))
    };
    let (says, help, facts): (Phrase, Option<Phrase>, Facts) = match fault {
        GitFault::NoRevision { name: given, is_partial: true, .. } => {
            (say::NO_REVISION, Some(say::NO_REVISION_HELP), name(given))
        }
        GitFault::NoRevision { name: given, branches, .. } => {
            // The branch of that name at a remote, before one that is only spelt alike.
            let of_remote = branches.iter().find(|branch| branch.ends_with(&format!("/{given}"))).map(String::as_str);
            let near = of_remote.or_else(|| nearest(given, branches.iter().map(String::as_str)));
            let facts = near.map_or_else(Facts::new, |near| Facts::new().with("nearest", Fact::code(near)));
            (say::NO_BRANCH, Some(say::NO_BRANCH_HELP), facts.with("name", Fact::code(given)))
        }
        GitFault::TagOfThatName { name: given, branch } => {
            let branch = branch.clone().unwrap_or_else(|| format!("refs/tags/{given}"));
            (say::TAG, Some(say::TAG_HELP), name(given).with("branch", Fact::code(branch)))
        }
        GitFault::Expression(given) => (say::EXPRESSION, Some(say::EXPRESSION_HELP), name(given)),
        GitFault::NoCommit(given) => (say::NO_COMMIT, Some(say::EXPRESSION_HELP), name(given)),
        GitFault::NotOnLine { name: given, target } => {
            (say::NOT_ON_LINE, Some(say::NOT_ON_LINE_HELP), name(given).with("target", Fact::code(target)))
        }
        GitFault::NoParent(given) => (say::NO_PARENT, None, name(given)),
        GitFault::Shallow => (say::SHALLOW, Some(say::NO_REVISION_HELP), none),
        GitFault::Missing(at) => (say::MISSING, Some(say::MISSING_HELP), path(at)),
        GitFault::Replaced => (say::REPLACED, Some(say::REPLACED_HELP), none),
        GitFault::NoBase => (say::NO_BASE, Some(say::MERGE_HELP), none),
        GitFault::ManyBases => (say::MANY_BASES, Some(say::MERGE_HELP), none),
        GitFault::Conflict(at) => (say::CONFLICT, Some(say::CONFLICT_HELP), path(at)),
        GitFault::Unmerged(at) => (say::UNMERGED, Some(say::UNMERGED_HELP), path(at)),
        GitFault::Nothing => (say::NOTHING, Some(say::NOTHING_HELP), none),
        GitFault::Unborn => (say::UNBORN, Some(say::UNBORN_HELP), none),
        GitFault::Bare => (say::BARE, Some(say::BARE_HELP), none),
        GitFault::TooLarge(Limit::Entries(most)) => (say::ENTRIES, None, limit(*most)),
        GitFault::TooLarge(Limit::Depth(most)) => (say::DEPTH, None, limit(*most)),
        GitFault::TooLarge(Limit::Changed(most)) => (say::CHANGED, Some(say::CHANGED_HELP), limit(*most)),
        GitFault::TooLarge(Limit::Bytes(most)) => (say::BYTES, Some(say::CHANGED_HELP), limit(*most >> 20)),
        GitFault::Git(reason) => (say::OTHER, None, Facts::new().with("reason", Fact::Text(reason.clone()))),
    };
    let error = Error::set_up("revision", says.render(reader, &facts));
    help.map(|help| help.render(reader, &facts)).into_iter().fold(error, Error::help)
}
