//! A few lines of a file, made harmless, for the graphical view.

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::sink::{is_hidden, plain};
use crate::language::personal_number::masked;
use crate::source::{SourceFile, Span};

/// How much of a line is shown on either side of the place.
const MOST_BESIDE: usize = 90;

/// The lines around a place, with their marks.
#[derive(Debug)]
pub(super) struct Excerpt {
    name: String,
    text: String,
    /// The first line, from 0.
    first: usize,
    /// The column of the place, from 0, as the heading shows it.
    column: usize,
    /// The line of the place, from 0.
    line: usize,
    /// Marks in `text`.
    marks: Vec<(std::ops::Range<usize>, String)>,
}

impl Excerpt {
    /// The lines around `span` (its first line, where it has several), with that place and all of `others` that lie on
    /// these lines marked.
    pub(super) fn new(file: &SourceFile, span: Span, label: &str, others: &[(Span, &str)]) -> Self {
        let index = file.lines();
        let at = index.line(span.start);
        // After the last line break there is no line, unless the place itself is there.
        let count = index.count();
        let ends = index.start(count).is_some_and(|start| start as usize == file.text.len()) && at < count;
        let (first, last) = (at.saturating_sub(1).max(1), (at + 1).min(count - u32::from(ends)));
        let place = file.place(span).0;
        let mut excerpt = Self {
            name: plain(&file.path).into_owned(),
            text: String::new(),
            first: first as usize - 1,
            column: place.column as usize - 1,
            line: place.line as usize - 1,
            marks: Vec::new(),
        };
        for line in first..=last {
            let text = index.text(file.shown(masked), line);
            let start = index.start(line).unwrap_or(0) as usize;
            let marks: Vec<(std::ops::Range<usize>, &str)> = std::iter::once((span, label))
                .chain(others.iter().copied())
                .filter(|(mark, _)| index.line(mark.start) == line)
                .map(|(mark, words)| {
                    let from = (mark.start as usize - start).min(text.len());
                    let to = (mark.end as usize).saturating_sub(start).clamp(from, text.len());
                    (from..to, words)
                })
                .collect();
            excerpt.line(text, &marks);
        }
        excerpt
    }

    fn line(&mut self, text: &str, marks: &[(std::ops::Range<usize>, &str)]) {
        // A line of a megabyte is shown around its place only.
        let middle = marks.first().map_or(0, |(range, _)| range.start);
        let from = boundary(text, middle.saturating_sub(MOST_BESIDE));
        let to = boundary(text, (middle + MOST_BESIDE).min(text.len()));
        let begin = self.text.len();
        let mut places: Vec<(usize, usize)> = marks.iter().map(|_| (begin, begin)).collect();
        if from > 0 {
            self.text.push('…');
        }
        for (offset, c) in text[from..to].char_indices() {
            let offset = from + offset;
            for (place, (range, _)) in places.iter_mut().zip(marks) {
                if range.start == offset {
                    place.0 = self.text.len();
                }
                if range.start <= offset && offset < range.end {
                    let width =
                        if is_hidden(c) && c != '\t' { plain(c.encode_utf8(&mut [0; 4])).len() } else { c.len_utf8() };
                    place.1 = self.text.len() + width;
                }
            }
            if is_hidden(c) && c != '\t' {
                self.text.push_str(&plain(c.encode_utf8(&mut [0; 4])));
            } else {
                self.text.push(c);
            }
        }
        for (place, (range, words)) in places.iter().zip(marks) {
            let end = self.text.len();
            let start = if range.start >= to { end } else { place.0 };
            self.marks.push((start..place.1.max(start), (*words).to_owned()));
        }
        if to < text.len() {
            self.text.push('…');
        }
        self.text.push('\n');
    }

    /// The marks as ranges of the excerpt.
    pub(super) fn marks(&self) -> &[(std::ops::Range<usize>, String)] {
        &self.marks
    }

    /// The name with line and column from 1.
    pub(super) fn heading(&self) -> String {
        format!("{}:{}:{}", self.name, self.line + 1, self.column + 1)
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        _: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let lines = self.text.lines().count();
        let whole = (0, self.text.len());
        Ok(Box::new(MietteSpanContents::new(self.text.as_bytes(), whole.into(), self.first, 0, lines)))
    }
}

fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
