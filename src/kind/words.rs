//! What is said of a [`Breach`].

use std::cell::Cell;

use serde_json::Value;

use super::breach::{Breach, Expected, JsonType};
use super::correct::{corrected, has_unreal_day, is_length};
use super::library::Library;
use super::shape::Shape;
use super::terms::{format_phrase, one_of_kind, truth, type_fact, type_of, usual};
use super::value::text_of;
use super::{flow, likely, likeness};
use crate::calendar::unreal;
use crate::language::messages::schema as say;
use crate::language::personal_number;
use crate::language::{Decimal, Fact, Facts, Label, Language, Noun, Phrase, Reader, Saying, Words, code_span};
use crate::yaml::{Node, Pointer, ScalarKind, Step};

const CHARACTERS: Noun = Noun { nb: ["tegn", "tegn"], sv: ["tecken", "tecken"], en: ["character", "characters"] };
const ITEMS: Noun = Noun { nb: ["element", "elementer"], sv: ["element", "element"], en: ["item", "items"] };
/// The most characters of a list of allowed values in help.
const MOST_LISTED: usize = 130;
/// For how many unknown keys of a document the fields that may stand there are listed.
const MOST_UNKNOWN: usize = 100;
/// How many values of an enumeration every finding about it holds; of a longer one the first findings of a document hold
/// all, and the others those that they name.
const MOST_VALUES: usize = 20;
/// For how many findings of a document long enumerations are held whole.
const MOST_WHOLE: usize = 100;
/// How many characters of a value or pattern are shown: the first of these with which the line is short enough.
const SHOWN: [usize; 4] = [60, 32, 20, 12];
const KEYS: Noun = Noun { nb: ["felt", "felter"], sv: ["fält", "fält"], en: ["field", "fields"] };

/// Where a breach is told of: the document, its schema and what its kind is called.
pub struct Telling<'t> {
    /// The document.
    pub document: Node<'t>,
    /// The schema as a description.
    pub shape: Option<Shape<'t>>,
    /// The kind, as messages name it.
    pub kind: Fact,
    /// The schemas, for the keyword that is broken.
    pub library: &'t Library,
    /// The name by which `vedtak schema` shows the schema; none for one that is the project's own.
    pub shown_by: Option<&'t str>,
    /// For how many more unknown keys the fields that may stand there are listed: the first ones have shown them.
    listed: Cell<usize>,
    /// For how many more findings long enumerations are held whole.
    whole: Cell<usize>,
}

impl<'t> Telling<'t> {
    /// Of a document with its schema as a description, what messages call its kind, the schemas, and the name by which
    /// `vedtak schema` shows the schema.
    pub fn new(
        document: Node<'t>,
        shape: Option<Shape<'t>>,
        kind: Fact,
        library: &'t Library,
        shown_by: Option<&'t str>,
    ) -> Self {
        Self { document, shape, kind, library, shown_by, listed: Cell::new(MOST_UNKNOWN), whole: Cell::new(MOST_WHOLE) }
    }

    /// What is said of a breach, and what of it machines are told.
    pub fn saying(&self, breach: &Breach) -> (Saying, serde_json::Map<String, Value>) {
        let longest = Cell::new(0);
        let say = |most| {
            let one = Try { telling: self, most, longest: &longest };
            let (fact, help, facts) = one.advised(breach, one.say(breach));
            Saying::new(fact, facts).help(help)
        };
        let mut whole = say(SHOWN[0]);
        // Machines are told the same whatever the language, and however long its words are.
        let words_only = [
            "calendar", "field", "fields", "kind", "owner", "names", "all", "types", "found", "form", "asked", "which",
        ];
        let mut machine = whole.facts.to_json();
        machine.retain(|name, _| !words_only.contains(&name.as_str()));
        // Each with less of long values than the one before it, where there are any.
        let mut last = &mut whole;
        for most in &SHOWN[1..] {
            if longest.get() > *most {
                last = last.shorter.insert(Box::new(say(*most)));
            }
        }
        if breach.names_more_values_than(MOST_VALUES) {
            self.whole.set(self.whole.get().saturating_sub(1));
        }
        (whole, machine)
    }

    /// A breach in the reader's language.
    pub fn words(&self, breach: &Breach, reader: &Reader) -> Words {
        self.saying(breach).0.words(reader)
    }
}

