//! The history of a target along the first parents of its tip: what each commit changed against its first parent. What
//! other parents hold is part of that change; how it came about there is not looked at.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use git2::{Commit, ObjectType, Odb, Oid, Repository};

use super::fault::GitFault;
use super::folder::open;
use super::objects::Objects;
use super::revision::{branch, head};
use super::work::{is_signed, work_of};
use crate::source::{BlobName, PastCommit, PastFiles, PastGap, Touch, WorkCommit};

/// The bits of a mode that say what an entry is.
const FILE_TYPE: u32 = 0o170_000;

/// How deep folders may lie within folders.
const MOST_DEPTH: usize = 64;

/// How many changes of files are kept of a line.
const MOST_CHANGES: usize = 10_000_000;

/// What a change would bring to its target.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coming {
    /// The commits that the target does not have, by their hashes, each with the time that its committer claims, in seconds
    /// since 1970.
    pub commits: Vec<(String, i64)>,
    /// Whether the target is a part of the change, but not among the first parents of its tip: taken as the new tip, it would
    /// push the target's commits off its line.
    pub displaces: bool,
    /// Whether the clone is shallow.
    pub(super) is_shallow: bool,
}

/// What a line of history is read by.
#[derive(Debug, Clone, Default)]
pub struct LineOptions {
    /// The project's folder from the top of the repository, with a slash at its end; empty where they are one.
    pub within: String,
    /// The hashes of commits whose times are not believed.
    pub distrusted: BTreeSet<String>,
}

/// The line of a target.
#[derive(Debug)]
pub struct Line {
    objects: Objects,
    options: LineOptions,
    tip: Oid,
    is_shallow: bool,
    chain: OnceLock<Result<Chain, PastGap>>,
    newest: OnceLock<Result<Vec<(String, BlobName)>, PastGap>>,
    walk: Mutex<Walk>,
    /// The commits that a change would bring to the line.
    arriving: Vec<Oid>,
    coming: OnceLock<Result<Vec<WorkCommit>, PastGap>>,
    signed: OnceLock<Result<Vec<WorkCommit>, PastGap>>,
}

/// The commits of a line, and the folder of the project in each.
#[derive(Debug)]
struct Chain {
    commits: Vec<PastCommit>,
    folders: Vec<Oid>,
}

/// How far the changes of a line are known.
#[derive(Debug, Default)]
struct Walk {
    /// What each commit changed, from the newest on.
    changed: Vec<Vec<(Arc<str>, Option<BlobName>)>>,
    /// The commits that changed a file, the newest first, with its content before each.
    touched: HashMap<Arc<str>, Vec<Touch>>,
    /// How many changes these are.
    count: usize,
    /// Trees that the next step reads once more.
    trees: HashMap<Oid, Arc<[u8]>>,
}

/// What the tip of a change would bring to a target.
///
/// # Errors
/// A commit that is not there.
pub(super) fn coming(repository: &Repository, target: Oid, tip: Oid) -> Result<Coming, GitFault> {
    let mut walk = repository.revwalk()?;
    walk.push(tip)?;
    walk.hide(target)?;
    let mut commits = Vec::new();
    for id in walk {
        let id = id?;
        commits.push((id.to_string(), repository.find_commit(id)?.committer().when().seconds()));
    }
    let is_within = tip == target || repository.graph_descendant_of(tip, target)?;
    let mut at = Some(tip);
    while let Some(id) = at.filter(|id| is_within && *id != target) {
        at = repository.find_commit(id)?.parent_id(0).ok();
    }
    Ok(Coming { commits, displaces: is_within && at.is_none(), is_shallow: repository.is_shallow() })
}

