//! `deleted`: no change takes away a document, or a decision in one, that others rely on.

use super::moved_id::{has_decisions, renamed};
use super::rule::{Look, Rule};
use crate::finding::{Judgement, Lowering, Mark, RuleInfo, Severity, Weight};
use crate::kind::{the_kind, to_json};
use crate::language::messages::kept as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Saying};
use crate::source::Side;
use crate::workspace::{Document, KindOf, Review};
use crate::yaml::Node;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("deleted", Severity::Error, title::DELETED, page!("deleted.md"))
        .lowering(Lowering::Refused)
        .of_changes(),
    look: Look::All(check),
};

/// The lists of an entry whose order and repetition mean nothing.
const SETS: [&str; 2] = ["excluding", "covering"];

fn check(review: &Review, judgements: &mut Vec<Judgement>) {
    if review.change.is_none() {
        return;
    }
    for was in review.target.documents.iter().filter(|document| review.owns(document.file)) {
        let Some(name) = was.name.as_ref().filter(|_| was.misplaced.is_none()) else { continue };
        match review.merge.find(&name.kind, &name.id) {
            Some(is) => lost(review, was, is, judgements),
            None => judgements.extend(gone(review, was).filter(|_| renamed(review, was).is_none())),
        }
    }
}

/// A document that the target judges and that would not be judged any more.
fn gone(review: &Review, was: &Document) -> Option<Judgement> {
    let kind = review.kind(was)?;
    let name = was.name.as_ref()?;
    let path = &review.file(was.file).path;
    let to = elsewhere(review, path);
    let left = to.is_some() || is_there_unjudged(review, path, &name.id);
    if !left && may_go(review, was, kind) {
        return None;
    }
    let facts = Facts::new().with("what", the_kind(&name.kind)).with("id", Fact::code(name.id.as_str()));
    let facts = facts.with("file", Fact::code(path.as_str()));
    let facts = to.into_iter().filter(|to| *to != *path).fold(facts, |facts, to| facts.with("to", Fact::code(to)));
    let mut machine = facts.to_json();
    machine.remove("what");
    let (message, help) = if left { (say::LEFT, say::LEFT_HELP) } else { (say::DELETED, say::DELETED_HELP) };
    let base = review.change.as_ref().map_or("", |change| change.revisions.target.as_str());
    let facts = facts.with("base", Fact::text(base.get(..12).unwrap_or(base)));
    let place = was.id_place.or_else(|| review.node(was).map(|node| node.span()))?;
    let judgement = RULE.judgement(was, place, Saying::new(message, facts).help(help));
    // Whether documents of the repository's own kinds are kept is its own matter.
    let weight = if kind.mapped && !left && !has_decisions(review, was) {
        Weight::Always(Severity::Warning)
    } else {
        judgement.weight
    };
    Some(Judgement { facts: machine, weight, ..judgement })
}

/// Whether documents may be taken away: what was never more than a draft or is called off, and what no approvals are given for.
/// The registry and policies are no documents of work: who may change them is another rule's matter.
fn may_go(review: &Review, was: &Document, kind: &KindOf) -> bool {
    // Decisions of people are never taken away with the document.
    if has_decisions(review, was) {
        return false;
    }
    if kind.is_of_registry() || review.target.config.is_policy_file(&review.file(was.file).path) {
        return true;
    }
    let phase = review.node(was).and_then(|node| kind.phase(node));
    matches!(phase, Some("draft" | "void"))
}

/// Where the file's content lies now, if it was moved as it is.
fn elsewhere(review: &Review, path: &str) -> Option<String> {
    let change = review.change.as_ref()?;
    let was = change.of(path)?.from.as_ref()?;
    let moved = change.files.iter().find(|file| file.from.is_none() && file.to.as_ref() == Some(was))?;
    Some(moved.path.strip_prefix(change.within.as_str()).unwrap_or(&moved.path).to_owned())
}

/// Whether a file still holds something of which a document was made on the target: it is not judged at all, or one of its
/// documents cannot be told, or has the id under another kind.
fn is_there_unjudged(review: &Review, path: &str, id: &str) -> bool {
    let Some(file) = review.sources.find(Side::Merge, path) else { return false };
    let mut inside = review.documents().iter().filter(|document| document.file == file).peekable();
    if inside.peek().is_none() {
        return !review.file(file).text.trim().is_empty();
    }
    inside.any(|document| document.name.as_ref().is_none_or(|name| name.id == id))
}

/// Decisions of the target that the document no longer has as they were.
fn lost(review: &Review, was: &Document, is: &Document, judgements: &mut Vec<Judgement>) {
    let entries = |document| {
        let list = review.node(document).and_then(|node: Node<'_>| node.get("approvals"));
        list.into_iter().flat_map(Node::items).collect::<Vec<_>>()
    };
    let mut now: Vec<_> = entries(is).into_iter().map(comparable).collect();
    for entry in entries(was) {
        let before = comparable(entry);
        // Each entry stands for one: of two that are alike, both stay.
        if let Some(at) = now.iter().position(|entry| *entry == before) {
            now.swap_remove(at);
            continue;
        }
        let text = |key: &str| entry.get(key).map_or("…", Node::text);
        let facts = Facts::new().with("who", Fact::code(text("by"))).with("role", Fact::code(text("role")));
        let machine = facts.to_json();
        let list = review.node(is).and_then(|node| Some(node.get("approvals")?.span()));
        let place = list.or(is.id_place).or_else(|| review.node(is).map(|node| node.span()));
        let Some(place) = place else { continue };
        let mut judgement = RULE.judgement(is, place, Saying::new(say::LOST, facts).help(say::LOST_HELP));
        judgement.facts = machine;
        judgement.labels.push(Mark { file: was.file, span: entry.span(), text: Some(Saying::plain(say::ENTRY)) });
        judgements.push(judgement);
    }
}

/// An entry as it is compared.
fn comparable(entry: Node<'_>) -> serde_json::Value {
    let mut value = to_json(entry);
    for set in SETS {
        if let Some(list) = value.get_mut(set).and_then(serde_json::Value::as_array_mut) {
            list.sort_by_key(ToString::to_string);
            list.dedup();
        }
    }
    value
}
