//! The values of documents as rules see them: nulls dropped, defaults filled in, times and durations read.

use std::sync::Arc;

use super::document::{TypedDocument, phase};
use super::form::{Form, PHASE, Scalar};
use super::undecided::Reason;
use super::value::{List, Map, Seen, TextValue, Value};
use super::why::Why;
use crate::calendar::{Moment, Time, TimeError, Zone, duration};
use crate::kind::exact_double;
use crate::language::Fact;
use crate::language::messages::policy as say;
use crate::yaml::{Node, ScalarKind, Step};

impl<'t> TypedDocument<'t> {
    /// What a node of it is to rules, by the way from the root.
    ///
    /// # Errors
    /// A time that is none, or that clocks skip or repeat; a number that 64 bits do not hold.
    pub fn value_at(&'t self, way: &[Step<&str>]) -> Result<Option<Value<'t>>, Reason> {
        let mut value = Value::document(self);
        for leg in way {
            let next = match (&value, leg) {
                (Value::Map(Map::Written(seen)), Step::Key(key)) => seen.get(key)?,
                (Value::List(List::Written(seen)), Step::Index(index)) => seen.written_at(*index)?,
                _ => None,
            };
            let Some(next) = next else { return Ok(None) };
            value = next;
        }
        Ok(Some(value))
    }
}

impl<'v> Seen<'v> {
    /// The value of a key: as it is written, else the schema's default.
    pub(super) fn get(&self, key: &str) -> Result<Option<Value<'v>>, Reason> {
        if key == PHASE && self.is_root() && self.document.phase.is_some() {
            return Ok(self.document.phase.map(Value::from));
        }
        if let Some(node) = self.node.get(key).filter(|node| !node.is_null()) {
            return self.read(node, self.form.and_then(|form| form.of_key(key))).map(Some);
        }
        let Some(form) = self.form else { return Ok(None) };
        if let Some(field) = form.field(key) {
            return Ok(field.default.as_ref().map(default));
        }
        if key != PHASE {
            return Ok(None);
        }
        let phase = phase(self.node, form);
        match self.node.get("status").filter(|_| phase.is_none() && !form.phases().is_empty()) {
            Some(status) if !status.is_null() => Err(Reason::Host(Box::new(self.no_phase(status)))),
            _ => Ok(phase.map(Value::from)),
        }
    }

    /// Why nothing is known of how far a document has come whose status its kind does not know.
    fn no_phase(&self, status: Node<'_>) -> Why {
        let id = self.document.node().get("id").map_or("", |id| id.text());
        Why::new(&say::NO_PHASE)
            .help(&say::NO_PHASE_HELP)
            .with("status", Fact::code(status.text()))
            .with("document", Fact::code(id))
    }

    /// Whether it is the document as a whole.
    fn is_root(&self) -> bool {
        self.node.identity() == self.document.node().identity()
    }

    /// Whether the key has a value.
    pub(super) fn has(&self, key: &str) -> bool {
        let written = self.node.get(key).is_some_and(|node| !node.is_null());
        written
            || self.form.is_some_and(|form| match form.field(key) {
                Some(field) => field.default.is_some(),
                None => key == PHASE && phase(self.node, form).is_some(),
            })
    }

    /// The keys that have a value, those with a default last.
    pub(super) fn keys(&self) -> Vec<&'v str> {
        let written = self.node.entries().filter(|entry| !entry.value.is_null()).map(|entry| entry.key.text());
        let mut keys: Vec<&'v str> = written.collect();
        let fields = self.form.map_or(&[][..], Form::fields).iter().filter(|field| field.default.is_some());
        let absent: Vec<&'v str> =
            fields.map(|field| field.name.as_ref()).filter(|name| !keys.contains(name)).collect();
        keys.extend(absent);
        keys
    }

    /// The keys that have a value with their values, those with a default last.
    pub(super) fn entries(&self) -> impl Iterator<Item = Result<(&'v str, Value<'v>), Reason>> + use<'v> {
        let seen = *self;
        self.keys().into_iter().map(move |key| {
            let value = seen.get(key)?;
            value.map(|value| (key, value)).ok_or_else(|| Reason::NoKey(key.to_owned()))
        })
    }

    /// Whether the key is there in the file, and not by default.
    pub(super) fn writes(&self, key: &str) -> bool {
        self.node.get(key).is_some_and(|node| !node.is_null())
    }

    /// The item at a position, nulls not counted.
    pub(super) fn at(&self, index: usize) -> Result<Option<Value<'v>>, Reason> {
        self.items().nth(index).transpose()
    }

    /// The item that is written at a position, nulls counted; `None` for a null.
    fn written_at(&self, index: usize) -> Result<Option<Value<'v>>, Reason> {
        let item = self.node.item(index).filter(|item| !item.is_null());
        item.map(|item| self.read(item, self.form.and_then(Form::items).map(Arc::as_ref))).transpose()
    }

    /// The items, without nulls.
    pub(super) fn items(&self) -> impl Iterator<Item = Result<Value<'v>, Reason>> + use<'v> {
        let seen = *self;
        let form = self.form.and_then(Form::items).map(Arc::as_ref);
        self.node.items().filter(|item| !item.is_null()).map(move |item| seen.read(item, form))
    }

    /// How many items or keys it has.
    pub(super) fn len(&self) -> usize {
        if self.node.is_mapping() {
            self.keys().len()
        } else {
            self.node.items().filter(|item| !item.is_null()).count()
        }
    }

    fn read(&self, node: Node<'v>, form: Option<&'v Form>) -> Result<Value<'v>, Reason> {
        let Some(kind) = node.scalar() else {
            let seen = Seen { node, form, document: self.document };
            return Ok(if node.is_mapping() {
                Value::Map(Map::Written(seen))
            } else {
                Value::List(List::Written(seen))
            });
        };
        let scalars = form.map_or(&[][..], Form::scalars);
        match kind {
            ScalarKind::Null => Ok(Value::Null),
            ScalarKind::Bool(value) => Ok(Value::Boolean(value)),
            ScalarKind::Int | ScalarKind::Float => number(node, scalars),
            ScalarKind::String => {
                let text = node.text();
                match scalars.iter().find(|scalar| matches!(scalar, Scalar::Time | Scalar::Duration)) {
                    Some(Scalar::Time) => time(text, self.document.zone()).map(Value::Time),
                    Some(_) => match duration(text) {
                        Some(duration) => Ok(Value::Duration(duration)),
                        None => Err(Reason::NoDuration(text.to_owned())),
                    },
                    None => Ok(Value::Text(TextValue::Borrowed(text))),
                }
            }
        }
    }
}

