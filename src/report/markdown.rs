//! The comment on a pull request: the verdict first, then what blocks, by document, and what is pending.
//!
//! A comment that is too long is refused, so it is cut between findings, and says so.

use std::borrow::Cow;
use std::io::{self, Write};

use super::rank::{OfDocument, Ranked, by_document, clauses, name, told_worst_first};
use super::sink::{Markdown, Text, cut};
use super::words::{self, Ending};
use super::{Told, View};
use crate::finding::{Block, BlockPlace, Error, Errors, Severity, Skipped, Status};
use crate::language::messages::report as say;
use crate::language::{Fact, Phrase};
use crate::source::Sources;

/// What forges take for a comment, less a margin.
const MOST_BYTES: usize = 60_000;

/// What closes a page: the end of a folded part and the line that says what is missing.
const CLOSING: usize = 600;

/// How much of one sentence is shown.
const MOST_CHARACTERS: usize = 1_000;

/// How many things that were not evaluated are named.
const MOST_SKIPPED: usize = 20;

pub(super) fn write(report: &Told, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    within(MOST_BYTES, report, sources, view, out)
}

/// The comment where nothing could be judged.
pub(super) fn write_errors(errors: &Errors, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page { text: Text::new(), most: MOST_BYTES.saturating_sub(CLOSING), left_out: 0 };
    page.text.own("### ⛔ `vedtak`: ").add(&words::say(say::SET_UP_FAULTY, view)).own("\n\n");
    for Error { message, help, place, .. } in &errors.0 {
        let mut piece = Text::new();
        piece.own("- ❌ ").add(&cut(message, MOST_CHARACTERS));
        if let Some((file, span, _)) = place {
            let mut words = Text::new();
            words.code(&file.path);
            let path = format!("{}{}", view.within, file.path);
            piece.own(" · ").link(&words, view.files_at, &path, file.place(*span).0.line as usize);
        }
        if let Some(help) = help {
            piece.own("<br>→ ").add(&cut(help, MOST_CHARACTERS));
        }
        piece.own("\n");
        page.piece(&piece, 1);
    }
    page.close(view, out)
}

/// The comment in at most so many bytes.
///
/// # Errors
/// Writing fails.
pub fn within(most: usize, report: &Told, sources: &Sources, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page { text: Text::new(), most: most.saturating_sub(CLOSING), left_out: 0 };
    head(report, sources, view, &mut page.text);
    let ranked = told_worst_first(report, &[], sources);
    let of = |status: &[Status], weight: Severity| -> Vec<&Ranked> {
        ranked.iter().filter(|ranked| status.contains(&ranked.finding.status) && ranked.weight == weight).collect()
    };
    let counts = [Status::Active, Status::Undecided];
    let (past, mendable): (Vec<&Ranked>, Vec<&Ranked>) =
        of(&counts, Severity::Warning).into_iter().partition(|ranked| ranked.finding.is_past);
    page.open(&of(&counts, Severity::Error), say::BLOCKS, report, view);
    page.open(&mendable, say::WARNINGS, report, view);
    page.pending(report, sources, view);
    page.folded(&past, say::WARNINGS_PAST, report, view);
    page.folded(&of(&counts, Severity::Note), say::NOTES, report, view);
    page.folded(&of(&[Status::Waived], Severity::Note), say::WAIVED, report, view);
    page.folded(&of(&[Status::Answered], Severity::Note), say::ANSWERED, report, view);
    page.folded(&of(&[Status::Existing], Severity::Note), say::EXISTING, report, view);
    page.met(report, sources, view);
    page.sources(&ranked, view);
    page.skipped(&report.summary.skipped, view);
    page.overrides(report, view);
    page.close(view, out)
}

fn head(report: &Told, sources: &Sources, view: &View, text: &mut Text<Markdown>) {
    text.own(match words::ending(report, view) {
        Ending::Fails => "### ❌ `vedtak`: ",
        Ending::Holds => "### ✅ `vedtak`: ",
        Ending::NothingJudged => "### ⚪ `vedtak`: ",
    });
    text.add(&words::verdict(report, sources, view)).own("\n\n");
    text.own("<sub>").add(&words::judged(report, view));
    if let Some(until) = words::valid_until(report, view) {
        text.own(" · ").add(&until);
    }
    text.own(" · ").add(&words::basis(report, view)).own("</sub>\n");
}

/// A comment in the making.
struct Page {
    text: Text<Markdown>,
    most: usize,
    left_out: usize,
}

impl Page {
    /// Writes it, and at its end how much is left out.
    fn close(mut self, view: &View, out: &mut dyn Write) -> io::Result<()> {
        if self.left_out > 0 {
            let more = words::say_number(say::MORE, self.left_out, view);
            self.text.own("\n**").add(&more).own("**\n");
        }
        self.text.write(out)
    }