/// One try at saying it, with so many characters of each value.
struct Try<'s, 't> {
    telling: &'s Telling<'t>,
    most: usize,
    /// The most characters of a value that was to be shown.
    longest: &'s Cell<usize>,
}

/// The phrases of a fact and its help, with the facts.
type Said = (Phrase, Option<Phrase>, Facts);

impl Try<'_, '_> {
    /// What is said of a value with better help where there is some: what stands for a person is to be removed, zeros at
    /// the front of a number are kept by quotation marks, and a field may say itself what is asked.
    fn advised(&self, breach: &Breach, (fact, help, facts): Said) -> Said {
        let node = breach.pointer.resolve(self.telling.document).filter(|node| node.scalar().is_some());
        let (Some(node), false) = (node, breach.is_of_keys()) else { return (fact, help, facts) };
        if personal_number::is_in(node.text()) {
            return (fact, Some(say::PERSONAL_NUMBER_HELP), facts);
        }
        let (Some(Step::Key(key)), Some(shape)) = (breach.pointer.0.last(), self.shape_at(&breach.pointer)) else {
            return (fact, help, facts);
        };
        let takes_text =
            shape.keyword("type").and_then(Value::as_array).is_some_and(|types| types.contains(&"string".into()));
        let is_filled_up = node.text().len() > 1 && node.text().starts_with('0') && node.as_str().is_none();
        if breach.is_of_size() && takes_text && is_filled_up {
            let quoted = Fact::Code(self.cut(&format!("\"{}\"", node.text())));
            return (fact, Some(say::TYPE_QUOTE_HELP), facts.with("quoted", quoted));
        }
        let is_of_form = breach.is_of_size() || matches!(breach.expected, Expected::Pattern(_));
        match shape.label_of("x-help").filter(|_| is_of_form) {
            Some(asked) => {
                let facts = facts.with("key", Fact::code(key.as_str())).with("asked", Fact::Label(asked));
                (fact, Some(say::MISSING_HELP_OWN), facts)
            }
            None => (fact, help, facts),
        }
    }

