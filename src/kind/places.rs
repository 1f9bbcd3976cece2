//! The places in documents of a kind that its schema marks: references to other documents, local times.

use serde_json::Value;

use super::shape::Shape;
use crate::yaml::{Node, Pointer};

/// The marked places of a kind, found once.
#[derive(Debug, Default)]
pub struct Places {
    /// Where ids of other documents stand (`x-ref`), with the kind that they name.
    pub references: Vec<(Way, String)>,
    /// Where times may stand without an offset (`format: vedtak-time`).
    pub times: Vec<Way>,
}

/// A way from the root: fields, and every item of lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Way(Vec<Turn>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Turn {
    Field(String),
    Items,
    /// Every field of a mapping whose keys authors choose.
    Fields,
}

/// Deeper places are not looked for; a schema that goes in circles has none.
const MOST_DEPTH: usize = 8;

impl Places {
    /// The marked places of a schema.
    pub fn of(shape: Shape<'_>) -> Self {
        let mut places = Self::default();
        places.visit(shape, &mut Vec::new());
        places
    }

    fn visit(&mut self, shape: Shape<'_>, way: &mut Vec<Turn>) {
        if let Some(kind) = shape.keyword("x-ref").and_then(Value::as_str) {
            // A list that is marked as a whole marks its items.
            let mut way = way.clone();
            if shape.items().is_some_and(|items| items.keyword("x-ref").is_none()) {
                way.push(Turn::Items);
            }
            self.references.push((Way(way), kind.to_owned()));
        }
        if shape.keyword("format").and_then(Value::as_str) == Some("vedtak-time") {
            self.times.push(Way(way.clone()));
        }
        if way.len() >= MOST_DEPTH {
            return;
        }
        for name in shape.property_names() {
            if let Some(inner) = shape.property(name) {
                way.push(Turn::Field(name.to_owned()));
                self.visit(inner, way);
                way.pop();
            }
        }
        if let Some(items) = shape.items() {
            way.push(Turn::Items);
            self.visit(items, way);
            way.pop();
        }
        if let Some(free) = shape.free_fields() {
            way.push(Turn::Fields);
            self.visit(free, way);
            way.pop();
        }
    }
}

impl Way {
    /// The scalars of a document that it leads to, with their pointers.
    pub fn find<'t>(&self, root: Node<'t>) -> Vec<(Node<'t>, Pointer)> {
        let mut found = vec![(root, Pointer::default())];
        for turn in &self.0 {
            found = found.into_iter().flat_map(|(node, pointer)| turn.take(node, &pointer)).collect();
            if found.is_empty() {
                return found;
            }
        }
        found.retain(|(node, _)| node.scalar().is_some() && !node.is_null());
        found
    }
}

impl Turn {
    fn take<'t>(&self, node: Node<'t>, pointer: &Pointer) -> Vec<(Node<'t>, Pointer)> {
        match self {
            Turn::Field(name) => node.get(name).map(|inner| (inner, pointer.key(name))).into_iter().collect(),
            Turn::Items => node.items().enumerate().map(|(index, item)| (item, pointer.index(index))).collect(),
            Turn::Fields => node.entries().map(|entry| (entry.value, pointer.key(entry.key.text()))).collect(),
        }
    }
}
