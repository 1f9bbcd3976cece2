//! Every rule's page is held against the rule: what it says fails, fails, and what it says to use instead passes.

use std::path::Path;

use chrono::DateTime;

use super::{Look, RULES, Rule};
use crate::finding::{Clock, ClockSource, Judgement, Lowering, Severity};
use crate::language::{Language, Reader};
use crate::load::{Options, load};
use crate::workspace::{Review, resolve};

const CONFIG: &str = "documents:
  - {paths: [mapped/], kind: Sample, schema: sample.json}
  - {paths: [own/]}
";

const SCHEMA: &str = r#"{
  "required": ["title"],
  "additionalProperties": false,
  "properties": {"kind": {}, "id": {}, "title": {}, "owner": {}, "country": {}, "a": {}}
}"#;

/// Rules that look across a registry: an example that fails by itself would be a project of several files.
const NOT_ALONE: &[&str] = &[
    "answers-nothing",
    "clock-change",
    "backdated",
    "collision",
    "contradiction",
    "deadlock",
    "deleted",
    "expires-soon",
    "history",
    "lockdown",
    "misplaced",
    "moved-id",
    "paths",
    "due-date",
    "policy-changed",
    "identity",
    "reversed-interval",
    "unapproved",
    "uncovered",
    "unknown-reference",
    "unknown-service",
    "unmatched",
    "waiver",
];

/// What every rule but those that need policies finds in a text. A text that names its kind is not given another.
fn findings(text: &str) -> Vec<Judgement> {
    let folder = tempfile::tempdir().unwrap();
    let names_its_kind = text.lines().any(|line| line.starts_with("kind:"));
    let path = if names_its_kind { "own/page.yaml" } else { "mapped/page.yaml" };
    for (path, text) in [("vedtak.yaml", CONFIG), ("sample.json", SCHEMA), (path, text)] {
        let full = folder.path().join(path);
        std::fs::create_dir_all(full.parent().unwrap()).unwrap();
        std::fs::write(full, text).unwrap();
    }
    let review = review(folder.path());
    let mut findings = Vec::new();
    for rule in RULES {
        match rule.look {
            Look::Each(look) => {
                review.documents().iter().for_each(|document| look(&review, document, &mut findings));
            }
            Look::All(look) => look(&review, &mut findings),
            // Whether a policy governs a document is not the page's matter.
            _ => {}
        }
    }
    findings
}

fn review(folder: &Path) -> Review {
    let at = DateTime::parse_from_rfc3339("2026-11-26T12:00:00+01:00").unwrap();
    let reader = Reader::new(Language::En, at.date_naive());
    let options = Options { paths: Vec::new(), folder: folder.to_owned(), reader, language_given: true };
    Review::of(resolve(load(&options).unwrap(), Clock { at, source: ClockSource::Given }).unwrap())
}

/// The fenced blocks of a page with this information after the fence.
fn blocks(page: &str, info: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while lines.by_ref().any(|line| line == format!("```{info}")) {
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        blocks.push(block.join("\n") + "\n");
    }
    blocks
}

#[test]
fn what_a_page_says_fails_is_found_by_its_rule() {
    for rule in RULES.iter().filter(|rule| !NOT_ALONE.contains(&rule.info.id.as_ref())) {
        let failing = blocks(rule.info.page.as_ref().unwrap().en, "yaml fail");
        assert!(!failing.is_empty(), "{}: a page has an example that fails", rule.info.id);
        for text in failing {
            let found = findings(&text);
            let rules: Vec<&str> = found.iter().map(|finding| finding.rule.id.as_ref()).collect();
            assert!(rules.contains(&rule.info.id.as_ref()), "{}: {rules:?} in\n{text}", rule.info.id);
        }
    }
}

