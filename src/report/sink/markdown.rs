//! GitHub-flavoured Markdown: untrusted text stands in code spans, and so does every word of a sentence that a forge
//! could take for markup, a mention, a reference, a command or a link.

use std::fmt::Write as _;

use super::{Medium, Text, Url, harmless, shown, tame_line};

/// Markdown as forges read it. Text never begins a block: a mark of our own stands before it.
pub(in crate::report) struct Markdown;

/// A part of a sentence.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::report) enum Part<'t> {
    /// Ordinary words.
    Words(&'t str),
    /// What stands between backticks.
    Code(&'t str),
}

/// A sentence in its parts: a span ends with as many backticks as it begins with; others are words.
pub(in crate::report) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(at) = rest[from..].find('`').map(|at| from + at) {
        let run = rest[at..].len() - rest[at..].trim_start_matches('`').len();
        let Some(length) = closing(&rest[at + run..], run) else {
            from = at + run;
            continue;
        };
        if at > 0 {
            parts.push(Part::Words(&rest[..at]));
        }
        let code = &rest[at + run..at + run + length];
        let padded = code.len() > 1 && code.starts_with(' ') && code.ends_with(' ');
        parts.push(Part::Code(if padded { &code[1..code.len() - 1] } else { code }));
        rest = &rest[at + run + length + run..];
        from = 0;
    }
    if !rest.is_empty() {
        parts.push(Part::Words(rest));
    }
    parts
}

/// How far away a run of exactly so many backticks is.
fn closing(text: &str, run: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text[at..].find('`').map(|found| at + found) {
        let length = text[found..].len() - text[found..].trim_start_matches('`').len();
        if length == run {
            return Some(found);
        }
        at = found + length;
    }
    None
}

impl Medium for Markdown {
    /// A sentence, its code spans kept.
    fn escape(text: &str, out: &mut String) {
        let text = harmless(text);
        for part in parts(&text) {
            match part {
                Part::Code(code) => span(code, out),
                Part::Words(words) => sentence(words, out),
            }
        }
    }
}

impl Text<Markdown> {
    /// A value in a code span.
    pub(in crate::report) fn code(&mut self, value: &str) -> &mut Self {
        span(&harmless(value), &mut self.text);
        self
    }

    /// Lines of YAML in a block of their own, within the item of a list.
    ///
    /// No line may lose its indentation, or the item and the block would end with it: what a runner takes for a command
    /// is changed behind the indentation already.
    pub(in crate::report) fn block(&mut self, yaml: &str) -> &mut Self {
        let lines: Vec<String> = yaml.lines().map(|line| tame_line(&shown(line.trim_end())).into_owned()).collect();
        let fence = "`".repeat(lines.iter().map(|line| longest_run(line) + 1).fold(3, usize::max));
        let _ = writeln!(self.text, "  {fence}yaml");
        for line in &lines {
            let _ = writeln!(self.text, "{}{line}", if line.is_empty() { "" } else { "  " });
        }
        let _ = writeln!(self.text, "  {fence}");
        self
    }

    /// A line that would stand in the place of the one that is commented on, as forges offer to put it there.
    pub(in crate::report) fn suggestion(&mut self, line: &str) -> &mut Self {
        let fence = "`".repeat((longest_run(line) + 1).max(3));
        let _ = writeln!(self.text, "{fence}suggestion\n{line}\n{fence}");
        self
    }

