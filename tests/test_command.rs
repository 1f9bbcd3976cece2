//! `vedtak test` as its users run it: projects whose tests hold, fail, lack something, or are mistaken.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::{Answer, Project};
use serde_json::Value;

const REGISTRY: &str = "\
kind: Service
id: annen
title: Annen tjeneste
owner: helse-vest
provider: nhn
policies: [lokal]
timezone: Europe/Oslo
---
{kind: Party, id: nhn, title: Norsk Helsenett SF, type: provider}
---
{kind: Party, id: helse-vest, title: Helse Vest, type: region}
---
{kind: Person, id: ola.nordmann, title: Ola Nordmann, party: nhn}
";

const POLICY: &str = "\
kind: Policy
id: lokal
title: {nb: Lokale regler, sv: Lokala regler, en: Local rules}
calendar: \"NO\"
parameters:
  ahead: {type: days, value: 3 days, about: How long before the start changes are announced}
rules:
  LOK-1:
    title: {nb: Vei tilbake, sv: Väg tillbaka, en: A way back}
    kinds: [ChangeRequest]
    when: '\"production\" in doc.environments'
    check: {require: [rollback.procedure]}
    message: {nb: '{{ missing }} mangler', sv: '{{ missing }} saknas', en: '{{ missing }} is missing'}
  LOK-2:
    title: {nb: Varsel, sv: Avisering, en: Notice}
    kinds: [ChangeRequest]
    check:
      notice: {before: plan.production.start, atLeast: $ahead, from: announcedAt}
    message: {nb: 'varslet {{ actual }} før', sv: 'aviserades {{ actual }} före', en: 'announced {{ actual }} before'}
";

/// Announced on 1 December for 4 December: 3 days, which is exactly enough.
const TEST: &str = "\
kind: PolicyTest
id: lokal
title: Lokale regler
policy: lokal
language: en
clock: 2026-12-31T12:00:00+01:00
registry: [../registry/all.yaml]
fixtures:
  change:
    kind: ChangeRequest
    id: CHG-1
    title: Ny integrasjon
    service: annen
    status: proposed
    initiator: nhn
    requester: ola.nordmann
    purpose: upgrade
    environments: [production]
    plan: {production: {start: 2026-12-04T18:00, end: 2026-12-04T20:00}}
    announcedAt: 2026-12-01T09:00:00+01:00
    rollback: {procedure: 'Legg tilbake: 7.1.4', maxDuration: PT2H}
cases:
  - {title: all is there, fixture: change, expect: {LOK-1: pass, LOK-2: pass}}
  - {title: no way back, fixture: change, patch: {rollback: null}, expect: {LOK-1: {result: fail, message: is missing}, LOK-2: pass}}
  - {title: two days before, fixture: change, patch: {announcedAt: 2026-12-02T09:00:00+01:00}, expect: {LOK-2: {result: fail, path: plan.production.start}}}
";

/// A change of the test environment, which `LOK-1` does not meet.
const ELSEWHERE: &str = "  - {title: the test environment, fixture: change, patch: {environments: [test], rollback: null, plan: {production: null, test: {start: 2026-12-04T18:00}}}, expect: {LOK-2: fail}}
";

fn project(policy: &str, test: &str) -> Project {
    Project::of([
        ("vedtak.yaml", "version: 1\nlanguage: en\n"),
        ("registry/all.yaml", REGISTRY),
        ("policies/lokal.yaml", policy),
        ("policies/lokal.test.yaml", test),
    ])
}

fn run(project: &Project, arguments: &[&str]) -> Answer {
    project::answer(project.command().arg("test").args(arguments).env("LC_ALL", "C"))
}

fn json(project: &Project, arguments: &[&str], status: i32) -> Value {
    let answer = run(project, &[arguments, &["--format", "json"]].concat());
    assert_eq!(answer.status, status, "{answer:?}");
    serde_json::from_str(&answer.out).unwrap()
}

