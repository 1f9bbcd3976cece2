//! Where `--output` writes, and where it does not: no link is followed, nothing that is read is lost, nothing that is
//! written is judged. Everything is told before anything is written.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command as Process;

use super::project::{Answer, Project, answer};

const FORMATS: [&str; 11] =
    ["pretty", "concise", "json", "sarif", "junit", "github", "gitlab", "azure", "markdown", "html", "rdjson"];

/// A project with a document of each kind of input, a folder for reports, and Git's folder.
fn sample() -> Project {
    let config = "documents:\n  - {paths: ['d/*'], kind: Thing, schema: s/thing}\nexclude: [reports/]\n";
    Project::new()
        .with("vedtak.yaml", config)
        .with("s/thing", r#"{"properties": {"a": {"$ref": "more.json"}}}"#)
        .with("s/more.json", r#"{"type": "integer"}"#)
        .with("d/a.yaml", "id: A\na: 1\n")
        .with("d/b.txt", "id: B\na: 1\n")
        .with("registry/p.yaml", "kind: Party\nid: nhn\nname: NHN\ntype: supplier\n")
        .with("broken.yaml", "kind: Order\nid: [\n")
        .with("victim.txt", "keep")
        .with("other.json", "{}")
        .with("out/.keep", "")
        .with("reports/.keep", "")
        .with(".git/config", "[core]\n")
        .with(".git/HEAD", "ref: refs/heads/main\n")
        .with(".git/objects/info/.keep", "")
        .with(".git/refs/.keep", "")
        .with(".git/hooks/sample", "")
}

/// Every file of a folder with its text, every link with where it leads.
fn state(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            let metadata = fs::symlink_metadata(&path).unwrap();
            let what = if metadata.is_symlink() {
                format!("-> {}", fs::read_link(&path).unwrap().display())
            } else if metadata.is_dir() {
                folders.push(path.clone());
                "folder".to_owned()
            } else {
                fs::read_to_string(&path).unwrap()
            };
            found.insert(path.strip_prefix(folder).unwrap().display().to_string(), what);
        }
    }
    found
}

#[track_caller]
fn refused(project: &Project, outputs: &[&str], message: &str) {
    let before = state(project.path());
    let arguments: Vec<&str> = outputs.iter().flat_map(|output| ["--output", output]).collect();
    let answer = project.check(&arguments);
    assert_eq!(answer.status, 2, "{outputs:?}: {answer:?}");
    assert_eq!(answer.out, "", "{outputs:?}: {answer:?}");
    assert!(answer.err.contains("error[output]: "), "{outputs:?}: {answer:?}");
    assert!(answer.err.contains(message), "{message}: {outputs:?}: {answer:?}");
    assert!(answer.err.contains("  help: "), "{outputs:?}: {answer:?}");
    assert_eq!(state(project.path()), before, "{outputs:?}");
}

#[track_caller]
fn written(project: &Project, output: &str) -> Answer {
    let answer = project.check(&["--output", output]);
    assert_eq!(answer.status, 1, "{output}: {answer:?}");
    let (_, file) = output.split_once('=').unwrap();
    let text = fs::read_to_string(project.path().join(file)).unwrap();
    assert!(text.contains("broken.yaml"), "{output}: {text}");
    answer
}

#[test]
fn no_link_is_followed() {
    let project = sample();
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("victim.txt"), "keep").unwrap();
    let to = |path: &str, link: &str| symlink(path, project.path().join(link)).unwrap();
    to("victim.txt", "link");
    to("nowhere", "dangling");
    to("loop", "loop");
    to("link", "chain");
    to("/dev/stdout", "device");
    to("out", "folder");
    to(".", "here");
    to(elsewhere.path().to_str().unwrap(), "away");
    to(elsewhere.path().join("victim.txt").to_str().unwrap(), "victim");
    to("../victim.txt", "out/up");
    to("folder", "twice");
    let whole = project.path().join("link");
    let absolute = format!("json={}", whole.display());
    for output in [
        "json=link",
        "json=./link",
        "json=d/../link",
        "json=dangling",
        "json=loop",
        "json=chain",
        "json=device",
        "json=victim",
        "json=folder/r.json",
        "json=folder/../r.json",
        "json=here/r.json",
        "json=here/victim.txt",
        "json=away/r.json",
        "json=away/victim.txt",
        "json=out/up",
        "json=twice/r.json",
        &absolute,
    ] {
        refused(&project, &[output], "is a symbolic link or lies behind one; links are not followed");
    }
    assert_eq!(fs::read_to_string(elsewhere.path().join("victim.txt")).unwrap(), "keep");
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1);
}

