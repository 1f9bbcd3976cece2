//! What an expression may speak of.

use std::sync::Arc;

use super::form::Form;
use super::types::Type;

/// The names that an expression may use, with their types, and the kinds of documents that it may ask for.
///
/// `now` is always there. The same names have to be bound in the [`Scope`](super::Scope) of an evaluation.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    /// The environment around this one. A name of this one hides the same name there.
    around: Option<Arc<Environment>>,
    kinds: Vec<Arc<Form>>,
    names: Vec<(Arc<str>, Type)>,
    /// Names that are never null where expressions run, though their types say that they may be.
    never_null: Vec<Arc<str>>,
    /// What is known to be there where expressions run.
    known: Vec<Proven>,
}

/// A field that is known to be there, or a name that is known not to be null: the way to it from the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven(pub(super) String);

impl Proven {
    /// Whether it is about a name.
    pub fn is_of(&self, name: &str) -> bool {
        self.0.split('.').next() == Some(name)
    }
}

impl Environment {
    /// No names yet; `docs`, `lookup`, `person` and `party` find documents of these kinds.
    pub fn new(kinds: Vec<Arc<Form>>) -> Self {
        Self { around: None, kinds, names: Vec::new(), never_null: Vec::new(), known: Vec::new() }
    }

    /// No names yet but those of another, and its kinds.
    pub fn within(around: Arc<Self>) -> Self {
        Self { around: Some(around), ..Self::default() }
    }

    /// The same with a name; an earlier one of the same name is hidden.
    #[must_use]
    pub fn with(mut self, name: &str, ty: Type) -> Self {
        self.names.push((name.into(), ty));
        self
    }

    /// The same, in which a name is never null: its fields are read without asking, and who asks may.
    #[must_use]
    pub fn never_null(mut self, name: &str) -> Self {
        self.never_null.push(name.into());
        self
    }

    /// The same, in which this is known.
    #[must_use]
    pub fn knowing(mut self, known: &[Proven]) -> Self {
        self.known.extend_from_slice(known);
        self
    }

    /// What is known, as facts of the checker.
    pub(super) fn known(&self) -> Vec<String> {
        self.all().flat_map(|one| &one.known).map(|known| known.0.clone()).collect()
    }

    /// This, and what is around it, from the inside out.
    fn all(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |inner| inner.around.as_deref())
    }

    /// Whether a name is never null.
    pub(super) fn is_never_null(&self, name: &str) -> bool {
        self.all().flat_map(|one| &one.never_null).any(|never| never.as_ref() == name)
    }

    /// The same with `doc`, `base` and `kind` for documents of these kinds.
    #[must_use]
    pub fn with_document(self, kinds: &[Arc<Form>]) -> Self {
        let documents = Type::documents(kinds);
        self.with("doc", documents.clone())
            .with("base", documents.or_null())
            .with("kind", Type::choice(kinds.iter().map(|form| form.kind())))
    }

    /// The type of a name.
    pub fn find(&self, name: &str) -> Option<&Type> {
        self.all().flat_map(|one| one.names.iter().rev()).find(|(bound, _)| bound.as_ref() == name).map(|(_, ty)| ty)
    }

    /// Every name that is bound.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let all = self.all().flat_map(|one| one.names.iter().map(|(name, _)| name.as_ref()));
        std::iter::once("now").chain(all)
    }

    pub(super) fn kind(&self, name: &str) -> Option<&Arc<Form>> {
        self.all().flat_map(|one| &one.kinds).find(|form| form.kind() == name)
    }

    pub(super) fn kinds(&self) -> impl Iterator<Item = &str> {
        self.all().flat_map(|one| &one.kinds).map(|form| form.kind())
    }
}
