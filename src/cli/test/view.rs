//! What the tests come to, for people and for machines.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::cases::{CaseResult, Coverage, Fate, Gap, Lack, Mutant, Mutation, Suite};
use crate::language::messages::testing as say;
use crate::language::{Decimal, Fact, Language, Noun, Phrase, Reader, Sentence};
use crate::report::{plain, write_json};

/// The version of the JSON.
const VERSION: u32 = 1;

const CHANGE: Noun = Noun { nb: ["endring", "endringer"], sv: ["ändring", "ändringar"], en: ["change", "changes"] };

/// What was run.
pub(super) struct Told<'r> {
    /// The cases.
    pub suite: &'r Suite,
    /// What they come to, where that was asked for.
    pub coverage: Option<&'r Coverage>,
    /// The mutants, where they were asked for.
    pub mutation: Option<&'r Mutation>,
    /// The least score in percent.
    pub wanted: Option<usize>,
    /// Who reads.
    pub reader: Reader,
}

/// A line, in a colour of its own where it is to have one.
fn line(text: &str, color: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
    let text = plain(text);
    match color {
        Some(color) => writeln!(out, "\u{1b}[{color}m{text}\u{1b}[0m"),
        None => writeln!(out, "{text}"),
    }
}

/// For people: what is not as expected, what is lacking, and how many of all.
pub(super) fn text(told: &Told<'_>, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let say = |sentence: Sentence| sentence.render(&told.reader);
    let (red, green, bold) = (color.then_some("31"), color.then_some("32"), color.then_some("1"));
    for result in told.suite.results().filter(|result| !result.holds()) {
        for (number, text) in result.to_string().lines().enumerate() {
            let color = match text.trim_start().chars().next() {
                _ if number == 0 => bold,
                Some('-') => red,
                Some('+') => green,
                _ => None,
            };
            line(text, color, out)?;
        }
        writeln!(out)?;
    }
    let gaps = told.coverage.is_some_and(|coverage| !coverage.is_full());
    for gap in told.coverage.into_iter().flat_map(|coverage| &coverage.gaps) {
        line(&format!("{}: {}: {}", gap.place, gap.rule, lacking(gap, told.reader)), None, out)?;
    }
    for mutation in told.mutation.iter().filter(|mutation| mutation.count(Fate::Missed) > 0) {
        if gaps {
            writeln!(out)?;
        }
        let count = u64::try_from(mutation.count(Fate::Missed)).unwrap_or(u64::MAX);
        line(&say(say::MISSED.with("changes", Fact::Count { n: count, of: CHANGE })), bold, out)?;
        for mutant in missed(mutation) {
            line(&of_mutant(mutant), None, out)?;
        }
    }
    let is_listed = gaps || told.mutation.is_some_and(|mutation| mutation.count(Fate::Missed) > 0);
    if is_listed {
        writeln!(out)?;
    }
    let number = |number: usize| Fact::number(i64::try_from(number).unwrap_or(i64::MAX));
    let holding = told.suite.results().filter(|result| result.holds()).count();
    let cases = say::CASES_HOLD.with("holding", number(holding)).with("all", number(told.suite.results().len()));
    line(&say(cases), None, out)?;
    if let Some(coverage) = told.coverage {
        let covered = say::COVERED.with("reached", number(coverage.reached)).with("all", number(coverage.points));
        line(&say(covered), None, out)?;
    }
    if let Some(mutation) = told.mutation {
        let (caught, missed) = (mutation.count(Fate::Caught), mutation.count(Fate::Missed));
        let score = Fact::number(Decimal::new(i128::try_from(mutation.score()).unwrap_or_default(), 2));
        let mut text = say(say::CAUGHT
            .with("caught", number(caught))
            .with("all", number(caught + missed))
            .with("score", score.clone()));
        let invalid = mutation.count(Fate::Invalid);
        if invalid > 0 {
            text.extend(["; ", &say(say::INVALID.with("count", number(invalid)))]);
        }
        line(&text, None, out)?;
        if let Some(wanted) = told.wanted.filter(|wanted| mutation.score() < wanted * 100) {
            line(&say(say::SCORE_TOO_LOW.with("score", score).with("wanted", number(wanted))), red, out)?;
        }
    }
    Ok(())
}

fn missed(mutation: &Mutation) -> impl Iterator<Item = &Mutant> {
    mutation.mutants.iter().filter(|tried| tried.fate == Fate::Missed).map(|tried| &tried.mutant)
}