#[test]
fn links_above_the_current_folder_are_guarded_where_they_are_the_projects_or_the_repositorys() {
    let project = sample().with("d/inner/.keep", "");
    symlink("../out", project.path().join("d/up")).unwrap();
    symlink("out", project.path().join("sibling")).unwrap();
    let run = |output: &str| {
        answer(project.command().current_dir(project.path().join("d/inner")).args(["check", "--output", output]))
    };
    for output in ["json=../up/r.json", "json=../../sibling/r.json"] {
        let answer = run(output);
        assert_eq!(answer.status, 2, "{output}: {answer:?}");
        assert!(answer.err.contains("links are not followed"), "{output}: {answer:?}");
    }
    assert_eq!(run("json=../../out/r.json").status, 1);
    // What the machine links elsewhere, as macOS does with /tmp, is the machine's.
    let elsewhere = tempfile::tempdir().unwrap();
    fs::create_dir(elsewhere.path().join("real")).unwrap();
    symlink("real", elsewhere.path().join("linked")).unwrap();
    let file = elsewhere.path().join("linked/r.json");
    assert_eq!(run(&format!("json={}", file.display())).status, 1);
    assert!(elsewhere.path().join("real/r.json").is_file());
    // But not at the end of the path: somebody else may have put it there.
    symlink("victim", elsewhere.path().join("planted")).unwrap();
    assert_eq!(run(&format!("json={}", elsewhere.path().join("planted").display())).status, 2);
    assert!(!elsewhere.path().join("victim").exists());
}

#[test]
fn nothing_that_is_read_is_overwritten() {
    let project = sample();
    fs::create_dir(project.path().join("x")).unwrap();
    fs::hard_link(project.path().join("d/a.yaml"), project.path().join("hard.json")).unwrap();
    fs::hard_link(project.path().join("s/thing"), project.path().join("out/hard")).unwrap();
    let whole = format!("json={}", project.path().join("d/a.yaml").display());
    for output in [
        "json=d/a.yaml",
        "json=./d/a.yaml",
        "json=d//a.yaml",
        "json=d/./a.yaml",
        "json=x/../d/a.yaml",
        "json=d/../d/a.yaml",
        &whole,
        "json=d/b.txt",
        "json=vedtak.yaml",
        "json=s/thing",
        "json=s/more.json",
        "json=registry/p.yaml",
        "json=broken.yaml",
        "json=hard.json",
        "json=out/hard",
    ] {
        refused(&project, &[output], "is read in this run and would be overwritten");
    }
    // What is asked about is not written over either, read or not.
    let answer = project.check(&["victim.txt", "--output", "json=out/../victim.txt"]);
    assert_eq!(answer.status, 2, "{answer:?}");
    assert_eq!(fs::read_to_string(project.path().join("victim.txt")).unwrap(), "keep");
    // They are not there, but would decide what the next run reads.
    for output in [
        "json=out/vedtak.yaml",
        "json=out/VEDTAK.YAML",
        "json=vedtak.yml",
        "concise=.gitignore",
        "concise=out/.gitignore",
    ] {
        refused(&project, &[output], "has the name of a file that decides what is read");
    }
    // A file of the project that is nobody's document is the user's to overwrite.
    written(&project, "json=other.json");
    written(&project, "json=victim.txt");
    written(&project, "json=victim.txt");
}

