//! The one sink for text: what strangers write reaches an output only through the escaping of the place it stands in.
//!
//! A [`Text`] is put together of the format's own marks, which [`Text::own`] takes only where they stand in the program,
//! and of everything else, which [`Text::add`] escapes. A reporter that forgets does not compile. JSON goes through
//! [`json`]. All three take out the numbers of people: no format shows one, whatever it stands in.
//!
//! Runners read every line that a job prints. GitHub's takes `::name props::data` after white space and `##[name
//! props]data` anywhere in a line, Azure's takes `##vso[` anywhere, GitLab takes `[[ATTACHMENT|` in reports; what looks
//! like one of these is changed by a printable character, in every medium. Characters without a width would not do:
//! the runners compare by the rules of a culture, which passes over them.

mod json;
mod markdown;

pub use json::json;
pub(super) use markdown::{Markdown, Part, parts};

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::marker::PhantomData;

use crate::language::personal_number::masked_found;

/// A place that text stands in, which decides what is harmless there.
pub(super) trait Medium {
    /// Adds untrusted text so that it stays text.
    fn escape(text: &str, out: &mut String);
}

/// A line of a terminal or a log.
pub(super) struct Log;
/// What follows the second `::` of a command of GitHub's runner.
pub(super) struct GithubData;
/// A property's value in a command of GitHub's runner.
pub(super) struct GithubProperty;
/// A property's value, or what follows the `]`, in a command of Azure's agent.
pub(super) struct Azure;
/// Text and attributes of XML and HTML.
pub(super) struct Markup;
/// A path in a URL.
pub(super) struct Url;

/// Text for a medium.
pub(super) struct Text<M> {
    text: String,
    medium: PhantomData<M>,
}

impl<M: Medium> Text<M> {
    /// No text yet.
    pub(super) fn new() -> Self {
        Self { text: String::new(), medium: PhantomData }
    }

    /// Untrusted text alone.
    pub(super) fn of(text: &str) -> Self {
        let mut all = Self::new();
        all.add(text);
        all
    }

    /// The format's own marks: only what stands in the program.
    pub(super) fn own(&mut self, mark: &'static str) -> &mut Self {
        self.text.push_str(mark);
        self
    }

    /// Everything else: without numbers of people, escaped.
    pub(super) fn add(&mut self, text: &str) -> &mut Self {
        M::escape(&masked_found(text), &mut self.text);
        self
    }

    /// A figure.
    pub(super) fn number(&mut self, number: usize) -> &mut Self {
        let _ = write!(self.text, "{number}");
        self
    }

    /// Text that was put together for the same medium.
    pub(super) fn push(&mut self, other: &Self) -> &mut Self {
        self.text.push_str(&other.text);
        self
    }

    /// The whole.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// How many bytes it has.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }
}

impl<M: Medium> Text<M> {
    /// Writes the lines, none of which begins as a command of a runner.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        self.text.split_inclusive('\n').try_for_each(|line| out.write_all(tame_line(line).as_bytes()))
    }
}

impl Text<Log> {
    /// Writes the line; whatever in it reads as a command of a runner is changed, however it was put together.
    pub(super) fn end(&self, out: &mut dyn Write) -> io::Result<()> {
        write_drawn(&self.text, out)
    }
}

/// Writes a line that may hold colours of our own and untrusted text that was shown already.
pub(super) fn write_drawn(line: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", tame_line(line))
}

/// Text for a terminal or a log, one line: everything that a terminal obeys or a reader does not see is written as
/// `\u{…}`, line breaks and tabs too, what a runner takes for a command is changed, and numbers of people are masked.
pub fn plain(text: &str) -> Cow<'_, str> {
    match masked_found(text) {
        Cow::Borrowed(text) => harmless_line(text),
        Cow::Owned(text) => Cow::Owned(harmless_line(&text).into_owned()),
    }
}

