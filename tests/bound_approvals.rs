//! Approvals with digests: they count for the content that they were given for, and for no other.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::Project;
use serde_json::Value;

const OTHERS: &str = "\
kind: Person
id: kari
title: Kari Nordmann
party: nhn
roles: [{role: gatekeeper, from: 2020-01-01, to: null}]
---
kind: ChangeModel
id: CM-1
title: Renewal
service: medusa
status: approved
";

/// The service and its provider, and the others that the tests need.
fn registry() -> String {
    format!("{}{OTHERS}", project::SERVICE)
}

/// `{title}`, `{told}` and `{approvals}` are put in.
const CHANGE: &str = "\
kind: ChangeRequest
id: CHG-1
title: {title}
service: medusa
status: proposed
initiator: nhn
requester: kari
purpose: upgrade
environments: [production]
plan:
  participants: [{party: nhn, informedAt: {told}}]
  production: {start: 2026-12-08T18:00, end: 2026-12-08T20:00}
approvals:
{approvals}";

const TITLE: &str = "Upgrade";
const TOLD: &str = "2026-11-02";
const NOW: &str = "2026-12-09T12:00:00+01:00";
const FIRST: &str = "2026-11-20T10:00:00+01:00";
const SECOND: &str = "2026-11-21T10:00:00+01:00";

fn change(title: &str, told: &str, approvals: &str) -> String {
    let approvals = if approvals.is_empty() { "  []\n" } else { approvals };
    CHANGE.replace("{title}", title).replace("{told}", told).replace("{approvals}", approvals)
}

fn project(change: &str, evidence: &str) -> Project {
    let check = format!("{{approval: {{role: gatekeeper{evidence}, before: plan.production.start}}}}");
    let rule = format!("  P-1:\n    title: One rule\n    kinds: [ChangeRequest]\n    check: {check}\n");
    Project::new()
        .with("vedtak.yaml", "language: en\n")
        .with("registry.yaml", registry())
        .with("change.yaml", change)
        .with("policies/p.yaml", format!("kind: Policy\nid: p\ntitle: P\ncalendar: \"NO\"\nrules:\n{rule}"))
}

/// The digest of the change and, for `excluding`, what it leaves out.
fn digest(id: &str, title: &str, told: &str) -> (String, String) {
    let answer = project(&change(title, told, ""), "").run(&["digest", id, "--format", "json"]);
    let report: Value = serde_json::from_str(&answer.out).unwrap();
    let document = &report["documents"][0];
    (document["digest"].as_str().unwrap().to_owned(), document["excluding"].to_string())
}

fn entry(more: &str, at: &str, decision: &str) -> String {
    format!("  - {{role: gatekeeper, by: kari, at: {at}{more}, decision: {decision}}}\n")
}

/// An entry bound to a content.
fn bound(title: &str, at: &str, decision: &str) -> String {
    let (digest, excluding) = digest("CHG-1", title, TOLD);
    entry(&format!(", digest: \"{digest}\", excluding: {excluding}"), at, decision)
}

