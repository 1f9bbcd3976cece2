//! An approval that its person committed with a signature: `evidence: committed`. What anybody writes into a commit proves nothing;
//! what a machine signs because it signs every commit does not either.

use serde_json::{Value, json};
use ssh_key::{HashAlg, LineEnding};

use crate::project::{SERVICE, policy_of};
use crate::repository::{By, Repository, check_in, git_in};
use crate::signing::{key, public, signed};

const CONFIG: &str = "version: 1\nlanguage: en\nrepository: nhn/test\n";
const KARI: By<'_> =
    By { author: ["Kari Nordmann", "kari@example.no"], committer: ["Kari Nordmann", "kari@example.no"] };
const OLA: By<'_> = By { author: ["Ola Nordmann", "ola@example.no"], committer: ["Ola Nordmann", "ola@example.no"] };
const CHANGE: (&str, &str) = ("ChangeRequest", "CHG-1");

fn registry(key_of_kari: &str) -> String {
    let person = |id: &str, seed: u8, more: &str| {
        format!(
            "---\nkind: Person\nid: {id}\ntitle: {id}\nparty: nhn\nemails: [{id}@example.no]\nkeys: [{{ssh: {}{more}}}]\n\
             roles: [{{role: gatekeeper, from: 2020-01-01, to: null}}]\n",
            public(seed)
        )
    };
    format!("{SERVICE}{}{}", person("kari", 1, key_of_kari), person("ola", 2, ""))
}

fn change(title: &str) -> String {
    format!(
        "kind: ChangeRequest\nid: CHG-1\ntitle: {title}\nservice: medusa\nstatus: approved\ninitiator: nhn\n\
         requester: ola\npurpose: upgrade\nenvironments: [test]\n"
    )
}

/// A change by Ola, of which the rule asks for an approval.
fn repository_of(check: &str, key_of_kari: &str) -> Repository {
    let policy = policy_of("ChangeRequest", check);
    let files = [("vedtak.yaml", CONFIG), ("policies/p.yaml", &policy), ("registry.yaml", &registry(key_of_kari))];
    let repository = Repository::of(files);
    repository.branch("change");
    repository.project.write("change.yaml", change("Upgrade"));
    repository.commit_by(OLA, "change");
    repository
}

fn repository() -> Repository {
    repository_of("{approval: {role: gatekeeper, evidence: [committed]}}", "")
}

/// Kari's approval of what stands there.
fn entry(repository: &Repository) -> Value {
    let told = repository.project.run(&["digest", "CHG-1", "--format", "json"]).json();
    let told = &told["documents"][0];
    let now = chrono::Utc::now().format("%Y-%m-%dT%H:%M:%SZ").to_string();
    json!({
        "role": "gatekeeper", "by": "kari", "at": now, "decision": "approved",
        "digest": told["digest"], "excluding": told["excluding"],
    })
}

fn write(repository: &Repository, title: &str, approvals: &[Value]) {
    repository.project.write("change.yaml", format!("{}approvals: {}\n", change(title), json!(approvals)));
}

fn sign_as(repository: &Repository, seed: u8, namespace: &str) {
    let sign = |bytes: &[u8]| {
        let signature = key(seed).sign(namespace, HashAlg::Sha512, bytes).unwrap();
        signature.to_pem(LineEnding::LF).unwrap()
    };
    repository.sign_head(sign);
}

