//! `duplicate-id`: an id names one document of its kind.

use std::collections::HashMap;

use super::rule::{Look, Rule};
use crate::config::FILE_NAME;
use crate::finding::{Judgement, Lowering, Mark, RuleInfo, Severity};
use crate::kind::{Schema, plain_form, the_kind};
use crate::language::messages::documents as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Saying};
use crate::source::Span;
use crate::workspace::{Document, Review};
use crate::yaml::{Node, Pointer};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("duplicate-id", Severity::Error, title::DUPLICATE_ID, page!("duplicate_id.md"))
        .lowering(Lowering::RefusedForShippedKinds),
    look: Look::All(check),
};

fn check(review: &Review, judgements: &mut Vec<Judgement>) {
    let mut seen: HashMap<(&str, String), &Document> = HashMap::with_capacity(review.documents().len());
    // What confers nothing takes nobody's id; `misplaced` tells it. An id of the root's is not a project's to take.
    let documents = || review.documents().iter().filter(|document| document.misplaced.is_none());
    let roots = documents().filter(|document| !review.owns(document.file));
    for document in roots.chain(documents().filter(|document| review.owns(document.file))) {
        judgements.extend(lacking(review, document));
        let Some(name) = &document.name else { continue };
        // Ours are told apart whatever their case, since file systems and people do not; other people's by their text.
        let mapped = review.kind(document).is_none_or(|kind| kind.mapped);
        let id = if mapped { own_id(review, document, &name.id) } else { name.id.to_ascii_lowercase() };
        let first = *seen.entry((name.kind.as_str(), id)).or_insert(document);
        if !std::ptr::eq(first, document) {
            judgements.push(judgement(review, document, first));
        }
    }
}

/// The id of a document of the repository's own kinds as it is compared: numbers and truth values are equal however they are written.
fn own_id(review: &Review, document: &Document, id: &str) -> String {
    let node = || value_at(review.node(document)?, &review.entry(document)?.id);
    node().and_then(plain_form).unwrap_or_else(|| id.to_owned())
}

/// The value that keys lead to.
fn value_at<'t>(node: Node<'t>, keys: &[String]) -> Option<Node<'t>> {
    keys.iter().try_fold(node, |node, key| node.get(key))
}

/// A document without the id that the configuration says its kind has: of such, two may be one and nobody sees it.
fn lacking(review: &Review, document: &Document) -> Option<Judgement> {
    let entry = review.entry(document).filter(|entry| entry.has_id && entry.kind.is_some())?;
    let node = review.node(document).filter(|_| document.id_place.is_none() && review.owns(document.file))?;
    let (last, above) = entry.id.split_last()?;
    let shape = review.kind(document).filter(|kind| kind.mapped)?.schema.as_deref().and_then(Schema::shape);
    let written = value_at(node, &entry.id);
    let pointer = above.iter().fold(Pointer::default(), |pointer, key| pointer.key(key));
    // What the schema asks for is told by `schema`.
    let is_required = shape
        .and_then(|shape| shape.descend(&pointer))
        .is_some_and(|shape| shape.required_names().contains(&last.as_str()));
    if is_required && written.is_none() {
        return None;
    }
    let facts = Facts::new()
        .with("key", Fact::code(entry.id.join(".")))
        .with("file", Fact::code(review.config().path(FILE_NAME)));
    let machine = facts.to_json();
    let (message, help) = match written {
        Some(_) => (say::NO_TEXT_AS_ID, say::NO_TEXT_AS_ID_HELP),
        None => (say::NO_ID, say::NO_ID_HELP),
    };
    let place = written.map_or(node.span(), |written| written.span());
    let judgement = RULE.judgement(document, place, Saying::new(message, facts).help(help));
    Some(Judgement { facts: machine, ..judgement })
}

fn judgement(review: &Review, document: &Document, first: &Document) -> Judgement {
    let (kind, id) = document.name.as_ref().map_or(("", ""), |name| (name.kind.as_str(), name.id.as_str()));
    let what = the_kind(kind);
    let kind_fact = review.kinds().get(kind).map_or_else(|| Fact::code(kind), |kind| kind.fact());
    let facts = Facts::new()
        .with("kind", kind_fact)
        .with("id", Fact::code(id))
        .with("other", Fact::code(review.file(first.file).path.as_str()));
    let place = |document: &Document| {
        let whole = review.root(document).map_or(Span::at(0), |root| Span::at(root.region.start as usize));
        document.id_place.unwrap_or(whole)
    };
    let machine = facts.to_json();
    let text = Some(Saying::new(say::FIRST_ID, facts.clone()));
    let mut facts = facts.with("what", what);
    let mut help = say::DUPLICATE_ID_HELP;
    let pairs = [(document, first), (first, document)];
    if let Some((named, other, free)) =
        pairs.into_iter().find_map(|(one, other)| Some((one, other, free_id(review, one, (kind, id))?)))
    {
        let path = |document: &Document| Fact::code(review.file(document.file).path.as_str());
        facts = facts.with("file", path(named)).with("other", path(other)).with("free", Fact::code(free));
        help = say::DUPLICATE_ID_HELP_FREE;
    }
    let says = Saying::new(say::DUPLICATE_ID, facts).help(help);
    let mut judgement = RULE.judgement(document, place(document), says);
    judgement.facts = machine;
    judgement.labels.push(Mark { file: first.file, span: place(first), text });
    judgement
}

/// The id that a document's file is called after, where that is another than the one given, begins as that does, and no
/// document of the kind has it.
fn free_id<'r>(review: &'r Review, document: &Document, (kind, id): (&str, &str)) -> Option<&'r str> {
    let path = review.file(document.file).path.as_str();
    let name = path.rsplit('/').next()?;
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let beginning = |id: &str| id.chars().take_while(|c| !c.is_ascii_digit()).collect::<String>();
    let is_like = !beginning(id).is_empty() && beginning(stem) == beginning(id) && stem.len() == id.len();
    (stem != id && is_like && review.find(kind, stem).is_none()).then_some(stem)
}
