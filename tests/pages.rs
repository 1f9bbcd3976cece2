//! Pages that are made of what the program knows: docs/rules.md, docs/traceability.md and docs/expressions.md. A page that
//! is not fresh is a failure; `VEDTAK_WRITE=1 cargo test --test pages` writes it anew.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use chrono::DateTime;
use vedtak::explain::RuleSet;
use vedtak::expression::{
    MOST_BRACKETS, MOST_CHARACTERS, MOST_COMPREHENSIONS, MOST_OPERATORS, MOST_PASSES, Sort, reference,
};
use vedtak::finding::{Clock, ClockSource, Lowering};
use vedtak::language::{Language, Reader};
use vedtak::policy::{Pack, PolicyRule, RuleBody};
use vedtak::rules::RULES;

/// The clauses of the agreement behind a policy, in the order of the agreement: id, heading, what it asks.
const CLAUSES: &[(&str, &str)] = &[
    ("fagapplikasjoner", include_str!("data/clauses-fagapplikasjoner.csv")),
    ("helseplattformen", include_str!("data/clauses-helseplattformen.csv")),
    ("inera", include_str!("data/clauses-inera.csv")),
    ("interregional", include_str!("data/clauses-interregional.csv")),
    ("medusa", include_str!("data/clauses-medusa.csv")),
];

/// How many clauses each agreement has.
const NUMBERS: &[(&str, usize)] =
    &[("fagapplikasjoner", 15), ("helseplattformen", 28), ("inera", 35), ("interregional", 21), ("medusa", 31)];

fn rule_set() -> RuleSet {
    let clock = Clock { at: DateTime::UNIX_EPOCH.fixed_offset(), source: ClockSource::Given };
    RuleSet::shipped(Reader::new(Language::En, clock.at.date_naive()), clock).unwrap()
}

#[track_caller]
fn is_fresh(page: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    if env::var_os("VEDTAK_WRITE").is_some() {
        fs::write(path, text).unwrap();
        return;
    }
    let there = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert!(there == text, "{page} is not fresh; VEDTAK_WRITE=1 cargo test --test pages writes it");
}

/// A text as a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the page of a built-in rule says it does.
fn what_it_does(id: &str, page: &str) -> String {
    let after = page.split("**What it does.**").nth(1);
    let after = after.unwrap_or_else(|| panic!("{id}: its page has no **What it does.**"));
    after.split("\n\n").next().unwrap().to_owned()
}

/// How a rule weighs, or that it judges nothing.
fn weight(rule: &PolicyRule) -> String {
    match &rule.body {
        RuleBody::Check(_) => rule.severity.as_str().to_owned(),
        RuleBody::Provided(_) => "provided".to_owned(),
        RuleBody::Stated(_) => "stated".to_owned(),
    }
}

fn rules_page() -> String {
    let rule_set = rule_set();
    let mut page = "\
# Rules

This page is made of the rules themselves. `vedtak explain` with an id shows all there is to know of a rule, in Norwegian,
Swedish or English; `vedtak rules` lists those in force in a project.

## Built-in rules, for every document

| id | severity | title | what it does |
|---|---|---|---|
"
    .to_owned();
    for rule in RULES {
        let fixed = match rule.info.lowering {
            Lowering::Allowed | Lowering::RefusedInPart => "",
            Lowering::Refused | Lowering::RefusedForShippedKinds => ", fixed",
        };
        let title = rule.info.title.of(Language::En);
        let (id, does) = (&rule.info.id, what_it_does(&rule.info.id, rule.info.page.as_ref().unwrap().en));
        let _ =
            writeln!(page, "| `{id}` | {}{fixed} | {} | {} |", rule.info.severity.as_str(), cell(title), cell(&does));
    }
    page.push_str("\n*Fixed* ones keep the gate itself whole; a project can neither lower them nor switch them off.\n");
    for pack in &rule_set.policies().packs {
        policy(pack, rule_set.reader(), &mut page);
    }
    page
}

