//! What a schema says that its draft does not know, so that nothing is held against it.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::drafts::{DRAFTS, edition};
use super::formats::FORMATS;
use super::keywords::Holds;
use super::{mark, misspelt};

/// Something in a schema that no value is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inert {
    /// The JSON pointer of its keyword.
    pub pointer: String,
    /// The kind of keyword.
    pub what: InertKind,
    /// The draft that the schema is written in, as people call it.
    pub draft: &'static str,
    /// Whether another draft knows it.
    pub is_of_other_draft: bool,
}

/// The kind of a keyword that no value is held against.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum InertKind {
    /// A format.
    Format(String),
    /// A keyword.
    Keyword(String),
    /// A keyword beside a `$ref`, which in drafts 4 to 7 stands alone.
    BesideReference(String),
    /// A keyword that is nearly a mark of ours.
    Mark {
        /// As it is written.
        name: String,
        /// The mark that was meant.
        meant: &'static str,
    },
    /// A keyword that only counts with another beside it, which is not there.
    Without {
        /// As it is written.
        name: String,
        /// The one that it needs.
        needs: &'static str,
    },
    /// A keyword about values of another type than the `type` beside it lets through.
    OfOtherType {
        /// As it is written.
        name: String,
        /// The types that are let through.
        types: Vec<String>,
    },
    /// A keyword of no draft that is nearly one of a draft.
    Misspelt {
        /// As it is written.
        name: String,
        /// The keyword that was meant.
        meant: &'static str,
    },
}

/// The keywords that values are held against in some drafts only: the positions in [`DRAFTS`] of the first and the last.
const KEYWORDS: [(&str, usize, usize); 15] = [
    ("const", 1, 4),
    ("contains", 1, 4),
    ("propertyNames", 1, 4),
    ("if", 2, 4),
    ("dependentRequired", 3, 4),
    ("dependentSchemas", 3, 4),
    ("unevaluatedItems", 3, 4),
    ("unevaluatedProperties", 3, 4),
    ("minContains", 3, 4),
    ("maxContains", 3, 4),
    ("$recursiveRef", 3, 3),
    ("$dynamicRef", 4, 4),
    ("prefixItems", 4, 4),
    ("additionalItems", 0, 3),
    ("format", 0, 4),
];

/// The keywords that values are held against in every draft.
const ASSERTING: [&str; 21] = [
    "type",
    "enum",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "items",
    "minItems",
    "maxItems",
    "uniqueItems",
    "properties",
    "patternProperties",
    "additionalProperties",
    "required",
    "minProperties",
    "maxProperties",
    "dependencies",
];

/// The keywords that hold schemas for the same value in every draft.
const APPLYING: [&str; 4] = ["allOf", "anyOf", "oneOf", "not"];

/// The keywords that values of one type only are held against, with that type.
const BY_TYPE: [(&str, &[&str]); 4] = [
    ("number", &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
    ("string", &["minLength", "maxLength", "pattern"]),
    (
        "array",
        &[
            "items",
            "prefixItems",
            "additionalItems",
            "unevaluatedItems",
            "contains",
            "minContains",
            "maxContains",
            "minItems",
            "maxItems",
            "uniqueItems",
        ],
    ),
    (
        "object",
        &[
            "properties",
            "patternProperties",
            "additionalProperties",
            "unevaluatedProperties",
            "propertyNames",
            "required",
            "minProperties",
            "maxProperties",
            "dependencies",
            "dependentRequired",
            "dependentSchemas",
        ],
    ),
];

/// The keywords that no value is held against in any draft: they name, describe or hold what others do.
const OTHERS: [&str; 24] = [
    "$schema",
    "$id",
    "id",
    "$ref",
    "$anchor",
    "$dynamicAnchor",
    "$recursiveAnchor",
    "$vocabulary",
    "$comment",
    "$defs",
    "definitions",
    "then",
    "else",
    "title",
    "description",
    "default",
    "examples",
    "example",
    "deprecated",
    "readOnly",
    "writeOnly",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
];

/// Whether values may be held against a keyword in the draft at a position of [`DRAFTS`]; whether it is one is not asked.
pub(super) fn is_of_draft(name: &str, draft: usize) -> bool {
    KEYWORDS.iter().find(|(known, ..)| *known == name).is_none_or(|(_, first, last)| (*first..=*last).contains(&draft))
}

/// The keywords of all drafts.
fn known() -> impl Iterator<Item = &'static str> + Clone {
    let some = KEYWORDS.iter().map(|(name, ..)| *name);
    some.chain(ASSERTING).chain(APPLYING).chain(OTHERS)
}

