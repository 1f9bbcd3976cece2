//! Who wrote a document does not approve it, whatever name stands in it. A commit may say of its author what it likes: all whom it
//! names, and whose key signed it, are left out.

use serde_json::{Value, json};
use ssh_key::{HashAlg, LineEnding};

use crate::project::{SERVICE, policy_of};
use crate::repository::{By, Repository};
use crate::signing::{key, public, signed};

const CONFIG: &str = "version: 1\nlanguage: en\nrepository: nhn/test\n";
const KARI: By<'_> =
    By { author: ["Kari Nordmann", "kari@example.no"], committer: ["Kari Nordmann", "kari@example.no"] };
const OLA: By<'_> = By { author: ["Ola Nordmann", "Ola@Example.no"], committer: ["Ola Nordmann", "ola@example.no"] };
const STRANGER: By<'_> =
    By { author: ["Anna Svensson", "anna@example.se"], committer: ["Anna Svensson", "anna@example.se"] };

fn registry() -> String {
    let person = |id: &str, seed: u8| {
        format!(
            "---\nkind: Person\nid: {id}\ntitle: {id}\nparty: nhn\nemails: [{id}@example.no]\nkeys: [{{ssh: {}}}]\n\
             roles: [{{role: gatekeeper, from: 2020-01-01, to: null}}]\n",
            public(seed)
        )
    };
    format!("{SERVICE}{}{}", person("kari", 1), person("ola", 2))
}

fn change(title: &str, more: &str) -> String {
    format!(
        "kind: ChangeRequest\nid: CHG-1\ntitle: {title}\nservice: medusa\nstatus: approved\ninitiator: nhn\n\
         requester: ola\npurpose: upgrade\nenvironments: [test]\n{more}"
    )
}

fn repository() -> Repository {
    let policy = policy_of("ChangeRequest", "{approval: {role: gatekeeper, evidence: bound, distinctFrom: [author]}}");
    let files = [("vedtak.yaml", CONFIG), ("policies/p.yaml", &policy), ("registry.yaml", &registry())];
    let repository = Repository::of(files);
    repository.branch("change");
    repository
}

/// Kari's approval of what stands in the file, added to it.
fn approve(repository: &Repository, path: &str) {
    let told = repository.project.run(&["digest", "CHG-1", "--format", "json"]).json();
    let told = &told["documents"][0];
    let now = chrono::Utc::now().format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let entry = json!([{
        "role": "gatekeeper", "by": "kari", "at": now, "decision": "approved",
        "digest": told["digest"], "excluding": told["excluding"],
    }]);
    let text = std::fs::read_to_string(repository.path().join(path)).unwrap();
    repository.project.write(path, format!("{}\napprovals: {entry}\n", text.trim_end()));
}

