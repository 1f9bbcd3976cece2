//! Persons as messages name them.

use crate::language::Fact;
use crate::registry::Registry;

/// A person as messages name one.
pub fn person_of(registry: &Registry<'_>, id: &str) -> Fact {
    let name = registry.name_of_person(id).unwrap_or(id);
    Fact::Person { id: id.to_owned(), name: name.to_owned(), role: None }
}
