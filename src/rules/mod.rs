//! The built-in rules, in force for every document. Each has its file and its page beside it.

mod ambiguous_scalar;
mod backdated;
mod clock_change;
mod deadlock;
mod duplicate_id;
mod duplicate_key;
mod limits;
mod misplaced;
mod reversed_interval;
mod schema;
mod syntax;
mod uncovered;
mod unknown_kind;
mod unknown_reference;
mod unknown_service;
mod unmatched;

use crate::finding::{Judgement, Mark, RuleInfo, RuleRef};
use crate::language::Saying;
use crate::policy::{Policies, World};
use crate::source::Span;
use crate::workspace::{Document, Review};

/// A built-in rule.
#[derive(Debug)]
pub struct Rule {
    /// What findings, configuration and lists know of it.
    pub info: RuleInfo,
    /// How it looks at documents.
    pub look: Look,
}

/// How a rule looks at documents.
#[derive(Debug)]
pub enum Look {
    /// At one document at a time.
    Each(fn(&Review, &Document, &mut Vec<Judgement>)),
    /// At one document, knowing whether some policy governs it.
    Governed(fn(&Review, &Document, bool, &mut Vec<Judgement>)),
    /// At what a document still lacks.
    Lacking(fn(&Review, &Document, &[&Judgement], &mut Vec<Judgement>)),
    /// At all of them together.
    All(fn(&Review, &mut Vec<Judgement>)),
    /// At everything, knowing the policies in force.
    InForce(for<'w> fn(&'w World<'w>, &'w Policies, &mut Vec<Judgement>)),
}

/// Every built-in rule, in the order of the ids.
pub static RULES: &[&Rule] = &[
    &ambiguous_scalar::RULE,
    &backdated::RULE,
    &clock_change::RULE,
    &deadlock::RULE,
    &duplicate_id::RULE,
    &duplicate_key::RULE,
    &limits::RULE,
    &misplaced::RULE,
    &reversed_interval::RULE,
    &schema::RULE,
    &syntax::RULE,
    &uncovered::RULE,
    &unknown_kind::RULE,
    &unknown_reference::RULE,
    &unknown_service::RULE,
    &unmatched::RULE,
];

impl Rule {
    /// The rule with an id.
    pub fn find(id: &str) -> Option<&'static Rule> {
        RULES.iter().copied().find(|rule| rule.info.id == id)
    }

    /// The rule as judgements name it.
    pub fn reference(&'static self) -> RuleRef {
        RuleRef::BuiltIn(&self.info)
    }

    /// What this rule holds of a document.
    fn judgement(&'static self, document: &Document, span: Span, says: Saying) -> Judgement {
        let judgement = Judgement::new(self.reference(), document.file, span, says);
        Judgement { document: document.name.clone(), ..judgement }
    }
}

/// A place in a document's own file.
fn label(document: &Document, span: Span, text: Saying) -> Mark {
    Mark { file: document.file, span, text: Some(text) }
}

#[cfg(test)]
mod tests;
