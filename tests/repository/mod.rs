//! A project in a Git repository of its own, made by the git command.

#![allow(dead_code, reason = "each program of tests uses a part of it")]

use std::path::Path;
use std::process::Command;

use crate::project::{Answer, Project, answer};

/// A project in the work tree of a repository.
pub struct Repository {
    pub project: Project,
}

impl Repository {
    /// A repository on the branch `main` whose first commit holds these files.
    pub fn of<P: AsRef<str>, T: AsRef<[u8]>>(files: impl IntoIterator<Item = (P, T)>) -> Self {
        let repository = Self { project: Project::of(files) };
        repository.git(&["init", "-q", "-b", "main"]);
        repository.commit("first");
        repository
    }

    /// The same, whose first commit claims to be of a moment.
    pub fn of_moment<P: AsRef<str>, T: AsRef<[u8]>>(files: impl IntoIterator<Item = (P, T)>, moment: &str) -> Self {
        let repository = Self { project: Project::of(files) };
        repository.git(&["init", "-q", "-b", "main"]);
        repository.commit_at(moment);
        repository
    }

    pub fn path(&self) -> &Path {
        self.project.path()
    }

    /// What Git answers; it must succeed.
    pub fn git(&self, arguments: &[&str]) -> String {
        let output = git_in(self.path(), arguments);
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
    }

    /// Whether Git does what it is told.
    pub fn try_git(&self, arguments: &[&str]) -> bool {
        git_in(self.path(), arguments).status.success()
    }

    /// Writes files, and commits all that has changed; the hash of the commit.
    pub fn commit_files(&self, message: &str, files: &[(&str, &str)]) -> String {
        for (path, text) in files {
            self.project.write(path, text);
        }
        self.commit(message)
    }

    /// Commits all that has changed, also nothing; the hash of the commit.
    pub fn commit(&self, message: &str) -> String {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", message]);
        self.git(&["rev-parse", "HEAD"])
    }

    /// Commits all that has changed at a moment that the author and the committer claim; the hash of the commit.
    pub fn commit_at(&self, moment: &str) -> String {
        self.git(&["add", "-A"]);
        let mut command = command_in(self.path(), &["commit", "-q", "--allow-empty", "-m", moment]);
        command.env("GIT_AUTHOR_DATE", moment).env("GIT_COMMITTER_DATE", moment);
        assert!(command.status().unwrap().success(), "{moment}");
        self.git(&["rev-parse", "HEAD"])
    }

    /// A new branch from where `HEAD` is, checked out.
    pub fn branch(&self, name: &str) {
        self.git(&["checkout", "-q", "-b", name]);
    }

    pub fn switch(&self, name: &str) {
        self.git(&["checkout", "-q", name]);
    }

    /// `vedtak check` with arguments, in English.
    pub fn check(&self, arguments: &[&str]) -> Answer {
        self.project.check(arguments)
    }

    /// The findings of a check against `main`, each as `path rule status`.
    pub fn against_main(&self) -> Vec<String> {
        self.findings(&["--base", "main"])
    }

    /// The findings of a check, each as `path rule status`.
    pub fn findings(&self, arguments: &[&str]) -> Vec<String> {
        let report = self.project.report(arguments);
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let findings = report["findings"].as_array().unwrap().iter();
        let told =
            |one: &serde_json::Value| format!("{} {} {}", text(&one["path"]), text(&one["rule"]), text(&one["status"]));
        findings.map(told).collect()
    }
}

/// Runs Git in a folder, with nothing of the machine's set-up.
pub fn git_in(folder: &Path, arguments: &[&str]) -> std::process::Output {
    command_in(folder, arguments).output().unwrap()
}

fn command_in(folder: &Path, arguments: &[&str]) -> Command {
    let nowhere = if cfg!(windows) { "NUL" } else { "/dev/null" };
    let mut command = Command::new("git");
    command.current_dir(folder).env("GIT_CONFIG_GLOBAL", nowhere).env("GIT_CONFIG_SYSTEM", nowhere);
    command.args(["-c", "user.name=Kari Nordmann", "-c", "user.email=kari@example.no"]).args(arguments);
    command
}

/// `vedtak check` in a folder with arguments, in English.
pub fn check_in(folder: &Path, arguments: &[&str]) -> Answer {
    answer(crate::project::vedtak(folder).args(["check", "--lang", "en"]).args(arguments))
}

/// Who a commit says that made it: the author's name and address, and the committer's.
#[derive(Clone, Copy)]
pub struct By<'n> {
    pub author: [&'n str; 2],
    pub committer: [&'n str; 2],
}

impl<'n> By<'n> {
    /// One person, as author and committer.
    pub fn one(name: &'n str, address: &'n str) -> Self {
        Self { author: [name, address], committer: [name, address] }
    }
}

impl Repository {
    /// Commits all that has changed, as the work of somebody; the hash of the commit.
    pub fn commit_by(&self, by: By<'_>, message: &str) -> String {
        self.git(&["add", "-A"]);
        let mut command = command_in(self.path(), &["commit", "-q", "--allow-empty", "-m", message]);
        command.env("GIT_AUTHOR_NAME", by.author[0]).env("GIT_AUTHOR_EMAIL", by.author[1]);
        command.env("GIT_COMMITTER_NAME", by.committer[0]).env("GIT_COMMITTER_EMAIL", by.committer[1]);
        assert!(command.status().unwrap().success(), "{message}");
        self.git(&["rev-parse", "HEAD"])
    }

    /// Replaces the commit at `HEAD` by the same with a signature over its bytes; the hash of that.
    pub fn sign_head(&self, sign: impl Fn(&[u8]) -> String) -> String {
        let repository = git2::Repository::open(self.path()).unwrap();
        let head = repository.head().unwrap();
        let commit = head.peel_to_commit().unwrap();
        let odb = repository.odb().unwrap();
        let bytes = odb.read(commit.id()).unwrap().data().to_vec();
        let signature = sign(&bytes);
        let text = std::str::from_utf8(&bytes).unwrap();
        let signed = repository.commit_signed(text, signature.trim_end(), None).unwrap();
        let name = head.name().unwrap();
        repository.reference(name, signed, true, "signed").unwrap();
        signed.to_string()
    }
}
