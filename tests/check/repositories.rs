//! Repositories that Git keeps in ways of its own: judged where they can be read, else told with what to do.

use std::path::Path;
use std::process::Command;

use super::project::Project;

/// Runs Git in a project, with nothing of the machine's set-up; whether it knows what is asked.
fn git(project: &Project, arguments: &[&str]) -> bool {
    let nowhere = if cfg!(windows) { "NUL" } else { "/dev/null" };
    let mut command = Command::new("git");
    command.current_dir(project.path()).env("GIT_CONFIG_GLOBAL", nowhere).env("GIT_CONFIG_SYSTEM", nowhere);
    command.args(["-c", "user.name=Kari Nordmann", "-c", "user.email=kari@example.no"]).args(arguments);
    command.output().is_ok_and(|output| output.status.success())
}

/// A repository of three files with a finding each; `None` where Git cannot make it.
fn repository(init: &[&str], then: &[&[&str]]) -> Option<Project> {
    let project = ["a/a.yaml", "b/b.yaml", "c.yaml"].iter().fold(Project::new(), |project, path| {
        project.with(path, format!("kind: Party\nid: {}\ntitle: X\n", path.replace('/', ".")))
    });
    let made = git(&project, &[&["init", "-q"], init].concat())
        && git(&project, &["add", "-A"])
        && git(&project, &["commit", "-q", "-m", "x"])
        && then.iter().all(|arguments| git(&project, arguments));
    made.then_some(project)
}

#[test]
fn a_repository_that_cannot_be_read_is_told_with_what_to_do() {
    let cone: &[&str] = &["sparse-checkout", "set", "--cone", "--sparse-index", "a"];
    for (init, then, help) in [
        (&[][..], &[cone][..], "run `git sparse-checkout reapply --no-sparse-index`"),
        (&[], &[&["update-index", "--split-index"]], "run `git update-index --no-split-index`"),
        (&["--ref-format=reftable"], &[], "unpack `git archive HEAD` into a folder outside"),
        (&["--object-format=sha256"], &[], "unpack `git archive HEAD` into a folder outside"),
    ] {
        let Some(project) = repository(init, then) else { continue };
        let answer = project.check(&[]);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{help}: {answer:?}");
        assert!(answer.err.contains(help), "{help}: {answer:?}");
        // What is said helps.
        if let Some(command) = help.strip_prefix("run `git ") {
            let command: Vec<&str> = command.trim_end_matches('`').split(' ').collect();
            assert!(git(&project, &command), "{help}");
            assert_eq!(project.findings(&[]).len(), 3, "{help}");
        }
    }
}

#[test]
fn a_damaged_index_is_told_as_that() {
    for text in ["", "garbage", "DIR"] {
        let Some(project) = repository(&[], &[]) else { continue };
        let project = project.with(".git/index", text);
        let answer = project.check(&[]);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{text:?}: {answer:?}");
        assert!(answer.err.contains("its index is damaged"), "{text:?}: {answer:?}");
        assert!(answer.err.contains("delete `.git/index`, and run `git reset`"), "{text:?}: {answer:?}");
        std::fs::remove_file(project.path().join(".git/index")).unwrap();
        assert!(git(&project, &["reset"]));
        assert_eq!(project.findings(&[]).len(), 3, "{text:?}");
    }
}

/// What is tracked and what is ignored cannot be told without a repository that says so.
#[test]
fn a_git_folder_that_is_no_repository_is_told() {
    let head = "ref: refs/heads/main\n";
    for files in [&[][..], &[("HEAD", head)], &[("HEAD", head), ("config", "[core]\n")], &[("index", "")]] {
        // Alone, and inside a repository that would be taken for its own.
        for is_inner in [false, true] {
            let project = Project::new().with("p/a.yaml", "kind: Party\nid: x\n").with(".gitignore", "*.yaml\n");
            if is_inner {
                git2::Repository::init(project.path()).unwrap();
            }
            let folder = project.path().join("p");
            std::fs::create_dir(folder.join(".git")).unwrap();
            let project =
                files.iter().fold(project, |project, (name, text)| project.with(&format!("p/.git/{name}"), text));
            for path in [&["p"][..], &["p/a.yaml"]] {
                let answer = project.check(path);
                assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{files:?} {is_inner}: {answer:?}");
                assert!(answer.err.contains("or remove `.git`"), "{files:?} {is_inner}: {answer:?}");
            }
        }
    }
    let lost = Project::new().with("a.yaml", "kind: Party\n").with(".git", "gitdir: ../nowhere\n");
    assert_eq!(lost.check(&[]).status, 2);
}

#[test]
fn a_path_that_a_sparse_checkout_leaves_out_can_be_asked_for() {
    let Some(project) = repository(&[], &[&["sparse-checkout", "set", "--cone", "--no-sparse-index", "a"]]) else {
        return;
    };
    assert!(!Path::new(&project.path().join("b")).exists());
    for (path, found) in [("b/b.yaml", 1), ("b", 1), ("b/", 1), ("./b/b.yaml", 1), ("a", 1), (".", 3)] {
        assert_eq!(project.findings(&[path]).len(), found, "{path}");
    }
    for path in ["b/c.yaml", "d", "b/b.yam", "b/b.yaml/x", "a/../b2", "c.yaml/", "c.yaml/x", "a/a.yaml/"] {
        let answer = project.check(&[path]);
        assert!(answer.status == 2 && answer.err.contains("does not exist"), "{path}: {answer:?}");
    }
}
