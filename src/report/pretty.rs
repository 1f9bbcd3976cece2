//! For people at a terminal: each finding with the source around it.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write};

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, ThemeStyles};

use super::excerpt::Excerpt;
use super::finding::{Annotation, Pending};
use super::rank::{OfDocument, Ranked, by_document, told};
use super::sink::{Log, Text, plain, write_drawn};
use super::words;
use super::{Told, View};
use crate::finding::{Block, Error, Errors, Severity, Status};
use crate::language::messages::report as say;
use crate::language::{Facts, Phrase};
use crate::source::{SourceFile, Sources, Span};

/// How many lines of source a person is shown for one finding's other places.
const MOST_OTHER_PLACES: usize = 4;

pub(super) fn write(report: &Told, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let ranked = told(report, sources);
    for OfDocument { entries, record } in by_document(&ranked) {
        for ranked in entries {
            let lines = if record.is_some() { Cow::Owned(ranked.blocks_here()) } else { ranked.blocks() };
            write_finding(ranked, &lines, sources, view, out)?;
        }
        if let Some(record) = record {
            write_block(&words::say(say::WRITE_RECORD, view), &record.text, view, out)?;
            writeln!(out)?;
        }
    }
    for pending in &report.pending {
        write_pending(pending, report, sources, view, out)?;
    }
    if let Some(until) = words::valid_until(report, view) {
        Text::<Log>::of(&until).end(out)?;
    }
    remarks(report, view, out)
}

/// What can still be met: a line, and who may give it until when.
fn write_pending(
    pending: &Pending,
    report: &Told,
    sources: &Sources,
    view: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    let file = sources.file(pending.file);
    let line = file.place(pending.span).0.line;
    let mut text = Text::<Log>::new();
    text.add(&say::PENDING_WORD.render(&view.reader, &Facts::new())).own("[").add(&pending.rule.id).own("]: ");
    text.add(&pending.missing).own(" (").add(&file.path).own(":").number(line as usize).own(")").end(out)?;
    let who_and_when = words::who_and_when(pending, report, view);
    if !who_and_when.is_empty() {
        footer(say::HELP, &who_and_when.join("; "), view, out)?;
    }
    blocks(&pending.blocks, view, out)?;
    writeln!(out)
}

/// The lines that say what was not evaluated, what the project sets otherwise, and whose rules are in force.
///
/// # Errors
/// Writing fails.
pub fn remarks(report: &Told, view: &View, out: &mut dyn Write) -> io::Result<()> {
    for entry in &report.summary.skipped {
        Text::<Log>::of(&words::skipped(entry, view)).end(out)?;
    }
    for line in words::overrides(report, view) {
        Text::<Log>::of(&line).end(out)?;
    }
    Text::<Log>::of(&words::basis(report, view)).end(out)
}

