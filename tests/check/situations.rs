//! Places that are no project: each has an answer, and none is a failure of the machine.

use std::process::Command;

use super::project::{Answer, Project, answer};

/// A repository with a second work tree, a bare one, and folders with nothing for vedtak.
fn sample() -> Project {
    let project = Project::new()
        .with("repository/.keep", "")
        .with("empty/.keep", "")
        .with("home/a.txt", "text\n")
        .with("home/folder/a.yaml", "x: 1\n");
    std::fs::remove_file(project.path().join("empty/.keep")).unwrap();
    let git = |arguments: &[&str]| {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=Kari Nordmann", "-c", "user.email=kari.nordmann@example.com"]);
        git.args(arguments).current_dir(project.path());
        git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        assert!(git.output().unwrap().status.success(), "{arguments:?}");
    };
    git(&["init", "--quiet", "--bare", "bare.git"]);
    git(&["init", "--quiet", "repository"]);
    git(&["-C", "repository", "commit", "--quiet", "--allow-empty", "--message", "x"]);
    git(&["-C", "repository", "worktree", "add", "--quiet", "../tree"]);
    project
}

fn check(project: &Project, folder: &str, paths: &[&str]) -> Answer {
    answer(
        project
            .command()
            .current_dir(project.path().join(folder))
            .args(["check", "--lang", "en", "--format", "concise"])
            .args(paths),
    )
}

#[test]
fn a_place_without_documents_has_an_answer() {
    let project = sample();
    for (folder, paths) in [
        ("bare.git", &[][..]),
        ("repository", &[]),
        ("tree", &[]),
        ("repository/.git", &[]),
        ("repository/.git/hooks", &[]),
        ("empty", &[]),
        ("home", &[]),
        ("home", &["a.txt"]),
        ("home", &["folder"]),
        ("home", &["folder/a.yaml"]),
        (".", &["bare.git"]),
        (".", &["repository/.git"]),
        (".", &["repository/.git/HEAD"]),
    ] {
        let answer = check(&project, folder, paths);
        // There is nothing to find fault with, and no machine has failed.
        assert!([0, 2].contains(&answer.status), "{folder} {paths:?}: {answer:?}");
        assert_eq!(answer.out, "", "{folder} {paths:?}: {answer:?}");
        assert!(!answer.err.is_empty(), "{folder} {paths:?}");
    }
}

#[test]
fn a_path_that_is_wrong_is_told_wherever_it_is_typed() {
    let project = sample();
    for (folder, paths, message) in [
        ("home", &["nowhere"][..], "`nowhere` does not exist"),
        ("empty", &["../nowhere"], "`../nowhere` does not exist"),
        ("bare.git", &["orders"], "`orders` does not exist"),
        ("repository/.git", &["orders"], "`orders` does not exist"),
        (".", &["repository", "tree"], "belong to two projects"),
        (".", &["bare.git", "home/a.txt"], "belong to two projects"),
    ] {
        let answer = check(&project, folder, paths);
        assert_eq!(answer.status, 2, "{folder} {paths:?}: {answer:?}");
        assert!(answer.err.contains(message), "{message}: {answer:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_device_is_not_read() {
    let project = sample();
    for path in ["/dev/zero", "/dev/null"] {
        let answer = answer(project.command().args(["check", "--lang", "en", path]).timeout(TEN_SECONDS));
        assert!([0, 2].contains(&answer.status), "{path}: {answer:?}");
    }
}

#[cfg(unix)]
const TEN_SECONDS: std::time::Duration = std::time::Duration::from_secs(10);

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_is_gone_is_the_machines_matter() {
    let output = Command::new("sh")
        .args(["-c", "mkdir gone && cd gone && rmdir ../gone && exec \"$0\" check", env!("CARGO_BIN_EXE_vedtak")])
        .current_dir(Project::new().path())
        .output()
        .unwrap();
    assert_ne!(output.status.code(), Some(0), "{output:?}");
}
