//! A page as text for a terminal, no wider than a hundred characters.

use crate::explain::TextPage;
use crate::report::{Page, PagePart, PageTable};

/// How wide a table may be.
const WIDTH: usize = 100;

/// How far what belongs to a rule stands in.
const INDENT: usize = 2;

/// The page as text.
pub fn text(page: &Page) -> String {
    let mut out = TextPage::new();
    out.line(0, &format!("{}: {}", page.title, page.verdict));
    page.about.iter().for_each(|line| out.prose(0, line));
    let mut is_below_heading = false;
    for part in &page.parts {
        match part {
            PagePart::Section(heading) => {
                out.gap();
                out.line(0, heading);
            }
            PagePart::Rule { id, title, word, .. } => {
                out.gap();
                let word = if word.is_empty() { String::new() } else { format!(": {word}") };
                out.prose(0, format!("{id} {title}{word}").trim_start());
            }
            PagePart::Heading(heading) => {
                out.gap();
                out.line(INDENT, heading);
            }
            PagePart::Line(line) | PagePart::Quiet(line) => out.prose(INDENT, line),
            PagePart::List(items) => items.iter().for_each(|item| out.hanging(INDENT, "- ", item)),
            PagePart::Table(table) => {
                if !is_below_heading {
                    out.gap();
                }
                write(table, &mut out);
            }
        }
        is_below_heading = matches!(part, PagePart::Heading(_) | PagePart::Rule { .. });
    }
    out.gap();
    page.foot.iter().for_each(|line| out.prose(0, line));
    out.into_text()
}

/// A table with its columns below one another, amounts to the right; where it would be too wide, the first column is cut.
fn write(table: &PageTable, out: &mut TextPage) {
    let cells = |cells: &[String]| cells.iter().map(|cell| cell.replace('`', "")).collect::<Vec<_>>();
    let mut rows = vec![(cells(&table.head), false)];
    rows.extend(table.rows.iter().map(|row| (cells(&row.cells), row.is_sum)));
    let length = |text: &String| text.chars().count();
    // What a sum is called may reach into the columns beside it, which are empty there.
    let is_held = |at: usize, is_sum: bool| at > 0 || !is_sum;
    let width = |at: usize| {
        let held = rows.iter().filter(|(_, is_sum)| is_held(at, *is_sum));
        held.filter_map(|(row, _)| row.get(at)).map(length).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..table.head.len()).map(width).collect();
    let whole = INDENT + widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1);
    if let Some(first) = widths.first_mut() {
        *first = first.saturating_sub(whole.saturating_sub(WIDTH)).max(8);
    }
    for (row, is_sum) in rows {
        let mut line = String::new();
        let mut start = 0;
        for (at, cell) in row.iter().enumerate() {
            let room = widths.get(at).copied().unwrap_or(0);
            let cell = match length(cell) {
                long if at == 0 && !is_sum && long > room => cell.chars().take(room - 1).chain(['…']).collect(),
                _ => cell.clone(),
            };
            let is_amount = table.amounts.get(at).copied().unwrap_or(false);
            let before = if is_amount { room.saturating_sub(length(&cell)) } else { 0 };
            if !cell.is_empty() {
                let gap = (start + before).saturating_sub(line.chars().count());
                line.extend(std::iter::repeat_n(' ', gap));
                line.push_str(&cell);
            }
            start += room + 2;
        }
        out.line(INDENT, &line);
    }
}
