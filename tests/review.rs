//! Two sides in memory: what is proposed is judged by what stands, and by nothing that the proposal brings along.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::review;
use vedtak::finding::Report;
use vedtak::source::Side;
use vedtak::standing::gate;

const REGISTRY: &str = "
kind: Service
id: crm
title: CRM
owner: vest
provider: drift
policies: [own]
sensitiveData: false
environments: []
---
kind: Party
id: vest
title: Vest
type: region
---
kind: Party
id: drift
title: Drift
type: provider
---
kind: Person
id: kari
title: Kari Nordmann
party: vest
roles: [{role: release-manager, for: {service: crm}, from: 2026-01-01}]
---
kind: Person
id: ola
title: Ola Nordmann
party: drift
roles: []
";

const POLICY: &str = r#"
kind: Policy
id: own
title: Our own
calendar: "NO"
rules:
  OWN-1:
    title: A release manager approves
    kinds: [ChangeRequest]
    check: {approval: {role: release-manager, before: plan.production.start}}
    message: not approved
  OWN-2:
    title: A purpose that we know
    kinds: [ChangeRequest]
    check: {assert: 'doc.purpose == "upgrade"', at: purpose}
    message: another purpose
"#;

/// A change that nobody with the role has approved, begun, and for a purpose that the policy does not know.
const CHANGE: &str = "
kind: ChangeRequest
id: CHG-1
title: Bytte av disk
service: crm
status: proposed
initiator: drift
requester: ola
purpose: correction
class: normal
size: minor
environments: [production]
affectsOperation: false
plan: {production: {start: 2026-11-20T18:00+01:00, end: 2026-11-20T20:00+01:00}}
approvals:
  - {role: release-manager, by: ola, at: 2026-11-01T09:00:00+01:00, decision: approved}
";

/// What a rule meets that never applies.
const NEVER: &str = "[ChangeRequest]\n    when: 'false'";