#[test]
fn tests_that_hold_end_well() {
    let project = project(POLICY, TEST);
    let answer = run(&project, &[]);
    assert_eq!((answer.status, answer.out.as_str()), (0, "cases as expected: 3 of 3\n"), "{answer:?}");
    assert!(answer.err.starts_with("the tests took "), "{answer:?}");
    for path in ["policies", "policies/lokal.test.yaml"] {
        assert_eq!(run(&project, &[path]).out, answer.out);
    }
    assert_eq!(run(&project, &["--lang", "nb"]).out, "testtilfeller som forventet: 3 av 3\n");
}

#[test]
fn what_fails_is_told_as_a_difference_at_its_place() {
    let test = TEST.replace("LOK-1: pass, LOK-2: pass", "LOK-1: {result: fail, path: rollback}");
    let project = project(POLICY, &test);
    let answer = run(&project, &[]);
    assert_eq!(answer.status, 1, "{answer:?}");
    let line = test.lines().position(|line| line.contains("all is there")).unwrap() + 1;
    let told = format!(
        "policies/lokal.test.yaml:{line}:5: all is there\n  LOK-1\n  - fail at rollback\n  + pass\n\ncases as expected: 2 of 3\n"
    );
    assert_eq!(answer.out, told);
    let answer = json(&project, &[], 1);
    assert_eq!(answer["summary"], serde_json::json!({"cases": 3, "failed": 1}));
    assert_eq!(answer["cases"][0]["holds"], false);
    assert_eq!(answer["cases"][2]["rules"]["LOK-2"], "fail");
    let coloured = run(&project, &["--color", "always"]).out;
    assert!(coloured.contains("\u{1b}[31m  - fail at rollback\u{1b}[0m\n\u{1b}[32m  + pass\u{1b}[0m"), "{coloured}");
}

/// What is wrong with a test, the place and the nearest name.
#[test]
fn a_mistaken_test_is_told_at_its_place() {
    let mistakes = [
        ("fixture: change, expect", "fixture: chnage, expect", "policies/lokal.test.yaml:23:36", "change"),
        ("LOK-1: pass, LOK-2: pass", "LOK-1: pass, LOK-22: pass", "policies/lokal.test.yaml:23:66", "LOK-2"),
        ("LOK-1: pass, LOK-2: pass", "LOK-1: pas", "policies/lokal.test.yaml:23:60", "pass"),
        (
            "all is there, fixture: change, expect",
            "all is there, fixtur: change, expect",
            "policies/lokal.test.yaml:23:",
            "fixture",
        ),
        ("policy: lokal", "policy: lokla", "policies/lokal.test.yaml:4:9", "lokla"),
        ("registry: [../registry/all.yaml]", "registry: [all.yaml]", "policies/lokal.test.yaml:23:5", "all.yaml"),
        ("cases:", "cases: [", "policies/lokal.test.yaml:", "error"),
    ];
    for (old, new, place, word) in mistakes {
        assert!(TEST.contains(old), "{old}");
        let answer = run(&project(POLICY, &TEST.replacen(old, new, 1)), &[]);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{new}: {answer:?}");
        assert!(answer.err.contains(place) && answer.err.contains(word), "{new}: {}", answer.err);
    }
    let policy = POLICY.replace("LOK-1:\n", "LOK-1:\n    wehn: 'true'\n");
    let answer = run(&project(&policy, TEST), &[]);
    assert!(answer.status == 2 && answer.err.contains("policies/lokal.yaml:9:5"), "{answer:?}");
    let none = Project::of([("vedtak.yaml", "version: 1\n")]);
    assert_eq!(run(&none, &[]).status, 2);
    assert_eq!(run(&none, &["builtin:meduza"]).status, 2);
    assert_eq!(run(&none, &["--score", "95"]).status, 2, "there is no score without mutants");
}

