//! What an analysis came to, for people and for machines.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use serde_json::{Value, json};

use super::write::Taken;
use crate::analyse::{Analysis, InputValue, Inputs, Insight, OpenQuestion, Proof};
use crate::expression::Beyond;
use crate::finding::Severity;
use crate::kind::in_yaml;
use crate::language::messages::analyse as say;
use crate::language::personal_number::masked;
use crate::language::{Fact, Noun, Phrase, Reader, Sentence};
use crate::report::{plain, write_json};
use crate::source::{SourceFile, Span};

/// The version of the JSON.
const VERSION: u32 = 1;

/// The most alternatives of inputs that are told.
const MOST_ALTERNATIVES: usize = 4;

const ERROR: Noun = Noun { nb: ["feil", "feil"], sv: ["fel", "fel"], en: ["error", "errors"] };
const CASE: Noun = Noun { nb: ["testtilfelle", "testtilfeller"], sv: ["testfall", "testfall"], en: ["case", "cases"] };
const WARNING: Noun = Noun { nb: ["advarsel", "advarsler"], sv: ["varning", "varningar"], en: ["warning", "warnings"] };

/// For people.
pub(super) fn text(
    analysis: &Analysis,
    taken: &[Taken],
    reader: Reader,
    color: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    for insight in &analysis.insights {
        let severity = insight.severity.as_str();
        let severity = match (color, insight.severity) {
            (true, Severity::Error) => format!("\u{1b}[31m{severity}\u{1b}[0m"),
            (true, Severity::Warning) => format!("\u{1b}[33m{severity}\u{1b}[0m"),
            _ => severity.to_owned(),
        };
        let rules = if insight.rules.is_empty() { String::new() } else { format!("[{}]", insight.rules.join(", ")) };
        let message = plain(&masked(&message(insight, &reader))).into_owned();
        writeln!(out, "{}: {severity}{}: {message}", plain(&place(&insight.place)), plain(&rules))?;
        if let Some(other) = &insight.other {
            let other = say::OTHER_RULE.with("place", Fact::code(place(other))).render(&reader);
            writeln!(out, "  {}", plain(&other))?;
        }
        if let Some(example) = &insight.example {
            let document = say::EXAMPLE.with("document", Fact::text(in_yaml(&example.document))).render(&reader);
            writeln!(out, "  {}", plain(&masked(&document)))?;
        }
    }
    if !analysis.open.is_empty() {
        if !analysis.insights.is_empty() {
            writeln!(out)?;
        }
        writeln!(out, "{}", Sentence::from(say::NOT_DECIDED).render(&reader))?;
        for line in open(analysis, &reader) {
            writeln!(out, "{}", plain(&masked(&line)))?;
        }
    }
    if !analysis.insights.is_empty() || !analysis.open.is_empty() {
        writeln!(out)?;
    }
    for cases in taken {
        match &cases.path {
            Some(path) => {
                let n = u64::try_from(cases.count).unwrap_or(u64::MAX);
                let says = say::ADDED.with("cases", Fact::Count { n, of: CASE }).with("path", Fact::code(path));
                writeln!(out, "{}", plain(&says.render(&reader)))?;
            }
            None => {
                writeln!(out, "{}", Sentence::from(say::NO_TEST_TO_ADD_TO).render(&reader))?;
                for line in cases.text.lines() {
                    writeln!(out, "{}", plain(&masked(line)))?;
                }
            }
        }
    }
    let number = |number: usize| Fact::number(i64::try_from(number).unwrap_or(i64::MAX));
    let count = |severity, of| {
        let n = analysis.insights.iter().filter(|insight| insight.severity == severity).count();
        Fact::Count { n: u64::try_from(n).unwrap_or(u64::MAX), of }
    };
    let summary = say::SUMMARY
        .with("decided", number(analysis.decided))
        .with("questions", number(analysis.questions))
        .with("documents", number(analysis.documents))
        .with("errors", count(Severity::Error, ERROR))
        .with("warnings", count(Severity::Warning, WARNING));
    writeln!(out, "{}", summary.render(&reader))
}

/// The questions of one rule that are not decided, and why.
#[derive(Default)]
struct OpenRule<'a> {
    questions: Vec<&'a OpenQuestion>,
    why: BTreeSet<&'a Beyond>,
}