    fn say(&self, breach: &Breach) -> Said {
        let node = breach.pointer.resolve(self.telling.document);
        let facts = Facts::new()
            .with("field", self.field(&breach.pointer))
            .with("kind", self.telling.kind.clone())
            .with("value", Fact::Code(node.map_or_else(String::new, |node| self.cut(shown(node)))));
        // What is said of keys shows none of the mapping's value, which needs no shorter form then.
        if breach.is_of_keys() {
            self.longest.set(0);
        }
        let counted = |facts: Facts, actual: usize, most: u64, of: Noun| {
            let actual = u64::try_from(actual).unwrap_or(u64::MAX);
            facts.with("actual", Fact::Count { n: actual, of }).with("limit", Fact::number(most))
        };
        let at_least = |facts: Facts, actual: usize, least: u64, of: Noun| {
            if actual == 0 {
                return (say::EMPTY, None, facts.with("limit", Fact::Count { n: least, of }));
            }
            (say::AT_LEAST, None, counted(facts, actual, least, of))
        };
        let fields_of = |keys: &[String]| keys.iter().map(|key| self.field(&breach.pointer.key(key))).collect();
        let length = |node: Option<Node<'_>>| node.map_or(0, |node| node.text().chars().count());
        let size = |node: Option<Node<'_>>| node.map_or(0, Node::len);
        match &breach.expected {
            Expected::Key(key) => self.missing(breach, key, facts),
            Expected::AnyKey(keys) => {
                let facts = facts.with("fields", Fact::Or(fields_of(keys))).with("owner", self.owner(&breach.pointer));
                (say::MISSING_ANY, None, facts)
            }
            Expected::NotTogether(keys) => {
                (say::NOT_TOGETHER, Some(say::NOT_TOGETHER_HELP), facts.with("fields", Fact::List(fields_of(keys))))
            }
            Expected::OneKey(keys) => {
                (say::ONE_KEY, Some(say::ONE_KEY_HELP), facts.with("fields", Fact::List(fields_of(keys))))
            }
            Expected::NotKey(key, nearest) => self.unknown(breach, key, nearest.as_deref(), facts),
            Expected::Misspelt(key, meant) => {
                let label = self.shape_at(&breach.pointer.key(meant)).and_then(|shape| shape.label());
                let facts = facts
                    .with("key", Fact::code(key.as_str()))
                    .with("owner", self.owner(&breach.pointer))
                    .with("nearest", Fact::Field { path: meant.clone(), label })
                    .with("name", Fact::code(meant.as_str()));
                (say::MISSPELT, Some(say::MISSPELT_HELP), facts)
            }
            Expected::Instead(key, missing) => {
                let facts = facts
                    .with("field", self.field(&breach.pointer.key(missing)))
                    .with("key", Fact::code(key.as_str()))
                    .with("owner", self.owner(&breach.pointer))
                    .with("name", Fact::code(missing.as_str()));
                (say::INSTEAD, Some(say::INSTEAD_HELP), facts)
            }
            Expected::OtherKey(key, asked) => self.other_key(breach, key, asked, facts),
            Expected::Types(types) => self.types(breach, types, node, facts),
            Expected::OneOf(values, nearest) => self.one_of(breach, values, nearest.as_deref(), facts),
            Expected::Pattern(pattern) => self.pattern(breach, pattern, node, facts),
            Expected::Format(format) => self.format(breach, format, node, facts),
            Expected::Minimum(limit) => (say::MINIMUM, None, Self::limited(facts, limit)),
            Expected::Above(limit) => (say::ABOVE, None, Self::limited(facts, limit)),
            Expected::Maximum(limit) => (say::MAXIMUM, None, Self::limited(facts, limit)),
            Expected::Below(limit) => (say::BELOW, None, Self::limited(facts, limit)),
            Expected::MultipleOf(limit) => (say::MULTIPLE_OF, None, Self::limited(facts, limit)),
            Expected::MinLength(least) => at_least(facts, length(node), *least, CHARACTERS),
            Expected::MaxLength(most) => (say::AT_MOST, None, counted(facts, length(node), *most, CHARACTERS)),
            Expected::MinItems(least) => at_least(facts, size(node), *least, ITEMS),
            Expected::MaxItems(most) => (say::AT_MOST, None, counted(facts, size(node), *most, ITEMS)),
            Expected::MinKeys(least) => at_least(facts, size(node), *least, KEYS),
            Expected::MaxKeys(most) => (say::AT_MOST, None, counted(facts, size(node), *most, KEYS)),
            Expected::FewerItems(more) => {
                let n = u64::try_from(*more).unwrap_or(u64::MAX);
                (say::FEWER_ITEMS, None, facts.with("actual", Fact::Count { n, of: ITEMS }))
            }
            Expected::Unique => (say::UNIQUE, None, facts),
            Expected::Contains => {
                let facts = facts.with("wanted", Fact::Text(self.wanted(breach)));
                (say::CONTAINS, None, facts)
            }
            Expected::Nothing => (say::NOTHING, None, facts),
            Expected::Not if node.is_some_and(|node| node.scalar().is_none()) => (say::NOT_CONTENT, None, facts),
            Expected::Not => (say::NOT, None, facts),
            Expected::OnlyOne(fits) => (say::ONLY_ONE, None, facts.with("which", self.alternatives(breach, fits))),
            Expected::Undecided(pattern) => {
                (say::UNDECIDED, Some(say::UNDECIDED_HELP), facts.with("pattern", Fact::Code(self.cut(pattern))))
            }
            Expected::TooMuch => (say::TOO_MUCH, Some(say::ALTERNATIVES_HELP), facts),
            Expected::NoAlternative => (say::NO_ALTERNATIVE, Some(say::ALTERNATIVES_HELP), facts),
            Expected::Other(reason) => (say::OTHER, None, facts.with("reason", Fact::code(reason.as_str()))),
        }
    }

    /// Alternatives of the keyword that is broken, by their titles, else by their numbers.
    fn alternatives(&self, breach: &Breach, positions: &[usize]) -> Fact {
        let keyword = Shape::at_keyword(self.telling.library, &breach.keyword);
        let all = keyword.map(|shape| shape.alternatives("oneOf")).unwrap_or_default();
        let one = |at: &usize| match all.get(*at).and_then(Shape::label) {
            Some(title) => Fact::Label(title),
            None => Fact::number(u64::try_from(at + 1).unwrap_or(u64::MAX)),
        };
        Fact::List(positions.iter().map(one).collect())
    }

    fn limited(facts: Facts, limit: &str) -> Facts {
        facts.with("limit", Decimal::parse(limit).map_or_else(|| Fact::code(limit), Fact::number))
    }

