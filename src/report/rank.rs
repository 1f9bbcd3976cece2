//! Findings as formats for people and forges want them: worst first, one fact once, with places ready to write.

use std::collections::BTreeSet;

use crate::finding::{DocumentName, Finding, Report, Severity, Status};
use crate::source::{LineColumn, SourceFile, Sources};

use super::View;

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
    /// What it weighs here: what could not be decided is never a pass, and what does not count is a note.
    pub(super) weight: Severity,
    /// Further rules that the same fact fails, with their clauses; only after [`merged`].
    pub(super) also: Vec<&'r Finding>,
}

/// All findings, each by itself: those that count before those that do not, by weight, then as the report has them.
/// `notes` stand behind the notes that count.
pub(super) fn worst_first<'r>(report: &'r Report, notes: &'r [Finding], sources: &'r Sources) -> Vec<Ranked<'r>> {
    let findings = report.findings.iter().chain(notes);
    sorted(findings.map(|finding| ranked(finding, sources)).collect())
}

/// The same, where rules that say one thing of one place are one entry.
pub(super) fn merged<'r>(report: &'r Report, sources: &'r Sources) -> Vec<Ranked<'r>> {
    let mut merged: Vec<Ranked> = Vec::new();
    for ranked in worst_first(report, &[], sources) {
        // Findings of one place stand beside each other.
        let same = |other: &&mut Ranked| {
            let (a, b) = (other.finding, ranked.finding);
            (a.primary.file, a.primary.span, &a.message, a.status)
                == (b.primary.file, b.primary.span, &b.message, b.status)
                && a.document == b.document
                && a.rule != b.rule
        };
        match merged.last_mut().filter(same) {
            Some(other) => other.also.push(ranked.finding),
            None => merged.push(ranked),
        }
    }
    merged
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
    Ranked { finding, file, start, end, weight, also: Vec::new() }
}

impl<'r> Ranked<'r> {
    /// The file's path from the top of the repository.
    pub(super) fn path(&self, view: &View) -> String {
        format!("{}{}", view.within, self.file.path)
    }

    /// The finding, and those of the further rules.
    fn all(&self) -> impl Iterator<Item = &'r Finding> {
        std::iter::once(self.finding).chain(self.also.iter().copied())
    }

    /// The rules that it fails.
    pub(super) fn rules(&self) -> impl Iterator<Item = &'r str> {
        self.all().map(|finding| finding.rule.as_str())
    }

    /// The clauses of these rules, each once.
    pub(super) fn clauses(&self) -> Vec<&'r str> {
        let mut seen = BTreeSet::new();
        self.all().filter_map(|finding| finding.clause.as_deref()).filter(|clause| seen.insert(*clause)).collect()
    }

    /// What to do: the first that any of these rules says.
    pub(super) fn help(&self) -> Option<&'r str> {
        self.all().find_map(|finding| finding.help.as_deref())
    }

    /// What to write: the first that any of these rules says.
    pub(super) fn example(&self) -> Option<&'r str> {
        self.all().find_map(|finding| finding.example.as_deref())
    }

    /// How many findings it stands for.
    pub(super) fn count(&self) -> usize {
        1 + self.also.len()
    }
}

/// How a document is called: its id, else its file.
pub(super) fn name<'d>(document: Option<&'d DocumentName>, path: &'d str) -> &'d str {
    document.map_or(path, |document| &document.id)
}
