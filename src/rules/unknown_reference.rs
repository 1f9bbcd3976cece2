//! `unknown-reference`: a reference leads to a document that exists.

use super::{Look, Rule};
use crate::calendar::shipped_texts;
use crate::finding::{Finding, Severity, Words};
use crate::kind::{Kind, Schema, name};
use crate::language::messages::policy as say;
use crate::language::{Fact, Facts};
use crate::policy::PACKS;
use crate::workspace::{Document, Review};
use crate::yaml::{Node, Pointer};

pub(super) const RULE: Rule = Rule {
    id: "unknown-reference",
    severity: Severity::Error,
    integrity: false,
    page: include_str!("unknown_reference.md"),
    look: Look::Each(check),
};

fn check(review: &Review, document: &Document, findings: &mut Vec<Finding>) {
    let (Some(node), Some(kind)) = (review.node(document), review.kind(document)) else { return };
    kind.places().references.each(node, &mut |to, value, trail| {
        // Services have a rule of their own; kinds that do not exist yet cannot be referred to.
        if to == name::SERVICE || value.scalar().is_none() || review.find(to, value.text()).is_some() {
            return;
        }
        if review.kinds().contains_key(to) && !ships(to, value.text()) {
            findings.push(finding(review, document, to, value, &trail.pointer()));
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

fn finding(review: &Review, document: &Document, to: &str, value: Node<'_>, pointer: &Pointer) -> Finding {
    let reader = &review.reader;
    let label = review.kind(document).and_then(|kind| kind.schema.as_deref()).and_then(Schema::shape);
    let label = label.and_then(|shape| shape.descend(pointer)).and_then(|shape| shape.label());
    let mut facts = Facts::new()
        .with("field", Fact::Field { path: crate::kind::shown_path(pointer), label })
        .with("kind", Kind::find(to).map_or_else(|| Fact::code(to), |kind| Fact::code(kind.name)))
        .with("id", Fact::code(value.text()));
    let help = match review.likely(to, value.text()) {
        Some(near) => {
            facts.insert("nearest", Fact::code(near));
            say::UNKNOWN_REFERENCE_HELP
        }
        None => say::UNKNOWN_REFERENCE_HELP_ADD,
    };
    let mut machine = facts.to_json();
    machine.remove("field");
    let words = Words {
        message: say::UNKNOWN_REFERENCE.render(reader, &facts),
        help: Some(help.render(reader, &facts)),
        facts: machine,
        ..Words::default()
    };
    let mut finding = RULE.finding(document, value.span(), words);
    finding.pointer = pointer.to_string();
    finding
}
