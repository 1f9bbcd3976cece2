//! `vedtak waive`: what it writes counts once it is approved, and what cannot be waived is refused. The tests that sign run
//! `ssh-keygen` and are ignored, for machines without it; `.ci/full` runs them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;
mod signing;

use chrono::{Days, Local, NaiveDate};
use project::{Answer, Project};
use signing::{key, public};
use ssh_key::LineEnding;

const KARI: u8 = 1;
const OLA: u8 = 2;

const PEOPLE: &str = "\
kind: Person
id: kari
title: Kari Nordmann
party: nhn
KEYSroles: [{role: gatekeeper, from: 2020-01-01, to: null}]
---
kind: Person
id: ola
title: Ola Nordmann
party: nhn
OLASroles: [{role: gatekeeper, from: 2020-01-01, to: null}]
---
kind: Person
id: anna
title: Anna Svensson
party: nhn
";

fn registry() -> String {
    format!("{}{}", project::SERVICE, PEOPLE.replace("KEYS", "").replace("OLAS", ""))
}

/// Kari and Ola with keys, Anna without.
fn registry_with_keys() -> String {
    let keys = |seed: u8| format!("keys: [{{ssh: {}}}]\n", public(seed));
    format!("{}{}", project::SERVICE, PEOPLE.replace("KEYS", &keys(KARI)).replace("OLAS", &keys(OLA)))
}

/// `P-1` and `P-2` are broken by the change, `P-MET` is met, `P-LATER` is still to come; `P-STATED` judges nothing.
const POLICY: &str = "\
kind: Policy
id: p
title: P
calendar: \"NO\"
owner: {role: gatekeeper}
waivers: {atMost: 60 days}
rules:
  P-1:
    title: A rollback plan
    kinds: [ChangeRequest]
    check: {require: [rollback]}
  P-2:
    title: The day of the test
    kinds: [ChangeRequest]
    check: {require: [test]}
  P-MET:
    title: A title
    kinds: [ChangeRequest]
    check: {require: [title]}
  P-LATER:
    title: An approval
    kinds: [ChangeRequest]
    check: {approval: {role: gatekeeper, before: plan.production.start}}
  P-STATED:
    title: No machine can tell
    kinds: [ChangeRequest]
    stated: Read the agreement.
";

const CHANGE: &str = "\
# the upgrade of the winter
kind: ChangeRequest
id: CHG-1
title: Upgrade
service: medusa
status: approved
initiator: nhn
requester: ola
purpose: upgrade
environments: [production]
plan: {production: {start: 2190-12-08T18:00, end: 2190-12-08T20:00}}
announcedAt: 2026-11-01T10:00:00+01:00
";

fn project() -> Project {
    Project::new()
        .with("vedtak.yaml", "language: en\n")
        .with("registry.yaml", registry())
        .with("change.yaml", CHANGE)
        .with("policies/p.yaml", POLICY)
}

/// What the command answers, asked for by Anna with a reason.
fn waive(project: &Project, arguments: &[&str]) -> Answer {
    let by_anna = ["waive", "--requester", "anna", "--reason", "It is urgent; the old version still runs."];
    project.run(&[&by_anna[..], arguments].concat())
}

#[track_caller]
fn refused(project: &Project, arguments: &[&str], told: &str) {
    let answer = waive(project, arguments);
    assert_eq!(answer.status, 2, "{answer:?}");
    assert!(answer.err.contains(told), "{told}: {}", answer.err);
    assert!(answer.out.is_empty(), "{answer:?}");
    assert!(!project.path().join("waivers").exists(), "nothing is written");
}

/// The day that it is where the service is.
fn today() -> NaiveDate {
    Local::now().with_timezone(&chrono_tz::Europe::Oslo).date_naive()
}

/// The id of the waiver with a number of this year.
fn this_year(number: u32) -> String {
    format!("WAI-{}-{number:04}", today().format("%Y"))
}

fn written(project: &Project, id: &str) -> String {
    std::fs::read_to_string(project.path().join(format!("waivers/{id}.yaml"))).unwrap()
}

/// Each finding of an error as its rule and status.
fn told(project: &Project) -> Vec<String> {
    let report = project.report(&[]);
    let findings = report["findings"].as_array().unwrap().iter().filter(|finding| finding["severity"] == "error");
    findings.map(|one| format!("{} {}", one["rule"].as_str().unwrap(), one["status"].as_str().unwrap())).collect()
}

