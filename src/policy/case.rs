//! One document under one policy: what a check may look at.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::condition::Let;
use super::expression::{Document as Written, Form, Value};
use super::{Pack, Policies};
use crate::calendar::{Calendar, Zone};
use crate::finding::DocumentName;
use crate::kind::Schema;
use crate::source::Span;
use crate::workspace::{Document, KindOf, Workspace};
use crate::yaml::{Node, Place, Pointer, Step};

/// Everything that policies look at, made once for a run.
pub struct World<'w> {
    /// The snapshot.
    pub workspace: &'w Workspace,
    /// Calendars by id.
    pub calendars: &'w BTreeMap<String, Calendar>,
    /// The kinds as expressions see them.
    pub forms: &'w BTreeMap<String, Arc<Form>>,
    documents: &'w [Option<Written<'w>>],
    values: &'w Values<'w>,
}

/// Documents as values of expressions, by kind.
pub type Values<'w> = HashMap<&'w str, Vec<Value<'w>>>;

/// The values of documents, by kind.
pub fn values<'w>(workspace: &'w Workspace, documents: &'w [Option<Written<'w>>]) -> Values<'w> {
    let mut values = Values::new();
    for (document, written) in workspace.documents.iter().zip(documents) {
        if let (Some(kind), Some(written)) = (document.kind.as_deref(), written) {
            values.entry(kind).or_default().push(Value::document(written));
        }
    }
    values
}

/// Every document as expressions see it, for those that ask for others than their own.
pub fn documents<'w>(workspace: &'w Workspace, policies: &Policies) -> Vec<Option<Written<'w>>> {
    if policies.packs.is_empty() {
        return Vec::new();
    }
    let of_config = workspace.config.timezone.and_then(|zone| Zone::named(zone.name()).ok());
    let of_pack = match policies.packs.as_slice() {
        [only] => only.calendar.as_deref().and_then(|id| policies.calendars.get(id)).map(|calendar| calendar.zone()),
        _ => None,
    };
    let otherwise = of_config.or(of_pack).unwrap_or(Zone::UTC);
    let documents = workspace.documents.iter().map(|document| {
        let node = workspace.node(document)?;
        let form = policies.forms.get(document.kind.as_deref()?)?;
        Some(Written::new(
            node,
            Arc::clone(form),
            super::host::zone(zone_of_service(workspace, node).unwrap_or(otherwise)),
        ))
    });
    documents.collect()
}

/// A value with its place.
#[derive(Debug, Clone)]
pub struct Located<'w> {
    /// The document it is in.
    pub document: &'w Document,
    /// The document's root.
    pub root: Node<'w>,
    /// The value.
    pub node: Node<'w>,
    /// The way to it.
    pub pointer: Pointer,
    /// The name of the field that `.*` or `each` took.
    pub key: Option<&'w str>,
}

/// A document as a rule meets it.
#[derive(Clone)]
pub struct Case<'w> {
    /// Everything else.
    pub world: &'w World<'w>,
    /// The policy.
    pub pack: &'w Pack,
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
    /// The element that `each` is at.
    pub it: Option<Located<'w>>,
    /// Another document that the check compares with.
    pub other: Option<Located<'w>>,
    /// The names of `let` around.
    pub lets: Vec<Arc<Let>>,
}

/// The zone of the service that a document names.
fn zone_of_service(workspace: &Workspace, node: Node<'_>) -> Option<Zone> {
    let service = node.get("service")?;
    let first = service.items().next().unwrap_or(service);
    let service = workspace.node(workspace.find("Service", first.text())?)?;
    Zone::named(service.get("timezone")?.text()).ok()
}

impl<'w> World<'w> {
    /// A snapshot with its calendars.
    pub fn new(
        workspace: &'w Workspace,
        policies: &'w Policies,
        documents: &'w [Option<Written<'w>>],
        values: &'w Values<'w>,
    ) -> Self {
        Self { workspace, calendars: &policies.calendars, forms: &policies.forms, documents, values }
    }

    /// The document of a kind with an id.
    pub fn find(&self, kind: &str, id: &str) -> Option<Located<'w>> {
        self.located(self.workspace.find(kind, id)?)
    }

    /// A document as a value of expressions.
    pub(super) fn value(&self, kind: &str, id: &str) -> Option<Value<'w>> {
        let at = self.workspace.position(kind, id)?;
        self.documents.get(at)?.as_ref().map(Value::document)
    }

    /// All documents of a kind as values of expressions.
    pub(super) fn values(&self, kind: &str) -> &[Value<'w>] {
        self.values.get(kind).map_or(&[], Vec::as_slice)
    }

    /// The document with a name.
    pub(super) fn find_name(&self, name: Option<&DocumentName>) -> Option<Located<'w>> {
        name.and_then(|name| self.find(&name.kind, &name.id))
    }

    /// A document as a value.
    pub fn located(&self, document: &'w Document) -> Option<Located<'w>> {
        let root = self.workspace.node(document)?;
        Some(Located { document, root, node: root, pointer: Pointer::default(), key: None })
    }

    /// All documents of a kind that can be read.
    pub fn of_kind(&self, kind: &str) -> impl Iterator<Item = Located<'w>> {
        let of_kind = move |document: &&Document| document.kind.as_deref() == Some(kind);
        self.workspace.documents.iter().filter(of_kind).filter_map(|document| self.located(document))
    }
}

impl<'w> Located<'w> {
    pub(super) fn into_key(mut self, name: &str, node: Node<'w>) -> Self {
        self.pointer.0.push(Step::Key(name.to_owned()));
        Self { node, ..self }
    }

    pub(super) fn to_item(&self, index: usize, node: Node<'w>) -> Self {
        let mut item = self.clone();
        item.pointer.0.push(Step::Index(index));
        Self { node, ..item }
    }

    /// Where it is written.
    pub fn place(&self) -> Place {
        let whole = Place { span: self.node.span(), definition: None, key: None };
        self.pointer.place(self.root).unwrap_or(whole)
    }

    /// The span to show.
    pub fn span(&self) -> Span {
        self.place().span
    }
}

impl<'w> Case<'w> {
    /// The document as a value.
    pub fn top(&self) -> Located<'w> {
        Located { document: self.document, root: self.node, node: self.node, pointer: Pointer::default(), key: None }
    }

    /// The same case at an element of a list or mapping.
    #[must_use]
    pub fn at(&self, it: Located<'w>) -> Self {
        Self { it: Some(it), ..self.clone() }
    }

    /// The same case with more names.
    #[must_use]
    pub(super) fn with_lets(&self, lets: &[Arc<Let>]) -> Self {
        Self { lets: [&self.lets, lets].concat(), ..self.clone() }
    }

    /// The phase that the document's status maps to.
    pub fn phase(&self) -> Option<String> {
        let shape = self.kind.schema.as_deref().and_then(Schema::shape)?;
        let phases = shape.property("status")?.keyword("x-phase")?;
        let status = self.node.get("status").map(|status| status.text())?;
        phases.get(status)?.as_str().map(str::to_owned)
    }

    /// The calendar of the policy.
    pub fn calendar(&self) -> Option<&'w Calendar> {
        self.world.calendars.get(self.pack.calendar.as_deref()?)
    }
}
