//! A change is judged as far as it can alter a verdict, and the answer is the one of judging everything.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::project::SERVICE;
use crate::repository::Repository;

const CONFIG: &str = "\
version: 1
documents:
  - {paths: [tasks/], kind: Task, schema: schemas/task.json}
  - {paths: [plans/], kind: Plan}
policies: ['policies/*.yaml']
registry: ['registry/*.yaml']
";

const TASK: &str = r#"{
  "type": "object",
  "required": ["id", "title"],
  "properties": {
    "id": {"type": "string"},
    "title": {"type": "string"},
    "owner": {"type": "string"},
    "plan": {"type": "string", "x-ref": "Plan"},
    "after": {"type": "array", "items": {"type": "string", "x-ref": "Task"}},
    "window": {"type": "object", "properties": {
      "start": {"type": "string", "format": "date"}, "end": {"type": "string", "format": "date"}
    }}
  }
}"#;

/// One rule for each way in which one document can look at another.
const POLICY: &str = r#"
kind: Policy
id: p
title: P
calendar: "NO"
rules:
  ITSELF: {title: T, kinds: [Task], check: {assert: 'doc.title != "bad"', at: title}}
  HOP: {title: T, kinds: [Task], when: 'has(doc.after)', check: {require: ['after[]->owner']}}
  TWO-HOPS: {title: T, kinds: [Task], when: 'has(doc.after)', check: {require: ['after[]->after[]->owner']}}
  LOOKUP: {title: T, kinds: [Task], check: {assert: '!doc.?after.orValue([]).exists(t, lookup("Task", t).title == "bad")', at: id}}
  ITS-PLAN: {title: T, kinds: [Task], check: {assert: '!docs("Plan").exists(p, p.id == doc.?plan.orValue("") && p.title == "bad")', at: id}}
  NAMED-BY: {title: T, kinds: [Task], check: {assert: '!docs("Task").exists(t, doc.id in t.?after.orValue([]) && t.title == "bad")', at: id}}
  PLAN-NAMED-BY: {title: T, kinds: [Plan], check: {assert: 'docs("Task").all(t, !(t.?plan.orValue("") == doc.id) || t.title != "bad")', at: id}}
  ALL-PLANS: {title: T, kinds: [Task], check: {assert: 'docs("Plan").filter(p, p.title == doc.title).size() < 2', at: id}}
  ONE-PLAN: {title: T, kinds: [Task], check: {assert: 'docs("Plan").all(p, p.id != "PL-1" || p.title != "bad")', at: id}}
  BY-LET: {title: T, kinds: [Task], check: {let: {made: '"PL-" + doc.title.substring(0, 1)'}, assert: '!docs("Plan").exists(p, p.id == made)', at: id}}
  UNIQUE: {title: T, kinds: [Task], check: {unique: owner}}
  OVERLAP: {title: T, kinds: [Task], check: {overlap: {interval: window, with: {kinds: [Task], interval: window}, where: 'other.?owner == doc.?owner'}}}
  LET-TITLE: {title: T, kinds: [Task], check: {let: {title: 'docs("Plan").filter(p, p.title == "bad")'}, assert: 'size(title) == 0', at: id}}
  OTHERS-PLAN: {title: T, kinds: [Task], check: {overlap: {interval: window, with: {kinds: [Task], interval: window}, where: 'docs("Plan").exists(p, p.id == other.?plan.orValue("-") && p.title == "bad")'}}}
  UNIQUE-HOP: {title: T, kinds: [Task], check: {unique: 'after[]->owner'}}
  IN-EACH: {title: T, kinds: [Task], check: {each: 'after[]', let: {them: '[it]'}, all: [{each: $them, assert: '!docs("Task").exists(t, t.id == it && t.title == "bad")', at: id}]}}
  EACH: {title: T, kinds: [Task], check: {each: 'after[]', assert: 'lookup("Task", it).?plan.orValue("") != "PL-2"', at: id}}
"#;

