//! Which documents of a kind have a value: made once for a run, so that a document meets only those with one of its own.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::located::Located;
use crate::expression::organisation_digits;
use crate::kind::form;
use crate::workspace::Document;
use crate::yaml::Node;

/// A kind, and the path of the value.
type Key = (String, String);

/// The holders of every value that was asked for.
#[derive(Default)]
pub struct Holders<'w>(Mutex<HashMap<Key, Arc<ValueHolders<'w>>>>);

/// For each value the first document that has it, and the first after that; in the order of the documents. An organisation
/// number is one value however it is written; so is a number (`7`, `07` and `7.0`) and a truth value (`true` and `TRUE`).
#[derive(Default)]
pub struct ValueHolders<'w> {
    by_value: HashMap<String, Pair<'w>>,
    /// The documents of which nobody can tell what they have: a value on the way is of another type than the path asks for.
    unclear: Option<Pair<'w>>,
}

/// The first that has a value, and the first after that.
type Pair<'w> = (Holder<'w>, Option<Holder<'w>>);

/// A document that has a value.
pub(super) struct Holder<'w> {
    /// The document.
    pub(super) of: &'w Document,
    /// The value; a path may lead to one of another document.
    pub(super) at: Located<'w>,
    /// Whether it stands in the way of the value, and is none itself.
    pub(super) is_unclear: bool,
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
            if holder.is_unclear {
                add(&mut holders.unclear, holder);
                continue;
            }
            let value = one_spelling(holder.at.node);
            match holders.by_value.get_mut(&value) {
                None => {
                    holders.by_value.insert(value, (holder, None));
                }
                Some((first, second)) => {
                    if second.is_none() && !std::ptr::eq(first.of, holder.of) {
                        *second = Some(holder);
                    }
                }
            }
        }
        holders
    }
}

fn add<'w>(pair: &mut Option<Pair<'w>>, holder: Holder<'w>) {
    match pair {
        None => *pair = Some((holder, None)),
        Some((_, second)) => {
            second.get_or_insert(holder);
        }
    }
}

impl<'w> ValueHolders<'w> {
    /// The first document that has a value, other than this one.
    pub(super) fn other_with(&self, value: Node<'_>, document: &Document) -> Option<&Holder<'w>> {
        other(self.by_value.get(&one_spelling(value))?, document)
    }

    /// The first document, other than this one, of which nobody can tell what it has.
    pub(super) fn other_unclear(&self, document: &Document) -> Option<&Holder<'w>> {
        other(self.unclear.as_ref()?, document)
    }
}

fn other<'p, 'w>((first, second): &'p Pair<'w>, document: &Document) -> Option<&'p Holder<'w>> {
    if std::ptr::eq(first.of, document) { second.as_ref() } else { Some(first) }
}

/// A value as it is compared.
fn one_spelling(value: Node<'_>) -> String {
    organisation_digits(value.text()).unwrap_or_else(|| form(value))
}
