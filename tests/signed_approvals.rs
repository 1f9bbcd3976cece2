//! Approvals that must be signed: whose signature counts, for what and when, and each way of getting round it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;
mod signing;

use project::Project;
use serde_json::{Value, json};
use signing::{public, signed, signed_for};

const CHANGE: (&str, &str) = ("ChangeRequest", "CHG-1");
const NOW: &str = "2026-11-26T12:00:00+01:00";
const FIRST: &str = "2026-11-20T10:00:00+01:00";
const SECOND: &str = "2026-11-21T10:00:00+01:00";

/// The keys of the three persons, and one that is nobody's.
const KARI: u8 = 1;
const OLA: u8 = 2;
const ANNA: u8 = 3;
const NOBODY: u8 = 9;

/// Kari and Ola hold the role, Anna asks for changes.
fn registry() -> String {
    let person = |id: &str, name: &str, seed: u8, roles: &str| {
        format!(
            "kind: Person\nid: {id}\ntitle: {name}\nparty: nhn\nkeys: [{{ssh: {}}}]\nroles: [{roles}]\n---\n",
            public(seed)
        )
    };
    let role = "{role: gatekeeper, from: 2020-01-01, to: null}";
    [
        project::SERVICE.to_owned(),
        person("kari", "Kari Nordmann", KARI, role),
        person("ola", "Ola Nordmann", OLA, role),
        person("anna", "Anna Svensson", ANNA, ""),
    ]
    .concat()
}

fn change(title: &str, more: &str, approvals: &[Value]) -> String {
    format!(
        "kind: ChangeRequest\nid: CHG-1\ntitle: {title}\nservice: medusa\nstatus: proposed\ninitiator: nhn\nrequester: anna\npurpose: upgrade\nenvironments: [production]\nplan:\n  participants: [{{party: nhn}}]\n  production: {{start: 2026-11-25T18:00, end: 2026-11-25T20:00}}\n{more}approvals: {}\n",
        json!(approvals)
    )
}

/// One rule, with what it says of approvals.
fn policy(check: &str) -> String {
    format!(
        "kind: Policy\nid: p\ntitle: P\ncalendar: \"NO\"\nrules:\n  P-1:\n    title: One rule\n    kinds: [ChangeRequest]\n    check: {{approval: {{role: gatekeeper, {check}}}}}\n"
    )
}

const SIGNED: &str = "evidence: signed, before: plan.production.start";

fn project(registry: &str, change: &str, check: &str) -> Project {
    Project::new()
        .with("vedtak.yaml", "language: en\nrepository: nhn/test\n")
        .with("registry.yaml", registry)
        .with("change.yaml", change)
        .with("policies/p.yaml", policy(check))
}

/// The digest of the change, and what it leaves out.
fn digest(title: &str, more: &str) -> (Value, Value) {
    let answer = project(&registry(), &change(title, more, &[]), SIGNED).run(&["digest", "CHG-1", "--format", "json"]);
    let document = &answer.json()["documents"][0];
    (document["digest"].clone(), document["excluding"].clone())
}

/// An entry of a person for the change with the title `Upgrade`, not signed.
fn entry(by: &str, at: &str, decision: &str) -> Value {
    entry_of("Upgrade", by, at, decision)
}

fn entry_of(title: &str, by: &str, at: &str, decision: &str) -> Value {
    let (digest, excluding) = digest(title, "");
    json!({"role": "gatekeeper", "by": by, "at": at, "decision": decision, "digest": digest, "excluding": excluding})
}

