//! A change of what is trusted is approved by whom the target names, for exactly these files.

use serde_json::{Value, json};

use crate::project::policy_of;
use crate::repository::Repository;
use crate::signing::{public, signed};

const REGISTRY: &str = "\
kind: Party
id: nhn
title: NHN
type: provider
---
kind: Person
id: kari
title: Kari Nordmann
party: nhn
roles: [{role: gatekeeper, from: 2020-01-01, to: null}]
---
kind: Person
id: ola
title: Ola Nordmann
party: nhn
roles: []
";

const CONFIG: &str = "version: 1\npolicies: ['policies/*.yaml']\nregistry: ['registry/*.yaml']\n";
fn policy() -> String {
    policy_of("Meeting", "{require: [title]}")
}

fn repository(trust: &str) -> Repository {
    let repository = Repository::of([
        ("vedtak.yaml", format!("{CONFIG}{trust}")),
        ("policies/p.yaml", policy()),
        ("registry/all.yaml", REGISTRY.to_owned()),
        ("schemas/own.json", "{}".to_owned()),
        ("notes/a.yaml", "a: 1\n".to_owned()),
    ]);
    repository.branch("change");
    repository
}

const TRUST: &str = "trust: {role: gatekeeper}\n";

/// The findings of the rule, as JSON.
fn found(repository: &Repository) -> Vec<Value> {
    let report = repository.project.report(&["--base", "main"]);
    let mut findings = report["findings"].as_array().unwrap().clone();
    findings.retain(|one| one["rule"] == "policy-changed");
    findings
}

fn message(finding: &Value) -> &str {
    finding["message"].as_str().unwrap()
}

/// The document that the finding gives, filled in.
fn document_of(finding: &Value, id: &str) -> String {
    let text = finding["example"].as_str().unwrap();
    text.replacen("id: …", &format!("id: {id}"), 1)
        .replacen("title: …", "title: Less is asked for", 1)
        .replacen("reason: …", "reason: The parties agreed.", 1)
        .replacen("requester: …", "requester: ola", 1)
}

/// Each file that the gate goes by, one at a time.
#[test]
fn whatever_the_gate_goes_by_is_told() {
    for (path, text) in [
        ("vedtak.yaml", format!("{CONFIG}severity: {{P-1: \"off\"}}\n")),
        ("policies/p.yaml", policy().replace("[title]", "[body]")),
        ("policies/more.yaml", policy().replace("id: p", "id: more").replace("P-1", "M-1")),
        ("registry/all.yaml", REGISTRY.replace("roles: []", "roles: [{role: gatekeeper, from: 2020-01-01, to: null}]")),
        ("registry/all.yaml", format!("# a word\n{REGISTRY}")),
        (".github/workflows/gate.yml", "on: push\n".to_owned()),
        (".gitlab-ci.yml", "a: 1\n".to_owned()),
        ("azure-pipelines.yml", "a: 1\n".to_owned()),
        ("deep/.gitattributes", "* merge=union\n".to_owned()),
        ("tools/gate/action.yml", "a: 1\n".to_owned()),
        (".gitea/workflows/gate.yml", "on: push\n".to_owned()),
        (".forgejo/workflows/gate.yml", "on: push\n".to_owned()),
        (".github/actions/gate/run.sh", "true\n".to_owned()),
        ("CODEOWNERS", "* @example\n".to_owned()),
        ("below/vedtak.yaml", "version: 1\n".to_owned()),
    ] {
        for (trust, severity) in [("", "warning"), (TRUST, "error")] {
            let repository = repository(trust);
            let text =
                if path == "vedtak.yaml" { text.replace(CONFIG, &format!("{CONFIG}{trust}")) } else { text.clone() };
            repository.commit_files("change", &[(path, &text)]);
            let mut found = found(&repository);
            // That no service lists a new policy is told as well.
            found.retain(|one| !message(one).starts_with("after the merge: "));
            assert_eq!(found.len(), 1, "{path}: {found:?}");
            assert_eq!(found[0]["severity"], severity, "{path}");
            assert!(message(&found[0]).contains(&format!("`{path}`")), "{path}: {found:?}");
        }
    }
    for (path, text) in [("notes/a.yaml", "a: 2\n"), ("notes/b.yaml", "kind: Nothing\n"), ("README.md", "Words.\n")] {
        let repository = repository(TRUST);
        repository.commit_files("change", &[(path, text)]);
        assert_eq!(found(&repository), [Value::Null; 0], "{path}");
    }
}

