//! Checks that compare a document with how it stands on the target branch: `transition`, `immutable`, and `base` in
//! expressions. Policy tests give that version as `base`; a run without one lists these rules as skipped.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::{Project, review};
use vedtak::cases::{OwnSetUp, TestFiles, run};
use vedtak::language::{Language, Reader};
use vedtak::standing::gate;

const CONFIG: &str = "version: 1\nlanguage: en\ndocuments: [{paths: [keps/], kind: Kep, schema: kep.json}]\n";

const SCHEMA: &str = r#"{
  "type": "object",
  "properties": {
    "id": {"type": "string"},
    "status": {"type": "string", "title": "status", "enum": ["draft", "open", "accepted", "closed"]},
    "owner": {"type": "string", "title": "owner"},
    "seen": {"type": "integer"},
    "stages": {"type": "object", "properties": {"alpha": {"type": "string"}, "beta": {"type": "string"}}},
    "reviewers": {"type": "array", "items": {"type": "string"}}
  }
}"#;

const MOVES: &str =
    "transition: {field: status, initial: [draft, open], allowed: {draft: open, open: [accepted, closed]}}";

fn policy(check: &str) -> String {
    format!(
        "kind: Policy\nid: own\ntitle: Own\nparameters:\n  moves: {{type: table, value: {{draft: [open]}}}}\n  first: {{type: list, value: [draft]}}\nrules:\n  OWN-1: {{title: The rule, kinds: [Kep], check: {{{check}}}}}\n"
    )
}

fn files(check: &str, document: Option<&str>) -> Vec<(&'static str, String)> {
    let mut files =
        vec![("vedtak.yaml", CONFIG.to_owned()), ("policies/own.yaml", policy(check)), ("kep.json", SCHEMA.to_owned())];
    files.extend(document.map(|text| ("keps/1.yaml", format!("id: one\n{text}"))));
    files
}

/// What the rule says, in every language, of a document that stood as `base`, where it did.
fn told(check: &str, base: Option<&str>, document: &str) -> Vec<[String; 3]> {
    let review = review(&files(check, base), &files(check, Some(document)));
    let report = gate(&review).unwrap_or_else(|errors| panic!("{errors:?}"));
    let own = report.findings.iter().filter(|found| found.judgement.rule.id == "OWN-1");
    let words = |found: &vedtak::finding::Counted, language| {
        let reader = Reader::new(language, review.today());
        let words = found.judgement.says.words(&reader);
        words.message
    };
    own.map(|found| [Language::Nb, Language::Sv, Language::En].map(|language| words(found, language))).collect()
}

/// The same in English.
fn says(check: &str, base: Option<&str>, document: &str) -> Vec<String> {
    told(check, base, document).into_iter().map(|[_, _, en]| en).collect()
}

#[test]
fn a_field_moves_as_it_is_listed() {
    for (base, document) in [
        // A new document starts as listed; what stays is no move.
        (None, "status: draft\n"),
        (None, "status: open\n"),
        (Some("status: draft\n"), "status: draft\n"),
        (Some("status: draft\n"), "status: open\n"),
        (Some("status: open\n"), "status: closed\n"),
        (Some("status: closed\n"), "status: closed\nowner: x\n"),
    ] {
        assert_eq!(says(MOVES, base, document), [""; 0], "{base:?} {document}");
    }
    for (base, document, en) in [
        (
            None,
            "status: closed\n",
            "status (`status`) is `closed` in a new document; it must start as `draft` or `open`",
        ),
        (
            Some("status: draft\n"),
            "status: closed\n",
            "status (`status`) went from `draft` to `closed`; after `draft` it must be `open`",
        ),
        (
            Some("status: open\n"),
            "status: draft\n",
            "status (`status`) went from `open` to `draft`; after `open` it must be `accepted` or `closed`",
        ),
        (
            Some("status: closed\n"),
            "status: open\n",
            "status (`status`) went from `closed` to `open`; `closed` must stay",
        ),
        (Some("status: open\n"), "owner: x\n", "status (`status`) was `open` and is gone; it must be filled in"),
        // It had none yet, so that it starts now.
        (
            Some("owner: x\n"),
            "status: closed\n",
            "status (`status`) is `closed` in a new document; it must start as `draft` or `open`",
        ),
        (None, "owner: x\n", "cannot be judged: status (`status`) is missing"),
    ] {
        assert_eq!(says(MOVES, base, document), [en], "{base:?} {document}");
    }
}

