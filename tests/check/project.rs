//! A project in a temporary folder, and the program's answer about it.

use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

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

    pub fn with(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let full = self.path().join(path);
        std::fs::create_dir_all(full.parent().unwrap()).unwrap();
        std::fs::write(full, text).unwrap();
        self
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The program, with nothing of the machine's environment.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vedtak"));
        command.env_clear().current_dir(self.path());
        command
    }

    /// `vedtak check` with arguments, in English.
    pub fn check(&self, arguments: &[&str]) -> Answer {
        answer(self.command().args(["check", "--lang", "en"]).args(arguments))
    }

    /// The report as JSON, whatever the status is.
    pub fn report(&self, arguments: &[&str]) -> Value {
        let answer = self.check(&[&["--format", "json"], arguments].concat());
        serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{error}: {answer:?}"))
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

pub fn answer(command: &mut Command) -> Answer {
    let output = command.output().unwrap();
    Answer {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