#[test]
fn a_list_names_all_files_as_they_are() {
    let repository = repository(TRUST);
    let lenient = policy().replace("[title]", "[body]");
    repository.commit_files(
        "change",
        &[("policies/p.yaml", &lenient), ("registry/more.yaml", "kind: Party\nid: x\ntitle: X\ntype: supplier\n")],
    );
    let first = found(&repository);
    assert!(message(&first[0]).contains("must approve that in a `TrustChange`"), "{first:?}");
    let document = document_of(&first[0], "TC-1");
    assert!(document.contains("path: policies/p.yaml") && document.contains("from: null"), "{document}");

    // The document is right; only its approval is missing.
    repository.commit_files("list", &[("trust/tc-1.yaml", &document)]);
    let unapproved = found(&repository);
    assert_eq!(unapproved.len(), 1);
    assert_eq!(unapproved[0]["path"], "trust/tc-1.yaml");
    assert!(message(&unapproved[0]).starts_with("`TC-1` has 0 of 1 approvals"), "{unapproved:?}");

    // A file more, one less, another content.
    let lacks = "`TC-1` is not of";
    for (path, text, says) in [
        ("registry/third.yaml", "kind: Party\nid: y\ntitle: Y\ntype: supplier\n", lacks),
        ("policies/p.yaml", &policy(), "`TC-1` names files that the change does not touch"),
        ("policies/p.yaml", &policy().replace("[title]", "[status]"), lacks),
    ] {
        let was = std::fs::read_to_string(repository.path().join(path)).ok();
        repository.project.write(path, text);
        let other = found(&repository);
        assert!(message(&other[0]).starts_with(says), "{path}: {other:?}");
        assert!(message(&other[0]).contains(path), "{path}: {other:?}");
        match was {
            Some(was) => repository.project.write(path, was),
            None => std::fs::remove_file(repository.path().join(path)).unwrap(),
        }
    }
    assert!(message(&found(&repository)[0]).starts_with("`TC-1` has 0 of 1 approvals"));
}

/// What the configuration names from the merge on is trusted from then on: it is part of what is approved.
#[test]
fn what_a_change_would_trust_is_told() {
    let person = "kind: Person\nid: eva\ntitle: Anna Svensson\nparty: nhn\nroles: []\n";
    for (config, path, text) in [
        (
            CONFIG.replace("'policies/*.yaml'", "'policies/*.yaml', 'gate/*.yaml'"),
            "gate/q.yaml",
            policy().replace("id: p", "id: q").replace("P-1", "Q-1"),
        ),
        (
            CONFIG.replace("'registry/*.yaml'", "'registry/*.yaml', 'people/*.yaml'"),
            "people/eva.yaml",
            person.to_owned(),
        ),
        (
            format!("{CONFIG}documents: [{{paths: ['t/*.yaml'], kind: Thing, schema: new.json}}]\n"),
            "new.json",
            "{}".to_owned(),
        ),
        (
            format!("{CONFIG}projects: ['services/*']\n"),
            "services/b/policies/q.yaml",
            policy().replace("id: p", "id: q").replace("P-1", "Q-1"),
        ),
    ] {
        let repository = repository(TRUST);
        let config = format!("{config}{TRUST}");
        let below = ("services/b/vedtak.yaml", "version: 1\npolicies: ['policies/*.yaml']\n");
        let thing = ("t/a.yaml", "id: a\n");
        repository.commit_files("change", &[("vedtak.yaml", &config), below, thing, (path, &text)]);
        let found = found(&repository);
        let told = found.iter().any(|one| one["severity"] == "error" && message(one).contains(&format!("`{path}`")));
        assert!(told, "{path}: {found:?}");
    }
}