    fn missing(&self, breach: &Breach, key: &str, facts: Facts) -> (Phrase, Option<Phrase>, Facts) {
        let pointer = breach.pointer.key(key);
        let shape = self.shape_at(&pointer);
        let facts = facts
            .with("field", self.field(&pointer))
            .with("key", Fact::code(key))
            .with("owner", self.owner(&breach.pointer));
        let whole = breach.pointer.0.is_empty();
        let fact = if whole && matches!(self.telling.kind, Fact::Label(_)) { say::MISSING } else { say::MISSING_IN };
        let (help, facts) = shape.map_or((say::MISSING_HELP, facts.clone()), |shape| Self::asked(key, shape, facts));
        (fact, Some(help), facts)
    }

    fn unknown(
        &self,
        breach: &Breach,
        key: &str,
        nearest: Option<&str>,
        facts: Facts,
    ) -> (Phrase, Option<Phrase>, Facts) {
        let facts = facts.with("key", Fact::code(key)).with("owner", self.owner(&breach.pointer));
        let mapping = breach.pointer.resolve(self.telling.document);
        if let Some(whole) = mapping.and_then(|mapping| flow::parted_by_comma(mapping, key)) {
            return (say::UNKNOWN, Some(say::COMMA_HELP), facts.with("quoted", Fact::Code(self.cut(&whole))));
        }
        if let Some(name) = nearest {
            let label = self.shape_at(&breach.pointer.key(name)).and_then(|shape| shape.label());
            let facts =
                facts.with("nearest", Fact::Field { path: name.to_owned(), label }).with("name", Fact::code(name));
            return (say::UNKNOWN, Some(say::UNKNOWN_HELP), facts);
        }
        let left = self.telling.listed.get();
        self.telling.listed.set(left.saturating_sub(1));
        let node = breach.pointer.resolve(self.telling.document).filter(|_| left > 0);
        let shape = self.shape_at(&breach.pointer);
        let fields = shape.zip(node).map(|(shape, node)| likely::candidates(&[shape], node));
        let fields = fields.unwrap_or_default();
        let fields = likeness::best(key, fields);
        let mut names: Vec<Fact> = fields.into_iter().map(|field| Fact::code(field.name)).collect();
        let mut facts = facts;
        if let Some(kind) = self.telling.shown_by {
            names.truncate(3);
            facts.insert("command", Fact::code(format!("vedtak schema {kind}")));
        }
        (say::UNKNOWN, Some(say::UNKNOWN_HELP_LIST), facts.with("names", Fact::Or(names)))
    }

    /// A key whose name is not as `propertyNames` asks.
    fn other_key(&self, breach: &Breach, key: &str, asked: &Expected, facts: Facts) -> (Phrase, Option<Phrase>, Facts) {
        let facts = facts.with("key", Fact::code(key)).with("owner", self.owner(&breach.pointer));
        let characters = |n: u64| Fact::Count { n, of: CHARACTERS };
        let (phrase, facts) = match asked {
            Expected::Pattern(pattern) => {
                (say::OTHER_KEY_PATTERN, facts.with("pattern", Fact::Code(self.cut(pattern))))
            }
            Expected::MinLength(least) => (say::OTHER_KEY_SHORT, facts.with("limit", characters(*least))),
            Expected::MaxLength(most) => (say::OTHER_KEY_LONG, facts.with("limit", characters(*most))),
            Expected::Format(format) => {
                let words = Saying::new(format_phrase(format), Facts::new().with("format", Fact::code(format)));
                (say::OTHER_KEY_FORM, facts.with("form", Fact::said(words)))
            }
            Expected::OneOf(values, _) => (say::OTHER_KEY_ONE_OF, facts.with("values", self.values(values, text_of))),
            _ => (say::OTHER_KEY, facts),
        };
        (phrase, Some(say::OTHER_KEY_HELP), facts)
    }

