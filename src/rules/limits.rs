//! `limits`: a file can be read within bounds, and is one.

use super::{Look, Rule};
use crate::finding::{Finding, Severity, Words};
use crate::language::Facts;
use crate::language::messages::syntax as say;
use crate::load::Unread;
use crate::source::Span;
use crate::workspace::{Document, Review, unread_words};
use crate::yaml::FaultKind;

pub(super) const RULE: Rule = Rule {
    id: "limits",
    severity: Severity::Error,
    integrity: true,
    page: include_str!("limits.md"),
    look: Look::Each(check),
};

fn check(review: &Review, document: &Document, findings: &mut Vec<Finding>) {
    let reader = &review.reader;
    match review.unread(document) {
        None | Some(Unread::NotUtf8(_) | Unread::Encoded(_)) => {}
        Some(unread) => {
            let help = match unread {
                Unread::TooLarge(_) => say::LIMIT_HELP,
                _ => say::NOT_READ_HELP,
            };
            let words = Words {
                message: unread_words(unread, reader),
                help: Some(help.render(reader, &Facts::new())),
                ..Words::default()
            };
            findings.push(RULE.finding(document, Span::at(0), words));
        }
    }
    let Some(tree) = review.tree(document) else { return };
    for fault in tree.faults().iter().filter(|fault| fault.document == document.position) {
        if matches!(fault.kind, FaultKind::Limit { .. }) {
            findings.push(RULE.finding(document, fault.span, fault.words(tree, reader)));
        }
    }
}
