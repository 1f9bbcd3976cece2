//! A repository that is worked in as people do, and what the gate says of each pull request: a branch, its check against `main` at a
//! moment, its merge in one of three ways, and what the audit must say of each merge afterwards.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::{Value, json};

use crate::project::Project;
use crate::repository::Repository;
use crate::signing::signed;

/// How a branch comes to `main`.
#[derive(Debug, Clone, Copy)]
pub enum How {
    /// As one commit.
    Squash,
    /// By a merge commit.
    Merge,
    /// Its commits on the tip of `main`, which moves to the last of them.
    Rebase,
}

/// A document that is worked on: its text without approvals, and those.
pub struct Document {
    pub path: String,
    pub kind: &'static str,
    pub id: &'static str,
    text: String,
    approvals: Vec<Value>,
}

impl Document {
    pub fn of(folder: &str, kind: &'static str, id: &'static str, text: &str) -> Self {
        let text = format!("kind: {kind}\nid: {id}\n{text}");
        Self { path: format!("{folder}/{id}.yaml"), kind, id, text, approvals: Vec::new() }
    }

    /// Other words where these stand, once.
    pub fn edit(&mut self, from: &str, to: &str) -> &mut Self {
        assert_eq!(self.text.matches(from).count(), 1, "{from}: {}", self.text);
        self.text = self.text.replacen(from, to, 1);
        self
    }

    /// Lines at its end.
    pub fn add(&mut self, lines: &str) -> &mut Self {
        self.text.push_str(lines);
        self
    }

    /// Takes the latest approval out, which has never been merged.
    pub fn take_back(&mut self) -> &mut Self {
        self.approvals.pop().unwrap();
        self
    }

    fn whole(&self) -> String {
        let mut text = self.text.clone();
        for (at, entry) in self.approvals.iter().enumerate() {
            text += if at == 0 { "approvals:\n" } else { "" };
            text.extend(["  - ", &entry.to_string(), "\n"]);
        }
        text
    }
}

/// What the gate said, each finding as `rule id`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Errors that gate.
    pub errors: Vec<String>,
    /// What is still to come.
    pub pending: Vec<String>,
    /// What a waiver takes out, what a deviation answers, and what stood before, each with its status before it.
    pub set_aside: Vec<String>,
}

pub struct Year {
    pub repository: Repository,
    /// What the gate said of each merge, the oldest first: its first-parent commits, the last of them with that.
    merged: Vec<(String, Vec<String>)>,
}

impl Year {
    pub fn of(files: &[(&str, &str)], at: &str) -> Self {
        let project = Project::of(files.iter().copied());
        let year = Self { repository: Repository { project }, merged: Vec::new() };
        year.repository.git(&["init", "-q", "-b", "main"]);
        year.commit("The agreement", at);
        year
    }