fn harmless_line(text: &str) -> Cow<'_, str> {
    match shown(text) {
        Cow::Borrowed(text) => tame_line(text),
        Cow::Owned(text) => Cow::Owned(tame_line(&text).into_owned()),
    }
}

/// Several lines, each as [`plain`] makes it.
///
/// # Errors
/// Writing fails.
pub fn write_plain(text: &str, out: &mut dyn Write) -> io::Result<()> {
    text.trim_end_matches('\n').split('\n').try_for_each(|line| Text::<Log>::of(line).end(out))
}

/// The text with everything hidden written as `\u{…}`.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_hidden(c) {
            let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Control characters, what has no width of its own, what reorders text, and what is no character at all.
///
/// All that Unicode calls default ignorable but for U+FE0F, which emoji are written with; [`tame`] looks through it.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0e}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        || u32::from(c) & 0xfffe == 0xfffe
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
}

/// The one invisible character that is let through.
const EMOJI: char = '\u{fe0f}';

/// Looks for brackets that make a command: after `##` and letters, or the second of `[[ATTACHMENT`.
#[derive(Default)]
struct Brackets {
    hashes: u8,
    bracket: bool,
}

impl Brackets {
    /// Whether `c`, which `rest` follows, must not stand as it is.
    fn is_command(&mut self, c: char, rest: &str) -> bool {
        if c == EMOJI {
            return false;
        }
        let attachment =
            || rest.trim_start_matches(EMOJI).get(..10).is_some_and(|word| word.eq_ignore_ascii_case("ATTACHMENT"));
        let command = c == '[' && (self.hashes >= 2 || (self.bracket && attachment()));
        self.bracket = c == '[';
        match c {
            '#' => self.hashes = (self.hashes + 1).min(2),
            _ if self.hashes >= 2 && (c.is_alphanumeric() || matches!(c, '-' | '_')) => {}
            _ => self.hashes = 0,
        }
        command
    }
}

/// The text without `##[`, `##vso[` and `[[ATTACHMENT`: a backslash stands before the bracket.
pub(super) fn tame(text: &str) -> Cow<'_, str> {
    if !text.contains('[') {
        return Cow::Borrowed(text);
    }
    let mut brackets = Brackets::default();
    let mut tamed = String::with_capacity(text.len() + 4);
    for (at, c) in text.char_indices() {
        if brackets.is_command(c, &text[at + c.len_utf8()..]) {
            tamed.push('\\');
        }
        tamed.push(c);
    }
    Cow::Owned(tamed)
}

/// A line that no runner takes for a command.
fn tame_line(line: &str) -> Cow<'_, str> {
    let mut start = line.chars().filter(|c| *c != EMOJI).skip_while(|c| c.is_whitespace());
    if start.next() == Some(':') && start.next() == Some(':') {
        return Cow::Owned(format!("| {}", tame(line)));
    }
    tame(line)
}

/// What is shown of a long text: at most so many characters, the last of them `…` where there was more.
pub(super) fn cut(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        None => Cow::Borrowed(text),
        Some(_) => {
            let end = text.char_indices().nth(most.saturating_sub(1)).map_or(0, |(at, _)| at);
            Cow::Owned(format!("{}…", &text[..end]))
        }
    }
}

fn harmless(text: &str) -> String {
    tame(&shown(text)).into_owned()
}

impl Medium for Log {
    fn escape(text: &str, out: &mut String) {
        out.push_str(&shown(text));
    }
}

impl Medium for GithubData {
    fn escape(text: &str, out: &mut String) {
        out.push_str(&harmless(text).replace('%', "%25"));
    }
}

impl Medium for GithubProperty {
    fn escape(text: &str, out: &mut String) {
        out.push_str(&harmless(text).replace('%', "%25").replace(':', "%3A").replace(',', "%2C"));
    }
}

impl Medium for Azure {
    fn escape(text: &str, out: &mut String) {
        out.push_str(&harmless(text).replace('%', "%AZP25").replace(';', "%3B").replace(']', "%5D"));
    }
}

