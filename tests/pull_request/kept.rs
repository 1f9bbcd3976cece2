//! What a change must not take away: documents, their ids, and decisions in them.

use crate::repository::Repository;

const REGISTRY: &str = "kind: Party\nid: nhn\ntitle: NHN\ntype: provider\n---\nkind: Person\nid: kari\ntitle: Kari Nordmann\nparty: nhn\nroles: []\n";

const CONFIG: &str = "version: 1\npolicies: []\nregistry: ['registry/*.yaml']\n";

/// Minutes of a meeting; `{id}`, `{status}` and `{approvals}` are put in.
const MEETING: &str = "\
kind: Meeting
id: {id}
title: Council
status: {status}
body: council
at: 2026-11-20T09:00:00+01:00
participants: [{person: kari, party: nhn}]
{approvals}";

const APPROVED: &str = "  - {role: gatekeeper, by: kari, at: 2026-11-20T10:00:00+01:00, decision: approved}\n";
const REJECTED: &str = "  - {role: gatekeeper, by: kari, at: 2026-11-21T10:00:00+01:00, decision: rejected}\n";

fn meeting(id: &str, status: &str, approvals: &str) -> String {
    let approvals = if approvals.is_empty() { String::new() } else { format!("approvals:\n{approvals}") };
    MEETING.replace("{id}", id).replace("{status}", status).replace("{approvals}", &approvals)
}

/// A repository with minutes in `m/a.yaml`, on a branch of its own.
fn repository(status: &str, approvals: &str) -> Repository {
    let files = [
        ("vedtak.yaml", CONFIG.to_owned()),
        ("registry/all.yaml", REGISTRY.to_owned()),
        ("m/a.yaml", meeting("MTG-1", status, approvals)),
        ("m/two.yaml", meeting("MTG-2", "planned", "") + "---\n" + &meeting("MTG-3", "planned", "")),
    ];
    let repository = Repository::of(files);
    repository.branch("change");
    repository
}

/// The findings of the rules that hold what is there, as `path rule status`.
fn found(repository: &Repository) -> Vec<String> {
    let mut found = repository.against_main();
    found.retain(|one| one.contains(" deleted ") || one.contains(" moved-id "));
    found
}

fn remove(repository: &Repository, path: &str) {
    std::fs::remove_file(repository.path().join(path)).unwrap();
}

#[test]
fn a_document_that_others_rely_on_stays() {
    let held = repository("held", "");
    remove(&held, "m/a.yaml");
    assert_eq!(found(&held), ["m/a.yaml deleted active"]);
    let answer = held.check(&["--base", "main"]);
    assert_eq!(answer.status, 1);
    assert!(
        answer.out.contains("`MTG-1` is deleted; what has been sent, approved or is in force must stay"),
        "{answer:?}"
    );
    // What is said helps.
    held.git(&["checkout", "main", "--", "m/a.yaml"]);
    assert_eq!(found(&held), [""; 0]);
}

#[test]
fn drafts_and_what_is_called_off_may_go() {
    for status in ["cancelled", "planned"] {
        let repository = repository(status, "");
        remove(&repository, "m/a.yaml");
        let expected: &[&str] = if status == "cancelled" { &[] } else { &["m/a.yaml deleted active"] };
        assert_eq!(found(&repository), expected, "{status}");
    }
    let repository = repository("held", "");
    repository.commit_files("one of two", &[("m/two.yaml", &meeting("MTG-2", "planned", ""))]);
    assert_eq!(found(&repository), ["m/two.yaml deleted active"]);
}

/// Whatever takes a document out of the gate is told, whether or not it may be deleted.
#[test]
fn nothing_leaves_the_gate() {
    let text = meeting("MTG-1", "cancelled", "");
    let leave = |act: &dyn Fn(&Repository)| {
        let repository = repository("cancelled", "");
        act(&repository);
        found(&repository)
    };
    let moved = |to: &'static str| {
        move |repository: &Repository| {
            std::fs::create_dir_all(repository.path().join(to).parent().unwrap()).unwrap();
            std::fs::rename(repository.path().join("m/a.yaml"), repository.path().join(to)).unwrap();
        }
    };
    let written = |text: String| move |repository: &Repository| repository.project.write("m/a.yaml", &text);
    let told = ["m/a.yaml deleted active"];
    assert_eq!(leave(&moved("m/a.txt")), told, "another ending");
    assert_eq!(leave(&written(text.replace("kind: Meeting", "kind: Meating"))), told, "a kind misspelt");
    assert_eq!(leave(&written(text.replace("kind: Meeting", "kind: Gathering"))), told, "no kind of ours");
    assert_eq!(leave(&written(text.replace("id: MTG-1\n", ""))), told, "no id");
    assert_eq!(leave(&written("[".to_owned())), told, "no YAML");
    assert_eq!(leave(&written(text.clone() + "# " + &"x".repeat(1 << 20))), told, "too large");
    #[cfg(unix)]
    assert_eq!(
        leave(&|repository| {
            remove(repository, "m/a.yaml");
            repository.project.write("elsewhere.md", &text);
            std::os::unix::fs::symlink("../elsewhere.md", repository.path().join("m/a.yaml")).unwrap();
        }),
        told,
        "a link"
    );
    // The twins: a move within the gate, and another way to write it.
    assert_eq!(leave(&moved("n/b.yml")), [""; 0]);
    assert_eq!(leave(&written(text.replace("title: Council", "title:   'Council' # of change"))), [""; 0]);
}

