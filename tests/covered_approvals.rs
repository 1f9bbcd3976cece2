//! Approvals of a part of a document: `covers` in a policy, `covering` in an entry.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;
mod repository;

use project::Project;
use repository::Repository;
use serde_json::Value;

const PERSONS: &str = "\
kind: Person
id: kari
title: Kari Nordmann
party: nhn
roles: [{role: gatekeeper, from: 2020-01-01, to: null}]
---
kind: Person
id: anna
title: Anna Svensson
party: nhn
roles: []
";

const CHANGE: &str = "\
kind: ChangeRequest
id: CHG-1
title: Upgrade
service: medusa
status: proposed
initiator: nhn
requester: anna
purpose: upgrade
class: normal
size: minor
environments: [production]
affectsOperation: true
databases: [{name: MTU, region: helse-vest, operation: change}]
plan:
  participants: [{party: nhn}]
  production: {start: 2030-12-08T18:00, end: 2030-12-08T20:00}
";

/// A rule that asks for an approval of the plan for production, in upgrades.
const COVERS: &str = "    when: \"doc.purpose == 'upgrade'\"\n    check: {approval: {role: gatekeeper, evidence: bound, before: plan.production.start, covers: [plan.production]}}\n";

/// What decides is added: `purpose`, which the condition reads, and what every approval is of.
const COVERING: [&str; 8] =
    ["affectsOperation", "class", "environments", "initiator", "plan/production", "purpose", "requester", "service"];

fn policy(rules: &[&str]) -> String {
    let rules: Vec<String> = rules
        .iter()
        .enumerate()
        .map(|(at, rule)| format!("  P-{}:\n    title: One rule\n    kinds: [ChangeRequest]\n{rule}", at + 1))
        .collect();
    format!("kind: Policy\nid: p\ntitle: P\ncalendar: \"NO\"\nrules:\n{}", rules.concat())
}

fn project(rules: &[&str]) -> Project {
    Project::of([
        ("vedtak.yaml", "language: en\n".to_owned()),
        ("registry.yaml", format!("{}{PERSONS}", project::SERVICE)),
        ("change.yaml", CHANGE.to_owned()),
        ("policies/p.yaml", policy(rules)),
    ])
}

/// Approves as Kari, without a signature.
fn approve(project: &Project) -> Value {
    let arguments = ["approve", "CHG-1", "--role", "gatekeeper", "--by", "kari", "--unsigned", "--lang", "en", "--yes"];
    let shown = project.run(&[&arguments[..], &["sha256:0"]].concat());
    let digest = shown.out.split('`').find(|word| word.starts_with("sha256:")).unwrap().to_owned();
    let answer = project.run(&[&arguments[..], &[&digest]].concat());
    assert_eq!(answer.status, 0, "{answer:?}");
    let text = std::fs::read_to_string(project.path().join("change.yaml")).unwrap();
    let document: Value = serde_yaml::from_str(&text).unwrap();
    document["approvals"][0].clone()
}

/// What the first rule says: nothing where it is met.
fn said(project: &Project) -> String {
    let report = project.report(&[]);
    let all = [&report["findings"], &report["pending"]].into_iter().flat_map(|list| list.as_array().unwrap());
    let own: Vec<String> = all
        .filter(|one| one["rule"] == "P-1")
        .map(|one| one["message"].as_str().or(one["missing"].as_str()).unwrap().to_owned())
        .collect();
    own.join("\n")
}

