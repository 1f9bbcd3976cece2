//! Shares of the documents, judged apart and merged: to the byte what one machine says; and each way of passing off
//! something else as one.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "shards/formats.rs"]
mod formats;
mod project;
mod repository;

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use project::{Answer, Project, answer, vedtak};
use repository::Repository;
use serde_json::{Value, json};
use tempfile::TempDir;

const NOW: &str = "2026-12-02T12:00:00+01:00";

/// The reports of all shares of a folder, in files beside it.
struct Parts {
    beside: TempDir,
    files: Vec<PathBuf>,
}

fn check(folder: &Path, arguments: &[&str]) -> Answer {
    answer(vedtak(folder).args(["check", "--format", "json", "--now", NOW]).args(arguments))
}

impl Parts {
    fn of(folder: &Path, of: usize, arguments: &[&str]) -> Self {
        let mut parts = Self { beside: tempfile::tempdir().unwrap(), files: Vec::new() };
        for index in 1..=of {
            let share = format!("{index}/{of}");
            let told = check(folder, &[&["--shard", &share], arguments].concat());
            assert!([0, 1].contains(&told.status), "{share}: {told:?}");
            parts.add(&format!("{index}.json"), &told.out);
        }
        parts
    }

    fn add(&mut self, name: &str, text: &str) {
        let file = self.beside.path().join(name);
        std::fs::write(&file, text).unwrap();
        self.files.push(file);
    }

    /// The same, where one report is another.
    fn with(self, index: usize, change: impl FnOnce(&mut Value)) -> Self {
        let mut report: Value = serde_json::from_str(&std::fs::read_to_string(&self.files[index]).unwrap()).unwrap();
        change(&mut report);
        std::fs::write(&self.files[index], serde_json::to_string(&report).unwrap()).unwrap();
        self
    }

    fn merge(&self, arguments: &[&str]) -> Answer {
        let mut command = vedtak(self.beside.path());
        command.arg("merge").args(arguments);
        // The order in which they are named makes no difference.
        answer(command.args(self.files.iter().rev().map(|file| file.file_name().unwrap())))
    }
}

/// Holds that any number of shares comes to what one machine says; the report of that.
fn comes_to_the_same(folder: &Path, arguments: &[&str]) -> Value {
    let whole = check(folder, arguments);
    comes_to(&whole, folder, arguments, 1..=5)
}

/// The same of one number of shares.
fn three_come_to_the_same(folder: &Path, arguments: &[&str]) {
    comes_to(&check(folder, arguments), folder, arguments, 3..=3);
}

fn comes_to(whole: &Answer, folder: &Path, arguments: &[&str], of: RangeInclusive<usize>) -> Value {
    for of in of {
        let merged = Parts::of(folder, of, arguments).merge(&[]);
        if merged.out != whole.out {
            let differ = merged.out.lines().zip(whole.out.lines()).enumerate().find(|(_, (is, was))| is != was);
            panic!("{of} shares: {differ:#?}\n{}", merged.err);
        }
        assert_eq!(merged.status, whole.status, "{of} shares");
    }
    whole.json()
}

fn texts<'r>(report: &'r Value, list: &str, key: &str) -> BTreeSet<&'r str> {
    report[list].as_array().unwrap().iter().filter_map(|one| one[key].as_str()).collect()
}

#[test]
fn the_examples_come_to_the_same() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for example in ["medusa", "any-yaml/compliant", "any-yaml/not-compliant"] {
        comes_to_the_same(&examples.join(example), &["--lang", "nb"]);
    }
    let report = comes_to_the_same(&examples.join("medusa-violations"), &["--lang", "sv"]);
    assert!(report["findings"].as_array().unwrap().len() > 20);
}

