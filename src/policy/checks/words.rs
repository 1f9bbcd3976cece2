//! Words for what checks speak of.

use crate::kind::{Schema, Shape, name};
use crate::language::Fact;
use crate::policy::case::Case;
use crate::policy::located::Located;

/// A role by its word in the schema of persons, else as it is written.
pub(super) fn role_fact(case: &Case<'_>, role: &str) -> Fact {
    let person = case.world.review.kinds().get(name::PERSON).and_then(|kind| kind.schema.as_deref());
    let roles = person.and_then(Schema::shape).and_then(|shape| shape.property("roles")?.items()?.property("role"));
    roles.and_then(|shape| shape.value_label(role)).map_or_else(|| Fact::code(role), Fact::Label)
}

/// Whether a time is one that may still be moved, as its schema says.
pub(super) fn is_planned(case: &Case<'_>, at: &Located<'_>) -> bool {
    let schema = case.world.review.kind(at.document).and_then(|kind| kind.schema.as_deref());
    let field = schema.and_then(Schema::shape).and_then(|shape: Shape<'_>| shape.descend(&at.pointer()));
    field.and_then(|shape| shape.keyword("x-planned")).and_then(serde_json::Value::as_bool) == Some(true)
}
