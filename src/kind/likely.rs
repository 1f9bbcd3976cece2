//! From the validator's errors to the breaches that a person should read: of alternatives that all fail, the one that
//! was most likely meant.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

use super::breach::{Breach, Expected, JsonType};
use super::nearest::nearest;
use super::schema::{Library, pointer};
use super::shape::Shape;
use crate::yaml::{Node, Pointer};

/// The breaches of a document, each once.
pub(super) fn breaches(
    errors: &[ValidationError<'_>],
    root: Node<'_>,
    shape: Option<Shape<'_>>,
    library: &Library,
) -> Vec<Breach> {
    let mut found = Vec::new();
    for error in errors {
        expand(error, root, &mut found);
    }
    for breach in &mut found {
        suggest(breach, root, shape, library);
    }
    // A key that is missing for several reasons, or a type that several keywords ask for, is one thing to mend.
    let mut unique: Vec<Breach> = Vec::with_capacity(found.len());
    for breach in found {
        if !unique.iter().any(|other| other.pointer == breach.pointer && other.expected == breach.expected) {
            unique.push(breach);
        }
    }
    unique
}

fn expand(error: &ValidationError<'_>, root: Node<'_>, found: &mut Vec<Breach>) {
    match error.kind() {
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            found.extend(unexpected.iter().map(|key| Breach::at(error, Expected::NotKey(key.clone(), None))));
        }
        Kind::PropertyNames { error: inner } => {
            let name = inner.instance().as_str().unwrap_or_default().to_owned();
            found.push(Breach::at(error, Expected::OtherKey(name)));
        }
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => alternatives(error, context, root, found),
        _ => found.extend(Breach::of(error)),
    }
}

/// Of alternatives that all fail: their common sum where they only differ in type or in allowed values, else the
/// likeliest one's own breaches.
fn alternatives(
    error: &ValidationError<'_>,
    branches: &[Vec<ValidationError<'static>>],
    root: Node<'_>,
    found: &mut Vec<Breach>,
) {
    let here = pointer(error.instance_path());
    let mut types: Vec<JsonType> = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    let mut best: Option<(Likelihood, Vec<Breach>)> = None;
    let mut simple = 0;
    for branch in branches {
        let mut own = Vec::new();
        for error in branch {
            expand(error, root, &mut own);
        }
        match own.as_slice() {
            [Breach { pointer, expected: Expected::Types(more), .. }] if *pointer == here => {
                types.extend(more);
                simple += 1;
                continue;
            }
            [Breach { pointer, expected: Expected::OneOf(more, _), .. }] if *pointer == here => {
                values.extend(more.iter().cloned());
                simple += 1;
                continue;
            }
            _ => {}
        }
        // A branch of another type than the value has was hardly meant.
        let other_type = |breach: &Breach| breach.pointer == here && matches!(breach.expected, Expected::Types(_));
        if let Some(Breach { expected: Expected::Types(more), .. }) = own.iter().find(|breach| other_type(breach)) {
            types.extend(more);
            continue;
        }
        let likelihood = Likelihood::of(&own, &here);
        if best.as_ref().is_none_or(|(least, _)| likelihood > *least) {
            best = Some((likelihood, own));
        }
    }
    match best {
        Some((_, own)) => found.extend(own),
        None if !values.is_empty() && simple == branches.len() => {
            types.retain(|kind| *kind != JsonType::Null);
            found.push(Breach::at(error, Expected::OneOf(values, None)));
        }
        None if !types.is_empty() => {
            types.sort_unstable();
            types.dedup();
            found.push(Breach::at(error, Expected::Types(types)));
        }
        None => found.push(Breach::at(error, Expected::Other(error.to_string()))),
    }
}

/// How likely a branch was meant; the greater, the likelier.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Likelihood {
    /// The value that tells alternatives apart (a constant, an enumeration near the top) is not of another one.
    own_discriminator: bool,
    /// No key of another alternative is present.
    own_keys: bool,
    /// How deep the first thing at fault lies: what is right on the way there speaks for the branch.
    depth: usize,
    /// The fewer breaches, the better.
    fewness: std::cmp::Reverse<usize>,
}

impl Likelihood {
    fn of(breaches: &[Breach], here: &Pointer) -> Self {
        let depth = |breach: &Breach| breach.pointer.0.len().saturating_sub(here.0.len());
        let discriminates = |breach: &Breach| {
            depth(breach) <= 1 && matches!(&breach.expected, Expected::OneOf(values, _) if values.len() == 1)
        };
        let foreign = |breach: &Breach| depth(breach) == 0 && matches!(breach.expected, Expected::NotKey(..));
        Self {
            own_discriminator: !breaches.iter().any(discriminates),
            own_keys: !breaches.iter().any(foreign),
            depth: breaches.iter().map(depth).max().unwrap_or(0),
            fewness: std::cmp::Reverse(breaches.len()),
        }
    }
}

/// Adds the name or value that was probably meant.
fn suggest(breach: &mut Breach, root: Node<'_>, shape: Option<Shape<'_>>, library: &Library) {
    let Some(node) = breach.pointer.resolve(root) else { return };
    match &mut breach.expected {
        Expected::NotKey(key, meant) => {
            let at_keyword = Shape::at_keyword(library, &breach.keyword);
            let at_value = shape.and_then(|shape| shape.descend(&breach.pointer));
            let mut names: Vec<&str> = at_keyword.iter().chain(&at_value).flat_map(Shape::property_names).collect();
            names.retain(|name| node.get(name).is_none());
            *meant = nearest(key, names).map(str::to_owned);
        }
        Expected::OneOf(values, meant) => {
            *meant = nearest(node.text(), values.iter().filter_map(Value::as_str)).map(str::to_owned);
        }
        _ => {}
    }
}
