//! `moved-id`: a document keeps its id.

use super::rule::{Look, Rule};
use crate::finding::{Judgement, Lowering, Mark, RuleInfo, Severity, Weight};
use crate::kind::to_json;
use crate::language::messages::kept as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Saying};
use crate::source::Side;
use crate::workspace::{Document, Review};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("moved-id", Severity::Error, title::MOVED_ID, page!("moved_id.md"))
        .lowering(Lowering::Refused)
        .of_changes(),
    look: Look::All(check),
};

fn check(review: &Review, judgements: &mut Vec<Judgement>) {
    if review.change.is_none() {
        return;
    }
    for was in review.target.documents.iter().filter(|document| review.owns(document.file)) {
        let Some(name) = was.name.as_ref().filter(|_| was.misplaced.is_none()) else { continue };
        let kind = review.kind(was);
        let phase = kind.zip(review.node(was)).and_then(|(kind, node)| kind.phase(node));
        let is_draft = phase == Some("draft") && !has_decisions(review, was);
        if is_draft || review.merge.find(&name.kind, &name.id).is_some() {
            continue;
        }
        let Some((is, place)) = renamed(review, was).and_then(|is| Some((is, is.id_place?))) else { continue };
        let facts = Facts::new().with("was", Fact::code(name.id.as_str()));
        let says = Saying::new(say::MOVED_ID, facts.clone()).help(say::MOVED_ID_HELP);
        let mut judgement = RULE.judgement(is, place, says);
        judgement.facts = facts.to_json();
        let was_at = was.id_place.map(|span| Mark { file: was.file, span, text: Some(Saying::new(say::WAS, facts)) });
        judgement.labels.extend(was_at);
        if kind.is_some_and(|kind| kind.mapped) && !has_decisions(review, was) {
            judgement.weight = Weight::Always(Severity::Warning);
        }
        judgements.push(judgement);
    }
}

/// The document that one of the target has become under another id: of its kind and new, at the same place of the same file,
/// or with the same content anywhere.
pub(super) fn renamed<'r>(review: &'r Review, was: &Document) -> Option<&'r Document> {
    let name = was.name.as_ref()?;
    let is_new = |is: &&Document| {
        let new = is.name.as_ref().filter(|new| new.kind == name.kind);
        new.is_some_and(|new| review.target.find(&new.kind, &new.id).is_none())
    };
    let here = review.sources.find(Side::Merge, &review.file(was.file).path);
    let content = |document| {
        let mut content = to_json(review.node(document)?);
        content.as_object_mut()?.remove("id");
        Some(content)
    };
    let mut new: Vec<&Document> = review.merge.documents.iter().filter(is_new).collect();
    new.sort_by_key(|is| here != Some(is.file) || is.position != was.position);
    new.into_iter().find(|is| {
        here == Some(is.file) && is.position == was.position || content(is).is_some_and(|is| content(was) == Some(is))
    })
}

/// Whether people have decided on a document.
pub(super) fn has_decisions(review: &Review, document: &Document) -> bool {
    let list = review.node(document).and_then(|node| node.get("approvals"));
    list.is_some_and(|list| list.items().next().is_some())
}
