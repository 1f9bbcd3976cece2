//! One document under one policy: what a check may look at.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};

use super::claims::Rest;
use super::located::Located;
use super::outcome::Undecided;
use super::parameter::Parameters;
use super::world::World;
use crate::approval::ApprovedParts;
use crate::calendar::{Calendar, Zone};
use crate::expression::{Expression, TypedDocument, Why};
use crate::finding::Unproven;
use crate::kind::Schema;
use crate::language::messages::policy as say;
use crate::source::Span;
use crate::workspace::{Document, KindOf};
use crate::yaml::Node;

/// A document as a rule meets it.
#[derive(Clone)]
pub struct Case<'w> {
    /// What all policies look at.
    pub world: &'w World<'w>,
    /// The calendar that the policy counts with.
    pub calendar: Option<&'w Calendar>,
    /// The parameters of the policy.
    pub parameters: &'w Parameters,
    /// The document.
    pub document: &'w Document,
    /// Its root, a mapping.
    pub node: Node<'w>,
    /// Its kind.
    pub kind: &'w KindOf,
    /// The registry entry of the service it belongs to.
    pub service: Option<Located<'w>>,
    /// The zone of its local times.
    pub zone: Zone,
    /// The document as the target has it; none where it is new, or where there is no base revision.
    pub base: Option<Located<'w>>,
    /// The document, the service and the document as the target has it, as expressions see them.
    pub seen: [Option<TypedDocument<'w>>; 3],
    /// The element that `each` is at.
    pub it: Option<Located<'w>>,
    /// The text of a list of the policy that `each` is at.
    pub item: Option<Arc<str>>,
    /// Another document that the check compares with.
    pub other: Option<Located<'w>>,
    /// The `let`s in scope, the outermost first.
    pub lets: Vec<Arc<Let>>,
    /// What was asked of the history and nobody can tell; one for a document under a policy.
    pub(super) unproven: Arc<Mutex<BTreeSet<Unproven>>>,
    /// What of the document approvals are of; one for a document under a policy.
    pub(super) approved: Arc<Mutex<ApprovedParts>>,
}

/// An expression with a name: `let`.
#[derive(Debug)]
pub struct Let {
    /// The name.
    pub name: String,
    /// Where the expression stands in the file of the policy.
    pub(super) span: Span,
    /// What it names.
    pub(super) expression: Expression,
}

impl<'w> Case<'w> {
    /// A document under a policy that governs it.
    pub fn new(
        world: &'w World<'w>,
        (calendar, parameters): (Option<&'w Calendar>, &'w Parameters),
        document: &'w Document,
        (node, kind): (Node<'w>, &'w KindOf),
        service: Option<Located<'w>>,
        zone: Zone,
    ) -> Self {
        let seen = |document: &Document, root| world.seen(document, root, zone);
        let base = document.name.as_ref().and_then(|name| world.located(world.review.base(name)?));
        let other = |at: Option<&Located<'w>>| at.and_then(|at| seen(at.document, at.root));
        let seen = [seen(document, node), other(service.as_ref()), other(base.as_ref())];
        Self {
            world,
            calendar,
            parameters,
            document,
            node,
            kind,
            service,
            zone,
            base,
            seen,
            it: None,
            item: None,
            other: None,
            lets: Vec::new(),
            unproven: Arc::default(),
            approved: Arc::default(),
        }
    }

    /// Notes that something was asked of the history and that nobody can tell.
    pub(super) fn rest_on(&self, what: Unproven) {
        self.unproven.lock().unwrap_or_else(PoisonError::into_inner).insert(what);
    }

    /// What was noted so since this was last asked.
    pub(super) fn take_unproven(&self) -> BTreeSet<Unproven> {
        std::mem::take(&mut *self.unproven.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Notes something of what approvals of the document are of.
    pub(super) fn note_approved(&self, note: impl FnOnce(&mut ApprovedParts)) {
        note(&mut self.approved.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// The document of a value as expressions see it.
    pub(super) fn seen(&self, at: &Located<'w>) -> Option<TypedDocument<'w>> {
        if std::ptr::eq(at.document, self.document) {
            return self.seen[0];
        }
        self.world.seen(at.document, at.root, self.zone)
    }

    /// The document as a value.
    pub fn top(&self) -> Located<'w> {
        Located { document: self.document, root: self.node, node: self.node, way: Vec::new(), key: None }
    }

    /// The element that `each` is at, else the document: where an outcome is shown that has no place of its own.
    pub(super) fn subject(&self) -> Located<'w> {
        self.it.clone().unwrap_or_else(|| self.top())
    }

    /// The same case at an element of a list or mapping.
    #[must_use]
    pub fn at(&self, it: Located<'w>) -> Self {
        Self { it: Some(it), item: None, ..self.clone() }
    }

    /// The same case at a text of a list that the policy gives.
    #[must_use]
    pub(super) fn at_item(&self, item: Arc<str>) -> Self {
        Self { item: Some(item), ..self.clone() }
    }

    /// The same case with more `let`s in scope.
    #[must_use]
    pub(super) fn with_lets(&self, lets: &[Arc<Let>]) -> Self {
        Self { lets: [&self.lets, lets].concat(), ..self.clone() }
    }

    /// Whether there is no base revision to compare documents with.
    pub(super) fn lacks_base(&self) -> bool {
        !self.world.review.has_base()
    }

    /// Undecided where the target has the document, and nobody can tell how.
    pub(super) fn base_unclear(&self) -> Option<Undecided> {
        let name = self.document.name.as_ref().filter(|_| !self.lacks_base())?;
        let review = self.world.review;
        let is_unread = review.base(name).is_some() && self.base.is_none();
        let is_unclear = is_unread || review.base_is_repeated(name);
        is_unclear.then(|| Undecided::at(&self.top(), Why::new(&say::BASE_UNCLEAR).help(&say::BASE_UNCLEAR_HELP)))
    }

    /// The document as it is written, with what has not happened of its claims, and what it planned before it was put off.
    #[must_use]
    pub(super) fn as_written(&self) -> Self {
        let node = self.world.review.judged(self.document).unwrap_or(self.node);
        Self { node, ..self.clone() }
    }

    /// The document as it is written on the target; none where it is new.
    pub(super) fn base_as_written(&self) -> Option<Self> {
        let base = self.base.as_ref()?;
        let node = self.world.review.judged(base.document)?;
        Some(Self { document: base.document, node, ..self.clone() })
    }

    /// What rules take for now.
    pub(super) fn now(&self) -> DateTime<Utc> {
        self.world.review.clock.at.to_utc()
    }

    /// Whether the document's own status says that it is neither decided nor closed.
    pub(super) fn is_open(&self) -> bool {
        !matches!(self.phase(), Some("decided" | "closed"))
    }

    /// Whether the document is put off or was stopped, so that rules do not see what it still plans.
    pub(super) fn rest(&self) -> Option<Rest> {
        Rest::of(self.kind, self.node)
    }

    /// Whether a time is one that may still be moved, as its schema says.
    pub(super) fn is_planned(&self, at: &Located<'_>) -> bool {
        let schema = self.world.review.kind(at.document).and_then(|kind| kind.schema.as_deref());
        let field = schema.and_then(Schema::shape).and_then(|shape| shape.descend(&at.pointer()));
        field.and_then(|shape| shape.keyword("x-planned")).and_then(serde_json::Value::as_bool) == Some(true)
    }

    /// The phase that the document's status maps to.
    pub fn phase(&self) -> Option<&'w str> {
        self.kind.phase(self.node)
    }
}
