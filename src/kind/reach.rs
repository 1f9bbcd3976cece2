//! Which parts of schemas describe values of documents: marks act there, and nowhere else.

use std::collections::HashSet;

use serde_json::Value;

use super::belonging::reference;
use super::library::Library;
use super::places::Survey;
use super::shape::Shape;
use super::walk::{Roots, Subschema};

/// The keywords that hold a schema, a list of them or a mapping to them.
const APPLIED: [&str; 20] = [
    "properties",
    "patternProperties",
    "additionalProperties",
    "unevaluatedProperties",
    "propertyNames",
    "items",
    "prefixItems",
    "additionalItems",
    "unevaluatedItems",
    "contains",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "dependentSchemas",
    "dependencies",
    "contentSchema",
];

/// The parts of the schemas that a project names.
pub struct Reach<'s> {
    library: &'s Library,
    /// Those that describe a value, by where they lie in memory.
    describing: HashSet<*const Value>,
    /// Those that are applied at all.
    applied: HashSet<*const Value>,
    /// Those that describe the field `status` at the top of a document: only there `x-phase` counts.
    statuses: HashSet<*const Value>,
    /// Those that describe a field at the top that names documents: only there `x-belongs` counts.
    references: HashSet<*const Value>,
}

impl<'s> Reach<'s> {
    /// The parts of the schemas with these addresses.
    pub fn of<'a>(library: &'s Library, addresses: impl IntoIterator<Item = &'a str>) -> Self {
        let mut reach = Self {
            library,
            describing: HashSet::new(),
            applied: HashSet::new(),
            statuses: HashSet::new(),
            references: HashSet::new(),
        };
        for address in addresses {
            let Some((address, _)) = library.resolve(address, "") else { continue };
            let Some(root) = Subschema::root(library, address) else { continue };
            reach.describing.extend(Survey::of(root).seen);
            reach.apply(root);
            reach.fields(root);
        }
        reach
    }

    /// Whether a mark at a JSON pointer of a schema is part of what is applied, and stands where it does not count.
    pub fn passes_over(&self, address: &str, mark: &str) -> bool {
        let (parent, name) = mark.rsplit_once('/').unwrap_or(("", mark));
        let part = self.library.find(address).and_then(|schema| schema.pointer(parent)).map(std::ptr::from_ref);
        let counts = match name {
            "x-phase" => &self.statuses,
            "x-belongs" => &self.references,
            _ => &self.describing,
        };
        part.is_some_and(|part| self.applied.contains(&part) && !counts.contains(&part))
    }

    /// The parts that describe the fields at the top of a document, as far as marks count there alone.
    fn fields(&mut self, root: Subschema<'s>) {
        let shape = Shape::new(root);
        for name in shape.property_names() {
            let Some(field) = shape.property(name) else { continue };
            if name == "status" {
                self.statuses.extend(field.parts());
            }
            if reference(field).is_some() {
                self.references.extend(field.parts());
            }
        }
    }

    fn apply(&mut self, root: Subschema<'s>) {
        let mut open = vec![root];
        let mut roots = Roots::default();
        while let Some(at) = open.pop() {
            if !self.applied.insert(std::ptr::from_ref(at.value)) {
                continue;
            }
            let references = ["$ref", "$dynamicRef", "$recursiveRef"].into_iter();
            let targets = references.filter_map(|name| at.value.get(name)?.as_str());
            open.extend(targets.filter_map(|target| at.follow(target, &mut roots)));
            for keyword in APPLIED {
                match at.value.get(keyword) {
                    Some(Value::Array(items)) => open.extend(items.iter().map(|item| at.with(item))),
                    Some(Value::Object(named))
                        if ["properties", "patternProperties", "dependentSchemas", "dependencies"]
                            .contains(&keyword) =>
                    {
                        open.extend(named.values().map(|value| at.with(value)));
                    }
                    Some(value @ Value::Object(_)) => open.push(at.with(value)),
                    _ => {}
                }
            }
        }
    }
}
