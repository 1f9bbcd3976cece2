//! CEL's extension for texts. Positions count characters, not bytes.

use super::evaluate::{Evaluation, items};
use super::perform::{integer, misapplied, texts};
use super::signature::Function;
use super::undecided::Reason;
use super::value::Value;

type Answer<'v> = Result<Value<'v>, Reason>;

impl<'v> Evaluation<'_, 'v> {
    pub(super) fn of_text(&mut self, function: Function, values: &[Value<'v>]) -> Answer<'v> {
        if function == Function::Join {
            return self.join(values);
        }
        let refused = || misapplied("a text's function", values);
        let text = values.first().and_then(Value::as_str).ok_or_else(refused)?;
        self.charge_text(text.len())?;
        if let (Function::Format, Some(list)) = (function, values.get(1)) {
            return self.format(text, list);
        }
        let second = values.get(1).and_then(Value::as_str);
        Ok(match (function, second, values.get(1..).unwrap_or_default()) {
            (Function::LowerAscii, ..) => Value::text(text.to_ascii_lowercase()),
            (Function::UpperAscii, ..) => Value::text(text.to_ascii_uppercase()),
            (Function::Trim, ..) => Value::text(text.trim()),
            (Function::Reverse, ..) => Value::text(text.chars().rev().collect::<String>()),
            (Function::Contains, Some(part), _) => Value::Boolean(text.contains(part)),
            (Function::StartsWith, Some(part), _) => Value::Boolean(text.starts_with(part)),
            (Function::EndsWith, Some(part), _) => Value::Boolean(text.ends_with(part)),
            (Function::CharAt, _, [Value::Integer(at)]) => {
                let mut characters = text.chars();
                let length = text.chars().count();
                let at = bound(*at, length)?;
                Value::text(characters.nth(at).map(String::from).unwrap_or_default())
            }
            (Function::Substring, _, [Value::Integer(from), rest @ ..]) => {
                let length = text.chars().count();
                let to = match rest {
                    [] => length,
                    [Value::Integer(to)] => bound(*to, length)?,
                    _ => return Err(refused()),
                };
                let first = bound(*from, length)?;
                let taken = to.checked_sub(first).ok_or(Reason::NoIndex { index: *from, length: to })?;
                Value::text(text.chars().skip(first).take(taken).collect::<String>())
            }
            (Function::IndexOf, Some(part), [_, rest @ ..]) => {
                let from = match rest {
                    [] => 0,
                    [Value::Integer(from)] => bound(*from, text.chars().count())?,
                    _ => return Err(refused()),
                };
                let start = offset(text, from);
                found(text, text[start..].find(part).map(|at| start + at))
            }
            (Function::LastIndexOf, Some(part), [_, rest @ ..]) => {
                let from = match rest {
                    [] => text.len(),
                    [Value::Integer(from)] => offset(text, bound(*from, text.chars().count())?),
                    _ => return Err(refused()),
                };
                // the last that begins at or before `from` ends within its length after it
                let end = (from + part.len()).min(text.len());
                let end = (from..=end).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(from);
                let at = text[..end].rfind(part);
                found(text, at)
            }
            (Function::Replace, Some(from), [_, Value::Text(to), rest @ ..]) => {
                let limit = limit(rest).ok_or_else(refused)?;
                let (to, count) = (to.as_str(), text.matches(from).count().min(limit));
                self.charge_made(text.len().saturating_add(count.saturating_mul(to.len())))?;
                Value::text(text.replacen(from, to, count))
            }
            (Function::Split, Some(by), [_, rest @ ..]) => {
                self.charge(text.len())?;
                split(text, by, limit(rest).ok_or_else(refused)?)
            }
            _ => return Err(refused()),
        })
    }

    fn join(&mut self, values: &[Value<'v>]) -> Answer<'v> {
        let between = match values {
            [_] => "",
            [_, Value::Text(between)] => between.as_str(),
            _ => return Err(misapplied("join", values)),
        };
        let mut joined = String::new();
        for (at, item) in items(&values[0])?.1.enumerate() {
            let item = item?;
            let text = item.as_str().ok_or_else(|| misapplied("join", std::slice::from_ref(&item)))?;
            self.charge_made(joined.len() + between.len() + text.len())?;
            joined.push_str(if at == 0 { "" } else { between });
            joined.push_str(text);
        }
        Ok(Value::text(joined))
    }
}

/// How many at most; a negative limit, or none, is no limit.
fn limit(rest: &[Value<'_>]) -> Option<usize> {
    match rest {
        [] => Some(usize::MAX),
        [Value::Integer(limit)] => Some(usize::try_from(*limit).unwrap_or(usize::MAX)),
        _ => None,
    }
}

fn split<'v>(text: &str, by: &str, limit: usize) -> Value<'v> {
    if by.is_empty() {
        let mut characters = text.chars();
        let mut parts: Vec<String> = characters.by_ref().take(limit.saturating_sub(1)).map(String::from).collect();
        let rest = characters.as_str();
        if limit > 0 && !rest.is_empty() {
            parts.push(rest.to_owned());
        }
        return texts(parts);
    }
    texts(text.splitn(limit, by).map(str::to_owned))
}

fn bound(at: i64, length: usize) -> Result<usize, Reason> {
    usize::try_from(at).ok().filter(|at| *at <= length).ok_or(Reason::NoIndex { index: at, length })
}

/// The byte at which a character begins.
fn offset(text: &str, character: usize) -> usize {
    text.char_indices().nth(character).map_or(text.len(), |(at, _)| at)
}

/// The position of a byte in characters; -1 for none.
fn found<'v>(text: &str, at: Option<usize>) -> Value<'v> {
    at.map_or(Value::Integer(-1), |at| integer(text[..at].chars().count()))
}
