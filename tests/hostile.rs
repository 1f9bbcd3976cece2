//! A folder of everything that a stranger may put into a repository. Each file gets an answer, none stops the run.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::process::Command;

use project::{Answer, Project, answer};
use serde_json::Value;
use vedtak::report::REPORTERS;

/// A name, what is in the file, and the rule that finds it in a file that `documents` names; none for a good one.
type Planted = (&'static [u8], Vec<u8>, Option<&'static str>);

fn planted() -> Vec<Planted> {
    let bomb = {
        let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for level in 1..12 {
            let items = vec![format!("*a{}", level - 1); 10].join(", ");
            let _ = writeln!(text, "a{level}: &a{level} [{items}]");
        }
        text
    };
    let utf16: Vec<u8> = "\u{feff}title: x\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let broken = || b"title: [\n".to_vec();
    vec![
        (b"valid.yaml", b"title: valid\n".to_vec(), None),
        (b"broken.yaml", broken(), Some("syntax")),
        (b"scalar.yaml", format!("title: {}\n", "x".repeat(1_200_000)).into_bytes(), Some("limits")),
        (b"bomb.yaml", bomb.into_bytes(), Some("limits")),
        (b"brackets.yaml", "[".repeat(100_000).into_bytes(), Some("limits")),
        (b"braces.yaml", "{a: ".repeat(100_000).into_bytes(), Some("limits")),
        (b"dashes.yaml", "- ".repeat(50_000).into_bytes(), Some("limits")),
        (b"keys.yaml", "? ".repeat(50_000).into_bytes(), Some("limits")),
        (b"nul.yaml", b"title: a\0b\n".to_vec(), Some("syntax")),
        (b"latin.yaml", b"title: bl\xe5b\xe6r\n".to_vec(), Some("syntax")),
        (b"utf16.yaml", utf16, Some("syntax")),
        (b"empty.yaml", Vec::new(), Some("syntax")),
        (b"text.json", b"just text".to_vec(), Some("syntax")),
        (b"many.yaml", "---\ntitle: x\n".repeat(500).into_bytes(), Some("limits")),
        (b"cycle.yaml", b"title: &a [*a]\n".to_vec(), Some("syntax")),
        (b"quotes.yaml", "title: \"".repeat(20_000).into_bytes(), Some("syntax")),
        (b"colons.yaml", ": ".repeat(50_000).into_bytes(), Some("limits")),
        (b"escape.yaml", b"title: \"a\\u001b[31m\\u202e\\u0007\"\n\"b\\u009b\": 1\n".to_vec(), Some("schema")),
        (b"new\nline.yaml", broken(), Some("syntax")),
        (b"esc\x1b[31m\x07.yaml", broken(), Some("syntax")),
        ("bidi\u{202e}lmay.\u{200b}\u{9b}.yaml".as_bytes(), broken(), Some("syntax")),
        (b"::error::name.yaml", broken(), Some("syntax")),
        (b"x.yaml/inside.yaml", b"title: valid\n".to_vec(), None),
        (b"not-utf-8-\xff.yaml", b"title: valid\n".to_vec(), Some("limits")),
    ]
}

/// Links and pipes: name and rule.
const SPECIAL: [&str; 5] = ["pipe.yaml", "out.yaml", "loop.yaml", "itself.yaml", "dangling.yaml"];

fn folder(config: &str, more: &[(&str, &str)]) -> Project {
    let folder = Project::new().with("project/vedtak.yaml", config).with("secret.yaml", "title: secret\n");
    let root = folder.path().join("project");
    let files = root.join("d");
    std::fs::create_dir_all(files.join("x.yaml")).unwrap();
    std::fs::create_dir(files.join("empty-folder.yaml")).unwrap();
    std::fs::write(root.join("s.json"), r#"{"required": ["title"], "properties": {"b\u009b": false}}"#).unwrap();
    for (name, text, _) in planted() {
        std::fs::write(files.join(OsStr::from_bytes(name)), text).unwrap();
    }
    for (name, text) in more {
        std::fs::write(files.join(name), text).unwrap();
    }
    assert!(Command::new("mkfifo").arg(files.join("pipe.yaml")).status().unwrap().success());
    symlink(folder.path().join("secret.yaml"), files.join("out.yaml")).unwrap();
    symlink(files.join("loop2.yaml"), files.join("loop.yaml")).unwrap();
    symlink(files.join("loop.yaml"), files.join("loop2.yaml")).unwrap();
    symlink(files.join("itself.yaml"), files.join("itself.yaml")).unwrap();
    symlink("nothing", files.join("dangling.yaml")).unwrap();
    symlink(&root, files.join("above")).unwrap();
    folder
}

fn check(folder: &Project, format: &str) -> Answer {
    let mut command = folder.command();
    let command = command.current_dir(folder.path().join("project"));
    let answer = answer(command.args(["check", "--lang", "en", "--color", "never", "--format", format]));
    assert!(!answer.err.contains("panicked"), "{answer:?}");
    answer
}

fn report(folder: &Project) -> (Value, i32) {
    let answer = check(folder, "json");
    (answer.json(), answer.status)
}

fn texts<'r>(entries: &'r Value, key: &str) -> BTreeSet<&'r str> {
    entries.as_array().unwrap().iter().map(|entry| entry[key].as_str().unwrap()).collect()
}

