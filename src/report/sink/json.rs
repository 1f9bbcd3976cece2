//! JSON whose strings hold nothing that a terminal obeys, no command of a runner and no number of a person; with the same
//! values but for the last.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, PrettyFormatter, Serializer};

use super::{Brackets, is_hidden};
use crate::language::personal_number::{masked_figure, masked_found};

/// Writes a value as indented JSON and ends the line.
///
/// # Errors
/// Writing fails.
pub fn json(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let quiet = Quiet { pretty: PrettyFormatter::new(), string: String::new() };
    value.serialize(&mut Serializer::with_formatter(&mut *out, quiet))?;
    writeln!(out)
}

/// The usual layout; in strings, hidden characters and the brackets of commands are written as `\u….`, and numbers of people
/// as stars. A figure that may be the number of a person becomes a string of stars.
struct Quiet {
    pretty: PrettyFormatter<'static>,
    /// The string that is being written, before it is escaped: a number in it may lie on both sides of an escape.
    string: String,
}

/// A character that JSON has an escape for.
fn escaped(escape: &CharEscape) -> char {
    match escape {
        CharEscape::Quote => '"',
        CharEscape::ReverseSolidus => '\\',
        CharEscape::Solidus => '/',
        CharEscape::Backspace => '\u{8}',
        CharEscape::FormFeed => '\u{c}',
        CharEscape::LineFeed => '\n',
        CharEscape::CarriageReturn => '\r',
        CharEscape::Tab => '\t',
        CharEscape::AsciiControl(byte) => char::from(*byte),
    }
}

/// Writes what stands between the quotation marks of a string.
fn write_string<W: ?Sized + Write>(out: &mut W, text: &str) -> io::Result<()> {
    let mut brackets = Brackets::default();
    let mut done = 0;
    for (at, c) in text.char_indices() {
        let after = at + c.len_utf8();
        let short = match c {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\u{8}' => "\\b",
            '\u{c}' => "\\f",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ => "",
        };
        let is_command = brackets.is_command(c, &text[after..]);
        if short.is_empty() && !is_command && !is_hidden(c) && c != super::EMOJI {
            continue;
        }
        out.write_all(&text.as_bytes()[done..at])?;
        if short.is_empty() {
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
        } else {
            out.write_all(short.as_bytes())?;
        }
        done = after;
    }
    out.write_all(&text.as_bytes()[done..])
}

fn write_figure<W: ?Sized + Write>(out: &mut W, figure: &str) -> io::Result<()> {
    match masked_figure(figure) {
        Some(stars) => write!(out, "\"{stars}\""),
        None => out.write_all(figure.as_bytes()),
    }
}

impl Formatter for Quiet {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, _: &mut W, fragment: &str) -> io::Result<()> {
        self.string.push_str(fragment);
        Ok(())
    }

    fn write_char_escape<W: ?Sized + Write>(&mut self, _: &mut W, escape: CharEscape) -> io::Result<()> {
        self.string.push(escaped(&escape));
        Ok(())
    }

    fn end_string<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        write_string(out, &masked_found(&self.string))?;
        self.string.clear();
        out.write_all(b"\"")
    }

    fn write_u64<W: ?Sized + Write>(&mut self, out: &mut W, value: u64) -> io::Result<()> {
        write_figure(out, &value.to_string())
    }

    fn write_i64<W: ?Sized + Write>(&mut self, out: &mut W, value: i64) -> io::Result<()> {
        write_figure(out, &value.to_string())
    }

    fn write_number_str<W: ?Sized + Write>(&mut self, out: &mut W, value: &str) -> io::Result<()> {
        write_figure(out, value)
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
    use serde_json::{Value, json};

    use super::*;

    fn written(value: &Value) -> String {
        let mut out = Vec::new();
        super::json(value, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_values_stay_and_the_bytes_are_harmless() {
        let text = "x ##[set-output name=approved;]true ##vso[a.b] [[ATTACHMENT|y]] \u{1b}\u{9b}\u{202e}\u{e0001}\n\"\\/\t\r\u{8}\u{c} ❤\u{fe0f} plan[0]";
        let value = json!({ text: [text, "", 1.5, -7, u64::MAX, null, {}, true] });
        let written = written(&value);
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), value);
        assert!(!written.contains("##[") && !written.contains("##vso[") && !written.contains("[[A"), "{written}");
        assert!(written.contains("plan[0]") && written.chars().all(|c| c == '\n' || !is_hidden(c)), "{written}");
    }

    /// The number of somebody born on 1 January 1901, and what is left of it as a figure; a Swedish one of 2007.
    #[test]
    fn no_number_of_a_person_is_written() {
        let value = json!({
            "01010100050": ["a\n01010100050", "010101\t00050", "\"811228-9874\""],
            "figures": [1_010_100_050_u64, 701_234_569, 8_112_289_874_u64, 994_598_759],
        });
        let expected = json!({
            "***********": ["a\n***********", "******\t*****", "\"******-****\""],
            "figures": ["**********", "*********", "**********", 994_598_759],
        });
        assert_eq!(serde_json::from_str::<Value>(&written(&value)).unwrap(), expected);
    }
}
