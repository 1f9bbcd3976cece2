//! What a built-in rule is.

use crate::finding::{Judgement, Mark, RuleInfo, RuleRef};
use crate::language::Saying;
use crate::policy::{Judged, Policies, World};
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
    /// At one document, knowing everything that policies look at.
    InWorld(for<'w> fn(&'w World<'w>, &'w Policies, &'w Document, &mut Vec<Judgement>)),
    /// At one document, knowing what policies came to on it.
    Governed(for<'w> fn(&'w World<'w>, &'w Document, &Judged, &mut Vec<Judgement>)),
    /// At one document, with the judgements of what it still lacks.
    Lacking(fn(&Review, &Document, &[&Judgement], &mut Vec<Judgement>)),
    /// At all of them together.
    All(fn(&Review, &mut Vec<Judgement>)),
    /// At everything, knowing the policies in force.
    InForce(for<'w> fn(&'w World<'w>, &'w Policies, &mut Vec<Judgement>)),
}

impl Rule {
    /// The rule as judgements name it.
    pub fn reference(&'static self) -> RuleRef {
        RuleRef::BuiltIn(&self.info)
    }

    /// A judgement of this rule about a document.
    pub(super) fn judgement(&'static self, document: &Document, span: Span, says: Saying) -> Judgement {
        let judgement = Judgement::new(self.reference(), document.file, span, says);
        Judgement { document: document.name.clone(), ..judgement }
    }
}

/// A place in a document's own file, with words to show there.
pub(super) fn label(document: &Document, span: Span, text: Saying) -> Mark {
    Mark { file: document.file, span, text: Some(text) }
}
