//! CEL source text to tokens (CEL specification, "Lexis").

use super::problem::{ExpressionProblem, ProblemKind};
use crate::language::messages::expression as say;
use crate::source::Span;

/// A token with its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) what: Lexeme,
    pub(super) span: Span,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Lexeme {
    /// A name or a word of the language.
    Word,
    /// A name between back-ticks, which may hold what a plain one cannot.
    Quoted,
    /// Digits, decimal or after `0x`; no sign.
    Integer,
    Decimal,
    /// A text after its escapes.
    Text(Box<str>),
    Symbol(&'static str),
    End,
}

/// Longer ones before their beginnings.
const SYMBOLS: [&str; 25] = [
    "&&", "||", "==", "!=", "<=", ">=", "<", ">", "!", "+", "-", "*", "/", "%", "?", ":", ".", ",", "(", ")", "[", "]",
    "{", "}", "\0",
];

/// The tokens of a source, the last one [`Lexeme::End`].
pub(super) fn tokens(source: &str) -> Result<Vec<Token>, ExpressionProblem> {
    let mut reader = Reader { source, at: 0 };
    let mut tokens = Vec::with_capacity(source.len() / 3 + 2);
    loop {
        let token = reader.next()?;
        let end = token.what == Lexeme::End;
        tokens.push(token);
        if end {
            return Ok(tokens);
        }
    }
}

struct Reader<'s> {
    source: &'s str,
    at: usize,
}

