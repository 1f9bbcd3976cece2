//! A project in a temporary folder, and the program's answer about it: what every test that runs the program sets up.

#![allow(dead_code, reason = "each program of tests uses a part of it")]

use std::path::Path;

use assert_cmd::Command;
use chrono::DateTime;
use serde_json::Value;
use tempfile::TempDir;
use vedtak::finding::{Clock, ClockSource};
use vedtak::language::{Language, Reader};
use vedtak::load::load_sides;
use vedtak::source::Memory;
use vedtak::workspace::Review;

/// A service `medusa` that follows the policy `p`, and its provider: what every project of one policy needs.
pub const SERVICE: &str = "\
kind: Service
id: medusa
title: Medusa
owner: nhn
provider: nhn
policies: [p]
timezone: Europe/Oslo
sensitiveData: false
environments: []
---
kind: Party
id: nhn
title: NHN
type: provider
---
";

/// A policy `p` of one rule, `P-1`, for documents of a kind: its check, as a mapping in braces.
pub fn policy_of(kind: &str, check: &str) -> String {
    format!(
        "kind: Policy\nid: p\ntitle: P\ncalendar: \"NO\"\nrules:\n  P-1:\n    title: One rule\n    kinds: [{kind}]\n    check: {check}\n"
    )
}

/// A folder with files.
pub struct Project {
    folder: TempDir,
}

/// How a run ended.
#[derive(Debug)]
pub struct Answer {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Project {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A project whose documents in `d/` are held against a schema in `s.json`.
    pub fn of_schema(schema: &str) -> Self {
        let config = "documents:\n  - {paths: ['d/*.yaml'], kind: Thing, schema: s.json}\n";
        Self::new().with("vedtak.yaml", config).with("s.json", schema)
    }

    /// A project of these files: path and content.
    pub fn of<P: AsRef<str>, T: AsRef<[u8]>>(files: impl IntoIterator<Item = (P, T)>) -> Self {
        let project = Self::new();
        for (path, text) in files {
            project.write(path.as_ref(), text);
        }
        project
    }

    /// The same project with a file more, or with another content of it.
    pub fn with(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.write(path, text);
        self
    }

    /// Writes a file, and the folders that it lies in.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let full = self.path().join(path);
        std::fs::create_dir_all(full.parent().unwrap()).unwrap();
        std::fs::write(full, text).unwrap();
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The program, with nothing of the machine's environment.
    pub fn command(&self) -> Command {
        vedtak(self.path())
    }

    /// `vedtak` with arguments.
    pub fn run(&self, arguments: &[&str]) -> Answer {
        answer(self.command().args(arguments))
    }

    /// `vedtak check` with arguments, in English.
    pub fn check(&self, arguments: &[&str]) -> Answer {
        answer(self.command().args(["check", "--lang", "en"]).args(arguments))
    }

    /// The report as JSON, whatever the status is.
    pub fn report(&self, arguments: &[&str]) -> Value {
        self.check(&[&["--format", "json"], arguments].concat()).json()
    }

    /// Each finding as `path:line:column rule`.
    pub fn findings(&self, arguments: &[&str]) -> Vec<String> {
        let report = self.report(arguments);
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let findings = report["findings"].as_array().unwrap().iter().map(|finding| {
            let start = &finding["start"];
            format!("{}:{}:{} {}", text(&finding["path"]), start["line"], start["column"], text(&finding["rule"]))
        });
        findings.collect()
    }
}

impl Answer {
    /// Standard output, read as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// The program in a folder, with nothing of the machine's environment.
pub fn vedtak(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vedtak"));
    command.env_clear().current_dir(folder);
    command
}

/// What a command answers.
pub fn answer(command: &mut Command) -> Answer {
    let output = command.output().unwrap();
    Answer {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The review of files in memory, told in English, on 26 November 2026.
pub fn review(target: &[(&str, String)], merge: &[(&str, String)]) -> Review {
    let at = DateTime::parse_from_rfc3339("2026-11-26T12:00:00+01:00").unwrap();
    let reader = Reader::new(Language::En, at.date_naive());
    let memory = |files: &[(&str, String)]| Memory::new(files.iter().cloned());
    let sides = load_sides(&memory(target), &memory(merge), reader, true).unwrap();
    Review::between(sides, Clock { at, source: ClockSource::Given }).unwrap()
}
