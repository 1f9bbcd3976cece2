//! Schemas that ask nothing: every document is as they say.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::drafts::{DRAFTS, edition};
use super::formats::FORMATS;
use super::inert::is_of_draft;
use super::walk::{Roots, Subschema};

/// Whether every mapping is as a schema says, and no mark of it (`x-ref`, `x-happened` …) asks anything of one either.
/// `asserts_formats` says whether a text must be of its `format`. Where that is hard to tell, it asks something.
pub(super) fn asks_nothing(root: Subschema<'_>, asserts_formats: bool) -> bool {
    let mut search = Search { asserts_formats, open: Vec::new(), seen: HashSet::new(), roots: Roots::default() };
    let draft = draft_of(root.root, DRAFTS.len() - 1);
    search.open.push(At { schema: root, draft, is_document: true });
    while let Some(at) = search.open.pop() {
        if search.seen.insert((std::ptr::from_ref(at.schema.value), at.is_document)) && search.asks(at) {
            return false;
        }
    }
    true
}

/// A part of a schema that is applied.
#[derive(Clone, Copy)]
struct At<'s> {
    schema: Subschema<'s>,
    /// The position of its draft in [`DRAFTS`].
    draft: usize,
    /// Whether it describes the whole document.
    is_document: bool,
}

/// The search for a keyword that asks something.
struct Search<'s> {
    asserts_formats: bool,
    /// What is still to be looked at.
    open: Vec<At<'s>>,
    /// What has been, with whether it described the whole document.
    seen: HashSet<(*const Value, bool)>,
    roots: Roots<'s>,
}

/// The position in [`DRAFTS`] of the draft that a schema names; that of what it lies in where it names none.
fn draft_of(schema: &Value, outer: usize) -> usize {
    schema.get("$schema").and_then(Value::as_str).and_then(edition).unwrap_or(outer)
}

impl<'s> Search<'s> {
    /// Whether a keyword of a part asks something; what its keywords apply is looked at later.
    fn asks(&mut self, at: At<'s>) -> bool {
        let map = match at.schema.value {
            Value::Object(map) => map,
            other => return other == &Value::Bool(false),
        };
        let at = At { draft: draft_of(at.schema.value, at.draft), ..at };
        // Up to draft 7 nothing beside a reference counts.
        let is_alone = at.draft <= 2 && map.get("$ref").is_some_and(Value::is_string);
        map.iter().any(|(key, value)| {
            let counts = if is_alone { key == "$ref" || key.starts_with("x-") } else { is_of_draft(key, at.draft) };
            counts && self.keyword(at, map, key, value)
        })
    }

    fn keyword(&mut self, at: At<'s>, map: &'s Map<String, Value>, key: &str, value: &'s Value) -> bool {
        match key {
            "$ref" => self.refers(at, value, |from, target, roots| from.follow(target, roots).into_iter().collect()),
            "$dynamicRef" | "$recursiveRef" => {
                self.refers(at, value, |from, target, _| from.follow_dynamically(target))
            }
            // One branch that asks nothing takes everything.
            "anyOf" => !items(value).any(is_plainly_open) && self.apply(at, at.is_document, items(value)),
            "allOf" => self.apply(at, at.is_document, items(value)),
            "oneOf" => items(value).nth(1).is_some() || self.apply(at, at.is_document, items(value)),
            "then" | "else" => map.contains_key("if") && at.draft >= 2 && self.apply(at, at.is_document, [value]),
            "dependentSchemas" => self.apply(at, at.is_document, named(value)),
            "dependencies" => {
                let lists = named(value).any(|one| items(one).next().is_some());
                lists || self.apply(at, at.is_document, named(value).filter(|one| !one.is_array()))
            }
            "properties" | "patternProperties" => self.apply(at, false, named(value)),
            "additionalProperties" | "unevaluatedProperties" | "propertyNames" | "unevaluatedItems" => {
                self.apply(at, false, [value])
            }
            "items" | "prefixItems" if value.is_array() => self.apply(at, false, items(value)),
            "items" => self.apply(at, false, [value]),
            "additionalItems" => map.get("items").is_some_and(Value::is_array) && self.apply(at, false, [value]),
            "contains" => map.get("minContains") != Some(&Value::from(0)) || map.contains_key("maxContains"),
            "type" => !at.is_document || !(value == "object" || items(value).any(|one| one == "object")),
            "dependentRequired" => named(value).any(|one| items(one).next().is_some()),
            "minLength" | "minItems" | "minProperties" => value != &Value::from(0),
            "not" => value != &Value::Bool(false),
            "format" => self.holds_to_format(at, value),
            "uniqueItems" | "x-happened" | "x-planned" => value == &Value::Bool(true),
            "required" | "x-implies" => items(value).next().is_some(),
            "enum" | "const" | "pattern" | "minimum" | "maximum" | "multipleOf" | "maxLength" | "maxItems"
            | "maxProperties" | "x-ref" => true,
            // Draft 4 has them as marks beside `minimum` and `maximum`.
            "exclusiveMinimum" | "exclusiveMaximum" => value.is_number(),
            _ => false,
        }
    }

