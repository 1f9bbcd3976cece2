//! `vedtak analyse`: every kind of proof, held against all documents of small domains, judged as a check judges them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use std::collections::{BTreeMap, BTreeSet};

use chrono::DateTime;
use project::Project;
use serde_json::{Value, json};
use vedtak::analyse::{Analysed, Analysis, InputValue, Inputs, Proof, analyse};
use vedtak::expression::Beyond;
use vedtak::finding::{Clock, ClockSource};
use vedtak::language::{Language, Reader};
use vedtak::load::load_files;
use vedtak::policy::{load_for_all, load_instead};
use vedtak::source::{Memory, SourceFile};
use vedtak::standing::gate;
use vedtak::workspace::{Review, Workspace, resolve};

const CONFIG: &str =
    "documents:\n  - {paths: ['work/*'], kind: Change, schema: change.json, id: id}\npolicies: [policies/*.yaml]\n";

/// Three classes, two sizes, a truth value that may be left out, a text that may be left out, some environments.
const SCHEMA: &str = r#"{"type": "object", "additionalProperties": false, "required": ["class", "size"], "properties": {
    "id": {"type": "string"},
    "class": {"enum": ["urgent", "standard", "normal"]},
    "size": {"enum": ["small", "large"]},
    "daytime": {"type": "boolean"},
    "rollback": {"type": "string"},
    "environments": {"type": "array", "items": {"enum": ["test", "production"]}}}}"#;

fn clock() -> Clock {
    let at = DateTime::parse_from_rfc3339("2026-11-26T12:00:00+01:00").unwrap();
    Clock { at, source: ClockSource::Given }
}

fn workspace(files: &[(String, String)]) -> Workspace {
    let reader = Reader::new(Language::En, clock().at.date_naive());
    let set_up = [("vedtak.yaml".to_owned(), CONFIG.to_owned()), ("change.json".to_owned(), SCHEMA.to_owned())];
    let files = Memory::new(set_up.into_iter().chain(files.iter().cloned()));
    resolve(load_files(&files, reader, true).unwrap(), clock()).unwrap()
}

fn policy(rules: &[Rule]) -> String {
    let rules: serde_json::Map<String, Value> =
        rules.iter().enumerate().map(|(at, rule)| (format!("R{at}"), rule.written())).collect();
    json!({"kind": "Policy", "id": "own", "title": "Own", "rules": rules}).to_string()
}

/// What `analyse` says of a policy, compared with another version where there is one.
fn analysed(text: &str, old: Option<&str>) -> Analysis {
    let project = workspace(&[("policies/own.yaml".to_owned(), text.to_owned())]);
    let policies = load_for_all(&project).unwrap();
    let against = old.map(|old| {
        let file = std::sync::Arc::new(SourceFile::new("old.yaml", old));
        let pack = load_instead(&file, 0, &project, &policies).unwrap();
        vedtak::policy::Policies { packs: vec![pack], ..Default::default() }
    });
    analyse(Analysed { project: &project, policies: &policies, only: &[], against: against.as_ref(), clock: clock() })
        .unwrap()
}

/// Every document of the schema, with one text for all texts.
fn documents() -> Vec<Value> {
    let mut all = Vec::new();
    for class in ["urgent", "standard", "normal"] {
        for size in ["small", "large"] {
            for daytime in [None, Some(true), Some(false)] {
                for rollback in [None, Some("restore the snapshot"), Some("TBD")] {
                    for environments in [
                        None,
                        Some(vec![]),
                        Some(vec!["test"]),
                        Some(vec!["production"]),
                        Some(vec!["test", "production"]),
                    ] {
                        let mut document = json!({"class": class, "size": size});
                        let fields = [
                            ("daytime", daytime.map(|value| json!(value))),
                            ("rollback", rollback.map(|value| json!(value))),
                            ("environments", environments.map(|value| json!(value))),
                        ];
                        for (name, value) in fields {
                            if let Some(value) = value {
                                document[name] = value;
                            }
                        }
                        all.push(document);
                    }
                }
            }
        }
    }
    all
}

