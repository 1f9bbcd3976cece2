//! Text for people, line by line: headings, prose that is wrapped, code that is not, tables.

use crate::report::plain;

/// How many characters a line of prose has at most.
const WIDTH: usize = 92;

/// The page as far as it is written.
#[derive(Debug, Default)]
pub struct TextPage {
    text: String,
}

impl TextPage {
    /// An empty page.
    pub fn new() -> Self {
        Self::default()
    }

    /// The text of the page.
    pub fn into_text(self) -> String {
        self.text
    }

    /// A heading, with an empty line above it.
    pub fn heading(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.line(0, text);
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A line as it is, so many characters in.
    pub fn line(&mut self, indent: usize, text: &str) {
        let text = plain(text);
        let text = text.trim_end();
        if !text.is_empty() {
            self.text.extend(std::iter::repeat_n(' ', indent));
            self.text.push_str(text);
        }
        self.text.push('\n');
    }

    /// Prose, wrapped between words; what is in backticks stays together.
    pub fn prose(&mut self, indent: usize, text: &str) {
        self.hanging(indent, "", text);
    }

    /// Prose behind a mark such as `- `; its further lines stand below the first word.
    pub fn hanging(&mut self, indent: usize, mark: &str, text: &str) {
        let inner = indent + mark.chars().count();
        let mut lines: Vec<(String, usize)> = Vec::new();
        for word in words(text) {
            let length = word.chars().count();
            match lines.last_mut() {
                Some((line, filled)) if inner + *filled + 1 + length <= WIDTH => {
                    line.push(' ');
                    line.push_str(&word);
                    *filled += 1 + length;
                }
                _ => lines.push((word, length)),
            }
        }
        for (number, (line, _)) in lines.iter().enumerate() {
            if number == 0 {
                self.line(indent, &format!("{mark}{line}"));
            } else {
                self.line(inner, line);
            }
        }
    }

    /// Lines of source as they are.
    pub fn code(&mut self, indent: usize, text: &str) {
        for line in text.trim_end().lines() {
            self.line(indent, line);
        }
    }

    /// Rows with their columns below one another.
    pub(super) fn table(&mut self, indent: usize, rows: &[Vec<String>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for row in rows {
            let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
            self.line(indent, &cells.collect::<Vec<_>>().join("  "));
        }
    }
}

/// The words of a text; a stretch in backticks is one of them.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for word in text.split_whitespace() {
        match words.last_mut() {
            Some(last) if open => {
                last.push(' ');
                last.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
        open ^= word.matches('`').count() % 2 == 1;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut TextPage)) -> String {
        let mut out = TextPage::new();
        write(&mut out);
        out.into_text()
    }

    #[test]
    fn prose_is_wrapped_between_words() {
        let long = "ord ".repeat(40);
        let text = written(|out| out.hanging(2, "- ", &long));
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines.len() > 1 && lines.iter().all(|line| line.chars().count() <= WIDTH), "{text}");
        assert!(lines[0].starts_with("  - ord") && lines[1].starts_with("    ord"), "{text}");
        assert_eq!(written(|out| out.prose(2, "one two")), "  one two\n");
        assert_eq!(written(|out| out.prose(2, " ")), "");
    }

    #[test]
    fn code_in_prose_stays_together() {
        assert_eq!(words("run `vedtak rules --lang nb` now"), ["run", "`vedtak rules --lang nb`", "now"]);
    }

    #[test]
    fn text_of_strangers_does_nothing_to_a_terminal() {
        assert_eq!(written(|out| out.line(0, "a\u{1b}[31m")), "a\\u{1b}[31m\n");
    }
}
