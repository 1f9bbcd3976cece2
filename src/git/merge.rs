//! What the target would be after a merge: a merge of three versions by path, without attributes, configuration or
//! drivers, so that nothing in a repository or on a machine steers it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use git2::{MergeFileInput, Oid};

use super::fault::{GitFault, Limit};
use crate::source::EntryKind;

/// How many entries of trees are read of a version.
const MOST_ENTRIES: usize = 1_000_000;

/// How deep folders may lie within folders.
const MOST_DEPTH: usize = 64;

/// The bits of a mode that say what an entry is.
const FILE_TYPE: u32 = 0o170_000;

/// What stands at the paths of a version of a repository; names that are not UTF-8 have their characters replaced.
pub(super) type Tree = BTreeMap<String, Item>;

/// What stands at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// As trees have it: the kind of entry and, for files, whether it may be run.
    pub(super) mode: u32,
    /// The object, or what would be its name for bytes that are not in the database.
    pub(super) id: Oid,
    /// Where its bytes are.
    pub(super) content: Content,
    /// Whether its name is not UTF-8.
    pub(super) unnameable: bool,
}

/// Where the bytes of a file are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    /// In the database.
    Blob,
    /// In the work tree.
    Disk,
    /// Here: two changes of one file, merged.
    Bytes(Arc<[u8]>),
    /// Nowhere: what stands there in the work tree is no file.
    None(EntryKind),
}

/// Gives the bytes of what stands at a path.
type Reading<'r> = &'r dyn Fn(&str, &Item) -> Result<Vec<u8>, GitFault>;

impl Item {
    fn is_ordinary(&self) -> bool {
        self.mode & FILE_TYPE == 0o100_000
    }

    fn is_same(&self, other: &Self) -> bool {
        (self.mode, self.id) == (other.mode, other.id)
    }
}

/// The entries of a commit's tree, with those of the folders in it.
///
/// # Errors
/// More entries or deeper folders than the limits; an object that is not there.
pub(super) fn tree_of(repository: &git2::Repository, root: Oid) -> Result<Tree, GitFault> {
    let mut items = Tree::new();
    let mut open = vec![(String::new(), root, 0)];
    let mut seen = 0;
    while let Some((folder, id, depth)) = open.pop() {
        if depth > MOST_DEPTH {
            return Err(GitFault::TooLarge(Limit::Depth(MOST_DEPTH)));
        }
        let tree = repository.find_tree(id).map_err(|error| match error.code() {
            git2::ErrorCode::NotFound => GitFault::Missing(folder.clone()),
            _ => error.into(),
        })?;
        for entry in &tree {
            seen += 1;
            if seen > MOST_ENTRIES {
                return Err(GitFault::TooLarge(Limit::Entries(MOST_ENTRIES)));
            }
            let name = String::from_utf8_lossy(entry.name_bytes());
            let unnameable = matches!(name, std::borrow::Cow::Owned(_));
            let path = if folder.is_empty() { name.into_owned() } else { format!("{folder}/{name}") };
            let mode = u32::try_from(entry.filemode_raw()).unwrap_or_default();
            if mode & FILE_TYPE == 0o040_000 {
                open.push((path, entry.id(), depth + 1));
            } else {
                let item = Item { mode, id: entry.id(), content: Content::Blob, unnameable };
                if let Some(first) = items.insert(path, item) {
                    return Err(GitFault::Git(format!("a tree has two entries of one name, {}", first.id)));
                }
            }
        }
    }
    Ok(items)
}

/// What both changes of a common beginning come to. `read` gives the bytes of a file on either side.
///
/// # Errors
/// The first path, in order, that both change and that cannot be merged.
pub(super) fn merge(beginning: &Tree, target: &Tree, head: &Tree, read: Reading<'_>) -> Result<Tree, GitFault> {
    let paths: BTreeSet<&String> = target.keys().chain(head.keys()).collect();
    let mut merged = Tree::new();
    for path in paths {
        let [was, ours, theirs] = [beginning.get(path), target.get(path), head.get(path)];
        let same = |a: Option<&Item>, b: Option<&Item>| match (a, b) {
            (Some(a), Some(b)) => a.is_same(b),
            (None, None) => true,
            _ => false,
        };
        let item = if same(ours, theirs) || same(was, theirs) {
            ours.cloned()
        } else if same(was, ours) {
            theirs.cloned()
        } else {
            let three = was
                .zip(ours)
                .zip(theirs)
                .filter(|((was, ours), theirs)| [was, ours, theirs].iter().all(|item| item.is_ordinary()));
            let conflict = || GitFault::Conflict(path.clone());
            let ((was, ours), theirs) = three.ok_or_else(conflict)?;
            let bytes =
                merge_texts(&read(path, was)?, &read(path, ours)?, &read(path, theirs)?)?.ok_or_else(conflict)?;
            let id = Oid::hash_object(git2::ObjectType::Blob, &bytes)?;
            Some(Item { id, content: Content::Bytes(bytes.into()), ..ours.clone() })
        };
        if let Some(item) = item {
            merged.insert(path.clone(), item);
        }
    }
    // A file of one side where the other has a folder.
    let as_folder = |path: &String| {
        let below = format!("{path}/");
        merged.range(below.clone()..).next().is_some_and(|(other, _)| other.starts_with(&below))
    };
    match merged.keys().find(|path| as_folder(path)) {
        Some(path) => Err(GitFault::Conflict(path.clone())),
        None => Ok(merged),
    }
}

/// Two changes of a text, merged by lines; `None` where they conflict.
fn merge_texts(was: &[u8], ours: &[u8], theirs: &[u8]) -> Result<Option<Vec<u8>>, GitFault> {
    let input = |bytes| {
        let mut input = MergeFileInput::new();
        input.content(bytes);
        input
    };
    let [was, ours, theirs] = [was, ours, theirs].map(input);
    let merged = git2::merge_file(&was, &ours, &theirs, None)?;
    Ok(merged.is_automergeable().then(|| merged.content().to_vec()))
}

/// The name of the tree that these entries would be, with those of its folders.
///
/// # Errors
/// What the library says.
pub(super) fn name_of(tree: &Tree) -> Result<Oid, GitFault> {
    let entries: Vec<(&str, &Item)> = tree.iter().map(|(path, item)| (path.as_str(), item)).collect();
    name_below(&entries, "")
}

fn name_below(entries: &[(&str, &Item)], folder: &str) -> Result<Oid, GitFault> {
    // As Git orders them: a folder as if its name ended with a slash.
    let mut lines: BTreeMap<String, (u32, &str, Oid)> = BTreeMap::new();
    let mut at = 0;
    while let Some((path, item)) = entries.get(at) {
        let rest = &path[folder.len()..];
        match rest.split_once('/') {
            Some((name, _)) => {
                let inner = format!("{folder}{name}/");
                let count = entries[at..].iter().take_while(|(path, _)| path.starts_with(&inner)).count();
                let id = name_below(&entries[at..at + count], &inner)?;
                lines.insert(format!("{name}/"), (0o040_000, name, id));
                at += count;
            }
            None => {
                lines.insert(rest.to_owned(), (item.mode, rest, item.id));
                at += 1;
            }
        }
    }
    let mut bytes = Vec::new();
    for (mode, name, id) in lines.values() {
        bytes.extend(format!("{mode:o} {name}\0").into_bytes());
        bytes.extend(id.as_bytes());
    }
    Ok(Oid::hash_object(git2::ObjectType::Tree, &bytes)?)
}
