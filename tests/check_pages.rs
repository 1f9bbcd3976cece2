//! Each check of policies has its page, docs/checks/<name>.md, and what its examples say is so: they are run.
//!
//! A block `yaml policy` holds a policy; `yaml with` another file of the project, the registry or a calendar; `yaml base`
//! the documents as the target branch has them, none where it is empty. They hold for the blocks below them, until there is
//! another; of a new policy none holds yet. Each `yaml pass`, `yaml fail`, `yaml pending` and `yaml undecided` block
//! is what lies in `work/`, documents of the kind `Change`, which may have any fields; it is held against the policy at
//! noon on Thursday 26 November 2026 in Oslo.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod project;

use std::path::Path;
use std::{env, fs};

use project::{Project, review};
use serde_json::Value;
use vedtak::finding::Status;
use vedtak::language::{Language, Reader};
use vedtak::policy::CHECKS;
use vedtak::standing::gate;

/// As docs/checks/README.md shows them.
const CONFIG: &str = "documents:\n  - {paths: ['work/**'], kind: Change, schema: change.schema.json}\n";
const SCHEMA: &str = r#"{"type": "object", "additionalProperties": {}}"#;

const NOW: &str = "2026-11-26T12:00:00+01:00";

/// The headings that each page has.
const HEADINGS: [&str; 5] = ["## Arguments", "## Facts", "## Results", "## Place and fix", "## Examples"];

/// A fenced block of a page.
struct Example<'p> {
    /// What it is: `policy`, `with`, `base`, or the result that its documents have.
    kind: &'p str,
    text: &'p str,
    /// The line of the page that it starts on.
    line: usize,
}

fn examples(page: &str) -> Vec<Example<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = page[from..].find("```yaml ") {
        let start = from + at + "```yaml ".len();
        let (kind, rest) = page[start..].split_once('\n').unwrap();
        let text = rest.split("```").next().unwrap();
        found.push(Example { kind, text, line: page[..start].matches('\n').count() + 1 });
        from = start + kind.len() + 1 + text.len() + 3;
    }
    found
}

/// The files of the project that an example is judged in, without its documents.
fn set_up(policy: &str, with: &str) -> Vec<(&'static str, String)> {
    let mut config = CONFIG.to_owned();
    let mut files = Vec::new();
    if with.contains("kind: Calendar") {
        files.push(("policies/calendars/example.yaml", with.to_owned()));
    } else if !with.is_empty() {
        config.push_str("  - {paths: ['registry/**']}\n");
        files.push(("registry/example.yaml", with.to_owned()));
    }
    files.extend([
        ("vedtak.yaml", config),
        ("change.schema.json", SCHEMA.to_owned()),
        ("policies/example.yaml", policy.to_owned()),
    ]);
    files
}

/// The results of documents that are held against those of the target branch, as those of [`results`].
fn results_over(policy: &str, with: &str, base: &str, documents: &str) -> Result<Vec<String>, String> {
    let side = |text: &str| {
        let mut files = set_up(policy, with);
        if !text.trim().is_empty() {
            files.push(("work/example.yaml", text.to_owned()));
        }
        files
    };
    let review = review(&side(base), &side(documents));
    let report = gate(&review).map_err(|errors| format!("{errors:?}"))?;
    let reader = Reader::new(Language::En, review.today());
    let mut results = Vec::new();
    for found in &report.findings {
        let result = if found.status == Status::Undecided { "undecided" } else { "fail" };
        let words = found.judgement.says.words(&reader);
        results.push(format!("{result} {} {}", found.judgement.rule.id, words.message));
    }
    results.extend(report.pending.iter().map(|due| format!("pending {}", due.judgement.rule.id)));
    Ok(results)
}

/// The rules of the policy with what each comes to: `fail`, `undecided` or `pending`; none where all hold.
fn results(policy: &str, with: &str, documents: &str) -> Result<Vec<String>, String> {
    let project = Project::of(set_up(policy, with)).with("work/example.yaml", documents);
    let answer = project.check(&["--format", "json", "--now", NOW]);
    if answer.status > 1 || !answer.err.is_empty() && answer.out.is_empty() {
        return Err(answer.err);
    }
    let report = answer.json();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |name: &str| report[name].as_array().cloned().unwrap_or_default();
    let mut results = Vec::new();
    for finding in list("findings") {
        let result = if finding["status"] == "undecided" { "undecided" } else { "fail" };
        results.push(format!("{result} {} {}", text(&finding["rule"]), text(&finding["message"])));
    }
    results.extend(list("pending").iter().map(|pending| format!("pending {}", text(&pending["rule"]))));
    Ok(results)
}