#[test]
fn a_policy_of_the_project_is_an_input() {
    let project = Project::new().with("policies/p.yaml", "kind: Policy\nid: p\n");
    let before = state(project.path());
    let answer = project.check(&["--output", "json=policies/p.yaml"]);
    assert_eq!(answer.status, 2, "{answer:?}");
    assert_eq!(state(project.path()), before);
}

#[test]
fn git_keeps_its_folder() {
    let project = sample();
    for output in [
        "json=.git/r.json",
        "json=.git/config",
        "json=.git/hooks/pre-commit",
        "json=./d/../.git/r.json",
        "json=.git",
        "json=out/.git",
        "json=out/.GIT",
        "json=out/git~1",
    ] {
        refused(&project, &[output], "belongs to Git's own folder `.git`");
    }
    let inside =
        answer(project.command().current_dir(project.path().join(".git")).args(["check", "--output", "json=r"]));
    assert_eq!(inside.status, 2, "{inside:?}");
    written(&project, "json=out/.gitlab.json");
    written(&project, "json=out/x.git");
}

#[test]
fn two_formats_are_two_files() {
    let project = sample().with("out/there.json", "{}");
    fs::hard_link(project.path().join("out/there.json"), project.path().join("out/same.json")).unwrap();
    for outputs in [
        ["json=r.json", "sarif=r.json"],
        ["json=r.json", "json=r.json"],
        ["json=r.json", "sarif=./r.json"],
        ["json=r.json", "sarif=out/../r.json"],
        ["json=r.json", "sarif=R.JSON"],
        ["json=out/there.json", "sarif=out/same.json"],
    ] {
        refused(&project, &outputs, "would be written to the same file");
    }
    let answer = project.check(&["--output", "json=/dev/null", "--output", "sarif=/dev/null"]);
    assert_eq!(answer.status, 1, "{answer:?}");
}

#[test]
fn a_path_that_is_no_file_is_told_before_anything_is_judged() {
    let project = sample();
    for (output, message) in [
        ("json=out", "`out` is a folder; a report is written to a file"),
        ("json=.", "`.` is a folder"),
        ("json=..", "`..` is a folder"),
        ("json=/", "`/` is a folder"),
        ("json=r.json/", "`r.json/` is a folder"),
        ("json=no/such/r.json", "`no/such/r.json` cannot be written: "),
        ("json=no/../r.json", "/no` is not a folder"),
        ("json=victim.txt/r.json", "/victim.txt` is not a folder"),
    ] {
        refused(&project, &[output], message);
    }
    // One that could be written is not, where another could not.
    refused(&project, &["json=r.json", "sarif=no/r.sarif"], "is not a folder");
    // All are told at once.
    let answer = project.check(&["--output", "json=.git/r", "--output", "json=out"]);
    assert_eq!(answer.err.matches("error[output]").count(), 2, "{answer:?}");
}

#[test]
fn it_is_said_in_three_languages() {
    let project = sample();
    symlink("victim.txt", project.path().join("link")).unwrap();
    let outputs = [
        "json=link",
        "json=out",
        "json=no/r",
        "json=.git/r",
        "json=d/a.yaml",
        "json=vedtak.yml",
        "json=d/r",
        "json=r",
        "sarif=R",
    ];
    let words = |language: &str| {
        let mut command = project.command();
        command.args(["check", "--lang", language]).args(outputs.iter().flat_map(|output| ["--output", output]));
        let root = fs::canonicalize(project.path()).unwrap();
        answer(&mut command).err.replace(&root.display().to_string(), "/project")
    };
    insta::assert_snapshot!("outputs", ["nb", "sv", "en"].map(words).join("\n"));
}

#[test]
fn a_folder_that_may_not_be_written_is_the_machines_matter() {
    let project = sample();
    let folder = project.path().join("out");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(folder.join("probe"), "").is_ok() {
        return; // This user may write everywhere.
    }
    let answer = project.check(&["--output", "json=out/r.json"]);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(answer.status, 3, "{answer:?}");
    assert!(answer.err.contains("error[output]: `out/r.json` could not be written: "), "{answer:?}");
    // The answer itself is not lost.
    assert!(answer.out.contains("broken.yaml:"), "{answer:?}");
}

