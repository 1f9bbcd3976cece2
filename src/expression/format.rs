//! `format` of CEL's extension for texts: a text with values in it.

use chrono::SecondsFormat;

use super::evaluate::{Evaluation, elements, items, length, unlike};
use super::literal::duration_text;
use super::undecided::Reason;
use super::value::Value;
use crate::calendar::Time;

/// The decimals of `%f` and `%e` where it names none.
const DECIMALS: usize = 6;

/// The most decimals.
const MOST_DECIMALS: usize = 100;

/// A piece of a text for `format`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    Text(&'t str),
    /// The place of a value: the letter, and its decimals where they are named.
    Clause(char, Option<usize>),
}

/// The pieces of a text for `format`; else what in it is no clause.
pub(super) fn pieces(text: &str) -> Result<Vec<Piece<'_>>, &str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        let (before, clause) = rest.split_at(at);
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        let digits = match clause[1..].strip_prefix('.') {
            None => 0,
            Some(rest) => 1 + rest.bytes().take_while(u8::is_ascii_digit).count(),
        };
        let decimals = (digits > 0).then(|| clause[2..=digits].parse().ok().filter(|number| *number <= MOST_DECIMALS));
        let end = clause[1 + digits..].chars().next().map_or(clause.len(), |letter| 1 + digits + letter.len_utf8());
        let is_plain = digits == 0;
        let piece = match (clause[1 + digits..].chars().next(), decimals) {
            (Some('%'), None) => Piece::Text("%"),
            (Some(letter @ ('f' | 'e')), None | Some(Some(_))) => Piece::Clause(letter, decimals.flatten()),
            (Some(letter @ ('s' | 'd' | 'b' | 'o' | 'x' | 'X')), _) if is_plain => Piece::Clause(letter, None),
            _ => return Err(&clause[..end]),
        };
        pieces.push(piece);
        rest = &clause[end..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    Ok(pieces)
}

impl<'v> Evaluation<'_, 'v> {
    pub(super) fn format(&mut self, text: &str, values: &Value<'v>) -> Result<Value<'v>, Reason> {
        let Value::List(list) = values else { return Err(unlike("format", &[values])) };
        let pieces = pieces(text).map_err(|clause| Reason::NoClause(clause.to_owned()))?;
        let mut values = items(values)?.1.enumerate();
        let mut made = String::new();
        for piece in pieces {
            let added = match piece {
                Piece::Text(text) => text.to_owned(),
                Piece::Clause(letter, decimals) => {
                    let Some((_, value)) = values.next() else {
                        let length = length(list);
                        return Err(Reason::NoIndex { index: i64::try_from(length).unwrap_or(i64::MAX), length });
                    };
                    self.formatted(letter, decimals, &value?)?
                }
            };
            self.charge_made(made.len() + added.len())?;
            made.push_str(&added);
        }
        Ok(Value::text(made))
    }

    fn formatted(&mut self, letter: char, decimals: Option<usize>, value: &Value<'v>) -> Result<String, Reason> {
        let number = match (letter, value) {
            ('s', value) => return self.plain(value),
            ('f' | 'e' | 'd', Value::Decimal(number)) if !number.is_finite() => return Ok(decimal(*number)),
            #[expect(clippy::cast_precision_loss, reason = "the nearest double is what CEL asks for")]
            ('f' | 'e', Value::Integer(number)) => *number as f64,
            ('f' | 'e', Value::Decimal(number)) => *number,
            ('d', Value::Integer(number)) => return Ok(number.to_string()),
            ('b', Value::Boolean(value)) => return Ok(u8::from(*value).to_string()),
            ('b' | 'o' | 'x' | 'X', Value::Integer(number)) => {
                let (sign, size) = (if *number < 0 { "-" } else { "" }, number.unsigned_abs());
                return Ok(match letter {
                    'b' => format!("{sign}{size:b}"),
                    'o' => format!("{sign}{size:o}"),
                    'x' => format!("{sign}{size:x}"),
                    _ => format!("{sign}{size:X}"),
                });
            }
            ('x' | 'X', Value::Text(text)) => {
                self.charge_made(2 * text.as_str().len())?;
                let digit = |digit: u8| char::from_digit(digit.into(), 16).unwrap_or_default();
                let digits = text.as_str().bytes().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
                let digits: String = digits.collect();
                return Ok(if letter == 'X' { digits.to_ascii_uppercase() } else { digits });
            }
            (_, value) => return Err(unlike("format", &[value])),
        };
        let decimals = decimals.unwrap_or(DECIMALS);
        if letter == 'f' {
            return Ok(format!("{number:.decimals$}"));
        }
        // the exponent has a sign and at least two digits
        let written = format!("{number:.decimals$e}");
        let (mantissa, exponent) = written.split_once('e').unwrap_or((&written, "0"));
        let (sign, exponent) = exponent.strip_prefix('-').map_or(('+', exponent), |exponent| ('-', exponent));
        Ok(format!("{mantissa}e{sign}{exponent:0>2}"))
    }

    /// A value as `%s` has it: a mapping with its keys in their order.
    fn plain(&mut self, value: &Value<'v>) -> Result<String, Reason> {
        self.charge(0)?;
        Ok(match value {
            Value::Null => "null".to_owned(),
            Value::Boolean(value) => value.to_string(),
            Value::Integer(number) => number.to_string(),
            Value::Decimal(number) => decimal(*number),
            Value::Text(text) => {
                self.charge_made(text.as_str().len())?;
                text.as_str().to_owned()
            }
            Value::Time(Time::Day { date, .. }) => date.to_string(),
            Value::Time(Time::Instant(at)) => at.to_rfc3339_opts(SecondsFormat::AutoSi, true),
            Value::Duration(duration) => duration_text(*duration),
            Value::Version(version) => version.to_string(),
            Value::List(_) => {
                let mut parts = Vec::new();
                for item in items(value)?.1 {
                    parts.push(self.plain(&item?)?);
                }
                format!("[{}]", parts.join(", "))
            }
            Value::Map(_) => {
                let mut parts = Vec::new();
                for entry in elements(value, true)?.1 {
                    let (key, value) = entry?;
                    let key = self.plain(&key.unwrap_or(Value::Null))?;
                    parts.push((key, self.plain(&value)?));
                }
                parts.sort();
                let parts: Vec<String> = parts.into_iter().map(|(key, value)| format!("{key}: {value}")).collect();
                format!("{{{}}}", parts.join(", "))
            }
            Value::Optional(_) => return Err(unlike("format", &[value])),
        })
    }
}

fn decimal(number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    number.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_are_found() {
        assert_eq!(
            pieces("a%sb%%%.2f"),
            Ok(vec![
                Piece::Text("a"),
                Piece::Clause('s', None),
                Piece::Text("b"),
                Piece::Text("%"),
                Piece::Clause('f', Some(2))
            ])
        );
        for (text, clause) in
            [("%a", "%a"), ("100 %", "%"), ("%.2d", "%.2d"), ("%.s", "%.s"), ("%.999f", "%.999f"), ("%å", "%å")]
        {
            assert_eq!(pieces(text), Err(clause), "{text}");
        }
    }
}