/// A document that stands beside `document`, or under one too many, is one mistake and not one for each of its fields.
#[test]
fn a_document_that_stands_beside_its_key_is_told_once() {
    let document = "{kind: ChangeRequest, id: CHG-2, title: x, service: annen, status: proposed, purpose: upgrade}";
    let case = |more: &str| format!("{TEST}  - {{title: more, {more}, expect: {{LOK-1: pass}}}}\n");
    let fixture = TEST.replace("fixtures:\n", &format!("fixtures:\n  other: {{document: {document}}}\n"));
    let registry = TEST.replace("all.yaml]", "all.yaml, {document: {kind: Party, id: b, title: b, type: region}}]");
    let inner = document.trim_matches(['{', '}']);
    let beside = "it must stand under `document`";
    let deep = "the document itself must stand here";
    for (test, place, says) in [
        (case(&format!("fixture: change, others: [{document}]")), "in `others`", beside),
        (case(&format!("fixture: change, base: {document}")), "in `base`", beside),
        (case(&inner.replace("title: x, ", "")), "in `cases`", beside),
        (case(&format!("document: {{document: {document}}}")), "`document` has", deep),
        (case(&format!("fixture: change, base: {{document: {{document: {document}}}}}")), "`document` has", deep),
        (fixture, "`other` has", deep),
        (registry, "`registry` has", deep),
    ] {
        let answer = run(&project(POLICY, &test), &[]);
        assert_eq!(answer.status, 2, "{test}: {answer:?}");
        assert!(answer.err.contains(place) && answer.err.contains(says), "{place}: {}", answer.err);
        assert_eq!(answer.err.matches("error").count(), 1, "{place}: {}", answer.err);
    }
    // What else is wrong with the case is told beside it.
    let answer = run(&project(POLICY, &case(&format!("{inner}, base: {document}, example: perhaps"))), &[]);
    assert_eq!(answer.err.matches(beside).count(), 2, "{}", answer.err);
    assert!(answer.err.contains("`example`"), "{}", answer.err);
    for (language, says) in [("nb", "det må stå under `document`"), ("sv", "det ska stå under `document`")] {
        let test = case(&format!("fixture: change, base: {document}"));
        let answer = run(&project(POLICY, &test), &["--lang", language]);
        assert!(answer.err.contains(says), "{}", answer.err);
    }
    // A check of the project tells it as often.
    let project = project(POLICY, &case(&format!("fixture: change, others: [{document}]")));
    let answer = project::answer(project.command().args(["check", "--lang", "en"]));
    assert_eq!(answer.out.matches("[schema]").count(), 1, "{answer:?}");
}

#[test]
fn what_no_case_comes_to_is_listed() {
    let project = project(POLICY, TEST);
    let answer = run(&project, &["--coverage"]);
    assert_eq!(answer.status, 1, "{answer:?}");
    // LOK-1 holds and fails, its `when` is never false; LOK-2 holds and fails: 5 of 6.
    let told =
        "policies/lokal.yaml:11:11: LOK-1: `when` is false in no case\n\ncases as expected: 3 of 3\ncoverage: 5 of 6\n";
    assert_eq!(answer.out, told);
    let answer = json(&project, &["--coverage"], 1);
    assert_eq!(answer["coverage"]["gaps"][0]["lack"], "when-false");
    project.write("policies/lokal.test.yaml", format!("{TEST}{ELSEWHERE}"));
    assert_eq!(run(&project, &["--coverage"]).out, "cases as expected: 4 of 4\ncoverage: 6 of 6\n");
    let more = "  LOK-3:\n    title: Titles\n    kinds: [ChangeRequest]\n    check:\n      any:\n        - {require: [title], message: {nb: tittel mangler}}\n        - {require: [purpose]}\n";
    project.write("policies/lokal.yaml", format!("{POLICY}{more}"));
    let test = format!("{TEST}{ELSEWHERE}").replace("language: en", "language: en\nrules: [LOK-1, LOK-2]");
    project.write("policies/lokal.test.yaml", &test);
    let answer = run(&project, &["--coverage"]);
    assert!(answer.out.contains("LOK-3: no case comes to the rule"), "{answer:?}");
    assert!(answer.out.contains("LOK-3: the text is not there in `sv`, `en`"), "{answer:?}");
}