impl Line {
    /// The line of the repository whose work tree a folder is: of a branch, else of what is checked out. None where the folder
    /// is no such work tree, or nothing is committed yet.
    ///
    /// # Errors
    /// Objects that are replaced by others.
    pub fn of_work_tree(folder: &Path, target: Option<&str>, options: LineOptions) -> Result<Option<Self>, GitFault> {
        let Ok(repository) = open(folder) else { return Ok(None) };
        let real = |path: &Path| path.canonicalize().ok();
        if repository.workdir().is_none_or(|top| real(top) != real(folder)) {
            return Ok(None);
        }
        let tip = match target {
            Some(name) => branch(&repository, name)?,
            None => match head(&repository) {
                Ok(tip) => tip,
                Err(GitFault::Unborn) => return Ok(None),
                Err(fault) => return Err(fault),
            },
        };
        let objects = Objects::of(&repository)?;
        Ok(Some(Self::new(objects, tip.id(), repository.is_shallow(), options)))
    }

    /// The line of a commit.
    pub(super) fn new(objects: Objects, tip: Oid, is_shallow: bool, options: LineOptions) -> Self {
        let (chain, newest, walk) = (OnceLock::new(), OnceLock::new(), Mutex::default());
        let (arriving, coming, signed) = (Vec::new(), OnceLock::new(), OnceLock::new());
        Self { objects, options, tip, is_shallow, chain, newest, walk, arriving, coming, signed }
    }

    /// The same, to which a change would bring these commits.
    pub(super) fn with_arriving(self, coming: &Coming) -> Self {
        let arriving = coming.commits.iter().filter_map(|(id, _)| Oid::from_str(id).ok());
        Self { arriving: arriving.collect(), ..self }
    }

