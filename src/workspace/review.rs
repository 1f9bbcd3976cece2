//! What is judged by what: the documents of one side, by the rules, the registry and the configuration of another.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::affected::Affected;
use super::past::{Past, ToldHistory};
use super::resolve::{resolve, resolve_beside};
use super::{Document, KindOf, Workspace};
use crate::config::{Config, DocumentsEntry, FILE_NAME};
use crate::finding::{Clock, DocumentName, Errors, Judgement, RepositoryChange, Share};
use crate::load::{Loaded, Unread};
use crate::source::{FileId, Side, SourceFile, Sources};
use crate::yaml::{Node, Root, Tree};

/// Two sides of a project: what is trusted and what is judged. Without a base to compare with, both are one snapshot.
#[derive(Debug, Clone)]
pub struct Review {
    /// The trusted side: rules, configuration, calendars, registry and waivers are its own.
    pub target: Arc<Workspace>,
    /// The judged side: the project as it would be. Its documents have the kinds that the target's configuration gives.
    pub merge: Arc<Workspace>,
    /// The clock that documents are judged by.
    pub clock: Clock,
    /// What is known of how the judged side came about.
    pub history: History,
    /// Whether waivers count.
    pub waivers: Waivers,
    /// The files of both sides.
    pub sources: Sources,
    /// The projects below, each judged by its own configuration.
    pub projects: Vec<Review>,
    /// What differs between the versions that are compared; none where the project is judged as it lies.
    pub change: Option<Arc<RepositoryChange>>,
    /// The side that documents are compared with, where it is not the target.
    pub(super) compared: Option<Arc<Workspace>>,
    /// What is judged, by its own rules, where a change touches what is trusted: what would be in force after the merge, or
    /// why nothing could be.
    pub proposed: Option<Arc<Result<Review, Errors>>>,
    /// The share of the documents that is judged; none for all of them. What would be in force after the merge is always judged
    /// whole.
    pub share: Option<Share>,
    /// The documents whose verdict the change can alter, where the others are not judged; none where all are.
    pub affected: Option<Arc<Affected>>,
    /// The target judged by itself, where versions are compared: what it breaks already is told from what is new.
    pub before: Option<Arc<Review>>,
}

/// What is known of when and by whom documents were written.
#[derive(Debug, Clone)]
pub enum History {
    /// Nothing: no history was consulted.
    Unknown,
    /// What the target's line of first parents tells.
    Known(Arc<Past>),
    /// What a test of a policy says that the history tells.
    Told(Arc<ToldHistory>),
}

/// Whether waivers take findings out of the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Waivers {
    /// Those that are in force do.
    #[default]
    Counted,
    /// Those that are in force do, whether or not anybody signed them.
    Unsigned,
    /// None does.
    Ignored,
}

/// The trusted side: a root and the projects below it.
struct Trusted {
    root: Arc<Workspace>,
    projects: Vec<Arc<Workspace>>,
}

impl Trusted {
    fn of(mut root: Workspace) -> Self {
        let projects = std::mem::take(&mut root.projects).into_iter().map(Arc::new).collect();
        Self { root: Arc::new(root), projects }
    }
}

impl Review {
    /// The same without any waiver, in the projects below too.
    #[must_use]
    pub fn without_waivers(mut self) -> Self {
        self.waivers = Waivers::Ignored;
        self.before = self.before.map(|before| Arc::new(Self::clone(&before).without_waivers()));
        self.projects = self.projects.into_iter().map(Self::without_waivers).collect();
        self
    }

    /// The same of a share of the documents alone, or of all, in the projects below and for the target itself too.
    #[must_use]
    pub fn with_share(mut self, share: Option<Share>) -> Self {
        self.share = share;
        self.before = self.before.map(|before| Arc::new(Self::clone(&before).with_share(share)));
        self.projects = self.projects.into_iter().map(|project| project.with_share(share)).collect();
        self
    }

    /// The same, judged as far as a change can alter the verdict; for the target itself too.
    #[must_use]
    pub fn with_affected(mut self, affected: Affected) -> Self {
        let affected = Arc::new(affected);
        let same = |before: &Arc<Self>| Arc::new(Self { affected: Some(Arc::clone(&affected)), ..Self::clone(before) });
        self.before = self.before.as_ref().map(same);
        self.affected = Some(affected);
        self
    }

    /// Whether a document is judged by every rule; else the change alters nothing that its verdict rests on.
    pub fn is_affected(&self, document: &Document) -> bool {
        let path = || self.file(document.file).path.as_str();
        self.affected.as_ref().is_none_or(|affected| affected.has(document.name.as_ref(), path()))
    }

