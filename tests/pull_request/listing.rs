//! `vedtak approve --trust`: the list of what a change touches of the rules is written, not typed, and lets it pass once it is
//! approved. The test that signs by `ssh-keygen` is ignored, for machines without it; `.ci/full` runs it.

use serde_json::{Value, json};
use ssh_key::LineEnding;

use crate::project::{Answer, answer, policy_of};
use crate::repository::Repository;
use crate::signing::{key, public, signed};

const KARI: u8 = 1;
const OLA: u8 = 2;

fn registry() -> String {
    let person =
        |id: &str, name: &str, more: &str| format!("---\nkind: Person\nid: {id}\ntitle: {name}\nparty: nhn\n{more}");
    let with = |seed: u8, roles: &str| format!("keys: [{{ssh: {}}}]\nroles: [{roles}]\n", public(seed));
    let gatekeeper = "{role: gatekeeper, from: 2020-01-01, to: null}";
    format!(
        "kind: Party\nid: nhn\ntitle: NHN\ntype: provider\n{}{}{}",
        person("kari", "Kari Nordmann", &with(KARI, gatekeeper)),
        person("ola", "Ola Nordmann", &with(OLA, gatekeeper)),
        person("anna", "Anna Svensson", "roles: []\n"),
    )
}

const CONFIG: &str =
    "version: 1\nlanguage: en\nrepository: nhn/test\npolicies: ['policies/*.yaml']\nregistry: ['registry/*.yaml']\n";
const TRUST: &str = "trust: {role: gatekeeper}\n";

fn policy() -> String {
    policy_of("Meeting", "{require: [title]}")
}

/// A repository on a branch that asks for less than its target does.
fn weakened(config: &str) -> Repository {
    let repository = Repository::of([
        ("vedtak.yaml", config.to_owned()),
        ("policies/p.yaml", policy()),
        ("registry/all.yaml", registry()),
    ]);
    repository.branch("change");
    repository.commit_files("change", &[("policies/p.yaml", &policy().replace("[title]", "[body]"))]);
    repository
}

/// What the command answers, with a reason.
fn list(repository: &Repository, arguments: &[&str]) -> Answer {
    let asked = ["approve", "--trust", "--base", "main", "--reason", "The parties agreed."];
    repository.project.run(&[&asked[..], arguments].concat())
}

fn listed(repository: &Repository, arguments: &[&str]) -> String {
    let answer = list(repository, arguments);
    assert_eq!(answer.status, 0, "{answer:?}");
    answer.out
}

#[track_caller]
fn refused(repository: &Repository, arguments: &[&str], told: &str) {
    let answer = list(repository, arguments);
    assert_eq!(answer.status, 2, "{answer:?}");
    assert!(answer.err.contains(told) && answer.out.is_empty(), "{told}: {answer:?}");
    assert!(!repository.path().join("trust").exists(), "nothing is written");
}

/// What keeps the change from passing.
fn gate(repository: &Repository) -> Vec<String> {
    let report = repository.project.report(&["--base", "main"]);
    let found = report["findings"].as_array().unwrap().iter();
    let errors = found.filter(|one| one["severity"] == "error");
    errors.map(|one| format!("{}: {}", one["rule"].as_str().unwrap(), one["message"].as_str().unwrap())).collect()
}

fn read(repository: &Repository, path: &str) -> String {
    std::fs::read_to_string(repository.path().join(path)).unwrap()
}

/// The document with decisions signed now by persons with their keys.
fn decide(repository: &Repository, (path, id): (&str, &str), by: &[(&str, &str, u8)]) {
    let told = repository.project.run(&["digest", id, "--format", "json"]).json();
    let told = &told["documents"][0];
    let now = chrono::Utc::now().format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let entry = |(decision, person, seed): &(&str, &str, u8)| {
        let entry = json!({
            "role": "gatekeeper", "by": person, "at": now, "decision": decision,
            "digest": told["digest"], "excluding": told["excluding"],
        });
        signed(&entry, ("TrustChange", id), *seed)
    };
    let entries: Vec<Value> = by.iter().map(entry).collect();
    let text = read(repository, path);
    let text = text.split("approvals:").next().unwrap();
    repository.project.write(path, format!("{text}approvals: {}\n", json!(entries)));
}

const BOTH: [(&str, &str, u8); 2] = [("submitted", "ola", OLA), ("approved", "kari", KARI)];

