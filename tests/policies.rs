//! The policies that vedtak ships, held against their tests: every case holds, every rule has cases of both sorts, and
//! everything that they say is as short as it must be in every language.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::DateTime;
use vedtak::cases::{CaseResult, OwnSetUp, Suite, SuiteSources, TestFiles, Verdict, coverage, run};
use vedtak::config::Config;
use vedtak::finding::{Clock, ClockSource};
use vedtak::language::{Language, Reader};
use vedtak::load::load_as;
use vedtak::policy::{self, PACKS, Policies};
use vedtak::source::Memory;
use vedtak::workspace::resolve;

/// How many results of rules, parts and conditions no case comes to yet; it only ever falls. The one left rests
/// on when the target branch changed, which only Git tells and cases do not have.
const MOST_GAPS: usize = 1;

/// Edges that must have a case of their own, by a part of its title.
const EDGES: &[(&str, &[&str])] = &[
    (
        "helseplattformen",
        &[
            "250 minutes lost in October",
            "251 minutes lost in October",
            "525 minutes in three months",
            "526 minutes in three months",
            "the same a minute longer",
            "in the night when the clocks go forward, 249 minutes",
            "in the night when the clocks go forward, 250 minutes",
            "233 minutes of a February of 29 days",
            "234 minutes of a February of 29 days",
            "begun after 29 minutes and 59 seconds",
            "begun after 30 minutes",
            "begun after 44 minutes and 59 seconds",
            "begun after 45 minutes",
            "in the hour that comes twice",
            "the first message 15 minutes after the notice",
            "the first message 16 minutes after the notice",
            "30 minutes between the last message and the solution",
            "31 minutes between the last message and the solution",
            "begun on Monday at 17:00",
            "begun on Monday at 17:01",
            "begun there at 12:00",
            "begun there at 12:01",
            "before Christmas Eve, not begun at 12:01",
            "at 16:59 on a Friday by telephone",
            "at 17:00 on a Friday by telephone",
            "published on the tenth working day",
            "published on the day after",
        ],
    ),
    (
        "inera",
        &[
            "priority 1, prioritised 30 minutes after the report",
            "priority 1, prioritised 30 minutes and a second after the report",
            "in the night in which clocks go back, 30 minutes after 02:50",
            "in that night, 31 minutes after",
            "priority 2, an hour after the report",
            "priority 2, an hour and a minute after the report",
            "priority 3, until Monday 09:00",
            "priority 3, a minute later",
            "over Midsummer's Eve, until 09:00 on it",
            "where eves are no working days, until Monday 22 June 09:00",
            "priority 3 over Epiphany",
            "priority 4, until Wednesday 14:00",
            "priority 4, a minute later",
            "priority 4 round the clock, until Tuesday 08:00",
            "remedied after 4 hours",
            "remedied a minute later, and nobody was told",
            "4 hours and a minute from the start of handling",
            "reported on Wednesday 2 December, nine working days before",
            "no result on the tenth working day",
            "no result after ten working days",
            "shared on the day of the test",
            "shared the day after it began",
            "CAB approved at the very moment",
            "CAB approved a second later",
            "CCB approved at the very moment",
            "CCB approved a second later",
            "told when CCB approved",
            "told after CCB approved",
            "the change request was there the day before",
            "the change request came in the same merge",
            "a release without a time",
        ],
    ),
    (
        "medusa",
        &[
            "announced 10 days before",
            "announced 9 days before",
            "announced on the day itself",
            "announced 2 days after the start",
            "a start on a date without time, 10 days after",
            "a start on a date without time, 9 days after",
            "over the year's end, 10 days",
            "over the year's end, 9 days",
            "before the clocks go back",
            "after the clocks went back",
            "a customer announces 3 days before",
            "a customer announces 2 days before",
            "no start in production",
            "a draft is not judged",
            "a change that was called off is not judged",
            "reported on Tuesday for Thursday's slot",
            "reported on Wednesday for Thursday's slot",
            "the Tuesday after Easter, for Thursday 9 April",
            "the Wednesday after Easter, for Thursday 9 April",
            "Maundy Thursday has no slot",
            "Maundy Thursday has a slot where the repository says so",
            "no slot",
            "an extended slot, reported 5 working days before the work",
            "an extended slot, reported 4 working days before the work",
            "counted from the slot where the repository says so",
            "from 17.00 on",
            "until 07.00",
            "across 17.00",
        ],
    ),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")
}

