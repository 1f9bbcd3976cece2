//! Approvals, consent and alternatives as a policy's author meets them: what is not there is never taken for given.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::Project;
use serde_json::Value;

const OTHERS: &str = r#"kind: Region
id: helse-vest
title: Helse Vest
party: nhn
country: "NO"
---
kind: Person
id: kari
title: Kari Nordmann
party: nhn
roles: [{role: data-controller, for: {region: helse-vest}, from: 2025-01-01, to: null}]
---
kind: Person
id: ola
title: Ola Nordmann
party: nhn
roles: [{role: data-controller, for: {region: helse-vest}, from: 2025-01-01, to: 2026-01-01}]
---
kind: Body
id: rad
title: Medusa Forvaltningsråd
function: management-council
members: [{person: ola, chair: true, from: 2020-01-01}, {person: kari, from: 2020-01-01}]
"#;

/// The service and its provider, and the others that the tests need.
fn registry() -> String {
    format!("{}{OTHERS}", project::SERVICE)
}

const CHANGE: &str = r"
kind: ChangeRequest
id: CHG-1
title: Upgrade
service: medusa
status: proposed
initiator: nhn
requester: kari
purpose: upgrade
environments: [production]
databases: [{name: MTU, region: helse-vest, operation: change}]
plan: {production: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}}
approvals:
";

const BEFORE: &str = "2026-11-21T12:00:00+01:00";
const AFTER: &str = "2026-12-09T12:00:00+01:00";

/// The report of a project whose policy has one rule with this check, and whose change has these approvals.
fn report(check: &str, approvals: &str, now: &str) -> Value {
    report_with(&registry(), check, approvals, now)
}

/// The same with another registry.
fn report_with(registry: &str, check: &str, approvals: &str, now: &str) -> Value {
    report_of(None, registry, check, approvals, now)
}

/// The same with what is found for one path alone.
fn report_of(path: Option<&str>, registry: &str, check: &str, approvals: &str, now: &str) -> Value {
    // The registry has a file of its own.
    let is_work = |document: &&str| document.contains("kind: Order") || document.contains("kind: ChangeRequest");
    let (work, registry): (Vec<&str>, Vec<&str>) = registry.split("---").partition(is_work);
    let approvals = if approvals.is_empty() { "  []\n" } else { approvals };
    let rule = format!("  P-1:\n    title: One rule\n    kinds: [ChangeRequest]\n    check: {check}\n");
    let project = Project::new()
        .with("vedtak.yaml", "language: en\n")
        .with("registry.yaml", registry.join("---"))
        .with("work.yaml", work.join("---"))
        .with("change.yaml", format!("{CHANGE}{approvals}"))
        .with("policies/p.yaml", format!("kind: Policy\nid: p\ntitle: P\ncalendar: \"NO\"\nrules:\n{rule}"));
    project.report(&["--now", now].into_iter().chain(path).collect::<Vec<_>>())
}

/// The messages of the rule's findings.
fn findings(report: &Value) -> Vec<String> {
    let findings = report["findings"].as_array().unwrap();
    let others: Vec<&Value> = findings.iter().filter(|finding| finding["rule"] != "P-1").collect();
    // Roles that only the rules of other tests ask for, and times ahead of the clock, which have a rule of their own.
    let expected = |finding: &&&Value| finding["rule"] == "misplaced" || finding["rule"] == "backdated";
    let others: Vec<&&Value> = others.iter().filter(|finding| !expected(finding)).collect();
    assert!(others.is_empty(), "{others:?}");
    let own = findings.iter().filter(|finding| finding["rule"] == "P-1");
    own.map(|finding| finding["message"].as_str().unwrap().to_owned()).collect()
}

fn pending(report: &Value) -> Vec<&str> {
    report["pending"].as_array().unwrap().iter().map(|pending| pending["missing"].as_str().unwrap()).collect()
}

const CHAIR: &str = "{approval: {role: chair, of: {id: rad}, scope: [test], before: plan.production.start}}";

fn by_the_chair(scope: &str, decision: &str, at: &str) -> String {
    format!("  - {{role: chair, of: rad, by: ola, at: {at}, scope: [{scope}], decision: {decision}}}\n")
}

#[test]
fn an_approval_of_the_role_and_scope_in_time_holds() {
    let approvals = by_the_chair("test", "approved", "2026-11-20T10:00:00+01:00");
    let report = report(CHAIR, &approvals, BEFORE);
    assert_eq!(findings(&report), Vec::<String>::new());
    assert_eq!(pending(&report), Vec::<&str>::new());
}

