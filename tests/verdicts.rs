//! Verdicts: who signed one, what it is of, and each way of passing off something else as one. The test that runs
//! `ssh-keygen` is ignored, for machines without it; `.ci/full` runs it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;
mod repository;
#[path = "verdicts/setting.rs"]
mod setting;
mod signing;
#[path = "verdicts/written.rs"]
mod written;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use project::Project;
use serde_json::{Value, json};
use setting::{
    AFTER_MERGE, CONFIG, GATE, KARI, Made, NOBODY, NOTHING, NOW, OF_GATE, change, problems, registry, repository,
    verify,
};
use signing::{key, public, signed};
use ssh_key::LineEnding;
use vedtak::approval::VERDICT_NAMESPACE;

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

/// What is said exists in each language, and the status is the same.
#[test]
fn every_language_says_whether_it_is_verified() {
    let repository = repository();
    let made = Made::of(&repository.project, &AFTER_MERGE).signed();
    let first = |language: &str, more: &[&str]| {
        let answer = repository.project.run(&[&["verify", &made.path("v.json"), "--lang", language], more].concat());
        let lines: Vec<&str> = answer.out.lines().take(2).collect();
        (answer.status, lines.join("\n"))
    };
    let of = |says: &str| (0, says.to_owned());
    assert_eq!(first("nb", &[]), of("bekreftet: `nhn/test` oppfyller kravene\ngjelder: `nhn/test`"));
    assert_eq!(first("sv", &[]), of("bekräftat: `nhn/test` uppfyller kraven\ngäller: `nhn/test`"));
    let (status, says) = first("nb", &["--target", "main"]);
    assert_eq!(status, 1);
    assert!(says.ends_with("- vurderingen sier ikke hvilken målgren den gjelder; den må gjelde `main`"), "{says}");
}

/// What stands in a file that anybody may have written does nothing to a terminal.
#[test]
fn text_of_a_stranger_is_shown_as_text() {
    let repository = repository();
    let made = Made::of(&repository.project, &AFTER_MERGE);
    let text = String::from_utf8(made.bytes()).unwrap();
    for (old, more) in [("nhn/test", &[][..]), ("0.1.0", &["--unsigned-ok"]), ("/verdict/v1", &[]), ("\"errors\"", &[])]
    {
        let hostile =
            if old.starts_with('"') { "\"\\u001b[31m\\u202e\\n\"" } else { "\\u001b[31m\\u202e\\n::error::x" };
        std::fs::write(made.path("v.json"), text.replacen(old, hostile, 1)).unwrap();
        for format in ["pretty", "json"] {
            let answer = verify(&repository.project, &made, &[&["--format", format], more].concat());
            let told = format!("{}{}", answer.out, answer.err);
            assert!(!told.contains(['\u{1b}', '\u{202e}']), "{old} {format}: {told:?}");
            assert!(!told.lines().any(|line| line.starts_with("::")), "{old} {format}: {told:?}");
        }
    }
}
