//! One way in which a value is not as its schema says, typed.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use jsonschema::paths::{Location, LocationSegment};
use serde_json::Value;

use super::bounds::Bound;
use super::own_patterns::pattern_of;
use crate::source::Span;
use crate::yaml::{Node, Pointer, Step};

/// A value that is not as its schema says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// The value; for a key that is unknown or missing, the mapping.
    pub pointer: Pointer,
    /// What the schema expects there.
    pub expected: Expected,
    /// The address and the JSON pointer of the keyword that it breaks.
    pub keyword: String,
}

/// What a schema expects of a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Expected {
    /// A mapping has this key.
    Key(String),
    /// A mapping has at least one of these keys.
    AnyKey(Vec<String>),
    /// A mapping does not have all of these keys together.
    NotTogether(Vec<String>),
    /// A mapping has only one of these keys.
    OneKey(Vec<String>),
    /// A mapping does not have this key; perhaps the second was meant.
    NotKey(String, Option<String>),
    /// A mapping has the second key, which it lacks, rather than the first, which it must not have.
    Misspelt(String, String),
    /// A mapping that may have other keys lacks the second key and has the first, which nothing describes.
    Instead(String, String),
    /// A key is another than this: its name breaks `propertyNames`, of which this is asked there.
    OtherKey(String, Box<Expected>),
    /// One of these types.
    Types(Vec<JsonType>),
    /// One of these values; perhaps the second was meant.
    OneOf(Choices, Option<String>),
    /// This regular expression matches.
    Pattern(String),
    /// This format.
    Format(String),
    /// At least so much.
    Minimum(String),
    /// More than so much.
    Above(String),
    /// At most so much.
    Maximum(String),
    /// Less than so much.
    Below(String),
    /// A multiple of this.
    MultipleOf(String),
    /// At least so many characters.
    MinLength(u64),
    /// At most so many characters.
    MaxLength(u64),
    /// At least so many items.
    MinItems(u64),
    /// At most so many items.
    MaxItems(u64),
    /// At least so many keys.
    MinKeys(u64),
    /// At most so many keys.
    MaxKeys(u64),
    /// No two items are equal.
    Unique,
    /// An item that is as `contains` says.
    Contains,
    /// Nothing: no value may stand here.
    Nothing,
    /// So many items fewer.
    FewerItems(usize),
    /// Not what `not` describes.
    Not,
    /// Only one of several alternatives, but it fits those at these positions.
    OnlyOne(Vec<usize>),
    /// The engine gave up on this regular expression (empty where it is not known which), so nothing is decided.
    Undecided(String),
    /// The alternatives of the schema take too many steps, so nothing is decided.
    TooMuch,
    /// None of the alternatives of the schema; which of them was meant takes too many steps to tell.
    NoAlternative,
    /// Something that has no words of its own, with the library's reason.
    Other(String),
}

/// The values of which a schema expects one. Thousands of breaches may share a list that has thousands.
#[derive(Debug, Clone)]
pub enum Choices {
    /// The items of this list.
    Listed(Arc<Value>),
    /// Only this value.
    One(Arc<Value>),
}

impl Choices {
    /// The items of a list.
    pub fn of(values: Vec<Value>) -> Self {
        Self::Listed(Arc::new(Value::Array(values)))
    }
}

impl Deref for Choices {
    type Target = [Value];

    fn deref(&self) -> &[Value] {
        match self {
            Self::Listed(values) => values.as_array().map_or(&[], Vec::as_slice),
            Self::One(value) => std::slice::from_ref(value),
        }
    }
}

impl PartialEq for Choices {
    fn eq(&self, other: &Self) -> bool {
        let same = match (self, other) {
            (Self::Listed(a), Self::Listed(b)) | (Self::One(a), Self::One(b)) => Arc::ptr_eq(a, b),
            _ => false,
        };
        same || **self == **other
    }
}

impl Eq for Choices {}

impl Hash for Choices {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Lists of one length that begin alike are rare; to look through all of each would cost more.
        self.len().hash(state);
        self.first().hash(state);
    }
}

