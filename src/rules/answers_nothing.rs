//! `answers-nothing`: what a record of a breach answers exists, and is broken.

use std::collections::BTreeSet;

use super::rule::{Look, Rule};
use crate::finding::{Judgement, RuleInfo, Severity, Weight};
use crate::kind::nearest;
use crate::language::messages::documents as say;
use crate::language::messages::rules as title;
use crate::language::{Fact, Facts, Phrase, Saying};
use crate::policy::{Policies, World};
use crate::source::Span;
use crate::workspace::Document;
use crate::yaml::Node;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("answers-nothing", Severity::Error, title::ANSWERS_NOTHING, page!("answers_nothing.md")),
    look: Look::InWorld(check),
};

/// An entry of a record whose rule is not broken in its document; `meant` is another that is broken there and that no
/// record answers.
pub fn unbroken(
    record: &Document,
    place: Span,
    index: usize,
    rule: &str,
    document: &str,
    meant: Option<&str>,
) -> Judgement {
    let mut facts = Facts::new().with("rule", Fact::code(rule)).with("document", Fact::code(document));
    let help = match meant {
        Some(meant) => {
            facts.insert("meant", Fact::code(meant));
            say::UNBROKEN_HELP_MEANT
        }
        None => say::UNBROKEN_HELP,
    };
    let judgement = judgement(record, place, &format!("/deviates/{index}/rule"), (say::UNBROKEN, help), facts);
    Judgement { weight: Weight::AtMost(Severity::Warning), ..judgement }
}

/// Records name rules and documents that exist.
fn check<'w>(world: &'w World<'w>, policies: &'w Policies, document: &'w Document, judgements: &mut Vec<Judgement>) {
    let rules = || policies.packs.iter().flat_map(|pack| &pack.rules);
    let kind = document.kind.as_deref();
    let is_record = kind.is_some() && rules().any(|rule| rule.answered_by.as_deref() == kind);
    let entries = world.review.node(document).and_then(|record| record.get("deviates"));
    let Some(entries) = entries.filter(|_| is_record) else { return };
    for (index, entry) in entries.items().enumerate() {
        // What is of a period is of no document that could be judged.
        let Some(id) = entry.get("document").filter(is_name) else { continue };
        if let Some(rule) = entry.get("rule").filter(is_name) {
            let known = || rules().map(|rule| rule.id.as_ref());
            if Rule::find(rule.text()).is_none() && known().all(|known| known != rule.text()) {
                let near = nearest(rule.text(), known());
                let phrases = (say::ANSWERS_NO_RULE, say::ANSWERS_NO_RULE_HELP);
                judgements.push(unknown(document, rule, &format!("/deviates/{index}/rule"), phrases, near));
            }
        }
        let ids = world.review.documents().iter().filter_map(|one| Some(one.name.as_ref()?.id.as_str()));
        let ids: BTreeSet<&str> = ids.collect();
        if !ids.contains(id.text()) {
            let near = nearest(id.text(), ids);
            let phrases = (say::ANSWERS_NO_DOCUMENT, say::ANSWERS_NO_DOCUMENT_HELP);
            judgements.push(unknown(document, id, &format!("/deviates/{index}/document"), phrases, near));
        }
    }
}

fn is_name(node: &Node<'_>) -> bool {
    node.scalar().is_some() && !node.text().is_empty()
}

fn unknown(
    document: &Document,
    value: Node<'_>,
    pointer: &str,
    phrases: (Phrase, Phrase),
    near: Option<&str>,
) -> Judgement {
    let mut facts = Facts::new().with("id", Fact::code(value.text()));
    if let Some(near) = near {
        facts.insert("nearest", Fact::code(near));
    }
    judgement(document, value.span(), pointer, phrases, facts)
}

fn judgement(
    document: &Document,
    place: Span,
    pointer: &str,
    (says, help): (Phrase, Phrase),
    facts: Facts,
) -> Judgement {
    let machine = facts.to_json();
    let mut judgement = RULE.judgement(document, place, Saying::new(says, facts).help(help));
    pointer.clone_into(&mut judgement.pointer);
    judgement.facts = machine;
    judgement
}
