//! Comments beside the placeholders of lines to write: which values a field takes, whose id it wants, what a value looks
//! like.

use serde_json::Value;

use crate::finding::Note;
use crate::kind::{Shape, text_of};
use crate::language::messages::policy as say;
use crate::language::{Fact, Facts, Saying};
use crate::source::SourceFile;
use crate::workspace::Review;
use crate::yaml::{Limits, Node, parse_file};

/// What stands for a value that only the writer knows.
const OPEN: char = '…';

/// The most values of a field that a comment lists.
const MOST_VALUES: usize = 8;

/// The comments for the placeholders of a document of a kind that is given whole.
pub(super) fn notes(review: &Review, kind: &str, file: &SourceFile) -> Vec<Note> {
    let tree = parse_file(file, &Limits::default());
    let shape = review.kinds().get(kind).and_then(|kind| kind.schema.as_deref()?.shape());
    let root = tree.roots().first().and_then(|root| tree.node(root));
    root.zip(shape).map_or_else(Vec::new, |(root, shape)| notes_of(review, file, root, shape))
}

/// The comments for the placeholders in a mapping that is given, whose fields have the shapes below `shape`.
pub(super) fn notes_of(review: &Review, file: &SourceFile, given: Node<'_>, shape: Shape<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    for entry in given.entries() {
        let Some(shape) = shape.property(entry.key.text()) else { continue };
        if entry.value.is_mapping() {
            notes.extend(notes_of(review, file, entry.value, shape));
            continue;
        }
        let items = || entry.value.items();
        if entry.value.is_sequence() && items().any(Node::is_mapping) {
            let below = shape.items().map(|shape| {
                items().flat_map(|item| notes_of(review, file, item, shape).into_iter()).collect::<Vec<_>>()
            });
            notes.extend(below.into_iter().flatten());
            continue;
        }
        let is_open = |node: Node<'_>| node.text().contains(OPEN);
        let shape = if entry.value.is_sequence() {
            items().all(is_open).then(|| shape.items()).flatten()
        } else {
            is_open(entry.value).then_some(shape)
        };
        let line = file.lines().line(entry.key.node().span().start) as usize - 1;
        let says = shape.and_then(|shape| of_field(review, shape));
        notes.extend(says.map(|says| Note { line, key: entry.key.text().to_owned(), says }));
    }
    notes
}

/// What is said of one field; `None` where any text will do.
fn of_field(review: &Review, shape: Shape<'_>) -> Option<Saying> {
    let [values, kind, of_type, pattern, examples] = shape.keywords(["enum", "x-ref", "type", "pattern", "examples"]);
    let list = |value: &Value| value.as_array().map(|values| values.iter().map(text_of).collect::<Vec<_>>());
    let say = |phrase, name, fact| Some(Saying::new(phrase, Facts::new().with(name, fact)));
    if let Some(values) = values.and_then(list) {
        return match values.len() {
            0..=3 => say(say::EITHER, "values", Fact::any(values)),
            4..=MOST_VALUES => say(say::ONE_OF_VALUES, "values", Fact::text(values.join(", "))),
            _ => None,
        };
    }
    if let Some(kind) = kind.and_then(Value::as_str) {
        let label = review.kinds().get(kind).and_then(|kind| kind.schema.as_deref()?.shape()?.label());
        return say(say::AN_ID, "kind", label.map_or_else(|| Fact::text(kind), Fact::Label));
    }
    if of_type.and_then(Value::as_str) == Some("boolean") {
        return say(say::EITHER, "values", Fact::any(["true", "false"]));
    }
    pattern?;
    let examples = examples.and_then(list)?;
    say(say::SUCH_AS, "examples", Fact::any(examples.into_iter().take(3)))
}