/// What the rule says of the change.
fn told(repository: &Repository) -> Vec<String> {
    let report = repository.project.report(&["--base", "main", "--head", "HEAD"]);
    let findings = report["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == "P-1");
    findings.map(|one: &Value| one["message"].as_str().unwrap().to_owned()).collect()
}

fn is_left_out(repository: &Repository) -> bool {
    let told = told(repository);
    assert!(told.len() < 2 && told.iter().all(|one| one.contains("wrote it cannot approve it")), "{told:?}");
    !told.is_empty()
}

/// Signs the newest commit with a key.
fn sign(repository: &Repository, seed: u8) {
    repository
        .sign_head(|bytes| key(seed).sign("git", HashAlg::Sha512, bytes).unwrap().to_pem(LineEnding::LF).unwrap());
}

#[test]
fn who_wrote_it_does_not_approve_it() {
    let forged = By { author: OLA.author, committer: KARI.committer };
    let committed = By { author: KARI.author, committer: STRANGER.committer };
    let wrote_too = "change\n\nCo-Authored-By: Kari Nordmann <KARI@example.no>\n";
    for (what, by, message, signed, left_out) in [
        ("her own", KARI, "change", None, true),
        ("by another's name, committed by her", forged, "change", None, true),
        ("rebased by another", committed, "change", None, true),
        ("as who wrote it too", STRANGER, wrote_too, None, true),
        ("by another's name, signed by her key", OLA, "change", Some(1), true),
        // The twins: somebody else's, whoever it is.
        ("Ola's", OLA, "change", None, false),
        ("Ola's, signed", OLA, "change", Some(2), false),
        ("of nobody in the registry", STRANGER, "change\n\nReviewed-by: Kari <kari@example.no>\n", None, false),
    ] {
        let repository = repository();
        repository.project.write("change.yaml", change("Upgrade", ""));
        repository.commit_by(by, message);
        if let Some(seed) = signed {
            sign(&repository, seed);
        }
        approve(&repository, "change.yaml");
        repository.commit_by(KARI, "approved");
        assert_eq!(is_left_out(&repository), left_out, "{what}");
        // As the project lies, no commit is looked at.
        assert!(!repository.findings(&[]).iter().any(|one| one.contains("P-1")), "{what}: as it lies");
    }
}

/// What was not evaluated is told where no commit is looked at, and nowhere else.
#[test]
fn that_nobody_knows_who_wrote_it_is_told_outside_a_pull_request() {
    let repository = repository();
    repository.project.write("change.yaml", change("Upgrade", ""));
    repository.commit_by(OLA, "change");
    let unproven = |arguments: &[&str]| repository.project.report(arguments)["summary"]["unproven"].to_string();
    assert!(unproven(&[]).contains("authorship"), "{}", unproven(&[]));
    assert_eq!(unproven(&["--base", "main", "--head", "HEAD"]), "[]");
}

/// What is no content of the document makes nobody its author.
#[test]
fn who_only_approves_or_moves_or_formats_is_no_author() {
    let repository = repository();
    let other = "---\nkind: Party\nid: softpro\ntitle: Softpro\ntype: supplier\n";
    repository.project.write("a.yaml", format!("{}{other}", change("Upgrade", "")));
    repository.commit_by(OLA, "change");
    repository.project.write("a.yaml", format!("{}{}", change("'Upgrade'  # of all", ""), other));
    repository.commit_by(KARI, "another layout");
    repository.project.write("a.yaml", format!("{}{}", change("Upgrade", ""), other.replace("Softpro", "Softpro AB")));
    repository.commit_by(KARI, "what else stands in the file");
    repository.project.write(
        "a.yaml",
        change("Upgrade", "log: [{at: 2026-11-01T10:00:00+01:00, text: Started}]\n").replace("approved", "completed"),
    );
    repository.project.write("softpro.yaml", other.trim_start_matches("---\n"));
    repository.commit_by(KARI, "what has happened, and the other moved");
    repository.git(&["mv", "a.yaml", "b.yaml"]);
    repository.commit_by(KARI, "moved");
    // The target moved on, and she brings the branch up to date.
    repository.switch("main");
    repository.commit_files("moved on", &[("note.yaml", "a: 1\n")]);
    repository.switch("change");
    repository.git(&["merge", "-q", "--no-ff", "-m", "up to date", "main"]);
    approve(&repository, "b.yaml");
    repository.commit_by(KARI, "approved");
    assert!(!is_left_out(&repository));
}

/// A document is followed by its kind and id: neither moving it nor a merge hides who wrote it.
#[test]
fn nothing_hides_who_wrote_it() {
    // Moved by somebody else.
    let moved = repository();
    moved.project.write("a.yaml", change("Upgrade", ""));
    moved.commit_by(KARI, "change");
    moved.git(&["mv", "a.yaml", "b.yaml"]);
    moved.commit_by(OLA, "moved");
    approve(&moved, "b.yaml");
    moved.commit_by(OLA, "approved");
    assert!(is_left_out(&moved));
    // Written before somebody else rewrote it.
    let rewritten = repository();
    rewritten.project.write("a.yaml", change("Upgrade", ""));
    rewritten.commit_by(KARI, "change");
    rewritten.project.write("a.yaml", change("Upgrade of all", ""));
    rewritten.commit_by(OLA, "another title");
    approve(&rewritten, "a.yaml");
    rewritten.commit_by(OLA, "approved");
    assert!(is_left_out(&rewritten));
    // In a merge commit that is none.
    let merged = repository();
    merged.project.write("a.yaml", change("Upgrade", ""));
    merged.commit_by(OLA, "change");
    merged.switch("main");
    merged.commit_files("moved on", &[("note.yaml", "a: 1\n")]);
    merged.switch("change");
    merged.git(&["merge", "-q", "--no-ff", "--no-commit", "main"]);
    merged.project.write("a.yaml", change("Upgrade of all", ""));
    merged.commit_by(KARI, "up to date");
    approve(&merged, "a.yaml");
    merged.commit_by(OLA, "approved");
    assert!(is_left_out(&merged));
}

/// What the target has is what it was: who wrote that may approve what another changes.
#[test]
fn who_wrote_what_the_target_has_may_approve_a_change_of_it() {
    let repository = repository();
    repository.switch("main");
    repository.project.write("a.yaml", change("Upgrade", ""));
    repository.commit_by(KARI, "change");
    repository.git(&["checkout", "-q", "-B", "change"]);
    repository.project.write("a.yaml", change("Upgrade of all", ""));
    repository.commit_by(OLA, "another title");
    approve(&repository, "a.yaml");
    repository.commit_by(KARI, "approved");
    assert!(!is_left_out(&repository));
}

/// The same holds for a change of the rules: who wrote the list does not approve it, whoever asks for it by its own word.
#[test]
fn who_wrote_a_list_of_trusted_files_does_not_approve_it() {
    for (by, left_out) in [(KARI, true), (OLA, false)] {
        let policy = policy_of("Meeting", "{require: [title]}");
        let config = format!("{CONFIG}trust: {{role: gatekeeper}}\n");
        let files = [("vedtak.yaml", config.as_str()), ("policies/p.yaml", &policy), ("registry.yaml", &registry())];
        let repository = Repository::of(files);
        repository.branch("change");
        repository.project.write("policies/p.yaml", policy.replace("[title]", "[body]"));
        let list = ["approve", "--trust", "TC-1", "--base", "main", "--reason", "As agreed.", "--requester", "ola"];
        assert_eq!(repository.project.run(&list).status, 0);
        repository.commit_by(by, "list");
        let told = repository.project.run(&["digest", "TC-1", "--format", "json"]).json();
        let told = &told["documents"][0];
        let now = chrono::Utc::now().format("%Y-%m-%dT%H:%M:%SZ").to_string();
        let entry = |decision: &str, person: &str, seed: u8| {
            let entry = json!({
                "role": "gatekeeper", "by": person, "at": now, "decision": decision,
                "digest": told["digest"], "excluding": told["excluding"],
            });
            signed(&entry, ("TrustChange", "TC-1"), seed)
        };
        let path = repository.path().join("trust/TC-1.yaml");
        let text = std::fs::read_to_string(&path).unwrap();
        let entries = json!([entry("submitted", "ola", 2), entry("approved", "kari", 1)]);
        std::fs::write(&path, format!("{text}approvals: {entries}\n")).unwrap();
        repository.commit_by(KARI, "approved");
        let report = repository.project.report(&["--base", "main", "--head", "HEAD"]);
        let found = report["findings"].as_array().unwrap().iter();
        let told: Vec<&str> = found
            .filter(|one| one["rule"] == "policy-changed" && one["severity"] == "error")
            .map(|one| one["message"].as_str().unwrap())
            .collect();
        assert_eq!(told.iter().any(|one| one.contains("wrote it cannot approve it")), left_out, "{told:?}");
        assert_eq!(told.is_empty(), !left_out, "{told:?}");
    }
}
