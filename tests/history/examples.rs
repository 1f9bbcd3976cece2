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

#[test]
fn an_example_is_compliant_in_a_repository_of_its_own() {
    for example in ["medusa", "any-yaml/compliant"] {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("project");
        copy(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples").join(example), &project);
        let told = |step: &str, folder: &Path, arguments: &[&str]| {
            let answer = check_in(folder, arguments);
            assert_eq!(answer.status, 0, "{example}, {step}: {answer:?}");
        };
        told("an archive", &project, &[]);
        let git = |folder: &Path, arguments: &[&str]| {
            let output = git_in(folder, arguments);
            assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        };
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
