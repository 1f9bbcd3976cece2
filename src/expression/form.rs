//! What a schema says of a place, as expressions need it: owned, so that compiled policies borrow nothing; read when it
//! is first needed, so that a schema of a thousand fields costs what is used of it.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use super::choice::Choice;
use crate::kind::{Schema, Shape};
use crate::yaml::{Pointer, Step};

/// The fields and types of a document of a kind, or of a place in one.
#[derive(Debug)]
pub struct Form {
    /// The kind, or what else people call the whole.
    of: Arc<str>,
    source: Option<Source>,
    read: OnceLock<Read>,
}

/// A place in a schema. Its pointer stands for every item of a list and every key of a free mapping.
#[derive(Debug, Clone)]
struct Source {
    schema: Arc<Schema>,
    at: Pointer,
}

#[derive(Debug, Default)]
struct Read {
    scalars: Vec<Scalar>,
    list: bool,
    map: bool,
    /// In the order of their names.
    fields: Vec<Field>,
    items: Option<Arc<Form>>,
    /// Of the keys that authors choose.
    rest: Option<Arc<Form>>,
    /// Whether keys are allowed of which nothing is known.
    open: bool,
    phases: Vec<(Arc<str>, Arc<str>)>,
}

/// How a scalar is read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Scalar {
    Boolean,
    Integer,
    Level(Arc<BTreeSet<i64>>),
    Decimal,
    Text,
    Choice(Choice),
    Time,
    Duration,
}

/// A field of a mapping.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: Arc<str>,
    /// Whether every well-formed document has it, or sees its default.
    pub(super) certain: bool,
    /// As its schema has it.
    pub(super) default: Option<serde_json::Value>,
    pub(super) form: Arc<Form>,
}

/// Deeper places of a schema that goes in circles are not told apart any more.
const MOST_STEPS: usize = 32;

/// The field with the phase that a document's status maps to.
pub(super) const PHASE: &str = "phase";

impl Form {
    /// The fields and types of documents of a kind; without a schema any may be there.
    pub fn of_kind(kind: &str, schema: Option<&Arc<Schema>>) -> Arc<Self> {
        let source = schema.map(|schema| Source { schema: Arc::clone(schema), at: Pointer::default() });
        Arc::new(Self { of: kind.into(), source, read: OnceLock::new() })
    }

    /// The kind that it is a part of.
    pub fn kind(&self) -> &str {
        &self.of
    }

    /// Whether it is a document as a whole rather than a place inside.
    pub(super) fn is_whole(&self) -> bool {
        self.source.as_ref().is_none_or(|source| source.at.0.is_empty())
    }

    /// What people call it: the kind, or the path in it.
    pub(super) fn name(&self) -> String {
        match &self.source {
            Some(source) if !source.at.0.is_empty() => format!("{}.{}", self.of, source.at.path()),
            _ => self.of.to_string(),
        }
    }

    /// Whether its values can be lists.
    pub(super) fn is_list(&self) -> bool {
        self.read().list
    }

    /// Whether its values can be mappings.
    pub(super) fn is_map(&self) -> bool {
        self.read().map
    }

    pub(super) fn scalars(&self) -> &[Scalar] {
        &self.read().scalars
    }

    pub(super) fn fields(&self) -> &[Field] {
        &self.read().fields
    }

    pub(super) fn field(&self, name: &str) -> Option<&Field> {
        let fields = self.fields();
        fields.binary_search_by(|field| field.name.as_ref().cmp(name)).ok().map(|at| &fields[at])
    }

    pub(super) fn items(&self) -> Option<&Arc<Form>> {
        self.read().items.as_ref()
    }

    /// The form of the values whose keys authors choose.
    pub(super) fn rest(&self) -> Option<&Arc<Form>> {
        self.read().rest.as_ref()
    }

    /// Whether keys are allowed of which nothing is known.
    pub(super) fn is_open(&self) -> bool {
        self.read().open
    }

    /// The phase of each status, where documents have `phase` for it.
    pub(super) fn phases(&self) -> &[(Arc<str>, Arc<str>)] {
        &self.read().phases
    }

    /// The form of the value of a key.
    pub(super) fn of_key(&self, key: &str) -> Option<&Form> {
        let field = self.field(key).map(|field| &field.form);
        field.or_else(|| self.rest()).map(Arc::as_ref)
    }

    fn read(&self) -> &Read {
        self.read.get_or_init(|| {
            let source = self.source.as_ref().filter(|source| source.at.0.len() < MOST_STEPS);
            let shape = source.and_then(|source| source.schema.outline()?.descend(&source.at));
            match (source, shape) {
                (Some(source), Some(shape)) => self.describe(source, shape),
                _ => Read { open: true, ..Read::default() },
            }
        })
    }

    fn inner(&self, source: &Source, step: Step) -> Arc<Form> {
        let mut at = source.at.clone();
        at.0.push(step);
        let source = Some(Source { schema: Arc::clone(&source.schema), at });
        Arc::new(Self { of: Arc::clone(&self.of), source, read: OnceLock::new() })
    }