/// The work is divided: what the shares evaluate is together what one machine evaluates.
#[test]
fn each_document_is_judged_in_one_share() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/medusa-violations");
    let whole = check(&folder, &[]).json();
    let parts = Parts::of(&folder, 3, &[]);
    let reports: Vec<Value> =
        parts.files.iter().map(|file| serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()).collect();
    let sum = |key: &str| reports.iter().map(|report| report["summary"][key].as_u64().unwrap()).sum::<u64>();
    for key in ["documents", "evaluated", "errors"] {
        assert_eq!(json!(sum(key)), whole["summary"][key], "{key}");
        assert!(reports.iter().all(|report| report["summary"][key] != whole["summary"][key]), "{key}");
    }
    for (index, report) in (1..).zip(&reports) {
        assert_eq!([&report["shard"]["index"], &report["shard"]["of"]], [&json!(index), &json!(3)]);
        assert_eq!(report["shard"]["documents"], whole["summary"]["documents"]);
    }
    let schema: Value = serde_json::from_str(include_str!("../schemas/report.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    for report in reports.iter().chain([&whole]) {
        let errors: Vec<String> = schema.iter_errors(report).map(|error| error.to_string()).collect();
        assert_eq!(errors, [] as [String; 0]);
    }
}

const REGISTRY: &str = "\
kind: Person
id: kari
title: Kari Nordmann
party: nhn
roles: [{role: gatekeeper, from: 2020-01-01, to: null}]
---
kind: Person
id: ola
title: Ola Nordmann
party: nhn
roles: [{role: gatekeeper, from: 2020-01-01, to: null}]
";

/// A rule for each way in which one document has a say in the findings of another.
const POLICY: &str = "\
kind: Policy
id: p
title: P
calendar: \"NO\"
owner: {role: gatekeeper}
waivers: {atMost: 400 days}
rules:
  P-ROLLBACK:
    title: A rollback plan
    kinds: [ChangeRequest]
    check: {require: [rollback]}
  P-NOTICE:
    title: Ten days' notice
    kinds: [ChangeRequest]
    answeredBy: Deviation
    check: {notice: {before: plan.production.start, atLeast: 10 days, from: announcedAt}}
  P-APPROVED:
    title: Approved
    kinds: [ChangeRequest]
    check: {approval: {role: gatekeeper, before: plan.production.start}}
  P-LINKED:
    title: What is linked to has a rollback plan
    kinds: [Link]
    check: {each: 'to[]->plan', require: [it.test]}
  P-LATE:
    title: Still to come
    kinds: [Link]
    check: {assert: 'timestamp(doc.?until.orValue(\"2030-01-01T00:00:00Z\")) > now', at: until}
  P-LEVEL:
    title: Level
    kinds: [Service]
    answeredBy: Deviation
    check:
      measure:
        figure: availability
        of: {kind: Outage, from: from, to: to}
        period: month
        periods: 3
        atLeast: 99.9 %
";

const CONFIG: &str = "\
policies: [policies/p.yaml]
registry: ['registry/*']
documents:
  - {paths: ['links/*'], kind: Link, schema: link.json}
  - {paths: ['outages/*'], kind: Outage, schema: outage.json}
";

const LINK: &str = r#"{"type": "object", "properties": {"to": {"type": "array", "items": {"type": "string", "x-ref": "ChangeRequest"}}, "until": {"type": "string"}}}"#;
const OUTAGE: &str = r#"{"type": "object", "properties": {"service": {"type": "string", "x-ref": "Service"}}, "additionalProperties": {}}"#;

/// A change whose production starts on a day of November or December.
fn change(number: usize, day: &str, more: &str) -> String {
    format!(
        "kind: ChangeRequest\nid: CHG-{number}\ntitle: Upgrade\nservice: medusa\nstatus: proposed\ninitiator: nhn\n\
         requester: ola\npurpose: upgrade\nenvironments: [production]\n\
         plan: {{production: {{start: 2026-{day}T18:00, end: 2026-{day}T20:00}}}}\n\
         announcedAt: 2026-11-10T10:00:00+01:00\n{more}"
    )
}

fn deviation(number: usize, entries: &str, more: &str) -> String {
    format!(
        "kind: Deviation\nid: DEV-{number}\ntitle: Late\nservice: medusa\nstatus: open\ndeviates: [{entries}]\n\
         cause: Forgotten.\nreportedBy: kari\nreportedAt: 2026-12-01T18:00:00+01:00\n{more}"
    )
}

const CORRECTION: &str = "correction: {action: A list of its own, owner: kari, due: 2027-01-20}\n";

