//! A schema with all that it refers to, as one document that needs no other.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::keywords::each_keyword;
use super::library::Library;
use super::references::resolve;

/// A schema of the library as one document (draft 2020-12): what lies in other schemas of the library stands under
/// `$defs`, as far as it is needed, and references lead there. Any validator gives the verdicts that the schemas give
/// together. `None` where the address or a reference leads to nothing in the library.
pub fn bundle(library: &Library, address: &str) -> Option<Value> {
    let mut root = library.find(address)?.clone();
    let own = root.get("$defs").and_then(Value::as_object).into_iter().flat_map(Map::keys).cloned().collect();
    let mut bundle =
        Bundle { library, root: address, names: BTreeMap::new(), taken: own, waiting: Vec::new(), lost: false };
    bundle.rewrite(&mut root, address);
    let mut brought: BTreeMap<String, Value> = BTreeMap::new();
    while let Some((name, address, fragment)) = bundle.waiting.pop() {
        let target = library.find(&address)?;
        let mut definition = if fragment.is_empty() { target.clone() } else { target.pointer(&fragment)?.clone() };
        if let Some(map) = definition.as_object_mut().filter(|_| fragment.is_empty()) {
            map.retain(|key, _| !matches!(key.as_str(), "$id" | "$schema"));
        }
        bundle.rewrite(&mut definition, &address);
        brought.insert(name, definition);
    }
    if bundle.lost {
        return None;
    }
    if !brought.is_empty() {
        let definitions = root.as_object_mut()?.entry("$defs").or_insert_with(|| Value::Object(Map::new()));
        definitions.as_object_mut()?.extend(brought);
    }
    Some(root)
}

struct Bundle<'l> {
    library: &'l Library,
    /// The address of the schema that everything goes into.
    root: &'l str,
    /// What has been brought in, by address and fragment, with its name there.
    names: BTreeMap<(String, String), String>,
    /// The names under `$defs` that are taken.
    taken: BTreeSet<String>,
    /// What has a name already but is not there yet.
    waiting: Vec<(String, String, String)>,
    /// Whether a reference led to nothing.
    lost: bool,
}

impl Bundle<'_> {
    /// Turns the references of a piece of the schema with an address into references within the whole.
    fn rewrite(&mut self, value: &mut Value, address: &str) {
        each_keyword(value, &mut |key, value| {
            if let ("$ref", Value::String(target)) = (key, value) {
                *target = self.target(target, address);
            }
        });
    }

    /// Where a reference of the schema with an address leads in the whole.
    fn target(&mut self, target: &str, address: &str) -> String {
        let (document, fragment) = target.split_once('#').unwrap_or((target, ""));
        let document = if document.is_empty() { address.to_owned() } else { resolve(address, document) };
        if document == self.root {
            return format!("#{fragment}");
        }
        if self.library.find(&document).is_none_or(|value| value.pointer(fragment).is_none()) {
            self.lost = true;
        }
        let place = (document, fragment.to_owned());
        if let Some(name) = self.names.get(&place) {
            return format!("#/$defs/{name}");
        }
        let name = self.name(&place);
        self.waiting.push((name.clone(), place.0.clone(), place.1.clone()));
        let target = format!("#/$defs/{name}");
        self.names.insert(place, name);
        target
    }

    /// A free name for a place: its own, else with that of its document before it.
    fn name(&mut self, (address, fragment): &(String, String)) -> String {
        let file = address.rsplit('/').next().and_then(|file| file.split('.').next()).unwrap_or("schema");
        let own = fragment.rsplit('/').next().filter(|own| !own.is_empty()).unwrap_or(file);
        let numbered = (2..).map(|number| format!("{file}.{own}.{number}"));
        let mut names = [own.to_owned(), format!("{file}.{own}")].into_iter().chain(numbered);
        let name = names.find(|name| !self.taken.contains(name)).unwrap_or_default();
        self.taken.insert(name.clone());
        name
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::kind::{KINDS, own_library};

    fn library(schemas: &[(&str, Value)]) -> Library {
        let mut library = Library::default();
        for (address, schema) in schemas {
            library.insert(address, schema.clone());
        }
        library
    }

    #[test]
    fn what_is_needed_comes_in_and_nothing_else() {
        let own = json!({
            "$id": "https://e.example/a.json",
            "properties": {"$ref": {"$ref": "b.json#/$defs/x"}, "y": {"$ref": "#/$defs/x"}},
            "examples": [{"$ref": "b.json#/$defs/none"}],
            "$defs": {"x": {"type": "string"}}
        });
        let other = json!({"$defs": {
            "x": {"items": {"$ref": "#/$defs/y"}}, "y": {"anyOf": [{"$ref": "#/$defs/y"}, {"$ref": "a.json"}]}, "z": {}
        }});
        let library = library(&[("https://e.example/a.json", own), ("https://e.example/b.json", other)]);
        let expected = json!({
            "$id": "https://e.example/a.json",
            "properties": {"$ref": {"$ref": "#/$defs/b.x"}, "y": {"$ref": "#/$defs/x"}},
            "examples": [{"$ref": "b.json#/$defs/none"}],
            "$defs": {
                "x": {"type": "string"},
                "b.x": {"items": {"$ref": "#/$defs/y"}},
                "y": {"anyOf": [{"$ref": "#/$defs/y"}, {"$ref": "#"}]}
            }
        });
        assert_eq!(bundle(&library, "https://e.example/a.json"), Some(expected));
    }

    #[test]
    fn a_reference_to_nothing_gives_nothing() {
        let library = library(&[("https://e.example/a.json", json!({"$ref": "b.json#/$defs/x"}))]);
        assert_eq!(bundle(&library, "https://e.example/a.json"), None);
        assert_eq!(bundle(&library, "https://e.example/c.json"), None);
    }

    #[test]
    fn every_kind_becomes_one_document() {
        for kind in KINDS {
            let text = bundle(own_library(), &kind.address()).unwrap().to_string();
            assert!(!text.contains("common.schema.json"), "{}", kind.name);
            assert!(text.contains(&format!("\"$id\":\"{}\"", kind.address())));
        }
    }
}
