//! Where a repository is, and what stands in it: the same answer from every clone, and nothing of it is run.

use std::path::Path;

use crate::project::answer;
use crate::repository::{Repository, check_in, git_in};

const BROKEN: &str = "kind: Party\nid: nhn\n";

fn repository() -> Repository {
    let repository = Repository::of([("vedtak.yaml", "version: 1\n"), ("registry.yaml", BROKEN)]);
    repository.branch("change");
    repository.commit_files("change", &[("more.yaml", "kind: Party\nid: softpro\n")]);
    repository
}

/// The report against `main` from a folder, with the variables that are set.
fn report(folder: &Path, set: &[(&str, &str)]) -> String {
    let mut command = crate::project::vedtak(folder);
    command.args(["check", "--base", "refs/heads/main", "--head", "refs/heads/change", "--format", "json"]);
    command.args(["--now", "2026-11-26T12:00:00+01:00", "--lang", "en"]).envs(set.iter().copied());
    let answer = answer(&mut command);
    assert_eq!(answer.status, 1, "{answer:?}");
    answer.out
}

#[test]
fn every_clone_gives_the_same_bytes() {
    let repository = repository();
    let expected = report(repository.path(), &[]);
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let from = repository.path().to_str().unwrap();
    for arguments in [
        &["clone", "-q", "--bare", from, "bare.git"][..],
        &["clone", "-q", "--mirror", from, "mirror.git"],
        // One that borrows its objects.
        &["clone", "-q", "--bare", "--shared", from, "shared.git"],
    ] {
        assert!(git_in(folder.path(), arguments).status.success(), "{arguments:?}");
    }
    for name in ["bare.git", "mirror.git", "shared.git"] {
        assert_eq!(report(&at(name), &[]), expected, "{name}");
    }
    let linked = at("linked");
    repository.git(&["worktree", "add", "-q", "--detach", linked.to_str().unwrap(), "main"]);
    assert_eq!(report(&linked, &[]), expected, "a linked work tree on a detached head");
    assert_eq!(report(&linked.join("."), &[]), expected);
    repository.git(&["gc", "-q"]);
    assert_eq!(report(repository.path(), &[]), expected, "packed");
    // What is in the way of the work tree has no part in it.
    repository.project.write("untracked.yaml", "kind: [");
    assert_eq!(report(repository.path(), &[]), expected);
}

/// No variable changes a verdict: neither Git's nor the zone, nor a home with a configuration of its own.
#[test]
fn no_environment_changes_the_answer() {
    let repository = repository();
    let expected = report(repository.path(), &[]);
    let other = Repository::of([("a.yaml", "a: 1\n")]);
    let other_git = other.path().join(".git");
    let other_git = other_git.to_str().unwrap();
    let home = tempfile::tempdir().unwrap();
    std::fs::write(
        home.path().join(".gitconfig"),
        "[core]\n\tbare = true\n\tworktree = /\n[url \"x\"]\n\tinsteadOf = y\n",
    )
    .unwrap();
    for set in [
        &[("GIT_DIR", other_git)][..],
        &[("GIT_WORK_TREE", "/"), ("GIT_INDEX_FILE", "/dev/null")],
        &[("GIT_OBJECT_DIRECTORY", other_git), ("GIT_ALTERNATE_OBJECT_DIRECTORIES", other_git)],
        &[("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_KEY_0", "core.bare"), ("GIT_CONFIG_VALUE_0", "true")],
        &[("GIT_REPLACE_REF_BASE", "refs/heads/"), ("GIT_NAMESPACE", "x"), ("GIT_CEILING_DIRECTORIES", "/")],
        &[("HOME", home.path().to_str().unwrap()), ("XDG_CONFIG_HOME", home.path().to_str().unwrap())],
        &[("TZ", "Pacific/Kiritimati")],
        &[("VEDTAK_NOW", "2030-01-01"), ("VEDTAK_BASE", "change")],
    ] {
        assert_eq!(report(repository.path(), set), expected, "{set:?}");
    }
}

/// A configuration and attributes that would have commands run, each leaving a file behind.
#[test]
fn nothing_of_a_repository_is_run() {
    let repository = repository();
    let mark = repository.path().join("../marked").display().to_string();
    let mark = format!("{mark}-{}", std::process::id());
    let run = format!("touch {mark}");
    let config = format!(
        "[core]\n\tfsmonitor = \"{run}\"\n\thooksPath = .hooks\n\tsshCommand = \"{run}\"\n[filter \"x\"]\n\tclean = \"{run}\"\n\tsmudge = \
         \"{run}\"\n\tprocess = \"{run}\"\n[diff \"x\"]\n\ttextconv = \"{run}\"\n\tcommand = \"{run}\"\n[merge \"x\"]\n\tdriver = \"{run}\"\n"
    );
    let old = std::fs::read_to_string(repository.path().join(".git/config")).unwrap();
    std::fs::write(repository.path().join(".git/config"), old + &config).unwrap();
    repository.project.write(".gitattributes", "* filter=x diff=x merge=x\n");
    repository.project.write(".hooks/post-index-change", format!("#!/bin/sh\n{run}\n"));
    for arguments in [&["--base", "main"][..], &["--base", "main", "--head", "change"], &["--staged"], &[]] {
        let answer = repository.check(arguments);
        assert_eq!(answer.status, i32::from(arguments != ["--staged"]), "{arguments:?}: {answer:?}");
        assert!(!Path::new(&mark).exists(), "{arguments:?}");
    }
}