    fn one_of(
        &self,
        breach: &Breach,
        values: &[Value],
        nearest: Option<&str>,
        facts: Facts,
    ) -> (Phrase, Option<Phrase>, Facts) {
        let shape = self.shape_at(&breach.pointer);
        let labelled = |value: &str| Fact::Value {
            value: self.cut(value),
            label: shape.and_then(|shape| shape.value_label(value)),
        };
        // `"1"` and `1` differ by their quotation marks only.
        let node = breach.pointer.resolve(self.telling.document).filter(|node| node.scalar().is_some());
        let text = node.map_or("", |node| node.text());
        let is_text = node.is_some_and(|node| node.as_str().is_some());
        let is_same = |value: &Value| node.is_some() && is_text != value.is_string() && text_of(value) == text;
        let written = |value: &Value| if is_same(value) && !is_text { value.to_string() } else { text_of(value) };
        let same = values.iter().find(|value| is_same(value));
        let mut facts = facts.with("values", self.values(values, written));
        if let Some(same) = same {
            if is_text {
                facts.insert("value", Fact::Code(self.cut(&format!("\"{text}\""))));
                return (say::ONE_OF, Some(say::TYPE_UNQUOTE_HELP), facts.with("plain", Fact::Code(self.cut(text))));
            }
            return (say::ONE_OF, Some(say::ONE_OF_HELP), facts.with("nearest", Fact::Code(self.cut(&written(same)))));
        }
        if let Some(name) = nearest {
            return (say::ONE_OF, Some(say::ONE_OF_HELP), facts.with("nearest", labelled(name)));
        }
        if values.len() > 3 {
            let mut shown = String::new();
            for value in values {
                let next = code_span(&self.cut(&text_of(value)));
                if shown.chars().count() + next.chars().count() > MOST_LISTED {
                    shown.push_str(", …");
                    break;
                }
                shown.push_str(if shown.is_empty() { "" } else { ", " });
                shown.push_str(&next);
            }
            return (say::ONE_OF, Some(say::ONE_OF_HELP_ALL), facts.with("all", Fact::Text(shown)));
        }
        (say::ONE_OF, None, facts)
    }

    /// The values of which one is expected, each as `written` has it.
    fn values(&self, values: &[Value], written: impl Fn(&Value) -> String) -> Fact {
        let facts = values.iter().map(|value| Fact::Code(self.cut(&written(value))));
        if values.len() > MOST_VALUES && self.telling.whole.get() == 0 {
            return Fact::first_of(facts, values.len());
        }
        Fact::Or(facts.collect())
    }

    fn types(
        &self,
        breach: &Breach,
        types: &[JsonType],
        node: Option<Node<'_>>,
        facts: Facts,
    ) -> (Phrase, Option<Phrase>, Facts) {
        let word = type_fact;
        let found = node.map_or(JsonType::Null, type_of);
        let wanted: Vec<Fact> = types.iter().map(|kind| word(*kind)).collect();
        let text = node.map_or("", |node| node.text());
        let fraction = found == JsonType::Number && types.contains(&JsonType::Integer);
        let what = if found == JsonType::Boolean || fraction { Fact::code(text) } else { word(found) };
        let meant = types.contains(&JsonType::Boolean).then(|| truth(text)).flatten();
        let facts = facts.with("found", what).with("types", Fact::Or(wanted));
        let scalar_found = !matches!(found, JsonType::Object | JsonType::Array);
        let reads_as = crate::yaml::classify(text);
        let unquoted = match types.first() {
            Some(JsonType::Integer) => reads_as == ScalarKind::Int,
            Some(JsonType::Number) => matches!(reads_as, ScalarKind::Int | ScalarKind::Float),
            Some(JsonType::Boolean) => matches!(reads_as, ScalarKind::Bool(_)),
            _ => false,
        };
        if found == JsonType::Null {
            (say::TYPE, Some(say::TYPE_NULL_HELP), facts)
        } else if let Some(meant) = meant.filter(|_| found == JsonType::String) {
            let found = if text == meant { format!("\"{text}\"") } else { text.to_owned() };
            let facts = facts.with("found", Fact::Code(self.cut(&found))).with("nearest", Fact::code(meant));
            (say::TYPE, Some(say::ONE_OF_HELP), facts)
        } else if types.contains(&JsonType::String) && scalar_found && !fraction {
            (say::TYPE, Some(say::TYPE_QUOTE_HELP), facts.with("quoted", Fact::Code(self.cut(&format!("\"{text}\"")))))
        } else if types == [JsonType::Array] && scalar_found {
            (say::TYPE, Some(say::TYPE_LIST_HELP), facts.with("listed", Fact::Code(self.cut(&format!("[{text}]")))))
        } else if found == JsonType::String && unquoted {
            (say::TYPE, Some(say::TYPE_UNQUOTE_HELP), facts.with("plain", Fact::code(text)))
        } else if let (Some(Step::Key(key)), Some(shape)) = (breach.pointer.0.last(), self.shape_at(&breach.pointer)) {
            let (help, facts) = Self::asked(key, shape, facts.with("key", Fact::code(key.as_str())));
            (say::TYPE, (help != say::MISSING_HELP).then_some(help), facts)
        } else {
            (say::TYPE, None, facts)
        }
    }