/// Runs the commands that an answer names, in their order, confirming what each shows.
fn run_what_follows(project: &Project, answer: &Answer) {
    let commands: Vec<&str> = answer.out.lines().filter_map(|line| line.strip_prefix("  vedtak ")).collect();
    assert!(!commands.is_empty(), "{answer:?}");
    for command in commands {
        let words: Vec<&str> = command.split(' ').collect();
        let digest = project.run(&["digest", words[1]]).out.trim().to_owned();
        let mut vedtak = project.command();
        vedtak.env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("HOME", project.path());
        let answer = project::answer(vedtak.args(&words).args(["--yes", &digest]));
        assert_eq!(answer.status, 0, "{command}: {answer:?}");
    }
}

#[test]
fn what_it_writes_counts_once_it_is_approved() {
    let project = project().with("policies/p.yaml", POLICY.replace("  P-2:", "  P-TWO:"));
    assert_eq!(told(&project), ["P-1 active", "P-TWO active"]);
    let answer = waive(&project, &["P-1", "CHG-1", "--also", "P-TWO"]);
    assert_eq!(answer.status, 0, "{answer:?}");
    let id = this_year(1);
    let lines: Vec<&str> = answer.out.lines().collect();
    let start = format!("`waivers/{id}.yaml` is written: it waives `P-1` and `P-TWO` for `CHG-1` through ");
    assert!(lines[0].starts_with(&start) && lines[0].ends_with(" (Europe/Oslo), once it is approved"), "{lines:?}");
    assert_eq!(
        lines[1..],
        [
            "then the `gatekeeper` must approve; may be given by Kari Nordmann:",
            &format!("  vedtak approve {id} --role gatekeeper --scope P-1 --scope P-TWO --by kari --unsigned"),
        ],
        "not by Ola, who asks for the work"
    );
    let text = written(&project, &id);
    let starts = [
        "kind: Waiver",
        &format!("id: {id}"),
        "title: \"Waiver of P-1, P-TWO for CHG-1\"",
        "service: medusa",
        "requester: anna",
        "rules: [P-1, P-TWO]",
        "documents:",
        "  - {kind: ChangeRequest, id: CHG-1, digest: \"sha256:",
        "reason: \"It is urgent; the old version still runs.\"",
        "expires: ",
    ];
    assert_eq!(text.lines().count(), starts.len(), "{text}");
    assert!(text.lines().zip(starts).all(|(line, start)| line.starts_with(start)), "{text}");
    // Nothing is waived before it is approved, and nothing else is wrong with it.
    assert_eq!(told(&project), ["P-1 active", "P-TWO active"]);
    run_what_follows(&project, &answer);
    assert_eq!(told(&project), ["P-1 waived", "P-TWO waived"]);
    let answer = project.check(&[]);
    assert_eq!(answer.status, 0, "{answer:?}");
    assert_eq!(std::fs::read_dir(project.path().join("waivers")).unwrap().count(), 1, "nothing of ours is left");
}

/// What the digest leaves out is nothing that the rule reads: a notice that comes later voids a waiver of the rule on notices.
#[test]
fn the_digest_leaves_out_nothing_that_the_rule_reads() {
    let notice = "check: {require: [notices, rollback]}";
    let project = project().with("policies/p.yaml", POLICY.replace("check: {require: [rollback]}", notice));
    let answer = waive(&project, &["P-1", "CHG-1"]);
    assert_eq!(answer.status, 0, "{answer:?}");
    let answer_two = waive(&project, &["P-2", "CHG-1"]);
    let left_out = |id: u32| written(&project, &this_year(id)).contains(" notices,");
    assert!(!left_out(1) && left_out(2), "{answer_two:?}");
    run_what_follows(&project, &answer);
    run_what_follows(&project, &answer_two);
    assert_eq!(told(&project), ["P-1 waived", "P-2 waived"]);
    // Something that only the other rule does not read has changed.
    let notices = "notices: [{at: 2026-11-02T10:00:00+01:00, to: [nhn]}]\n";
    project.write("change.yaml", format!("{CHANGE}{notices}"));
    let found = told(&project);
    assert!(found.contains(&"P-1 active".to_owned()) && found.contains(&"P-2 waived".to_owned()), "{found:?}");
}

#[test]
fn what_is_still_to_come_can_be_waived() {
    let project = project();
    let answer = waive(&project, &["P-LATER", "CHG-1"]);
    assert_eq!(answer.status, 0, "{answer:?}");
    run_what_follows(&project, &answer);
    assert!(told(&project).contains(&"P-LATER waived".to_owned()), "{:?}", told(&project));
}

