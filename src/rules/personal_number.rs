//! `personal-number`: no number of a person stands in a document, its comments or the name of its file.

use super::rule::{Look, Rule};
use crate::finding::{Judgement, Lowering, RuleInfo, Severity};
use crate::language::messages::documents as say;
use crate::language::messages::rules as title;
use crate::language::personal_number::{NumberOf, is_in, numbers};
use crate::language::{Fact, Facts, Saying};
use crate::source::{SourceFile, Span};
use crate::workspace::{Document, Review};
use crate::yaml::{Node, Step, Trail};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in("personal-number", Severity::Error, title::PERSONAL_NUMBER, page!("personal_number.md"))
        .lowering(Lowering::RefusedForShippedKinds),
    look: Look::All(check),
};

fn check(review: &Review, judgements: &mut Vec<Judgement>) {
    let documents = review.documents();
    for of_file in documents.chunk_by(|a, b| a.file == b.file) {
        let Some(first) = of_file.first().filter(|first| review.owns(first.file)) else { continue };
        let file = review.file(first.file);
        if is_in(&file.path) {
            let says = Saying::plain(say::NUMBER_IN_PATH).help(say::NUMBER_IN_PATH_HELP);
            judgements.push(RULE.judgement(first, Span::at(0), says));
        }
        let mut values: Vec<(&Document, Value)> = Vec::new();
        for document in of_file {
            values.extend(values_of(review, document, file).into_iter().map(|value| (document, value)));
        }
        values.sort_by_key(|(_, value)| value.span.start);
        let written: Vec<_> = numbers(&file.text).map(|(range, of)| (Span::new(range.start, range.end), of)).collect();
        // Where a value stands as it is read, its line says whether it is a telephone number.
        values.retain(|(_, value)| {
            let from = written.partition_point(|(span, _)| span.start < value.span.start);
            value.is_rewritten || written.get(from).is_some_and(|(span, _)| value.span.contains(*span))
        });
        for (span, of) in written {
            let before = values.partition_point(|(_, value)| value.span.start <= span.start);
            let is_comment = !values[..before].last().is_some_and(|(_, value)| value.span.contains(span));
            if is_comment {
                judgements.push(judgement(document_at(review, of_file, first, span), file, span, of));
            }
        }
        for (document, value) in values {
            let mut found = judgement(document, file, value.place(file), value.of);
            found.pointer = value.pointer;
            judgements.push(found);
        }
    }
}

/// A value or key that has the number of a person in it.
struct Value {
    span: Span,
    /// Whether the file has it in other letters than it is read in: escaped, or over several lines.
    is_rewritten: bool,
    pointer: String,
    of: NumberOf,
}

impl Value {
    /// The number alone, where it is written as it is read.
    fn place(&self, file: &SourceFile) -> Span {
        let start = self.span.range().start;
        let written = numbers(file.slice(self.span)).next();
        written.map_or(self.span, |(range, _)| Span::new(start + range.start, start + range.end))
    }
}

/// The values and keys of a document that have the number of a person in them.
fn values_of(review: &Review, document: &Document, file: &SourceFile) -> Vec<Value> {
    let mut found = Vec::new();
    let root = review.tree(document).zip(review.root(document));
    if let Some(node) = root.and_then(|(tree, root)| tree.node(root)) {
        collect(node, &Trail::Start, file, &mut found);
    }
    found
}

fn collect<'t>(node: Node<'t>, trail: &Trail<'_, 't>, file: &SourceFile, found: &mut Vec<Value>) {
    // What an alias or a merge key brings is looked at where it is written.
    if node.definition().is_some() {
        return;
    }
    if node.is_mapping() {
        for entry in node.entries().filter(|entry| entry.via.is_none()) {
            let inner = Trail::Step(trail, Step::Key(entry.key.text()));
            found.extend(value(entry.key.node(), &inner, file));
            collect(entry.value, &inner, file, found);
        }
    } else if node.is_sequence() {
        for (index, item) in node.items().enumerate() {
            collect(item, &Trail::Step(trail, Step::Index(index)), file, found);
        }
    } else {
        found.extend(value(node, trail, file));
    }
}

fn value(node: Node<'_>, trail: &Trail<'_, '_>, file: &SourceFile) -> Option<Value> {
    let (_, of) = numbers(node.text()).next()?;
    let is_rewritten = !file.slice(node.span()).contains(node.text());
    Some(Value { span: node.span(), is_rewritten, pointer: trail.pointer().to_string(), of })
}

/// The document of a file that a place belongs to: the last that begins before it.
fn document_at<'d>(review: &Review, of_file: &'d [Document], first: &'d Document, place: Span) -> &'d Document {
    let begins_before = |document: &&Document| {
        let start = review.tree(document).zip(review.root(document)).and_then(|(tree, root)| tree.node(root));
        start.is_some_and(|node| node.span().range().start <= place.range().start)
    };
    of_file.iter().rev().find(begins_before).unwrap_or(first)
}

fn judgement(document: &Document, file: &SourceFile, span: Span, of: NumberOf) -> Judgement {
    let says = match of {
        NumberOf::Norway => say::NORWEGIAN_NUMBER,
        NumberOf::Sweden => say::SWEDISH_NUMBER,
    };
    let (start, _) = file.place(span);
    let facts = Facts::new().with("line", Fact::number(i64::from(start.line)));
    RULE.judgement(document, span, Saying::new(says, facts).help(say::PERSONAL_NUMBER_HELP))
}