#[test]
fn what_is_written_lets_the_change_pass_once_it_is_approved() {
    let repository = weakened(&format!("{CONFIG}{TRUST}"));
    assert!(gate(&repository)[0].contains("must approve that in a `TrustChange`"), "{:?}", gate(&repository));
    let out = listed(&repository, &["TC-1", "--requester", "ola"]);
    assert_eq!(
        out,
        "`trust/TC-1.yaml` is written, with what the change touches: `policies/p.yaml`\n\
         first Ola Nordmann must put it forward:\n  vedtak approve TC-1 --submit --key ~/.ssh/id_ed25519\n\
         then the `gatekeeper` must approve; may be given by Kari Nordmann:\n  \
         vedtak approve TC-1 --role gatekeeper --key ~/.ssh/id_ed25519\n"
    );
    let text = read(&repository, "trust/TC-1.yaml");
    let head = "kind: TrustChange\nid: TC-1\ntitle: Change of policies/p.yaml\nreason: The parties agreed.\n\
                requester: ola\nchanges:\n  - path: policies/p.yaml\n    from: sha256:";
    assert!(text.starts_with(head) && text.lines().count() == 9, "{text}");
    assert_eq!(gate(&repository).len(), 1, "{:?}", gate(&repository));
    assert!(gate(&repository)[0].contains("`TC-1` has 0 of 1 approvals"), "{:?}", gate(&repository));
    decide(&repository, ("trust/TC-1.yaml", "TC-1"), &BOTH);
    assert_eq!(gate(&repository), [""; 0]);
    repository.commit("approved");
    assert_eq!(repository.check(&["--base", "main", "--head", "HEAD"]).status, 0);
}

#[test]
fn a_list_that_is_outdated_is_written_anew_and_the_rest_stays() {
    let repository = weakened(&format!("{CONFIG}{TRUST}"));
    let id = format!("TC-{}-0001", chrono::Utc::now().format("%Y"));
    let path = format!("trust/{id}.yaml");
    let out = listed(&repository, &["--requester", "ola"]);
    assert!(out.starts_with(&format!("`{path}` is written")), "{out}");
    let text = read(&repository, &path);
    repository
        .project
        .write(&path, text.replace("changes:", "# all of it\nchanges: # as told").replace("from:", "from:  "));
    decide(&repository, (&path, &id), &BOTH);
    assert_eq!(gate(&repository), [""; 0]);
    // Nothing has changed, so nothing is written.
    let before = read(&repository, &path);
    let out = listed(&repository, &[]);
    assert!(
        out.starts_with(&format!("`{path}` has what the change touches already: `policies/p.yaml`\nfirst Ola")),
        "{out}"
    );
    assert_eq!(read(&repository, &path), before);
    // A file more, and another content of the one that is listed.
    repository.project.write("policies/p.yaml", policy().replace("[title]", "[status]"));
    repository.project.write("registry/more.yaml", "kind: Party\nid: x\ntitle: X\ntype: supplier\n");
    assert!(gate(&repository)[0].contains("as the change has them now"), "{:?}", gate(&repository));
    let out = listed(&repository, &[]);
    assert!(
        out.starts_with(&format!(
            "`{path}` is written, with what the change touches: `policies/p.yaml` and `registry/more.yaml`\n"
        )),
        "{out}"
    );
    assert!(out.contains("it must be given anew"), "{out}");
    let after = read(&repository, &path);
    assert!(
        after.contains("# all of it\nchanges: # as told\n  - path: policies/p.yaml\n    from:   sha256:"),
        "{after}"
    );
    assert!(after.contains("  - path: registry/more.yaml\n    from: null\n    to: sha256:"), "{after}");
    // What was approved was the list as it was.
    assert!(gate(&repository)[0].contains(&format!("`{id}` has 0 of 1 approvals")), "{:?}", gate(&repository));
    decide(&repository, (&path, &id), &BOTH);
    assert_eq!(gate(&repository), [""; 0]);
    // And a file less.
    std::fs::remove_file(repository.path().join("registry/more.yaml")).unwrap();
    let out = listed(&repository, &[&id]);
    assert!(
        out.starts_with(&format!("`{path}` is written, with what the change touches: `policies/p.yaml`\n")),
        "{out}"
    );
    assert!(!read(&repository, &path).contains("registry/more.yaml"));
}

