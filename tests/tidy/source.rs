//! Rust files as text: comments, literals and tests set apart from the code, and the paths that the code names.

use std::ops::Range;
use std::path::Path;

/// A Rust file.
pub(super) struct Source {
    /// From the package's root, with `/` between the parts.
    pub(super) path: String,
    pub(super) text: String,
    /// The text with comments and literals blanked out, byte for byte as long.
    pub(super) code: String,
    /// The code without what only tests see.
    pub(super) product: String,
    /// Where the string literals of `product` stand in the text, quotation marks included.
    pub(super) literals: Vec<Range<usize>>,
}

impl Source {
    pub(super) fn new(path: &str, text: &str) -> Self {
        let code = blank(text);
        let product = without_tests(&code);
        let mut literals: Vec<_> =
            foreign(text).into_iter().filter(|span| text.as_bytes()[span.start] == b'"').collect();
        let mut marked = code.clone().into_bytes();
        for literal in &literals {
            marked[literal.start] = b'"';
        }
        let marked = without_tests(&String::from_utf8(marked).unwrap());
        literals.retain(|literal| marked.as_bytes()[literal.start] == b'"');
        Self { path: path.to_owned(), text: text.to_owned(), code, product, literals }
    }

    /// Where it stands: `source/walk` for `src/source/walk.rs`, `source` for `src/source/mod.rs`.
    pub(super) fn place(&self) -> Option<&str> {
        let place = self.path.strip_prefix("src/")?.strip_suffix(".rs")?;
        Some(place.strip_suffix("/mod").unwrap_or(place))
    }

    pub(super) fn room(&self) -> Option<&str> {
        self.place().and_then(|place| place.split('/').next())
    }

    pub(super) fn at(&self, offset: usize) -> String {
        format!("{}:{}", self.path, self.text[..offset].matches('\n').count() + 1)
    }

    pub(super) fn may(&self, places: &[&str]) -> bool {
        let Some(here) = self.place() else { return false };
        let under =
            |place: &&str| here.strip_prefix(*place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        places.iter().any(|place| *place == "*" || under(place))
    }
}

pub(super) fn is_word(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphanumeric()
}

/// Spaces in the place of every comment and of every string and character literal; line breaks stay.
pub(super) fn blank(text: &str) -> String {
    let mut code = text.as_bytes().to_vec();
    for byte in foreign(text).into_iter().flatten() {
        if code[byte] != b'\n' {
            code[byte] = b' ';
        }
    }
    String::from_utf8(code).unwrap()
}

/// Where comments and string and character literals stand.
fn foreign(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut spans = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let end = match bytes[at] {
            b'/' if bytes.get(at + 1) == Some(&b'/') => text[at..].find('\n').map_or(bytes.len(), |length| at + length),
            b'/' if bytes.get(at + 1) == Some(&b'*') => end_of_comment(bytes, at),
            b'"' => end_of_string(bytes, at, raw_hashes(bytes, at)),
            b'\'' => end_of_character(text, at),
            _ => at,
        };
        if end > at {
            spans.push(at..end);
        }
        at = end.max(at + 1);
    }
    spans
}

/// Comments of this sort lie inside one another.
fn end_of_comment(bytes: &[u8], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0);
    while at < bytes.len() {
        match &bytes[at..bytes.len().min(at + 2)] {
            b"/*" => depth += 1,
            b"*/" => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            break;
        }
    }
    at
}

/// How many `#` stand between the `r` of a raw string and the quotation mark; `None` for an ordinary string.
fn raw_hashes(bytes: &[u8], quote: usize) -> Option<usize> {
    let hashes = bytes[..quote].iter().rev().take_while(|byte| **byte == b'#').count();
    let letters = bytes[..quote - hashes].iter().rev().take_while(|byte| is_word(**byte)).count();
    let prefix = &bytes[quote - hashes - letters..quote - hashes];
    matches!(prefix, b"r" | b"br" | b"cr").then_some(hashes)
}