/// What keeps a keyword of a schema from having effect: that another is not beside it, or the `type` beside it.
fn idle(map: &Map<String, Value>, name: &str, value: &Value) -> Option<InertKind> {
    let has = |keyword: &str| map.contains_key(keyword);
    let needs = match name {
        "then" | "else" if !has("if") => Some("if"),
        // What stands in `if` alone is still looked at by these.
        "if" if !["then", "else", "unevaluatedProperties", "unevaluatedItems"].into_iter().any(has) => Some("then"),
        "minContains" | "maxContains" if !has("contains") => Some("contains"),
        _ => None,
    };
    if let Some(needs) = needs {
        return Some(InertKind::Without { name: name.to_owned(), needs });
    }
    let (of, _) = BY_TYPE.iter().find(|(_, keywords)| keywords.contains(&name))?;
    let types: Vec<&str> = match map.get("type")? {
        Value::String(one) => vec![one],
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        _ => return None,
    };
    let is_of = |one: &&str| one == of || (*one == "integer" && *of == "number");
    let asks = !matches!(value, Value::Bool(true)) && !is_empty(value);
    (asks && !types.is_empty() && !types.iter().any(is_of)).then(|| InertKind::OfOtherType {
        name: name.to_owned(),
        types: types.into_iter().map(str::to_owned).collect(),
    })
}

/// Whether a value of a keyword asks for nothing: generated schemas have such ones everywhere.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    }
}

/// Everything in a schema that no value is held against, each format and keyword once, where it stands first. Every
/// `$schema` is written as [`draft`](super::draft) gives it; without one the schema is read in the draft of this address.
pub fn inert(schema: &Value, draft: &str) -> Vec<Inert> {
    let mut found = Found { all: Vec::new(), told: BTreeSet::new(), unknown: 0 };
    found.walk(schema, Holds::Schema, "", edition(draft).unwrap_or(DRAFTS.len() - 1));
    found.all
}

struct Found {
    all: Vec<Inert>,
    told: BTreeSet<InertKind>,
    /// How many keywords that no draft knows the walk is in: what they hold may be anything.
    unknown: usize,
}

impl Found {
    fn walk(&mut self, value: &Value, holds: Holds, at: &str, edition: usize) {
        match value {
            Value::Object(map) => {
                let edition = if holds == Holds::Schema { self.keywords(map, at, edition) } else { edition };
                for (key, value) in map {
                    let below = holds.below(key);
                    // Words of ours may be named as keywords are.
                    if below != Holds::Data && !(holds == Holds::Schema && key.starts_with("x-")) {
                        let is_unknown = holds == Holds::Schema && !known().any(|known| known == key);
                        self.unknown += usize::from(is_unknown);
                        self.walk(value, below, &pointer(at, key), edition);
                        self.unknown -= usize::from(is_unknown);
                    }
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.walk(item, holds, &format!("{at}/{index}"), edition);
                }
            }
            _ => {}
        }
    }

    /// Looks at the keywords of a schema; returns the position of its draft.
    fn keywords(&mut self, map: &Map<String, Value>, at: &str, outer: usize) -> usize {
        let own = map.get("$schema").and_then(Value::as_str).and_then(edition);
        let edition = own.unwrap_or(outer);
        // Up to draft 7 nothing beside a reference counts.
        let is_alone = edition <= 2 && map.get("$ref").is_some_and(Value::is_string);
        for (key, value) in map {
            let some = KEYWORDS.iter().find(|(name, ..)| name == key);
            let mark = (self.unknown == 0).then(|| mark::meant(key, value)).flatten();
            let idle = (self.unknown == 0).then(|| idle(map, key, value)).flatten();
            let what = match (some, value) {
                _ if mark.is_some() => mark.map(|meant| (InertKind::Mark { name: key.clone(), meant }, false)),
                _ if is_alone => {
                    let asserts =
                        some.is_some() || ASSERTING.contains(&key.as_str()) || APPLYING.contains(&key.as_str());
                    asserts.then(|| (InertKind::BesideReference(key.clone()), false))
                }
                (Some(("format", ..)), Value::String(format)) => {
                    let since = FORMATS.iter().find(|(name, _)| name == format).map(|(_, since)| *since);
                    let is_known = since.is_some_and(|since| since <= edition);
                    (!is_known).then(|| (InertKind::Format(format.clone()), since.is_some()))
                }
                (Some(_), _) if !is_of_draft(key, edition) => Some((InertKind::Keyword(key.clone()), true)),
                _ if idle.is_some() => idle.map(|what| (what, false)),
                _ if self.unknown == 0 => misspelt::meant(key, &known())
                    .map(|meant| (InertKind::Misspelt { name: key.clone(), meant }, false)),
                _ => None,
            };
            if let Some((what, is_of_other_draft)) = what.filter(|(what, _)| self.told.insert(what.clone())) {
                let pointer = pointer(at, key);
                self.all.push(Inert { pointer, what, draft: DRAFTS[edition].1, is_of_other_draft });
            }
        }
        edition
    }
}

