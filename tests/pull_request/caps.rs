//! What a pull request may be at most: a repository of a few objects can have a thousand million paths.

use git2::{ObjectType, Oid, Signature};

use crate::project::Answer;
use crate::repository::Repository;

/// A repository with nothing in it but a configuration, on `main`.
fn repository() -> (Repository, git2::Repository) {
    let repository = Repository::of([("vedtak.yaml", "version: 1\n")]);
    let database = git2::Repository::open(repository.path()).unwrap();
    (repository, database)
}

/// A tree with these entries: name, mode, object.
fn tree(database: &git2::Repository, entries: impl IntoIterator<Item = (String, i32, Oid)>) -> Oid {
    let mut builder = database.treebuilder(None).unwrap();
    for (name, mode, id) in entries {
        builder.insert(name, id, mode).unwrap();
    }
    builder.write().unwrap()
}

const FILE: i32 = 0o100_644;
const FOLDER: i32 = 0o040_000;

/// So many entries, all of one object.
fn many(count: usize, mode: i32, id: Oid) -> impl Iterator<Item = (String, i32, Oid)> {
    (0..count).map(move |at| (format!("{at:05}.txt"), mode, id))
}

/// A change of `main` that adds a folder, as a commit on no branch.
fn change(database: &git2::Repository, folder: Oid) -> String {
    let main = database.revparse_single("main").unwrap().peel_to_commit().unwrap();
    let mut builder = database.treebuilder(Some(&main.tree().unwrap())).unwrap();
    builder.insert("more", folder, FOLDER).unwrap();
    let tree = database.find_tree(builder.write().unwrap()).unwrap();
    let by = Signature::now("Kari Nordmann", "kari@example.no").unwrap();
    database.commit(None, &by, &by, "more", &tree, &[&main]).unwrap().to_string()
}

fn check(repository: &Repository, head: &str) -> Answer {
    repository.check(&["--base", "main", "--head", head, "--allow-empty"])
}

#[track_caller]
fn refused(repository: &Repository, head: &str, says: &str) {
    let answer = check(repository, head);
    assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{answer:?}");
    assert!(answer.err.contains(says), "{answer:?}");
}

#[test]
fn a_version_has_no_more_than_a_million_entries() {
    let (repository, database) = repository();
    let blob = database.blob(b"a: 1\n").unwrap();
    let inner = tree(&database, many(100, FILE, blob));
    let middle = tree(&database, many(100, FOLDER, inner));
    // 100 * 100 * 100 files, and the folders that they lie in: a few thousand bytes.
    let outer = tree(&database, many(100, FOLDER, middle));
    let head = change(&database, outer);
    refused(&repository, &head, "a version of the repository has more than 1,000,000 files and folders");
    // The target is held to the same.
    let commit = database.find_commit(Oid::from_str(&head).unwrap()).unwrap();
    database.branch("large", &commit, false).unwrap();
    let answer = repository.check(&["--base", "large", "--head", "main"]);
    assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{answer:?}");
}

#[test]
fn folders_lie_no_deeper_than_64() {
    let (repository, database) = repository();
    let mut folder = tree(&database, [("a.txt".to_owned(), FILE, database.blob(b"a: 1\n").unwrap())]);
    for _ in 1..64 {
        folder = tree(&database, [("a".to_owned(), FOLDER, folder)]);
    }
    let answer = check(&repository, &change(&database, folder));
    assert_eq!(answer.status, 0, "64 are allowed: {answer:?}");
    folder = tree(&database, [("a".to_owned(), FOLDER, folder)]);
    refused(&repository, &change(&database, folder), "a version of the repository has folders in more than 64 levels");
}

#[test]
fn a_change_touches_no_more_than_20_000_files() {
    let (repository, database) = repository();
    let blob = database.blob(b"a: 1\n").unwrap();
    let answer = check(&repository, &change(&database, tree(&database, many(20_000, FILE, blob))));
    assert_eq!(answer.status, 0, "20,000 are allowed: {answer:?}");
    let head = change(&database, tree(&database, many(20_001, FILE, blob)));
    refused(&repository, &head, "the change touches more than 20,000 files");
    // What it takes away counts as well.
    let commit = database.find_commit(Oid::from_str(&head).unwrap()).unwrap();
    database.branch("many", &commit, false).unwrap();
    let by = Signature::now("Kari Nordmann", "kari@example.no").unwrap();
    let main = database.revparse_single("main^{tree}").unwrap().peel_to_tree().unwrap();
    let back = database.commit(None, &by, &by, "back", &main, &[&commit]).unwrap().to_string();
    let answer = repository.check(&["--base", "many", "--head", &back, "--allow-empty"]);
    assert!(answer.status == 2 && answer.err.contains("more than 20,000 files"), "{answer:?}");
}

#[test]
fn the_files_that_a_change_touches_are_no_larger_than_256_mib_together() {
    let (repository, database) = repository();
    // Equal bytes are packed into next to nothing, and count each time.
    let blob = database.odb().unwrap().write(ObjectType::Blob, &vec![b'\n'; 32 << 20]).unwrap();
    let answer = check(&repository, &change(&database, tree(&database, many(8, FILE, blob))));
    assert_eq!(answer.status, 0, "256 MiB are allowed: {answer:?}");
    let small = database.blob(b"\n").unwrap();
    let entries = many(8, FILE, blob).chain([("small.txt".to_owned(), FILE, small)]);
    let head = change(&database, tree(&database, entries));
    refused(&repository, &head, "the files that the change touches are larger than 256 MiB together");
}
