//! The way to a value at fault without the positions of list items, so that an entry that is put before it, removed or
//! moved does not make another finding of it.

use crate::finding::{DocumentName, Judgement};
use crate::kind::{Schema, Shape, name};
use crate::source::Side;
use crate::workspace::{Document, Review};
use crate::yaml::{Node, Pointer, Step};

/// The way of a judgement's pointer: keys as they are; for each position what tells the entry from its neighbours.
pub(super) fn of(review: &Review, judgement: &Judgement) -> String {
    let is_position = |step: &str| !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_digit());
    if !judgement.pointer.split('/').any(is_position) {
        return judgement.pointer.clone();
    }
    let Some(document) = judgement.document.as_ref().and_then(|name| document(review, judgement, name)) else {
        return judgement.pointer.clone();
    };
    let Some(root) = review.node(document) else { return judgement.pointer.clone() };
    let shape = review.kind(document).and_then(|kind| kind.schema.as_deref()).and_then(Schema::shape);
    steps(root, shape, &Pointer::parse(&judgement.pointer, root))
}

/// The document that a judgement is about, in the file that it shows.
fn document<'w>(review: &'w Review, judgement: &Judgement, name: &DocumentName) -> Option<&'w Document> {
    let file = judgement.primary.file;
    let side = match file.side() {
        Side::Merge => &review.merge.documents,
        Side::Target => &review.target.documents,
    };
    let first = side.partition_point(|document| document.file < file);
    let here = || side[first..].iter().take_while(|document| document.file == file);
    let named = || here().filter(|document| document.name.as_ref() == Some(name));
    let at = judgement.primary.span.start;
    let holds = |document: &&Document| {
        review.root(document).is_some_and(|root| (root.region.start..=root.region.end).contains(&at))
    };
    named().find(holds).or_else(|| named().next()).or_else(|| review.find(&name.kind, &name.id))
}

fn steps(root: Node<'_>, shape: Option<Shape<'_>>, pointer: &Pointer) -> String {
    let mut way = String::new();
    let (mut node, mut shape) = (Some(root), shape);
    for (at, step) in pointer.0.iter().enumerate() {
        way.push('/');
        match step {
            Step::Key(key) => {
                way.push_str(&key.replace('~', "~0").replace('/', "~1"));
                node = node.and_then(|node| node.get(key));
                shape = shape.and_then(|shape| shape.property(key));
            }
            Step::Index(index) => {
                node = node.and_then(|node| node.item(*index));
                shape = shape.and_then(|shape| shape.items());
                let at_fault = match pointer.0.get(at + 1) {
                    Some(Step::Key(key)) => Some(key.as_str()),
                    _ => None,
                };
                way.push('[');
                way.push_str(&node.map(|node| identity(node, shape, at_fault)).unwrap_or_default());
                way.push(']');
            }
        }
    }
    way
}

/// What tells an entry from its neighbours: its `id`, else those of the fields that its schema asks for whose values
/// are names: of other documents, or of a closed list. Neither texts, figures and times nor persons, which a fingerprint
/// must not let anybody guess; nor the field at fault, so that another wrong value there stays the same finding.
fn identity(entry: Node<'_>, shape: Option<Shape<'_>>, at_fault: Option<&str>) -> String {
    let value = |name: &str| {
        let value = entry.get(name).filter(|value| value.scalar().is_some() && at_fault != Some(name))?;
        Some(format!("{name}={}", serde_json::Value::from(value.text())))
    };
    if let Some(id) = value("id") {
        return id;
    }
    let Some(shape) = shape else { return String::new() };
    let is_name = |name: &&str| {
        shape.property(name).is_some_and(|field| match field.keyword("x-ref").and_then(serde_json::Value::as_str) {
            Some(kind) => kind != name::PERSON,
            None => field.keyword("enum").is_some() || field.keyword("const").is_some(),
        })
    };
    let mut names = shape.required_names();
    names.sort_unstable();
    names.dedup();
    names.into_iter().filter(is_name).filter_map(value).collect::<Vec<_>>().join(",")
}