#[test]
fn a_change_of_the_policy_that_no_case_notices_is_listed() {
    let project = project(POLICY, &format!("{TEST}{ELSEWHERE}"));
    // Both rules left out, the condition negated, the notice a day longer and a day shorter.
    let answer = run(&project, &["--mutate", "--score", "100"]);
    assert_eq!(
        (answer.status, answer.out.as_str()),
        (0, "cases as expected: 4 of 4\nmutants: 5 of 5 caught (100.00%)\n"),
        "{answer:?}"
    );
    assert!(answer.err.contains("times as long as the tests"), "{answer:?}");
    // One day later would do as well, as no case is at the very edge.
    let loose = TEST.replace("2026-12-01T09:00:00+01:00", "2026-11-30T09:00:00+01:00");
    project.write("policies/lokal.test.yaml", format!("{loose}{ELSEWHERE}"));
    let answer = run(&project, &["--mutate"]);
    assert_eq!(answer.status, 0, "{answer:?}");
    let missed = "policies/lokal.yaml:6:30: ahead: number: 3 days → 4 days\n\n";
    let listed = format!("1 change of the policies that no case notices:\n{missed}");
    assert!(answer.out.starts_with(&listed), "{}", answer.out);
    for (language, heading) in [
        ("nb", "1 endring i regelsettene som ingen testtilfeller avslører:\n"),
        ("sv", "1 ändring i regeluppsättningarna som inget testfall avslöjar:\n"),
    ] {
        let answer = run(&project, &["--mutate", "--lang", language]);
        assert!(answer.out.starts_with(heading), "{}", answer.out);
    }
    assert_eq!(run(&project, &["--mutate", "--score", "95"]).status, 1);
    let answer = json(&project, &["--mutate"], 0);
    assert_eq!(answer["mutation"]["score"], 80);
    assert_eq!(answer["mutation"]["missed"][0]["new"], "4 days");
}

#[test]
fn check_says_of_tests_that_they_were_not_run_where_more_is_asked_for() {
    let project = project(POLICY, TEST);
    let check = |more: &[&str]| project::answer(project.command().arg("check").args(more).env("LC_ALL", "C")).err;
    assert!(!check(&[]).contains("policy test"), "{}", check(&[]));
    assert!(check(&["-v"]).ends_with("1 policy test not run; `vedtak test` does that\n"), "{}", check(&["-v"]));
}

/// A kind of the project's own: by its `kind`, and by a file that has neither a `kind` nor an `id`.
#[test]
fn policies_about_kinds_of_the_project_are_tested() {
    let config =
        "version: 1\nlanguage: en\ndocuments:\n  - {paths: ['keps/**'], kind: Kep, schema: kep.json, id: number}\n";
    let schema = r#"{"type": "object", "properties": {"number": {"type": "string"}, "owner": {"type": "string"}, "after": {"type": "string", "x-ref": "Kep"}},
        "required": ["number"], "additionalProperties": false}"#;
    let policy = "kind: Policy\nid: keps\ntitle: Keps\nrules:\n  KEP-1: {title: Owned, kinds: [Kep], check: {require: [owner]}}\n  KEP-2:\n    title: After\n    kinds: [Kep]\n    check: {reference: {path: after, kind: Kep, where: 'has(other.owner)'}}\n";
    let test = "\
kind: PolicyTest
id: keps
title: Keps
policy: keps
clock: 2026-12-31T12:00:00+01:00
fixtures:
  kep: {kind: Kep, id: '7', owner: kari.nordmann}
cases:
  - {title: owned, fixture: kep, expect: {}}
  - {title: not owned, fixture: kep, patch: {owner: null}, expect: {KEP-1: {result: fail, path: .}}}
  - title: after one that is owned
    fixture: kep
    patch: {after: '6'}
    others: [{document: {kind: Kep, id: '6', number: '6', owner: ola.nordmann}}]
    expect: {}
  - title: after one that is not
    fixture: kep
    patch: {after: '6'}
    others: [{document: {kind: Kep, id: '6'}}]
    expect: {KEP-2: fail}
