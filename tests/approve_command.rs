//! `vedtak approve`: what it shows, writes and refuses. The tests that sign run `ssh-keygen` and are ignored, for machines
//! without it; `.ci/full` runs them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;
mod signing;

use project::{Answer, Project};
use signing::{key, public};
use ssh_key::LineEnding;

const KARI: u8 = 1;
const OLA: u8 = 2;

/// Kari has a key, Ola has none, Anna has neither key nor role.
fn registry() -> String {
    let role = "roles: [{role: gatekeeper, from: 2020-01-01, to: null}]";
    format!(
        "{}kind: Person\nid: kari\ntitle: Kari Nordmann\nparty: nhn\nkeys: [{{ssh: {}}}]\n{role}\n---\nkind: Person\nid: ola\ntitle: Ola Nordmann\nparty: nhn\n{role}\n---\nkind: Person\nid: anna\ntitle: Anna Svensson\nparty: nhn\n---\nkind: ChangeModel\nid: CM-1\ntitle: Renewal\nservice: medusa\nstatus: approved\n",
        project::SERVICE,
        public(KARI)
    )
}

const CHANGE: &str = "\
# the upgrade of the winter
kind: ChangeRequest
id: CHG-1
title: Upgrade
service: medusa
status: approved   # by the council
initiator: nhn
requester: anna
purpose: upgrade
environments: [production]
plan:
  participants: [{party: nhn, informedAt: 2026-11-02}]
";

fn project() -> Project {
    let rule = "  P-1:\n    title: One rule\n    kinds: [ChangeRequest]\n    check: {approval: {role: gatekeeper, evidence: signed}}\n";
    Project::new()
        .with("vedtak.yaml", "language: en\nrepository: nhn/test\n")
        .with("registry.yaml", registry())
        .with("change.yaml", CHANGE)
        .with("policies/p.yaml", format!("kind: Policy\nid: p\ntitle: P\ncalendar: \"NO\"\nrules:\n{rule}"))
}

fn digest(project: &Project) -> String {
    project.run(&["digest", "CHG-1"]).out.trim().to_owned()
}

fn text(project: &Project) -> String {
    std::fs::read_to_string(project.path().join("change.yaml")).unwrap()
}

/// The program with a path to other programs.
fn approve(project: &Project, arguments: &[&str]) -> Answer {
    let mut command = project.command();
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("HOME", project.path());
    project::answer(command.args(["approve", "CHG-1"]).args(arguments))
}

/// The private and the public key of a number, in files.
fn write_key(project: &Project, name: &str, seed: u8) {
    project.write(name, key(seed).to_openssh(LineEnding::LF).unwrap().as_bytes());
    project.write(&format!("{name}.pub"), public(seed));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(project.path().join(name), std::fs::Permissions::from_mode(0o600)).unwrap();
    }
}

#[test]
fn what_is_decided_is_shown_as_it_is_read() {
    let project = project();
    project.write("change.yaml", CHANGE.replace("title: Upgrade", "title: \"Up\\e[31m\\u202egrade\""));
    let digest = digest(&project);
    let answer = approve(&project, &["--role", "gatekeeper", "--by", "ola", "--unsigned", "--yes", &digest]);
    assert_eq!(answer.status, 0, "{answer:?}");
    assert!(answer.out.starts_with("Ola Nordmann approves `ChangeRequest/CHG-1` as "), "{}", answer.out);
    for line in [
        &format!("content (`{digest}`)"),
        "  environments: [production]",
        "  plan:",
        "    participants:",
        "      - party: nhn",
    ] {
        assert!(answer.out.lines().any(|shown| shown == line), "{line}: {}", answer.out);
    }
    // Neither comments nor what is not approved; and nothing that a terminal obeys.
    assert!(!answer.out.contains("winter") && !answer.out.contains("2026-11-02"), "{}", answer.out);
    assert!(!answer.out.contains(['\u{1b}', '\u{202e}']), "{}", answer.out);
}

