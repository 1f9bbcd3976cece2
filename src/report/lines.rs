//! Comments on single lines: what blocks or warns, each at its place, with the change that would mend it.

use super::rank::{Ranked, told_worst_first};
use super::sink::{Markdown, Text, cut, is_hidden};
use super::{Told, View};
use crate::finding::{Fix, Severity, Status};
use crate::language::personal_number::masked;
use crate::source::{FileId, Sources};

/// How much of one sentence is shown.
const MOST_CHARACTERS: usize = 1_000;

/// A comment on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineComment {
    /// The file's path from the top of the repository.
    pub path: String,
    /// The line, from 1, of what was judged.
    pub line: u32,
    /// What stands in that line.
    pub text: String,
    /// What it says, in Markdown.
    pub body: String,
    /// The fingerprint of the finding.
    pub fingerprint: String,
}

/// A comment for each finding that counts as an error or a warning, worst first.
pub fn line_comments(report: &Told, sources: &Sources, view: &View) -> Vec<LineComment> {
    let ranked = told_worst_first(report, &[], sources);
    let counts = |ranked: &&Ranked| {
        matches!(ranked.finding.status, Status::Active | Status::Undecided) && ranked.weight != Severity::Note
    };
    ranked.iter().filter(counts).map(|ranked| comment(ranked, sources, view)).collect()
}

fn comment(ranked: &Ranked, sources: &Sources, view: &View) -> LineComment {
    let line = ranked.start.line;
    let mut body = Text::<Markdown>::new();
    body.own(if ranked.weight == Severity::Error { "❌ " } else { "⚠️ " });
    body.add(&cut(&ranked.message(view), MOST_CHARACTERS));
    if let Some(help) = ranked.help(view) {
        body.own("<br>→ ").add(&cut(&help, MOST_CHARACTERS));
    }
    body.own(" <sub>");
    for (at, rule) in ranked.rules().enumerate() {
        body.own(if at == 0 { "" } else { " " }).code(rule);
    }
    body.own("</sub>\n");
    let (file, id) = (ranked.file, ranked.finding.primary.file);
    let text = file.lines().text(&file.text, line).to_owned();
    let fixes = ranked.finding.fixes.iter().filter(|fix| fix.safe);
    if let Some(mended) = fixes.filter_map(|fix| mended(fix, id, line, sources)).find(|mended| *mended != text) {
        body.own("\n").suggestion(&mended);
    }
    let fingerprint = ranked.finding.fingerprint.as_str().to_owned();
    LineComment { path: ranked.path(view), line, text, body: body.as_str().to_owned(), fingerprint }
}

/// The line as a change leaves it, where the change is of that line alone and its text can be shown as it is.
fn mended(fix: &Fix, file: FileId, line: u32, sources: &Sources) -> Option<String> {
    let source = sources.file(file);
    let index = source.lines();
    let start = index.start(line)?;
    let mut text = index.text(&source.text, line).to_owned();
    let end = start + u32::try_from(text.len()).ok()?;
    let mut edits: Vec<_> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    for edit in edits {
        let is_here = edit.file == file && start <= edit.span.start && edit.span.end <= end;
        if !is_here || edit.text.contains(['\n', '\r']) {
            return None;
        }
        let range = (edit.span.start - start) as usize..(edit.span.end - start) as usize;
        text.get(range.clone())?;
        text.replace_range(range, &edit.text);
    }
    let is_plain = !text.chars().any(is_hidden) && masked(&text) == text.as_str();
    (!fix.edits.is_empty() && is_plain).then_some(text)
}
