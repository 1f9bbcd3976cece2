//! What a schema says that the fields of its documents mean for each other (`x-implies`).

use serde_json::{Map, Value};

use super::schema::Schema;
use super::walk::Roots;

/// The keyword.
const KEYWORD: &str = "x-implies";

impl Schema {
    /// What its documents' fields mean for each other: each entry a part of a policy that must hold, a reference to one
    /// replaced by what it refers to, with what stands beside it instead of the same there.
    ///
    /// # Errors
    /// A reference that leads to nothing.
    pub fn implications(&self) -> Result<Vec<Value>, String> {
        let Some(whole) = self.described() else { return Ok(Vec::new()) };
        let entries = whole.value.get(KEYWORD).and_then(Value::as_array).into_iter().flatten();
        entries
            .map(|entry| {
                let Some(target) = entry.get("$ref").and_then(Value::as_str) else { return Ok(entry.clone()) };
                let found = whole.follow(target, &mut Roots::default()).ok_or_else(|| target.to_owned())?;
                Ok(merged(found.value, entry))
            })
            .collect()
    }
}

/// An object with what stands beside a reference to it.
fn merged(target: &Value, beside: &Value) -> Value {
    let entries = |value: &Value| value.as_object().cloned().unwrap_or_default();
    let mut merged: Map<String, Value> = entries(target);
    merged.extend(entries(beside).into_iter().filter(|(key, _)| key != "$ref"));
    Value::Object(merged)
}
