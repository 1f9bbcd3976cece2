//! JSON, as strictly as RFC 8259 has it, to the same tree as YAML.

use granit_parser::{ScalarStyle, StructureStyle};

use super::super::fault::{JsonProblem, SyntaxProblem};
use super::super::openings::opens;
use super::super::spaces::is_invisible_space;
use super::super::tree::What;
use super::{Build, GiveUp};
use crate::source::Span;

const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Value,
    /// After `[`.
    ValueOrEnd,
    Key,
    /// After `{`.
    KeyOrEnd,
    Colon,
    CommaOrEnd,
    /// Nothing: the value of the file is complete.
    Nothing,
}

impl Build<'_> {
    /// Reads the whole text as one document.
    pub(super) fn run_json(&mut self) {
        self.in_document = true;
        let mut json = Json { at: 0, next: Next::Value, brackets: Vec::new(), before: None, string: None };
        while let Some(step) = json.step(self) {
            if step.is_err() {
                self.drop_document();
                break;
            }
        }
        self.close_document(self.text.len());
    }

    fn json(&mut self, problem: JsonProblem, span: Span) -> GiveUp {
        self.syntax(SyntaxProblem::Json(problem), span)
    }
}

struct Json {
    at: usize,
    next: Next,
    /// The brackets that are open.
    brackets: Vec<usize>,
    /// The comma, colon or bracket that was read last, if no value was since.
    before: Option<usize>,
    /// The text in quotation marks that was read last.
    string: Option<Span>,
}

impl Json {
    /// Reads the next token; `None` at the end of a text without fault.
    fn step(&mut self, build: &mut Build<'_>) -> Option<Result<(), GiveUp>> {
        let rest = &build.text[self.at..];
        self.at += rest.len() - rest.trim_start_matches(BLANKS).len();
        let Some(c) = build.text[self.at..].chars().next() else {
            if self.next == Next::Nothing {
                return None;
            }
            let fault = match self.brackets.last() {
                Some(&bracket) => build.syntax(SyntaxProblem::UnclosedBracket, Span::new(bracket, bracket + 1)),
                None => build.syntax(SyntaxProblem::UnexpectedEnd, Span::at(self.at)),
            };
            return Some(Err(fault));
        };
        let value = matches!(self.next, Next::Value | Next::ValueOrEnd);
        let key = matches!(self.next, Next::Key | Next::KeyOrEnd);
        Some(match c {
            '"' if value || key => self.text(build),
            '{' | '[' if value => self.open(build, c),
            '}' | ']' if self.may_close(build, c) => self.close(build),
            ':' if self.next == Next::Colon => {
                self.pass(Next::Value);
                Ok(())
            }
            ',' if self.next == Next::CommaOrEnd => {
                let next = if self.in_object(build) { Next::Key } else { Next::Value };
                self.pass(next);
                Ok(())
            }
            _ if value && word(&build.text[self.at..]).is_some() => self.word(build),
            _ => Err(self.refuse(build, c)),
        })
    }

    fn pass(&mut self, next: Next) {
        self.before = Some(self.at);
        self.at += 1;
        self.next = next;
    }

    fn in_object(&self, build: &Build<'_>) -> bool {
        self.brackets.last().is_some_and(|&bracket| build.text[bracket..].starts_with('{'))
    }

    fn may_close(&self, build: &Build<'_>, c: char) -> bool {
        !self.brackets.is_empty()
            && matches!(self.next, Next::CommaOrEnd | Next::KeyOrEnd | Next::ValueOrEnd)
            && (c == '}') == self.in_object(build)
    }

    fn after_value(&self) -> Next {
        if self.brackets.is_empty() { Next::Nothing } else { Next::CommaOrEnd }
    }

    fn open(&mut self, build: &mut Build<'_>, c: char) -> Result<(), GiveUp> {
        let what = if c == '{' { What::Mapping } else { What::Sequence };
        build.start(what, StructureStyle::Flow, Span::new(self.at, self.at + 1), None, None)?;
        self.brackets.push(self.at);
        self.pass(if c == '{' { Next::KeyOrEnd } else { Next::ValueOrEnd });
        Ok(())
    }

    fn close(&mut self, build: &mut Build<'_>) -> Result<(), GiveUp> {
        build.end(Span::new(self.at, self.at + 1))?;
        self.brackets.pop();
        self.before = None;
        self.at += 1;
        self.next = self.after_value();
        Ok(())
    }

    fn word(&mut self, build: &mut Build<'_>) -> Result<(), GiveUp> {
        let text = build.text;
        let word = word(&text[self.at..]).unwrap_or("");
        build.scalar(word, ScalarStyle::Plain, Span::new(self.at, self.at + word.len()), None, None)?;
        self.at += word.len();
        self.before = None;
        self.next = self.after_value();
        Ok(())
    }

