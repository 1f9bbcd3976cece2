//! A report in a reader's words: the only place where what was found becomes sentences.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset};
use rayon::prelude::*;
use serde_json::Value;

use super::finding::{Annotation, Finding, Pending};
use crate::finding::{
    Block, BlockPlace, Clock, Counted, DocumentName, Due, Fix, Judgement, Mark, Met, Partial, PolicyName, Report,
    ReportScope, Revisions, Skipped, Summary, Tally, Titles,
};
use crate::language::personal_number::{masked, masked_figure};
use crate::language::{Language, Reader, Saying};

/// The whole answer as a reader is told of it; what every format shows.
#[derive(Debug, Clone)]
pub struct Told {
    /// The clock of the verdict.
    pub clock: Clock,
    /// What it covers.
    pub scope: ReportScope,
    /// The share of the documents that it is of; none where it is of all.
    pub partial: Option<Partial>,
    /// The versions that were compared; none where the project was judged as it lies, by its own rules.
    pub revisions: Option<Revisions>,
    /// The policies in force.
    pub policies: Vec<PolicyName>,
    /// In the order of the report.
    pub findings: Vec<Finding>,
    /// What can still be met, in the order of the report.
    pub pending: Vec<Pending>,
    /// The first instant at which the clock alone would change the verdict, as far as what is pending shows.
    pub valid_until: Option<DateTime<FixedOffset>>,
    /// The documents that meet all that is asked of them and of which nothing is pending.
    pub met: Vec<Met>,
    /// The titles of the documents and people that the report names.
    pub titles: Titles,
    /// The figures.
    pub summary: Summary,
}

/// Tells a report to a reader.
pub fn tell(report: &Report, reader: &Reader) -> Told {
    let skipped = report.summary.skipped.iter().map(|skipped| Skipped {
        what: masked(&skipped.what.say(reader)).into_owned(),
        why: skipped.why.say(reader),
        count: skipped.count,
        of: skipped.of,
    });
    Told {
        clock: report.clock,
        scope: report.scope,
        partial: report
            .partial
            .as_ref()
            .map(|partial| Partial { met: partial.met.iter().map(masked_met).collect(), ..partial.clone() }),
        revisions: report.revisions.clone(),
        policies: report.policies.clone(),
        findings: report.findings.par_iter().map(|counted| tell_finding(counted, reader)).collect(),
        pending: report.pending.par_iter().map(|due| tell_pending(due, reader)).collect(),
        valid_until: report.valid_until,
        met: report.met.iter().map(masked_met).collect(),
        titles: masked_titles(&report.titles),
        summary: Summary {
            documents: report.summary.documents,
            unaffected: report.summary.unaffected,
            rules: report.summary.rules,
            evaluated: report.summary.evaluated,
            skipped: skipped.collect(),
            overrides: report.summary.overrides.clone(),
            unproven: report.summary.unproven.clone(),
        },
    }
}

/// Tells one finding to a reader.
pub fn tell_finding(counted: &Counted, reader: &Reader) -> Finding {
    let judgement = &counted.judgement;
    let words = judgement.says.words(reader);
    // A text that would show the number of a person is no proposal.
    let shows_none = |fix: &&Fix<Saying>| !fix.edits.iter().any(|edit| shows_number(&edit.text));
    let fix = |fix: &Fix<Saying>| Fix { title: fix.title.say(reader), safe: fix.safe, edits: fix.edits.clone() };
    Finding {
        rule: judgement.rule.clone(),
        severity: counted.severity,
        status: counted.status,
        message: words.message,
        help: words.help,
        blocks: blocks(judgement, reader),
        document: judgement.document.as_ref().map(masked_name),
        subject: judgement.subject().map(masked_name),
        pointer: masked(&judgement.pointer).into_owned(),
        primary: label(&judgement.primary, reader),
        labels: judgement.labels.iter().map(|mark| label(mark, reader)).collect(),
        facts: judgement.facts.iter().map(|(name, fact)| (name.clone(), masked_fact(fact))).collect(),
        is_past: judgement.broken.is_some(),
        clause: judgement.rule.source.as_ref().map(|source| source.say(reader)),
        fixes: judgement.fixes.iter().filter(shows_none).map(fix).collect(),
        fingerprint: counted.fingerprint.clone(),
    }
}