fn edit(project: &Project, from: &str, to: &str) {
    let path = project.path().join("change.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from}: {text}");
    std::fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn an_approval_is_of_what_the_rule_says_and_of_what_decides() {
    let project = project(&[COVERS]);
    assert!(!said(&project).is_empty());
    let entry = approve(&project);
    assert_eq!(entry["covering"], serde_json::json!(COVERING));
    assert_eq!(said(&project), "");
    // What it does not cover may change.
    for (from, to) in [
        ("title: Upgrade", "title: Upgrade to 7.2"),
        ("participants: [{party: nhn}]", "participants: [{party: nhn}, {party: softpro}]"),
        ("size: minor", "size: major"),
        ("name: MTU", "name: MTU2"),
    ] {
        edit(&project, from, to);
        assert_eq!(said(&project), "", "{to}");
    }
    // What it covers voids it: what the rule names, what its condition reads, what every approval is of.
    for (from, to) in [
        ("start: 2030-12-08T18:00", "start: 2030-12-08T17:00"),
        ("class: normal", "class: urgent"),
        ("requester: anna", "requester: kari"),
        ("environments: [production]", "environments: [production, test]"),
    ] {
        edit(&project, from, to);
        assert!(said(&project).contains("it is of other content than what is here now"), "{to}: {}", said(&project));
        edit(&project, to, from);
        assert_eq!(said(&project), "", "{from}");
    }
    // The condition reads it: elsewhere no approval is asked for, and back in its old state it counts again.
    edit(&project, "purpose: upgrade", "purpose: maintenance");
    assert_eq!(said(&project), "");
}

/// Another's covering entry cannot be narrower than the rule asks, whatever its digest.
#[test]
fn an_approval_of_less_does_not_count() {
    let narrow = project(&[
        "    check: {approval: {role: gatekeeper, evidence: bound, before: plan.production.start, covers: [title]}}\n",
    ]);
    approve(&narrow);
    let text = std::fs::read_to_string(narrow.path().join("change.yaml")).unwrap();
    let project = project(&[COVERS]);
    project.write("change.yaml", &text);
    assert!(said(&project).contains("it covers no `plan/production`, `purpose` (`covering`)"), "{}", said(&project));
    // Where all of the document is asked for, a part is too little.
    let whole = COVERS.replace(", covers: [plan.production]", "");
    project.write("policies/p.yaml", policy(&[&whole]));
    assert!(said(&project).contains("it covers only a part of the document (`covering`)"), "{}", said(&project));
}

#[test]
fn an_approval_of_more_counts() {
    // Of the role's two rules one asks for all: what is written is of all.
    let whole = COVERS.replace(", covers: [plan.production]", "");
    let project = project(&[COVERS, &whole]);
    let entry = approve(&project);
    assert_eq!(entry["covering"], Value::Null);
    assert_eq!(said(&project), "");
    edit(&project, "title: Upgrade", "title: Another");
    assert!(said(&project).contains("it is of other content"), "{}", said(&project));

    // Of two that each ask for a part, what is written is of both.
    let other = COVERS.replace("[plan.production]", "[title, plan.production.start]");
    let project = self::project(&[COVERS, &other]);
    let entry = approve(&project);
    let covering = entry["covering"].as_array().unwrap();
    assert!(covering.contains(&"title".into()) && covering.contains(&"plan/production".into()), "{covering:?}");
    assert!(!covering.contains(&"plan/production/start".into()), "it lies within another: {covering:?}");
    assert_eq!(said(&project), "");
}

/// A list on the way to what decides is covered whole.
#[test]
fn what_decides_in_a_list_covers_the_list() {
    let rule = "    check: {each: 'databases[]', when: \"it.operation == 'change'\", approval: {role: gatekeeper, evidence: bound, before: plan.production.start, covers: [plan.production]}}\n";
    let project = project(&[rule]);
    let entry = approve(&project);
    assert!(entry["covering"].as_array().unwrap().contains(&"databases".into()), "{entry}");
    assert_eq!(said(&project), "");
    edit(&project, "name: MTU", "name: MTU2");
    assert!(said(&project).contains("it is of other content"), "{}", said(&project));
}

#[test]
fn a_list_that_cannot_be_verified_is_no_approval() {
    let project = project(&[COVERS]);
    approve(&project);
    let text = std::fs::read_to_string(project.path().join("change.yaml")).unwrap();
    let start = text.find("covering:").unwrap();
    let end = start + text[start..].find(']').unwrap() + 1;
    for list in [
        "covering: [title, service]",
        "covering: ['databases/[]/name']",
        "covering: title",
        "covering: ['']",
        "covering: {}",
    ] {
        project.write("change.yaml", format!("{}{list}{}", &text[..start], &text[end..]));
        assert!(said(&project).contains("cannot be verified"), "{list}: {}", said(&project));
    }
    // Without a digest it is of nothing.
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("digest:"));
    let without = lines.collect::<Vec<_>>().join("\n");
    assert_ne!(without.len() + 1, text.len(), "{text}");
    project.write("change.yaml", without);
    assert!(said(&project).contains("cannot be verified"), "{}", said(&project));
}

