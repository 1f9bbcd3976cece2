//! Words for what checks speak of.

use crate::kind::{Schema, is_same_text, name};
use crate::language::Fact;
use crate::policy::case::Case;
use crate::policy::located::Located;
use crate::policy::person::person_of;
use crate::workspace::Review;
use crate::yaml::Node;

/// A role by its word in the schema of persons, else as it is written.
pub fn role_fact(review: &Review, role: &str) -> Fact {
    let person = review.kinds().get(name::PERSON).and_then(|kind| kind.schema.as_deref());
    let roles = person.and_then(Schema::shape).and_then(|shape| shape.property("roles")?.items()?.property("role"));
    roles.and_then(|shape| shape.value_label(role)).map_or_else(|| Fact::code(role), Fact::Label)
}

/// A person by the name that the registry has.
pub(super) fn person_fact(case: &Case<'_>, id: &str) -> Fact {
    person_of(&case.world.registry, id)
}

/// A region, body, service or party by its title.
pub(super) fn area_fact(case: &Case<'_>, id: &str) -> Fact {
    case.world.registry.name_of_area(id).map_or_else(|| Fact::code(id), Fact::text)
}

/// A value that a field may have, with its word in the field's schema.
pub(super) fn value_fact(case: &Case<'_>, at: &Located<'_>, value: &str) -> Fact {
    let schema = case.world.review.kind(at.document).and_then(|kind| kind.schema.as_deref());
    let field = schema.and_then(Schema::shape).and_then(|shape| shape.descend(&at.pointer()));
    Fact::Value { value: value.to_owned(), label: field.and_then(|field| field.value_label(value)) }
}

/// A value that is none of some others, on a line: a text that reads as one of them in its quotation marks.
pub(super) fn shown<'v>(node: Node<'_>, mut others: impl Iterator<Item = &'v str>) -> String {
    let text = node.text();
    let is_like = node.as_str().is_some() && others.any(|other| is_same_text(other, text));
    if is_like { format!("\"{text}\"") } else { text.to_owned() }
}