fn end_of_string(bytes: &[u8], start: usize, raw: Option<usize>) -> usize {
    let mut at = start + 1;
    while at < bytes.len() {
        match (bytes[at], raw) {
            (b'\\', None) => at += 1,
            (b'"', None) => return at + 1,
            (b'"', Some(hashes)) => {
                let after = &bytes[at + 1..];
                if after.len() >= hashes && after[..hashes].iter().all(|byte| *byte == b'#') {
                    return at + 1 + hashes;
                }
            }
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// The end of a character literal; the place itself where a lifetime stands.
fn end_of_character(text: &str, start: usize) -> usize {
    let mut characters = text[start + 1..].char_indices();
    match characters.next() {
        Some((_, '\\')) => {
            characters.next();
            characters.find(|(_, c)| *c == '\'').map_or(text.len(), |(at, _)| start + 1 + at + 1)
        }
        Some((_, c)) if text[start + 1 + c.len_utf8()..].starts_with('\'') => start + 2 + c.len_utf8(),
        _ => start,
    }
}

const TESTS_ONLY: &str = "#[cfg(test)]";

/// The code without the items that stand under `#[cfg(test)]`.
pub(super) fn without_tests(code: &str) -> String {
    let mut kept = code.as_bytes().to_vec();
    for (start, _) in code.match_indices(TESTS_ONLY) {
        let bytes = code.as_bytes();
        let mut depth = 0;
        let mut at = start + TESTS_ONLY.len();
        while at < bytes.len() {
            match bytes[at] {
                b'{' | b'(' | b'[' => depth += 1,
                b'}' if depth == 1 => break,
                b'}' | b')' | b']' => depth -= 1,
                b';' if depth == 0 => break,
                _ => {}
            }
            at += 1;
        }
        for byte in &mut kept[start..bytes.len().min(at + 1)] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }
    String::from_utf8(kept).unwrap()
}

/// Empties the product of files that only tests see: those whose module is declared under `#[cfg(test)]`.
pub(super) fn mark_tests(sources: &mut [Source]) {
    let mut marked = Vec::new();
    for source in &*sources {
        let Some(place) = source.place() else { continue };
        for (at, _) in source.code.match_indices(TESTS_ONLY) {
            let item = source.code[at + TESTS_ONLY.len()..].trim_start();
            if let Some((name, _)) = item.strip_prefix("mod ").and_then(|rest| rest.split_once(';')) {
                marked.push(format!("{place}/{name}"));
            }
        }
    }
    for source in sources {
        if source.place().is_some_and(|place| marked.iter().any(|mark| mark == place)) {
            source.product.clear();
            source.literals.clear();
        }
    }
}

/// Every path that begins with `head`, braces multiplied out, with its offset: `head::{a, b::c}` is `a` and `b::c`.
pub(super) fn paths(code: &str, head: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices(head) {
        let before = code[..at].trim_end();
        let starts = !code[..at].bytes().next_back().is_some_and(is_word) && !before.ends_with("::");
        let after = at + head.len();
        if starts && code[after..].trim_start().starts_with("::") {
            follow(code, after, String::new(), &mut |path| found.push((at, path)));
        }
    }
    found
}

/// Reads what follows a part of a path; answers with the place after it.
fn follow(code: &str, mut at: usize, mut path: String, found: &mut impl FnMut(String)) -> usize {
    let skip = |at: usize| at + code[at..].len() - code[at..].trim_start().len();
    loop {
        let here = skip(at);
        if !code[here..].starts_with("::") {
            found(path);
            return at;
        }
        at = skip(here + 2);
        if code[at..].starts_with('{') {
            at += 1;
            loop {
                at = skip(at);
                let length = code[at..].bytes().take_while(|byte| is_word(*byte)).count();
                if length > 0 {
                    at = follow(code, at + length, join(&path, &code[at..at + length]), found);
                }
                match code[at..].find([',', '}']) {
                    Some(length) if code[at + length..].starts_with(',') => at += length + 1,
                    Some(length) => return at + length + 1,
                    None => return code.len(),
                }
            }
        }
        let length = code[at..].bytes().take_while(|byte| is_word(*byte)).count();
        if length == 0 {
            found(path);
            return at;
        }
        path = join(&path, &code[at..at + length]);
        at += length;
    }
}

pub(super) fn join(path: &str, part: &str) -> String {
    if path.is_empty() { part.to_owned() } else { format!("{path}::{part}") }
}

/// How many inline modules lie around an offset.
pub(super) fn inline_modules(code: &str, offset: usize) -> usize {
    let mut open = Vec::new();
    for (at, brace) in code[..offset].match_indices(['{', '}']) {
        if brace == "}" {
            open.pop();
        } else {
            let before = code[..at].trim_end().trim_end_matches(|c: char| c == '_' || c.is_ascii_alphanumeric());
            open.push(before.trim_end().ends_with("mod"));
        }
    }
    open.into_iter().filter(|module| *module).count()
}

pub(super) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(folder: &str, sources: &mut Vec<Source>) {
    let Ok(entries) = std::fs::read_dir(root().join(folder)) else { return };
    for entry in entries.map(Result::unwrap) {
        let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            read(&path, sources);
        } else if Path::new(&path).extension().is_some_and(|extension| extension == "rs") {
            sources.push(Source::new(&path, &std::fs::read_to_string(entry.path()).unwrap()));
        }
    }
}

pub(super) fn all() -> Vec<Source> {
    let mut sources = Vec::new();
    for folder in ["src", "tests", "benches"] {
        read(folder, &mut sources);
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    mark_tests(&mut sources);
    assert!(sources.len() > 50, "the sources are not where they were");
    sources
}
