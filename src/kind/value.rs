//! Trees to JSON values, for what needs one: schemas themselves, and values quoted in contracts.

use serde_json::{Map, Number, Value};

use super::exact::Exact;
use crate::yaml::{Entry, Node, ScalarKind};

/// The most digits of a whole number that is written out.
const MOST_DIGITS: usize = 10_000;

/// The value of a node. Of a key that is there twice the first counts; numbers that [`not_of_json`] finds become strings.
pub fn to_json(node: Node<'_>) -> Value {
    match node.scalar() {
        None if node.is_mapping() => {
            let mut map = Map::with_capacity(node.len());
            for entry in node.entries() {
                let value = to_json(entry.value);
                map.entry(entry.key.text()).or_insert(value);
            }
            Value::Object(map)
        }
        None => Value::Array(node.items().map(to_json).collect()),
        Some(ScalarKind::Null) => Value::Null,
        Some(ScalarKind::Bool(value)) => Value::Bool(value),
        Some(ScalarKind::Int | ScalarKind::Float) => {
            number(node).map_or_else(|| Value::String(node.text().to_owned()), Value::Number)
        }
        Some(ScalarKind::String) => Value::String(node.text().to_owned()),
    }
}

/// A value of a schema, a policy or a parameter as a document has it on a line: a text itself, anything else as JSON.
pub fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The first number in a value that JSON cannot hold: `.inf`, `.nan`, or one of ten thousand digits or more in another base.
pub fn not_of_json(node: Node<'_>) -> Option<Node<'_>> {
    match node.scalar() {
        Some(ScalarKind::Int | ScalarKind::Float) => number(node).is_none().then_some(node),
        Some(_) => None,
        None if node.is_mapping() => node.entries().find_map(|entry| not_of_json(entry.value)),
        None => node.items().find_map(not_of_json),
    }
}

/// The entries of a mapping; of those with the same key only the first.
pub(super) fn first_entries(mapping: Node<'_>) -> impl Iterator<Item = Entry<'_>> {
    mapping.entries().filter(move |entry| is_first(mapping, entry))
}

/// Whether an entry of a mapping is the first with its key.
pub(super) fn is_first(mapping: Node<'_>, entry: &Entry<'_>) -> bool {
    mapping.entry(entry.key.text()).is_some_and(|first| first.key.span() == entry.key.span())
}

/// A number as JSON has it, exactly; `None` for `.inf` and `.nan` and for what is no number.
pub(super) fn number(node: Node<'_>) -> Option<Number> {
    let text = node.text();
    match node.scalar()? {
        ScalarKind::Int => match (node.as_i64(), node.as_u64()) {
            (Some(value), _) => Some(value.into()),
            (_, Some(value)) => Some(value.into()),
            _ => Exact::read(text).written_out(MOST_DIGITS)?.parse().ok(),
        },
        ScalarKind::Float => {
            let nearest = node.as_f64().and_then(Number::from_f64);
            let exact = Exact::read(text);
            nearest.filter(|nearest| Exact::read(nearest.as_str()) == exact).or_else(|| json_of(text))
        }
        _ => None,
    }
}

/// A number with a point or an exponent, as JSON writes it: with digits before and after the point, and no plus.
fn json_of(text: &str) -> Option<Number> {
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, power) = unsigned.find(['e', 'E']).map_or((unsigned, ""), |at| unsigned.split_at(at));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let whole = whole.trim_start_matches('0');
    let or_zero = |digits: &str| if digits.is_empty() { "0" } else { digits }.to_owned();
    let point = if mantissa.contains('.') { format!(".{}", or_zero(fraction)) } else { String::new() };
    format!("{sign}{}{point}{power}", or_zero(whole)).parse().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::to_json;
    use crate::yaml::{Limits, parse};

    #[test]
    fn numbers_keep_what_is_written() {
        for (written, json) in [
            ("1", "1"),
            ("+007", "7"),
            ("0x1F", "31"),
            ("18446744073709551615", "18446744073709551615"),
            ("-18446744073709551617", "-18446744073709551617"),
            ("+018446744073709551617", "18446744073709551617"),
            ("0x10000000000000001", "18446744073709551617"),
            ("1.50", "1.5"),
            ("+.5", "0.5"),
            ("5.", "5.0"),
            ("1e3", "1000.0"),
            ("00.10000000000000000001", "0.10000000000000000001"),
            ("-.10000000000000000001", "-0.10000000000000000001"),
            ("100000000000000000000.", "100000000000000000000.0"),
            ("1e999", "1e999"),
            ("+1.e+999", "1.0e+999"),
        ] {
            let tree = parse(&written.into(), &Limits::default());
            let value = to_json(tree.node(&tree.roots()[0]).unwrap());
            assert!(value.is_number(), "{written}: {value}");
            let same = |value: &Value| super::Exact::read(&value.to_string());
            assert_eq!(same(&value), super::Exact::read(json), "{written}: {value}");
            let reread: Value = serde_json::from_str(&value.to_string()).unwrap();
            assert_eq!(reread, value, "{written}");
        }
    }
}