/// The documents, by their positions, that break each rule of a policy: what `check` finds.
fn broken(text: &str, documents: &[Value]) -> BTreeMap<String, BTreeSet<usize>> {
    let mut files = vec![("policies/own.yaml".to_owned(), text.to_owned())];
    for (at, document) in documents.iter().enumerate() {
        let mut document = document.clone();
        document["id"] = json!(at.to_string());
        files.push((format!("work/{at}.json"), document.to_string()));
    }
    let report = gate(&Review::of(workspace(&files))).unwrap();
    let mut broken: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for found in &report.findings {
        let rule = found.judgement.rule.id.to_string();
        assert!(rule.starts_with('R'), "{rule}: {text}");
        let at = found.judgement.document.as_ref().unwrap().id.parse().unwrap();
        broken.entry(rule).or_default().insert(at);
    }
    broken
}

/// A rule as these tests make them up.
#[derive(Debug, Clone)]
struct Rule {
    when: String,
    check: Value,
    /// The fields whose values the condition looks at, and those of which it only asks whether they are there.
    values: BTreeSet<&'static str>,
    presence: BTreeSet<&'static str>,
}

impl Rule {
    fn written(&self) -> Value {
        json!({"title": "rule", "kinds": ["Change"], "when": self.when, "check": self.check})
    }
}

/// Numbers that look random, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(sides).unwrap()).unwrap()
    }

    /// A comparison, with the field that it is about and whether it looks at its value.
    fn atom(&mut self) -> (&'static str, &'static str, bool) {
        const ATOMS: [(&str, &str, bool); 12] = [
            ("doc.class == \"urgent\"", "class", true),
            ("doc.class != \"normal\"", "class", true),
            ("doc.class in [\"standard\", \"normal\"]", "class", true),
            ("doc.size == \"large\"", "size", true),
            ("doc.size == \"small\"", "size", true),
            ("doc.?daytime.orValue(true)", "daytime", true),
            ("!doc.?daytime.orValue(false)", "daytime", true),
            ("has(doc.daytime)", "daytime", false),
            ("has(doc.rollback)", "rollback", false),
            ("\"production\" in doc.?environments.orValue([])", "environments", true),
            ("doc.?environments.orValue([]).exists(e, e == \"test\")", "environments", true),
            ("size(doc.?environments.orValue([])) == 0", "environments", true),
        ];
        ATOMS[self.roll(ATOMS.len())]
    }

    fn condition(&mut self, rule: &mut Rule) -> String {
        let mut text = String::new();
        for at in 0..=self.roll(3) {
            let (atom, field, is_value) = self.atom();
            if is_value {
                rule.values.insert(field)
            } else {
                rule.presence.insert(field)
            };
            let atom = if self.roll(4) == 0 { format!("!({atom})") } else { atom.to_owned() };
            match at {
                0 => text = atom,
                _ if self.roll(3) > 0 => text = format!("({text}) && {atom}"),
                _ => text = format!("{text} || {atom}"),
            }
        }
        text
    }

    fn rule(&mut self) -> Rule {
        let mut rule =
            Rule { when: String::new(), check: Value::Null, values: BTreeSet::new(), presence: BTreeSet::new() };
        rule.when = self.condition(&mut rule);
        if self.roll(5) == 0 {
            rule.when = format!("({}) && doc.class == \"urgent\" && doc.class != \"urgent\"", rule.when);
            rule.values.insert("class");
        }
        let mut aside = rule.clone();
        rule.check = match self.roll(6) {
            0 => json!({"require": ["rollback"]}),
            1 => json!({"forbid": ["rollback"]}),
            2 => json!({"oneOf": {"path": "class", "values": ["urgent", "normal"]}}),
            3 => json!({"require": ["daytime"]}),
            _ => json!({"assert": self.condition(&mut aside)}),
        };
        rule
    }
}

/// The positions of documents that have these inputs; `told_apart` says whether a placeholder is told from other texts.
fn with(inputs: &Inputs, documents: &[Value], told_apart: bool) -> BTreeSet<usize> {
    let is = |own: Option<&Value>, wanted: &InputValue| match (own, wanted) {
        (None, InputValue::Missing) => true,
        (Some(own), InputValue::Value(wanted)) => own == wanted,
        (Some(own), InputValue::Like(wanted)) => {
            own.is_string() && wanted.is_string() && (!told_apart || (own == "TBD") == (wanted == "TBD"))
        }
        _ => false,
    };
    let has = |document: &Value| {
        inputs.iter().all(|(path, wanted)| wanted.iter().any(|wanted| is(document.get(path), wanted)))
    };
    documents.iter().enumerate().filter(|(_, document)| has(document)).map(|(at, _)| at).collect()
}