    /// Whether a document is of the share that is judged.
    pub fn in_share(&self, document: &Document) -> bool {
        self.share.is_none_or(|share| share.has(document.name.as_ref(), &self.file(document.file).path))
    }

    /// Whether a judgement is of the share that is judged.
    pub fn shares(&self, judgement: &Judgement) -> bool {
        self.share.is_none_or(|share| share.has_judgement(judgement, &self.file(judgement.primary.file).path))
    }

    /// The same with the past of its target, in the projects below and for the target itself too.
    #[must_use]
    pub fn with_past(mut self, past: &Arc<Past>) -> Self {
        self.before = self.before.map(|before| Arc::new(Self::clone(&before).with_past(past)));
        self.projects = self.projects.into_iter().map(|project| project.with_past(past)).collect();
        self.history = History::Known(Arc::clone(past));
        self
    }

    /// The past of the target, where it is known.
    pub fn past(&self) -> Option<&Past> {
        match &self.history {
            History::Known(past) => Some(past),
            History::Unknown | History::Told(_) => None,
        }
    }

    /// The day on which rules take for now, where the clock is.
    pub fn today(&self) -> chrono::NaiveDate {
        self.clock.at.date_naive()
    }

    /// A project judged by itself.
    pub fn of(mut workspace: Workspace) -> Self {
        let projects = std::mem::take(&mut workspace.projects).into_iter().map(Self::of).collect();
        let sources = workspace.sources.clone();
        let only = Arc::new(workspace);
        Self { projects, ..Self::beside(Arc::clone(&only), only, sources) }
    }

    /// A project as it would be, judged by the project as it stands.
    ///
    /// # Errors
    /// Kinds that the target's configuration declares twice or that are vedtak's own.
    pub fn between([target, merge]: [Loaded; 2], clock: Clock) -> Result<Self, Errors> {
        let target = resolve(target, clock)?;
        let merge = resolve_beside(merge, &target);
        Ok(Self::of_sides(&Trusted::of(target), merge))
    }

    /// A change of a repository: the target, what it would be after the merge, and the target once more as what is judged.
    ///
    /// # Errors
    /// The same as for [`Self::between`].
    pub fn of_change(
        [target, merge, before]: [Loaded; 3],
        change: RepositoryChange,
        clock: Clock,
    ) -> Result<Self, Errors> {
        let target = resolve(target, clock)?;
        let merge = resolve_beside(merge, &target);
        let before = resolve_beside(before, &target);
        let trusted = Trusted::of(target);
        let change = Arc::new(change);
        // Between the target and itself there is no difference.
        let none = Arc::new(RepositoryChange { files: Vec::new(), ..RepositoryChange::clone(&change) });
        let before = Self::of_sides(&trusted, before).with_change(&none);
        let mut review = Self::of_sides(&trusted, merge).with_change(&change);
        for (project, before) in review.projects.iter_mut().zip(&before.projects) {
            project.before = Some(Arc::new(before.clone()));
        }
        review.before = Some(Arc::new(before));
        Ok(review)
    }

    fn of_sides(trusted: &Trusted, mut merge: Workspace) -> Self {
        let sources = merge.sources.with_target(&trusted.root.sources);
        let below = trusted.projects.iter().zip(std::mem::take(&mut merge.projects));
        let below = below.map(|(target, merge)| Self::beside(Arc::clone(target), Arc::new(merge), sources.clone()));
        let projects = below.collect();
        Self { projects, ..Self::beside(Arc::clone(&trusted.root), Arc::new(merge), sources) }
    }

    fn beside(target: Arc<Workspace>, merge: Arc<Workspace>, sources: Sources) -> Self {
        let clock = target.clock;
        Self {
            target,
            merge,
            clock,
            history: History::Unknown,
            waivers: Waivers::Counted,
            sources,
            projects: Vec::new(),
            change: None,
            compared: None,
            proposed: None,
            share: None,
            affected: None,
            before: None,
        }
    }

    fn with_change(mut self, change: &Arc<RepositoryChange>) -> Self {
        self.projects = self.projects.into_iter().map(|project| project.with_change(change)).collect();
        self.change = Some(Arc::clone(change));
        self
    }

    /// The same, whose documents are compared with those of the target of another review.
    #[must_use]
    pub fn compared_with(self, other: &Self) -> Self {
        let sources = self.sources.with_target(&other.sources);
        let of = |project: Self| {
            let same = other.projects.iter().find(|same| same.config().folder == project.config().folder);
            same.map_or(project.clone(), |same| project.compared_with(same))
        };
        let projects = self.projects.into_iter().map(of).collect();
        Self { compared: Some(Arc::clone(&other.target)), sources, projects, ..self }
    }

    /// The target that documents are compared with, where it is not what judges them.
    pub fn compared_target(&self) -> Option<&Arc<Workspace>> {
        self.compared.as_ref()
    }