#[test]
fn a_word_that_is_also_a_field_is_a_word() {
    // `test` is a field of a change request, too: an approval of another scope must not count for it.
    let approvals = by_the_chair("production", "approved", "2026-11-20T10:00:00+01:00");
    let missing =
        ["approval by chair for Medusa Forvaltningsråd is missing; required before Tuesday 8 December, 18:00"];
    assert_eq!(pending(&report(CHAIR, &approvals, BEFORE)), missing);
    assert_eq!(findings(&report(CHAIR, &approvals, AFTER)), missing);
}

#[test]
fn pending_says_who_may_and_until_when() {
    let report = report(CHAIR, "", BEFORE);
    assert_eq!(findings(&report), Vec::<String>::new());
    assert_eq!(report["pending"][0]["whoMay"], serde_json::json!(["ola"]));
    assert_eq!(report["pending"][0]["before"], "2026-12-08T18:00:00+01:00");
    assert_eq!(report["validUntil"], "2026-12-08T18:00:00+01:00");
}

#[test]
fn a_member_is_not_the_chair_and_late_is_too_late() {
    let member =
        "  - {role: chair, of: rad, by: kari, at: 2026-11-20T10:00:00+01:00, scope: [test], decision: approved}\n";
    assert_eq!(findings(&report(CHAIR, member, AFTER)).len(), 1);
    // The stage starts at 18.00: a second after it is too late, at that moment it is not.
    let late = by_the_chair("test", "approved", "2026-12-08T18:00:01+01:00");
    assert_eq!(findings(&report(CHAIR, &late, AFTER)).len(), 1);
    let just = by_the_chair("test", "approved", "2026-12-08T18:00:00+01:00");
    assert_eq!(findings(&report(CHAIR, &just, AFTER)).len(), 0);
}

#[test]
fn the_last_decision_wins_and_a_rejection_blocks() {
    let first = by_the_chair("test", "approved", "2026-11-19T10:00:00+01:00");
    let then = by_the_chair("test", "rejected", "2026-11-20T10:00:00+01:00");
    let again = by_the_chair("test", "approved", "2026-11-20T11:00:00+01:00");
    let rejected = report(CHAIR, &format!("{first}{then}"), BEFORE);
    assert_eq!(findings(&rejected), ["Ola Nordmann rejected; the rejection stands until whoever gave it approves"]);
    assert_eq!(findings(&report(CHAIR, &format!("{first}{then}{again}"), BEFORE)).len(), 0);
    // Of two at the same time the rejection counts.
    let same = by_the_chair("test", "rejected", "2026-11-19T10:00:00+01:00");
    assert_eq!(findings(&report(CHAIR, &format!("{first}{same}"), BEFORE)).len(), 1);
}

#[test]
fn a_role_that_has_ended_and_the_requester_do_not_count() {
    let check = "{each: 'databases[]', approval: {role: data-controller, for: {region: it.region}, before: plan.production.start, distinctFrom: [requester]}}";
    let entry = |by: &str| {
        format!(
            "  - {{role: data-controller, by: {by}, at: 2026-11-20T10:00:00+01:00, scope: [production], decision: approved}}\n"
        )
    };
    for (by, told) in [
        ("ola", "the approval by Ola Nordmann does not count: the role ended on Thursday 1 January"),
        ("kari", "the approval by Kari Nordmann does not count: whoever asks for it or wrote it cannot approve it"),
    ] {
        let judged = report(check, &entry(by), AFTER);
        assert_eq!(findings(&judged), [format!("{told}; someone with the role had to approve")]);
    }
    // Kari is the only one who holds it and she ordered: nobody is left.
    let judged = report(check, &entry("kari"), BEFORE);
    let rules: Vec<&Value> = judged["findings"].as_array().unwrap().iter().map(|finding| &finding["rule"]).collect();
    assert_eq!(rules, ["deadlock"]);
}

#[test]
fn what_the_approval_hangs_on_must_be_there() {
    let by = "{approval: {by: plan.test.owner, before: plan.production.start}}";
    let anyone =
        "  - {role: chair, of: rad, by: kari, at: 2026-11-20T10:00:00+01:00, scope: [test], decision: approved}\n";
    let expected = ["cannot be judged: test owner (`plan.test.owner`) is missing"];
    assert_eq!(findings(&report(by, anyone, BEFORE)), expected);
    let scope = "{approval: {role: chair, of: {id: rad}, scope: [plan.test.owner], before: plan.production.start}}";
    let approved = by_the_chair("production", "approved", "2026-11-20T10:00:00+01:00");
    assert_eq!(findings(&report(scope, &approved, BEFORE)), expected);
}

