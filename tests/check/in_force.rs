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

/// The same without the policy that is there whether `policies` takes it or not.
fn found_of_taken(project: &Project) -> Vec<String> {
    found(project).into_iter().filter(|one| one != "rules/own.yaml:1:7 unmatched").collect()
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
        assert_eq!(found_of_taken(&project), *expected, "{name}");
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
        ("own, by a pattern", "policies: ['rules/*.yaml']\n".into(), "[]", OWN, &["rules/own.yaml:2:5 unmatched"]),
        ("own, by its folder", "policies: [rules/]\n".into(), "[]", OWN, &["rules/own.yaml:2:5 unmatched"]),
        (
            "own, by a pattern beside what ships",
            "policies: ['builtin:*', 'rules/*.yaml']\n".into(),
            "[medusa]",
            OWN,
            &["rules/own.yaml:2:5 unmatched"],
        ),
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
            &["registry/medusa.yaml:5:12 unmatched"],
        ),
        (
            "applies to no service, by a pattern",
            "policies: ['rules/*.yaml']\n".into(),
            "[own]",
            &applies,
            &["registry/medusa.yaml:5:12 unmatched"],
        ),
        (
            "applies to no service, by its folder",
            "policies: ['builtin:*', rules/]\n".into(),
            "[medusa, own]",
            &applies,
            &["registry/medusa.yaml:5:20 unmatched"],
        ),
        ("applies", "policies: [rules/own.yaml]\n".into(), "[own]", &holds, &[]),
        ("a kind of one's own", format!("{mapped}policies: [rules/own.yaml]\n"), "[]", &own_kind, &[]),
    ];
    for (name, config, policies, policy, expected) in cases {
        let project = project(config, policies)
            .with("rules/own.yaml", policy)
            .with("kep.json", "{\"properties\": {\"title\": {}}}")
            .with("keps/1.yaml", "title: a\n");
        assert_eq!(found_of_taken(&project), *expected, "{name}");
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

/// A policy may govern one of the services that list it and not the other, which believes that it does.
#[test]
fn a_service_that_applies_does_not_hold_for_is_told() {
    let applies = OWN.replace("rules:\n", "applies: {where: 'service != null && service.id == \"medusa\"'}\nrules:\n");
    let project = project("", "[own]")
        .with("policies/own.yaml", &applies)
        .with("registry/second.yaml", "kind: Service\nid: second\ntitle: B\nowner: nhn\npolicies: [medusa, own]\n");
    let report = project.report(&[]);
    let mut findings = report["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == "unmatched");
    let (Some(finding), None) = (findings.next(), findings.next()) else { panic!("{report}") };
    assert_eq!(
        finding["message"],
        "`applies` of `own` does not hold for the service `second`, which it does not govern"
    );
    let place = (&finding["path"], &finding["start"]["column"], &finding["pointer"], &finding["severity"]);
    let expected = (&"registry/second.yaml".into(), &20.into(), &"/policies/1".into(), &"warning".into());
    assert_eq!(place, expected);
}

/// Documents of policy that stand where `policies` does not take them are documents like others, and not in force.
#[test]
fn a_policy_or_calendar_that_is_not_taken_is_told() {
    let calendar = "kind: Calendar\nid: ours\ntitle: Ours\nbasedOn: \"NO\"\n";
    let second = OWN.replace("own", "second").replace("OWN-", "SECOND-");
    let only = "policies: ['policies/*.yaml']\n";
    let cases: &[(&str, &str, &str, &[&str])] = &[
        ("", "rules/b.yaml", &second, &["rules/b.yaml:1:7"]),
        ("", "policies/more/b.yaml", calendar, &[]),
        (only, "policies/b.yaml", calendar, &[]),
        (only, "policies/more/b.yaml", &second, &["policies/more/b.yaml:1:7"]),
        (only, "policies/b.yml", &second, &["policies/b.yml:1:7"]),
        (only, "b.yml", &second, &["b.yml:1:7"]),
        (
            only,
            "policies/b.json",
            "{\"kind\": \"Calendar\", \"id\": \"ours\", \"title\": \"Ours\", \"basedOn\": \"NO\"}",
            &["policies/b.json:1:10"],
        ),
        ("", "registry/ours.yaml", calendar, &["registry/ours.yaml:1:7"]),
        ("policies: ['builtin:*']\n", "registry/ours.yaml", calendar, &["registry/ours.yaml:1:7"]),
        // Nothing is to be in force.
        ("policies: []\n", "rules/b.yaml", &second, &[]),
        ("exclude: [rules/]\n", "rules/b.yaml", &second, &[]),
    ];
    for (config, path, text, expected) in cases {
        let policies = if config.contains("[]") { "[]" } else { "[own]" };
        let policies = if config.contains("builtin") { "[medusa]" } else { policies };
        let project = project(config, policies).with(path, text);
        let project = if policies == "[own]" { project.with("policies/own.yaml", OWN) } else { project };
        let expected: Vec<String> = expected.iter().map(|place| format!("{place} unmatched")).collect();
        assert_eq!(found(&project), expected, "{config} {path}");
        let report = project.report(&[]);
        for finding in report["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == "unmatched") {
            let message = finding["message"].as_str().unwrap();
            assert!(message.ends_with("is not in force; `policies` does not name its file"), "{message}");
            assert_eq!(finding["help"], format!("add `{path}` to `policies` of `vedtak.yaml`, or remove the document"));
            assert_eq!(finding["severity"], "warning");
        }
    }
}

/// A policy of the root is there for its projects as well.
#[test]
fn a_policy_that_a_service_of_a_project_lists_governs() {
    for (policies, expected) in [("[own]", &[][..]), ("[medusa]", &["policies/own.yaml:2:5 unmatched"])] {
        let project = Project::new()
            .with("vedtak.yaml", "projects: [a]\n")
            .with("policies/own.yaml", OWN)
            .with("a/vedtak.yaml", "version: 1\n")
            .with("a/registry/medusa.yaml", service(policies));
        assert_eq!(found(&project), expected, "{policies}");
    }
}

/// Documents of a kind of the repository that belong to services are governed by what those list.
#[test]
fn a_kind_whose_documents_belong_to_services_needs_one_that_lists_the_policy() {
    let policy = OWN.replace("[Order]", "[Kep]");
    let schema = "{\"properties\": {\"title\": {}, \"service\": {\"type\": \"string\", \"x-ref\": \"Service\"}}}";
    let mapped = "documents: [{paths: ['keps/'], kind: Kep, schema: kep.json}]\npolicies: [rules/*.yaml]\n";
    for (kep, policies, expected) in [
        ("title: a\nservice: medusa\n", "[]", &["rules/own.yaml:2:5 unmatched"][..]),
        ("title: a\nservice: medusa\n", "[own]", &[]),
        ("title: a\n", "[]", &[]),
    ] {
        let project =
            project(mapped, policies).with("rules/own.yaml", &policy).with("kep.json", schema).with("keps/1.yaml", kep);
        assert_eq!(found(&project), expected, "{kep} {policies}");
    }
}

/// A rule judges on the days that it is in force, both ends included: before them it warns and names the day, after them it
/// judges nothing and is named as such.
#[test]
fn a_rule_judges_from_its_first_day_to_its_last() {
    let policy = |of_policy: &str, of_rule: &str| {
        format!(
            "kind: Policy\nid: p\ntitle: P\ncalendar: \"NO\"\n{of_policy}rules:\n  A-1:\n    title: T\n    kinds: [Thing]\n    \
             check: {{require: [name]}}\n    ours: a rule of this project\n{of_rule}"
        )
    };
    let effective = |text: &str| if text.is_empty() { String::new() } else { format!("effective: {text}\n") };
    let now = ["--now", "2026-06-15T12:00:00+02:00"];
    for (of_policy, of_rule, found) in [
        ("", "", "error"),
        ("", "{to: 2020-01-01}", "ended 1 January 2020"),
        ("", "{to: 2026-06-14}", "ended 14 June"),
        ("", "{to: 2026-06-15}", "error"),
        ("", "{from: 2026-06-15, to: 2026-06-15}", "error"),
        ("", "{from: 2026-06-16}", "warning 16 June"),
        ("", "{from: 2026-06-16, to: 2027-01-01}", "warning 16 June"),
        ("{to: 2020-01-01}", "", "ended 1 January 2020"),
        ("{from: 2027-01-01}", "", "warning 1 January 2027"),
        ("{to: 2020-01-01}", "{to: 2030-01-01}", "ended 1 January 2020"),
        ("{from: 2027-01-01}", "{from: 2020-01-01}", "warning 1 January 2027"),
        ("{from: 2020-01-01}", "{from: 2027-02-01}", "warning 1 February 2027"),
        ("{from: 2026-01-01, to: 2026-12-31}", "{from: 2026-02-01}", "error"),
        // Never in force: a mistake in the policy.
        ("", "{from: 2027-01-01, to: 2020-01-01}", "refused"),
        ("{from: 2027-01-01, to: 2026-12-31}", "", "refused"),
        ("{to: 2026-12-31}", "{from: 2027-01-01}", "refused"),
        ("{from: 2026-12-31}", "{to: 2026-01-01}", "refused"),
    ] {
        let of_rule = if of_rule.is_empty() { String::new() } else { format!("    {}", effective(of_rule)) };
        let text = policy(&effective(of_policy), &of_rule);
        let project =
            Project::of_schema("{\"minProperties\": 1}").with("policies/p.yaml", &text).with("d/a.yaml", "id: a\n");
        let answer = project.check(&[&["--format", "json"][..], &now].concat());
        if found == "refused" {
            assert_eq!(answer.status, 2, "{text}: {answer:?}");
            assert!(answer.err.contains("which is never"), "{text}: {answer:?}");
            continue;
        }
        let report = answer.json();
        let findings: Vec<(&str, &str)> = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| (finding["severity"].as_str().unwrap(), finding["message"].as_str().unwrap()))
            .collect();
        let skipped = report["summary"]["skipped"].to_string();
        match found.split_once(' ') {
            None => assert!(
                matches!(findings[..], [("error", message)] if !message.contains("in force")),
                "{text}: {findings:?}"
            ),
            Some(("warning", day)) => {
                let named = format!("{day})");
                assert!(
                    matches!(findings[..], [("warning", message)] if message.contains("(in force from ") && message.ends_with(&named)),
                    "{text}: {findings:?}"
                );
            }
            Some((_, day)) => {
                assert!(findings.is_empty(), "{text}: {findings:?}");
                assert!(
                    skipped.contains("A-1") && skipped.contains("was in force until ") && skipped.contains(day),
                    "{skipped}"
                );
            }
        }
        assert_eq!(answer.status, i32::from(found == "error"), "{text}");
    }
}

/// A policy that a service lists and whose last day is past governs nothing, and the service is told.
#[test]
fn a_policy_that_has_ended_is_told_at_the_service_that_lists_it() {
    let policy = "kind: Policy\nid: p\ntitle: P\ncalendar: \"NO\"\neffective: {to: 2020-01-01}\nrules:\n  A-1:\n    title: T\n    kinds: [Meeting]\n    \
                  check: {require: [agenda]}\n    ours: a rule of this project\n";
    let service = "kind: Service\nid: medusa\ntitle: Medusa\nowner: nhn\nprovider: nhn\npolicies: [p]\n---\nkind: Party\nid: nhn\ntitle: NHN\ntype: provider\n";
    let project = Project::new().with("policies/p.yaml", policy).with("registry/s.yaml", service);
    let report = project.report(&["--now", "2026-06-15T12:00:00+02:00"]);
    let finding = &report["findings"][0];
    assert_eq!((&finding["rule"], &finding["severity"]), (&"uncovered".into(), &"error".into()), "{report}");
    assert!(finding["help"].as_str().unwrap().contains("until Wednesday 1 January 2020"), "{finding}");
    let report = project.report(&["--now", "2020-01-01T12:00:00+02:00"]);
    assert_eq!(report["findings"].as_array().unwrap().len(), 0, "{report}");
}

/// The sample of a policy that is shipped beside its schema is one that can be used.
#[test]
fn the_sample_of_a_policy_is_in_force_for_the_services_that_list_it() {
    let sample = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/samples/policy.yaml")).unwrap();
    for (regions, is_governed) in [("[helse-vest]", true), ("[helse-nord]", false)] {
        let project = Project::new()
            .with("vedtak.yaml", "repository: nhn/test\n")
            .with("policies/p.yaml", &sample)
            .with("registry/s.yaml", service("[eksempel]").replace("owner: nhn\n", &format!("owner: nhn\nregions: {regions}\n")))
            .with("o.yaml", "kind: Order\nid: ORD-1\ntitle: Lagring\nservice: medusa\nstatus: offered\ntype: other\ninitiator: nhn\n\
                             requester: kari.nordmann\nenvironments: []\n");
        let answer = project.check(&["--format", "json"]);
        assert_eq!(answer.status, 1, "{answer:?}");
        let of_order = |rule: &str| answer.json()["findings"].as_array().unwrap().iter().any(|one| one["rule"] == rule);
        assert_eq!(of_order("uncovered"), !is_governed, "{regions}: {answer:?}");
    }
}

/// A rule about vedtak's own kinds alone need not ask whether there is a service: without one it governs nothing.
#[test]
fn a_rule_for_shipped_kinds_has_its_service() {
    for (kinds, condition, is_taken) in [
        ("[Order]", "service.title != ''", true),
        ("[Order, Meeting]", "service.title != ''", true),
        ("[Order]", "service != null && service.title != ''", true),
        ("[Order]", "service.?title.orValue('') != ''", true),
        ("[Thing]", "service.title != ''", false),
        ("[Order, Thing]", "service.title != ''", false),
        ("[Thing]", "service == null || service.title != ''", true),
        ("[Order]", "service.regions.size() > 0", false),
    ] {
        let policy = format!(
            "kind: Policy\nid: p\ntitle: P\nrules:\n  A-1:\n    title: T\n    kinds: {kinds}\n    when: \"{condition}\"\n    check: {{require: [id]}}\n"
        );
        let project = Project::of_schema("{}").with("policies/p.yaml", policy).with("d/a.yaml", "id: a\n");
        let answer = project.check(&[]);
        assert_eq!(answer.status == 2, !is_taken, "{kinds} {condition}: {answer:?}");
    }
}
