//! What is in a verdict, and which runs sign none.

use serde_json::json;
use vedtak::finding::content_digest;

use crate::project::{self, Project};
use crate::repository::Repository;
use crate::setting::{
    AFTER_MERGE, CONFIG, GATE, KARI, Made, NOBODY, NOW, OF_GATE, change, policy, problems, registry, repository,
    repository_of,
};
use crate::signing::public;

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
            {"name": "ChangeRequest/***********", "reason": "withheld"},
            {"name": "ChangeRequest/CHG-3", "reason": "withheld"},
            {"name": "d.yaml", "reason": "unreadable"},
        ])
    );
    let whole = made.json();
    let counted = whole["subject"].as_array().unwrap().len() + 4;
    assert_eq!(predicate["summary"]["documents"], counted);
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
    assert!(with(&["--now", NOW]).starts_with("`--now` changes the verdict"));
    assert!(with(&["--no-waivers"]).starts_with("`--no-waivers` changes the verdict"));
    assert!(with(&["--policy-from", "worktree"]).starts_with("`--policy-from` changes the verdict"));
    assert!(with(&["change.yaml"]).starts_with("only a part of the project is judged"));
    assert!(refused(&repository, &[], GATE).starts_with("the rules are those of the work tree"));
    assert!(refused(&repository, &["--base", "HEAD"], GATE).starts_with("what is judged is no commit"));
    assert!(refused(&repository, &["--staged"], GATE).starts_with("what is judged is no commit"));
    let by = |seed| refused(&repository, &AFTER_MERGE, seed);
    assert_eq!(
        by(KARI),
        "the verdict is not signed, and not written: the key belongs to Kari Nordmann; only a person with `gate: true` may sign verdicts"
    );
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

/// A waiver that was used is named, with the moment until which the verdict therefore holds.
#[test]
fn a_waiver_that_was_used_is_named_and_bounds_the_verdict() {
    let role = "\nroles: [{role: gatekeeper, from: 2020-01-01, to: null}]\n";
    let people = registry(OF_GATE, "").replace("title: Kari Nordmann\n", &format!("title: Kari Nordmann{role}"));
    let asks = "---\nkind: Person\nid: ola\ntitle: Ola Nordmann\nparty: nhn\n";
    let rule = project::policy_of("ChangeRequest", "{require: [rollback]}");
    let rule = rule.replace("rules:\n", "owner: {role: gatekeeper}\nwaivers: {atMost: 60 days}\nrules:\n");
    let project = Project::of([
        ("vedtak.yaml", "language: en\n".to_owned()),
        ("registry.yaml", format!("{people}{asks}")),
        ("policies/p.yaml", rule),
        (
            "change.yaml",
            change("Upgrade").replace("status: draft", "status: approved").replace("requester: kari", "requester: ola"),
        ),
    ]);
    let entry = project.run(&["digest", "CHG-1", "--waives", "P-1"]).out;
    let waiver = format!(
        "kind: Waiver\nid: WAI-1\ntitle: No rollback\nservice: medusa\nrequester: ola\nrules: [P-1]\ndocuments:\n  {entry}reason: It is urgent.\nexpires: 2026-12-31\napprovals:\n  - {{role: gatekeeper, by: kari, at: 2026-11-25T12:00:00+01:00, decision: approved}}\n"
    );
    project.write("waiver.yaml", waiver);
    let made = Made::of(&project, &["--now", NOW]);
    assert_eq!(made.answer.status, 0, "{:?}", made.answer);
    let predicate = made.predicate();
    // The last day is a whole day in Oslo, which is an hour ahead.
    let expected = json!({"waiver": "WAI-1", "rule": "P-1", "document": "ChangeRequest/CHG-1", "until": "2027-01-01T00:00:00+01:00"});
    assert_eq!(predicate["waivers"], json!([expected]), "{predicate}");
    assert_eq!(predicate["summary"]["waived"], 1);
    assert_eq!(predicate["validUntil"], "2026-12-31T23:00:00Z");
    let without = Made::of(&project, &["--now", NOW, "--no-waivers"]).predicate();
    assert_eq!([&without["waivers"], &without["result"]], [&json!([]), &json!("not-compliant")]);
    assert!(without["overrides"].as_array().unwrap().contains(&json!("--no-waivers")), "{without}");
}

/// Documents of a project below are told from those of the root with the same kind and id.
#[test]
fn documents_of_projects_below_are_named_with_their_folder() {
    let project = Project::of([
        ("vedtak.yaml", format!("{CONFIG}projects: [below]\n")),
        ("registry.yaml", registry(OF_GATE, "")),
        ("policies/p.yaml", policy()),
        ("change.yaml", change("Upgrade")),
        ("below/vedtak.yaml", "version: 1\n".to_owned()),
        ("below/change.yaml", change("Another upgrade")),
    ]);
    let made = Made::of(&project, &["--now", NOW]);
    let whole = made.json();
    let subjects = whole["subject"].as_array().unwrap();
    let of = |name: &str| subjects.iter().find(|one| one["name"] == name).map(|one| one["digest"]["sha256"].clone());
    let (own, below) = (of("ChangeRequest/CHG-1"), of("below: ChangeRequest/CHG-1"));
    assert!(own.is_some() && below.is_some() && own != below, "{whole}");
    assert_eq!(whole["predicate"]["summary"]["documents"], subjects.len());
}

#[test]
fn nothing_judged_is_no_verdict_to_rely_on() {
    let empty = Project::of([("vedtak.yaml", CONFIG)]);
    let made = Made::of(&empty, &["--now", NOW, "--allow-empty"]);
    assert_eq!(made.answer.status, 0, "{:?}", made.answer);
    assert_eq!(made.predicate()["result"], "nothing-judged");
    assert!(problems(&empty, &made, &["--unsigned-ok"]).contains(&"nothing-judged".to_owned()));
}
