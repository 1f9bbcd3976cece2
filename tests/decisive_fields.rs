//! What decides whether an approval is asked for is part of what is approved: a policy that reads a field which the schema leaves
//! out is refused.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use project::Project;

/// A kind of whose content the schema leaves out when somebody was informed, what was noted, and who looked last.
const SCHEMA: &str = r#"{
  "type": "object",
  "properties": {
    "id": {"type": "string"},
    "class": {"type": "string"},
    "owner": {"type": "string", "x-ref": "Person"},
    "kin": {"type": "string", "x-ref": "Thing"},
    "plan": {
      "type": "object",
      "properties": {
        "start": {"type": "string", "format": "vedtak-time"},
        "people": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "party": {"type": "string"},
              "informedAt": {"type": "string", "format": "vedtak-time", "x-happened": true, "x-approved": false}
            }
          }
        }
      }
    },
    "log": {"type": "array", "items": {"type": "object"}, "x-approved": false},
    "seenBy": {"type": "string", "x-ref": "Person", "x-approved": false},
    "approvals": {"type": "array", "items": {"type": "object"}}
  }
}"#;

/// What a load says of a policy with these lines under the only rule.
fn said(rule: &str) -> String {
    let policy = format!(
        "kind: Policy\nid: p\ntitle: P\ncalendar: \"NO\"\nrules:\n  P-1:\n    title: One rule\n    kinds: [Thing]\n{rule}"
    );
    let project = Project::of([
        ("vedtak.yaml", "documents: [{paths: ['things/'], kind: Thing, schema: thing.json}]\n"),
        ("thing.json", SCHEMA),
        ("policies/p.yaml", policy.as_str()),
        ("things/a.yaml", "id: a\n"),
    ]);
    project.check(&[]).err
}

const REFUSED: &str = "this decides whether an approval is asked for";
const APPROVAL: &str = "approval: {role: gatekeeper, before: plan.start, evidence: bound}";

/// Ways by which a field that is left out may decide: mutants of a rule that decides by content.
#[test]
fn each_way_by_which_such_a_field_decides_is_refused() {
    let informed = "doc.?plan.?people.orValue([]).exists(p, has(p.informedAt))";
    let mut caught = 0;
    let cases = [
        ("in the rule's condition", format!("    when: {informed}\n    check: {{{APPROVAL}}}\n")),
        ("in the part's", format!("    check: {{when: '{informed}', {APPROVAL}}}\n")),
        ("in a name", format!("    let: {{told: '{informed}'}}\n    when: '!told'\n    check: {{{APPROVAL}}}\n")),
        (
            "in a name of a name",
            format!(
                "    let: {{people: 'doc.?plan.?people.orValue([])', told: 'people.all(p, has(p.informedAt))'}}\n    when: told\n    check: {{{APPROVAL}}}\n"
            ),
        ),
        ("by the whole of what it lies in", format!("    when: 'doc.?plan.orValue({{}}) != base.?plan.orValue({{}})'\n    check: {{{APPROVAL}}}\n")),
        ("by the whole document", format!("    when: 'doc != base'\n    check: {{{APPROVAL}}}\n")),
        (
            "by what follows an element",
            format!("    check: {{each: 'plan.people[]', when: 'has(it.informedAt)', {APPROVAL}}}\n"),
        ),
        (
            "by an element as a whole",
            format!("    check: {{each: 'plan.people[]', when: 'it in base.?plan.?people.orValue([])', {APPROVAL}}}\n"),
        ),
        (
            "in other documents of the kind",
            format!(
                "    when: \"docs('Thing').exists(t, t.?plan.?people.orValue([]).exists(p, has(p.informedAt)))\"\n    check: {{{APPROVAL}}}\n"
            ),
        ),
        (
            "in another document by its id",
            format!(
                "    when: \"has(doc.kin) && has(lookup('Thing', doc.kin).log)\"\n    check: {{{APPROVAL}}}\n"
            ),
        ),
        ("by that it is there", format!("    when: has(doc.log)\n    check: {{{APPROVAL}}}\n")),
        (
            "within what is left out whole",
            format!("    when: \"doc.?log.orValue([]).exists(l, has(l.text))\"\n    check: {{{APPROVAL}}}\n"),
        ),
        ("by a literal key", format!("    when: \"doc[?'log'].hasValue()\"\n    check: {{{APPROVAL}}}\n")),
        ("by a name that the check takes", "    let: {who: 'doc.?seenBy.orValue(\"\")'}\n    check: {approval: {by: $who, before: plan.start, evidence: bound}}\n".to_owned()),
        ("by a role that a name gives", "    let: {role: 'has(doc.seenBy) ? \"a\" : \"gatekeeper\"'}\n    check: {approval: {role: $role, before: plan.start, evidence: bound}}\n".to_owned()),
        ("by a body that a template names", "    check: {approval: {role: chair, of: '{{ seenBy }}-council', before: plan.start, evidence: bound}}\n".to_owned()),
        ("by where a reference leads", "    check: {approval: {by: 'seenBy->id', before: plan.start, evidence: bound}}\n".to_owned()),
        ("as who may not, by a name", "    let: {who: 'doc.?seenBy.orValue(\"\")'}\n    check: {approval: {role: gatekeeper, before: plan.start, evidence: bound, distinctFrom: [$who]}}\n".to_owned()),
        ("either way, weighed otherwise", "    let: {late: has(doc.seenBy)}\n    check:\n      all:\n        - {when: late, severity: warning, approval: {role: gatekeeper, evidence: bound}}\n        - {when: '!late', approval: {role: gatekeeper, evidence: bound}}\n".to_owned()),
        ("as an alternative", format!("    check: {{any: [{{require: [seenBy]}}, {{{APPROVAL}}}]}}\n")),
        (
            "as an alternative's condition",
            format!("    check: {{any: [{{assert: 'has(doc.seenBy)'}}, {{{APPROVAL}}}]}}\n"),
        ),
        ("either way, by others", "    let: {late: has(doc.seenBy)}\n    check:\n      all:\n        - {when: late, approval: {role: gatekeeper, before: plan.start, evidence: bound}}\n        - {when: '!late', approval: {role: manager, evidence: bound}}\n".to_owned()),
        ("in the side that stays", "    let: {late: has(doc.seenBy)}\n    check:\n      all:\n        - {when: 'late && has(doc.log)', approval: {role: gatekeeper, before: plan.start, evidence: bound}}\n        - {when: '!late && has(doc.log)', approval: {role: gatekeeper, evidence: bound}}\n".to_owned()),
        ("by what it follows", format!("    check: {{require: [log], then: {{{APPROVAL}}}}}\n")),
        (
            "as who must not give it",
            "    check: {approval: {role: gatekeeper, before: plan.start, evidence: bound, distinctFrom: [seenBy]}}\n".to_owned(),
        ),
        ("as who gives it", "    check: {approval: {by: seenBy, before: plan.start, evidence: bound}}\n".to_owned()),
        (
            "inside a part of parts",
            format!(
                "    check: {{all: [{{any: [{{not: {{assert: 'has(doc.seenBy)'}}}}, {{all: [{{{APPROVAL}}}]}}]}}]}}\n"
            ),
        ),
    ];
    for (what, rule) in &cases {
        let said = said(rule);
        assert!(said.contains(REFUSED), "{what}: {said}");
        caught += 1;
    }
    assert_eq!(caught, 27);
}