/// The tests of a folder, by their paths.
fn tests() -> Vec<(String, String)> {
    let mut tests: Vec<_> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with(".test.yaml"))
        .map(|path| {
            (format!("policies/{}", path.file_name().unwrap().to_string_lossy()), fs::read_to_string(&path).unwrap())
        })
        .collect();
    tests.sort();
    tests
}

/// Whom broken tests are told to.
fn reader() -> Reader {
    Reader::new(Language::En, chrono::NaiveDate::default())
}

fn suite() -> Suite {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = |path: &str| fs::read_to_string(root.join(path)).ok();
    // The packs are in the binary; a pack that is a file of the workspace would be a document of it besides.
    let sources = SuiteSources { tests: &tests(), policies: &[], instead: &[], own: &OwnSetUp::default(), file: &file };
    Suite::run(&sources, reader()).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

/// The policies that vedtak ships, loaded as a check loads them.
fn shipped() -> Policies {
    let ids: Vec<&str> = PACKS.iter().map(|pack| pack.id).collect();
    let service = format!("kind: Service\nid: all\ntitle: All\nowner: all\npolicies: [{}]\n", ids.join(", "));
    let at = DateTime::UNIX_EPOCH.fixed_offset();
    let reader = Reader::new(Language::En, at.date_naive());
    let loaded = load_as(&Memory::new([("registry/all.yaml", service)]), Config::default(), reader).unwrap();
    let workspace = resolve(loaded, Clock { at, source: ClockSource::Given }).unwrap();
    policy::load(&workspace).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

#[test]
fn every_case_holds_and_every_rule_has_cases() {
    let suite = suite();
    let results: Vec<&CaseResult> = suite.results().collect();
    let failed: Vec<String> = results.iter().filter(|result| !result.holds()).map(ToString::to_string).collect();
    assert!(failed.is_empty(), "{} of {} cases do not hold\n\n{}\n", failed.len(), results.len(), failed.join("\n\n"));

    let mut seen: BTreeMap<&str, BTreeSet<(Verdict, bool)>> = BTreeMap::new();
    for result in &results {
        // One case is an example of one rule failing, or of each rule passing.
        for (rule, verdict) in &result.rules {
            seen.entry(rule).or_default().insert((*verdict, false));
            seen.entry(rule).or_default().insert((*verdict, result.example));
        }
    }
    let mut lacking = Vec::new();
    for pack in &shipped().packs {
        for rule in pack.rules.iter().filter(|rule| rule.is_judged()) {
            for (verdict, example) in
                [Verdict::Pass, Verdict::Fail].into_iter().flat_map(|verdict| [(verdict, false), (verdict, true)])
            {
                if !seen.get(rule.id.as_ref()).is_some_and(|seen| seen.contains(&(verdict, example))) {
                    lacking.push(format!(
                        "{}: no {}case with the result {verdict}",
                        rule.id,
                        if example { "example " } else { "" }
                    ));
                }
            }
        }
    }
    for (policy, titles) in EDGES {
        for title in *titles {
            if !results.iter().any(|result| result.policy == *policy && result.title.contains(title)) {
                lacking.push(format!("{policy}: no case «{title}»"));
            }
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
    let gaps = coverage(&suite).gaps;
    let told: Vec<String> = gaps.iter().map(|gap| format!("{}: {}: {:?}", gap.place, gap.rule, gap.lack)).collect();
    assert!(told.len() <= MOST_GAPS, "{} that no case comes to\n{}", told.len(), told.join("\n"));

    let mut long = Vec::new();
    for result in &results {
        for said in &result.said {
            let help = said.help.as_deref().unwrap_or("");
            if said.message.chars().count() > 120 || help.chars().count() > 160 {
                long.push(format!("{} ({:?}): {}\n    {help}", result.place, said.language, said.message));
            }
        }
        // Paths are written as people write them: `to` in `notices`.
        for said in &result.said {
            let texts = format!("{}\n{}", said.message, said.help.as_deref().unwrap_or(""));
            if texts.match_indices("[]").any(|(at, _)| texts[..at].ends_with(char::is_alphanumeric)) {
                long.push(format!("{} ({:?}): {texts}", result.place, said.language));
            }
        }
        // What is shown to people as a failure is told in every language.
        let told: BTreeSet<Language> = result.said.iter().map(|said| said.language).collect();
        if result.example && !told.is_empty() && told.len() < Language::ALL.len() {
            long.push(format!("{}: the example is told in {told:?} only", result.place));
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_rule_has_a_short_title_in_every_language_and_its_clause() {
    for pack in &shipped().packs {
        for rule in &pack.rules {
            for language in Language::ALL {
                let title = rule.title.of(language);
                assert!(!title.is_empty() && title.chars().count() <= 50, "{}: {title}", rule.id);
            }
            let distinct: BTreeSet<&str> = Language::ALL.iter().map(|language| rule.title.of(*language)).collect();
            assert_eq!(distinct.len(), 3, "{}: {distinct:?}", rule.id);
            assert!(rule.clause.is_some(), "{}: no clause", rule.id);
        }
        for (name, parameter) in &pack.parameters {
            assert!(!parameter.about.is_empty(), "{}: `{name}` says nothing about itself", pack.id);
        }
    }
}

const MADE_UP: &str = "\
kind: PolicyTest
id: made-up
title: Made up
policy: medusa
rules: [MED-12a, MED-12b]
clock: 2026-12-31T12:00:00+01:00
registry:
  - registry.yaml
fixtures:
  change: {kind: ChangeRequest, id: CHG-1, title: A change, service: medusa, status: proposed, initiator: nhn, requester: ola.nordmann,
    purpose: upgrade, environments: [production], announcedAt: \"2026-11-24T10:00:00+01:00\", notices: [{from: nhn, to: [vest]}],
    plan: {production: {start: 2026-11-26T18:00}}}
cases:
";

const REGISTRY: &str = "\
kind: Service
id: medusa
title: Medusa
owner: nhn
policies: [medusa]
timezone: Europe/Oslo
---
kind: Party
id: nhn
title: Norsk Helsenett SF
type: provider
---
kind: Party
id: vest
title: Vest
type: region
---
kind: Person
id: ola.nordmann
title: Ola Nordmann
party: nhn
";

fn made_up(cases: &str) -> Vec<String> {
    let file = |path: &str| (path == "registry.yaml").then(|| REGISTRY.to_owned());
    let sources = TestFiles { policies: &[], own: &OwnSetUp::default(), folder: "", file: &file };
    run(&format!("{MADE_UP}{cases}"), "made-up.test.yaml", &sources, reader()).iter().map(ToString::to_string).collect()
}

#[test]
fn what_is_not_as_expected_is_told_as_a_difference() {
    let cases = "  - {title: right, fixture: change, expect: {MED-12a: {path: plan.production.start, message: {sv: aviserades 2 dagar}}}}
  - {title: no finding expected, fixture: change, expect: {}}
  - {title: held to pass, fixture: change, expect: {MED-12a: pass}}
  - {title: another place and words, fixture: change, expect: {MED-12a: {severity: warning, path: plan, message: announced 3 days}}}
  - {title: one too many, fixture: change, expect: {MED-12a: [{result: fail}, {result: fail}]}}
  - {title: not met, fixture: change, expect: {MED-12a: fail, MED-12b: pass}}
  - {title: misspelt rule, fixture: change, expect: {MED-12a: fail, MED-12d: fail}}
  - {title: misspelt fixture, fixture: chnage, expect: {}}
  - {title: breaks its schema, fixture: change, patch: {statsu: done}, expect: {MED-12a: fail}}
  - {title: parameter below its floor, fixture: change, parameters: {noticeNhn: 1 day}, expect: {}}
  - {title: facts of Git, fixture: change, git: {authors: [kari]}, expect: {MED-12a: fail}}
";
    insta::assert_snapshot!(made_up(cases).join("\n"));
}

#[test]
fn a_test_that_cannot_be_read_does_not_hold() {
    let broken = made_up("  - {title: no expectation, fixture: change}\n");
    assert_eq!(broken.len(), 1, "{broken:?}");
    assert!(broken[0].contains("expect"), "{broken:?}");
    for text in ["a: [", "kind: PolicyTest\nid: [", ""] {
        let results = run(
            text,
            "broken.test.yaml",
            &TestFiles { policies: &[], own: &OwnSetUp::default(), folder: "", file: &|_| None },
            reader(),
        );
        assert!(matches!(results.as_slice(), [result] if !result.holds()), "{results:?}");
    }
}
