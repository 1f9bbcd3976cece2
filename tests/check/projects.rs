//! Projects below a root: each is judged by its own configuration, in one run and one report.

use super::project::{Project, answer, vedtak};

const ROOT: &str = "kind: Party
id: nhn
title: Norsk Helsenett SF
type: provider
---
kind: Person
id: kari
title: Kari Nordmann
party: nhn
roles: [{role: release-manager, from: 2026-01-01}]
---
kind: Person
id: ola
title: Ola Nordmann
party: nhn
roles: []
";

fn policy(id: &str) -> String {
    let rule = id.to_uppercase();
    format!(
        "kind: Policy\nid: {id}\ntitle: Policy of {id}\nrules:\n  {rule}-1:\n    title: A release manager approves\n    \
         kinds: [ChangeRequest]\n    check: {{approval: {{role: release-manager, before: plan.production.start}}}}\n    \
         message: not approved in {id}\n"
    )
}

fn service(id: &str) -> String {
    format!(
        "kind: Service\nid: {id}\ntitle: {id}\nowner: nhn\nprovider: nhn\npolicies: [{id}]\nsensitiveData: false\nenvironments: []\n"
    )
}

/// A change of a service that a person has approved.
fn change(service: &str, by: &str) -> String {
    format!(
        "kind: ChangeRequest\nid: CHG-1\ntitle: Bytte av disk\nservice: {service}\nstatus: proposed\ninitiator: nhn\n\
         requester: kari\npurpose: correction\nclass: normal\nsize: minor\nenvironments: [production]\n\
         affectsOperation: false\nplan: {{production: {{start: 2026-11-20T18:00+01:00, end: 2026-11-20T20:00+01:00}}}}\n\
         approvals:\n  - {{role: release-manager, by: {by}, at: 2026-11-01T09:00:00+01:00, decision: approved}}\n"
    )
}

/// A root with two projects, `services/a` and `services/b`, whose changes have one id and are approved by these people.
fn project(by: [&str; 2]) -> Project {
    let root = Project::new().with("vedtak.yaml", "projects: [\"services/*\"]\n").with("registry/all.yaml", ROOT);
    ["a", "b"].iter().zip(by).fold(root, |project, (id, by)| {
        project
            .with(&format!("services/{id}/vedtak.yaml"), "timezone: Europe/Oslo\n")
            .with(&format!("services/{id}/policies/own.yaml"), policy(id))
            .with(&format!("services/{id}/registry/service.yaml"), service(id))
            .with(&format!("services/{id}/change.yaml"), change(id, by))
    })
}

const NOW: [&str; 2] = ["--now", "2026-11-26T12:00:00+01:00"];

