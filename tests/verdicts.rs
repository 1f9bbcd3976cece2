//! Verdicts: what is in one, what may be signed, and each way of passing off something else as one. The test that runs
//! `ssh-keygen` is ignored, for machines without it; `.ci/full` runs it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;
mod repository;
mod signing;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use project::{Answer, Project};
use repository::Repository;
use serde_json::{Value, json};
use signing::{key, public, signed};
use ssh_key::{HashAlg, LineEnding};
use tempfile::TempDir;
use vedtak::approval::VERDICT_NAMESPACE;
use vedtak::finding::content_digest;

const GATE: u8 = 5;
const KARI: u8 = 1;
const NOBODY: u8 = 9;
const NOW: &str = "2026-11-26T12:00:00+01:00";

const CONFIG: &str = "language: en\nrepository: nhn/test\n";
const AFTER_MERGE: [&str; 4] = ["--base", "HEAD^1", "--head", "HEAD"];

/// A program that signs verdicts, with more said of it and of its key, and Kari, who approves.
fn registry(gate: &str, key: &str) -> String {
    let person = |id: &str, name: &str, key: &str, more: &str| {
        format!("---\nkind: Person\nid: {id}\ntitle: {name}\nparty: nhn\nkeys: [{{{key}}}]\n{more}\n")
    };
    [
        project::SERVICE.trim_end_matches("---\n").to_owned(),
        person("ci", "The gate", &format!("ssh: {}{key}", public(GATE)), gate),
        person("kari", "Kari Nordmann", &format!("ssh: {}", public(KARI)), ""),
    ]
    .concat()
}

const OF_GATE: &str = "service: true\nresponsible: [kari]\ngate: true";

fn change(title: &str) -> String {
    format!(
        "kind: ChangeRequest\nid: CHG-1\ntitle: {title}\nservice: medusa\nstatus: draft\ninitiator: nhn\nrequester: kari\npurpose: upgrade\nenvironments: [production]\n"
    )
}

fn policy() -> String {
    project::policy_of("ChangeRequest", "{require: [title]}")
}

/// A repository whose last commit changes a document.
fn repository() -> Repository {
    repository_of(CONFIG, &registry(OF_GATE, ""))
}

fn repository_of(config: &str, registry: &str) -> Repository {
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
struct Made {
    folder: TempDir,
    answer: Answer,
}

impl Made {
    fn of(project: &Project, arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("v.json");
        let answer = project.check(&[arguments, &["--verdict", file.to_str().unwrap()]].concat());
        Self { folder, answer }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.path("v.json")).unwrap_or_else(|error| panic!("{error}: {:?}", self.answer))
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes()).unwrap()
    }

    fn predicate(&self) -> Value {
        self.json()["predicate"].clone()
    }

    /// Signs what is there, by a key and for a use.
    fn sign_for(&self, seed: u8, namespace: &str) {
        let signature = key(seed).sign(namespace, HashAlg::Sha512, &self.bytes()).unwrap();
        std::fs::write(self.path("v.json.sig"), signature.to_pem(LineEnding::LF).unwrap()).unwrap();
    }

    fn signed(self) -> Self {
        self.sign_for(GATE, VERDICT_NAMESPACE);
        self
    }

    /// Another verdict, signed by the gate: this one with a field of its predicate changed.
    fn with(&self, way: &str, value: Value) -> &Self {
        let mut made = self.json();
        *made["predicate"].pointer_mut(way).unwrap_or_else(|| panic!("{way}")) = value;
        std::fs::write(self.path("v.json"), made.to_string()).unwrap();
        self.sign_for(GATE, VERDICT_NAMESPACE);
        self
    }
}

/// `vedtak verify` of a verdict in a project.
fn verify(project: &Project, made: &Made, arguments: &[&str]) -> Answer {
    project.run(&[&["verify", &made.path("v.json"), "--lang", "en"], arguments].concat())
}

