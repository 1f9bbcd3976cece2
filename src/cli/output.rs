//! Where reports go: files, written whole or not at all; what CI systems want by themselves; paths as forges see them.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

/// GitHub drops a summary that is larger than 1,048,576 bytes; the rest is for what rounding and headings cost.
const MOST_OF_SUMMARY: u64 = 1_048_576 - 16_384;

/// The formats of what is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Tables for people
    Pretty,
    /// For machines
    Json,
}

/// The CI system that runs this process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Runner {
    Github,
    Gitlab,
    Azure,
}

impl Runner {
    /// By the variables that each sets.
    pub(super) fn detect(variable: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let is = |name: &str| variable(name).is_some_and(|value| value.eq_ignore_ascii_case("true"));
        if is("GITHUB_ACTIONS") {
            Some(Self::Github)
        } else if is("GITLAB_CI") {
            Some(Self::Gitlab)
        } else if is("TF_BUILD") {
            Some(Self::Azure)
        } else {
            None
        }
    }

    /// The formats for standard output where none is asked for.
    pub(super) fn formats(runner: Option<Self>, terminal: bool) -> &'static [&'static str] {
        match runner {
            Some(Self::Github) => &["concise", "github"],
            Some(Self::Azure) => &["concise", "azure"],
            Some(Self::Gitlab) => &["pretty"],
            None if terminal => &["pretty"],
            None => &["concise"],
        }
    }
}

/// The address below which GitHub shows the files that are judged.
pub(super) fn files_at(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    let (server, repository) = (variable("GITHUB_SERVER_URL")?, variable("GITHUB_REPOSITORY")?);
    let commit = variable("GITHUB_SHA")?;
    Some(format!("{server}/{repository}/blob/{commit}/"))
}

/// The project's folder as seen from the top of its repository, with a slash at its end; empty where they are one.
pub(super) fn within(root: &Path) -> String {
    let is_top = |folder: &&Path| fs::symlink_metadata(folder.join(".git")).is_ok();
    let Some(inner) = root.ancestors().find(is_top).and_then(|top| root.strip_prefix(top).ok()) else {
        return String::new();
    };
    inner.components().fold(String::new(), |path, part| path + &part.as_os_str().to_string_lossy() + "/")
}

/// Writes a file beside its place and moves it there, so that nobody reads half of it. A pipe or a device is written to.
pub(super) fn write_whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let old = fs::symlink_metadata(&path).ok();
    if old.as_ref().is_some_and(|old| !old.is_dir() && !old.file_type().is_file()) {
        return fill(OpenOptions::new().write(true).open(&path)?, write);
    }
    let beside = beside(&path)?;
    let file = OpenOptions::new().write(true).create_new(true).open(&beside)?;
    let written = fill(file, write)
        .and_then(|()| old.map_or(Ok(()), |old| fs::set_permissions(&beside, old.permissions())))
        .and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

fn fill(file: File, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    out.flush()
}

/// A name of ours in the same folder.
fn beside(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    Ok(path.with_file_name(format!(".{}.{}.tmp", name.to_string_lossy(), std::process::id())))
}

/// Adds to the summary of a step of GitHub Actions; `write` is told how many bytes there is room for.
pub(super) fn summarise(path: &Path, write: impl FnOnce(usize, &mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let file = OpenOptions::new().append(true).create(true).open(path)?;
    let taken = fs::symlink_metadata(path)?.len();
    let room = usize::try_from(MOST_OF_SUMMARY.saturating_sub(taken)).unwrap_or(usize::MAX);
    fill(file, |out| write(room, out))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment<'e>(set: &'e [(&'e str, &'e str)]) -> impl Fn(&str) -> Option<String> + 'e {
        |name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn a_ci_system_is_known_by_its_variable() {
        let runner = |set: &[(&str, &str)]| Runner::detect(environment(set));
        assert_eq!(runner(&[("GITHUB_ACTIONS", "true")]), Some(Runner::Github));
        assert_eq!(runner(&[("GITLAB_CI", "true")]), Some(Runner::Gitlab));
        assert_eq!(runner(&[("TF_BUILD", "True")]), Some(Runner::Azure));
        assert_eq!(runner(&[("GITHUB_ACTIONS", "false"), ("CI", "true")]), None);
        assert_eq!(Runner::formats(None, true), ["pretty"]);
        assert_eq!(Runner::formats(None, false), ["concise"]);
        assert_eq!(Runner::formats(Some(Runner::Github), false), ["concise", "github"]);
    }

    #[test]
    fn a_file_is_written_whole_or_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        write_whole(&path, |out| out.write_all(b"old")).unwrap();
        let failed = write_whole(&path, |out| {
            out.write_all(b"half")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert!(failed.is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
        write_whole(&path, |out| out.write_all(b"new")).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing of ours is left");
        assert!(write_whole(&folder.path().join("nowhere/a"), |_| Ok(())).is_err());
        assert!(write_whole(folder.path(), |_| Ok(())).is_err(), "a folder is no file");
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_not_replaced_and_a_link_stays_one() {
        use std::os::unix::fs::FileTypeExt as _;
        write_whole(Path::new("/dev/null"), |out| out.write_all(b"x")).unwrap();
        assert!(fs::symlink_metadata("/dev/null").unwrap().file_type().is_char_device());
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write_whole(&link, |out| out.write_all(b"new")).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn a_summary_is_added_to_and_room_is_counted() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("summary");
        fs::write(&path, "before\n").unwrap();
        summarise(&path, |room, out| write!(out, "{room}")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), format!("before\n{}", MOST_OF_SUMMARY - 7));
    }

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
