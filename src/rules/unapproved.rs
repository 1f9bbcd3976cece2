//! `unapproved`: where approvals are of parts of a document, some approval is of whatever a change touches.

use super::rule::{Look, Rule};
use crate::approval::marked;
use crate::finding::{Judgement, RuleInfo, Severity};
use crate::language::messages::approvals as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Saying};
use crate::policy::{Judged, World, field_of};
use crate::source::Span;
use crate::workspace::Document;
use crate::yaml::{Node, Pointer, Step};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("unapproved", Severity::Note, title::UNAPPROVED, page!("unapproved.md")),
    look: Look::Governed(check),
};

fn check<'w>(world: &'w World<'w>, document: &'w Document, judged: &Judged, judgements: &mut Vec<Judgement>) {
    let review = world.review;
    let Some(node) = review.node(document).filter(|_| judged.approved.is_asked && review.has_base()) else { return };
    let was = document.name.as_ref().and_then(|name| review.base(name));
    if document.name.as_ref().is_none_or(|name| review.base_is_repeated(name)) {
        return;
    }
    let excluded = marked(review.kind(document).and_then(|kind| kind.schema.as_deref()));
    let left = judged.approved.left_over(was.and_then(|was| review.node(was)), node, &excluded);
    let Some(first) = left.first() else { return };
    let fields = left.iter().map(|pointer| field_of(world, document, pointer));
    let facts = Facts::new().with("fields", Fact::List(fields.collect()));
    let machine = facts.to_json();
    let says = Saying::new(say::UNAPPROVED, facts).help(say::UNAPPROVED_HELP);
    let judgement = RULE.judgement(document, place(node, first), says);
    judgements.push(Judgement { facts: machine, ..judgement });
}

/// Where something stands, or what it stood in.
fn place(root: Node<'_>, pointer: &Pointer) -> Span {
    let mut at = root;
    let mut span = root.span();
    for step in &pointer.0 {
        let Step::Key(key) = step else { break };
        let Some(entry) = at.entry(key) else { break };
        (at, span) = (entry.value, entry.key.span());
    }
    span
}
