//! What the expressions of a rule come to on a document, part by part, for authors of policies.

use super::rule_set::FileLine;
use super::text_page::TextPage;
use crate::language::messages::explain as say;
use crate::language::personal_number::masked;
use crate::language::{Fact, Facts, Reader};
use crate::policy::{ExpressionRole, TracedExpression, TracedStep};
use crate::source::SourceFile;

/// The number of spaces by which each level of nesting is indented.
const STEP: usize = 2;

/// The number of spaces before the outermost expressions of a rule.
const INDENT: usize = 6;

/// Writes expressions of a policy, each with where it stands and the values of its parts below one another.
pub(super) fn expressions(file: &SourceFile, told: &[TracedExpression], reader: &Reader, out: &mut TextPage) {
    for expression in told {
        let indent = INDENT + STEP * expression.depth;
        let role = match &expression.role {
            ExpressionRole::When => "when".to_owned(),
            ExpressionRole::Assert => "assert".to_owned(),
            ExpressionRole::Let(name) => format!("let {name}"),
            ExpressionRole::Element(path) => format!("each {path}"),
        };
        let place = expression.span.map_or_else(String::new, |span| format!(" ({})", FileLine::of(file, span)));
        out.line(indent, &masked(&format!("{role}{place}")));
        for step in &expression.steps {
            out.line(indent + STEP * (step.depth + 1), &masked(&line(step, reader)));
        }
    }
}

fn line(step: &TracedStep, reader: &Reader) -> String {
    let element = step.element.map_or_else(String::new, |number| format!("[{number}] "));
    match &step.value {
        Ok(value) => format!("{element}{} → {value}", step.code),
        Err(why) => {
            let facts = Facts::new().with("code", Fact::text(&step.code)).with("reason", Fact::said(why.clone()));
            format!("{element}{}", say::NO_VALUE.render(reader, &facts))
        }
    }
}
