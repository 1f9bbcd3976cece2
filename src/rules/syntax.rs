//! `syntax`: a document is YAML, and a mapping.

use super::rule::{Look, Rule, label};
use crate::finding::{Hides, Judgement, Lowering, RuleInfo, Severity};
use crate::language::Saying;
use crate::language::messages::json as say_json;
use crate::language::messages::rules as title;
use crate::language::messages::syntax as say;
use crate::load::Unread;
use crate::source::Span;
use crate::workspace::{Document, Review, unread_saying};
use crate::yaml::{Fault, FaultKind, Format, SyntaxProblem, Tree};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("syntax", Severity::Error, title::SYNTAX, page!("syntax.md"))
        .lowering(Lowering::Refused)
        .hides(Hides::Value),
    look: Look::Each(check),
};

fn check(review: &Review, document: &Document, judgements: &mut Vec<Judgement>) {
    let Some(tree) = review.tree(document) else {
        let Some(unread) = review.unread(document) else { return };
        let at = match unread {
            Unread::NotUtf8(valid) => *valid,
            Unread::Encoded(_) => 0,
            _ => return,
        };
        let says = unread_saying(unread).help(say::ENCODING_HELP);
        judgements.push(RULE.judgement(document, Span::at(at), says));
        return;
    };
    let faults = tree.faults().iter().filter(|fault| fault.document == document.position);
    for fault in faults.filter(|fault| matches!(fault.kind, FaultKind::Syntax(_))) {
        let mut judgement = RULE.judgement(document, fault.span, fault.saying(tree));
        judgement.labels.extend(fault.other.map(|span| label(document, span, fault.other_saying())));
        judgements.push(judgement);
    }
    if let Some(node) =
        review.root(document).and_then(|root| tree.node(root)).filter(|_| review.judged(document).is_none())
    {
        judgements.push(no_mapping(review, tree, document, node.span()));
    } else if tree.roots().is_empty() && !review.may_be_empty(document) {
        judgements.push(no_mapping(review, tree, document, Span::at(0)));
    }
}

fn no_mapping(review: &Review, tree: &Tree, document: &Document, span: Span) -> Judgement {
    if Format::of(&review.file(document.file).path) == Format::Json {
        return RULE.judgement(document, span, Saying::plain(say_json::NO_OBJECT).help(say::NO_MAPPING_HELP));
    }
    let kind = FaultKind::Syntax(SyntaxProblem::NoMapping);
    let fault = Fault { kind, span, other: None, document: document.position };
    RULE.judgement(document, span, fault.saying(tree))
}