/// The JSON pointer of a key.
fn pointer(at: &str, key: &str) -> String {
    format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::drafts::NEWEST;
    use super::*;

    /// Whether a schema of a draft turns a value down, by the validator's word.
    fn refuses(edition: usize, schema: &Value, value: &Value) -> bool {
        let mut schema = schema.clone();
        schema["$schema"] = DRAFTS[edition].0.into();
        let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
        !validator.is_valid(value)
    }

    fn told(edition: usize, schema: &Value) -> Vec<InertKind> {
        let mut schema = schema.clone();
        schema["$schema"] = DRAFTS[edition].0.into();
        inert(&schema, NEWEST).into_iter().map(|inert| inert.what).collect()
    }

    #[test]
    fn a_keyword_is_told_where_the_validator_passes_it_over() {
        for (keyword, schema, value) in [
            ("const", json!({"const": 1}), json!(2)),
            ("contains", json!({"contains": {"type": "null"}}), json!([1])),
            ("propertyNames", json!({"propertyNames": {"maxLength": 1}}), json!({"ab": 1})),
            ("if", json!({"if": {"type": "integer"}, "then": {"minimum": 5}}), json!(1)),
            ("dependentRequired", json!({"dependentRequired": {"a": ["b"]}}), json!({"a": 1})),
            ("dependentSchemas", json!({"dependentSchemas": {"a": {"required": ["b"]}}}), json!({"a": 1})),
            ("unevaluatedItems", json!({"unevaluatedItems": false}), json!([1])),
            ("unevaluatedProperties", json!({"unevaluatedProperties": false}), json!({"a": 1})),
            ("minContains", json!({"contains": {"type": "integer"}, "minContains": 2}), json!([1])),
            ("maxContains", json!({"contains": {"type": "integer"}, "maxContains": 1}), json!([1, 2])),
            ("$recursiveRef", json!({"properties": {"a": {"$recursiveRef": "#"}}, "type": "object"}), json!({"a": 1})),
            ("$dynamicRef", json!({"properties": {"a": {"$dynamicRef": "#"}}, "type": "object"}), json!({"a": 1})),
            ("prefixItems", json!({"prefixItems": [{"type": "null"}]}), json!([1])),
            ("dependencies", json!({"dependencies": {"a": ["b"]}}), json!({"a": 1})),
        ] {
            for (edition, (_, draft)) in DRAFTS.iter().enumerate() {
                let is_told = told(edition, &schema).contains(&InertKind::Keyword(keyword.to_owned()));
                assert_eq!(is_told, !refuses(edition, &schema, &value), "{keyword} in {draft}");
            }
        }
        // In 2020-12 a list of items has another form, so that nothing can be beyond it.
        let more = json!({"items": [{}], "additionalItems": false});
        for edition in 0..4 {
            assert!(refuses(edition, &more, &json!([1, 2])) && told(edition, &more).is_empty());
        }
        assert_eq!(told(4, &json!({"additionalItems": false})), [InertKind::Keyword("additionalItems".to_owned())]);
    }

    #[test]
    fn a_format_is_told_where_the_validator_passes_it_over() {
        for format in FORMATS.iter().map(|(name, _)| *name).chain(["int32", "url", "password", "isbn"]) {
            let schema = json!({"format": format});
            let is_own = format.starts_with("vedtak-");
            for (edition, (_, draft)) in DRAFTS.iter().enumerate() {
                let is_told = told(edition, &schema) == [InertKind::Format(format.to_owned())];
                let passes = !is_own && !refuses(edition, &schema, &json!("( {%"));
                assert_eq!(is_told, passes, "{format} in {draft}");
            }
        }
    }

    #[test]
    fn what_stands_beside_a_reference_counts_from_2019_on() {
        for keyword in ASSERTING.iter().chain(&APPLYING).chain(KEYWORDS.iter().map(|(name, ..)| name)) {
            let mut beside = json!({"$ref": "#/definitions/a", "description": "x", "default": 1});
            beside[*keyword] = json!("x");
            let schema = json!({"definitions": {"a": {}}, "properties": {"p": beside}});
            for (edition, (_, draft)) in DRAFTS.iter().enumerate() {
                let found = told(edition, &schema).contains(&InertKind::BesideReference((*keyword).to_owned()));
                assert_eq!(found, edition <= 2, "{keyword} in {draft}");
            }
        }
        let sample = json!({"definitions": {"a": {}}, "properties": {"p": {"$ref": "#/definitions/a", "minimum": 5}}});
        for edition in 0..DRAFTS.len() {
            assert_eq!(refuses(edition, &sample, &json!({"p": 1})), edition > 2);
        }
    }

    #[test]
    fn only_keywords_are_told_each_once_at_its_place() {
        let data = json!({"format": "int32", "prefixItems": []});
        let schema = json!({
            "$schema": DRAFTS[2].0,
            "properties": {"format": {"format": "int32"}, "prefixItems": {"format": "int32"}, "c": {"format": "uuid"}},
            "enum": [data], "default": data, "x-title": data,
            "definitions": {
                "new": {"$schema": DRAFTS[4].0, "$id": "new", "format": "uuid", "prefixItems": []},
                "old": {"items": [{"prefixItems": []}]}
            }
        });
        let all = inert(&schema, NEWEST);
        let found: Vec<(&str, bool)> = all.iter().map(|one| (one.pointer.as_str(), one.is_of_other_draft)).collect();
        assert_eq!(
            found,
            [
                ("/properties/format/format", false),
                ("/properties/c/format", true),
                ("/definitions/old/items/0/prefixItems", true)
            ]
        );
        assert!(all.iter().all(|one| one.draft == "draft-07"));
    }

    #[test]
    fn a_misspelt_keyword_is_told_with_the_one_that_was_meant() {
        for (written, meant) in [
            ("propertis", "properties"),
            ("requird", "required"),
            ("requires", "required"),
            ("additionalproperties", "additionalProperties"),
            ("additional_properties", "additionalProperties"),
            ("Type", "type"),
            ("MinLength", "minLength"),
            ("patern", "pattern"),
            ("oneof", "oneOf"),
            ("minimun", "minimum"),
            ("depedentRequired", "dependentRequired"),
            ("unevaluatedPropertys", "unevaluatedProperties"),
            ("ref", "$ref"),
            ("defs", "$defs"),
            ("tpye", "type"),
            ("nto", "not"),
            ("item", "items"),
            ("additionalProperty", "additionalProperties"),
            ("maxValue", "maximum"),
            ("regex", "pattern"),
        ] {
            let schema = json!({"properties": {"a": {written: {}}}});
            let all = inert(&schema, NEWEST);
            let found: Vec<_> = all.iter().map(|one| (one.pointer.as_str(), one.what.clone())).collect();
            let pointer = format!("/properties/a/{written}");
            let name = written.to_owned();
            assert_eq!(found, [(pointer.as_str(), InertKind::Misspelt { name, meant })], "{written}");
        }
        // Words of other tools, names of fields, data, and what such words hold.
        for fine in [
            json!({"tsType": "x", "markdownDescription": "x", "errorMessage": "x", "unit": "s", "order": 1, "enumNames": []}),
            json!({"properties": {"propertis": {}, "Type": {}}, "$defs": {"requird": {}}}),
            json!({"discriminator": {"propertyName": "kind", "mapping": {"a": "x"}}, "nullable": true, "xml": {"name": "x"}}),
            json!({"default": {"requird": 1}, "components": {"requird": {}}, "x-requird": 1}),
        ] {
            assert_eq!(told(4, &fine), [], "{fine}");
        }
    }
}