#[test]
fn an_entry_is_added_and_nothing_else_changes() {
    let project = project();
    let digest = digest(&project);
    let answer = approve(
        &project,
        &[
            "--role",
            "gatekeeper",
            "--by",
            "ola",
            "--unsigned",
            "--yes",
            &digest,
            "--scope",
            "production",
            "--for",
            "service=medusa",
            "--with",
            "CM-1",
            "--conditions",
            "Only at night.",
        ],
    );
    assert_eq!(answer.status, 0, "{answer:?}");
    assert!(answer.out.ends_with("written to `change.yaml`\n"), "{}", answer.out);
    let written = text(&project);
    let entry = written.strip_prefix(CHANGE).unwrap();
    let lines: Vec<&str> = entry.lines().collect();
    let starts = [
        "approvals:",
        "  - role: gatekeeper",
        "    for: {service: medusa}",
        "    by: ola",
        "    at: 20",
        "    scope: [production]",
        "    decision: approved",
        "    conditions: Only at night.",
        "    with: {ChangeModel/CM-1: \"sha256:",
        &format!("    digest: \"{digest}\""),
        "    excluding: [",
    ];
    assert_eq!(lines.len(), starts.len(), "{entry}");
    assert!(lines.iter().zip(starts).all(|(line, start)| line.starts_with(start)), "{entry}");
    assert_eq!(self::digest(&project), digest, "what is approved is not changed by it");
    // It says what it is: one that is not signed.
    let report = project.report(&[]);
    let told = report["findings"].as_array().unwrap().iter().find(|finding| finding["rule"] == "P-1").unwrap();
    assert!(
        told["message"]
            .as_str()
            .is_some_and(|message| message.contains("not signed") || message.contains("conditions")),
        "{told}"
    );
    assert_eq!(std::fs::read_dir(project.path()).unwrap().count(), 4, "nothing of ours is left");
}

#[test]
fn nothing_is_written_without_a_word_for_this_content() {
    let project = project();
    let by_ola = ["--role", "gatekeeper", "--by", "ola", "--unsigned"];
    let answer = approve(&project, &by_ola);
    assert_eq!(answer.status, 2, "{answer:?}");
    assert!(answer.err.contains(&format!("--yes {}", digest(&project))), "{}", answer.err);
    let other = format!("sha256:{}", "0".repeat(64));
    let answer = approve(&project, &[&by_ola[..], &["--yes", &other]].concat());
    assert_eq!(answer.status, 2, "{answer:?}");
    assert!(answer.err.contains("`--yes` is of other content"), "{}", answer.err);
    assert_eq!(text(&project), CHANGE);
}

#[test]
fn who_does_not_hold_the_role_is_told_who_does() {
    let project = project();
    let digest = digest(&project);
    let told = |arguments: &[&str]| {
        let answer = approve(&project, &[arguments, &["--yes", &digest]].concat());
        assert_eq!(answer.status, 2, "{answer:?}");
        assert_eq!(text(&project), CHANGE);
        answer.err
    };
    let err = told(&["--role", "gatekeeper", "--by", "anna", "--unsigned"]);
    assert!(err.contains("Anna Svensson must not decide in the role"), "{err}");
    assert!(err.contains("may be given by Kari Nordmann or Ola Nordmann"), "{err}");
    assert!(told(&["--role", "gatekeeper", "--by", "ann", "--unsigned"]).contains("the nearest is `anna`"));
    assert!(told(&["--role", "gatekeeper", "--unsigned"]).contains("nobody knows who approves"));
    assert!(told(&["--role", "gatekeeper", "--by", "kari"]).contains("Kari Nordmann has a registered key"));
    assert!(told(&["--role", "gatekeeper", "--by", "ola"]).contains("--unsigned"));
    write_key(&project, "key", OLA);
    let file = project.path().join("key");
    let err = told(&["--role", "gatekeeper", "--by", "kari", "--key", file.to_str().unwrap()]);
    assert!(err.contains("is not registered for Kari Nordmann"), "{err}");
    assert!(told(&["--role", "gatekeeper", "--by", "ola", "--unsigned", "--for", "medusa"]).contains("region=ID"));
}