impl Medium for Markup {
    fn escape(text: &str, out: &mut String) {
        for c in harmless(text).chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\'' => out.push_str("&#39;"),
                c => out.push(c),
            }
        }
    }
}

impl Medium for Url {
    fn escape(text: &str, out: &mut String) {
        for byte in text.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                    out.push(char::from(byte));
                }
                _ => {
                    let _ = write!(out, "%{byte:02X}");
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_shown() {
        assert_eq!(plain("a\u{1b}[31mb"), "a\\u{1b}[31mb");
        assert_eq!(plain("a\u{202e}b\u{200b}c\u{9b}"), "a\\u{202e}b\\u{200b}c\\u{9b}");
        assert_eq!(plain("a\r\nb"), "a\\u{d}\\u{a}b");
        assert_eq!(plain("a\u{34f}\u{fe01}\u{e0101}\u{fffe}"), "a\\u{34f}\\u{fe01}\\u{e0101}\\u{fffe}");
        assert_eq!(plain("blåbær 日本 ❤\u{fe0f}"), "blåbær 日本 ❤\u{fe0f}");
    }

    #[test]
    fn commands_of_runners_are_changed_by_something_printable() {
        let changed = [
            ("::error::x", "| ::error::x"),
            ("\u{a0} ::error::x", "| \u{a0} ::error::x"),
            (":\u{fe0f}:error::x", "| :\u{fe0f}:error::x"),
            ("a ##[set-output name=a]b", "a ##\\[set-output name=a]b"),
            ("###[error]", "###\\[error]"),
            ("####[error]", "####\\[error]"),
            ("#\u{fe0f}#[error]", "#\u{fe0f}#\\[error]"),
            ("##vso[task.complete]", "##vso\\[task.complete]"),
            ("##VSO[a.b]##vso[c.d]", "##VSO\\[a.b]##vso\\[c.d]"),
            ("##teamcity[x]", "##teamcity\\[x]"),
            ("##v##[x]", "##v##\\[x]"),
            ("[[ATTACHMENT|/etc/passwd]]", "[\\[ATTACHMENT|/etc/passwd]]"),
            ("[[attachment|x]]", "[\\[attachment|x]]"),
            ("##[[ATTACHMENT|x]]", "##\\[\\[ATTACHMENT|x]]"),
        ];
        for (text, expected) in changed {
            assert_eq!(plain(text), expected, "{text}");
        }
        for text in ["a::b", "#[derive]", "[[x]]", "## [x]", "a##", "plan[0]", "# #[x]"] {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn pieces_make_no_command_together() {
        let mut out = Vec::new();
        let mut line = Text::<Log>::new();
        line.add(":").add(":error").own("::").end(&mut out).unwrap();
        let mut line = Text::<Log>::new();
        line.add("#").add("#").own("[").add("error]").end(&mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "| ::error::\n##\\[error]\n");
    }

    #[test]
    fn each_medium_escapes_what_it_reads() {
        assert_eq!(Text::<GithubData>::of("50 %\n##[x]").as_str(), "50 %25\\u{a}##\\[x]");
        assert_eq!(Text::<GithubProperty>::of("a,b::c%3A").as_str(), "a%2Cb%3A%3Ac%253A");
        assert_eq!(Text::<Azure>::of("a;b]%3B\r").as_str(), "a%3Bb%5D%AZP253B\\u{d}");
        assert_eq!(Text::<Markup>::of("<a b='\"&'>\u{0}").as_str(), "&lt;a b=&#39;&quot;&amp;&#39;&gt;\\u{0}");
        assert_eq!(Text::<Url>::of("a b/æ:?#%.yaml").as_str(), "a%20b/%C3%A6%3A%3F%23%25.yaml");
    }

    #[test]
    fn a_long_text_is_cut_at_a_character() {
        assert_eq!(cut("åäö", 3), "åäö");
        assert_eq!(cut("åäöx", 3), "åä…");
    }
}
