//! A policy that somebody takes to be in force and that is not, or that governs nothing, is told where it is named.

use super::project::Project;

const OWN: &str = "kind: Policy
id: own
title: Own
rules:
  OWN-1:
    title: Has a background
    kinds: [Order]
    check: {require: [title]}
";

/// A project with one service that lists these policies.
fn project(config: &str, policies: &str) -> Project {
    Project::new().with("vedtak.yaml", config).with("registry/medusa.yaml", service(policies))
}

fn service(policies: &str) -> String {
    format!(
        "kind: Service\nid: medusa\ntitle: Medusa\nowner: nhn\npolicies: {policies}\n---\n\
         {{kind: Party, id: nhn, title: Norsk Helsenett SF, type: provider}}\n"
    )
}

/// What is found by these two rules.
fn found(project: &Project) -> Vec<String> {
    let rules = ["uncovered", "unmatched", "unknown-reference"];
    project.findings(&[]).into_iter().filter(|one| rules.iter().any(|rule| one.ends_with(rule))).collect()
}

const IN_FORCE: &str = "registry/medusa.yaml:5:12 uncovered";

#[test]
fn a_listed_policy_that_is_not_in_force_is_an_error_at_its_entry() {
    let cases: &[(&str, &str, &str, &[&str], &str)] = &[
        ("misspelt", "", "[medsua]", &[IN_FORCE], "write `medusa`, or add the policy"),
        (
            "not allowed",
            "policies: ['registry/*.yaml']\n",
            "[medusa]",
            &[IN_FORCE],
            "add `builtin:medusa` to `policies`",
        ),
        ("nothing allowed", "policies: []\n", "[medusa]", &[IN_FORCE], "add `builtin:medusa` to `policies`"),
        ("file not matched", "", "[own]", &[IN_FORCE], "add `rules/own.yaml` to `policies`"),
        ("nothing like it", "", "[zzzzzzzzzz]", &[IN_FORCE], "add the policy, or remove it here"),
        ("the second", "", "[medusa, medsua]", &["registry/medusa.yaml:5:20 uncovered"], "write `medusa`"),
        ("in force", "", "[medusa]", &[], ""),
        ("in force by its file", "policies: ['rules/*.yaml']\n", "[own]", &[], ""),
        ("none", "", "[]", &[], ""),
    ];
    for (name, config, policies, expected, help) in cases {
        let project = project(config, policies).with("rules/own.yaml", OWN);
        assert_eq!(found(&project), *expected, "{name}");
        if !expected.is_empty() {
            let report = project.report(&[]);
            let finding = report["findings"].as_array().unwrap().iter().find(|one| one["rule"] == "uncovered").unwrap();
            assert_eq!(finding["severity"], "error", "{name}");
            assert!(finding["help"].as_str().unwrap().contains(help), "{name}: {finding}");
            assert_eq!(project.check(&[]).status, 1, "{name}");
        }
    }
}

#[test]
fn it_stays_an_error_whatever_the_configuration_says_of_documents_under_no_policy() {
    for level in ["\"off\"", "note", "warning", "error"] {
        let project = project(&format!("severity: {{uncovered: {level}}}\n"), "[medsua]");
        assert_eq!(project.report(&[])["findings"][0]["severity"], "error", "{level}");
        assert_eq!(project.check(&[]).status, 1, "{level}");
    }
}

#[test]
fn a_policy_that_governs_nothing_is_told_where_it_is_named() {
    let applies = OWN.replace("rules:\n", "applies: {where: 'service != null && service.id == \"other\"'}\nrules:\n");
    let holds = OWN.replace("rules:\n", "applies: {where: 'service != null && service.id == \"medusa\"'}\nrules:\n");
    let own_kind = OWN.replace("[Order]", "[Kep]");
    let mapped = "documents: [{paths: ['keps/'], kind: Kep, schema: kep.json}]\n";
    let cases: &[(&str, String, &str, &str, &[&str])] = &[
        ("shipped, listed", "policies: ['builtin:medusa']\n".into(), "[medusa]", OWN, &[]),
        ("shipped, not listed", "policies: ['builtin:medusa']\n".into(), "[]", OWN, &["vedtak.yaml:1:12 unmatched"]),
        ("all shipped, not listed", "policies: ['builtin:*']\n".into(), "[]", OWN, &[]),
        ("nothing said", String::new(), "[]", OWN, &[]),
        ("own, not listed", "policies: [rules/own.yaml]\n".into(), "[]", OWN, &["vedtak.yaml:1:12 unmatched"]),
        ("own, by a pattern", "policies: ['rules/*.yaml']\n".into(), "[]", OWN, &[]),
        ("own, by its folder", "policies: [rules/]\n".into(), "[]", OWN, &[]),
        ("own, listed", "policies: [rules/own.yaml]\n".into(), "[own]", OWN, &[]),
        (
            "the second of two",
            "policies:\n  - builtin:*\n  - rules/own.yaml\n".into(),
            "[medusa]",
            OWN,
            &["vedtak.yaml:3:5 unmatched"],
        ),
        (
            "applies to no service",
            "policies: [rules/own.yaml]\n".into(),
            "[own]",
            &applies,
            &["vedtak.yaml:1:12 unmatched"],
        ),
        ("applies", "policies: [rules/own.yaml]\n".into(), "[own]", &holds, &[]),
        ("a kind of one's own", format!("{mapped}policies: [rules/own.yaml]\n"), "[]", &own_kind, &[]),
    ];
    for (name, config, policies, policy, expected) in cases {
        let project = project(config, policies)
            .with("rules/own.yaml", policy)
            .with("kep.json", "{\"properties\": {\"title\": {}}}")
            .with("keps/1.yaml", "title: a\n");
        assert_eq!(found(&project), *expected, "{name}");
        let report = project.report(&[]);
        let findings = report["findings"].as_array().unwrap();
        assert!(
            findings.iter().all(|one| one["rule"] != "unmatched" || one["severity"] == "warning"),
            "{name}: {findings:?}"
        );
    }
    for level in ["\"off\"", "note"] {
        let lowered = project(&format!("severity: {{unmatched: {level}}}\n"), "[]");
        assert_eq!(lowered.check(&[]).status, 2, "{level}");
    }
}