#[test]
fn alternatives_of_which_none_applies_do_not_hold() {
    let none = "{any: [{when: 'doc.size == \"minor\"', require: [title]}, {when: 'doc.class == \"urgent\"', require: [title]}]}";
    assert_eq!(findings(&report(none, "", BEFORE)), ["not met: One rule"]);
    let one = "{any: [{when: 'doc.size == \"major\"', require: [title]}, {when: 'doc.class == \"urgent\"', require: [title]}]}";
    assert_eq!(findings(&report(one, "", BEFORE)).len(), 0);
}

#[test]
fn a_registry_document_that_fails_confers_nothing() {
    // The body has a field that there is not: it is a finding, and its chair chairs nothing.
    let misspelt = registry().replace("function: management-council", "function: management-council\nfunktion: rad");
    let approvals = by_the_chair("test", "approved", "2026-11-20T10:00:00+01:00");
    let judged = report_with(&misspelt, CHAIR, &approvals, AFTER);
    let rules: Vec<&str> =
        judged["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["P-1", "schema"]);
    // Two persons with one id: neither counts, and neither may give what is missing.
    let twice = format!("{}---\nkind: Person\nid: ola\ntitle: Ola Svensson\nparty: nhn\n", registry());
    let judged = report_with(&twice, CHAIR, &approvals, AFTER);
    let rules: Vec<&str> =
        judged["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["P-1", "duplicate-id"]);
}

#[test]
fn one_person_wears_one_hat() {
    let check = "{approval: {role: chair, of: {id: rad}, before: plan.production.start}}";
    let controller =
        "  - {role: data-controller, by: ola, at: 2026-11-19T10:00:00+01:00, scope: [test], decision: approved}\n";
    let chair = by_the_chair("test", "approved", "2026-11-20T10:00:00+01:00");
    let both = format!("{controller}{chair}");
    assert_eq!(findings(&report(check, &both, AFTER)).len(), 1);
    let many = "{approval: {role: chair, of: {id: rad}, before: plan.production.start, hats: many}}";
    assert_eq!(findings(&report(many, &both, AFTER)).len(), 0);
    // One person counts once, however often that person approves.
    let two = "{approval: {role: chair, of: {id: rad}, before: plan.production.start, count: 2}}";
    let again = by_the_chair("test", "approved", "2026-11-21T10:00:00+01:00");
    assert_eq!(findings(&report(two, &format!("{chair}{again}"), AFTER)).len(), 1);
}

#[test]
fn references_hold_where_their_condition_does() {
    let party = "{reference: {path: initiator, kind: Party, where: 'other.type == \"provider\"'}}";
    assert_eq!(findings(&report(party, "", AFTER)).len(), 0);
    let other = "{reference: {path: initiator, kind: Party, where: 'other.type == \"supplier\"'}}";
    assert_eq!(findings(&report(other, "", AFTER)).len(), 1);
    let value = "{reference: {value: {id: nobody}, kind: Party}}";
    assert_eq!(findings(&report(value, "", AFTER)).len(), 1);
    // The service names the party back as its provider, and not as its supplier.
    let back = |field: &str| format!("{{reference: {{path: service, kind: Service, where: 'other.{field}'}}}}");
    assert_eq!(findings(&report(&back("?provider.orValue(\"\") == doc.initiator"), "", AFTER)).len(), 0);
    assert_eq!(findings(&report(&back("?provider.orValue(\"\") == doc.requester"), "", AFTER)).len(), 1);
}

#[test]
fn a_value_that_must_be_unique_is_found_twice() {
    let registry =
        format!("{}---{}approvals: []\n", registry(), CHANGE.replace("CHG-1", "CHG-2").replace("\napprovals:\n", "\n"));
    let judged = report_with(&registry, "{unique: title}", "", AFTER);
    let found: Vec<&str> = judged["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["document"]["id"].as_str().unwrap())
        .collect();
    assert_eq!(found, ["CHG-1", "CHG-2"]);
    let judged = report_with(&registry, "{unique: id}", "", AFTER);
    assert_eq!(judged["findings"].as_array().unwrap().len(), 0);
}

#[test]
fn approving_once_more_takes_nothing_back() {
    // In time on the 20th; what the same person writes after the work has started changes nothing.
    let first = by_the_chair("test", "approved", "2026-11-20T10:00:00+01:00");
    let again = by_the_chair("test", "approved", "2026-12-08T19:00:00+01:00");
    assert_eq!(findings(&report(CHAIR, &format!("{first}{again}"), AFTER)).len(), 0);
    assert_eq!(findings(&report(CHAIR, &format!("{again}{first}"), AFTER)).len(), 0);
}

#[test]
fn a_late_approval_and_one_ahead_of_the_clock_are_told_as_such() {
    let late = by_the_chair("test", "approved", "2026-12-08T19:00:00+01:00");
    let told = report(CHAIR, &late, AFTER);
    assert_eq!(
        findings(&told),
        [
            "Ola Nordmann approved for `test` on Tuesday 8 December, 19:00; it had to be before Tuesday 8 December, 18:00"
        ]
    );
    assert_eq!(told["findings"][0]["example"], Value::Null);
    let ahead = by_the_chair("test", "approved", "2026-12-01T10:00:00+01:00");
    assert_eq!(
        pending(&report(CHAIR, &ahead, BEFORE)),
        [
            "the approval by Ola Nordmann for `test` is dated Tuesday 1 December, 10:00, which lies ahead; it must be given before it counts"
        ]
    );
}

#[test]
fn the_entry_to_write_is_shown_and_holds_once_its_time_is_filled_in() {
    let first = report(CHAIR, "", BEFORE);
    let example = first["pending"][0]["example"].as_str().unwrap();
    assert_eq!(
        example,
        "approvals:\n  - {role: chair, of: rad, by: ola, at: YYYY-MM-DDThh:mm:ss+01:00, scope: [test], decision: approved}"
    );
    let entry = example.strip_prefix("approvals:\n").unwrap().replace("YYYY-MM-DDThh:mm:ss", "2026-11-21T12:00:00");
    assert_eq!(findings(&report(CHAIR, &format!("{entry}\n"), AFTER)).len(), 0);
    // Where there are approvals already, the line alone.
    let other = by_the_chair("production", "approved", "2026-11-20T10:00:00+01:00");
    let second = report(CHAIR, &other, BEFORE);
    assert!(second["pending"][0]["example"].as_str().unwrap().starts_with("- {role: chair"));
    assert_eq!(second["pending"][0]["blocks"][0]["under"], "/approvals");
}

#[test]
fn only_a_decision_that_counts_lifts_a_rejection() {
    let check = "{each: 'databases[]', approval: {role: data-controller, for: {region: it.region}, scope: [production], before: plan.production.start}}";
    let entry = |by: &str, at: &str, scope: &str, decision: &str| {
        format!("  - {{role: data-controller, by: {by}, at: {at}{scope}, decision: {decision}}}\n")
    };
    let all = ", scope: [production]";
    let approved = entry("kari", "2025-06-01T10:00:00+02:00", all, "approved");
    // Ola held the role through 2025 and rejected then; what he writes after his time, or ahead of the clock, is not heard.
    let rejected = entry("ola", "2025-07-01T10:00:00+02:00", all, "rejected");
    assert_eq!(findings(&report(check, &approved, AFTER)).len(), 0);
    for lifted in ["2026-06-01T10:00:00+02:00", "2027-06-01T10:00:00+02:00"] {
        let lifted = entry("ola", lifted, all, "approved");
        let told = findings(&report(check, &format!("{approved}{rejected}{lifted}"), AFTER));
        assert_eq!(told, ["Ola Nordmann rejected; the rejection stands until whoever gave it approves"]);
    }
    let lifted = entry("ola", "2025-08-01T10:00:00+02:00", all, "approved");
    assert_eq!(findings(&report(check, &format!("{approved}{rejected}{lifted}"), AFTER)).len(), 0);
    // A rejection that names no scope is of everything, an approval that names none of nothing.
    let everything = entry("ola", "2025-07-01T10:00:00+02:00", "", "rejected");
    assert_eq!(findings(&report(check, &format!("{approved}{everything}"), AFTER)).len(), 1);
    let nothing = entry("kari", "2025-06-01T10:00:00+02:00", "", "approved");
    assert_eq!(findings(&report(check, &nothing, AFTER)).len(), 1);
}

/// The registry with a second region, for which Kari holds the role too.
fn two_regions() -> String {
    let both = registry().replace(
        "roles: [{role: data-controller, for: {region: helse-vest}, from: 2025-01-01, to: null}]",
        "roles: [{role: data-controller, for: {region: helse-vest}, from: 2025-01-01}, {role: data-controller, for: {region: helse-nord}, from: 2025-01-01}, {role: sysadm, from: 2025-01-01}]",
    );
    format!("{both}---\nkind: Region\nid: helse-nord\ntitle: Helse Nord\nparty: nhn\ncountry: \"NO\"\n")
}

const NORD: &str = "{approval: {role: data-controller, for: {region: {id: helse-nord}}, scope: [production], before: plan.production.start}}";

fn of(fields: &str, at: &str, decision: &str) -> String {
    format!("  - {{{fields}, at: {at}, decision: {decision}}}\n")
}

#[test]
fn what_is_written_for_one_region_is_not_of_another() {
    let registry = two_regions();
    let kari = "role: data-controller, by: kari, scope: [production]";
    let (vest, nord) = (format!("{kari}, for: {{region: helse-vest}}"), format!("{kari}, for: {{region: helse-nord}}"));
    let judged = |approvals: &str| findings(&report_with(&registry, NORD, approvals, AFTER)).len();
    let (first, then) = ("2026-11-18T09:00:00+01:00", "2026-11-18T09:12:00+01:00");
    assert_eq!(judged(&of(&nord, first, "approved")), 0);
    assert_eq!(judged(&of(kari, first, "approved")), 0, "one that names no region is of all that the role covers");
    assert_eq!(judged(&of(&vest, first, "approved")), 1);
    // An approval for one region lifts no rejection for the other.
    assert_eq!(judged(&format!("{}{}", of(&nord, first, "rejected"), of(&vest, then, "approved"))), 1);
    assert_eq!(judged(&format!("{}{}", of(&nord, first, "rejected"), of(&nord, then, "approved"))), 0);
}

#[test]
fn an_approval_whose_scope_names_another_region_is_not_of_this() {
    let registry = two_regions();
    let judged = |scope: &str, decision: &str| {
        let fields = format!("role: data-controller, by: kari, scope: [{scope}]");
        findings(&report_with(&registry, NORD, &of(&fields, "2026-11-18T09:00:00+01:00", decision), AFTER)).len()
    };
    for scope in ["production", "helse-nord, production", "production, helse-vest, helse-nord", "plan, production"] {
        assert_eq!(judged(scope, "approved"), 0, "{scope}");
    }
    assert_eq!(judged("helse-vest, production", "approved"), 1);
    assert_eq!(judged("production, helse-vest", "rejected"), 1, "a rejection is heard");
}

#[test]
fn who_left_the_role_can_take_back_what_was_approved_in_it() {
    // Ola held the role through 2025.
    let check = "{approval: {role: data-controller, for: {region: {id: helse-vest}}, scope: [production], before: plan.production.start}}";
    let ola = "role: data-controller, by: ola, scope: [production]";
    let approved = of(ola, "2025-11-20T10:00:00+01:00", "approved");
    let rejected = of(ola, "2026-02-01T10:00:00+01:00", "rejected");
    assert_eq!(findings(&report(check, &approved, AFTER)).len(), 0);
    assert_eq!(findings(&report(check, &format!("{approved}{rejected}"), AFTER)).len(), 1);
    // It blocks nobody else.
    let kari = of("role: data-controller, by: kari, scope: [production]", "2026-11-20T10:00:00+01:00", "approved");
    assert_eq!(findings(&report(check, &format!("{approved}{rejected}{kari}"), AFTER)).len(), 0);
}

#[test]
fn a_late_approval_lifts_no_rejection_and_one_of_another_scope_neither() {
    let registry = two_regions();
    let check = |scope: &str| {
        format!(
            "{{approval: {{role: data-controller, for: {{region: {{id: helse-vest}}}}{scope}, before: plan.production.start}}}}"
        )
    };
    let by = |fields: &str, at: &str, decision: &str| of(&format!("role: data-controller, {fields}"), at, decision);
    let judged =
        |scope: &str, approvals: &str| findings(&report_with(&registry, &check(scope), approvals, AFTER)).len();
    let all = ", scope: [production]";
    let other = by("by: kari, scope: [test, production]", "2026-11-19T10:00:00+01:00", "approved");
    let rejected = by("by: kari, scope: [production]", "2026-11-21T10:00:00+01:00", "rejected");
    let late = by("by: kari, scope: [production]", "2026-12-08T19:00:00+01:00", "approved");
    assert_eq!(judged(all, &format!("{other}{rejected}{late}")), 1);
    // Where no scope is asked for, each that was rejected has to be approved.
    let elsewhere = by("by: kari, scope: [test]", "2026-11-22T10:00:00+01:00", "approved");
    assert_eq!(judged("", &format!("{rejected}{elsewhere}")), 1);
    let whole = by("by: kari, scope: [test, production]", "2026-11-22T10:00:00+01:00", "approved");
    assert_eq!(judged("", &format!("{rejected}{whole}")), 0);
}

#[test]
fn two_hats_at_the_same_instant_are_two_hats() {
    let registry = two_regions();
    let check = "{all: [{approval: {role: data-controller, for: {region: {id: helse-vest}}, before: plan.production.start}}, {approval: {role: sysadm, before: plan.production.start}}]}";
    let at = "2026-11-20T10:00:00+01:00";
    let both = format!(
        "{}{}",
        of("role: data-controller, by: kari", at, "approved"),
        of("role: sysadm, by: kari", at, "approved")
    );
    let told = report_with(&registry, check, &both, AFTER);
    assert_eq!(findings(&told).len(), 1);
    // Nobody is named who may not give it.
    let open = report_with(&registry, check, &of("role: data-controller, by: kari", at, "approved"), BEFORE);
    let rules: Vec<&Value> = open["findings"].as_array().unwrap().iter().map(|finding| &finding["rule"]).collect();
    assert_eq!(rules, ["deadlock"], "{open}");
}

#[test]
fn ids_that_look_like_something_else_are_quoted_in_what_to_write() {
    let registry = registry().replace("kari", "\"1e3\"");
    let check = "{each: 'databases[]', approval: {role: data-controller, for: {region: it.region}, scope: [production], before: plan.production.start}}";
    let open = report_with(&registry, check, "", BEFORE);
    let pending = &open["pending"][0];
    assert!(pending["example"].as_str().unwrap().contains("by: \"1e3\""), "{pending}");
}

#[test]
fn approvals_of_a_document_are_of_the_kind_that_the_path_names() {
    let check = "{approval: {role: data-controller, for: {region: {id: helse-vest}}, in: 'orders[]', before: plan.production.start}}";
    let order = "---\n{kind: Order, id: ORD-1, title: Order, service: medusa, status: accepted, type: other, initiator: nhn, requester: kari, environments: []";
    let approved = "approvals: [{role: data-controller, by: kari, at: 2026-11-20T10:00:00+01:00, decision: approved}]";
    let namesake = format!(
        "---\n{{kind: ChangeRequest, id: ORD-1, title: Namesake, service: medusa, status: draft, initiator: nhn, requester: kari, purpose: upgrade, environments: [], {approved}}}\n"
    );
    let of_rule = |registry: String| {
        let told = report_with(&registry, check, "  []\norders: [ORD-1]\n", AFTER);
        let own = |finding: &&Value| finding["rule"] == "P-1" && finding["document"]["kind"] == "Order";
        told["findings"].as_array().unwrap().iter().filter(own).count()
    };
    assert_eq!(of_rule(format!("{}{order}}}\n{namesake}", registry())), 1);
    assert_eq!(of_rule(format!("{}{order}, {approved}}}\n", registry())), 0);
    // It is shown in the order, and found for the change that asks for it, by either path.
    let registry = format!("{}{order}}}\n", registry());
    for path in ["change.yaml", "work.yaml"] {
        let told = report_of(Some(path), &registry, check, "  []\norders: [ORD-1]\n", AFTER);
        assert_eq!(findings(&told).len(), 1, "{path}");
    }
}

#[test]
fn what_only_history_would_tell_is_named_by_rule() {
    let unproven = |check: &str| report(check, "", BEFORE)["summary"]["unproven"].clone();
    let rested = |what: &str| serde_json::json!([{"rule": "P-1", "what": what, "count": 1}]);
    assert_eq!(unproven("{approval: {role: data-controller}}"), serde_json::json!([]));
    assert_eq!(unproven("{approval: {role: data-controller, distinctFrom: [author]}}"), rested("authorship"));
    let notice = "{notice: {before: plan.production.start, from: announced, atLeast: 1 days}}";
    assert_eq!(unproven(notice), rested("announcement"));
    // A part of it is enough; a rule whose condition is false rests on nothing.
    let part = "{all: [{require: [title]}, {approval: {role: data-controller, distinctFrom: [author]}}]}";
    assert_eq!(unproven(part), rested("authorship"));
    let passed_over = "{approval: {role: data-controller, distinctFrom: [author]}}\n    when: 'false'";
    assert_eq!(unproven(passed_over), serde_json::json!([]));
}