#[test]
fn what_decides_by_content_or_tells_a_moment_is_taken() {
    for rule in [
        format!("    when: \"doc.?class.orValue('') == 'urgent'\"\n    check: {{{APPROVAL}}}\n"),
        format!("    when: \"doc.?plan.?people.orValue([]).exists(p, p.?party.orValue('') == 'nhn')\"\n    check: {{{APPROVAL}}}\n"),
        format!("    check: {{each: 'plan.people[]', when: \"it.?party.orValue('') == 'nhn'\", {APPROVAL}}}\n"),
        // What stands beside it, and the moment by which it is owed, decide nothing on it.
        format!("    check: {{all: [{{when: 'has(doc.seenBy)', require: [owner]}}, {{{APPROVAL}}}]}}\n"),
        format!("    check: {{all: [{{{APPROVAL}}}, {{require: [seenBy]}}]}}\n"),
        format!("    check: {{{APPROVAL}, then: {{require: [seenBy]}}}}\n"),
        "    check: {approval: {role: gatekeeper, before: {earliest: [plan.start, 'plan.people[].informedAt']}, evidence: bound}}\n"
            .to_owned(),
        // The same approval is asked for either way.
        "    let: {late: has(doc.seenBy)}\n    check:\n      all:\n        - {when: 'late && has(doc.class)', approval: {role: gatekeeper, before: plan.start, evidence: bound}}\n        - {when: '!late && has(doc.class)', approval: {role: gatekeeper, evidence: bound}}\n".to_owned(),
        // What is only stated is bound to nothing.
        "    when: has(doc.log)\n    check: {approval: {role: gatekeeper, before: plan.start}}\n".to_owned(),
        // No approval is asked for.
        "    when: has(doc.log)\n    check: {require: [owner]}\n".to_owned(),
    ] {
        let said = said(&rule);
        assert!(!said.contains(REFUSED) && !said.contains("error"), "{rule}: {said}");
    }
}

/// What vedtak ships is held to the same. The parameter `councilDecision` is `document`; only where a project sets it to `stated`
/// do decisions count that the document states.
#[test]
fn shipped_policies_decide_by_content() {
    let text = include_str!("../policies/medusa.yaml").replacen("id: medusa", "id: copied", 1);
    let bound = text.replacen("    value: stated\n    stricter: up\n", "    value: bound\n    stricter: up\n", 1);
    assert_ne!(text, bound);
    let project = Project::of([("vedtak.yaml", "version: 1\n"), ("policies/copied.yaml", bound.as_str())]);
    let told = project.run(&["check", "--lang", "en", "--format", "concise"]).err;
    let fields = told.lines().filter(|line| line.contains(REFUSED)).collect::<Vec<_>>();
    assert_eq!(fields.len(), 3, "{told}");
    assert!(fields.iter().all(|line| line.contains("`decision` of `ChangeRequest`")), "{told}");
    project.write("policies/copied.yaml", &text);
    let told = project.run(&["check", "--lang", "en"]).err;
    assert!(!told.contains("error"), "{told}");
}
