//! The one walk over schemas: which schemas describe the same value, and which describe its parts.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use serde_json::{Map, Value};

use super::library::Library;
use super::references::decoded;

/// A subschema, with what its references are relative to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subschema<'s> {
    pub(super) library: &'s Library,
    /// The address of the schema document that it lies in.
    pub(super) address: &'s str,
    /// That document.
    pub(super) root: &'s Value,
    pub(super) value: &'s Value,
}

/// What one subschema says of a value and of its parts, read in one go.
#[derive(Clone, Copy)]
pub(super) struct Keywords<'s> {
    pub(super) at: Subschema<'s>,
    /// `x-ref`.
    pub(super) names: Option<&'s Value>,
    pub(super) format: Option<&'s Value>,
    /// `x-happened`.
    pub(super) happened: Option<&'s Value>,
    /// `x-planned`.
    pub(super) planned: Option<&'s Value>,
    pub(super) properties: Option<&'s Map<String, Value>>,
    /// `patternProperties`.
    pub(super) patterns: Option<&'s Map<String, Value>>,
    /// `additionalProperties`.
    free: Option<&'s Value>,
    /// The first items one by one: `prefixItems`, or `items` as a list.
    prefix: Option<&'s Vec<Value>>,
    /// The items after those: `items`, or `additionalItems` after `items` as a list.
    items: Option<&'s Value>,
    /// `contains`.
    contained: Option<&'s Value>,
    /// `unevaluatedProperties`, `unevaluatedItems`.
    rest: [Option<&'s Value>; 2],
    target: Option<&'s str>,
    /// `$dynamicRef`, or `$recursiveRef`.
    dynamic: Option<&'s str>,
    /// `allOf`, `anyOf`, `oneOf`.
    lists: [Option<&'s Vec<Value>>; 3],
    /// `then`, `else`.
    singles: [Option<&'s Value>; 2],
    /// `dependentSchemas`, `dependencies`.
    dependent: [Option<&'s Map<String, Value>>; 2],
}

/// Where references to other documents lead, by the address that they start from: a walk asks for the same many times.
#[derive(Default)]
pub(super) struct Roots<'s>(Vec<(&'s str, &'s str, &'s str, &'s Value)>);

impl<'s> Subschema<'s> {
    /// The whole schema with an address.
    pub(super) fn root(library: &'s Library, address: &'s str) -> Option<Self> {
        let root = library.find(address)?;
        Some(Self { library, address, root, value: root })
    }

    /// The subschema at a JSON pointer of the same document.
    pub(super) fn at(&self, pointer: &str) -> Option<Self> {
        Some(self.with(at(self.root, pointer)?))
    }

    /// Another subschema of the same document.
    pub(super) fn with(&self, value: &'s Value) -> Self {
        Self { value, ..*self }
    }

    /// The subschema that a keyword of this one holds; `true` and `false` say nothing of what is in a value.
    pub(super) fn inner(&self, value: Option<&'s Value>) -> Option<Self> {
        value.filter(|value| value.is_object()).map(|value| self.with(value))
    }

    /// Visits every subschema that describes the same value, the nearest first: this one, where its reference leads, every
    /// alternative. What leads in a circle is visited once.
    pub(super) fn walk(
        self,
        roots: &mut Roots<'s>,
        visit: &mut dyn FnMut(&Keywords<'s>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        self.visit(roots, &mut Vec::new(), visit)
    }

    fn visit(
        self,
        roots: &mut Roots<'s>,
        visited: &mut Vec<*const Value>,
        visit: &mut dyn FnMut(&Keywords<'s>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let Some(map) = self.value.as_object() else { return ControlFlow::Continue(()) };
        if visited.contains(&std::ptr::from_ref(self.value)) {
            return ControlFlow::Continue(());
        }
        visited.push(std::ptr::from_ref(self.value));
        let keywords = Keywords::read(self, map);
        visit(&keywords)?;
        if let Some(target) = keywords.target.and_then(|target| self.follow(target, roots)) {
            target.visit(roots, visited, visit)?;
        }
        for target in keywords.dynamic.into_iter().flat_map(|target| self.follow_dynamically(target)) {
            target.visit(roots, visited, visit)?;
        }
        let Keywords { lists, singles, dependent, .. } = keywords;
        let dependent = dependent.into_iter().flatten().flat_map(Map::values);
        for value in lists.into_iter().flatten().flatten().chain(singles.into_iter().flatten()).chain(dependent) {
            self.with(value).visit(roots, visited, visit)?;
        }
        ControlFlow::Continue(())
    }

    /// How many subschemas look at one value at most, where every alternative is tried: the largest of this subschema
    /// and of all that lie in it or that it refers to. Alternatives that refer to alternatives multiply it.
    pub(super) fn breadth(self) -> u64 {
        let mut known = HashMap::new();
        let mut most = 0;
        let mut seen = HashSet::new();
        let mut open = vec![self];
        while let Some(at) = open.pop() {
            if !seen.insert(std::ptr::from_ref(at.value)) {
                continue;
            }
            most = at.looks(&mut known).max(most);
            let inner: Vec<&'s Value> = match at.value {
                Value::Object(map) => map.values().collect(),
                Value::Array(items) => items.iter().collect(),
                _ => Vec::new(),
            };
            open.extend(inner.into_iter().map(|value| at.with(value)));
            open.extend(at.referred());
        }
        most
    }

    /// How many subschemas look at the value that this one describes; one that leads back to itself counts once.
    fn looks(self, known: &mut HashMap<*const Value, u64>) -> u64 {
        const IN_PLACE: [&str; 9] =
            ["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "dependencies"];
        let Some(map) = self.value.as_object() else { return 1 };
        if let Some(looks) = known.get(&std::ptr::from_ref(self.value)) {
            return *looks;
        }
        known.insert(std::ptr::from_ref(self.value), 1);
        let mut looks: u64 = 1;
        for value in IN_PLACE.iter().filter_map(|name| map.get(*name)) {
            let inner: Vec<&'s Value> = match value {
                Value::Array(items) => items.iter().collect(),
                Value::Object(named) if named.values().all(Value::is_object) => {
                    named.values().chain(std::iter::once(value)).collect()
                }
                other => vec![other],
            };
            looks = inner.into_iter().fold(looks, |looks, value| looks.saturating_add(self.with(value).looks(known)));
        }
        looks = self.referred().into_iter().fold(looks, |looks, at| looks.saturating_add(at.looks(known)));
        known.insert(std::ptr::from_ref(self.value), looks);
        looks
    }

    /// Where its references lead.
    fn referred(self) -> Vec<Self> {
        let target = |name: &&str| self.value.get(*name).and_then(Value::as_str);
        let targets = ["$ref", "$dynamicRef", "$recursiveRef"].into_iter().filter_map(|name| target(&name));
        targets.filter_map(|target| self.follow(target, &mut Roots::default())).collect()
    }

    /// Where a `$dynamicRef` or `$recursiveRef` may lead, by whatever way it is come to: to each place of the library that
    /// bears its name.
    pub(super) fn follow_dynamically(self, target: &str) -> Vec<Self> {
        let name = target.split_once('#').map_or("", |(_, name)| name);
        let static_target = || self.library.resolve(self.address, target.split('#').next().unwrap_or(target));
        let mut found = Vec::new();
        let mut open: Vec<Self> = self
            .library
            .roots()
            .into_iter()
            .map(|(address, root)| Self { address, root, value: root, ..self })
            .collect();
        // The same schema first.
        open.sort_by_key(|at| !std::ptr::eq(at.root, self.root));
        open.reverse();
        while let Some(at) = open.pop() {
            let named = |keyword: &str| at.value.get(keyword).and_then(Value::as_str) == Some(name);
            let is_whole = name.is_empty()
                && std::ptr::eq(at.value, at.root)
                && (std::ptr::eq(at.root, self.root)
                    || static_target().is_some_and(|(_, root)| std::ptr::eq(root, at.root))
                    || at.value.get("$recursiveAnchor") == Some(&Value::Bool(true)));
            if is_whole || !name.is_empty() && (named("$dynamicAnchor") || named("$anchor")) {
                found.push(at);
            }
            match at.value {
                Value::Object(map) => open.extend(map.values().rev().map(|value| at.with(value))),
                Value::Array(items) => open.extend(items.iter().rev().map(|value| at.with(value))),
                _ => {}
            }
        }
        found
    }

    /// Where a reference leads.
    pub(super) fn follow(&self, target: &'s str, roots: &mut Roots<'s>) -> Option<Self> {
        let (file, fragment) = target.split_once('#').unwrap_or((target, ""));
        let (address, root) =
            if file.is_empty() { (self.address, self.root) } else { roots.find(self.library, self.address, file)? };
        let fragment = if fragment.contains('%') { Cow::Owned(decoded(fragment)) } else { Cow::Borrowed(fragment) };
        Some(Self { address, root, value: at(root, &fragment)?, ..*self })
    }
}

impl<'s> Roots<'s> {
    fn find(&mut self, library: &'s Library, base: &'s str, reference: &'s str) -> Option<(&'s str, &'s Value)> {
        if let Some((.., address, root)) = self.0.iter().find(|(from, to, ..)| *from == base && *to == reference) {
            return Some((address, root));
        }
        let (address, root) = library.resolve(base, reference)?;
        self.0.push((base, reference, address, root));
        Some((address, root))
    }
}

impl<'s> Keywords<'s> {
    fn read(at: Subschema<'s>, map: &'s Map<String, Value>) -> Self {
        let mut read = Self {
            at,
            names: None,
            format: None,
            happened: None,
            planned: None,
            properties: None,
            patterns: None,
            free: None,
            prefix: None,
            items: None,
            contained: None,
            rest: [None; 2],
            target: None,
            dynamic: None,
            lists: [None; 3],
            singles: [None; 2],
            dependent: [None; 2],
        };
        let mut more = None;
        for (key, value) in map {
            match key.as_str() {
                "x-ref" => read.names = Some(value),
                "format" => read.format = Some(value),
                "x-happened" => read.happened = Some(value),
                "x-planned" => read.planned = Some(value),
                "properties" => read.properties = value.as_object(),
                "patternProperties" => read.patterns = value.as_object(),
                "additionalProperties" => read.free = Some(value),
                "prefixItems" => read.prefix = value.as_array(),
                "items" => read.items = Some(value),
                "additionalItems" => more = Some(value),
                "contains" => read.contained = Some(value),
                "unevaluatedProperties" => read.rest[0] = Some(value),
                "unevaluatedItems" => read.rest[1] = Some(value),
                "$ref" => read.target = value.as_str(),
                "$dynamicRef" | "$recursiveRef" => read.dynamic = value.as_str(),
                "allOf" => read.lists[0] = value.as_array(),
                "anyOf" => read.lists[1] = value.as_array(),
                "oneOf" => read.lists[2] = value.as_array(),
                "then" => read.singles[0] = Some(value),
                "else" => read.singles[1] = Some(value),
                "dependentSchemas" => read.dependent[0] = value.as_object(),
                "dependencies" => read.dependent[1] = value.as_object(),
                _ => {}
            }
        }
        if let Some(Value::Array(prefix)) = read.items {
            (read.prefix, read.items) = (Some(prefix), more);
        }
        read
    }

    /// The subschema of the values of the keys that neither a name nor a pattern describes.
    pub(super) fn free(&self) -> Option<Subschema<'s>> {
        self.at.inner(self.free)
    }

    /// The subschema of the value of a key.
    pub(super) fn property(&self, name: &str) -> Option<Subschema<'s>> {
        // What `true` allows is described as little as what nothing is said of.
        self.named(name).or_else(|| self.free())
    }

    /// The subschema of the value of a key that a name or a pattern describes.
    pub(super) fn named(&self, name: &str) -> Option<Subschema<'s>> {
        let named = self.properties.and_then(|properties| properties.get(name));
        let matched = || {
            self.patterns.into_iter().flatten().find(|(pattern, _)| self.at.library.key_pattern(pattern).matches(name))
        };
        named.or_else(|| matched().map(|(_, value)| value)).map(|value| self.at.with(value))
    }

    /// Whether a pattern describes a key.
    pub(super) fn matches(&self, name: &str) -> bool {
        self.patterns.into_iter().flatten().any(|(pattern, _)| self.at.library.key_pattern(pattern).matches(name))
    }

    /// The subschema of the values of the keys that no other schema of the same value describes.
    pub(super) fn rest(&self) -> Option<Subschema<'s>> {
        self.at.inner(self.rest[0])
    }

    /// How many first items have a subschema each.
    pub(super) fn prefix_len(&self) -> usize {
        self.prefix.map_or(0, Vec::len)
    }

    /// All that may be said of the item at a position, from 0.
    pub(super) fn item(&self, at: usize) -> impl Iterator<Item = Subschema<'s>> + use<'s> {
        let first = self.prefix.and_then(|prefix| prefix.get(at));
        let own = first.or(self.items);
        let rest = self.rest[1].filter(|_| own.is_none());
        let schema = self.at;
        [own, self.contained, rest].into_iter().filter_map(move |value| schema.inner(value))
    }

    /// The first items that have a subschema each, by position.
    pub(super) fn prefix(&self) -> impl Iterator<Item = (usize, Subschema<'s>)> + use<'s> {
        let at = self.at;
        let items = self.prefix.into_iter().flatten().enumerate();
        items.filter_map(move |(index, value)| Some((index, at.inner(Some(value))?)))
    }

    /// The position from which on the items have one subschema, and that subschema.
    pub(super) fn items(&self) -> Option<(usize, Subschema<'s>)> {
        Some((self.prefix.map_or(0, Vec::len), self.at.inner(self.items)?))
    }
}

/// What stands at a JSON pointer.
fn at<'s>(root: &'s Value, pointer: &str) -> Option<&'s Value> {
    // A name (`$anchor`) is no pointer.
    if pointer.contains('~') || !pointer.starts_with('/') {
        return root.pointer(pointer);
    }
    // The usual case, with no copy of each part.
    pointer.split('/').skip(1).try_fold(root, |value, part| match value {
        Value::Array(items) => items.get(part.parse::<usize>().ok()?),
        other => other.get(part),
    })
}
