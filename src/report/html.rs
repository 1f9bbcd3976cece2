//! One page by itself: for reading on a phone, printing, and sending to somebody without the repository.
//!
//! It loads nothing and runs nothing; its policy for content says so to the browser.

use std::borrow::Cow;
use std::io::{self, Write};

use super::rank::{OfDocument, Ranked, by_document, clauses, name, told_worst_first};
use super::sink::{Markup, Part, Text, cut, parts};
use super::words::{self, Ending};
use super::{Told, View};
use crate::finding::{Block, Error, Errors, Severity, Skipped, Status};
use crate::language::messages::report as say;
use crate::language::personal_number::masked;
use crate::language::{Fact, Language, Phrase};
use crate::source::Sources;

const STYLE: &str = include_str!("html.css");

/// The most findings of a page: a longer one stalls a phone.
const MOST_FINDINGS: usize = 2_000;

/// How much of one sentence is shown.
const MOST_CHARACTERS: usize = 2_000;

/// How much of a line of source is shown on either side of the place.
const MOST_BESIDE: usize = 160;

pub(super) fn write(report: &Told, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Text::new();
    head(report, sources, view, &mut page);
    let ranked = told_worst_first(report, &[], sources);
    let shown = &ranked[..ranked.len().min(MOST_FINDINGS)];
    let of = |status: &[Status], weight: Severity| -> Vec<&Ranked> {
        shown.iter().filter(|ranked| status.contains(&ranked.finding.status) && ranked.weight == weight).collect()
    };
    let counts = [Status::Active, Status::Undecided];
    let (past, mendable): (Vec<&Ranked>, Vec<&Ranked>) =
        of(&counts, Severity::Warning).into_iter().partition(|ranked| ranked.finding.is_past);
    open(&of(&counts, Severity::Error), say::BLOCKS, report, view, &mut page);
    open(&mendable, say::WARNINGS, report, view, &mut page);
    pending(report, sources, view, &mut page);
    // None is folded: a folded part is not printed.
    let sections = [
        (say::WARNINGS_PAST, past),
        (say::NOTES, of(&counts, Severity::Note)),
        (say::WAIVED, of(&[Status::Waived], Severity::Note)),
        (say::ANSWERED, of(&[Status::Answered], Severity::Note)),
        (say::EXISTING, of(&[Status::Existing], Severity::Note)),
    ];
    for (heading, ranked) in sections {
        open(&ranked, heading, report, view, &mut page);
    }
    let left_out: usize = ranked[shown.len()..].iter().map(Ranked::count).sum();
    if left_out > 0 {
        say_more(left_out, view, &mut page);
    }
    met(report, sources, view, &mut page);
    sources_of(shown, view, &mut page);
    skipped(&report.summary.skipped, view, &mut page);
    overrides(report, view, &mut page);
    foot(report, view, &mut page);
    page.write(out)
}

/// The page where nothing could be judged.
pub(super) fn write_errors(errors: &Errors, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Text::new();
    let verdict = words::say(say::SET_UP_FAULTY, view);
    title(&verdict, view, &mut page);
    page.own("<h1 class=\"verdict fails\">").add(&verdict).own("</h1>\n</header>\n<main>\n");
    for Error { message, help, place, .. } in errors.0.iter().take(MOST_FINDINGS) {
        page.own("<article class=\"error\">\n<p>");
        sentence(&cut(message, MOST_CHARACTERS), &mut page);
        page.own("</p>\n");
        if let Some(help) = help {
            page.own("<p><strong>").add(&words::say(say::HELP, view)).own(":</strong> ");
            sentence(&cut(help, MOST_CHARACTERS), &mut page);
            page.own("</p>\n");
        }
        if let Some((file, span, _)) = place {
            let line = Fact::number(file.place(*span).0.line);
            page.own("<p class=\"quiet\"><code>").add(view.within).add(&file.path).own("</code> · ");
            page.add(&words::say_fact(say::LINE, "n", line, view)).own("</p>\n");
        }
        page.own("</article>\n");
    }
    more(errors.0.len(), view, &mut page);
    page.own("</main>\n<footer class=\"quiet\">\n<p>vedtak ")
        .own(env!("CARGO_PKG_VERSION"))
        .own("</p>\n</footer>\n</body>\n</html>\n");
    page.write(out)
}