/// Each owner has a command; one file is of all rules and documents.
#[test]
fn each_owner_approves_its_own_rules() {
    let council = "---\nkind: Body\nid: council\ntitle: Council\nfunction: management-council\nmembers: [{person: kari, chair: true, from: 2020-01-01}]\n";
    let owner = "    title: The day of the test\n    owner: {role: chair, of: council}\n";
    let project = project()
        .with("registry.yaml", registry() + council)
        .with("policies/p.yaml", POLICY.replace("    title: The day of the test\n", owner))
        .with("other.yaml", CHANGE.replace("CHG-1", "CHG-2"));
    let answer = waive(&project, &["P-1", "CHG-1", "ChangeRequest/CHG-2", "CHG-1", "--also", "P-2", "--also", "P-1"]);
    assert_eq!(answer.status, 0, "{answer:?}");
    let id = this_year(1);
    let lines: Vec<&str> = answer.out.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "then the `gatekeeper` must approve; may be given by Kari Nordmann:",
            &format!("  vedtak approve {id} --role gatekeeper --scope P-1 --by kari --unsigned"),
            "then the `chair` of Council must approve; may be given by Kari Nordmann:",
            &format!("  vedtak approve {id} --role chair --of council --scope P-2 --by kari --unsigned"),
        ]
    );
    let text = written(&project, &id);
    assert!(text.contains("rules: [P-1, P-2]\n") && text.matches("digest:").count() == 2, "{text}");
    run_what_follows(&project, &answer);
    let waived = ["P-1 waived", "P-2 waived", "P-1 waived", "P-2 waived"];
    assert_eq!(told(&project), waived);
}

#[test]
fn a_rule_that_nobody_can_waive_is_refused() {
    let project = project();
    for built_in in ["schema", "duplicate-key", "waiver", "policy-changed", "personal-number", "deleted"] {
        refused(&project, &[built_in, "CHG-1"], &format!("nobody can waive `{built_in}`"));
    }
    refused(&project, &["P-STATED", "CHG-1"], "nobody can waive `P-STATED`");
    refused(&project, &["P-LATR", "CHG-1"], "write `P-LATER` if that is meant");
    refused(&project, &["P-1", "CHG-1", "--also", "P-METT"], "write `P-MET` if that is meant");
    refused(&project, &["MED-12a", "CHG-1"], "`MED-12a` is of `medusa`, which no service here follows");
    let ownerless = self::project().with("policies/p.yaml", POLICY.replace("owner: {role: gatekeeper}\n", ""));
    refused(&ownerless, &["P-1", "CHG-1"], "the policy `p` has no owner");
}

#[test]
fn what_is_not_broken_is_not_waived() {
    let project = project();
    refused(&project, &["P-MET", "CHG-1"], "`CHG-1` does not break `P-MET` now; there is nothing to waive");
    // All of it must be broken.
    refused(&project, &["P-1", "CHG-1", "--also", "P-MET"], "`CHG-1` does not break `P-MET` now");
    project.write("other.yaml", CHANGE.replace("CHG-1", "CHG-2") + "rollback: {procedure: Restore the snapshot.}\n");
    refused(&project, &["P-1", "CHG-1", "CHG-2"], "`CHG-2` does not break `P-1` now");
    // What cannot be judged is never waived.
    let project = self::project()
        .with(
            "policies/p.yaml",
            POLICY.replace("check: {require: [rollback]}", "check: {assert: \"doc.size.matches('a')\"}"),
        )
        .with("change.yaml", format!("{CHANGE}size: [x]\n"));
    refused(&project, &["P-1", "CHG-1"], "`P-1` cannot be judged for `CHG-1`; nobody can waive that");
}

#[test]
fn a_rejection_is_not_waived() {
    let rejected = "approvals:\n  - {role: gatekeeper, by: kari, at: 2026-11-02T10:00:00+01:00, decision: rejected}\n";
    let project = project().with("change.yaml", format!("{CHANGE}{rejected}"));
    refused(&project, &["P-LATER", "CHG-1"], "what `P-LATER` asks of `CHG-1` was rejected");
}

#[test]
fn documents_are_those_that_are_there() {
    let project = project();
    refused(&project, &["P-1", "CHG-l"], "`CHG-1`");
    refused(&project, &["P-1", "nobody"], "`nobody`");
    let first = waive(&project, &["P-1", "CHG-1"]);
    assert_eq!(first.status, 0, "{first:?}");
    let answer = waive(&project, &["P-1", &this_year(1)]);
    assert_eq!(answer.status, 2, "{answer:?}");
    assert!(answer.err.contains("is a waiver or a lockdown"), "{answer:?}");
}