#[test]
fn a_move_is_told_in_each_language() {
    let [nb, sv, en] = &told(MOVES, Some("status: open\n"), "status: draft\n")[0];
    assert_eq!(
        nb,
        "status (`status`) er endret fra `open` til `draft`; etter `open` må det være `accepted` eller `closed`"
    );
    assert_eq!(
        sv,
        "status (`status`) har ändrats från `open` till `draft`; efter `open` ska det vara `accepted` eller `closed`"
    );
    assert!(en.starts_with("status"));
}

#[test]
fn moves_may_be_parameters() {
    let check = "transition: {field: status, initial: $first, allowed: $moves}";
    assert_eq!(says(check, None, "status: draft\n"), [""; 0]);
    assert_eq!(says(check, Some("status: draft\n"), "status: open\n"), [""; 0]);
    assert_eq!(says(check, Some("status: open\n"), "status: accepted\n").len(), 1);
    assert_eq!(says(check, None, "status: open\n").len(), 1);
}

/// `$x` is a value wherever one may stand: in a list, and as what a list belongs to.
#[test]
fn a_parameter_in_a_list_of_moves_stands_for_its_value() {
    let check = "transition: {field: status, initial: [$first, closed], allowed: {$first: [open, $first], open: [accepted, $first], closed: $first}}";
    for (base, document, passes) in [
        (None, "draft", true),
        (None, "closed", true),
        (None, "open", false),
        (Some("draft"), "open", true),
        (Some("draft"), "accepted", false),
        (Some("open"), "draft", true),
        (Some("open"), "accepted", true),
        (Some("open"), "closed", false),
        (Some("closed"), "draft", true),
        (Some("closed"), "open", false),
    ] {
        let base = base.map(|status| format!("status: {status}\n"));
        let found = says(check, base.as_deref(), &format!("status: {document}\n"));
        assert_eq!(found.is_empty(), passes, "{base:?} {document}: {found:?}");
    }
}

/// A number is the same however it is written: it has not moved, and it may move to what is listed.
#[test]
fn a_number_moves_by_what_it_is() {
    let check = "transition: {field: seen, initial: ['1'], allowed: {1: ['2']}}";
    for (base, document, passes) in [
        (None, "1.0", true),
        (Some("1"), "1.0", true),
        (Some("1.0"), "2e0", true),
        (Some("1"), "3", false),
        (Some("2"), "2.0", true),
    ] {
        let base = base.map(|seen| format!("seen: {seen}\n"));
        let found = says(check, base.as_deref(), &format!("seen: {document}\n"));
        assert_eq!(found.is_empty(), passes, "{base:?} {document}: {found:?}");
    }
}

const LOCKED: &str =
    "immutable: {paths: [owner, stages, 'reviewers[]', seen], once: 'base.?status.orValue(\"\") == \"accepted\"'}";

#[test]
fn what_must_not_change_stays() {
    let accepted = "status: accepted\nowner: kari\nseen: 1\nstages: {alpha: '1', beta: '2'}\nreviewers: [a, b]\n";
    for (base, document) in [
        (None, accepted),
        (Some(accepted), accepted),
        // Written otherwise, and the same.
        (
            Some(accepted),
            "reviewers:\n- a\n- b\nstages: {beta: '2', alpha: '1'}\nseen: 1.0\nowner: 'kari'\nstatus: closed\n",
        ),
        // Not accepted yet.
        (Some("status: open\nowner: kari\n"), "status: accepted\nowner: ola\n"),
    ] {
        assert_eq!(says(LOCKED, base, document), [""; 0], "{document}");
    }
    let with = |from: &str, to: &str| says(LOCKED, Some(accepted), &accepted.replace(from, to));
    assert_eq!(
        with("owner: kari", "owner: ola"),
        ["owner (`owner`) changed from `kari` to `ola`; it must stay as it was"]
    );
    assert_eq!(with("owner: kari\n", ""), ["owner (`owner`) was `kari` and is gone; it must stay as it was"]);
    assert_eq!(with("beta: '2'", "beta: '3'"), ["`stages.beta` changed from `2` to `3`; it must stay as it was"]);
    assert_eq!(with(", beta: '2'", ""), ["`stages` changed; it must stay as it was"]);
    assert_eq!(with("[a, b]", "[a, c]"), ["`reviewers` 2 changed from `b` to `c`; it must stay as it was"]);
    assert_eq!(
        with("[a, b]", "[a, b, c]"),
        ["`reviewers` was added with the value `c`; the document must stay as it was"]
    );
    // Reopening it does not unlock it: the version on the target branch decides.
    assert_eq!(with("status: accepted\nowner: kari", "status: open\nowner: ola").len(), 1);
    // A finding for each path.
    assert_eq!(with("owner: kari\nseen: 1", "owner: ola\nseen: 2").len(), 2);
}

