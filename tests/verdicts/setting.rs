//! A repository with a person who signs verdicts, and verdicts of it.

use serde_json::Value;
use ssh_key::{HashAlg, LineEnding};
use tempfile::TempDir;
use vedtak::approval::VERDICT_NAMESPACE;

use crate::project::{Answer, Project, SERVICE, policy_of};
use crate::repository::Repository;
use crate::signing::{key, public};

pub const GATE: u8 = 5;
pub const KARI: u8 = 1;
pub const NOBODY: u8 = 9;
pub const NOW: &str = "2026-11-26T12:00:00+01:00";

pub const CONFIG: &str = "language: en\nrepository: nhn/test\n";
pub const AFTER_MERGE: [&str; 4] = ["--base", "HEAD^1", "--head", "HEAD"];

/// A program that signs verdicts, with more said of it and of its key, and Kari, who approves.
pub fn registry(gate: &str, key: &str) -> String {
    let person = |id: &str, name: &str, key: &str, more: &str| {
        format!("---\nkind: Person\nid: {id}\ntitle: {name}\nparty: nhn\nkeys: [{{{key}}}]\n{more}\n")
    };
    [
        SERVICE.trim_end_matches("---\n").to_owned(),
        person("ci", "The gate", &format!("ssh: {}{key}", public(GATE)), gate),
        person("kari", "Kari Nordmann", &format!("ssh: {}", public(KARI)), ""),
    ]
    .concat()
}

pub const OF_GATE: &str = "service: true\nresponsible: [kari]\ngate: true";

pub fn change(title: &str) -> String {
    format!(
        "kind: ChangeRequest\nid: CHG-1\ntitle: {title}\nservice: medusa\nstatus: draft\ninitiator: nhn\nrequester: kari\npurpose: upgrade\nenvironments: [production]\n"
    )
}

pub fn policy() -> String {
    policy_of("ChangeRequest", "{require: [title]}")
}

/// A repository whose last commit changes a document.
pub fn repository() -> Repository {
    repository_of(CONFIG, &registry(OF_GATE, ""))
}

pub fn repository_of(config: &str, registry: &str) -> Repository {
    let files = [
        ("vedtak.yaml", config.to_owned()),
        ("registry.yaml", registry.to_owned()),
        ("policies/p.yaml", policy()),
        ("change.yaml", change("Upgrade")),
    ];
    let repository = Repository::of_moment(files, "2020-01-01T12:00:00Z");
    repository.project.write("change.yaml", change("Upgrade to 7.2"));
    repository.commit_at("2020-01-02T12:00:00Z");
    repository
}

/// A verdict in a folder of its own, as `check` wrote it.
pub struct Made {
    folder: TempDir,
    pub answer: Answer,
}

impl Made {
    pub fn of(project: &Project, arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("v.json");
        let answer = project.check(&[arguments, &["--verdict", file.to_str().unwrap()]].concat());
        Self { folder, answer }
    }

    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    pub fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.path("v.json")).unwrap_or_else(|error| panic!("{error}: {:?}", self.answer))
    }

    /// What is in it, which is as the contract says.
    pub fn json(&self) -> Value {
        let made: Value = serde_json::from_slice(&self.bytes()).unwrap();
        let contract: Value = serde_json::from_str(include_str!("../../schemas/verdict.schema.json")).unwrap();
        let contract = jsonschema::options().should_validate_formats(true).build(&contract).unwrap();
        let errors: Vec<String> =
            contract.iter_errors(&made).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:?}");
        made
    }

    pub fn predicate(&self) -> Value {
        self.json()["predicate"].clone()
    }

    /// Signs what is there, by a key and for a use.
    pub fn sign_for(&self, seed: u8, namespace: &str) {
        let signature = key(seed).sign(namespace, HashAlg::Sha512, &self.bytes()).unwrap();
        std::fs::write(self.path("v.json.sig"), signature.to_pem(LineEnding::LF).unwrap()).unwrap();
    }

    pub fn signed(self) -> Self {
        self.sign_for(GATE, VERDICT_NAMESPACE);
        self
    }

    /// Another verdict, signed by the gate: this one with a field of its predicate changed.
    pub fn with(&self, way: &str, value: Value) -> &Self {
        let mut made = self.json();
        *made["predicate"].pointer_mut(way).unwrap_or_else(|| panic!("{way}")) = value;
        std::fs::write(self.path("v.json"), made.to_string()).unwrap();
        self.sign_for(GATE, VERDICT_NAMESPACE);
        self
    }
}

/// `vedtak verify` of a verdict in a project.
pub fn verify(project: &Project, made: &Made, arguments: &[&str]) -> Answer {
    project.run(&[&["verify", &made.path("v.json"), "--lang", "en"], arguments].concat())
}

/// The codes of what stands against it; none where the status is 0.
pub fn problems(project: &Project, made: &Made, arguments: &[&str]) -> Vec<String> {
    let answer = verify(project, made, &[&["--format", "json"], arguments].concat());
    let told = answer.json();
    let codes: Vec<String> = told["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| problem["code"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(answer.status, i32::from(!codes.is_empty()), "{answer:?}");
    assert_eq!(told["verified"], codes.is_empty());
    codes
}

pub const NOTHING: [&str; 0] = [];