#[test]
fn one_waiver_is_enough() {
    let project = project();
    let first = waive(&project, &["P-1", "CHG-1"]);
    assert_eq!(first.status, 0, "{first:?}");
    let again = waive(&project, &["P-1", "CHG-1"]);
    assert_eq!(again.status, 2, "{again:?}");
    assert!(
        again.err.contains(&format!("`{}` asks for a waiver of `P-1` for `CHG-1` already", this_year(1))),
        "{again:?}"
    );
    run_what_follows(&project, &first);
    let again = waive(&project, &["P-1", "CHG-1"]);
    assert_eq!(again.status, 2, "{again:?}");
    assert!(again.err.contains(&format!("`{}` waives `P-1` for `CHG-1` already, through ", this_year(1))), "{again:?}");
    // Of a document that has changed since, there is none.
    project.write("change.yaml", CHANGE.replace("title: Upgrade", "title: Another"));
    let again = waive(&project, &["P-1", "CHG-1"]);
    assert_eq!(again.status, 0, "{again:?}");
    assert!(again.out.contains(&this_year(2)), "{again:?}");
}

fn ends(project: &Project, number: u32) -> String {
    let text = written(project, &this_year(number));
    text.lines().find_map(|line| line.strip_prefix("expires: ")).unwrap().to_owned()
}

#[test]
fn it_lasts_no_longer_than_the_policy_allows() {
    // Around midnight two days are possible.
    let day = |after: u64| (today() + Days::new(after)).to_string();
    let project = project();
    let first = today();
    assert_eq!(waive(&project, &["P-1", "CHG-1"]).status, 0);
    let last: NaiveDate = ends(&project, 1).parse().unwrap();
    assert!([first, today()].contains(&(last - Days::new(60))), "{last}");
    let project = self::project();
    refused(&project, &["P-1", "CHG-1", "--expires", &day(62)], "`p` allows 60 days");
    refused(&project, &["P-1", "CHG-1", "--expires", "2020-01-01"], "Wednesday 1 January 2020 has passed");
    assert_eq!(waive(&project, &["P-1", "CHG-1", "--expires", &day(3)]).status, 0);
    assert_eq!(ends(&project, 1).parse::<NaiveDate>().unwrap(), today() + Days::new(3));
    // Hours leave no whole day.
    let short = self::project().with("policies/p.yaml", POLICY.replace("atMost: 60 days", "atMost: 30 minutes"));
    let answer = waive(&short, &["P-1", "CHG-1"]);
    assert_eq!(answer.status, 0, "{answer:?}");
    assert!(ends(&short, 1).contains('T'), "{}", ends(&short, 1));
    run_what_follows(&short, &answer);
    assert!(told(&short).contains(&"P-1 waived".to_owned()));
    let open = self::project().with("policies/p.yaml", POLICY.replace("waivers: {atMost: 60 days}\n", ""));
    let first = today();
    assert_eq!(waive(&open, &["P-1", "CHG-1"]).status, 0);
    let last: NaiveDate = ends(&open, 1).parse().unwrap();
    assert!([first, today()].contains(&(last - Days::new(90))), "{last}");
}

#[test]
fn who_asks_and_why_is_told() {
    let project = project();
    let of = |arguments: &[&str]| {
        let answer = project.run(&[&["waive", "P-1", "CHG-1"], arguments].concat());
        assert_eq!(answer.status, 2, "{answer:?}");
        answer.err
    };
    assert!(of(&["--reason", "Urgent work."]).contains("nobody knows who asks for this"));
    assert!(of(&["--reason", "Urgent work.", "--requester", "ann"]).contains("the nearest is `anna`"));
    assert!(of(&["--requester", "anna"]).contains("the reason is missing"));
    assert!(of(&["--requester", "anna", "--reason", " T.B.D. "]).contains("the reason is missing"));
    let number = of(&["--requester", "anna", "--reason", "As 01010100050 asked."]);
    assert!(number.contains("these must never be in Git") && !number.contains("01010100050"), "{number}");
    assert!(!project.path().join("waivers").exists());
    // A key that is nobody's, or another's.
    project.write("registry.yaml", registry_with_keys());
    project.write("key.pub", public(OLA));
    let file = project.path().join("key");
    let file = file.to_str().unwrap();
    assert!(
        of(&["--reason", "Urgent work.", "--requester", "kari", "--key", file]).contains("is not registered for Kari")
    );
    let answer = project.run(&["waive", "P-1", "CHG-1", "--reason", "Urgent work.", "--key", file]);
    assert_eq!(answer.status, 0, "{answer:?}");
    assert!(written(&project, &this_year(1)).contains("requester: ola\n"));
}