#[test]
fn what_is_claimed_is_so_for_all_documents_and_nothing_else_is() {
    let documents = documents();
    let everything: BTreeSet<usize> = (0..documents.len()).collect();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut dice = Dice(20_261_129);
    for _ in 0..20 {
        let rules: Vec<Rule> = (0..3).map(|_| dice.rule()).collect();
        let text = policy(&rules);
        let analysis = analysed(&text, None);
        assert!(analysis.open.is_empty(), "{text}\n{:?}", analysis.open);
        // A rule that forbids what every document has breaks wherever it applies.
        let always: Vec<Rule> =
            rules.iter().map(|rule| Rule { check: json!({"forbid": ["class"]}), ..rule.clone() }).collect();
        let (applies, fails) = (broken(&policy(&always), &documents), broken(&text, &documents));
        let none = BTreeSet::new();
        let of =
            |all: &BTreeMap<String, BTreeSet<usize>>, at: usize| all.get(&format!("R{at}")).unwrap_or(&none).clone();
        let claims = |claim: &Proof, rules: &[String]| {
            analysis.insights.iter().any(|insight| insight.claim == *claim && insight.rules == rules)
        };
        for at in 0..rules.len() {
            let id = [format!("R{at}")];
            let (applies, fails) = (of(&applies, at), of(&fails, at));
            assert_eq!(claims(&Proof::RuleNeverApplies, &id), applies.is_empty(), "{id:?} {text}");
            assert_eq!(claims(&Proof::RuleNeverFails, &id), !applies.is_empty() && fails.is_empty(), "{id:?} {text}");
            *seen.entry("never applies").or_default() += usize::from(applies.is_empty());
            *seen.entry("never fails").or_default() += usize::from(!applies.is_empty() && fails.is_empty());
        }
        for one in 0..rules.len() {
            for other in one + 1..rules.len() {
                let values: BTreeSet<&str> = rules[one].values.union(&rules[other].values).copied().collect();
                let presence: BTreeSet<&str> = rules[one].presence.union(&rules[other].presence).copied().collect();
                let given = |at: usize| -> Vec<Value> {
                    let value = |field: &&str| documents[at].get(*field).cloned().unwrap_or_default();
                    let is_there = |field: &&str| json!(documents[at].get(*field).is_some());
                    values.iter().map(value).chain(presence.iter().map(is_there)).collect()
                };
                let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
                for at in of(&applies, one).intersection(&of(&applies, other)) {
                    groups.entry(format!("{:?}", given(*at))).or_default().push(*at);
                }
                let (a, b) = (of(&fails, one), of(&fails, other));
                let never = groups.values().any(|group| {
                    let some = |is_so: &dyn Fn(&usize) -> bool| group.iter().any(is_so);
                    some(&|at| !a.contains(at))
                        && some(&|at| !b.contains(at))
                        && !some(&|at| !a.contains(at) && !b.contains(at))
                });
                let ids = [format!("R{one}"), format!("R{other}")];
                let claimed = analysis
                    .insights
                    .iter()
                    .find(|insight| matches!(insight.claim, Proof::NeverBoth(_)) && insight.rules == ids);
                assert_eq!(claimed.is_some(), never, "{ids:?} {text}");
                *seen.entry("never both").or_default() += usize::from(never);
                if let Some(example) = claimed.and_then(|claimed| claimed.example.as_ref()) {
                    let mut document = example.document.clone();
                    document.as_object_mut().unwrap().shift_remove("id");
                    let broken = broken(&text, &[document]);
                    assert!(!broken.contains_key(&ids[0]) && broken.contains_key(&ids[1]), "{example:?} {text}");
                }
            }
        }
        let covered: BTreeSet<usize> = (0..rules.len()).flat_map(|at| of(&applies, at)).collect();
        let mut told = BTreeSet::new();
        for insight in &analysis.insights {
            if let Proof::MeetNoRule(kind, inputs) = &insight.claim {
                assert_eq!(kind, "Change");
                told.extend(with(inputs, &documents, false));
            }
        }
        let uncovered: BTreeSet<usize> = everything.difference(&covered).copied().collect();
        assert_eq!(told, uncovered, "{text}");
        *seen.entry("uncovered").or_default() += usize::from(!uncovered.is_empty());
    }
    assert!(["never applies", "never fails", "never both", "uncovered"].iter().all(|what| seen[what] > 0), "{seen:?}");
}

