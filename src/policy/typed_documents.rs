//! The documents as expressions see them, each made when somebody first asks for it: of a change only few are.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use super::by_side::BySide;
use super::claims::Claims;
use crate::calendar::Zone;
use crate::expression::{Form, TypedDocument, Value};
use crate::registry::zone_of;
use crate::source::Side;
use crate::workspace::Review;

/// Every document as expressions see it, for those that ask for others than their own.
pub struct TypedDocuments<'w> {
    review: &'w Review,
    claims: &'w Claims,
    forms: &'w BTreeMap<String, Arc<Form>>,
    /// That of the local times of documents whose service names none.
    zone: Zone,
    made: BySide<OnceLock<Option<TypedDocument<'w>>>>,
}

impl<'w> TypedDocuments<'w> {
    pub(super) fn new(
        review: &'w Review,
        claims: &'w Claims,
        forms: &'w BTreeMap<String, Arc<Form>>,
        zone: Zone,
    ) -> Self {
        Self { review, claims, forms, zone, made: BySide::of(review, |_| OnceLock::new()) }
    }

    /// The document at a position of a side; none where it cannot be read.
    pub(super) fn at(&'w self, at: (Side, usize)) -> Option<&'w TypedDocument<'w>> {
        let made = self.made.at(at)?.get_or_init(|| {
            let document = self.review.at(at);
            let form = self.forms.get(document.kind.as_deref()?)?;
            let node = self.claims.judged(self.review, document)?;
            Some(TypedDocument::new(node, form, zone_of(self.review, document).unwrap_or(self.zone)))
        });
        made.as_ref()
    }
}

/// The documents that rules see as values of expressions, by kind.
pub struct Values<'w> {
    documents: &'w TypedDocuments<'w>,
    kinds: HashMap<&'w str, OnceLock<Vec<Value<'w>>>>,
}

impl<'w> Values<'w> {
    /// The values of documents.
    pub fn of(documents: &'w TypedDocuments<'w>) -> Self {
        let kinds = documents.forms.keys().map(|kind| (kind.as_str(), OnceLock::new())).collect();
        Self { documents, kinds }
    }

    /// Those of a kind.
    pub(super) fn of_kind(&self, kind: &str) -> &[Value<'w>] {
        let Some(values) = self.kinds.get(kind) else { return &[] };
        values.get_or_init(|| {
            let of_kind =
                self.documents.review.visible().filter(|(document, _)| document.kind.as_deref() == Some(kind));
            of_kind.filter_map(|(_, at)| self.documents.at(at).map(Value::document)).collect()
        })
    }
}
