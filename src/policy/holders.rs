//! Which documents of a kind have a value: made once for a run, so that a document meets only those with one of its own.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::located::Located;
use crate::expression::organisation_digits;
use crate::kind::whole_number;
use crate::workspace::Document;
use crate::yaml::Node;

/// A kind, and the path of the value.
type Key = (String, String);

/// The holders of every value that was asked for.
#[derive(Default)]
pub struct Holders<'w>(Mutex<HashMap<Key, Arc<ValueHolders<'w>>>>);

/// For each value the first document that has it, and the first after that; in the order of the documents. An organisation
/// number is one value however it is written, and so is a whole number: `7`, `07` and `7.0`.
#[derive(Default)]
pub struct ValueHolders<'w>(HashMap<Cow<'w, str>, (Holder<'w>, Option<Holder<'w>>)>);

/// A document that has a value.
pub(super) struct Holder<'w> {
    /// The document.
    pub(super) of: &'w Document,
    /// The value; a path may lead to one of another document.
    pub(super) at: Located<'w>,
}

impl<'w> Holders<'w> {
    /// The holders of a key's values, made where they are first asked for.
    pub(super) fn of(&self, key: Key, make: impl FnOnce() -> ValueHolders<'w>) -> Arc<ValueHolders<'w>> {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(made.entry(key).or_insert_with(|| Arc::new(make())))
    }
}

impl<'w> FromIterator<Holder<'w>> for ValueHolders<'w> {
    fn from_iter<I: IntoIterator<Item = Holder<'w>>>(values: I) -> Self {
        let mut holders = Self::default();
        for holder in values {
            let value = one_spelling(holder.at.node);
            match holders.0.get_mut(&value) {
                None => {
                    holders.0.insert(value, (holder, None));
                }
                Some((first, second)) if second.is_none() && !std::ptr::eq(first.of, holder.of) => {
                    *second = Some(holder);
                }
                Some(_) => {}
            }
        }
        holders
    }
}

impl<'w> ValueHolders<'w> {
    /// The first document that has a value, other than this one.
    pub(super) fn other_with(&self, value: Node<'_>, document: &Document) -> Option<&Holder<'w>> {
        let (first, second) = self.0.get(one_spelling(value).as_ref())?;
        if std::ptr::eq(first.of, document) { second.as_ref() } else { Some(first) }
    }
}

/// A value as it is compared.
fn one_spelling(value: Node<'_>) -> Cow<'_, str> {
    let other = organisation_digits(value.text()).or_else(|| whole_number(value));
    other.map_or(Cow::Borrowed(value.text()), Cow::Owned)
}