#[test]
fn two_versions_differ_where_it_is_claimed_and_nowhere_else() {
    let documents = documents();
    let mut dice = Dice(7);
    let mut seen = (0, 0);
    for _ in 0..12 {
        let (before, after) = (dice.rule(), dice.rule());
        let (old, new) = (policy(&[before]), policy(&[after]));
        let analysis = analysed(&new, Some(&old));
        assert!(analysis.open.is_empty(), "{old}\n{new}\n{:?}", analysis.open);
        let told_apart = [&old, &new].iter().any(|text| text.contains(r#""require":["rollback"]"#));
        let fails = |text: &str| broken(text, &documents).remove("R0").unwrap_or_default();
        let (failed, fails) = (fails(&old), fails(&new));
        let (mut stricter, mut looser) = (BTreeSet::new(), BTreeSet::new());
        for insight in &analysis.insights {
            let (Proof::Stricter(only) | Proof::Looser(only)) = &insight.claim else { continue };
            let told = only.iter().flatten().flat_map(|inputs| with(inputs, &documents, told_apart));
            if matches!(insight.claim, Proof::Stricter(_)) { stricter.extend(told) } else { looser.extend(told) }
        }
        assert_eq!(stricter, fails.difference(&failed).copied().collect(), "{old}\n{new}");
        assert_eq!(looser, failed.difference(&fails).copied().collect(), "{old}\n{new}");
        seen.0 += usize::from(!stricter.is_empty());
        seen.1 += usize::from(!looser.is_empty());
    }
    assert!(seen.0 > 2 && seen.1 > 2, "{seen:?}");
}

/// What is said of a policy of these rules, in their order: the claim, the rules, the place.
fn claims(rules: &str) -> Vec<String> {
    let text = format!("kind: Policy\nid: own\ntitle: Own\nrules:\n{rules}");
    let analysis = analysed(&text, None);
    let told = analysis.insights.iter().filter(|insight| !matches!(insight.claim, Proof::MeetNoRule(..)));
    let line = |insight: &vedtak::analyse::Insight| insight.place.0.place(insight.place.1).0.line;
    told.map(|insight| format!("{}:{} {:?}", insight.rules.join("+"), line(insight), insight.claim)).collect()
}

#[test]
fn dead_parts_alternatives_sides_and_rows_are_told_where_they_stand() {
    let rules = r#"
  R0:
    title: a part and an alternative
    kinds: [Change]
    when: 'doc.class == "urgent"'
    check:
      all:
        - when: 'doc.class == "normal"'
          require: [rollback]
        - any:
            - assert: 'doc.class == "standard"'
            - require: [rollback]
        - assert: 'doc.class != "normal"'
  R1:
    title: a side
    kinds: [Change]
    when: 'doc.size == "large" || doc.class == "urgent" || doc.size == "large" && has(doc.daytime)'
    check: {require: [daytime]}
  R2:
    title: a row
    kinds: [Change]
    when: 'doc.class != "standard"'
    check:
      table:
        value: size
        keys: [class]
        rows:
          urgent: small
          standard: small
          normal: large
"#;
    let expected = [
        "R0:12 PartNeverApplies",
        "R0:15 AlternativeNeverHolds",
        "R0:17 PartNeverFails",
        "R1:21 SideNeverDecides(\"doc.size == \\\"large\\\" && has(doc.daytime)\")",
        "R2:33 RowNeverTaken(\"standard\")",
    ];
    assert_eq!(claims(rules)[..expected.len()], expected);
}

#[test]
fn what_cannot_be_enumerated_is_not_decided_and_nothing_is_claimed_of_it() {
    let rule = |when: &str, check: &str| {
        let text = format!(
            "kind: Policy\nid: own\ntitle: Own\nrules:\n  R0:\n    title: x\n    kinds: [Change]\n    when: '{when}'\n    check: {check}\n"
        );
        analysed(&text, None)
    };
    // A text that is searched may or may not have what is looked for.
    let text = rule(
        r#"doc.?rollback.orValue("").contains("a") && !doc.?rollback.orValue("").contains("a")"#,
        "{require: [daytime]}",
    );
    assert!(
        text.insights.iter().all(|insight| matches!(insight.claim, Proof::MeetNoRule(..))) && !text.open.is_empty()
    );
    // Other documents decide.
    let others = rule(r#"docs("Change").exists(c, c.size == doc.size) && doc.size == "large""#, "{require: [daytime]}");
    // Small documents meet no rule whatever the others are.
    assert!(others.insights.iter().all(|insight| matches!(insight.claim, Proof::MeetNoRule(..))));
    assert!(others.open.iter().any(|open| open.why.contains(&Beyond::Documents)));
    // What can be decided of a condition suffices to tell that it is never true.
    let never = rule(
        r#"docs("Change").exists(c, c.size == doc.size) && doc.size == "large" && doc.size == "small""#,
        "{require: [daytime]}",
    );
    assert_eq!(never.insights[0].claim, Proof::RuleNeverApplies);
}

#[test]
fn a_condition_that_a_parameter_turns_off_is_not_dead() {
    let of = |value: &str| {
        let text = format!(
            "kind: Policy\nid: own\ntitle: Own\nparameters:\n  strict: {{type: boolean, value: {value}, about: x}}\nrules:\n  R0:\n    title: x\n    kinds: [Change]\n    when: 'params.strict && doc.size == \"large\"'\n    check: {{require: [rollback]}}\n"
        );
        let analysis = analysed(&text, None);
        analysis.insights.into_iter().filter(|insight| !matches!(insight.claim, Proof::MeetNoRule(..))).count()
    };
    assert_eq!((of("true"), of("false")), (0, 0));
}

#[test]
fn times_that_are_compared_with_each_other_contradict() {
    let schema = SCHEMA.replace("\"rollback\"", "\"startsAt\": {\"type\": \"string\", \"format\": \"vedtak-time\"}, \"endsAt\": {\"type\": \"string\", \"format\": \"vedtak-time\"}, \"rollback\"");
    let policy = r"
kind: Policy
id: own
title: Own
rules:
  R0:
    title: in order
    kinds: [Change]
    check: {sequence: [startsAt, endsAt]}
  R1:
    title: backwards
    kinds: [Change]
    when: 'has(doc.startsAt) && has(doc.endsAt)'
    check: {assert: 'doc.endsAt < doc.startsAt'}
";
    let project =
        Project::of([("vedtak.yaml", CONFIG), ("change.json", schema.as_str()), ("policies/own.yaml", policy)]);
    let answer = project.run(&["analyse", "--format", "json", "--lang", "en", "--now", "2026-11-26T12:00:00+01:00"]);
    assert_eq!(answer.status, 1, "{answer:?}");
    let found = &answer.json()["findings"][0];
    assert_eq!((found["claim"].as_str(), &found["rules"]), (Some("never-both"), &json!(["R0", "R1"])));
}

const CLASH: &str = r#"
kind: Policy
id: own
title: Own
rules:
  R0:
    title: urgent work can be rolled back
    kinds: [Change]
    when: 'doc.class == "urgent"'
    check: {require: [rollback]}
  R1:
    title: large work cannot
    kinds: [Change]
    when: 'doc.size == "large"'
    check: {forbid: [rollback]}
"#;

#[test]
fn a_document_that_is_shown_becomes_a_case_once() {
    let test = "kind: PolicyTest\nid: own\ntitle: Own\npolicy: own\nclock: 2026-11-26T12:00:00+01:00\ncases:\n  - title: small\n    document: {kind: Change, id: a, class: normal, size: small}\n    expect: {}\n";
    let files = [
        ("vedtak.yaml", CONFIG),
        ("change.json", SCHEMA),
        ("policies/own.yaml", CLASH),
        ("policies/own.test.yaml", test),
    ];
    let project = Project::of(files);
    let write = || project.run(&["analyse", "--write", "--lang", "en", "--now", "2026-11-26T12:00:00+01:00"]);
    let answer = write();
    assert_eq!(answer.status, 1, "{answer:?}");
    let read = || std::fs::read_to_string(project.path().join("policies/own.test.yaml")).unwrap();
    let written = read();
    assert!(written.starts_with(test) && written.contains("    expect: {R1: fail}\n"), "{written}");
    let tested = project.run(&["test", "--lang", "en"]);
    assert_eq!(tested.status, 0, "{tested:?}");
    write();
    assert_eq!(read(), written, "a case is not added twice");
}

#[test]
fn the_exit_status_tells_how_much_findings_weigh() {
    let project =
        |policy: &str| Project::of([("vedtak.yaml", CONFIG), ("change.json", SCHEMA), ("policies/own.yaml", policy)]);
    let status = |policy: &str, more: &[&str]| project(policy).run(&[&["analyse"], more].concat()).status;
    assert_eq!(status(CLASH, &[]), 1);
    let covered =
        CLASH.replace("    when: 'doc.size == \"large\"'\n", "").replace("forbid: [rollback]", "require: [size]");
    assert_eq!(
        status(&CLASH.replace("forbid: [rollback]", "require: [daytime]"), &[]),
        0,
        "what meets no rule is a warning"
    );
    assert_eq!(status(&CLASH.replace("forbid: [rollback]", "require: [daytime]"), &["--fail-on", "warning"]), 1);
    assert_eq!(status(&covered.replace("require: [size]", "require: [daytime]"), &["--fail-on", "warning"]), 0);
    assert_eq!(status(CLASH, &["builtin:nothing"]), 2);
    assert_eq!(status("kind: Policy\n", &[]), 2);
}

#[test]
fn everything_is_said_in_three_languages() {
    let project = Project::of([("vedtak.yaml", CONFIG), ("change.json", SCHEMA), ("policies/own.yaml", CLASH)]);
    let said = |language: &str| project.run(&["analyse", "--lang", language]).out;
    assert!(said("nb").contains("reglene kan aldri oppfylles samtidig der `class: urgent` og `size: large`"));
    assert!(said("sv").contains("reglerna kan aldrig uppfyllas samtidigt där `class: urgent` och `size: large`"));
    assert!(said("en").contains("the rules can never both be met where `class: urgent` and `size: large`"));
    assert!(said("en").contains("smallest document: {class: urgent, size: large, id: text, rollback: text}"));
}

#[test]
fn more_combinations_than_there_is_time_for_are_not_decided() {
    // 3 to the power of 9 documents, where each truth value may be left out.
    let names: Vec<String> = (0..9).map(|at| format!("f{at}")).collect();
    let fields: serde_json::Map<String, Value> =
        names.iter().map(|name| (name.clone(), json!({"type": "boolean"}))).collect();
    let schema = json!({"type": "object", "additionalProperties": false, "properties": fields}).to_string();
    let all: Vec<String> = names.iter().map(|name| format!("doc.?{name}.orValue(false)")).collect();
    let policy = |when: &str| {
        format!(
            "kind: Policy\nid: own\ntitle: Own\nrules:\n  R0: {{title: x, kinds: [Change], when: '{when}', check: {{require: [f0]}}}}\n"
        )
    };
    let config =
        "documents:\n  - {paths: ['work/*'], kind: Change, schema: change.json}\npolicies: [policies/*.yaml]\n";
    let said = |when: &str| {
        let policy = policy(when);
        let files = [("vedtak.yaml", config), ("change.json", schema.as_str()), ("policies/own.yaml", policy.as_str())];
        Project::of(files).run(&["analyse", "--format", "json"]).json()
    };
    // Never true, but that takes all of them to tell: no part of it is false by itself.
    let odd = format!("({}) && !({})", all.join(" || "), all.join(" || "));
    let answer = said(&odd);
    let is_size = |open: &Value| open["why"].as_array().unwrap().contains(&json!({"beyond": "size"}));
    assert!(answer["undecided"].as_array().unwrap().iter().any(is_size), "{answer:#}");
    assert!(answer["findings"].as_array().unwrap().is_empty(), "{answer:#}");
    // Seven of them are few enough.
    let even = format!("({}) && !({})", all[..7].join(" || "), all[..7].join(" || "));
    assert_eq!(said(&even)["findings"][0]["claim"], "rule-never-applies");
}
