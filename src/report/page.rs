//! A page of headings, sentences and tables by itself: what is no report of findings, for people to read and to print.

use std::io::{self, Write};

use super::html::{begin, sentence};
use super::sink::{Markup, Text};
use crate::language::Language;

/// How tables look; those of a phone stand as cards.
const STYLE: &str = include_str!("page.css");

/// A page.
#[derive(Debug, Default)]
pub struct Page {
    /// What it is called.
    pub title: String,
    /// What it comes to.
    pub verdict: String,
    /// Whether that is good.
    pub tone: Tone,
    /// Lines below the verdict.
    pub about: Vec<String>,
    /// What is on it.
    pub parts: Vec<PagePart>,
    /// Lines at its end.
    pub foot: Vec<String>,
}

/// How something is shown: as good, as bad, or as neither.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Neither.
    #[default]
    Plain,
    /// Good.
    Good,
    /// Bad.
    Bad,
    /// Still to come.
    Waiting,
}

/// A part of a page.
#[derive(Debug)]
pub enum PagePart {
    /// A heading of a section.
    Section(String),
    /// A heading of what is about one rule: its id, its title, and what it comes to.
    Rule {
        /// The id.
        id: String,
        /// The title.
        title: String,
        /// What it comes to.
        word: String,
        /// Whether that is good.
        tone: Tone,
    },
    /// A smaller heading.
    Heading(String),
    /// A sentence.
    Line(String),
    /// A sentence in smaller letters.
    Quiet(String),
    /// Sentences, each behind a mark.
    List(Vec<String>),
    /// A table.
    Table(PageTable),
}

/// A table.
#[derive(Debug, Default)]
pub struct PageTable {
    /// The heads of its columns.
    pub head: Vec<String>,
    /// Which columns hold amounts, and stand to the right.
    pub amounts: Vec<bool>,
    /// Its rows.
    pub rows: Vec<PageRow>,
}

/// A row of a table.
#[derive(Debug, Default)]
pub struct PageRow {
    /// Its cells.
    pub cells: Vec<String>,
    /// Whether what it says is good; shown in the last cell.
    pub tone: Tone,
    /// Whether it is a sum of those above.
    pub is_sum: bool,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Waiting => "waiting",
        }
    }
}

/// Writes a page in HTML: it loads nothing and runs nothing.
///
/// # Errors
/// Writing fails.
pub fn write_page(of: &Page, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Text::new();
    begin(language, &of.title, &of.verdict, STYLE, &mut page);
    page.own("<h1 class=\"verdict ");
    page.own(match of.tone {
        Tone::Bad => "fails",
        Tone::Good => "holds",
        Tone::Plain | Tone::Waiting => "quiet",
    });
    page.own("\">");
    page.add(&of.verdict).own("</h1>\n");
    for line in &of.about {
        quiet(line, &mut page);
    }
    page.own("</header>\n<main>\n");
    let mut open = Open::default();
    for part in &of.parts {
        write_part(part, &mut open, &mut page);
    }
    open.close_section(&mut page);
    page.own("</main>\n<footer class=\"quiet\">\n");
    for line in &of.foot {
        page.own("<p>");
        sentence(line, &mut page);
        page.own("</p>\n");
    }
    page.own("<p>vedtak ").own(env!("CARGO_PKG_VERSION")).own("</p>\n</footer>\n</body>\n</html>\n");
    page.write(out)
}

/// What is open at a place of a page.
#[derive(Default)]
struct Open {
    section: bool,
    rule: bool,
}

impl Open {
    fn close_rule(&mut self, page: &mut Text<Markup>) {
        if std::mem::take(&mut self.rule) {
            page.own("</article>\n");
        }
    }

    fn close_section(&mut self, page: &mut Text<Markup>) {
        self.close_rule(page);
        if std::mem::take(&mut self.section) {
            page.own("</section>\n");
        }
    }
}

fn write_part(part: &PagePart, open: &mut Open, page: &mut Text<Markup>) {
    match part {
        PagePart::Section(heading) => {
            open.close_section(page);
            open.section = true;
            page.own("<section>\n<h2>").add(heading).own("</h2>\n");
        }
        PagePart::Rule { id, title, word, tone } => {
            open.close_rule(page);
            open.rule = true;
            page.own("<article class=\"level ").own(tone.class()).own("\">\n<h3>");
            if !id.is_empty() {
                page.own("<code>").add(id).own("</code> ");
            }
            page.add(title).own(" <span class=\"result ").own(tone.class()).own("\">").add(word).own("</span></h3>\n");
        }
        PagePart::Heading(text) => {
            page.own("<h4>").add(text).own("</h4>\n");
        }
        PagePart::Line(text) => {
            page.own("<p>");
            sentence(text, page);
            page.own("</p>\n");
        }
        PagePart::Quiet(text) => quiet(text, page),
        PagePart::List(items) => {
            page.own("<ul>\n");
            for item in items {
                page.own("<li>");
                sentence(item, page);
                page.own("</li>\n");
            }
            page.own("</ul>\n");
        }
        PagePart::Table(table) => write_table(table, page),
    }
}

fn write_table(table: &PageTable, page: &mut Text<Markup>) {
    let is_amount = |column: usize| table.amounts.get(column).copied().unwrap_or(false);
    page.own("<table>\n<thead><tr>");
    for (column, head) in table.head.iter().enumerate() {
        page.own(if is_amount(column) { "<th scope=\"col\" class=\"amount\">" } else { "<th scope=\"col\">" });
        page.add(head).own("</th>");
    }
    page.own("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        page.own(if row.is_sum { "<tr class=\"sum\">" } else { "<tr>" });
        let last = row.cells.len().saturating_sub(1);
        for (column, cell) in row.cells.iter().enumerate() {
            if cell.is_empty() {
                page.own("<td class=\"none\"></td>");
                continue;
            }
            // On a phone each cell stands behind its head.
            page.own("<td data-head=\"").add(table.head.get(column).map_or("", String::as_str));
            page.own(if is_amount(column) { "\" class=\"amount\">" } else { "\">" });
            if column == last && row.tone != Tone::Plain {
                page.own("<span class=\"result ").own(row.tone.class()).own("\">").add(cell).own("</span>");
            } else {
                sentence(cell, page);
            }
            page.own("</td>");
        }
        page.own("</tr>\n");
    }
    page.own("</tbody>\n</table>\n");
}

fn quiet(text: &str, page: &mut Text<Markup>) {
    page.own("<p class=\"quiet\">");
    sentence(text, page);
    page.own("</p>\n");
}
