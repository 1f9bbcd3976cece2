//! What `schemas/README.md` promises of the schemas of the kinds, held against the schemas themselves.
//!
//! Every check is a function from schemas to complaints. Each is shown to fail on a planted schema before it is asked
//! about ours.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod annotations;
mod approved;
mod decisive;
mod examples;
mod glossary;
mod schemas;
mod shared;
mod structure;
mod times;

use serde_json::{Value, json};

use schemas::Schemas;

/// The schemas of one kind, `Thing`, with the properties given, and of the definitions given.
fn planted(properties: &Value, definitions: &Value) -> Schemas {
    let thing = json!({"type": "object", "properties": properties, "additionalProperties": false});
    Schemas::of([("Thing", "thing", thing), ("", "common", json!({"$defs": definitions}))])
}

/// The same with one property, called `x`.
fn with(property: &Value) -> Schemas {
    planted(&json!({"x": property}), &json!({}))
}

/// Fails with all the complaints there are.
#[track_caller]
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}
