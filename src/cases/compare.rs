//! What is expected against what was found, told as a difference.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::{Verdict, line};
use crate::finding::Severity;
use crate::kind::unknown;
use crate::language::messages::{cases as say, names as words};
use crate::language::{Fact, Language, Phrase, Reader, Sentence};
use crate::rules::{RULES, Rule};

/// Something that was found.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The rule's id.
    pub rule: String,
    /// How the rule came out.
    pub verdict: Verdict,
    /// How much it weighs.
    pub severity: Severity,
    /// The place in the document; `.` is the document itself.
    pub path: String,
    /// The fact and the requirement.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

/// One finding that is expected.
#[derive(Debug)]
struct Expected {
    verdict: Verdict,
    severity: Option<String>,
    path: Option<String>,
    /// A part of the message, in each language in which it is expected.
    messages: Vec<(Language, String)>,
}

/// Everything that is not as expected. `met` are the rules that the document meets, `known` those of the policy.
pub(super) fn compare(
    expect: &Map<String, Value>,
    found: &BTreeMap<Language, Vec<Found>>,
    (language, reader): (Language, Reader),
    met: &BTreeMap<String, Verdict>,
    known: &[&str],
) -> Vec<String> {
    let all = found.get(&language).map_or(&[][..], Vec::as_slice);
    let ids: BTreeSet<&str> =
        expect.keys().map(String::as_str).chain(all.iter().map(|found| found.rule.as_str())).collect();
    let mut problems = Vec::new();
    for id in ids {
        if !known.contains(&id) && Rule::find(id).is_none() {
            let names = known.iter().copied().chain(RULES.iter().map(|rule| rule.info.id.as_ref()));
            problems.push(line(&unknown(words::RULE, id, names), reader));
            continue;
        }
        if !is_as_expected(id, expect, found, language, met.get(id)) {
            let here: Vec<&Found> = all.iter().filter(|found| found.rule == id).collect();
            problems.push(difference(id, expect.get(id), &here, met.contains_key(id), reader));
        }
    }
    problems
}

/// Whether a rule came out as expected; `met` is how, where the document meets it.
pub(super) fn is_as_expected(
    id: &str,
    expect: &Map<String, Value>,
    found: &BTreeMap<Language, Vec<Found>>,
    language: Language,
    met: Option<&Verdict>,
) -> bool {
    let all = found.get(&language).map_or(&[][..], Vec::as_slice);
    let here: Vec<&Found> = all.iter().filter(|found| found.rule == id).collect();
    let expected = expect.get(id);
    let wanted = expected.map(|expected| read(expected, language));
    holds(wanted.as_deref(), expected.is_some_and(Value::is_array), &here, found, met)
}

fn holds(
    wanted: Option<&[Expected]>,
    listed: bool,
    here: &[&Found],
    all: &BTreeMap<Language, Vec<Found>>,
    met: Option<&Verdict>,
) -> bool {
    let Some(wanted) = wanted else { return here.is_empty() };
    if let [Expected { verdict: Verdict::Pass, .. }] = wanted {
        return here.is_empty() && met == Some(&Verdict::Pass);
    }
    if listed {
        return wanted.len() == here.len() && are_paired(wanted, here, all);
    }
    // One expectation: all that was found has the result, and something is as described.
    wanted.iter().all(|wanted| {
        here.iter().all(|found| found.verdict == wanted.verdict) && here.iter().any(|found| wanted.is(found, all))
    })
}

/// Whether each that is wanted is one of those found, and each of them another, in whatever order both stand.
fn are_paired(wanted: &[Expected], here: &[&Found], all: &BTreeMap<Language, Vec<Found>>) -> bool {
    let Some((first, others)) = wanted.split_first() else { return true };
    (0..here.len()).filter(|at| here.get(*at).is_some_and(|found| first.is(found, all))).any(|at| {
        let mut left = here.to_vec();
        left.remove(at);
        are_paired(others, &left, all)
    })
}

impl Expected {
    fn is(&self, found: &Found, all: &BTreeMap<Language, Vec<Found>>) -> bool {
        // The findings of a case stand in one order in every language.
        let at = all.values().find_map(|list| list.iter().position(|one| std::ptr::eq(one, found)));
        let said = |(language, part): &(Language, String)| {
            let same = all.get(language).zip(at).and_then(|(list, at)| list.get(at));
            same.is_some_and(|same| same.message.contains(part.as_str()))
        };
        self.verdict == found.verdict
            && self.severity.as_ref().is_none_or(|severity| severity == found.severity.as_str())
            && self.path.as_ref().is_none_or(|path| *path == found.path)
            && self.messages.iter().all(said)
    }
}

fn read(expected: &Value, language: Language) -> Vec<Expected> {
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let one = |value: &Value| {
        let verdict = value.as_str().or_else(|| value.get("result")?.as_str()).and_then(Verdict::find);
        let messages = match value.get("message") {
            Some(Value::Object(words)) => words
                .iter()
                .filter_map(|(language, words)| Some((Language::parse(language)?, words.as_str()?.to_owned())))
                .collect(),
            Some(Value::String(words)) => vec![(language, words.clone())],
            _ => Vec::new(),
        };
        Expected {
            verdict: verdict.unwrap_or(Verdict::Fail),
            severity: text(value, "severity"),
            path: text(value, "path"),
            messages,
        }
    };
    match expected {
        Value::Array(list) => list.iter().map(one).collect(),
        other => vec![one(other)],
    }
}

fn difference(id: &str, expected: Option<&Value>, here: &[&Found], met: bool, reader: Reader) -> String {
    let said = |phrase: Phrase| Sentence::from(phrase).render(&reader);
    let mut text = id.to_owned();
    match expected {
        None => text.extend(["\n- ", &said(say::NOTHING)]),
        Some(Value::Array(list)) => {
            for wanted in list {
                let _ = write!(text, "\n- {}", shown(wanted, reader));
            }
        }
        Some(wanted) => {
            let _ = write!(text, "\n- {}", shown(wanted, reader));
        }
    }
    if here.is_empty() {
        text.extend(["\n+ ", &if met { "pass".to_owned() } else { said(say::NOT_MET) }]);
    }
    for found in here {
        let Found { verdict, severity, path, message, .. } = found;
        let _ = write!(text, "\n+ {}: {message}", at(&format!("{verdict} ({})", severity.as_str()), path, reader));
    }
    text
}

/// A verdict with the place in the document.
fn at(verdict: &str, path: &str, reader: Reader) -> String {
    say::AT.with("verdict", Fact::code(verdict)).with("path", Fact::code(path)).render(&reader)
}

/// An expectation on one line.
fn shown(wanted: &Value, reader: Reader) -> String {
    let Some(fields) = wanted.as_object() else { return wanted.as_str().unwrap_or_default().to_owned() };
    let part = |name: &str| fields.get(name).and_then(Value::as_str);
    let mut text = part("result").unwrap_or("fail").to_owned();
    if let Some(severity) = part("severity") {
        let _ = write!(text, " ({severity})");
    }
    if let Some(path) = part("path") {
        text = at(&text, path, reader);
    }
    match fields.get("message") {
        Some(Value::Object(words)) => {
            for (language, words) in words {
                let _ = write!(text, ", {language}: …{}…", words.as_str().unwrap_or_default());
            }
        }
        Some(Value::String(words)) => {
            let _ = write!(text, ": …{words}…");
        }
        _ => {}
    }
    text
}