/// A generator of numbers that is the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn one_of<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[usize::try_from(self.below(of.len() as u64)).unwrap()]
    }

    fn task(&mut self, id: u64) -> String {
        let mut text = format!("id: T-{id}\ntitle: {}\n", self.one_of(&["bad", "good", "1st", "fine"]));
        if self.below(3) > 0 {
            writeln!(text, "owner: {}", self.one_of(&["ann", "bo", "cy", "di", "eve"])).unwrap();
        }
        if self.below(2) > 0 {
            writeln!(text, "plan: PL-{}", self.below(6)).unwrap();
        }
        if self.below(2) > 0 {
            writeln!(text, "after: [T-{}, T-{}]", self.below(8), self.below(8)).unwrap();
        }
        if self.below(2) > 0 {
            let day = 1 + self.below(20);
            writeln!(text, "window: {{start: 2026-03-{day:02}, end: 2026-03-{:02}}}", day + self.below(4)).unwrap();
        }
        text
    }

    fn plan(&mut self, id: u64) -> String {
        format!("id: PL-{id}\ntitle: {}\n", self.one_of(&["bad", "good", "fine"]))
    }

    fn document(&mut self) -> (String, String) {
        let id = self.below(8);
        if self.below(3) == 0 {
            (format!("plans/{}.yaml", id % 5), self.plan(id % 5))
        } else {
            (format!("tasks/{id}.yaml"), self.task(id))
        }
    }
}

fn repository(numbers: &mut Numbers) -> Repository {
    let mut files: BTreeMap<String, String> = (0..10).map(|_| numbers.document()).collect();
    files.insert("vedtak.yaml".into(), CONFIG.into());
    files.insert("schemas/task.json".into(), TASK.into());
    files.insert("policies/p.yaml".into(), POLICY.into());
    files.insert("registry/all.yaml".into(), SERVICE.into());
    Repository::of(files)
}

/// What keeps a change from being merged, but for what is said of its change of the registry.
fn gating(repository: &Repository, base: &str) -> Vec<String> {
    let found = repository.findings(&["--base", base]);
    let gates = |found: &String| found.ends_with(" active") || found.ends_with(" undecided");
    found.into_iter().filter(|found| gates(found) && !found.contains("registry/")).collect()
}

/// Whatever a change does to documents that look at one another in every way that there is, judging what it can affect finds what
/// judging all of them finds. All are judged where the registry changes, be it by a comment.
#[test]
fn what_is_not_judged_is_not_altered() {
    let mut found = 0;
    for seed in 0..24 {
        let mut numbers = Numbers(seed * 977 + 5);
        let repository = repository(&mut numbers);
        let before = repository.findings(&[]);
        repository.branch("change");
        let mut changed: BTreeMap<String, String> = (0..=numbers.below(2)).map(|_| numbers.document()).collect();
        if numbers.below(3) == 0 {
            let (path, _) = numbers.document();
            if repository.path().join(&path).exists() {
                std::fs::remove_file(repository.path().join(&path)).unwrap();
                changed.remove(&path);
            }
        }
        let files: Vec<(&str, &str)> = changed.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        repository.commit_files("change", &files);
        let narrow = gating(&repository, "main");
        repository.commit_files("a comment", &[("registry/all.yaml", &format!("# The registry.\n{SERVICE}"))]);
        let mut whole = gating(&repository, "main");
        // What could not be decided on the target, and is looked at by nobody, is the target's; judged at all, it counts.
        whole.retain(|found| narrow.contains(found) || !found.ends_with(" undecided") || !before.contains(found));
        assert_eq!(narrow, whole, "seed {seed}: {changed:#?}");
        found += whole.len();
    }
    assert!(found > 60, "only {found} findings were compared");
}

fn task(id: &str, more: &str) -> String {
    format!("id: {id}\ntitle: good\nowner: {id}\n{more}")
}

