//! A schema read as a description: which fields there are, what they are called, which values they take.

use serde_json::{Map, Value};

use super::library::Library;
use super::references::decoded;
use crate::language::Label;
use crate::yaml::{Pointer, Step};

/// A place in a schema, references followed.
#[derive(Debug, Clone, Copy)]
pub struct Shape<'s> {
    library: &'s Library,
    /// The address of the schema document that `value` lies in.
    address: &'s str,
    value: &'s Value,
}

/// How many references and alternatives are followed before a schema is taken to go in circles.
const MOST_STEPS: usize = 32;

impl<'s> Shape<'s> {
    pub(super) fn new(library: &'s Library, address: &'s str, value: &'s Value) -> Self {
        Self { library, address, value }
    }

    /// The subschema that holds a keyword, by the keyword's address and pointer.
    pub(super) fn at_keyword(library: &'s Library, keyword: &'s str) -> Option<Self> {
        let (address, pointer) = keyword.split_once('#')?;
        let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
        let value = library.find(address)?.pointer(&decoded(parent))?;
        Some(Self::new(library, address, value))
    }

    /// What stands at a JSON pointer of the schema itself.
    pub(super) fn at(&self, pointer: &str) -> Option<&'s Value> {
        self.value.pointer(pointer)
    }

    /// The subschema of a property.
    pub fn property(&self, name: &str) -> Option<Shape<'s>> {
        self.search(MOST_STEPS, &|shape| {
            let direct = shape.value.get("properties").and_then(|properties| properties.get(name));
            let value = direct.or_else(|| shape.value.get("additionalProperties").filter(|value| value.is_object()))?;
            Some(Shape { value, ..*shape })
        })
    }

    /// Whether no other properties than those it describes may stand there.
    pub fn is_closed(&self) -> bool {
        let no = |name: &str| self.keyword(name).is_some_and(|value| value == &Value::Bool(false));
        no("additionalProperties") || no("unevaluatedProperties")
    }

    /// The subschema of the fields whose names authors choose.
    pub fn free_fields(&self) -> Option<Shape<'s>> {
        self.search(MOST_STEPS, &|shape| {
            let value = shape.value.get("additionalProperties").filter(|value| value.is_object())?;
            Some(Shape { value, ..*shape })
        })
    }

    /// The subschema of the items of a list.
    pub fn items(&self) -> Option<Shape<'s>> {
        self.search(MOST_STEPS, &|shape| {
            let value = shape.value.get("items").filter(|value| value.is_object())?;
            Some(Shape { value, ..*shape })
        })
    }

    /// The subschema of the value at a pointer.
    pub fn descend(&self, pointer: &Pointer) -> Option<Shape<'s>> {
        pointer.0.iter().try_fold(*self, |shape, step| match step {
            Step::Key(key) => shape.property(key),
            Step::Index(_) => shape.items(),
        })
    }

    /// The names of the properties it describes.
    pub fn property_names(&self) -> Vec<&'s str> {
        let mut names = Vec::new();
        self.collect(MOST_STEPS, &mut |shape| {
            if let Some(properties) = shape.value.get("properties").and_then(Value::as_object) {
                names.extend(properties.keys().map(String::as_str));
            }
        });
        names
    }

    /// The names of the properties that it asks for whatever else is written.
    pub fn required_names(&self) -> Vec<&'s str> {
        let mut names = Vec::new();
        self.collect_required(MOST_STEPS, &mut names);
        names
    }

    fn collect_required(&self, steps: usize, names: &mut Vec<&'s str>) {
        let Some(steps) = steps.checked_sub(1) else { return };
        let required = self.value.get("required").and_then(Value::as_array);
        names.extend(required.into_iter().flatten().filter_map(Value::as_str));
        let referred = self.value.get("$ref").and_then(Value::as_str).and_then(|target| self.follow(target));
        let all = self.value.get("allOf").and_then(Value::as_array).into_iter().flatten();
        for shape in referred.into_iter().chain(all.map(|value| Shape { value, ..*self })) {
            shape.collect_required(steps, names);
        }
    }

    /// A keyword's value, here or where a reference leads; the nearest wins.
    pub fn keyword(&self, name: &str) -> Option<&'s Value> {
        self.search(MOST_STEPS, &|shape| shape.value.get(name))
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
    fn search<T>(&self, steps: usize, ask: &impl Fn(&Shape<'s>) -> Option<T>) -> Option<T> {
        let steps = steps.checked_sub(1)?;
        ask(self).or_else(|| self.beside().find_map(|shape| shape.search(steps, ask)))
    }

    fn collect(&self, steps: usize, visit: &mut impl FnMut(&Shape<'s>)) {
        let Some(steps) = steps.checked_sub(1) else { return };
        visit(self);
        for shape in self.beside().collect::<Vec<_>>() {
            shape.collect(steps, visit);
        }
    }

    /// The schemas that describe the same value: where a reference leads, and every alternative.
    fn beside(&self) -> impl Iterator<Item = Shape<'s>> + use<'s> {
        let here = *self;
        let referred = here.value.get("$ref").and_then(Value::as_str).and_then(|target| here.follow(target));
        let lists =
            ["allOf", "anyOf", "oneOf"].into_iter().filter_map(move |key| here.value.get(key)?.as_array()).flatten();
        let singles = ["then", "else"].into_iter().filter_map(move |key| here.value.get(key));
        referred.into_iter().chain(lists.chain(singles).map(move |value| Shape { value, ..here }))
    }

    fn follow(&self, target: &'s str) -> Option<Shape<'s>> {
        let (address, fragment) = target.split_once('#').unwrap_or((target, ""));
        let (address, root) = if address.is_empty() {
            (self.address, self.library.find(self.address)?)
        } else {
            self.library.resolve(self.address, address)?
        };
        let value = if fragment.is_empty() { root } else { root.pointer(&decoded(fragment))? };
        Some(Shape { library: self.library, address, value })
    }
}