/// What is not decided, a line for each rule and policy.
fn open(analysis: &Analysis, reader: &Reader) -> Vec<String> {
    let mut lines: BTreeMap<(&str, &[String]), OpenRule<'_>> = BTreeMap::new();
    for question in &analysis.open {
        let of_rule = lines.entry((&question.policy, &question.rules)).or_default();
        of_rule.questions.push(question);
        of_rule.why.extend(&question.why);
    }
    let mut told = Vec::new();
    for ((policy, rules), OpenRule { questions, why }) in lines {
        let of = if rules.is_empty() { policy.to_owned() } else { rules.join(", ") };
        let why: Vec<String> = why.into_iter().map(|why| beyond(why, reader)).collect();
        let first = questions.first().map(|question| place(&question.place)).unwrap_or_default();
        let more = if questions.len() > 1 {
            let count = Fact::number(i64::try_from(questions.len()).unwrap_or(i64::MAX));
            format!(", {}", say::PLACES.with("count", count).render(reader))
        } else {
            String::new()
        };
        told.push(format!("{first}: {of}{more}: {}", why.join(", ")));
    }
    told
}

fn place((file, span): &(std::sync::Arc<SourceFile>, Span)) -> String {
    let (start, _) = file.place(*span);
    format!("{}:{}:{}", file.path, start.line, start.column)
}

/// What is proved, in the reader's words.
pub(super) fn message(insight: &Insight, reader: &Reader) -> String {
    let inputs = |inputs: &Inputs| Fact::text(told(inputs, reader));
    let of_example = || insight.example.as_ref().map_or_else(|| Fact::text(""), |example| inputs(&example.inputs));
    let says: Sentence = match &insight.claim {
        Proof::RuleNeverApplies => say::RULE_NEVER_APPLIES.into(),
        Proof::PartNeverApplies => say::PART_NEVER_APPLIES.into(),
        Proof::RuleNeverFails => say::RULE_NEVER_FAILS.into(),
        Proof::PartNeverFails => say::PART_NEVER_FAILS.into(),
        Proof::AlternativeNeverHolds => say::ALTERNATIVE_NEVER_HOLDS.into(),
        Proof::SideNeverDecides(side) => say::SIDE_NEVER_DECIDES.with("side", Fact::code(side)),
        Proof::RowNeverTaken(row) => say::ROW_NEVER_TAKEN.with("row", Fact::code(row)),
        Proof::NeverBoth(given) => {
            let phrase = if insight.rules.len() == 1 { say::NEVER_BOTH_PARTS } else { say::NEVER_BOTH };
            phrase.with("inputs", inputs(given))
        }
        Proof::MeetNoRule(kind, given) => {
            say::MEET_NO_RULE.with("kind", Fact::code(kind)).with("inputs", inputs(given))
        }
        Proof::Stricter(Some(all)) => say::STRICTER_ONLY.with("inputs", Fact::text(alternatives(all, reader))),
        Proof::Looser(Some(all)) => say::LOOSER_ONLY.with("inputs", Fact::text(alternatives(all, reader))),
        Proof::Stricter(None) => say::STRICTER.with("inputs", of_example()),
        Proof::Looser(None) => say::LOOSER.with("inputs", of_example()),
    };
    says.render(reader)
}

/// Inputs in the reader's words.
fn told(inputs: &Inputs, reader: &Reader) -> String {
    let value = |path: &String, value: &InputValue| match value {
        InputValue::Value(value) => format!("`{path}: {}`", in_yaml(value)),
        InputValue::Like(value) => {
            say::LIKE.with("field", Fact::code(path)).with("value", Fact::code(in_yaml(value))).render(reader)
        }
        InputValue::Missing => say::NOT_THERE.with("field", Fact::code(path)).render(reader),
    };
    let between = |phrase: Phrase| format!(" {} ", Sentence::from(phrase).render(reader));
    let one = |(path, values): (&String, &Vec<InputValue>)| {
        let mut some: Vec<String> = values.iter().take(MOST_ALTERNATIVES).map(|one| value(path, one)).collect();
        if values.len() > MOST_ALTERNATIVES {
            some.push(more(values.len() - MOST_ALTERNATIVES, reader));
        }
        some.join(&between(say::OR))
    };
    let all: Vec<String> = inputs.iter().map(one).collect();
    all.join(&between(say::AND))
}

fn more(count: usize, reader: &Reader) -> String {
    say::MORE.with("count", Fact::number(i64::try_from(count).unwrap_or(i64::MAX))).render(reader)
}

fn alternatives(all: &[Inputs], reader: &Reader) -> String {
    let or = Sentence::from(say::OR).render(reader);
    let mut some: Vec<String> = all.iter().take(MOST_ALTERNATIVES).map(|inputs| told(inputs, reader)).collect();
    if all.len() > MOST_ALTERNATIVES {
        some.push(more(all.len() - MOST_ALTERNATIVES, reader));
    }
    some.join(&format!(", {or} "))
}