/// The types of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JsonType {
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A mapping.
    Object,
    /// A list.
    Array,
    /// Null.
    Null,
}

impl JsonType {
    fn of(kind: jsonschema::JsonType) -> Self {
        use jsonschema::JsonType as T;
        match kind {
            T::String => Self::String,
            T::Integer => Self::Integer,
            T::Number => Self::Number,
            T::Boolean => Self::Boolean,
            T::Object => Self::Object,
            T::Array => Self::Array,
            T::Null => Self::Null,
        }
    }
}

impl JsonType {
    /// The type of a value.
    pub(super) fn of_value(value: &Value) -> Self {
        match value {
            Value::String(_) => Self::String,
            Value::Number(number) if number.is_f64() => Self::Number,
            Value::Number(_) => Self::Integer,
            Value::Bool(_) => Self::Boolean,
            Value::Object(_) => Self::Object,
            Value::Array(_) => Self::Array,
            Value::Null => Self::Null,
        }
    }
}

impl fmt::Display for JsonType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Object => "object",
            Self::Array => "array",
            Self::Null => "null",
        })
    }
}

impl Breach {
    /// The place to show: the key for one that is unknown, the value (a missing key's mapping) for everything else.
    pub fn span(&self, document: Node<'_>) -> Option<Span> {
        match &self.expected {
            Expected::NotKey(key, _)
            | Expected::Misspelt(key, _)
            | Expected::Instead(key, _)
            | Expected::OtherKey(key, _) => {
                let entry = self.pointer.resolve(document)?.entry(key)?;
                Some(entry.via.unwrap_or(entry.key.span()))
            }
            _ => self.pointer.place(document).map(|place| place.span),
        }
    }

    /// The breach of an error that needs no choice between branches and stands for one thing; `None` for others.
    pub(super) fn of(error: &ValidationError<'_>) -> Option<Self> {
        let expected = match error.kind() {
            Kind::Required { property } => Expected::Key(property.as_str().unwrap_or_default().to_owned()),
            Kind::Type { kind } => Expected::Types(types(kind)),
            Kind::Enum { options } => Expected::OneOf(Choices::Listed(Arc::clone(options)), None),
            Kind::Constant { expected_value } => Expected::OneOf(Choices::One(Arc::clone(expected_value)), None),
            Kind::Pattern { pattern } => Expected::Pattern(pattern.clone()),
            Kind::Format { format } => Expected::Format(format.clone()),
            Kind::Custom { message, .. } => match Bound::of(message) {
                Some((Bound::AtLeast, limit)) => Expected::Minimum(limit.to_owned()),
                Some((Bound::Above, limit)) => Expected::Above(limit.to_owned()),
                Some((Bound::AtMost, limit)) => Expected::Maximum(limit.to_owned()),
                Some((Bound::Below, limit)) => Expected::Below(limit.to_owned()),
                Some((Bound::MultipleOf, limit)) => Expected::MultipleOf(limit.to_owned()),
                None => match pattern_of(message) {
                    Some(pattern) => Expected::Pattern(pattern.to_owned()),
                    None => Expected::Other(message.clone()),
                },
            },
            Kind::Minimum { limit } => Expected::Minimum(limit.to_string()),
            Kind::ExclusiveMinimum { limit } => Expected::Above(limit.to_string()),
            Kind::Maximum { limit } => Expected::Maximum(limit.to_string()),
            Kind::ExclusiveMaximum { limit } => Expected::Below(limit.to_string()),
            Kind::MultipleOf { multiple_of } => Expected::MultipleOf(multiple_of.to_string()),
            Kind::MinLength { limit } => Expected::MinLength(*limit),
            Kind::MaxLength { limit } => Expected::MaxLength(*limit),
            Kind::MinItems { limit } => Expected::MinItems(*limit),
            Kind::MaxItems { limit } => Expected::MaxItems(*limit),
            Kind::AdditionalItems { limit } => Expected::MaxItems(u64::try_from(*limit).unwrap_or(u64::MAX)),
            Kind::MinProperties { limit } => Expected::MinKeys(*limit),
            Kind::MaxProperties { limit } => Expected::MaxKeys(*limit),
            Kind::UniqueItems => Expected::Unique,
            Kind::Contains => Expected::Contains,
            Kind::FalseSchema => Expected::Nothing,
            Kind::UnevaluatedItems { unexpected } => Expected::FewerItems(unexpected.len()),
            Kind::Not { schema } => match barred_keys(schema) {
                Some(keys) if keys.len() == 1 => {
                    let here = Self::at(error, Expected::Nothing);
                    return Some(Self { pointer: here.pointer.key(&keys[0]), ..here });
                }
                Some(keys) => Expected::NotTogether(keys),
                None => Expected::Not,
            },
            Kind::OneOfMultipleValid { context } => {
                let fits = context.iter().enumerate().filter(|(_, errors)| errors.is_empty());
                Expected::OnlyOne(fits.map(|(at, _)| at).collect())
            }
            Kind::BacktrackLimitExceeded { .. } | Kind::RegexEngineFailure { .. } => Expected::Undecided(String::new()),
            Kind::AdditionalProperties { .. }
            | Kind::UnevaluatedProperties { .. }
            | Kind::AnyOf { .. }
            | Kind::OneOfNotValid { .. }
            | Kind::PropertyNames { .. } => return None,
            other => Expected::Other(format!("{}: {}", other.keyword(), error.masked())),
        };
        Some(Self::at(error, expected))
    }