/// The root speaks for the projects below it: what judges them is trusted as well.
#[test]
fn what_a_project_below_goes_by_is_told() {
    let below = "version: 1\ndocuments: [{paths: ['t/*.yaml'], kind: Thing, schema: thing.json}]\n";
    let person = "kind: Person\nid: eva\ntitle: Anna Svensson\nparty: nhn\nroles: []\n";
    for (path, text) in [
        ("services/a/vedtak.yaml", Some(format!("{below}exclude: ['t/']\n"))),
        ("services/a/vedtak.yaml", Some(format!("{below}severity: {{schema: note}}\n"))),
        ("services/a/vedtak.yaml", None),
        ("services/a/thing.json", Some("{}".to_owned())),
        ("services/a/policies/more.yaml", Some(policy().replace("id: p", "id: more").replace("P-1", "M-1"))),
        ("services/a/registry/eva.yaml", Some(person.to_owned())),
        ("services/b/vedtak.yaml", Some("version: 1\n".to_owned())),
    ] {
        let repository = Repository::of([
            ("vedtak.yaml", format!("{CONFIG}{TRUST}projects: ['services/*']\n")),
            ("registry/all.yaml", REGISTRY.to_owned()),
            ("services/a/vedtak.yaml", below.to_owned()),
            ("services/a/thing.json", "{\"required\": [\"owner\"]}".to_owned()),
            ("services/a/t/a.yaml", "id: a\nowner: x\n".to_owned()),
        ]);
        repository.branch("change");
        match text {
            Some(text) => drop(repository.commit_files("change", &[(path, &text)])),
            None => std::fs::remove_file(repository.path().join(path)).unwrap(),
        }
        let found = found(&repository);
        let told = found.iter().any(|one| one["severity"] == "error" && message(one).contains(&format!("`{path}`")));
        assert!(told, "{path}: {found:?}");
        assert_eq!(repository.check(&["--base", "main"]).status, 1, "{path}");
    }
}

/// What was approved once does not approve the same once more, after somebody has taken it back.
#[test]
fn a_list_that_is_merged_is_used() {
    let repository = repository(TRUST);
    let lenient = policy().replace("[title]", "[body]");
    repository.commit_files("change", &[("policies/p.yaml", &lenient)]);
    let document = document_of(&found(&repository)[0], "TC-1");
    repository.switch("main");
    repository.commit_files("used before", &[("trust/tc-1.yaml", &document)]);
    repository.switch("change");
    assert!(message(&found(&repository)[0]).contains("must approve that in a `TrustChange`"));
}

#[test]
fn the_first_change_makes_somebody_trusted() {
    let repository = Repository::of([("README.md", "Words.\n")]);
    repository.branch("change");
    repository.commit_files(
        "set up",
        &[
            ("vedtak.yaml", &format!("{CONFIG}{TRUST}")),
            ("policies/p.yaml", &policy()),
            ("registry/all.yaml", REGISTRY),
        ],
    );
    let answer = repository.check(&["--base", "main"]);
    assert_eq!(answer.status, 0, "{answer:?}");
    let first = found(&repository);
    assert_eq!(first[0]["severity"], "note");
    assert!(message(&first[0]).contains("nobody is trusted yet"), "{first:?}");
}

#[test]
fn the_rule_cannot_be_lowered() {
    let repository = repository("severity: {policy-changed: note}\n");
    let answer = repository.check(&["--base", "main"]);
    assert_eq!(answer.status, 2, "{answer:?}");
}

/// What could not be loaded after the merge is told before it.
#[test]
fn rules_that_could_not_be_used_are_told_before_the_merge() {
    for (path, text, says) in [
        ("vedtak.yaml", format!("{CONFIG}nonsense: 1\n"), "nonsense"),
        ("policies/p.yaml", policy().replace("require", "requite"), "requite"),
        (
            "vedtak.yaml",
            format!("{CONFIG}documents: [{{paths: ['x/*.yaml'], kind: X, schema: gone.json}}]\n"),
            "gone.json",
        ),
    ] {
        let repository = repository("");
        repository.commit_files("change", &[(path, &text)]);
        let found = found(&repository);
        let broken = found.iter().find(|one| one["severity"] == "error");
        let broken = broken.unwrap_or_else(|| panic!("{path}: {found:?}"));
        assert!(message(broken).starts_with("after the merge the rules could not be used"), "{broken:?}");
        assert!(message(broken).contains(says) || says == "requite", "{broken:?}");
        assert_eq!(broken["path"], path);
        assert_eq!(repository.check(&["--base", "main"]).status, 1);
    }
}