    /// What to write for a field that is missing: its values, an example, or the fields of it.
    fn asked(key: &str, shape: Shape<'_>, facts: Facts) -> (Phrase, Facts) {
        if let Some(asked) = shape.label_of("x-help") {
            return (say::MISSING_HELP_OWN, facts.with("asked", Fact::Label(asked)));
        }
        let values = shape.keyword("enum").and_then(Value::as_array).filter(|values| values.len() > 1);
        if let Some(values) = values {
            let named = values.iter().filter(|value| !value.is_null()).map(|value| {
                let value = text_of(value);
                Fact::Value { label: shape.value_label(&value), value }
            });
            return (say::MISSING_HELP_VALUES, facts.with("values", Fact::Or(named.collect())));
        }
        let example =
            shape.keyword("examples").and_then(|examples| examples.get(0)).or_else(|| shape.keyword("default"));
        let written = example.map(|example| format!("{key}: {}", flow::written(example)));
        if let Some(written) = written.filter(|written| written.chars().count() <= SHOWN[0]) {
            return (say::MISSING_HELP_EXAMPLE, facts.with("example", Fact::Code(written)));
        }
        let mut names = shape.required_names();
        if names.is_empty() {
            names = shape.property_names();
        }
        if names.is_empty() {
            return (say::MISSING_HELP, facts);
        }
        let names = names.into_iter().map(Fact::code).collect();
        (say::MISSING_HELP_FIELDS, facts.with("names", Fact::List(names)))
    }

    /// A pattern is for machines: people are told its form by the words of its format, or by examples.
    fn pattern(
        &self,
        breach: &Breach,
        pattern: &str,
        node: Option<Node<'_>>,
        facts: Facts,
    ) -> (Phrase, Option<Phrase>, Facts) {
        let facts = facts.with("pattern", Fact::Code(self.cut(pattern)));
        let format = self.shape_at(&breach.pointer).and_then(|shape| shape.keyword("format")).and_then(Value::as_str);
        if let Some(format) = format.filter(|format| format_phrase(format) != say::FORMAT_OTHER) {
            return self.format(breach, format, node, facts);
        }
        let examples = self.examples(breach);
        if examples.is_empty() {
            return (say::PATTERN, None, facts);
        }
        let lengths = examples.iter().any(|example| is_length(example));
        let (help, facts) = self.example(breach, if lengths { "duration" } else { "" }, node, facts);
        let form = examples.iter().map(|example| Fact::Code(self.cut(example))).collect();
        (say::PATTERN_LIKE, help, facts.with("form", Fact::Or(form)))
    }

    fn format(
        &self,
        breach: &Breach,
        format: &str,
        node: Option<Node<'_>>,
        facts: Facts,
    ) -> (Phrase, Option<Phrase>, Facts) {
        let code = Fact::code(format);
        let is_time = ["vedtak-date", "vedtak-instant", "vedtak-time", "date", "date-time"].contains(&format);
        let written = node.filter(|_| is_time).map_or("", |node| node.text());
        let calendar = unreal(written);
        let phrase = match &calendar {
            _ if has_unreal_day(written) => say::FORMAT_REAL_DAY,
            Some(_) => say::FORMAT_REAL_TIME,
            None => format_phrase(format),
        };
        let words = Saying::new(phrase, Facts::new().with("format", code.clone()));
        let facts = facts.with("format", code).with("form", Fact::said(words));
        // An example would be another day or time of something that may have happened.
        if let Some(calendar) = calendar {
            return (say::FORMAT, Some(say::UNREAL_HELP), facts.with("calendar", Fact::said(calendar)));
        }
        let (help, facts) = self.example(breach, format, node, facts);
        (say::FORMAT, help, facts)
    }

