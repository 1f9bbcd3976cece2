//! Nodes of a tree as instances of JSON Schema.

use std::borrow::Cow;

use jsonschema::json::{Array, Json, JsonNumber, Node as Instance, NodeIdentity, Object};
use jsonschema::{FancyRegex, JsonType, PatternOptions};
use serde_json::{Number, Value};

use super::value::{number, to_json};
use crate::yaml::{Entry, Node, ScalarKind};

/// How the patterns of schemas are read: as ECMAScript has them, with an end to backtracking.
pub(super) fn pattern_options() -> PatternOptions<FancyRegex> {
    PatternOptions::fancy_regex().backtrack_limit(100_000)
}

/// Trees as a representation of JSON.
pub(super) struct Yaml;

/// A node, or the name of a property (for `propertyNames`).
#[derive(Clone)]
pub(super) enum Piece<'t> {
    Node(Node<'t>),
    Name(&'t str),
}

impl Json for Yaml {
    type Node<'t> = Piece<'t>;
    type PreparedKey = Box<str>;
    type StringBuffer = String;

    // Mappings are searched from the front; over a handful of keys one pass is cheaper than a search a property.
    const KEYS_PER_LOOKUP: usize = 8;

    fn prepare_key(key: &str) -> Box<str> {
        key.into()
    }

    fn with_string_node<T>(buffer: &mut String, string: &str, f: impl FnOnce(Piece<'_>) -> T) -> T {
        buffer.clear();
        buffer.push_str(string);
        f(Piece::Name(buffer))
    }
}

impl<'t> Piece<'t> {
    fn node(&self) -> Option<Node<'t>> {
        match self {
            Piece::Node(node) => Some(*node),
            Piece::Name(_) => None,
        }
    }
}

impl<'t> Instance<'t, Yaml> for Piece<'t> {
    type Object = Mapping<'t>;
    type Array = Sequence<'t>;
    type Number = Numeral<'t>;

    fn as_object(&self) -> Option<Mapping<'t>> {
        self.node().filter(|node| node.is_mapping()).map(Mapping)
    }

    fn as_array(&self) -> Option<Sequence<'t>> {
        self.node().filter(|node| node.is_sequence()).map(Sequence)
    }

    fn as_string(&self) -> Option<Cow<'t, str>> {
        match self {
            Piece::Name(name) => Some(Cow::Borrowed(name)),
            Piece::Node(node) => (self.json_type() == JsonType::String).then(|| Cow::Borrowed(node.text())),
        }
    }

    fn as_number(&self) -> Option<Numeral<'t>> {
        self.is_number().then(|| self.node().map(Numeral)).flatten()
    }

    fn as_boolean(&self) -> Option<bool> {
        self.node().and_then(Node::as_bool)
    }

    fn is_null(&self) -> bool {
        self.node().is_some_and(Node::is_null)
    }

    fn is_number(&self) -> bool {
        self.json_type() == JsonType::Number
    }

    fn json_type(&self) -> JsonType {
        let Some(node) = self.node() else { return JsonType::String };
        match node.scalar() {
            None if node.is_mapping() => JsonType::Object,
            None => JsonType::Array,
            Some(ScalarKind::Null) => JsonType::Null,
            Some(ScalarKind::Bool(_)) => JsonType::Boolean,
            Some(ScalarKind::Int) => JsonType::Number,
            // JSON has no infinity: `.inf` is the string it is written as, so that no `type: number` takes it.
            Some(ScalarKind::Float) if node.as_f64().is_some_and(f64::is_finite) => JsonType::Number,
            Some(ScalarKind::Float | ScalarKind::String) => JsonType::String,
        }
    }

    fn to_value(&self) -> Cow<'t, Value> {
        Cow::Owned(match self {
            Piece::Node(node) => to_json(*node),
            Piece::Name(name) => Value::String((*name).to_owned()),
        })
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match expected {
            Value::String(text) => self.as_string().is_some_and(|found| found == text.as_str()),
            Value::Bool(value) => self.as_boolean() == Some(*value),
            Value::Null => self.is_null(),
            _ => jsonschema::json::Node::<Yaml>::to_value(self).as_ref() == expected || equal_numbers(self, expected),
        }
    }

    fn identity(&self) -> Option<NodeIdentity> {
        Some(match self {
            Piece::Node(node) => NodeIdentity::tagged(std::ptr::from_ref(node.tree()) as usize, node.identity()),
            // A reference that leads back to itself is noticed by what it is asked of, so a name needs one, too.
            Piece::Name(name) => NodeIdentity::tagged(name.as_ptr() as usize, u32::MAX),
        })
    }
}

/// JSON Schema compares numbers by value: 1 and 1.0 are equal, also inside collections.
fn equal_numbers(found: &Piece<'_>, expected: &Value) -> bool {
    fn equal(a: &Value, b: &Value) -> bool {
        match (a, b) {
            (Value::Number(a), Value::Number(b)) => {
                a == b || a.as_f64().zip(b.as_f64()).is_some_and(|(a, b)| a.total_cmp(&b).is_eq())
            }
            (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| equal(a, b)),
            (Value::Object(a), Value::Object(b)) => {
                a.len() == b.len() && a.iter().all(|(key, value)| b.get(key).is_some_and(|other| equal(value, other)))
            }
            (a, b) => a == b,
        }
    }
    equal(&Instance::<Yaml>::to_value(found), expected)
}

pub(super) struct Mapping<'t>(Node<'t>);

impl<'t> Object<'t, Yaml> for Mapping<'t> {
    type Node = Piece<'t>;
    type MemberName = &'t str;
    type MembersIter = std::iter::Map<crate::yaml::Entries<'t>, fn(Entry<'t>) -> (&'t str, Piece<'t>)>;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn get(&self, key: &Box<str>) -> Option<Piece<'t>> {
        self.0.get(key).map(Piece::Node)
    }

    fn members(&self) -> Self::MembersIter {
        self.0.entries().map(|entry| (entry.key.text(), Piece::Node(entry.value)))
    }
}

pub(super) struct Sequence<'t>(Node<'t>);

impl<'t> Array<'t, Yaml> for Sequence<'t> {
    type Node = Piece<'t>;
    type ElementsIter = Box<dyn Iterator<Item = Piece<'t>> + 't>;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn elements(&self) -> Self::ElementsIter {
        Box::new(self.0.items().map(Piece::Node))
    }
}

pub(super) struct Numeral<'t>(Node<'t>);

impl JsonNumber for Numeral<'_> {
    fn as_u64(&self) -> Option<u64> {
        match self.0.scalar() {
            Some(ScalarKind::Int) => {
                self.0.as_i64().map_or_else(|| self.0.text().parse().ok(), |value| u64::try_from(value).ok())
            }
            _ => None,
        }
    }

    fn as_i64(&self) -> Option<i64> {
        self.0.as_i64()
    }

    fn as_f64(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_number().to_string())
    }

    fn to_number(&self) -> Cow<'_, Number> {
        Cow::Owned(number(self.0).unwrap_or_else(|| 0.into()))
    }

    fn is_integer(&self) -> bool {
        match self.0.scalar() {
            Some(ScalarKind::Int) => true,
            _ => self.0.as_f64().is_some_and(|value| value.is_finite() && value.fract() == 0.0),
        }
    }
}
