//! What rules look at: a snapshot of each side, its documents with their kinds and ids, and which side judges which.
//! Nothing in it changes any more.

mod affected;
mod asked;
mod edited;
mod holding;
mod past;
mod past_versions;
mod past_work;
mod registry;
mod resolve;
mod review;
mod share;
mod touched;
mod unread;

pub use affected::Affected;
pub use past::{Arrivals, Before, CommitsAsked, Past, PastVersion, ToldHistory};
pub use past_work::DocumentEdit;
pub use registry::Misplaced;
pub use resolve::resolve;
pub use review::{History, Review, Waivers};
pub use share::{ANSWERS, Related};
pub use touched::Touched;
pub(crate) use unread::unread_saying;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use crate::config::Config;
use crate::finding::{Clock, DocumentName, Skipped};
use crate::kind::{Belonging, Library, Places, Schema, near, phase_of, plain_form};
use crate::language::{Fact, Label, Language, Reader, Saying};
use crate::load::{Read, Schemas, Unmatched};
use crate::source::{FileId, Side, SourceFile, Sources, Span};
use crate::yaml::{Node, Root, Tree};

/// One side of a project.
#[derive(Debug)]
pub struct Workspace {
    /// The files.
    pub sources: Sources,
    /// How each file was read.
    pub files: Arc<Vec<Read>>,
    /// For each file its tree; none for a file without a document in scope.
    pub trees: Vec<Option<Arc<Tree>>>,
    /// The documents in scope, in the order of path and place.
    pub documents: Vec<Document>,
    /// The kinds that documents have or may have, by name.
    pub kinds: Arc<BTreeMap<String, KindOf>>,
    /// The configuration.
    pub config: Arc<Config>,
    /// The schema files that the configuration names.
    pub schemas: Arc<Schemas>,
    /// The clock that rules go by.
    pub clock: Clock,
    /// Who reads the answer.
    pub reader: Reader,
    /// The files and documents that are not in scope, and why.
    pub skipped: Vec<Skipped<Saying>>,
    /// The paths that findings are shown for; none for all.
    pub focus: Option<Vec<String>>,
    /// What the configuration says of files that has no effect.
    pub unmatched: Vec<Unmatched>,
    /// Kinds of ours that documents name, and what the configuration takes these documents for.
    pub remapped: BTreeSet<(String, String)>,
    /// The projects below that its configuration lists. Each sees its own documents and the registry of this root.
    pub projects: Vec<Workspace>,
    /// The positions of the documents by kind and id; of two with the same, the first.
    index: HashMap<String, HashMap<String, usize>>,
    /// The same by kind and number, for ids that are numbers or truth values.
    numbers: HashMap<String, HashMap<String, usize>>,
    /// Kinds and ids that several documents have.
    repeated: HashSet<(String, String)>,
}

/// A kind with its schema.
#[derive(Debug)]
pub struct KindOf {
    /// Its name.
    pub name: String,
    /// Its schema, if it has one.
    pub schema: Option<Arc<Schema>>,
    /// The schemas that its schema may refer to.
    pub library: Arc<Library>,
    /// Whether the repository maps it to a schema of its own.
    pub mapped: bool,
    places: OnceLock<Places>,
    belonging: OnceLock<Belonging>,
}

/// A document in scope, readable or not.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its file.
    pub file: FileId,
    /// Which document of the file, from 0.
    pub position: usize,
    /// Its kind and id, where it has both.
    pub name: Option<DocumentName>,
    /// The name of its kind as written or mapped, known or not.
    pub kind: Option<String>,
    /// Where its id stands.
    pub id_place: Option<Span>,
    /// Its id in its one form (`1` for `1.0`), where it is a number or a truth value.
    pub number: Option<String>,
    /// Whether an entry of the configuration names its file.
    pub named: bool,
    /// Why it confers nothing, where it is of the registry and does not stand where the registry stands.
    pub misplaced: Option<Misplaced>,
}

impl Workspace {
    /// The document of a kind with an id.
    pub fn find(&self, kind: &str, id: &str) -> Option<&Document> {
        self.documents.get(self.position(kind, id)?)
    }

    /// The document of a kind whose id a value is: the one with the same text, else, where both are numbers, the one with the
    /// same number, so that `7` finds `7.0`.
    pub fn find_value(&self, kind: &str, id: Node<'_>) -> Option<&Document> {
        let same = || self.documents.get(*self.numbers.get(kind)?.get(&plain_form(id)?)?);
        self.find(kind, id.text()).or_else(same)
    }

    /// The position in `documents` of the document of a kind with an id.
    pub fn position(&self, kind: &str, id: &str) -> Option<usize> {
        self.index.get(kind)?.get(id).copied()
    }

    /// Whether several documents of a kind have an id.
    pub fn is_repeated(&self, kind: &str, id: &str) -> bool {
        self.repeated.contains(&(kind.to_owned(), id.to_owned()))
    }

    /// The ids of a kind's documents, in no order.
    pub fn ids(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.index.get(kind).into_iter().flat_map(|ids| ids.keys().map(String::as_str))
    }