    /// The same documents by the same rules, and nothing of the change itself.
    #[must_use]
    pub fn alone(&self) -> Self {
        let projects = self.projects.iter().map(Self::alone).collect();
        Self { change: None, proposed: None, before: None, projects, ..self.clone() }
    }

    /// The same as it would be after the merge: what confers something is that of the merge. By this the registry and what
    /// else is trusted are judged themselves, each together with what stands beside it then. None where there is one side.
    pub(crate) fn after_merge(&self) -> Option<Self> {
        (!self.is_of_one_side()).then(|| Self {
            target: Arc::clone(&self.merge),
            compared: Some(Arc::clone(&self.target)),
            projects: Vec::new(),
            proposed: None,
            before: None,
            ..self.clone()
        })
    }

    /// The configuration in force, where it is a file of the project.
    pub fn configuration(&self) -> Option<FileId> {
        self.trusted_file(&self.config().path(FILE_NAME))
    }

    /// The file with a path on the side whose configuration and schemas are in force.
    pub fn trusted_file(&self, path: &str) -> Option<FileId> {
        self.sources.find(if self.has_base() { Side::Target } else { Side::Merge }, path)
    }

    /// Whether the project is judged by itself.
    pub fn is_of_one_side(&self) -> bool {
        Arc::ptr_eq(&self.target, &self.merge)
    }

    /// Whether documents are compared with how they stand on a target.
    pub fn has_base(&self) -> bool {
        !self.is_of_one_side() || self.compared.is_some()
    }

    /// The documents that are judged, in the order of path and place.
    pub fn documents(&self) -> &[Document] {
        &self.merge.documents
    }

    /// The documents that rules see, each with its side and its position there: those of work as they would be, those
    /// that confer something as they stand.
    pub fn visible(&self) -> impl Iterator<Item = (&Document, (Side, usize))> {
        let one_side = self.is_of_one_side();
        let numbered = |side, workspace: &'_ Workspace| (0..workspace.documents.len()).map(move |at| (side, at));
        let all = numbered(Side::Merge, &self.merge).chain(numbered(Side::Target, &self.target));
        let conferring = all.map(|at| (self.at(at), at)).filter(|(document, _)| document.misplaced.is_none());
        conferring.filter(move |(document, (side, _))| match side {
            Side::Merge => one_side || !self.is_trusted(document),
            Side::Target => !one_side && self.is_trusted(document),
        })
    }

    /// The document at a position of a side.
    pub(crate) fn at(&self, (side, position): (Side, usize)) -> &Document {
        match side {
            Side::Merge => &self.merge.documents[position],
            Side::Target => &self.target.documents[position],
        }
    }

    /// The side and the position of the document of a kind with an id, as rules see it.
    pub fn position(&self, kind: &str, id: &str) -> Option<(Side, usize)> {
        let side = if self.is_of_target(kind) { Side::Target } else { Side::Merge };
        self.side_of_kind(kind).position(kind, id).map(|position| (side, position))
    }

    /// The side and the position of a document of this review.
    pub fn position_of(&self, document: &Document) -> Option<(Side, usize)> {
        let side = document.file.side();
        let documents = &self.side(document.file).documents;
        let is_it = |position: &usize| std::ptr::eq(&raw const documents[*position], document);
        let first = documents.partition_point(|other| other.file < document.file);
        (first..documents.len()).take_while(|at| documents[*at].file == document.file).find(is_it).map(|at| (side, at))
    }

    /// Whether a document confers something, so that it counts as the target has it.
    pub(crate) fn is_trusted(&self, document: &Document) -> bool {
        self.kind(document).is_some_and(KindOf::is_trusted)
    }

    /// The configuration in force.
    pub fn config(&self) -> &Config {
        &self.target.config
    }

    /// The configuration that a file of this root is judged by.
    pub fn config_of(&self, path: &str) -> &Config {
        let project = self.projects.iter().find(|project| project.config().owns(path));
        project.map_or_else(|| self.config(), Self::config)
    }

    /// The side that a file is of; without a base all files are of the judged side.
    fn side(&self, file: FileId) -> &Workspace {
        match file.side() {
            Side::Merge => &self.merge,
            Side::Target => self.compared.as_ref().unwrap_or(&self.target),
        }
    }

    /// The side that a document of this review is of.
    pub fn side_of(&self, document: &Document) -> &Workspace {
        self.side(document.file)
    }

    /// The side that documents of a kind are looked up in.
    fn side_of_kind(&self, kind: &str) -> &Workspace {
        if self.is_of_target(kind) { &self.target } else { &self.merge }
    }