fn link(id: &str, to: &str, until: &str) -> String {
    format!("id: {id}\nto: [{to}]\nuntil: {until}\n")
}

/// Everything that is put together from several documents.
fn rich() -> Project {
    let service = project::SERVICE.replace("environments: []", "environments: []\nmeasuredFrom: 2026-01-01");
    let mut project = Project::new()
        .with("vedtak.yaml", CONFIG)
        .with("policies/p.yaml", POLICY)
        .with("registry/all.yaml", format!("{service}---\n{REGISTRY}"))
        .with("link.json", LINK)
        .with("outage.json", OUTAGE)
        // Neither YAML nor one that has an id.
        .with("broken.yaml", "kind: ChangeRequest\nid: [\n")
        .with("nameless.yaml", "kind: ChangeRequest\ntitle: No id\n")
        .with("twice.yaml", format!("{}---\n{}", change(1, "11-12", ""), change(3, "11-12", "")))
        .with("deviations/a.yaml", deviation(1, "{rule: P-NOTICE, document: CHG-1}", CORRECTION))
        // It has an error of its own, and so answers nothing.
        .with("deviations/b.yaml", deviation(2, "{rule: P-NOTICE, document: CHG-2}", "correction: {action: 7}\n"))
        // Its rule is not broken there.
        .with("deviations/c.yaml", deviation(3, "{rule: P-NOTICE, document: CHG-9}", CORRECTION))
        // It names nothing, but almost.
        .with("deviations/d.yaml", deviation(4, "{rule: P-NOTICE, document: CHG-44}", CORRECTION))
        .with("deviations/e.yaml", deviation(5, "{rule: P-LEVEL, period: 2026-10}", CORRECTION));
    for number in 1..=8 {
        project = project.with(&format!("changes/{number}.yaml"), change(number, "11-14", ""));
    }
    for number in 9..=14 {
        project =
            project.with(&format!("changes/{number}.yaml"), change(number, "12-20", "rollback: {procedure: Back}\n"));
    }
    for number in 1..=6 {
        let text = link(&format!("l{number}"), "CHG-1, CHG-2, DEV-1", "2026-12-02T15:00:00Z");
        project = project.with(&format!("links/{number}.yaml"), text);
        let outage = format!(
            "id: INC-{number}\nservice: medusa\nfrom: 2026-{:02}-0{number}T08:00+01:00\nto: 2026-{:02}-0{number}T12:00+01:00\n",
            9 + number % 3,
            9 + number % 3,
        );
        project = project.with(&format!("outages/{number}.yaml"), outage);
    }
    let digests = |ids: &[&str]| {
        let print = |id: &&str| {
            let told = project.run(&["digest", id, "--waives", "P-ROLLBACK"]);
            assert_eq!(told.status, 0, "{told:?}");
            format!("  {}", told.out)
        };
        ids.iter().map(print).collect::<String>()
    };
    let waiver = |number: usize, expires: &str, ids: &[&str]| {
        format!(
            "kind: Waiver\nid: WAI-{number}\ntitle: Later\nservice: medusa\nrequester: ola\nrules: [P-ROLLBACK]\n\
             documents:\n{}reason: It is urgent.\nexpires: {expires}\napprovals:\n  \
             - {{role: gatekeeper, by: kari, at: 2026-11-01T12:00:00+01:00, decision: approved}}\n",
            digests(ids)
        )
    };
    let waivers = [
        waiver(1, "2026-12-31", &["CHG-4", "CHG-5"]),
        // It has ended, and its rule is still broken.
        waiver(2, "2026-11-20", &["CHG-6", "CHG-7", "CHG-8"]),
        // It ends before a change would be merged.
        waiver(3, "2026-12-02", &["CHG-2"]),
    ];
    for (number, text) in (1..).zip(waivers) {
        project.write(&format!("waivers/{number}.yaml"), text);
    }
    project
}

