//! `limits`: a file is an ordinary one and can be read within the limits.

use super::rule::{Look, Rule};
use crate::finding::{Judgement, Lowering, RuleInfo, Severity};
use crate::language::messages::rules as title;
use crate::language::messages::syntax as say;
use crate::load::Unread;
use crate::source::Span;
use crate::workspace::{Document, Review, unread_saying};
use crate::yaml::FaultKind;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("limits", Severity::Error, title::LIMITS, page!("limits.md")).lowering(Lowering::Refused),
    look: Look::Each(check),
};

fn check(review: &Review, document: &Document, judgements: &mut Vec<Judgement>) {
    match review.unread(document) {
        None | Some(Unread::NotUtf8(_) | Unread::Encoded(_)) => {}
        Some(unread) => {
            let help = match unread {
                Unread::TooLarge { .. } => say::LIMIT_HELP,
                _ => say::NOT_READ_HELP,
            };
            judgements.push(RULE.judgement(document, Span::at(0), unread_saying(unread).help(help)));
        }
    }
    let Some(tree) = review.tree(document) else { return };
    for fault in tree.faults().iter().filter(|fault| fault.document == document.position) {
        if matches!(fault.kind, FaultKind::Limit { .. }) {
            let says = fault.saying(tree);
            let machine = says.facts.to_json();
            let judgement = RULE.judgement(document, fault.span, says);
            judgements.push(Judgement { facts: machine, ..judgement });
        }
    }
}
