//! Reading a tree into types, by serde. Errors carry the place of the value that does not fit.

use std::fmt;

use chrono::NaiveDate;
use serde::de::value::StrDeserializer;
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, Expected, IntoDeserializer, Unexpected, Visitor};

use super::node::{Entries, Node};
use super::scalar::ScalarKind;
use super::spanned;
use crate::language::messages::{schema as types, syntax as say};
use crate::language::{Fact, Language, Phrase, Reader, Sentence};
use crate::source::Span;

/// A value that does not fit the type it is read as.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadError {
    /// Why.
    pub says: Sentence,
    /// The value that does not fit.
    pub span: Option<Span>,
}

/// Reads a node as a type. Nulls of a mapping read as absent fields where the field is an `Option`.
///
/// # Errors
/// The first value that does not fit, with its place.
pub fn read<'t, T: Deserialize<'t>>(node: Node<'t>) -> Result<T, ReadError> {
    T::deserialize(Typed(node))
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.says.render(&Reader::new(Language::En, NaiveDate::default())))
    }
}

impl std::error::Error for ReadError {}

impl de::Error for ReadError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(say::READ_REFUSED.with("reason", Fact::code(message.to_string())))
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::mismatch(found_fact(found), expected_fact(&expected.to_string()))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::mismatch(Fact::code(variant), Fact::any(expected.iter().copied()))
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let keys = Fact::any(expected.iter().copied());
        Self::new(say::READ_UNKNOWN_KEY.with("key", Fact::code(field)).with("keys", keys))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(say::READ_MISSING.with("key", Fact::code(field)))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new(say::READ_TWICE.with("key", Fact::code(field)))
    }
}

impl ReadError {
    fn new(says: Sentence) -> Self {
        Self { says, span: None }
    }

    fn mismatch(found: Fact, expected: Fact) -> Self {
        Self::new(say::READ_TYPE.with("found", found).with("expected", expected))
    }

    fn within(mut self, span: Span) -> Self {
        self.span.get_or_insert(span);
        self
    }
}

/// What stands in the place of something else.
fn found_fact(found: Unexpected<'_>) -> Fact {
    let word = |phrase: Phrase| Fact::Label(phrase.label());
    match found {
        Unexpected::Bool(value) => Fact::code(value.to_string()),
        Unexpected::Unsigned(value) => Fact::code(value.to_string()),
        Unexpected::Signed(value) => Fact::code(value.to_string()),
        Unexpected::Float(value) => Fact::code(value.to_string()),
        Unexpected::Str(value) => Fact::code(value),
        Unexpected::Unit => Fact::code("null"),
        Unexpected::Seq => word(types::ARRAY),
        Unexpected::Map => word(types::OBJECT),
        other => Fact::code(other.to_string()),
    }
}

/// What serde expects, by the names that it has in Rust; anything else is quoted in English.
fn expected_fact(expected: &str) -> Fact {
    let word = |phrase: Phrase| Fact::Label(phrase.label());
    match expected {
        "a string" | "a borrowed string" | "a character" => word(types::STRING),
        "a boolean" => word(types::BOOLEAN),
        "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" | "usize" => word(types::INTEGER),
        "f32" | "f64" => word(types::NUMBER),
        "a map" => word(types::OBJECT),
        "a sequence" => word(types::ARRAY),
        other if other.starts_with("struct ") => word(types::OBJECT),
        other => Fact::code(other),
    }
}

struct Typed<'t>(Node<'t>);

impl<'t> Typed<'t> {
    fn visit<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let node = self.0;
        match node.scalar() {
            None if node.is_mapping() => visitor.visit_map(Fields { entries: node.entries(), value: None }),
            None => visitor.visit_seq(Items(node.items())),
            Some(ScalarKind::Null) => visitor.visit_unit(),
            Some(ScalarKind::Bool(value)) => visitor.visit_bool(value),
            Some(ScalarKind::Int) => match (node.as_i64(), node.as_u64()) {
                (Some(value), _) => visitor.visit_i64(value),
                (None, Some(value)) => visitor.visit_u64(value),
                (None, None) => visitor.visit_f64(node.as_f64().unwrap_or(f64::NAN)),
            },
            Some(ScalarKind::Float) => visitor.visit_f64(node.as_f64().unwrap_or(f64::NAN)),
            Some(ScalarKind::String) => visitor.visit_borrowed_str(node.text()),
        }
    }
}

