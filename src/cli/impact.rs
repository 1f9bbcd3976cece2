//! `vedtak impact`: which documents a change of policies, registry, schemas or configuration judges otherwise.

use std::io::{self, Write};

use clap::Args;
use serde_json::{Value, json};

use super::Exit;
use super::answer::AnswerOptions;
use super::change::ChangeOptions;
use super::check::{Unanswered, review};
use super::output::Format;
use super::past::complete;
use super::progress::Progress;
use super::reader::clock;
use super::terminal::{Color, fail, print};
use crate::finding::{Clock, Revisions};
use crate::language::messages::impact as say;
use crate::language::{Fact, Facts, Noun, Reader};
use crate::report::{plain, write_json};
use crate::standing::{Impact, impact, report_of, rules_of_all};
use crate::workspace::Review;

/// The version of the JSON.
const VERSION: u32 = 1;

const DOCUMENT: Noun =
    Noun { nb: ["dokument", "dokumenter"], sv: ["dokument", "dokument"], en: ["document", "documents"] };

/// Arguments of `vedtak impact`, as typed.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    change: ChangeOptions,
    #[command(flatten)]
    answer: AnswerOptions,
}

/// What a change of rules comes to.
struct Comparison {
    revisions: Option<Revisions>,
    /// Whether anything differs that the check goes by.
    touches_trust: bool,
    /// How many documents were judged by both.
    documents: usize,
    impacts: Vec<Impact>,
}

/// Tells which documents are judged otherwise: status 0, whatever they are.
pub(super) fn run(arguments: &Arguments) -> Exit {
    let clock = clock(arguments.answer.now);
    let reader = arguments.answer.language.reader(clock);
    match compare(arguments, clock, reader) {
        Err((errors, reader)) => fail(&errors, Color::Auto, reader),
        Ok((comparison, reader)) => print(&reader, |out| match arguments.answer.format {
            Format::Json => write_json(&machine(&comparison, clock), out),
            Format::Pretty => people(&comparison, &reader, out),
        }),
    }
}

fn compare(arguments: &Arguments, clock: Clock, reader: Reader) -> Result<(Comparison, Reader), Unanswered> {
    let _progress = Progress::start();
    let options = arguments.answer.language.options(reader).map_err(|error| (error.into(), reader))?;
    let change = arguments.change.or_head();
    let review = review(&change, &options, clock)?;
    let reader = review.merge.reader;
    let mut comparison = Comparison {
        revisions: review.change.as_ref().map(|change| change.revisions.clone()),
        touches_trust: review.proposed.is_some(),
        documents: review.projects.iter().chain([&review]).map(|project| project.documents().len()).sum(),
        impacts: Vec::new(),
    };
    if let Some(proposed) = review.proposed.as_deref() {
        let proposed = proposed.as_ref().map_err(|errors| (errors.clone(), reader))?;
        let report = |review: &Review| Ok(report_of(review, &rules_of_all(review).map_err(|errors| (errors, reader))?));
        let (now, then) = (report(&review.alone())?, report(proposed)?);
        comparison.impacts = impact(&now, &then);
        complete(&review, &reader).map_err(|errors| (errors, reader))?;
    }
    Ok((comparison, reader))
}

fn people(comparison: &Comparison, reader: &Reader, out: &mut dyn Write) -> io::Result<()> {
    let rules = |rules: &std::collections::BTreeSet<String>| Fact::List(rules.iter().map(Fact::text).collect());
    let count = |number: usize| Fact::Count { n: u64::try_from(number).unwrap_or(u64::MAX), of: DOCUMENT };
    let mut line = |text: &str| writeln!(out, "{}", plain(text));
    for one in &comparison.impacts {
        let facts = Facts::new().with("id", Fact::code(&one.document.id));
        let facts = facts.with("before", rules(&one.before)).with("after", rules(&one.after));
        let phrase = match (one.before.is_empty(), one.after.is_empty()) {
            (_, true) => say::COMPLIES,
            (true, false) => say::FAILS,
            (false, false) => say::OTHERS,
        };
        line(&phrase.render(reader, &facts))?;
    }
    let facts = Facts::new().with("documents", count(comparison.documents));
    let facts = facts.with("changed", Fact::text(comparison.impacts.len().to_string()));
    let phrase = match comparison {
        Comparison { touches_trust: false, .. } => say::SAME,
        Comparison { impacts, .. } if impacts.is_empty() => say::NONE,
        _ => say::COUNT,
    };
    line(&phrase.render(reader, &facts))
}

fn machine(comparison: &Comparison, clock: Clock) -> Value {
    let documents = comparison.impacts.iter().map(|one| {
        json!({
            "document": {"kind": one.document.kind, "id": one.document.id},
            "before": one.before,
            "after": one.after,
        })
    });
    let revisions = comparison.revisions.as_ref();
    json!({
        "version": VERSION,
        "clock": {"at": clock.at.to_rfc3339(), "source": clock.source},
        "base": revisions.map(|revisions| &revisions.target),
        "head": revisions.and_then(|revisions| revisions.head.as_ref()),
        "merge": revisions.map(|revisions| &revisions.merge),
        "documents": comparison.documents,
        "changed": documents.collect::<Vec<_>>(),
    })
}