#[test]
fn an_expression_may_compare_with_the_base() {
    let check = "assert: 'base == null || base.?owner.orValue(\"\") == doc.?owner.orValue(\"\")'";
    assert_eq!(says(check, None, "owner: a\n"), [""; 0]);
    assert_eq!(says(check, Some("owner: a\n"), "owner: a\n"), [""; 0]);
    assert_eq!(says(check, Some("owner: a\n"), "owner: b\n").len(), 1);
}

/// A version that nobody can read, or two of them, tells nothing; it is not taken for a new document.
#[test]
fn what_stood_and_cannot_be_told_is_undecided() {
    let check = "transition: {field: status, initial: [open], allowed: {open: [closed]}}";
    let target = files(check, Some("status: open\nowner: [\n"));
    let merge = files(check, Some("status: open\n"));
    let report = gate(&review(&target, &merge)).unwrap();
    let own: Vec<_> = report.findings.iter().filter(|found| found.judgement.rule.id == "OWN-1").collect();
    // A file that cannot be read has no document with this id, so the id is free for a new one.
    assert!(own.is_empty());
    let mut twice = files(check, Some("status: open\n"));
    twice.push(("keps/2.yaml", "id: one\nstatus: closed\n".to_owned()));
    let report = gate(&review(&twice, &merge)).unwrap();
    let own: Vec<_> = report.findings.iter().filter(|found| found.judgement.rule.id == "OWN-1").collect();
    assert_eq!(own[0].status, vedtak::finding::Status::Undecided);
    // A value of another form than the field's.
    let report = gate(&review(&files(check, Some("status: {a: 1}\n")), &merge)).unwrap();
    let own: Vec<_> = report.findings.iter().filter(|found| found.judgement.rule.id == "OWN-1").collect();
    assert_eq!(own[0].status, vedtak::finding::Status::Undecided);
}

#[test]
fn without_a_base_the_rule_is_skipped_and_not_passed() {
    for (check, judged) in [
        (MOVES.to_owned(), false),
        (LOCKED.to_owned(), false),
        ("assert: 'base == null'".to_owned(), false),
        (format!("any: [{{{MOVES}}}, {{require: [owner]}}]"), false),
        (format!("not: {{{MOVES}}}"), false),
        // What needs no base is judged.
        (format!("all: [{{{MOVES}}}, {{require: [owner]}}]"), true),
    ] {
        let project = Project::of(files(&check, Some("status: closed\n")));
        let report = project.report(&["--now", "2026-11-26T12:00:00+01:00"]);
        let skipped = report["summary"]["skipped"].as_array().unwrap();
        let told = skipped.iter().find(|one| one.to_string().contains("OWN-1"));
        let told = told.unwrap_or_else(|| panic!("{check}: {report}")).to_string();
        assert!(told.contains("compares with the version on the target branch"), "{told}");
        let found = report["findings"].as_array().unwrap().iter().any(|found| found["rule"] == "OWN-1");
        assert_eq!(found, judged, "{check}: {report}");
    }
    // With a base nothing is skipped.
    let review = review(&files(MOVES, None), &files(MOVES, Some("status: open\n")));
    assert!(gate(&review).unwrap().summary.skipped.iter().all(|one| one.of != vedtak::finding::SkippedThing::Rule));
}

const TEST: &str = "
kind: PolicyTest
id: own-test
title: Moves
policy: own
clock: 2026-11-26T12:00:00+01:00
registry:
  - {kind: Service, id: crm, title: CRM, owner: nhn, policies: [own]}
  - {kind: Party, id: nhn, title: Norsk Helsenett SF, type: provider}
fixtures:
  change:
    kind: Maintenance
    id: MNT-1
    title: A window
    service: crm
    status: planned
    initiator: nhn
    environments: [production]
cases:
";

const MAINTENANCE: &str = "kind: Policy
id: own
title: Own
rules:
  OWN-1:
    title: Moves
    kinds: [Maintenance]
    check: {transition: {field: status, initial: [planned], allowed: {planned: [completed, cancelled]}}}
  OWN-2:
    title: The title stays
    kinds: [Maintenance]
    check: {immutable: {paths: [title]}}
";

