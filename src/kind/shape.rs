//! A schema read as a description: which fields there are, what they are called, which values they take.

use std::ops::ControlFlow;

use serde_json::{Map, Value};

use super::library::Library;
use super::references::decoded;
use super::walk::{Keywords, Roots, Subschema};
use crate::language::Label;
use crate::yaml::{Pointer, Step};

/// A subschema, with everything that describes the same value: where its reference leads, and its alternatives.
#[derive(Debug, Clone, Copy)]
pub struct Shape<'s>(Subschema<'s>);

impl<'s> Shape<'s> {
    pub(super) fn new(at: Subschema<'s>) -> Self {
        Self(at)
    }

    /// The subschema that holds a keyword, by the keyword's address and pointer.
    pub(super) fn at_keyword(library: &'s Library, keyword: &str) -> Option<Self> {
        let (address, pointer) = keyword.split_once('#')?;
        let (address, _) = library.resolve(address, "")?;
        let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
        Subschema::root(library, address)?.at(&decoded(parent)).map(Self)
    }

    /// What stands at a JSON pointer of the schema itself.
    pub(super) fn at(&self, pointer: &str) -> Option<&'s Value> {
        self.0.value.pointer(pointer)
    }

    /// The subschema of the value of a key.
    pub fn property(&self, name: &str) -> Option<Shape<'s>> {
        self.search(|keywords| keywords.property(name)).map(Self)
    }

    /// Whether it, or an alternative in it, speaks of a key by its name or by a pattern.
    pub(super) fn names(&self, name: &str) -> bool {
        let of = |keywords: &Keywords<'s>| keywords.named(name).map(|_| ());
        self.search(of).is_some()
    }

    /// Whether no other properties than those it describes may stand there.
    pub fn is_closed(&self) -> bool {
        let no = |name: &str| self.keyword(name).is_some_and(|value| value == &Value::Bool(false));
        no("additionalProperties") || no("unevaluatedProperties")
    }

    /// Whether it says of what type the value is, or anything of lists and scalars: to a schema that only speaks of fields,
    /// every list is as good as any other.
    pub fn speaks_of_other_than_mappings(&self) -> bool {
        ["type", "enum", "const", "items", "prefixItems"].iter().any(|name| self.keyword(name).is_some())
    }

    /// Whether it says in so many words that the value may be null.
    pub fn takes_null(&self) -> bool {
        match self.keyword("type") {
            Some(Value::Array(types)) => types.iter().any(|name| name == "null"),
            Some(name) => name == "null",
            None => false,
        }
    }

    /// The subschema of the fields whose names authors choose.
    pub fn free_fields(&self) -> Option<Shape<'s>> {
        self.search(Keywords::free).map(Self)
    }

    /// The subschemas of the fields whose names match patterns.
    pub fn pattern_fields(&self) -> Vec<Shape<'s>> {
        let of = |keywords: &Keywords<'s>| {
            let fields: Vec<_> = keywords.patterns?.values().map(|field| Self(keywords.at.with(field))).collect();
            (!fields.is_empty()).then_some(fields)
        };
        self.search(of).unwrap_or_default()
    }

    /// The subschema of the items of a list, but for first ones that have their own.
    pub fn items(&self) -> Option<Shape<'s>> {
        self.search(|keywords| keywords.items().map(|(_, items)| items)).map(Self)
    }

    /// The subschema of the item at a position, from 0.
    pub fn item(&self, index: usize) -> Option<Shape<'s>> {
        let of = |keywords: &Keywords<'s>| {
            let own = keywords.prefix().find(|(at, _)| *at == index).map(|(_, item)| item);
            own.or_else(|| keywords.items().filter(|(from, _)| *from <= index).map(|(_, items)| items))
        };
        self.search(of).map(Self)
    }

    /// The subschema of the value at a pointer.
    pub fn descend(&self, pointer: &Pointer) -> Option<Shape<'s>> {
        pointer.0.iter().try_fold(*self, |shape, step| match step {
            Step::Key(key) => shape.property(key),
            Step::Index(index) => shape.item(*index),
        })
    }

    /// Every subschema that describes the same value, by where it lies in memory.
    pub(super) fn parts(&self) -> Vec<*const Value> {
        let mut parts = Vec::new();
        let _ = self.0.walk(&mut Roots::default(), &mut |keywords| {
            parts.push(std::ptr::from_ref(keywords.at.value));
            ControlFlow::Continue(())
        });
        parts
    }

    /// The names of the properties it describes.
    pub fn property_names(&self) -> Vec<&'s str> {
        let mut names = Vec::new();
        let _ = self.0.walk(&mut Roots::default(), &mut |keywords| {
            names.extend(keywords.properties.into_iter().flat_map(Map::keys).map(String::as_str));
            ControlFlow::Continue(())
        });
        names
    }

    /// The names of the properties that it asks for whatever else is written.
    pub fn required_names(&self) -> Vec<&'s str> {
        let mut names = Vec::new();
        collect_required(self.0, &mut Vec::new(), &mut names);
        names
    }

    /// Every key and every text of the document that it lies in.
    pub(super) fn words(&self) -> Vec<&'s str> {
        let mut words = Vec::new();
        let mut open = vec![self.0.root];
        while let Some(value) = open.pop() {
            match value {
                Value::Object(map) => {
                    words.extend(map.keys().map(String::as_str));
                    open.extend(map.values());
                }
                Value::Array(items) => open.extend(items),
                Value::String(text) => words.push(text),
                _ => {}
            }
        }
        words
    }

    /// The subschemas in a keyword that holds a list of them.
    pub(super) fn alternatives(&self, name: &str) -> Vec<Shape<'s>> {
        let of = |keywords: &Keywords<'s>| {
            let listed = keywords.at.value.get(name)?.as_array()?;
            Some(listed.iter().map(|value| Self(keywords.at.with(value))).collect())
        };
        self.search(of).unwrap_or_default()
    }

    /// A keyword's value, here or where a reference leads; the nearest wins.
    pub fn keyword(&self, name: &str) -> Option<&'s Value> {
        self.search(|keywords| keywords.at.value.get(name))
    }

    /// The values of several keywords in one go, each as [`Shape::keyword`] finds it.
    pub fn keywords<const N: usize>(&self, names: [&str; N]) -> [Option<&'s Value>; N] {
        let mut found = [None; N];
        let _ = self.0.walk(&mut Roots::default(), &mut |keywords| {
            for (found, name) in found.iter_mut().zip(names).filter(|(found, _)| found.is_none()) {
                *found = keywords.at.value.get(name);
            }
            ControlFlow::Continue(())
        });
        found
    }

    /// What people call it: `title` in English, `x-title` in the other languages. A schema without `x-title` has one
    /// title for all.
    pub fn label(&self) -> Option<Label> {
        let title = self.keyword("title")?.as_str()?;
        let other = |language: &str| {
            let text = self.keyword("x-title").and_then(|titles| titles.get(language)).and_then(Value::as_str);
            text.unwrap_or("").to_owned()
        };
        Some(Label { nb: other("nb"), sv: other("sv"), en: title.to_owned() })
    }

    /// The words of a keyword that has them in the three languages.
    pub fn label_of(&self, keyword: &str) -> Option<Label> {
        let words = self.keyword(keyword)?.as_object()?;
        let word = |language: &str| words.get(language).and_then(Value::as_str).unwrap_or("").to_owned();
        Some(Label { nb: word("nb"), sv: word("sv"), en: word("en") })
    }

    /// What people call a value of an enumeration.
    pub fn value_label(&self, value: &str) -> Option<Label> {
        let words: &Map<String, Value> = self.keyword("x-values")?.get(value)?.as_object()?;
        let word = |language: &str| words.get(language).and_then(Value::as_str).unwrap_or("").to_owned();
        Some(Label { nb: word("nb"), sv: word("sv"), en: word("en") })
    }

    /// The first answer here, where `$ref` leads, or in the alternatives.
    fn search<T>(&self, mut ask: impl FnMut(&Keywords<'s>) -> Option<T>) -> Option<T> {
        let mut found = None;
        let _ = self.0.walk(&mut Roots::default(), &mut |keywords| {
            found = ask(keywords);
            if found.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        found
    }
}

/// What holds whatever else is written: here, where the reference leads, and in `allOf`, but in no alternative.
fn collect_required<'s>(at: Subschema<'s>, visited: &mut Vec<*const Value>, names: &mut Vec<&'s str>) {
    if visited.contains(&std::ptr::from_ref(at.value)) {
        return;
    }
    visited.push(std::ptr::from_ref(at.value));
    let required = at.value.get("required").and_then(Value::as_array);
    names.extend(required.into_iter().flatten().filter_map(Value::as_str));
    let target = at.value.get("$ref").and_then(Value::as_str);
    let referred = target.and_then(|target| at.follow(target, &mut Roots::default()));
    let all = at.value.get("allOf").and_then(Value::as_array).into_iter().flatten();
    for inner in referred.into_iter().chain(all.map(|value| at.with(value))) {
        collect_required(inner, visited, names);
    }
}
