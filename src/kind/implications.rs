//! What a schema says that the fields of its documents mean for each other (`x-implies`).

use std::sync::Arc;

use serde_json::{Map, Value};

use super::references::decoded;
use super::schema::Schema;
use super::walk::Roots;
use crate::source::SourceFile;
use crate::yaml::{Place, Pointer, Step};

/// The keyword.
const KEYWORD: &str = "x-implies";

impl Schema {
    /// What its documents' fields mean for each other: each entry a part of a policy that must hold, a reference to one
    /// replaced by what it refers to, with what stands beside it instead of the same there.
    ///
    /// # Errors
    /// The position of an entry whose reference leads to nothing, and the reference.
    pub fn implications(&self) -> Result<Vec<Value>, (usize, String)> {
        let Some(whole) = self.without_words() else { return Ok(Vec::new()) };
        let entries = whole.value.get(KEYWORD).and_then(Value::as_array).into_iter().flatten();
        entries
            .enumerate()
            .map(|(at, entry)| {
                let Some(target) = entry.get("$ref").and_then(Value::as_str) else { return Ok(entry.clone()) };
                let found = whole.follow(target, &mut Roots::default()).ok_or_else(|| (at, target.to_owned()))?;
                Ok(merged(found.value, entry))
            })
            .collect()
    }
}

impl Schema {
    /// Where a part of one of the [implications](Self::implications) is written: the file, and the place in it. `way` leads
    /// from the entry to the part. `None` for a schema that is of no file of a project.
    pub fn implication_place(&self, entry: usize, way: &Pointer) -> Option<(Arc<SourceFile>, Place)> {
        let whole = self.without_words()?;
        let written = whole.value.get(KEYWORD)?.get(entry)?;
        let target = written.get("$ref").and_then(Value::as_str);
        let is_beside = |step: &Step| matches!(step, Step::Key(key) if written.get(key).is_some());
        match target.filter(|_| way.0.first().is_some_and(|step| !is_beside(step))) {
            None => whole.library.place(whole.address, &format!("/{KEYWORD}/{entry}{way}")),
            Some(target) => {
                let fragment = target.split_once('#').map_or("", |(_, fragment)| fragment);
                let found = whole.follow(target, &mut Roots::default())?;
                found.library.place(found.address, &format!("{}{way}", decoded(fragment)))
            }
        }
    }
}

/// An object with what stands beside a reference to it.
fn merged(target: &Value, beside: &Value) -> Value {
    let entries = |value: &Value| value.as_object().cloned().unwrap_or_default();
    let mut merged: Map<String, Value> = entries(target);
    merged.extend(entries(beside).into_iter().filter(|(key, _)| key != "$ref"));
    Value::Object(merged)
}
