//! Which fields of a kind are no approved content (`x-approved: false`), as paths that a digest leaves out.

use serde_json::Value;

use super::walk::{Roots, Subschema};

/// Fields that decide what a document is and what is asked of it: always approved content, whatever a mark says.
const DECISIVE: [&str; 8] =
    ["kind", "id", "service", "environments", "class", "affectsOperation", "initiator", "requester"];

/// The most properties that are looked at: a schema that refers to itself in many ways is not followed for ever.
const MOST: usize = 100_000;

/// The paths of the keys that a schema marks: keys joined by `/`, with `~1` for a `/` and `~0` for a `~` in them, and `[]` for
/// every item of a list.
///
/// A mark counts where `properties`, `items`, `allOf` and `$ref` lead to it, and to no schema within itself: elsewhere it
/// would hold for some documents and not for others. Below the top of a document it counts on claims of what has happened
/// (`x-happened: true`) that are no lists or mappings. What does not count stays in the digest.
pub(super) fn not_approved(root: Subschema<'_>) -> Vec<String> {
    let mut search = Search { roots: Roots::default(), left: MOST, above: Vec::new(), found: Vec::new() };
    search.look(&[root], "");
    search.found
}

struct Search<'s> {
    roots: Roots<'s>,
    /// How many properties may still be looked at.
    left: usize,
    /// The subschemas that the one at hand lies in, by where they are in memory.
    above: Vec<*const Value>,
    found: Vec<String>,
}

