//! `{changed: [paths]}`: when the target last saw values change, and that who was told of a plan is told again.

use crate::project::policy_of;
use crate::story::{START, Story, change};

const JANUARY: &str = "2026-01-10T09:00:00Z";
const MARCH: &str = "2026-03-10T09:00:00Z";
const IN_MARCH: &str = "2026-03-10T10:00:00+01:00";
const CLOCK: &str = "2026-11-29T13:00:00+01:00";

fn titled(title: &str) -> String {
    change("CHG-1", START, &format!("title: {title}\n"))
}

#[test]
fn only_what_the_target_saw_change_has_changed() {
    let story = Story::of("{changed: [title, size]}");
    story.one(JANUARY, &titled("One"));
    assert_eq!(story.both(), "none", "it came so");
    story.one(JANUARY, &format!("{}# Said otherwise.\n", titled("\"One\"")));
    assert_eq!(story.both(), "none", "written otherwise");
    story.one(MARCH, &titled("Two"));
    assert_eq!(story.both(), IN_MARCH);
    story.files("2026-04-10T09:00:00Z", &[("changes/one.yaml", None), ("changes/two.yaml", Some(&titled("Two")))]);
    assert_eq!(story.both(), IN_MARCH, "moved");
    story.repository.branch("change");
    story.files("2026-04-11T09:00:00Z", &[("changes/two.yaml", Some(&titled("Three")))]);
    assert_eq!(story.only(&["--base", "main"]), CLOCK, "not merged yet");
    story.files("2026-04-12T09:00:00Z", &[("changes/two.yaml", Some(&change("CHG-9", START, "")))]);
    assert_eq!(story.only(&["--base", "main"]), "none", "new");
}

/// MED-11: who takes part is told again of a plan that moved.
#[test]
fn a_plan_that_moved_is_told_again() {
    let again = "{sequence: [{changed: [plan.production]}, {latest: 'plan.participants[].informedAt'}]}";
    let policy = &policy_of("ChangeRequest", again);
    let told = |start: &str, informed: &str| {
        let plan = format!(
            "plan: {{production: {{start: {start}, end: 2026-12-24T20:00}}, participants: [{{party: nhn, informedAt: {informed}}}]}}\n"
        );
        change("CHG-1", START, &plan)
    };
    let story = Story::with("announced", "", &[]);
    story.files(JANUARY, &[("policies/p.yaml", Some(policy)), ("changes/one.yaml", Some(&told(START, "2026-01-05")))]);
    let broken = |arguments: &[&str]| {
        let report = story.report(arguments);
        let findings = report["findings"].as_array().unwrap().iter();
        findings.filter(|one| one["rule"] == "P-1" && one["status"] == "active").count()
    };
    assert_eq!(broken(&[]), 0, "told before it came");
    story.repository.branch("change");
    story.one(MARCH, &told("2026-12-10T18:00", "2026-01-05"));
    assert_eq!(broken(&["--base", "main"]), 1, "moved and not told");
    story.one(MARCH, &told("2026-12-10T18:00", "2026-11-29"));
    assert_eq!(broken(&["--base", "main"]), 0, "moved and told today");
    story.one(MARCH, &told("2026-12-10T18:00", "2026-03-09"));
    story.repository.switch("main");
    story.at(MARCH, &["merge", "-q", "--no-ff", "-m", "merge", "change"]);
    assert_eq!(broken(&[]), 1, "told the day before the target had it");
    story.one("2026-03-11T09:00:00Z", &told("2026-12-10T18:00", "2026-03-11"));
    assert_eq!(broken(&[]), 0, "told after");
}

/// A test of a policy says itself what the history would.
#[test]
fn a_test_of_a_policy_tells_its_history() {
    let policy = "\
kind: Policy
id: p
title: P
calendar: \"NO\"
rules:
  P-1:
    title: Told in time
    kinds: [ChangeRequest]
    check: {notice: {before: plan.production.start, from: {latest: [announcedAt, announced]}, atLeast: 10 days}}
  P-2:
    title: Told again
    kinds: [ChangeRequest]
    check: {sequence: [{changed: [plan.production]}, {latest: 'plan.participants[].informedAt'}]}
";
    // The work starts on 8 December: 10 days before is 28 November.
    let test = "\
kind: PolicyTest
id: p
title: P
policy: p
clock: 2026-11-29T12:00:00+01:00
registry:
  - {kind: Party, id: nhn, title: NHN, type: provider}
  - {kind: Service, id: medusa, title: Medusa, owner: nhn, provider: nhn, policies: [p], timezone: Europe/Oslo, sensitiveData: false, environments: []}
  - {kind: Person, id: kari, title: Kari Nordmann, party: nhn, roles: []}
fixtures:
  change: {kind: ChangeRequest, id: CHG-1, title: A, service: medusa, status: proposed, environments: [production], initiator: nhn, requester: kari, purpose: upgrade, affectsOperation: true, announcedAt: 2026-11-01T10:00:00+01:00, plan: {production: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}, participants: [{party: nhn, informedAt: 2026-11-02}]}}
cases:
  - {title: by its own word, fixture: change, expect: {}}
  - {title: seen in time, fixture: change, git: {announced: 2026-11-28T10:00:00+01:00}, expect: {}}
  - {title: seen too late, fixture: change, git: {announced: 2026-11-29T10:00:00+01:00}, expect: {P-1: fail}}
  - {title: changed since, fixture: change, git: {changed: {plan.production: 2026-11-03T10:00:00+01:00}}, expect: {P-2: fail}}
  - {title: changed before, fixture: change, git: {changed: {plan.production: 2026-11-01T10:00:00+01:00}}, expect: {}}
  - {title: something else changed, fixture: change, git: {changed: {plan.test: 2026-11-03T10:00:00+01:00}}, expect: {}}
";
    let project = crate::project::Project::of([
        ("vedtak.yaml", "version: 1\npolicies: ['policies/*.yaml']\n"),
        ("policies/p.yaml", policy),
        ("policies/p.test.yaml", test),
        ("registry.yaml", crate::project::SERVICE),
    ]);
    let mut command = project.command();
    let answer = crate::project::answer(command.args(["test", "--lang", "en"]));
    assert_eq!(answer.status, 0, "{answer:?}");
}
