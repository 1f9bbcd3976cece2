//! One document under one policy: what a check may look at.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Utc};

use super::claims::Claims;
use super::condition::Let;
use super::timeline::Timelines;
use super::{Pack, Policies};
use crate::calendar::{Calendar, Zone};
use crate::expression::{Document as Written, Form, Value};
use crate::finding::DocumentName;
use crate::kind::{Breach, Schema};
use crate::registry::{Registry, zone_of};
use crate::source::{Side, Span};
use crate::workspace::{Document, KindOf, Review};
use crate::yaml::{Entry, Node, PatternStep, Place, Pointer, Step};

/// Everything that policies look at, made once for a run.
pub struct World<'w> {
    /// The snapshot.
    pub review: &'w Review,
    /// Who is who, and who holds which role.
    pub registry: Registry<'w>,
    /// Calendars by id.
    pub calendars: &'w BTreeMap<String, Calendar>,
    /// The kinds as expressions see them.
    pub forms: &'w BTreeMap<String, Arc<Form>>,
    /// What has not happened of what documents claim.
    pub claims: &'w Claims,
    documents: &'w BySide<Option<Written<'w>>>,
    values: &'w Values<'w>,
    /// Where each document is not as its schema says, once someone has asked; none where that cannot be told.
    breaches: BySide<OnceLock<Option<Vec<Breach>>>>,
    /// When documents take place.
    pub(super) timelines: Timelines<'w>,
}

/// Documents as values of expressions, by kind.
pub type Values<'w> = HashMap<&'w str, Vec<Value<'w>>>;

/// What is made of the documents of each side, in their order; of a target that is not what is judged only for those
/// that rules see there.
#[derive(Debug)]
pub struct BySide<T> {
    merge: Vec<T>,
    target: Vec<T>,
}

impl<T> BySide<T> {
    pub(super) fn of<'w>(review: &'w Review, of_one: impl Fn(&'w Document) -> T) -> Self {
        let merge = review.merge.documents.iter().map(&of_one).collect();
        let target = if review.is_of_one_side() { &[][..] } else { &review.target.documents };
        Self { merge, target: target.iter().map(of_one).collect() }
    }

    pub(super) fn any(&self, is_it: impl Fn(&T) -> bool) -> bool {
        self.merge.iter().chain(&self.target).any(is_it)
    }

    pub(super) fn at(&self, (side, position): (Side, usize)) -> Option<&T> {
        match side {
            Side::Merge => self.merge.get(position),
            Side::Target => self.target.get(position),
        }
    }
}

/// The values of the documents that rules see, by kind.
pub fn values<'w>(review: &'w Review, documents: &'w BySide<Option<Written<'w>>>) -> Values<'w> {
    let mut values = Values::new();
    for (document, at) in review.visible() {
        if let (Some(kind), Some(Some(written))) = (document.kind.as_deref(), documents.at(at)) {
            values.entry(kind).or_default().push(Value::document(written));
        }
    }
    values
}

/// Every document as expressions see it, for those that ask for others than their own.
pub fn documents<'w>(review: &'w Review, policies: &'w Policies, claims: &'w Claims) -> BySide<Option<Written<'w>>> {
    if policies.packs.is_empty() {
        return BySide { merge: Vec::new(), target: Vec::new() };
    }
    let of_pack = match policies.packs.as_slice() {
        [only] => only.calendar.as_deref().and_then(|id| policies.calendars.get(id)).map(|calendar| calendar.zone()),
        _ => None,
    };
    let otherwise = of_pack.unwrap_or(Zone::UTC);
    BySide::of(review, |document| {
        let node = claims.judged(review, document)?;
        let form = policies.forms.get(document.kind.as_deref()?)?;
        Some(Written::new(node, form, zone_of(review, document).unwrap_or(otherwise)))
    })
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
    /// The way to it from the root.
    pub way: Vec<Step<&'w str>>,
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
    /// The document and the service as expressions see them.
    pub seen: (Option<Written<'w>>, Option<Written<'w>>),
    /// The element that `each` is at.
    pub it: Option<Located<'w>>,
    /// Another document that the check compares with.
    pub other: Option<Located<'w>>,
    /// The names of `let` around.
    pub lets: Vec<Arc<Let>>,
}

impl<'w> World<'w> {
    /// A snapshot with its calendars.
    pub fn new(
        review: &'w Review,
        policies: &'w Policies,
        claims: &'w Claims,
        documents: &'w BySide<Option<Written<'w>>>,
        values: &'w Values<'w>,
    ) -> Self {
        let breaches = BySide::of(review, |_| OnceLock::new());
        Self {
            review,
            registry: Registry::of(review),
            calendars: &policies.calendars,
            forms: &policies.forms,
            claims,
            documents,
            values,
            breaches,
            timelines: Timelines::default(),
        }
    }