    /// Git at a moment, by Ola Nordmann, who writes all of it down.
    fn git_at(&self, at: &str, arguments: &[&str]) {
        let mut command = Command::new("git");
        let nowhere = if cfg!(windows) { "NUL" } else { "/dev/null" };
        command.current_dir(self.repository.path()).env("GIT_CONFIG_GLOBAL", nowhere).env("GIT_CONFIG_SYSTEM", nowhere);
        command.env("GIT_AUTHOR_DATE", at).env("GIT_COMMITTER_DATE", at);
        command.args(["-c", "user.name=Ola Nordmann", "-c", "user.email=ola.nordmann@nhn.example"]).args(arguments);
        let output = command.output().unwrap();
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    pub fn commit(&self, message: &str, at: &str) {
        self.git_at(at, &["add", "-A"]);
        self.git_at(at, &["commit", "-q", "-m", message]);
    }

    /// A new branch from `main`.
    pub fn branch(&self, name: &str) {
        self.repository.switch("main");
        self.repository.branch(name);
    }

    pub fn write(&self, document: &Document) {
        self.repository.project.write(&document.path, document.whole());
    }

    /// Writes a document and commits it.
    pub fn save(&self, document: &Document, at: &str) {
        self.write(document);
        self.commit(document.id, at);
    }

    /// An entry on a document as it stands, not signed.
    pub fn typed(&self, document: &mut Document, by: &str, at: &str, more: &Value) {
        let entry = self.entry(document, by, at, more);
        document.approvals.push(entry);
        self.write(document);
    }

    /// An entry on a document as it stands, signed by a key.
    pub fn sign(&self, document: &mut Document, (by, seed): (&str, u8), at: &str, more: &Value) {
        let entry = signed(&self.entry(document, by, at, more), (document.kind, document.id), seed);
        document.approvals.push(entry);
        self.write(document);
    }

    fn entry(&self, document: &Document, by: &str, at: &str, more: &Value) -> Value {
        self.write(document);
        let name = format!("{}/{}", document.kind, document.id);
        let told = self.repository.project.run(&["digest", &name, "--format", "json"]);
        assert_eq!(told.status, 0, "{told:?}");
        let told = &told.json()["documents"][0];
        let mut entry = json!({
            "by": by, "at": at, "decision": "approved", "digest": told["digest"], "excluding": told["excluding"],
        });
        for (key, value) in more.as_object().unwrap() {
            entry[key] = value.clone();
        }
        entry
    }

    /// What the gate says of the branch at a moment. The exit status agrees with it.
    pub fn request(&self, now: &str) -> Said {
        self.said(&["--base", "main", "--now", now])
    }

    /// What a check of all of `main` says at a moment.
    pub fn whole(&self, now: &str) -> Said {
        self.repository.switch("main");
        self.said(&["--now", now])
    }

    fn said(&self, arguments: &[&str]) -> Said {
        let answer = self.repository.check(&[&["--format", "json"], arguments].concat());
        let report = answer.json();
        let name = |one: &Value| {
            let id = one["document"]["id"].as_str().or_else(|| one["path"].as_str()).unwrap_or("-");
            format!("{} {id}", one["rule"].as_str().unwrap())
        };
        let sorted = |names: Vec<String>| names.into_iter().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>();
        let findings = report["findings"].as_array().unwrap();
        let errors = || findings.iter().filter(|one| one["severity"] == "error");
        let active = errors().filter(|one| one["status"] == "active");
        let other = errors().filter(|one| one["status"] != "active");
        let said = Said {
            errors: sorted(active.map(name).collect()),
            pending: sorted(report["pending"].as_array().unwrap().iter().map(name).collect()),
            set_aside: sorted(other.map(|one| format!("{} {}", one["status"].as_str().unwrap(), name(one))).collect()),
        };
        // Shown where the test fails.
        println!("{arguments:?}");
        for one in findings {
            println!("  {} {} {}: {}", one["status"], one["severity"], name(one), one["message"]);
        }
        assert_eq!(answer.status, i32::from(!said.errors.is_empty()), "{said:?} {answer:?}");
        said
    }

    /// Merges the branch that is checked out as what the gate says of it at the moment of the merge, which must be these errors.
    pub fn merge(&mut self, how: How, at: &str, errors: &[&str]) {
        let said = self.request(at);
        assert_eq!(said.errors, errors, "{at}");
        let branch = self.repository.git(&["branch", "--show-current"]);
        let before = self.repository.git(&["rev-parse", "main"]);
        if matches!(how, How::Rebase) {
            self.git_at(at, &["rebase", "-q", "main"]);
            self.repository.switch("main");
            self.git_at(at, &["merge", "-q", "--ff-only", &branch]);
        } else {
            self.repository.switch("main");
            if matches!(how, How::Squash) {
                self.git_at(at, &["merge", "-q", "--squash", &branch]);
                self.git_at(at, &["commit", "-q", "-m", &branch]);
            } else {
                self.git_at(at, &["merge", "-q", "--no-ff", "-m", &branch, &branch]);
            }
        }
        let steps = self.repository.git(&["rev-list", "--first-parent", "--reverse", &format!("{before}..main")]);
        for step in steps.lines() {
            self.merged.push((step.to_owned(), said.errors.clone()));
        }
    }

    /// What `vedtak audit` says must be what the gate said: of each step its commit and its errors.
    pub fn audited(&self, arguments: &[&str]) -> Value {
        let answer = self.repository.project.run(&[&["audit", "--format", "json"], arguments].concat());
        let told = answer.json();
        for step in told["steps"].as_array().unwrap() {
            let commit = step["commit"].as_str().unwrap();
            let findings = step["findings"].as_array().unwrap().iter();
            let errors: BTreeSet<String> = findings
                .map(|one| {
                    format!("{} {}", one["rule"].as_str().unwrap(), one["document"]["id"].as_str().unwrap_or("-"))
                })
                .collect();
            let (_, said) = self.merged.iter().find(|(merged, _)| merged == commit).unwrap();
            assert_eq!(errors.into_iter().collect::<Vec<_>>(), *said, "{step:#}");
            let verdict = if said.is_empty() { "compliant" } else { "not-compliant" };
            assert_eq!(step["verdict"], verdict, "{step:#}");
        }
        told
    }

    /// The commits that have been merged, the oldest first.
    pub fn commits(&self) -> Vec<&str> {
        self.merged.iter().map(|(commit, _)| commit.as_str()).collect()
    }
}