#[test]
fn no_file_is_overwritten_and_ids_go_on() {
    let project = project();
    let given = waive(&project, &["P-1", "CHG-1", "--id", "WAI-X", "--title", "A short one"]);
    assert_eq!(given.status, 0, "{given:?}");
    assert!(written(&project, "WAI-X").contains("title: A short one\n"));
    let answer = waive(&project, &["P-2", "CHG-1", "--id", "wai-x"]);
    assert_eq!(answer.status, 2, "{answer:?}");
    assert!(answer.err.contains("the id `wai-x` is taken by `waivers/WAI-X.yaml`"), "{answer:?}");
    for wrong in ["../x", "a/b", ".x", ""] {
        let answer = waive(&project, &["P-2", "CHG-1", "--id", wrong]);
        assert_eq!(answer.status, 2, "{answer:?}");
        assert!(answer.err.contains("cannot be an id"), "{wrong}: {answer:?}");
    }
    // A file of that name without such a document is passed over.
    project.write(&format!("waivers/{}.yaml", this_year(1)), "# to be written\n");
    let answer = waive(&project, &["P-2", "CHG-1"]);
    assert_eq!(answer.status, 0, "{answer:?}");
    assert!(answer.out.contains(&format!("waivers/{}.yaml", this_year(2))), "{answer:?}");
    assert_eq!(written(&project, &this_year(1)), "# to be written\n");
}

#[test]
fn it_stands_where_waivers_stand() {
    for (config, path) in [
        (
            "documents:\n  - {paths: [/arbeid/dispensasjoner/**/*.yaml], kind: Waiver}\n",
            "arbeid/dispensasjoner/W-1.yaml",
        ),
        ("documents:\n  - {paths: ['*.waiver.yml'], kind: Waiver}\n", "W-1.waiver.yml"),
        ("documents:\n  - {paths: [/records/**/*.yaml]}\n", "waivers/W-1.yaml"),
    ] {
        let project = project().with("vedtak.yaml", format!("language: en\n{config}"));
        let answer = waive(&project, &["P-1", "CHG-1", "--id", "W-1"]);
        assert_eq!(answer.status, 0, "{answer:?}");
        assert!(project.path().join(path).exists(), "{answer:?}");
        assert!(answer.out.starts_with(&format!("`{path}` is written")), "{answer:?}");
        run_what_follows(&project, &answer);
        assert!(told(&project).contains(&"P-1 waived".to_owned()), "{:?}", told(&project));
    }
    // Beside those that are there.
    let other = "kind: Waiver\nid: W-0\ntitle: Another\nrequester: anna\nrules: [P-MET]\ndocuments: [{id: CHG-9}]\nreason: Old.\nexpires: 2020-01-01\n";
    let project = project().with("records/2020/w-0.yaml", other);
    let answer = waive(&project, &["P-1", "CHG-1", "--id", "W-1"]);
    assert!(answer.out.starts_with("`records/2020/W-1.yaml` is written"), "{answer:?}");
    // Nowhere.
    for config in ["exclude: [/waivers/]\n", "documents:\n  - {paths: [/waivers/*.yaml], kind: Order}\n"] {
        let project = self::project().with("vedtak.yaml", format!("language: en\n{config}"));
        refused(&project, &["P-1", "CHG-1"], "the folder must be among what vedtak reads");
        refused(&project, &["P-1", "CHG-1"], "- {paths: [/waivers/*.yaml], kind: Waiver}");
    }
}