/// The path and the rule of each finding.
fn found(project: &Project, arguments: &[&str]) -> Vec<String> {
    let report = project.report(&[&NOW[..], arguments].concat());
    let findings = report["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| format!("{} {}", finding["path"].as_str().unwrap(), finding["rule"].as_str().unwrap()))
        .collect()
}

#[test]
fn each_is_judged_by_its_own_policies_with_the_roots_registry() {
    assert_eq!(found(&project(["kari", "kari"]), &[]), [""; 0]);
    let report = project(["kari", "kari"]).report(&NOW);
    assert_eq!(report["summary"]["documents"], 9, "{report}");
    let policies: Vec<_> = report["policies"].as_array().unwrap().iter().map(|policy| policy["id"].clone()).collect();
    assert_eq!(policies, ["a", "b"]);
    let both = project(["ola", "ola"]);
    assert_eq!(found(&both, &[]), ["services/a/change.yaml A-1", "services/b/change.yaml B-1"]);
    assert_eq!(found(&project(["ola", "kari"]), &[]), ["services/a/change.yaml A-1"]);
}

#[test]
fn documents_of_one_id_in_two_projects_have_fingerprints_of_their_own() {
    let mut both = project(["kari", "kari"]);
    for folder in ["services/a", "services/b"] {
        both = both
            .with(&format!("{folder}/change.yaml"), change(&folder[9..], "kari").replace("title: Bytte av disk\n", ""));
    }
    let report = both.report(&NOW);
    let findings = report["findings"].as_array().unwrap();
    assert_eq!(found(&both, &[]), ["services/a/change.yaml schema", "services/b/change.yaml schema"]);
    assert_eq!(findings[0]["document"], findings[1]["document"]);
    assert_ne!(findings[0]["fingerprint"], findings[1]["fingerprint"]);
}

#[test]
fn a_role_of_one_project_does_not_count_in_another() {
    let grant =
        "kind: Person\nid: per\ntitle: Per Nordmann\nparty: nhn\nroles: [{role: release-manager, from: 2026-01-01}]\n";
    let both = project(["per", "per"]).with("services/a/registry/people.yaml", grant);
    let found = found(&both, &[]);
    assert!(!found.iter().any(|one| one.starts_with("services/a/")), "{found:?}");
    assert!(found.contains(&"services/b/change.yaml B-1".to_owned()), "{found:?}");
    // Nor does a project take over a person of the root's.
    let taken = project(["ola", "kari"]).with("services/a/a.yaml", grant.replace("per", "ola"));
    let found = super::projects::found(&taken, &[]);
    assert!(found.contains(&"services/a/a.yaml duplicate-id".to_owned()), "{found:?}");
    assert!(found.contains(&"services/a/change.yaml A-1".to_owned()), "{found:?}");
}

#[test]
fn the_deepest_project_owns_a_file() {
    let bad = "kind: Party\nid: x\n";
    let nested = project(["kari", "kari"])
        .with("vedtak.yaml", "projects: [\"services/*\", \"services/a/deep\"]\n")
        .with("services/a/deep/vedtak.yaml", "exclude: [x.yaml]\n")
        .with("services/a/deep/x.yaml", bad)
        .with("services/a/deep/y.yaml", bad)
        .with("services/x.yaml", bad);
    let found: Vec<_> = found(&nested, &[]).into_iter().collect();
    assert!(found.iter().all(|one| !one.contains("deep/x.yaml")), "{found:?}");
    assert!(found.contains(&"services/a/deep/y.yaml schema".to_owned()), "{found:?}");
    assert!(found.contains(&"services/x.yaml schema".to_owned()), "{found:?}");
}

#[test]
fn what_the_root_asks_is_the_least_that_a_project_asks() {
    let text = "kind: Party\nid: x\ntitle: NO\ntype: supplier\n";
    let of = |root: &str, own: &str| {
        project(["kari", "kari"])
            .with("vedtak.yaml", format!("projects: [\"services/*\"]\nseverity: {{{root}}}\n"))
            .with("services/a/vedtak.yaml", format!("severity: {{{own}}}\n"))
            .with("services/a/x.yaml", text)
    };
    let weighs = |project: &Project| project.report(&NOW)["findings"][0]["severity"].clone();
    assert_eq!(weighs(&of("", "")), "warning");
    assert_eq!(weighs(&of("ambiguous-scalar: error", "")), "error");
    assert_eq!(weighs(&of("", "ambiguous-scalar: note")), "note");
    // The root's own leniency is not a project's.
    assert_eq!(weighs(&of("ambiguous-scalar: note", "")), "warning");
    for lower in ["warning", "note", "\"off\""] {
        let answer = of("ambiguous-scalar: error", &format!("ambiguous-scalar: {lower}")).check(&NOW);
        assert!(answer.status == 2 && answer.err.contains("services/a/vedtak.yaml:1:12"), "{lower}: {answer:?}");
        assert!(answer.err.contains("the root says `error` for `ambiguous-scalar`"), "{lower}: {answer:?}");
    }
}

#[test]
fn a_parameter_of_the_root_holds_in_its_projects() {
    let of = |root: &str, own: &str| {
        project(["kari", "kari"])
            .with("vedtak.yaml", format!("projects: [\"services/*\"]\n{root}"))
            .with("services/a/vedtak.yaml", own)
            .with("services/a/registry/service.yaml", service("a").replace("[a]", "[a, medusa]"))
    };
    let given = |days: &str| format!("parameters: {{medusa: {{noticeNhn: {days} days}}}}\n");
    assert_ne!(of(&given("14"), &given("20")).check(&NOW).status, 2);
    let weaker = of(&given("14"), &given("12")).check(&NOW);
    assert!(weaker.status == 2 && weaker.err.contains("services/a/vedtak.yaml:1:"), "{weaker:?}");
}

#[test]
fn a_run_inside_a_project_finds_what_the_root_finds_there() {
    let both = project(["ola", "ola"]);
    let from_root = both.report(&[&NOW[..], &["services/a"]].concat());
    let mut command = both.command();
    command.current_dir(both.path().join("services/a")).args(["check", "--lang", "en", "--format", "json"]).args(NOW);
    let inside: serde_json::Value = serde_json::from_slice(&command.output().unwrap().stdout).unwrap();
    assert_eq!(inside["findings"], from_root["findings"]);
    assert_eq!(inside["findings"].as_array().unwrap().len(), 1);
    assert_eq!(inside["scope"], "paths");
    // A path of each project and of the root are one run.
    let several = ["services/a/change.yaml", "services/b", "registry"];
    assert_eq!(found(&both, &several), ["services/a/change.yaml A-1", "services/b/change.yaml B-1"]);
}

#[test]
fn an_entry_that_leads_to_no_project_is_told() {
    let of = |entry: &str| {
        let config = format!("projects: [\"{entry}\"]\n");
        found(&project(["kari", "kari"]).with("vedtak.yaml", config), &[])
    };
    for entry in ["service/*", "services", "registry/", "services/a/*", "Services/*", "services/c"] {
        assert!(of(entry).contains(&"vedtak.yaml unmatched".to_owned()), "{entry}: {:?}", of(entry));
    }
    for entry in ["services/*", "services/a", "services/a/", "./services/a", "b", "**"] {
        assert!(!of(entry).contains(&"vedtak.yaml unmatched".to_owned()), "{entry}: {:?}", of(entry));
    }
    // Those that are not listed have no effect.
    assert!(of("services/a").contains(&"services/b/vedtak.yaml unmatched".to_owned()));
    for entry in ["../x", "services\\\\*"] {
        let answer = project(["kari", "kari"]).with("vedtak.yaml", format!("projects: [\"{entry}\"]\n")).check(&NOW);
        assert_eq!(answer.status, 2, "{entry}: {answer:?}");
    }
    // Only the root lists projects.
    let below = project(["kari", "kari"]).with("services/a/vedtak.yaml", "projects: [deep]\n");
    assert_eq!(found(&below, &[]), ["services/a/vedtak.yaml unmatched"]);
}

#[test]
fn a_configuration_of_a_project_that_cannot_be_used_is_an_error_at_its_place() {
    let broken = project(["kari", "kari"]).with("services/b/vedtak.yaml", "langauge: nb\n").check(&NOW);
    assert!(broken.status == 2 && broken.err.contains("services/b/vedtak.yaml:1:1"), "{broken:?}");
    let named = project(["kari", "kari"]).with("services/c/vedtak.yml", "language: nb\n").check(&NOW);
    assert!(named.status == 2 && named.err.contains("`services/c/vedtak.yml` is not read"), "{named:?}");
}

#[test]
fn every_format_names_files_by_their_paths_from_the_root() {
    let both = project(["ola", "kari"]);
    for format in
        ["pretty", "concise", "json", "sarif", "junit", "github", "gitlab", "azure", "markdown", "html", "rdjson"]
    {
        let answer = both.check(&[&NOW[..], &["--format", format]].concat());
        assert!(answer.status == 1 && answer.out.contains("services/a/change.yaml"), "{format}: {answer:?}");
    }
}

#[test]
fn what_a_root_explains_is_what_it_judges() {
    let both = project(["kari", "ola"]);
    // A role that only a rule of a project below asks for is known at the root.
    assert_eq!(found(&both, &["registry"]), Vec::<String>::new());
    let applied = both.run(&["explain", "registry/all.yaml", "--lang", "en"]);
    assert_eq!(applied.status, 0, "{applied:?}");
    assert!(!applied.out.contains("release-manager"), "{applied:?}");
    let rule = both.run(&["explain", "B-1", "--lang", "en"]);
    assert!(rule.status == 0 && rule.out.contains("A release manager approves"), "{rule:?}");
    let rules = both.run(&["rules", "--lang", "en"]).out;
    assert!(rules.contains("Policy of a (services/a/policies/own.yaml)") && rules.contains("B-1"), "{rules}");
    let json = both.run(&["rules", "--format", "json"]).json();
    let listed = |list: &str, id: &str| json[list].as_array().unwrap().iter().filter(|one| one["id"] == id).count();
    assert_eq!(
        [listed("policies", "a"), listed("policies", "b"), listed("rules", "A-1"), listed("rules", "B-1")],
        [1; 4]
    );
    assert_eq!(listed("rules", "schema"), 1);
}

/// What a listed folder lacks is told: the folder itself, or its configuration.
#[test]
fn a_listed_folder_without_a_configuration_is_told_as_that() {
    for (entry, message) in [
        ("svc/*", "no folder that `svc/*` matches has a `vedtak.yaml`"),
        ("svc/a", "no folder that `svc/a` matches has a `vedtak.yaml`"),
        ("svc", "no folder that `svc` matches has a `vedtak.yaml`"),
        ("other/*", "`other/*` matches no file of the project"),
        ("svc/b", "`svc/b` matches no file of the project"),
    ] {
        let project = Project::new()
            .with("vedtak.yaml", format!("projects: [\"{entry}\"]\n"))
            .with("svc/a/x.yaml", "kind: Party\nid: x\ntitle: X\ntype: supplier\n");
        let report = project.report(&[]);
        let finding = &report["findings"][0];
        assert!(finding["message"].as_str().unwrap().contains(message), "{entry}: {report}");
    }
}

/// What the root leaves out is left out in its projects as well; a project that it leaves out is none.
#[test]
fn what_the_root_excludes_is_excluded_below() {
    let bad = |folder: &str| {
        project(["kari", "kari"]).with(&format!("services/a/{folder}/x.yaml"), "kind: Party\nid: x\ntitle: X\n")
    };
    for (exclude, folder, is_out) in [
        ("**/drafts/**", "drafts", true),
        ("drafts/", "deep/drafts", true),
        ("services/a/drafts/", "drafts", true),
        ("services/*/drafts", "drafts", true),
        ("x.yaml", "any", true),
        ("/drafts/", "drafts", false),
        ("services/b/drafts/", "drafts", false),
    ] {
        let project =
            bad(folder).with("vedtak.yaml", format!("projects: [\"services/*\"]\nexclude: [\"{exclude}\"]\n"));
        let path = format!("services/a/{folder}/x.yaml");
        let expected = if is_out { Vec::new() } else { vec![format!("{path} schema")] };
        assert_eq!(found(&project, &[]), expected, "{exclude}");
        let told = format!("\"what\":\"{path}\",\"why\":\"left out by `exclude` in vedtak.yaml\"");
        let skipped = project.report(&NOW)["summary"]["skipped"].to_string();
        assert_eq!(skipped.contains(&told), is_out, "{exclude}: {skipped}");
        // A run inside the project finds what the root finds there.
        let inside = answer(vedtak(&project.path().join("services/a")).args(["check", "--lang", "en"]).args(NOW));
        assert_eq!(inside.status, i32::from(!is_out), "{exclude}: {inside:?}");
    }
    // The project's own exclude still counts for it alone.
    let own = bad("drafts").with("services/a/vedtak.yaml", "exclude: [drafts/]\n");
    assert_eq!(found(&own, &[]), [""; 0]);
    let left_out =
        project(["kari", "ola"]).with("vedtak.yaml", "projects: [\"services/*\"]\nexclude: [\"services/b/\"]\n");
    assert_eq!(found(&left_out, &[]), [""; 0]);
    assert!(left_out.report(&NOW)["summary"]["skipped"].to_string().contains("services/b/change.yaml"));
    // By itself it is a project.
    let inside = answer(vedtak(&left_out.path().join("services/b")).args(["check", "--lang", "en"]).args(NOW));
    assert_eq!(inside.status, 1, "{inside:?}");
}
