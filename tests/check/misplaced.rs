//! What would confer something where it confers nothing is told, and confers nothing.

use super::project::Project;

const REGISTRY: &str = "kind: Service
id: medusa
title: Medusa
owner: nhn
policies: [own]
---
{kind: Party, id: nhn, title: Norsk Helsenett SF, type: provider}
---
kind: Body
id: council
title: The council
function: management-council
services: [medusa]
members: [{person: kari.nordmann}]
---
kind: Person
id: kari.nordmann
title: Kari Nordmann
party: nhn
roles: [{role: data-controller}]
";

const POLICY: &str = "kind: Policy
id: own
title: Own
rules:
  OWN-1:
    title: Approved
    kinds: [Maintenance]
    check: {approval: {role: release-manager}}
  OWN-2:
    title: By the registrar
    kinds: [Maintenance]
    check: {assert: 'docs(\"Person\").exists(p, hasRole(p.id, \"registrar\"))'}
";

const PERSON: &str = "kind: Person
id: x.x
title: X
party: nhn
";

const WORK: &str = "kind: Maintenance
id: MNT-1
title: Patches
service: medusa
status: planned
initiator: nhn
environments: [test]
";

fn project(config: &str) -> Project {
    Project::new()
        .with("vedtak.yaml", config)
        .with("policies/own.yaml", POLICY)
        .with("registry/all.yaml", REGISTRY)
        .with("schemas/thing.json", "{}")
}

/// Where something confers nothing.
fn misplaced(project: &Project) -> Vec<String> {
    let all = project.findings(&[]);
    all.into_iter().filter_map(|one| one.strip_suffix(" misplaced").map(str::to_owned)).collect()
}

#[test]
fn the_registry_has_files_of_its_own() {
    let beside = format!("{WORK}---\n{PERSON}");
    let before = format!("{PERSON}---\n{WORK}");
    let own = format!("{PERSON}---\nkind: Thing\n");
    let with_policy = format!("{PERSON}---\n{}", POLICY.replace("own", "other").replace("OWN", "OTHER"));
    let registry = "registry: ['registry/*.yaml']\n";
    let mapped = "documents: [{paths: ['things/'], kind: Thing, schema: schemas/thing.json}]\n";
    let cases: &[(&str, &str, &str, &str, &[&str])] = &[
        ("a file of its own", "", "x.yaml", PERSON, &[]),
        ("two of the registry", "", "x.yaml", &format!("{PERSON}---\n{}", PERSON.replace("x.x", "y.y")), &[]),
        ("beside a document of work", "", "x.yaml", &beside, &["x.yaml:9:7"]),
        ("before a document of work", "", "x.yaml", &before, &["x.yaml:1:7"]),
        ("beside a policy", "", "policies/other.yaml", &with_policy, &["policies/other.yaml:1:7"]),
        ("beside what is no document of ours", "", "x.yaml", &own, &["x.yaml:1:7"]),
        ("beside what has no kind", "", "x.yaml", &format!("{PERSON}---\na: 1\n"), &["x.yaml:1:7"]),
        ("after a list", "", "x.yaml", &format!("[1]\n---\n{PERSON}"), &["x.yaml:3:7"]),
        ("beside another tool's", "", "x.yaml", &format!("apiVersion: v1\nkind: Pod\n---\n{PERSON}"), &["x.yaml:4:7"]),
        ("beside nothing", "", "x.yaml", &format!("---\n---\n{PERSON}---\n"), &[]),
        ("the file is of another kind", mapped, "things/x.yaml", PERSON, &[]),
        ("in the registry", registry, "registry/x.yaml", PERSON, &[]),
        ("outside the registry", registry, "changes/x.yaml", PERSON, &["changes/x.yaml:1:7"]),
        ("deeper than the registry", registry, "registry/deep/x.yaml", PERSON, &["registry/deep/x.yaml:1:7"]),
        ("beside work in the registry", registry, "registry/x.yaml", &beside, &["registry/x.yaml:9:7"]),
        ("work anywhere", registry, "x.yaml", WORK, &[]),
    ];
    for (name, config, path, text, expected) in cases {
        let project = project(config).with(path, text);
        assert_eq!(misplaced(&project), *expected, "{name}");
        if !expected.is_empty() {
            assert_eq!(project.check(&[]).status, 1, "{name}");
        }
    }
    for level in ["\"off\"", "note", "warning"] {
        assert_eq!(project(&format!("severity: {{misplaced: {level}}}\n")).check(&[]).status, 2, "{level}");
    }
    // A file that is named and not there is a mistake in the configuration; a pattern is not.
    assert_eq!(project("registry: [registry/al.yaml]\n").check(&[]).status, 2);
}