/// What the rule says, of the change with some approvals.
fn told_by(project: &Project) -> Vec<String> {
    let report = project.report(&["--now", NOW]);
    let findings = report["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == "P-1");
    findings.map(|finding| finding["message"].as_str().unwrap().to_owned()).collect()
}

fn told(approvals: &[Value]) -> Vec<String> {
    told_by(&project(&registry(), &change("Upgrade", "", approvals), SIGNED))
}

/// Why the approval by Kari does not count, where the registry is another.
fn why_in(registry: &str, approvals: &[Value]) -> String {
    why_of(&told_by(&project(registry, &change("Upgrade", "", approvals), SIGNED)))
}

fn why(approvals: &[Value]) -> String {
    why_of(&told(approvals))
}

fn why_of(told: &[String]) -> String {
    let [message] = told else { panic!("{told:?}") };
    let rest = message.strip_prefix("the approval by Kari Nordmann does not count: ");
    rest.unwrap_or(message).trim_end_matches("; someone with the role had to approve").to_owned()
}

/// Kari's approval, signed.
fn kari() -> Value {
    signed(&entry("kari", FIRST, "approved"), CHANGE, KARI)
}

const NOTHING: [&str; 0] = [];

#[test]
fn a_signed_approval_counts() {
    assert_eq!(told(&[kari()]), NOTHING);
    assert_eq!(why(&[entry("kari", FIRST, "approved")]), "it is not signed (`signature`)");
    let missing = told(&[]);
    assert!(missing[0].starts_with("approval by"), "{missing:?}");
}

#[test]
fn the_help_is_the_command_that_signs() {
    let change = change("Upgrade", "", &[]).replace("status: proposed", "status: approved");
    let report = project(&registry(), &change, "evidence: signed").report(&["--now", NOW]);
    let finding = report["findings"].as_array().unwrap().iter().find(|finding| finding["rule"] == "P-1").unwrap();
    let help = "may be given by Kari Nordmann or Ola Nordmann: `vedtak approve CHG-1 --role gatekeeper`";
    assert_eq!(finding["help"], help);
}

#[test]
fn it_is_of_one_content_one_document_and_one_repository() {
    let other = "it is of other content than what is here now (`digest`)";
    assert_eq!(why_of(&told_by(&project(&registry(), &change("Else", "", &[kari()]), SIGNED))), other);
    let something_else =
        "the signature is of something else (a field of the approval, the id or the repository has changed)";
    let entry = entry("kari", FIRST, "approved");
    let of = |document, repository| signed_for(&entry, document, repository, KARI, "vedtak-approval");
    assert_eq!(why(&[of(("ChangeRequest", "CHG-2"), "nhn/test")]), something_else);
    assert_eq!(why(&[of(("Order", "CHG-1"), "nhn/test")]), something_else);
    assert_eq!(why(&[of(CHANGE, "nhn/other")]), something_else);
    // Any field added, changed or taken away.
    for (field, value) in [
        ("scope", json!(["production"])),
        ("conditions", json!("")),
        ("reason", json!("It is urgent.")),
        ("at", json!("2026-11-20T10:00:01+01:00")),
        ("role", json!("gatekeeper ")),
    ] {
        let mut changed = kari();
        changed[field] = value;
        assert_ne!(told(&[changed]), NOTHING, "{field}");
    }
    let mut unlisted = kari();
    for field in ["digest", "excluding"] {
        unlisted.as_object_mut().unwrap().remove(field);
    }
    assert_eq!(why(&[unlisted]), "the signature does not cover `digest`, which is missing");
}

#[test]
fn the_key_must_be_one_of_the_person_who_approves() {
    let by = |seed| signed(&entry("kari", FIRST, "approved"), CHANGE, seed);
    assert_eq!(why(&[by(OLA)]), "the key that signed belongs to Ola Nordmann");
    assert_eq!(why(&[by(NOBODY)]), "the key that signed is not registered for the person (`keys`)");
    let other_use = signed_for(&entry("kari", FIRST, "approved"), CHANGE, "nhn/test", KARI, "file");
    assert_eq!(why(&[other_use]), "the signature is made for `file`, not for `vedtak-approval`");
    let mut broken = kari();
    broken["signature"] = json!("-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n");
    assert_eq!(why(&[broken]), "the signature is not as `ssh-keygen -Y sign` makes it");
}

/// The registry with more said of Kari's key.
fn with_key(more: &str) -> String {
    let line = format!("{{ssh: {}}}", public(KARI));
    assert!(registry().contains(&line));
    registry().replace(&line, &format!("{{ssh: {}, {more}}}", public(KARI)))
}

#[test]
fn the_key_must_be_valid_when_it_signs_and_when_git_sees_it() {
    let why = |more: &str| why_in(&with_key(more), &[kari()]);
    // A plain date is a whole day in Oslo: the approval is of the 20th, ten o'clock.
    for good in ["from: 2026-11-20", "from: 2026-01-01, to: 2026-11-26", "from: \"2026-11-20T10:00:00+01:00\""] {
        assert_eq!(told_by(&project(&with_key(good), &change("Upgrade", "", &[kari()]), SIGNED)), NOTHING, "{good}");
    }
    assert_eq!(why("from: 2026-11-21"), "the key is valid from Saturday 21 November only");
    // Ended yesterday: whoever has the key still can claim a moment before that.
    assert_eq!(why("to: 2026-11-25"), "the key ended on Wednesday 25 November");
    assert_eq!(why("to: \"2026-11-26T12:00:00+01:00\""), "the key ended on Thursday 26 November, 12:00");
    assert_eq!(
        why("revoked: {at: \"2026-11-25T08:00:00+01:00\"}"),
        "the key is revoked since Wednesday 25 November, 08:00"
    );
    let earlier = "revoked: {at: \"2026-11-25T08:00:00+01:00\", compromisedSince: \"2026-11-01T00:00:00+01:00\"}";
    assert_eq!(why(earlier), "the key is revoked since Sunday 1 November, 00:00");
    assert_eq!(why("verifyRequired: true"), "the security key asked for no PIN or finger");
}

#[test]
fn a_moment_that_lies_far_back_proves_nothing() {
    let at = |at| why(&[signed(&entry("kari", at, "approved"), CHANGE, KARI)]);
    assert_eq!(at("2026-10-20T10:00:00+01:00"), "it is signed more than 30 days before it came here");
    assert!(at("2026-11-26T12:06:00+01:00").contains("26 November"), "a moment ahead of the clock");
    // Nobody corrects the time under a signature.
    let ahead = [signed(&entry("kari", "2026-11-26T13:00:00+01:00", "approved"), CHANGE, KARI)];
    let report = project(&registry(), &change("Upgrade", "", &ahead), SIGNED).report(&["--now", NOW]);
    let findings = report["findings"].as_array().unwrap();
    let backdated = findings.iter().find(|one| one["rule"] == "backdated").unwrap();
    assert!(backdated["help"].as_str().unwrap().contains("run `vedtak approve` again"), "{backdated}");
    // Another length, as the configuration has it: from 20 October to 26 November are 37 days and two hours.
    let approvals = [signed(&entry("kari", "2026-10-20T10:00:00+01:00", "approved"), CHANGE, KARI)];
    for (age, counts) in [("38 days", true), ("37 days", false), ("890 hours", true), ("889 hours", false)] {
        let config = format!("language: en\nrepository: nhn/test\ngit: {{approvalAge: {age}}}\n");
        let project = project(&registry(), &change("Upgrade", "", &approvals), SIGNED).with("vedtak.yaml", &config);
        assert_eq!(told_by(&project).is_empty(), counts, "{age}");
    }
    for wrong in ["30", "0 days", "30 working days", "P30D", "1 month"] {
        let config = format!("git: {{approvalAge: {wrong}}}\n");
        let project = project(&registry(), &change("Upgrade", "", &approvals), SIGNED).with("vedtak.yaml", &config);
        assert_eq!(project.check(&[]).status, 2, "{wrong}");
    }
}

#[test]
fn the_role_must_be_held_when_git_sees_it_too() {
    let held = "from: 2020-01-01, to: null";
    let ended = registry().replacen(held, "from: 2020-01-01, to: 2026-11-24", 1);
    assert_eq!(why_in(&ended, &[kari()]), "the role ended on Tuesday 24 November");
}

#[test]
fn persons_who_share_a_mark_sign_nothing() {
    let double = "the registry does not tell the person from Ola Nordmann";
    let shared = registry().replace(
        &format!("id: ola\ntitle: Ola Nordmann\nparty: nhn\nkeys: [{{ssh: {}}}]", public(OLA)),
        &format!("id: ola\ntitle: Ola Nordmann\nparty: nhn\nkeys: [{{ssh: {} laptop, to: 2021-12-31}}]", public(KARI)),
    );
    assert_ne!(shared, registry());
    assert_eq!(why_in(&shared, &[kari()]), double);
    let marks = |kari: &str, ola: &str| {
        registry()
            .replace("id: kari\n", &format!("id: kari\n{kari}\n"))
            .replace("id: ola\n", &format!("id: ola\n{ola}\n"))
    };
    let emails = marks("emails: [kari@nhn.example]", "emails: [Kari@NHN.example]");
    let accounts = marks("accounts: [{forge: github.com, id: 7}]", "accounts: [{forge: github.com, id: \"007\"}]");
    for (registry, pointer) in [(&emails, "/emails/0"), (&accounts, "/accounts/0/id"), (&shared, "/keys/0/ssh")] {
        assert_eq!(why_in(registry, &[kari()]), double);
        let report = project(registry, &change("Upgrade", "", &[]), SIGNED).report(&["--now", NOW]);
        let findings = report["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == "identity");
        let told: Vec<_> = findings.map(|finding| (&finding["document"]["id"], &finding["pointer"])).collect();
        assert_eq!(told, [(&json!("kari"), &json!(pointer)), (&json!("ola"), &json!(pointer))]);
    }
    // The honest twin: another number at another forge, a key of one's own.
    let apart = marks("accounts: [{forge: github.com, id: 7}]", "accounts: [{forge: git.example, id: 7}]");
    assert_eq!(told_by(&project(&apart, &change("Upgrade", "", &[kari()]), SIGNED)), NOTHING);
}

#[test]
fn a_rejection_needs_no_signature_and_only_a_signed_approval_lifts_it() {
    let rejected = "Ola Nordmann rejected; the rejection stands until whoever gave it approves";
    let no = entry("ola", FIRST, "rejected");
    let yes = entry("ola", SECOND, "approved");
    assert_eq!(told(&[kari(), no.clone()]), [rejected]);
    assert_eq!(told(&[kari(), no.clone(), yes.clone()]), [rejected]);
    assert_eq!(told(&[kari(), no.clone(), signed(&yes, CHANGE, KARI)]), [rejected]);
    assert_eq!(told(&[kari(), no, signed(&yes, CHANGE, OLA)]), NOTHING);
    // One's own: the later of the two counts.
    assert_eq!(told(&[kari(), entry("kari", SECOND, "rejected")]).len(), 1);
    // What is not signed takes no signed approval back.
    let mut conditions = entry("kari", SECOND, "approved");
    conditions["conditions"] = json!("Only on Sundays.");
    assert_eq!(told(&[kari(), conditions]), NOTHING);
}

#[test]
fn the_last_word_of_a_person_is_that_of_other_content_too() {
    // From A to B and back to A: the approval of A is not the last one.
    let of_b = entry_of("Else", "kari", SECOND, "approved");
    assert_eq!(told(&[kari(), of_b.clone()]), NOTHING, "not signed, not heard");
    let other = "it is of other content than what is here now (`digest`)";
    assert_eq!(why(&[kari(), signed(&of_b, CHANGE, KARI)]), other);
    let again = signed(&entry("kari", "2026-11-22T10:00:00+01:00", "approved"), CHANGE, KARI);
    assert_eq!(told(&[kari(), signed(&of_b, CHANGE, KARI), again]), NOTHING);
}

#[test]
fn an_approval_without_a_scope_covers_nothing_where_one_is_asked_for() {
    let asks = "evidence: signed, scope: [production], before: plan.production.start";
    let told =
        |entry: &Value| told_by(&project(&registry(), &change("Upgrade", "", &[signed(entry, CHANGE, KARI)]), asks));
    let mut scoped = entry("kari", FIRST, "approved");
    assert_eq!(told(&scoped).len(), 1);
    scoped["scope"] = json!([]);
    assert_eq!(told(&scoped).len(), 1);
    scoped["scope"] = json!(["test"]);
    assert_eq!(told(&scoped).len(), 1);
    scoped["scope"] = json!(["production"]);
    assert_eq!(told(&scoped), NOTHING);
}

#[test]
fn of_more_than_two_hundred_entries_none_is_verified() {
    let many = |count: usize| told(&[vec![entry("anna", FIRST, "submitted"); count], vec![kari()]].concat());
    assert_eq!(many(199), NOTHING);
    let told = many(200);
    assert!(told.len() == 1 && told[0].contains("more than 200 entries"), "{told:?}");
}

/// Where who asks for something must not approve it.
const DISTINCT: &str = "evidence: signed, distinctFrom: [author, requester], before: plan.production.start";

#[test]
fn who_asks_for_something_is_known_by_a_signature_alone() {
    let told = |approvals: &[Value]| told_by(&project(&registry(), &change("Upgrade", "", approvals), DISTINCT));
    let submit = |by: &str, seed| signed(&entry(by, FIRST, "submitted"), CHANGE, seed);
    let unproven = "nothing proves that Anna Svensson asks for this; Anna Svensson had to sign it";
    // Kari writes `requester: anna` and approves.
    assert_eq!(told(&[kari()]), [unproven]);
    let because =
        |why: &str| format!("that Anna Svensson put this forward does not count: {why}; Anna Svensson had to sign it");
    assert_eq!(told(&[kari(), entry("anna", FIRST, "submitted")]), [because("it is not signed (`signature`)")]);
    assert_eq!(told(&[kari(), submit("anna", KARI)]), [because("the key that signed belongs to Kari Nordmann")]);
    assert_eq!(told(&[kari(), submit("anna", ANNA)]), NOTHING);
    // Who puts it forward, or is said to, does not approve it.
    for submitted in [submit("kari", KARI), entry("kari", FIRST, "submitted")] {
        let told = told(&[kari(), submit("anna", ANNA), submitted]);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("whoever asks for it or wrote it cannot approve it"), "{told:?}");
    }
    // Of other content.
    let other = signed(&entry_of("Else", "anna", FIRST, "submitted"), CHANGE, ANNA);
    assert_eq!(told(&[kari(), other]), [because("it is of other content than what is here now (`digest`)")]);
}

#[test]
fn a_service_account_approves_nothing_and_submits_for_those_behind_it() {
    let service = "kind: Person\nid: bot\ntitle: Robot\nparty: nhn\nservice: true\nresponsible: [kari]\nkeys: [{ssh: KEY}]\nroles: [{role: gatekeeper}]\n---\n";
    let registry = format!("{}{}", registry(), service.replace("KEY", &public(NOBODY)));
    let change = |approvals: &[Value]| change("Upgrade", "", approvals).replace("requester: anna", "requester: bot");
    let told = |approvals: &[Value], check: &str| told_by(&project(&registry, &change(approvals), check));
    let digest = {
        let answer = project(&registry, &change(&[]), SIGNED).run(&["digest", "CHG-1", "--format", "json"]);
        answer.json()["documents"][0].clone()
    };
    let entry = |by: &str, decision: &str, seed| {
        let entry = json!({"role": "gatekeeper", "by": by, "at": FIRST, "decision": decision, "digest": digest["digest"], "excluding": digest["excluding"]});
        signed(&entry, CHANGE, seed)
    };
    let bots = told(&[entry("bot", "approved", NOBODY)], SIGNED);
    assert_eq!(
        bots,
        [
            "the approval by Robot does not count: a service account holds no roles; someone with the role had to approve"
        ]
    );
    let submitted = entry("bot", "submitted", NOBODY);
    // Kari can make it write: it is as if she asked.
    let kari = told(&[submitted.clone(), entry("kari", "approved", KARI)], DISTINCT);
    assert!(kari.len() == 1 && kari[0].contains("whoever asks for it or wrote it cannot approve it"), "{kari:?}");
    assert_eq!(told(&[submitted, entry("ola", "approved", OLA)], DISTINCT), NOTHING);
}

#[test]
fn a_service_account_names_those_behind_it() {
    let service = "kind: Person\nid: bot\ntitle: Robot\nparty: nhn\nservice: true\n---\n";
    let registry = format!("{}{service}", registry());
    let found = project(&registry, &change("Upgrade", "", &[]), SIGNED).findings(&["--now", NOW]);
    assert!(found.iter().any(|finding| finding.ends_with(" schema")), "{found:?}");
}

#[test]
fn without_a_repository_a_demand_for_signatures_is_no_set_up() {
    for (evidence, status) in [("signed", 2), ("[signed, reviewed]", 2), ("bound", 1), ("[signed, bound]", 1)] {
        let check = format!("evidence: {evidence}, before: plan.production.start");
        let project = project(&registry(), &change("Upgrade", "", &[]), &check).with("vedtak.yaml", "language: en\n");
        let answer = project.check(&["--now", "2026-12-09T12:00:00+01:00"]);
        assert_eq!(answer.status, status, "{evidence}: {answer:?}");
        assert_eq!(answer.err.contains("vedtak.yaml names no repository"), status == 2, "{}", answer.err);
    }
}

#[test]
fn what_a_rule_takes_beside_signatures_is_decided_where_it_can_be() {
    let told = |evidence: &str, approvals: &[Value]| {
        let check = format!("evidence: {evidence}, before: plan.production.start");
        told_by(&project(&registry(), &change("Upgrade", "", approvals), &check))
    };
    let unsigned = entry("kari", FIRST, "approved");
    for evidence in ["[signed, reviewed]", "committed", "[committed, signed]"] {
        assert_eq!(told(evidence, &[kari()]), NOTHING, "{evidence}");
    }
    assert!(told("[signed, reviewed]", std::slice::from_ref(&unsigned))[0].contains("not signed"));
    // It may have entered in a signed commit.
    let of_commits =
        "cannot be judged: the evidence that is required is known only from the history in Git, which is not read here";
    assert_eq!(told("committed", std::slice::from_ref(&unsigned)), [of_commits]);
    let at_the_forge = "cannot be judged: the evidence that is required is known only at the forge, which is not read";
    assert_eq!(told("reviewed", &[kari()]), [at_the_forge]);
    // A signature that proves nothing takes nothing from what is stated.
    assert_eq!(told("stated", &[signed(&unsigned, CHANGE, OLA)]), NOTHING);
    assert_eq!(told("bound", &[signed(&unsigned, CHANGE, OLA)]), NOTHING);
}

/// Where signatures are set up, a waiver that somebody typed is none: one change would bring it and the next would use it.
#[test]
fn a_waiver_is_signed_where_signatures_are_set_up() {
    let policy = policy(SIGNED).replace("rules:", "owner: {role: gatekeeper}\nrules:");
    let text = change("Upgrade", "", &[]);
    let project =
        |waiver: &str| project(&registry(), &text, SIGNED).with("policies/p.yaml", &policy).with("waiver.yaml", waiver);
    let named = project("").run(&["digest", "CHG-1", "--waives", "P-1"]).out;
    let named = named.lines().fold(String::new(), |text, line| text + "  " + line + "\n");
    let waiver = |approvals: &[Value]| {
        format!(
            "kind: Waiver\nid: WVR-1\ntitle: No approval\nrules: [P-1]\ndocuments:\n{named}reason: The parties agreed.\nrequester: anna\nexpires: 2026-12-31\napprovals: {}\n",
            json!(approvals)
        )
    };
    let told = project(&waiver(&[])).run(&["digest", "WVR-1", "--format", "json"]).json();
    let told = &told["documents"][0];
    let entry = |by: &str, decision: &str| {
        json!({
            "role": "gatekeeper", "by": by, "at": FIRST, "decision": decision, "scope": ["P-1"],
            "digest": told["digest"], "excluding": told["excluding"],
        })
    };
    let own = ("Waiver", "WVR-1");
    let submitted = signed(&entry("anna", "submitted"), own, ANNA);
    let typed = entry("ola", "approved");
    let approved = signed(&typed, own, OLA);
    let status = |approvals: &[Value]| {
        let report = project(&waiver(approvals)).report(&["--now", NOW]);
        let findings = report["findings"].as_array().unwrap().clone();
        let own = findings.iter().find(|one| one["rule"] == "P-1").unwrap_or_else(|| panic!("{findings:?}"));
        own["status"].as_str().unwrap().to_owned()
    };
    let with = |approval: &Value| status(&[submitted.clone(), approval.clone()]);
    assert_eq!(with(&typed), "active", "typed");
    assert_eq!(with(&approved), "waived");
    assert_eq!(with(&signed(&typed, own, NOBODY)), "active");
    assert_eq!(with(&signed(&typed, ("Waiver", "WVR-2"), OLA)), "active", "of another waiver");
    assert_eq!(status(std::slice::from_ref(&approved)), "active", "nothing proves who asks");
    // An approval that only stands there brings nothing forward.
    let mut early = typed.clone();
    early["at"] = json!("2026-11-01T10:00:00+01:00");
    assert_eq!(status(&[submitted.clone(), early, approved]), "waived");
}