    /// Adds a piece that shows `findings` findings, if there is room; returns whether there was.
    fn piece(&mut self, piece: &Text<Markdown>, findings: usize) -> bool {
        // Once something is left out, nothing lighter takes its place.
        let fits = self.left_out == 0 && self.text.len() + piece.len() <= self.most;
        if fits {
            self.text.push(piece);
        } else {
            self.left_out += findings;
        }
        fits
    }

    /// Findings by document, in sight.
    fn open(&mut self, ranked: &[&Ranked], heading: Phrase, report: &Told, view: &View) {
        let mut before = Text::new();
        before.own("\n#### ").add(&words::heading(heading, ranked.len(), view)).own("\n");
        self.by_document(ranked, &before, report, view);
    }

    /// Findings by document, folded.
    fn folded(&mut self, ranked: &[&Ranked], summary: Phrase, report: &Told, view: &View) {
        let mut before = Text::new();
        before.own("\n<details><summary>").add(&words::heading(summary, ranked.len(), view)).own("</summary>\n");
        if self.by_document(ranked, &before, report, view) {
            self.text.own("\n</details>\n");
        }
    }

    /// Whether anything was added.
    fn by_document(&mut self, ranked: &[&Ranked], before: &Text<Markdown>, report: &Told, view: &View) -> bool {
        let mut added = false;
        for OfDocument { entries, record } in by_document(ranked.iter().copied()) {
            let mut is_shown = false;
            for ranked in entries {
                if self.left_out > 0 {
                    self.left_out += ranked.count();
                    continue;
                }
                let mut piece = Text::new();
                if !added {
                    piece.push(before);
                }
                if !is_shown {
                    heading(ranked, report, view, &mut piece);
                }
                item(ranked, view, &mut piece);
                let lines = if record.is_some() { Cow::Owned(ranked.blocks_here()) } else { ranked.blocks() };
                blocks(&lines, view, &mut piece);
                is_shown |= self.piece(&piece, ranked.count());
                added |= is_shown;
            }
            if let Some(record) = record.filter(|_| is_shown) {
                let mut piece = Text::new();
                piece.own("- → ").add(&words::say(say::WRITE_RECORD, view)).own(":\n");
                piece.block(&cut(record.text.trim_end(), MOST_CHARACTERS));
                self.piece(&piece, 0);
            }
        }
        added
    }

    fn pending(&mut self, report: &Told, sources: &Sources, view: &View) {
        for (at, entry) in report.pending.iter().enumerate() {
            let mut piece = Text::new();
            if at == 0 {
                let heading = words::heading(say::PENDING_HEADING, report.pending.len(), view);
                piece.own("\n#### ").add(&heading).own("\n\n");
            }
            let file = sources.file(entry.file);
            let (start, _) = file.place(entry.span);
            piece.own("- ⏳ ").add(&cut(&entry.missing, MOST_CHARACTERS)).own(" · ");
            let path = format!("{}{}", view.within, file.path);
            let mut words = Text::new();
            words.code(name(entry.document.as_ref(), &file.path));
            piece.link(&words, view.files_at, &path, start.line as usize);
            for more in words::who_and_when(entry, report, view) {
                piece.own("<br>→ ").add(&more);
            }
            piece.own(" <sub>").code(&entry.rule.id).own("</sub>\n");
            blocks(&entry.blocks, view, &mut piece);
            self.piece(&piece, 1);
        }
    }

    /// The documents that are compliant, and who approved them; folded where others are not.
    fn met(&mut self, report: &Told, sources: &Sources, view: &View) {
        if report.met.is_empty() || self.left_out > 0 {
            return;
        }
        let mut piece = Text::new();
        let is_folded = words::ending(report, view) == Ending::Fails;
        piece.own(if is_folded { "\n<details><summary>" } else { "\n#### " });
        piece.add(&words::heading(say::MET, report.met.len(), view));
        piece.own(if is_folded { "</summary>\n\n" } else { "\n\n" });
        for met in report.met.iter().take(MOST_SKIPPED) {
            let file = sources.file(met.file);
            let path = format!("{}{}", view.within, file.path);
            let mut words = Text::new();
            words.code(&met.document.id);
            piece.own("- ");
            piece.link(&words, view.files_at, &path, file.place(met.span).0.line as usize);
            if let Some(title) = report.titles.documents.get(&met.document) {
                piece.own(" ").add(&cut(title, MOST_CHARACTERS));
            }
            if let Some(approved) = words::approved_by(met, report, view) {
                piece.own(": ").add(&approved);
            }
            piece.own("\n");
        }
        if report.met.len() > MOST_SKIPPED {
            piece.own("- ").add(&words::say_number(say::MORE, report.met.len() - MOST_SKIPPED, view)).own("\n");
        }
        piece.own(if is_folded { "\n</details>\n" } else { "" });
        self.piece(&piece, 0);
    }