/// The codes of what stands against it; none where the status is 0.
fn problems(project: &Project, made: &Made, arguments: &[&str]) -> Vec<String> {
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

const NOTHING: [&str; 0] = [];

#[test]
fn a_verdict_says_what_it_rests_on() {
    let repository = repository();
    let made = Made::of(&repository.project, &[&AFTER_MERGE[..], &["--now", NOW]].concat());
    assert_eq!(made.answer.status, 0, "{:?}", made.answer);
    let (whole, predicate) = (made.json(), made.predicate());
    assert_eq!(whole["_type"], "https://in-toto.io/Statement/v1");
    assert_eq!(whole["predicateType"], "https://github.com/vedtak/vedtak/verdict/v1");
    let commit = repository.git(&["rev-parse", "HEAD"]);
    let tree = repository.git(&["rev-parse", "HEAD^{tree}"]);
    assert_eq!(predicate["repository"], "nhn/test");
    assert_eq!(predicate["base"], repository.git(&["rev-parse", "HEAD^1"]));
    assert_eq!(
        [&predicate["head"], &predicate["commit"], &predicate["merge"]],
        [&json!(commit), &json!(commit), &json!(tree)]
    );
    assert_eq!(predicate["clock"], json!({"at": "2026-11-26T11:00:00Z", "source": "given"}));
    assert_eq!(predicate["later"], json!({"at": "2026-11-27T11:00:00Z", "expiring": 0}));
    assert_eq!(predicate["result"], "compliant");
    assert_eq!([&predicate["scope"], &predicate["policiesFrom"]], ["all", "target"]);
    assert_eq!(predicate["policies"], json!([{"id": "p", "digest": content_digest(policy().as_bytes())}]));
    let program = std::fs::read(env!("CARGO_BIN_EXE_vedtak")).unwrap();
    assert_eq!(predicate["tool"]["digest"], content_digest(&program));
    // The tree, then the documents in the order of their paths, each with the digest that `vedtak digest` prints.
    let subjects = whole["subject"].as_array().unwrap();
    let names: Vec<&str> = subjects.iter().map(|subject| subject["name"].as_str().unwrap()).collect();
    let expected =
        ["tree", "ChangeRequest/CHG-1", "Policy/p", "Service/medusa", "Party/nhn", "Person/ci", "Person/kari"];
    assert_eq!(names, expected);
    assert_eq!(subjects[0]["digest"]["gitTree"], json!(tree));
    for (name, subject) in names.iter().zip(subjects).skip(1) {
        let digest = repository.project.run(&["digest", name]).out;
        assert_eq!(format!("sha256:{}", subject["digest"]["sha256"].as_str().unwrap()), digest.trim(), "{name}");
    }
    assert_eq!(predicate["summary"]["documents"], 6);
    let listed = |list: &str, key: &str, name: &str| {
        predicate[list].as_array().unwrap().iter().find(|one| one[key] == name).unwrap()["digest"].clone()
    };
    let shipped = |path: &str| {
        let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
        json!(content_digest(&std::fs::read(path).unwrap()))
    };
    assert_eq!(listed("schemas", "path", "builtin:person.schema.json"), shipped("schemas/person.schema.json"));
    assert_eq!(listed("schemas", "path", "builtin:common.schema.json"), shipped("schemas/common.schema.json"));
    assert_eq!(listed("calendars", "id", "NO"), shipped("policies/calendars/NO.yaml"));
    assert_eq!(predicate["timeZones"].as_str().unwrap().len(), 5);
}

#[test]
fn the_same_input_and_clock_give_the_same_bytes() {
    let repository = repository();
    let of = |more: &[&str]| Made::of(&repository.project, &[&AFTER_MERGE[..], &["--now", NOW], more].concat()).bytes();
    let bytes = of(&[]);
    assert_eq!(of(&["--threads", "1", "--format", "json"]), bytes);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("v.json");
    let mut command = repository.project.command();
    command.args(["check", "--lang", "nb", "--now", "2026-11-26T11:00:00Z", "--verdict"]).arg(&file).args(AFTER_MERGE);
    command.env("TZ", "Asia/Tokyo");
    assert_eq!(project::answer(&mut command).status, 0);
    assert_eq!(std::fs::read(file).unwrap(), bytes);
}

#[test]
fn what_has_no_digest_is_named_and_numbers_of_persons_are_not() {
    // The number is that of somebody born on 1 January 1901.
    let files = [
        ("vedtak.yaml", CONFIG.to_owned()),
        ("registry.yaml", registry(OF_GATE, "")),
        ("policies/p.yaml", policy()),
        ("a.yaml", change("A").replace("id: CHG-1", "id: CHG-2\nbilling: {type: hourly, note: 1.10}")),
        ("b.yaml", change("B").replace("CHG-1", "\"01010100050\"")),
        ("c.yaml", change("\"01010100050\"").replace("CHG-1", "CHG-3")),
        ("d.yaml", "kind: ChangeRequest\ntitle: [\n".to_owned()),
    ];
    let project = Project::of(files);
    let made = Made::of(&project, &["--now", NOW]);
    assert_eq!(made.answer.status, 1, "{:?}", made.answer);
    let text = String::from_utf8(made.bytes()).unwrap();
    assert!(!text.contains("01010100050"), "{text}");
    let predicate = made.predicate();
    assert_eq!(predicate["result"], "not-compliant");
    assert_eq!(
        predicate["withoutDigest"],
        json!([
            {"name": "ChangeRequest/CHG-2", "reason": "number"},
            {"name": "ChangeRequest/***********", "reason": "personal-number"},
            {"name": "ChangeRequest/CHG-3", "reason": "personal-number"},
            {"name": "d.yaml", "reason": "unreadable"},
        ])
    );
    let whole = made.json();
    let counted = whole["subject"].as_array().unwrap().len() + 4;
    assert_eq!(predicate["summary"]["documents"], counted);
}

#[test]
fn a_good_verdict_is_verified_and_said_to_be_of_what_it_is() {
    let repository = repository();
    let made = Made::of(&repository.project, &AFTER_MERGE).signed();
    let commit = repository.git(&["rev-parse", "HEAD"]);
    assert_eq!(problems(&repository.project, &made, &[]), NOTHING);
    assert_eq!(problems(&repository.project, &made, &["--commit", &commit]), NOTHING);
    assert_eq!(problems(&repository.project, &made, &["--commit", &commit.to_uppercase()]), NOTHING);
    let answer = verify(&repository.project, &made, &["--commit", &commit]);
    let lines: Vec<&str> = answer.out.lines().collect();
    let base = repository.git(&["rev-parse", "HEAD^1"]);
    assert_eq!(lines[0], "verified: `nhn/test` is compliant");
    assert_eq!(lines[1], "of: `nhn/test`");
    assert_eq!(lines[2], format!("judged: commit `{commit}`, by the rules of `{}`", &base[..12]));
    assert!(lines[3].starts_with("given: ") && lines[3].ends_with(" by vedtak 0.1.0"), "{answer:?}");
    assert_eq!(lines[4], "result: compliant (6 documents, no errors, no warnings)");
    assert!(lines[5].starts_with("signed by: The gate"), "{answer:?}");
    assert!(lines[5].contains("key `SHA256:"), "{answer:?}");
    assert!(lines[6].starts_with("held against the registry of the work tree, "), "{answer:?}");
    let told = verify(&repository.project, &made, &["--format", "json"]).json();
    assert_eq!(told["signedBy"]["person"], "ci");
    assert_eq!([&told["verdict"]["commit"], &told["verdict"]["documents"]], [&json!(commit), &json!(6)]);
}

#[test]
fn any_byte_that_changes_voids_the_signature() {
    let repository = repository();
    let made = Made::of(&repository.project, &AFTER_MERGE).signed();
    let bytes = made.bytes();
    let text = String::from_utf8(bytes.clone()).unwrap();
    for changed in [
        text.replacen("nhn/test", "nhn/tesT", 1),
        text.replacen("\"errors\": 0", "\"errors\":  0", 1),
        format!("{text}\n"),
        text.trim_end().to_owned(),
    ] {
        assert_ne!(changed, text);
        std::fs::write(made.path("v.json"), changed).unwrap();
        let codes = problems(&repository.project, &made, &[]);
        assert_eq!(codes[0], "bad-signature");
        let codes = problems(&repository.project, &made, &["--unsigned-ok"]);
        assert_eq!(codes[0], "bad-signature", "what is signed wrongly is not unsigned");
    }
    std::fs::write(made.path("v.json"), bytes).unwrap();
    assert_eq!(problems(&repository.project, &made, &[]), NOTHING);
    for broken in ["", "no signature", "-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n"] {
        std::fs::write(made.path("v.json.sig"), broken).unwrap();
        assert_eq!(problems(&repository.project, &made, &["--unsigned-ok"]), ["bad-signature"], "{broken}");
    }
    std::fs::write(made.path("v.json.sig"), b"\xff\xfe").unwrap();
    assert_eq!(problems(&repository.project, &made, &[]), ["bad-signature"]);
}

#[test]
fn a_signature_of_another_file_or_for_another_use_proves_nothing() {
    let repository = repository();
    let made = Made::of(&repository.project, &AFTER_MERGE);
    let other = Made::of(&repository.project, &[&AFTER_MERGE[..], &["--now", NOW]].concat()).signed();
    std::fs::copy(other.path("v.json.sig"), made.path("v.json.sig")).unwrap();
    assert_eq!(problems(&repository.project, &made, &[]), ["bad-signature"]);
    for namespace in ["vedtak-approval", "file", "git", "vedtak-verdict2"] {
        made.sign_for(GATE, namespace);
        assert_eq!(problems(&repository.project, &made, &[]), ["bad-signature"], "{namespace}");
        let answer = verify(&repository.project, &made, &[]);
        let says = format!("- the signature is made for `{namespace}`, not for `vedtak-verdict`");
        assert!(answer.out.contains(&says), "{answer:?}");
    }
}

#[test]
fn only_a_key_of_a_person_with_gate_counts() {
    let repository = repository();
    let made = Made::of(&repository.project, &AFTER_MERGE);
    made.sign_for(NOBODY, VERDICT_NAMESPACE);
    assert_eq!(problems(&repository.project, &made, &[]), ["unknown-key"]);
    made.sign_for(KARI, VERDICT_NAMESPACE);
    assert_eq!(problems(&repository.project, &made, &[]), ["no-gate"]);
    let answer = verify(&repository.project, &made, &[]);
    let says = "- the key belongs to Kari Nordmann; only a person with `gate: true` may sign verdicts";
    assert_eq!(answer.out.lines().nth(1), Some(says), "{answer:?}");
    made.sign_for(GATE, VERDICT_NAMESPACE);
    for (gate, expected) in [
        ("gate: true", None),
        ("gate: true\nfrom: 2020-01-01", None),
        ("gate: false", Some("no-gate")),
        ("", Some("no-gate")),
        ("gate: \"true\"", Some("unreliable-person")),
        ("gate: true\nnonsense: 1", Some("unreliable-person")),
        ("gate: true\nfrom: 2150-01-01", Some("no-gate")),
        ("gate: true\nto: 2020-01-01", Some("no-gate")),
        // Whose key and whose name is the other's as well is nobody.
        (
            "gate: true\nemails: [a@nhn.example]\n---\nkind: Person\nid: b\ntitle: B\nparty: nhn\nemails: [A@nhn.example]",
            Some("key-not-valid"),
        ),
    ] {
        repository.project.write("registry.yaml", registry(gate, ""));
        assert_eq!(problems(&repository.project, &made, &[]), Vec::from_iter(expected), "{gate}");
    }
}

#[test]
fn the_key_must_be_valid_when_the_verdict_is_given_and_when_it_is_verified() {
    let repository = repository();
    let made = Made::of(&repository.project, &AFTER_MERGE).signed();
    let at = made.predicate()["clock"]["at"].as_str().unwrap().parse::<DateTime<Utc>>().unwrap();
    let after = |hours| (at + TimeDelta::hours(hours)).to_rfc3339_opts(SecondsFormat::Secs, true);
    let then = after(48);
    let check = |key: &str, now: &str, expected: Option<&str>| {
        repository.project.write("registry.yaml", registry(OF_GATE, key));
        assert_eq!(problems(&repository.project, &made, &["--now", now]), Vec::from_iter(expected), "{key} {now}");
    };
    let not_valid = Some("key-not-valid");
    check(", from: 2020-01-01", &then, None);
    check(&format!(", to: \"{}\"", after(24)), &after(1), None);
    check(&format!(", to: \"{}\"", after(24)), &then, not_valid);
    // Whoever has an old key may claim any moment: it is held against the moment of verifying as well.
    check(", to: 2020-01-01", &then, not_valid);
    check(&format!(", from: \"{}\"", after(24)), &then, not_valid);
    check(&format!(", revoked: {{at: \"{}\"}}", after(24)), &after(1), None);
    check(&format!(", revoked: {{at: \"{}\"}}", after(24)), &then, not_valid);
    check(&format!(", revoked: {{at: \"{}\", compromisedSince: \"{}\"}}", after(24), after(-24)), &after(1), not_valid);
    check(", verifyRequired: true", &then, Some("bad-signature"));
}

#[test]
fn a_verdict_is_of_one_repository_one_target_and_one_commit() {
    let repository = repository();
    let project = &repository.project;
    let made = Made::of(project, &["--base", "main^1", "--head", "main"]).signed();
    let (commit, before) = (repository.git(&["rev-parse", "HEAD"]), repository.git(&["rev-parse", "HEAD^1"]));
    assert_eq!(problems(project, &made, &["--target", "main", "--commit", &commit]), NOTHING);
    assert_eq!(problems(project, &made, &["--target", "release"]), ["other-target"]);
    assert_eq!(problems(project, &made, &["--target", "Main"]), ["other-target"]);
    assert_eq!(problems(project, &made, &["--commit", &before]), ["other-commit"]);
    let answer = verify(project, &made, &["--commit", &commit[..12]]);
    assert_eq!(answer.status, 2, "a beginning is of many commits: {answer:?}");
    // Another repository, or one without a name, and a copy that took another.
    for name in ["nhn/other", "NHN/test", "nhn/test "] {
        project.write("vedtak.yaml", format!("language: en\nrepository: \"{name}\"\n").replace("test \"", "test-2\""));
        assert_eq!(problems(project, &made, &[]), ["other-repository"], "{name}");
    }
    project.write("vedtak.yaml", "language: en\n");
    assert_eq!(problems(project, &made, &[]), ["no-repository"]);
    // What the project calls its target is asked for by itself.
    project.write("vedtak.yaml", format!("{CONFIG}git: {{target: main}}\n"));
    assert_eq!(problems(project, &made, &[]), NOTHING);
    project.write("vedtak.yaml", format!("{CONFIG}git: {{target: release}}\n"));
    assert_eq!(problems(project, &made, &[]), ["other-target"]);
    assert_eq!(problems(project, &made, &["--target", "main"]), NOTHING);
    let of_nothing = Made::of(project, &AFTER_MERGE).signed();
    assert_eq!(problems(project, &of_nothing, &["--target", "main"]), ["other-target"], "nothing says which");
}

#[test]
fn a_verdict_of_a_merge_is_none_of_the_commit_by_itself() {
    let repository = repository();
    repository.branch("feature");
    let feature = repository.commit_files("feature", &[("other.yaml", &change("Other").replace("CHG-1", "CHG-9"))]);
    repository.switch("main");
    repository.commit_files("third", &[("change.yaml", &change("Upgrade to 7.3"))]);
    let made = Made::of(&repository.project, &["--base", "main", "--head", "feature"]).signed();
    let predicate = made.predicate();
    assert_eq!([&predicate["head"], &predicate["commit"]], [&json!(feature), &Value::Null]);
    assert_eq!(problems(&repository.project, &made, &[]), NOTHING);
    assert_eq!(problems(&repository.project, &made, &["--commit", &feature]), ["other-commit"]);
    let answer = verify(&repository.project, &made, &[]);
    assert!(answer.out.contains(&format!("judged: commit `{feature}` merged with the target, by")), "{answer:?}");
}

#[test]
fn whoever_signs_by_hand_is_held_to_the_same() {
    let repository = repository();
    let fresh = || Made::of(&repository.project, &AFTER_MERGE);
    for (way, value, expected) in [
        ("/repository", json!("nhn/other"), "other-repository"),
        ("/repository", Value::Null, "other-repository"),
        ("/result", json!("not-compliant"), "not-compliant"),
        ("/result", json!("COMPLIANT"), "not-compliant"),
        ("/summary/errors", json!(1), "not-compliant"),
        ("/summary/undecided", json!(1), "not-compliant"),
        ("/summary/documents", json!(0), "nothing-judged"),
        ("/scope", json!("paths"), "partial-scope"),
        ("/policiesFrom", json!("work-tree"), "untrusted-policies"),
        ("/clock/source", json!("given"), "other-clock"),
        ("/clock/at", json!("2999-01-01T00:00:00Z"), "ahead"),
        ("/validUntil", json!("2020-01-01T00:00:00Z"), "out-of-date"),
    ] {
        assert_eq!(problems(&repository.project, fresh().with(way, value.clone()), &[]), [expected], "{way} {value}");
    }
    let later = fresh();
    later.with("/validUntil", json!("2999-01-01T00:00:00Z"));
    assert_eq!(problems(&repository.project, &later, &[]), NOTHING);
}

#[test]
fn a_verdict_that_nobody_signed_counts_only_where_that_is_accepted() {
    let repository = repository();
    let made = Made::of(&repository.project, &AFTER_MERGE);
    assert_eq!(problems(&repository.project, &made, &[]), ["unsigned"]);
    assert_eq!(problems(&repository.project, &made, &["--unsigned-ok"]), NOTHING);
    let answer = verify(&repository.project, &made, &["--unsigned-ok"]);
    let says = "not proven: the verdict says that `nhn/test` is compliant, and nobody signed it";
    assert_eq!(answer.out.lines().next(), Some(says));
    // Whatever is accepted, it must be of all of the repository, by the rules of a target, and say that it complies.
    let untrusted = Made::of(&repository.project, &[]);
    assert_eq!(problems(&repository.project, &untrusted, &["--unsigned-ok"]), ["untrusted-policies"]);
    let part = Made::of(&repository.project, &[&AFTER_MERGE[..], &["change.yaml"]].concat());
    assert_eq!(part.predicate()["paths"], json!(["change.yaml"]));
    assert_eq!(problems(&repository.project, &part, &["--unsigned-ok"]), ["partial-scope"]);
    let given = Made::of(&repository.project, &[&AFTER_MERGE[..], &["--now", NOW]].concat());
    assert_eq!(problems(&repository.project, &given, &["--unsigned-ok"]), ["other-clock"]);
    repository.commit_files("third", &[("change.yaml", &change("Upgrade").replace("title: Upgrade\n", ""))]);
    let broken = Made::of(&repository.project, &AFTER_MERGE);
    assert_eq!(broken.answer.status, 1, "{:?}", broken.answer);
    assert_eq!(problems(&repository.project, &broken, &["--unsigned-ok"]), ["not-compliant"]);
}

#[test]
fn what_is_no_verdict_ends_with_2() {
    let repository = repository();
    let made = Made::of(&repository.project, &AFTER_MERGE);
    let good = String::from_utf8(made.bytes()).unwrap();
    let twice = good.replacen("\"result\":", "\"result\": \"compliant\", \"result\":", 1);
    for text in [
        "",
        "no JSON",
        "{}",
        "[]",
        &good[..good.len() / 2],
        &good.replace("Statement/v1", "Statement/v2"),
        &good.replace("/verdict/v1", "/verdict/v2"),
        &good.replace("\"documents\": 6", "\"documents\": -6"),
        &good.replace("\"result\":", "\"outcome\":"),
        &twice,
        &"[".repeat(100_000),
    ] {
        assert_ne!(text, good);
        std::fs::write(made.path("v.json"), text).unwrap();
        let answer = verify(&repository.project, &made, &["--unsigned-ok"]);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{text:.80}: {answer:?}");
        assert!(answer.err.starts_with("error[verify]"), "{answer:?}");
    }
    std::fs::remove_file(made.path("v.json")).unwrap();
    assert_eq!(verify(&repository.project, &made, &[]).status, 2);
}

/// What a run that must not sign says; nothing is written.
fn refused(repository: &Repository, arguments: &[&str], seed: u8) -> String {
    let folder = tempfile::tempdir().unwrap();
    let (file, key) = (folder.path().join("v.json"), folder.path().join("key"));
    std::fs::write(&key, public(seed)).unwrap();
    let more = ["--verdict", file.to_str().unwrap(), "--sign", key.to_str().unwrap()];
    let answer = repository.check(&[arguments, &more].concat());
    assert_eq!(answer.status, 2, "{answer:?}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is written");
    let line = answer.err.lines().next().unwrap_or_default();
    line.strip_prefix("error[verdict]: ").unwrap_or_else(|| panic!("{answer:?}")).to_owned()
}

#[test]
fn a_run_that_gives_another_verdict_signs_nothing() {
    let repository = repository();
    let with = |more: &[&str]| refused(&repository, &[&AFTER_MERGE[..], more].concat(), GATE);
    assert!(with(&["--now", NOW]).starts_with("`--now` gives another clock"));
    assert!(with(&["--no-waivers"]).starts_with("`--no-waivers` leaves waivers out"));
    assert!(with(&["change.yaml"]).starts_with("only a part of the project is judged"));
    assert!(refused(&repository, &[], GATE).starts_with("the rules are those of the work tree"));
    assert!(refused(&repository, &["--base", "HEAD"], GATE).starts_with("what is judged is no commit"));
    assert!(refused(&repository, &["--staged"], GATE).starts_with("what is judged is no commit"));
    let by = |seed| refused(&repository, &AFTER_MERGE, seed);
    assert_eq!(by(KARI), "the key belongs to Kari Nordmann; only a person with `gate: true` may sign verdicts");
    assert!(by(NOBODY).contains(": nobody in the registry has the key;"));
    let nameless = repository_of("language: en\n", &registry(OF_GATE, ""));
    assert!(refused(&nameless, &AFTER_MERGE, GATE).starts_with("vedtak.yaml of the target names no repository"));
    let answer = repository.check(&["--sign", "key"]);
    assert_eq!(answer.status, 2, "there must be a verdict to sign: {answer:?}");
}

/// The registry that a verdict is signed by is the target's: a change that makes somebody a gate signs nothing yet.
#[test]
fn a_gate_that_the_change_brings_along_signs_nothing() {
    let repository = repository_of(CONFIG, &registry("", ""));
    repository.commit_files("third", &[("registry.yaml", &registry(OF_GATE, ""))]);
    let says = refused(&repository, &AFTER_MERGE, GATE);
    assert!(says.contains(": the key belongs to The gate"), "{says}");
}

#[test]
fn a_verdict_is_written_nowhere_where_it_would_be_judged_or_read() {
    let repository = repository();
    for file in ["vedtak.yaml", "change.yaml", ".git/v.json", "policies/v.yaml"] {
        let answer = repository.check(&["--verdict", file]);
        assert_eq!(answer.status, 2, "{file}: {answer:?}");
    }
    let answer = repository.check(&["--verdict", "v.json", "--output", "json=v.json"]);
    assert_eq!(answer.status, 2, "{answer:?}");
}

/// Whoever signs verdicts decides nothing, whatever roles stand in the registry.
#[test]
fn the_approval_of_a_gate_does_not_count() {
    let rule = "{approval: {role: gatekeeper, evidence: signed}}";
    let files = |gate: &str| {
        let gate = format!("{gate}\nroles: [{{role: gatekeeper, from: 2020-01-01, to: null}}]");
        Project::of([
            ("vedtak.yaml", CONFIG.to_owned()),
            ("registry.yaml", registry(&gate, "")),
            ("policies/p.yaml", project::policy_of("ChangeRequest", rule)),
        ])
    };
    let unapproved = change("Upgrade").replace("status: draft", "status: approved");
    let told = |gate: &str| {
        let project = files(gate).with("change.yaml", &unapproved);
        let digest = project.run(&["digest", "CHG-1", "--format", "json"]).json()["documents"][0].clone();
        let entry = json!({
            "role": "gatekeeper",
            "by": "ci",
            "at": "2026-11-20T10:00:00+01:00",
            "decision": "approved",
            "digest": digest["digest"],
            "excluding": digest["excluding"],
        });
        let approvals = json!([signed(&entry, ("ChangeRequest", "CHG-1"), GATE)]);
        project.write("change.yaml", format!("{unapproved}approvals: {approvals}\n"));
        let report = project.report(&["--now", NOW]);
        let findings = report["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == "P-1");
        findings.map(|finding| finding["message"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(told("gate: false"), NOTHING, "one who is no gate may approve");
    let messages = told("gate: true");
    assert!(
        messages.len() == 1 && messages[0].contains("whoever signs verdicts (`gate`) holds no roles"),
        "{messages:?}"
    );
}

/// `ssh-keygen` signs for the command, and says itself that what it signed is good.
#[test]
#[ignore = "needs ssh-keygen"]
fn what_is_signed_is_good_for_ssh_keygen_too() {
    let repository = repository();
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(path("key"), key(GATE).to_openssh(LineEnding::LF).unwrap().as_bytes()).unwrap();
    std::fs::write(path("key.pub"), public(GATE)).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(path("key"), std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    let mut command = repository.project.command();
    command.env("PATH", std::env::var_os("PATH").unwrap()).env("HOME", folder.path()).arg("check").args(AFTER_MERGE);
    command.args(["--verdict", &path("v.json"), "--sign", &path("key")]);
    let answer = project::answer(&mut command);
    assert_eq!(answer.status, 0, "{answer:?}");
    let verified = repository.project.run(&["verify", &path("v.json")]);
    assert_eq!(verified.status, 0, "{verified:?}");
    std::fs::write(path("allowed"), format!("gate namespaces=\"vedtak-verdict\" {}\n", public(GATE))).unwrap();
    let mut judge = std::process::Command::new("ssh-keygen");
    judge.args([
        "-Y",
        "verify",
        "-n",
        "vedtak-verdict",
        "-I",
        "gate",
        "-f",
        &path("allowed"),
        "-s",
        &path("v.json.sig"),
    ]);
    let output = judge.stdin(std::fs::File::open(path("v.json")).unwrap()).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("Good \"vedtak-verdict\" signature"), "{output:?}");
}
