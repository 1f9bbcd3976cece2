//! The kind that a JSON text gives itself, read without making a tree of it, so that it may be cut at a limit.

use super::escapes::unescaped;

/// What stands at the key `kind` of the root, none or more; `None` where the text is not JSON as far as it goes.
pub(super) fn kinds_at_root(text: &str) -> Option<Vec<String>> {
    let mut scan = Scan { rest: text.trim_start_matches('\u{feff}'), open: Vec::new(), kinds: Vec::new() };
    scan.value()?;
    while !scan.open.is_empty() {
        match scan.next() {
            None => return Some(scan.kinds),
            Some(',') => {
                scan.take();
                scan.item()?;
            }
            Some(c) if scan.open.last() == Some(&c) => {
                scan.take();
                scan.open.pop();
            }
            Some(_) => return None,
        }
    }
    scan.next().is_none().then_some(scan.kinds)
}

/// How deep a text may nest; what is deeper is left to those who search it as a text.
const DEPTH: usize = 128;

/// How far a text is read.
struct Scan<'t> {
    rest: &'t str,
    /// The signs that close what is open, the innermost last.
    open: Vec<char>,
    kinds: Vec<String>,
}

impl<'t> Scan<'t> {
    /// The next sign after white space.
    fn next(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\r', '\n']);
        self.rest.chars().next()
    }

    fn take(&mut self) {
        let mut chars = self.rest.chars();
        chars.next();
        self.rest = chars.as_str();
    }

    /// A value, where it is a text, and empty where it is another; one that opens stays open, its first item read. What is
    /// read may end anywhere.
    fn value(&mut self) -> Option<&'t str> {
        match self.next() {
            None => Some(""),
            Some('"') => self.text(),
            Some(open @ ('{' | '[')) => {
                self.take();
                let close = if open == '{' { '}' } else { ']' };
                self.open.push(close);
                if self.open.len() > DEPTH {
                    return None;
                }
                if self.next() != Some(close) {
                    self.item()?;
                }
                Some("")
            }
            Some(_) => {
                let end = self.rest.find(|c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c)));
                let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
                let is_cut = rest.is_empty() && !word.is_empty();
                let is_number = word.parse::<f64>().is_ok() && !word.starts_with('+');
                self.rest = rest;
                (is_cut || is_number || ["true", "false", "null"].contains(&word)).then_some("")
            }
        }
    }

    /// An item of a list, or a key with its value.
    fn item(&mut self) -> Option<()> {
        if self.open.last() == Some(&']') {
            return self.value().map(|_| ());
        }
        let depth = self.open.len();
        match self.next() {
            None => return Some(()),
            Some('"') => {}
            Some(_) => return None,
        }
        let key = self.text()?;
        match self.next() {
            None => return Some(()),
            Some(':') => self.take(),
            Some(_) => return None,
        }
        let value = self.value()?;
        if depth == 1 && unescaped(key).trim().eq_ignore_ascii_case("kind") {
            self.kinds.push(value.to_owned());
        }
        Some(())
    }

    /// A text in quotation marks, as it is written; one that the end of what was read cuts is taken as far as it goes.
    fn text(&mut self) -> Option<&'t str> {
        let inner = self.rest.strip_prefix('"')?;
        let mut escaped = false;
        for (at, c) in inner.char_indices() {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => {
                    self.rest = &inner[at + 1..];
                    return Some(&inner[..at]);
                }
                '\n' | '\r' => return None,
                _ => {}
            }
        }
        self.rest = "";
        Some(inner)
    }
}