impl<'s> Reader<'s> {
    fn rest(&self) -> &'s str {
        &self.source[self.at..]
    }

    fn problem(&self, from: usize, to: usize, kind: ProblemKind) -> ExpressionProblem {
        ExpressionProblem { span: Span::new(from, to.min(self.source.len())), kind }
    }

    fn next(&mut self) -> Result<Token, ExpressionProblem> {
        self.skip();
        let from = self.at;
        let what = self.lexeme()?;
        Ok(Token { what, span: Span::new(from, self.at) })
    }

    /// White space and comments, which run to the end of their line.
    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let space = rest.bytes().take_while(|byte| b" \t\n\r\x0c\x0b".contains(byte)).count();
            let comment = if rest[space..].starts_with("//") {
                rest[space..].find('\n').unwrap_or(rest.len() - space)
            } else {
                0
            };
            self.at += space + comment;
            if space + comment == 0 {
                return;
            }
        }
    }

    fn lexeme(&mut self) -> Result<Lexeme, ExpressionProblem> {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let Some(&first) = bytes.first() else { return Ok(Lexeme::End) };
        let digit_after_point = first == b'.' && bytes.get(1).is_some_and(u8::is_ascii_digit);
        if first.is_ascii_digit() || digit_after_point {
            return self.number();
        }
        if first == b'"' || first == b'\'' {
            return self.text(0, false);
        }
        if first.is_ascii_alphabetic() || first == b'_' {
            let length = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
            let quote = matches!(bytes.get(length), Some(b'"' | b'\''));
            match &rest[..length] {
                "r" | "R" if quote => return self.text(1, true),
                "b" | "B" | "br" | "bR" | "Br" | "BR" | "rb" | "rB" | "Rb" | "RB" if quote => {
                    return Err(self.problem(self.at, self.at + length, ProblemKind::Unsupported(say::BYTES)));
                }
                _ => {}
            }
            self.at += length;
            return Ok(Lexeme::Word);
        }
        if first == b'`' {
            let length = rest[1..].find('`').filter(|length| *length > 0);
            let Some(length) = length else {
                return Err(self.problem(self.at, self.source.len(), ProblemKind::UnclosedText));
            };
            self.at += length + 2;
            return Ok(Lexeme::Quoted);
        }
        let Some(symbol) = SYMBOLS.iter().find(|symbol| rest.starts_with(**symbol)).filter(|symbol| **symbol != "\0")
        else {
            let character = rest.chars().next().unwrap_or_default();
            let to = self.at + character.len_utf8();
            let here = match character {
                '=' => Some("=="),
                '&' => Some("&&"),
                '|' => Some("||"),
                _ => None,
            };
            if let Some(here) = here {
                let found = character.to_string();
                return Err(self.problem(self.at, to, ProblemKind::Elsewhere { found, here }));
            }
            return Err(self.problem(self.at, to, ProblemKind::UnknownCharacter(character)));
        };
        self.at += symbol.len();
        Ok(Lexeme::Symbol(symbol))
    }

    fn number(&mut self) -> Result<Lexeme, ExpressionProblem> {
        let from = self.at;
        let bytes = &self.source.as_bytes()[from..];
        let digits = |from: usize, valid: fn(&u8) -> bool| {
            bytes[from.min(bytes.len())..].iter().take_while(|byte| valid(byte)).count()
        };
        let mut at;
        let mut what = Lexeme::Integer;
        if bytes.starts_with(b"0x") || bytes.starts_with(b"0X") {
            at = 2 + digits(2, u8::is_ascii_hexdigit);
        } else {
            at = digits(0, u8::is_ascii_digit);
            let fraction = if bytes.get(at) == Some(&b'.') { digits(at + 1, u8::is_ascii_digit) } else { 0 };
            if fraction > 0 {
                what = Lexeme::Decimal;
                at += 1 + fraction;
            }
            if matches!(bytes.get(at), Some(b'e' | b'E')) {
                let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
                let exponent = digits(at + 1 + sign, u8::is_ascii_digit);
                if exponent > 0 {
                    what = Lexeme::Decimal;
                    at += 1 + sign + exponent;
                }
            }
        }
        let unsigned = what == Lexeme::Integer && matches!(bytes.get(at), Some(b'u' | b'U'));
        let tail = digits(at, |byte| byte.is_ascii_alphanumeric() || *byte == b'_');
        self.at += at + tail;
        if unsigned && tail == 1 {
            return Err(self.problem(from, self.at, ProblemKind::Unsupported(say::UNSIGNED)));
        }
        if tail > 0 || self.source[from..self.at].len() == 2 && what == Lexeme::Integer && bytes.starts_with(b"0x") {
            let number = self.source[from..self.at].to_owned();
            return Err(self.problem(from, self.at, ProblemKind::NoNumber(number)));
        }
        Ok(what)
    }

    /// A text whose quotation mark lies `prefix` bytes ahead; `raw` ones have no escapes.
    fn text(&mut self, prefix: usize, raw: bool) -> Result<Lexeme, ExpressionProblem> {
        let from = self.at;
        let rest = &self.source[from + prefix..];
        let single = &rest[..1];
        let triple = rest.as_bytes().get(..3).is_some_and(|three| three.iter().all(|byte| *byte == rest.as_bytes()[0]));
        let quote = if triple { &rest[..3] } else { single };
        let mut at = from + prefix + quote.len();
        let mut text = String::new();
        loop {
            let rest = &self.source[at..];
            let Some(character) = rest.chars().next() else {
                return Err(self.problem(from, self.source.len(), ProblemKind::UnclosedText));
            };
            if rest.starts_with(quote) {
                self.at = at + quote.len();
                return Ok(Lexeme::Text(text.into()));
            }
            if !triple && (character == '\n' || character == '\r') {
                return Err(self.problem(from, at, ProblemKind::UnclosedText));
            }
            if character == '\\' && !raw {
                let (character, length) = escape(rest).map_err(|length| {
                    let escape: String = rest.chars().take(length).collect();
                    self.problem(at, at + escape.len(), ProblemKind::NoEscape(escape))
                })?;
                text.push(character);
                at += length;
            } else {
                text.push(character);
                at += character.len_utf8();
            }
        }
    }
}

/// The character of an escape at the start of `rest`, and its length; else how many characters are to blame.
fn escape(rest: &str) -> Result<(char, usize), usize> {
    let bytes = rest.as_bytes();
    let coded = |from: usize, digits: usize, radix: u32| {
        let code =
            rest.get(from..from + digits).filter(|code| code.bytes().all(|byte| char::from(byte).is_digit(radix)));
        let character = code.and_then(|code| u32::from_str_radix(code, radix).ok()).and_then(char::from_u32);
        character.map(|character| (character, from + digits)).ok_or(from)
    };
    let simple = match bytes.get(1).ok_or(1_usize)? {
        b'a' => '\x07',
        b'b' => '\x08',
        b'f' => '\x0c',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'v' => '\x0b',
        byte @ (b'\\' | b'"' | b'\'' | b'`' | b'?') => char::from(*byte),
        b'x' | b'X' => return coded(2, 2, 16),
        b'u' => return coded(2, 4, 16),
        b'U' => return coded(2, 8, 16),
        b'0'..=b'3' => return coded(1, 3, 8),
        _ => return Err(2),
    };
    Ok((simple, 2))
}
