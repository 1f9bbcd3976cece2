//! Findings as formats for people and forges want them: worst first, one fact once, with places ready to write.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use serde_json::Value;

use super::finding::Finding;
use crate::finding::{Block, BlockPlace, DocumentName, Hides, Severity, Status};
use crate::language::Fact;
use crate::source::{FileId, LineColumn, SourceFile, Sources, Span};

use super::{Told, View};

/// A finding with its place and its weight.
pub(super) struct Ranked<'r> {
    /// The finding.
    pub(super) finding: &'r Finding,
    /// Its file.
    pub(super) file: &'r SourceFile,
    /// Where it starts, columns in Unicode scalar values.
    pub(super) start: LineColumn,
    /// Where it ends, exclusive.
    pub(super) end: LineColumn,
    /// The severity to show: what could not be decided is never below an error, and what does not count is a note.
    pub(super) weight: Severity,
    /// Further rules that the same fact fails, with their clauses; only where people are told.
    pub(super) also: Vec<&'r Finding>,
    /// What cannot be judged until this is mended; only where people are told.
    pub(super) unjudged: Vec<&'r Finding>,
    /// Further scopes that the same approval is missing for; only where people are told.
    scopes: Vec<&'r str>,
}

/// All findings, each by itself: those that count before those that do not, by weight, then as the report has them.
/// `notes` stand behind the notes that count.
pub(super) fn worst_first<'r>(report: &'r Told, notes: &'r [Finding], sources: &'r Sources) -> Vec<Ranked<'r>> {
    let findings = report.findings.iter().chain(notes);
    sorted(findings.map(|finding| ranked(finding, sources)).collect())
}

/// As people are told, in the order of the report: rules that say one thing of one place are one entry, and what a
/// fault keeps from being judged is named beneath that fault.
pub(super) fn told<'r>(report: &'r Told, sources: &'r Sources) -> Vec<Ranked<'r>> {
    merged(folded(report.findings.iter().map(|finding| ranked(finding, sources)).collect()))
}

/// The same, worst first; `notes` stand behind the notes that count.
pub(super) fn told_worst_first<'r>(report: &'r Told, notes: &'r [Finding], sources: &'r Sources) -> Vec<Ranked<'r>> {
    let mut all = told(report, sources);
    all.extend(notes.iter().map(|note| ranked(note, sources)));
    sorted(all)
}

fn sorted(mut ranked: Vec<Ranked>) -> Vec<Ranked> {
    ranked.sort_by_key(|ranked| std::cmp::Reverse((ranked.finding.gates(), ranked.weight)));
    ranked
}

fn ranked<'r>(finding: &'r Finding, sources: &'r Sources) -> Ranked<'r> {
    let file = sources.file(finding.primary.file);
    let (start, end) = file.place(finding.primary.span);
    let weight = match finding.status {
        Status::Active => finding.severity,
        Status::Undecided => Severity::Error,
        Status::Existing | Status::Waived | Status::Answered => Severity::Note,
    };
    Ranked { finding, file, start, end, weight, also: Vec::new(), unjudged: Vec::new(), scopes: Vec::new() }
}