impl<'s> Search<'s> {
    fn look(&mut self, schemas: &[Subschema<'s>], path: &str) {
        let alike = self.alike(schemas);
        let here: Vec<*const Value> = alike.iter().map(|schema| std::ptr::from_ref(schema.value)).collect();
        if here.iter().any(|one| self.above.contains(one)) {
            return;
        }
        let depth = self.above.len();
        self.above.extend(here);
        let mut names: Vec<&'s str> = Vec::new();
        for schema in &alike {
            let properties = schema.value.get("properties").and_then(Value::as_object);
            names.extend(properties.into_iter().flat_map(|properties| properties.keys()).map(String::as_str));
        }
        names.sort_unstable();
        names.dedup();
        for name in names {
            if self.left == 0 {
                break;
            }
            self.left -= 1;
            // A key that is empty, or spelt as the items of a list are, has no path.
            let is_decisive = path.is_empty() && DECISIVE.contains(&name);
            if name.is_empty() || name == "[]" || is_decisive {
                continue;
            }
            let named = alike
                .iter()
                .filter_map(|schema| Some(schema.with(schema.value.get("properties")?.as_object()?.get(name)?)));
            let named: Vec<Subschema<'s>> = named.collect();
            let key = name.replace('~', "~0").replace('/', "~1");
            let below = if path.is_empty() { key } else { format!("{path}/{key}") };
            if self.is_marked(&named, path.is_empty()) {
                self.found.push(below);
            } else {
                self.look(&named, &below);
            }
        }
        let has_first = alike.iter().any(|schema| schema.value.get("prefixItems").is_some());
        if !path.is_empty() && !has_first {
            let items = alike.iter().filter_map(|schema| schema.inner(schema.value.get("items")));
            let items: Vec<Subschema<'s>> = items.collect();
            if !items.is_empty() {
                self.look(&items, &format!("{path}/[]"));
            }
        }
        self.above.truncate(depth);
    }

    fn is_marked(&mut self, schemas: &[Subschema<'s>], at_the_top: bool) -> bool {
        let alike = self.alike(schemas);
        let nearest = |name: &str| alike.iter().find_map(|schema| schema.value.get(name));
        let is_scalar = || {
            let types = nearest("type")
                .map_or(&[][..], |types| types.as_array().map_or(std::slice::from_ref(types), Vec::as_slice));
            !types.is_empty() && types.iter().all(|one| one != "object" && one != "array")
        };
        let is_claim = || nearest("x-happened") == Some(&Value::Bool(true)) && is_scalar();
        nearest("x-approved") == Some(&Value::Bool(false)) && (at_the_top || is_claim())
    }

    /// What describes the same value whatever else is written: these, where `$ref` leads, and what is in `allOf`.
    fn alike(&mut self, schemas: &[Subschema<'s>]) -> Vec<Subschema<'s>> {
        let mut all: Vec<Subschema<'s>> = Vec::new();
        let mut open: Vec<Subschema<'s>> = schemas.iter().rev().copied().collect();
        while let Some(schema) = open.pop() {
            let is_known = all.iter().any(|other| std::ptr::eq(other.value, schema.value));
            let Some(map) = schema.value.as_object().filter(|_| !is_known) else { continue };
            all.push(schema);
            let parts = map.get("allOf").and_then(Value::as_array).into_iter().flatten();
            open.extend(parts.rev().map(|part| schema.with(part)));
            let target = map.get("$ref").and_then(Value::as_str);
            open.extend(target.and_then(|target| schema.follow(target, &mut self.roots)));
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::kind::Library;

    fn paths(schema: &Value) -> Vec<String> {
        let mut library = Library::default();
        library.insert("vedtak:///a.json", schema.clone());
        not_approved(Subschema::root(&library, "vedtak:///a.json").unwrap())
    }

    #[test]
    fn marks_are_found_at_every_depth() {
        let at = json!({"type": "string", "x-happened": true, "x-approved": false});
        let schema = json!({
            "properties": {
                "log": {"x-approved": false, "properties": {"at": at}},
                "plan": {"$ref": "#/$defs/plan"},
                "a/b~": {"properties": {"at": at}},
                "kept": {"x-approved": true}
            },
            "allOf": [{"properties": {"notes": {"x-approved": false}}}],
            "$defs": {
                "plan": {"properties": {"participants": {"items": {"properties": {"informedAt": {"$ref": "#/$defs/at"}}}}}},
                "at": at
            }
        });
        assert_eq!(paths(&schema), ["a~1b~0/at", "log", "notes", "plan/participants/[]/informedAt"]);
    }

    #[test]
    fn a_mark_elsewhere_leaves_nothing_out() {
        let marked = json!({"x-approved": false});
        let of = |schema: Value| paths(&json!({"properties": {"a": schema}}));
        // Below the top only claims of what has happened.
        assert_eq!(of(json!({"properties": {"b": marked}})), Vec::<String>::new());
        let claim =
            |types: Value| json!({"properties": {"b": {"x-approved": false, "x-happened": true, "type": types}}});
        assert_eq!(of(claim(json!("string"))), ["a/b"]);
        assert_eq!(of(claim(json!(["string", "null"]))), ["a/b"]);
        assert_eq!(of(claim(json!(["string", "object"]))), Vec::<String>::new());
        assert_eq!(of(claim(json!("array"))), Vec::<String>::new());
        // What decides what is asked of a document.
        for name in ["kind", "id", "service", "environments", "class", "affectsOperation", "initiator", "requester"] {
            assert_eq!(paths(&json!({"properties": {name: marked}})), Vec::<String>::new(), "{name}");
        }
        // Ways that lead there for some documents alone.
        for way in ["anyOf", "oneOf"] {
            assert_eq!(paths(&json!({way: [{"properties": {"a": marked}}]})), Vec::<String>::new(), "{way}");
        }
        for way in ["if", "then", "else", "not", "additionalProperties"] {
            assert_eq!(paths(&json!({way: {"properties": {"a": marked}}})), Vec::<String>::new(), "{way}");
        }
        assert_eq!(paths(&json!({"patternProperties": {"a": marked}})), Vec::<String>::new());
        assert_eq!(paths(&json!({"properties": {"[]": marked, "": marked}})), Vec::<String>::new());
    }

    #[test]
    fn the_nearest_mark_counts() {
        let schema = json!({
            "properties": {"a": {"$ref": "#/$defs/x", "x-approved": true}, "b": {"$ref": "#/$defs/x"}},
            "$defs": {"x": {"x-approved": false}}
        });
        assert_eq!(paths(&schema), ["b"]);
    }

    #[test]
    fn a_schema_within_itself_ends() {
        let at = json!({"type": "string", "x-happened": true, "x-approved": false});
        let part = json!({"properties": {"at": at, "parts": {"items": {"$ref": "#/$defs/part"}}}});
        let schema = json!({"properties": {"part": {"$ref": "#/$defs/part"}}, "$defs": {"part": part}});
        assert_eq!(paths(&schema), ["part/at"]);
        // Each level has the next twice: 2^40 ways.
        let mut levels = serde_json::Map::new();
        for level in 0..40 {
            let next = json!({"$ref": format!("#/$defs/l{}", level + 1)});
            levels.insert(format!("l{level}"), json!({"properties": {"a": next, "b": next}}));
        }
        let wide = json!({"properties": {"x": {"$ref": "#/$defs/l0"}, "z": {"x-approved": false}}, "$defs": levels});
        assert!(paths(&wide).len() <= 1);
    }
}