const NAMED: &str = "documents: [{paths: ['d/**'], kind: Thing, schema: s.json}]\n";

#[test]
fn every_file_that_is_named_has_its_answer() {
    let folder = folder(NAMED, &[]);
    let (report, status) = report(&folder);
    assert_eq!(status, 1);
    let found: BTreeSet<(&str, &str)> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| (finding["path"].as_str().unwrap(), finding["rule"].as_str().unwrap()))
        .collect();
    for (name, _, rule) in planted() {
        let path = format!("d/{}", String::from_utf8_lossy(name));
        let of_file: Vec<&str> = found.iter().filter(|(at, _)| *at == path).map(|(_, rule)| *rule).collect();
        match rule {
            Some(rule) => assert!(of_file.contains(&rule), "{path:?}: {of_file:?}, not {rule}"),
            None => assert!(of_file.is_empty(), "{path:?}: {of_file:?}"),
        }
    }
    for name in SPECIAL.iter().chain(&["loop2.yaml", "above"]) {
        assert!(found.contains(&(format!("d/{name}").as_str(), "limits")), "{name}: {found:?}");
    }
    let text = report.to_string();
    assert!(!text.contains("secret"), "nothing outside the project is read");
    // The first hundred of five hundred are judged.
    assert!(report["summary"]["documents"].as_u64().unwrap() > 100);
}

#[test]
fn without_names_they_are_other_peoples_files() {
    let folder = folder("", &[]);
    let (report, status) = report(&folder);
    // Nothing of it is a document of ours, but for what cannot even be looked at, which might be.
    assert_eq!(status, 1, "{report:#}");
    let found = texts(&report["findings"], "path");
    assert!(!found.is_empty() && found.iter().all(|path| path.contains('\u{fffd}')), "{found:?}");
    assert!(texts(&report["findings"], "rule").iter().all(|rule| *rule == "limits"));
    let skipped = texts(&report["summary"]["skipped"], "what");
    for name in ["pipe.yaml", "out.yaml", "loop.yaml", "itself.yaml", "latin.yaml", "utf16.yaml", "scalar.yaml"] {
        assert!(skipped.contains(format!("d/{name}").as_str()), "{name}: {skipped:?}");
    }
    // What cannot be read is named file by file, the rest by its folder.
    let entries = report["summary"]["skipped"].as_array().unwrap();
    assert!(entries.iter().any(|entry| entry["what"] == "d/"), "{entries:?}");
    let unreadable = entries.iter().filter(|entry| entry["why"] == "cannot be read as YAML or JSON").count();
    let count: u64 =
        entries.iter().filter(|entry| entry["what"] == "d/").filter_map(|entry| entry["count"].as_u64()).sum();
    assert!(unreadable > 0 && unreadable as u64 + count >= 12, "{entries:?}");
}

#[test]
fn without_names_what_looks_like_ours_does_not_get_away() {
    let ours = [
        ("ours-broken.yaml", "kind: ChangeRequest\ntitle: [\n".to_owned()),
        ("ours-large.yaml", format!("kind: Order\ntitle: {}\n", "x".repeat(1_200_000))),
        ("ours-deep.yaml", format!("kind: Order\na: {}", "[".repeat(100_000))),
        ("ours-nul.json", "{\"kind\": \"Order\", \"a\": \"\0\"}".to_owned()),
    ];
    let files: Vec<(&str, &str)> = ours.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let folder = folder("", &files);
    let (report, status) = report(&folder);
    assert_eq!(status, 1);
    let paths = texts(&report["findings"], "path");
    for (name, _) in &files {
        assert!(paths.contains(format!("d/{name}").as_str()), "{name}: {paths:?}");
    }
}

/// Formats that only machines read.
const MACHINES: [&str; 6] = ["json", "sarif", "gitlab", "junit", "rdjson", "comment"];

#[test]
fn no_format_lets_a_control_character_through() {
    for config in [NAMED, ""] {
        let folder = folder(config, &[]);
        for format in REPORTERS.iter().map(|reporter| reporter.name) {
            let output = check(&folder, format);
            for (name, text) in [("stdout", &output.out), ("stderr", &output.err)] {
                // Machines may meet marks of direction; people would be misled by them.
                let barred =
                    |c: &char| (c.is_control() && *c != '\n') || (!MACHINES.contains(&format) && is_direction(*c));
                let raw = text.chars().find(barred);
                assert_eq!(raw, None, "{format} on {name}");
            }
        }
    }
}

fn is_direction(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