#[test]
fn a_file_keeps_its_permissions_and_nothing_is_left_beside_it() {
    let project = sample();
    written(&project, "json=out/r.json");
    let file = project.path().join("out/r.json");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    written(&project, "json=out/r.json");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(fs::read_dir(project.path().join("out")).unwrap().count(), 2);
}

#[test]
fn pipes_and_devices_are_written_to() {
    let project = sample();
    let standard = project.check(&["--format", "concise", "--output", "json=/dev/stdout"]);
    assert_eq!(standard.status, 1, "{standard:?}");
    assert!(standard.out.starts_with("broken.yaml:") && standard.out.trim_end().ends_with('}'), "{standard:?}");
    let error = project.check(&["--format", "concise", "--output", "json=/dev/stderr"]);
    assert!(error.err.contains("\"findings\""), "{error:?}");
    assert_eq!(project.check(&["--output", "json=/dev/null"]).status, 1);
    let full = project.check(&["--output", "json=/dev/full"]);
    assert_eq!(full.status, 3, "{full:?}");
    assert!(full.err.contains("`/dev/full` could not be written: "), "{full:?}");
    let shell = |script: &str| {
        let program = env!("CARGO_BIN_EXE_vedtak");
        Process::new("bash").args(["-c", script, program]).current_dir(project.path()).output().unwrap()
    };
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let substituted =
        shell("\"$0\" check --format concise --output json=>(cat >&2) >/dev/null; s=$?; sleep 0.2; exit $s");
    assert_eq!(substituted.status.code(), Some(1));
    assert!(text(substituted.stderr).contains("\"findings\""));
    let fifo = shell("mkfifo f; cat f & \"$0\" check --format concise --output json=f >/dev/null; s=$?; wait; exit $s");
    assert_eq!(fifo.status.code(), Some(1));
    assert!(text(fifo.stdout).contains("\"findings\""));
    // A file that standard output goes to is added to.
    let both = shell("\"$0\" check --format concise --output json=/dev/stdout > both");
    assert_eq!(both.status.code(), Some(1));
    let both = fs::read_to_string(project.path().join("both")).unwrap();
    assert!(both.starts_with("broken.yaml:") && both.trim_end().ends_with('}'), "{both}");
    // An input is one also where the shell has opened it.
    let input = shell("\"$0\" check --output json=/dev/fd/7 7<>d/a.yaml");
    assert_eq!(input.status.code(), Some(2));
    assert_eq!(fs::read_to_string(project.path().join("d/a.yaml")).unwrap(), "id: A\na: 1\n");
}

#[cfg(target_os = "linux")]
#[test]
fn ways_through_the_system_lead_to_no_other_answer() {
    let project = sample();
    symlink("victim.txt", project.path().join("link")).unwrap();
    let before = state(project.path());
    for (output, opened, status) in [
        ("/proc/self/cwd/link", "", 2),
        ("/proc/self/cwd/d/a.yaml", "", 2),
        ("/proc/self/root$PWD/link", "", 2),
        ("/dev/fd/7/link", "7<.", 2),
        ("/dev/fd/7/d/a.yaml", "7<.", 2),
        ("/dev/fd/7/config", "7<.git", 2),
        ("/dev/fd/7", "7>>d/a.yaml", 2),
        ("/proc/self/fd/7", "7<>s/thing", 2),
        ("/dev/fd/7", "7<.", 3),
        ("/proc/self/comm", "", 3),
    ] {
        let script = format!("\"$0\" check --output \"json={output}\" {opened}");
        let program = env!("CARGO_BIN_EXE_vedtak");
        let output = Process::new("bash").args(["-c", &script, program]).current_dir(project.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(status), "{script}: {output:?}");
        assert_eq!(state(project.path()), before, "{script}");
    }
}

#[test]
fn names_that_others_may_have_planted_are_not_used() {
    let project = sample();
    for number in 0..2000 {
        let name = format!("out/.r.json.{number}.tmp");
        symlink("../victim.txt", project.path().join(name)).unwrap();
    }
    written(&project, "json=out/r.json");
    assert_eq!(fs::read_to_string(project.path().join("victim.txt")).unwrap(), "keep");
    assert_eq!(fs::read_dir(project.path().join("out")).unwrap().count(), 2002);
}