/// A document of a project below the root is waived there, from wherever the command runs.
#[test]
fn a_project_below_has_its_waivers() {
    let project = Project::new()
        .with("vedtak.yaml", "language: en\nprojects: ['services/*']\n")
        .with("registry.yaml", registry())
        .with("services/a/vedtak.yaml", "version: 1\n")
        .with("services/a/change.yaml", CHANGE)
        .with("services/b/vedtak.yaml", "version: 1\n")
        .with("services/b/change.yaml", CHANGE.replace("CHG-1", "CHG-2"))
        .with("policies/p.yaml", POLICY);
    refused(&project, &["P-1", "CHG-1", "CHG-2"], "lie in projects of their own");
    let from_root = waive(&project, &["P-1", "CHG-1"]);
    assert_eq!(from_root.status, 0, "{from_root:?}");
    assert!(
        from_root.out.starts_with(&format!("`services/a/waivers/{}.yaml` is written", this_year(1))),
        "{from_root:?}"
    );
    let asked = ["waive", "P-1", "CHG-2", "--requester", "anna", "--reason", "It is urgent."];
    let there = project::answer(project::vedtak(&project.path().join("services/b")).args(asked));
    assert_eq!(there.status, 0, "{there:?}");
    assert!(project.path().join(format!("services/b/waivers/{}.yaml", this_year(1))).exists(), "{there:?}");
}

#[cfg(unix)]
#[test]
fn no_link_is_followed() {
    let elsewhere = tempfile::tempdir().unwrap();
    let project = project();
    std::os::unix::fs::symlink(elsewhere.path(), project.path().join("waivers")).unwrap();
    let answer = waive(&project, &["P-1", "CHG-1"]);
    assert_eq!(answer.status, 2, "{answer:?}");
    assert_eq!(std::fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn it_speaks_the_language_of_its_reader() {
    for (language, first, title, approval) in [
        (
            "nb",
            "er skrevet: gir dispensasjon fra `P-1` for `CHG-1` til og med",
            "Dispensasjon fra P-1 for CHG-1",
            "så må `gatekeeper` godkjenne; kan gis av Kari Nordmann:",
        ),
        (
            "sv",
            "har skrivits: ger dispens från `P-1` för `CHG-1` till och med",
            "Dispens från P-1 för CHG-1",
            "sedan ska `gatekeeper` godkänna; kan ges av Kari Nordmann:",
        ),
    ] {
        let project = project();
        let answer = waive(&project, &["P-1", "CHG-1", "--lang", language]);
        assert_eq!(answer.status, 0, "{answer:?}");
        assert!(answer.out.contains(first) && answer.out.contains(approval), "{answer:?}");
        assert!(written(&project, &this_year(1)).contains(title));
    }
}

#[test]
fn who_cannot_sign_cannot_ask_where_waivers_are_signed() {
    let project = project()
        .with("vedtak.yaml", "language: en\nrepository: nhn/test\n")
        .with("registry.yaml", registry_with_keys());
    refused(&project, &["P-1", "CHG-1"], "Anna Svensson has no key");
    let answer = waive(&project, &["P-1", "CHG-1", "--requester", "ola"]);
    assert_eq!(answer.status, 2, "one person asks: {answer:?}");
    let answer = project.run(&["waive", "P-1", "CHG-1", "--requester", "ola", "--reason", "It is urgent."]);
    assert_eq!(answer.status, 0, "{answer:?}");
    let id = this_year(1);
    let follows: Vec<&str> = answer.out.lines().skip(1).collect();
    assert_eq!(
        follows,
        [
            "first Ola Nordmann must put it forward:",
            &format!("  vedtak approve {id} --submit --key ~/.ssh/id_ed25519"),
            "then the `gatekeeper` must approve; may be given by Kari Nordmann:",
            &format!("  vedtak approve {id} --role gatekeeper --scope P-1 --key ~/.ssh/id_ed25519"),
        ]
    );
}

#[test]
#[ignore = "needs ssh-keygen"]
fn a_signed_waiver_counts() {
    let project = project()
        .with("vedtak.yaml", "language: en\nrepository: nhn/test\n")
        .with("registry.yaml", registry_with_keys());
    let write = |name: &str, seed: u8| {
        project.write(name, key(seed).to_openssh(LineEnding::LF).unwrap().as_bytes());
        project.write(&format!("{name}.pub"), public(seed));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            std::fs::set_permissions(project.path().join(name), std::fs::Permissions::from_mode(0o600)).unwrap();
        }
    };
    write("kari", KARI);
    write("ola", OLA);
    let mut answer = project.run(&["waive", "P-1", "CHG-1", "--key", "ola", "--reason", "It is urgent."]);
    assert_eq!(answer.status, 0, "{answer:?}");
    assert!(answer.out.contains("--submit --key ola\n"), "{answer:?}");
    answer.out = answer.out.replace("~/.ssh/id_ed25519", "kari");
    run_what_follows(&project, &answer);
    assert!(told(&project).contains(&"P-1 waived".to_owned()), "{:?}", told(&project));
}
