//! What the target would be after the merge, held against what Git makes of it.

use proptest::prelude::*;

use crate::repository::Repository;

/// The tree that Git merges two branches to; `None` where they conflict.
fn merged_by_git(repository: &Repository) -> Option<String> {
    let arguments = ["merge-tree", "--write-tree", "--no-messages", "main", "change"];
    let output = crate::repository::git_in(repository.path(), &arguments);
    let tree = String::from_utf8(output.stdout).unwrap().lines().next().unwrap_or_default().to_owned();
    output.status.success().then_some(tree)
}

/// A file of twelve lines of which some are other ones. No file is like another, so that Git takes none for moved.
fn text(path: usize, changes: &[(usize, u8)]) -> String {
    let mut lines: Vec<String> = (0..12).map(|line| format!("{}-{line}: 0", PATHS[path])).collect();
    for (line, value) in changes {
        lines[line % 12] = format!("{}-{}: {value}", PATHS[path], line % 12);
    }
    lines.join("\n") + "\n"
}

/// What happens to a file on a branch.
#[derive(Debug, Clone)]
enum Step {
    Write(usize, Vec<(usize, u8)>),
    Delete(usize),
}

const PATHS: [&str; 4] = ["a.yaml", "d/a.yaml", "d/e/b.yaml", "d.yaml"];

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let write = (0..PATHS.len(), prop::collection::vec((0..12_usize, 1..3_u8), 0..3));
    let step = prop_oneof![
        4 => write.prop_map(|(path, changes)| Step::Write(path, changes)),
        1 => (0..PATHS.len()).prop_map(Step::Delete),
    ];
    prop::collection::vec(step, 0..3)
}

fn act(repository: &Repository, steps: &[Step]) {
    for step in steps {
        match step {
            Step::Write(path, changes) => repository.project.write(PATHS[*path], text(*path, changes)),
            Step::Delete(path) => drop(std::fs::remove_file(repository.path().join(PATHS[*path]))),
        }
    }
    repository.commit("steps");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_merge_is_what_git_makes_of_it(ours in steps(), theirs in steps()) {
        let repository = Repository::of((0..3).map(|path| (PATHS[path], text(path, &[]))));
        repository.branch("change");
        act(&repository, &theirs);
        repository.switch("main");
        act(&repository, &ours);
        repository.switch("change");
        let answer = repository.check(&["--base", "main", "--head", "change", "--format", "json", "--allow-empty"]);
        match merged_by_git(&repository) {
            Some(tree) => prop_assert_eq!(answer.json()["merge"].clone(), serde_json::Value::from(tree)),
            None => {
                prop_assert_eq!(answer.status, 2);
                prop_assert!(answer.err.contains("conflict in"), "{:?}", answer);
            }
        }
    }
}

/// An attribute that would make Git, or its library, merge two changes of one line to two lines.
#[test]
fn no_attribute_steers_the_merge() {
    let repository = Repository::of([("a.yaml", "start: 1\n")]);
    repository.branch("change");
    repository.commit_files("theirs", &[("a.yaml", "start: 2\n"), (".gitattributes", "*.yaml merge=union\n")]);
    repository.switch("main");
    repository.commit_files("ours", &[("a.yaml", "start: 3\n")]);
    repository.switch("change");
    let home = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(home.path().join(".config/git")).unwrap();
    std::fs::write(home.path().join(".config/git/attributes"), "*.yaml merge=union\n").unwrap();
    let mut command = repository.project.command();
    command.env("HOME", home.path()).args(["check", "--lang", "en", "--base", "main", "--head", "change"]);
    let answer = crate::project::answer(&mut command);
    assert_eq!(answer.status, 2, "{answer:?}");
    assert!(answer.err.contains("the target and the change conflict in `a.yaml`"), "{answer:?}");
    assert!(answer.err.contains("merge the target branch into the change"), "{answer:?}");
}

#[test]
fn a_merge_that_is_not_certain_is_refused() {
    let repository = Repository::of([("a.yaml", "a: 1\n")]);
    // Two merges that cross leave two latest commits in common.
    repository.branch("change");
    repository.commit_files("b", &[("b.yaml", "b: 1\n")]);
    repository.switch("main");
    repository.commit_files("c", &[("c.yaml", "c: 1\n")]);
    repository.git(&["branch", "left", "main"]);
    repository.git(&["merge", "-q", "--no-edit", "change"]);
    repository.switch("change");
    repository.git(&["merge", "-q", "--no-edit", "left"]);
    repository.commit_files("d", &[("d.yaml", "d: 1\n")]);
    let answer = repository.check(&["--base", "main"]);
    assert_eq!(answer.status, 2, "{answer:?}");
    assert!(answer.err.contains("several latest commits in common"), "{answer:?}");

    let repository = Repository::of([("a.yaml", "a: 1\n")]);
    repository.git(&["checkout", "-q", "--orphan", "other"]);
    repository.commit_files("other", &[("b.yaml", "b: 1\n")]);
    let answer = repository.check(&["--base", "main"]);
    assert_eq!(answer.status, 2, "{answer:?}");
    assert!(answer.err.contains("no history in common"), "{answer:?}");
}

/// What one side deletes and the other changes is decided by people.
#[test]
fn what_is_deleted_and_changed_conflicts() {
    for (ours, theirs) in [(Some("a: 2\n"), None), (None, Some("a: 2\n"))] {
        let repository = Repository::of([("a.yaml", "a: 1\n"), ("b.yaml", "b: 1\n")]);
        let act = |text: Option<&str>| match text {
            Some(text) => drop(repository.commit_files("change", &[("a.yaml", text)])),
            None => {
                std::fs::remove_file(repository.path().join("a.yaml")).unwrap();
                repository.commit("delete");
            }
        };
        repository.branch("change");
        act(theirs);
        repository.switch("main");
        act(ours);
        repository.switch("change");
        let answer = repository.check(&["--base", "main"]);
        assert_eq!(answer.status, 2, "{ours:?}: {answer:?}");
        assert!(answer.err.contains("conflict in `a.yaml`"), "{answer:?}");
    }
}