";
    let files = |test: &str| {
        Project::of([
            ("vedtak.yaml", config),
            ("kep.json", schema),
            ("policies/keps.yaml", policy),
            ("policies/keps.test.yaml", test),
        ])
    };
    let answer = run(&files(test), &[]);
    assert_eq!((answer.status, answer.out.as_str()), (0, "cases as expected: 4 of 4\n"), "{answer:?}");
    // What its schema does not allow is found, as of a shipped kind.
    let answer = run(&files(&test.replace("owner: kari.nordmann}", "ownr: kari.nordmann}")), &[]);
    assert!(answer.status == 1 && answer.out.contains("schema"), "{answer:?}");
}
/// A project with a kind of its own, a policy for it, and its tests.
fn widgets(cases: &str) -> Project {
    let test = format!(
        "kind: PolicyTest\nid: own-test\ntitle: Own\npolicy: own\nclock: 2026-11-26T12:00:00+01:00\nfixtures:\n  \
         widget: {{kind: Widget, number: W-1, owner: kari, state: draft}}\ncases:\n{cases}"
    );
    Project::of([
        (
            "vedtak.yaml",
            "language: en\ndocuments:\n  - {paths: ['w/*.yaml'], kind: Widget, schema: w.schema.json, id: number}\n",
        ),
        (
            "w.schema.json",
            "{\"additionalProperties\": false, \"required\": [\"number\", \"owner\"], \"properties\": {\
             \"number\": {\"type\": \"string\"}, \"owner\": {\"type\": \"string\"}, \"state\": {\"enum\": [\"draft\", \"done\"]}}}",
        ),
        ("w/one.yaml", "number: W-9\nowner: ola\n"),
        (
            "policies/own.yaml",
            "kind: Policy\nid: own\ntitle: Own\nrules:\n  \
             W-1: {title: The owner is kari, kinds: [Widget], check: {assert: 'doc.owner == \"kari\"', at: owner}}\n  \
             W-2: {title: The state goes on, kinds: [Widget], check: {transition: {field: state, initial: [draft], allowed: {draft: [done], done: []}}}}\n",
        ),
        ("policies/own.test.yaml", &test),
    ])
}

/// Kinds of the project's own are judged by its schemas: from a fixture, from a file that does not name its kind,
/// and against the version on the target branch.
#[test]
fn documents_of_kinds_of_one_s_own_are_tested() {
    let project = widgets(
        "  - {title: held, fixture: widget, expect: {W-1: pass, W-2: pass}}\n  \
           - {title: another owner, fixture: widget, patch: {owner: ola}, expect: {W-1: fail}}\n  \
           - {title: from a file, file: ../w/one.yaml, patch: {state: draft}, expect: {W-1: {path: owner}}}\n  \
           - {title: new and done, fixture: widget, patch: {state: done}, expect: {W-2: fail}}\n  \
           - {title: it was a draft, fixture: widget, patch: {state: done}, base: {fixture: widget}, expect: {W-2: pass}}\n  \
           - {title: it was done, fixture: widget, base: {fixture: widget, patch: {state: done}}, expect: {W-2: fail}}\n  \
           - {title: against the schema, fixture: widget, patch: {colour: red}, expect: {schema: fail}}\n",
    );
    let answer = project.run(&["test", "--coverage", "--mutate"]);
    assert!(answer.out.contains("cases as expected: 7 of 7"), "{}{}", answer.out, answer.err);
    // Against the kind's schema, which the case does not expect.
    let project = widgets("  - {title: unknown field, fixture: widget, patch: {colour: red}, expect: {}}\n");
    let answer = project.run(&["test"]);
    assert_eq!(answer.status, 1, "{}{}", answer.out, answer.err);
    assert!(answer.out.contains("schema") && answer.out.contains("colour"), "{}", answer.out);
}

