//! `unknown-reference`: a reference leads to a document that exists.

use super::rule::{Look, Rule};
use crate::calendar::shipped_texts;
use crate::finding::{Hides, Judgement, RuleInfo, Severity};
use crate::kind::{Kind, Schema, name, the_kind};
use crate::language::messages::policy as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Saying};
use crate::policy::PACKS;
use crate::workspace::{Document, Review};
use crate::yaml::{Node, Pointer};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in(
        "unknown-reference",
        Severity::Error,
        title::UNKNOWN_REFERENCE,
        page!("unknown_reference.md"),
    )
    .hides(Hides::Value)
    .asks_for_others(),
    look: Look::Each(check),
};

fn check(review: &Review, document: &Document, judgements: &mut Vec<Judgement>) {
    let (Some(node), Some(kind)) = (review.node(document), review.kind(document)) else { return };
    kind.places().references.each(node, &mut |to, value, trail| {
        // Services have a rule of their own, as have the policies that they list; kinds that do not exist yet cannot be
        // referred to.
        let listed = to == name::POLICY && document.kind.as_deref() == Some(name::SERVICE);
        if to == name::SERVICE || listed || value.scalar().is_none() || review.find_value(to, value).is_some() {
            return;
        }
        if review.kinds().contains_key(to) && !ships(to, value.text()) {
            judgements.push(judgement(review, document, to, value, &trail.pointer()));
        }
    });
}

/// Whether vedtak itself brings the document.
fn ships(kind: &str, id: &str) -> bool {
    match kind {
        name::POLICY => PACKS.iter().any(|pack| pack.id == id),
        name::CALENDAR => shipped_texts().any(|(shipped, _)| shipped == id),
        _ => false,
    }
}

fn judgement(review: &Review, document: &Document, to: &str, value: Node<'_>, pointer: &Pointer) -> Judgement {
    let label = review.kind(document).and_then(|kind| kind.schema.as_deref()).and_then(Schema::shape);
    let label = label.and_then(|shape| shape.descend(pointer)).and_then(|shape| shape.label());
    let mut facts = Facts::new()
        .with("field", Fact::Field { path: crate::kind::shown_path(pointer), label })
        .with("kind", Kind::find(to).map_or_else(|| Fact::code(to), |kind| Fact::code(kind.name)))
        .with("id", Fact::code(value.text()));
    facts.insert("what", the_kind(to));
    let help = match review.likely(to, value.text()) {
        Some(near) => {
            facts.insert("nearest", Fact::code(near));
            say::UNKNOWN_REFERENCE_HELP
        }
        None => say::UNKNOWN_REFERENCE_HELP_ADD,
    };
    let mut machine = facts.to_json();
    machine.remove("field");
    machine.remove("what");
    let says = Saying::new(say::UNKNOWN_REFERENCE, facts).help(help);
    let mut judgement = RULE.judgement(document, value.span(), says);
    judgement.pointer = pointer.to_string();
    judgement.facts = machine;
    judgement
}