#[test]
fn a_document_without_a_digest_or_approvals_is_refused() {
    let project = project();
    project.write("change.yaml", CHANGE.replace("title: Upgrade", "title: !!str Upgrade"));
    let answer = approve(&project, &["--role", "gatekeeper", "--by", "ola", "--unsigned"]);
    assert_eq!(answer.status, 1, "{answer:?}");
    let answer = project.run(&["approve", "anna", "--role", "gatekeeper", "--by", "ola", "--unsigned"]);
    assert_eq!(answer.status, 2, "{answer:?}");
    assert!(answer.err.contains("`approvals`"), "{}", answer.err);
}

#[test]
fn the_last_decision_of_the_same_person_is_told() {
    let project = project();
    let by_ola = ["--role", "gatekeeper", "--by", "ola", "--unsigned", "--yes"];
    let first = digest(&project);
    assert_eq!(approve(&project, &[&by_ola[..], &[&first]].concat()).status, 0);
    let answer = approve(&project, &[&by_ola[..], &[&first, "--reject"]].concat());
    assert!(answer.out.contains("Ola Nordmann decided on the same content on"), "{}", answer.out);
    project.write("change.yaml", text(&project).replace("title: Upgrade", "title: Another"));
    let answer = approve(&project, &[&by_ola[..], &[&digest(&project)]].concat());
    assert!(answer.out.contains("the content has changed since Ola Nordmann decided on"), "{}", answer.out);
    assert_eq!(text(&project).matches("decision: approved").count(), 2);
    assert_eq!(text(&project).matches("decision: rejected").count(), 1);
}

#[test]
#[ignore = "needs ssh-keygen"]
fn a_signed_approval_counts_and_is_good_to_ssh_keygen() {
    let project = project();
    write_key(&project, "key", KARI);
    let file = project.path().join("key");
    let digest = digest(&project);
    let answer = approve(&project, &["--role", "gatekeeper", "--key", file.to_str().unwrap(), "--yes", &digest]);
    assert_eq!(answer.status, 0, "{answer:?}");
    assert!(answer.out.ends_with("written to `change.yaml`, signed\n"), "{}", answer.out);
    let report = project.report(&[]);
    let findings = report["findings"].as_array().unwrap();
    assert!(findings.iter().all(|finding| finding["rule"] != "P-1"), "{findings:?}");
    // Any edit of the entry voids it.
    project.write("change.yaml", text(&project).replace("decision: approved", "decision: approved\n    reason: x"));
    let findings = project.report(&[]);
    assert!(findings["findings"].to_string().contains("the signature is of something else"), "{findings}");
}

#[test]
#[ignore = "needs ssh-keygen"]
fn a_submission_is_signed_by_whoever_makes_it() {
    let project = project().with(
        "registry.yaml",
        registry().replace("id: anna\n", &format!("id: anna\nkeys: [{{ssh: {}}}]\n", public(OLA))),
    );
    write_key(&project, "key", OLA);
    let file = project.path().join("key");
    let answer = approve(&project, &["--submit", "--key", file.to_str().unwrap(), "--yes", &digest(&project)]);
    assert_eq!(answer.status, 0, "{answer:?}");
    assert!(answer.out.starts_with("Anna Svensson puts `ChangeRequest/CHG-1` forward\n"), "{}", answer.out);
    assert!(text(&project).contains("decision: submitted"), "{}", text(&project));
}

#[test]
#[ignore = "needs ssh-keygen"]
fn what_would_not_count_is_not_written() {
    let ended = registry()
        .replace(&format!("{{ssh: {}}}", public(KARI)), &format!("{{ssh: {}, to: 2026-01-01}}", public(KARI)));
    for (change, told) in [
        (("registry.yaml", ended), "the key ended on"),
        (("vedtak.yaml", "language: en\n".to_owned()), "names no repository"),
    ] {
        let project = project();
        project.write(change.0, change.1);
        write_key(&project, "key", KARI);
        let file = project.path().join("key");
        let answer =
            approve(&project, &["--role", "gatekeeper", "--key", file.to_str().unwrap(), "--yes", &digest(&project)]);
        assert_eq!(answer.status, 2, "{answer:?}");
        assert!(answer.err.contains(told), "{}", answer.err);
        assert_eq!(text(&project), CHANGE);
    }
}
