//! Tokens to syntax (CEL specification, "Syntax"), within bounds that keep every later step shallow and short.

use super::bounds::{MOST_BRACKETS, MOST_CHARACTERS, MOST_HEIGHT, MOST_OPERATORS};
use super::problem::{ExpressionProblem, ProblemKind};
use super::syntax::{Entry, Item, Name, Operator, Syntax, What};
use super::token::{Lexeme, Token, tokens};
use crate::language::Phrase;
use crate::language::messages::expression as say;
use crate::source::Span;

/// Words that the language keeps for itself; as fields they may be used.
const RESERVED: [&str; 17] = [
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "function",
    "if",
    "import",
    "let",
    "loop",
    "package",
    "namespace",
    "return",
    "var",
    "void",
    "while",
];

/// The syntax of a source.
pub(super) fn parse(source: &str) -> Result<Syntax, ExpressionProblem> {
    let characters = source.chars().take(MOST_CHARACTERS + 1).count();
    if characters > MOST_CHARACTERS {
        return Err(ExpressionProblem { span: Span::new(0, source.len()), kind: ProblemKind::TooLong });
    }
    let tokens = tokens(source)?;
    check_brackets(&tokens)?;
    let mut parser = Parser { source, tokens, at: 0, operators: 0 };
    let syntax = parser.expression()?;
    match parser.what() {
        Lexeme::End => Ok(syntax),
        _ => Err(parser.unexpected(say::OPERATOR_OR_END)),
    }
}

/// Refuses what nests too deep before anything recurses into it, and brackets without their partners.
fn check_brackets(tokens: &[Token]) -> Result<(), ExpressionProblem> {
    let mut open: Vec<(Span, &'static str)> = Vec::new();
    for token in tokens {
        let Lexeme::Symbol(symbol) = token.what else { continue };
        match symbol {
            "(" | "[" | "{" => {
                if open.len() == MOST_BRACKETS {
                    return Err(ExpressionProblem { span: token.span, kind: ProblemKind::TooDeep });
                }
                open.push((
                    token.span,
                    match symbol {
                        "(" => ")",
                        "[" => "]",
                        _ => "}",
                    },
                ));
            }
            ")" | "]" | "}" if open.pop().is_none_or(|(_, partner)| partner != symbol) => {
                return Err(ExpressionProblem { span: token.span, kind: ProblemKind::Unopened(symbol) });
            }
            _ => {}
        }
    }
    match open.pop() {
        Some((span, partner)) => Err(ExpressionProblem { span, kind: ProblemKind::Unclosed(partner) }),
        None => Ok(()),
    }
}

struct Parser<'s> {
    source: &'s str,
    tokens: Vec<Token>,
    at: usize,
    operators: usize,
}

type Parsed = Result<Syntax, ExpressionProblem>;

impl<'s> Parser<'s> {
    fn what(&self) -> &Lexeme {
        &self.tokens[self.at].what
    }

    fn span(&self) -> Span {
        self.tokens[self.at].span
    }