fn expressions_page() -> String {
    let mut page = format!(
        "\
# Expressions

Conditions of policies (`when`, `assert`, `where`, `let`) are written in the [Common Expression Language](https://cel.dev), in
single quotes, so that YAML leaves them alone. An expression is checked when the policy is loaded: every name, field, word and
type in it is held against the schemas of the rule's kinds, and a mistake is an error at its place.

- **What may be absent.** `doc.x` is for a field that its schema requires or gives a default. For any other write
  `doc.?x.orValue(…)`, or ask before: after `has(doc.x) &&` it may be selected plainly, and so it may in the `check` of a rule
  whose `when` asks `has(doc.x)`. A field with null counts as absent; defaults of the schema are filled in, which `written(doc.x)`
  tells apart.
- **What cannot be computed** (a division by 0, an item that is not there, a text that is no version) leaves the rule
  *undecided* on the document: an error that names the part, never a pass. `&&`, `||`, `all` and `exists` need no operand that
  another one decides.
- **Times** compare as times: a field with a date or time is one by itself, others are written
  `timestamp(\"2026-12-08T18:00:00+01:00\")`. `get…()` takes the zone, by name or as an offset.
- **Numbers** compare across whole numbers and decimals; arithmetic does not mix them: `double(doc.count) / 2.0`.
- **Fields with a hyphen** stand between backticks: ``doc.`owning-sig` ``.
- **Bounds**: {MOST_CHARACTERS} characters, {MOST_BRACKETS} brackets inside one another, {MOST_OPERATORS} operators,
  {MOST_COMPREHENSIONS} comprehensions; lists inside lists take at most {MOST_PASSES} passes.
- **What CEL has and policies do not**: bytes, unsigned numbers, messages, types as values, keys of mappings that are no texts,
  regular expressions that are computed, and of its extensions `cel.bind` (`let` names a value), `math`, `lists.range`
  and `strings.quote`. Each is refused when the policy is loaded.

`n` stands for a whole number; arguments in brackets may be left out. Each example is true, and a test evaluates it.
"
    );
    let parts = [
        (Sort::Name, "Names"),
        (Sort::Operator, "Operators and literals"),
        (Sort::Macro, "Macros"),
        (Sort::Function, "Functions"),
        (Sort::Method, "Functions of a value"),
    ];
    for (sort, heading) in parts {
        let _ = writeln!(page, "\n## {heading}\n\n| | | example |\n|---|---|---|");
        for one in reference().iter().filter(|one| one.sort == sort) {
            let _ = writeln!(page, "| {} | {} | {} |", code(&one.form), cell(one.about), code(one.example));
        }
    }
    page
}

/// A text as code in a cell of a table.
fn code(text: &str) -> String {
    let text = cell(text);
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

fn policy(pack: &Pack, reader: &Reader, page: &mut String) {
    let title = pack.title.of(Language::En);
    let _ = writeln!(page, "\n## `{}`: {title}\n", pack.id);
    if let Some(document) = &pack.document {
        let _ = writeln!(page, "From: {document}.\n");
    }
    page.push_str("| id | severity | what it asks | documents | clause |\n|---|---|---|---|---|\n");
    for rule in &pack.rules {
        let kinds = rule.kinds.iter().map(|kind| format!("`{kind}`")).collect::<Vec<_>>().join(", ");
        let text = match &rule.body {
            RuleBody::Provided(text) | RuleBody::Stated(text) => format!(": {}", text.of(Language::En)),
            RuleBody::Check(_) => String::new(),
        };
        let asks = cell(&format!("{}{text}", rule.title.of(Language::En)));
        let clause = cell(rule.clause.as_deref().unwrap_or_default());
        let _ = writeln!(page, "| `{}` | {} | {asks} | {kinds} | {clause} |", rule.id, weight(rule));
    }
    page.push_str("\n*Provided*: vedtak itself sees to it. *Stated*: no machine can judge it; it is listed so that everyone knows it.\n");
    if pack.parameters.is_empty() {
        return;
    }
    page.push_str("\n| parameter | value | at least | at most | what a project may do |\n|---|---|---|---|---|\n");
    for (name, parameter) in &pack.parameters {
        let bound = |bound: &Option<vedtak::policy::ParameterValue>| {
            bound.as_ref().map(|bound| bound.written()).unwrap_or_default()
        };
        let (least, most) = (bound(&parameter.floor), bound(&parameter.ceiling));
        let (value, may) = (cell(&parameter.value.written()), cell(&parameter.may(reader)));
        let _ = writeln!(page, "| `{name}` | {value} | {} | {} | {may} |", cell(&least), cell(&most));
    }
}

fn clauses(csv: &str) -> Vec<[&str; 3]> {
    csv.lines().skip(1).map(|line| <[&str; 3]>::try_from(line.split(';').collect::<Vec<_>>()).unwrap()).collect()
}

fn covers<'r>(rule: &'r PolicyRule, clause: &str) -> Option<&'r PolicyRule> {
    (rule.covers.as_deref().unwrap_or(&rule.id) == clause).then_some(rule)
}

