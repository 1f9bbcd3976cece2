//! `schema`: a document is as the JSON Schema of its kind says.

use super::rule::{Look, Rule, label};
use crate::finding::{Hides, Judgement, Lowering, RuleInfo, Ruling, Severity};
use crate::kind::{Astray, Breach, Expected, Telling};
use crate::language::Saying;
use crate::language::messages::{rules as title, schema as say};
use crate::workspace::{Document, Review};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("schema", Severity::Error, title::SCHEMA, page!("schema.md"))
        .lowering(Lowering::Refused)
        .hides(Hides::Value),
    look: Look::Each(check),
};

fn check(review: &Review, document: &Document, judgements: &mut Vec<Judgement>) {
    let (Some(node), Some(kind)) = (review.judged(document), review.kind(document)) else { return };
    let Some(schema) = &kind.schema else { return };
    let breaches = match schema.breaches(node) {
        Ok(breaches) if breaches.is_empty() => return,
        Ok(breaches) => breaches,
        // Schemas are compiled when they are loaded; should one fail here all the same, nothing is decided.
        Err(fault) => {
            let judgement = RULE.judgement(document, node.span(), Saying::verbatim(fault.reason));
            judgements.push(Judgement { ruling: Ruling::Undecided, ..judgement });
            return;
        }
    };
    let telling = Telling::new(node, schema.shape(), kind.fact(), &kind.library, kind.shown_by());
    // One mistake is told once, however many fields the document has.
    let astray = Astray::all(&kind.name, node);
    let explained = |breach: &Breach| astray.iter().any(|one| one.explains(breach));
    let told = astray.iter().filter(|one| breaches.iter().any(|breach| one.explains(breach)));
    judgements.extend(told.map(|one| {
        let pointer = one.pointer.to_string();
        Judgement { pointer, ..RULE.judgement(document, one.span, one.saying()) }
    }));
    for breach in breaches.iter().filter(|breach| !explained(breach)) {
        let (says, machine) = telling.saying(breach);
        let place = breach.pointer.place(node);
        let definition = place.and_then(|place| place.definition);
        let mut judgement = RULE.judgement(document, breach.span(telling.document).unwrap_or(node.span()), says);
        judgement.pointer = match &breach.expected {
            Expected::NotKey(key, _)
            | Expected::Misspelt(key, _)
            | Expected::Instead(key, _)
            | Expected::OtherKey(key, _) => breach.pointer.key(key).to_string(),
            _ => breach.pointer.to_string(),
        };
        if breach.is_undecided() {
            judgement.ruling = Ruling::Undecided;
        }
        judgement.facts = machine;
        judgement.labels.extend(definition.map(|span| label(document, span, Saying::plain(say::DEFINED_HERE))));
        judgements.push(judgement);
    }
}