    fn examples(&self, breach: &Breach) -> Vec<&str> {
        let examples = self.shape_at(&breach.pointer).and_then(|shape| shape.keyword("examples"));
        examples.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// What to write: the value itself in its form where it is plain what was meant, else the example most like it.
    fn example(&self, breach: &Breach, format: &str, node: Option<Node<'_>>, facts: Facts) -> (Option<Phrase>, Facts) {
        let value = node.filter(|node| node.scalar().is_some()).map_or("", |node| node.text());
        let examples = self.examples(breach);
        if let Some(meant) = corrected(value, format) {
            return (Some(say::ONE_OF_HELP), facts.with("nearest", Fact::code(meant)));
        }
        match likeness::likest(value, &examples).or(usual(format)) {
            Some(example) => (Some(say::EXAMPLE_HELP), facts.with("example", Fact::Code(self.cut(example)))),
            None => (None, facts),
        }
    }

    /// The constants that a `contains` asks for, such as `role: data-controller`.
    fn wanted(&self, breach: &Breach) -> String {
        let properties =
            self.keyword(breach).and_then(|contains| contains.get("properties")).and_then(Value::as_object);
        let constants = properties.into_iter().flatten().filter_map(|(name, schema)| {
            let value = schema.get("const").or_else(|| schema.get("enum").and_then(|values| values.get(0)))?;
            Some(code_span(&format!("{name}: {}", text_of(value))))
        });
        let whole =
            self.keyword(breach).and_then(|contains| contains.get("const")).map(|value| code_span(&text_of(value)));
        constants.chain(whole).collect::<Vec<_>>().join(", ")
    }

    /// The value of the keyword that is broken.
    fn keyword<'b>(&'b self, breach: &'b Breach) -> Option<&'b Value> {
        let name = breach.keyword.rsplit_once('/')?.1;
        Shape::at_keyword(self.telling.library, &breach.keyword)?.keyword(name)
    }

    fn shape_at(&self, pointer: &Pointer) -> Option<Shape<'_>> {
        self.telling.shape?.descend(pointer)
    }

    /// A value as a message shows it: not too long.
    fn cut(&self, text: &str) -> String {
        // How much longer than what is ever shown a value is does not matter: it may be the whole document.
        let text = &*personal_number::masked_beginning(text, SHOWN[0]);
        let length = text.chars().take(SHOWN[0] + 1).count();
        self.longest.set(self.longest.get().max(length));
        if length <= self.most {
            return text.to_owned();
        }
        let mut shown: String = text.chars().take(self.most - 1).collect();
        shown.push('…');
        shown
    }

    /// A field by its label and path; the document itself by a word.
    fn field(&self, pointer: &Pointer) -> Fact {
        if pointer.0.is_empty() {
            return Fact::Label(say::DOCUMENT.label());
        }
        let label = self.shape_at(pointer).and_then(|shape| shape.label());
        let item = matches!(pointer.0.last(), Some(Step::Index(_)));
        let label = label.or_else(|| item.then(|| Label::new(ITEMS.nb[0], ITEMS.sv[0], ITEMS.en[0])));
        Fact::Field { path: shown_path(pointer), label }
    }

    /// What a field stands in: the mapping, or the kind at the document's top.
    fn owner(&self, pointer: &Pointer) -> Fact {
        if !pointer.0.is_empty() {
            return self.field(pointer);
        }
        match &self.telling.kind {
            Fact::Label(label) => {
                let [nb, sv, en] = Language::ALL.map(|language| one_of_kind(label, language));
                Fact::Label(Label::new(nb, sv, en))
            }
            other => other.clone(),
        }
    }
}

/// The path with the position of a list's item, as [`Fact::Field`] reads it.
pub fn shown_path(pointer: &Pointer) -> String {
    let mut path = String::new();
    for step in &pointer.0 {
        match step {
            Step::Key(key) if path.is_empty() => path.push_str(key),
            Step::Key(key) => {
                path.push('.');
                path.push_str(key);
            }
            Step::Index(index) => {
                path.push('[');
                path.push_str(&index.to_string());
                path.push(']');
            }
        }
    }
    path
}

/// The text of a value as a message shows it.
fn shown(node: Node<'_>) -> &str {
    if node.is_null() && node.text().is_empty() {
        return "null";
    }
    if node.scalar().is_some() { node.text() } else { node.tree().text().get(node.span().range()).unwrap_or("") }
}
