//! What all policies look at: the documents as expressions see them, the registry, the calendars.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use super::belonging::Belongings;
use super::by_side::BySide;
use super::claims::Claims;
use super::holders::Holders;
use super::lives::Lives;
use super::located::Located;
use super::timeline::Timelines;
use super::typed_documents::{TypedDocuments, Values};
use crate::approval::KeyRing;
use crate::calendar::{Calendar, Zone};
use crate::expression::{Form, TypedDocument, Value};
use crate::finding::DocumentName;
use crate::kind::Breach;
use crate::registry::Registry;
use crate::source::{Globs, Side};
use crate::workspace::{Document, Review};
use crate::yaml::Node;

/// Everything that policies look at, made once for a run.
pub struct World<'w> {
    /// The documents of both sides.
    pub review: &'w Review,
    /// Who is who, and who holds which role.
    pub registry: Registry<'w>,
    /// Calendars by id.
    pub calendars: &'w BTreeMap<String, Calendar>,
    /// The kinds as expressions see them.
    pub forms: &'w BTreeMap<String, Arc<Form>>,
    /// What has not happened of what documents claim.
    pub claims: &'w Claims,
    documents: &'w TypedDocuments<'w>,
    values: &'w Values<'w>,
    /// Where each document is not as its schema says, once someone has asked; none where that cannot be told.
    breaches: BySide<OnceLock<Option<Vec<Breach>>>>,
    /// The folders that globs name, by how these are written.
    folders: RwLock<HashMap<String, Arc<[Value<'static>]>>>,
    /// The keys of all persons, once somebody has asked.
    keys: OnceLock<KeyRing<'w>>,
    /// The versions of documents on the target.
    pub(super) lives: Lives,
    /// When documents take place.
    pub(super) timelines: Timelines<'w>,
    /// The documents by their values, for rules on values that must be unique.
    pub(super) holders: Holders<'w>,
    /// The documents by their services, for figures of a service.
    pub(super) belongings: Belongings<'w>,
}

impl<'w> World<'w> {
    /// What policies look at in a review.
    pub(super) fn new(
        review: &'w Review,
        calendars: &'w BTreeMap<String, Calendar>,
        forms: &'w BTreeMap<String, Arc<Form>>,
        claims: &'w Claims,
        documents: &'w TypedDocuments<'w>,
        values: &'w Values<'w>,
    ) -> Self {
        let breaches = BySide::of(review, |_| OnceLock::new());
        Self {
            review,
            registry: Registry::of(review),
            calendars,
            forms,
            claims,
            documents,
            values,
            breaches,
            keys: OnceLock::new(),
            folders: RwLock::default(),
            lives: Lives::of(review),
            timelines: Timelines::default(),
            holders: Holders::default(),
            belongings: Belongings::default(),
        }
    }

    /// The keys of all persons.
    pub fn key_ring(&self) -> &KeyRing<'w> {
        self.keys.get_or_init(|| KeyRing::of(self.review, &self.registry))
    }

    /// The document of a kind with an id.
    pub fn find(&self, kind: &str, id: &str) -> Option<Located<'w>> {
        self.located(self.review.find(kind, id)?)
    }

    /// The document of a kind whose id a value is.
    pub fn find_value(&self, kind: &str, id: Node<'_>) -> Option<Located<'w>> {
        self.located(self.review.find_value(kind, id)?)
    }

    /// A document as expressions see it.
    pub(super) fn seen(&self, document: &Document, root: Node<'w>, zone: Zone) -> Option<TypedDocument<'w>> {
        let form = self.forms.get(document.kind.as_deref()?)?;
        Some(TypedDocument::new(root, form, zone))
    }

    /// A document as a value of expressions.
    pub(super) fn value(&self, kind: &str, id: &str) -> Option<Value<'w>> {
        self.documents.at(self.review.position(kind, id)?).map(Value::document)
    }

    /// All documents of a kind as values of expressions.
    pub(super) fn values(&self, kind: &str) -> &[Value<'w>] {
        self.values.of_kind(kind)
    }

    /// The folders that hold files of the project that are judged, themselves or in folders below, and that a glob names.
    pub(super) fn folders(&self, glob: &str, globs: &Globs) -> Arc<[Value<'static>]> {
        let known = self.folders.read().unwrap_or_else(PoisonError::into_inner).get(glob).cloned();
        known.unwrap_or_else(|| {
            let files = self.review.sources.iter(Side::Merge).map(|(_, file)| file.path.as_str());
            let above = |path| std::iter::successors(parent(path), |folder| parent(folder));
            let all: BTreeSet<&str> = files.flat_map(above).collect();
            let named = all.into_iter().filter(|folder| globs.matches_folder(folder));
            let found: Arc<[Value<'static>]> = named.map(Value::text).collect();
            let mut folders = self.folders.write().unwrap_or_else(PoisonError::into_inner);
            folders.insert(glob.to_owned(), Arc::clone(&found));
            found
        })
    }

    /// The document with a name.
    pub(super) fn find_name(&self, name: Option<&DocumentName>) -> Option<Located<'w>> {
        name.and_then(|name| self.find(&name.kind, &name.id))
    }

    /// Where a document is not as its schema says; `None` where that cannot be told.
    pub fn breaches(&self, at: &Located<'_>) -> Option<&[Breach]> {
        let found = self.breaches.at(self.review.position_of(at.document)?)?.get_or_init(|| {
            let schema = self.review.kind(at.document).and_then(|kind| kind.schema.as_deref());
            let root = self.review.judged(at.document).unwrap_or(at.root);
            schema.map_or_else(|| Some(Vec::new()), |schema| schema.breaches(root).ok())
        });
        found.as_deref()
    }

    /// The root node of a document as rules see it.
    pub(super) fn judged(&self, document: &'w Document) -> Option<Node<'w>> {
        self.claims.judged(self.review, document)
    }

    /// A document as a value.
    pub fn located(&self, document: &'w Document) -> Option<Located<'w>> {
        let root = self.judged(document)?;
        Some(Located { document, root, node: root, way: Vec::new(), key: None })
    }

    /// All documents of a kind that can be read.
    pub fn of_kind(&self, kind: &str) -> impl Iterator<Item = Located<'w>> {
        let of_kind = move |document: &&Document| document.kind.as_deref() == Some(kind);
        self.review
            .visible()
            .map(|(document, _)| document)
            .filter(of_kind)
            .filter_map(|document| self.located(document))
    }
}

/// The folder that a path lies in; none at the root.
fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}