    /// Looks later at parts that lie in this one; a part itself asks nothing yet.
    fn apply(&mut self, at: At<'s>, is_document: bool, parts: impl IntoIterator<Item = &'s Value>) -> bool {
        self.open.extend(parts.into_iter().map(|value| At { schema: at.schema.with(value), is_document, ..at }));
        false
    }

    /// Looks later where a reference leads; one that leads out of the project's schemas asks something.
    fn refers(
        &mut self,
        at: At<'s>,
        target: &'s Value,
        follow: impl Fn(Subschema<'s>, &'s str, &mut Roots<'s>) -> Vec<Subschema<'s>>,
    ) -> bool {
        let targets = target.as_str().map(|target| follow(at.schema, target, &mut self.roots)).unwrap_or_default();
        let is_lost = targets.is_empty();
        self.open.extend(targets.into_iter().map(|schema| {
            let is_same = std::ptr::eq(schema.root, at.schema.root);
            let draft = if is_same { at.draft } else { draft_of(schema.root, DRAFTS.len() - 1) };
            At { schema, draft, ..at }
        }));
        is_lost
    }

    /// Whether values are held to a format, which its draft must know; rules go by the times that one marks.
    fn holds_to_format(&self, at: At<'s>, format: &Value) -> bool {
        let Some(format) = format.as_str() else { return false };
        let since = FORMATS.iter().find(|(name, _)| *name == format).map(|(_, since)| *since);
        format == "vedtak-time" || self.asserts_formats && since.is_some_and(|since| since <= at.draft)
    }
}

/// Whether a schema asks nothing at first sight: no keyword of it can refuse a value.
fn is_plainly_open(schema: &Value) -> bool {
    match schema {
        Value::Object(map) => {
            map.keys().all(|key| ["title", "description", "$comment", "examples"].contains(&key.as_str()))
        }
        other => other == &Value::Bool(true),
    }
}

/// The items of a list; none of anything else.
fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// The values of a mapping; none of anything else.
fn named(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_object().into_iter().flat_map(Map::values)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::library::Library;
    use super::*;

    fn is_open(schema: &Value, asserts_formats: bool) -> bool {
        let mut library = Library::default();
        library.insert("vedtak:///a.json", schema.clone());
        asks_nothing(Subschema::root(&library, "vedtak:///a.json").unwrap(), asserts_formats)
    }

    #[test]
    fn what_refuses_nothing_asks_nothing() {
        for schema in [
            json!({}),
            json!(true),
            json!({"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://e.example/a"}),
            json!({"title": "Port", "description": "A port", "examples": [1], "default": {}}),
            json!({"type": "object"}),
            json!({"type": ["object", "null"], "title": "Port"}),
            json!({"type": "object", "properties": {"port": {"title": "Port"}, "host": true}}),
            json!({"properties": {"port": {"tpye": "integer"}}, "requierd": ["port"]}),
            json!({"propertis": {"port": {"type": "integer"}}}),
            json!({"$defs": {"port": {"type": "integer"}}}),
            json!({"$ref": "#/$defs/any", "$defs": {"any": {"title": "Any"}, "other": {"type": "integer"}}}),
            json!({"$ref": "#"}),
            json!({"$defs": {"n": {"properties": {"in": {"$ref": "#/$defs/n"}}}}, "$ref": "#/$defs/n"}),
            json!({"allOf": [{}, {"type": "object"}]}),
            json!({"anyOf": [{"required": ["a"]}, {"title": "or nothing"}]}),
            json!({"oneOf": [{"type": "object"}]}),
            json!({"if": {"required": ["a"]}}),
            json!({"if": {"required": ["a"]}, "then": {"title": "x"}}),
            json!({"then": {"required": ["a"]}}),
            json!({"required": [], "minProperties": 0, "properties": {"a": {"minLength": 0, "uniqueItems": false}}}),
            json!({"not": false}),
            json!({"additionalProperties": true, "properties": {"a": {"items": {}, "contains": {}, "minContains": 0}}}),
            json!({"properties": {"a": {"format": "isbn"}}}),
            json!({"properties": {"a": {"x-happened": false, "readOnly": true}}}),
            // What another draft knows.
            json!({"properties": {"a": {"additionalItems": false}}}),
            json!({"$schema": "http://json-schema.org/draft-04/schema#", "properties": {"a": {"const": 1}}}),
            json!({"$schema": "http://json-schema.org/draft-07/schema#", "required": ["a"], "$ref": "#/definitions/a", "definitions": {"a": {}}}),
        ] {
            assert!(is_open(&schema, true), "{schema}");
        }
        let format = json!({"properties": {"a": {"format": "email"}}});
        assert!(is_open(&format, false) && !is_open(&format, true));
    }

    #[test]
    fn what_can_refuse_a_document_asks_something() {
        for schema in [
            json!(false),
            json!({"type": "array"}),
            json!({"required": ["a"]}),
            json!({"properties": {"a": {"type": "object"}}}),
            json!({"properties": {"a": {"$ref": "#/$defs/a"}}, "$defs": {"a": {"properties": {"b": {"enum": [1]}}}}}),
            json!({"properties": {"a": {"$ref": "https://e.example/elsewhere"}}}),
            json!({"properties": {"a": false}}),
            json!({"additionalProperties": false}),
            json!({"patternProperties": {"^a": {"minimum": 1}}}),
            json!({"propertyNames": {"pattern": "^a"}}),
            json!({"unevaluatedProperties": false}),
            json!({"properties": {"a": {"prefixItems": [{"const": 1}]}}}),
            json!({"properties": {"a": {"items": {"maxLength": 1}}}}),
            json!({"properties": {"a": {"contains": {"const": 1}}}}),
            json!({"properties": {"a": {"uniqueItems": true}}}),
            json!({"dependentRequired": {"a": ["b"]}}),
            json!({"dependentSchemas": {"a": {"required": ["b"]}}}),
            json!({"dependencies": {"a": ["b"]}}),
            json!({"not": {"required": ["a"]}}),
            json!({"oneOf": [{}, {"required": ["a"]}]}),
            json!({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}),
            json!({"if": {"required": ["a"]}, "else": {"required": ["b"]}}),
            json!({"$dynamicRef": "#n", "$defs": {"n": {"$dynamicAnchor": "n", "required": ["a"]}}}),
            json!({"$schema": "http://json-schema.org/draft-04/schema#", "$ref": "#/definitions/a", "definitions": {"a": {"required": ["a"]}}}),
            // Rules go by what a schema marks.
            json!({"properties": {"a": {"x-ref": "Party"}}}),
            json!({"properties": {"a": {"x-happened": true}}}),
            json!({"x-implies": [{}]}),
            json!({"properties": {"a": {"format": "vedtak-time"}}}),
        ] {
            assert!(!is_open(&schema, true), "{schema}");
        }
    }
}
