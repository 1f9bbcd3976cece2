//! The schemas of a project, by address.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use jsonschema::{Retrieve, Uri};
use serde_json::Value;

use super::bare::bare;
use super::constants::with_exact_constants;
use super::key_pattern::{KeyPattern, KeyPatterns};
use super::references::{encode_references, resolve};
use crate::source::SourceFile;
use crate::yaml::{Limits, Place, Pointer, parse_file};

/// The schemas that may refer to one another, by address (URI without fragment). Nothing else is ever retrieved.
#[derive(Debug, Clone, Default)]
pub struct Library {
    schemas: HashMap<String, Arc<Held>>,
    /// The files of schemas that are of a project, by the same addresses.
    files: HashMap<String, Arc<SourceFile>>,
    patterns: KeyPatterns,
}

/// A schema as a value, read from its text when it is first needed.
#[derive(Debug)]
struct Held {
    text: &'static str,
    /// Whether the words that are for people are left out.
    bare: bool,
    value: OnceLock<Value>,
}

impl Held {
    fn value(&self) -> &Value {
        self.value.get_or_init(|| {
            let read = if self.bare { bare(self.text) } else { serde_json::from_str(self.text) };
            read.unwrap_or_default()
        })
    }
}

impl Library {
    /// Adds a schema under its address, and under the one it names itself; references are percent-encoded.
    pub fn insert(&mut self, address: &str, mut schema: Value) {
        encode_references(&mut schema);
        let id = schema.get("$id").or_else(|| schema.get("id")).and_then(Value::as_str);
        let own = id.map(|id| resolve(address, id.trim_end_matches('#')));
        let schema = Arc::new(Held { text: "", bare: false, value: OnceLock::from(schema) });
        if let Some(own) = own {
            self.schemas.insert(own, Arc::clone(&schema));
        }
        self.schemas.insert(address.to_owned(), schema);
    }

    /// Adds the file that the schema with an address was read from.
    pub fn insert_file(&mut self, address: &str, file: &Arc<SourceFile>) {
        let Some(schema) = self.schemas.get(address) else { return };
        let same = self.schemas.iter().filter(|(_, other)| Arc::ptr_eq(other, schema)).map(|(address, _)| address);
        let files: Vec<_> = same.map(|address| (address.clone(), Arc::clone(file))).collect();
        self.files.extend(files);
    }

    /// Where in its file the value at a JSON pointer of a schema stands; `None` for what is in no file of a project.
    pub(super) fn place(&self, address: &str, pointer: &str) -> Option<(Arc<SourceFile>, Place)> {
        let file = self.files.get(address)?;
        let limits = Limits { bytes: file.text.len(), nodes: usize::MAX, ..Limits::default() };
        let tree = parse_file(file, &limits);
        let root = tree.node(tree.roots().first()?)?;
        Some((Arc::clone(file), Pointer::parse(pointer, root).place(root)?))
    }

    /// Lets a schema be found by one more address.
    pub fn alias(&mut self, alias: &str, address: &str) {
        if let Some(schema) = self.schemas.get(address).map(Arc::clone) {
            self.schemas.insert(alias.to_owned(), schema);
        }
    }

    /// Adds the text of one of our own schemas, whose references are percent-encoded, under its address; `bare` leaves out what is for people only.
    pub(super) fn insert_text(&mut self, address: &str, text: &'static str, bare: bool) {
        self.schemas.insert(address.to_owned(), Arc::new(Held { text, bare, value: OnceLock::new() }));
    }

    /// Where a reference from one schema leads: the address and the schema there.
    pub(super) fn resolve(&self, base: &str, reference: &str) -> Option<(&str, &Value)> {
        let address = resolve(base, reference);
        self.schemas.get_key_value(&address).map(|(address, schema)| (address.as_str(), schema.value()))
    }

    /// A pattern of `patternProperties`, compiled once.
    pub(super) fn key_pattern(&self, pattern: &str) -> Arc<KeyPattern> {
        self.patterns.compiled(pattern)
    }

    /// Every schema once, with one of its addresses, in the order of these.
    pub(super) fn roots(&self) -> Vec<(&str, &Value)> {
        let mut all: Vec<_> = self.schemas.iter().map(|(address, schema)| (address.as_str(), schema)).collect();
        all.sort_by_key(|(address, _)| *address);
        let mut told: Vec<*const Held> = Vec::new();
        all.retain(|(_, schema)| {
            let place = Arc::as_ptr(schema);
            let is_new = !told.contains(&place);
            told.extend(is_new.then_some(place));
            is_new
        });
        all.into_iter().map(|(address, schema)| (address, schema.value())).collect()
    }

    /// The schema with an address.
    pub fn find(&self, address: &str) -> Option<&Value> {
        self.schemas.get(address.trim_end_matches('#')).map(|schema| schema.value())
    }
}

impl Retrieve for Library {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        let address = uri.as_str().split('#').next().unwrap_or("");
        self.find(address)
            .cloned()
            .map(with_exact_constants)
            .ok_or_else(|| format!("`{address}` is not among the schemas of this project").into())
    }
}