/// What stands beside a change, and nothing of it looks at what was changed, is not judged; the report says of how many that is.
#[test]
fn what_a_change_cannot_affect_is_counted_and_not_judged() {
    let is_lone = |line: &&str| !line.contains(": {title: T") || line.contains("  ITSELF") || line.contains("  HOP");
    let lone = POLICY.split_inclusive('\n').filter(is_lone);
    let repository = Repository::of([
        ("vedtak.yaml", CONFIG.to_owned()),
        ("schemas/task.json", TASK.to_owned()),
        ("policies/p.yaml", lone.collect()),
        ("registry/all.yaml", SERVICE.to_owned()),
        ("plans/1.yaml", "id: PL-1\ntitle: good\n".to_owned()),
        ("tasks/1.yaml", task("T-1", "").replace("good", "bad")),
        ("tasks/2.yaml", task("T-2", "after: [T-3]\n")),
        ("tasks/3.yaml", task("T-3", "")),
        ("tasks/4.yaml", task("T-4", "after: [T-2]\n")),
        ("tasks/5.yaml", task("T-5", "after: [T-1]\n")),
    ]);
    repository.branch("change");
    repository.commit_files("nobody's", &[("tasks/3.yaml", &task("T-3", "").replace("owner", "of"))]);
    let of_tasks = || repository.against_main().into_iter().filter(|found| found.starts_with("tasks/"));
    assert_eq!(of_tasks().collect::<Vec<_>>(), ["tasks/2.yaml HOP active"]);
    let report = repository.check(&["--base", "main", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&report.out).unwrap();
    // The second looks at the third, and the fourth may look at it through the second; the others look at neither.
    assert_eq!(report["summary"]["unaffected"], 6, "{report:#}");
    assert_eq!(report["summary"]["documents"], 9);
    let told = repository.check(&["--base", "main", "--format", "concise"]).err;
    assert!(told.contains("3 documents that the change affects, of 9, checked against"), "{told}");
}

/// A kind whose id stands in another field may be called by its field `id` all the same.
#[test]
fn a_document_is_looked_for_by_its_field_as_well() {
    let config = CONFIG.replace("kind: Plan}", "kind: Plan, id: code}");
    let rule = "  P: {title: T, kinds: [Task], check: {assert: '!docs(\"Plan\").exists(p, p.?id.orValue(\"-\") == doc.?plan.orValue(\"\") && p.title == \"bad\")', at: id}}\n";
    let plan = |title: &str| format!("code: C-1\nid: nine\ntitle: {title}\n");
    let repository = Repository::of([
        ("vedtak.yaml", config),
        ("schemas/task.json", TASK.replace(", \"x-ref\": \"Plan\"", "")),
        ("policies/p.yaml", format!("kind: Policy\nid: p\ntitle: P\nrules:\n{rule}")),
        ("registry/all.yaml", SERVICE.to_owned()),
        ("plans/1.yaml", plan("good")),
        ("tasks/1.yaml", task("T-1", "plan: nine\n")),
    ]);
    repository.branch("change");
    repository.commit_files("worse", &[("plans/1.yaml", &plan("bad"))]);
    let found = repository.against_main();
    assert!(found.contains(&"tasks/1.yaml P active".to_owned()), "{found:?}");
}

/// Of a document that was not judged nothing says that it meets what is asked of it.
#[test]
fn what_was_not_judged_is_not_called_complete() {
    let repository = Repository::of([
        ("vedtak.yaml", CONFIG.to_owned()),
        ("schemas/task.json", TASK.to_owned()),
        (
            "policies/p.yaml",
            POLICY
                .split_inclusive('\n')
                .filter(|line| !line.contains(": {title: T") || line.contains("  ITSELF"))
                .collect(),
        ),
        ("registry/all.yaml", SERVICE.to_owned()),
        ("tasks/1.yaml", task("T-1", "").replace("good", "bad")),
        ("tasks/2.yaml", task("T-2", "")),
    ]);
    repository.branch("change");
    repository.commit_files("one more", &[("tasks/3.yaml", &task("T-3", ""))]);
    for format in ["html", "markdown"] {
        let told = repository.check(&["--base", "main", "--format", format]).out;
        assert!(told.contains("T-3"), "{format}: {told}");
        assert!(!told.contains("T-1") && !told.contains("T-2"), "{format}: {told}");
    }
}