    fn text(&self) -> &'s str {
        &self.source[self.span().range()]
    }

    fn is(&self, symbol: &str) -> bool {
        matches!(self.what(), Lexeme::Symbol(found) if *found == symbol)
    }

    fn step(&mut self) {
        self.at = (self.at + 1).min(self.tokens.len() - 1);
    }

    fn take(&mut self, symbol: &str) -> bool {
        let found = self.is(symbol);
        if found {
            self.step();
        }
        found
    }

    fn expect(&mut self, symbol: &'static str, expected: Phrase) -> Result<(), ExpressionProblem> {
        if self.take(symbol) { Ok(()) } else { Err(self.unexpected(expected)) }
    }

    fn unexpected(&self, expected: Phrase) -> ExpressionProblem {
        if let Some((token, here)) = self.elsewhere() {
            let found = self.source[token.span.range()].to_owned();
            return ExpressionProblem { span: token.span, kind: ProblemKind::Elsewhere { found, here } };
        }
        let found = (*self.what() != Lexeme::End).then(|| self.text().to_owned());
        ExpressionProblem {
            span: self.span(),
            kind: ProblemKind::Unexpected { found, expected: expected.label().into() },
        }
    }

    /// An operator of another language that stands here or right before, and what it is in CEL.
    fn elsewhere(&self) -> Option<(&Token, &'static str)> {
        let here = |token: &Token, words: &[(&str, &'static str)]| {
            let text = (token.what == Lexeme::Word).then(|| &self.source[token.span.range()])?;
            words.iter().find(|(word, _)| text.eq_ignore_ascii_case(word)).map(|(_, here)| *here)
        };
        let token = &self.tokens[self.at];
        let between = [("and", "&&"), ("or", "||"), ("is", "=="), ("mod", "%"), ("div", "/")];
        if let Some(here) = here(token, &between) {
            return Some((token, here));
        }
        let before = &self.tokens[self.at.checked_sub(1)?];
        here(before, &[("not", "!")]).filter(|_| token.what != Lexeme::End).map(|here| (before, here))
    }

    /// The last byte of what has been read.
    fn end(&self) -> u32 {
        self.tokens[self.at.saturating_sub(1)].span.end
    }

    fn node(&self, start: u32, what: What) -> Parsed {
        let mut syntax = Syntax { span: Span { start, end: self.end() }, what, height: 1 };
        syntax.height += syntax.parts().iter().map(|part| part.height).max().unwrap_or(0);
        if syntax.height > MOST_HEIGHT {
            return Err(ExpressionProblem { span: syntax.span, kind: ProblemKind::TooTall });
        }
        Ok(syntax)
    }

    fn operator(&mut self) -> Result<(), ExpressionProblem> {
        self.operators += 1;
        if self.operators > MOST_OPERATORS {
            return Err(ExpressionProblem { span: self.span(), kind: ProblemKind::TooManyOperators });
        }
        self.step();
        Ok(())
    }

    fn expression(&mut self) -> Parsed {
        let condition = self.operation(1)?;
        if self.is("?") { self.choice(condition) } else { Ok(condition) }
    }

    fn choice(&mut self, condition: Syntax) -> Parsed {
        self.operator()?;
        let start = condition.span.start;
        let then = self.operation(1)?;
        self.expect(":", say::COLON)?;
        let otherwise = self.expression()?;
        let [condition, then, otherwise] = [condition, then, otherwise].map(Box::new);
        self.node(start, What::If { condition, then, otherwise })
    }

    /// Operators that bind at least so tightly, and what is between them. One function for all of them keeps the stack
    /// short: brackets are all that recurses deep.
    fn operation(&mut self, least: u8) -> Parsed {
        let mut left = self.unary()?;
        loop {
            left = match self.binary_operator() {
                Some((operator, binds)) if binds >= least => self.right_side(left, operator, binds)?,
                None if self.is("&&") && least <= 2 => self.logic(left, "&&", 3)?,
                None if self.is("||") && least <= 1 => self.logic(left, "||", 2)?,
                _ => return Ok(left),
            };
        }
    }

    fn right_side(&mut self, left: Syntax, operator: Operator, binds: u8) -> Parsed {
        self.operator()?;
        let right = Box::new(self.operation(binds + 1)?);
        self.node(left.span.start, What::Binary { operator, left: Box::new(left), right })
    }

    fn logic(&mut self, first: Syntax, symbol: &str, least: u8) -> Parsed {
        let start = first.span.start;
        let mut parts = vec![first];
        while self.is(symbol) {
            self.operator()?;
            parts.push(self.operation(least)?);
        }
        self.node(start, if symbol == "||" { What::Or(parts) } else { What::And(parts) })
    }

    fn binary_operator(&self) -> Option<(Operator, u8)> {
        if !matches!(self.what(), Lexeme::Symbol(_) | Lexeme::Word) {
            return None;
        }
        let text = self.text();
        Operator::ALL.iter().find(|(_, symbol, _)| *symbol == text).map(|(operator, _, binds)| (*operator, *binds))
    }

    fn unary(&mut self) -> Parsed {
        let start = self.span().start;
        if self.is("!") {
            self.operator()?;
            // `!` and `-` do not mix, but a number may have its sign.
            let part = if self.is("!") || self.is_signed_number() { self.unary()? } else { self.member()? };
            return self.node(start, What::Not(Box::new(part)));
        }
        if !self.is("-") {
            return self.member();
        }
        let number = self.is_signed_number();
        self.operator()?;
        if number {
            let literal = self.number(start, true)?;
            return self.members(literal);
        }
        let part = if self.is("-") { self.unary()? } else { self.member()? };
        self.node(start, What::Negate(Box::new(part)))
    }

    fn is_signed_number(&self) -> bool {
        self.is("-") && matches!(self.tokens[self.at + 1].what, Lexeme::Integer | Lexeme::Decimal)
    }

    fn member(&mut self) -> Parsed {
        let first = self.primary()?;
        self.members(first)
    }

    /// `.field`, `.method(…)` and `[index]` after a part.
    fn members(&mut self, first: Syntax) -> Parsed {
        let mut syntax = first;
        loop {
            let start = syntax.span.start;
            let what = if self.take(".") {
                let optional = self.take("?");
                let field = self.field()?;
                if !optional && self.is("(") {
                    let arguments = self.arguments()?;
                    What::Call { of: Some(Box::new(syntax)), name: field, arguments }
                } else {
                    What::Select { of: Box::new(syntax), field, optional }
                }
            } else if self.take("[") {
                let optional = self.take("?");
                let at = Box::new(self.expression()?);
                self.expect("]", say::SQUARE)?;
                What::Index { of: Box::new(syntax), at, optional }
            } else if self.is("{") {
                return Err(ExpressionProblem { span: self.span(), kind: ProblemKind::Unsupported(say::MESSAGES) });
            } else {
                return Ok(syntax);
            };
            syntax = self.node(start, what)?;
        }
    }

    fn field(&mut self) -> Result<Name, ExpressionProblem> {
        let (text, span) = (self.text(), self.span());
        let text = match self.what() {
            Lexeme::Word if !matches!(text, "true" | "false" | "null" | "in") => text,
            Lexeme::Quoted => &text[1..text.len() - 1],
            _ => return Err(self.unexpected(say::FIELD_NAME)),
        };
        self.step();
        Ok(Name { text: text.into(), span })
    }

    fn arguments(&mut self) -> Result<Vec<Syntax>, ExpressionProblem> {
        self.expect("(", say::OPENING)?;
        let mut arguments = Vec::new();
        while !self.is(")") {
            arguments.push(self.expression()?);
            if !self.take(",") {
                break;
            }
            if self.is(")") {
                return Err(self.unexpected(say::AN_ARGUMENT));
            }
        }
        self.expect(")", say::COMMA_OR_CLOSING)?;
        Ok(arguments)
    }

    fn primary(&mut self) -> Parsed {
        let start = self.span().start;
        match self.what() {
            Lexeme::Integer | Lexeme::Decimal => return self.number(start, false),
            Lexeme::Text(text) => {
                let what = What::Text(text.clone());
                self.step();
                return self.node(start, what);
            }
            Lexeme::Word => return self.word(),
            Lexeme::Symbol("(") => {
                self.step();
                let mut inner = self.expression()?;
                self.expect(")", say::CLOSING_OR_OPERATOR)?;
                inner.span = Span { start, end: self.end() };
                return Ok(inner);
            }
            Lexeme::Symbol("[") => return self.list(),
            Lexeme::Symbol("{") => return self.map(),
            Lexeme::Symbol(".") => self.step(),
            Lexeme::Quoted | Lexeme::Symbol(_) | Lexeme::End => return Err(self.unexpected(say::A_VALUE)),
        }
        // `.name` is a name without regard to a container; there is none
        let is_name = *self.what() == Lexeme::Word && !matches!(self.text(), "true" | "false" | "null" | "in");
        if is_name { self.word() } else { Err(self.unexpected(say::A_NAME)) }
    }

    fn word(&mut self) -> Parsed {
        let (text, span) = (self.text(), self.span());
        let what = match text {
            "true" | "false" => What::Boolean(text == "true"),
            "null" => What::Null,
            "in" => return Err(self.unexpected(say::A_VALUE)),
            reserved if RESERVED.contains(&reserved) => {
                return Err(ExpressionProblem { span, kind: ProblemKind::Reserved(reserved.to_owned()) });
            }
            name => {
                self.step();
                if self.is("(") {
                    let arguments = self.arguments()?;
                    let what = What::Call { of: None, name: Name { text: name.into(), span }, arguments };
                    return self.node(span.start, what);
                }
                return self.node(span.start, What::Name(name.into()));
            }
        };
        self.step();
        self.node(span.start, what)
    }

    fn number(&mut self, start: u32, negative: bool) -> Parsed {
        let sign = if negative { "-" } else { "" };
        let text = format!("{sign}{}", self.text());
        let what = if *self.what() == Lexeme::Decimal {
            text.parse().ok().filter(|number: &f64| number.is_finite()).map(What::Decimal)
        } else if let Some(digits) = self.text().strip_prefix("0x").or_else(|| self.text().strip_prefix("0X")) {
            i64::from_str_radix(&format!("{sign}{digits}"), 16).ok().map(What::Integer)
        } else {
            text.parse().ok().map(What::Integer)
        };
        let span = Span { start, end: self.span().end };
        self.step();
        match what {
            Some(what) => self.node(start, what),
            None => Err(ExpressionProblem { span, kind: ProblemKind::NoNumber(text) }),
        }
    }

    fn list(&mut self) -> Parsed {
        let start = self.span().start;
        self.step();
        let mut items = Vec::new();
        // The grammar of CEL lets a comma stand alone.
        let is_over = self.take(",");
        while !is_over && !self.is("]") {
            let optional = self.take("?");
            let value = self.expression()?;
            items.push(Item { value, optional });
            if !self.take(",") {
                break;
            }
        }
        self.expect("]", say::COMMA_OR_SQUARE)?;
        self.node(start, What::List(items))
    }

    fn map(&mut self) -> Parsed {
        let start = self.span().start;
        self.step();
        let mut entries = Vec::new();
        let is_over = self.take(",");
        while !is_over && !self.is("}") {
            let optional = self.take("?");
            let key = self.expression()?;
            self.expect(":", say::COLON_AND_VALUE)?;
            let value = self.expression()?;
            entries.push(Entry { key, value, optional });
            if !self.take(",") {
                break;
            }
        }
        self.expect("}", say::COMMA_OR_BRACE)?;
        self.node(start, What::Map(entries))
    }
}