    /// These commits, each by itself.
    fn work(
        &self,
        ids: &[Oid],
        is_asked: &dyn Fn(&Repository, &Commit<'_>) -> bool,
    ) -> Result<Vec<WorkCommit>, PastGap> {
        self.read(|database| {
            let difference = |old: Option<Oid>, new: Option<Oid>| {
                let folder = |tree: Option<Oid>| match tree {
                    Some(tree) => database.below(tree, &self.options.within),
                    None => Ok(Oid::ZERO_SHA1),
                };
                let (known, read, changed) = (HashMap::new(), HashMap::new(), Vec::new());
                let mut difference = Difference { database, known, read, changed, count: 0 };
                difference.between([folder(old)?, folder(new)?], "", 0)?;
                Ok(difference.changed)
            };
            let mut work = Vec::new();
            for id in ids {
                let commit = database.repository.find_commit(*id);
                let commit = commit.map_err(|error| database.gap(&error, &id.to_string()))?;
                if is_asked(database.repository, &commit) {
                    // A commit whose parent is not there would be taken for one that brought everything.
                    for parent in commit.parent_ids() {
                        let found = database.repository.find_commit(parent);
                        found.map_err(|error| database.gap(&error, &parent.to_string()))?;
                    }
                    work.push(work_of(database.repository, &commit, &difference)?);
                }
            }
            Ok(work)
        })
    }

    /// Everything that the line has been made of, on any line, with what a change would bring.
    fn everything(&self) -> Result<Vec<Oid>, PastGap> {
        let unreadable = |error: &git2::Error| PastGap::Unreadable(error.message().to_owned());
        let reached = self.read(|database| {
            let mut walk = database.repository.revwalk().map_err(|error| unreadable(&error))?;
            walk.push(self.tip).map_err(|error| database.gap(&error, &self.tip.to_string()))?;
            walk.map(|id| id.map_err(|error| database.gap(&error, "commit"))).collect::<Result<Vec<Oid>, _>>()
        })?;
        if self.is_shallow {
            return Err(PastGap::Shallow);
        }
        Ok(self.arriving.iter().copied().chain(reached).collect())
    }

    fn chain(&self) -> Result<&Chain, PastGap> {
        self.chain.get_or_init(|| self.read(|database| self.read_chain(database))).as_ref().map_err(Clone::clone)
    }

    /// Does something with the database.
    fn read<T>(&self, act: impl FnOnce(&Database<'_>) -> Result<T, PastGap>) -> Result<T, PastGap> {
        let read = self.objects.with(|repository| {
            let odb = repository.odb()?;
            Ok(act(&Database { repository, odb, is_shallow: self.is_shallow }))
        });
        read.unwrap_or_else(|fault| Err(PastGap::Unreadable(format!("{fault:?}"))))
    }

    fn read_chain(&self, database: &Database<'_>) -> Result<Chain, PastGap> {
        let (mut commits, mut folders) = (Vec::new(), Vec::new());
        let mut at = Some(self.tip);
        // A time that is not believed is the next younger one: nothing gains by it. The newest is as new as the clock.
        let mut younger = i64::MAX;
        while let Some(id) = at {
            let commit = database.repository.find_commit(id).map_err(|error| database.gap(&error, &id.to_string()))?;
            let id = id.to_string();
            if !self.options.distrusted.contains(&id) {
                younger = commit.committer().when().seconds();
            }
            commits.push(PastCommit { id, at: younger });
            folders.push(commit.tree_id());
            at = commit.parent_id(0).ok();
        }
        let mut latest = i64::MIN;
        for commit in commits.iter_mut().rev() {
            latest = latest.max(commit.at);
            commit.at = latest;
        }
        for folder in &mut folders {
            *folder = database.below(*folder, &self.options.within)?;
        }
        Ok(Chain { commits, folders })
    }

    /// Something of the walk, once it has gone through a commit.
    fn walked<T>(&self, through: impl Fn(&Walk) -> Option<T>) -> Result<Option<T>, PastGap> {
        let chain = self.chain()?;
        let mut walk = self.walk.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(found) = through(&walk) {
                return Ok(Some(found));
            }
            let at = walk.changed.len();
            let Some(new) = chain.folders.get(at) else { return Ok(None) };
            let old = chain.folders.get(at + 1).copied().unwrap_or(Oid::ZERO_SHA1);
            self.read(|database| walk.step(database, at, [old, *new]))?;
        }
    }
}

impl Walk {
    /// Adds what a commit changed.
    fn step(&mut self, database: &Database<'_>, at: usize, [old, new]: [Oid; 2]) -> Result<(), PastGap> {
        let known = std::mem::take(&mut self.trees);
        let mut difference =
            Difference { database, known, read: HashMap::new(), changed: Vec::new(), count: self.count };
        difference.between([old, new], "", 0)?;
        let Difference { read, changed, count, .. } = difference;
        (self.trees, self.count) = (read, count);
        for (path, was) in &changed {
            self.touched.entry(Arc::clone(path)).or_default().push(Touch { commit: at, was: *was });
        }
        self.changed.push(changed);
        Ok(())
    }
}

impl PastFiles for Line {
    fn commits(&self) -> Result<&[PastCommit], PastGap> {
        self.chain().map(|chain| chain.commits.as_slice())
    }

    fn newest(&self) -> Result<&[(String, BlobName)], PastGap> {
        let read = |database: &Database<'_>| {
            let commit = database.repository.find_commit(self.tip);
            let tree = commit.map_err(|error| database.gap(&error, &self.tip.to_string()))?.tree_id();
            let folder = database.below(tree, &self.options.within)?;
            let mut all =
                Difference { database, known: HashMap::new(), read: HashMap::new(), changed: Vec::new(), count: 0 };
            all.between([folder, Oid::ZERO_SHA1], "", 0)?;
            let mut files: Vec<(String, BlobName)> =
                all.changed.iter().filter_map(|(path, was)| Some((path.to_string(), (*was)?))).collect();
            files.sort_unstable();
            Ok(files)
        };
        self.newest.get_or_init(|| self.read(read)).as_ref().map(Vec::as_slice).map_err(Clone::clone)
    }

    fn touch(&self, path: &str, commit: usize) -> Result<Option<Touch>, PastGap> {
        self.walked(|walk| {
            let touches = walk.touched.get(path)?;
            let next = touches.partition_point(|touch| touch.commit < commit);
            touches.get(next).copied()
        })
    }

