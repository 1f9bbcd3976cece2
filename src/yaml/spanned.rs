//! A value read from a tree, with its place.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use serde::de::{self, Deserialize, Deserializer, SeqAccess, Visitor};

use crate::source::Span;

/// A value with the place it was read from. Only [`read`](super::read) can fill it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it is written.
    pub span: Span,
}

/// The name by which the deserializer knows that a place is asked for.
pub(super) const NAME: &str = "vedtak::yaml::Spanned";

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Parts<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Parts<T> {
            type Value = Spanned<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value with its place")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Spanned<T>, A::Error> {
                let mut part = || parts.next_element::<u32>();
                let start = part()?.ok_or_else(|| de::Error::invalid_length(0, &self))?;
                let end = part()?.ok_or_else(|| de::Error::invalid_length(1, &self))?;
                let value = parts.next_element::<T>()?.ok_or_else(|| de::Error::invalid_length(2, &self))?;
                Ok(Spanned { value, span: Span { start, end } })
            }
        }

        deserializer.deserialize_newtype_struct(NAME, Parts(PhantomData))
    }
}
