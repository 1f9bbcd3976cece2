//! Where lines to write belong in a document: a policy gives them from the top, and what is there already is not written
//! again.

use super::case::Case;
use super::message::Message;
use super::outcome::{Outcome, OutcomeKind};
use super::pack::PolicyRule;
use crate::finding::{Block, BlockPlace, Draft};
use crate::kind::{Schema, Shape, shown_path};
use crate::language::{Fact, Facts, Saying, Text};
use crate::source::SourceFile;
use crate::yaml::{Limits, Node, Pointer, Step, Style, parse_file};

/// The key that stands for the element of `each` at the top of what a policy gives.
const ELEMENT: &str = "it";

/// What to write in the document, where the policy or the check says it.
pub(super) fn to_write(case: &Case<'_>, rule: &PolicyRule, outcome: &Outcome, facts: &Facts) -> Option<Block<Draft>> {
    let of_policy = outcome.message.and_then(|number| rule.messages.find(number)).and_then(Message::example);
    let texts: Vec<Text> = of_policy.into_iter().chain(outcome.example.clone().map(Text::Words)).collect();
    if texts.is_empty() || !matches!(outcome.result, OutcomeKind::Fail | OutcomeKind::Pending) {
        return None;
    }
    let name = outcome.place.document.as_ref();
    let root = case.world.find_name(name)?.root;
    let schema = name.and_then(|name| case.world.review.kinds().get(&name.kind)?.schema.as_deref());
    let pointer = Pointer::parse(&outcome.place.pointer, root);
    let element = pointer.0.iter().rposition(|step| matches!(step, Step::Index(_)));
    let element = element.map(|last| Pointer(pointer.0[..=last].to_vec()));
    let says = Saying::of(Text::First(texts), facts.clone());
    let (place, text) = placed(says, root, element.as_ref(), schema.and_then(Schema::shape));
    Some(Block { place, text })
}

/// Where in a document the lines that `says` gives belong. `element` is the way to the element of `each` that they are
/// about, `shape` describes the document.
fn placed(
    says: Saying,
    document: Node<'_>,
    element: Option<&Pointer>,
    shape: Option<Shape<'_>>,
) -> (BlockPlace, Draft) {
    let file = SourceFile::new("draft", says.in_english());
    let tree = parse_file(&file, &Limits::default());
    let mut draft = Draft::whole(says);
    let mut way = Pointer::default();
    let mut at = document;
    let mut given = tree.roots().first().and_then(|root| tree.node(root));
    while let Some((key, below)) = given.and_then(only_entry) {
        let is_element = draft.known == 0 && key == ELEMENT;
        let there = if is_element {
            element.and_then(|element| Some((element.clone(), element.resolve(document)?)))
        } else {
            at.get(key).map(|node| (way.key(key), node))
        };
        let Some((to, node)) = there.filter(|(_, node)| !node.is_empty() && is_alike(*node, below)) else { break };
        (way, at, given) = (to, node, Some(below));
        draft.known += 1;
    }
    draft.in_brackets = at.is_sequence() && at.style() == Style::Flow;
    if draft.known == 0 {
        return (BlockPlace::Top, draft);
    }
    let label = shape.and_then(|shape| shape.descend(&way)).and_then(|shape| shape.label());
    let is_item = matches!(way.0.last(), Some(Step::Index(_)));
    let label = if is_item { label.or_else(|| shape?.descend(&parent(&way))?.label()) } else { label };
    let field = Fact::Field { path: shown_path(&way), label };
    (BlockPlace::Under { pointer: way.to_string(), field }, draft)
}

/// The only entry of a mapping whose value stands in lines of its own.
fn only_entry(node: Node<'_>) -> Option<(&str, Node<'_>)> {
    let mut entries = node.entries();
    let entry = entries.next().filter(|_| entries.next().is_none())?;
    let below = entry.value;
    (below.scalar().is_none() && below.style() == Style::Block).then_some((entry.key.text(), below))
}

/// Whether both are mappings or both are lists.
fn is_alike(a: Node<'_>, b: Node<'_>) -> bool {
    a.is_mapping() && b.is_mapping() || a.is_sequence() && b.is_sequence()
}

fn parent(way: &Pointer) -> Pointer {
    Pointer(way.0[..way.0.len().saturating_sub(1)].to_vec())
}