#[test]
fn what_no_approval_can_be_of_is_refused() {
    let with = |covers: &str, more: &str| {
        let rule = format!(
            "{more}    check: {{approval: {{role: gatekeeper, evidence: bound, before: plan.production.start, {covers}}}}}\n"
        );
        project(&[&rule]).check(&[])
    };
    for (covers, more, says) in [
        ("covers: ['databases[].name']", "", "`covers` goes into no list"),
        ("covers: ['plan.*.start']", "", "`covers` goes into no list"),
        ("covers: [plan.prodution]", "", "prodution"),
        ("covers: []", "", "covers"),
        ("covers: [title]", "    when: 'doc != base'\n", "what decides whether the approval is asked for"),
        ("covers: [title], in: 'orders[]'", "", "`covers`"),
    ] {
        let answer = with(covers, more);
        assert_eq!(answer.status, 2, "{covers}: {answer:?}");
        assert!(answer.err.contains(says), "{covers}: {}", answer.err);
    }
}

/// What `unapproved` says of a pull request into `main`, in a language.
fn unapproved(repository: &Repository, lang: &str) -> Vec<String> {
    let arguments = ["check", "--base", "main", "--lang", lang, "--format", "json"];
    let report = repository.project.run(&arguments).json();
    let found = report["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == "unapproved");
    found
        .map(|one| {
            assert_eq!((&one["severity"], &one["status"]), (&"note".into(), &"active".into()), "{one}");
            one["message"].as_str().unwrap().to_owned()
        })
        .collect()
}

#[test]
fn what_a_change_touches_and_no_approval_is_of_is_told() {
    let repository = Repository { project: project(&[COVERS]) };
    repository.git(&["init", "-q", "-b", "main"]);
    repository.commit("first");
    repository.branch("change");
    assert_eq!(unapproved(&repository, "en"), [""; 0], "nothing is changed");
    // The approval that is still asked for is of the plan for production: that it is missing is told already.
    edit(&repository.project, "start: 2030-12-08T18:00", "start: 2030-12-08T17:00");
    assert_eq!(unapproved(&repository, "en"), [""; 0]);
    approve(&repository.project);
    assert_eq!(said(&repository.project), "");
    assert_eq!(unapproved(&repository, "en"), [""; 0]);
    // The rest is nobody's.
    edit(&repository.project, "title: Upgrade", "title: Upgrade of everything");
    edit(&repository.project, "size: minor", "size: major");
    edit(&repository.project, "[{party: nhn}]", "[{party: nhn}, {party: softpro}]");
    assert_eq!(
        [unapproved(&repository, "nb"), unapproved(&repository, "sv"), unapproved(&repository, "en")].concat(),
        [
            "godkjent av ingen: `plan.participants`, `size` og `title`; \
             godkjenningene gjelder andre deler",
            "godkänt av ingen: `plan.participants`, `size` och `title`; \
             godkännandena gäller andra delar",
            "approved by nobody: `plan.participants`, `size` and `title`; \
             the approvals cover other parts",
        ]
    );
    // It is no matter of a project as it lies, and gates nothing.
    assert!(!repository.findings(&[]).iter().any(|one| one.contains("unapproved")));
}

#[test]
fn of_a_new_document_the_parts_that_nobody_is_asked_for_are_told() {
    let project = project(&[COVERS]);
    std::fs::remove_file(project.path().join("change.yaml")).unwrap();
    let repository = Repository { project };
    repository.git(&["init", "-q", "-b", "main"]);
    repository.commit("first");
    repository.branch("change");
    repository.project.write("change.yaml", CHANGE);
    // `plan.production` and what decides is asked for, `status` is no content, kind and id are the document itself.
    assert_eq!(
        unapproved(&repository, "en"),
        ["approved by nobody: `databases`, `plan.participants`, `size` and `title`; \
          the approvals cover other parts"]
    );
}

#[test]
fn where_somebody_sees_the_whole_nothing_is_left_over() {
    for covers in [", covers: [plan, size, title, databases]", ""] {
        let repository =
            Repository { project: project(&[COVERS, &COVERS.replace(", covers: [plan.production]", covers)]) };
        repository.git(&["init", "-q", "-b", "main"]);
        repository.commit("first");
        repository.branch("change");
        edit(&repository.project, "title: Upgrade", "title: Upgrade of everything");
        edit(&repository.project, "[{party: nhn}]", "[{party: nhn}, {party: softpro}]");
        assert_eq!(unapproved(&repository, "en"), [""; 0], "{covers}: asked for");
        approve(&repository.project);
        assert_eq!(unapproved(&repository, "en"), [""; 0], "{covers}: given");
        // What has happened since is no content.
        edit(&repository.project, "{party: softpro}", "{party: softpro, informedAt: 2026-11-01T10:00:00+01:00}");
        edit(&repository.project, "status: proposed", "status: approved");
        assert_eq!(unapproved(&repository, "en"), [""; 0], "{covers}: informed");
    }
}