/// A mutant that no case catches.
fn of_mutant(mutant: &Mutant) -> String {
    let of = mutant.parameter.clone().unwrap_or_else(|| mutant.rules.join(", "));
    let Mutant { place, change, old, new, .. } = mutant;
    let new = if new.is_empty() { "∅" } else { new };
    format!("{place}: {of}: {}: {old} → {new}", change.as_str())
}

/// A gap of the coverage in the reader's words.
fn lacking(gap: &Gap, reader: Reader) -> String {
    let phrase: Phrase = match &gap.lack {
        Lack::Rule => say::NO_CASE_OF_RULE,
        Lack::RuleHolds => say::NO_CASE_RULE_HOLDS,
        Lack::RuleFails => say::NO_CASE_RULE_FAILS,
        Lack::Part => say::NO_CASE_OF_PART,
        Lack::PartHolds => say::NO_CASE_PART_HOLDS,
        Lack::PartFails => say::NO_CASE_PART_FAILS,
        Lack::When => say::NO_CASE_OF_WHEN,
        Lack::WhenTrue => say::NO_CASE_WHEN_TRUE,
        Lack::WhenFalse => say::NO_CASE_WHEN_FALSE,
        Lack::Side => say::NO_CASE_OF_SIDE,
        Lack::SideTrue => say::NO_CASE_SIDE_TRUE,
        Lack::SideFalse => say::NO_CASE_SIDE_FALSE,
        Lack::Row => say::NO_CASE_OF_ROW,
        Lack::Languages(languages) => {
            let languages = Fact::all(languages.iter().map(|language| language.code()));
            return say::NOT_TOLD_IN.with("languages", languages).render(&reader);
        }
    };
    Sentence::from(phrase).render(&reader)
}

/// For machines: every case, and what is lacking.
pub(super) fn json(told: &Told<'_>, out: &mut dyn Write) -> io::Result<()> {
    let cases: Vec<Value> = told.suite.results().map(case).collect();
    let holding = told.suite.results().filter(|result| result.holds()).count();
    let mut written = json!({
        "version": VERSION,
        "summary": {"cases": cases.len(), "failed": cases.len() - holding},
        "cases": cases,
    });
    if let Some(coverage) = told.coverage {
        let gaps: Vec<Value> = coverage.gaps.iter().map(of_gap).collect();
        written["coverage"] = json!({"points": coverage.points, "reached": coverage.reached, "gaps": gaps});
    }
    if let Some(mutation) = told.mutation {
        let missed: Vec<Value> = missed(mutation)
            .map(|mutant| {
                json!({
                    "policy": mutant.policy,
                    "rules": mutant.rules,
                    "parameter": mutant.parameter,
                    "place": mutant.place,
                    "change": mutant.change.as_str(),
                    "old": mutant.old,
                    "new": mutant.new,
                })
            })
            .collect();
        written["mutation"] = json!({
            "caught": mutation.count(Fate::Caught),
            "missed": missed,
            "invalid": mutation.count(Fate::Invalid),
            "score": Value::Number(serde_json::Number::from(mutation.score() / 100)),
        });
    }
    write_json(&written, out)
}

fn case(result: &CaseResult) -> Value {
    let rules: serde_json::Map<String, Value> =
        result.rules.iter().map(|(rule, verdict)| (rule.clone(), verdict.to_string().into())).collect();
    json!({
        "title": result.title,
        "place": result.place,
        "policy": result.policy,
        "holds": result.holds(),
        "rules": rules,
        "problems": result.problems,
    })
}

fn of_gap(gap: &Gap) -> Value {
    let mut written = json!({"policy": gap.policy, "rule": gap.rule, "place": gap.place, "lack": code(&gap.lack)});
    if let Lack::Languages(languages) = &gap.lack {
        written["languages"] = languages.iter().map(|language: &Language| language.code()).collect();
    }
    written
}

fn code(lack: &Lack) -> &'static str {
    match lack {
        Lack::Rule => "rule",
        Lack::RuleHolds => "rule-holds",
        Lack::RuleFails => "rule-fails",
        Lack::Part => "part",
        Lack::PartHolds => "part-holds",
        Lack::PartFails => "part-fails",
        Lack::When => "when",
        Lack::WhenTrue => "when-true",
        Lack::WhenFalse => "when-false",
        Lack::Side => "side",
        Lack::SideTrue => "side-true",
        Lack::SideFalse => "side-false",
        Lack::Row => "row",
        Lack::Languages(_) => "languages",
    }
}
