//! A document that shows something, as a case of a test.

use serde_json::{Map, Value, json};

use super::insight::Witness;
use crate::kind::in_yaml;

impl Witness {
    /// The case: the document among those that it names, and what is expected of each rule.
    pub fn case(&self, title: &str, clock: &str, expect: &Map<String, Value>) -> String {
        let mut lines = vec![format!("- title: {}", in_yaml(&json!(title))), format!("  clock: {clock}")];
        if !self.registry.is_empty() {
            lines.push("  registry:".to_owned());
            lines.extend(
                self.registry.iter().map(|(kind, document)| format!("    - {}", in_yaml(&of_kind(kind, document)))),
            );
        }
        lines.push(format!("  document: {}", in_yaml(&of_kind(&self.kind, &self.document))));
        lines.push(format!("  expect: {}", in_yaml(&Value::Object(expect.clone()))));
        lines.join("\n") + "\n"
    }
}

/// A document that says of what kind it is, as documents of tests do.
fn of_kind(kind: &str, document: &Value) -> Value {
    let mut fields = Map::new();
    fields.insert("kind".to_owned(), json!(kind));
    for (key, value) in document.as_object().into_iter().flatten().filter(|(key, _)| *key != "kind") {
        fields.insert(key.clone(), value.clone());
    }
    Value::Object(fields)
}
