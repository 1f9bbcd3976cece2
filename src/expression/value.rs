//! What an expression works on and answers with.
//!
//! Documents are never converted as a whole: a mapping or a list of a document stays the [`Node`] that it is, with the
//! [`Form`] that says how to read what lies in it, and each scalar becomes a value when it is reached.

use std::sync::Arc;

use chrono::TimeDelta;

use super::document::TypedDocument;
use super::form::Form;
use super::version::Version;
use crate::calendar::Time;
use crate::yaml::Node;

/// A value.
#[derive(Debug, Clone)]
pub enum Value<'v> {
    /// Only `base` and what a host answers with is ever null: nulls of documents count as absent.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A number with decimals.
    Decimal(f64),
    /// A text.
    Text(TextValue<'v>),
    /// A day or an instant.
    Time(Time),
    /// A length of time.
    Duration(TimeDelta),
    /// A version.
    Version(Arc<Version>),
    /// A list.
    List(List<'v>),
    /// A mapping.
    Map(Map<'v>),
    /// A value that may be there.
    Optional(Option<Arc<Value<'v>>>),
}

/// A text, borrowed from a document, a policy or an expression, or made while a rule runs.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the names say it")]
pub enum TextValue<'v> {
    Borrowed(&'v str),
    Made(Arc<str>),
}

/// A list.
#[derive(Debug, Clone)]
pub enum List<'v> {
    /// Of a document.
    Written(Seen<'v>),
    /// Made while a rule runs.
    Made(Arc<[Value<'v>]>),
    /// Of a parameter, a literal or a host.
    Borrowed(&'v [Value<'v>]),
}

/// A mapping.
#[derive(Debug, Clone)]
pub enum Map<'v> {
    /// Of a document.
    Written(Seen<'v>),
    /// Made while a rule runs, or bound by a host: keys and values, no key twice.
    Made(Arc<[(Value<'v>, Value<'v>)]>),
}

/// A mapping or a list of a document.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'v> {
    /// Where it is written.
    pub node: Node<'v>,
    /// How to read what lies in it; `None` where no schema says.
    pub(super) form: Option<&'v Form>,
    /// The document that it is a part of.
    pub document: &'v TypedDocument<'v>,
}

impl TextValue<'_> {
    /// The text itself.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Made(text) => text,
        }
    }
}

impl<'v> Value<'v> {
    /// A text made while a rule runs.
    pub fn text(text: impl Into<Arc<str>>) -> Self {
        Self::Text(TextValue::Made(text.into()))
    }

    /// A list made while a rule runs.
    pub fn list(items: impl Into<Arc<[Value<'v>]>>) -> Self {
        Self::List(List::Made(items.into()))
    }

    /// A mapping made while a rule runs, such as parameters; no key may be there twice.
    pub fn record<K: Into<Arc<str>>>(entries: impl IntoIterator<Item = (K, Value<'v>)>) -> Self {
        let entries = entries.into_iter().map(|(key, value)| (Self::text(key), value));
        Self::Map(Map::Made(entries.collect()))
    }

    /// A document.
    pub fn document(document: &'v TypedDocument<'v>) -> Self {
        let seen = Seen { node: document.node(), form: Some(document.form()), document };
        Self::Map(Map::Written(seen))
    }

    /// The boolean, where it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Boolean(value) => Some(*value),
            _ => None,
        }
    }

    /// The text, where it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text.as_str()),
            _ => None,
        }
    }

    /// The day or instant, where it is one.
    pub fn as_time(&self) -> Option<Time> {
        match self {
            Self::Time(time) => Some(*time),
            _ => None,
        }
    }

    /// Where it is written, where it is a mapping or list of a document.
    pub fn seen(&self) -> Option<Seen<'v>> {
        match self {
            Self::List(List::Written(seen)) | Self::Map(Map::Written(seen)) => Some(*seen),
            _ => None,
        }
    }

    /// What it is, for people.
    pub(super) fn describe(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean(_) => "a boolean",
            Self::Integer(_) => "a whole number",
            Self::Decimal(_) => "a number with decimals",
            Self::Text(_) => "a text",
            Self::Time(_) => "a time",
            Self::Duration(_) => "a duration",
            Self::Version(_) => "a version",
            Self::List(_) => "a list",
            Self::Map(_) => "a mapping",
            Self::Optional(_) => "a value that may be absent",
        }
    }
}

impl<'v> From<&'v str> for Value<'v> {
    fn from(text: &'v str) -> Self {
        Self::Text(TextValue::Borrowed(text))
    }
}

impl From<bool> for Value<'_> {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<i64> for Value<'_> {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<f64> for Value<'_> {
    fn from(value: f64) -> Self {
        Self::Decimal(value)
    }
}

impl From<Time> for Value<'_> {
    fn from(time: Time) -> Self {
        Self::Time(time)
    }
}

impl From<TimeDelta> for Value<'_> {
    fn from(duration: TimeDelta) -> Self {
        Self::Duration(duration)
    }
}