impl<'t> Deserializer<'t> for Typed<'t> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let span = self.0.span();
        self.visit(visitor).map_err(|error| error.within(span))
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(self, name: &'static str, visitor: V) -> Result<V::Value, ReadError> {
        if name != spanned::NAME {
            return visitor.visit_newtype_struct(self);
        }
        let span = self.0.span();
        visitor.visit_seq(Parts { node: self.0, next: 0 }).map_err(|error| error.within(span))
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let span = self.0.span();
        match self.0.as_str() {
            Some(text) => visitor.visit_enum(StrDeserializer::<ReadError>::new(text)),
            None => Err(ReadError::mismatch(found_fact(unexpected(self.0)), Fact::Label(types::STRING.label()))),
        }
        .map_err(|error| error.within(span))
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'t>>
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

fn unexpected(node: Node<'_>) -> Unexpected<'_> {
    match node.scalar() {
        Some(_) => Unexpected::Str(node.text()),
        None if node.is_mapping() => Unexpected::Map,
        None => Unexpected::Seq,
    }
}

/// Start, end and value of a [`Spanned`](super::Spanned).
struct Parts<'t> {
    node: Node<'t>,
    next: u8,
}

impl<'t> de::SeqAccess<'t> for Parts<'t> {
    type Error = ReadError;

    fn next_element_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<Option<S::Value>, ReadError> {
        let span = self.node.span();
        self.next += 1;
        match self.next {
            1 => seed.deserialize(span.start.into_deserializer()).map(Some),
            2 => seed.deserialize(span.end.into_deserializer()).map(Some),
            3 => seed.deserialize(Typed(self.node)).map(Some),
            _ => Ok(None),
        }
    }
}

struct Items<I>(I);

impl<'t, I: Iterator<Item = Node<'t>>> de::SeqAccess<'t> for Items<I> {
    type Error = ReadError;

    fn next_element_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<Option<S::Value>, ReadError> {
        self.0.next().map(|node| seed.deserialize(Typed(node))).transpose()
    }
}

struct Fields<'t> {
    entries: Entries<'t>,
    value: Option<Node<'t>>,
}

impl<'t> de::MapAccess<'t> for Fields<'t> {
    type Error = ReadError;

    fn next_key_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<Option<S::Value>, ReadError> {
        let Some(entry) = self.entries.next() else { return Ok(None) };
        self.value = Some(entry.value);
        let key = de::value::BorrowedStrDeserializer::new(entry.key.text());
        seed.deserialize(key).map(Some).map_err(|error: ReadError| error.within(entry.key.span()))
    }

    fn next_value_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<S::Value, ReadError> {
        match self.value.take() {
            Some(node) => seed.deserialize(Typed(node)),
            None => Err(de::Error::custom("expected a key before its value")),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::super::{Limits, Spanned, parse};
    use super::*;

    #[derive(Debug, serde::Deserialize, PartialEq)]
    #[serde(deny_unknown_fields, rename_all = "camelCase")]
    struct Sample {
        name: Spanned<String>,
        count: Option<u32>,
        #[serde(default)]
        tags: Vec<String>,
        level: Option<Level>,
        map: Option<BTreeMap<String, Spanned<i64>>>,
    }

    #[derive(Debug, serde::Deserialize, PartialEq)]
    #[serde(rename_all = "kebab-case")]
    enum Level {
        VeryHigh,
    }

    fn sample(text: &str) -> Result<Sample, (String, String)> {
        let text: Arc<str> = text.into();
        let tree = parse(&text, &Limits::default());
        let node = tree.node(&tree.roots()[0]).unwrap();
        read(node).map_err(|error: ReadError| (error.to_string(), text[error.span.unwrap().range()].to_owned()))
    }

    #[test]
    fn values_are_read_with_their_places() {
        let read = sample("name: 'a b'\ncount: ~\ntags: [NO, \"2\"]\nlevel: very-high\nmap: {x: 0x10}\n").unwrap();
        assert_eq!(read.name.value, "a b");
        assert_eq!(read.name.span, Span::new(6, 11));
        assert_eq!(read.count, None);
        assert_eq!(read.tags, ["NO", "2"]);
        assert_eq!(read.level, Some(Level::VeryHigh));
        assert_eq!(read.map.unwrap()["x"].value, 16);
    }

    #[test]
    fn what_does_not_fit_is_named_at_its_place() {
        let cases = [
            ("name: a\ntags: [1]\n", "1", "here stands `1`; it must be text"),
            ("name: a\ntags: {a: 1}\n", "{a: 1}", "here stands a mapping (`key: value`); it must be a list"),
            (
                "name: a\nnmae: b\n",
                "nmae",
                "the key `nmae` is not known here; it must be `name`, `count`, `tags` or 2 more",
            ),
            ("name: a\nlevel: low\n", "low", "here stands `low`; it must be `very-high`"),
            ("name: a\nlevel: [low]\n", "[low]", "here stands a list; it must be text"),
            ("name: a\ncount: -1\n", "-1", "here stands `-1`; it must be a whole number"),
            ("name: a\nmap: x\n", "x", "here stands `x`; it must be a mapping (`key: value`)"),
            ("count: 1\n", "count: 1\n", "`name` is missing; required here"),
        ];
        for (text, place, says) in cases {
            let (said, at) = sample(text).unwrap_err();
            assert_eq!((said.as_str(), at.trim_end()), (says, place.trim_end()), "{text}");
        }
    }

    /// What serde refuses is told in the reader's language, in the same words everywhere.
    #[test]
    fn what_does_not_fit_is_told_in_three_languages() {
        let error = <ReadError as de::Error>::invalid_type(Unexpected::Seq, &"a map");
        let said = Language::ALL.map(|language| error.says.render(&Reader::new(language, NaiveDate::default())));
        assert_eq!(
            said,
            [
                "her står en liste; det må være en tilordning (`nøkkel: verdi`)",
                "här står en lista; det ska vara en mappning (`nyckel: värde`)",
                "here stands a list; it must be a mapping (`key: value`)",
            ]
        );
    }
}
