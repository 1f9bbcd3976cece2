//! `ambiguous-scalar`: a plain scalar is read alike by tools of YAML 1.1 and 1.2.

use super::rule::{Look, Rule};
use crate::finding::{Edit, Fix, Judgement, RuleInfo, Severity, Weight};
use crate::kind::Shape;
use crate::language::messages::rules as title;
use crate::language::messages::{schema as say_schema, syntax as say};
use crate::language::personal_number::may_be_in;
use crate::language::{Decimal, Fact, Facts, Phrase, Saying};
use crate::workspace::{Document, Review};
use crate::yaml::{Ambiguity, Node, ScalarKind, Step, Style, Trail, ambiguity};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo::built_in(
        "ambiguous-scalar",
        Severity::Warning,
        title::AMBIGUOUS_SCALAR,
        page!("ambiguous_scalar.md"),
    ),
    look: Look::Each(check),
};

fn check(review: &Review, document: &Document, judgements: &mut Vec<Judgement>) {
    let Some(node) = review.judged(document) else { return };
    let kind = review.kind(document);
    let search = Search {
        document,
        // Other people's files are theirs: there it is only worth knowing.
        is_mapped: kind.is_none_or(|kind| kind.mapped),
        shape: kind.and_then(|kind| kind.schema.as_ref()).and_then(|schema| schema.outline()),
    };
    search.look(node, &Trail::Start, judgements);
}

struct Search<'w> {
    document: &'w Document,
    is_mapped: bool,
    shape: Option<Shape<'w>>,
}

impl Search<'_> {
    fn look<'t>(&self, node: Node<'t>, trail: &Trail<'_, 't>, judgements: &mut Vec<Judgement>) {
        // What an alias or a merge key brings is looked at where it is written.
        if node.definition().is_some() {
            return;
        }
        if node.is_mapping() {
            for entry in node.entries().filter(|entry| entry.via.is_none()) {
                let inner = Trail::Step(trail, Step::Key(entry.key.text()));
                self.scalar(entry.key.node(), &inner, true, judgements);
                self.look(entry.value, &inner, judgements);
            }
        } else if node.is_sequence() {
            for (index, item) in node.items().enumerate() {
                self.look(item, &Trail::Step(trail, Step::Index(index)), judgements);
            }
        } else {
            self.scalar(node, trail, false, judgements);
        }
    }

    fn scalar(&self, node: Node<'_>, trail: &Trail<'_, '_>, key: bool, judgements: &mut Vec<Judgement>) {
        if node.style() != Style::Plain || node.tag().is_some() {
            return;
        }
        let Some(other) = ambiguity(node.text()) else { return };
        // A key is text to us as well.
        if key && other == Ambiguity::Text {
            return;
        }
        let pointer = trail.pointer();
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
            .with("plain", Fact::Code(plain_number(node)))
            .with("other", Fact::said(other_reading(other, node.text())));
        let number = other == Ambiguity::Text;
        let fact: Phrase = match (key, self.is_mapped) {
            (false, false) if number => say::AMBIGUOUS_NUMBER,
            (false, true) if number => say::AMBIGUOUS_NUMBER_NOTE,
            (false, false) => say::AMBIGUOUS,
            (false, true) => say::AMBIGUOUS_NOTE,
            (true, false) => say::AMBIGUOUS_KEY,
            (true, true) => say::AMBIGUOUS_KEY_NOTE,
        };
        let mut machine = facts.to_json();
        machine.retain(|name, _| matches!(name.as_str(), "value" | "quoted"));
        let span = node.span();
        let edit = |text: String| vec![Edit { file: self.document.file, span, text }];
        let quote = Fix {
            title: Saying::new(say::QUOTE_FIX, facts.clone()),
            // Where YAML 1.2 reads a string, quotation marks change nothing; keys are strings always.
            safe: key || node.scalar() == Some(ScalarKind::String),
            edits: edit(quoted),
        };
        let plain = number.then(|| Fix {
            title: Saying::new(say::NUMBER_FIX, facts.clone()),
            safe: false,
            edits: edit(plain_number(node)),
        });
        let is_of_person = may_be_in(node.text());
        let help = match number {
            _ if is_of_person => say_schema::PERSONAL_NUMBER_HELP,
            true => say::AMBIGUOUS_NUMBER_HELP,
            false => say::AMBIGUOUS_HELP,
        };
        let mut judgement = RULE.judgement(self.document, span, Saying::new(fact, facts).help(help));
        if self.is_mapped {
            judgement.weight = Weight::Unconfigured(Severity::Note);
        }
        judgement.pointer = pointer.to_string();
        judgement.facts = machine;
        // What to write would show it.
        if !is_of_person {
            judgement.fixes.extend(plain.into_iter().chain([quote]));
        }
        judgements.push(judgement);
    }
}

/// What tools of YAML 1.1 read.
fn other_reading(ambiguity: Ambiguity, text: &str) -> Saying {
    let number = |value: Option<Decimal>| {
        // The number of a person must not be read out of another one.
        let value = value.filter(|_| !may_be_in(text));
        let fact = value.map_or_else(|| Fact::code(text), Fact::number);
        Saying::new(say::NUMBER, Facts::new().with("number", fact))
    };
    match ambiguity {
        Ambiguity::Bool(true) => Saying::plain(say::YES),
        Ambiguity::Bool(false) => Saying::plain(say::NO),
        Ambiguity::Int(value) => number(value.map(Decimal::from)),
        Ambiguity::Float(value) => number(Decimal::parse(&value.to_string())),
        Ambiguity::Text => Saying::plain(say::TEXT),
        Ambiguity::DefaultValue => Saying::plain(say::DEFAULT_VALUE),
        Ambiguity::MergeKey => Saying::plain(say::MERGE_KEY),
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