    /// A place in a file, linked: `base` is `None` for a link relative to the repository.
    pub(in crate::report) fn link(&mut self, words: &Self, base: Option<&str>, path: &str, line: usize) -> &mut Self {
        self.text.push('[');
        self.push(words);
        let base =
            base.filter(|base| base.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~/:%?=&".contains(&byte)));
        let path = Text::<Url>::of(path);
        let _ = write!(self.text, "]({}{}#L{line})", base.unwrap_or_default(), path.as_str());
        self
    }
}

/// How many backticks stand beside each other at most.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// Writes a code span whose fence is longer than any run of backticks inside.
fn span(value: &str, out: &mut String) {
    let fence = "`".repeat(longest_run(value) + 1);
    // Two runs of backticks that touch are one run, and neither span would end where it should.
    if out.ends_with('`') {
        out.push(' ');
    }
    let pad = if value.is_empty() || value.starts_with(['`', ' ']) || value.ends_with(['`', ' ']) { " " } else { "" };
    out.push_str(&fence);
    out.push_str(pad);
    out.push_str(value);
    out.push_str(pad);
    out.push_str(&fence);
}

/// Writes words; what is not plainly a word goes into code spans, neighbours into one.
fn sentence(words: &str, out: &mut String) {
    let mut code = String::new();
    let mut first = true;
    for word in words.split(' ') {
        if is_plain(word) {
            if !code.is_empty() {
                span(&code, out);
                code.clear();
            }
            if !first {
                out.push(' ');
            }
            out.push_str(word);
        } else if code.is_empty() {
            if !first {
                out.push(' ');
            }
            code.push_str(word);
        } else {
            code.push(' ');
            code.push_str(word);
        }
        first = false;
    }
    if !code.is_empty() {
        span(&code, out);
    }
}

/// Whether no forge reads anything into a word: no markup, mention, reference, quick action, address or commit.
fn is_plain(word: &str) -> bool {
    let ordinary = |c: char| c.is_alphanumeric() || ".,;:()'\"«»”“’‘–—-/%+=?!§°…·→²³×≤≥".contains(c);
    let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
    let commit = inner.len() >= 7
        && inner.bytes().all(|byte| byte.is_ascii_hexdigit())
        && !inner.bytes().all(|byte| byte.is_ascii_digit());
    let lower = inner.to_ascii_lowercase();
    word.chars().all(ordinary)
        && (inner.is_empty() || !word.starts_with(['/', '+', '=', '!', '%', ':']))
        && !word.contains("://")
        && !word.contains("//")
        && !lower.contains("www.")
        && !lower.starts_with("gh-")
        && !lower.contains("mailto:")
        && !commit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(text: &str) -> String {
        Text::<Markdown>::of(text).as_str().to_owned()
    }

    #[test]
    fn a_sentence_keeps_its_words_and_its_code() {
        let text = "start i produksjon (`plan.production.start`) har verdien ``a`b``; den må være 99,44 %, ikke «null»";
        assert_eq!(sentence(text), text);
        assert_eq!(parts("a `b` c"), [Part::Words("a "), Part::Code("b"), Part::Words(" c")]);
        assert_eq!(parts("`` `a` `` ` x"), [Part::Code("`a`"), Part::Words(" ` x")]);
    }

    #[test]
    fn what_a_forge_reads_stands_in_code() {
        let changed = [
            ("ask @org/team now", "ask `@org/team` now"),
            ("fixes #12, ok", "fixes `#12,` ok"),
            ("x ##[set-output name=approved;]true", "x `##\\[set-output name=approved;]true`"),
            ("</details> x", "`</details>` x"),
            ("a <!-- b --> c", "a `<!--` b `-->` c"),
            ("![a](http://b)", "`![a](http://b)`"),
            ("*a* _b_ ~c~ | d", "`*a* _b_ ~c~ |` d"),
            ("a / b", "a / b"),
            ("/approve www.example.com GH-1 !5", "`/approve www.example.com GH-1 !5`"),
            ("c94ca1a2 and 20261126", "`c94ca1a2` and 20261126"),
            ("``` never closed", "```` ``` ```` never closed"),
            ("`x`##[`y`", "`x` `##\\[` `y`"),
            ("a\nb &amp; \\", "`a\\u{a}b &amp; \\`"),
        ];
        for (text, expected) in changed {
            assert_eq!(sentence(text), expected, "{text}");
        }
    }

    #[test]
    fn a_span_cannot_be_left() {
        let mut text = Text::<Markdown>::new();
        text.code("a``b").code("`").code("").code(" x ");
        assert_eq!(text.as_str(), "```a``b``` `` ` `` `  ` `  x  `");
    }

    #[test]
    fn links_are_encoded() {
        let mut text = Text::<Markdown>::new();
        let word = Text::of("x");
        text.link(&Text::of("a](b):1"), None, "a](b) ::c.yaml", 1);
        text.link(&word, Some("https://h/o/r/blob/c/"), "x", 2).link(&word, Some("javascript:(1)"), "x", 3);
        assert_eq!(text.as_str(), "[`a](b):1`](a%5D%28b%29%20%3A%3Ac.yaml#L1)[x](https://h/o/r/blob/c/x#L2)[x](x#L3)");
    }
}
