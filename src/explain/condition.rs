//! Conditions of policies in words, as far as there are words for them.

use crate::kind::Shape;
use crate::language::messages::explain as say;
use crate::language::{Fact, Facts, Label, Language, Phrase, Reader};
use crate::policy::{Pack, ParameterValue};
use crate::yaml::{Pointer, Step};

/// A condition, part by part; all of them must hold.
pub(super) struct Conditions<'c> {
    /// The policy, for its parameters.
    pub(super) pack: &'c Pack,
    /// The schemas of the kinds that it is about.
    pub(super) shapes: Vec<Shape<'c>>,
    /// Who reads.
    pub(super) reader: &'c Reader,
    /// What the policy says in place of the parts that cannot be put into words.
    pub(super) says: Option<&'c Label>,
}

/// A field with what people call it and its values.
struct Field<'c> {
    fact: Fact,
    shape: Option<Shape<'c>>,
}

const PHASES: [(&str, Phrase); 5] = [
    ("draft", say::DRAFT),
    ("open", say::OPEN),
    ("decided", say::DECIDED),
    ("closed", say::CLOSED),
    ("void", say::VOID),
];

impl<'c> Conditions<'c> {
    /// The parts of a condition in words. In place of those that cannot be put into words stands what the policy says of
    /// them, once; where it says nothing, that they are there.
    pub(super) fn words(&self, source: &str) -> Vec<String> {
        let mut words = Vec::new();
        let mut is_said = false;
        for part in conjuncts(source) {
            let of_expression = self.clause(part);
            if of_expression.is_none() && std::mem::replace(&mut is_said, true) {
                continue;
            }
            let said = || self.says.map(|says| says.of(self.reader.language).to_owned());
            words.push(of_expression.or_else(said).unwrap_or_else(|| say::WORDLESS.render(self.reader, &Facts::new())));
        }
        words
    }

    /// The parts of a condition in words; `None` where one of them has none.
    pub(super) fn told(&self, source: &str) -> Option<Vec<String>> {
        conjuncts(source).into_iter().map(|part| self.clause(part)).collect()
    }

    /// A field by its path, with what people call it.
    pub(super) fn named(&self, path: &str) -> Fact {
        self.field(&format!("doc.{path}")).map_or_else(|| Fact::code(path), |field| field.fact)
    }

    /// A value of a field, with what people call it.
    pub(super) fn value_of(&self, path: &str, value: &str) -> Fact {
        self.field(&format!("doc.{path}")).map_or_else(|| Fact::code(value), |field| Self::value(&field, value))
    }

    /// A condition as a clause: alternatives, parts that hold together, or one of them.
    fn clause(&self, part: &str) -> Option<String> {
        let part = bare(part);
        for (operator, phrase) in [("||", say::EITHER), ("&&", say::BOTH)] {
            let parts = split_all(part, operator);
            if parts.len() > 1 {
                let clauses: Option<Vec<String>> = parts.into_iter().map(|part| self.clause(part)).collect();
                return clauses?.into_iter().reduce(|first, second| {
                    let facts = Facts::new().with("first", Fact::Text(first)).with("second", Fact::Text(second));
                    phrase.render(self.reader, &facts)
                });
            }
        }
        let (inner, negated) = match part.strip_prefix('!').filter(|rest| !rest.starts_with('=')) {
            Some(rest) => (bare(rest.trim()), true),
            None => (part, false),
        };
        if negated && !split_all(inner, "||")[1..].is_empty() {
            return None;
        }
        if negated && !split_all(inner, "&&")[1..].is_empty() {
            let all = Fact::Text(self.clause(inner)?);
            return Some(say::NOT_SO.render(self.reader, &Facts::new().with("all", all)));
        }
        self.part(inner, negated)
    }