/// What of a page is not so.
fn wrong(name: &str, page: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    if !page.starts_with(&format!("# `{name}`\n")) {
        wrong.push(format!("{name}: its page does not begin with its name"));
    }
    let places: Vec<Option<usize>> = HEADINGS.iter().map(|heading| page.find(&format!("\n{heading}\n"))).collect();
    if places.contains(&None) || !places.is_sorted() {
        wrong.push(format!("{name}: its page does not have the headings {HEADINGS:?} in this order"));
    }
    let (mut policy, mut with, mut base) = ("", "", None);
    let mut seen = Vec::new();
    for Example { kind, text, line } in examples(page) {
        match kind {
            "policy" => (policy, with, base) = (text, "", None),
            "with" => with = text,
            "base" => base = Some(text),
            "pass" | "fail" | "pending" | "undecided" => {
                seen.push(kind);
                let is_used = policy.contains(&format!("{name}:"));
                if !is_used {
                    wrong.push(format!("{name}: the policy of the example at line {line} does not use the check"));
                }
                let results = match base {
                    Some(base) => results_over(policy, with, base, text),
                    None => results(policy, with, text),
                };
                match results {
                    Err(error) => wrong.push(format!("{name}: the example at line {line} cannot be run: {error}")),
                    Ok(results) => {
                        let is_so = match kind {
                            "pass" => results.is_empty(),
                            // What built-in rules say of an example does not show that its own rule finds anything.
                            kind => {
                                results.iter().any(|result| result.starts_with(&format!("{kind} EX-")))
                                    && results.iter().all(|result| result.starts_with(kind))
                            }
                        };
                        if !is_so {
                            wrong.push(format!("{name}: the example at line {line} is no {kind}: {results:#?}"));
                        }
                    }
                }
            }
            other => wrong.push(format!("{name}: there are no blocks `yaml {other}`, line {line}")),
        }
    }
    for needed in ["pass", "fail"] {
        if !seen.contains(&needed) {
            wrong.push(format!("{name}: its page has no `yaml {needed}` block"));
        }
    }
    wrong
}

#[test]
fn the_page_of_each_check_says_what_is_so() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks");
    let only = env::var("CHECK").ok();
    let mut found = Vec::new();
    for name in CHECKS.iter().map(|check| check.name).filter(|name| only.as_deref().is_none_or(|only| only == *name)) {
        match fs::read_to_string(folder.join(format!("{name}.md"))) {
            Ok(page) => found.extend(wrong(name, &page.replace("\r\n", "\n"))),
            Err(_) => found.push(format!("{name}: docs/checks/{name}.md is missing")),
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_check_stands_in_the_list_of_pages() {
    let list = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks/README.md")).unwrap();
    let list = list.replace("\r\n", "\n");
    assert!(list.contains(&format!("```yaml\n{CONFIG}```\n")) && list.contains(&format!("```json\n{SCHEMA}\n```\n")));
    for check in CHECKS {
        let line = format!("| [`{0}`]({0}.md) | {1} |", check.name, check.about);
        assert!(list.contains(&line), "docs/checks/README.md has no line\n{line}");
    }
}

#[test]
fn an_example_that_is_not_so_is_found() {
    let page = "# `require`\n\n## Arguments\n\n## Facts\n\n## Results\n\n## Place and fix\n\n## Examples\n\n\
                ```yaml policy\nkind: Policy\nid: example\ntitle: Example\nrules:\n  EX-1: {title: Named, kinds: [Change], check: {require: [purpose]}}\n```\n\n\
                ```yaml fail\nkind: Change\nid: a\npurpose: Upgrade\n```\n\n```yaml pass\nkind: Change\nid: a\n```\n";
    let found = wrong("require", page);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found[0].contains("line 21 is no fail: []"), "{found:#?}");
    assert!(found[1].contains("is no pass: ") && found[1].contains("EX-1"), "{found:#?}");
    assert!(wrong("require", &page.replace("## Facts", "## Fact")).len() > 2);
    let refused = wrong("require", &page.replace("[Change]", "[Chang]"));
    assert!(refused.iter().any(|text| text.contains("cannot be run")), "{refused:#?}");
}