    /// Whether documents of a kind are looked up in a target that is another side than what is judged.
    fn is_of_target(&self, kind: &str) -> bool {
        !self.is_of_one_side() && self.target.kinds.get(kind).is_some_and(KindOf::is_trusted)
    }

    /// The document of a kind with an id, as rules see it.
    pub fn find(&self, kind: &str, id: &str) -> Option<&Document> {
        self.side_of_kind(kind).find(kind, id)
    }

    /// The document of a kind whose id a value is, as [`Workspace::find_value`] has it.
    pub fn find_value(&self, kind: &str, id: Node<'_>) -> Option<&Document> {
        self.side_of_kind(kind).find_value(kind, id)
    }

    /// The side that documents are compared with; none where there is no base.
    fn base_side(&self) -> Option<&Workspace> {
        let side = self.compared.as_ref().unwrap_or(&self.target);
        self.has_base().then_some(side)
    }

    /// The documents of the side that documents are compared with.
    pub fn base_documents(&self) -> &[Document] {
        self.base_side().map_or(&[], |side| &side.documents)
    }

    /// The document as the target has it; none where it is new, or where there is no base.
    pub fn base(&self, name: &DocumentName) -> Option<&Document> {
        self.base_side()?.find(&name.kind, &name.id)
    }

    /// Whether the target has several documents of a kind with an id.
    pub fn base_is_repeated(&self, name: &DocumentName) -> bool {
        self.base_side().is_some_and(|side| side.is_repeated(&name.kind, &name.id))
    }

    /// Whether several documents of a kind have an id.
    pub fn is_repeated(&self, kind: &str, id: &str) -> bool {
        self.side_of_kind(kind).is_repeated(kind, id)
    }

    /// The ids of a kind's documents, in no order.
    pub fn ids(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.side_of_kind(kind).ids(kind)
    }

    /// The id of a kind's document that was meant: of the one with such a name, else the nearest.
    pub fn likely(&self, kind: &str, text: &str) -> Option<&str> {
        self.side_of_kind(kind).likely(kind, text)
    }

    /// A file.
    pub fn file(&self, file: FileId) -> &Arc<SourceFile> {
        self.sources.file(file)
    }

    /// The tree of a document's file.
    pub fn tree(&self, document: &Document) -> Option<&Arc<Tree>> {
        self.side(document.file).tree(document)
    }

    /// Where a document's text lies, and whether it could be read.
    pub fn root(&self, document: &Document) -> Option<&Root> {
        self.side(document.file).root(document)
    }

    /// The root node of a document, if it is a mapping that could be read.
    pub fn node(&self, document: &Document) -> Option<Node<'_>> {
        self.side(document.file).node(document)
    }

    /// The root node of a document if its schema judges it: a mapping, or what else the project's schema of its kind speaks
    /// of. An empty document is none unless its schema says that it may be null.
    pub fn judged(&self, document: &Document) -> Option<Node<'_>> {
        let other = || {
            let shape = self.kind(document).filter(|kind| kind.mapped)?.schema.as_deref()?.outline()?;
            let node = self.tree(document)?.node(self.root(document)?)?;
            let speaks = if node.is_null() { shape.takes_null() } else { shape.speaks_of_other_than_mappings() };
            speaks.then_some(node)
        };
        self.node(document).or_else(other)
    }

    /// Whether a document may have nothing in it, as the project's schema of its kind says.
    pub fn may_be_empty(&self, document: &Document) -> bool {
        let kind = self.kind(document).filter(|kind| kind.mapped);
        kind.and_then(|kind| kind.schema.as_deref()?.outline()).is_some_and(|shape| shape.takes_null())
    }

    /// The kind of a document, if it is known.
    pub fn kind(&self, document: &Document) -> Option<&KindOf> {
        self.target.kinds.get(document.kind.as_deref()?)
    }

    /// The kinds that documents have or may have, by name.
    pub fn kinds(&self) -> &BTreeMap<String, KindOf> {
        &self.target.kinds
    }

    /// The entry of `documents` that names a document's file; the last where several do.
    pub fn entry(&self, document: &Document) -> Option<&DocumentsEntry> {
        let files = &self.side(document.file).files;
        self.config().documents.get(files[document.file.index()].entry?).filter(|_| document.named)
    }

    /// Why the file of a document was not read.
    pub fn unread(&self, document: &Document) -> Option<&Unread> {
        self.side(document.file).files[document.file.index()].unread.as_ref()
    }

    /// Whether a file belongs to this project, and not to the root that it sees the registry of.
    pub fn owns(&self, file: FileId) -> bool {
        self.config().owns(&self.file(file).path)
    }

    /// Whether a file belongs to this project, and findings of it are shown.
    pub fn in_focus(&self, file: FileId) -> bool {
        self.merge.in_focus(&self.file(file).path)
    }
}