    /// A condition without `&&` and `||`.
    fn part(&self, part: &str, negated: bool) -> Option<String> {
        if let Some(name) = part.strip_prefix("params.") {
            let ParameterValue::Boolean(_) = self.pack.parameters.get(name)?.value else { return None };
            let value = if negated { ("false", say::NO) } else { ("true", say::YES) };
            let value = Fact::Value { value: value.0.to_owned(), label: Some(label_of(value.1)) };
            let facts = Facts::new().with("name", Fact::code(name)).with("value", value);
            return Some(say::PARAMETER_IS.render(self.reader, &facts));
        }
        if let Some(words) = self.phase(part, negated) {
            return Some(words);
        }
        if let Some((left, right)) = split_at(part, " in ") {
            return match self.field(left) {
                Some(field) => {
                    let values = self.values(&field, right)?;
                    Some(self.say(if negated { say::IS_OTHER } else { say::IS }, field.fact, values))
                }
                None => {
                    let field = self.field(right)?;
                    let items = Field { shape: field.shape.and_then(|shape| shape.items()), ..field };
                    let value = Self::value(&items, &literal(left)?);
                    Some(self.say(if negated { say::HOLDS_NOT } else { say::HOLDS }, items.fact, value))
                }
            };
        }
        for (operator, differs) in [("!=", true), ("==", false)] {
            if let Some((left, right)) = split_at(part, operator) {
                let field = self.field(left)?;
                let values = self.values(&field, right)?;
                return Some(self.say(if negated == differs { say::IS } else { say::IS_OTHER }, field.fact, values));
            }
        }
        let called = |function: &str| part.strip_prefix(function)?.strip_prefix('(')?.strip_suffix(')');
        let mut asked = [called("filled"), called("has"), part.strip_suffix(".hasValue()")].into_iter().flatten();
        if let Some(inner) = asked.next() {
            let facts = Facts::new().with("field", self.field(inner)?.fact);
            let phrase = if negated { say::ABSENT } else { say::PRESENT };
            return Some(phrase.render(self.reader, &facts));
        }
        let field = self.field(part)?;
        let value = Self::value(&field, if negated { "false" } else { "true" });
        Some(self.say(say::IS, field.fact, value))
    }

    /// What is asked of the phase that a document's status stands for.
    fn phase(&self, part: &str, negated: bool) -> Option<String> {
        let operators = [(" in ", false), ("==", false), ("!=", true)];
        let found = operators.into_iter().find_map(|(operator, differs)| {
            let (left, right) = split_at(part, operator)?;
            (left == "doc.phase").then_some((right, negated != differs))
        });
        let (values, negated) = found?;
        let inner = values.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(values);
        let phases: Option<Vec<Fact>> = inner
            .split(',')
            .map(|value| {
                let value = literal(value)?;
                let (_, phrase) = PHASES.iter().find(|(phase, _)| *phase == value)?;
                Some(Fact::Text(phrase.render(self.reader, &Facts::new())))
            })
            .collect();
        let phrase = if negated { say::PHASE_OTHER } else { say::PHASE };
        Some(phrase.render(self.reader, &Facts::new().with("phases", Fact::Or(phases?))))
    }

    fn say(&self, phrase: Phrase, field: Fact, value: Fact) -> String {
        phrase.render(self.reader, &Facts::new().with("field", field).with("value", value))
    }

    /// A field of the document: `doc.size`, `doc.?size.orValue("")`.
    fn field(&self, text: &str) -> Option<Field<'c>> {
        let text = text.trim();
        let as_text = text.strip_prefix("string(").and_then(|rest| rest.strip_suffix(')'));
        let path = as_text.unwrap_or(text).strip_prefix("doc.")?;
        let path = match path.find(".orValue(") {
            Some(at) if path.ends_with(')') && !path[at + 9..path.len() - 1].contains(['(', ')']) => &path[..at],
            _ => path,
        };
        let path = path.replace('?', "");
        let is_path = path.split('.').all(|step| {
            step.starts_with(|c: char| c.is_ascii_alphabetic())
                && step.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        });
        if !is_path {
            return None;
        }
        let pointer = Pointer(path.split('.').map(|step| Step::Key(step.to_owned())).collect());
        let shape = self.shapes.iter().find_map(|shape| shape.descend(&pointer))?;
        Some(Field { fact: Fact::Field { path, label: shape.label() }, shape: Some(shape) })
    }

    /// One value, or the alternatives of a list or a parameter.
    fn values(&self, field: &Field<'_>, text: &str) -> Option<Fact> {
        let text = text.trim();
        if let Some(name) = text.strip_prefix("params.") {
            return Some(match &self.pack.parameters.get(name)?.value {
                ParameterValue::List(values) if values.is_empty() => return None,
                ParameterValue::List(values) => {
                    Fact::Or(values.iter().map(|value| Self::value(field, value)).collect())
                }
                ParameterValue::Text(value) => Self::value(field, value),
                other => other.fact(),
            });
        }
        if let Some(items) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            let values: Option<Vec<Fact>> =
                items.split(',').map(|item| Some(Self::value(field, &literal(item)?))).collect();
            return values.map(Fact::Or);
        }
        literal(text).map(|value| Self::value(field, &value))
    }

    fn value(field: &Field<'_>, value: &str) -> Fact {
        let label = match value {
            "true" => Some(label_of(say::YES)),
            "false" => Some(label_of(say::NO)),
            _ => field.shape.and_then(|shape| shape.value_label(value)),
        };
        Fact::Value { value: value.to_owned(), label }
    }
}

