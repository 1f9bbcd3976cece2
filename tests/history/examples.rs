//! The examples are what they are in an archive, in a clone of their own, and once something else is committed.

use std::path::{Path, PathBuf};

use crate::repository::{check_in, git_in};

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn git(folder: &Path, arguments: &[&str]) {
    let output = git_in(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Whether an example is shown for what is wrong in it.
fn is_not_compliant(example: &str) -> bool {
    example == "any-yaml/not-compliant" || example.ends_with("-violations")
}

/// Every folder of the examples with a configuration, from there.
fn examples() -> Vec<String> {
    let top = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples");
    let (mut open, mut found) = (vec![top.clone()], Vec::new());
    while let Some(folder) = open.pop() {
        if folder.join("vedtak.yaml").is_file() {
            found.push(folder.strip_prefix(&top).unwrap().to_str().unwrap().replace('\\', "/"));
        }
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        open.extend(entries.filter(|path| path.is_dir()));
    }
    found.sort();
    let not_compliant = found.iter().filter(|example| is_not_compliant(example)).count();
    assert!(not_compliant > 1 && found.len() > not_compliant, "{found:?}");
    found
}

fn compliant() -> impl Iterator<Item = String> {
    examples().into_iter().filter(|example| !is_not_compliant(example))
}

/// As whoever tries them has them: this repository cloned, whole or as a CI system does, and as an archive of it, outside Git.
#[test]
fn the_examples_are_what_they_are_in_a_clone_and_in_an_archive() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().join("top");
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    copy(&own.join("examples"), &top.join("examples"));
    for file in [".gitattributes", ".gitignore", "vedtak.yaml"] {
        if own.join(file).is_file() {
            std::fs::copy(own.join(file), top.join(file)).unwrap();
        }
    }
    git(&top, &["init", "-q", "-b", "main"]);
    git(&top, &["add", "-A"]);
    git(&top, &["commit", "-q", "-m", "first"]);
    std::fs::write(top.join("note.txt"), "A note.\n").unwrap();
    git(&top, &["add", "-A"]);
    git(&top, &["commit", "-q", "-m", "second"]);
    let from = format!("file://{}", top.display());
    git(folder.path(), &["clone", "-q", &from, "clone"]);
    git(folder.path(), &["clone", "-q", "--depth", "1", &from, "shallow"]);
    git(folder.path(), &["clone", "-q", "--filter", "blob:none", &from, "partial"]);
    git(&top, &["archive", "-o", "../archive.tar", "HEAD"]);
    let unpacked = folder.path().join("archive");
    std::fs::create_dir(&unpacked).unwrap();
    let tar = std::process::Command::new("tar").args(["-xf", "../archive.tar"]).current_dir(&unpacked).status();
    assert!(tar.unwrap().success());
    for place in ["top", "clone", "shallow", "partial", "archive"] {
        for example in examples() {
            let answer = check_in(&folder.path().join(place).join("examples").join(&example), &[]);
            let status = i32::from(is_not_compliant(&example));
            assert_eq!(answer.status, status, "{example}, {place}: {answer:?}");
        }
    }
}

#[test]
fn an_example_is_compliant_in_a_repository_of_its_own() {
    for example in compliant() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("project");
        copy(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples").join(&example), &project);
        let told = |step: &str, folder: &Path, arguments: &[&str]| {
            let answer = check_in(folder, arguments);
            assert_eq!(answer.status, 0, "{example}, {step}: {answer:?}");
        };
        told("an archive", &project, &[]);
        git(&project, &["init", "-q", "-b", "main"]);
        git(&project, &["add", "-A"]);
        told("nothing committed", &project, &[]);
        git(&project, &["commit", "-q", "-m", "first"]);
        told("committed", &project, &[]);
        told("as a change of nothing", &project, &["--base", "main"]);
        let clone = folder.path().join("clone");
        git(folder.path(), &["clone", "-q", project.to_str().unwrap(), clone.to_str().unwrap()]);
        told("a clone", &clone, &[]);
        std::fs::write(project.join("note.txt"), "A note.\n").unwrap();
        git(&project, &["add", "-A"]);
        git(&project, &["commit", "-q", "-m", "second"]);
        told("a second commit", &project, &[]);
    }
}
