//! Where reports go: files, written whole or not at all; what CI systems want by themselves; paths as forges see them.

use std::fs::{self, File, Metadata, OpenOptions};
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::destination::Place;
use super::masked::Masked;

/// GitHub drops a summary that is larger than 1,048,576 bytes; the rest is for what rounding and headings cost.
const MOST_OF_SUMMARY: u64 = 1_048_576 - 16_384;

/// How many random names are tried.
const TRIES: u32 = 8;

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
    pub(super) fn formats(runner: Option<Self>) -> &'static [&'static str] {
        match runner {
            Some(Self::Github) => &["concise", "github"],
            Some(Self::Azure) => &["concise", "azure"],
            // Whoever reads a log needs what can be done, too.
            Some(Self::Gitlab) | None => &["pretty"],
        }
    }
}

/// The address below which GitHub shows the files that are judged.
pub(super) fn files_at(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    let (server, repository) = (variable("GITHUB_SERVER_URL")?, variable("GITHUB_REPOSITORY")?);
    let commit = variable("GITHUB_SHA")?;
    Some(format!("{server}/{repository}/blob/{commit}/"))
}

/// Writes a file beside its place and moves it there, so that nobody reads half of it; a link that stands there gives way
/// to it. A pipe or a device is written to.
pub(super) fn write_whole(place: &Place, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let path = match place {
        // What a process has open may be a file with something in it already.
        Place::Stream(path) => return fill(OpenOptions::new().append(true).open(path)?, write),
        Place::File(path) => path,
    };
    let old = fs::symlink_metadata(path).ok().filter(Metadata::is_file);
    let (beside, file) = Beside::create(path)?;
    fill(file, write)?;
    if let Some(old) = old {
        fs::set_permissions(&beside.0, old.permissions())?;
    }
    fs::rename(&beside.0, path)
}

/// Puts a file of these bytes in the place of a file, with its permissions, so that nobody reads half of it.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (beside, mut file) = Beside::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::set_permissions(&beside.0, fs::symlink_metadata(path)?.permissions())?;
    fs::rename(&beside.0, path)
}

/// Puts a file of these bytes in a place where nothing stands, so that nobody reads half of it; with the folders that it lies
/// in. What stands there already is an error of the kind [`io::ErrorKind::AlreadyExists`].
pub(super) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let (beside, mut file) = Beside::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    match fs::hard_link(&beside.0, path) {
        // A file system without links.
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists && fs::symlink_metadata(path).is_err() => {
            fs::rename(&beside.0, path)
        }
        linked => linked,
    }
}

/// A file of ours that is gone when this is, unless it was moved.
struct Beside(PathBuf);

impl Beside {
    /// In the folder of a path, with a name that nobody can know before; whatever has that name is not opened.
    fn create(path: &Path) -> io::Result<(Self, File)> {
        for _ in 0..TRIES {
            // The keys are the system's randomness.
            let name = format!(".vedtak-{:016x}.tmp", RandomState::new().hash_one(path));
            let beside = path.with_file_name(name);
            match OpenOptions::new().write(true).create_new(true).open(&beside) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                opened => return opened.map(|file| (Self(beside), file)),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn fill(file: File, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = Masked::new(BufWriter::new(file));
    write(&mut out)?;
    out.flush()
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
        assert_eq!(Runner::formats(None), ["pretty"]);
        assert_eq!(Runner::formats(Some(Runner::Github)), ["concise", "github"]);
    }

    #[test]
    fn a_file_is_written_whole_or_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let place = Place::File(path.clone());
        write_whole(&place, |out| out.write_all(b"old")).unwrap();
        let failed = write_whole(&place, |out| {
            out.write_all(b"half")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert!(failed.is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
        let panicked = std::panic::catch_unwind(|| write_whole(&place, |_| panic!("planted")));
        assert!(panicked.is_err());
        write_whole(&place, |out| out.write_all(b"new")).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        let file = |path: &str| Place::File(folder.path().join(path));
        assert!(write_whole(&file("nowhere/a"), |_| Ok(())).is_err());
        fs::create_dir(folder.path().join("folder")).unwrap();
        assert!(write_whole(&file("folder"), |_| Ok(())).is_err(), "a folder is no file");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing of ours is left");
    }

    #[test]
    fn a_new_file_takes_the_place_of_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/a.yaml");
        create(&path, b"one").unwrap();
        assert_eq!(create(&path, b"two").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert_eq!(fs::read_dir(folder.path().join("new")).unwrap().count(), 1, "nothing of ours is left");
    }

    #[test]
    fn no_two_names_beside_a_file_are_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let (one, _) = Beside::create(&path).unwrap();
        let (other, _) = Beside::create(&path).unwrap();
        assert_ne!(one.0, other.0);
        drop((one, other));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_not_replaced_and_a_link_gives_way() {
        use std::os::unix::fs::FileTypeExt as _;
        write_whole(&Place::Stream("/dev/null".into()), |out| out.write_all(b"x")).unwrap();
        assert!(fs::symlink_metadata("/dev/null").unwrap().file_type().is_char_device());
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        // It was put there after the paths were looked at.
        write_whole(&Place::File(link.clone()), |out| out.write_all(b"new")).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"old");
        assert!(fs::symlink_metadata(&link).unwrap().is_file());
    }

    #[test]
    fn a_summary_is_added_to_and_room_is_counted() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("summary");
        fs::write(&path, "before\n").unwrap();
        summarise(&path, |room, out| write!(out, "{room}")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), format!("before\n{}", MOST_OF_SUMMARY - 7));
    }
}