    /// The document of a kind with an id.
    pub fn find(&self, kind: &str, id: &str) -> Option<Located<'w>> {
        self.located(self.review.find(kind, id)?)
    }

    /// A document as expressions see it.
    fn seen(&self, document: &Document, root: Node<'w>, zone: Zone) -> Option<Written<'w>> {
        let form = self.forms.get(document.kind.as_deref()?)?;
        Some(Written::new(root, form, zone))
    }

    /// A document as a value of expressions.
    pub(super) fn value(&self, kind: &str, id: &str) -> Option<Value<'w>> {
        self.documents.at(self.review.position(kind, id)?)?.as_ref().map(Value::document)
    }

    /// All documents of a kind as values of expressions.
    pub(super) fn values(&self, kind: &str) -> &[Value<'w>] {
        self.values.get(kind).map_or(&[], Vec::as_slice)
    }

    /// The document with a name.
    pub(super) fn find_name(&self, name: Option<&DocumentName>) -> Option<Located<'w>> {
        name.and_then(|name| self.find(&name.kind, &name.id))
    }

    /// Where a document is not as its schema says; `None` where that cannot be told.
    pub(super) fn breaches(&self, at: &Located<'_>) -> Option<&[Breach]> {
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

impl<'w> Located<'w> {
    /// The value of an entry.
    pub(super) fn into_entry(mut self, entry: Entry<'w>) -> Self {
        self.way.push(Step::Key(entry.key.text()));
        Self { node: entry.value, ..self }
    }

    /// Adds what a step leads to from its value.
    pub(super) fn follow(self, step: &PatternStep, found: &mut Vec<Self>) {
        if let PatternStep::Key(name) = step {
            found.extend(self.node.entry(name).map(|entry| self.into_entry(entry)));
            return;
        }
        step.each(self.node, &mut |part| {
            let mut way = Vec::with_capacity(self.way.len() + 1);
            way.extend_from_slice(&self.way);
            way.push(part.step());
            found.push(Self { node: part.node(), way, ..self });
        });
    }

    /// Takes the key that leads to it for its name.
    pub(super) fn name(&mut self) {
        if let Some(Step::Key(key)) = self.way.last() {
            self.key = Some(key);
        }
    }

    pub(super) fn to_item(&self, index: usize, node: Node<'w>) -> Self {
        let mut item = self.clone();
        item.way.push(Step::Index(index));
        Self { node, ..item }
    }

    /// Where it is written.
    pub fn place(&self) -> Place {
        let whole = Place { span: self.node.span(), definition: None, key: None };
        self.pointer().place(self.root).unwrap_or(whole)
    }

    /// The way to it as a pointer.
    pub fn pointer(&self) -> Pointer {
        Pointer::from(self.way.as_slice())
    }

    /// The span to show.
    pub fn span(&self) -> Span {
        self.place().span
    }
}

impl<'w> Case<'w> {
    /// A document under a policy that governs it.
    pub fn new(
        world: &'w World<'w>,
        pack: &'w Pack,
        document: &'w Document,
        (node, kind): (Node<'w>, &'w KindOf),
        service: Option<Located<'w>>,
        zone: Zone,
    ) -> Self {
        let seen = |document: &Document, root| world.seen(document, root, zone);
        let seen = (seen(document, node), service.as_ref().and_then(|service| seen(service.document, service.root)));
        Self { world, pack, document, node, kind, service, zone, seen, it: None, other: None, lets: Vec::new() }
    }

    /// The document of a value as expressions see it.
    pub(super) fn seen(&self, at: &Located<'w>) -> Option<Written<'w>> {
        if std::ptr::eq(at.document, self.document) {
            return self.seen.0;
        }
        self.world.seen(at.document, at.root, self.zone)
    }

    /// The document as a value.
    pub fn top(&self) -> Located<'w> {
        Located { document: self.document, root: self.node, node: self.node, way: Vec::new(), key: None }
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

    /// What rules take for now.
    pub(super) fn now(&self) -> DateTime<Utc> {
        self.world.review.clock.at.to_utc()
    }

    /// Whether the document's own status says that it is neither decided nor closed.
    pub(super) fn is_open(&self) -> bool {
        !matches!(self.phase().as_deref(), Some("decided" | "closed"))
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
