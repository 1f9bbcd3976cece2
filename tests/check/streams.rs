//! An answer that standard output did not take whole is no answer: exit status 3, whatever the answer was.

use std::fs::File;
use std::process::{Output, Stdio};

use super::project::Project;

const FORMATS: [&str; 11] =
    ["pretty", "concise", "json", "sarif", "junit", "github", "gitlab", "azure", "markdown", "html", "rdjson"];

fn sample() -> Project {
    let project = Project::of_schema(r#"{"required": ["title"]}"#);
    (0..300).fold(project, |project, number| project.with(&format!("d/n{number}.yaml"), format!("id: N{number}\n")))
}

/// Everything that prints.
fn calls() -> Vec<Vec<&'static str>> {
    let mut calls: Vec<Vec<&str>> = FORMATS.iter().map(|format| vec!["check", "--format", format]).collect();
    calls.extend(
        [
            &["check"][..],
            &["rules"],
            &["rules", "--format", "json"],
            &["explain", "schema"],
            &["explain", "MED-12a"],
            &["explain", "d/n1.yaml"],
            &["schema"],
            &["schema", "Order"],
            &["schema", "report"],
            &["calendar", "NO", "--year", "2026"],
            &["calendar", "NO", "--year", "2026", "--format", "json"],
            &["completions", "bash"],
            &["completions", "zsh"],
            &["completions", "fish"],
            &["man"],
            &["man", "check"],
            &["--help"],
            &["--version"],
            &["check", "--help"],
        ]
        .map(<[&str]>::to_vec),
    );
    calls
}

fn run(project: &Project, call: &[&str], out: impl Into<Stdio>) -> Output {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_vedtak"));
    command.env_clear().env("LANG", "en_GB").args(call).current_dir(project.path());
    command.stdout(out).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap()
}

#[track_caller]
fn failed(call: &[&str], output: &Output) {
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{call:?}: {error}");
    let said = error.matches("error[output]: the answer could not be written whole to standard output: ").count();
    assert_eq!(said, 1, "{call:?}: {error}");
    assert!(!error.contains("panicked"), "{call:?}: {error}");
}

#[test]
fn a_reader_that_has_gone_is_told() {
    let project = sample();
    for call in calls() {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        failed(&call, &run(&project, &call, writer));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let project = sample();
    for call in calls() {
        let full = File::options().write(true).open("/dev/full").unwrap();
        failed(&call, &run(&project, &call, full));
    }
}

#[test]
fn a_reader_that_has_read_enough_has_not_read_the_whole() {
    use std::io::Read as _;
    // More than a pipe holds, so that nothing is whole before the reader has gone.
    let files = (0..300).map(|number| (format!("d/{}{number}.yaml", "n".repeat(200)), format!("id: N{number}\n")));
    let project = files.fold(sample(), |project, (path, text)| project.with(&path, text));
    for format in ["pretty", "json", "html"] {
        let call = ["check", "--format", format];
        let (mut reader, writer) = std::io::pipe().unwrap();
        let thread = std::thread::spawn(move || reader.read_exact(&mut [0; 10]));
        failed(&call, &run(&project, &call, writer));
        thread.join().unwrap().unwrap();
    }
}

#[test]
fn reports_in_files_are_whole_all_the_same() {
    let project = sample();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let call = ["check", "--format", "concise", "--output", "json=r.json"];
    failed(&call, &run(&project, &call, writer));
    let report: serde_json::Value =
        serde_json::from_slice(&std::fs::read(project.path().join("r.json")).unwrap()).unwrap();
    assert_eq!(report["findings"].as_array().unwrap().len(), 300);
}

#[test]
fn what_prints_nothing_loses_nothing() {
    let project = Project::of_schema("{\"minProperties\": 1}").with("d/a.yaml", "id: A\n");
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    assert_eq!(run(&project, &["check", "--format", "concise"], writer).status.code(), Some(0));
}