fn label_of(phrase: Phrase) -> Label {
    let text = |language: Language| phrase.of(language).to_owned();
    Label::new(text(Language::Nb), text(Language::Sv), text(Language::En))
}

/// Text in quotation marks, a number, `true` or `false`.
fn literal(text: &str) -> Option<String> {
    let text = text.trim();
    let quoted = ['"', '\''].into_iter().find_map(|mark| text.strip_prefix(mark)?.strip_suffix(mark));
    match quoted {
        Some(inner) if !inner.contains(['"', '\'', '\\']) => Some(inner.to_owned()),
        None if matches!(text, "true" | "false") || text.parse::<i64>().is_ok() => Some(text.to_owned()),
        _ => None,
    }
}

/// The parts between `&&` outside brackets and texts, without brackets around them.
fn conjuncts(source: &str) -> Vec<&str> {
    let source = bare(source.trim());
    // What `||` takes apart is one condition.
    if split_all(source, "||").len() > 1 {
        return vec![source];
    }
    split_all(source, "&&").into_iter().map(bare).filter(|part| !part.is_empty()).collect()
}

/// The parts of a text between an operator outside brackets and texts: the text itself where it does not stand there, or
/// where `? :` takes the text apart.
fn split_all<'t>(text: &'t str, operator: &str) -> Vec<&'t str> {
    let places = outside(text);
    if places.iter().any(|at| text[*at..].starts_with("? ")) {
        return vec![text];
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for at in places {
        if at >= start && text[at..].starts_with(operator) {
            parts.push(text[start..at].trim());
            start = at + operator.len();
        }
    }
    parts.push(text[start..].trim());
    parts
}

/// Where a text is at an operator outside brackets and texts: before and after it. `None` where it stands twice.
fn split_at<'t>(text: &'t str, operator: &str) -> Option<(&'t str, &'t str)> {
    let mut places = outside(text).into_iter().filter(|at| text[*at..].starts_with(operator));
    let at = places.next()?;
    if places.next().is_some() {
        return None;
    }
    Some((text[..at].trim(), text[at + operator.len()..].trim()))
}

/// A text without the brackets around all of it.
fn bare(text: &str) -> &str {
    let mut text = text.trim();
    while let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        // `(a) && (b)` begins and ends with brackets that are two pairs.
        if outside(text).into_iter().any(|at| at > 0 && at < text.len() - 1) {
            break;
        }
        text = inner.trim();
    }
    text
}

/// The byte positions outside brackets and texts, those of the outer brackets themselves left out.
fn outside(text: &str) -> Vec<usize> {
    let (mut places, mut depth, mut quote): (Vec<usize>, u32, Option<char>) = (Vec::new(), 0, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(mark), _) if c == mark => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth = depth.saturating_sub(1),
            (None, _) if depth == 0 => places.push(at),
            _ => {}
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_is_taken_apart_where_all_of_it_must_hold() {
        assert_eq!(
            conjuncts("doc.a == \"x && y\" && !(doc.b in [\"c\"]) && (doc.d)"),
            ["doc.a == \"x && y\"", "!(doc.b in [\"c\"])", "doc.d"]
        );
        assert_eq!(conjuncts("(doc.a && doc.b)"), ["doc.a", "doc.b"]);
        assert_eq!(conjuncts("(doc.a) && (doc.b)"), ["doc.a", "doc.b"]);
        assert_eq!(conjuncts("doc.a && doc.b || doc.c"), ["doc.a && doc.b || doc.c"]);
        assert_eq!(conjuncts("doc.a && (doc.b || doc.c)"), ["doc.a", "doc.b || doc.c"]);
        assert_eq!(conjuncts("doc.?a.orValue(true) && b"), ["doc.?a.orValue(true)", "b"]);
    }

    #[test]
    fn operators_are_found_outside_texts() {
        assert_eq!(split_at("\"a == b\" == doc.c", "=="), Some(("\"a == b\"", "doc.c")));
        assert_eq!(split_at("a == b == c", "=="), None);
        assert_eq!(split_at("doc.a in [\"x in y\"]", " in "), Some(("doc.a", "[\"x in y\"]")));
    }

    #[test]
    fn literals_are_texts_numbers_and_truth_values() {
        assert_eq!(literal("\"nhn\"").as_deref(), Some("nhn"));
        assert_eq!(literal(" 'nhn' ").as_deref(), Some("nhn"));
        assert_eq!(literal("true").as_deref(), Some("true"));
        assert_eq!(literal("doc.a"), None);
    }
}