#[test]
fn what_is_misplaced_confers_nothing() {
    let approved = format!(
        "{WORK}approvals: [{{role: release-manager, by: x.x, at: '2026-11-20T10:00:00+01:00', decision: approved}}]\n"
    );
    let person = format!("{PERSON}roles: [{{role: release-manager}}]\n");
    let rules = |project: &Project| {
        let found = project.findings(&[]);
        found.iter().filter_map(|one| Some(one.split_once(' ')?.1.to_owned())).collect::<Vec<_>>()
    };
    let registrar = REGISTRY.replace("roles: [{role: data-controller}]", "roles: [{role: registrar}]");
    let honest =
        project("").with("registry/all.yaml", &registrar).with("x.yaml", &approved).with("registry/x.yaml", &person);
    assert_eq!(rules(&honest), Vec::<String>::new());
    let granted = project("").with("registry/all.yaml", &registrar).with("x.yaml", format!("{approved}---\n{person}"));
    let found = rules(&granted);
    for rule in ["misplaced", "unknown-reference"] {
        assert!(found.iter().any(|one| one == rule), "{rule}: {found:?}");
    }
    // The approval by a role that nobody else granted is still missing.
    let pending = |project: &Project| project.report(&[])["pending"].as_array().unwrap().len();
    assert_eq!((pending(&honest), pending(&granted)), (0, 1));
    // Nor does it take away what the registry confers, by taking its id.
    let twin = format!("{WORK}---\n{}", PERSON.replace("x.x", "kari.nordmann"));
    let taken = project("").with("registry/all.yaml", &registrar).with("x.yaml", twin);
    assert!(!rules(&taken).iter().any(|one| one == "OWN-2" || one == "duplicate-id"), "{:?}", rules(&taken));
    // A service that lists a policy beside a change does not put it in force.
    let service = REGISTRY.split("---").next().unwrap().replace("id: medusa", "id: second");
    let second = WORK.replace("service: medusa", "service: second");
    let listed = project("").with("x.yaml", format!("{second}---\n{service}"));
    assert!(rules(&listed).iter().any(|one| one == "unknown-service"), "{:?}", rules(&listed));
}

#[test]
fn a_role_that_nothing_knows_is_told_with_the_nearest() {
    let cases: &[(&str, Option<&str>)] = &[
        ("data-controller", None),
        ("system-manager", None),
        ("region-responsible", None),
        ("chair", None),
        ("release-manager", None),
        ("registrar", None),
        ("management-council", None),
        ("council", None),
        ("data-controler", Some("write `data-controller`")),
        ("release-manger", Some("write `release-manager`")),
        ("king", Some("write the role that a rule asks for, or remove it")),
    ];
    for (role, help) in cases {
        let person = format!("{PERSON}roles: [{{role: data-controller}}, {{role: {role}}}]\n");
        let work = format!(
            "{WORK}approvals: [{{role: {role}, by: kari.nordmann, at: '2026-11-20T10:00:00+01:00', decision: approved}}]\n"
        );
        let project = project("").with("registry/x.yaml", person).with("x.yaml", work);
        // An approval by a person whom a document names may be under a word of its own.
        let expected: &[&str] = match help {
            Some(help) if help.contains('`') => &["registry/x.yaml:5:41", "x.yaml:8:20"],
            Some(_) => &["registry/x.yaml:5:41"],
            None => &[],
        };
        assert_eq!(misplaced(&project), expected, "{role}");
        let report = project.report(&[]);
        let mut said = report["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == "misplaced");
        assert!(said.all(|one| one["help"].as_str() == *help && one["severity"] == "error"), "{role}: {report}");
    }
}