    fn left(&self, commit: usize) -> Result<Vec<(String, BlobName)>, PastGap> {
        let left = self.walked(|walk| {
            let changed = walk.changed.get(commit)?.iter();
            Some(changed.filter_map(|(path, was)| Some((path.to_string(), (*was)?))).collect())
        });
        left.map(Option::unwrap_or_default)
    }

    fn first_with(&self, path: &str) -> Result<Option<usize>, PastGap> {
        let chain = self.chain()?;
        self.read(|database| {
            for (at, folder) in chain.folders.iter().enumerate().rev() {
                if database.has(*folder, path)? {
                    return Ok(Some(at));
                }
            }
            Ok(None)
        })
    }

    fn read(&self, path: &str, content: BlobName, most: usize) -> Result<Vec<u8>, PastGap> {
        let name = Oid::from_bytes(&content).map_err(|error| PastGap::Unreadable(error.message().to_owned()))?;
        self.objects.blob(name, most).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => PastGap::Missing(format!("{}{path}", self.options.within)),
            _ => PastGap::Unreadable(error.to_string()),
        })
    }

    fn name_of(&self, bytes: &[u8]) -> Option<BlobName> {
        Oid::hash_object(ObjectType::Blob, bytes).ok()?.as_bytes().try_into().ok()
    }

    fn coming(&self) -> Result<&[WorkCommit], PastGap> {
        let work = self.coming.get_or_init(|| self.work(&self.arriving, &|_, _| true));
        work.as_ref().map(Vec::as_slice).map_err(Clone::clone)
    }

    fn signed(&self) -> Result<&[WorkCommit], PastGap> {
        let work = self.signed.get_or_init(|| self.work(&self.everything()?, &is_signed));
        work.as_ref().map(Vec::as_slice).map_err(Clone::clone)
    }
}

/// A handle of the database.
struct Database<'d> {
    repository: &'d Repository,
    odb: Odb<'d>,
    is_shallow: bool,
}

impl Database<'_> {
    fn gap(&self, error: &git2::Error, what: &str) -> PastGap {
        match error.code() {
            git2::ErrorCode::NotFound if self.is_shallow => PastGap::Shallow,
            git2::ErrorCode::NotFound => PastGap::Missing(what.to_owned()),
            _ => PastGap::Unreadable(error.message().to_owned()),
        }
    }

    /// The bytes of a tree; of none, nothing.
    fn tree(&self, id: Oid, folder: &str) -> Result<Arc<[u8]>, PastGap> {
        if id.is_zero() {
            return Ok(Arc::default());
        }
        let object = self.odb.read(id).map_err(|error| match error.code() {
            git2::ErrorCode::NotFound => PastGap::Missing(folder.to_owned()),
            _ => PastGap::Unreadable(error.message().to_owned()),
        })?;
        Ok(object.data().into())
    }

    /// The folder at a path of a tree, with a slash at its end; zero where there is none.
    fn below(&self, root: Oid, path: &str) -> Result<Oid, PastGap> {
        let mut at = root;
        for part in path.split('/').filter(|part| !part.is_empty()) {
            let tree = self.tree(at, path)?;
            let found = entries(&tree).find(|entry| entry.is_folder() && entry.name == part.as_bytes());
            at = found.map_or_else(|| Oid::ZERO_SHA1, |entry| entry.id());
        }
        Ok(at)
    }

    /// Whether a tree has a file at a path.
    fn has(&self, root: Oid, path: &str) -> Result<bool, PastGap> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let tree = self.tree(self.below(root, folder)?, folder)?;
        Ok(entries(&tree).any(|entry| !entry.is_folder() && entry.name == name.as_bytes()))
    }
}

/// An entry of a tree.
#[derive(Clone, Copy)]
struct TreeEntry<'t> {
    mode: u32,
    name: &'t [u8],
    id: &'t [u8],
}

