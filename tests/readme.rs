//! The papers say what is so: commands and output of the README, names of tests in ARCHITECTURE.md, links.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use std::path::{Path, PathBuf};
use std::{env, fs};

use project::Project;
use vedtak::kind::KINDS;
use vedtak::policy::{CHECKS, PACKS};
use vedtak::report::REPORTERS;
use vedtak::rules::RULES;

/// How many findings the README shows.
const SHOWN: usize = 2;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}")).replace("\r\n", "\n")
}

/// The fenced blocks of a language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    text.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect()
}

/// What `vedtak` with these arguments prints for a person at a terminal, and its exit status.
fn vedtak(folder: &Path, arguments: &[&str]) -> (String, i32) {
    let mut command = project::vedtak(folder);
    let answer =
        project::answer(command.args(arguments).args(["--format", "pretty", "--lang", "en", "--color", "never"]));
    (answer.out, answer.status)
}

/// The first findings of one rule among what was printed.
fn excerpt(printed: &str) -> String {
    let findings = printed.split("\n\n").filter(|finding| finding.starts_with("error[schema]"));
    let shown: Vec<&str> = findings.take(SHOWN).collect();
    assert_eq!(shown.len(), SHOWN, "{printed}");
    format!("…\n{}\n…\n", shown.join("\n\n"))
}

#[test]
fn the_excerpt_is_what_the_binary_prints() {
    let readme = read("README.md");
    let block = &blocks(&readme, "console")[0];
    let (command, shown) = block.split_once('\n').unwrap();
    let arguments: Vec<&str> = command.strip_prefix("$ vedtak ").unwrap().split(' ').collect();
    let (printed, status) = vedtak(root(), &arguments);
    assert_eq!(status, 1, "{command}");
    let expected = excerpt(&printed);
    if env::var_os("VEDTAK_BLESS").is_some() {
        fs::write(root().join("README.md"), readme.replace(shown, &expected)).unwrap();
    } else {
        assert_eq!(shown, expected, "VEDTAK_BLESS=1 cargo test --test readme rewrites it");
    }
}

#[test]
fn the_commands_to_start_with_are_there() {
    let start = &blocks(&read("README.md"), "sh")[0];
    assert_eq!(*start, "cargo run --release -- check examples/any-yaml/not-compliant\ncargo test\n");
    assert!(read(".ci/run").lines().any(|line| line == "run cargo test"), "the gate runs the README's command");
    assert_eq!(vedtak(root(), &["check", "examples/any-yaml/not-compliant"]).1, 1);
}

#[test]
fn the_configuration_shown_is_one() {
    let folder =
        Project::of([("schemas/kep.schema.json", "{}"), ("vedtak.yaml", &blocks(&read("README.md"), "yaml")[0])]);
    assert_eq!(vedtak(folder.path(), &["check", "--allow-empty"]).1, 0);
}

#[test]
fn all_that_is_there_is_named() {
    let readme = read("README.md");
    let there = readme.split("## What is there today").nth(1).unwrap().split("\n## ").next().unwrap();
    let rules = RULES.iter().map(|rule| rule.info.id.as_ref()).chain(CHECKS.iter().map(|check| check.name));
    let packs = PACKS.iter().map(|pack| pack.id).chain(KINDS.iter().map(|kind| kind.name));
    for name in rules.chain(packs).chain(REPORTERS.iter().map(|reporter| reporter.name)) {
        assert!(there.contains(&format!("`{name}`")), "README.md does not name `{name}`");
    }
    let schemas = read("schemas/README.md");
    for kind in KINDS {
        let entry = format!("`{}.schema.json` | `{}`", kind.file, kind.name);
        assert!(schemas.contains(&entry), "schemas/README.md does not have {entry}");
    }
}

#[test]
fn tests_that_hold_an_invariant_exist() {
    let mut sources = String::new();
    for folder in ["src", "tests"] {
        gather(&root().join(folder), &mut |path| {
            if path.extension().is_some_and(|extension| extension == "rs") {
                sources.push_str(&fs::read_to_string(path).unwrap());
            }
        });
    }
    let architecture = read("ARCHITECTURE.md");
    let invariants = architecture.split("## Invariants").nth(1).unwrap();
    let quoted = invariants.split('`').skip(1).step_by(2);
    let named: Vec<&str> = quoted
        .filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '_' | ':')))
        .filter_map(|name| name.split("::").last())
        .filter(|name| name.matches('_').count() >= 2)
        .collect();
    assert!(named.len() > 20, "{named:?}");
    for name in named {
        assert!(sources.contains(&format!("fn {name}(")), "ARCHITECTURE.md names the test `{name}`, which is gone");
    }
}

#[test]
fn links_lead_somewhere() {
    let mut papers: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(root()).unwrap().map(Result::unwrap) {
        papers.push(entry.path());
    }
    gather(&root().join("docs"), &mut |path| papers.push(path.to_owned()));
    papers.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    assert!(papers.len() > 8);
    for paper in papers {
        let text = fs::read_to_string(&paper).unwrap();
        for rest in text.split("](").skip(1) {
            let target = rest.split([')', '#', ' ']).next().unwrap();
            if !target.is_empty() && !target.contains(':') {
                let path = paper.parent().unwrap().join(target);
                assert!(path.exists(), "{}: {target} is not there", paper.display());
            }
        }
    }
}

fn gather(folder: &Path, found: &mut impl FnMut(&Path)) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            gather(&entry.path(), found);
        } else {
            found(&entry.path());
        }
    }
}
