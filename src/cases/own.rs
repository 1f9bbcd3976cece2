//! What of a project's configuration its tests need: the kinds that are its own, with their schemas, and its zone.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::read::Case;
use crate::config::Config;
use crate::workspace::Workspace;

/// What of a project's configuration the cases of its tests have too.
#[derive(Debug, Clone, Default)]
pub struct OwnSetUp {
    kinds: Vec<OwnKind>,
    /// The configuration, which gives files their kinds.
    config: Option<Arc<Config>>,
    timezone: Option<String>,
}

/// A kind that the configuration of a project declares.
#[derive(Debug, Clone)]
struct OwnKind {
    name: String,
    /// The keys that lead to the id; none where its documents need not have one.
    id: Vec<String>,
    /// Its schema as one document.
    schema: Value,
}

impl OwnSetUp {
    /// That of a project.
    #[must_use]
    pub fn of(workspace: &Workspace) -> Self {
        let mut kinds: Vec<OwnKind> = Vec::new();
        for entry in &workspace.config.documents {
            let Some(known) = entry.kind.as_ref().and_then(|kind| workspace.kinds.get(&kind.value)) else { continue };
            let is_new = known.mapped && kinds.iter().all(|kind| kind.name != known.name);
            if let Some(schema) = known.schema.as_ref().filter(|_| is_new).and_then(|schema| schema.bundled()) {
                let id = if entry.has_id { entry.id.clone() } else { Vec::new() };
                kinds.push(OwnKind { name: known.name.clone(), id, schema });
            }
        }
        let timezone = workspace.config.timezone.map(|zone| zone.to_string());
        Self { kinds, config: Some(Arc::clone(&workspace.config)), timezone }
    }

    /// A document of a file, by its path from the root, with the kind that the configuration gives the file.
    pub(super) fn of_file(&self, path: &str, mut document: Value) -> Value {
        let mut entries = self.config.iter().flat_map(|config| config.documents.iter().rev());
        let entry = entries.find(|entry| entry.paths.matches(path));
        if let (Some(kind), Some(fields)) = (entry.and_then(|entry| entry.kind.as_ref()), document.as_object_mut()) {
            fields.insert("kind".to_owned(), json!(kind.value));
        }
        document
    }

    /// The kinds of the project's own.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.kinds.iter().map(|kind| kind.name.as_str())
    }

    /// Whether two documents have one kind and one id.
    pub(super) fn is_same(&self, a: &Value, b: &Value) -> bool {
        let id = |document: &Value| {
            let name = document.get("kind")?.as_str()?;
            let keys = self.kinds.iter().find(|kind| kind.name == name).map_or(&[][..], |kind| &kind.id);
            let first = document.get("id").filter(|_| keys.is_empty());
            let id = first.or_else(|| keys.iter().try_fold(document, |inside, key| inside.get(key)))?;
            Some((name.to_owned(), id.to_string()))
        };
        id(a).is_some_and(|first| Some(first) == id(b))
    }

    /// The files of the schemas: path and text.
    pub(super) fn schemas(&self) -> impl Iterator<Item = (String, String)> {
        self.kinds.iter().map(|kind| (schema_of(kind), kind.schema.to_string()))
    }

    /// Adds to the configuration of a case what its documents need; `files` are their paths.
    pub(super) fn configure<'c>(
        &self,
        written: &mut Value,
        case: &'c Case,
        files: impl Fn(&'c Case) -> Vec<(String, &'c Value)>,
    ) {
        if let Some(zone) = &self.timezone {
            written["timezone"] = json!(zone);
        }
        if self.kinds.is_empty() {
            return;
        }
        let files = files(case);
        let entries = self.kinds.iter().map(|kind| {
            let of_kind = files.iter().filter(|(_, document)| document.get("kind") == Some(&json!(kind.name)));
            // A pattern, as on the target branch the document of the case may not be there.
            let mut paths: Vec<String> = of_kind.map(|(path, _)| format!("/{}", pattern(path))).collect();
            // Every case has every kind, so that rules are compiled once.
            paths.push(format!("/own/{}/*.json", kind.name));
            let mut entry = json!({"paths": paths, "kind": kind.name, "schema": schema_of(kind)});
            if !kind.id.is_empty() {
                entry["id"] = json!(kind.id.join("."));
            }
            entry
        });
        written["documents"] = entries.collect();
    }

    /// A document of a test as a file: one of a kind of the project's own without the keys by which the test tells what it
    /// is, where the schema of the kind has no such fields.
    pub(super) fn written(&self, document: &Value) -> Value {
        let mut document = document.clone();
        let name = document.get("kind").and_then(Value::as_str);
        let Some(kind) = self.kinds.iter().find(|kind| Some(kind.name.as_str()) == name) else { return document };
        let is_closed = kind.schema["additionalProperties"] == false || kind.schema["unevaluatedProperties"] == false;
        let Some(map) = document.as_object_mut() else { return document };
        if let [key] = kind.id.as_slice()
            && let Some(id) = map.get("id").cloned()
            && key != "id"
        {
            map.entry(key.clone()).or_insert(id);
        }
        for key in ["kind", "id"] {
            if is_closed && !properties(&kind.schema).any(|known| known == key) {
                map.shift_remove(key);
            }
        }
        document
    }
}

fn properties(schema: &Value) -> impl Iterator<Item = &String> {
    schema["properties"].as_object().into_iter().flat_map(Map::keys)
}

fn schema_of(kind: &OwnKind) -> String {
    format!("own/{}.schema.json", kind.name)
}

/// A pattern that matches a path, and that, as it is one, may also match nothing.
fn pattern(path: &str) -> String {
    let mut pattern: String = path.chars().map(|c| if "[]{}*?!\\".contains(c) { '?' } else { c }).collect();
    pattern.pop();
    pattern + "?"
}
