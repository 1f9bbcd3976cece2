//! Where lines to write belong in a document: a policy gives them from the top, and what is there already is not written
//! again.

use super::case::Case;
use super::checks::is_filled;
use super::message::Message;
use super::outcome::{Outcome, OutcomeKind};
use super::pack::PolicyRule;
use super::placeholder::notes_of;
use crate::finding::{Block, BlockPlace, BlockText, DocumentName};
use crate::kind::{Schema, Shape, shown_path};
use crate::language::{Fact, Facts, Saying, Text};
use crate::source::SourceFile;
use crate::yaml::{Limits, Node, Pointer, Step, Style, parse_file};

/// The key that stands for the element of `each` at the top of what a policy gives.
const ELEMENT: &str = "it";

/// The key that stands for the document that a check compares with or refers to.
const OTHER: &str = "other";

/// The lines to write for an outcome, as the policy or the check gives them. Each key at the top is placed by itself, under
/// what the document has already.
pub(super) fn to_write(case: &Case<'_>, rule: &PolicyRule, outcome: &Outcome, facts: &Facts) -> Vec<Block<BlockText>> {
    let of_policy = outcome.message.and_then(|number| rule.messages.find(number)).and_then(Message::example);
    let texts: Vec<Text> = of_policy.into_iter().chain(outcome.example.clone().map(Text::Words)).collect();
    if texts.is_empty() || !matches!(outcome.result, OutcomeKind::Fail | OutcomeKind::Pending) {
        return Vec::new();
    }
    let says = Saying::of(Text::First(texts), facts.clone());
    let file = SourceFile::new("block", says.in_english());
    let tree = parse_file(&file, &Limits::default());
    let offset = Some(case.zone.offset(case.now()));
    let whole = |notes| Block {
        document: None,
        place: BlockPlace::Top,
        text: BlockText { offset, notes, ..BlockText::whole(says.clone()) },
        is_alternative: false,
    };
    let given = tree.roots().first().and_then(|root| tree.node(root)).filter(|given| given.is_mapping());
    // What is no mapping from the top is shown as the policy gives it.
    let Some(given) = given else { return vec![whole(Vec::new())] };
    let place = |name: Option<&DocumentName>, way: Pointer| {
        let schema = name.and_then(|name| case.world.review.kinds().get(&name.kind)?.schema.as_deref());
        let root = case.world.find_name(name)?.root;
        Some(DocumentPlace { at: way.resolve(root)?, way, shape: schema.and_then(Schema::shape) })
    };
    let top = || place(outcome.place.document.as_ref(), Pointer::default());
    let line = |node: Node<'_>| file.lines().line(node.span().start) as usize - 1;
    let starts: Vec<usize> = given.entries().map(|entry| line(entry.key.node())).collect();
    let mut blocks = Vec::new();
    for (number, entry) in given.entries().enumerate() {
        let range = starts[number]..starts.get(number + 1).copied().unwrap_or(usize::MAX);
        let text = BlockText { range, offset, ..BlockText::whole(says.clone()) };
        let inner = entry.value.is_mapping().then_some(entry.value);
        let (place, given, known, document) = match (entry.key.text(), inner) {
            (ELEMENT, Some(inner)) => (place(outcome.place.document.as_ref(), element(outcome, case)), inner, 1, None),
            (OTHER, Some(inner)) => {
                (place(outcome.other.as_ref(), Pointer::default()), inner, 1, outcome.other.clone())
            }
            _ => (top(), given, 0, None),
        };
        let Some(place) = place else { continue };
        // Of several things that belong together, what is there already is not asked for again.
        if starts.len() > 1 && known == 0 && is_there(place.at, entry.key.text(), entry.value) {
            continue;
        }
        let notes = place.shape.map_or_else(Vec::new, |shape| notes_of(case.world.review, &file, given, shape));
        let lines =
            Lines { file: &file, fault: outcome.place.pointer.as_str(), number: (known == 0).then_some(number) };
        let (place, text) = place.under(BlockText { known, notes, ..text }, given, lines);
        blocks.push(Block { document, place, text, is_alternative: false });
    }
    // Lines that all belong at the top stay together.
    let is_at_top = |block: &Block<BlockText>| block.place == BlockPlace::Top && block.document.is_none();
    if blocks.len() > 1 && blocks.len() == starts.len() && blocks.iter().all(is_at_top) {
        let notes = blocks.into_iter().flat_map(|block| block.text.notes).collect();
        return vec![whole(notes)];
    }
    blocks
}

/// The way to the element of a list that an outcome is about; to the document where there is none.
fn element(outcome: &Outcome, case: &Case<'_>) -> Pointer {
    let Some(root) = case.world.find_name(outcome.place.document.as_ref()) else { return Pointer::default() };
    let pointer = Pointer::parse(&outcome.place.pointer, root.root);
    let last = pointer.0.iter().rposition(|step| matches!(step, Step::Index(_)));
    Pointer(pointer.0[..last.map_or(0, |last| last + 1)].to_vec())
}

/// A place in a document.
struct DocumentPlace<'n> {
    at: Node<'n>,
    way: Pointer,
    shape: Option<Shape<'n>>,
}

