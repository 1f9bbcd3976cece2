//! Any text is answered, as a policy or with what is wrong with it.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod policy_invariants;

use std::sync::LazyLock;

use policy_invariants::check;
use proptest::prelude::*;

/// A policy of each sort of thing that a policy has.
const GOOD: &str = "kind: Policy
id: own
title: {nb: Egen, sv: Egen, en: Own}
calendar: \"NO\"
parameters:
  notice: {type: days, value: 10 days, floor: 5 days, about: Days}
  names: {type: list, value: [one, two], about: Names}
rules:
  O-1:
    title: Titled
    kinds: [Change]
    when: 'doc.?size.orValue(0) > 2'
    let: {first: 'doc.?steps.orValue([]).map(s, s.?name.orValue(\"\"))[?0].orValue(\"\")'}
    check:
      all:
        - require: [title, 'steps[].name']
          message: {nb: \"{{ missing }} mangler\", sv: \"{{ missing }} saknas\", en: \"{{ missing }} is missing\"}
        - notice: {before: startsAt, atLeast: $notice, from: endsAt}
        - any:
            - assert: 'first in params.names'
              at: steps
            - not: {forbid: [steps]}
        - each: 'steps[]'
          oneOf: {path: it.name, values: $names}
    severity: warning
    effective: {from: 2026-01-01}
  O-2:
    title: In time
    kinds: [Change]
    check:
      all:
        - sequence: [startsAt, endsAt]
          strict: true
        - deadline: {from: startsAt, to: endsAt, within: 2 working days}
        - window: {path: startsAt, inside: [open]}
        - unique: title
        - overlap: {interval: plan, with: {kinds: [Change], interval: plan}}
";

/// What lines of policies are made of.
const PIECES: [&str; 40] = [
    "kind: Policy",
    "rules:",
    "  X-1:",
    "    check:",
    "      all:",
    "      any: []",
    "        - not: {assert: 'true'}",
    "    kinds: [Change, Other]",
    "    when: 'doc.nothing == 1'",
    "    when: 'size > 1'",
    "    let: {a: 'b', b: 'a'}",
    "    message: '{{ unknown }}'",
    "    message: '{% if x %}'",
    "    severity: loud",
    "    effective: {from: 2027-02-30}",
    "$notice",
    "$nobody",
    "10 working days",
    "-3 days",
    "99999999999999999999 days",
    "{earliest: [a, b]}",
    "{slot: startsAt, minus: 3 days}",
    "[]",
    "{}",
    "null",
    "~",
    "&a",
    "*a",
    "<<: *a",
    "'",
    "\"",
    "|",
    "…",
    "\u{0}",
    "\t",
    "each: 'steps[]'",
    "it.name",
    "other.id",
    "table: {value: size, keys: [title], rows: {A: 1}}",
    "gaps: {path: 'steps[].name', atMost: 1 hour}",
];

/// The pages of checks have a policy of each check.
static POLICIES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks");
    let mut pages: Vec<_> = std::fs::read_dir(folder).expect("the pages").flatten().map(|entry| entry.path()).collect();
    pages.sort();
    let texts = pages.iter().map(|page| std::fs::read_to_string(page).expect("a page").replace("\r\n", "\n"));
    let blocks = texts.flat_map(|text| {
        let blocks = text.split("```yaml policy\n").skip(1);
        blocks.map(|block| block.split("```").next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    });
    blocks.chain([GOOD.to_owned()]).collect()
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_answered(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_change_of_a_policy_is_answered(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..6, prop::sample::select(&PIECES[..])), 1..4),
    ) {
        let mut lines: Vec<String> = which.get(POLICIES.as_slice()).lines().map(str::to_owned).collect();
        for (at, how, piece) in changes {
            if lines.is_empty() {
                break;
            }
            let at = at.index(lines.len());
            match how {
                0 => drop(lines.remove(at)),
                1 => lines.insert(at, (*piece).to_owned()),
                2 => lines.insert(at, lines[at].clone()),
                3 => lines[at] = lines[at].rsplit_once(' ').map_or_else(|| (*piece).to_owned(), |(rest, _)| format!("{rest} {piece}")),
                4 => lines[at] = format!("  {}", lines[at]),
                _ => lines[at] = lines[at].replacen(": ", &format!(": {piece} "), 1),
            }
        }
        check(&lines.join("\n"));
    }
}

#[test]
fn a_policy_that_is_right_is_loaded() {
    let text = GOOD.replace("        - window: {path: startsAt, inside: [open]}\n", "");
    assert!(check(&text));
    assert!(!check(GOOD), "there is no window `open` in the calendar");
}
