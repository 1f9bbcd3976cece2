//! The texts that a value can be: an enumeration of a schema, or words of an expression.

use std::collections::BTreeSet;
use std::sync::Arc;

/// The texts that a value can be.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    pub(super) values: BTreeSet<Arc<str>>,
    /// Whether they are written in the expression, rather than listed by a schema.
    pub(super) written: bool,
}

impl Choice {
    pub(super) fn of_schema(values: impl IntoIterator<Item = Arc<str>>) -> Self {
        Self { values: values.into_iter().collect(), written: false }
    }

    pub(super) fn written(value: &str) -> Self {
        Self { values: BTreeSet::from([value.into()]), written: true }
    }

    pub(super) fn list(&self) -> Vec<String> {
        self.values.iter().map(ToString::to_string).collect()
    }
}