#[test]
fn what_rests_on_several_documents_comes_to_the_same() {
    let project = rich();
    let report = comes_to_the_same(project.path(), &["--lang", "nb"]);
    let rules = texts(&report, "findings", "rule");
    for rule in ["P-LINKED", "P-LEVEL", "P-NOTICE", "P-ROLLBACK", "answers-nothing", "waiver", "duplicate-id", "syntax"]
    {
        assert!(rules.contains(rule), "{rule}: {rules:?}");
    }
    let statuses = texts(&report, "findings", "status");
    for status in ["active", "waived", "answered"] {
        assert!(statuses.contains(status), "{status}: {statuses:?}");
    }
    assert!(!report["pending"].as_array().unwrap().is_empty());
    // Findings of several documents at one place, told apart by ordinals alone.
    let linked = report["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == "P-LINKED");
    let linked: Vec<&Value> = linked.filter(|one| one["document"]["id"] == "CHG-1").collect();
    assert_eq!(linked.len(), 6);
    three_come_to_the_same(project.path(), &["--no-waivers"]);
}

#[test]
fn a_change_comes_to_the_same() {
    let project = rich();
    let repository = Repository { project };
    repository.git(&["init", "-q", "-b", "main"]);
    repository.commit_at("2026-11-01T12:00:00+01:00");
    repository.branch("change");
    let policy = POLICY.replace("atLeast: 10 days", "atLeast: 60 days");
    repository.commit_files(
        "more",
        &[
            ("policies/p.yaml", &policy),
            ("changes/20.yaml", &change(20, "12-24", "")),
            ("changes/10.yaml", &change(10, "12-21", "rollback: {procedure: Another}\n")),
            ("links/7.yaml", &link("l7", "CHG-1", "2026-12-02T20:00:00Z")),
            ("links/8.yaml", &link("l8", "CHG-2", "2026-11-02T20:00:00Z")),
        ],
    );
    repository.git(&["rm", "-q", "changes/14.yaml"]);
    repository.commit("one less");
    let report = comes_to_the_same(repository.path(), &["--base", "main"]);
    let rules = texts(&report, "findings", "rule");
    for rule in ["expires-soon", "policy-changed", "P-LATE", "waiver"] {
        assert!(rules.contains(rule), "{rule}: {rules:?}");
    }
    let statuses = texts(&report, "findings", "status");
    for status in ["active", "existing", "waived", "answered"] {
        assert!(statuses.contains(status), "{status}: {statuses:?}");
    }
    let messages = texts(&report, "findings", "message");
    assert!(messages.iter().any(|one| one.contains("CHG-11")), "whose verdict flips: {messages:#?}");
    three_come_to_the_same(repository.path(), &["--base", "main", "--policy-from", "worktree"]);
}

#[test]
fn projects_below_come_to_the_same() {
    let root = Project::new().with("vedtak.yaml", "projects: ['services/*']\n").with("registry/all.yaml", REGISTRY);
    let service = |id: &str| project::SERVICE.replace("id: medusa", &format!("id: {id}"));
    let root = ["a", "b"].into_iter().fold(root, |root, id| {
        let mut root = root
            .with(&format!("services/{id}/vedtak.yaml"), "timezone: Europe/Oslo\n")
            .with(&format!("services/{id}/policies/p.yaml"), POLICY.split("  P-LINKED").next().unwrap())
            .with(
                &format!("services/{id}/registry/service.yaml"),
                service(id).replace("id: nhn", &format!("id: nhn-{id}")),
            );
        for number in 1..=6 {
            let text = change(number, "11-14", "").replace("service: medusa", &format!("service: {id}"));
            root = root.with(&format!("services/{id}/changes/{number}.yaml"), text);
        }
        root
    });
    let report = comes_to_the_same(root.path(), &[]);
    assert!(texts(&report, "findings", "path").len() > 12);
}

#[test]
fn a_share_without_a_document_is_no_error_and_a_whole_without_one_is() {
    let project = Project::new()
        .with("vedtak.yaml", "")
        .with("registry/p.yaml", "kind: Party\nid: nhn\ntitle: NHN\ntype: provider\n");
    comes_to_the_same(project.path(), &[]);
    let empty = Project::new().with("vedtak.yaml", "");
    let parts = Parts::of(empty.path(), 2, &[]);
    assert_eq!(parts.merge(&[]).status, 2);
    assert_eq!(parts.merge(&["--allow-empty"]).status, 0);
}

#[test]
fn the_status_is_that_of_the_bar() {
    let project = rich();
    for bar in ["error", "warning", "note", "pending"] {
        let parts = Parts::of(project.path(), 2, &[]);
        assert_eq!(parts.merge(&["--fail-on", bar]).status, 1, "{bar}");
    }
}

/// What `merge` says in each language, in its first line, of reports that are no whole.
fn refused(parts: &Parts, says: [&str; 3]) {
    for (lang, says) in ["nb", "sv", "en"].into_iter().zip(says) {
        let told = parts.merge(&["--lang", lang]);
        assert_eq!((told.status, told.out.as_str()), (2, ""), "{told:?}");
        let line = told.err.lines().next().unwrap();
        assert!(line.contains(says), "{says}\n{line}");
    }
}

fn small() -> Project {
    Project::new()
        .with("vedtak.yaml", "policies: [policies/p.yaml]\n")
        .with("policies/p.yaml", POLICY.split("  P-LINKED").next().unwrap())
        .with("registry/all.yaml", format!("{}---\n{REGISTRY}", project::SERVICE))
        .with("1.yaml", change(1, "11-14", ""))
        .with("2.yaml", change(2, "11-14", ""))
        .with("3.yaml", change(3, "12-20", ""))
}

fn three(project: &Project) -> Parts {
    Parts::of(project.path(), 3, &[])
}

#[test]
fn every_share_is_there_once() {
    let project = small();
    let mut parts = three(&project);
    let last = parts.files.pop().unwrap();
    refused(
        &parts,
        [
            "av 3 deler mangler nummer 3; alle må være med",
            "av 3 delar saknas nummer 3; alla ska vara med",
            "of 3 parts, number 3 is not there; all must be",
        ],
    );
    let one = parts.files.pop().unwrap();
    refused(&parts, ["av 3 deler mangler 2 og 3", "av 3 delar saknas 2 och 3", "of 3 parts, 2 and 3 are not there"]);
    parts.files.extend([one, last]);
    let text = std::fs::read_to_string(&parts.files[1]).unwrap();
    parts.add("again.json", &text);
    refused(&parts, ["del 2 er her to ganger, som", "del 2 finns två gånger, som", "part 2 is there twice, as"]);
}

#[test]
fn all_shares_are_of_one_check() {
    let project = small();
    let differs = |parts: &Parts, what: &str| {
        let ends = [
            format!("har ulik `{what}`; alle deler må komme fra samme kontroll"),
            format!("har olika `{what}`; alla delar ska komma från samma kontroll"),
            format!("differ in `{what}`; all parts must be of the same check"),
        ];
        refused(parts, ends.each_ref().map(String::as_str));
    };
    // A report of another run in the place of the third.
    let instead = |report: &str| {
        let parts = three(&project);
        std::fs::write(&parts.files[2], report).unwrap();
        parts
    };
    let other =
        |arguments: &[&str]| answer(vedtak(project.path()).args(["check", "--format", "json"]).args(arguments)).out;
    differs(&instead(&other(&["--shard", "3/3", "--now", "2026-12-02T12:00:01+01:00"])), "clock");
    differs(&instead(&other(&["--shard", "3/3", "--now", NOW, "--lang", "sv"])), "shard.language");
    differs(&instead(&other(&["--shard", "3/3", "--now", NOW, "--no-waivers"])), "summary.overrides");
    refused(
        &instead(&other(&["--shard", "3/4", "--now", NOW])),
        ["alle må høre til samme deling", "alla ska höra till samma delning", "all must be of the same division"],
    );
    refused(
        &instead(&other(&["--now", NOW])),
        [
            "er rapporten for en hel kontroll; bare rapporter for deler kan settes sammen",
            "är rapporten för en hel kontroll; endast rapporter för delar kan sättas samman",
            "is the report of a whole check; only reports of parts are merged",
        ],
    );
    let parts = three(&project);
    project.write("3.yaml", change(3, "12-21", ""));
    std::fs::write(&parts.files[2], other(&["--shard", "3/3", "--now", NOW])).unwrap();
    differs(&parts, "shard.files");
}

#[test]
fn another_base_is_another_check() {
    let repository = Repository { project: small() };
    repository.git(&["init", "-q", "-b", "main"]);
    let first = repository.commit("first");
    repository.commit_files("second", &[("4.yaml", &change(4, "12-24", ""))]);
    repository.branch("change");
    repository.commit_files("third", &[("5.yaml", &change(5, "12-24", ""))]);
    let parts = Parts::of(repository.path(), 2, &["--base", "main"]);
    let told = check(repository.path(), &["--shard", "2/2", "--base", &first]);
    std::fs::write(&parts.files[1], told.out).unwrap();
    refused(&parts, ["har ulik `base`", "har olika `base`", "differ in `base`"]);
}

#[test]
fn a_report_that_was_changed_is_told() {
    let project = small();
    let miscounted = [
        "stemmer ikke med funnene i den; rapporten må være slik vedtak skrev den",
        "stämmer inte med fynden i den; rapporten ska vara som vedtak skrev den",
        "are not those of its findings; the report must be as vedtak wrote it",
    ];
    refused(&three(&project).with(0, |report| report["summary"]["errors"] = json!(0)), miscounted);
    let with_findings = |report: &mut Value| {
        report["findings"].as_array_mut().unwrap().clear();
    };
    let parts = three(&project);
    let index = (0..3)
        .find(|index| {
            let text = std::fs::read_to_string(&parts.files[*index]).unwrap();
            !serde_json::from_str::<Value>(&text).unwrap()["findings"].as_array().unwrap().is_empty()
        })
        .unwrap();
    refused(&parts.with(index, with_findings), miscounted);
    refused(
        &three(&project).with(0, |report| {
            report["summary"]["documents"] = json!(report["summary"]["documents"].as_u64().unwrap() + 1);
        }),
        [
            "og sier selv at det er 8; ingen må mangle",
            "uppger själva att det är 8; inget får saknas",
            "say themselves that there are 8; none may be left out",
        ],
    );
    refused(
        &three(&project).with(0, |report| report["tool"]["version"] = json!("0.0.9")),
        [
            "er skrevet av vedtak 0.0.9; alle deler",
            "är skriven av vedtak 0.0.9; alla delar",
            "was written by vedtak 0.0.9; all parts",
        ],
    );
    refused(
        &three(&project).with(0, |report| report["shard"]["index"] = json!(0)),
        ["delene er nummerert fra 1", "delarna är numrerade från 1", "parts are numbered from 1"],
    );
    let none = ["er ikke rapporten for en del:", "är inte rapporten för en del:", "is no report of a part:"];
    refused(&three(&project).with(1, |report| report["more"] = json!(1)), none);
    let parts = three(&project);
    std::fs::write(&parts.files[1], "kind: Waiver\n").unwrap();
    refused(&parts, none);
    std::fs::remove_file(&parts.files[1]).unwrap();
    refused(&parts, ["kan ikke leses:", "kan inte läsas:", "cannot be read:"]);
}

#[test]
fn a_share_is_no_verdict_and_names_itself() {
    let project = small();
    for arguments in [
        &["--shard", "1/2", "--verdict", "v.json"][..],
        &["--shard", "1/2", "--verdict", "v.json", "--sign", "key"],
        &["--shard", "1/2", "1.yaml"],
        &["--shard", "0/2"],
        &["--shard", "3/2"],
        &["--shard", "1/1001"],
        &["--shard", "1"],
        &["--shard", "a/b"],
    ] {
        let told = check(project.path(), arguments);
        assert_eq!((told.status, told.out.as_str()), (2, ""), "{arguments:?}: {told:?}");
    }
    let says = [
        "regler: arbeidskopien (ikke klarert), del 2 av 3",
        "regler: arbetskopian (inte betrodd), del 2 av 3",
        "policies: work tree (untrusted), part 2 of 3",
    ];
    for (lang, says) in ["nb", "sv", "en"].into_iter().zip(says) {
        for format in ["pretty", "markdown", "html", "junit", "sarif"] {
            let arguments = ["check", "--shard", "2/3", "--now", NOW, "--lang", lang, "--format", format];
            let told = answer(vedtak(project.path()).args(arguments));
            let text = format!("{}{}", told.out, told.err);
            assert!(text.contains(says), "{format}: {text}");
        }
    }
}
