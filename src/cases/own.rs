//! Documents of a project's own kinds in cases: where they lie in the project that a case makes up, and what they are there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Value, json};

use super::joined;
use super::read::Case;
use crate::config::Config;
use crate::workspace::KindOf;

/// The kinds that a project has of its own.
#[derive(Clone, Copy)]
pub struct OwnKinds<'s> {
    /// All kinds of the project, with their schemas.
    pub kinds: &'s Arc<BTreeMap<String, KindOf>>,
    /// Its configuration, whose `documents` give files their kinds.
    pub config: &'s Config,
    /// The folder of the tests, from which the paths of files are reckoned that cases name.
    pub folder: &'s str,
}

impl OwnKinds<'_> {
    /// A document as it lies in a file of a kind: with the kind, where it does not name one itself.
    pub(super) fn of_file(&self, path: &str, mut document: Value) -> Value {
        let path = joined(self.folder, path);
        let entry = self.config.documents.iter().rev().find(|entry| entry.paths.matches(&path));
        if let (Some(kind), Some(fields)) = (entry.and_then(|entry| entry.kind.as_ref()), document.as_object_mut()) {
            fields.insert("kind".to_owned(), json!(kind.value));
        }
        document
    }

    /// The folder, below another, of the documents of a kind of the project's own; `None` for a kind of ours.
    fn folder(&self, kind: &str) -> Option<String> {
        self.kinds.get(kind).filter(|kind| kind.mapped).map(|kind| format!("of/{}/", kind.name))
    }

    /// Whether documents of a kind have a field `kind` by its schema.
    fn has_kind_field(&self, kind: &str) -> bool {
        let schema = self.kinds.get(kind).and_then(|kind| kind.schema.as_ref());
        let outline = schema.and_then(|schema| schema.outline());
        outline.is_some_and(|shape| shape.property_names().contains(&"kind"))
    }
}

/// The kind that a document names.
fn kind_of(document: &Value) -> &str {
    document.get("kind").and_then(Value::as_str).unwrap_or_default()
}

/// A document as a file of the made-up project: path and text. `name` is that of the file, `folder` ends with a slash.
pub(super) fn file_of(folder: &str, name: &str, document: &Value, own: Option<OwnKinds<'_>>) -> (String, String) {
    let kind = kind_of(document);
    let Some((own, inner)) = own.and_then(|own| Some((own, own.folder(kind)?))) else {
        return (format!("{folder}{name}"), document.to_string());
    };
    let mut written = document.clone();
    if let Some(fields) = written.as_object_mut().filter(|_| !own.has_kind_field(kind)) {
        // The kind is the folder's, as it is in the project.
        fields.remove("kind");
    }
    (format!("{folder}{inner}{name}"), written.to_string())
}

/// What `documents` of the made-up configuration says of the kinds of the project's own that a case has.
pub(super) fn entries(case: &Case, own: Option<OwnKinds<'_>>) -> Vec<Value> {
    let Some(own) = own else { return Vec::new() };
    let documents = [&case.document].into_iter().chain(&case.base).chain(&case.others).chain(&case.registry);
    let kinds: BTreeSet<&str> = documents.map(kind_of).collect();
    let entry = |kind: &str| {
        let folder = own.folder(kind)?;
        let of_kind = own.config.documents.iter().rev();
        let mut of_kind = of_kind.filter(|entry| entry.kind.as_ref().is_some_and(|named| named.value == kind));
        let mut written = json!({"paths": [format!("**/{folder}*.json")], "kind": kind});
        if let Some(entry) = of_kind.next().filter(|entry| entry.has_id) {
            written["id"] = json!(entry.id.join("."));
        }
        Some(written)
    };
    kinds.into_iter().filter_map(entry).collect()
}
