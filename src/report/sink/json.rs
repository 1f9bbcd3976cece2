//! JSON whose strings hold nothing that a terminal obeys and no command of a runner, with the same values.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

use super::{Brackets, is_hidden};

/// Writes a value as indented JSON and ends the line.
pub(in crate::report) fn json(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let quiet = Quiet { pretty: PrettyFormatter::new() };
    value.serialize(&mut Serializer::with_formatter(&mut *out, quiet))?;
    writeln!(out)
}

/// The usual layout; in strings, hidden characters and the brackets of commands are written as `\u….`.
struct Quiet {
    pretty: PrettyFormatter<'static>,
}

impl Formatter for Quiet {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut brackets = Brackets::default();
        let mut done = 0;
        for (at, c) in fragment.char_indices() {
            let after = at + c.len_utf8();
            if brackets.is_command(c, &fragment[after..]) || is_hidden(c) || c == super::EMOJI {
                out.write_all(&fragment.as_bytes()[done..at])?;
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(out, "\\u{unit:04x}")?;
                }
                done = after;
            }
        }
        out.write_all(&fragment.as_bytes()[done..])
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.pretty.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.pretty.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.pretty.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.pretty.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.pretty.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.pretty.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.pretty.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.pretty.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.pretty.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_stay_and_the_bytes_are_harmless() {
        let text = "x ##[set-output name=approved;]true ##vso[a.b] [[ATTACHMENT|y]] \u{1b}\u{9b}\u{202e}\u{e0001}\n\"\\ ❤\u{fe0f} plan[0]";
        let value = serde_json::json!({ text: [text, 1.5, null, {}] });
        let mut out = Vec::new();
        json(&value, &mut out).unwrap();
        let written = String::from_utf8(out).unwrap();
        assert_eq!(serde_json::from_str::<serde_json::Value>(&written).unwrap(), value);
        assert!(!written.contains("##[") && !written.contains("##vso[") && !written.contains("[[A"), "{written}");
        assert!(written.contains("plan[0]") && written.chars().all(|c| c == '\n' || !is_hidden(c)), "{written}");
    }
}