/// The page up to its verdict.
fn title(verdict: &str, view: &View, page: &mut Text<Markup>) {
    begin(view.reader.language, &words::say(say::TITLE, view), verdict, "", page);
}

/// A page up to its verdict; `style` is what it looks like beside what all have in common.
pub(super) fn begin(language: Language, title: &str, verdict: &str, style: &'static str, page: &mut Text<Markup>) {
    page.own("<!DOCTYPE html>\n<html lang=\"").own(language.code()).own("\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.own("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n");
    page.own("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
    page.own(
        "<meta name=\"robots\" content=\"noindex\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>",
    );
    page.add(title)
        .own(": ")
        .add(verdict)
        .own("</title>\n<style>\n")
        .own(STYLE)
        .own(style)
        .own("</style>\n</head>\n<body>\n");
    page.own("<header>\n<p class=\"quiet\">").add(title).own("</p>\n");
}

fn head(report: &Told, sources: &Sources, view: &View, page: &mut Text<Markup>) {
    let verdict = words::verdict(report, sources, view);
    title(&verdict, view, page);
    page.own("<h1 class=\"verdict ");
    let class = match words::ending(report, view) {
        Ending::Fails => "fails",
        Ending::Holds => "holds",
        Ending::NothingJudged => "quiet",
    };
    page.own(class).own("\">").add(&verdict).own("</h1>\n<p class=\"quiet\">");
    page.add(&words::judged(report, view));
    if let Some(until) = words::valid_until(report, view) {
        page.own("<br>\n").add(&until);
    }
    page.own("</p>\n</header>\n<main>\n");
}

fn foot(report: &Told, view: &View, page: &mut Text<Markup>) {
    page.own("</main>\n<footer class=\"quiet\">\n");
    if !report.policies.is_empty() {
        page.own("<p>").add(&words::say(say::POLICIES, view)).own(":</p>\n<ul>\n");
        for policy in &report.policies {
            page.own("<li>").add(&policy.id).own(" <code>").add(&policy.digest).own("</code></li>\n");
        }
        page.own("</ul>\n");
    }
    page.own("<p>").add(&words::basis(report, view)).own("</p>\n");
    page.own("<p>vedtak ")
        .own(env!("CARGO_PKG_VERSION"))
        .own(" · <time>")
        .add(&report.clock.at.to_rfc3339())
        .own("</time></p>\n</footer>\n</body>\n</html>\n");
}

fn open(ranked: &[&Ranked], heading: Phrase, report: &Told, view: &View, page: &mut Text<Markup>) {
    if !ranked.is_empty() {
        page.own("<section>\n<h2>").add(&words::say_number(heading, ranked.len(), view)).own("</h2>\n");
        all_documents(ranked, report, view, page);
        page.own("</section>\n");
    }
}

fn all_documents(ranked: &[&Ranked], report: &Told, view: &View, page: &mut Text<Markup>) {
    for OfDocument { entries, record } in by_document(ranked.iter().copied()) {
        for (at, ranked) in entries.into_iter().enumerate() {
            if at == 0 {
                page.own("<h3>");
                if let Some(document) = &ranked.finding.document {
                    page.add(&document.id).own(" ");
                    if let Some(title) = report.titles.documents.get(document) {
                        page.add(&cut(title, MOST_CHARACTERS)).own(" ");
                    }
                    page.own("<span class=\"quiet\">").add(&document.kind).own("</span> ");
                }
                page.own("<code>").add(&ranked.path(view)).own("</code></h3>\n");
            }
            let lines = if record.is_some() { Cow::Owned(ranked.blocks_here()) } else { ranked.blocks() };
            article(ranked, &lines, view, page);
        }
        if let Some(record) = record {
            page.own("<article class=\"error\">\n");
            lines(&words::say(say::WRITE_RECORD, view), &record.text, page);
            page.own("</article>\n");
        }
    }
}

/// `lines` are what to write.
fn article(ranked: &Ranked, lines: &[Block], view: &View, page: &mut Text<Markup>) {
    let finding = ranked.finding;
    page.own("<article class=\"").own(ranked.weight.as_str()).own("\">\n<p><span class=\"word\">");
    let weight = if finding.gates() { ranked.weight } else { finding.severity };
    page.add(&words::severity(weight, view)).own("</span> ");
    sentence(&cut(&ranked.message(view), MOST_CHARACTERS), page);
    page.own("</p>\n");
    source(ranked, page);
    if let Some(help) = ranked.help(view) {
        page.own("<p><strong>").add(&words::say(say::HELP, view)).own(":</strong> ");
        sentence(&cut(&help, MOST_CHARACTERS), page);
        page.own("</p>\n");
    }
    blocks(lines, view, page);
    if let Some(unjudged) = words::unjudged_all(ranked, view) {
        page.own("<p>");
        sentence(&unjudged, page);
        page.own("</p>\n");
    }
    page.own("<p class=\"quiet\">");
    if let Some(status) = words::status(finding, view) {
        page.add(&status).own(" · ");
    }
    for rule in ranked.rules() {
        page.own("<code>").add(rule).own("</code> ");
    }
    page.own("· ")
        .add(&words::say_fact(say::LINE, "n", Fact::number(ranked.start.line), view))
        .own("</p>\n</article>\n");
}

/// What to write, to be copied.
fn blocks(blocks: &[Block], view: &View, page: &mut Text<Markup>) {
    for (at, block) in blocks.iter().enumerate() {
        lines(&words::block_label(block, at > 0, view), &block.text, page);
    }
}

fn lines(label: &str, text: &str, page: &mut Text<Markup>) {
    page.own("<p><strong>");
    sentence(label, page);
    page.own(":</strong></p>\n<pre class=\"write\">");
    for (at, line) in cut(text.trim_end(), MOST_CHARACTERS).lines().enumerate() {
        page.own(if at == 0 { "" } else { "\n" }).add(line.trim_end());
    }
    page.own("</pre>\n");
}

/// The line at fault with its place marked.
fn source(ranked: &Ranked, page: &mut Text<Markup>) {
    let text = ranked.file.lines().text(ranked.file.shown(masked), ranked.start.line);
    let characters: Vec<char> = text.chars().collect();
    let from = (ranked.start.column as usize - 1).min(characters.len());
    let to = if ranked.end.line == ranked.start.line { ranked.end.column as usize - 1 } else { characters.len() };
    let to = to.clamp(from, characters.len());
    let (first, last) =
        (from.saturating_sub(MOST_BESIDE), (to.min(from + MOST_BESIDE) + MOST_BESIDE).min(characters.len()));
    let to = to.min(last);
    let piece = |range: std::ops::Range<usize>| characters[range].iter().collect::<String>();
    page.own("<pre><span class=\"number\">").number(ranked.start.line as usize).own(" </span>");
    page.own(if first > 0 { "…" } else { "" }).add(&piece(first..from));
    page.own("<mark>").add(&piece(from..to)).own("</mark>").add(&piece(to..last));
    page.own(if last < characters.len() { "…" } else { "" }).own("</pre>\n");
}

fn pending(report: &Told, sources: &Sources, view: &View, page: &mut Text<Markup>) {
    let pending = &report.pending;
    if pending.is_empty() {
        return;
    }
    page.own("<section>\n<h2>").add(&words::say_number(say::PENDING_HEADING, pending.len(), view)).own("</h2>\n");
    for entry in pending.iter().take(MOST_FINDINGS) {
        let path = &sources.file(entry.file).path;
        page.own("<article class=\"note\">\n<p>");
        sentence(&cut(&entry.missing, MOST_CHARACTERS), page);
        page.own("</p>\n");
        for more in words::who_and_when(entry, report, view) {
            page.own("<p>");
            sentence(&more, page);
            page.own("</p>\n");
        }
        blocks(&entry.blocks, view, page);
        page.own("<p class=\"quiet\"><code>")
            .add(&entry.rule.id)
            .own("</code> · ")
            .add(name(entry.document.as_ref(), path))
            .own("</p>\n</article>\n");
    }
    more(pending.len(), view, page);
    page.own("</section>\n");
}

/// The documents that are compliant, and who approved them.
fn met(report: &Told, sources: &Sources, view: &View, page: &mut Text<Markup>) {
    if report.met.is_empty() {
        return;
    }
    page.own("<section>\n<h2>").add(&words::say_number(say::MET, report.met.len(), view)).own("</h2>\n<ul>\n");
    for met in report.met.iter().take(MOST_FINDINGS) {
        page.own("<li>").add(&met.document.id).own(" ");
        if let Some(title) = report.titles.documents.get(&met.document) {
            page.add(&cut(title, MOST_CHARACTERS)).own(" ");
        }
        page.own("<code>").add(view.within).add(&sources.file(met.file).path).own("</code>");
        if let Some(approved) = words::approved_by(met, report, view) {
            page.own("<br>");
            sentence(&approved, page);
        }
        page.own("</li>\n");
    }
    page.own("</ul>\n");
    more(report.met.len(), view, page);
    page.own("</section>\n");
}

/// What the rules come from, each once.
fn sources_of(ranked: &[Ranked], view: &View, page: &mut Text<Markup>) {
    let clauses = clauses(ranked.iter());
    if clauses.is_empty() {
        return;
    }
    page.own("<section>\n<h2>").add(&words::say(say::SOURCES, view)).own("</h2>\n<ul>\n");
    for (rule, clause) in clauses {
        page.own("<li><code>").add(rule).own("</code> ").add(&cut(clause, MOST_CHARACTERS)).own("</li>\n");
    }
    page.own("</ul>\n</section>\n");
}

fn skipped(skipped: &[Skipped], view: &View, page: &mut Text<Markup>) {
    if skipped.is_empty() {
        return;
    }
    page.own("<section>\n<h2>").add(&words::say(say::NOT_EVALUATED, view)).own("</h2>\n<ul>\n");
    for entry in skipped.iter().take(MOST_FINDINGS) {
        page.own("<li>");
        if entry.count != 1 {
            page.number(entry.count).own(" ");
        }
        page.add(&entry.what).own(": ").add(&entry.why).own("</li>\n");
    }
    page.own("</ul>\n");
    more(skipped.len(), view, page);
    page.own("</section>\n");
}

fn overrides(report: &Told, view: &View, page: &mut Text<Markup>) {
    let overrides = &report.summary.overrides;
    if overrides.is_empty() {
        return;
    }
    page.own("<section>\n<h2>").add(&words::say(say::OVERRIDES, view)).own("</h2>\n<ul>\n");
    for own in overrides.iter().take(MOST_FINDINGS) {
        page.own("<li>").add(&words::setting(own, view)).own("</li>\n");
    }
    page.own("</ul>\n");
    more(overrides.len(), view, page);
    page.own("</section>\n");
}

fn more(all: usize, view: &View, page: &mut Text<Markup>) {
    if all > MOST_FINDINGS {
        say_more(all - MOST_FINDINGS, view, page);
    }
}

fn say_more(n: usize, view: &View, page: &mut Text<Markup>) {
    page.own("<p><strong>");
    sentence(&words::say_number(say::MORE, n, view), page);
    page.own("</strong></p>\n");
}

/// A sentence, its code spans as such.
pub(super) fn sentence(text: &str, page: &mut Text<Markup>) {
    for part in parts(text) {
        match part {
            Part::Words(words) => page.add(words),
            Part::Code(code) => page.own("<code>").add(code).own("</code>"),
        };
    }
}
