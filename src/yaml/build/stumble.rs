//! What a writer did where the parser stumbles, and the place to mend it. The parser stops where it can read no further,
//! which is often lines below.

use super::super::fault::{FaultKind, SyntaxProblem};
use super::super::openings::{
    Openings, closing_mark, column, indentation, is_entry, is_item, key_length, line_above, line_end, next_entry,
    openings, opens,
};
use super::super::places::{self, BLANKS, line_start, starts_document};
use super::super::spaces::in_line;
use super::super::tree::{Style, What};
use super::Build;
use crate::source::Span;

impl Build<'_> {
    /// The fault and its place as a writer sees them, where the parser means another.
    pub(super) fn explain(&self, kind: FaultKind, at: usize, span: Span) -> (FaultKind, Span) {
        use SyntaxProblem as P;
        let FaultKind::Syntax(problem) = kind else { return (kind, span) };
        let told = match problem {
            P::UnknownEscape => self.escape(at).map(|place| (problem, place)),
            // The parser also misses a document's start where text follows a whole document.
            P::Directive => match self.directive(span) {
                (P::Other, place) => self.structure(P::Other, at).or(Some((P::Other, place))),
                directive => Some(directive),
            },
            // The parser gives the start of the line.
            P::Control(control) => self.text[at..].find(control).map(|before| (problem, self.char_at(at + before))),
            P::Other | P::ForbiddenStart(_) if self.control(span).is_some() => {
                self.control(span).map(|control| (P::Control(control), span))
            }
            P::Tab => self.tab(at).map(|place| (problem, place)),
            P::UnclosedQuote
            | P::TextAfterQuote
            | P::TextAfterApostrophe
            | P::Indentation
            | P::Colon
            | P::MissingColon
            | P::MissingComma
            | P::UnclosedBracket
            | P::Dash
            | P::Comment
            | P::Other => self.structure(problem, at),
            _ => None,
        };
        let (problem, span) = told.unwrap_or((problem, span));
        (FaultKind::Syntax(problem), span)
    }

    fn structure(&self, problem: SyntaxProblem, at: usize) -> Option<(SyntaxProblem, Span)> {
        if let Some(space) = self.invisible(at) {
            return Some(space);
        }
        let from = self.outermost().unwrap_or(self.cursor).min(at);
        let open = openings(self.text, from, at);
        if let Some(mark) = self.unclosed_quote(problem, &open, at) {
            return Some((SyntaxProblem::UnclosedQuote, self.char_at(mark)));
        }
        if self.text[at..].starts_with(',') && self.before(at).is_none_or(|c| matches!(c, ',' | '[' | '{')) {
            return Some((SyntaxProblem::DoubleComma, self.char_at(at)));
        }
        if let Some(bracket) = self.unclosed_bracket(from, &open, at) {
            return Some((SyntaxProblem::UnclosedBracket, self.char_at(bracket)));
        }
        if open.brackets.is_empty() { self.in_block(problem, at) } else { self.in_brackets(problem, &open, at) }
    }

    /// Where the outermost list or mapping in brackets starts that is open.
    fn outermost(&self) -> Option<usize> {
        let nodes = self.open.iter().map(|open| self.tree.nodes[open.node as usize]);
        nodes.into_iter().find(|raw| raw.style == Style::Flow).map(|raw| raw.span.start as usize)
    }

    /// The mark of a text that is not closed where a writer would have closed it.
    fn unclosed_quote(&self, problem: SyntaxProblem, open: &Openings, at: usize) -> Option<usize> {
        let (mark, close) = open.quoted?;
        let Some(close) = close else { return Some(mark) };
        let touches = close >= at || self.text[close + 1..at].trim_start_matches(BLANKS).is_empty();
        if !touches {
            return None;
        }
        // The next document's marker ended the text.
        let cut = problem == SyntaxProblem::UnclosedQuote || starts_document(self.text, at);
        let swallows = next_entry(self.text, mark, close, column(self.text, mark)).is_some();
        (cut || swallows || (close < at && opens(self.text, close))).then_some(mark)
    }

    /// The bracket that is open where a line starts an entry of the mapping or list around it.
    fn unclosed_bracket(&self, from: usize, open: &Openings, at: usize) -> Option<usize> {
        let &outermost = open.brackets.first()?;
        let entry = next_entry(self.text, outermost, line_end(self.text, at), column(self.text, outermost))?;
        let goes_on = self.before(entry).is_some_and(|c| matches!(c, ',' | '[' | '{' | ':'));
        if goes_on { None } else { openings(self.text, from, entry).brackets.last().copied() }
    }

    fn in_brackets(&self, problem: SyntaxProblem, open: &Openings, at: usize) -> Option<(SyntaxProblem, Span)> {
        use SyntaxProblem as P;
        let mapping = open.brackets.last().is_some_and(|&bracket| self.text[bracket..].starts_with('{'));
        match problem {
            P::TextAfterQuote | P::TextAfterApostrophe => {
                let (mark, _) = open.quoted?;
                let key = mapping && self.before(mark).is_some_and(|c| matches!(c, '{' | ','));
                if key {
                    Some((P::KeyColon, self.char_at(at)))
                } else if self.text[at..].starts_with(['"', '\'']) {
                    Some((P::MissingComma, self.char_at(at)))
                } else {
                    None
                }
            }
            P::MissingComma | P::Colon if self.text[at..].starts_with(':') => {
                let key = self.text[..at].trim_end_matches(BLANKS);
                let quoted = key.ends_with(['"', '\'']).then(|| key[..key.len() - 1].rfind(['"', '\''])).flatten();
                let word = quoted.unwrap_or_else(|| {
                    key.rfind([' ', '\t', '\n', '\r', ',', '[', '{', ':']).map_or(0, |before| before + 1)
                });
                match self.before(word) {
                    Some(':') => Some((P::Colon, self.char_at(at))),
                    _ => Some((P::MissingComma, self.char_at(word))),
                }
            }
            _ => None,
        }
    }

    fn in_block(&self, problem: SyntaxProblem, at: usize) -> Option<(SyntaxProblem, Span)> {
        use SyntaxProblem as P;
        if problem != P::Colon && self.text[..at].trim_end_matches(BLANKS).ends_with([']', '}']) {
            return Some((P::TextAfterBracket, self.word_at(at)));
        }
        if !matches!(problem, P::Colon | P::MissingColon | P::Dash | P::Indentation) {
            return None;
        }
        let start = line_start(self.text, at) + indentation(self.text, at);
        let content = &self.text[start.min(line_end(self.text, at))..line_end(self.text, at)];
        let above = line_above(self.text, at).filter(|&above| above >= self.region_start);
        let sibling = above.filter(|&above| indentation(self.text, above) == indentation(self.text, at));
        let sibling = sibling.map(|above| above + indentation(self.text, above));
        let line = |start: usize| self.text[start..line_end(self.text, start)].trim_end_matches(BLANKS);
        let key = content.trim_start_matches(['-', ' ']);
        let key_start = start + content.len() - key.len();
        let first = at <= key_start || key_length(key) == Some(at - key_start);
        let below =
            above.is_some_and(|above| column(self.text, above) < indentation(self.text, at) && has_value(line(above)));
        if first && below && is_entry(content) {
            return Some((P::IndentedBelowValue, self.char_at(start)));
        }
        if is_item(content) && problem != P::Colon {
            let problem = if sibling.is_some_and(|above| !is_item(line(above))) { P::Dash } else { P::Indentation };
            return Some((problem, self.char_at(start)));
        }
        if problem == P::MissingColon && sticks(content) {
            return Some((P::MissingSpace, self.word_at(start)));
        }
        let list = self.open.last().map(|open| self.tree.nodes[open.node as usize]);
        let list = list.filter(|raw| raw.what == What::Sequence && raw.style == Style::Block);
        let dash = list.map(|raw| raw.span.start as usize - line_start(self.text, raw.span.start as usize));
        match problem {
            P::Dash if dash == Some(indentation(self.text, at)) => Some((beside_items(content), self.word_at(start))),
            P::Dash if dash.is_some() => Some((P::Indentation, self.char_at(start))),
            P::MissingColon if is_entry(content) => Some((P::Indentation, self.char_at(start))),
            P::MissingColon if sibling.is_some_and(|above| is_item(line(above))) => {
                Some((beside_items(content), self.word_at(start)))
            }
            P::MissingColon => Some((P::MissingColon, self.word_at(start))),
            P::Colon if key_length(content) == Some(at - start) => match sibling {
                Some(above) if !is_entry(line(above)) => Some(self.no_entry(above)),
                _ if above.is_some() => Some((P::Indentation, self.char_at(start))),
                _ => None,
            },
            _ => None,
        }
    }

    /// The topmost of the lines at a place and above it that have the same indentation and are no entries.
    fn no_entry(&self, mut start: usize) -> (SyntaxProblem, Span) {
        let indent = indentation(self.text, start);
        while let Some(above) = line_above(self.text, start).filter(|&above| above >= self.region_start) {
            let content = above + indentation(self.text, above);
            let line = &self.text[content..line_end(self.text, content)];
            if content - above != indent || is_entry(line) || starts_document(self.text, above) {
                break;
            }
            start = content;
        }
        let content = &self.text[start..line_end(self.text, start)];
        let problem = if sticks(content) { SyntaxProblem::MissingSpace } else { SyntaxProblem::MissingColon };
        (problem, self.word_at(start))
    }

    /// A character that looks like a space, between the last token and the end of the line at fault.
    fn invisible(&self, at: usize) -> Option<(SyntaxProblem, Span)> {
        let mut start = line_start(self.text, self.cursor.min(at)).max(self.region_start);
        while start <= at {
            let end = line_end(self.text, start);
            if let Some(offset) = in_line(&self.text[start..end]) {
                let space = self.text[start + offset..].chars().next()?;
                return Some((SyntaxProblem::InvisibleSpace(space), self.char_at(start + offset)));
            }
            start = end + 1;
        }
        None
    }

    /// The backslash of the first escape that is none, in the text whose mark the parser gives or which holds `at`.
    fn escape(&self, at: usize) -> Option<Span> {
        let open = openings(self.text, self.outermost().unwrap_or(self.cursor).min(at), at + 1);
        let (mark, _) = open.quoted?;
        let end = closing_mark(self.text, mark).unwrap_or(self.text.len());
        let mut from = mark + 1;
        while let Some(found) = self.text[from..end].find('\\') {
            let backslash = from + found;
            let rest = &self.text[backslash + 1..];
            let c = rest.chars().next()?;
            let digits = match c {
                'x' => 2,
                'u' => 4,
                'U' => 8,
                _ => 0,
            };
            let number = rest.get(1..=digits).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
            let known = "0abtnvfre \"/\\N_LPxuU\t\n\r".contains(c);
            // A surrogate's other half is told at the first.
            if !known || number.is_none() || backslash >= at && digits == 4 {
                return Some(Span::new(backslash, backslash + 1 + c.len_utf8()));
            }
            from = backslash + 1 + c.len_utf8() + digits;
        }
        None
    }

    fn directive(&self, span: Span) -> (SyntaxProblem, Span) {
        let region = &self.text[self.region_start..span.end as usize];
        let mut at = self.region_start;
        let mut last = None;
        for line in region.split_inclusive(['\n', '\r']) {
            last = if line.starts_with('%') { Some(at) } else { last };
            at += line.len();
        }
        match last {
            Some(line) if span.is_empty() => (SyntaxProblem::Directive, self.char_at(line)),
            Some(_) => (SyntaxProblem::Directive, span),
            None => (SyntaxProblem::Other, span),
        }
    }

    /// The tabs that indent the line at fault or the one after it.
    fn tab(&self, at: usize) -> Option<Span> {
        let first = line_start(self.text, at);
        let second = places::line_end(self.text, at);
        [first, second].into_iter().find_map(|start| {
            let indent = &self.text[start..start + indentation(self.text, start)];
            let tab = indent.find('\t')?;
            Some(Span::new(start + tab, start + indent.trim_end_matches(' ').len()))
        })
    }

    /// The last character before a place that is neither blank nor a line break.
    fn before(&self, at: usize) -> Option<char> {
        self.text[..at].trim_end().chars().next_back()
    }

    /// The span of the word at a byte, up to a blank; empty at the end.
    pub(super) fn word_at(&self, at: usize) -> Span {
        let line = &self.text[at..line_end(self.text, at)];
        Span::new(at, at + line.find(BLANKS).unwrap_or(line.len()))
    }
}

/// What is wrong with a line that stands beside items and is none.
fn beside_items(content: &str) -> SyntaxProblem {
    if content.starts_with('-') { SyntaxProblem::DashSpace } else { SyntaxProblem::MissingDash }
}

/// Whether a line is an entry, perhaps of an item, with its value beside it: a scalar or a value in brackets.
fn has_value(line: &str) -> bool {
    let content = line.trim_start_matches([' ', '-']);
    let value = key_length(content).map_or("", |key| content[key + 1..].trim_matches(BLANKS));
    !value.is_empty() && !value.starts_with(['#', '&', '!', '|', '>'])
}

/// Whether a line is like `key:value`, but not an address such as `https://…`.
pub(super) fn sticks(content: &str) -> bool {
    key_length(content).is_some_and(|key| {
        let value = &content[key + 1..];
        !value.is_empty() && !value.starts_with("//") && !value.starts_with(BLANKS)
    })
}