/// Tells what is pending to a reader.
pub fn tell_pending(due: &Due, reader: &Reader) -> Pending {
    let judgement = &due.judgement;
    let words = judgement.says.words(reader);
    Pending {
        rule: judgement.rule.clone(),
        document: judgement.document.as_ref().map(masked_name),
        subject: judgement.subject().map(masked_name),
        pointer: masked(&judgement.pointer).into_owned(),
        file: judgement.primary.file,
        span: judgement.primary.span,
        missing: words.message,
        blocks: blocks(judgement, reader),
        command: command(judgement),
        who_may: due.open.who_may.iter().map(|id| masked(id).into_owned()).collect(),
        before: due.open.before,
        fingerprint: due.fingerprint.clone(),
    }
}

/// The command of a person by which what a judgement misses is given.
fn command(judgement: &Judgement) -> Option<String> {
    let text = |key: &str| Some(judgement.says.facts.get(key)?.to_json().as_str()?.to_owned());
    let command =
        text("approve").or_else(|| text("command")).filter(|command| command.starts_with("vedtak approve "))?;
    Some(masked(&command).into_owned())
}

/// The name of a document without numbers of people.
fn masked_name(name: &DocumentName) -> DocumentName {
    DocumentName { kind: name.kind.clone(), id: masked(&name.id).into_owned() }
}

/// A document that meets all, without numbers of people.
fn masked_met(met: &Met) -> Met {
    let approved_by = met.approved_by.iter().map(|id| masked(id).into_owned()).collect();
    Met { document: masked_name(&met.document), file: met.file, span: met.span, approved_by }
}

/// Whether a text would show the number of a person, or what is left of it where its first zero is lost.
fn shows_number(text: &str) -> bool {
    matches!(masked(text), Cow::Owned(_)) || masked_figure(text).is_some()
}

/// A fact for machines without numbers of people; a figure that may be one becomes a string of stars.
fn masked_fact(fact: &Value) -> Value {
    match fact {
        Value::String(text) => masked(text).into(),
        Value::Number(number) => masked_figure(&number.to_string()).map_or_else(|| fact.clone(), Value::String),
        Value::Array(items) => items.iter().map(masked_fact).collect(),
        Value::Object(entries) => {
            let entries = entries.iter().map(|(name, fact)| (masked(name).into_owned(), masked_fact(fact)));
            Value::Object(entries.collect())
        }
        Value::Null | Value::Bool(_) => fact.clone(),
    }
}

/// Titles by names that have no numbers of people in them; a title has none already.
fn masked_titles(titles: &Titles) -> Titles {
    Titles {
        documents: titles.documents.iter().map(|(name, title)| (masked_name(name), title.clone())).collect(),
        people: titles.people.iter().map(|(id, name)| (masked(id).into_owned(), name.clone())).collect(),
    }
}

/// What to write, in lines: nothing where the policy's text tells a fact that is not there.
fn blocks(judgement: &Judgement, reader: &Reader) -> Vec<Block> {
    let told = judgement.blocks.iter().map(|Block { document, place, text, is_alternative }| {
        let lines = text.lines(&text.says.say(reader), reader);
        Block {
            document: document.as_ref().map(masked_name),
            place: match place {
                BlockPlace::Under { pointer, field } => {
                    BlockPlace::Under { pointer: masked(pointer).into_owned(), field: field.clone() }
                }
                other => other.clone(),
            },
            text: in_letters_of(reader.language, &lines),
            is_alternative: *is_alternative,
        }
    });
    told.filter(|block| !block.text.is_empty()).collect()
}

/// The placeholders for times in the letters that a language has for them: `ÅÅÅÅ-MM-DDTtt:mm` where English has
/// `YYYY-MM-DDThh:mm`.
fn in_letters_of(language: Language, lines: &str) -> String {
    match language {
        Language::En => lines.to_owned(),
        Language::Nb | Language::Sv => lines.replace("YYYY-MM-DD", "ÅÅÅÅ-MM-DD").replace("DDThh:mm", "DDTtt:mm"),
    }
}

fn label(mark: &Mark, reader: &Reader) -> Annotation {
    let text = mark.text.as_ref().map(|text| text.say(reader)).unwrap_or_default();
    Annotation { file: mark.file, span: mark.span, text }
}

impl Told {
    /// What the verdict is made of.
    pub fn tally(&self) -> Tally {
        self.findings.iter().map(|finding| (finding.severity, finding.status)).collect()
    }
}