/// What the rule says of a change with approvals.
fn told(title: &str, told: &str, approvals: &str, evidence: &str) -> Vec<String> {
    let report = project(&change(title, told, approvals), evidence).report(&["--now", NOW]);
    let findings = report["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == "P-1");
    findings.map(|finding| finding["message"].as_str().unwrap().to_owned()).collect()
}

fn judged(approvals: &str) -> Vec<String> {
    told(TITLE, TOLD, approvals, "")
}

const NOTHING: [&str; 0] = [];
const OTHER_CONTENT: &str = "the approval by Kari Nordmann does not count: it is of other content than what is here now (`digest`); someone with the role had to approve";

#[test]
fn an_approval_counts_for_the_content_that_its_digest_is_of() {
    let approval = bound(TITLE, FIRST, "approved");
    assert_eq!(judged(&approval), NOTHING);
    assert_eq!(told("Another title", TOLD, &approval, ""), [OTHER_CONTENT]);
    // What the schema of the kind marks as no approved content may change.
    assert_eq!(told(TITLE, "2026-11-16", &approval, ""), NOTHING);
    // Other approvals and the status are outside.
    assert_eq!(judged(&format!("{}{approval}", entry("", SECOND, "submitted"))), NOTHING);
}

#[test]
fn a_digest_leaves_out_what_is_listed_beside_it_and_no_content() {
    let (whole, _) = digest("CHG-1", TITLE, TOLD);
    // Without a list it is of all but `approvals` and `status`, and so another.
    assert_eq!(judged(&entry(&format!(", digest: \"{whole}\""), FIRST, "approved")), [OTHER_CONTENT]);
    let cannot = "cannot be judged: fields left out (`excluding` in `approvals`) of the approval by Kari Nordmann cannot be verified; it may be of other content";
    for list in [
        // The title is approved content.
        "[approvals, status, title]",
        // Not in order; without the defaults; no path; one within another; a list alone binds nothing.
        "[status, approvals]",
        "[approvals]",
        "[approvals, plan/, status]",
        "[approvals, log, log/at, status]",
    ] {
        let digest = format!(", digest: \"{whole}\", excluding: {list}");
        assert_eq!(judged(&entry(&digest, FIRST, "approved")), [cannot], "{list}");
    }
    assert_eq!(judged(&entry(", excluding: [approvals, status]", FIRST, "approved")), [cannot]);
    // What leads nowhere in the document leaves nothing out: a later schema may mark it.
    let nowhere =
        judged(&entry(&format!(", digest: \"{whole}\", excluding: [approvals, status, weather]"), FIRST, "approved"));
    assert_eq!(nowhere, [OTHER_CONTENT]);
}

#[test]
fn a_rejection_is_heard_whatever_its_digest_and_an_approval_of_other_content_lifts_none() {
    let plain = entry("", FIRST, "approved");
    let rejected = "Kari Nordmann rejected; the rejection stands until whoever gave it approves";
    assert_eq!(judged(&format!("{plain}{}", bound("Another title", SECOND, "rejected"))), [rejected]);
    let lifted = format!("{}{}", entry("", FIRST, "rejected"), bound("Another title", SECOND, "approved"));
    assert_eq!(judged(&lifted), [rejected]);
    let lifted = format!("{}{}", entry("", FIRST, "rejected"), bound(TITLE, SECOND, "approved"));
    assert_eq!(judged(&lifted), NOTHING);
    // The same person approves without a digest, before or after: that counts where a statement is enough.
    assert_eq!(judged(&format!("{plain}{}", bound("Another title", SECOND, "approved"))), NOTHING);
}

#[test]
fn a_rule_may_ask_for_a_digest() {
    let evidence = ", evidence: [bound]";
    let none = "the approval by Kari Nordmann does not count: it is not bound to the content (`digest`; `vedtak digest` prints it); someone with the role had to approve";
    assert_eq!(told(TITLE, TOLD, &entry("", FIRST, "approved"), evidence), [none]);
    assert_eq!(told(TITLE, TOLD, &bound(TITLE, FIRST, "approved"), evidence), NOTHING);
    assert_eq!(told("Another title", TOLD, &bound(TITLE, FIRST, "approved"), evidence), [OTHER_CONTENT]);
    // What only commits show is not known of any.
    let committed = told(TITLE, TOLD, &bound(TITLE, FIRST, "approved"), ", evidence: [committed]");
    assert_eq!(
        committed,
        [
            "cannot be judged: the evidence that is required is known only from the history in Git, which is not read here"
        ]
    );
}

#[test]
fn documents_approved_with_it_are_those_of_their_digests() {
    let project = project(&change(TITLE, TOLD, ""), "");
    // `with` is of all but `approvals` and `status`.
    let answer = project.run(&["digest", "CM-1", "--canonical"]);
    let left_out = r#""excluding":["approvals","conditionsMet","status"]"#;
    assert!(answer.out.contains(left_out), "{}", answer.out);
    let whole = answer.out.replace(left_out, r#""excluding":["approvals","status"]"#);
    let digest = sha256(&whole);
    let with =
        |name: &str, digest: &str| judged(&entry(&format!(", with: {{{name}: \"{digest}\"}}"), FIRST, "approved"));
    assert_eq!(with("ChangeModel/CM-1", &digest), NOTHING);
    let other = "the approval by Kari Nordmann does not count: it is of another version of `ChangeModel/CM-1` (`with`); someone with the role had to approve";
    assert_eq!(with("ChangeModel/CM-1", &format!("sha256:{}", "0".repeat(64))), [other]);
    let unknown = "cannot be judged: documents approved with it (`with` in `approvals`) of the approval by Kari Nordmann cannot be verified; it may be of other content";
    assert_eq!(with("ChangeModel/CM-2", &digest), [unknown]);
    assert_eq!(with("docs/rollback.md", &digest), [unknown]);
}

#[test]
fn what_nothing_verifies_is_no_proof() {
    let (digest, excluding) = digest("CHG-1", TITLE, TOLD);
    for field in ["covering: [title, service]", "delegation: DEL-1", "emergency: now"] {
        let more = format!(", digest: \"{digest}\", excluding: {excluding}, {field}");
        let told = judged(&entry(&more, FIRST, "approved"));
        assert!(told.len() == 1 && told[0].contains("cannot be verified"), "{told:?}");
    }
    // Where the content is all that matters, a signature is none of it.
    let more = format!(", digest: \"{digest}\", excluding: {excluding}, signature: x");
    assert_eq!(judged(&entry(&more, FIRST, "approved")), NOTHING);
}

fn sha256(text: &str) -> String {
    use std::fmt::Write as _;

    use sha2::{Digest as _, Sha256};
    let mut digest = String::from("sha256:");
    for byte in Sha256::digest(text.as_bytes()) {
        write!(digest, "{byte:02x}").unwrap();
    }
    digest
}