#[test]
fn what_needs_no_list_has_none() {
    let trusted = format!("{CONFIG}{TRUST}");
    let repository = weakened(&trusted);
    refused(&repository, &[], "nobody knows who asks for this");
    refused(&repository, &["--requester", "anna"], "Anna Svensson has no key");
    refused(&repository, &["--requester", "oa"], "the nearest is `ola`");
    refused(&repository, &["--requester", "ola", "../x"], "cannot be an id");
    let answer = repository.project.run(&["approve", "--trust", "--base", "main", "--requester", "ola"]);
    assert!(answer.status == 2 && answer.err.contains("the reason is missing"), "{answer:?}");
    let answer = repository.project.run(&["approve", "--trust", "--base", "nowhere", "--requester", "ola"]);
    assert!(answer.status == 2 && answer.err.contains("`nowhere`"), "{answer:?}");
    // A branch that touches nothing of the rules.
    let same = Repository::of([("vedtak.yaml", trusted.clone()), ("registry/all.yaml", registry())]);
    same.branch("change");
    same.commit_files("words", &[("README.md", "Words.\n")]);
    refused(&same, &["--requester", "ola"], "the change touches nothing that it is itself checked by");
    // Nobody is named.
    refused(&weakened(CONFIG), &["--requester", "ola"], "nobody is named to approve that");
    // Nothing is trusted yet.
    let first = Repository::of([("README.md", "Words.\n")]);
    first.branch("change");
    first.commit_files("set up", &[("vedtak.yaml", &trusted), ("registry/all.yaml", &registry())]);
    refused(&first, &["--requester", "ola"], "so nobody is trusted yet");
}

#[test]
fn each_change_has_a_list_of_its_own() {
    let repository = weakened(&format!("{CONFIG}{TRUST}"));
    listed(&repository, &["TC-1", "--requester", "ola"]);
    let document = read(&repository, "trust/TC-1.yaml");
    repository.switch("main");
    repository.commit_files("used", &[("trust/TC-1.yaml", &document)]);
    repository.switch("change");
    let answer = list(&repository, &["TC-1", "--requester", "ola"]);
    assert!(answer.status == 2 && answer.err.contains("`TC-1` stands on the target and has been used"), "{answer:?}");
    listed(&repository, &["TC-2", "--requester", "ola"]);
    listed(&repository, &["TC-3", "--requester", "ola"]);
    let answer = list(&repository, &["--requester", "ola"]);
    assert!(answer.status == 2 && answer.err.contains("several such documents: `TC-2` and `TC-3`"), "{answer:?}");
    // It is for somebody else to decide.
    for with in [&["--role", "gatekeeper"][..], &["--submit"], &["--reject"], &["--yes", "sha256:0"]] {
        assert_eq!(list(&repository, with).status, 2, "{with:?}");
    }
    assert_eq!(repository.project.run(&["approve", "--trust"]).status, 2);
    assert_eq!(repository.project.run(&["approve", "TC-1", "--submit", "--base", "main"]).status, 2);
}

/// Two who approve are told as two; a project below is the root's matter.
#[test]
fn the_root_of_a_repository_of_several_projects_has_the_list() {
    let config = format!("{CONFIG}trust: {{role: gatekeeper, count: 2}}\nprojects: ['services/*']\n");
    let repository = weakened(&config);
    repository.commit_files("below", &[("services/a/vedtak.yaml", "version: 1\n")]);
    let mut command = crate::project::vedtak(&repository.path().join("services/a"));
    let asked = ["approve", "TC-1", "--trust", "--base", "main", "--reason", "Agreed.", "--requester", "ola"];
    let told = answer(command.args(asked).args(["--lang", "sv"]));
    assert_eq!(told.status, 0, "{told:?}");
    assert!(told.out.contains("sedan ska `gatekeeper` godkänna (2 personer); kan ges av Kari Nordmann:"), "{told:?}");
    let text = read(&repository, "trust/TC-1.yaml");
    assert!(text.contains("path: policies/p.yaml") && text.contains("path: services/a/vedtak.yaml"), "{text}");
}

#[test]
#[ignore = "needs ssh-keygen"]
fn the_commands_that_follow_let_it_pass() {
    let repository = weakened(&format!("{CONFIG}{TRUST}"));
    let keys = tempfile::tempdir().unwrap();
    for (name, seed) in [("kari", KARI), ("ola", OLA)] {
        let file = keys.path().join(name);
        std::fs::write(&file, key(seed).to_openssh(LineEnding::LF).unwrap().as_bytes()).unwrap();
        std::fs::write(keys.path().join(format!("{name}.pub")), public(seed)).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
        }
    }
    let of = |name: &str| keys.path().join(name).to_str().unwrap().to_owned();
    let out = listed(&repository, &["TC-1", "--key", &of("ola")]);
    for command in out.lines().filter_map(|line| line.strip_prefix("  vedtak ")) {
        let command = command.replace("~/.ssh/id_ed25519", &of("kari"));
        let digest = repository.project.run(&["digest", "TC-1"]).out.trim().to_owned();
        let mut vedtak = repository.project.command();
        vedtak.env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("HOME", keys.path());
        let told = answer(vedtak.args(command.split(' ')).args(["--yes", &digest]));
        assert_eq!(told.status, 0, "{command}: {told:?}");
    }
    assert_eq!(gate(&repository), [""; 0]);
}