/// Who merges sees what the changed rules do to what is there.
#[test]
fn verdicts_that_flip_are_told() {
    let meeting = |id: &str, more: &str| {
        let status = "status: held\nbody: council\nat: 2026-11-20T09:00:00+01:00\n";
        format!("kind: Meeting\nid: {id}\ntitle: Council\n{status}participants: [{{person: kari, party: nhn}}]\n{more}")
    };
    let mapped = |text: &str| format!("kind: Thing\nid: {text}\n");
    let config = format!("{CONFIG}documents: [{{paths: ['t/*.yaml'], kind: Thing, schema: schemas/thing.json}}]\n");
    let strict = "{\"type\": \"object\", \"required\": [\"owner\"]}";
    let loose = "{\"type\": \"object\", \"required\": [\"id\"], \"properties\": {\"other\": {\"type\": \"string\"}}}";
    let repository = Repository::of([
        ("vedtak.yaml", config),
        ("schemas/thing.json", strict.to_owned()),
        ("registry/all.yaml", REGISTRY.to_owned()),
        ("m/a.yaml", meeting("MTG-1", "")),
        ("t/a.yaml", mapped("A")),
        ("t/b.yaml", mapped("B") + "owner: x\nother: 7\n"),
    ]);
    repository.branch("change");
    repository.commit_files("another schema", &[("schemas/thing.json", loose)]);
    let found = found(&repository);
    let flips = found.iter().find(|one| one["severity"] == "note").unwrap_or_else(|| panic!("{found:?}"));
    assert_eq!(message(flips), "by the changed rules `A` would comply, and `B` would no longer comply");
    assert_eq!(flips["facts"], serde_json::json!({"comply": ["A"], "fail": ["B"]}));
    // The command that it names works.
    let command = flips["help"].as_str().unwrap().split('`').nth(1).unwrap();
    let answer = repository.project.run(&command.split(' ').skip(1).collect::<Vec<_>>());
    assert!(answer.status == 0 && answer.out.contains("`A`"), "{answer:?}");
}

const NOW: &str = "2026-11-26T12:00:00+01:00";

/// Three persons with the role and a key each.
fn with_keys() -> String {
    let person = |id: &str, seed: u8| {
        let role = "roles: [{role: gatekeeper, from: 2020-01-01, to: null}]";
        let key = public(seed);
        format!(
            "---\nkind: Person\nid: {id}\ntitle: Anna Svensson {seed}\nparty: nhn\nkeys: [{{ssh: {key}}}]\n{role}\n"
        )
    };
    let party = "kind: Party\nid: nhn\ntitle: NHN\ntype: provider\n";
    format!("{party}{}{}{}", person("kari", 1), person("ola", 2), person("anna", 3))
}

/// A repository whose gatekeepers sign, and a branch that asks for less.
fn weakened(trust: &str) -> Repository {
    let config = format!("{CONFIG}repository: nhn/test\n{trust}");
    let repository = Repository::of([
        ("vedtak.yaml", config.as_str()),
        ("policies/p.yaml", &policy()),
        ("registry/all.yaml", &with_keys()),
    ]);
    repository.branch("change");
    repository.commit_files("less", &[("policies/p.yaml", &policy().replace("[title]", "[body]"))]);
    repository
}

fn at_now(repository: &Repository) -> Vec<Value> {
    let report = repository.project.report(&["--base", "main", "--now", NOW]);
    let mut findings = report["findings"].as_array().unwrap().clone();
    findings.retain(|one| one["rule"] == "policy-changed" && one["severity"] == "error");
    findings
}

/// The document of the change, approved by persons with their keys.
fn approved(repository: &Repository, id: &str, by: &[(&str, u8)]) -> String {
    approved_of(repository, id, "ola", by)
}

/// The same, which a person asks for by its own word; Ola puts it forward.
fn approved_of(repository: &Repository, id: &str, requester: &str, by: &[(&str, u8)]) -> String {
    let document = document_of(&at_now(repository)[0], id);
    let document = document.replace("requester: ola", &format!("requester: {requester}"));
    repository.project.write(&format!("trust/{id}.yaml"), &document);
    let told = repository.project.run(&["digest", id, "--format", "json"]).json();
    let told = &told["documents"][0];
    let entry = |decision: &str, (person, seed): &(&str, u8)| {
        let entry = json!({
            "role": "gatekeeper", "by": person, "at": "2026-11-26T10:00:00+01:00", "decision": decision,
            "digest": told["digest"], "excluding": told["excluding"],
        });
        signed(&entry, ("TrustChange", id), *seed)
    };
    let submitted = [entry("submitted", &("ola", 2))];
    let entries: Vec<Value> = submitted.into_iter().chain(by.iter().map(|one| entry("approved", one))).collect();
    format!("{document}\napprovals: {}\n", json!(entries))
}

