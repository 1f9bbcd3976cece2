//! Arguments of checks that name a document: an id and a path are told apart by their form, never by their spelling.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::review;
use vedtak::finding::{Report, Unproven};
use vedtak::standing::gate;

const REGISTRY: &str = "
kind: Service
id: crm.v2
title: CRM
owner: vest.hf
provider: vest.hf
policies: [own]
timezone: Europe/Oslo
sensitiveData: false
environments: []
---
{kind: Party, id: vest.hf, title: Vest, type: region}
---
{kind: Party, id: drift, title: Drift, type: provider}
---
{kind: Region, id: nord.1, title: Nord, party: vest.hf, country: \"NO\"}
---
{kind: Person, id: kari.n, title: Kari Nordmann, party: vest.hf, roles: [{role: owner, for: {region: nord.1}}]}
---
{kind: Person, id: ola, title: Ola Nordmann, party: drift, roles: [{role: owner}]}
---
{kind: Body, id: board.v2, title: Board, function: board, members: [{person: kari.n, chair: true}]}
---
{kind: Body, id: rad, title: Council, function: board, members: [{person: ola, chair: true}]}
";

const CHANGE: &str = "
kind: ChangeRequest
id: CHG.1
title: Upgrade
service: crm.v2
status: proposed
initiator: vest.hf
requester: kari.n
purpose: upgrade
environments: [production]
plan: {production: {start: 2026-11-20T18:00, end: 2026-11-20T20:00}}
approvals:
";

const KARI: &str =
    "  - {role: chair, of: board.v2, by: kari.n, at: 2026-11-01T09:00:00+01:00, scope: [CHG.1], decision: approved}\n";
const OWNER: &str = "  - {role: owner, by: kari.n, at: 2026-11-01T09:00:00+01:00, scope: [test], decision: approved}\n";
const OLA: &str = "  - {role: owner, by: ola, at: 2026-11-01T09:00:00+01:00, scope: [test], decision: approved}\n";

/// What a project comes to whose only rule has this check; else what is wrong with the check, and what to write.
fn judged(check: &str, approvals: &str) -> Result<Report, String> {
    let rule = format!(
        "  O-1:\n    title: One rule\n    kinds: [ChangeRequest]\n    check: {check}\n    message: {{en: missing}}\n"
    );
    let parameters = "parameters: {board: {type: text, value: board.v2, about: The board}}";
    let policy = format!("kind: Policy\nid: own\ntitle: Own\ncalendar: helseplattformen\n{parameters}\nrules:\n{rule}");
    let files = [
        ("vedtak.yaml", "version: 1\nlanguage: en\n".to_owned()),
        ("registry.yaml", REGISTRY.to_owned()),
        ("policies/own.yaml", policy),
        ("change.yaml", format!("{CHANGE}{}", if approvals.is_empty() { "  []\n" } else { approvals })),
    ];
    let review = review(&files, &files);
    gate(&review).map_err(|errors| {
        let told =
            errors.0.iter().map(|error| [error.message.as_str(), error.help.as_deref().unwrap_or("")].join("; "));
        told.collect::<Vec<_>>().join("\n")
    })
}

/// Whether the rule holds.
fn holds(check: &str, approvals: &str) -> bool {
    let report = judged(check, approvals).unwrap_or_else(|error| panic!("{check}: {error}"));
    let all = report.findings.iter().map(|finding| finding.judgement.rule.id.as_ref());
    // Roles that only other rules of the table ask for.
    let rules: Vec<&str> = all.filter(|rule| *rule != "misplaced").collect();
    assert!(rules.iter().all(|rule| *rule == "O-1"), "{check}: {rules:?}");
    assert!(report.pending.is_empty(), "{check}");
    rules.is_empty()
}

#[test]
fn an_id_is_written_as_one() {
    let two = format!("{KARI}{OLA}");
    let table = [
        ("{approval: {role: chair, of: {id: board.v2}, before: plan.production.start}}", KARI, true),
        ("{approval: {role: chair, of: {id: rad}, before: plan.production.start}}", KARI, false),
        ("{approval: {role: chair, of: $board, before: plan.production.start}}", KARI, true),
        (
            "{let: {body: '\"board.v2\"'}, approval: {role: chair, of: $body, before: plan.production.start}}",
            KARI,
            true,
        ),
        ("{approval: {by: {id: kari.n}, before: plan.production.start}}", KARI, true),
        ("{approval: {by: {id: ola}, before: plan.production.start}}", KARI, false),
        ("{approval: {by: requester, before: plan.production.start}}", KARI, true),
        ("{let: {who: 'doc.requester'}, approval: {by: $who, before: plan.production.start}}", KARI, true),
        ("{approval: {role: owner, for: {region: {id: nord.1}}, before: plan.production.start}}", OWNER, true),
        ("{approval: {role: owner, for: {region: {id: crm.v2}}, before: plan.production.start}}", OWNER, false),
        ("{approval: {role: owner, for: {service: service}, before: plan.production.start}}", OWNER, true),
        ("{approval: {role: owner, for: {service: {id: crm.v2}}, before: plan.production.start}}", OWNER, true),
        ("{approval: {role: chair, of: $board, scope: [{id: CHG.1}], before: plan.production.start}}", KARI, true),
        ("{approval: {role: chair, of: $board, scope: [id], before: plan.production.start}}", KARI, false),
        ("{approval: {role: owner, scope: [test], before: plan.production.start}}", OLA, true),
        ("{approval: {role: owner, distinctFrom: [{id: ola}], before: plan.production.start}}", OLA, false),
        (
            "{approval: {role: owner, distinctFrom: [{id: kari.n}, requester], before: plan.production.start}}",
            OLA,
            true,
        ),
        ("{approval: {role: owner, distinctFrom: [requester], hats: many, before: plan.production.start}}", &two, true),
        ("{reference: {value: {id: vest.hf}, kind: Party}}", "", true),
        ("{reference: {value: {id: nord.hf}, kind: Party}}", "", false),
        ("{reference: {value: initiator, kind: Party}}", "", true),
        ("{reference: {value: requester, kind: Party}}", "", false),
        ("{reference: {value: $board, kind: Body}}", "", true),
    ];
    for (check, approvals, expected) in table {
        assert_eq!(holds(check, approvals), expected, "{check}");
    }
}

#[test]
fn an_id_in_the_place_of_a_path_says_what_to_write() {
    let approval = |argument: &str| format!("{{approval: {{role: owner, {argument}}}}}");
    let meant = |id: &str, kind: &str| {
        format!("`{id}` is the id of a document of the kind `{kind}`; a path is read here; write `{{id: {id}}}`")
    };
    let table = [
        (approval("of: board.v2"), meant("board.v2", "Body")),
        (approval("of: rad"), meant("rad", "Body")),
        (approval("by: kari.n"), meant("kari.n", "Person")),
        (approval("by: ola"), meant("ola", "Person")),
        (approval("for: {region: nord.1}"), meant("nord.1", "Region")),
        (approval("for: {service: crm.v2}"), meant("crm.v2", "Service")),
        (approval("scope: [CHG.1]"), meant("CHG.1", "ChangeRequest")),
        (approval("distinctFrom: [ola]"), meant("ola", "Person")),
        ("{reference: {value: vest.hf, kind: Party}}".to_owned(), meant("vest.hf", "Party")),
        ("{reference: {value: drift, kind: Party}}".to_owned(), meant("drift", "Party")),
    ];
    for (check, expected) in table {
        assert_eq!(judged(&check, "").unwrap_err(), expected, "{check}");
    }
}

#[test]
fn a_text_that_is_neither_is_told_with_both_ways() {
    let approval = |argument: &str| format!("{{approval: {{role: owner, {argument}}}}}");
    let table = [
        (
            approval("of: borad"),
            "the path `borad` leads nowhere: `ChangeRequest` has no field `borad`; narrow the rule or the part with `kinds`; an id is written `{id: borad}`",
        ),
        (
            approval("by: requestor"),
            "the path `requestor` leads nowhere: `ChangeRequest` has no field `requestor`; write `requester`, or narrow the rule with `kinds`; an id is written `{id: requestor}`",
        ),
        // What takes paths alone.
        (
            approval("eachOf: partys"),
            "the path `partys` leads nowhere: `ChangeRequest` has no field `partys`; narrow the rule or the part with `kinds`",
        ),
        (
            approval("in: rad"),
            "the path `rad` leads nowhere: `ChangeRequest` has no field `rad`; narrow the rule or the part with `kinds`",
        ),
    ];
    for (check, expected) in table {
        assert_eq!(judged(&check, "").unwrap_err(), expected, "{check}");
    }
}

#[test]
fn each_party_is_approved_for_by_one_of_its_own() {
    let check = "{approval: {role: owner, eachOf: initiator, before: plan.production.start}}";
    assert!(holds(check, OWNER), "Kari is of the party");
    assert!(!holds(check, OLA), "Ola is of another");
}

#[test]
fn what_only_history_tells_is_named_by_what_it_is() {
    let unproven = |argument: &str| {
        let report = judged(&format!("{{approval: {{role: owner{argument}}}}}"), OLA).unwrap();
        report.summary.unproven.iter().map(|rested| rested.what).collect::<Vec<_>>()
    };
    assert_eq!(unproven(""), []);
    assert_eq!(unproven(", distinctFrom: [author]"), [Unproven::Authorship]);
    assert_eq!(unproven(", before: announced, distinctFrom: [requester]"), [Unproven::Announcement]);
    let both = [Unproven::Authorship, Unproven::Change];
    assert_eq!(unproven(", before: {changed: [plan]}, distinctFrom: [author]"), both);
}

/// What becomes of the rule: `holds`, `pending`, or the status and message of each finding.
fn came(check: &str) -> String {
    let report = judged(check, OLA).unwrap_or_else(|error| panic!("{check}: {error}"));
    let own = report.findings.iter().filter(|finding| finding.judgement.rule.id.as_ref() == "O-1");
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
    let reader = vedtak::language::Reader::new(vedtak::language::Language::En, day);
    let told = own.map(|finding| format!("{:?}: {}", finding.status, finding.judgement.says.words(&reader).message));
    let mut told: Vec<String> = told.collect();
    told.extend(report.pending.iter().map(|_| "pending".to_owned()));
    if told.is_empty() { "holds".to_owned() } else { told.join("; ") }
}

#[test]
fn what_there_is_none_of_is_not_approved_by_all_of_it() {
    for (check, expected) in [
        ("{approval: {role: owner, eachOf: 'databases[].region'}}", "`region` in `databases`"),
        ("{approval: {role: owner, eachOf: 'databases[].region', missing: pass}}", "holds"),
        ("{approval: {role: owner, in: 'incidents[]'}}", "`incidents`"),
        ("{approval: {role: owner, in: 'incidents[]', missing: pending}}", "pending"),
        ("{approval: {role: owner, distinctFrom: [plan.test.owner]}}", "`plan.test.owner`"),
        ("{approval: {role: owner, distinctFrom: [{id: kari.n}, plan.test.owner]}}", "`plan.test.owner`"),
        ("{approval: {role: owner, distinctFrom: [plan.test.owner], missing: pass}}", "holds"),
        ("{reference: {path: 'incidents[]', kind: Incident, match: any}}", "`incidents`"),
        ("{reference: {path: 'incidents[]', kind: Incident}}", "holds"),
    ] {
        let came = came(check);
        if expected.starts_with('`') {
            assert!(came.starts_with("Active: cannot be judged: ") && came.contains(expected), "{check}: {came}");
        } else {
            assert_eq!(came, expected, "{check}");
        }
    }
}

#[test]
fn missing_is_heeded_by_every_check() {
    for check in [
        "require: [plan.test.start]",
        "require: {paths: [plan.test.start]}",
        "assert: 'earliest(doc.?notices.orValue([]).map(one, now)) < now'",
        "assert: 'true', at: plan.test.start",
        "assert: 'false', at: plan.test.start",
        "sequence: [plan.test.start, plan.production.start]",
        "notice: {before: plan.test.start, from: plan.production.start, atLeast: 10 days}",
        "window: {path: plan.test, outside: [christmas]}",
        "approval: {role: owner, before: plan.test.start}",
        "approval: {role: owner, eachOf: 'databases[].region'}",
        "reference: {path: 'incidents[]', kind: Incident}",
        "reference: {value: plan.test.owner, kind: Person}",
        "unique: caseNumber",
        "overlap: {interval: plan.test, with: {kinds: [ChangeRequest], interval: plan.test}}",
    ] {
        let with = |missing: &str| {
            let beside = came(&format!("{{{check}, missing: {missing}}}"));
            // Inside the check, where it is a mapping, and around it, it means the same.
            if let Some(open) = check.strip_suffix('}') {
                assert_eq!(came(&format!("{{{open}, missing: {missing}}}}}")), beside, "{check}");
            }
            assert_eq!(came(&format!("{{all: [{{{check}}}], missing: {missing}}}")), beside, "{check}");
            beside
        };
        assert_eq!(with("pass"), "holds", "{check}");
        assert_eq!(with("pending"), "pending", "{check}");
        let fails = with("fail");
        assert!(fails.starts_with("Active: "), "{check}: {fails}");
        assert!(check.starts_with("require") || fails.contains("cannot be judged"), "{check}: {fails}");
    }
    // What must not be there cannot be missing.
    assert_eq!(came("{forbid: [plan.test], missing: pass}"), "holds");
    for missing in ["fail", "pending"] {
        let error = judged(&format!("{{forbid: [plan.test], missing: {missing}}}"), "").unwrap_err();
        assert!(error.starts_with("`forbid` holds where the fields are missing"), "{error}");
    }
}

/// An approval that depends on another document names its version; whether that is the one at hand nothing verifies yet.
#[test]
fn an_approval_names_the_versions_that_it_depends_on() {
    let approval = |with: &str| {
        format!(
            "  - {{role: owner, by: ola, at: 2026-11-01T09:00:00+01:00, scope: [test], decision: approved{with}}}\n"
        )
    };
    let check = "{approval: {role: owner, with: [service], before: plan.production.start}}";
    let told = |check: &str, approvals: &str| {
        let report = judged(check, approvals).unwrap_or_else(|error| panic!("{check}: {error}"));
        let own = report.findings.into_iter().filter(|finding| finding.judgement.rule.id.as_ref() == "O-1");
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
        let reader = vedtak::language::Reader::new(vedtak::language::Language::En, day);
        let told = own.map(|finding| finding.judgement.says.words(&reader).message);
        told.collect::<Vec<_>>().join("; ")
    };
    let bound = |id: &str| format!(", with: {{{id}: 'sha256:{}'}}", "0".repeat(64));
    let unnamed = "does not say which version of `Service/crm.v2` it is of (`with`)";
    assert!(told(check, &approval("")).contains(unnamed), "{}", told(check, &approval("")));
    assert!(told(check, &approval(&bound("Service/other"))).contains(unnamed));
    let other = "it is of another version of `Service/crm.v2` (`with`)";
    assert!(told(check, &approval(&bound("Service/crm.v2"))).contains(other));
    // Nothing to depend on.
    assert_eq!(told("{approval: {role: owner, with: ['incidents[]']}}", &approval("")), "");
    let error = judged("{approval: {role: owner, with: [title]}}", "").unwrap_err();
    assert!(error.contains("the path in `with` is `title`"), "{error}");
}

#[test]
fn a_policy_cannot_ask_for_what_is_never_looked_at() {
    for (check, key) in [
        ("{approval: {role: owner, delta: true}}", "delta"),
        ("{hasten: {from: plan.test.start, to: plan.test.end, within: 2 hours}}", "hasten"),
    ] {
        let error = judged(check, "").unwrap_err();
        assert!(error.contains(&format!("`{key}`")), "{check}: {error}");
    }
}

#[test]
fn a_name_without_a_value_leaves_what_tells_it_undecided() {
    let told = |inner: &str| format!("{{let: {{half: '1 / (size(doc.environments) - 1)'}}, {inner}}}");
    let says = "message: {en: '{{ half }} of it'}";
    assert!(came(&told(&format!("assert: 'false', {says}"))).starts_with("Undecided: "));
    assert!(came(&told("assert: 'half == 1'")).starts_with("Undecided: "));
    // Where the check holds, or the message does not tell it, nothing hangs on it.
    assert_eq!(came(&told(&format!("assert: 'true', {says}"))), "holds");
    assert!(came(&told("assert: 'false', message: {en: other}")).starts_with("Active: "));
}