/// Errors that ended the run, as findings are shown.
///
/// # Errors
/// Writing fails.
pub fn errors(errors: &Errors, view: &View, out: &mut dyn Write) -> io::Result<()> {
    for Error { code, message, help, place, .. } in &errors.0 {
        heading(Severity::Error, &words::severity(Severity::Error, view), code, message, view, out)?;
        if let Some((file, span, label)) = place {
            snippet(&Excerpt::new(file, *span, label, &[]), Severity::Error, view, out)?;
        }
        if let Some(help) = help {
            footer(say::HELP, help, view, out)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// `lines` are what to write.
fn write_finding(
    ranked: &Ranked,
    lines: &[Block],
    sources: &Sources,
    view: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (finding, file) = (ranked.finding, ranked.file);
    // What is answered or waived is no error any more.
    let status = words::status(finding, view);
    let is_settled = matches!(finding.status, Status::Answered | Status::Waived);
    let (settled, status) = if is_settled { (status, None) } else { (None, status) };
    let severity = if settled.is_some() { Severity::Note } else { finding.severity };
    let word = settled.unwrap_or_else(|| words::severity(finding.severity, view));
    heading(severity, &word, &ranked.rule_list(), &ranked.message(view), view, out)?;
    if finding.status == Status::Waived && !view.waived_in_full {
        let place = format!("{}:{}", file.path, ranked.start.line);
        Text::<Log>::new().own("   ╰─[").add(&place).own("]").end(out)?;
        if let Some(help) = ranked.help(view) {
            footer(say::HELP, &help, view, out)?;
        }
        return writeln!(out);
    }
    let near =
        |label: &&Annotation| label.file == finding.primary.file && beside(file, label.span, finding.primary.span);
    let others: Vec<(Span, &str)> =
        finding.labels.iter().filter(near).map(|label| (label.span, label.text.as_str())).collect();
    snippet(&Excerpt::new(file, finding.primary.span, &finding.primary.text, &others), severity, view, out)?;
    for label in finding.labels.iter().filter(|label| !near(label)).take(MOST_OTHER_PLACES) {
        let file = sources.file(label.file);
        snippet(&Excerpt::new(file, label.span, &label.text, &[]), Severity::Note, view, out)?;
    }
    if let Some(help) = ranked.help(view) {
        footer(say::HELP, &help, view, out)?;
    }
    blocks(lines, view, out)?;
    for clause in ranked.clauses() {
        footer(say::RULE, clause, view, out)?;
    }
    for words in status.into_iter().chain(words::unjudged(ranked, view)) {
        Text::<Log>::new().own("  ").add(&words).end(out)?;
    }
    writeln!(out)
}

/// Whether two places are shown in one excerpt: their lines are at most one apart.
fn beside(file: &SourceFile, a: Span, b: Span) -> bool {
    file.lines().line(a.start).abs_diff(file.lines().line(b.start)) <= 1
}

fn heading(
    severity: Severity,
    word: &str,
    rule: &str,
    message: &str,
    view: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut line = Text::<Log>::new();
    if view.color {
        line.own(ansi(severity))
            .add(word)
            .own("[")
            .add(rule)
            .own("]\u{1b}[0m\u{1b}[1m: ")
            .add(message)
            .own("\u{1b}[0m");
    } else {
        line.add(word).own("[").add(rule).own("]: ").add(message);
    }
    line.end(out)
}

fn ansi(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "\u{1b}[1;31m",
        Severity::Warning => "\u{1b}[1;33m",
        Severity::Note => "\u{1b}[1;36m",
    }
}

fn footer(label: Phrase, text: &str, view: &View, out: &mut dyn Write) -> io::Result<()> {
    labelled(&words::say(label, view), text, view, out)
}

fn labelled(label: &str, text: &str, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut line = Text::<Log>::new();
    if view.color {
        line.own("  \u{1b}[36m").add(label).own(":\u{1b}[0m");
    } else {
        line.own("  ").add(label).own(":");
    }
    line.own(if text.is_empty() { "" } else { " " }).add(text).end(out)
}

/// What to write: beside its label where that fits, else below it, to be pasted.
fn blocks(blocks: &[Block], view: &View, out: &mut dyn Write) -> io::Result<()> {
    for (at, block) in blocks.iter().enumerate() {
        write_block(&words::block_label(block, at > 0, view), &block.text, view, out)?;
    }
    Ok(())
}

fn write_block(label: &str, text: &str, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let (first, below) = words::example(text);
    labelled(label, first.unwrap_or_default(), view, out)?;
    for line in below {
        Text::<Log>::new().own(if line.is_empty() { "" } else { "    " }).add(line).end(out)?;
    }
    Ok(())
}

/// The excerpt as miette draws it, under its own heading.
fn snippet(excerpt: &Excerpt, severity: Severity, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut theme = if view.color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    if view.color {
        theme.styles = ThemeStyles::ansi();
    }
    let handler =
        GraphicalReportHandler::new_themed(theme).with_wrap_lines(false).with_width(400).with_context_lines(1);
    let mut drawn = String::new();
    let shown = Shown { excerpt, severity };
    if handler.render_report(&mut drawn, &shown).is_err() {
        return Text::<Log>::new().own("  ").add(&excerpt.heading()).end(out);
    }
    // The first lines are miette's own heading, which ours replaces.
    let mut lines = drawn.lines().skip_while(|line| !line.contains('╭'));
    if let Some(first) = lines.next() {
        let margin: String = first.chars().take_while(|c| *c == ' ').collect();
        write_drawn(&format!("{margin}╭─[{}]", excerpt.heading()), out)?;
    }
    for line in lines.filter(|line| !line.trim().is_empty()) {
        write_drawn(line.trim_end(), out)?;
    }
    Ok(())
}

/// What miette draws.
#[derive(Debug)]
struct Shown<'e> {
    excerpt: &'e Excerpt,
    severity: Severity,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Shown<'_> {}

impl Diagnostic for Shown<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        Some(self.excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.excerpt.marks().iter().map(|(range, text)| {
            let text = (!text.is_empty()).then(|| plain(text).into_owned());
            LabeledSpan::new(text, range.start, range.len())
        })))
    }
}
