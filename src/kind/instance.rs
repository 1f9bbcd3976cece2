//! Nodes of a tree as instances of JSON Schema.

use std::borrow::Cow;

use jsonschema::json::{Array, Json, JsonNumber, Node as Instance, NodeIdentity, Object};
use jsonschema::{FancyRegex, JsonType, PatternOptions};
use serde_json::{Number, Value};

use super::budget::Budget;
use super::equality::{all_differ, equals};
use super::exact::Exact;
use super::value::{first_entries, is_first, number, to_json};
use crate::yaml::{Entries, Node, ScalarKind};

/// How many bytes a compiled pattern may take: letters of any language, a few hundred times, take some tens of MiB.
const PATTERN_BYTES: usize = 100 << 20;

/// How the patterns of schemas are read: as ECMAScript has them, with an end to backtracking.
pub(super) fn pattern_options() -> PatternOptions<FancyRegex> {
    PatternOptions::fancy_regex().backtrack_limit(100_000).size_limit(PATTERN_BYTES)
}

/// Trees as a representation of JSON.
pub(super) struct Yaml;

/// A node with what looking at it is taken from, or the name of a property (for `propertyNames`).
#[derive(Clone)]
pub(super) enum Piece<'t> {
    Node(Node<'t>, &'t Budget),
    Name(&'t str),
}

/// How many entries are looked through in one step when a key is searched for.
const ENTRIES_A_STEP: usize = 16;

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
        self.look().map(|(node, _)| node)
    }

    /// The node, for one step of its budget.
    fn look(&self) -> Option<(Node<'t>, &'t Budget)> {
        match self {
            Piece::Node(node, budget) => budget.take(1).then_some((*node, *budget)),
            Piece::Name(_) => None,
        }
    }

    /// The node, where it is a number.
    pub(super) fn numeral(&self) -> Option<Node<'t>> {
        self.node().filter(|node| matches!(node.scalar(), Some(ScalarKind::Int | ScalarKind::Float)))
    }

    /// The whole value.
    fn whole(&self) -> Value {
        match self {
            Piece::Node(node, _) => to_json(*node),
            Piece::Name(name) => Value::String((*name).to_owned()),
        }
    }
}

impl<'t> Instance<'t, Yaml> for Piece<'t> {
    type Object = Mapping<'t>;
    type Array = Sequence<'t>;
    type Number = Numeral<'t>;

    fn as_object(&self) -> Option<Mapping<'t>> {
        self.look().filter(|(node, _)| node.is_mapping()).map(|(node, budget)| Mapping(node, budget))
    }

    fn as_array(&self) -> Option<Sequence<'t>> {
        self.look().filter(|(node, _)| node.is_sequence()).map(|(node, budget)| Sequence(node, budget))
    }

    fn as_string(&self) -> Option<Cow<'t, str>> {
        match self {
            Piece::Name(name) => Some(Cow::Borrowed(name)),
            Piece::Node(node, _) => (self.json_type() == JsonType::String).then(|| Cow::Borrowed(node.text())),
        }
    }

    fn as_number(&self) -> Option<Numeral<'t>> {
        self.numeral().map(Numeral)
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
            Some(ScalarKind::Int | ScalarKind::Float) => JsonType::Number,
            Some(ScalarKind::String) => JsonType::String,
        }
    }

    /// What errors hold. They are told by their places, and each of a thousand in one mapping would hold all of it: of a
    /// mapping or a list within the document this is null.
    fn to_value(&self) -> Cow<'t, Value> {
        match self {
            Piece::Node(node, budget) if budget.is_of(*node) => Cow::Borrowed(budget.whole(*node)),
            Piece::Node(node, _) if node.scalar().is_none() => Cow::Owned(Value::Null),
            _ => Cow::Owned(self.whole()),
        }
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match self {
            Piece::Name(name) => expected.as_str() == Some(name),
            Piece::Node(..) => self.node().is_some_and(|node| equals(node, expected)),
        }
    }

    fn identity(&self) -> Option<NodeIdentity> {
        Some(match self {
            Piece::Node(node, _) => NodeIdentity::tagged(std::ptr::from_ref(node.tree()) as usize, node.identity()),
            // A reference that leads back to itself is noticed by what it is asked of, so a name needs one, too.
            Piece::Name(name) => NodeIdentity::tagged(name.as_ptr() as usize, u32::MAX),
        })
    }

    /// What the answers for a value are remembered by: nodes stay where they are, scalars as well as containers.
    fn container_identity(&self) -> Option<NodeIdentity> {
        match self {
            Piece::Node(..) => self.identity(),
            Piece::Name(_) => None,
        }
    }
}

pub(super) struct Mapping<'t>(Node<'t>, &'t Budget);

/// The entries of a mapping as the validator takes them: of those with the same key the first.
pub(super) struct Members<'t> {
    mapping: Node<'t>,
    entries: Entries<'t>,
    budget: &'t Budget,
}

impl<'t> Iterator for Members<'t> {
    type Item = (&'t str, Piece<'t>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if !self.budget.take(1) {
                return None;
            }
            let entry = self.entries.next()?;
            if !self.budget.has_repeated_keys() || is_first(self.mapping, &entry) {
                return Some((entry.key.text(), Piece::Node(entry.value, self.budget)));
            }
        }
    }
}

impl<'t> Object<'t, Yaml> for Mapping<'t> {
    type Node = Piece<'t>;
    type MemberName = &'t str;
    type MembersIter = Members<'t>;

    fn len(&self) -> usize {
        if self.1.has_repeated_keys() { first_entries(self.0).count() } else { self.0.len() }
    }

    fn get(&self, key: &Box<str>) -> Option<Piece<'t>> {
        let entries = u64::try_from(self.0.len() / ENTRIES_A_STEP).unwrap_or(u64::MAX);
        if !self.1.take(entries.saturating_add(1)) {
            return None;
        }
        self.0.get(key).map(|node| Piece::Node(node, self.1))
    }

    fn members(&self) -> Self::MembersIter {
        Members { mapping: self.0, entries: self.0.entries(), budget: self.1 }
    }
}

pub(super) struct Sequence<'t>(Node<'t>, &'t Budget);

impl<'t> Array<'t, Yaml> for Sequence<'t> {
    type Node = Piece<'t>;
    type ElementsIter = Box<dyn Iterator<Item = Piece<'t>> + 't>;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn elements(&self) -> Self::ElementsIter {
        let budget = self.1;
        Box::new(self.0.items().take_while(|_| budget.take(1)).map(move |node| Piece::Node(node, budget)))
    }

    fn is_unique(&self) -> bool {
        all_differ(self.0.items())
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
            _ => Exact::read(self.0.text()).is_whole(),
        }
    }

    fn is_written_as_integer(&self) -> bool {
        self.0.scalar() == Some(ScalarKind::Int)
    }
}
