//! A value as CEL writes it, for people.

use super::value::{List, Map, Value};
use crate::calendar::{Time, Zone};
use crate::language::personal_number::masked_beginning;

/// The most characters of a text that are shown.
const MOST_CHARACTERS: usize = 80;

/// The most elements of a list, or keys of a mapping, that are shown.
const MOST_ELEMENTS: usize = 5;

impl Value<'_> {
    /// As CEL writes it, on one line: moments in `zone`, of a mapping its keys, cut where it is long, the numbers of
    /// persons masked.
    pub fn shown(&self, zone: Zone) -> String {
        shown(self, zone)
    }
}

fn shown(value: &Value<'_>, zone: Zone) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Boolean(value) => value.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Text(text) => quoted(text.as_str()),
        Value::Time(Time::Day { date, .. }) => date.to_string(),
        Value::Time(Time::Instant(at)) => at.with_timezone(&zone.offset(*at)).to_rfc3339(),
        Value::Duration(time) => format!("duration(\"{}s\")", time.num_seconds()),
        Value::Version(version) => format!("version(\"{version}\")"),
        Value::Optional(None) => "optional.none()".to_owned(),
        Value::Optional(Some(held)) => format!("optional.of({})", shown(held, zone)),
        Value::List(list) => {
            let (first, all): (Vec<String>, usize) = match list {
                List::Written(seen) => {
                    let first = (0..seen.len().min(MOST_ELEMENTS)).filter_map(|index| seen.at(index).ok().flatten());
                    (first.map(|value| shown(&value, zone)).collect(), seen.len())
                }
                List::Made(items) => {
                    (items.iter().take(MOST_ELEMENTS).map(|item| shown(item, zone)).collect(), items.len())
                }
                List::Borrowed(items) => {
                    (items.iter().take(MOST_ELEMENTS).map(|item| shown(item, zone)).collect(), items.len())
                }
            };
            format!("[{}]", few(first, all))
        }
        Value::Map(map) => {
            let keys: Vec<String> = match map {
                Map::Written(seen) => seen.node.entries().map(|entry| cut(entry.key.text())).collect(),
                Map::Made(entries) => entries.iter().map(|(key, _)| shown(key, zone)).collect(),
            };
            let all = keys.len();
            format!("{{{}}}", few(keys.into_iter().take(MOST_ELEMENTS).collect(), all))
        }
    }
}

fn few(mut first: Vec<String>, all: usize) -> String {
    if first.len() < all {
        first.push(format!("… ({all})"));
    }
    first.join(", ")
}

fn quoted(text: &str) -> String {
    format!("{:?}", cut(text))
}

fn cut(text: &str) -> String {
    let shown = masked_beginning(text, MOST_CHARACTERS);
    match shown.char_indices().nth(MOST_CHARACTERS) {
        Some((at, _)) => format!("{}…", &shown[..at]),
        None => shown.into_owned(),
    }
}