/// The lines that a policy gives.
struct Lines<'l> {
    file: &'l SourceFile,
    /// The JSON pointer to the value at fault.
    fault: &'l str,
    /// The number of the entry that is meant, where there are several at the top.
    number: Option<usize>,
}

impl DocumentPlace<'_> {
    /// Goes on to what is there already of the lines that are given, and leaves out the keys that are there beside those
    /// that are not.
    fn under(mut self, mut text: BlockText, given: Node<'_>, mut lines: Lines<'_>) -> (BlockPlace, BlockText) {
        let mut given = given;
        let mut is_whole = lines.number.is_none();
        while let Some((key, below)) = entry_of_lines(given, lines.number.take()) {
            let there = self.at.get(key).filter(|node| !node.is_empty() && is_alike(*node, below));
            let in_braces = below.style() == Style::Flow;
            let Some(node) = there.filter(|node| !in_braces || below.is_mapping() && has_some(*node, below)) else {
                break;
            };
            (self.way, self.at, given) = (self.way.key(key), node, below);
            is_whole = true;
            text.known += 1;
            if in_braces {
                break;
            }
        }
        if is_whole {
            lines.leave_out(&mut text, given, &self);
        }
        text.in_brackets = self.at.is_sequence() && self.at.style() == Style::Flow;
        if self.way.0.is_empty() {
            return (BlockPlace::Top, text);
        }
        let label = |way: &Pointer| self.shape?.descend(way)?.label();
        let is_item = matches!(self.way.0.last(), Some(Step::Index(_)));
        let own = label(&self.way);
        let label = if is_item { own.or_else(|| label(&parent(&self.way))) } else { own };
        let field = Fact::Field { path: shown_path(&self.way), label };
        (BlockPlace::Under { pointer: self.way.to_string(), field }, text)
    }
}

impl Lines<'_> {
    /// Leaves out what the document has already of a mapping that is given, but the value at fault; not where that is all
    /// of it.
    fn leave_out(&self, text: &mut BlockText, given: Node<'_>, place: &DocumentPlace<'_>) {
        let is_known = |key: &str, value: Node<'_>| {
            let own = place.way.key(key).to_string();
            let is_at_fault = self.fault == own || self.fault.starts_with(&format!("{own}/"));
            !is_at_fault && is_said(place.at, key, value)
        };
        let entries: Vec<_> = given.entries().collect();
        let known: Vec<bool> = entries.iter().map(|entry| is_known(entry.key.text(), entry.value)).collect();
        let is_some_left = known.contains(&false);
        if given.style() == Style::Flow {
            let keys = entries.iter().zip(&known).filter(|(_, known)| **known && is_some_left);
            text.in_braces = Some(keys.map(|(entry, _)| entry.key.text().to_owned()).collect());
        } else if is_some_left {
            let line = |number: usize| {
                let key = entries.get(number).map(|entry| entry.key.node().span().start);
                key.map_or(usize::MAX, |start| self.file.lines().line(start) as usize - 1)
            };
            let known = known.iter().enumerate().filter(|(_, known)| **known);
            text.left_out = known.map(|(number, _)| line(number)..line(number + 1)).collect();
        }
    }
}

/// Whether a mapping of the document has some key of a mapping that is given.
fn has_some(there: Node<'_>, given: Node<'_>) -> bool {
    given.entries().any(|entry| is_said(there, entry.key.text(), entry.value))
}

/// Whether a mapping has a key with a value that says something: for a list that is given, one with what it asks for.
fn is_said(at: Node<'_>, key: &str, given: Node<'_>) -> bool {
    let is_open = given.scalar().is_some() || given.is_sequence() && given.items().all(|item| item.text() == "…");
    at.get(key).is_some_and(is_filled) && (is_open || is_there(at, key, given))
}

/// Whether a mapping has a key whose value is not empty, and of a mapping that is given every key.
fn is_there(at: Node<'_>, key: &str, given: Node<'_>) -> bool {
    let Some(there) = at.get(key).filter(|there| !there.is_null() && (there.scalar().is_some() || !there.is_empty()))
    else {
        return false;
    };
    given.is_mapping() && given.entries().all(|entry| is_there(there, entry.key.text(), entry.value))
        || given.scalar().is_some()
}

/// The only entry of a mapping in lines, or that with a number, whose value stands in lines of its own or is a mapping in
/// braces.
fn entry_of_lines(node: Node<'_>, number: Option<usize>) -> Option<(&str, Node<'_>)> {
    if node.style() == Style::Flow {
        return None;
    }
    let entry = match number {
        Some(number) => node.entries().nth(number)?,
        None => {
            let mut entries = node.entries();
            entries.next().filter(|_| entries.next().is_none())?
        }
    };
    let below = entry.value;
    let is_lines = below.style() == Style::Block || below.is_mapping();
    (below.scalar().is_none() && is_lines).then_some((entry.key.text(), below))
}

/// Whether both are mappings or both are lists.
fn is_alike(a: Node<'_>, b: Node<'_>) -> bool {
    a.is_mapping() && b.is_mapping() || a.is_sequence() && b.is_sequence()
}

fn parent(way: &Pointer) -> Pointer {
    Pointer(way.0[..way.0.len().saturating_sub(1)].to_vec())
}