fn traceability_page() -> String {
    let rule_set = rule_set();
    let mut page = "\
# Which rule answers for which clause

This page is made of the rules and of the list of each agreement's clauses. A clause without a rule says so: nothing is
left out in silence.
"
    .to_owned();
    for (id, csv) in CLAUSES {
        let pack = rule_set.policies().packs.iter().find(|pack| pack.id == *id).unwrap();
        let clauses = clauses(csv);
        let rules = |clause: &str| pack.rules.iter().filter_map(|rule| covers(rule, clause)).collect::<Vec<_>>();
        let answered = clauses.iter().filter(|[clause, ..]| !rules(clause).is_empty()).count();
        let _ = writeln!(page, "\n## `{id}`: {}\n", pack.title.of(Language::En));
        let _ = writeln!(page, "{answered} of {} clauses have a rule.\n", clauses.len());
        page.push_str("| clause | where | what it asks | rule |\n|---|---|---|---|\n");
        for [clause, heading, asks] in clauses {
            let said: Vec<String> =
                rules(clause).into_iter().map(|rule| format!("`{}` ({})", rule.id, weight(rule))).collect();
            let said = if said.is_empty() { "not yet".to_owned() } else { said.join(", ") };
            let _ = writeln!(page, "| {clause} | {} | {} | {said} |", cell(heading), cell(asks));
        }
    }
    page
}

#[test]
#[should_panic(expected = "no-such-rule: its page has no **What it does.**")]
fn a_page_that_does_not_say_what_its_rule_does_is_named() {
    what_it_does("no-such-rule", "# no-such-rule\n\nWhat it does: nothing.\n");
}

#[test]
fn the_page_of_rules_is_fresh() {
    is_fresh("docs/rules.md", &rules_page());
}

#[test]
fn the_page_of_expressions_is_fresh() {
    is_fresh("docs/expressions.md", &expressions_page());
}

#[test]
fn the_page_of_clauses_is_fresh() {
    is_fresh("docs/traceability.md", &traceability_page());
}

#[test]
fn every_rule_of_a_shipped_policy_answers_for_a_clause() {
    let rule_set = rule_set();
    for pack in &rule_set.policies().packs {
        let (_, csv) =
            CLAUSES.iter().find(|(id, _)| *id == pack.id).unwrap_or_else(|| panic!("no clauses of {}", pack.id));
        let known = clauses(csv);
        for rule in &pack.rules {
            let is_known = known.iter().any(|[clause, ..]| covers(rule, clause).is_some());
            assert!(is_known, "{} is no clause of {}, and covers none", rule.id, pack.id);
        }
    }
}

#[test]
fn clauses_are_told_once_and_briefly() {
    for (pack, csv) in CLAUSES {
        let clauses = clauses(csv);
        let mut ids: Vec<&str> = clauses.iter().map(|[id, ..]| *id).collect();
        let number = NUMBERS.iter().find(|(id, _)| id == pack).map(|(_, number)| *number);
        assert_eq!(Some(ids.len()), number, "{pack}");
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(Some(ids.len()), number, "{pack}");
        assert!(clauses.iter().all(|[_, heading, asks]| !heading.is_empty() && asks.chars().count() <= 110));
    }
}