fn of_rule(report: &Value) -> Vec<String> {
    let findings = report["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == "P-1");
    findings.map(|one| one["message"].as_str().unwrap().to_owned()).collect()
}

/// What the rule says of the change.
fn told(repository: &Repository) -> Vec<String> {
    of_rule(&repository.project.report(&["--base", "main", "--head", "HEAD"]))
}

const NOTHING: [&str; 0] = [];

#[test]
fn an_approval_in_a_signed_commit_of_its_person_counts() {
    let repository = repository();
    let approval = entry(&repository);
    write(&repository, "Upgrade", std::slice::from_ref(&approval));
    repository.commit_by(KARI, "approved");
    assert!(told(&repository)[0].contains("it is not signed"), "{:?}", told(&repository));
    sign_as(&repository, 1, "git");
    assert_eq!(told(&repository), NOTHING);
    // It stays so when others change what is no content, and once it is merged.
    let text = std::fs::read_to_string(repository.path().join("change.yaml")).unwrap();
    repository.project.write("change.yaml", text.replace("title: Upgrade", "title:  Upgrade  # of all"));
    repository.git(&["mv", "change.yaml", "moved.yaml"]);
    repository.commit_by(OLA, "another layout");
    assert_eq!(told(&repository), NOTHING);
    repository.switch("main");
    repository.git(&["merge", "-q", "--no-ff", "-m", "merge", "change"]);
    assert_eq!(of_rule(&repository.project.report(&[])), NOTHING, "on the target");
    assert_eq!(of_rule(&repository.project.report(&["--base", "HEAD^1", "--head", "HEAD"])), NOTHING);
    // A squash is another commit, by whoever squashes.
    repository.git(&["reset", "-q", "--hard", "HEAD^1"]);
    repository.git(&["merge", "-q", "--squash", "change"]);
    repository.commit_by(KARI, "squashed");
    sign_as(&repository, 1, "git");
    assert!(of_rule(&repository.project.report(&[]))[0].contains("it is not signed"));
    // What it is of is changed.
    repository.git(&["reset", "-q", "--hard", "HEAD^"]);
    repository.switch("change");
    repository.project.write("moved.yaml", text.replace("title: Upgrade", "title: Something else"));
    repository.commit_by(OLA, "another title");
    assert!(told(&repository)[0].contains("it is of other content"), "{:?}", told(&repository));
}

/// What is called so, what somebody does, and what is said of the approval that comes of it.
type Attack = (&'static str, fn(&Repository), &'static str);

#[track_caller]
fn come_to_nothing(attacks: &[Attack]) {
    for (what, attack, says) in attacks {
        let repository = repository();
        attack(&repository);
        let told = told(&repository);
        assert!(told.len() == 1 && told[0].contains(says), "{what}: {told:?}");
    }
}

#[test]
fn what_a_commit_says_proves_nothing() {
    come_to_nothing(&[
        (
            "by her name alone",
            |repository| {
                write(repository, "Upgrade", &[entry(repository)]);
                repository.commit_by(KARI, "approved");
            },
            "it is not signed",
        ),
        (
            "in her name, signed by Ola",
            |repository| {
                write(repository, "Upgrade", &[entry(repository)]);
                repository.commit_by(KARI, "approved");
                sign_as(repository, 2, "git");
            },
            "belongs to ola",
        ),
        (
            "in her name, signed by a key of nobody",
            |repository| {
                write(repository, "Upgrade", &[entry(repository)]);
                repository.commit_by(KARI, "approved");
                sign_as(repository, 9, "git");
            },
            "is not registered for the person",
        ),
        (
            "a signature for another use",
            |repository| {
                write(repository, "Upgrade", &[entry(repository)]);
                repository.commit_by(KARI, "approved");
                sign_as(repository, 1, "vedtak-approval");
            },
            "vedtak-approval",
        ),
        (
            "the signature of another commit",
            |repository| {
                repository.commit_by(KARI, "nothing");
                let made = std::cell::RefCell::new(String::new());
                repository.sign_head(|bytes| {
                    *made.borrow_mut() =
                        key(1).sign("git", HashAlg::Sha512, bytes).unwrap().to_pem(LineEnding::LF).unwrap();
                    made.borrow().clone()
                });
                write(repository, "Upgrade", &[entry(repository)]);
                repository.commit_by(KARI, "approved");
                repository.sign_head(|_| made.borrow().clone());
            },
            "something else",
        ),
    ]);
}

#[test]
fn what_a_machine_signs_with_every_other_commit_proves_nothing() {
    come_to_nothing(&[
        (
            "planted beside her own work",
            |repository| {
                let approval = entry(repository);
                write(repository, "Upgrade", &[approval]);
                repository.project.write("note.yaml", "a: 1\n");
                repository.commit_by(KARI, "a note");
                sign_as(repository, 1, "git");
            },
            "it is not signed",
        ),
        (
            "planted in a document that she changes",
            |repository| {
                repository.project.write("change.yaml", change("Upgrade of all"));
                let approval = entry(repository);
                write(repository, "Upgrade of all", &[approval]);
                repository.commit_by(KARI, "another title");
                sign_as(repository, 1, "git");
            },
            "it is not signed",
        ),
        (
            "planted before she formats",
            |repository| {
                write(repository, "Upgrade", &[entry(repository)]);
                repository.commit_by(OLA, "planted");
                let text = std::fs::read_to_string(repository.path().join("change.yaml")).unwrap();
                repository.project.write("change.yaml", text.replace("title: Upgrade", "title: 'Upgrade'"));
                repository.commit_by(KARI, "another layout");
                sign_as(repository, 1, "git");
            },
            "it is not signed",
        ),
        (
            "planted by Ola, rebased by her",
            |repository| {
                write(repository, "Upgrade", &[entry(repository)]);
                repository.commit_by(By { author: OLA.author, committer: KARI.committer }, "planted");
                sign_as(repository, 1, "git");
            },
            "belongs to ola",
        ),
        (
            "in a merge",
            |repository| {
                repository.switch("main");
                repository.commit_files("moved on", &[("note.yaml", "a: 1\n")]);
                repository.switch("change");
                let approval = entry(repository);
                repository.git(&["merge", "-q", "--no-ff", "--no-commit", "main"]);
                write(repository, "Upgrade", &[approval]);
                repository.commit_by(KARI, "up to date");
                sign_as(repository, 1, "git");
            },
            "it is not signed",
        ),
        (
            "changed afterwards",
            |repository| {
                let mut approval = entry(repository);
                write(repository, "Upgrade", std::slice::from_ref(&approval));
                repository.commit_by(KARI, "approved");
                sign_as(repository, 1, "git");
                approval["comment"] = "and of all else".into();
                write(repository, "Upgrade", &[approval]);
                repository.commit_by(OLA, "more");
            },
            "it is not signed",
        ),
        (
            "of a content that was not there",
            |repository| {
                repository.project.write("change.yaml", change("Upgrade of all"));
                let approval = entry(repository);
                write(repository, "Upgrade", std::slice::from_ref(&approval));
                repository.commit_by(KARI, "approved");
                sign_as(repository, 1, "git");
                write(repository, "Upgrade of all", &[approval]);
                repository.commit_by(OLA, "another title");
            },
            "it is not signed",
        ),
    ]);
}

#[test]
fn the_key_must_be_valid_and_a_signature_of_the_entry_is_more() {
    for (key_of_kari, says) in
        [(", to: 2026-01-01", "the key ended"), (", revoked: {at: 2026-01-01T00:00:00Z}", "revoked")]
    {
        let repository = repository_of("{approval: {role: gatekeeper, evidence: [committed]}}", key_of_kari);
        write(&repository, "Upgrade", &[entry(&repository)]);
        repository.commit_by(KARI, "approved");
        sign_as(&repository, 1, "git");
        assert!(told(&repository)[0].contains(says), "{:?}", told(&repository));
    }
    // Whoever asks for a signature of the entry does not take one of a commit; where a commit will do, a signature does as well.
    let strict = repository_of("{approval: {role: gatekeeper, evidence: [signed]}}", "");
    write(&strict, "Upgrade", &[entry(&strict)]);
    strict.commit_by(KARI, "approved");
    sign_as(&strict, 1, "git");
    assert!(told(&strict)[0].contains("it is not signed"), "{:?}", told(&strict));
    for check in ["[committed]", "[committed, signed]", "[bound]"] {
        let repository = repository_of(&format!("{{approval: {{role: gatekeeper, evidence: {check}}}}}"), "");
        write(&repository, "Upgrade", &[signed(&entry(&repository), CHANGE, 1)]);
        repository.commit_by(OLA, "signed by her, committed by him");
        assert_eq!(told(&repository), NOTHING, "{check}");
    }
}

/// What is not there to be read is no proof, and no guess is made of it.
#[test]
fn without_the_history_nobody_can_tell() {
    let repository = repository();
    write(&repository, "Upgrade", &[entry(&repository)]);
    repository.commit_by(KARI, "approved");
    sign_as(&repository, 1, "git");
    let folder = tempfile::tempdir().unwrap();
    let from = format!("file://{}", repository.path().display());
    for (name, arguments) in [("whole", &[][..]), ("shallow", &["--depth", "1"])] {
        let clone = folder.path().join(name);
        let arguments = [&["clone", "-q", "--branch", "change"], arguments, &[&from, clone.to_str().unwrap()]].concat();
        assert!(git_in(folder.path(), &arguments).status.success());
        let report = check_in(&clone, &["--format", "json"]).json();
        let told = of_rule(&report);
        assert_eq!(told.is_empty(), name == "whole", "{name}: {told:?}");
        assert!(told.iter().all(|one| one.contains("known only from the history in Git")), "{told:?}");
    }
    std::fs::remove_dir_all(folder.path().join("whole/.git")).unwrap();
    let report = check_in(&folder.path().join("whole"), &["--format", "json"]).json();
    assert!(of_rule(&report)[0].contains("known only from the history in Git"), "{report}");
}

/// Whoever brought the document as it is, by a commit with a signature, has put it forward; a name in a commit has not.
#[test]
fn a_signed_commit_puts_a_document_forward_as_it_brings_it() {
    let check = "{approval: {role: gatekeeper, evidence: signed, distinctFrom: [author, requester]}}";
    let approved = |edit: &dyn Fn(&Repository)| {
        let repository = repository_of(check, "");
        edit(&repository);
        let title = std::fs::read_to_string(repository.path().join("change.yaml")).unwrap();
        let title = title.lines().find_map(|line| line.strip_prefix("title: ")).unwrap().to_owned();
        write(&repository, &title, &[signed(&entry(&repository), CHANGE, 1)]);
        repository.commit_by(OLA, "approved");
        told(&repository)
    };
    assert_eq!(approved(&|repository| sign_as(repository, 2, "git")), NOTHING, "the twin");
    let unproven = "nothing proves that ola asks for this";
    for (what, edit) in [
        ("by name alone", &(|_: &Repository| ()) as &dyn Fn(&Repository)),
        ("signed by whoever approves", &|repository| sign_as(repository, 1, "git")),
        ("changed since", &|repository| {
            sign_as(repository, 2, "git");
            repository.project.write("change.yaml", change("Something else"));
            repository.commit_by(OLA, "another title");
        }),
        ("written by another, signed by Ola's machine", &|repository| {
            repository.git(&["commit", "-q", "--amend", "--author", "Kari Nordmann <kari@example.no>", "--no-edit"]);
            sign_as(repository, 2, "git");
        }),
    ] {
        let told = approved(edit);
        assert!(told.iter().any(|one| one.contains(unproven)), "{what}: {told:?}");
    }
    // On the target it stays so.
    let repository = repository_of(check, "");
    sign_as(&repository, 2, "git");
    write(&repository, "Upgrade", &[signed(&entry(&repository), CHANGE, 1)]);
    repository.commit_by(KARI, "approved");
    repository.switch("main");
    repository.git(&["merge", "-q", "--no-ff", "-m", "merge", "change"]);
    assert_eq!(of_rule(&repository.project.report(&[])), NOTHING);
}

/// As people do it: Git signs with `ssh-keygen`, which verifies what counts here, and the other way round.
#[test]
#[ignore = "needs ssh-keygen"]
fn git_signs_with_ssh_keygen() {
    let keys = tempfile::tempdir().unwrap();
    let file = |seed: u8| {
        let file = keys.path().join(seed.to_string());
        std::fs::write(&file, key(seed).to_openssh(LineEnding::LF).unwrap().as_bytes()).unwrap();
        std::fs::write(file.with_extension("pub"), public(seed)).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
        }
        file.to_str().unwrap().to_owned()
    };
    let signers = keys.path().join("signers");
    std::fs::write(&signers, format!("kari@example.no {}\nola@example.no {}\n", public(1), public(2))).unwrap();
    let commit = |repository: &Repository, seed: u8| {
        repository.git(&["config", "gpg.format", "ssh"]);
        repository.git(&["config", "gpg.ssh.allowedSignersFile", signers.to_str().unwrap()]);
        repository.git(&["config", "user.signingkey", &file(seed)]);
        repository.git(&["add", "-A"]);
        repository.git(&["commit", "-q", "-S", "-m", "approved"]);
    };
    let signed = repository();
    write(&signed, "Upgrade", &[entry(&signed)]);
    commit(&signed, 1);
    assert!(signed.try_git(&["verify-commit", "HEAD"]));
    assert_eq!(told(&signed), NOTHING);
    // Git says that Ola's signature is good, too; it is not Kari's.
    let forged = repository();
    write(&forged, "Upgrade", &[entry(&forged)]);
    commit(&forged, 2);
    assert!(forged.try_git(&["verify-commit", "HEAD"]));
    assert!(told(&forged)[0].contains("belongs to ola"), "{:?}", told(&forged));
    // Ours is one for Git as well.
    let own = repository();
    write(&own, "Upgrade", &[entry(&own)]);
    own.commit_by(KARI, "approved");
    sign_as(&own, 1, "git");
    own.git(&["config", "gpg.ssh.allowedSignersFile", signers.to_str().unwrap()]);
    assert!(own.try_git(&["verify-commit", "HEAD"]));
}
