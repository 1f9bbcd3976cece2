//! A repository whose commits are made at given times.

use std::process::Command;

use serde_json::Value;

use crate::project::SERVICE;
use crate::repository::Repository;

/// What judges: the fact that a finding tells is the time that the slot gives.
pub const POLICY: &str = "\
kind: Policy
id: p
title: P
calendar: \"NO\"
rules:
  P-1:
    title: Told in time
    kinds: [ChangeRequest]
    check:
      notice: {before: plan.production.start, from: {from}, atLeast: 10000 days{more}}
";

pub const CONFIG: &str = "version: 1\npolicies: ['policies/*.yaml']\nregistry: ['registry/*.yaml']\n";

const KARI: &str = "kind: Person\nid: kari\ntitle: Kari Nordmann\nparty: nhn\nroles: []\n";

/// A change for 8 December in the evening; what stands in `more` follows, or stands instead of it.
pub fn change(id: &str, start: &str, more: &str) -> String {
    let own = [
        ("kind", "ChangeRequest".to_owned()),
        ("id", id.to_owned()),
        ("title", "Upgrade".to_owned()),
        ("service", "medusa".to_owned()),
        ("status", "proposed".to_owned()),
        ("initiator", "nhn".to_owned()),
        ("requester", "kari".to_owned()),
        ("purpose", "upgrade".to_owned()),
        ("class", "normal".to_owned()),
        ("size", "minor".to_owned()),
        ("environments", "[production]".to_owned()),
        ("affectsOperation", "true".to_owned()),
        ("plan", format!("{{production: {{start: {start}, end: 2026-12-24T20:00}}}}")),
    ];
    let is_given = |key: &str| more.lines().any(|line| line.starts_with(&format!("{key}:")));
    let lines = own.iter().filter(|(key, _)| !is_given(key)).map(|(key, value)| format!("{key}: {value}\n"));
    lines.collect::<String>() + more
}

/// When the change of most tests starts.
pub const START: &str = "2026-12-08T18:00";

/// The clock of every run.
pub const NOW: &str = "2026-11-29T12:00:00Z";

/// A repository whose first commit, of 1 January 2026, holds a policy with a slot and no change.
pub struct Story {
    pub repository: Repository,
}

impl Story {
    pub fn of(from: &str) -> Self {
        Self::with(from, "", &[])
    }

    /// The same with more arguments of the notice, and files that the first commit holds as well.
    pub fn with(from: &str, more: &str, files: &[(&str, &str)]) -> Self {
        let policy = POLICY.replace("{from}", from).replace("{more}", more);
        let own = [
            ("vedtak.yaml", CONFIG),
            ("policies/p.yaml", policy.as_str()),
            ("registry/all.yaml", &format!("{SERVICE}{KARI}")),
        ];
        let own: Vec<(String, String)> =
            own.iter().chain(files).map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        let project = crate::project::Project::of(own);
        let story = Self { repository: Repository { project } };
        story.repository.git(&["init", "-q", "-b", "main"]);
        story.commit("2026-01-01T12:00:00Z");
        story
    }

    /// Writes a change to `changes/one.yaml` and commits it at a time.
    pub fn one(&self, at: &str, text: &str) -> String {
        self.files(at, &[("changes/one.yaml", Some(text))])
    }

    /// Writes files, deletes those without a text, and commits at a time; the hash of the commit.
    pub fn files(&self, at: &str, files: &[(&str, Option<&str>)]) -> String {
        for (path, text) in files {
            match text {
                Some(text) => {
                    self.repository.project.write(path, text);
                }
                None => std::fs::remove_file(self.repository.path().join(path)).unwrap(),
            }
        }
        self.commit(at)
    }

    /// Commits all that has changed, at a time.
    pub fn commit(&self, at: &str) -> String {
        self.at(at, &["add", "-A"]);
        self.at(at, &["commit", "-q", "--allow-empty", "-m", "step"]);
        self.repository.git(&["rev-parse", "HEAD"])
    }

    /// Git at a time.
    pub fn at(&self, at: &str, arguments: &[&str]) {
        let nowhere = if cfg!(windows) { "NUL" } else { "/dev/null" };
        let mut command = Command::new("git");
        command.current_dir(self.repository.path()).env("GIT_CONFIG_GLOBAL", nowhere).env("GIT_CONFIG_SYSTEM", nowhere);
        command.env("GIT_AUTHOR_DATE", at).env("GIT_COMMITTER_DATE", at);
        command.args(["-c", "user.name=Kari Nordmann", "-c", "user.email=kari@example.no"]).args(arguments);
        let output = command.output().unwrap();
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// The report of a check at the clock of every run. Where the work tree is compared with a base, it has a comment more in the
    /// registry, so that every document is judged.
    pub fn report(&self, arguments: &[&str]) -> Value {
        let report = || self.repository.project.report(&[arguments, &["--now", NOW]].concat());
        if !arguments.contains(&"--base") || arguments.contains(&"--head") {
            return report();
        }
        let path = self.repository.path().join("registry/all.yaml");
        let registry = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, format!("# The registry.\n{registry}")).unwrap();
        let told = report();
        std::fs::write(&path, registry).unwrap();
        told
    }

    /// The time that the slot gives for each change, by its id, as the project lies; `none` where it gives none.
    pub fn told(&self, arguments: &[&str]) -> Vec<(String, String)> {
        let report = self.report(arguments);
        let all = [&report["findings"], &report["pending"]].into_iter().flat_map(|list| list.as_array().unwrap());
        let of_rule = all.filter(|one| one["rule"] == "P-1");
        let told = of_rule.map(|one| {
            let at = one["facts"]["announced"].as_str().unwrap_or("none");
            (one["document"]["id"].as_str().unwrap().to_owned(), at.to_owned())
        });
        let mut told: Vec<_> = told.collect();
        told.sort();
        told
    }

    /// The same of the only change.
    pub fn only(&self, arguments: &[&str]) -> String {
        let told = self.told(arguments);
        assert_eq!(told.len(), 1, "{told:?}: {:#}", self.report(arguments));
        told[0].1.clone()
    }

    /// The same in both ways to ask: as the project lies, and as a change of nothing.
    pub fn both(&self) -> String {
        let (whole, of_change) = (self.only(&[]), self.only(&["--base", "main"]));
        assert_eq!(whole, of_change);
        whole
    }
}
