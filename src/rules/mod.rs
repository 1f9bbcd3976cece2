//! The built-in rules, in force for every document. Each has its file and its page beside it.

mod ambiguous_scalar;
mod clock_change;
mod deadlock;
mod duplicate_id;
mod duplicate_key;
mod limits;
mod reversed_interval;
mod schema;
mod syntax;
mod uncovered;
mod unknown_kind;
mod unknown_reference;
mod unknown_service;

use crate::finding::{Finding, Label, Pending, Severity, Words};
use crate::source::{FileId, Span};
use crate::workspace::{Document, Review};

/// A built-in rule.
pub struct Rule {
    /// Its id, as findings and configuration name it.
    pub id: &'static str,
    /// How much its findings weigh where nothing else is said.
    pub severity: Severity,
    /// Whether it keeps the gate itself whole, so that nobody may lower it.
    pub integrity: bool,
    /// Its page in Markdown.
    pub page: &'static str,
    /// How it looks at documents.
    pub look: Look,
}

/// How a rule looks at documents.
pub enum Look {
    /// At one document at a time.
    Each(fn(&Review, &Document, &mut Vec<Finding>)),
    /// At one document, knowing whether some policy governs it.
    Governed(fn(&Review, &Document, bool, &mut Vec<Finding>)),
    /// At what a document still lacks.
    Lacking(fn(&Review, &Document, &[Pending], &mut Vec<Finding>)),
    /// At all of them together.
    All(fn(&Review, &mut Vec<Finding>)),
}

/// Every built-in rule, in the order of the ids.
pub static RULES: &[Rule] = &[
    ambiguous_scalar::RULE,
    clock_change::RULE,
    deadlock::RULE,
    duplicate_id::RULE,
    duplicate_key::RULE,
    limits::RULE,
    reversed_interval::RULE,
    schema::RULE,
    syntax::RULE,
    uncovered::RULE,
    unknown_kind::RULE,
    unknown_reference::RULE,
    unknown_service::RULE,
];

impl Rule {
    /// The rule with an id.
    pub fn find(id: &str) -> Option<&'static Rule> {
        RULES.iter().find(|rule| rule.id == id)
    }

    /// A finding of this rule about a document.
    fn finding(&self, document: &Document, span: Span, words: Words) -> Finding {
        self.finding_in(document.file, document, span, words)
    }

    fn finding_in(&self, file: FileId, document: &Document, span: Span, words: Words) -> Finding {
        Finding {
            help: words.help,
            facts: words.facts,
            document: document.name.clone(),
            ..Finding::new(self.id, self.severity, file, span, words.message)
        }
    }
}

/// A place in a document's own file.
fn label(document: &Document, span: Span, text: &str) -> Label {
    Label { file: document.file, span, text: text.to_owned() }
}

#[cfg(test)]
mod tests;
