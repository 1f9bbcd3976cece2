//! The smallest documents that a schema takes: what stands in the fields that nothing asks about.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde_json::{Map, Value, json};

use crate::expression::FieldWay;
use crate::kind::{Schema, Shape, name};
use crate::workspace::{KindOf, Workspace};

/// How deep a document is filled in; what lies deeper is left out.
const DEEPEST: usize = 8;

/// The most documents of a registry that are made up.
const MOST_DOCUMENTS: usize = 60;

/// Documents that others name: their kinds and ids.
pub(super) type Needs = BTreeSet<(String, String)>;

/// Makes up what documents need to be well-formed.
#[derive(Clone, Copy)]
pub(super) struct Filler<'f> {
    /// The project.
    pub project: &'f Workspace,
    /// The ids of the policies that every service lists.
    pub policies: &'f [String],
    /// The clock that documents are judged by.
    pub clock: DateTime<FixedOffset>,
}

impl<'f> Filler<'f> {
    /// A kind of the project.
    pub(super) fn kind(self, kind: &str) -> Option<&'f KindOf> {
        self.project.kinds.get(kind)
    }

    /// What the schema of a kind says.
    pub(super) fn shape(self, kind: &str) -> Option<Shape<'f>> {
        self.kind(kind)?.schema.as_deref().and_then(Schema::shape)
    }

    /// The keys that lead to the id of a document of a kind; none where it need not have one.
    pub(super) fn id_way(self, kind: &KindOf) -> Option<FieldWay> {
        if !kind.mapped {
            return Some(vec!["id".to_owned()]);
        }
        let mut entries = self.project.config.documents.iter();
        let entry = entries.find(|entry| entry.kind.as_ref().is_some_and(|known| known.value == kind.name))?;
        entry.has_id.then(|| entry.id.clone())
    }

    /// The smallest document of a kind that its schema takes, as far as that can be told.
    pub(super) fn document(self, kind: &str, needs: &mut Needs) -> Value {
        let mut document = self.shape(kind).map_or_else(|| json!({}), |shape| self.value(shape, 0, needs));
        if !document.is_object() {
            document = json!({});
        }
        if let Some(known) = self.kind(kind) {
            if !known.mapped {
                set(&mut document, &["kind".to_owned()], json!(kind));
            }
            if let Some(way) = self.id_way(known).filter(|way| at(&document, way).is_none()) {
                set(&mut document, &way, json!("text"));
            }
        }
        document
    }

    /// The documents that others name, and those that these name in turn.
    pub(super) fn registry(self, needs: &Needs) -> Vec<(String, Value)> {
        let mut made: BTreeMap<(String, String), Value> = BTreeMap::new();
        let mut open: Vec<(String, String)> = needs.iter().cloned().collect();
        while let Some((kind, id)) = open.pop() {
            if made.contains_key(&(kind.clone(), id.clone())) || made.len() == MOST_DOCUMENTS {
                continue;
            }
            let mut more = Needs::new();
            let mut document = self.document(&kind, &mut more);
            set(&mut document, &["id".to_owned()], json!(id));
            if kind == name::SERVICE {
                set(&mut document, &["policies".to_owned()], json!(self.policies));
            }
            made.insert((kind, id), document);
            open.extend(more);
        }
        made.into_iter().map(|((kind, _), document)| (kind, document)).collect()
    }

    /// The smallest value that a schema takes.
    pub(super) fn value(self, shape: Shape<'_>, depth: usize, needs: &mut Needs) -> Value {
        if let Some(value) = shape.keyword("const") {
            return value.clone();
        }
        if let Some(value) =
            shape.keyword("enum").and_then(|values| values.as_array()?.iter().find(|value| !value.is_null()))
        {
            return value.clone();
        }
        if let Some(format) = shape.keyword("format").and_then(Value::as_str)
            && let Some(text) = self.time(shape, format, 0)
        {
            return text;
        }
        let types = types(shape);
        let examples = shape.keyword("examples").and_then(Value::as_array);
        match types.first().copied() {
            Some("object") => {
                let mut fields = Map::new();
                if depth < DEEPEST {
                    for name in shape.required_names() {
                        let value = shape
                            .property(name)
                            .map_or_else(|| json!("text"), |inner| self.value(inner, depth + 1, needs));
                        fields.insert(name.to_owned(), value);
                    }
                }
                Value::Object(fields)
            }
            Some("array") => {
                let least = shape.keyword("minItems").and_then(Value::as_u64).unwrap_or(0).min(4);
                let item = shape.items();
                let items =
                    (0..least).map(|_| item.map_or_else(|| json!("text"), |item| self.value(item, depth + 1, needs)));
                Value::Array(items.collect())
            }
            Some("boolean") => json!(false),
            Some("integer" | "number") => {
                let least = shape.keyword("minimum").filter(|least| least.is_number()).cloned();
                least.or_else(|| examples?.iter().find(|value| value.is_number()).cloned()).unwrap_or(json!(1))
            }
            _ => {
                let value = examples.and_then(|examples| examples.first()).cloned().unwrap_or_else(|| json!("text"));
                if let (Some(kind), Some(id)) = (shape.keyword("x-ref").and_then(Value::as_str), value.as_str()) {
                    needs.insert((kind.to_owned(), id.to_owned()));
                }
                value
            }
        }
    }

    /// A time of a format, so many days later than others: what has happened lies behind the clock.
    pub(super) fn time(self, shape: Shape<'_>, format: &str, days: i64) -> Option<Value> {
        let has_happened = shape.keyword("x-happened").and_then(Value::as_bool) == Some(true);
        let at = self.clock + TimeDelta::days(days + if has_happened { -30 } else { 30 });
        written(at, format)
    }
}

/// A moment as a format has it.
pub(super) fn written(at: DateTime<FixedOffset>, format: &str) -> Option<Value> {
    match format {
        "vedtak-date" => Some(json!(at.format("%Y-%m-%d").to_string())),
        "vedtak-instant" | "vedtak-time" => Some(json!(at.format("%Y-%m-%dT%H:%M:%S%:z").to_string())),
        _ => None,
    }
}

/// The types that a schema names, but for null.
pub(super) fn types(shape: Shape<'_>) -> Vec<&str> {
    let named = match shape.keyword("type") {
        Some(Value::String(one)) => vec![one.as_str()],
        Some(Value::Array(some)) => some.iter().filter_map(Value::as_str).collect(),
        _ if !shape.property_names().is_empty() => vec!["object"],
        _ => Vec::new(),
    };
    named.into_iter().filter(|name| *name != "null").collect()
}

/// The value that keys lead to.
pub(super) fn at<'v>(value: &'v Value, way: &[String]) -> Option<&'v Value> {
    way.iter().try_fold(value, |inside, key| inside.get(key))
}

/// Writes a value where keys lead to, with the mappings on the way.
pub(super) fn set(value: &mut Value, way: &[String], new: Value) {
    let Some((key, rest)) = way.split_first() else {
        *value = new;
        return;
    };
    if !value.is_object() {
        *value = json!({});
    }
    if let Some(fields) = value.as_object_mut() {
        set(fields.entry(key.clone()).or_insert(Value::Null), rest, new);
    }
}

/// Takes away what keys lead to.
pub(super) fn remove(value: &mut Value, way: &[String]) {
    let Some((last, before)) = way.split_last() else { return };
    let inside = before.iter().try_fold(value, |inside, key| inside.get_mut(key));
    if let Some(fields) = inside.and_then(Value::as_object_mut) {
        fields.shift_remove(last);
    }
}