    /// Whether it is about the keys of a mapping, and not about its value.
    pub(super) fn is_of_keys(&self) -> bool {
        matches!(
            self.expected,
            Expected::Key(_)
                | Expected::AnyKey(_)
                | Expected::NotTogether(_)
                | Expected::OneKey(_)
                | Expected::NotKey(..)
                | Expected::Misspelt(..)
                | Expected::Instead(..)
                | Expected::OtherKey(..)
        )
    }

    /// Whether it is about how large a number is.
    pub(super) fn is_of_size(&self) -> bool {
        matches!(
            self.expected,
            Expected::Minimum(_)
                | Expected::Above(_)
                | Expected::Maximum(_)
                | Expected::Below(_)
                | Expected::MultipleOf(_)
        )
    }

    /// Whether it is about more values, of which one is expected, than these.
    pub(super) fn names_more_values_than(&self, most: usize) -> bool {
        let expected = match &self.expected {
            Expected::OtherKey(_, asked) => asked.as_ref(),
            expected => expected,
        };
        matches!(expected, Expected::OneOf(values, _) if values.len() > most)
    }

    /// Whether nothing is decided by it, but more steps would be needed.
    pub fn is_undecided(&self) -> bool {
        matches!(self.expected, Expected::Undecided(_) | Expected::TooMuch)
    }

    pub(super) fn at(error: &ValidationError<'_>, expected: Expected) -> Self {
        let keyword = match error.absolute_keyword_location() {
            Some(address) => address.as_str().to_owned(),
            None => format!("#{}", error.schema_path()),
        };
        Self { pointer: pointer(error.instance_path()), expected, keyword }
    }
}

/// The crate's location as our pointer.
pub(super) fn pointer(location: &Location) -> Pointer {
    Pointer(
        location
            .segments()
            .map(|segment| match segment {
                LocationSegment::Property(name) => Step::Key(name.into_owned()),
                LocationSegment::Index(index) => Step::Index(index),
            })
            .collect(),
    )
}

/// The keys of `not: {required: […]}`, where that is all it says.
fn barred_keys(schema: &Value) -> Option<Vec<String>> {
    let map = schema.as_object().filter(|map| map.len() == 1)?;
    map.get("required")?.as_array()?.iter().map(|key| key.as_str().map(str::to_owned)).collect()
}

fn types(kind: &TypeKind) -> Vec<JsonType> {
    match kind {
        TypeKind::Single(one) => vec![JsonType::of(*one)],
        TypeKind::Multiple(set) => {
            let mut types: Vec<JsonType> = set.iter().map(JsonType::of).collect();
            types.sort_unstable();
            types
        }
    }
}