    fn text(&mut self, build: &mut Build<'_>) -> Result<(), GiveUp> {
        let text = build.text;
        let key = matches!(self.next, Next::Key | Next::KeyOrEnd);
        let (span, value) = string(text, self.at).map_err(|(problem, span)| build.syntax(problem, span))?;
        build.scalar(value.as_deref().unwrap_or(inside(text, span)), ScalarStyle::DoubleQuoted, span, None, None)?;
        self.at = span.end as usize;
        self.before = None;
        self.string = Some(span);
        self.next = if key { Next::Colon } else { self.after_value() };
        Ok(())
    }

    /// What stands at the place and may not.
    fn refuse(&mut self, build: &mut Build<'_>, c: char) -> GiveUp {
        use JsonProblem as J;
        let at = self.at;
        let rest = &build.text[at..];
        let here = Span::new(at, at + c.len_utf8());
        let comma = self.before.filter(|&before| build.text[before..].starts_with(','));
        if let Some(string) = self.string.filter(|string| string.end as usize == at)
            && opens(build.text, at - 1)
        {
            let mark = string.start as usize;
            return build.syntax(SyntaxProblem::UnclosedQuote, Span::new(mark, mark + 1));
        }
        match c {
            '/' | '#' if rest.starts_with("//") || rest.starts_with("/*") || c == '#' => {
                build.json(J::Comment, Span::new(at, at + comment(rest)))
            }
            '}' | ']' => match (comma, self.brackets.last()) {
                (_, None) => build.syntax(SyntaxProblem::StrayBracket, here),
                (Some(comma), _) => build.json(J::TrailingComma, Span::new(comma, comma + 1)),
                (None, Some(&bracket)) if (c == '}') != self.in_object(build) => {
                    build.syntax(SyntaxProblem::UnclosedBracket, Span::new(bracket, bracket + 1))
                }
                (None, Some(_)) if self.next == Next::Colon => build.syntax(SyntaxProblem::KeyColon, here),
                (None, Some(_)) => build.json(J::NoValue, here),
            },
            ',' if self.next == Next::Colon => build.syntax(SyntaxProblem::KeyColon, here),
            ',' if self.next == Next::Nothing => build.json(J::SecondDocument, here),
            ',' if self.before.is_some_and(|before| build.text[before..].starts_with(':')) => {
                build.json(J::NoValue, here)
            }
            ',' => build.syntax(SyntaxProblem::DoubleComma, here),
            ':' if self.next != Next::Nothing => build.syntax(SyntaxProblem::Colon, here),
            c if is_invisible_space(c) => build.syntax(SyntaxProblem::InvisibleSpace(c), here),
            c if c.is_control() => build.syntax(SyntaxProblem::Control(c), here),
            _ => match self.next {
                Next::Nothing => build.json(J::SecondDocument, Span::new(at, at + line(rest).len())),
                Next::CommaOrEnd => build.syntax(SyntaxProblem::MissingComma, here),
                Next::Colon => build.syntax(SyntaxProblem::KeyColon, here),
                next => {
                    let key = matches!(next, Next::Key | Next::KeyOrEnd);
                    let found = run(rest, key);
                    build.json(kind(found, key), Span::new(at, at + found.len().max(c.len_utf8())))
                }
            },
        }
    }
}

/// What a run of text is that JSON has not.
fn kind(found: &str, key: bool) -> JsonProblem {
    let lower = found.to_ascii_lowercase();
    let unsigned = lower.trim_start_matches(['+', '-']);
    let number = matches!(unsigned, "nan" | "infinity" | ".inf" | ".nan")
        || unsigned.trim_start_matches('.').starts_with(|c: char| c.is_ascii_digit());
    match found.chars().next() {
        Some('\'') => JsonProblem::SingleQuotes,
        Some('“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '‹' | '›') => {
            JsonProblem::TypographicQuotes
        }
        Some('&' | '*' | '!' | '|' | '>' | '%' | '?') => JsonProblem::Yaml,
        Some('-') if !number => JsonProblem::Yaml,
        _ if key => JsonProblem::UnquotedKey,
        _ if number => JsonProblem::Number,
        _ if matches!(lower.as_str(), "true" | "false" | "null") => JsonProblem::Literal,
        _ => JsonProblem::Unquoted,
    }
}

/// A run of text up to what ends a key or a value.
fn run(rest: &str, key: bool) -> &str {
    let end = rest.find(|c: char| matches!(c, ',' | '[' | ']' | '{' | '}' | '"' | '\n' | '\r') || (key && c == ':'));
    rest[..end.unwrap_or(rest.len())].trim_end()
}

fn line(rest: &str) -> &str {
    rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())].trim_end()
}

/// The length of a comment as other languages write it.
fn comment(rest: &str) -> usize {
    match rest.strip_prefix("/*").and_then(|inside| inside.find("*/")) {
        Some(end) => end + 4,
        None => line(rest).len(),
    }
}