fn beyond(why: &Beyond, reader: &Reader) -> String {
    let says: Sentence = match why {
        Beyond::Documents => say::BEYOND_DOCUMENTS.into(),
        Beyond::Service => say::BEYOND_SERVICE.into(),
        Beyond::Target => say::BEYOND_TARGET.into(),
        Beyond::History => say::BEYOND_HISTORY.into(),
        Beyond::Clock => say::BEYOND_CLOCK.into(),
        Beyond::Entries => say::BEYOND_ENTRIES.into(),
        Beyond::Place => say::BEYOND_PLACE.into(),
        Beyond::Check(check) => say::BEYOND_CHECK.with("check", Fact::code(check)),
        Beyond::Values(field) => say::BEYOND_VALUES.with("field", Fact::code(field)),
        Beyond::Size => say::BEYOND_SIZE.into(),
        Beyond::Unanswered => say::BEYOND_UNANSWERED.into(),
    };
    says.render(reader)
}

/// For machines.
pub(super) fn json(analysis: &Analysis, taken: &[Taken], reader: Reader, out: &mut dyn Write) -> io::Result<()> {
    let count = |severity| analysis.insights.iter().filter(|insight| insight.severity == severity).count();
    let findings: Vec<Value> = analysis.insights.iter().map(|insight| finding(insight, &reader)).collect();
    let undecided: Vec<Value> = analysis.open.iter().map(question).collect();
    let mut written = json!({
        "version": VERSION,
        "summary": {
            "questions": analysis.questions,
            "decided": analysis.decided,
            "documents": analysis.documents,
            "errors": count(Severity::Error),
            "warnings": count(Severity::Warning),
        },
        "findings": findings,
        "undecided": undecided,
    });
    if !taken.is_empty() {
        let cases = taken.iter().map(|cases| json!({"path": cases.path, "cases": cases.count, "text": cases.text}));
        written["written"] = cases.collect();
    }
    write_json(&written, out)
}

fn finding(insight: &Insight, reader: &Reader) -> Value {
    let mut written = json!({
        "claim": code(&insight.claim),
        "severity": insight.severity.as_str(),
        "policy": insight.policy,
        "rules": insight.rules,
        "place": place(&insight.place),
        "message": masked(&message(insight, reader)),
    });
    if let Some(other) = &insight.other {
        written["other"] = json!(place(other));
    }
    match &insight.claim {
        Proof::SideNeverDecides(side) => written["side"] = json!(side),
        Proof::RowNeverTaken(row) => written["row"] = json!(row),
        Proof::MeetNoRule(kind, inputs) => {
            written["kind"] = json!(kind);
            written["inputs"] = machine(inputs);
        }
        Proof::NeverBoth(inputs) => written["inputs"] = machine(inputs),
        Proof::Stricter(Some(all)) | Proof::Looser(Some(all)) => written["only"] = all.iter().map(machine).collect(),
        _ => {}
    }
    if let Some(example) = &insight.example {
        written["document"] = example.document.clone();
    }
    written
}

/// Inputs for machines: of each field its values, null where it is not there.
fn machine(inputs: &Inputs) -> Value {
    let value = |given: &InputValue| match given {
        InputValue::Missing => Value::Null,
        InputValue::Value(value) => value.clone(),
        InputValue::Like(value) => json!({"like": value}),
    };
    let fields = inputs.iter().map(|(path, values)| (path.clone(), values.iter().map(value).collect::<Value>()));
    Value::Object(fields.collect())
}

fn question(open: &OpenQuestion) -> Value {
    let why: Vec<Value> = open.why.iter().map(reason).collect();
    json!({"policy": open.policy, "rules": open.rules, "place": place(&open.place), "why": why})
}

fn reason(why: &Beyond) -> Value {
    let code = match why {
        Beyond::Documents => "documents",
        Beyond::Service => "service",
        Beyond::Target => "target",
        Beyond::History => "history",
        Beyond::Clock => "clock",
        Beyond::Entries => "entries",
        Beyond::Place => "place",
        Beyond::Check(check) => return json!({"beyond": "check", "check": check}),
        Beyond::Values(field) => return json!({"beyond": "values", "field": field}),
        Beyond::Size => "size",
        Beyond::Unanswered => "unanswered",
    };
    json!({"beyond": code})
}

fn code(claim: &Proof) -> &'static str {
    match claim {
        Proof::RuleNeverApplies => "rule-never-applies",
        Proof::PartNeverApplies => "part-never-applies",
        Proof::RuleNeverFails => "rule-never-fails",
        Proof::PartNeverFails => "part-never-fails",
        Proof::AlternativeNeverHolds => "alternative-never-holds",
        Proof::SideNeverDecides(_) => "side-never-decides",
        Proof::RowNeverTaken(_) => "row-never-taken",
        Proof::NeverBoth(_) => "never-both",
        Proof::MeetNoRule(..) => "meet-no-rule",
        Proof::Stricter(_) => "stricter",
        Proof::Looser(_) => "looser",
    }
}