/// Puts what could not be decided beneath the first fault of the same document that it can come from: one that is told of
/// the same value, of what it stands in, or of what stands in it.
///
/// Only beneath a fault that must be mended: nothing that blocks is put away under what does not.
fn folded(all: Vec<Ranked>) -> Vec<Ranked> {
    let is_fault = |finding: &Finding| finding.rule.hides != Hides::Nothing;
    let mut faults: HashMap<(FileId, &DocumentName), Vec<(usize, &str)>> = HashMap::new();
    for (at, ranked) in all.iter().enumerate() {
        let (file, Some(document)) = ranked.document() else { continue };
        if is_fault(ranked.finding) && ranked.finding.gates() && ranked.weight == Severity::Error {
            let pointer = ranked.finding.pointer.as_str();
            let whole = pointer.rsplit_once('/').filter(|_| ranked.finding.rule.hides == Hides::Parent);
            faults.entry((file, document)).or_default().push((at, whole.map_or(pointer, |(whole, _)| whole)));
        }
    }
    let beneath = |ranked: &Ranked| {
        let (file, document) = ranked.document();
        let undecided = ranked.finding.status == Status::Undecided && !is_fault(ranked.finding);
        let faults = faults.get(&(file, document?)).filter(|_| undecided)?;
        let own = ranked.finding.pointer.as_str();
        let inside = |inner: &str, outer: &str| {
            inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        faults.iter().find(|(_, fault)| inside(own, fault) || inside(fault, own)).map(|(at, _)| *at)
    };
    let mut hidden: HashMap<usize, Vec<&Finding>> = HashMap::new();
    for ranked in &all {
        if let Some(fault) = beneath(ranked) {
            hidden.entry(fault).or_default().push(ranked.finding);
        }
    }
    let shown = all.into_iter().enumerate().filter(|(_, ranked)| beneath(ranked).is_none());
    shown.map(|(at, ranked)| Ranked { unjudged: hidden.remove(&at).unwrap_or_default(), ..ranked }).collect()
}

/// How many entries back a finding is looked for that says the same of another scope.
const MOST_BETWEEN: usize = 8;

/// The scope that an approval is missing for.
fn scope(finding: &Finding) -> Option<&str> {
    finding.facts.get("scope").and_then(Value::as_str)
}

/// Whether two findings say that one approval is missing, each for a scope of its own.
fn is_one_approval(a: &Finding, b: &Finding) -> bool {
    let (Some(of_a), Some(of_b)) = (scope(a), scope(b)) else { return false };
    let is_alike = |a: &str, b: &str, written: fn(&str) -> String| {
        a.matches(&written(of_a)).count() == 1 && a.replace(&written(of_a), "") == b.replace(&written(of_b), "")
    };
    of_a != of_b
        && a.help == b.help
        && is_alike(&a.message, &b.message, in_code)
        && a.blocks.len() == b.blocks.len()
        && a.blocks
            .iter()
            .zip(&b.blocks)
            .all(|(a, b)| a.place == b.place && (a.text == b.text || is_alike(&a.text, &b.text, in_entry)))
}

/// A scope as messages have it.
fn in_code(scope: &str) -> String {
    format!("`{scope}`")
}

/// A scope as lines to write have it.
fn in_entry(scope: &str) -> String {
    format!("scope: [{scope}]")
}

/// What two findings share where they say one thing of one place.
type SameFact<'r> = (FileId, Span, Option<&'r DocumentName>, &'r str, Status, Severity);

/// Makes one entry of findings of different rules that say one thing of one place; it stands where the first stood.
fn merged(all: Vec<Ranked>) -> Vec<Ranked> {
    let mut merged: Vec<Ranked> = Vec::new();
    let mut entries: HashMap<SameFact, (usize, HashSet<&str>)> = HashMap::new();
    for ranked in all {
        let finding = ranked.finding;
        let (file, document) = ranked.document();
        let is_twin = |known: &&mut Ranked| {
            let first = known.finding;
            known.document() == (file, document)
                && first.rule.id == finding.rule.id
                && (first.primary.span, first.status, first.severity)
                    == (finding.primary.span, finding.status, finding.severity)
                && is_one_approval(first, finding)
        };
        // The report stands in the order of places, so that twins stand close behind each other.
        if let Some(twin) = merged.iter_mut().rev().take(MOST_BETWEEN).find(is_twin) {
            twin.scopes.extend(scope(finding));
            twin.also.push(finding);
            twin.unjudged.extend(ranked.unjudged);
            continue;
        }
        let fact = (file, finding.primary.span, document, finding.message.as_str(), finding.status, finding.severity);
        match entries.get_mut(&fact) {
            // A rule that says it twice means two things.
            Some((at, rules)) if !rules.contains(finding.rule.id.as_ref()) => {
                rules.insert(&finding.rule.id);
                merged[*at].also.push(finding);
                merged[*at].unjudged.extend(ranked.unjudged);
            }
            _ => {
                entries.insert(fact, (merged.len(), HashSet::from([finding.rule.id.as_ref()])));
                merged.push(ranked);
            }
        }
    }
    merged
}

/// Entries of one document, and the record that answers several of them.
pub(super) struct OfDocument<'l, 'r> {
    /// The entries, in their order.
    pub(super) entries: Vec<&'l Ranked<'r>>,
    /// What to write once for all that can only be answered; `None` where that is one entry or none, which then has it.
    pub(super) record: Option<Block>,
}

/// Entries by document, in the order in which the documents come first.
pub(super) fn by_document<'l, 'r>(ranked: impl IntoIterator<Item = &'l Ranked<'r>>) -> Vec<OfDocument<'l, 'r>>
where
    'r: 'l,
{
    let mut documents: Vec<OfDocument> = Vec::new();
    let mut known: HashMap<(FileId, Option<&DocumentName>), usize> = HashMap::new();
    for ranked in ranked {
        let at = *known.entry(ranked.document()).or_insert(documents.len());
        if at == documents.len() {
            documents.push(OfDocument { entries: Vec::new(), record: None });
        }
        documents[at].entries.push(ranked);
    }
    for document in &mut documents {
        document.record = record(&document.entries);
    }
    documents
}

/// The record that answers several entries of one document.
fn record(entries: &[&Ranked]) -> Option<Block> {
    let answered = || entries.iter().filter(|ranked| ranked.finding.gates() && ranked.is_answerable());
    let first = answered().nth(1).and(answered().next())?.finding;
    let mut block = first.blocks.iter().find(|block| is_record(block))?.clone();
    let answered = answered().flat_map(|ranked| ranked.answered_like(ranked.finding));
    let mut breaches: Vec<&str> = Vec::new();
    for breach in answered.filter_map(breach) {
        if !breaches.contains(&breach) {
            breaches.push(breach);
        }
    }
    let lines: Vec<String> = breaches.into_iter().map(|breach| format!("\n  - {breach}")).collect();
    block.text = block.text.replace(&format!(" [{}]", breach(first)?), &lines.concat());
    Some(block)
}

/// The entry by which a record lists a finding, as its own block has it: with its document, or its period.
fn breach(finding: &Finding) -> Option<&str> {
    let block = finding.blocks.iter().find(|block| is_record(block))?;
    let (_, list) = block.text.split_once(LISTED)?;
    list.split_once("}]").map(|(entry, _)| &list[..=entry.len()])
}

/// What stands before the breaches in a record of them.
const LISTED: &str = "\ndeviates: [";

/// Whether a document that is to be written is a record of breaches.
fn is_record(block: &Block) -> bool {
    block.place == BlockPlace::New && block.text.contains(LISTED)
}

impl<'r> Ranked<'r> {
    /// The file's path from the top of the repository.
    pub(super) fn path(&self, view: &View) -> String {
        format!("{}{}", view.within, self.file.path)
    }

    /// The file and the document in it.
    fn document(&self) -> (FileId, Option<&'r DocumentName>) {
        (self.finding.primary.file, self.finding.document.as_ref())
    }

    /// The finding, and those of the further rules.
    fn all(&self) -> impl Iterator<Item = &'r Finding> {
        std::iter::once(self.finding).chain(self.also.iter().copied())
    }

    /// The rules that it fails, each once.
    pub(super) fn rules(&self) -> impl Iterator<Item = &'r str> {
        let mut seen = BTreeSet::new();
        self.all().map(|finding| finding.rule.id.as_ref()).filter(move |rule| seen.insert(*rule))
    }

    /// The fact and the requirement, with all scopes.
    pub(super) fn message(&self, view: &View) -> Cow<'r, str> {
        let message = self.finding.message.as_str();
        let Some(first) = scope(self.finding).filter(|_| !self.scopes.is_empty()) else {
            return Cow::Borrowed(message);
        };
        let all = std::iter::once(first).chain(self.scopes.iter().copied()).map(Fact::code).collect();
        Cow::Owned(message.replace(&in_code(first), &Fact::List(all).render(&view.reader)))
    }

    /// These rules in one text.
    pub(super) fn rule_list(&self) -> String {
        self.rules().collect::<Vec<_>>().join(", ")
    }

    /// The clauses of these rules, each once.
    pub(super) fn clauses(&self) -> Vec<&'r str> {
        let mut seen = BTreeSet::new();
        self.all().filter_map(|finding| finding.clause.as_deref()).filter(|clause| seen.insert(*clause)).collect()
    }

    /// What to do: the first that any of these rules says. A record of the breach answers all of them.
    pub(super) fn help(&self, view: &View) -> Option<Cow<'r, str>> {
        let (said, help) = self.all().find_map(|finding| Some((finding, finding.help.as_deref()?)))?;
        let named = |finding: &Finding| format!("`{}`", finding.rule.id);
        let same = self.answered_like(said);
        if same.len() < 2 {
            return Some(Cow::Borrowed(help));
        }
        let all = Fact::all(same.iter().map(|finding| finding.rule.id.as_ref())).render(&view.reader);
        Some(Cow::Owned(help.replace(&named(said), &all)))
    }

    /// What to write: the first that any of these rules says.
    pub(super) fn blocks(&self) -> Cow<'r, [Block]> {
        let blocks = self.blocks_of_rules();
        let Some(first) = scope(self.finding).filter(|_| !self.scopes.is_empty()) else { return blocks };
        let all: Vec<&str> = std::iter::once(first).chain(self.scopes.iter().copied()).collect();
        let mut blocks = blocks.into_owned();
        for block in &mut blocks {
            block.text = block.text.replace(&in_entry(first), &in_entry(&all.join(", ")));
        }
        Cow::Owned(blocks)
    }

    /// The same, for the first scope.
    fn blocks_of_rules(&self) -> Cow<'r, [Block]> {
        let Some(said) = self.all().find(|finding| !finding.blocks.is_empty()) else { return Cow::Borrowed(&[]) };
        let same = self.answered_like(said);
        let (Some(own), true) = (breach(said), same.len() > 1) else { return Cow::Borrowed(&said.blocks) };
        let all = same.iter().filter_map(|finding| breach(finding)).collect::<Vec<_>>().join(", ");
        let mut blocks = said.blocks.clone();
        for block in blocks.iter_mut().filter(|block| is_record(block)) {
            block.text = block.text.replace(own, &all);
        }
        Cow::Owned(blocks)
    }

    /// The same, but for the record of the breach: it is written once for the whole document.
    pub(super) fn blocks_here(&self) -> Vec<Block> {
        let keeps = |block: &&Block| !is_record(block) || !self.is_answerable();
        self.blocks().iter().filter(keeps).cloned().collect()
    }

    /// Whether a record of the breach answers it.
    fn is_answerable(&self) -> bool {
        self.finding.rule.answered_by.is_some() && self.finding.blocks.iter().any(is_record)
    }

    /// The findings that one record of a kind answers as it answers one of them, that among them; one of each rule.
    fn answered_like(&self, said: &Finding) -> Vec<&'r Finding> {
        let answers = |finding: &Finding| finding.rule.answered_by.is_some() && finding.blocks.iter().any(is_record);
        let same = |finding: &&Finding| finding.rule.answered_by == said.rule.answered_by && answers(finding);
        let mut rules = BTreeSet::new();
        let is_new = |finding: &&'r Finding| rules.insert(finding.rule.id.as_ref());
        if answers(said) { self.all().filter(same).filter(is_new).collect() } else { Vec::new() }
    }

    /// How many findings it stands for.
    pub(super) fn count(&self) -> usize {
        1 + self.also.len() + self.unjudged.len()
    }
}

/// The rules of entries with the clauses that they come from, each once, in the order of rules.
pub(super) fn clauses<'l, 'r: 'l>(ranked: impl Iterator<Item = &'l Ranked<'r>>) -> Vec<(&'r str, &'r str)> {
    let all = ranked.flat_map(Ranked::all);
    let clauses: BTreeSet<(&str, &str)> =
        all.filter_map(|finding| Some((finding.rule.id.as_ref(), finding.clause.as_deref()?))).collect();
    clauses.into_iter().collect()
}

/// How a document is called: its id, else its file.
pub(super) fn name<'d>(document: Option<&'d DocumentName>, path: &'d str) -> &'d str {
    document.map_or(path, |document| &document.id)
}