/// Noon in Tokyo is 03:00 in UTC.
#[test]
fn local_times_of_cases_are_those_of_the_project() {
    let project = Project::of([
        ("vedtak.yaml", "timezone: Asia/Tokyo\ndocuments:\n  - {paths: ['w/*.yaml'], kind: Widget, schema: w.json}\n"),
        ("w.json", r#"{"properties": {"at": {"type": "string", "format": "vedtak-time"}}, "required": ["at"]}"#),
        (
            "policies/own.yaml",
            "kind: Policy\nid: own\ntitle: Own\nkinds: [Widget]\nrules:\n  W-1: {title: Noon, check: {assert: 'doc.at == timestamp(\"2026-11-26T03:00:00Z\")'}}\n",
        ),
        (
            "policies/own.test.yaml",
            "kind: PolicyTest\nid: own\ntitle: Own\npolicy: own\nclock: 2026-11-26T12:00:00+01:00\ncases:\n  \
             - {title: noon, document: {kind: Widget, at: '2026-11-26T12:00'}, expect: {}}\n  \
             - {title: one, document: {kind: Widget, at: '2026-11-26T13:00'}, expect: {W-1: fail}}\n",
        ),
    ]);
    let answer = run(&project, &[]);
    assert_eq!((answer.status, answer.out.as_str()), (0, "cases as expected: 2 of 2\n"), "{answer:?}");
}

/// Rules on the path of a file and on folders are tested too: a case may say where its document lies.
#[test]
fn a_case_may_say_where_its_document_lies() {
    let project = widgets(
        "  - {title: in the folder of its number, fixture: widget, path: w/W-1/widget.yaml, expect: {W-3: pass}}\n  \
           - {title: in another, fixture: widget, path: w/W-2/widget.yaml, expect: {W-3: fail}}\n  \
           - {title: nowhere, fixture: widget, expect: {W-3: fail}}\n  \
           - {title: where the file lies, file: ../w/one.yaml, patch: {owner: kari, state: draft}, expect: {W-3: fail}}\n",
    );
    let policy = std::fs::read_to_string(project.path().join("policies/own.yaml")).unwrap();
    let rule = "  W-3: {title: In its folder, kinds: [Widget], check: {assert: 'file.folder == \"w/\" + doc.number && file.folder in folders(\"w/*\")', at: number}}\n";
    project.write("policies/own.yaml", policy + rule);
    let answer = project.run(&["test"]);
    assert_eq!(answer.status, 0, "{}{}", answer.out, answer.err);
    assert!(answer.out.contains("4 of 4"), "{}", answer.out);
}

/// Documents of the registry that have their id elsewhere than in `id` are all there.
#[test]
fn no_document_of_the_registry_takes_the_place_of_another() {
    let project = widgets("  - {title: both are there, fixture: widget, expect: {W-3: pass}}\n");
    let policy = std::fs::read_to_string(project.path().join("policies/own.yaml")).unwrap();
    let rule =
        "  W-3: {title: Two others, kinds: [Widget], check: {assert: 'docs(\"Widget\").size() == 3', at: number}}\n";
    project.write("policies/own.yaml", policy + rule);
    let test = std::fs::read_to_string(project.path().join("policies/own.test.yaml")).unwrap();
    let registry = "registry:\n  - {kind: Widget, number: W-2, owner: kari}\n  - {kind: Widget, number: W-3, owner: kari}\nfixtures:";
    project.write("policies/own.test.yaml", test.replace("fixtures:", registry));
    let answer = project.run(&["test"]);
    assert_eq!(answer.status, 0, "{}{}", answer.out, answer.err);
}

/// A case whose document no rule could meet proves nothing; another document with its id is not what was there before.
#[test]
fn a_case_is_about_a_document_that_rules_meet() {
    for (document, said) in
        [("{kind: Widgt, number: W-1, owner: kari}", "write `Widget`"), ("{number: W-1, owner: kari}", "`kind`")]
    {
        let project = widgets(&format!("  - {{title: no kind, document: {document}, expect: {{}}}}\n"));
        let answer = project.run(&["test"]);
        assert_eq!(answer.status, 2, "{}", answer.out);
        assert!(answer.err.contains(said), "{}", answer.err);
    }
    // Where no check would look, nothing is found, and nothing proven.
    for path in ["notes/one.txt", "w/one.case.json", "policies/own.yaml"] {
        let project = widgets(&format!("  - {{title: aside, fixture: widget, path: {path}, expect: {{}}}}\n"));
        let answer = project.run(&["test"]);
        assert_eq!(answer.status, 2, "{path}: {}{}", answer.out, answer.err);
        assert!(answer.err.contains(path), "{path}: {}", answer.err);
    }
    let project = widgets(
        "  - {title: done and new, fixture: widget, patch: {state: done}, others: [{fixture: widget}], expect: {W-2: fail, duplicate-id: fail}}\n",
    );
    let answer = project.run(&["test"]);
    assert_eq!(answer.status, 0, "{}{}", answer.out, answer.err);
}

/// Every expectation of a list has a finding of its own, in whatever order both stand; a message is that of its finding in
/// each language.
#[test]
fn what_is_expected_is_held_against_findings_one_by_one() {
    let rule = "  W-3: {title: Each tag, kinds: [Widget], check: {each: 'tags[]', let: {tag: it}, assert: 'it.size() > 3', message: {en: 'tag {{ tag }}', nb: 'merkelapp {{ tag }}'}}}\n";
    let schema = "{\"required\": [\"owner\"], \"properties\": {\"number\": {\"type\": \"string\"}, \"owner\": {\"type\": \"string\"}, \"state\": {}, \"tags\": {\"type\": \"array\", \"items\": {\"type\": \"string\"}}}}";
    for (expected, status) in [
        // The first also fits the second's finding, and must not take it.
        ("[{message: {en: 'tag'}}, {message: {en: 'tag `b`'}}]", 0),
        ("[{message: {en: 'tag `b`'}}, {message: {en: 'tag'}}]", 0),
        ("[{message: {en: 'tag `b`'}}, {message: {en: 'tag `b`'}}]", 1),
        ("[{message: {en: 'tag `a`', nb: 'merkelapp `a`'}}, {result: fail}]", 0),
        ("[{message: {en: 'tag `a`', nb: 'merkelapp `b`'}}, {result: fail}]", 1),
    ] {
        let case =
            format!("  - {{title: tags, fixture: widget, patch: {{tags: [a, b]}}, expect: {{W-3: {expected}}}}}\n");
        let project = widgets(&case).with("w.schema.json", schema);
        let policy = std::fs::read_to_string(project.path().join("policies/own.yaml")).unwrap();
        project.write("policies/own.yaml", policy + rule);
        let answer = project.run(&["test"]);
        assert_eq!(answer.status, status, "{expected}: {}{}", answer.out, answer.err);
    }
}

/// What is no document in a file of the registry is told, and not left out.
#[test]
fn a_registry_of_something_else_is_an_error() {
    let project = widgets("  - {title: held, fixture: widget, registry: [../people.yaml], expect: {}}\n");
    project.write("people.yaml", "- {kind: Person, id: kari}\n");
    let answer = project.run(&["test"]);
    assert!(answer.status == 2 && answer.err.contains("people.yaml"), "{}{}", answer.out, answer.err);
}

/// Parts inside an obligation are covered as others are.
#[test]
fn parts_inside_checks_are_points_of_coverage() {
    let rule = "  W-3:\n    title: Reviewed\n    kinds: [Widget]\n    check:\n      obligation:\n        after: done\n        within: 1 hour\n        check:\n          any:\n            - require: [review]\n            - require: [waived]\n";
    let schema = "{\"required\": [\"owner\"], \"properties\": {\"number\": {\"type\": \"string\"}, \"owner\": {}, \"state\": {}, \"done\": {\"type\": \"string\"}, \"review\": {\"type\": \"string\"}, \"waived\": {\"type\": \"string\"}}}";
    let case = |patch: &str, result: &str| {
        format!(
            "  - {{title: one, fixture: widget, patch: {{done: '2026-11-26T10:00+01:00'{patch}}}, expect: {{W-3: {result}}}}}\n"
        )
    };
    let gaps = |cases: &str| {
        let test = format!("{cases}  - {{title: nothing, fixture: widget, expect: {{W-3: pass}}}}\n");
        let project = widgets(&test).with("w.schema.json", schema);
        let policy = std::fs::read_to_string(project.path().join("policies/own.yaml")).unwrap();
        let policy = policy.replace("title: Own\n", "title: Own\ncalendar: \"NO\"\n");
        let only = policy.split("  W-1").next().unwrap().to_owned();
        project.write("policies/own.yaml", only + rule);
        let answer = project.run(&["test", "--coverage"]);
        answer.out.lines().filter(|line| line.contains("own.yaml:")).count()
    };
    let all = case(", review: Done", "pass") + &case(", waived: Small", "pass") + &case("", "fail");
    assert_eq!(gaps(&all), 0);
    // Neither alternative was ever met: both are gaps, and so is what is around them.
    assert!(gaps(&case("", "fail")) >= 2);
}