    /// What the rules come from, each once.
    fn sources(&mut self, ranked: &[Ranked], view: &View) {
        let clauses = clauses(ranked.iter());
        if clauses.is_empty() || self.left_out > 0 {
            return;
        }
        let mut piece = Text::new();
        piece.own("\n<details><summary>").add(&words::heading(say::SOURCES, clauses.len(), view)).own("</summary>\n\n");
        for (rule, clause) in clauses {
            piece.own("- ").code(rule).own(" · ").add(&cut(clause, MOST_CHARACTERS)).own("\n");
        }
        piece.own("\n</details>\n");
        self.piece(&piece, 0);
    }

    fn skipped(&mut self, skipped: &[Skipped], view: &View) {
        if skipped.is_empty() || self.left_out > 0 {
            return;
        }
        let mut piece = Text::new();
        piece
            .own("\n<details><summary>")
            .add(&words::heading(say::NOT_EVALUATED, skipped.len(), view))
            .own("</summary>\n\n");
        for entry in skipped.iter().take(MOST_SKIPPED) {
            piece.own("- ");
            if entry.count != 1 {
                piece.number(entry.count).own(" ");
            }
            piece.add(&cut(&entry.what, MOST_CHARACTERS)).own(": ").add(&cut(&entry.why, MOST_CHARACTERS)).own("\n");
        }
        if skipped.len() > MOST_SKIPPED {
            piece.own("- ").add(&words::say_number(say::MORE, skipped.len() - MOST_SKIPPED, view)).own("\n");
        }
        piece.own("\n</details>\n");
        self.piece(&piece, 0);
    }

    fn overrides(&mut self, report: &Told, view: &View) {
        let overrides = &report.summary.overrides;
        if overrides.is_empty() || self.left_out > 0 {
            return;
        }
        let mut piece = Text::new();
        piece
            .own("\n<details><summary>")
            .add(&words::heading(say::OVERRIDES, overrides.len(), view))
            .own("</summary>\n\n");
        for own in overrides.iter().take(MOST_SKIPPED) {
            piece.own("- ").add(&cut(&words::setting(own, view), MOST_CHARACTERS)).own("\n");
        }
        if overrides.len() > MOST_SKIPPED {
            piece.own("- ").add(&words::say_number(say::MORE, overrides.len() - MOST_SKIPPED, view)).own("\n");
        }
        piece.own("\n</details>\n");
        self.piece(&piece, 0);
    }
}

fn heading(ranked: &Ranked, report: &Told, view: &View, piece: &mut Text<Markdown>) {
    let path = ranked.path(view);
    let mut words = Text::new();
    words.code(&path);
    piece.own("\n");
    if let Some(document) = &ranked.finding.document {
        piece.own("**").code(&document.id).own("**");
        if let Some(title) = report.titles.documents.get(document) {
            piece.own(" ").add(&cut(title, MOST_CHARACTERS));
        }
        piece.own(" · ");
    }
    piece.link(&words, view.files_at, &path, ranked.start.line as usize).own("\n\n");
}

fn item(ranked: &Ranked, view: &View, piece: &mut Text<Markdown>) {
    let finding = ranked.finding;
    piece.own(match (ranked.weight, finding.status) {
        (_, Status::Undecided) => "- ❔ ",
        (Severity::Error, _) => "- ❌ ",
        (Severity::Warning, _) => "- ⚠️ ",
        (Severity::Note, _) => "- ",
    });
    piece.add(&cut(&ranked.message(view), MOST_CHARACTERS)).own(" · ");
    let line = words::say_fact(say::LINE, "n", Fact::number(ranked.start.line), view);
    piece.link(&Text::of(&line), view.files_at, &ranked.path(view), ranked.start.line as usize);
    if let Some(help) = ranked.help(view) {
        piece.own("<br>→ ").add(&cut(&help, MOST_CHARACTERS));
    }
    if let Some(unjudged) = words::unjudged_all(ranked, view) {
        piece.own("<br>❔ ").add(&unjudged);
    }
    piece.own(" <sub>");
    for (at, rule) in ranked.rules().enumerate() {
        piece.own(if at == 0 { "" } else { " " }).code(rule);
    }
    piece.own("</sub>\n");
}

/// What to write, as a block of the item above it.
fn blocks(blocks: &[Block], view: &View, piece: &mut Text<Markdown>) {
    for (at, block) in blocks.iter().enumerate() {
        // At the top of the document the lines say themselves where they belong.
        if block.place != BlockPlace::Top || block.document.is_some() {
            piece.own("  <br>").add(&words::block_label(block, at > 0, view)).own(":\n");
        }
        piece.block(&cut(block.text.trim_end(), MOST_CHARACTERS));
    }
}