/// From here on doubles do not tell each whole number from the next: 2^53.
const LEAST_INEXACT: f64 = 9_007_199_254_740_992.0;

/// A number as the schema wants it: `2` of a field with decimals is `2.0`, `2.0` of one without is `2`.
fn number<'v>(node: Node<'v>, scalars: &[Scalar]) -> Result<Value<'v>, Reason> {
    let integer = scalars.iter().any(|scalar| matches!(scalar, Scalar::Integer | Scalar::Level(_)));
    let decimal = scalars.contains(&Scalar::Decimal) && !integer;
    let too_large = || Reason::TooLarge(node.text().to_owned());
    if let (false, Some(number)) = (decimal, node.as_i64()) {
        return Ok(Value::Integer(number));
    }
    let number = node.as_f64().ok_or_else(too_large)?;
    if decimal || node.scalar() == Some(ScalarKind::Float) && !integer {
        // Rounded to the next double it could come to be at a bound that it is beyond.
        let exact = exact_double(node).filter(|number| !number.is_finite() || number.abs() < LEAST_INEXACT);
        return exact.map(Value::Decimal).ok_or_else(|| Reason::Inexact(node.text().to_owned()));
    }
    if number.is_finite() && number.fract() != 0.0 {
        return Err(Reason::NotWhole(node.text().to_owned()));
    }
    whole(number).map(Value::Integer).ok_or_else(too_large)
}

/// The whole number that a double is, where 64 bits hold it.
pub(super) fn whole(number: f64) -> Option<i64> {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    #[expect(clippy::cast_possible_truncation, reason = "it lies within the bounds and has no fraction")]
    let narrowed = (-LIMIT..LIMIT).contains(&number).then_some(number as i64);
    narrowed.filter(|_| number.fract() == 0.0)
}

/// A day, an instant with its offset, or a local time.
fn time(text: &str, zone: Zone) -> Result<Time, Reason> {
    let moment = Moment::of_any_year(text).map_err(|_| Reason::NoTime(text.to_owned()))?;
    moment.time(zone).map_err(|error| match error {
        TimeError::Skipped { .. } => Reason::Skipped(text.to_owned()),
        TimeError::Ambiguous { .. } => Reason::Repeated(text.to_owned()),
        _ => Reason::NoTime(text.to_owned()),
    })
}

/// A default as rules see it.
fn default(value: &serde_json::Value) -> Value<'_> {
    match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(value) => Value::Boolean(*value),
        serde_json::Value::Number(number) => match number.as_i64() {
            Some(number) => Value::Integer(number),
            None => Value::Decimal(number.as_f64().unwrap_or(f64::NAN)),
        },
        serde_json::Value::String(text) => Value::from(text.as_str()),
        serde_json::Value::Array(items) if items.is_empty() => Value::List(List::Borrowed(&[])),
        serde_json::Value::Array(items) => Value::list(items.iter().map(default).collect::<Vec<_>>()),
        serde_json::Value::Object(map) => Value::record(map.iter().map(|(key, value)| (key.as_str(), default(value)))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::{Limits, parse};

    #[test]
    fn a_number_that_is_no_whole_one_is_told_from_one_that_is_too_large() {
        for (text, expected) in [
            ("2.0", "2"),
            ("1.5", "`1.5` is no whole number"),
            ("-0.25", "`-0.25` is no whole number"),
            ("1e30", "`1e30` is no number of 64 bits"),
            ("99999999999999999999", "`99999999999999999999` is no number of 64 bits"),
        ] {
            let tree = parse(&text.into(), &Limits::default());
            let node = tree.node(&tree.roots()[0]).unwrap();
            let told = match number(node, &[Scalar::Integer]) {
                Ok(Value::Integer(number)) => number.to_string(),
                Ok(_) => "no whole number".to_owned(),
                Err(reason) => reason.to_string(),
            };
            assert_eq!(told, expected);
        }
    }
}