/// What would be found of the set-up after the merge is told before it: policies that no pattern names any more, a role that nobody
/// holds. Policies that only move are found as before.
#[test]
fn a_set_up_that_would_not_hold_is_told() {
    let rules = |files: &[(&str, &str)], gone: &[&str]| {
        let repository = weakened(TRUST);
        repository.git(&["checkout", "-q", "main", "--", "policies"]);
        for path in gone {
            std::fs::remove_file(repository.path().join(path)).unwrap();
        }
        repository.commit_files("the set-up", files);
        found(&repository)
            .iter()
            .map(|one| format!("{}: {}", one["severity"].as_str().unwrap(), message(one)))
            .collect::<Vec<_>>()
    };
    let config = format!("{CONFIG}repository: nhn/test\n{TRUST}");
    let told = rules(&[("vedtak.yaml", &config.replace("policies/*.yaml", "policies/*.yml"))], &[]);
    assert!(told.iter().any(|one| one.contains("after the merge: ")), "{told:?}");
    let told = rules(&[("vedtak.yaml", &config.replace("role: gatekeeper", "role: gate-keeper"))], &[]);
    let nobody = "error: after the merge 0 would hold the role `gate-keeper`, which approves changes of the rules; at least 1 must";
    assert!(told.contains(&nobody.to_owned()), "{told:?}");
    let told = rules(&[("vedtak.yaml", &config.replace("gatekeeper}", "gatekeeper, count: 9}"))], &[]);
    assert!(
        told.iter().any(|one| one.contains("would hold the role `gatekeeper`") && one.ends_with("at least 9 must")),
        "{told:?}"
    );
    // A policy that a service lists, and that would be gone.
    let told = {
        let repository = Repository::of([
            ("vedtak.yaml", config.clone()),
            ("policies/p.yaml", policy()),
            ("registry/all.yaml", format!("{}{}", crate::project::SERVICE, with_keys())),
        ]);
        repository.branch("change");
        std::fs::remove_file(repository.path().join("policies/p.yaml")).unwrap();
        repository.commit("gone");
        found(&repository).iter().map(|one| message(one).to_owned()).collect::<Vec<_>>()
    };
    assert!(told.iter().any(|one| one.starts_with("after the merge: ") && one.contains("`p`")), "{told:?}");
    let moved = [("vedtak.yaml", config.replace("policies/*.yaml", "rules/*.yaml")), ("rules/p.yaml", policy())];
    let moved: Vec<(&str, &str)> = moved.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let told = rules(&moved, &["policies/p.yaml"]);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("gatekeeper"), "{told:?}");
}

#[test]
fn a_signed_approval_lets_it_pass() {
    let repository = weakened(TRUST);
    let document = approved(&repository, "TC-1", &[("kari", 1)]);
    repository.commit_files("approved", &[("trust/TC-1.yaml", &document)]);
    assert_eq!(at_now(&repository), [Value::Null; 0]);
    // Another file, after it was approved.
    repository
        .commit_files("more", &[("policies/more.yaml", &policy().replace("id: p", "id: q").replace("P-1", "Q-1"))]);
    assert!(message(&at_now(&repository)[0]).starts_with("`TC-1` is not of"));
}

#[test]
fn nobody_lets_a_change_of_the_gate_pass_alone_who_must_not() {
    let other = |by: &[(&str, u8)], trust: &str, edit: &dyn Fn(String) -> String| {
        let repository = weakened(trust);
        let document = edit(approved(&repository, "TC-1", by));
        repository.commit_files("approved", &[("trust/TC-1.yaml", &document)]);
        let found = at_now(&repository);
        assert_eq!(found.len(), 1, "{found:?}");
        message(&found[0]).to_owned()
    };
    let same = |document: String| document;
    assert!(other(&[], TRUST, &same).starts_with("`TC-1` has 0 of 1 approvals"));
    let unsigned = |document: String| {
        let (submitted, rest) = document.split_once("\"decision\":\"approved\"").unwrap();
        format!("{submitted}\"decision\":\"approved\"{}", rest.replace("\"signature\"", "\"remark\""))
    };
    assert!(other(&[("kari", 1)], TRUST, &unsigned).starts_with("`TC-1` has 0 of 1 approvals"), "no signature");
    let nobody = |document: String| document.replace("\"submitted\"", "\"rejected\"");
    assert!(!other(&[("kari", 1)], TRUST, &nobody).is_empty());
    assert!(other(&[("kari", 2)], TRUST, &same).starts_with("`TC-1` has 0 of 1 approvals"), "another's key");
    let two = "trust: {role: gatekeeper, count: 2}\n";
    assert!(other(&[("kari", 1)], two, &same).starts_with("`TC-1` has 1 of 2 approvals"), "one of two");
    // Whoever puts it forward in another's name does not get it approved.
    let repository = weakened(TRUST);
    let document = approved_of(&repository, "TC-1", "anna", &[("kari", 1)]);
    repository.commit_files("in another's name", &[("trust/TC-1.yaml", &document)]);
    assert!(message(&at_now(&repository)[0]).starts_with("nothing proves that `anna` asks"));
    // Whoever asks for it does not approve it.
    let own = weakened(TRUST);
    let document = approved(&own, "TC-1", &[("ola", 2)]);
    own.commit_files("approved", &[("trust/TC-1.yaml", &document)]);
    assert!(message(&at_now(&own)[0]).starts_with("`TC-1` has 0 of 1 approvals"), "by the requester");
}