#[test]
fn an_id_stays() {
    for status in ["held", "planned"] {
        let repository = repository(status, "");
        repository.project.write("m/a.yaml", meeting("MTG-9", status, ""));
        assert_eq!(found(&repository), ["m/a.yaml moved-id active"], "{status}");
        // Moved as well.
        std::fs::rename(repository.path().join("m/a.yaml"), repository.path().join("m/z.yaml")).unwrap();
        assert_eq!(found(&repository), ["m/z.yaml moved-id active"], "{status}");
    }
    let answer = {
        let repository = repository("held", "");
        repository.project.write("m/a.yaml", meeting("MTG-9", "held", ""));
        repository.check(&["--base", "main"])
    };
    assert!(answer.out.contains("the id was `MTG-1`; what refers to `MTG-1` no longer finds it"), "{answer:?}");
}

#[test]
fn decisions_are_only_added_to() {
    let both = format!("{APPROVED}{REJECTED}");
    let tell = |before: &str, after: &str| {
        let repository = repository("held", before);
        repository.project.write("m/a.yaml", meeting("MTG-1", "held", after));
        found(&repository)
    };
    let lost = "m/a.yaml deleted active";
    assert_eq!(tell(&both, APPROVED), [lost], "a rejection that is taken out");
    assert_eq!(tell(&both, ""), [lost, lost]);
    assert_eq!(tell(APPROVED, &APPROVED.replace("approved", "rejected")), [lost], "one that is turned round");
    assert_eq!(tell(APPROVED, &APPROVED.replace("T10", "T11")), [lost], "one that is made later");
    assert_eq!(tell(&format!("{APPROVED}{APPROVED}"), APPROVED), [lost], "one of two that are alike");
    // The twins.
    assert_eq!(tell(APPROVED, &both), [""; 0], "a decision that comes in addition");
    assert_eq!(tell(&both, &format!("{REJECTED}{APPROVED}")), [""; 0], "another order");
    let block = "  - by: kari\n    role: gatekeeper   # in writing\n    decision: approved\n    at: '2026-11-20T10:00:00+01:00'\n";
    assert_eq!(tell(APPROVED, block), [""; 0], "another way to write it");
    assert_eq!(tell("", APPROVED), [""; 0]);
}

/// A draft may go; what somebody decided in it may not.
#[test]
fn a_draft_with_decisions_stays() {
    let repository = repository("cancelled", REJECTED);
    remove(&repository, "m/a.yaml");
    assert_eq!(found(&repository), ["m/a.yaml deleted active"]);
    let repository = self::repository("cancelled", REJECTED);
    repository.project.write("m/a.yaml", meeting("MTG-9", "cancelled", ""));
    assert_eq!(found(&repository), ["m/a.yaml moved-id active"]);
}

/// Documents of the repository's own kinds are told and do not gate, unless they leave the gate.
#[test]
fn documents_of_own_kinds_are_told() {
    let repository = Repository::of([
        ("vedtak.yaml", "version: 1\ndocuments: [{paths: ['t/*.yaml'], kind: Thing, schema: thing.json}]\n"),
        ("thing.json", "{\"type\": \"object\"}"),
        ("t/a.yaml", "id: a\nowner: x\n"),
    ]);
    repository.branch("change");
    remove(&repository, "t/a.yaml");
    assert_eq!(found(&repository), ["t/a.yaml deleted active"]);
    assert_eq!(repository.check(&["--base", "main", "--allow-empty"]).status, 0);
    repository.project.write("u/a.yaml", "id: a\nowner: x\n");
    assert_eq!(found(&repository), ["t/a.yaml deleted active"]);
    assert_eq!(repository.check(&["--base", "main", "--allow-empty"]).status, 1);
}