#[test]
fn what_a_page_says_to_use_instead_has_no_finding_at_all() {
    for rule in RULES.iter().filter(|rule| !NOT_ALONE.contains(&rule.info.id.as_ref())) {
        let passing = blocks(rule.info.page.as_ref().unwrap().en, "yaml pass");
        assert!(!passing.is_empty(), "{}: a page has an example that passes", rule.info.id);
        for text in passing {
            let found: Vec<String> =
                findings(&text).iter().map(|found| format!("{}: {}", found.rule, found.says.in_english())).collect();
            assert!(found.is_empty(), "{}: {found:?} in\n{text}", rule.info.id);
        }
    }
}

#[test]
fn every_rule_has_a_page_with_its_headings() {
    let headings = [
        ["**Hva den gjør.** ", "**Hvorfor.** ", "**Eksempel**", "**Skriv heller**"],
        ["**Vad den gör.** ", "**Varför.** ", "**Exempel**", "**Skriv i stället**"],
        ["**What it does.** ", "**Why.** ", "**Example**", "**Use instead**"],
    ];
    let languages = [Language::Nb, Language::Sv, Language::En];
    for (rule, (language, headings)) in
        RULES.iter().flat_map(|rule| languages.iter().zip(&headings).map(move |one| (rule, one)))
    {
        let english = rule.info.page.as_ref().unwrap().en;
        let (id, page) = (&rule.info.id, rule.info.page.as_ref().unwrap().of(*language));
        assert!(page.starts_with(&format!("# {id}\n\n")), "{id}: the page begins with the rule's id");
        for kind in ["yaml", "yaml fail", "yaml pass"] {
            assert_eq!(blocks(page, kind), blocks(english, kind), "{id}: the examples are the same in each language");
        }
        let mut rest = page;
        for heading in headings {
            let at = rest.find(heading).unwrap_or_else(|| panic!("{id}: {heading} is missing, or out of order"));
            rest = &rest[at + heading.len()..];
        }
        let fences = page.lines().filter(|line| line.starts_with("```")).count();
        assert!(fences >= 4 && fences % 2 == 0, "{id}: two examples, each closed");
        assert!(page.lines().all(|line| line.chars().count() <= 130 || line.starts_with("a: [[")), "{id}: long lines");
    }
}

#[test]
fn titles_fit_in_a_list() {
    for rule in RULES {
        for language in Language::ALL {
            let title = rule.info.title.of(language);
            assert!((1..=50).contains(&title.chars().count()), "{}: {title}", rule.info.id);
        }
    }
}

#[test]
fn rules_are_in_the_order_of_their_ids() {
    assert!(RULES.is_sorted_by_key(|rule| &rule.info.id));
    assert!(RULES.windows(2).all(|pair| pair[0].info.id != pair[1].info.id));
    assert!(RULES.iter().all(|rule| Rule::find(&rule.info.id).is_some_and(|found| found.info == rule.info)));
    assert!(Rule::find("no-such-rule").is_none());
}

#[test]
fn severities_are_these() {
    let table: Vec<(&str, &str, bool)> =
        RULES.iter().map(|rule| (rule.info.id.as_ref(), rule.info.severity.as_str(), is_whole(rule))).collect();
    let whole =
        |id: &str| table.iter().find(|(other, ..)| *other == id).map(|(_, severity, whole)| (*severity, *whole));
    for id in ["duplicate-id", "duplicate-key", "limits", "reversed-interval", "schema", "syntax", "unknown-kind"] {
        assert_eq!(whole(id), Some(("error", true)), "{id}");
    }
    assert_eq!(whole("ambiguous-scalar"), Some(("warning", false)));
    // What keeps the gate whole is never less than an error; what only has no effect is a warning that stays.
    let weak = RULES.iter().filter(|rule| is_whole(rule) && rule.info.severity != Severity::Error);
    assert_eq!(weak.map(|rule| rule.info.id.as_ref()).collect::<Vec<_>>(), ["unmatched"], "{table:?}");
}

/// Whether the configuration may not lower the rule as a whole.
fn is_whole(rule: &Rule) -> bool {
    matches!(rule.info.lowering, Lowering::Refused | Lowering::RefusedForShippedKinds)
}
