//! Words for what checks speak of.

use crate::kind::{Schema, name};
use crate::language::Fact;
use crate::policy::case::Case;

/// A role by its word in the schema of persons, else as it is written.
pub(super) fn role_fact(case: &Case<'_>, role: &str) -> Fact {
    let person = case.world.review.kinds().get(name::PERSON).and_then(|kind| kind.schema.as_deref());
    let roles = person.and_then(Schema::shape).and_then(|shape| shape.property("roles")?.items()?.property("role"));
    roles.and_then(|shape| shape.value_label(role)).map_or_else(|| Fact::code(role), Fact::Label)
}
