//! Which services a document belongs to, as far as the schemas say it.

use super::own::name;
use super::shape::Shape;

/// What the schema of a kind says of the services that its documents belong to.
#[derive(Debug, Default)]
pub struct Belonging {
    /// The top-level fields that name services (`x-ref: Service`): a document belongs to those.
    pub services: Vec<String>,
    /// The top-level fields whose documents belong to the one that names them (`x-belongs: true`), with their kind.
    pub brings: Vec<(String, String)>,
}

impl Belonging {
    /// Reads the schema of a kind.
    pub fn of(shape: Shape<'_>) -> Self {
        let mut belonging = Self::default();
        for field in shape.property_names() {
            let Some(value) = shape.property(field) else { continue };
            let Some(kind) = reference(value) else { continue };
            if kind == name::SERVICE {
                belonging.services.push(field.to_owned());
            }
            if value.keyword("x-belongs").and_then(serde_json::Value::as_bool) == Some(true) {
                belonging.brings.push((field.to_owned(), kind.to_owned()));
            }
        }
        belonging
    }
}

/// The kind that a field, or each item of it, names.
pub(super) fn reference(field: Shape<'_>) -> Option<&str> {
    let named = field.keyword("x-ref").or_else(|| field.items()?.keyword("x-ref"));
    named.and_then(serde_json::Value::as_str)
}