    fn describe(&self, source: &Source, shape: Shape<'_>) -> Read {
        let types = types(shape);
        let required = shape.required_names();
        let mut names = shape.property_names();
        let is_bare = names.is_empty();
        // A key may be asked for without a word on its value.
        let is_known = |name: &&str| shape.property(name).is_some() || !shape.is_closed();
        names.extend(required.iter().copied().filter(is_known));
        names.sort_unstable();
        names.dedup();
        let field = |name: &str| {
            let property = shape.property(name);
            let default = property.and_then(|property| property.keyword("default")).filter(|value| !value.is_null());
            let demanded = required.contains(&name);
            let nullable = property.is_some_and(|property| types_of(property).contains(&"null"));
            let form = self.inner(source, Step::Key(name.to_owned()));
            let certain = default.is_some() || demanded && !nullable;
            Field { name: name.into(), certain, default: default.cloned(), form }
        };
        let fields: Vec<Field> = names.into_iter().map(field).collect();
        let free = shape.free_fields().map(|_| self.inner(source, Step::Key("*".to_owned())));
        let is_map = types.contains(&"object");
        let additional = shape.keyword("additionalProperties");
        Read {
            list: types.contains(&"array"),
            map: is_map,
            items: types
                .contains(&"array")
                .then(|| shape.items())
                .flatten()
                .map(|_| self.inner(source, Step::Index(0))),
            open: is_map
                && (additional.and_then(serde_json::Value::as_bool) == Some(true) || additional.is_none() && is_bare),
            rest: free,
            phases: if source.at.0.is_empty() { phases(shape) } else { Vec::new() },
            scalars: scalars(shape, &types),
            fields,
        }
    }
}

/// A keyword that holds for every value, not only in one alternative of several.
fn certain_keyword<'s>(shape: Shape<'s>, name: &str) -> Option<&'s serde_json::Value> {
    let [found, alternatives @ ..] = shape.keywords([name, "anyOf", "oneOf", "then", "else"]);
    found.filter(|found| !alternatives.into_iter().flatten().any(|alternative| holds(alternative, found)))
}

fn holds(value: &serde_json::Value, part: &serde_json::Value) -> bool {
    std::ptr::eq(value, part)
        || match value {
            serde_json::Value::Array(items) => items.iter().any(|item| holds(item, part)),
            serde_json::Value::Object(map) => map.values().any(|item| holds(item, part)),
            _ => false,
        }
}

/// The types that `type` names.
fn types_of(shape: Shape<'_>) -> Vec<&str> {
    match certain_keyword(shape, "type") {
        Some(serde_json::Value::String(one)) => vec![one],
        Some(serde_json::Value::Array(some)) => some.iter().filter_map(serde_json::Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The types that `type` names, else those that the other keywords are about.
fn types(shape: Shape<'_>) -> Vec<&str> {
    let mut types = types_of(shape);
    if types.is_empty() {
        let values = choices(shape);
        if values.is_some() {
            types.push("string");
        } else if !shape.property_names().is_empty() {
            types.push("object");
        } else if shape.items().is_some() {
            types.push("array");
        }
    }
    types
}

/// The values of `enum` or `const`, where all of them are texts.
fn choices(shape: Shape<'_>) -> Option<Choice> {
    let one = certain_keyword(shape, "const").and_then(|value| value.as_str()).map(|value| vec![value]);
    let texts = one.or_else(|| {
        let values = certain_keyword(shape, "enum")?.as_array()?;
        values.iter().filter(|value| !value.is_null()).map(serde_json::Value::as_str).collect()
    })?;
    Some(Choice::of_schema(texts.into_iter().map(Arc::from)))
}

/// The values of `enum`, where all of them are whole numbers.
fn levels(shape: Shape<'_>) -> Option<BTreeSet<i64>> {
    certain_keyword(shape, "enum")?.as_array()?.iter().map(serde_json::Value::as_i64).collect()
}

fn scalars(shape: Shape<'_>, types: &[&str]) -> Vec<Scalar> {
    let scalar = |name: &&str| match *name {
        "boolean" => Some(Scalar::Boolean),
        "integer" => Some(levels(shape).map_or(Scalar::Integer, |values| Scalar::Level(Arc::new(values)))),
        "number" => Some(Scalar::Decimal),
        "string" => Some(match certain_keyword(shape, "format").and_then(|format| format.as_str()) {
            Some("vedtak-date" | "vedtak-instant" | "vedtak-time") => Scalar::Time,
            Some("duration") => Scalar::Duration,
            _ => choices(shape).map_or(Scalar::Text, Scalar::Choice),
        }),
        _ => None,
    };
    types.iter().filter_map(scalar).collect()
}

fn phases(shape: Shape<'_>) -> Vec<(Arc<str>, Arc<str>)> {
    let map = shape.property("status").and_then(|status| status.keyword("x-phase")).and_then(|map| map.as_object());
    let pair = |(status, phase): (&String, &serde_json::Value)| Some((status.as_str().into(), phase.as_str()?.into()));
    map.into_iter().flatten().filter_map(pair).collect()
}