impl TreeEntry<'_> {
    fn is_folder(&self) -> bool {
        self.mode & FILE_TYPE == 0o040_000
    }

    fn id(&self) -> Oid {
        Oid::from_bytes(self.id).unwrap_or(Oid::ZERO_SHA1)
    }

    /// The content, of a file.
    fn content(&self) -> Option<BlobName> {
        (self.mode & FILE_TYPE == 0o100_000).then(|| self.id.try_into().ok()).flatten()
    }

    /// What Git orders entries by: a folder as if its name ended with a slash.
    fn key(&self) -> impl Iterator<Item = u8> {
        self.name.iter().copied().chain(self.is_folder().then_some(b'/'))
    }
}

/// The entries of the bytes of a tree, as far as they can be read.
fn entries(mut bytes: &[u8]) -> impl Iterator<Item = TreeEntry<'_>> {
    std::iter::from_fn(move || {
        let blank = bytes.iter().position(|byte| *byte == b' ')?;
        let mode = bytes[..blank].iter().fold(0, |mode, digit| mode * 8 + u32::from(digit.wrapping_sub(b'0') & 7));
        let end = blank + bytes[blank..].iter().position(|byte| *byte == 0)?;
        let (name, id) = (&bytes[blank + 1..end], bytes.get(end + 1..end + 21)?);
        bytes = &bytes[end + 21..];
        Some(TreeEntry { mode, name, id })
    })
}

/// The difference of two trees; equal folders are not entered.
struct Difference<'d> {
    database: &'d Database<'d>,
    /// Trees that were read before.
    known: HashMap<Oid, Arc<[u8]>>,
    /// Those of the older version.
    read: HashMap<Oid, Arc<[u8]>>,
    /// The paths that differ, each with the content of the older version.
    changed: Vec<(Arc<str>, Option<BlobName>)>,
    count: usize,
}

impl Difference<'_> {
    fn tree(&mut self, id: Oid, folder: &str) -> Result<Arc<[u8]>, PastGap> {
        match self.known.remove(&id).or_else(|| self.read.get(&id).cloned()) {
            Some(bytes) => Ok(bytes),
            None => self.database.tree(id, folder),
        }
    }

    fn between(&mut self, [old, new]: [Oid; 2], folder: &str, depth: usize) -> Result<(), PastGap> {
        if old == new {
            return Ok(());
        }
        if depth > MOST_DEPTH {
            return Err(PastGap::Unreadable(format!("more than {MOST_DEPTH} folders within one another")));
        }
        let new = self.tree(new, folder)?;
        let before = self.tree(old, folder)?;
        self.read.insert(old, Arc::clone(&before));
        let (mut olds, mut news) = (entries(&before).peekable(), entries(&new).peekable());
        loop {
            let order = match (olds.peek(), news.peek()) {
                (None, None) => return Ok(()),
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (Some(old), Some(new)) => old.key().cmp(new.key()),
            };
            let old = if order.is_le() { olds.next() } else { None };
            let new = if order.is_ge() { news.next() } else { None };
            if let (Some(old), Some(new)) = (old, new)
                && (old.mode, old.id) == (new.mode, new.id)
            {
                continue;
            }
            self.differ(old, new, folder, depth)?;
        }
    }

    /// Two entries of one name that differ, or one that the other version lacks.
    fn differ(
        &mut self,
        old: Option<TreeEntry<'_>>,
        new: Option<TreeEntry<'_>>,
        folder: &str,
        depth: usize,
    ) -> Result<(), PastGap> {
        let Some(either) = old.or(new) else { return Ok(()) };
        let name = String::from_utf8_lossy(either.name);
        let path = if folder.is_empty() { name.into_owned() } else { format!("{folder}/{name}") };
        if either.is_folder() {
            let id = |entry: Option<TreeEntry<'_>>| entry.map_or_else(|| Oid::ZERO_SHA1, |entry| entry.id());
            return self.between([id(old), id(new)], &path, depth + 1);
        }
        self.count += 1;
        if self.count > MOST_CHANGES {
            return Err(PastGap::Unreadable(format!("more than {MOST_CHANGES} changes of files")));
        }
        self.changed.push((path.into(), old.and_then(|old| old.content())));
        Ok(())
    }
}