    /// The id of a kind's document that was meant: of the one with such a name, else the nearest.
    pub fn likely(&self, kind: &str, text: &str) -> Option<&str> {
        let mut ids: Vec<&str> = self.ids(kind).collect();
        ids.sort_unstable();
        let is_called = |id: &str| {
            let node = self.find(kind, id).and_then(|document| self.node(document));
            node.is_some_and(|node| {
                ["name", "title"].iter().filter_map(|key| node.get(key)).any(|name| name.text() == text)
            })
        };
        // Ids of people differ in a few letters only: a guess has to be closer than for names of fields.
        ids.iter().copied().find(|id| is_called(id)).or_else(|| ids.into_iter().find(|id| near(text, id, 2)))
    }

    /// The tree of a document's file.
    pub fn tree(&self, document: &Document) -> Option<&Arc<Tree>> {
        self.trees.get(document.file.index())?.as_ref()
    }

    /// The tree of a file that has the same path and the same text here.
    fn tree_of(&self, file: &SourceFile) -> Option<Arc<Tree>> {
        let sides = [Side::Merge, Side::Target];
        let own = sides.into_iter().find_map(|side| self.sources.find(side, &file.path))?;
        let same = self.sources.file(own).text == file.text;
        self.trees.get(own.index()).filter(|_| same)?.clone()
    }

    /// Where a document's text lies, and whether it could be read.
    pub fn root(&self, document: &Document) -> Option<&Root> {
        self.tree(document)?.roots().get(document.position)
    }

    /// The root node of a document, if it is a mapping that could be read.
    pub fn node(&self, document: &Document) -> Option<Node<'_>> {
        let tree = self.tree(document)?;
        tree.node(tree.roots().get(document.position)?).filter(|node| node.is_mapping())
    }

    /// The kind of a document, if it is known.
    pub fn kind(&self, document: &Document) -> Option<&KindOf> {
        self.kinds.get(document.kind.as_deref()?)
    }

    /// The project of this root, or the root itself, that all paths lie in that findings are shown for.
    #[must_use]
    pub fn in_question(mut self) -> Self {
        let is_there =
            |one: &Workspace| one.focus.as_ref().is_some_and(|focus| focus.iter().all(|path| one.config.owns(path)));
        match self.projects.iter().position(is_there) {
            Some(at) => self.projects.swap_remove(at),
            None => self,
        }
    }

    /// The configuration that a file of this root is judged by.
    fn config_of(&self, path: &str) -> &Config {
        let projects = self.projects.iter().find(|project| project.config.owns(path));
        projects.map_or(&self.config, |project| &project.config)
    }

    /// Whether a file belongs to this project, and findings of it are shown.
    pub fn in_focus(&self, path: &str) -> bool {
        if !self.config.owns(path) {
            return false;
        }
        let Some(focus) = &self.focus else { return true };
        focus
            .iter()
            .any(|part| path.strip_prefix(part.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    }
}

impl KindOf {
    /// The places that the schema marks.
    pub fn places(&self) -> &Places {
        self.places.get_or_init(|| self.schema.as_ref().map(|schema| schema.places()).unwrap_or_default())
    }

    /// Which services its documents belong to.
    pub fn belonging(&self) -> &Belonging {
        self.belonging
            .get_or_init(|| self.schema.as_deref().and_then(Schema::shape).map(Belonging::of).unwrap_or_default())
    }

    /// The phase that the status of a document of the kind maps to (`x-phase`); none where it is not known. What is called
    /// off after it had begun (`stoppedAt`) is decided, not void.
    pub fn phase(&self, document: Node<'_>) -> Option<&str> {
        let shape = self.schema.as_deref().and_then(Schema::shape)?;
        let phases = shape.property("status")?.keyword("x-phase")?;
        phases.get(document.get("status")?.text())?.as_str().map(|phase| phase_of(phase, document))
    }

    /// Whether documents of the kind confer something on others (a role, a policy, an exception), so that they count as
    /// the target branch has them.
    pub fn is_trusted(&self) -> bool {
        let shape = self.schema.as_deref().filter(|_| !self.mapped).and_then(Schema::shape);
        let marks = shape.and_then(|shape| shape.keyword("x-kind"));
        let mark = |name: &str| marks.and_then(|marks| marks.get(name)).and_then(serde_json::Value::as_bool);
        mark("work") == Some(false) || mark("trusted") == Some(true)
    }

    /// Whether documents of the kind are of the registry: they say who holds which role, and which policies govern what.
    pub fn is_of_registry(&self) -> bool {
        let shape = self.schema.as_deref().filter(|_| !self.mapped).and_then(Schema::shape);
        let marks = shape.and_then(|shape| shape.keyword("x-kind"));
        marks.and_then(|marks| marks.get("registry")).and_then(serde_json::Value::as_bool) == Some(true)
    }

    /// The name by which `vedtak schema` shows the schema.
    pub fn shown_by(&self) -> Option<&str> {
        (!self.mapped).then_some(self.name.as_str())
    }

    /// What messages call the kind: its schema's title, else its name.
    pub fn fact(&self) -> Fact {
        let label = self.schema.as_deref().and_then(Schema::shape).and_then(|shape| shape.label());
        let label = label.filter(|label: &Label| !self.mapped && !label.of(Language::En).is_empty());
        crate::kind::kind_fact(&self.name, label)
    }
}