type File = (&'static str, String);

fn stands() -> Vec<File> {
    vec![
        ("vedtak.yaml", "version: 1\nlanguage: en\ntimezone: Europe/Oslo\n".to_owned()),
        ("registry/all.yaml", REGISTRY.to_owned()),
        ("policies/own.yaml", POLICY.to_owned()),
    ]
}

/// What stands with some of its files changed, and others added.
fn proposed(changes: &[(&'static str, String)]) -> Vec<File> {
    let mut files = stands();
    files.retain(|(path, _)| !changes.iter().any(|(changed, _)| changed == path));
    files.extend(changes.iter().cloned());
    files
}

fn report(target: &[File], merge: &[File]) -> Report {
    gate(&review(target, merge)).unwrap()
}

/// Rule, severity and status of the findings.
fn verdicts(report: &Report) -> Vec<String> {
    let findings = report.findings.iter();
    findings
        .map(|finding| format!("{} {} {:?}", finding.judgement.rule, finding.severity.as_str(), finding.status))
        .collect()
}

fn changed(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    text.replace(from, to)
}

fn change() -> File {
    ("changes/chg-1.yaml", CHANGE.to_owned())
}

fn expected() -> Vec<String> {
    verdicts(&report(&stands(), &proposed(&[change()])))
}

#[test]
fn what_is_proposed_is_judged_by_what_stands() {
    assert_eq!(expected(), ["OWN-2 error Active", "OWN-1 error Active"]);
    assert_eq!(verdicts(&report(&stands(), &stands())), [""; 0]);
    // Where nothing is to be trusted before, a project judges itself, and says the same.
    assert_eq!(verdicts(&report(&proposed(&[change()]), &proposed(&[change()]))), expected());
}

/// Each weakening would silence a finding if it stood; brought along with the change it silences none.
#[test]
fn nothing_that_only_the_proposal_has_weakens_the_gate() {
    let config = stands()[0].1.clone();
    let weakenings: Vec<(&str, Vec<File>)> = vec![
        ("a policy without its rules", vec![("policies/own.yaml", changed(POLICY, "[ChangeRequest]", NEVER))]),
        ("no policy at all", vec![("policies/own.yaml", "# nothing\n".to_owned())]),
        ("a service without policies", vec![("registry/all.yaml", changed(REGISTRY, "policies: [own]", "policies: []"))]),
        (
            "a role for the approver",
            vec![(
                "registry/all.yaml",
                changed(REGISTRY, "roles: []", "roles: [{role: release-manager, for: {service: crm}, from: 2026-01-01}]"),
            )],
        ),
        (
            "a person of the same id, in a file of its own",
            vec![(
                "registry/ola.yaml",
                "kind: Person\nid: olga\ntitle: Olga\nparty: drift\nroles: [{role: release-manager, from: 2026-01-01}]\n"
                    .to_owned(),
            )],
        ),
        (
            "another policy that says the opposite",
            vec![("policies/more.yaml", changed(&changed(POLICY, "id: own", "id: more"), "OWN-", "MORE-"))],
        ),
        ("a lower severity", vec![("vedtak.yaml", config.clone() + "severity: {OWN-1: note, OWN-2: \"off\"}\n")]),
        ("an exclusion", vec![("vedtak.yaml", config.clone() + "exclude: [\"changes/\"]\n")]),
        ("policies from elsewhere", vec![("vedtak.yaml", config.clone() + "policies: []\n")]),
        (
            "a kind of its own for the folder",
            vec![("vedtak.yaml", config + "documents: [{paths: [\"changes/**\"], kind: Free}]\n")],
        ),
        ("a configuration that cannot be read", vec![("vedtak.yaml", "version: [\n".to_owned())]),
    ];
    for (what, files) in weakenings {
        let mut merge = proposed(&files);
        merge.push(change());
        let mut told = verdicts(&report(&stands(), &merge));
        // That a service would list what is gone is told as well.
        told.retain(|one| !one.starts_with("uncovered"));
        assert_eq!(told, expected(), "{what}");
    }
}

/// The same weakenings take effect once they stand: the twins that show that the table above tests something.
#[test]
fn what_stands_decides() {
    let standing = |path: &'static str, text: String| {
        let target = proposed(&[(path, text)]);
        let mut merge = target.clone();
        merge.push(change());
        verdicts(&report(&target, &merge))
    };
    let role =
        changed(REGISTRY, "roles: []", "roles: [{role: release-manager, for: {service: crm}, from: 2026-01-01}]");
    assert_eq!(standing("registry/all.yaml", role), ["OWN-2 error Active"]);
    let lower = stands()[0].1.clone() + "severity: {OWN-1: note, OWN-2: \"off\"}\n";
    assert_eq!(standing("vedtak.yaml", lower), ["OWN-1 note Active"]);
    let exclude = stands()[0].1.clone() + "exclude: [\"changes/\"]\n";
    assert_eq!(standing("vedtak.yaml", exclude), [""; 0]);
    assert_eq!(standing("policies/own.yaml", changed(POLICY, "[ChangeRequest]", NEVER)), [""; 0]);
}

/// Which folders are projects, and by what they are judged, is the target's to say.
#[test]
fn projects_are_those_of_the_target() {
    let root = || (stands()[0].0, stands()[0].1.clone() + "projects: [\"drift/*\"]\n");
    let project = |text: &str| ("drift/crm/vedtak.yaml", text.to_owned());
    let own = ("drift/crm/policies/strict.yaml", POLICY.replace("id: own", "id: strict").replace("OWN-", "STRICT-"));
    let service = ("drift/crm/service.yaml", "kind: Service\nid: own\ntitle: Own\nowner: vest\nprovider: drift\npolicies: [strict]\nsensitiveData: false\nenvironments: []\n".to_owned());
    let change = ("drift/crm/chg.yaml", changed(CHANGE, "service: crm", "service: own"));
    let target = proposed(&[root(), project("timezone: Europe/Oslo\n"), own.clone(), service.clone()]);
    let merge = |files: &[File]| {
        let mut merge = target.clone();
        merge.retain(|(path, _)| !files.iter().any(|(changed, _)| changed == path));
        merge.extend(files.iter().cloned());
        merge.push(change.clone());
        verdicts(&report(&target, &merge))
    };
    let expected = ["STRICT-2 error Active", "STRICT-1 error Active"];
    assert_eq!(merge(&[]), expected);
    // No longer listed, left out, and under policies without effect: all of it counts once it stands.
    assert_eq!(merge(&[stands()[0].clone()]), expected);
    assert_eq!(merge(&[project("exclude: ['**']\n")]), expected);
    assert_eq!(merge(&[project("policies: []\nseverity: {STRICT-1: note}\n")]), expected);
    // Nor does a configuration make a project of a folder that the target does not have as one.
    let stranger = ("drift/new/vedtak.yaml", "exclude: ['**']\n".to_owned());
    let broken = ("drift/new/a.yaml", "kind: Party\nid: x\n".to_owned());
    let found = merge(&[stranger, broken]);
    assert!(found.contains(&"schema error Active".to_owned()), "{found:?}");
    assert!(found.contains(&"unmatched warning Active".to_owned()), "{found:?}");
}

#[test]
fn documents_are_looked_up_on_the_side_that_counts() {
    let mut target = stands();
    target.push(change());
    let mut merge = proposed(&[("registry/all.yaml", changed(REGISTRY, "title: Ola Nordmann", "title: Ola N."))]);
    merge.push(("changes/chg-1.yaml", changed(CHANGE, "Bytte av disk", "Bytte av to disker")));
    merge.push(("changes/chg-2.yaml", changed(CHANGE, "CHG-1", "CHG-2")));
    let review = review(&target, &merge);
    let title =
        |document: &vedtak::workspace::Document| review.node(document).unwrap().get("title").unwrap().text().to_owned();
    let found = |kind: &str, id: &str| review.find(kind, id).map(|document| (document.file.side(), title(document)));
    // Who may do what is as it stands; work is as it would be, and is compared with what stands.
    assert_eq!(found("Person", "ola"), Some((Side::Target, "Ola Nordmann".to_owned())));
    assert_eq!(found("ChangeRequest", "CHG-1"), Some((Side::Merge, "Bytte av to disker".to_owned())));
    let base = |id: &str| {
        let document = review.find("ChangeRequest", id).unwrap();
        review.base(document.name.as_ref().unwrap()).map(title)
    };
    assert_eq!((base("CHG-1"), base("CHG-2")), (Some("Bytte av disk".to_owned()), None));
    // A file that both sides have word for word is parsed once.
    let tree = |side: &vedtak::workspace::Workspace| {
        let document = side.find("Policy", "own").unwrap();
        std::sync::Arc::as_ptr(side.tree(document).unwrap())
    };
    assert_eq!(tree(&review.target), tree(&review.merge));
}

#[test]
fn schemas_of_ones_own_are_read_from_memory() {
    let config = "documents: [{paths: [\"notes/\"], kind: Note, schema: schemas/note.json}]\n";
    let files = |note: &str| -> Vec<File> {
        vec![
            ("vedtak.yaml", config.to_owned()),
            (
                "schemas/note.json",
                r#"{"required": ["title"], "properties": {"title": {"$ref": "text.json"}}}"#.to_owned(),
            ),
            ("schemas/text.json", r#"{"type": "string"}"#.to_owned()),
            ("notes/a.yaml", note.to_owned()),
        ]
    };
    let verdict = |note: &str| verdicts(&report(&files(note), &files(note)));
    assert_eq!(verdict("title: 7\n"), ["schema error Active"]);
    assert_eq!(verdict("title: seven\n"), [""; 0]);
    // A schema that lets everything through and is only proposed lets nothing through.
    let mut merge = files("title: 7\n");
    merge[1].1 = "true".to_owned();
    assert_eq!(verdicts(&report(&files("title: seven\n"), &merge)), ["schema error Active"]);
}
