//! Reading a tree into types, by serde. Errors carry the place of the value that does not fit.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, IntoDeserializer, Visitor};

use super::node::{Entries, Node};
use super::scalar::ScalarKind;
use super::spanned;
use crate::source::Span;

/// A value that does not fit the type it is read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// Why, in English, a lowercase phrase.
    pub message: String,
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
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReadError {}

impl de::Error for ReadError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { message: message.to_string(), span: None }
    }
}

impl ReadError {
    fn within(mut self, span: Span) -> Self {
        self.span.get_or_insert(span);
        self
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
            None => Err(de::Error::custom("expected a word")),
        }
        .map_err(|error| error.within(span))
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'t>>
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
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
        read(node).map_err(|error: ReadError| (error.message, text[error.span.unwrap().range()].to_owned()))
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
        assert_eq!(sample("name: a\ntags: [1]\n").unwrap_err().1, "1");
        assert_eq!(sample("name: a\nnmae: b\n").unwrap_err().1, "nmae");
        assert_eq!(sample("name: a\nlevel: low\n").unwrap_err().1, "low");
        assert_eq!(sample("name: a\ncount: -1\n").unwrap_err().1, "-1");
    }
}
