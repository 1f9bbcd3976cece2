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
    let Some(node) = review.node(document) else { return };
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
        // A key is text to us as well.
        if key && other == Ambiguity::Text {
            return;
        }
        let pointer = trail.pointer();
        let reader = &self.review.reader;
        let label = self.shape.and_then(|shape| shape.descend(&pointer)).and_then(|shape| shape.label());
        let quoted = format!("\"{}\"", node.text());
        let facts = Facts::new()
            .with("field", Fact::Field { path: pointer.path(), label })
            .with("value", Fact::code(node.text()))
            .with("quoted", Fact::code(quoted.as_str()))
            .with("plain", Fact::Code(plain_number(node)))
            .with("other", Fact::Text(other_reading(other, node.text(), reader)));
        let note = self.severity == Severity::Note;
        let number = other == Ambiguity::Text;
        let fact: Phrase = match (key, note) {
            (false, false) if number => say::AMBIGUOUS_NUMBER,
            (false, true) if number => say::AMBIGUOUS_NUMBER_NOTE,
            (false, false) => say::AMBIGUOUS,
            (false, true) => say::AMBIGUOUS_NOTE,
            (true, false) => say::AMBIGUOUS_KEY,
            (true, true) => say::AMBIGUOUS_KEY_NOTE,
        };
        let mut machine = facts.to_json();
        machine.retain(|name, _| matches!(name.as_str(), "value" | "quoted"));
        let words = Words {
            message: fact.render(reader, &facts),
            help: Some(if number { say::AMBIGUOUS_NUMBER_HELP } else { say::AMBIGUOUS_HELP }.render(reader, &facts)),
            facts: machine,
            ..Words::default()
        };
        let span = node.span();
        let mut finding = RULE.finding(self.document, span, words);
        finding.severity = self.severity;
        finding.pointer = pointer.to_string();
        if number {
            let edits = vec![Edit { file: self.document.file, span, text: plain_number(node) }];
            finding.fixes.push(Fix { title: say::NUMBER_FIX.render(reader, &facts), safe: false, edits });
        }
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
    let number = |value: Option<Decimal>| {
        let fact = value.map_or_else(|| Fact::code(text), Fact::number);
        say::NUMBER.render(reader, &Facts::new().with("number", fact))
    };
    match ambiguity {
        Ambiguity::Bool(true) => say::YES.render(reader, &Facts::new()),
        Ambiguity::Bool(false) => say::NO.render(reader, &Facts::new()),
        Ambiguity::Int(value) => number(value.map(Decimal::from)),
        Ambiguity::Float(value) => number(Decimal::parse(&value.to_string())),
        Ambiguity::Text => say::TEXT.render(reader, &Facts::new()),
        Ambiguity::DefaultValue => say::DEFAULT_VALUE.render(reader, &Facts::new()),
        Ambiguity::MergeKey => say::MERGE_KEY.render(reader, &Facts::new()),
    }
}

/// A number of YAML 1.2 in a form that both versions read alike.
fn plain_number(node: Node<'_>) -> String {
    if let Some(value) = node.as_i64() {
        return value.to_string();
    }
    match node.as_f64() {
        // Digits and a point.
        Some(value) if value == 0.0 || (1e-6..1e15).contains(&value.abs()) => format!("{value:?}"),
        // The exponent needs a point before it and a sign.
        Some(value) => {
            let written = format!("{value:e}");
            let (mantissa, exponent) = written.split_once('e').unwrap_or((&written, "0"));
            let point = if mantissa.contains('.') { "" } else { ".0" };
            let sign = if exponent.starts_with('-') { "" } else { "+" };
            format!("{mantissa}{point}e{sign}{exponent}")
        }
        None => node.text().to_owned(),
    }
}
