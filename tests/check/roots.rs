//! Which project a run is about, and which part of it is shown.

use super::project::Project;

/// A document of no kind that is ours; `title` must be there.
const BAD: &str = "name: x\n";
const SCHEMA: &str = r#"{"required": ["title"]}"#;

fn config(paths: &str) -> String {
    format!("documents:\n  - {{paths: ['{paths}'], kind: Thing, schema: s.json}}\n")
}

#[test]
fn the_nearest_configuration_makes_the_root() {
    let project = Project::new()
        .with("vedtak.yaml", config("**/*.yaml"))
        .with("s.json", SCHEMA)
        .with("a.yaml", BAD)
        .with("inner/vedtak.yaml", config("**/*.yaml"))
        .with("inner/s.json", SCHEMA)
        .with("inner/deep/b.yaml", BAD);
    // From outside every project the nearest counts.
    let outside = |path: &str| {
        let folder = tempfile::tempdir().unwrap();
        let mut command = super::project::vedtak(folder.path());
        let output = command.args(["check", "--format", "concise"]).arg(project.path().join(path)).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    for path in ["inner/deep", "inner/deep/b.yaml"] {
        assert!(outside(path).starts_with("deep/b.yaml:1:1"), "{}", outside(path));
    }
    // The outer root names the inner one's files, too: they lie in its folders.
    assert_eq!(project.findings(&["a.yaml"]), ["a.yaml:1:1 schema"]);
}

/// A run of a root says of a path what it says of the whole: a configuration below that it does not list has no effect,
/// or whoever adds one would switch the gate off for a folder.
#[test]
fn a_path_below_the_root_is_judged_by_the_root() {
    let project = |listed: &str| {
        Project::new()
            .with("vedtak.yaml", format!("{}{listed}", config("/inner/deep/*.yaml")))
            .with("s.json", SCHEMA)
            .with("inner/deep/b.yaml", BAD)
            .with("inner/vedtak.yaml", "exclude: ['**']\n")
    };
    let unlisted = project("");
    for path in ["inner", "inner/deep", "inner/deep/b.yaml", "inner/vedtak.yaml"] {
        let found = unlisted.findings(&[path]);
        let whole = unlisted.findings(&[]).into_iter().filter(|one| one.starts_with(path)).collect::<Vec<_>>();
        assert_eq!(found, whole, "{path}");
        assert!(!found.is_empty(), "{path}");
    }
    // Several paths are of one root.
    assert_eq!(unlisted.check(&["inner/deep", "vedtak.yaml"]).status, 1);
    // What the root leaves out is another project, and so is a repository of its own.
    let left_out = project("exclude: [inner/]\n").with("inner/vedtak.yaml", config("**/*.yaml"));
    let left_out = left_out.with("inner/s.json", SCHEMA);
    assert_eq!(left_out.findings(&["inner/deep"]), ["deep/b.yaml:1:1 schema"]);
    let apart = project("")
        .with("inner/.git/HEAD", "ref: refs/heads/main\n")
        .with("inner/.git/objects/.keep", "")
        .with("inner/.git/refs/.keep", "");
    assert_eq!(apart.check(&["inner/deep", "vedtak.yaml"]).status, 2);
}

#[test]
fn without_configuration_the_git_root_is_the_root() {
    let project = Project::new()
        .with(".git/HEAD", "ref: refs/heads/main\n")
        .with(".git/objects/.keep", "")
        .with(".git/refs/.keep", "")
        .with("changes/a.yaml", "kind: Party\nid: x\n")
        .with("other/b.yaml", "kind: Party\nid: y\n");
    let report = project.report(&["changes"]);
    assert_eq!(report["scope"], "paths");
    assert_eq!(report["findings"][0]["path"], "changes/a.yaml");
    assert!(project.findings(&["changes"]).iter().all(|finding| finding.starts_with("changes/a.yaml")));
}

#[test]
fn a_configuration_above_the_git_root_is_another_projects() {
    let project = Project::new()
        .with("vedtak.yaml", "exclude: ['**/*']\n")
        .with("repo/.git/HEAD", "ref: refs/heads/main\n")
        .with("repo/.git/objects/.keep", "")
        .with("repo/.git/refs/.keep", "")
        .with("repo/a.yaml", "kind: Party\n");
    assert!(!project.findings(&["repo"]).is_empty());
}

#[test]
fn without_configuration_and_git_the_folder_itself_is_the_root() {
    let project = Project::new().with("x/y/a.yaml", "kind: Party\n").with("x/b.yaml", "kind: Party\n");
    assert!(project.findings(&["x/y"]).iter().all(|finding| finding.starts_with("a.yaml:")));
    assert!(!project.findings(&["x/y"]).is_empty());
}

#[test]
fn paths_of_two_projects_are_refused() {
    let project = Project::new().with("one/vedtak.yaml", "").with("two/vedtak.yaml", "");
    let answer = project.check(&["one", "two"]);
    assert_eq!(answer.status, 2);
    assert_eq!(answer.out, "");
    assert!(
        answer.err.contains("error[path]: `one` and `two` belong to two projects; one run judges one"),
        "{answer:?}"
    );
    assert!(answer.err.contains("\n  help: run `vedtak check` once for each project\n"), "{answer:?}");
}

#[test]
fn a_path_that_is_not_there_is_refused() {
    let project = Project::new().with("vedtak.yaml", "");
    let answer = project.check(&["nothing.yaml"]);
    assert_eq!((answer.status, answer.out.as_str()), (2, ""));
    assert!(answer.err.contains("error[path]: `nothing.yaml` does not exist"), "{answer:?}");
}

#[test]
fn a_path_shows_its_own_findings_and_the_whole_is_loaded() {
    let same = "title: x\nid: A\n";
    let project = Project::new()
        .with("vedtak.yaml", config("d/"))
        .with("s.json", SCHEMA)
        .with("d/a.yaml", same)
        .with("d/b.yaml", same)
        .with("d/bb.yaml", BAD);
    assert_eq!(project.findings(&[]), ["d/b.yaml:2:5 duplicate-id", "d/bb.yaml:1:1 schema"]);
    // The document that `d/b.yaml` collides with is known although only that file is shown.
    assert_eq!(project.findings(&["d/b.yaml"]), ["d/b.yaml:2:5 duplicate-id"]);
    assert_eq!(project.check(&["d/a.yaml"]).status, 0);
    let report = project.report(&["d/a.yaml", "d/bb.yaml"]);
    assert_eq!((&report["scope"], &report["summary"]["documents"]), (&"paths".into(), &2.into()));
    let whole = project.report(&["."]);
    assert_eq!((&whole["scope"], &whole["summary"]["documents"]), (&"all".into(), &3.into()));
}

#[cfg(unix)]
#[test]
fn a_path_through_a_link_is_the_file_it_leads_to() {
    let project = Project::new().with("p/vedtak.yaml", config("*.yaml")).with("p/s.json", SCHEMA).with("p/a.yaml", BAD);
    std::os::unix::fs::symlink(project.path().join("p"), project.path().join("link")).unwrap();
    assert_eq!(project.findings(&["link/a.yaml"]), ["a.yaml:1:1 schema"]);
}

/// A hook names every file that changed: those of other tools are one line with a count.
#[test]
fn files_of_other_tools_that_a_hook_names_are_one_line() {
    let good = "kind: Party\nid: x\ntitle: X\ntype: supplier\n";
    let files = ["c/1.yaml", "c/2.yaml", "c/d/3.yaml", "c/d/4.yaml", "e.yaml"];
    let project =
        files.iter().fold(Project::new().with("vedtak.yaml", ""), |project, file| project.with(file, "x: 1\n"));
    let project = project.with("a.yaml", good).with("drafts/b.yaml", good).with("vedtak.yaml", "exclude: [drafts/]\n");
    let told = |paths: &[&str]| -> Vec<String> {
        let skipped = project.report(paths)["summary"]["skipped"].as_array().unwrap().clone();
        let entries = skipped.iter().filter(|entry| entry["why"] != "left out by `exclude` in vedtak.yaml");
        entries.map(|entry| format!("{} {}", entry["count"], entry["what"].as_str().unwrap())).collect()
    };
    let folders = ["1 e.yaml", "2 c/", "2 c/d/"];
    let with = |more: &[&'static str]| [&folders[..], more].concat();
    assert_eq!(told(&[]), folders);
    assert_eq!(told(&["c/1.yaml", "a.yaml"]), with(&["1 c/1.yaml"]));
    assert_eq!(told(&["c/1.yaml", "c/2.yaml", "a.yaml"]), ["1 e.yaml", "2 c/d/", "2 c/"]);
    assert_eq!(told(&["c/1.yaml", "c/d/3.yaml", "c/d/4.yaml"]), with(&["3 c/"]));
    assert_eq!(told(&["c/1.yaml", "e.yaml"]), with(&["2 ./"]));
    assert_eq!(told(&["drafts", "c/1.yaml", "e.yaml"]), with(&["1 drafts", "2 ./"]));
}