/// Who holds the role for one service or region does not speak for the rules of all.
#[test]
fn a_role_that_is_held_for_a_part_is_not_enough() {
    for area in ["service: medusa", "region: helse-vest"] {
        let repository = weakened(TRUST);
        let limited = with_keys().replace(
            "roles: [{role: gatekeeper, from: 2020-01-01, to: null}]",
            &format!("roles: [{{role: gatekeeper, for: {{{area}}}, from: 2020-01-01, to: null}}]"),
        );
        repository.switch("main");
        repository.commit_files("limited", &[("registry/all.yaml", &limited)]);
        repository.switch("change");
        repository.git(&["rebase", "-q", "main"]);
        let document = approved(&repository, "TC-1", &[("kari", 1)]);
        repository.commit_files("approved", &[("trust/TC-1.yaml", &document)]);
        assert!(message(&at_now(&repository)[0]).starts_with("`TC-1` has 0 of 1 approvals"), "{area}");
    }
}

/// Whoever can make a service account write does not approve what it asks for.
#[test]
fn who_stands_behind_a_service_account_does_not_approve() {
    let repository = weakened(TRUST);
    let bot = with_keys().replace("id: ola\n", "id: ola\nservice: true\nresponsible: [kari]\n");
    repository.switch("main");
    repository.commit_files("a service account", &[("registry/all.yaml", &bot)]);
    repository.switch("change");
    repository.git(&["rebase", "-q", "main"]);
    for (by, seed, passes) in [("kari", 1, false), ("anna", 3, true)] {
        let document = approved(&repository, "TC-1", &[(by, seed)]);
        repository.project.write("trust/TC-1.yaml", &document);
        assert_eq!(at_now(&repository).is_empty(), passes, "{by}");
        std::fs::remove_file(repository.path().join("trust/TC-1.yaml")).unwrap();
    }
}

/// Two persons with one key are found before they stand on the target.
#[test]
fn a_key_that_a_change_registers_twice_is_found() {
    let repository = weakened(TRUST);
    let eva =
        format!("kind: Person\nid: eva\ntitle: Anna Svensson\nparty: nhn\nkeys: [{{ssh: {}}}]\nroles: []\n", public(1));
    repository.commit_files("a key", &[("registry/eva.yaml", &eva)]);
    let found = repository.findings(&["--base", "main", "--now", NOW]);
    assert!(found.contains(&"registry/eva.yaml identity active".to_owned()), "{found:?}");
    assert!(found.contains(&"registry/all.yaml identity active".to_owned()), "{found:?}");
}

/// A person whom the change itself gives the role approves nothing in it.
#[test]
fn a_role_that_the_change_grants_is_none_yet() {
    let repository = weakened(TRUST);
    let mallory = format!(
        "kind: Person\nid: eva\ntitle: Kari Nordmann\nparty: nhn\nkeys: [{{ssh: {}}}]\nroles: [{{role: gatekeeper, from: 2020-01-01, to: null}}]\n",
        public(7)
    );
    repository.commit_files("granted", &[("registry/eva.yaml", &mallory)]);
    let document = approved(&repository, "TC-1", &[("eva", 7)]);
    repository.commit_files("approved", &[("trust/TC-1.yaml", &document)]);
    assert!(message(&at_now(&repository)[0]).starts_with("`TC-1` has 0 of 1 approvals"));
}