/// The literal or number at the start of a text, if JSON has it.
fn word(rest: &str) -> Option<&str> {
    let end = rest.find(|c: char| BLANKS.contains(&c) || matches!(c, ',' | '[' | ']' | '{' | '}' | ':' | '"'));
    let word = &rest[..end.unwrap_or(rest.len())];
    (matches!(word, "true" | "false" | "null") || is_number(word)).then_some(word)
}

/// `-? (0 | [1-9][0-9]*) (\.[0-9]+)? ([eE][+-]?[0-9]+)?`
fn is_number(word: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut rest = word.strip_prefix('-').unwrap_or(word);
    let whole = digits(rest);
    if whole == 0 || (whole > 1 && rest.starts_with('0')) {
        return false;
    }
    rest = &rest[whole..];
    if let Some(fraction) = rest.strip_prefix('.') {
        let count = digits(fraction);
        if count == 0 {
            return false;
        }
        rest = &fraction[count..];
    }
    if let Some(exponent) = rest.strip_prefix(['e', 'E']) {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        return digits(exponent) > 0 && digits(exponent) == exponent.len();
    }
    rest.is_empty()
}

fn inside(text: &str, span: Span) -> &str {
    text.get(span.start as usize + 1..(span.end as usize).saturating_sub(1)).unwrap_or("")
}

/// The text in quotation marks that starts at `start`: its place, and its value where that is not what stands between
/// the marks.
fn string(text: &str, start: usize) -> Result<(Span, Option<String>), (SyntaxProblem, Span)> {
    use JsonProblem as J;
    let mut value: Option<String> = None;
    let mut copied = start + 1;
    let mut at = start + 1;
    loop {
        let rest = &text[at..];
        // Escapes, the closing mark and controls are all ASCII, so this never cuts a character.
        let Some(plain) = rest.bytes().position(|byte| byte < 0x20 || matches!(byte, b'"' | b'\\')) else {
            return Err((SyntaxProblem::UnclosedQuote, Span::new(start, start + 1)));
        };
        at += plain;
        match text.as_bytes()[at] {
            b'"' => {
                if let Some(value) = &mut value {
                    value.push_str(&text[copied..at]);
                }
                return Ok((Span::new(start, at + 1), value));
            }
            b'\\' => {
                let (c, length) = escape(&text[at..])
                    .map_err(|(problem, length)| (SyntaxProblem::Json(problem), Span::new(at, at + length)))?;
                let value = value.get_or_insert_default();
                value.push_str(&text[copied..at]);
                value.push(c);
                at += length;
                copied = at;
            }
            b'\n' | b'\r' => return Err((SyntaxProblem::Json(J::LineBreak), Span::new(start, start + 1))),
            control => {
                return Err((SyntaxProblem::Json(J::Control(char::from(control))), Span::new(at, at + 1)));
            }
        }
    }
}

/// The character that an escape stands for, and its length; what is wrong with it, and the length of that.
fn escape(rest: &str) -> Result<(char, usize), (JsonProblem, usize)> {
    let simple = |c: char| Ok((c, 2));
    match rest.as_bytes().get(1) {
        Some(b'"') => simple('"'),
        Some(b'\\') => simple('\\'),
        Some(b'/') => simple('/'),
        Some(b'b') => simple('\u{8}'),
        Some(b'f') => simple('\u{c}'),
        Some(b'n') => simple('\n'),
        Some(b'r') => simple('\r'),
        Some(b't') => simple('\t'),
        Some(b'u') => {
            let Some(first) = unit(rest) else { return Err((JsonProblem::Escape, length_of(rest, 6))) };
            let second = rest.get(6..).and_then(unit).filter(|_| (0xd800..0xdc00).contains(&first));
            let units = [first, second.unwrap_or(0)];
            match char::decode_utf16(units).next() {
                Some(Ok(c)) if c.len_utf16() == 2 => Ok((c, 12)),
                Some(Ok(c)) => Ok((c, 6)),
                _ => Err((JsonProblem::Surrogate, 6)),
            }
        }
        _ => Err((JsonProblem::Escape, length_of(rest, 2))),
    }
}

/// The number of `\uXXXX`.
fn unit(rest: &str) -> Option<u16> {
    let digits = rest.strip_prefix("\\u")?.get(..4)?;
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
}

/// The bytes of up to so many characters, ended by the line or the closing mark.
fn length_of(rest: &str, most: usize) -> usize {
    let mut characters = rest.char_indices().skip(1).take(most - 1);
    let end = characters.find(|(_, c)| matches!(c, '"' | '\n' | '\r')).map(|(at, _)| at);
    end.unwrap_or_else(|| rest.chars().take(most).map(char::len_utf8).sum())
}
