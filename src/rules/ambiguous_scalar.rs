//! `ambiguous-scalar`: a plain scalar is read alike by tools of YAML 1.1 and 1.2.

use super::{Look, Rule};
use crate::finding::{Edit, Finding, Fix, Severity, Words};
use crate::kind::Shape;
use crate::language::messages::syntax as say;
use crate::language::{Decimal, Fact, Facts, Phrase, Reader};
use crate::workspace::{Document, Review};
use crate::yaml::{Ambiguity, Node, Pointer, ScalarKind, Style, ambiguity};

pub(super) const RULE: Rule = Rule {
    id: "ambiguous-scalar",
    severity: Severity::Warning,
    integrity: false,
    page: include_str!("ambiguous_scalar.md"),
    look: Look::Each(check),
};

fn check(review: &Review, document: &Document, findings: &mut Vec<Finding>) {
    let Some(node) = review.judged(document) else { return };
    let kind = review.kind(document);
    let search = Search {
        review,
        document,
        // Other people's files are theirs: there it is only worth knowing.
        severity: if kind.is_none_or(|kind| kind.mapped) { Severity::Note } else { RULE.severity },
        shape: kind.and_then(|kind| kind.schema.as_ref()).and_then(|schema| schema.shape()),
    };
    search.look(node, &Trail::Root, findings);
}

struct Search<'w> {
    review: &'w Review,
    document: &'w Document,
    severity: Severity,
    shape: Option<Shape<'w>>,
}

/// The way to a value, made into a pointer only where something is found.
enum Trail<'t> {
    Root,
    Key(&'t Trail<'t>, &'t str),
    Index(&'t Trail<'t>, usize),
}

impl Trail<'_> {
    fn pointer(&self) -> Pointer {
        match self {
            Trail::Root => Pointer::default(),
            Trail::Key(parent, key) => parent.pointer().key(key),
            Trail::Index(parent, index) => parent.pointer().index(*index),
        }
    }
}

impl Search<'_> {
    fn look(&self, node: Node<'_>, trail: &Trail<'_>, findings: &mut Vec<Finding>) {
        // What an alias or a merge key brings is looked at where it is written.
        if node.definition().is_some() {
            return;
        }
        if node.is_mapping() {
            for entry in node.entries().filter(|entry| entry.via.is_none()) {
                let inner = Trail::Key(trail, entry.key.text());
                self.scalar(entry.key.node(), &inner, true, findings);
                self.look(entry.value, &inner, findings);
            }
        } else if node.is_sequence() {
            for (index, item) in node.items().enumerate() {
                self.look(item, &Trail::Index(trail, index), findings);
            }
        } else {
            self.scalar(node, trail, false, findings);
        }
    }

    fn scalar(&self, node: Node<'_>, trail: &Trail<'_>, key: bool, findings: &mut Vec<Finding>) {
        if node.style() != Style::Plain || node.tag().is_some() {
            return;
        }
        let Some(other) = ambiguity(node.text()) else { return };
        let pointer = trail.pointer();
        let reader = &self.review.reader;
        let shape = self.shape.and_then(|shape| shape.descend(&pointer));
        // Where true or false is asked for, the schema rule says which to write.
        if !key && shape.and_then(|shape| shape.keyword("type")).is_some_and(|kind| kind == "boolean") {
            return;
        }
        let label = shape.and_then(|shape| shape.label());
        let quoted = format!("\"{}\"", node.text());
        let facts = Facts::new()
            .with("field", Fact::Field { path: pointer.path(), label })
            .with("value", Fact::code(node.text()))
            .with("quoted", Fact::code(quoted.as_str()))
            .with("other", Fact::Text(other_reading(other, node.text(), reader)));
        let note = self.severity == Severity::Note;
        let fact: Phrase = match (key, note) {
            (false, false) => say::AMBIGUOUS,
            (false, true) => say::AMBIGUOUS_NOTE,
            (true, false) => say::AMBIGUOUS_KEY,
            (true, true) => say::AMBIGUOUS_KEY_NOTE,
        };
        let mut machine = facts.to_json();
        machine.retain(|name, _| matches!(name.as_str(), "value" | "quoted"));
        let words = Words {
            message: fact.render(reader, &facts),
            help: Some(say::AMBIGUOUS_HELP.render(reader, &facts)),
            facts: machine,
            ..Words::default()
        };
        let span = node.span();
        let mut finding = RULE.finding(self.document, span, words);
        finding.severity = self.severity;
        finding.pointer = pointer.to_string();
        finding.fixes.push(Fix {
            title: say::QUOTE_FIX.render(reader, &facts),
            // Where YAML 1.2 reads a string, quotation marks change nothing; keys are strings always.
            safe: key || node.scalar() == Some(ScalarKind::String),
            edits: vec![Edit { file: self.document.file, span, text: quoted }],
        });
        findings.push(finding);
    }
}

/// What tools of YAML 1.1 read.
fn other_reading(ambiguity: Ambiguity, text: &str, reader: &Reader) -> String {
    let number = |value: Option<i64>| {
        let fact = value.map_or_else(|| Fact::code(text), |value| Fact::number(Decimal::from(value)));
        say::NUMBER.render(reader, &Facts::new().with("number", fact))
    };
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let digits: String = digits.chars().filter(|c| *c != '_').collect();
    let signed = |value: Option<i64>| value.map(|value| if negative { -value } else { value });
    match ambiguity {
        Ambiguity::Bool(true) => say::YES.render(reader, &Facts::new()),
        Ambiguity::Bool(false) => say::NO.render(reader, &Facts::new()),
        Ambiguity::Octal => number(signed(i64::from_str_radix(&digits, 8).ok())),
        Ambiguity::Binary => number(signed(i64::from_str_radix(digits.trim_start_matches("0b"), 2).ok())),
        Ambiguity::Underscored => match digits.strip_prefix("0x") {
            Some(hexadecimal) => number(signed(i64::from_str_radix(hexadecimal, 16).ok())),
            None => number(signed(digits.parse().ok())),
        },
        Ambiguity::Sexagesimal => {
            let parts = digits.split(':').map(|part| part.parse::<i64>().ok());
            number(signed(parts.reduce(|sum, part| sum?.checked_mul(60)?.checked_add(part?)).flatten()))
        }
    }
}