#[test]
fn the_summary_of_a_step_is_added_to() {
    let project = sample();
    let temporary = tempfile::tempdir().unwrap();
    let summary = temporary.path().join("step_summary");
    fs::write(&summary, "before\n").unwrap();
    let mut command = project.command();
    command.env("GITHUB_ACTIONS", "true").env("GITHUB_STEP_SUMMARY", &summary).args(["check"]);
    assert_eq!(answer(&mut command).status, 1);
    let text = fs::read_to_string(&summary).unwrap();
    assert!(text.starts_with("before\n") && text.contains("broken.yaml"), "{text}");
}

#[test]
fn a_faulty_set_up_is_sent_to_people_too() {
    let project = Project::new().with("vedtak.yaml", "version: 1\npolicies: [\"builtin:medussa\"]\n");
    let temporary = tempfile::tempdir().unwrap();
    let summary = temporary.path().join("step_summary");
    let mut command = project.command();
    command.env("GITHUB_ACTIONS", "true").env("GITHUB_STEP_SUMMARY", &summary).args(["check", "--lang", "nb"]);
    assert_eq!(answer(&mut command).status, 2);
    let told = ["ingenting er vurdert, fordi oppsettet har feil", "`medussa`", "vedtak.yaml", "`builtin:medusa`"];
    let summary = fs::read_to_string(&summary).unwrap();
    assert!(told.iter().all(|part| summary.contains(part)), "{summary}");
    for (format, beginning) in
        [("markdown", "### ⛔ `vedtak`: "), ("html", "<!DOCTYPE html>"), ("json", ""), ("concise", "")]
    {
        let mut command = project.command();
        let answer = answer(command.args(["check", "--format", format, "--lang", "nb"]));
        assert_eq!(answer.status, 2, "{format}");
        assert!(answer.out.starts_with(beginning), "{format}: {}", answer.out);
        assert_eq!(answer.out.is_empty(), beginning.is_empty(), "{format}: {}", answer.out);
        assert!(answer.err.contains("medussa"), "{format}: {}", answer.err);
    }
}

#[test]
fn no_report_in_the_project_is_judged_by_the_next_run() {
    let judged = |project: &Project| {
        let mut report = project.report(&["--now", "2026-11-26T12:00:00Z"]);
        report["summary"]["skipped"] = serde_json::Value::Null;
        report
    };
    for format in FORMATS {
        let extensions = ["json", "yaml", "yml", "JSON", "txt", "xml", "sarif", "html", "md"];
        for file in extensions.map(|extension| format!("r.{extension}")) {
            let project = sample();
            let before = judged(&project);
            let answer = project.check(&["--output", &format!("{format}={file}")]);
            let is_there = project.path().join(&file).exists();
            assert_eq!(answer.status, if is_there { 1 } else { 2 }, "{format} {file}: {answer:?}");
            let is_json = ["json", "sarif", "gitlab", "rdjson"].contains(&format);
            let is_read = ["json", "yaml", "yml", "JSON"].iter().any(|extension| file.ends_with(extension));
            assert_eq!(is_there, is_json || !is_read, "{format} {file}: {answer:?}");
            assert_eq!(judged(&project), before, "{format} {file}");
        }
    }
}

#[test]
fn a_report_that_would_be_judged_is_refused() {
    for output in ["json=d/r.json", "concise=d/r.txt", "markdown=policies/r.yaml", "pretty=r.yaml", "html=out/r.JSON"] {
        let project = sample().with("policies/.keep", "");
        refused(&project, &[output], "would be read as a document in the next run");
    }
    // What is excluded is not judged, and may be written again, whatever names it.
    let config = "documents:\n  - {paths: ['d/*', 'reports/*'], kind: Thing}\nexclude: [reports/]\n";
    let project = sample().with("vedtak.yaml", config);
    written(&project, "concise=reports/r.yaml");
    written(&project, "concise=reports/r.yaml");
}