/// What is not as a case expects, without what built-in rules say of these short documents.
fn problems(case: &str) -> Vec<String> {
    let policies = [("policies/own.yaml".to_owned(), MAINTENANCE.to_owned())];
    let sources = TestFiles { policies: &policies, own: &OwnSetUp::default(), folder: "", file: &|_| None };
    let reader = Reader::new(Language::En, chrono::NaiveDate::from_ymd_opt(2026, 11, 26).unwrap());
    let results = run(&format!("{TEST}{case}"), "own.test.yaml", &sources, reader);
    assert_eq!(results.len(), 1, "{results:?}");
    let problems = results[0].problems.clone();
    problems.into_iter().filter(|problem| !problem.starts_with("schema\n")).collect()
}

#[test]
fn a_case_of_a_policy_gives_the_base() {
    for case in [
        "- {title: new, fixture: change, expect: {}}",
        "- {title: new and done, fixture: change, patch: {status: cancelled}, expect: {OWN-1: fail}}",
        "- {title: done, fixture: change, patch: {status: cancelled}, base: {fixture: change}, expect: {OWN-1: pass, OWN-2: pass}}",
        "- {title: back, fixture: change, base: {fixture: change, patch: {status: cancelled}}, expect: {OWN-1: {result: fail, path: status, message: went from `cancelled` to `planned`}}}",
        "- {title: title, fixture: change, base: {fixture: change, patch: {title: Other}}, expect: {OWN-2: {result: fail, path: title}}}",
    ] {
        assert_eq!(problems(case), [""; 0], "{case}");
    }
    let wrong = "- {title: back, fixture: change, base: {fixture: change, patch: {status: cancelled}}, expect: {}}";
    assert_eq!(problems(wrong).len(), 1);
    let unknown = "- {title: unknown, fixture: change, base: {fixture: chagne}, expect: {}}";
    assert!(problems(unknown)[0].contains("`change`"), "{:?}", problems(unknown));
}

#[test]
fn mistakes_are_refused_at_their_places() {
    for (check, at, parts) in [
        ("transition: {field: satus, allowed: {draft: [open]}}", "satus", &["`satus`", "`status`"][..]),
        ("transition: {field: status, allowed: {drafft: [open]}}", "drafft", &["`drafft`", "`draft`"]),
        ("transition: {field: status, allowed: {draft: [opne]}}", "opne", &["`opne`", "`open`"]),
        ("transition: {field: status, initial: darft, allowed: {draft: [open]}}", "darft", &["`darft`", "`draft`"]),
        ("transition: {field: 'reviewers[]', allowed: {draft: [open]}}", "'reviewers[]'", &["one field"]),
        ("transition: {field: status, allowed: $move}", "$move", &["`move`", "`moves`"]),
        ("transition: {field: status, allowed: $first}", "$first", &["`first`", "table"]),
        ("transition: {field: status, allowed: {draft: [$frist]}}", "$frist", &["`frist`", "`first`"]),
        ("transition: {field: status, allowed: {draft: [$moves]}}", "$moves", &["`moves`", "list"]),
        ("transition: {field: status, allowed: {$frist: [open]}}", "$frist", &["`frist`", "`first`"]),
        ("transition: {field: status, allowed: moves}", "moves}", &["no mapping"]),
        ("transition: {field: status}", "{field", &["allowed"]),
        ("immutable: {paths: [ownr]}", "ownr", &["`ownr`", "`owner`"]),
        ("immutable: {paths: [owner], once: 'doc.?status.orValue(\"\") == \"open\"'}", "'doc", &["`base`"]),
        ("immutable: {paths: [owner], once: 'base.stats == \"open\"'}", "stats ", &["`stats`", "`status`"]),
        ("immutable: {paths: [owner], onse: 'true'}", "onse", &["`onse`", "`once`"]),
        ("immutable: {paths: [owner]}, message: {en: '{{ form }}'}", "form ", &["`form`", "`from`"]),
    ] {
        let project = Project::of(files(check, Some("status: open\n")));
        let answer = project.check(&["--format", "concise"]);
        let text = policy(check);
        let line = text.lines().position(|line| line.contains("OWN-1")).unwrap() + 1;
        let rule = text.lines().nth(line - 1).unwrap();
        let column = rule.find(&check[..10]).unwrap() + check.find(at).unwrap() + 1;
        let place = format!("policies/own.yaml:{line}:{column}");
        assert_eq!(answer.status, 2, "{check}: {}", answer.out);
        for part in parts.iter().chain([&place.as_str()]) {
            assert!(answer.err.contains(part), "{check}: {part}\n{}", answer.err);
        }
    }
}
