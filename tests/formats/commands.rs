//! The command line around the formats: what each CI system gets by itself, files, standard error, completions, pages.

use std::fs;
use std::process::Output;

use crate::project::Project;
use vedtak::report::REPORTERS;

const CONFIG: &str =
    "version: 1\npolicies: []\ndocuments: [{paths: [\"notes/**\"], kind: Note, schema: note.schema.json}]\n";
const SCHEMA: &str = r#"{"type": "object", "properties": {"title": {"type": "string"}, "country": {"type": "string"}}, "additionalProperties": false}"#;

fn project() -> Project {
    Project::of([("vedtak.yaml", CONFIG), ("note.schema.json", SCHEMA), ("notes/a.yaml", "tilte: a\ncountry: 7\n")])
}

fn vedtak(project: &Project, variables: &[(&str, &str)], arguments: &[&str]) -> Output {
    project.command().envs(variables.iter().copied()).args(arguments).output().unwrap()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

#[test]
fn each_ci_system_gets_what_it_reads() {
    let folder = project();
    let summary = folder.path().join("summary.md");
    let stdout = |variables: &[(&str, &str)], more: &[&str]| {
        let arguments: Vec<&str> = ["check", "--lang", "en"].iter().chain(more).copied().collect();
        let output = vedtak(&folder, variables, &arguments);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        text(output.stdout)
    };
    assert!(stdout(&[], &[]).contains("\n  help: "));
    let concise = stdout(&[], &["--format", "concise"]);
    assert!(concise.lines().count() > 1 && concise.starts_with("notes/a.yaml:"), "{concise}");
    let github = stdout(
        &[
            ("GITHUB_ACTIONS", "true"),
            ("GITHUB_STEP_SUMMARY", summary.to_str().unwrap()),
            ("GITHUB_SERVER_URL", "https://github.com"),
            ("GITHUB_REPOSITORY", "o/r"),
            ("GITHUB_SHA", "c0ffee"),
        ],
        &[],
    );
    assert!(github.starts_with(&concise) && github.contains("\n::error file=notes/a.yaml,line=1,"), "{github}");
    let summary = fs::read_to_string(summary).unwrap();
    assert!(
        summary.starts_with("### ❌ `vedtak`: ")
            && summary.contains("](https://github.com/o/r/blob/c0ffee/notes/a.yaml#L1)"),
        "{summary}"
    );
    let azure = stdout(&[("TF_BUILD", "True")], &[]);
    assert!(
        azure.starts_with(&concise) && azure.contains("\n##vso[task.logissue type=error;sourcepath=notes/a.yaml;"),
        "{azure}"
    );
    assert!(stdout(&[("GITLAB_CI", "true")], &[]).contains("╭─[notes/a.yaml:1:1]"));
    let asked = stdout(&[("GITHUB_ACTIONS", "true")], &["--format", "json"]);
    assert!(serde_json::from_str::<serde_json::Value>(&asked).is_ok(), "what was asked for is alone");
}

#[test]
fn paths_are_those_of_the_repository() {
    let repository = Project::of([
        ("docs/changes/vedtak.yaml", CONFIG),
        ("docs/changes/note.schema.json", SCHEMA),
        ("docs/changes/notes/a.yaml", "tilte: a\ncountry: 7\n"),
    ]);
    git2::Repository::init(repository.path()).unwrap();
    let inner = repository.path().join("docs/changes");
    for format in ["sarif", "github", "gitlab", "azure", "rdjson", "markdown"] {
        let output = repository.command().current_dir(&inner).args(["check", "--format", format]).output().unwrap();
        assert!(text(output.stdout).contains("docs/changes/notes/a.yaml"), "{format}");
    }
}

#[test]
fn one_run_feeds_every_reader() {
    let folder = project();
    let outputs: Vec<String> = REPORTERS.iter().map(|reporter| format!("{0}=out.{0}", reporter.name)).collect();
    let mut arguments = vec!["check"];
    arguments.extend(outputs.iter().flat_map(|output| ["--output", output.as_str()]));
    assert_eq!(vedtak(&folder, &[], &arguments).status.code(), Some(1));
    for reporter in REPORTERS {
        let written = fs::read(folder.path().join(format!("out.{}", reporter.name))).unwrap();
        assert!(!written.is_empty() && !written.starts_with(b"\xef\xbb\xbf"), "{}", reporter.name);
    }
    let left = fs::read_dir(folder.path())
        .unwrap()
        .filter(|entry| text(entry.as_ref().unwrap().file_name().into_encoded_bytes()).starts_with('.'));
    assert_eq!(left.count(), 0);
    let output = vedtak(&folder, &[], &["check", "--output", "json=nowhere/out.json"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
}

#[test]
fn standard_error_holds_no_command() {
    let folder = project();
    let attack = "a\n::error::b\n ##[set-env name=c]d\u{1b}[2J";
    let config = format!("version: 1\n{}: 1\n", serde_json::to_string(attack).unwrap());
    let runs = [
        vec!["check", attack],
        vec!["check", "--format", attack],
        vec![attack],
        vec!["schema", attack],
        vec!["calendar", attack],
        vec!["man", attack],
    ];
    let mut errors: Vec<String> = runs.iter().map(|arguments| text(vedtak(&folder, &[], arguments).stderr)).collect();
    fs::write(folder.path().join("vedtak.yaml"), config).unwrap();
    errors.push(text(vedtak(&folder, &[], &["check"]).stderr));
    for error in errors {
        assert!(!error.is_empty());
        for line in error.lines() {
            assert!(!line.trim_start().starts_with("::") && !line.contains("##["), "{error}");
        }
        assert!(!error.contains('\u{1b}'), "{error}");
    }
}

#[test]
fn every_shell_and_page_names_the_commands() {
    let folder = project();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = vedtak(&folder, &[], &["completions", shell]);
        let script = text(output.stdout);
        assert!(
            output.status.success()
                && ["check", "calendar", "schema", "--format"]
                    .iter()
                    .all(|name| script.contains(name.trim_start_matches('-'))),
            "{shell}"
        );
    }
    let page = text(vedtak(&folder, &[], &["man"]).stdout);
    assert!(page.contains(".TH vedtak 1") && page.contains("vedtak\\-check"), "{page}");
    assert!(text(vedtak(&folder, &[], &["man", "check"]).stdout).contains("fail\\-on"));
    assert_eq!(vedtak(&folder, &[], &["man", "nothing"]).status.code(), Some(2));
}