/// A document that is tracked though an ignore file names it, in a hidden folder, or brought in by the change itself.
#[test]
fn what_the_tree_holds_is_judged() {
    let repository = repository();
    let hidden = "kind: Party\nid: hidden\n";
    repository.project.write(".gitignore", "*.yaml\n.hidden/\n");
    repository.project.write(".hidden/a.yaml", hidden);
    repository.git(&["add", "-f", ".hidden/a.yaml", ".gitignore"]);
    repository.git(&["commit", "-q", "-m", "hidden"]);
    let found = repository.findings(&["--base", "main", "--head", "change"]);
    assert!(found.contains(&".hidden/a.yaml schema active".to_owned()), "{found:?}");
    assert_eq!(found, repository.against_main());
}

#[cfg(unix)]
#[test]
fn links_and_submodules_are_told_and_not_followed() {
    let repository = repository();
    let config = "version: 1\ndocuments: [{paths: ['d/*.yaml'], kind: Party}]\n";
    repository.switch("main");
    repository.commit_files("config", &[("vedtak.yaml", config)]);
    repository.branch("links");
    std::fs::create_dir(repository.path().join("d")).unwrap();
    std::os::unix::fs::symlink("../registry.yaml", repository.path().join("d/a.yaml")).unwrap();
    repository.commit("link");
    let commit = repository.git(&["rev-parse", "HEAD"]);
    repository.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{commit},d/b.yaml")]);
    repository.git(&["commit", "-q", "-m", "submodule"]);
    let found = repository.findings(&["--base", "main", "--head", "links"]);
    assert!(found.contains(&"d/a.yaml limits active".to_owned()), "{found:?}");
    assert!(found.contains(&"d/b.yaml limits active".to_owned()), "{found:?}");
}

/// A project in a folder, beside files whose names are shorter than the folder's.
#[test]
fn a_project_in_a_folder_is_checked_by_itself() {
    let repository = Repository::of([("governance/vedtak.yaml", "version: 1\n"), ("z.rs", "fn main() {}\n")]);
    repository.branch("change");
    repository.commit_files("change", &[("governance/a.yaml", BROKEN), ("b.yaml", BROKEN)]);
    let folder = repository.path().join("governance");
    let report = check_in(&folder, &["--base", "main", "--format", "json", "a.yaml"]).json();
    let paths: Vec<&str> =
        report["findings"].as_array().unwrap().iter().filter_map(|one| one["path"].as_str()).collect();
    assert!(!paths.is_empty() && paths.iter().all(|path| *path == "a.yaml"), "{paths:?}");
}

#[test]
fn a_folder_below_and_a_path_are_the_same_project() {
    let repository = repository();
    repository.commit_files("deeper", &[("d/e/a.yaml", "kind: Party\nid: deep\n")]);
    let below = repository.path().join("d/e");
    let shown = |arguments: &[&str], folder: &Path| {
        let report = check_in(folder, &[&["--base", "main", "--format", "json"], arguments].concat()).json();
        let paths = report["findings"].as_array().unwrap().iter().map(|one| one["path"].as_str().unwrap().to_owned());
        let mut paths: Vec<String> = paths.collect();
        paths.dedup();
        paths
    };
    assert_eq!(shown(&[], &below), ["d/e/a.yaml", "more.yaml", "registry.yaml"]);
    assert_eq!(shown(&["a.yaml"], &below), ["d/e/a.yaml"]);
    // What a change does to the registry is told at its first file, whatever was asked for.
    assert_eq!(shown(&["../../more.yaml"], &below), ["d/e/a.yaml", "more.yaml"]);
    assert_eq!(
        shown(&[repository.path().canonicalize().unwrap().join("d").to_str().unwrap()], repository.path()),
        ["d/e/a.yaml"]
    );
    for (path, why) in [("../../../x", "leads out of the project"), ("nothing.yaml", "does not exist")] {
        let answer = check_in(&below, &["--base", "main", path]);
        assert_eq!(answer.status, 2, "{path}: {answer:?}");
        assert!(answer.err.contains(why), "{path}: {answer:?}");
    }
}
